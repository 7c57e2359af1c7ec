// The weighing: its order, who sees what, and what follows from a decision.
#include "app/bericht/test_told.h"
#include "app/weging/test_weging_world.h"

TEST(weging, goes_from_picture_to_decision)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    CHECK_HAS(weging_get(&x, REGISSEUR, "").content, S("Begin de weging"));
    CHECK_HASNT(weging_get(&x, DEELNEMER, "").content, S("Begin de weging"));
    weging_judged(&x);
    CHECK_STR(weging_now(&x).phase, S("besluit"));
    Req r = weging_end(&x, "ruimte", "");
    CHECK_INT(r.status, 303);
    r = weging_get(&x, DEELNEMER, "");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Ruimte laten, geen overheidsoptreden"));
    CHECK_HAS(r.content, S("Er is zorg, geen gevaar"));
    CHECK_HAS(r.content, S("Andere verklaring 2"));
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM agenda_item WHERE state = 'behandeld'"), 1);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM signal WHERE status = 'afgesloten'"), 1);
    CHECK(t_log_lines(&w) > 10);
    world_end(&w);
}

// Each step before its time: refused with a sentence, and nothing has changed.
TEST(weging, keeps_its_order)
{
    static const struct {
        const char *rest, *form, *why;
    } early[] = {
        {"/openen", "wie=1", "Eerst het beeld, dan scoren"},
        {"/scoren", "actie=klaar", "Het scoren is nog niet open"},
        {"/sluiten", "", "Het scoren is nu niet open"},
        {"/verder", "van=scoren", "intussen al verder"},
        {"/verder", "van=beeld", "Deze stap kan nu niet"},
        {"/oordeel", "version=1&judgement=Dit+vinden+we+nu+al", "Het oordeel komt na het scoren"},
        {"/besluit", "version=1&uitkomst=ruimte&" WEGING_WORDS, "Het besluit komt na het oordeel"},
        {"/teksten", "soort=afwijkend&afwijkend_body=Ik+zie+het+anders", "bij het oordeel"},
    };
    World w = world();
    WegingWorld x = weging_world(&w);
    CHECK_INT(weging_post(&x, REGISSEUR, "/beeld", "version=1&picture=Dit+zien+we+samen").status,
              409);
    CHECK_INT(weging_post(&x, REGISSEUR, "", "").status, 303);
    CHECK_INT(weging_post(&x, REGISSEUR, "", "").status, 409);
    for (size_t i = 0; i < COUNT(early); i++) {
        Req r = weging_post(&x, REGISSEUR, early[i].rest, early[i].form);
        cr_expect(r.status == 409, "%s: %d", early[i].rest, r.status);
        CHECK_HAS(r.content, str_z(early[i].why));
        CHECK_STR(weging_now(&x).phase, S("beeld"));
    }
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM weighing_note"), 0);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM weighing WHERE judgement <> ''"), 0);
    world_end(&w);
}

TEST(weging, wants_three_other_explanations_and_what_would_prove_it_wrong)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    CHECK_INT(weging_post(&x, REGISSEUR, "", "").status, 303);
    CHECK_INT(
        weging_post(&x, REGISSEUR, "/beeld", weging_form(&x, "picture=Dit+zien+we+samen")).status,
        303);
    weging_all_score(&x);
    Req r = weging_post(&x, REGISSEUR, "/verder", "van=scoren");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Schrijf eerst drie andere verklaringen op"));
    for (int i = 0; i < 3; i++)
        CHECK_INT(weging_post(&x, DEELNEMER, "/teksten",
                              "soort=verklaring&verklaring_body=Een+nieuwe+melder")
                      .status,
                  303);
    r = weging_post(&x, REGISSEUR, "/verder", "van=scoren");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("als het beeld niet klopt"));
    CHECK_INT(weging_post(&x, REGISSEUR, "/beeld",
                          weging_form(&x, "picture=Dit+zien+we+samen&disproof=Als+het+stil+wordt"))
                  .status,
              303);
    CHECK_INT(weging_post(&x, REGISSEUR, "/verder", "van=scoren").status, 303);
    CHECK_INT(weging_post(&x, REGISSEUR, "/verder", "van=oordeel").status, 409); // no judgement
    CHECK_STR(weging_now(&x).phase, S("oordeel"));
    // The picture is fixed by now.
    CHECK_INT(
        weging_post(&x, REGISSEUR, "/beeld", weging_form(&x, "picture=Toch+iets+anders")).status,
        409);
    CHECK_INT(
        weging_post(&x, ADVISEUR, "/teksten", "soort=verklaring&verklaring_body=Nog+een+verklaring")
            .status,
        409);
    world_end(&w);
}

