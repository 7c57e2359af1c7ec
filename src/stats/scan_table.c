#include "stats/scan_table.h"
#include "stats/scan_least.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { MOST_BLOCK = 16 };

static const double DOWN = 1.5, BELOW = 1 - 1e-12;

// The thresholds of a level.
typedef struct Level {
    uint16_t *row;   // of each block a row
    uint16_t *least; // what they were looked up in: one list, or one for each window
} Level;

struct Table {
    Arena *a;
    size_t nblocks;
    size_t *first;    // of each centre: its first block; n + 1 numbers
    uint8_t *length;  // of each block: how many circles
    double *before;   // weight of the circles before each block: one number when separable,
                      // otherwise one for each window
    uint16_t *square; // of the first circle of each block, a row: where its threshold is listed
    Frame frame;      // of the one end
    size_t nsquares;
    bool one_total; // the same for all windows
    Thresholds thresholds;
    pthread_mutex_t lock;
    _Atomic(const Level *) levels[SCAN_LEVELS]; // NULL: not made yet
};

bool
scan_table_fits(const Plan *p)
{
    return p->o.kernel != SCAN_PLAIN && p->o.rates == SCAN_HIGH &&
           p->first_drawn == p->horizon - 1 && p->first_end == p->horizon - 1 &&
           !p->o.include_temporal && !p->o.include_spatial && p->o.blocks == SCAN_SINGLY &&
           p->circles.count > 0 && p->real.n < SCAN_MOST_COUNT;
}

// ---- the table ----------------------------------------------------------------------------------

// Where the threshold for a weight is listed.
static inline size_t
square_of(const Table *t, double m)
{
    double x = sqrt(m) * SCAN_SQUARES * BELOW, last = (double)(t->nsquares - 1);
    return (size_t)(x < last ? x : last);
}

// How many circles make a block that begins with expected m in the longest window and grows as the
// circle before it did, by `step` a place: as long as its last circle, when nothing is the matter,
// has fewer cases than the first needs. Powers of 2, so that the processor foresees them.
static size_t
block_length(double m, double step)
{
    double room = 0.8 * sqrt(m) + 0.004 * m;
    size_t n = MOST_BLOCK;
    while (n > 1 && (double)n * step > room)
        n /= 2;
    return n;
}

// What a table is made in: blocks are added one by one.
typedef struct Maker {
    const Plan *p;
    Table *t;
    double size, *sum; // weight of the circle so far: separable, and not
    double *factor;    // of each lane: expected (Bernoulli: people) = weight x factor
    double share;      // of cases among people; 1 but for the Bernoulli model
} Maker;

static void
add_place(Maker *k, size_t place)
{
    if (k->p->separable)
        k->size += k->p->size[place];
    else
        for (size_t j = 0; j < k->p->windows; j++)
            k->sum[j] += scan_cell(k->p, place, k->t->frame.end, j);
}

static void
begin_block(Maker *k)
{
    const Plan *p = k->p;
    Table *t = k->t;
    uint16_t *row = &t->square[t->nblocks * p->stride];
    for (size_t j = 0; j < p->windows; j++)
        row[j] = (uint16_t)square_of(t, (p->separable ? k->size : k->sum[j]) * k->factor[j]);
}

static void
add_centre(Maker *k, size_t centre)
{
    const Plan *p = k->p;
    Table *t = k->t;
    size_t n = p->circles.end[centre] - p->circles.first[centre], lanes = p->windows, many = 1;
    const uint16_t *id = &p->circles.id[p->circles.first[centre]];
    t->first[centre] = t->nblocks;
    k->size = 0;
    memset(k->sum, 0, lanes * sizeof(*k->sum));
    for (size_t i = 0; i < n; t->nblocks++) {
        if (p->separable)
            t->before[t->nblocks] = k->size;
        else
            memcpy(&t->before[t->nblocks * lanes], k->sum, lanes * sizeof(*k->sum));
        add_place(k, id[i]);
        begin_block(k);
        double m = (p->separable ? k->size : k->sum[lanes - 1]) * k->factor[lanes - 1] * k->share;
        bool one = p->o.kernel == SCAN_ONE_BY_ONE;
        size_t block = one ? 1 : block_length(m, m / (double)(i + 1));
        many = block > many ? many * 2 : many;
        many = many < n - i ? many : n - i;
        t->length[t->nblocks] = (uint8_t)many;
        for (size_t x = 1; x < many; x++)
            add_place(k, id[i + x]);
        i += many;
    }
}

