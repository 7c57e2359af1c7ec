// Mijn werk: what awaits whom, in which order, and nothing of what someone may not see.
#include "app/aanpak/test_aanpak_world.h"
#include "app/overleg/overleg.h"

static Str
page_of(World *w, Person p, const char *path)
{
    w->as = p;
    Req r = t_get(w, path);
    CHECK_INT(r.status, 200);
    return r.content;
}

// How far from the beginning a text stands.
static size_t
place_of(Str page, Str what)
{
    Cursor c = cursor(page);
    Str before = {0};
    CHECK(cursor_until(&c, what, page.n, &before));
    return before.n;
}

TEST(start_work, actions_are_there_for_their_owner_the_late_first)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    (void)a;
    Str page = page_of(&w, DEELNEMER, "/");
    CHECK_HAS(page, S("Mijn werk"));
    CHECK_HAS(page, S("Telefoon &lt;regelen&gt;"));
    CHECK_HAS(page, S("te laat"));
    CHECK_HAS(page, S("Mijn acties (1)"));
    CHECK_HASNT(page_of(&w, REGISSEUR, "/"), S("Telefoon"));
    CHECK_HASNT(page_of(&w, BEHEERDER, "/werk"), S("Telefoon"));
    page = page_of(&w, DEELNEMER, "/werk");
    CHECK_HAS(page, S("id=\"acties\""));
    CHECK_HAS(page, S("href=\"/acties\""));
    world_end(&w);
}

TEST(start_work, is_ordered_by_day_over_all_kinds)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_sql(&w, str_fmt(w.arena,
                           "INSERT INTO kwestie_history (id, kwestie_id, kind, on_day, body, "
                           "by_whom, state, due_on) VALUES (1, %lld, 'belofte', '2025-12-01', "
                           "'Belofte van gisteren', 'wethouder', 'open', '2025-12-31'), (2, %lld, "
                           "'belofte', '2025-12-01', 'Belofte voor veel later', 'wethouder', "
                           "'open', '2026-06-01')",
                           (long long)a.k.id, (long long)a.k.id)
                       .p);
    Str page = page_of(&w, DEELNEMER, "/");
    CHECK(place_of(page, S("Telefoon")) < place_of(page, S("Belofte van gisteren")));
    CHECK_HASNT(page, S("veel later"));
    CHECK_HASNT(page_of(&w, ADVISEUR_ELDERS, "/"), S("Belofte van gisteren"));
    world_end(&w);
}

TEST(start_work, signals_that_are_mine_or_nobodys_in_my_circle)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_sql(&w, "UPDATE signal SET status = 'ontvangen', assigned_to = 0");
    CHECK_HAS(page_of(&w, ADVISEUR, "/werk"), S("Signalen om op te volgen"));
    aanpak_sql(
        &w,
        str_fmt(w.arena, "UPDATE signal SET assigned_to = %lld", (long long)w.account[ADVISEUR]).p);
    CHECK_HAS(page_of(&w, ADVISEUR, "/werk"), S("Signalen om op te volgen"));
    aanpak_sql(&w, "UPDATE signal SET assigned_to = 5");
    CHECK_HASNT(page_of(&w, ADVISEUR, "/werk"), S("Signalen om op te volgen"));
    aanpak_sql(&w, "UPDATE signal SET assigned_to = 0"); // in a kwestie, but not in their circle
    CHECK_HASNT(page_of(&w, ADVISEUR_KOOG, "/werk"), S("Signalen om op te volgen"));
    CHECK_HASNT(page_of(&w, DEELNEMER, "/werk"), S("Signalen om op te volgen"));
    (void)a;
    world_end(&w);
}

