// The outcomes that a region chooses from, and what each does.
#include "app/weging/weging_inside.h"
#include "base/secret.h"

enum { LABEL_MAX = 80, PLACE_MAX = 99, RULES = 5 };

static const Choice yes_no[] = {{STR("1"), STR("Ja")}, {STR("0"), STR("Nee, niet meer")}};

static const FieldRule rules[RULES] = {
    {FIELD_OF(UitkomstForm, label), .required = true, .min = 3, .max = LABEL_MAX,
     .label = STR("Hoe heet de uitkomst?")},
    {FIELD_OF(UitkomstForm, consequence), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Wat volgt eruit?")},
    {FIELD_OF(UitkomstForm, position), .kind = FIELD_NUMBER, .required = true, .min = 1,
     .max = PLACE_MAX, .label = STR("Plaats in de lijst")},
    {FIELD_OF(UitkomstForm, active), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Te kiezen bij een besluit?"), .choices = {COUNT(yes_no), yes_no}},
    {FIELD_OF(UitkomstForm, version), .kind = FIELD_NUMBER, .max = INT32_MAX,
     .label = STR("Versie")},
};

static const Choice done[] = {{STR("opgeslagen"), STR("De uitkomst is opgeslagen.")}};

static Err
page(Req *r, int status, Str title, Html body)
{
    MenuItem trail[] = {{S("/overleg"), S("Overleg"), CAN_UNSET},
                        {S("/uitkomsten"), S("Uitkomsten"), CAN_UNSET}};
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/overleg"),
                                    .trail = {str_eq(title, S("Uitkomsten")) ? 1 : 2, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

// GET /uitkomsten
Err
uitkomst_page_list(Req *r)
{
    UitkomstView v = {.may_lead = r->user.can & CAN_OVERLEG_LEAD};
    TRY(weging_ready_here(r));
    TRY(q_outcome_list(r->db, r->arena, r->user.id, &v.rows));
    return page(r, 200, S("Uitkomsten"), html_weging_uitkomst_lijst(r->arena, &v));
}

static Err
must_be_mine(Req *r, int64_t partnership)
{
    RegionMineRows regions;
    TRY(q_region_mine(r->db, r->arena, r->user.id, &regions));
    for (size_t i = 0; i < regions.n; i++)
        if (regions.v[i].id == partnership)
            return OK;
    FAIL(E_NOT_FOUND, "not a region of this user");
}

static Err
fill(Req *r, const FieldRule *own, UitkomstView *v, UitkomstForm *f)
{
    OutcomeGetRow row;
    v->partnership_id = r->id;
    v->code = r->code;
    v->is_new = str_eq(r->code, S("nieuw"));
    fields_init(own, RULES, f);
    f->active.text = S("1");
    f->version.text = S("0");
    if (v->is_new)
        return must_be_mine(r, r->id);
    TRY(q_outcome_get(r->db, r->arena, r->user.id, r->id, r->code, &row));
    f->label.text = row.label;
    f->consequence.text = row.consequence;
    f->position.text = str_fmt(r->arena, "%lld", (long long)row.position);
    f->active.text = row.active ? S("1") : S("0");
    f->version.text = str_fmt(r->arena, "%lld", (long long)row.version);
    return OK;
}

static Err
show(Req *r, int status, UitkomstView *v, const FieldRule *own)
{
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, RULES, &v->form);
    return page(r, status, v->is_new ? S("Uitkomst toevoegen") : S("Uitkomst wijzigen"),
                html_weging_uitkomst_form(r->arena, v));
}

static const FieldRule *
rules_of(Arena *a)
{
    return field_rules_with(a, rules, RULES, S("consequence"), weging_consequences);
}

// GET /uitkomsten/12/volgen and /uitkomsten/12/nieuw
Err
uitkomst_page_edit(Req *r)
{
    UitkomstView v = {0};
    const FieldRule *own = rules_of(r->arena);
    TRY(fill(r, own, &v, &v.form));
    return show(r, 200, &v, own);
}

typedef struct Writing {
    Req *r;
    const UitkomstView *v;
} Writing;

static Err
write(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    const UitkomstForm *f = &w->v->form;
    OutcomeChangeRows changed;
    int64_t active = str_eq(f->active.text, S("1"));
    // A code only has to be another than the rest: it is never shown.
    Str code = w->v->is_new ? str_fmt(r->arena, "u%lld", (long long)random_id()) : r->code;
    if (w->v->is_new)
        TRY(q_outcome_add(db, r->arena, r->id, code, f->label.text, f->consequence.text,
                          f->position.number, active));
    else {
        TRY(q_outcome_change(db, r->arena, r->user.id, r->id, code, f->version.number,
                             f->label.text, f->consequence.text, f->position.number, active,
                             &changed));
        if (changed.n == 0)
            FAIL(E_CONFLICT, "changed by someone else");
    }
    return audit_add(r, db,
                     (AuditEntry){.name = S("outcome.change"),
                                  .activity = S("overleg"),
                                  .object_kind = S("outcome"),
                                  .object_id = r->id,
                                  .object = code,
                                  .detail = f->consequence.text});
}

// POST /uitkomsten/12/volgen and /uitkomsten/12/nieuw
Err
uitkomst_form_edit(Req *r)
{
    UitkomstView v = {0};
    UitkomstForm now;
    bool right;
    const FieldRule *own = rules_of(r->arena);
    TRY(fill(r, own, &v, &now));
    TRY(req_form(r, own, RULES, &v.form, &right));
    if (!right)
        return show(r, 422, &v, own);
    Err e = db_transaction(r->db, write, &(Writing){r, &v});
    if (err_code(e) == E_CONFLICT) {
        TRY(fill(r, own, &v, &now));
        fields_show_newer(own, RULES, &v.form, &now);
        v.form.version = now.version;
        v.has_conflict = true;
        return show(r, 409, &v, own);
    }
    TRY(e);
    return respond_to(r, "/uitkomsten?done=opgeslagen");
}

const Route uitkomst_routes[] = {
    {GET, "/uitkomsten", uitkomst_page_list, CAN_OVERLEG},
    {GET, "/uitkomsten/:id/:code", uitkomst_page_edit, CAN_OVERLEG_LEAD},
    {POST, "/uitkomsten/:id/:code", uitkomst_form_edit, CAN_OVERLEG_LEAD},
    {0},
};
