// A document as PDF: lines, paragraphs and tables on pages of A4.
#include "format/doc.h"

#include "format/doc_face.h"
#include "format/pdf.h"

#include <math.h>

#define PAGE_WIDTH 595.28 // A4, in points
#define PAGE_HEIGHT 841.89
#define LEFT 56.7 // 2 cm
#define RIGHT (PAGE_WIDTH - LEFT)
#define WIDTH (RIGHT - LEFT)
#define SIDE 4.0 // left and right inside a cell
#define BULLET 14.0

enum { BAND = 0xDFE5EA, EDGE = 0x5A6672, BAR = 0x14508C, RAISED = 0xA3300B };
enum { DARK = 0x0A2A4D, TEXT = 0x1B1B1B, MUTED = 0x4D5F73, LINE = 0xC4D8EB, SHADE = 0xEAF2FA };

typedef struct Style {
    const char *tag;
    double size, leading, before, after;
    uint32_t colour;
    bool is_bold;
} Style;

// How a document looks: as usual, or to fit on one page.
typedef struct Sheet {
    Style title, subtitle, date_line, headings[DOC_LEVELS], body, item, small_print, caption, cell,
        head_cell;
    double top, bottom, padding; // of a page; above and below in a cell
    double below_table, weeks;   // space; height of the bars
} Sheet;

static const Sheet usual = {
    .title = {"H1", 22, 27, 0, 4, DARK, true},
    .subtitle = {"P", 13, 17, 0, 2, MUTED, false},
    .date_line = {"P", 10.5, 15, 0, 16, MUTED, false},
    .headings = {{"H2", 15.5, 20, 20, 5, DARK, true},
                 {"H3", 12.5, 16, 14, 4, DARK, true},
                 {"H4", 10.5, 14, 9, 2, DARK, true}},
    .body = {"P", 10.5, 14.5, 0, 6, TEXT, false},
    .item = {"LBody", 10.5, 14.5, 0, 3, TEXT, false},
    .small_print = {"P", 8.5, 11.5, 4, 5, MUTED, false},
    .caption = {"Caption", 10, 13, 8, 4, TEXT, true},
    .cell = {"TD", 9.5, 12.5, 0, 0, TEXT, false},
    .head_cell = {"TH", 9.5, 12.5, 0, 0, DARK, true},
    .top = 56.7,
    .bottom = PAGE_HEIGHT - 62,
    .padding = 4,
    .below_table = 12,
    .weeks = 90,
};

static const Sheet compact = {
    .title = {"H1", 18, 21, 0, 1, DARK, true},
    .subtitle = {"P", 11, 14, 0, 1, MUTED, false},
    .date_line = {"P", 9, 12, 0, 4, MUTED, false},
    .headings = {{"H2", 12, 15, 8, 2, DARK, true},
                 {"H3", 10.5, 13, 6, 2, DARK, true},
                 {"H4", 9.5, 12, 4, 1, DARK, true}},
    .body = {"P", 9.5, 12, 0, 2, TEXT, false},
    .item = {"LBody", 9.5, 12, 0, 1.5, TEXT, false},
    .small_print = {"P", 8, 10, 2, 2, MUTED, false},
    .caption = {"Caption", 9, 11.5, 2, 2, TEXT, true},
    .cell = {"TD", 9, 11, 0, 0, TEXT, false},
    .head_cell = {"TH", 9, 11, 0, 0, DARK, true},
    .top = 42,
    .bottom = PAGE_HEIGHT - 52,
    .padding = 2,
    .below_table = 4,
    .weeks = 64,
};

typedef struct Layout {
    const Doc *doc;
    const Sheet *sheet;
    Pdf *pdf;
    double y;   // where the next line may begin
    bool fresh; // nothing stands on this page yet
} Layout;

static void
new_page(Layout *l)
{
    pdf_page(l->pdf);
    l->y = l->sheet->top;
    l->fresh = true;
}

