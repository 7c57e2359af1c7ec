#include "app/demo/demo_date.h"
#include "app/demo/demo_plan.h"
#include "app/demo/demo_signal.h"
#include "test/check.h"

#include <stdlib.h>
#include <string.h>

#define LAST_DAY S("2025-03-14")

static Arena *arena;

static DemoPlan
plan_of(uint64_t seed, Str last_day)
{
    DemoPlan p = {0};
    if (!arena)
        arena = arena_new(64u << 20);
    CHECK_OK(demo_plan(arena, seed, last_day, &p));
    return p;
}

static void
done(void)
{
    arena_free(arena);
    arena = NULL;
}

static int64_t
day_of(Str text)
{
    int64_t day = 0;
    CHECK_OK(demo_day_parse(text, &day));
    return day;
}

static bool
word(const char *list, Str w)
{
    return w.n > 0 && demo_has_word(list, str_to_z(arena, w));
}

TEST(demo, dates_and_the_clock_of_amsterdam)
{
    int64_t day = 0;
    int second = 0;
    CHECK_INT(demo_day(1970, 1, 1), 0);
    CHECK_INT(demo_day(2024, 2, 29) + 1, demo_day(2024, 3, 1));
    CHECK_INT(demo_weekday(demo_day(2025, 3, 14)), 4);
    CHECK_INT(demo_unix(demo_day(2025, 1, 15), 12 * 3600), 1736938800);
    CHECK_INT(demo_unix(demo_day(2025, 7, 15), 12 * 3600), 1752573600);
    // The clock goes forward on 30 March and back on 26 October 2025.
    CHECK_INT(demo_unix(demo_day(2025, 3, 30), 3 * 3600), 1743296400);
    CHECK_INT(demo_unix(demo_day(2025, 10, 26), 3 * 3600), 1761444000);
    CHECK_INT(demo_local_day(1743296400, &second), demo_day(2025, 3, 30));
    CHECK_INT(second, 3 * 3600);
    CHECK_ERR(demo_day_parse(S("2025-02-29"), &day), E_INVALID);
    CHECK_ERR(demo_day_parse(S("2025-2-9"), &day), E_INVALID);
    CHECK_ERR(demo_day_parse(S("gisteren"), &day), E_INVALID);
}

TEST(demo, chance_is_the_published_generator)
{
    // splitmix64 with seed 1234567 gives 6457827717110365317 first (published example).
    DemoRandom r = demo_random(1234567);
    CHECK(r.s[0] == 6457827717110365317u);
    // xoshiro256** from the state 1, 2, 3, 4 (reference: the rand_xoshiro test vectors).
    r = (DemoRandom){{1, 2, 3, 4}};
    CHECK(demo_random_next(&r) == 11520);
    CHECK(demo_random_next(&r) == 0);
    CHECK(demo_random_next(&r) == 1509978240);
    CHECK(demo_random_next(&r) == 1215971899390074240u);
}

TEST(demo, region_is_invented_and_holds_together)
{
    size_t n_areas, n_users, n_organisations;
    const DemoArea *areas = demo_areas(&n_areas);
    const DemoUser *users = demo_users(&n_users);
    demo_organisations(&n_organisations);
    const DemoMunicipality *m = demo_municipalities();
    size_t seen = 0;
    for (int i = 0; i < DEMO_MUNICIPALITIES; i++) {
        CHECK(str_starts(str_z(m[i].code), S("GM900")));
        CHECK(m[i].n_areas >= 5 && m[i].n_areas <= 8);
        for (int k = 0; k < m[i].n_areas; k++, seen++)
            CHECK_INT(areas[m[i].first_area + k].municipality, i);
    }
    CHECK_INT(seen, n_areas);
    for (size_t i = 0; i < n_areas; i++) {
        CHECK(areas[i].lat > 52.7 && areas[i].lat < 52.95);
        CHECK(areas[i].lon > 4.65 && areas[i].lon < 5.1);
        CHECK_INT(demo_area_find(areas[i].name), i);
    }
    for (size_t i = 0; i < n_users; i++) {
        CHECK(str_has(str_z(users[i].email), S("@noorderland.example")));
        CHECK(users[i].organisation >= 0 && users[i].organisation < (int)n_organisations);
        CHECK((users[i].effort > 0) <= (users[i].source_role[0] != 0));
        for (size_t k = 0; k < i; k++)
            CHECK(!str_eq(str_z(users[i].email), str_z(users[k].email)));
    }
}

