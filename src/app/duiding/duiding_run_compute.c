// All methods together: what stands out among everything that was looked at.
#include "app/duiding/duiding_run.h"
#include "base/buf.h"
#include "base/secret.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { HASH_ROOM = 256, WEEK = 7, SETTINGS_ROOM = 16 << 10 };

DuidingSettings
duiding_settings(uint64_t seed, int64_t rate_days)
{
    return (DuidingSettings){seed, rate_days, DUIDING_SCAN_REPLICATIONS, DUIDING_PAST_REPLICATIONS};
}

Str
duiding_settings_text(Arena *a, const DuidingSettings *s, bool farrington)
{
    Buf b = buf_new(a, SETTINGS_ROOM);
    buf_fmt(&b, "method=%d\nseed=%llu\nfalse_alarm_days=%lld\n", DUIDING_METHOD,
            (unsigned long long)s->seed, (long long)s->rate_days);
    buf_fmt(&b, "scan=space-time Poisson, prospective, by day, of incidents (area and day)\n");
    buf_fmt(&b, "scan_days=%d\nscan_window=%d\nscan_replications=%u\npast_replications=%u\n",
            DUIDING_DAYS, DUIDING_WINDOW, s->scan_replications, s->past_replications);
    buf_fmt(&b, "scan_max_share=0.5\nmin_cases=%d\nseries=%s\nquiet_weeks=%d\n", DUIDING_MIN_CASES,
            farrington ? "farrington-flexible" : "ears-c2", DUIDING_QUIET_WEEKS);
    for (size_t i = 0; i < s->nreasons; i++)
        buf_fmt(&b, "reason=%zu %d %d\n", s->reasons[i].theme, s->reasons[i].from,
                s->reasons[i].to);
    return buf_str(&b);
}

static bool
take_number(Cursor *c, Str stop, int64_t *out)
{
    Str text;
    return cursor_until(c, stop, 20, &text) && str_to_int(text, out);
}

DuidingSettings
duiding_settings_read(Arena *a, Str text, uint64_t seed)
{
    DuidingSettings s = duiding_settings(seed, 0);
    DuidingReason *reasons = NEW_N(a, DUIDING_REASONS_MAX, DuidingReason);
    Cursor all = cursor(text);
    Str line;
    while (cursor_until(&all, S("\n"), text.n, &line)) {
        Cursor c = {line.p, line.p + line.n + 1}; // with the end of the line
        int64_t theme, from, to;
        if (cursor_take(&c, S("false_alarm_days=")))
            REQUIRE(take_number(&c, S("\n"), &s.rate_days));
        else if (cursor_take(&c, S("reason=")) && s.nreasons < DUIDING_REASONS_MAX &&
                 take_number(&c, S(" "), &theme) && take_number(&c, S(" "), &from) &&
                 take_number(&c, S("\n"), &to))
            reasons[s.nreasons++] = (DuidingReason){(size_t)theme, (int32_t)from, (int32_t)to};
    }
    s.reasons = reasons;
    return s;
}

Str
duiding_past_hash(Arena *a)
{
    Str text = str_fmt(a, "%d %d %d %d %d 0.5", DUIDING_METHOD, DUIDING_DAYS, DUIDING_WINDOW,
                       DUIDING_PAST_REPLICATIONS, DUIDING_MIN_CASES);
    return hash_hex(a, (Str){hash_sha256(a, text).p, 8});
}

Str
duiding_level(double recurrence)
{
    return recurrence >= 365 ? S("rood") : recurrence >= 100 ? S("oranje") : S("geel");
}

// ---- candidates ---------------------------------------------------------------------------------

typedef struct Candidates {
    DuidingFinding *v;
    size_t n;
} Candidates;

static void
add(Candidates *c, DuidingFinding f)
{
    if (c->n < DUIDING_FINDINGS_MAX * 4)
        c->v[c->n++] = f;
}

