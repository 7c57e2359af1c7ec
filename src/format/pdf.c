#include "format/pdf.h"

#include "format/doc_face.h"
#include "format/iso.h"

#include <string.h>
#include <zlib.h>

// Objects that every file has; fonts, pages, bookmarks and elements follow.
enum { CATALOG = 1, PAGES, TREE, PARENTS, INFO, METADATA, OUTLINES, FIXED = OUTLINES };
enum { FONT_PARTS = 5 }; // font, descendant, descriptor, file, map to Unicode
enum { NONE = -1, MAX_ELEMENTS = 200000, PAGE_BYTES = 1 << 20 };

typedef struct Element {
    const char *type;
    PdfScope scope;
    int64_t parent, first_child, last_child, next; // indexes of elements
    int64_t first_piece, last_piece;               // indexes of pieces
} Element;

typedef struct Piece {
    int64_t element, page, next; // its number on the page follows from the order
} Piece;

typedef struct Page {
    Buf content;
    size_t n_pieces;
} Page;

typedef struct Bookmark {
    Str text;
    size_t page;
    double y;
} Bookmark;

struct Pdf {
    Arena *arena;
    PdfAbout about;
    double width, height;
    size_t max_pages, n_pages, page;
    size_t n_elements, room_elements, n_pieces, room_pieces, n_bookmarks, room_bookmarks;
    Page *pages;
    Element *elements;
    Piece *pieces;
    Bookmark *bookmarks;
    uint16_t *used[DOC_FACES]; // for each glyph of a face the character it stands for; 0: not used
    bool over, open;
    Buf out;
    size_t n_objects;
    uint32_t *offsets;
};

// An array with room for one more.
static void *
grown(Arena *a, void *v, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return v;
    *room = *room ? 2 * *room : 64;
    void *more = arena_alloc(a, *room, size);
    if (n > 0)
        memcpy(more, v, n * size);
    return more;
}

Pdf *
pdf_new(Arena *a, const PdfAbout *about, double width, double height, size_t max_pages,
        size_t max_bytes)
{
    Pdf *p = NEW(a, Pdf);
    *p = (Pdf){.arena = a,
               .about = *about,
               .width = width,
               .height = height,
               .max_pages = max_pages,
               .pages = NEW_N(a, max_pages, Page),
               .out = buf_new(a, max_bytes)};
    for (size_t i = 0; i < DOC_FACES; i++)
        p->used[i] = NEW_N(a, doc_faces[i].n_glyphs, uint16_t);
    p->elements = grown(a, NULL, 0, &p->room_elements, sizeof(Element));
    p->elements[0] = (Element){"Document", PDF_NO_SCOPE, NONE, NONE, NONE, NONE, NONE, NONE};
    p->n_elements = 1;
    return p;
}

// ---- pages and elements -------------------------------------------------------------------------

void
pdf_page(Pdf *p)
{
    REQUIRE(!p->open);
    if (p->n_pages == p->max_pages) {
        p->over = true;
        p->n_pages--; // the last page is written over; the file will be refused
    }
    p->pages[p->n_pages] = (Page){.content = buf_new(p->arena, PAGE_BYTES)};
    p->page = p->n_pages++;
}

size_t
pdf_pages(const Pdf *p)
{
    return p->n_pages;
}

void
pdf_turn_to(Pdf *p, size_t page)
{
    REQUIRE(!p->open && page < p->n_pages);
    p->page = page;
}

size_t
pdf_element(Pdf *p, size_t parent, const char *type, PdfScope scope)
{
    if (p->n_elements == MAX_ELEMENTS) {
        p->over = true;
        return parent;
    }
    size_t i = p->n_elements;
    p->elements = grown(p->arena, p->elements, i, &p->room_elements, sizeof(Element));
    p->n_elements++;
    p->elements[i] = (Element){type, scope, (int64_t)parent, NONE, NONE, NONE, NONE, NONE};
    Element *of = &p->elements[parent];
    if (of->last_child == NONE)
        of->first_child = (int64_t)i;
    else
        p->elements[of->last_child].next = (int64_t)i;
    of->last_child = (int64_t)i;
    return i;
}

