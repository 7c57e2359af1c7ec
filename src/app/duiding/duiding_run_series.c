// Weekly counts of each place and theme, with what is usual there.
#include "app/duiding/duiding_run_usual.h"
#include "stats/ears.h"
#include "stats/farrington.h"

#include <math.h>
#include <string.h>

enum { WEEK = 7, ALL_WEEKS = 315, EFFORT_DAYS = 28 };
enum { SCRATCH = 96 << 20, YEAR_WEEKS = 52, ROWS_LEAST = 1 << 12 };

static const double EARS_ALPHA = 0.01;

// ---- places -------------------------------------------------------------------------------------

static void
list_places(Arena *a, const DuidingInput *in, DuidingPlace *v, size_t *n)
{
    v[(*n)++] = (DuidingPlace){S(""), S("de regio"), DUIDING_NONE, DUIDING_NONE};
    for (size_t m = 0; m < in->nmunicipalities; m++)
        v[(*n)++] = (DuidingPlace){in->municipalities[m].code, in->municipalities[m].name,
                                   (int32_t)m, DUIDING_NONE};
    for (size_t i = 0; i < in->nareas; i++)
        if (!in->areas[i].whole && in->areas[i].active)
            v[(*n)++] =
                (DuidingPlace){str_fmt(a, "a%lld", (long long)in->areas[i].id), in->areas[i].name,
                               (int32_t)in->areas[i].municipality, (int32_t)i};
}

void
duiding_places(Arena *a, const DuidingInput *in, DuidingPlaces *out)
{
    DuidingPlace *v = NEW_N(a, 1 + in->nmunicipalities + in->nareas, DuidingPlace);
    uint32_t *of_area = NEW_N(a, in->nareas + 1, uint32_t), *next;
    size_t n = 0;
    list_places(a, in, v, &n);
    uint32_t *first = NEW_N(a, n + 2, uint32_t);
    for (size_t i = 0; i < n; i++)
        if (v[i].area != DUIDING_NONE)
            of_area[v[i].area] = (uint32_t)i;
    next = first + 1; // so that filling moves each beginning to its own place
    for (size_t k = 0; k < in->nrecords; k++) {
        const DuidingRecord *r = &in->records[k];
        if (!r->once || r->day < in->since)
            continue;
        next[1]++;
        next[in->areas[r->area].municipality + 2]++;
        if (of_area[r->area])
            next[of_area[r->area] + 1]++;
    }
    for (size_t i = 1; i <= n; i++)
        next[i] += next[i - 1];
    uint32_t *record = NEW_N(a, next[n] + 1, uint32_t);
    for (size_t k = 0; k < in->nrecords; k++) {
        const DuidingRecord *r = &in->records[k];
        if (!r->once || r->day < in->since)
            continue;
        record[next[0]++] = (uint32_t)k;
        record[next[in->areas[r->area].municipality + 1]++] = (uint32_t)k;
        if (of_area[r->area])
            record[next[of_area[r->area]]++] = (uint32_t)k;
    }
    *out = (DuidingPlaces){v, n, first, record};
}

// ---- one place ----------------------------------------------------------------------------------

// What is being worked on: the weeks of one place.
typedef struct Work {
    Arena *scratch; // emptied after each place
    const DuidingInput *in;
    const DuidingPlace *place;
    const uint32_t *record; // of this place
    size_t nrecords;
    int32_t monday;  // of the first week
    size_t n, shown; // weeks; the last ones of them that are told
    size_t themes;
    int64_t *counts;   // [theme * n + week]
    double *reporters; // [week * themes + theme]
    int64_t *region;   // all themes of the first place, the region
    DuidingSeries *out;
    double *worst; // lowest p of each level: [(level * themes + theme) * nworst + week]
    size_t room;
} Work;

static void
count(Work *w)
{
    w->counts = NEW_N(w->scratch, w->themes * w->n, int64_t);
    for (size_t i = 0; i < w->nrecords; i++) {
        const DuidingRecord *r = &w->in->records[w->record[i]];
        int32_t days = r->day - w->monday;
        size_t week = days < 0 ? w->n : (size_t)days / WEEK;
        if (week >= w->n)
            continue;
        w->counts[week]++;
        w->counts[r->theme * w->n + week]++;
    }
    w->reporters = NEW_N(w->scratch, w->themes * w->n, double);
    size_t from = w->n > w->shown + YEAR_WEEKS + 4 ? w->n - w->shown - YEAR_WEEKS - 4 : 0;
    for (size_t k = from; k < w->n; k++) {
        int32_t end = w->monday + (int32_t)k * WEEK + WEEK - 1;
        duiding_reporters(w->scratch, w->in, w->record, w->nrecords, end - EFFORT_DAYS + 1, end,
                          &w->reporters[k * w->themes]);
    }
}

static void
keep(Arena *a, Work *w, uint32_t place, DuidingWeek row)
{
    DuidingSeries *s = w->out;
    if (s->nweeks == w->room) {
        DuidingWeek *more = NEW_N(a, w->room * 2, DuidingWeek);
        memcpy(more, s->weeks, s->nweeks * sizeof(*more));
        s->weeks = more;
        w->room *= 2;
    }
    row.place = place;
    s->weeks[s->nweeks++] = row;
}

static Err
detect(const Work *w, size_t theme, DetectResult *out)
{
    DetectSeries s = {.counts = &w->counts[theme * w->n],
                      .n = w->n,
                      .frequency = YEAR_WEEKS,
                      .from = w->n - w->shown,
                      .to = w->n - 1};
    if (w->out->farrington) {
        FarringtonOptions o = farrington_usual(false);
        size_t years = (w->n - w->shown / 2) / YEAR_WEEKS;
        o.b = years > 5 ? 5 : years < 3 ? 3 : years;
        while (o.b > 2 && o.b * YEAR_WEEKS + o.w + 1 > w->n - 1)
            o.b--;
        return farrington_detect(w->scratch, &s, o, out);
    }
    EarsOptions o = ears_usual(EARS_C2);
    o.baseline = DUIDING_EARS_WEEKS;
    o.alpha = EARS_ALPHA;
    o.min_sigma = 0.5;
    return ears_detect(w->scratch, &s, o, out);
}

