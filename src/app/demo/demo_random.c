#include "app/demo/demo_random.h"

static uint64_t
splitmix(uint64_t *x)
{
    uint64_t z = (*x += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

DemoRandom
demo_random(uint64_t seed)
{
    DemoRandom r;
    for (size_t i = 0; i < COUNT(r.s); i++)
        r.s[i] = splitmix(&seed);
    return r;
}

static uint64_t
rotate(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

uint64_t
demo_random_next(DemoRandom *r)
{
    uint64_t result = rotate(r->s[1] * 5, 7) * 9, t = r->s[1] << 17;
    r->s[2] ^= r->s[0];
    r->s[3] ^= r->s[1];
    r->s[1] ^= r->s[2];
    r->s[0] ^= r->s[3];
    r->s[2] ^= t;
    r->s[3] = rotate(r->s[3], 45);
    return result;
}

size_t
demo_random_below(DemoRandom *r, size_t n)
{
    REQUIRE(n >= 1 && n <= UINT32_MAX);
    return (size_t)((demo_random_next(r) >> 32) * n >> 32);
}

int
demo_random_between(DemoRandom *r, int low, int high)
{
    REQUIRE(high >= low);
    return low + (int)demo_random_below(r, (size_t)(high - low) + 1);
}

bool
demo_random_chance(DemoRandom *r, int percent)
{
    return demo_random_between(r, 0, 99) < percent;
}

size_t
demo_random_pick(DemoRandom *r, const int *weights, size_t n)
{
    size_t total = 0;
    for (size_t i = 0; i < n; i++)
        total += (size_t)weights[i];
    size_t at = demo_random_below(r, total);
    for (size_t i = 0; i < n; i++) {
        if (at < (size_t)weights[i])
            return i;
        at -= (size_t)weights[i];
    }
    die(HERE, "weights changed");
}
