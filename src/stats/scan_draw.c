// Data sets without a cluster.
#include "stats/scan_work.h"

#include <math.h>
#include <string.h>

// A number with a known distribution: cumulative[i] is the chance of at most first + i.
typedef struct Number {
    double *cumulative;
    size_t n;
    uint32_t first;
} Number;

// Walker's alias method: one of n with given weights, in constant time.
typedef struct Alias {
    double *keep;
    uint32_t *other;
    size_t n;
} Alias;

// Take `take` of the people pool[from] .. pool[from + n - 1] for interval t.
typedef struct Part {
    uint32_t from, n;
    const uint32_t *take; // permutation: for each interval of the horizon
    uint32_t all;         // of them, together
} Part;

struct Draw {
    const Part *parts; // permutation
    size_t nparts;
    const uint32_t *pool; // permutation: place of each case; Bernoulli: cell of each person
    uint32_t npool;
    Number number;      // Poisson and Bernoulli: cases in the horizon
    const Alias *cells; // Poisson: one for all cells, or time-stratified: one for each interval
    const Blocks *blocks;
};

// ---- distributions ------------------------------------------------------------------------------

static double
log_choose(double n, double k)
{
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

// The distribution whose logarithm, up to a constant, `chance` gives for low .. high, around its
// mean: what lies 40 standard deviations away does not happen.
static Number
number_new(Arena *a, double low, double high, double mean, double deviation,
           double (*chance)(double, const double *), const double *about)
{
    double from = fmax(low, floor(mean - 40 * deviation - 40));
    double to = fmin(high, ceil(mean + 40 * deviation + 40)), sum = 0;
    Number d = {.n = (size_t)(to - from) + 1, .first = (uint32_t)from};
    d.cumulative = NEW_N(a, d.n, double);
    for (size_t i = 0; i < d.n; i++) {
        double p = exp(chance(from + (double)i, about));
        sum += isfinite(p) ? p : 0;
        d.cumulative[i] = sum;
    }
    for (size_t i = 0; i < d.n; i++)
        d.cumulative[i] /= sum;
    return d;
}

static double
binomial(double k, const double *about) // number, share
{
    double n = about[0], p = about[1];
    return log_choose(n, k) + (k > 0 ? k * log(p) : 0) + (n > k ? (n - k) * log1p(-p) : 0);
}

static double
hypergeometric(double k, const double *about) // cases, people in the horizon, all people
{
    double c = about[0], inside = about[1], all = about[2];
    return log_choose(inside, k) + log_choose(all - inside, c - k) - log_choose(all, c);
}

static uint32_t
number_draw(const Number *d, Chance *c)
{
    double u = scan_unit(c);
    size_t low = 0, high = d->n - 1; // the first that is above u
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (d->cumulative[mid] > u)
            high = mid;
        else
            low = mid + 1;
    }
    return d->first + (uint32_t)low;
}

static Alias
alias_new(Arena *a, const double *weight, size_t n)
{
    Alias v = {NEW_N(a, n, double), NEW_N(a, n, uint32_t), n};
    uint32_t *small = NEW_N(a, n, uint32_t), *large = NEW_N(a, n, uint32_t);
    size_t nsmall = 0, nlarge = 0;
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += weight[i];
    for (size_t i = 0; i < n; i++) {
        v.keep[i] = sum > 0 ? weight[i] * (double)n / sum : 1;
        v.other[i] = (uint32_t)i;
        if (v.keep[i] < 1)
            small[nsmall++] = (uint32_t)i;
        else
            large[nlarge++] = (uint32_t)i;
    }
    while (nsmall > 0 && nlarge > 0) {
        uint32_t s = small[--nsmall], l = large[nlarge - 1];
        v.other[s] = l;
        v.keep[l] -= 1 - v.keep[s];
        if (v.keep[l] < 1) {
            nlarge--;
            small[nsmall++] = l;
        }
    }
    while (nsmall > 0) { // by rounding only, unless nothing has any weight
        uint32_t s = small[--nsmall];
        v.keep[s] = weight[s] > 0 || !(sum > 0) ? 1 : 0;
    }
    return v;
}

