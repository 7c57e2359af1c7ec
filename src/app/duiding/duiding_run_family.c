// How rare something is among everything that was looked at in the last year.
#include "app/duiding/duiding_run.h"

#include <math.h>

enum { GAP_DAYS = 7, GAP_WEEKS = 1, LONG_WEEKS = 4, STEPS = 80 };

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

// The stretches of all themes together that fall in time with none of a theme.
static size_t
stretches_of_all(const DuidingFamily *f, double bound)
{
    double apart[DUIDING_DAYS];
    size_t n = f->days < DUIDING_DAYS ? f->days : DUIDING_DAYS;
    for (size_t i = 0; i < n; i++) {
        apart[i] = f->plek[i];
        for (size_t t = 1; t < f->themes; t++)
            for (size_t k = i > GAP_DAYS ? i - GAP_DAYS : 0; k < n && k <= i + GAP_DAYS; k++)
                if (f->plek[t * f->days + k] <= bound)
                    apart[i] = (double)NAN;
    }
    return stretches(apart, n, GAP_DAYS, DUIDING_WINDOW, bound);
}

static size_t
times(const DuidingFamily *f, double bound)
{
    size_t n = f->days ? stretches_of_all(f, bound) : 0;
    for (size_t t = 1; t < f->themes; t++)
        n += stretches(&f->plek[t * f->days], f->days, GAP_DAYS, DUIDING_WINDOW, bound);
    for (size_t t = 0; t < f->themes && f->reeks_weeks; t++)
        n += stretches(&f->reeks[t * f->reeks_weeks], f->reeks_weeks, GAP_WEEKS, LONG_WEEKS, bound);
    return n + stretches(f->stil, f->stil_weeks, GAP_WEEKS, DUIDING_QUIET_WEEKS, bound);
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
