// What a place with its neighbours is called.
#include "app/duiding/duiding_run.h"
#include "test/check.h"

// Waterrijk: the whole, Noord, Zuid, West. Noorderkoog: the whole, Oosteinde. Duinveen: the whole.
static const DuidingMunicipality municipalities[] = {
    {.code = STR("GM9001"), .name = STR("Waterrijk"), .first = 0, .n = 4},
    {.code = STR("GM9002"), .name = STR("Noorderkoog"), .first = 4, .n = 2},
    {.code = STR("GM9005"), .name = STR("Duinveen"), .first = 6, .n = 1},
};
static const DuidingArea areas[] = {
    {.id = 1, .name = STR("Hele gemeente"), .municipality = 0, .whole = true},
    {.id = 2, .name = STR("Waterrijk-Noord"), .municipality = 0},
    {.id = 3, .name = STR("Waterrijk-Zuid"), .municipality = 0},
    {.id = 4, .name = STR("Waterrijk-West"), .municipality = 0},
    {.id = 5, .name = STR("Hele gemeente"), .municipality = 1, .whole = true},
    {.id = 6, .name = STR("Oosteinde"), .municipality = 1},
    {.id = 7, .name = STR("Hele gemeente"), .municipality = 2, .whole = true},
};
enum { W, NOORD, ZUID, WEST, K, OOSTEINDE, D };

typedef struct Near {
    size_t n;
    uint32_t areas[8];
    int64_t observed[8];
} Near;

static Str
name_of(Arena *a, Near near)
{
    DuidingInput in = {.areas = areas,
                       .nareas = COUNT(areas),
                       .municipalities = municipalities,
                       .nmunicipalities = COUNT(municipalities)};
    DuidingConcentration k = {.areas = near.areas, .nareas = near.n, .observed_in = near.observed};
    return duiding_name(a, &in, &k);
}

TEST(duiding_name, neighbours_are_counted_in_words)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(name_of(a, (Near){1, {NOORD}, {9}}), S("Waterrijk-Noord"));
    CHECK_STR(name_of(a, (Near){2, {NOORD, ZUID}, {9, 1}}), S("Waterrijk-Noord en een buurkern"));
    CHECK_STR(name_of(a, (Near){3, {NOORD, ZUID, WEST}, {9, 4, 1}}),
              S("Waterrijk-Noord en twee buurkernen"));
    arena_free(a);
}

TEST(duiding_name, many_neighbours_are_a_number)
{
    enum { MANY = 14 };
    Arena *a = arena_new(1 << 20);
    DuidingArea *many = NEW_N(a, MANY, DuidingArea);
    uint32_t *at = NEW_N(a, MANY, uint32_t);
    int64_t *observed = NEW_N(a, MANY, int64_t);
    for (uint32_t i = 0; i < MANY; i++) {
        many[i] = (DuidingArea){.id = i + 1, .name = S("Kern")};
        at[i] = i;
        observed[i] = 2;
    }
    DuidingInput in = {.areas = many,
                       .nareas = MANY,
                       .municipalities = municipalities,
                       .nmunicipalities = COUNT(municipalities)};
    DuidingConcentration k = {.areas = at, .nareas = MANY, .observed_in = observed};
    CHECK_STR(duiding_name(a, &in, &k), S("Kern en 13 buurkernen"));
    k.nareas = 11;
    CHECK_STR(duiding_name(a, &in, &k), S("Kern en tien buurkernen"));
    arena_free(a);
}

TEST(duiding_name, neighbours_of_another_municipality_count_too)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(name_of(a, (Near){2, {NOORD, OOSTEINDE}, {9, 2}}),
              S("Waterrijk-Noord en een buurkern"));
    CHECK_STR(name_of(a, (Near){2, {NOORD, K}, {9, 2}}), S("Waterrijk-Noord en een buurgemeente"));
    CHECK_STR(name_of(a, (Near){4, {NOORD, ZUID, K, D}, {9, 3, 2, 1}}),
              S("Waterrijk-Noord, een buurkern en twee buurgemeenten"));
    // Oosteinde lies in the neighbour that is named as a whole.
    CHECK_STR(name_of(a, (Near){3, {NOORD, K, OOSTEINDE}, {9, 2, 1}}),
              S("Waterrijk-Noord en een buurgemeente"));
    arena_free(a);
}

TEST(duiding_name, a_whole_municipality_has_its_own_name)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(name_of(a, (Near){1, {W}, {9}}), S("Waterrijk"));
    CHECK_STR(name_of(a, (Near){2, {W, K}, {9, 4}}), S("Waterrijk en een buurgemeente"));
    CHECK_STR(name_of(a, (Near){3, {W, NOORD, OOSTEINDE}, {9, 4, 1}}),
              S("Waterrijk en een buurkern")); // Noord is in Waterrijk; Oosteinde is not
    arena_free(a);
}

TEST(duiding_name, a_place_from_which_nothing_came_is_no_neighbour)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(name_of(a, (Near){2, {NOORD, W}, {9, 0}}), S("Waterrijk-Noord"));
    CHECK_STR(name_of(a, (Near){2, {NOORD, K}, {9, 0}}), S("Waterrijk-Noord"));
    CHECK_STR(name_of(a, (Near){3, {NOORD, ZUID, K}, {9, 2, 0}}),
              S("Waterrijk-Noord en een buurkern"));
    CHECK_STR(name_of(a, (Near){3, {NOORD, W, OOSTEINDE}, {9, 5, 0}}), S("Waterrijk-Noord"));
    arena_free(a);
}
