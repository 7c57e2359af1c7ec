// scan_least.h -- how many cases a circle needs at least to reach a level. For scan*.c.
#ifndef STATS_SCAN_LEAST_H
#define STATS_SCAN_LEAST_H

#include "stats/scan_plan.h"

enum { SCAN_MOST_COUNT = 65000 };

// Of high rates. Cheaper than the statistic itself, and never above the right number.
typedef struct Thresholds {
    const Plan *p;
    const double *log; // of the numbers below nlog; what is beyond is taken to reach every level
    size_t nlog;
    double level;               // a little below the level
    double log_share, log_rest; // Bernoulli: of the cases among the people, and of the controls
} Thresholds;

// For counts (Bernoulli: people) up to `most`, at level 0.
Thresholds scan_thresholds(Arena *a, const Plan *p, double most);

void scan_thresholds_level(Thresholds *t, double level);

// The least count, of `total`, that reaches the level where the weight is m, from what it was for
// less weight. log_m: logarithm of m; not looked at for the Bernoulli model.
uint16_t scan_least(const Thresholds *t, uint16_t from, double m, double total, double log_m);

#endif
