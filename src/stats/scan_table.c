#include "stats/scan_table.h"

#include <math.h>
#include <string.h>

enum { MOST_COUNT = 65000, TABLE_BYTES = 96 << 20 };

struct Table {
    double level;
    size_t block;             // circles in a block
    const size_t *first;      // of each centre: its first block; n + 1 numbers
    const uint16_t *id;       // places, nearest first; each centre begins at first x block
    const uint16_t *least;    // of each block a row of stride thresholds, aligned to 64 bytes
    const double *before;     // weight of the circles before each block: one number when separable,
                              // otherwise one for each window
    Frame frame;              // of the one end
};

bool
scan_table_fits(const Plan *p)
{
    return p->o.rates == SCAN_HIGH && p->first_drawn == p->horizon - 1 &&
           !p->o.include_temporal && !p->o.include_spatial && p->o.blocks == SCAN_SINGLY &&
           p->circles.first[p->n] > 0;
}

// ---- the table ----------------------------------------------------------------------------------

// Not below the statistic of c > m. For the models with one total: ln(1 - u) <= -u - u^2 / 2, so
// that one division is enough. log_c, log_m: logarithms.
static inline double
at_most(double c, double m, double total, double log_c, double log_m)
{
    double u = (c - m) / (total - m);
    return c * (log_c - log_m) - (total - c) * (u + u * u / 2);
}

typedef struct Thresholds {
    const Plan *p;
    const double *log;  // of the numbers below MOST_COUNT + 2
    double level;       // a little below the level
    double *log_weight; // of each lane
} Thresholds;

static inline bool
reaches(const Thresholds *t, double c, double m, double total, double log_m)
{
    const Plan *p = t->p;
    if (p->o.model != SCAN_BERNOULLI)
        return c > m && (c >= total || at_most(c, m, total, t->log[(size_t)c], log_m) >= t->level);
    if (c > m)
        return true; // more cases than people: in no data set
    return c * p->people > m * total && scan_bernoulli_llr(c, m, total, p->people) >= t->level;
}

// The least count that reaches the level where the weight is m, from what it was for less weight.
static uint16_t
least(const Thresholds *t, uint16_t from, double m, double total, double log_m)
{
    double share = t->p->o.model == SCAN_BERNOULLI ? total / t->p->people : 1;
    double c = fmax(from, floor(m * share));
    if (!(m > 0) || c >= MOST_COUNT)
        return !(m > 0) ? from : UINT16_MAX;
    while (c < MOST_COUNT && !reaches(t, c, m, total, log_m))
        c++;
    return c < MOST_COUNT ? (uint16_t)c : UINT16_MAX;
}

// Thresholds of all blocks of one centre, and the weights before them.
static void
fill_centre(const Thresholds *t, Table *table, size_t centre, uint16_t *out, double *before,
            double *sum)
{
    const Plan *p = t->p;
    const Frame *f = &table->frame;
    size_t n = p->circles.first[centre + 1] - p->circles.first[centre], lanes = p->windows;
    const uint16_t *id = &p->circles.id[p->circles.first[centre]];
    double size = 0;
    memset(sum, 0, lanes * sizeof(*sum));
    for (size_t k = 0; k < n; k++) {
        size_t b = table->first[centre] + k / table->block;
        bool first = k % table->block == 0;
        if (first && p->separable)
            before[b] = size;
        else if (first)
            memcpy(&before[b * lanes], sum, lanes * sizeof(*sum));
        size += p->separable ? p->size[id[k]] : 0;
        for (size_t j = 0; j < lanes && !p->separable; j++)
            sum[j] += scan_cell(p, id[k], f->end, j);
        if (!first)
            continue;
        const uint16_t *was = k > 0 ? &out[(b - 1) * p->stride] : NULL;
        double log_size = log(size);
        for (size_t j = p->o.min_length - 1; j < lanes; j++) {
            double m = (p->separable ? size : sum[j]) * f->weight[j] / f->scale;
            double log_m = p->separable ? log_size + t->log_weight[j] : log(m);
            out[b * p->stride + j] = least(t, was ? was[j] : (uint16_t)p->o.min_cases, m,
                                           f->total[j], log_m);
        }
    }
}

static uint16_t *
aligned_rows(Arena *a, size_t n)
{
    char *p = arena_bytes(a, n * sizeof(uint16_t) + 64);
    return (uint16_t *)(void *)(p + (64 - (uintptr_t)p % 64) % 64);
}

