#include "app/account/test_person.h"
#include "test/check.h"

#define RIGHT "email=adviseur%40waterrijk.example&password=paard+batterij+nietje+wolk"
#define WRONG "email=adviseur%40waterrijk.example&password=iets+heel+anders+hoor"

static Req
give_code(Browser *b, Str secret)
{
    Str code = app_code(b->w->arena, secret, b->now);
    b_get(b, "/inloggen/code");
    return b_post(b, "/inloggen/code", str_fmt(b->w->arena, "code=%s", code.p).p);
}

static Req
give_password(Browser *b, const char *form)
{
    b_get(b, "/inloggen");
    return b_post(b, "/inloggen", form);
}

TEST(login, password_then_code_then_where_one_wanted_to_be)
{
    World w = world();
    person_password(&w, ADVISEUR);
    Str secret = person_factor(&w, ADVISEUR);
    Browser b = browser(&w);
    CHECK_STR(b_get(&b, "/mijn?x=1&y=2").location, S("/inloggen?naar=/mijn%3Fx%3D1%26y%3D2"));
    b_get(&b, "/inloggen?naar=/trends%3Fx%3D1");
    CHECK_STR(b_shown(&b, "naar"), S("/trends?x=1"));
    Req r = b_post(&b, "/inloggen", RIGHT "&naar=/trends%3Fx%3D1");
    CHECK_STR(r.location, S("/inloggen/code?naar=/trends%3Fx%3D1"));
    Str half = b.session;
    CHECK_HASNT(b_get(&b, "/").content, S("Dag Testpersoon")); // a password alone is not enough
    b_get(&b, "/inloggen/code?naar=/trends%3Fx%3D1");
    Str code = app_code(w.arena, secret, b.now);
    r = b_post(&b, "/inloggen/code", str_fmt(w.arena, "code=%s&naar=/trends%%3Fx%%3D1", code.p).p);
    CHECK_INT(r.status, 303);
    CHECK_STR(r.location, S("/trends?x=1"));
    CHECK(!str_eq(half, b.session)); // a new token at each step
    CHECK_HAS(b_get(&b, "/").content, S("Dag Testpersoon"));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM audit WHERE name = 'account.login' "
                               "AND status_code = 1 AND actor_id <> 0"),
              1);
    world_end(&w);
}

TEST(login, the_same_code_counts_once)
{
    World w = world();
    person_password(&w, ADVISEUR);
    Str secret = person_factor(&w, ADVISEUR);
    Browser b = browser(&w), other = browser(&w);
    give_password(&b, RIGHT);
    CHECK_INT(give_code(&b, secret).status, 303);
    give_password(&other, RIGHT);
    CHECK_INT(give_code(&other, secret).status, 422);
    other.now += 60;
    CHECK_INT(give_code(&other, secret).status, 303);
    world_end(&w);
}

TEST(login, a_wrong_password_an_unknown_account_and_a_locked_one_look_the_same)
{
    World w = world();
    person_password(&w, ADVISEUR);
    person_password(&w, MELDER);
    person_password(&w, FG);
    CHECK_OK(world_force(&w, "UPDATE account SET state = 'locked' WHERE email LIKE 'melder@%';"
                             "UPDATE account SET state = 'left' WHERE email LIKE 'fg@%'"));
    static const char *const forms[] = {
        WRONG,
        "email=niemand%40nergens.example&password=paard+batterij+nietje+wolk",
        "email=melder%40waterrijk.example&password=paard+batterij+nietje+wolk",
        "email=fg%40regio.example&password=paard+batterij+nietje+wolk",
        "email=&password=",
    };
    for (size_t i = 0; i < COUNT(forms); i++) {
        Browser b = browser(&w);
        Req r = give_password(&b, forms[i]);
        CHECK_INT(r.status, 422);
        CHECK_HAS(r.content, S("E-mailadres of wachtwoord klopt niet."));
        CHECK(!b.session.p);
    }
    world_end(&w);
}

TEST(login, keeps_the_address_that_was_typed_and_never_the_password)
{
    World w = world();
    Browser b = browser(&w);
    Req r = give_password(&b, "email=%22%3E%3Cb%3E%40x.example&password=geheimgeheim");
    CHECK_HAS(r.content, S("value=\"&quot;&gt;&lt;b&gt;@x.example\""));
    CHECK_HASNT(r.content, S("geheimgeheim"));
    world_end(&w);
}

TEST(login, goes_to_no_other_site)
{
    World w = world();
    static const char *const elsewhere[] = {
        "//evil.example", "https://evil.example", "/%5Cevil", "javascript:x", "/a%0d%0ab", "evil"};
    for (size_t i = 0; i < COUNT(elsewhere); i++) {
        Browser b = browser(&w);
        b_get(&b, str_fmt(w.arena, "/inloggen?naar=%s", elsewhere[i]).p);
        CHECK(!b_shown(&b, "naar").p);
    }
    world_end(&w);
}

