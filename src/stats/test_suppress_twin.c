// The same decisions as a slow twin, which looks for the cheapest way around every small number,
// one node after the other, and for nothing faster; also for tables of hundreds of rows.
#include "stats/suppress.h"
#include "test/check.h"

enum { MAX_NODES = SUPPRESS_MAX_ROWS + SUPPRESS_MAX_COLUMNS + 2, BELOW = 5 };

typedef struct Twin {
    size_t rows, columns; // with the totals
    int64_t *shown;
    bool *hidden;
    const bool *also, *totals;
    int64_t cost[MAX_NODES];
    size_t from[MAX_NODES];
    bool done[MAX_NODES];
} Twin;

static uint64_t
next(uint64_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 7;
    *x ^= *x << 17;
    return *x;
}

// What passing a cell costs, from its row to its column or back; -1: it cannot be passed.
static int64_t
price(const Twin *t, size_t row, size_t column, bool from_row)
{
    size_t i = row * t->columns + column;
    bool is_turned = (row + 1 == t->rows) != (column + 1 == t->columns);
    if (t->shown[i] == 0 || (from_row == is_turned && t->shown[i] < 2))
        return -1;
    if (t->hidden[i])
        return 0;
    return t->totals && row + 1 == t->rows ? -1 : t->shown[i];
}

static void
pass(Twin *t, size_t node, size_t without)
{
    bool is_row = node < t->rows;
    for (size_t k = 0; k < (is_row ? t->columns : t->rows); k++) {
        size_t row = is_row ? node : k, column = is_row ? k : node - t->rows;
        size_t to = is_row ? t->rows + k : k;
        int64_t p = price(t, row, column, is_row);
        if (row * t->columns + column == without || p < 0)
            continue;
        if (t->cost[to] < 0 || t->cost[node] + p < t->cost[to]) {
            t->cost[to] = t->cost[node] + p;
            t->from[to] = node;
        }
    }
}

static int64_t
walk(Twin *t, size_t from, size_t to, size_t without)
{
    size_t nodes = t->rows + t->columns;
    for (size_t i = 0; i < nodes; i++) {
        t->cost[i] = -1;
        t->done[i] = false;
    }
    t->cost[from] = 0;
    for (;;) {
        size_t best = nodes;
        for (size_t i = 0; i < nodes; i++)
            if (!t->done[i] && t->cost[i] >= 0 && (best == nodes || t->cost[i] < t->cost[best]))
                best = i;
        if (best == nodes || best == to)
            return t->cost[to];
        t->done[best] = true;
        pass(t, best, without);
    }
}

static bool
protect(Twin *t, size_t row, size_t column)
{
    size_t i = row * t->columns + column, c = t->rows + column, from = c, to = row;
    int64_t up = -1, down = -1;
    if (price(t, row, column, true) >= 0)
        up = walk(t, c, row, i);
    if (price(t, row, column, false) >= 0)
        down = walk(t, row, c, i);
    if (up < 0 && down < 0)
        return false;
    if (up < 0 || (down >= 0 && down <= up))
        from = row, to = c;
    (void)walk(t, from, to, i);
    for (size_t at = to; at != from; at = t->from[at]) {
        size_t before = t->from[at], r = at < before ? at : before, k = at < before ? before : at;
        t->hidden[r * t->columns + k - t->rows] = true;
    }
    return true;
}

static bool
is_secret(const Twin *t, size_t i)
{
    size_t last = (t->rows - 1) * t->columns;
    bool named = t->also && (t->also[i] || (t->totals && i >= last && t->totals[i - last]));
    return t->shown[i] > 0 && (t->shown[i] < BELOW || named);
}

static void
decide(Twin *t)
{
    size_t n = t->rows * t->columns, last = n - t->columns;
    bool possible = true;
    for (size_t i = 0; i < n; i++)
        t->hidden[i] = is_secret(t, i) || (i >= last && t->totals && t->totals[i - last]);
    for (size_t i = 0; i < n && possible; i++)
        possible = !is_secret(t, i) || protect(t, i / t->columns, i % t->columns);
    for (size_t i = 0; i < n && !possible; i++)
        t->hidden[i] = true;
}

// Cells that differ, of one random table; *cells: how many it hides.
static size_t
differ(uint64_t *x, size_t rows, size_t columns, uint64_t most, size_t *cells)
{
    Arena *a = arena_new(16 << 20);
    size_t n = (rows + 1) * (columns + 1), out = 0;
    int64_t *counts = NEW_N(a, rows * columns, int64_t);
    bool *also = NEW_N(a, n, bool), *totals = NEW_N(a, columns + 1, bool);
    Twin *t = NEW(a, Twin);
    SuppressTable s;
    for (size_t i = 0; i < rows * columns; i++)
        counts[i] = next(x) % 3 == 0 ? 0 : (int64_t)(next(x) % most) * (next(x) % 4 == 0 ? 9 : 1);
    *t = (Twin){.rows = rows + 1, .columns = columns + 1, .also = also, .totals = totals};
    t->shown = NEW_N(a, n, int64_t);
    t->hidden = NEW_N(a, n, bool);
    suppress_totals(counts, rows, columns, t->shown);
    for (size_t i = 0; i < n; i++)
        also[i] = t->shown[i] > 0 && next(x) % 20 == 0;
    for (size_t i = 0; i <= columns; i++)
        totals[i] = next(x) % 3 == 0;
    CHECK_OK(suppress_linked(a, counts, rows, columns, BELOW, also, totals, &s));
    decide(t);
    for (size_t i = 0; i < n; i++) {
        out += s.hidden[i] != t->hidden[i] || s.shown[i] != t->shown[i];
        *cells += s.hidden[i];
    }
    arena_free(a);
    return out;
}

TEST(suppress, decides_as_a_slow_twin_in_small_tables)
{
    static const uint64_t most[] = {2, 3, 4, 8, 20, 60, 400};
    uint64_t x = 88172645463325252U;
    size_t other = 0, cells = 0;
    for (size_t i = 0; i < 3000; i++)
        other += differ(&x, 1 + next(&x) % 12, 1 + next(&x) % 10, most[i % COUNT(most)], &cells);
    CHECK_INT(other, 0);
    CHECK(cells > 50000);
}

TEST(suppress, decides_as_a_slow_twin_in_tables_of_hundreds_of_rows)
{
    uint64_t x = 362436069;
    size_t other = 0, cells = 0;
    for (uint64_t most = 3; most < 3000; most *= 4)
        other += differ(&x, 150 + next(&x) % 200, 8 + next(&x) % 10, most, &cells);
    other += differ(&x, 400, 40, 500, &cells);
    CHECK_INT(other, 0);
    CHECK(cells > 2000);
}
