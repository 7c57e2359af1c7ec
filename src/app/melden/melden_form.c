// Filling and checking the form of a report.
#include "app/melden/melden_form.h"

#include "app/account/account.h"
#include "app/melden/melden_rules.h"
#include "melden_form_queries.h"

#include <string.h>

// ---- choices ------------------------------------------------------------------------------------

static Err
set_areas(Req *r, MeldenForm *f, FieldRule *rule)
{
    MeldenAreasRows rows;
    TRY(q_melden_areas(r->db, r->arena, r->user.municipality.p ? r->user.municipality : S(""),
                       &rows));
    Choice *v = NEW_N(r->arena, rows.n, Choice);
    Str *municipalities = NEW_N(r->arena, rows.n, Str);
    for (size_t i = 0; i < rows.n; i++) {
        const MeldenAreasRow *row = &rows.v[i];
        Str whole = str_fmt(r->arena, "%.*s (hele gemeente)", (int)row->municipality_name.n,
                            row->municipality_name.p);
        v[i] = (Choice){str_fmt(r->arena, "%lld", (long long)row->id),
                        row->rank == 0 ? whole : row->name, row->municipality_name};
        municipalities[i] = row->municipality;
    }
    rule->choices = (Choices){rows.n, v};
    f->area_rule = rule;
    f->municipalities = municipalities;
    return OK;
}

// Without a circle of one's own, that choice is not offered.
static Err
set_circles(Req *r, FieldRule *circle, FieldRule *confidentiality)
{
    TRY(circle_choices(r->db, r->arena, r->user.id, &circle->choices));
    Choice *v = NEW_N(r->arena, signal_confidentialities.n, Choice);
    size_t n = 0;
    for (size_t i = 0; i < signal_confidentialities.n; i++)
        if (circle->choices.n > 0 || !str_eq(signal_confidentialities.v[i].code, S("kring")))
            v[n++] = signal_confidentialities.v[i];
    confidentiality->choices = (Choices){n, v};
    return OK;
}

static FieldRule *
rule_of(FieldRule *rules, size_t n, Str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(rules[i].name, name))
            return &rules[i];
    return NULL;
}

// The code lists that are not constants of this file.
static void
set_codes(FieldRule *rules, size_t n)
{
    const struct {
        Str name;
        const Choices *choices;
    } lists[] = {{S("origin"), &signal_origins},
                 {S("theme"), &signal_themes},
                 {S("lens"), &signal_lenses},
                 {S("trigger_kind"), &signal_trigger_kinds},
                 {S("urgency"), &signal_urgencies}};
    for (size_t i = 0; i < COUNT(lists); i++) {
        FieldRule *rule = rule_of(rules, n, lists[i].name);
        if (rule && rule->choices.n == 0)
            rule->choices = *lists[i].choices;
    }
}

static void
set_texts(MeldenForm *f)
{
    Field *texts[MELDEN_TEXTS] = {&f->observation,  &f->interpretation, &f->online1_text,
                                  &f->online2_text, &f->online3_text,   &f->online4_text,
                                  &f->online5_text, &f->privacy_reason};
    memcpy(f->texts, texts, sizeof(texts));
    f->privacy = (MeldenTexts){.n = MELDEN_TEXTS,
                               .fields = f->texts,
                               .hits = f->hits,
                               .keep = &f->privacy_keep,
                               .reason = f->is_resident ? NULL : &f->privacy_reason,
                               .note = S("")};
}

Err
melden_form_init(Req *r, bool is_resident, MeldenForm *f)
{
    const FieldRule *table;
    *f = (MeldenForm){.is_resident = is_resident};
    melden_rules(is_resident, &table, &f->nrules, &f->nfirst);
    FieldRule *rules = NEW_N(r->arena, f->nrules, FieldRule);
    memcpy(rules, table, f->nrules * sizeof(*rules));
    TRY(set_areas(r, f, rule_of(rules, f->nrules, S("area"))));
    set_codes(rules, f->nrules);
    if (!is_resident)
        TRY(set_circles(r, rule_of(rules, f->nrules, S("circle")),
                        rule_of(rules, f->nrules, S("confidentiality"))));
    f->rules = rules;
    fields_init(rules, f->nrules, f);
    set_texts(f);
    return OK;
}

void
melden_form_begin(Req *r, MeldenForm *f)
{
    f->observed_from.text = layout_day_of(r->arena, r->now);
    f->urgency.text = S("gewoon");
    f->confidentiality.text = S("gemeente");
    if (r->user.municipality.n > 0 && f->area_rule->choices.n > 0 &&
        str_eq(f->municipalities[0], r->user.municipality))
        f->area.text = f->area_rule->choices.v[0].code; // the own municipality comes first
}

