#include "stats/cusum.h"

#include "stats/test_series.h"
#include "test/check.h"

static DetectResult
detect(Arena *a, const DetectSeries *s, CusumOptions o)
{
    DetectResult r = {0};
    CHECK_OK(cusum_detect(a, s, o, &r));
    return r;
}

// R 4.2.2, package surveillance 1.20.3, algo.cusum(range = 105:312), which does not reset.
TEST(cusum, equals_the_r_package)
{
    static const struct {
        CusumTransform transform;
        CusumMean mean_by;
        double sum[3], bound[2]; // of t = 128, 145, 265; of 128, 145
    } cases[] = {
        {CUSUM_STANDARD,
         CUSUM_MEAN,
         {0.24800306566383767, 1.0254619369760514, 1.5214680683037267},
         {0}}, // R rounds this bound up
        {CUSUM_ROSSI,
         CUSUM_MEAN,
         {0.16475950738867873, 0.7905084858829583, 0.797539237635434},
         {10.770504270431704, 10.376813237874462}},
        {CUSUM_ANSCOMBE,
         CUSUM_MEAN,
         {0.13374231940426085, 0.70115812557863255, 0.51375009142132355},
         {11.362347659893192, 10.992719138204922}},
        {CUSUM_ANSCOMBE2,
         CUSUM_MEAN,
         {0.22198495367899018, 0.87764339412809123, 0.86672062852024045},
         {0}},
        {CUSUM_PEARSON_NB,
         CUSUM_MEAN,
         {0.065783383348665847, 0.5861180389038978, 0.71768480560122949},
         {10.827214773813667, 10.682493182717181}},
        {CUSUM_NONE, CUSUM_MEAN, {21.160000000000011, 49.480000000000025, 227.67999999999995}, {0}},
        {CUSUM_ROSSI,
         CUSUM_SEASON,
         {0.12703895396092224, 0, 8.3957084564203566},
         {10.887379185894932, 14.618322196756775}},
        {CUSUM_STANDARD, CUSUM_SEASON, {0.20488691243312207, 0, 11.481490095834047}, {0}},
    };
    static const size_t t[] = {128, 145, 265};
    Arena *a = arena_new(1 << 22);
    DetectSeries s = series_from(agona, COUNT(agona), 105);
    for (size_t k = 0; k < COUNT(cases); k++) {
        CusumOptions o = cusum_usual();
        o.transform = cases[k].transform;
        o.mean_by = cases[k].mean_by;
        o.reset = false;
        DetectResult r = detect(a, &s, o);
        for (size_t i = 0; i < 3; i++) {
            const DetectPoint *p = &r.points[t[i] - 105];
            CHECK_NEAR(p->statistic, cases[k].sum[i], 1e-10 * (1 + cases[k].sum[i]));
            CHECK(p->alarm == (cases[k].sum[i] >= 2.26));
            if (i < 2 && cases[k].bound[i] > 0)
                CHECK_NEAR(p->upperbound, cases[k].bound[i], 1e-10);
        }
    }
    arena_free(a);
}

// The seasonal means of R: glm(y ~ 1 + cos(2 pi t / 52) + sin(...), family = poisson) on t < 105.
TEST(cusum, the_yearly_wave_is_that_of_r)
{
    Arena *a = arena_new(1 << 22);
    DetectSeries s = series_from(agona, COUNT(agona), 105);
    CusumOptions o = cusum_usual();
    o.mean_by = CUSUM_SEASON;
    DetectResult r = detect(a, &s, o);
    CHECK_NEAR(r.points[0].expected, 1.8912107452770512, 1e-11);
    CHECK_NEAR(r.points[23].expected, 3.6286220847820041, 1e-11);
    CHECK_NEAR(r.points[207].expected, 2.0647996219446152, 1e-11);
    arena_free(a);
}

