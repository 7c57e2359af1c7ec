#include "stats/scan_quick.h"
#include "stats/scan_count.h"
#include "stats/scan_least.h"

#include <math.h>
#include <string.h>

enum { MOST_STEPS = 4000, FEW_BLOCK = 4, BLOCK = 8, RARE = 7 };

// A step of sizes is STEP standard deviations wide in the longest window.
static const double DOWN = 2, STEP = 0.15, SMALLEST = 1e-6, BELOW = 1 - 1e-12;

struct Quick {
    size_t *from;         // of each centre: its first circle in `size` and `step`; n + 1 numbers
    double *size;         // of each circle
    uint16_t *step;       // of each circle
    const uint16_t *rank; // n x n: of each place around each centre, or more than its circles; NULL
                          // where all places are gone through
    double *low, *root;   // of each step: a hair below its lower end; the root of that
    size_t nsteps;
    size_t nsquares;
    Thresholds thresholds;
    bool same_margins; // in all draws
};

struct QuickWork {
    Frame frame;
    double *root; // of each lane: SCAN_SQUARES x root of its weight / scale
    bool framed;  // there is a frame, and all draws have the same
    bool listed[SCAN_LEVELS], made[SCAN_LEVELS];
    uint16_t *least; // of each level: nsquares counts
    uint16_t *rows;  // of each level: nsteps rows of thresholds
    Counts counts;
    Points sorted;   // by interval, where windows end at several
    uint32_t *start; // of each interval in them
    uint16_t *sorted_place, *sorted_at;
    uint16_t *place, *step, *circle; // around a centre, in order: places with cases
    uint64_t *ranks;                 // bits
    double guess;                    // of the highest statistic
    ScanTrail *trail;
    size_t block;
    size_t climb; // every so many levels are used
};

static size_t
circles_of(const Plan *p, size_t centre)
{
    return p->circles.end[centre] - p->circles.first[centre];
}

// The least size above nought.
static double
least_size(const Plan *p)
{
    double least = INFINITY;
    for (size_t i = 0; i < p->n; i++)
        least = p->size[i] > 0 && p->size[i] < least ? p->size[i] : least;
    return least;
}

// The most cases that a window holds.
static double
in_a_window(const Plan *p, const double *till)
{
    double most = 0;
    for (size_t end = 0; end < p->horizon; end++) {
        size_t from = end + 1 < p->windows ? 0 : end + 1 - p->windows;
        most = fmax(most, till[end + 1] - till[from]);
    }
    return most;
}

// Whether windows end at one moment only.
static bool
has_one_end(const Plan *p)
{
    return p->first_drawn == p->horizon - 1 && p->first_end == p->horizon - 1;
}

bool
scan_quick_fits(const Plan *p)
{
    return p->o.kernel != SCAN_PLAIN && p->o.kernel != SCAN_TABLE && p->o.rates == SCAN_HIGH &&
           p->separable && !p->o.include_temporal && !p->o.include_spatial &&
           p->circles.count > 0 && in_a_window(p, p->cases_till) < SCAN_MOST_COUNT;
}

// ---- what all draws share -----------------------------------------------------------------------

// Lower ends of the steps: nought, the smallest size, and on.
static double *
lower_ends(Arena *a, const Plan *p, double weight, size_t *n)
{
    double *end = NEW_N(a, MOST_STEPS, double), unit = least_size(p);
    double most = p->o.max_share * p->limit_sum, wide = STEP;
    double steps = 2 * sqrt(most * weight) / wide; // roughly
    // Rows that are made for each draw must be worth it: few steps where there are few circles.
    double good = p->o.blocks == SCAN_SINGLY ? MOST_STEPS / 4 : (double)p->circles.count / 12;
    good = fmin(MOST_STEPS / 4, fmax(16, good));
    wide *= steps > good ? steps / good : 1;
    *n = 1;
    for (double x = unit; x <= most && *n < MOST_STEPS;) {
        end[(*n)++] = x;
        double next = wide * sqrt(x / weight);
        x += next > unit ? next : unit;
    }
    return end;
}

// Sizes add up as in the plain way, so that they are the same to the last bit.
static void
measure_circles(const Plan *p, Quick *q, const double *end)
{
    size_t at = 0;
    for (size_t i = 0; i < p->n; i++) {
        const uint16_t *id = &p->circles.id[p->circles.first[i]];
        size_t n = circles_of(p, i), step = 0;
        double size = 0;
        q->from[i] = at;
        for (size_t k = 0; k < n; k++, at++) {
            size += p->size[id[k]];
            while (step + 1 < q->nsteps && end[step + 1] <= size)
                step++;
            q->size[at] = size;
            q->step[at] = (uint16_t)step;
        }
    }
    q->from[p->n] = at;
}