TEST(start_work, a_second_signature_and_a_rights_test_wait_for_someone_else)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_open_gate(&a);
    CHECK_HASNT(page_of(&w, DEELNEMER, "/werk"), S("Een tweede handtekening"));
    aanpak_sql(&w, str_fmt(w.arena, "DELETE FROM kwestie_signature WHERE account_id = %lld",
                           (long long)w.account[ADVISEUR])
                       .p);
    aanpak_sql(&w, "UPDATE rights_test SET confirmed_by = 0");
    Str page = page_of(&w, DEELNEMER, "/werk");
    CHECK_HAS(page, S("Een tweede handtekening"));
    CHECK_HAS(page, S("Grondrechtentoetsen om te bevestigen"));
    page = page_of(&w, ADVISEUR, "/werk"); // answered the test
    CHECK_HAS(page, S("Een tweede handtekening"));
    CHECK_HASNT(page, S("Grondrechtentoetsen om te bevestigen"));
    page = page_of(&w, ADVISEUR_KOOG, "/werk"); // signed
    CHECK_HASNT(page, S("Een tweede handtekening"));
    CHECK_HAS(page, S("Grondrechtentoetsen om te bevestigen"));
    CHECK_HASNT(page_of(&w, REGISSEUR, "/werk"), S("tweede"));
    world_end(&w);
}

TEST(start_work, all_signatures_and_rights_tests_that_wait_stand_on_a_page)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_open_gate(&a);
    CHECK_HAS(page_of(&w, DEELNEMER, "/werk/handtekeningen"), S("Hier wacht nu niets op u."));
    aanpak_sql(&w, str_fmt(w.arena, "DELETE FROM kwestie_signature WHERE account_id = %lld",
                           (long long)w.account[ADVISEUR])
                       .p);
    aanpak_sql(&w, "UPDATE rights_test SET confirmed_by = 0");
    Str page = page_of(&w, DEELNEMER, "/werk"), item;
    CHECK_HAS(page, S("href=\"/werk/handtekeningen\""));
    CHECK_HAS(page, S("href=\"/werk/toetsen\""));
    item = str_fmt(w.arena, "href=\"/kwesties/%lld/analyse\"", (long long)a.k.id);
    CHECK_HAS(page_of(&w, DEELNEMER, "/werk/handtekeningen"), item);
    CHECK_HASNT(page_of(&w, DEELNEMER, "/werk/handtekeningen"), S("Alles bekijken"));
    CHECK_HASNT(page_of(&w, ADVISEUR_KOOG, "/werk/handtekeningen"), item); // signed
    CHECK_HASNT(page_of(&w, REGISSEUR, "/werk/handtekeningen"), item);     // no member
    item = str_fmt(w.arena, "href=\"/kwesties/%lld/grondrechten/71\"", (long long)a.k.id);
    CHECK_HAS(page_of(&w, DEELNEMER, "/werk/toetsen"), item);
    CHECK_HASNT(page_of(&w, ADVISEUR, "/werk/toetsen"), item); // answered it
    CHECK_HASNT(page_of(&w, REGISSEUR, "/werk/toetsen"), item);
    world_end(&w);
}

// A choice, a scaling and a last safe day of the kwestie, each on a day of its own.
static void
weigh(AanpakWorld *a, int id, const char *review, const char *aftercare, const char *last_safe)
{
    World *w = a->w;
    long long k = (long long)a->k.id, by = (long long)w->account[ADVISEUR];
    aanpak_sql(w, str_fmt(w->arena,
                          "INSERT INTO kwestie_choice (id, kwestie_id, room, limits, chosen, "
                          "reason, review_on, account_id, at) VALUES (%d, %lld, 'a', 'b', "
                          "'ruimte', 'c', '%s', %lld, %d)",
                          id, k, review, by, id)
                      .p);
    aanpak_sql(w, str_fmt(w->arena,
                          "INSERT INTO kwestie_scale (id, kwestie_id, level, reason, decided_by, "
                          "aftercare, aftercare_on, account_id, at) VALUES (%d, %lld, 'regulier', "
                          "'a', 'b', 'c', '%s', %lld, %d)",
                          id, k, aftercare, by, id)
                      .p);
    aanpak_sql(w, "DELETE FROM kwestie_analysis");
    aanpak_sql(w, str_fmt(w->arena,
                          "INSERT INTO kwestie_analysis (kwestie_id, last_safe_on) VALUES (%lld, "
                          "'%s')",
                          k, last_safe)
                      .p);
}

