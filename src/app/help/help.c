// The manual. README.md is its table of contents; every other file is one page.
#include "app/help/help.h"

#include "help_texts.h"
#include "web/markdown.h"

static Err
show_text(Req *r, const HelpText *t, Menu trail)
{
    Html body;
    TRY(markdown_html(r->arena, t->text, S("/help"), &body));
    return layout_page(
        r, 200,
        (LayoutPage){
            .title = markdown_title(t->text), .here = S("/help"), .trail = trail, .body = body});
}

static const HelpText *
find_text(Str code)
{
    for (size_t i = 0; i < COUNT(help_texts); i++)
        if (str_eq(help_texts[i].code, code))
            return &help_texts[i];
    return NULL;
}

// GET /help
static Err
page_contents(Req *r)
{
    const HelpText *t = find_text(S("README"));
    REQUIRE(t != NULL);
    return show_text(r, t, (Menu){0});
}

// GET /help/:code
static Err
page_help(Req *r)
{
    static const MenuItem trail[] = {{STR("/help"), STR("Help"), CAN_UNSET}};
    const HelpText *t = find_text(r->code);
    if (!t || str_eq(r->code, S("README")))
        FAIL(E_NOT_FOUND, "no such page of the manual");
    return show_text(r, t, (Menu){COUNT(trail), trail});
}

const Route help_routes[] = {
    {GET, "/help", page_contents, CAN_ANYONE},
    {GET, "/help/:code", page_help, CAN_ANYONE},
    {0},
};
