// The numbers of Beeld, read from what the last run counted; what is small is marked as hidden
// here, before anything else sees it.
#include "app/duiding/duiding_beeld.h"

enum { OTHER = 1, WEEK_DAYS = 7 }; // OTHER: one theme more, for what the list does not have

// Counts as they are, before anything is hidden. Themes: those of the list, and the rest.
typedef struct Raw {
    size_t places, themes;
    int64_t *counts[BEELD_PERIODS]; // places times themes
    size_t weeks;
    int64_t *by_week; // of the region, less the places that are open: weeks times themes
    size_t *secret;   // place in the table of what is hidden, or SIZE_MAX
    BeeldHidden hidden;
} Raw;

static size_t
theme_at(Str code)
{
    for (size_t i = 0; i < signal_themes.n; i++)
        if (str_eq(signal_themes.v[i].code, code))
            return i;
    return signal_themes.n;
}

static size_t
place_at(const BeeldFigures *f, Str code)
{
    for (size_t i = 0; i < f->n_places; i++)
        if (str_eq(f->places[i].code, code))
            return i;
    return f->n_places;
}

static Str
first_on(Arena *a, const BeeldFigures *f, size_t period)
{
    return layout_day_add(a, f->last_on, -WEEK_DAYS * (duiding_periods[period] - 1));
}

Err
beeld_region(Req *r, BeeldRegionRow *out)
{
    BeeldRegionRows rows;
    TRY(q_beeld_region(r->db, r->arena, r->user.id, &rows));
    if (rows.n == 0)
        FAIL(E_NOT_FOUND, "the viewer's organisation is in no region");
    *out = rows.v[0];
    return OK;
}

Str
beeld_number(Arena *a, BeeldNumber n)
{
    return n.is_hidden ? S("afgeschermd") : layout_number(a, n.n);
}

// ---- reading ------------------------------------------------------------------------------------

static Err
read_runs(Req *r, BeeldFigures *f)
{
    BeeldLastWeekRows last;
    TRY(q_beeld_runs(r->db, r->arena, r->user.id, f->region.partnership_id, &f->runs));
    for (size_t i = 0; i < f->runs.n; i++) {
        const BeeldRunsRow *run = &f->runs.v[i];
        bool waits = str_eq(run->state, S("wacht")) || str_eq(run->state, S("bezig"));
        if (!f->run && str_eq(run->state, S("klaar")))
            f->run = run;
        if (!f->busy && waits)
            f->busy = run;
        if (!f->run && !f->failed && str_eq(run->state, S("mislukt")))
            f->failed = run;
    }
    TRY(q_beeld_last_week(r->db, r->arena, r->user.id, f->region.partnership_id, &last));
    f->has_weeks = last.n > 0;
    f->last_on = f->has_weeks ? last.v[0].week_on : layout_day_of(r->arena, r->now);
    f->from_on = first_on(r->arena, f, f->choice.period);
    return OK;
}

static Err
read_places(Req *r, BeeldFigures *f)
{
    BeeldPlacesRows rows;
    bool sees = r->user.can & CAN_SIGNAL_READ;
    TRY(q_beeld_places(r->db, r->arena, r->user.id, f->region.partnership_id, &rows));
    f->n_places = rows.n;
    f->places = NEW_N(r->arena, rows.n + 1, BeeldPlace);
    for (size_t i = 0; i < rows.n; i++)
        f->places[i] = (BeeldPlace){.code = rows.v[i].code,
                                    .name = rows.v[i].name,
                                    .is_open = sees && rows.v[i].is_open,
                                    .expected = -1};
    return OK;
}

// The municipalities that can be chosen.
static void
list_open(Arena *a, BeeldFigures *f)
{
    Choice *v = NEW_N(a, f->n_places + 1, Choice);
    size_t n = 0;
    for (size_t i = 0; i < f->n_places; i++)
        if (f->places[i].is_open)
            v[n++] = (Choice){f->places[i].code, f->places[i].name, {0}};
    f->open = (Choices){n, v};
}

