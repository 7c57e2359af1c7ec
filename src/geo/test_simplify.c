#include "geo/simplify.h"
#include "test/check.h"

// Two squares beside each other with a ragged border between them, drawn in opposite directions.
static GeoPoint left_points[] = {{5, 52},       {5.1, 52},    {5.102, 52.02}, {5.1, 52.03},
                                 {5.12, 52.05}, {5.1, 52.07}, {5.101, 52.08}, {5.1, 52.1},
                                 {5, 52.1},     {5, 52.05}};
static GeoPoint right_points[] = {{5.1, 52.1},   {5.101, 52.08}, {5.1, 52.07},
                                  {5.12, 52.05}, {5.1, 52.03},   {5.102, 52.02},
                                  {5.1, 52},     {5.2, 52},      {5.2, 52.1}};
static GeoRing left_ring = {left_points, COUNT(left_points), false};
static GeoRing right_ring = {right_points, COUNT(right_points), false};

static GeoAreas
pair(Arena *a)
{
    GeoAreas g = {.v = NEW_N(a, 2, GeoArea), .n = 2};
    g.v[0] = (GeoArea){.code = S("GM0001"), .name = S("Links"), .rings = &left_ring, .n = 1};
    g.v[1] = (GeoArea){.code = S("GM0002"), .name = S("Rechts"), .rings = &right_ring, .n = 1};
    g.points = left_ring.n + right_ring.n;
    geo_measure(&g.v[0]);
    geo_measure(&g.v[1]);
    return g;
}

static bool
has(const GeoRing *r, double lon, double lat)
{
    for (size_t i = 0; i < r->n; i++)
        if (fabs(r->points[i].lon - lon) < 1e-6 && fabs(r->points[i].lat - lat) < 1e-6)
            return true;
    return false;
}

TEST(simplify, leaves_small_bends_out_and_keeps_large_ones_and_forks)
{
    Arena *a = arena_new(8 << 20);
    GeoAreas g = pair(a), s;
    CHECK_OK(geo_simplify(a, &g, 500000, &s));
    const GeoRing *l = &s.v[0].rings[0], *r = &s.v[1].rings[0];
    CHECK(has(l, 5.12, 52.05) && has(r, 5.12, 52.05)); // a bend of 3 km2
    CHECK(!has(l, 5.101, 52.08) && !has(r, 5.101, 52.08));
    CHECK(!has(l, 5, 52.05));                      // on a straight line
    CHECK(has(l, 5.1, 52.1) && has(r, 5.1, 52.1)); // where borders fork
    for (size_t i = 0; i < l->n; i++)
        if (l->points[i].lon > 5.05)
            CHECK(has(r, l->points[i].lon, l->points[i].lat));
    CHECK_INT(g.v[0].rings[0].n, COUNT(left_points)); // the input is left alone
    arena_free(a);
}

TEST(simplify, keeps_every_area_however_coarse)
{
    Arena *a = arena_new(8 << 20);
    GeoAreas g = pair(a), s;
    CHECK_OK(geo_simplify(a, &g, 1e12, &s));
    CHECK_INT(s.v[0].n, 1);
    CHECK(s.v[0].rings[0].n >= 3 && s.v[1].rings[0].n >= 3);
    CHECK_ERR(geo_simplify(a, &g, -1, &s), E_INVALID);
    CHECK_ERR(geo_simplify(a, &g, NAN, &s), E_INVALID);
    arena_free(a);
}

TEST(simplify, with_nothing_to_gain_changes_only_the_grid)
{
    Arena *a = arena_new(8 << 20);
    GeoAreas g = pair(a), s;
    CHECK_OK(geo_simplify(a, &g, 0, &s));
    CHECK_INT(s.v[0].rings[0].n, COUNT(left_points) - 1); // less the one on a straight line
    CHECK_INT(s.v[1].rings[0].n, COUNT(right_points));
    arena_free(a);
}

TEST(simplify, leaves_out_islets_but_not_the_largest)
{
    Arena *a = arena_new(8 << 20);
    GeoPoint islet[] = {{5.5, 52.5}, {5.501, 52.5}, {5.501, 52.501}};
    GeoRing rings[] = {left_ring, {islet, COUNT(islet), false}};
    GeoArea area = {.rings = rings, .n = 2};
    GeoAreas g = {.v = &area, .n = 1, .points = left_ring.n + 3}, s;
    CHECK_OK(geo_simplify(a, &g, 100000, &s));
    CHECK_INT(s.v[0].n, 1);
    area = (GeoArea){.rings = &rings[1], .n = 1};
    CHECK_OK(geo_simplify(a, &g, 100000, &s));
    CHECK_INT(s.v[0].rings[0].n, 3);
    arena_free(a);
}

TEST(svg, draws_relative_whole_numbers)
{
    Arena *a = arena_new(8 << 20);
    GeoPoint p[] = {{5, 52}, {5.2, 52}, {5.2, 52.1}, {5, 52.1}};
    GeoRing ring = {p, 4, false};
    GeoArea area = {.rings = &ring, .n = 1, .label = {5.1, 52.05}};
    GeoAreas g = {.v = &area, .n = 1, .points = 4};
    GeoView view = geo_view(&g, 120, 10);
    CHECK_INT(view.width, 120);
    CHECK_INT(view.height, 102); // 20 of margin and 100 * 0.1 / (0.2 * cos 52.05) rounded up
    CHECK_STR(geo_svg_path(a, &area, &view), S("M10 91l100 0 0-81-100 0z"));
    view.x /= 1000;
    view.y /= 1000;
    CHECK_HAS(geo_svg_path(a, &area, &view), S("l1 1-1 1-1-1z")); // too small: a diamond
    arena_free(a);
}

TEST(svg, a_view_of_nothing_is_a_view)
{
    GeoView view = geo_view(&(GeoAreas){0}, 100, 5);
    CHECK_INT(view.height, 100);
}
