// What is behind a finding: who reported, and what is left without one of them. Codes and numbers
// only; who it was stays in the signals.
#include "app/duiding/duiding_run.h"
#include "app/signal/signal.h"
#include "base/buf.h"

#include <string.h>

enum { TEXT_MAX = 4000 };

static const double BAND = 0.975;

// The records of a finding, and those of the year before it in the same places and theme.
typedef struct Scope {
    const DuidingInput *in;
    const uint32_t *now, *before;
    size_t n, nbefore;
} Scope;

static bool
in_place(const DuidingInput *in, const DuidingFinding *f, const bool *areas,
         const DuidingPlace *place, const DuidingRecord *r)
{
    if (f->where)
        return areas[r->area];
    if (place->area != DUIDING_NONE)
        return (int32_t)r->area == place->area;
    return place->municipality == DUIDING_NONE ||
           (int32_t)in->areas[r->area].municipality == place->municipality;
}

static const DuidingPlace *
find_place(const DuidingPlaces *places, Str code)
{
    for (size_t i = 0; i < places->n; i++)
        if (str_eq(places->v[i].code, code))
            return &places->v[i];
    return &places->v[0];
}

static Scope
scope_of(Arena *a, const DuidingInput *in, const DuidingPlaces *places, const DuidingFinding *f)
{
    uint32_t *now = NEW_N(a, in->nrecords + 1, uint32_t);
    uint32_t *before = NEW_N(a, in->nrecords + 1, uint32_t);
    bool *areas = NEW_N(a, in->nareas + 1, bool);
    const DuidingPlace *place = f->where ? NULL : find_place(places, f->place);
    Scope s = {.in = in, .now = now, .before = before};
    for (size_t i = 0; f->where && i < f->where->nareas; i++)
        areas[f->where->areas[i]] = true;
    for (size_t i = 0; i < in->nrecords; i++) {
        const DuidingRecord *r = &in->records[i];
        if (!r->once || (f->theme && r->theme != f->theme) || !in_place(in, f, areas, place, r))
            continue;
        if (r->day >= f->from && r->day <= f->to)
            now[s.n++] = (uint32_t)i;
        else if (r->day < f->from && r->day >= f->from - DUIDING_DAYS && r->day >= in->since)
            before[s.nbefore++] = (uint32_t)i;
    }
    return s;
}

// "wijkagent 7" lines, the most first.
static Str
role_lines(Arena *a, const Scope *s)
{
    size_t count[256] = {0};
    Buf b = buf_new(a, TEXT_MAX);
    for (size_t i = 0; i < s->n; i++)
        count[s->in->records[s->now[i]].role]++;
    for (size_t left = signal_sources.n; left > 0; left--) {
        size_t most = 0;
        for (size_t k = 1; k < signal_sources.n; k++)
            if (count[k] > count[most])
                most = k;
        if (count[most] == 0)
            break;
        Str code = signal_sources.v[most].code;
        buf_fmt(&b, "%s%.*s %zu", b.n ? "\n" : "", (int)code.n, code.p, count[most]);
        count[most] = 0;
    }
    return buf_str(&b);
}

static size_t
count_of(const Scope *s, const uint32_t *list, size_t n, uint32_t source)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        found += s->in->records[list[i]].source == source;
    return found;
}

static Str
pair(Arena *a, double observed, double expected)
{
    return str_fmt(a, "%.0f %.4g", observed, expected);
}

// Without the account that reported the most, and without what it usually reports.
static void
explain_source(Arena *a, const Scope *s, DuidingFinding *f)
{
    uint32_t *count = NEW_N(a, s->in->nsources + 2, uint32_t), busiest = 0;
    for (size_t i = 0; i < s->n; i++) {
        uint32_t source = s->in->records[s->now[i]].source;
        if (source && ++count[source] > count[busiest])
            busiest = source;
    }
    if (busiest == 0) {
        f->without_source = pair(a, (double)f->observed, f->expected);
        return;
    }
    double share =
        s->nbefore ? (double)count_of(s, s->before, s->nbefore, busiest) / (double)s->nbefore : 0;
    double left = (double)(f->observed - (int64_t)count[busiest]),
           usual = f->expected * (1 - share);
    f->without_source = pair(a, left, usual);
    int32_t began = s->in->sources[busiest - 1].first_day;
    bool is_new = began >= f->from - DUIDING_NEW_DAYS && began > s->in->since + 3 * DUIDING_WINDOW;
    f->new_reporter = is_new && left <= duiding_quantile(BAND, usual > 0.1 ? usual : 0.1, 1);
}

// The biggest incident: most signals about one day in one area.
static void
explain_incident(Arena *a, const Scope *s, DuidingFinding *f)
{
    size_t most = 0, n = 0;
    for (size_t i = 0; i < s->n; i++) {
        const DuidingRecord *r = &s->in->records[s->now[i]];
        const DuidingRecord *last = i ? &s->in->records[s->now[i - 1]] : r;
        n = last->day == r->day && last->area == r->area ? n + 1 : 1;
        most = n > most ? n : most;
    }
    f->without_incident = pair(a, (double)f->observed - (double)most, f->expected);
}

void
duiding_explain(Arena *a, const DuidingInput *in, const DuidingPlaces *places, DuidingFinding *f)
{
    f->sources = f->without_source = f->without_incident = S("");
    if (str_eq(f->kind, S("stil")))
        return;
    Scope s = scope_of(a, in, places, f);
    f->sources = role_lines(a, &s);
    explain_source(a, &s, f);
    explain_incident(a, &s, f);
}
