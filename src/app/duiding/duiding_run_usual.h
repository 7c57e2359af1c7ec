// duiding_run_usual.h -- one series of weekly counts, judged. For duiding_run*.c.
#ifndef APP_DUIDING_RUN_USUAL_H
#define APP_DUIDING_RUN_USUAL_H

#include "app/duiding/duiding_run.h"
#include "stats/detect.h"

// The weeks of a theme in a place.
typedef struct UsualSeries {
    const DuidingInput *in;
    int32_t municipality; // DUIDING_NONE: more than one
    size_t theme, themes;
    int32_t monday; // of the first week
    size_t n;
    const int64_t *counts;     // of n weeks
    const double *reporters;   // [week * themes + theme]
    const int64_t *region;     // of n weeks: all themes of the region
    bool farrington;           // found is of Farrington Flexible; else of EARS C2
    const DetectResult *found; // NULL: too few signals to judge
} UsualSeries;

// A week with what is usual for it, and the most unusual of the stretches that end with it.
//
// Of one week the detector says whether there is an alarm; of two and of four weeks, in which a
// rise that goes on shows earlier, there is one when the chance of so many is at most one in a
// hundred. How unusual follows for all of them from a negative binomial distribution.
//
// Its mean is what Farrington Flexible expects; or for EARS that of the thirteen weeks before the
// stretch and a gap (of as many weeks; of two before a single one), with what ten signals tell of
// the 39 weeks before these, and at most as much as thirteen weeks do: thirteen weeks without a
// signal say little about a series in which one comes each month. For all themes together EARS
// takes the season from the year before: how the region went then from that baseline to that
// stretch, two weeks wider to either side.
//
// Its dispersion is that of Farrington, or the variance within the two periods over their mean, at
// least 1; times 1 + k / (weeks of baseline) for k weeks, as the mean is not known exactly, and
// more for the season.
DuidingWeek duiding_judge(const UsualSeries *s, size_t week);

#endif
