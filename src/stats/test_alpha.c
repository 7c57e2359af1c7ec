// Against the worked example of Krippendorff 2011, section C ("any number of observers, any number
// of values, missing data"), and by its own rules.
#include "stats/alpha.h"
#include "test/check.h"

enum { FOUR = 4, TWELVE = 12, FIVE = 5 };
#define NO ALPHA_MISSING

// Observers A to D, units 1 to 12; categories 1 to 5 are 0 to 4 here.
static const int published[FOUR * TWELVE] = {
    0,  1, 2, 2, 1, 0, 3, 0, 1, NO, NO, NO, // A
    0,  1, 2, 2, 1, 1, 3, 0, 1, 4,  NO, 2,  // B
    NO, 2, 2, 2, 1, 2, 3, 1, 1, 4,  0,  NO, // C
    0,  1, 2, 2, 1, 3, 3, 0, 1, 4,  0,  NO, // D
};

TEST(alpha, gives_the_published_figure)
{
    Arena *a = arena_new(1 << 20);
    AlphaResult r;
    CHECK_OK(alpha_ordinal(a, published, FOUR, TWELVE, FIVE, &r));
    CHECK_INT(r.state, ALPHA_KNOWN);
    CHECK_INT(r.pairable, 40);
    CHECK_NEAR(r.alpha, 0.815, 0.0005); // as printed: .815
    CHECK_INT(r.units[11].state, ALPHA_TOO_FEW_MARKS);
    CHECK_INT(r.units[11].marks, 1);
    arena_free(a);
}

// The definition, word for word: all coincidences, one pair at a time.
static double
slow_alpha(const int *marks, size_t no, size_t nu, size_t nc)
{
    double o[ALPHA_MAX_CATEGORIES][ALPHA_MAX_CATEGORIES] = {{0}}, n[ALPHA_MAX_CATEGORIES] = {0};
    double all = 0, seen = 0, chance = 0;
    for (size_t u = 0; u < nu; u++) {
        double m = 0;
        for (size_t i = 0; i < no; i++)
            m += marks[i * nu + u] != NO;
        for (size_t i = 0; i < no; i++)
            for (size_t k = 0; k < no; k++)
                if (i != k && marks[i * nu + u] != NO && marks[k * nu + u] != NO)
                    o[marks[i * nu + u]][marks[k * nu + u]] += 1 / (m - 1);
    }
    for (size_t c = 0; c < nc; c++)
        for (size_t k = 0; k < nc; k++)
            n[c] += o[c][k];
    for (size_t c = 0; c < nc; c++)
        all += n[c];
    for (size_t c = 0; c < nc; c++)
        for (size_t k = c + 1; k < nc; k++) {
            double sum = 0;
            for (size_t g = c; g <= k; g++)
                sum += n[g];
            sum -= (n[c] + n[k]) / 2;
            seen += o[c][k] * sum * sum;
            chance += n[c] * n[k] * sum * sum;
        }
    return 1 - (all - 1) * seen / chance;
}

// The same marks on every machine.
static int
next(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (int)(*state >> 24);
}

enum { MOST = 8 * 11 };

static void
deal(uint32_t *state, int *marks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int x = next(state);
        marks[i] = x % 7 == 0 ? NO : x % 4;
    }
}

TEST(alpha, is_what_the_definition_says)
{
    Arena *a = arena_new(8 << 20);
    uint32_t state = 7;
    int marks[MOST];
    AlphaResult r;
    CHECK_NEAR(slow_alpha(published, FOUR, TWELVE, FIVE), 0.815, 0.0005);
    for (int i = 0; i < 200; i++) {
        deal(&state, marks, MOST);
        CHECK_OK(alpha_ordinal(a, marks, 8, 11, 4, &r));
        CHECK_NEAR(r.alpha, slow_alpha(marks, 8, 11, 4), 1e-9);
    }
    arena_free(a);
}

TEST(alpha, is_the_mean_of_its_units)
{
    Arena *a = arena_new(8 << 20);
    AlphaResult r;
    double sum = 0;
    CHECK_OK(alpha_ordinal(a, published, FOUR, TWELVE, FIVE, &r));
    for (size_t u = 0; u < TWELVE; u++)
        if (r.units[u].state == ALPHA_KNOWN)
            sum += r.units[u].agreement * (double)r.units[u].marks;
    CHECK_NEAR(sum / (double)r.pairable, r.alpha, 1e-12);
    CHECK_NEAR(r.units[2].agreement, 1, 1e-12); // unit 3: all say 3
    CHECK(r.units[5].agreement < 0);            // unit 6: 1, 2, 3 and 4
    arena_free(a);
}

