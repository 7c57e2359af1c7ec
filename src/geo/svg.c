#include "geo/simplify.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double degree = 0.017453292519943295, km_per_degree = 111.19508;

enum { PAIR_MAX = 24 }; // bytes of two numbers with a command and a space

GeoView
geo_view(const GeoAreas *areas, int width, int margin)
{
    double west = INFINITY, east = -INFINITY, south = INFINITY, north = -INFINITY;
    for (size_t i = 0; i < areas->n; i++)
        for (size_t k = 0; k < areas->v[i].n; k++)
            for (size_t j = 0; j < areas->v[i].rings[k].n; j++) {
                GeoPoint p = areas->v[i].rings[k].points[j];
                west = fmin(west, p.lon);
                east = fmax(east, p.lon);
                south = fmin(south, p.lat);
                north = fmax(north, p.lat);
            }
    width = width < 10 ? 10 : width;
    margin = margin < 0 || margin > width / 3 ? 0 : margin;
    if (!isfinite(west))
        return (GeoView){.width = width, .height = width, .x = 1, .y = -1, .per_km = 1};

    double narrow = cos((south + north) / 2 * degree);
    double x = (width - 2 * margin) / fmax(east - west, GEO_GRID), y = x / narrow;
    return (GeoView){.lon = west - margin / x,
                     .lat = north + margin / y,
                     .x = x,
                     .y = -y,
                     .width = width,
                     .height = (int)ceil((north - south) * y) + 2 * margin,
                     .per_km = y / km_per_degree};
}

void
geo_project(const GeoView *view, GeoPoint p, double *x, double *y)
{
    *x = (p.lon - view->lon) * view->x;
    *y = (p.lat - view->lat) * view->y;
}

typedef struct Pen {
    char *p;
    size_t n, room;
    long x, y; // where it is
} Pen;

static void
write_pair(Pen *pen, char command, long x, long y)
{
    char text[PAIR_MAX * 2];
    const char lead[2] = {command ? command : x < 0 ? '\0' : ' ', '\0'};
    int n = snprintf(text, sizeof(text), "%s%ld%s%ld", lead, x, y < 0 ? "" : " ", y);
    REQUIRE(n > 0 && (size_t)n < sizeof(text) && (size_t)n <= pen->room - pen->n);
    memcpy(pen->p + pen->n, text, (size_t)n);
    pen->n += (size_t)n;
}

// False, and nothing written, when the ring has fewer than three different points in the view.
static bool
write_ring(Pen *pen, const GeoRing *ring, const GeoView *view)
{
    size_t start = pen->n, lines = 0;
    long first_x = 0, first_y = 0;
    for (size_t i = 0; i < ring->n; i++) {
        double px, py;
        geo_project(view, ring->points[i], &px, &py);
        long x = lround(px), y = lround(py);
        bool last = i + 1 == ring->n;
        if (i == 0) {
            write_pair(pen, 'M', x, y);
            first_x = x;
            first_y = y;
        } else if ((x != pen->x || y != pen->y) && !(last && x == first_x && y == first_y)) {
            write_pair(pen, lines++ ? '\0' : 'l', x - pen->x, y - pen->y);
        } else {
            continue;
        }
        pen->x = x;
        pen->y = y;
    }
    if (lines < 2) {
        pen->n = start;
        return false;
    }
    pen->p[pen->n++] = 'z';
    return true;
}

Str
geo_svg_path(Arena *a, const GeoArea *area, const GeoView *view)
{
    size_t points = 1;
    bool any = false, drawn = false; // drawn: the outer ring of the holes that follow
    for (size_t i = 0; i < area->n; i++)
        points += area->rings[i].n + 1;
    Pen pen = {.p = NEW_N(a, points * PAIR_MAX, char), .room = points * PAIR_MAX};
    for (size_t i = 0; i < area->n; i++) {
        if (area->rings[i].hole && !drawn)
            continue;
        bool wrote = write_ring(&pen, &area->rings[i], view);
        drawn = area->rings[i].hole ? drawn : wrote;
        any |= wrote;
    }
    if (!any) {
        double x, y;
        geo_project(view, area->label, &x, &y);
        return str_fmt(a, "M%ld %ldl1 1-1 1-1-1z", lround(x), lround(y) - 1);
    }
    return (Str){pen.p, pen.n};
}
