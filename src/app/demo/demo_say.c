#include "app/demo/demo_date.h"
#include "app/demo/demo_signal.h"

#include <string.h>

static const char *const numbers[] = {"twee", "twee", "drie", "drie",  "drie", "vier",
                                      "vier", "vijf", "zes",  "zeven", "acht"};
static const char *const many[] = {"ongeveer vijftien", "een kleine twintig", "ruim twintig",
                                   "ongeveer dertig",   "zo'n veertig",       "bijna vijftig",
                                   "ruim zestig"};
static const char *const who[] = {"bewoners",      "ouders",        "ouderen", "winkeliers",
                                  "vrijwilligers", "buurtbewoners", "inwoners"};
static const char *const weeks[] = {"deze week", "de afgelopen week", "de afgelopen dagen",
                                    "de laatste dagen"};
static const char *const spans[] = {"tien minuten", "een kwartier", "twintig minuten",
                                    "een half uur"};
static const char *const days[] = {"maandag", "dinsdag",  "woensdag", "donderdag",
                                   "vrijdag", "zaterdag", "zondag"};
static const char *const parts[] = {"ochtend", "middag", "avond", "avond"};
static const char *const talk[] = {
    "bij de supermarkt", "op de markt",          "in de kantine van de sportclub",
    "bij de bakker",     "op het schoolplein",   "bij de kapper",
    "in de bibliotheek", "bij de inloop",        "op de koffieochtend",
    "aan de stamtafel",  "bij de buurtmaaltijd", "op de vrijwilligersavond",
    "langs de lijn"};
static const char *const outdoors[] = {
    "bij de bushalte",     "in het park",           "bij de speeltuin",  "achter de sporthal",
    "op de parkeerplaats", "bij het winkelcentrum", "bij de brug",       "langs het fietspad",
    "bij de school",       "bij het voetbalveld",   "onder het viaduct", "bij de haven"};

bool
demo_has_word(const char *list, const char *word)
{
    Cursor c = cursor(str_z(list));
    Str w;
    while (cursor_until(&c, S(" "), 100, &w))
        if (str_eq(w, str_z(word)))
            return true;
    return str_eq(cursor_rest(&c), str_z(word));
}

#define ONE_OF(m, table) (table)[demo_random_below(&(m)->random, COUNT(table))]

// What stands in a slot, in small letters.
static Str
slot(DemoMaker *m, Str name, const DemoArea *area, int64_t day)
{
    if (str_same_letters(name, S("kern")))
        return str_z(area->phrase);
    if (str_same_letters(name, S("plek")))
        return str_z(ONE_OF(m, talk));
    if (str_same_letters(name, S("buiten")))
        return area->village && demo_random_chance(&m->random, 15) ? S("bij de kerk")
                                                                   : str_z(ONE_OF(m, outdoors));
    if (str_same_letters(name, S("huis")))
        return area->village ? S("het dorpshuis") : S("het buurthuis");
    if (str_same_letters(name, S("plein")))
        return area->village ? S("het dorpsplein") : S("het plein");
    if (str_same_letters(name, S("n")))
        return str_z(ONE_OF(m, numbers));
    if (str_same_letters(name, S("m")))
        return str_z(ONE_OF(m, many));
    if (str_same_letters(name, S("wie")))
        return str_z(ONE_OF(m, who));
    if (str_same_letters(name, S("week")))
        return str_z(ONE_OF(m, weeks));
    if (str_same_letters(name, S("tijd")))
        return str_z(ONE_OF(m, spans));
    if (str_same_letters(name, S("dag")))
        return str_z(days[demo_weekday(day)]);
    if (str_same_letters(name, S("avond")))
        return str_fmt(m->a, "%savond", days[demo_weekday(day)]);
    if (str_same_letters(name, S("moment")))
        return str_fmt(m->a, "%s%s", days[demo_weekday(day)], ONE_OF(m, parts));
    die(HERE, "no such slot");
}

// All slots are ASCII at their first letter, so a capital is one bit away.
static Str
capital(Arena *a, Str s)
{
    char first = s.p[0];
    REQUIRE(first >= 'a' && first <= 'z');
    return str_fmt(a, "%c%.*s", first - 'a' + 'A', (int)(s.n - 1), s.p + 1);
}

static Str
fill(DemoMaker *m, const char *text, const DemoArea *area, int64_t day)
{
    Str out = S("");
    Cursor c = cursor(str_z(text));
    for (Str before; cursor_until(&c, S("{"), 2000, &before);) {
        Str name;
        REQUIRE(cursor_until(&c, S("}"), 20, &name));
        Str value = slot(m, name, area, day);
        if (name.p[0] >= 'A' && name.p[0] <= 'Z')
            value = capital(m->a, value);
        out = str_fmt(m->a, "%.*s%.*s%.*s", (int)out.n, out.p, (int)before.n, before.p,
                      (int)value.n, value.p);
    }
    Str rest = cursor_rest(&c);
    return str_fmt(m->a, "%.*s%.*s", (int)out.n, out.p, (int)rest.n, rest.p);
}

const char *
demo_line(DemoMaker *m, DemoLines lines, Str key)
{
    size_t n = 0;
    const char *found = NULL;
    for (size_t i = 0; i < lines.n; i++)
        if (str_eq(str_z(lines.lines[i].key), key) && demo_random_below(&m->random, ++n) == 0)
            found = lines.lines[i].text;
    return found;
}

static Str
compose(DemoMaker *m, const DemoFact *fact, const char *role, const DemoArea *area, int64_t day)
{
    bool resident = str_eq(str_z(role), S("inwoner"));
    const char *tone = resident ? "inwoner" : fact->way;
    Str text = fill(m, fact->text, area, day);
    const char *more[2] = {NULL, NULL};
    if (strchr(fact->flags, 'q') && demo_random_chance(&m->random, 45))
        more[0] = demo_line(m, demo_text_questions(), str_z(fact->theme));
    if ((resident || strchr(fact->flags, 't')) && demo_random_chance(&m->random, more[0] ? 25 : 55))
        more[1] = demo_line(m, demo_text_tones(), str_z(tone));
    for (size_t i = 0; i < COUNT(more); i++) {
        if (!more[i])
            continue;
        Str next = fill(m, more[i], area, day);
        text = str_fmt(m->a, "%.*s %.*s", (int)text.n, text.p, (int)next.n, next.p);
    }
    return text;
}

// FNV-1a, 64 bits; 0 is kept for "no text".
static uint64_t
hash(Str s)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
    return h ? h : 1;
}

// Note the text; false when it was there already.
static bool
is_new(DemoMaker *m, Str text)
{
    uint64_t h = hash(text);
    size_t at = (size_t)(h % DEMO_TEXT_SLOTS);
    for (; m->seen[at]; at = (at + 1) % DEMO_TEXT_SLOTS)
        if (m->seen[at] == h)
            return false;
    m->seen[at] = h;
    return true;
}

bool
demo_say(DemoMaker *m, const DemoFact *fact, const char *role, int area, int64_t seen_day, Str *out)
{
    size_t n;
    const DemoArea *place = &demo_areas(&n)[area];
    for (int i = 0; i < 12; i++) {
        *out = compose(m, fact, role, place, seen_day);
        if (is_new(m, *out))
            return true;
    }
    return false;
}
