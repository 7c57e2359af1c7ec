// A document as OpenDocument text: four XML parts in a ZIP file.
#include "format/doc.h"

#include "base/buf.h"
#include "format/iso.h"

#include <string.h>
#include <zip.h>

// ---- XML ----------------------------------------------------------------------------------------

// Text between tags or in a quoted attribute.
static void
put_text(Buf *b, Str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        Str as = s.p[i] == '&'   ? S("&amp;")
                 : s.p[i] == '<' ? S("&lt;")
                 : s.p[i] == '>' ? S("&gt;")
                 : s.p[i] == '"' ? S("&quot;")
                                 : (Str){0};
        if (!as.p)
            continue;
        buf_put(b, (Str){s.p + from, i - from});
        buf_put(b, as);
        from = i + 1;
    }
    buf_put(b, (Str){s.p + from, s.n - from});
}

static void
put_element(Buf *b, Str tag, Str style, Str text)
{
    buf_put(b, S("<"));
    buf_put(b, tag);
    buf_put(b, S(" text:style-name=\""));
    buf_put(b, style);
    buf_put(b, S("\">"));
    put_text(b, text);
    buf_put(b, S("</"));
    buf_put(b, tag);
    buf_put(b, S(">\n"));
}

#define NAMESPACES                                                              \
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""        \
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""          \
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""            \
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""          \
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""            \
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\">\n"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

// ---- the parts ----------------------------------------------------------------------------------

static const Str mimetype = STR("application/vnd.oasis.opendocument.text");

static const Str manifest = STR(
    XML "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
        "manifest:version=\"1.2\">\n"
        "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
        "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>\n"
        "<manifest:file-entry manifest:full-path=\"content.xml\" "
        "manifest:media-type=\"text/xml\"/>\n"
        "<manifest:file-entry manifest:full-path=\"styles.xml\" "
        "manifest:media-type=\"text/xml\"/>\n"
        "<manifest:file-entry manifest:full-path=\"meta.xml\" "
        "manifest:media-type=\"text/xml\"/>\n</manifest:manifest>\n");

// A paragraph style: name, shown name, parent, properties of paragraph and text.
#define STYLE(name, parent, more, paragraph, text)                                     \
    "<style:style style:name=\"" name "\" style:family=\"paragraph\" " parent more ">" \
    "<style:paragraph-properties " paragraph "/><style:text-properties " text "/></style:style>\n"
#define PARENT(name) "style:parent-style-name=\"" name "\" "
#define OUTLINE(n) "style:next-style-name=\"Text_20_body\" style:default-outline-level=\"" n "\" "
#define SHOWN(name) "style:display-name=\"" name "\" "
#define KEEP "fo:keep-with-next=\"always\" "

