// The pages of municipalities with their villages and districts, and the map of the region.
#include "app/area/area_page.h"
#include "app/audit/audit.h"
#include "geo/tiles.h"

static const Choice done[] = {
    {STR("toegevoegd"), STR("Het gebied is toegevoegd. Melders kunnen het nu kiezen.")},
    {STR("gewijzigd"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("weg"), STR("Het gebied is niet meer te kiezen. Signalen die er al zijn, blijven staan.")},
    {STR("terug"), STR("Het gebied is weer te kiezen.")},
};

static const MenuItem trail[] = {{STR("/gebieden"), STR("Gebieden"), CAN_UNSET}};

int64_t
area_manages(const Req *r)
{
    return (r->user.can & CAN_MANAGE) ? 1 : 0;
}

// GET /gebieden: who has one municipality comes straight to it.
static Err
page_list(Req *r)
{
    AreaListView v = {.may_see_map = (r->user.can & CAN_TREND_READ) != 0};
    TRY(q_area_editable_municipalities(r->db, r->arena, r->user.id, area_manages(r), &v.rows));
    if (v.rows.n == 1)
        return respond_to(r, "/gebieden/gemeente/%.*s", (int)v.rows.v[0].code.n,
                          v.rows.v[0].code.p);
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Gebieden"),
                                    .here = S("/gebieden"),
                                    .body = html_area_list(r->arena, &v)});
}

// The areas in use as a map of hexagons; nothing for fewer than two, or more than fit.
static Err
draw_places(Req *r, AreaMunicipalityView *v)
{
    AreaMapPlace *places = NEW_N(r->arena, v->rows.n, AreaMapPlace);
    size_t n = 0;
    for (size_t i = 0; i < v->rows.n; i++) {
        const AreaEditableListRow *a = &v->rows.v[i];
        if (a->active)
            places[n++] = (AreaMapPlace){a->name, a->lon, a->lat, a->inhabitants, CHART_KNOWN};
    }
    v->in_use = (int64_t)n;
    AreaMapFrame f = {
        .id = S("ligging"),
        .title = str_fmt(r->arena, "Gebieden van %.*s", (int)v->m->name.n, v->m->name.p),
        .desc = S("Een zeshoek per gebied, ongeveer waar het ligt, met het aantal inwoners. De "
                  "tabel hieronder heeft dezelfde cijfers.")};
    return area_map_places(r->arena, &f, places, n > 1 && n <= TILES_MAX ? n : 0, &v->map);
}

static Err
show_municipality(Req *r, int status, Str code, bool has_conflict)
{
    AreaEditableMunicipalityRow m;
    AreaMunicipalityView v = {
        .m = &m, .has_conflict = has_conflict, .may_see_map = (r->user.can & CAN_TREND_READ) != 0};
    TRY(q_area_editable_municipality(r->db, r->arena, r->user.id, area_manages(r), code, &m));
    TRY(q_area_editable_list(r->db, r->arena, r->user.id, area_manages(r), code, &v.rows));
    TRY(draw_places(r, &v));
    v.form_token = req_form_token(r);
    return layout_page(
        r, status,
        (LayoutPage){.title = str_fmt(r->arena, "Gebieden van %.*s", (int)m.name.n, m.name.p),
                     .here = S("/gebieden"),
                     .trail = {area_manages(r) ? COUNT(trail) : 0, trail},
                     .done = {COUNT(done), done},
                     .is_wide = true,
                     .body = html_area_municipality(r->arena, &v)});
}

// GET /gebieden/gemeente/GM9001
static Err
page_municipality(Req *r)
{
    return show_municipality(r, 200, r->code, false);
}

// ---- out of use, and back -----------------------------------------------------------------------

typedef struct Step {
    Req *r;
    int64_t version, active;
    AreaUseRow row;
} Step;

static Err
write_use(Db *db, void *arg)
{
    Step *s = arg;
    Req *r = s->r;
    TRY(q_area_use(db, r->arena, r->user.id, area_manages(r), r->id, s->version, s->active,
                   &s->row));
    return audit_add(r, db,
                     (AuditEntry){.name = s->active ? S("area.use") : S("area.retire"),
                                  .activity = S("beheer"),
                                  .object_kind = S("area"),
                                  .object_id = r->id,
                                  .object = s->row.name});
}

static Err
take_step(Req *r, int64_t active, const char *code)
{
    Form form;
    AreaEditableGetRow row;
    Step s = {.r = r, .active = active};
    TRY(req_form_raw(r, &form));
    TRY(q_area_editable_get(r->db, r->arena, r->user.id, area_manages(r), r->id, &row));
    if (!str_to_int(form_value(&form, S("version")), &s.version))
        FAIL(E_INVALID, "no version");
    Err e = db_transaction(r->db, write_use, &s);
    if (err_code(e) == E_NOT_FOUND)
        return show_municipality(r, 409, row.municipality, true);
    TRY(e);
    return respond_to(r, "/gebieden/gemeente/%.*s?done=%s", (int)row.municipality.n,
                      row.municipality.p, code);
}

// POST /gebieden/12/weg
static Err
form_retire(Req *r)
{
    return take_step(r, 0, "weg");
}

// POST /gebieden/12/terug
static Err
form_use(Req *r)
{
    return take_step(r, 1, "terug");
}

// ---- map of the region --------------------------------------------------------------------------

// GET /gebieden/kaart
static Err
page_map(Req *r)
{
    AreaMapView v = {0};
    TRY(q_area_region_counts(r->db, r->arena, r->user.id, &v.rows));
    AreaMapValue *values = NEW_N(r->arena, v.rows.n, AreaMapValue);
    for (size_t i = 0; i < v.rows.n; i++)
        values[i] = (AreaMapValue){v.rows.v[i].code, v.rows.v[i].n, CHART_KNOWN};
    AreaMapFrame f = {.id = S("regio"),
                      .title = S("Gemeenten in de regio"),
                      .desc = S("Het aantal wijken en kernen per gemeente. De tabel ernaast heeft "
                                "dezelfde cijfers.")};
    TRY(area_map(r->db, r->arena, &f, values, v.rows.n, &v.map));
    TRY(area_map_source(r->db, r->arena, &v.source));
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Kaart van de regio"),
                                    .here = S("/gebieden"),
                                    .is_wide = true,
                                    .body = html_area_map(r->arena, &v)});
}

const Route area_routes[] = {
    {GET, "/gebieden", page_list, CAN_AREA_WRITE},
    {GET, "/gebieden/kaart", page_map, CAN_TREND_READ},
    {GET, "/gebieden/gemeente/:code", page_municipality, CAN_AREA_WRITE},
    {POST, "/gebieden/gemeente/:code", area_form_add, CAN_AREA_WRITE},
    {GET, "/gebieden/gemeente/:code/nieuw", area_page_new, CAN_AREA_WRITE},
    {GET, "/gebieden/:id/wijzigen", area_page_edit, CAN_AREA_WRITE},
    {POST, "/gebieden/:id", area_form_change, CAN_AREA_WRITE},
    {POST, "/gebieden/:id/weg", form_retire, CAN_AREA_WRITE},
    {POST, "/gebieden/:id/terug", form_use, CAN_AREA_WRITE},
    {0},
};
