// The scan statistic against a twin that tries everything, straight from the definitions.
#include "stats/test_scan_world.h"

#include <string.h>

// ---- the twin -----------------------------------------------------------------------------------

typedef struct Found {
    double llr, expected;
    size_t centre, circle, first, last;
    uint64_t observed;
} Found;

typedef struct Twin {
    const ScanData *d;
    const ScanOptions *o;
    size_t n, t;
    double *cases, *cell; // n x t: cases; expected (Bernoulli: people)
    double total, people;
    size_t *near; // n x n
} Twin;

static double
distance(const ScanData *d, size_t i, size_t j)
{
    double x = d->areas[i].x - d->areas[j].x, y = d->areas[i].y - d->areas[j].y;
    return x * x + y * y;
}

static bool
before(const ScanData *d, size_t centre, size_t i, size_t j)
{
    double p = distance(d, centre, i), q = distance(d, centre, j);
    if (p != q)
        return p < q;
    if (d->areas[i].x != d->areas[j].x)
        return d->areas[i].x < d->areas[j].x;
    return d->areas[i].y < d->areas[j].y;
}

static Twin
twin_new(Arena *a, const ScanData *d, const ScanOptions *o)
{
    Twin w = {.d = d, .o = o, .n = d->nareas, .t = d->nintervals};
    w.cases = NEW_N(a, w.n * w.t, double);
    w.cell = NEW_N(a, w.n * w.t, double);
    w.near = NEW_N(a, w.n * w.n, size_t);
    for (size_t i = 0; i < d->ncases; i++)
        w.cases[d->cases[i].area * w.t + d->cases[i].interval] += d->cases[i].count;
    memcpy(w.cell, w.cases, w.n * w.t * sizeof(*w.cell));
    for (size_t i = 0; i < d->ncontrols; i++)
        w.cell[d->controls[i].area * w.t + d->controls[i].interval] += d->controls[i].count;
    double measure = 0;
    for (size_t i = 0; i < w.n * w.t; i++) {
        w.total += w.cases[i];
        w.people += w.cell[i];
        measure += d->measure ? d->measure[i / w.t] : 0;
    }
    for (size_t i = 0; i < w.n * w.t && o->model != SCAN_BERNOULLI; i++) {
        double row = 0, column = 0;
        for (size_t k = 0; k < w.t; k++)
            row += w.cases[i / w.t * w.t + k];
        for (size_t k = 0; k < w.n; k++)
            column += w.cases[k * w.t + i % w.t];
        w.cell[i] = d->measure ? d->measure[i / w.t] / measure * w.total : row * column / w.total;
    }
    for (size_t i = 0; i < w.n; i++)
        for (size_t k = 0; k < w.n; k++) {
            size_t at = k;
            for (; at > 0 && before(d, i, k, w.near[i * w.n + at - 1]); at--)
                w.near[i * w.n + at] = w.near[i * w.n + at - 1];
            w.near[i * w.n + at] = k;
        }
    return w;
}

static double
twin_size(const Twin *w, size_t area)
{
    double sum = 0;
    for (size_t k = 0; k < w->t; k++)
        sum +=
            w->o->model == SCAN_PERMUTATION ? w->cases[area * w->t + k] : w->cell[area * w->t + k];
    return sum;
}

static double
log_term(double x, double y)
{
    return x > 0 ? x * log(y) : 0;
}

static double
twin_llr(const Twin *w, double c, double m)
{
    double t = w->total, n = w->people;
    if (w->o->model != SCAN_BERNOULLI)
        return c > m + 1e-9 ? log_term(c, c / m) + log_term(t - c, (t - c) / (t - m)) : 0;
    if (c / m <= t / n + 1e-12)
        return 0;
    return log_term(c, c / m) + log_term(m - c, 1 - c / m) + log_term(t - c, (t - c) / (n - m)) +
           log_term(n - m - t + c, 1 - (t - c) / (n - m)) - log_term(t, t / n) -
           log_term(n - t, 1 - t / n);
}

