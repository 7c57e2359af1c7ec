// Communication of a kwestie: messages, rumours, statements, and who sees them.
#include "app/account/test_person.h"
#include "app/bewaren/bewaren.h"
#include "app/communicatie/communicatie_inside.h"
#include "app/kwestie/test_kwestie_world.h"
#include "test/check.h"

enum { DAY_S = 86400 };

static KwestieWorld
filled(World *w)
{
    KwestieWorld x = {.w = w, .members = {ADVISEUR, COMMUNICATIE, BESTUURDER}, .nmembers = 3};
    CHECK_OK(db_transaction(w->db, kwestie_world_fill, &x));
    w->as = COMMUNICATIE;
    return x;
}

static Req
get(const KwestieWorld *x, const char *what)
{
    return t_get(x->w, str_fmt(x->w->arena, "/kwesties/%lld%s", (long long)x->k.id, what).p);
}

static Req
post(const KwestieWorld *x, const char *what, const char *form)
{
    Str path = str_fmt(x->w->arena, "/kwesties/%lld%s", (long long)x->k.id, what);
    return t_post(x->w, path.p, form);
}

static const char *
under(World *w, const char *page, int64_t id, const char *more)
{
    return str_fmt(w->arena, "%s/%lld%s", page, (long long)id, more).p;
}

#define MESSAGE                                                                              \
    "audience=Ouders+van+de+school&need=Weten+wie+zij+bellen&feeling=Overvallen&"            \
    "acknowledge=Wij+snappen+dat+u+schrikt.&fact=Er+komen+tachtig+mensen.&"                  \
    "we_do=Wij+zijn+elke+dag+bij+de+school.&you_can=U+kunt+ons+bellen.&"                     \
    "when_more=Op+10+januari+hoort+u+meer.&sender=burgemeester&channel=brief&moment=morgen&" \
    "reader=voorzitter+van+de+ouderraad"

#define STATEMENT "statement=Iedereen+is+hier+welkom&hears_pusher_a=Zij+kiezen+voor+hen"

TEST(communicatie, a_message_is_shown_as_one_text_in_its_order)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK_HAS(get(&x, "").content, S("Communicatieplan"));
    CHECK_INT(post(&x, "/communicatie", MESSAGE).status, 303);
    int64_t id = world_number(&w, "SELECT id FROM kwestie_message");
    Req plan = get(&x, "/communicatie");
    CHECK_HAS(plan.content, S("Ouders van de school"));
    CHECK_HASNT(plan.content, S("Nog in te vullen"));
    CHECK_HAS(plan.content, S("Dat is nog niet gekozen"));
    Str text = get(&x, under(&w, "/communicatie", id, "")).content, skipped;
    Cursor c = cursor(text);
    static const char *const order[] = {"Wij snappen", "Er komen tachtig", "Wij zijn elke dag",
                                        "U kunt ons",  "Op 10 januari",    "burgemeester"};
    for (size_t i = 0; i < COUNT(order); i++)
        CHECK(cursor_until(&c, str_z(order[i]), SIZE_MAX, &skipped));
    world_end(&w);
}

TEST(communicatie, says_which_parts_of_a_message_are_not_there)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK_INT(post(&x, "/communicatie", "audience=Ondernemers&fact=De+weg+gaat+dicht.").status,
              303);
    Req plan = get(&x, "/communicatie");
    CHECK_HAS(plan.content, S("Nog in te vullen: erkenning, wat doen wij, wat kunt u doen, "));
    CHECK_HAS(plan.content, S("moment en wie meeleest."));
    CHECK_HAS(plan.content, S("Nog niemand uit deze groep"));
    world_end(&w);
}

TEST(communicatie, shows_how_residents_take_part)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK_OK(world_force(&w, str_fmt(w.arena,
                                     "INSERT INTO kwestie_analysis (kwestie_id, participation, "
                                     "participation_reason) VALUES (%lld, 'adviseren', 'De plek "
                                     "ligt nog open.')",
                                     (long long)x.k.id)
                                 .p));
    Req plan = get(&x, "/communicatie");
    CHECK_HAS(plan.content, S("Adviseren: bewoners geven advies"));
    CHECK_HAS(plan.content, S("De plek ligt nog open."));
    world_end(&w);
}

