// A targeted approach to a person or an organisation. The case itself is kept elsewhere: here stand
// its reference, the legal basis, who decided, whether the person was told, and the steps. There is
// no field for anything else, steps and functions come from a list, and whatever points at a person
// is refused.
#include "app/aanpak/aanpak_inside.h"

static const Choice deciders[] = {
    {STR("burgemeester"), STR("burgemeester")},
    {STR("officier van justitie"), STR("officier van justitie")},
    {STR("procesregisseur"), STR("procesregisseur")},
    {STR("voorzitter casusoverleg"), STR("voorzitter casusoverleg")},
    {STR("adviseur OOV"), STR("adviseur OOV")},
    {STR("driehoek"), STR("driehoek")},
};
static const Choice told[] = {{STR("ja"), STR("Ja")}, {STR("nee"), STR("Nee, nog niet")}};

static Str
check_reference(Str text)
{
    bool digit = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        digit |= c >= '0' && c <= '9';
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '/' && c != '.')
            return S("Een nummer heeft alleen letters, cijfers, streepjes en punten. Geen naam.");
    }
    return digit ? (Str){0} : S("Hier hoort een nummer, met ten minste een cijfer.");
}

static const FieldRule rules[AANPAK_CASE_RULES] = {
    {FIELD_OF(AanpakCaseForm, case_reference), .required = true, .min = 3, .max = 40,
     .check = check_reference, .label = STR("Nummer van de casus"),
     .hint = STR("Het nummer in het casussysteem. Bijvoorbeeld: ZVH-2026-118. Nooit een naam, een "
                 "geboortedatum of een burgerservicenummer.")},
    {FIELD_OF(AanpakCaseForm, case_basis), .required = true, .min = 5, .max = 160,
     .label = STR("Op welke wettelijke grondslag?"),
     .hint = STR("De wet en het artikel. Bijvoorbeeld: Gemeentewet, artikel 172.")},
    {FIELD_OF(AanpakCaseForm, case_decided_by), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Wie heeft dit besloten?"), .choices = {COUNT(deciders), deciders}},
    {FIELD_OF(AanpakCaseForm, case_informed), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Weet de betrokkene ervan?"), .choices = {COUNT(told), told}},
    {FIELD_OF(AanpakCaseForm, case_reason), .max = 200, .depends = true,
     .label = STR("Zo niet, waarom niet?"),
     .hint = STR("Nodig als de betrokkene er niet van weet. Alleen de reden, niets over de "
                 "betrokkene. Bijvoorbeeld: er loopt een strafrechtelijk onderzoek.")},
    {FIELD_OF(AanpakCaseForm, rights_test), .kind = FIELD_CHOICE, .depends = true,
     .label = STR("Welke grondrechtentoets hoort hierbij?"),
     .hint = STR("Nodig voordat de aanpak begint.")},
    {FIELD_OF(AanpakCaseForm, review_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Op welke dag kijkt u of dit nog nodig is?")},
    {FIELD_OF(AanpakCaseForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
};

static Err
rules_for(Req *r, int64_t kwestie_id, const FieldRule **out)
{
    AanpakRightsTestsRows rows;
    TRY(q_aanpak_rights_tests(r->db, r->arena, r->user.id, kwestie_id, &rows));
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){.code = str_fmt(r->arena, "%lld", (long long)rows.v[i].id),
                        .label = rows.v[i].title};
    *out = field_rules_with(r->arena, rules, AANPAK_CASE_RULES, S("rights_test"),
                            (Choices){rows.n, v});
    return OK;
}

static Err
show_form(Req *r, int status, AanpakCaseView *v, const FieldRule *own)
{
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, AANPAK_CASE_RULES, &v->form);
    v->has_rights_tests = v->form.rights_test.rule->choices.n > 0;
    v->kwestie_id = v->p ? v->p->kwestie_id : v->k->id;
    return aanpak_page(r, status, v->p,
                       v->p ? S("Gerichte aanpak wijzigen") : S("Gerichte aanpak maken"),
                       html_aanpak_case(r->arena, v));
}

static Err
read_form(Req *r, const FieldRule *own, AanpakCaseForm *f, bool *all_right)
{
    TRY(req_form(r, own, AANPAK_CASE_RULES, f, all_right));
    Field *const texts[] = {&f->case_reference, &f->case_basis, &f->case_reason};
    for (size_t i = 0; i < COUNT(texts); i++) {
        Str wrong = aanpak_refuse(r->arena, texts[i]->text);
        if (wrong.p && !texts[i]->error.p)
            texts[i]->error = wrong;
        *all_right &= !texts[i]->error.p;
    }
    if (str_eq(f->case_informed.text, S("nee")) && f->case_reason.text.n == 0) {
        f->case_reason.error = S("Schrijf op waarom de betrokkene er niet van weet.");
        *all_right = false;
    }
    return OK;
}

static int64_t
number_of(Str text)
{
    int64_t n;
    return str_to_int(text, &n) ? n : 0;
}

// ---- a new one ----------------------------------------------------------------------------------

Err
aanpak_case_new(Req *r, const AanpakKwestieRow *k)
{
    AanpakCaseView v = {.k = k};
    const FieldRule *own;
    TRY(rules_for(r, k->id, &own));
    fields_init(own, AANPAK_CASE_RULES, &v.form);
    return show_form(r, 200, &v, own);
}

typedef struct Writing {
    Req *r;
    const AanpakCaseForm *f;
    const AanpakKwestieRow *k;
    const AanpakGetRow *p;
    int64_t id;
} Writing;

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    const AanpakCaseForm *f = w->f;
    AanpakAdded added;
    AanpakNew n = {.kwestie_id = w->k->id,
                   .circle_id = w->k->circle_id,
                   .kind = S("gericht"),
                   .title = S("Gerichte aanpak"),
                   .case_reference = f->case_reference.text,
                   .case_basis = f->case_basis.text,
                   .case_decided_by = f->case_decided_by.text,
                   .case_informed = f->case_informed.text,
                   .case_reason = f->case_reason.text,
                   .rights_test_id = number_of(f->rights_test.text),
                   .review_on = f->review_on.text,
                   .created_by = r->user.id};
    TRY(aanpak_add(db, r->arena, &n, r->now, &added));
    w->id = added.id;
    TRY(aanpak_tell_review(r, db, added.id, n.circle_id, S(""), n.review_on));
    TRY(aanpak_touch(r, db, added.id, w->k->id));
    return aanpak_log(r, db, S("approach.add"), added.id, added.number, S("gericht"));
}

Err
aanpak_case_add(Req *r, const AanpakKwestieRow *k)
{
    AanpakCaseView v = {.k = k};
    Writing w = {.r = r, .f = &v.form, .k = k};
    const FieldRule *own;
    bool all_right;
    TRY(rules_for(r, k->id, &own));
    TRY(read_form(r, own, &v.form, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own);
    TRY(db_transaction(r->db, write_new, &w));
    return respond_to(r, "/aanpakken/%lld?done=begonnen", (long long)w.id);
}

// ---- changing -----------------------------------------------------------------------------------

static void
fill_form(Arena *a, const FieldRule *own, const AanpakGetRow *p, AanpakCaseForm *f)
{
    fields_init(own, AANPAK_CASE_RULES, f);
    f->case_reference.text = p->case_reference;
    f->case_basis.text = p->case_basis;
    f->case_decided_by.text = p->case_decided_by;
    f->case_informed.text = p->case_informed;
    f->case_reason.text = p->case_reason;
    if (p->rights_test_id)
        f->rights_test.text = str_fmt(a, "%lld", (long long)p->rights_test_id);
    f->review_on.text = p->review_on;
    f->version.text = str_fmt(a, "%lld", (long long)p->version);
}

Err
aanpak_case_edit(Req *r, const AanpakGetRow *p)
{
    AanpakCaseView v = {.p = p};
    const FieldRule *own;
    TRY(rules_for(r, p->kwestie_id, &own));
    fill_form(r->arena, own, p, &v.form);
    return show_form(r, 200, &v, own);
}

static Err
write_change(Db *db, void *arg)
{
    const Writing *w = arg;
    const AanpakCaseForm *f = w->f;
    Req *r = w->r;
    AanpakChangeCaseRow changed;
    TRY(q_aanpak_change_case(db, r->arena, r->user.id, r->id, f->version.number,
                             f->case_reference.text, f->case_basis.text, f->case_decided_by.text,
                             f->case_informed.text, f->case_reason.text,
                             number_of(f->rights_test.text), f->review_on.text, &changed));
    TRY(aanpak_tell_review(r, db, r->id, w->p->circle_id, w->p->review_on, f->review_on.text));
    TRY(aanpak_touch(r, db, r->id, w->p->kwestie_id));
    return aanpak_log(r, db, S("approach.change"), r->id, w->p->number, S("gericht"));
}

Err
aanpak_case_change(Req *r, const AanpakGetRow *p)
{
    AanpakCaseView v = {.p = p};
    AanpakCaseForm now;
    AanpakGetRow newer;
    Writing w = {.r = r, .f = &v.form, .p = p};
    const FieldRule *own;
    bool all_right;
    TRY(rules_for(r, p->kwestie_id, &own));
    TRY(read_form(r, own, &v.form, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own);
    Err e = db_transaction(r->db, write_change, &w);
    if (err_code(e) != E_NOT_FOUND) {
        TRY(e);
        return respond_to(r, "/aanpakken/%lld?done=opgeslagen", (long long)r->id);
    }
    TRY(aanpak_open(r, &newer)); // a colleague saved first
    v.p = &newer;
    fill_form(r->arena, own, &newer, &now);
    fields_show_newer(own, AANPAK_CASE_RULES, &v.form, &now);
    v.form.version = now.version;
    v.has_conflict = true;
    return show_form(r, 409, &v, own);
}
