#include "geo/geojson.h"
#include "test/check.h"

#include <stdio.h>
#include <string.h>

#define FRAME(members, features) \
    "{\"type\":\"FeatureCollection\"" members ",\"features\":[" features "]}"
#define FEATURE(properties, type, coordinates)                                             \
    "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"" type \
    "\",\"coordinates\":" coordinates "}}"
#define SQUARE "[[[5,52],[5.1,52],[5.1,52.1],[5,52.1],[5,52]]]"
#define RD_SQUARE \
    "[[[155000,463000],[165000,463000],[165000,473000],[155000,473000],[155000,463000]]]"

static GeoAreas
read_text(Arena *a, Str json, GeoOptions options)
{
    GeoAreas areas = {0};
    CHECK_OK(geojson_read(a, json, options, &areas));
    return areas;
}

static void
check_refused(Str json, ErrCode code, Str reason)
{
    Arena *a = arena_new(128 << 20);
    GeoAreas areas;
    Err e = geojson_read(a, json, (GeoOptions){0}, &areas);
    CHECK_ERR(e, code);
    CHECK_HAS(str_z(err_text(e)), reason);
    arena_free(a);
}

TEST(geojson, reads_rd_as_the_land_registry_publishes_it)
{
    Arena *a = arena_new(16 << 20);
    GeoAreas g = read_text(
        a,
        S(FRAME(",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::"
                "28992\"}}",
                FEATURE("\"identificatie\":\"GM0307\",\"naam\":\"Amersfoort\",\"code\":\"0307\"",
                        "MultiPolygon", "[" RD_SQUARE "]"))),
        (GeoOptions){0});
    CHECK_INT(g.n, 1);
    CHECK(g.from_rd);
    CHECK_STR(g.v[0].code, S("GM0307"));
    CHECK_STR(g.v[0].name, S("Amersfoort"));
    CHECK_INT(g.v[0].rings[0].n, 4);
    CHECK_NEAR(g.v[0].rings[0].points[0].lat, 52.1551744, 1e-6);
    CHECK_NEAR(g.v[0].rings[0].points[0].lon, 5.38720621, 1e-6);
    CHECK_NEAR(g.v[0].km2, 100, 0.5);
    CHECK_NEAR(g.v[0].label_km, 5, 0.1);
    CHECK(geo_inside(&g.v[0], g.v[0].label));
    arena_free(a);
}

TEST(geojson, guesses_the_grid_from_the_coordinates)
{
    Arena *a = arena_new(16 << 20);
    CHECK(
        read_text(a, S(FRAME("", FEATURE("\"name\":\"x\"", "Polygon", RD_SQUARE))), (GeoOptions){0})
            .from_rd);
    CHECK(!read_text(a, S(FRAME("", FEATURE("\"name\":\"x\"", "Polygon", SQUARE))), (GeoOptions){0})
               .from_rd);
    arena_free(a);
}

TEST(geojson, takes_the_crs_also_when_it_comes_last)
{
    check_refused(S("{\"type\":\"FeatureCollection\",\"features\":[" FEATURE(
                      "\"name\":\"x\"", "Polygon",
                      SQUARE) "],\"crs\":{\"properties\":{\"name\":\"EPSG:28992\"}}}"),
                  E_INVALID, S("feature 1: the point (5, 52) is not in the Netherlands"));
}

TEST(geojson, subtracts_holes_and_keeps_the_label_out_of_them)
{
    Arena *a = arena_new(16 << 20);
    GeoAreas g = read_text(
        a,
        S(FRAME("", FEATURE("\"naam\":\"Ring\"", "Polygon",
                            "[[[5,52],[5.3,52],[5.3,52.3],[5,52.3],[5,52]],"
                            "[[5.1,52.05],[5.2,52.05],[5.2,52.25],[5.1,52.25],[5.1,52.05]]]"))),
        (GeoOptions){0});
    CHECK_NEAR(g.v[0].km2, (0.3 * 0.3 - 0.1 * 0.2) * 111.195 * 111.195 * cos(52.15 * M_PI / 180),
               1);
    CHECK(geo_inside(&g.v[0], g.v[0].label));
    CHECK(!geo_inside(&g.v[0], (GeoPoint){5.15, 52.15}));
    CHECK(g.v[0].rings[1].hole);
    arena_free(a);
}

