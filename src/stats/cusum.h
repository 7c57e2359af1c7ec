// cusum.h -- do the counts of several periods together stand out, though none does alone?
#ifndef STATS_CUSUM_H
#define STATS_CUSUM_H

#include "stats/detect.h"

// How a count y with expected count m becomes a number x that adds up.
typedef enum CusumTransform {
    CUSUM_STANDARD,    // (y - m) / sqrt(m)
    CUSUM_ROSSI,       // (y - 3 m + 2 sqrt(y m)) / (2 sqrt(m))
    CUSUM_ANSCOMBE,    // 3 (y^(2/3) - m^(2/3)) / (2 m^(1/6))
    CUSUM_ANSCOMBE2,   // (y^(2/3) - (m^(2/3) - m^(-1/3) / 9)) / (2/3 m^(1/6))
    CUSUM_PEARSON_NB,  // (y - m) / sqrt(m + alpha m^2)
    CUSUM_ANSCOMBE_NB, // Anscombe residual with variance m + alpha m^2, see below
    CUSUM_NONE,        // y
} CusumTransform;

typedef enum CusumMean {
    CUSUM_MEAN,   // of all counts before the first that is judged
    CUSUM_SEASON, // a yearly wave fitted to them (season.h: one wave, no trend, Poisson)
    CUSUM_GIVEN,
} CusumMean;

typedef struct CusumOptions {
    CusumTransform transform;
    CusumMean mean_by;
    double mean;  // CUSUM_GIVEN: above 0
    double alpha; // of the negative binomial transformations, above 0
    double k, h;  // 0 or more; above 0
    bool reset;   // begin again at 0 after an alarm
} CusumOptions;

// The usual: k = 1.04, h = 2.26, the transformation of Rossi, the mean of what came before, alpha
// 0.1, reset.
CusumOptions cusum_usual(void);

// Judge counts[from .. to]:
//
//     S(t) = max(0, S(t-1) + x(t) - k), S(from - 1) = 0; an alarm is S(t) >= h.
//
// The bound is the count, not rounded, at which S(t) would be h: at or above it is an alarm. It is
// 0 when any count gives an alarm. The statistic is S(t), also after an alarm, when the next begins
// at 0: without reset one rise keeps the alarm on for as long as it takes S to come down, and in a
// simulation 40% of quiet weeks had an alarm. Expected is m.
//
// The Anscombe residual of the negative binomial distribution, with variance V(t) = t + alpha t^2,
// is the integral of V(t)^(-1/3) over m .. y, over V(m)^(1/6).
//
// When m is 0 nothing can be judged: DETECT_UNDEFINED, and S stays. DETECT_NO_HISTORY throughout
// when nothing comes before `from` that the mean could be taken of. E_INVALID when the yearly wave
// cannot be fitted.
//
// G. Rossi, L. Lampugnani, M. Marchi 1999, Statist. Med. 18, 2111-2122; D. Pierce, D. Schafer 1986,
// JASA 81, 977-986; J. Hilbe, Negative Binomial Regression (2011), 5.1. As algo.cusum in the R
// package surveillance with reset off. Its bounds of `none` and `anscombeNegBin` are no counts,
// that of `anscombe2nd` is another approximation, and that of `standard` is rounded up. Figures:
// test_cusum.c.
Err cusum_detect(Arena *a, const DetectSeries *s, CusumOptions options, DetectResult *out);

#endif
