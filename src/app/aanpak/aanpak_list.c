// The approaches of someone's kwesties.
#include "app/aanpak/aanpak_inside.h"

enum { LIST_PAGE = 25, FILTER_RULES = 1 };

static const Choice state_choices[] = {
    {STR("voorbereiding"), STR("In voorbereiding")},
    {STR("uitvoering"), STR("In uitvoering")},
    {STR("teruggeblikt"), STR("Teruggeblikt")},
    {STR("gestopt"), STR("Gestopt")},
    {STR("alle"), STR("Alle")},
};

static const FieldRule rules[FILTER_RULES] = {
    {FIELD_OF(AanpakFilter, state), .kind = FIELD_CHOICE, .label = STR("Stand"),
     .choices = {COUNT(state_choices), state_choices}},
};

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

// The kwestie that the list is of, when the address names one.
static Err
read_kwestie(Req *r, const Form *query, AanpakListView *v)
{
    AanpakKwestieRows rows;
    int64_t id;
    Str text = form_value(query, S("kwestie"));
    if (text.n == 0)
        return OK;
    if (!str_to_int(text, &id))
        FAIL(E_INVALID, "not the id of a kwestie");
    TRY(q_aanpak_kwestie(r->db, r->arena, r->user.id, id, &rows));
    if (rows.n == 0)
        FAIL(E_NOT_FOUND, "no kwestie of this user");
    v->k = &rows.v[0];
    return OK;
}

// GET /aanpakken?state=uitvoering&kwestie=12&na=...
Err
aanpak_page_list(Req *r)
{
    Arena *a = r->arena;
    AanpakListView v = {.may_write = aanpak_may_write(r), .today = layout_day_of(a, r->now)};
    Form query;
    int64_t at, id;
    TRY(req_query(r, &query));
    TRY(read_place(&query, &at, &id));
    TRY(read_kwestie(r, &query, &v));
    if (!fields_read(a, &query, rules, FILTER_RULES, &v.filter))
        FAIL(E_INVALID, "a filter that our page does not offer");
    int64_t kwestie = v.k ? v.k->id : 0;
    TRY(q_aanpak_list(r->db, a, r->user.id, kwestie, v.filter.state.text, v.today, at, id,
                      LIST_PAGE + 1, &v.rows));
    v.later = at != INT64_MAX;
    v.again = str_fmt(a, "/aanpakken?kwestie=%s&state=%.*s",
                      kwestie ? str_fmt(a, "%lld", (long long)kwestie).p : "",
                      (int)v.filter.state.text.n, v.filter.state.text.p);
    if (v.rows.n > LIST_PAGE) {
        const AanpakListRow *last = &v.rows.v[LIST_PAGE - 1];
        v.rows.n = LIST_PAGE;
        v.next = str_fmt(a, "%.*s&na=%lld-%lld", (int)v.again.n, v.again.p,
                         (long long)last->created_at, (long long)last->id);
    }
    return aanpak_page(r, 200, NULL, S("Handelen"), html_aanpak_list(a, &v));
}
