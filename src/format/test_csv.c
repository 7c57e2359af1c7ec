#include "format/csv.h"
#include "test/check.h"

#include <string.h>

// All rows of a text as "line:cell|cell" with a fault as "line!fault", one a line.
static Str
read_all(Arena *a, Str text)
{
    CsvReader r;
    CsvRow row;
    Buf out = buf_new(a, 1 << 20);
    CHECK_OK(csv_open(a, text, &r));
    while (csv_next(&r, &row)) {
        buf_fmt(&out, "%zu%s", row.line, row.fault ? "!" : ":");
        if (row.fault)
            buf_int(&out, row.fault);
        for (size_t i = 0; i < row.n && !row.fault; i++) {
            buf_put(&out, i ? S("|") : S(""));
            buf_put(&out, row.cells[i]);
        }
        buf_char(&out, '\n');
    }
    return buf_str(&out);
}

TEST(csv, reads_cells_rows_quotes_and_line_ends)
{
    static const struct {
        Str text, rows;
    } cases[] = {
        {STR(""), STR("")},
        {STR("\n\r\n\n"), STR("")},
        {STR("a,b\n1,2"), STR("1:a|b\n2:1|2\n")},
        {STR("a;b\r\n1;2,5\r\n"), STR("1:a|b\n2:1|2,5\n")},
        {STR("a\tb\n1\t2\n"), STR("1:a|b\n2:1|2\n")},
        {STR("\xEF\xBB\xBF"
             "a;b\n"),
         STR("1:a|b\n")},
        {STR("\"a;b\";c\n1;2\n"), STR("1:a;b|c\n2:1|2\n")},
        {STR("a,b\n\"x \"\"y\"\" z\",\"\"\n"), STR("1:a|b\n2:x \"y\" z|\n")},
        {STR("a,b\n\"x\r\ny\n\",2\n3,4\n"), STR("1:a|b\n2:x\r\ny\n|2\n5:3|4\n")},
        {STR("a,b\n,\n\"\"\n"), STR("1:a|b\n2:|\n3:\n")},
        {STR("a,b\n5\" pijp, x \n"), STR("1:a|b\n2:5\" pijp| x \n")},
        {STR("naam\na, b\n"), STR("1:naam\n2:a, b\n")},
        {STR("sep=,\r\na;b,c\n"), STR("2:a;b|c\n")},
        {STR("sep=x;b\n"), STR("1:sep=x|b\n")},
        {STR("\n\na,b\n\n1,2\n"), STR("3:a|b\n5:1|2\n")},
        {STR("a,b\n\"\"\"\",\"\"\"x\"\n"), STR("1:a|b\n2:\"|\"x\n")},
    };
    Arena *a = arena_new(64 << 20);
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(read_all(a, cases[i].text), cases[i].rows);
    arena_free(a);
}

TEST(csv, goes_on_after_a_row_with_a_fault)
{
    Arena *a = arena_new(64 << 20);
    CHECK_STR(read_all(a, S("a;b\n\"x\"y;1\n2;3\n")), S("1:a|b\n2!4\n3:2|3\n"));
    CHECK_STR(read_all(a, S("a;b\n\"x;1\n2;3\n")), S("1:a|b\n2!3\n3:2|3\n"));
    CHECK_STR(read_all(a, S("a;b\n1;\"x\n\"y\n2;3")), S("1:a|b\n2!4\n3!3\n4:2|3\n"));
    arena_free(a);
}

TEST(csv, reads_windows_1252_when_the_text_is_not_utf8)
{
    Arena *a = arena_new(64 << 20);
    CsvReader r;
    CHECK_STR(read_all(a, S("wijk;bedrag\nS\xFA"
                            "dwest;\x80 5\n\"\x93x\x94 \"\"\xEB\"\"\";\x97\n")),
              S("1:wijk|bedrag\n2:Súdwest|€ 5\n3:“x” \"ë\"|—\n"));
    CHECK_STR(read_all(a, S("a;b\n1;\x81\n\xEB;2\n")), S("1:a|b\n2!5\n3:ë|2\n"));
    CHECK_OK(csv_open(a, S("ë;1\n"), &r));
    CHECK_INT(r.encoding, CSV_UTF8);
    CHECK_OK(csv_open(a, S("\xEB;1\n"), &r));
    CHECK_INT(r.encoding, CSV_WINDOWS_1252);
    arena_free(a);
}

TEST(csv, refuses_text_in_another_encoding)
{
    Arena *a = arena_new(64 << 20);
    CsvReader r;
    CHECK_ERR(csv_open(a,
                       S("\xFF\xFE"
                         "a\0;\0"),
                       &r),
              E_INVALID);
    CHECK_ERR(csv_open(a, S("\xEF\xBB\xBF\xEB;1"), &r), E_INVALID);
    Err e = csv_open(a, S("a\nb\0c\n"), &r);
    CHECK_ERR(e, E_INVALID);
    CHECK_HAS(str_z(err_text(e)), S("line 2"));
    arena_free(a);
}

// n times s.
static Str
repeat(Arena *a, Str s, size_t n)
{
    char *p = NEW_N(a, s.n * n + 1, char);
    for (size_t i = 0; i < n; i++)
        memcpy(p + i * s.n, s.p, s.n);
    return (Str){p, s.n * n};
}

