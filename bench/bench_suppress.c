// bench_suppress -- how long it takes to decide which counts of Beeld stay hidden: places that the
// viewer may not see by 18 themes, in three periods, and the weeks of a year.
//
//   bench_suppress [RUNS]     processor time of one decision, the best of RUNS (5)
#include "app/duiding/duiding_hide.h"

#include <stdio.h>
#include <time.h>

enum { THEMES = 18, WEEKS = 52, PLACES_MAX = 400, MEMORY = 256 << 20 };

static const size_t lengths[BEELD_PERIODS] = {4, 13, 52};

// A random number that is the same on every machine (Marsaglia, xorshift).
static uint64_t
next(uint64_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 7;
    *x ^= *x << 17;
    return *x;
}

typedef struct Region {
    int64_t counts[BEELD_PERIODS][PLACES_MAX * THEMES], weeks[WEEKS * THEMES];
} Region;

// A signal falls in a place and a theme by Zipf's law.
static size_t
draw(uint64_t *x, size_t n)
{
    double all = 0, at;
    size_t i = 0;
    for (size_t k = 0; k < n; k++)
        all += 1.0 / (double)(k + 2);
    at = (double)(next(x) >> 11) * 0x1p-53 * all;
    for (; i + 1 < n && at >= 1.0 / (double)(i + 2); i++)
        at -= 1.0 / (double)(i + 2);
    return i;
}

static BeeldSecret
make(Arena *a, size_t places, size_t signals)
{
    uint64_t x = 88172645463325252U;
    Region *m = NEW(a, Region);
    BeeldSecret s = {.places = places, .themes = THEMES, .weeks = WEEKS, .by_week = m->weeks};
    for (size_t i = 0; i < signals; i++) {
        size_t back = next(&x) % WEEKS, place = draw(&x, places), theme = draw(&x, THEMES);
        m->weeks[(WEEKS - 1 - back) * THEMES + theme]++;
        for (size_t p = 0; p < BEELD_PERIODS; p++)
            m->counts[p][place * THEMES + theme] += back < lengths[p];
    }
    for (size_t p = 0; p < BEELD_PERIODS; p++) {
        s.period[p] = lengths[p];
        s.counts[p] = m->counts[p];
    }
    return s;
}

static double
seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
measure(size_t places, size_t signals, int64_t runs)
{
    Arena *a = arena_new(MEMORY);
    BeeldSecret s = make(a, places, signals);
    BeeldHidden h;
    double best = 1e9;
    size_t small = 0, more = 0;
    for (int64_t i = 0; i < runs; i++) {
        Arena *own = arena_new(MEMORY);
        double from = seconds(), took;
        Err e = beeld_hide(own, &s, &h);
        took = seconds() - from;
        if (failed(e))
            die("bench_suppress", err_text(e));
        best = took < best ? took : best;
        small = more = 0;
        for (size_t p = 0; p < BEELD_PERIODS; p++) {
            small += h.table[p].n_small;
            more += h.table[p].n_more;
        }
        arena_free(own);
    }
    printf("| %zu | %zu | %.2f | %zu | %zu |\n", places, signals, best * 1e3, small, more);
    arena_free(a);
}

int
main(int argc, char **argv)
{
    static const size_t places[] = {16, 25, 50, 100, 342};
    static const size_t each[] = {10, 100, 1000}; // signals a year, of a place
    int64_t runs = 5;
    if (argc > 2 || (argc > 1 && (!str_to_int(str_z(argv[1]), &runs) || runs < 1))) {
        fputs("usage: bench_suppress [RUNS]\n", stderr);
        return 2;
    }
    puts("| places | signals in a year | ms | small numbers hidden | others |");
    puts("| --- | --- | --- | --- | --- |");
    for (size_t i = 0; i < COUNT(places); i++)
        for (size_t k = 0; k < COUNT(each); k++)
            measure(places[i], places[i] * each[k], runs);
    return 0;
}
