// doc_face.h -- the typeface of a PDF: which glyph a character has, and how wide it is. For
// doc_face.c, pdf.c and doc_pdf.c.
#ifndef FORMAT_DOC_FACE_H
#define FORMAT_DOC_FACE_H

#include "base/base.h"

typedef struct DocFaceRune {
    uint16_t rune, glyph;
    int16_t width; // in thousandths of the size
} DocFaceRune;

typedef struct DocFace {
    const DocFaceRune *runes; // in order
    size_t n_runes, n_glyphs;
    Str packed;    // the sfnt file, as zlib makes it
    size_t length; // of that file
    int box[4];    // what holds all glyphs: left, bottom, right, top
    int ascent, descent, capitals;
} DocFace;

// Regular and bold of the Latin letters, then regular and bold of the rarer ones.
enum { DOC_FACES = 4, DOC_EXTENDED = 2 };
extern const DocFace *const doc_faces; // DOC_FACES of them

// One character of a text in a typeface.
typedef struct DocGlyph {
    size_t bytes; // that it takes in the text
    size_t face;
    const DocFaceRune *rune;
} DocGlyph;

// The character that begins at byte i, before the end of the text. One that no face has is U+FFFD.
DocGlyph doc_glyph(Str text, size_t i, bool is_bold);

// How wide a text is at a size, in the unit of the size.
double doc_width(Str text, bool is_bold, double size);

// Take the next line of at most `width` off the front of *rest. A line breaks after a space, a
// hyphen or a slash, or inside a word that is wider than a line. The space at its end stays, and
// may stick out: who copies the text, or hears it, needs that space.
Str doc_take_line(Str *rest, bool is_bold, double size, double width);

#endif
