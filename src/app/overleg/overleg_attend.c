// Who comes to a meeting, and who comes instead.
#include "app/overleg/overleg_inside.h"

enum { RULES = 5, PEOPLE_MAX = 600, HANDOVER_MAX = 2000 };

static const Choice states[] = {
    {STR("verwacht"), STR("Komt, voor zover bekend")},
    {STR("aanwezig"), STR("Is er")},
    {STR("afwezig"), STR("Komt niet")},
    {STR("vervangen"), STR("Komt niet, een collega vervangt")},
};

static const FieldRule rules[RULES] = {
    {FIELD_OF(OverlegForm, state), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Aanwezigheid"), .choices = {COUNT(states), states}},
    {FIELD_OF(OverlegForm, deputy), .kind = FIELD_CHOICE, .depends = true,
     .label = STR("Welke collega vervangt?"),
     .hint = STR("Alleen als een collega vervangt. Deze collega ziet dan de punten van dit "
                 "overleg.")},
    {FIELD_OF(OverlegForm, handover), .kind = FIELD_TEXT, .max = HANDOVER_MAX,
     .label = STR("Wat moet deze collega weten?"),
     .hint = STR("Alleen de collega en de voorzitter lezen dit.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 0, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// Of whom it is: one's own organisation, or anyone for who leads. And the colleagues who can come.
static Err
find(Req *r, Db *db, const MeetingGetRow *m, MeetingPeopleRow *who, Choices *colleagues)
{
    MeetingPeopleRows rows;
    bool found = false;
    TRY(q_meeting_people(db, r->arena, m->partnership_id, m->id, PEOPLE_MAX, &rows));
    for (size_t i = 0; i < rows.n && !found; i++)
        if (rows.v[i].id == r->id2) {
            *who = rows.v[i];
            found = true;
        }
    if (!found || (!overleg_is_chair(r) && who->organisation_id != r->user.organisation_id))
        FAIL(E_NOT_FOUND, "nobody of that organisation");
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const MeetingPeopleRow *p = &rows.v[i];
        Str id = str_fmt(r->arena, "%lld", (long long)p->id);
        bool is_there = n > 0 && str_eq(v[n - 1].code, id); // by another role
        if (p->organisation_id == who->organisation_id && p->id != who->id && !is_there)
            v[n++] = (Choice){id, p->name, {0}};
    }
    *colleagues = (Choices){n, v};
    return OK;
}

static bool
may_read_handover(const Req *r, const MeetingPeopleRow *who)
{
    return overleg_is_chair(r) || who->id == r->user.id || who->deputy_id == r->user.id;
}

static Err
begin(Req *r, const MeetingGetRow *m, OverlegFormView *v, MeetingPeopleRow *who)
{
    Choices colleagues;
    TRY(find(r, r->db, m, who, &colleagues));
    overleg_form_begin(r, v, rules, RULES);
    overleg_form_choices(r, v, S("deputy"), colleagues);
    overleg_form_init(v);
    v->title = str_fmt(r->arena, "Aanwezigheid van %.*s", (int)who->name.n, who->name.p);
    v->lead = colleagues.n == 0 ? S("Er is geen collega met een account voor het overleg die kan "
                                    "vervangen. Uw beheerder kan iemand uitnodigen.")
                                : (Str){0};
    v->what = S("deze aanwezigheid");
    v->submit = S("Opslaan");
    v->action =
        str_fmt(r->arena, "/overleg/%lld/aanwezigheid/%lld", (long long)m->id, (long long)who->id);
    v->cancel = str_fmt(r->arena, "/overleg/%lld", (long long)m->id);
    v->form.state.text = who->state;
    v->form.deputy.text =
        who->deputy_id ? str_fmt(r->arena, "%lld", (long long)who->deputy_id) : S("");
    v->form.handover.text = may_read_handover(r, who) ? who->handover : S("");
    v->form.version.text = str_fmt(r->arena, "%lld", (long long)who->version);
    return OK;
}

// GET /overleg/12/aanwezigheid/34
Err
overleg_page_attend(Req *r)
{
    MeetingGetRow m;
    MeetingPeopleRow who;
    OverlegFormView v = {0};
    TRY(overleg_open(r, r->id, &m));
    TRY(begin(r, &m, &v, &who));
    return overleg_form_show(r, 200, &m, &v);
}

typedef struct Writing {
    Req *r;
    const MeetingGetRow *m;
    MeetingAttendance at;
    int64_t version;
    bool changed_meanwhile;
} Writing;

static Err
write_attendance(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    MeetingPeopleRow who;
    Choices colleagues;
    TRY(find(r, db, w->m, &who, &colleagues));
    w->changed_meanwhile = who.version != w->version;
    if (w->changed_meanwhile)
        return OK;
    if (w->at.handover.n == 0 && !may_read_handover(r, &who))
        w->at.handover = who.handover; // a colleague who does not see the note does not wipe it
    TRY(meeting_attend(db, r->arena, &w->at, r->now));
    return overleg_log(r, db, S("meeting.attendance"), w->m->id, w->m->number,
                       str_fmt(r->arena, "account %lld: %s%s%lld", (long long)w->at.account_id,
                               w->at.state.p, w->at.deputy_id ? " door " : ", ",
                               (long long)w->at.deputy_id));
}

// POST /overleg/12/aanwezigheid/34
Err
overleg_form_attend(Req *r)
{
    MeetingGetRow m;
    MeetingPeopleRow who;
    OverlegFormView v = {0};
    OverlegForm *f = &v.form;
    bool all_right;
    TRY(overleg_open(r, r->id, &m));
    TRY(begin(r, &m, &v, &who));
    TRY(overleg_form_read(r, &v, &all_right));
    Writing w = {.r = r, .m = &m, .version = f->version.number};
    w.at = (MeetingAttendance){.meeting_id = m.id,
                               .account_id = r->id2,
                               .state = f->state.text,
                               .handover = f->handover.text};
    bool replaced = str_eq(f->state.text, S("vervangen"));
    if (replaced && !f->deputy.error.p && !str_to_int(f->deputy.text, &w.at.deputy_id)) {
        f->deputy.error = S("Kies welke collega vervangt.");
        all_right = false;
    }
    if (!all_right)
        return overleg_form_show(r, 422, &m, &v);
    TRY(db_transaction(r->db, write_attendance, &w));
    if (w.changed_meanwhile) {
        OverlegFormView now = {0};
        TRY(begin(r, &m, &now, &who));
        overleg_form_newer(&v, &now.form);
        return overleg_form_show(r, 409, &m, &v);
    }
    return respond_to(r, "/overleg/%lld?done=aanwezigheid", (long long)r->id);
}
