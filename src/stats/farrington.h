// farrington.h -- is the last count higher than a regression on the same weeks of earlier years
// lets expect? The method that most public health institutes of Europe run every week.
#ifndef STATS_FARRINGTON_H
#define STATS_FARRINGTON_H

#include "stats/detect.h"
#include "stats/glm.h"

enum { FARRINGTON_MAX_HALF = 100, FARRINGTON_MAX_PAST = 1000 };

typedef enum FarringtonThreshold {
    FARRINGTON_DELTA,     // normal approximation after a power transformation
    FARRINGTON_NB_PLUGIN, // quantile of a negative binomial distribution with the fitted mean
    FARRINGTON_MUAN,      // the same with the upper limit of the mean
} FarringtonThreshold;

typedef enum FarringtonPower { POWER_TWO_THIRDS, POWER_HALF, POWER_NONE } FarringtonPower;

typedef struct FarringtonOptions {
    bool classic;             // as in 1996: alpha is two-sided, a bound of 0 when there are few
    size_t b, w;              // years back, 1 .. DETECT_MAX_YEARS; half a window, up to MAX_HALF
    double alpha;             // in (0, 1)
    bool reweight, trend;     // earlier rises count less; a trend when it is there
    double weights_threshold; // standardised residuals above this count less; 0 or more
    double trend_p;           // a trend stays when its p-value is below this
    FarringtonPower power;    // of FARRINGTON_DELTA
    FarringtonThreshold threshold;
    size_t limit_counts, limit_weeks; // limit54: at least so many in the last so many weeks
    size_t past;                      // so many counts just before now are left out; flexible only
    size_t periods; // levels of the year, 1 .. GLM_MAX_GROUPS; 1: only the windows; flexible only
    bool by_date;   // earlier years by the calendar: needs days. Otherwise frequency counts back
    bool compat_r;  // the dispersion of the R package, see below; flexible only
} FarringtonOptions;

// The usual. Classic, as Farrington et al. and R have it: b 3, w 3, alpha 0.05, weights above 1, a
// trend with p < 0.05, power 2/3, at least 5 in 4 weeks. Flexible, as Noufaily et al. propose: b 5,
// w 3, alpha 0.005, weights above 2.58, always a trend, 10 periods, without the last 26 weeks,
// FARRINGTON_NB_PLUGIN, at least 5 in 4 weeks.
FarringtonOptions farrington_usual(bool classic);

// Judge each count y(t). The baseline: 2 w + 1 counts around the same week of each of the b years
// before. With `periods` p above 1 also all between them, and the model has a level for each part
// of the year: the windows are one, and what lies between two of them is cut in p - 1 blocks of the
// same length, the first ones one longer when that does not fit. The week around now belongs to the
// windows, so that the model extrapolates in time only.
//
// Fit (glm.h) with a trend; dispersion phi = max(1, Pearson's). Reweight: with the standardised
// Anscombe residuals s, weights are gamma s^-2 where s > weights_threshold and gamma elsewhere,
// with gamma such that they add up to n; fit again, and phi again. The trend stays when b is 3 or
// more, its p-value (t test with the dispersion as it is, also below 1) is below trend_p, and the
// mean it gives for now is not above the largest count of the baseline; otherwise all again
// without, as when it did not converge.
//
// With mean mu for now, standard error se of mu, tau = phi + se^2 / mu, and z the normal quantile
// of 1 - alpha / 2 (classic) or 1 - alpha, the bound is
//
//     DELTA, 2/3      (mu^(2/3) + z sqrt(4/9 mu^(1/3) tau)) ^ (3/2)
//     DELTA, 1/2      (mu^(1/2) + z sqrt(tau / 4)) ^ 2
//     DELTA, none     mu + z sqrt(mu tau)
//     NB_PLUGIN       the quantile of 1 - alpha of a negative binomial distribution with mean mu
//     and
//                     variance phi mu; Poisson when phi is 1
//     MUAN            the same with mean exp(ln mu + z se / mu)
//
// An alarm is y above the bound. When fewer than limit_counts came in the last limit_weeks, now
// included, there is none (DETECT_FEW); the bound is then 0 (classic) or not known. p is the chance
// of y or more. When all of the baseline is 0 and the fit does not end, the
// bound is 0. DETECT_UNDEFINED when nothing fits the baseline otherwise, or the bound is too large
// to be one: a steep trend, extrapolated.
//
// compat_r: surveillance 1.20.3 takes, after reweighting, sum of w r^2 over the degrees of freedom
// (r = (y - mu) / mu, w the weights given) for the dispersion in the trend's test and in se, where
// it may be below 1. It also scores NB_PLUGIN
// and MUAN against ln mu. Otherwise phi is used throughout, as the papers have it.
//
// Limits: the first count that can be judged is number b frequency + w + 1. Rises in the baseline
// that were long or came back each year pass for usual. One point takes about 10 microseconds for b
// = 5, 10 periods.
//
// C. Farrington, N. Andrews, A. Beale, M. Catchpole 1996, J. R. Statist. Soc. A 159, 547-563; A.
// Noufaily, D. Enki, C. Farrington, P. Garthwaite, N. Andrews, A. Charlett 2013, Statist. Med. 32,
// 1206-1222; M. Salmon, D. Schumacher, M. Hoehle 2016, J. Stat. Softw. 70(10). Figures:
// test_farrington.c.
Err farrington_detect(Arena *a, const DetectSeries *s, FarringtonOptions options,
                      DetectResult *out);

// The runs of counts that make the baseline of count t; the group of now is 0, its time too. Runs
// has room for farrington_max_runs(). 0 when there is not enough history.
size_t farrington_max_runs(const FarringtonOptions *o);
size_t farrington_baseline(const DetectSeries *s, const FarringtonOptions *o, size_t t,
                           GlmRun *runs);

#endif
