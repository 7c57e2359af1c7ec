// Someone's own actions: also of an approach that they do not see any more.
#include "app/aanpak/aanpak_inside.h"

enum { LIST_PAGE = 25 };

static const FieldRule rules[AANPAK_OWN_RULES] = {
    {FIELD_OF(AanpakOwnForm, state), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Hoe staat het ervoor?")},
    {FIELD_OF(AanpakOwnForm, note), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX,
     .label = STR("Wat is ervan gekomen?"),
     .hint = STR("De leden van de kwestie kunnen dit lezen. Geen namen van personen.")},
    {FIELD_OF(AanpakOwnForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(AanpakOwnForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const Choice done[] = {{STR("opgeslagen"), STR("De stand van uw actie is opgeslagen.")}};

static Err
page(Req *r, int status, Str title, Html body)
{
    static const MenuItem trail[] = {{STR("/aanpakken"), STR("Handelen"), CAN_UNSET},
                                     {STR("/acties"), STR("Mijn acties"), CAN_UNSET}};
    bool is_list = str_eq(title, trail[1].label);
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/aanpakken"),
                                    .trail = {is_list ? 1 : 2, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

// Where this page begins: "2026-01-31-123", as the link to it says.
static Err
read_place(const Form *query, Str *on, int64_t *id)
{
    Str text = form_value(query, S("na"));
    *on = S("");
    *id = 0;
    if (!text.p)
        return OK;
    if (text.n < 12 || text.p[10] != '-' || !str_to_int((Str){text.p + 11, text.n - 11}, id))
        FAIL(E_INVALID, "not a place in the list");
    *on = (Str){text.p, 10};
    return OK;
}

// GET /acties?toon=klaar&na=...
Err
aanpak_page_mine(Req *r)
{
    Arena *a = r->arena;
    AanpakMineView v = {.today = layout_day_of(a, r->now)};
    Form query;
    Str on;
    int64_t id;
    TRY(req_query(r, &query));
    TRY(read_place(&query, &on, &id));
    v.done = str_eq(form_value(&query, S("toon")), S("klaar"));
    v.later = on.n > 0;
    v.again = v.done ? S("/acties?toon=klaar") : S("/acties?toon=open");
    TRY(q_aanpak_mine(r->db, a, r->user.id, v.done, on, id, LIST_PAGE + 1, &v.rows));
    if (v.rows.n > LIST_PAGE) {
        const AanpakMineRow *last = &v.rows.v[LIST_PAGE - 1];
        v.rows.n = LIST_PAGE;
        v.next = str_fmt(a, "%s&na=%s-%lld", v.again.p, last->due_on.p, (long long)last->id);
    }
    return page(r, 200, S("Mijn acties"), html_aanpak_mine(a, &v));
}

// The action, with the look at it in the log.
static Err
open_own(Req *r, AanpakOwnTaskRow *t)
{
    TRY(q_aanpak_own_task(r->db, r->arena, r->user.id, r->id, t));
    return audit_read(r, (AuditEntry){.name = S("task.read"),
                                      .activity = S("kwestie"),
                                      .object_kind = S("action_task"),
                                      .object_id = t->id});
}

static const FieldRule *
own_rules(Arena *a)
{
    FieldRule *own = field_rules_with(a, rules, AANPAK_OWN_RULES, S("state"), aanpak_task_states);
    return field_rules_with(a, own, AANPAK_OWN_RULES, S("bewust"), layout_keep_choices);
}

static void
fill_own(Arena *a, const FieldRule *own, const AanpakOwnTaskRow *t, AanpakOwnForm *f)
{
    fields_init(own, AANPAK_OWN_RULES, f);
    f->state.text = t->state;
    f->note.text = t->note;
    f->version.text = str_fmt(a, "%lld", (long long)t->version);
}

static Err
show_own(Req *r, int status, AanpakOwnView *v, const FieldRule *own)
{
    v->today = layout_day_of(r->arena, r->now);
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, AANPAK_OWN_RULES, &v->form);
    return page(r, status, v->task.title, html_aanpak_own(r->arena, v));
}

// GET /acties/12
Err
aanpak_page_own(Req *r)
{
    AanpakOwnView v = {0};
    const FieldRule *own = own_rules(r->arena);
    TRY(open_own(r, &v.task));
    fill_own(r->arena, own, &v.task, &v.form);
    return show_own(r, 200, &v, own);
}

typedef struct Writing {
    Req *r;
    const AanpakOwnForm *f;
} Writing;

static Err
write_own(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    const AanpakOwnForm *f = w->f;
    AanpakOwnChangeRow changed;
    int64_t done_at = str_eq(f->state.text, S("gedaan")) ? r->now : 0;
    TRY(q_aanpak_own_change(db, r->arena, r->user.id, r->id, f->version.number, f->state.text,
                            f->note.text, done_at, &changed));
    AanpakTask t = {.owner_id = r->user.id, .due_on = changed.due_on, .state = f->state.text};
    TRY(aanpak_tell_task(db, r->arena, &t, r->id, r->user.id, r->now));
    return audit_add(r, db,
                     (AuditEntry){.name = S("task.change"),
                                  .activity = S("kwestie"),
                                  .object_kind = S("action_task"),
                                  .object_id = r->id,
                                  .detail = f->state.text});
}

// POST /acties/12
Err
aanpak_form_own(Req *r)
{
    AanpakOwnView v = {0};
    AanpakOwnForm now, *f = &v.form;
    const FieldRule *own = own_rules(r->arena);
    bool all_right;
    TRY(open_own(r, &v.task));
    TRY(req_form(r, own, AANPAK_OWN_RULES, f, &all_right));
    all_right &= layout_texts_check(r->arena, own, AANPAK_OWN_RULES, f, &f->bewust);
    if (!all_right)
        return show_own(r, 422, &v, own);
    Err e = db_transaction(r->db, write_own, &(Writing){r, f});
    if (err_code(e) != E_NOT_FOUND) {
        TRY(e);
        return respond_to(r, "/acties?done=opgeslagen");
    }
    TRY(open_own(r, &v.task)); // E_NOT_FOUND when someone else has it by now
    fill_own(r->arena, own, &v.task, &now);
    now.bewust.text = f->bewust.text; // is not stored
    fields_show_newer(own, AANPAK_OWN_RULES, f, &now);
    f->version = now.version;
    v.has_conflict = true;
    return show_own(r, 409, &v, own);
}
