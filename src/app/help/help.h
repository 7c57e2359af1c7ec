// help.h -- the manual: the pages of docs/handleiding, built into the program.
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/layout/layout.h"

extern const Route help_routes[];

#endif
