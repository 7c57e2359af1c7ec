// From the best candidate of each centre to the clusters that are reported.
#include "stats/scan_rank.h"

#include <math.h>
#include <string.h>

static const double tie = 1e-9, earth_km = 6367;

static uint32_t
areas_in(const Plan *p, const Best *b)
{
    uint32_t n = 0;
    const uint16_t *id = &p->circles.id[p->circles.first[b->centre]];
    for (size_t k = 0; k <= b->circle; k++)
        n += p->area_first[id[k] + 1] - p->area_first[id[k]];
    return n;
}

static Str
id_of(const Plan *p, size_t place)
{
    return p->d->areas[p->area_of[p->area_first[place]]].id;
}

static int
compare_ids(Str a, Str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n > 0 ? memcmp(a.p, b.p, n) : 0;
    return c ? c : a.n < b.n ? -1 : a.n > b.n;
}

// Whether x stands above y in the list.
static bool
above(const Plan *p, const Best *x, const Best *y)
{
    if (fabs(x->llr - y->llr) >= tie)
        return x->llr > y->llr;
    uint32_t nx = areas_in(p, x), ny = areas_in(p, y);
    return nx != ny ? nx < ny : compare_ids(id_of(p, x->centre), id_of(p, y->centre)) < 0;
}

// Keep of b the clusters that share no place with a better one, in order; how many. A tie is not
// transitive, so each time the best of what is left is looked for.
static size_t
keep_apart(Arena *a, const Plan *p, Best *b, const Best **kept)
{
    bool *taken = NEW_N(a, p->n, bool);
    size_t n = 0;
    for (;;) {
        Best *best = NULL;
        for (size_t i = 0; i < p->n; i++)
            if (b[i].llr > 0 && (!best || above(p, &b[i], best)))
                best = &b[i];
        if (!best)
            return n;
        const uint16_t *id = &p->circles.id[p->circles.first[best->centre]];
        bool apart = true;
        for (size_t k = 0; k <= best->circle; k++)
            apart = apart && !taken[id[k]];
        for (size_t k = 0; apart && k <= best->circle; k++)
            taken[id[k]] = true;
        if (apart) {
            Best *copy = NEW(a, Best);
            *copy = *best;
            kept[n++] = copy;
        }
        best->llr = 0;
    }
}

static double
radius(const Plan *p, const Best *b)
{
    const uint16_t *id = &p->circles.id[p->circles.first[b->centre]];
    const double *x = &p->place[3 * b->centre], *y = &p->place[3 * id[b->circle]];
    double d = sqrt((x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]) +
                    (x[2] - y[2]) * (x[2] - y[2]));
    return p->d->degrees ? 2 * earth_km * asin(fmin(1, d / 2 / earth_km)) : d;
}

static void
list_areas(Arena *a, const Plan *p, const Best *b, ScanCluster *c)
{
    bool map = c->whole_map;
    uint32_t *areas = NEW_N(a, map ? p->d->nareas : areas_in(p, b), uint32_t);
    const uint16_t *id = map ? NULL : &p->circles.id[p->circles.first[b->centre]];
    for (size_t k = 0; k < (map ? p->n : b->circle + 1); k++) {
        size_t place = id ? id[k] : k;
        for (uint32_t i = p->area_first[place]; i < p->area_first[place + 1]; i++)
            areas[c->nareas++] = p->area_of[i];
    }
    c->areas = areas;
}

static ScanCluster
describe(Arena *a, const Plan *p, const Best *b, bool map)
{
    size_t before = p->d->nintervals - p->horizon;
    ScanCluster c = {.whole_map = map || p->o.time == SCAN_TEMPORAL ||
                                  p->o.time == SCAN_TEMPORAL_PROSPECTIVE,
                     .first = before + b->end - b->lane,
                     .last = before + b->end,
                     .observed = b->observed,
                     .expected = b->expected,
                     .llr = b->llr,
                     .p = NAN,
                     .p_gumbel = NAN,
                     .recurrence_interval = NAN};
    if (p->o.time == SCAN_SPATIAL) {
        c.first = 0;
        c.last = p->d->nintervals - 1;
    }
    list_areas(a, p, b, &c);
    c.centre = map ? c.areas[0] : p->area_of[p->area_first[b->centre]];
    c.radius = c.whole_map ? 0 : radius(p, b);
    return c;
}

void
scan_rank(Arena *a, const Plan *p, Best *b, const Best *map, ScanResult *out)
{
    const Best **kept = NEW_N(a, p->n + 1, const Best *);
    size_t n = keep_apart(a, p, b, kept), at = 0;
    ScanCluster *v = NEW_N(a, n + 1, ScanCluster);
    while (at < n && !(map->llr > kept[at]->llr + tie)) {
        v[at] = describe(a, p, kept[at], false);
        at++;
    }
    size_t listed = at;
    if (map->llr > 0)
        v[listed++] = describe(a, p, map, true);
    for (; at < n; at++)
        v[listed++] = describe(a, p, kept[at], false);
    out->clusters = v;
    out->nclusters = listed;
}

// ---- chance -------------------------------------------------------------------------------------

static void
moments(ScanResult *r)
{
    double sum = 0, squares = 0;
    for (uint32_t i = 0; i < r->replications; i++)
        sum += r->maxima[i];
    r->mean = sum / r->replications;
    for (uint32_t i = 0; i < r->replications; i++)
        squares += (r->maxima[i] - r->mean) * (r->maxima[i] - r->mean);
    r->deviation = sqrt(squares / r->replications);
}

static uint32_t
as_high(const ScanResult *r, double llr)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->replications; i++)
        n += r->maxima[i] >= llr - tie;
    return n;
}

static void
judge(const Plan *p, const ScanResult *r, ScanCluster *c, bool first)
{
    bool stopped = r->replications < p->o.replications;
    double n = as_high(r, c->llr), done = r->replications;
    c->p = stopped ? (first ? fmin(1, n / done) : n / done) : (n + 1) / (done + 1);
    if (!stopped && !(p->o.rates & SCAN_LOW))
        c->p_gumbel = scan_gumbel(r->mean, r->deviation, c->llr);
    bool gumbel = p->o.p == SCAN_P_GUMBEL || (p->o.p == SCAN_P_BEST && !stopped && n + 1 < 10);
    if (gumbel && !isnan(c->p_gumbel))
        c->p = c->p_gumbel;
    if (p->o.time == SCAN_PROSPECTIVE || p->o.time == SCAN_TEMPORAL_PROSPECTIVE) {
        double once = p->o.analyses > 1 ? -expm1(log1p(-c->p) / (double)p->o.analyses) : c->p;
        c->recurrence_interval = p->o.interval_days / once;
    }
}

void
scan_judge(const Plan *p, ScanResult *r)
{
    ScanCluster *v = (ScanCluster *)(uintptr_t)r->clusters; // made by scan_rank
    size_t n = 0;
    if (r->replications == 0)
        return;
    moments(r);
    for (size_t i = 0; i < r->nclusters; i++) {
        judge(p, r, &v[i], i == 0);
        if (v[i].p < 1)
            v[n++] = v[i];
    }
    r->nclusters = n;
}
