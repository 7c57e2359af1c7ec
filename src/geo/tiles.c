#include "geo/tiles.h"

#include <math.h>

static const double root3 = 1.7320508075688772;

// On a plane, in kilometres; y to the south.
typedef struct Flat {
    double x, y;
} Flat;

typedef struct Grid {
    Tile *v; // x and y in kilometres here
    size_t n, room;
} Grid;

enum { GRID_MAX = 3 * TILES_MAX, STEPS = 40 };

// ---- assignment ---------------------------------------------------------------------------------

// The state of the search: columns are numbered from 1, and 0 stands for "none" or for the row
// that is looking for a column.
typedef struct Match {
    const double *costs;
    size_t rows, cols;
    double *row_price, *col_price; // reduced cost = cost - row price - column price, never negative
    size_t *row_of;                // of a column, from 1; 0 when free
    double *distance;              // shortest way to a column so far
    size_t *before;                // the column before it on that way
    bool *done;
} Match;

// Take the nearest column that is not done, after looking along the row of column `at`.
static size_t
next_column(Match *m, size_t at, double *step)
{
    size_t row = m->row_of[at], next = 0;
    *step = INFINITY;
    for (size_t j = 1; j <= m->cols; j++) {
        if (m->done[j])
            continue;
        double cost = m->costs[(row - 1) * m->cols + j - 1];
        double reduced = cost - m->row_price[row] - m->col_price[j];
        if (reduced < m->distance[j]) {
            m->distance[j] = reduced;
            m->before[j] = at;
        }
        if (m->distance[j] < *step) {
            *step = m->distance[j];
            next = j;
        }
    }
    REQUIRE(next > 0); // there are at least as many columns as rows
    return next;
}

static void
add_row(Match *m, size_t row)
{
    size_t at = 0;
    for (size_t j = 0; j <= m->cols; j++) {
        m->distance[j] = INFINITY;
        m->before[j] = 0;
        m->done[j] = false;
    }
    m->row_of[0] = row;
    do {
        double step;
        m->done[at] = true;
        size_t next = next_column(m, at, &step);
        for (size_t j = 0; j <= m->cols; j++)
            if (m->done[j]) {
                m->row_price[m->row_of[j]] += step;
                m->col_price[j] -= step;
            } else {
                m->distance[j] -= step;
            }
        at = next;
    } while (m->row_of[at] != 0);
    while (at != 0) {
        m->row_of[at] = m->row_of[m->before[at]];
        at = m->before[at];
    }
}

double
tiles_least_cost(Arena *a, const double *costs, size_t rows, size_t cols, size_t *col_of)
{
    Match m = {.costs = costs,
               .rows = rows,
               .cols = cols,
               .row_price = NEW_N(a, rows + 1, double),
               .col_price = NEW_N(a, cols + 1, double),
               .row_of = NEW_N(a, cols + 1, size_t),
               .distance = NEW_N(a, cols + 1, double),
               .before = NEW_N(a, cols + 1, size_t),
               .done = NEW_N(a, cols + 1, bool)};
    double total = 0;

    REQUIRE(rows <= cols);
    for (size_t row = 1; row <= rows; row++)
        add_row(&m, row);
    for (size_t j = 1; j <= cols; j++)
        if (m.row_of[j] > 0)
            col_of[m.row_of[j] - 1] = j - 1;
    for (size_t i = 0; i < rows; i++)
        total += costs[i * cols + col_of[i]];
    return total;
}

// ---- the grid -----------------------------------------------------------------------------------

static bool
near_any(const Flat *centres, size_t n, double x, double y, double reach)
{
    for (size_t i = 0; i < n; i++) {
        double dx = centres[i].x - x, dy = centres[i].y - y;
        if (dx * dx + dy * dy <= reach * reach)
            return true;
    }
    return false;
}

// The hexagons, `km` apart, whose centre is within reach. False when there are too many.
static bool
lay_grid(const Flat *centres, size_t n, Flat size, double km, double reach, Grid *out)
{
    double row_km = km * root3 / 2;
    int rows = (int)((size.y + 2 * reach) / row_km) + 2,
        cols = (int)((size.x + 2 * reach) / km) + 2;
    out->n = 0;
    for (int row = 0; row < rows; row++)
        for (int col = 0; col < cols; col++) {
            double x = -reach + (col + (row & 1 ? 0.5 : 0)) * km, y = -reach + row * row_km;
            if (!near_any(centres, n, x, y, reach))
                continue;
            if (out->n == out->room)
                return false;
            out->v[out->n++] = (Tile){x, y, row, col};
        }
    return true;
}

