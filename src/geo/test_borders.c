#include "geo/test_borders.h"

#include "geo/gemeente.h"
#include "geo/simplify.h"
#include "test/check.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_MAX = 4 << 20 };

bool
test_borders(Arena *a, const char *file, GeoAreas *out)
{
    const char *folder = getenv("WEERGLAS_DATA");
    if (!folder) {
        fprintf(stderr, "skipped: WEERGLAS_DATA does not name a folder with %s\n", file);
        return false;
    }
    FILE *f = fopen(str_to_z(a, str_fmt(a, "%s/%s", folder, file)), "rb");
    CHECK(f != NULL);
    if (!f)
        return false;
    char *p = NEW_N(a, FILE_MAX, char);
    size_t n = fread(p, 1, FILE_MAX, f);
    fclose(f);
    CHECK_OK(geojson_read(a, (Str){p, n}, (GeoOptions){0}, out));
    return true;
}

TEST(borders, of_all_municipalities_agree_with_the_register)
{
    Arena *a = arena_new(64 << 20);
    GeoAreas g;
    if (test_borders(a, "gemeenten_2023plus_342.geojson", &g)) {
        CHECK_INT(g.n, GEMEENTE_COUNT);
        double km2 = 0;
        for (size_t i = 0; i < g.n; i++) {
            const Gemeente *m = gemeente_by_code(g.v[i].code);
            CHECK(m != NULL);
            CHECK(m && geo_inside(&g.v[i], (GeoPoint){m->lon, m->lat}));
            CHECK(geo_inside(&g.v[i], g.v[i].label));
            CHECK(g.v[i].label_km > 0.2);
            km2 += g.v[i].km2;
        }
        // Land and the water that these generalised borders count with it: 33,500 to 37,500 km2.
        CHECK_NEAR(km2, 35500, 2000);
    }
    arena_free(a);
}

TEST(borders, of_regions_and_provinces_are_read)
{
    Arena *a = arena_new(64 << 20);
    GeoAreas g;
    if (test_borders(a, "veiligheidsregios_25.geojson", &g))
        CHECK_INT(g.n, REGION_COUNT);
    if (test_borders(a, "provincies_12.geojson", &g))
        CHECK_INT(g.n, PROVINCE_COUNT);
    arena_free(a);
}

// Points that stand in exactly one ring before, and those after: a gap or an overlap adds some.
static size_t
shared(Arena *a, const GeoAreas *g)
{
    GeoPoint *p = NEW_N(a, g->points, GeoPoint);
    size_t n = 0, twice = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t k = 0; k < g->v[i].n; k++)
            for (size_t j = 0; j < g->v[i].rings[k].n; j++)
                p[n++] = g->v[i].rings[k].points[j];
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if (i != j && fabs(p[i].lon - p[j].lon) < 1e-6 && fabs(p[i].lat - p[j].lat) < 1e-6) {
                twice++;
                break;
            }
    return twice;
}

TEST(borders, simplified_are_smaller_and_still_shared)
{
    Arena *a = arena_new(256 << 20);
    GeoAreas g, small;
    if (test_borders(a, "gemeenten_2023plus_342.geojson", &g)) {
        CHECK_OK(geo_simplify(a, &g, 500000, &small));
        GeoView view = geo_view(&small, 700, 4);
        size_t bytes = 0;
        double before = 0, after = 0;
        for (size_t i = 0; i < small.n; i++) {
            GeoArea area = small.v[i];
            CHECK(area.n > 0);
            geo_measure(&area);
            before += g.v[i].km2;
            after += area.km2;
            bytes += geo_svg_path(a, &small.v[i], &view).n;
        }
        CHECK_NEAR(after / before, 1, 0.002);
        CHECK(small.points < g.points * 6 / 10);
        double share_before = (double)shared(a, &g) / (double)g.points;
        double share_after = (double)shared(a, &small) / (double)small.points;
        cr_log_info("points %zu to %zu, shared %.3f to %.3f, paths %zu bytes, %d high", g.points,
                    small.points, share_before, share_after, bytes, view.height);
        CHECK(share_after > share_before - 0.02);
        CHECK(bytes < 64000);
    }
    arena_free(a);
}
