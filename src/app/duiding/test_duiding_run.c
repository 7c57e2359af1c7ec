// The computing half of Duiden: what counts, how rare it is, the queue.
#include "app/account/test_person.h"
#include "app/bewaren/bewaren.h"
#include "app/duiding/duiding_run.h"
#include "app/signal/test_signal_new.h"
#include "duiding_run_queries.h"
#include "test/check.h"
#include "test/world.h"

#include <string.h>

enum { DAY = 86400, WEEKS = 60 };

// ---- what counts --------------------------------------------------------------------------------

static DuidingRecord
record(int32_t day, uint32_t area, uint8_t theme, uint32_t source, uint32_t incident)
{
    return (DuidingRecord){.day = day,
                           .received = day,
                           .area = area,
                           .theme = theme,
                           .source = source,
                           .incident = incident};
}

static size_t
counting(Arena *a, DuidingRecord *records, size_t n)
{
    DuidingSource sources[2] = {{.account = 1}, {.account = 2}};
    DuidingInput in = {.nrecords = n, .nsources = 2, .nthemes = 3};
    size_t once = 0;
    duiding_input_order(a, &in, records, sources);
    for (size_t i = 0; i < n; i++)
        once += records[i].once;
    return once;
}

TEST(duiding_run, what_one_reporter_says_of_one_day_counts_once)
{
    Arena *a = arena_new(1 << 20);
    DuidingRecord same[] = {record(1, 1, 1, 1, 0), record(1, 1, 1, 1, 0), record(1, 1, 1, 2, 0)};
    DuidingRecord apart[] = {record(1, 1, 1, 1, 0), record(2, 1, 1, 1, 0), record(1, 2, 1, 1, 0),
                             record(1, 1, 2, 1, 0)};
    DuidingRecord residents[] = {record(1, 1, 1, 0, 0), record(1, 1, 1, 0, 0)};
    DuidingRecord gathered[] = {record(1, 1, 1, 1, 7), record(1, 1, 1, 2, 7),
                                record(1, 1, 1, 0, 7)};
    CHECK_INT(counting(a, same, 3), 2);
    CHECK_INT(counting(a, apart, 4), 4);
    CHECK_INT(counting(a, residents, 2), 2);
    CHECK_INT(counting(a, gathered, 3), 1);
    arena_free(a);
}

TEST(duiding_run, days_are_counted_from_1970)
{
    Arena *a = arena_new(1 << 16);
    CHECK_INT(duiding_day(S("1970-01-01")), 0);
    CHECK_INT(duiding_day(S("2024-02-29")), 19782);
    CHECK_STR(duiding_day_text(a, 19782), S("2024-02-29"));
    CHECK_STR(duiding_day_text(a, 19783), S("2024-03-01"));
    CHECK_INT(duiding_weekday(duiding_day(S("2026-01-01"))), 3); // a Thursday
    arena_free(a);
}

TEST(duiding_run, more_reporters_is_not_more_tension)
{
    Arena *a = arena_new(1 << 20);
    DuidingRecord r[] = {record(1, 0, 1, 1, 0), record(1, 0, 2, 1, 0), record(2, 0, 1, 2, 0),
                         record(3, 0, 1, 0, 0), record(3, 0, 2, 0, 0), record(9, 0, 1, 1, 0)};
    const uint32_t list[] = {0, 1, 2, 3, 4, 5};
    DuidingInput in = {.records = r, .nrecords = 6, .nthemes = 2};
    double people[3];
    duiding_reporters(a, &in, list, 6, 1, 3, people);
    CHECK_NEAR(people[DUIDING_ALL], 4, 0); // two accounts and two residents
    CHECK_NEAR(people[1], 2, 0);           // account 1 and a resident spoke of something else
    CHECK_NEAR(people[2], 3, 0);
    CHECK_NEAR(duiding_effort(10, 10), 1, 0);
    CHECK_NEAR(duiding_effort(2, 10), 1, 0); // fewer is silence, not a lower bar
    CHECK_NEAR(duiding_effort(10, 3.5), 2, 1e-12);
    CHECK_NEAR(duiding_effort(1000, 1), 3, 0);
    arena_free(a);
}