TEST(login, whoever_has_no_second_factor_sets_one_up_first)
{
    World w = world();
    person_password(&w, ADVISEUR);
    Browser b = browser(&w);
    CHECK_STR(give_password(&b, RIGHT).location, S("/inloggen/tweede-factor"));
    CHECK_INT(b_get(&b, "/mijn").status, 303); // nothing else is open yet
    Req r = b_get(&b, "/inloggen/tweede-factor");
    CHECK_HAS(r.content, S("<svg class=\"account-qr\""));
    Cursor c = cursor(r.content);
    Str skipped, shown = {0};
    CHECK(cursor_until(&c, S("<code class=\"utrecht-code\">"), SIZE_MAX, &skipped) &&
          cursor_until(&c, S("</code>"), 200, &shown));
    CHECK_INT(b_post(&b, "/inloggen/tweede-factor", "code=000000").status, 422);
    Str code = app_code(w.arena, app_secret(w.arena, shown), b.now);
    r = b_post(&b, "/inloggen/tweede-factor", str_fmt(w.arena, "code=%s", code.p).p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Uw herstelcodes"));
    CHECK_HAS(b_get(&b, "/").content, S("Dag Testpersoon"));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM recovery_code"), 10);
    // A recovery code works once, instead of the app.
    c = cursor(r.content);
    CHECK(cursor_until(&c, S("<code class=\"utrecht-code\">"), SIZE_MAX, &skipped) &&
          cursor_until(&c, S("</code>"), 200, &shown));
    for (int i = 0; i < 2; i++) {
        Browser later = browser(&w);
        give_password(&later, RIGHT);
        b_get(&later, "/inloggen/code");
        r = b_post(&later, "/inloggen/code", str_fmt(w.arena, "code=%.*s", 19, shown.p).p);
        CHECK_INT(r.status, i == 0 ? 303 : 422);
    }
    world_end(&w);
}

TEST(login, a_demo_lets_demo_accounts_in_without_and_nothing_else_does)
{
    World w = world();
    person_password(&w, ADVISEUR);
    Context *demo = NEW(w.arena, Context);
    *demo = *w.context;
    demo->is_demo = true;
    w.context = demo;
    Browser b = browser(&w);
    CHECK_HAS(b_get(&b, "/inloggen").content, S("Dit is een demonstratie"));
    CHECK_STR(b_post(&b, "/inloggen", RIGHT).location, S("/"));
    CHECK_HAS(b_get(&b, "/").content, S("Dag Testpersoon"));
    person_factor(&w, ADVISEUR); // who has one is asked for it, also in a demo
    Browser other = browser(&w);
    CHECK_STR(give_password(&other, RIGHT).location, S("/inloggen/code"));
    world_end(&w);
}

TEST(login, logging_out_ends_the_session)
{
    World w = world();
    person_password(&w, ADVISEUR);
    Str secret = person_factor(&w, ADVISEUR);
    Browser b = browser(&w);
    give_password(&b, RIGHT);
    give_code(&b, secret);
    Str session = b.session;
    b.last.content = S(""); // no form: no token
    CHECK_INT(b_post(&b, "/uitloggen", "").status, 403);
    int64_t before = world_number(&w, "SELECT count(*) FROM session");
    CHECK_OK(world_force(&w, "UPDATE session SET form_token = 'x'"));
    b.last.content = S("name=\"form_token\" value=\"x\"");
    CHECK_INT(b_post(&b, "/uitloggen", "").status, 303);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM session"), before - 1);
    b.session = session;
    CHECK_HASNT(b_get(&b, "/").content, S("Dag Testpersoon"));
    world_end(&w);
}

TEST(login, an_old_password_hash_is_renewed_and_nothing_else)
{
    World w = world();
    person_password(&w, ADVISEUR);
    person_factor(&w, ADVISEUR);
    // The same password, hashed with half the memory and one pass.
    CHECK_OK(world_force(
        &w, "UPDATE account SET password = '$argon2id$v=19$m=8192,t=1,p=1$vS5CIaZ/03nhDDc"
            "5QFoziA$EJIxsUi6hpYSuXSyqc9nQFbpJ7v3FbV2hZav9nSwgRg' "
            "WHERE email = 'adviseur@waterrijk.example'"));
    Browser b = browser(&w);
    CHECK_STR(give_password(&b, RIGHT).location, S("/inloggen/code"));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM account WHERE password LIKE "
                               "'$argon2id$v=19$m=19456,t=2,p=1$%' AND totp IS NOT NULL "
                               "AND email = 'adviseur@waterrijk.example'"),
              1);
    world_end(&w);
}

// ---- limits -------------------------------------------------------------------------------------

