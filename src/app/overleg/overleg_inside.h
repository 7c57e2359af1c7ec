// overleg_inside.h -- for overleg*.c and the templates of this folder only.
#ifndef APP_OVERLEG_INSIDE_H
#define APP_OVERLEG_INSIDE_H

#include "app/account/account.h"
#include "app/audit/audit.h"
#include "app/overleg/overleg.h"
#include "app/setting/setting.h"
#include "assets.h"
#include "overleg_agenda_queries.h"
#include "overleg_meeting_queries.h"

// The moment of a day and a time ("09:30") in the Netherlands. The day must be one.
Err overleg_moment(Str day, Str time, int64_t *out);

// "09:30" of a moment.
Str overleg_clock(Arena *a, int64_t unix_s);

// Let in the deputies of who is in the items of a meeting, and out who is no longer one.
Err agenda_deputise(Db *db, Arena *a, int64_t meeting_id, int64_t now);

// The item with everything its own pages need, and the look at it in the log.
Err agenda_look(Req *r, int64_t item_id, AgendaItemGetRow *row);

#endif
