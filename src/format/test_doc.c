// A document in its three forms. What other programs make of them, tools/test-doc.sh tells.
#include "format/doc.h"

#include "format/doc_face.h"
#include "test/check.h"

#include <string.h>

static const DocColumn columns[] = {{.title = STR("Gemeente"), .width = 3},
                                    {.title = STR("Aantal"), .is_number = true}};

static Doc *
sample(Arena *a, size_t rows)
{
    Doc *d = doc_new(a, S("Verslag <overleg> & zo"), S("Testregio"), S("1 januari 2026"));
    doc_heading(d, 1, S("Besluiten"));
    doc_paragraph(d, S("Een alinea.\n\nNog een \x01 alinea met \"aanhaling\"."));
    doc_fact(d, S("Besluit"), S("Ruimte laten"));
    doc_item(d, S("eerste punt"));
    doc_item(d, S("tweede punt"));
    doc_table(d, S("Aantallen"), columns, COUNT(columns));
    for (size_t i = 0; i < rows; i++)
        doc_row(d, (const Str[]){S("Waterrijk"), S("12")});
    doc_small(d, S("Kleine letters."));
    return d;
}

TEST(doc, holds_what_was_put_in_order)
{
    Arena *a = arena_new(64 << 20);
    Doc *d = sample(a, 40);
    CHECK_INT(d->n, 7);
    CHECK_STR(d->blocks[2].text, S("Nog een \xEF\xBF\xBD alinea met \"aanhaling\"."));
    CHECK_STR(d->blocks[3].label, S("Besluit"));
    CHECK_INT(d->blocks[4].n_rows, 2);
    CHECK_INT(d->blocks[5].n_rows, 40);
    CHECK_STR(d->blocks[5].cells[79], S("12"));
    CHECK(!d->over);
    arena_free(a);
}

TEST(doc, an_empty_text_puts_nothing)
{
    Arena *a = arena_new(64 << 20);
    Doc *d = doc_new(a, S("T"), S(""), S(""));
    doc_paragraph(d, S(" \n \n"));
    doc_fact(d, S("Besluit"), (Str){0});
    CHECK_INT(d->n, 0);
    arena_free(a);
}

TEST(doc, past_its_limits_it_makes_no_file)
{
    Arena *a = arena_new((size_t)512 << 20);
    Str out;
    Doc *d = sample(a, DOC_MAX_ROWS + 1);
    CHECK(d->over);
    CHECK_ERR(doc_odt(d, 0, &out), E_LIMIT);
    CHECK_ERR(doc_pdf(d, 0, &out), E_LIMIT);
    d = doc_new(a, S("T"), S(""), S(""));
    for (int i = 0; i <= DOC_MAX_PAGES; i++) {
        doc_page_break(d);
        doc_small(d, S("x"));
    }
    CHECK_ERR(doc_pdf(d, 0, &out), E_LIMIT);
    arena_free(a);
}

// ---- ODT ----------------------------------------------------------------------------------------

TEST(doc, odt_begins_with_its_type_not_compressed)
{
    Arena *a = arena_new(64 << 20);
    Str odt;
    CHECK_OK(doc_odt(sample(a, 3), 1767225600, &odt));
    CHECK(odt.n > 200 && memcmp(odt.p, "PK\x03\x04", 4) == 0);
    // ODF 1.2 part 3, 3.3: the type stands at byte 38, so that a program need not unpack to see it
    CHECK_STR(((Str){odt.p + 30, 47}), S("mimetypeapplication/vnd.oasis.opendocument.text"));
    arena_free(a);
}

TEST(doc, the_same_document_makes_the_same_bytes)
{
    Arena *a = arena_new(64 << 20);
    Str one, two;
    CHECK_OK(doc_odt(sample(a, 3), 1767225600, &one));
    CHECK_OK(doc_odt(sample(a, 3), 1767225600, &two));
    CHECK(str_eq(one, two));
    CHECK_OK(doc_pdf(sample(a, 3), 1767225600, &one));
    CHECK_OK(doc_pdf(sample(a, 3), 1767225600, &two));
    CHECK(str_eq(one, two));
    arena_free(a);
}