static const uint16_t *
rank_table(Arena *a, const Plan *p)
{
    if (p->map->rank)
        return p->map->rank;
    uint16_t *rank = (uint16_t *)(void *)arena_bytes(a, p->n * p->n * sizeof(uint16_t));
    memset(rank, 0xFF, p->n * p->n * sizeof(uint16_t));
    for (size_t i = 0; i < p->n; i++) {
        const uint16_t *id = &p->circles.id[p->circles.first[i]];
        for (size_t k = 0; k < circles_of(p, i); k++)
            rank[id[k] * p->n + i] = (uint16_t)k;
    }
    return rank;
}

// Whether draws have so few cases that ranks pay: measured. A place that is passed over must matter
// more than rounding does, or nothing at all.
static bool
is_rare(const Plan *p)
{
    double cases = (double)p->real.n * (double)p->windows / (double)p->horizon; // in a window
    bool few = cases * RARE * (double)p->n < (double)p->circles.count;
    return (few || p->o.kernel == SCAN_BY_RANK) && p->o.kernel != SCAN_EACH_PLACE && p->n > 1 &&
           p->n <= SCAN_MAX_MAP && least_size(p) > SMALLEST * p->size_sum;
}

// The highest weight that a window has.
static double
heaviest(Arena *a, const Plan *p)
{
    Frame f = {.weight = NEW_N(a, p->windows, double), .total = NEW_N(a, p->windows, double)};
    double most = 0;
    for (size_t end = p->first_drawn; end < p->horizon; end++) {
        scan_frame(p, p->cases_till, end, &f);
        most = fmax(most, f.weight[end < p->windows ? end : p->windows - 1] / f.scale);
    }
    return most;
}

const Quick *
scan_quick_new(Arena *a, const Plan *p)
{
    Quick *q = NEW(a, Quick);
    double weight = heaviest(a, p);
    double *end = lower_ends(a, p, weight, &q->nsteps);
    q->root = NEW_N(a, q->nsteps, double);
    q->low = NEW_N(a, q->nsteps, double);
    for (size_t i = 0; i < q->nsteps; i++) {
        q->root[i] = sqrt(end[i]) * BELOW;
        q->low[i] = end[i] * BELOW;
    }
    q->from = NEW_N(a, p->n + 1, size_t);
    q->size = (double *)(void *)arena_bytes(a, p->circles.count * sizeof(double));
    q->step = (uint16_t *)(void *)arena_bytes(a, p->circles.count * sizeof(uint16_t));
    measure_circles(p, q, end);
    q->rank = is_rare(p) ? rank_table(a, p) : NULL;
    q->same_margins = p->o.blocks == SCAN_SINGLY;
    double most = (q->same_margins ? 1 : 2) * p->o.max_share * p->limit_sum * weight;
    most = most < SCAN_MOST_COUNT ? most : SCAN_MOST_COUNT;
    q->nsquares = scan_squares(most);
    q->thresholds = scan_thresholds(a, p, in_a_window(p, p->cases_till) * 2 + 64);
    return q;
}

// ---- thresholds ---------------------------------------------------------------------------------

QuickWork *
scan_quick_work_new(Arena *a, const Plan *p, const Quick *q)
{
    QuickWork *k = NEW(a, QuickWork);
    ScanKernel kernel = p->o.kernel;
    k->frame =
        (Frame){.weight = NEW_N(a, p->windows, double), .total = NEW_N(a, p->windows, double)};
    k->root = NEW_N(a, p->windows, double);
    k->least = scan_rows(a, SCAN_LEVELS * q->nsquares);
    k->rows = scan_rows(a, SCAN_LEVELS * q->nsteps * p->stride);
    k->counts = scan_counts(a, p);
    if (!has_one_end(p)) {
        k->start = NEW_N(a, p->horizon + 2, uint32_t);
        k->sorted_place = scan_rows(a, (size_t)p->people + 2);
        k->sorted_at = scan_rows(a, (size_t)p->people + 2);
    }
    k->place = NEW_N(a, p->n, uint16_t);
    k->step = NEW_N(a, p->n, uint16_t);
    k->circle = NEW_N(a, p->n, uint16_t);
    k->ranks = NEW_N(a, 65536 / 64, uint64_t);
    k->guess = 4;
    k->trail = scan_trail(kernel == SCAN_LANES_16 ? 16 : kernel == SCAN_LANES_32 ? 32 : 0);
    k->climb = q->same_margins ? 1 : 2; // with rows that serve one draw only
    k->block = kernel == SCAN_ONE_BY_ONE ? 1 : q->rank ? FEW_BLOCK : BLOCK;
    return k;
}

