// The demo ends with what Duiden makes of it, so that its pages are filled.
#include "app/demo/demo_date.h"
#include "app/demo/demo_fill.h"
#include "app/duiding/duiding.h"
#include "demo_queries.h"

#include <string.h>

enum { EVENING = 22 * 3600, MORNING_AFTER = 11 * 3600, LOOKS = 6, DAYS_MAX = 64 };

typedef struct Asking {
    Arena *arena;
    const Context *context;
    int64_t partnership, now;
} Asking;

static Err
ask(Db *db, void *arg)
{
    const Asking *k = arg;
    DuidingAsked asked;
    return duiding_ask(db, k->arena, k->context, k->partnership,
                       (AuditActor){.text = S("Weerglas, demo")}, k->now, &asked);
}

static Err
analyse_at(Db *db, Arena *a, const Context *c, int64_t partnership, int64_t now)
{
    Asking k = {a, c, partnership, now};
    TRY(db_transaction(db, ask, &k));
    return duiding_work(db, a, c, now, true, NULL);
}

// ---- what people did with a warning -------------------------------------------------------------

typedef struct Following {
    Arena *arena;
    const Context *context;
    const DemoPlan *plan;
    int64_t partnership, now;
} Following;

static bool
is_before(Str x, Str y) // days as text
{
    return memcmp(x.p, y.p, 10) < 0;
}

// The planted rise that a warning is about, when it is over.
static const DemoRise *
rise_of(const Following *f, const DemoWarningsRow *w)
{
    for (size_t i = 0; i < DEMO_RISES; i++) {
        const DemoRise *r = &f->plan->rises[i];
        if (str_eq(r->theme, w->theme) && !is_before(w->last_on, r->from) &&
            !is_before(r->to, w->first_on) && is_before(r->to, f->plan->last_day))
            return r;
    }
    return NULL;
}

// Whoever leads the overleg follows the warnings about rises of the past: they had a reason.
static Err
follow(Db *db, void *arg)
{
    const Following *f = arg;
    DemoWarningsRows rows;
    TRY(q_demo_warnings(db, f->arena, f->partnership, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        const DemoRise *r = rise_of(f, &rows.v[i]);
        Str number;
        if (!r || rows.v[i].leader == 0)
            continue;
        TRY(duiding_decide(db, f->arena, rows.v[i].leader, rows.v[i].id, rows.v[i].version,
                           S("volgen"), r->explanation, 0, f->now, &number));
        TRY(audit_add_as(db, f->arena, f->context, (AuditActor){.text = S("Weerglas, demo")},
                         f->now,
                         (AuditEntry){.name = S("warning.volgen"),
                                      .activity = S("kwestie"),
                                      .object_kind = S("warning"),
                                      .object_id = rows.v[i].id,
                                      .object = number}));
    }
    return OK;
}

// ---- looking ------------------------------------------------------------------------------------

// Put a day among the days, once, in order.
static void
add_day(int64_t *days, size_t *n, int64_t day)
{
    size_t at = *n;
    for (size_t i = 0; i < *n; i++)
        if (days[i] == day)
            return;
    for (; at > 0 && days[at - 1] > day; at--)
        days[at] = days[at - 1];
    days[at] = day;
    (*n)++;
}

Err
demo_analyse(Db *db, Arena *a, const Context *c, const DemoWanted *wanted, const DemoFilled *filled)
{
    DemoPlan plan;
    int64_t last, days[DAYS_MAX], now = wanted->now;
    size_t n = 0;
    TRY(demo_day_parse(wanted->last_day, &last));
    TRY(demo_plan(a, wanted->seed, wanted->last_day, &plan));
    for (int week = 1; week <= LOOKS; week++)
        add_day(days, &n, last - week * 7);
    for (size_t i = 0; i < DEMO_RISES; i++) {
        int64_t to;
        TRY(demo_day_parse(plan.rises[i].to, &to));
        for (int week = 0; week < 3; week++)
            if (to - week * 7 < last)
                add_day(days, &n, to - week * 7);
    }
    for (size_t i = 0; i < n; i++) {
        Following f = {a, c, &plan, filled->partnership,
                       demo_unix(days[i], EVENING) + MORNING_AFTER};
        TRY(analyse_at(db, a, c, filled->partnership, demo_unix(days[i], EVENING)));
        TRY(db_transaction(db, follow, &f));
    }
    int64_t evening = demo_unix(last, EVENING);
    return analyse_at(db, a, c, filled->partnership, evening < now ? evening : now);
}
