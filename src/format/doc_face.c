#include "format/doc_face.h"

#include "doc_faces.h"

_Static_assert(COUNT(faces) == DOC_FACES, "tools/font.c writes all faces");
const DocFace *const doc_faces = faces;

enum { UNKNOWN = 0xFFFD, BASIC = 0xFFFF };

// The code point at byte i of well-formed UTF-8.
static uint32_t
decode(Str s, size_t i, size_t *bytes)
{
    unsigned char c = (unsigned char)s.p[i];
    size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    uint32_t code = c < 0x80 ? c : c & (0xFFU >> (n + 1));
    if (n > s.n - i) {
        *bytes = s.n - i;
        return UNKNOWN;
    }
    for (size_t k = 1; k < n; k++)
        code = code << 6 | ((unsigned char)s.p[i + k] & 0x3F);
    *bytes = n;
    return code;
}

static const DocFaceRune *
find(const DocFace *f, uint32_t code)
{
    size_t low = 0, high = f->n_runes;
    if (code >= 0x20 && code < 0x7F && f->runes[code - 0x20].rune == code)
        return &f->runes[code - 0x20];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (f->runes[middle].rune < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->n_runes && f->runes[low].rune == code ? &f->runes[low] : NULL;
}

DocGlyph
doc_glyph(Str text, size_t i, bool is_bold)
{
    DocGlyph g;
    uint32_t code = decode(text, i, &g.bytes);
    for (size_t pass = 0; pass < 2; pass++, code = UNKNOWN)
        for (g.face = is_bold; g.face < DOC_FACES; g.face += DOC_EXTENDED) {
            g.rune = code <= BASIC ? find(&faces[g.face], code) : NULL;
            if (g.rune)
                return g;
        }
    g.face = is_bold;
    g.rune = find(&faces[g.face], '?');
    REQUIRE(g.rune != NULL);
    return g;
}

double
doc_width(Str text, bool is_bold, double size)
{
    int64_t sum = 0;
    for (size_t i = 0; i < text.n;) {
        DocGlyph g = doc_glyph(text, i, is_bold);
        sum += g.rune->width;
        i += g.bytes;
    }
    return (double)sum * size / 1000;
}

Str
doc_take_line(Str *rest, bool is_bold, double size, double width)
{
    int64_t room = (int64_t)(width * 1000 / size), used = 0;
    size_t i = 0, good = 0; // good: where this line may end
    while (i < rest->n) {
        DocGlyph g = doc_glyph(*rest, i, is_bold);
        used += g.rune->width;
        if (used > room && rest->p[i] != ' ') { // a space may hang over the edge
            if (good == 0)
                good = i > 0 ? i : g.bytes;
            break;
        }
        char c = rest->p[i];
        i += g.bytes;
        if (c == ' ' || c == '-' || c == '/' || i == rest->n)
            good = i;
    }
    if (i == rest->n && good < i)
        good = i;
    Str line = {rest->p, good};
    *rest = (Str){rest->p + good, rest->n - good};
    while (line.n > 0 && line.p[0] == ' ')
        line = (Str){line.p + 1, line.n - 1};
    return line;
}
