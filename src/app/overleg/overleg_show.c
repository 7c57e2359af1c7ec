// One meeting, as this participant sees it: agenda, proposals and attendance.
#include "app/overleg/overleg_inside.h"

enum {
    PEOPLE_MAX = 600,
    WAITING_MAX = 100,
    SIGNALS_MAX = 30,
    TRENDS_MAX = 20,
    APPROACHES_MAX = 20
};

bool
overleg_is_chair(const Req *r)
{
    return r->user.can & CAN_OVERLEG_LEAD;
}

Err
overleg_open(Req *r, int64_t id, MeetingGetRow *m)
{
    return q_meeting_get(r->db, r->arena, r->user.id, id, m);
}

// ---- the agenda, with the time at which each item begins ----------------------------------------

Str
overleg_line_note(Arena *a, const OverlegLine *line)
{
    const AgendaOfRow *i = line->item;
    Str done = str_eq(i->state, S("behandeld")) ? S("Besproken") : S("");
    Str signals = i->signals ? overleg_count(a, i->signals, "signaal", "signalen") : S("");
    Str open = i->open_questions ? overleg_count(a, i->open_questions, "open vraag", "open vragen")
                                 : S("");
    return str_fmt(a, "%.*s%s%.*s%s%.*s", (int)done.n, done.p,
                   done.n > 0 && signals.n + open.n > 0 ? ", " : "", (int)signals.n, signals.p,
                   signals.n > 0 && open.n > 0 ? ", " : "", (int)open.n, open.p);
}

static Err
add_lines(Req *r, OverlegShowView *v)
{
    AgendaOfRows items;
    AgendaLengthsRows all;
    TRY(q_agenda_of(r->db, r->arena, r->user.id, v->m->id, MEETING_ITEMS_MAX, &items));
    TRY(q_agenda_lengths(r->db, r->arena, v->m->id, MEETING_ITEMS_MAX, &all));
    OverlegLine *lines = NEW_N(r->arena, items.n + 1, OverlegLine);
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++) {
        const AgendaLengthsRow *at = &all.v[i];
        bool is_first = i == 0 || !str_eq(all.v[i - 1].municipality, at->municipality);
        bool is_last = i + 1 == all.n || !str_eq(all.v[i + 1].municipality, at->municipality);
        if (n < items.n && items.v[n].id == at->id) {
            int64_t begins = v->m->begins_at + v->total_minutes * 60;
            bool opens = n == 0 || !str_eq(items.v[n - 1].municipality, items.v[n].municipality);
            lines[n] = (OverlegLine){&items.v[n], overleg_clock(r->arena, begins), is_first,
                                     is_last, opens};
            n++;
        }
        v->total_minutes += at->minutes;
    }
    v->lines = lines;
    v->nlines = n;
    return OK;
}

// ---- who is there -------------------------------------------------------------------------------

static Err
add_people(Req *r, OverlegShowView *v)
{
    MeetingPeopleRows rows;
    TRY(q_meeting_people(r->db, r->arena, v->m->partnership_id, v->m->id, PEOPLE_MAX, &rows));
    OverlegPerson *people = NEW_N(r->arena, rows.n + 1, OverlegPerson);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const MeetingPeopleRow *p = &rows.v[i];
        if (n > 0 && people[n - 1].row->id == p->id) // by another role
            continue;
        bool is_own = p->organisation_id == r->user.organisation_id;
        people[n] = (OverlegPerson){
            .row = p,
            .opens_organisation =
                n == 0 || people[n - 1].row->organisation_id != p->organisation_id,
            .may_mark = v->is_chair || is_own,
            .may_read_handover = v->is_chair || p->id == r->user.id || p->deputy_id == r->user.id};
        v->expected += str_eq(p->state, S("verwacht"));
        v->present += str_eq(p->state, S("aanwezig"));
        n++;
    }
    v->people = people;
    v->npeople = n;
    return OK;
}

// ---- what could be on the agenda ----------------------------------------------------------------