TEST(alpha, does_not_look_at_who_or_in_which_order)
{
    Arena *a = arena_new(1 << 20);
    AlphaResult r, turned, mixed;
    int other[FOUR * TWELVE], within[FOUR * TWELVE];
    for (size_t o = 0; o < FOUR; o++)
        for (size_t u = 0; u < TWELVE; u++) {
            other[(FOUR - 1 - o) * TWELVE + (u + 5) % TWELVE] = published[o * TWELVE + u];
            within[(o + u) % FOUR * TWELVE + u] = published[o * TWELVE + u];
        }
    CHECK_OK(alpha_ordinal(a, published, FOUR, TWELVE, FIVE, &r));
    CHECK_OK(alpha_ordinal(a, other, FOUR, TWELVE, FIVE, &turned));
    CHECK_OK(alpha_ordinal(a, within, FOUR, TWELVE, FIVE, &mixed));
    CHECK_NEAR(turned.alpha, r.alpha, 1e-12);
    CHECK_NEAR(mixed.alpha, r.alpha, 1e-12);
    arena_free(a);
}

TEST(alpha, does_not_change_when_the_scale_is_read_from_the_other_end)
{
    Arena *a = arena_new(1 << 20);
    AlphaResult r, turned;
    int other[FOUR * TWELVE];
    for (size_t i = 0; i < FOUR * TWELVE; i++)
        other[i] = published[i] == NO ? NO : FIVE - 1 - published[i];
    CHECK_OK(alpha_ordinal(a, published, FOUR, TWELVE, FIVE, &r));
    CHECK_OK(alpha_ordinal(a, other, FOUR, TWELVE, FIVE, &turned));
    CHECK_NEAR(turned.alpha, r.alpha, 1e-12);
    arena_free(a);
}

TEST(alpha, says_when_there_is_too_little_to_say)
{
    Arena *a = arena_new(1 << 20);
    const int nobody[] = {NO, NO, NO, NO}, one[] = {1, 2, 0}, apart[] = {1, NO, NO, 2};
    const int same[] = {2, 2, 2, 2, 2, NO};
    AlphaResult r;
    CHECK_OK(alpha_ordinal(a, nobody, 2, 2, 4, &r));
    CHECK_INT(r.state, ALPHA_TOO_FEW_MARKS);
    CHECK_OK(alpha_ordinal(a, one, 1, 3, 4, &r));
    CHECK_INT(r.state, ALPHA_TOO_FEW_MARKS);
    CHECK_OK(alpha_ordinal(a, apart, 2, 2, 4, &r));
    CHECK_INT(r.state, ALPHA_TOO_FEW_MARKS);
    CHECK_OK(alpha_ordinal(a, NULL, 0, 0, 4, &r));
    CHECK_INT(r.state, ALPHA_TOO_FEW_MARKS);
    CHECK_OK(alpha_ordinal(a, same, 2, 3, 4, &r));
    CHECK_INT(r.state, ALPHA_ONE_VALUE);
    CHECK_INT(r.units[0].state, ALPHA_ONE_VALUE);
    CHECK_INT(r.units[2].state, ALPHA_TOO_FEW_MARKS);
    arena_free(a);
}

TEST(alpha, refuses_what_is_no_mark)
{
    Arena *a = arena_new(1 << 20);
    const int wrong[] = {1, 4}, low[] = {-2, 0};
    AlphaResult r;
    CHECK_ERR(alpha_ordinal(a, wrong, 2, 1, 4, &r), E_INVALID);
    CHECK_ERR(alpha_ordinal(a, low, 2, 1, 4, &r), E_INVALID);
    CHECK_ERR(alpha_ordinal(a, wrong, 2, 1, 0, &r), E_INVALID);
    CHECK_ERR(alpha_ordinal(a, wrong, 1, ALPHA_MAX_UNITS + 1, 4, &r), E_LIMIT);
    CHECK_ERR(alpha_ordinal(a, wrong, ALPHA_MAX_OBSERVERS + 1, 1, 4, &r), E_LIMIT);
    arena_free(a);
}
