#include "format/xlsx.h"

#include "format/iso.h"
#include "format/zipcheck.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

// libxlsxwriter 1.1.4 cannot write to memory, so the result takes the way over a file. Its mode of
// constant memory is always on: one way to test instead of two, and it suits rows that come in
// order.
enum {
    TEXT_ROOM = 3 * XLSX_MAX_TEXT + 16, // UTF-8 has at most three bytes for a unit of UTF-16
    REPLACEMENT_BYTES = 3,
};

struct Xlsx {
    Arena *arena;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold, *day, *moment;
    char *path; // of the result; NULL when there is no such file
    char *text; // TEXT_ROOM bytes, for one cell
    size_t columns, column, row, cut;
};

// ---- making and ending --------------------------------------------------------------------------

static void
remove_file(Xlsx *x)
{
    if (x->path)
        unlink(x->path);
    x->path = NULL;
}

// A workbook that was not finished can only be freed by writing it.
static void
abandon(void *arg)
{
    Xlsx *x = arg;
    if (x->book)
        (void)workbook_close(x->book);
    x->book = NULL;
    remove_file(x);
}

Err
xlsx_new(Arena *a, const char *tmpdir, int64_t created_s, Xlsx **out)
{
    Xlsx *x = NEW(a, Xlsx);
    x->arena = a;
    x->text = NEW_N(a, TEXT_ROOM, char);
    Str path = str_fmt(a, "%s/export-XXXXXX", tmpdir), dir = str_copy(a, str_z(tmpdir));
    char *name = NEW_N(a, path.n + 1, char), *folder = NEW_N(a, dir.n + 1, char);
    memcpy(name, path.p, path.n);
    memcpy(folder, dir.p, dir.n);
    int fd = mkostemp(name, O_CLOEXEC);
    if (fd < 0)
        FAIL(E_INTERNAL, "cannot make %s: errno %d", name, errno);
    close(fd);
    x->path = name;
    arena_defer(a, abandon, x);

    lxw_workbook_options options = {.constant_memory = 1, .tmpdir = folder};
    x->book = workbook_new_opt(name, &options);
    if (!x->book)
        FAIL(E_INTERNAL, "libxlsxwriter has no memory");
    lxw_doc_properties about = {.created = (time_t)created_s};
    x->bold = workbook_add_format(x->book);
    x->day = workbook_add_format(x->book);
    x->moment = workbook_add_format(x->book);
    if (!x->bold || !x->day || !x->moment || workbook_set_properties(x->book, &about))
        FAIL(E_INTERNAL, "libxlsxwriter has no memory");
    format_set_bold(x->bold);
    format_set_num_format(x->day, "dd-mm-yyyy");
    format_set_num_format(x->moment, "dd-mm-yyyy hh:mm");
    *out = x;
    return OK;
}

static Err
read_file(Arena *a, int fd, Str *out)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || st.st_size < 0)
        FAIL(E_INTERNAL, "cannot look at the workbook: errno %d", errno);
    if (st.st_size > XLSX_MAX_BYTES)
        FAIL(E_LIMIT, "a workbook of %lld bytes", (long long)st.st_size);
    size_t size = (size_t)st.st_size, done = 0;
    char *p = NEW_N(a, size, char);
    while (done < size) {
        ssize_t n = read(fd, p + done, size - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            FAIL(E_INTERNAL, "cannot read the workbook: errno %d", errno);
        done += (size_t)n;
    }
    *out = (Str){p, size};
    return OK;
}

// Autofilter and frozen header of a sheet that has all its rows.
static void
end_sheet(Xlsx *x)
{
    if (!x->sheet)
        return;
    REQUIRE(x->column == 0);
    size_t last = x->row > 1 ? x->row - 1 : 0;
    worksheet_autofilter(x->sheet, 0, 0, (lxw_row_t)last, (lxw_col_t)(x->columns - 1));
    x->sheet = NULL;
}

Err
xlsx_finish(Xlsx *x, Str *out)
{
    REQUIRE(x->book && x->columns > 0);
    end_sheet(x);
    lxw_error bad = workbook_close(x->book);
    x->book = NULL;
    int fd = bad ? -1 : open(x->path, O_RDONLY | O_CLOEXEC);
    int why = errno;
    remove_file(x);
    if (bad)
        FAIL(E_INTERNAL, "libxlsxwriter: %s (errno %d)", lxw_strerror(bad), why);
    if (fd < 0)
        FAIL(E_INTERNAL, "cannot open the workbook: errno %d", why);
    Err e = read_file(x->arena, fd, out);
    close(fd);
    TRY(e);
    if (!zipcheck_whole(*out))
        FAIL(E_INTERNAL, "the workbook is not whole; is the disk full?");
    return OK;
}

size_t
xlsx_cut(const Xlsx *x)
{
    return x->cut;
}

// ---- text ---------------------------------------------------------------------------------------

static bool
is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Whether s begins with something like "_x000D_", which Excel would read as one character.
static bool
looks_like_escape(Str s)
{
    return s.n >= 7 && s.p[0] == '_' && s.p[1] == 'x' && is_hex(s.p[2]) && is_hex(s.p[3]) &&
           is_hex(s.p[4]) && is_hex(s.p[5]) && s.p[6] == '_';
}

// The character at the start of s as a cell must hold it; *bytes of s are it.
static Str
cell_character(Str s, size_t *bytes)
{
    unsigned char c = (unsigned char)s.p[0];
    size_t n = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    *bytes = n < s.n ? n : s.n;
    bool control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
    if (control || str_starts(s, S("\xEF\xBF\xBE")) || str_starts(s, S("\xEF\xBF\xBF")))
        return S("\uFFFD");
    if (c == '\r') // XML would make a line feed of it
        return str_starts(s, S("\r\n")) ? S("") : S("\n");
    return looks_like_escape(s) ? S("_x005F_") : (Str){s.p, *bytes};
}

