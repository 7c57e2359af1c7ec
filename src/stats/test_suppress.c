// Counts that were hidden, and someone who tries to find them.
#include "stats/suppress.h"

#include "test/check.h"

enum { ROWS = 4, COLUMNS = 4, HERE_BELOW = 5 };

// A random number that is the same on every machine (Marsaglia, xorshift).
static uint64_t
next(uint64_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 7;
    *x ^= *x << 17;
    return *x;
}

TEST(suppress, hides_small_numbers_and_shows_nothing_and_large)
{
    Arena *a = arena_new(1 << 20);
    const int64_t counts[] = {3, 20, 0, 30, 40, 50, 60, 70, 80};
    SuppressTable t;
    CHECK_OK(suppress_table(a, counts, 3, 3, HERE_BELOW, &t));
    CHECK(t.hidden[0]);
    CHECK(!t.hidden[2]); // a zero is shown
    CHECK_INT(t.shown[3], 23);
    CHECK_INT(t.shown[15], 353);
    CHECK_INT(t.n_small, 1);
    CHECK_INT(t.n_more, 3); // the three other corners of one circle
    arena_free(a);
}

TEST(suppress, shows_everything_when_nothing_is_small)
{
    Arena *a = arena_new(1 << 20);
    const int64_t counts[] = {5, 0, 12, 7};
    SuppressTable t;
    CHECK_OK(suppress_table(a, counts, 2, 2, HERE_BELOW, &t));
    CHECK_INT(t.n_small + t.n_more, 0);
    arena_free(a);
}

// Five numbers of 1 with a total of 5: hiding them all would still tell each.
TEST(suppress, does_not_hide_what_the_total_gives_away)
{
    Arena *a = arena_new(1 << 20);
    const int64_t counts[] = {1, 1, 1, 1, 1, 9, 9, 9, 9, 9};
    SuppressTable t;
    CHECK_OK(suppress_table(a, counts, 2, 5, HERE_BELOW, &t));
    CHECK(t.hidden[5]); // so the total is hidden too
    arena_free(a);
}

// By place and by theme: what one table hides of the totals, the other does not show.
TEST(suppress, two_tables_with_the_same_totals_hide_the_same_of_them)
{
    const int64_t places[] = {2, 30, 0, 9, 1, 12, 7, 0};
    const int64_t themes[] = {0, 21, 7, 1, 3, 20, 0, 7, 0, 1, 0, 1};
    Arena *a = arena_new(1 << 20);
    SuppressTable p, t;
    CHECK_OK(suppress_table(a, places, 2, 4, HERE_BELOW, &p));
    CHECK_OK(suppress_table(a, themes, 3, 4, HERE_BELOW, &t));
    CHECK(p.hidden[2 * 5]); // the total of the first column is 3
    for (size_t i = 0; i < 5; i++) {
        CHECK_INT(p.shown[2 * 5 + i], t.shown[3 * 5 + i]);
        CHECK_INT(p.hidden[2 * 5 + i], t.hidden[3 * 5 + i]);
    }
    arena_free(a);
}

TEST(suppress, refuses_what_is_no_table)
{
    Arena *a = arena_new(1 << 20);
    const int64_t counts[] = {-1};
    SuppressTable t;
    CHECK_ERR(suppress_table(a, counts, 1, 1, HERE_BELOW, &t), E_INVALID);
    CHECK_ERR(suppress_table(a, counts, 0, 1, HERE_BELOW, &t), E_INVALID);
    CHECK_ERR(suppress_table(a, counts, SUPPRESS_MAX_ROWS + 1, 1, HERE_BELOW, &t), E_LIMIT);
    arena_free(a);
}

// ---- the attack ---------------------------------------------------------------------------------

// What is known of each number: its least and its most. Whoever sees the table works these out by
// adding and subtracting along the lines, again and again, until nothing changes.
typedef struct Known {
    size_t rows, columns;
    int64_t low[(ROWS + 1) * (COLUMNS + 1)], high[(ROWS + 1) * (COLUMNS + 1)];
} Known;

enum { FAR = 1000000 };

