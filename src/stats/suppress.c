#include "stats/suppress.h"

enum { MAX_NODES = SUPPRESS_MAX_ROWS + SUPPRESS_MAX_COLUMNS + 2, NOWHERE = -1 };

typedef struct Net {
    SuppressTable *t;
    size_t rows, columns; // with the totals
    const bool *totals;   // which of the last row are to be hidden, no more and no less; NULL: free
    const bool *also;     // numbers to protect beside the small ones; NULL: none
    int64_t *cost;        // of reaching each node; a row, then a column
    int *from;            // the node before it on the way
    bool *done;
} Net;

static size_t
cell(const Net *n, size_t row, size_t column)
{
    return row * n->columns + column;
}

// In the total of a line the terms count against the total: giving 1 to a cell takes the other way
// along the edge of a total. The total of totals counts as a cell again.
static bool
is_turned(const Net *n, size_t row, size_t column)
{
    return (row + 1 == n->rows) != (column + 1 == n->columns);
}

// Whether 1 can go along this edge: upwards in the number always, downwards when 1 or more stays.
static bool
may_pass(const Net *n, size_t row, size_t column, bool from_row)
{
    bool is_up = from_row != is_turned(n, row, column);
    return is_up || n->t->shown[cell(n, row, column)] >= 2;
}

// What it costs to pass: nothing when the cell is hidden already, its number when it would be.
// Negative: not at all.
static int64_t
price(const Net *n, size_t row, size_t column, bool from_row)
{
    size_t i = cell(n, row, column);
    if (n->t->shown[i] == 0 || !may_pass(n, row, column, from_row))
        return -1;
    if (n->t->hidden[i])
        return 0;
    return n->totals && row + 1 == n->rows ? -1 : n->t->shown[i];
}

// The cheapest way from one node to another that does not use the edge between `row` and `column`
// of the first call; what it costs, or -1.
static int64_t
find_way(Net *n, size_t from, size_t to, size_t without)
{
    size_t nodes = n->rows + n->columns;
    for (size_t i = 0; i < nodes; i++) {
        n->cost[i] = -1;
        n->from[i] = NOWHERE;
        n->done[i] = false;
    }
    n->cost[from] = 0;
    for (;;) {
        size_t best = nodes;
        for (size_t i = 0; i < nodes; i++)
            if (!n->done[i] && n->cost[i] >= 0 && (best == nodes || n->cost[i] < n->cost[best]))
                best = i;
        if (best == nodes || best == to)
            return n->cost[to];
        n->done[best] = true;
        bool is_row = best < n->rows;
        size_t others = is_row ? n->columns : n->rows;
        for (size_t k = 0; k < others; k++) {
            size_t row = is_row ? best : k, column = is_row ? k : best - n->rows;
            size_t next = is_row ? n->rows + k : k;
            int64_t p = cell(n, row, column) == without ? -1 : price(n, row, column, is_row);
            if (p >= 0 && (n->cost[next] < 0 || n->cost[best] + p < n->cost[next])) {
                n->cost[next] = n->cost[best] + p;
                n->from[next] = (int)best;
            }
        }
    }
}

static void
hide(Net *n, size_t i)
{
    n->t->n_more += !n->t->hidden[i];
    n->t->hidden[i] = true;
}

// Hide every cell on the way that find_way() found last.
static void
hide_way(Net *n, size_t to)
{
    for (size_t at = to; n->from[at] != NOWHERE; at = (size_t)n->from[at]) {
        size_t before = (size_t)n->from[at];
        size_t row = at < before ? at : before, node = at < before ? before : at;
        hide(n, cell(n, row, node - n->rows));
    }
}

// Make a small number safe: a circle through its edge, one way round or the other. False when there
// is none, whatever is hidden.
static bool
protect(Net *n, size_t row, size_t column)
{
    size_t r = row, c = n->rows + column, i = cell(n, row, column);
    int64_t up = -1, down = -1; // up: from the row over the edge, and back from the column
    if (may_pass(n, row, column, true))
        up = find_way(n, c, r, i);
    if (up == 0)
        return true;
    if (may_pass(n, row, column, false))
        down = find_way(n, r, c, i);
    if (down < 0 && up < 0)
        return false;
    if (down < 0 || (up >= 0 && up < down)) {
        (void)find_way(n, c, r, i); // once more: `from` holds the other way now
        hide_way(n, r);
    } else
        hide_way(n, c);
    return true;
}

