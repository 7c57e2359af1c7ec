#include "app/demo/demo_plan.h"
#include "app/demo/demo_date.h"
#include "app/demo/demo_signal.h"

#include <stdlib.h>
#include <string.h>

enum { NEWCOMER_DAYS = 42, NEWCOMER_SIGNALS = 46, ROOM = 3000 };

// A rise: where and when, and how many signals more than usual.
typedef struct Planting {
    const char *title, *theme, *about, *explanation;
    const char *areas[7];
    int64_t from, to;
    int signals;
    bool grows; // more towards the end
} Planting;

static void
collect_facts(DemoMaker *m)
{
    for (size_t set = 0; set < DEMO_FACT_SETS; set++) {
        DemoFacts f = demo_text_facts(set);
        for (size_t i = 0; i < f.n; i++) {
            REQUIRE(m->n_facts < DEMO_MAX_FACTS);
            m->facts[m->n_facts++] = &f.facts[i];
        }
    }
}

static bool
is_holiday(DemoDate d)
{
    return (d.month == 12 && (d.day == 25 || d.day == 26)) || (d.month == 1 && d.day == 1) ||
           (d.month == 4 && d.day == 27);
}

// How much is reported on a day: weekday, month, and a practice that slowly grows.
static int
day_weight(const DemoMaker *m, int64_t day)
{
    static const int weekday[] = {120, 115, 108, 112, 100, 36, 26};
    static const int month[] = {100, 95, 105, 95, 100, 98, 62, 58, 108, 115, 116, 112};
    DemoDate d = demo_date(day);
    int growth = 75 + (int)(40 * (day - m->first) / DEMO_DAYS);
    int weight = weekday[demo_weekday(day)] * month[d.month - 1] * growth / 1000;
    return is_holiday(d) ? weight / 6 : weight;
}

static void
grow_background(DemoMaker *m)
{
    int *weights = NEW_N(m->a, DEMO_DAYS, int);
    for (int i = 0; i < DEMO_DAYS; i++)
        weights[i] = day_weight(m, m->first + i);
    for (int i = 0; i < DEMO_SIGNALS; i++) {
        int64_t day = m->first + (int64_t)demo_random_pick(&m->random, weights, DEMO_DAYS);
        demo_signal_add(
            m, (DemoWish){.day = day, .area = DEMO_NONE, .reporter = DEMO_NONE, .rise = DEMO_NONE});
    }
}

// A day in the planting's period; when it grows, twice as often in the last part.
static int64_t
planting_day(DemoMaker *m, const Planting *p)
{
    int length = (int)(p->to - p->from);
    int at = demo_random_between(&m->random, 0, length);
    if (p->grows) {
        int other = demo_random_between(&m->random, 0, length);
        at = other > at ? other : at;
    }
    int64_t day = p->from + at;
    bool weekend = demo_weekday(day) >= 5;
    return weekend && day - 2 >= p->from && demo_random_chance(&m->random, 70) ? day - 2 : day;
}

static void
plant(DemoMaker *m, int index, const Planting *p, DemoRise *out)
{
    *out = (DemoRise){.title = str_z(p->title),
                      .theme = str_z(p->theme),
                      .from = demo_day_text(m->a, p->from),
                      .to = demo_day_text(m->a, p->to),
                      .planted = (size_t)p->signals,
                      .explanation = str_z(p->explanation)};
    int weights[8] = {0};
    size_t n;
    for (; p->areas[out->n_areas]; out->n_areas++) {
        out->areas[out->n_areas] = demo_area_find(p->areas[out->n_areas]);
        weights[out->n_areas] = demo_areas(&n)[out->areas[out->n_areas]].population + 1500;
    }
    for (int i = 0; i < p->signals; i++) {
        int area = out->areas[demo_random_pick(&m->random, weights, out->n_areas)];
        demo_signal_add(m, (DemoWish){.day = planting_day(m, p),
                                      .theme = p->theme,
                                      .area = area,
                                      .reporter = DEMO_NONE,
                                      .rise = index,
                                      .about = p->about});
    }
}

static void
plant_newcomer(DemoMaker *m, DemoRise *out)
{
    static const char *const places[] = {"Oosterwad-Centrum", "Kwelderoord"};
    size_t n;
    const DemoFact *small = demo_text_small(&n);
    *out =
        (DemoRise){.title = S("Veel kleine meldingen in Oosterwad"),
                   .theme = S(""),
                   .from = demo_day_text(m->a, m->last - NEWCOMER_DAYS + 1),
                   .to = demo_day_text(m->a, m->last),
                   .planted = NEWCOMER_SIGNALS,
                   .explanation = S("Vals alarm: één enthousiaste nieuwe melder ziet veel kleine "
                                    "dingen. Er is niet meer spanning, er wordt meer gemeld.")};
    for (; out->n_areas < COUNT(places); out->n_areas++)
        out->areas[out->n_areas] = demo_area_find(places[out->n_areas]);
    for (int i = 0; i < NEWCOMER_SIGNALS; i++) {
        int64_t day = m->last - demo_random_between(&m->random, 0, NEWCOMER_DAYS - 1);
        int area = out->areas[demo_random_chance(&m->random, 65) ? 0 : 1];
        demo_signal_add(m, (DemoWish){.day = day,
                                      .area = area,
                                      .reporter = demo_user_newcomer(),
                                      .rise = DEMO_NONE,
                                      .fact = &small[(size_t)i % n]});
    }
}

