#include "app/layout/layout.h"
#include "test/check.h"

TEST(layout_page, leaves_out_what_it_does_not_know)
{
    Arena *a = arena_new(1 << 20);
    LayoutPage v = {.title = S("Signalen")};
    Str page = html_layout_page(a, &v).markup;
    CHECK_HAS(page, S("<title>Signalen - Weerglas</title>"));
    CHECK_HASNT(page, S("app-fictional"));
    CHECK_HASNT(page, S("app-brand__region"));
    CHECK_HASNT(page, S("app-user"));
    CHECK_HASNT(page, S("Kruimelpad"));
    CHECK_HASNT(page, S("Hoofdmenu"));
    CHECK_HASNT(page, S("role=\"status\""));
    CHECK_HASNT(page, S("<script"));
    arena_free(a);
}

TEST(layout_page, shows_region_user_breadcrumb_and_what_was_done)
{
    Arena *a = arena_new(1 << 20);
    const MenuItem items[] = {{S("/signals"), S("Signalen")}, {S("/x"), S("A & B")}};
    LayoutPage v = {.title = S("Signaal <1>"),
                    .region = S("Regio \"Noord\""),
                    .user_name = S("Anja <b>"),
                    .user_role = S("adviseur"),
                    .message = S("Opgeslagen."),
                    .here = S("/x"),
                    .menu = {2, items},
                    .breadcrumb = {1, items},
                    .is_fictional = true};
    Str page = html_layout_page(a, &v).markup;
    CHECK_HAS(page, S("Fictieve gegevens"));
    CHECK_HAS(page, S("Regio &quot;Noord&quot;"));
    CHECK_HAS(page, S("<strong>Anja &lt;b&gt;</strong>"));
    CHECK_HAS(page, S("adviseur"));
    CHECK_HAS(page, S("href=\"/x\" aria-current=\"page\">A &amp; B</a>"));
    CHECK_HAS(page, S("<span aria-current=\"page\">Signaal &lt;1&gt;</span>"));
    CHECK_HAS(page, S("role=\"status\""));
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
