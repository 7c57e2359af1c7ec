#include "geo/rd.h"

#include <math.h>

typedef struct Term {
    unsigned char p, q; // exponents of the first and the second variable
    double coefficient;
} Term;

enum { EXPONENT_MAX = 5 };

static const double origin_x = 155000, origin_y = 463000, lat0 = 52.15517440, lon0 = 5.38720621;

// Seconds of arc, from hundreds of kilometres x and y.
static const Term to_lat[] = {
    {0, 1, 3235.65389}, {2, 0, -32.58297}, {0, 2, -0.24750}, {2, 1, -0.84978},
    {0, 3, -0.06550},   {2, 2, -0.01709},  {1, 0, -0.00738}, {4, 0, 0.00530},
    {2, 3, -0.00039},   {4, 1, 0.00033},   {1, 1, -0.00012},
};
static const Term to_lon[] = {
    {1, 0, 5260.52916}, {1, 1, 105.94684}, {1, 2, 2.45656},  {3, 0, -0.81885},
    {1, 3, 0.05594},    {3, 1, -0.05607},  {0, 1, 0.01199},  {3, 2, -0.00256},
    {1, 4, 0.00128},    {0, 2, 0.00022},   {2, 0, -0.00022}, {5, 0, 0.00026},
};

// Metres, from units of 10,000 seconds of arc: latitude first, then longitude.
static const Term to_x[] = {
    {0, 1, 190094.945}, {1, 1, -11832.228}, {2, 1, -114.221}, {0, 3, -32.391}, {1, 0, -0.705},
    {3, 1, -2.340},     {1, 3, -0.608},     {0, 2, -0.008},   {2, 3, 0.148},
};
static const Term to_y[] = {
    {1, 0, 309056.544}, {0, 2, 3638.893}, {2, 0, 73.077}, {1, 2, -157.984}, {3, 0, 59.788},
    {0, 1, 0.433},      {2, 2, -6.439},   {1, 1, -0.032}, {0, 4, 0.092},    {1, 4, -0.054},
};

static double
sum(const Term *terms, size_t n, double a, double b)
{
    double a_to[EXPONENT_MAX + 1] = {1}, b_to[EXPONENT_MAX + 1] = {1}, total = 0;
    for (int i = 1; i <= EXPONENT_MAX; i++) {
        a_to[i] = a_to[i - 1] * a;
        b_to[i] = b_to[i - 1] * b;
    }
    for (size_t i = 0; i < n; i++)
        total += terms[i].coefficient * a_to[terms[i].p] * b_to[terms[i].q];
    return total;
}

bool
rd_in_range(RdPoint p)
{
    return p.x >= RD_X_MIN && p.x <= RD_X_MAX && p.y >= RD_Y_MIN && p.y <= RD_Y_MAX;
}

GeoPoint
rd_to_wgs84(RdPoint p)
{
    double x = (p.x - origin_x) * 1e-5, y = (p.y - origin_y) * 1e-5;
    return (GeoPoint){.lon = lon0 + sum(to_lon, COUNT(to_lon), x, y) / 3600,
                      .lat = lat0 + sum(to_lat, COUNT(to_lat), x, y) / 3600};
}

RdPoint
rd_from_wgs84(GeoPoint p)
{
    double lat = (p.lat - lat0) * 0.36, lon = (p.lon - lon0) * 0.36;
    return (RdPoint){.x = origin_x + sum(to_x, COUNT(to_x), lat, lon),
                     .y = origin_y + sum(to_y, COUNT(to_y), lat, lon)};
}
