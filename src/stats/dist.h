// dist.h -- the few distributions that the detectors lean on: normal, Student, Poisson, negative
// binomial.
//
// Sources: M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, 26.2.23 (a first guess of
// the normal quantile), 26.5.8 and 26.4 (the incomplete beta function as a continued fraction and
// what follows from it), 6.5.29 and 6.5.31 (the incomplete gamma function). Figures: test_dist.c.
//
// All answers are NaN when an argument is NaN or outside its range.
#ifndef STATS_DIST_H
#define STATS_DIST_H

#include "base/base.h"

// The largest count that a quantile function looks for: beyond it the answer is NaN.
#define DIST_MAX_COUNT 1e12

// Of the standard normal distribution: the chance to stay at or below x, and the x for a chance p
// in (0, 1). Relative error below 1e-14.
double normal_cdf(double x);
double normal_quantile(double p);

// The two-sided p-value of a t statistic with df > 0 degrees of freedom. Relative error below
// 1e-12.
double student_two_sided(double t, double df);

// The chance of at most k events of a Poisson distribution with this mean (0 or more), or of at
// least k. Relative error below 1e-12 for means up to 1e4, growing to 1e-8 at 1e8.
double poisson_cdf(double k, double mean);
double poisson_above(double k, double mean);

// The same for the negative binomial distribution with size > 0 (not necessarily whole) and prob in
// (0, 1]: mean size (1 - prob) / prob, variance mean / prob.
double negbin_cdf(double k, double size, double prob);
double negbin_above(double k, double size, double prob);

// The smallest whole number k with cdf(k) >= p, for p in (0, 1).
double poisson_quantile(double p, double mean);
double negbin_quantile(double p, double size, double prob);

#endif
