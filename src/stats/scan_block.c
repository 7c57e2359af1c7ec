// Cases that keep together while their times are permuted.
#include "stats/scan_work.h"

#include <math.h>
#include <string.h>

// The members of block b are first[b] .. first[b + 1] - 1. A block is at `at[b]`: the interval of
// its last case, or the number of its week, counted back from the end.
struct Blocks {
    size_t n;
    uint32_t *first, *at;
    uint16_t *place, *back; // of members; back: intervals before the block's last
    uint32_t *late, nlate;  // incidents: those of `at` that are in the horizon
    // Area-weeks: blocks of the same place follow each other.
    size_t weeks;
    uint32_t *place_first, *place_blocks; // of each block: where those of its place start; how many
    uint64_t *taken;                      // bit place x weeks + week
    Points fixed;                         // cases before the first whole week
};

// ---- grouping -----------------------------------------------------------------------------------

// A case of a block still to be made: `key` says which.
typedef struct Member {
    uint64_t key;
    uint16_t place;
    uint16_t interval;
} Member;

// Sort by key, equal ones in their order. Bottom-up merging.
static Member *
sorted(Arena *a, Member *from, size_t n)
{
    Member *to = NEW_N(a, n + 1, Member);
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t low = 0; low < n; low += 2 * width) {
            size_t mid = low + width < n ? low + width : n;
            size_t high = mid + width < n ? mid + width : n, i = low, j = mid;
            for (size_t k = low; k < high; k++)
                to[k] =
                    i < mid && (j >= high || from[i].key <= from[j].key) ? from[i++] : from[j++];
        }
        Member *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

// The week, counted back from the end, that holds an interval; false when it is not whole.
static bool
week_of(const Plan *p, size_t interval, uint32_t *week)
{
    *week = (uint32_t)((p->intervals - 1 - interval) / p->o.week);
    return *week < p->intervals / p->o.week;
}

// The cases that can move, with the block of each; those that cannot go to b->fixed.
static size_t
members(const Plan *p, Member *out, Blocks *b)
{
    size_t n = 0;
    for (size_t i = 0; i < p->d->ncases; i++) {
        const ScanEvent *e = &p->d->cases[i];
        for (uint32_t k = 0; k < e->count; k++) {
            uint32_t place = p->place_of[e->area], week = 0;
            Member m = {0, (uint16_t)place, (uint16_t)e->interval};
            if (p->o.blocks == SCAN_INCIDENTS)
                m.key = e->block != SCAN_NO_BLOCK ? e->block : (uint64_t)SCAN_NO_BLOCK + 1 + n;
            else if (week_of(p, e->interval, &week))
                m.key = (uint64_t)place << 32 | week;
            else {
                b->fixed.place[b->fixed.n] = m.place;
                b->fixed.at[b->fixed.n++] = m.interval;
                continue;
            }
            out[n++] = m;
        }
    }
    return n;
}

static void
make_block(const Plan *p, Blocks *b, const Member *m, size_t from, size_t n)
{
    uint32_t last = 0;
    for (size_t i = from; i < from + n; i++)
        last = m[i].interval > last ? m[i].interval : last;
    if (p->o.blocks == SCAN_AREA_WEEKS) {
        week_of(p, last, &b->at[b->n]);
        last = (uint32_t)(p->intervals - 1 - b->at[b->n] * p->o.week);
        size_t bit = m[from].place * b->weeks + b->at[b->n];
        b->taken[bit / 64] |= (uint64_t)1 << (bit % 64);
    } else
        b->at[b->n] = last;
    for (size_t i = from; i < from + n; i++) {
        b->place[i] = m[i].place;
        b->back[i] = (uint16_t)(last - m[i].interval);
    }
    b->first[++b->n] = (uint32_t)(from + n);
}

// For each block, the range of the blocks of its place.
static void
group_by_place(Blocks *b)
{
    for (size_t i = 0, end; i < b->n; i = end) {
        for (end = i; end < b->n && b->place[b->first[end]] == b->place[b->first[i]]; end++)
            b->place_first[end] = (uint32_t)i;
        for (size_t k = i; k < end; k++)
            b->place_blocks[k] = (uint32_t)(end - i);
    }
}

// ---- area-weeks ---------------------------------------------------------------------------------

static bool
is_taken(const uint64_t *taken, size_t bit)
{
    return taken[bit / 64] >> (bit % 64) & 1;
}

static void
flip(uint64_t *taken, size_t bit)
{
    taken[bit / 64] ^= (uint64_t)1 << (bit % 64);
}

// Ten tries for each block to exchange its week with another block: half of them of its own place.
static void
exchange(const Blocks *b, uint32_t *at, uint64_t *taken, Chance *c)
{
    for (size_t i = 0; i < 10 * b->n; i++) {
        uint32_t x = scan_below(c, (uint32_t)b->n);
        uint32_t y = i % 2 ? scan_below(c, (uint32_t)b->n)
                           : b->place_first[x] + scan_below(c, b->place_blocks[x]);
        size_t px = b->place[b->first[x]] * b->weeks, py = b->place[b->first[y]] * b->weeks;
        if (px != py) {
            if (at[x] == at[y] || is_taken(taken, px + at[y]) || is_taken(taken, py + at[x]))
                continue;
            flip(taken, px + at[x]);
            flip(taken, px + at[y]);
            flip(taken, py + at[x]);
            flip(taken, py + at[y]);
        }
        uint32_t was = at[x];
        at[x] = at[y];
        at[y] = was;
    }
}

