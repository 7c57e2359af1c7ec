#include "geo/simplify.h"

#include <math.h>
#include <string.h>

typedef struct Cell {
    int32_t x, y; // on the grid
} Cell;

// A place on the grid and the first two different neighbours that it had.
typedef struct Node {
    Cell at, neighbour[2];
    uint8_t neighbours; // 0 to 3, where 3 is a fork
    bool used;
} Node;

typedef struct Nodes {
    Node *v;
    size_t mask;
} Nodes;

typedef struct Corner {
    Cell at;
    int64_t twice; // twice the surface of the triangle with the neighbours, in grid cells
    size_t before, after;
    size_t slot; // place in the heap; NOT_IN_HEAP when it stays or is gone
    bool fork, gone;
} Corner;

#define NOT_IN_HEAP SIZE_MAX

typedef struct Heap {
    Corner *corners;
    size_t *v, n;
} Heap;

static bool
same(Cell a, Cell b)
{
    return a.x == b.x && a.y == b.y;
}

static Cell
to_cell(GeoPoint p)
{
    return (Cell){(int32_t)lround(p.lon / GEO_GRID), (int32_t)lround(p.lat / GEO_GRID)};
}

// ---- forks --------------------------------------------------------------------------------------

static Node *
node_of(const Nodes *nodes, Cell at)
{
    uint64_t h = ((uint64_t)(uint32_t)at.x << 32 | (uint32_t)at.y) * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(h >> 20) & nodes->mask;
    while (nodes->v[i].used && !same(nodes->v[i].at, at))
        i = (i + 1) & nodes->mask;
    nodes->v[i].used = true;
    nodes->v[i].at = at;
    return &nodes->v[i];
}

static void
add_neighbour(Node *node, Cell c)
{
    for (int i = 0; i < node->neighbours && i < 2; i++)
        if (same(node->neighbour[i], c))
            return;
    if (node->neighbours < 2)
        node->neighbour[node->neighbours] = c;
    node->neighbours = (uint8_t)(node->neighbours < 3 ? node->neighbours + 1 : 3);
}

// The ring on the grid, without a point that equals the one before it. Returns how many are left.
static size_t
snap(const GeoRing *ring, Cell *out)
{
    size_t n = 0;
    for (size_t i = 0; i < ring->n; i++) {
        Cell c = to_cell(ring->points[i]);
        if (n == 0 || !same(out[n - 1], c))
            out[n++] = c;
    }
    while (n > 1 && same(out[n - 1], out[0]))
        n--;
    return n;
}

static Nodes
find_nodes(Arena *a, const GeoAreas *in, Cell *room)
{
    size_t size = 16;
    while (size < in->points * 2)
        size *= 2;
    Nodes nodes = {NEW_N(a, size, Node), size - 1};
    for (size_t i = 0; i < in->n; i++)
        for (size_t k = 0; k < in->v[i].n; k++) {
            size_t n = snap(&in->v[i].rings[k], room);
            for (size_t j = 0; j < n; j++) {
                Node *node = node_of(&nodes, room[j]);
                add_neighbour(node, room[j ? j - 1 : n - 1]);
                add_neighbour(node, room[j + 1 < n ? j + 1 : 0]);
            }
        }
    return nodes;
}

// ---- a heap of corners, the smallest triangle on top --------------------------------------------

static bool
comes_first(const Heap *h, size_t a, size_t b)
{
    const Corner *p = &h->corners[a], *q = &h->corners[b];
    if (p->twice != q->twice)
        return p->twice < q->twice;
    if (p->at.x != q->at.x)
        return p->at.x < q->at.x;
    return p->at.y != q->at.y ? p->at.y < q->at.y : a < b;
}

static void
put_at(Heap *h, size_t slot, size_t corner)
{
    h->v[slot] = corner;
    h->corners[corner].slot = slot;
}

// Move what stands in `slot` to where it belongs, up or down.
static void
settle(Heap *h, size_t slot)
{
    size_t corner = h->v[slot];
    while (slot > 0 && comes_first(h, corner, h->v[(slot - 1) / 2])) {
        put_at(h, slot, h->v[(slot - 1) / 2]);
        slot = (slot - 1) / 2;
    }
    for (size_t child; (child = slot * 2 + 1) < h->n; slot = child) {
        if (child + 1 < h->n && comes_first(h, h->v[child + 1], h->v[child]))
            child++;
        if (!comes_first(h, h->v[child], corner))
            break;
        put_at(h, slot, h->v[child]);
    }
    put_at(h, slot, corner);
}

static size_t
pop(Heap *h)
{
    size_t top = h->v[0], last = h->v[--h->n];
    h->corners[top].slot = NOT_IN_HEAP;
    if (h->n > 0) {
        put_at(h, 0, last);
        settle(h, 0);
    }
    return top;
}

static void
weigh(Corner *corners, size_t i)
{
    Cell a = corners[corners[i].before].at, b = corners[i].at, c = corners[corners[i].after].at;
    int64_t twice = (int64_t)(b.x - a.x) * (c.y - a.y) - (int64_t)(c.x - a.x) * (b.y - a.y);
    corners[i].twice = twice < 0 ? -twice : twice;
}