void
pdf_begin(Pdf *p, size_t element)
{
    REQUIRE(!p->open && p->page + 1 == p->n_pages);
    int64_t i = (int64_t)p->n_pieces;
    p->pieces = grown(p->arena, p->pieces, p->n_pieces, &p->room_pieces, sizeof(Piece));
    p->pieces[p->n_pieces++] = (Piece){(int64_t)element, (int64_t)p->page, NONE};
    Element *e = &p->elements[element];
    if (e->last_piece == NONE)
        e->first_piece = i;
    else
        p->pieces[e->last_piece].next = i;
    e->last_piece = i;
    Page *page = &p->pages[p->page];
    buf_fmt(&page->content, "/%s <</MCID %zu>> BDC\n", e->type, page->n_pieces++);
    p->open = true;
}

void
pdf_begin_artifact(Pdf *p)
{
    REQUIRE(!p->open);
    buf_put(&p->pages[p->page].content, S("/Artifact BMC\n"));
    p->open = true;
}

void
pdf_end(Pdf *p)
{
    REQUIRE(p->open);
    buf_put(&p->pages[p->page].content, S("EMC\n"));
    p->open = false;
}

static void
put_colour(Buf *b, uint32_t colour)
{
    buf_fmt(b, "%.3f %.3f %.3f rg\n", (double)(colour >> 16 & 255) / 255,
            (double)(colour >> 8 & 255) / 255, (double)(colour & 255) / 255);
}

static void
put_hex(Buf *b, unsigned v) // four digits
{
    for (int shift = 12; shift >= 0; shift -= 4)
        buf_char(b, "0123456789ABCDEF"[v >> shift & 15]);
}

void
pdf_text(Pdf *p, double x, double y, Str text, bool is_bold, double size, uint32_t colour)
{
    Buf *b = &p->pages[p->page].content;
    size_t face = DOC_FACES; // none yet
    REQUIRE(p->open);
    put_colour(b, colour);
    buf_fmt(b, "BT 1 0 0 1 %.2f %.2f Tm\n", x, p->height - y);
    for (size_t i = 0; i < text.n;) {
        DocGlyph g = doc_glyph(text, i, is_bold);
        if (g.face != face) {
            if (face < DOC_FACES)
                buf_put(b, S("> Tj\n"));
            buf_fmt(b, "/F%zu %.2f Tf <", g.face, size);
            face = g.face;
        }
        uint16_t *used = &p->used[face][g.rune->glyph];
        if (*used == 0)
            *used = g.rune->rune;
        put_hex(b, g.rune->glyph);
        i += g.bytes;
    }
    buf_put(b, face < DOC_FACES ? S("> Tj ET\n") : S("ET\n"));
}

void
pdf_box(Pdf *p, double x, double y, double width, double height, uint32_t colour)
{
    Buf *b = &p->pages[p->page].content;
    REQUIRE(p->open);
    put_colour(b, colour);
    buf_fmt(b, "%.2f %.2f %.2f %.2f re f\n", x, p->height - y - height, width, height);
}

void
pdf_bookmark(Pdf *p, double y, Str text)
{
    p->bookmarks =
        grown(p->arena, p->bookmarks, p->n_bookmarks, &p->room_bookmarks, sizeof(Bookmark));
    p->bookmarks[p->n_bookmarks++] = (Bookmark){text, p->page, p->height - y};
}

// ---- objects ------------------------------------------------------------------------------------

static size_t
font_object(size_t face)
{
    return FIXED + 1 + face * FONT_PARTS;
}
static size_t
page_object(size_t page)
{
    return font_object(DOC_FACES) + 2 * page; // and its content
}
static size_t
bookmark_object(const Pdf *p, size_t i)
{
    return page_object(p->n_pages) + i;
}
static size_t
element_object(const Pdf *p, size_t i)
{
    return bookmark_object(p, p->n_bookmarks) + i;
}

static void
begin_object(Pdf *p, size_t number)
{
    p->offsets[number] = (uint32_t)p->out.n;
    buf_fmt(&p->out, "%zu 0 obj\n", number);
}

static void
end_object(Pdf *p)
{
    buf_put(&p->out, S("\nendobj\n"));
}

// A text string: UTF-16 with a byte order mark, in hexadecimal digits.
static void
put_string(Buf *b, Str s)
{
    buf_put(b, S("<FEFF"));
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        uint32_t code = c < 0x80 ? c : c & (0xFFU >> (n + 1));
        for (size_t k = 1; k < n && i + k < s.n; k++)
            code = code << 6 | ((unsigned char)s.p[i + k] & 0x3F);
        if (code >= 0x10000) {
            put_hex(b, 0xD800 + ((code - 0x10000) >> 10));
            code = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        put_hex(b, code);
        i += n;
    }
    buf_put(b, S(">"));
}

