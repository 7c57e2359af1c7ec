// Approaches: the gate, the expectation that is fixed, who sees what, and who saved first.
#include "app/aanpak/test_aanpak_world.h"
#include "app/audit/audit.h"
#include "app/bewaren/bewaren.h"

TEST(aanpak, a_list_shows_those_of_ones_kwesties)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Req r = t_get(&w, "/aanpakken");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Vast contactpunt &lt;Noord&gt;"));
    CHECK_HAS(r.content, S("A-2026-0001"));
    CHECK_HAS(r.content, S("1 te laat"));
    CHECK_HASNT(t_get(&w, "/aanpakken?state=uitvoering").content, S("A-2026-0001"));
    Str of_one = str_fmt(w.arena, "/aanpakken?kwestie=%lld", (long long)a.k.id);
    CHECK_HAS(t_get(&w, of_one.p).content, S("Aanpak maken"));
    CHECK_INT(t_get(&w, "/aanpakken?kwestie=12").status, 404);
    CHECK_INT(t_get(&w, "/aanpakken?state=onzin").status, 400);
    CHECK_INT(t_get(&w, "/aanpakken?na=x").status, 400);
    world_end(&w);
}

TEST(aanpak, does_not_begin_before_the_analysis_is_there)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Req r = aanpak_get(&a, "");
    CHECK_HAS(r.content, S("De aanpak kan nog niet beginnen"));
    CHECK_HAS(r.content, str_fmt(w.arena, "/kwesties/%lld/analyse", (long long)a.k.id));
    CHECK_HAS(r.content, S("Er staat nog niet voor wie de aanpak is."));
    CHECK_HASNT(r.content, S("Aanpak starten"));
    r = aanpak_post(&a, "/starten", S("version=1"));
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("twee handtekeningen"));
    CHECK_STR(aanpak_row(&a).state, S("voorbereiding"));
    aanpak_open_gate(&a); // the kwestie is ready, the approach is not
    CHECK_INT(aanpak_post(&a, "/starten", S("version=1")).status, 422);
    CHECK_INT(aanpak_post(&a, "", aanpak_form(&a, AANPAK_TEXTS)).status, 303);
    CHECK_HAS(aanpak_get(&a, "").content, S("Aanpak starten"));
    aanpak_sql(&w, "UPDATE kwestie SET core = 'Een andere kern dan er is getekend'");
    CHECK_INT(aanpak_post(&a, "/starten", S("version=2")).status, 422); // signatures fell away
    CHECK_STR(aanpak_row(&a).state, S("voorbereiding"));
    world_end(&w);
}

TEST(aanpak, rests_on_a_rights_test_that_says_yes_and_was_confirmed)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_open_gate(&a);
    CHECK_INT(aanpak_post(&a, "", aanpak_form(&a, AANPAK_TEXTS)).status, 303);
    Str insert =
        str_fmt(w.arena,
                "INSERT INTO rights_test (id, kwestie_id, title, rights, result, "
                "answered_by, answered_at) VALUES (72, %lld, 'Andere', 'geen', 'ja', 1, 1)",
                (long long)a.k.id);
    aanpak_sql(&w, insert.p);
    aanpak_sql(&w, "UPDATE approach SET rights_test_id = 72");
    CHECK_HAS(aanpak_post(&a, "/starten", S("version=2")).content,
              S("nog niet bevestigd door een tweede persoon"));
    aanpak_sql(&w, "UPDATE rights_test SET confirmed_by = 5, result = 'nee' WHERE id = 72");
    CHECK_HAS(aanpak_post(&a, "/starten", S("version=2")).content, S("zegt niet dat het zo mag"));
    aanpak_sql(&w, "UPDATE approach SET rights_test_id = 71");
    CHECK_INT(aanpak_post(&a, "/starten", S("version=2")).status, 303);
    world_end(&w);
}

