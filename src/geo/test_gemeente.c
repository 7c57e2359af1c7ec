#include "geo/gemeente.h"
#include "geo/rd.h"
#include "test/check.h"

TEST(gemeente, knows_all_municipalities_by_code)
{
    const Gemeente *all = gemeente_all();
    for (size_t i = 0; i < GEMEENTE_COUNT; i++)
        CHECK(gemeente_by_code(all[i].code) == &all[i]);
    const Gemeente *g = gemeente_by_code(S("gm0518"));
    CHECK(g != NULL);
    if (g) {
        CHECK_STR(g->name, S("'s-Gravenhage"));
        CHECK_STR(g->province, S("Zuid-Holland"));
        CHECK_STR(g->region_code, S("VR15"));
        CHECK_STR(g->tooi, S("https://identifier.overheid.nl/tooi/id/gemeente/gm0518"));
    }
    CHECK(gemeente_by_code(S("GM9999")) == NULL);
    CHECK(gemeente_by_code((Str){0}) == NULL);
}

TEST(gemeente, lies_in_the_country)
{
    for (size_t i = 0; i < GEMEENTE_COUNT; i++) {
        const Gemeente *g = &gemeente_all()[i];
        CHECK(rd_in_range(rd_from_wgs84((GeoPoint){g->lon, g->lat})));
    }
}

TEST(gemeente, sixteen_are_in_noord_holland_noord)
{
    size_t n = 0;
    for (size_t i = 0; i < GEMEENTE_COUNT; i++)
        n += str_eq(gemeente_all()[i].region_code, S("VR10"));
    CHECK_INT(n, 16);
}
