// prm.h -- the files of the program SaTScan: settings ("Key=value") and tables of words.
#ifndef FORMAT_PRM_H
#define FORMAT_PRM_H

#include "base/arena.h"

enum {
    PRM_MAX_BYTES = 1 << 20,
    PRM_MAX_SETTINGS = 4000,
    TABLE_MAX_BYTES = 256 << 20,
    TABLE_MAX_WORDS = 24,
    TABLE_MAX_WORD = 255
};

typedef struct PrmSetting {
    Str key, value;
    size_t line;
} PrmSetting;

// Settings, in order. Section names "[...]" and remarks "; ..." are passed over; spaces around key
// and value are not part of them. E_INVALID, with "line N: " before the reason, for a line that is
// none of these, a key that comes twice, or text that is not UTF-8; E_LIMIT beyond the limits. The
// result points into text.
Err prm_read(Arena *a, Str text, const PrmSetting **out, size_t *n);

// A table without header: words that spaces or tabs separate; a word with spaces stands in double
// quotes. Empty lines are passed over.
typedef struct TableReader {
    Cursor c;
    size_t line;
} TableReader;

typedef struct TableRow {
    Str word[TABLE_MAX_WORDS];
    size_t n;
    size_t line; // counted from 1
} TableRow;

TableReader table_reader(Str text);

// The next row, into *out with n > 0; *more is false after the last. E_INVALID or E_LIMIT, with
// "line N: " before the reason, for a quote that does not end, too many or too long words, or a
// word that is not UTF-8.
Err table_next(TableReader *r, TableRow *out, bool *more);

// A date as these files write it: "2001/11/24", "2001-11-24", "2001/11", "2001" or "73" (for 1973).
// Years 1000 to 9999. *parts: how much of it is there, 1 (year) to 3 (day); what is absent is 1.
bool table_date(Str s, int *year, int *month, int *day, int *parts);

// A decimal number, exact up to 15 digits, with or without a point and an exponent; all of s.
bool table_number(Str s, double *out);

#endif