static Err
put_stream(Pdf *p, const char *more, Str content)
{
    uLongf n = compressBound(content.n);
    char *packed = arena_bytes(p->arena, n);
    if (compress2((Bytef *)packed, &n, (const Bytef *)content.p, content.n, 6) != Z_OK)
        FAIL(E_INTERNAL, "zlib cannot compress");
    buf_fmt(&p->out, "<<%s/Filter/FlateDecode/Length %lu>>\nstream\n", more, (unsigned long)n);
    buf_put(&p->out, (Str){packed, n});
    buf_put(&p->out, S("\nendstream"));
    return OK;
}

// ---- fonts --------------------------------------------------------------------------------------

static bool
is_used(const Pdf *p, size_t face)
{
    for (size_t g = 0; g < doc_faces[face].n_glyphs; g++)
        if (p->used[face][g] != 0)
            return true;
    return false;
}

static void
put_widths(Pdf *p, size_t face)
{
    const DocFace *f = &doc_faces[face];
    int16_t *width = NEW_N(p->arena, f->n_glyphs, int16_t);
    for (size_t i = 0; i < f->n_runes; i++)
        width[f->runes[i].glyph] = f->runes[i].width;
    buf_put(&p->out, S("/W["));
    for (size_t g = 0; g < f->n_glyphs; g++)
        if (p->used[face][g] != 0)
            buf_fmt(&p->out, "%zu[%d]", g, width[g]);
    buf_put(&p->out, S("]"));
}

// Which character each glyph stands for, so that text can be searched and copied.
static Err
put_unicode_map(Pdf *p, size_t face)
{
    Buf b = buf_new(p->arena, PAGE_BYTES);
    buf_put(&b, S("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                  "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                  "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
                  "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"));
    for (size_t g = 0; g < doc_faces[face].n_glyphs; g++) {
        if (p->used[face][g] == 0)
            continue;
        buf_put(&b, S("1 beginbfchar <"));
        put_hex(&b, (unsigned)g);
        buf_put(&b, S("> <"));
        put_hex(&b, p->used[face][g]);
        buf_put(&b, S("> endbfchar\n"));
    }
    buf_put(&b, S("endcmap CMapName currentdict /CMap defineresource pop end end\n"));
    return put_stream(p, "", buf_str(&b));
}

