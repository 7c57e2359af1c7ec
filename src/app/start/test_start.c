#include "app/signal/signal.h"
#include "app/signal/test_signal_new.h"
#include "app/trend/trend.h"
#include "app/trigger/trigger.h"
#include "test/check.h"
#include "test/world.h"

typedef struct Scene {
    World *w;
    Person reporter;
    const char *observation, *municipality, *confidentiality;
    int64_t area, received_at;
} Scene;

static Err
report(Db *db, void *arg)
{
    const Scene *s = arg;
    Arena *a = s->w->arena;
    SignalTerms terms;
    SignalAdded added;
    Str day = layout_day_of(a, s->received_at);
    SignalNew n = t_signal_new(s->w);
    n.municipality = str_z(s->municipality);
    n.area_id = s->area;
    n.confidentiality = str_z(s->confidentiality);
    n.observed_from = day;
    n.observed_to = day;
    n.kind = S("overheid");
    n.theme = S("wonen");
    n.source_role = S("jongerenwerker");
    n.lens = S("ervaren");
    n.observation = str_z(s->observation);
    n.reporter_id = s->w->account[s->reporter];
    TRY(signal_terms(db, a, &terms));
    return signal_add(db, a, &terms, &n, s->received_at, &added);
}

static void
signal_of(World *w, Person reporter, const char *confidentiality, const char *observation,
          int64_t days_ago)
{
    Scene s = {w,
               reporter,
               observation,
               "GM9001",
               confidentiality,
               w->area_noord,
               WORLD_NOW - days_ago * 86400};
    CHECK_OK(db_transaction(w->db, report, &s));
}

static Err
announce(Db *db, void *arg)
{
    World *w = arg;
    int64_t id;
    TriggerNew trigger = {.partnership_id = w->region,
                          .kind = S("raadsbesluit"),
                          .title = S("De raad besluit over het azc"),
                          .municipality = S("GM9001"),
                          .starts_on = S("2026-01-05"),
                          .ends_on = S("2026-01-05"),
                          .state = S("aangekondigd"),
                          .questions = S(""),
                          .source = S("")};
    TRY(trigger_add(db, w->arena, &trigger, WORLD_NOW, &id));
    trigger.title = S("Nog lang niet");
    trigger.starts_on = trigger.ends_on = S("2026-03-01");
    TRY(trigger_add(db, w->arena, &trigger, WORLD_NOW, &id));
    TrendNew trend = {.partnership_id = w->region,
                      .organisation_id = w->police,
                      .level = S("regionaal"),
                      .theme = S("wonen"),
                      .municipality = S(""),
                      .title = S("Vaker dezelfde vraag"),
                      .body = S("In drie kernen."),
                      .source = S("Partners"),
                      .source_url = S(""),
                      .state = S("gedeeld")};
    return trend_add(db, w->arena, &trend, WORLD_NOW, &id);
}

static Str
start_of(World *w, Person p)
{
    w->as = p;
    Req r = t_get(w, "/");
    CHECK_INT(r.status, 200);
    return r.content;
}

TEST(start, greets_a_visitor_without_an_account)
{
    World w = world();
    Str page = start_of(&w, NOBODY);
    CHECK_HAS(page, S("Ziet of hoort u spanning in uw buurt?"));
    CHECK_HAS(page, S("href=\"/inloggen\""));
    CHECK_HASNT(page, S("/beheer"));
    CHECK_HASNT(page, S("href=\"/signalen"));
    world_end(&w);
}

TEST(start, shows_the_menu_of_ones_role)
{
    World w = world();
    Str page = start_of(&w, MELDER);
    CHECK_HAS(page, S("U werkt als jongerenwerker bij Gemeente Waterrijk."));
    CHECK_HAS(page, S("href=\"/meldingen\""));
    CHECK_HASNT(page, S("href=\"/signalen"));
    CHECK_HAS(start_of(&w, ADVISEUR), S("href=\"/signalen\""));
    world_end(&w);
}