static const Str styles = STR(
    "<office:styles>\n"
    "<style:default-style style:family=\"paragraph\"><style:text-properties "
    "fo:font-family=\"'Source Sans 3', 'Source Sans Pro', Calibri, 'Liberation Sans', "
    "sans-serif\" fo:font-size=\"11pt\" fo:language=\"nl\" fo:country=\"NL\"/>"
    "</style:default-style>\n" STYLE(
        "Standard", "", "", "fo:orphans=\"2\" fo:widows=\"2\"",
        "") STYLE("Text_20_body", PARENT("Standard"), SHOWN("Text body"),
                  "fo:margin-bottom=\"0.2cm\" fo:line-height=\"130%\"",
                  "") STYLE("Title", PARENT("Standard"), "", KEEP "fo:margin-bottom=\"0.1cm\"",
                            "fo:font-size=\"24pt\" fo:font-weight=\"bold\" fo:color=\"#0a2a4d\"")
        STYLE("Subtitle", PARENT("Standard"), "", KEEP "fo:margin-bottom=\"0.1cm\"",
              "fo:font-size=\"14pt\" fo:color=\"#4d5f73\"")
            STYLE("Date_20_line", PARENT("Standard"), SHOWN("Date line"),
                  "fo:margin-bottom=\"0.6cm\"", "fo:color=\"#4d5f73\"")
                STYLE("Heading_20_1", PARENT("Standard"), SHOWN("Heading 1") OUTLINE("1"),
                      KEEP "fo:margin-top=\"0.7cm\" fo:margin-bottom=\"0.2cm\"",
                      "fo:font-size=\"16pt\" fo:font-weight=\"bold\" fo:color=\"#0a2a4d\"")
                    STYLE("Heading_20_2", PARENT("Standard"), SHOWN("Heading 2") OUTLINE("2"),
                          KEEP "fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.15cm\"",
                          "fo:font-size=\"13pt\" fo:font-weight=\"bold\" fo:color=\"#0a2a4d\"")
                        STYLE("Heading_20_3", PARENT("Standard"), SHOWN("Heading 3") OUTLINE("3"),
                              KEEP "fo:margin-top=\"0.35cm\" fo:margin-bottom=\"0.1cm\"",
                              "fo:font-size=\"11pt\" fo:font-weight=\"bold\" fo:color=\"#0a2a4d\"")
                            STYLE("Caption", PARENT("Standard"), "",
                                  KEEP "fo:margin-top=\"0.3cm\" "
                                       "fo:margin-bottom=\"0.1cm\"",
                                  "fo:font-weight=\"bold\"") STYLE("Table_20_Contents",
                                                                   PARENT("Standard"),
                                                                   SHOWN("Table Contents"), "",
                                                                   "fo:font-size=\"10pt\"")
                                STYLE("Table_20_Number", PARENT("Table_20_Contents"),
                                      SHOWN("Table Number"), "fo:text-align=\"end\"",
                                      "") STYLE("Table_20_Heading", PARENT("Table_20_Contents"),
                                                SHOWN("Table Heading"), KEEP,
                                                "fo:font-weight=\"bold\"")
                                    STYLE("Table_20_Number_20_Heading", PARENT("Table_20_Heading"),
                                          SHOWN("Table Number Heading"), "fo:text-align=\"end\"",
                                          "") STYLE("Small_20_print", PARENT("Standard"),
                                                    SHOWN("Small print"), "fo:margin-top=\"0.2cm\"",
                                                    "fo:font-size=\"9pt\" fo:color=\"#4d5f73\"")
                                        STYLE("Footer", PARENT("Standard"), "",
                                              "fo:text-align=\"end\"",
                                              "fo:font-size=\"9pt\" "
                                              "fo:color=\"#4d5f73\"") "<style:style "
                                                                      "style:name="
                                                                      "\"Strong\" "
                                                                      "style:family="
                                                                      "\"text\"><style:"
                                                                      "text-properties "
                                                                      "fo:font-weight="
                                                                      "\"bold\"/></"
                                                                      "style:style>\n"
                                                                      "<text:list-"
                                                                      "style "
                                                                      "style:name="
                                                                      "\"List_20_1\" "
                                                                      "style:display-"
                                                                      "name=\"List 1\">"
                                                                      "<text:list-"
                                                                      "level-style-"
                                                                      "bullet "
                                                                      "text:level="
                                                                      "\"1\" "
                                                                      "text:bullet-"
                                                                      "char="
                                                                      "\"\xE2\x80\xA2\""
                                                                      ">"
                                                                      "<style:list-"
                                                                      "level-"
                                                                      "properties "
                                                                      "text:list-level-"
                                                                      "position-and-"
                                                                      "space-mode="
                                                                      "\"label-"
                                                                      "alignment\">"
                                                                      "<style:list-"
                                                                      "level-label-"
                                                                      "alignment "
                                                                      "text:label-"
                                                                      "followed-by="
                                                                      "\"listtab\" "
                                                                      "fo:text-indent="
                                                                      "\"-0.5cm\" "
                                                                      "fo:margin-left="
                                                                      "\"0.75cm\"/></"
                                                                      "style:list-"
                                                                      "level-"
                                                                      "properties>"
                                                                      "</"
                                                                      "text:list-level-"
                                                                      "style-bullet></"
                                                                      "text:list-style>"
                                                                      "\n"
                                                                      "</"
                                                                      "office:styles>\n"
                                                                      "<office:"
                                                                      "automatic-"
                                                                      "styles><style:"
                                                                      "page-layout "
                                                                      "style:name="
                                                                      "\"A4\">"
                                                                      "<style:page-"
                                                                      "layout-"
                                                                      "properties "
                                                                      "fo:page-width="
                                                                      "\"21cm\" "
                                                                      "fo:page-height="
                                                                      "\"29.7cm\" "
                                                                      "fo:margin-top="
                                                                      "\"2cm\" "
                                                                      "fo:margin-"
                                                                      "bottom=\"1."
                                                                      "5cm\" "
                                                                      "fo:margin-left="
                                                                      "\"2cm\" "
                                                                      "fo:margin-right="
                                                                      "\"2cm\"/"
                                                                      "><style:footer-"
                                                                      "style><style:"
                                                                      "header-footer-"
                                                                      "properties "
                                                                      "fo:min-height="
                                                                      "\"0.8cm\" "
                                                                      "fo:margin-top="
                                                                      "\"0.4cm\"/></"
                                                                      "style:footer-"
                                                                      "style>"
                                                                      "</"
                                                                      "style:page-"
                                                                      "layout></"
                                                                      "office:"
                                                                      "automatic-"
                                                                      "styles>\n");

