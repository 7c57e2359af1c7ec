// The products of one meeting: agenda, report, decisions, feedback to reporters.
#include "app/verslag/verslag_inside.h"

#include "app/overleg/overleg.h"

typedef struct Meeting {
    VerslagMeetingRow row;
    VerslagItemsRows items;
    VerslagSignalsRows signals;
    VerslagOutcomesRows outcomes;
} Meeting;

// The meeting and what the viewer sees of it, with the look at it in the log. Every format has a
// line of its own: a file leaves the program.
static Err
open_meeting(Req *r, const char *what, Meeting *m)
{
    Str ending = {r->path.p + r->path.n, 0};
    for (size_t i = r->path.n; i-- > 0 && r->path.p[i] != '/';)
        if (r->path.p[i] == '.')
            ending = (Str){r->path.p + i, r->path.n - i};
    TRY(q_verslag_meeting(r->db, r->arena, r->user.id, r->id, &m->row));
    TRY(audit_read(
        r, (AuditEntry){.name = str_fmt(r->arena, "%s.read%.*s", what, (int)ending.n, ending.p),
                        .activity = S("overleg"),
                        .object_kind = S("meeting"),
                        .object_id = m->row.id,
                        .object = m->row.number}));
    TRY(q_verslag_items(r->db, r->arena, r->user.id, r->id, VERSLAG_ITEMS_MAX, &m->items));
    TRY(q_verslag_signals(r->db, r->arena, r->user.id, r->id, &m->signals));
    return q_verslag_outcomes(r->db, r->arena, r->user.id, m->row.partnership_id, &m->outcomes);
}

// "09:30" of a moment.
static Str
clock_of(Arena *a, int64_t at)
{
    Str moment = layout_moment(a, at);
    return (Str){moment.p + moment.n - 5, 5};
}

static Doc *
begin(Req *r, const Meeting *m, const char *title)
{
    Str day = layout_day_long(r->arena, m->row.held_on);
    Str from = clock_of(r->arena, m->row.begins_at), to = clock_of(r->arena, m->row.ends_at);
    Str where = m->row.place;
    return doc_new(r->arena, str_fmt(r->arena, "%s %.*s", title, (int)day.n, day.p),
                   str_fmt(r->arena, "%.*s, %.*s", (int)m->row.name.n, m->row.name.p,
                           (int)m->row.region.n, m->row.region.p),
                   str_fmt(r->arena, "%.*s, van %.*s tot %.*s%s%.*s", (int)m->row.number.n,
                           m->row.number.p, (int)from.n, from.p, (int)to.n, to.p,
                           where.n > 0 ? ", " : "", (int)where.n, where.p));
}

static Err
answer(Req *r, const Meeting *m, const char *product, Doc *d)
{
    VerslagAbout about = {
        .path = str_fmt(r->arena, "/overleg/%lld/%s", (long long)m->row.id, product),
        .file = str_fmt(r->arena, "%.*s-%s", (int)m->row.number.n, m->row.number.p, product),
        .back = str_fmt(r->arena, "/overleg/%lld", (long long)m->row.id),
        .label = S("Naar het overleg"),
        .here = S("/verslag")};
    return verslag_answer(r, &about, d);
}

// What someone who is not in the chair should know of what they read.
static void
say_whose(const Req *r, const Meeting *m, Doc *d)
{
    if (m->row.is_lead)
        return;
    doc_small(d, str_fmt(r->arena,
                         "Gemaakt voor %.*s. U ziet alleen de punten waarbij u aan tafel zit.",
                         (int)r->user.organisation.n, r->user.organisation.p));
}

// A new block when the place of item i is another than that of the item before it.
static void
head_block(const Meeting *m, size_t i, Doc *d)
{
    if (i == 0 || !str_eq(m->items.v[i].place, m->items.v[i - 1].place))
        doc_heading(d, 1, m->items.v[i].place);
}

static void
put_signals(Req *r, const Meeting *m, int64_t item_id, Doc *d)
{
    for (size_t i = 0; i < m->signals.n; i++) {
        const VerslagSignalsRow *s = &m->signals.v[i];
        if (s->item_id != item_id)
            continue;
        Str theme = choice_label(signal_themes, s->theme),
            day = layout_day(r->arena, s->observed_from);
        doc_item(d, str_fmt(r->arena, "Signaal %.*s: %.*s, waargenomen %.*s", (int)s->number.n,
                            s->number.p, (int)theme.n, theme.p, (int)day.n, day.p));
    }
}

