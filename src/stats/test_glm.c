#include "stats/glm.h"

#include "stats/test_series.h"
#include "test/check.h"

#include <string.h>

enum { MAX_N = 400, MAX_P = GLM_MAX_GROUPS + 1 };

typedef struct Sample {
    double y[MAX_N], log_y[MAX_N], start[MAX_N], weights[MAX_N], scratch[2 * MAX_N];
    GlmRun runs[MAX_N];
    GlmData data;
} Sample;

static void
add_run(Sample *s, size_t first, size_t n, size_t group, double time)
{
    s->runs[s->data.n_runs++] = (GlmRun){first, n, group, time};
    s->data.n += n;
}

static void
prepare(Sample *s, bool weighed)
{
    for (size_t i = 0; i < MAX_N; i++) {
        s->log_y[i] = s->y[i] > 0 ? log(s->y[i]) : 0;
        s->start[i] = log(s->y[i] + 0.1);
    }
    s->data.series = (GlmSeries){s->y, s->log_y, s->start};
    s->data.runs = s->runs;
    s->data.scratch = s->scratch;
    s->data.weights = weighed ? s->weights : NULL;
}

// Runs of chance length in chance groups (each group at least once), with a rise over time.
static void
sample(Sample *s, uint64_t *seed, size_t groups, bool weighed)
{
    *s = (Sample){.data.n_groups = groups};
    size_t i = 0;
    double level[GLM_MAX_GROUPS], slope = ((double)draw(seed, 200) - 100) / 20000;
    for (size_t g = 0; g < groups; g++)
        level[g] = (double)(1 + draw(seed, 2000)) / 100;
    for (size_t k = 0; i + 16 < MAX_N; k++) {
        size_t n = 2 + draw(seed, 12), g = k < groups ? k : draw(seed, groups);
        add_run(s, i, n, g, (double)i - 300);
        for (size_t j = 0; j < n; j++, i++) {
            double mean = level[g] * exp(slope * ((double)i - 300));
            s->y[i] = floor(mean * (double)draw(seed, 2000) / 1000 + 0.5);
            s->weights[i] = (double)(1 + draw(seed, 100)) / 50;
        }
        i += draw(seed, 4);
    }
    prepare(s, weighed);
}

// ---- the slow twin: a matrix, and Gauss
// -----------------------------------------------------------

typedef struct Dense {
    size_t n, p;
    double x[MAX_N][MAX_P], y[MAX_N], w[MAX_N];
    double beta[MAX_P], inverse[MAX_P][MAX_P], dispersion, working, leverage[MAX_N], mu[MAX_N];
} Dense;

static void
invert(double m[MAX_P][MAX_P], size_t p, double out[MAX_P][MAX_P])
{
    for (size_t i = 0; i < p; i++)
        for (size_t j = 0; j < p; j++)
            out[i][j] = i == j;
    for (size_t k = 0; k < p; k++) {
        double pivot = m[k][k];
        for (size_t j = 0; j < p; j++) {
            m[k][j] /= pivot;
            out[k][j] /= pivot;
        }
        for (size_t i = 0; i < p; i++) {
            double part = i == k ? 0 : m[i][k];
            for (size_t j = 0; j < p; j++) {
                m[i][j] -= part * m[k][j];
                out[i][j] -= part * out[k][j];
            }
        }
    }
}

static double
eta_of(const Dense *d, size_t i)
{
    double eta = 0;
    for (size_t j = 0; j < d->p; j++)
        eta += d->x[i][j] * d->beta[j];
    return eta;
}

static void
dense_step(Dense *d, bool first, double *mu)
{
    static double left[MAX_P][MAX_P];
    double right[MAX_P] = {0};
    memset(left, 0, sizeof(left));
    for (size_t i = 0; i < d->n; i++) {
        double eta = first ? log(d->y[i] + 0.1) : eta_of(d, i);
        mu[i] = exp(eta);
        for (size_t j = 0; j < d->p; j++) {
            for (size_t k = 0; k < d->p; k++)
                left[j][k] += d->w[i] * mu[i] * d->x[i][j] * d->x[i][k];
            right[j] += d->w[i] * d->x[i][j] * (mu[i] * eta + d->y[i] - mu[i]);
        }
    }
    invert(left, d->p, d->inverse);
    for (size_t j = 0; j < d->p; j++) {
        d->beta[j] = 0;
        for (size_t k = 0; k < d->p; k++)
            d->beta[j] += d->inverse[j][k] * right[k];
    }
}

static double
quadratic(const Dense *d, const double *x)
{
    double sum = 0;
    for (size_t j = 0; j < d->p; j++)
        for (size_t k = 0; k < d->p; k++)
            sum += x[j] * d->inverse[j][k] * x[k];
    return sum;
}

static void
dense_fit(Dense *d, const GlmData *g, bool trend, int steps)
{
    d->n = 0;
    d->p = g->n_groups + trend;
    memset(d->x, 0, sizeof(d->x));
    for (const GlmRun *r = g->runs; r < g->runs + g->n_runs; r++)
        for (size_t j = 0; j < r->n; j++, d->n++) {
            d->y[d->n] = g->series.y[r->first + j];
            d->w[d->n] = g->weights ? g->weights[d->n] : 1;
            d->x[d->n][r->group] = 1;
            if (trend)
                d->x[d->n][g->n_groups] = r->time + (double)j;
        }
    for (int i = 0; i < steps; i++)
        dense_step(d, i == 0, d->mu);
    d->dispersion = d->working = 0;
    for (size_t i = 0; i < d->n; i++) {
        double mu = exp(eta_of(d, i)), r = (d->y[i] - mu) / mu;
        d->working += d->w[i] * r * r / (double)(d->n - d->p);
        d->dispersion += d->w[i] * d->mu[i] * r * r / (double)(d->n - d->p);
        d->leverage[i] = d->w[i] * d->mu[i] * quadratic(d, d->x[i]);
    }
}

