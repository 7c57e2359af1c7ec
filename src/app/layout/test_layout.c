#include "app/layout/layout.h"
#include "test/check.h"

TEST(layout_page, leaves_out_what_it_does_not_know)
{
    Arena *a = arena_new(1 << 20);
    User nobody = {0};
    LayoutPage page = {.title = S("Signalen")};
    LayoutShell v = {.page = &page, .user = &nobody};
    Str markup = html_layout_page(a, &v).markup;
    CHECK_HAS(markup, S("<title>Signalen - Weerglas</title>"));
    CHECK_HAS(markup, S("href=\"/inloggen\""));
    CHECK_HASNT(markup, S("app-fictional"));
    CHECK_HASNT(markup, S("app-brand__region"));
    CHECK_HASNT(markup, S("Uitloggen"));
    CHECK_HASNT(markup, S("Kruimelpad"));
    CHECK_HASNT(markup, S("Hoofdmenu"));
    CHECK_HASNT(markup, S("role=\"status\""));
    CHECK_HASNT(markup, S("<script"));
    arena_free(a);
}

TEST(layout_page, shows_region_user_breadcrumb_and_what_was_done)
{
    Arena *a = arena_new(1 << 20);
    const MenuItem items[] = {{S("/signalen"), S("Signalen"), 0}, {S("/x"), S("A & B"), 0}};
    User anja = {.id = 1, .name = S("Anja <b>"), .role = S("adviseur"), .organisation = S("G & Z")};
    LayoutPage page = {.title = S("Signaal <1>"),
                       .message = S("Opgeslagen."),
                       .here = S("/x"),
                       .trail = {1, items}};
    LayoutShell v = {.page = &page,
                     .user = &anja,
                     .region = S("Regio \"Noord\""),
                     .menu = {2, items},
                     .is_demo = true};
    Str markup = html_layout_page(a, &v).markup;
    CHECK_HAS(markup, S("Fictieve gegevens"));
    CHECK_HAS(markup, S("Regio &quot;Noord&quot;"));
    CHECK_HAS(markup, S("<strong>Anja &lt;b&gt;</strong>"));
    CHECK_HAS(markup, S("adviseur, G &amp; Z"));
    CHECK_HAS(markup, S("Uitloggen"));
    CHECK_HAS(markup, S("href=\"/x\" aria-current=\"page\">A &amp; B</a>"));
    CHECK_HAS(markup, S("<span aria-current=\"page\">Signaal &lt;1&gt;</span>"));
    CHECK_HAS(markup, S("role=\"status\""));
    arena_free(a);
}

TEST(layout_field, has_a_control_for_every_kind)
{
    static const struct {
        FieldKind kind;
        const char *control;
    } kinds[] = {{FIELD_LINE, "<input class=\"utrecht-textbox "},
                 {FIELD_TEXT, "<textarea class=\"utrecht-textarea "},
                 {FIELD_CHOICE, "<select class=\"utrecht-select "},
                 {FIELD_DAY, "<input type=\"date\" class=\"utrecht-textbox "},
                 {FIELD_NUMBER, "<input inputmode=\"numeric\" class=\"utrecht-textbox "}};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        Arena *a = arena_new(1 << 20);
        FieldRule rule = {.name = S("n"), .kind = kinds[i].kind, .required = true, .label = S("L")};
        Field f = {.rule = &rule, .text = S("7")};
        Str right = html_layout_field(a, &f).markup;
        CHECK_HAS(right, str_z(kinds[i].control));
        CHECK_HAS(right, S(" id=\"n\" name=\"n\""));
        CHECK_HAS(right, S(" required "));
        CHECK_HASNT(right, S("aria-"));
        f.error = S("Fout.");
        rule.hint = S("Uitleg.");
        Str wrong = html_layout_field(a, &f).markup;
        CHECK_HAS(wrong, S("aria-describedby=\"n-hint n-error\" required  aria-invalid=\"true\""));
        CHECK_HAS(wrong, S("utrecht-form-field--invalid"));
        arena_free(a);
    }
}

TEST(layout_field, says_what_may_stay_empty)
{
    Arena *a = arena_new(1 << 20);
    FieldRule rule = {.name = S("n"), .label = S("Label")};
    Field f = {.rule = &rule, .text = S("")};
    CHECK_HAS(html_layout_field(a, &f).markup, S("(niet verplicht)"));
    rule.depends = true; // then its hint says when
    CHECK_HASNT(html_layout_field(a, &f).markup, S("(niet verplicht)"));
    rule = (FieldRule){.name = S("n"), .label = S("Label"), .required = true};
    CHECK_HASNT(html_layout_field(a, &f).markup, S("(niet verplicht)"));
    arena_free(a);
}

TEST(layout_email, breaks_only_where_a_reader_would)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(html_layout_email(a, S("jan.de-wit@gemeente.example")).markup,
              S("jan<wbr>.de-wit@<wbr>gemeente<wbr>.example"));
    CHECK_STR(html_layout_email(a, S(".@.<b>")).markup, S(".@<wbr>.&lt;b&gt;"));
    CHECK_STR(html_layout_email(a, S("Raad. Besluit")).markup, S("Raad. Besluit")); // no address
    CHECK_STR(html_layout_email(a, S("")).markup, S(""));
    arena_free(a);
}

TEST(layout_day_short, names_the_year_only_when_it_is_another)
{
    Arena *a = arena_new(1 << 16);
    CHECK_STR(layout_day_short(a, S("2026-11-20"), S("2026-03-01")), S("1 mrt"));
    CHECK_STR(layout_day_short(a, S("2026-11-20"), S("2025-12-31")), S("31 dec 2025"));
    arena_free(a);
}

TEST(layout_text, the_beginning_of_a_text_ends_with_a_word)
{
    Arena *a = arena_new(1 << 16);
    CHECK_STR(layout_first_words(a, S("een kort zinnetje"), 17), S("een kort zinnetje"));
    CHECK_STR(layout_first_words(a, S("een kort zinnetje"), 16), S("een kort …"));
    CHECK_STR(layout_first_words(a, S("één\ntwee drie"), 8), S("één\ntwee …"));
    CHECK_STR(layout_first_words(a, S("ééééé"), 3), S("ééé …"));
    CHECK_STR(layout_first_words(a, S(""), 3), S(""));
    arena_free(a);
}
