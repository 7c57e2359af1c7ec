#include "geo/gemeente.h"
#include "geo/tiles.h"
#include "test/check.h"

#include <time.h>

// The slow twin: try all orders.
static double
slow_least(const double *costs, size_t rows, size_t cols, size_t row, bool *taken)
{
    double best = INFINITY;
    if (row == rows)
        return 0;
    for (size_t j = 0; j < cols; j++)
        if (!taken[j]) {
            taken[j] = true;
            double rest = slow_least(costs, rows, cols, row + 1, taken);
            best = fmin(best, costs[row * cols + j] + rest);
            taken[j] = false;
        }
    return best;
}

TEST(tiles, cost_as_little_as_trying_everything)
{
    Arena *a = arena_new(1 << 20);
    uint32_t seed = 7;
    for (size_t rows = 1; rows <= 6; rows++)
        for (size_t cols = rows; cols <= 7; cols++) {
            double costs[42];
            size_t col_of[6];
            bool taken[7] = {false}, seen[7] = {false};
            for (size_t i = 0; i < rows * cols; i++) {
                seed = seed * 1664525u + 1013904223u;
                costs[i] = (double)(seed >> 24);
            }
            double least = tiles_least_cost(a, costs, rows, cols, col_of);
            CHECK_NEAR(least, slow_least(costs, rows, cols, 0, taken), 1e-9);
            for (size_t i = 0; i < rows; i++) {
                CHECK(!seen[col_of[i]]);
                seen[col_of[i]] = true;
            }
        }
    arena_free(a);
}

static TileMap
assign(Arena *a, const GeoPoint *p, size_t n)
{
    TileMap map = {0};
    CHECK_OK(tiles_assign(a, p, n, &map));
    for (size_t i = 0; i < map.n; i++) {
        CHECK(map.v[i].x > 0 && map.v[i].x < map.width);
        CHECK(map.v[i].y > 0 && map.v[i].y < map.height);
        for (size_t j = 0; j < i; j++) // distinct, and never closer than neighbours
            CHECK(hypot(map.v[i].x - map.v[j].x, map.v[i].y - map.v[j].y) > 1.73);
    }
    return map;
}

TEST(tiles, give_the_whole_country_a_place_well_within_a_second)
{
    Arena *a = arena_new(16 << 20);
    GeoPoint p[GEMEENTE_COUNT];
    for (size_t i = 0; i < GEMEENTE_COUNT; i++)
        p[i] = (GeoPoint){gemeente_all()[i].lon, gemeente_all()[i].lat};
    clock_t start = clock();
    TileMap map = assign(a, p, GEMEENTE_COUNT), again = assign(a, p, GEMEENTE_COUNT);
    double s = (double)(clock() - start) / CLOCKS_PER_SEC / 2;
    cr_log_info("tiles: %.3f s, %.1f km apart, moved %.1f km, %.0f by %.0f", s, map.km,
                map.moved_km, map.width, map.height);
    CHECK(s < (SANITIZED ? 5 : 1));
    CHECK(map.moved_km < 25);
    for (size_t i = 0; i < map.n; i++)
        CHECK(map.v[i].row == again.v[i].row && map.v[i].col == again.v[i].col);
    arena_free(a);
}

TEST(tiles, keep_the_order_of_a_row_of_places)
{
    Arena *a = arena_new(16 << 20);
    GeoPoint p[] = {{5.0, 52}, {5.2, 52}, {5.4, 52}, {5.6, 52}};
    TileMap map = assign(a, p, COUNT(p));
    for (size_t i = 1; i < COUNT(p); i++)
        CHECK(map.v[i].x > map.v[i - 1].x);
    arena_free(a);
}

TEST(tiles, can_place_one_area_and_many_in_one_spot)
{
    Arena *a = arena_new(16 << 20);
    GeoPoint p[20];
    for (size_t i = 0; i < COUNT(p); i++)
        p[i] = (GeoPoint){5, 52};
    TileMap one = assign(a, p, 1);
    CHECK_NEAR(one.width, 1.7320508, 1e-6);
    CHECK_NEAR(one.height, 2, 1e-9);
    CHECK_INT(assign(a, p, COUNT(p)).n, COUNT(p));
    arena_free(a);
}

TEST(tiles, refuse_what_is_no_place_and_too_much)
{
    static GeoPoint many[TILES_MAX + 1];
    Arena *a = arena_new(16 << 20);
    TileMap map;
    GeoPoint nowhere = {NAN, 52};
    CHECK_ERR(tiles_assign(a, &nowhere, 1, &map), E_INVALID);
    CHECK_ERR(tiles_assign(a, many, 0, &map), E_INVALID);
    CHECK_ERR(tiles_assign(a, many, TILES_MAX + 1, &map), E_LIMIT);
    CHECK_OK(tiles_assign(a, many, TILES_MAX, &map));
    arena_free(a);
}

TEST(tiles, draw_a_hexagon)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(tiles_svg_path(a, 10, 10, 10),
              S("M10.0 0.0L18.7 5.0L18.7 15.0L10.0 20.0L1.3 15.0L1.3 5.0z"));
    arena_free(a);
}
