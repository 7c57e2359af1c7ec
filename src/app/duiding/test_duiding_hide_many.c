// The same attack in a region of hundreds of places: someone looks for another region of which
// Beeld would show the same. What is the same in all of these can be worked out.
//
// Places meet in their totals only. So the numbers of each place are solved for by themselves
// first; what is left over is a few equations about all places together.
#include "app/duiding/duiding_hide.h"
#include "test/check.h"

enum {
    PLACES = 300,
    THEMES = 5,
    WEEKS = 9,
    OWN = BEELD_PERIODS * THEMES, // unknowns of a place: of each stretch of weeks and theme
    CELLS = PLACES * OWN,
    UNKNOWNS = CELLS + WEEKS * THEMES,
    SHARED = 300, // equations about all places, at most
};
static const int64_t PRIME = 1000000007;

#include "app/duiding/test_duiding_region.h"

// ---- equations ----------------------------------------------------------------------------------

// Equations that add up to 0, each solved for one unknown that the others do not have.
typedef struct Solved {
    size_t width, n;
    int64_t *rows;
    size_t *pivot;
} Solved;

static Solved
solved(Arena *a, size_t width, size_t most)
{
    return (Solved){width, 0, NEW_N(a, width * most, int64_t), NEW_N(a, most, size_t)};
}

static int64_t
inverse(int64_t base)
{
    int64_t out = 1;
    for (int64_t exponent = PRIME - 2; exponent > 0; exponent /= 2, base = base * base % PRIME)
        if (exponent % 2)
            out = out * base % PRIME;
    return out;
}

// row -= f times other
static void
take_away(int64_t *row, int64_t f, const int64_t *other, size_t width)
{
    for (size_t j = 0; f && j < width; j++)
        row[j] = ((row[j] - f * other[j]) % PRIME + PRIME) % PRIME;
}

static void
learn(Solved *k, const int64_t *told)
{
    int64_t *row = k->rows + k->n * k->width;
    size_t pivot = 0;
    for (size_t j = 0; j < k->width; j++)
        row[j] = (told[j] % PRIME + PRIME) % PRIME;
    for (size_t i = 0; i < k->n; i++)
        take_away(row, row[k->pivot[i]], k->rows + i * k->width, k->width);
    while (pivot < k->width && row[pivot] == 0)
        pivot++;
    if (pivot == k->width)
        return;
    int64_t f = inverse(row[pivot]);
    for (size_t j = 0; j < k->width; j++)
        row[j] = row[j] * f % PRIME;
    for (size_t i = 0; i < k->n; i++)
        take_away(k->rows + i * k->width, k->rows[i * k->width + pivot], row, k->width);
    k->pivot[k->n++] = pivot;
}

// What the unknowns that were solved for must be, when the others are as in x.
static void
fill_in(const Solved *k, int64_t *x)
{
    for (size_t i = 0; i < k->n; i++) {
        const int64_t *row = k->rows + i * k->width;
        int64_t sum = 0;
        for (size_t j = 0; j < k->width; j++)
            if (j != k->pivot[i])
                sum = (sum + row[j] * x[j]) % PRIME;
        x[k->pivot[i]] = (PRIME - sum) % PRIME;
    }
}

// ---- what is shown ------------------------------------------------------------------------------

// A number of a place, of its own unknowns; theme may be that of the totals.
static void
of_place(size_t period, size_t theme, int64_t row[OWN])
{
    for (size_t j = 0; j < OWN; j++)
        row[j] = j / THEMES <= period && (theme == THEMES || j % THEMES == theme);
}

static void
of_all(size_t period, size_t theme, int64_t *row)
{
    for (size_t j = 0; j < UNKNOWNS; j++)
        row[j] = 0;
    for (size_t p = 0; p < PLACES; p++)
        of_place(period, theme, row + p * OWN);
}

static void
of_week(size_t week, size_t theme, int64_t *row)
{
    for (size_t j = 0; j < UNKNOWNS; j++)
        row[j] = 0;
    for (size_t k = 0; k < THEMES; k++)
        row[CELLS + week * THEMES + k] = theme == THEMES || k == theme;
}

// The weeks of a stretch together are its places together.
static void
of_stretch(size_t s, size_t theme, int64_t *row)
{
    for (size_t j = 0; j < UNKNOWNS; j++)
        row[j] = j < CELLS ? j % OWN == s * THEMES + theme
                           : -(int64_t)((j - CELLS) % THEMES == theme &&
                                        stretch_of((j - CELLS) / THEMES) == s);
}

static void
learn_place(Solved *own, const Made *m, const BeeldHidden *h, size_t place)
{
    int64_t row[OWN];
    for (size_t s = 0; s < BEELD_PERIODS; s++)
        for (size_t k = 0; k <= THEMES; k++) {
            of_place(s, k, row);
            if (!beeld_is_hidden(h, s, place, k) ||
                (k < THEMES && m->counts[s][place * THEMES + k] == 0))
                learn(own, row);
        }
}

// The same, with what is known of each place put in.
static void
learn_shared(Solved *all, const Solved *places, int64_t *row)
{
    for (size_t p = 0; p < PLACES; p++)
        for (size_t i = 0; i < places[p].n; i++)
            take_away(row + p * OWN, row[p * OWN + places[p].pivot[i]], places[p].rows + i * OWN,
                      OWN);
    REQUIRE(all->n < SHARED);
    learn(all, row);
}

