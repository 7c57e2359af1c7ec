// The administrator's first page, organisations and partnerships.
#include "app/beheer/beheer.h"

#include "app/audit/audit.h"

enum { NAME_MAX = 100 };

static const Choice kinds[] = {
    {STR("gemeente"), STR("Gemeente")},
    {STR("politie"), STR("Politie")},
    {STR("om"), STR("Openbaar Ministerie")},
    {STR("reclassering"), STR("Reclassering")},
    {STR("veiligheidsregio"), STR("Veiligheidsregio")},
    {STR("zvh"), STR("Zorg- en veiligheidshuis")},
    {STR("corporatie"), STR("Woningcorporatie")},
    {STR("welzijn"), STR("Welzijn of jongerenwerk")},
    {STR("onderwijs"), STR("Onderwijs")},
    {STR("ondersteuning"), STR("Ondersteuning van de samenwerking")},
    {STR("anders"), STR("Anders")},
};
const Choices organisation_kinds = {COUNT(kinds), kinds};

static const Choice yes_no[] = {{STR("1"), STR("Actief")}, {STR("0"), STR("Gestopt")}};

static const Choice done_choices[] = {
    {STR("toegevoegd"), STR("Toegevoegd.")},
    {STR("gewijzigd"), STR("Uw wijzigingen zijn opgeslagen.")},
};
static const Choices done = {COUNT(done_choices), done_choices};

Err
beheer_note(Req *r, Db *db, const char *name, const char *kind, int64_t id, Str object, Str detail)
{
    return audit_add(
        r, db,
        (AuditEntry){.name = str_z(name),
                     .activity = str_eq(str_z(kind), S("account")) ? S("toegang") : S("beheer"),
                     .object_kind = str_z(kind),
                     .object_id = id,
                     .object = object,
                     .detail = detail});
}

Menu
beheer_trail(Arena *a, const char *path, const char *label)
{
    MenuItem *v = NEW_N(a, 2, MenuItem);
    v[0] = (MenuItem){S("/beheer"), S("Beheer"), CAN_UNSET};
    if (!path)
        return (Menu){1, v};
    v[1] = (MenuItem){str_z(path), str_z(label), CAN_UNSET};
    return (Menu){2, v};
}

// GET /beheer
static Err
page_start(Req *r)
{
    BeheerCountsRow row;
    TRY(q_beheer_counts(r->db, r->arena, &row));
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Beheer"),
                                    .here = S("/beheer"),
                                    .body = html_beheer_start(r->arena, &row)});
}

// Make the memberships of all these people again.
static Err
rejoin_neighbours(Db *db, Arena *a, int64_t organisation_id)
{
    BeheerNeighboursRows people;
    TRY(q_beheer_neighbours(db, a, organisation_id, &people));
    for (size_t i = 0; i < people.n; i++)
        TRY(account_rejoin(db, a, people.v[i].id));
    return OK;
}

// ---- organisations ------------------------------------------------------------------------------

static const FieldRule organisation_rules[ORGANISATION_RULES] = {
    {FIELD_OF(OrganisationForm, name), .required = true, .min = 2, .max = NAME_MAX,
     .label = STR("Naam")},
    {FIELD_OF(OrganisationForm, kind), .kind = FIELD_CHOICE, .required = true,
     .choices = {COUNT(kinds), kinds}, .label = STR("Soort organisatie")},
    {FIELD_OF(OrganisationForm, municipality), .kind = FIELD_CHOICE, .label = STR("Gemeente"),
     .hint = STR("Verplicht als de organisatie een gemeente is. Kies anders de gemeente waarvoor "
                 "de organisatie werkt, als dat er één is.")},
    {FIELD_OF(OrganisationForm, active), .kind = FIELD_CHOICE, .required = true,
     .choices = {COUNT(yes_no), yes_no}, .label = STR("Stand"),
     .hint = STR("Een organisatie stopt pas als daar niemand meer toegang heeft.")},
    {FIELD_OF(OrganisationForm, version), .kind = FIELD_NUMBER, .min = 0, .max = INT32_MAX,
     .label = STR("Versie")},
};

// GET /beheer/organisaties
static Err
page_organisations(Req *r)
{
    BeheerOrganisationsRows rows;
    TRY(q_beheer_organisations(r->db, r->arena, &rows));
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Organisaties"),
                                    .here = S("/beheer"),
                                    .done = done,
                                    .is_wide = true,
                                    .trail = beheer_trail(r->arena, NULL, NULL),
                                    .body = html_beheer_organisations(r->arena, &rows)});
}

