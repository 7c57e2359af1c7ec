#include "app/account/account.h"
#include "beheer_queries.h"
#include "circle_queries.h"
#include "test/check.h"
#include "test/world.h"

static const char *
path(World *w, const char *fmt, int64_t id)
{
    Cursor c = cursor(str_z(fmt));
    Str before;
    REQUIRE(cursor_until(&c, S("#"), SIZE_MAX, &before));
    Str after = cursor_rest(&c);
    return str_fmt(w->arena, "%.*s%lld%.*s", (int)before.n, before.p, (long long)id, (int)after.n,
                   after.p)
        .p;
}

static BeheerPersonRow
person(World *w, Person p)
{
    BeheerPersonRow row = {0};
    CHECK_OK(q_beheer_person(w->db, w->arena, w->account[p], &row));
    return row;
}

static const char *
person_form(World *w, Person p, const char *more)
{
    BeheerPersonRow row = person(w, p);
    return str_fmt(w->arena,
                   "version=%lld&name=Nieuwe+Naam&function=&source_role=oov&"
                   "organisation=%lld&%s",
                   (long long)row.version, (long long)row.organisation_id, more)
        .p;
}

static int64_t
audit_lines(World *w, Str name)
{
    static const DbColumn number[] = {{.type = DB_INT}};
    Str sql =
        str_fmt(w->arena, "SELECT count(*) FROM audit WHERE name = '%.*s'", (int)name.n, name.p);
    const Query q = {.id = DB_SQL_FILES * DB_FILE_QUERIES + DB_OWN_QUERIES - 1,
                     .ncols = 1,
                     .name = sql.p,
                     .sqlite = sql.p,
                     .pg = sql.p,
                     .cols = number};
    DbRows rows;
    CHECK_OK(db_run(w->db, w->arena, &q, NULL, &rows));
    return rows.n == 1 ? rows.cells[0].i : -1;
}

TEST(beheer, shows_what_there_is_to_administer)
{
    World w = world();
    w.as = BEHEERDER;
    CHECK_HAS(t_get(&w, "/beheer").content, S("href=\"/beheer/mensen\""));
    CHECK_HAS(t_get(&w, "/beheer/organisaties").content, S("Gemeente Waterrijk"));
    CHECK_HAS(t_get(&w, "/beheer/verbanden").content, S("Testregio"));
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, "/beheer").status, 403);
    CHECK_INT(t_post(&w, "/beheer/organisaties/nieuw", "name=x").status, 403);
    world_end(&w);
}

TEST(beheer, adds_and_changes_an_organisation)
{
    World w = world();
    w.as = BEHEERDER;
    Req r =
        t_post(&w, "/beheer/organisaties/nieuw", "version=0&name=%3Cb%3E&kind=gemeente&active=1");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Kies welke gemeente dit is."));
    CHECK_HAS(r.content, S("value=\"&lt;b&gt;\"")); // what was typed, and escaped
    r = t_post(&w, "/beheer/organisaties/nieuw",
               "version=0&name=Nog+eens&kind=gemeente&municipality=GM9001&active=1");
    CHECK_HAS(r.content, S("Deze gemeente is er al."));
    r = t_post(&w, "/beheer/organisaties/nieuw",
               "version=0&name=Gemeente+Waterrijk&kind=anders&active=1");
    CHECK_HAS(r.content, S("Er is al een organisatie met deze naam."));
    CHECK_INT(t_post(&w, "/beheer/organisaties/nieuw",
                     "version=0&name=Welzijn+Waterrijk&kind=welzijn&active=1")
                  .status,
              303);
    CHECK_INT(audit_lines(&w, S("organisation.added")), 1);
    const char *police = path(&w, "/beheer/organisaties/#", w.police);
    CHECK_INT(t_post(&w, police, "version=1&name=Politie+Noord&kind=politie&active=1").status, 303);
    r = t_post(&w, police, "version=1&name=Politie+Zuid&kind=politie&active=1");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Politie Noord"));
    CHECK_HAS(r.content, S("value=\"Politie Zuid\""));
    r = t_post(&w, police, "version=2&name=Politie+Noord&kind=politie&active=0");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("nog 1 mensen een account"));
    world_end(&w);
}

