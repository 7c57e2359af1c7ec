// Information requests: asking a partner before the meeting, and answering.
#include "app/overleg/overleg_inside.h"

enum { RULES = 7, LIST_MAX = 100, QUESTION_MAX = 500, ANSWER_MAX = 2000 };

static const FieldRule rules[RULES] = {
    {FIELD_OF(OverlegForm, organisation), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Aan welke organisatie?"),
     .hint = STR("Deze organisatie leest de vraag, het doel en de grondslag. Het agendapunt zelf "
                 "ziet zij daardoor niet.")},
    {FIELD_OF(OverlegForm, question), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = QUESTION_MAX, .label = STR("Wat wilt u weten?"),
     .hint = STR("Vraag naar wat er gebeurt, niet naar personen.")},
    {FIELD_OF(OverlegForm, purpose), .required = true, .min = 10, .max = 300,
     .label = STR("Waarvoor is het antwoord nodig?")},
    {FIELD_OF(OverlegForm, legal_basis), .required = true, .min = 5, .max = 200,
     .label = STR("Op welke grondslag mag dit worden gedeeld?"),
     .hint = STR("Bijvoorbeeld: Gemeentewet artikel 172, of het convenant van de regio.")},
    {FIELD_OF(OverlegForm, due_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Antwoord nodig voor")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const Choice answers[] = {
    {STR("gedeeld"), STR("Dit kan ik delen")},
    {STR("kan_niet"), STR("Dit kan ik niet delen")},
};

static const FieldRule answer_rules[] = {
    {FIELD_OF(OverlegForm, state), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Kunt u dit delen?"), .choices = {COUNT(answers), answers}},
    {FIELD_OF(OverlegForm, answer), .kind = FIELD_TEXT, .required = true, .min = 5,
     .max = ANSWER_MAX, .label = STR("Uw antwoord, of waarom het niet kan"),
     .hint = STR("Wie bij het agendapunt aan tafel zit, leest dit. Geen namen van personen.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// ---- asking -------------------------------------------------------------------------------------

// The rules with the organisations of a region.
static Err
rules_for(Req *r, int64_t partnership_id, OverlegFormView *v)
{
    AgendaOrganisationsRows rows;
    TRY(q_agenda_organisations(r->db, r->arena, partnership_id, 0, &rows));
    Choice *c = NEW_N(r->arena, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        c[i] = (Choice){str_fmt(r->arena, "%lld", (long long)rows.v[i].id), rows.v[i].name, {0}};
    overleg_form_begin(r, v, rules, RULES);
    overleg_form_choices(r, v, S("organisation"), (Choices){rows.n, c});
    overleg_form_init(v);
    v->title = S("Vraag informatie aan een partner");
    v->what = S("deze vraag");
    v->submit = S("Stel de vraag");
    v->cancel_label = S("Niet vragen");
    return OK;
}

static Err
begin(Req *r, AgendaItem *i, OverlegFormView *v)
{
    TRY(agenda_open(r, r->id, i));
    if (str_eq(i->state, S("ingetrokken")))
        FAIL(E_FORBIDDEN, "the item was withdrawn");
    TRY(rules_for(r, i->partnership_id, v));
    v->action = str_fmt(r->arena, "/overleg/punten/%lld/vragen", (long long)i->id);
    v->cancel = agenda_path(r->arena, i);
    v->form.due_on.text = i->held_on.n == 10 ? layout_day_add(r->arena, i->held_on, -1) : S("");
    return OK;
}

// GET /overleg/punten/34/vragen/nieuw
Err
agenda_page_ask(Req *r)
{
    AgendaItem i;
    OverlegFormView v = {0};
    TRY(begin(r, &i, &v));
    return overleg_form_show(r, 200, NULL, &v);
}

typedef struct Writing {
    Req *r;
    const AgendaItem *i;
    const AskGetRow *q;
    const OverlegForm *f;
    int64_t organisation_id, version;
    bool changed_meanwhile;
} Writing;

static Err
log_ask(Req *r, Db *db, Str name, int64_t id, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("overleg"),
                                  .object_kind = S("info_request"),
                                  .object_id = id,
                                  .object = S(""),
                                  .detail = detail});
}

static Err
write_ask(Db *db, void *arg)
{
    const Writing *w = arg;
    const OverlegForm *f = w->f;
    Req *r = w->r;
    int64_t id;
    AgendaQuestion q = {.item_id = w->i->id,
                        .organisation_id = w->organisation_id,
                        .question = f->question.text,
                        .purpose = f->purpose.text,
                        .legal_basis = f->legal_basis.text,
                        .due_on = f->due_on.text,
                        .asked_by = r->user.id};
    TRY(agenda_ask(db, r->arena, &q, r->now, &id));
    return log_ask(r, db, S("request.ask"), id,
                   str_fmt(r->arena, "organisatie %lld", (long long)w->organisation_id));
}

static void
check_day(Req *r, OverlegForm *f, bool *all_right)
{
    if (f->due_on.error.p || f->due_on.text.n != 10 ||
        layout_days_between(layout_day_of(r->arena, r->now), f->due_on.text) >= 0)
        return;
    f->due_on.error = S("Deze dag is al geweest.");
    *all_right = false;
}

// POST /overleg/punten/34/vragen
Err
agenda_form_ask(Req *r)
{
    AgendaItem i;
    OverlegFormView v = {0};
    Writing w = {.r = r, .i = &i, .f = &v.form};
    bool all_right;
    TRY(begin(r, &i, &v));
    TRY(overleg_form_read(r, &v, &all_right));
    check_day(r, &v.form, &all_right);
    if (!all_right)
        return overleg_form_show(r, 422, NULL, &v);
    if (!str_to_int(v.form.organisation.text, &w.organisation_id))
        FAIL(E_INVALID, "no organisation");
    TRY(db_transaction(r->db, write_ask, &w));
    return respond_to(r, "/overleg/punten/%lld?done=gevraagd#vragen", (long long)i.id);
}

// ---- what an organisation is asked --------------------------------------------------------------

// GET /informatievragen
Err
ask_page_list(Req *r)
{
    AskListView v = {.today = layout_day_of(r->arena, r->now)};
    TRY(q_ask_list(r->db, r->arena, r->user.id, 0, LIST_MAX, &v.open));
    TRY(q_ask_list(r->db, r->arena, r->user.id, 1, LIST_MAX, &v.answered));
    return overleg_page(r, 200, NULL, S("Informatievragen"), html_overleg_asked(r->arena, &v));
}

static Err
find(Req *r, AskGetRow *q)
{
    TRY(q_ask_get(r->db, r->arena, r->user.id, r->id, q));
    return audit_read(r, (AuditEntry){.name = S("request.read"),
                                      .activity = S("overleg"),
                                      .object_kind = S("info_request"),
                                      .object_id = q->id,
                                      .object = S("")});
}

static Err
show_question(Req *r, int status, AskShowView *v)
{
    bool open = str_eq(v->q->state, S("open"));
    v->may_answer = open && v->q->is_asked;
    v->may_direct = open && v->q->sees_item;
    v->form_token = req_form_token(r);
    v->form.wrong = fields_with_errors(r->arena, v->form.rules, v->form.n, &v->form.form);
    return overleg_page(r, status, NULL, S("Informatievraag"), html_overleg_question(r->arena, v));
}

static void
begin_answer(Req *r, const AskGetRow *q, OverlegFormView *v)
{
    overleg_form_begin(r, v, answer_rules, COUNT(answer_rules));
    overleg_form_init(v);
    v->form.version.text = str_fmt(r->arena, "%lld", (long long)q->version);
}

// GET /informatievragen/12
Err
ask_page_show(Req *r)
{
    AskGetRow q;
    AskShowView v = {.q = &q};
    TRY(find(r, &q));
    begin_answer(r, &q, &v.form);
    return show_question(r, 200, &v);
}

static Err
write_answer(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AskAnswerRows changed;
    TRY(q_ask_answer(db, r->arena, r->user.id, w->q->id, w->f->version.number, w->f->state.text,
                     w->f->answer.text, r->now, &changed));
    w->changed_meanwhile = changed.n == 0;
    if (w->changed_meanwhile)
        return OK;
    TRY(agenda_tell_asked(db, r->arena, w->q->id, 0, r->user.id, r->now));
    return log_ask(r, db, S("request.answer"), w->q->id, w->f->state.text);
}

// POST /informatievragen/12
Err
ask_form_answer(Req *r)
{
    AskGetRow q;
    AskShowView v = {.q = &q};
    Writing w = {.r = r, .q = &q, .f = &v.form.form};
    bool all_right;
    TRY(find(r, &q));
    if (!q.is_asked)
        FAIL(E_FORBIDDEN, "another organisation is asked");
    begin_answer(r, &q, &v.form);
    TRY(overleg_form_read(r, &v.form, &all_right));
    if (!all_right)
        return show_question(r, 422, &v);
    TRY(db_transaction(r->db, write_answer, &w));
    if (w.changed_meanwhile) { // a colleague answered, or the question changed: both are shown
        TRY(find(r, &q));
        v.form.has_conflict = true;
        v.form.form.version.text = str_fmt(r->arena, "%lld", (long long)q.version);
        return show_question(r, 409, &v);
    }
    return respond_to(r, "/informatievragen/%lld?done=geantwoord", (long long)q.id);
}

// ---- asking another organisation, and withdrawing -----------------------------------------------

// For who is at the table of the item.
static Err
begin_direct(Req *r, AskGetRow *q, OverlegFormView *v)
{
    AgendaItem i;
    OverlegForm *f = &v->form;
    TRY(find(r, q));
    if (!q->sees_item)
        FAIL(E_FORBIDDEN, "only who is at the table for the item");
    if (!str_eq(q->state, S("open")))
        FAIL(E_CONFLICT, "it was answered or withdrawn");
    TRY(agenda_open(r, q->item_id, &i));
    TRY(rules_for(r, i.partnership_id, v));
    v->action = str_fmt(r->arena, "/informatievragen/%lld/uitzetten", (long long)q->id);
    v->cancel = str_fmt(r->arena, "/informatievragen/%lld", (long long)q->id);
    f->organisation.text =
        q->organisation_id ? str_fmt(r->arena, "%lld", (long long)q->organisation_id) : S("");
    f->question.text = q->question;
    f->purpose.text = q->purpose;
    f->legal_basis.text = q->legal_basis;
    f->due_on.text = q->due_on;
    f->version.text = str_fmt(r->arena, "%lld", (long long)q->version);
    return OK;
}

// GET /informatievragen/12/uitzetten
Err
ask_page_direct(Req *r)
{
    AskGetRow q;
    OverlegFormView v = {0};
    TRY(begin_direct(r, &q, &v));
    return overleg_form_show(r, 200, NULL, &v);
}

static Err
write_direct(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    const OverlegForm *f = w->f;
    const AskGetRow *q = w->q;
    AskDirectRows changed;
    bool drop = !f; // withdrawn: as it was
    TRY(q_ask_direct(db, r->arena, r->user.id, q->id, w->version, drop ? S("vervallen") : S("open"),
                     drop ? q->organisation_id : w->organisation_id,
                     drop ? q->question : f->question.text, drop ? q->purpose : f->purpose.text,
                     drop ? q->legal_basis : f->legal_basis.text, drop ? q->due_on : f->due_on.text,
                     &changed));
    w->changed_meanwhile = changed.n == 0;
    if (w->changed_meanwhile)
        return OK;
    TRY(agenda_tell_asked(db, r->arena, q->id, drop ? 0 : w->organisation_id, r->user.id, r->now));
    return log_ask(r, db, drop ? S("request.withdraw") : S("request.direct"), q->id,
                   str_fmt(r->arena, "organisatie %lld", (long long)w->organisation_id));
}

// POST /informatievragen/12/uitzetten
Err
ask_form_direct(Req *r)
{
    AskGetRow q;
    OverlegFormView v = {0};
    Writing w = {.r = r, .q = &q, .f = &v.form};
    bool all_right;
    TRY(begin_direct(r, &q, &v));
    TRY(overleg_form_read(r, &v, &all_right));
    check_day(r, &v.form, &all_right);
    if (!all_right)
        return overleg_form_show(r, 422, NULL, &v);
    w.version = v.form.version.number;
    if (!str_to_int(v.form.organisation.text, &w.organisation_id))
        FAIL(E_INVALID, "no organisation");
    TRY(db_transaction(r->db, write_direct, &w));
    if (w.changed_meanwhile) {
        OverlegFormView now = {0};
        TRY(begin_direct(r, &q, &now));
        overleg_form_newer(&v, &now.form);
        return overleg_form_show(r, 409, NULL, &v);
    }
    return respond_to(r, "/informatievragen/%lld?done=gevraagd", (long long)q.id);
}

// POST /informatievragen/12/intrekken
Err
ask_form_withdraw(Req *r)
{
    AskGetRow q;
    AskShowView v = {.q = &q};
    Form sent;
    Writing w = {.r = r, .q = &q};
    TRY(find(r, &q));
    TRY(req_form_raw(r, &sent));
    if (!q.sees_item)
        FAIL(E_FORBIDDEN, "only who is at the table for the item");
    if (!str_to_int(form_value(&sent, S("version")), &w.version))
        FAIL(E_INVALID, "no version");
    TRY(db_transaction(r->db, write_direct, &w));
    if (w.changed_meanwhile) {
        TRY(find(r, &q));
        begin_answer(r, &q, &v.form);
        v.form.has_conflict = true;
        return show_question(r, 409, &v);
    }
    return respond_to(r, "/informatievragen/%lld?done=niet_meer", (long long)q.id);
}
