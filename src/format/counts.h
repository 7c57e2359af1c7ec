// counts.h -- reading a series of counts from a table: one line for each day, week or month.
#ifndef FORMAT_COUNTS_H
#define FORMAT_COUNTS_H

#include "base/arena.h"

enum {
    COUNTS_MAX_BYTES = 8 << 20,
    COUNTS_MAX = 100000,        // counts in a series
    COUNTS_MAX_VALUE = 1000000, // one count
};

typedef struct CountSeries {
    Str column; // which was read
    size_t n;
    int64_t first_t; // t of the first; those after it follow without a gap
    const int64_t *counts;
    const int64_t *days; // from 1970-01-01; NULL when the table has no dates
} CountSeries;

// Read one column of a table with a header (csv.h). A column `t` numbers the lines, each one more
// than the one before (without it they are 1, 2, ...); a column `date` has the day of each line,
// rising, as 2026-03-01, or is empty in all of them. The other columns are counts: whole numbers
// from 0 up to COUNTS_MAX_VALUE; those that are not asked for are not looked at.
//
// An absent `column` is the only one with counts. observed1, observed2, ... which is how R names
// columns without a name, is the first, second, ... with counts unless one has that name.
//
// E_INVALID or E_LIMIT with the line and the reason. The answer is in the arena.
Err counts_read(Arena *a, Str text, Str column, CountSeries *out);

#endif
