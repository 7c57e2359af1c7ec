#include "app/import/import_value.h"

#include <time.h>

static bool
take_digits(Cursor *c, size_t most, int64_t *out, size_t *n)
{
    Str s = {c->p, 0};
    while (s.n < most && c->p < c->end && *c->p >= '0' && *c->p <= '9') {
        c->p++;
        s.n++;
    }
    *n = s.n;
    return s.n > 0 && str_to_int(s, out);
}

static bool
take_dash(Cursor *c)
{
    return cursor_take(c, S("-")) || cursor_take(c, S("/"));
}

static int64_t
days_in(int64_t year, int64_t month)
{
    static const int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

typedef struct Ymd {
    int64_t year, month, day;
} Ymd;

static bool
take_day(Cursor *c, Ymd *out)
{
    int64_t first, last;
    size_t nfirst, n, nlast;
    if (!take_digits(c, 4, &first, &nfirst) || !take_dash(c) ||
        !take_digits(c, 2, &out->month, &n) || !take_dash(c) || !take_digits(c, 4, &last, &nlast))
        return false;
    bool year_first = nfirst == 4;
    if ((year_first ? nlast > 2 : nfirst > 2 || nlast != 4))
        return false;
    out->year = year_first ? first : last;
    out->day = year_first ? last : first;
    return out->year >= 2000 && out->year <= 2099 && out->month >= 1 && out->month <= 12 &&
           out->day >= 1 && out->day <= days_in(out->year, out->month);
}

bool
import_day(Arena *a, Str text, Str *out)
{
    Cursor c = cursor(text);
    Ymd d;
    if (!take_day(&c, &d) || !cursor_at_end(&c))
        return false;
    *out =
        str_fmt(a, "%04lld-%02lld-%02lld", (long long)d.year, (long long)d.month, (long long)d.day);
    return true;
}

bool
import_moment(Arena *a, Str text, int64_t *out)
{
    Cursor c = cursor(text);
    int64_t hour = 12, minute = 0, second = 0;
    size_t n;
    Ymd d;
    (void)a;
    if (!take_day(&c, &d))
        return false;
    if (cursor_take(&c, S(" ")) || cursor_take(&c, S("T"))) {
        if (!take_digits(&c, 2, &hour, &n) || !cursor_take(&c, S(":")) ||
            !take_digits(&c, 2, &minute, &n))
            return false;
        if (cursor_take(&c, S(":")) && !take_digits(&c, 2, &second, &n))
            return false;
    }
    if (!cursor_at_end(&c) || hour > 23 || minute > 59 || second > 59)
        return false;
    struct tm local = {.tm_year = (int)d.year - 1900,
                       .tm_mon = (int)d.month - 1,
                       .tm_mday = (int)d.day,
                       .tm_hour = (int)hour,
                       .tm_min = (int)minute,
                       .tm_sec = (int)second,
                       .tm_isdst = -1};
    *out = (int64_t)mktime(&local);
    return true;
}

Str
import_code(Choices choices, Str text)
{
    for (size_t i = 0; i < choices.n; i++)
        if (str_same_letters(choices.v[i].code, text))
            return choices.v[i].code;
    for (size_t i = 0; i < choices.n; i++) {
        Cursor c = cursor(choices.v[i].label);
        Str before = choices.v[i].label;
        (void)cursor_until(&c, S(":"), SIZE_MAX, &before);
        if (str_same_letters(choices.v[i].label, text) || str_same_letters(before, text))
            return choices.v[i].code;
    }
    return (Str){0};
}

bool
import_yes(Str text, bool *out)
{
    static const Str yes[] = {STR("ja"), STR("x"), STR("1")};
    static const Str no[] = {STR("nee"), STR(""), STR("0")};
    for (size_t i = 0; i < COUNT(yes); i++) {
        *out = str_same_letters(text, yes[i]);
        if (*out || str_same_letters(text, no[i]))
            return true;
    }
    return false;
}

Str
import_text(Arena *a, Str text)
{
    text = str_trim(text);
    bool has_cr = false;
    for (size_t i = 0; i < text.n; i++)
        has_cr |= text.p[i] == '\r';
    if (!has_cr)
        return text;
    char *p = NEW_N(a, text.n, char);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] != '\r')
            p[n++] = text.p[i];
        else if (i + 1 == text.n || text.p[i + 1] != '\n')
            p[n++] = '\n';
    return (Str){p, n};
}
