// Where and when more came than the share that a place had in the year before.
#include "app/duiding/duiding_run.h"
#include "stats/scan.h"

#include <math.h>

enum {
    CLUSTERS = 5,
    EFFORT_DAYS = 28,
    USUAL_TIMES = 3,
    STOP_AFTER = 5,
    PERIOD = 2 * DUIDING_WINDOW
};

static const double MAX_SHARE = 0.5, LOOK_CLOSER = 0.05;

// What a place reports about all themes counts for its share in one theme as much as so many
// incidents: one that never spoke of a theme is not impossible.
static const double PRIOR = 5, NEVER = 0.5;

// Standard deviation of a Gumbel distribution with scale 1, to which the highest of many likelihood
// ratios comes near. Simulations of sparse counts vary less than that, and then a fit to them
// takes chance for evidence.
static const double SPREAD = 1.2825498301618641;

// What one scan looks at. An incident is what was reported about one day and one area: reports of
// one incident are no more evidence of a concentration than one is.
typedef struct Cases {
    ScanEvent *v;     // incidents in the window; intervals from `first`
    int64_t *signals; // of each
    size_t n;
    double *measure;    // of each area: how many incidents it usually has, in proportion
    double usual;       // of all areas together
    int32_t first, day; // of the period: DUIDING_WINDOW days without cases, and those with
    int32_t history;    // first day of the year before the window
} Cases;

