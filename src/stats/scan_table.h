// scan_table.h -- the highest statistic of a data set, with thresholds for each circle. For
// scan*.c.
#ifndef STATS_SCAN_TABLE_H
#define STATS_SCAN_TABLE_H

#include "stats/scan_count.h"
#include "stats/scan_lanes.h"
#include "stats/scan_work.h"

// For what scan_quick.h cannot do: expected counts that are no product of place and time, or are
// among another total in each window. The weight of a circle (what is expected, or how many people
// there are) is added up for each window beside its cases, in units that fit in 16 bits and rounded
// down. The least count that reaches a level hardly bends as the weight grows; so for each step of
// the weight in the longest window, and each window, it is replaced by a line that lies nowhere
// above it for any circle on that step.
typedef struct Table Table;

// Whether the plan can be done this way: high rates, windows with one end, no whole map or period,
// and margins that are the same in every data set.
bool scan_table_fits(const Plan *p);

// Memory: 12 bytes a circle, 24 a place and window. Thresholds are made when a level is first asked
// for, in this arena, which no one else may use while threads search.
Table *scan_table_new(Arena *a, const Plan *p);

// What one thread needs of its own.
typedef struct TableWork {
    Counts counts;
    ScanSlope *slope;
    double guess; // of the highest statistic
} TableWork;

TableWork *scan_table_work_new(Arena *a, const Plan *p);

// The best of each centre (per_centre, zeroed).
void scan_table_centres(const Plan *p, Table *t, TableWork *k, const Points *cases,
                        Best *per_centre);

// The highest statistic of a draw. level: 0, or what is below it may be given as 0. Negative when
// there are too many cases to do it this way.
double scan_table_best(const Plan *p, Table *t, TableWork *k, const Points *cases, double level);

#endif
