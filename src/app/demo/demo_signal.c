#include "app/demo/demo_signal.h"
#include "app/demo/demo_date.h"

#include <string.h>

// How much is said about each theme, when nothing special is going on.
static const struct {
    const char *theme;
    int weight;
} themes[] = {
    {"opvang", 80},     {"wonen", 85},         {"energie", 55},    {"landbouw", 45},
    {"verkeer", 105},   {"jongeren", 125},     {"vertrouwen", 95}, {"internationaal", 55},
    {"zorg", 65},       {"armoede", 60},       {"evenement", 32},  {"discriminatie", 50},
    {"gezondheid", 40}, {"jaarwisseling", 10}, {"natuur", 50},     {"werk", 40},
    {"online", 50},
};

static const char *const field_roles =
    "wijkagent handhaver jongerenwerker opbouwwerker buurtvereniging corporatie oov sportclub";
static const char *const weekend_roles = "wijkagent handhaver jongerenwerker veiligheidsregio";
static const char *const evening_roles = "wijkagent handhaver jongerenwerker opbouwwerker";

// What is likely to have set it off, per theme.
static const DemoLine triggers[] = {
    {"opvang", "opvanglocatie"},
    {"energie", "raadsbesluit"},
    {"jaarwisseling", "jaarwisseling"},
    {"internationaal", "media"},
    {"zorg", "sluiting"},
    {"landbouw", "rijksmaatregel"},
    {"wonen", "vergunning"},
    {"evenement", "vergunning"},
    {"werk", "sluiting"},
    {"online", "media"},
    {"online", "raadsbesluit"},
    {"armoede", "prijs"},
    {"natuur", "vergunning"},
    {"internationaal", "herdenking"},
    {"vertrouwen", "raadsbesluit"},
};

static int
season(const char *theme, int64_t day)
{
    DemoDate d = demo_date(day);
    bool summer = d.month >= 5 && d.month <= 9;
    if (str_eq(str_z(theme), S("jaarwisseling")))
        return d.month == 11 ? 5 : d.month == 12 ? 18 : d.month == 1 && d.day <= 10 ? 9 : 0;
    if (str_eq(str_z(theme), S("evenement")))
        return summer ? 3 : 1;
    return 1;
}

static bool
fits(const DemoFact *f, const char *role)
{
    return f->roles[0] ? demo_has_word(f->roles, role) : demo_has_word(field_roles, role);
}

static const char *
choose_theme(DemoMaker *m, const char *role, int64_t day)
{
    int weights[COUNT(themes)] = {0};
    for (size_t t = 0; t < COUNT(themes); t++) {
        int fit = 0;
        for (size_t i = 0; i < m->n_facts; i++)
            if (str_eq(str_z(m->facts[i]->theme), str_z(themes[t].theme)) &&
                fits(m->facts[i], role) && fit < 3)
                fit = m->facts[i]->roles[0] ? 3 : 1;
        weights[t] = fit * themes[t].weight * season(themes[t].theme, day);
    }
    return themes[demo_random_pick(&m->random, weights, COUNT(weights))].theme;
}

// The fact that was told least so far, with some chance in it; NULL when none fits.
static const DemoFact *
choose_fact(DemoMaker *m, const DemoWish *w, const char *role, const char *theme)
{
    size_t n;
    bool in_town = w->area != DEMO_NONE && !demo_areas(&n)[w->area].village;
    bool after = demo_date(w->day).month == 1 && str_eq(str_z(theme), S("jaarwisseling"));
    size_t best = DEMO_MAX_FACTS;
    int least = 0;
    for (size_t i = 0; i < m->n_facts; i++) {
        const DemoFact *f = m->facts[i];
        if (!str_eq(str_z(f->theme), str_z(theme)) || !fits(f, role) ||
            (after && !strchr(f->flags, 'a')) || (in_town && strchr(f->flags, 'v')) ||
            (w->about && !str_has(str_z(f->text), str_z(w->about))))
            continue;
        bool heavy = demo_has_word("radicalisering incident", f->kind);
        int score = m->used[i] * (heavy ? 400 : 100) + (heavy ? 500 : 0) + (f->roles[0] ? 0 : 60) +
                    demo_random_between(&m->random, 0, 250);
        if (best == DEMO_MAX_FACTS || score < least) {
            best = i;
            least = score;
        }
    }
    if (best == DEMO_MAX_FACTS)
        return NULL;
    m->used[best]++;
    return m->facts[best];
}

