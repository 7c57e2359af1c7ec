// Beginning an approach, from a process description or with steps of one's own, and changing it.
#include "app/aanpak/aanpak_inside.h"

#define LATER "Nodig voordat de aanpak begint."

static const FieldRule rules[AANPAK_RULES] = {
    {FIELD_OF(AanpakForm, title), .required = true, .min = 5, .max = AANPAK_TITLE_MAX,
     .label = STR("Naam van de aanpak"),
     .hint = STR("Wat u gaat doen en waar. Bijvoorbeeld: vast contactpunt voor buren.")},
    {FIELD_OF(AanpakForm, goal), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AANPAK_TEXT_MAX, .label = STR("Wat wilt u bereiken?")},
    {FIELD_OF(AanpakForm, audience), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX, .depends = true,
     .label = STR("Voor wie is de aanpak?"),
     .hint = STR(LATER " Een groep of een buurt, nooit een persoon. Denk ook aan het midden.")},
    {FIELD_OF(AanpakForm, audience_fit), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX,
     .depends = true, .label = STR("Waarom past dit bij hen, en wie van hen dacht mee?"),
     .hint = STR(LATER " Dacht niemand mee? Schrijf dat op.")},
    {FIELD_OF(AanpakForm, expect_what), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX, .depends = true,
     .label = STR("Wat verwacht u dat verandert?"),
     .hint = STR(LATER " Dit ligt vast zodra de aanpak begint. Zo kunt u later eerlijk "
                       "terugblikken.")},
    {FIELD_OF(AanpakForm, expect_by), .kind = FIELD_DAY, .depends = true,
     .label = STR("Op welke dag moet dat te zien zijn?"), .hint = STR(LATER)},
    {FIELD_OF(AanpakForm, expect_seen), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX, .depends = true,
     .label = STR("Waaraan ziet u dat?"),
     .hint = STR(LATER " Bijvoorbeeld: buren bellen het contactpunt en niet meer de raad.")},
    {FIELD_OF(AanpakForm, who_sees), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX,
     .label = STR("Wie ziet dit plan?"),
     .hint = STR("Welke partners lezen mee, en welke bewoners.")},
    {FIELD_OF(AanpakForm, who_decides), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX, .depends = true,
     .label = STR("Wie beslist?"), .hint = STR(LATER " Beslist u samen? Schrijf op met wie.")},
    {FIELD_OF(AanpakForm, who_hears), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX,
     .label = STR("Wie hoort wat ermee is gedaan?"),
     .hint = STR("Ook wie iets meldde of meedacht.")},
    {FIELD_OF(AanpakForm, residents), .kind = FIELD_CHOICE, .depends = true,
     .label = STR("Zitten bewoners aan tafel?"), .hint = STR(LATER)},
    {FIELD_OF(AanpakForm, residents_why), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX,
     .depends = true, .label = STR("Zo niet, waarom niet?"),
     .hint = STR("Nodig als er geen bewoners aan tafel zitten.")},
    {FIELD_OF(AanpakForm, rights_test), .kind = FIELD_CHOICE, .depends = true,
     .label = STR("Welke grondrechtentoets hoort hierbij?"), .hint = STR(LATER)},
    {FIELD_OF(AanpakForm, review_on), .kind = FIELD_DAY, .depends = true,
     .label = STR("Op welke dag blikt u terug?"), .hint = STR(LATER)},
    {FIELD_OF(AanpakForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(AanpakForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
    {FIELD_OF(AanpakForm, steps), .kind = FIELD_TEXT, .max = 8000, .depends = true,
     .label = STR("Welke stappen zet u?"),
     .hint = STR("Een stap per regel, met achteraan tussen haakjes wie het doet: een functie of "
                 "een organisatie. U kunt stappen later toevoegen of overslaan.")},
    {FIELD_OF(AanpakForm, ongewijzigd), .kind = FIELD_CHOICE,
     .label = STR("Stappen zonder wijziging")},
};

// The rights tests of a kwestie, as choices.
static Err
test_choices(Req *r, int64_t kwestie_id, Choices *out)
{
    AanpakRightsTestsRows rows;
    TRY(q_aanpak_rights_tests(r->db, r->arena, r->user.id, kwestie_id, &rows));
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){
            .code = str_fmt(r->arena, "%lld", (long long)rows.v[i].id),
            .label = str_fmt(r->arena, "%s%s", rows.v[i].title.p,
                             rows.v[i].confirmed_by ? " (bevestigd)" : " (nog niet bevestigd)")};
    *out = (Choices){rows.n, v};
    return OK;
}

static Err
rules_for(Req *r, int64_t kwestie_id, const FieldRule **out)
{
    Choices tests;
    TRY(test_choices(r, kwestie_id, &tests));
    FieldRule *own = field_rules_with(r->arena, rules, AANPAK_RULES, S("rights_test"), tests);
    own = field_rules_with(r->arena, own, AANPAK_RULES, S("residents"), aanpak_residents);
    own = field_rules_with(r->arena, own, AANPAK_RULES, S("bewust"), layout_keep_choices);
    *out = field_rules_with(r->arena, own, AANPAK_RULES, S("ongewijzigd"), aanpak_yes);
    return OK;
}

static Err
show_form(Req *r, int status, AanpakFormView *v, const FieldRule *own)
{
    size_t n = v->p ? AANPAK_CHANGE_RULES : AANPAK_RULES;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, n, &v->form);
    v->has_rights_tests = v->form.rights_test.rule->choices.n > 0;
    v->kwestie_id = v->p ? v->p->kwestie_id : v->k->id;
    return aanpak_page(r, status, v->p, v->p ? S("Aanpak wijzigen") : S("Aanpak maken"),
                       html_aanpak_form(r->arena, v));
}

// What the rules of one field cannot say.
static void
check_together(AanpakForm *f, bool *all_right)
{
    if (str_eq(f->residents.text, S("nee")) && f->residents_why.text.n == 0) {
        f->residents_why.error = S("Schrijf op waarom er geen bewoners aan tafel zitten.");
        *all_right = false;
    }
    if (!f->expect_by.error.p && !f->review_on.error.p && f->expect_by.text.n > 0 &&
        f->review_on.text.n > 0 && layout_days_between(f->expect_by.text, f->review_on.text) < 0) {
        f->review_on.error = S("Blik terug op of na de dag waarop het te zien moet zijn.");
        *all_right = false;
    }
}

// What had to be there before it began, may not be emptied afterwards.
static void
check_begun(AanpakForm *f, bool *all_right)
{
    Field *const wanted[] = {&f->audience, &f->audience_fit, &f->who_decides, &f->residents,
                             &f->review_on};
    for (size_t i = 0; i < COUNT(wanted); i++)
        if (wanted[i]->text.n == 0) {
            wanted[i]->error = S("Dit mag niet leeg: de aanpak is al begonnen.");
            *all_right = false;
        }
}

static int64_t
number_of(Str text)
{
    int64_t n;
    return str_to_int(text, &n) ? n : 0;
}

// ---- a new one ----------------------------------------------------------------------------------

// GET /kwesties/12/aanpakken/nieuw?proces=opvang
Err
aanpak_page_new(Req *r)
{
    AanpakKwestieRow k;
    AanpakFormView v = {.k = &k, .kwestie_id = r->id};
    const FieldRule *own;
    Form query;
    TRY(aanpak_kwestie_open(r, &k));
    TRY(req_query(r, &query));
    Str code = form_value(&query, S("proces"));
    if (str_eq(form_value(&query, S("soort")), S("gericht")))
        return aanpak_case_new(r, &k);
    if (code.n == 0)
        return aanpak_page(r, 200, NULL, S("Aanpak maken"), html_aanpak_choose(r->arena, &v));
    TRY(rules_for(r, r->id, &own));
    fields_init(own, AANPAK_RULES, &v.form);
    v.process = aanpak_process(code);
    if (v.process) {
        v.form.goal.text = v.process->goal;
        v.form.expect_seen.text = v.process->expect;
        v.form.steps.text = aanpak_process_text(r->arena, v.process);
    } else if (!str_eq(code, S("eigen")))
        FAIL(E_NOT_FOUND, "no such process description");
    return show_form(r, 200, &v, own);
}

typedef struct Writing {
    Req *r;
    const AanpakForm *f;
    const AanpakKwestieRow *k;
    const AanpakGetRow *p;
    const AanpakStepLines *steps;
    Str process;
    int64_t id;
} Writing;

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    const AanpakForm *f = w->f;
    AanpakAdded added;
    AanpakNew n = {.kwestie_id = w->k->id,
                   .circle_id = w->k->circle_id,
                   .kind = S("breed"),
                   .title = f->title.text,
                   .process = w->process,
                   .goal = f->goal.text,
                   .audience = f->audience.text,
                   .audience_fit = f->audience_fit.text,
                   .expect_what = f->expect_what.text,
                   .expect_by = f->expect_by.text,
                   .expect_seen = f->expect_seen.text,
                   .who_sees = f->who_sees.text,
                   .who_decides = f->who_decides.text,
                   .who_hears = f->who_hears.text,
                   .residents = f->residents.text,
                   .residents_why = f->residents_why.text,
                   .rights_test_id = number_of(f->rights_test.text),
                   .review_on = f->review_on.text,
                   .created_by = r->user.id};
    TRY(aanpak_add(db, r->arena, &n, r->now, &added));
    for (size_t i = 0; i < w->steps->n; i++)
        TRY(aanpak_add_step(db, r->arena, added.id, w->steps->v[i].code, w->steps->v[i].label,
                            S("open"), S("")));
    w->id = added.id;
    TRY(aanpak_tell_review(r, db, added.id, n.circle_id, S(""), n.review_on));
    TRY(aanpak_touch(r, db, added.id, w->k->id));
    return aanpak_log(r, db, S("approach.add"), added.id, added.number, w->k->number);
}

