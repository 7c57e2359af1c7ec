#include "stats/farrington.h"

#include "stats/dist.h"
#include "stats/test_series.h"
#include "test/check.h"

static DetectResult
detect(Arena *a, const DetectSeries *s, FarringtonOptions o)
{
    DetectResult r = {0};
    CHECK_OK(farrington_detect(a, s, o, &r));
    return r;
}

typedef struct Figures {
    FarringtonOptions o;
    double bound[4], expected[4];
} Figures;

static void
check_figures(const Figures *f, const size_t *t, size_t n)
{
    Arena *a = arena_new(1 << 22);
    DetectSeries s = series_from(agona, COUNT(agona), 1);
    DetectResult r = detect(a, &s, f->o);
    for (size_t i = 0; i < n; i++) {
        CHECK_NEAR(r.points[t[i] - 1].upperbound, f->bound[i], 1e-11);
        CHECK_NEAR(r.points[t[i] - 1].expected, f->expected[i], 1e-11);
        CHECK(!r.points[t[i] - 1].alarm);
    }
    arena_free(a);
}

static FarringtonOptions
classic(bool reweight, bool trend, FarringtonPower power)
{
    FarringtonOptions o = farrington_usual(true);
    o.reweight = reweight;
    o.trend = trend;
    o.power = power;
    return o;
}

// R 4.2.2, package surveillance 1.20.3, algo.farrington(b = 3, w = 3, alpha = 0.05).
TEST(farrington, classic_equals_the_r_package)
{
    static const size_t t[] = {160, 265, 309, 312};
    const Figures figures[] = {
        {classic(true, true, POWER_TWO_THIRDS),
         {4.7902294870107243, 4.5208720761761949, 14.7045992398716, 6.9806391994184143},
         {1.2927683661316918, 1.2776711903781581, 5.774080302591778, 2.2414003286454092}},
        {classic(false, true, POWER_TWO_THIRDS),
         {6.2760093776690464, 5.2572936516807642, 6.8988557965727297, 7.9508298264706765},
         {1.6666666667663252, 1.4761904762219364, 2.0476190476240044, 2.5714285714298879}},
        {classic(true, false, POWER_TWO_THIRDS),
         {4.7902294870107243, 4.5208720761761949, 5.8952638232851218, 6.9806391994184143},
         {1.2927683661316918, 1.2776711903781581, 1.7028137375329215, 2.2414003286454092}},
        {classic(true, true, POWER_HALF),
         {5.4112116633430825, 5.0674694818185282, 15.694167226050761, 7.6668692647962668},
         {1.2927683661316918, 1.2776711903781581, 5.7740803025917788, 2.2414003286454092}},
        {classic(true, true, POWER_NONE),
         {3.9970116900947636, 3.811360059296014, 13.264762293062102, 6.0494436066354229},
         {1.2927683661316918, 1.2776711903781584, 5.7740803025917788, 2.2414003286454092}},
    };
    for (size_t k = 0; k < COUNT(figures); k++)
        check_figures(&figures[k], t, COUNT(t));
}

static FarringtonOptions
flexible(size_t b, FarringtonThreshold threshold)
{
    FarringtonOptions o = farrington_usual(false);
    o.b = b;
    o.threshold = threshold;
    o.compat_r = true;
    return o;
}

// R 4.2.2, package surveillance 1.20.3, farringtonFlexible(noPeriods = 10, alpha = 0.005,
// weightsThreshold = 2.58, pastWeeksNotIncluded = 26, pThresholdTrend = 1).
TEST(farrington, flexible_equals_the_r_package)
{
    static const size_t t3[] = {160, 265, 300, 309}, t5[] = {265, 300, 309, 312};
    const double mean3[] = {2.3227686113917891, 1.3328387312222867, 6.0254485201655461,
                            3.1973182715124793};
    const double mean5[] = {1.0729598957081505, 3.1449647562105172, 1.665901171532788,
                            1.7367242561851466};
    Figures figures[] = {
        {flexible(3, FARRINGTON_DELTA),
         {9.5455614878955597, 5.7207072067393856, 15.163647957528987, 10.267528850211548},
         {0}},
        {flexible(3, FARRINGTON_NB_PLUGIN), {10, 6, 15, 10}, {0}},
        {flexible(3, FARRINGTON_MUAN), {13, 8, 19, 14}, {0}},
        {flexible(5, FARRINGTON_DELTA),
         {5.920708316262254, 10.981484337656079, 7.8354015236814218, 7.7169729867875718},
         {0}},
        {flexible(5, FARRINGTON_NB_PLUGIN), {6, 11, 8, 8}, {0}},
        {flexible(5, FARRINGTON_MUAN), {8, 13, 10, 10}, {0}},
    };
    for (size_t k = 0; k < COUNT(figures); k++) {
        for (size_t i = 0; i < 4; i++)
            figures[k].expected[i] = k < 3 ? mean3[i] : mean5[i];
        check_figures(&figures[k], k < 3 ? t3 : t5, 4);
    }
}

