#include "help_texts.h"
#include "test/check.h"
#include "test/world.h"
#include "web/markdown.h"

static const Str contents = STR("README");

// The address at which a page is read.
static const char *
address(World *w, Str code)
{
    return str_eq(code, contents) ? "/help"
                                  : str_fmt(w->arena, "/help/%.*s", (int)code.n, code.p).p;
}

TEST(help, every_page_shows_its_title_to_anyone)
{
    World w = world();
    w.as = NOBODY;
    CHECK(COUNT(help_texts) > 10);
    for (size_t i = 0; i < COUNT(help_texts); i++) {
        Str title = markdown_title(help_texts[i].text);
        Req r = t_get(&w, address(&w, help_texts[i].code));
        CHECK_INT(r.status, 200);
        CHECK(title.n > 0);
        CHECK_HAS(r.content, str_fmt(w.arena, "<h1 class=\"utrecht-heading-1\">%.*s</h1>",
                                     (int)title.n, title.p));
        CHECK_HASNT(r.content, S("](")); // a link that was not read as one
    }
    world_end(&w);
}

// Every "/help..." that an href in page leads to must exist.
static void
follow_links(World *w, Str page)
{
    Str before, target;
    for (Cursor c = cursor(page); cursor_until(&c, S("href=\"/help"), SIZE_MAX, &before);) {
        CHECK(cursor_until(&c, S("\""), 200, &target));
        Req r = t_get(w, str_fmt(w->arena, "/help%.*s", (int)target.n, target.p).p);
        CHECK_INT(r.status, 200);
    }
}

// How often ".md)" stands in a page, as many links to pages it must have.
static size_t
count(Str text, Str what)
{
    Str before;
    size_t n = 0;
    for (Cursor c = cursor(text); cursor_until(&c, what, SIZE_MAX, &before);)
        n++;
    return n;
}

TEST(help, links_between_pages_lead_somewhere)
{
    World w = world();
    w.as = NOBODY;
    for (size_t i = 0; i < COUNT(help_texts); i++) {
        Str page = t_get(&w, address(&w, help_texts[i].code)).content;
        CHECK(count(page, S("href=\"/help")) >= count(help_texts[i].text, S(".md)")));
        follow_links(&w, page);
    }
    world_end(&w);
}

TEST(help, the_contents_name_every_page)
{
    World w = world();
    Str page = t_get(&w, "/help").content;
    for (size_t i = 0; i < COUNT(help_texts); i++)
        CHECK_HAS(page, str_fmt(w.arena, "href=\"%s\"", address(&w, help_texts[i].code)));
    world_end(&w);
}

TEST(help, a_page_that_is_not_there_is_absent)
{
    World w = world();
    w.as = NOBODY;
    CHECK_INT(t_get(&w, "/help/bestaat-niet").status, 404);
    CHECK_INT(t_get(&w, "/help/README").status, 404);
    world_end(&w);
}