TEST(duiding_run, how_rare_something_is_follows_from_the_year_before)
{
    static double plek[2 * DUIDING_DAYS], reeks[2 * 52];
    for (size_t i = 0; i < COUNT(plek); i++)
        plek[i] = 10;
    for (size_t i = 0; i < COUNT(reeks); i++)
        reeks[i] = (double)NAN;
    for (size_t i = 100; i < 110; i++) // one thing of ten days
        plek[DUIDING_DAYS + i] = 0.01;
    plek[200] = 0.02;                 // another, of all themes
    plek[105] = 0.01;                 // the first once more
    plek[DUIDING_DAYS + 363] = 0.001; // what is there now does not count
    reeks[52 + 3] = 0.005;            // of days 27 to 33
    reeks[52 + 14] = 0.01;            // the first, seen in a series too: days 104 to 110
    DuidingFamily f = {.plek = plek,
                       .reeks = reeks,
                       .days = DUIDING_DAYS,
                       .themes = 2,
                       .reeks_weeks = 52,
                       .first_day = 1000,
                       .first_monday = 1000};
    CHECK_NEAR(duiding_recurrence(&f, 0.0001), 365, 0);
    CHECK_NEAR(duiding_recurrence(&f, 0.005), 365 / 2.0, 0);
    CHECK_NEAR(duiding_recurrence(&f, 0.01), 365 / 3.0, 0);
    CHECK_NEAR(duiding_recurrence(&f, 0.02), 365 / 4.0, 0);
    CHECK_NEAR(duiding_threshold(&f, 91), 10, 0.01);
    CHECK_NEAR(duiding_threshold(&f, 120), 0.02, 1e-6);
    CHECK_NEAR(duiding_threshold(&f, 400), 0, 0);
    CHECK_STR(duiding_level(91), S("geel"));
    CHECK_STR(duiding_level(100), S("oranje"));
    CHECK_STR(duiding_level(365), S("rood"));
}

// ---- a region in a database ---------------------------------------------------------------------

typedef struct Filling {
    World *w;
    int quiet_weeks; // Koogdorp says nothing in the last ones
    int burst;       // signals about Noord in the last week
} Filling;

static Err
put(SignalBulk *b, World *w, int days_ago, int64_t area, Str municipality, int64_t reporter,
    Str theme)
{
    int64_t at = WORLD_NOW - (int64_t)days_ago * DAY;
    SignalNew n = t_signal_new(w);
    n.municipality = municipality;
    n.area_id = area;
    n.theme = theme;
    n.observed_from = n.observed_to = layout_day_of(w->arena, at);
    n.reporter_id = reporter;
    n.organisation_id = reporter ? w->police : 0;
    return signal_bulk_put(b, &n, at);
}

static Err
fill(Db *db, void *arg)
{
    const Filling *f = arg;
    World *w = f->w;
    SignalBulk *b;
    TRY(signal_bulk_begin(db, w->arena, 0, &b));
    for (int week = WEEKS; week >= 0; week--) {
        TRY(put(b, w, week * 7 + 1, w->area_noord, S("GM9001"), 0, S("verkeer")));
        TRY(put(b, w, week * 7 + 2, w->area_zuid, S("GM9001"), 0, S("opvang")));
        if (week >= f->quiet_weeks) {
            TRY(put(b, w, week * 7 + 3, w->area_koogdorp, S("GM9002"), 0, S("wonen")));
            TRY(put(b, w, week * 7 + 4, w->area_koogdorp, S("GM9002"), w->account[DEELNEMER],
                    S("verkeer")));
        }
    }
    for (int i = 0; i < f->burst; i++)
        TRY(put(b, w, 3 + i % 6, w->area_noord, S("GM9001"), 0, S("opvang")));
    return signal_bulk_end(b);
}

static World
region(int quiet_weeks, int burst)
{
    World w = world();
    Filling f = {&w, quiet_weeks, burst};
    CHECK_OK(db_transaction(w.db, fill, &f));
    return w;
}

typedef struct Asking {
    World *w;
    DuidingAsked asked;
    int64_t stop, viewer, now;
} Asking;

static Err
ask_it(Db *db, void *arg)
{
    Asking *k = arg;
    return duiding_ask(db, k->w->arena, k->w->context, k->w->region,
                       (AuditActor){.text = S("test")}, k->now, &k->asked);
}

static DuidingAsked
ask(World *w, int64_t now)
{
    Asking k = {.w = w, .now = now};
    CHECK_OK(db_transaction(w->db, ask_it, &k));
    return k.asked;
}

