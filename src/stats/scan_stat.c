#include "stats/scan_plan.h"

#include <math.h>

static const double euler = 0.57721566490153286061, pi = 3.14159265358979323846;

// A hair, so that what is equal but for rounding is not above.
static const double hair = 1e-12;

double
scan_gumbel(double mean, double deviation, double x)
{
    double beta = deviation * sqrt(6) / pi;
    if (!(beta > 0))
        return NAN;
    double p = -expm1(-exp((mean - euler * beta - x) / beta));
    return fmin(1, fmax(p, 1e-17));
}

static double
times_log(double x, double y) // x ln y; 0 ln 0 = 0
{
    return x > 0 ? x * log(y) : 0;
}

double
scan_poisson_llr(double c, double m, double total)
{
    return times_log(c, c / m) + times_log(total - c, (total - c) / (total - m));
}

double
scan_bernoulli_llr(double c, double n, double total, double people)
{
    double out = total - c, others = people - n;
    return times_log(c, c / n) + times_log(n - c, (n - c) / n) + times_log(out, out / others) +
           times_log(others - out, (others - out) / others) - times_log(total, total / people) -
           times_log(people - total, (people - total) / people);
}

// Upper bounds without logarithms. The divergence of x from y is the integral of (x - u) / (u (1 -
// u)) from y to x, in which 1 / (u (1 - u)) = 1 / u + 1 / (1 - u).
static double
poisson_bound(double c, double m, double total)
{
    double d = c - m;
    if (d > 0)
        return total > c ? d * d / 2 * (1 / m + 1 / (total - c)) : INFINITY;
    return total > m ? d * d * (1 / m + 1 / (total - m)) : INFINITY;
}

static double
bernoulli_bound(double c, double n, double total, double people)
{
    double share = total / people, d = c - n * share, spread = n * share * (1 - share);
    double near = d > 0 && c / n <= 1 - share ? 0.5 : 1;
    return people > n ? d * d / spread * (near + n / (people - n)) : INFINITY;
}

static bool
rate_wanted(const Plan *p, double c, double m)
{
    if (c > m * (1 + hair))
        return (p->o.rates & SCAN_HIGH) && c >= p->o.min_cases;
    return (p->o.rates & SCAN_LOW) && c < m * (1 - hair);
}

double
scan_statistic(const Plan *p, double c, double m, double total, double best)
{
    double llr;
    if (!(m > 0))
        return NAN;
    if (p->o.model == SCAN_BERNOULLI) {
        if (!rate_wanted(p, c, m * total / p->people) ||
            bernoulli_bound(c, m, total, p->people) * (1 + 1e-9) < best)
            return NAN;
        llr = scan_bernoulli_llr(c, m, total, p->people);
    } else {
        if (!rate_wanted(p, c, m) || poisson_bound(c, m, total) * (1 + 1e-9) < best)
            return NAN;
        llr = scan_poisson_llr(c, m, total);
    }
    return llr >= best && llr > hair ? llr : NAN;
}
