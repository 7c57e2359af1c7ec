#include "stats/season.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { MAX_STEPS = 25 };

static const double change_small = 1e-8, pivot_small = 1e-11;

typedef struct Equations {
    size_t terms;
    double left[SEASON_MAX_TERMS][SEASON_MAX_TERMS], right[SEASON_MAX_TERMS];
} Equations;

static size_t
terms_of(const SeasonModel *m)
{
    return 1 + m->trend + 2 * m->waves;
}

// The row of point i. Time is centred and scaled by the n that are fitted, for the digits.
static void
row_of(const SeasonModel *m, size_t n, size_t i, double *x)
{
    size_t k = 0;
    x[k++] = 1;
    if (m->trend)
        x[k++] = ((double)i - (double)n / 2) / (double)n;
    for (size_t wave = 1; wave <= m->waves; wave++) {
        double angle = 2 * M_PI * (double)(wave * i % m->frequency) / (double)m->frequency;
        x[k++] = cos(angle);
        x[k++] = sin(angle);
    }
}

static void
add_point(Equations *e, const double *x, double weight, double z)
{
    for (size_t j = 0; j < e->terms; j++) {
        for (size_t k = 0; k <= j; k++)
            e->left[j][k] += weight * x[j] * x[k];
        e->right[j] += weight * x[j] * z;
    }
}

// Cholesky, in place; false when a term hangs on those before it.
static bool
solve(Equations *e, double *beta)
{
    for (size_t j = 0; j < e->terms; j++) {
        double whole = e->left[j][j];
        for (size_t k = 0; k < j; k++) {
            double sum = e->left[j][k];
            for (size_t l = 0; l < k; l++)
                sum -= e->left[j][l] * e->left[k][l];
            e->left[j][k] = sum / e->left[k][k];
            e->left[j][j] -= e->left[j][k] * e->left[j][k];
        }
        if (!(e->left[j][j] > whole * pivot_small))
            return false;
        e->left[j][j] = sqrt(e->left[j][j]);
    }
    for (size_t j = 0; j < e->terms; j++) {
        for (size_t k = 0; k < j; k++)
            e->right[j] -= e->left[j][k] * e->right[k];
        e->right[j] /= e->left[j][j];
    }
    for (size_t j = e->terms; j-- > 0;) {
        beta[j] = e->right[j];
        for (size_t k = j + 1; k < e->terms; k++)
            beta[j] -= e->left[k][j] * beta[k];
        beta[j] /= e->left[j][j];
    }
    return true;
}

static double
log_mean(const double *x, const double *beta, size_t terms)
{
    double eta = 0;
    for (size_t k = 0; k < terms; k++)
        eta += x[k] * beta[k];
    return eta;
}

static double
deviance_of(double y, double mu, double alpha)
{
    double d = y > 0 ? y * log(y / mu) : 0;
    if (alpha <= 0)
        return 2 * (d - (y - mu));
    return 2 * (d - (y + 1 / alpha) * log((1 + alpha * y) / (1 + alpha * mu)));
}

static double
first_mean(double y, double alpha)
{
    return alpha <= 0 ? y + 0.1 : y > 0 ? y : 1.0 / 6;
}

// One least squares problem: beta NULL begins. The new coefficients go to next.
static bool
step(const SeasonModel *m, const int64_t *counts, size_t n, const double *beta, double *next)
{
    double x[SEASON_MAX_TERMS];
    Equations e = {.terms = terms_of(m)};
    for (size_t i = 0; i < n; i++) {
        double y = (double)counts[i];
        row_of(m, n, i, x);
        double eta = beta ? log_mean(x, beta, e.terms) : log(first_mean(y, m->alpha));
        double mu = fmax(exp(eta), DBL_EPSILON);
        add_point(&e, x, mu / (1 + m->alpha * mu), eta + (y - mu) / mu);
    }
    return solve(&e, next);
}

static double
whole_deviance(const SeasonModel *m, const int64_t *counts, size_t n, const double *beta)
{
    double x[SEASON_MAX_TERMS], sum = 0;
    for (size_t i = 0; i < n; i++) {
        double y = (double)counts[i];
        row_of(m, n, i, x);
        double mu =
            beta ? fmax(exp(log_mean(x, beta, terms_of(m))), DBL_EPSILON) : first_mean(y, m->alpha);
        sum += deviance_of(y, mu, m->alpha);
    }
    return sum;
}

static Err
fit(const SeasonModel *m, const int64_t *counts, size_t n, double *beta)
{
    double next[SEASON_MAX_TERMS] = {0}, old = whole_deviance(m, counts, n, NULL);
    for (int i = 0; i < MAX_STEPS; i++) {
        if (!step(m, counts, n, i > 0 ? beta : NULL, next))
            FAIL(E_INVALID, "the counts are too alike, or too few, for a yearly wave");
        memcpy(beta, next, sizeof(next));
        double now = whole_deviance(m, counts, n, beta);
        if (!isfinite(now))
            break;
        if (fabs(now - old) / (fabs(now) + 0.1) < change_small)
            return OK;
        old = now;
    }
    FAIL(E_INVALID, "no yearly wave fits these counts");
}

Err
season_fit(Arena *a, const int64_t *counts, size_t n, SeasonModel m, double *out, size_t n_out)
{
    if (m.waves > SEASON_MAX_WAVES || m.frequency < 1 || !(m.alpha >= 0 && isfinite(m.alpha)))
        FAIL(E_INVALID, "no such yearly wave");
    if (n <= terms_of(&m))
        FAIL(E_INVALID, "%zu counts are too few for a yearly wave", n);
    double *beta = NEW_N(a, SEASON_MAX_TERMS, double), x[SEASON_MAX_TERMS];
    TRY(fit(&m, counts, n, beta));
    for (size_t i = 0; i < n_out; i++) {
        row_of(&m, n, i, x);
        out[i] = exp(log_mean(x, beta, terms_of(&m)));
    }
    return OK;
}
