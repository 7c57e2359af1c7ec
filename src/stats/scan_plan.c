// From what the caller has to what is scanned.
#include "stats/scan_plan.h"

#include <math.h>

// ---- options ------------------------------------------------------------------------------------

static bool
is_temporal(const ScanOptions *o)
{
    return o->time == SCAN_TEMPORAL || o->time == SCAN_TEMPORAL_PROSPECTIVE;
}

static bool
is_prospective(const ScanOptions *o)
{
    return o->time == SCAN_PROSPECTIVE || o->time == SCAN_TEMPORAL_PROSPECTIVE;
}

static void
fill_in_defaults(ScanOptions *o, size_t intervals)
{
    o->rates = o->rates ? o->rates : SCAN_HIGH;
    o->max_share = o->max_share > 0 ? o->max_share : 0.5;
    o->min_length = o->min_length ? o->min_length : 1;
    o->max_length = o->max_length ? o->max_length : intervals / 2 > 0 ? intervals / 2 : 1;
    o->min_cases = o->min_cases ? o->min_cases : 2;
    o->analyses = o->analyses ? o->analyses : 1;
    o->interval_days = o->interval_days > 0 ? o->interval_days : 1;
    o->p = o->p ? o->p : SCAN_P_MONTE_CARLO;
    o->stop_after = o->stop_after ? o->stop_after : (o->replications + 1) / 20;
    o->threads = o->threads ? o->threads : 1;
    o->week = o->week ? o->week : 7;
    if (o->time == SCAN_SPATIAL)
        o->min_length = o->max_length = 1;
}

static Err
check_windows(const ScanOptions *o, size_t intervals)
{
    size_t most = o->model == SCAN_PERMUTATION ? intervals / 2 : intervals * 9 / 10;
    if (o->time == SCAN_SPATIAL)
        return OK;
    if (o->max_length < o->min_length || o->max_length > most)
        FAIL(E_INVALID,
             "windows of %zu to %zu intervals; of %zu intervals at most %zu can be a window",
             o->min_length, o->max_length, intervals, most);
    if (o->analyses > 1 && (!is_prospective(o) || o->analyses + o->max_length > intervals))
        FAIL(E_INVALID, "%zu analyses of windows up to %zu intervals do not fit in %zu",
             o->analyses, o->max_length, intervals);
    return OK;
}

static Err
check_options(const ScanOptions *o, size_t intervals)
{
    bool permutation = o->model == SCAN_PERMUTATION;
    if (o->model < SCAN_PERMUTATION || o->model > SCAN_BERNOULLI || o->time < SCAN_PROSPECTIVE ||
        o->time > SCAN_TEMPORAL_PROSPECTIVE || o->rates > SCAN_BOTH || o->p > SCAN_P_GUMBEL)
        FAIL(E_INVALID, "no such model, kind, rates or p");
    if (!(o->max_share <= 1) || !(o->max_radius >= 0))
        FAIL(E_INVALID, "a circle holds at most a share of 1, within a radius of at least 0");
    if (o->replications > SCAN_MAX_REPLICATIONS || o->threads > SCAN_MAX_THREADS)
        FAIL(E_LIMIT, "%u replications on %u threads", o->replications, o->threads);
    if (permutation &&
        (o->time == SCAN_SPATIAL || is_temporal(o) || o->include_temporal || o->include_spatial))
        FAIL(E_INVALID, "the permutation model needs both space and time");
    if (o->time_stratified && (o->model != SCAN_POISSON || o->time == SCAN_SPATIAL ||
                               is_temporal(o) || o->include_temporal))
        FAIL(E_INVALID, "time stratification is for the Poisson model in space and time");
    if (o->blocks != SCAN_SINGLY && !permutation)
        FAIL(E_INVALID, "blocks are for the permutation model");
    if ((o->include_spatial || o->include_temporal) &&
        (o->time == SCAN_SPATIAL || is_temporal(o) || o->analyses > 1))
        FAIL(E_INVALID, "whole map and whole period can be added to a scan of space and time only");
    return check_windows(o, intervals);
}

static Err
check_events(const ScanData *d, const ScanEvent *v, size_t n, uint64_t *sum)
{
    for (size_t i = 0; i < n; i++) {
        if (v[i].area >= d->nareas || v[i].interval >= d->nintervals)
            FAIL(E_INVALID, "event %zu is not on the map or not in the period", i);
        *sum += v[i].count;
        if (*sum > SCAN_MAX_PEOPLE)
            FAIL(E_LIMIT, "more than %d cases", SCAN_MAX_PEOPLE);
    }
    return OK;
}

// ---- counts and measures ------------------------------------------------------------------------

