// A document as PDF: lines, paragraphs and tables on pages of A4.
#include "format/doc.h"

#include "format/doc_face.h"
#include "format/pdf.h"

#define PAGE_WIDTH 595.28 // A4, in points
#define PAGE_HEIGHT 841.89
#define LEFT 56.7 // 2 cm
#define RIGHT (PAGE_WIDTH - LEFT)
#define WIDTH (RIGHT - LEFT)
#define TOP 56.7
#define BOTTOM (PAGE_HEIGHT - 62)
#define PADDING 4.0 // inside a cell
#define BULLET 14.0

enum { DARK = 0x0A2A4D, TEXT = 0x1B1B1B, MUTED = 0x4D5F73, LINE = 0xC4D8EB, SHADE = 0xEAF2FA };

typedef struct Style {
    const char *tag;
    double size, leading, before, after;
    uint32_t colour;
    bool is_bold;
} Style;

static const Style title = {"H1", 22, 27, 0, 4, DARK, true};
static const Style subtitle = {"P", 13, 17, 0, 2, MUTED, false};
static const Style date_line = {"P", 10.5, 15, 0, 16, MUTED, false};
static const Style headings[DOC_LEVELS] = {{"H2", 15.5, 20, 20, 5, DARK, true},
                                           {"H3", 12.5, 16, 14, 4, DARK, true},
                                           {"H4", 10.5, 14, 9, 2, DARK, true}};
static const Style body = {"P", 10.5, 14.5, 0, 6, TEXT, false};
static const Style item = {"LBody", 10.5, 14.5, 0, 3, TEXT, false};
static const Style small_print = {"P", 8.5, 11.5, 4, 5, MUTED, false};
static const Style caption = {"Caption", 10, 13, 8, 4, TEXT, true};
static const Style cell = {"TD", 9.5, 12.5, 0, 0, TEXT, false};
static const Style head_cell = {"TH", 9.5, 12.5, 0, 0, DARK, true};

typedef struct Layout {
    const Doc *doc;
    Pdf *pdf;
    double y;   // where the next line may begin
    bool fresh; // nothing stands on this page yet
} Layout;

static void
new_page(Layout *l)
{
    pdf_page(l->pdf);
    l->y = TOP;
    l->fresh = true;
}

// A new page when less than this is left, unless that would not help.
static void
need(Layout *l, double height)
{
    if (l->y + height > BOTTOM && !l->fresh)
        new_page(l);
}

// Down, but not at the top of a page.
static void
skip(Layout *l, double height)
{
    if (!l->fresh)
        l->y += height;
}

// The base line of a line of text that begins at y: the letters stand in the middle of its height.
static double
base_line(const Style *s, double y)
{
    return y + (s->leading + 0.66 * s->size) / 2;
}

// ---- running text -------------------------------------------------------------------------------

// Lines of an element from x on; with a bold label before the first, when there is one. A line that
// does not fit goes to the next page.
static void
put_lines(Layout *l, const Style *s, size_t element, double x, Str label, Str text)
{
    double indent = label.n > 0 ? doc_width(label, true, s->size) : 0;
    bool open = false;
    for (bool first = true; first || text.n > 0; first = false) {
        if (l->y + s->leading > BOTTOM && !l->fresh) {
            if (open)
                pdf_end(l->pdf);
            open = false;
            new_page(l);
        }
        if (!open)
            pdf_begin(l->pdf, element);
        open = true;
        double y = base_line(s, l->y);
        if (first && label.n > 0)
            pdf_text(l->pdf, x, y, label, true, s->size, s->colour);
        double room = RIGHT - x - (first ? indent : 0);
        Str line = text.n > 0 ? doc_take_line(&text, s->is_bold, s->size, room) : S("");
        pdf_text(l->pdf, x + (first ? indent : 0), y, line, s->is_bold, s->size, s->colour);
        l->y += s->leading;
        l->fresh = false;
    }
    pdf_end(l->pdf);
    l->y += s->after;
}

static void
put_text(Layout *l, const Style *s, double together, Str text)
{
    if (text.n == 0)
        return;
    skip(l, s->before);
    need(l, s->leading + together);
    put_lines(l, s, pdf_element(l->pdf, PDF_DOCUMENT, s->tag, PDF_NO_SCOPE), LEFT, S(""), text);
}

static void
put_heading(Layout *l, const DocBlock *b)
{
    const Style *s = &headings[b->level - 1];
    skip(l, s->before);
    need(l, s->leading + s->after + 4 * body.leading); // not alone at the foot of a page
    if (b->level == 1)
        pdf_bookmark(l->pdf, l->y, b->text);
    put_lines(l, s, pdf_element(l->pdf, PDF_DOCUMENT, s->tag, PDF_NO_SCOPE), LEFT, S(""), b->text);
}

