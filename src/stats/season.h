// season.h -- the expected count by a yearly wave: a log-linear regression on harmonics.
#ifndef STATS_SEASON_H
#define STATS_SEASON_H

#include "base/arena.h"

enum { SEASON_MAX_WAVES = 4, SEASON_MAX_TERMS = 2 + 2 * SEASON_MAX_WAVES };

// log mean(i) = a + b i + sum for k = 1 .. waves of (c_k cos(2 pi k i / frequency) + d_k sin(...))
typedef struct SeasonModel {
    size_t frequency, waves; // waves 0 .. SEASON_MAX_WAVES
    bool trend;              // b, or without
    double alpha;            // variance = mean + alpha mean^2; 0: Poisson
} SeasonModel;

// Fit the model to counts[0 .. n - 1] and write the means of i = 0 .. n_out - 1 to out.
//
// Maximum likelihood by iteratively reweighted least squares, begun at mean = y + 0.1 (Poisson) or
// y, and 1/6 for none (negative binomial), until the deviance changes by less than 1e-8 of itself:
// as glm() of R with family poisson, or negative.binomial(1 / alpha) of its package MASS. E_INVALID
// for too few counts (no more than there are terms), for terms that cannot be told apart, and when
// 25 steps are not enough. Of counts that are all 0 the mean comes out below 1e-6.
//
// P. McCullagh, J. Nelder, Generalized Linear Models (1989), 2.5. Figures: test_cusum.c and
// test_glrcusum.c, by what is built on it.
Err season_fit(Arena *a, const int64_t *counts, size_t n, SeasonModel m, double *out, size_t n_out);

#endif
