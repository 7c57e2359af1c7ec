// The steps of an approach. Every step can be skipped, with a reason.
#include "app/aanpak/aanpak_inside.h"

static const FieldRule rules[AANPAK_STEP_RULES] = {
    {FIELD_OF(AanpakStepForm, title), .required = true, .min = 3, .max = AANPAK_TITLE_MAX,
     .label = STR("Wat gebeurt er in deze stap?")},
    {FIELD_OF(AanpakStepForm, who), .max = AANPAK_WHO_MAX, .label = STR("Wie doet het?"),
     .hint = STR("Een functie of een organisatie, geen naam.")},
    {FIELD_OF(AanpakStepForm, state), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Stand")},
    {FIELD_OF(AanpakStepForm, reason), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX, .depends = true,
     .label = STR("Waarom slaat u deze stap over?"), .hint = STR("Nodig als u de stap overslaat.")},
    {FIELD_OF(AanpakStepForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(AanpakStepForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// ---- of a targeted approach: from lists only ----------------------------------------------------

#define SAME(text)           \
    {                        \
        STR(text), STR(text) \
    }

static const Choice case_steps[] = {
    SAME("Melding bij het casusoverleg"),
    SAME("Weging met politie, OM en gemeente"),
    SAME("Betrokkene informeren"),
    SAME("Casusoverleg met partners"),
    SAME("Plan van aanpak vaststellen in het casusoverleg"),
    SAME("Hulp of zorg aanbieden"),
    SAME("Gesprek met de betrokkene"),
    SAME("Uitvoering volgen in het casusoverleg"),
    SAME("Afsluiten en nazorg regelen"),
};
static const Choice case_partners[] = {
    SAME("adviseur OOV"),     SAME("burgemeester"),    SAME("ggz"),
    SAME("jeugdzorg"),        SAME("jongerenwerk"),    SAME("officier van justitie"),
    SAME("onderwijs"),        SAME("procesregisseur"), SAME("Raad voor de Kinderbescherming"),
    SAME("reclassering"),     SAME("wijkagent"),       SAME("wijkteam"),
    SAME("woningcorporatie"),
};
static const Choice case_reasons[] = {
    SAME("Niet nodig in deze casus"),
    SAME("Gebeurt al in het casusoverleg"),
    SAME("Nu niet veilig of niet wenselijk"),
    SAME("Geen grondslag voor deze stap"),
};

static const FieldRule *
rules_for(Arena *a, const AanpakGetRow *p)
{
    FieldRule *own = field_rules_with(a, rules, AANPAK_STEP_RULES, S("state"), aanpak_step_states);
    own = field_rules_with(a, own, AANPAK_STEP_RULES, S("bewust"), layout_keep_choices);
    if (!aanpak_is_case(p))
        return own;
    own[0].kind = own[1].kind = own[3].kind = FIELD_CHOICE;
    own[0].choices = (Choices){COUNT(case_steps), case_steps};
    own[1].choices = (Choices){COUNT(case_partners), case_partners};
    own[3].choices = (Choices){COUNT(case_reasons), case_reasons};
    own[1].required = true;
    own[1].hint = (Str){0};
    return own;
}

// ---- pages --------------------------------------------------------------------------------------

static Err
open_step(Req *r, AanpakGetRow *p, AanpakPartView *v, const FieldRule **own)
{
    TRY(aanpak_open(r, p));
    if (!aanpak_is_running(p))
        FAIL(E_CONFLICT, "the approach is over");
    v->p = p;
    v->id = r->id2;
    *own = rules_for(r->arena, p);
    return OK;
}

static Err
fill_step(Req *r, const FieldRule *own, AanpakStepForm *f)
{
    AanpakStepGetRow s;
    fields_init(own, AANPAK_STEP_RULES, f);
    f->state.text = S("open");
    if (r->id2 == 0)
        return OK;
    TRY(q_aanpak_step_get(r->db, r->arena, r->user.id, r->id, r->id2, &s));
    f->title.text = s.title;
    f->who.text = s.who;
    f->state.text = s.state;
    f->reason.text = s.reason;
    f->version.text = str_fmt(r->arena, "%lld", (long long)s.version);
    return OK;
}

static Err
show_step(Req *r, int status, AanpakPartView *v, const FieldRule *own)
{
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, AANPAK_STEP_RULES, &v->step);
    return aanpak_page(r, status, v->p, v->id ? S("Stap wijzigen") : S("Stap toevoegen"),
                       html_aanpak_step(r->arena, v));
}

// GET /aanpakken/12/stappen/nieuw and /aanpakken/12/stappen/34
Err
aanpak_page_step(Req *r)
{
    AanpakGetRow p;
    AanpakPartView v = {0};
    const FieldRule *own;
    TRY(open_step(r, &p, &v, &own));
    TRY(fill_step(r, own, &v.step));
    return show_step(r, 200, &v, own);
}

typedef struct Writing {
    Req *r;
    const AanpakPartView *v;
    bool is_full; // answer: there are AANPAK_STEPS_MAX steps
} Writing;

static Err
write_step(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    const AanpakStepForm *f = &w->v->step;
    AanpakStepsRows steps;
    AanpakStepChangeRow changed;
    bool skipped = str_eq(f->state.text, S("overgeslagen"));
    Str reason = skipped ? f->reason.text : S("");
    TRY(q_aanpak_steps(db, r->arena, r->user.id, r->id, &steps));
    w->is_full = r->id2 == 0 && steps.n >= AANPAK_STEPS_MAX;
    if (w->is_full)
        return OK;
    if (r->id2 == 0)
        TRY(aanpak_add_step(db, r->arena, r->id, f->title.text, f->who.text, f->state.text,
                            reason));
    else
        TRY(q_aanpak_step_change(db, r->arena, r->user.id, r->id, r->id2, f->version.number,
                                 f->title.text, f->who.text, f->state.text, reason, &changed));
    TRY(aanpak_touch(r, db, r->id, w->v->p->kwestie_id));
    return aanpak_log(r, db, r->id2 ? S("approach.change_step") : S("approach.add_step"), r->id,
                      w->v->p->number, f->state.text);
}

static Err
conflict_in_step(Req *r, AanpakPartView *v, AanpakGetRow *p)
{
    AanpakStepForm now;
    const FieldRule *own;
    TRY(open_step(r, p, v, &own));
    TRY(fill_step(r, own, &now));
    now.bewust.text = v->step.bewust.text; // is not stored
    fields_show_newer(own, AANPAK_STEP_RULES, &v->step, &now);
    v->step.version = now.version;
    v->has_conflict = true;
    return show_step(r, 409, v, own);
}

// POST /aanpakken/12/stappen and /aanpakken/12/stappen/34
Err
aanpak_form_step(Req *r)
{
    AanpakGetRow p;
    AanpakPartView v = {0};
    AanpakStepForm *f = &v.step;
    Writing w = {.r = r, .v = &v};
    const FieldRule *own;
    bool all_right;
    TRY(open_step(r, &p, &v, &own));
    if (r->id2 != 0)
        TRY(fill_step(r, own, f)); // it must be there
    TRY(req_form(r, own, AANPAK_STEP_RULES, f, &all_right));
    all_right &= layout_texts_check(r->arena, own, AANPAK_STEP_RULES, f, &f->bewust);
    if (str_eq(f->state.text, S("overgeslagen")) && f->reason.text.n == 0) {
        f->reason.error = S("Schrijf op waarom u deze stap overslaat.");
        all_right = false;
    }
    if (!all_right)
        return show_step(r, 422, &v, own);
    Err e = db_transaction(r->db, write_step, &w);
    if (err_code(e) == E_NOT_FOUND && r->id2 != 0)
        return conflict_in_step(r, &v, &p);
    TRY(e);
    if (w.is_full) {
        f->title.error = S("Er zijn al dertig stappen. Voeg er een paar samen.");
        return show_step(r, 422, &v, own);
    }
    return respond_to(r, "/aanpakken/%lld?done=stap", (long long)r->id);
}
