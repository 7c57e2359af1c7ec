#include "text/privacy_find.h"
#include "text/rune.h"

#include <string.h>

char
scan_byte(Str t, size_t i)
{
    return i < t.n ? t.p[i] : 0;
}

bool
scan_digit(Str t, size_t i)
{
    char c = scan_byte(t, i);
    return c >= '0' && c <= '9';
}

bool
scan_upper(Str t, size_t i)
{
    char c = scan_byte(t, i);
    return c >= 'A' && c <= 'Z';
}

bool
scan_ascii(Str t, size_t i)
{
    char c = scan_byte(t, i);
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
is_alnum(uint32_t code)
{
    return rune_is_letter(code) || rune_is_digit(code);
}

bool
scan_inside(Str t, size_t i)
{
    return is_alnum(rune_at(t, i).code);
}

bool
scan_after(Str t, size_t i)
{
    return is_alnum(rune_before(t, i).code);
}

bool
scan_capital(Str t, size_t i)
{
    return rune_is_capital(rune_at(t, i).code);
}

size_t
scan_letters(Str t, size_t i)
{
    size_t start = i;
    for (Rune r; i - start < SCAN_WORD && rune_is_letter((r = rune_at(t, i)).code);)
        i += r.n;
    return i;
}

size_t
scan_digits(Str t, size_t i)
{
    size_t start = i;
    while (i - start < 20 && scan_digit(t, i))
        i++;
    return i;
}

size_t
scan_blank(Str t, size_t i)
{
    for (int k = 0; k < 4; k++) {
        char c = scan_byte(t, i);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            i++;
        else if (rune_at(t, i).code == 0xA0)
            i += 2;
        else
            break;
    }
    return i;
}

bool
scan_is(Str t, size_t start, size_t end, const Str *words, size_t n)
{
    Str here = {t.p + start, end - start};
    for (size_t k = 0; k < n; k++)
        if (str_same_letters(here, words[k]))
            return true;
    return false;
}

size_t
scan_word(Str t, size_t i, Str word)
{
    size_t end = i + word.n;
    return end <= t.n && scan_is(t, i, end, &word, 1) && !scan_inside(t, end) ? end : 0;
}

size_t
scan_any(Str t, size_t i, const Str *words, size_t n)
{
    char first = (char)(scan_byte(t, i) | 0x20); // of a letter: the small one
    for (size_t k = 0; k < n; k++) {
        size_t end = words[k].p[0] == first ? scan_word(t, i, words[k]) : 0;
        if (end)
            return end;
    }
    return 0;
}

bool
scan_context(Str t, size_t i, const Str *words, size_t n)
{
    size_t first = i > SCAN_BACK ? i - SCAN_BACK : 0;
    for (size_t k = i; k-- > first;) {
        char c = t.p[k];
        if (c == '?' || c == '!' || (c == '.' && scan_byte(t, k + 1) == ' '))
            break;
        for (size_t w = 0; w < n; w++)
            if (!scan_after(t, k) && scan_word(t, k, words[w]))
                return true;
    }
    return false;
}

// ---- numbers ------------------------------------------------------------------------------------

// The sign between two digits, and where the next digit is; 0 when the number ends.
static char
between(Str t, size_t i, size_t *next)
{
    char sign = 0;
    for (int k = 0; k < 3; k++) {
        char c = scan_byte(t, i);
        bool hard = rune_at(t, i).code == 0xA0;
        if (!hard && (c == 0 || !strchr(" -./)", c)))
            break;
        sign = sign ? '+' : hard ? ' ' : c;
        i += hard ? 2 : 1;
    }
    *next = i;
    return scan_digit(t, i) ? sign : 0;
}

Number
scan_number(Str t, size_t i)
{
    Number v = {.n = 0};
    while (v.n < SCAN_NUMBER && scan_digit(t, i)) {
        v.digit[v.n++] = t.p[i++];
        v.end[v.n] = i;
        if (!scan_digit(t, i)) {
            size_t next;
            char sign = between(t, i, &next);
            v.after[v.n] = sign ? sign : 'x';
            i = sign ? next : t.n;
        }
    }
    return v;
}

// ---- dates --------------------------------------------------------------------------------------

static const Str months[] = {
    STR("januari"),  STR("februari"), STR("maart"),    STR("april"),     STR("mei"),
    STR("juni"),     STR("juli"),     STR("augustus"), STR("september"), STR("oktober"),
    STR("november"), STR("december"), STR("jan"),      STR("feb"),       STR("mrt"),
    STR("apr"),      STR("jun"),      STR("jul"),      STR("aug"),       STR("sep"),
    STR("sept"),     STR("okt"),      STR("nov"),      STR("dec"),
};

bool
scan_is_month(Str t, size_t i)
{
    return SCAN_ANY(t, i, months) != 0;
}

// The value of at most four digits; *end is where they end. -1 when there are none, or more.
static int
small_number(Str t, size_t i, size_t *end)
{
    int value = 0;
    *end = scan_digits(t, i);
    if (*end == i || *end - i > 4)
        return -1;
    for (; i < *end; i++)
        value = value * 10 + (t.p[i] - '0');
    return value;
}

static bool
is_year(Str t, size_t i, size_t *end)
{
    int year = small_number(t, i, end);
    size_t digits = *end - i;
    return (digits == 4 && year >= 1880 && year < 2100) || (digits == 2 && year >= 0);
}

static size_t
written_date(Str t, size_t i)
{
    size_t end, month = scan_blank(t, i);
    size_t year = SCAN_ANY(t, month, months);
    if (month == i || !year)
        return 0;
    year += scan_byte(t, year) == '.' ? 1 : 0;
    year = scan_blank(t, year);
    return is_year(t, year, &end) && !scan_inside(t, end) ? end : 0;
}

size_t
scan_date(Str t, size_t i)
{
    size_t end, last;
    int first = small_number(t, i, &end);
    if (first < 1)
        return 0;
    if (end - i <= 2 && first <= 31) {
        size_t written = written_date(t, end);
        if (written)
            return written;
    }
    char sign = scan_byte(t, end);
    if (sign != '-' && sign != '/' && sign != '.' && sign != ' ')
        return 0;
    int month = small_number(t, end + 1, &last);
    if (month < 1 || month > 12 || last - end > 3 || scan_byte(t, last) != sign)
        return 0;
    if (first >= 1880 && first < 2100) { // 1990-03-03
        int day = small_number(t, last + 1, &end);
        return day >= 1 && day <= 31 && !scan_inside(t, end) ? end : 0;
    }
    return first <= 31 && is_year(t, last + 1, &end) && !scan_inside(t, end) ? end : 0;
}
