// Every circle and every window, one after the other. It can do all that the others can and more:
// low rates, the whole map, the whole period, any number of cases.
#include "stats/scan_work.h"

#include <math.h>
#include <string.h>

// The places of the cases, sorted by interval: those of t are by_time[start[t]] .. [start[t+1]-1].
static void
sort_by_time(const Plan *p, const Points *cases, Work *w)
{
    memset(w->start, 0, (p->horizon + 2) * sizeof(*w->start));
    for (size_t i = 0; i < cases->n; i++)
        w->start[cases->at[i] + 2]++;
    for (size_t t = 2; t < p->horizon + 2; t++)
        w->start[t] += w->start[t - 1];
    for (size_t i = 0; i < cases->n; i++)
        w->by_time[w->start[cases->at[i] + 1]++] = cases->place[i];
}

// Move the counts of all windows one interval on: a window of j + 1 intervals that ends at `end` is
// one of j that ended before it, and `end`.
static void
step(const Plan *p, Work *w, size_t end)
{
    size_t lanes = p->windows;
    for (size_t i = 0; i < p->n; i++) {
        memmove(&w->wide[i * lanes + 1], &w->wide[i * lanes], (lanes - 1) * sizeof(*w->wide));
        w->wide[i * lanes] = 0;
    }
    for (uint32_t k = w->start[end]; k < w->start[end + 1]; k++)
        for (size_t j = 0; j < lanes; j++)
            w->wide[w->by_time[k] * lanes + j]++;
}

// What is expected in a candidate, for the report.
static double
expected(const Plan *p, double m)
{
    return p->o.model == SCAN_BERNOULLI ? m * p->total / p->people : m;
}

// Add one place to the circle whose counts and weights are in w.
static void
grow(const Plan *p, Work *w, size_t place, double *size)
{
    const uint32_t *row = &w->wide[place * p->windows];
    for (size_t j = 0; j < p->windows; j++)
        w->count[j] += row[j];
    if (p->separable) {
        *size += p->size[place];
        return;
    }
    for (size_t j = 0; j < p->windows && j <= w->frame.end; j++)
        w->sum[j] += scan_cell(p, place, w->frame.end, j);
}

static void
try_windows(const Plan *p, Work *w, double size, Best here, Best *best)
{
    const Frame *f = &w->frame;
    for (size_t j = p->o.min_length - 1; j < p->windows && j <= f->end; j++) {
        double m = (p->separable ? size : w->sum[j]) * f->weight[j] / f->scale;
        double llr = scan_statistic(p, w->count[j], m, f->total[j], best->llr);
        if (isnan(llr))
            continue;
        here.lane = j;
        here.observed = w->count[j];
        here.expected = expected(p, m);
        scan_consider(best, llr, here);
    }
}

static void
clear_circle(const Plan *p, Work *w)
{
    memset(w->count, 0, p->windows * sizeof(*w->count));
    memset(w->sum, 0, p->windows * sizeof(*w->sum));
}

static void
try_centre(const Plan *p, Work *w, size_t centre, Best *best)
{
    double size = 0;
    size_t from = p->circles.first[centre], n = p->circles.end[centre] - from;
    clear_circle(p, w);
    for (size_t k = 0; k < n; k++) {
        grow(p, w, p->circles.id[from + k], &size);
        try_windows(p, w, size, (Best){.centre = centre, .circle = k, .end = w->frame.end}, best);
    }
}

static void
try_map(const Plan *p, Work *w, Best *best)
{
    double size = 0;
    clear_circle(p, w);
    for (size_t i = 0; i < p->n; i++)
        grow(p, w, i, &size);
    try_windows(p, w, size, (Best){.circle = p->n - 1, .end = w->frame.end}, best);
}

// The whole period as a window. w->wide holds, instead of windows, one count for each place.
static void
try_period(const Plan *p, Work *w, size_t centre, Best *best)
{
    size_t from = p->circles.first[centre], n = p->circles.end[centre] - from;
    double size = 0, scale = p->o.model == SCAN_BERNOULLI ? 1 : p->total / p->limit_sum;
    uint64_t count = 0;
    for (size_t k = 0; k < n; k++) {
        size += p->limit[p->circles.id[from + k]];
        count += w->wide[p->circles.id[from + k]];
        double llr = scan_statistic(p, (double)count, size * scale, p->total, best->llr);
        if (!isnan(llr))
            scan_consider(best, llr,
                          (Best){.centre = centre,
                                 .circle = k,
                                 .lane = p->horizon - 1,
                                 .end = p->horizon - 1,
                                 .observed = count,
                                 .expected = expected(p, size * scale)});
    }
}

// One Best for all centres, or one for each.
static Best *
best_of(Best *per_centre, Best *all, size_t centre)
{
    return per_centre ? &per_centre[centre] : all;
}

double
scan_plain(const Plan *p, Work *w, const Points *cases, const double *cases_till, size_t first_end,
           Best *per_centre, Best *extra)
{
    Best all = {0}, whole = {0};
    Best *map = extra ? extra : per_centre ? &whole : &all;
    sort_by_time(p, cases, w);
    memset(w->wide, 0, p->n * p->windows * sizeof(*w->wide));
    for (size_t end = 0; end < p->horizon; end++) {
        step(p, w, end);
        if (end < first_end)
            continue;
        scan_frame(p, cases_till, end, &w->frame);
        for (size_t i = 0; i < p->n; i++)
            try_centre(p, w, i, best_of(per_centre, &all, i));
        if (p->o.include_temporal)
            try_map(p, w, map);
    }
    if (p->o.include_spatial) {
        memset(w->wide, 0, p->n * sizeof(*w->wide));
        for (size_t i = 0; i < cases->n; i++)
            w->wide[cases->place[i]]++;
        for (size_t i = 0; i < p->n; i++)
            try_period(p, w, i, best_of(per_centre, &all, i));
    }
    return all.llr;
}
