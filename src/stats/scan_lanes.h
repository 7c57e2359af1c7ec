// scan_lanes.h -- adding up the counts of nested circles, 32 windows at a time. For scan*.c.
#ifndef STATS_SCAN_LANES_H
#define STATS_SCAN_LANES_H

#include "stats/scan_plan.h"

// The circles around one centre: circle i adds place[i] to the one before it, and its thresholds
// are row step[i] of `least`. Thresholds do not get lower from one circle to the next, nor do
// counts, so that `block` circles are first looked at together: when the last of them has fewer
// cases than the first needs, none of them has enough. Rows are `stride` apart and aligned to 64
// bytes.
typedef struct Trail {
    const uint16_t *x, *least; // rows of counts of places; and of the least counts worth looking at
    const uint16_t *place, *step;
    size_t stride, n, block; // block: 1, 4 or 8
    size_t at;               // circles gone through; the one that was found is the last of these
    _Alignas(64) uint16_t count[SCAN_LANES]; // its counts
} Trail;

// Go on to the next circle with a count at or above its threshold. False when there are none left.
typedef bool ScanTrail(Trail *w);

// The same where the windows weigh differently in each place, so that the weights of circles are
// added up beside their counts: what is enough for circle i is base + (weight x slope) / 65536, of
// two rows of `line`: 2 x step[i] and the one after it.
enum { SCAN_TOGETHER = 8 };

typedef struct Slope {
    const uint16_t *x, *y; // rows of counts, and of weights, of places
    const uint16_t *head;  // rows of weights of each SCAN_TOGETHER-th circle, from the first
    const uint16_t *line;
    const uint16_t *place, *step;
    size_t stride, n, block; // block: 1 or SCAN_TOGETHER
    size_t at;
    _Alignas(64) uint16_t count[SCAN_LANES], weight[SCAN_LANES], least[SCAN_LANES];
} Slope;

typedef bool ScanSlope(Slope *w);

// The fastest of these that this processor can do; all give the same. `wide`: bytes at a time, or 0
// for as many as it can.
ScanTrail *scan_trail(int wide);
ScanSlope *scan_slope(int wide);

#endif
