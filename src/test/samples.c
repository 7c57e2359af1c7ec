// Writes sample.xlsx and sample.ics into a folder, for tests that read them with programs of
// others.
//
//   samples FOLDER
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
    Str book;
    Buf ics = buf_new(a, 1 << 20);
    Err e = workbook(a, argv[1], &book);
    if (failed(e))
        die("samples", err_text(e));
    e = calendar(&ics);
    if (failed(e))
        die("samples", err_text(e));
    save(a, argv[1], "sample.xlsx", book);
    save(a, argv[1], "sample.ics", buf_str(&ics));
    arena_free(a);
    return 0;
}