TEST(demo, every_role_has_a_login)
{
    static const char *const roles[] = {
        "melder",     "adviseur", "procesregisseur",    "deelnemer",       "communicatie",
        "bestuurder", "griffier", "vertrouwenspersoon", "initiatiefnemer", "redacteur",
        "fg",         "beheerder"};
    size_t n;
    const DemoUser *users = demo_users(&n);
    for (size_t r = 0; r < COUNT(roles); r++) {
        int found = 0;
        for (size_t i = 0; i < n; i++)
            found += str_eq(str_z(users[i].role), str_z(roles[r]));
        CHECK(found >= (r == 1 ? 5 : 1));
    }
}

static bool
same_signal(const DemoSignal *x, const DemoSignal *y)
{
    return str_eq(x->observation, y->observation) && x->received_at == y->received_at &&
           str_eq(x->status, y->status) && str_eq(x->reason, y->reason) && x->area == y->area &&
           str_eq(x->interpretation, y->interpretation) && x->kwestie == y->kwestie;
}

TEST(demo, the_same_seed_gives_the_same_plan)
{
    DemoPlan a = plan_of(7, LAST_DAY), b = plan_of(7, LAST_DAY), c = plan_of(8, LAST_DAY);
    size_t same = 0, other = 0;
    CHECK_INT(a.n_signals, b.n_signals);
    for (size_t i = 0; i < a.n_signals && i < c.n_signals; i++) {
        same += same_signal(&a.signals[i], &b.signals[i]);
        other += same_signal(&a.signals[i], &c.signals[i]);
    }
    CHECK_INT(same, a.n_signals);
    CHECK(other < 50);
    DemoPlan p;
    CHECK_ERR(demo_plan(arena, 1, S("14-03-2025"), &p), E_INVALID);
    CHECK_ERR(demo_plan(arena, 1, S("2001-01-01"), &p), E_INVALID);
    done();
}

// True when a run of digits in the text could be a telephone number, postal code or house number.
static bool
looks_private(Str s)
{
    size_t run = 0;
    for (size_t i = 0; i < s.n; i++) {
        run = s.p[i] >= '0' && s.p[i] <= '9' ? run + 1 : 0;
        if (run >= 3)
            return true;
    }
    return str_has(s, S("@")) || str_has(s, S("http")) || str_has(s, S("www."));
}

static void
check_text(Str s)
{
    CHECK(str_is_utf8(s));
    CHECK(str_characters(s) >= 10 && str_characters(s) <= 2000);
    CHECK(!looks_private(s));
    CHECK(!str_has(s, S("{")) && !str_has(s, S("}")) && !str_has(s, S("  ")));
    CHECK(!str_has(s, S("(null)")));
    CHECK((s.p[0] >= 'A' && s.p[0] <= 'Z') || s.p[0] == '\'' || (unsigned char)s.p[0] == 0xc3);
    CHECK(strchr(".?'", s.p[s.n - 1]) != NULL);
}

TEST(demo, texts_are_whole_private_and_varied)
{
    DemoPlan p = plan_of(1, LAST_DAY);
    size_t most = 0;
    CHECK(p.n_signals >= 2400 && p.n_signals <= 2600);
    for (size_t i = 0; i < p.n_signals; i++) {
        const DemoSignal *s = &p.signals[i];
        size_t same = 0;
        check_text(s->observation);
        if (s->interpretation.n)
            check_text(s->interpretation);
        for (size_t k = 0; k < p.n_signals; k++)
            same += str_eq(p.signals[k].observation, s->observation);
        most = same > most ? same : most;
    }
    CHECK(most * 100 <= p.n_signals * 3); // asked for
    CHECK(most <= 6);                     // reached
    done();
}

