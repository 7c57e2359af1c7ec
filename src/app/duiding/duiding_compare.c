#include "app/duiding/duiding_compare.h"

#include <math.h>

const ChartDifference duiding_differences = {
    .texts = {STR("veel minder dan verwacht"), STR("minder dan verwacht"), STR("zoals verwacht"),
              STR("meer dan verwacht"), STR("veel meer dan verwacht")},
    .unknown = STR("te weinig om te vergelijken"),
};

// Whether `more` lies so many square roots of what is expected above `less`, and is so much of it.
static bool
is_above(double more, double less, double expected, double roots, double times)
{
    return more - less >= roots * sqrt(fmax(expected, 1)) && more >= times * less;
}

DuidingDiffers
duiding_differs(int64_t observed, double expected)
{
    double n = (double)observed;
    if (!(expected >= 0) || !isfinite(expected))
        return DIFFERS_UNKNOWN;
    if (is_above(n, expected, expected, 4, 1.75))
        return DIFFERS_MUCH_MORE;
    if (is_above(n, expected, expected, 2, 1.25))
        return DIFFERS_MORE;
    if (is_above(expected, n, expected, 4, 1.75))
        return DIFFERS_MUCH_LESS;
    return is_above(expected, n, expected, 2, 1.25) ? DIFFERS_LESS : DIFFERS_NOT;
}

Str
duiding_differs_words(DuidingDiffers d)
{
    static const Str words[] = {STR(""),
                                STR("veel minder dan verwacht"),
                                STR("minder dan verwacht"),
                                STR("zoals verwacht"),
                                STR("meer dan verwacht"),
                                STR("veel meer dan verwacht")};
    return words[d];
}