static Found
twin_centre(const Twin *w, size_t centre)
{
    Found best = {0};
    double limit = 0, size = 0;
    for (size_t i = 0; i < w->n; i++)
        limit += twin_size(w, i) / 2;
    for (size_t k = 0; k < w->n; k++) {
        size += twin_size(w, w->near[centre * w->n + k]);
        if (size > limit + 1e-9)
            return best;
        for (size_t length = 1; length <= w->o->max_length; length++)
            for (size_t last = length - 1; last < w->t; last++) {
                double c = 0, m = 0;
                for (size_t x = 0; x <= k; x++)
                    for (size_t y = last + 1 - length; y <= last; y++) {
                        c += w->cases[w->near[centre * w->n + x] * w->t + y];
                        m += w->cell[w->near[centre * w->n + x] * w->t + y];
                    }
                bool allowed = w->o->time == SCAN_RETROSPECTIVE || last == w->t - 1;
                double llr = allowed && c >= 2 ? twin_llr(w, c, m) : 0;
                if (llr > best.llr + 1e-10)
                    best = (Found){llr, m, centre, k, last + 1 - length, last, (uint64_t)c};
            }
    }
    return best;
}

static bool
twin_overlap(const Twin *w, const Found *x, const Found *y)
{
    for (size_t i = 0; i <= x->circle; i++)
        for (size_t k = 0; k <= y->circle; k++)
            if (w->near[x->centre * w->n + i] == w->near[y->centre * w->n + k])
                return true;
    return false;
}

static size_t
twin_run(Arena *a, const Twin *w, Found *out)
{
    Found *all = NEW_N(a, w->n, Found);
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++)
        all[i] = twin_centre(w, i);
    for (;;) {
        Found *best = NULL;
        for (size_t i = 0; i < w->n; i++) // in the order of ids, so that the first of equals wins
            if (all[i].llr > 0 && (!best || all[i].llr > best->llr + 1e-9 ||
                                   (all[i].llr > best->llr - 1e-9 && all[i].circle < best->circle)))
                best = &all[i];
        if (!best)
            return n;
        bool apart = true;
        for (size_t i = 0; i < n; i++)
            apart = apart && !twin_overlap(w, &out[i], best);
        if (apart)
            out[n++] = *best;
        best->llr = 0;
    }
}

static void
compare(World *w, ScanOptions o)
{
    ScanResult r;
    Found *want = NEW_N(w->a, w->d.nareas, Found);
    Twin twin = twin_new(w->a, &w->d, &o);
    size_t n = twin_run(w->a, &twin, want);
    CHECK_OK(scan_run(w->a, &w->d, &o, &r));
    CHECK_INT(r.nclusters, n);
    for (size_t i = 0; i < n && i < r.nclusters; i++) {
        const ScanCluster *c = &r.clusters[i];
        CHECK_NEAR(c->llr, want[i].llr, 1e-9);
        CHECK_INT(c->centre, want[i].centre);
        CHECK_INT(c->nareas, want[i].circle + 1);
        CHECK_INT(c->first, want[i].first);
        CHECK_INT(c->last, want[i].last);
        CHECK_INT(c->observed, want[i].observed);
        for (size_t k = 0; k < c->nareas; k++)
            CHECK_INT(c->areas[k], twin.near[c->centre * twin.n + k]);
        double share = o.model == SCAN_BERNOULLI ? twin.total / twin.people : 1;
        CHECK_NEAR(c->expected, want[i].expected * share, 1e-9);
    }
}

static void
compare_random(ScanModel model, ScanTime time)
{
    for (uint64_t seed = 1; seed <= 12; seed++) {
        World w = world_grid(4, 15, 200, seed);
        double *measure = NEW_N(w.a, 16, double);
        ScanEvent *controls = NEW_N(w.a, 200, ScanEvent);
        for (size_t i = 0; i < 16; i++)
            measure[i] = 1 + (double)world_below(&w, 9);
        world_fill(&w, 40 + 5 * seed);
        for (size_t i = 0; i < 100; i++)
            controls[i] = (ScanEvent){.area = (uint32_t)world_below(&w, 16),
                                      .interval = (uint32_t)world_below(&w, 15),
                                      .count = (uint32_t)world_below(&w, 3)};
        w.d.measure = model == SCAN_POISSON ? measure : NULL;
        w.d.controls = controls;
        w.d.ncontrols = model == SCAN_BERNOULLI ? 100 : 0;
        compare(&w, world_options(model, time, 5));
        world_end(&w);
    }
}

