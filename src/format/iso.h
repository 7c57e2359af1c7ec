// iso.h -- dates and times of day as ISO 8601 writes them, for the formats that carry dates.
#ifndef FORMAT_ISO_H
#define FORMAT_ISO_H

#include "base/base.h"

// A day, or a moment on a wall clock. In no time zone: what zone it is in, the reader knows.
typedef struct IsoTime {
    int year, month, day;     // 1..9999, 1..12, 1..31
    bool has_time;            // false: the whole day
    int hour, minute, second; // 0..23, 0..59, 0..59; 0 for a whole day
} IsoTime;

// Read "2026-03-01", "2026-03-01T09:30" or "2026-03-01T09:30:00" (a space for the T will do). All
// of s must be one existing day and time of the Gregorian calendar. A zone ("Z", "+01:00") is
// refused, because it would be lost.
bool iso_read(Str s, IsoTime *out);

// Days since 1970-01-01, which is 0; and back. The time of day is not looked at, and comes out as
// none. Meant for years near 1..9999: far outside, a year does not fit. Method: the year is counted
// from 1 March, so that the leap day comes last (H. Hinnant, "chrono-compatible low-level date
// algorithms").
int64_t iso_to_days(IsoTime t);
IsoTime iso_from_days(int64_t days);

// The UTC date and time of a moment (in those years) in seconds since 1970-01-01T00:00:00Z.
IsoTime iso_from_unix(int64_t seconds);

// Less than, equal to or more than 0, as a comes before, with or after b. A whole day is as its
// first second.
int iso_compare(IsoTime a, IsoTime b);

#endif