TEST(communicatie, who_is_no_member_sees_none_of_it)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK_INT(post(&x, "/communicatie", MESSAGE).status, 303);
    CHECK_INT(post(&x, "/uitspraken", STATEMENT).status, 303);
    int64_t m = world_number(&w, "SELECT id FROM kwestie_message");
    int64_t s = world_number(&w, "SELECT id FROM kwestie_statement");
    const char *const pages[] = {"/communicatie",
                                 "/communicatie/nieuw",
                                 under(&w, "/communicatie", m, ""),
                                 under(&w, "/communicatie", m, "/wijzigen"),
                                 "/geruchten",
                                 "/uitspraken",
                                 "/uitspraken/nieuw",
                                 under(&w, "/uitspraken", s, ""),
                                 under(&w, "/uitspraken", s, "/wijzigen")};
    static const Person others[] = {ADVISEUR_KOOG, ADVISEUR_ELDERS};
    for (size_t p = 0; p < COUNT(others); p++) {
        w.as = others[p];
        for (size_t i = 0; i < COUNT(pages); i++)
            CHECK_INT(get(&x, pages[i]).status, 404);
        CHECK_INT(post(&x, "/communicatie", MESSAGE).status, 404);
        CHECK_INT(post(&x, "/uitspraken", STATEMENT).status, 404);
        CHECK_INT(post(&x, under(&w, "/communicatie", m, ""), MESSAGE "&version=1").status, 404);
        CHECK_INT(post(&x, under(&w, "/communicatie", m, "/weg"), "").status, 404);
        CHECK_INT(post(&x, under(&w, "/uitspraken", s, "/weg"), "").status, 404);
    }
    w.as = BESTUURDER; // a member who reads
    CHECK_INT(get(&x, "/communicatie").status, 200);
    CHECK_HASNT(get(&x, "/communicatie").content, S("Doelgroep toevoegen"));
    CHECK_INT(get(&x, "/communicatie/nieuw").status, 403);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM kwestie_message"), 1);
    world_end(&w);
}

TEST(communicatie, a_part_of_another_kwestie_is_not_reached_through_ones_own)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK_INT(post(&x, "/communicatie", MESSAGE).status, 303);
    int64_t m = world_number(&w, "SELECT id FROM kwestie_message");
    KwestieWorld own = {.w = &w, .members = {ADVISEUR_KOOG}, .nmembers = 1};
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &own));
    w.as = ADVISEUR_KOOG;
    CHECK_INT(get(&own, under(&w, "/communicatie", m, "")).status, 404);
    CHECK_INT(post(&own, under(&w, "/communicatie", m, "/weg"), "").status, 404);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM kwestie_message"), 1);
    world_end(&w);
}

TEST(communicatie, two_colleagues_at_once_lose_nothing)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK_INT(post(&x, "/communicatie", MESSAGE).status, 303);
    CHECK_INT(post(&x, "/uitspraken", STATEMENT).status, 303);
    int64_t m = world_number(&w, "SELECT id FROM kwestie_message");
    int64_t s = world_number(&w, "SELECT id FROM kwestie_statement");
    CHECK_INT(post(&x, under(&w, "/communicatie", m, ""), "audience=Ouders&version=1").status, 303);
    CHECK_INT(post(&x, under(&w, "/uitspraken", s, ""), "statement=Wij+horen+u&version=1").status,
              303);
    w.as = ADVISEUR;
    Req late = post(&x, under(&w, "/communicatie", m, ""), "audience=Buren&version=1");
    CHECK_INT(late.status, 409);
    CHECK_HAS(late.content, S("value=\"Buren\""));
    CHECK_HAS(late.content, S("<q>Ouders</q>"));
    late = post(&x, under(&w, "/uitspraken", s, ""), "statement=Wij+doen+dit&version=1");
    CHECK_INT(late.status, 409);
    CHECK_HAS(late.content, S("Wij doen dit"));
    CHECK_HAS(late.content, S("<q>Wij horen u</q>"));
    world_end(&w);
}

TEST(communicatie, points_at_what_looks_like_a_person)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Req r = post(&x, "/communicatie", "audience=Ouders&fact=Bel+mevrouw+Jansen.");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("id=\"fact-error\""));
    CHECK_INT(
        post(&x, "/communicatie", "audience=Ouders&fact=Bel+mevrouw+Jansen.&bewust=ja").status,
        303);
    r = post(&x, "/uitspraken", "statement=Zij+kunnen+ons+bellen&profits=De+heer+Bakker");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("id=\"profits-error\""));
    world_end(&w);
}

TEST(communicatie, a_rumour_is_put_between_facts)
{
    Str first, last;
    communicatie_sandwich(S("De sporthal blijft open. Er is geen besluit over de hal."), &first,
                          &last);
    CHECK_STR(first, S("De sporthal blijft open."));
    CHECK_STR(last, S("Er is geen besluit over de hal."));
    communicatie_sandwich(S("De sporthal blijft open"), &first, &last);
    CHECK_STR(first, S("De sporthal blijft open"));
    CHECK_STR(last, S("De sporthal blijft open"));
    communicatie_sandwich(S("Er komen 2.500 euro en 3 banken.\nMeer niet."), &first, &last);
    CHECK_STR(first, S("Er komen 2.500 euro en 3 banken."));
    communicatie_sandwich(S(""), &first, &last);
    CHECK(!first.p && !last.p);
}

