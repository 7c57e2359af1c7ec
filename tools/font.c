// font -- typefaces as C data, for the documents that we write (src/format/doc_pdf.c).
//
//   font OUT.h regular.woff bold.woff regular-ext.woff bold-ext.woff
//
// Takes WOFF 1.0 (W3C) with TrueType outlines apart at build time, so that nothing parses a font
// while serving: for each face the characters it has with glyph and width, and the tables that a
// PDF needs, as one compressed sfnt file.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FILE_LIMIT = 1 << 20, TABLES = 64, RUNES = 4096, GLYPHS = 4096, EM = 1000 };

typedef struct Table {
    uint32_t tag, checksum;
    uint32_t n;
    unsigned char *p;
} Table;

static unsigned char file[FILE_LIMIT], space[4 * FILE_LIMIT], sfnt[FILE_LIMIT], packed[FILE_LIMIT];
static size_t file_n, space_n;
static Table tables[TABLES];
static unsigned ntables;

static void
stop(const char *why, const char *what)
{
    fprintf(stderr, "font: %s %s\n", why, what);
    exit(1);
}

static uint32_t
get(const unsigned char *p, size_t n)
{
    uint32_t v = 0;
    for (size_t i = 0; i < n; i++)
        v = v << 8 | p[i];
    return v;
}

static void
put(unsigned char *p, uint32_t v, size_t n)
{
    for (size_t i = n; i-- > 0; v >>= 8)
        p[i] = (unsigned char)v;
}

static uint32_t
tag_of(const char *name)
{
    return get((const unsigned char *)name, 4);
}

static const Table *
table(const char *name)
{
    for (unsigned i = 0; i < ntables; i++)
        if (tables[i].tag == tag_of(name))
            return &tables[i];
    stop("no table", name);
    return NULL;
}

// n bytes of a table from a place on.
static const unsigned char *
at(const Table *t, size_t from, size_t n)
{
    if (from > t->n || n > t->n - from)
        stop("a table is too short", "");
    return t->p + from;
}

static int
signed16(const Table *t, size_t from)
{
    return (int16_t)get(at(t, from, 2), 2);
}

// ---- reading ------------------------------------------------------------------------------------

static void
read_table(Table *t, const unsigned char *entry)
{
    uint32_t from = get(entry + 4, 4), n = get(entry + 8, 4);
    t->tag = get(entry, 4);
    t->n = get(entry + 12, 4);
    t->checksum = get(entry + 16, 4);
    t->p = space + space_n;
    if (from > file_n || n > file_n - from || t->n > sizeof(space) - space_n)
        stop("a table lies outside", "the file");
    uLongf out = t->n;
    if (n == t->n)
        memcpy(t->p, file + from, n);
    else if (uncompress(t->p, &out, file + from, n) != Z_OK || out != t->n)
        stop("a table cannot be", "unpacked");
    space_n += t->n;
}

static void
read_font(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        stop("cannot open", path);
    file_n = fread(file, 1, FILE_LIMIT, in);
    if (file_n < 44 || file_n == FILE_LIMIT || fclose(in) != 0)
        stop("cannot read", path);
    if (get(file, 4) != tag_of("wOFF") || get(file + 4, 4) != 0x00010000)
        stop("not WOFF with TrueType outlines:", path);
    ntables = get(file + 12, 2);
    if (ntables > TABLES || file_n < 44 + 20 * (size_t)ntables)
        stop("too many tables in", path);
    space_n = 0;
    for (unsigned i = 0; i < ntables; i++)
        read_table(&tables[i], file + 44 + 20 * (size_t)i);
}

// ---- what a PDF embeds --------------------------------------------------------------------------

static uint32_t
checksum(const unsigned char *p, size_t n)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i += 4)
        sum += get(p + i, 4);
    return sum;
}

// An sfnt file of the tables for drawing only; its size.
static size_t
build_sfnt(void)
{
    static const char *const names[] = {"cvt ", "fpgm", "glyf", "head", "hhea",
                                        "hmtx", "loca", "maxp", "prep"};
    enum { KEPT = sizeof(names) / sizeof(names[0]) };
    size_t n = 12 + 16 * KEPT, head = 0, kept = 0;
    memset(sfnt, 0, sizeof(sfnt));
    for (size_t k = 0; k < KEPT; k++)
        for (unsigned i = 0; i < ntables; i++) {
            if (tables[i].tag != tag_of(names[k]))
                continue;
            if (tables[i].n + 3 > sizeof(sfnt) - n)
                stop("too large:", names[k]);
            unsigned char *entry = sfnt + 12 + 16 * kept++;
            put(entry, tables[i].tag, 4);
            put(entry + 4, tables[i].checksum, 4);
            put(entry + 8, (uint32_t)n, 4);
            put(entry + 12, tables[i].n, 4);
            memcpy(sfnt + n, tables[i].p, tables[i].n);
            if (tables[i].tag == tag_of("head"))
                head = n;
            n += (tables[i].n + 3) / 4 * 4;
        }
    uint32_t power = 1, log = 0;
    for (; power * 2 <= kept; power *= 2)
        log++;
    put(sfnt, 0x00010000, 4);
    put(sfnt + 4, (uint32_t)kept, 2);
    put(sfnt + 6, power * 16, 2);
    put(sfnt + 8, log, 2);
    put(sfnt + 10, (uint32_t)kept * 16 - power * 16, 2);
    if (head == 0)
        stop("no table", "head");
    put(sfnt + head + 8, 0, 4);
    put(sfnt + head + 8, 0xB1B0AFBAU - checksum(sfnt, n), 4);
    return n;
}

