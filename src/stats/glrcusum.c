#include "stats/glrcusum.h"

#include "stats/season.h"

#include <math.h>

enum { NEWTON_STEPS = 100, BOUND_STEPS = 50 };

GlrOptions
glr_usual(void)
{
    return (GlrOptions){.threshold = 5, .window = GLR_MAX_WINDOW};
}

// What y adds to the log-likelihood ratio of a level u = e^theta times mu, is base + slope * y.
typedef struct Ratio {
    double base, slope;
} Ratio;

static Ratio
ratio_of(double mu, double u, double alpha)
{
    if (alpha <= 0)
        return (Ratio){-mu * (u - 1), log(u)};
    double fall = log((1 + alpha * mu) / (1 + alpha * mu * u));
    return (Ratio){fall / alpha, log(u) + fall};
}

// ---- LR: one theta ------------------------------------------------------------------------------

static void
judge_lr(const GlrOptions *o, double y, double mu, double *sum, DetectPoint *p)
{
    Ratio r = ratio_of(mu, exp(o->theta), o->alpha);
    p->upperbound = fmax(0, (o->threshold - *sum - r.base) / r.slope);
    *sum = fmax(0, *sum + r.base + r.slope * y);
    p->statistic = *sum;
}

// ---- GLR: the best theta and beginning ----------------------------------------------------------

// The counts from which a rise may have begun; the last one is judged.
typedef struct Window {
    const double *mu;
    double *y;
    size_t n;
    double alpha;
} Window;

// A rise: it began at k, the level is u times as high, which gives this statistic.
typedef struct Rise {
    size_t k;
    double u, statistic;
} Rise;

// Score of the likelihood at u, over u, from k on; and how steep it is.
static double
score(const Window *w, size_t k, double u, double *steep)
{
    double sum = 0, slope = 0;
    for (size_t i = k; i < w->n; i++) {
        double part = w->mu[i] / (1 + w->alpha * w->mu[i] * u);
        double weight = 1 + w->alpha * w->y[i];
        sum += w->y[i] - weight * part * u;
        slope -= weight * part * part / w->mu[i];
    }
    *steep = slope;
    return sum;
}

// The level from k on: 1 when the counts are not above what is usual. The score is a falling convex
// function of u, so Newton's method comes from the left without passing the root; a first step
// from the right of it lands on its left.
static double
best_level(const Window *w, size_t k, double begin)
{
    double u = begin, steep;
    if (score(w, k, 1, &steep) <= 0)
        return 1;
    for (int i = 0; i < NEWTON_STEPS; i++) {
        double next = fmax(1, u - score(w, k, u, &steep) / steep);
        if (fabs(next - u) <= 1e-13 * u)
            return next;
        u = next;
    }
    return u;
}

static double
ratio_from(const Window *w, size_t k, double u)
{
    double sum = 0;
    for (size_t i = k; i < w->n; i++) {
        Ratio r = ratio_of(w->mu[i], u, w->alpha);
        sum += r.base + r.slope * w->y[i];
    }
    return sum;
}

static Rise
best_rise(const Window *w)
{
    Rise best = {.k = w->n - 1, .u = 1};
    double counted = 0, mean = 0, u = 1;
    for (size_t k = w->n; k-- > 0;) {
        counted += w->y[k];
        mean += w->mu[k];
        double statistic = 0;
        if (w->alpha > 0) {
            u = best_level(w, k, u);
            statistic = u > 1 ? ratio_from(w, k, u) : 0;
        } else if (counted > mean) {
            u = counted / mean;
            statistic = counted * log(u) - (counted - mean);
        }
        if (statistic > best.statistic)
            best = (Rise){k, u, statistic};
    }
    return best;
}

// The last count at which the best rise just reaches the threshold. From a count that is too high
// go down, each time to where the rise that was best there falls short: since every rise adds in
// proportion to the count, that never goes too far.
static double
bound_of(Window w, double threshold)
{
    double *y = &w.y[w.n - 1], kept = *y, bound = w.mu[w.n - 1] + 1;
    Window last = {&w.mu[w.n - 1], y, 1, w.alpha};
    *y = bound;
    while (best_rise(&last).statistic < threshold && *y < 1e15)
        *y *= 2;
    bound = *y;
    for (int i = 0; i < BOUND_STEPS; i++) {
        Rise rise = best_rise(&w);
        Ratio r = ratio_of(w.mu[w.n - 1], rise.u, w.alpha);
        double next = bound - (rise.statistic - threshold) / r.slope;
        bool near = !(bound - next > 1e-12 * bound);
        *y = bound = fmax(0, next);
        if (near || bound <= 0)
            break;
    }
    *y = kept;
    return bound < 1e15 ? bound : NAN;
}

// ---- both ---------------------------------------------------------------------------------------

static Err
check_options(const GlrOptions *o)
{
    if (!(o->threshold > 0 && o->threshold <= 1e6))
        FAIL(E_INVALID, "c.ARL is above 0, at most 1e6");
    if (!(o->alpha >= 0 && o->alpha <= 1e6))
        FAIL(E_INVALID, "alpha is 0 to 1e6");
    if (!(o->theta >= 0 && o->theta <= 20))
        FAIL(E_INVALID, "theta is above 0, at most 20");
    if (o->window < 1 || o->window > GLR_MAX_WINDOW)
        FAIL(E_INVALID, "M is 1 to %d", GLR_MAX_WINDOW);
    return OK;
}

static void
judge_all(const DetectSeries *s, const GlrOptions *o, const double *mu, double *y, DetectPoint *p)
{
    size_t began = s->from; // the first count after the last alarm
    double sum = 0;
    for (size_t t = s->from; t <= s->to; t++, p++) {
        if (!(mu[t] > 1e-12 && mu[t] <= 1e12)) {
            *p = detect_unknown(DETECT_UNDEFINED);
            began = t + 1;
            sum = 0;
            continue;
        }
        p->state = DETECT_JUDGED;
        p->expected = mu[t];
        if (o->theta > 0)
            judge_lr(o, y[t], mu[t], &sum, p);
        else {
            size_t k = t - began >= o->window ? t - o->window + 1 : began;
            Window w = {&mu[k], &y[k], t - k + 1, o->alpha};
            p->statistic = best_rise(&w).statistic;
            p->upperbound = bound_of(w, o->threshold);
        }
        p->score = detect_score(y[t], mu[t], p->upperbound);
        p->alarm = p->statistic >= o->threshold;
        if (p->alarm) {
            began = t + 1;
            sum = 0;
        }
    }
}

Err
glr_detect(Arena *a, const DetectSeries *s, GlrOptions o, DetectResult *out)
{
    TRY(detect_check(s));
    TRY(check_options(&o));
    DetectPoint *points = detect_points(a, s, out);
    if (s->from <= 2 * s->frequency - 2) // two years, the last of which may lack a count
        return OK;
    double *mu = NEW_N(a, s->to + 1, double), *y = NEW_N(a, s->to + 1, double);
    SeasonModel model = {.frequency = s->frequency, .waves = 1, .trend = true, .alpha = o.alpha};
    TRY(season_fit(a, s->counts, s->from, model, mu, s->to + 1));
    for (size_t t = 0; t <= s->to; t++)
        y[t] = (double)s->counts[t];
    judge_all(s, &o, mu, y, points);
    return OK;
}
