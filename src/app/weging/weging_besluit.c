// The decision: first which outcome, then what belongs to it.
#include "app/bericht/bericht.h"
#include "app/bewaren/bewaren.h"
#include "app/weging/weging_inside.h"

enum { WORDS_MIN = 10, REFERENCE_MAX = 60, BASIS_MAX = 200, FUNCTION_MAX = 120, THREE = 3 };

static const Choice yes_no[] = {{STR("ja"), STR("Ja")}, {STR("nee"), STR("Nee")}};
static const Choice sure[] = {{STR("ja"), STR("Ja, vernietig de tekst van de signalen")}};

#define TEXT(member, says, help)                                                      \
    {                                                                                 \
        FIELD_OF(WegingDecideForm, member), .kind = FIELD_TEXT, .required = true,     \
                                            .min = WORDS_MIN, .max = WEGING_TEXT_MAX, \
                                            .label = STR(says), .hint = STR(help)     \
    }
#define LINE(member, most, says, help)                                                           \
    {                                                                                            \
        FIELD_OF(WegingDecideForm, member), .required = true, .max = (most), .label = STR(says), \
                                            .hint = STR(help)                                    \
    }

// Those of every decision stand first, then those of one consequence.
typedef struct PartRule {
    Str consequence; // absent: always
    FieldRule rule;
} PartRule;

static const PartRule parts[] = {
    {{0},
     {FIELD_OF(WegingDecideForm, uitkomst), .required = true, .max = 40, .label = STR("Uitkomst")}},
    {{0}, TEXT(decision, "Wat besluit u samen?", "In een paar zinnen die iedereen begrijpt.")},
    {{0}, TEXT(reason, "Waarom?", "Ook waarom een lichter of zwaarder besluit niet past.")},
    {STR("terug"),
     {FIELD_OF(WegingDecideForm, until_on), .kind = FIELD_DAY, .required = true,
      .label = STR("Tot wanneer volgt u dit?"),
      .hint = STR("Na deze dag komt het punt vanzelf terug op de agenda.")}},
    {STR("terug"),
     {FIELD_OF(WegingDecideForm, until_question), .kind = FIELD_TEXT, .required = true,
      .min = WORDS_MIN, .max = AGENDA_QUESTION_MAX, .label = STR("Welke vraag beantwoordt u dan?"),
      .hint = STR("Bijvoorbeeld: zijn er na de bewonersavond nog zorgen over de veiligheid?")}},
    {STR("vraag"),
     {FIELD_OF(WegingDecideForm, info_question), .kind = FIELD_TEXT, .required = true,
      .min = WORDS_MIN, .max = AGENDA_QUESTION_MAX, .label = STR("Wat wilt u weten?")}},
    {STR("vraag"),
     {FIELD_OF(WegingDecideForm, info_organisation), .kind = FIELD_CHOICE, .required = true,
      .label = STR("Aan wie vraagt u dit?")}},
    {STR("verwijzing"), LINE(case_reference, REFERENCE_MAX, "Nummer van de casus",
                             "Het nummer in het andere systeem. Nooit een naam. De casus zelf "
                             "hoort hier niet.")},
    {STR("verwijzing"),
     LINE(case_basis, BASIS_MAX, "Grondslag", "Op welke wet of afspraak rust de verwijzing?")},
    {STR("verwijzing"), LINE(case_decided_by, FUNCTION_MAX, "Wie besloot dit?",
                             "Een functie en een organisatie, geen naam.")},
    {STR("verwijzing"),
     {FIELD_OF(WegingDecideForm, case_informed), .kind = FIELD_CHOICE, .required = true,
      .label = STR("Is de betrokkene geïnformeerd?"), .choices = {COUNT(yes_no), yes_no}}},
    {STR("verwijzing"),
     {FIELD_OF(WegingDecideForm, case_reason), .kind = FIELD_TEXT, .max = WEGING_REASON_MAX,
      .depends = true, .label = STR("Waarom is de betrokkene niet geïnformeerd?"),
      .hint = STR("Vul dit in als u hierboven nee koos.")}},
    {STR("trend"),
     {FIELD_OF(WegingDecideForm, trend_theme), .kind = FIELD_CHOICE, .required = true,
      .label = STR("Thema van de trend")}},
    {STR("trend"), LINE(trend_title, WEGING_LINE_MAX, "Titel van de trend",
                        "Zonder plaats of aantal waaraan mensen te herkennen zijn.")},
    {STR("trend"), TEXT(trend_body, "Wat willen we de partners laten weten?",
                        "Geen aantallen onder de vijf. U kunt het concept daarna nog aanpassen.")},
    {STR("vernietigen"),
     {FIELD_OF(WegingDecideForm, zeker), .kind = FIELD_CHOICE, .required = true,
      .label = STR("De signalen vernietigen?"),
      .hint = STR("Dit kan niet ongedaan. U krijgt een verklaring van vernietiging."),
      .choices = {COUNT(sure), sure}}},
    {{0},
     TEXT(feedback, "Wat hoort de melder?",
          "De melder leest dit via de eigen volglink. Zeg niets wat vertrouwelijk is.")},
    {{0},
     {FIELD_OF(WegingDecideForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
      .label = STR("Versie")}},
    {{0},
     {FIELD_OF(WegingDecideForm, bewust), .kind = FIELD_CHOICE,
      .label = STR("Bewust laten staan")}},
};

enum { RULES_MAX = COUNT(parts) + THREE * WEGING_TASKS_MAX };

typedef struct Asked {
    const FieldRule *rules;
    size_t n, npeople;
    const WegingPerson *people;
} Asked;

// ---- the fields of an outcome -------------------------------------------------------------------

static size_t
task_rules(Arena *a, Choices people, FieldRule *own)
{
    size_t n = 0;
    for (size_t i = 0; i < WEGING_TASKS_MAX; i++) {
        own[n++] = (FieldRule){.name = str_fmt(a, "actie%zu", i + 1),
                               .offset = offsetof(WegingDecideForm, task) + i * sizeof(Field),
                               .max = WEGING_LINE_MAX,
                               .depends = true,
                               .label = str_fmt(a, "Actie %zu: wat gaat er gebeuren?", i + 1)};
        own[n++] = (FieldRule){.name = str_fmt(a, "wie%zu", i + 1),
                               .offset = offsetof(WegingDecideForm, owner) + i * sizeof(Field),
                               .kind = FIELD_CHOICE,
                               .depends = true,
                               .choices = people,
                               .label = S("Wie doet dit?")};
        own[n++] = (FieldRule){.name = str_fmt(a, "dag%zu", i + 1),
                               .offset = offsetof(WegingDecideForm, due) + i * sizeof(Field),
                               .kind = FIELD_DAY,
                               .depends = true,
                               .label = S("Wanneer is het klaar?")};
    }
    return n;
}

static Choices
people_choices(Arena *a, const WegingPerson *people, size_t n)
{
    Choice *v = NEW_N(a, n + 1, Choice);
    for (size_t i = 0; i < n; i++) {
        const WegingPerson *p = &people[i];
        v[i] = (Choice){.code = str_fmt(a, "%lld", (long long)p->id),
                        .label = str_fmt(a, "%.*s (%.*s)", (int)p->function.n, p->function.p,
                                         (int)p->name.n, p->name.p),
                        .group = p->organisation};
    }
    return (Choices){n, v};
}

static Err
partner_choices(Req *r, const Weging *x, Choices *out)
{
    WegingPartnersRows rows;
    TRY(q_weging_partners(r->db, r->arena, x->item.partnership_id, &rows));
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){str_fmt(r->arena, "%lld", (long long)rows.v[i].id), rows.v[i].name};
    *out = (Choices){rows.n, v};
    return OK;
}