static void
add_places(Arena *a, const DuidingInput *in, const DuidingResult *r, Candidates *c)
{
    for (size_t theme = 0; theme <= in->nthemes; theme++)
        for (size_t i = 0; i < r->scans[theme].n; i++) {
            const DuidingConcentration *k = &r->scans[theme].v[i];
            const DuidingArea *at = &in->areas[k->areas[0]];
            add(c, (DuidingFinding){.kind = S("plek"),
                                    .method = S("ruimte-tijd-poisson"),
                                    .theme = theme,
                                    .place = str_fmt(a, "a%lld", (long long)at->id),
                                    .name = duiding_name(a, in, k),
                                    .from = k->from,
                                    .to = k->to,
                                    .observed = k->observed,
                                    .expected = k->expected,
                                    .statistic = k->statistic,
                                    .p = k->p,
                                    .score = k->p * (double)(in->nthemes + 1),
                                    .where = k});
        }
}

static void
add_series(const DuidingInput *in, const DuidingResult *r, Candidates *c)
{
    (void)in;
    for (size_t i = 0; i < r->series.nweeks; i++) {
        const DuidingWeek *w = &r->series.weeks[i];
        if (w->monday != r->series.last_monday || w->span == 0)
            continue;
        const DuidingPlace *place = &r->places.v[w->place];
        add(c, (DuidingFinding){.kind = S("reeks"),
                                .method =
                                    r->series.farrington ? S("farrington-flexible") : S("ears-c2"),
                                .theme = w->theme,
                                .place = place->code,
                                .name = place->name,
                                .from = w->monday - (int32_t)(w->span - 1) * WEEK,
                                .to = w->monday + WEEK - 1,
                                .observed = w->span_observed,
                                .expected = w->span_expected,
                                .statistic = (double)w->span_observed / w->span_expected,
                                .p = w->p,
                                .score = w->score});
    }
}

static void
add_silence(const DuidingResult *r, Candidates *c)
{
    for (size_t i = 0; i < r->silence.n; i++) {
        const DuidingQuiet *q = &r->silence.v[i];
        if (q->expected < 0)
            continue;
        add(c, (DuidingFinding){.kind = S("stil"),
                                .method = S("ondergrens"),
                                .place = q->place,
                                .name = q->name,
                                .from = q->from,
                                .to = q->to,
                                .observed = q->observed,
                                .expected = q->expected,
                                .statistic = q->low,
                                .p = q->p,
                                .score = q->p * (double)r->silence.looks});
    }
}

static int
by_score(const void *x, const void *y)
{
    const DuidingFinding *a = x, *b = y;
    if (a->score < b->score || a->score > b->score)
        return a->score < b->score ? -1 : 1;
    if (a->theme != b->theme)
        return a->theme > b->theme ? -1 : 1; // a theme says more than all of them
    if (a->where && b->where)
        return (int)a->where->areas[0] - (int)b->where->areas[0];
    if ((a->where == NULL) != (b->where == NULL))
        return (a->where == NULL) - (b->where == NULL);
    size_t n = a->place.n < b->place.n ? a->place.n : b->place.n;
    int order = n ? memcmp(a->place.p, b->place.p, n) : 0;
    return order ? order : (a->place.n > b->place.n) - (a->place.n < b->place.n);
}

// A theme says more than all of them, and where it is more than that it is somewhere. One who is
// new speaks of all themes: that they are new is said once.
static int
order_of(const DuidingFinding *f)
{
    bool all = f->theme == DUIDING_ALL;
    return (f->new_reporter && !all ? 4 : all ? 2 : 0) + (f->where == NULL);
}

static int
by_kind(const void *x, const void *y)
{
    int a = order_of(x), b = order_of(y);
    return a != b ? a - b : by_score(x, y);
}

// ---- the same thing, seen twice -----------------------------------------------------------------

static bool
holds(const DuidingInput *in, const DuidingFinding *f, const DuidingPlaces *places, uint32_t area)
{
    for (size_t i = 0; f->where && i < f->where->nareas; i++)
        if (f->where->areas[i] == area)
            return true;
    if (f->where)
        return false;
    for (size_t i = 0; i < places->n; i++)
        if (str_eq(places->v[i].code, f->place))
            return places->v[i].area != DUIDING_NONE
                       ? (uint32_t)places->v[i].area == area
                       : places->v[i].municipality == DUIDING_NONE ||
                             (uint32_t)places->v[i].municipality == in->areas[area].municipality;
    return false;
}