// ---- characters ---------------------------------------------------------------------------------

static uint16_t glyph_of[65536];

// Where the table for Unicode (platform 3, encoding 1, format 4) begins in cmap.
static size_t
unicode_table(const Table *cmap)
{
    uint32_t n = get(at(cmap, 2, 2), 2);
    for (size_t i = 0; i < n; i++) {
        const unsigned char *e = at(cmap, 4 + 8 * i, 8);
        size_t from = get(e + 4, 4);
        if (get(e, 2) == 3 && get(e + 2, 2) == 1 && get(at(cmap, from, 2), 2) == 4)
            return from;
    }
    stop("no table of format 4 in", "cmap");
    return 0;
}

static void
read_segment(const Table *cmap, size_t ends, size_t segments, size_t i)
{
    size_t starts = ends + 2 * segments + 2, deltas = starts + 2 * segments;
    size_t offset_at = deltas + 2 * segments + 2 * i;
    uint32_t last = get(at(cmap, ends + 2 * i, 2), 2);
    uint32_t first = get(at(cmap, starts + 2 * i, 2), 2);
    uint32_t delta = get(at(cmap, deltas + 2 * i, 2), 2);
    uint32_t offset = get(at(cmap, offset_at, 2), 2);
    for (uint32_t c = first; c <= last && c < 0xFFFF; c++) {
        uint32_t g = c;
        if (offset != 0) {
            g = get(at(cmap, offset_at + offset + 2 * (size_t)(c - first), 2), 2);
            if (g == 0)
                continue;
        }
        glyph_of[c] = (uint16_t)(g + delta);
    }
}

static void
read_characters(void)
{
    const Table *cmap = table("cmap");
    size_t from = unicode_table(cmap), segments = get(at(cmap, from + 6, 2), 2) / 2;
    memset(glyph_of, 0, sizeof(glyph_of));
    for (size_t i = 0; i < segments; i++)
        read_segment(cmap, from + 14, segments, i);
}

static int
em(int v)
{
    int units = (int)get(at(table("head"), 18, 2), 2);
    return (v * 2 * EM + (v < 0 ? -units : units)) / (2 * units);
}

static int
width_of(uint32_t glyph)
{
    uint32_t n = get(at(table("hhea"), 34, 2), 2);
    uint32_t i = glyph < n ? glyph : n - 1;
    return em((int)get(at(table("hmtx"), 4 * (size_t)i, 2), 2));
}

// ---- writing ------------------------------------------------------------------------------------

static void
write_bytes(FILE *out, int face, size_t n)
{
    fprintf(out, "static const unsigned char face%d_file[] = {", face);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s%u,", i % 24 == 0 ? "\n" : "", packed[i]);
    fprintf(out, "};\n");
}

static int
write_characters(FILE *out, int face)
{
    int n = 0;
    fprintf(out, "static const DocFaceRune face%d_runes[] = {", face);
    for (uint32_t c = 0x20; c < 0xFFFF; c++)
        if (glyph_of[c] != 0)
            fprintf(out, "%s{%u,%u,%d},", n++ % 8 == 0 ? "\n" : "", c, glyph_of[c],
                    width_of(glyph_of[c]));
    fprintf(out, "};\n");
    if (n == 0 || n > RUNES)
        stop("no characters, or too many", "");
    return n;
}

static int
write_face(FILE *out, int face, char *record, size_t room)
{
    size_t length = build_sfnt();
    uLongf n = sizeof(packed);
    if (compress2(packed, &n, sfnt, length, 9) != Z_OK)
        stop("cannot compress", "");
    read_characters();
    write_bytes(out, face, n);
    int runes = write_characters(out, face);
    const Table *head = table("head"), *os2 = table("OS/2");
    int glyphs = (int)get(at(table("maxp"), 4, 2), 2);
    return snprintf(record, room,
                    "{face%d_runes, %d, %d, {(const char *)face%d_file, %lu}, %zu, "
                    "{%d, %d, %d, %d}, %d, %d, %d},\n",
                    face, runes, glyphs, face, (unsigned long)n, length, em(signed16(head, 36)),
                    em(signed16(head, 38)), em(signed16(head, 40)), em(signed16(head, 42)),
                    em(signed16(table("hhea"), 4)), em(signed16(table("hhea"), 6)),
                    em(signed16(os2, 88)));
}

int
main(int argc, char **argv)
{
    static char records[4096];
    size_t used = 0;
    if (argc != 6)
        stop("usage:", "font OUT.h REGULAR BOLD REGULAR-EXT BOLD-EXT");
    FILE *out = fopen(argv[1], "w");
    if (!out)
        stop("cannot write", argv[1]);
    fprintf(out,
            "// Made by tools/font.c from fonts of npm packages (SIL Open Font License 1.1).\n");
    for (int i = 2; i < argc; i++) {
        read_font(argv[i]);
        int n = write_face(out, i - 2, records + used, sizeof(records) - used);
        used += (size_t)n;
    }
    fprintf(out, "static const DocFace faces[] = {\n%s};\n", records);
    if (fclose(out) != 0)
        stop("cannot write", argv[1]);
    return 0;
}
