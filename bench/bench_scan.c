// How long the space-time scan takes, and what each idea in it buys: one is left out at a time.
//
//   bench_scan [REPLICATIONS]
//
// The data are invented: areas scattered over a square, of which a few have most of the cases;
// three years of days, windows up to 28 days, circles up to half (3,300 areas: a tenth) of the
// cases.
#include "stats/scan.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

enum { DAYS = 1096, YEAR = 365 };

typedef struct Set {
    const char *name;
    size_t areas, cases;
    double share;
} Set;

static const Set sets[] = {{"342 areas, 20,000 cases", 342, 20000, 0.5},
                           {"342 areas, 200,000 cases", 342, 200000, 0.5},
                           {"342 areas, 300 cases", 342, 300, 0.5},
                           {"3,300 areas, 200,000 cases", 3300, 200000, 0.1}};

static double
cpu_seconds(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static double
wall_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
unit(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (double)(*state >> 11) * 0x1p-53;
}

static ScanData
make(Arena *a, const Set *s)
{
    uint64_t state = 42;
    ScanArea *areas = NEW_N(a, s->areas, ScanArea);
    ScanEvent *cases = NEW_N(a, s->cases, ScanEvent), *controls = NEW_N(a, 2 * s->cases, ScanEvent);
    double *measure = NEW_N(a, s->areas, double);
    for (size_t i = 0; i < s->areas; i++) {
        areas[i] = (ScanArea){str_fmt(a, "A%04zu", i), 300 * unit(&state), 300 * unit(&state)};
        measure[i] = 1;
    }
    for (size_t i = 0; i < 3 * s->cases; i++) {
        double u = unit(&state);
        ScanEvent e = {.area = (uint32_t)(u * sqrt(u) * (double)s->areas),
                       .interval = (uint32_t)(unit(&state) * DAYS),
                       .count = 1,
                       .block = SCAN_NO_BLOCK};
        if (i < s->cases)
            cases[i] = e;
        else
            controls[i - s->cases] = e;
        measure[e.area]++;
    }
    return (ScanData){.areas = areas,
                      .nareas = s->areas,
                      .nintervals = DAYS,
                      .cases = cases,
                      .ncases = s->cases,
                      .controls = controls,
                      .ncontrols = 2 * s->cases,
                      .measure = measure};
}

static void
one(const ScanData *d, ScanOptions o, const char *what)
{
    Arena *a = arena_new((size_t)4 << 30);
    ScanResult r;
    double cpu = cpu_seconds(), wall = wall_seconds();
    Err e = scan_run(a, d, &o, &r);
    if (failed(e))
        die("bench", err_text(e));
    printf("  %-34s %8.3f s cpu %8.3f s wall", what, cpu_seconds() - cpu, wall_seconds() - wall);
    if (r.nclusters > 0)
        printf("   p %.4f of %u", r.clusters[0].p, r.replications);
    putchar('\n');
    arena_free(a);
}

typedef struct Way {
    ScanKernel kernel;
    const char *what;
} Way;

static void
ways(const ScanData *d, ScanOptions o, const Way *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        o.kernel = v[i].kernel;
        one(d, o, v[i].what);
    }
}

static void
ideas(const ScanData *d, ScanOptions o)
{
    static const Way single[] = {{SCAN_FASTEST, "permutation, all ideas"},
                                 {SCAN_EACH_PLACE, "  also places without a case"},
                                 {SCAN_BY_RANK, "  only places with a case"},
                                 {SCAN_ONE_BY_ONE, "  without blocks of circles"},
                                 {SCAN_TABLE, "  lines instead of steps"},
                                 {SCAN_LANES_32, "  with registers of 32 bytes"},
                                 {SCAN_LANES_16, "  with registers of 16 bytes"},
                                 {SCAN_DRAW_ALL, "  without drawing in the window"},
                                 {SCAN_PLAIN, "  without thresholds"}};
    static const Way blocks[] = {{SCAN_FASTEST, "permutation of incidents"},
                                 {SCAN_EACH_PLACE, "  also places without a case"},
                                 {SCAN_DRAW_ALL, "  without drawing in the window"},
                                 {SCAN_PLAIN, "  without thresholds"}};
    ways(d, o, single, COUNT(single));
    o.threads = 2;
    one(d, o, "  with two threads");
    o.threads = 1;
    o.p = SCAN_P_BEST;
    one(d, o, "  with early stop");
    o.p = SCAN_P_MONTE_CARLO;
    o.blocks = SCAN_INCIDENTS;
    ways(d, o, blocks, COUNT(blocks));
    o.threads = 2;
    one(d, o, "  with two threads");
    o.threads = 1;
    o.blocks = SCAN_AREA_WEEKS;
    one(d, o, "permutation of area-weeks");
}

static void
replay(const ScanData *d, ScanOptions o, const char *what)
{
    Arena *a = arena_new((size_t)1 << 30);
    const ScanDay *days;
    size_t n;
    ScanReplay r = {YEAR, DAYS - YEAR};
    double cpu = cpu_seconds();
    Err e = scan_replay(a, d, &o, &r, &days, &n);
    if (failed(e))
        die("bench", err_text(e));
    printf("  %-34s %8.3f s cpu\n", what, cpu_seconds() - cpu);
    arena_free(a);
}

// As the program does it every night: incidents, few replications, an early stop.
static void
nightly(const ScanData *d, ScanOptions o)
{
    o.blocks = SCAN_INCIDENTS;
    o.replications = 99;
    o.stop_after = 5;
    o.min_cases = 3;
    replay(d, o, "replay of a year, as at night");
}

int
main(int argc, char **argv)
{
    int64_t replications = 999;
    if (argc > 1 && (!str_to_int(str_z(argv[1]), &replications) || replications < 1 ||
                     replications > SCAN_MAX_REPLICATIONS))
        die("bench", "REPLICATIONS is not a number");
    for (size_t i = 0; i < COUNT(sets); i++) {
        Arena *a = arena_new((size_t)1 << 30);
        ScanData d = make(a, &sets[i]);
        ScanOptions o = {.model = SCAN_PERMUTATION,
                         .time = SCAN_PROSPECTIVE,
                         .max_length = 28,
                         .max_share = sets[i].share,
                         .replications = (uint32_t)replications,
                         .seed = 1};
        printf("%s\n", sets[i].name);
        if (sets[i].areas < 1000)
            ideas(&d, o);
        else
            one(&d, o, "permutation, all ideas");
        o.model = SCAN_POISSON;
        one(&d, o, "Poisson");
        o.model = SCAN_BERNOULLI;
        one(&d, o, "Bernoulli");
        o.model = SCAN_PERMUTATION;
        if (sets[i].areas < 1000) {
            replay(&d, o, "replay of a year");
            nightly(&d, o);
        }
        arena_free(a);
    }
    return 0;
}
