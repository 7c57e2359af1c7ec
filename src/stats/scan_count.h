// scan_count.h -- cases counted in all windows with one end. For scan*.c.
#ifndef STATS_SCAN_COUNT_H
#define STATS_SCAN_COUNT_H

#include "stats/scan_plan.h"

// For each place a row of counts, one for each window, `stride` apart and aligned to 64 bytes.
typedef struct Counts {
    uint16_t *row;
    uint16_t *place; // those that have a case
    size_t n;        // how many
    uint16_t *from;  // of each lane a row: 1 in that one and longer windows
    uint64_t *seen;  // a bit for each place
} Counts;

// Rows of n numbers, aligned to 64 bytes; not filled.
uint16_t *scan_rows(Arena *a, size_t n);

Counts scan_counts(Arena *a, const Plan *p);

// Count these cases and no others, fewer than SCAN_MOST_COUNT, in the windows that end with `end`:
// the longest holds them all.
void scan_count(const Plan *p, Counts *c, const Points *cases, size_t end);

#endif
