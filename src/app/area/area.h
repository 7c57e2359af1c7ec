// area.h -- municipalities, and the villages and districts in them.
#ifndef APP_AREA_H
#define APP_AREA_H

#include "app/context.h"

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

// ---- a place as one choice in a form
// --------------------------------------------------------------

// Where something is: a village or district, a municipality as a whole, or (municipality empty and
// area_id 0) the whole region.
typedef struct Place {
    Str municipality; // code
    int64_t area_id;
} Place;

// All places in the regions of the viewer. With whole_region the first choice is the region. Labels
// read "Waterrijk, Waterrijk-Noord".
Err place_choices(Db *db, Arena *a, int64_t viewer, bool whole_region, Choices *out);

// From a code of place_choices() and back. A code that is not one of ours is E_INVALID.
Err place_read(Str code, Place *out);
Str place_code(Arena *a, Place p);

// "Waterrijk-Noord (Waterrijk)", "Waterrijk" or "Hele regio".
Err place_label(Db *db, Arena *a, Place p, Str *out);

// The regions of the viewer, oldest name first: code is the id.
Err region_choices(Db *db, Arena *a, int64_t viewer, Choices *out);

#endif
