// simplify.h -- fewer points for a map on a screen, and the SVG path of an area.
#ifndef GEO_SIMPLIFY_H
#define GEO_SIMPLIFY_H

#include "geo/geojson.h"

// Points are moved to a grid of 1/10,000 degree (about 11 m north, 7 m east) first, so that
// neighbours that were digitised alike stay alike.
#define GEO_GRID 1e-4

// Leave out points, after Visvalingam and Whyatt (The Cartographic Journal 30, 1993, 46-51): the
// point that makes the smallest triangle with its neighbours goes first, until each triangle is at
// least `least_m2` square metres (0: only what the grid makes equal or straight). 200,000 (0.2 km2)
// suits a map of the country of 700 pixels wide.
//
// A point where borders fork (three or more different neighbours over all rings) always stays. The
// line between two forks is then simplified from its own points only, and ties are broken by place,
// so that both neighbours of a border keep the same points: no gaps and no overlaps. Exception: a
// ring always keeps three points, so a ring that would vanish may keep one that its neighbour does
// not. A ring other than an area's largest goes when its surface is less than least_m2.
//
// `in` is left alone; `out` lives in `a`, with km2 and label as in `in`. Takes about 100 bytes a
// point. Refuses (E_INVALID) a least_m2 that is negative or not finite.
Err geo_simplify(Arena *a, const GeoAreas *in, double least_m2, GeoAreas *out);

// A flat picture of a part of the earth: degrees to whole units, y downwards. Equirectangular: a
// degree of longitude is as wide as it is at the middle latitude.
typedef struct GeoView {
    double lon, lat; // the top left corner
    double x, y;     // units a degree
    int width, height;
    double per_km; // units a kilometre
} GeoView;

// The view that holds all areas, `width` units wide (at least 10), with `margin` units around it.
// Without any points: a square view of nothing.
GeoView geo_view(const GeoAreas *areas, int width, int margin);

// Where a place comes in the view, in units that are not rounded.
void geo_project(const GeoView *view, GeoPoint p, double *x, double *y);

// The `d` of an SVG path: whole numbers, relative after each M, to be filled with fill-rule
// evenodd. Rings that shrink to nothing are left out; an area of which nothing is left becomes a
// diamond of two units around its label, because no municipality may disappear from a map.
Str geo_svg_path(Arena *a, const GeoArea *area, const GeoView *view);

#endif