static Err
read_counts(Req *r, const BeeldFigures *f, Raw *raw)
{
    BeeldCountsRows rows;
    size_t place = f->n_places;
    TRY(q_beeld_counts(r->db, r->arena, r->user.id, f->region.partnership_id, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        const BeeldCountsRow *c = &rows.v[i];
        if (i == 0 || !str_eq(c->place, rows.v[i - 1].place))
            place = place_at(f, c->place);
        if (place == f->n_places)
            continue;
        size_t at = place * raw->themes + theme_at(c->theme);
        raw->counts[BEELD_MONTH][at] += c->month;
        raw->counts[BEELD_QUARTER][at] += c->quarter;
        raw->counts[BEELD_YEAR][at] += c->year;
    }
    return OK;
}

// Of a row with sums: what was counted in a period, and what is usual.
#define OBSERVED(row, period)                     \
    ((period) == BEELD_MONTH     ? (row)->month   \
     : (period) == BEELD_QUARTER ? (row)->quarter \
                                 : (row)->year)
#define USUAL(row, period)                              \
    ((period) == BEELD_MONTH     ? (row)->usual_month   \
     : (period) == BEELD_QUARTER ? (row)->usual_quarter \
                                 : (row)->usual_year)

static Err
read_usual(Req *r, BeeldFigures *f)
{
    BeeldUsualRows rows;
    TRY(q_beeld_usual(r->db, r->arena, r->user.id, f->region.partnership_id, f->choice.theme,
                      &rows));
    for (size_t i = 0; i < rows.n; i++) {
        const BeeldUsualRow *u = &rows.v[i];
        size_t at = place_at(f, u->place);
        if (at == f->n_places)
            continue;
        BeeldPlace *p = &f->places[at];
        p->expected = USUAL(u, f->choice.period);
        p->is_silent = str_eq(u->alarm, S("stil"));
        p->is_high = str_eq(u->alarm, S("hoog"));
        p->count.n = OBSERVED(u, f->choice.period);
    }
    return OK;
}

// ---- hiding -------------------------------------------------------------------------------------

static size_t
count_secret(const BeeldFigures *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->n_places; i++)
        n += !f->places[i].is_open;
    return n;
}

static int64_t
days_after(Str from, Str on)
{
    return layout_days_between(from, on) / WEEK_DAYS;
}

// Weeks come in order: most lie just after the one before. *at: that of the last call.
static void
add_week(const Str *mondays, Str theme, Str on, int64_t n, size_t *at, Raw *raw)
{
    *at = *at + 1 < raw->weeks ? *at + 1 : 0;
    if (!str_eq(mondays[*at], on))
        for (*at = 0; *at < raw->weeks && !str_eq(mondays[*at], on);)
            ++*at;
    if (*at < raw->weeks && theme.n > 0)
        raw->by_week[*at * raw->themes + theme_at(theme)] += n;
}

// The weeks of the region, less those of the places that are open.
static Err
read_secret_weeks(Req *r, const BeeldFigures *f, bool any_open, Raw *raw)
{
    Str from = first_on(r->arena, f, BEELD_YEAR);
    BeeldWeeksRows rows;
    BeeldWeeksOpenRows open = {0};
    Str *mondays = NEW_N(r->arena, raw->weeks, Str);
    size_t at = 0;
    for (size_t i = 0; i < raw->weeks; i++)
        mondays[i] = layout_day_add(r->arena, from, WEEK_DAYS * (int64_t)i);
    TRY(q_beeld_weeks(r->db, r->arena, r->user.id, f->region.partnership_id, S(""), S("*"), from,
                      &rows));
    if (any_open)
        TRY(q_beeld_weeks_open(r->db, r->arena, r->user.id, f->region.partnership_id, from, &open));
    for (size_t i = 0; i < rows.n; i++)
        add_week(mondays, rows.v[i].theme, rows.v[i].week_on, rows.v[i].observed, &at, raw);
    for (size_t i = 0; i < open.n; i++)
        add_week(mondays, open.v[i].theme, open.v[i].week_on, -open.v[i].observed, &at, raw);
    return OK;
}

// The table of the places that are not open, in the order of f->places.
static const int64_t *
secret_counts(Arena *a, const BeeldFigures *f, const Raw *raw, size_t n, size_t period)
{
    int64_t *out = NEW_N(a, n * raw->themes, int64_t);
    for (size_t i = 0; i < f->n_places; i++)
        for (size_t k = 0; raw->secret[i] != SIZE_MAX && k < raw->themes; k++)
            out[raw->secret[i] * raw->themes + k] = raw->counts[period][i * raw->themes + k];
    return out;
}

// What stands in a week is no less than nothing, also when a run and a place do not agree.
static void
no_less_than_nothing(Raw *raw)
{
    for (size_t i = 0; i < raw->weeks * raw->themes; i++)
        raw->by_week[i] = raw->by_week[i] < 0 ? 0 : raw->by_week[i];
}

static Err
hide(Req *r, const BeeldFigures *f, Raw *raw)
{
    size_t n = 0;
    raw->secret = NEW_N(r->arena, f->n_places + 1, size_t);
    for (size_t i = 0; i < f->n_places; i++)
        raw->secret[i] = f->places[i].is_open ? SIZE_MAX : n++;
    BeeldSecret s = {.places = n, .themes = raw->themes, .weeks = raw->weeks};
    if (n > 0) {
        TRY(read_secret_weeks(r, f, n < f->n_places, raw));
        no_less_than_nothing(raw);
    }
    for (size_t p = 0; p < BEELD_PERIODS; p++) {
        s.period[p] = (size_t)duiding_periods[p];
        s.counts[p] = n > 0 ? secret_counts(r->arena, f, raw, n, p) : NULL;
    }
    s.by_week = raw->by_week;
    return beeld_hide(r->arena, &s, &raw->hidden);
}

