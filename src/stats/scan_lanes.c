#include "stats/scan_lanes.h"

#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

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

#define ROW(rows, i) ((const Line *)(const void *)((rows) + (i)*row))
#define AHEAD 2 // blocks: their thresholds are fetched before they are needed

// The same for each width: NAME(w), made of ADD and ANY on LINE.
#define TRAIL(TARGET, NAME, LINE, ADD, ANY)                                                        \
    TARGET INLINE bool NAME##_by(Trail *w, size_t block)                                           \
    {                                                                                              \
        typedef LINE Line;                                                                         \
        Line count;                                                                                \
        memcpy(&count, w->count, sizeof(count));                                                   \
        const char *x = (const char *)w->x, *least = (const char *)w->least;                       \
        const uint16_t *place = w->place, *step = w->step;                                         \
        size_t row = w->stride * sizeof(uint16_t), i = w->at, n = w->n;                            \
        bool found = false;                                                                        \
        while (n - i >= block && !found) {                                                         \
            Line last = count, other = {0};                                                        \
            __builtin_prefetch(least + step[i + AHEAD * block < n ? i + AHEAD * block : i] * row); \
            for (size_t k = 0; k < block / 2; k++) {                                               \
                ADD(&last, ROW(x, place[i + 2 * k]));                                              \
                ADD(&other, ROW(x, place[i + 2 * k + 1]));                                         \
            }                                                                                      \
            ADD(&last, &other);                                                                    \
            if (block % 2 == 0 && !ANY(&last, ROW(least, step[i]))) {                              \
                count = last;                                                                      \
                i += block;                                                                        \
                continue;                                                                          \
            }                                                                                      \
            for (size_t end = i + block; i < end && !found; i++) {                                 \
                ADD(&count, ROW(x, place[i]));                                                     \
                found = ANY(&count, ROW(least, step[i]));                                          \
            }                                                                                      \
        }                                                                                          \
        for (; i < n && !found; i++) {                                                             \
            ADD(&count, ROW(x, place[i]));                                                         \
            found = ANY(&count, ROW(least, step[i]));                                              \
        }                                                                                          \
        memcpy(w->count, &count, sizeof(count));                                                   \
        w->at = i;                                                                                 \
        return found;                                                                              \
    }                                                                                              \
    TARGET static bool NAME(Trail *w)                                                              \
    {                                                                                              \
        return w->block >= 8   ? NAME##_by(w, 8)                                                   \
               : w->block >= 4 ? NAME##_by(w, 4)                                                   \
                               : NAME##_by(w, 1);                                                  \
    }

// SUB and ENOUGH (base + weight x slope / 65536) on LINE too.
#define SLOPE(TARGET, NAME, LINE, ADD, SUB, ENOUGH, ANY)                               \
    TARGET static bool NAME(Slope *w)                                                  \
    {                                                                                  \
        typedef LINE Line;                                                             \
        Line count, weight, least = {0};                                               \
        memcpy(&count, w->count, sizeof(count));                                       \
        memcpy(&weight, w->weight, sizeof(weight));                                    \
        const char *x = (const char *)w->x, *y = (const char *)w->y;                   \
        const char *line = (const char *)w->line, *head = (const char *)w->head;       \
        const uint16_t *place = w->place, *step = w->step;                             \
        size_t row = w->stride * sizeof(uint16_t), i = w->at, n = w->n;                \
        bool found = false, blocks = w->block > 1;                                     \
        while (i < n && !found) {                                                      \
            if (i % SCAN_TOGETHER == 0) {                                              \
                weight = *ROW(head, i / SCAN_TOGETHER);                                \
                if (blocks) {                                                          \
                    Line last = count, other = {0};                                    \
                    size_t end = n - i < SCAN_TOGETHER ? n : i + SCAN_TOGETHER, k = i; \
                    __builtin_prefetch(head + (i / SCAN_TOGETHER + AHEAD) * row);      \
                    for (; k + 1 < end; k += 2) {                                      \
                        ADD(&last, ROW(x, place[k]));                                  \
                        ADD(&other, ROW(x, place[k + 1]));                             \
                    }                                                                  \
                    if (k < end)                                                       \
                        ADD(&last, ROW(x, place[k]));                                  \
                    ADD(&last, &other);                                                \
                    ENOUGH(&least, &weight, ROW(line, (size_t)2 * step[i]),            \
                           ROW(line, (size_t)2 * step[i] + 1));                        \
                    if (!ANY(&last, &least)) {                                         \
                        count = last;                                                  \
                        i = end;                                                       \
                        continue;                                                      \
                    }                                                                  \
                }                                                                      \
                SUB(&weight, ROW(y, place[i]));                                        \
            }                                                                          \
            do {                                                                       \
                ADD(&count, ROW(x, place[i]));                                         \
                ADD(&weight, ROW(y, place[i]));                                        \
                ENOUGH(&least, &weight, ROW(line, (size_t)2 * step[i]),                \
                       ROW(line, (size_t)2 * step[i] + 1));                            \
                found = ANY(&count, &least);                                           \
                i++;                                                                   \
            } while (i < n && i % SCAN_TOGETHER != 0 && !found);                       \
        }                                                                              \
        memcpy(w->count, &count, sizeof(count));                                       \
        memcpy(w->weight, &weight, sizeof(weight));                                    \
        memcpy(w->least, &least, sizeof(least));                                       \
        w->at = i;                                                                     \
        return found;                                                                  \
    }

