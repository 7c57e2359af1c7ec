// geojson.h -- areas (municipalities, provinces, districts) from a GeoJSON file.
#ifndef GEO_GEOJSON_H
#define GEO_GEOJSON_H

#include "base/arena.h"
#include "geo/rd.h"

enum {
    GEOJSON_MAX_BYTES = 64 << 20,        // of a file
    GEOJSON_MAX_FEATURE_BYTES = 8 << 20, // of one feature, or of any other member
    GEOJSON_MAX_FEATURES = 2000,
    GEOJSON_MAX_POINTS = 2000000, // in all features together
    GEOJSON_MAX_RINGS = 100000,   // in all features together
    GEOJSON_MAX_DEPTH = 16,
    GEOJSON_MAX_CODE = 32,  // bytes
    GEOJSON_MAX_NAME = 200, // bytes
};

// A closed line; the first point is not repeated at the end. n >= 3.
typedef struct GeoRing {
    GeoPoint *points;
    size_t n;
    bool hole; // cut out of the nearest earlier ring that is not a hole
} GeoRing;

typedef struct GeoArea {
    Str code, name; // empty when the file does not say
    GeoRing *rings;
    size_t n;
    double km2;      // of the outer rings less the holes
    GeoPoint label;  // inside the largest part, as far from its border as we found: for a label
    double label_km; // the distance from label to the nearest border
} GeoArea;

typedef struct GeoAreas {
    GeoArea *v;
    size_t n;
    size_t points;  // in all rings
    size_t dropped; // rings without any area, left out
    bool from_rd;   // the file was in RD New; what is here is WGS84 in any case
} GeoAreas;

// What to take from a feature's properties. Empty (or absent) means: the usual ones, in this order:
// code from identificatie, statcode, gm_code, code; name from naam, statnaam, gm_naam, name.
typedef struct GeoOptions {
    Str code_property, name_property;
    Str prefix; // "GM" or "PV" (or "VR"): what bare digits are; see geojson_code()
} GeoOptions;

// Read a FeatureCollection of Polygon and MultiPolygon features, in the coordinates that `crs`
// names (EPSG 28992 is RD New; EPSG 4326 and 4258 and CRS84 are degrees, longitude first) or,
// without `crs`, that the first point looks like. The result is in WGS84 and lives in `a`; it takes
// at most 40 MB plus 200 bytes a ring. Features are parsed one at a time, so that the parse tree of
// a large file never stands in memory whole; that of one feature (outside the arena) measured 25
// times its text for borders and 53 times, 430 MB at the limit, for text made to be as bad as it
// can.
//
// Refused, with the number of the feature (the first is 1) and the reason in the error: malformed
// JSON or UTF-8, other geometries, rings of fewer than four positions or that are not closed,
// points that are not numbers or not in the European Netherlands (and the sea beside it), a feature
// with neither code nor name, one without a configured property, the same code twice, a feature of
// which no ring has any area (E_INVALID); anything over a limit above (E_LIMIT).
// Not checked: rings that cross themselves or each other, and that holes lie inside.
Err geojson_read(Arena *a, Str json, GeoOptions options, GeoAreas *out);

// A code as the registers write it: GM0363, PV27, VR10, without spaces around it. `code` may be in
// small letters or bare digits. Digits get `prefix` and are padded with zeros to 4 (GM) or 2
// digits; without prefix four digits are a municipality and two a province. Anything else stays as
// it is.
Str geojson_code(Arena *a, Str code, Str prefix);

// Set km2, label and label_km of an area from its rings.
void geo_measure(GeoArea *area);

bool geo_inside(const GeoArea *area, GeoPoint p); // even-odd over all rings

#endif