static uint32_t
alias_draw(const Alias *v, Chance *c)
{
    uint32_t i = scan_below(c, (uint32_t)v->n);
    return scan_unit(c) < v->keep[i] ? i : v->other[i];
}

// ---- what a plan draws from ---------------------------------------------------------------------

static void
permutation_new(Arena *a, const Plan *p, Draw *d)
{
    uint32_t n = 1;
    size_t before = p->d->nintervals - p->horizon;
    for (size_t i = 0; i < p->d->ncases; i++)
        n = p->d->cases[i].stratum >= n ? p->d->cases[i].stratum + 1 : n;
    Part *parts = NEW_N(a, n, Part);
    uint32_t *take = NEW_N(a, n * p->horizon, uint32_t), *at = NEW_N(a, n, uint32_t);
    uint32_t *pool = NEW_N(a, (size_t)p->total + 1, uint32_t);
    for (size_t i = 0; i < p->d->ncases; i++) {
        const ScanEvent *e = &p->d->cases[i];
        parts[e->stratum].n += e->count;
        if (e->interval >= before) {
            take[e->stratum * p->horizon + e->interval - before] += e->count;
            parts[e->stratum].all += e->count;
        }
    }
    for (uint32_t s = 0; s < n; s++) {
        parts[s].take = &take[s * p->horizon];
        parts[s].from = at[s] = s > 0 ? parts[s - 1].from + parts[s - 1].n : 0;
    }
    for (size_t i = 0; i < p->d->ncases; i++)
        for (uint32_t k = 0; k < p->d->cases[i].count; k++)
            pool[at[p->d->cases[i].stratum]++] = p->place_of[p->d->cases[i].area];
    d->parts = parts;
    d->nparts = n;
    d->pool = pool;
    d->npool = (uint32_t)p->total;
}

// What is expected in each place in interval t of the horizon.
static void
cells_at(const Plan *p, size_t t, double *out)
{
    for (size_t i = 0; i < p->n; i++)
        out[i] = p->separable ? p->size[i] * p->time[t] / p->scale
                              : fmax(0, p->until[i * (p->horizon + 1) + t + 1] -
                                            p->until[i * (p->horizon + 1) + t]);
}

static void
poisson_new(Arena *a, const Plan *p, Draw *d)
{
    double sum = 0, *cell = NEW_N(a, p->n * p->horizon, double);
    Alias *cells = NEW_N(a, p->o.time_stratified ? p->horizon : 1, Alias);
    for (size_t t = 0; t < p->horizon; t++) {
        cells_at(p, t, &cell[t * p->n]);
        if (p->o.time_stratified)
            cells[t] = alias_new(a, &cell[t * p->n], p->n);
    }
    for (size_t i = 0; i < p->n * p->horizon; i++)
        sum += cell[i];
    d->cells = cells;
    if (p->o.time_stratified)
        return;
    cells[0] = alias_new(a, cell, p->n * p->horizon);
    double share = p->horizon == p->intervals || !(p->total > 0) ? 1 : fmin(1, sum / p->total);
    double mean = p->total * share, about[] = {p->total, share};
    d->number = number_new(a, share < 1 ? 0 : p->total, p->total, mean, sqrt(mean * (1 - share)),
                           binomial, about);
}

static void
bernoulli_new(Arena *a, const Plan *p, Draw *d)
{
    double inside = p->until_all[p->horizon], share = inside / p->people;
    uint32_t *pool = NEW_N(a, (size_t)inside + 1, uint32_t);
    for (size_t i = 0; i < p->n; i++)
        for (size_t t = 0; t < p->horizon; t++) {
            const double *until = &p->until[i * (p->horizon + 1) + t];
            for (double k = until[0]; k < until[1]; k++)
                pool[d->npool++] = (uint32_t)(i * p->horizon + t);
        }
    d->pool = pool;
    double c = p->total, outside = p->people - inside, mean = c * share;
    double about[] = {c, inside, p->people};
    d->number = number_new(a, fmax(0, c - outside), fmin(c, inside), mean, sqrt(mean * (1 - share)),
                           hypergeometric, about);
}