static CsvFault
fault_of(Arena *a, Str text)
{
    CsvReader r;
    CsvRow row;
    CHECK_OK(csv_open(a, text, &r));
    CHECK(csv_next(&r, &row));
    return row.fault;
}

TEST(csv, keeps_its_limits)
{
    Arena *a = arena_new(512 << 20);
    Str most = repeat(a, S("x"), CSV_MAX_CELL);
    Str accents = repeat(a, S("\xEB"), CSV_MAX_CELL / 2);
    CHECK_INT(fault_of(a, most), CSV_FINE);
    CHECK_INT(fault_of(a, str_fmt(a, "%s\r\n", most.p)), CSV_FINE);
    CHECK_INT(fault_of(a, str_fmt(a, "%sx", most.p)), CSV_CELL_TOO_LONG);
    CHECK_INT(fault_of(a, str_fmt(a, "%sx;", most.p)), CSV_CELL_TOO_LONG);
    CHECK_INT(fault_of(a, str_fmt(a, "\"%s\"", most.p)), CSV_FINE);
    CHECK_INT(fault_of(a, str_fmt(a, "\"%sx\"", most.p)), CSV_CELL_TOO_LONG);
    CHECK_INT(fault_of(a, str_fmt(a, "\"\"\"%s\"", most.p)), CSV_CELL_TOO_LONG);
    CHECK_INT(fault_of(a, accents), CSV_FINE); // two bytes each, in UTF-8
    CHECK_INT(fault_of(a, str_fmt(a, "%sx", accents.p)), CSV_CELL_TOO_LONG);
    CHECK_INT(fault_of(a, repeat(a, S(";"), CSV_MAX_COLUMNS - 1)), CSV_FINE);
    CHECK_INT(fault_of(a, repeat(a, S(";"), CSV_MAX_COLUMNS)), CSV_TOO_MANY_COLUMNS);
    Str big = str_fmt(a, "\"%s\";", accents.p); // a full row of the longest cells
    CHECK_INT(fault_of(a, (Str){repeat(a, big, CSV_MAX_COLUMNS).p, big.n * CSV_MAX_COLUMNS - 1}),
              CSV_FINE);

    CsvReader r;
    CsvRow row;
    CHECK_ERR(csv_open(a, (Str){"", CSV_MAX_BYTES + 1}, &r), E_LIMIT);
    CHECK_OK(csv_open(a, repeat(a, S("a\n"), CSV_MAX_ROWS + 2), &r));
    for (size_t i = 0; i < CSV_MAX_ROWS; i++)
        cr_assert(csv_next(&r, &row) && !row.fault);
    CHECK(csv_next(&r, &row));
    CHECK_ERR(csv_row_err(&row), E_LIMIT);
    CHECK_HAS(str_z(err_text(csv_row_err(&row))), S("line 1000001"));
    CHECK(!csv_next(&r, &row));
    arena_free(a);
}

TEST(csv, writes_what_dutch_excel_opens)
{
    Arena *a = arena_new(1 << 20);
    Buf b = buf_new(a, 1 << 16);
    CsvWriter w = csv_writer(&b);
    csv_put(&w, S("Súdwest"));
    csv_put(&w, S("a;b"));
    csv_put(&w, S("zegt \"nee\"\r\n"));
    csv_put(&w, -5);
    csv_put(&w, -0.25);
    csv_put(&w, (double)NAN);
    csv_row_end(&w);
    csv_put(&w, (Str){0});
    csv_row_end(&w);
    CHECK_STR(buf_str(&b), S("\xEF\xBB\xBF"
                             "Súdwest;\"a;b\";\"zegt \"\"nee\"\"\r\n\";-5;-0,25;\r\n\"\"\r\n"));
    arena_free(a);
}

TEST(csv, writes_nothing_that_misleads_who_guesses_the_separator)
{
    Arena *a = arena_new(16 << 20);
    Buf b = buf_new(a, 1 << 16);
    CsvWriter w = csv_writer(&b);
    csv_put(&w, S("sep="));
    csv_put(&w, S(""));
    csv_row_end(&w);
    csv_put(&w, S("a,b,c"));
    csv_put(&w, S("d"));
    csv_row_end(&w);
    CHECK_STR(read_all(a, buf_str(&b)), S("1:sep=|\n2:a,b,c|d\n"));
    arena_free(a);
}

TEST(csv, disarms_formulas)
{
    static const struct {
        Str cell, written;
    } cases[] = {
        {STR("=1+1"), STR("\xEF\xBB\xBF'=1+1")},   {STR("+31"), STR("\xEF\xBB\xBF'+31")},
        {STR("-2"), STR("\xEF\xBB\xBF'-2")},       {STR("@a"), STR("\xEF\xBB\xBF'@a")},
        {STR("\t="), STR("\xEF\xBB\xBF\"'\t=\"")}, {STR("\r="), STR("\xEF\xBB\xBF\"'\r=\"")}};
    Arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Buf b = buf_new(a, 1000);
        CsvWriter w = csv_writer(&b);
        csv_put(&w, cases[i].cell);
        CHECK_STR(buf_str(&b), cases[i].written);
    }
    CHECK(!csv_is_formula(S("")) && !csv_is_formula(S("a=1")));
    arena_free(a);
}
