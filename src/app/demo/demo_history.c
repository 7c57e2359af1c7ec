#include "app/demo/demo_date.h"
#include "app/demo/demo_signal.h"

enum { MAX_STEPS = 8, LEFT_OPEN_DAYS = 60 }; // what is weighed is closed after that, always

// The way to each final status.
static const DemoLine ways[] = {
    {"afgesloten", "navraag gereed geagendeerd gewogen afgesloten"},
    {"kwestie", "navraag gereed geagendeerd gewogen kwestie"},
    {"gewogen", "navraag gereed geagendeerd gewogen"},
    {"gereed", "navraag gereed"},
    {"verwezen", "navraag verwezen"},
    {"niet_geagendeerd", "navraag niet_geagendeerd"},
    {"vernietigd", "navraag vernietigd"},
};

static const struct {
    const char *outcome;
    int weight;
} usual[] = {
    {"ruimte", 22}, {"volgen", 14},    {"meer_info", 10}, {"gesprek", 20}, {"lokaal", 20},
    {"trend", 5},   {"bilateraal", 4}, {"thematafel", 3}, {"zorg", 2},
};

int64_t
demo_next_consultation(const DemoMaker *m, int64_t day)
{
    int64_t off = (day - m->consultation) % DEMO_CYCLE_DAYS;
    return off == 0 ? day : off < 0 ? day - off : day + DEMO_CYCLE_DAYS - off;
}

static int
user_with(const char *role, int municipality)
{
    size_t n;
    const DemoUser *users = demo_users(&n);
    for (size_t i = 0; i < n; i++)
        if (str_eq(str_z(users[i].role), str_z(role)) &&
            (municipality == DEMO_NONE || users[i].municipality == municipality))
            return (int)i;
    die(HERE, "no user with this role");
}

int
demo_adviser(int municipality)
{
    return user_with("adviseur", municipality);
}

// Where this signal ends up when there is time enough.
static const char *
destiny(DemoMaker *m, const DemoSignal *s)
{
    bool issue = demo_kwestie_of(s->theme, s->area) != DEMO_NONE;
    if (str_eq(s->kind, S("radicalisering")))
        return "verwezen";
    if (str_eq(s->kind, S("incident")) && str_eq(s->way, S("uiting")))
        return "verwezen";
    if (s->reporter == demo_user_newcomer())
        return demo_random_chance(&m->random, 70) ? "niet_geagendeerd" : "afgesloten";
    int chance = demo_random_between(&m->random, 0, 99);
    bool recent = m->last - demo_local_day(s->received_at, NULL) < LEFT_OPEN_DAYS;
    return chance < 12             ? "niet_geagendeerd"
           : chance < 13           ? "vernietigd"
           : chance < 15           ? "verwezen"
           : chance < 17 && recent ? "gewogen"
           : issue                 ? (chance < 45 ? "kwestie" : "afgesloten")
                                   : "afgesloten";
}

// The next working day after so many days.
static int64_t
work_day(int64_t day, int later)
{
    day += later;
    int weekday = demo_weekday(day);
    return weekday < 5 ? day : day + 7 - weekday;
}

// The day on which a step is taken, when the one before it was on `day`.
static int64_t
step_day(DemoMaker *m, Str status, int64_t day, bool fast)
{
    DemoRandom *r = &m->random;
    if (str_eq(status, S("navraag")))
        return work_day(day, fast                        ? 1
                             : demo_random_chance(r, 15) ? demo_random_between(r, 5, 14)
                                                         : demo_random_between(r, 1, 3));
    if (str_eq(status, S("geagendeerd")))
        return work_day(day, 1);
    if (str_eq(status, S("gewogen")))
        return demo_next_consultation(m, day + 1);
    if (str_eq(status, S("afgesloten")))
        return work_day(day, fast ? 1 : demo_random_between(r, 1, 18));
    return work_day(day, demo_random_between(r, 1, 3));
}

static Str
outcome_text(DemoMaker *m, Str outcome)
{
    const char *one = demo_line(m, demo_text_outcomes(), outcome);
    if (!one)
        return S("");
    if (demo_random_chance(&m->random, 35))
        return str_z(one);
    return str_fmt(m->a, "%s %s", one, demo_line(m, demo_text_outcomes(), S("*")));
}

static void
decide(DemoMaker *m, DemoSignal *s, const DemoExample *e, bool kwestie)
{
    int weights[COUNT(usual)];
    for (size_t i = 0; i < COUNT(usual); i++)
        weights[i] = usual[i].weight;
    s->outcome = kwestie
                     ? S("thematafel")
                     : str_z(usual[demo_random_pick(&m->random, weights, COUNT(usual))].outcome);
    if (str_eq(s->kind, S("incident"))) // never "leave room": something was done or broken
        s->outcome = demo_random_chance(&m->random, 50) ? S("politie_om") : S("lokaal");
    if (e)
        s->outcome = str_z(e->outcome);
    s->reason = outcome_text(m, s->outcome);
    int issue = demo_kwestie_of(s->theme, s->area);
    if (kwestie || demo_random_chance(&m->random, 60))
        s->kwestie = issue;
}

