#include "stats/alpha.h"

// How often each category was given in one unit.
typedef struct Counts {
    double of[ALPHA_MAX_CATEGORIES], all;
} Counts;

typedef struct Distances {
    double d[ALPHA_MAX_CATEGORIES][ALPHA_MAX_CATEGORIES];
} Distances;

static Err
check_input(const int *marks, size_t n_observers, size_t n_units, size_t n_categories)
{
    if (n_observers > ALPHA_MAX_OBSERVERS || n_units > ALPHA_MAX_UNITS)
        FAIL(E_LIMIT, "%zu observers of %zu units", n_observers, n_units);
    if (n_categories == 0 || n_categories > ALPHA_MAX_CATEGORIES)
        FAIL(E_INVALID, "%zu categories", n_categories);
    for (size_t i = 0; i < n_observers * n_units; i++)
        if (marks[i] != ALPHA_MISSING && (marks[i] < 0 || (size_t)marks[i] >= n_categories))
            FAIL(E_INVALID, "mark %zu is no category", i);
    return OK;
}

static Counts
count_unit(const int *marks, size_t n_observers, size_t n_units, size_t u)
{
    Counts c = {0};
    for (size_t o = 0; o < n_observers; o++) {
        int mark = marks[o * n_units + u];
        if (mark == ALPHA_MISSING)
            continue;
        c.of[mark] += 1;
        c.all += 1;
    }
    return c;
}

static Distances
distances(const Counts *pooled, size_t n)
{
    Distances out = {0};
    for (size_t c = 0; c < n; c++)
        for (size_t k = c; k < n; k++) {
            double between = 0;
            for (size_t g = c; g <= k; g++)
                between += pooled->of[g];
            between -= (pooled->of[c] + pooled->of[k]) / 2;
            out.d[c][k] = out.d[k][c] = c == k ? 0 : between * between;
        }
    return out;
}

// The mean distance of all ordered pairs of different marks among these.
static double
mean_distance(const Counts *x, const Distances *dist, size_t n)
{
    double sum = 0;
    for (size_t c = 0; c < n; c++)
        for (size_t k = 0; k < n; k++)
            sum += x->of[c] * x->of[k] * dist->d[c][k]; // a mark with itself has distance 0
    return sum / (x->all * (x->all - 1));
}

Err
alpha_ordinal(Arena *a, const int *marks, size_t n_observers, size_t n_units, size_t n_categories,
              AlphaResult *out)
{
    TRY(check_input(marks, n_observers, n_units, n_categories));
    Counts *counts = NEW_N(a, n_units + 1, Counts), pooled = {0};
    AlphaUnit *units = NEW_N(a, n_units + 1, AlphaUnit);
    for (size_t u = 0; u < n_units; u++) {
        counts[u] = count_unit(marks, n_observers, n_units, u);
        units[u].marks = (size_t)counts[u].all;
        units[u].state = units[u].marks < 2 ? ALPHA_TOO_FEW_MARKS : ALPHA_ONE_VALUE;
        for (size_t c = 0; c < n_categories && units[u].marks >= 2; c++)
            pooled.of[c] += counts[u].of[c];
    }
    for (size_t c = 0; c < n_categories; c++)
        pooled.all += pooled.of[c];
    *out =
        (AlphaResult){.state = ALPHA_TOO_FEW_MARKS, .pairable = (size_t)pooled.all, .units = units};
    if (out->pairable == 0)
        return OK;
    Distances dist = distances(&pooled, n_categories);
    double expected = mean_distance(&pooled, &dist, n_categories), observed = 0;
    out->state = ALPHA_ONE_VALUE;
    if (expected <= 0)
        return OK;
    for (size_t u = 0; u < n_units; u++) {
        if (units[u].marks < 2)
            continue;
        double seen = mean_distance(&counts[u], &dist, n_categories);
        units[u].state = ALPHA_KNOWN;
        units[u].agreement = 1 - seen / expected;
        observed += seen * counts[u].all / pooled.all;
    }
    out->state = ALPHA_KNOWN;
    out->observed = observed;
    out->expected = expected;
    out->alpha = 1 - observed / expected;
    return OK;
}