// Copy s to x->text as Excel wants it, NUL-terminated.
static void
make_text(Xlsx *x, Str s)
{
    size_t n = 0, units = 0, bytes;
    for (size_t i = 0; i < s.n; i += bytes) {
        Str c = cell_character((Str){s.p + i, s.n - i}, &bytes);
        size_t more = c.n == 7 ? 7 : bytes == 4 ? 2 : c.n > 0;
        // One unit is kept for the dots, unless this is the end.
        if (units + more > XLSX_MAX_TEXT - (i + bytes < s.n)) {
            memcpy(x->text + n, "…", REPLACEMENT_BYTES);
            n += REPLACEMENT_BYTES;
            x->cut++;
            break;
        }
        REQUIRE(n + c.n + REPLACEMENT_BYTES < TEXT_ROOM);
        if (c.n)
            memcpy(x->text + n, c.p, c.n);
        n += c.n;
        units += more;
    }
    x->text[n] = '\0';
}

// ---- sheets -------------------------------------------------------------------------------------

static bool
is_sheet_name(Str name)
{
    if (name.n == 0 || str_characters(name) > XLSX_MAX_SHEET_NAME || !str_is_utf8(name) ||
        name.p[0] == '\'' || name.p[name.n - 1] == '\'')
        return false;
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < ' ' || memchr("[]:*?/\\", name.p[i], 7))
            return false;
    return true;
}

Err
xlsx_sheet(Xlsx *x, Str name, const XlsxColumn *columns, size_t n)
{
    REQUIRE(x->book && n > 0 && n <= XLSX_MAX_COLUMNS);
    const char *z = str_to_z(x->arena, name);
    if (!is_sheet_name(name) || workbook_validate_sheet_name(x->book, z) != LXW_NO_ERROR)
        FAIL(E_INVALID, "a sheet cannot be named \"%s\"", z);
    end_sheet(x);
    x->sheet = workbook_add_worksheet(x->book, z);
    if (!x->sheet)
        FAIL(E_INTERNAL, "libxlsxwriter cannot add a sheet: errno %d", errno);
    x->columns = n;
    x->row = 0;
    for (size_t i = 0; i < n; i++) {
        make_text(x, columns[i].title);
        double width = columns[i].width > 0 ? columns[i].width : LXW_DEF_COL_WIDTH;
        lxw_col_t col = (lxw_col_t)i;
        if (worksheet_write_string(x->sheet, 0, col, x->text, x->bold) ||
            worksheet_set_column(x->sheet, col, col, width, NULL))
            FAIL(E_INVALID, "column %zu of sheet \"%s\"", i + 1, z);
    }
    worksheet_freeze_panes(x->sheet, 1, 0);
    x->row = 1;
    return OK;
}

// ---- cells --------------------------------------------------------------------------------------

// Take the next place in this row.
static Err
next_cell(Xlsx *x, lxw_row_t *row, lxw_col_t *column)
{
    REQUIRE(x->sheet && x->column < x->columns);
    if (x->row >= XLSX_MAX_ROWS)
        FAIL(E_LIMIT, "a sheet of more than %d rows", XLSX_MAX_ROWS);
    *row = (lxw_row_t)x->row;
    *column = (lxw_col_t)x->column++;
    return OK;
}

static Err
written(lxw_error bad)
{
    if (bad)
        FAIL(E_INTERNAL, "libxlsxwriter: %s", lxw_strerror(bad));
    return OK;
}

Err
xlsx_text(Xlsx *x, Str s)
{
    lxw_row_t row;
    lxw_col_t column;
    TRY(next_cell(x, &row, &column));
    if (s.n == 0)
        return OK;
    make_text(x, s);
    return written(worksheet_write_string(x->sheet, row, column, x->text, NULL));
}

Err
xlsx_int(Xlsx *x, int64_t v)
{
    lxw_row_t row;
    lxw_col_t column;
    if (v > INT64_C(1) << 53 || v < -(INT64_C(1) << 53))
        return xlsx_text(x, str_fmt(x->arena, "%lld", (long long)v));
    TRY(next_cell(x, &row, &column));
    return written(worksheet_write_number(x->sheet, row, column, (double)v, NULL));
}

Err
xlsx_real(Xlsx *x, double v)
{
    lxw_row_t row;
    lxw_col_t column;
    TRY(next_cell(x, &row, &column));
    if (!isfinite(v))
        return OK;
    return written(worksheet_write_number(x->sheet, row, column, v, NULL));
}

Err
xlsx_date(Xlsx *x, Str iso)
{
    static const IsoTime first = {.year = 1900, .month = 3, .day = 1};
    lxw_row_t row;
    lxw_col_t column;
    IsoTime t;
    if (iso.n == 0)
        return xlsx_blank(x);
    if (!iso_read(iso, &t))
        FAIL(E_INVALID, "\"%.*s\" is no date", (int)(iso.n < 40 ? iso.n : 40), iso.p);
    if (iso_compare(t, first) < 0)
        return xlsx_text(x, iso);
    TRY(next_cell(x, &row, &column));
    lxw_datetime when = {t.year, t.month, t.day, t.hour, t.minute, t.second};
    lxw_format *format = t.has_time ? x->moment : x->day;
    return written(worksheet_write_datetime(x->sheet, row, column, &when, format));
}

Err
xlsx_blank(Xlsx *x)
{
    lxw_row_t row;
    lxw_col_t column;
    return next_cell(x, &row, &column);
}

void
xlsx_row_end(Xlsx *x)
{
    REQUIRE(x->sheet);
    x->column = 0;
    x->row++;
}
