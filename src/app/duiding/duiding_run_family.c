// How rare something is among everything that was looked at in the last year.
#include "app/duiding/duiding_run.h"

#include <math.h>

enum { WEEK = 7, GAP_DAYS = 7, GAP_WEEKS = 1, STEPS = 80 };

// How many things there were with a score at or below a bound: stretches of moments with gaps of at
// most `gap` between them; one that lasts longer than `most` was more than one. A stretch that
// reaches to now is, for its last `most` moments, what is there now: that is not counted.
static size_t
stretches(const double *v, size_t n, size_t gap, size_t most, double bound)
{
    size_t found = 0, begin = 0, last = 0;
    bool open = false;
    for (size_t i = 0; i < n; i++) {
        if (isnan(v[i]) || v[i] > bound)
            continue;
        if (open && i - last > gap + 1) {
            found += (last - begin) / most + 1;
            open = false;
        }
        if (!open)
            begin = i;
        open = true;
        last = i;
    }
    if (open && n - last > gap + 1)
        found += (last - begin) / most + 1;
    else if (open)
        found += (last - begin) / most;
    return found;
}

// The lowest score of a theme on each day: of the scan of that day, and of the last week that was
// over by then.
static void
lowest(const DuidingFamily *f, size_t theme, size_t n, double *out)
{
    const double *reeks = &f->reeks[theme * f->reeks_weeks];
    for (size_t i = 0; i < n; i++) {
        int32_t since = f->first_day + (int32_t)i - f->first_monday - (WEEK - 1);
        size_t week = since < 0 ? f->reeks_weeks : (size_t)since / WEEK;
        out[i] = f->plek[theme * f->days + i];
        if (week < f->reeks_weeks)
            out[i] = fmin(out[i], reeks[week]); // a number, when one of them is
    }
}

// Whether any theme has a score at or below a bound within a week of a day, for each day.
static void
near_a_theme(const DuidingFamily *f, double bound, size_t n, bool *out)
{
    double low[DUIDING_DAYS];
    for (size_t t = 1; t < f->themes; t++) {
        lowest(f, t, n, low);
        for (size_t i = 0; i < n; i++)
            for (size_t k = i > GAP_DAYS ? i - GAP_DAYS : 0;
                 low[i] <= bound && k < n && k <= i + GAP_DAYS; k++)
                out[k] = true;
    }
}

static size_t
times(const DuidingFamily *f, double bound)
{
    size_t n = f->days < DUIDING_DAYS ? f->days : DUIDING_DAYS, found = 0;
    double low[DUIDING_DAYS];
    bool near[DUIDING_DAYS] = {false};
    near_a_theme(f, bound, n, near);
    for (size_t t = 0; t < f->themes; t++) {
        lowest(f, t, n, low);
        for (size_t i = 0; i < n && t == DUIDING_ALL; i++)
            low[i] = near[i] ? (double)NAN : low[i];
        found += stretches(low, n, GAP_DAYS, DUIDING_WINDOW, bound);
    }
    return found + stretches(f->stil, f->stil_weeks, GAP_WEEKS, DUIDING_QUIET_WEEKS, bound);
}

double
duiding_recurrence(const DuidingFamily *f, double score)
{
    size_t days = 0;
    for (size_t i = 0; i < f->days; i++)
        for (size_t t = 0; t < f->themes; t++)
            if (!isnan(f->plek[t * f->days + i])) {
                days++;
                break;
            }
    return (double)days / (double)(times(f, score) + 1);
}

double
duiding_threshold(const DuidingFamily *f, double days)
{
    double low = -60, high = log(1e6); // logarithms of a score
    if (duiding_recurrence(f, exp(low)) < days)
        return 0;
    for (int i = 0; i < STEPS; i++) {
        double mid = (low + high) / 2;
        if (duiding_recurrence(f, exp(mid)) >= days)
            low = mid;
        else
            high = mid;
    }
    return exp(low);
}

// A concentration is seen for as long as its window after its last day.
void
duiding_leave_out(const DuidingSettings *s, double *v, size_t themes, size_t n, int32_t first,
                  int32_t step)
{
    for (size_t k = 0; k < s->nreasons; k++) {
        const DuidingReason *r = &s->reasons[k];
        for (size_t t = 0; t < themes; t++) {
            bool touches = t == DUIDING_ALL || r->theme == DUIDING_ALL || r->theme == t;
            for (size_t i = 0; i < n && touches; i++) {
                int32_t from = first + (int32_t)i * step, to = from + step - 1;
                if (to >= r->from && from <= r->to + DUIDING_WINDOW)
                    v[t * n + i] = (double)NAN;
            }
        }
    }
}