static void
put_paragraph(Layout *l, const DocBlock *b)
{
    Str label = b->label;
    if (label.n > 0)
        label = str_fmt(l->doc->arena, "%.*s: ", (int)label.n, label.p);
    need(l, 2 * body.leading);
    put_lines(l, &body, pdf_element(l->pdf, PDF_DOCUMENT, "P", PDF_NO_SCOPE), LEFT, label, b->text);
}

static void
put_list(Layout *l, const DocBlock *b)
{
    size_t list = pdf_element(l->pdf, PDF_DOCUMENT, "L", PDF_NO_SCOPE);
    for (size_t i = 0; i < b->n_rows; i++) {
        size_t li = pdf_element(l->pdf, list, "LI", PDF_NO_SCOPE);
        need(l, item.leading);
        pdf_begin(l->pdf, pdf_element(l->pdf, li, "Lbl", PDF_NO_SCOPE));
        pdf_text(l->pdf, LEFT + 3, base_line(&item, l->y), S("\xE2\x80\xA2"), false, item.size,
                 item.colour);
        pdf_end(l->pdf);
        put_lines(l, &item, pdf_element(l->pdf, li, "LBody", PDF_NO_SCOPE), LEFT + BULLET, S(""),
                  b->cells[i]);
    }
    l->y += body.after - item.after;
}

// ---- tables -------------------------------------------------------------------------------------

typedef struct Row {
    const DocBlock *table;
    const Style *style;
    Str rest[DOC_MAX_COLUMNS]; // what is still to be put
    size_t element[DOC_MAX_COLUMNS];
    bool is_head, is_repeated; // the head once more, on a next page
} Row;

static double
column_width(const DocBlock *t, size_t k)
{
    double sum = 0;
    for (size_t i = 0; i < t->n_columns; i++)
        sum += t->columns[i].width > 0 ? t->columns[i].width : 1;
    return WIDTH * (t->columns[k].width > 0 ? t->columns[k].width : 1) / sum;
}

// The first column names its row.
static bool
is_bold(const Row *r, size_t k)
{
    return r->is_head || k == 0;
}

// How many lines the highest cell still has.
static size_t
lines_left(const Row *r)
{
    size_t most = 1;
    for (size_t k = 0; k < r->table->n_columns; k++) {
        size_t n = 0;
        double room = column_width(r->table, k) - 2 * PADDING;
        for (Str rest = r->rest[k]; rest.n > 0; n++)
            (void)doc_take_line(&rest, is_bold(r, k), r->style->size, room);
        most = n > most ? n : most;
    }
    return most;
}

static void
put_cell(Layout *l, Row *r, size_t k, double x, size_t n)
{
    double width = column_width(r->table, k), y = l->y + PADDING;
    if (r->rest[k].n == 0)
        return;
    if (!r->is_repeated)
        pdf_begin(l->pdf, r->element[k]);
    for (size_t i = 0; i < n && r->rest[k].n > 0; i++, y += r->style->leading) {
        bool bold = is_bold(r, k);
        Str line = doc_take_line(&r->rest[k], bold, r->style->size, width - 2 * PADDING);
        double at = x + PADDING;
        if (r->table->columns[k].is_number)
            at = x + width - PADDING - doc_width(str_trim(line), bold, r->style->size);
        pdf_text(l->pdf, at, base_line(r->style, y), line, bold, r->style->size, r->style->colour);
    }
    if (!r->is_repeated)
        pdf_end(l->pdf);
}

// n lines of a row, and the rule below it.
static void
put_slice(Layout *l, Row *r, size_t n)
{
    double height = (double)n * r->style->leading + 2 * PADDING, x = LEFT;
    pdf_begin_artifact(l->pdf);
    if (r->is_head)
        pdf_box(l->pdf, LEFT, l->y, WIDTH, height, SHADE);
    pdf_box(l->pdf, LEFT, l->y + height - 0.5, WIDTH, r->is_head ? 0.9 : 0.5,
            r->is_head ? DARK : LINE);
    if (!r->is_repeated)
        pdf_end(l->pdf);
    for (size_t k = 0; k < r->table->n_columns; k++) {
        put_cell(l, r, k, x, n);
        x += column_width(r->table, k);
    }
    if (r->is_repeated)
        pdf_end(l->pdf);
    l->y += height;
    l->fresh = false;
}

static size_t
lines_that_fit(const Layout *l, const Style *s)
{
    double room = BOTTOM - l->y - 2 * PADDING;
    return room < s->leading ? 0 : (size_t)(room / s->leading);
}

