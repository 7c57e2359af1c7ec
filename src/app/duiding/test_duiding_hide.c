// Someone who may see no signals, and tries to find a small number from all that Beeld shows.
#include "app/duiding/duiding_hide.h"
#include "test/check.h"

enum {
    PLACES = 4,
    THEMES = 3,
    WEEKS = 9,
    CELLS = PLACES * THEMES * BEELD_PERIODS, // place, theme and stretch
    UNKNOWNS = CELLS + WEEKS * THEMES,       // and week with theme
    EQUATIONS = 400,
};
static const int64_t PRIME = 1000000007;

#include "app/duiding/test_duiding_region.h"

// ---- what can be worked out ---------------------------------------------------------------------

// Everything that is known, as rows of equations in reduced form: a number can be worked out when
// its own row is a sum of these.
typedef struct Known {
    size_t n;
    int64_t rows[EQUATIONS][UNKNOWNS];
    size_t pivot[EQUATIONS];
} Known;

static int64_t
power(int64_t base, int64_t exponent)
{
    int64_t out = 1;
    for (; exponent > 0; exponent /= 2, base = base * base % PRIME)
        if (exponent % 2)
            out = out * base % PRIME;
    return out;
}

// Take away from row what is known; false when nothing is left: it could be worked out.
static bool
reduce(const Known *k, int64_t *row, size_t *pivot)
{
    for (size_t i = 0; i < k->n; i++) {
        int64_t f = row[k->pivot[i]];
        for (size_t j = 0; f && j < UNKNOWNS; j++)
            row[j] = ((row[j] - f * k->rows[i][j]) % PRIME + PRIME) % PRIME;
    }
    for (*pivot = 0; *pivot < UNKNOWNS && row[*pivot] == 0;)
        ++*pivot;
    return *pivot < UNKNOWNS;
}

static void
learn(Known *k, const int64_t *told)
{
    int64_t row[UNKNOWNS];
    size_t pivot;
    for (size_t j = 0; j < UNKNOWNS; j++)
        row[j] = (told[j] + PRIME) % PRIME;
    if (!reduce(k, row, &pivot))
        return;
    int64_t inverse = power(row[pivot], PRIME - 2);
    REQUIRE(k->n < EQUATIONS);
    for (size_t j = 0; j < UNKNOWNS; j++)
        k->rows[k->n][j] = row[j] * inverse % PRIME;
    k->pivot[k->n++] = pivot;
}

// What a number of the tables is the sum of; place and theme may be that of the totals.
static void
of_table(size_t period, size_t place, size_t theme, int64_t *row)
{
    for (size_t j = 0; j < UNKNOWNS; j++)
        row[j] = 0;
    for (size_t s = 0; s <= period; s++)
        for (size_t p = 0; p < PLACES; p++)
            for (size_t k = 0; k < THEMES; k++)
                row[(s * PLACES + p) * THEMES + k] =
                    (place == PLACES || p == place) && (theme == THEMES || k == theme);
}

static void
of_week(size_t week, size_t theme, int64_t *row)
{
    for (size_t j = 0; j < UNKNOWNS; j++)
        row[j] = 0;
    for (size_t k = 0; k < THEMES; k++)
        row[CELLS + week * THEMES + k] = theme == THEMES || k == theme;
}

// The weeks of a stretch together are its places together; and what is shown as 0 holds nothing.
static void
learn_shape(Known *k, const Made *m)
{
    int64_t row[UNKNOWNS];
    for (size_t s = 0; s < BEELD_PERIODS; s++)
        for (size_t t = 0; t < THEMES; t++) {
            for (size_t j = 0; j < UNKNOWNS; j++)
                row[j] = 0;
            for (size_t p = 0; p < PLACES; p++)
                row[(s * PLACES + p) * THEMES + t] = 1;
            for (size_t w = 0; w < WEEKS; w++)
                if (stretch_of(w) == s)
                    row[CELLS + w * THEMES + t] = -1;
            learn(k, row);
        }
    for (size_t j = 0; j < UNKNOWNS; j++) {
        size_t s = j / (PLACES * THEMES), i = j % (PLACES * THEMES);
        int64_t n = j >= CELLS ? m->weeks[j - CELLS] : m->counts[s][i];
        for (size_t z = 0; z < UNKNOWNS; z++)
            row[z] = z == j;
        if (n == 0)
            learn(k, row);
    }
}