// Copying a description without a thought is not making an approach to measure.
static void
check_steps(Arena *a, AanpakFormView *v, AanpakStepLines *steps, bool *all_right)
{
    AanpakForm *f = &v->form;
    Str wrong = {0};
    aanpak_read_steps(a, f->steps.text, steps, &wrong);
    if (wrong.p && !f->steps.error.p)
        f->steps.error = wrong;
    bool is_copy = v->process && str_eq(f->steps.text, aanpak_process_text(a, v->process));
    if (is_copy && !str_eq(f->ongewijzigd.text, S("ja"))) {
        f->ongewijzigd.error = S("Pas ten minste een stap aan, of vink aan dat alle stappen hier "
                                 "passen.");
        *all_right = false;
    }
    *all_right &= !f->steps.error.p;
}

// POST /kwesties/12/aanpakken
Err
aanpak_form_add(Req *r)
{
    AanpakKwestieRow k;
    AanpakFormView v = {.k = &k};
    AanpakStepLines steps;
    Writing w = {.r = r, .f = &v.form, .k = &k, .steps = &steps};
    const FieldRule *own;
    Form sent;
    bool all_right;
    TRY(aanpak_kwestie_open(r, &k));
    TRY(req_form_raw(r, &sent));
    if (str_eq(form_value(&sent, S("soort")), S("gericht")))
        return aanpak_case_add(r, &k);
    TRY(rules_for(r, r->id, &own));
    TRY(req_form(r, own, AANPAK_RULES, &v.form, &all_right));
    v.process = aanpak_process(form_value(&sent, S("proces")));
    w.process = v.process ? v.process->code : S("");
    all_right &= layout_texts_check(r->arena, own, AANPAK_RULES, &v.form, &v.form.bewust);
    check_together(&v.form, &all_right);
    check_steps(r->arena, &v, &steps, &all_right);
    if (!all_right)
        return show_form(r, 422, &v, own);
    TRY(db_transaction(r->db, write_new, &w));
    return respond_to(r, "/aanpakken/%lld?done=begonnen", (long long)w.id);
}

