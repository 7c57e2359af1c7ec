// The GeoJSON reader, fed with anything; what it lets through is simplified and drawn.
#include "geo/simplify.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_areas(Arena *a, const GeoAreas *g)
{
    REQUIRE(g->n <= GEOJSON_MAX_FEATURES && g->points <= GEOJSON_MAX_POINTS);
    GeoView view = geo_view(g, 390, 4);
    for (size_t i = 0; i < g->n; i++) {
        const GeoArea *area = &g->v[i];
        REQUIRE(area->n > 0 && area->km2 >= 0 && isfinite(area->label.lon));
        REQUIRE(area->code.n <= GEOJSON_MAX_CODE + 4 && str_is_utf8(area->name));
        for (size_t k = 0; k < area->n; k++)
            REQUIRE(area->rings[k].n >= 3);
        REQUIRE(str_starts(geo_svg_path(a, area, &view), S("M")));
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena *a = arena_new(64 << 20);
    char *copy = malloc(n ? n : 1); // of the exact size, so that a read past the end is a report
    GeoAreas g, small;
    REQUIRE(copy != NULL);
    memcpy(copy, data, n);
    if (!failed(geojson_read(a, (Str){copy, n}, (GeoOptions){0}, &g))) {
        check_areas(a, &g);
        REQUIRE(!failed(geo_simplify(a, &g, 100000, &small)));
        check_areas(a, &small);
    }
    free(copy);
    arena_free(a);
    return 0;
}