// Windows that begin in the horizon.
static size_t
lanes_of(const Plan *p, const QuickWork *k)
{
    return k->frame.end < p->windows ? k->frame.end + 1 : p->windows;
}

// One list of the least count for each expected number does for all windows.
static void
fill_rows(const Plan *p, const Quick *q, QuickWork *k, size_t level, uint16_t *rows)
{
    uint16_t *least = &k->least[level * q->nsquares];
    size_t lanes = lanes_of(p, k);
    if (!k->listed[level])
        scan_least(&q->thresholds, level, p->total, false, least, q->nsquares);
    k->listed[level] = true;
    double last = (double)(q->nsquares - 1);
    for (size_t i = 0; i < q->nsteps; i++)
        for (size_t j = p->o.min_length - 1; j < lanes; j++) {
            double x = q->root[i] * k->root[j];
            rows[i * p->stride + j] = least[(size_t)(x < last ? x : last)];
        }
}

// Stratified by time each window has a total of its own; those that have the same follow each
// other.
static void
fill_stratified(const Plan *p, const Quick *q, const QuickWork *k, size_t level, uint16_t *rows)
{
    size_t first = p->o.min_length - 1, lanes = lanes_of(p, k);
    for (size_t j = first; j < lanes; j++) {
        double total = k->frame.total[j];
        if (j == first || total != k->frame.total[j - 1])
            scan_least_each(&q->thresholds, level, total, q->low, total / k->frame.scale, q->nsteps,
                            &rows[j], p->stride);
        else
            for (size_t i = 0; i < q->nsteps; i++)
                rows[i * p->stride + j] = rows[i * p->stride + j - 1];
    }
}

// The rows of thresholds of a level, in this frame.
static const uint16_t *
rows_at(const Plan *p, const Quick *q, QuickWork *k, size_t level)
{
    uint16_t *rows = &k->rows[level * q->nsteps * p->stride];
    if (k->made[level])
        return rows;
    memset(rows, 0xFF, q->nsteps * p->stride * sizeof(*rows));
    if (p->o.time_stratified)
        fill_stratified(p, q, k, level, rows);
    else
        fill_rows(p, q, k, level, rows);
    k->made[level] = true;
    return rows;
}

static void
set_frame(const Plan *p, const Quick *q, QuickWork *k, const double *cases_till, size_t end)
{
    if (k->framed)
        return;
    scan_frame(p, cases_till, end, &k->frame);
    for (size_t j = 0; j < lanes_of(p, k); j++)
        k->root[j] = sqrt(k->frame.weight[j] / k->frame.scale) * SCAN_SQUARES;
    memset(k->made, 0, sizeof(k->made));
    k->framed = q->same_margins && has_one_end(p);
}

// ---- cases by time ------------------------------------------------------------------------------

// Sort cases by interval, where windows end at several; else leave them as they are.
static void
sort_cases(const Plan *p, QuickWork *k, const Points *cases)
{
    k->sorted = *cases;
    if (has_one_end(p))
        return;
    k->sorted = (Points){cases->n, k->sorted_place, k->sorted_at};
    memset(k->start, 0, (p->horizon + 2) * sizeof(*k->start));
    for (size_t i = 0; i < cases->n; i++)
        k->start[cases->at[i] + 2]++;
    for (size_t t = 2; t < p->horizon + 2; t++)
        k->start[t] += k->start[t - 1];
    for (size_t i = 0; i < cases->n; i++) {
        size_t to = k->start[cases->at[i] + 1]++;
        k->sorted_place[to] = cases->place[i];
        k->sorted_at[to] = cases->at[i];
    }
}

// The cases in the longest window that ends with `end`.
static Points
cases_until(const Plan *p, const QuickWork *k, size_t end)
{
    if (has_one_end(p))
        return k->sorted;
    uint32_t from = k->start[end + 1 < p->windows ? 0 : end + 1 - p->windows];
    return (Points){k->start[end + 1] - from, k->sorted.place + from, k->sorted.at + from};
}

// Make ready for the windows that end with `end`; false when they hold too many cases.
static bool
begin_end(const Plan *p, const Quick *q, QuickWork *k, const double *cases_till, size_t end)
{
    Points in = cases_until(p, k, end);
    if (in.n >= SCAN_MOST_COUNT)
        return false;
    set_frame(p, q, k, cases_till, end);
    scan_count(p, &k->counts, &in, end);
    return true;
}

// ---- search -------------------------------------------------------------------------------------