// ---- changing -----------------------------------------------------------------------------------

static void
fill_form(Arena *a, const FieldRule *own, const AanpakGetRow *p, AanpakForm *f)
{
    fields_init(own, AANPAK_RULES, f);
    f->title.text = p->title;
    f->goal.text = p->goal;
    f->audience.text = p->audience;
    f->audience_fit.text = p->audience_fit;
    f->expect_what.text = p->expect_what;
    f->expect_by.text = p->expect_by;
    f->expect_seen.text = p->expect_seen;
    f->who_sees.text = p->who_sees;
    f->who_decides.text = p->who_decides;
    f->who_hears.text = p->who_hears;
    f->residents.text = p->residents;
    f->residents_why.text = p->residents_why;
    if (p->rights_test_id)
        f->rights_test.text = str_fmt(a, "%lld", (long long)p->rights_test_id);
    f->review_on.text = p->review_on;
    f->version.text = str_fmt(a, "%lld", (long long)p->version);
}

// Fails with E_CONFLICT for an approach that is over: there is nothing to change any more.
static Err
open_to_change(Req *r, AanpakGetRow *p, AanpakFormView *v)
{
    TRY(aanpak_open(r, p));
    if (!aanpak_is_running(p))
        FAIL(E_CONFLICT, "the approach is over");
    v->p = p;
    v->has_begun = !str_eq(p->state, S("voorbereiding"));
    return OK;
}