Table *
scan_table_new(Arena *a, const Plan *p)
{
    size_t blocks = p->circles.count, lanes = p->windows;
    bool people = p->o.model == SCAN_BERNOULLI;
    Table *t = NEW(a, Table);
    t->a = a;
    pthread_mutex_init(&t->lock, NULL);
    t->frame = (Frame){.weight = NEW_N(a, lanes, double), .total = NEW_N(a, lanes, double)};
    scan_frame(p, p->cases_till, p->horizon - 1, &t->frame);
    t->one_total = true;
    for (size_t j = p->o.min_length; j < lanes; j++)
        t->one_total = t->one_total && t->frame.total[j] == t->frame.total[j - 1];
    double most = people ? p->until_all[p->horizon] : 2 * (double)p->real.n + 64;
    t->nsquares = scan_squares(fmin(most, SCAN_MOST_COUNT));
    t->thresholds = scan_thresholds(a, p, most);
    t->first = NEW_N(a, p->n + 1, size_t);
    t->length = (uint8_t *)arena_bytes(a, blocks);
    t->before =
        (double *)(void *)arena_bytes(a, blocks * (p->separable ? 1 : lanes) * sizeof(double));
    t->square = scan_rows(a, blocks * p->stride);
    Maker k = {.p = p,
               .t = t,
               .sum = NEW_N(a, lanes, double),
               .factor = NEW_N(a, lanes, double),
               .share = people ? p->total / p->people : 1};
    for (size_t j = 0; j < lanes; j++)
        k.factor[j] = t->frame.weight[j] / t->frame.scale;
    for (size_t i = 0; i < p->n; i++)
        add_centre(&k, i);
    t->first[p->n] = t->nblocks;
    return t;
}

static const Level *
make_level(const Plan *p, Table *t, size_t level)
{
    size_t lists = t->one_total ? 1 : p->windows, next = t->one_total ? 0 : t->nsquares;
    Level *v = NEW(t->a, Level);
    v->row = scan_rows(t->a, t->nblocks * p->stride);
    v->least = scan_rows(t->a, lists * t->nsquares);
    for (size_t i = 0; i < lists; i++)
        scan_least(&t->thresholds, level, t->frame.total[t->one_total ? p->windows - 1 : i],
                   &v->least[i * t->nsquares], t->nsquares);
    memset(v->row, 0xFF, t->nblocks * p->stride * sizeof(*v->row));
    for (size_t b = 0; b < t->nblocks; b++) {
        const uint16_t *square = &t->square[b * p->stride];
        for (size_t j = p->o.min_length - 1; j < p->windows; j++)
            v->row[b * p->stride + j] = v->least[j * next + square[j]];
    }
    return v;
}

static const Level *
level_at(const Plan *p, Table *t, size_t level)
{
    const Level *v = atomic_load_explicit(&t->levels[level], memory_order_acquire);
    if (v)
        return v;
    pthread_mutex_lock(&t->lock);
    v = atomic_load_explicit(&t->levels[level], memory_order_relaxed);
    if (!v) {
        v = make_level(p, t, level);
        atomic_store_explicit(&t->levels[level], v, memory_order_release);
    }
    pthread_mutex_unlock(&t->lock);
    return v;
}

// ---- a data set ---------------------------------------------------------------------------------

TableWork *
scan_table_work_new(Arena *a, const Plan *p)
{
    TableWork *k = NEW(a, TableWork);
    ScanKernel kernel = p->o.kernel;
    k->counts = scan_counts(a, p);
    k->walk = scan_walk(kernel == SCAN_LANES_16 ? 16 : kernel == SCAN_LANES_32 ? 32 : 0);
    k->guess = 4;
    return k;
}

