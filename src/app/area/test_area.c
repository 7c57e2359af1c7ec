#include "app/area/area.h"
#include "area_queries.h"
#include "audit_queries.h"
#include "geo/geojson.h"
#include "geo/test_borders.h"
#include "geo/tiles.h"
#include "test/check.h"
#include "test/world.h"

#include <stdio.h>
#include <stdlib.h>

#define DORP "name=Nieuwdorp&kind=kern&inhabitants=1200&lat=52%2C81&lon=4.92"

static Req
post(World *w, int64_t id, const char *what, const char *form)
{
    return t_post(w, str_fmt(w->arena, "/gebieden/%lld%s", (long long)id, what).p, form);
}

// The name of the last thing that the log tells.
static Str
last_line(World *w)
{
    AuditPageRows rows;
    CHECK_OK(q_audit_page(w->db, w->arena, 0, 1000, &rows));
    return rows.n > 0 ? rows.v[rows.n - 1].name : S("");
}

TEST(area, adviser_comes_to_the_own_municipality)
{
    World w = world();
    Req r = t_get(&w, "/gebieden");
    CHECK_INT(r.status, 303);
    CHECK_STR(r.location, S("/gebieden/gemeente/GM9001"));
    Str page = t_get(&w, "/gebieden/gemeente/GM9001").content;
    CHECK_HAS(page, S("Waterrijk-Noord"));
    CHECK_HAS(page, S("<svg"));
    CHECK_HASNT(page, S("Koogdorp"));
    CHECK_INT(t_get(&w, "/gebieden/gemeente/GM9002").status, 404);
    CHECK_INT(t_post(&w, "/gebieden/gemeente/GM9002", DORP).status, 404);
    CHECK_INT(post(&w, w.area_koogdorp, "", "version=1&" DORP).status, 404);
    CHECK_INT(post(&w, w.area_koogdorp, "/weg", "version=1").status, 404);
    w.as = MELDER;
    CHECK_INT(t_get(&w, "/gebieden/gemeente/GM9001").status, 403);
    world_end(&w);
}

TEST(area, administrator_sees_all_that_work_here)
{
    World w = world();
    w.as = BEHEERDER;
    Str page = t_get(&w, "/gebieden").content;
    CHECK_HAS(page, S("GM9001"));
    CHECK_HAS(page, S("GM9003"));
    CHECK_INT(t_post(&w, "/gebieden/gemeente/GM9003", DORP).status, 303);
    CHECK_STR(last_line(&w), S("area.add"));
    world_end(&w);
}

TEST(area, is_added_once_under_a_name_and_can_then_be_chosen)
{
    World w = world();
    CHECK_INT(t_post(&w, "/gebieden/gemeente/GM9001", DORP).status, 303);
    Choices places;
    CHECK_OK(place_choices(w.db, w.arena, w.account[MELDER], false, &places));
    bool found = false;
    for (size_t i = 0; i < places.n; i++)
        found |= str_eq(places.v[i].label, S("Waterrijk, Nieuwdorp"));
    CHECK(found);
    Req r = t_post(&w, "/gebieden/gemeente/GM9001", DORP);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("heeft al een gebied met deze naam"));
    CHECK_HAS(r.content, S("value=\"52,81\""));
    world_end(&w);
}

TEST(area, form_refuses_places_outside_the_country_and_keeps_what_was_typed)
{
    World w = world();
    const char *wrong[] = {
        "name=Dorp&kind=kern&lat=48&lon=4,9",     "name=Dorp&kind=kern&lat=52,1",
        "name=Dorp&kind=kern&lat=nan&lon=4,9",    "name=Dorp&kind=kern&lat=52,&lon=4,9",
        "name=Dorp&kind=geheel&lat=52,1&lon=4,9", "name=Dorp&kind=kern&inhabitants=1.000",
        "name=Dorp&kind=kern&lat=52,1&lon=-4,9"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        Req r = t_post(&w, "/gebieden/gemeente/GM9001", wrong[i]);
        CHECK_INT(r.status, 422);
        CHECK_HAS(r.content, S("value=\"Dorp\""));
    }
    CHECK_HAS(t_post(&w, "/gebieden/gemeente/GM9001", wrong[0]).content, S("niet in Nederland"));
    world_end(&w);
}

TEST(area, changing_after_a_colleague_shows_what_is_stored)
{
    World w = world();
    CHECK_INT(post(&w, w.area_noord, "", "version=1&" DORP).status, 303);
    Req r = post(&w, w.area_noord, "", "version=1&name=Anders&kind=wijk");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("<q>Nieuwdorp</q>"));
    CHECK_HAS(r.content, S("value=\"Anders\""));
    CHECK_HAS(r.content, S("name=\"version\" value=\"2\""));
    r = post(&w, w.area_noord, "", "version=2&name=%3Cb%3EX%3C/b%3E&kind=wijk");
    CHECK_INT(r.status, 303);
    CHECK_HASNT(t_get(&w, "/gebieden/gemeente/GM9001").content, S("<b>X"));
    world_end(&w);
}

TEST(area, out_of_use_can_not_be_chosen_and_comes_back)
{
    World w = world();
    Choices places;
    CHECK_INT(post(&w, w.area_noord, "/weg", "version=1").status, 303);
    CHECK_STR(last_line(&w), S("area.retire"));
    CHECK_OK(place_choices(w.db, w.arena, w.account[MELDER], false, &places));
    for (size_t i = 0; i < places.n; i++)
        CHECK(!str_eq(places.v[i].label, S("Waterrijk, Waterrijk-Noord")));
    CHECK_HAS(t_get(&w, "/gebieden/gemeente/GM9001").content, S("Niet te kiezen"));
    CHECK_INT(post(&w, w.area_noord, "/terug", "version=1").status, 409);
    CHECK_INT(post(&w, w.area_noord, "/terug", "version=2").status, 303);
    CHECK_STR(last_line(&w), S("area.use"));
    world_end(&w);
}