TEST(scan, finds_what_trying_everything_finds)
{
    for (ScanModel m = SCAN_PERMUTATION; m <= SCAN_BERNOULLI; m++) {
        compare_random(m, SCAN_PROSPECTIVE);
        compare_random(m, SCAN_RETROSPECTIVE);
    }
}

// ---- kernels and threads ------------------------------------------------------------------------

static void
check_cluster(const ScanCluster *c, const ScanCluster *want)
{
    CHECK(c->p == want->p);
    CHECK(c->llr == want->llr);
    CHECK(c->expected == want->expected);
    CHECK_INT(c->centre, want->centre);
    CHECK_INT(c->nareas, want->nareas);
    CHECK_INT(c->first, want->first);
    CHECK_INT(c->observed, want->observed);
}

static void
check_same(World *w, ScanOptions o)
{
    static const unsigned threads[] = {1, 2, 5, 1, 1, 1, 1, 3, 1, 1, 2};
    static const ScanKernel kernel[] = {
        SCAN_FASTEST, SCAN_FASTEST, SCAN_FASTEST,    SCAN_ONE_BY_ONE, SCAN_LANES_16, SCAN_LANES_32,
        SCAN_TABLE,   SCAN_TABLE,   SCAN_EACH_PLACE, SCAN_BY_RANK,    SCAN_BY_RANK};
    ScanResult want, r;
    o.replications = 199;
    o.kernel = SCAN_PLAIN;
    CHECK_OK(scan_run(w->a, &w->d, &o, &want));
    for (size_t i = 0; i < COUNT(threads); i++) {
        o.threads = threads[i];
        o.kernel = kernel[i];
        CHECK_OK(scan_run(w->a, &w->d, &o, &r));
        CHECK_INT(r.replications, want.replications);
        CHECK_INT(r.nclusters, want.nclusters);
        CHECK(memcmp(r.maxima, want.maxima, r.replications * sizeof(double)) == 0);
        for (size_t k = 0; k < r.nclusters && k < want.nclusters; k++)
            check_cluster(&r.clusters[k], &want.clusters[k]);
    }
}

TEST(scan, is_the_same_to_the_last_bit_with_any_kernel_and_any_number_of_threads)
{
    for (uint64_t seed = 1; seed <= 3; seed++) {
        World w = world_grid(7, 120, 8000, seed);
        double *measure = NEW_N(w.a, 49 * 120, double);
        for (size_t i = 0; i < 49 * 120; i++)
            measure[i] = 1 + world_unit(&w);
        world_fill(&w, seed == 3 ? 7500 : 700);
        w.d.measure = measure;
        w.d.ncontrols = 200;
        w.d.ncases -= w.d.ncontrols;
        w.d.controls = w.cases + w.d.ncases;
        ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 14);
        check_same(&w, o);
        o.max_length = 40; // more than one line of lanes
        o.min_length = 3;
        check_same(&w, o);
        o.model = SCAN_POISSON;
        check_same(&w, o);
        o.time_stratified = true;
        check_same(&w, o);
        o.time_stratified = false;
        w.d.by_interval = true;
        check_same(&w, o);
        o.time_stratified = true;
        check_same(&w, o);
        o.time_stratified = false;
        o.model = SCAN_BERNOULLI;
        check_same(&w, o);
        o.p = SCAN_P_SEQUENTIAL;
        check_same(&w, o);
        world_end(&w);
    }
}