// Someone who works in this municipality (or in all of them, when DEMO_NONE) and on this day.
static int
choose_reporter(DemoMaker *m, int municipality, int64_t day)
{
    size_t n;
    const DemoUser *users = demo_users(&n);
    int weights[128] = {0};
    REQUIRE(n <= COUNT(weights));
    for (size_t i = 0; i < n; i++) {
        bool here = municipality == DEMO_NONE || users[i].municipality == DEMO_NONE ||
                    users[i].municipality == municipality;
        bool works = demo_weekday(day) < 5 || demo_has_word(weekend_roles, users[i].source_role);
        weights[i] = here && works ? users[i].effort : 0;
    }
    return (int)demo_random_pick(&m->random, weights, n);
}

// An area in this municipality, or anywhere when DEMO_NONE. Small villages speak up a little more
// than their size; the silent one never does.
static int
choose_area(DemoMaker *m, int municipality, bool village)
{
    static const int effort[DEMO_MUNICIPALITIES] = {10, 5, 9, 6, 8};
    size_t n;
    const DemoArea *areas = demo_areas(&n);
    int weights[64] = {0};
    REQUIRE(n <= COUNT(weights));
    for (size_t i = 0; i < n; i++)
        if (!areas[i].silent && (!village || areas[i].village) &&
            (municipality == DEMO_NONE || areas[i].municipality == municipality))
            weights[i] = (areas[i].population / 100 + 8) * effort[areas[i].municipality];
    return (int)demo_random_pick(&m->random, weights, n);
}

static int64_t
received(DemoMaker *m, int64_t day, const char *role)
{
    bool resident = str_eq(str_z(role), S("inwoner"));
    bool evening = demo_has_word(evening_roles, role) && demo_random_chance(&m->random, 35);
    int from = resident ? 8 : evening ? 18 : 8, to = resident || evening ? 22 : 16;
    int hour = demo_random_between(&m->random, from, to);
    if (resident && hour < 18 && demo_random_chance(&m->random, 50))
        hour = demo_random_between(&m->random, 18, 22);
    if (!resident && !evening && hour == 12 && demo_random_chance(&m->random, 70))
        hour = 9;
    int second = hour * 3600 + demo_random_between(&m->random, 0, 3599);
    return demo_unix(day, second);
}

static const char *
herkomst(const char *flags)
{
    return strchr(flags, 'h') ? "horen_zeggen" : strchr(flags, 'o') ? "openbare_bron" : "eigen";
}

static void
fill_codes(DemoMaker *m, DemoSignal *s, const DemoFact *f, const char *role)
{
    static const int back[] = {35, 30, 15, 10, 5, 5};
    bool heavy = demo_has_word("radicalisering incident", f->kind);
    bool resident = str_eq(str_z(role), S("inwoner"));
    s->source_role = str_z(role);
    s->source = str_z(herkomst(f->flags));
    s->theme = str_z(f->theme);
    s->kind = str_z(f->kind);
    s->way = str_z(f->way);
    s->lens = strchr(f->flags, 'e')   ? S("aangetoond")
              : strchr(f->flags, 'm') ? S("mogelijk")
                                      : S("ervaren");
    int urgency = demo_random_between(&m->random, 0, 99) + (heavy ? 60 : 0);
    s->urgency = urgency < 35 ? S("laag") : urgency < 93 ? S("gewoon") : S("hoog");
    int circle = demo_random_between(&m->random, 0, 99) - (resident ? 35 : 0);
    s->confidentiality = circle < 35 ? S("gemeente") : circle < 91 ? S("kring") : S("regio");
    s->trigger = S("");
    size_t n = 0;
    if (str_has(str_z(f->text), S("demonstratie")))
        s->trigger = S("demonstratie");
    else if (demo_random_chance(&m->random, 40))
        for (size_t i = 0; i < COUNT(triggers); i++)
            if (str_eq(str_z(triggers[i].key), s->theme) && demo_random_below(&m->random, ++n) == 0)
                s->trigger = str_z(triggers[i].text);
    int64_t day = demo_local_day(s->received_at, NULL);
    int64_t to = day - (int64_t)demo_random_pick(&m->random, back, COUNT(back));
    int64_t from = str_has(str_z(f->text), S("week}")) ? to - 6 : to;
    s->seen_from = demo_day_text(m->a, from);
    s->seen_to = demo_day_text(m->a, to);
}

