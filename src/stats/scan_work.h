// scan_work.h -- drawing one simulated data set and finding its highest statistic. For scan*.c.
#ifndef STATS_SCAN_WORK_H
#define STATS_SCAN_WORK_H

#include "stats/scan_plan.h"

#include <string.h>

// ---- chance -------------------------------------------------------------------------------------

// SplitMix64 (Steele, Lea, Flood 2014). Each replication has a stream of its own, at a place that
// follows from the seed and its number.
typedef struct Chance {
    uint64_t state;
} Chance;

static inline uint64_t
scan_mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

static inline uint64_t
scan_bits(Chance *c)
{
    return scan_mix(c->state += 0x9E3779B97F4A7C15U);
}

static inline Chance
scan_stream(uint64_t seed, uint64_t number)
{
    return (Chance){
        scan_mix(scan_mix(seed + 0x9E3779B97F4A7C15U) ^ (number + 1) * 0xD1B54A32D192ED03U)};
}

// A number below n, each as likely (Lemire 2019, ACM Trans. Model. Comput. Simul. 29, 3). n > 0.
static inline uint32_t
scan_below(Chance *c, uint32_t n)
{
    uint64_t m = (scan_bits(c) >> 32) * n;
    if ((uint32_t)m < n) {
        uint32_t least = -n % n;
        while ((uint32_t)m < least)
            m = (scan_bits(c) >> 32) * n;
    }
    return (uint32_t)(m >> 32);
}

// From 0 to below 1.
static inline double
scan_unit(Chance *c)
{
    return (double)(scan_bits(c) >> 11) * 0x1p-53;
}

// ---- what the draws need ------------------------------------------------------------------------

typedef struct Draw Draw;

// What is the same for every draw from this plan; scan_draw.c.
Err scan_draw_new(Arena *a, const Plan *p, const Draw **out);

// What one thread needs of its own.
typedef struct Work {
    Points drawn;         // the last data set
    double *cases_till;   // its cases before each interval of the horizon
    uint64_t *chosen;     // one bit for each that can be drawn, all clear between draws
    uint32_t *pool, *was; // what is drawn from, and a copy
    uint32_t *start;      // of each interval in by_time
    uint16_t *by_time;    // places of the drawn cases, by interval
    Frame frame;
    uint32_t *wide;  // plain: n x windows
    uint32_t *count; // plain: of one circle
    double *sum;     // plain: weight of one circle, for each lane
} Work;

Work *scan_work_new(Arena *a, const Plan *p);

// Draw data set `number`: into w->drawn and w->cases_till.
void scan_draw(const Plan *p, const Draw *d, Work *w, uint64_t number);

// Draws `n` of the numbers below `of` one by one, without repeats. When few of many are wanted, by
// refusing what was drawn before; else by exchanging in a copy (Fisher and Yates).
typedef struct Taker {
    uint32_t of, done;
    bool few;
} Taker;

static inline Taker
scan_taker(Work *w, uint32_t n, uint32_t of)
{
    Taker t = {.of = of, .few = n < of / 2};
    for (uint32_t i = 0; !t.few && i < of; i++)
        w->was[i] = i;
    return t;
}

static inline uint32_t
scan_take(Taker *t, Work *w, Chance *c)
{
    uint32_t i;
    if (t->few) {
        do
            i = scan_below(c, t->of);
        while (w->chosen[i / 64] >> (i % 64) & 1);
        w->chosen[i / 64] |= (uint64_t)1 << (i % 64);
        return i;
    }
    i = t->done + scan_below(c, t->of - t->done);
    uint32_t x = w->was[i];
    w->was[i] = w->was[t->done++];
    return x;
}

static inline void
scan_taker_end(const Taker *t, Work *w)
{
    if (t->few)
        memset(w->chosen, 0, (t->of / 64 + 1) * sizeof(*w->chosen));
}

// Draw with blocks, for scan_draw; scan_block.c.
typedef struct Blocks Blocks;
Err scan_blocks_new(Arena *a, const Plan *p, const Blocks **out);
void scan_blocks_draw(const Plan *p, const Blocks *b, Work *w, Chance *c);

// ---- the highest statistic ----------------------------------------------------------------------

// The plain way; scan_plain.c. per_centre: one Best for each centre (zeroed), for real data, or
// NULL; `extra` (or NULL) gets the best of the whole map. Returns the highest of all.
double scan_plain(const Plan *p, Work *w, const Points *cases, const double *cases_till,
                  size_t first_end, Best *per_centre, Best *extra);

// Whether a candidate cannot beat `best`, without a division; see poisson_bound in scan_stat.c.
static inline bool
scan_hopeless(double c, double m, double total, double best)
{
    double d = c - m, others = total - c;
    return d * d * (others + m) < 2 * best * (1 - 1e-9) * m * others;
}

#endif
