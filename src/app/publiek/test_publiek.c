#include "app/setting/setting.h"
#include "format/iso.h"
#include "setting_queries.h"
#include "test/check.h"
#include "test/world.h"

static const char *const pages[] = {"/privacy", "/toegankelijkheid", "/contact"};

// What stands after "NAME: " on a line of its own; absent when it is not there, or more than once.
static Str
field_of(Arena *a, Str file, const char *name)
{
    Str begin = str_fmt(a, "%s: ", name), line, value = {0};
    for (Cursor c = cursor(file); cursor_until(&c, S("\n"), SIZE_MAX, &line);) {
        Cursor l = cursor(line);
        if (!cursor_take(&l, begin))
            continue;
        if (value.p)
            return (Str){0};
        value = cursor_rest(&l);
    }
    return value;
}

TEST(publiek, pages_are_for_everyone_and_have_one_title)
{
    World w = world();
    for (Person p = NOBODY; p < PERSONS; p++)
        for (size_t i = 0; i < COUNT(pages); i++) {
            Str before, page;
            w.as = p;
            Req r = t_get(&w, pages[i]);
            CHECK_INT(r.status, 200);
            page = r.content;
            Cursor c = cursor(page);
            CHECK(cursor_until(&c, S("<h1"), SIZE_MAX, &before));
            CHECK(!cursor_until(&c, S("<h1"), SIZE_MAX, &before));
            CHECK_INT(r.ncookies, 0);
        }
    world_end(&w);
}

TEST(publiek, privacy_names_the_terms_that_hold_now)
{
    World w = world();
    w.as = NOBODY;
    Req r = t_get(&w, "/privacy");
    CHECK_HAS(r.content, S(">90 dagen<"));
    CHECK_HAS(r.content, S(">2 jaar<"));
    CHECK_HASNT(r.content, S(">31 dagen<"));
    CHECK_OK(T_WRITE(&w, q_setting_put(w.db, w.arena, S("keep_contact_days"), S("31"), WORLD_NOW)));
    CHECK_OK(
        T_WRITE(&w, q_setting_put(w.db, w.arena, S("keep_reflection_days"), S("60"), WORLD_NOW)));
    r = t_get(&w, "/privacy");
    CHECK_HAS(r.content, S(">31 dagen<"));
    world_end(&w);
}

TEST(publiek, privacy_shows_ground_and_data_protection_officer_as_set_and_escaped)
{
    World w = world();
    w.as = NOBODY;
    CHECK_HAS(t_get(&w, "/privacy").content, S("Vraag uw gemeente hoe u deze persoon bereikt."));
    CHECK_OK(
        T_WRITE(&w, q_setting_put(w.db, w.arena, S("fg_contact"), S("fg@<b>.example"), WORLD_NOW)));
    CHECK_OK(T_WRITE(
        &w, q_setting_put(w.db, w.arena, S("legal_ground"), S("Artikel & lid"), WORLD_NOW)));
    Req r = t_get(&w, "/privacy");
    CHECK_HAS(r.content, S("Bereikbaar via: fg@&lt;b&gt;.example"));
    CHECK_HAS(r.content, S("Artikel &amp; lid"));
    world_end(&w);
}

TEST(publiek, contact_shows_what_the_municipality_set)
{
    World w = world();
    w.as = NOBODY;
    CHECK_OK(T_WRITE(&w, q_setting_put(w.db, w.arena, S("contact_phone"), S("14 099"), WORLD_NOW)));
    CHECK_OK(T_WRITE(
        &w, q_setting_put(w.db, w.arena, S("contact_text"), S("Bel de balie."), WORLD_NOW)));
    Req r = t_get(&w, "/contact");
    CHECK_HAS(r.content, S("14 099"));
    CHECK_HAS(r.content, S("Bel de balie."));
    CHECK_HAS(r.content, S("beheer@regio.example"));
    CHECK_HAS(r.content, S("Bel 112"));
    world_end(&w);
}

TEST(publiek, security_txt_is_valid)
{
    World w = world();
    IsoTime end = {0};
    w.as = NOBODY;
    w.context->public_url = S("https://weerglas.example");
    Req r = t_get(&w, "/.well-known/security.txt");
    CHECK_INT(r.status, 200);
    CHECK_STR(r.type, S("text/plain; charset=utf-8"));
    CHECK(!r.filename.p);
    CHECK_STR(field_of(w.arena, r.content, "Contact"), S("mailto:beheer@regio.example"));
    CHECK_STR(field_of(w.arena, r.content, "Preferred-Languages"), S("nl, en"));
    CHECK_STR(field_of(w.arena, r.content, "Canonical"),
              S("https://weerglas.example/.well-known/security.txt"));
    Str expires = field_of(w.arena, r.content, "Expires");
    CHECK(expires.n == 20 && expires.p[19] == 'Z' && iso_read((Str){expires.p, 19}, &end));
    int64_t days = iso_to_days(end) - iso_to_days(iso_from_unix(WORLD_NOW));
    CHECK(days > 30 && days < 365);
    w.context->contact_mail = S("");
    r = t_get(&w, "/.well-known/security.txt");
    CHECK_STR(field_of(w.arena, r.content, "Contact"), S("https://weerglas.example/contact"));
    world_end(&w);
}

TEST(publiek, robots_may_see_what_is_for_everyone_and_nothing_of_a_demonstration)
{
    World w = world();
    w.as = NOBODY;
    w.context->is_demo = false;
    Req r = t_get(&w, "/robots.txt");
    CHECK_STR(r.type, S("text/plain; charset=utf-8"));
    CHECK_HAS(r.content, S("Allow: /help\n"));
    CHECK_HAS(r.content, S("\nDisallow: /\n"));
    w.context->is_demo = true;
    CHECK_STR(t_get(&w, "/robots.txt").content, S("User-agent: *\nDisallow: /\n"));
    world_end(&w);
}

TEST(publiek, the_footer_leads_to_these_pages_and_to_the_manual)
{
    World w = world();
    w.as = NOBODY;
    Req r = t_get(&w, "/");
    CHECK_HAS(r.content, S("href=\"/help\""));
    for (size_t i = 0; i < COUNT(pages); i++)
        CHECK_HAS(r.content, str_fmt(w.arena, "href=\"%s\"", pages[i]));
    world_end(&w);
}
