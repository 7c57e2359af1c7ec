#include "app/duiding/duiding_text.h"

#include "app/signal/signal.h"

#include <math.h>

static const Choice states[] = {
    {STR("nieuw"), STR("Nieuw"), {0}},
    {STR("volgen"), STR("Volgen we"), {0}},
    {STR("kwestie"), STR("Geopend als kwestie"), {0}},
    {STR("terzijde"), STR("Terzijde gelegd"), {0}},
    {STR("voorbij"), STR("Voorbij"), {0}},
};
static const Choice levels[] = {
    {STR("geel"), STR("Geel: let op"), {0}},
    {STR("oranje"), STR("Oranje: ongewoon"), {0}},
    {STR("rood"), STR("Rood: heel ongewoon"), {0}},
};
const Choices duiding_states = {COUNT(states), states};
const Choices duiding_levels = {COUNT(levels), levels};

enum { WEEK = 7, MONTH = 30, YEAR = 365 };

Str
duiding_theme_words(Arena *a, Str theme)
{
    Str label = theme.n > 0 ? choice_label(signal_themes, theme) : S("alle thema's");
    char *p = NEW_N(a, label.n + 1, char);
    for (size_t i = 0; i < label.n; i++)
        p[i] =
            i == 0 && label.p[0] >= 'A' && label.p[0] <= 'Z' ? (char)(label.p[0] + 32) : label.p[i];
    return (Str){p, label.n};
}

Str
duiding_number(Arena *a, double n)
{
    if (n < 0 || !isfinite(n))
        return S("te weinig om iets te zeggen");
    long long tenths = llround(n * 10);
    if (tenths >= 100 || tenths % 10 == 0)
        return layout_number(a, llround(n));
    return str_fmt(a, "%lld,%lld", tenths / 10, tenths % 10);
}

static const struct {
    Str code, name, statistic;
} methods[] = {
    {STR("ruimte-tijd-poisson"), STR("Ruimte-tijd-scan: plekken en dagen samen"),
     STR("Maat (LLR)")},
    {STR("farrington-flexible"), STR("Farrington Flexible: een reeks van weken"),
     STR("Zoveel keer wat verwacht was")},
    {STR("ears-c2"), STR("EARS C2: een reeks van weken"), STR("Zoveel keer wat verwacht was")},
    {STR("ondergrens"), STR("Ondergrens: stilte in acht weken"), STR("Ondergrens")},
};

Str
duiding_method_words(Str method)
{
    for (size_t i = 0; i < COUNT(methods); i++)
        if (str_eq(methods[i].code, method))
            return methods[i].name;
    return method;
}

Str
duiding_statistic_words(Str method)
{
    for (size_t i = 0; i < COUNT(methods); i++)
        if (str_eq(methods[i].code, method))
            return methods[i].statistic;
    return S("Maat");
}

Str
duiding_chance(Arena *a, double p)
{
    int digits = 2;
    if (p < 1e-5)
        return S("kleiner dan 1 op 100.000");
    for (double q = p; q < 0.1; q *= 10)
        digits++;
    double unit = pow(10, digits);
    long long shown = llround(p * unit);
    if (shown >= (long long)unit)
        return S("1");
    Str text = str_fmt(a, "0,%0*lld", digits, shown);
    // "1 op" with two digits that count as well
    double one_in = 1 / p, step = pow(10, fmax(floor(log10(one_in)) - 1, 0));
    Str often = layout_number(a, llround(one_in / step) * llround(step));
    return p > 0.1 ? text
                   : str_fmt(a, "%.*s (ongeveer 1 op %.*s)", (int)text.n, text.p, (int)often.n,
                             often.p);
}

Str
duiding_expected(Arena *a, double expected)
{
    if (expected < 0.5)
        return S("er bijna geen");
    Str n = layout_number(a, llround(expected));
    return str_fmt(a, "er %.*s", (int)n.n, n.p);
}

Str
duiding_often(Arena *a, double days)
{
    long long weeks = llround(days / WEEK), months = llround(days / (YEAR / 12.0));
    if (weeks <= 1)
        return S("ongeveer eens per week");
    if (months <= 1 && weeks >= 4 && weeks <= 5)
        return S("ongeveer eens per maand");
    if (days < 2 * MONTH - 5)
        return str_fmt(a, "ongeveer eens in %lld weken", weeks);
    if (days >= YEAR) // no longer than a year is looked back
        return S("hoogstens eens per jaar");
    return months >= 12 ? S("ongeveer eens per jaar")
                        : str_fmt(a, "ongeveer eens in %lld maanden", months);
}