static void
put_head(Layout *l, const DocBlock *t, size_t element, bool is_repeated)
{
    enum { HEAD_LINES = 4 };
    Row r = {.table = t, .style = &head_cell, .is_head = true, .is_repeated = is_repeated};
    size_t tr = is_repeated ? 0 : pdf_element(l->pdf, element, "TR", PDF_NO_SCOPE);
    for (size_t k = 0; k < t->n_columns; k++) {
        r.rest[k] = t->columns[k].title;
        if (!is_repeated)
            r.element[k] = pdf_element(l->pdf, tr, "TH", PDF_COLUMN);
    }
    size_t n = lines_left(&r);
    put_slice(l, &r, n < HEAD_LINES ? n : HEAD_LINES);
}

// A row stays together when a page can hold it; else it goes on where the page begins.
static void
put_row(Layout *l, const DocBlock *t, size_t i, size_t element)
{
    enum { PAGE_LINES = 50 };
    Row r = {.table = t, .style = &cell};
    size_t tr = pdf_element(l->pdf, element, "TR", PDF_NO_SCOPE);
    for (size_t k = 0; k < t->n_columns; k++) {
        r.rest[k] = t->cells[i * t->n_columns + k];
        r.element[k] =
            pdf_element(l->pdf, tr, k == 0 ? "TH" : "TD", k == 0 ? PDF_ROW : PDF_NO_SCOPE);
    }
    for (size_t left = lines_left(&r); left > 0;) {
        size_t fit = lines_that_fit(l, r.style);
        if (fit < left && (fit < 3 || left <= PAGE_LINES)) {
            new_page(l);
            put_head(l, t, element, true);
            fit = lines_that_fit(l, r.style);
        }
        size_t n = left < fit ? left : fit;
        put_slice(l, &r, n);
        left -= n;
    }
}

static void
put_table(Layout *l, const DocBlock *t)
{
    size_t element = pdf_element(l->pdf, PDF_DOCUMENT, "Table", PDF_NO_SCOPE);
    skip(l, caption.before);
    need(l, caption.leading + 6 * cell.leading); // the head and a row
    put_lines(l, &caption, pdf_element(l->pdf, element, "Caption", PDF_NO_SCOPE), LEFT, S(""),
              t->text);
    put_head(l, t, element, false);
    for (size_t i = 0; i < t->n_rows; i++)
        put_row(l, t, i, element);
    l->y += 12;
}

// ---- the whole ----------------------------------------------------------------------------------

// Title and page number at the foot of each page, which a reader aloud passes over.
static void
put_feet(Layout *l)
{
    size_t n = pdf_pages(l->pdf);
    for (size_t i = 0; i < n; i++) {
        Str number = str_fmt(l->doc->arena, "pagina %zu van %zu", i + 1, n);
        double width = doc_width(number, false, 8.5);
        Str rest = l->doc->title;
        pdf_turn_to(l->pdf, i);
        pdf_begin_artifact(l->pdf);
        pdf_box(l->pdf, LEFT, BOTTOM + 14, WIDTH, 0.5, LINE);
        pdf_text(l->pdf, RIGHT - width, BOTTOM + 27, number, false, 8.5, MUTED);
        pdf_text(l->pdf, LEFT, BOTTOM + 27, doc_take_line(&rest, false, 8.5, WIDTH - width - 20),
                 false, 8.5, MUTED);
        pdf_end(l->pdf);
    }
}

static void
put_block(Layout *l, const DocBlock *b)
{
    switch (b->kind) {
    case DOC_HEADING: put_heading(l, b); break;
    case DOC_PARAGRAPH: put_paragraph(l, b); break;
    case DOC_SMALL: put_text(l, &small_print, 0, b->text); break;
    case DOC_LIST: put_list(l, b); break;
    case DOC_TABLE: put_table(l, b); break;
    case DOC_PAGE_BREAK:
        if (!l->fresh)
            new_page(l);
        break;
    }
}

Err
doc_pdf(const Doc *d, int64_t made_s, Str *out)
{
    PdfAbout about = {d->title, d->subtitle, S("nl-NL"), made_s};
    Layout l = {.doc = d};
    if (d->over)
        FAIL(E_LIMIT, "the document is too long");
    l.pdf = pdf_new(d->arena, &about, PAGE_WIDTH, PAGE_HEIGHT, DOC_MAX_PAGES, DOC_MAX_BYTES);
    new_page(&l);
    put_text(&l, &title, 0, d->title);
    put_text(&l, &subtitle, 0, d->subtitle);
    put_text(&l, &date_line, 0, d->date_line);
    for (size_t i = 0; i < d->n; i++)
        put_block(&l, &d->blocks[i]);
    put_feet(&l);
    return pdf_finish(l.pdf, out);
}
