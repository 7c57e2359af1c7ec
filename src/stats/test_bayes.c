#include "stats/bayes.h"

#include "stats/dist.h"
#include "stats/test_series.h"
#include "test/check.h"

static DetectResult
detect(Arena *a, size_t n, size_t first, BayesOptions o)
{
    DetectResult r = {0};
    DetectSeries s = series_from(agona, n, first);
    CHECK_OK(bayes_detect(a, &s, o, &r));
    return r;
}

// R 4.2.2, package surveillance 1.20.3, algo.bayes(): whole numbers, so exact.
TEST(bayes, equals_the_r_package)
{
    static const size_t t[] = {109, 110, 150, 200, 264, 300, 312};
    static const struct {
        BayesOptions o;
        double bounds[COUNT(t)];
    } cases[] = {
        {{0, 6, true, 0.05}, {4, 4, 8, 6, 9, 10, 4}},
        {{0, 6, true, 0.001}, {7, 7, 12, 10, 13, 15, 8}},
        {{1, 6, true, 0.05}, {4, 5, 8, 6, 5, 8, 7}},
        {{1, 6, true, 0.001}, {8, 8, 12, 10, 9, 13, 11}},
        {{2, 4, false, 0.05}, {4, 4, 8, 8, 4, 8, 6}},
        {{2, 4, false, 0.001}, {7, 7, 12, 12, 6, 12, 10}},
    };
    Arena *a = arena_new(1 << 22);
    for (size_t k = 0; k < COUNT(cases); k++) {
        DetectResult r = detect(a, COUNT(agona), 1, cases[k].o);
        for (size_t i = 0; i < COUNT(t); i++) {
            const DetectPoint *p = &r.points[t[i] - 1];
            CHECK_INT(p->upperbound, cases[k].bounds[i]);
            CHECK(p->alarm == ((double)agona[t[i] - 1] > cases[k].bounds[i]));
        }
    }
    arena_free(a);
}

// The slow twin: the reference counts one by one.
TEST(bayes, sums_are_those_of_the_reference_counts)
{
    Arena *a = arena_new(1 << 22);
    for (size_t b = 0; b <= 3; b++)
        for (size_t w = b > 0 ? 0 : 1; w <= 6; w += 2) {
            BayesOptions o = {b, w, b != 2, 0.01};
            DetectResult r = detect(a, COUNT(agona), 1, o);
            for (size_t t = b * 52 + w; t < COUNT(agona); t++) {
                double sum = 0, n = 0;
                for (size_t j = 0; j < COUNT(agona); j++) {
                    bool in = o.act_y && j < t && j + w >= t;
                    for (size_t i = 1; i <= b; i++)
                        in |= j + w + 52 * i >= t && j + 52 * i <= t + w;
                    sum += in ? (double)agona[j] : 0;
                    n += in;
                }
                CHECK_INT(r.points[t].upperbound, negbin_quantile(0.99, sum + 0.5, n / (n + 1)));
                CHECK_NEAR(r.points[t].expected, (sum + 0.5) / n, 1e-12);
            }
            for (size_t t = 0; t < b * 52 + w; t++)
                CHECK(r.points[t].state == DETECT_NO_HISTORY && !r.points[t].alarm);
        }
    arena_free(a);
}

TEST(bayes, of_nothing_one_is_not_yet_much)
{
    Arena *a = arena_new(1 << 20);
    DetectResult r;
    int64_t y[20] = {0};
    y[19] = 2;
    DetectSeries s = series_from(y, 20, 20);
    CHECK_OK(bayes_detect(a, &s, bayes_usual(), &r));
    CHECK_NEAR(r.points[0].expected, 0.5 / 6, 1e-15);
    CHECK(r.points[0].alarm && isfinite(r.points[0].score) && r.points[0].p < 0.05);
    arena_free(a);
}

TEST(bayes, refuses_what_it_cannot_judge)
{
    Arena *a = arena_new(1 << 20);
    DetectResult r;
    DetectSeries s = series_from(agona, COUNT(agona), 1);
    CHECK_ERR(bayes_detect(a, &s, (BayesOptions){0, 6, false, 0.05}, &r), E_INVALID);
    CHECK_ERR(bayes_detect(a, &s, (BayesOptions){0, 6, true, 0}, &r), E_INVALID);
    CHECK_ERR(bayes_detect(a, &s, (BayesOptions){1, 60, true, 0.05}, &r), E_INVALID);
    CHECK_ERR(bayes_detect(a, &s, (BayesOptions){1000, 6, true, 0.05}, &r), E_INVALID);
    s.frequency = 0;
    CHECK_ERR(bayes_detect(a, &s, bayes_usual(), &r), E_INVALID);
    arena_free(a);
}
