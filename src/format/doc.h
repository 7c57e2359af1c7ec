// doc.h -- a document that is written once and read in several ways: as a page, ODT and PDF.
//
// Whoever writes a report knows nothing of formats: it puts headings, paragraphs, lists and tables,
// in order. The page is drawn by app/verslag/verslag_doc.html; the files are made here. All are in
// Dutch and meant for A4.
//
// A document never fails while it is written: past a limit it sets `over` and takes nothing more,
// and doc_odt() and doc_pdf() then answer E_LIMIT. Texts are copied; what XML cannot hold becomes
// U+FFFD.
#ifndef FORMAT_DOC_H
#define FORMAT_DOC_H

#include "base/arena.h"

enum {
    DOC_MAX_WEEKS = 60,
    DOC_WEEKS_IN_TABLE = 6,
    DOC_MAX_BLOCKS = 20000,
    DOC_MAX_ROWS = 20000,     // of all tables and lists together
    DOC_MAX_TEXT = 4 << 20,   // bytes of all texts together
    DOC_MAX_BYTES = 16 << 20, // of a finished file
    DOC_MAX_PAGES = 2000,
    DOC_MAX_COLUMNS = 8,
    DOC_LEVELS = 3,
};

typedef enum DocKind {
    DOC_HEADING,   // level 1 to DOC_LEVELS; the title stands above level 1
    DOC_PARAGRAPH, // with an optional label in bold before it
    DOC_LIST,      // rows of one cell
    DOC_TABLE,
    DOC_SMALL,      // small print
    DOC_PAGE_BREAK, // what follows begins on a new page of paper
    DOC_WEEKS,      // counts of weeks: bars, and the last of them in a table
} DocKind;

typedef struct DocWeek {
    Str label;        // "12 jan"
    int64_t count;    // not looked at when it is hidden
    double low, high; // what is usual; -1: not known
    bool is_hidden, is_raised;
} DocWeek;

typedef struct DocColumn {
    Str title;
    int width;      // share of the whole; 0 counts as 1
    bool is_number; // aligned to the right
} DocColumn;

typedef struct DocBlock {
    DocKind kind;
    int level;
    Str label, text;          // text of a table is its caption
    size_t n_columns, n_rows; // the first column names the row
    const DocColumn *columns;
    const Str *cells;     // n_rows times n_columns
    size_t room;          // rows that cells has room for
    const DocWeek *weeks; // n_rows of them
} DocBlock;

typedef struct Doc {
    Arena *arena;
    Str title, subtitle, date_line; // subtitle and date_line may be empty
    size_t n;
    DocBlock *blocks;
    bool over;
    bool is_compact; // small type and narrow spaces, to fit more on a page of PDF
    size_t room, rows, bytes;
} Doc;

Doc *doc_new(Arena *a, Str title, Str subtitle, Str date_line);

void doc_heading(Doc *d, int level, Str text);

// One paragraph for each line of the text; empty lines are passed over, so an empty text puts
// nothing.
void doc_paragraph(Doc *d, Str text);

// The same with a label before the first line: "Besluit: ...". Nothing when the text is empty.
void doc_fact(Doc *d, Str label, Str text);

// Items in a row make one list.
void doc_item(Doc *d, Str text);

// A table; the columns stay in place as long as the document. Rows follow by doc_row(), with as
// many cells as there are columns, before any other block.
void doc_table(Doc *d, Str caption, const DocColumn *columns, size_t n);
void doc_row(Doc *d, const Str *cells);

// A picture of 1 to DOC_MAX_WEEKS weeks, which stay in place as long as the document: bars in a PDF
// and on a page, the last DOC_WEEKS_IN_TABLE in a table in ODT. said: the same in a sentence, for
// who does not see bars.
void doc_weeks(Doc *d, Str caption, Str said, const DocWeek *weeks, size_t n);

void doc_small(Doc *d, Str text);
void doc_page_break(Doc *d);

// An OpenDocument text (ODF 1.2, ISO 26300) that opens in LibreOffice and Word: headings are
// headings, styles have names, header rows repeat on each page, the language is Dutch and the title
// stands in the metadata. made_s: the moment that the file tells as its date; the same calls give
// the same bytes.
Err doc_odt(const Doc *d, int64_t made_s, Str *out);

// How many pages the PDF takes: for who wants it to fit on one.
Err doc_pdf_pages(const Doc *d, size_t *out);

// A tagged PDF 1.7 of A4 pages: headings, lists and tables in the structure, language and title in
// the metadata, typeface embedded, page numbers. Characters that the typeface (Source Sans, Latin
// with extensions) does not have are shown as U+FFFD. Words are not hyphenated.
Err doc_pdf(const Doc *d, int64_t made_s, Str *out);

#endif
