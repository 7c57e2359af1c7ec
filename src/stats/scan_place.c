// The circles around each place.
#include "stats/scan_plan.h"

#include <math.h>
#include <string.h>

Err
scan_places(Arena *a, Plan *p)
{
    const ScanData *d = p->d;
    bool flat = p->o.time == SCAN_TEMPORAL || p->o.time == SCAN_TEMPORAL_PROSPECTIVE;
    if (d->map && d->map->nareas != d->nareas)
        FAIL(E_INVALID, "a map of %zu areas for %zu", d->map->nareas, d->nareas);
    p->map = d->map;
    if (!d->map || flat) {
        ScanMap *m = NEW(a, ScanMap);
        TRY(scan_map_places(a, d->areas, d->nareas, d->degrees, flat, m));
        p->map = m;
    }
    p->n = p->map->n;
    p->place = p->map->place;
    p->place_of = p->map->place_of;
    p->area_first = p->map->area_first;
    p->area_of = p->map->area_of;
    return OK;
}

// Add the places of one centre to id; how many.
static size_t
circle_of(const Plan *p, size_t centre, Nearest *q, uint16_t *id, size_t room)
{
    double limit = p->o.max_share * p->limit_sum, sum = 0;
    double radius = p->o.max_radius > 0 ? p->o.max_radius : INFINITY;
    size_t n = 0;
    scan_near(p->map, centre, q);
    while (q->done < p->n && n < room) {
        Near next = scan_near_next(q);
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
    p->circles = (Circles){id, first, first + 1, used};
    return OK;
}

// Where the circles of one centre end, of a map on which all places are in order already.
static size_t
end_of(const Plan *p, size_t centre)
{
    double limit = p->o.max_share * p->limit_sum, sum = 0;
    double radius = p->o.max_radius > 0 ? p->o.max_radius : INFINITY;
    const uint16_t *near = &p->map->near[centre * p->n];
    size_t n = 0;
    for (; n < p->n; n++) {
        sum += p->limit[near[n]];
        if (sum > limit ||
            (p->o.max_radius > 0 && sqrt(scan_distance(p->map, centre, near[n])) > radius))
            break;
    }
    return n;
}

static Err
circles_of_map(Arena *a, Plan *p)
{
    size_t *first = NEW_N(a, p->n, size_t), *end = NEW_N(a, p->n, size_t), count = 0;
    for (size_t i = 0; i < p->n; i++) {
        first[i] = i * p->n;
        end[i] = first[i] + end_of(p, i);
        count += end[i] - first[i];
    }
    p->circles = (Circles){p->map->near, first, end, count};
    return OK;
}

Err
scan_circles(Arena *a, Plan *p)
{
    if (p->map->near)
        return circles_of_map(a, p);
    if (p->o.time != SCAN_TEMPORAL && p->o.time != SCAN_TEMPORAL_PROSPECTIVE)
        return all_circles(a, p);
    size_t *first = NEW_N(a, 2, size_t); // the whole map, whatever its size
    first[1] = 1;
    p->circles = (Circles){NEW_N(a, 1, uint16_t), first, first + 1, 1};
    return OK;
}
