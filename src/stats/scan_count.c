#include "stats/scan_count.h"

#include <string.h>

uint16_t *
scan_rows(Arena *a, size_t n)
{
    char *p = arena_bytes(a, n * sizeof(uint16_t) + 64);
    return (uint16_t *)(void *)(p + (64 - (uintptr_t)p % 64) % 64);
}

static uint16_t *
empty_rows(Arena *a, size_t n)
{
    return memset(scan_rows(a, n), 0, n * sizeof(uint16_t));
}

Counts
scan_counts(Arena *a, const Plan *p)
{
    Counts c = {.row = empty_rows(a, p->n * p->stride),
                .place = NEW_N(a, p->n, uint16_t),
                .from = empty_rows(a, p->windows * p->stride),
                .seen = NEW_N(a, p->n / 64 + 1, uint64_t)};
    for (size_t i = 0; i < p->windows; i++)
        for (size_t j = i; j < p->windows; j++)
            c.from[i * p->stride + j] = 1;
    return c;
}

// A case at interval t is in the windows that begin at or before it.
void
scan_count(const Plan *p, Counts *c, const Points *cases, size_t end)
{
    for (size_t i = 0; i < c->n; i++) {
        memset(&c->row[c->place[i] * p->stride], 0, p->stride * sizeof(*c->row));
        c->seen[c->place[i] / 64] = 0;
    }
    c->n = 0;
    for (size_t i = 0; i < cases->n; i++) {
        size_t place = cases->place[i];
        uint64_t bit = (uint64_t)1 << (place % 64), *seen = &c->seen[place / 64];
        uint16_t *row = &c->row[place * p->stride];
        const uint16_t *add = &c->from[(end - cases->at[i]) * p->stride];
        if (!(*seen & bit))
            c->place[c->n++] = (uint16_t)place;
        *seen |= bit;
        for (size_t slab = 0; slab < p->stride; slab += SCAN_LANES)
            for (size_t j = 0; j < SCAN_LANES; j++)
                row[slab + j] = (uint16_t)(row[slab + j] + add[slab + j]);
    }
}
