// css -- one stylesheet out of many: the tokens and components that we use, then our own rules.
//
//   css OUT.css COMPONENTS.txt TOKENS.css LIBRARY.css OWN.css... -- FONT.woff2...
//
// COMPONENTS.txt names the components of the library to keep, one a line; a class
// (-name) or pseudo-class (-:name) with - before it is left out nevertheless. Of TOKENS.css (one
// :root rule) only custom properties remain that something uses. OWN.css files are kept whole, in
// order; url(NAME) in them becomes the address of the FONT of that name, and any other url() is
// refused: the stylesheet loads nothing from elsewhere. A token that is set but used nowhere, or
// used but set nowhere, is refused too: it is a mistake in spelling.
#include "asset_name.h"
#include "base/arena.h"

#include <ctype.h>
#include <stdlib.h>

enum {
    FILE_LIMIT = 4 << 20,
    MEMORY = 256 << 20,
    DEPTH_MAX = 4,
    FONTS_MAX = 20,
    TOKENS_MAX = 20000
};

typedef struct Buf {
    char *p;
    size_t n, room;
} Buf;

typedef struct Token {
    Str name, value; // name without --
    bool used;
} Token;

typedef struct Tokens {
    Token *v;
    size_t n;
} Tokens;

typedef struct Font {
    const char *name;
    char address[ASSET_NAME_MAX];
} Font;

typedef struct Css {
    Arena *arena;
    Str components; // one a line
    Tokens tokens;  // of the library's theme, sorted by name
    Tokens own;     // set by our own files
    Font fonts[FONTS_MAX];
    size_t nfonts;
    const char *file; // being read, for messages
} Css;

static void
stop(const Css *c, const char *why, Str what)
{
    fprintf(stderr, "css: %s: %s: %.*s\n", c->file, why, (int)(what.n < 80 ? what.n : 80), what.p);
    exit(1);
}

static void
put(Css *c, Buf *b, Str s)
{
    if (b->n + s.n > b->room) {
        size_t room = 2 * b->room + s.n + 4096;
        char *p = NEW_N(c->arena, room, char);
        if (b->n > 0)
            memcpy(p, b->p, b->n);
        b->p = p;
        b->room = room;
    }
    if (s.n > 0)
        memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

static Str
buf_str(const Buf *b)
{
    return (Str){b->p, b->n};
}

static Str
read_file(Css *c, const char *path)
{
    c->file = path;
    FILE *in = fopen(path, "rb");
    if (!in)
        stop(c, "cannot open; are the npm packages there (npm ci)?", str_z(path));
    char *p = NEW_N(c->arena, FILE_LIMIT, char);
    size_t n = fread(p, 1, FILE_LIMIT, in);
    if (n == FILE_LIMIT)
        stop(c, "the file is too large", str_z(path));
    fclose(in);
    return (Str){p, n};
}

// ---- reading ------------------------------------------------------------------------------------

// The length of the string in quotes at the start of s.
static size_t
quoted(const Css *c, Str s)
{
    for (size_t i = 1; i < s.n; i++)
        if (s.p[i] == '\\')
            i++;
        else if (s.p[i] == s.p[0])
            return i + 1;
    stop(c, "a string does not end", s);
    return 0;
}

static bool
takes_no_space(char x)
{
    return x == '{' || x == '}' || x == ';' || x == ',';
}

// Without comments, and with one space where there was white space that matters.
static Str
tidy(Css *c, Str s)
{
    Buf b = {0};
    for (size_t i = 0; i < s.n;) {
        Str rest = {s.p + i, s.n - i};
        if (str_starts(rest, S("/*"))) {
            Str comment;
            Cursor at = cursor(rest);
            if (!cursor_until(&at, S("*/"), FILE_LIMIT, &comment))
                stop(c, "a comment does not end", rest);
            i = (size_t)(at.p - s.p);
        } else if (*rest.p == '"' || *rest.p == '\'') {
            size_t n = quoted(c, rest);
            put(c, &b, (Str){rest.p, n});
            i += n;
        } else if (isspace((unsigned char)*rest.p)) {
            if (b.n > 0 && b.p[b.n - 1] != ' ' && !takes_no_space(b.p[b.n - 1]))
                put(c, &b, S(" "));
            i++;
        } else {
            if (takes_no_space(*rest.p) && b.n > 0 && b.p[b.n - 1] == ' ')
                b.n--;
            put(c, &b, (Str){rest.p, 1});
            i++;
        }
    }
    return buf_str(&b);
}

// The bytes of s before the first of `stops` that is not inside a string or parentheses.
static size_t
span(const Css *c, Str s, const char *stops)
{
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\'')
            i += quoted(c, (Str){s.p + i, s.n - i}) - 1;
        else if (s.p[i] == '(')
            depth++;
        else if (s.p[i] == ')')
            depth--;
        else if (depth == 0 && strchr(stops, s.p[i]))
            return i;
    }
    return s.n;
}

