#include "text/privacy_find.h"
#include "text/rune.h"

#include <string.h>

static const Str number_words[] = {STR("huisnummer"), STR("nummer"), STR("nr"), STR("huisnr"),
                                   STR("no")};

// ---- house numbers ------------------------------------------------------------------------------

// After "Kerkstraat 12": what shows that 12 counts or times something and is no house number.
static bool
is_measure(Str t, size_t i)
{
    static const Str units[] = {STR("uur"),      STR("u"),      STR("keer"),     STR("x"),
                                STR("euro"),     STR("meter"),  STR("km"),       STR("kilometer"),
                                STR("jaar"),     STR("jarige"), STR("procent"),  STR("minuten"),
                                STR("dagen"),    STR("weken"),  STR("maanden"),  STR("man"),
                                STR("personen"), STR("mensen"), STR("woningen"), STR("jongeren"),
                                STR("bewoners"), STR("graden"), STR("van"),      STR("miljoen")};
    size_t word = scan_blank(t, i);
    return scan_byte(t, i) == '%' || SCAN_ANY(t, word, units) || scan_is_month(t, word);
}

// A house number with its addition: 12, 12a, 12-2, 12 bis, 12-14. 0 when there is none.
static size_t
house_number(Str t, size_t i)
{
    static const Str ordinals[] = {STR("e"), STR("de"), STR("ste")};
    static const Str additions[] = {STR("bis"), STR("hs"), STR("huis"), STR("boven"),
                                    STR("beneden")};
    size_t end = scan_digits(t, i);
    if (end == i || end - i > 5 || t.p[i] == '0')
        return 0;
    char c = scan_byte(t, end);
    if ((c == ':' || c == '.' || c == ',') && scan_digit(t, end + 1))
        return 0;
    bool year = end - i == 4 && (memcmp(t.p + i, "19", 2) == 0 || memcmp(t.p + i, "20", 2) == 0);
    if (year || is_measure(t, end) || SCAN_ANY(t, end, ordinals))
        return 0;
    size_t addition = scan_blank(t, end);
    if (addition > end && SCAN_ANY(t, addition, additions))
        return SCAN_ANY(t, addition, additions);
    if (addition == end + 1 && scan_upper(t, addition) && !scan_inside(t, addition + 1))
        return addition + 1;
    if (scan_ascii(t, end))
        end++;
    else if (c == '-' && (scan_digit(t, end + 1) || scan_ascii(t, end + 1))) {
        size_t more = scan_digit(t, end + 1) ? scan_digits(t, end + 1) : end + 2;
        if (!scan_inside(t, more))
            return more;
    }
    return scan_inside(t, end) ? 0 : end;
}

// From the end of a name to the number: "Kerkstraat 12", "Kerkstraat, nr. 12", "op nummer 12".
static size_t
to_number(Str t, size_t i)
{
    i += scan_byte(t, i) == ',' ? 1 : 0;
    size_t at = scan_blank(t, i);
    size_t on = scan_word(t, at, S("op"));
    size_t word = SCAN_ANY(t, on ? scan_blank(t, on) : at, number_words);
    if (!word)
        return on ? 0 : at;
    return scan_blank(t, word + (scan_byte(t, word) == '.' ? 1 : 0));
}

// ---- postal code --------------------------------------------------------------------------------

// 1234 AB or 1234ab. 0 when there is none.
static size_t
postcode(Str t, size_t i)
{
    static const Str units[] = {STR("km"), STR("kg"), STR("kw"), STR("mw"), STR("gw"), STR("kv"),
                                STR("mm"), STR("cm"), STR("ml"), STR("cl"), STR("kb"), STR("mb"),
                                STR("gb"), STR("ha"), STR("wp"), STR("pk"), STR("en"), STR("of"),
                                STR("eu"), STR("ek"), STR("wk"), STR("sa"), STR("sd"), STR("ss")};
    size_t digits = scan_digits(t, i);
    if (digits - i != 4 || t.p[i] == '0')
        return 0;
    size_t letters = scan_byte(t, digits) == ' ' ? digits + 1 : digits;
    if (!scan_ascii(t, letters) || !scan_ascii(t, letters + 1) || scan_inside(t, letters + 2))
        return 0;
    bool upper = scan_upper(t, letters) && scan_upper(t, letters + 1);
    if ((!upper && letters > digits) || SCAN_IS(t, letters, letters + 2, units))
        return 0;
    return letters + 2;
}

