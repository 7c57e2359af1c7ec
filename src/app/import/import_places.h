// import_places.h -- which places someone may import for, found by name or code.
#ifndef APP_IMPORT_PLACES_H
#define APP_IMPORT_PLACES_H

#include "app/import/import_read.h"

// A municipality in whose circle the importer is.
typedef struct ImportMunicipality {
    Str code, name;
    int64_t whole;   // its area for the whole
    bool was_loaded; // its signals are in the set of what was there before
} ImportMunicipality;

Err import_places_read(Db *db, Arena *a, int64_t viewer, ImportPlaces **out);

// By code or name, capitals do not count; NULL when there is none.
ImportMunicipality *import_municipality(ImportPlaces *p, Str text);

// The area of this name in a municipality; 0 when there is none.
int64_t import_area(const ImportPlaces *p, const ImportMunicipality *m, Str name);

#endif