static Err
add_suggestions(Req *r, OverlegShowView *v)
{
    const MeetingGetRow *m = v->m;
    int64_t me = r->user.id;
    MeetingPreviousRow previous;
    TRY(q_agenda_waiting(r->db, r->arena, me, m->partnership_id, m->held_on, WAITING_MAX,
                         &v->waiting));
    if (!v->may_propose)
        return OK;
    TRY(q_meeting_previous(r->db, r->arena, me, m->series_id, m->held_on, &previous));
    TRY(q_agenda_ready_signals(r->db, r->arena, me, SIGNALS_MAX, &v->signals));
    TRY(q_agenda_new_trends(r->db, r->arena, me, previous.begins_at, TRENDS_MAX, &v->trends));
    return q_agenda_approaches(r->db, r->arena, me, m->held_on, APPROACHES_MAX, &v->approaches);
}

static Err
show(Req *r, int status, int64_t id, Str problem)
{
    MeetingGetRow m;
    OverlegShowView v = {.m = &m, .is_chair = overleg_is_chair(r), .problem = problem};
    TRY(overleg_open(r, id, &m));
    v.form_token = req_form_token(r);
    v.is_open = str_eq(m.state, S("gepland")) || str_eq(m.state, S("bezig"));
    v.is_past = m.ends_at < r->now;
    v.may_propose = v.is_open && (v.is_chair || r->now < m.closes_at);
    v.length_minutes = (m.ends_at - m.begins_at) / 60;
    TRY(add_lines(r, &v));
    TRY(add_people(r, &v));
    if (v.is_open)
        TRY(add_suggestions(r, &v));
    return overleg_page(r, status, &m, str_fmt(r->arena, "Overleg %s", m.number.p),
                        html_overleg_show(r->arena, &v));
}

// GET /overleg/12
Err
overleg_page_show(Req *r)
{
    return show(r, 200, r->id, (Str){0});
}

Err
overleg_show_again(Req *r, int64_t meeting_id, Str problem)
{
    return show(r, 409, meeting_id, problem);
}

// ---- changing one meeting -----------------------------------------------------------------------

enum { RULES = 10, NOTE_MAX = 1000 };

static Str
check_link(Str text)
{
    return str_starts(text, S("https://")) ? (Str){0} : S("Een adres begint met https://");
}

