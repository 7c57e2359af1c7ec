#include "stats/farrington.h"

#include "stats/dist.h"

#include <math.h>
#include <string.h>

static const double largest_mean = 1e9; // of what is extrapolated

FarringtonOptions
farrington_usual(bool classic)
{
    FarringtonOptions o = {.classic = classic,
                           .b = classic ? 3 : 5,
                           .w = 3,
                           .alpha = classic ? 0.05 : 0.005,
                           .reweight = true,
                           .trend = true,
                           .weights_threshold = classic ? 1 : 2.58,
                           .trend_p = classic ? 0.05 : 1,
                           .threshold = classic ? FARRINGTON_DELTA : FARRINGTON_NB_PLUGIN,
                           .limit_counts = 5,
                           .limit_weeks = 4,
                           .past = classic ? 0 : 26,
                           .periods = classic ? 1 : 10};
    return o;
}

// What is worked with for one series: made once, used for each point.
typedef struct Work {
    const DetectSeries *s;
    const FarringtonOptions *o;
    double *y, *log_y, *start; // see GlmSeries; only those that some baseline may hold
    GlmRun *runs;
    double *weights, *residuals, *scratch; // of one baseline
    double z;
} Work;

typedef struct Model {
    GlmFit fit;
    double dispersion; // phi, at least 1
    double unfloored;  // for the test of the trend
    double for_error;  // for the standard error
} Model;

// ---- the model ----------------------------------------------------------------------------------

static double
floored(double dispersion)
{
    return dispersion < 1 ? 1 : dispersion; // not a number stays so
}

static void
assign_weights(const Work *w, size_t n, double *weights)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double s = w->residuals[i];
        weights[i] = s > w->o->weights_threshold ? 1 / (s * s) : 1;
        sum += weights[i];
    }
    for (size_t i = 0; i < n; i++)
        weights[i] *= (double)n / sum;
}

static bool
fit_model(const Work *w, GlmData *d, bool trend, Model *m)
{
    d->weights = NULL;
    m->fit = glm_fit(d, trend);
    if (!m->fit.converged)
        return false;
    m->dispersion = floored(m->fit.dispersion);
    m->unfloored = m->fit.dispersion;
    m->for_error = m->dispersion;
    if (!w->o->reweight)
        return true;
    glm_high_residuals(d, &m->fit, m->dispersion, w->o->weights_threshold, w->residuals);
    assign_weights(w, d->n, w->weights);
    d->weights = w->weights;
    m->fit = glm_fit(d, trend);
    if (!m->fit.converged)
        return false;
    m->dispersion = floored(m->fit.dispersion);
    m->unfloored = m->fit.dispersion;
    m->for_error = m->dispersion;
    if (w->o->compat_r && !w->o->classic) {
        m->unfloored = m->fit.working;
        m->for_error = m->fit.working;
    }
    return true;
}

static bool
trend_stays(const Work *w, const GlmData *d, const Model *m)
{
    double error = sqrt(m->unfloored / m->fit.spread), most = 0;
    double p = student_two_sided(m->fit.slope / error, (double)m->fit.df);
    for (const GlmRun *r = d->runs; r < d->runs + d->n_runs; r++)
        for (size_t j = 0; j < r->n; j++)
            most = fmax(most, d->series.y[r->first + j]);
    return w->o->b >= 3 && p < w->o->trend_p && exp(m->fit.level[0]) <= most;
}

static bool
choose_model(const Work *w, GlmData *d, Model *m)
{
    if (w->o->trend && fit_model(w, d, true, m) && trend_stays(w, d, m))
        return true;
    return fit_model(w, d, false, m);
}

// ---- the bound ----------------------------------------------------------------------------------

// mean: of the fit; tau: see the header.
static double
delta_bound(FarringtonPower power, double mean, double tau, double z)
{
    double root;
    switch (power) {
    case POWER_TWO_THIRDS:
        root = pow(mean, 2.0 / 3) + z * sqrt(4.0 / 9 * cbrt(mean) * tau);
        return root > 0 ? root * sqrt(root) : 0;
    case POWER_HALF: root = sqrt(mean) + z * sqrt(tau / 4); return root > 0 ? root * root : 0;
    case POWER_NONE: return mean + z * sqrt(mean * tau);
    }
    return NAN;
}

