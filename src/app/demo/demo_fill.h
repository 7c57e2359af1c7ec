// demo_fill.h -- puts the demo plan into an empty database, by the same functions as real use.
#ifndef APP_DEMO_FILL_H
#define APP_DEMO_FILL_H

#include "app/context.h"
#include "app/demo/demo_plan.h"

// The password of every demo account.
#define DEMO_PASSWORD "duin-wolken-fluiten-2026"

typedef struct DemoWanted {
    uint64_t seed;
    Str last_day; // YYYY-MM-DD; not after the day of `now`
    int64_t now;  // unix seconds
} DemoWanted;

// What was put in.
typedef struct DemoFilled {
    size_t accounts, signals, events, triggers, trends, kwesties, meetings, items;
    int64_t partnership;
    Str follow_code; // with which a resident follows a report, and reads what became of it
} DemoFilled;

// Fill a database that has no accounts. What the plan says of the last day, when that is today,
// falls in the part of today that has been. Several transactions: when one fails, the database is
// filled in part and must be thrown away. E_CONFLICT when there are accounts; E_INVALID when
// last_day is no date or lies in the future.
Err demo_fill(Db *db, Arena *a, const Context *c, const DemoWanted *wanted, DemoFilled *out);

// Let Duiden look at what was filled in, as its keeper would have done: on the days on which the
// planted rises of the past were there to be seen, and at the end. After demo_fill().
Err demo_analyse(Db *db, Arena *a, const Context *c, const DemoWanted *wanted,
                 const DemoFilled *filled);

// ---- for this folder ----------------------------------------------------------------------------

enum { DEMO_BATCH = 250 }; // signals in one transaction

// What the steps of filling share. Ids are in the order of the tables of demo_region.h and of the
// plan; a step may run again, and then overwrites its own.
typedef struct DemoFiller {
    Arena *arena;
    const Context *context;
    const DemoPlan *plan;
    int64_t now, midnight; // midnight: of the last day, when that is today; else 0
    int64_t partnership;
    int64_t *areas, *organisations, *accounts, *signals, *triggers, *trends;
    int64_t kwesties[DEMO_KWESTIES];        // in the order of the plan
    int64_t core_team[DEMO_MUNICIPALITIES]; // a named circle in each municipality
    size_t from, to;                        // the batch of signals
    DemoFilled filled;
} DemoFiller;

// The moment in the database of a moment in the plan.
int64_t demo_moment(const DemoFiller *f, int64_t planned);

// The account of a user of the plan; 0 for DEMO_NONE.
int64_t demo_account(const DemoFiller *f, int user);

// Whether a user is in the named circle of a municipality.
bool demo_in_core_team(const DemoUser *u, int municipality);

// The steps; each runs inside a transaction, with a DemoFiller as arg.
Err demo_fill_people(Db *db, void *arg);
Err demo_fill_signals(Db *db, void *arg); // f->from up to f->to
Err demo_fill_story(Db *db, void *arg);   // triggers, trends, saved views, a link to follow
Err demo_fill_kwesties(Db *db, void *arg);
Err demo_fill_afwegen(Db *db, void *arg);   // after the kwesties
Err demo_fill_aanpakken(Db *db, void *arg); // after the kwesties and their rights tests
Err demo_fill_overleg(Db *db, void *arg);   // a series, its meetings and what is on them
// Every item of a meeting that has been: picture, scores of five to eight people, decision.
Err demo_fill_weighings(Db *db, void *arg);
Err demo_fill_network(Db *db, void *arg); // after the kwesties

#endif
