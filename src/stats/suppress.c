// Deciding which numbers of a table stay hidden.
#include "stats/suppress.h"

enum {
    MAX_NODES = SUPPRESS_MAX_ROWS + SUPPRESS_MAX_COLUMNS + 2,
    WORDS = SUPPRESS_MAX_ROWS / 64 + 1, // that hold a bit for each row
    NOWHERE = -1,
};
static const int64_t CLOSED = INT64_MAX / 4; // what no way can cost

// The numbers as a network. Over an edge 1 can be given from the row to the column, taken the other
// way, or both. A column fits in a word of bits, the rows in a few: whether a circle of hidden
// cells runs through a cell is found by a handful of words; the price of other cells is asked only
// when there is none.
typedef struct Net {
    SuppressTable *t;
    size_t rows, columns; // with the totals
    const bool *totals;   // which of the last row are to be hidden, no more and no less; NULL: free
    const bool *also;     // numbers to protect beside the small ones; NULL: none
    int64_t *give, *take; // what it costs to pass from row to column (by row), and back (by column)
    uint64_t *gives;      // of each row: the columns that it gives to over hidden cells
    uint64_t *takes;      // and those that it takes from
    uint64_t (*into)[WORDS]; // of each column: the rows that take from it
} Net;

// A way through the network, and what is known while it is looked for.
typedef struct Way {
    size_t to;
    int64_t cost[MAX_NODES]; // of reaching each node; a row, then a column
    int from[MAX_NODES];     // the node before it
    size_t heap[MAX_NODES];  // nodes to go on from, the cheapest first; of equals, the first
    size_t place[MAX_NODES]; // in the heap, plus 1; 0: not there
    size_t n;
} Way;

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
    int64_t v = n->t->shown[cell(n, row, column)];
    bool is_up = from_row != is_turned(n, row, column);
    return v >= 2 || (is_up && v == 1);
}

// Say of an edge what it costs to pass: nothing when the cell is hidden, its number when it would
// be.
static void
set_edge(Net *n, size_t row, size_t column)
{
    size_t i = cell(n, row, column), back = column * n->rows + row;
    bool hidden = n->t->hidden[i];
    bool fixed = !hidden && n->totals && row + 1 == n->rows;
    bool gives = may_pass(n, row, column, true) && !fixed;
    bool takes = may_pass(n, row, column, false) && !fixed;
    int64_t price = hidden ? 0 : n->t->shown[i];
    n->give[i] = gives ? price : CLOSED;
    n->take[back] = takes ? price : CLOSED;
    if (hidden && gives)
        n->gives[row] |= UINT64_C(1) << column;
    if (!hidden || !takes)
        return;
    n->takes[row] |= UINT64_C(1) << column;
    n->into[column][row / 64] |= UINT64_C(1) << row % 64;
}

// Whether over hidden cells one of the columns `goal` is reached from the columns `start`, without
// coming in `row`.
static bool
reaches(const Net *n, uint64_t start, uint64_t goal, size_t row)
{
    uint64_t seen[WORDS] = {0}, columns = start, done = 0;
    seen[row / 64] = UINT64_C(1) << row % 64;
    while (columns & ~done) {
        size_t c = (size_t)__builtin_ctzll(columns & ~done);
        done |= UINT64_C(1) << c;
        for (size_t w = 0; w < WORDS; w++) {
            uint64_t fresh = n->into[c][w] & ~seen[w];
            seen[w] |= fresh;
            for (; fresh; fresh &= fresh - 1)
                columns |= n->gives[w * 64 + (size_t)__builtin_ctzll(fresh)];
            if (columns & goal)
                return true;
        }
    }
    return (columns & goal) != 0;
}

// Whether a circle of hidden cells runs through a hidden cell, one way round or the other.
static bool
is_safe(const Net *n, size_t row, size_t column)
{
    uint64_t own = UINT64_C(1) << column;
    return (may_pass(n, row, column, true) && reaches(n, own, n->takes[row] & ~own, row)) ||
           (may_pass(n, row, column, false) && reaches(n, n->gives[row] & ~own, own, row));
}

// ---- the cheapest way ---------------------------------------------------------------------------

static bool
is_before(const Way *w, size_t a, size_t b)
{
    return w->cost[a] < w->cost[b] || (w->cost[a] == w->cost[b] && a < b);
}

static void
put_at(Way *w, size_t at, size_t node)
{
    w->heap[at] = node;
    w->place[node] = at + 1;
}

static void
rise(Way *w, size_t at, size_t node)
{
    for (; at > 0 && is_before(w, node, w->heap[(at - 1) / 2]); at = (at - 1) / 2)
        put_at(w, at, w->heap[(at - 1) / 2]);
    put_at(w, at, node);
}

static size_t
take_first(Way *w)
{
    size_t first = w->heap[0], last = w->heap[--w->n], at = 0, next;
    for (; (next = 2 * at + 1) < w->n; at = next) {
        next += next + 1 < w->n && is_before(w, w->heap[next + 1], w->heap[next]);
        if (!is_before(w, w->heap[next], last))
            break;
        put_at(w, at, w->heap[next]);
    }
    put_at(w, at, last);
    return first;
}