// The coarsest grid that has room, found by halving the interval between a distance that is too
// large and one that is small enough. Two centres in one place do not matter: only room does.
static double
fit_grid(const Flat *centres, size_t n, Flat size, double reach, Grid *grid)
{
    size_t want = n + n / 16;
    double large = 4 * reach, fits = 0;
    for (double km = large; fits <= 0; km *= 0.75) {
        REQUIRE(lay_grid(centres, n, size, km, reach, grid));
        if (grid->n >= want)
            fits = km;
        else
            large = km;
    }
    for (int i = 0; i < STEPS && grid->n != want; i++) {
        double km = (large + fits) / 2;
        if (!lay_grid(centres, n, size, km, reach, grid) || grid->n >= want)
            fits = km;
        else
            large = km;
    }
    REQUIRE(lay_grid(centres, n, size, fits, reach, grid));
    return fits;
}

// On a plane: kilometres east and south of the north-western corner.
static Err
flatten(const GeoPoint *centres, size_t n, Flat *out, Flat *size)
{
    double west = INFINITY, south = INFINITY, north = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(centres[i].lon) || !isfinite(centres[i].lat) || fabs(centres[i].lat) > 89 ||
            fabs(centres[i].lon) > 360)
            FAIL(E_INVALID, "centre %zu is not a place", i);
        west = fmin(west, centres[i].lon);
        south = fmin(south, centres[i].lat);
        north = fmax(north, centres[i].lat);
    }
    double ky = 111.19508, kx = ky * cos((south + north) / 2 * 0.017453292519943295);
    *size = (Flat){0, 0};
    for (size_t i = 0; i < n; i++) {
        out[i] = (Flat){(centres[i].lon - west) * kx, (north - centres[i].lat) * ky};
        size->x = fmax(size->x, out[i].x);
        size->y = fmax(size->y, out[i].y);
    }
    return OK;
}

// Number rows and columns from zero, keeping odd rows odd, and turn kilometres into radii.
static void
frame(TileMap *map, Tile *v)
{
    int first_row = v[0].row, first_col = v[0].col;
    for (size_t i = 1; i < map->n; i++) {
        first_row = v[i].row < first_row ? v[i].row : first_row;
        first_col = v[i].col < first_col ? v[i].col : first_col;
    }
    double west = INFINITY;
    for (size_t i = 0; i < map->n; i++) {
        v[i].x = (v[i].col - first_col + (v[i].row & 1 ? 0.5 : 0)) * root3;
        v[i].y = (v[i].row - first_row) * 1.5 + 1;
        v[i].row -= first_row;
        v[i].col -= first_col;
        west = fmin(west, v[i].x);
    }
    for (size_t i = 0; i < map->n; i++) {
        v[i].x += root3 / 2 - west;
        map->width = fmax(map->width, v[i].x + root3 / 2);
        map->height = fmax(map->height, v[i].y + 1);
    }
}

Err
tiles_assign(Arena *a, const GeoPoint *centres, size_t n, TileMap *out)
{
    if (n > TILES_MAX)
        FAIL(E_LIMIT, "%zu areas; at most %d", n, TILES_MAX);
    if (n == 0)
        FAIL(E_INVALID, "no areas");
    Flat *flat = NEW_N(a, n, Flat), size;
    TRY(flatten(centres, n, flat, &size));
    double reach =
        fmax(0.8 * sqrt(size.x * size.y / (double)n), 0.4 * hypot(size.x, size.y) / (double)n);
    reach = fmax(reach, 0.5);
    Grid grid = {NEW_N(a, GRID_MAX, Tile), 0, GRID_MAX};
    *out = (TileMap){.n = n, .km = fit_grid(flat, n, size, reach, &grid)};
    REQUIRE(grid.n >= n);

    double *costs = NEW_N(a, n * grid.n, double);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < grid.n; j++) {
            double dx = flat[i].x - grid.v[j].x, dy = flat[i].y - grid.v[j].y;
            costs[i * grid.n + j] = dx * dx + dy * dy;
        }
    size_t *cell = NEW_N(a, n, size_t);
    out->moved_km = sqrt(tiles_least_cost(a, costs, n, grid.n, cell) / (double)n);
    Tile *v = NEW_N(a, n, Tile);
    for (size_t i = 0; i < n; i++)
        v[i] = grid.v[cell[i]];
    frame(out, v);
    out->v = v;
    return OK;
}

Str
tiles_svg_path(Arena *a, double x, double y, double radius)
{
    double half = radius * root3 / 2, quarter = radius / 2;
    return str_fmt(a, "M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fz", x,
                   y - radius, x + half, y - quarter, x + half, y + quarter, x, y + radius,
                   x - half, y + quarter, x - half, y - quarter);
}