static void
learn_page(Known *k, const BeeldHidden *h)
{
    int64_t row[UNKNOWNS];
    for (size_t s = 0; s < BEELD_PERIODS; s++)
        for (size_t p = 0; p <= PLACES; p++)
            for (size_t t = 0; t <= THEMES; t++) {
                of_table(s, p, t, row);
                if (!beeld_is_hidden(h, s, p, t))
                    learn(k, row);
            }
    for (size_t w = 0; w < WEEKS; w++)
        for (size_t t = 0; t <= THEMES; t++) {
            of_week(w, t, row);
            if (!beeld_week_is_hidden(h, w, t))
                learn(k, row);
        }
}

// How many small numbers can be worked out; *small: how many there are, *shown: numbers shown.
static size_t
found(const Known *k, const BeeldHidden *h, const Made *m, size_t *small, size_t *shown)
{
    int64_t row[UNKNOWNS];
    size_t n = 0, pivot;
    for (size_t s = 0; s < BEELD_PERIODS; s++)
        for (size_t p = 0; p <= PLACES; p++)
            for (size_t t = 0; t <= THEMES; t++) {
                int64_t v = h->table[s].shown[p * (THEMES + 1) + t];
                *shown += !beeld_is_hidden(h, s, p, t);
                of_table(s, p, t, row);
                if (v > 0 && v < SUPPRESS_BELOW && ++*small)
                    n += !reduce(k, row, &pivot);
            }
    for (size_t w = 0; w < WEEKS; w++)
        for (size_t t = 0; t < THEMES; t++) {
            int64_t v = m->weeks[w * THEMES + t];
            *shown += !beeld_week_is_hidden(h, w, t);
            of_week(w, t, row);
            if (v > 0 && v < SUPPRESS_BELOW && ++*small)
                n += !reduce(k, row, &pivot);
        }
    return n;
}

TEST(duiding_hide, no_small_number_can_be_worked_out_from_all_that_is_shown)
{
    uint64_t x = 20251;
    size_t small = 0, shown = 0, leaks = 0;
    for (int i = 0; i < 600; i++) {
        Arena *a = arena_new(8 << 20);
        Made *m = NEW(a, Made);
        Known *k = NEW(a, Known);
        BeeldHidden h;
        make(&x, 2, 3, (uint64_t[]){1, 2, 4, 9, 30}[i % 5], m);
        CHECK_OK(beeld_hide(a, &m->secret, &h));
        learn_shape(k, m);
        learn_page(k, &h);
        leaks += found(k, &h, m, &small, &shown);
        arena_free(a);
    }
    CHECK_INT(leaks, 0);
    CHECK(small > 5000);  // there was something to find
    CHECK(shown > 10000); // and something to find it from
}

TEST(duiding_hide, large_numbers_are_all_shown)
{
    uint64_t x = 7;
    Arena *a = arena_new(8 << 20);
    Made *m = NEW(a, Made);
    BeeldHidden h;
    make(&x, 2, 3, 0, m);
    for (size_t w = 0; w < WEEKS; w++)
        for (size_t t = 0; t < THEMES; t++)
            m->weeks[w * THEMES + t] = 40;
    for (size_t i = 0; i < PLACES * THEMES; i++)
        for (size_t s = 0; s < BEELD_PERIODS; s++)
            m->counts[s][i] = 10 * (int64_t)lengths[s];
    CHECK_OK(beeld_hide(a, &m->secret, &h));
    for (size_t s = 0; s < BEELD_PERIODS; s++)
        for (size_t p = 0; p <= PLACES; p++)
            CHECK(!beeld_is_hidden(&h, s, p, THEMES));
    for (size_t w = 0; w < WEEKS; w++)
        CHECK(!beeld_week_is_hidden(&h, w, THEMES));
    arena_free(a);
}

TEST(duiding_hide, with_no_place_to_keep_back_nothing_is_hidden)
{
    Arena *a = arena_new(1 << 20);
    BeeldHidden h;
    CHECK_OK(beeld_hide(a, &(BeeldSecret){.themes = 3, .weeks = 9}, &h));
    CHECK(!beeld_is_hidden(&h, BEELD_YEAR, 0, 0));
    CHECK(!beeld_week_is_hidden(&h, 0, 3));
    arena_free(a);
}
