// Is p a chance? With and without cases that come together.
#include "stats/test_scan_world.h"

static double
p_of(World *w, ScanOptions o)
{
    ScanResult r;
    CHECK_OK(scan_run(w->a, &w->d, &o, &r));
    return r.nclusters > 0 ? r.clusters[0].p : 1;
}

// Kolmogorov and Smirnov: the largest distance from uniform; its 0.001 point is 1.95 / sqrt n.
TEST(scan, p_is_uniform_when_nothing_is_the_matter)
{
    enum { SETS = 150 };
    double p[SETS], most = 0;
    for (size_t i = 0; i < SETS; i++) {
        World w = world_grid(5, 60, 400, 100 + i);
        world_fill(&w, 300);
        ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 10);
        o.replications = 99;
        o.seed = i;
        p[i] = p_of(&w, o);
        for (size_t k = i; k > 0 && p[k] < p[k - 1]; k--) {
            double swap = p[k];
            p[k] = p[k - 1];
            p[k - 1] = swap;
        }
        world_end(&w);
    }
    for (size_t i = 0; i < SETS; i++)
        most = fmax(most, fabs(p[i] - ((double)i + 0.5) / SETS));
    CHECK_NEAR(most, 0, 1.95 / sqrt(SETS));
}

// Cases of 25 areas in 20 weeks; the rate of each area in each week is multiplied by a number with
// an exponential distribution (variance 1).
static void
fill_uneven(World *w)
{
    for (size_t i = 0; i < 25; i++)
        for (size_t week = 0; week < 20; week++) {
            double rate = -1.5 * log(1 - world_unit(w)), sum = -log(1 - world_unit(w));
            for (; sum < rate; sum -= log(1 - world_unit(w)))
                world_add(w, i, 7 * week + world_below(w, 7), 1);
        }
}

// Nominal 0.05: plain permutation cries wolf; permutation of area-weeks does not. Of 100 sets 0.05
// gives at most 13 with a chance of 0.999.
TEST(scan, blocks_keep_the_error_near_nominal_where_cases_come_together)
{
    enum { SETS = 100 };
    int plain = 0, blocks = 0;
    for (size_t i = 0; i < SETS; i++) {
        World w = world_grid(5, 140, 4000, 500 + i);
        fill_uneven(&w);
        ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 14);
        o.replications = 99;
        o.seed = i;
        plain += p_of(&w, o) <= 0.05;
        o.blocks = SCAN_AREA_WEEKS;
        blocks += p_of(&w, o) <= 0.05;
        world_end(&w);
    }
    cr_log_info("of %d: plain %d, blocks %d", SETS, plain, blocks);
    CHECK(plain >= 25);
    CHECK(blocks <= 13);
}

// Ten incidents of 8 reports each, at one place on one day: eight reports are one event.
TEST(scan, reports_of_one_incident_move_together)
{
    int plain = 0, blocks = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        World w = world_grid(5, 60, 400, seed);
        world_fill(&w, 60);
        for (size_t i = 0; i < 20; i++) {
            world_add(&w, world_below(&w, 25), world_below(&w, 60), 6);
            w.cases[w.d.ncases - 1].block = (uint32_t)i;
        }
        ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 10);
        o.replications = 99;
        plain += p_of(&w, o) <= 0.05;
        o.blocks = SCAN_INCIDENTS;
        blocks += p_of(&w, o) <= 0.05;
        world_end(&w);
    }
    CHECK(plain >= 12);
    CHECK(blocks <= 7);
}

TEST(scan, strata_keep_their_own_times)
{
    World w = world_grid(4, 70, 2000, 3);
    for (size_t i = 0; i < 1200; i++) { // half of the map reports on Mondays only
        size_t area = world_below(&w, 16), week = world_below(&w, 10);
        world_add(&w, area, 7 * week + (area < 8 ? 6 : world_below(&w, 6)), 1);
        w.cases[w.d.ncases - 1].stratum = w.cases[w.d.ncases - 1].interval % 7;
    }
    ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 3);
    o.replications = 99;
    CHECK(p_of(&w, o) > 0.05);
    for (size_t i = 0; i < w.d.ncases; i++)
        w.cases[i].stratum = 0;
    CHECK(p_of(&w, o) <= 0.01 + 1e-9);
    world_end(&w);
}

TEST(scan, replay_says_how_often_it_came_up_in_a_year)
{
    World w = world_grid(4, 120, 800, 9);
    const ScanDay *days;
    size_t n;
    world_fill(&w, 400);
    for (size_t t = 90; t < 94; t++)
        world_add(&w, 5, t, 6);
    ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 7);
    ScanReplay r = {60, 70};
    o.replications = 99;
    CHECK_OK(scan_replay(w.a, &w.d, &o, &r, &days, &n));
    CHECK_INT(n, 50);
    CHECK_INT(days[0].interval, 70);
    CHECK(days[23].p < 0.001);
    CHECK(days[23].llr > days[10].llr);
    CHECK_NEAR(scan_empirical_interval(days, n, days[23].p), 51.0 / 2, 1e-9);
    CHECK_NEAR(scan_empirical_interval(days, n, 1e-18), 51, 1e-9);
    r.period = 72;
    CHECK_ERR(scan_replay(w.a, &w.d, &o, &r, &days, &n), E_INVALID);
    world_end(&w);
}