static double
delta_p(FarringtonPower power, double y, double mean, double tau)
{
    switch (power) {
    case POWER_TWO_THIRDS:
        return normal_cdf((pow(mean, 2.0 / 3) - pow(y, 2.0 / 3)) /
                          sqrt(4.0 / 9 * cbrt(mean) * tau));
    case POWER_HALF: return normal_cdf((sqrt(mean) - sqrt(y)) / sqrt(tau / 4));
    case POWER_NONE: return normal_cdf((mean - y) / sqrt(mean * tau));
    }
    return NAN;
}

static double
count_bound(double mean, double dispersion, double alpha)
{
    if (!(mean <= largest_mean))
        return NAN;
    if (dispersion > 1)
        return negbin_quantile(1 - alpha, mean / (dispersion - 1), 1 / dispersion);
    return poisson_quantile(1 - alpha, mean);
}

static double
count_p(double y, double mean, double dispersion)
{
    if (dispersion > 1)
        return negbin_above(y, mean / (dispersion - 1), 1 / dispersion);
    return poisson_above(y, mean);
}

static void
compare(const Work *w, const Model *m, double y, DetectPoint *p)
{
    const FarringtonOptions *o = w->o;
    double eta = m->fit.level[0], mean = exp(eta);
    double error = sqrt(m->for_error * glm_variance(&m->fit, 0, 0)); // of eta
    p->expected = mean;
    p->trend = m->fit.trend;
    p->slope = m->fit.trend ? m->fit.slope : NAN;
    p->dispersion = m->dispersion;
    if (o->threshold == FARRINGTON_DELTA) {
        double tau = m->dispersion + error * error * mean;
        p->upperbound = delta_bound(o->power, mean, tau, w->z);
        p->p = delta_p(o->power, y, mean, tau);
    } else {
        double far = o->threshold == FARRINGTON_MUAN ? exp(eta + w->z * error) : mean;
        p->upperbound = count_bound(far, m->dispersion, o->alpha);
        p->p = count_p(y, far, m->dispersion);
    }
    bool by_log = o->compat_r && o->threshold != FARRINGTON_DELTA;
    p->score = detect_score(y, by_log ? eta : mean, p->upperbound);
}

// ---- one point, all points ----------------------------------------------------------------------

static bool
few_lately(const Work *w, size_t t)
{
    int64_t sum = 0;
    for (size_t i = 0; i < w->o->limit_weeks && i <= t; i++)
        sum += w->s->counts[t - i];
    return sum < (int64_t)w->o->limit_counts;
}

static bool
all_zero(const GlmData *d)
{
    for (const GlmRun *r = d->runs; r < d->runs + d->n_runs; r++)
        for (size_t j = 0; j < r->n; j++)
            if (d->series.y[r->first + j] > 0)
                return false;
    return true;
}

// After years of nothing: no regression has so small a mean, but what it would say is plain.
static void
compare_with_nothing(double y, DetectPoint *p)
{
    p->expected = 0;
    p->upperbound = 0;
    p->dispersion = 1;
    p->p = y > 0 ? 0 : 1;
}

static DetectPoint
judge(const Work *w, size_t t, size_t n_runs)
{
    DetectPoint p = detect_unknown(DETECT_UNDEFINED);
    Model m;
    GlmData d = {.series = {w->y, w->log_y, w->start},
                 .runs = w->runs,
                 .n_runs = n_runs,
                 .n_groups = w->o->periods,
                 .scratch = w->scratch};
    bool seen[GLM_MAX_GROUPS] = {0};
    size_t groups = 0;
    for (const GlmRun *r = d.runs; r < d.runs + n_runs; r++) {
        d.n += r->n;
        groups += !seen[r->group];
        seen[r->group] = true;
    }
    if (groups < d.n_groups || d.n <= d.n_groups + 1)
        return detect_unknown(DETECT_NO_HISTORY);
    if (choose_model(w, &d, &m))
        compare(w, &m, w->y[t], &p);
    else if (!w->o->compat_r && all_zero(&d))
        compare_with_nothing(w->y[t], &p);
    else
        return p;
    if (isfinite(p.upperbound) && isfinite(p.expected))
        p.state = DETECT_JUDGED;
    p.alarm = p.state == DETECT_JUDGED && w->y[t] > p.upperbound;
    if (few_lately(w, t)) {
        p.state = DETECT_FEW;
        p.alarm = false;
        p.upperbound = w->o->classic ? 0 : NAN;
    }
    return p;
}