TEST(weging, is_led_by_the_chair_and_seen_by_the_table)
{
    static const char *const of_chair[] = {"",        "/beeld",   "/openen",  "/sluiten",
                                           "/verder", "/oordeel", "/besluit", "/vraag"};
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_picture(&x);
    for (size_t i = 0; i < COUNT(of_chair); i++) {
        CHECK_INT(weging_post(&x, DEELNEMER, of_chair[i], "").status, 403);
        CHECK_INT(weging_post(&x, ADVISEUR, of_chair[i], "").status, 403);
    }
    CHECK_INT(weging_get(&x, DEELNEMER, "").status, 200);
    CHECK_INT(weging_get(&x, ADVISEUR_KOOG, "").status, 404); // not at the table
    CHECK_INT(weging_get(&x, ADVISEUR_ELDERS, "").status, 404);
    CHECK_INT(weging_get(&x, BEHEERDER, "").status, 403);
    CHECK_INT(
        weging_post(&x, ADVISEUR_KOOG, "/teksten", "soort=uitspraak&uitspraak_body=Ik+doe+mee")
            .status,
        404);
    world_end(&w);
}

TEST(weging, statements_have_a_lens_and_hold_no_persons)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_picture(&x);
    Req r = weging_post(&x, DEELNEMER, "/teksten",
                        "soort=uitspraak&uitspraak_body=Er+stond+veel+politie");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("uitspraak_lens-error"));
    r = weging_post(&x, DEELNEMER, "/teksten",
                    "soort=uitspraak&uitspraak_lens=ervaren&uitspraak_body=Bel+0612345678+eens");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Dit kan naar een persoon wijzen"));
    CHECK_INT(weging_post(&x, DEELNEMER, "/teksten",
                          "soort=uitspraak&uitspraak_lens=ervaren&uitspraak_body=Men+voelt+zich+"
                          "niet+gehoord")
                  .status,
              303);
    r = weging_get(&x, ADVISEUR, "");
    CHECK_HAS(r.content, S("Ervaren: zo voelen mensen het"));
    CHECK_HAS(r.content, S("Men voelt zich niet gehoord"));
    world_end(&w);
}

TEST(weging, dissent_carries_the_function_of_who_gave_it)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_picture(&x);
    weging_all_score(&x);
    CHECK_INT(weging_post(&x, REGISSEUR, "/verder", "van=scoren").status, 303);
    CHECK_INT(weging_post(&x, DEELNEMER, "/teksten",
                          "soort=afwijkend&afwijkend_body=Wij+vinden+het+wel+ernstig&"
                          "afwijkend_by_function=burgemeester")
                  .status,
              303);
    Req r = weging_get(&x, ADVISEUR, "");
    CHECK_HAS(r.content, S("informatiecoördinator, Politie basisteam"));
    CHECK_HASNT(r.content, S(">burgemeester<"));
    CHECK_HAS(r.content, S("Wij vinden het wel ernstig"));
    // Only who gave it takes it back: the chair does not.
    Str form = str_fmt(w.arena, "soort=afwijkend&tekst=%lld",
                       (long long)weging_count(&w, "SELECT id FROM weighing_note"
                                                   " WHERE kind = 'afwijkend'"));
    CHECK_INT(weging_post(&x, REGISSEUR, "/teksten/weg", form.p).status, 404);
    CHECK_INT(weging_post(&x, DEELNEMER, "/teksten/weg", form.p).status, 303);
    world_end(&w);
}

TEST(weging, two_chairs_lose_nothing)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    CHECK_INT(weging_post(&x, REGISSEUR, "", "").status, 303);
    const char *first = weging_form(&x, "picture=De+eerste+voorzitter+schrijft");
    const char *second = weging_form(&x, "picture=De+tweede+voorzitter+schrijft");
    CHECK_INT(weging_post(&x, REGISSEUR, "/beeld", first).status, 303);
    Req r = weging_post(&x, REGISSEUR, "/beeld", second);
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("De eerste voorzitter schrijft")); // what stands there now
    CHECK_HAS(r.content, S("De tweede voorzitter schrijft")); // what was typed
    CHECK_STR(weging_now(&x).picture, S("De eerste voorzitter schrijft"));
    world_end(&w);
}

TEST(weging, a_decision_is_taken_once)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_judged(&x);
    const char *form = weging_form(&x, "uitkomst=ruimte&" WEGING_WORDS);
    CHECK_INT(weging_post(&x, REGISSEUR, "/besluit", form).status, 303);
    Req r = weging_post(&x, REGISSEUR, "/besluit", form);
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Het besluit is al genomen"));
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM signal_event WHERE kind = 'terugkoppeling'"),
              1);
    world_end(&w);
}