TEST(aanpak, may_begin_under_an_exception_and_says_so)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Str urgent = str_fmt(w.arena,
                         "INSERT INTO kwestie_urgent (id, kwestie_id, reason, decided_by, "
                         "account_id, at, until_at) VALUES (1, %lld, 'Direct gevaar', "
                         "'burgemeester', 1, 1, %d)",
                         (long long)a.k.id, WORLD_NOW + 3600);
    aanpak_sql(&w, urgent.p);
    CHECK_INT(aanpak_post(&a, "/starten", S("version=1")).status, 422); // no audience yet
    Str form = str_fmt(w.arena, AANPAK_TEXTS "&version=1");
    CHECK_INT(aanpak_post(&a, "", form).status, 303);
    CHECK_HAS(aanpak_get(&a, "/starten").content, S("Start met spoed"));
    CHECK_INT(aanpak_post(&a, "/starten", S("version=2")).status, 303);
    CHECK_INT(aanpak_row(&a).urgent, 1);
    CHECK_HAS(aanpak_get(&a, "").content, S("Begonnen met een spoeduitzondering"));
    world_end(&w);
}

TEST(aanpak, an_exception_that_is_over_opens_nothing)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Str urgent = str_fmt(w.arena,
                         "INSERT INTO kwestie_urgent (id, kwestie_id, reason, decided_by, "
                         "account_id, at, until_at) VALUES (1, %lld, 'Gevaar', 'burgemeester', 1, "
                         "1, %d)",
                         (long long)a.k.id, WORLD_NOW - 1);
    aanpak_sql(&w, urgent.p);
    CHECK_INT(aanpak_post(&a, "", str_fmt(w.arena, AANPAK_TEXTS "&version=1")).status, 303);
    CHECK_INT(aanpak_post(&a, "/starten", S("version=2")).status, 422);
    world_end(&w);
}

TEST(aanpak, what_was_expected_is_fixed_once_it_has_begun)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_begin_it(&a);
    CHECK_HASNT(aanpak_get(&a, "/wijzigen").content, S("name=\"expect_what\""));
    Str other = str_fmt(w.arena,
                        "title=Ander+contactpunt&goal=Buren+kunnen+iemand+bellen&audience=Buren&"
                        "audience_fit=Dachten+mee&expect_what=Iets+heel+anders&"
                        "expect_by=2027-01-01&expect_seen=Nergens&who_decides=Samen&residents=ja&"
                        "review_on=2026-02-10&rights_test=71&version=%lld",
                        (long long)aanpak_row(&a).version);
    CHECK_INT(aanpak_post(&a, "", other).status, 303);
    AanpakGetRow p = aanpak_row(&a);
    CHECK_STR(p.title, S("Ander contactpunt"));
    CHECK_STR(p.expect_what, S("Minder vragen aan de raad"));
    CHECK_STR(p.expect_by, S("2026-02-01"));
    // not by the statement either
    CHECK_OK(T_WRITE(
        &w, q_aanpak_expect(w.db, w.arena, w.account[ADVISEUR], a.id, S("x"), S("y"), S("z"))));
    CHECK_STR(aanpak_row(&a).expect_what, S("Minder vragen aan de raad"));
    world_end(&w);
}

TEST(aanpak, a_correction_leaves_what_stood_there_for_all_to_see)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_begin_it(&a);
    const char *texts = "expect_what=Minder+boze+vragen&expect_by=2026-03-01&"
                        "expect_seen=Telling+van+de+griffie";
    Str form = str_fmt(w.arena, "%s&version=%lld", texts, (long long)aanpak_row(&a).version);
    Req r = aanpak_post(&a, "/correctie", form);
    CHECK_INT(r.status, 422); // no reason
    form = str_fmt(w.arena, "%.*s&reason=De+raad+schuift+een+maand+op", (int)form.n, form.p);
    CHECK_INT(aanpak_post(&a, "/correctie", form).status, 303);
    w.as = DEELNEMER; // reads only
    r = aanpak_get(&a, "");
    CHECK_HAS(r.content, S("Minder boze vragen"));
    CHECK_HAS(r.content, S("Minder vragen aan de raad"));
    CHECK_HAS(r.content, S("De raad schuift een maand op"));
    w.as = ADVISEUR;
    CHECK_INT(aanpak_post(&a, "/correctie", form).status, 409); // of an older version
    CHECK_HAS(t_get(&w, "/aanpakken?state=uitvoering").content, S("A-2026-0001"));
    world_end(&w);
}

