// Maps of municipalities and of places, with borders or as hexagons: for every feature that has a
// figure for each.
#include "app/area/area.h"
#include "app/layout/layout.h"
#include "area_queries.h"
#include "format/json.h"
#include "geo/tiles.h"

#include <math.h>

#define TILE_RADIUS 100.0 // of a hexagon, in units of the drawing

// ---- drawing ------------------------------------------------------------------------------------

static Html
draw_pair(Arena *a, const AreaMapFrame *f, ChartMap *m)
{
    int64_t most = 0;
    for (size_t i = 0; i < m->n; i++)
        if (m->areas[i].state == CHART_KNOWN && m->areas[i].count > most)
            most = m->areas[i].count;
    chart_classes(f->first > 0 ? f->first : 1, most, m->upto);
    m->difference = f->difference;
    m->aside = f->aside;
    const int n = (int)f->id.n;
    m->frame = (ChartFrame){str_fmt(a, "%.*s-wide", n, f->id.p), f->title, f->desc, CHART_WIDE};
    Html wide = chart_map(a, m);
    m->frame.id = str_fmt(a, "%.*s-narrow", n, f->id.p);
    m->frame.width = CHART_NARROW;
    return chart_pair(a, wide, chart_map(a, m));
}

Err
area_map_places(Arena *a, const AreaMapFrame *f, const AreaMapPlace *places, size_t n, Html *out)
{
    *out = (Html){S(""), false};
    if (n == 0)
        return OK;
    GeoPoint *centres = NEW_N(a, n, GeoPoint);
    ChartArea *areas = NEW_N(a, n, ChartArea);
    TileMap tiles;
    for (size_t i = 0; i < n; i++)
        centres[i] = (GeoPoint){places[i].lon, places[i].lat};
    TRY(tiles_assign(a, centres, n, &tiles));
    for (size_t i = 0; i < n; i++) {
        double x = tiles.v[i].x * TILE_RADIUS, y = tiles.v[i].y * TILE_RADIUS;
        areas[i] = (ChartArea){.path = tiles_svg_path(a, x, y, TILE_RADIUS),
                               .name = places[i].name,
                               .x = x,
                               .y = y,
                               .room = TILE_RADIUS * 0.8,
                               .count = places[i].count,
                               .state = places[i].state,
                               .quiet = places[i].quiet,
                               .step = places[i].step,
                               .aside = places[i].aside};
    }
    // A map of one or two places is no larger than a hexagon needs to be.
    double least = TILE_RADIUS * 6.5;
    ChartMap m = {.width = fmax(tiles.width * TILE_RADIUS, least),
                  .height = tiles.height * TILE_RADIUS,
                  .areas = areas,
                  .n = n};
    *out = draw_pair(a, f, &m);
    return OK;
}

// ---- borders ------------------------------------------------------------------------------------

// A whole number with what stands before it: "M12 34l5-6".
static bool
take_number(Cursor *c, int64_t *out)
{
    Cursor start = *c;
    while (cursor_take(&start, S(" ")) || cursor_take(&start, S(",")))
        ;
    const char *from = start.p;
    cursor_take(&start, S("-"));
    while (start.p < start.end && *start.p >= '0' && *start.p <= '9')
        start.p++;
    *c = start;
    return str_to_int((Str){from, (size_t)(start.p - from)}, out);
}

// The path moved to the left and up. Only what follows an M is absolute in a path of ours.
static Str
move_path(Arena *a, Str path, int64_t dx, int64_t dy)
{
    Out o = out_new(a, path.n * 2 + 64);
    Cursor c = cursor(path);
    Str before;
    while (cursor_until(&c, S("M"), SIZE_MAX, &before)) {
        int64_t x, y;
        html_lit(&o, before);
        if (!take_number(&c, &x) || !take_number(&c, &y))
            return S("");
        html_lit(&o, str_fmt(a, "M%lld %lld", (long long)(x - dx), (long long)(y - dy)));
    }
    html_lit(&o, cursor_rest(&c));
    return out_html(&o).markup;
}

static Err
read_places(Db *db, Arena *a, const AreaMapValue *values, size_t n, AreaOnMapRows *out)
{
    Buf codes = buf_new(a, n * 16 + 64);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_char(&codes, ',');
        Json j = json_new(&codes);
        json_put(&j, values[i].code);
        json_done(&j);
    }
    TRY(q_area_on_map(db, a, buf_str(&codes), out));
    if (out->n != n)
        FAIL(E_NOT_FOUND, "%zu of %zu codes are those of municipalities", out->n, n);
    return OK;
}

static Html
draw_borders(Arena *a, const AreaMapFrame *f, const AreaOnMapRow *rows, ChartArea *areas, size_t n)
{
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        x0 = fmin(x0, floor(rows[i].min_x));
        y0 = fmin(y0, floor(rows[i].min_y));
        x1 = fmax(x1, rows[i].max_x);
        y1 = fmax(y1, rows[i].max_y);
    }
    for (size_t i = 0; i < n; i++) {
        areas[i].path = move_path(a, rows[i].path, (int64_t)x0, (int64_t)y0);
        areas[i].x = rows[i].label_x - x0;
        areas[i].y = rows[i].label_y - y0;
        areas[i].room = rows[i].label_room;
    }
    ChartMap m = {.width = x1 - x0, .height = y1 - y0, .areas = areas, .n = n};
    return draw_pair(a, f, &m);
}

Err
area_map(Db *db, Arena *a, const AreaMapFrame *f, const AreaMapValue *values, size_t n, Html *out)
{
    AreaMapPlace *places = NEW_N(a, n, AreaMapPlace);
    ChartArea *areas = NEW_N(a, n, ChartArea);
    AreaOnMapRows rows;
    bool has_borders = true;
    TRY(read_places(db, a, values, n, &rows));
    for (size_t i = 0; i < n; i++) {
        const AreaOnMapRow *m = &rows.v[i];
        const AreaMapValue *v = &values[i];
        has_borders &= m->path.p != NULL;
        places[i] = (AreaMapPlace){.name = m->name,
                                   .lon = m->lon,
                                   .lat = m->lat,
                                   .count = v->count,
                                   .state = v->state,
                                   .quiet = v->quiet,
                                   .step = v->step};
        areas[i] = (ChartArea){.name = m->name,
                               .count = v->count,
                               .state = v->state,
                               .quiet = v->quiet,
                               .step = v->step};
    }
    if (n == 0 || n > CHART_MAX_AREAS || !has_borders)
        return area_map_places(a, f, places, n, out);
    *out = draw_borders(a, f, rows.v, areas, n);
    return OK;
}

Err
area_map_source(Db *db, Arena *a, Str *out)
{
    BoundarySourceGetRow row;
    Err e = q_boundary_source_get(db, a, &row);
    *out = (Str){0};
    if (err_code(e) == E_NOT_FOUND)
        return OK;
    TRY(e);
    Str day = layout_day(a, layout_day_of(a, row.imported_at));
    *out = str_fmt(a, "Grenzen uit %.*s, ingelezen op %.*s.", (int)row.name.n, row.name.p,
                   (int)day.n, day.p);
    return OK;
}
