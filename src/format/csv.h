// csv.h -- tables as text: reading what others send (RFC 4180 and what Excel makes of it), and
// writing what Dutch Excel opens well.
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include "base/buf.h"

enum {
    CSV_MAX_BYTES = 64 << 20,
    CSV_MAX_COLUMNS = 64,
    CSV_MAX_CELL = 16 << 10, // in bytes of UTF-8
    CSV_MAX_ROWS = 1000000,  // with the header, and with rows that have a fault
};

// ---- reading ------------------------------------------------------------------------------------

typedef enum CsvEncoding {
    CSV_UTF8,
    CSV_WINDOWS_1252, // what Excel in the Netherlands writes as "CSV"
} CsvEncoding;

// What is wrong with one row. The caller tells it the user, with row.line, and may go on.
typedef enum CsvFault {
    CSV_FINE,
    CSV_TOO_MANY_COLUMNS,
    CSV_CELL_TOO_LONG,
    CSV_QUOTE_NOT_CLOSED,
    CSV_TEXT_AFTER_QUOTE, // "abc"d
    CSV_BAD_BYTE,         // 81, 8D, 8F, 90 or 9D: no character in Windows-1252
    CSV_TOO_MANY_ROWS,    // the last row that csv_next() gives
} CsvFault;

typedef struct CsvRow {
    size_t line; // where it begins; the first line of the file is 1
    CsvFault fault;
    size_t n; // cells; with a fault: those before the one that is wrong
    Str cells[CSV_MAX_COLUMNS];
} CsvRow;

typedef struct CsvReader {
    char separator; // ; , or tab
    CsvEncoding encoding;
    // The rest is the reader's own.
    Arena *arena;
    Cursor c;
    size_t line, rows;
    char *scratch[CSV_MAX_COLUMNS]; // for cells that are not in the text as such
} CsvReader;

// Begin to read `text`, a whole file, which must stay in place as long as the reader is used.
//
// A byte order mark is skipped. Text that is not well-formed UTF-8 is taken for Windows-1252; show
// the user which it was. The separator is the one of ; , tab that the first line has most of,
// outside quotes, and ; when it has none. A first line "sep=;" is obeyed and skipped.
//
// The arena serves for CSV_MAX_CELL per column, whatever the size of the text. Fails with E_LIMIT
// for more than CSV_MAX_BYTES, and with E_INVALID for UTF-16, for text with a NUL byte, and for
// text that begins with the mark of UTF-8 but is not.
Err csv_open(Arena *a, Str text, CsvReader *out);

// Read the next row into *row; false at the end. Cells are UTF-8 without their quotes, as they
// were written: not trimmed, and they may hold line ends. They point into the text or into the
// reader, and are valid until the next call. The header is the first row; rows may differ in their
// number of cells. Empty lines are passed over. A line ends with LF or CRLF. A quote inside a cell
// that does not begin with one is an ordinary character.
//
// After a row with a fault, reading goes on with the line after the one that row began on: a quote
// that was never closed costs one row, not all that follow.
bool csv_next(CsvReader *r, CsvRow *row);

// E_LIMIT or E_INVALID with line and column when the row has a fault, for callers that stop there.
Err csv_row_err(const CsvRow *row);

// ---- writing ------------------------------------------------------------------------------------

typedef struct CsvWriter {
    Buf *out;
    size_t cells;   // in this row so far
    size_t written; // bytes of out at the start of this row
} CsvWriter;

// Begin a file: UTF-8 with a byte order mark, separator ; and CRLF, as Dutch Excel wants it. Look
// at out->over at the end.
CsvWriter csv_writer(Buf *out);

// Put one cell. A text that a spreadsheet would take for a formula (csv_is_formula) gets an
// apostrophe in front, which stays visible: that is what OWASP advises against CSV injection. A
// real has a decimal comma; one that is infinite or not a number is an empty cell, as is an absent
// text.
void csv_put_str(CsvWriter *w, Str s);
void csv_put_int(CsvWriter *w, int64_t v);
void csv_put_size(CsvWriter *w, size_t v); // at most INT64_MAX
void csv_put_real(CsvWriter *w, double v);

#define csv_put(w, v)               \
    _Generic((v), Str               \
             : csv_put_str, int64_t \
             : csv_put_int, int     \
             : csv_put_int, size_t  \
             : csv_put_size, double \
             : csv_put_real)((w), (v))

void csv_row_end(CsvWriter *w);

// Whether s begins with = + - @ tab or CR.
bool csv_is_formula(Str s);

#endif