static Err
check_options(const DetectSeries *s, const FarringtonOptions *o)
{
    if (o->b < 1 || o->b > DETECT_MAX_YEARS || o->w > FARRINGTON_MAX_HALF)
        FAIL(E_INVALID, "b is 1 to %d, w 0 to %d", DETECT_MAX_YEARS, FARRINGTON_MAX_HALF);
    if (!(o->alpha > 0 && o->alpha < 1))
        FAIL(E_INVALID, "alpha is between 0 and 1");
    if (!(o->weights_threshold >= 0 && o->weights_threshold <= 1e6))
        FAIL(E_INVALID, "weightsThreshold is 0 or more");
    if (!(o->trend_p >= 0 && o->trend_p <= 1))
        FAIL(E_INVALID, "pThresholdTrend is 0 to 1");
    if (o->power > POWER_NONE || o->threshold > FARRINGTON_MUAN)
        FAIL(E_INVALID, "no such powertrans or thresholdMethod");
    if (o->limit_counts > DETECT_MAX_COUNT || o->limit_weeks < 1 ||
        o->limit_weeks > DETECT_MAX_FREQUENCY)
        FAIL(E_INVALID, "limit54 is a count and 1 to %d weeks", DETECT_MAX_FREQUENCY);
    if (o->past > FARRINGTON_MAX_PAST)
        FAIL(E_INVALID, "pastWeeksNotIncluded is 0 to %d", FARRINGTON_MAX_PAST);
    if (o->periods < 1 || o->periods > GLM_MAX_GROUPS)
        FAIL(E_INVALID, "noPeriods is 1 to %d", GLM_MAX_GROUPS);
    if (s->frequency < 2 * o->w + o->periods)
        FAIL(E_INVALID, "%zu counts a year hold no 2 w + 1 and noPeriods - 1 blocks", s->frequency);
    if (o->by_date && !s->days)
        FAIL(E_INVALID, "epochAsDate needs a date for each count");
    return OK;
}

static void
prepare(Arena *a, Work *w)
{
    const DetectSeries *s = w->s;
    size_t n = s->to + 1, back = (w->o->b + 1) * s->frequency + w->o->w;
    size_t low = w->o->by_date || s->from < back ? 0 : s->from - back;
    w->y = NEW_N(a, n, double);
    w->log_y = NEW_N(a, n, double);
    w->start = NEW_N(a, n, double);
    w->weights = NEW_N(a, n, double);
    w->residuals = NEW_N(a, n, double);
    w->runs = NEW_N(a, farrington_max_runs(w->o), GlmRun);
    w->scratch = NEW_N(a, 2 * farrington_max_runs(w->o), double);
    for (size_t i = low; i < n; i++) {
        w->y[i] = (double)s->counts[i];
        w->log_y[i] = s->counts[i] > 0 ? log(w->y[i]) : 0;
        w->start[i] = log(w->y[i] + 0.1);
    }
}

Err
farrington_detect(Arena *a, const DetectSeries *s, FarringtonOptions o, DetectResult *out)
{
    TRY(detect_check(s));
    TRY(check_options(s, &o));
    Work w = {.s = s, .o = &o, .z = normal_quantile(1 - (o.classic ? o.alpha / 2 : o.alpha))};
    DetectPoint *points = detect_points(a, s, out);
    prepare(a, &w);
    for (size_t t = s->from; t <= s->to; t++) {
        size_t n_runs = farrington_baseline(s, &o, t, w.runs);
        if (n_runs > 0)
            points[t - s->from] = judge(&w, t, n_runs);
    }
    return OK;
}