static void
check_residuals(const Sample *s, const GlmFit *f, const Dense *d, double threshold)
{
    double high[MAX_N];
    glm_high_residuals(&s->data, f, 1.3, threshold, high);
    for (size_t i = 0; i < d->n; i++) {
        double mu = exp(eta_of(d, i));
        double a = 1.5 * (pow(d->y[i], 2. / 3) * pow(mu, -1. / 6) - sqrt(mu)) /
                   sqrt(1.3 * (1 - d->leverage[i]));
        if (fabs(a - threshold) > 1e-8)
            CHECK_NEAR(high[i], a > threshold ? a : 0, 1e-7);
    }
}

TEST(glm, the_arrow_is_the_matrix)
{
    static Sample s;
    static Dense d;
    uint64_t seed = 8;
    for (int round = 0; round < 40; round++) {
        bool trend = round % 2, weighed = round % 4 < 2;
        sample(&s, &seed, 1 + draw(&seed, 12), weighed);
        GlmFit f = glm_fit(&s.data, trend);
        CHECK(f.converged);
        dense_fit(&d, &s.data, trend, f.steps);
        double x[MAX_P] = {1};
        x[s.data.n_groups] = 9;
        for (size_t g = 0; g < s.data.n_groups; g++)
            CHECK_NEAR(f.level[g], d.beta[g], 1e-9 * (1 + fabs(d.beta[g])));
        if (trend)
            CHECK_NEAR(f.slope, d.beta[s.data.n_groups], 1e-11);
        if (trend)
            CHECK_NEAR(1 / f.spread, d.inverse[s.data.n_groups][s.data.n_groups], 1e-10);
        CHECK_NEAR(f.dispersion, d.dispersion, 1e-9 * d.dispersion);
        CHECK_NEAR(f.working, d.working, 1e-9 * d.working);
        CHECK_NEAR(glm_variance(&f, 0, 9), quadratic(&d, x), 1e-9);
        CHECK_INT(f.df, d.n - d.p);
        check_residuals(&s, &f, &d, 0.5 + 0.1 * round);
    }
}

// Groups without trend: their means.
TEST(glm, levels_are_means)
{
    static Sample s;
    uint64_t seed = 4;
    sample(&s, &seed, 5, true);
    GlmFit f = glm_fit(&s.data, false);
    double sum[5] = {0}, weight[5] = {0};
    size_t i = 0;
    for (size_t k = 0; k < s.data.n_runs; k++)
        for (size_t j = 0; j < s.runs[k].n; j++, i++) {
            sum[s.runs[k].group] += s.weights[i] * s.y[s.runs[k].first + j];
            weight[s.runs[k].group] += s.weights[i];
        }
    for (size_t g = 0; g < 5; g++)
        CHECK_NEAR(exp(f.level[g]), sum[g] / weight[g], 1e-6 * (1 + sum[g] / weight[g]));
}

TEST(glm, nothing_at_all_is_a_mean_of_almost_nothing)
{
    static Sample s;
    add_run(&s, 0, 50, 0, -100);
    add_run(&s, 60, 50, 1, -40);
    s.data.n_groups = 2;
    prepare(&s, false);
    for (int trend = 0; trend <= 1; trend++) {
        GlmFit f = glm_fit(&s.data, trend);
        CHECK(!f.converged || (exp(f.level[0]) < 1e-6 && isfinite(f.dispersion)));
    }
    for (size_t i = 0; i < 50; i++) // one group has none
        s.y[i] = (double)(i % 5);
    prepare(&s, false);
    GlmFit f = glm_fit(&s.data, false);
    CHECK(f.converged && exp(f.level[1]) < 1e-6);
    CHECK_NEAR(exp(f.level[0]), 2, 1e-6);
}

TEST(glm, a_trend_that_cannot_be_told_is_refused)
{
    static Sample s;
    for (size_t g = 0; g < 4; g++) { // each group at one moment
        add_run(&s, g, 1, g, (double)g);
        s.y[g] = 3;
    }
    s.data.n_groups = 4;
    prepare(&s, false);
    CHECK(!glm_fit(&s.data, true).converged);
    CHECK(glm_fit(&s.data, false).converged && isnan(glm_fit(&s.data, false).dispersion));
}

TEST(glm, the_largest_counts_do_not_overflow)
{
    static Sample s;
    add_run(&s, 0, 300, 0, -350);
    s.data.n_groups = 1;
    for (size_t i = 0; i < 300; i++)
        s.y[i] = i < 290 ? 0 : 1e6;
    prepare(&s, false);
    GlmFit f = glm_fit(&s.data, true);
    CHECK(!f.converged || isfinite(f.dispersion));
    f = glm_fit(&s.data, false);
    CHECK(f.converged && isfinite(f.dispersion));
}