// Whether two findings are about the same days, and have an area in common.
static bool
touch(const DuidingInput *in, const DuidingPlaces *places, const DuidingFinding *x,
      const DuidingFinding *y)
{
    bool quiet = str_eq(x->kind, S("stil"));
    if (quiet != str_eq(y->kind, S("stil")))
        return false;
    if (quiet)
        return str_eq(x->place, y->place);
    if (x->from > y->to || y->from > x->to)
        return false;
    for (size_t area = 0; area < in->nareas; area++)
        if (holds(in, x, places, (uint32_t)area) && holds(in, y, places, (uint32_t)area))
            return true;
    return false;
}

static double
excess(const DuidingFinding *f)
{
    return (double)f->observed - f->expected;
}

// Whether a finding is told already: by one of the same theme, or, when it is of more places than a
// concentration or of all themes, by those that explain at least half of what there was too many.
static bool
is_told(const DuidingInput *in, const DuidingResult *r, const DuidingFinding *f)
{
    double explained = 0;
    for (size_t i = 0; i < r->nfindings; i++) {
        const DuidingFinding *told = &r->findings[i];
        if (!touch(in, &r->places, told, f))
            continue;
        bool new_too = f->new_reporter && told->new_reporter && told->theme == DUIDING_ALL;
        bool wider = told->where && !f->where;
        if ((told->theme == f->theme && !wider) || new_too || str_eq(f->kind, S("stil")))
            return true;
        if (told->theme == f->theme || f->theme == DUIDING_ALL)
            explained += excess(told);
    }
    return explained > 0 && explained >= excess(f) / 2;
}

// Tell a finding, in place of the concentrations of its theme that are a small part of it.
static void
tell(const DuidingInput *in, DuidingResult *r, const DuidingFinding *f)
{
    size_t n = 0;
    for (size_t i = 0; i < r->nfindings; i++) {
        const DuidingFinding *told = &r->findings[i];
        if (told->theme != f->theme || !touch(in, &r->places, told, f))
            r->findings[n++] = *told;
    }
    r->findings[n++] = *f;
    r->nfindings = n;
}

// Keep what is rare enough, once.
static void
choose(Arena *a, const DuidingInput *in, const DuidingSettings *s, const DuidingFamily *family,
       Candidates *c, DuidingResult *out)
{
    size_t rare = 0;
    for (size_t i = 0; i < c->n; i++) {
        DuidingFinding f = c->v[i];
        f.recurrence = duiding_recurrence(family, f.score);
        if (f.recurrence < (double)s->rate_days)
            continue;
        f.level = duiding_level(f.recurrence);
        duiding_explain(a, in, &out->places, &f);
        c->v[rare++] = f;
    }
    qsort(c->v, rare, sizeof(*c->v), by_kind);
    out->findings = NEW_N(a, DUIDING_FINDINGS_MAX, DuidingFinding);
    for (size_t i = 0; i < rare && out->nfindings < DUIDING_FINDINGS_MAX; i++)
        if (!is_told(in, out, &c->v[i]))
            tell(in, out, &c->v[i]);
    qsort(out->findings, out->nfindings, sizeof(*out->findings), by_score);
}

// ---- the whole ----------------------------------------------------------------------------------

static double *
scores(Arena *a, const double *p, size_t n, double looks)
{
    double *v = NEW_N(a, n + 1, double);
    for (size_t i = 0; i < n; i++)
        v[i] = p[i] * looks; // NAN stays NAN
    return v;
}

static DuidingFamily
family_of(Arena *a, const DuidingInput *in, const DuidingSettings *s, const double *past,
          size_t past_days, const DuidingResult *r)
{
    size_t themes = in->nthemes + 1, weeks = r->series.nworst;
    double *plek = scores(a, past, themes * past_days, (double)themes);
    double *reeks = scores(a, r->series.worst, themes * weeks, 1);
    duiding_leave_out(s, plek, themes, past_days, in->as_of - (int32_t)past_days, 1);
    duiding_leave_out(s, reeks, themes, weeks, r->series.last_monday - (int32_t)weeks * WEEK, WEEK);
    return (DuidingFamily){
        .plek = plek,
        .reeks = reeks,
        .stil = scores(a, r->silence.worst, r->silence.nworst, (double)r->silence.looks),
        .days = past_days,
        .themes = themes,
        .reeks_weeks = weeks,
        .stil_weeks = r->silence.nworst,
        .first_day = in->as_of - (int32_t)past_days,
        .first_monday = r->series.last_monday - (int32_t)weeks * WEEK};
}

