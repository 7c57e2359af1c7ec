// Places, and the others around each in order of distance.
#include "stats/scan_plan.h"

#include <math.h>
#include <string.h>

static const double earth_km = 6367;

// ---- places -------------------------------------------------------------------------------------

static void
coordinates(const ScanArea *at, bool degrees, double out[3])
{
    const double degree = 3.14159265358979323846 / 180;
    if (!degrees) {
        out[0] = at->x;
        out[1] = at->y;
        out[2] = 0;
        return;
    }
    out[0] = earth_km * cos(at->x * degree) * cos(at->y * degree);
    out[1] = earth_km * cos(at->x * degree) * sin(at->y * degree);
    out[2] = earth_km * sin(at->x * degree);
}

static int
compare_places(const double *p, const double *q)
{
    for (int i = 0; i < 3; i++)
        if (p[i] != q[i])
            return p[i] < q[i] ? -1 : 1;
    return 0;
}

// Sort areas by coordinates, equal ones in their order. Bottom-up merging.
static uint32_t *
sorted_areas(Arena *a, const double *at, size_t n)
{
    uint32_t *from = NEW_N(a, n, uint32_t), *to = NEW_N(a, n, uint32_t);
    for (size_t i = 0; i < n; i++)
        from[i] = (uint32_t)i;
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t low = 0; low < n; low += 2 * width) {
            size_t mid = low + width < n ? low + width : n;
            size_t high = mid + width < n ? mid + width : n, i = low, j = mid;
            for (size_t k = low; k < high; k++) {
                bool left = i < mid &&
                            (j >= high || compare_places(&at[3 * from[i]], &at[3 * from[j]]) <= 0);
                to[k] = left ? from[i++] : from[j++];
            }
        }
        uint32_t *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

Err
scan_map_places(Arena *a, const ScanArea *areas, size_t n, bool degrees, bool flat, ScanMap *out)
{
    double *at = NEW_N(a, 3 * n, double), *place = NEW_N(a, 3 * n, double);
    uint32_t *place_of = NEW_N(a, n, uint32_t), *first = NEW_N(a, n + 1, uint32_t);
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(areas[i].x) || !isfinite(areas[i].y))
            FAIL(E_INVALID, "area %zu has no place", i);
        if (!flat)
            coordinates(&areas[i], degrees, &at[3 * i]);
    }
    uint32_t *order = sorted_areas(a, at, n);
    size_t places = 0;
    for (size_t i = 0; i < n; i++) {
        const double *here = &at[3 * order[i]];
        if (i == 0 || compare_places(here, &place[3 * (places - 1)]) != 0) {
            memcpy(&place[3 * places], here, 3 * sizeof(double));
            first[places++] = (uint32_t)i;
        }
        place_of[order[i]] = (uint32_t)(places - 1);
    }
    first[places] = (uint32_t)n;
    *out = (ScanMap){.nareas = n,
                     .n = places,
                     .place = place,
                     .place_of = place_of,
                     .area_first = first,
                     .area_of = order};
    return OK;
}

// ---- neighbours ---------------------------------------------------------------------------------

static inline bool
nearer(Near a, Near b)
{
    return a.distance < b.distance || (a.distance == b.distance && a.place < b.place);
}

static void
sort_few(Near *v, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        Near x = v[i];
        size_t k = i;
        for (; k > 0 && nearer(x, v[k - 1]); k--)
            v[k] = v[k - 1];
        v[k] = x;
    }
}

// Part v so that v[0 .. at - 1] are nearer than v[at] and the rest farther, and return at.
static size_t
part(Near *v, size_t n)
{
    size_t at = 0, mid = n / 2;
    size_t pick = nearer(v[0], v[mid]) ? (nearer(v[mid], v[n - 1]) ? mid
                                          : nearer(v[0], v[n - 1]) ? n - 1
                                                                   : 0)
                                       : (nearer(v[0], v[n - 1])     ? 0
                                          : nearer(v[mid], v[n - 1]) ? n - 1
                                                                     : mid);
    Near pivot = v[pick];
    v[pick] = v[n - 1];
    for (size_t i = 0; i + 1 < n; i++) {
        Near x = v[i];
        v[i] = v[at];
        v[at] = x;
        at += nearer(x, pivot);
    }
    v[n - 1] = v[at];
    v[at] = pivot;
    return at;
}

Near
scan_near_next(Nearest *q)
{
    enum { FEW = 24 };
    while (q->done >= q->sorted) {
        size_t end = q->ends[q->nends - 1];
        if (end - q->sorted <= FEW || q->nends == COUNT(q->ends)) {
            sort_few(q->v + q->sorted, end - q->sorted);
            q->sorted = end;
            q->nends--;
        } else {
            size_t at = q->sorted + part(q->v + q->sorted, end - q->sorted);
            if (at == q->sorted)
                q->sorted++;
            else
                q->ends[q->nends++] = at;
        }
    }
    return q->v[q->done++];
}

void
scan_near(const ScanMap *m, size_t centre, Nearest *q)
{
    const double *c = &m->place[3 * centre];
    for (size_t i = 0; i < m->n; i++) {
        const double *x = &m->place[3 * i];
        double dx = x[0] - c[0], dy = x[1] - c[1], dz = x[2] - c[2];
        q->v[i] = (Near){dx * dx + dy * dy + dz * dz, (uint32_t)i};
    }
    q->done = q->sorted = 0;
    q->ends[0] = m->n;
    q->nends = 1;
}

Err
scan_map_new(Arena *a, const ScanArea *areas, size_t n, bool degrees, const ScanMap **out)
{
    ScanMap *m = NEW(a, ScanMap);
    if (n == 0 || n > SCAN_MAX_AREAS)
        FAIL(E_INVALID, "%zu areas", n);
    TRY(scan_map_places(a, areas, n, degrees, false, m));
    if (m->n > SCAN_MAX_MAP)
        FAIL(E_LIMIT, "a map of %zu places, at most %d", m->n, SCAN_MAX_MAP);
    uint16_t *near = NEW_N(a, m->n * m->n, uint16_t), *rank = NEW_N(a, m->n * m->n, uint16_t);
    Nearest q = {.v = NEW_N(a, m->n, Near)};
    for (size_t i = 0; i < m->n; i++) {
        scan_near(m, i, &q);
        for (size_t k = 0; k < m->n; k++) {
            size_t place = scan_near_next(&q).place;
            near[i * m->n + k] = (uint16_t)place;
            rank[i * m->n + place] = (uint16_t)k;
        }
    }
    m->near = near;
    m->rank = rank;
    *out = m;
    return OK;
}