// ---- draws --------------------------------------------------------------------------------------

Err
scan_blocks_new(Arena *a, const Plan *p, const Blocks **out)
{
    size_t n = (size_t)p->total;
    Blocks *b = NEW(a, Blocks);
    b->weeks = p->intervals / p->o.week;
    if (p->o.blocks == SCAN_AREA_WEEKS && (b->weeks < 2 || p->n * b->weeks > SCAN_MAX_CELLS))
        FAIL(E_INVALID, "%zu whole weeks", b->weeks);
    b->fixed = (Points){0, NEW_N(a, n + 1, uint16_t), NEW_N(a, n + 1, uint16_t)};
    Member *m = NEW_N(a, n + 1, Member);
    n = members(p, m, b);
    m = sorted(a, m, n);
    b->first = NEW_N(a, n + 2, uint32_t);
    b->at = NEW_N(a, n + 1, uint32_t);
    b->place = NEW_N(a, n + 1, uint16_t);
    b->back = NEW_N(a, n + 1, uint16_t);
    b->taken = NEW_N(a, p->n * b->weeks / 64 + 1, uint64_t);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && m[end].key == m[i].key; end++)
            ;
        make_block(p, b, m, i, end - i);
    }
    if (p->o.blocks == SCAN_AREA_WEEKS) {
        b->place_first = NEW_N(a, b->n + 1, uint32_t);
        b->place_blocks = NEW_N(a, b->n + 1, uint32_t);
        group_by_place(b);
        Chance hub = scan_stream(p->o.seed, UINT64_MAX - 1);
        exchange(b, b->at, b->taken, &hub);
    }
    b->late = NEW_N(a, b->n + 1, uint32_t);
    for (size_t i = 0; i < b->n; i++)
        if (p->o.blocks == SCAN_INCIDENTS && b->at[i] >= p->intervals - p->horizon)
            b->late[b->nlate++] = b->at[i];
    *out = b;
    return OK;
}

static void
add_case(const Plan *p, Work *w, uint16_t place, size_t interval)
{
    size_t before = p->intervals - p->horizon;
    if (interval < before)
        return;
    w->drawn.place[w->drawn.n] = place;
    w->drawn.at[w->drawn.n++] = (uint16_t)(interval - before);
    w->cases_till[interval - before + 1]++;
}

static size_t
time_of(const Plan *p, uint32_t at, uint16_t back)
{
    size_t last = p->o.blocks == SCAN_AREA_WEEKS ? p->intervals - 1 - at * p->o.week : at;
    return last > back ? last - back : 0;
}

// Only incidents that end in the horizon can have a case there.
static void
draw_late(const Plan *p, const Blocks *b, Work *w, Chance *c)
{
    Taker take = scan_taker(w, b->nlate, (uint32_t)b->n);
    for (uint32_t i = 0; i < b->nlate; i++) {
        uint32_t x = scan_take(&take, w, c);
        for (uint32_t k = b->first[x]; k < b->first[x + 1]; k++)
            add_case(p, w, b->place[k], time_of(p, b->late[i], b->back[k]));
    }
    scan_taker_end(&take, w);
}

static void
draw_all(const Plan *p, const Blocks *b, Work *w, Chance *c)
{
    memcpy(w->pool, b->at, b->n * sizeof(*w->pool));
    if (p->o.blocks == SCAN_AREA_WEEKS) {
        memcpy(w->chosen, b->taken, (p->n * b->weeks / 64 + 1) * sizeof(*w->chosen));
        exchange(b, w->pool, w->chosen, c);
    }
    for (size_t i = b->n; p->o.blocks == SCAN_INCIDENTS && i > 1; i--) {
        uint32_t k = scan_below(c, (uint32_t)i), was = w->pool[k];
        w->pool[k] = w->pool[i - 1];
        w->pool[i - 1] = was;
    }
    for (size_t i = 0; i < b->n; i++)
        for (uint32_t k = b->first[i]; k < b->first[i + 1]; k++)
            add_case(p, w, b->place[k], time_of(p, w->pool[i], b->back[k]));
    for (size_t i = 0; i < b->fixed.n; i++)
        add_case(p, w, b->fixed.place[i], b->fixed.at[i]);
}

void
scan_blocks_draw(const Plan *p, const Blocks *b, Work *w, Chance *c)
{
    memset(w->cases_till, 0, (p->horizon + 1) * sizeof(*w->cases_till));
    if (p->o.blocks == SCAN_INCIDENTS && p->o.kernel != SCAN_DRAW_ALL)
        draw_late(p, b, w, c);
    else
        draw_all(p, b, w, c);
    for (size_t t = 0; t < p->horizon; t++)
        w->cases_till[t + 1] += w->cases_till[t];
}
