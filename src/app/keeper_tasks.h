// keeper_tasks.h -- what the product does by itself, for the keeper.
#ifndef APP_KEEPER_TASKS_H
#define APP_KEEPER_TASKS_H

#include "app/context.h"
#include "job/keeper.h"

enum { KEEPER_TASKS = 8 };

// In the order in which they are done when several are due at once. Their arg is a Context.
extern const KeeperTask keeper_tasks[KEEPER_TASKS];

#endif