static bool
has_signals(const Meeting *m, int64_t item_id)
{
    for (size_t i = 0; i < m->signals.n; i++)
        if (m->signals.v[i].item_id == item_id)
            return true;
    return false;
}

// ---- agenda -------------------------------------------------------------------------------------

// GET /overleg/12/agenda
Err
verslag_agenda(Req *r)
{
    Meeting m;
    int64_t minutes = 0;
    TRY(open_meeting(r, "agenda", &m));
    Doc *d = begin(r, &m, "Agenda");
    say_whose(r, &m, d);
    doc_fact(d, S("Van de voorzitter"), m.row.note);
    if (m.items.n == 0)
        doc_paragraph(d, S("Er staat voor u geen punt op deze agenda."));
    for (size_t i = 0; i < m.items.n; i++) {
        const VerslagItemsRow *x = &m.items.v[i];
        head_block(&m, i, d);
        doc_heading(d, 2, x->title);
        doc_fact(d, S("Soort"), choice_label(agenda_kinds, x->kind));
        doc_fact(d, S("Vraag"), x->question);
        doc_fact(d, S("Tijd"), str_fmt(r->arena, "%lld minuten", (long long)x->minutes));
        put_signals(r, &m, x->id, d);
        minutes += x->minutes;
    }
    if (m.items.n > 0)
        doc_small(d, str_fmt(r->arena,
                             "Samen %lld minuten. Wat de signalen zeggen, leest u in "
                             "Weerglas; het staat met opzet niet in dit stuk.",
                             (long long)minutes));
    return answer(r, &m, "agenda", d);
}

// ---- report -------------------------------------------------------------------------------------

typedef struct Weighed {
    VerslagScoresRows scores;
    VerslagNotesRows notes;
    VerslagTasksRows tasks;
} Weighed;

static const Choice lenses[] = {{STR("ervaren"), STR("ervaren")},
                                {STR("aangetoond"), STR("aangetoond")},
                                {STR("mogelijk"), STR("mogelijk")}};
static const Choice states[] = {{STR("aanwezig"), STR("aanwezig")},
                                {STR("afwezig"), STR("afwezig")},
                                {STR("vervangen"), STR("vervangen door een collega")},
                                {STR("verwacht"), STR("niet bijgehouden")}};

static Str
outcome_label(const Meeting *m, Str code)
{
    for (size_t i = 0; i < m->outcomes.n; i++)
        if (str_eq(m->outcomes.v[i].code, code))
            return m->outcomes.v[i].label;
    return choice_label(signal_outcomes, code);
}

// The marks of one criterion, from row i on: "4 duidelijk, 2 sterk, 1 onbekend". *next: the row
// after them.
static Str
spread(Arena *a, const VerslagScoresRows *s, size_t i, size_t *next)
{
    static const char *const order[] = {"geen", "licht", "duidelijk", "sterk", "onbekend"};
    Str words = S("");
    size_t end = i;
    while (end < s->n && s->v[end].item_id == s->v[i].item_id &&
           s->v[end].position == s->v[i].position && str_eq(s->v[end].question, s->v[i].question))
        end++;
    *next = end;
    if (end == i + 1)
        return str_fmt(a, "alle %lld: %.*s", (long long)s->v[i].n, (int)s->v[i].value.n,
                       s->v[i].value.p);
    for (size_t k = 0; k < COUNT(order); k++)
        for (size_t j = i; j < end; j++)
            if (str_eq(s->v[j].value, str_z(order[k])))
                words = str_fmt(a, "%.*s%s%lld %s", (int)words.n, words.p, words.n > 0 ? ", " : "",
                                (long long)s->v[j].n, order[k]);
    return words;
}

static void
put_spread(Req *r, const VerslagScoresRows *s, const VerslagItemsRow *x, Doc *d)
{
    static const DocColumn columns[] = {{.title = STR("Criterium"), .width = 3},
                                        {.title = STR("Verdeling"), .width = 2}};
    bool begun = false;
    for (size_t i = 0; i < s->n;) {
        size_t next = i + 1;
        if (s->v[i].item_id == x->id) {
            if (!begun)
                doc_table(d, S("Hoe de deelnemers afzonderlijk scoorden"), columns, COUNT(columns));
            begun = true;
            Str words = spread(r->arena, s, i, &next);
            doc_row(d, (const Str[]){s->v[i].question, words});
        }
        i = next;
    }
    if (begun)
        doc_small(d, str_fmt(r->arena,
                             "Criteria: %.*s, versie %lld. Er is geen optelsom: elk criterium telt "
                             "apart.",
                             (int)x->set_name.n, x->set_name.p, (long long)x->set_number));
}

