#include "stats/scan_least.h"

#include <math.h>

Thresholds
scan_thresholds(Arena *a, const Plan *p, double most)
{
    size_t n = (size_t)(most < SCAN_MOST_COUNT ? most : SCAN_MOST_COUNT) + 2;
    double *logs = NEW_N(a, n, double);
    for (size_t i = 1; i < n; i++)
        logs[i] = log((double)i);
    Thresholds t = {.p = p,
                    .log = logs,
                    .nlog = n,
                    .log_share = log(p->total / p->people),
                    .log_rest = log1p(-p->total / p->people)};
    scan_thresholds_level(&t, 0);
    return t;
}

void
scan_thresholds_level(Thresholds *t, double level)
{
    t->level = level - 1e-6 * (1 + level);
}

// Not below the statistic of c > m. For the models with one total: ln(1 - u) <= -u - u^2 / 2, so
// that one division is enough. log_c, log_m: logarithms.
static inline double
at_most(double c, double m, double total, double log_c, double log_m)
{
    double u = (c - m) / (total - m);
    return c * (log_c - log_m) - (total - c) * (u + u * u / 2);
}

// The same for c of n people: the first part is exact; of the second the integral is at most its
// length squared, halved, times the highest value of 1 / (u (1 - u)).
static inline double
at_most_people(const Thresholds *t, double c, double n, double total)
{
    double people = t->p->people, p = total / people, others = people - n;
    double x = (total - c) / others, d = x - p;
    const double *log = t->log;
    double low = x * (1 - x), high = p * (1 - p), top = 1 / (low < high ? low : high);
    return c * (log[(size_t)c] - log[(size_t)n] - t->log_share) +
           (n - c) * (log[(size_t)(n - c)] - log[(size_t)n] - t->log_rest) +
           others * d * d / 2 * top;
}

static inline bool
reaches(const Thresholds *t, double c, double m, double total, double log_m)
{
    const Plan *p = t->p;
    if (p->o.model != SCAN_BERNOULLI)
        return c > m && (c >= total || c >= (double)t->nlog ||
                         at_most(c, m, total, t->log[(size_t)c], log_m) >= t->level);
    if (c > m || c >= total || m >= p->people || m >= (double)t->nlog)
        return true; // cannot be, or not worth finding out
    return c * p->people > m * total && at_most_people(t, c, m, total) >= t->level;
}

uint16_t
scan_least(const Thresholds *t, uint16_t from, double m, double total, double log_m)
{
    if (!(m > 0))
        return from;
    double mean = m * (t->p->o.model == SCAN_BERNOULLI ? total / t->p->people : 1);
    double c = from > mean ? from : (double)(int64_t)mean;
    if (t->p->o.model != SCAN_BERNOULLI) {
        // The statistic is at most (c - m)^2 / 2 x (1 / m + 2 / total) while c <= total / 2.
        double quick = (double)(int64_t)(m + sqrt(2 * t->level / (1 / m + 2 / total)));
        c = quick > c && quick <= total / 2 ? quick : c;
    }
    while (c < SCAN_MOST_COUNT && !reaches(t, c, m, total, log_m))
        c++;
    return c < SCAN_MOST_COUNT ? (uint16_t)c : UINT16_MAX;
}