// ---- scoring ------------------------------------------------------------------------------------

TEST(weging, afterwards_the_marks_are_there_without_whose_they_are)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_picture(&x);
    weging_all_score(&x);
    Req r = weging_get(&x, ADVISEUR, "");
    CHECK_HAS(r.content, S("chart-strip"));
    CHECK_HAS(r.content, S("Vaak gezien"));
    CHECK_HAS(r.content, S("iedereen was klaar"));
    size_t from = 0; // nothing between the heading and the table names who it was
    for (size_t i = 0; i + 9 < r.content.n; i++)
        if (str_starts((Str){r.content.p + i, r.content.n - i}, S("id=\"spreiding\"")))
            from = i;
    Str spread = {r.content.p + from, r.content.n - from};
    CHECK(from > 0);
    CHECK_HASNT(spread, S("Politie"));
    CHECK_HASNT(spread, S("informatieco"));
    CHECK_HASNT(spread, S("Testpersoon"));
    // The database has forgotten it too.
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM score c JOIN account a ON a.id = "
                               "c.account_id"),
              0);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM score"), 33);
    world_end(&w);
}

TEST(weging, a_draft_counts_for_nothing_when_the_chair_closes)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    CHECK_OK(T_WRITE(&w, agenda_add_party(w.db, w.arena, x.item, w.noorderkoog, 0, WORLD_NOW)));
    static const Person people[] = {ADVISEUR, DEELNEMER, REGISSEUR, ADVISEUR_KOOG};
    weging_picture(&x);
    weging_open_for(&x, people, COUNT(people));
    CHECK_INT(weging_post(&x, REGISSEUR, "/sluiten", "").status, 409); // nobody has scored
    CHECK_INT(weging_post(&x, DEELNEMER, "/scoren",
                          weging_scores(&x, "sterk", "Halve+gedachte", "bewaar"))
                  .status,
              303);
    CHECK_HAS(weging_get(&x, DEELNEMER, "/scoren").content, S("Halve gedachte"));
    CHECK_INT(weging_post(&x, ADVISEUR, "/scoren", weging_scores(&x, "licht", "", "klaar")).status,
              303);
    CHECK_INT(
        weging_post(&x, ADVISEUR_KOOG, "/scoren", weging_scores(&x, "geen", "", "klaar")).status,
        303);
    // Of two marks each knows the other's.
    CHECK_INT(weging_post(&x, REGISSEUR, "/sluiten", "").status, 409);
    CHECK_INT(weging_post(&x, REGISSEUR, "/scoren", weging_scores(&x, "geen", "", "klaar")).status,
              303);
    CHECK_INT(weging_post(&x, REGISSEUR, "/sluiten", "").status, 303);
    Req r = weging_get(&x, DEELNEMER, "");
    CHECK_HAS(r.content, S("door de voorzitter"));
    CHECK_HASNT(r.content, S("Halve gedachte"));
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM score WHERE value = 'sterk'"), 0);
    r = weging_post(&x, DEELNEMER, "/scoren", weging_scores(&x, "sterk", "Te+laat", "klaar"));
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Het scoren is gesloten"));
    world_end(&w);
}

TEST(weging, who_is_asked_to_score_hears_of_it_until_they_are_done)
{
    static const Person people[] = {ADVISEUR, DEELNEMER, REGISSEUR, ADVISEUR_KOOG};
    World w = world();
    WegingWorld x = weging_world(&w);
    CHECK_OK(T_WRITE(&w, agenda_add_party(w.db, w.arena, x.item, w.noorderkoog, 0, WORLD_NOW)));
    weging_picture(&x);
    weging_open_for(&x, people, COUNT(people));
    CHECK_INT(t_told_of(&w, DEELNEMER, "score"), 1);
    CHECK_INT(t_told_of(&w, ADVISEUR, "score"), 1);
    CHECK_INT(t_told_of(&w, REGISSEUR, "score"), 0); // opened it
    CHECK_INT(weging_post(&x, ADVISEUR, "/scoren", weging_scores(&x, "licht", "", "klaar")).status,
              303);
    CHECK_INT(t_told_of(&w, ADVISEUR, "score"), 0);
    CHECK_INT(t_told_of(&w, DEELNEMER, "score"), 1);
    CHECK_INT(weging_post(&x, REGISSEUR, "/scoren", weging_scores(&x, "licht", "", "klaar")).status,
              303);
    CHECK_INT(
        weging_post(&x, ADVISEUR_KOOG, "/scoren", weging_scores(&x, "geen", "", "klaar")).status,
        303);
    CHECK_INT(weging_post(&x, REGISSEUR, "/sluiten", "").status, 303);
    CHECK_INT(t_told_of(&w, DEELNEMER, "score"), 0);
    world_end(&w);
}

