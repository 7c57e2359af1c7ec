// scan_lanes.h -- adding up the counts of nested circles, 32 windows at a time. For scan*.c.
#ifndef STATS_SCAN_LANES_H
#define STATS_SCAN_LANES_H

#include "stats/scan_plan.h"

// The circles around one centre, in blocks: block b of them holds length[b] more places than the
// one before it. x has for each place a row of counts (`stride` apart); id the places, nearest
// first; threshold for each block a row with the least counts worth looking at.
typedef struct Walk {
    const uint16_t *x, *id, *threshold;
    const uint8_t *length;
    size_t stride, nblocks;
    size_t block, inside; // the circle that was found: `inside` places of this block, from 1
    _Alignas(64) uint16_t count[SCAN_LANES]; // its counts
} Walk;

// Go on to the next circle with a count at or above the threshold of its block. False when there
// are none left. Rows are aligned to 64 bytes.
typedef bool ScanWalk(Walk *w);

// The fastest of these that this processor can do; all give the same. `wide`: bytes at a time, or 0
// for as many as it can.
ScanWalk *scan_walk(int wide);

// The same for circles that follow each other in any steps, with a threshold row for each: circle i
// adds place[i], and its thresholds are row step[i] of `least`. Thresholds do not get lower from
// one circle to the next, so that `block` circles are first looked at together.
typedef struct Trail {
    const uint16_t *x, *least; // rows of counts of places, and of thresholds, `stride` apart
    const uint16_t *place, *step;
    size_t stride, n, block;
    size_t at; // circles gone through; the one that was found is the last of these
    _Alignas(64) uint16_t count[SCAN_LANES]; // its counts
} Trail;

typedef bool ScanTrail(Trail *w);
ScanTrail *scan_trail(int wide);

#endif