// The slow twin of a baseline: for each count, which level it has, or none.
static int
level_of(const FarringtonOptions *o, size_t t, size_t j, size_t frequency)
{
    long back = (long)t - (long)j, f = (long)frequency, w = (long)o->w;
    if (back <= (o->classic ? 0 : (long)o->past) || back > (long)o->b * f + w)
        return -1;
    for (long i = 0; i <= (long)o->b; i++)
        if (back >= i * f - w && back <= i * f + w)
            return i == 0 && o->periods == 1 ? -1 : 0;
    if (o->periods == 1)
        return -1;
    long gap = f - 2 * w - 1, blocks = (long)o->periods - 1;
    long into = f - w - 1 - back % f, length = gap / blocks, longer = gap % blocks;
    return 1 + (int)(into < longer * (length + 1) ? into / (length + 1) : (into - longer) / length);
}

TEST(farrington, the_baseline_is_cut_as_told)
{
    uint64_t seed = 6;
    for (int round = 0; round < 60; round++) {
        Arena *a = arena_new(1 << 22);
        FarringtonOptions o = farrington_usual(round % 5 == 0);
        o.b = 1 + draw(&seed, 5);
        o.w = draw(&seed, 5);
        o.past = draw(&seed, 80);
        o.periods = o.classic ? 1 : 1 + draw(&seed, 12);
        DetectSeries s = series_from(agona, COUNT(agona), 1);
        size_t t = o.b * 52 + o.w + draw(&seed, COUNT(agona) - o.b * 52 - o.w), seen = 0, n = 0;
        GlmRun *runs = NEW_N(a, farrington_max_runs(&o) + 1, GlmRun);
        size_t n_runs = farrington_baseline(&s, &o, t, runs);
        for (size_t k = 0; k < n_runs; k++)
            for (size_t i = 0; i < runs[k].n; i++, seen++) {
                size_t j = runs[k].first + i;
                CHECK_INT(level_of(&o, t, j, 52), runs[k].group);
                CHECK_NEAR(runs[k].time + (double)i, (double)j - (double)t, 0);
            }
        for (size_t j = 0; j < COUNT(agona); j++)
            n += level_of(&o, t, j, 52) >= 0;
        CHECK_INT(seen, n);
        CHECK(n_runs <= farrington_max_runs(&o));
        CHECK_INT(farrington_baseline(&s, &o, o.b * 52 + o.w - 1, runs), 0);
        arena_free(a);
    }
}

// By the calendar the same week of the year before is 52 or 53 weeks back.
TEST(farrington, by_the_calendar_a_year_has_53_weeks_now_and_then)
{
    enum { N = 400 };
    Arena *a = arena_new(1 << 22);
    int64_t y[N] = {0}, days[N];
    for (size_t i = 0; i < N; i++)
        days[i] = 11323 + 7 * (int64_t)i; // Mondays from 2001-01-01
    DetectSeries s = series_from(y, N, 1);
    s.days = days;
    FarringtonOptions o = farrington_usual(true);
    o.by_date = true;
    GlmRun runs[8];
    CHECK_INT(farrington_baseline(&s, &o, 313, runs), 3); // 2007-01-01
    CHECK_INT(runs[2].first + o.w, 261);                  // 2006-01-02
    CHECK_INT(runs[1].first + o.w, 209);                  // 2005-01-03
    CHECK_INT(runs[0].first + o.w, 156);                  // 2003-12-29
    CHECK_INT(farrington_baseline(&s, &o, 100, runs), 0);
    arena_free(a);
}

// The published dispersion differs from that of R; both are bounds one can trust to be above what
// is expected.
TEST(farrington, the_papers_are_the_usual)
{
    Arena *a = arena_new(1 << 22);
    DetectSeries s = series_from(agona, COUNT(agona), 1);
    FarringtonOptions o = flexible(3, FARRINGTON_DELTA);
    DetectResult r = detect(a, &s, o);
    o.compat_r = false;
    DetectResult papers = detect(a, &s, o);
    size_t differ = 0;
    for (size_t i = 0; i < r.n; i++) {
        CHECK_INT(r.points[i].state, papers.points[i].state);
        if (papers.points[i].state != DETECT_JUDGED)
            continue;
        differ += fabs(papers.points[i].upperbound - r.points[i].upperbound) > 1e-3;
        CHECK(papers.points[i].upperbound > papers.points[i].expected);
        CHECK(papers.points[i].alarm == (papers.points[i].score > 1));
    }
    CHECK(differ > 50);
    arena_free(a);
}