static Str
part_styles(Arena *a, const Doc *d)
{
    Buf b = buf_new(a, DOC_MAX_BYTES);
    buf_put(&b, S(XML "<office:document-styles" NAMESPACES));
    buf_put(&b, styles);
    buf_put(&b,
            S("<office:master-styles><style:master-page style:name=\"Standard\" "
              "style:page-layout-name=\"A4\"><style:footer><text:p text:style-name=\"Footer\">"));
    put_text(&b, d->title);
    buf_put(&b, S(", pagina <text:page-number text:select-page=\"current\"/> van "
                  "<text:page-count/></text:p></style:footer></style:master-page>"
                  "</office:master-styles>\n</office:document-styles>\n"));
    return buf_str(&b);
}

static Str
part_meta(Arena *a, const Doc *d, int64_t made_s)
{
    Buf b = buf_new(a, DOC_MAX_BYTES);
    IsoTime t = iso_from_unix(made_s);
    Str at = str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.year, t.month, t.day, t.hour, t.minute,
                     t.second);
    buf_put(&b, S(XML "<office:document-meta" NAMESPACES "<office:meta>"
                      "<meta:generator>Weerglas</meta:generator><dc:title>"));
    put_text(&b, d->title);
    buf_put(&b, S("</dc:title><dc:subject>"));
    put_text(&b, d->subtitle);
    buf_put(&b, S("</dc:subject><dc:language>nl-NL</dc:language><meta:creation-date>"));
    buf_put(&b, at);
    buf_put(&b, S("</meta:creation-date><dc:date>"));
    buf_put(&b, at);
    buf_put(&b, S("</dc:date></office:meta></office:document-meta>\n"));
    return buf_str(&b);
}

// ---- content ------------------------------------------------------------------------------------

static void
put_heading(Buf *b, int level, Str text)
{
    buf_fmt(b, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">", level,
            level);
    put_text(b, text);
    buf_put(b, S("</text:h>\n"));
}

static void
put_paragraph(Buf *b, const DocBlock *p, Str style)
{
    buf_put(b, S("<text:p text:style-name=\""));
    buf_put(b, style);
    buf_put(b, S("\">"));
    if (p->label.n > 0) {
        buf_put(b, S("<text:span text:style-name=\"Strong\">"));
        put_text(b, p->label);
        buf_put(b, S(":</text:span> "));
    }
    put_text(b, p->text);
    buf_put(b, S("</text:p>\n"));
}

static void
put_list(Buf *b, const DocBlock *l)
{
    buf_put(b, S("<text:list text:style-name=\"List_20_1\">\n"));
    for (size_t i = 0; i < l->n_rows; i++) {
        buf_put(b, S("<text:list-item>"));
        put_element(b, S("text:p"), S("Text_20_body"), l->cells[i]);
        buf_put(b, S("</text:list-item>\n"));
    }
    buf_put(b, S("</text:list>\n"));
}

static void
put_cell(Buf *b, Str cell_style, Str style, Str text)
{
    buf_put(b, S("<table:table-cell office:value-type=\"string\" table:style-name=\""));
    buf_put(b, cell_style);
    buf_put(b, S("\">"));
    put_element(b, S("text:p"), style, text);
    buf_put(b, S("</table:table-cell>"));
}

static void
put_table(Buf *b, const DocBlock *t, size_t number)
{
    put_element(b, S("text:p"), S("Caption"), t->text);
    buf_fmt(b, "<table:table table:name=\"Tabel%zu\" table:style-name=\"Tabel\">\n", number);
    for (size_t k = 0; k < t->n_columns; k++)
        buf_fmt(b, "<table:table-column table:style-name=\"Tabel%zu.%zu\"/>", number, k);
    buf_put(b, S("<table:table-header-rows><table:table-row>"));
    for (size_t k = 0; k < t->n_columns; k++)
        put_cell(b, S("Kop"),
                 t->columns[k].is_number ? S("Table_20_Number_20_Heading") : S("Table_20_Heading"),
                 t->columns[k].title);
    buf_put(b, S("</table:table-row></table:table-header-rows>\n"));
    for (size_t i = 0; i < t->n_rows; i++) {
        buf_put(b, S("<table:table-row>"));
        for (size_t k = 0; k < t->n_columns; k++)
            put_cell(b, S("Cel"),
                     t->columns[k].is_number ? S("Table_20_Number") : S("Table_20_Contents"),
                     t->cells[i * t->n_columns + k]);
        buf_put(b, S("</table:table-row>\n"));
    }
    buf_put(b, S("</table:table>\n"));
}

