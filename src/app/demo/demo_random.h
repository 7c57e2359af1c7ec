// demo_random.h -- chance that is the same on every machine: xoshiro256** seeded with splitmix64.
#ifndef APP_DEMO_RANDOM_H
#define APP_DEMO_RANDOM_H

#include "base/base.h"

// Not for secrets. Both generators are by Blackman and Vigna (prng.di.unimi.it), written here from
// their published formulas.
typedef struct DemoRandom {
    uint64_t s[4];
} DemoRandom;

DemoRandom demo_random(uint64_t seed);
uint64_t demo_random_next(DemoRandom *r);

// A whole number from 0 to n - 1; n is 1 or more. Every value is as likely to within n / 2^32.
size_t demo_random_below(DemoRandom *r, size_t n);

// From low to high, both included.
int demo_random_between(DemoRandom *r, int low, int high);

// True in percent out of 100 cases.
bool demo_random_chance(DemoRandom *r, int percent);

// An index with a chance in proportion to its weight. The weights are 0 or more and not all 0.
size_t demo_random_pick(DemoRandom *r, const int *weights, size_t n);

#endif
