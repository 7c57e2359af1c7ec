#include "stats/scan_table.h"
#include "stats/scan_least.h"

#include <math.h>
#include <string.h>

enum { MOST_BLOCK = 16 };

struct Table {
    double level;
    const size_t *first;   // of each centre: its first block; n + 1 numbers
    const uint8_t *length; // of each block: how many circles
    const uint16_t *least; // of each block a row of stride thresholds, aligned to 64 bytes
    const double *before;  // weight of the circles before each block: one number when separable,
                           // otherwise one for each window
    Frame frame;           // of the one end
};

bool
scan_table_fits(const Plan *p)
{
    return p->o.rates == SCAN_HIGH && p->first_drawn == p->horizon - 1 && !p->o.include_temporal &&
           !p->o.include_spatial && p->o.blocks == SCAN_SINGLY && p->circles.count > 0;
}

// ---- the table ----------------------------------------------------------------------------------

// What a table is made in: blocks are added one by one.
typedef struct Maker {
    Thresholds t;
    double *log_weight; // of each lane
    size_t n;           // blocks so far
    uint8_t *length;
    uint16_t *least;
    double *before, *sum;
    Frame frame;
} Maker;

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

static void
begin_block(Maker *k, const Plan *p, double size, size_t centre_first)
{
    size_t b = k->n, lanes = p->windows;
    const uint16_t *was = b > centre_first ? &k->least[(b - 1) * p->stride] : NULL;
    uint16_t *row = &k->least[b * p->stride];
    double log_size = p->separable ? log(size) : 0;
    memset(row, 0xFF, p->stride * sizeof(*row));
    for (size_t j = p->o.min_length - 1; j < lanes; j++) {
        double m = (p->separable ? size : k->sum[j]) * k->frame.weight[j] / k->frame.scale;
        double log_m = p->separable ? log_size + k->log_weight[j] : log(m);
        row[j] =
            scan_least(&k->t, was ? was[j] : (uint16_t)p->o.min_cases, m, k->frame.total[j], log_m);
    }
}

static double
add_place(Maker *k, const Plan *p, size_t place, double size)
{
    for (size_t j = 0; j < p->windows && !p->separable; j++)
        k->sum[j] += scan_cell(p, place, k->frame.end, j);
    return size + (p->separable ? p->size[place] : 0);
}

static void
add_centre(Maker *k, const Plan *p, size_t centre)
{
    size_t n = p->circles.end[centre] - p->circles.first[centre], lanes = p->windows;
    size_t first = k->n, many = 1;
    const uint16_t *id = &p->circles.id[p->circles.first[centre]];
    double size = 0, share = p->o.model == SCAN_BERNOULLI ? p->total / p->people : 1;
    memset(k->sum, 0, lanes * sizeof(*k->sum));
    for (size_t i = 0; i < n; k->n++) {
        if (p->separable)
            k->before[k->n] = size;
        else
            memcpy(&k->before[k->n * lanes], k->sum, lanes * sizeof(*k->sum));
        size = add_place(k, p, id[i], size);
        begin_block(k, p, size, first);
        double m = (p->separable ? size * k->frame.weight[lanes - 1] / k->frame.scale
                                 : k->sum[lanes - 1]) *
                   share;
        bool one = p->o.kernel == SCAN_ONE_BY_ONE;
        size_t block = one ? 1 : block_length(m, m / (double)(i + 1));
        many = block > many ? many * 2 : many;
        many = many < n - i ? many : n - i;
        k->length[k->n] = (uint8_t)many;
        for (size_t x = 1; x < many; x++)
            size = add_place(k, p, id[i + x], size);
        i += many;
    }
}

static uint16_t *
aligned_rows(Arena *a, size_t n)
{
    char *p = arena_bytes(a, n * sizeof(uint16_t) + 64);
    return (uint16_t *)(void *)(p + (64 - (uintptr_t)p % 64) % 64);
}