// The interval of the horizon in which something happened; false when before it.
static bool
in_horizon(const Plan *p, size_t interval, size_t *t)
{
    size_t at = p->intervals == 1 ? 0 : interval, before = p->intervals - p->horizon;
    *t = at - before;
    return at >= before;
}

static void
gather_cases(Arena *a, Plan *p, double *limit)
{
    const ScanData *d = p->d;
    double *till = NEW_N(a, p->horizon + 1, double);
    size_t n = 0, t;
    for (size_t i = 0; i < d->ncases; i++) {
        limit[p->place_of[d->cases[i].area]] += d->cases[i].count;
        if (in_horizon(p, d->cases[i].interval, &t)) {
            till[t + 1] += d->cases[i].count;
            n += d->cases[i].count;
        }
    }
    for (t = 0; t < p->horizon; t++)
        till[t + 1] += till[t];
    p->cases_till = till;
    p->real = (Points){0, NEW_N(a, n + 1, uint16_t), NEW_N(a, n + 1, uint16_t)};
    for (size_t i = 0; i < d->ncases; i++)
        for (uint32_t k = in_horizon(p, d->cases[i].interval, &t) ? d->cases[i].count : 0; k; k--) {
            p->real.place[p->real.n] = (uint16_t)p->place_of[d->cases[i].area];
            p->real.at[p->real.n++] = (uint16_t)t;
        }
}

static double
days_of(const ScanData *d, size_t interval)
{
    return d->days ? d->days[interval] : 1;
}

// Running sums over time of n x horizon cells, in place, and of all places together.
static void
add_up(Arena *a, Plan *p, double *until)
{
    size_t row = p->horizon + 1;
    double *all = NEW_N(a, row, double);
    for (size_t i = 0; i < p->n; i++)
        for (size_t t = 0; t < p->horizon; t++) {
            until[i * row + t + 1] += until[i * row + t];
            all[t + 1] += until[i * row + t + 1] - until[i * row + t];
        }
    for (size_t t = 0; t < p->horizon; t++)
        all[t + 1] += all[t];
    p->until = until;
    p->until_all = all;
}

// Make what is expected in each interval of the horizon add up to its cases.
static void
stratify(const Plan *p, double *until)
{
    size_t row = p->horizon + 1;
    for (size_t t = 1; t <= p->horizon; t++) {
        double sum = 0, cases = p->cases_till[t] - p->cases_till[t - 1];
        for (size_t i = 0; i < p->n; i++)
            sum += until[i * row + t];
        for (size_t i = 0; i < p->n; i++)
            until[i * row + t] *= sum > 0 ? cases / sum : 0;
    }
}

static void
poisson_by_interval(Arena *a, Plan *p, double *limit)
{
    const ScanData *d = p->d;
    size_t row = p->horizon + 1, t;
    double sum = 0, *until = NEW_N(a, p->n * row, double);
    for (size_t i = 0; i < d->nareas; i++)
        for (size_t k = 0; k < d->nintervals; k++) {
            double m = d->measure[i * d->nintervals + k];
            sum += m;
            limit[p->place_of[i]] += m;
            if (in_horizon(p, k, &t))
                until[p->place_of[i] * row + t + 1] += m;
        }
    for (size_t i = 0; i < p->n * row; i++)
        until[i] *= sum > 0 ? p->total / sum : 0;
    if (p->o.time_stratified)
        stratify(p, until);
    add_up(a, p, until);
}

static void
poisson_constant(Arena *a, Plan *p, double *limit)
{
    const ScanData *d = p->d;
    double days = 0, *time = NEW_N(a, p->horizon, double);
    size_t t;
    for (size_t i = 0; i < d->nareas; i++)
        limit[p->place_of[i]] += d->measure[i];
    for (size_t k = 0; k < d->nintervals; k++) {
        days += days_of(d, k);
        if (in_horizon(p, k, &t))
            time[t] += days_of(d, k);
    }
    p->separable = true;
    p->size = limit;
    p->time = time;
    for (size_t i = 0; i < p->n; i++)
        p->size_sum += limit[i];
    p->scale = p->total > 0 ? p->size_sum * days / p->total : 1;
}

static void
bernoulli_people(Arena *a, Plan *p, double *limit)
{
    const ScanData *d = p->d;
    size_t row = p->horizon + 1, t;
    double *until = NEW_N(a, p->n * row, double);
    for (int k = 0; k < 2; k++) {
        const ScanEvent *v = k ? d->controls : d->cases;
        for (size_t i = 0; i < (k ? d->ncontrols : d->ncases); i++) {
            limit[p->place_of[v[i].area]] += v[i].count;
            if (in_horizon(p, v[i].interval, &t))
                until[p->place_of[v[i].area] * row + t + 1] += v[i].count;
        }
    }
    add_up(a, p, until);
}

