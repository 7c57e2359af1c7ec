// The study period in intervals, counted back from its end.
#include "app/satscan/satscan_read.h"
#include "format/iso.h"

#include <math.h>

int64_t
satscan_day(int year, int month, int day)
{
    return iso_to_days((IsoTime){.year = year, .month = month, .day = day});
}

// The day that comes `n` units before `end`, which is the day after the period.
static int64_t
back(int64_t end, int unit, int64_t n)
{
    if (unit == 3)
        return end - n;
    IsoTime t = iso_from_days(end);
    int64_t month = (int64_t)t.year * 12 + t.month - 1 - n * (unit == 1 ? 12 : 1);
    if (month < 12)
        return INT64_MIN; // before all time
    int64_t first = satscan_day((int)(month / 12), (int)(month % 12) + 1, 1);
    int64_t next = satscan_day((int)((month + 1) / 12), (int)((month + 1) % 12) + 1, 1);
    return first + t.day - 1 < next ? first + t.day - 1 : next - 1;
}

// How many times `length` units, at most `most`, fit in the period.
static size_t
steps(const SatscanSettings *s, int length, size_t most)
{
    size_t n = 0;
    while (n < most && back(s->last + 1, s->unit, (int64_t)(n + 1) * length) >= s->first)
        n++;
    return n;
}

static void
window_lengths(const SatscanSettings *s, size_t units, ScanOptions *o)
{
    double most = s->time_percent ? floor(s->max_time / 100 * (double)units) : s->max_time;
    o->max_length = (size_t)floor(most / s->length);
    o->min_length = (size_t)ceil(s->min_time / s->length);
}

Err
satscan_intervals(Arena *a, const SatscanSettings *s, Str name, Satscan *out)
{
    ScanData *d = &out->data;
    static const double unit_days[] = {1, 365.2425, 365.2425 / 12, 1};
    bool one = s->options.time == SCAN_SPATIAL;
    size_t n = one ? 1 : steps(s, s->length, SCAN_MAX_INTERVALS + 1);
    if (!one && s->unit == 0)
        FAIL(E_INVALID, "%.*s: TimeAggregationUnits=0 does not go with this AnalysisType",
             (int)name.n, name.p);
    if (!one && s->precision < s->unit)
        FAIL(E_INVALID, "%.*s: TimeAggregationUnits is finer than PrecisionCaseTimes", (int)name.n,
             name.p);
    if (n == 0 || n > SCAN_MAX_INTERVALS)
        FAIL(E_LIMIT, "%.*s: the period has %zu intervals; 1 to %d are possible", (int)name.n,
             name.p, n, SCAN_MAX_INTERVALS);
    int64_t *start = NEW_N(a, n + 1, int64_t);
    int32_t *days = NEW_N(a, n, int32_t);
    start[n] = s->last + 1;
    for (size_t i = n; i-- > 0;)
        start[i] = i == 0 ? s->first : back(s->last + 1, s->unit, (int64_t)(n - i) * s->length);
    for (size_t i = 0; i < n; i++)
        days[i] = (int32_t)(start[i + 1] - start[i]);
    out->start = start;
    d->nintervals = n;
    d->days = days;
    if (one)
        return OK;
    out->options.interval_days = unit_days[s->unit] * s->length;
    window_lengths(s, steps(s, 1, (size_t)(n + 1) * (size_t)s->length), &out->options);
    if (out->options.max_length < out->options.min_length || out->options.max_length > n)
        FAIL(E_INVALID,
             "%.*s: no window is as long as MinimumTemporalClusterSize, as short as "
             "MaxTemporalSize and within the period",
             (int)name.n, name.p);
    if (!s->earlier)
        return OK;
    for (size_t i = 0; i < n; i++)
        out->options.analyses += start[i + 1] > s->surveillance;
    return OK;
}