TEST(aanpak, looks_back_on_what_was_expected)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    CHECK_INT(aanpak_get(&a, "/terugblik").status, 409); // it has not begun
    aanpak_begin_it(&a);
    Req r = aanpak_get(&a, "/terugblik");
    CHECK_HAS(r.content, S("Minder vragen aan de raad"));
    CHECK_HAS(r.content, S("U mag eerder terugblikken"));
    Str form = str_fmt(w.arena, "observed=Vier+vragen+minder&compared=deels&version=%lld",
                       (long long)aanpak_row(&a).version);
    CHECK_INT(aanpak_post(&a, "/terugblik", form).status, 422);
    form = str_fmt(w.arena, "%.*s&learned=Eerder+beginnen+met+bellen", (int)form.n, form.p);
    CHECK_INT(aanpak_post(&a, "/terugblik", form).status, 303);
    CHECK_STR(aanpak_row(&a).state, S("teruggeblikt"));
    CHECK_HAS(aanpak_get(&a, "").content, S("Deels zoals verwacht"));
    r = aanpak_post(&a, "/terugblik", form); // a colleague with an older page
    CHECK_INT(r.status, 409);
    CHECK_INT(aanpak_get(&a, "/wijzigen").status, 409);
    world_end(&w);
}

TEST(aanpak, says_on_the_day_that_it_is_time_to_look_back)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_begin_it(&a);
    CHECK_HASNT(aanpak_get(&a, "").content, S("Het is tijd om terug te blikken"));
    aanpak_sql(&w, "UPDATE approach SET review_on = '2026-01-01'");
    CHECK_HAS(aanpak_get(&a, "").content, S("Het is tijd om terug te blikken"));
    world_end(&w);
}

TEST(aanpak, can_be_looked_back_on_in_the_consultation)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    CHECK_INT(aanpak_get(&a, "/agenda").status, 409);
    aanpak_begin_it(&a);
    CHECK_HAS(aanpak_get(&a, "").content, S("Terugblik op de agenda zetten"));
    CHECK_INT(aanpak_post(&a, "/agenda", S("")).status, 303);
    CHECK_INT(aanpak_post(&a, "/agenda", S("")).status, 422); // it waits already
    CHECK_HAS(aanpak_get(&a, "/agenda").content, S("staat al op de agenda"));
    world_end(&w);
}

TEST(aanpak, stops_with_a_reason)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    CHECK_INT(aanpak_post(&a, "/stoppen", S("reason=nee&version=1")).status, 422);
    CHECK_INT(aanpak_post(&a, "/stoppen", S("reason=Niet+meer+nodig&version=9")).status, 409);
    CHECK_INT(aanpak_post(&a, "/stoppen", S("reason=Niet+meer+nodig&version=1")).status, 303);
    CHECK_HAS(aanpak_get(&a, "").content, S("Niet meer nodig"));
    CHECK_INT(aanpak_post(&a, "/stoppen", S("reason=Niet+meer+nodig&version=2")).status, 409);
    CHECK_INT(aanpak_get(&a, "/stappen/nieuw").status, 409);
    world_end(&w);
}

// ---- who sees it --------------------------------------------------------------------------------

TEST(aanpak, who_is_no_member_finds_nothing_anywhere)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_begin_it(&a);
    static const char *const pages[] = {"",           "/wijzigen",      "/starten",
                                        "/correctie", "/terugblik",     "/stoppen",
                                        "/agenda",    "/stappen/nieuw", "/acties/nieuw"};
    static const char *const forms[] = {"",         "/starten", "/correctie", "/terugblik",
                                        "/stoppen", "/agenda",  "/stappen",   "/acties"};
    static const Person others[] = {REGISSEUR, ADVISEUR_ELDERS};
    int64_t before = aanpak_row(&a).version;
    for (size_t p = 0; p < COUNT(others); p++) {
        w.as = others[p];
        for (size_t i = 0; i < COUNT(pages); i++)
            CHECK_INT(aanpak_get(&a, pages[i]).status, 404);
        for (size_t i = 0; i < COUNT(forms); i++)
            CHECK_INT(aanpak_post(&a, forms[i], S("version=3&reason=Zo+gezegd+stoppen")).status,
                      404);
        Str part = str_fmt(w.arena, "/stappen/%lld", (long long)a.step);
        CHECK_INT(aanpak_get(&a, part.p).status, 404);
        part = str_fmt(w.arena, "/acties/%lld", (long long)a.task);
        CHECK_INT(aanpak_get(&a, part.p).status, 404);
        CHECK_INT(t_get(&w, part.p).status, 404); // nor as an action of one's own
        CHECK_INT(t_post(&w, part.p, "state=gedaan&note=&version=1").status, 404);
        CHECK_INT(t_get(&w, str_fmt(w.arena, "/kwesties/%lld/aanpakken/nieuw", (long long)a.k.id).p)
                      .status,
                  404);
        static const char *const lists[] = {"/aanpakken?state=alle", "/acties", "/werk", "/"};
        for (size_t i = 0; i < COUNT(lists); i++) {
            Str page = t_get(&w, lists[i]).content;
            CHECK_HASNT(page, S("ontactpunt"));
            CHECK_HASNT(page, S("Telefoon"));
        }
    }
    CHECK_INT(aanpak_row(&a).version, before);
    world_end(&w);
}