static Err
rules_with_municipalities(Req *r, const FieldRule **out)
{
    BeheerMunicipalitiesRows rows;
    TRY(q_beheer_municipalities(r->db, r->arena, &rows));
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){rows.v[i].code, rows.v[i].name};
    *out = field_rules_with(r->arena, organisation_rules, ORGANISATION_RULES, S("municipality"),
                            (Choices){rows.n, v});
    return OK;
}

static Err
show_organisation(Req *r, int status, const FieldRule *rules, OrganisationView *v)
{
    v->wrong = fields_with_errors(r->arena, rules, ORGANISATION_RULES, &v->form);
    v->form_token = req_form_token(r);
    return layout_page(
        r, status,
        (LayoutPage){.title = v->id > 0 ? S("Organisatie wijzigen") : S("Organisatie toevoegen"),
                     .here = S("/beheer"),
                     .has_errors = v->wrong.n > 0,
                     .trail = beheer_trail(r->arena, "/beheer/organisaties", "Organisaties"),
                     .body = html_beheer_organisation(r->arena, v)});
}

// The form as it is stored.
static void
fill_organisation(Arena *a, const FieldRule *rules, const BeheerOrganisationRow *row,
                  OrganisationForm *f)
{
    fields_init(rules, ORGANISATION_RULES, f);
    f->name.text = row->name;
    f->kind.text = row->kind;
    f->municipality.text = row->municipality;
    f->active.text = row->active ? S("1") : S("0");
    f->version.text = str_fmt(a, "%lld", (long long)row->version);
}

// GET /beheer/organisaties/nieuw
static Err
page_organisation_new(Req *r)
{
    const FieldRule *rules;
    OrganisationView v = {0};
    TRY(rules_with_municipalities(r, &rules));
    fields_init(rules, ORGANISATION_RULES, &v.form);
    v.form.active.text = S("1");
    v.form.version.text = S("0");
    return show_organisation(r, 200, rules, &v);
}

// GET /beheer/organisaties/:id
static Err
page_organisation(Req *r)
{
    const FieldRule *rules;
    BeheerOrganisationRow row;
    TRY(q_beheer_organisation(r->db, r->arena, r->id, &row));
    TRY(rules_with_municipalities(r, &rules));
    OrganisationView v = {.id = row.id, .people = row.people};
    fill_organisation(r->arena, rules, &row, &v.form);
    return show_organisation(r, 200, rules, &v);
}

// What no single field can tell.
static Err
check_organisation(Req *r, OrganisationView *v, bool *all_right)
{
    OrganisationForm *f = &v->form;
    BeheerMunicipalityTakenRow taken;
    if (!*all_right)
        return OK;
    bool is_municipality = str_eq(f->kind.text, S("gemeente"));
    TRY(q_beheer_municipality_taken(r->db, r->arena, v->id, f->municipality.text, &taken));
    if (is_municipality && f->municipality.text.n == 0)
        f->municipality.error = S("Kies welke gemeente dit is.");
    else if (is_municipality && taken.n > 0 && str_eq(f->active.text, S("1")))
        f->municipality.error = S("Deze gemeente is er al.");
    if (str_eq(f->active.text, S("0")) && v->people > 0)
        f->active.error = str_fmt(r->arena,
                                  "Hier hebben nog %lld mensen een account. Zet die eerst "
                                  "op vertrokken, of bij een andere organisatie.",
                                  (long long)v->people);
    *all_right = !f->municipality.error.p && !f->active.error.p;
    return OK;
}

typedef struct SaveOrganisation {
    Req *r;
    const OrganisationForm *form;
    int64_t id;
} SaveOrganisation;

static Err
save_organisation(Db *db, void *arg)
{
    SaveOrganisation *s = arg;
    Arena *a = s->r->arena;
    const OrganisationForm *f = s->form;
    BeheerOrganisationChangeRow changed;
    if (s->r->id == 0) {
        TRY(organisation_add(db, a, f->name.text, f->kind.text, f->municipality.text, &s->id));
        return beheer_note(s->r, db, "organisation.added", "organisation", s->id, f->name.text,
                           S(""));
    }
    TRY(q_beheer_organisation_change(db, a, s->id, f->version.number, f->name.text, f->kind.text,
                                     f->municipality.text, str_eq(f->active.text, S("1")),
                                     &changed));
    TRY(q_beheer_circle_rename(db, a, changed.circle_id, f->name.text));
    TRY(rejoin_neighbours(db, a, s->id));
    return beheer_note(s->r, db, "organisation.changed", "organisation", s->id, f->name.text,
                       str_eq(f->active.text, S("1")) ? S("actief") : S("gestopt"));
}

