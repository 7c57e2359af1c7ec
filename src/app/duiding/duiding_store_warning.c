// Warnings: one that was seen before is the same one.
#include "app/duiding/duiding_store.h"
#include "app/setting/setting.h"
#include "base/secret.h"
#include "duiding_store_queries.h"

enum { OPEN_MAX = 1000, DAY_S = 86400 };

typedef struct Open {
    int64_t id;
    Str kind, theme, place, level, state;
    int32_t from, to;
    const int64_t *areas;
    size_t nareas;
    bool taken;
} Open;

static Err
read_open(Db *db, const DuidingStore *s, Open **out, size_t *n)
{
    WarningOpenRows rows;
    int64_t since = s->now - (int64_t)DUIDING_WINDOW * DAY_S;
    TRY(q_warning_open(db, s->arena, s->partnership_id, since, OPEN_MAX, &rows));
    Open *list = NEW_N(s->arena, rows.n + 1, Open);
    for (size_t i = 0; i < rows.n; i++) {
        const WarningOpenRow *r = &rows.v[i];
        WarningAreasRows areas;
        TRY(q_warning_areas(db, s->arena, r->id, &areas));
        int64_t *ids = NEW_N(s->arena, areas.n + 1, int64_t);
        for (size_t k = 0; k < areas.n; k++)
            ids[k] = areas.v[k].area_id;
        list[i] = (Open){.id = r->id,
                         .kind = r->kind,
                         .theme = r->theme,
                         .place = r->place,
                         .level = r->level,
                         .state = r->state,
                         .from = duiding_day(r->first_on),
                         .to = duiding_day(r->last_on),
                         .areas = ids,
                         .nareas = areas.n};
    }
    *out = list;
    *n = rows.n;
    return OK;
}

// Whether an area is one of a list, or without a list is in the place with this code.
static bool
covers(const DuidingStore *s, size_t area, Str place, const int64_t *ids, size_t n)
{
    const DuidingArea *at = &s->in->areas[area];
    for (size_t i = 0; i < n; i++)
        if (ids[i] == at->id)
            return true;
    if (n > 0)
        return false;
    int64_t own = 0;
    if (str_starts(place, S("a")))
        return str_to_int((Str){place.p + 1, place.n - 1}, &own) && own == at->id;
    return place.n == 0 || str_eq(place, s->in->municipalities[at->municipality].code);
}

static bool
share_an_area(const DuidingStore *s, const Open *w, const DuidingFinding *f)
{
    size_t n = f->where ? f->where->nareas : 0;
    int64_t *ids = NEW_N(s->arena, n + 1, int64_t);
    for (size_t i = 0; i < n; i++)
        ids[i] = s->in->areas[f->where->areas[i]].id;
    for (size_t area = 0; area < s->in->nareas; area++)
        if (covers(s, area, w->place, w->areas, w->nareas) && covers(s, area, f->place, ids, n))
            return true;
    return false;
}

static int
rank(Str level)
{
    return str_eq(level, S("rood")) ? 3 : str_eq(level, S("oranje")) ? 2 : 1;
}

// A rise is the same whether it was seen in a place or in a series. What was set aside and became
// rarer since is something new to decide on.
static bool
is_same(const DuidingStore *s, const Open *w, const DuidingFinding *f)
{
    bool near = f->from <= w->to + DUIDING_WINDOW && w->from <= f->to;
    bool silent = str_eq(f->kind, S("stil"));
    if (w->taken || !near || silent != str_eq(w->kind, S("stil")) ||
        !str_eq(w->theme, duiding_theme(f->theme)))
        return false;
    if (str_eq(w->state, S("terzijde")) && rank(f->level) > rank(w->level))
        return false;
    return silent ? str_eq(w->place, f->place) : share_an_area(s, w, f);
}

static Err
new_warning(Db *db, DuidingStore *s, const DuidingFinding *f, int64_t keep_days, int64_t *id)
{
    Str number, keep = layout_day_add(s->arena, layout_day_of(s->arena, s->now), keep_days);
    *id = random_id();
    s->warnings++;
    TRY(setting_next_number(db, s->arena, S("W"), s->now, &number));
    return q_warning_add(db, s->arena, *id, number, s->partnership_id, s->run_id, f->kind,
                         duiding_theme(f->theme), s->now, keep);
}

static Err
put_finding(Db *db, const DuidingStore *s, int64_t id, const DuidingFinding *f)
{
    Arena *a = s->arena;
    TRY(q_warning_numbers(db, a, id, s->run_id, f->kind, f->method, f->place, f->name,
                          duiding_day_text(a, f->from), duiding_day_text(a, f->to), f->observed,
                          f->expected, f->statistic, f->p, f->recurrence, f->level, f->sources,
                          f->without_source, f->without_incident, f->new_reporter, s->now));
    TRY(q_warning_areas_clear(db, a, id));
    for (size_t i = 0; f->where && i < f->where->nareas; i++)
        TRY(q_warning_area_add(db, a, id, s->in->areas[f->where->areas[i]].id,
                               f->where->observed_in[i], f->where->expected_in[i]));
    return OK;
}

Err
duiding_store_warnings(Db *db, DuidingStore *s)
{
    Open *open;
    size_t n;
    int64_t keep_days;
    TRY(setting_number(db, s->arena, S("keep_warning_days"), &keep_days));
    TRY(read_open(db, s, &open, &n));
    for (size_t i = 0; i < s->result->nfindings; i++) {
        const DuidingFinding *f = &s->result->findings[i];
        Open *was = NULL;
        for (size_t k = 0; k < n && !was; k++)
            was = is_same(s, &open[k], f) ? &open[k] : NULL;
        int64_t id = was ? was->id : 0;
        if (was)
            was->taken = true;
        else
            TRY(new_warning(db, s, f, keep_days, &id));
        if (was && str_eq(was->state, S("terzijde")))
            TRY(q_warning_seen(db, s->arena, id, s->run_id, s->now));
        else
            TRY(put_finding(db, s, id, f));
    }
    return q_warning_over(db, s->arena, s->partnership_id, s->now - (int64_t)DUIDING_WINDOW * DAY_S,
                          s->now);
}