TEST(weging, own_scores_can_be_changed_until_it_is_closed)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    CHECK_OK(T_WRITE(&w, agenda_add_party(w.db, w.arena, x.item, w.noorderkoog, 0, WORLD_NOW)));
    static const Person people[] = {ADVISEUR, DEELNEMER, ADVISEUR_KOOG};
    weging_picture(&x);
    weging_open_for(&x, people, COUNT(people));
    Req r = weging_post(&x, ADVISEUR, "/scoren", weging_scores(&x, "sterk", "", "klaar"));
    CHECK_INT(r.status, 422); // a strong score has its reason
    CHECK_HAS(r.content, S("Schrijf op waarom u dit kiest"));
    // Each line of the summary is about another criterion.
    CHECK_HAS(r.content, S(">Waarom? bij “Waar en hoe vaak, en neemt het toe?”</a>"));
    r = weging_post(&x, ADVISEUR, "/scoren", weging_scores(&x, "onbekend", "", "klaar"));
    CHECK_HAS(r.content, S(">Wat moet u weten? bij “Waar en hoe vaak, en neemt het toe?”</a>"));
    r = weging_post(&x, ADVISEUR, "/scoren", "actie=klaar&score1=licht");
    CHECK_INT(r.status, 422);
    CHECK_INT(weging_post(&x, ADVISEUR, "/scoren", "actie=bewaar&score1=licht").status, 303);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM score"), 1);
    CHECK_INT(weging_post(&x, ADVISEUR, "/scoren", weging_scores(&x, "geen", "", "klaar")).status,
              303);
    CHECK_INT(weging_post(&x, ADVISEUR, "/scoren", weging_scores(&x, "licht", "", "klaar")).status,
              303);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM score WHERE value = 'licht'"), 11);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM score"), 11);
    CHECK_INT(weging_get(&x, REGISSEUR, "/scoren").status, 409); // was not asked
    world_end(&w);
}

TEST(weging, what_someone_does_not_know_becomes_a_question)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_picture(&x);
    weging_all_score(&x);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM info_request WHERE criterion_id > 0 AND "
                               "asked_by = 0 AND state = 'open'"),
              11);
    Req r = weging_get(&x, REGISSEUR, "");
    CHECK_HAS(r.content, S("Nodig om te weten: Hoe vaak?"));
    int64_t id = weging_count(&w, "SELECT min(id) FROM info_request");
    Str page = str_fmt(w.arena, "/vraag?vraag=%lld", (long long)id);
    CHECK_INT(weging_get(&x, REGISSEUR, page.p).status, 200);
    Str form = str_fmt(w.arena,
                       "version=1&vraag=%lld&tekst=Hoe+vaak+is+dit+gezien%%3F&organisatie=%lld&"
                       "doel=Om+samen+te+wegen&grondslag=Convenant&dag=2026-01-20",
                       (long long)id, (long long)w.police);
    CHECK_INT(weging_post(&x, REGISSEUR, "/vraag", form.p).status, 303);
    CHECK_HAS(weging_get(&x, REGISSEUR, "").content, S("Gevraagd aan Politie basisteam"));
    CHECK_INT(weging_post(&x, REGISSEUR, "/vraag", form.p).status, 409); // a colleague was first
    world_end(&w);
}

// ---- what follows -------------------------------------------------------------------------------

TEST(weging_gevolg, following_comes_back_on_the_agenda)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    CHECK_OK(meeting_plan_all(w.db, w.arena, WORLD_NOW));
    weging_judged(&x);
    CHECK_INT(weging_end(&x, "volgen", "").status, 422);
    CHECK_INT(
        weging_end(&x, "volgen", "&until_on=2025-01-01&until_question=Is+het+nu+rustig%3F").status,
        422);
    CHECK_INT(
        weging_end(&x, "volgen", "&until_on=2026-01-20&until_question=Is+het+nu+rustig%3F").status,
        303);
    CHECK_INT(
        weging_count(&w, str_fmt(w.arena,
                                 "SELECT count(*) FROM agenda_item i JOIN agenda_item_signal "
                                 "s ON s.item_id = i.id JOIN agenda_item_party p ON p.item_id "
                                 "= i.id WHERE i.came_from_id = %lld AND i.not_before = "
                                 "'2026-01-20' AND i.state = 'geagendeerd' AND i.meeting_id "
                                 "IN (SELECT id FROM meeting WHERE held_on = '2026-01-29')",
                                 (long long)x.item)
                             .p),
        2); // two parties
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM signal WHERE status = 'gewogen' AND due_on = "
                               "'2026-01-20' AND outcome = 'volgen'"),
              1);
    CHECK_INT(t_told_of(&w, ADVISEUR, "besluit"), 1); // it was theirs
    CHECK_INT(t_told_of(&w, DEELNEMER, "besluit"), 0);
    CHECK_HAS(weging_get(&x, REGISSEUR, "").content, S("Komt terug"));
    world_end(&w);
}

