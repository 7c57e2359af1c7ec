// Who is at the table for an item: organisations, and people by name, each with a reason.
#include "app/overleg/overleg_inside.h"

enum { PEOPLE_RULES = 5, CANDIDATES_MAX = 600 };

static const FieldRule rules[PEOPLE_RULES] = {
    {FIELD_OF(OverlegForm, organisation), .kind = FIELD_CHOICE, .depends = true,
     .label = STR("Een organisatie"),
     .hint = STR("Iedereen van deze organisatie die naar het overleg komt, ziet het punt.")},
    {FIELD_OF(OverlegForm, person), .kind = FIELD_CHOICE, .depends = true,
     .label = STR("Of een persoon"), .hint = STR("Alleen deze persoon ziet het punt.")},
    {FIELD_OF(OverlegForm, reason), .required = true, .min = 5, .max = 200,
     .label = STR("Waarom is dat nodig?"),
     .hint = STR("Bijvoorbeeld: kent de buurt en kan zeggen of dit nieuw is.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// The item, for who decides who is at the table: the chair and the proposer.
static Err
find(Req *r, AgendaItemGetRow *i)
{
    TRY(agenda_look(r, r->id, i));
    bool is_over = str_eq(i->state, S("ingetrokken"));
    if (is_over || (i->leads == 0 && i->proposed_by != r->user.id))
        FAIL(E_FORBIDDEN, "only the chair and the proposer");
    return OK;
}

// Organisations that are not at the table yet.
static Err
organisations(Req *r, const AgendaItemGetRow *i, Choices *out)
{
    AgendaOrganisationsRows rows;
    TRY(q_agenda_organisations(r->db, r->arena, i->partnership_id, i->id, &rows));
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    size_t n = 0;
    for (size_t k = 0; k < rows.n; k++)
        if (!rows.v[k].there)
            v[n++] =
                (Choice){str_fmt(r->arena, "%lld", (long long)rows.v[k].id), rows.v[k].name, {0}};
    *out = (Choices){n, v};
    return OK;
}

static Err
candidates(Req *r, const AgendaItemGetRow *i, Choices *out)
{
    AgendaCandidatesRows rows;
    Arena *a = r->arena;
    TRY(q_agenda_candidates(r->db, a, i->partnership_id, i->id, CANDIDATES_MAX, &rows));
    Choice *v = NEW_N(a, rows.n + 1, Choice);
    size_t n = 0;
    for (size_t k = 0; k < rows.n; k++) {
        const AgendaCandidatesRow *p = &rows.v[k];
        Str id = str_fmt(a, "%lld", (long long)p->id);
        if (n > 0 && str_eq(v[n - 1].code, id)) // by another role
            continue;
        v[n++] = (Choice){id,
                          str_fmt(a, "%.*s%s%.*s", (int)p->name.n, p->name.p,
                                  p->function.n > 0 ? ", " : "", (int)p->function.n, p->function.p),
                          p->organisation};
    }
    *out = (Choices){n, v};
    return OK;
}

static Err
begin(Req *r, AgendaItemGetRow *i, OverlegFormView *v)
{
    Choices parties, people;
    TRY(find(r, i));
    TRY(organisations(r, i, &parties));
    TRY(candidates(r, i, &people));
    overleg_form_begin(r, v, rules, PEOPLE_RULES);
    overleg_form_choices(r, v, S("organisation"), parties);
    overleg_form_choices(r, v, S("person"), people);
    overleg_form_init(v);
    v->title = S("Vraag iemand aan tafel");
    v->lead = S("Wie u toevoegt, ziet het punt, de signalen erbij en de informatievragen. Voeg "
                "alleen toe wie hier een taak heeft.");
    v->submit = S("Voeg toe");
    v->action = str_fmt(r->arena, "/overleg/punten/%lld/deelnemers", (long long)i->id);
    v->cancel = str_fmt(r->arena, "/overleg/punten/%lld", (long long)i->id);
    v->cancel_label = S("Niet toevoegen");
    return OK;
}

// GET /overleg/punten/34/deelnemers
Err
agenda_page_people(Req *r)
{
    AgendaItemGetRow i;
    OverlegFormView v = {0};
    TRY(begin(r, &i, &v));
    return overleg_form_show(r, 200, NULL, &v);
}

typedef struct Writing {
    Req *r;
    const AgendaItemGetRow *i;
    int64_t organisation_id, account_id;
    Str reason;
} Writing;

static Err
log_it(const Writing *w, Db *db, Str name)
{
    AgendaItem item = {.id = w->i->id,
                       .meeting_number = w->i->meeting_id ? w->i->meeting_number : S("")};
    Str detail = w->account_id
                     ? str_fmt(w->r->arena, "account %lld", (long long)w->account_id)
                     : str_fmt(w->r->arena, "organisatie %lld", (long long)w->organisation_id);
    return agenda_log(w->r, db, name, &item, detail);
}

static Err
write_in(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    if (w->account_id)
        TRY(agenda_add_person(db, r->arena, w->i->id, w->account_id, w->reason, r->user.id,
                              r->now));
    else
        TRY(agenda_add_party(db, r->arena, w->i->id, w->organisation_id, r->user.id, r->now));
    return log_it(w, db, S("agenda.let_in"));
}

// POST /overleg/punten/34/deelnemers
Err
agenda_form_people(Req *r)
{
    AgendaItemGetRow i;
    OverlegFormView v = {0};
    OverlegForm *f = &v.form;
    Writing w = {.r = r, .i = &i};
    bool all_right;
    TRY(begin(r, &i, &v));
    TRY(overleg_form_read(r, &v, &all_right));
    bool party = f->organisation.text.n > 0, person = f->person.text.n > 0;
    if (party == person && !f->organisation.error.p && !f->person.error.p) {
        f->organisation.error = S("Kies een organisatie of een persoon, een van beide.");
        all_right = false;
    }
    if (!all_right)
        return overleg_form_show(r, 422, NULL, &v);
    if (party ? !str_to_int(f->organisation.text, &w.organisation_id)
              : !str_to_int(f->person.text, &w.account_id))
        FAIL(E_INVALID, "not an id");
    w.reason = f->reason.text;
    TRY(db_transaction(r->db, write_in, &w));
    return respond_to(r, "/overleg/punten/%lld?done=erbij#tafel", (long long)i.id);
}

// ---- out ----------------------------------------------------------------------------------------

static const FieldRule out_rules[] = {
    {FIELD_OF(OverlegForm, reason), .required = true, .min = 5, .max = 200, .label = STR("Waarom?"),
     .hint = STR("Dit komt in het logboek.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

bool
agenda_may_leave(Str via)
{
    return str_eq(via, S("partij")) || str_eq(via, S("naam"));
}

// Who is to go: an organisation when the path says so, otherwise a person.
static Err
begin_out(Req *r, AgendaItemGetRow *i, OverlegFormView *v, Writing *w)
{
    AgendaPeopleRows people;
    AgendaOrganisationsRows parties;
    Str name = {0};
    TRY(find(r, i));
    TRY(q_agenda_people(r->db, r->arena, i->id, &people));
    TRY(q_agenda_organisations(r->db, r->arena, i->partnership_id, i->id, &parties));
    bool is_party = str_has(r->path, S("/partijen/"));
    for (size_t k = 0; !is_party && k < people.n; k++)
        if (people.v[k].account_id == r->id2 && agenda_may_leave(people.v[k].via))
            name = people.v[k].name;
    for (size_t k = 0; is_party && k < parties.n; k++)
        if (parties.v[k].id == r->id2 && parties.v[k].there)
            name = parties.v[k].name;
    if (!name.p)
        FAIL(E_NOT_FOUND, "is not at the table, or cannot be missed there");
    *w = (Writing){.r = r, .i = i};
    if (is_party)
        w->organisation_id = r->id2;
    else
        w->account_id = r->id2;
    overleg_form_begin(r, v, out_rules, COUNT(out_rules));
    overleg_form_init(v);
    v->title = str_fmt(r->arena, "%.*s van tafel", (int)name.n, name.p);
    v->lead = is_party ? S("De mensen van deze organisatie zien het punt en de signalen dan niet "
                           "meer. Dat gaat meteen in.")
                       : S("Deze persoon ziet het punt en de signalen dan niet meer. Dat gaat "
                           "meteen in.");
    v->submit = S("Haal van tafel");
    v->action = str_fmt(r->arena, "/overleg/punten/%lld/%s/%lld/weg", (long long)i->id,
                        is_party ? "partijen" : "deelnemers", (long long)r->id2);
    v->cancel = str_fmt(r->arena, "/overleg/punten/%lld", (long long)i->id);
    v->cancel_label = S("Niet doen");
    return OK;
}

// GET /overleg/punten/34/deelnemers/5/weg and /overleg/punten/34/partijen/5/weg
Err
agenda_page_leave(Req *r)
{
    AgendaItemGetRow i;
    OverlegFormView v = {0};
    Writing w;
    TRY(begin_out(r, &i, &v, &w));
    return overleg_form_show(r, 200, NULL, &v);
}

static Err
write_out(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    if (w->account_id)
        TRY(agenda_drop_person(db, r->arena, w->i->id, w->account_id, r->now));
    else
        TRY(agenda_drop_party(db, r->arena, w->i->id, w->organisation_id, r->now));
    return log_it(w, db, S("agenda.let_go"));
}

// POST /overleg/punten/34/deelnemers/5/weg and /overleg/punten/34/partijen/5/weg
Err
agenda_form_leave(Req *r)
{
    AgendaItemGetRow i;
    OverlegFormView v = {0};
    Writing w;
    bool all_right;
    TRY(begin_out(r, &i, &v, &w));
    TRY(overleg_form_read(r, &v, &all_right));
    if (!all_right)
        return overleg_form_show(r, 422, NULL, &v);
    TRY(db_transaction(r->db, write_out, &w));
    return respond_to(r, "/overleg/punten/%lld?done=eruit#tafel", (long long)i.id);
}
