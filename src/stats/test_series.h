// test_series.h -- the series that tests of detectors share.
#ifndef STATS_TEST_SERIES_H
#define STATS_TEST_SERIES_H

#include "stats/detect.h"

// Weekly cases of Salmonella Agona in the United Kingdom, 1990 to 1995: C. Farrington et al. 1996,
// J. R. Statist. Soc. A 159, 547-563; as salmonella.agona in the R package surveillance.
static const int64_t agona[] = {
    1, 0,  5,  2,  1, 2, 0, 4, 0, 0, 0, 3, 1, 1, 0, 0, 2, 2,  0, 2, 6, 3,  2, 1,  2,  0, 1, 1,  3,
    5, 3,  4,  3,  6, 5, 8, 6, 3, 6, 2, 5, 2, 1, 5, 7, 1, 10, 3, 4, 0, 0,  1, 6,  0,  2, 2, 0,  0,
    2, 2,  0,  6,  7, 1, 0, 0, 0, 1, 1, 4, 3, 1, 3, 2, 6, 3,  4, 4, 8, 12, 9, 17, 16, 8, 6, 13, 4,
    7, 10, 3,  11, 4, 6, 4, 7, 6, 2, 9, 2, 3, 4, 1, 2, 2, 0,  0, 1, 2, 2,  2, 5,  0,  0, 4, 2,  1,
    3, 2,  0,  1,  1, 3, 0, 1, 3, 2, 3, 6, 2, 1, 3, 3, 2, 2,  2, 1, 3, 3,  2, 3,  0,  2, 4, 6,  7,
    3, 1,  4,  1,  2, 5, 1, 3, 1, 0, 1, 3, 3, 0, 0, 1, 1, 0,  1, 4, 1, 1,  0, 0,  1,  1, 4, 1,  0,
    1, 2,  1,  4,  3, 3, 0, 3, 5, 3, 3, 4, 3, 3, 3, 4, 5, 7,  6, 5, 3, 2,  1, 3,  2,  1, 2, 1,  1,
    0, 0,  1,  1,  0, 1, 4, 3, 2, 0, 1, 0, 3, 1, 1, 4, 4, 0,  1, 4, 2, 0,  1, 1,  0,  1, 1, 2,  5,
    4, 0,  2,  1,  1, 3, 6, 1, 7, 6, 2, 5, 7, 5, 4, 5, 6, 6,  1, 2, 2, 5,  4, 1,  6,  2, 5, 3,  4,
    7, 6,  10, 2,  4, 0, 3, 0, 1, 3, 0, 1, 1, 0, 1, 0, 1, 0,  1, 2, 2, 4,  7, 6,  1,  4, 6, 4,  2,
    4, 5,  5,  9,  8, 6, 3, 2, 3, 4, 3, 3, 4, 4, 2, 1, 2, 3,  2, 2, 0, 4};

// All of a weekly series, judged from count `first` on, the first being 1.
static inline DetectSeries
series_from(const int64_t *counts, size_t n, size_t first)
{
    return (DetectSeries){
        .counts = counts, .n = n, .frequency = 52, .from = first - 1, .to = n - 1};
}

// A number below `below` that looks like chance: SplitMix64 (Steele, Lea, Flood 2014).
static inline uint64_t
draw(uint64_t *seed, uint64_t below)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return (z ^ z >> 31) % below;
}

#endif
