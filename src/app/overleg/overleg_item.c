// One agenda item: its page, changing it, and its way on and off an agenda.
#include "app/overleg/overleg_inside.h"
#include "app/weging/weging.h"

enum { RULES = 7, CASE_RULES = 6, LIST_PAGE = 25, REQUESTS_MAX = 50, LAST = 1000000 };

bool
agenda_may_change(const Req *r, const AgendaItemGetRow *i)
{
    if (str_eq(i->state, S("behandeld")) || str_eq(i->state, S("ingetrokken")))
        return false;
    bool is_closed = i->meeting_id != 0 && i->meeting_closes_at <= r->now;
    return i->leads > 0 || (i->proposed_by == r->user.id && !is_closed);
}

static bool
waits(const AgendaItemGetRow *i)
{
    return str_eq(i->state, S("voorgesteld")) || str_eq(i->state, S("doorgeschoven")) ||
           str_eq(i->state, S("niet_geagendeerd"));
}

// What the item is about, for who may see that itself; for others nothing.
static Err
add_subjects(Req *r, AgendaShowView *v)
{
    const AgendaItemGetRow *i = v->i;
    AgendaKwestiePickRow k;
    AgendaApproachPickRow p;
    AgendaTrendPickRow t;
    AgendaItemGetRow earlier;
    v->sees_earlier = i->came_from_id && !failed(q_agenda_item_get(r->db, r->arena, r->user.id,
                                                                   i->came_from_id, &earlier));
    if (i->kwestie_id &&
        !failed(q_agenda_kwestie_pick(r->db, r->arena, r->user.id, i->kwestie_id, &k)))
        v->kwestie = str_fmt(r->arena, "%s: %s", k.number.p, k.title.p);
    if (i->approach_id &&
        !failed(q_agenda_approach_pick(r->db, r->arena, r->user.id, i->approach_id, &p)))
        v->approach = str_fmt(r->arena, "%s: %s", p.number.p, p.title.p);
    if (i->trend_id && !failed(q_agenda_trend_pick(r->db, r->arena, r->user.id, i->trend_id, &t)))
        v->trend = t.title;
    return OK;
}

static Err
show_item(Req *r, int64_t item_id, int64_t meeting_id)
{
    AgendaItemGetRow i;
    AgendaItem item;
    AgendaShowView v = {.i = &i};
    AgendaSignalCountRow signals;
    Choices choices;
    Arena *a = r->arena;
    TRY(agenda_look(r, item_id, &i));
    if (i.meeting_id != meeting_id) {
        if (meeting_id)
            FAIL(E_NOT_FOUND, "the item is not on this meeting");
        return respond_to(r, "/overleg/%lld/punten/%lld%s%.*s", (long long)i.meeting_id,
                          (long long)item_id, r->query.n > 0 ? "?" : "", (int)r->query.n,
                          r->query.n > 0 ? r->query.p : "");
    }
    TRY(agenda_open(r, item_id, &item));
    v.form_token = req_form_token(r);
    v.is_chair = i.leads > 0;
    v.waits = waits(&i);
    v.may_change = agenda_may_change(r, &i);
    v.may_ask = !str_eq(i.state, S("ingetrokken"));
    v.may_withdraw = i.proposed_by == r->user.id && v.may_change;
    TRY(q_agenda_signals_seen(r->db, a, r->user.id, item_id, AGENDA_SIGNALS_MAX, &v.signals));
    TRY(q_agenda_signal_count(r->db, a, item_id, &signals));
    v.hidden_signals = signals.n - (int64_t)v.signals.n;
    TRY(q_agenda_people(r->db, a, item_id, &v.people));
    TRY(q_agenda_organisations(r->db, a, i.partnership_id, item_id, &v.organisations));
    TRY(q_ask_of_item(r->db, a, r->user.id, item_id, REQUESTS_MAX, &v.requests));
    TRY(agenda_meetings(r, i.partnership_id, &v.meetings, &choices));
    TRY(add_subjects(r, &v));
    TRY(weging_card(r, &item, &v.weighing));
    return agenda_page(r, 200, &item, item.title, html_overleg_item(a, &v));
}

// GET /overleg/punten/34: one that waits for a meeting
Err
agenda_page_waiting(Req *r)
{
    return show_item(r, r->id, 0);
}

// GET /overleg/12/punten/34
Err
agenda_page_show(Req *r)
{
    return show_item(r, r->id2, r->id);
}