// Few cases and many; blocks, whose margins differ from draw to draw; places that nobody lives in.
TEST(scan, is_the_same_to_the_last_bit_with_few_cases_and_with_blocks)
{
    for (uint64_t seed = 1; seed <= 6; seed++) {
        World w = world_grid(7, 140, 2000, seed);
        const ScanMap *map;
        double *measure = NEW_N(w.a, 49, double);
        for (size_t i = 0; i < 49; i++)
            measure[i] = i % 5 == seed % 5 ? 0 : 1 + (double)world_below(&w, 9);
        for (size_t n = (size_t)24 << seed % 6; n > 0; n--) {
            size_t area = world_below(&w, 49);
            if (measure[area] == 0)
                continue;
            world_add(&w, area, world_below(&w, 140), 1 + (uint32_t)world_below(&w, 2));
            w.cases[w.d.ncases - 1].block = (uint32_t)(n / (1 + seed % 3));
        }
        world_add(&w, 3 + seed % 5 % 2, 139, 2);
        measure[3] = measure[4] = 1;
        w.d.measure = measure;
        CHECK_OK(scan_map_new(w.a, w.d.areas, 49, false, &map));
        for (ScanBlocks blocks = SCAN_SINGLY; blocks <= SCAN_AREA_WEEKS; blocks++) {
            ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 28);
            o.blocks = blocks;
            w.d.map = seed % 2 ? map : NULL;
            check_same(&w, o);
            o.min_length = 2;
            o.min_cases = 1 + (uint32_t)seed % 4;
            o.max_length = 45;
            o.max_radius = seed % 3 ? 0 : 3;
            check_same(&w, o);
        }
        ScanOptions o = world_options(SCAN_POISSON, SCAN_PROSPECTIVE, 14);
        o.p = seed % 2 ? SCAN_P_BEST : SCAN_P_MONTE_CARLO;
        check_same(&w, o);
        o.time_stratified = true;
        check_same(&w, o);
        o.max_length = 45; // more than one line of lanes
        o.min_length = 2;
        check_same(&w, o);
        o.max_length = 14;
        o.min_length = 1;
        o.time_stratified = false;
        o.time = SCAN_SPATIAL;
        check_same(&w, o);
        world_end(&w);
    }
}

// Windows that end anywhere, and those of earlier analyses.
TEST(scan, is_the_same_to_the_last_bit_with_windows_that_end_at_several_moments)
{
    for (uint64_t seed = 1; seed <= 2; seed++) {
        World w = world_grid(4, 40, 1000, seed);
        double *measure = NEW_N(w.a, 16, double);
        for (size_t i = 0; i < 16; i++)
            measure[i] = 1 + (double)world_below(&w, 9);
        world_fill(&w, seed % 2 ? 50 : 400);
        w.d.measure = measure;
        ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_RETROSPECTIVE, 12);
        for (ScanBlocks blocks = SCAN_SINGLY; blocks <= SCAN_INCIDENTS; blocks++) {
            o.blocks = blocks;
            check_same(&w, o);
        }
        o.blocks = SCAN_SINGLY;
        o.min_length = 3;
        o.max_length = 15;
        check_same(&w, o);
        o.model = SCAN_POISSON;
        o.max_length = 34; // more than one line of lanes
        check_same(&w, o);
        o.time_stratified = true;
        check_same(&w, o);
        o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 10);
        o.analyses = 6;
        check_same(&w, o);
        world_end(&w);
    }
}

TEST(scan, stops_early_without_changing_which_side_of_the_level_p_is_on)
{
    for (uint64_t seed = 1; seed <= 6; seed++) {
        World w = world_grid(5, 60, 400, seed);
        ScanResult all, early;
        world_fill(&w, 150);
        if (seed % 2)
            world_add(&w, 7, 59, 8);
        ScanOptions o = world_options(SCAN_PERMUTATION, SCAN_PROSPECTIVE, 10);
        o.replications = 999;
        CHECK_OK(scan_run(w.a, &w.d, &o, &all));
        o.p = SCAN_P_SEQUENTIAL;
        CHECK_OK(scan_run(w.a, &w.d, &o, &early));
        CHECK(all.nclusters > 0 && early.nclusters > 0);
        CHECK((all.clusters[0].p <= 0.05) == (early.clusters[0].p <= 0.05));
        CHECK(memcmp(all.maxima, early.maxima, early.replications * sizeof(double)) == 0);
        CHECK(seed % 2 ? early.replications == 999 : early.replications < 999);
        o.p = SCAN_P_BEST;
        CHECK_OK(scan_run(w.a, &w.d, &o, &early));
        o.only_first = true;
        CHECK_OK(scan_run(w.a, &w.d, &o, &all));
        CHECK_INT(all.nclusters, 1);
        CHECK_INT(all.replications, early.replications);
        CHECK(all.clusters[0].p == early.clusters[0].p);
        world_end(&w);
    }
}