// The number first: "12, 1234 AB", "huisnummer 12, 1234 AB".
static size_t
number_then_postcode(Str t, size_t i)
{
    size_t word = SCAN_ANY(t, i, number_words);
    size_t number = word ? scan_blank(t, word + (scan_byte(t, word) == '.' ? 1 : 0)) : i;
    size_t end = house_number(t, number);
    if (!end)
        return 0;
    size_t comma = end + (scan_byte(t, end) == ',' ? 1 : 0);
    if (!word && comma == end)
        return 0;
    return postcode(t, scan_blank(t, comma));
}

size_t
find_postcode(Str t, size_t i)
{
    size_t end = postcode(t, i);
    if (!end)
        return number_then_postcode(t, i);
    if (scan_byte(t, end) == '-' || scan_byte(t, end) == '/')
        return house_number(t, end + 1);
    size_t number = to_number(t, end);
    return number > end ? house_number(t, number) : 0;
}

// ---- street and number --------------------------------------------------------------------------

static bool
ends_on(Str t, size_t start, size_t end, const Str *tails, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (end - start >= tails[k].n + 2 && scan_is(t, end - tails[k].n, end, &tails[k], 1))
            return true;
    return false;
}

// Could the word be the last of a street name? Endings that are rarely anything else do without a
// capital.
static bool
is_street(Str t, size_t start, size_t end)
{
    static const Str sure[] = {STR("straat"), STR("laan"),  STR("plein"),    STR("gracht"),
                               STR("singel"), STR("steeg"), STR("plantsoen")};
    static const Str named[] = {
        STR("weg"),       STR("kade"),  STR("dijk"),      STR("hof"),       STR("pad"),
        STR("str"),       STR("dreef"), STR("park"),      STR("markt"),     STR("wal"),
        STR("haven"),     STR("brink"), STR("oosteinde"), STR("westeinde"), STR("noordeinde"),
        STR("zuideinde"), STR("erf"),   STR("kamp")};
    static const Str whole[] = {STR("Brink"),    STR("Oosteinde"),  STR("Westeinde"),
                                STR("Haven"),    STR("Noordeinde"), STR("Zuideinde"),
                                STR("Achterom"), STR("Markt")};
    static const Str never[] = {
        STR("snelweg"),      STR("onderweg"),      STR("terugweg"),      STR("heenweg"),
        STR("fietspad"),     STR("winkelstraat"),  STR("zijstraat"),     STR("schoolplein"),
        STR("parkeerplein"), STR("gerechtshof"),   STR("supermarkt"),    STR("arbeidsmarkt"),
        STR("woningmarkt"),  STR("kerstmarkt"),    STR("weekmarkt"),     STR("vanweg"),
        STR("ipad"),         STR("kinderdijk"),    STR("vakantiepark"),  STR("windpark"),
        STR("zonnepark"),    STR("jachthaven"),    STR("luchthaven"),    STR("voetpad"),
        STR("wandelpad"),    STR("werf"),          STR("zonneweide"),    STR("spoorweg"),
        STR("rijksweg"),     STR("doodsteeg"),     STR("achterstraat"),  STR("asiel"),
        STR("speelplein"),   STR("bedrijvenpark"), STR("recreatiepark"), STR("rommelmarkt")};
    if (SCAN_IS(t, start, end, never))
        return false;
    if (ends_on(t, start, end, sure, COUNT(sure)))
        return true;
    return scan_capital(t, start) &&
           (ends_on(t, start, end, named, COUNT(named)) || SCAN_IS(t, start, end, whole));
}

// The end of "Laan van Nieuw Oosteinde" or "Plein van de Arbeid": a street word, a link, a name.
static size_t
street_of(Str t, size_t i)
{
    static const Str heads[] = {STR("Laan"), STR("Plein"), STR("Weg"),    STR("Hof"),   STR("Kade"),
                                STR("Pad"),  STR("Park"),  STR("Singel"), STR("Gracht")};
    static const Str links[] = {STR("van"), STR("der"),  STR("den"),    STR("de"),
                                STR("het"), STR("naar"), STR("achter"), STR("op")};
    size_t end = SCAN_ANY(t, i, heads), at, link = 0, name = 0;
    if (!end || !scan_capital(t, i))
        return 0;
    for (int k = 0; k < 3; k++) {
        at = scan_blank(t, end);
        size_t next = SCAN_ANY(t, at, links);
        if (!next)
            break;
        end = link = next;
    }
    for (int k = 0; link && k < 3 && scan_capital(t, at = scan_blank(t, end)); k++)
        end = name = scan_letters(t, at);
    return name;
}

