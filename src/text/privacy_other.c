#include "text/privacy_find.h"

#include <string.h>

// ---- licence plates -----------------------------------------------------------------------------

// The sidecodes of the RDW: X a letter, 9 a digit.
static const char *const sidecodes[] = {
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
};

typedef struct Plate {
    size_t end;
    char sign;         // between the groups: '-', ' ' or 0
    bool upper, vowel; // all letters are capitals; one of them is a vowel
    size_t sidecode;   // 1 to 14
} Plate;

// Does the text at i have the form of this sidecode?
static bool
has_form(Str t, size_t i, const char *form, Plate *p)
{
    *p = (Plate){.upper = true};
    bool first = true;
    for (; *form; form++) {
        char c = scan_byte(t, i);
        if (*form == '-') {
            char sign = c == '-' || c == ' ' ? c : 0;
            if (!first && sign != p->sign)
                return false;
            p->sign = sign;
            first = false;
            i += sign ? 1 : 0;
            continue;
        }
        if (*form == '9' ? !scan_digit(t, i) : !scan_ascii(t, i))
            return false;
        if (*form == 'X') {
            p->upper = p->upper && scan_upper(t, i);
            p->vowel = p->vowel || strchr("AEIOUaeiou", c);
        }
        i++;
    }
    p->end = i;
    return !scan_inside(t, i) && !(scan_byte(t, i) == '-' && scan_inside(t, i + 1));
}

// With dashes the form says enough, unless the letters make a word ("1-op-100"). Without, the
// plate must be in capitals, and words around it must speak of a vehicle, or the form must be one
// that little else has: no vowels, not the form of a postal code, not spaced.
static bool
is_plate(Str t, size_t i, const Plate *p)
{
    static const Str words[] = {STR("kenteken"), STR("kentekens"), STR("kentekenplaat"),
                                STR("nummerbord"), STR("nummerplaat")};
    static const Str vehicles[] = {
        STR("auto"),     STR("bus"),       STR("busje"),      STR("bestelbus"), STR("bestelbusje"),
        STR("wagen"),    STR("scooter"),   STR("brommer"),    STR("motor"),     STR("vrachtwagen"),
        STR("voertuig"), STR("aanhanger"), STR("volkswagen"), STR("golf"),      STR("polo"),
        STR("bmw"),      STR("audi"),      STR("mercedes"),   STR("opel"),      STR("ford"),
        STR("renault"),  STR("peugeot"),   STR("trekker"),    STR("tractor"),   STR("bestelwagen"),
        STR("taxi"),     STR("camper"),    STR("toyota"),     STR("kia")};
    if (SCAN_CONTEXT(t, i, words))
        return true;
    bool context = SCAN_CONTEXT(t, i, vehicles);
    bool old = p->sidecode <= 3;
    if (p->sign == '-')
        return context || (!p->vowel || (p->upper && old));
    if (!p->upper)
        return false;
    return context ? !(p->sign == ' ' && p->vowel) : !p->sign && !p->vowel && !old;
}

size_t
find_plate(Str t, size_t i)
{
    Plate p;
    bool digit = false; // each sidecode has one among its first five signs, with two dashes
    for (size_t k = i; k < i + 7; k++)
        digit = digit || scan_digit(t, k);
    if (!digit || (i > 0 && t.p[i - 1] == '-'))
        return 0;
    for (size_t k = 0; k < COUNT(sidecodes); k++) {
        if (!has_form(t, i, sidecodes[k], &p))
            continue;
        p.sidecode = k + 1;
        if (is_plate(t, i, &p))
            return p.end;
    }
    return 0;
}

// ---- names after a title ------------------------------------------------------------------------

// The end of the title at i, with its point when it is an abbreviation; 0 when there is none.
static size_t
title(Str t, size_t i)
{
    static const Str full[] = {STR("mevrouw"), STR("meneer"), STR("mijnheer"), STR("juffrouw")};
    static const Str shorts[] = {STR("dhr"), STR("mevr"), STR("mej")};
    size_t end = SCAN_ANY(t, i, full);
    if (end)
        return end;
    end = scan_word(t, i, S("de"));
    if (end)
        return scan_word(t, scan_blank(t, end), S("heer"));
    end = SCAN_ANY(t, i, shorts);
    if (!end && scan_byte(t, i + 1) == 'w') // mw and Mw, but MW is a megawatt
        end = scan_word(t, i, S("mw"));
    return end ? end + (scan_byte(t, end) == '.' ? 1 : 0) : 0;
}

// The end of initials ("J.P. ") from i; i when there are none.
static size_t
initials(Str t, size_t i)
{
    size_t at = i;
    for (int k = 0; k < 6; k++) {
        size_t end = scan_letters(t, at);
        if (!scan_capital(t, at) || end - at > 2 || scan_byte(t, end) != '.')
            break;
        at = scan_blank(t, end + 1);
    }
    return at;
}

// One capitalised part of a name at i, double names as a whole; 0 when there is none.
static size_t
name_part(Str t, size_t i)
{
    static const Str offices[] = {
        STR("burgemeester"), STR("wethouder"),    STR("voorzitter"),
        STR("minister"),     STR("griffier"),     STR("commissaris"),
        STR("raadslid"),     STR("gedeputeerde"), STR("staatssecretaris")};
    size_t end = scan_letters(t, i);
    if (!scan_capital(t, i) || SCAN_IS(t, i, end, offices))
        return 0;
    size_t first = end - i;
    while (scan_byte(t, end) == '-' || scan_byte(t, end) == '\'') {
        size_t next = scan_letters(t, end + 1);
        size_t link = scan_blank(t, next);
        if (next == end + 1)
            break;
        if (!scan_capital(t, end + 1) && link > next && scan_capital(t, link)) // Bakker-de Boer
            next = scan_letters(t, link);
        else if (!scan_capital(t, end + 1))
            break;
        end = next;
    }
    return first >= 2 || end - i > 3 ? end : 0;
}

size_t
find_name(Str t, size_t i)
{
    static const Str links[] = {STR("van"), STR("de"),  STR("der"), STR("den"), STR("ter"),
                                STR("ten"), STR("te"),  STR("'t"),  STR("het"), STR("el"),
                                STR("al"),  STR("von"), STR("la"),  STR("ben"), STR("in"),
                                STR("op"),  STR("vd"),  STR("v.d"), STR("d'")};
    size_t at = title(t, i), end = 0;
    if (!at || scan_blank(t, at) == at)
        return 0;
    at = initials(t, scan_blank(t, at));
    for (int words = 0; words < 6; words++) {
        size_t link = SCAN_ANY(t, at, links);
        if (end && find_address(t, link ? scan_blank(t, link) : at)) // Koster van Parklaan 33
            break;
        size_t part = link && !(end && scan_capital(t, at)) ? 0 : name_part(t, at);
        if (!part && !link)
            break;
        if (part)
            end = part;
        at = link && !part ? link + (scan_byte(t, link) == '.' ? 1 : 0) : part;
        size_t next = scan_blank(t, at);
        if (next == at)
            break;
        at = next;
    }
    return end;
}