static size_t
level_of(const DuidingPlace *p)
{
    return p->area != DUIDING_NONE           ? DUIDING_AREA
           : p->municipality != DUIDING_NONE ? DUIDING_MUNICIPALITY
                                             : DUIDING_REGION;
}

// Keep the lowest p of a week but the last one.
static void
remember(Work *w, size_t theme, size_t week, const DuidingWeek *row)
{
    size_t back = w->n - 1 - week, many = w->out->nworst;
    if (back == 0 || back > many || row->span == 0)
        return;
    double *worst = &w->worst[(level_of(w->place) * w->themes + theme) * many + many - back];
    *worst = isnan(*worst) || row->p < *worst ? row->p : *worst;
}

static Err
one_series(Arena *a, Work *w, uint32_t place, size_t theme)
{
    DetectResult found = {0};
    int64_t year = 0;
    for (size_t k = w->n - w->shown; k < w->n; k++)
        year += w->counts[theme * w->n + k];
    bool wide = place == 0 || theme == DUIDING_ALL, judged = year >= DUIDING_SERIES_LEAST;
    if (!wide && year == 0)
        return OK;
    if (judged) {
        TRY(detect(w, theme, &found));
        w->out->looks[level_of(w->place)]++;
    }
    UsualSeries s = {.in = w->in,
                     .municipality = w->place->municipality,
                     .theme = theme,
                     .themes = w->themes,
                     .monday = w->monday,
                     .n = w->n,
                     .counts = &w->counts[theme * w->n],
                     .reporters = w->reporters,
                     .region = w->region,
                     .farrington = w->out->farrington,
                     .found = judged ? &found : NULL};
    for (size_t k = w->n - w->shown; k < w->n; k++) {
        DuidingWeek row = duiding_judge(&s, k);
        if (wide || judged || row.observed > 0)
            keep(a, w, place, row);
        remember(w, theme, k, &row);
    }
    return OK;
}

static Err
one_place(Arena *a, Work *w, uint32_t place)
{
    count(w);
    if (place == 0)
        memcpy(w->region, w->counts, w->n * sizeof(*w->region));
    for (size_t theme = 0; theme < w->themes; theme++)
        TRY(one_series(a, w, place, theme));
    return OK;
}

// From chances to scores, now that it is known how many series were judged.
static void
score(Arena *a, const Work *w, const DuidingPlaces *places, DuidingSeries *out)
{
    size_t levels = 0, n = w->themes * out->nworst;
    double *worst = NEW_N(a, n + 1, double), times[DUIDING_LEVELS];
    for (size_t l = 0; l < DUIDING_LEVELS; l++)
        levels += out->looks[l] > 0;
    for (size_t l = 0; l < DUIDING_LEVELS; l++)
        times[l] = (double)(out->looks[l] * levels);
    for (size_t i = 0; i < n; i++) {
        worst[i] = (double)NAN;
        for (size_t l = 0; l < DUIDING_LEVELS; l++)
            worst[i] = fmin(worst[i], w->worst[l * n + i] * times[l]); // a number, when one is
    }
    for (size_t i = 0; i < out->nweeks; i++)
        out->weeks[i].score = out->weeks[i].p * times[level_of(&places->v[out->weeks[i].place])];
    out->worst = worst;
}

Err
duiding_series(Arena *a, const DuidingInput *in, const DuidingPlaces *places, DuidingSeries *out)
{
    int32_t last = in->as_of - duiding_weekday(in->as_of + 1) + 1 - WEEK; // of the last whole week
    int32_t since = in->since + (WEEK - duiding_weekday(in->since)) % WEEK;
    *out = (DuidingSeries){.last_monday = last};
    if (last < since)
        return OK;
    size_t n = (size_t)(last - since) / WEEK + 1;
    n = n > ALL_WEEKS ? ALL_WEEKS : n;
    Work w = {.scratch = arena_new(SCRATCH),
              .in = in,
              .n = n,
              .shown = n < DUIDING_WEEKS ? n : DUIDING_WEEKS,
              .monday = last - (int32_t)(n - 1) * WEEK,
              .themes = in->nthemes + 1,
              .out = out,
              .room = ROWS_LEAST};
    out->farrington = n >= DUIDING_FARRINGTON_WEEKS;
    out->weeks = NEW_N(a, w.room, DuidingWeek);
    w.region = NEW_N(a, n, int64_t);
    size_t judged = n > DUIDING_EARS_WEEKS + EARS_LAG + 1 ? n - DUIDING_EARS_WEEKS - 3 : 0;
    out->nworst = judged < w.shown - 1 ? judged : w.shown - 1;
    w.worst = NEW_N(a, DUIDING_LEVELS * w.themes * w.shown, double);
    for (size_t i = 0; i < DUIDING_LEVELS * w.themes * w.shown; i++)
        w.worst[i] = (double)NAN;
    Err e = OK;
    for (size_t i = 0; i < places->n && !failed(e); i++) {
        arena_reset(w.scratch);
        w.place = &places->v[i];
        w.record = &places->record[places->first[i]];
        w.nrecords = places->first[i + 1] - places->first[i];
        e = one_place(a, &w, (uint32_t)i);
    }
    arena_free(w.scratch);
    score(a, &w, places, out);
    return e;
}
