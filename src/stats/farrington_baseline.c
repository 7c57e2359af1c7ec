// Which earlier counts the last one is compared with.
#include "stats/farrington.h"

// Year, month and day of a day counted from 1970-01-01, with the year counted from 1 March, so that
// the leap day comes last (H. Hinnant, "chrono-compatible low-level date algorithms").
typedef struct Civil {
    int64_t year, day_of_year; // 0: 1 March
} Civil;

static Civil
civil_of(int64_t days)
{
    int64_t shifted = days + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t in_era = shifted - era * 146097;
    int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    return (Civil){year + era * 400, in_era - (365 * year + year / 4 - year / 100)};
}

static int64_t
days_of(Civil c)
{
    int64_t era = (c.year >= 0 ? c.year : c.year - 399) / 400, in_era = c.year - era * 400;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + c.day_of_year - 719468;
}

// The same date so many years before; 29 February becomes 1 March where there is none.
static int64_t
years_before(int64_t days, size_t years)
{
    Civil c = civil_of(days);
    c.year -= (int64_t)years;
    return days_of(c);
}

// The count before t whose day is nearest to this one; the earlier of two.
static size_t
nearest(const int64_t *days, size_t t, int64_t day)
{
    size_t low = 0, high = t;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (days[middle] <= day)
            low = middle;
        else
            high = middle;
    }
    return day - days[low] <= days[high] - day ? low : high;
}

// The count i years before t. False when there is none, with w more before it.
static bool
centre_of(const DetectSeries *s, const FarringtonOptions *o, size_t t, size_t i, size_t *out)
{
    if (i == 0)
        *out = t;
    else if (o->by_date) {
        int64_t day = years_before(s->days[t], i);
        if (day < s->days[0])
            return false;
        *out = nearest(s->days, t, day);
    } else {
        if (t < i * s->frequency)
            return false;
        *out = t - i * s->frequency;
    }
    return *out >= o->w;
}

typedef struct Runs {
    GlmRun *runs;
    size_t n, now, end; // end: the first count that is too recent
} Runs;

// Counts from .. to - 1 as one run, or what of it is not too recent.
static void
add_run(Runs *r, size_t from, size_t to, size_t group)
{
    to = to < r->end ? to : r->end;
    if (from < to)
        r->runs[r->n++] = (GlmRun){from, to - from, group, (double)from - (double)r->now};
}

// What lies between two windows, in blocks.
static void
add_gap(Runs *r, size_t from, size_t to, size_t blocks)
{
    size_t gap = to > from ? to - from : 0, length = gap / blocks, longer = gap % blocks;
    for (size_t k = 0; k < blocks; k++) {
        size_t n = length + (k < longer ? 1 : 0);
        add_run(r, from, from + n, k + 1);
        from += n;
    }
}

size_t
farrington_max_runs(const FarringtonOptions *o)
{
    return (o->b + 1) * o->periods;
}

size_t
farrington_baseline(const DetectSeries *s, const FarringtonOptions *o, size_t t, GlmRun *runs)
{
    Runs r = {.runs = runs, .now = t, .end = t};
    size_t centre, next;
    if (!o->classic)
        r.end = o->past < t ? t - o->past : 0;
    if (!centre_of(s, o, t, o->b, &centre))
        return 0;
    for (size_t i = o->b; i > 0; i--, centre = next) {
        if (!centre_of(s, o, t, i - 1, &next))
            return 0;
        add_run(&r, centre - o->w, centre + o->w + 1, 0);
        if (o->periods > 1)
            add_gap(&r, centre + o->w + 1, next - o->w, o->periods - 1);
    }
    if (o->periods > 1)
        add_run(&r, t - o->w, t, 0);
    return r.n;
}