// The first record about this day or a later one.
static size_t
first_on(const DuidingInput *in, int32_t day)
{
    size_t low = 0, high = in->nrecords;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (in->records[mid].day < day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool
is_case(const DuidingRecord *r, size_t theme, int32_t known_on)
{
    return r->once && r->received <= known_on && (theme == DUIDING_ALL || r->theme == theme);
}

static void
gather(Arena *a, const DuidingInput *in, size_t theme, Cases *c)
{
    size_t from = first_on(in, c->day - DUIDING_WINDOW + 1), to = first_on(in, c->day + 1);
    c->v = NEW_N(a, to - from + 1, ScanEvent);
    c->signals = NEW_N(a, to - from + 1, int64_t);
    for (size_t i = from; i < to; i++) {
        const DuidingRecord *r = &in->records[i];
        if (!is_case(r, theme, c->day))
            continue;
        uint32_t interval = (uint32_t)(r->day - c->first);
        ScanEvent *last = c->n ? &c->v[c->n - 1] : NULL;
        if (!last || last->area != r->area || last->interval != interval) {
            c->v[c->n] = (ScanEvent){
                .area = r->area, .interval = interval, .count = 1, .block = SCAN_NO_BLOCK};
            c->signals[c->n++] = 0;
        }
        c->signals[c->n - 1]++;
    }
}

// Incidents of each area in the year before the window. Records are in order of day and area.
static double
count_incidents(const DuidingInput *in, size_t theme, const Cases *c, double *out)
{
    size_t to = first_on(in, c->day - DUIDING_WINDOW + 1);
    const DuidingRecord *last = NULL;
    double sum = 0;
    for (size_t i = first_on(in, c->history); i < to; i++) {
        const DuidingRecord *r = &in->records[i];
        if (!is_case(r, theme, c->day))
            continue;
        if (!last || last->day != r->day || last->area != r->area) {
            out[r->area]++;
            sum++;
        }
        last = r;
    }
    return sum;
}

// The share of each area in what came before the window.
static void
measure(Arena *a, const DuidingInput *in, size_t theme, Cases *c)
{
    double *all = NEW_N(a, in->nareas + 1, double), sum = NEVER * (double)in->nareas;
    c->measure = NEW_N(a, in->nareas + 1, double);
    for (size_t i = 0; i < in->nareas; i++)
        all[i] = NEVER;
    sum += count_incidents(in, DUIDING_ALL, c, all);
    if (theme == DUIDING_ALL) {
        c->measure = all;
        c->usual = sum;
        return;
    }
    c->usual = count_incidents(in, theme, c, c->measure) + PRIOR;
    for (size_t i = 0; i < in->nareas; i++)
        c->measure[i] += PRIOR * all[i] / sum;
}

// What there is in a window: everywhere, and in each area.
typedef struct Inside {
    int64_t signals, incidents;
    int64_t *of; // signals of each area
} Inside;

static Inside
inside_of(Arena *a, const DuidingInput *in, const Cases *c, size_t first, size_t last)
{
    Inside w = {.of = NEW_N(a, in->nareas + 1, int64_t)};
    for (size_t i = 0; i < c->n; i++) {
        const ScanEvent *e = &c->v[i];
        if (e->interval < first || e->interval > last)
            continue;
        w.of[e->area] += c->signals[i];
        w.signals += c->signals[i];
        w.incidents++;
    }
    return w;
}

// How much more people than usual report about something else from these areas.
static double
effort_of(Arena *a, const DuidingInput *in, const ScanCluster *k, size_t theme, const Cases *c)
{
    double now[DUIDING_THEMES_MAX + 1], before[DUIDING_THEMES_MAX + 1], usual = 0;
    bool *inside = NEW_N(a, in->nareas + 1, bool), campaign = theme != DUIDING_ALL;
    int32_t begin = c->day - EFFORT_DAYS + 1;
    for (size_t i = 0; i < k->nareas; i++) {
        inside[k->areas[i]] = true;
        int32_t at = (int32_t)in->areas[k->areas[i]].municipality;
        campaign = campaign || duiding_campaign(in, at, c->first + (int32_t)k->first, c->day);
    }
    if (!campaign)
        return 1;
    size_t from = first_on(in, begin - USUAL_TIMES * EFFORT_DAYS), to = first_on(in, c->day + 1);
    uint32_t *list = NEW_N(a, to - from + 1, uint32_t);
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        if (inside[in->records[i].area] && in->records[i].received <= c->day)
            list[n++] = (uint32_t)i;
    duiding_reporters(a, in, list, n, begin, c->day, now);
    for (int32_t i = 1; i <= USUAL_TIMES; i++) {
        duiding_reporters(a, in, list, n, begin - i * EFFORT_DAYS,
                          begin - (i - 1) * EFFORT_DAYS - 1, before);
        usual += before[theme] / USUAL_TIMES;
    }
    return duiding_effort(now[theme], usual);
}

// The areas of a cluster, the one with the most signals first, with what is in them, and with what
// would be if their share of what the rest of the region reports were as always, times `effort`.
// The rise itself is no part of that.
static void
list_areas(Arena *a, const ScanCluster *k, const Cases *c, const Inside *w, double effort,
           DuidingConcentration *out)
{
    uint32_t *areas = NEW_N(a, k->nareas + 1, uint32_t);
    int64_t *observed = NEW_N(a, k->nareas + 1, int64_t);
    double *expected = NEW_N(a, k->nareas + 1, double), elsewhere = c->usual;
    for (size_t i = 0; i < k->nareas; i++) {
        size_t at = i;
        for (; at > 0 && w->of[areas[at - 1]] < w->of[k->areas[i]]; at--)
            areas[at] = areas[at - 1];
        areas[at] = k->areas[i];
        out->observed += w->of[k->areas[i]];
        elsewhere -= c->measure[k->areas[i]];
    }
    double each = (double)(w->signals - out->observed) / elsewhere * effort;
    for (size_t i = 0; i < k->nareas; i++) {
        observed[i] = w->of[areas[i]];
        expected[i] = c->measure[areas[i]] * each;
        out->expected += expected[i];
    }
    out->areas = areas;
    out->nareas = k->nareas;
    out->observed_in = observed;
    out->expected_in = expected;
}

// A cluster as a concentration, with what is expected adjusted for the number of reporters.
static DuidingConcentration
concentration(Arena *a, const DuidingInput *in, const ScanCluster *k, const ScanResult *r,
              size_t theme, const Cases *c)
{
    double effort = effort_of(a, in, k, theme, c), all;
    Inside w = inside_of(a, in, c, k->first, k->last);
    DuidingConcentration out = {
        .from = c->first + (int32_t)k->first, .to = c->first + (int32_t)k->last, .p = k->p};
    list_areas(a, k, c, &w, effort, &out);
    double spread = r->deviation > SPREAD ? r->deviation : SPREAD;
    double observed = (double)k->observed, expected = k->expected * effort;
    all = (double)w.incidents;
    bool more = observed > expected && expected < all;
    out.statistic = more ? scan_poisson_llr(observed, expected, all) : 0;
    double p = more ? scan_gumbel(r->mean, spread, out.statistic) : 1;
    out.p = p > out.p ? p : out.p;
    return out;
}

static bool
rests_on_new(Arena *a, const DuidingInput *in, size_t theme, const DuidingConcentration *k)
{
    DuidingFinding f = {.kind = S("plek"),
                        .theme = theme,
                        .from = k->from,
                        .to = k->to,
                        .observed = k->observed,
                        .expected = k->expected,
                        .where = k};
    duiding_explain(a, in, NULL, &f);
    return f.new_reporter;
}

static const ScanArea *
scan_areas(Arena *a, const DuidingInput *in)
{
    ScanArea *v = NEW_N(a, in->nareas + 1, ScanArea);
    for (size_t i = 0; i < in->nareas; i++)
        v[i] = (ScanArea){str_fmt(a, "%05zu", i), in->areas[i].lat, in->areas[i].lon};
    return v;
}

Err
duiding_scan(Arena *a, const DuidingInput *in, size_t theme, int32_t day, uint32_t replications,
             uint64_t seed, DuidingScan *out)
{
    Cases c = {.day = day, .first = day - PERIOD + 1, .history = day - DUIDING_DAYS + 1};
    ScanResult found;
    *out = (DuidingScan){.p = 1};
    c.history = c.history > in->since ? c.history : in->since;
    if (day - c.history + 1 < DUIDING_MIN_DAYS || in->nareas == 0)
        return OK;
    gather(a, in, theme, &c);
    if (c.n < DUIDING_MIN_CASES)
        return OK;
    measure(a, in, theme, &c);
    ScanData data = {.areas = scan_areas(a, in),
                     .nareas = in->nareas,
                     .degrees = true,
                     .map = in->map,
                     .nintervals = PERIOD,
                     .cases = c.v,
                     .ncases = c.n,
                     .measure = c.measure};
    ScanOptions o = {.model = SCAN_POISSON,
                     .time = SCAN_PROSPECTIVE,
                     .time_stratified = true,
                     .max_share = MAX_SHARE,
                     .max_length = DUIDING_WINDOW,
                     .min_cases = DUIDING_MIN_CASES,
                     .replications = replications,
                     .p = SCAN_P_BEST,
                     .stop_after = STOP_AFTER,
                     .seed = seed ^ ((uint64_t)(uint32_t)day << 8) ^ theme};
    TRY(scan_run(a, &data, &o, &found));
    size_t n = found.nclusters < CLUSTERS ? found.nclusters : CLUSTERS;
    DuidingConcentration *v = NEW_N(a, n + 1, DuidingConcentration);
    for (size_t i = 0; i < n; i++) {
        DuidingConcentration k = concentration(a, in, &found.clusters[i], &found, theme, &c);
        k.new_reporter = k.p < LOOK_CLOSER && rests_on_new(a, in, theme, &k);
        size_t at = i;
        for (; at > 0 && v[at - 1].p > k.p; at--)
            v[at] = v[at - 1];
        v[at] = k;
    }
    *out = (DuidingScan){.v = v, .n = n, .p = 1};
    for (size_t i = n; i > 0; i--)
        if (!v[i - 1].new_reporter) {
            out->statistic = v[i - 1].statistic;
            out->p = v[i - 1].p;
        }
    return OK;
}