Err
scan_draw_new(Arena *a, const Plan *p, const Draw **out)
{
    Draw *d = NEW(a, Draw);
    if (p->o.blocks != SCAN_SINGLY)
        TRY(scan_blocks_new(a, p, &d->blocks));
    else if (p->o.model == SCAN_PERMUTATION)
        permutation_new(a, p, d);
    else if (p->o.model == SCAN_POISSON)
        poisson_new(a, p, d);
    else if (p->people > 0)
        bernoulli_new(a, p, d);
    *out = d;
    return OK;
}

// ---- draws --------------------------------------------------------------------------------------

static inline void
add_point(Work *w, size_t place, size_t at)
{
    w->drawn.place[w->drawn.n] = (uint16_t)place;
    w->drawn.at[w->drawn.n++] = (uint16_t)at;
}

static void
draw_permutation(const Plan *p, const Draw *d, Work *w, Chance *c)
{
    for (size_t s = 0; s < d->nparts; s++) {
        const Part *part = &d->parts[s];
        bool all = p->o.kernel == SCAN_DRAW_ALL;
        Taker take = scan_taker(w, all ? part->n : part->all, part->n);
        for (size_t t = 0; t < p->horizon; t++)
            for (uint32_t k = part->take[t]; k > 0; k--)
                add_point(w, d->pool[part->from + scan_take(&take, w, c)], t);
        while (all && take.done < part->n)
            scan_take(&take, w, c);
        scan_taker_end(&take, w);
    }
}

static void
draw_poisson(const Plan *p, const Draw *d, Work *w, Chance *c)
{
    if (p->o.time_stratified) {
        for (size_t t = 0; t < p->horizon; t++)
            for (double k = p->cases_till[t]; k < p->cases_till[t + 1]; k++)
                add_point(w, alias_draw(&d->cells[t], c), t);
        return;
    }
    for (uint32_t n = number_draw(&d->number, c); n > 0; n--) {
        uint32_t cell = alias_draw(d->cells, c);
        add_point(w, cell % p->n, cell / p->n);
    }
}

static void
draw_bernoulli(const Plan *p, const Draw *d, Work *w, Chance *c)
{
    if (d->npool == 0)
        return;
    uint32_t n = number_draw(&d->number, c);
    Taker take = scan_taker(w, n, d->npool);
    for (; n > 0; n--) {
        uint32_t cell = d->pool[scan_take(&take, w, c)];
        add_point(w, cell / p->horizon, cell % p->horizon);
    }
    scan_taker_end(&take, w);
}

void
scan_draw(const Plan *p, const Draw *d, Work *w, uint64_t number)
{
    Chance c = scan_stream(p->o.seed, number);
    w->drawn.n = 0;
    memcpy(w->cases_till, p->cases_till, (p->horizon + 1) * sizeof(*w->cases_till));
    if (d->blocks)
        scan_blocks_draw(p, d->blocks, w, &c);
    else if (p->o.model == SCAN_PERMUTATION)
        draw_permutation(p, d, w, &c);
    else if (p->o.model == SCAN_POISSON)
        draw_poisson(p, d, w, &c);
    else
        draw_bernoulli(p, d, w, &c);
}

Work *
scan_work_new(Arena *a, const Plan *p)
{
    Work *w = NEW(a, Work);
    size_t most = (size_t)p->people + 2, row = p->windows;
    w->drawn = (Points){0, NEW_N(a, most, uint16_t), NEW_N(a, most, uint16_t)};
    w->cases_till = NEW_N(a, p->horizon + 1, double);
    size_t weeks = p->o.blocks == SCAN_AREA_WEEKS ? p->n * (p->intervals / p->o.week) : 0;
    w->chosen = NEW_N(a, (most > weeks ? most : weeks) / 64 + 2, uint64_t);
    w->pool = NEW_N(a, most, uint32_t);
    w->was = NEW_N(a, most, uint32_t);
    w->start = NEW_N(a, p->horizon + 2, uint32_t);
    w->by_time = NEW_N(a, most, uint16_t);
    w->frame = (Frame){.weight = NEW_N(a, row, double), .total = NEW_N(a, row, double)};
    w->wide = NEW_N(a, p->n * row, uint32_t);
    w->count = NEW_N(a, row, uint32_t);
    w->sum = NEW_N(a, row, double);
    return w;
}