// A new page when less than this is left, unless that would not help.
static void
need(Layout *l, double height)
{
    if (l->y + height > l->sheet->bottom && !l->fresh)
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
        if (l->y + s->leading > l->sheet->bottom && !l->fresh) {
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
    const Style *s = &l->sheet->headings[b->level - 1];
    skip(l, s->before);
    need(l, s->leading + s->after + 4 * l->sheet->body.leading); // not alone at the foot of a page
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
    need(l, 2 * l->sheet->body.leading);
    put_lines(l, &l->sheet->body, pdf_element(l->pdf, PDF_DOCUMENT, "P", PDF_NO_SCOPE), LEFT, label,
              b->text);
}

static void
put_list(Layout *l, const DocBlock *b)
{
    size_t list = pdf_element(l->pdf, PDF_DOCUMENT, "L", PDF_NO_SCOPE);
    for (size_t i = 0; i < b->n_rows; i++) {
        size_t li = pdf_element(l->pdf, list, "LI", PDF_NO_SCOPE);
        need(l, l->sheet->item.leading);
        pdf_begin(l->pdf, pdf_element(l->pdf, li, "Lbl", PDF_NO_SCOPE));
        pdf_text(l->pdf, LEFT + 3, base_line(&l->sheet->item, l->y), S("\xE2\x80\xA2"), false,
                 l->sheet->item.size, l->sheet->item.colour);
        pdf_end(l->pdf);
        put_lines(l, &l->sheet->item, pdf_element(l->pdf, li, "LBody", PDF_NO_SCOPE), LEFT + BULLET,
                  S(""), b->cells[i]);
    }
    l->y += l->sheet->body.after - l->sheet->item.after;
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
        double room = column_width(r->table, k) - 2 * SIDE;
        for (Str rest = r->rest[k]; rest.n > 0; n++)
            (void)doc_take_line(&rest, is_bold(r, k), r->style->size, room);
        most = n > most ? n : most;
    }
    return most;
}

static void
put_cell(Layout *l, Row *r, size_t k, double x, size_t n)
{
    double width = column_width(r->table, k), y = l->y + l->sheet->padding;
    if (r->rest[k].n == 0)
        return;
    if (!r->is_repeated)
        pdf_begin(l->pdf, r->element[k]);
    for (size_t i = 0; i < n && r->rest[k].n > 0; i++, y += r->style->leading) {
        bool bold = is_bold(r, k);
        Str line = doc_take_line(&r->rest[k], bold, r->style->size, width - 2 * SIDE);
        double at = x + SIDE;
        if (r->table->columns[k].is_number)
            at = x + width - SIDE - doc_width(str_trim(line), bold, r->style->size);
        pdf_text(l->pdf, at, base_line(r->style, y), line, bold, r->style->size, r->style->colour);
    }
    if (!r->is_repeated)
        pdf_end(l->pdf);
}

// n lines of a row, and the rule below it.
static void
put_slice(Layout *l, Row *r, size_t n)
{
    double height = (double)n * r->style->leading + 2 * l->sheet->padding, x = LEFT;
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
    double room = l->sheet->bottom - l->y - 2 * l->sheet->padding;
    return room < s->leading ? 0 : (size_t)(room / s->leading);
}

static void
put_head(Layout *l, const DocBlock *t, size_t element, bool is_repeated)
{
    enum { HEAD_LINES = 4 };
    Row r = {
        .table = t, .style = &l->sheet->head_cell, .is_head = true, .is_repeated = is_repeated};
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
    Row r = {.table = t, .style = &l->sheet->cell};
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
    skip(l, l->sheet->caption.before);
    need(l, l->sheet->caption.leading + 6 * l->sheet->cell.leading); // the head and a row
    put_lines(l, &l->sheet->caption, pdf_element(l->pdf, element, "Caption", PDF_NO_SCOPE), LEFT,
              S(""), t->text);
    put_head(l, t, element, false);
    for (size_t i = 0; i < t->n_rows; i++)
        put_row(l, t, i, element);
    l->y += l->sheet->below_table;
}

// ---- weeks --------------------------------------------------------------------------------------

static double
highest(const DocBlock *b)
{
    double most = 4;
    for (size_t i = 0; i < b->n_rows; i++) {
        const DocWeek *w = &b->weeks[i];
        most = w->high > most ? w->high : most;
        most = !w->is_hidden && (double)w->count > most ? (double)w->count : most;
    }
    return most;
}

// One week: what is usual behind it, and its bar. A hidden count is a frame of always the same
// height; one that stands out has stripes.
static void
put_week(Layout *l, const DocWeek *w, double x, double slot, double unit)
{
    double top = l->y, foot = l->y + l->sheet->weeks, width = slot * 0.7, left = x + slot * 0.15;
    double height = w->is_hidden ? (foot - top) / 2 : (double)w->count * unit;
    if (w->high >= 0 && w->low >= 0) {
        pdf_box(l->pdf, x, foot - w->high * unit, slot, (w->high - w->low) * unit, BAND);
        pdf_box(l->pdf, x, foot - w->high * unit, slot, 0.6, EDGE);
    }
    if (w->is_hidden) {
        pdf_box(l->pdf, left, foot - height, width, height, EDGE);
        pdf_box(l->pdf, left + 0.7, foot - height + 0.7, width - 1.4, height - 0.7, 0xFFFFFF);
        return;
    }
    pdf_box(l->pdf, left, foot - height, width, height, w->is_raised ? RAISED : BAR);
    for (double at = foot - height + 2; w->is_raised && at < foot - 1; at += 4)
        pdf_box(l->pdf, left, at, width, 1.2, 0xFFFFFF);
}

