// scan_rank.h -- which candidates are clusters, in which order, and how unusual. For scan*.c.
#ifndef STATS_SCAN_RANK_H
#define STATS_SCAN_RANK_H

#include "stats/scan_plan.h"

// The clusters of the best candidates of all centres, of which b is used up, and the best of the
// whole map (llr 0: none). scan_run says which, and in what order.
void scan_rank(Arena *a, const Plan *p, Best *b, const Best *map, ScanResult *out);

// Give each cluster its p, from r->maxima[0 .. r->replications - 1], and drop those with p = 1.
void scan_judge(const Plan *p, ScanResult *r);

#endif
