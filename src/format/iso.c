#include "format/iso.h"

enum { DAY_S = 86400 };

static bool
is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

// Exactly n digits, whose value is from min to max.
static bool
take_number(Cursor *c, size_t n, int min, int max, int *out)
{
    Str rest = cursor_rest(c);
    int value = 0;
    if (rest.n < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (rest.p[i] < '0' || rest.p[i] > '9')
            return false;
        value = value * 10 + (rest.p[i] - '0');
    }
    c->p += n;
    *out = value;
    return value >= min && value <= max;
}

bool
iso_read(Str s, IsoTime *out)
{
    IsoTime t = {0};
    if (s.n == 0)
        return false;
    Cursor c = cursor(s);
    if (!take_number(&c, 4, 1, 9999, &t.year) || !cursor_take(&c, S("-")) ||
        !take_number(&c, 2, 1, 12, &t.month) || !cursor_take(&c, S("-")) ||
        !take_number(&c, 2, 1, days_in(t.year, t.month), &t.day))
        return false;
    t.has_time = !cursor_at_end(&c);
    if (t.has_time) {
        if (!(cursor_take(&c, S("T")) || cursor_take(&c, S(" "))) ||
            !take_number(&c, 2, 0, 23, &t.hour) || !cursor_take(&c, S(":")) ||
            !take_number(&c, 2, 0, 59, &t.minute))
            return false;
        if (cursor_take(&c, S(":")) && !take_number(&c, 2, 0, 59, &t.second))
            return false;
    }
    *out = t;
    return cursor_at_end(&c);
}

int64_t
iso_to_days(IsoTime t)
{
    int64_t year = t.year - (t.month <= 2);
    int64_t century4 = (year >= 0 ? year : year - 399) / 400; // 400 years are 146097 days
    int64_t of_400 = year - century4 * 400;
    int64_t of_year = (153 * (t.month + (t.month > 2 ? -3 : 9)) + 2) / 5 + t.day - 1;
    return century4 * 146097 + of_400 * 365 + of_400 / 4 - of_400 / 100 + of_year - 719468;
}

IsoTime
iso_from_days(int64_t days)
{
    days += 719468;
    int64_t century4 = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_400 = days - century4 * 146097; // in days
    int64_t year = (of_400 - of_400 / 1460 + of_400 / 36524 - of_400 / 146096) / 365;
    int64_t of_year = of_400 - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153; // 0 is March
    int real_month = (int)(month < 10 ? month + 3 : month - 9);
    return (IsoTime){.year = (int)(year + century4 * 400) + (real_month <= 2),
                     .month = real_month,
                     .day = (int)(of_year - (153 * month + 2) / 5 + 1)};
}

IsoTime
iso_from_unix(int64_t seconds)
{
    int64_t days = seconds / DAY_S - (seconds % DAY_S < 0);
    int of_day = (int)(seconds - days * DAY_S);
    IsoTime t = iso_from_days(days);
    t.has_time = true;
    t.hour = of_day / 3600;
    t.minute = of_day / 60 % 60;
    t.second = of_day % 60;
    return t;
}

int
iso_compare(IsoTime a, IsoTime b)
{
    int64_t x = iso_to_days(a) * DAY_S + a.hour * 3600 + a.minute * 60 + a.second;
    int64_t y = iso_to_days(b) * DAY_S + b.hour * 3600 + b.minute * 60 + b.second;
    return (x > y) - (x < y);
}
