// A question that came of the scoring, directed to a partner by the chair.
#include "app/weging/weging_inside.h"

enum { ID_MAX = 20, BASIS_MAX = 200, WORDS_MIN = 10, DAYS = 14 };

static const FieldRule rules[] = {
    {FIELD_OF(WegingRequestForm, vraag), .required = true, .max = ID_MAX, .label = STR("Vraag")},
    {FIELD_OF(WegingRequestForm, tekst), .kind = FIELD_TEXT, .required = true, .min = WORDS_MIN,
     .max = WEGING_TEXT_MAX, .label = STR("Wat wilt u weten?")},
    {FIELD_OF(WegingRequestForm, organisatie), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Aan wie vraagt u dit?")},
    {FIELD_OF(WegingRequestForm, doel), .kind = FIELD_TEXT, .required = true, .min = WORDS_MIN,
     .max = WEGING_REASON_MAX, .label = STR("Waarvoor is het antwoord nodig?")},
    {FIELD_OF(WegingRequestForm, grondslag), .required = true, .max = BASIS_MAX,
     .label = STR("Grondslag"), .hint = STR("Op welke wet of afspraak rust deze vraag?")},
    {FIELD_OF(WegingRequestForm, dag), .kind = FIELD_DAY, .required = true,
     .label = STR("Wanneer is het antwoord nodig?")},
    {FIELD_OF(WegingRequestForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(WegingRequestForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static Err
rules_for(Req *r, const Weging *x, const FieldRule **out)
{
    WegingPartnersRows rows;
    TRY(q_weging_partners(r->db, r->arena, x->item.partnership_id, &rows));
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){str_fmt(r->arena, "%lld", (long long)rows.v[i].id), rows.v[i].name};
    FieldRule *own =
        field_rules_with(r->arena, rules, COUNT(rules), S("organisatie"), (Choices){rows.n, v});
    *out = field_rules_with(r->arena, own, COUNT(rules), S("bewust"), kwestie_yes);
    return OK;
}

// The question with this id, of this item.
static Err
find(Req *r, const Weging *x, Str id, WegingRequestsRow *out)
{
    WegingRequestsRows rows;
    int64_t wanted;
    if (!id.p || !str_to_int(id, &wanted))
        FAIL(E_NOT_FOUND, "no id of a question");
    TRY(q_weging_requests(r->db, r->arena, r->user.id, x->item.id, &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (rows.v[i].id == wanted) {
            *out = rows.v[i];
            return OK;
        }
    FAIL(E_NOT_FOUND, "no such question");
}

static void
fill(Arena *a, const WegingRequestsRow *q, const FieldRule *own, int64_t now, WegingRequestForm *f)
{
    fields_init(own, COUNT(rules), f);
    f->vraag.text = str_fmt(a, "%lld", (long long)q->id);
    f->tekst.text = q->question;
    if (q->organisation_id)
        f->organisatie.text = str_fmt(a, "%lld", (long long)q->organisation_id);
    f->doel.text = q->purpose;
    f->grondslag.text = q->legal_basis;
    f->dag.text = q->due_on.n > 0 ? q->due_on : layout_day_add(a, layout_day_of(a, now), DAYS);
    f->version.text = str_fmt(a, "%lld", (long long)q->version);
}

static Err
show(Req *r, int status, WegingRequestView *v, const FieldRule *own)
{
    v->wrong = fields_with_errors(r->arena, own, COUNT(rules), &v->form);
    v->form_token = req_form_token(r);
    return weging_page(r, status, v->x, S("Vraag aan een partner"), html_weging_vraag(r->arena, v));
}

static Str
why_not(const WegingRequestsRow *q)
{
    return str_eq(q->state, S("open")) ? (Str){0} : S("Deze vraag is al beantwoord of vervallen.");
}

// GET /overleg/12/punten/34/weging/vraag?vraag=56
Err
weging_page_request(Req *r)
{
    Weging x;
    WegingRequestView v = {.x = &x};
    WegingRequestsRow q;
    const FieldRule *own;
    Form query;
    TRY(weging_open(r, &x));
    TRY(weging_only_chair(r, &x));
    TRY(req_query(r, &query));
    TRY(find(r, &x, form_value(&query, S("vraag")), &q));
    if (why_not(&q).p)
        return weging_refuse(r, &x, why_not(&q));
    TRY(rules_for(r, &x, &own));
    fill(r->arena, &q, own, r->now, &v.form);
    return show(r, 200, &v, own);
}

typedef struct Asking {
    Req *r;
    const Weging *x;
    const WegingRequestForm *f;
} Asking;

static Err
write(Db *db, void *arg)
{
    const Asking *w = arg;
    const WegingRequestForm *f = w->f;
    Req *r = w->r;
    WegingRequestDirectRows changed;
    int64_t id, organisation;
    REQUIRE(str_to_int(f->vraag.text, &id) && str_to_int(f->organisatie.text, &organisation));
    TRY(q_weging_request_direct(db, r->arena, r->user.id, w->x->item.id, id, f->version.number,
                                organisation, f->tekst.text, f->doel.text, f->grondslag.text,
                                f->dag.text, r->now, &changed));
    if (changed.n == 0)
        FAIL(E_CONFLICT, "the question was changed by someone else");
    TRY(agenda_tell_asked(db, r->arena, id, organisation, r->user.id, r->now));
    return agenda_log(r, db, S("weging.ask"), &w->x->item, S(""));
}

static Err
conflict(Req *r, WegingRequestView *v, const FieldRule *own)
{
    WegingRequestsRow q;
    WegingRequestForm now;
    TRY(find(r, v->x, v->form.vraag.text, &q));
    if (why_not(&q).p)
        return weging_refuse(r, v->x, why_not(&q));
    fill(r->arena, &q, own, r->now, &now);
    now.bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(own, COUNT(rules), &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show(r, 409, v, own);
}

// POST /overleg/12/punten/34/weging/vraag
Err
weging_form_request(Req *r)
{
    Weging x;
    WegingRequestView v = {.x = &x};
    WegingRequestForm *f = &v.form;
    WegingRequestsRow q;
    const FieldRule *own;
    bool right;
    TRY(weging_open(r, &x));
    TRY(rules_for(r, &x, &own));
    TRY(req_form(r, own, COUNT(rules), f, &right));
    TRY(weging_only_chair(r, &x));
    TRY(find(r, &x, f->vraag.text, &q));
    if (why_not(&q).p)
        return weging_refuse(r, &x, why_not(&q));
    right &= kwestie_texts_check(r->arena, own, COUNT(rules), f, &f->bewust);
    if (right && layout_days_between(layout_day_of(r->arena, r->now), f->dag.text) < 0) {
        f->dag.error = S("Kies een dag die nog komt.");
        right = false;
    }
    if (!right)
        return show(r, 422, &v, own);
    Err e = db_transaction(r->db, write, &(Asking){r, &x, f});
    if (err_code(e) == E_CONFLICT)
        return conflict(r, &v, own);
    TRY(e);
    return weging_done(r, &x, "gevraagd");
}