TEST(demo, no_fact_is_told_too_often)
{
    DemoPlan p = plan_of(1, LAST_DAY);
    size_t facts = 0;
    for (size_t set = 0; set < DEMO_FACT_SETS; set++) {
        DemoFacts f = demo_text_facts(set);
        facts += f.n;
        for (size_t i = 0; i < f.n; i++) {
            // The longest piece without slots tells a fact apart.
            Cursor c = cursor(str_z(f.facts[i].text));
            Str piece, longest = S(""), name;
            while (cursor_until(&c, S("{"), 2000, &piece)) {
                longest = piece.n > longest.n ? piece : longest;
                CHECK(cursor_until(&c, S("}"), 20, &name));
            }
            piece = cursor_rest(&c);
            longest = piece.n > longest.n ? piece : longest;
            size_t told = 0;
            for (size_t k = 0; k < p.n_signals; k++)
                told += str_has(p.signals[k].observation, longest);
            CHECK(told * 100 <= p.n_signals * 3);
        }
    }
    CHECK(facts >= 200);
    done();
}

TEST(demo, the_thirty_examples_are_in_once)
{
    DemoPlan p = plan_of(1, LAST_DAY);
    const DemoExample *e = demo_text_examples();
    for (int i = 0; i < DEMO_EXAMPLES; i++) {
        size_t found = 0;
        CHECK_INT(e[i].number, i + 1);
        for (size_t k = 0; k < p.n_signals; k++)
            if (str_eq(p.signals[k].observation, str_z(e[i].text))) {
                found++;
                CHECK_INT(p.signals[k].example, i + 1);
                if (i == 15)
                    CHECK_STR(p.signals[k].status, S("vernietigd"));
                if (i == 20)
                    CHECK_STR(p.signals[k].status, S("verwezen"));
                if (i == 23 || i == 28)
                    CHECK_STR(p.signals[k].status, S("niet_geagendeerd"));
                if (i == 15 || i == 20 || i == 23 || i == 28)
                    CHECK(p.signals[k].reason.n > 10 && p.signals[k].follow.day.p);
            }
        CHECK_INT(found, 1);
    }
    done();
}

TEST(demo, all_codes_are_known_and_areas_belong)
{
    DemoPlan p = plan_of(3, LAST_DAY);
    size_t n_areas, n_users;
    const DemoArea *areas = demo_areas(&n_areas);
    const DemoUser *users = demo_users(&n_users);
    for (size_t i = 0; i < p.n_signals; i++) {
        const DemoSignal *s = &p.signals[i];
        CHECK(
            word("opvang wonen energie landbouw verkeer jongeren jaarwisseling internationaal zorg "
                 "armoede discriminatie vertrouwen gezondheid evenement natuur werk online",
                 s->theme));
        CHECK(word("wijkagent handhaver jongerenwerker balie communicatie inwoner opbouwwerker "
                   "corporatie school sportclub ggd huisarts griffie oov veiligheidsregio "
                   "buurtvereniging coa anders",
                   s->source_role));
        CHECK(word("klimaat groepen overheid evenement gerucht radicalisering incident", s->kind));
        CHECK(word("gedrag uiting onrust", s->way));
        CHECK(word("ervaren aangetoond mogelijk", s->lens));
        CHECK(word("eigen horen_zeggen openbare_bron", s->source));
        CHECK(word("laag gewoon hoog", s->urgency));
        CHECK(word("gemeente kring regio", s->confidentiality));
        CHECK(word("ontvangen navraag gereed geagendeerd gewogen afgesloten kwestie verwezen "
                   "niet_geagendeerd vernietigd",
                   s->status));
        CHECK(!s->trigger.n || word("opvanglocatie demonstratie rijksmaatregel raadsbesluit "
                                    "vergunning sluiting symbool jaarwisseling herdenking media "
                                    "prijs",
                                    s->trigger));
        CHECK(!s->outcome.n || word("ruimte volgen meer_info gesprek lokaal bilateraal thematafel "
                                    "zorg ico driehoek politie_om trend onterecht",
                                    s->outcome));
        CHECK_INT(areas[s->area].municipality, s->municipality);
        CHECK(!areas[s->area].silent);
        if (s->reporter != DEMO_NONE) {
            CHECK_STR(s->source_role, str_z(users[s->reporter].source_role));
            CHECK(users[s->reporter].municipality == DEMO_NONE ||
                  users[s->reporter].municipality == s->municipality || s->example);
        } else {
            CHECK_STR(s->source_role, S("inwoner"));
        }
    }
    done();
}

