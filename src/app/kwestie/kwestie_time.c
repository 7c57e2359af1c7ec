// The timeline of a kwestie: linked signals per week, with what happened and what is coming.
#include "app/kwestie/kwestie_inside.h"
#include "web/chart.h"

#include <stdlib.h>

enum {
    WEEKS_BEFORE = 104, // the chart goes back two years at most
    WEEKS_AHEAD = 26,   // and half a year ahead
    WEEKS_LEAST = 8,
};

static const char *const months[] = {"jan", "feb", "mrt", "apr", "mei", "jun",
                                     "jul", "aug", "sep", "okt", "nov", "dec"};

static Str
monday_of(Arena *a, Str day)
{
    int64_t since = layout_days_between(S("1900-01-01"), day) % 7; // that was a Monday
    return layout_day_add(a, day, since < 0 ? -since - 7 : -since);
}

static Str
week_label(Arena *a, Str monday)
{
    int64_t month = 1, day = 1;
    REQUIRE(str_to_int((Str){monday.p + 5, 2}, &month) && month >= 1 && month <= 12);
    REQUIRE(str_to_int((Str){monday.p + 8, 2}, &day));
    return str_fmt(a, "%d %s", (int)day, months[month - 1]);
}

static int
by_day(const void *x, const void *y)
{
    const KwestieMoment *a = x, *b = y;
    int64_t days = layout_days_between(b->day, a->day);
    return days != 0 ? (days > 0 ? 1 : -1) : a->number - b->number;
}

// Triggers and events in order of time, numbered.
static KwestieMoment *
collect(Arena *a, const KwestieTriggersRows *triggers, const KwestieHistoriesRows *history,
        size_t *n)
{
    KwestieMoment *v = NEW_N(a, triggers->n + history->n, KwestieMoment);
    *n = 0;
    for (size_t i = 0; i < triggers->n; i++)
        v[*n] = (KwestieMoment){.day = triggers->v[i].starts_on,
                                .label = triggers->v[i].title,
                                .is_trigger = true,
                                .number = (int)*n},
        ++*n;
    for (size_t i = 0; i < history->n; i++)
        if (str_eq(history->v[i].kind, S("gebeurtenis")))
            v[*n] = (KwestieMoment){.day = history->v[i].on_day,
                                    .label = kwestie_first_words(a, history->v[i].body),
                                    .number = (int)*n},
            ++*n;
    qsort(v, *n, sizeof(*v), by_day);
    for (size_t i = 0; i < *n; i++)
        v[i].number = (int)i + 1;
    return v;
}

typedef struct Range {
    Str monday; // of the first week
    size_t n;   // weeks; 0: nothing to draw
    size_t now; // the week of today
} Range;

static int64_t
weeks_between(Arena *a, Str monday, Str day)
{
    return layout_days_between(monday, monday_of(a, day)) / 7;
}

// From the first signal or moment to the last, with today in it, within what a chart can show.
static Range
range_of(Arena *a, Str today, const KwestieSignalsRows *s, const KwestieMoment *v, size_t n)
{
    Str now = monday_of(a, today);
    int64_t first = 0, last = 0;
    for (size_t i = 0; i < s->n + n; i++) {
        int64_t week = weeks_between(a, now, i < s->n ? s->v[i].observed_from : v[i - s->n].day);
        if (week >= -WEEKS_BEFORE && week < first)
            first = week;
        if (week <= WEEKS_AHEAD && week > last)
            last = week;
    }
    if (last - first + 1 < WEEKS_LEAST)
        first = last + 1 - WEEKS_LEAST;
    return (Range){layout_day_add(a, now, first * 7), s->n > 0 ? (size_t)(last - first + 1) : 0,
                   (size_t)-first};
}

static Html
draw(Arena *a, const ChartWeek *weeks, size_t n, const KwestieTime *t, Str desc)
{
    ChartMarker *markers = NEW_N(a, t->n_moments, ChartMarker);
    size_t used = 0;
    for (size_t i = 0; i < t->n_moments; i++)
        if (t->moments[i].in_chart)
            markers[used++] =
                (ChartMarker){t->moments[i].week, t->moments[i].number, t->moments[i].label};
    ChartTimeline chart = {.frame = {S("tijdlijn-breed"), S("Signalen per week"), desc, CHART_WIDE},
                           .weeks = weeks,
                           .n = n,
                           .markers = markers,
                           .n_markers = used};
    Html wide = chart_timeline(a, &chart);
    chart.frame.id = S("tijdlijn-smal");
    chart.frame.width = CHART_NARROW;
    return chart_pair(a, wide, chart_timeline(a, &chart));
}

KwestieTime
kwestie_time(Arena *a, Str today, const KwestieSignalsRows *signals,
             const KwestieTriggersRows *triggers, const KwestieHistoriesRows *history)
{
    KwestieTime t = {0};
    KwestieMoment *moments = collect(a, triggers, history, &t.n_moments);
    Range range = range_of(a, today, signals, moments, t.n_moments);
    t.moments = moments;
    if (range.n == 0)
        return t;
    ChartWeek *weeks = NEW_N(a, range.n, ChartWeek);
    KwestieWeek *counts = NEW_N(a, range.n, KwestieWeek);
    for (size_t i = 0; i < t.n_moments; i++) {
        int64_t week = weeks_between(a, range.monday, moments[i].day);
        moments[i].in_chart = week >= 0 && week < (int64_t)range.n;
        moments[i].week = moments[i].in_chart ? (size_t)week : 0;
    }
    for (size_t i = 0; i < signals->n; i++) {
        int64_t week = weeks_between(a, range.monday, signals->v[i].observed_from);
        if (week >= 0 && week < (int64_t)range.n)
            weeks[week].count++;
        else
            t.outside++;
    }
    size_t most = 0;
    for (size_t i = 0; i < range.n; i++) {
        Str monday = layout_day_add(a, range.monday, (int64_t)i * 7);
        weeks[i].label = week_label(a, monday);
        weeks[i].state = weeks[i].count > 0 || i > range.now ? CHART_KNOWN : CHART_NONE;
        if (weeks[i].count > 0)
            counts[t.n_weeks++] = (KwestieWeek){monday, weeks[i].count};
        most = weeks[i].count > weeks[most].count ? i : most;
    }
    t.weeks = counts;
    Str total = kwestie_count(a, (int64_t)signals->n - t.outside, "signaal", "signalen");
    Str desc = str_fmt(a, "%.*s in %zu weken. De meeste, %lld, in de week van %.*s.", (int)total.n,
                       total.p, range.n, (long long)weeks[most].count, (int)weeks[most].label.n,
                       weeks[most].label.p);
    t.chart = draw(a, weeks, range.n, &t, desc);
    return t;
}
