#include "text/privacy_find.h"

#include <string.h>

// Is the digit at i the first of its number, and not a later part of 1.234.567 or 12-06-...?
static bool
begins_number(Str t, size_t i)
{
    return i < 2 || !strchr(".,-:", t.p[i - 1]) || !scan_digit(t, i - 2);
}

// Does a number that ends here really end, or does 12,50 or 14:00 go on?
static bool
ends_number(Str t, size_t end)
{
    char c = scan_byte(t, end);
    return !scan_inside(t, end) && !(c && strchr(".,-:/%", c) && scan_digit(t, end + 1)) &&
           c != '%';
}

// ---- telephone ----------------------------------------------------------------------------------

// d: the nine digits after the 0 or +31. Free, paid and company-wide numbers are of nobody.
static bool
is_personal(const char *d)
{
    if (d[0] == '8')
        return d[1] == '4' || d[1] == '5' || d[1] == '7';
    return d[0] >= '1' && d[0] <= '7';
}

// 06-12-2025, perhaps with a time after it. With two digits for the year it may be a number.
static bool
is_day(Str t, size_t i)
{
    size_t end = scan_date(t, i);
    return end > i + 5 && scan_digit(t, end - 4) && scan_digit(t, end - 3) &&
           !scan_digit(t, end - 5);
}

static size_t
national(Str t, size_t i)
{
    bool bracket = scan_byte(t, i) == '(';
    size_t digits = bracket ? i + 1 : i;
    if (scan_byte(t, digits) != '0' || is_day(t, digits))
        return 0;
    Number v = scan_number(t, digits);
    if (v.n < 10 || !v.after[10] || !is_personal(v.digit + 1) || !ends_number(t, v.end[10]))
        return 0;
    size_t area = 1;
    while (!v.after[area])
        area++;
    bool mobile = v.digit[1] == '6';
    if (bracket && !memchr(t.p + v.end[area], ')', 1))
        return 0;
    return mobile || area == 3 || area == 4 || area == 10 ? v.end[10] : 0;
}

// What follows +31 or 0031: (0)6 12345678, 223 123456.
static size_t
after_31(Str t, size_t i)
{
    if (scan_byte(t, i) == ')')
        i++;
    i += i < t.n && strchr(" -.", t.p[i]) ? 1 : 0;
    Cursor c = {t.p + i, t.p + t.n};
    if (cursor_take(&c, S("(0)")) || cursor_take(&c, S("0")))
        i = (size_t)(c.p - t.p);
    i += i < t.n && strchr(" -.", t.p[i]) ? 1 : 0;
    Number v = scan_number(t, i);
    if (v.n < 9 || !v.after[9] || !is_personal(v.digit) || !ends_number(t, v.end[9]))
        return 0;
    return v.end[9];
}

static size_t
foreign(Str t, size_t i)
{
    Number v = scan_number(t, i);
    if (v.n < 9 || v.n > 15 || v.digit[0] == '0' || !ends_number(t, v.end[v.n]))
        return 0;
    return v.end[v.n];
}

size_t
find_phone(Str t, size_t i)
{
    size_t at = scan_byte(t, i) == '(' ? i + 1 : i;
    if (!begins_number(t, i))
        return 0;
    if (scan_byte(t, at) == '+') {
        at++;
        at += scan_byte(t, at) == ' ' ? 1 : 0;
        Str rest = {t.p + at, t.n - at};
        return str_starts(rest, S("31")) ? after_31(t, at + 2) : foreign(t, at);
    }
    Str rest = {t.p + at, t.n - at};
    if (str_starts(rest, S("0031")))
        return after_31(t, at + 4);
    if (str_starts(rest, S("0032")) || str_starts(rest, S("0049")))
        return foreign(t, at + 2);
    return national(t, i);
}

// ---- citizen number -----------------------------------------------------------------------------

// 9*a + 8*b + ... + 2*h - i is a multiple of eleven; an eight-digit number begins with a nought.
static bool
eleven_test(const char *digit, size_t n)
{
    int sum = 0, any = 0;
    for (size_t k = 0; k < n; k++) {
        int value = digit[k] - '0', left = (int)(n - k);
        sum += value * (left == 1 ? -1 : left);
        any |= value;
    }
    return any && sum % 11 == 0;
}

// How the first n digits are grouped, as a number: 333 for 123.456.782. 0 without groups, -1 when
// the signs differ.
static int
grouping(const Number *v, size_t n)
{
    int groups = 0;
    char sign = 0;
    size_t last = 0;
    for (size_t k = 1; k < n; k++) {
        if (!v->after[k])
            continue;
        if ((sign && v->after[k] != sign) || v->after[k] == '+' || v->after[k] == '/')
            return -1;
        sign = v->after[k];
        groups = groups * 10 + (int)(k - last);
        last = k;
    }
    return groups ? groups * 10 + (int)(n - last) : 0;
}

// 20250312 and 12032025 are days.
static bool
is_packed_day(const char *d)
{
    int v[4];
    for (size_t k = 0; k < 4; k++)
        v[k] = (d[2 * k] - '0') * 10 + (d[2 * k + 1] - '0');
    bool year_first = (v[0] == 19 || v[0] == 20) && v[2] >= 1 && v[2] <= 12 && v[3] <= 31;
    bool year_last = (v[2] == 19 || v[2] == 20) && v[1] >= 1 && v[1] <= 12 && v[0] <= 31;
    return year_first || year_last;
}

