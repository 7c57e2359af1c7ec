// Sets of criteria: published versions never change; a new one begins as a concept of the last.
#include "app/weging/weging_inside.h"
#include "base/secret.h"

enum { NAME_MAX_CHARS = 80, QUESTION_MAX = 200, HELP_MAX = 300, PLACE_MAX = 99, FEWEST = 3 };
enum { RULES = 3 + 3 * QUESTION_ROWS, EMPTY_ROWS = 3 };

static const Choice states[] = {
    {STR("concept"), STR("Concept")},
    {STR("gepubliceerd"), STR("Hiermee wegen we nu")},
    {STR("vervangen"), STR("Vervangen")},
};
const Choices criteria_states = {COUNT(states), states};

static const Choice done[] = {
    {STR("nieuw"), STR("Er staat een concept klaar. Pas het aan en publiceer het dan.")},
    {STR("opgeslagen"), STR("Het concept is opgeslagen.")},
    {STR("gepubliceerd"), STR("De criteria zijn gepubliceerd. Nieuwe wegingen gebruiken deze "
                              "versie.")},
};

static const FieldRule first_rules[] = {
    {FIELD_OF(CriteriaForm, name), .required = true, .max = NAME_MAX_CHARS,
     .label = STR("Naam van de set")},
    {FIELD_OF(CriteriaForm, note), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = WEGING_TEXT_MAX, .label = STR("Wat is er anders, en waarom?"),
     .hint = STR("Dit staat bij de set, zodat iedereen de versies kan vergelijken.")},
    {FIELD_OF(CriteriaForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
};

static const FieldRule *
rules_of(Arena *a)
{
    FieldRule *own = NEW_N(a, RULES, FieldRule);
    for (size_t i = 0; i < COUNT(first_rules); i++)
        own[i] = first_rules[i];
    for (size_t i = 0; i < QUESTION_ROWS; i++) {
        FieldRule *three = &own[3 + 3 * i];
        three[0] = (FieldRule){.name = str_fmt(a, "plaats%zu", i + 1),
                               .offset = offsetof(CriteriaForm, place) + i * sizeof(Field),
                               .kind = FIELD_NUMBER,
                               .min = 1,
                               .max = PLACE_MAX,
                               .depends = true,
                               .label = S("Plaats")};
        three[1] = (FieldRule){.name = str_fmt(a, "vraag%zu", i + 1),
                               .offset = offsetof(CriteriaForm, question) + i * sizeof(Field),
                               .max = QUESTION_MAX,
                               .depends = true,
                               .label = str_fmt(a, "Vraag %zu", i + 1)};
        three[2] = (FieldRule){.name = str_fmt(a, "uitleg%zu", i + 1),
                               .offset = offsetof(CriteriaForm, help) + i * sizeof(Field),
                               .max = HELP_MAX,
                               .depends = true,
                               .label = S("Wanneer is het geen, en wanneer sterk?")};
    }
    return own;
}

static Err
page(Req *r, int status, const CriteriaGetRow *set, Str title, Html body)
{
    MenuItem trail[3] = {{S("/overleg"), S("Overleg"), CAN_UNSET},
                         {S("/criteria"), S("Criteria"), CAN_UNSET}};
    size_t n = str_eq(title, S("Criteria")) ? 1 : 2;
    if (set && str_starts(title, S("Concept")))
        trail[n++] =
            (MenuItem){str_fmt(r->arena, "/criteria/%lld", (long long)set->id),
                       str_fmt(r->arena, "Versie %lld", (long long)set->number), CAN_UNSET};
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/overleg"),
                                    .trail = {n, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

// ---- beginning ----------------------------------------------------------------------------------

typedef struct Ready {
    Req *r;
    const RegionMineRows *regions;
} Ready;

static Err
write_ready(Db *db, void *arg)
{
    const Ready *x = arg;
    int64_t set;
    for (size_t i = 0; i < x->regions->n; i++)
        TRY(weging_ready(db, x->r->arena, x->regions->v[i].id, x->r->now, &set));
    return OK;
}

Err
weging_ready_here(Req *r)
{
    RegionMineRows regions;
    CriteriaCurrentRows rows;
    OutcomeCountRow outcomes;
    TRY(q_region_mine(r->db, r->arena, r->user.id, &regions));
    for (size_t i = 0; i < regions.n; i++) {
        TRY(q_criteria_current(r->db, r->arena, regions.v[i].id, &rows));
        TRY(q_outcome_count(r->db, r->arena, regions.v[i].id, &outcomes));
        if (rows.n == 0 || outcomes.n == 0)
            return db_transaction(r->db, write_ready, &(Ready){r, &regions});
    }
    return OK;
}

// ---- reading ------------------------------------------------------------------------------------

static bool
may_lead(const Req *r)
{
    return r->user.can & CAN_OVERLEG_LEAD;
}

// GET /criteria
Err
criteria_page_list(Req *r)
{
    CriteriaView v = {.may_lead = may_lead(r), .form_token = req_form_token(r)};
    TRY(weging_ready_here(r));
    TRY(q_criteria_list(r->db, r->arena, r->user.id, &v.rows));
    return page(r, 200, NULL, S("Criteria"), html_weging_criteria_lijst(r->arena, &v));
}

// GET /criteria/12
Err
criteria_page_show(Req *r)
{
    CriteriaView v = {.may_lead = may_lead(r), .form_token = req_form_token(r)};
    CriteriaGetRow set;
    TRY(q_criteria_get(r->db, r->arena, r->user.id, r->id, &set));
    TRY(q_criteria_questions(r->db, r->arena, r->user.id, r->id, &v.questions));
    v.set = &set;
    return page(r, 200, &set, str_fmt(r->arena, "Versie %lld", (long long)set.number),
                html_weging_criteria_set(r->arena, &v));
}

// ---- a new concept ------------------------------------------------------------------------------

typedef struct Writing {
    Req *r;
    const CriteriaGetRow *set;
    const CriteriaForm *f;
    int64_t id;
} Writing;

static Err
log_set(Req *r, Db *db, Str name, const CriteriaGetRow *set)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("overleg"),
                                  .object_kind = S("criteria_set"),
                                  .object_id = set->id,
                                  .object = str_fmt(r->arena, "%lld", (long long)set->number)});
}

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    Arena *a = w->r->arena;
    CriteriaConceptRows concept;
    CriteriaLastRow last;
    CriteriaOfSetRows questions;
    int64_t region = w->set->partnership_id;
    TRY(q_criteria_concept(db, a, region, &concept));
    w->id = concept.n > 0 ? concept.v[0].id : random_id();
    if (concept.n > 0)
        return OK;
    TRY(q_criteria_last(db, a, region, &last));
    TRY(q_criteria_of_set(db, a, w->set->id, &questions));
    TRY(q_criteria_add(db, a, w->id, region, last.number + 1, w->set->name, S(""), S("concept"),
                       0));
    for (size_t i = 0; i < questions.n; i++)
        TRY(q_criteria_add_question(db, a, random_id(), w->id, questions.v[i].position,
                                    questions.v[i].question, questions.v[i].help));
    return log_set(w->r, db, S("criteria.new"), w->set);
}