static Str
take(Str *s, size_t n)
{
    Str taken = {s->p, n};
    s->p += n;
    s->n -= n;
    return taken;
}

static void
drop_one(Str *s)
{
    if (s->n > 0)
        take(s, 1);
}

static size_t
name_length(Str s)
{
    size_t n = 0;
    while (n < s.n && (isalnum((unsigned char)s.p[n]) || s.p[n] == '-' || s.p[n] == '_'))
        n++;
    return n;
}

// ---- tokens -------------------------------------------------------------------------------------

static int
compare_tokens(const void *a, const void *b)
{
    const Token *x = a, *y = b;
    int order = memcmp(x->name.p, y->name.p, x->name.n < y->name.n ? x->name.n : y->name.n);
    return order != 0 ? order : (x->name.n > y->name.n) - (x->name.n < y->name.n);
}

static Token *
find_token(const Tokens *t, Str name)
{
    const Token wanted = {.name = name};
    return t->n > 0 ? bsearch(&wanted, t->v, t->n, sizeof(Token), compare_tokens) : NULL;
}

// Every custom property that the sheet sets, sorted; once each, with the last value.
static Tokens
read_tokens(Css *c, Str sheet)
{
    Tokens t = {.v = NEW_N(c->arena, TOKENS_MAX, Token)};
    while (sheet.n > 0) {
        Str part = take(&sheet, span(c, sheet, "{};"));
        drop_one(&sheet);
        part = str_trim(part);
        if (!str_starts(part, S("--")))
            continue;
        size_t n = span(c, part, ":");
        if (n == part.n)
            stop(c, "a custom property without a value", part);
        if (t.n == TOKENS_MAX)
            stop(c, "too many custom properties", part);
        t.v[t.n++] = (Token){.name = str_trim((Str){part.p + 2, n - 2}),
                             .value = str_trim((Str){part.p + n + 1, part.n - n - 1})};
    }
    // Equal names stand in the order of their addresses: they come from one buffer.
    for (size_t i = 1; i < t.n; i++)
        REQUIRE(t.v[i].name.p > t.v[i - 1].name.p);
    qsort(t.v, t.n, sizeof(Token), compare_tokens);
    size_t kept = 0;
    for (size_t i = 0; i < t.n; i++)
        if (kept == 0 || compare_tokens(&t.v[kept - 1], &t.v[i]) != 0)
            t.v[kept++] = t.v[i];
        else if (t.v[i].name.p > t.v[kept - 1].name.p)
            t.v[kept - 1] = t.v[i];
    t.n = kept;
    return t;
}

// Mark each token that text uses. With is_own, one that nobody sets is an error, unless a fallback
// stands behind it. Returns whether a token of the library was marked for the first time.
static bool
mark_used(Css *c, Str text, bool is_own)
{
    bool found_new = false;
    Cursor at = cursor(text);
    Str before;
    while (cursor_until(&at, S("var("), SIZE_MAX, &before)) {
        Str rest = str_trim(cursor_rest(&at));
        if (!str_starts(rest, S("--")))
            continue;
        take(&rest, 2);
        Str name = take(&rest, name_length(rest));
        Token *theirs = find_token(&c->tokens, name), *ours = find_token(&c->own, name);
        if (is_own && !theirs && !ours && !str_starts(str_trim(rest), S(",")))
            stop(c, "a custom property that nothing sets", name);
        if (ours)
            ours->used = true;
        if (theirs && !theirs->used)
            theirs->used = found_new = true;
    }
    return found_new;
}

