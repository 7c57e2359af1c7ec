// How long it takes to read and write tables.
//
//   bench_format [ROWS]
#include "format/csv.h"
#include "format/gzip.h"
#include "format/xlsx.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

enum { CSV_COLUMNS = 10, XLSX_COLUMNS = 15 };

static double
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
peak_mib(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)u.ru_maxrss / 1024;
}

static Err
write_csv(Buf *out, size_t rows)
{
    CsvWriter w = csv_writer(out);
    for (size_t i = 0; i < rows; i++) {
        for (size_t k = 0; k < CSV_COLUMNS; k += 5) {
            csv_put(&w, S("Súdwest-Fryslân"));
            csv_put(&w, i);
            csv_put(&w, S("2026-03-01"));
            csv_put(&w, k ? S("zegt \"nee\"; en gaat") : S("geen bijzonderheden"));
            csv_put(&w, (double)i / 4);
        }
        csv_row_end(&w);
    }
    if (out->over)
        FAIL(E_LIMIT, "the text is too long");
    return OK;
}

static Err
read_csv(Arena *a, Str text, size_t rows)
{
    CsvReader r;
    CsvRow row;
    size_t n = 0;
    TRY(csv_open(a, text, &r));
    for (; csv_next(&r, &row); n++) {
        TRY(csv_row_err(&row));
        REQUIRE(row.n == CSV_COLUMNS);
    }
    REQUIRE(n == rows);
    return OK;
}

static Err
write_xlsx(Arena *a, size_t rows, Str *out)
{
    static const XlsxColumn columns[XLSX_COLUMNS] = {{.title = STR("Wijk"), .width = 20}};
    Xlsx *x;
    TRY(xlsx_new(a, "/tmp", 1767225600, &x));
    TRY(xlsx_sheet(x, S("Signalen"), columns, XLSX_COLUMNS));
    for (size_t i = 0; i < rows; i++) {
        for (size_t k = 0; k < XLSX_COLUMNS; k += 5) {
            TRY(xlsx_text(x, S("Súdwest-Fryslân")));
            TRY(xlsx_int(x, (int64_t)(i * k)));
            TRY(xlsx_real(x, (double)i / 4));
            TRY(xlsx_date(x, S("2026-03-01")));
            TRY(xlsx_text(x, S("Meerdere bewoners klagen over spanning op het plein.")));
        }
        xlsx_row_end(x);
    }
    return xlsx_finish(x, out);
}

static Err
bench(Arena *a, size_t rows)
{
    Str packed, book;
    Buf text = buf_new(a, CSV_MAX_BYTES);
    double t0 = now_ms();
    TRY(write_csv(&text, rows));
    double t1 = now_ms();
    TRY(read_csv(a, buf_str(&text), rows));
    double t2 = now_ms();
    TRY(gzip_compress(a, buf_str(&text), 6, &packed));
    double t3 = now_ms();
    printf("csv: %zu rows of %d, %zu bytes: written in %.0f ms, read in %.0f ms\n", rows,
           CSV_COLUMNS, text.n, t1 - t0, t2 - t1);
    printf("gzip: to %zu bytes in %.0f ms\n", packed.n, t3 - t2);
    double before = peak_mib();
    t0 = now_ms();
    TRY(write_xlsx(a, rows, &book));
    printf(
        "xlsx: %zu rows of %d, %zu bytes in %.0f ms, peak memory %.0f MiB of which %.0f before\n",
        rows, XLSX_COLUMNS, book.n, now_ms() - t0, peak_mib(), before);
    return OK;
}

int
main(int argc, char **argv)
{
    int64_t rows = 100000;
    if (argc > 1 && (!str_to_int(str_z(argv[1]), &rows) || rows < 1))
        die("bench", "ROWS is not a number");
    Arena *a = arena_new((size_t)1 << 30);
    Err e = bench(a, (size_t)rows);
    if (failed(e))
        die("bench", err_text(e));
    arena_free(a);
    return 0;
}