static void
add_totals(SuppressTable *t)
{
    size_t width = t->columns + 1;
    for (size_t r = 0; r < t->rows; r++)
        for (size_t c = 0; c < t->columns; c++) {
            int64_t v = t->counts[r * t->columns + c];
            t->shown[r * width + c] = v;
            t->shown[r * width + t->columns] += v;
            t->shown[t->rows * width + c] += v;
            t->shown[t->rows * width + t->columns] += v;
        }
}

// Whether cell i must be protected: for being small, because the caller says so, or because another
// table hides that total.
static bool
is_secret(const Net *n, size_t i, int64_t below)
{
    size_t last = (n->rows - 1) * n->columns;
    int64_t v = n->t->shown[i];
    return v > 0 && (v < below || (n->also && n->also[i]) ||
                     (n->also && n->totals && i >= last && n->totals[i - last]));
}

// The table with its totals, of which those of the columns are hidden as `totals` says.
static void
run(Arena *a, const int64_t *counts, size_t rows, size_t columns, int64_t below, const bool *also,
    const bool *totals, SuppressTable *out)
{
    size_t n = (rows + 1) * (columns + 1), last = rows * (columns + 1);
    *out = (SuppressTable){.rows = rows,
                           .columns = columns,
                           .counts = counts,
                           .shown = NEW_N(a, n, int64_t),
                           .hidden = NEW_N(a, n, bool)};
    add_totals(out);
    Net net = {.t = out,
               .rows = rows + 1,
               .columns = columns + 1,
               .totals = totals,
               .also = also,
               .cost = NEW_N(a, MAX_NODES, int64_t),
               .from = NEW_N(a, MAX_NODES, int),
               .done = NEW_N(a, MAX_NODES, bool)};
    bool safe = true;
    for (size_t i = 0; i < n; i++) {
        bool is_small = out->shown[i] > 0 && out->shown[i] < below;
        out->n_small += is_small;
        out->hidden[i] = is_small || is_secret(&net, i, below);
        if (totals && i >= last && totals[i - last])
            hide(&net, i);
    }
    for (size_t i = 0; i < n && safe; i++)
        if (out->hidden[i] && is_secret(&net, i, below))
            safe = protect(&net, i / net.columns, i % net.columns);
    for (size_t i = 0; i < n && !safe; i++)
        hide(&net, i);
}

Err
suppress_table(Arena *a, const int64_t *counts, size_t rows, size_t columns, int64_t below,
               SuppressTable *out)
{
    return suppress_linked(a, counts, rows, columns, below, NULL, NULL, out);
}

// Which totals of the columns are hidden, by those totals alone.
static const bool *
hidden_totals(Arena *a, const int64_t *counts, size_t rows, size_t columns, int64_t below,
              const bool *also)
{
    int64_t *sums = NEW_N(a, columns, int64_t);
    bool *totals = NEW_N(a, columns + 1, bool), *twice = NULL;
    SuppressTable first;
    for (size_t i = 0; i < rows * columns; i++)
        sums[i % columns] += counts[i];
    if (also) {
        twice = NEW_N(a, 2 * (columns + 1), bool);
        for (size_t i = 0; i < 2 * (columns + 1); i++)
            twice[i] = also[rows * (columns + 1) + i % (columns + 1)];
    }
    run(a, sums, 1, columns, below, twice, NULL, &first);
    for (size_t i = 0; i <= columns; i++)
        totals[i] = first.hidden[i] || first.hidden[columns + 1 + i];
    return totals;
}

Err
suppress_linked(Arena *a, const int64_t *counts, size_t rows, size_t columns, int64_t below,
                const bool *also, const bool *totals, SuppressTable *out)
{
    if (rows > SUPPRESS_MAX_ROWS || columns > SUPPRESS_MAX_COLUMNS)
        FAIL(E_LIMIT, "a table of %zu rows and %zu columns", rows, columns);
    if (below < 2 || rows == 0 || columns == 0)
        FAIL(E_INVALID, "no table, or no limit");
    for (size_t i = 0; i < rows * columns; i++)
        if (counts[i] < 0 || counts[i] > INT64_MAX / MAX_NODES / MAX_NODES)
            FAIL(E_INVALID, "a count is negative, or far too large");
    if (!totals)
        totals = hidden_totals(a, counts, rows, columns, below, also);
    run(a, counts, rows, columns, below, also, totals, out);
    return OK;
}
