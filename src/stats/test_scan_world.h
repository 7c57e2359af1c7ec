// test_scan_world.h -- small invented data sets for the tests of the scan statistic.
#ifndef STATS_TEST_SCAN_WORLD_H
#define STATS_TEST_SCAN_WORLD_H

#include "stats/scan.h"
#include "test/check.h"

#include <math.h>

typedef struct World {
    Arena *a;
    ScanData d;
    ScanEvent *cases;
    uint64_t state;
} World;

static inline double
world_unit(World *w)
{
    w->state = w->state * 6364136223846793005U + 1442695040888963407U;
    uint64_t x = w->state ^ w->state >> 33;
    return (double)(x * 0x9E3779B97F4A7C15U >> 11) * 0x1p-53;
}

static inline size_t
world_below(World *w, size_t n)
{
    return (size_t)(world_unit(w) * (double)n);
}

// A grid of side x side areas g00, g01, ... one apart, and no cases yet (room for `room`).
static inline World
world_grid(size_t side, size_t intervals, size_t room, uint64_t seed)
{
    World w = {.a = arena_new((size_t)1 << 30), .state = seed};
    ScanArea *areas = NEW_N(w.a, side * side, ScanArea);
    for (size_t i = 0; i < side * side; i++)
        areas[i] = (ScanArea){str_fmt(w.a, "g%zu%zu", i / side, i % side), (double)(i / side),
                              (double)(i % side)};
    w.cases = NEW_N(w.a, room, ScanEvent);
    w.d = (ScanData){
        .areas = areas, .nareas = side * side, .nintervals = intervals, .cases = w.cases};
    return w;
}

static inline void
world_add(World *w, size_t area, size_t interval, uint32_t count)
{
    w->cases[w->d.ncases++] = (ScanEvent){.area = (uint32_t)area,
                                          .interval = (uint32_t)interval,
                                          .count = count,
                                          .block = SCAN_NO_BLOCK};
}

static inline void
world_fill(World *w, size_t n)
{
    for (size_t i = 0; i < n; i++)
        world_add(w, world_below(w, w->d.nareas), world_below(w, w->d.nintervals), 1);
}

static inline ScanOptions
world_options(ScanModel model, ScanTime time, size_t longest)
{
    return (ScanOptions){.model = model, .time = time, .max_length = longest, .seed = 7};
}

static inline void
world_end(World *w)
{
    arena_free(w->a);
}

#endif
