#include "stats/dist.h"

#include <float.h>
#include <math.h>

enum { MAX_TERMS = 1000000, MAX_WALK = 64 };

static const double tiny = 1e-300;

double
normal_cdf(double x)
{
    return 0.5 * erfc(-x * M_SQRT1_2);
}

// For p in (0, 0.5]: a first guess, then three steps of Halley's method, each of which triples the
// number of right digits.
static double
lower_quantile(double p)
{
    double t = sqrt(-2 * log(p));
    double x = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                         (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
    for (int i = 0; i < 3; i++) {
        double density = exp(-0.5 * x * x) * M_2_SQRTPI * M_SQRT1_2 / 2;
        if (density <= 0)
            break;
        double e = (normal_cdf(x) - p) / density;
        x -= e / (1 + 0.5 * x * e);
    }
    return x;
}

double
normal_quantile(double p)
{
    if (!(p > 0 && p < 1))
        return NAN;
    return p <= 0.5 ? lower_quantile(p) : -lower_quantile(1 - p);
}

// lgamma() without its global variable.
static double
log_gamma(double x)
{
    int sign;
    return lgamma_r(x, &sign);
}

// The continued fraction of the incomplete beta function by Lentz's method; converges fast for x <
// (a + 1) / (a + b + 2).
static double
beta_fraction(double x, double a, double b)
{
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (fabs(d) < tiny ? tiny : d);
    double h = d;
    for (int m = 1; m < MAX_TERMS; m++) {
        double k = m, even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k));
        double odd = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1));
        d = 1 + even * d;
        c = 1 + even / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        h *= d * c;
        d = 1 + odd * d;
        c = 1 + odd / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        h *= d * c;
        if (fabs(d * c - 1) < DBL_EPSILON)
            break;
    }
    return h;
}

// The regularised incomplete beta function at x, of which y is 1 - x (given apart, so that a
// small one keeps its digits).
static double
beta_part(double x, double y, double a, double b)
{
    if (x <= 0)
        return 0;
    if (y <= 0)
        return 1;
    double front = exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log(y));
    if (x < (a + 1) / (a + b + 2))
        return front * beta_fraction(x, a, b) / a;
    return 1 - front * beta_fraction(y, b, a) / b;
}

double
student_two_sided(double t, double df)
{
    if (!(df > 0) || isnan(t))
        return NAN;
    if (isinf(t))
        return 0;
    double whole = df + t * t;
    return beta_part(df / whole, t * t / whole, df / 2, 0.5);
}

// The lower part of the regularised incomplete gamma function for x < a + 1, as a series.
static double
gamma_series(double a, double x)
{
    double term = 1 / a, sum = term;
    for (int k = 1; k < MAX_TERMS && term > sum * DBL_EPSILON; k++) {
        term *= x / (a + k);
        sum += term;
    }
    return sum * exp(a * log(x) - x - log_gamma(a));
}

// The upper part for x >= a + 1, as a continued fraction.
static double
gamma_fraction(double a, double x)
{
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
    for (int k = 1; k < MAX_TERMS; k++) {
        double an = -k * (k - a);
        b += 2;
        d = an * d + b;
        c = b + an / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        h *= d * c;
        if (fabs(d * c - 1) < DBL_EPSILON)
            break;
    }
    return h * exp(a * log(x) - x - log_gamma(a));
}

static double
gamma_part(double a, double x, bool upper)
{
    if (x <= 0)
        return upper ? 1 : 0;
    bool series = x < a + 1;
    double part = series ? gamma_series(a, x) : gamma_fraction(a, x);
    return series == upper ? 1 - part : part;
}

double
poisson_cdf(double k, double mean)
{
    if (!(mean >= 0 && isfinite(mean)) || isnan(k))
        return NAN;
    return k < 0 ? 0 : gamma_part(floor(k) + 1, mean, true);
}

double
poisson_above(double k, double mean)
{
    if (!(mean >= 0 && isfinite(mean)) || isnan(k))
        return NAN;
    return k <= 0 ? 1 : gamma_part(ceil(k), mean, false);
}

static bool
is_negbin(double size, double prob)
{
    return size > 0 && isfinite(size) && prob > 0 && prob <= 1;
}

