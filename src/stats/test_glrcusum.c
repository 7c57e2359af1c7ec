#include "stats/glrcusum.h"

#include "stats/test_series.h"
#include "test/check.h"

static DetectResult
detect(Arena *a, const DetectSeries *s, GlrOptions o)
{
    DetectResult r = {0};
    CHECK_OK(glr_detect(a, s, o, &r));
    return r;
}

// R 4.2.2, package surveillance 1.20.3, algo.glrnb(range = 156:312, c.ARL = 5).
TEST(glrcusum, equals_the_r_package)
{
    static const struct {
        double alpha, theta, mean[2], statistic[3]; // of t = 158, 312; of 158, 264, 312
    } cases[] = {
        {0.1,
         0.18232155679395459,
         {1.5584993364273843, 1.4595287080684356},
         {0.38001131940856869, 5.0721692326237431, 1.6300672985710778}},
        {0.1,
         0.69314718055994529,
         {1.5584993364273843, 1.4595287080684356},
         {0.770680754171714, 7.3684752553739115, 1.0942413551073107}},
        {0.1,
         0,
         {1.5584993364273843, 1.4595287080684356},
         {0.78383804732267026, 13.051485936424609, 1.651482662796534}},
        {0,
         0.69314718055994529,
         {1.5448831350302992, 1.4341972721734579},
         {0.95230514242606779, 5.7583729748988413, 1.3383914500663232}},
        {0,
         0,
         {1.5448831350302992, 1.4341972721734579},
         {0.96590891742683782, 16.658131349294678, 1.5369535147339435}},
    };
    static const size_t t[] = {158, 264, 312};
    Arena *a = arena_new(1 << 22);
    DetectSeries s = series_from(agona, COUNT(agona), 156);
    for (size_t k = 0; k < COUNT(cases); k++) {
        GlrOptions o = glr_usual();
        o.alpha = cases[k].alpha;
        o.theta = cases[k].theta;
        DetectResult r = detect(a, &s, o);
        CHECK_NEAR(r.points[2].expected, cases[k].mean[0], 1e-11);
        CHECK_NEAR(r.points[156].expected, cases[k].mean[1], 1e-11);
        for (size_t i = 0; i < 3; i++) {
            CHECK_NEAR(r.points[t[i] - 156].statistic, cases[k].statistic[i], 1e-10);
            CHECK(r.points[t[i] - 156].alarm == (t[i] == 264));
        }
    }
    arena_free(a);
}

// Log-likelihood ratio from the chances themselves.
static double
log_ratio(double y, double mu, double u, double alpha)
{
    if (alpha <= 0)
        return y * log(u) - mu * (u - 1);
    double size = 1 / alpha;
    return y * log(u * mu / (size + u * mu)) + size * log(size / (size + u * mu)) -
           y * log(mu / (size + mu)) - size * log(size / (size + mu));
}

// The slow twin: for each beginning the best of many levels, closer and closer.
static double
twin(const int64_t *y, const DetectPoint *p, size_t n, double alpha)
{
    double best = 0;
    for (size_t k = 0; k < n; k++) {
        double low = 0, high = 8, top = 0, at = 0;
        for (int round = 0; round < 8; round++) {
            double step = (high - low) / 40;
            for (double theta = low; theta <= high; theta += step) {
                double sum = 0;
                for (size_t i = k; i < n; i++)
                    sum += log_ratio((double)y[i], p[i].expected, exp(theta), alpha);
                if (sum > top) {
                    top = sum;
                    at = theta;
                }
            }
            low = fmax(0, at - step);
            high = at + step;
        }
        best = fmax(best, top);
    }
    return best;
}

TEST(glrcusum, is_the_best_of_all_levels_and_beginnings)
{
    enum { FROM = 150, N = 190 };
    Arena *a = arena_new(1 << 22);
    DetectSeries s = series_from(agona, N, FROM);
    int64_t y[N];
    for (size_t i = 0; i < N; i++)
        y[i] = agona[i];
    y[N - 5] = 63; // where the search of R finds nothing
    s.counts = y;
    for (int nb = 0; nb <= 1; nb++) {
        GlrOptions o = glr_usual();
        o.alpha = 0.1 * nb;
        DetectResult r = detect(a, &s, o);
        size_t began = 0;
        for (size_t i = 0; i < r.n; i++) {
            double best = twin(&y[FROM - 1 + began], &r.points[began], i + 1 - began, o.alpha);
            CHECK_NEAR(r.points[i].statistic, best, 1e-8 * (1 + best));
            began = r.points[i].alarm ? i + 1 : began;
        }
        CHECK(r.points[N - 5 - (FROM - 1)].alarm);
    }
    arena_free(a);
}

// Just below the bound there is no alarm, at it there is.
TEST(glrcusum, the_bound_is_where_the_alarm_begins)
{
    enum { N = 240 };
    Arena *a = arena_new(1 << 26);
    int64_t y[N];
    uint64_t seed = 3;
    for (size_t i = 0; i < N; i++)
        y[i] = agona[i];
    for (int k = 0; k < 6; k++) {
        GlrOptions o = glr_usual();
        o.alpha = k % 2 ? 0.2 : 0;
        o.theta = k > 3 ? 0.5 : 0;
        for (int round = 0; round < 5; round++) {
            size_t t = 130 + draw(&seed, N - 130);
            DetectSeries s = series_from(y, t + 1, 120);
            double bound = detect(a, &s, o).points[t - 119].upperbound;
            int64_t kept = y[t];
            y[t] = (int64_t)ceil(bound + 1e-9);
            CHECK(detect(a, &s, o).points[t - 119].alarm);
            y[t] = (int64_t)floor(bound - 1e-9);
            CHECK(y[t] < 0 || !detect(a, &s, o).points[t - 119].alarm);
            y[t] = kept;
        }
    }
    arena_free(a);
}

TEST(glrcusum, refuses_what_it_cannot_judge)
{
    Arena *a = arena_new(1 << 22);
    DetectResult r;
    static const int64_t zeros[200] = {0};
    DetectSeries s = series_from(agona, COUNT(agona), 50), none = series_from(zeros, 200, 150);
    CHECK_INT(detect(a, &s, glr_usual()).points[100].state, DETECT_NO_HISTORY);
    s.from = 150;
    GlrOptions bad = glr_usual();
    bad.window = 0;
    CHECK_ERR(glr_detect(a, &s, bad, &r), E_INVALID);
    bad.window = GLR_MAX_WINDOW + 1;
    CHECK_ERR(glr_detect(a, &s, bad, &r), E_INVALID);
    bad = glr_usual();
    bad.alpha = NAN;
    CHECK_ERR(glr_detect(a, &s, bad, &r), E_INVALID);
    DetectResult quiet = detect(a, &none, glr_usual()); // hardly more than 0 is expected
    for (size_t i = 0; i < quiet.n; i++)
        CHECK(!quiet.points[i].alarm && quiet.points[i].expected < 1e-6);
    arena_free(a);
}
