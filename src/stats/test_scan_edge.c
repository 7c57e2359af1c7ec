// Figures that can be checked by hand or elsewhere, and what happens at the edges.
#include "stats/scan_plan.h"
#include "stats/test_scan_world.h"

TEST(scan, statistic_and_gumbel_are_those_of_the_reference)
{
    // 6 cases where 0.4925 were expected of 67, and the like: clusters that SaTScan 10.3.2 reports.
    CHECK_NEAR(scan_poisson_llr(5, 5, 100), 0, 1e-12);
    CHECK_NEAR(scan_poisson_llr(10, 5, 100), 10 * log(2) + 90 * log(90.0 / 95), 1e-12);
    CHECK_NEAR(scan_poisson_llr(4, 1, 4), 4 * log(4), 1e-12);
    // 4 cases among 4 people, of 62 cases among 203: North Humberside, SaTScan gives 4.836516.
    CHECK_NEAR(scan_bernoulli_llr(4, 4, 62, 203), 4.836516, 6e-7);
    // Mean and deviation of 999 maxima; SaTScan gives 0.000248 for 15.554639.
    CHECK_NEAR(scan_gumbel(7.27899, 1.37377, 15.554639), 2.48e-4, 1e-6);
    CHECK_NEAR(scan_gumbel(7, 1, 100), 1e-17, 1e-30);
    CHECK(isnan(scan_gumbel(7, 0, 8)));
}

static ScanResult
run(World *w, ScanOptions o)
{
    ScanResult r = {0};
    o.replications = 99;
    CHECK_OK(scan_run(w->a, &w->d, &o, &r));
    return r;
}

static size_t
clusters_of(World *w)
{
    return run(w, world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 7)).nclusters;
}

TEST(scan, has_no_cluster_when_nothing_can_stand_out)
{
    World w = world_grid(3, 30, 50, 1);
    CHECK_INT(clusters_of(&w), 0); // no case
    world_add(&w, 0, 29, 1);
    CHECK_INT(clusters_of(&w), 0); // one case
    w.cases[0].count = 2;
    CHECK_INT(clusters_of(&w), 0); // two, same place and day
    for (size_t t = 10; t < 29; t++)
        world_add(&w, 0, t, 1);
    CHECK_INT(clusters_of(&w), 0); // all in one place
    w.d.ncases = 0;
    for (size_t i = 0; i < 9; i++)
        world_add(&w, i, 29, 2);
    CHECK_INT(clusters_of(&w), 0); // all on one day
    w.d.ncases = 0;
    for (size_t i = 0; i < 9; i++)
        world_add(&w, i, i, 2);
    CHECK_INT(clusters_of(&w), 0); // none in the window
    world_end(&w);
}

TEST(scan, one_sudden_place_on_the_last_day_is_the_cluster)
{
    World w = world_grid(5, 60, 200, 2);
    world_fill(&w, 120);
    world_add(&w, 24, 59, 6);
    ScanResult r = run(&w, world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 14));
    CHECK(r.nclusters > 0);
    CHECK_INT(r.clusters[0].centre, 24);
    CHECK_INT(r.clusters[0].first, 59);
    CHECK_NEAR(r.clusters[0].p, 0.01, 1e-12);
    CHECK_NEAR(r.clusters[0].recurrence_interval, 100, 1e-9);
    CHECK_INT(r.cases, 126);
    CHECK_INT(r.windows, 14);
    world_end(&w);
}

// Circles around g11 of a grid: itself, then g01, g10, g12, g21 at distance 1, by coordinates.
TEST(scan, adds_places_at_the_same_distance_one_by_one_by_coordinates)
{
    World w = world_grid(3, 20, 50, 1);
    for (size_t i = 0; i < 9; i++)
        world_add(&w, i, i, 3);
    world_add(&w, 4, 19, 4);
    world_add(&w, 1, 19, 4);
    ScanResult r = run(&w, world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 1));
    CHECK(r.nclusters > 0);
    CHECK_INT(r.clusters[0].nareas, 2);
    // From g01 the circle of two is g01 and g00: only g11 has the two cases as its two nearest.
    CHECK_INT(r.clusters[0].centre, 4);
    CHECK_INT(r.clusters[0].areas[1], 1);
    CHECK_NEAR(r.clusters[0].radius, 1, 1e-12);
    world_end(&w);
}

