#include "format/counts.h"

#include "format/csv.h"
#include "format/iso.h"

// Where the cells of a line are; SIZE_MAX: the table has none.
typedef struct Columns {
    size_t t, date, counts;
} Columns;

typedef struct Reading {
    CountSeries *series;
    int64_t *counts, *days;
    size_t with_date;
} Reading;

static Err
find_columns(Arena *a, const CsvRow *header, Str asked, Columns *out, Str *name)
{
    size_t found[CSV_MAX_COLUMNS], n = 0, named = SIZE_MAX;
    *out = (Columns){SIZE_MAX, SIZE_MAX, SIZE_MAX};
    for (size_t i = 0; i < header->n; i++) {
        Str cell = str_trim(header->cells[i]);
        if (str_eq(cell, S("t")))
            out->t = i;
        else if (str_eq(cell, S("date")))
            out->date = i;
        else
            found[n++] = i;
        if (asked.p && str_eq(cell, asked) && named == SIZE_MAX)
            named = i;
    }
    for (size_t i = 0; i < n && named == SIZE_MAX; i++)
        if (asked.p ? str_eq(asked, str_fmt(a, "observed%zu", i + 1)) : n == 1)
            named = found[i];
    if (named == SIZE_MAX && asked.p)
        FAIL(E_INVALID, "line %zu: no column %.*s", header->line, (int)asked.n, asked.p);
    if (named == SIZE_MAX)
        FAIL(E_INVALID, "line %zu: %zu columns with counts: name one", header->line, n);
    if (named == out->t || named == out->date)
        FAIL(E_INVALID, "line %zu: t and date are no counts", header->line);
    out->counts = named;
    *name = str_copy(a, str_trim(header->cells[named]));
    return OK;
}

static Err
cell_at(const CsvRow *row, size_t column, const char *name, Str *out)
{
    if (column >= row->n)
        FAIL(E_INVALID, "line %zu: no %s", row->line, name);
    *out = str_trim(row->cells[column]);
    return OK;
}

static Err
read_t(const CsvRow *row, size_t column, CountSeries *s)
{
    Str cell;
    int64_t t;
    TRY(cell_at(row, column, "t", &cell));
    if (!str_to_int(cell, &t) || t < -COUNTS_MAX || t > INT32_MAX)
        FAIL(E_INVALID, "line %zu: t is no number", row->line);
    if (s->n == 0)
        s->first_t = t;
    if (t != s->first_t + (int64_t)s->n)
        FAIL(E_INVALID, "line %zu: t is %lld where %lld should come", row->line, (long long)t,
             (long long)(s->first_t + (int64_t)s->n));
    return OK;
}

static Err
read_date(const CsvRow *row, size_t column, Reading *r)
{
    Str cell;
    IsoTime day;
    size_t n = r->series->n;
    TRY(cell_at(row, column, "date", &cell));
    if (cell.n == 0 && r->with_date == 0)
        return OK;
    if (!iso_read(cell, &day) || day.has_time)
        FAIL(E_INVALID, "line %zu: no date as 2026-03-01", row->line);
    if (r->with_date < n)
        FAIL(E_INVALID, "line %zu: a date, but not in all lines before it", row->line);
    r->days[n] = iso_to_days(day);
    if (n > 0 && r->days[n] <= r->days[n - 1])
        FAIL(E_INVALID, "line %zu: the date is not after the one before it", row->line);
    r->with_date++;
    return OK;
}

static Err
read_row(const CsvRow *row, const Columns *c, Reading *r)
{
    Str cell;
    int64_t count;
    CountSeries *s = r->series;
    TRY(csv_row_err(row));
    if (s->n >= COUNTS_MAX)
        FAIL(E_LIMIT, "line %zu: more than %d counts", row->line, COUNTS_MAX);
    if (c->t != SIZE_MAX)
        TRY(read_t(row, c->t, s));
    if (c->date != SIZE_MAX)
        TRY(read_date(row, c->date, r));
    TRY(cell_at(row, c->counts, "count", &cell));
    if (!str_to_int(cell, &count) || count < 0 || count > COUNTS_MAX_VALUE)
        FAIL(E_INVALID, "line %zu: no whole number from 0 to %d", row->line, COUNTS_MAX_VALUE);
    r->counts[s->n++] = count;
    return OK;
}

Err
counts_read(Arena *a, Str text, Str column, CountSeries *out)
{
    CsvReader csv;
    CsvRow row;
    Columns columns;
    *out = (CountSeries){.first_t = 1};
    Reading r = {.series = out};
    if (text.n > COUNTS_MAX_BYTES)
        FAIL(E_LIMIT, "longer than %d bytes", COUNTS_MAX_BYTES);
    TRY(csv_open(a, text, &csv));
    if (!csv_next(&csv, &row))
        FAIL(E_INVALID, "line 1: no header");
    TRY(csv_row_err(&row));
    TRY(find_columns(a, &row, column, &columns, &out->column));
    r.counts = NEW_N(a, COUNTS_MAX, int64_t);
    r.days = NEW_N(a, COUNTS_MAX, int64_t);
    while (csv_next(&csv, &row))
        TRY(read_row(&row, &columns, &r));
    if (out->n == 0)
        FAIL(E_INVALID, "line 2: no counts");
    if (r.with_date != 0 && r.with_date != out->n)
        FAIL(E_INVALID, "only %zu of %zu lines have a date", r.with_date, out->n);
    out->counts = r.counts;
    out->days = r.with_date > 0 ? r.days : NULL;
    return OK;
}