// GET /aanpakken/12/wijzigen
Err
aanpak_page_edit(Req *r)
{
    AanpakGetRow p;
    AanpakFormView v = {0};
    const FieldRule *own;
    TRY(open_to_change(r, &p, &v));
    if (aanpak_is_case(&p))
        return aanpak_case_edit(r, &p);
    TRY(rules_for(r, p.kwestie_id, &own));
    fill_form(r->arena, own, &p, &v.form);
    return show_form(r, 200, &v, own);
}

static Err
write_change(Db *db, void *arg)
{
    const Writing *w = arg;
    const AanpakForm *f = w->f;
    Req *r = w->r;
    AanpakChangeRow changed;
    TRY(q_aanpak_expect(db, r->arena, r->user.id, r->id, f->expect_what.text, f->expect_by.text,
                        f->expect_seen.text));
    TRY(q_aanpak_change(db, r->arena, r->user.id, r->id, f->version.number, f->title.text,
                        f->goal.text, f->audience.text, f->audience_fit.text, f->who_sees.text,
                        f->who_decides.text, f->who_hears.text, f->residents.text,
                        f->residents_why.text, number_of(f->rights_test.text), f->review_on.text,
                        w->p->keep_until, &changed));
    TRY(aanpak_tell_review(r, db, r->id, w->p->circle_id, w->p->review_on, f->review_on.text));
    TRY(aanpak_touch(r, db, r->id, w->p->kwestie_id));
    return aanpak_log(r, db, S("approach.change"), r->id, w->p->number, w->p->state);
}

// A colleague saved first: show what they wrote beside what was typed here.
static Err
show_conflict(Req *r, AanpakFormView *v, const FieldRule *own)
{
    AanpakGetRow p;
    AanpakForm now;
    TRY(open_to_change(r, &p, v));
    fill_form(r->arena, own, &p, &now);
    now.bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(own, AANPAK_CHANGE_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own);
}

// POST /aanpakken/12
Err
aanpak_form_change(Req *r)
{
    AanpakGetRow p;
    AanpakFormView v = {0};
    Writing w = {.r = r, .f = &v.form, .p = &p};
    const FieldRule *own;
    bool all_right;
    TRY(open_to_change(r, &p, &v));
    if (aanpak_is_case(&p))
        return aanpak_case_change(r, &p);
    TRY(rules_for(r, p.kwestie_id, &own));
    TRY(req_form(r, own, AANPAK_CHANGE_RULES, &v.form, &all_right));
    if (v.has_begun) { // what was expected is no part of this form any more
        v.form.expect_what = (Field){.rule = v.form.expect_what.rule, .text = p.expect_what};
        v.form.expect_by = (Field){.rule = v.form.expect_by.rule, .text = p.expect_by};
        v.form.expect_seen = (Field){.rule = v.form.expect_seen.rule, .text = p.expect_seen};
    }
    all_right &= layout_texts_check(r->arena, own, AANPAK_CHANGE_RULES, &v.form, &v.form.bewust);
    check_together(&v.form, &all_right);
    if (v.has_begun)
        check_begun(&v.form, &all_right);
    if (!all_right)
        return show_form(r, 422, &v, own);
    Err e = db_transaction(r->db, write_change, &w);
    if (err_code(e) == E_NOT_FOUND)
        return show_conflict(r, &v, own);
    TRY(e);
    return respond_to(r, "/aanpakken/%lld?done=opgeslagen", (long long)r->id);
}