TEST(beheer, who_is_in_a_partnership_follows_what_is_ticked)
{
    World w = world();
    CircleOfRegionRow region;
    CircleContainsRow in;
    CHECK_OK(q_circle_of_region(w.db, w.arena, S("GM9001"), &region));
    CHECK_OK(q_circle_contains(w.db, w.arena, w.account[DEELNEMER], region.circle_id, &in));
    CHECK_INT(in.n, 1);
    w.as = BEHEERDER;
    const char *form = path(&w, "version=1&name=Testregio&organisation=#", w.waterrijk);
    CHECK_INT(t_post(&w, path(&w, "/beheer/verbanden/#", w.region), form).status, 303);
    CHECK_OK(q_circle_contains(w.db, w.arena, w.account[DEELNEMER], region.circle_id, &in));
    CHECK_INT(in.n, 0); // the police were not ticked
    CHECK_OK(q_circle_contains(w.db, w.arena, w.account[ADVISEUR], region.circle_id, &in));
    CHECK_INT(in.n, 1);
    CHECK_INT(t_post(&w, path(&w, "/beheer/verbanden/#", w.region), form).status, 409);
    world_end(&w);
}

TEST(beheer, finds_people_by_part_of_a_name_and_shows_pages)
{
    World w = world();
    w.as = BEHEERDER;
    Req r = t_get(&w, "/beheer/mensen?q=GRIFF");
    CHECK_HAS(r.content, S("griffier@<wbr>waterrijk<wbr>.example"));
    CHECK_HASNT(r.content, S("fg@<wbr>regio<wbr>.example"));
    CHECK_HAS(t_get(&w, "/beheer/mensen?q=100%25").content, S("0 accounts"));
    CHECK_HAS(t_get(&w, "/beheer/mensen?blad=99").content, S("bladzijde 1 van 1"));
    CHECK_HAS(t_get(&w, "/beheer/mensen?q=%3Ci%3E").content, S("value=\"&lt;i&gt;\""));
    world_end(&w);
}

TEST(beheer, invites_someone_with_a_link_that_is_shown_once)
{
    World w = world();
    w.as = BEHEERDER;
    const char *good = path(&w,
                            "version=0&email=Nieuw%40Waterrijk.example&name=Nieuwe+Collega&"
                            "source_role=oov&role=adviseur&role=melder&organisation=#",
                            w.waterrijk);
    Req r = t_post(&w, "/beheer/mensen/nieuw", "version=0&email=geen-adres&name=Nieuw");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Vul een e-mailadres in"));
    CHECK_HAS(r.content, S("Kies ten minste één rol."));
    CHECK_HAS(r.content, S("value=\"geen-adres\""));
    r = t_post(&w, "/beheer/mensen/nieuw", good);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("http://127.0.0.1:8080/uitnodiging/"));
    r = t_post(&w, "/beheer/mensen/nieuw", good);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Er is al een account met dit e-mailadres."));
    CHECK_HAS(t_get(&w, "/beheer/mensen?q=nieuw%40waterrijk").content, S("Adviseur OOV, Melder"));
    CHECK_INT(audit_lines(&w, S("account.invited")), 1);
    world_end(&w);
}

TEST(beheer, other_roles_mean_other_circles)
{
    World w = world();
    CircleMineRows mine;
    w.as = BEHEERDER;
    const char *one = path(&w, "/beheer/mensen/#", w.account[ADVISEUR]);
    CHECK_INT(t_post(&w, one, person_form(&w, ADVISEUR, "role=melder")).status, 303);
    CHECK_OK(q_circle_mine(w.db, w.arena, w.account[ADVISEUR], &mine));
    CHECK_INT(mine.n, 0);
    Req r = t_post(&w, one,
                   path(&w,
                        "version=1&name=Laat&function=&source_role=oov&role=melder&"
                        "organisation=#",
                        w.waterrijk));
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Nieuwe Naam"));
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, "/beheer").status, 403);
    world_end(&w);
}

