// gemeente.h -- the municipalities of the Netherlands, as they have been since 1 January 2023.
#ifndef GEO_GEMEENTE_H
#define GEO_GEMEENTE_H

#include "base/base.h"

enum { GEMEENTE_COUNT = 342, PROVINCE_COUNT = 12, REGION_COUNT = 25 };

typedef struct Gemeente {
    Str code;                    // "GM0363": that of Statistics Netherlands
    Str name;                    // "Amsterdam": that of the TOOI register
    Str tooi;                    // its address in the TOOI register
    Str province_code, province; // "PV27", "Noord-Holland"
    Str region_code, region;     // the safety region: "VR13", "Amsterdam-Amstelland"
    double lon, lat;             // a point inside it, in WGS84 degrees, to four decimals
} Gemeente;

// All municipalities, by code. The table is compiled from data/gemeenten.tsv; where the facts come
// from stands in data/README.md.
const Gemeente *gemeente_all(void); // GEMEENTE_COUNT of them

// The municipality with this code, in capitals or small letters; NULL when there is none.
const Gemeente *gemeente_by_code(Str code);

#endif
