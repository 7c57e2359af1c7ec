#include "format/counts.h"

#include "test/check.h"

#include <string.h>

static CountSeries
read_fine(Arena *a, Str text, Str column)
{
    CountSeries s = {0};
    CHECK_OK(counts_read(a, text, column, &s));
    return s;
}

TEST(counts, reads_the_column_that_is_named)
{
    Arena *a = arena_new(8 << 20);
    Str text = S("t,date,wijk,overlast\r\n5,2026-03-02,1,10\r\n6,2026-03-09,2,\"20\"\r\n");
    CountSeries s = read_fine(a, text, S("overlast"));
    CHECK_INT(s.n, 2);
    CHECK_INT(s.first_t, 5);
    CHECK_INT(s.counts[1], 20);
    CHECK_INT(s.days[1] - s.days[0], 7);
    CHECK_STR(s.column, S("overlast"));
    CHECK_INT(read_fine(a, text, S("observed1")).counts[1], 2);
    arena_free(a);
}

TEST(counts, needs_no_numbers_dates_or_name)
{
    Arena *a = arena_new(8 << 20);
    CountSeries s = read_fine(a, S("n\n3\n0\n"), (Str){0});
    CHECK(s.n == 2 && s.first_t == 1 && s.counts[0] == 3 && !s.days);
    s = read_fine(a, S("t;date;n\n1;;7\n2;;8\n"), (Str){0});
    CHECK(s.n == 2 && s.counts[1] == 8 && !s.days);
    arena_free(a);
}

TEST(counts, says_which_line_is_wrong_and_why)
{
    static const struct {
        Str text, column, why;
    } cases[] = {
        {STR(""), {0}, STR("line 1: no header")},
        {STR("t,n\n"), STR("n"), STR("line 2: no counts")},
        {STR("t,n\n1,2\n"), STR("m"), STR("line 1: no column m")},
        {STR("a,b\n1,2\n"), {0}, STR("2 columns with counts")},
        {STR("t,n\n1,2\n"), STR("t"), STR("t and date are no counts")},
        {STR("t,n\n1,2\n3,2\n"), STR("n"), STR("line 3: t is 3 where 2 should come")},
        {STR("t,n\n1,2\n2,-2\n"), STR("n"), STR("line 3: no whole number")},
        {STR("t,n\n1,2\n2,NA\n"), STR("n"), STR("line 3: no whole number")},
        {STR("t,n\n1,2\n2,1000001\n"), STR("n"), STR("line 3: no whole number")},
        {STR("t,n\n1,2\n2\n"), STR("n"), STR("line 3: no count")},
        {STR("date,n\n2026-03-02,2\n2026-02-30,2\n"), STR("n"), STR("line 3: no date")},
        {STR("date,n\n2026-03-02,2\n2026-03-02,2\n"), STR("n"), STR("line 3: the date is not")},
        {STR("date,n\n,2\n2026-03-02,2\n"), STR("n"), STR("line 3: a date, but not")},
        {STR("date,n\n2026-03-02,2\n,2\n"), STR("n"), STR("line 3: no date")},
        {STR("t,n\n1,\"2\n"), STR("n"), STR("line 2, column 2: a quote")},
    };
    Arena *a = arena_new(64 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        CountSeries s;
        Err e = counts_read(a, cases[i].text, cases[i].column, &s);
        CHECK_INT(err_code(e), E_INVALID);
        if (failed(e))
            CHECK_HAS(str_z(err_text(e)), cases[i].why);
    }
    arena_free(a);
}

TEST(counts, is_bounded)
{
    Arena *a = arena_new(64 << 20);
    CountSeries s;
    char *text = NEW_N(a, COUNTS_MAX_BYTES + 1, char);
    for (size_t i = 0; i < COUNTS_MAX_BYTES; i += 2)
        memcpy(text + i, "7\n", 2);
    CHECK_ERR(counts_read(a, (Str){text, COUNTS_MAX_BYTES + 1}, (Str){0}, &s), E_LIMIT);
    CHECK_ERR(counts_read(a, (Str){text, 2 * (COUNTS_MAX + 2)}, S("7"), &s), E_LIMIT);
    CHECK_OK(counts_read(a, (Str){text, 2 * (COUNTS_MAX + 1)}, S("7"), &s));
    CHECK_INT(s.n, COUNTS_MAX);
    arena_free(a);
}
