// The CSV reader, fed with anything: lines count up, limits hold, and what was read, once written
// and read again, is the same.
#include "format/csv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_row(const CsvRow *row, size_t *line)
{
    REQUIRE(row->line > *line);
    *line = row->line;
    REQUIRE(row->n <= CSV_MAX_COLUMNS && (row->fault || row->n > 0));
    REQUIRE(failed(csv_row_err(row)) == (row->fault != CSV_FINE));
    for (size_t i = 0; i < row->n; i++)
        REQUIRE(row->cells[i].p && row->cells[i].n <= CSV_MAX_CELL && str_is_utf8(row->cells[i]));
}

// Whether `again` is what `cell` becomes by being written: with an apostrophe when it is a formula.
static bool
same_cell(Str cell, Str again)
{
    if (csv_is_formula(cell) && str_starts(again, S("'")))
        again = (Str){again.p + 1, again.n - 1};
    return str_eq(cell, again);
}

static void
read_again(Arena *a, Str text, Str written)
{
    CsvReader first, second;
    CsvRow x, y;
    REQUIRE(!failed(csv_open(a, text, &first)) && !failed(csv_open(a, written, &second)));
    REQUIRE(second.encoding == CSV_UTF8 && second.separator == ';');
    while (csv_next(&first, &x)) {
        if (x.fault)
            continue;
        REQUIRE(csv_next(&second, &y));
        if (y.fault == CSV_CELL_TOO_LONG) { // by its apostrophe
            REQUIRE(x.cells[y.n].n == CSV_MAX_CELL && csv_is_formula(x.cells[y.n]));
            continue;
        }
        REQUIRE(!y.fault && x.n == y.n);
        for (size_t i = 0; i < x.n; i++)
            REQUIRE(same_cell(x.cells[i], y.cells[i]));
    }
    REQUIRE(!csv_next(&second, &y));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena *a = arena_new(64 << 20);
    char *copy = malloc(n); // of the exact size, so that a read past the end is a report
    if (n > 0 && copy)
        memcpy(copy, data, n);
    Str text = {copy, n};
    CsvReader r;
    if (copy && !failed(csv_open(a, text, &r))) {
        Buf out = buf_new(a, 16 << 20);
        CsvWriter w = csv_writer(&out);
        CsvRow row;
        size_t line = 0;
        while (csv_next(&r, &row)) {
            check_row(&row, &line);
            for (size_t i = 0; i < row.n && !row.fault; i++)
                csv_put(&w, row.cells[i]);
            if (!row.fault)
                csv_row_end(&w);
        }
        REQUIRE(!out.over);
        read_again(a, text, buf_str(&out));
    }
    free(copy);
    arena_free(a);
    return 0;
}