// The weight of the circle that the walk found, before it is multiplied by that of window j.
static double
weight_of(const Plan *p, const Table *t, const Walk *k, size_t block, size_t j)
{
    double m = t->before[p->separable ? block : block * p->windows + j];
    for (size_t i = 0; i < k->inside; i++)
        m += p->separable ? p->size[k->id[i]] : scan_cell(p, k->id[i], t->frame.end, j);
    return m;
}

// Look at the circle that the walk found: first whether it reaches the level with what is expected
// in itself, not in the first of its block.
static void
look(const Plan *p, const Table *t, const Level *v, const Walk *k, size_t slab, Best here,
     Best *best)
{
    size_t block = t->first[here.centre] + k->block;
    const uint16_t *row = &v->row[block * p->stride + slab];
    size_t many = p->windows - slab < SCAN_LANES ? p->windows - slab : SCAN_LANES;
    bool people = p->o.model == SCAN_BERNOULLI;
    for (size_t j = 0; j < many; j++) {
        if (k->count[j] < row[j])
            continue;
        double m = weight_of(p, t, k, block, slab + j), total = t->frame.total[slab + j];
        m = m * t->frame.weight[slab + j] / t->frame.scale;
        const uint16_t *least = &v->least[t->one_total ? 0 : (slab + j) * t->nsquares];
        if (k->count[j] < least[square_of(t, m)] ||
            (!people && scan_hopeless(k->count[j], m, total, best->llr)))
            continue;
        double llr = scan_statistic(p, k->count[j], m, total, best->llr);
        if (isnan(llr))
            continue;
        here.lane = slab + j;
        here.observed = k->count[j];
        here.expected = people ? m * p->total / p->people : m;
        scan_consider(best, llr, here);
    }
}

static void
search_centre(const Plan *p, Table *t, TableWork *k, size_t centre, Best *best)
{
    size_t level = scan_level_below(best->llr), first = t->first[centre];
    const Level *v = level_at(p, t, level);
    const uint16_t *id = &p->circles.id[p->circles.first[centre]];
    for (size_t slab = 0; slab < p->stride; slab += SCAN_LANES) {
        Walk w = {.x = k->counts.row + slab,
                  .id = id,
                  .threshold = &v->row[first * p->stride + slab],
                  .length = &t->length[first],
                  .stride = p->stride,
                  .nblocks = t->first[centre + 1] - first};
        while (k->walk(&w)) {
            Best here = {.centre = centre,
                         .circle = (size_t)(w.id - id) + w.inside - 1,
                         .end = p->horizon - 1};
            look(p, t, v, &w, slab, here, best);
            size_t now = scan_level_below(best->llr);
            if (now == level)
                continue;
            level = now;
            v = level_at(p, t, level);
            w.threshold = &v->row[first * p->stride + slab];
        }
    }
}

void
scan_table_centres(const Plan *p, Table *t, TableWork *k, const Points *cases, Best *per_centre)
{
    scan_count(p, &k->counts, cases);
    for (size_t i = 0; i < p->n; i++)
        search_centre(p, t, k, i, &per_centre[i]);
}

double
scan_table_best(const Plan *p, Table *t, TableWork *k, const Points *cases, double level)
{
    if (cases->n >= SCAN_MOST_COUNT)
        return -1;
    scan_count(p, &k->counts, cases);
    for (double from = level > 0 ? level : fmax(0, k->guess - DOWN);; from = fmax(0, from - DOWN)) {
        Best best = {.llr = from, .circle = SIZE_MAX};
        for (size_t i = 0; i < p->n; i++)
            search_centre(p, t, k, i, &best);
        bool found = best.circle != SIZE_MAX;
        if (!found && level <= 0 && from > 0)
            continue;
        k->guess += ((found ? best.llr : 0) - k->guess) / 16;
        return found ? best.llr : 0;
    }
}
