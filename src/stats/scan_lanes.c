#include "stats/scan_lanes.h"

#include <string.h>

// One cache line of counts. The compiler makes of it what the target has: one register of 64 bytes,
// two of 32 or four of 16.
typedef uint16_t Counts __attribute__((vector_size(2 * SCAN_LANES), may_alias));
typedef uint64_t Half __attribute__((vector_size(32), may_alias));

#define INLINE static inline __attribute__((always_inline))

INLINE bool
any_at_least(const Counts *count, const Counts *threshold)
{
    union {
        Counts c;
        Half h[2];
        uint64_t w[8];
    } found = {.c = (Counts)(*count >= *threshold)};
    found.h[0] |= found.h[1];
    return (found.w[0] | found.w[1] | found.w[2] | found.w[3]) != 0;
}

INLINE void
add(Counts *sum, const char *x, size_t row, uint16_t place)
{
    *sum += *(const Counts *)(const void *)(x + place * row);
}

// All of a block at once.
INLINE void
add_block(Counts *sum, const char *x, size_t row, const uint16_t *id, size_t n)
{
    Counts other = {0};
    for (; n >= 4; n -= 4, id += 4) {
        add(sum, x, row, id[0]);
        add(&other, x, row, id[1]);
        add(sum, x, row, id[2]);
        add(&other, x, row, id[3]);
    }
    for (; n > 0; n--, id++)
        add(sum, x, row, id[0]);
    *sum += other;
}

INLINE bool
walk(Walk *w)
{
    Counts count;
    memcpy(&count, w->count, sizeof(count));
    const char *x = (const char *)w->x, *threshold = (const char *)w->threshold;
    size_t row = w->stride * sizeof(uint16_t), b = w->block, i = w->inside;
    const uint16_t *id = w->id;
    bool found = false;
    for (; b < w->nblocks; b++, i = 0) {
        size_t n = w->length[b];
        const Counts *least = (const Counts *)(const void *)(threshold + b * row);
        if (i == 0) {
            Counts last = count;
            add_block(&last, x, row, id, n);
            if (!any_at_least(&last, least)) {
                count = last;
                id += n;
                continue;
            }
        }
        while (i < n && !found) {
            add(&count, x, row, id[i++]);
            found = any_at_least(&count, least);
        }
        if (found)
            break;
        id += n;
    }
    memcpy(w->count, &count, sizeof(count));
    w->id = id;
    w->block = b;
    w->inside = i;
    return found;
}

static bool
walk_16(Walk *w)
{
    return walk(w);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static bool
walk_32(Walk *w)
{
    return walk(w);
}

__attribute__((target("avx512f,avx512bw,avx512vl"))) static bool
walk_64(Walk *w)
{
    return walk(w);
}

ScanWalk *
scan_walk(int wide)
{
    __builtin_cpu_init();
    if ((wide == 0 || wide == 64) && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        return walk_64;
    if ((wide == 0 || wide >= 32) && __builtin_cpu_supports("avx2"))
        return walk_32;
    return walk_16;
}
#else
ScanWalk *
scan_walk(int wide)
{
    (void)wide;
    return walk_16;
}
#endif
