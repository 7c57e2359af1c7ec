// import_value.h -- what people write in a cell, as it is stored: days, moments, codes.
#ifndef APP_IMPORT_VALUE_H
#define APP_IMPORT_VALUE_H

#include "app/layout/layout.h"

// "2026-01-31", "31-01-2026" or "31/1/2026" as 2026-01-31. False when there is no such day, or when
// it lies before 2000 or after 2099.
bool import_day(Arena *a, Str text, Str *out);

// A day, with or without a time ("31-01-2026 14:05"), in the Netherlands; without time it is noon.
bool import_moment(Arena *a, Str text, int64_t *out);

// A code of the list, or a label, or a label up to its colon; capitals do not count. Absent when
// the list has none.
Str import_code(Choices choices, Str text);

// "ja", "nee", "x", "1", "0" or empty.
bool import_yes(Str text, bool *out);

// Without spaces around it, and with line ends as forms send them. Points into text when it can.
Str import_text(Arena *a, Str text);

#endif
