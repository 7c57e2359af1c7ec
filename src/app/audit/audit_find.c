// From the address of the log to the lines that it asks for.
#include "app/audit/audit_find.h"

#include "app/layout/layout.h"
#include "base/buf.h"

#include <time.h>

static const Choice activity_choices[AUDIT_ACTIVITIES] = {
    {STR("signaleren"), STR("Signalen ontvangen en opvolgen")},
    {STR("meldercontact"), STR("Contact met een melder")},
    {STR("kwestie"), STR("Kwesties duiden en volgen")},
    {STR("trends"), STR("Trends en triggerkalender")},
    {STR("toegang"), STR("Toegang en accounts")},
    {STR("bewaren"), STR("Bewaren en vernietigen")},
    {STR("logboek"), STR("Logboek van verwerkingen")},
    {STR("beheer"), STR("Beheer")},
};

static const FieldRule form_rules[AUDIT_FIELDS] = {
    {FIELD_OF(AuditForm, van), FIELD_DAY, false, 0, 0, {0}, STR("Vanaf"), {0}, NULL},
    {FIELD_OF(AuditForm, tot), FIELD_DAY, false, 0, 0, {0}, STR("Tot en met"), {0}, NULL},
    {FIELD_OF(AuditForm, persoon),
     FIELD_LINE,
     false,
     0,
     120,
     {0},
     STR("E-mailadres of accountnummer"),
     {0},
     NULL},
    {FIELD_OF(AuditForm, verwerking), FIELD_CHOICE, false, 0, 0, {0}, STR("Verwerking"), {0}, NULL},
    {FIELD_OF(AuditForm, object),
     FIELD_LINE,
     false,
     0,
     60,
     {0},
     STR("Nummer van signaal of kwestie"),
     {0},
     NULL},
    {FIELD_OF(AuditForm, activiteit),
     FIELD_CHOICE,
     false,
     0,
     0,
     {COUNT(activity_choices), activity_choices},
     STR("Activiteit"),
     {0},
     NULL},
};

static Err
name_choices(Req *r, Choices *out)
{
    AuditNamesRows names;
    TRY(q_audit_names(r->db, r->arena, &names));
    Choice *v = NEW_N(r->arena, names.n + 1, Choice);
    for (size_t i = 0; i < names.n; i++)
        v[i] = (Choice){names.v[i].name, names.v[i].name};
    *out = (Choices){names.n, v};
    return OK;
}

// The first moment of a day in the Netherlands, in milliseconds.
static int64_t
day_begins_ms(Str day)
{
    int64_t y, m, d;
    REQUIRE(str_to_int((Str){day.p, 4}, &y) && str_to_int((Str){day.p + 5, 2}, &m) &&
            str_to_int((Str){day.p + 8, 2}, &d));
    struct tm t = {
        .tm_year = (int)y - 1900, .tm_mon = (int)m - 1, .tm_mday = (int)d, .tm_isdst = -1};
    return (int64_t)mktime(&t) * 1000;
}

static Str
in_small_letters(Arena *a, Str s)
{
    Buf out = buf_new(a, 256);
    for (size_t i = 0; i < s.n; i++)
        buf_char(&out, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 'a' - 'A') : s.p[i]);
    return buf_str(&out);
}

static Err
read_person(Req *r, Field *f, int64_t *id)
{
    AuditPersonRow person;
    *id = -1;
    if (f->text.n == 0 || (str_to_int(f->text, id) && *id >= 0))
        return OK;
    Err e = q_audit_person(r->db, r->arena, in_small_letters(r->arena, f->text), &person);
    if (err_code(e) == E_NOT_FOUND) {
        f->error = S("Er is geen account met dit e-mailadres.");
        return OK;
    }
    TRY(e);
    *id = person.id;
    return OK;
}

static Err
read_period(Req *r, AuditForm *form, AuditFilter *f)
{
    AuditBoundsRow bounds;
    bool from = form->van.text.n > 0, to = form->tot.text.n > 0;
    f->to_ms = INT64_MAX;
    f->before = INT64_MAX;
    if (from)
        f->from_ms = day_begins_ms(form->van.text);
    if (to)
        f->to_ms = day_begins_ms(layout_day_add(r->arena, form->tot.text, 1));
    if (from && to && f->from_ms >= f->to_ms)
        form->tot.error = S("Kies een dag na de eerste dag.");
    if (form->tot.error.p || (!from && !to))
        return OK;
    TRY(q_audit_bounds(r->db, r->arena, f->from_ms, f->to_ms, &bounds));
    f->none = bounds.high == 0;
    f->low = bounds.low;
    f->before = bounds.high + 1;
    return OK;
}

Err
audit_form_read(Req *r, FieldRule *rules, AuditForm *form, AuditFilter *out, bool *all_right)
{
    Form query;
    int64_t before;
    TRY(req_query(r, &query));
    for (size_t i = 0; i < AUDIT_FIELDS; i++)
        rules[i] = form_rules[i];
    TRY(name_choices(r, &rules[3].choices));
    *all_right = fields_read(r->arena, &query, rules, AUDIT_FIELDS, form);
    *out = (AuditFilter){.actor_id = -1};
    if (!*all_right)
        return OK;
    TRY(read_period(r, form, out));
    TRY(read_person(r, &form->persoon, &out->actor_id));
    *all_right = !form->persoon.error.p && !form->tot.error.p;
    out->name = form->verwerking.text;
    out->object = form->object.text;
    out->activity = form->activiteit.text;
    Str voor = form_value(&query, S("voor"));
    if (voor.p && str_to_int(voor, &before) && before < out->before)
        out->before = before;
    return OK;
}

// ---- finding ------------------------------------------------------------------------------------

// The numbers of any of the four queries: each has a type of its own, with n in it.
#define NUMBERS_OF(rows)                            \
    do {                                            \
        *numbers = NEW_N(a, (rows).n + 1, int64_t); \
        for (size_t i = 0; i < (rows).n; i++)       \
            (*numbers)[i] = (rows).v[i].n;          \
        *n = (rows).n;                              \
    } while (0)

Err
audit_find(Db *db, Arena *a, const AuditFilter *f, int64_t at_most, int64_t **numbers, size_t *n)
{
    if (f->none) {
        *n = 0;
        return OK;
    }
    if (f->object.n > 0) {
        AuditFindObjectRows rows;
        TRY(q_audit_find_object(db, a, f->before, f->low, f->from_ms, f->to_ms, f->activity,
                                f->actor_id, f->name, f->object, at_most, &rows));
        NUMBERS_OF(rows);
    } else if (f->actor_id >= 0) {
        AuditFindActorRows rows;
        TRY(q_audit_find_actor(db, a, f->before, f->low, f->from_ms, f->to_ms, f->activity,
                               f->actor_id, f->name, f->object, at_most, &rows));
        NUMBERS_OF(rows);
    } else if (f->name.n > 0) {
        AuditFindNameRows rows;
        TRY(q_audit_find_name(db, a, f->before, f->low, f->from_ms, f->to_ms, f->activity, f->name,
                              at_most, &rows));
        NUMBERS_OF(rows);
    } else {
        AuditFindRows rows;
        TRY(q_audit_find(db, a, f->before, f->low, f->from_ms, f->to_ms, f->activity, at_most,
                         &rows));
        NUMBERS_OF(rows);
    }
    return OK;
}
