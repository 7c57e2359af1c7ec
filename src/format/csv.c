#include "format/csv.h"

#include <math.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"

// ---- opening ------------------------------------------------------------------------------------

static size_t
count_lines(Str s)
{
    size_t n = 0;
    const char *end = s.p + s.n;
    for (const char *p = s.p; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        n++;
    return n;
}

static Err
find_encoding(CsvReader *r)
{
    bool marked = cursor_take(&r->c, S(BOM));
    Str text = cursor_rest(&r->c);
    const char *nul = text.n ? memchr(text.p, '\0', text.n) : NULL;

    if (str_starts(text, S("\xFF\xFE")) || str_starts(text, S("\xFE\xFF")))
        FAIL(E_INVALID, "the text is UTF-16, not UTF-8");
    if (nul)
        FAIL(E_INVALID, "a NUL byte in line %zu",
             1 + count_lines((Str){text.p, (size_t)(nul - text.p)}));
    r->encoding = str_is_utf8(text) ? CSV_UTF8 : CSV_WINDOWS_1252;
    if (marked && r->encoding != CSV_UTF8)
        FAIL(E_INVALID, "the text says that it is UTF-8, but it is not");
    return OK;
}

// The separator that the first line has most of. Ties go to the one that stands first.
static char
most_used_separator(Str text)
{
    static const char separators[] = {';', ',', '\t'};
    size_t n[COUNT(separators)] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.n && (quoted || text.p[i] != '\n'); i++) {
        quoted ^= text.p[i] == '"';
        for (size_t k = 0; k < COUNT(separators) && !quoted; k++)
            n[k] += text.p[i] == separators[k];
    }
    for (size_t k = 1; k < COUNT(separators); k++)
        best = n[k] > n[best] ? k : best;
    return separators[best];
}

// Take a line end; false when there is none here.
static bool
take_line_end(CsvReader *r)
{
    bool taken = cursor_take(&r->c, S("\n")) || cursor_take(&r->c, S("\r\n"));
    r->line += taken;
    return taken;
}

static bool
take_separator_line(CsvReader *r)
{
    static const Str separators[] = {STR(";"), STR(","), STR("\t")};
    CsvReader look = *r;
    if (!cursor_take(&look.c, S("sep=")))
        return false;
    for (size_t i = 0; i < COUNT(separators); i++)
        if (cursor_take(&look.c, separators[i]))
            look.separator = separators[i].p[0];
    if (!look.separator || !(take_line_end(&look) || cursor_at_end(&look.c)))
        return false;
    *r = look;
    return true;
}

Err
csv_open(Arena *a, Str text, CsvReader *out)
{
    CsvReader r = {.arena = a, .line = 1, .c = cursor(text.p ? text : S(""))};
    if (text.n > CSV_MAX_BYTES)
        FAIL(E_LIMIT, "a text of %zu bytes", text.n);
    TRY(find_encoding(&r));
    if (!take_separator_line(&r)) {
        while (take_line_end(&r)) // so that the line we look at is the header
            continue;
        r.separator = most_used_separator(cursor_rest(&r.c));
    }
    *out = r;
    return OK;
}

// ---- one cell -----------------------------------------------------------------------------------

