#include "stats/scan.h"
#include "stats/scan_quick.h"
#include "stats/scan_rank.h"
#include "stats/scan_table.h"
#include "stats/scan_work.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

// ---- replications -------------------------------------------------------------------------------

enum { LEVELS = 3 };

// What one thread does: replications from + k x step, below end. Where the quick way fits it is
// used; else the tables, highest level first, are tried one after the other; NULL: none.
typedef struct Worker {
    const Plan *p;
    const Draw *d;
    const Quick *quick; // or NULL
    QuickWork *quick_work;
    const Table *tables[LEVELS];
    double level; // above 0: what is below it may be given as 0
    Work *w;
    double *maxima;
    uint32_t from, step, end;
} Worker;

// The highest statistic of data set `number`. The same whatever the tables.
static double
highest(const Worker *k, uint32_t number)
{
    ScanKernel kernel = k->p->o.kernel;
    int wide = kernel == SCAN_LANES_16 ? 16 : kernel == SCAN_LANES_32 ? 32 : 0;
    scan_draw(k->p, k->d, k->w, number);
    if (k->quick) {
        double best = scan_quick_best(k->p, k->quick, k->quick_work, &k->w->drawn, k->w->cases_till,
                                      k->level);
        if (best >= 0)
            return best;
    }
    for (size_t i = 0; i < LEVELS && k->tables[i]; i++) {
        double best = scan_table_best(k->p, k->tables[i], k->w, wide);
        if (best >= scan_table_level(k->tables[i]))
            return best;
        if (k->level > 0)
            return 0;
    }
    return scan_plain(k->p, k->w, &k->w->drawn, k->w->cases_till, k->p->first_drawn, NULL, NULL);
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

// Choose the levels of the tables from a few replications: one that nearly all reach, and one that
// a few of the others do not. Which levels has no influence on the maxima, only on the time.
static void
choose_tables(Arena *a, Worker *k, unsigned threads)
{
    enum { FIRST = 3, PILOT = 16, USUALLY = 1 };
    double top[PILOT];
    if (k->quick || k->p->o.kernel == SCAN_PLAIN || !scan_table_fits(k->p) ||
        k->p->o.replications < 2 * PILOT)
        return;
    k->tables[0] = scan_table_new(a, k->p, 3);
    double least = INFINITY;
    for (uint32_t r = 0; r < FIRST; r++)
        least = fmin(least, highest(k, r));
    k->tables[1] = k->tables[0];
    k->tables[0] = scan_table_new(a, k->p, least * 0.85);
    for (uint32_t r = 0; r < PILOT; r++) {
        double x = highest(k, r);
        size_t i = r;
        for (; i > 0 && top[i - 1] > x; i--)
            top[i] = top[i - 1];
        top[i] = x;
    }
    k->tables[2] = k->tables[1];
    k->tables[1] = k->tables[0];
    k->tables[0] = scan_table_new(a, k->p, top[USUALLY]);
    for (unsigned t = 1; t < threads; t++)
        memcpy(k[t].tables, k[0].tables, sizeof(k[t].tables));
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

// Only the rank of llr is asked: what is lower need not be known.
static void
only_rank(Arena *a, Worker *k, double llr)
{
    const Plan *p = k->p;
    const Table *t = k->quick ? NULL : scan_table_new(a, p, llr - 1e-9);
    for (unsigned i = 0; i < p->o.threads; i++) {
        k[i].level = llr - 1e-9;
        k[i].tables[0] = t;
    }
}

static Err
simulate(Arena *a, Worker *k, ScanResult *out)
{
    const Plan *p = k->p;
    const Draw *d;
    uint32_t n = p->o.replications, high;
    double *maxima = NEW_N(a, n, double), llr = out->clusters[0].llr;
    TRY(scan_draw_new(a, p, &d));
    out->maxima = maxima;
    for (unsigned t = 0; t < p->o.threads; t++) {
        k[t] = (Worker){.p = p,
                        .d = d,
                        .quick = k->quick,
                        .quick_work = k[t].quick_work,
                        .w = k[t].w,
                        .maxima = maxima};
        if (t > 0) {
            k[t].w = scan_work_new(a, p);
            k[t].quick_work = k->quick ? scan_quick_work_new(a, p, k->quick) : NULL;
        }
    }
    if (p->o.only_first && is_early(&p->o) && (k->quick || scan_table_fits(p))) {
        only_rank(a, k, llr);
        out->replications = until_done(k, llr, &high);
        out->ranks_only = true;
        if (out->replications < n || high + 1 >= 10)
            return OK;
        for (unsigned i = 0; i < p->o.threads; i++) {
            k[i].level = 0;
            k[i].tables[0] = NULL;
        }
    }
    choose_tables(a, k, p->o.threads);
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
    if (scan_quick_fits(p)) {
        k->quick = scan_quick_new(a, p);
        k->quick_work = scan_quick_work_new(a, p, k->quick);
        scan_quick_centres(p, k->quick, k->quick_work, &p->real, p->cases_till, per_centre);
    } else
        scan_plain(p, k->w, &p->real, p->cases_till, p->first_end, per_centre, &map);
    scan_rank(a, p, per_centre, &map, out);
    if (p->o.only_first && out->nclusters > 1)
        out->nclusters = 1;
    if (out->nclusters > 0 && p->o.replications > 0) {
        TRY(simulate(a, k, out));
        scan_judge(p, out);
    }
    return OK;
}