TEST(farrington, finds_what_is_put_in)
{
    enum { N = 320 };
    Arena *a = arena_new(1 << 22);
    int64_t y[N];
    uint64_t seed = 12;
    for (size_t i = 0; i < N; i++)
        y[i] = 3 + (int64_t)draw(&seed, 5);
    y[N - 1] = 40;
    DetectSeries s = series_from(y, N, N);
    for (int k = 0; k < 4; k++) {
        FarringtonOptions o = farrington_usual(k == 3);
        o.threshold = k < 3 ? (FarringtonThreshold)k : FARRINGTON_DELTA;
        DetectPoint p = detect(a, &s, o).points[0];
        CHECK(p.alarm && p.p < 1e-6 && p.score > 1);
        CHECK_NEAR(p.expected, 5, 1);
    }
    arena_free(a);
}

TEST(farrington, too_little_is_said_not_judged)
{
    enum { N = 320 };
    Arena *a = arena_new(1 << 22);
    int64_t y[N] = {0};
    y[N - 1] = 4;
    DetectSeries s = series_from(y, N, 1);
    FarringtonOptions o = farrington_usual(false);
    DetectResult r = detect(a, &s, o);
    CHECK_INT(r.points[262].state, DETECT_NO_HISTORY);
    CHECK_INT(r.points[N - 1].state, DETECT_FEW);
    CHECK(!r.points[N - 1].alarm && isnan(r.points[N - 1].upperbound));
    y[N - 1] = 5; // after nothing for years: the bound is 0
    CHECK(detect(a, &s, o).points[N - 1].alarm);
    o = farrington_usual(true);
    CHECK(detect(a, &s, o).points[N - 1].alarm);
    y[N - 1] = 4;
    CHECK_NEAR(detect(a, &s, o).points[N - 1].upperbound, 0, 0);
    arena_free(a);
}

// A series that explodes: the trend, extrapolated over the last half year, has no bound that is
// one; whatever comes out, it is a number or is called undefined.
TEST(farrington, no_bound_is_infinite)
{
    enum { N = 300 };
    Arena *a = arena_new(1 << 23);
    int64_t y[N];
    uint64_t seed = 9;
    for (int round = 0; round < 40; round++) {
        for (size_t i = 0; i < N; i++) {
            double mean = round % 4 == 0 ? (i < 250 ? 0.0 : 1e6) : exp(0.05 * (double)i);
            y[i] = (int64_t)fmin(1e6, mean * (double)draw(&seed, 3));
        }
        FarringtonOptions o = farrington_usual(false);
        o.b = 1 + draw(&seed, 5);
        o.periods = 1 + draw(&seed, 10);
        o.past = draw(&seed, 90);
        o.threshold = (FarringtonThreshold)draw(&seed, 3);
        DetectSeries s = series_from(y, N, 200);
        DetectResult r = detect(a, &s, o);
        for (size_t i = 0; i < r.n; i++) {
            if (r.points[i].state == DETECT_JUDGED)
                CHECK(isfinite(r.points[i].upperbound) && isfinite(r.points[i].expected));
            else
                CHECK(!r.points[i].alarm);
        }
        arena_reset(a);
    }
    arena_free(a);
}

TEST(farrington, refuses_what_it_cannot_judge)
{
    Arena *a = arena_new(1 << 22);
    DetectResult r;
    DetectSeries s = series_from(agona, COUNT(agona), 1);
    FarringtonOptions usual = farrington_usual(false), o = usual;
    o.b = 0;
    CHECK_ERR(farrington_detect(a, &s, o, &r), E_INVALID);
    o = usual;
    o.alpha = NAN;
    CHECK_ERR(farrington_detect(a, &s, o, &r), E_INVALID);
    o = usual;
    o.periods = GLM_MAX_GROUPS + 1;
    CHECK_ERR(farrington_detect(a, &s, o, &r), E_INVALID);
    o = usual;
    o.by_date = true;
    CHECK_ERR(farrington_detect(a, &s, o, &r), E_INVALID);
    o = usual;
    o.weights_threshold = INFINITY;
    CHECK_ERR(farrington_detect(a, &s, o, &r), E_INVALID);
    s.frequency = 12; // no room for 7 weeks and 9 blocks in a year of 12
    CHECK_ERR(farrington_detect(a, &s, usual, &r), E_INVALID);
    arena_free(a);
}
