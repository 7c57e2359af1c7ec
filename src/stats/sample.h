// sample.h -- drawing a random sample that anyone can draw again.
#ifndef STATS_SAMPLE_H
#define STATS_SAMPLE_H

#include "base/arena.h"

enum { SAMPLE_MAX = 1000000 };

// k of the numbers 0 .. n - 1 without repeats, in rising order; every set of k is equally likely
// over the seeds. The same n, k and seed give the same sample everywhere. Needs k <= n and n <=
// SAMPLE_MAX; E_INVALID otherwise. Allocates k numbers.
//
// Selection sampling: number i is taken with chance (still wanted) / (still to come). D. Knuth, The
// Art of Computer Programming 2, 3.4.2, algorithm S; random bits from SplitMix64 (Steele, Lea,
// Flood 2014), reduced without bias by refusing the last incomplete range.
Err sample_draw(Arena *a, uint64_t seed, size_t n, size_t k, const size_t **out);

#endif
