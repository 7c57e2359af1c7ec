// Where a warning is about: a map with its places among those around them, and the same as a table.
#include "app/duiding/duiding_warning.h"
#include "geo/tiles.h"

static ChartState
state_of(int64_t n)
{
    return n == 0 ? CHART_NONE : CHART_KNOWN;
}

static AreaMapFrame
frame_of(void)
{
    return (AreaMapFrame){
        .id = S("plekken"),
        .title = S("De plekken van deze waarschuwing, met het aantal signalen"),
        .desc = S("De tint en het patroon zeggen of dat meer of minder is dan verwacht. De tabel "
                  "bij de kaart zegt hetzelfde."),
        .difference = &duiding_differences,
        .aside = S("hoort er niet bij"),
    };
}

// More places than a map of hexagons can hold: a table alone.
static Err
draw(Req *r, WarningShowView *v, const AreaMapPlace *places, size_t n)
{
    AreaMapFrame f = frame_of();
    if (n > TILES_MAX)
        return OK;
    return area_map_places(r->arena, &f, places, n, &v->map);
}

static AreaMapPlace
place_of(Str name, double lon, double lat, const WarningPart *p)
{
    if (p->is_hidden)
        return (AreaMapPlace){.name = name, .lon = lon, .lat = lat, .state = CHART_HIDDEN};
    return (AreaMapPlace){.name = name,
                          .lon = lon,
                          .lat = lat,
                          .count = p->observed,
                          .state = state_of(p->observed),
                          .step = (int)duiding_differs(p->observed, p->expected)};
}

// ---- a concentration ----------------------------------------------------------------------------

static bool
is_part(const WarningShowView *v, int64_t area_id)
{
    for (size_t i = 0; i < v->areas.n; i++)
        if (v->areas.v[i].id == area_id)
            return true;
    return false;
}

static Err
map_of_areas(Req *r, WarningShowView *v)
{
    NoticeAroundRows around;
    TRY(q_notice_around(r->db, r->arena, r->user.id, v->w.id, &around));
    AreaMapPlace *places = NEW_N(r->arena, v->areas.n + around.n + 1, AreaMapPlace);
    WarningPart *parts = NEW_N(r->arena, v->areas.n + 1, WarningPart);
    size_t n = 0, n_hidden = 0;
    for (size_t i = 0; i < v->areas.n; i++) {
        const NoticeAreasRow *ar = &v->areas.v[i];
        parts[i] = (WarningPart){.name = ar->name,
                                 .part_of = ar->part_of,
                                 .observed = ar->observed,
                                 .expected = ar->expected,
                                 .is_hidden = v->is_closed && !ar->is_open};
        n_hidden += parts[i].is_hidden;
        places[n++] = place_of(ar->name, ar->lon, ar->lat, &parts[i]);
    }
    if (n_hidden == v->areas.n)
        return OK;
    if (n_hidden > 0)
        v->parts_note = S("Afgeschermd: deze aantallen ziet alleen wie daar de signalen volgt.");
    for (size_t i = 0; i < around.n; i++) {
        const NoticeAroundRow *ar = &around.v[i];
        if (!is_part(v, ar->id))
            places[n++] =
                (AreaMapPlace){.name = ar->name, .lon = ar->lon, .lat = ar->lat, .aside = true};
    }
    v->parts = parts;
    v->n_parts = v->areas.n;
    v->parts_title = S("De plekken van deze waarschuwing");
    return draw(r, v, places, n);
}

// ---- a series -----------------------------------------------------------------------------------

static void
about_weeks(Req *r, WarningShowView *v, const char *what)
{
    Str from = layout_day_long(r->arena, v->w.first_on),
        to = layout_day_long(r->arena, v->w.last_on);
    v->parts_title = str_fmt(r->arena, "Signalen per %s, van %.*s tot en met %.*s", what,
                             (int)from.n, from.p, (int)to.n, to.p);
    v->parts_note = S("Zoals de laatste berekening het telde. Wat later binnenkwam over deze "
                      "dagen, telt mee.");
}

// Of a municipality all its places; of one place that one, among the others.
static Err
map_of_villages(Req *r, WarningShowView *v)
{
    NoticeVillagesRows rows;
    bool is_one = str_starts(v->w.place, S("a"));
    int64_t weeks = 0;
    TRY(q_notice_villages(r->db, r->arena, r->user.id, v->w.id, &rows));
    AreaMapPlace *places = NEW_N(r->arena, rows.n + 1, AreaMapPlace);
    WarningPart *parts = NEW_N(r->arena, rows.n + 1, WarningPart);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const NoticeVillagesRow *ar = &rows.v[i];
        WarningPart p = {ar->name, ar->part_of, ar->observed, ar->expected, false};
        bool is_aside = is_one && !str_eq(ar->place, v->w.place);
        bool is_village = !str_eq(ar->kind, S("geheel"));
        if (!is_village && (is_aside || ar->observed == 0))
            continue;
        places[n] = place_of(ar->name, ar->lon, ar->lat, &p);
        places[n++].aside = is_aside;
        if (is_aside)
            continue;
        weeks += ar->weeks;
        parts[v->n_parts++] = p;
    }
    if (weeks == 0) { // the last run looked back no further
        v->n_parts = 0;
        return OK;
    }
    v->parts = parts;
    about_weeks(r, v, "plek");
    return draw(r, v, places, n);
}

static Err
map_of_municipalities(Req *r, WarningShowView *v)
{
    NoticeMunicipalitiesRows rows;
    AreaMapFrame f = frame_of();
    int64_t weeks = 0;
    TRY(q_notice_municipalities(r->db, r->arena, r->user.id, v->w.id, &rows));
    AreaMapValue *values = NEW_N(r->arena, rows.n + 1, AreaMapValue);
    WarningPart *parts = NEW_N(r->arena, rows.n + 1, WarningPart);
    for (size_t i = 0; i < rows.n; i++) {
        const NoticeMunicipalitiesRow *m = &rows.v[i];
        weeks += m->weeks;
        parts[i] = (WarningPart){m->name, S(""), m->observed, m->expected, false};
        values[i] = (AreaMapValue){.code = m->code,
                                   .count = m->observed,
                                   .state = state_of(m->observed),
                                   .step = (int)duiding_differs(m->observed, m->expected)};
    }
    if (weeks == 0)
        return OK;
    v->parts = parts;
    v->n_parts = rows.n;
    about_weeks(r, v, "gemeente");
    return rows.n > TILES_MAX ? OK : area_map(r->db, r->arena, &f, values, rows.n, &v->map);
}

Err
warning_map(Req *r, WarningShowView *v)
{
    if (!v->may_records || str_starts(v->w.place, S("o")))
        return OK;
    if (str_eq(v->w.kind, S("plek")))
        return map_of_areas(r, v); // of who handles signals in some of its places, these
    if (v->is_closed)
        return OK;
    return v->w.place.n == 0 ? map_of_municipalities(r, v) : map_of_villages(r, v);
}