TEST(scan, equals_go_to_the_smaller_and_then_to_the_first_id_in_byte_order)
{
    World w = world_grid(4, 20, 60, 1);
    ScanArea *areas = NEW_N(w.a, 16, ScanArea);
    for (size_t i = 0; i < 16; i++) {
        areas[i] = w.d.areas[i];
        areas[i].id = str_fmt(w.a, "%zu", i == 0 ? 18 : i == 15 ? 170 : 900 + i);
        world_add(&w, i, i, 4);
    }
    w.d.areas = areas;
    world_add(&w, 0, 19, 3);
    world_add(&w, 15, 19, 3);
    ScanResult r = run(&w, world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 1));
    CHECK_INT(r.nclusters, 2);
    CHECK_INT(r.clusters[0].centre, 15); // "170" before "18"
    CHECK_INT(r.clusters[1].centre, 0);
    CHECK_NEAR(r.clusters[0].llr, r.clusters[1].llr, 1e-12);
    world_end(&w);
}

TEST(scan, takes_areas_at_the_same_place_as_one)
{
    World w = world_grid(3, 20, 60, 1);
    ScanArea *areas = NEW_N(w.a, 9, ScanArea);
    for (size_t i = 0; i < 9; i++) {
        areas[i] = w.d.areas[i];
        world_add(&w, i, i, 2);
    }
    areas[8].x = areas[0].x;
    areas[8].y = areas[0].y;
    w.d.areas = areas;
    world_add(&w, 0, 19, 2);
    world_add(&w, 8, 19, 2);
    ScanResult r = run(&w, world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 1));
    CHECK_INT(r.places, 8);
    CHECK_INT(r.clusters[0].nareas, 2);
    CHECK_INT(r.clusters[0].observed, 4);
    CHECK_NEAR(r.clusters[0].radius, 0, 0);
    world_end(&w);
}

TEST(scan, ends_circles_before_the_place_that_is_too_big)
{
    World w = world_grid(3, 20, 60, 1);
    world_add(&w, 4, 3, 50); // in the middle, and more than a tenth of all
    for (size_t i = 0; i < 9; i++)
        if (i != 4)
            world_add(&w, i, i, 2);
    world_add(&w, 4, 19, 9);
    world_add(&w, 0, 19, 2);
    ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 1);
    o.max_share = 0.1;
    ScanResult r = run(&w, o);
    for (size_t i = 0; i < r.nclusters; i++)
        for (size_t k = 0; k < r.clusters[i].nareas; k++)
            CHECK(r.clusters[i].areas[k] != 4);
    o.max_share = 0.5;
    o.max_radius = 1; // a place at exactly that distance is inside
    r = run(&w, o);
    for (size_t i = 0; i < r.nclusters; i++)
        CHECK(r.clusters[i].radius <= 1);
    world_end(&w);
}

// Fiji: from 179.9 to -179.9 degrees is 24 km, not round the world.
TEST(scan, measures_across_the_date_line)
{
    World w = world_grid(2, 20, 60, 1);
    ScanArea areas[] = {
        {S("A"), -17.0, 179.9}, {S("B"), -17.1, -179.9}, {S("C"), -17.0, 179.0}, {S("D"), 10, 10}};
    w.d.areas = areas;
    w.d.degrees = true;
    for (size_t i = 0; i < 4; i++)
        world_add(&w, i, i, 6);
    world_add(&w, 0, 19, 3);
    world_add(&w, 1, 19, 3);
    ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 1);
    o.max_share = 0.9;
    ScanResult r = run(&w, o);
    CHECK_INT(r.clusters[0].nareas, 2);
    CHECK_NEAR(r.clusters[0].radius, 23.98, 0.005);
    world_end(&w);
}