TEST(geojson, leaves_out_rings_without_surface)
{
    Arena *a = arena_new(16 << 20);
    GeoAreas g = read_text(a,
                           S(FRAME("", FEATURE("\"code\":\"GM0001\"", "MultiPolygon",
                                               "[" SQUARE ",[[[6,52],[6.1,52],[6,52],[6,52]]]]"))),
                           (GeoOptions){0});
    CHECK_INT(g.v[0].n, 1);
    CHECK_INT(g.dropped, 1);
    arena_free(a);
}

TEST(geojson, takes_code_and_name_from_the_properties_asked_for)
{
    Arena *a = arena_new(16 << 20);
    GeoOptions o = {.code_property = S("nr"), .name_property = S("wijk"), .prefix = S("GM")};
    Str json =
        S(FRAME("", FEATURE("\"nr\":14,\"wijk\":\" Oost \",\"code\":\"x\"", "Polygon", SQUARE)));
    GeoAreas g = read_text(a, json, o);
    CHECK_STR(g.v[0].code, S("GM0014"));
    CHECK_STR(g.v[0].name, S("Oost"));
    o.name_property = S("buurt");
    CHECK_ERR(geojson_read(a, json, o, &g), E_INVALID);
    arena_free(a);
}

TEST(geojson, writes_codes_as_the_registers_do)
{
    static const struct {
        Str code, prefix, want;
    } cases[] = {
        {STR("0363"), STR(""), STR("GM0363")},
        {STR("27"), STR(""), STR("PV27")},
        {STR("gm0363"), STR(""), STR("GM0363")},
        {STR(" GM0363  "), STR(""), STR("GM0363")},
        {STR("363"), STR("GM"), STR("GM0363")},
        {STR("7"), STR("VR"), STR("VR07")},
        {STR("363"), STR(""), STR("363")},
        {STR("pv27"), STR("GM"), STR("PV27")},
        {STR("BU03630000"), STR(""), STR("BU03630000")},
        {STR(""), STR("GM"), STR("")},
    };
    Arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(geojson_code(a, cases[i].code, cases[i].prefix), cases[i].want);
    arena_free(a);
}

TEST(geojson, says_which_feature_is_wrong_and_why)
{
#define GOOD FEATURE("\"code\":\"GM0001\"", "Polygon", SQUARE)
#define BAD(properties, type, coordinates) \
    S(FRAME("", GOOD "," FEATURE(properties, type, coordinates)))
    check_refused(BAD("\"x\":1", "Polygon", SQUARE), E_INVALID, S("feature 2: has neither a code"));
    check_refused(BAD("\"code\":\"0001\"", "Polygon", SQUARE), E_INVALID,
                  S("feature 2: code GM0001 came before, in feature 1"));
    check_refused(BAD("\"name\":\"x\"", "Point", "[5,52]"), E_INVALID,
                  S("feature 2: is not a Polygon"));
    check_refused(BAD("\"name\":\"x\"", "Polygon", "[]"), E_INVALID,
                  S("feature 2: a polygon has no rings"));
    check_refused(BAD("\"name\":\"x\"", "Polygon", "[[[5,52],[5.1,52],[5,52]]]"), E_INVALID,
                  S("feature 2: a ring has 3 positions"));
    check_refused(BAD("\"name\":\"x\"", "Polygon", "[[[5,52],[5.1,52],[5.1,52.1],[5,52.1]]]"),
                  E_INVALID, S("feature 2: a ring is not closed"));
    check_refused(BAD("\"name\":\"x\"", "Polygon", "[[[5,52],[\"a\",52],[5.1,52.1],[5,52]]]"),
                  E_INVALID, S("feature 2: a position is not two numbers"));
    check_refused(BAD("\"name\":\"x\"", "Polygon", "[[[5,52],[5.1,52],[5,52],[5,52]]]"), E_INVALID,
                  S("feature 2: has no surface"));
    check_refused(
        BAD("\"name\":\"x\"", "Polygon", "[[[52,5],[52,5.1],[52.1,5.1],[52.1,5],[52,5]]]"),
        E_INVALID, S("longitude comes first"));
    check_refused(BAD("\"name\":\"x\"", "Polygon", "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]"), E_LIMIT,
                  S("feature 2: nested more than 16 deep"));
    check_refused(BAD("\"name\":\"x\"", "Polygon", "[[[5,52],[5.1,52],[5.1,52.1],[5,52"), E_INVALID,
                  S("feature 2: not JSON"));
}

