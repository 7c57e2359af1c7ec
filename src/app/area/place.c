// A place as one choice in a form: "GM9001/123", or "regio".
#include "app/area/area.h"
#include "area_queries.h"

static const Str whole_region_code = STR("regio");

Str
place_code(Arena *a, Place p)
{
    if (p.municipality.n == 0)
        return whole_region_code;
    return str_fmt(a, "%.*s/%lld", (int)p.municipality.n, p.municipality.p, (long long)p.area_id);
}

Err
place_read(Str code, Place *out)
{
    Cursor c = cursor(code);
    *out = (Place){S(""), 0};
    if (str_eq(code, whole_region_code))
        return OK;
    if (!cursor_until(&c, S("/"), 10, &out->municipality) ||
        !str_to_int(cursor_rest(&c), &out->area_id) || out->area_id < 0)
        FAIL(E_INVALID, "not the code of a place");
    return OK;
}

Err
place_choices(Db *db, Arena *a, int64_t viewer, bool whole_region, Choices *out)
{
    AreaPlacesRows rows;
    TRY(q_area_places(db, a, viewer, &rows));
    Choice *v = NEW_N(a, rows.n + 1, Choice);
    size_t n = 0;
    if (whole_region)
        v[n++] = (Choice){whole_region_code, S("Hele regio")};
    for (size_t i = 0; i < rows.n; i++) {
        const AreaPlacesRow *row = &rows.v[i];
        bool whole = row->rank == 0;
        Str label =
            str_fmt(a, "%.*s%s%.*s", (int)row->municipality_name.n, row->municipality_name.p,
                    whole ? " (hele gemeente)" : ", ", whole ? 0 : (int)row->name.n, row->name.p);
        v[n++] = (Choice){place_code(a, (Place){row->municipality, row->id}), label};
    }
    *out = (Choices){n, v};
    return OK;
}

Err
municipality_choices(Db *db, Arena *a, int64_t viewer, Choices *out)
{
    AreaPlacesRows rows;
    TRY(q_area_places(db, a, viewer, &rows));
    Choice *v = NEW_N(a, rows.n, Choice);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++)
        if (rows.v[i].rank == 0)
            v[n++] = (Choice){rows.v[i].municipality, rows.v[i].municipality_name};
    *out = (Choices){n, v};
    return OK;
}

Err
place_label(Db *db, Arena *a, Place p, Str *out)
{
    AreaGetRow area;
    AreaMunicipalityGetRow m;
    *out = S("Hele regio");
    if (p.municipality.n == 0)
        return OK;
    TRY(q_area_municipality_get(db, a, p.municipality, &m));
    *out = m.name;
    if (p.area_id == 0)
        return OK;
    TRY(q_area_get(db, a, p.area_id, &area));
    if (!str_eq(area.kind, S("geheel")))
        *out = str_fmt(a, "%.*s (%.*s)", (int)area.name.n, area.name.p, (int)m.name.n, m.name.p);
    return OK;
}

Err
region_choices(Db *db, Arena *a, int64_t viewer, Choices *out)
{
    AreaRegionsRows rows;
    TRY(q_area_regions(db, a, viewer, &rows));
    Choice *v = NEW_N(a, rows.n, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){str_fmt(a, "%lld", (long long)rows.v[i].id), rows.v[i].name};
    *out = (Choices){rows.n, v};
    return OK;
}
