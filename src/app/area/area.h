// area.h -- municipalities, and the villages and districts in them.
#ifndef APP_AREA_H
#define APP_AREA_H

#include "app/context.h"
#include "web/chart.h"

extern const Route area_routes[];

typedef struct AreaMunicipality {
    Str code, name, tooi, province_code, province, region_code, region;
    double lon, lat; // WGS84, a point inside
} AreaMunicipality;

// Fill in the municipalities of the Netherlands when they are not there yet: codes, names and
// places are facts that come with the program (data/gemeenten.tsv). Each gets one area for the
// whole. Does nothing the second time.
Err area_seed(Db *db, Arena *a);

// One municipality with its area for the whole. Inside a transaction.
Err area_add_municipality(Db *db, Arena *a, const AreaMunicipality *m);

// ---- a place as one choice in a form ------------------------------------------------------------

// Where something is: a village or district, a municipality as a whole, or (municipality empty and
// area_id 0) the whole region.
typedef struct Place {
    Str municipality; // code
    int64_t area_id;
} Place;

// All places in the regions of the viewer. With whole_region the first choice is the region. Labels
// read "Waterrijk, Waterrijk-Noord".
Err place_choices(Db *db, Arena *a, int64_t viewer, bool whole_region, Choices *out);

// The municipalities in the regions of the viewer: code and name.
Err municipality_choices(Db *db, Arena *a, int64_t viewer, Choices *out);

// From a code of place_choices() and back. A code that is not one of ours is E_INVALID.
Err place_read(Str code, Place *out);
Str place_code(Arena *a, Place p);

// "Waterrijk-Noord (Waterrijk)", "Waterrijk" or "Hele regio".
Err place_label(Db *db, Arena *a, Place p, Str *out);

// The regions of the viewer, oldest name first: code is the id.
Err region_choices(Db *db, Arena *a, int64_t viewer, Choices *out);

// ---- maps ---------------------------------------------------------------------------------------

// A figure of one municipality.
typedef struct AreaMapValue {
    Str code;
    int64_t count; // not looked at unless state is CHART_KNOWN
    ChartState state;
    bool quiet; // marked as more silent than usual
    int step;   // of a ChartDifference, when the frame has one
} AreaMapValue;

// A figure of a place anywhere, such as a village.
typedef struct AreaMapPlace {
    Str name;
    double lon, lat; // WGS84
    int64_t count;
    ChartState state;
    bool quiet;
    int step;
    bool aside; // only there to show where the others lie
} AreaMapPlace;

// What stands around the figures. Show a table with the same figures beside every map.
typedef struct AreaMapFrame {
    Str id; // used once on a page: small letters, digits, hyphens
    Str title, desc;
    int64_t first;                     // the smallest count that may be shown; 0 is as 1
    const ChartDifference *difference; // shades say a difference, not a count; NULL: a count
    Str aside;                         // in the legend, for places that are aside
} AreaMapFrame;

// Draw a map of municipalities, wide and narrow. With their borders when those of all of them were
// imported, otherwise a hexagon for each. Without values: nothing. E_NOT_FOUND for a code that is
// not a municipality; E_LIMIT for more than TILES_MAX without borders.
Err area_map(Db *db, Arena *a, const AreaMapFrame *f, const AreaMapValue *values, size_t n,
             Html *out);

// The same for any places: always hexagons.
Err area_map_places(Arena *a, const AreaMapFrame *f, const AreaMapPlace *places, size_t n,
                    Html *out);

// Whose borders they are, for below a map: "Grenzen uit gemeenten.geojson, ingelezen op
// 01-01-2026"; absent when there are none.
Err area_map_source(Db *db, Arena *a, Str *out);

// ---- borders ------------------------------------------------------------------------------------

typedef struct BoundaryImport {
    size_t areas, points, points_kept, bytes; // what was in the file; what is stored
    bool from_rd;
} BoundaryImport;

// Take borders from a GeoJSON file, simplified, in place of all that were there. In one
// transaction, with a line in the log. Each feature needs a code (GM0361): E_INVALID otherwise, and
// for all that geojson_read() refuses.
Err boundary_import(Db *db, Arena *a, const Context *c, Str name, Str json, int64_t now,
                    BoundaryImport *out);

#endif
