#include "geo/geojson.h"

#include <math.h>

static const double earth_km = 6371.0072; // radius of the sphere with the surface of the earth
static const double degree = 0.017453292519943295;

enum { LINES = 15 }; // on which a place for the label is sought

// Surface of a ring on the sphere, with a plus or a minus for its direction.
static double
ring_km2(const GeoRing *r)
{
    double sum = 0;
    for (size_t i = 0; i < r->n; i++) {
        GeoPoint a = r->points[i], b = r->points[i + 1 < r->n ? i + 1 : 0];
        sum += (b.lon - a.lon) * degree * (2 + sin(a.lat * degree) + sin(b.lat * degree));
    }
    return sum * earth_km * earth_km / 2;
}

// Whether the edge a-b passes the latitude, and where.
static bool
crosses(GeoPoint a, GeoPoint b, double lat, double *lon)
{
    if ((a.lat > lat) == (b.lat > lat))
        return false;
    *lon = a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon);
    return true;
}

static bool
inside_rings(const GeoRing *rings, size_t n, GeoPoint p)
{
    bool in = false;
    for (size_t k = 0; k < n; k++) {
        const GeoRing *r = &rings[k];
        for (size_t i = 0; i < r->n; i++) {
            double lon;
            if (crosses(r->points[i], r->points[i + 1 < r->n ? i + 1 : 0], p.lat, &lon))
                in ^= lon > p.lon;
        }
    }
    return in;
}

bool
geo_inside(const GeoArea *area, GeoPoint p)
{
    return inside_rings(area->rings, area->n, p);
}

// Kilometres from p to the nearest edge, on a plane that touches the earth near p.
static double
km_to_border(const GeoRing *rings, size_t n, GeoPoint p)
{
    double ky = earth_km * degree, kx = ky * cos(p.lat * degree), best = INFINITY;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < rings[k].n; i++) {
            GeoPoint a = rings[k].points[i], b = rings[k].points[i + 1 < rings[k].n ? i + 1 : 0];
            double ax = (a.lon - p.lon) * kx, ay = (a.lat - p.lat) * ky;
            double dx = (b.lon - a.lon) * kx, dy = (b.lat - a.lat) * ky;
            double length2 = dx * dx + dy * dy;
            double t = length2 > 0 ? -(ax * dx + ay * dy) / length2 : 0;
            t = fmin(1, fmax(0, t));
            best = fmin(best, hypot(ax + t * dx, ay + t * dy));
        }
    return best;
}

enum { CROSSINGS = 256 }; // looked at on one line; a line that has more is not used

// Where the rings pass the line `lat`, from west to east. 0 when there are more than CROSSINGS.
static size_t
find_crossings(const GeoRing *rings, size_t n, double lat, double out[CROSSINGS])
{
    size_t found = 0;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < rings[k].n; i++) {
            double lon;
            GeoPoint a = rings[k].points[i], b = rings[k].points[i + 1 < rings[k].n ? i + 1 : 0];
            if (!crosses(a, b, lat, &lon))
                continue;
            if (found == CROSSINGS)
                return 0;
            size_t at = found++;
            for (; at > 0 && out[at - 1] > lon; at--)
                out[at] = out[at - 1];
            out[at] = lon;
        }
    return found;
}

// The middle of the widest stretch of the line `lat` that lies inside.
static bool
widest(const GeoRing *rings, size_t n, double lat, GeoPoint *out)
{
    double at[CROSSINGS], width = 0;
    size_t found = find_crossings(rings, n, lat, at);
    for (size_t i = 0; i + 1 < found; i += 2)
        if (at[i + 1] - at[i] > width) {
            width = at[i + 1] - at[i];
            *out = (GeoPoint){(at[i] + at[i + 1]) / 2, lat};
        }
    return width > 0;
}

static void
place_label(GeoArea *area, const GeoRing *rings, size_t n)
{
    double south = INFINITY, north = -INFINITY;
    for (size_t i = 0; i < rings[0].n; i++) {
        south = fmin(south, rings[0].points[i].lat);
        north = fmax(north, rings[0].points[i].lat);
    }
    area->label = rings[0].points[0];
    area->label_km = 0;
    for (int i = 0; i < LINES; i++) {
        GeoPoint p;
        if (!widest(rings, n, south + (north - south) * (i + 0.5) / LINES, &p))
            continue;
        double km = km_to_border(rings, n, p);
        if (km > area->label_km) {
            area->label = p;
            area->label_km = km;
        }
    }
}

void
geo_measure(GeoArea *area)
{
    size_t largest = 0, end = 0;
    double most = -1;
    area->km2 = 0;
    for (size_t i = 0, next; i < area->n; i = next) {
        double outer = fabs(ring_km2(&area->rings[i]));
        area->km2 += outer;
        for (next = i + 1; next < area->n && area->rings[next].hole; next++)
            area->km2 -= fabs(ring_km2(&area->rings[next]));
        if (outer > most) {
            most = outer;
            largest = i;
            end = next;
        }
    }
    area->km2 = fmax(area->km2, 0);
    if (area->n > 0)
        place_label(area, &area->rings[largest], end - largest);
}