// The end of a street name that begins at i; 0 when none does.
static size_t
street_name(Str t, size_t i)
{
    static const Str before[] = {
        STR("Burgemeester"), STR("Burg"),    STR("Lange"),  STR("Korte"),     STR("Oude"),
        STR("Nieuwe"),       STR("Grote"),   STR("Kleine"), STR("Hoge"),      STR("Lage"),
        STR("Sint"),         STR("St"),      STR("Prins"),  STR("Prinses"),   STR("Koning"),
        STR("Koningin"),     STR("Dr"),      STR("Ds"),     STR("Prof"),      STR("Mr"),
        STR("Pastoor"),      STR("Dominee"), STR("Dokter"), STR("Professor"), STR("Generaal"),
        STR("Admiraal"),     STR("Pater"),   STR("Jan"),    STR("Willem"),    STR("Piet"),
        STR("Van"),          STR("van"),     STR("der"),    STR("den"),       STR("de"),
        STR("De"),           STR("Eerste"),  STR("Tweede"), STR("Derde"),     STR("Wethouder"),
        STR("Meester"),      STR("Graaf"),   STR("Hertog")};
    size_t of = street_of(t, i);
    if (of || !scan_inside(t, i))
        return of;
    for (int words = 0; words < 4; words++) {
        size_t end = scan_letters(t, i);
        if (scan_byte(t, end) == '-' && scan_capital(t, end + 1))
            end = scan_letters(t, end + 1);
        if (end == i || (words && !scan_capital(t, i) && !SCAN_IS(t, i, end, before)))
            return 0;
        if (is_street(t, i, end))
            return end;
        bool goes_on = SCAN_IS(t, i, end, before) && (words || scan_capital(t, i));
        if (!goes_on)
            return 0;
        i = scan_blank(t, end + (scan_byte(t, end) == '.' ? 1 : 0));
    }
    return 0;
}

// "In de Kerkstraat 14 auto's": an article before the street, and a plural after the number.
static bool
is_count(Str t, size_t start, size_t end)
{
    static const Str articles[] = {STR("de"), STR("het"), STR("deze"), STR("die"), STR("onze")};
    static const Str verbs[] = {
        STR("wonen"), STR("worden"), STR("werden"), STR("hebben"), STR("hangen"),  STR("hingen"),
        STR("komen"), STR("kwamen"), STR("zitten"), STR("zaten"),  STR("stonden"), STR("liggen"),
        STR("lagen"), STR("zouden"), STR("zijn"),   STR("een"),    STR("en"),      STR("is"),
        STR("was"),   STR("gezien"), STR("heen"),   STR("binnen")};
    size_t article = start;
    while (article > 0 && scan_byte(t, article - 1) == ' ')
        article--;
    size_t word = article;
    while (word > 0 && article - word < 6 && scan_ascii(t, word - 1))
        word--;
    if (!SCAN_IS(t, word, article, articles))
        return false;
    size_t next = scan_blank(t, end), stop = scan_letters(t, next);
    if (next == end || stop - next < 3 || SCAN_IS(t, next, stop, verbs))
        return false;
    return t.p[stop - 1] == 's' || str_eq((Str){t.p + stop - 2, 2}, S("en")) ||
           scan_byte(t, stop) == '\'';
}

size_t
find_address(Str t, size_t i)
{
    size_t name = street_name(t, i);
    if (!name)
        return 0;
    size_t after = name;
    if (scan_byte(t, name) == '.' && scan_byte(t, name - 1) == 'r') // Kerkstr.
        after++;
    size_t number = to_number(t, after);
    size_t end = number > after ? house_number(t, number) : 0;
    if (!end || is_count(t, i, end))
        return 0;
    size_t code = postcode(t, scan_blank(t, end + (scan_byte(t, end) == ',' ? 1 : 0)));
    return code ? code : end;
}
