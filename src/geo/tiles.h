// tiles.h -- a map in which every area is a hexagon of the same size.
#ifndef GEO_TILES_H
#define GEO_TILES_H

#include "base/arena.h"
#include "geo/rd.h"

enum { TILES_MAX = 400 };

// Hexagons with a corner on top, in rows that shift half a hexagon. Lengths are in radii: a hexagon
// is sqrt(3) wide and 2 high; x goes to the right and y down.
typedef struct Tile {
    double x, y;  // the centre
    int row, col; // row 0 is the northernmost that is used, column 0 the westernmost
} Tile;

typedef struct TileMap {
    const Tile *v; // v[i] belongs to centres[i]
    size_t n;
    double width, height; // what holds all hexagons; the first begins at 0
    double km;            // the distance between neighbours, in the landscape
    double moved_km;      // root mean square of how far areas were moved
} TileMap;

// Give each of n areas (1 to TILES_MAX) a hexagon of its own, near where it lies.
//
// The outline is all that lies within reach of a centre, where reach is four fifths of sqrt(A / n)
// and A the surface of the box around the centres. The grid is as coarse as it can be with
// enough hexagons in the outline, one in sixteen to spare: without any to spare the map would have
// no gaps, but areas would be pushed a third further. Of all ways to give areas to these
// hexagons, the one with the smallest sum of squared distances is taken: exact, by shortest
// augmenting paths (Jonker and Volgenant, Computing 38, 1987, 325-340, without their
// initialisation), O(n^2 m). Equal input gives an equal map on every machine with the same
// arithmetic; ties go to the lowest index.
//
// Refuses (E_INVALID) no centres and centres that are not finite; E_LIMIT above TILES_MAX. Takes at
// most 4 MB of `a`.
Err tiles_assign(Arena *a, const GeoPoint *centres, size_t n, TileMap *out);

// Give row i of a table of costs (rows * cols, rows <= cols, finite) the column col_of[i], all
// different, with the smallest sum of costs. Returns that sum. For tests and other maps.
double tiles_least_cost(Arena *a, const double *costs, size_t rows, size_t cols, size_t *col_of);

// The `d` of an SVG path: a hexagon of this radius around (x, y), rounded to tenths.
Str tiles_svg_path(Arena *a, double x, double y, double radius);

#endif
