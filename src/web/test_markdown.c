#include "test/check.h"
#include "web/markdown.h"

#include <string.h>

static Str
written(Arena *a, const char *text)
{
    Html out;
    CHECK_OK(markdown_html(a, str_z(text), S("/help"), &out));
    CHECK(!out.over);
    return out.markup;
}

TEST(markdown, writes_what_a_page_of_the_manual_needs)
{
    Arena *a = arena_new(8 << 20);
    CHECK_STR(written(a, "# Titel\n\nEen *klein* **groot** `woord`.\n"),
              S("<h1 class=\"utrecht-heading-1\">Titel</h1>\n<p class=\"utrecht-paragraph\">Een "
                "<em>klein</em> <strong>groot</strong> <code class=\"utrecht-code\">woord</code>."
                "</p>\n"));
    CHECK_STR(written(a, "- een\n- twee\n"),
              S("<ul class=\"utrecht-unordered-list\">\n<li class=\"utrecht-unordered-list__item\">"
                "een</li>\n<li class=\"utrecht-unordered-list__item\">twee</li>\n</ul>\n"));
    CHECK_STR(written(a, "1. een\n"),
              S("<ol class=\"utrecht-ordered-list\">\n<li class=\"utrecht-ordered-list__item\">een"
                "</li>\n</ol>\n"));
    arena_free(a);
}

TEST(markdown, shows_html_as_text)
{
    Arena *a = arena_new(8 << 20);
    const char *texts[] = {"<script>alert(1)</script>",
                           "x <b onclick=y>z</b>",
                           "<!-- x -->",
                           "```\n<script>\n```",
                           "`<i>`",
                           "![<i>](javascript:alert)",
                           "# <img src=x onerror=y>",
                           "&lt;script&gt;"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        Str s = written(a, texts[i]);
        CHECK_HASNT(s, S("<script"));
        CHECK_HASNT(s, S("<b"));
        CHECK_HASNT(s, S("<i"));
        CHECK_HASNT(s, S("<!--"));
    }
    CHECK_HAS(written(a, "<script>x</script>"), S("&lt;script&gt;x&lt;/script&gt;"));
    arena_free(a);
}

TEST(markdown, follows_only_links_that_stay_here_or_are_https)
{
    Arena *a = arena_new(8 << 20);
    CHECK_HAS(written(a, "[a](/signalen?x=1&y=2)"), S("href=\"/signalen?x=1&amp;y=2\">a</a>"));
    CHECK_HAS(written(a, "[a](https://example.org/)"), S("href=\"https://example.org/\""));
    CHECK_HAS(written(a, "[a](bewaren.md)"), S("href=\"/help/bewaren\""));
    CHECK_HAS(written(a, "[a](README.md)"), S("href=\"/help\""));
    const char *refused[] = {
        "[a](javascript:alert(1))",   "[a](http://example.org)", "[a](//example.org)",
        "[a](/\\example.org)",        "[a](/&#9;/example.org)",  "[a](data:text/html,x)",
        "[a](../rules.md)",           "[a](/&#10;/example.org)", "[a]()",
        "<mailto:iemand@example.org>"};
    for (size_t i = 0; i < COUNT(refused); i++)
        CHECK_HASNT(written(a, refused[i]), S("<a"));
    arena_free(a);
}

TEST(markdown, has_a_limit_and_wants_utf8)
{
    Arena *a = arena_new(64 << 20);
    Html out;
    char *text = NEW_N(a, MARKDOWN_MAX + 1, char);
    memset(text, 'a', MARKDOWN_MAX + 1);
    CHECK_OK(markdown_html(a, (Str){text, MARKDOWN_MAX}, S("/help"), &out));
    CHECK_ERR(markdown_html(a, (Str){text, MARKDOWN_MAX + 1}, S("/help"), &out), E_LIMIT);
    CHECK_ERR(markdown_html(a, S("\xff"), S("/help"), &out), E_INVALID);
    CHECK_OK(markdown_html(a, S(""), S("/help"), &out));
    CHECK_INT(out.markup.n, 0);
    arena_free(a);
}

TEST(markdown, finds_the_title_on_the_first_line)
{
    CHECK_STR(markdown_title(S("# Een titel \n\nx")), S("Een titel"));
    CHECK_STR(markdown_title(S("# Kort")), S("Kort"));
    CHECK(markdown_title(S("Geen titel\n# Later")).p == NULL);
}
