#include "stats/scan.h"
#include "stats/scan_rank.h"
#include "stats/scan_table.h"
#include "stats/scan_work.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

// ---- replications -------------------------------------------------------------------------------

enum { LEVELS = 3 };

// What one thread does: replications from + k x step, below end. The tables, highest level first,
// are tried one after the other; NULL: none.
typedef struct Worker {
    const Plan *p;
    const Draw *d;
    const Table *tables[LEVELS];
    Work *w;
    double *maxima;
    uint32_t from, step, end;
} Worker;

// The highest statistic of data set `number`. The same whatever the tables.
static double
highest(const Worker *k, uint32_t number)
{
    scan_draw(k->p, k->d, k->w, number);
    for (size_t i = 0; i < LEVELS && k->tables[i]; i++) {
        double best = scan_table_best(k->p, k->tables[i], k->w, 0);
        if (best >= scan_table_level(k->tables[i]))
            return best;
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
    if (!scan_table_fits(k->p) || k->p->o.replications < 2 * PILOT)
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

static Err
simulate(Arena *a, const Plan *p, Work *first, ScanResult *out)
{
    enum { TURN = 32 };
    const Draw *d;
    uint32_t n = p->o.replications, done = 0, high = 0;
    Worker k[SCAN_MAX_THREADS];
    double *maxima = NEW_N(a, n, double);
    TRY(scan_draw_new(a, p, &d));
    for (unsigned t = 0; t < p->o.threads; t++)
        k[t] =
            (Worker){.p = p, .d = d, .w = t == 0 ? first : scan_work_new(a, p), .maxima = maxima};
    if (p->o.kernel != SCAN_PLAIN)
        choose_tables(a, k, p->o.threads);
    bool early = is_early(&p->o);
    while (done < n) {
        uint32_t end = early && n - done > TURN * p->o.threads ? done + TURN * p->o.threads : n;
        replicate(k, p->o.threads, done, end);
        uint32_t last =
            early ? stop_at(&p->o, maxima, out->clusters[0].llr, done, end, &high) : end;
        done = last;
        if (last < end || (early && high >= p->o.stop_after))
            break;
    }
    out->maxima = maxima;
    out->replications = done;
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
    Work *w = scan_work_new(a, p);
    Best *per_centre = NEW_N(a, p->n, Best);
    scan_plain(p, w, &p->real, p->cases_till, p->first_end, per_centre, &map);
    scan_rank(a, p, per_centre, &map, out);
    if (out->nclusters > 0 && p->o.replications > 0) {
        TRY(simulate(a, p, w, out));
        scan_judge(p, out);
    }
    return OK;
}
