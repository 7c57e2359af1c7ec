#include "stats/detect.h"

#include <math.h>

Err
detect_check(const DetectSeries *s)
{
    if (s->n > DETECT_MAX_COUNTS)
        FAIL(E_LIMIT, "%zu counts; at most %d", s->n, DETECT_MAX_COUNTS);
    if (s->n == 0 || s->from > s->to || s->to >= s->n)
        FAIL(E_INVALID, "no counts to judge");
    if (s->frequency < 1 || s->frequency > DETECT_MAX_FREQUENCY)
        FAIL(E_INVALID, "a frequency is 1 to %d", DETECT_MAX_FREQUENCY);
    for (size_t i = 0; i < s->n; i++) {
        if (s->counts[i] < 0 || s->counts[i] > DETECT_MAX_COUNT)
            FAIL(E_INVALID, "count %zu is not 0 to %d", i + 1, DETECT_MAX_COUNT);
        if (s->days && i > 0 && s->days[i] <= s->days[i - 1])
            FAIL(E_INVALID, "the day of count %zu is not after the one before it", i + 1);
    }
    return OK;
}

DetectPoint
detect_unknown(DetectState state)
{
    return (DetectPoint){.state = state,
                         .expected = NAN,
                         .upperbound = NAN,
                         .score = NAN,
                         .statistic = NAN,
                         .p = NAN,
                         .dispersion = NAN,
                         .slope = NAN};
}

double
detect_score(double observed, double expected, double upperbound)
{
    double room = upperbound - expected;
    return room > 0 ? (observed - expected) / room : NAN;
}

DetectPoint *
detect_points(Arena *a, const DetectSeries *s, DetectResult *out)
{
    size_t n = s->to - s->from + 1;
    DetectPoint *points = NEW_N(a, n, DetectPoint);
    for (size_t i = 0; i < n; i++)
        points[i] = detect_unknown(DETECT_NO_HISTORY);
    *out = (DetectResult){.first = s->from, .n = n, .points = points};
    return points;
}
