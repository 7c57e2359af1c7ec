// Writes sample.xlsx, sample.ics, sample.odt and sample.pdf into a folder, for tests that read them
// with programs of others.
//
//   samples FOLDER
#include "format/doc.h"
#include "format/ical.h"
#include "format/xlsx.h"

#include <stdio.h>

static const Str texts[] = {
    STR("Súdwest-Fryslân"),  STR("<b>&\"'"),      STR("=1+1"),
    STR("  spaties  "),      STR("twee\nregels"), STR("_x0041_"),
    STR("\xF0\x9F\x98\x80"), STR("a\x01z"),       STR("0612345678"),
};

static Err
workbook(Arena *a, const char *dir, Str *out)
{
    static const XlsxColumn columns[] = {{.title = STR("Tekst"), .width = 40},
                                         {.title = STR("Geheel")},
                                         {.title = STR("Deel")},
                                         {.title = STR("Dag"), .width = 12},
                                         {.title = STR("Moment"), .width = 18}};
    static const XlsxColumn one[] = {{.title = STR("Alleen een kop")}};
    Xlsx *x;
    TRY(xlsx_new(a, dir, 1767225600, &x));
    TRY(xlsx_sheet(x, S("Signalen & zo"), columns, COUNT(columns)));
    for (size_t i = 0; i < COUNT(texts); i++) {
        TRY(xlsx_text(x, texts[i]));
        TRY(xlsx_int(x, (int64_t)i * -1000000));
        TRY(xlsx_real(x, (double)i / 3));
        TRY(xlsx_date(x, S("2024-02-29")));
        TRY(xlsx_date(x, i % 2 ? S("2026-03-01T09:30") : (Str){0}));
        xlsx_row_end(x);
    }
    TRY(xlsx_sheet(x, S("Leeg"), one, COUNT(one)));
    return xlsx_finish(x, out);
}

static Err
calendar(Buf *out)
{
    static const Str categories[] = {STR("overleg"), STR("a,b;c")};
    Ical c = ical_begin(out, S("Overleg, Duinveen"));
    TRY(ical_event(
        &c, &(IcalEvent){.uid = S("1@weerglas"),
                         .stamp_s = 1767225600,
                         .start = S("2026-07-01T09:30"),
                         .end = S("2026-07-01T11:00"),
                         .summary = S("Driehoek; wijk \"Zuid\", met ëéñ heel lange titel die "
                                      "over meer dan één regel gaat € € € € € € € "
                                      "€ € € € € €"),
                         .description = S("Regel een\nRegel twee\\met schuine streep"),
                         .location = S("Raadhuis, zaal 1"),
                         .url = S("https://weerglas.example/overleg/1?a=b,c;d"),
                         .categories = categories,
                         .n_categories = COUNT(categories),
                         .organizer = S("Procesregisseur; \"regio\" Noorderland"),
                         .organizer_email = S("overleg@regio.example"),
                         .status = ICAL_TENTATIVE,
                         .sequence = 2}));
    TRY(ical_event(&c, &(IcalEvent){.uid = S("2@weerglas"),
                                    .stamp_s = 1767225600,
                                    .start = S("2024-02-28"),
                                    .end = S("2024-02-29"),
                                    .summary = S("Actie af")}));
    ical_end(&c);
    return OK;
}

// Every kind of block, and a table that goes on over pages.
static Err
document(Arena *a, Str *odt, Str *pdf)
{
    static const DocColumn columns[] = {{.title = STR("Wat & wie"), .width = 2},
                                        {.title = STR("Uitleg"), .width = 4},
                                        {.title = STR("Aantal"), .is_number = true}};
    Str words = S("Een zin die wat langer is, met Súdwest-Fryslân, ş en ł, \xE2\x80\x9C"
                  "aanhaling\xE2\x80\x9D en <tekens> & meer, zodat hij over regels gaat. ");
    Doc *d = doc_new(a, S("Verslag & <besluiten>"), S("Regio Duinveen"), S("1 maart 2026"));
    doc_heading(d, 1, S("Eerste deel"));
    doc_paragraph(d, str_fmt(a, "%s%s%s\nTweede alinea.", words.p, words.p, words.p));
    doc_fact(d, S("Besluit"), S("Ruimte laten."));
    doc_heading(d, 2, S("Onder het eerste"));
    doc_item(d, S("punt een"));
    doc_item(d, str_fmt(a, "%s%s", words.p, words.p));
    doc_heading(d, 3, S("Nog dieper"));
    doc_small(d, S("Kleine letters."));
    doc_table(d, S("Een tabel over bladzijden"), columns, COUNT(columns));
    for (int i = 0; i < 60; i++)
        doc_row(d, (const Str[]){str_fmt(a, "Rij %d", i), i % 7 ? words : texts[0], S("12")});
    doc_page_break(d);
    doc_heading(d, 1, S("Laatste deel"));
    doc_paragraph(d, S("a\x01z"));
    TRY(doc_odt(d, 1767225600, odt));
    return doc_pdf(d, 1767225600, pdf);
}

static void
save(Arena *a, const char *dir, const char *name, Str s)
{
    FILE *f = fopen(str_fmt(a, "%s/%s", dir, name).p, "wb");
    if (!f || fwrite(s.p, 1, s.n, f) != s.n || fclose(f) != 0)
        die("samples", "cannot write the file");
}

int
main(int argc, char **argv)
{
    if (argc != 2)
        die("samples", "usage: samples FOLDER");
    Arena *a = arena_new(64 << 20);
    Str book, odt, pdf;
    Buf ics = buf_new(a, 1 << 20);
    Err e = workbook(a, argv[1], &book);
    if (failed(e))
        die("samples", err_text(e));
    e = calendar(&ics);
    if (failed(e))
        die("samples", err_text(e));
    e = document(a, &odt, &pdf);
    if (failed(e))
        die("samples", err_text(e));
    save(a, argv[1], "sample.odt", odt);
    save(a, argv[1], "sample.pdf", pdf);
    save(a, argv[1], "sample.xlsx", book);
    save(a, argv[1], "sample.ics", buf_str(&ics));
    arena_free(a);
    return 0;
}
