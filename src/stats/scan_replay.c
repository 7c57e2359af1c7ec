#include "stats/scan.h"

static const size_t day_memory = (size_t)1 << 30;

// The cases of the `period` intervals that end with `last`, with intervals counted from the first
// of them. Cases are in the order of d; `out` has room for all.
static size_t
cases_of(const ScanData *d, size_t period, size_t last, ScanEvent *out)
{
    size_t n = 0, first = last + 1 - period;
    for (size_t i = 0; i < d->ncases; i++) {
        ScanEvent e = d->cases[i];
        if (e.interval < first || e.interval > last)
            continue;
        e.interval -= (uint32_t)first;
        out[n++] = e;
    }
    return n;
}

static Err
one_day(Arena *a, const ScanData *d, const ScanOptions *o, const ScanReplay *r, size_t last,
        ScanDay *out)
{
    ScanData day = *d;
    ScanOptions with = *o;
    ScanResult found;
    ScanEvent *cases = NEW_N(a, d->ncases + 1, ScanEvent);
    day.ncases = cases_of(d, r->period, last, cases);
    day.cases = cases;
    day.nintervals = r->period;
    day.days = NULL;
    with.p = SCAN_P_BEST;
    with.only_first = true;
    with.seed = o->seed + (uint64_t)last * 1000003;
    TRY(scan_run(a, &day, &with, &found));
    *out = (ScanDay){.interval = last, .p = 1};
    if (found.nclusters > 0) {
        out->llr = found.clusters[0].llr;
        out->p = found.clusters[0].p;
    }
    return OK;
}

Err
scan_replay(Arena *a, const ScanData *d, const ScanOptions *o, const ScanReplay *r,
            const ScanDay **out, size_t *n)
{
    if (o->model != SCAN_PERMUTATION || o->time != SCAN_PROSPECTIVE || o->replications == 0)
        FAIL(E_INVALID, "a replay is of prospective scans by permutation, with replications");
    if (r->period == 0 || r->first_last + 1 < r->period || r->first_last >= d->nintervals)
        FAIL(E_INVALID, "no %zu intervals come before day %zu of %zu", r->period, r->first_last,
             d->nintervals);
    *n = d->nintervals - r->first_last;
    ScanDay *days = NEW_N(a, *n, ScanDay);
    ScanData with = *d;
    if (!d->map && d->nareas <= SCAN_MAX_MAP)
        TRY(scan_map_new(a, d->areas, d->nareas, d->degrees, &with.map));
    Arena *own = arena_new(day_memory);
    Err e = OK;
    for (size_t i = 0; i < *n && !failed(e); i++) {
        e = one_day(own, &with, o, r, r->first_last + i, &days[i]);
        arena_reset(own);
    }
    arena_free(own);
    *out = days;
    return e;
}

double
scan_empirical_interval(const ScanDay *days, size_t n, double p)
{
    size_t times = 0;
    for (size_t i = 0; i < n; i++)
        times += days[i].p <= p && (i == 0 || days[i - 1].p > p);
    return (double)(n + 1) / (double)(times + 1);
}
