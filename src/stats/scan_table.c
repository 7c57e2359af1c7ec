#include "stats/scan_table.h"

#include <math.h>
#include <string.h>

enum { MOST_COUNT = 65000, MOST_BLOCK = 16 };

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
           !p->o.include_spatial && p->o.blocks == SCAN_SINGLY && p->circles.first[p->n] > 0;
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
    const double *log;          // of the numbers below MOST_COUNT + 2
    double level;               // a little below the level
    double *log_weight;         // of each lane
    double log_share, log_rest; // Bernoulli: of the cases among the people, and of the controls
} Thresholds;

// The same for c of n people: the first part is exact; of the second the integral is at most its
// length squared, halved, times the highest value of 1 / (u (1 - u)).
static inline double
at_most_people(const Thresholds *t, double c, double n, double total)
{
    double people = t->p->people, p = total / people, others = people - n;
    double x = (total - c) / others, d = x - p;
    const double *log = t->log;
    double top = fmax(1 / (x * (1 - x)), 1 / (p * (1 - p)));
    return c * (log[(size_t)c] - log[(size_t)n] - t->log_share) +
           (n - c) * (log[(size_t)(n - c)] - log[(size_t)n] - t->log_rest) +
           others * d * d / 2 * top;
}

static inline bool
reaches(const Thresholds *t, double c, double m, double total, double log_m)
{
    const Plan *p = t->p;
    if (p->o.model != SCAN_BERNOULLI)
        return c > m && (c >= total || at_most(c, m, total, t->log[(size_t)c], log_m) >= t->level);
    if (c > m || c >= total || m >= p->people || m > MOST_COUNT)
        return true; // cannot be, or not worth finding out
    return c * p->people > m * total && at_most_people(t, c, m, total) >= t->level;
}

// The least count that reaches the level where the weight is m, from what it was for less weight.
static uint16_t
least(const Thresholds *t, uint16_t from, double m, double total, double log_m)
{
    if (!(m > 0))
        return from;
    double c = fmax(from, floor(m * (t->p->o.model == SCAN_BERNOULLI ? total / t->p->people : 1)));
    if (t->p->o.model != SCAN_BERNOULLI) {
        // The statistic is at most (c - m)^2 / 2 x (1 / m + 2 / total) while c <= total / 2.
        double quick = floor(m + sqrt(2 * t->level / (1 / m + 2 / total)));
        c = quick > c && quick <= total / 2 ? quick : c;
    }
    while (c < MOST_COUNT && !reaches(t, c, m, total, log_m))
        c++;
    return c < MOST_COUNT ? (uint16_t)c : UINT16_MAX;
}

// What a table is made in: blocks are added one by one.
typedef struct Maker {
    Thresholds t;
    size_t n; // blocks so far
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
    double room = 1.5 * sqrt(m) + 0.5;
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
        double log_m = p->separable ? log_size + k->t.log_weight[j] : log(m);
        row[j] = least(&k->t, was ? was[j] : (uint16_t)p->o.min_cases, m, k->frame.total[j], log_m);
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
    size_t n = p->circles.first[centre + 1] - p->circles.first[centre], lanes = p->windows;
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
        size_t block = block_length(m, m / (double)(i + 1));
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
    size_t blocks = p->circles.first[p->n], lanes = p->windows;
    Maker k = {.length = NEW_N(a, blocks + 1, uint8_t),
               .least = aligned_rows(a, blocks * p->stride + 1),
               .sum = NEW_N(a, lanes, double)};
    k.frame = (Frame){.weight = NEW_N(a, lanes, double), .total = NEW_N(a, lanes, double)};
    k.before = (double *)(void *)arena_bytes(a, (blocks + 1) * (p->separable ? 1 : lanes) *
                                                    sizeof(double));
    scan_frame(p, p->cases_till, p->horizon - 1, &k.frame);
    double *logs = NEW_N(a, MOST_COUNT + 2, double), *weight = NEW_N(a, lanes, double);
    double most = p->o.model == SCAN_BERNOULLI ? p->until_all[p->horizon]
                                               : p->cases_till[p->horizon] * 2 + 1000;
    for (size_t i = 1; i < MOST_COUNT + 2; i++)
        logs[i] = (double)i <= most ? log((double)i) : INFINITY;
    for (size_t j = 0; j < lanes; j++)
        weight[j] = log(k.frame.weight[j] / k.frame.scale);
    k.t = (Thresholds){.p = p,
                       .log = logs,
                       .level = level - 1e-6 * (1 + level),
                       .log_weight = weight,
                       .log_share = log(p->total / p->people),
                       .log_rest = log1p(-p->total / p->people)};
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

// Whether a candidate cannot beat `best`, without a division; see poisson_bound in scan_stat.c.
static inline bool
hopeless(double c, double m, double total, double best)
{
    double d = c - m, others = total - c;
    return d * d * (others + m) < 2 * best * (1 - 1e-9) * m * others;
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
        if (p->separable && hopeless(k->count[j], each * weight[j], total[j], *best))
            continue;
        double m = size;
        if (!p->separable) {
            m = t->before[b * lanes + slab + j];
            for (size_t i = 0; i < k->inside; i++)
                m += scan_cell(p, id[i], t->frame.end, slab + j);
        }
        m = m * weight[j] / scale;
        if (!people && hopeless(k->count[j], m, total[j], *best))
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
    if (w->drawn.n >= MOST_COUNT)
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
