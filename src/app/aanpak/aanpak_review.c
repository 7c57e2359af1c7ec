// After it has begun: correcting what was expected, looking back, stopping.
#include "app/aanpak/aanpak_inside.h"

static const FieldRule correct_rules[AANPAK_CORRECT_RULES] = {
    {FIELD_OF(AanpakCorrectForm, expect_what), .kind = FIELD_TEXT, .required = true, .min = 5,
     .max = AANPAK_TEXT_MAX, .label = STR("Wat verwacht u dat verandert?")},
    {FIELD_OF(AanpakCorrectForm, expect_by), .kind = FIELD_DAY, .required = true,
     .label = STR("Op welke dag moet dat te zien zijn?")},
    {FIELD_OF(AanpakCorrectForm, expect_seen), .kind = FIELD_TEXT, .required = true, .min = 5,
     .max = AANPAK_TEXT_MAX, .label = STR("Waaraan ziet u dat?")},
    {FIELD_OF(AanpakCorrectForm, reason), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AANPAK_TEXT_MAX, .label = STR("Waarom past u de verwachting aan?"),
     .hint = STR("Alle leden kunnen dit lezen, ook bij de terugblik.")},
    {FIELD_OF(AanpakCorrectForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(AanpakCorrectForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// The first rules are all that a targeted approach has.
static const FieldRule look_rules[AANPAK_LOOK_RULES] = {
    {FIELD_OF(AanpakLookForm, compared), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Ging het zoals verwacht?"),
     .hint = STR("Niet te zeggen is ook een antwoord: soms komt verandering door iets anders.")},
    {FIELD_OF(AanpakLookForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(AanpakLookForm, observed), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AANPAK_TEXT_MAX, .label = STR("Wat zag u?"),
     .hint = STR("Wat is er te zien of te horen, en bij wie. Ook wat tegenviel.")},
    {FIELD_OF(AanpakLookForm, learned), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AANPAK_TEXT_MAX, .label = STR("Wat hebben we geleerd?"),
     .hint = STR("Wat doen we een volgende keer weer, en wat anders?")},
    {FIELD_OF(AanpakLookForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const FieldRule stop_rules[AANPAK_STOP_RULES] = {
    {FIELD_OF(AanpakStopForm, reason), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AANPAK_TEXT_MAX, .label = STR("Waarom stopt deze aanpak?"),
     .hint = STR("Ook stoppen is een besluit. Schrijf op wie dat nam: een functie, geen naam.")},
    {FIELD_OF(AanpakStopForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(AanpakStopForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

typedef struct Writing {
    Req *r;
    const AanpakReviewView *v;
} Writing;

static Str
version_text(Arena *a, const AanpakGetRow *p)
{
    return str_fmt(a, "%lld", (long long)p->version);
}

// ---- correcting ---------------------------------------------------------------------------------

static Err
open_to_correct(Req *r, AanpakGetRow *p, AanpakReviewView *v, const FieldRule **own)
{
    TRY(aanpak_open(r, p));
    if (aanpak_is_case(p) || !str_eq(p->state, S("uitvoering")))
        FAIL(E_CONFLICT, "only what is carried out is corrected");
    TRY(q_aanpak_corrections(r->db, r->arena, r->user.id, p->id, &v->corrections));
    v->p = p;
    *own = field_rules_with(r->arena, correct_rules, AANPAK_CORRECT_RULES, S("bewust"),
                            layout_keep_choices);
    return OK;
}

static void
fill_correct(Arena *a, const FieldRule *own, const AanpakGetRow *p, AanpakCorrectForm *f)
{
    fields_init(own, AANPAK_CORRECT_RULES, f);
    f->expect_what.text = p->expect_what;
    f->expect_by.text = p->expect_by;
    f->expect_seen.text = p->expect_seen;
    f->version.text = version_text(a, p);
}

static Err
show_correct(Req *r, int status, AanpakReviewView *v, const FieldRule *own)
{
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, AANPAK_CORRECT_RULES, &v->correct);
    return aanpak_page(r, status, v->p, S("Verwachting corrigeren"),
                       html_aanpak_correct(r->arena, v));
}

// GET /aanpakken/12/correctie
Err
aanpak_page_correct(Req *r)
{
    AanpakGetRow p;
    AanpakReviewView v = {0};
    const FieldRule *own;
    TRY(open_to_correct(r, &p, &v, &own));
    fill_correct(r->arena, own, &p, &v.correct);
    return show_correct(r, 200, &v, own);
}

static Err
write_correct(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    const AanpakCorrectForm *f = &w->v->correct;
    AanpakCorrectRow changed;
    TRY(q_aanpak_correction_add(db, r->arena, r->user.id, random_id(), r->id, f->reason.text,
                                r->now));
    TRY(q_aanpak_correct(db, r->arena, r->user.id, r->id, f->version.number, f->expect_what.text,
                         f->expect_by.text, f->expect_seen.text, &changed));
    TRY(aanpak_touch(r, db, r->id, w->v->p->kwestie_id));
    return aanpak_log(r, db, S("approach.correct"), r->id, w->v->p->number, S("verwachting"));
}

// POST /aanpakken/12/correctie
Err
aanpak_form_correct(Req *r)
{
    AanpakGetRow p;
    AanpakReviewView v = {0};
    AanpakCorrectForm now, *f = &v.correct;
    const FieldRule *own;
    bool all_right;
    TRY(open_to_correct(r, &p, &v, &own));
    TRY(req_form(r, own, AANPAK_CORRECT_RULES, f, &all_right));
    all_right &= layout_texts_check(r->arena, own, AANPAK_CORRECT_RULES, f, &f->bewust);
    if (!all_right)
        return show_correct(r, 422, &v, own);
    Err e = db_transaction(r->db, write_correct, &(Writing){r, &v});
    if (err_code(e) != E_NOT_FOUND) {
        TRY(e);
        return respond_to(r, "/aanpakken/%lld?done=gecorrigeerd", (long long)r->id);
    }
    TRY(open_to_correct(r, &p, &v, &own));
    fill_correct(r->arena, own, &p, &now);
    now.reason.text = f->reason.text; // is not stored there
    now.bewust.text = f->bewust.text;
    fields_show_newer(own, AANPAK_CORRECT_RULES, f, &now);
    f->version = now.version;
    v.has_conflict = true;
    return show_correct(r, 409, &v, own);
}

// ---- looking back -------------------------------------------------------------------------------

static size_t
look_n(const AanpakGetRow *p)
{
    return aanpak_is_case(p) ? AANPAK_CASE_LOOK_RULES : AANPAK_LOOK_RULES;
}

static Err
open_to_look(Req *r, AanpakGetRow *p, AanpakReviewView *v, const FieldRule **own)
{
    Arena *a = r->arena;
    TRY(aanpak_open(r, p));
    if (!str_eq(p->state, S("uitvoering")) && !str_eq(p->state, S("teruggeblikt")))
        FAIL(E_CONFLICT, "there is nothing to look back on");
    TRY(q_aanpak_corrections(r->db, a, r->user.id, p->id, &v->corrections));
    v->p = p;
    v->is_early = str_eq(p->state, S("uitvoering")) &&
                  layout_days_between(layout_day_of(a, r->now), p->review_on) > 0;
    FieldRule *rules =
        field_rules_with(a, look_rules, AANPAK_LOOK_RULES, S("compared"), aanpak_compared);
    *own = field_rules_with(a, rules, AANPAK_LOOK_RULES, S("bewust"), layout_keep_choices);
    return OK;
}

static void
fill_look(Arena *a, const FieldRule *own, const AanpakGetRow *p, AanpakLookForm *f)
{
    fields_init(own, AANPAK_LOOK_RULES, f);
    f->observed.text = p->observed;
    f->compared.text = p->compared;
    f->learned.text = p->learned;
    f->version.text = version_text(a, p);
}

static Err
show_look(Req *r, int status, AanpakReviewView *v, const FieldRule *own)
{
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, look_n(v->p), &v->look);
    return aanpak_page(r, status, v->p, S("Terugblik"), html_aanpak_look(r->arena, v));
}

// GET /aanpakken/12/terugblik
Err
aanpak_page_look_back(Req *r)
{
    AanpakGetRow p;
    AanpakReviewView v = {0};
    const FieldRule *own;
    TRY(open_to_look(r, &p, &v, &own));
    fill_look(r->arena, own, &p, &v.look);
    return show_look(r, 200, &v, own);
}

static Err
write_look(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    const AanpakLookForm *f = &w->v->look;
    const AanpakGetRow *p = w->v->p;
    AanpakLookBackRow changed;
    TRY(q_aanpak_look_back(db, r->arena, r->user.id, r->id, f->version.number, f->observed.text,
                           f->compared.text, f->learned.text, r->now, p->keep_until, &changed));
    TRY(aanpak_tell_review(r, db, r->id, p->circle_id, p->review_on, S("")));
    TRY(aanpak_touch(r, db, r->id, p->kwestie_id));
    return aanpak_log(r, db, S("approach.look_back"), r->id, p->number, f->compared.text);
}

// POST /aanpakken/12/terugblik
Err
aanpak_form_look_back(Req *r)
{
    AanpakGetRow p;
    AanpakReviewView v = {0};
    AanpakLookForm now, *f = &v.look;
    const FieldRule *own;
    bool all_right;
    TRY(open_to_look(r, &p, &v, &own));
    fields_init(own, AANPAK_LOOK_RULES, f);
    f->observed.text = f->learned.text = f->bewust.text = S("");
    TRY(req_form(r, own, look_n(&p), f, &all_right));
    if (!aanpak_is_case(&p))
        all_right &= layout_texts_check(r->arena, own, AANPAK_LOOK_RULES, f, &f->bewust);
    if (!all_right)
        return show_look(r, 422, &v, own);
    Err e = db_transaction(r->db, write_look, &(Writing){r, &v});
    if (err_code(e) != E_NOT_FOUND) {
        TRY(e);
        return respond_to(r, "/aanpakken/%lld?done=teruggeblikt", (long long)r->id);
    }
    TRY(open_to_look(r, &p, &v, &own));
    fill_look(r->arena, own, &p, &now);
    now.bewust.text = f->bewust.text;
    fields_show_newer(own, look_n(&p), f, &now);
    f->version = now.version;
    v.has_conflict = true;
    return show_look(r, 409, &v, own);
}

// ---- stopping -----------------------------------------------------------------------------------

static const Choice stop_reasons[] = {
    {STR("Het doel is bereikt."), STR("Het doel is bereikt")},
    {STR("Het is niet meer nodig."), STR("Het is niet meer nodig")},
    {STR("Het casusoverleg heeft dit besloten."), STR("Het casusoverleg heeft dit besloten")},
    {STR("De grondslag is vervallen."), STR("De grondslag is vervallen")},
};

// A targeted approach has no text here: its reason comes from a list.
static Err
open_to_stop(Req *r, AanpakGetRow *p, AanpakReviewView *v, const FieldRule **own)
{
    TRY(aanpak_open(r, p));
    if (!aanpak_is_running(p))
        FAIL(E_CONFLICT, "the approach is over");
    v->p = p;
    FieldRule *rules =
        field_rules_with(r->arena, stop_rules, AANPAK_STOP_RULES, S("bewust"), layout_keep_choices);
    if (aanpak_is_case(p)) {
        rules[0].kind = FIELD_CHOICE;
        rules[0].choices = (Choices){COUNT(stop_reasons), stop_reasons};
        rules[0].hint = (Str){0};
    }
    *own = rules;
    return OK;
}

static Err
show_stop(Req *r, int status, AanpakReviewView *v, const FieldRule *own)
{
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, AANPAK_STOP_RULES, &v->stop);
    return aanpak_page(r, status, v->p, S("Aanpak stoppen"), html_aanpak_stop(r->arena, v));
}

// GET /aanpakken/12/stoppen
Err
aanpak_page_stop(Req *r)
{
    AanpakGetRow p;
    AanpakReviewView v = {0};
    const FieldRule *own;
    TRY(open_to_stop(r, &p, &v, &own));
    fields_init(own, AANPAK_STOP_RULES, &v.stop);
    v.stop.version.text = version_text(r->arena, &p);
    return show_stop(r, 200, &v, own);
}

static Err
write_stop(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    const AanpakStopForm *f = &w->v->stop;
    AanpakStopRow changed;
    TRY(q_aanpak_stop(db, r->arena, r->user.id, r->id, f->version.number, f->reason.text,
                      &changed));
    TRY(aanpak_tell_review(r, db, r->id, w->v->p->circle_id, w->v->p->review_on, S("")));
    TRY(aanpak_touch(r, db, r->id, w->v->p->kwestie_id));
    return aanpak_log(r, db, S("approach.stop"), r->id, w->v->p->number, S("gestopt"));
}

// POST /aanpakken/12/stoppen
Err
aanpak_form_stop(Req *r)
{
    AanpakGetRow p;
    AanpakReviewView v = {0};
    AanpakStopForm *f = &v.stop;
    const FieldRule *own;
    bool all_right;
    TRY(open_to_stop(r, &p, &v, &own));
    TRY(req_form(r, own, AANPAK_STOP_RULES, f, &all_right));
    all_right &= layout_texts_check(r->arena, own, AANPAK_STOP_RULES, f, &f->bewust);
    if (!all_right)
        return show_stop(r, 422, &v, own);
    Err e = db_transaction(r->db, write_stop, &(Writing){r, &v});
    if (err_code(e) != E_NOT_FOUND) {
        TRY(e);
        return respond_to(r, "/aanpakken/%lld?done=gestopt", (long long)r->id);
    }
    TRY(open_to_stop(r, &p, &v, &own));
    f->version.text = version_text(r->arena, &p);
    v.has_conflict = true;
    return show_stop(r, 409, &v, own);
}