// What the reporter makes of it. Residents seldom say, good news has lines of its own, and nobody
// plays down what must be referred.
static Str
interpretation(DemoMaker *m, const DemoSignal *s, const DemoFact *f)
{
    DemoLines lines = demo_text_interpretations();
    if (demo_has_word("radicalisering incident", f->kind))
        return S("");
    if (s->reporter == DEMO_NONE)
        return demo_random_chance(&m->random, 12) ? str_z(demo_line(m, lines, S("inwoner")))
                                                  : S("");
    if (!demo_random_chance(&m->random, 32))
        return S("");
    if (str_eq(s->kind, S("klimaat")) && str_eq(s->way, S("gedrag")) &&
        str_eq(str_z(f->flags), S("e")))
        return str_z(demo_line(m, lines, S("goed")));
    const char *one = demo_line(m, lines, s->theme), *two = demo_line(m, lines, s->way);
    if (str_eq(s->theme, S("discriminatie"))) // a general line would make it small
        return one ? str_z(one) : S("");
    if (!one || demo_random_chance(&m->random, 35))
        return str_z(two);
    if (demo_random_chance(&m->random, 70))
        return str_z(one);
    return str_fmt(m->a, "%s %s", one, two);
}

// Who reports: as wished, or by effort, with residents in between.
static int
reporter_for(DemoMaker *m, const DemoWish *w)
{
    size_t n;
    const DemoArea *areas = demo_areas(&n);
    int share = w->rise != DEMO_NONE ? 20 : demo_weekday(w->day) >= 5 ? 30 : 6;
    if (w->reporter != DEMO_NONE)
        return w->reporter;
    if (demo_random_chance(&m->random, share))
        return DEMO_NONE;
    return choose_reporter(m, w->area == DEMO_NONE ? DEMO_NONE : areas[w->area].municipality,
                           w->day);
}

// Make one signal; false when there was nothing to say, or nothing new. *s can be used unless its
// observation is absent.
static bool
try_signal(DemoMaker *m, const DemoWish *w, DemoSignal *s)
{
    size_t n;
    const DemoUser *users = demo_users(&n);
    const DemoArea *areas = demo_areas(&n);
    int reporter = reporter_for(m, w);
    const char *role = reporter == DEMO_NONE ? "inwoner" : users[reporter].source_role;
    const DemoFact *fact = w->fact;
    if (!fact)
        fact = choose_fact(m, w, role, w->theme ? w->theme : choose_theme(m, role, w->day));
    if (!fact)
        return false;
    int home = reporter == DEMO_NONE ? DEMO_NONE : users[reporter].municipality;
    bool village = strchr(fact->flags, 'v') != NULL;
    int area = w->area != DEMO_NONE ? w->area : choose_area(m, home, village);
    *s = (DemoSignal){.area = area,
                      .municipality = areas[area].municipality,
                      .reporter = reporter,
                      .received_at = received(m, w->day, role),
                      .kwestie = DEMO_NONE,
                      .rise = w->rise};
    fill_codes(m, s, fact, role);
    int64_t seen = w->day;
    REQUIRE(!failed(demo_day_parse(s->seen_to, &seen)));
    bool fresh = demo_say(m, fact, role, area, seen, &s->observation);
    s->interpretation = w->fact ? S("") : interpretation(m, s, fact);
    return fresh;
}

void
demo_signal_add(DemoMaker *m, DemoWish w)
{
    DemoSignal *s = &m->signals[m->n++];
    for (int i = 0; i < 200; i++)
        if (try_signal(m, &w, s) || (i >= 8 && s->observation.p))
            return;
    die(HERE, "nobody can say this");
}

// A user with this role, of the municipality or of the whole region; DEMO_NONE for residents.
static int
reporter_of(const char *role, int municipality)
{
    size_t n;
    const DemoUser *users = demo_users(&n);
    int found = DEMO_NONE;
    if (str_eq(str_z(role), S("inwoner")))
        return DEMO_NONE;
    for (size_t i = 0; i < n; i++)
        if (str_eq(str_z(users[i].source_role), str_z(role)) &&
            (found == DEMO_NONE || users[i].municipality == municipality))
            found = (int)i;
    REQUIRE(found != DEMO_NONE);
    return found;
}

void
demo_signal_example(DemoMaker *m, const DemoExample *e, int64_t day)
{
    size_t n;
    int area = demo_area_find(e->area), municipality = demo_areas(&n)[area].municipality;
    m->signals[m->n++] = (DemoSignal){
        .observation = str_z(e->text),
        .interpretation = str_z(e->interpretation),
        .source_role = str_z(e->role),
        .source = str_z(e->source),
        .theme = str_z(e->theme),
        .kind = str_z(e->kind),
        .way = str_z(e->way),
        .lens = str_z(e->lens),
        .urgency = str_z(e->urgency),
        .confidentiality = str_z(e->confidentiality),
        .trigger = str_z(e->trigger),
        .municipality = municipality,
        .area = area,
        .seen_from = demo_day_text(m->a, day - 4),
        .seen_to = demo_day_text(m->a, day),
        .received_at = received(m, day, e->role),
        .reporter = reporter_of(e->role, municipality),
        .kwestie = DEMO_NONE,
        .rise = DEMO_NONE,
        .example = e->number,
    };
}
