#include "web/markdown.h"

#include <cmark.h>

typedef struct Pen {
    Out out;
    Str folder;
} Pen;

// The marks around each kind of node.
typedef struct Marks {
    Str begin, end;
} Marks;

static const Marks headings[] = {
    {STR("<h1 class=\"utrecht-heading-1\">"), STR("</h1>\n")},
    {STR("<h2 class=\"utrecht-heading-2\">"), STR("</h2>\n")},
    {STR("<h3 class=\"utrecht-heading-3\">"), STR("</h3>\n")},
    {STR("<h4 class=\"utrecht-heading-4\">"), STR("</h4>\n")},
};
static const Marks paragraph = {STR("<p class=\"utrecht-paragraph\">"), STR("</p>\n")};
static const Marks bullets = {STR("<ul class=\"utrecht-unordered-list\">\n"), STR("</ul>\n")};
static const Marks bullet = {STR("<li class=\"utrecht-unordered-list__item\">"), STR("</li>\n")};
static const Marks numbers = {STR("<ol class=\"utrecht-ordered-list\">\n"), STR("</ol>\n")};
static const Marks number = {STR("<li class=\"utrecht-ordered-list__item\">"), STR("</li>\n")};
static const Marks emphasis = {STR("<em>"), STR("</em>")};
static const Marks strong = {STR("<strong>"), STR("</strong>")};
static const Marks nothing = {STR(""), STR("")};
static const Marks code = {STR("<code class=\"utrecht-code\">"), STR("</code>")};
static const Marks block = {STR("<pre class=\"app-code\"><code class=\"utrecht-code\">"),
                            STR("</code></pre>\n")};

static bool
is_numbered(cmark_node *list)
{
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

// The items of a tight list are lines, not paragraphs.
static bool
is_in_tight_list(cmark_node *node)
{
    cmark_node *list = cmark_node_parent(cmark_node_parent(node));
    return list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

static const Marks *
heading_of(cmark_node *node)
{
    size_t level = (size_t)cmark_node_get_heading_level(node);
    REQUIRE(level >= 1);
    return &headings[level < COUNT(headings) ? level - 1 : COUNT(headings) - 1];
}

// What surrounds the children of this node.
static const Marks *
marks_of(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING)
        return heading_of(node);
    if (type == CMARK_NODE_PARAGRAPH)
        return is_in_tight_list(node) ? &nothing : &paragraph;
    if (type == CMARK_NODE_LIST)
        return is_numbered(node) ? &numbers : &bullets;
    if (type == CMARK_NODE_ITEM)
        return is_numbered(cmark_node_parent(node)) ? &number : &bullet;
    if (type == CMARK_NODE_EMPH)
        return &emphasis;
    return type == CMARK_NODE_STRONG ? &strong : &nothing;
}

// ---- links --------------------------------------------------------------------------------------

// Browsers leave out tabs and line ends, and read \ as /: then "/" is not what it seems.
static bool
is_plain_address(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == '\\' || s.p[i] == 0x7f)
            return false;
    return true;
}

// "melden.md": the name, without its end. False when it is anything else.
static bool
read_page_name(Str address, Str *name)
{
    Cursor c = cursor(address);
    if (!cursor_until(&c, S(".md"), SIZE_MAX, name) || !cursor_at_end(&c) || name->n == 0)
        return false;
    for (size_t i = 0; i < name->n; i++) {
        char ch = name->p[i];
        if (!(ch >= 'a' && ch <= 'z') && !(ch >= '0' && ch <= '9') && ch != '-')
            return false;
    }
    return true;
}

// Where a link goes; absent when it may not be a link.
static Str
address_of(Pen *p, cmark_node *link)
{
    Str s = str_z(cmark_node_get_url(link)), name;
    if (!s.p || !is_plain_address(s))
        return (Str){0};
    if (str_eq(s, S("README.md")))
        return p->folder;
    if (read_page_name(s, &name))
        return str_fmt(p->out.arena, "%.*s/%.*s", (int)p->folder.n, p->folder.p, (int)name.n,
                       name.p);
    bool is_local = str_starts(s, S("/")) && !str_starts(s, S("//"));
    return is_local || str_starts(s, S("https://")) ? s : (Str){0};
}

// ---- writing ------------------------------------------------------------------------------------

static void
put_literal(Pen *p, cmark_node *node, const Marks *around)
{
    Str s = str_z(cmark_node_get_literal(node));
    html_lit(&p->out, around->begin);
    html_put(&p->out, s.p ? s : S(""));
    html_lit(&p->out, around->end);
}

// Nodes that have no children. False when this is none of them.
static bool
put_leaf(Pen *p, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_INLINE)
        put_literal(p, node, &nothing);
    else if (type == CMARK_NODE_HTML_BLOCK)
        put_literal(p, node, &paragraph);
    else if (type == CMARK_NODE_CODE)
        put_literal(p, node, &code);
    else if (type == CMARK_NODE_CODE_BLOCK)
        put_literal(p, node, &block);
    else if (type == CMARK_NODE_SOFTBREAK)
        html_lit(&p->out, S("\n"));
    else if (type == CMARK_NODE_LINEBREAK)
        html_lit(&p->out, S("<br>"));
    else
        return false;
    return true;
}

static void
put_link(Pen *p, cmark_node *link, bool is_begin)
{
    Str address = address_of(p, link);
    if (!address.p)
        return;
    if (!is_begin) {
        html_lit(&p->out, S("</a>"));
        return;
    }
    html_lit(&p->out, S("<a class=\"utrecht-link\" href=\""));
    html_put_url(&p->out, address, true);
    html_lit(&p->out, S("\">"));
}

static void
put_node(Pen *p, cmark_node *node, bool is_begin)
{
    if (is_begin && put_leaf(p, node))
        return;
    if (cmark_node_get_type(node) == CMARK_NODE_LINK) {
        put_link(p, node, is_begin);
        return;
    }
    const Marks *m = marks_of(node);
    html_lit(&p->out, is_begin ? m->begin : m->end);
}

static void
drop_tree(void *tree)
{
    cmark_node_free(tree);
}

static void
drop_iter(void *iter)
{
    cmark_iter_free(iter);
}

Err
markdown_html(Arena *a, Str text, Str folder, Html *out)
{
    if (text.n > MARKDOWN_MAX)
        FAIL(E_LIMIT, "a text of more than %d bytes", MARKDOWN_MAX);
    if (!str_is_utf8(text))
        FAIL(E_INVALID, "a text that is not UTF-8");
    Pen p = {out_new(a, HTML_MAX), folder};
    cmark_node *tree = cmark_parse_document(text.n > 0 ? text.p : "", text.n, CMARK_OPT_DEFAULT);
    REQUIRE(tree != NULL);
    arena_defer(a, drop_tree, tree);
    cmark_iter *iter = cmark_iter_new(tree);
    REQUIRE(iter != NULL);
    arena_defer(a, drop_iter, iter);
    for (cmark_event_type e; (e = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
        put_node(&p, cmark_iter_get_node(iter), e == CMARK_EVENT_ENTER);
    *out = out_html(&p.out);
    return OK;
}

Str
markdown_title(Str text)
{
    Cursor c = cursor(text);
    Str title;
    if (!cursor_take(&c, S("# ")))
        return (Str){0};
    return cursor_until(&c, S("\n"), SIZE_MAX, &title) ? str_trim(title)
                                                       : str_trim(cursor_rest(&c));
}