static void
plant_all(DemoMaker *m, DemoPlan *out, int64_t council, int64_t new_year)
{
    const Planting plantings[DEMO_RISES] = {
        {"Opvang in Waterrijk-Noord en twee kernen ernaast",
         "opvang",
         NULL,
         "Er komt een opvanglocatie. Bewoners hoorden het uit de krant, ook over de gemeentegrens.",
         {"Waterrijk-Noord", "Lutjesluis", "Koogwijk"},
         m->last - 34,
         m->last,
         30,
         true},
        {"Windmolens rond de raadsavond in Duinveen",
         "energie",
         "molens",
         "De raad besprak de zoekgebieden voor wind. Na het uitstel nam het aantal signalen af.",
         {"Duinveen-Binnen", "Duinveen aan Zee", "Helmzand", "Zandslagerbrug", "Schulpenbroek",
          "Geestduinerveld"},
         council - 14,
         council + 6,
         22,
         false},
        {"Oud en nieuw in Zeldenbroek",
         "jaarwisseling",
         NULL,
         "Ieder jaar drukker in december; in Zeldenbroek duidelijk meer dan in de andere "
         "gemeenten.",
         {"Zeldenbroek-Dorp", "de Brugbuurt", "Hogezelden", "Lagezelden", "Molenzelde",
          "Broekdijkerhorn"},
         new_year - 20,
         new_year + 2,
         34,
         false},
    };
    for (int i = 0; i < DEMO_RISES; i++)
        plant(m, i, &plantings[i], &out->rises[i]);
    plant_newcomer(m, &out->false_alarm);
}

static void
add_examples(DemoMaker *m, int64_t council, int64_t new_year)
{
    const DemoExample *e = demo_text_examples();
    for (int i = 0; i < DEMO_EXAMPLES; i++) {
        int64_t day = e[i].days_ago == -1   ? new_year - 18
                      : e[i].days_ago == -2 ? council - 12
                                            : m->last - e[i].days_ago;
        demo_signal_example(m, &e[i], day);
    }
}

static int
by_time(const void *a, const void *b)
{
    const DemoSignal *x = a, *y = b;
    if (x->received_at != y->received_at)
        return x->received_at < y->received_at ? -1 : 1;
    if (x->area != y->area)
        return x->area - y->area;
    // Texts are only compared to have one order on every machine.
    size_t n = x->observation.n < y->observation.n ? x->observation.n : y->observation.n;
    int text = memcmp(x->observation.p, y->observation.p, n);
    return text ? text : (int)x->observation.n - (int)y->observation.n;
}

static bool
in_rise(const DemoRise *r, const DemoSignal *s)
{
    if (r->theme.n && !str_eq(s->theme, r->theme))
        return false;
    for (size_t i = 0; i < r->n_areas; i++)
        if (r->areas[i] == s->area)
            return true;
    return false;
}

// The factor against the half year before; one signal is the least that counts as usual.
static void
measure(const DemoMaker *m, DemoRise *r)
{
    int64_t from = m->first, to = m->last;
    REQUIRE(!failed(demo_day_parse(r->from, &from)) && !failed(demo_day_parse(r->to, &to)));
    int64_t before = 0, during = 0, span = from - m->first < 182 ? from - m->first : 182;
    for (size_t i = 0; i < m->n; i++) {
        int64_t day = demo_local_day(m->signals[i].received_at, NULL);
        if (!in_rise(r, &m->signals[i]))
            continue;
        during += day >= from && day <= to;
        before += day < from && day >= from - span;
    }
    before = before < 1 ? 1 : before;
    r->factor = (int)(during * span / (before * (to - from + 1)));
}

static void
list_consultations(DemoMaker *m, DemoPlan *out)
{
    enum { AHEAD = 63 };
    Str *days = NEW_N(m->a, (DEMO_DAYS + AHEAD) / DEMO_CYCLE_DAYS + 2, Str);
    for (int64_t d = demo_next_consultation(m, m->first); d <= m->last + AHEAD;
         d += DEMO_CYCLE_DAYS)
        days[out->n_consultations++] = demo_day_text(m->a, d);
    out->consultations = days;
}

Err
demo_plan(Arena *a, uint64_t seed, Str last_day, DemoPlan *out)
{
    DemoMaker m = {.a = a, .random = demo_random(seed)};
    TRY(demo_day_parse(last_day, &m.last));
    m.first = m.last - DEMO_DAYS + 1;
    if (demo_date(m.first).year < 2000)
        FAIL(E_INVALID, "a demo ends in 2002 or later");
    // The last Thursday that is at least three days back: its decisions have been written down.
    m.consultation = m.last - 3 - (demo_weekday(m.last - 3) + 4) % 7;
    // A Tuesday about four months back, and the last New Year that has wholly passed.
    int64_t council = m.last - 118 - (demo_weekday(m.last - 118) + 6) % 7;
    int64_t new_year = demo_day(demo_date(m.last - 10).year, 1, 1);

    m.signals = NEW_N(a, ROOM, DemoSignal);
    m.seen = NEW_N(a, DEMO_TEXT_SLOTS, uint64_t);
    collect_facts(&m);
    *out = (DemoPlan){.first_day = demo_day_text(a, m.first), .last_day = demo_day_text(a, m.last)};
    grow_background(&m);
    plant_all(&m, out, council, new_year);
    add_examples(&m, council, new_year);
    REQUIRE(m.n <= ROOM);
    qsort(m.signals, m.n, sizeof(*m.signals), by_time);
    demo_settle(&m);
    for (int i = 0; i < DEMO_RISES; i++)
        measure(&m, &out->rises[i]);
    measure(&m, &out->false_alarm);
    demo_story(&m, out, council, new_year);
    list_consultations(&m, out);
    out->signals = m.signals;
    out->n_signals = m.n;
    return OK;
}