// Mark the weeks of the stretches that are rare enough, as far as they are above what is usual.
static void
mark(DuidingSeries *s, double threshold)
{
    for (size_t i = 0; i < s->nweeks; i++)
        s->weeks[i].alarm = 0;
    for (size_t i = 0; i < s->nweeks; i++) {
        const DuidingWeek *last = &s->weeks[i];
        if (last->span == 0 || last->score > threshold)
            continue;
        for (size_t k = 0; k < last->span && k <= i; k++) {
            DuidingWeek *w = &s->weeks[i - k];
            if (w->place == last->place && w->theme == last->theme &&
                (double)w->observed > w->expected && w->expected >= 0)
                w->alarm = 'h';
        }
    }
}

Err
duiding_compute(Arena *a, const DuidingInput *in, const DuidingSettings *s, const double *past,
                size_t past_days, DuidingResult *out)
{
    size_t themes = in->nthemes + 1;
    *out = (DuidingResult){0};
    duiding_places(a, in, &out->places);
    TRY(duiding_series(a, in, &out->places, &out->series));
    TRY(duiding_silence(a, in, &out->places, &out->silence));
    DuidingScan *scans = NEW_N(a, themes, DuidingScan);
    for (size_t t = 0; t < themes; t++)
        TRY(duiding_scan(a, in, t, in->as_of, s->scan_replications, s->seed, &scans[t]));
    out->scans = scans;
    duiding_choose(a, in, s, past, past_days, out);
    return OK;
}

void
duiding_choose(Arena *a, const DuidingInput *in, const DuidingSettings *s, const double *past,
               size_t past_days, DuidingResult *r)
{
    DuidingFamily family = family_of(a, in, s, past, past_days, r);
    Candidates c = {.v = NEW_N(a, DUIDING_FINDINGS_MAX * 4, DuidingFinding)};
    r->nfindings = 0;
    add_places(a, in, r, &c);
    add_series(in, r, &c);
    add_silence(r, &c);
    choose(a, in, s, &family, &c, r);
    r->threshold = duiding_threshold(&family, (double)s->rate_days);
    mark(&r->series, r->threshold);
}

// ---- hash ---------------------------------------------------------------------------------------

static void
put(Buf *b, Str s)
{
    buf_put(b, s);
    buf_char(b, '\n');
}

static void
hash_finding(Buf *b, const DuidingFinding *f)
{
    put(b, f->kind), put(b, f->place), put(b, f->sources), put(b, f->without_source);
    buf_fmt(b, "%zu %d %d %lld %.9g %.9g %.9g %.9g %d\n", f->theme, f->from, f->to,
            (long long)f->observed, f->expected, f->statistic, f->p, f->recurrence,
            f->new_reporter);
    for (size_t i = 0; f->where && i < f->where->nareas; i++)
        buf_fmt(b, "%u %lld\n", f->where->areas[i], (long long)f->where->observed_in[i]);
}

Str
duiding_result_hash(Arena *a, const DuidingInput *in, const DuidingResult *r)
{
    size_t room =
        (r->series.nweeks + r->nfindings * (in->nareas + 64) + r->silence.n + 16) * HASH_ROOM;
    Arena *own = arena_new(room * 4);
    Buf b = buf_new(own, room);
    for (size_t i = 0; i < r->series.nweeks; i++) {
        const DuidingWeek *w = &r->series.weeks[i];
        buf_fmt(&b, "%u %u %d %lld %.9g %.9g %.9g %c\n", w->place, w->theme, w->monday,
                (long long)w->observed, w->expected, w->low, w->high, w->alarm ? w->alarm : '-');
    }
    for (size_t i = 0; i < r->silence.n; i++) {
        const DuidingQuiet *q = &r->silence.v[i];
        put(&b, q->place), put(&b, q->state);
        buf_fmt(&b, "%d %lld %.9g %.9g\n", q->last, (long long)q->observed, q->expected, q->low);
    }
    for (size_t i = 0; i < r->nfindings; i++)
        hash_finding(&b, &r->findings[i]);
    REQUIRE(!b.over);
    Str hash = hash_hex(a, hash_sha256(own, buf_str(&b)));
    arena_free(own);
    return hash;
}
