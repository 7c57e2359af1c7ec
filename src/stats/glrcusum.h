// glrcusum.h -- since when, if ever, do the counts fit a raised level better than the usual one?
#ifndef STATS_GLRCUSUM_H
#define STATS_GLRCUSUM_H

#include "stats/detect.h"

enum { GLR_MAX_WINDOW = 520 };

typedef struct GlrOptions {
    double threshold; // c.ARL, above 0
    double alpha;     // variance = mean + alpha mean^2; 0: Poisson
    double theta;     // log of how many times higher, above 0; 0: found from the counts (GLR)
    size_t window;    // M: a rise began at most so many counts ago, 1 .. GLR_MAX_WINDOW (GLR)
} GlrOptions;

// The usual: threshold 5, Poisson, theta from the counts, the longest window.
GlrOptions glr_usual(void);

// Judge counts[from .. to] against means mu(t): a log-linear regression with a trend and one yearly
// wave (season.h), fitted to all counts before `from`. With theta given (LR-CUSUM)
//
//     l(t) = y theta + (y + 1/alpha) ln((1 + alpha mu) / (1 + alpha mu e^theta))
//     l(t) = y theta - mu (e^theta - 1)                       for alpha = 0
//     S(t) = max(0, S(t-1) + l(t))
//
// and otherwise (GLR-CUSUM) S(t) is the largest sum of l from k to t over all k in the window and
// all theta >= 0; for alpha = 0 that is Y ln(Y / M) - (Y - M) with the sums Y of counts and M of
// means, where Y > M. An alarm is S(t) >= threshold; after it all begins anew, and what came before
// is forgotten.
//
// Expected is mu(t), the statistic S(t). The bound is the count, not rounded, at which S(t) would
// reach the threshold: at or above it is an alarm. DETECT_NO_HISTORY throughout when `from` comes
// before two years and a count; E_INVALID when the regression fails. After nothing but zeros one
// count is an alarm.
//
// One point takes O(1) for LR, O(window) for GLR, and for GLR with alpha > 0 O(window^2), since no
// sum serves all theta: some milliseconds with the longest window.
//
// M. Hoehle, M. Paul 2008, Comput. Stat. Data Anal. 52, 4357-4368. As glrnb in the R package
// surveillance (which has no limit on the window). Figures: test_glrcusum.c.
Err glr_detect(Arena *a, const DetectSeries *s, GlrOptions options, DetectResult *out);

#endif