// The notes of one kind as a list under a head; nothing when there are none.
static void
put_notes(Req *r, const VerslagNotesRows *n, int64_t item_id, Str kind, Str head, Doc *d)
{
    bool begun = false;
    for (size_t i = 0; i < n->n; i++) {
        const VerslagNotesRow *x = &n->v[i];
        if (x->item_id != item_id || !str_eq(x->kind, kind))
            continue;
        if (!begun)
            doc_heading(d, 3, head);
        begun = true;
        Str about = x->by_function.n > 0 ? x->by_function
                                         : choice_label((Choices){COUNT(lenses), lenses}, x->lens);
        doc_item(d,
                 str_fmt(r->arena, "%.*s%s%.*s%s", (int)x->body.n, x->body.p,
                         about.n > 0 ? " (" : "", (int)about.n, about.p, about.n > 0 ? ")" : ""));
    }
}

static void
put_decision(Req *r, const Meeting *m, const VerslagItemsRow *x, Doc *d)
{
    Str day = x->until_on.n > 0 ? layout_day_long(r->arena, x->until_on) : S("");
    doc_heading(d, 3, S("Besluit"));
    doc_fact(d, S("Uitkomst"), outcome_label(m, x->outcome));
    doc_fact(d, S("Besluit"), x->decision);
    doc_fact(d, S("Waarom"), x->reason);
    doc_fact(d, S("Volgen tot"), day);
    doc_fact(d, S("Vraag voor dan"), x->until_question);
    doc_fact(d, S("Casusverwijzing"), x->case_reference);
    doc_fact(d, S("Wettelijke grondslag"), x->case_basis);
    doc_fact(d, S("Besloten door"), x->case_decided_by);
    doc_fact(d, S("Betrokkene geïnformeerd"), x->case_informed);
    doc_fact(d, S("Waarom niet"), x->case_reason);
}

static void
put_tasks(Req *r, const VerslagTasksRows *t, int64_t item_id, Doc *d)
{
    bool begun = false;
    for (size_t i = 0; i < t->n; i++) {
        if (t->v[i].item_id != item_id)
            continue;
        if (!begun)
            doc_heading(d, 3, S("Afgesproken"));
        begun = true;
        Str day = layout_day(r->arena, t->v[i].due_on);
        doc_item(d,
                 str_fmt(r->arena, "%.*s (%.*s, voor %.*s)", (int)t->v[i].title.n, t->v[i].title.p,
                         (int)t->v[i].organisation.n, t->v[i].organisation.p, (int)day.n, day.p));
    }
}

static void
put_weighed(Req *r, const Meeting *m, const Weighed *w, size_t i, Doc *d)
{
    const VerslagItemsRow *x = &m->items.v[i];
    doc_heading(d, 2, x->title);
    doc_fact(d, S("Vraag"), x->question);
    put_signals(r, m, x->id, d);
    if (!str_eq(x->phase, S("klaar"))) {
        doc_paragraph(d, str_eq(x->state, S("behandeld")) ? S("Besproken, zonder weging.")
                                                          : S("Nog niet gewogen."));
        put_tasks(r, &w->tasks, x->id, d);
        return;
    }
    doc_heading(d, 3, S("Beeld"));
    doc_paragraph(d, x->picture);
    doc_fact(d, S("Wat ons ongelijk zou geven"), x->disproof);
    put_notes(r, &w->notes, x->id, S("uitspraak"), S("Uitspraken"), d);
    put_notes(r, &w->notes, x->id, S("verklaring"), S("Andere verklaringen"), d);
    doc_heading(d, 3, S("Oordeel"));
    put_spread(r, &w->scores, x, d);
    doc_fact(d, S("Samen"), x->judgement);
    put_notes(r, &w->notes, x->id, S("afwijkend"), S("Wie er anders over dacht"), d);
    put_decision(r, m, x, d);
    put_tasks(r, &w->tasks, x->id, d);
}

static Err
put_present(Req *r, const Meeting *m, Doc *d)
{
    static const DocColumn columns[] = {{.title = STR("Organisatie"), .width = 2},
                                        {.title = STR("Functie"), .width = 2},
                                        {.title = STR("Aanwezig"), .width = 1}};
    VerslagPresentRows rows;
    TRY(q_verslag_present(r->db, r->arena, r->user.id, m->row.id, &rows));
    if (rows.n == 0)
        return OK;
    doc_table(d, S("Aan tafel"), columns, COUNT(columns));
    for (size_t i = 0; i < rows.n; i++)
        doc_row(d, (const Str[]){rows.v[i].organisation, rows.v[i].function,
                                 choice_label((Choices){COUNT(states), states}, rows.v[i].state)});
    return OK;
}