// The way to each neighbour of a node, when it is cheaper over this one.
static void
go_on(Way *w, const int64_t *prices, size_t node, size_t first, size_t n)
{
    int64_t here = w->cost[node];
    for (size_t k = 0; k < n; k++) {
        size_t next = first + k;
        if (here + prices[k] >= w->cost[next])
            continue;
        w->cost[next] = here + prices[k];
        w->from[next] = (int)node;
        rise(w, w->place[next] ? w->place[next] - 1 : w->n++, next);
    }
}

// The cheapest way from one node to another (Dijkstra). What it costs, or CLOSED when that is
// `most` or more.
static int64_t
find_way(const Net *n, size_t from, size_t to, int64_t most, Way *w)
{
    w->to = to;
    w->n = 0;
    for (size_t i = 0; i < n->rows + n->columns; i++) {
        w->cost[i] = CLOSED;
        w->from[i] = NOWHERE;
        w->place[i] = 0;
    }
    w->cost[from] = 0;
    rise(w, w->n++, from);
    while (w->n > 0 && w->cost[w->heap[0]] < most) {
        size_t node = take_first(w);
        if (node == to)
            return w->cost[to];
        if (node < n->rows)
            go_on(w, n->give + node * n->columns, node, n->rows, n->columns);
        else
            go_on(w, n->take + (node - n->rows) * n->rows, node, 0, n->rows);
    }
    return CLOSED;
}

static void
hide(SuppressTable *t, size_t i)
{
    t->n_more += !t->hidden[i];
    t->hidden[i] = true;
}

// Hide every cell on the way.
static void
hide_way(Net *n, const Way *w)
{
    for (size_t at = w->to; w->from[at] != NOWHERE; at = (size_t)w->from[at]) {
        size_t before = (size_t)w->from[at];
        size_t row = at < before ? at : before, column = (at < before ? before : at) - n->rows;
        hide(n->t, cell(n, row, column));
        set_edge(n, row, column);
    }
}

// Make a hidden number safe: a circle through its edge, one way round or the other. False when
// there is none, whatever is hidden.
static bool
protect(Net *n, size_t row, size_t column, Way ways[2])
{
    if (is_safe(n, row, column))
        return true;
    size_t i = cell(n, row, column), back = column * n->rows + row, c = n->rows + column;
    int64_t give = n->give[i], take = n->take[back], up = CLOSED, down = CLOSED;
    n->give[i] = n->take[back] = CLOSED; // no way back over the edge itself
    if (give != CLOSED)                  // from the row over the edge, and back from the column
        up = find_way(n, c, row, CLOSED, &ways[0]);
    if (take != CLOSED)
        down = find_way(n, row, c, up == CLOSED ? CLOSED : up + 1, &ways[1]);
    n->give[i] = give;
    n->take[back] = take;
    if (up == CLOSED && down == CLOSED)
        return false;
    hide_way(n, &ways[up < down ? 0 : 1]);
    return true;
}

// ---- a table ------------------------------------------------------------------------------------

void
suppress_totals(const int64_t *counts, size_t rows, size_t columns, int64_t *shown)
{
    size_t width = columns + 1;
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++) {
            int64_t v = counts[r * columns + c];
            shown[r * width + c] = v;
            shown[r * width + columns] += v;
            shown[rows * width + c] += v;
            shown[rows * width + columns] += v;
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

static Net
network(Arena *a, SuppressTable *t, const bool *also, const bool *totals)
{
    size_t rows = t->rows + 1, columns = t->columns + 1;
    return (Net){.t = t,
                 .rows = rows,
                 .columns = columns,
                 .totals = totals,
                 .also = also,
                 .give = NEW_N(a, rows * columns, int64_t),
                 .take = NEW_N(a, rows * columns, int64_t),
                 .gives = NEW_N(a, rows, uint64_t),
                 .takes = NEW_N(a, rows, uint64_t),
                 .into = arena_alloc(a, columns, sizeof(uint64_t[WORDS]))};
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
    suppress_totals(counts, rows, columns, out->shown);
    Net net = network(a, out, also, totals);
    Way *ways = NEW_N(a, 2, Way);
    bool safe = true;
    for (size_t i = 0; i < n; i++) {
        bool is_small = out->shown[i] > 0 && out->shown[i] < below;
        out->n_small += is_small;
        out->hidden[i] = is_small || is_secret(&net, i, below);
        if (totals && i >= last && totals[i - last])
            hide(out, i);
    }
    for (size_t i = 0; i < n; i++)
        set_edge(&net, i / net.columns, i % net.columns);
    for (size_t i = 0; i < n && safe; i++)
        if (out->hidden[i] && is_secret(&net, i, below))
            safe = protect(&net, i / net.columns, i % net.columns, ways);
    for (size_t i = 0; i < n && !safe; i++)
        hide(out, i);
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
