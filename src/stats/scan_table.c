#include "stats/scan_table.h"
#include "stats/scan_least.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { MOST_UNITS = 65000, MOST_STEPS = 200, STEP = 6 }; // a step is a sixth of its lower end

static const double DOWN = 2, BELOW = 1 - 1e-12, ABOVE = 1 + 1e-9;

// The thresholds of a level.
typedef struct Level {
    uint16_t *line;  // of each step two rows: base and slope
    uint16_t *least; // what they lie below: one list, or one for each window
} Level;

struct Table {
    Arena *a;
    size_t *from;         // of each centre: its first circle in `step`; n + 1 numbers
    size_t *block;        // of each centre: its first row of `head`; n + 1 numbers
    uint16_t *unit;       // of each place a row: its weight in each window, in units
    uint16_t *head;       // rows of the same of each SCAN_TOGETHER-th circle
    uint16_t *step;       // of each circle
    uint16_t *low, *high; // of each step a row: units that its circles have
    size_t nsteps;
    double units;   // for each that is expected, or for each of the people
    double *cell;   // not separable: of each place the weight in each window
    Frame frame;    // of the one end
    bool by_one;    // units are people, and so are the entries of lists; else those are of squares
    bool one_total; // the same for all windows
    size_t nlist;
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

// ---- circles ------------------------------------------------------------------------------------

static size_t
circles_of(const Plan *p, size_t centre)
{
    return p->circles.end[centre] - p->circles.first[centre];
}

// What a place adds to the weight of a circle in the window of lane j, before it is multiplied by
// that of the window.
static inline double
weight_of(const Plan *p, const Table *t, size_t place, size_t j)
{
    return p->separable ? p->size[place] : t->cell[place * p->windows + j];
}

static void
measure_places(Arena *a, const Plan *p, Table *t)
{
    size_t lanes = p->windows;
    double all = p->separable ? p->size_sum : p->until_all[p->horizon];
    all = all * t->frame.weight[lanes - 1] / t->frame.scale;
    t->by_one = p->o.model == SCAN_BERNOULLI && all <= MOST_UNITS;
    t->units = t->by_one ? 1 : all > 0 ? MOST_UNITS / all : 0;
    t->cell = p->separable ? NULL : NEW_N(a, p->n * lanes, double);
    t->unit = scan_rows(a, p->n * p->stride);
    memset(t->unit, 0, p->n * p->stride * sizeof(*t->unit));
    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < lanes; j++) {
            if (t->cell)
                t->cell[i * lanes + j] = scan_cell(p, i, p->horizon - 1, j);
            double m = weight_of(p, t, i, j) * t->frame.weight[j] / t->frame.scale * t->units;
            t->unit[i * p->stride + j] = (uint16_t)(t->by_one ? m : fmax(0, m * BELOW));
        }
}

static void
measure_circles(const Plan *p, Table *t, size_t centre, uint16_t *sum, const size_t *end)
{
    const uint16_t *id = &p->circles.id[p->circles.first[centre]];
    size_t row = p->stride, n = circles_of(p, centre), step = 0, head = t->block[centre];
    memset(sum, 0, row * sizeof(*sum));
    for (size_t i = 0; i < n; i++) {
        const uint16_t *add = &t->unit[id[i] * row];
        for (size_t j = 0; j < row; j++)
            sum[j] = (uint16_t)(sum[j] + add[j]);
        while (step + 1 < t->nsteps && end[step + 1] <= sum[p->windows - 1])
            step++;
        uint16_t *low = &t->low[step * row], *high = &t->high[step * row];
        for (size_t j = 0; j < row; j++) {
            low[j] = sum[j] < low[j] ? sum[j] : low[j];
            high[j] = sum[j] > high[j] ? sum[j] : high[j];
        }
        t->step[t->from[centre] + i] = (uint16_t)step;
        if (i % SCAN_TOGETHER == 0)
            memcpy(&t->head[head++ * row], sum, row * sizeof(*sum));
    }
    t->from[centre + 1] = t->from[centre] + n;
    t->block[centre + 1] = head;
}

// Lower ends of the steps, in units.
static size_t
lower_ends(size_t *end)
{
    size_t n = 0;
    for (size_t x = 0; x <= MOST_UNITS && n<MOST_STEPS; x += x / STEP> 1 ? x / STEP : 1)
        end[n++] = x;
    return n;
}

