// scan_table.h -- the fast way to the highest statistic of a data set. For scan*.c.
#ifndef STATS_SCAN_TABLE_H
#define STATS_SCAN_TABLE_H

#include "stats/scan_lanes.h"
#include "stats/scan_work.h"

// For each block of nested circles around each centre, and each window: the least number of cases
// with which a circle in that block can reach `level`. Counts only grow with the circle, and so
// does what is expected; so when the last circle of a block has fewer cases than its first one
// needs, none of them reaches the level.
typedef struct Table Table;

// Whether the plan can be done this way: high rates, windows with one end, no whole map or period,
// and margins that are the same in every data set.
bool scan_table_fits(const Plan *p);

Table *scan_table_new(Arena *a, const Plan *p, double level);
double scan_table_level(const Table *t);

// The highest statistic of w->drawn when it is at least the level; otherwise something below it.
// `wide` as in scan_walk.
double scan_table_best(const Plan *p, const Table *t, Work *w, int wide);

#endif
