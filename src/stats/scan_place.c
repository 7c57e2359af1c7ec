// Places and the circles around them.
#include "stats/scan_plan.h"

#include <math.h>
#include <string.h>

static const double earth_km = 6367;

// ---- places -------------------------------------------------------------------------------------

static void
coordinates(const ScanData *d, size_t area, double out[3])
{
    const ScanArea *at = &d->areas[area];
    const double degree = 3.14159265358979323846 / 180;
    if (!d->degrees) {
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

// Places are numbered in the order of their coordinates, which settles ties in distance.
Err
scan_places(Arena *a, Plan *p)
{
    size_t areas = p->d->nareas;
    double *at = NEW_N(a, 3 * areas, double), *place = NEW_N(a, 3 * areas, double);
    uint32_t *place_of = NEW_N(a, areas, uint32_t), *first = NEW_N(a, areas + 1, uint32_t);
    bool flat = p->o.time == SCAN_TEMPORAL || p->o.time == SCAN_TEMPORAL_PROSPECTIVE;
    for (size_t i = 0; i < areas; i++) {
        if (!isfinite(p->d->areas[i].x) || !isfinite(p->d->areas[i].y))
            FAIL(E_INVALID, "area %zu has no place", i);
        if (!flat)
            coordinates(p->d, i, &at[3 * i]);
    }
    uint32_t *order = sorted_areas(a, at, areas);
    size_t n = 0;
    for (size_t i = 0; i < areas; i++) {
        const double *here = &at[3 * order[i]];
        if (i == 0 || compare_places(here, &place[3 * (n - 1)]) != 0) {
            memcpy(&place[3 * n], here, 3 * sizeof(double));
            first[n++] = (uint32_t)i;
        }
        place_of[order[i]] = (uint32_t)(n - 1);
    }
    first[n] = (uint32_t)areas;
    p->n = n;
    p->place = place;
    p->place_of = place_of;
    p->area_first = first;
    p->area_of = order;
    return OK;
}

// ---- circles ------------------------------------------------------------------------------------

typedef struct Near {
    double distance; // squared
    uint32_t place;
} Near;

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

// The places around one centre, sorted only as far as they are asked for: ends of what is still to
// be sorted lie on a stack, the nearest part on top (Paredes and Navarro 2006).
typedef struct Nearest {
    Near *v;
    size_t done, sorted; // v[0 .. sorted - 1] are in order, of which `done` were given
    size_t ends[64], nends;
} Nearest;

static Near
next_near(Nearest *q)
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

static void
around(const Plan *p, size_t centre, Nearest *q)
{
    const double *c = &p->place[3 * centre];
    for (size_t i = 0; i < p->n; i++) {
        const double *x = &p->place[3 * i];
        double dx = x[0] - c[0], dy = x[1] - c[1], dz = x[2] - c[2];
        q->v[i] = (Near){dx * dx + dy * dy + dz * dz, (uint32_t)i};
    }
    q->done = q->sorted = 0;
    q->ends[0] = p->n;
    q->nends = 1;
}

// Add the places of one centre to id; how many.
static size_t
circle_of(const Plan *p, size_t centre, Nearest *q, uint16_t *id, size_t room)
{
    double limit = p->o.max_share * p->limit_sum, sum = 0;
    double radius = p->o.max_radius > 0 ? p->o.max_radius : INFINITY;
    size_t n = 0;
    around(p, centre, q);
    while (q->done < p->n && n < room) {
        Near next = next_near(q);
        sum += p->limit[next.place];
        if (sum > limit || sqrt(next.distance) > radius)
            break;
        id[n++] = (uint16_t)next.place;
    }
    return n;
}

static Err
all_circles(Arena *a, Plan *p)
{
    size_t n = p->n, room = n, used = 0, *first = NEW_N(a, n + 1, size_t);
    Nearest q = {.v = NEW_N(a, n, Near)};
    uint16_t *id = NEW_N(a, room, uint16_t);
    for (size_t i = 0; i < n; i++) {
        if (room - used < n) { // room for what the others seem to need, and one full circle
            size_t want = used / (i + 1) * n * 5 / 4 + 2 * n;
            uint16_t *more = NEW_N(a, want > room + n ? want : room + n, uint16_t);
            room = want > room + n ? want : room + n;
            memcpy(more, id, used * sizeof(*id));
            id = more;
        }
        first[i] = used;
        used += circle_of(p, i, &q, id + used, room - used);
        if (used > SCAN_MAX_CIRCLES)
            FAIL(E_LIMIT, "more than %d circles; choose a smaller limit", SCAN_MAX_CIRCLES);
    }
    first[n] = used;
    p->circles = (Circles){id, first};
    return OK;
}

Err
scan_circles(Arena *a, Plan *p)
{
    if (p->o.time != SCAN_TEMPORAL && p->o.time != SCAN_TEMPORAL_PROSPECTIVE)
        return all_circles(a, p);
    size_t *first = NEW_N(a, 2, size_t); // the whole map, whatever its size
    first[1] = 1;
    p->circles = (Circles){NEW_N(a, 1, uint16_t), first};
    return OK;
}