// What a used token refers to is used as well, until nothing new turns up.
static void
mark_chains(Css *c)
{
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < c->tokens.n; i++)
            if (c->tokens.v[i].used && mark_used(c, c->tokens.v[i].value, false))
                found = true;
    }
}

static void
put_tokens(Css *c, Buf *out)
{
    put(c, out, S(":root{"));
    for (size_t i = 0; i < c->tokens.n; i++) {
        const Token *t = &c->tokens.v[i];
        if (t->used)
            put(c, out,
                str_fmt(c->arena, "--%.*s:%.*s;", (int)t->name.n, t->name.p, (int)t->value.n,
                        t->value.p));
    }
    put(c, out, S("}\n"));
}

// ---- the library --------------------------------------------------------------------------------

static bool
is_listed(const Css *c, Str name)
{
    Cursor lines = cursor(c->components);
    Str line;
    while (cursor_until(&lines, S("\n"), SIZE_MAX, &line))
        if (str_eq(str_trim(line), name))
            return true;
    return false;
}

// Is every class of this selector of a component that we keep?
static bool
keeps_selector(const Css *c, Str selector)
{
    bool has_class = false;
    for (size_t i = 0; i < selector.n; i++) {
        if (selector.p[i] == ':') {
            Str pseudo = {selector.p + i, selector.n - i};
            pseudo.n = 1 + name_length((Str){pseudo.p + 1, pseudo.n - 1});
            if (is_listed(c, str_fmt(c->arena, "-%.*s", (int)pseudo.n, pseudo.p)))
                return false;
        }
        if (selector.p[i] != '.')
            continue;
        Str name = {selector.p + i + 1, selector.n - i - 1};
        name.n = name_length(name);
        Str full = name;
        for (size_t k = 0; k + 1 < name.n; k++)
            if (str_starts((Str){name.p + k, name.n - k}, S("--")) ||
                str_starts((Str){name.p + k, name.n - k}, S("__")))
                name.n = k;
        has_class = true;
        if (is_listed(c, str_fmt(c->arena, "-%.*s", (int)full.n, full.p)) || !is_listed(c, name))
            return false;
    }
    return has_class;
}

static void
put_rule(Css *c, Buf *out, Str selectors, Str body)
{
    bool any = false;
    while (selectors.n > 0) {
        Str one = take(&selectors, span(c, selectors, ","));
        drop_one(&selectors);
        if (!keeps_selector(c, one))
            continue;
        put(c, out, any ? S(",") : S(""));
        put(c, out, one);
        any = true;
    }
    if (any && str_has(body, S("url(")))
        stop(c, "a component that we keep loads a file", body);
    if (any)
        put(c, out, str_fmt(c->arena, "{%.*s}", (int)body.n, body.p));
}

// Skip a block with blocks in it; sheet stands behind its first '{'.
static void
skip_block(const Css *c, Str *sheet)
{
    for (int depth = 1; depth > 0;) {
        take(sheet, span(c, *sheet, "{}"));
        if (sheet->n == 0)
            stop(c, "a block does not end", S("@keyframes"));
        depth += *sheet->p == '{' ? 1 : -1;
        drop_one(sheet);
    }
}

static bool
holds_rules(Str prelude)
{
    return str_starts(prelude, S("@media ")) || str_starts(prelude, S("@supports ")) ||
           str_starts(prelude, S("@container "));
}

static void
put_library(Css *c, Str sheet, Buf *out)
{
    struct {
        size_t begin, content; // in out: of the block, and of what is in it
    } open[DEPTH_MAX];
    size_t depth = 0;
    while (sheet.n > 0) {
        Str prelude = take(&sheet, span(c, sheet, "{};"));
        char stopped_at = sheet.n > 0 ? *sheet.p : '\0';
        drop_one(&sheet);
        if (stopped_at == '}' && depth > 0) {
            depth--;
            if (out->n == open[depth].content)
                out->n = open[depth].begin; // nothing in it was kept
            else
                put(c, out, S("}"));
        } else if (stopped_at == '{' && holds_rules(prelude)) {
            if (depth == DEPTH_MAX)
                stop(c, "too deep", prelude);
            open[depth].begin = out->n;
            put(c, out, str_fmt(c->arena, "%.*s{", (int)prelude.n, prelude.p));
            open[depth++].content = out->n;
        } else if (stopped_at == '{' && str_starts(prelude, S("@keyframes "))) {
            skip_block(c, &sheet); // the components that we keep do not move
        } else if (stopped_at == '{' && !str_starts(prelude, S("@"))) {
            Str body = take(&sheet, span(c, sheet, "{}"));
            if (sheet.n == 0 || *sheet.p != '}')
                stop(c, "a rule inside a rule", prelude);
            drop_one(&sheet);
            put_rule(c, out, prelude, body);
        } else if (str_trim(prelude).n > 0 && !str_starts(prelude, S("@charset ")))
            stop(c, "not understood", prelude);
    }
    put(c, out, S("\n"));
}

