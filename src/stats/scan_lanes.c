#include "stats/scan_lanes.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define VECTOR(bytes) __attribute__((vector_size(bytes), may_alias))

// One cache line of counts, in registers of 64, 32 or 16 bytes: of the smaller ones several.
typedef uint16_t Wide VECTOR(64);
typedef uint16_t Middle VECTOR(32);
typedef uint16_t Small VECTOR(16);

typedef struct Line64 {
    Wide a;
} Line64;

typedef struct Line32 {
    Middle a, b;
} Line32;

typedef struct Line16 {
    Small a, b, c, d;
} Line16;

INLINE void
add_64(Line64 *sum, const Line64 *x)
{
    sum->a += x->a;
}

INLINE void
add_32(Line32 *sum, const Line32 *x)
{
    sum->a += x->a;
    sum->b += x->b;
}

INLINE void
add_16(Line16 *sum, const Line16 *x)
{
    sum->a += x->a;
    sum->b += x->b;
    sum->c += x->c;
    sum->d += x->d;
}

// Vectors are passed by address: by value would not mean the same to every compiler and target.
INLINE bool
any_small(const Small *found)
{
    union {
        Small v;
        uint64_t w[2];
    } x = {.v = *found};
    return (x.w[0] | x.w[1]) != 0;
}

INLINE bool
any_middle(const Middle *found)
{
    union {
        Middle v;
        Small s[2];
    } x = {.v = *found};
    x.s[0] |= x.s[1];
    return any_small(&x.s[0]);
}

// Whether a count is at or above its threshold.
INLINE bool
any_64(const Line64 *count, const Line64 *least)
{
    union {
        Wide v;
        Middle m[2];
    } x = {.v = (Wide)(count->a >= least->a)};
    x.m[0] |= x.m[1];
    return any_middle(&x.m[0]);
}

INLINE bool
any_32(const Line32 *count, const Line32 *least)
{
    Middle found = (Middle)(count->a >= least->a) | (Middle)(count->b >= least->b);
    return any_middle(&found);
}

INLINE bool
any_16(const Line16 *count, const Line16 *least)
{
    Small found = (Small)(count->a >= least->a) | (Small)(count->b >= least->b) |
                  (Small)(count->c >= least->c) | (Small)(count->d >= least->d);
    return any_small(&found);
}

#define ROW(place) ((const Line *)(const void *)(x + (place)*row))

// The same walk for each width: NAME(w), made of ADD and ANY on LINE. A block is first added as a
// whole; only when its last circle has enough cases somewhere is it gone through one by one.
#define WALK(NAME, LINE, ADD, ANY)                                              \
    static bool NAME(Walk *w)                                                   \
    {                                                                           \
        typedef LINE Line;                                                      \
        Line count;                                                             \
        memcpy(&count, w->count, sizeof(count));                                \
        const char *x = (const char *)w->x;                                     \
        size_t row = w->stride * sizeof(uint16_t), b = w->block, i = w->inside; \
        const uint16_t *id = w->id;                                             \
        bool found = false;                                                     \
        for (; b < w->nblocks; b++, i = 0) {                                    \
            size_t n = w->length[b];                                            \
            const char *threshold = (const char *)w->threshold + b * row;       \
            const Line *least = (const Line *)(const void *)threshold;          \
            Line last = count, other = {0};                                     \
            for (size_t k = 0; i == 0 && k + 1 < n; k += 2) {                   \
                ADD(&last, ROW(id[k]));                                         \
                ADD(&other, ROW(id[k + 1]));                                    \
            }                                                                   \
            if (i == 0 && n % 2)                                                \
                ADD(&last, ROW(id[n - 1]));                                     \
            ADD(&last, &other);                                                 \
            if (i == 0 && !ANY(&last, least)) {                                 \
                count = last;                                                   \
                id += n;                                                        \
                continue;                                                       \
            }                                                                   \
            while (i < n && !found) {                                           \
                ADD(&count, ROW(id[i++]));                                      \
                found = ANY(&count, least);                                     \
            }                                                                   \
            if (found)                                                          \
                break;                                                          \
            id += n;                                                            \
        }                                                                       \
        memcpy(w->count, &count, sizeof(count));                                \
        w->id = id;                                                             \
        w->block = b;                                                           \
        w->inside = i;                                                          \
        return found;                                                           \
    }

#define ROW_OF(rows, i) ((const Line *)(const void *)((const char *)(rows) + (i)*row))

#define TRAIL(NAME, LINE, ADD, ANY)                                             \
    static bool NAME(Trail *w)                                                  \
    {                                                                           \
        typedef LINE Line;                                                      \
        Line count;                                                             \
        memcpy(&count, w->count, sizeof(count));                                \
        size_t row = w->stride * sizeof(uint16_t), i = w->at, block = w->block; \
        const uint16_t *place = w->place, *step = w->step;                      \
        bool found = false;                                                     \
        while (i < w->n && !found) {                                            \
            size_t end = i + block < w->n ? i + block : w->n;                   \
            Line last = count, other = {0};                                     \
            for (size_t k = i; k + 1 < end; k += 2) {                           \
                ADD(&last, ROW_OF(w->x, place[k]));                             \
                ADD(&other, ROW_OF(w->x, place[k + 1]));                        \
            }                                                                   \
            if ((end - i) % 2)                                                  \
                ADD(&last, ROW_OF(w->x, place[end - 1]));                       \
            ADD(&last, &other);                                                 \
            if (!ANY(&last, ROW_OF(w->least, step[i]))) {                       \
                count = last;                                                   \
                i = end;                                                        \
                continue;                                                       \
            }                                                                   \
            while (i < end && !found) {                                         \
                ADD(&count, ROW_OF(w->x, place[i]));                            \
                found = ANY(&count, ROW_OF(w->least, step[i]));                 \
                i++;                                                            \
            }                                                                   \
        }                                                                       \
        memcpy(w->count, &count, sizeof(count));                                \
        w->at = i;                                                              \
        return found;                                                           \
    }

#ifdef __x86_64__
#define WITH_32 __attribute__((target("avx2")))
#define WITH_64 __attribute__((target("avx512f,avx512bw,avx512vl")))

// clang-format off
WALK(walk_16, Line16, add_16, any_16)
TRAIL(trail_16, Line16, add_16, any_16)
WITH_32 WALK(walk_32, Line32, add_32, any_32)
WITH_32 TRAIL(trail_32, Line32, add_32, any_32)
WITH_64 WALK(walk_64, Line64, add_64, any_64)
WITH_64 TRAIL(trail_64, Line64, add_64, any_64)
    // clang-format on

    // Bytes at a time.
    static int widest(int wide)
{
    __builtin_cpu_init();
    if ((wide == 0 || wide == 64) && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        return 64;
    return (wide == 0 || wide >= 32) && __builtin_cpu_supports("avx2") ? 32 : 16;
}

ScanWalk *
scan_walk(int wide)
{
    int bytes = widest(wide);
    return bytes == 64 ? walk_64 : bytes == 32 ? walk_32 : walk_16;
}

ScanTrail *
scan_trail(int wide)
{
    int bytes = widest(wide);
    return bytes == 64 ? trail_64 : bytes == 32 ? trail_32 : trail_16;
}
#else
// clang-format off
WALK(walk_16, Line16, add_16, any_16)
TRAIL(trail_16, Line16, add_16, any_16)
// clang-format on

ScanWalk *
scan_walk(int wide)
{
    (void)wide;
    return walk_16;
}

ScanTrail *
scan_trail(int wide)
{
    (void)wide;
    return trail_16;
}
#endif