TEST(scan, counts_low_rates_and_the_whole_map_when_asked)
{
    World w = world_grid(4, 20, 400, 1);
    double measure[16];
    for (size_t i = 0; i < 16; i++) {
        measure[i] = 1;
        for (size_t t = 0; t < 20; t++)
            world_add(&w, i, t, i == 5 && t >= 12 ? 0 : 1);
    }
    w.d.measure = measure;
    ScanOptions o = world_options(SCAN_POISSON, SCAN_RETROSPECTIVE, 10);
    o.rates = SCAN_BOTH;
    ScanResult r = run(&w, o);
    CHECK(r.nclusters > 0);
    CHECK_INT(r.clusters[0].centre, 5);
    CHECK_INT(r.clusters[0].observed, 0);
    CHECK(isnan(r.clusters[0].p_gumbel) && isnan(r.clusters[0].recurrence_interval));
    for (size_t i = 0; i < 16; i++)
        world_add(&w, i, 3, 2);
    o.rates = SCAN_HIGH;
    o.include_temporal = o.include_spatial = true;
    r = run(&w, o);
    CHECK(r.nclusters > 0 && r.clusters[0].whole_map);
    CHECK_INT(r.clusters[0].first, 3);
    CHECK_INT(r.clusters[0].nareas, 16);
    o = world_options(SCAN_POISSON, SCAN_TEMPORAL, 10);
    r = run(&w, o);
    CHECK_INT(r.nclusters, 1);
    CHECK_INT(r.clusters[0].observed, 48);
    world_end(&w);
}

TEST(scan, counts_earlier_analyses_against_today)
{
    World w = world_grid(4, 60, 400, 5);
    world_fill(&w, 200);
    world_add(&w, 5, 59, 3);
    ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 7);
    o.replications = 499;
    ScanResult one, ten;
    CHECK_OK(scan_run(w.a, &w.d, &o, &one));
    o.analyses = 10;
    CHECK_OK(scan_run(w.a, &w.d, &o, &ten));
    CHECK_NEAR(one.clusters[0].llr, ten.clusters[0].llr, 1e-12);
    CHECK(ten.clusters[0].p > one.clusters[0].p);
    double p = ten.clusters[0].p;
    CHECK_NEAR(ten.clusters[0].recurrence_interval, 1 / (1 - pow(1 - p, 0.1)), 1e-6);
    world_end(&w);
}

TEST(scan, refuses_what_contradicts_itself)
{
    World w = world_grid(3, 20, 60, 1);
    double measure[9] = {0, 1, 1, 1, 1, 1, 1, 1, 1};
    ScanResult r;
    world_add(&w, 0, 3, 5);
    w.d.measure = measure;
    ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 11);
    CHECK_ERR(scan_run(w.a, &w.d, &o, &r), E_INVALID); // above half of the period
    o.max_length = 5;
    o.include_temporal = true;
    CHECK_ERR(scan_run(w.a, &w.d, &o, &r), E_INVALID);
    o.include_temporal = false;
    o.replications = SCAN_MAX_REPLICATIONS + 1;
    CHECK_ERR(scan_run(w.a, &w.d, &o, &r), E_LIMIT);
    o = world_options(SCAN_POISSON, SCAN_PROSPECTIVE, 5);
    CHECK_ERR(scan_run(w.a, &w.d, &o, &r), E_INVALID); // cases where nobody lives
    o.blocks = SCAN_INCIDENTS;
    CHECK_ERR(scan_run(w.a, &w.d, &o, &r), E_INVALID);
    o = world_options(SCAN_PERMUTATION, SCAN_SPATIAL, 5);
    CHECK_ERR(scan_run(w.a, &w.d, &o, &r), E_INVALID);
    w.cases[0].area = 9;
    o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 5);
    CHECK_ERR(scan_run(w.a, &w.d, &o, &r), E_INVALID);
    w.d.nareas = 0;
    CHECK_ERR(scan_run(w.a, &w.d, &o, &r), E_INVALID);
    world_end(&w);
}
