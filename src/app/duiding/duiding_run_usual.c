#include "app/duiding/duiding_run_usual.h"
#include "stats/ears.h"

#include <math.h>

enum { WEEK = 7, YEAR_WEEKS = 52, BEHIND = EARS_LAG, RECENT = 4, AROUND = 2 };

static const double BAND = 0.025, ALARM = 0.01;
static const double EARLIER = 10, STEADY = 20; // signals: weight of what was long ago; of no season

static const size_t spans[] = {1, 2, 4}; // weeks

// What is usual for a stretch of weeks.
typedef struct Usual {
    double mean, phi;
} Usual;

// Reporters now over the mean of weeks from up to (not including) to.
static double
effort(const UsualSeries *s, size_t week, size_t from, size_t to)
{
    int32_t monday = s->monday + (int32_t)week * WEEK;
    if (s->theme == DUIDING_ALL &&
        !duiding_campaign(s->in, s->municipality, monday, monday + WEEK - 1))
        return 1;
    double usual = 0;
    for (size_t k = from; k < to; k++)
        usual += s->reporters[k * s->themes + s->theme];
    return to > from ? duiding_effort(s->reporters[week * s->themes + s->theme],
                                      usual / (double)(to - from))
                     : 1;
}

static const DetectPoint *
point_of(const UsualSeries *s, size_t week)
{
    const DetectResult *r = s->found;
    const DetectPoint *p =
        r && week >= r->first && week - r->first < r->n ? &r->points[week - r->first] : NULL;
    bool known = p && p->state != DETECT_NO_HISTORY && p->state != DETECT_UNDEFINED;
    return known ? p : NULL;
}

// ---- EARS ---------------------------------------------------------------------------------------

typedef struct Period {
    double n, sum, spread; // weeks; their signals; squares around their mean
} Period;

static Period
period(const int64_t *y, size_t from, size_t to)
{
    Period p = {.n = (double)(to - from)};
    for (size_t k = from; k < to; k++)
        p.sum += (double)y[k];
    for (size_t k = from; k < to; k++)
        p.spread += ((double)y[k] - p.sum / p.n) * ((double)y[k] - p.sum / p.n);
    return p;
}

// How much more usually comes in the weeks from .. to than in the weeks before them from base on,
// by the year before; *doubt: the variance of that, relative, when counts were of Poisson.
static double
season(const UsualSeries *s, size_t base, size_t base_to, size_t from, size_t to, double *doubt)
{
    *doubt = 0;
    if (s->theme != DUIDING_ALL || base < YEAR_WEEKS)
        return 1;
    Period was = period(s->region, base - YEAR_WEEKS, base_to - YEAR_WEEKS);
    Period then = period(s->region, from - YEAR_WEEKS - AROUND, to - YEAR_WEEKS + AROUND);
    double usual = was.sum / was.n * then.n;
    *doubt = 1 / (then.sum + STEADY) + 1 / (was.sum + STEADY);
    return (then.sum + STEADY) / (usual + STEADY);
}

static bool
usual_of_ears(const UsualSeries *s, size_t week, size_t span, Usual *out)
{
    const size_t gap = span > BEHIND ? span : BEHIND;
    if (week < DUIDING_EARS_WEEKS + gap)
        return false;
    size_t to = week - gap, from = to - DUIDING_EARS_WEEKS;
    size_t first = from > DUIDING_EARLIER_WEEKS ? from - DUIDING_EARLIER_WEEKS : 0;
    Period now = period(s->counts, from, to), before = period(s->counts, first, from);
    double free = now.n - 1 + (before.n > 1 ? before.n - 1 : 0), doubt;
    double all = (now.sum + before.sum) / (now.n + before.n);
    double var = (now.spread + before.spread) / free;
    double as = fmin(fmin(before.n, now.n), before.sum > 0 ? EARLIER * before.n / before.sum : 1e9);
    double weight = now.n + as, sum = now.sum + 0.5 + (as > 0 ? before.sum / before.n * as : 0);
    double factor = season(s, from, to, week + 1 - span, week + 1, &doubt);
    out->mean = sum / weight * (double)span * factor * effort(s, week, from, to);
    out->phi =
        (all > 0 && var > all ? var / all : 1) * (1 + (double)span / weight + out->mean * doubt);
    return true;
}

// ---- Farrington ---------------------------------------------------------------------------------

static bool
usual_of_farrington(const UsualSeries *s, size_t week, size_t span, Usual *out)
{
    double phi = 0;
    *out = (Usual){0};
    for (size_t k = week + 1 - span; k <= week; k++) {
        const DetectPoint *p = point_of(s, k);
        if (!p || !(p->expected > 0) || !(p->dispersion >= 1))
            return false;
        out->mean += p->expected;
        phi += p->expected * p->dispersion;
    }
    size_t from = week > YEAR_WEEKS + RECENT ? week - YEAR_WEEKS - RECENT : 0;
    out->phi = phi / out->mean * (1 + (double)span / YEAR_WEEKS);
    out->mean *= effort(s, week, from, week > RECENT ? week - RECENT : 0);
    return true;
}

// ---- both ---------------------------------------------------------------------------------------

// The chance of what came in a stretch, when it is an alarm; else 1.
static double
chance(const UsualSeries *s, size_t week, size_t span, const Usual *u, int64_t observed)
{
    if (observed < DUIDING_MIN_CASES || (double)observed <= u->mean)
        return 1;
    double p = duiding_above((double)observed, u->mean, u->phi);
    bool alarm = span == 1 ? point_of(s, week)->alarm : p <= ALARM;
    return alarm && isfinite(p) ? p : 1;
}

static void
judge_span(const UsualSeries *s, size_t week, size_t span, DuidingWeek *row)
{
    Usual u;
    int64_t observed = 0;
    if (week + 1 < span ||
        !(s->farrington ? usual_of_farrington : usual_of_ears)(s, week, span, &u))
        return;
    for (size_t k = week + 1 - span; k <= week; k++)
        observed += s->counts[k];
    double p = chance(s, week, span, &u, observed);
    if (p >= row->p)
        return;
    row->p = p;
    row->span = span;
    row->span_observed = observed;
    row->span_expected = u.mean;
}

DuidingWeek
duiding_judge(const UsualSeries *s, size_t week)
{
    Usual u;
    DuidingWeek row = {.theme = (uint8_t)s->theme,
                       .monday = s->monday + (int32_t)week * WEEK,
                       .observed = s->counts[week],
                       .expected = -1,
                       .p = 1};
    if (!point_of(s, week) ||
        !(s->farrington ? usual_of_farrington : usual_of_ears)(s, week, 1, &u))
        return row;
    double low = duiding_quantile(BAND, u.mean, u.phi);
    double high = duiding_quantile(1 - BAND, u.mean, u.phi);
    if (!isfinite(low) || !isfinite(high))
        return row;
    row.expected = u.mean;
    row.low = low;
    row.high = high;
    for (size_t i = 0; i < COUNT(spans); i++)
        judge_span(s, week, spans[i], &row);
    return row;
}
