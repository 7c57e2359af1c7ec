#include "format/prm.h"

#include <math.h>
#include <string.h>

// ---- settings -----------------------------------------------------------------------------------

static Str
next_line(Cursor *c)
{
    Str line = cursor_rest(c);
    const char *end = line.n > 0 ? memchr(line.p, '\n', line.n) : NULL;
    if (end)
        line.n = (size_t)(end - line.p);
    c->p += line.n + (end != NULL);
    return line;
}

static Err
add_setting(PrmSetting *v, size_t *n, Str line, size_t number)
{
    Cursor c = cursor(line);
    PrmSetting s = {.line = number};
    if (*n >= PRM_MAX_SETTINGS)
        FAIL(E_LIMIT, "line %zu: more than %d settings", number, PRM_MAX_SETTINGS);
    if (!str_is_utf8(line) || !cursor_until(&c, S("="), SIZE_MAX, &s.key))
        FAIL(E_INVALID, "line %zu: is not Key=value", number);
    s.key = str_trim(s.key);
    s.value = str_trim(cursor_rest(&c));
    if (s.key.n == 0 || s.key.n > TABLE_MAX_WORD)
        FAIL(E_INVALID, "line %zu: is not Key=value", number);
    for (size_t i = 0; i < *n; i++)
        if (str_eq(v[i].key, s.key))
            FAIL(E_INVALID, "line %zu: %.*s stands on line %zu too", number, (int)s.key.n, s.key.p,
                 v[i].line);
    v[(*n)++] = s;
    return OK;
}

Err
prm_read(Arena *a, Str text, const PrmSetting **out, size_t *n)
{
    if (text.n > PRM_MAX_BYTES)
        FAIL(E_LIMIT, "longer than %d bytes", PRM_MAX_BYTES);
    PrmSetting *v = NEW_N(a, PRM_MAX_SETTINGS, PrmSetting);
    Cursor c = cursor(text);
    cursor_take(&c, S("\xEF\xBB\xBF"));
    *n = 0;
    for (size_t number = 1; !cursor_at_end(&c); number++) {
        Str line = str_trim(next_line(&c));
        if (line.n > 0 && line.p[0] != ';' && line.p[0] != '[')
            TRY(add_setting(v, n, line, number));
    }
    *out = v;
    return OK;
}

// ---- tables -------------------------------------------------------------------------------------

TableReader
table_reader(Str text)
{
    TableReader r = {cursor(text), 0};
    cursor_take(&r.c, S("\xEF\xBB\xBF"));
    return r;
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool
plain_ascii(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= 0)
            return false;
    return true;
}

// Take one word; the cursor is at its first character.
static bool
take_word(Cursor *c, Str *out)
{
    if (cursor_take(c, S("\"")))
        return cursor_until(c, S("\""), TABLE_MAX_WORD, out);
    const char *from = c->p;
    while (c->p < c->end && !is_blank(*c->p))
        c->p++;
    *out = (Str){from, (size_t)(c->p - from)};
    return true;
}

static Err
split(Str line, TableRow *out)
{
    Cursor c = cursor(line);
    out->n = 0;
    for (;;) {
        while (c.p < c.end && is_blank(*c.p))
            c.p++;
        if (c.p >= c.end)
            return OK;
        if (out->n == TABLE_MAX_WORDS)
            FAIL(E_LIMIT, "line %zu: more than %d words", out->line, TABLE_MAX_WORDS);
        Str *word = &out->word[out->n++];
        if (!take_word(&c, word))
            FAIL(E_INVALID, "line %zu: a quote does not end", out->line);
        if (word->n > TABLE_MAX_WORD)
            FAIL(E_LIMIT, "line %zu: a word is longer than %d bytes", out->line, TABLE_MAX_WORD);
        if (!plain_ascii(*word) && !str_is_utf8(*word))
            FAIL(E_INVALID, "line %zu: is not UTF-8", out->line);
    }
}

Err
table_next(TableReader *r, TableRow *out, bool *more)
{
    out->n = 0;
    while (out->n == 0 && r->c.p < r->c.end) {
        Str line = next_line(&r->c);
        out->line = ++r->line;
        TRY(split(line, out));
    }
    *more = out->n > 0;
    return OK;
}

// Up to `most` digits; how many.
static size_t
take_digits(Cursor *c, size_t most, int *out)
{
    size_t n = 0;
    *out = 0;
    for (; n < most && c->p < c->end && *c->p >= '0' && *c->p <= '9'; n++)
        *out = *out * 10 + (*c->p++ - '0');
    return n;
}

bool
table_date(Str s, int *year, int *month, int *day, int *parts)
{
    Cursor c = cursor(s);
    size_t digits = take_digits(&c, 4, year);
    *month = *day = *parts = 1;
    if (digits == 2)
        *year += 1900;
    else if (digits != 4 || *year < 1000)
        return false;
    char separator = c.p < c.end ? *c.p : '\0';
    for (int *part = month; c.p < c.end && *parts < 3; part = day, ++*parts) {
        if ((separator != '/' && separator != '-') || *c.p++ != separator ||
            take_digits(&c, 2, part) == 0)
            return false;
    }
    static const int length[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = *year % 4 == 0 && (*year % 100 != 0 || *year % 400 == 0);
    return c.p == c.end && *month >= 1 && *month <= 12 && *day >= 1 &&
           *day <= length[*month - 1] - (*month == 2 && !leap);
}

bool
table_number(Str s, double *out)
{
    Cursor c = cursor(s);
    int64_t digits = 0, exponent = 0, power = 0;
    size_t seen = 0, n = 0;
    bool minus = cursor_take(&c, S("-")), point = false;
    if (!minus)
        cursor_take(&c, S("+"));
    for (; c.p < c.end && ((*c.p >= '0' && *c.p <= '9') || (*c.p == '.' && !point)); c.p++) {
        if (*c.p == '.') {
            point = true;
            continue;
        }
        seen++;
        n += digits > 0 || *c.p != '0';
        digits = n <= 18 ? digits * 10 + (*c.p - '0') : digits;
        exponent -= point && n <= 18;
        exponent += !point && n > 18;
    }
    if (c.p < c.end && (*c.p == 'e' || *c.p == 'E')) {
        c.p++;
        cursor_take(&c, S("+"));
        if (!str_to_int(cursor_rest(&c), &power) || power < -300 || power > 300)
            return false;
        c.p = c.end;
    }
    exponent += power;
    double scale = pow(10, (double)(exponent < 0 ? -exponent : exponent));
    *out = exponent < 0 ? (double)digits / scale : (double)digits * scale;
    *out = minus ? -*out : *out;
    return seen > 0 && c.p == c.end && isfinite(*out);
}