static Err
show_newer_organisation(Req *r, const FieldRule *rules, OrganisationView *v)
{
    BeheerOrganisationRow row;
    OrganisationForm stored;
    TRY(q_beheer_organisation(r->db, r->arena, r->id, &row));
    fill_organisation(r->arena, rules, &row, &stored);
    fields_show_newer(rules, ORGANISATION_RULES - 1, &v->form, &stored);
    v->form.version.text = stored.version.text;
    v->has_conflict = true;
    return show_organisation(r, 409, rules, v);
}

// POST /beheer/organisaties/nieuw and /beheer/organisaties/:id
static Err
form_organisation(Req *r)
{
    const FieldRule *rules;
    BeheerOrganisationRow row = {0};
    OrganisationView v = {.id = r->id};
    bool all_right;
    TRY(rules_with_municipalities(r, &rules));
    TRY(req_form(r, rules, ORGANISATION_RULES, &v.form, &all_right));
    if (r->id != 0)
        TRY(q_beheer_organisation(r->db, r->arena, r->id, &row));
    v.people = row.people;
    TRY(check_organisation(r, &v, &all_right));
    if (!all_right)
        return show_organisation(r, 422, rules, &v);
    if (row.version != v.form.version.number)
        return show_newer_organisation(r, rules, &v);
    SaveOrganisation s = {.r = r, .form = &v.form, .id = r->id};
    Err e = db_transaction(r->db, save_organisation, &s);
    if (err_code(e) == E_CONFLICT) {
        v.form.name.error = S("Er is al een organisatie met deze naam.");
        return show_organisation(r, 422, rules, &v);
    }
    if (err_code(e) == E_NOT_FOUND)
        return show_newer_organisation(r, rules, &v);
    TRY(e);
    return respond_to(r, "/beheer/organisaties?done=%s", r->id ? "gewijzigd" : "toegevoegd");
}

// ---- partnerships -------------------------------------------------------------------------------

static const FieldRule partnership_rules[PARTNERSHIP_RULES] = {
    {FIELD_OF(PartnershipForm, name), .required = true, .min = 2, .max = NAME_MAX,
     .label = STR("Naam")},
    {FIELD_OF(PartnershipForm, version), .kind = FIELD_NUMBER, .min = 0, .max = INT32_MAX,
     .label = STR("Versie")},
};

// GET /beheer/verbanden
static Err
page_partnerships(Req *r)
{
    BeheerPartnershipsRows rows;
    TRY(q_beheer_partnerships(r->db, r->arena, &rows));
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Samenwerkingsverbanden"),
                                    .here = S("/beheer"),
                                    .done = done,
                                    .trail = beheer_trail(r->arena, NULL, NULL),
                                    .body = html_beheer_partnerships(r->arena, &rows)});
}

static Err
show_partnership(Req *r, int status, PartnershipView *v)
{
    v->wrong = fields_with_errors(r->arena, partnership_rules, PARTNERSHIP_RULES, &v->form);
    v->form_token = req_form_token(r);
    return layout_page(
        r, status,
        (LayoutPage){.title = v->id > 0 ? S("Samenwerkingsverband wijzigen")
                                        : S("Samenwerkingsverband toevoegen"),
                     .here = S("/beheer"),
                     .has_errors = v->wrong.n > 0,
                     .trail = beheer_trail(r->arena, "/beheer/verbanden", "Verbanden"),
                     .body = html_beheer_partnership(r->arena, v)});
}

// GET /beheer/verbanden/nieuw and /beheer/verbanden/:id
static Err
page_partnership(Req *r)
{
    BeheerPartnershipRow row = {.name = S("")};
    PartnershipView v = {.id = r->id};
    if (r->id != 0)
        TRY(q_beheer_partnership(r->db, r->arena, r->id, &row));
    TRY(q_beheer_partnership_choice(r->db, r->arena, r->id, &v.organisations));
    fields_init(partnership_rules, PARTNERSHIP_RULES, &v.form);
    v.form.name.text = row.name;
    v.form.version.text = str_fmt(r->arena, "%lld", (long long)row.version);
    return show_partnership(r, 200, &v);
}

// The same organisations, with those ticked that were sent; one that is not there is dropped.
static BeheerPartnershipChoiceRows
tick(Arena *a, const Form *sent, BeheerPartnershipChoiceRows all)
{
    BeheerPartnershipChoiceRow *v = NEW_N(a, all.n + 1, BeheerPartnershipChoiceRow);
    for (size_t i = 0; i < all.n; i++) {
        v[i] = all.v[i];
        v[i].is_in = 0;
        for (size_t k = 0; k < sent->n; k++) {
            int64_t id;
            if (str_eq(sent->parts[k].name, S("organisation")) &&
                str_to_int(sent->parts[k].value, &id) && id == v[i].id)
                v[i].is_in = 1;
        }
    }
    return (BeheerPartnershipChoiceRows){.n = all.n, .v = v};
}

