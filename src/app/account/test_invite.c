#include "app/account/account.h"
#include "app/account/test_person.h"
#include "test/check.h"

static Str
link_for(World *w, Person p, Str purpose)
{
    Str code;
    REQUIRE(!failed(
        T_WRITE(w, account_invite(w->db, w->arena, w->account[p], purpose, WORLD_NOW, &code))));
    return str_fmt(w->arena, "/uitnodiging/%.*s", (int)code.n, code.p);
}

TEST(invite, a_link_leads_to_a_password_and_then_to_the_second_factor)
{
    World w = world();
    Str link = link_for(&w, ADVISEUR, S("invite"));
    Browser b = browser(&w);
    CHECK_HAS(b_get(&b, link.p).content, S("adviseur@<wbr>waterrijk<wbr>.example"));
    Req r = b_post(&b, link.p, "password=kort");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("utrecht-form-field-error-message"));
    CHECK_HASNT(r.content, S("value=\"kort\""));
    CHECK_STR(b_post(&b, link.p, "password=paard+batterij+nietje+wolk").location,
              S("/inloggen/tweede-factor"));
    CHECK_HAS(b_get(&b, "/inloggen/tweede-factor").content, S("<svg"));
    // Once.
    Browser other = browser(&w);
    CHECK_INT(b_get(&other, link.p).status, 404);
    b_get(&other, "/inloggen");
    r = b_post(&other, link.p, "password=kabouter+fietst+langs+grachten");
    CHECK_INT(r.status, 404);
    CHECK_HAS(r.content, S("Deze link werkt niet meer"));
    world_end(&w);
}

TEST(invite, a_link_works_for_seven_days)
{
    World w = world();
    Str link = link_for(&w, ADVISEUR, S("invite"));
    Browser b = browser(&w);
    b.now += INVITATION_S - 1;
    CHECK_INT(b_get(&b, link.p).status, 200);
    b.now += 1;
    CHECK_INT(b_get(&b, link.p).status, 404);
    world_end(&w);
}

TEST(invite, a_new_link_replaces_the_old_one_and_only_the_hash_is_stored)
{
    World w = world();
    Str first = link_for(&w, ADVISEUR, S("reset")), second = link_for(&w, ADVISEUR, S("reset"));
    Browser b = browser(&w);
    CHECK_INT(b_get(&b, first.p).status, 404);
    Req r = b_get(&b, second.p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("een nieuwe sleutel"));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM invitation WHERE length(token_hash) = 64"), 1);
    world_end(&w);
}

TEST(invite, a_locked_account_has_no_way_in_by_a_link)
{
    World w = world();
    Str link = link_for(&w, ADVISEUR, S("reset"));
    CHECK_OK(T_WRITE(&w, account_set_state(w.db, w.arena, w.account[ADVISEUR], S("locked"))));
    Browser b = browser(&w);
    CHECK_INT(b_get(&b, link.p).status, 404);
    world_end(&w);
}

TEST(invite, a_reset_ends_all_sessions)
{
    World w = world();
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, "/mijn").status, 200);
    Str link = link_for(&w, ADVISEUR, S("reset"));
    Browser b = browser(&w);
    b_get(&b, link.p);
    CHECK_INT(b_post(&b, link.p, "password=paard+batterij+nietje+wolk").status, 303);
    CHECK_INT(t_get(&w, "/mijn").status, 303);
    world_end(&w);
}