static const DocColumn week_columns[] = {
    {STR("Week van"), 3, false}, {STR("Signalen"), 2, true}, {STR("Gebruikelijk"), 2, true}};

// "20 tot 54"; empty when it is not known.
static Str
usual_of(Arena *a, const DocWeek *w)
{
    return w->low < 0 || w->high < 0 ? S("") : str_fmt(a, "%.0f tot %.0f", w->low, w->high);
}

// The last weeks as a table; the sentence says the rest.
static void
put_weeks(Buf *b, const Doc *d, const DocBlock *p, size_t number)
{
    size_t n = p->n_rows < DOC_WEEKS_IN_TABLE ? p->n_rows : DOC_WEEKS_IN_TABLE;
    Str *cells = NEW_N(d->arena, n * COUNT(week_columns), Str);
    for (size_t i = 0; i < n; i++) {
        const DocWeek *w = &p->weeks[p->n_rows - 1 - i];
        Str *row = cells + i * COUNT(week_columns);
        row[0] = w->label;
        row[1] = w->is_hidden ? S("afgeschermd")
                              : str_fmt(d->arena, "%lld%s", (long long)w->count,
                                        w->is_raised ? " (meer dan gebruikelijk)" : "");
        row[2] = usual_of(d->arena, w);
    }
    DocBlock table = {.text = p->text,
                      .columns = week_columns,
                      .n_columns = COUNT(week_columns),
                      .n_rows = n,
                      .cells = cells};
    put_table(b, &table, number);
    put_element(b, S("text:p"), S("Text_20_body"), p->label);
}

// The widths of the columns of each table, and what all tables share.
static void
put_automatic(Buf *b, const Doc *d)
{
    enum { WHOLE = 17000 }; // of an A4 page between its margins, in hundredths of a millimetre
    buf_put(b,
            S("<office:automatic-styles>\n"
              "<style:style style:name=\"Nieuw\" style:family=\"paragraph\" "
              "style:parent-style-name=\"Standard\"><style:paragraph-properties "
              "fo:break-before=\"page\"/></style:style>\n"
              "<style:style style:name=\"Tabel\" style:family=\"table\"><style:table-properties "
              "style:width=\"17cm\" table:align=\"margins\" fo:margin-bottom=\"0.3cm\" "
              "style:may-break-between-rows=\"true\"/></style:style>\n"
              "<style:style style:name=\"Cel\" style:family=\"table-cell\">"
              "<style:table-cell-properties fo:padding=\"0.1cm\" "
              "fo:border-bottom=\"0.5pt solid #c4d8eb\"/></style:style>\n"
              "<style:style style:name=\"Kop\" style:family=\"table-cell\">"
              "<style:table-cell-properties fo:padding=\"0.1cm\" fo:background-color=\"#eaf2fa\" "
              "fo:border-bottom=\"1pt solid #0a2a4d\"/></style:style>\n"));
    for (size_t i = 0; i < d->n; i++) {
        const DocBlock *t = &d->blocks[i];
        bool is_weeks = t->kind == DOC_WEEKS;
        const DocColumn *columns = is_weeks ? week_columns : t->columns;
        size_t n = is_weeks ? COUNT(week_columns) : t->n_columns;
        int64_t sum = 0;
        if (t->kind != DOC_TABLE && !is_weeks)
            continue;
        for (size_t k = 0; k < n; k++)
            sum += columns[k].width > 0 ? columns[k].width : 1;
        for (size_t k = 0; k < n; k++) {
            int64_t w = (columns[k].width > 0 ? columns[k].width : 1) * WHOLE / sum;
            buf_fmt(b,
                    "<style:style style:name=\"Tabel%zu.%zu\" style:family=\"table-column\">"
                    "<style:table-column-properties style:column-width=\"",
                    i, k);
            buf_fmt(b, "%lld.%03lldcm\"/></style:style>\n", (long long)(w / 1000),
                    (long long)(w % 1000));
        }
    }
    buf_put(b, S("</office:automatic-styles>\n"));
}