INLINE void
sub_16(Line16 *sum, const Line16 *x)
{
    sum->a -= x->a;
    sum->b -= x->b;
    sum->c -= x->c;
    sum->d -= x->d;
}

// clang-format off
TRAIL(, trail_16, Line16, add_16, any_16)

#ifdef __x86_64__
#define WITH_32 __attribute__((target("avx2")))
#define WITH_64 __attribute__((target("avx512f,avx512bw,avx512vl")))

WITH_64 INLINE bool
any_64(const Line64 *count, const Line64 *least)
{
    return _mm512_cmpge_epu16_mask((__m512i)count->a, (__m512i)least->a) != 0;
}

INLINE void
sub_32(Line32 *sum, const Line32 *x)
{
    sum->a -= x->a;
    sum->b -= x->b;
}

INLINE void
sub_64(Line64 *sum, const Line64 *x)
{
    sum->a -= x->a;
}

INLINE void
enough_16(Line16 *out, const Line16 *weight, const Line16 *base, const Line16 *slope)
{
    out->a = base->a + (Small)_mm_mulhi_epu16((__m128i)weight->a, (__m128i)slope->a);
    out->b = base->b + (Small)_mm_mulhi_epu16((__m128i)weight->b, (__m128i)slope->b);
    out->c = base->c + (Small)_mm_mulhi_epu16((__m128i)weight->c, (__m128i)slope->c);
    out->d = base->d + (Small)_mm_mulhi_epu16((__m128i)weight->d, (__m128i)slope->d);
}

WITH_32 INLINE void
enough_32(Line32 *out, const Line32 *weight, const Line32 *base, const Line32 *slope)
{
    out->a = base->a + (Middle)_mm256_mulhi_epu16((__m256i)weight->a, (__m256i)slope->a);
    out->b = base->b + (Middle)_mm256_mulhi_epu16((__m256i)weight->b, (__m256i)slope->b);
}

WITH_64 INLINE void
enough_64(Line64 *out, const Line64 *weight, const Line64 *base, const Line64 *slope)
{
    out->a = base->a + (Wide)_mm512_mulhi_epu16((__m512i)weight->a, (__m512i)slope->a);
}

TRAIL(WITH_32, trail_32, Line32, add_32, any_32)
TRAIL(WITH_64, trail_64, Line64, add_64, any_64)
SLOPE(, slope_16, Line16, add_16, sub_16, enough_16, any_16)
SLOPE(WITH_32, slope_32, Line32, add_32, sub_32, enough_32, any_32)
SLOPE(WITH_64, slope_64, Line64, add_64, sub_64, enough_64, any_64)
// clang-format on

// Bytes at a time.
static int
widest(int wide)
{
    __builtin_cpu_init();
    if ((wide == 0 || wide == 64) && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        return 64;
    return (wide == 0 || wide >= 32) && __builtin_cpu_supports("avx2") ? 32 : 16;
}

ScanTrail *
scan_trail(int wide)
{
    int bytes = widest(wide);
    return bytes == 64 ? trail_64 : bytes == 32 ? trail_32 : trail_16;
}

ScanSlope *
scan_slope(int wide)
{
    int bytes = widest(wide);
    return bytes == 64 ? slope_64 : bytes == 32 ? slope_32 : slope_16;
}
#else
INLINE void
enough_16(Line16 *out, const Line16 *weight, const Line16 *base, const Line16 *slope)
{
    uint16_t w[SCAN_LANES], b[SCAN_LANES], s[SCAN_LANES];
    memcpy(w, weight, sizeof(w));
    memcpy(b, base, sizeof(b));
    memcpy(s, slope, sizeof(s));
    for (size_t j = 0; j < SCAN_LANES; j++)
        b[j] = (uint16_t)(b[j] + ((uint32_t)w[j] * s[j] >> 16));
    memcpy(out, b, sizeof(b));
}

SLOPE(, slope_16, Line16, add_16, sub_16, enough_16, any_16)
// clang-format on

ScanTrail *
scan_trail(int wide)
{
    (void)wide;
    return trail_16;
}

ScanSlope *
scan_slope(int wide)
{
    (void)wide;
    return slope_16;
}
#endif
