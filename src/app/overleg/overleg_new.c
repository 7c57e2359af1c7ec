// Proposing an agenda item: from a signal, a kwestie, a trend, an approach, or by itself.
#include "app/overleg/overleg_inside.h"

enum { RULES = 9, CASE_RULES = 7, MEETINGS_MAX = 20 };

static const FieldRule rules[RULES] = {
    {FIELD_OF(OverlegForm, kind), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Wat voor punt is het?")},
    {FIELD_OF(OverlegForm, title), .required = true, .min = 5, .max = AGENDA_TITLE_MAX,
     .label = STR("Titel"), .hint = STR("Zonder namen van personen.")},
    {FIELD_OF(OverlegForm, municipality), .kind = FIELD_CHOICE, .label = STR("Gemeente"),
     .hint = STR("Laat leeg als het om de hele regio gaat.")},
    {FIELD_OF(OverlegForm, question), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AGENDA_QUESTION_MAX, .label = STR("Wat vraagt u aan het overleg?"),
     .hint = STR("Bijvoorbeeld: zien anderen dit ook, en wat is nu verstandig?")},
    {FIELD_OF(OverlegForm, minutes), .kind = FIELD_NUMBER, .required = true, .min = 1, .max = 120,
     .label = STR("Hoeveel minuten?")},
    {FIELD_OF(OverlegForm, meeting), .kind = FIELD_CHOICE, .label = STR("Voor welk overleg?"),
     .hint = STR("Laat leeg als het later mag.")},
    {FIELD_OF(OverlegForm, not_before), .kind = FIELD_DAY, .label = STR("Niet eerder dan"),
     .hint = STR("Als het pas later besproken kan worden.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// A case: its number and the legal basis, and no place for anything else.
static const FieldRule case_rules[CASE_RULES] = {
    {FIELD_OF(OverlegForm, reference), .required = true, .min = 3, .max = 40,
     .label = STR("Nummer van de casus"),
     .hint = STR("Het nummer in het systeem waar de casus staat. Alleen letters, cijfers en "
                 "streepjes."),
     .check = agenda_check_reference},
    {FIELD_OF(OverlegForm, basis), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Op welke grondslag?")},
    {FIELD_OF(OverlegForm, municipality), .kind = FIELD_CHOICE, .label = STR("Gemeente"),
     .hint = STR("Laat leeg als het om de hele regio gaat.")},
    {FIELD_OF(OverlegForm, minutes), .kind = FIELD_NUMBER, .required = true, .min = 1, .max = 120,
     .label = STR("Hoeveel minuten?")},
    {FIELD_OF(OverlegForm, meeting), .kind = FIELD_CHOICE, .label = STR("Voor welk overleg?"),
     .hint = STR("Laat leeg als het later mag.")},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

Str
agenda_check_reference(Str text)
{
    bool digit = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        digit |= c >= '0' && c <= '9';
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '/' && c != '.')
            return S("Alleen letters, cijfers, streepjes, punten en schuine strepen.");
    }
    return digit ? (Str){0} : S("Een nummer heeft ten minste een cijfer.");
}

// What the item is about, as far as its proposer may bring it to the table.
typedef struct Proposal {
    int64_t partnership_id, meeting_id;
    size_t nsignals;
    const int64_t *signals;
    AgendaSignalPickRow *rows;
    AgendaKwestiePickRow kwestie;
    AgendaTrendPickRow trend;
    AgendaApproachPickRow approach;
    bool is_case;
} Proposal;

Err
agenda_read_ids(Req *r, const Form *sent, Str name, size_t most, const int64_t **ids, size_t *n)
{
    int64_t *v = NEW_N(r->arena, sent->n + 1, int64_t);
    *n = 0;
    for (size_t i = 0; i < sent->n; i++)
        if (str_eq(sent->parts[i].name, name) && !str_to_int(sent->parts[i].value, &v[(*n)++]))
            FAIL(E_INVALID, "not an id");
    if (*n > most)
        FAIL(E_LIMIT, "more than %zu", most);
    *ids = v;
    return OK;
}

// The id in one part; 0 when it is not there.
static Err
read_id(const Form *sent, Str name, int64_t *id)
{
    Str text = form_value(sent, name);
    *id = 0;
    if (text.n > 0 && !str_to_int(text, id))
        FAIL(E_INVALID, "not an id");
    return OK;
}

static Err
find_region(Req *r, Proposal *p)
{
    AgendaRegionsRows regions;
    MeetingGetRow m;
    TRY(q_agenda_regions(r->db, r->arena, r->user.id, &regions));
    if (regions.n == 0)
        FAIL(E_FORBIDDEN, "no region to propose in");
    p->partnership_id = regions.v[0].partnership_id;
    if (p->trend.id)
        p->partnership_id = p->trend.partnership_id;
    if (!p->meeting_id)
        return OK;
    TRY(overleg_open(r, p->meeting_id, &m));
    p->partnership_id = m.partnership_id;
    return OK;
}

static Err
read_proposal(Req *r, const Form *sent, Proposal *p)
{
    int64_t kwestie, trend, approach;
    int64_t me = r->user.id;
    p->is_case = str_eq(form_value(sent, S("soort")), S("casusverwijzing"));
    TRY(read_id(sent, S("overleg"), &p->meeting_id));
    TRY(read_id(sent, S("kwestie"), &kwestie));
    TRY(read_id(sent, S("trend"), &trend));
    TRY(read_id(sent, S("aanpak"), &approach));
    TRY(agenda_read_ids(r, sent, S("signaal"), AGENDA_SIGNALS_MAX, &p->signals, &p->nsignals));
    if (p->is_case) {
        p->nsignals = 0;
        kwestie = trend = approach = 0;
    }
    p->rows = NEW_N(r->arena, p->nsignals + 1, AgendaSignalPickRow);
    for (size_t i = 0; i < p->nsignals; i++)
        TRY(q_agenda_signal_pick(r->db, r->arena, me, p->signals[i], &p->rows[i]));
    if (kwestie)
        TRY(q_agenda_kwestie_pick(r->db, r->arena, me, kwestie, &p->kwestie));
    if (trend)
        TRY(q_agenda_trend_pick(r->db, r->arena, me, trend, &p->trend));
    if (approach)
        TRY(q_agenda_approach_pick(r->db, r->arena, me, approach, &p->approach));
    return find_region(r, p);
}

static AgendaSources
sources_of(Arena *a, const Proposal *p)
{
    AgendaSource *v = NEW_N(a, p->nsignals + 3, AgendaSource);
    size_t n = 0;
    for (size_t i = 0; i < p->nsignals; i++)
        v[n++] = (AgendaSource){p->rows[i].number, overleg_first_words(a, p->rows[i].observation)};
    if (p->kwestie.id)
        v[n++] = (AgendaSource){p->kwestie.number, p->kwestie.title};
    if (p->trend.id)
        v[n++] = (AgendaSource){S("Trend"), p->trend.title};
    if (p->approach.id)
        v[n++] = (AgendaSource){p->approach.number, p->approach.title};
    return (AgendaSources){n, v};
}

// What comes back with the form.
static Choices
hidden_of(Arena *a, const Proposal *p)
{
    Choice *v = NEW_N(a, p->nsignals + 5, Choice);
    const Choice ids[] = {
        {S("overleg"), str_fmt(a, "%lld", (long long)p->meeting_id), {0}},
        {S("kwestie"), str_fmt(a, "%lld", (long long)p->kwestie.id), {0}},
        {S("trend"), str_fmt(a, "%lld", (long long)p->trend.id), {0}},
        {S("aanpak"), str_fmt(a, "%lld", (long long)p->approach.id), {0}},
    };
    size_t n = 0;
    for (size_t i = 0; i < COUNT(ids); i++)
        if (!str_eq(ids[i].label, S("0")))
            v[n++] = ids[i];
    for (size_t i = 0; i < p->nsignals; i++)
        v[n++] = (Choice){S("signaal"), str_fmt(a, "%lld", (long long)p->signals[i]), {0}};
    if (p->is_case)
        v[n++] = (Choice){S("soort"), S("casusverwijzing"), {0}};
    return (Choices){n, v};
}

Err
agenda_meetings(Req *r, int64_t partnership_id, MeetingOpenRows *rows, Choices *out)
{
    Arena *a = r->arena;
    TRY(q_meeting_open(r->db, a, r->user.id, partnership_id, layout_day_of(a, r->now), MEETINGS_MAX,
                       rows));
    Choice *v = NEW_N(a, rows->n + 1, Choice);
    for (size_t i = 0; i < rows->n; i++) {
        Str day = layout_day_long(a, rows->v[i].held_on);
        v[i] = (Choice){str_fmt(a, "%lld", (long long)rows->v[i].id),
                        str_fmt(a, "%.*s%s", (int)day.n, day.p,
                                rows->v[i].closes_at <= r->now ? " (agenda gesloten)" : ""),
                        {0}};
    }
    *out = (Choices){rows->n, v};
    return OK;
}

Err
agenda_boxes(Req *r, int64_t partnership_id, const int64_t *ticked, size_t n, OverlegFormView *v)
{
    AgendaOrganisationsRows rows;
    TRY(q_agenda_organisations(r->db, r->arena, partnership_id, 0, &rows));
    OverlegBox *boxes = NEW_N(r->arena, rows.n + 1, OverlegBox);
    for (size_t i = 0; i < rows.n; i++) {
        boxes[i] = (OverlegBox){rows.v[i].id, rows.v[i].name, false};
        for (size_t k = 0; k < n; k++)
            boxes[i].is_ticked |= ticked[k] == rows.v[i].id;
    }
    v->boxes = boxes;
    v->nboxes = rows.n;
    v->boxes_label = S("Wie zit aan tafel voor dit punt?");
    v->boxes_hint = S("Alleen wie hier een taak heeft. De mensen van deze organisaties die naar "
                      "het overleg komen, zien het punt en de signalen erbij.");
    return OK;
}

// The kinds to choose from; a case has a form of its own.
static Choices
open_kinds(Arena *a)
{
    Choice *v = NEW_N(a, agenda_kinds.n, Choice);
    size_t n = 0;
    for (size_t i = 0; i < agenda_kinds.n; i++)
        if (!str_eq(agenda_kinds.v[i].code, S("casusverwijzing")))
            v[n++] = agenda_kinds.v[i];
    return (Choices){n, v};
}

static Str
block_of(const Proposal *p)
{
    return p->nsignals > 0 ? p->rows[0].municipality
           : p->kwestie.id ? p->kwestie.municipality
           : p->trend.id   ? p->trend.municipality
                           : S("");
}

static void
fill(const Proposal *p, OverlegForm *f)
{
    f->minutes.text = S("10");
    f->municipality.text = block_of(p);
    f->kind.text = p->approach.id                     ? S("terugblik")
                   : p->trend.id                      ? S("trend")
                   : p->nsignals > 0 || p->kwestie.id ? S("signaal")
                                                      : S("");
    f->title.text = p->approach.id    ? p->approach.title
                    : p->trend.id     ? p->trend.title
                    : p->kwestie.id   ? p->kwestie.title
                    : p->nsignals > 0 ? choice_label(signal_themes, p->rows[0].theme)
                                      : S("");
}

static Err
begin(Req *r, const Proposal *p, OverlegFormView *v)
{
    Choices meetings, municipalities;
    MeetingOpenRows rows;
    TRY(agenda_meetings(r, p->partnership_id, &rows, &meetings));
    TRY(municipality_choices(r->db, r->arena, r->user.id, &municipalities));
    overleg_form_begin(r, v, p->is_case ? case_rules : rules, p->is_case ? CASE_RULES : RULES);
    overleg_form_choices(r, v, S("meeting"), meetings);
    overleg_form_choices(r, v, S("municipality"), municipalities);
    overleg_form_choices(r, v, S("kind"), open_kinds(r->arena));
    overleg_form_choices(r, v, S("basis"), agenda_bases);
    overleg_form_init(v);
    fill(p, &v->form);
    if (p->meeting_id)
        v->form.meeting.text = str_fmt(r->arena, "%lld", (long long)p->meeting_id);
    v->title = p->is_case ? S("Casusverwijzing voorstellen") : S("Punt voorstellen");
    v->lead = p->is_case ? S("Weerglas bewaart alleen het nummer en de grondslag. Wie het is en "
                             "wat er speelt, hoort in het systeem waar de casus staat.")
                         : (Str){0};
    v->above = html_overleg_sources(r->arena, sources_of(r->arena, p));
    v->hidden = hidden_of(r->arena, p);
    v->action = S("/overleg/punten");
    v->submit = S("Stel voor");
    v->cancel = S("/overleg");
    v->cancel_label = S("Niet voorstellen");
    return OK;
}

// One's own organisation, and the municipality that it is about.
static Err
tick_own(Req *r, const Proposal *p, OverlegFormView *v)
{
    AgendaOrganisationsRows rows;
    int64_t ticked[2] = {r->user.organisation_id, 0};
    TRY(q_agenda_organisations(r->db, r->arena, p->partnership_id, 0, &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (rows.v[i].municipality.n > 0 && str_eq(rows.v[i].municipality, block_of(p)) &&
            str_eq(rows.v[i].kind, S("gemeente")))
            ticked[1] = rows.v[i].id;
    return agenda_boxes(r, p->partnership_id, ticked, 2, v);
}

// GET /overleg/punten/nieuw?signaal=1&kwestie=2&trend=3&aanpak=4&overleg=5&soort=casusverwijzing
Err
agenda_page_new(Req *r)
{
    Proposal p = {0};
    OverlegFormView v = {0};
    Form query;
    TRY(req_query(r, &query));
    TRY(read_proposal(r, &query, &p));
    TRY(begin(r, &p, &v));
    TRY(tick_own(r, &p, &v));
    return overleg_form_show(r, 200, NULL, &v);
}

// ---- storing it ---------------------------------------------------------------------------------

typedef struct Writing {
    Req *r;
    const Proposal *p;
    AgendaNew new;
    int64_t meeting_id; // the chair puts it on the agenda at once
    int64_t id;
} Writing;

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AgendaItem item = {.meeting_number = S("")};
    TRY(agenda_add(db, r->arena, &w->new, r->now, &w->id));
    item.id = w->id;
    TRY(agenda_log(r, db, S("agenda.add"), &item, w->new.kind));
    for (size_t i = 0; i < w->p->nsignals; i++)
        TRY(audit_add(r, db,
                      (AuditEntry){.name = S("signal.to_table"),
                                   .activity = S("overleg"),
                                   .object_kind = S("signal"),
                                   .object_id = w->p->rows[i].id,
                                   .object = w->p->rows[i].number,
                                   .detail = str_fmt(r->arena, "%zu partijen", w->new.nparties)}));
    if (!w->meeting_id)
        return OK;
    TRY(agenda_put_on_meeting(db, r->arena, w->id, w->meeting_id, r->user.id, r->now));
    return agenda_log(r, db, S("agenda.put"), &item, S(""));
}

// The meeting that was chosen: after its agenda is closed only the chair adds an item.
static Err
check_meeting(Req *r, const Proposal *p, OverlegForm *f, int64_t *id, bool *all_right)
{
    MeetingOpenRows rows;
    Choices choices;
    *id = 0;
    if (f->meeting.error.p || f->meeting.text.n == 0 || !str_to_int(f->meeting.text, id))
        return OK;
    TRY(agenda_meetings(r, p->partnership_id, &rows, &choices));
    for (size_t i = 0; i < rows.n; i++)
        if (rows.v[i].id == *id && rows.v[i].closes_at <= r->now && !overleg_is_chair(r)) {
            f->meeting.error = S("De agenda van dit overleg is gesloten. Kies een later overleg, "
                                 "of vraag het aan de voorzitter.");
            *all_right = false;
        }
    return OK;
}

static Err
check(Req *r, const Proposal *p, OverlegFormView *v, const int64_t *parties, size_t nparties,
      int64_t *meeting_id, bool *all_right)
{
    OverlegForm *f = &v->form;
    size_t known = 0;
    TRY(check_meeting(r, p, f, meeting_id, all_right));
    TRY(agenda_boxes(r, p->partnership_id, parties, nparties, v));
    for (size_t i = 0; i < v->nboxes; i++)
        known += v->boxes[i].is_ticked;
    if (known < nparties)
        FAIL(E_NOT_FOUND, "an organisation of another region");
    if (nparties == 0) {
        v->boxes_error = S("Kies ten minste een organisatie.");
        *all_right = false;
    }
    if (str_eq(f->kind.text, S("signaal")) && p->nsignals == 0 && !p->kwestie.id) {
        f->kind.error = S("Open eerst het signaal of de kwestie, en kies daar: Zet op de agenda.");
        *all_right = false;
    }
    return OK;
}

// POST /overleg/punten
Err
agenda_form_new(Req *r)
{
    Proposal p = {0};
    OverlegFormView v = {0};
    const OverlegForm *f = &v.form;
    Form sent;
    bool all_right;
    const int64_t *parties;
    size_t nparties;
    int64_t meeting;
    TRY(req_form_raw(r, &sent));
    TRY(read_proposal(r, &sent, &p));
    TRY(agenda_read_ids(r, &sent, S("partij"), AGENDA_PARTIES_MAX, &parties, &nparties));
    TRY(begin(r, &p, &v));
    TRY(overleg_form_read(r, &v, &all_right));
    TRY(check(r, &p, &v, parties, nparties, &meeting, &all_right));
    if (!all_right)
        return overleg_form_show(r, 422, NULL, &v);
    bool chair = overleg_is_chair(r);
    Writing w = {.r = r, .p = &p, .meeting_id = chair ? meeting : 0};
    w.new = (AgendaNew){.partnership_id = p.partnership_id,
                        .kind = p.is_case ? S("casusverwijzing") : f->kind.text,
                        .title = f->title.text,
                        .municipality = f->municipality.text,
                        .question = f->question.text,
                        .minutes = f->minutes.number,
                        .wanted_id = meeting,
                        .kwestie_id = p.kwestie.id ? p.kwestie.id : p.approach.kwestie_id,
                        .trend_id = p.trend.id,
                        .approach_id = p.approach.id,
                        .case_reference = f->reference.text,
                        .case_basis = f->basis.text,
                        .not_before = f->not_before.text,
                        .proposed_by = r->user.id,
                        .signals = p.signals,
                        .nsignals = p.nsignals,
                        .parties = parties,
                        .nparties = nparties};
    TRY(db_transaction(r->db, write_new, &w));
    if (w.meeting_id)
        return respond_to(r, "/overleg/%lld?done=op_agenda", (long long)w.meeting_id);
    return respond_to(r, "/overleg/punten/%lld?done=voorgesteld", (long long)w.id);
}