typedef struct SavePartnership {
    Req *r;
    const PartnershipView *v;
    int64_t id;
} SavePartnership;

static Err
save_partnership(Db *db, void *arg)
{
    SavePartnership *s = arg;
    Arena *a = s->r->arena;
    Str name = s->v->form.name.text;
    BeheerPartnershipChangeRow changed;
    BeheerPartnershipPeopleRows before = {0}, after;
    if (s->r->id == 0) {
        TRY(partnership_add(db, a, name, &s->id));
    } else {
        TRY(q_beheer_partnership_change(db, a, s->id, s->v->form.version.number, name, &changed));
        TRY(q_beheer_circle_rename(db, a, changed.circle_id, name));
        TRY(q_beheer_partnership_people(db, a, s->id, &before));
        TRY(q_beheer_partnership_clear(db, a, s->id));
    }
    for (size_t i = 0; i < s->v->organisations.n; i++)
        if (s->v->organisations.v[i].is_in)
            TRY(organisation_join(db, a, s->id, s->v->organisations.v[i].id));
    TRY(q_beheer_partnership_people(db, a, s->id, &after));
    for (size_t i = 0; i < before.n; i++)
        TRY(account_rejoin(db, a, before.v[i].id));
    for (size_t i = 0; i < after.n; i++)
        TRY(account_rejoin(db, a, after.v[i].id));
    return beheer_note(s->r, db, s->r->id == 0 ? "partnership.added" : "partnership.changed",
                       "partnership", s->id, name, S(""));
}

// Someone else saved first: what they saved is shown beside the name; the ticks stay as sent.
static Err
show_newer_partnership(Req *r, PartnershipView *v)
{
    BeheerPartnershipRow row;
    TRY(q_beheer_partnership(r->db, r->arena, r->id, &row));
    if (!str_eq(row.name, v->form.name.text))
        v->form.name.stored = row.name;
    v->form.version.text = str_fmt(r->arena, "%lld", (long long)row.version);
    v->has_conflict = true;
    return show_partnership(r, 409, v);
}

// POST /beheer/verbanden/nieuw and /beheer/verbanden/:id
static Err
form_partnership(Req *r)
{
    Form sent;
    BeheerPartnershipRow row = {0};
    PartnershipView v = {.id = r->id};
    TRY(req_form_raw(r, &sent));
    if (r->id != 0)
        TRY(q_beheer_partnership(r->db, r->arena, r->id, &row));
    TRY(q_beheer_partnership_choice(r->db, r->arena, r->id, &v.organisations));
    v.organisations = tick(r->arena, &sent, v.organisations);
    if (!fields_read(r->arena, &sent, partnership_rules, PARTNERSHIP_RULES, &v.form))
        return show_partnership(r, 422, &v);
    if (row.version != v.form.version.number)
        return show_newer_partnership(r, &v);
    Err e = db_transaction(r->db, save_partnership, &(SavePartnership){r, &v, r->id});
    if (err_code(e) == E_CONFLICT) {
        v.form.name.error = S("Er is al een samenwerkingsverband met deze naam.");
        return show_partnership(r, 422, &v);
    }
    if (err_code(e) == E_NOT_FOUND)
        return show_newer_partnership(r, &v);
    TRY(e);
    return respond_to(r, "/beheer/verbanden?done=%s", r->id ? "gewijzigd" : "toegevoegd");
}

const Route beheer_routes[] = {
    {GET, "/beheer", page_start, CAN_MANAGE},
    {GET, "/beheer/organisaties", page_organisations, CAN_MANAGE},
    {GET, "/beheer/organisaties/nieuw", page_organisation_new, CAN_MANAGE},
    {POST, "/beheer/organisaties/nieuw", form_organisation, CAN_MANAGE},
    {GET, "/beheer/organisaties/:id", page_organisation, CAN_MANAGE},
    {POST, "/beheer/organisaties/:id", form_organisation, CAN_MANAGE},
    {GET, "/beheer/verbanden", page_partnerships, CAN_MANAGE},
    {GET, "/beheer/verbanden/nieuw", page_partnership, CAN_MANAGE},
    {POST, "/beheer/verbanden/nieuw", form_partnership, CAN_MANAGE},
    {GET, "/beheer/verbanden/:id", page_partnership, CAN_MANAGE},
    {POST, "/beheer/verbanden/:id", form_partnership, CAN_MANAGE},
    {0},
};
