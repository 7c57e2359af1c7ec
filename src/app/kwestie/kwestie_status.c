// Following, closing and opening a kwestie again. Each change stands in its history.
#include "app/kwestie/kwestie_inside.h"

enum { REASON_MAX = 500 };

static const FieldRule rules[KWESTIE_STATUS_RULES] = {
    {FIELD_OF(KwestieStatusForm, status), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Nieuwe status"),
     .hint = STR("Open: er wordt aan gewerkt. Volgen: u kijkt of het rustig blijft. Gesloten: er "
                 "is niets meer te doen.")},
    {FIELD_OF(KwestieStatusForm, reason), .kind = FIELD_TEXT, .max = REASON_MAX,
     .label = STR("Waarom?"),
     .hint = STR("Verplicht als u de kwestie sluit. De reden komt in de geschiedenis te staan.")},
    {FIELD_OF(KwestieStatusForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(KwestieStatusForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const FieldRule *
own_rules(Arena *a)
{
    FieldRule *own =
        field_rules_with(a, rules, KWESTIE_STATUS_RULES, S("status"), kwestie_statuses);
    return field_rules_with(a, own, KWESTIE_STATUS_RULES, S("bewust"), kwestie_yes);
}

static Err
show_form(Req *r, int status, KwestieStatusView *v, const FieldRule *own, const KwestieGetRow *k)
{
    v->id = r->id;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, KWESTIE_STATUS_RULES, &v->form);
    return kwestie_page(r, status, k, S("Status wijzigen"), html_kwestie_status(r->arena, v));
}

static void
fill_form(Arena *a, const FieldRule *own, const KwestieGetRow *k, KwestieStatusForm *f)
{
    fields_init(own, KWESTIE_STATUS_RULES, f);
    f->status.text = k->status;
    f->version.text = str_fmt(a, "%lld", (long long)k->version);
}

// GET /kwesties/12/status
Err
kwestie_page_status(Req *r)
{
    KwestieStatusView v = {0};
    KwestieGetRow k;
    const FieldRule *own = own_rules(r->arena);
    TRY(kwestie_open(r, &k));
    fill_form(r->arena, own, &k, &v.form);
    return show_form(r, 200, &v, own, &k);
}

typedef struct Writing {
    Req *r;
    const KwestieStatusForm *f;
} Writing;

static Err
write_status(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    Str label = choice_label(kwestie_statuses, w->f->status.text), reason = w->f->reason.text;
    KwestieHistory h = {.kind = S("gebeurtenis"),
                        .on_day = layout_day_of(r->arena, r->now),
                        .body = str_fmt(r->arena, "Status gewijzigd: %.*s.%s%.*s", (int)label.n,
                                        label.p, reason.n > 0 ? " " : "", (int)reason.n, reason.p),
                        .by_whom = S(""),
                        .state = S(""),
                        .due_on = S("")};
    KwestieSetStatusRow changed;
    KwestieTouchRow k;
    int64_t id;
    TRY(q_kwestie_set_status(db, r->arena, r->user.id, r->id, w->f->version.number,
                             w->f->status.text, &changed));
    TRY(kwestie_touch(r, db, r->id, &k));
    TRY(kwestie_add_history(db, r->arena, r->id, &h, &id));
    return kwestie_log(r, db, S("kwestie.status"), r->id, k.number, w->f->status.text);
}

static Err
show_conflict(Req *r, KwestieStatusView *v, const FieldRule *own)
{
    KwestieGetRow k;
    KwestieStatusForm now;
    TRY(kwestie_open(r, &k));
    fill_form(r->arena, own, &k, &now);
    now.reason.text = v->form.reason.text; // neither is stored
    now.bewust.text = v->form.bewust.text;
    fields_show_newer(own, KWESTIE_STATUS_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own, &k);
}

// POST /kwesties/12/status
Err
kwestie_form_status(Req *r)
{
    KwestieStatusView v = {0};
    KwestieGetRow k;
    bool all_right;
    const FieldRule *own = own_rules(r->arena);
    KwestieStatusForm *f = &v.form;
    TRY(kwestie_open(r, &k));
    TRY(req_form(r, own, KWESTIE_STATUS_RULES, f, &all_right));
    if (!f->reason.error.p && f->reason.text.n == 0 && str_eq(f->status.text, S("gesloten"))) {
        f->reason.error = S("Schrijf op waarom u de kwestie sluit.");
        all_right = false;
    }
    if (!f->status.error.p && f->version.number == k.version && str_eq(f->status.text, k.status)) {
        f->status.error = S("Dit is de status al. Kies een andere.");
        all_right = false;
    }
    all_right &= kwestie_texts_check(r->arena, own, KWESTIE_STATUS_RULES, f, &f->bewust);
    if (!all_right)
        return show_form(r, 422, &v, own, &k);
    Err e = db_transaction(r->db, write_status, &(Writing){r, f});
    if (err_code(e) == E_NOT_FOUND)
        return show_conflict(r, &v, own);
    TRY(e);
    return respond_to(r, "/kwesties/%lld?done=status", (long long)r->id);
}
