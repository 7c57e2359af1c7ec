#include "stats/glm.h"

#include <float.h>
#include <math.h>
#include <string.h>

static const double change_small = 1e-8, spread_small = 1e-11;

// Sums over one group of w (weights), w t, w t^2, w z and w t z, with z the working response.
typedef struct Sums {
    double w, wt, wtt, wz, wtz;
} Sums;

static double
weight_at(const GlmData *d, size_t i)
{
    return d->weights ? d->weights[i] : 1;
}

// The sums for the first step, and the deviance of means y + 0.1.
static double
begin(const GlmData *d, Sums *sums)
{
    double deviance = 0;
    size_t i = 0;
    for (const GlmRun *r = d->runs; r < d->runs + d->n_runs; r++) {
        Sums *s = &sums[r->group];
        for (size_t j = 0; j < r->n; j++, i++) {
            double y = d->series.y[r->first + j], eta = d->series.start[r->first + j];
            double mu = y + 0.1, t = r->time + (double)j, w = weight_at(d, i);
            double wz = w * (mu * eta + y - mu);
            s->w += w * mu;
            s->wt += w * mu * t;
            s->wtt += w * mu * t * t;
            s->wz += wz;
            s->wtz += wz * t;
            deviance += w * (y * (d->series.log_y[r->first + j] - eta) - (y - mu));
        }
    }
    return 2 * deviance;
}

// The coefficients that solve the sums; false when the trend hangs on the groups.
static bool
solve(const GlmData *d, const Sums *sums, GlmFit *f)
{
    double spread = 0, whole = 0, along = 0;
    for (size_t g = 0; g < d->n_groups; g++) {
        const Sums *s = &sums[g];
        f->sum[g] = s->w;
        f->centre[g] = s->wt / s->w;
        spread += s->wtt - s->wt * f->centre[g];
        whole += s->wtt;
        along += s->wtz - f->centre[g] * s->wz;
    }
    f->spread = spread;
    if (f->trend && !(spread > whole * spread_small))
        return false;
    memcpy(f->old_level, f->level, d->n_groups * sizeof(f->level[0]));
    f->old_slope = f->slope;
    f->slope = f->trend ? along / spread : 0;
    for (size_t g = 0; g < d->n_groups; g++)
        f->level[g] = sums[g].wz / sums[g].w - f->slope * f->centre[g];
    return true;
}

// What stays the same of a run from step to step: the sums of w y, and of w y j over its counts j =
// 0, 1, ...; they lie in d->scratch. Returns the sum of w y ln y over all runs.
static double
fix(const GlmData *d)
{
    double y_log_y = 0;
    size_t i = 0;
    for (size_t k = 0; k < d->n_runs; k++) {
        const double *y = &d->series.y[d->runs[k].first];
        const double *log_y = &d->series.log_y[d->runs[k].first];
        double sum = 0, sum_j = 0;
        for (size_t j = 0; j < d->runs[k].n; j++, i++) {
            double wy = weight_at(d, i) * y[j];
            sum += wy;
            sum_j += wy * (double)j;
            y_log_y += wy * log_y[j];
        }
        d->scratch[2 * k] = sum;
        d->scratch[2 * k + 1] = sum_j;
    }
    return y_log_y;
}

// Sums of w g, w g j and w g j^2 over a run, where g begins at *g and grows; it ends as that of the
// count after the run.
typedef struct Moments {
    double zero, one, two;
} Moments;

static Moments
moments_of(const double *weights, size_t n, double *g, double growth)
{
    Moments m = {0};
    for (size_t j = 0; j < n; j++, *g *= growth) {
        double wg = weights ? weights[j] * *g : *g, wgj = wg * (double)j;
        m.zero += wg;
        m.one += wgj;
        m.two += wgj * (double)j;
    }
    return m;
}

// The deviance of the coefficients, and the sums for the next step. ln mean is linear in j along a
// run, so all follows from the moments.
static double
step(const GlmData *d, const GlmFit *f, double y_log_y, Sums *sums)
{
    double deviance = y_log_y, growth = exp(f->slope), base[GLM_MAX_GROUPS];
    double g = 0, time = NAN; // g is exp(slope time)
    size_t i = 0;
    memset(sums, 0, d->n_groups * sizeof(*sums));
    for (size_t k = 0; k < d->n_groups; k++)
        base[k] = exp(f->level[k]);
    for (size_t k = 0; k < d->n_runs; k++) {
        const GlmRun *r = &d->runs[k];
        Sums *s = &sums[r->group];
        double t = r->time, eta = f->level[r->group] + f->slope * t;
        if (!(time >= t && time <= t)) // not just after the run before
            g = exp(f->slope * t);
        Moments m = moments_of(d->weights ? d->weights + i : NULL, r->n, &g, growth);
        double mu = base[r->group] * m.zero, mu_j = base[r->group] * m.one;
        double off = d->scratch[2 * k] - mu, off_j = d->scratch[2 * k + 1] - mu_j; // y - mu
        double wz = mu * eta + mu_j * f->slope + off, mu_jj = base[r->group] * m.two;
        s->w += mu;
        s->wt += mu * t + mu_j;
        s->wtt += (mu * t + 2 * mu_j) * t + mu_jj;
        s->wz += wz;
        s->wtz += wz * t + mu_j * eta + mu_jj * f->slope + off_j;
        deviance -= d->scratch[2 * k] * eta + d->scratch[2 * k + 1] * f->slope + off;
        time = t + (double)r->n;
        i += r->n;
    }
    return 2 * deviance;
}

