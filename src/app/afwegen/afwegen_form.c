// The forms of weighing: one way to read them, one way to show them.
#include "app/afwegen/afwegen_inside.h"
#include "base/buf.h"

static bool
is_codes(const FieldRule *rule)
{
    return rule->kind == FIELD_LINE && rule->choices.n > 0;
}

// The ticked boxes of one list, in its order, as codes with commas.
static Str
ticked(Arena *a, const Form *sent, const FieldRule *rule)
{
    Buf b = buf_new(a, AFWEGEN_CODES_MAX);
    for (size_t c = 0; c < rule->choices.n; c++)
        for (size_t i = 0; i < sent->n; i++)
            if (str_eq(sent->parts[i].name, rule->name) &&
                str_eq(sent->parts[i].value, rule->choices.v[c].code)) {
                buf_put(&b, b.n > 0 ? S(",") : S(""));
                buf_put(&b, rule->choices.v[c].code);
                break;
            }
    return buf_str(&b);
}

Err
afwegen_form_read(Req *r, const FieldRule *rules, size_t n, void *form, bool *all_right)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    Form one = {.parts = NEW_N(r->arena, sent.n + n, FormPart)};
    for (size_t k = 0; k < n; k++)
        if (is_codes(&rules[k]))
            one.parts[one.n++] =
                (FormPart){.name = rules[k].name, .value = ticked(r->arena, &sent, &rules[k])};
    for (size_t i = 0; i < sent.n; i++) // the first of a name counts
        one.parts[one.n++] = sent.parts[i];
    *all_right = fields_read(r->arena, &one, rules, n, form);
    for (size_t k = 0; k < n; k++) {
        Field *f = field_at(form, &rules[k]);
        if (is_codes(&rules[k]) && f->error.p)
            f->error = S("Kies ten minste een van de mogelijkheden.");
    }
    if (n > 0 && str_eq(rules[n - 1].name, S("bewust")))
        *all_right &= kwestie_texts_check(r->arena, rules, n, form, field_at(form, &rules[n - 1]));
    return OK;
}

Err
afwegen_form_show(Req *r, int status, const AfwegenKwestieRow *k, AfwegenForm *f)
{
    f->wrong = fields_with_errors(r->arena, f->rules, f->n, f->form);
    f->form_token = req_form_token(r);
    f->back = str_fmt(r->arena, "/kwesties/%lld/analyse", (long long)k->id);
    return afwegen_page(r, status, k, f->title, html_afwegen_form(r->arena, f));
}

Html
afwegen_field(Arena *arena, const Field *f)
{
    if (str_eq(f->rule->name, S("bewust")))
        return html_kwestie_keep(arena, f);
    bool is_box = f->rule->kind == FIELD_CHOICE && f->rule->choices.n == 1;
    if (is_box && !f->error.p && f->text.n == 0)
        return (Html){0}; // asked once something is in the way
    if (is_codes(f->rule) || is_box)
        return html_afwegen_codes(arena, f);
    if (f->rule->kind == FIELD_CHOICE)
        return html_afwegen_radios(arena, f);
    return html_layout_field(arena, f);
}

const AfwegenHeading *
afwegen_heading(const AfwegenForm *f, Str name)
{
    for (size_t i = 0; i < f->n_headings; i++)
        if (str_eq(f->headings[i].before, name))
            return &f->headings[i];
    return NULL;
}

void
afwegen_wrong(Field *f, Str message, bool *all_right)
{
    if (!f->error.p)
        f->error = message;
    *all_right = false;
}
