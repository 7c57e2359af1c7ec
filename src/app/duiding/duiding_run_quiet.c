// Silence: where and from whom less comes than usual, or never anything.
#include "app/duiding/duiding_run.h"

#include <math.h>
#include <string.h>

enum { WEEK = 7, HISTORY = 52, HISTORY_LEAST = 26, ALL_WEEKS = 315 };

static const double BAND = 0.025, WORTH = 3; // below this many expected, silence says nothing

// The weeks of the whole region, and those of the one that is being judged.
typedef struct Work {
    const DuidingInput *in;
    int32_t monday;
    size_t n;
    const int64_t *all;
    double *worst;
    size_t nworst, looks;
} Work;

typedef struct Judged {
    int64_t observed;
    double expected, phi; // expected -1: not known
} Judged;

static double
sum(const int64_t *y, size_t from, size_t to)
{
    double total = 0;
    for (size_t k = from; k < to; k++)
        total += (double)y[k];
    return total;
}

// The last weeks up to and including `week`, against the year before them. When the whole region
// reports less (a holiday), less is expected here too; never more because of a rise elsewhere.
static Judged
judge(const Work *w, const int64_t *y, size_t week)
{
    size_t to = week + 1, from = to - DUIDING_QUIET_WEEKS,
           first = from > HISTORY ? from - HISTORY : 0;
    double n = (double)(from - first), now = (double)DUIDING_QUIET_WEEKS;
    double here = sum(y, first, from), rest = sum(w->all, first, from) - here;
    double rest_now = sum(w->all, from, to) - sum(y, from, to);
    double squares = 0, level = rest > 0 ? rest_now / rest * n / now : 1;
    Judged j = {.observed = (int64_t)sum(y, from, to), .expected = -1, .phi = 1};
    if (n < HISTORY_LEAST)
        return j;
    for (size_t k = first; k < from; k++)
        squares += (double)y[k] * (double)y[k];
    double var = (squares - here * here / n) / (n - 1), mean = here / n;
    j.phi = (mean > 0 && var > mean ? var / mean : 1) * (1 + now / n);
    j.expected = mean * now * (level < 1 ? level : 1);
    return j;
}

static void
look_back(Work *w, const int64_t *y)
{
    for (size_t i = 0; i < w->nworst; i++) {
        Judged j = judge(w, y, w->n - 1 - w->nworst + i);
        if (j.expected < WORTH)
            continue;
        double p = duiding_below((double)j.observed, j.expected, j.phi);
        if (isnan(w->worst[i]) || p < w->worst[i])
            w->worst[i] = p;
    }
}

// Judge one place or organisation; false when nothing is to be said about it.
static bool
one(Work *w, const int64_t *y, int32_t last, bool seen, DuidingQuiet *q)
{
    *q = (DuidingQuiet){.state = S("nooit"), .last = DUIDING_NONE, .expected = -1, .p = 1};
    if (!seen)
        return true;
    q->last = last;
    if (w->n < DUIDING_QUIET_WEEKS + HISTORY_LEAST)
        return false;
    Judged j = judge(w, y, w->n - 1);
    look_back(w, y);
    q->observed = j.observed;
    q->expected = j.expected;
    q->to = w->monday + (int32_t)w->n * WEEK - 1;
    q->from = q->to - DUIDING_QUIET_WEEKS * WEEK + 1;
    if (j.expected < WORTH)
        return false;
    w->looks++;
    q->low = duiding_quantile(BAND, j.expected, j.phi);
    q->p = duiding_below((double)j.observed, j.expected, j.phi);
    q->state = j.observed == 0 ? S("stil") : S("minder");
    return (double)j.observed < q->low || (j.observed == 0 && q->p < 2 * BAND);
}

// How many of some records there are in each week.
static void
weeks_of(const Work *w, const uint32_t *records, size_t n, int64_t *y)
{
    memset(y, 0, w->n * sizeof(*y));
    for (size_t i = 0; i < n; i++) {
        const DuidingRecord *r = &w->in->records[records[i]];
        size_t week = r->day < w->monday ? w->n : (size_t)(r->day - w->monday) / WEEK;
        if (week < w->n)
            y[week]++;
    }
}