static Str
part_content(Arena *a, const Doc *d)
{
    Buf b = buf_new(a, DOC_MAX_BYTES);
    buf_put(&b, S(XML "<office:document-content" NAMESPACES));
    put_automatic(&b, d);
    buf_put(&b, S("<office:body><office:text>\n"));
    put_element(&b, S("text:p"), S("Title"), d->title);
    if (d->subtitle.n > 0)
        put_element(&b, S("text:p"), S("Subtitle"), d->subtitle);
    if (d->date_line.n > 0)
        put_element(&b, S("text:p"), S("Date_20_line"), d->date_line);
    for (size_t i = 0; i < d->n; i++) {
        const DocBlock *p = &d->blocks[i];
        switch (p->kind) {
        case DOC_HEADING: put_heading(&b, p->level, p->text); break;
        case DOC_PARAGRAPH: put_paragraph(&b, p, S("Text_20_body")); break;
        case DOC_SMALL: put_paragraph(&b, p, S("Small_20_print")); break;
        case DOC_LIST: put_list(&b, p); break;
        case DOC_TABLE: put_table(&b, p, i); break;
        case DOC_WEEKS: put_weeks(&b, d, p, i); break;
        case DOC_PAGE_BREAK: put_paragraph(&b, p, S("Nieuw")); break;
        }
    }
    buf_put(&b, S("</office:text></office:body></office:document-content>\n"));
    return b.over ? (Str){0} : buf_str(&b);
}

// ---- the ZIP file -------------------------------------------------------------------------------

static void
close_zip(void *arg)
{
    zip_t **z = arg;
    if (*z)
        zip_discard(*z);
    *z = NULL;
}

static void
close_source(void *arg)
{
    zip_source_free(arg);
}

static Err
add_part(zip_t *z, const char *name, Str content, int64_t made_s, bool stored)
{
    zip_source_t *s = zip_source_buffer(z, content.p, content.n, 0);
    zip_int64_t i = s ? zip_file_add(z, name, s, ZIP_FL_ENC_UTF_8) : -1;
    if (s && i < 0)
        zip_source_free(s);
    if (i < 0 ||
        zip_set_file_compression(z, (zip_uint64_t)i, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6) !=
            0 ||
        zip_file_set_mtime(z, (zip_uint64_t)i, (time_t)made_s, 0) != 0)
        FAIL(E_INTERNAL, "libzip: %s", zip_strerror(z));
    return OK;
}

static Err
read_back(Arena *a, zip_source_t *s, Str *out)
{
    zip_stat_t stat;
    if (zip_source_open(s) != 0 || zip_source_stat(s, &stat) != 0)
        FAIL(E_INTERNAL, "libzip cannot read what it wrote");
    if (stat.size > DOC_MAX_BYTES)
        FAIL(E_LIMIT, "a document of %llu bytes", (unsigned long long)stat.size);
    char *p = arena_bytes(a, (size_t)stat.size + 1);
    zip_int64_t n = zip_source_read(s, p, stat.size);
    (void)zip_source_close(s);
    if (n < 0 || (zip_uint64_t)n != stat.size)
        FAIL(E_INTERNAL, "libzip read less than it wrote");
    p[n] = '\0';
    *out = (Str){p, (size_t)n};
    return OK;
}

Err
doc_odt(const Doc *d, int64_t made_s, Str *out)
{
    Arena *a = d->arena;
    Str content = part_content(a, d);
    zip_error_t error;
    if (d->over || !content.p)
        FAIL(E_LIMIT, "the document is too long");
    zip_source_t *s = zip_source_buffer_create(NULL, 0, 0, &error);
    if (!s)
        FAIL(E_INTERNAL, "libzip has no memory");
    arena_defer(a, close_source, s);
    zip_source_keep(s); // zip_close() gives up one hold, we read it after that
    zip_t **z = NEW(a, zip_t *);
    *z = zip_open_from_source(s, ZIP_TRUNCATE, &error);
    if (!*z) {
        zip_source_free(s);
        FAIL(E_INTERNAL, "libzip cannot begin a file");
    }
    arena_defer(a, close_zip, z);
    TRY(add_part(*z, "mimetype", mimetype, made_s, true)); // first, and not compressed
    TRY(add_part(*z, "content.xml", content, made_s, false));
    TRY(add_part(*z, "styles.xml", part_styles(a, d), made_s, false));
    TRY(add_part(*z, "meta.xml", part_meta(a, d, made_s), made_s, false));
    TRY(add_part(*z, "META-INF/manifest.xml", manifest, made_s, false));
    if (zip_close(*z) != 0)
        FAIL(E_INTERNAL, "libzip: %s", zip_strerror(*z));
    *z = NULL;
    return read_back(a, s, out);
}