static Err
put_font(Pdf *p, size_t face)
{
    const DocFace *f = &doc_faces[face];
    const char *const names[DOC_FACES] = {"WGLATA+SourceSans3-Regular", "WGLATA+SourceSans3-Bold",
                                          "WGLATB+SourceSans3-Regular", "WGLATB+SourceSans3-Bold"};
    const char *name = names[face]; // the letters before the + say which part of the typeface it is
    size_t o = font_object(face);
    Buf *b = &p->out;
    begin_object(p, o);
    buf_fmt(b, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H", name);
    buf_fmt(b, "/DescendantFonts[%zu 0 R]/ToUnicode %zu 0 R>>", o + 1, o + 4);
    end_object(p);
    begin_object(p, o + 1);
    buf_fmt(b, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity", name);
    buf_put(b, S("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"));
    buf_fmt(b, "/DW 500/FontDescriptor %zu 0 R", o + 2);
    put_widths(p, face);
    buf_put(b, S(">>"));
    end_object(p);
    begin_object(p, o + 2);
    buf_fmt(b, "<</Type/FontDescriptor/FontName/%s/Flags 32/ItalicAngle 0", name);
    buf_fmt(b,
            "/FontBBox[%d %d %d %d]/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %zu 0 R>>",
            f->box[0], f->box[1], f->box[2], f->box[3], f->ascent, f->descent, f->capitals,
            face % 2 ? 140 : 80, o + 3);
    end_object(p);
    begin_object(p, o + 3);
    buf_fmt(b, "<</Length1 %zu/Filter/FlateDecode/Length %zu>>\nstream\n", f->length, f->packed.n);
    buf_put(b, f->packed);
    buf_put(b, S("\nendstream"));
    end_object(p);
    begin_object(p, o + 4);
    TRY(put_unicode_map(p, face));
    end_object(p);
    return OK;
}

// ---- pages, bookmarks, structure ----------------------------------------------------------------

static Err
put_page(Pdf *p, size_t i)
{
    begin_object(p, page_object(i));
    buf_fmt(&p->out, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]", PAGES, p->width,
            p->height);
    buf_fmt(&p->out, "/Contents %zu 0 R/StructParents %zu/Tabs/S/Resources<</Font<<",
            page_object(i) + 1, i);
    for (size_t face = 0; face < DOC_FACES; face++)
        if (is_used(p, face))
            buf_fmt(&p->out, "/F%zu %zu 0 R", face, font_object(face));
    buf_put(&p->out, S(">>>>>>"));
    end_object(p);
    begin_object(p, page_object(i) + 1);
    if (p->pages[i].content.over)
        FAIL(E_LIMIT, "page %zu holds too much", i + 1);
    TRY(put_stream(p, "", buf_str(&p->pages[i].content)));
    end_object(p);
    return OK;
}

static void
put_bookmarks(Pdf *p)
{
    Buf *b = &p->out;
    size_t n = p->n_bookmarks;
    begin_object(p, OUTLINES);
    buf_put(b, S("<</Type/Outlines"));
    if (n > 0)
        buf_fmt(b, "/First %zu 0 R/Last %zu 0 R/Count %zu", bookmark_object(p, 0),
                bookmark_object(p, n - 1), n);
    buf_put(b, S(">>"));
    end_object(p);
    for (size_t i = 0; i < n; i++) {
        begin_object(p, bookmark_object(p, i));
        buf_put(b, S("<</Title "));
        put_string(b, p->bookmarks[i].text);
        buf_fmt(b, "/Parent %d 0 R/Dest[%zu 0 R/XYZ 0 %.2f 0]", OUTLINES,
                page_object(p->bookmarks[i].page), p->bookmarks[i].y);
        if (i > 0)
            buf_fmt(b, "/Prev %zu 0 R", bookmark_object(p, i - 1));
        if (i + 1 < n)
            buf_fmt(b, "/Next %zu 0 R", bookmark_object(p, i + 1));
        buf_put(b, S(">>"));
        end_object(p);
    }
}

// numbers[i]: of piece i on its page.
static void
put_element(Pdf *p, size_t i, const size_t *numbers)
{
    const Element *e = &p->elements[i];
    Buf *b = &p->out;
    begin_object(p, element_object(p, i));
    buf_fmt(b, "<</Type/StructElem/S/%s/P %zu 0 R", e->type,
            e->parent == NONE ? (size_t)TREE : element_object(p, (size_t)e->parent));
    if (e->scope != PDF_NO_SCOPE)
        buf_fmt(b, "/A<</O/Table/Scope/%s>>", e->scope == PDF_COLUMN ? "Column" : "Row");
    buf_put(b, S("/K["));
    for (int64_t k = e->first_child; k != NONE; k = p->elements[k].next)
        buf_fmt(b, "%zu 0 R ", element_object(p, (size_t)k));
    for (int64_t k = e->first_piece; k != NONE; k = p->pieces[k].next)
        buf_fmt(b, "<</Type/MCR/Pg %zu 0 R/MCID %zu>>", page_object((size_t)p->pieces[k].page),
                numbers[k]);
    buf_put(b, S("]>>"));
    end_object(p);
}

// For each page the elements of its pieces, in order.
static void
put_parents(Pdf *p)
{
    Buf *b = &p->out;
    size_t k = 0;
    begin_object(p, PARENTS);
    buf_put(b, S("<</Nums["));
    for (size_t page = 0; page < p->n_pages; page++) {
        buf_fmt(b, "%zu[", page);
        for (; k < p->n_pieces && p->pieces[k].page == (int64_t)page; k++)
            buf_fmt(b, "%zu 0 R ", element_object(p, (size_t)p->pieces[k].element));
        buf_put(b, S("]"));
    }
    buf_put(b, S("]>>"));
    end_object(p);
}

static void
put_structure(Pdf *p)
{
    size_t *numbers = NEW_N(p->arena, p->n_pieces + 1, size_t);
    for (size_t k = 1; k < p->n_pieces; k++)
        numbers[k] = p->pieces[k].page == p->pieces[k - 1].page ? numbers[k - 1] + 1 : 0;
    begin_object(p, TREE);
    buf_fmt(&p->out, "<</Type/StructTreeRoot/K[%zu 0 R]/ParentTree %d 0 R/ParentTreeNextKey %zu>>",
            element_object(p, 0), PARENTS, p->n_pages);
    end_object(p);
    put_parents(p);
    for (size_t i = 0; i < p->n_elements; i++)
        put_element(p, i, numbers);
}

// ---- about the file -----------------------------------------------------------------------------

static void
put_xml(Buf *b, Str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '&' || s.p[i] == '<' || s.p[i] == '>')
            buf_put(b, s.p[i] == '&' ? S("&amp;") : s.p[i] == '<' ? S("&lt;") : S("&gt;"));
        else
            buf_char(b, s.p[i]);
    }
}