static void
reweigh(Heap *h, size_t i)
{
    if (h->corners[i].slot == NOT_IN_HEAP)
        return;
    weigh(h->corners, i);
    settle(h, h->corners[i].slot);
}

// ---- a ring -------------------------------------------------------------------------------------

// What the simplification of all rings shares.
typedef struct Work {
    Nodes nodes;
    Cell *cells;
    Corner *corners;
    size_t *slots;
    double least; // twice the least surface, in grid cells
} Work;

// Leave corners out; at least three stay. Returns how many do.
static size_t
reduce(Work *w, size_t n)
{
    Heap h = {w->corners, w->slots, 0};
    for (size_t i = 0; i < n; i++) {
        Corner *c = &w->corners[i];
        *c = (Corner){.at = w->cells[i], .slot = NOT_IN_HEAP};
        c->before = i ? i - 1 : n - 1;
        c->after = i + 1 < n ? i + 1 : 0;
        c->fork = node_of(&w->nodes, c->at)->neighbours > 2;
    }
    for (size_t i = 0; i < n; i++)
        if (!w->corners[i].fork) {
            weigh(w->corners, i);
            put_at(&h, h.n, i);
            settle(&h, h.n++);
        }
    size_t left = n;
    while (h.n > 0 && left > 3) {
        Corner *c = &w->corners[h.v[0]];
        if (c->twice > 0 && (double)c->twice >= w->least)
            break;
        pop(&h);
        c->gone = true;
        w->corners[c->before].after = c->after;
        w->corners[c->after].before = c->before;
        reweigh(&h, c->before);
        reweigh(&h, c->after);
        left--;
    }
    return left;
}

static double
twice_surface(const Cell *c, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        Cell p = c[i], q = c[i + 1 < n ? i + 1 : 0];
        sum += (double)p.x * q.y - (double)q.x * p.y;
    }
    return fabs(sum);
}

static GeoRing
simplify_ring(Arena *a, Work *w, const GeoRing *in)
{
    size_t n = snap(in, w->cells), left = n < 3 ? n : reduce(w, n);
    GeoRing out = {.hole = in->hole};
    if (left < 3)
        return out;
    out.points = NEW_N(a, left, GeoPoint);
    for (size_t i = 0; i < n; i++)
        if (!w->corners[i].gone) {
            Cell c = w->corners[i].at;
            out.points[out.n++] = (GeoPoint){c.x * GEO_GRID, c.y * GEO_GRID};
        }
    return out;
}

static GeoArea
simplify_area(Arena *a, Work *w, const GeoArea *in)
{
    GeoArea out = *in;
    double most = -1;
    size_t largest = 0;
    bool gone = false; // the ring that the holes here were in

    for (size_t i = 0; i < in->n; i++) {
        double surface = twice_surface(w->cells, snap(&in->rings[i], w->cells));
        if (!in->rings[i].hole && surface > most) {
            most = surface;
            largest = i;
        }
    }
    out.rings = NEW_N(a, in->n, GeoRing);
    out.n = 0;
    for (size_t i = 0; i < in->n; i++) {
        bool hole = in->rings[i].hole;
        double surface = twice_surface(w->cells, snap(&in->rings[i], w->cells));
        bool keep = i == largest || surface >= w->least;
        GeoRing ring = keep && !(hole && gone) ? simplify_ring(a, w, &in->rings[i]) : (GeoRing){0};
        if (!hole)
            gone = ring.n == 0;
        if (ring.n > 0)
            out.rings[out.n++] = ring;
    }
    return out;
}

Err
geo_simplify(Arena *a, const GeoAreas *in, double least_m2, GeoAreas *out)
{
    size_t longest = 0;
    double lat = 0;
    if (!isfinite(least_m2) || least_m2 < 0)
        FAIL(E_INVALID, "the least surface must be zero or more");
    for (size_t i = 0; i < in->n; i++) {
        lat += in->v[i].label.lat / (double)in->n;
        for (size_t k = 0; k < in->v[i].n; k++)
            longest = in->v[i].rings[k].n > longest ? in->v[i].rings[k].n : longest;
    }
    double side = 111195.08 * GEO_GRID; // metres of a grid cell, from south to north
    Work w = {.cells = NEW_N(a, longest, Cell),
              .corners = NEW_N(a, longest, Corner),
              .slots = NEW_N(a, longest, size_t),
              .least = 2 * least_m2 / (side * side * cos(lat * 0.017453292519943295))};
    w.nodes = find_nodes(a, in, w.cells);
    *out = *in;
    out->v = NEW_N(a, in->n, GeoArea);
    out->points = 0;
    for (size_t i = 0; i < in->n; i++) {
        out->v[i] = simplify_area(a, &w, &in->v[i]);
        for (size_t k = 0; k < out->v[i].n; k++)
            out->points += out->v[i].rings[k].n;
    }
    return OK;
}
