// pdf.h -- writing tagged PDF files (ISO 32000-1): pages of text, and what each piece of text is.
//
// Knows no document and no layout; doc_pdf.c decides what stands where. Places are in points from
// the top left corner of a page.
#ifndef FORMAT_PDF_H
#define FORMAT_PDF_H

#include "base/buf.h"

typedef struct Pdf Pdf;

typedef struct PdfAbout {
    Str title, subject, language; // "nl-NL"
    int64_t made_s;
} PdfAbout;

typedef enum PdfScope { PDF_NO_SCOPE, PDF_COLUMN, PDF_ROW } PdfScope;

enum { PDF_DOCUMENT = 0 }; // the element that is there from the start

// A new file, of pages of this size. It grows to at most max_bytes; pdf_finish() says E_LIMIT past
// that, or past max_pages.
Pdf *pdf_new(Arena *a, const PdfAbout *about, double width, double height, size_t max_pages,
             size_t max_bytes);

// Begin the next page. No piece may be open.
void pdf_page(Pdf *p);
size_t pdf_pages(const Pdf *p);

// Add a structure element of a standard type ("H1", "P", "TD") to another, after what is in it.
size_t pdf_element(Pdf *p, size_t parent, const char *type, PdfScope scope);

// Begin a piece of content that belongs to an element, on this page; an element may have pieces on
// several pages. Or one that a reader aloud passes over: a line, a page number.
void pdf_begin(Pdf *p, size_t element);
void pdf_begin_artifact(Pdf *p);
void pdf_end(Pdf *p);

// Inside a piece: one line of text with its base line at y, or a filled box. Colour: 0xRRGGBB.
void pdf_text(Pdf *p, double x, double y, Str text, bool is_bold, double size, uint32_t colour);
void pdf_box(Pdf *p, double x, double y, double width, double height, uint32_t colour);

// A bookmark to this place on this page.
void pdf_bookmark(Pdf *p, double y, Str text);

// Go back to page i (from 0) to add to it.
void pdf_turn_to(Pdf *p, size_t page);

Err pdf_finish(Pdf *p, Str *out);

#endif