static void
put_axis(Layout *l, const DocBlock *b, double left, double slot, double most)
{
    const Style *s = &l->sheet->small_print;
    double foot = l->y + l->sheet->weeks, widest = 0;
    Str number = str_fmt(l->doc->arena, "%.0f", most);
    pdf_box(l->pdf, left, foot, RIGHT - left, 0.7, EDGE);
    pdf_text(l->pdf, LEFT, l->y + s->size * 0.7, number, false, s->size, s->colour);
    pdf_text(l->pdf, LEFT, foot, S("0"), false, s->size, s->colour);
    for (size_t i = 0; i < b->n_rows; i++)
        widest = fmax(widest, doc_width(b->weeks[i].label, false, s->size));
    size_t every = (size_t)ceil((widest + 12) / slot);
    for (size_t i = b->n_rows - 1;; i -= every) { // back from the last, which always has one
        double width = doc_width(b->weeks[i].label, false, s->size);
        double x = fmin(left + slot * ((double)i + 0.5) - width / 2, RIGHT - width);
        pdf_text(l->pdf, x, foot + s->leading, b->weeks[i].label, false, s->size, s->colour);
        if (i < every)
            break;
    }
}

// The bars are passed over by a reader aloud; caption, sentence and legend are not.
static void
put_weeks(Layout *l, const DocBlock *b)
{
    const Style *small = &l->sheet->small_print;
    double most = highest(b), left = LEFT + 22, slot = (RIGHT - left) / (double)b->n_rows;
    Str legend = S("Staaf: aantal signalen. Grijs: wat gebruikelijk is. Rood met strepen: meer "
                   "dan gebruikelijk. Leeg met een rand: afgeschermd.");
    skip(l, l->sheet->caption.before);
    need(l, l->sheet->caption.leading + l->sheet->weeks + 4 * small->leading);
    put_lines(l, &l->sheet->caption, pdf_element(l->pdf, PDF_DOCUMENT, "P", PDF_NO_SCOPE), LEFT,
              S(""), b->text);
    pdf_begin_artifact(l->pdf);
    for (size_t i = 0; i < b->n_rows; i++)
        put_week(l, &b->weeks[i], left + slot * (double)i, slot, l->sheet->weeks / most);
    put_axis(l, b, left, slot, most);
    pdf_end(l->pdf);
    l->y += l->sheet->weeks + small->leading + 3;
    l->fresh = false;
    put_text(l, small, 0, legend);
    put_text(l, &l->sheet->body, 0, b->label);
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
        pdf_box(l->pdf, LEFT, l->sheet->bottom + 14, WIDTH, 0.5, LINE);
        pdf_text(l->pdf, RIGHT - width, l->sheet->bottom + 27, number, false, 8.5, MUTED);
        pdf_text(l->pdf, LEFT, l->sheet->bottom + 27,
                 doc_take_line(&rest, false, 8.5, WIDTH - width - 20), false, 8.5, MUTED);
        pdf_end(l->pdf);
    }
}

static void
put_block(Layout *l, const DocBlock *b)
{
    switch (b->kind) {
    case DOC_HEADING: put_heading(l, b); break;
    case DOC_PARAGRAPH: put_paragraph(l, b); break;
    case DOC_SMALL: put_text(l, &l->sheet->small_print, 0, b->text); break;
    case DOC_LIST: put_list(l, b); break;
    case DOC_TABLE: put_table(l, b); break;
    case DOC_WEEKS: put_weeks(l, b); break;
    case DOC_PAGE_BREAK:
        if (!l->fresh)
            new_page(l);
        break;
    }
}

static Err
lay_out(const Doc *d, int64_t made_s, Layout *l)
{
    PdfAbout about = {d->title, d->subtitle, S("nl-NL"), made_s};
    *l = (Layout){.doc = d, .sheet = d->is_compact ? &compact : &usual};
    if (d->over)
        FAIL(E_LIMIT, "the document is too long");
    l->pdf = pdf_new(d->arena, &about, PAGE_WIDTH, PAGE_HEIGHT, DOC_MAX_PAGES, DOC_MAX_BYTES);
    new_page(l);
    put_text(l, &l->sheet->title, 0, d->title);
    put_text(l, &l->sheet->subtitle, 0, d->subtitle);
    put_text(l, &l->sheet->date_line, 0, d->date_line);
    for (size_t i = 0; i < d->n; i++)
        put_block(l, &d->blocks[i]);
    return OK;
}

Err
doc_pdf_pages(const Doc *d, size_t *out)
{
    Layout l;
    TRY(lay_out(d, 0, &l));
    *out = pdf_pages(l.pdf);
    return OK;
}

Err
doc_pdf(const Doc *d, int64_t made_s, Str *out)
{
    Layout l;
    TRY(lay_out(d, made_s, &l));
    put_feet(&l);
    return pdf_finish(l.pdf, out);
}
