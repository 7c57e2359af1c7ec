// Showing and reading a form of the consultation: one way for all of them.
#include "app/overleg/overleg_inside.h"

void
overleg_form_begin(Req *r, OverlegFormView *v, const FieldRule *rules, size_t n)
{
    v->rules = field_rules_with(r->arena, rules, n, S("bewust"), layout_keep_choices);
    v->n = n;
}

void
overleg_form_choices(Req *r, OverlegFormView *v, Str name, Choices choices)
{
    v->rules = field_rules_with(r->arena, v->rules, v->n, name, choices);
}

void
overleg_form_init(OverlegFormView *v)
{
    fields_init(v->rules, v->n, &v->form);
}

Err
overleg_form_read(Req *r, OverlegFormView *v, bool *all_right)
{
    TRY(req_form(r, v->rules, v->n, &v->form, all_right));
    *all_right &= layout_texts_check(r->arena, v->rules, v->n, &v->form, &v->form.bewust);
    return OK;
}

void
overleg_form_newer(OverlegFormView *v, OverlegForm *newer)
{
    newer->bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(v->rules, v->n, &v->form, newer);
    v->form.version = newer->version;
    v->has_conflict = true;
}

static bool
is_shown(Str name)
{
    return !str_eq(name, S("version")) && !str_eq(name, S("bewust"));
}

Err
overleg_form_show(Req *r, int status, const MeetingGetRow *m, OverlegFormView *v)
{
    const Field **shown = NEW_N(r->arena, v->n + 1, const Field *);
    Choice *hidden = NEW_N(r->arena, v->hidden.n + 1, Choice);
    size_t n = 0, nhidden = 0;
    for (size_t i = 0; i < v->n; i++)
        if (is_shown(v->rules[i].name)) {
            shown[n++] = field_at(&v->form, &v->rules[i]);
            v->has_optional |= !v->rules[i].required && !v->rules[i].depends;
        }
    for (size_t i = 0; i < v->hidden.n; i++)
        hidden[nhidden++] = v->hidden.v[i];
    if (v->form.version.text.n > 0)
        hidden[nhidden++] = (Choice){S("version"), v->form.version.text, {0}};
    v->shown = (FieldList){n, shown};
    v->hidden = (Choices){nhidden, hidden};
    v->wrong = fields_with_errors(r->arena, v->rules, v->n, &v->form);
    v->form_token = req_form_token(r);
    return overleg_page(r, status, m, v->title, html_overleg_form(r->arena, v));
}