static bool
has_public_source(const MeldenForm *f)
{
    return str_eq(f->origin.text, S("openbare_bron"));
}

// ---- taking -------------------------------------------------------------------------------------

Str
melden_right_name(Arena *a, size_t i)
{
    Str code = signal_rights.v[i].code;
    return str_fmt(a, "right_%.*s", (int)code.n, code.p);
}

void
melden_form_take(Req *r, MeldenForm *f, const Form *sent)
{
    REQUIRE(signal_rights.n == MELDEN_RIGHTS);
    (void)fields_read(r->arena, sent, f->rules, f->nrules, f);
    for (size_t i = 0; i < MELDEN_RIGHTS; i++)
        f->rights[i] = str_eq(form_value(sent, melden_right_name(r->arena, i)), S("1"));
    for (size_t i = f->nfirst; i < f->nrules; i++) {
        f->rules[i].required = true; // from here on, to show: the second step has checks of its own
        if (!has_public_source(f))
            *field_at(f, &f->rules[i]) = (Field){.rule = &f->rules[i], .text = S("")};
    }
}

FieldList
melden_form_errors(Arena *a, MeldenForm *f)
{
    return fields_with_errors(a, f->rules, f->nrules, f);
}

static bool
is_right(MeldenForm *f, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (field_at(f, &f->rules[i])->error.p)
            return false;
    return true;
}

// ---- checking the first step --------------------------------------------------------------------

// Whether the questions what it is and what it is about may stay open.
static bool
may_leave_open(const MeldenForm *f)
{
    return f->is_resident || f->unsure.text.n > 0;
}

static void
clear(Field *f, Str text)
{
    *f = (Field){.rule = f->rule, .text = text};
}

void
melden_form_fill(MeldenForm *f)
{
    if (f->theme.text.n == 0)
        clear(&f->theme, S("anders"));
    if (f->way.text.n == 0)
        clear(&f->way, S("onbekend"));
}

// What a form without these fields means; and an open theme is no mistake when in doubt.
static void
fill_in(MeldenForm *f)
{
    if (may_leave_open(f) && f->theme.text.n == 0)
        clear(&f->theme, S(""));
    if (f->urgency.text.n == 0)
        clear(&f->urgency, S("gewoon"));
    if (f->confidentiality.text.n == 0)
        clear(&f->confidentiality, S("gemeente"));
}

// Days are in the form in which they sort.
static bool
comes_after(Str day, Str other)
{
    return memcmp(day.p, other.p, day.n < other.n ? day.n : other.n) > 0;
}

static void
check_days(Req *r, MeldenForm *f)
{
    Str today = layout_day_of(r->arena, r->now);
    Str late = S("Deze dag moet nog komen. Verwacht u iets? Schrijf dat dan in de tekst.");
    if (!f->observed_from.error.p && comes_after(f->observed_from.text, today))
        f->observed_from.error = late;
    if (f->observed_to.text.n == 0 || f->observed_to.error.p)
        return;
    if (comes_after(f->observed_to.text, today))
        f->observed_to.error = late;
    else if (!f->observed_from.error.p && comes_after(f->observed_from.text, f->observed_to.text))
        f->observed_to.error = S("Deze dag komt voor de eerste dag.");
}

static Str
municipality_of(const MeldenForm *f)
{
    for (size_t i = 0; i < f->area_rule->choices.n; i++)
        if (str_eq(f->area_rule->choices.v[i].code, f->area.text))
            return f->municipalities[i];
    return (Str){0};
}

static Err
check_circle(Req *r, MeldenForm *f)
{
    int64_t circle;
    if (str_eq(f->confidentiality.text, S("kring")) && f->circle.text.n == 0)
        f->circle.error = S("Kies een kring.");
    if (!str_eq(f->confidentiality.text, S("regio")) || f->area.error.p)
        return OK;
    Err e = circle_of_region(r->db, r->arena, municipality_of(f), &circle);
    if (err_code(e) != E_NOT_FOUND)
        return e;
    f->confidentiality.error = S("Deze gemeente hoort nog niet bij een regio.");
    return OK;
}

static bool
is_phone(Str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        digits += digit;
        if (!digit && s.p[i] != ' ' && s.p[i] != '-' && s.p[i] != '+' && s.p[i] != '(' &&
            s.p[i] != ')')
            return false;
    }
    return digits >= 8 && digits <= 15;
}