size_t
find_bsn(Str t, size_t i)
{
    static const Str named[] = {STR("bsn"), STR("bsn-nummer"), STR("burgerservicenummer"),
                                STR("sofinummer"), STR("sofi-nummer")};
    static const Str counted[] = {STR("euro"),  STR("inwoners"), STR("mensen"), STR("keer"),
                                  STR("stuks"), STR("kubieke"),  STR("kilo"),   STR("views")};
    static const Str numbers[] = {
        STR("zaaknummer"),     STR("zaak"),          STR("kenmerk"),          STR("kvk"),
        STR("kvk-nummer"),     STR("factuurnummer"), STR("ordernummer"),      STR("meldnummer"),
        STR("meldingsnummer"), STR("projectnummer"), STR("vergunningnummer"), STR("referentie"),
        STR("dossiernummer")};

    if (!scan_digit(t, i) || !begins_number(t, i))
        return 0;
    Number v = scan_number(t, i);
    for (size_t n = 9; n >= 8; n--) {
        if (v.n < n || !v.after[n] || !ends_number(t, v.end[n]) || !eleven_test(v.digit, n))
            continue;
        if (SCAN_CONTEXT(t, i, named))
            return grouping(&v, n) >= 0 ? v.end[n] : 0;
        int groups = grouping(&v, n);
        bool usual = groups == 0 || (n == 9 && (groups == 333 || groups == 423 || groups == 324));
        bool money = i >= 3 && (str_eq((Str){t.p + i - 3, 3}, S("€")) ||
                                (i >= 4 && str_eq((Str){t.p + i - 4, 4}, S("€ "))));
        if (!usual || money || (n == 8 && is_packed_day(v.digit)) ||
            SCAN_ANY(t, scan_blank(t, v.end[n]), counted) || SCAN_CONTEXT(t, i, numbers))
            continue;
        return v.end[n];
    }
    return 0;
}

// ---- bank account -------------------------------------------------------------------------------

// Country and total length, from the ISO 13616 register.
static const char lengths[] =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18"
    "FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LI21LT20LU20LV21LY25"
    "MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SD18SE24SI19SK24SM27"
    "ST25SV28TL23TN24TR26UA29VA22VG24XK20";

static size_t
iban_length(char a, char b)
{
    for (const char *p = lengths; *p; p += 4)
        if (p[0] == a && p[1] == b)
            return (size_t)(p[2] - '0') * 10 + (size_t)(p[3] - '0');
    return 0;
}

// ISO 7064: with the first four signs at the end, and A as 10, the whole is 1 modulo 97.
static bool
mod_97(const char *sign, size_t n)
{
    unsigned rest = 0;
    for (size_t k = 0; k < n; k++) {
        char c = sign[(k + 4) % n];
        unsigned value = c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'A') + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
}

size_t
find_iban(Str t, size_t i)
{
    char sign[36];
    size_t n = 0, want = 34;
    if (!scan_ascii(t, i) || !scan_ascii(t, i + 1))
        return 0;
    if (!scan_digit(t, i + 2) && !scan_digit(t, i + 3)) // "NL69", "NL 69"; most words end here
        return 0;
    while (n < want) {
        char c = scan_byte(t, i);
        if (!scan_digit(t, i) && !scan_ascii(t, i))
            return 0;
        sign[n++] = (char)(c >= 'a' ? c - 'a' + 'A' : c);
        i++;
        if (n == 2 && (want = iban_length(sign[0], sign[1])) == 0)
            return 0;
        if ((n == 3 || n == 4) && !(c >= '0' && c <= '9'))
            return 0;
        if (n < want && n >= 2 && i < t.n && strchr(" .-", t.p[i]))
            i++;
    }
    return !scan_inside(t, i) && mod_97(sign, n) ? i : 0;
}

// ---- date of birth ------------------------------------------------------------------------------

// From "te Duinveen op" or "in Duinveen op" to the date.
static size_t
skip_birthplace(Str t, size_t i)
{
    static const Str in[] = {STR("te"), STR("in")};
    size_t place = SCAN_ANY(t, i, in);
    if (!place || !scan_capital(t, scan_blank(t, place)))
        return i;
    for (int words = 0; words < 3; words++) {
        place = scan_letters(t, scan_blank(t, place));
        place += scan_byte(t, place) == '-' || scan_byte(t, place) == ',' ? 1 : 0;
        if (scan_word(t, scan_blank(t, place), S("op")))
            return scan_blank(t, place);
    }
    return i;
}

size_t
find_birth(Str t, size_t i)
{
    static const Str words[] = {STR("geboren"),   STR("geb"),         STR("geboortedatum"),
                                STR("geb.datum"), STR("geboortedag"), STR("gebdatum")};
    static const Str links[] = {STR("op"), STR("is"), STR("was"), STR("d.d.")};
    size_t date = SCAN_ANY(t, i, words);
    if (!date) {
        size_t end = scan_digit(t, i) && begins_number(t, i) ? scan_date(t, i) : 0;
        return end ? scan_word(t, scan_blank(t, end), S("geboren")) : 0;
    }
    date += scan_byte(t, date) == '.' || scan_byte(t, date) == ':' ? 1 : 0;
    date = skip_birthplace(t, scan_blank(t, date));
    size_t link = SCAN_ANY(t, date, links);
    if (link)
        date = scan_blank(t, link + (scan_byte(t, link) == ':' ? 1 : 0));
    return scan_date(t, date);
}
