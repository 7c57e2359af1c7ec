// bench_duiding -- how often Duiden warns without a reason, how often it finds a rise, and how long
// a night takes.
//
//   bench_duiding alarms [REGIONS] [STEP] [SEED]  regions without rises, a year of evenings each,
//                                                  one every STEP days (7)
//   bench_duiding power [REGIONS]                  one rise in each, of +50 %, +100 %, +200 %
//   bench_duiding kinds [REGIONS]                  how many things a year each kind sees without
//   bench_duiding night                            342 municipalities, 17 themes: one evening, and
//                                                  a day of the replay
#include "app/duiding/duiding_run.h"
#include "base/secret.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { AREAS = 25, TOWNS = 5, THEMES = 5, DAYS = 365 * 3, SOURCES = 60, MEMORY = 1 << 30 };
enum { RISE_DAYS = 28, MOST = 400000 };

// ---- invented regions ---------------------------------------------------------------------------

typedef struct Chance {
    uint64_t state;
} Chance;

static double
unit(Chance *c)
{
    uint64_t z = (c->state += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

static size_t
poisson(Chance *c, double mean)
{
    double limit = exp(-mean), product = unit(c);
    size_t n = 0;
    for (; product > limit; n++)
        product *= unit(c);
    return n;
}

typedef struct Made {
    size_t areas, towns, themes, days, sources;
    double a_day; // signals in the region
    double rise;  // 0: none; 1: twice as many
    size_t rise_areas, rise_theme;
    size_t rise_from; // day
} Made;

// A year has a rhythm, weeks differ (a variance of 0.1 above that of chance), weekends are quiet.
static double
level(const Made *m, const double *weekly, size_t day, size_t area, size_t theme)
{
    double season = 1 + 0.25 * sin((double)day * 2 * M_PI / 365.2425 + (double)theme);
    double size = 1.0 / (1 + (double)(area % 5)) / 2.2833 * 5 / (double)m->areas;
    double share = 1.0 / (1 + (double)theme), all = 0;
    for (size_t t = 0; t < m->themes; t++)
        all += 1.0 / (1 + (double)t);
    double here = m->a_day * season * size * share / all * weekly[day / 7 * m->areas + area];
    here *= day % 7 >= 5 ? 0.5 : 1.2;
    bool rises = m->rise > 0 && area < m->rise_areas && theme == m->rise_theme &&
                 day >= m->rise_from && day < m->rise_from + RISE_DAYS;
    return rises ? here * (1 + m->rise) : here;
}

static void
places(Arena *a, const Made *m, DuidingInput *in)
{
    DuidingArea *areas = NEW_N(a, m->areas, DuidingArea);
    DuidingMunicipality *towns = NEW_N(a, m->towns, DuidingMunicipality);
    size_t each = m->areas / m->towns;
    for (size_t i = 0; i < m->areas; i++)
        areas[i] =
            (DuidingArea){.id = (int64_t)i + 1,
                          .municipality = (uint32_t)(i / each),
                          .name = S("plaats"),
                          .lon = 4.5 + 0.1 * (double)(i / each % 20) + 0.02 * (double)(i % each),
                          .lat = 52 + 0.1 * (double)(i / each / 20) + 0.01 * (double)(i % 3),
                          .whole = each == 1,
                          .active = true};
    for (size_t i = 0; i < m->towns; i++)
        towns[i] = (DuidingMunicipality){str_fmt(a, "GM%04zu", i), S("gemeente"),
                                         (uint32_t)(i * each), (uint32_t)each};
    in->areas = areas;
    in->nareas = m->areas;
    in->municipalities = towns;
    in->nmunicipalities = m->towns;
}

static DuidingInput
make(Arena *a, const Made *m, uint64_t seed)
{
    Chance c = {seed * 7919 + 1};
    DuidingRecord *records = NEW_N(a, MOST, DuidingRecord);
    DuidingSource *sources = NEW_N(a, m->sources, DuidingSource);
    double *weekly = NEW_N(a, (m->days / 7 + 1) * m->areas, double);
    DuidingInput in = {.as_of = (int32_t)m->days - 1, .nthemes = m->themes};
    size_t n = 0;
    for (size_t i = 0; i < (m->days / 7 + 1) * m->areas; i++) {
        double sum = 0; // gamma with mean 1 and variance 0.1: ten exponentials
        for (int k = 0; k < 10; k++)
            sum -= log(1 - unit(&c)) / 10;
        weekly[i] = sum;
    }
    places(a, m, &in);
    for (size_t day = 0; day < m->days; day++)
        for (size_t area = 0; area < m->areas; area++)
            for (size_t theme = 0; theme < m->themes; theme++)
                for (size_t k = poisson(&c, level(m, weekly, day, area, theme)); k > 0; k--) {
                    bool resident = unit(&c) < 0.1;
                    size_t source = (area * 3 + (size_t)(unit(&c) * 6)) % m->sources;
                    if (n < MOST)
                        records[n++] =
                            (DuidingRecord){.day = (int32_t)day,
                                            .received = (int32_t)day + (unit(&c) < 0.3),
                                            .area = (uint32_t)area,
                                            .source = resident ? 0 : (uint32_t)source + 1,
                                            .theme = (uint8_t)(theme + 1)};
                }
    for (size_t i = 0; i < m->sources; i++)
        sources[i].account = (int64_t)i + 1;
    in.nrecords = n;
    in.nsources = m->sources;
    duiding_input_order(a, &in, records, sources);
    return in;
}

// ---- a year of evenings -------------------------------------------------------------------------

// The scans of days from .. to of one region, as the keeper keeps them: [theme * days + day].
static double *
scans(Arena *a, const DuidingInput *in, int32_t from, int32_t to)
{
    size_t days = (size_t)(to - from);
    double *p = NEW_N(a, (in->nthemes + 1) * days, double);
    for (size_t t = 0; t <= in->nthemes; t++)
        for (size_t i = 0; i < days; i++) {
            Arena *own = arena_new(MEMORY);
            DuidingScan s;
            Err e = duiding_scan(own, in, t, from + (int32_t)i, DUIDING_PAST_REPLICATIONS, 1, &s);
            REQUIRE(!failed(e));
            p[t * days + i] = s.p;
            arena_free(own);
        }
    return p;
}

// A warning that there is, as the program keeps it: a later finding about the same theme and an
// area in common is the same one.
typedef struct Seen {
    bool silent;
    size_t theme;
    int32_t last; // evening
    Str place;
    bool areas[AREAS];
} Seen;

typedef struct Tally {
    size_t warnings, plek, reeks, stil, hits;
} Tally;

static void
areas_of(const DuidingInput *in, const DuidingFinding *f, bool areas[AREAS])
{
    char code[24];
    for (size_t i = 0; i < in->nareas; i++) {
        int n = snprintf(code, sizeof(code), "a%lld", (long long)in->areas[i].id);
        areas[i] =
            !f->where && (f->place.n == 0 || str_eq(f->place, (Str){code, (size_t)n}) ||
                          str_eq(f->place, in->municipalities[in->areas[i].municipality].code));
    }
    for (size_t i = 0; f->where && i < f->where->nareas; i++)
        areas[f->where->areas[i]] = true;
}

static bool
overlap(const bool *x, const bool *y)
{
    for (size_t i = 0; i < AREAS; i++)
        if (x[i] && y[i])
            return true;
    return false;
}

static bool
seen_before(Seen *seen, size_t *n, const DuidingInput *in, const DuidingFinding *f, int32_t day)
{
    Seen now = {str_eq(f->kind, S("stil")), f->theme, day, f->place, {false}};
    areas_of(in, f, now.areas);
    for (size_t i = 0; i < *n; i++) {
        bool where =
            now.silent ? str_eq(seen[i].place, f->place) : overlap(seen[i].areas, now.areas);
        if (seen[i].silent != now.silent || seen[i].theme != f->theme ||
            day - seen[i].last > DUIDING_WINDOW || !where)
            continue;
        seen[i] = now;
        return true;
    }
    if (*n < 500)
        seen[(*n)++] = now;
    return false;
}

static bool
is_hit(const Made *m, const DuidingFinding *f, const DuidingInput *in)
{
    int32_t from = (int32_t)m->rise_from;
    bool areas[AREAS], risen[AREAS] = {false};
    for (size_t i = 0; i < m->rise_areas; i++)
        risen[i] = true;
    areas_of(in, f, areas);
    return f->to >= from && f->from < from + RISE_DAYS && !str_eq(f->kind, S("stil")) &&
           (f->theme == 0 || f->theme == m->rise_theme + 1) && overlap(areas, risen);
}

static const int64_t rates[] = {30, 91, 365};

// What there is of one rate while the evenings go by.
typedef struct Watch {
    Seen seen[512];
    size_t nseen;
    Tally t;
} Watch;

static void
watch(Arena *a, Watch *w, const Made *m, const DuidingInput *in, const DuidingResult *r,
      int32_t day)
{
    for (size_t i = 0; i < r->nfindings; i++) {
        DuidingFinding f = r->findings[i];
        w->t.hits += m->rise > 0 && is_hit(m, &f, in);
        f.place = str_copy(a, f.place);
        if (seen_before(w->seen, &w->nseen, in, &f, day))
            continue;
        w->t.warnings++;
        w->t.plek += str_eq(f.kind, S("plek"));
        w->t.reeks += str_eq(f.kind, S("reeks"));
        w->t.stil += str_eq(f.kind, S("stil"));
    }
}

// Go through evenings one by one (every `step` days), and count what is new, for each of the rates.
// all: scans() of the DUIDING_DAYS before `from` and on to `to`.
static Watch *
evenings(Arena *a, const Made *m, const DuidingInput *in, const double *all, int32_t from,
         int32_t to, int32_t step)
{
    Watch *w = NEW_N(a, COUNT(rates), Watch);
    size_t days = (size_t)(to - (from - DUIDING_DAYS));
    for (int32_t day = from; day < to; day += step) {
        Arena *own = arena_new(MEMORY);
        DuidingResult r;
        double *past = NEW_N(own, (in->nthemes + 1) * DUIDING_DAYS, double);
        for (size_t k = 0; k <= in->nthemes; k++)
            memcpy(&past[k * DUIDING_DAYS], &all[k * days + (size_t)(day - from)],
                   DUIDING_DAYS * sizeof(double));
        DuidingInput then = *in;
        then.as_of = day;
        while (then.nrecords > 0 && then.records[then.nrecords - 1].day > day)
            then.nrecords--;
        for (size_t k = 0; k < COUNT(rates); k++) {
            DuidingSettings s = duiding_settings(1, rates[k]);
            s.scan_replications = 199;
            if (k == 0)
                REQUIRE(!failed(duiding_compute(own, &then, &s, past, DUIDING_DAYS, &r)));
            else
                duiding_choose(own, &then, &s, past, DUIDING_DAYS, &r);
            watch(a, &w[k], m, &then, &r, day);
        }
        arena_free(own);
    }
    return w;
}

static const Made REGION = {
    .areas = AREAS, .towns = TOWNS, .themes = THEMES, .days = DAYS, .sources = SOURCES, .a_day = 5};

static void
tell(size_t regions, int64_t rate, const Tally *all)
{
    double n = (double)regions, each = (double)all->warnings / n;
    printf("%zu regions, chosen: one in %lld days (%.1f a year); measured %.2f a year, one in %.0f "
           "days (plek %.2f, reeks %.2f, stil %.2f)\n",
           regions, (long long)rate, 365.0 / (double)rate, each, 365 / each, (double)all->plek / n,
           (double)all->reeks / n, (double)all->stil / n);
    fflush(stdout);
}

static int
alarms(size_t regions, int32_t step, uint64_t seed)
{
    Tally all[COUNT(rates)] = {0};
    for (size_t i = 0; i < regions; i++) {
        Arena *a = arena_new(MEMORY);
        DuidingInput in = make(a, &REGION, seed + i);
        const double *past = scans(a, &in, DAYS - 365 - DUIDING_DAYS, DAYS);
        const Watch *w = evenings(a, &REGION, &in, past, DAYS - 365, DAYS, step);
        for (size_t k = 0; k < COUNT(rates); k++) {
            all[k].warnings += w[k].t.warnings, all[k].plek += w[k].t.plek;
            all[k].reeks += w[k].t.reeks, all[k].stil += w[k].t.stil;
            if ((i + 1) % 20 == 0 || i + 1 == regions)
                tell(i + 1, rates[k], &all[k]);
        }
        arena_free(a);
    }
    return 0;
}

// In how many of the regions a rise is found, for each rate.
static void
find(size_t regions, double rise, bool wide, size_t found[COUNT(rates)])
{
    for (size_t i = 0; i < regions; i++) {
        Arena *a = arena_new(MEMORY);
        Made m = REGION;
        m.rise = rise;
        m.rise_areas = wide ? AREAS : AREAS / TOWNS;
        m.rise_from = DAYS - 35;
        DuidingInput in = make(a, &m, i + 1);
        const double *past = scans(a, &in, DAYS - 28 - DUIDING_DAYS, DAYS);
        const Watch *w = evenings(a, &m, &in, past, DAYS - 28, DAYS, 1);
        for (size_t k = 0; k < COUNT(rates); k++)
            found[k] += w[k].t.hits > 0;
        arena_free(a);
    }
}

static int
power(size_t regions)
{
    static const double rises[] = {1e-9, 0.5, 1, 2}; // the first: found without a rise
    puts("a rise of four weeks in one theme, found while it lasts or in the week after, when once "
         "a\n"
         "month / quarter / year was chosen\n  size     5 places of a town    whole region");
    for (size_t k = 0; k < COUNT(rises); k++) {
        printf("  +%3.0f %%", rises[k] * 100);
        for (int wide = 0; wide < 2; wide++) {
            size_t found[COUNT(rates)] = {0};
            find(regions, rises[k], wide, found);
            for (size_t i = 0; i < COUNT(rates); i++)
                printf("%s%3.0f %%", i ? " / " : "   ", 100 * (double)found[i] / (double)regions);
        }
        putchar('\n');
        fflush(stdout);
    }
    return 0;
}

// How many things a year of each kind stand below a score: what the kinds take of the family.
static void
only(double *v, size_t n, bool keep)
{
    for (size_t i = 0; i < n && !keep; i++)
        v[i] = 1e9;
}

static int
kinds(size_t regions)
{
    static const double cut[] = {0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10};
    double count[3][COUNT(cut)] = {0};
    for (size_t g = 0; g < regions; g++) {
        Arena *a = arena_new((size_t)MEMORY * 2);
        DuidingInput in = make(a, &REGION, 1000 + g);
        size_t themes = in.nthemes + 1;
        double *all = scans(a, &in, DAYS - 365, DAYS);
        DuidingPlaces places;
        DuidingSeries series;
        DuidingSilence silence;
        duiding_places(a, &in, &places);
        REQUIRE(!failed(duiding_series(a, &in, &places, &series)));
        REQUIRE(!failed(duiding_silence(a, &in, &places, &silence)));
        for (int kind = 0; kind < 3; kind++) {
            double *plek = NEW_N(a, themes * 365, double),
                   *reeks = NEW_N(a, themes * series.nworst, double),
                   *stil = NEW_N(a, silence.nworst, double);
            for (size_t i = 0; i < themes * 365; i++)
                plek[i] = all[i] * (double)themes;
            for (size_t i = 0; i < themes * series.nworst; i++)
                reeks[i] = series.worst[i];
            for (size_t i = 0; i < silence.nworst; i++)
                stil[i] = silence.worst[i] * (double)silence.looks;
            only(plek, themes * 365, kind == 0);
            only(reeks, themes * series.nworst, kind == 1);
            only(stil, silence.nworst, kind == 2);
            DuidingFamily f = {plek,
                               reeks,
                               stil,
                               365,
                               themes,
                               series.nworst,
                               silence.nworst,
                               in.as_of - 365,
                               series.last_monday - (int32_t)series.nworst * 7};
            for (size_t c = 0; c < COUNT(cut); c++)
                count[kind][c] += 365 / duiding_recurrence(&f, cut[c]) - 1;
        }
        if (g == 0)
            printf("looks %zu %zu %zu, %zu\n", series.looks[0], series.looks[1], series.looks[2],
                   silence.looks);
        arena_free(a);
    }
    for (int kind = 0; kind < 3; kind++) {
        for (size_t c = 0; c < COUNT(cut); c++)
            printf(" %g: %.2f", cut[c], count[kind][c] / (double)regions);
        puts("");
    }
    return 0;
}

static double
seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
night(void)
{
    Arena *a = arena_new((size_t)MEMORY * 2);
    Made m = {.areas = 342, .towns = 342, .themes = 17, .days = DAYS, .sources = 3000, .a_day = 55};
    DuidingInput in = make(a, &m, 1);
    double *past = NEW_N(a, (in.nthemes + 1) * DUIDING_DAYS, double);
    DuidingSettings s = duiding_settings(1, 91);
    DuidingResult r;
    double t0 = seconds();
    for (size_t t = 0; t <= in.nthemes; t++) {
        DuidingScan scan;
        Arena *own = arena_new(MEMORY);
        Err e = duiding_scan(own, &in, t, in.as_of - 1, DUIDING_PAST_REPLICATIONS, 1, &scan);
        REQUIRE(!failed(e));
        arena_free(own);
    }
    double t1 = seconds();
    for (size_t i = 0; i < (in.nthemes + 1) * DUIDING_DAYS; i++)
        past[i] = 0.3;
    Err e = duiding_compute(a, &in, &s, past, DUIDING_DAYS, &r);
    REQUIRE(!failed(e));
    double t2 = seconds();
    printf("%zu signals, 342 municipalities, 17 themes: one day of the replay %.2f s (a year %.0f "
           "s, once); a night %.2f s, of %zu weeks in rows\n",
           in.nrecords, t1 - t0, (t1 - t0) * 365, t2 - t1 + t1 - t0, r.series.nweeks);
    arena_free(a);
    return t2 - t0 < 60 ? 0 : 1;
}

int
main(int argc, char **argv)
{
    int64_t regions = 20, step = 7, seed = 1;
    secret_init();
    if (argc > 2 && !str_to_int(str_z(argv[2]), &regions))
        return 2;
    if (argc > 3 && (!str_to_int(str_z(argv[3]), &step) || step < 1 || step > 365))
        return 2;
    if (argc > 4 && !str_to_int(str_z(argv[4]), &seed))
        return 2;
    const char *what = argc > 1 ? argv[1] : "night";
    if (strcmp(what, "alarms") == 0)
        return alarms((size_t)regions, (int32_t)step, (uint64_t)seed);
    if (strcmp(what, "kinds") == 0)
        return kinds((size_t)regions);
    if (strcmp(what, "power") == 0)
        return power((size_t)regions);
    return night();
}