static size_t
windows_1252_to_utf8(unsigned char byte, char out[3])
{
    static const uint16_t upper[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    unsigned rune = byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80] : byte;
    if (rune == 0)
        return 0;
    if (rune < 0x80) {
        out[0] = (char)rune;
        return 1;
    }
    if (rune < 0x800) {
        out[0] = (char)(0xC0 | rune >> 6);
        out[1] = (char)(0x80 | (rune & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | rune >> 12);
    out[1] = (char)(0x80 | (rune >> 6 & 0x3F));
    out[2] = (char)(0x80 | (rune & 0x3F));
    return 3;
}

// Add a piece to the cell that is being made in the scratch memory of its column.
static CsvFault
add_piece(CsvReader *r, size_t column, Str piece, Str *cell)
{
    if (!r->scratch[column])
        r->scratch[column] = NEW_N(r->arena, CSV_MAX_CELL, char);
    cell->p = r->scratch[column];
    for (size_t i = 0; i < piece.n; i++) {
        char bytes[3] = {piece.p[i]};
        size_t n =
            r->encoding == CSV_UTF8 ? 1 : windows_1252_to_utf8((unsigned char)piece.p[i], bytes);
        if (n == 0)
            return CSV_BAD_BYTE;
        if (n > CSV_MAX_CELL - cell->n)
            return CSV_CELL_TOO_LONG;
        memcpy(r->scratch[column] + cell->n, bytes, n);
        cell->n += n;
    }
    return CSV_FINE;
}

// A cell that stands in the text as such, unless its characters need another encoding.
static CsvFault
whole_cell(CsvReader *r, size_t column, Str s, Str *cell)
{
    bool ascii = true;
    for (size_t i = 0; i < s.n && r->encoding != CSV_UTF8 && ascii; i++)
        ascii = (unsigned char)s.p[i] < 0x80;
    if (!ascii)
        return add_piece(r, column, s, cell);
    *cell = s;
    return CSV_FINE;
}

// After the quote that opens a cell: up to and with the one that closes it.
static CsvFault
take_quoted(CsvReader *r, size_t column, Str *cell)
{
    for (;;) {
        Str piece, rest = cursor_rest(&r->c);
        if (!cursor_until(&r->c, S("\""), CSV_MAX_CELL - cell->n, &piece))
            return rest.n > CSV_MAX_CELL - cell->n ? CSV_CELL_TOO_LONG : CSV_QUOTE_NOT_CLOSED;
        r->line += count_lines(piece);
        bool doubled = cursor_take(&r->c, S("\""));
        if (!doubled && !cell->p)
            return whole_cell(r, column, piece, cell);
        CsvFault fault = add_piece(r, column, (Str){piece.p, piece.n + doubled}, cell);
        if (fault || !doubled)
            return fault;
    }
}

static CsvFault
take_plain(CsvReader *r, size_t column, Str *cell)
{
    const char *p = r->c.p, *end = r->c.end;
    Str s = {p, 0};
    if ((size_t)(end - p) > CSV_MAX_CELL + 2) // two for a line end
        end = p + CSV_MAX_CELL + 2;
    while (p < end && *p != r->separator && *p != '\n')
        p++;
    s.n = (size_t)(p - s.p);
    if (s.n > 0 && p < end && *p == '\n' && p[-1] == '\r')
        s.n--;
    if (s.n > CSV_MAX_CELL)
        return CSV_CELL_TOO_LONG;
    r->c.p += s.n;
    return whole_cell(r, column, s, cell);
}

// ---- rows ---------------------------------------------------------------------------------------

static CsvFault
take_cells(CsvReader *r, CsvRow *row)
{
    for (bool more = true; more;) {
        Str cell = {0};
        if (row->n == CSV_MAX_COLUMNS)
            return CSV_TOO_MANY_COLUMNS;
        bool quoted = r->c.p < r->c.end && *r->c.p == '"';
        r->c.p += quoted;
        CsvFault fault = quoted ? take_quoted(r, row->n, &cell) : take_plain(r, row->n, &cell);
        if (fault)
            return fault;
        more = r->c.p < r->c.end && *r->c.p == r->separator;
        r->c.p += more;
        if (!more && !cursor_at_end(&r->c) && !take_line_end(r))
            return CSV_TEXT_AFTER_QUOTE;
        row->cells[row->n++] = cell;
    }
    return CSV_FINE;
}

bool
csv_next(CsvReader *r, CsvRow *row)
{
    while (take_line_end(r))
        continue;
    row->line = r->line;
    row->n = 0;
    row->fault = CSV_FINE;
    if (cursor_at_end(&r->c))
        return false;
    if (r->rows++ == CSV_MAX_ROWS) {
        row->fault = CSV_TOO_MANY_ROWS;
        r->c.p = r->c.end;
        return true;
    }
    Cursor start = r->c;
    row->fault = take_cells(r, row);
    if (row->fault) {
        Str line;
        r->c = start;
        r->line = row->line + 1;
        if (!cursor_until(&r->c, S("\n"), SIZE_MAX, &line))
            r->c.p = r->c.end;
    }
    return true;
}

Err
csv_row_err(const CsvRow *row)
{
    static const char *const texts[] = {
        [CSV_FINE] = "nothing",
        [CSV_TOO_MANY_COLUMNS] = "too many columns",
        [CSV_CELL_TOO_LONG] = "the cell is too long",
        [CSV_QUOTE_NOT_CLOSED] = "a quote is opened but not closed",
        [CSV_TEXT_AFTER_QUOTE] = "text after the closing quote",
        [CSV_BAD_BYTE] = "a byte that is no character in Windows-1252",
        [CSV_TOO_MANY_ROWS] = "too many rows",
    };
    bool limit = row->fault == CSV_TOO_MANY_COLUMNS || row->fault == CSV_CELL_TOO_LONG ||
                 row->fault == CSV_TOO_MANY_ROWS;
    if (row->fault)
        FAIL(limit ? E_LIMIT : E_INVALID, "line %zu, column %zu: %s", row->line, row->n + 1,
             texts[row->fault]);
    return OK;
}

// ---- writing ------------------------------------------------------------------------------------

CsvWriter
csv_writer(Buf *out)
{
    buf_put(out, S(BOM));
    return (CsvWriter){.out = out, .written = out->n};
}

bool
csv_is_formula(Str s)
{
    return s.n > 0 && memchr("=+-@\t\r", s.p[0], 6) != NULL;
}

static void
next_cell(CsvWriter *w)
{
    if (w->cells++ > 0)
        buf_char(w->out, ';');
}

// Also when a cell holds another separator than ours, or would make a line "sep=;" of this row: a
// reader who guesses must not be misled.
static bool
needs_quotes(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (memchr(";,\t\"\r\n", s.p[i], 6))
            return true;
    return s.n > 0 && (str_starts(s, S("sep=")) || s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

void
csv_put_str(CsvWriter *w, Str s)
{
    bool quotes = needs_quotes(s), formula = csv_is_formula(s);
    next_cell(w);
    buf_put(w->out, quotes ? S("\"") : S(""));
    buf_put(w->out, formula ? S("'") : S(""));
    Cursor c = cursor(s.n ? s : S(""));
    for (Str piece; cursor_until(&c, S("\""), SIZE_MAX, &piece);) {
        buf_put(w->out, piece);
        buf_put(w->out, S("\"\""));
    }
    buf_put(w->out, cursor_rest(&c));
    buf_put(w->out, quotes ? S("\"") : S(""));
}

void
csv_put_int(CsvWriter *w, int64_t v)
{
    next_cell(w);
    buf_int(w->out, v);
}

void
csv_put_size(CsvWriter *w, size_t v)
{
    REQUIRE(v <= INT64_MAX);
    csv_put_int(w, (int64_t)v);
}

void
csv_put_real(CsvWriter *w, double v)
{
    next_cell(w);
    if (!isfinite(v))
        return;
    char bytes[64];
    Buf text = {.p = bytes, .room = sizeof(bytes), .max = sizeof(bytes)}; // never grows
    buf_real(&text, v);
    for (size_t i = 0; i < text.n; i++)
        bytes[i] = bytes[i] == '.' ? ',' : bytes[i];
    buf_put(w->out, buf_str(&text));
}

void
csv_row_end(CsvWriter *w)
{
    if (w->cells == 1 && w->out->n == w->written)
        buf_put(w->out, S("\"\"")); // an empty line would be no row
    buf_put(w->out, S("\r\n"));
    w->cells = 0;
    w->written = w->out->n;
}