// The circles again, each centre padded to whole blocks with place n, which has no cases.
static void
pad_circles(Arena *a, const Plan *p, Table *t)
{
    size_t *first = NEW_N(a, p->n + 1, size_t);
    for (size_t i = 0; i < p->n; i++)
        first[i + 1] = first[i] + (p->circles.first[i + 1] - p->circles.first[i] + t->block - 1) /
                                      t->block;
    uint16_t *id = (uint16_t *)(void *)arena_bytes(a, (first[p->n] * t->block + 1) * sizeof(*id));
    for (size_t i = 0; i < p->n; i++) {
        size_t n = p->circles.first[i + 1] - p->circles.first[i], at = first[i] * t->block;
        if (n > 0)
            memcpy(&id[at], &p->circles.id[p->circles.first[i]], n * sizeof(*id));
        for (size_t k = at + n; k < first[i + 1] * t->block; k++)
            id[k] = (uint16_t)p->n;
    }
    t->first = first;
    t->id = id;
}

Table *
scan_table_new(Arena *a, const Plan *p, double level)
{
    Table *t = NEW(a, Table);
    size_t row = p->stride * sizeof(uint16_t) + (p->separable ? 1 : p->windows) * sizeof(double);
    t->level = level;
    t->block = SCAN_UNROLLED;
    while (p->circles.first[p->n] / t->block * row > TABLE_BYTES)
        t->block *= 2;
    pad_circles(a, p, t);
    t->frame = (Frame){.weight = NEW_N(a, p->windows, double), .total = NEW_N(a, p->windows, double)};
    scan_frame(p, p->cases_till, p->horizon - 1, &t->frame);
    size_t blocks = t->first[p->n];
    uint16_t *rows = aligned_rows(a, blocks * p->stride + 1);
    memset(rows, 0xFF, blocks * p->stride * sizeof(*rows));
    double *before = NEW_N(a, blocks * (p->separable ? 1 : p->windows) + 1, double);
    double *logs = NEW_N(a, MOST_COUNT + 2, double), *weight = NEW_N(a, p->windows, double);
    for (size_t i = 1; i < MOST_COUNT + 2; i++)
        logs[i] = i <= p->total ? log((double)i) : 0;
    for (size_t j = 0; j < p->windows; j++)
        weight[j] = log(t->frame.weight[j] / t->frame.scale);
    Thresholds h = {p, logs, level - 1e-6 * (1 + level), weight};
    double *sum = NEW_N(a, p->windows, double);
    for (size_t i = 0; i < p->n; i++)
        fill_centre(&h, t, i, rows, before, sum);
    t->least = rows;
    t->before = before;
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

// Look at all circles of a block of which some may reach the level.
static void
look(const Plan *p, const Table *t, const Work *w, Walk *k, size_t centre, size_t slab,
     double *best)
{
    size_t b = t->first[centre] + k->at - 1, lanes = p->windows;
    const uint16_t *id = &t->id[b * t->block], *least = &t->least[b * p->stride + slab];
    size_t many = lanes - slab < SCAN_LANES ? lanes - slab : SCAN_LANES;
    double size = p->separable ? t->before[b] : 0;
    for (size_t i = 0; i < t->block && id[i] < p->n; i++) {
        size += p->separable ? p->size[id[i]] : 0;
        for (size_t j = 0; j < SCAN_LANES; j++)
            k->before[j] = (uint16_t)(k->before[j] + w->narrow[id[i] * p->stride + slab + j]);
        for (size_t j = 0; j < many; j++) {
            if (k->before[j] < least[j])
                continue;
            double m = size;
            if (!p->separable) {
                m = t->before[b * lanes + slab + j];
                for (size_t x = 0; x <= i; x++)
                    m += scan_cell(p, id[x], t->frame.end, slab + j);
            }
            m = m * t->frame.weight[slab + j] / t->frame.scale;
            double llr = scan_statistic(p, k->before[j], m, t->frame.total[slab + j], *best);
            *best = llr > *best ? llr : *best;
        }
    }
}

double
scan_table_best(const Plan *p, const Table *t, Work *w, int wide)
{
    ScanWalk *walk = scan_walk(wide);
    double best = 0;
    if (w->drawn.n >= MOST_COUNT)
        return 0;
    count_cases(p, w);
    for (size_t slab = 0; slab < p->stride; slab += SCAN_LANES)
        for (size_t i = 0; i < p->n; i++) {
            Walk k = {.x = w->narrow + slab,
                      .id = &t->id[t->first[i] * t->block],
                      .threshold = &t->least[t->first[i] * p->stride + slab],
                      .stride = p->stride,
                      .block = t->block,
                      .nblocks = t->first[i + 1] - t->first[i]};
            while (walk(&k))
                look(p, t, w, &k, i, slab, &best);
        }
    return best;
}
