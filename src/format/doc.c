#include "format/doc.h"

#include <string.h>

enum { FIRST_ROOM = 16 };

// Whether XML 1.0 has no place for the character that begins at byte i; text is UTF-8 without NUL.
static bool
is_unfit(Str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    return c == 0xEF && s.n - i >= 3 && (unsigned char)s.p[i + 1] == 0xBF &&
           (unsigned char)s.p[i + 2] >= 0xBE; // U+FFFE and U+FFFF
}

// A copy on one line, fit for every format; empty when the document is full.
static Str
clean(Doc *d, Str s)
{
    s = str_trim(s.p ? s : S(""));
    if (s.n > DOC_MAX_TEXT - d->bytes) {
        d->over = true;
        return S("");
    }
    d->bytes += s.n;
    char *p = arena_bytes(d->arena, 3 * s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (is_unfit(s, i)) {
            for (const char *r = "\xEF\xBF\xBD"; *r; r++)
                p[n++] = *r;
            i += c == 0xEF ? 2 : 0;
        } else
            p[n++] = c < 0x20 ? ' ' : s.p[i];
    }
    p[n] = '\0';
    return (Str){p, n};
}

Doc *
doc_new(Arena *a, Str title, Str subtitle, Str date_line)
{
    Doc *d = NEW(a, Doc);
    d->arena = a;
    d->title = clean(d, title);
    d->subtitle = clean(d, subtitle);
    d->date_line = clean(d, date_line);
    return d;
}

// The next block; NULL when the document is full.
static DocBlock *
add_block(Doc *d, DocKind kind, Str text)
{
    text = clean(d, text);
    if (d->n == DOC_MAX_BLOCKS)
        d->over = true;
    if (d->over)
        return NULL;
    if (d->n == d->room) {
        size_t room = d->room ? 2 * d->room : FIRST_ROOM;
        DocBlock *blocks = NEW_N(d->arena, room, DocBlock);
        if (d->n > 0)
            memcpy(blocks, d->blocks, d->n * sizeof(*blocks));
        d->blocks = blocks;
        d->room = room;
    }
    DocBlock *b = &d->blocks[d->n++];
    *b = (DocBlock){.kind = kind, .text = text, .label = S("")};
    return b;
}

void
doc_heading(Doc *d, int level, Str text)
{
    REQUIRE(level >= 1 && level <= DOC_LEVELS);
    DocBlock *b = add_block(d, DOC_HEADING, text);
    if (b)
        b->level = level;
}

void
doc_fact(Doc *d, Str label, Str text)
{
    for (Cursor c = cursor(str_trim(text.p ? text : S(""))); !cursor_at_end(&c);) {
        Str line = cursor_rest(&c);
        if (!cursor_until(&c, S("\n"), SIZE_MAX, &line))
            c.p = c.end;
        if (str_trim(line).n == 0)
            continue;
        DocBlock *b = add_block(d, DOC_PARAGRAPH, line);
        if (b && label.n > 0)
            b->label = clean(d, label);
        label = S("");
    }
}

void
doc_paragraph(Doc *d, Str text)
{
    doc_fact(d, S(""), text);
}

void
doc_small(Doc *d, Str text)
{
    (void)add_block(d, DOC_SMALL, text);
}

void
doc_weeks(Doc *d, Str text, Str said, const DocWeek *weeks, size_t n)
{
    REQUIRE(n >= 1 && n <= DOC_MAX_WEEKS);
    DocBlock *b = add_block(d, DOC_WEEKS, text);
    if (!b)
        return;
    b->label = clean(d, said);
    b->weeks = weeks;
    b->n_rows = n;
}

void
doc_page_break(Doc *d)
{
    (void)add_block(d, DOC_PAGE_BREAK, S(""));
}

// ---- rows ---------------------------------------------------------------------------------------

static void
add_row(Doc *d, DocBlock *b, const Str *cells)
{
    if (d->rows == DOC_MAX_ROWS)
        d->over = true;
    if (d->over)
        return;
    if (b->n_rows == b->room) {
        size_t room = b->room ? 2 * b->room : FIRST_ROOM;
        Str *v = NEW_N(d->arena, room * b->n_columns, Str);
        if (b->n_rows > 0)
            memcpy(v, b->cells, b->n_rows * b->n_columns * sizeof(*v));
        b->cells = v;
        b->room = room;
    }
    Str *row = (Str *)(uintptr_t)b->cells + b->n_rows * b->n_columns; // ours, made above
    for (size_t i = 0; i < b->n_columns; i++)
        row[i] = clean(d, cells[i]);
    b->n_rows++;
    d->rows++;
}

void
doc_item(Doc *d, Str text)
{
    DocBlock *b = d->n > 0 ? &d->blocks[d->n - 1] : NULL;
    if (!b || b->kind != DOC_LIST)
        b = add_block(d, DOC_LIST, S(""));
    if (!b)
        return;
    b->n_columns = 1;
    add_row(d, b, &text);
}

void
doc_table(Doc *d, Str caption, const DocColumn *columns, size_t n)
{
    REQUIRE(n >= 1 && n <= DOC_MAX_COLUMNS);
    DocBlock *b = add_block(d, DOC_TABLE, caption);
    if (!b)
        return;
    b->columns = columns;
    b->n_columns = n;
}

void
doc_row(Doc *d, const Str *cells)
{
    if (d->over)
        return;
    REQUIRE(d->n > 0 && d->blocks[d->n - 1].kind == DOC_TABLE);
    add_row(d, &d->blocks[d->n - 1], cells);
}