// At most so many blocks: 1, 2, 4 and 8 circles once for each centre, then MOST_BLOCK.
static Maker
maker_new(Arena *a, const Plan *p, double level)
{
    size_t blocks = p->circles.count, lanes = p->windows;
    Maker k = {.length = NEW_N(a, blocks + 1, uint8_t),
               .least = aligned_rows(a, blocks * p->stride + 1),
               .sum = NEW_N(a, lanes, double)};
    k.frame = (Frame){.weight = NEW_N(a, lanes, double), .total = NEW_N(a, lanes, double)};
    k.before = (double *)(void *)arena_bytes(a, (blocks + 1) * (p->separable ? 1 : lanes) *
                                                    sizeof(double));
    scan_frame(p, p->cases_till, p->horizon - 1, &k.frame);
    k.log_weight = NEW_N(a, lanes, double);
    for (size_t j = 0; j < lanes; j++)
        k.log_weight[j] = log(k.frame.weight[j] / k.frame.scale);
    k.t = scan_thresholds(a, p,
                          p->o.model == SCAN_BERNOULLI ? p->until_all[p->horizon]
                                                       : p->cases_till[p->horizon] * 2 + 1000);
    scan_thresholds_level(&k.t, level);
    return k;
}

Table *
scan_table_new(Arena *a, const Plan *p, double level)
{
    Table *t = NEW(a, Table);
    Maker k = maker_new(a, p, level);
    size_t *first = NEW_N(a, p->n + 1, size_t);
    for (size_t i = 0; i < p->n; i++) {
        add_centre(&k, p, i);
        first[i + 1] = k.n;
    }
    *t = (Table){level, first, k.length, k.least, k.before, k.frame};
    return t;
}

double
scan_table_level(const Table *t)
{
    return t->level;
}

// ---- a data set ---------------------------------------------------------------------------------

// Count the drawn cases in w->narrow. A case at interval t is in the windows that begin at or
// before it.
static void
count_cases(const Plan *p, Work *w)
{
    memset(w->narrow, 0, p->n * p->stride * sizeof(*w->narrow));
    for (size_t i = 0; i < w->drawn.n; i++) {
        uint16_t *row = &w->narrow[w->drawn.place[i] * p->stride];
        row[p->horizon - 1 - w->drawn.at[i]]++;
    }
    for (size_t i = 0; i < p->n; i++) {
        uint16_t *row = &w->narrow[i * p->stride];
        for (size_t j = 1; j < p->windows; j++)
            row[j] = (uint16_t)(row[j] + row[j - 1]);
    }
}

// Look at the circle that the walk found.
static void
look(const Plan *p, const Table *t, const Walk *k, size_t centre, size_t slab, double *best)
{
    size_t b = t->first[centre] + k->block, lanes = p->windows;
    const uint16_t *id = k->id, *least = &t->least[b * p->stride + slab];
    size_t many = lanes - slab < SCAN_LANES ? lanes - slab : SCAN_LANES;
    bool people = p->o.model == SCAN_BERNOULLI;
    const double *weight = t->frame.weight + slab, *total = t->frame.total + slab;
    double size = p->separable ? t->before[b] : 0, scale = t->frame.scale;
    for (size_t i = 0; i < k->inside && p->separable; i++)
        size += p->size[id[i]];
    double each = size / scale; // for a rough idea of what is expected
    for (size_t j = 0; j < many; j++) {
        if (k->count[j] < least[j])
            continue;
        if (p->separable && scan_hopeless(k->count[j], each * weight[j], total[j], *best))
            continue;
        double m = size;
        if (!p->separable) {
            m = t->before[b * lanes + slab + j];
            for (size_t i = 0; i < k->inside; i++)
                m += scan_cell(p, id[i], t->frame.end, slab + j);
        }
        m = m * weight[j] / scale;
        if (!people && scan_hopeless(k->count[j], m, total[j], *best))
            continue;
        double llr = scan_statistic(p, k->count[j], m, total[j], *best);
        *best = llr > *best ? llr : *best;
    }
}

double
scan_table_best(const Plan *p, const Table *t, Work *w, int wide)
{
    ScanWalk *walk = scan_walk(wide);
    double best = 0;
    if (w->drawn.n >= SCAN_MOST_COUNT)
        return 0;
    count_cases(p, w);
    for (size_t slab = 0; slab < p->stride; slab += SCAN_LANES)
        for (size_t i = 0; i < p->n; i++) {
            Walk k = {.x = w->narrow + slab,
                      .id = &p->circles.id[p->circles.first[i]],
                      .threshold = &t->least[t->first[i] * p->stride + slab],
                      .length = &t->length[t->first[i]],
                      .stride = p->stride,
                      .nblocks = t->first[i + 1] - t->first[i]};
            while (walk(&k))
                look(p, t, &k, i, slab, &best);
        }
    return best;
}