double
negbin_cdf(double k, double size, double prob)
{
    if (!is_negbin(size, prob) || isnan(k))
        return NAN;
    return k < 0 ? 0 : beta_part(prob, 1 - prob, size, floor(k) + 1);
}

double
negbin_above(double k, double size, double prob)
{
    if (!is_negbin(size, prob) || isnan(k))
        return NAN;
    return k <= 0 ? 1 : beta_part(1 - prob, prob, ceil(k), size);
}

// A distribution on whole numbers: Poisson when size is infinite.
typedef struct Discrete {
    double size, prob, mean, deviation, skewness;
} Discrete;

static double
cdf_of(const Discrete *d, double k)
{
    return isinf(d->size) ? poisson_cdf(k, d->mean) : negbin_cdf(k, d->size, d->prob);
}

static double
chance_of(const Discrete *d, double k)
{
    if (isinf(d->size))
        return exp(k * log(d->mean) - d->mean - log_gamma(k + 1));
    return exp(log_gamma(k + d->size) - log_gamma(d->size) - log_gamma(k + 1) +
               d->size * log(d->prob) + k * log1p(-d->prob));
}

// chance_of(k + 1) / chance_of(k)
static double
ratio_of(const Discrete *d, double k)
{
    return isinf(d->size) ? d->mean / (k + 1) : (k + d->size) / (k + 1) * (1 - d->prob);
}

// Between a k whose cdf is below p (or -1) and one whose is not.
static double
bisect(const Discrete *d, double p, double below, double at)
{
    while (at - below > 1) {
        double middle = floor((below + at) / 2);
        if (cdf_of(d, middle) >= p)
            at = middle;
        else
            below = middle;
    }
    return at;
}

// From k, of which the cdf is c >= p, down to the first.
static double
walk_down(const Discrete *d, double p, double k, double c)
{
    double chance = chance_of(d, k);
    for (int i = 0; i < MAX_WALK; i++) {
        if (k <= 0 || c - chance < p)
            return k;
        c -= chance;
        k--;
        chance /= ratio_of(d, k);
    }
    double step = MAX_WALK, low = k - step;
    while (low >= 0 && cdf_of(d, low) >= p)
        low -= step *= 2;
    return bisect(d, p, fmax(low, -1), k);
}

// From k, of which the cdf is c < p, up.
static double
walk_up(const Discrete *d, double p, double k, double c)
{
    double chance = chance_of(d, k);
    for (int i = 0; i < MAX_WALK; i++) {
        chance *= ratio_of(d, k);
        c += chance;
        k++;
        if (c >= p)
            return k;
    }
    double step = MAX_WALK, high = k + step;
    while (cdf_of(d, high) < p) {
        if (high > DIST_MAX_COUNT)
            return NAN;
        high += step *= 2;
    }
    return bisect(d, p, k, high);
}

// Begin at the quantile by Cornish and Fisher (Abramowitz and Stegun 26.2.49), which is one or two
// off as a rule.
static double
quantile_of(const Discrete *d, double p)
{
    if (!(p > 0 && p < 1) || !(d->mean < DIST_MAX_COUNT))
        return NAN;
    p *= 1 - 64 * DBL_EPSILON; // so that a sum that should be equal to p is not below it
    double z = normal_quantile(p);
    double k = floor(d->mean + d->deviation * (z + d->skewness * (z * z - 1) / 6) + 0.5);
    k = k > 0 ? fmin(k, DIST_MAX_COUNT) : 0;
    double c = cdf_of(d, k);
    return c >= p ? walk_down(d, p, k, c) : walk_up(d, p, k, c);
}

double
poisson_quantile(double p, double mean)
{
    if (!(mean >= 0 && isfinite(mean)))
        return NAN;
    if (mean == 0) // also of a mean so small that its square root is the larger
        return p > 0 && p < 1 ? 0 : NAN;
    Discrete d = {INFINITY, 1, mean, sqrt(mean), 1 / sqrt(mean)};
    return quantile_of(&d, p);
}

double
negbin_quantile(double p, double size, double prob)
{
    if (!is_negbin(size, prob))
        return NAN;
    if (prob >= 1)
        return p > 0 && p < 1 ? 0 : NAN;
    double mean = size * (1 - prob) / prob;
    Discrete d = {size, prob, mean, sqrt(mean / prob), (2 - prob) / sqrt(size * (1 - prob))};
    return quantile_of(&d, p);
}