static Err
stop_it(Db *db, void *arg)
{
    const Asking *k = arg;
    return duiding_stop(db, k->w->arena, k->w->context, k->stop, k->viewer,
                        (AuditActor){.text = S("test")}, k->now);
}

static size_t
work(World *w, int64_t now)
{
    size_t done;
    CHECK_OK(duiding_work(w->db, w->arena, w->context, now, true, &done));
    return done;
}

static int64_t
number(World *w, const char *what)
{
    return world_number(w, str_fmt(w->arena, "SELECT %s", what).p);
}

TEST(duiding_run, a_run_finds_a_rise_and_can_be_done_again)
{
    World w = region(0, 12);
    DuidingAsked first = ask(&w, WORLD_NOW), second = ask(&w, WORLD_NOW + 5);
    DuidingAgain again;
    CHECK(!first.waited && second.waited);
    CHECK_STR(first.number, S("D-2026-0001"));
    CHECK_INT(first.id, second.id);
    CHECK_ERR(duiding_again(w.db, w.arena, first.number, &again), E_CONFLICT);
    CHECK_INT(work(&w, WORLD_NOW + 10), 1);
    CHECK_INT(number(&w, "count(*) FROM analysis_run WHERE state = 'klaar' AND done = total"), 1);
    CHECK_INT(number(&w, "count(*) FROM analysis_week WHERE place = '' AND theme = ''"),
              DUIDING_WEEKS);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang' AND observed >= 8"), 1);
    CHECK(number(&w, "count(*) FROM analysis_week WHERE alarm = 'hoog' AND theme = 'opvang'") > 0);
    CHECK_OK(duiding_again(w.db, w.arena, first.number, &again));
    CHECK(again.same_input && again.same_result);
    CHECK_INT(work(&w, WORLD_NOW + 20), 0);

    ask(&w, WORLD_NOW + DAY); // the same thing on the next day is the same warning
    CHECK_INT(work(&w, WORLD_NOW + DAY), 1);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang'"), 1);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang' AND last_run_id <> run_id"),
              1);
    CHECK_OK(world_force(&w, "UPDATE warning SET state = 'volgen', state_by = 1 "
                             "WHERE theme = 'opvang'"));
    DuidingAsked third = ask(&w, WORLD_NOW + 10 * DAY); // what is followed had a reason
    CHECK_INT(work(&w, WORLD_NOW + 10 * DAY), 1);
    CHECK(number(&w, "count(*) FROM analysis_run WHERE settings LIKE '%reason=%'") == 1);
    CHECK_OK(duiding_again(w.db, w.arena, third.number, &again));
    CHECK(again.same_input && again.same_result);
    ask(&w, WORLD_NOW + 60 * DAY); // and much later it is over
    CHECK_INT(work(&w, WORLD_NOW + 60 * DAY), 1);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang' AND state = 'voorbij'"), 1);
    ask(&w, WORLD_NOW + 61 * DAY); // but what it was stays known
    CHECK_INT(work(&w, WORLD_NOW + 61 * DAY), 1);
    CHECK_INT(number(&w, "count(*) FROM analysis_run WHERE settings LIKE '%reason=%'"), 3);
    CHECK(t_log_lines(&w) >= 6);
    CHECK_OK(world_force(&w, "UPDATE signal SET status = 'vernietigd' WHERE theme = 'opvang'"));
    CHECK_OK(duiding_again(w.db, w.arena, first.number, &again));
    CHECK(!again.same_input && !again.same_result);
    world_end(&w);
}

TEST(duiding_run, a_place_and_a_series_of_one_theme_are_one_warning)
{
    World w = region(0, 12);
    ask(&w, WORLD_NOW);
    CHECK_INT(work(&w, WORLD_NOW + 10), 1);
    int64_t id = number(&w, "id FROM warning WHERE theme = 'opvang'");
    CHECK_OK(world_force(&w, "DELETE FROM warning_area"));
    CHECK_OK(world_force(&w, "UPDATE warning SET kind = 'reeks', place = 'GM9001', observed = 1"));
    ask(&w, WORLD_NOW + DAY);
    CHECK_INT(work(&w, WORLD_NOW + DAY), 1);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang'"), 1);
    CHECK_INT(number(&w, "id FROM warning WHERE theme = 'opvang' AND observed > 1"), id);
    world_end(&w);
}

