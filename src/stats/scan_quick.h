// scan_quick.h -- the highest statistic of a data set, at a cost that follows the number of its
// cases. For scan*.c.
#ifndef STATS_SCAN_QUICK_H
#define STATS_SCAN_QUICK_H

#include "stats/scan_lanes.h"
#include "stats/scan_work.h"

// What is expected in a circle is its size times the weight of the window. The sizes that circles
// can have are cut into steps, and for each step and window there is one threshold: the least count
// that reaches a level, at the lower end of the step. So nothing has to be kept for each circle but
// its size and its step; and where the weights of the windows differ from draw to draw (blocks),
// the thresholds are looked up again from one list of the least count for each expected number.
//
// A circle whose last place has no case in any window has the counts of the circle before it, and
// expects no less: it cannot be the first of the best. So where the cases of a draw are few, only
// the places with cases are gone through, in the order of their rank around each centre.
typedef struct Quick Quick;

// Whether the plan can be done this way: high rates, no whole map or period,
// and expected counts that are a product of place and time.
bool scan_quick_fits(const Plan *p);

// Memory: 10 bytes a circle; and 2 for each pair of places where that helps and the plan has no
// map.
const Quick *scan_quick_new(Arena *a, const Plan *p);

// What one thread needs of its own.
typedef struct QuickWork QuickWork;
QuickWork *scan_quick_work_new(Arena *a, const Plan *p, const Quick *q);

// The best of each centre (per_centre, zeroed), of cases with these totals before each interval.
void scan_quick_centres(const Plan *p, const Quick *q, QuickWork *k, const Points *cases,
                        const double *cases_till, Best *per_centre);

// The highest statistic of a draw. level: 0, or what is below it may be given as 0. Negative when
// there are too many cases to do it this way.
double scan_quick_best(const Plan *p, const Quick *q, QuickWork *k, const Points *cases,
                       const double *cases_till, double level);

#endif