static Err
rules_for(Req *r, const WegingDecideView *v, Asked *out)
{
    Arena *a = r->arena;
    FieldRule *own = NEW_N(a, RULES_MAX, FieldRule);
    WegingPerson *people;
    Choices partners;
    size_t n = 0;
    bool destroys = str_eq(v->consequence, S("vernietigen"));
    TRY(weging_people(r, v->x->item.id, &out->npeople, &people));
    TRY(partner_choices(r, v->x, &partners));
    out->people = people;
    for (size_t i = 0; i < COUNT(parts); i++) {
        bool is_feedback = str_eq(parts[i].rule.name, S("feedback"));
        if (parts[i].consequence.p && !str_eq(parts[i].consequence, v->consequence))
            continue;
        if (is_feedback && (destroys || v->n_signals == 0))
            continue;
        if (is_feedback && !destroys)
            n += task_rules(a, people_choices(a, people, out->npeople), own + n);
        own[n++] = parts[i].rule;
    }
    if (v->n_signals == 0 && !destroys)
        n += task_rules(a, people_choices(a, people, out->npeople), own + n);
    own = field_rules_with(a, own, n, S("bewust"), kwestie_yes);
    own = field_rules_with(a, own, n, S("info_organisation"), partners);
    out->rules = field_rules_with(a, own, n, S("trend_theme"), signal_themes);
    out->n = n;
    return OK;
}

// ---- choosing an outcome ------------------------------------------------------------------------

