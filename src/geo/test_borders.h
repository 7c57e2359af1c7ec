// test_borders.h -- real borders for tests, from the folder that WEERGLAS_DATA names.
#ifndef GEO_TEST_BORDERS_H
#define GEO_TEST_BORDERS_H

#include "geo/geojson.h"

// Read one of the files that data/README.md describes. False, after a message that says so, when
// WEERGLAS_DATA is not set; the test then has nothing to check.
bool test_borders(Arena *a, const char *file, GeoAreas *out);

#endif