TEST(start_work, days_of_weighing_from_two_weeks_before)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Str nothing = S("Hier wacht nu niets op u.");
    CHECK_HAS(page_of(&w, ADVISEUR, "/werk/termijnen"), nothing);
    weigh(&a, 1, "2025-12-31", "2026-01-15", "2026-01-10");
    Str page = page_of(&w, ADVISEUR, "/werk/termijnen");
    CHECK(place_of(page, S("#ruimte\"")) < place_of(page, S("/moment\"")));
    CHECK(place_of(page, S("/moment\"")) < place_of(page, S("#opschalen\"")));
    CHECK_HAS(page, S("te laat"));
    CHECK_HAS(page_of(&w, ADVISEUR, "/"), S("Termijnen bij het afwegen (3)"));
    CHECK_HAS(page_of(&w, ADVISEUR_KOOG, "/werk"), S("href=\"/werk/termijnen\""));
    CHECK_HASNT(page_of(&w, DEELNEMER, "/werk"), S("Termijnen")); // only reads
    w.as = DEELNEMER;
    CHECK_INT(t_get(&w, "/werk/termijnen").status, 403);
    CHECK_HAS(page_of(&w, REGISSEUR, "/werk/termijnen"), nothing);       // no member
    CHECK_HAS(page_of(&w, ADVISEUR_ELDERS, "/werk/termijnen"), nothing); // of another region
    weigh(&a, 2, "2026-01-16", "2026-01-16", "2026-01-16");              // the last ones count
    CHECK_HAS(page_of(&w, ADVISEUR, "/werk/termijnen"), nothing);
    weigh(&a, 3, "2026-03-01", "2025-12-01", ""); // aftercare of long ago is no work any more
    CHECK_HAS(page_of(&w, ADVISEUR, "/werk/termijnen"), nothing);
    weigh(&a, 4, "2025-06-01", "", "2025-06-01");
    CHECK_HASNT(page_of(&w, ADVISEUR, "/werk/termijnen"), nothing);
    aanpak_sql(&w, "UPDATE kwestie SET status = 'gesloten'");
    CHECK_HAS(page_of(&w, ADVISEUR, "/werk/termijnen"), nothing);
    world_end(&w);
}

TEST(start_work, look_backs_from_a_week_before)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_begin_it(&a);
    CHECK_HASNT(page_of(&w, ADVISEUR, "/werk"), S("Aanpakken om op terug te blikken"));
    aanpak_sql(&w, "UPDATE approach SET review_on = '2026-01-06'");
    CHECK_HAS(page_of(&w, ADVISEUR, "/werk"), S("Aanpakken om op terug te blikken"));
    CHECK_HASNT(page_of(&w, DEELNEMER, "/werk"), S("Aanpakken om op terug te blikken"));
    CHECK_HASNT(page_of(&w, REGISSEUR, "/werk"), S("Aanpakken om op terug te blikken"));
    world_end(&w);
}

typedef struct Agenda {
    World *w;
    int64_t item, meeting;
} Agenda;

static Err
put_on_agenda(Db *db, void *arg)
{
    Agenda *x = arg;
    World *w = x->w;
    int64_t series;
    MeetingSeries s = {.partnership_id = w->region,
                       .name = S("Overleg"),
                       .anchor_on = S("2026-01-08"),
                       .every_days = 21,
                       .starts_at = S("09:30"),
                       .lasts_minutes = 120,
                       .closes_days = 3,
                       .closes_at = S("12:00")};
    AgendaNew n = {.partnership_id = w->region,
                   .kind = S("leermoment"),
                   .title = S("Wat leerden wij van de brief"),
                   .municipality = S("GM9001"),
                   .proposed_by = w->account[ADVISEUR],
                   .nparties = 1,
                   .parties = &w->police};
    TRY(meeting_series_add(db, w->arena, &s, &series));
    TRY(meeting_plan_on(db, w->arena, series, S("2026-01-08"), WORLD_NOW, &x->meeting));
    return agenda_add(db, w->arena, &n, WORLD_NOW, &x->item);
}

static Err
set_on_meeting(Db *db, void *arg)
{
    Agenda *x = arg;
    return agenda_put_on_meeting(db, x->w->arena, x->item, x->meeting, 0, WORLD_NOW);
}

