// The kwesties that someone is a member of.
#include "app/kwestie/kwestie_inside.h"

enum { LIST_PAGE = 25, FILTER_RULES = 4 };

static const Choice status_choices[] = {
    {STR("open"), STR("Open")},
    {STR("volgen"), STR("Volgen")},
    {STR("gesloten"), STR("Gesloten")},
    {STR("alle"), STR("Alle, ook gesloten")},
};

static const FieldRule rules[FILTER_RULES] = {
    {FIELD_OF(KwestieFilter, status), .kind = FIELD_CHOICE, .label = STR("Status"),
     .choices = {COUNT(status_choices), status_choices}},
    {FIELD_OF(KwestieFilter, municipality), .kind = FIELD_CHOICE, .label = STR("Gemeente")},
    {FIELD_OF(KwestieFilter, theme), .kind = FIELD_CHOICE, .label = STR("Thema")},
    {FIELD_OF(KwestieFilter, phase), .kind = FIELD_CHOICE, .label = STR("Fase")},
};

static Err
read_filter(Req *r, const Form *query, KwestieFilter *out)
{
    KwestieMunicipalitiesRows rows;
    TRY(q_kwestie_municipalities(r->db, r->arena, r->user.id, &rows));
    Choice *v = NEW_N(r->arena, rows.n, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){rows.v[i].code, rows.v[i].name};
    FieldRule *own =
        field_rules_with(r->arena, rules, FILTER_RULES, S("municipality"), (Choices){rows.n, v});
    own = field_rules_with(r->arena, own, FILTER_RULES, S("theme"), signal_themes);
    own = field_rules_with(r->arena, own, FILTER_RULES, S("phase"), kwestie_phases);
    if (!fields_read(r->arena, query, own, FILTER_RULES, out))
        FAIL(E_INVALID, "a filter that our page does not offer");
    return OK;
}

// Where this page begins: "1767225600-123", as the link to it says.
static Err
read_place(const Form *query, int64_t *at, int64_t *id)
{
    Str text = form_value(query, S("na")), moment;
    *at = *id = INT64_MAX;
    if (!text.p)
        return OK;
    Cursor c = cursor(text);
    if (!cursor_until(&c, S("-"), 20, &moment) || !str_to_int(moment, at) ||
        !str_to_int(cursor_rest(&c), id))
        FAIL(E_INVALID, "not a place in the list");
    return OK;
}

// All codes are letters and digits: they need no encoding.
static Str
filter_query(Arena *a, const KwestieFilter *f)
{
    const Field *fields[FILTER_RULES] = {&f->status, &f->municipality, &f->theme, &f->phase};
    Str out = S("");
    for (size_t i = 0; i < FILTER_RULES; i++)
        if (fields[i]->text.n > 0)
            out = str_fmt(a, "%.*s%s%.*s=%.*s", (int)out.n, out.p, out.n > 0 ? "&" : "",
                          (int)rules[i].name.n, rules[i].name.p, (int)fields[i]->text.n,
                          fields[i]->text.p);
    return out;
}

// GET /kwesties?status=open&municipality=GM9001&theme=opvang&phase=onrust&na=...
Err
kwestie_page_list(Req *r)
{
    KwestieListView v = {.may_write = kwestie_may_write(r), .now = r->now};
    Form query;
    int64_t at, id;
    TRY(req_query(r, &query));
    TRY(read_filter(r, &query, &v.filter));
    TRY(read_place(&query, &at, &id));
    TRY(q_kwestie_list(r->db, r->arena, r->user.id, v.filter.status.text,
                       v.filter.municipality.text, v.filter.theme.text, v.filter.phase.text, at, id,
                       LIST_PAGE + 1, &v.rows));
    v.later = at != INT64_MAX;
    v.again = filter_query(r->arena, &v.filter);
    v.filtered = v.again.n > 0;
    if (v.rows.n > LIST_PAGE) {
        const KwestieListRow *last = &v.rows.v[LIST_PAGE - 1];
        v.rows.n = LIST_PAGE;
        v.next = str_fmt(r->arena, "/kwesties?%.*s%sna=%lld-%lld", (int)v.again.n, v.again.p,
                         v.filtered ? "&" : "", (long long)last->changed_at, (long long)last->id);
    }
    v.again =
        str_fmt(r->arena, "/kwesties%s%.*s", v.filtered ? "?" : "", (int)v.again.n, v.again.p);
    return kwestie_page(r, 200, NULL, S("Kwesties"), html_kwestie_list(r->arena, &v));
}
