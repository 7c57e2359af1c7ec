// scan_lanes.h -- adding up the counts of nested circles, 32 windows at a time. For scan*.c.
#ifndef STATS_SCAN_LANES_H
#define STATS_SCAN_LANES_H

#include "stats/scan_plan.h"

enum { SCAN_UNROLLED = 8 }; // circles in a block: a multiple of this

// The circles around one centre, of which block b holds `block` more. x has for each place a row of
// counts (`stride` apart); id the places, nearest first, padded to whole blocks with a place that
// has no cases; threshold for each block a row with the least counts worth looking at.
typedef struct Walk {
    const uint16_t *x, *id, *threshold;
    size_t stride, block, nblocks;
    size_t at; // blocks done
    _Alignas(64) uint16_t count[SCAN_LANES];  // of the first at x block circles
    _Alignas(64) uint16_t before[SCAN_LANES]; // the same without the last block
} Walk;

// Go on until a block has a count at or above its threshold: block w->at - 1. False when there are
// none left. Rows are aligned to 64 bytes.
typedef bool ScanWalk(Walk *w);

// The fastest of these that this processor can do; all give the same. `wide`: bytes at a time, or 0
// for as many as it can.
ScanWalk *scan_walk(int wide);

#endif
