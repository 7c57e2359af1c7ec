// test_verslag_open.h -- everything that a saved file says, taken out of it by other means than it
// was put in: for tests that look for what must not be there.
#ifndef APP_TEST_VERSLAG_OPEN_H
#define APP_TEST_VERSLAG_OPEN_H

#include "base/buf.h"
#include "format/doc_face.h"

#include <zlib.h>

enum { TEST_OPEN_MAX = 4 << 20 };

// What zlib makes of these bytes; window as inflateInit2() takes it. As much as can be unpacked.
static inline Str
test_inflate(Arena *a, Str packed, int window)
{
    z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)packed.p, .avail_in = (uInt)packed.n};
    char *p = NEW_N(a, TEST_OPEN_MAX, char);
    z.next_out = (Bytef *)p;
    z.avail_out = TEST_OPEN_MAX;
    if (inflateInit2(&z, window) != Z_OK)
        return S("");
    (void)inflate(&z, Z_FINISH);
    Str out = {p, TEST_OPEN_MAX - z.avail_out};
    (void)inflateEnd(&z);
    return out;
}

// The unpacked parts of a ZIP file, one after the other.
static inline Str
test_open_zip(Arena *a, Str zip)
{
    Buf all = buf_new(a, TEST_OPEN_MAX);
    for (size_t i = 0; i + 30 < zip.n; i++) {
        const unsigned char *h = (const unsigned char *)zip.p + i;
        if (h[0] != 'P' || h[1] != 'K' || h[2] != 3 || h[3] != 4)
            continue;
        size_t n = h[18] | (size_t)h[19] << 8 | (size_t)h[20] << 16;
        size_t from = i + 30 + (h[26] | (size_t)h[27] << 8) + (h[28] | (size_t)h[29] << 8);
        if (from + n > zip.n)
            continue;
        Str part = {zip.p + from, n};
        buf_put(&all, h[8] == 8 ? test_inflate(a, part, -MAX_WBITS) : part);
    }
    return buf_str(&all);
}

// A PDF with its streams unpacked behind it.
static inline Str
test_open_pdf(Arena *a, Str pdf)
{
    Buf all = buf_new(a, TEST_OPEN_MAX);
    buf_put(&all, pdf);
    Cursor c = cursor(pdf);
    for (Str before; cursor_until(&c, S("stream\n"), SIZE_MAX, &before);) {
        if (before.n >= 3 && str_eq((Str){before.p + before.n - 3, 3}, S("end")))
            continue;
        Str rest = cursor_rest(&c);
        Arena *own = arena_new((size_t)64 << 20);
        buf_put(&all, test_inflate(own, rest, MAX_WBITS));
        arena_free(own);
    }
    return buf_str(&all);
}

// A word as it stands in the content of such a PDF: the numbers of its glyphs.
static inline Str
test_pdf_word(Arena *a, Str word, bool is_bold)
{
    Buf b = buf_new(a, 4096);
    for (size_t i = 0; i < word.n;) {
        DocGlyph g = doc_glyph(word, i, is_bold);
        buf_fmt(&b, "%04X", g.rune->glyph);
        i += g.bytes;
    }
    return buf_str(&b);
}

#endif