TEST(demo, histories_run_forward_and_fit_the_age)
{
    DemoPlan p = plan_of(4, LAST_DAY);
    int64_t last = day_of(p.last_day), first = day_of(p.first_day);
    size_t old = 0, old_done = 0, fresh = 0, fresh_open = 0;
    CHECK_INT(last - first + 1, DEMO_DAYS);
    for (size_t i = 0; i < p.n_signals; i++) {
        const DemoSignal *s = &p.signals[i];
        int64_t day = demo_local_day(s->received_at, NULL);
        CHECK(day >= first && day <= last);
        CHECK(i == 0 || p.signals[i - 1].received_at <= s->received_at);
        CHECK(day_of(s->seen_from) <= day_of(s->seen_to) && day_of(s->seen_to) <= day);
        CHECK_STR(s->steps[0].status, S("ontvangen"));
        CHECK_STR(s->steps[s->n_steps - 1].status, s->status);
        CHECK((s->n_steps > 1) == (s->follow.day.p != NULL));
        for (size_t k = 1; k < s->n_steps; k++) {
            CHECK(s->steps[k].at > s->steps[k - 1].at);
            CHECK(demo_local_day(s->steps[k].at, NULL) <= last);
        }
        bool open = word("ontvangen navraag gereed geagendeerd", s->status);
        CHECK(!word("niet_geagendeerd vernietigd verwezen gewogen kwestie", s->status) ||
              s->reason.n > 10);
        old += day < last - 90;
        old_done += day < last - 90 && !open;
        fresh += day > last - 4;
        fresh_open += day > last - 4 && open;
    }
    CHECK(old_done == old);
    CHECK(fresh > 5 && fresh_open * 10 >= fresh * 7);
    done();
}

TEST(demo, weekday_and_december_are_visible)
{
    DemoPlan p = plan_of(5, LAST_DAY);
    size_t weekday[7] = {0}, new_year = 0, new_year_winter = 0;
    for (size_t i = 0; i < p.n_signals; i++) {
        int64_t day = demo_local_day(p.signals[i].received_at, NULL);
        int month = demo_date(day).month;
        weekday[demo_weekday(day)]++;
        if (str_eq(p.signals[i].theme, S("jaarwisseling"))) {
            new_year++;
            new_year_winter += month == 12 || month == 1;
        }
    }
    for (int i = 0; i < 5; i++)
        CHECK(weekday[i] > 2 * weekday[5] && weekday[i] > 2 * weekday[6]);
    CHECK(new_year > 40 && new_year_winter * 10 >= new_year * 7);
    done();
}

TEST(demo, threats_and_worries_are_never_played_down)
{
    DemoPlan p = plan_of(6, LAST_DAY);
    size_t heavy = 0;
    for (size_t i = 0; i < p.n_signals; i++) {
        const DemoSignal *s = &p.signals[i];
        if (!word("incident radicalisering", s->kind) || s->example)
            continue;
        heavy++;
        CHECK_INT(s->interpretation.n, 0);
        CHECK(!str_has(s->follow.outcome, S("dreig")) && !str_has(s->follow.outcome, S("mening")));
        CHECK(!str_eq(s->outcome, S("ruimte")));
        CHECK(str_eq(s->kind, S("incident")) || !str_eq(s->status, S("afgesloten")));
    }
    CHECK(heavy >= 20);
    done();
}

