// scan_least.h -- how many cases a circle needs at least to reach a level. For scan*.c.
#ifndef STATS_SCAN_LEAST_H
#define STATS_SCAN_LEAST_H

#include "stats/scan_plan.h"

enum { SCAN_MOST_COUNT = 65000, SCAN_SQUARES = 64, SCAN_LEVELS = 64 };

// Levels are so far apart; the last one stands for all above it.
#define SCAN_LEVEL_STEP 0.5

// The highest level that is not above x, and its statistic.
size_t scan_level_below(double x);

// Thresholds are looked up by the root of what is expected (Bernoulli: of the people), with
// SCAN_SQUARES of them for each unit.
typedef struct Thresholds {
    const Plan *p;
    const double *log; // of the numbers below nlog; what is beyond is taken to reach every level
    size_t nlog;
    double log_share, log_rest; // Bernoulli: of the cases among the people, and of the controls
} Thresholds;

// For counts (Bernoulli: people) up to `most`.
Thresholds scan_thresholds(Arena *a, const Plan *p, double most);

// How many thresholds reach to an expected number (or people) of `most`.
size_t scan_squares(double most);

// Fill out[i] with the least count, of `total`, that reaches a level where the weight is (i /
// SCAN_SQUARES)^2 or more, or, by_one, i or more; never above the right number, and cheaper than
// the statistic itself. Of high rates.
void scan_least(const Thresholds *t, size_t level, double total, bool by_one, uint16_t *out,
                size_t n);

// The same where the weights are share[i] x `times`, shares rising: out[i * stride].
void scan_least_each(const Thresholds *t, size_t level, double total, const double *share,
                     double times, size_t n, uint16_t *out, size_t stride);

#endif
