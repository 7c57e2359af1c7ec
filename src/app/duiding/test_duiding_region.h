// test_duiding_region.h -- a made-up region for those who attack what Beeld hides. Before it is
// included PLACES, THEMES and WEEKS are named.
#ifndef APP_TEST_DUIDING_REGION_H
#define APP_TEST_DUIDING_REGION_H

#include "app/duiding/duiding_hide.h"

static const size_t lengths[BEELD_PERIODS] = {2, 5, 9};

static inline uint64_t
next(uint64_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 7;
    *x ^= *x << 17;
    return *x;
}

typedef struct Made {
    int64_t counts[BEELD_PERIODS][PLACES * THEMES], weeks[WEEKS * THEMES];
    BeeldSecret secret;
} Made;

// Weeks are told from the last backwards: 0 and 1 are the stretch of the shortest period.
static inline size_t
stretch_of(size_t week)
{
    size_t back = WEEKS - 1 - week, s = 0;
    while (back >= lengths[s])
        s++;
    return s;
}

// In `some` of `of` places there are signals in a week and theme, `most` at most.
static inline void
make(uint64_t *x, uint64_t some, uint64_t of, uint64_t most, Made *m)
{
    *m = (Made){.secret = {.places = PLACES, .themes = THEMES, .weeks = WEEKS}};
    for (size_t w = 0; w < WEEKS; w++)
        for (size_t p = 0; p < PLACES; p++)
            for (size_t k = 0; k < THEMES; k++) {
                int64_t n = next(x) % of < some ? (int64_t)(next(x) % (most + 1)) : 0;
                m->weeks[w * THEMES + k] += n;
                for (size_t s = stretch_of(w); s < BEELD_PERIODS; s++)
                    m->counts[s][p * THEMES + k] += n;
            }
    for (size_t s = 0; s < BEELD_PERIODS; s++) {
        m->secret.period[s] = lengths[s];
        m->secret.counts[s] = m->counts[s];
    }
    m->secret.by_week = m->weeks;
}

#endif
