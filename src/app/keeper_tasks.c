#include "app/keeper_tasks.h"

#include "app/afwegen/afwegen.h"
#include "app/audit/audit.h"
#include "app/bericht/bericht.h"
#include "app/bewaren/bewaren.h"
#include "app/duiding/duiding.h"
#include "app/overleg/overleg.h"

enum { NIGHT_MINUTE = 3 * 60, ANALYSIS_MINUTE = 4 * 60, RUNS_A_NIGHT = 20 };

static Err
checkpoint(Db *db, Arena *a, const void *arg, int64_t now)
{
    (void)a, (void)arg, (void)now;
    return db_checkpoint(db);
}

typedef struct Purge {
    Arena *arena;
    int64_t now;
} Purge;

static Err
purge_mail(Db *db, void *arg)
{
    const Purge *p = arg;
    return bericht_purge(db, p->arena, p->now);
}

static Err
purge(Db *db, Arena *a, const void *arg, int64_t now)
{
    (void)arg;
    TRY(afwegen_wipe(db, a, layout_day_of(a, now)));
    TRY(db_transaction(db, purge_mail, &(Purge){a, now}));
    return bewaren_purge(db, a, now);
}

static Err
mail(Db *db, Arena *a, const void *arg, int64_t now)
{
    return bericht_keeper(db, a, arg, now, overleg_file);
}

// What was destroyed also leaves the log of the database (WAL), at once.
static Err
retention(Db *db, Arena *a, const void *arg, int64_t now)
{
    BewarenResult result = {.more = true};
    AuditActor who = {.text = S("Weerglas, nachtelijke taak"), .trace = audit_trace(a)};
    for (int i = 0; i < RUNS_A_NIGHT && result.more; i++)
        TRY(bewaren_run(db, a, arg, now, who, &result));
    return db_checkpoint(db);
}

static Err
audit_head(Db *db, Arena *a, const void *arg, int64_t now)
{
    AuditState state;
    return audit_note_head(db, a, arg, now, &state);
}

static Err
meetings(Db *db, Arena *a, const void *arg, int64_t now)
{
    TRY(meeting_plan_all(db, a, now));
    return agenda_return_all(db, a, arg, now);
}

static Err
analysis_ask(Db *db, Arena *a, const void *arg, int64_t now)
{
    return duiding_ask_all(db, a, arg, now);
}

static Err
analysis(Db *db, Arena *a, const void *arg, int64_t now)
{
    return duiding_work(db, a, arg, now, false, NULL);
}

const KeeperTask keeper_tasks[KEEPER_TASKS] = {
    {.name = STR("checkpoint"), .every_s = 60, .each_keeper = true, .run = checkpoint},
    {.name = STR("mail"), .every_s = 15, .each_keeper = true, .run = mail},
    {.name = STR("purge"), .every_s = 3600, .run = purge},
    {.name = STR("meetings"), .every_s = 3600, .run = meetings},
    {.name = STR("retention"), .at_minute = NIGHT_MINUTE, .run = retention},
    {.name = STR("analysis_ask"), .at_minute = ANALYSIS_MINUTE, .run = analysis_ask},
    {.name = STR("analysis"), .every_s = 5, .each_keeper = true, .run = analysis},
    {.name = STR("audit_head"), .at_minute = NIGHT_MINUTE, .run = audit_head},
};
