// Saved views: the current filter under a name.
#include "app/signal/signal_list.h"
#include "app/signal/signal_pages.h"
#include "base/secret.h"
#include "signal_view_queries.h"

enum { NAME_MAX_CHARACTERS = 60 };

typedef struct ViewForm {
    Field naam;
} ViewForm;

static const FieldRule view_rules[] = {
    {FIELD_OF(ViewForm, naam), .kind = FIELD_LINE, .required = true, .min = 1,
     .max = NAME_MAX_CHARACTERS, .label = STR("Naam van de weergave")},
};

Err
signal_views_of(Req *r, Str query, SignalViews *out)
{
    SignalViewAllRows rows;
    TRY(q_signal_view_all(r->db, r->arena, r->user.id, &rows));
    SignalView *v = NEW_N(r->arena, rows.n + 1, SignalView);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (SignalView){
            .id = rows.v[i].id,
            .name = rows.v[i].name,
            .href = str_fmt(r->arena, "/signalen?%.*s", (int)rows.v[i].query.n, rows.v[i].query.p),
            .is_here = str_eq(rows.v[i].query, query)};
    *out = (SignalViews){rows.n, v};
    return OK;
}

// Back to the list with this filter. The query was made by signal_filter_query(), so it holds
// nothing but percent-encoded text.
static Err
back_to_list(Req *r, Str query, const char *done)
{
    TRY(respond_to(r, "/signalen?done=%s", done));
    if (query.n > 0)
        r->location = str_fmt(r->arena, "%.*s&%.*s", (int)r->location.n, r->location.p,
                              (int)query.n, query.p);
    return OK;
}

typedef struct Adding {
    Req *r;
    Str name, query;
} Adding;

static Err
add_view(Db *db, void *arg)
{
    Adding *x = arg;
    SignalViewAllRows rows;
    bool is_there = false;
    TRY(q_signal_view_all(db, x->r->arena, x->r->user.id, &rows));
    for (size_t i = 0; i < rows.n; i++)
        is_there = is_there || str_eq(rows.v[i].name, x->name);
    if (!is_there && rows.n >= SIGNAL_VIEWS_MAX)
        FAIL(E_LIMIT, "more than %d views", SIGNAL_VIEWS_MAX);
    return q_signal_view_add(db, x->r->arena, random_id(), x->r->user.id, x->name, x->query);
}

// POST /signalen/weergaven
Err
form_signal_view_add(Req *r)
{
    Form sent;
    ViewForm form;
    SignalFilter f;
    TRY(req_form_raw(r, &sent));
    bool all_right = fields_read(r->arena, &sent, view_rules, COUNT(view_rules), &form);
    Str query = form_value(&sent, S("filter"));
    TRY(signal_filter_read(r, query.p ? query : S(""), &f));
    query = signal_filter_query(r->arena, &f, (Str){0});
    SignalList v = {.name_error = form.naam.error, .name_text = form.naam.text};
    if (!all_right)
        return signal_list_page(r, 422, &f, v);
    Adding x = {r, form.naam.text, query};
    Err e = db_transaction(r->db, add_view, &x);
    if (err_code(e) == E_LIMIT) {
        v.name_error = S("U kunt 20 weergaven bewaren. Verwijder er eerst een.");
        return signal_list_page(r, 422, &f, v);
    }
    TRY(e);
    return back_to_list(r, query, "weergave");
}

static Err
drop_view(Db *db, void *arg)
{
    Req *r = arg;
    SignalViewDropRows gone;
    TRY(q_signal_view_drop(db, r->arena, r->id, r->user.id, &gone));
    if (gone.n == 0)
        FAIL(E_NOT_FOUND, "no such view");
    return OK;
}

// POST /signalen/weergaven/:id/weg
Err
form_signal_view_drop(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, drop_view, r));
    return back_to_list(r, S(""), "weergave-weg");
}
