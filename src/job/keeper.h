// keeper.h -- work that nobody asks for: a process that does each task of a table when it is due.
#ifndef JOB_KEEPER_H
#define JOB_KEEPER_H

#include "db/db.h"

enum {
    KEEPER_RETRY_S = 600,      // a task that failed is tried again after this, or after its period
    KEEPER_SLEEP_S = 60,       // how long it sleeps at most
    KEEPER_MEMORY = 128 << 20, // what one task may allocate
};

typedef struct KeeperTask {
    Str name;         // in the database and the log
    int64_t every_s;  // seconds from one beginning to the next; 0: once a day
    int at_minute;    // of the day in the Netherlands, for a task of once a day
    bool each_keeper; // every keeper process does it, and it is not written down; with every_s only
    Err (*run)(Db *db, Arena *a, const void *arg, int64_t now);
} KeeperTask;

// When a task is due that last began at last_at (0: never) and failed so many times since it went
// well: a moment that is not after `now` means: now. A moment in the future counts as never, so
// that a clock that was set back does not put work off. Pure but for the time zone of the process.
int64_t keeper_due_at(const KeeperTask *t, int64_t last_at, int64_t failed, int64_t now);

// Do the task if it is due at `now`; *ran tells whether it was. When it last began stands in the
// database, so that neither a restart nor a second machine does it twice. A task that fails is
// logged and no error here. *memory: when it last began, for a task that is not written down.
Err keeper_do(Db *db, const KeeperTask *t, const void *arg, int64_t now, int64_t *memory, bool *ran,
              int64_t *due_at);

// Do all tasks when they are due, until SIGTERM or SIGINT, which must be blocked on entry; then OK.
// A signal ends its sleep at once, and a task in progress is finished first.
Err keeper_loop(Db *db, const KeeperTask *tasks, size_t n, const void *arg);

#endif