// GET /overleg/punten?stand=niet_geagendeerd&na=...
Err
agenda_page_list(Req *r)
{
    AgendaListView v = {0};
    Form query;
    Str place, moment;
    int64_t at = INT64_MAX, id = INT64_MAX;
    TRY(req_query(r, &query));
    v.state = form_value(&query, S("stand"));
    v.state = v.state.p ? v.state : S("");
    if (v.state.n > 0 && str_eq(choice_label(agenda_states, v.state), v.state))
        FAIL(E_INVALID, "no such state");
    place = form_value(&query, S("na"));
    Cursor c = cursor(place);
    v.is_later = place.n > 0;
    if (v.is_later && (!cursor_until(&c, S("-"), 20, &moment) || !str_to_int(moment, &at) ||
                       !str_to_int(cursor_rest(&c), &id)))
        FAIL(E_INVALID, "not a place in the list");
    TRY(q_agenda_list(r->db, r->arena, r->user.id, v.state, at, id, LIST_PAGE + 1, &v.rows));
    if (v.rows.n > LIST_PAGE) {
        const AgendaListRow *last = &v.rows.v[LIST_PAGE - 1];
        v.rows.n = LIST_PAGE;
        v.next = str_fmt(r->arena, "/overleg/punten?stand=%.*s&na=%lld-%lld", (int)v.state.n,
                         v.state.p, (long long)last->proposed_at, (long long)last->id);
    }
    return overleg_page(r, 200, NULL, S("Agendapunten"), html_overleg_points(r->arena, &v));
}

// ---- changing -----------------------------------------------------------------------------------