TEST(communicatie, rumours_say_what_was_answered_and_when_to_check_again)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK_INT(post(&x, "/beweringen",
                   "claim=De+sporthal+sluit&state=weerlegd&checked_on=2025-12-30&"
                   "answer=De+hal+blijft+open.+Er+is+geen+besluit.&answered_at=website&"
                   "answered_on=2025-12-30")
                  .status,
              303);
    CHECK_INT(post(&x, "/beweringen",
                   "claim=Er+komen+vierhonderd+mensen&state=onbekend&checked_on=2025-12-20")
                  .status,
              303);
    Req all = get(&x, "/geruchten");
    CHECK_HAS(all.content, S("De hal blijft open.</span>"));
    CHECK_HAS(all.content, S("Dat klopt niet."));
    CHECK_HAS(all.content, S("website, 30-12-2025"));
    CHECK_HAS(all.content, S("op 29-01-2026"));               // a fact holds for 30 days
    CHECK_HAS(all.content, S("nu: dat moest op 23-12-2025")); // a rumour for 3
    CHECK_HAS(all.content, S("Zeg dat u het nagaat"));
    CHECK_HAS(all.content, S("<strong>1</strong> opnieuw na te gaan"));
    Req some = get(&x, "/geruchten?stand=onbekend");
    CHECK_HAS(some.content, S("vierhonderd"));
    CHECK_HASNT(some.content, S("sporthal"));
    CHECK_INT(get(&x, "/geruchten?stand=verzonnen").status, 400);
    world_end(&w);
}

TEST(communicatie, a_statement_becomes_a_paragraph_without_a_judgement)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Req made = post(&x, "/uitspraken",
                    STATEMENT "&hears_middle=Hoor+ik+hier+nog+bij%3F&way_back=moeilijk&"
                              "middle_needs=Een+antwoord+op+de+vraag+hoe+lang");
    CHECK_INT(made.status, 303);
    Req r = t_get(&w, str_to_z(w.arena, made.location));
    CHECK_HAS(r.content, S("De gemeente overweegt te zeggen: “Iedereen is hier welkom” "
                           "Aanjagers van de ene kant horen: Zij kiezen voor hen. "
                           "Het stille midden hoort: Hoor ik hier nog bij? "
                           "Terugkomen op deze uitspraak is moeilijk. "
                           "Het midden heeft nodig: Een antwoord op de vraag hoe lang."));
    CHECK_HAS(r.content, S("Theoretisch onderbouwd, geen empirisch bewijs"));
    CHECK_HAS(r.content, S("Nog niet bekeken: aanjagers van de andere kant, meelopers, "));
    CHECK_HASNT(r.content, S("score"));
    CHECK_HAS(get(&x, "/uitspraken").content, S("communicatieadviseur"));
    world_end(&w);
}

TEST(communicatie, every_write_is_in_the_log_without_its_content)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK_INT(post(&x, "/communicatie", MESSAGE).status, 303);
    CHECK_INT(post(&x, "/uitspraken", STATEMENT).status, 303);
    int64_t m = world_number(&w, "SELECT id FROM kwestie_message");
    CHECK_INT(post(&x, under(&w, "/communicatie", m, "/weg"), "").status, 303);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM kwestie_message"), 0);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM audit WHERE name IN ('kwestie.add_message', "
                               "'kwestie.add_statement', 'kwestie.drop_message')"),
              3);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM audit WHERE detail LIKE '%welkom%'"), 0);
    t_log_lines(&w);
    world_end(&w);
}

TEST(communicatie, goes_with_its_kwestie)
{
    World w = world();
    KwestieWorld x = filled(&w);
    BewarenResult result;
    AuditActor who = {.text = S("een test")};
    CHECK_INT(post(&x, "/communicatie", MESSAGE).status, 303);
    CHECK_INT(post(&x, "/uitspraken", STATEMENT).status, 303);
    Str heard = str_fmt(w.arena,
                        "on_day=2025-12-31&contact=&place=GM9001/%lld&domain=zorg&kwestie=%lld&"
                        "heard=Het+is+druk&given_back=",
                        (long long)w.area_noord, (long long)x.k.id);
    CHECK_INT(t_post(&w, "/netwerk/contacten", heard.p).status, 303);
    CHECK_OK(world_force(&w, "UPDATE kwestie SET keep_until = '2026-01-02'"));
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW + 3 * DAY_S, who, &result));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM kwestie_message"), 0);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM kwestie_statement"), 0);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM contact_moment"), 0);
    world_end(&w);
}
