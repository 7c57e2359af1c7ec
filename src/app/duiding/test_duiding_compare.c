// More or less than expected: five classes, and how often chance alone makes each of them.
#include "app/duiding/duiding_compare.h"
#include "app/duiding/duiding_run.h"
#include "test/check.h"

TEST(duiding_compare, a_count_is_compared_with_what_was_expected)
{
    static const struct {
        int64_t observed;
        double expected;
        DuidingDiffers is;
    } cases[] = {
        {227, 151, DIFFERS_MORE},    {86, 46, DIFFERS_MUCH_MORE}, {86, 80, DIFFERS_NOT},
        {46, 86, DIFFERS_MUCH_LESS}, {67, 100, DIFFERS_LESS},     {90, 100, DIFFERS_NOT},
        {10200, 10000, DIFFERS_NOT}, // 2 square roots, but no quarter
        {16, 9, DIFFERS_MORE},       {21, 9, DIFFERS_MUCH_MORE},  {14, 9, DIFFERS_NOT},
        {1, 0.01, DIFFERS_NOT},      {2, 0.5, DIFFERS_NOT},       {0, 0, DIFFERS_NOT},
        {0, 3.9, DIFFERS_NOT},       {0, 4, DIFFERS_LESS},        {0, 16, DIFFERS_MUCH_LESS},
        {9, -1, DIFFERS_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_INT(duiding_differs(cases[i].observed, cases[i].expected), cases[i].is);
}

TEST(duiding_compare, chance_alone_seldom_makes_a_difference)
{
    for (double expected = 0.05; expected < 200; expected *= 1.07) {
        int64_t more = 0, much = 0;
        while (duiding_differs(more, expected) < DIFFERS_MORE)
            more++;
        while (duiding_differs(much, expected) < DIFFERS_MUCH_MORE)
            much++;
        CHECK(duiding_above((double)more, expected, 1) < 0.081);
        CHECK(duiding_above((double)much, expected, 1) < 0.004);
        for (int64_t n = 0; (double)n < expected; n++) {
            DuidingDiffers d = duiding_differs(n, expected);
            if (d <= DIFFERS_LESS)
                CHECK(duiding_below((double)n, expected, 1) < 0.025);
            if (d == DIFFERS_MUCH_LESS)
                CHECK(duiding_below((double)n, expected, 1) < 0.0001);
        }
    }
}

TEST(duiding_compare, more_signals_are_never_a_lower_class)
{
    for (double expected = 0; expected < 60; expected += 0.25)
        for (int64_t n = 0; n < 150; n++)
            CHECK(duiding_differs(n, expected) <= duiding_differs(n + 1, expected));
}