// ---- what may be shown --------------------------------------------------------------------------

static size_t
column_of(const Raw *raw, Str theme)
{
    return theme.n == 0 ? raw->themes : theme_at(theme);
}

static void
show_places(BeeldFigures *f, const Raw *raw)
{
    size_t k = column_of(raw, f->choice.theme);
    for (size_t i = 0; i < f->n_places; i++) {
        BeeldPlace *p = &f->places[i];
        if (raw->secret[i] != SIZE_MAX)
            p->count.is_hidden = beeld_is_hidden(&raw->hidden, f->choice.period, raw->secret[i], k);
        f->any_hidden |= p->count.is_hidden;
        p->is_high &= !p->count.is_hidden;
    }
}

// The totals of the places that are not open decide for those of the region. Of one municipality,
// which is open, nothing is hidden.
static Err
show_themes(Req *r, BeeldFigures *f, const Raw *raw)
{
    BeeldThemesRows rows;
    size_t period = f->choice.period;
    TRY(q_beeld_themes(r->db, r->arena, r->user.id, f->region.partnership_id, f->choice.where,
                       &rows));
    f->themes = NEW_N(r->arena, rows.n + 1, BeeldTheme);
    for (size_t i = 0; i < rows.n; i++) {
        const BeeldThemesRow *row = &rows.v[i];
        size_t k = column_of(raw, row->theme);
        bool hidden = beeld_is_hidden(&raw->hidden, period, raw->hidden.places, k);
        BeeldTheme t = {.code = row->theme,
                        .count = {OBSERVED(row, period), hidden},
                        .expected = USUAL(row, period),
                        .is_high = str_eq(row->alarm, S("hoog")) && !hidden};
        f->any_hidden |= hidden;
        if (str_eq(t.code, f->choice.theme)) {
            f->total = t.count;
            f->total_expected = t.expected;
        }
        f->themes[f->n_themes++] = t;
    }
    return OK;
}

static Err
show_weeks(Req *r, BeeldFigures *f, const Raw *raw)
{
    BeeldWeeksRows rows;
    Str from = first_on(r->arena, f, BEELD_YEAR);
    size_t k = column_of(raw, f->choice.theme);
    Str start = f->choice.period == BEELD_MONTH ? first_on(r->arena, f, BEELD_QUARTER) : f->from_on;
    TRY(q_beeld_weeks(r->db, r->arena, r->user.id, f->region.partnership_id, f->choice.where,
                      f->choice.theme, start, &rows));
    f->n_weeks = rows.n;
    f->weeks = NEW_N(r->arena, rows.n + 1, BeeldWeek);
    for (size_t i = 0; i < rows.n; i++) {
        const BeeldWeeksRow *w = &rows.v[i];
        int64_t week = days_after(from, w->week_on);
        bool known = week >= 0 && week < (int64_t)raw->weeks;
        bool hidden = raw->hidden.places > 0 &&
                      (!known || beeld_week_is_hidden(&raw->hidden, (size_t)week, k));
        f->any_hidden |= hidden;
        f->weeks[i] = (BeeldWeek){.on = w->week_on,
                                  .count = {w->observed, hidden},
                                  .expected = w->expected,
                                  .low = w->low,
                                  .high = w->high,
                                  .is_high = str_eq(w->alarm, S("hoog")) && !hidden};
    }
    return OK;
}

Err
beeld_figures(Req *r, BeeldChoice c, BeeldFigures *out)
{
    BeeldFigures *f = out;
    *f = (BeeldFigures){.choice = c, .total_expected = -1};
    TRY(beeld_region(r, &f->region));
    TRY(read_runs(r, f));
    TRY(read_places(r, f));
    list_open(r->arena, f);
    Raw raw = {.places = f->n_places, .themes = signal_themes.n + OTHER};
    raw.weeks = (size_t)duiding_periods[BEELD_YEAR];
    if (c.where.n > 0) {
        TRY(beeld_local(r, f));
        TRY(show_themes(r, f, &raw));
        return show_weeks(r, f, &raw);
    }
    raw.by_week = NEW_N(r->arena, raw.weeks * raw.themes, int64_t);
    for (size_t p = 0; p < BEELD_PERIODS; p++)
        raw.counts[p] = NEW_N(r->arena, (f->n_places + 1) * raw.themes, int64_t);
    if (count_secret(f) > 0) // who sees all places needs no more than what is shown
        TRY(read_counts(r, f, &raw));
    TRY(read_usual(r, f));
    TRY(hide(r, f, &raw));
    show_places(f, &raw);
    TRY(show_themes(r, f, &raw));
    return show_weeks(r, f, &raw);
}