// The slow twin: each transformation from its formula, of the Anscombe residual the integral by
// small steps.
static double
twin(CusumTransform t, double y, double m, double alpha)
{
    enum { STEPS = 20000 };
    double sum = 0, low = cbrt(m), step = (cbrt(y) - cbrt(m)) / STEPS;
    switch (t) {
    case CUSUM_STANDARD: return (y - m) / sqrt(m);
    case CUSUM_ROSSI: return (y - 3 * m + 2 * sqrt(y * m)) / (2 * sqrt(m));
    case CUSUM_ANSCOMBE: return 1.5 * (pow(y, 2. / 3) - pow(m, 2. / 3)) / pow(m, 1. / 6);
    case CUSUM_ANSCOMBE2:
        return (pow(y, 2. / 3) - (pow(m, 2. / 3) - pow(m, -1. / 3) / 9)) /
               (2. / 3 * pow(m, 1. / 6));
    case CUSUM_PEARSON_NB: return (y - m) / sqrt(m + alpha * m * m);
    case CUSUM_ANSCOMBE_NB:
        for (int i = 0; i < STEPS; i++) {
            double s = low + (i + 0.5) * step;
            sum += 3 * s / cbrt(1 + alpha * s * s * s) * step;
        }
        return sum / pow(m + alpha * m * m, 1. / 6);
    case CUSUM_NONE: return y;
    }
    return NAN;
}

TEST(cusum, sums_of_the_slow_twin)
{
    Arena *a = arena_new(1 << 22);
    DetectSeries s = series_from(agona, 160, 105);
    for (int t = CUSUM_STANDARD; t <= CUSUM_NONE; t++)
        for (int reset = 0; reset <= 1; reset++) {
            CusumOptions o = cusum_usual();
            o.transform = (CusumTransform)t;
            o.mean_by = CUSUM_GIVEN;
            o.mean = 0.9 + 0.3 * t;
            o.alpha = 0.4;
            o.reset = reset;
            DetectResult r = detect(a, &s, o);
            double sum = 0;
            for (size_t i = 0; i < r.n; i++) {
                const DetectPoint *p = &r.points[i];
                double y = (double)agona[104 + i], before = sum;
                sum = fmax(0, sum + twin(o.transform, y, o.mean, o.alpha) - o.k);
                CHECK_NEAR(p->statistic, sum, 1e-6 * (1 + sum));
                CHECK(p->alarm == (sum >= o.h));
                // At the bound the sum is h, unless any count brings it there.
                double at = before + twin(o.transform, p->upperbound, o.mean, o.alpha) - o.k;
                CHECK(p->upperbound > 0 ? fabs(at - o.h) < 1e-6 * (1 + before) : at >= o.h);
                sum = reset && p->alarm ? 0 : sum;
            }
        }
    arena_free(a);
}

TEST(cusum, begins_again_after_an_alarm_as_usual)
{
    Arena *a = arena_new(1 << 20);
    static const int64_t y[] = {2, 2, 2, 2, 30, 2, 2, 2};
    DetectSeries s = series_from(y, COUNT(y), 5);
    CusumOptions o = cusum_usual();
    DetectResult r = detect(a, &s, o);
    CHECK(r.points[0].alarm && !r.points[1].alarm);
    o.reset = false;
    r = detect(a, &s, o);
    CHECK(r.points[0].alarm && r.points[1].alarm);
    arena_free(a);
}

TEST(cusum, without_history_or_with_zeros_it_says_so)
{
    Arena *a = arena_new(1 << 20);
    static const int64_t zeros[120] = {0};
    DetectSeries s = series_from(zeros, 120, 1);
    CusumOptions o = cusum_usual();
    CHECK_INT(detect(a, &s, o).points[119].state, DETECT_NO_HISTORY);
    s.from = 104;
    CHECK_INT(detect(a, &s, o).points[0].state, DETECT_UNDEFINED);
    DetectResult r;
    o.mean_by = CUSUM_SEASON;
    s.from = 2;
    CHECK_ERR(cusum_detect(a, &s, o, &r), E_INVALID);
    o.mean_by = CUSUM_GIVEN;
    CHECK_ERR(cusum_detect(a, &s, o, &r), E_INVALID);
    o.mean = NAN;
    CHECK_ERR(cusum_detect(a, &s, o, &r), E_INVALID);
    o = cusum_usual();
    o.h = 0;
    CHECK_ERR(cusum_detect(a, &s, o, &r), E_INVALID);
    arena_free(a);
}