static Err
check_measure(const Plan *p, const double *cases, const double *limit)
{
    const ScanData *d = p->d;
    size_t n = d->nareas * (d->by_interval ? d->nintervals : 1);
    for (size_t i = 0; i < n; i++)
        if (!(d->measure[i] >= 0) || !isfinite(d->measure[i]))
            FAIL(E_INVALID, "the measure of an area is not a number from 0");
    for (size_t i = 0; i < p->n; i++)
        if (cases[i] > 0 && !(limit[i] > 0)) {
            Str id = d->areas[p->area_of[p->area_first[i]]].id;
            FAIL(E_INVALID, "%.*s has %.0f cases and no population", (int)id.n, id.p, cases[i]);
        }
    return OK;
}

static Err
gather(Arena *a, Plan *p)
{
    double *cases = NEW_N(a, p->n, double), *limit = NEW_N(a, p->n, double);
    gather_cases(a, p, cases);
    if (p->o.model == SCAN_PERMUTATION) {
        p->separable = true;
        p->size = limit = cases;
        p->size_sum = p->scale = p->total;
    } else if (p->o.model == SCAN_BERNOULLI) {
        bernoulli_people(a, p, limit);
    } else {
        if (!p->d->measure)
            FAIL(E_INVALID, "the Poisson model needs a measure");
        if (p->d->by_interval)
            poisson_by_interval(a, p, limit);
        else
            poisson_constant(a, p, limit);
        TRY(check_measure(p, cases, limit));
    }
    p->limit = limit;
    for (size_t i = 0; i < p->n; i++)
        p->limit_sum += limit[i];
    return OK;
}

// ---- plan ---------------------------------------------------------------------------------------

static void
choose_horizon(Plan *p)
{
    const ScanOptions *o = &p->o;
    p->intervals = o->time == SCAN_SPATIAL ? 1 : p->d->nintervals;
    p->windows = o->max_length;
    p->stride = (p->windows + SCAN_LANES - 1) / SCAN_LANES * SCAN_LANES;
    p->horizon = p->intervals;
    if (is_prospective(o) && !o->include_spatial)
        p->horizon = o->max_length + o->analyses - 1;
    p->first_end = p->first_drawn = 0;
    if (is_prospective(o)) {
        p->first_end = p->horizon - 1;
        p->first_drawn = p->horizon - o->analyses;
    }
}

Err
scan_plan(Arena *a, const ScanData *d, const ScanOptions *o, Plan *out)
{
    uint64_t cases = 0, controls = 0;
    *out = (Plan){.o = *o, .d = d};
    if (d->nareas == 0 || d->nintervals == 0)
        FAIL(E_INVALID, "no areas or no intervals");
    if (d->nareas > SCAN_MAX_AREAS || d->nintervals > SCAN_MAX_INTERVALS)
        FAIL(E_LIMIT, "%zu areas and %zu intervals", d->nareas, d->nintervals);
    fill_in_defaults(&out->o, d->nintervals);
    TRY(check_options(&out->o, d->nintervals));
    TRY(check_events(d, d->cases, d->ncases, &cases));
    controls = cases;
    if (o->model == SCAN_BERNOULLI)
        TRY(check_events(d, d->controls, d->ncontrols, &controls));
    out->total = (double)cases;
    out->people = (double)controls;
    choose_horizon(out);
    bool all_cells = o->model == SCAN_BERNOULLI || (o->model == SCAN_POISSON && d->by_interval);
    if (all_cells && d->nareas * (out->horizon + 1) > SCAN_MAX_CELLS)
        FAIL(E_LIMIT, "%zu areas x %zu intervals", d->nareas, out->horizon);
    TRY(scan_places(a, out));
    TRY(gather(a, out));
    return scan_circles(a, out);
}

void
scan_frame(const Plan *p, const double *cases_till, size_t end, Frame *out)
{
    bool stratified = p->o.time_stratified;
    double days = 0;
    out->end = end;
    out->scale = !p->separable ? 1 : stratified ? p->size_sum : p->scale;
    for (size_t j = 0; j < p->windows && j <= end; j++) {
        double cases = cases_till[end + 1] - cases_till[end - j];
        out->total[j] = stratified ? cases : p->total;
        if (p->o.model == SCAN_PERMUTATION) {
            out->weight[j] = cases;
        } else if (p->separable) {
            days += p->time[end - j];
            out->weight[j] = stratified ? cases : days;
        } else {
            out->weight[j] = 1;
        }
    }
}