// The day of the last of some records; INT32_MIN when there is none.
static int32_t
last_of(const Work *w, const uint32_t *records, size_t n)
{
    int32_t last = INT32_MIN;
    for (size_t i = 0; i < n; i++)
        last = w->in->records[records[i]].day > last ? w->in->records[records[i]].day : last;
    return last;
}

// A municipality of which only the whole is known, or an area in it; not both the same.
static bool
is_place(const DuidingInput *in, const DuidingPlace *p)
{
    return p->municipality != DUIDING_NONE &&
           (p->area != DUIDING_NONE || in->municipalities[p->municipality].n > 0);
}

static void
places(Work *w, const DuidingPlaces *all, int64_t *y, DuidingQuiet *v, size_t *n)
{
    for (size_t i = 1; i < all->n; i++) {
        const DuidingPlace *p = &all->v[i];
        const uint32_t *records = &all->record[all->first[i]];
        size_t many = all->first[i + 1] - all->first[i];
        if (!is_place(w->in, p))
            continue;
        weeks_of(w, records, many, y);
        if (one(w, y, last_of(w, records, many), many > 0, &v[*n])) {
            v[*n].place = p->code;
            v[(*n)++].name = p->name;
        }
    }
}

// The records that count of each organisation of the region, in order.
static void
organisations(Arena *a, Work *w, int64_t *y, DuidingQuiet *v, size_t *n)
{
    const DuidingInput *in = w->in;
    uint32_t *first = NEW_N(a, in->norganisations + 3, uint32_t), *next = first + 1;
    uint32_t *record = NEW_N(a, in->nrecords + 1, uint32_t);
    for (size_t k = 0; k < in->nrecords; k++)
        if (in->records[k].once && in->records[k].day >= in->since)
            next[in->records[k].organisation + 1]++;
    for (size_t i = 1; i <= in->norganisations + 1; i++)
        next[i] += next[i - 1];
    for (size_t k = 0; k < in->nrecords; k++)
        if (in->records[k].once && in->records[k].day >= in->since)
            record[next[in->records[k].organisation]++] = (uint32_t)k;
    for (size_t i = 0; i < in->norganisations; i++) {
        const uint32_t *records = &record[first[i + 1]];
        size_t many = first[i + 2] - first[i + 1];
        weeks_of(w, records, many, y);
        if (one(w, y, last_of(w, records, many), many > 0, &v[*n])) {
            v[*n].place = str_fmt(a, "o%lld", (long long)in->organisations[i].id);
            v[(*n)++].name = in->organisations[i].name;
        }
    }
}

Err
duiding_silence(Arena *a, const DuidingInput *in, const DuidingPlaces *all, DuidingSilence *out)
{
    int32_t last = in->as_of - duiding_weekday(in->as_of + 1) + 1 - WEEK;
    int32_t since = in->since + (WEEK - duiding_weekday(in->since)) % WEEK;
    *out = (DuidingSilence){0};
    if (last < since)
        return OK;
    size_t n = (size_t)(last - since) / WEEK + 1;
    n = n > ALL_WEEKS ? ALL_WEEKS : n;
    Work w = {.in = in, .monday = last - (int32_t)(n - 1) * WEEK, .n = n};
    size_t past =
        n > DUIDING_QUIET_WEEKS + HISTORY_LEAST ? n - DUIDING_QUIET_WEEKS - HISTORY_LEAST : 0;
    w.nworst = past < HISTORY ? past : HISTORY;
    w.worst = NEW_N(a, w.nworst + 1, double);
    for (size_t i = 0; i < w.nworst; i++)
        w.worst[i] = (double)NAN;
    int64_t *region = NEW_N(a, n, int64_t), *y = NEW_N(a, n, int64_t);
    weeks_of(&w, all->record, all->first[1], region);
    w.all = region;
    DuidingQuiet *v = NEW_N(a, all->n + in->norganisations + 1, DuidingQuiet);
    places(&w, all, y, v, &out->n);
    organisations(a, &w, y, v, &out->n);
    out->v = v;
    out->looks = w.looks;
    out->worst = w.worst;
    out->nworst = w.nworst;
    return OK;
}
