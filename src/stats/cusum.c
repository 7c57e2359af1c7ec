#include "stats/cusum.h"

#include "stats/season.h"

#include <math.h>

CusumOptions
cusum_usual(void)
{
    return (CusumOptions){.transform = CUSUM_ROSSI,
                          .mean_by = CUSUM_MEAN,
                          .alpha = 0.1,
                          .k = 1.04,
                          .h = 2.26,
                          .reset = true};
}

static double
two_thirds(double x)
{
    double root = cbrt(x);
    return root * root;
}

static double
sixth_root(double x)
{
    return sqrt(cbrt(x));
}

// The integral of 3 s (1 + alpha s^3)^(-1/3) over low .. high, by Gauss with eight points.
static double
panel(double low, double high, double alpha)
{
    static const double nodes[] = {0.1834346424956498, 0.5255324099163290, 0.7966664774136267,
                                   0.9602898564975363};
    static const double weights[] = {0.3626837833783620, 0.3137066458778873, 0.2223810344533745,
                                     0.1012285362903763};
    double middle = (low + high) / 2, half = (high - low) / 2, sum = 0;
    for (size_t i = 0; i < 4; i++)
        for (int side = -1; side <= 1; side += 2) {
            double s = middle + side * half * nodes[i];
            sum += weights[i] * 3 * s / cbrt(1 + alpha * s * s * s);
        }
    return sum * half;
}

// The integral of (t + alpha t^2)^(-1/3) over 0 .. y, with t = s^3. It bends around s =
// alpha^(-1/3), so panels are a part of that at first and of s itself beyond.
static double
stabilised(double y, double alpha)
{
    double end = cbrt(y), step = 0.25 / cbrt(alpha), low = 0, sum = 0;
    while (low < end) {
        double high = fmin(end, low + fmax(step, low / 4));
        sum += panel(low, high, alpha);
        low = high;
    }
    return sum;
}

static double
anscombe_nb(double y, double m, double alpha)
{
    return (stabilised(y, alpha) - stabilised(m, alpha)) / sixth_root(m + alpha * m * m);
}

static double
transform(const CusumOptions *o, double y, double m)
{
    switch (o->transform) {
    case CUSUM_STANDARD: return (y - m) / sqrt(m);
    case CUSUM_ROSSI: return (y - 3 * m + 2 * sqrt(y * m)) / (2 * sqrt(m));
    case CUSUM_ANSCOMBE: return 1.5 * (two_thirds(y) - two_thirds(m)) / sixth_root(m);
    case CUSUM_ANSCOMBE2:
        return (two_thirds(y) - (two_thirds(m) - 1 / (9 * cbrt(m)))) / (2.0 / 3 * sixth_root(m));
    case CUSUM_PEARSON_NB: return (y - m) / sqrt(m + o->alpha * m * m);
    case CUSUM_ANSCOMBE_NB: return anscombe_nb(y, m, o->alpha);
    case CUSUM_NONE: return y;
    }
    return NAN;
}

// The y of which the Anscombe residual is x, more than that of 0: it rises with y, so halving finds
// it.
static double
inverse_anscombe_nb(double x, double m, double alpha)
{
    double low = 0, high = 1;
    while (anscombe_nb(high, m, alpha) < x && high < 1e300)
        high *= 2;
    for (int i = 0; i < 200; i++) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
            break;
        if (anscombe_nb(middle, m, alpha) < x)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static double
to_three_halves(double x)
{
    return x > 0 ? x * sqrt(x) : 0;
}

// The y with transform(y, m) = x, or 0 when all y are above it.
static double
inverse(const CusumOptions *o, double x, double m)
{
    if (transform(o, 0, m) >= x)
        return 0;
    double root;
    switch (o->transform) {
    case CUSUM_STANDARD: return m + x * sqrt(m);
    case CUSUM_ROSSI: // y + 2 sqrt(m) sqrt(y) = 3 m + 2 sqrt(m) x, solved for sqrt(y)
        root = sqrt(4 * m + 2 * sqrt(m) * x) - sqrt(m);
        return root * root;
    case CUSUM_ANSCOMBE: return to_three_halves(two_thirds(m) + x * sixth_root(m) / 1.5);
    case CUSUM_ANSCOMBE2:
        return to_three_halves(two_thirds(m) - 1 / (9 * cbrt(m)) + x * 2 / 3 * sixth_root(m));
    case CUSUM_PEARSON_NB: return m + x * sqrt(m + o->alpha * m * m);
    case CUSUM_ANSCOMBE_NB: return inverse_anscombe_nb(x, m, o->alpha);
    case CUSUM_NONE: return x;
    }
    return NAN;
}

// The expected count of each point of the series; NULL when nothing comes before the first.
static Err
expect(Arena *a, const DetectSeries *s, const CusumOptions *o, const double **out)
{
    double *m = NEW_N(a, s->to + 1, double), mean = o->mean;
    *out = NULL;
    if (o->mean_by != CUSUM_GIVEN && s->from == 0)
        return OK;
    *out = m;
    if (o->mean_by == CUSUM_SEASON) {
        SeasonModel model = {.frequency = s->frequency, .waves = 1};
        return season_fit(a, s->counts, s->from, model, m, s->to + 1);
    }
    if (o->mean_by == CUSUM_MEAN) {
        int64_t sum = 0;
        for (size_t i = 0; i < s->from; i++)
            sum += s->counts[i];
        mean = (double)sum / (double)s->from;
    }
    for (size_t i = s->from; i <= s->to; i++)
        m[i] = mean;
    return OK;
}

static Err
check_options(const CusumOptions *o)
{
    if (o->transform > CUSUM_NONE || o->mean_by > CUSUM_GIVEN)
        FAIL(E_INVALID, "no such transformation or mean");
    if (o->mean_by == CUSUM_GIVEN && !(o->mean > 0 && o->mean <= DETECT_MAX_COUNT))
        FAIL(E_INVALID, "m is above 0, at most %d", DETECT_MAX_COUNT);
    if (!(o->alpha > 0 && o->alpha <= 1e6))
        FAIL(E_INVALID, "alpha is above 0, at most 1e6");
    if (!(o->k >= 0 && o->k <= 1e6 && o->h > 0 && o->h <= 1e6))
        FAIL(E_INVALID, "k is 0 to 1e6, h above 0");
    return OK;
}

Err
cusum_detect(Arena *a, const DetectSeries *s, CusumOptions o, DetectResult *out)
{
    const double *m;
    double sum = 0;
    TRY(detect_check(s));
    TRY(check_options(&o));
    TRY(expect(a, s, &o, &m));
    DetectPoint *points = detect_points(a, s, out);
    for (size_t i = 0; m && i < out->n; i++) {
        DetectPoint *p = &points[i];
        double y = (double)s->counts[s->from + i], mean = m[s->from + i];
        if (!(mean > 0 && mean <= 1e12)) {
            *p = detect_unknown(DETECT_UNDEFINED);
            continue;
        }
        p->state = DETECT_JUDGED;
        p->expected = mean;
        p->upperbound = inverse(&o, o.h + o.k - sum, mean);
        p->score = detect_score(y, mean, p->upperbound);
        sum = fmax(0, sum + transform(&o, y, mean) - o.k);
        p->statistic = sum;
        p->alarm = sum >= o.h;
        if (p->alarm && o.reset)
            sum = 0;
    }
    return OK;
}