static Str
why_not(const Weging *x)
{
    if (weging_in(x, "klaar"))
        return S("Het besluit is al genomen. Hieronder staat het.");
    return weging_in(x, "besluit")
               ? (Str){0}
               : S("Het besluit komt na het oordeel. Ga eerst door de stappen hieronder.");
}

static Err
begin(Req *r, Weging *x, WegingDecideView *v, Str outcome)
{
    WegingSignalsRows signals;
    v->x = x;
    v->form_token = req_form_token(r);
    TRY(q_outcome_active(r->db, r->arena, x->item.partnership_id, &v->outcomes));
    TRY(q_weging_signals(r->db, r->arena, x->item.id, &signals));
    v->n_signals = signals.n;
    for (size_t i = 0; i < v->outcomes.n && outcome.p; i++)
        if (str_eq(v->outcomes.v[i].code, outcome))
            v->chosen = &v->outcomes.v[i];
    if (v->chosen)
        v->consequence = v->chosen->consequence;
    v->form.trend_theme.text = signals.n > 0 ? signals.v[0].theme : S("");
    return OK;
}

static Err
show(Req *r, int status, WegingDecideView *v, const Asked *f)
{
    v->wrong = fields_with_errors(r->arena, f->rules, f->n, &v->form);
    return weging_page(r, status, v->x, S("Besluit"), html_weging_besluit(r->arena, v));
}

// GET /overleg/12/punten/34/weging/besluit?uitkomst=volgen
Err
weging_page_decide(Req *r)
{
    Weging x;
    WegingDecideView v = {0};
    Asked f;
    Form query;
    TRY(weging_open(r, &x));
    TRY(weging_only_chair(r, &x));
    Str no = why_not(&x);
    if (no.p)
        return weging_refuse(r, &x, no);
    TRY(req_query(r, &query));
    TRY(begin(r, &x, &v, form_value(&query, S("uitkomst"))));
    if (!v.chosen)
        return weging_page(r, 200, &x, S("Besluit"), html_weging_kiezen(r->arena, &v));
    Str theme = v.form.trend_theme.text;
    TRY(rules_for(r, &v, &f));
    fields_init(f.rules, f.n, &v.form);
    v.form.trend_theme.text = theme;
    v.form.uitkomst.text = v.chosen->code;
    v.form.version.text = weging_version(r->arena, &x);
    return show(r, 200, &v, &f);
}

// ---- deciding -----------------------------------------------------------------------------------

static bool
in_the_past(Arena *a, const Field *f, int64_t now)
{
    return f->rule && f->text.n > 0 && !f->error.p &&
           layout_days_between(layout_day_of(a, now), f->text) <= 0;
}

// What the rules of single fields cannot say.
static bool
check_together(Req *r, WegingDecideView *v)
{
    WegingDecideForm *f = &v->form;
    size_t tasks = 0;
    bool right = true;
    if (in_the_past(r->arena, &f->until_on, r->now))
        f->until_on.error = S("Kies een dag die nog komt.");
    if (f->case_informed.rule && str_eq(f->case_informed.text, S("nee")) &&
        f->case_reason.text.n == 0)
        f->case_reason.error = S("Schrijf op waarom de betrokkene niet is geïnformeerd.");
    for (size_t i = 0; i < WEGING_TASKS_MAX && f->task[0].rule; i++) {
        Field *task = &f->task[i], *owner = &f->owner[i], *due = &f->due[i];
        bool any = task->text.n + owner->text.n + due->text.n > 0;
        tasks += any;
        if (any && task->text.n == 0 && !task->error.p)
            task->error = S("Schrijf op wat er gaat gebeuren.");
        if (any && owner->text.n == 0 && !owner->error.p)
            owner->error = S("Kies wie dit doet.");
        if (any && due->text.n == 0 && !due->error.p)
            due->error = S("Kies een dag.");
        right &= !task->error.p && !owner->error.p && !due->error.p;
    }
    if (str_eq(v->consequence, S("actie")) && tasks == 0)
        f->task[0].error = S("Spreek ten minste één actie af: wie doet wat, en wanneer?");
    return right && !f->until_on.error.p && !f->case_reason.error.p && !f->task[0].error.p;
}

static int64_t
number_of(const Field *f)
{
    int64_t n;
    return f->rule && f->text.n > 0 && str_to_int(f->text, &n) ? n : 0;
}

static Str
text_of(const Field *f)
{
    return f->rule && f->text.p ? f->text : S("");
}