TEST(duiding_run, what_was_set_aside_stays_as_it_was_until_it_is_a_level_rarer)
{
    World w = region(0, 12);
    ask(&w, WORLD_NOW);
    CHECK_INT(work(&w, WORLD_NOW + 10), 1);
    CHECK_OK(world_force(&w, "UPDATE warning SET state = 'terzijde', state_by = 1, observed = 1, "
                             "level = 'rood'"));
    ask(&w, WORLD_NOW + DAY);
    CHECK_INT(work(&w, WORLD_NOW + DAY), 1);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang'"), 1);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang' AND observed = 1 "
                         "AND last_run_id <> run_id"),
              1);
    CHECK_OK(world_force(&w, "UPDATE warning SET level = 'geel'"));
    ask(&w, WORLD_NOW + 2 * DAY);
    CHECK_INT(work(&w, WORLD_NOW + 2 * DAY), 1);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang'"), 2);
    CHECK_INT(number(&w, "count(*) FROM warning WHERE theme = 'opvang' AND state = 'nieuw' "
                         "AND observed > 1 AND level <> 'geel'"),
              1);
    world_end(&w);
}

TEST(duiding_run, a_quiet_village_and_a_quiet_organisation_are_named)
{
    World w = region(9, 0);
    ask(&w, WORLD_NOW);
    CHECK_INT(work(&w, WORLD_NOW), 1);
    CHECK_INT(number(&w, str_fmt(w.arena,
                                 "count(*) FROM analysis_quiet WHERE place = 'a%lld' "
                                 "AND state = 'stil' AND observed = 0 AND expected > 10",
                                 (long long)w.area_koogdorp)
                             .p),
              1);
    CHECK_INT(number(&w, str_fmt(w.arena,
                                 "count(*) FROM analysis_quiet WHERE place = 'o%lld' "
                                 "AND state = 'stil'",
                                 (long long)w.police)
                             .p),
              1);
    CHECK_INT(number(&w, str_fmt(w.arena,
                                 "count(*) FROM analysis_quiet WHERE place = 'o%lld' "
                                 "AND state = 'nooit' AND last_on = ''",
                                 (long long)w.noorderkoog)
                             .p),
              1);
    CHECK_INT(number(&w, str_fmt(w.arena, "count(*) FROM analysis_quiet WHERE place = 'a%lld'",
                                 (long long)w.area_noord)
                             .p),
              0);
    world_end(&w);
}

TEST(duiding_run, a_run_can_be_stopped_by_who_may_see_it)
{
    World w = region(0, 0);
    DuidingAsked asked = ask(&w, WORLD_NOW);
    Asking k = {.w = &w, .stop = asked.id, .viewer = w.account[ADVISEUR_ELDERS], .now = WORLD_NOW};
    CHECK_ERR(db_transaction(w.db, stop_it, &k), E_NOT_FOUND);
    k.viewer = w.account[REGISSEUR];
    CHECK_OK(db_transaction(w.db, stop_it, &k));
    CHECK_ERR(db_transaction(w.db, stop_it, &k), E_CONFLICT);
    CHECK_INT(number(&w, "count(*) FROM analysis_run WHERE state = 'gestopt'"), 1);
    CHECK_INT(work(&w, WORLD_NOW), 0);

    asked = ask(&w, WORLD_NOW + 60); // one that is being done stops at its next step
    CHECK(!asked.waited);
    RunClaimRows rows;
    CHECK_OK(T_WRITE(
        &w, q_run_claim(w.db, w.arena, asked.id, S("wacht"), 0, 0, WORLD_NOW - 900, &rows)));
    k.stop = asked.id;
    CHECK_OK(db_transaction(w.db, stop_it, &k));
    CHECK_INT(work(&w, WORLD_NOW + 70), 1);
    CHECK_INT(number(&w, "count(*) FROM analysis_run WHERE state = 'gestopt'"), 2);
    CHECK_INT(number(&w, "count(*) FROM analysis_week"), 0);
    world_end(&w);
}