TEST(geojson, refuses_what_is_not_a_collection)
{
    check_refused(S(""), E_INVALID, S("not a JSON object"));
    check_refused(S("[]"), E_INVALID, S("not a JSON object"));
    check_refused(S("{\"type\":\"Topology\"}"), E_INVALID, S("not a FeatureCollection"));
    check_refused(S("{\"type\":\"FeatureCollection\"}"), E_INVALID, S("has no features"));
    check_refused(S(FRAME("", "") "x"), E_INVALID, S("after the end"));
    check_refused(S(FRAME(",\"features\":[]", "")), E_INVALID, S("twice"));
    check_refused(S("{\"crs\":{\"properties\":{\"name\":\"EPSG:3857\"}},\"features\":[]}"),
                  E_INVALID, S("crs of the file"));
}

// n copies of `part` with commas between, in a frame.
static Str
repeat(Arena *a, Str before, Str part, size_t n, Str after)
{
    size_t used = 0;
    char *p = NEW_N(a, before.n + (part.n + 1) * n + after.n, char);
    memcpy(p, before.p, before.n);
    used = before.n;
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            p[used++] = ',';
        memcpy(p + used, part.p, part.n);
        used += part.n;
    }
    memcpy(p + used, after.p, after.n);
    return (Str){p, used + after.n};
}

TEST(geojson, takes_as_many_features_as_its_limit_and_no_more)
{
    Arena *a = arena_new(64 << 20);
    Str one = S(FEATURE("\"name\":\"x\"", "Polygon", SQUARE));
    Str before = S("{\"features\":["), after = S("]}");
    GeoAreas g = read_text(a, repeat(a, before, one, GEOJSON_MAX_FEATURES, after), (GeoOptions){0});
    CHECK_INT(g.n, GEOJSON_MAX_FEATURES);
    check_refused(repeat(a, before, one, GEOJSON_MAX_FEATURES + 1, after), E_LIMIT,
                  S("more than 2000 features"));
    arena_free(a);
}

TEST(geojson, stops_at_a_feature_or_a_file_that_is_too_long)
{
    Arena *a = arena_new(256 << 20);
    char *p = NEW_N(a, GEOJSON_MAX_BYTES + 1, char);
    memset(p, ' ', GEOJSON_MAX_BYTES + 1);
    memcpy(p, "{\"features\":[{", 14);
    check_refused((Str){p, GEOJSON_MAX_BYTES}, E_LIMIT, S("feature 1: longer than"));
    check_refused((Str){p, GEOJSON_MAX_BYTES + 1}, E_LIMIT, S("longer than 67108864 bytes"));
    arena_free(a);
}

TEST(geojson, counts_points_over_all_features)
{
    Arena *a = arena_new(256 << 20);
    size_t half = GEOJSON_MAX_POINTS / 2;
    Str one = repeat(a,
                     S("{\"type\":\"Feature\",\"properties\":{\"name\":\"x\"},\"geometry\":"
                       "{\"type\":\"Polygon\",\"coordinates\":[[[5,52],[5.2,52.2],"),
                     S("[5,53]"), half, S(",[5,52]]]}}"));
    check_refused(repeat(a, S("{\"features\":["), one, 2, S("]}")), E_LIMIT,
                  S("feature 2: more than 2000000 points"));
    arena_free(a);
}