// POST /criteria/12/nieuw
Err
criteria_form_new(Req *r)
{
    CriteriaGetRow set;
    Form sent;
    Writing w = {.r = r, .set = &set};
    TRY(q_criteria_get(r->db, r->arena, r->user.id, r->id, &set));
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, write_new, &w));
    return respond_to(r, "/criteria/%lld/wijzigen?done=nieuw", (long long)w.id);
}

// ---- changing a concept -------------------------------------------------------------------------

static Err
get_concept(Req *r, CriteriaGetRow *set)
{
    TRY(q_criteria_get(r->db, r->arena, r->user.id, r->id, set));
    if (!str_eq(set->state, S("concept")))
        FAIL(E_CONFLICT, "a published set does not change");
    return OK;
}

static Err
fill(Req *r, const CriteriaGetRow *set, const FieldRule *own, CriteriaForm *f, size_t *shown)
{
    CriteriaQuestionsRows rows;
    TRY(q_criteria_questions(r->db, r->arena, r->user.id, set->id, &rows));
    fields_init(own, RULES, f);
    f->name.text = set->name;
    f->note.text = set->note;
    f->version.text = str_fmt(r->arena, "%lld", (long long)set->version);
    for (size_t i = 0; i < rows.n && i < QUESTION_ROWS; i++) {
        f->place[i].text = str_fmt(r->arena, "%zu", i + 1);
        f->question[i].text = rows.v[i].question;
        f->help[i].text = rows.v[i].help;
    }
    *shown = rows.n + EMPTY_ROWS < QUESTION_ROWS ? rows.n + EMPTY_ROWS : QUESTION_ROWS;
    return OK;
}

static Err
show(Req *r, int status, CriteriaView *v, const CriteriaGetRow *set, const FieldRule *own)
{
    for (size_t i = 0; i < QUESTION_ROWS; i++)
        if (v->form.question[i].text.n > 0 && v->shown <= i)
            v->shown = i + 1;
    v->set = set;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, RULES, &v->form);
    return page(r, status, set, S("Concept wijzigen"), html_weging_criteria_form(r->arena, v));
}

