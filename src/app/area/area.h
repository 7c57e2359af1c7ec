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

#endif