// ---- PDF ----------------------------------------------------------------------------------------

TEST(doc, pdf_says_what_it_is)
{
    Arena *a = arena_new(64 << 20);
    Str pdf;
    CHECK_OK(doc_pdf(sample(a, 3), 1767225600, &pdf));
    CHECK(str_starts(pdf, S("%PDF-1.7\n")));
    CHECK_HAS(pdf, S("/Lang(nl-NL)"));
    CHECK_HAS(pdf, S("/MarkInfo<</Marked true>>"));
    CHECK_HAS(pdf, S("/Scope/Column"));
    CHECK_HAS(pdf, S("/Scope/Row"));
    CHECK_HAS(pdf, S("/S/H2"));
    CHECK(str_starts((Str){pdf.p + pdf.n - 6, 6}, S("%%EOF\n")));
    arena_free(a);
}

TEST(doc, a_line_breaks_between_words_and_takes_all)
{
    Str text = S("een twee drie wereldomspannendebetekenis na-dit");
    Str rest = text;
    CHECK_STR(doc_take_line(&rest, false, 10, doc_width(S("een twee"), false, 10)), S("een twee "));
    CHECK_STR(doc_take_line(&rest, false, 10, doc_width(S("drie w"), false, 10)), S("drie "));
    Str part = doc_take_line(&rest, false, 10, 30);
    CHECK(part.n > 0 && part.n < 20 && str_starts(S("wereldomspannendebetekenis"), part));
    for (int i = 0; rest.n > 0 && i < 100; i++)
        (void)doc_take_line(&rest, false, 10, 1); // narrower than a letter: one letter a line
    CHECK_INT(rest.n, 0);
}

TEST(doc, rarer_letters_come_from_another_face)
{
    CHECK_INT(doc_glyph(S("e"), 0, false).face, 0);
    CHECK_INT(doc_glyph(S("e"), 0, true).face, 1);
    CHECK_INT(doc_glyph(S("ş"), 0, false).face, 2);
    CHECK_INT(doc_glyph(S("ł"), 0, true).face, 3);
    DocGlyph g = doc_glyph(S("\xF0\x9F\x98\x80"), 0, false); // an emoji: no face has it
    CHECK_INT(g.bytes, 4);
    CHECK(g.rune->rune == 0xFFFD || g.rune->rune == '?');
}

static const DocWeek weeks[] = {
    {.label = STR("5 jan"), .count = 12, .low = 4, .high = 9, .is_raised = true},
    {.label = STR("12 jan"), .count = 4321, .low = 4, .high = 9, .is_hidden = true},
    {.label = STR("19 jan"), .count = 0, .low = -1, .high = -1},
};

TEST(doc, weeks_are_a_picture_that_keeps_back_what_is_hidden)
{
    Arena *a = arena_new(64 << 20);
    Str odt, pdf, other;
    DocWeek same[COUNT(weeks)];
    memcpy(same, weeks, sizeof(weeks));
    same[1].count = 2;
    const DocWeek *both[] = {weeks, same};
    for (size_t i = 0; i < COUNT(both); i++) {
        Doc *d = doc_new(a, S("Bericht"), S(""), S(""));
        doc_weeks(d, S("Signalen per week"), S("In de laatste week: 0."), both[i], COUNT(weeks));
        CHECK_INT(d->n, 1);
        CHECK_OK(doc_odt(d, 0, i ? &other : &odt));
        CHECK_OK(doc_pdf(d, 0, &pdf));
        CHECK(pdf.n > 1000);
    }
    CHECK_STR(odt, other); // the same, whatever is hidden
    arena_free(a);
}

TEST(doc, a_compact_document_takes_fewer_pages)
{
    Arena *a = arena_new(64 << 20);
    size_t usual, compact;
    Doc *d = sample(a, 60);
    CHECK_OK(doc_pdf_pages(d, &usual));
    d->is_compact = true;
    CHECK_OK(doc_pdf_pages(d, &compact));
    CHECK_INT(usual, 3);
    CHECK_INT(compact, 2);
    arena_free(a);
}
