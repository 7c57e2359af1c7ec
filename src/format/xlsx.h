// xlsx.h -- writing workbooks for Excel and LibreOffice.
//
// The rows go to temporary files and not into memory, so a workbook of any length takes a few MiB
// plus the size of the result.
#ifndef FORMAT_XLSX_H
#define FORMAT_XLSX_H

#include "base/arena.h"

enum {
    XLSX_MAX_ROWS = 1048576, // with the header
    XLSX_MAX_COLUMNS = 256,
    XLSX_MAX_TEXT = 32767,     // UTF-16 units in a cell, Excel's own limit
    XLSX_MAX_SHEET_NAME = 31,  // characters
    XLSX_MAX_BYTES = 64 << 20, // of the finished file
};

typedef struct XlsxColumn {
    Str title;
    double width; // in characters, 0 < width <= 255; 0 for Excel's usual width
} XlsxColumn;

typedef struct Xlsx Xlsx;

// Begin a workbook. All files are made in `tmpdir`, an existing folder to which the caller's
// process may write; they carry names that nobody can guess and are gone after xlsx_finish(), or
// else when the arena is emptied. `created_s` is the time, in Unix seconds, that the file tells as
// its date; the same calls then give the same bytes.
Err xlsx_new(Arena *a, const char *tmpdir, int64_t created_s, Xlsx **out);

// Begin the next sheet and write its header: bold, frozen, with a filter for each column. E_INVALID
// for a name that Excel refuses: empty or too long, one of []:*?/\ in it, an apostrophe at either
// end, or a name that is there already (capitals do not count).
Err xlsx_sheet(Xlsx *x, Str name, const XlsxColumn *columns, size_t n);

// Put the next cell of this row. There must be a sheet, and no more cells than its columns
// (REQUIRE). E_LIMIT when the sheet is full.
//
// A text is never taken for a formula or a link. One that is longer than XLSX_MAX_TEXT is cut
// there and ends in dots (U+2026); xlsx_cut() counts these. A control character that XML cannot
// hold becomes U+FFFD. An absent text is an empty cell.
Err xlsx_text(Xlsx *x, Str s);

// A whole number; beyond 2^53 as text, because Excel would change its last digits.
Err xlsx_int(Xlsx *x, int64_t v);

Err xlsx_real(Xlsx *x, double v); // to 16 digits; an empty cell when not finite

// A real Excel date of "2026-03-01", or date and time of "2026-03-01T09:30", shown the Dutch way.
// What is not such a date (see iso.h) is E_INVALID; one before 1 March 1900, where the calendar of
// Excel is wrong, is put as text. An absent date is an empty cell.
Err xlsx_date(Xlsx *x, Str iso);

Err xlsx_blank(Xlsx *x);

void xlsx_row_end(Xlsx *x);

size_t xlsx_cut(const Xlsx *x); // how many texts were cut, up to now

// Complete the workbook and give its bytes, in the arena of xlsx_new(). It must have a sheet. The
// Xlsx cannot be used after this, whatever the result. E_LIMIT for a file of more than
// XLSX_MAX_BYTES, E_INTERNAL when a file could not be written (a full disk).
Err xlsx_finish(Xlsx *x, Str *out);

#endif