TEST(weging_gevolg, a_referral_keeps_the_reference_only)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_judged(&x);
    CHECK_INT(weging_end(&x, "casusoverleg",
                         "&case_reference=ICO-12&case_basis=Wgs&case_decided_by=voorzitter&"
                         "case_informed=nee")
                  .status,
              422); // and why not?
    CHECK_INT(weging_end(&x, "casusoverleg",
                         "&case_reference=ICO-12&case_basis=Wgs&case_decided_by=voorzitter&"
                         "case_informed=nee&case_reason=Onderzoek+loopt")
                  .status,
              303);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM weighing WHERE case_reference = 'ICO-12' AND "
                               "case_informed = 'nee' AND case_basis = 'Wgs'"),
              1);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM signal WHERE status = 'verwezen' AND "
                               "reference = 'ICO-12'"),
              1);
    world_end(&w);
}

TEST(weging_gevolg, unfounded_destroys_with_a_declaration)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_judged(&x);
    CHECK_INT(weging_end(&x, "onterecht", "").status, 422);
    CHECK_INT(weging_end(&x, "onterecht", "&zeker=ja").status, 303);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM signal WHERE status = 'vernietigd' AND "
                               "observation = '(vernietigd)'"),
              1);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM destruction WHERE what = 'signal' AND term = "
                               "'besluit'"),
              1);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM agenda_item WHERE state = 'behandeld'"), 1);
    world_end(&w);
}

TEST(weging_gevolg, more_information_asks_a_partner_and_a_trend_waits_as_a_concept)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_judged(&x);
    Str form =
        str_fmt(w.arena, "&info_question=Hoeveel+meldingen+zijn+er%%3F&info_organisation=%lld",
                (long long)w.police);
    CHECK_INT(weging_end(&x, "informatie", form.p).status, 303);
    CHECK_INT(weging_count(&w, str_fmt(w.arena,
                                       "SELECT count(*) FROM info_request WHERE criterion_id = 0 "
                                       "AND organisation_id = %lld",
                                       (long long)w.police)
                                   .p),
              1);
    world_end(&w);
    w = world();
    x = weging_world(&w);
    weging_judged(&x);
    CHECK_INT(weging_end(&x, "trend",
                         "&trend_theme=opvang&trend_title=Zorgen+over+opvang&trend_body="
                         "Op+meer+plekken+vragen+mensen+om+uitleg")
                  .status,
              303);
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM trend t JOIN weighing g ON g.trend_id = t.id "
                               "WHERE t.state = 'concept'"),
              1);
    world_end(&w);
}

TEST(weging_gevolg, an_action_has_an_owner_and_a_day)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_judged(&x);
    CHECK_INT(weging_end(&x, "gesprek", "").status, 422);
    CHECK_INT(weging_end(&x, "gesprek", "&actie1=Praten+met+de+buurt").status, 422);
    Str form = str_fmt(w.arena, "&actie1=Praten+met+de+buurt&wie1=%lld&dag1=2026-01-20",
                       (long long)w.account[DEELNEMER]);
    CHECK_INT(weging_end(&x, "gesprek", form.p).status, 303);
    CHECK_INT(weging_count(&w, str_fmt(w.arena,
                                       "SELECT count(*) FROM action_task WHERE owner_id = %lld AND "
                                       "organisation_id = %lld AND due_on = '2026-01-20'",
                                       (long long)w.account[DEELNEMER], (long long)w.police)
                                   .p),
              1);
    CHECK_HAS(weging_get(&x, DEELNEMER, "").content, S("Praten met de buurt"));
    CHECK_INT(t_told_of(&w, DEELNEMER, "actie"), 1); // and hears of it by mail
    CHECK_INT(t_told_of(&w, REGISSEUR, "actie"), 0);
    world_end(&w);
}
