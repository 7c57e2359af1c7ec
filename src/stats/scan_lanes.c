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

INLINE bool
walk(Walk *w)
{
    Counts count, before;
    memcpy(&count, w->count, sizeof(count));
    const uint16_t *id = w->id + w->at * w->block;
    const char *x = (const char *)w->x, *threshold = (const char *)w->threshold;
    size_t row = w->stride * sizeof(uint16_t), b = w->at;
    bool found = false;
    before = count;
    while (b < w->nblocks && !found) {
        before = count;
        for (size_t end = w->block; end > 0; end -= SCAN_UNROLLED, id += SCAN_UNROLLED) {
            Counts one = *(const Counts *)(const void *)(x + id[0] * row) +
                         *(const Counts *)(const void *)(x + id[1] * row);
            Counts two = *(const Counts *)(const void *)(x + id[2] * row) +
                         *(const Counts *)(const void *)(x + id[3] * row);
            Counts three = *(const Counts *)(const void *)(x + id[4] * row) +
                           *(const Counts *)(const void *)(x + id[5] * row);
            Counts four = *(const Counts *)(const void *)(x + id[6] * row) +
                          *(const Counts *)(const void *)(x + id[7] * row);
            count += (one + two) + (three + four);
        }
        found = any_at_least(&count, (const Counts *)(const void *)(threshold + b * row));
        b++;
    }
    memcpy(w->count, &count, sizeof(count));
    memcpy(w->before, &before, sizeof(before));
    w->at = b;
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