TEST(beheer, nobody_changes_their_own_roles_or_access)
{
    World w = world();
    w.as = BEHEERDER;
    int64_t own = w.account[BEHEERDER];
    Req r = t_post(&w, path(&w, "/beheer/mensen/#", own),
                   person_form(&w, BEHEERDER, "role=beheerder&role=adviseur"));
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("alleen een andere beheerder"));
    CHECK_INT(t_post(&w, path(&w, "/beheer/mensen/#", own), person_form(&w, BEHEERDER, "")).status,
              303); // the own name may be changed
    CHECK_INT(t_post(&w, path(&w, "/beheer/mensen/#/stand/locked", own), "").status, 403);
    CHECK_INT(t_post(&w, path(&w, "/beheer/mensen/#/link", own), "").status, 403);
    CHECK_INT(t_get(&w, "/beheer").status, 200);
    world_end(&w);
}

TEST(beheer, the_last_administrator_cannot_be_taken_away)
{
    World w = world();
    bool is_last;
    CHECK_OK(account_is_last_manager(w.db, w.arena, w.account[BEHEERDER], &is_last));
    CHECK(is_last);
    CHECK_ERR(T_WRITE(&w, account_set_state(w.db, w.arena, w.account[BEHEERDER], S("locked"))),
              E_CONFLICT);
    Str both[] = {S("adviseur"), S("beheerder")};
    CHECK_OK(T_WRITE(&w, account_set_roles(w.db, w.arena, w.account[ADVISEUR], both, 2)));
    w.as = ADVISEUR;
    CHECK_INT(t_post(&w, path(&w, "/beheer/mensen/#", w.account[BEHEERDER]),
                     person_form(&w, BEHEERDER, "role=melder"))
                  .status,
              303);
    w.as = BEHEERDER;
    CHECK_INT(t_get(&w, "/beheer").status, 403); // at once
    world_end(&w);
}

TEST(beheer, locking_ends_sessions_and_leaving_ends_memberships)
{
    World w = world();
    CircleMineRows mine;
    int64_t id = w.account[ADVISEUR];
    w.as = BEHEERDER;
    CHECK_HAS(t_get(&w, path(&w, "/beheer/mensen/#/stand/locked", id)).content,
              S("kan niet meer inloggen"));
    CHECK_INT(t_post(&w, path(&w, "/beheer/mensen/#/stand/locked", id), "").status, 303);
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, "/mijn").status, 303);
    w.as = BEHEERDER;
    CHECK_INT(t_get(&w, path(&w, "/beheer/mensen/#/link", id)).status, 404);
    CHECK_INT(t_post(&w, path(&w, "/beheer/mensen/#/stand/active", id), "").status, 303);
    CHECK_OK(q_circle_mine(w.db, w.arena, id, &mine));
    CHECK(mine.n > 0);
    CHECK_INT(t_post(&w, path(&w, "/beheer/mensen/#/stand/left", id), "").status, 303);
    CHECK_OK(q_circle_mine(w.db, w.arena, id, &mine));
    CHECK_INT(mine.n, 0);
    Req r = t_post(&w, path(&w, "/beheer/mensen/#/stand/active", id), "");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("/uitnodiging/")); // back, as someone new
    CHECK_STR(person(&w, ADVISEUR).state, S("invited"));
    CHECK_INT(audit_lines(&w, S("account.state")), 4);
    world_end(&w);
}

TEST(beheer, a_reset_link_says_what_it_costs)
{
    World w = world();
    w.as = BEHEERDER;
    const char *link = path(&w, "/beheer/mensen/#/link", w.account[ADVISEUR]);
    CHECK_HAS(t_get(&w, link).content, S("niet meer leesbaar"));
    Req r = t_post(&w, link, "");
    CHECK_HAS(r.content, S("/uitnodiging/"));
    CHECK_HAS(r.content, S("niet meer leesbaar"));
    CHECK_INT(audit_lines(&w, S("account.reset_link")), 1);
    world_end(&w);
}
