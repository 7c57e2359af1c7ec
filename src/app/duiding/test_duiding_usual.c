// What is usual for a series, and which stretch of weeks stands out.
#include "app/duiding/duiding_run_usual.h"
#include "stats/ears.h"
#include "test/check.h"

enum { N = 72 };

// Three signals a week, of which the last weeks are given.
typedef struct Made {
    Arena *arena;
    int64_t counts[N];
    double reporters[N];
    DetectResult found;
    DuidingInput in;
    UsualSeries series;
} Made;

static Made *
made(const int64_t *last, size_t n)
{
    static const int64_t usual[] = {3, 2, 4, 3, 3, 5, 1, 3};
    Arena *a = arena_new(1 << 20);
    Made *m = NEW(a, Made);
    m->arena = a;
    for (size_t i = 0; i < N; i++)
        m->counts[i] = i < N - n ? usual[i % COUNT(usual)] : last[i - (N - n)];
    DetectSeries d = {.counts = m->counts, .n = N, .frequency = 52, .from = N - 53, .to = N - 1};
    EarsOptions o = ears_usual(EARS_C2);
    o.baseline = DUIDING_EARS_WEEKS;
    o.alpha = 0.01;
    o.min_sigma = 0.5;
    CHECK_OK(ears_detect(a, &d, o, &m->found));
    m->series = (UsualSeries){.in = &m->in,
                              .municipality = DUIDING_NONE,
                              .themes = 1,
                              .n = N,
                              .counts = m->counts,
                              .reporters = m->reporters,
                              .region = m->counts,
                              .found = &m->found};
    return m;
}

TEST(duiding_usual, four_weeks_of_twice_as_many_stand_out_where_no_week_does)
{
    const int64_t last[] = {6, 6, 6, 6};
    Made *m = made(last, COUNT(last));
    DuidingWeek first = duiding_judge(&m->series, N - 4), now = duiding_judge(&m->series, N - 1);
    CHECK(first.p > 0.05);
    CHECK_INT((int64_t)now.span, 4);
    CHECK_INT(now.observed, 6);
    CHECK_INT(now.span_observed, 24);
    CHECK_NEAR(now.span_expected, 12, 0.6);
    CHECK(now.p < 0.01 && now.p > 5e-4); // Poisson, of 12 exactly: 0.0015
    arena_free(m->arena);
}

TEST(duiding_usual, one_week_of_many_stands_out_by_itself)
{
    const int64_t last[] = {3, 2, 3, 14};
    Made *m = made(last, COUNT(last));
    DuidingWeek now = duiding_judge(&m->series, N - 1);
    CHECK_INT((int64_t)now.span, 1);
    CHECK_INT(now.span_observed, 14);
    CHECK_NEAR(now.expected, 3, 0.3);
    CHECK(now.high < 14 && now.low < 3);
    CHECK(now.p < 1e-4);
    arena_free(m->arena);
}

TEST(duiding_usual, what_comes_as_always_does_not_stand_out)
{
    Made *m = made(NULL, 0);
    for (size_t k = N - 53 + 16; k < N; k++)
        CHECK_INT((int64_t)duiding_judge(&m->series, k).span, 0);
    arena_free(m->arena);
}

TEST(duiding_usual, a_rise_is_not_measured_by_itself)
{
    const int64_t low[] = {6, 6, 6, 6}, high[] = {30, 30, 30, 30};
    Made *few = made(low, COUNT(low)), *many = made(high, COUNT(high));
    DuidingWeek x = duiding_judge(&few->series, N - 1), y = duiding_judge(&many->series, N - 1);
    CHECK_INT((int64_t)x.span, 4);
    CHECK_INT((int64_t)y.span, 4);
    CHECK_NEAR(x.span_expected, y.span_expected, 0);
    CHECK(y.p < x.p);
    arena_free(few->arena);
    arena_free(many->arena);
}

TEST(duiding_usual, two_signals_are_no_rise)
{
    Made *m = made(NULL, 0);
    for (size_t i = 0; i < N; i++)
        m->counts[i] = i + 2 < N ? 0 : 1;
    DuidingWeek now = duiding_judge(&m->series, N - 1);
    CHECK_INT((int64_t)now.span, 0);
    CHECK(now.expected >= 0 && now.expected < 0.1);
    arena_free(m->arena);
}
