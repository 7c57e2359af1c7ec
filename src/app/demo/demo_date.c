#include "app/demo/demo_date.h"

enum { DAY_S = 86400 };

// Days and dates after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": a year that
// begins in March puts the leap day last.
int64_t
demo_day(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = y / 400, of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

DemoDate
demo_date(int64_t day)
{
    int64_t z = day + 719468, era = z / 146097, doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);
    int year = (int)(yoe + era * 400 + (month <= 2 ? 1 : 0));
    return (DemoDate){year, month, (int)(doy - (153 * mp + 2) / 5 + 1)};
}

int
demo_weekday(int64_t day)
{
    return (int)((day + 3) % 7);
}

Err
demo_day_parse(Str text, int64_t *day)
{
    int64_t y, m, d;
    if (text.n != 10 || text.p[4] != '-' || text.p[7] != '-' || !str_to_int((Str){text.p, 4}, &y) ||
        !str_to_int((Str){text.p + 5, 2}, &m) || !str_to_int((Str){text.p + 8, 2}, &d))
        FAIL(E_INVALID, "a date is YYYY-MM-DD");
    if (y < 2000 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31)
        FAIL(E_INVALID, "a date from 2000 to 2100");
    *day = demo_day((int)y, (int)m, (int)d);
    if (demo_date(*day).day != d)
        FAIL(E_INVALID, "no such day in this month");
    return OK;
}

Str
demo_day_text(Arena *a, int64_t day)
{
    DemoDate d = demo_date(day);
    return str_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static int64_t
last_sunday(int year, int month)
{
    int64_t last = demo_day(year, month, 31);
    return last - (demo_weekday(last) + 1) % 7;
}

// Seconds that the clock in Amsterdam is ahead of UTC at this moment.
static int64_t
ahead(int64_t unix_s)
{
    int year = demo_date(unix_s / DAY_S).year;
    int64_t begin = last_sunday(year, 3) * DAY_S + 3600, end = last_sunday(year, 10) * DAY_S + 3600;
    return unix_s >= begin && unix_s < end ? 7200 : 3600;
}

int64_t
demo_unix(int64_t day, int second_of_day)
{
    REQUIRE(second_of_day >= 3 * 3600 && second_of_day < DAY_S);
    int64_t local = day * DAY_S + second_of_day;
    return local - ahead(local - 7200);
}

int64_t
demo_local_day(int64_t unix_s, int *second_of_day)
{
    int64_t local = unix_s + ahead(unix_s);
    if (second_of_day)
        *second_of_day = (int)(local % DAY_S);
    return local / DAY_S;
}
