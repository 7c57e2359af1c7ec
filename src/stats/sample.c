#include "stats/sample.h"

static uint64_t
next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

// A number below n, each as likely.
static uint64_t
below(uint64_t *state, uint64_t n)
{
    uint64_t whole = UINT64_MAX - UINT64_MAX % n, x = next(state);
    while (x >= whole)
        x = next(state);
    return x % n;
}

Err
sample_draw(Arena *a, uint64_t seed, size_t n, size_t k, const size_t **out)
{
    if (k > n || n > SAMPLE_MAX)
        FAIL(E_INVALID, "%zu of %zu", k, n);
    size_t *v = NEW_N(a, k + 1, size_t), taken = 0;
    for (size_t i = 0; i < n && taken < k; i++)
        if (below(&seed, n - i) < k - taken)
            v[taken++] = i;
    *out = v;
    return OK;
}
