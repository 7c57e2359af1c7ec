// duiding_compare.h -- is it more than was expected: a count beside its expectation, in five
// classes.
//
// For the maps and the tables of Duiden. A class is a way to read a table, no warning: it looks at
// one number at a time, and a warning asks for far more (docs/duiding-methode.md).
#ifndef APP_DUIDING_COMPARE_H
#define APP_DUIDING_COMPARE_H

#include "web/chart.h"

typedef enum DuidingDiffers {
    DIFFERS_UNKNOWN, // too little is known to say what was expected
    DIFFERS_MUCH_LESS,
    DIFFERS_LESS,
    DIFFERS_NOT,
    DIFFERS_MORE,
    DIFFERS_MUCH_MORE,
} DuidingDiffers;

// The class of a count of 0 or more beside what was expected; below 0: too little to say.
//
// A count varies by chance by about the square root of what is expected (Poisson). "More" is at
// least 2 times that above it and at least a quarter more, "much more" at least 4 times that and
// at least three quarters more. "Less" mirrors both: the expected is at least 2 (4) square roots
// above the count and at least a quarter (three quarters) more than it. The square root counts for
// at least 1, so that one or two signals where nothing is expected are no rise.
DuidingDiffers duiding_differs(int64_t observed, double expected);

// "meer dan verwacht"; "zoals verwacht"; "" when it is unknown.
Str duiding_differs_words(DuidingDiffers d);

// The same as legend of a map, whose areas have a DuidingDiffers as step.
extern const ChartDifference duiding_differences;

#endif
