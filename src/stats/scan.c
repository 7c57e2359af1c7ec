#include "stats/scan.h"
#include "stats/scan_quick.h"
#include "stats/scan_rank.h"
#include "stats/scan_table.h"
#include "stats/scan_work.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

// ---- replications -------------------------------------------------------------------------------

// What one thread does: replications from + k x step, below end. At most one of the two faster
// ways is there.
typedef struct Worker {
    const Plan *p;
    const Draw *d;
    const Quick *quick; // or NULL
    QuickWork *quick_work;
    Table *table; // or NULL
    TableWork *table_work;
    double level; // above 0: what is below it may be given as 0
    Work *w;
    double *maxima;
    uint32_t from, step, end;
} Worker;

// The highest statistic of data set `number`. The same whichever way.
static double
highest(const Worker *k, uint32_t number)
{
    const Points *drawn = &k->w->drawn;
    const double *till = k->w->cases_till;
    double best = -1;
    scan_draw(k->p, k->d, k->w, number);
    if (k->quick)
        best = scan_quick_best(k->p, k->quick, k->quick_work, drawn, till, k->level);
    else if (k->table)
        best = scan_table_best(k->p, k->table, k->table_work, drawn, k->level);
    return best >= 0 ? best : scan_plain(k->p, k->w, drawn, till, k->p->first_drawn, NULL, NULL);
}

static void *
work(void *of)
{
    const Worker *k = of;
    for (uint32_t r = k->from; r < k->end; r += k->step)
        k->maxima[r] = highest(k, r);
    return NULL;
}

// Replications from .. end - 1, over the threads. A thread that cannot start has its part done
// here.
static void
replicate(Worker *k, unsigned threads, uint32_t from, uint32_t end)
{
    pthread_t id[SCAN_MAX_THREADS];
    bool runs[SCAN_MAX_THREADS] = {false};
    for (unsigned t = 0; t < threads; t++) {
        k[t].from = from + t;
        k[t].step = threads;
        k[t].end = end;
        runs[t] = t > 0 && pthread_create(&id[t], NULL, work, &k[t]) == 0;
    }
    for (unsigned t = 0; t < threads; t++)
        if (!runs[t])
            work(&k[t]);
    for (unsigned t = 1; t < threads; t++)
        if (runs[t])
            pthread_join(id[t], NULL);
}

static bool
is_early(const ScanOptions *o)
{
    return (o->p == SCAN_P_SEQUENTIAL || o->p == SCAN_P_BEST) && o->stop_after > 0;
}

// How many of the maxima from .. end - 1 come before and with the one that ends an early stop; the
// count so far is *high.
static uint32_t
stop_at(const ScanOptions *o, const double *maxima, double llr, uint32_t from, uint32_t end,
        uint32_t *high)
{
    for (uint32_t i = from; i < end && is_early(o); i++) {
        *high += maxima[i] >= llr - 1e-9;
        if (*high >= o->stop_after)
            return i + 1;
    }
    return end;
}

// Replications over the threads until all are done, or an early stop; how many.
static uint32_t
until_done(Worker *k, double llr, uint32_t *high)
{
    enum { TURN = 32 };
    const ScanOptions *o = &k->p->o;
    uint32_t n = o->replications, done = 0, turn = is_early(o) ? TURN * o->threads : n;
    *high = 0;
    while (done < n && !(is_early(o) && *high >= o->stop_after)) {
        uint32_t end = n - done > turn ? done + turn : n;
        replicate(k, o->threads, done, end);
        done = stop_at(o, k->maxima, llr, done, end, high);
    }
    return done;
}

// The best candidate of each centre and of the whole map, in the real data.
static void
search_real(Arena *a, Worker *k, Best *per_centre, Best *map)
{
    const Plan *p = k->p;
    if (scan_quick_fits(p)) {
        k->quick = scan_quick_new(a, p);
        k->quick_work = scan_quick_work_new(a, p, k->quick);
        scan_quick_centres(p, k->quick, k->quick_work, &p->real, p->cases_till, per_centre);
    } else if (scan_table_fits(p)) {
        k->table = scan_table_new(a, p);
        k->table_work = scan_table_work_new(a, p);
        scan_table_centres(p, k->table, k->table_work, &p->real, per_centre);
    } else {
        scan_plain(p, k->w, &p->real, p->cases_till, p->first_end, per_centre, map);
    }
}

static Err
prepare(Arena *a, Worker *k, double *maxima)
{
    const Plan *p = k->p;
    const Draw *d;
    TRY(scan_draw_new(a, p, &d));
    for (unsigned t = 0; t < p->o.threads; t++) {
        if (t > 0) {
            k[t] = k[0];
            k[t].w = scan_work_new(a, p);
            k[t].quick_work = k->quick ? scan_quick_work_new(a, p, k->quick) : NULL;
            k[t].table_work = k->table ? scan_table_work_new(a, p) : NULL;
        }
        k[t].d = d;
        k[t].maxima = maxima;
    }
    return OK;
}

static Err
simulate(Arena *a, Worker *k, ScanResult *out)
{
    const Plan *p = k->p;
    uint32_t n = p->o.replications, high;
    double *maxima = NEW_N(a, n, double), llr = out->clusters[0].llr;
    out->maxima = maxima;
    TRY(prepare(a, k, maxima));
    if (p->o.only_first && is_early(&p->o) && (k->quick || k->table)) {
        for (unsigned i = 0; i < p->o.threads; i++)
            k[i].level = llr - 1e-9;
        out->replications = until_done(k, llr, &high);
        out->ranks_only = true;
        if (out->replications < n || high + 1 >= 10)
            return OK;
        for (unsigned i = 0; i < p->o.threads; i++)
            k[i].level = 0;
    }
    out->ranks_only = false;
    out->replications = until_done(k, llr, &high);
    return OK;
}

// ---- all ----------------------------------------------------------------------------------------

Err
scan_run(Arena *a, const ScanData *d, const ScanOptions *o, ScanResult *out)
{
    Plan *p = NEW(a, Plan);
    Best map = {0};
    *out = (ScanResult){0};
    TRY(scan_plan(a, d, o, p));
    out->cases = (uint64_t)p->total;
    out->places = p->n;
    for (size_t end = p->first_end; end < p->horizon; end++)
        for (size_t j = p->o.min_length - 1; j < p->windows && j <= end; j++)
            out->windows++;
    if (p->real.n == 0)
        return OK;
    Worker k[SCAN_MAX_THREADS] = {{.p = p, .w = scan_work_new(a, p)}};
    Best *per_centre = NEW_N(a, p->n, Best);
    search_real(a, k, per_centre, &map);
    scan_rank(a, p, per_centre, &map, out);
    if (p->o.only_first && out->nclusters > 1)
        out->nclusters = 1;
    if (out->nclusters > 0 && p->o.replications > 0) {
        TRY(simulate(a, k, out));
        scan_judge(p, out);
    }
    return OK;
}
