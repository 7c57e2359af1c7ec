#include "app/account/carry.h"
#include "app/account/test_person.h"
#include "test/check.h"

#define TYPED \
    "titel=Onrust+%22op%22+%3Cplein%3E&tekst=regel+1%0D%0Aregel+2&kies=a&kies=b&password=x"

static Req
end_session_and_send(Browser *b, const char *target, const char *form)
{
    b->session = (Str){0};
    b->last.content = S("name=\"form_token\" value=\"van een sessie die voorbij is\"");
    return b_post(b, target, form);
}

TEST(carry, what_was_typed_survives_a_session_that_ended)
{
    World w = world();
    person_password(&w, ADVISEUR);
    Str secret = person_factor(&w, ADVISEUR);
    Browser b = browser(&w);
    Req r = end_session_and_send(&b, "/mijn/wachtwoord?x=1", TYPED);
    CHECK_INT(r.status, 401);
    CHECK_HAS(r.content, S("Wat u heeft ingevuld is bewaard"));
    CHECK_STR(b_shown(&b, "bewaard.titel"), S("Onrust \"op\" <plein>"));
    CHECK_STR(b_shown(&b, "bewaard.tekst"), S("regel 1\r\nregel 2"));
    CHECK_HASNT(r.content, S("name=\"bewaard.password\""));
    CHECK_HASNT(r.content, S("name=\"bewaard.form_token\""));
    // A wrong password first: still there.
    r = b_send_shown(&b, "/inloggen", "email=adviseur%40waterrijk.example&password=fout");
    CHECK_INT(r.status, 422);
    CHECK_STR(b_shown(&b, "bewaard.tekst"), S("regel 1\r\nregel 2"));
    r = b_send_shown(&b, "/inloggen",
                     "email=adviseur%40waterrijk.example&password=paard+batterij+nietje+wolk");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Tweede stap"));
    r = b_send_shown(&b, "/inloggen/code", "code=123");
    CHECK_INT(r.status, 422);
    Str code = app_code(w.arena, secret, b.now);
    r = b_send_shown(&b, "/inloggen/code", str_fmt(w.arena, "code=%s", code.p).p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Uw tekst is bewaard"));
    CHECK_HAS(r.content, S("action=\"/mijn/wachtwoord?x=1\""));
    CHECK_STR(b_shown(&b, "titel"), S("Onrust \"op\" <plein>"));
    CHECK_STR(b_shown(&b, "tekst"), S("regel 1\r\nregel 2"));
    CHECK_HAS(r.content, S("name=\"kies\" value=\"a\""));
    CHECK_HAS(r.content, S("name=\"kies\" value=\"b\""));
    CHECK(b_shown(&b, "form_token").n > 0);
    world_end(&w);
}

TEST(carry, the_form_of_another_site_is_not_carried)
{
    World w = world();
    Browser b = browser(&w);
    Req r = b_post_as(&b, "/mijn/wachtwoord", TYPED, "cross-site");
    CHECK_INT(r.status, 401);
    CHECK_HASNT(r.content, S("bewaard."));
    CHECK_HASNT(r.content, S("Onrust"));
    r = b_post_as(&b, "/mijn/wachtwoord", TYPED, NULL); // a browser that says nothing
    CHECK_HASNT(r.content, S("Onrust"));
    // Nor can it put the fields into the login form.
    b_get(&b, "/inloggen");
    r = b_post_as(&b, "/inloggen", "email=a&naar=/x&bewaard=1&bewaard.titel=Onrust", "cross-site");
    CHECK_INT(r.status, 403);
    world_end(&w);
}

TEST(carry, only_names_and_targets_like_our_own)
{
    World w = world();
    Browser b = browser(&w);
    Req r = end_session_and_send(&b, "/mijn/wachtwoord",
                                 "a%22b=Onrust&a+b=Onrust&%C3%A9=Onrust&=Onrust&form_token=Onrust&"
                                 "wachtwoord_oud=Onrust&goed-1.x_y=ja");
    CHECK_HASNT(r.content, S("Onrust"));
    CHECK_STR(b_shown(&b, "bewaard.goed-1.x_y"), S("ja"));
    b_get(&b, "/inloggen");
    r = b_post(&b, "/inloggen",
               "email=a&password=b&naar=https://evil.example&bewaard=1&bewaard.titel=Onrust");
    CHECK_HASNT(r.content, S("evil"));
    CHECK_HASNT(r.content, S("Onrust"));
    CHECK(carry_is_local(S("/")) && carry_is_local(S("/signalen/12/navraag?a=b&c=%22")));
    CHECK(!carry_is_local(S("//x")) && !carry_is_local(S("/\\x")) && !carry_is_local(S("/a b")));
    CHECK(!carry_is_local(S("")) && !carry_is_local((Str){0}) && !carry_is_local(S("x/")));
    world_end(&w);
}

static Str
long_form(Arena *a, size_t bytes)
{
    char *p = NEW_N(a, bytes + 1, char);
    for (size_t i = 0; i < bytes; i++)
        p[i] = 'x';
    return str_fmt(a, "tekst=%s", p);
}

TEST(carry, has_a_bound_and_says_so)
{
    World w = world();
    Browser b = browser(&w);
    end_session_and_send(&b, "/mijn/wachtwoord", long_form(w.arena, CARRY_MAX - 5).p);
    CHECK_INT(b_shown(&b, "bewaard.tekst").n, CARRY_MAX - 5);
    Req r = end_session_and_send(&b, "/mijn/wachtwoord", long_form(w.arena, CARRY_MAX - 4).p);
    CHECK_HAS(r.content, S("te lang om hier te bewaren"));
    CHECK(!b_shown(&b, "bewaard.tekst").p);
    world_end(&w);
}

TEST(carry, files_stay_behind_and_that_is_told)
{
    World w = world();
    Browser b = browser(&w);
    Req r =
        t_send(&w, (Req){.method = POST,
                         .path = S("/mijn/wachtwoord"),
                         .cookie = S(""),
                         .fetch_site = S("same-origin"),
                         .content_type = S("multipart/form-data; boundary=B"),
                         .body = S("--B\r\nContent-Disposition: form-data; name=\"naam\"\r\n\r\n"
                                   "lijst\r\n--B\r\nContent-Disposition: form-data; "
                                   "name=\"bestand\"; filename=\"a.csv\"\r\n\r\n1;2\r\n--B--")});
    b.last = r;
    CHECK_INT(r.status, 401);
    CHECK_STR(b_shown(&b, "bewaard.naam"), S("lijst"));
    CHECK_STR(b_shown(&b, "bestand"), S("1"));
    CHECK_HASNT(r.content, S("1;2"));
    world_end(&w);
}