static void
learn_totals(Solved *all, const Solved *places, const Made *m, const BeeldHidden *h, int64_t *row)
{
    for (size_t s = 0; s < BEELD_PERIODS; s++)
        for (size_t k = 0; k <= THEMES; k++) {
            if (k < THEMES) {
                of_stretch(s, k, row);
                learn_shared(all, places, row);
            }
            of_all(s, k, row);
            if (!beeld_is_hidden(h, s, PLACES, k))
                learn_shared(all, places, row);
        }
    for (size_t w = 0; w < WEEKS; w++)
        for (size_t k = 0; k <= THEMES; k++) {
            of_week(w, k, row);
            if (!beeld_week_is_hidden(h, w, k) || (k < THEMES && m->weeks[w * THEMES + k] == 0))
                learn_shared(all, places, row);
        }
}

// Any other region that would look the same, as its difference with this one.
static int64_t *
another(Arena *a, uint64_t *x, const Made *m, const BeeldHidden *h)
{
    Solved places[PLACES], all = solved(a, UNKNOWNS, SHARED);
    int64_t *difference = NEW_N(a, UNKNOWNS, int64_t), *row = NEW_N(a, UNKNOWNS, int64_t);
    for (size_t p = 0; p < PLACES; p++) {
        places[p] = solved(a, OWN, OWN + 1);
        learn_place(&places[p], m, h, p);
    }
    learn_totals(&all, places, m, h, row);
    for (size_t j = 0; j < UNKNOWNS; j++)
        difference[j] = (int64_t)(next(x) % (uint64_t)PRIME);
    fill_in(&all, difference);
    for (size_t p = 0; p < PLACES; p++)
        fill_in(&places[p], difference + p * OWN);
    return difference;
}

// ---- what was found -----------------------------------------------------------------------------

typedef struct Score {
    size_t small, shown, leaks, wrong; // wrong: shown, and yet not the same in the other region
} Score;

static void
score(const int64_t *row, size_t width, const int64_t *difference, int64_t v, bool hidden, Score *s)
{
    int64_t sum = 0;
    for (size_t j = 0; j < width; j++)
        sum = (sum + (row[j] + PRIME) * difference[j]) % PRIME;
    bool is_small = v > 0 && v < SUPPRESS_BELOW;
    s->shown += !hidden;
    s->wrong += !hidden && sum != 0;
    s->small += is_small;
    s->leaks += is_small && sum == 0;
}

static void
compare(const Made *m, const BeeldHidden *h, const int64_t *difference, int64_t *row, Score *out)
{
    for (size_t s = 0; s < BEELD_PERIODS; s++)
        for (size_t k = 0; k <= THEMES; k++) {
            const SuppressTable *t = &h->table[s];
            of_all(s, k, row);
            score(row, UNKNOWNS, difference, t->shown[PLACES * (THEMES + 1) + k],
                  beeld_is_hidden(h, s, PLACES, k), out);
            of_place(s, k, row);
            for (size_t p = 0; p < PLACES; p++)
                score(row, OWN, difference + p * OWN, t->shown[p * (THEMES + 1) + k],
                      beeld_is_hidden(h, s, p, k), out);
        }
    for (size_t w = 0; w < WEEKS; w++)
        for (size_t k = 0; k < THEMES; k++) {
            of_week(w, k, row);
            score(row, UNKNOWNS, difference, m->weeks[w * THEMES + k],
                  beeld_week_is_hidden(h, w, k), out);
        }
}

static void
attack(uint64_t *x, const Made *m, const BeeldHidden *h, Score *out)
{
    Arena *a = arena_new(64 << 20);
    int64_t *difference = another(a, x, m, h);
    compare(m, h, difference, NEW_N(a, UNKNOWNS, int64_t), out);
    arena_free(a);
}

static const uint64_t kinds[][2] = {{1, 1}, {1, 2}, {2, 9}, {3, 30}, {40, 1}, {40, 60}, {400, 3}};

TEST(duiding_hide, no_small_number_of_three_hundred_places_can_be_worked_out)
{
    uint64_t x = 20251;
    Score s = {0};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        Arena *a = arena_new(16 << 20);
        Made *m = NEW(a, Made);
        BeeldHidden h;
        make(&x, 1, kinds[i][0], kinds[i][1], m);
        CHECK_OK(beeld_hide(a, &m->secret, &h));
        attack(&x, m, &h, &s);
        arena_free(a);
    }
    CHECK_INT(s.wrong, 0); // the attacker reckons well
    CHECK_INT(s.leaks, 0);
    CHECK(s.small > 5000);
    CHECK(s.shown > 5000);
}

// When only what is small is hidden, and nothing else with it, the same attacker finds it.
TEST(duiding_hide, hiding_small_numbers_alone_does_not_keep_them)
{
    uint64_t x = 20251;
    Score s = {0};
    Arena *a = arena_new(16 << 20);
    Made *m = NEW(a, Made);
    BeeldHidden h;
    make(&x, 1, 3, 30, m);
    CHECK_OK(beeld_hide(a, &m->secret, &h));
    for (size_t p = 0; p < BEELD_PERIODS; p++)
        for (size_t i = 0; i < (PLACES + 1) * (THEMES + 1); i++)
            h.table[p].hidden[i] = h.table[p].shown[i] > 0 && h.table[p].shown[i] < SUPPRESS_BELOW;
    attack(&x, m, &h, &s);
    CHECK_INT(s.wrong, 0);
    CHECK(s.leaks > 10);
    arena_free(a);
}
