#include "stats/scan_least.h"

#include <math.h>

size_t
scan_level_below(double x)
{
    double i = floor(x / SCAN_LEVEL_STEP);
    return i <= 0 ? 0 : i < SCAN_LEVELS - 1 ? (size_t)i : SCAN_LEVELS - 1;
}

size_t
scan_squares(double most)
{
    return (size_t)(sqrt(most) * SCAN_SQUARES) + 2;
}

Thresholds
scan_thresholds(Arena *a, const Plan *p, double most)
{
    size_t n = (size_t)(most < SCAN_MOST_COUNT ? most : SCAN_MOST_COUNT) + 2;
    double *logs = NEW_N(a, n, double);
    for (size_t i = 1; i < n; i++)
        logs[i] = log((double)i);
    return (Thresholds){.p = p,
                        .log = logs,
                        .nlog = n,
                        .log_share = log(p->total / p->people),
                        .log_rest = log1p(-p->total / p->people)};
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

// Whether c may reach the level where m are expected.
static inline bool
reaches(const Thresholds *t, double level, double c, double m, double total, double log_m)
{
    return c > m && (c >= total || c >= (double)t->nlog ||
                     at_most(c, m, total, t->log[(size_t)c], log_m) >= level);
}

// Whether c of n people may.
static inline bool
reaches_people(const Thresholds *t, double level, double c, double n, double total)
{
    double people = t->p->people;
    if (c > n || c >= total || n >= people || n >= (double)t->nlog)
        return true; // cannot be, or not worth finding out
    return c * people > n * total && at_most_people(t, c, n, total) >= level;
}

// From what it was for less weight.
static uint16_t
least_of(const Thresholds *t, double level, uint16_t from, double m, double total)
{
    bool people = t->p->o.model == SCAN_BERNOULLI;
    double mean = people ? m * total / t->p->people : m, log_m = people ? 0 : log(m);
    double c = from > mean ? from : (double)(int64_t)mean;
    if (!people) {
        // The statistic is at most (c - m)^2 / 2 x (1 / m + 2 / total) while c <= total / 2.
        double quick = (double)(int64_t)(m + sqrt(2 * fmax(0, level) / (1 / m + 2 / total)));
        c = quick > c && quick <= total / 2 ? quick : c;
    }
    while (c < SCAN_MOST_COUNT && !(people ? reaches_people(t, level, c, m, total)
                                           : reaches(t, level, c, m, total, log_m)))
        c++;
    return c < SCAN_MOST_COUNT ? (uint16_t)c : UINT16_MAX;
}

void
scan_least_each(const Thresholds *t, size_t level, double total, const double *share, double times,
                size_t n, uint16_t *out, size_t stride)
{
    double at = (double)level * SCAN_LEVEL_STEP, below = at - 1e-6 * (1 + at);
    uint16_t from = (uint16_t)t->p->o.min_cases;
    for (size_t i = 0; i < n; i++) {
        if (share[i] > 0)
            from = least_of(t, below, from, share[i] * times, total);
        out[i * stride] = from;
    }
}

void
scan_least(const Thresholds *t, size_t level, double total, bool by_one, uint16_t *out, size_t n)
{
    double at = (double)level * SCAN_LEVEL_STEP, below = at - 1e-6 * (1 + at), was = 0;
    uint16_t from = (uint16_t)t->p->o.min_cases;
    out[0] = from;
    for (size_t i = 1; i < n; i++) {
        double root = (double)i / SCAN_SQUARES, m = by_one ? (double)i : root * root;
        if (t->p->o.model == SCAN_BERNOULLI)
            m = ceil(m - 1e-6);
        if (m > was)
            from = least_of(t, below, from, m, total);
        was = m;
        out[i] = from;
    }
}
