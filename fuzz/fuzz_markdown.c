// The Markdown renderer, fed with anything: in what it writes, every tag is one of ours, whole, and
// closed in order; and no link leads to where it may not.
#include "web/markdown.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { DEPTH = 4096 }; // of tags; an input of 4096 bytes opens fewer

static const Str begins[] = {
    STR("<h1 class=\"utrecht-heading-1\">"),
    STR("<h2 class=\"utrecht-heading-2\">"),
    STR("<h3 class=\"utrecht-heading-3\">"),
    STR("<h4 class=\"utrecht-heading-4\">"),
    STR("<p class=\"utrecht-paragraph\">"),
    STR("<ul class=\"utrecht-unordered-list\">"),
    STR("<li class=\"utrecht-unordered-list__item\">"),
    STR("<ol class=\"utrecht-ordered-list\">"),
    STR("<li class=\"utrecht-ordered-list__item\">"),
    STR("<em>"),
    STR("<strong>"),
    STR("<code class=\"utrecht-code\">"),
    STR("<pre class=\"app-code\">"),
};
static const Str ends[] = {STR("</h1>"), STR("</h2>"), STR("</h3>"),     STR("</h4>"),
                           STR("</p>"),  STR("</ul>"), STR("</li>"),     STR("</ol>"),
                           STR("</li>"), STR("</em>"), STR("</strong>"), STR("</code>"),
                           STR("</pre>")};

static void
check_address(Str s)
{
    bool is_local = str_starts(s, S("/")) && !str_starts(s, S("//"));
    REQUIRE(is_local || str_starts(s, S("https://")));
    for (size_t i = 0; i < s.n; i++)
        REQUIRE((unsigned char)s.p[i] > ' ' && s.p[i] != '\\' && s.p[i] != '<' && s.p[i] != '>');
}

// One tag at c; what it opens goes on the stack.
static void
check_tag(Cursor *c, Str *stack, size_t *depth)
{
    if (cursor_take(c, S("<br>")))
        return;
    if (*depth > 0 && cursor_take(c, stack[*depth - 1])) {
        *depth -= 1;
        return;
    }
    REQUIRE(*depth < DEPTH);
    Str address;
    if (cursor_take(c, S("<a class=\"utrecht-link\" href=\""))) {
        REQUIRE(cursor_until(c, S("\">"), SIZE_MAX, &address));
        check_address(address);
        stack[(*depth)++] = S("</a>");
        return;
    }
    for (size_t i = 0; i < COUNT(begins); i++)
        if (cursor_take(c, begins[i])) {
            stack[(*depth)++] = ends[i];
            return;
        }
    die(HERE, "a tag that is not ours");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena *a = arena_new(64 << 20);
    char *copy = malloc(n + 1);
    REQUIRE(copy != NULL);
    if (n > 0)
        memcpy(copy, data, n);
    Html out;
    Str *stack = NEW_N(a, DEPTH, Str);
    size_t depth = 0;
    Err e = markdown_html(a, (Str){copy, n}, S("/help"), &out);
    if (!failed(e) && !out.over) {
        for (Cursor c = cursor(out.markup); !cursor_at_end(&c);) {
            if (*c.p == '<')
                check_tag(&c, stack, &depth);
            else {
                REQUIRE(*c.p != '>' && *c.p != '"');
                c.p++;
            }
        }
        REQUIRE(depth == 0);
    }
    free(copy);
    arena_free(a);
    return 0;
}