// GET /overleg/12/verslag
Err
verslag_report(Req *r)
{
    Meeting m;
    Weighed w;
    TRY(open_meeting(r, "report", &m));
    TRY(q_verslag_scores(r->db, r->arena, r->user.id, r->id, &w.scores));
    TRY(q_verslag_notes(r->db, r->arena, r->user.id, r->id, &w.notes));
    TRY(q_verslag_tasks(r->db, r->arena, r->user.id, r->id, &w.tasks));
    Doc *d = begin(r, &m, "Weegverslag");
    say_whose(r, &m, d);
    if (!str_eq(m.row.state, S("afgerond")))
        doc_paragraph(d, S("Het overleg is nog niet afgerond. Dit verslag kan nog veranderen."));
    TRY(put_present(r, &m, d));
    doc_paragraph(d, m.row.report);
    for (size_t i = 0; i < m.items.n; i++) {
        head_block(&m, i, d);
        put_weighed(r, &m, &w, i, d);
    }
    if (m.items.n == 0)
        doc_paragraph(d, S("Er was voor u geen punt in dit overleg."));
    return answer(r, &m, "verslag", d);
}

// ---- decisions ----------------------------------------------------------------------------------

// GET /overleg/12/besluiten
Err
verslag_decisions(Req *r)
{
    static const DocColumn columns[] = {{.title = STR("Onderwerp"), .width = 3},
                                        {.title = STR("Waar"), .width = 2},
                                        {.title = STR("Uitkomst"), .width = 2},
                                        {.title = STR("Besluit"), .width = 4}};
    static const DocColumn acts[] = {{.title = STR("Wat"), .width = 4},
                                     {.title = STR("Wie"), .width = 2},
                                     {.title = STR("Voor"), .width = 1}};
    Meeting m;
    VerslagTasksRows tasks;
    TRY(open_meeting(r, "decisions", &m));
    TRY(q_verslag_tasks(r->db, r->arena, r->user.id, r->id, &tasks));
    Doc *d = begin(r, &m, "Besluitenlijst");
    doc_table(d, S("Besluiten"), columns, COUNT(columns));
    for (size_t i = 0; i < m.items.n; i++) {
        const VerslagItemsRow *x = &m.items.v[i];
        bool decided = str_eq(x->phase, S("klaar"));
        Str day = x->until_on.n > 0 ? layout_day(r->arena, x->until_on) : S("");
        Str words = decided ? x->decision : S("");
        if (decided && day.n > 0)
            words = str_fmt(r->arena, "%.*s (tot %.*s)", (int)words.n, words.p, (int)day.n, day.p);
        doc_row(d, (const Str[]){x->title, x->place,
                                 decided ? outcome_label(&m, x->outcome)
                                 : str_eq(x->state, S("behandeld"))
                                     ? S("Besproken, geen besluit nodig")
                                     : S("Nog geen besluit"),
                                 words});
    }
    if (tasks.n > 0)
        doc_table(d, S("Afgesproken acties"), acts, COUNT(acts));
    for (size_t i = 0; i < tasks.n; i++)
        doc_row(d, (const Str[]){tasks.v[i].title, tasks.v[i].organisation,
                                 layout_day(r->arena, tasks.v[i].due_on)});
    return answer(r, &m, "besluiten", d);
}

// ---- feedback -----------------------------------------------------------------------------------

// GET /overleg/12/terugkoppeling
Err
verslag_feedback(Req *r)
{
    Meeting m;
    size_t n = 0;
    TRY(open_meeting(r, "feedback", &m));
    Doc *d = begin(r, &m, "Terugkoppeling aan melders");
    doc_paragraph(d,
                  S("Elke melder leest deze tekst bij de eigen melding. U kunt hem ook gebruiken "
                    "als u een melder belt of schrijft."));
    for (size_t i = 0; i < m.items.n; i++) {
        const VerslagItemsRow *x = &m.items.v[i];
        if (!str_eq(x->phase, S("klaar")) || !has_signals(&m, x->id))
            continue; // nobody reported it
        n++;
        doc_heading(d, 1, x->title);
        put_signals(r, &m, x->id, d);
        doc_paragraph(d,
                      x->feedback.n > 0 ? x->feedback : S("Er is nog geen tekst voor de melders."));
    }
    if (n == 0)
        doc_paragraph(d, S("Er is in dit overleg nog niets besloten over een melding."));
    return answer(r, &m, "terugkoppeling", d);
}
