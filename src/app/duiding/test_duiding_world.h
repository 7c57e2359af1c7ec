// test_duiding_world.h -- what a run would have found, put in a world by hand.
#ifndef APP_TEST_DUIDING_WORLD_H
#define APP_TEST_DUIDING_WORLD_H

#include "app/duiding/duiding_beeld.h"
#include "app/duiding/duiding_store.h"
#include "app/signal/test_signal_world.h"
#include "duiding_run_queries.h"
#include "duiding_store_queries.h"

#define DUIDING_LAST "2025-12-29" // the Monday of the last week that was counted

typedef struct DuidingWorld {
    World *w;
    int64_t run;
    Str list; // of weeks, as store_weeks takes them
    // of the next warning
    int64_t warning, areas[4];
    size_t nareas;
    Str kind, theme, place, name, sources;
    int64_t observed;
    double expected;
    bool fresh;
} DuidingWorld;

static inline Err
duiding_world_run(Db *db, void *arg)
{
    DuidingWorld *x = arg;
    Arena *a = x->w->arena;
    RunClaimRows claimed;
    RunEndRows ended;
    x->run = random_id();
    TRY(q_run_add(db, a, x->run, S("D-2026-0001"), x->w->region, S("nacht"), S("2025-12-31"), 0,
                  WORLD_NOW - 7200, 4711, S("2030-01-01")));
    TRY(q_run_claim(db, a, x->run, S("wacht"), 0, 1, WORLD_NOW - 7000, &claimed));
    TRY(q_run_result(db, a, x->run, S("window=28\nfalse_alarm_days=91"), S("0.4.0"), S("aa"),
                     S("bb"), 123));
    return q_run_end(db, a, x->run, WORLD_NOW - 7000, S("klaar"), WORLD_NOW - 6900, S(""), &ended);
}

static inline Err
duiding_world_weeks(Db *db, void *arg)
{
    DuidingWorld *x = arg;
    TRY(q_store_weeks(db, x->w->arena, x->list, x->w->region, x->run));
    return duiding_store_sums(db, x->w->arena, x->w->region, x->run, duiding_day(S(DUIDING_LAST)));
}

// Count `n` signals in the week that began `back` weeks before the last.
static inline void
duiding_week(DuidingWorld *x, const char *place, const char *theme, int back, int64_t n,
             double expected, const char *alarm)
{
    Arena *a = x->w->arena;
    Str week = layout_day_add(a, S(DUIDING_LAST), -7 * back);
    x->list =
        str_fmt(a, "%.*s%s[\"%s\",\"%s\",\"%.*s\",%lld,%.2f,%.2f,%.2f,\"%s\"]", (int)x->list.n,
                x->list.p, x->list.n ? "," : "", place, theme, (int)week.n, week.p, (long long)n,
                expected, expected > 2 ? expected - 2 : 0, expected + 3, alarm);
}

// The same for a municipality, with what it adds to the region and to all themes.
static inline void
duiding_counts(DuidingWorld *x, const char *place, const char *theme, int back, int64_t n)
{
    duiding_week(x, place, theme, back, n, 2, "");
    duiding_week(x, place, "", back, n, 2, "");
}

static inline void
duiding_write_weeks(DuidingWorld *x)
{
    CHECK_OK(db_transaction(x->w->db, duiding_world_weeks, x));
}

static inline Err
duiding_world_warning(Db *db, void *arg)
{
    DuidingWorld *x = arg;
    Arena *a = x->w->arena;
    x->warning = random_id();
    Str number = str_fmt(a, "W-2026-%lld", (long long)x->warning);
    TRY(q_warning_add(db, a, x->warning, number, x->w->region, x->run, x->kind, x->theme,
                      WORLD_NOW - 3600, S("2030-01-01")));
    TRY(q_warning_numbers(db, a, x->warning, x->run, x->kind, S("ruimte-tijd-poisson"), x->place,
                          x->name, S("2025-12-03"), S("2025-12-31"), x->observed, x->expected, 9.5,
                          0.002, 243, S("oranje"), x->sources, S("7 3"), S("9 4.488"), x->fresh,
                          WORLD_NOW - 3600));
    for (size_t i = 0; i < x->nareas; i++)
        TRY(q_warning_area_add(db, a, x->warning, x->areas[i], 7, 2));
    return OK;
}

// A warning about Waterrijk-Noord and Waterrijk-Zuid, and signals behind it.
static inline DuidingWorld
duiding_world(World *w)
{
    DuidingWorld x = {.w = w,
                      .kind = S("plek"),
                      .theme = S("opvang"),
                      .place = str_fmt(w->arena, "a%lld", (long long)w->area_noord),
                      .name = S("Waterrijk-Noord en een buurkern"),
                      .sources = S("wijkagent 9\ninwoner 5"),
                      .observed = 14,
                      .expected = 4.1,
                      .areas = {w->area_noord, w->area_zuid},
                      .nareas = 2};
    CHECK_OK(db_transaction(w->db, duiding_world_run, &x));
    return x;
}

static inline void
duiding_warn(DuidingWorld *x)
{
    CHECK_OK(db_transaction(x->w->db, duiding_world_warning, x));
}

// "/beeld/waarschuwingen/ID" with what comes behind it.
static inline const char *
duiding_at(const DuidingWorld *x, const char *rest)
{
    return str_fmt(x->w->arena, "/beeld/waarschuwingen/%lld%s", (long long)x->warning, rest).p;
}

#endif
