// rd.h -- Dutch national grid (RD New) to degrees and back.
#ifndef GEO_RD_H
#define GEO_RD_H

#include "base/base.h"

// A place on earth in WGS84 degrees; east and north are positive.
typedef struct GeoPoint {
    double lon, lat;
} GeoPoint;

// A place in RD New (EPSG:28992), in metres: x from west to east, y from south to north.
typedef struct RdPoint {
    double x, y;
} RdPoint;

// The part of the grid that the approximation was made for.
#define RD_X_MIN (-7000.0)
#define RD_X_MAX 300000.0
#define RD_Y_MIN 289000.0
#define RD_Y_MAX 629000.0

bool rd_in_range(RdPoint p); // finite and inside the rectangle above

// Convert with the polynomials of Schreutelkamp and Strang van Hees, "Benaderingsformules voor de
// transformatie tussen RD- en WGS84-kaartcoordinaten" (2001), tables 1 to 4. Both directions are
// sums of terms coefficient * a^p * b^q around the tower in Amersfoort (155000, 463000). Good for
// maps, not for cadastral borders: the authors give 0.25 m on land, and the official
// RDNAPTRANS2018 check points at the edges of the country are met within 0.5 m (test_rd.c).
// Outside the range of rd_in_range() the result is defined and worthless.
GeoPoint rd_to_wgs84(RdPoint p);
RdPoint rd_from_wgs84(GeoPoint p);

#endif