// The drawn places that circles around a centre hold, in order of rank; how many.
static size_t
around(const Plan *p, const Quick *q, QuickWork *k, size_t centre)
{
    const uint16_t *rank = &q->rank[centre], *step = &q->step[q->from[centre]];
    const uint16_t *id = &p->circles.id[p->circles.first[centre]];
    size_t circles = circles_of(p, centre), n = 0;
    for (size_t i = 0; i < k->counts.n; i++) {
        size_t r = rank[k->counts.place[i] * p->n];
        k->ranks[r / 64] |= (uint64_t)1 << (r % 64);
    }
    for (size_t w = 0; w * 64 < circles; w++)
        for (uint64_t bits = k->ranks[w]; bits; bits &= bits - 1) {
            size_t r = w * 64 + (size_t)__builtin_ctzll(bits);
            if (r >= circles)
                break;
            k->circle[n] = (uint16_t)r;
            k->place[n] = id[r];
            k->step[n++] = step[r];
        }
    memset(k->ranks, 0, (p->n / 64 + 1) * sizeof(*k->ranks));
    k->ranks[65535 / 64] = 0;
    return n;
}

// Look at the circle that a trail found.
static void
look(const Plan *p, const Quick *q, const QuickWork *k, const Trail *t, size_t slab, Best here,
     Best *best)
{
    const uint16_t *least = &t->least[t->step[t->at - 1] * p->stride];
    size_t many = p->windows - slab < SCAN_LANES ? p->windows - slab : SCAN_LANES;
    const double *weight = k->frame.weight + slab, *total = k->frame.total + slab;
    double size = q->size[q->from[here.centre] + here.circle];
    double each = size / k->frame.scale; // for a rough idea of what is expected
    for (size_t j = 0; j < many; j++) {
        if (t->count[j] < least[j] ||
            scan_hopeless(t->count[j], each * weight[j], total[j], best->llr))
            continue;
        double m = size * weight[j] / k->frame.scale;
        double llr = scan_statistic(p, t->count[j], m, total[j], best->llr);
        if (isnan(llr))
            continue;
        here.lane = slab + j;
        here.observed = t->count[j];
        here.expected = m;
        scan_consider(best, llr, here);
    }
}

// The circles around a centre, for the windows of one slab.
static void
search(const Plan *p, const Quick *q, QuickWork *k, size_t centre, size_t n, size_t slab,
       Best *best)
{
    bool rare = q->rank;
    size_t level = scan_level_below(best->llr) / k->climb * k->climb;
    Trail t = {.x = k->counts.row + slab,
               .least = rows_at(p, q, k, level) + slab,
               .place = rare ? k->place : &p->circles.id[p->circles.first[centre]],
               .step = rare ? k->step : &q->step[q->from[centre]],
               .stride = p->stride,
               .n = n,
               .block = k->block};
    while (k->trail(&t)) {
        size_t circle = rare ? k->circle[t.at - 1] : t.at - 1;
        look(p, q, k, &t, slab, (Best){.centre = centre, .circle = circle, .end = k->frame.end},
             best);
        size_t now = scan_level_below(best->llr) / k->climb * k->climb;
        if (now == level)
            continue;
        level = now;
        t.least = rows_at(p, q, k, level) + slab;
    }
}

static void
search_centre(const Plan *p, const Quick *q, QuickWork *k, size_t centre, Best *best)
{
    size_t n = q->rank ? around(p, q, k, centre) : circles_of(p, centre);
    for (size_t slab = 0; slab < p->stride; slab += SCAN_LANES)
        search(p, q, k, centre, n, slab, best);
}

void
scan_quick_centres(const Plan *p, const Quick *q, QuickWork *k, const Points *cases,
                   const double *cases_till, Best *per_centre)
{
    sort_cases(p, k, cases);
    for (size_t end = p->first_end; end < p->horizon; end++) {
        REQUIRE(begin_end(p, q, k, cases_till, end)); // scan_quick_fits
        for (size_t i = 0; i < p->n; i++)
            search_centre(p, q, k, i, &per_centre[i]);
    }
}

double
scan_quick_best(const Plan *p, const Quick *q, QuickWork *k, const Points *cases,
                const double *cases_till, double level)
{
    sort_cases(p, k, cases);
    size_t leap = q->rank ? 1 : scan_leap(p->n); // ranks of centres that follow lie together
    for (double from = level > 0 ? level : fmax(0, k->guess - DOWN);; from = fmax(0, from - DOWN)) {
        Best best = {.llr = from, .circle = SIZE_MAX};
        for (size_t end = p->first_drawn; end < p->horizon; end++) {
            if (!begin_end(p, q, k, cases_till, end))
                return -1;
            for (size_t i = 0, centre = 0; i < p->n; i++, centre = (centre + leap) % p->n)
                search_centre(p, q, k, centre, &best);
        }
        bool found = best.circle != SIZE_MAX;
        if (!found && level <= 0 && from > 0)
            continue;
        k->guess += ((found ? best.llr : 0) - k->guess) / 16;
        return found ? best.llr : 0;
    }
}