TEST(login, five_wrong_passwords_close_the_door_for_a_while_and_longer_each_time)
{
    World w = world();
    person_password(&w, ADVISEUR);
    person_factor(&w, ADVISEUR);
    Browser b = browser(&w);
    static const Str waits[] = {STR("15 minuten"), STR("30 minuten"), STR("60 minuten"),
                                STR("2 uur"),      STR("4 uur"),      STR("4 uur")};
    for (size_t round = 0; round < COUNT(waits); round++) {
        for (int i = 0; i < 5; i++)
            CHECK_INT(give_password(&b, WRONG).status, 422);
        Req r = give_password(&b, RIGHT); // the right one does not help now
        CHECK_INT(r.status, 429);
        CHECK_HAS(r.content, waits[round]);
        b.now += 4 * 3600;
        b.address = str_fmt(w.arena, "192.0.2.%zu", 20 + round);
    }
    CHECK_INT(give_password(&b, RIGHT).status, 303);
    world_end(&w);
}

TEST(login, an_account_that_does_not_exist_is_closed_just_the_same)
{
    World w = world();
    Browser b = browser(&w);
    for (int i = 0; i < 5; i++)
        CHECK_INT(give_password(&b, "email=niemand%40x.example&password=a").status, 422);
    CHECK_INT(give_password(&b, "email=Niemand%40X.example&password=a").status, 429);
    CHECK_INT(give_password(&b, "email=iemand%40x.example&password=a").status, 422);
    world_end(&w);
}

TEST(login, a_stranger_who_guesses_does_not_lock_the_owner_out)
{
    World w = world();
    person_password(&w, ADVISEUR);
    Str secret = person_factor(&w, ADVISEUR);
    Browser owner = browser(&w), stranger = browser(&w), elsewhere = browser(&w);
    give_password(&owner, RIGHT);
    give_code(&owner, secret);
    CHECK(owner.device.p != NULL);
    stranger.address = S("198.51.100.9");
    for (int i = 0; i < 5; i++)
        give_password(&stranger, WRONG);
    CHECK_INT(give_password(&stranger, RIGHT).status, 429);
    owner.session = (Str){0};
    owner.now += 60;
    CHECK_INT(give_password(&owner, RIGHT).status, 303);
    CHECK_INT(give_code(&owner, secret).status, 303);
    elsewhere.device = str_fmt(w.arena, "%.*sx", (int)owner.device.n - 1, owner.device.p);
    CHECK_INT(give_password(&elsewhere, RIGHT).status, 429); // a forged device is no device
    owner.session = (Str){0};
    for (int i = 0; i < 5; i++)
        CHECK_INT(give_password(&owner, WRONG).status, 422);
    CHECK_INT(give_password(&owner, RIGHT).status, 429); // a stolen device has its limit too
    world_end(&w);
}

TEST(login, a_device_that_one_account_knows_is_not_known_to_another)
{
    World w = world();
    person_password(&w, ADVISEUR);
    person_password(&w, MELDER);
    Str secret = person_factor(&w, ADVISEUR);
    Browser b = browser(&w);
    give_password(&b, RIGHT);
    give_code(&b, secret);
    b.session = (Str){0};
    for (int i = 0; i < 5; i++)
        give_password(&b, "email=melder%40waterrijk.example&password=fout");
    Browser other = browser(&w); // counted for every unknown device
    CHECK_INT(give_password(&other, "email=melder%40waterrijk.example&password=fout").status, 429);
    CHECK_INT(give_password(&b, RIGHT).status, 303);
    world_end(&w);
}

TEST(login, one_address_may_guess_at_fifty_accounts_an_hour)
{
    World w = world();
    Browser b = browser(&w);
    for (int i = 0; i < 50; i++) {
        Str form = str_fmt(w.arena, "email=p%d%%40x.example&password=a", i);
        CHECK_INT(give_password(&b, form.p).status, 422);
    }
    CHECK_INT(give_password(&b, "email=nog-een%40x.example&password=a").status, 429);
    b.address = S("198.51.100.1");
    CHECK_INT(give_password(&b, "email=nog-een%40x.example&password=a").status, 422);
    b.address = S("192.0.2.7");
    b.now += 3601;
    CHECK_INT(give_password(&b, "email=nog-twee%40x.example&password=a").status, 422);
    world_end(&w);
}

TEST(login, five_wrong_codes_end_the_session)
{
    World w = world();
    person_password(&w, ADVISEUR);
    Str secret = person_factor(&w, ADVISEUR);
    Browser b = browser(&w);
    give_password(&b, RIGHT);
    for (int i = 0; i < 5; i++) {
        b_get(&b, "/inloggen/code");
        Req r = b_post(&b, "/inloggen/code", "code=000000");
        CHECK_INT(r.status, 422);
        CHECK_HAS(r.content, i < 4 ? S("Deze code klopt niet") : S("Log opnieuw in"));
    }
    CHECK(!b.session.p);
    CHECK_HAS(give_code(&b, secret).content,
              S("<h1 class=\"utrecht-heading-1\">Inloggen")); // nothing to give it to
    CHECK_INT(give_password(&b, RIGHT).status, 429);
    world_end(&w);
}