static size_t
count_between(const DemoPlan *p, const DemoRise *r, int64_t from, int64_t to)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n_signals; i++) {
        const DemoSignal *s = &p->signals[i];
        int64_t day = demo_local_day(s->received_at, NULL);
        for (size_t k = 0; k < r->n_areas; k++)
            n += r->areas[k] == s->area && day >= from && day <= to &&
                 (!r->theme.n || str_eq(r->theme, s->theme));
    }
    return n;
}

TEST(demo, the_planted_rises_are_there)
{
    for (uint64_t seed = 1; seed <= 5; seed++) {
        DemoPlan p = plan_of(seed, seed == 5 ? S("2026-01-04") : LAST_DAY);
        for (int i = 0; i < DEMO_RISES; i++) {
            const DemoRise *r = &p.rises[i];
            int64_t from = day_of(r->from), to = day_of(r->to), length = to - from + 1;
            size_t during = count_between(&p, r, from, to);
            CHECK(during >= r->planted);
            CHECK(during >= 3 * count_between(&p, r, from - length, from - 1));
            CHECK(during * 182 >= 3 * (size_t)length * count_between(&p, r, from - 182, from - 1));
            CHECK(r->factor >= 3);
        }
        done();
    }
}

TEST(demo, the_false_alarm_is_one_new_reporter)
{
    DemoPlan p = plan_of(1, LAST_DAY);
    int64_t from = day_of(p.false_alarm.from);
    size_t by_newcomer = 0, after = 0, open = 0;
    for (size_t i = 0; i < p.n_signals; i++)
        if (p.signals[i].reporter == demo_user_newcomer()) {
            by_newcomer++;
            after += demo_local_day(p.signals[i].received_at, NULL) >= from;
            open += str_eq(p.signals[i].status, S("kwestie"));
        }
    CHECK_INT(by_newcomer, p.false_alarm.planted);
    CHECK_INT(after, by_newcomer);
    CHECK_INT(open, 0);
    CHECK(p.false_alarm.factor >= 3);
    done();
}

TEST(demo, story_is_complete)
{
    DemoPlan p = plan_of(1, LAST_DAY);
    size_t n_users;
    demo_users(&n_users);
    CHECK(p.n_triggers >= 15 && p.n_trends >= 8);
    for (size_t i = 0; i < p.n_triggers; i++) {
        CHECK(word("aangekondigd besloten gewijzigd", p.triggers[i].status));
        check_text(p.triggers[i].question);
        day_of(p.triggers[i].day);
    }
    for (size_t i = 0; i < p.n_trends; i++) {
        CHECK(word("landelijk regionaal lokaal", p.trends[i].level));
        CHECK(p.trends[i].source.n > 10 && day_of(p.trends[i].day) <= day_of(p.last_day));
    }
    for (int k = 0; k < DEMO_KWESTIES; k++) {
        const DemoKwestie *q = &p.kwesties[k];
        CHECK(word("voedingsbodem incidenten symbolisch onrust crisis", q->phase));
        CHECK(q->n_members >= 5 && q->n_signals >= 8 && q->n_history >= 5);
        CHECK(q->n_promises >= 2 && q->n_claims >= 3);
        for (size_t i = 0; i < q->n_signals; i++)
            CHECK_STR(p.signals[q->signals[i]].theme, q->theme);
        for (size_t i = 1; i < q->n_history; i++)
            CHECK(day_of(q->history[i - 1].day) <= day_of(q->history[i].day));
        for (size_t i = 0; i < q->n_claims; i++)
            CHECK(word("feit gerucht onjuist nog_te_checken", q->claims[i].status));
    }
    for (size_t i = 0; i < p.n_consultations; i++)
        CHECK_INT(demo_weekday(day_of(p.consultations[i])), 3);
    done();
}