// A line is n numbers and then their total, `step` apart.
static bool
narrow_line(Known *k, size_t from, size_t step, size_t n)
{
    bool changed = false;
    for (size_t i = 0; i <= n; i++) {
        int64_t low = 0, high = 0;
        for (size_t j = 0; j <= n; j++) {
            if (j == i)
                continue;
            size_t at = from + j * step;
            if (i == n ||
                j == n) { // the total is what they make; a part is the total less the rest
                low += k->low[at];
                high += k->high[at];
            } else {
                low -= k->high[at];
                high -= k->low[at];
            }
        }
        size_t at = from + i * step;
        if (low > k->low[at]) {
            k->low[at] = low;
            changed = true;
        }
        if (high < k->high[at]) {
            k->high[at] = high;
            changed = true;
        }
    }
    return changed;
}

static void
subtract_along(Known *k)
{
    size_t width = k->columns + 1;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t r = 0; r <= k->rows; r++)
            changed |= narrow_line(k, r * width, 1, k->columns);
        for (size_t c = 0; c <= k->columns; c++)
            changed |= narrow_line(k, c, width, k->rows);
    }
}

static Known
what_is_shown(const SuppressTable *t)
{
    Known k = {.rows = t->rows, .columns = t->columns};
    for (size_t i = 0; i < (t->rows + 1) * (t->columns + 1); i++) {
        k.low[i] = t->hidden[i] ? 1 : t->shown[i];
        k.high[i] = t->hidden[i] ? FAR : t->shown[i];
    }
    return k;
}

// Whether a whole table exists that looks the same, with this value in the place of one number:
// try every value of every hidden cell in turn, narrowing as one goes. An explicit stack.
static bool
could_be(Known start, size_t place, int64_t value, const SuppressTable *t)
{
    enum { DEPTH = 32, TRIES = 200000 };
    static Known stack[DEPTH];
    size_t depth = 0, n = (start.rows + 1) * (start.columns + 1);
    start.low[place] = start.high[place] = value;
    stack[depth++] = start;
    for (size_t tries = 0; depth > 0 && tries < TRIES; tries++) {
        Known k = stack[--depth];
        subtract_along(&k);
        bool possible = true;
        size_t open = n;
        for (size_t i = 0; i < n; i++) {
            possible = possible && k.low[i] <= k.high[i];
            if (k.low[i] < k.high[i] &&
                (open == n || k.high[i] - k.low[i] < k.high[open] - k.low[open]))
                open = i;
        }
        if (possible && open == n)
            return true;
        if (!possible)
            continue;
        // The true number of this cell and one beside it are tried first; the rest after that.
        int64_t guess = t->shown[open];
        guess = guess < k.low[open] ? k.low[open] : guess > k.high[open] ? k.high[open] : guess;
        Known below = k, above = k;
        below.high[open] = guess - 1;
        above.low[open] = guess + 1;
        k.low[open] = k.high[open] = guess;
        REQUIRE(depth + 3 <= DEPTH);
        if (below.low[open] <= below.high[open])
            stack[depth++] = below;
        if (above.low[open] <= above.high[open])
            stack[depth++] = above;
        stack[depth++] = k;
    }
    return false;
}

// In random tables, mostly of small numbers, every hidden small number could be another.
TEST(suppress, no_hidden_number_can_be_worked_out)
{
    uint64_t x = 88172645463325252U;
    int64_t counts[ROWS * COLUMNS];
    size_t hidden = 0;
    for (int round = 0; round < 400; round++) {
        Arena *a = arena_new(1 << 20);
        size_t rows = 1 + next(&x) % ROWS, columns = 1 + next(&x) % COLUMNS;
        uint64_t range = round % 3 == 0 ? 4 : round % 3 == 1 ? 12 : 60;
        SuppressTable t;
        for (size_t i = 0; i < rows * columns; i++)
            counts[i] = (int64_t)(next(&x) % range);
        CHECK_OK(suppress_table(a, counts, rows, columns, HERE_BELOW, &t));
        for (size_t i = 0; i < (rows + 1) * (columns + 1); i++) {
            int64_t v = t.shown[i];
            if (v > 0 && v < HERE_BELOW)
                CHECK(t.hidden[i]);
            if (!t.hidden[i] || v >= HERE_BELOW || v == 0)
                continue;
            hidden++;
            Known k = what_is_shown(&t);
            cr_expect(could_be(k, i, v + 1, &t) || (v > 1 && could_be(k, i, v - 1, &t)),
                      "round %d: place %zu must be %lld", round, i, (long long)v);
        }
        arena_free(a);
    }
    CHECK(hidden > 500);
}
