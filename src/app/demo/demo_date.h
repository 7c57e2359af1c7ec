// demo_date.h -- days, dates and the clock of Amsterdam, as far as the demo plan needs them.
#ifndef APP_DEMO_DATE_H
#define APP_DEMO_DATE_H

#include "base/arena.h"

// A day is a count of days since 1970-01-01 in the proleptic Gregorian calendar.
typedef struct DemoDate {
    int year, month, day; // month 1..12, day 1..31
} DemoDate;

int64_t demo_day(int year, int month, int day);
DemoDate demo_date(int64_t day);
int demo_weekday(int64_t day); // 0 Monday .. 6 Sunday

// "YYYY-MM-DD" of a day from 2000 to 2100. E_INVALID when the text is something else or no date.
Err demo_day_parse(Str text, int64_t *day);
Str demo_day_text(Arena *a, int64_t day);

// Unix seconds of a local time in Amsterdam: UTC+1, or UTC+2 from the last Sunday of March to the
// last Sunday of October (changes at 01:00 UTC). second_of_day is 3 * 3600 or more, so that no
// local time is asked for that does not exist or exists twice.
int64_t demo_unix(int64_t day, int second_of_day);

// The other way round: the local day on which this moment falls, and its second, if wanted.
int64_t demo_local_day(int64_t unix_s, int *second_of_day);

#endif