// ---- maps ---------------------------------------------------------------------------------------

static Str
read_all(Arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return (Str){0};
    char *p = NEW_N(a, GEOJSON_MAX_BYTES, char);
    size_t n = fread(p, 1, GEOJSON_MAX_BYTES, f);
    fclose(f);
    return (Str){p, n};
}

TEST(area, map_shows_the_region_as_hexagons_beside_a_table)
{
    World w = world();
    w.as = BESTUURDER;
    Str page = t_get(&w, "/gebieden/kaart").content;
    CHECK_HAS(page, S("id=\"regio-wide"));
    CHECK_HAS(page, S("id=\"regio-narrow"));
    CHECK_HAS(page, S("Elke gemeente is een zeshoek"));
    CHECK_HAS(page, S("Noorderkoog</th><td class=\"utrecht-table__cell app-number\">1</td>"));
    CHECK_HASNT(page, S("Verweg"));
    w.as = FG;
    CHECK_INT(t_get(&w, "/gebieden/kaart").status, 403);
    world_end(&w);
}

TEST(area, imported_borders_replace_the_hexagons_and_the_borders_before)
{
    World w = world();
    BoundaryImport done;
    BoundarySourceGetRow source;
    Str json = read_all(w.arena, SOURCE_ROOT "/tests/vectors/grenzen.geojson");
    for (int i = 0; i < 2; i++)
        CHECK_OK(boundary_import(w.db, w.arena, w.context, S("grenzen.geojson"), json, WORLD_NOW,
                                 &done));
    CHECK_INT(done.areas, 2);
    CHECK_OK(q_boundary_source_get(w.db, w.arena, &source));
    CHECK_INT(source.sha256.n, 64);
    CHECK_STR(last_line(&w), S("boundary.import"));
    Str page = t_get(&w, "/gebieden/kaart").content;
    CHECK_HAS(page, S("Grenzen uit grenzen.geojson, ingelezen op 01-01-2026."));
    CHECK_HAS(page, S("d=\"M"));
    w.as = ADVISEUR_ELDERS; // no border of Verweg in the file
    CHECK_HAS(t_get(&w, "/gebieden/kaart").content, S("<svg"));
    world_end(&w);
}

TEST(area, map_of_one_region_is_not_drawn_in_a_corner_of_the_country)
{
    World w = world();
    BoundaryImport done;
    Html one, both;
    Str json = read_all(w.arena, SOURCE_ROOT "/tests/vectors/grenzen.geojson");
    CHECK_OK(boundary_import(w.db, w.arena, w.context, S("x"), json, WORLD_NOW, &done));
    AreaMapFrame f = {.id = S("x"), .title = S("T"), .desc = S("D")};
    AreaMapValue v[] = {{S("GM9002"), 3, CHART_KNOWN}, {S("GM9001"), 4, CHART_KNOWN}};
    CHECK_OK(area_map(w.db, w.arena, &f, v, 1, &one));
    CHECK_OK(area_map(w.db, w.arena, &f, v, 2, &both));
    CHECK_HAS(one.markup, S("d=\"M0 ")); // the western border of Noorderkoog is the left edge
    CHECK_HASNT(both.markup, S("d=\"M0 0\""));
    CHECK_ERR(area_map(w.db, w.arena, &f, &(AreaMapValue){S("GM0000"), 1, CHART_KNOWN}, 1, &one),
              E_NOT_FOUND);
    CHECK_OK(area_map(w.db, w.arena, &f, v, 0, &one));
    CHECK_INT(one.markup.n, 0);
    world_end(&w);
}

TEST(area, a_file_without_codes_changes_nothing)
{
    World w = world();
    BoundaryImport done;
    BoundarySourceGetRow source;
    Str json = S("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                 "\"properties\":{\"name\":\"X\"},\"geometry\":{\"type\":\"Polygon\","
                 "\"coordinates\":[[[4.7,52.7],[4.9,52.7],[4.9,52.9],[4.7,52.7]]]}}]}");
    CHECK_ERR(boundary_import(w.db, w.arena, w.context, S("x"), json, WORLD_NOW, &done), E_INVALID);
    CHECK_ERR(boundary_import(w.db, w.arena, w.context, S("x"), S("{"), WORLD_NOW, &done),
              E_INVALID);
    CHECK_ERR(q_boundary_source_get(w.db, w.arena, &source), E_NOT_FOUND);
    world_end(&w);
}

TEST(area, takes_the_borders_of_the_whole_country)
{
    World w = world();
    BoundaryImport done;
    GeoAreas areas;
    if (test_borders(w.arena, "gemeenten_2023plus_342.geojson", &areas)) {
        Str json = read_all(
            w.arena,
            str_fmt(w.arena, "%s/gemeenten_2023plus_342.geojson", getenv("WEERGLAS_DATA")).p);
        CHECK_OK(boundary_import(w.db, w.arena, w.context, S("x"), json, WORLD_NOW, &done));
        CHECK_INT(done.areas, 342);
        CHECK(done.bytes < 2 << 20);
        printf("# 342 areas: %zu of %zu points, %zu bytes of paths\n", done.points_kept,
               done.points, done.bytes);
    }
    world_end(&w);
}
