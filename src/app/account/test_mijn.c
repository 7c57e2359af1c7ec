#include "app/account/test_person.h"
#include "mijn_queries.h"
#include "session_queries.h"
#include "test/check.h"

#define LOGIN "email=adviseur%40waterrijk.example&password="
#define OLD "paard+batterij+nietje+wolk"
#define RENEWED "kabouter+fietst+langs+grachten"

// In, with password and code.
static Browser
someone_in(World *w, Str *secret)
{
    person_password(w, ADVISEUR);
    *secret = person_factor(w, ADVISEUR);
    Browser b = browser(w);
    b_get(&b, "/inloggen");
    b_post(&b, "/inloggen", LOGIN OLD);
    b_get(&b, "/inloggen/code");
    b_post(&b, "/inloggen/code",
           str_fmt(w->arena, "code=%s", app_code(w->arena, *secret, b.now).p).p);
    b.now += 60;
    return b;
}

TEST(mijn, shows_ones_roles_and_sessions)
{
    World w = world();
    Str secret;
    Browser b = someone_in(&w, &secret);
    Req r = b_get(&b, "/mijn");
    CHECK_HAS(r.content, S("adviseur@<wbr>waterrijk<wbr>.example"));
    CHECK_HAS(r.content, S("Doet navraag, duidt"));
    CHECK_HAS(r.content, S("Firefox op Linux"));
    CHECK_HAS(r.content, S("Deze sessie"));
    CHECK_HASNT(r.content, S("Alle andere"));
    world_end(&w);
}

TEST(mijn, ends_ones_own_sessions_and_nobody_elses)
{
    World w = world();
    Str secret;
    Browser b = someone_in(&w, &secret), other = browser(&w);
    other.now = b.now;
    b_get(&other, "/inloggen");
    b_post(&other, "/inloggen", LOGIN OLD);
    b_get(&other, "/inloggen/code");
    b_post(&other, "/inloggen/code",
           str_fmt(w.arena, "code=%s", app_code(w.arena, secret, b.now).p).p);
    CHECK_HAS(b_get(&other, "/").content, S("Dag Testpersoon"));
    MijnSessionsRows rows;
    CHECK_OK(q_mijn_sessions(w.db, w.arena, w.account[MELDER], b.now, &rows));
    b_get(&b, "/mijn");
    const char *theirs = str_fmt(w.arena, "/mijn/sessies/%lld/einde", (long long)rows.v[0].id).p;
    CHECK_INT(b_post(&b, theirs, "").status, 404);
    b_get(&b, "/mijn");
    CHECK_STR(b_post(&b, "/mijn/sessies/andere", "").location, S("/mijn?done=sessies"));
    CHECK_HASNT(b_get(&other, "/").content, S("Dag Testpersoon"));
    CHECK_HAS(b_get(&b, "/").content, S("Dag Testpersoon"));
    world_end(&w);
}

TEST(mijn, a_new_password_keeps_everything_readable)
{
    World w = world();
    Str secret;
    Browser b = someone_in(&w, &secret);
    b_get(&b, "/mijn/wachtwoord");
    Req r = b_post(&b, "/mijn/wachtwoord", "old_password=fout&password=" RENEWED);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Dit wachtwoord klopt niet."));
    r = b_post(&b, "/mijn/wachtwoord", "old_password=" OLD "&password=welkom2026");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("utrecht-form-field-error-message"));
    int64_t before = world_number(&w, "SELECT count(*) FROM account WHERE public_key IS NOT NULL");
    CHECK_STR(b_post(&b, "/mijn/wachtwoord", "old_password=" OLD "&password=" RENEWED).location,
              S("/mijn?done=wachtwoord"));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM account WHERE public_key IS NOT NULL"),
              before);
    // The second factor is sealed to the key pair: that it still opens shows the pair is the same.
    Browser later = browser(&w);
    later.now = b.now + 60;
    b_get(&later, "/inloggen");
    CHECK_INT(b_post(&later, "/inloggen", LOGIN OLD).status, 422);
    CHECK_STR(b_post(&later, "/inloggen", LOGIN RENEWED).location, S("/inloggen/code"));
    b_get(&later, "/inloggen/code");
    r = b_post(&later, "/inloggen/code",
               str_fmt(w.arena, "code=%s", app_code(w.arena, secret, later.now).p).p);
    CHECK_INT(r.status, 303);
    world_end(&w);
}

TEST(mijn, guessing_the_old_password_has_a_limit)
{
    World w = world();
    Str secret;
    Browser b = someone_in(&w, &secret);
    b_get(&b, "/mijn/wachtwoord");
    for (int i = 0; i < 5; i++)
        b_post(&b, "/mijn/wachtwoord", "old_password=fout&password=" RENEWED);
    Req r = b_post(&b, "/mijn/wachtwoord", "old_password=" OLD "&password=" RENEWED);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("over 15 minuten"));
    world_end(&w);
}

static Str
shown_code(const Req *r)
{
    Cursor c = cursor(r->content);
    Str skipped, shown = {0};
    if (cursor_until(&c, S("<code class=\"utrecht-code\">"), SIZE_MAX, &skipped))
        cursor_until(&c, S("</code>"), 200, &shown);
    return shown;
}

TEST(mijn, renews_the_second_factor_with_the_password)
{
    World w = world();
    Str old;
    Browser b = someone_in(&w, &old);
    Req r = b_get(&b, "/mijn/tweede-factor");
    Str secret = app_secret(w.arena, shown_code(&r));
    Str code = app_code(w.arena, secret, b.now);
    CHECK_INT(b_post(&b, "/mijn/tweede-factor", str_fmt(w.arena, "password=fout&code=%s", code.p).p)
                  .status,
              422);
    r = b_post(&b, "/mijn/tweede-factor", str_fmt(w.arena, "password=" OLD "&code=%s", code.p).p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Uw herstelcodes"));
    Browser later = browser(&w);
    later.now = b.now + 60;
    b_get(&later, "/inloggen");
    b_post(&later, "/inloggen", LOGIN OLD);
    b_get(&later, "/inloggen/code");
    CHECK_INT(b_post(&later, "/inloggen/code",
                     str_fmt(w.arena, "code=%s", app_code(w.arena, old, later.now).p).p)
                  .status,
              422);
    CHECK_INT(b_post(&later, "/inloggen/code",
                     str_fmt(w.arena, "code=%s", app_code(w.arena, secret, later.now).p).p)
                  .status,
              303);
    world_end(&w);
}

TEST(mijn, new_recovery_codes_replace_the_old_ones)
{
    World w = world();
    Str secret;
    Browser b = someone_in(&w, &secret);
    b_get(&b, "/mijn/herstelcodes");
    CHECK_INT(b_post(&b, "/mijn/herstelcodes", "password=fout").status, 422);
    Str first = str_copy(w.arena, (b_post(&b, "/mijn/herstelcodes", "password=" OLD)).content);
    b_get(&b, "/mijn/herstelcodes");
    Req r = b_post(&b, "/mijn/herstelcodes", "password=" OLD);
    CHECK_HAS(r.content, S("Voor Weerglas, gemaakt op 1 januari 2026.")); // stays on paper
    CHECK_HAS(r.content, S("utrecht-paragraph app-screen-only\">Bent u uw telefoon kwijt?"));
    CHECK(!str_eq(first, r.content));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM recovery_code"), 10);
    world_end(&w);
}
