// detect.h -- what every detector of rises in a series of counts takes and gives.
//
// A series is evenly spaced: one count a day, week or month, oldest first. A detector judges each
// count by what came before it, as if it had just come in; nothing later has influence.
#ifndef STATS_DETECT_H
#define STATS_DETECT_H

#include "base/arena.h"

enum {
    DETECT_MAX_COUNTS = 100000,
    DETECT_MAX_COUNT = 1000000, // one count; so that sums of squares stay exact
    DETECT_MAX_FREQUENCY = 1000,
    DETECT_MAX_YEARS = 100, // b
};

typedef struct DetectSeries {
    const int64_t *counts; // 0 .. DETECT_MAX_COUNT
    const int64_t *days;   // the day of each, counted from 1970-01-01, rising; NULL: not known
    size_t n;              // at most DETECT_MAX_COUNTS
    size_t frequency;      // counts in a year: 52 of weeks, 12 of months, 365 of days
    size_t from, to;       // judge counts[from] up to and including counts[to]
} DetectSeries;

typedef enum DetectState {
    DETECT_JUDGED,
    DETECT_NO_HISTORY, // not enough came before it: "te weinig"
    DETECT_FEW,        // so few lately that no alarm is worth looking at (limit54)
    DETECT_UNDEFINED,  // the method has no answer here: no spread at all, or no fit
} DetectState;

// What is judged of one count. A number that is not known is NaN.
typedef struct DetectPoint {
    DetectState state;
    bool alarm;        // only ever true when judged
    bool trend;        // the fitted model has a trend (Farrington)
    double expected;   // by the history, without a rise
    double upperbound; // see the detector whether a count equal to it is an alarm
    double score;      // how far above: 0 as expected, 1 at the bound
    double statistic;  // what the method adds up (CUSUM, GLR, C3) or standardises (C1, C2)
    double p;          // chance of a count this high or higher (Farrington, Bayes)
    double dispersion; // variance over mean, at least 1 (Farrington)
    double slope;      // of the trend, on log scale for each step of time
} DetectPoint;

typedef struct DetectResult {
    size_t first, n; // points[i] is about counts[first + i]
    const DetectPoint *points;
} DetectResult;

// Whether a series is within the limits above: E_INVALID or E_LIMIT when not.
Err detect_check(const DetectSeries *s);

// A point of which nothing is known yet.
DetectPoint detect_unknown(DetectState state);

// (observed - expected) / (upperbound - expected); NaN when the bound is not above what is
// expected.
double detect_score(double observed, double expected, double upperbound);

// Room for the points from s->from up to s->to, each DETECT_NO_HISTORY.
DetectPoint *detect_points(Arena *a, const DetectSeries *s, DetectResult *out);

#endif
