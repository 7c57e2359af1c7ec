// How long the detectors of rises take for one point.
//
//   bench_series [ROUNDS]
//
// A point is what comes in on one day: one series of six years of weeks, judged at its last count
// only, set-up included. "Series" is the time for a whole series, per count.
#include "stats/bayes.h"
#include "stats/cusum.h"
#include "stats/ears.h"
#include "stats/farrington.h"
#include "stats/glrcusum.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

enum { WEEKS = 313, LONG = 20000 };

static double
now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

// A yearly wave with noise: SplitMix64 for the noise.
static void
make_series(int64_t *counts, size_t n, uint64_t seed)
{
    for (size_t i = 0; i < n; i++) {
        uint64_t z = seed += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        double noise = (double)((z ^ z >> 31) % 1000) / 500;
        counts[i] = (int64_t)(6 * (1 + 0.6 * sin((double)i * 2 * M_PI / 52)) * noise);
    }
}

typedef struct Kernel {
    const char *name;
    Err (*run)(Arena *a, const DetectSeries *s, DetectResult *r);
    double target; // us a point; 0: none
} Kernel;

static Err
run_ears(Arena *a, const DetectSeries *s, DetectResult *r)
{
    return ears_detect(a, s, ears_usual(EARS_C2), r);
}

static Err
run_ears_long(Arena *a, const DetectSeries *s, DetectResult *r)
{
    EarsOptions o = ears_usual(EARS_C3);
    o.baseline = 200;
    return ears_detect(a, s, o, r);
}

static Err
run_cusum(Arena *a, const DetectSeries *s, DetectResult *r)
{
    CusumOptions o = cusum_usual();
    o.mean_by = CUSUM_GIVEN;
    o.mean = 6;
    return cusum_detect(a, s, o, r);
}

static Err
run_bayes(Arena *a, const DetectSeries *s, DetectResult *r)
{
    BayesOptions o = {5, 3, true, 0.05};
    return bayes_detect(a, s, o, r);
}

static Err
run_lr(Arena *a, const DetectSeries *s, DetectResult *r)
{
    GlrOptions o = glr_usual();
    o.theta = M_LN2;
    return glr_detect(a, s, o, r);
}

static Err
run_glr(Arena *a, const DetectSeries *s, DetectResult *r)
{
    return glr_detect(a, s, glr_usual(), r);
}

static Err
run_classic(Arena *a, const DetectSeries *s, DetectResult *r)
{
    return farrington_detect(a, s, farrington_usual(true), r);
}

static Err
flexible(Arena *a, const DetectSeries *s, DetectResult *r, FarringtonThreshold t, bool trend)
{
    FarringtonOptions o = farrington_usual(false);
    o.threshold = t;
    o.trend_p = trend ? 1 : 0;
    return farrington_detect(a, s, o, r);
}

static Err
run_delta(Arena *a, const DetectSeries *s, DetectResult *r)
{
    return flexible(a, s, r, FARRINGTON_DELTA, true);
}

static Err
run_nb(Arena *a, const DetectSeries *s, DetectResult *r)
{
    return flexible(a, s, r, FARRINGTON_NB_PLUGIN, true);
}

static Err
run_muan(Arena *a, const DetectSeries *s, DetectResult *r)
{
    return flexible(a, s, r, FARRINGTON_MUAN, true);
}

static Err
run_twice(Arena *a, const DetectSeries *s, DetectResult *r)
{
    return flexible(a, s, r, FARRINGTON_NB_PLUGIN, false);
}

// The least time of a few rounds, of n series, in microseconds for each count that is judged.
static double
measure(Arena *a, const Kernel *k, DetectSeries s, size_t rounds, size_t n)
{
    double best = INFINITY;
    for (size_t round = 0; round < rounds; round++) {
        double begin = now_us();
        for (size_t i = 0; i < n; i++) {
            DetectResult r;
            Err e = k->run(a, &s, &r);
            if (failed(e))
                die(k->name, err_text(e));
            arena_reset(a);
        }
        best = fmin(best, (now_us() - begin) / (double)n);
    }
    return best / (double)(s.to - s.from + 1);
}

int
main(int argc, char **argv)
{
    static const Kernel kernels[] = {
        {"ears-c2, baseline 7", run_ears, 0},
        {"ears-c3, baseline 200", run_ears_long, 0},
        {"cusum, mean given", run_cusum, 0},
        {"bayes, b 5, w 3", run_bayes, 0},
        {"lr-cusum", run_lr, 0},
        {"glr-cusum, Poisson", run_glr, 0},
        {"farrington 1996, b 3", run_classic, 20},
        {"flexible, 10 levels, b 5, delta", run_delta, 20},
        {"flexible, 10 levels, b 5, nbPlugin", run_nb, 20},
        {"flexible, 10 levels, b 5, muan", run_muan, 20},
        {"flexible, trend refused: four fits", run_twice, 20},
    };
    int64_t rounds = 15;
    if (argc > 1 && (!str_to_int(str_z(argv[1]), &rounds) || rounds < 1))
        die("bench", "ROUNDS is not a number");
    Arena *a = arena_new((size_t)1 << 28);
    static int64_t counts[LONG];
    make_series(counts, LONG, 1);
    bool met = true;
    printf("%-36s %14s %14s  us a point\n", "kernel", "one new point", "in a series");
    for (size_t i = 0; i < COUNT(kernels); i++) {
        DetectSeries last = {counts, NULL, WEEKS, 52, WEEKS - 1, WEEKS - 1};
        DetectSeries all = {counts, NULL, 2000, 52, 300, 1999};
        double one = measure(a, &kernels[i], last, (size_t)rounds, 200);
        double each = measure(a, &kernels[i], all, (size_t)rounds, 1);
        bool slow = kernels[i].target > 0 && (one > kernels[i].target || each > kernels[i].target);
        printf("%-36s %14.3f %14.3f%s\n", kernels[i].name, one, each, slow ? "  TOO SLOW" : "");
        met = met && !slow;
    }
    arena_free(a);
    return met ? 0 : 1;
}