TEST(aanpak, a_member_who_only_reads_changes_nothing)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    w.as = DEELNEMER;
    Req r = aanpak_get(&a, "");
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("/wijzigen"));
    CHECK_INT(aanpak_get(&a, "/wijzigen").status, 403);
    CHECK_INT(aanpak_post(&a, "/stoppen", S("reason=Niet+meer+nodig&version=1")).status, 403);
    CHECK_INT(aanpak_post(&a, "/acties", S("")).status, 403);
    world_end(&w);
}

TEST(aanpak, every_look_is_in_the_log)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    int64_t lines = t_log_lines(&w);
    aanpak_get(&a, "");
    CHECK_INT(t_log_lines(&w), lines + 1);
    w.as = ADVISEUR_KOOG;
    aanpak_get(&a, "");
    CHECK_INT(t_log_lines(&w), lines + 2);
    w.as = REGISSEUR; // sees nothing
    aanpak_get(&a, "");
    CHECK_INT(t_log_lines(&w), lines + 2);
    world_end(&w);
}

// ---- keeping ------------------------------------------------------------------------------------

TEST(aanpak, goes_with_its_steps_and_actions_when_its_term_is_over)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    BewarenResult result;
    AanpakStepsRows steps;
    AanpakTasksRows tasks;
    aanpak_sql(&w, "UPDATE approach SET keep_until = '2025-12-31'");
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW, (AuditActor){.text = S("keeper")},
                         &result));
    CHECK_INT(result.items, 1);
    CHECK_INT(aanpak_get(&a, "").status, 404);
    CHECK_OK(q_aanpak_steps(w.db, w.arena, w.account[ADVISEUR], a.id, &steps));
    CHECK_OK(q_aanpak_tasks(w.db, w.arena, w.account[ADVISEUR], a.id, &tasks));
    CHECK_INT(steps.n + tasks.n, 0);
    w.as = DEELNEMER;
    CHECK_HASNT(t_get(&w, "/acties").content, S("Telefoon"));
    world_end(&w);
}

TEST(aanpak, goes_with_its_kwestie_and_waits_for_a_pause_of_it)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    BewarenResult result;
    aanpak_sql(&w, "UPDATE approach SET keep_until = '2025-12-31'");
    aanpak_sql(&w, str_fmt(w.arena,
                           "INSERT INTO retention_pause (id, reason, what, object_id, from_on, "
                           "until_on, account_id) VALUES (1, 'Rechtszaak', 'kwestie', %lld, "
                           "'2025-12-01', '2026-06-01', 1)",
                           (long long)a.k.id)
                       .p);
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW, (AuditActor){.text = S("keeper")},
                         &result));
    CHECK_INT(result.items, 0);
    CHECK_INT(aanpak_get(&a, "").status, 200);
    aanpak_sql(&w, "UPDATE retention_pause SET ended_at = 1");
    aanpak_sql(&w, "UPDATE approach SET keep_until = '2030-12-31'");
    aanpak_sql(&w, "UPDATE kwestie SET keep_until = '2025-12-31'");
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW, (AuditActor){.text = S("keeper")},
                         &result));
    CHECK_INT(aanpak_get(&a, "").status, 404);
    world_end(&w);
}
