// glm.h -- regression of counts on a level for each part of the year, and a trend: quasi-Poisson
// with log link.
#ifndef STATS_GLM_H
#define STATS_GLM_H

#include "base/base.h"

enum { GLM_MAX_GROUPS = 64, GLM_MAX_STEPS = 25 };

// Counts that follow one another in one group: those at index first .. first + n - 1 of the series,
// at times time, time + 1, ...
typedef struct GlmRun {
    size_t first, n, group;
    double time;
} GlmRun;

// What the fits of one series share: logarithms are taken once.
typedef struct GlmSeries {
    const double *y;     // counts, 0 or more
    const double *log_y; // ln y; 0 where y is 0
    const double *start; // ln (y + 0.1)
} GlmSeries;

typedef struct GlmData {
    GlmSeries series;
    const GlmRun *runs;
    size_t n_runs;         // 1 .. GLM_MAX_RUNS
    size_t n_groups;       // 1 .. GLM_MAX_GROUPS; each group has a count
    size_t n;              // of all runs together
    const double *weights; // of those n in their order, above 0; NULL: 1
    double *scratch;       // room for 2 n_runs, of no use to the caller
} GlmData;

typedef struct GlmFit {
    bool converged, trend;
    int steps;
    size_t df;                    // counts less coefficients
    double level[GLM_MAX_GROUPS]; // ln mean = level[group] + slope * time
    double slope;                 // 0 without trend
    double deviance;
    double dispersion; // Pearson: sum of w mu r^2 over df, r = (y - mu) / mu
    double working;    // sum of w r^2 over df: see the quirk in farrington.h
    // What the last least squares problem was: its means, and the sums of its weights.
    double old_level[GLM_MAX_GROUPS], old_slope;
    double sum[GLM_MAX_GROUPS], centre[GLM_MAX_GROUPS]; // of the weights; of time, weighed by them
    double spread; // of time around the centre of its group; 0: a trend cannot be told
} GlmFit;

// Fit ln mean = level of the group, and slope times time when `trend` says so, to weighed counts.
//
// Iteratively reweighted least squares as in R's glm.fit: begun at mean y + 0.1, until the deviance
// changes by less than 1e-8 of itself (plus 0.1), at most GLM_MAX_STEPS steps; converged is false
// when that is not enough, when a mean overflows, and when a trend is asked for that cannot be told
// apart from the groups. Weights and means belong to the last step but one where R has it so
// (dispersion, leverage, standard errors): results are then those of R to rounding.
//
// The normal equations are an arrow: groups do not meet, only the trend meets all. Centring time
// within each group makes them diagonal, so that a step takes O(n) additions and no matrix. Within
// a run, and from one run to the next that follows it, the means are a geometric series: hardly
// an exponential, and three additions for each count. Without trend all is in the sums of groups,
// and a step after the first takes O(groups).
//
// P. McCullagh, J. Nelder, Generalized Linear Models (1989), 2.5. Figures: test_glm.c.
GlmFit glm_fit(const GlmData *d, bool trend);

// How much the mean of this group and time varies, on log scale, for dispersion 1.
double glm_variance(const GlmFit *f, size_t group, double time);

// For each count the standardised Anscombe residual
//
//     1.5 (y^(2/3) mu^(-1/6) - sqrt(mu)) / sqrt(dispersion (1 - leverage))
//
// of a fit; where it is not above `threshold`, which is 0 or more, out gets 0 instead (which is
// sooner known).
void glm_high_residuals(const GlmData *d, const GlmFit *f, double dispersion, double threshold,
                        double *out);

#endif