TEST(start_work, items_requests_scores_and_meetings_of_the_consultation)
{
    World w = world();
    Agenda x = {.w = &w};
    CHECK_OK(db_transaction(w.db, put_on_agenda, &x));
    CHECK_HAS(page_of(&w, ADVISEUR, "/werk"), S("Agendapunten die u voorstelde"));
    CHECK_HASNT(page_of(&w, DEELNEMER, "/werk"), S("Agendapunten die u voorstelde"));
    CHECK_OK(db_transaction(w.db, set_on_meeting, &x));
    Str page = page_of(&w, DEELNEMER, "/werk");
    CHECK_HAS(page, S("1 punt van u op de agenda"));
    CHECK_HASNT(page_of(&w, ADVISEUR_KOOG, "/werk"), S("op de agenda")); // not at the table
    CHECK_HASNT(page_of(&w, ADVISEUR_ELDERS, "/werk"), S("op de agenda"));
    aanpak_sql(&w, str_fmt(w.arena,
                           "INSERT INTO info_request (id, item_id, organisation_id, question, "
                           "due_on, state, asked_at) VALUES (1, %lld, %lld, 'Herkent u dit?', "
                           "'2026-01-05', 'open', 1)",
                           (long long)x.item, (long long)w.police)
                       .p);
    aanpak_sql(&w, str_fmt(w.arena,
                           "INSERT INTO criteria_set (id, partnership_id, number, name, state) "
                           "VALUES (1, %lld, 91, 'Set', 'gepubliceerd')",
                           (long long)w.region)
                       .p);
    aanpak_sql(&w, str_fmt(w.arena,
                           "INSERT INTO weighing (item_id, set_id, phase, opened_at) VALUES "
                           "(%lld, 1, 'scoren', 1)",
                           (long long)x.item)
                       .p);
    aanpak_sql(&w, str_fmt(w.arena,
                           "INSERT INTO weighing_scorer (item_id, account_id) VALUES (%lld, %lld)",
                           (long long)x.item, (long long)w.account[DEELNEMER])
                       .p);
    page = page_of(&w, DEELNEMER, "/werk");
    CHECK_HAS(page, S("Herkent u dit?"));
    CHECK_HAS(page, S("Wegingen waarin u nog scoort"));
    page = page_of(&w, ADVISEUR, "/werk");
    CHECK_HASNT(page, S("Herkent u dit?"));
    CHECK_HASNT(page, S("Wegingen waarin u nog scoort"));
    world_end(&w);
}

TEST(start_work, shows_a_few_of_each_kind_and_how_many_there_are)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    for (int i = 0; i < 5; i++)
        aanpak_sql(&w, str_fmt(w.arena,
                               "INSERT INTO action_task (id, circle_id, title, owner_id, "
                               "organisation_id, due_on, state, created_at, keep_until) SELECT "
                               "%d, circle_id, 'Klus nummer %d', %lld, %lld, '2026-01-1%d', "
                               "'open', 1, '2030-01-01' FROM kwestie WHERE id = %lld",
                               100 + i, i, (long long)w.account[DEELNEMER], (long long)w.police, i,
                               (long long)a.k.id)
                           .p);
    Str page = page_of(&w, DEELNEMER, "/");
    CHECK_HAS(page, S("Mijn acties (6)"));
    CHECK_HAS(page, S("Klus nummer 1"));
    CHECK_HASNT(page, S("Klus nummer 2"));
    CHECK_HAS(page_of(&w, DEELNEMER, "/werk"), S("Klus nummer 4"));
    world_end(&w);
}

TEST(start_work, who_guards_and_who_manages_have_work_of_their_own)
{
    World w = world();
    aanpak_sql(&w, str_fmt(w.arena,
                           "INSERT INTO retention_pause (id, reason, what, from_on, until_on, "
                           "account_id) VALUES (1, 'Een rechtszaak', 'alles', '2025-12-01', "
                           "'2026-01-15', %lld)",
                           (long long)w.account[FG])
                       .p);
    aanpak_sql(&w, str_fmt(w.arena, "UPDATE account SET state = 'invited' WHERE id = %lld",
                           (long long)w.account[GRIFFIER])
                       .p);
    CHECK_HAS(page_of(&w, FG, "/werk"), S("Een rechtszaak"));
    CHECK_HASNT(page_of(&w, FG, "/werk"), S("Testpersoon griffier"));
    CHECK_HAS(page_of(&w, BEHEERDER, "/werk"), S("Testpersoon griffier"));
    CHECK_HASNT(page_of(&w, BEHEERDER, "/werk"), S("Een rechtszaak"));
    CHECK_HAS(page_of(&w, INITIATIEFNEMER, "/werk"), S("Er wacht nu niets op u."));
    world_end(&w);
}