static WegingDecision
decision_of(const Req *r, const WegingDecideView *v, const Asked *form)
{
    const WegingDecideForm *f = &v->form;
    WegingDecision d = {.item_id = v->x->item.id,
                        .version = f->version.number,
                        .outcome = v->chosen->code,
                        .decision = text_of(&f->decision),
                        .reason = text_of(&f->reason),
                        .feedback = text_of(&f->feedback),
                        .until_on = text_of(&f->until_on),
                        .until_question = text_of(&f->until_question),
                        .case_reference = text_of(&f->case_reference),
                        .case_basis = text_of(&f->case_basis),
                        .case_decided_by = text_of(&f->case_decided_by),
                        .case_informed = text_of(&f->case_informed),
                        .case_reason = text_of(&f->case_reason),
                        .info_question = text_of(&f->info_question),
                        .info_organisation = number_of(&f->info_organisation),
                        .trend_theme = text_of(&f->trend_theme),
                        .trend_title = text_of(&f->trend_title),
                        .trend_body = text_of(&f->trend_body),
                        .by = r->user.id,
                        .organisation_id = r->user.organisation_id};
    for (size_t i = 0; i < WEGING_TASKS_MAX; i++) {
        if (text_of(&f->task[i]).n == 0)
            continue;
        WegingTask *t = &d.tasks[d.ntasks++];
        *t = (WegingTask){f->task[i].text, f->due[i].text, number_of(&f->owner[i]), 0};
        for (size_t k = 0; k < form->npeople; k++)
            if (form->people[k].id == t->owner_id)
                t->organisation_id = form->people[k].organisation_id;
    }
    return d;
}

typedef struct Deciding {
    Req *r;
    const Weging *x;
    WegingDecision d;
    bool is_kept; // a pause of destruction stands in the way
} Deciding;

static Err
tell_proposer(Db *db, const Deciding *w)
{
    Arena *a = w->r->arena;
    const AgendaItem *i = &w->x->item;
    Str path = agenda_path(a, i);
    if (i->proposed_by == 0 || i->proposed_by == w->r->user.id)
        return OK;
    return bericht_add(db, a,
                       &(BerichtNew){i->proposed_by, BERICHT_BESLUIT,
                                     str_fmt(a, "%.*s/weging", (int)path.n, path.p),
                                     str_fmt(a, "besluit-%lld", (long long)i->id),
                                     .now = w->r->now});
}

static Err
write_decision(Db *db, void *arg)
{
    Deciding *w = arg;
    Req *r = w->r;
    WegingDecided done;
    w->is_kept = false;
    TRY(weging_decide(db, r->arena, &w->d, r->now, &done));
    for (size_t i = 0; i < done.nsignals && done.destroys; i++) {
        Err e = bewaren_destroy_signal(r, db, done.signals[i], w->d.outcome);
        w->is_kept = err_code(e) == E_CONFLICT;
        TRY(e);
    }
    if (done.next_id)
        TRY(agenda_return(db, r->arena, done.next_id, r->now));
    TRY(tell_proposer(db, w));
    return agenda_log(r, db, S("weging.decide"), &w->x->item, w->d.outcome);
}

static Err
conflict(Req *r, WegingDecideView *v, const Asked *f, bool is_kept)
{
    Weging now;
    TRY(weging_open(r, &now));
    Str no = why_not(&now);
    if (no.p)
        return weging_refuse(r, &now, no);
    v->has_conflict = !is_kept;
    if (is_kept)
        v->form.zeker.error = S("Een pauze van de vernietiging houdt een signaal vast. Vraag de "
                                "functionaris gegevensbescherming.");
    v->form.version.text = weging_version(r->arena, &now);
    return show(r, 409, v, f);
}

// POST /overleg/12/punten/34/weging/besluit
Err
weging_form_decide(Req *r)
{
    Weging x;
    WegingDecideView v = {0};
    Asked f;
    Form sent;
    TRY(weging_open(r, &x));
    TRY(req_form_raw(r, &sent));
    TRY(weging_only_chair(r, &x));
    Str no = why_not(&x);
    if (no.p)
        return weging_refuse(r, &x, no);
    TRY(begin(r, &x, &v, form_value(&sent, S("uitkomst"))));
    if (!v.chosen)
        FAIL(E_INVALID, "no outcome of this region");
    TRY(rules_for(r, &v, &f));
    bool right = fields_read(r->arena, &sent, f.rules, f.n, &v.form);
    right &= check_together(r, &v);
    right &= kwestie_texts_check(r->arena, f.rules, f.n, &v.form, &v.form.bewust);
    if (!right)
        return show(r, 422, &v, &f);
    Deciding w = {.r = r, .x = &x, .d = decision_of(r, &v, &f)};
    Err e = db_transaction(r->db, write_decision, &w);
    if (err_code(e) == E_CONFLICT)
        return conflict(r, &v, &f, w.is_kept);
    TRY(e);
    return weging_done(r, &x, "besloten");
}