TEST(duiding_run, a_run_of_another_machine_is_left_alone_until_it_is_dead)
{
    World w = region(0, 0);
    DuidingAsked asked = ask(&w, WORLD_NOW);
    RunClaimRows rows;
    RunBeatRows beat;
    CHECK_OK(T_WRITE(&w, q_run_claim(w.db, w.arena, asked.id, S("wacht"), 0, 0, WORLD_NOW, &rows)));
    CHECK_INT(rows.n, 1);
    CHECK_OK(T_WRITE(&w, q_run_claim(w.db, w.arena, asked.id, S("wacht"), 0, 0, WORLD_NOW, &rows)));
    CHECK_INT(rows.n, 0);
    CHECK_INT(work(&w, WORLD_NOW + DUIDING_DEAD_S - 1), 0);
    CHECK_INT(work(&w, WORLD_NOW + DUIDING_DEAD_S + 1), 1); // taken up
    CHECK_INT(number(&w, "count(*) FROM analysis_run WHERE state = 'klaar' AND tries = 1"), 1);
    CHECK_OK(
        T_WRITE(&w, q_run_beat(w.db, w.arena, asked.id, WORLD_NOW, WORLD_NOW + 1, 1, 2, &beat)));
    CHECK_INT(beat.n, 0); // and the first machine learns that it is not its own any more

    asked = ask(&w, WORLD_NOW + DAY);
    CHECK_OK(T_WRITE(&w, q_run_claim(w.db, w.arena, asked.id, S("wacht"), 0, DUIDING_TRIES - 1,
                                     WORLD_NOW + DAY, &rows)));
    CHECK_INT(work(&w, WORLD_NOW + DAY + 2 * DUIDING_DEAD_S), 1);
    CHECK_INT(number(&w, "count(*) FROM analysis_run WHERE state = 'mislukt' AND trouble <> ''"),
              1);
    world_end(&w);
}

TEST(duiding_run, every_region_gets_a_run_a_night)
{
    World w = region(0, 0);
    CHECK_OK(duiding_ask_all(w.db, w.arena, w.context, WORLD_NOW));
    CHECK_OK(duiding_ask_all(w.db, w.arena, w.context, WORLD_NOW + 60));
    CHECK_INT(number(&w, "count(*) FROM analysis_run WHERE kind = 'nacht'"), 2);
    CHECK_INT(number(&w, "count(*) FROM analysis_run WHERE as_of = '2025-12-31'"), 2);
    CHECK_INT(work(&w, WORLD_NOW + 60), 2);
    world_end(&w);
}

TEST(duiding_run, a_region_chooses_its_rate)
{
    World w = world();
    DuidingRate rate;
    CHECK_OK(duiding_rate(w.db, w.arena, w.region, &rate));
    CHECK_STR(rate.code, S("kwartaal"));
    CHECK_INT(rate.days, 91);
    CHECK_OK(T_WRITE(&w, duiding_rate_set(w.db, w.arena, w.region, S("jaar"), 0, 1, WORLD_NOW)));
    CHECK_ERR(T_WRITE(&w, duiding_rate_set(w.db, w.arena, w.region, S("maand"), 0, 1, WORLD_NOW)),
              E_CONFLICT);
    CHECK_OK(duiding_rate(w.db, w.arena, w.region, &rate));
    CHECK_INT(rate.days, 365);
    CHECK_OK(T_WRITE(
        &w, duiding_rate_set(w.db, w.arena, w.region, S("maand"), rate.version, 1, WORLD_NOW)));
    world_end(&w);
}

TEST(duiding_run, runs_and_warnings_are_destroyed_when_their_term_is_over)
{
    World w = region(0, 12);
    BewarenResult result;
    AuditActor who = {.text = S("een test")};
    ask(&w, WORLD_NOW);
    CHECK_INT(work(&w, WORLD_NOW), 1);
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW + 731LL * DAY, who, &result));
    CHECK_INT(number(&w, "count(*) FROM analysis_run"), 0);
    CHECK(number(&w, "count(*) FROM warning") > 0);
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW + 1826LL * DAY, who, &result));
    CHECK_INT(number(&w, "count(*) FROM warning"), 0);
    CHECK_INT(number(&w, "count(*) FROM warning_area"), 0);
    CHECK_INT(number(&w, "count(*) FROM destruction WHERE what IN ('warning', 'analysis_run')"),
              number(&w, "count(DISTINCT object) FROM destruction "
                         "WHERE what IN ('warning', 'analysis_run')"));
    world_end(&w);
}