static const FieldRule rules[RULES] = {
    {FIELD_OF(OverlegForm, held_on), .kind = FIELD_DAY, .required = true, .label = STR("Dag")},
    {FIELD_OF(OverlegForm, starts_at), .required = true, .min = 5, .max = 5,
     .label = STR("Begint om"), .hint = STR("Bijvoorbeeld 09:30."), .check = overleg_check_time},
    {FIELD_OF(OverlegForm, lasts_minutes), .kind = FIELD_NUMBER, .required = true, .min = 15,
     .max = MEETING_MINUTES_MAX, .label = STR("Duurt (minuten)")},
    {FIELD_OF(OverlegForm, closes_on), .kind = FIELD_DAY, .required = true,
     .label = STR("De agenda sluit op")},
    {FIELD_OF(OverlegForm, closes_at), .required = true, .min = 5, .max = 5,
     .label = STR("De agenda sluit om"), .hint = STR("Bijvoorbeeld 12:00."),
     .check = overleg_check_time},
    {FIELD_OF(OverlegForm, place), .is_address = true, .max = 160, .label = STR("Waar?")},
    {FIELD_OF(OverlegForm, link), .is_address = true, .max = 300,
     .label = STR("Adres voor beeldbellen"), .hint = STR("Begint met https://"),
     .check = check_link},
    {FIELD_OF(OverlegForm, note), .kind = FIELD_TEXT, .max = NOTE_MAX,
     .label = STR("Bericht aan alle deelnemers"),
     .hint = STR("Zonder inhoud van agendapunten: iedereen in de regio leest dit.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static void
begin(Req *r, const MeetingGetRow *m, OverlegFormView *v)
{
    Arena *a = r->arena;
    OverlegForm *f = &v->form;
    overleg_form_begin(r, v, rules, RULES);
    overleg_form_init(v);
    v->title = S("Overleg wijzigen");
    v->lead = S("Verandert de tijd of de plaats, dan zien agenda's van deelnemers dat bij de "
                "volgende keer ophalen.");
    v->what = S("dit overleg");
    v->submit = S("Opslaan");
    v->action = v->cancel = str_fmt(a, "/overleg/%lld", (long long)m->id);
    f->held_on.text = m->held_on;
    f->starts_at.text = overleg_clock(a, m->begins_at);
    f->lasts_minutes.text = str_fmt(a, "%lld", (long long)(m->ends_at - m->begins_at) / 60);
    f->closes_on.text = layout_day_of(a, m->closes_at);
    f->closes_at.text = overleg_clock(a, m->closes_at);
    f->place.text = m->place;
    f->link.text = m->link;
    f->note.text = m->note;
    f->version.text = str_fmt(a, "%lld", (long long)m->version);
}

// GET /overleg/12/wijzigen
Err
overleg_page_edit(Req *r)
{
    MeetingGetRow m;
    OverlegFormView v = {0};
    TRY(overleg_open(r, r->id, &m));
    begin(r, &m, &v);
    return overleg_form_show(r, 200, &m, &v);
}

typedef struct Writing {
    Req *r;
    const OverlegForm *f;
    const MeetingGetRow *m;
    int64_t begins, closes, version;
    Str state, note;
    bool changed_meanwhile;
} Writing;

static Err
write_change(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    const OverlegForm *f = w->f;
    MeetingChangeRows changed;
    int64_t days;
    TRY(setting_number(db, r->arena, S("keep_overleg_days"), &days));
    TRY(q_meeting_change(db, r->arena, r->user.id, r->id, f->version.number, f->held_on.text,
                         w->begins, w->begins + f->lasts_minutes.number * 60, w->closes,
                         f->place.text, f->link.text, f->note.text, r->now,
                         layout_day_add(r->arena, f->held_on.text, days), &changed));
    w->changed_meanwhile = changed.n == 0;
    if (w->changed_meanwhile)
        return OK;
    if (changed.v[0].sequence != w->m->sequence)
        TRY(overleg_tell(db, r->arena, r->id, r->now));
    return overleg_log(r, db, S("meeting.change"), r->id, w->m->number, S(""));
}

// What the form says of times, in moments.
static Err
read_times(const OverlegForm *f, Writing *w)
{
    TRY(overleg_moment(f->held_on.text, f->starts_at.text, &w->begins));
    return overleg_moment(f->closes_on.text, f->closes_at.text, &w->closes);
}

// POST /overleg/12
Err
overleg_form_change(Req *r)
{
    MeetingGetRow m;
    OverlegFormView v = {0};
    bool all_right;
    Writing w = {.r = r, .f = &v.form, .m = &m};
    TRY(overleg_open(r, r->id, &m));
    begin(r, &m, &v);
    TRY(overleg_form_read(r, &v, &all_right));
    if (all_right) {
        TRY(read_times(&v.form, &w));
        if (w.closes > w.begins) {
            v.form.closes_on.error = S("De agenda kan niet sluiten nadat het overleg begint.");
            all_right = false;
        }
    }
    if (!all_right)
        return overleg_form_show(r, 422, &m, &v);
    TRY(db_transaction(r->db, write_change, &w));
    if (w.changed_meanwhile) {
        OverlegFormView now = {0};
        TRY(overleg_open(r, r->id, &m));
        begin(r, &m, &now);
        overleg_form_newer(&v, &now.form);
        return overleg_form_show(r, 409, &m, &v);
    }
    return respond_to(r, "/overleg/%lld?done=opgeslagen", (long long)r->id);
}

// ---- its state ----------------------------------------------------------------------------------

// The state of a meeting, by who saw its last version.
static Err
write_state(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    MeetingStepRows changed;
    TRY(q_meeting_step(db, r->arena, r->user.id, r->id, w->version, w->note, &changed));
    w->changed_meanwhile = changed.n == 0;
    if (w->changed_meanwhile)
        return OK;
    TRY(meeting_set_state(db, r->arena, r->id, w->state, r->user.id, r->now));
    return overleg_log(r, db, S("meeting.state"), r->id, w->m->number, w->state);
}

// POST /overleg/12/stand: gepland, bezig or afgerond
Err
overleg_form_state(Req *r)
{
    MeetingGetRow m;
    Form sent;
    Writing w = {.r = r, .m = &m};
    TRY(overleg_open(r, r->id, &m));
    TRY(req_form_raw(r, &sent));
    w.state = form_value(&sent, S("stand"));
    w.note = m.note;
    if (!str_eq(w.state, S("gepland")) && !str_eq(w.state, S("bezig")) &&
        !str_eq(w.state, S("afgerond")))
        FAIL(E_INVALID, "no such state");
    if (!str_to_int(form_value(&sent, S("version")), &w.version))
        FAIL(E_INVALID, "no version");
    TRY(db_transaction(r->db, write_state, &w));
    if (w.changed_meanwhile)
        return overleg_show_again(r, r->id,
                                  S("Iemand anders heeft dit overleg net gewijzigd. Kijk hieronder "
                                    "hoe het nu is."));
    return respond_to(r, "/overleg/%lld?done=stand", (long long)r->id);
}

static const FieldRule cancel_rules[] = {
    {FIELD_OF(OverlegForm, reason), .kind = FIELD_TEXT, .required = true, .min = 5,
     .max = AGENDA_REASON_MAX, .label = STR("Waarom gaat het niet door?"),
     .hint = STR("Alle deelnemers lezen dit.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static void
begin_cancel(Req *r, const MeetingGetRow *m, OverlegFormView *v)
{
    overleg_form_begin(r, v, cancel_rules, COUNT(cancel_rules));
    overleg_form_init(v);
    v->title = S("Overleg laten vervallen");
    v->lead = S("Het overleg verdwijnt uit de agenda's van deelnemers. De punten wachten op een "
                "volgend overleg.");
    v->what = S("dit overleg");
    v->submit = S("Laat dit overleg vervallen");
    v->action = str_fmt(r->arena, "/overleg/%lld/vervallen", (long long)m->id);
    v->cancel = str_fmt(r->arena, "/overleg/%lld", (long long)m->id);
    v->cancel_label = S("Niet doen");
    v->form.version.text = str_fmt(r->arena, "%lld", (long long)m->version);
}

// GET /overleg/12/vervallen
Err
overleg_page_cancel(Req *r)
{
    MeetingGetRow m;
    OverlegFormView v = {0};
    TRY(overleg_open(r, r->id, &m));
    begin_cancel(r, &m, &v);
    return overleg_form_show(r, 200, &m, &v);
}

// POST /overleg/12/vervallen
Err
overleg_form_cancel(Req *r)
{
    MeetingGetRow m;
    OverlegFormView v = {0};
    bool all_right;
    TRY(overleg_open(r, r->id, &m));
    begin_cancel(r, &m, &v);
    TRY(overleg_form_read(r, &v, &all_right));
    if (all_right && str_eq(m.state, S("afgerond"))) {
        v.form.reason.error = S("Dit overleg is al geweest.");
        all_right = false;
    }
    if (!all_right)
        return overleg_form_show(r, 422, &m, &v);
    Writing w = {.r = r,
                 .m = &m,
                 .version = v.form.version.number,
                 .state = S("vervallen"),
                 .note = v.form.reason.text};
    TRY(db_transaction(r->db, write_state, &w));
    if (w.changed_meanwhile) {
        TRY(overleg_open(r, r->id, &m));
        v.form.version.text = str_fmt(r->arena, "%lld", (long long)m.version);
        v.has_conflict = true;
        return overleg_form_show(r, 409, &m, &v);
    }
    return respond_to(r, "/overleg/%lld?done=vervallen", (long long)r->id);
}
