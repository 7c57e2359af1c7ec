// Borders from a file into the database: simplified, as SVG paths in one drawing.
#include "app/area/area.h"
#include "app/audit/audit.h"
#include "area_queries.h"
#include "base/secret.h"
#include "geo/simplify.h"

#include <math.h>

// A drawing so wide that a unit is about what borders are rounded to (GEO_GRID) when it holds the
// whole country; and borders that still look right when a map shows one region.
enum { DRAWING_WIDTH = 24000, DRAWING_MARGIN = 10, LEAST_M2 = 20000 };

typedef struct Importing {
    Arena *a;
    const Context *context;
    Str name, sha256;
    int64_t now;
    GeoAreas areas;
    GeoView view;
    size_t bytes;
} Importing;

typedef struct Box {
    double min_x, min_y, max_x, max_y;
} Box;

static Box
box_of(const GeoArea *area, const GeoView *view)
{
    Box b = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < area->n; i++)
        for (size_t k = 0; k < area->rings[i].n; k++) {
            double x, y;
            geo_project(view, area->rings[i].points[k], &x, &y);
            b = (Box){fmin(b.min_x, x), fmin(b.min_y, y), fmax(b.max_x, x), fmax(b.max_y, y)};
        }
    return b;
}

static Err
write_all(Db *db, void *arg)
{
    Importing *x = arg;
    x->bytes = 0;
    TRY(q_boundary_clear(db, x->a));
    for (size_t i = 0; i < x->areas.n; i++) {
        const GeoArea *area = &x->areas.v[i];
        Box b = box_of(area, &x->view);
        Str path = geo_svg_path(x->a, area, &x->view);
        double label_x, label_y;
        geo_project(&x->view, area->label, &label_x, &label_y);
        TRY(q_boundary_add(db, x->a, area->code, area->name, path, b.min_x, b.min_y, b.max_x,
                           b.max_y, label_x, label_y, area->label_km * x->view.per_km, x->now));
        x->bytes += path.n;
    }
    TRY(q_boundary_source_put(db, x->a, x->name, x->sha256, x->view.width, x->view.height, x->now));
    return audit_add_by(db, x->a, x->context, S("opdrachtregel"), x->now,
                        (AuditEntry){.name = S("boundary.import"),
                                     .activity = S("beheer"),
                                     .object_kind = S("boundary"),
                                     .object = x->name,
                                     .detail = str_fmt(x->a, "%zu gebieden", x->areas.n)});
}

Err
boundary_import(Db *db, Arena *a, const Context *c, Str name, Str json, int64_t now,
                BoundaryImport *out)
{
    GeoAreas read;
    Importing x = {.a = a, .context = c, .name = name, .now = now};
    TRY(geojson_read(a, json, (GeoOptions){0}, &read));
    for (size_t i = 0; i < read.n; i++)
        if (read.v[i].code.n == 0)
            FAIL(E_INVALID, "feature %zu has no code", i + 1);
    TRY(geo_simplify(a, &read, LEAST_M2, &x.areas));
    x.view = geo_view(&x.areas, DRAWING_WIDTH, DRAWING_MARGIN);
    x.sha256 = hash_hex(a, hash_sha256(a, json));
    TRY(db_transaction(db, write_all, &x));
    *out = (BoundaryImport){.areas = x.areas.n,
                            .points = read.points,
                            .points_kept = x.areas.points,
                            .bytes = x.bytes,
                            .from_rd = read.from_rd};
    return OK;
}