// What is written when a signal leaves the road early.
static void
dismiss(DemoMaker *m, DemoSignal *s, const DemoExample *e)
{
    s->reason = str_z(demo_line(m, demo_text_reasons(), s->status));
    if (str_eq(s->status, S("vernietigd")))
        s->outcome = S("onterecht");
    if (str_eq(s->status, S("verwezen"))) {
        bool police = str_eq(s->kind, S("incident"));
        bool radical = str_eq(s->kind, S("radicalisering"));
        s->outcome = police ? S("politie_om") : radical ? S("ico") : S("zorg");
        s->reason =
            police    ? S("Hoort bij de incidenten van weerbaar bestuur en is daar gemeld.")
            : radical ? S("Hoort bij het casusoverleg; hier blijft alleen het verwijsnummer staan.")
                      : S("Zorgvraag, geen spanning. Doorverwezen naar het wijkteam.");
    }
    if (s->reporter == demo_user_newcomer() && !str_eq(s->status, S("vernietigd")))
        s->reason = demo_has_word("verkeer natuur wonen", str_to_z(m->a, s->theme))
                        ? S("Melding over de openbare ruimte; doorgezet naar de buitendienst.")
                        : S("Een dagelijks gesprek, geen spanning. Met de melder is besproken wat "
                            "een signaal is.");
    if (e)
        s->reason = str_z(e->reason);
}

static bool
suits(const DemoFollow *talk, const DemoSignal *s)
{
    Str key = str_z(talk->key);
    if (str_eq(s->kind, S("incident")) || str_eq(s->kind, S("radicalisering")))
        return str_eq(key, s->kind);
    return !key.n || str_eq(key, s->theme) || str_eq(key, s->kind) || str_eq(key, s->way) ||
           str_eq(key, s->source);
}

static void
follow_up(DemoMaker *m, DemoSignal *s, const DemoExample *e, int64_t day)
{
    size_t n, fit = 0;
    const DemoFollow *talks = demo_text_follow(&n), *talk = talks;
    for (size_t i = 0; i < n; i++)
        if (suits(&talks[i], s) && demo_random_below(&m->random, ++fit) == 0)
            talk = &talks[i];
    s->follow = (DemoFollowUp){.day = demo_day_text(m->a, day),
                               .user = demo_adviser(s->municipality),
                               .why = str_z(e ? e->why : talk->why),
                               .outcome = str_z(e ? e->follow : talk->outcome)};
}

// Take one step and write down what goes with it.
static DemoStep
take_step(DemoMaker *m, DemoSignal *s, const DemoExample *e, Str status, int64_t day)
{
    bool weigh = str_eq(status, S("gewogen")), end = str_eq(status, S("afgesloten"));
    DemoStep step = {.status = status, .note = S(""), .user = demo_adviser(s->municipality)};
    s->status = status;
    step.at = demo_unix(day, demo_random_between(&m->random, 9 * 3600, 17 * 3600 - 1));
    if (str_eq(status, S("navraag"))) {
        follow_up(m, s, e, day);
        step.note = s->follow.outcome;
    } else if (str_eq(status, S("geagendeerd"))) {
        Str when = demo_day_text(m->a, demo_next_consultation(m, day + 1));
        step.note = str_fmt(m->a, "Op de agenda van het overleg van %.*s.", (int)when.n, when.p);
    } else if (weigh) {
        step.user = user_with("procesregisseur", DEMO_NONE);
        step.note = s->reason;
    } else if (end) {
        step.note = S("Teruggekoppeld aan de melder en afgesloten.");
    } else if (demo_has_word("verwezen niet_geagendeerd vernietigd", str_to_z(m->a, status))) {
        dismiss(m, s, e);
        step.note = s->reason;
    }
    return step;
}

static const char *
way_to(const char *status)
{
    for (size_t i = 0; i < COUNT(ways); i++)
        if (str_eq(str_z(ways[i].key), str_z(status)))
            return ways[i].text;
    die(HERE, "no way to this status");
}

static void
settle(DemoMaker *m, DemoSignal *s)
{
    const DemoExample *e = s->example ? &demo_text_examples()[s->example - 1] : NULL;
    const char *status = e ? e->status : destiny(m, s);
    DemoStep *steps = NEW_N(m->a, MAX_STEPS, DemoStep);
    int64_t day = demo_local_day(s->received_at, NULL);
    int adviser = demo_adviser(s->municipality);
    size_t n = 0;
    s->status = S("ontvangen");
    s->outcome = s->reason = s->follow.day = s->follow.why = s->follow.outcome = S("");
    s->follow.user = adviser;
    s->follow.day = (Str){NULL, 0};
    steps[n++] = (DemoStep){s->received_at, s->status, S(""), s->reporter};
    Cursor c = cursor(str_z(way_to(status)));
    for (bool more = true; more;) {
        Str next;
        if (!cursor_until(&c, S(" "), 40, &next)) {
            next = cursor_rest(&c);
            more = false;
        }
        day = step_day(m, next, day, e != NULL);
        if (day > m->last)
            break;
        if (str_eq(next, S("gewogen")))
            decide(m, s, e, str_eq(str_z(status), S("kwestie")));
        steps[n] = take_step(m, s, e, next, day);
        if (steps[n].at <= steps[n - 1].at)
            steps[n].at = steps[n - 1].at + 600;
        n++;
    }
    s->steps = steps;
    s->n_steps = n;
}

void
demo_settle(DemoMaker *m)
{
    for (size_t i = 0; i < m->n; i++)
        settle(m, &m->signals[i]);
}
