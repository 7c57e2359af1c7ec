// bayes.h -- is the last count higher than the same weeks of earlier years let expect?
#ifndef STATS_BAYES_H
#define STATS_BAYES_H

#include "stats/detect.h"

enum { BAYES_MAX_HALF = 500 };

typedef struct BayesOptions {
    size_t b;     // years to look back, 0 .. DETECT_MAX_YEARS
    size_t w;     // half the window around the same week of those years, 0 .. BAYES_MAX_HALF
    bool act_y;   // also the w counts just before
    double alpha; // in (0, 1)
} BayesOptions;

// The usual: no earlier years, the six weeks just before, alpha 0.05.
BayesOptions bayes_usual(void);

// Judge each count y(t) by the predictive distribution of a Poisson mean with Jeffreys' prior: with
// n reference counts of sum Y it is negative binomial with size Y + 1/2 and prob n / (n + 1). The
// reference counts are the 2 w + 1 around t - i frequency for i = 1 .. b, and the w before t. The
// bound is its quantile of 1 - alpha, a whole number, and an alarm is y above it. Expected is the
// mean (Y + 1/2) / n; p is the chance of y or more. The first count that can be judged is the one
// for which all reference counts exist: number b frequency + w + 1.
//
// Each point takes the same time, whatever b and w, but for the quantile.
//
// A. Riebler 2004, Empirischer Vergleich von statistischen Methoden zur Ausbruchserkennung bei
// Surveillance Daten (LMU Muenchen), as cited for algo.bayes in the R package surveillance; M.
// Hoehle 2007, Comput. Stat. 22, 571-582. Figures: test_bayes.c.
Err bayes_detect(Arena *a, const DetectSeries *s, BayesOptions options, DetectResult *out);

#endif