Table *
scan_table_new(Arena *a, const Plan *p)
{
    size_t end[MOST_STEPS], lanes = p->windows;
    bool people = p->o.model == SCAN_BERNOULLI;
    Table *t = NEW(a, Table);
    t->a = a;
    pthread_mutex_init(&t->lock, NULL);
    t->frame = (Frame){.weight = NEW_N(a, lanes, double), .total = NEW_N(a, lanes, double)};
    scan_frame(p, p->cases_till, p->horizon - 1, &t->frame);
    measure_places(a, p, t);
    double most = people ? p->until_all[p->horizon] : 2 * (double)p->real.n + 64;
    t->thresholds = scan_thresholds(a, p, most);
    t->nlist = t->by_one ? (size_t)most + 1 : scan_squares(fmin(most, SCAN_MOST_COUNT));
    t->one_total = true;
    for (size_t j = p->o.min_length; j < lanes; j++)
        t->one_total = t->one_total && t->frame.total[j] == t->frame.total[j - 1];
    t->nsteps = lower_ends(end);
    t->low = scan_rows(a, t->nsteps * p->stride);
    memset(t->low, 0xFF, t->nsteps * p->stride * sizeof(*t->low));
    t->high = scan_rows(a, t->nsteps * p->stride);
    memset(t->high, 0, t->nsteps * p->stride * sizeof(*t->high));
    t->from = NEW_N(a, p->n + 1, size_t);
    t->block = NEW_N(a, p->n + 1, size_t);
    t->step = scan_rows(a, p->circles.count);
    t->head = scan_rows(a, (p->circles.count / SCAN_TOGETHER + p->n) * p->stride);
    uint16_t *sum = scan_rows(a, p->stride);
    for (size_t i = 0; i < p->n; i++)
        measure_circles(p, t, i, sum, end);
    return t;
}

// ---- thresholds ---------------------------------------------------------------------------------

// Where the threshold for a weight is listed.
static inline size_t
entry_of(const Table *t, double m)
{
    double x = t->by_one ? m : sqrt(m) * SCAN_SQUARES * BELOW, last = (double)(t->nlist - 1);
    return (size_t)(x < last ? x : last);
}

// Not below the highest number of units for which an entry, that is not the last one, is listed.
static size_t
last_unit(const Table *t, size_t entry)
{
    double root = (double)(entry + 1) / SCAN_SQUARES;
    return t->by_one ? entry : (size_t)fmin(MOST_UNITS, root * root * t->units * ABOVE + 1);
}

// The highest base of a line with this slope that lies below the thresholds of the entries from at
// to end, the last of which is for up to `high` units; below 0 when there is none. same[i]: the
// last entry with the threshold of entry i.
static int64_t
base_of(const Table *t, const uint16_t *least, const uint16_t *same, size_t at, size_t end,
        size_t high, uint32_t slope)
{
    int64_t lowest = UINT16_MAX;
    for (;; at++) {
        at = same[at] < end ? same[at] : end;
        size_t last = at < end ? last_unit(t, at) : high;
        int64_t here = least[at] - (int64_t)((last < high ? last : high) * slope >> 16);
        lowest = here < lowest ? here : lowest;
        if (at == end)
            return lowest;
    }
}

// The line below the thresholds from `low` to `high` units.
static void
draw_line(const Table *t, const uint16_t *least, const uint16_t *same, size_t low, size_t high,
          uint16_t *base, uint16_t *slope)
{
    double unit = t->units > 0 ? 1 / t->units : 0;
    size_t at = entry_of(t, (double)low * unit), end = entry_of(t, (double)high * unit);
    double rise = high > low ? (double)(least[end] - least[at]) / (double)(high - low) * 65536 : 0;
    uint32_t by = (uint32_t)fmin(65535, rise);
    int64_t from = base_of(t, least, same, at, end, high, by);
    for (; from < 0; from = base_of(t, least, same, at, end, high, by))
        by -= by / 8 + 1; // too steep
    *base = (uint16_t)from;
    *slope = (uint16_t)by;
}

static void
draw_lines(const Plan *p, const Table *t, const Level *v, const uint16_t *same)
{
    size_t row = p->stride, next = t->one_total ? 0 : t->nlist;
    for (size_t s = 0; s < t->nsteps; s++) {
        uint16_t *base = &v->line[2 * s * row], *slope = base + row;
        memset(base, 0xFF, row * sizeof(*base));
        memset(slope, 0, row * sizeof(*slope));
        for (size_t j = p->o.min_length - 1; j < p->windows; j++) {
            size_t low = t->low[s * row + j], high = t->high[s * row + j];
            if (low <= high)
                draw_line(t, &v->least[j * next], &same[j * next], low, high, &base[j], &slope[j]);
        }
    }
}

