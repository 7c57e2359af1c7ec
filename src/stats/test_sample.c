#include "stats/sample.h"

#include "test/check.h"

TEST(sample, is_in_order_without_repeats_and_the_same_again)
{
    Arena *a = arena_new(1 << 20);
    const size_t *one, *two;
    CHECK_OK(sample_draw(a, 42, 100, 10, &one));
    CHECK_OK(sample_draw(a, 42, 100, 10, &two));
    for (size_t i = 0; i < 10; i++) {
        CHECK_INT(one[i], two[i]);
        CHECK(one[i] < 100 && (i == 0 || one[i] > one[i - 1]));
    }
    CHECK_OK(sample_draw(a, 1, 3, 3, &one));
    CHECK_INT(one[2], 2);
    CHECK_OK(sample_draw(a, 1, 0, 0, &one));
    CHECK_ERR(sample_draw(a, 1, 3, 4, &one), E_INVALID);
    arena_free(a);
}

// Each of 20 numbers is in a sample of 5 a quarter of the time: 1000 of 4000, give or take five
// standard deviations (27).
TEST(sample, takes_each_as_often)
{
    Arena *a = arena_new(1 << 22);
    int64_t times[20] = {0};
    for (uint64_t seed = 0; seed < 4000; seed++) {
        const size_t *v;
        CHECK_OK(sample_draw(a, seed, 20, 5, &v));
        for (size_t i = 0; i < 5; i++)
            times[v[i]]++;
    }
    for (size_t i = 0; i < 20; i++)
        CHECK_NEAR((double)times[i], 1000, 140);
    arena_free(a);
}