TEST(start, who_follows_up_sees_what_waits_in_the_own_circles)
{
    World w = world();
    signal_of(&w, MELDER, "gemeente", "Een oude <b>zaak</b> in Noord", 9);
    signal_of(&w, MELDER, "gemeente", "Een nieuwe zaak in Noord", 0);
    signal_of(&w, MELDER, "regio", "Een zaak voor de hele regio", 1);
    Str page = start_of(&w, ADVISEUR);
    CHECK_HAS(page, S("app-card__number\">3</span> nieuw, nog zonder navraag"));
    CHECK_HAS(page, S("app-card__number\">1</span> over de termijn"));
    CHECK_HAS(page, S("app-card__number\">0</span> bij mij"));
    CHECK_HAS(page, S("Een oude &lt;b&gt;zaak&lt;/b&gt; in Noord"));
    page = start_of(&w, ADVISEUR_KOOG);
    CHECK_HAS(page, S("app-card__number\">1</span> nieuw, nog zonder navraag"));
    CHECK_HAS(page, S("Een zaak voor de hele regio"));
    CHECK_HASNT(page, S("zaak in Noord"));
    page = start_of(&w, ADVISEUR_ELDERS);
    CHECK_HAS(page, S("app-card__number\">0</span> nieuw, nog zonder navraag"));
    CHECK_HAS(page, S("Er zijn nog geen signalen die u mag zien."));
    CHECK_HASNT(page, S("zaak"));
    world_end(&w);
}

TEST(start, a_participant_sees_what_is_shared_and_does_not_follow_up)
{
    World w = world();
    signal_of(&w, MELDER, "gemeente", "Alleen voor Waterrijk bedoeld", 0);
    signal_of(&w, MELDER, "regio", "Een zaak voor de hele regio", 1);
    Str page = start_of(&w, DEELNEMER);
    CHECK_HAS(page, S("Een zaak voor de hele regio"));
    CHECK_HASNT(page, S("Alleen voor Waterrijk bedoeld"));
    CHECK_HASNT(page, S("nog zonder navraag"));
    world_end(&w);
}

TEST(start, a_long_text_ends_after_a_whole_word)
{
    World w = world();
    signal_of(&w, MELDER, "gemeente",
              "Aan de keukentafel vertelden drie bewoners over de plannen voor het oude "
              "gemeentehuis; zij wisten niet aan wie zij hun vragen daarover konden stellen.",
              0);
    Str page = start_of(&w, ADVISEUR);
    CHECK_HAS(page, S("zij wisten niet aan wie zij hun …"));
    CHECK_HASNT(page, S("konden stellen"));
    world_end(&w);
}

TEST(start, triggers_of_the_next_two_weeks_and_trends)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, announce, &w));
    static const Person readers[] = {ADVISEUR, BESTUURDER, GRIFFIER, COMMUNICATIE, MELDER};
    for (size_t i = 0; i < COUNT(readers); i++) {
        Str page = start_of(&w, readers[i]);
        CHECK_HAS(page, S("De raad besluit over het azc"));
        CHECK_HAS(page, S("5 januari 2026, Waterrijk"));
        CHECK_HASNT(page, S("Nog lang niet"));
    }
    CHECK_HAS(start_of(&w, BESTUURDER), S("Vaker dezelfde vraag"));
    Str page = start_of(&w, ADVISEUR_ELDERS);
    CHECK_HASNT(page, S("De raad besluit over het azc"));
    CHECK_HAS(page, S("Er staat niets in de kalender voor de komende twee weken."));
    world_end(&w);
}

TEST(start, no_role_gets_a_link_to_a_page_that_refuses_it)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, announce, &w));
    signal_of(&w, MELDER, "regio", "Een zaak voor de hele regio", 1);
    for (Person p = NOBODY; p < PERSONS; p++) {
        Str page = start_of(&w, p), href;
        Cursor c = cursor(page), main = c;
        CHECK(cursor_until(&c, S("<main"), page.n, &href));
        CHECK(cursor_until(&c, S("</main>"), page.n, &href));
        main = cursor(href);
        while (cursor_until(&main, S("href=\"/"), page.n, &href) &&
               cursor_until(&main, S("\""), 500, &href)) {
            Cursor fragment = cursor(href);
            (void)!cursor_until(&fragment, S("#"), href.n, &href);
            Str path = str_fmt(w.arena, "/%.*s", (int)href.n, href.p);
            CHECK_INT(t_get(&w, path.p).status, 200);
        }
    }
    world_end(&w);
}

TEST(start, who_manages_sees_people_and_no_signals)
{
    World w = world();
    signal_of(&w, MELDER, "regio", "Een zaak voor de hele regio", 1);
    Str page = start_of(&w, BEHEERDER);
    CHECK_HAS(page, S("app-card__number\">14</span> mensen met toegang"));
    CHECK_HAS(page, S("href=\"/beheer/mensen\""));
    CHECK_HASNT(page, S("Een zaak voor de hele regio"));
    CHECK_HASNT(start_of(&w, ADVISEUR), S("mensen met toegang"));
    CHECK_HASNT(start_of(&w, FG), S("Een zaak voor de hele regio"));
    world_end(&w);
}