// Without trend a group is known by the sums of w, w y and w y ln y: w has its prior weight only.
typedef struct Totals {
    double w, wy, wyl, wt, wtt;
} Totals;

static void
total(const GlmData *d, Totals *totals)
{
    size_t i = 0;
    for (const GlmRun *r = d->runs; r < d->runs + d->n_runs; r++) {
        Totals *s = &totals[r->group];
        for (size_t j = 0; j < r->n; j++, i++) {
            double y = d->series.y[r->first + j], w = weight_at(d, i), t = r->time + (double)j;
            s->w += w;
            s->wy += w * y;
            s->wyl += w * y * d->series.log_y[r->first + j];
            s->wt += w * t;
            s->wtt += w * t * t;
        }
    }
}

static double
step_level(const GlmData *d, const GlmFit *f, const Totals *totals, Sums *sums)
{
    double deviance = 0;
    for (size_t g = 0; g < d->n_groups; g++) {
        const Totals *s = &totals[g];
        double eta = f->level[g], mu = exp(eta), wd = s->wy - s->w * mu;
        sums[g] = (Sums){s->w * mu, s->wt * mu, s->wtt * mu, s->w * mu * eta + wd, 0};
        deviance += s->wyl - s->wy * eta - wd;
    }
    return 2 * deviance;
}

// Both dispersions. The weights are those of the last step, the residuals of what it gave.
static void
disperse(const GlmData *d, GlmFit *f)
{
    double pearson = 0, working = 0;
    double fall = exp(-f->slope), old_growth = exp(f->old_slope);
    size_t i = 0;
    for (const GlmRun *r = d->runs; r < d->runs + d->n_runs; r++) {
        const double *y = &d->series.y[r->first];
        double inverse = exp(-f->level[r->group] - f->slope * r->time);
        double old = exp(f->old_level[r->group] + f->old_slope * r->time);
        for (size_t j = 0; j < r->n; j++, i++, inverse *= fall, old *= old_growth) {
            double residual = y[j] * inverse - 1, part = weight_at(d, i) * residual * residual;
            working += part;
            pearson += part * old;
        }
    }
    f->dispersion = f->df > 0 ? pearson / (double)f->df : NAN;
    f->working = f->df > 0 ? working / (double)f->df : NAN;
}

GlmFit
glm_fit(const GlmData *d, bool trend)
{
    Sums sums[GLM_MAX_GROUPS] = {0};
    Totals totals[GLM_MAX_GROUPS] = {0};
    double y_log_y = 0;
    size_t coefficients = d->n_groups + trend;
    GlmFit f = {.trend = trend, .df = d->n > coefficients ? d->n - coefficients : 0};
    double old = begin(d, sums);
    if (trend)
        y_log_y = fix(d);
    else
        total(d, totals);
    for (f.steps = 1; f.steps <= GLM_MAX_STEPS; f.steps++) {
        if (!solve(d, sums, &f))
            return f;
        f.deviance = trend ? step(d, &f, y_log_y, sums) : step_level(d, &f, totals, sums);
        if (!isfinite(f.deviance))
            return f;
        f.converged = fabs(f.deviance - old) / (fabs(f.deviance) + 0.1) < change_small;
        // Weights of the first step are those of y + 0.1, which no coefficients give.
        if (f.converged && f.steps > 1)
            break;
        old = f.deviance;
    }
    if (f.converged)
        disperse(d, &f);
    return f;
}

double
glm_variance(const GlmFit *f, size_t group, double time)
{
    double off = time - f->centre[group];
    return 1 / f->sum[group] + (f->trend ? off * off / f->spread : 0);
}

void
glm_high_residuals(const GlmData *d, const GlmFit *f, double dispersion, double threshold,
                   double *out)
{
    double growth = exp(f->slope), old_growth = exp(f->old_slope);
    double per_spread = f->trend ? 1 / f->spread : 0, least = threshold * threshold * dispersion;
    size_t i = 0;
    for (const GlmRun *r = d->runs; r < d->runs + d->n_runs; r++) {
        const double *y = &d->series.y[r->first];
        double mu = exp(f->level[r->group] + f->slope * r->time);
        double old = exp(f->old_level[r->group] + f->old_slope * r->time);
        double per_sum = 1 / f->sum[r->group], time = r->time - f->centre[r->group];
        for (size_t j = 0; j < r->n; j++, i++, mu *= growth, old *= old_growth) {
            double above = y[j] - mu, off = time + (double)j;
            double rest = 1 - weight_at(d, i) * old * (per_sum + off * off * per_spread);
            out[i] = 0;
            // An Anscombe residual above 0 is never above that of Pearson.
            if (above <= 0 || above * above <= least * mu * rest)
                continue;
            double root = cbrt(y[j] / mu);
            double a = 1.5 * sqrt(mu) * (root * root - 1) / sqrt(dispersion * rest);
            out[i] = a > threshold ? a : 0;
        }
    }
}