static const FieldRule rules[RULES] = {
    {FIELD_OF(OverlegForm, title), .required = true, .min = 5, .max = AGENDA_TITLE_MAX,
     .label = STR("Titel"), .hint = STR("Zonder namen van personen.")},
    {FIELD_OF(OverlegForm, municipality), .kind = FIELD_CHOICE, .label = STR("Gemeente"),
     .hint = STR("Laat leeg als het om de hele regio gaat.")},
    {FIELD_OF(OverlegForm, question), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AGENDA_QUESTION_MAX, .label = STR("Wat wordt het overleg gevraagd?")},
    {FIELD_OF(OverlegForm, minutes), .kind = FIELD_NUMBER, .required = true, .min = 1, .max = 120,
     .label = STR("Hoeveel minuten?")},
    {FIELD_OF(OverlegForm, not_before), .kind = FIELD_DAY, .label = STR("Niet eerder dan")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const FieldRule case_rules[CASE_RULES] = {
    {FIELD_OF(OverlegForm, reference), .required = true, .min = 3, .max = 40,
     .label = STR("Nummer van de casus"), .hint = STR("Alleen letters, cijfers en streepjes."),
     .check = agenda_check_reference},
    {FIELD_OF(OverlegForm, basis), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Op welke grondslag?")},
    {FIELD_OF(OverlegForm, municipality), .kind = FIELD_CHOICE, .label = STR("Gemeente"),
     .hint = STR("Laat leeg als het om de hele regio gaat.")},
    {FIELD_OF(OverlegForm, minutes), .kind = FIELD_NUMBER, .required = true, .min = 1, .max = 120,
     .label = STR("Hoeveel minuten?")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static bool
is_case(const AgendaItemGetRow *i)
{
    return str_eq(i->kind, S("casusverwijzing"));
}

static Err
begin(Req *r, AgendaItemGetRow *i, OverlegFormView *v)
{
    Choices municipalities;
    Arena *a = r->arena;
    OverlegForm *f = &v->form;
    TRY(agenda_look(r, r->id, i));
    if (!agenda_may_change(r, i))
        FAIL(E_FORBIDDEN, "only who proposed it, or the chair, and not afterwards");
    TRY(municipality_choices(r->db, a, r->user.id, &municipalities));
    overleg_form_begin(r, v, is_case(i) ? case_rules : rules, is_case(i) ? CASE_RULES : RULES);
    overleg_form_choices(r, v, S("municipality"), municipalities);
    overleg_form_choices(r, v, S("basis"), agenda_bases);
    overleg_form_init(v);
    v->title = S("Punt wijzigen");
    v->what = S("dit punt");
    v->submit = S("Opslaan");
    v->action = v->cancel = str_fmt(a, "/overleg/punten/%lld", (long long)i->id);
    f->title.text = i->title;
    f->municipality.text = i->municipality;
    f->question.text = i->question;
    f->minutes.text = str_fmt(a, "%lld", (long long)i->minutes);
    f->not_before.text = i->not_before;
    f->reference.text = i->case_reference;
    f->basis.text = i->case_basis;
    f->version.text = str_fmt(a, "%lld", (long long)i->version);
    return OK;
}

// GET /overleg/punten/34/wijzigen
Err
agenda_page_edit(Req *r)
{
    AgendaItemGetRow i;
    OverlegFormView v = {0};
    TRY(begin(r, &i, &v));
    return overleg_form_show(r, 200, NULL, &v);
}

typedef struct Writing {
    Req *r;
    const AgendaItemGetRow *i;
    const OverlegForm *f;
    int64_t meeting_id, version;
    Str state, reason;
    bool changed_meanwhile;
} Writing;

static Err
log_item(const Writing *w, Db *db, Str name, Str detail)
{
    AgendaItem item = {.id = w->i->id,
                       .meeting_number = w->i->meeting_id ? w->i->meeting_number : S("")};
    return agenda_log(w->r, db, name, &item, detail);
}

static Err
write_change(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    const OverlegForm *f = w->f;
    AgendaChangeRows changed;
    AgendaChangeCaseRows case_changed;
    Str number = f->reference.text;
    if (is_case(w->i)) {
        Str title = str_fmt(r->arena, "Casusverwijzing %.*s", (int)number.n, number.p);
        TRY(q_agenda_change_case(db, r->arena, r->user.id, w->i->id, f->version.number, title,
                                 f->municipality.text, number, f->basis.text, f->minutes.number,
                                 LAST, &case_changed));
        w->changed_meanwhile = case_changed.n == 0;
    } else {
        TRY(q_agenda_change(db, r->arena, r->user.id, w->i->id, f->version.number, f->title.text,
                            f->municipality.text, f->question.text, f->minutes.number,
                            f->not_before.text, LAST, &changed));
        w->changed_meanwhile = changed.n == 0;
    }
    if (w->changed_meanwhile)
        return OK;
    if (w->i->meeting_id)
        TRY(q_agenda_meeting_touch(db, r->arena, w->i->meeting_id));
    return log_item(w, db, S("agenda.change"), S(""));
}

// POST /overleg/punten/34
Err
agenda_form_change(Req *r)
{
    AgendaItemGetRow i;
    OverlegFormView v = {0};
    bool all_right;
    TRY(begin(r, &i, &v));
    TRY(overleg_form_read(r, &v, &all_right));
    if (!all_right)
        return overleg_form_show(r, 422, NULL, &v);
    Writing w = {.r = r, .i = &i, .f = &v.form};
    TRY(db_transaction(r->db, write_change, &w));
    if (w.changed_meanwhile) {
        OverlegFormView now = {0};
        TRY(begin(r, &i, &now));
        overleg_form_newer(&v, &now.form);
        return overleg_form_show(r, 409, NULL, &v);
    }
    return respond_to(r, "/overleg/punten/%lld?done=opgeslagen", (long long)i.id);
}

// ---- on the agenda ------------------------------------------------------------------------------

static Err
write_put(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    TRY(agenda_put_on_meeting(db, r->arena, w->i->id, w->meeting_id, r->user.id, r->now));
    return log_item(w, db, S("agenda.put"), S(""));
}

// POST /overleg/punten/34/agenderen
Err
agenda_form_put(Req *r)
{
    AgendaItemGetRow i;
    MeetingGetRow m;
    Form sent;
    Writing w = {.r = r, .i = &i};
    TRY(agenda_look(r, r->id, &i));
    TRY(req_form_raw(r, &sent));
    if (!str_to_int(form_value(&sent, S("overleg")), &w.meeting_id))
        FAIL(E_INVALID, "no meeting");
    TRY(overleg_open(r, w.meeting_id, &m));
    if (i.leads == 0)
        FAIL(E_FORBIDDEN, "only who leads this consultation");
    Err e = db_transaction(r->db, write_put, &w);
    if (err_code(e) == E_CONFLICT)
        return overleg_show_again(r, m.id,
                                  S("Dit punt wachtte niet meer, of dit overleg is voorbij. Kijk "
                                    "hieronder hoe het nu is."));
    TRY(e);
    return respond_to(r, "/overleg/%lld?done=op_agenda", (long long)m.id);
}

static Err
write_treated(Db *db, void *arg)
{
    Writing *w = arg;
    TRY(agenda_treated(db, w->r->arena, w->i->id));
    return log_item(w, db, S("agenda.treated"), S(""));
}

// POST /overleg/punten/34/besproken: what needs no weighing
Err
agenda_form_treated(Req *r)
{
    AgendaItemGetRow i;
    Form sent;
    Writing w = {.r = r, .i = &i};
    TRY(agenda_look(r, r->id, &i));
    TRY(req_form_raw(r, &sent));
    if (i.leads == 0)
        FAIL(E_FORBIDDEN, "only who leads this consultation");
    if (str_eq(i.kind, S("signaal")))
        FAIL(E_CONFLICT, "a signal is weighed");
    TRY(db_transaction(r->db, write_treated, &w));
    return respond_to(r, "/overleg/punten/%lld?done=besproken", (long long)i.id);
}

// ---- off the agenda -----------------------------------------------------------------------------

static const FieldRule off_rules[] = {
    {FIELD_OF(OverlegForm, reason), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AGENDA_REASON_MAX, .label = STR("Waarom?"),
     .hint = STR("Wie het punt mag zien, leest deze reden.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// Who leads decides; a proposer may only withdraw.
static Err
begin_off(Req *r, const Form *from, AgendaItemGetRow *i, OverlegFormView *v, Str *state)
{
    *state = form_value(from, S("naar"));
    bool later = str_eq(*state, S("doorgeschoven")), not = str_eq(*state, S("niet_geagendeerd"));
    TRY(agenda_look(r, r->id, i));
    if (!later && !not &&!str_eq(*state, S("ingetrokken")))
        FAIL(E_INVALID, "no such state");
    bool is_own = i->proposed_by == r->user.id && !later && !not ;
    if (i->leads == 0 && !is_own)
        FAIL(E_FORBIDDEN, "only who leads, or the proposer who withdraws");
    overleg_form_begin(r, v, off_rules, COUNT(off_rules));
    overleg_form_init(v);
    v->title = later ? S("Punt doorschuiven")
               : not ? S("Punt niet op de agenda zetten")
                     : S("Punt intrekken");
    v->lead = later ? S("Het punt wacht op een volgend overleg.")
              : not ? S("Dat is een besluit, met een reden. Elk kwartaal wordt gekeken of het "
                        "terecht was. Partners zien de signalen bij dit punt niet meer.")
                    : S("Partners zien de signalen bij dit punt dan niet meer.");
    v->what = S("dit punt");
    v->submit = later ? S("Schuif door") : not ? S("Zet niet op de agenda") : S("Trek in");
    v->cancel_label = S("Niet doen");
    v->cancel = str_fmt(r->arena, "/overleg/punten/%lld", (long long)i->id);
    v->action = str_fmt(r->arena, "/overleg/punten/%lld/stand", (long long)i->id);
    Choice *hidden = NEW(r->arena, Choice);
    *hidden = (Choice){S("naar"), *state, {0}};
    v->hidden = (Choices){1, hidden};
    v->form.version.text = str_fmt(r->arena, "%lld", (long long)i->version);
    return OK;
}

// GET /overleg/punten/34/stand?naar=doorgeschoven
Err
agenda_page_off(Req *r)
{
    AgendaItemGetRow i;
    OverlegFormView v = {0};
    Form query;
    Str state;
    TRY(req_query(r, &query));
    TRY(agenda_look(r, r->id, &i)); // first: who may not see it gets no other answer
    TRY(begin_off(r, &query, &i, &v, &state));
    return overleg_form_show(r, 200, NULL, &v);
}

static Err
write_off(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AgendaVersionRows changed;
    TRY(q_agenda_version(db, r->arena, r->user.id, w->i->id, w->version, &changed));
    w->changed_meanwhile = changed.n == 0;
    if (w->changed_meanwhile)
        return OK;
    TRY(agenda_take_off(db, r->arena, w->i->id, w->state, w->reason, r->user.id, r->now));
    return log_item(w, db, S("agenda.off"), w->state);
}

// POST /overleg/punten/34/stand
Err
agenda_form_off(Req *r)
{
    AgendaItemGetRow i;
    OverlegFormView v = {0};
    Form sent;
    Writing w = {.r = r, .i = &i};
    bool all_right;
    TRY(agenda_look(r, r->id, &i));
    TRY(req_form_raw(r, &sent));
    TRY(begin_off(r, &sent, &i, &v, &w.state));
    TRY(overleg_form_read(r, &v, &all_right));
    if (!all_right)
        return overleg_form_show(r, 422, NULL, &v);
    w.version = v.form.version.number;
    w.reason = v.form.reason.text;
    TRY(db_transaction(r->db, write_off, &w));
    if (w.changed_meanwhile) {
        TRY(agenda_look(r, r->id, &i));
        Str label = choice_label(agenda_states, i.state);
        v.lead = str_fmt(r->arena, "Het punt staat nu op: %.*s. %.*s", (int)label.n, label.p,
                         (int)i.state_reason.n, i.state_reason.p);
        v.form.version.text = str_fmt(r->arena, "%lld", (long long)i.version);
        v.has_conflict = true;
        return overleg_form_show(r, 409, NULL, &v);
    }
    if (i.meeting_id && overleg_is_chair(r))
        return respond_to(r, "/overleg/%lld?done=van_agenda", (long long)i.meeting_id);
    return respond_to(r, "/overleg/punten/%lld?done=van_agenda", (long long)i.id);
}
