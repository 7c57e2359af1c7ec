// The queue of runs, and how often a region accepts a warning without a reason.
#include "app/duiding/duiding_run.h"
#include "app/setting/setting.h"
#include "base/secret.h"
#include "duiding_run_queries.h"

enum { REGIONS = 1000, SEED_BITS = 0x7FFFFFFF };

static const Choice rates[] = {
    {STR("maand"), STR("ongeveer eens per maand")},
    {STR("kwartaal"), STR("ongeveer eens per kwartaal")},
    {STR("jaar"), STR("ongeveer eens per jaar")},
};
const Choices duiding_rates = {COUNT(rates), rates};

static int64_t
days_of_rate(Str code)
{
    return str_eq(code, S("maand")) ? 30 : str_eq(code, S("jaar")) ? 365 : 91;
}

Err
duiding_rate(Db *db, Arena *a, int64_t partnership_id, DuidingRate *out)
{
    ChoiceGetRow row = {.false_alarm = S("kwartaal")};
    Err e = q_choice_get(db, a, partnership_id, &row);
    if (err_code(e) != E_NOT_FOUND)
        TRY(e);
    *out = (DuidingRate){row.false_alarm, days_of_rate(row.false_alarm), row.version};
    return OK;
}

Err
duiding_rate_set(Db *db, Arena *a, int64_t partnership_id, Str code, int64_t version,
                 int64_t account, int64_t now)
{
    ChoiceAddRows added = {0};
    ChoiceChangeRows changed = {0};
    if (version == 0)
        TRY(q_choice_add(db, a, partnership_id, code, account, now, &added));
    else
        TRY(q_choice_change(db, a, partnership_id, code, account, now, version, &changed));
    if (added.n + changed.n == 0)
        FAIL(E_CONFLICT, "somebody chose in the meantime");
    return OK;
}

// ---- asking -------------------------------------------------------------------------------------

typedef struct Asking {
    Arena *arena;
    const Context *context;
    int64_t partnership_id, now;
    Str kind, as_of;
    AuditActor who;
    DuidingAsked *out;
} Asking;

static Err
add(Db *db, const Asking *k)
{
    Str keep;
    int64_t days;
    int64_t seed = random_id() & SEED_BITS;
    k->out->id = random_id();
    TRY(setting_number(db, k->arena, S("keep_run_days"), &days));
    keep = layout_day_add(k->arena, layout_day_of(k->arena, k->now), days);
    TRY(setting_next_number(db, k->arena, S("D"), k->now, &k->out->number));
    TRY(q_run_add(db, k->arena, k->out->id, k->out->number, k->partnership_id, k->kind, k->as_of,
                  k->who.id, k->now, seed, keep));
    return audit_add_as(db, k->arena, k->context, k->who, k->now,
                        (AuditEntry){.name = S("analysis.asked"),
                                     .activity = S("duiden"),
                                     .object_kind = S("analysis_run"),
                                     .object_id = k->out->id,
                                     .object = k->out->number,
                                     .detail = k->as_of});
}

Err
duiding_ask(Db *db, Arena *a, const Context *c, int64_t partnership_id, AuditActor who, int64_t now,
            DuidingAsked *out)
{
    RunPendingRows rows;
    TRY(q_run_pending(db, a, partnership_id, &rows));
    if (rows.n > 0) {
        *out = (DuidingAsked){rows.v[0].id, rows.v[0].number, true};
        return OK;
    }
    *out = (DuidingAsked){0};
    return add(db, &(Asking){.arena = a,
                             .context = c,
                             .partnership_id = partnership_id,
                             .now = now,
                             .kind = S("vraag"),
                             .as_of = layout_day_of(a, now),
                             .who = who,
                             .out = out});
}

static Err
add_for_night(Db *db, void *arg)
{
    return add(db, arg);
}

Err
duiding_ask_all(Db *db, Arena *a, const Context *c, int64_t now)
{
    RunRegionsRows rows;
    Str yesterday = layout_day_add(a, layout_day_of(a, now), -1);
    TRY(q_run_regions(db, a, yesterday, REGIONS, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        DuidingAsked asked = {0};
        Asking k = {.arena = a,
                    .context = c,
                    .partnership_id = rows.v[i].id,
                    .now = now,
                    .kind = S("nacht"),
                    .as_of = yesterday,
                    .who = {.text = S("Weerglas, nachtelijke taak")},
                    .out = &asked};
        TRY(db_transaction(db, add_for_night, &k));
    }
    return OK;
}

Err
duiding_stop(Db *db, Arena *a, const Context *c, int64_t run_id, int64_t viewer, AuditActor who,
             int64_t now)
{
    RunToStopRow run;
    TRY(q_run_to_stop(db, a, run_id, viewer, &run));
    if (!str_eq(run.state, S("wacht")) && !str_eq(run.state, S("bezig")))
        FAIL(E_CONFLICT, "the run is over");
    TRY(q_run_stop(db, a, run_id, viewer, now));
    return audit_add_as(db, a, c, who, now,
                        (AuditEntry){.name = S("analysis.stopped"),
                                     .activity = S("duiden"),
                                     .object_kind = S("analysis_run"),
                                     .object_id = run_id,
                                     .object = run.number});
}