static bool
is_email(Str s)
{
    Cursor c = cursor(s);
    Str before;
    if (str_has(s, S(" ")) || !cursor_until(&c, S("@"), SIZE_MAX, &before) || before.n == 0)
        return false;
    Str domain = cursor_rest(&c);
    return str_has(domain, S(".")) && !str_has(domain, S("@")) && domain.p[0] != '.' &&
           domain.p[domain.n - 1] != '.';
}

static void
check_contact(MeldenForm *f)
{
    if (f->phone.text.n > 0 && !f->phone.error.p && !is_phone(f->phone.text))
        f->phone.error = S("Vul een telefoonnummer in, bijvoorbeeld 06 12 34 56 78.");
    if (f->email.text.n > 0 && !f->email.error.p && !is_email(f->email.text))
        f->email.error = S("Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.");
    if (f->phone.text.n + f->email.text.n > 0 && f->contact_ok.text.n == 0)
        f->contact_ok.error = S("Vink dit aan, of maak uw telefoonnummer en e-mailadres leeg.");
    if (f->website.text.n > 0)
        f->website = (Field){.rule = f->website.rule,
                             .text = S(""),
                             .error = S("Dit veld moet leeg blijven. Stuur uw melding nog een "
                                        "keer.")};
}

Err
melden_form_check(Req *r, MeldenForm *f, bool *right)
{
    fill_in(f);
    check_days(r, f);
    if (!f->is_resident) {
        if (f->way.text.n == 0 && !may_leave_open(f))
            f->way.error = S("Kies een van de drie, of vink aan dat u het niet weet.");
        TRY(check_circle(r, f));
    } else
        check_contact(f);
    *right = is_right(f, 0, f->nfirst);
    return OK;
}

// ---- the second step ----------------------------------------------------------------------------

Field *
melden_question(MeldenForm *f, size_t i)
{
    Field *all[MELDEN_QUESTIONS] = {&f->online1, &f->online2, &f->online3, &f->online4,
                                    &f->online5};
    return all[i];
}

Field *
melden_answer(MeldenForm *f, size_t i)
{
    Field *all[MELDEN_QUESTIONS] = {&f->online1_text, &f->online2_text, &f->online3_text,
                                    &f->online4_text, &f->online5_text};
    return all[i];
}

bool
melden_form_needs_step(const MeldenForm *f)
{
    return has_public_source(f) || (!f->is_resident && str_eq(f->way.text, S("uiting")));
}

bool
melden_form_is_closed(const MeldenForm *f)
{
    const Field *answers[] = {&f->online1, &f->online2, &f->online3, &f->online4, &f->online5};
    bool closed = false;
    for (size_t i = 0; i < COUNT(answers); i++)
        closed |= str_eq(answers[i]->text, S("nee"));
    return closed && has_public_source(f) && str_eq(f->online.text, S("ja"));
}

bool
melden_form_check_step(Req *r, MeldenForm *f)
{
    (void)r;
    if (!has_public_source(f))
        return is_right(f, f->nfirst, f->nrules);
    if (f->online.text.n == 0)
        f->online.error = S("Kies ja of nee.");
    for (size_t i = 0; i < MELDEN_QUESTIONS && str_eq(f->online.text, S("ja")); i++) {
        Field *question = melden_question(f, i), *answer = melden_answer(f, i);
        if (question->text.n == 0)
            question->error = S("Kies ja of nee.");
        else if (str_eq(question->text, S("nee")))
            question->error = S("Bij nee mag deze online bron niet in Weerglas.");
        if (answer->text.n == 0)
            answer->error = S("Schrijf een korte zin.");
    }
    return is_right(f, f->nfirst, f->nrules);
}

Str
melden_form_rights(Arena *a, const MeldenForm *f)
{
    Str out = S("");
    for (size_t i = 0; i < MELDEN_RIGHTS; i++) {
        Str code = signal_rights.v[i].code;
        if (f->rights[i])
            out =
                str_fmt(a, "%.*s%s%.*s", (int)out.n, out.p, out.n ? "," : "", (int)code.n, code.p);
    }
    return out;
}

Str
melden_form_online(Arena *a, const MeldenForm *f)
{
    MeldenForm copy = *f;
    Str out = S("");
    if (!has_public_source(f) || !str_eq(f->online.text, S("ja")))
        return out;
    for (size_t i = 0; i < MELDEN_QUESTIONS; i++) {
        Str question = melden_question(&copy, i)->rule->label;
        Str answer = melden_answer(&copy, i)->text;
        out = str_fmt(a, "%.*s%zu. %.*s Ja. %.*s\n", (int)out.n, out.p, i + 1, (int)question.n,
                      question.p, (int)answer.n, answer.p);
    }
    return out;
}
