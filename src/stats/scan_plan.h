// scan_plan.h -- what the parts of the scan statistic share: the input in the form that is scanned.
// For scan*.c only.
#ifndef STATS_SCAN_PLAN_H
#define STATS_SCAN_PLAN_H

#include "stats/scan.h"

enum { SCAN_LANES = 32 }; // counts in one cache line, and in one wide register

// The circles of all centres: the places of centre i, nearest first, are id[first[i]] ..
// id[end[i] - 1]; circle k is the first k + 1 of them. `count` of them in all.
typedef struct Circles {
    const uint16_t *id;
    const size_t *first, *end;
    size_t count;
} Circles;

// What follows from the areas alone. Places are numbered in the order of their coordinates; the
// areas of place i are area_of[area_first[i]] .. area_of[area_first[i + 1] - 1].
struct ScanMap {
    size_t nareas, n;    // areas, places
    const double *place; // n x 3 coordinates
    const uint32_t *place_of, *area_first, *area_of;
    const uint16_t *near; // n x n: the places around each, nearest first; NULL: not sorted yet
    const uint16_t *rank; // n x n: of each place, where in the list of each centre it stands
};

// One case (or person) that a window can hold: where, and when in intervals of the horizon.
typedef struct Points {
    size_t n;
    uint16_t *place;
    uint16_t *at;
} Points;

// Everything about a data set that its replications share. Lane j of a window end `e` is the window
// of j + 1 intervals that ends with e. Time is in intervals of the horizon, the last of which is
// the last of all; what is before the horizon can be in no window.
typedef struct Plan {
    ScanOptions o;
    const ScanData *d;
    size_t n;           // places
    size_t intervals;   // of the period; 1 for a spatial scan
    size_t horizon;     // of them, the last ones
    size_t windows;     // longest window; lanes min_length - 1 .. windows - 1 are candidates
    size_t stride;      // lanes in memory: windows rounded up to SCAN_LANES
    size_t first_end;   // real data: ends first_end .. horizon - 1
    size_t first_drawn; // simulated data: ends first_drawn .. horizon - 1
    const ScanMap *map;
    const double *place; // these four: of the map
    const uint32_t *place_of, *area_first, *area_of;
    Circles circles;
    double total, people; // cases; cases and controls (Bernoulli)

    // Expected = weight of the circle x weight of the window. A measure that is the product of a
    // part per place and one per interval needs no more than that (separable); else `until` has for
    // each place the running sum over time: until[place * (horizon + 1) + t] is before t.
    bool separable;
    const double *size;       // separable: of each place
    const double *time;       // separable: of each interval of the horizon
    double size_sum;          // of all places
    double scale;             // separable: expected = size x time / scale
    const double *until;      // not separable
    const double *until_all;  // not separable: of all places together
    const double *cases_till; // cases in the horizon before interval t; horizon + 1 numbers
    const double *limit;      // of each place, what max_share is a share of
    double limit_sum;

    Points real; // the cases in the horizon
} Plan;

// What the windows that end at `end` are compared with.
typedef struct Frame {
    size_t end;
    double *weight; // expected of lane j = weight of the circle x weight[j] / scale
    double *total;  // cases among which they are expected: all, or those in the window
    double scale;
} Frame;

// A candidate and how good it is. `circle` counts from 0.
typedef struct Best {
    double llr;
    size_t centre, circle, lane, end;
    uint64_t observed;
    double expected;
} Best;

Err scan_plan(Arena *a, const ScanData *d, const ScanOptions *o, Plan *out);

// Find the places, and the circles of each; scan_place.c.
Err scan_places(Arena *a, Plan *p);
Err scan_circles(Arena *a, Plan *p);

// The places of areas, without the others around them; flat: all areas are one place. scan_map.c.
Err scan_map_places(Arena *a, const ScanArea *areas, size_t n, bool degrees, bool flat,
                    ScanMap *out);

typedef struct Near {
    double distance; // squared
    uint32_t place;
} Near;

// The places around one centre, sorted only as far as they are asked for: ends of what is still to
// be sorted lie on a stack, the nearest part on top (Paredes and Navarro 2006).
typedef struct Nearest {
    Near *v;             // room for all places
    size_t done, sorted; // v[0 .. sorted - 1] are in order, of which `done` were given
    size_t ends[64], nends;
} Nearest;

// Begin with a centre, and give the next place around it; there must be one.
void scan_near(const ScanMap *m, size_t centre, Nearest *q);
Near scan_near_next(Nearest *q);

// Squared.
static inline double
scan_distance(const ScanMap *m, size_t i, size_t k)
{
    const double *c = &m->place[3 * i], *x = &m->place[3 * k];
    double dx = x[0] - c[0], dy = x[1] - c[1], dz = x[2] - c[2];
    return dx * dx + dy * dy + dz * dz;
}

// Fill the frame of windows that end at `end`, for cases whose number before interval t of the
// horizon is cases_till[t].
void scan_frame(const Plan *p, const double *cases_till, size_t end, Frame *out);

// What the circle's weight is made of: for the separable models the place's size; else the sum of
// its cells in the window of lane j that ends at `end`.
static inline double
scan_cell(const Plan *p, size_t place, size_t end, size_t lane)
{
    const double *until = &p->until[place * (p->horizon + 1)];
    return until[end + 1] - until[end - lane];
}

// Whether a candidate can be one, and its statistic; NAN when it is none or does not beat `best`.
// m: the weight of the circle (times that of the window, / scale). Exact: the same for equal input.
double scan_statistic(const Plan *p, double c, double m, double total, double best);

// Keep the better of two; of equals the smaller circle, then the shorter window.
static inline void
scan_consider(Best *best, double llr, Best found)
{
    bool first =
        found.circle < best->circle || (found.circle == best->circle && found.lane < best->lane);
    if (llr > best->llr || (llr == best->llr && first)) {
        found.llr = llr;
        *best = found;
    }
}

// How far apart to take centres that follow each other, so that they soon have been everywhere: a
// number without a factor in common with n, near the golden section of it.
static inline size_t
scan_leap(size_t n)
{
    for (size_t leap = n * 618 / 1000; leap > 1; leap--) {
        size_t x = n, y = leap;
        while (y > 0) {
            size_t rest = x % y;
            x = y;
            y = rest;
        }
        if (x == 1)
            return leap;
    }
    return 1;
}

#endif