// ---- our own files ------------------------------------------------------------------------------

static Str
font_address(const Css *c, Str name)
{
    for (size_t i = 0; i < c->nfonts; i++)
        if (str_eq(str_z(c->fonts[i].name), name))
            return str_z(c->fonts[i].address);
    stop(c, "url() may only name a font that is given to this program", name);
    return S("");
}

static void
put_own(Css *c, Str sheet, Buf *out)
{
    Cursor at = cursor(sheet);
    Str before, name;
    if (str_has(sheet, S("@import")))
        stop(c, "@import is refused", S("@import"));
    while (cursor_until(&at, S("url("), SIZE_MAX, &before)) {
        put(c, out, before);
        if (!cursor_until(&at, S(")"), ASSET_NAME_MAX, &name))
            stop(c, "url() does not end", cursor_rest(&at));
        Str address = font_address(c, name);
        put(c, out, str_fmt(c->arena, "url(%.*s)", (int)address.n, address.p));
    }
    put(c, out, cursor_rest(&at));
    put(c, out, S("\n"));
}

static void
add_font(Css *c, const char *path)
{
    Str bytes = read_file(c, path);
    if (c->nfonts == FONTS_MAX)
        stop(c, "too many fonts", str_z(path));
    Font *f = &c->fonts[c->nfonts++];
    f->name = asset_base_name(path);
    if (!asset_name(path, bytes.p, bytes.n, f->address))
        stop(c, "not a name for a font", str_z(path));
}

static const char licenses[] =
    "/* Components: @utrecht/component-library-css, (c) Gemeente Utrecht and Frameless B.V.;"
    " tokens: NL Design System Community; both EUPL-1.2."
    " Source Sans 3: (c) Adobe, OFL-1.1. The rest: Weerglas, EUPL-1.2. */\n";

int
main(int argc, char **argv)
{
    Css c = {.arena = arena_new(MEMORY), .file = "arguments"};
    Buf library = {0}, own = {0}, all = {0};
    int first = 5, end = first;
    while (end < argc && strcmp(argv[end], "--") != 0)
        end++;
    if (end == argc)
        stop(&c, "usage",
             S("css OUT.css COMPONENTS.txt TOKENS.css LIBRARY.css OWN.css... -- FONT..."));
    for (int i = end + 1; i < argc; i++)
        add_font(&c, argv[i]);
    c.components = read_file(&c, argv[2]);
    c.tokens = read_tokens(&c, tidy(&c, read_file(&c, argv[3])));
    put_library(&c, tidy(&c, read_file(&c, argv[4])), &library);
    for (int i = first; i < end; i++)
        put_own(&c, tidy(&c, read_file(&c, argv[i])), &own);

    c.own = read_tokens(&c, buf_str(&own));
    mark_used(&c, buf_str(&library), false);
    mark_used(&c, buf_str(&own), true);
    mark_chains(&c);
    for (size_t i = 0; i < c.own.n; i++)
        if (!c.own.v[i].used)
            stop(&c, "a custom property that nothing uses", c.own.v[i].name);
    put(&c, &all, str_z(licenses));
    put_tokens(&c, &all);
    put(&c, &all, buf_str(&library));
    put(&c, &all, buf_str(&own));

    FILE *out = fopen(argv[1], "wb");
    bool written = out && fwrite(all.p, 1, all.n, out) == all.n;
    if (!out || fclose(out) != 0 || !written)
        stop(&c, "cannot write", str_z(argv[1]));
    arena_free(c.arena);
    return 0;
}