static bool
is_one_day(const DuidingSaid *w)
{
    return str_eq(w->first_on, w->last_on);
}

// "3 maart"; with its year when the days are of two years.
static Str
day_of(Arena *a, const DuidingSaid *w, Str day)
{
    Str text = layout_day_long(a, day);
    if (str_starts(w->last_on, (Str){w->first_on.p, 5}))
        text.n -= 5; // " 2026"
    return text;
}

// "sinds 3 maart", "op 3 maart", or for a series "van ... tot en met ...".
static Str
when(Arena *a, const DuidingSaid *w)
{
    Str first = day_of(a, w, w->first_on), last = day_of(a, w, w->last_on);
    if (is_one_day(w))
        return str_fmt(a, "op %.*s", (int)first.n, first.p);
    if (str_eq(w->kind, S("plek")))
        return str_fmt(a, "sinds %.*s", (int)first.n, first.p);
    return str_fmt(a, "van %.*s tot en met %.*s", (int)first.n, first.p, (int)last.n, last.p);
}

static Str
where(Arena *a, const DuidingSaid *w)
{
    if (w->place.n == 0 || w->name.n == 0)
        return S("de regio");
    return str_starts(w->place, S("o"))
               ? str_fmt(a, "de organisatie %.*s", (int)w->name.n, w->name.p)
               : w->name;
}

static Str
about(Arena *a, const DuidingSaid *w)
{
    if (w->theme.n == 0)
        return S("");
    Str theme = duiding_theme_words(a, w->theme);
    return str_fmt(a, " over %.*s", (int)theme.n, theme.p);
}

// "kwamen sinds 3 maart 14 signalen over opvang binnen; we verwachtten er 4."
static Str
what(Arena *a, const DuidingSaid *w)
{
    Str day = when(a, w), on = about(a, w), usual = duiding_expected(a, w->expected);
    Str n = layout_number(a, w->observed);
    bool is_silent = str_eq(w->kind, S("stil"));
    if (w->is_closed && is_silent)
        return str_fmt(a, "kwamen %.*s veel minder signalen%.*s dan we verwachtten.", (int)day.n,
                       day.p, (int)on.n, on.p);
    long long times = w->expected > 0 ? (long long)((double)w->observed / w->expected) : 0;
    if (w->is_closed && times >= 2 && times <= 10)
        return str_fmt(a,
                       "kwamen %.*s ruim %lld keer zoveel signalen%.*s binnen als we verwachtten.",
                       (int)day.n, day.p, times, (int)on.n, on.p);
    if (w->is_closed)
        return str_fmt(a, "kwamen %.*s veel meer signalen%.*s binnen dan we verwachtten.",
                       (int)day.n, day.p, (int)on.n, on.p);
    if (w->observed == 0)
        return str_fmt(a, "kwam %.*s geen enkel signaal%.*s binnen; we verwachtten %.*s.",
                       (int)day.n, day.p, (int)on.n, on.p, (int)usual.n, usual.p);
    return str_fmt(a, "%s %.*s %.*s %s%.*s binnen; we verwachtten %.*s.",
                   w->observed == 1 ? "kwam" : "kwamen", (int)day.n, day.p, (int)n.n, n.p,
                   w->observed == 1 ? "signaal" : "signalen", (int)on.n, on.p, (int)usual.n,
                   usual.p);
}

Str
duiding_sentence(Arena *a, const DuidingSaid *w)
{
    bool is_silent = str_eq(w->kind, S("stil"));
    Str place = where(a, w), says = what(a, w), often = duiding_often(a, w->recurrence);
    Str chance = str_fmt(a, "%s zien we zonder reden %.*s.",
                         is_silent ? "Zo'n stilte" : "Zo'n verschil", (int)often.n, often.p);
    if (!(w->recurrence >= 1))
        chance = S("Hoe vaak dat zonder reden gebeurt, weten we nog niet.");
    return str_fmt(a, "%s %.*s %.*s %.*s%s%s",
                   !is_silent                     ? "In"
                   : str_starts(w->place, S("o")) ? "Van"
                                                  : "Uit",
                   (int)place.n, place.p, (int)says.n, says.p, (int)chance.n, chance.p,
                   is_silent ? " Stil is niet hetzelfde als rustig." : "",
                   w->is_closed ? " De aantallen zijn voor u afgeschermd." : "");
}

Str
duiding_title(Arena *a, const DuidingSaid *w)
{
    Str place = where(a, w);
    if (str_eq(w->kind, S("stil")))
        return str_fmt(a, "Stiller dan verwacht: %.*s", (int)place.n, place.p);
    return str_fmt(a, "Meer dan verwacht: %.*s", (int)place.n, place.p);
}
