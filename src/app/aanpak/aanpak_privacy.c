// What points at a person in a targeted approach: it is refused, names without a title too.
#include "app/aanpak/aanpak_inside.h"

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

// A capital with an accent: of the letters in two bytes, the first half of the first row (Latin-1),
// or any of a later row.
static bool
starts_upper(Str w)
{
    if (w.n == 0 || is_upper(w.p[0]))
        return w.n > 0;
    unsigned char c = (unsigned char)w.p[0];
    return w.n > 1 && (c > 0xC3 || (c == 0xC3 && (unsigned char)w.p[1] < 0xA0));
}

static bool
is_word(char c)
{
    return is_upper(c) || (c >= 'a' && c <= 'z') || ((unsigned char)c & 0x80) || c == '\'' ||
           c == '-' || c == '.';
}

static Str
next_word(Cursor *c)
{
    while (c->p < c->end && *c->p == ' ')
        c->p++;
    const char *from = c->p;
    while (c->p < c->end && is_word(*c->p))
        c->p++;
    if (c->p == from && c->p < c->end)
        c->p++; // a mark or a digit stands between two words
    return (Str){from, (size_t)(c->p - from)};
}

// "Jan", "J.", "O'Neil", "Özgür"; not "AVG" or "OM".
static bool
looks_like_name(Str w)
{
    static const Str plain[] = {STR("De"),    STR("Het"),      STR("Een"),    STR("Wet"),
                                STR("In"),    STR("Op"),       STR("Bij"),    STR("Er"),
                                STR("Dit"),   STR("Dat"),      STR("Als"),    STR("Volgens"),
                                STR("Zorg-"), STR("Openbaar"), STR("Artikel")};
    for (size_t i = 0; i < COUNT(plain); i++)
        if (str_eq(w, plain[i]))
            return false;
    if (!starts_upper(w))
        return false;
    return (w.n == 2 && w.p[1] == '.') || (w.n > 2 && !is_upper(w.p[1]) && w.p[w.n - 1] != '-');
}

static bool
stands_between(Str w) // the small words of a Dutch surname
{
    static const Str small[] = {STR("van"), STR("de"), STR("der"), STR("den"), STR("ter"),
                                STR("ten"), STR("el"), STR("al"),  STR("von"), STR("'t")};
    for (size_t i = 0; i < COUNT(small); i++)
        if (str_eq(w, small[i]))
            return true;
    return false;
}

// Two words that look like names after each other, with at most small words between.
static bool
has_full_name(Str text)
{
    bool before = false;
    for (Cursor c = cursor(text); !cursor_at_end(&c);) {
        Str w = next_word(&c);
        if (w.n == 0 || stands_between(w))
            continue;
        bool is_name = looks_like_name(w);
        if (is_name && before)
            return true;
        before = is_name && (w.n == 2 || w.p[w.n - 1] != '.'); // "Jan." ends a sentence
    }
    return false;
}

Str
aanpak_refuse(Arena *a, Str text)
{
    Str hits = layout_text_hits(a, text);
    if (hits.p)
        return str_fmt(a, "Dit wijst naar een persoon: %.*s. Dat mag hier niet staan.", (int)hits.n,
                       hits.p);
    if (has_full_name(text))
        return S("Dit lijkt op een naam. Een naam mag hier niet staan: noem een functie, met een "
                 "kleine letter.");
    return (Str){0};
}
