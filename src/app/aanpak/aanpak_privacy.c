// What points at a person: a warning in an approach, a refusal in a targeted one.
#include "app/aanpak/aanpak_inside.h"
#include "text/privacy.h"

enum { SHOWN_MAX = 5 }; // hits that are named beside one field

typedef struct Finding {
    size_t n;
    bool is_refused; // at least one may never stay
    Str names;       // telefoonnummer "06-...", e-mailadres "..."
} Finding;

static Finding
look(Arena *a, Str text)
{
    PrivacyHits hits = privacy_check(a, text);
    Finding f = {.n = hits.n, .names = S("")};
    for (size_t i = 0; i < hits.n; i++) {
        const PrivacyHit *h = &hits.v[i];
        Str label = privacy_kind_label(h->kind);
        f.is_refused |= h->kind == PRIVACY_BSN || h->kind == PRIVACY_IBAN;
        if (i < SHOWN_MAX)
            f.names = str_fmt(a, "%.*s%s%.*s “%.*s”", (int)f.names.n, f.names.p,
                              f.names.n > 0 ? ", " : "", (int)label.n, label.p, (int)h->length,
                              text.p + h->start);
    }
    return f;
}

bool
aanpak_texts_check(Arena *a, const FieldRule *rules, size_t n, void *form, Field *keep)
{
    bool may_stay = str_eq(keep->text, S("ja")), all_right = true, asks = false;
    for (size_t i = 0; i < n; i++) {
        Field *f = field_at(form, &rules[i]);
        if ((rules[i].kind != FIELD_LINE && rules[i].kind != FIELD_TEXT) || f->text.n == 0)
            continue;
        Finding found = look(a, f->text);
        if (found.n == 0 || (may_stay && !found.is_refused))
            continue;
        all_right = false;
        asks |= !found.is_refused;
        if (!f->error.p)
            f->error = str_fmt(a, "Dit kan naar een persoon wijzen: %.*s. %s", (int)found.names.n,
                               found.names.p,
                               found.is_refused ? "Haal het weg: een burgerservicenummer of "
                                                  "rekeningnummer mag hier niet staan."
                                                : "Haal het weg, of vink onderaan aan dat het er "
                                                  "bewust staat.");
    }
    if (asks)
        keep->error = S("Haal weg wat naar een persoon kan wijzen, of vink dit aan.");
    return all_right;
}

// ---- names without a title ----------------------------------------------------------------------

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
    Finding found = look(a, text);
    if (found.n > 0)
        return str_fmt(a, "Dit wijst naar een persoon: %.*s. Dat mag hier niet staan.",
                       (int)found.names.n, found.names.p);
    if (has_full_name(text))
        return S("Dit lijkt op een naam. Een naam mag hier niet staan: noem een functie, met een "
                 "kleine letter.");
    return (Str){0};
}