// GET /criteria/12/wijzigen
Err
criteria_page_edit(Req *r)
{
    CriteriaView v = {0};
    CriteriaGetRow set;
    const FieldRule *own = rules_of(r->arena);
    TRY(get_concept(r, &set));
    TRY(fill(r, &set, own, &v.form, &v.shown));
    return show(r, 200, &v, &set, own);
}

// The rows that hold a question, by the place that was typed; rows without a place come last.
static size_t
ordered(const CriteriaForm *f, size_t *order)
{
    size_t n = 0;
    for (int64_t place = 1; place <= PLACE_MAX + 1; place++)
        for (size_t i = 0; i < QUESTION_ROWS; i++) {
            int64_t own = f->place[i].text.n > 0 ? f->place[i].number : PLACE_MAX + 1;
            if (f->question[i].text.n > 0 && own == place)
                order[n++] = i;
        }
    return n;
}

static Err
write_change(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    CriteriaChangeRows changed;
    size_t order[QUESTION_ROWS], n = ordered(w->f, order);
    TRY(q_criteria_change(db, r->arena, r->user.id, w->set->id, w->f->version.number,
                          w->f->name.text, w->f->note.text, &changed));
    if (changed.n == 0)
        FAIL(E_CONFLICT, "changed by someone else, or published");
    TRY(q_criteria_drop_questions(db, r->arena, w->set->id));
    for (size_t i = 0; i < n; i++)
        TRY(q_criteria_add_question(db, r->arena, random_id(), w->set->id, (int64_t)i + 1,
                                    w->f->question[order[i]].text, w->f->help[order[i]].text));
    return log_set(r, db, S("criteria.change"), w->set);
}

// POST /criteria/12/wijzigen
Err
criteria_form_edit(Req *r)
{
    CriteriaView v = {0};
    CriteriaGetRow set;
    const FieldRule *own = rules_of(r->arena);
    bool right;
    size_t order[QUESTION_ROWS];
    CriteriaForm *f = &v.form;
    TRY(get_concept(r, &set));
    TRY(req_form(r, own, RULES, f, &right));
    if (ordered(f, order) < FEWEST && !f->question[0].error.p) {
        f->question[0].error = S("Een set heeft ten minste drie vragen.");
        right = false;
    }
    if (!right)
        return show(r, 422, &v, &set, own);
    Err e = db_transaction(r->db, write_change, &(Writing){.r = r, .set = &set, .f = f});
    if (err_code(e) == E_CONFLICT) {
        CriteriaForm now;
        TRY(get_concept(r, &set));
        TRY(fill(r, &set, own, &now, &v.shown));
        fields_show_newer(own, RULES, f, &now);
        f->version = now.version;
        v.has_conflict = true;
        return show(r, 409, &v, &set, own);
    }
    TRY(e);
    return respond_to(r, "/criteria/%lld?done=opgeslagen", (long long)set.id);
}

// ---- publishing ---------------------------------------------------------------------------------

static Err
write_publish(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    CriteriaPublishRows published;
    TRY(q_criteria_publish(db, r->arena, r->user.id, w->set->id, w->id, r->now, &published));
    if (published.n == 0)
        FAIL(E_CONFLICT, "changed by someone else, or published");
    TRY(q_criteria_replace(db, r->arena, r->user.id, w->set->partnership_id, w->set->id));
    return log_set(r, db, S("criteria.publish"), w->set);
}

// POST /criteria/12/publiceren
Err
criteria_form_publish(Req *r)
{
    CriteriaGetRow set;
    Form sent;
    Writing w = {.r = r, .set = &set};
    TRY(get_concept(r, &set));
    TRY(req_form_raw(r, &sent));
    if (!str_to_int(form_value(&sent, S("version")), &w.id))
        FAIL(E_INVALID, "no version");
    if (set.note.n == 0)
        return respond_to(r, "/criteria/%lld/wijzigen", (long long)set.id);
    TRY(db_transaction(r->db, write_publish, &w));
    return respond_to(r, "/criteria/%lld?done=gepubliceerd", (long long)set.id);
}

const Route criteria_routes[] = {
    {GET, "/criteria", criteria_page_list, CAN_OVERLEG},
    {GET, "/criteria/:id", criteria_page_show, CAN_OVERLEG},
    {POST, "/criteria/:id/nieuw", criteria_form_new, CAN_OVERLEG_LEAD},
    {GET, "/criteria/:id/wijzigen", criteria_page_edit, CAN_OVERLEG_LEAD},
    {POST, "/criteria/:id/wijzigen", criteria_form_edit, CAN_OVERLEG_LEAD},
    {POST, "/criteria/:id/publiceren", criteria_form_publish, CAN_OVERLEG_LEAD},
    {0},
};