static void
put_metadata(Pdf *p)
{
    Buf x = buf_new(p->arena, PAGE_BYTES);
    buf_put(&x, S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                  "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                  "rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt>"
                  "<rdf:li xml:lang=\"x-default\">"));
    put_xml(&x, p->about.title);
    buf_put(&x, S("</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>"));
    put_xml(&x, p->about.language);
    buf_put(&x, S("</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>\n"
                  "<?xpacket end=\"r\"?>"));
    Str s = buf_str(&x);
    begin_object(p, METADATA);
    buf_fmt(&p->out, "<</Type/Metadata/Subtype/XML/Length %zu>>\nstream\n", s.n);
    buf_put(&p->out, s);
    buf_put(&p->out, S("\nendstream"));
    end_object(p);
}

static void
put_head(Pdf *p)
{
    IsoTime t = iso_from_unix(p->about.made_s);
    Buf *b = &p->out;
    buf_put(b, S("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    begin_object(p, CATALOG);
    buf_fmt(b, "<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/Outlines %d 0 R",
            PAGES, TREE, METADATA, OUTLINES);
    buf_put(b, S("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang("));
    buf_put(b, p->about.language);
    buf_put(b, S(")>>"));
    end_object(p);
    begin_object(p, INFO);
    buf_put(b, S("<</Title "));
    put_string(b, p->about.title);
    buf_put(b, S("/Subject "));
    put_string(b, p->about.subject);
    buf_fmt(b, "/Producer(Weerglas)/CreationDate(D:%04d%02d%02d%02d%02d%02dZ)>>", t.year, t.month,
            t.day, t.hour, t.minute, t.second);
    end_object(p);
    begin_object(p, PAGES);
    buf_fmt(b, "<</Type/Pages/Count %zu/Kids[", p->n_pages);
    for (size_t i = 0; i < p->n_pages; i++)
        buf_fmt(b, "%zu 0 R ", page_object(i));
    buf_put(b, S("]>>"));
    end_object(p);
    put_metadata(p);
}

// The table of where each object is, and the end.
static void
put_tail(Pdf *p)
{
    Buf *b = &p->out;
    size_t from = b->n;
    uint64_t id = 14695981039346656037U; // FNV-1a of what was written
    for (size_t i = 0; i < b->n; i++)
        id = (id ^ (unsigned char)b->p[i]) * 1099511628211U;
    buf_fmt(b, "xref\n0 %zu\n0000000000 65535 f \n", p->n_objects);
    for (size_t i = 1; i < p->n_objects; i++)
        if (p->offsets[i] > 0)
            buf_fmt(b, "%010u 00000 n \n", p->offsets[i]);
        else // a font that this file does not use
            buf_put(b, S("0000000000 65535 f \n"));
    buf_fmt(b, "trailer\n<</Size %zu/Root %d 0 R/Info %d 0 R", p->n_objects, CATALOG, INFO);
    buf_fmt(b, "/ID[<%016llX><%016llX>]>>\nstartxref\n%zu\n%%%%EOF\n", (unsigned long long)id,
            (unsigned long long)id, from);
}

Err
pdf_finish(Pdf *p, Str *out)
{
    REQUIRE(!p->open && p->n_pages > 0);
    if (p->over)
        FAIL(E_LIMIT, "too many pages");
    p->n_objects = element_object(p, p->n_elements);
    p->offsets = NEW_N(p->arena, p->n_objects, uint32_t);
    put_head(p);
    for (size_t face = 0; face < DOC_FACES; face++)
        if (is_used(p, face))
            TRY(put_font(p, face));
    for (size_t i = 0; i < p->n_pages; i++)
        TRY(put_page(p, i));
    put_bookmarks(p);
    put_structure(p);
    put_tail(p);
    if (p->out.over)
        FAIL(E_LIMIT, "the PDF file is too large");
    *out = buf_str(&p->out);
    return OK;
}