static const Level *
make_level(const Plan *p, Table *t, size_t level)
{
    size_t lists = t->one_total ? 1 : p->windows, n = t->nlist;
    Level *v = NEW(t->a, Level);
    v->line = scan_rows(t->a, 2 * t->nsteps * p->stride);
    v->least = scan_rows(t->a, lists * n);
    uint16_t *same = scan_rows(t->a, lists * n);
    for (size_t i = 0; i < lists; i++) {
        uint16_t *least = &v->least[i * n];
        scan_least(&t->thresholds, level, t->frame.total[t->one_total ? p->windows - 1 : i],
                   t->by_one, least, n);
        for (size_t k = n; k-- > 0;)
            same[i * n + k] =
                k + 1 < n && least[k + 1] == least[k] ? same[i * n + k + 1] : (uint16_t)k;
    }
    draw_lines(p, t, v, same);
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
    k->slope = scan_slope(kernel == SCAN_LANES_16 ? 16 : kernel == SCAN_LANES_32 ? 32 : 0);
    k->guess = 4;
    return k;
}

// The weight of the circle that was found, in window j: added up as in the plain way.
static double
exact_weight(const Plan *p, const Table *t, const Slope *w, size_t slab, size_t j)
{
    double sum = 0;
    if (t->by_one)
        sum = w->weight[j];
    for (size_t i = 0; i < w->at && !t->by_one; i++)
        sum += weight_of(p, t, w->place[i], slab + j);
    return sum * t->frame.weight[slab + j] / t->frame.scale;
}

// Look at the circle that was found: first whether it reaches the level with what is expected in
// itself.
static void
look(const Plan *p, const Table *t, const Level *v, const Slope *w, size_t slab, Best here,
     Best *best)
{
    size_t many = p->windows - slab < SCAN_LANES ? p->windows - slab : SCAN_LANES;
    bool people = p->o.model == SCAN_BERNOULLI;
    for (size_t j = 0; j < many; j++) {
        if (w->count[j] < w->least[j])
            continue;
        double m = exact_weight(p, t, w, slab, j), total = t->frame.total[slab + j];
        const uint16_t *least = &v->least[t->one_total ? 0 : (slab + j) * t->nlist];
        if (w->count[j] < least[entry_of(t, m)] ||
            (!people && scan_hopeless(w->count[j], m, total, best->llr)))
            continue;
        double llr = scan_statistic(p, w->count[j], m, total, best->llr);
        if (isnan(llr))
            continue;
        here.lane = slab + j;
        here.observed = w->count[j];
        here.expected = people ? m * p->total / p->people : m;
        scan_consider(best, llr, here);
    }
}

static void
search_centre(const Plan *p, Table *t, TableWork *k, size_t centre, Best *best)
{
    size_t level = scan_level_below(best->llr);
    const Level *v = level_at(p, t, level);
    for (size_t slab = 0; slab < p->stride; slab += SCAN_LANES) {
        Slope w = {.x = k->counts.row + slab,
                   .y = t->unit + slab,
                   .head = &t->head[t->block[centre] * p->stride + slab],
                   .line = v->line + slab,
                   .place = &p->circles.id[p->circles.first[centre]],
                   .step = &t->step[t->from[centre]],
                   .stride = p->stride,
                   .n = circles_of(p, centre),
                   .block = p->o.kernel == SCAN_ONE_BY_ONE ? 1 : SCAN_TOGETHER};
        while (k->slope(&w)) {
            Best here = {.centre = centre, .circle = w.at - 1, .end = p->horizon - 1};
            look(p, t, v, &w, slab, here, best);
            size_t now = scan_level_below(best->llr);
            if (now == level)
                continue;
            level = now;
            v = level_at(p, t, level);
            w.line = v->line + slab;
        }
    }
}

void
scan_table_centres(const Plan *p, Table *t, TableWork *k, const Points *cases, Best *per_centre)
{
    scan_count(p, &k->counts, cases, p->horizon - 1);
    for (size_t i = 0; i < p->n; i++)
        search_centre(p, t, k, i, &per_centre[i]);
}

double
scan_table_best(const Plan *p, Table *t, TableWork *k, const Points *cases, double level)
{
    if (cases->n >= SCAN_MOST_COUNT)
        return -1;
    scan_count(p, &k->counts, cases, p->horizon - 1);
    size_t leap = scan_leap(p->n);
    for (double from = level > 0 ? level : fmax(0, k->guess - DOWN);; from = fmax(0, from - DOWN)) {
        Best best = {.llr = from, .circle = SIZE_MAX};
        for (size_t i = 0, centre = 0; i < p->n; i++, centre = (centre + leap) % p->n)
            search_centre(p, t, k, centre, &best);
        bool found = best.circle != SIZE_MAX;
        if (!found && level <= 0 && from > 0)
            continue;
        k->guess += ((found ? best.llr : 0) - k->guess) / 16;
        return found ? best.llr : 0;
    }
}
