// People: a list to search, inviting, changing, locking, links to a password.
#include "app/beheer/beheer.h"

#include "app/bericht/bericht.h"
#include "app/signal/signal.h"

static const Choice done_choices[] = {
    {STR("gewijzigd"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("stand"), STR("De toegang is gewijzigd.")},
};
static const Choices done = {COUNT(done_choices), done_choices};

static const Choice states[] = {
    {STR("invited"), STR("Uitgenodigd")},
    {STR("active"), STR("Actief")},
    {STR("locked"), STR("Geblokkeerd")},
    {STR("left"), STR("Vertrokken")},
};

Str
person_state_label(Str state)
{
    return choice_label((Choices){COUNT(states), states}, state);
}

// ---- the list -----------------------------------------------------------------------------------

// "%text%" in small letters, with the signs that LIKE knows made plain.
static Str
like_pattern(Arena *a, Str q)
{
    char *p = NEW_N(a, 2 * q.n + 3, char);
    size_t n = 0;
    p[n++] = '%';
    for (size_t i = 0; i < q.n; i++) {
        char c = q.p[i];
        if (c == '%' || c == '_' || c == '!')
            p[n++] = '!';
        p[n++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    p[n++] = '%';
    return (Str){p, n};
}

static void
add_roles(Arena *a, const BeheerPeopleRolesRows *held, PeopleView *v)
{
    v->roles = NEW_N(a, v->people.n + 1, Str);
    for (size_t i = 0; i < v->people.n; i++) {
        v->roles[i] = S("");
        for (size_t k = 0; k < held->n; k++) {
            if (held->v[k].account_id != v->people.v[i].id)
                continue;
            Str label = choice_label(role_choices, held->v[k].role);
            Str before = v->roles[i];
            v->roles[i] = str_fmt(a, "%.*s%s%.*s", (int)before.n, before.p, before.n ? ", " : "",
                                  (int)label.n, label.p);
        }
    }
}

// GET /beheer/mensen
static Err
page_people(Req *r)
{
    Form query;
    BeheerPeopleCountRow count;
    BeheerPeopleRolesRows held;
    TRY(req_query(r, &query));
    Str q = str_trim(form_value(&query, S("q")));
    if (q.n > 100)
        q.n = 0;
    PeopleView v = {.q = q.p ? q : S(""), .page = 1};
    Str pattern = like_pattern(r->arena, v.q);
    TRY(q_beheer_people_count(r->db, r->arena, pattern, &count));
    v.n = count.n;
    v.pages = count.n > 0 ? (count.n + PEOPLE_PAGE - 1) / PEOPLE_PAGE : 1;
    if (!str_to_int(form_value(&query, S("blad")), &v.page) || v.page < 1)
        v.page = 1;
    v.page = v.page > v.pages ? v.pages : v.page;
    int64_t from = (v.page - 1) * PEOPLE_PAGE;
    TRY(q_beheer_people(r->db, r->arena, pattern, PEOPLE_PAGE, from, &v.people));
    TRY(q_beheer_people_roles(r->db, r->arena, pattern, PEOPLE_PAGE, from, &held));
    add_roles(r->arena, &held, &v);
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Mensen"),
                                    .here = S("/beheer"),
                                    .is_wide = true,
                                    .trail = beheer_trail(r->arena, NULL, NULL),
                                    .body = html_beheer_people(r->arena, &v)});
}

// ---- one person ---------------------------------------------------------------------------------

static const FieldRule rules[PERSON_RULES] = {
    {FIELD_OF(PersonForm, email), .min = 3, .max = 200, .label = STR("E-mailadres"),
     .hint = STR("Het adres van het werk; daarmee logt deze persoon in.")},
    {FIELD_OF(PersonForm, name), .required = true, .min = 2, .max = 100, .label = STR("Naam")},
    {FIELD_OF(PersonForm, function), .max = 100, .label = STR("Functie"),
     .hint = STR("Bijvoorbeeld: jongerenwerker. Collega's zien dit in plaats van de rol.")},
    {FIELD_OF(PersonForm, source_role), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Bron van de signalen die deze persoon geeft")},
    {FIELD_OF(PersonForm, organisation), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Organisatie")},
    {FIELD_OF(PersonForm, version), .kind = FIELD_NUMBER, .min = 0, .max = INT32_MAX,
     .label = STR("Versie")},
};

static Err
rules_for(Req *r, const FieldRule **out)
{
    BeheerOrganisationChoicesRows rows;
    TRY(q_beheer_organisation_choices(r->db, r->arena, &rows));
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){str_fmt(r->arena, "%lld", (long long)rows.v[i].id), rows.v[i].name};
    FieldRule *own =
        field_rules_with(r->arena, rules, PERSON_RULES, S("organisation"), (Choices){rows.n, v});
    own = field_rules_with(r->arena, own, PERSON_RULES, S("source_role"), signal_sources);
    own[0].required = r->id == 0; // the e-mail address is asked for once
    *out = own;
    return OK;
}

static Err
show_person(Req *r, int status, const FieldRule *own, PersonView *v)
{
    v->wrong = fields_with_errors(r->arena, own, PERSON_RULES, &v->form);
    v->form_token = req_form_token(r);
    v->is_self = v->id == r->user.id;
    return layout_page(r, status,
                       (LayoutPage){.title = v->id > 0 ? S("Account") : S("Iemand uitnodigen"),
                                    .here = S("/beheer"),
                                    .done = done,
                                    .has_errors = v->wrong.n > 0 || v->wrong_roles.p,
                                    .trail = beheer_trail(r->arena, "/beheer/mensen", "Mensen"),
                                    .body = html_beheer_person(r->arena, v)});
}

static void
fill_person(Arena *a, const FieldRule *own, const BeheerPersonRow *row, PersonForm *f)
{
    fields_init(own, PERSON_RULES, f);
    f->email.text = row->email;
    f->name.text = row->name;
    f->function.text = row->function;
    f->source_role.text = row->source_role;
    f->organisation.text = str_fmt(a, "%lld", (long long)row->organisation_id);
    f->version.text = str_fmt(a, "%lld", (long long)row->version);
}

static void
take_row(PersonView *v, const BeheerPersonRow *row)
{
    v->id = row->id;
    v->email = row->email;
    v->state = row->state;
    v->login_at = row->login_at;
    v->has_factor = row->has_factor;
}

static Err
read_roles(Req *r, PersonView *v)
{
    BeheerPersonRolesRows held;
    TRY(q_beheer_person_roles(r->db, r->arena, v->id, &held));
    for (size_t k = 0; k < held.n; k++)
        for (size_t i = 0; i < ROLES; i++)
            v->has[i] |= str_eq(roles[i].code, held.v[k].role);
    return OK;
}

// GET /beheer/mensen/nieuw
static Err
page_new(Req *r)
{
    const FieldRule *own;
    PersonView v = {0};
    TRY(rules_for(r, &own));
    fields_init(own, PERSON_RULES, &v.form);
    v.form.version.text = S("0");
    return show_person(r, 200, own, &v);
}

// GET /beheer/mensen/:id
static Err
page_person(Req *r)
{
    const FieldRule *own;
    BeheerPersonRow row;
    PersonView v = {0};
    TRY(q_beheer_person(r->db, r->arena, r->id, &row));
    TRY(rules_for(r, &own));
    fill_person(r->arena, own, &row, &v.form);
    take_row(&v, &row);
    TRY(read_roles(r, &v));
    return show_person(r, 200, own, &v);
}

// The roles that were ticked; their number.
static size_t
ticked(const Form *sent, PersonView *v, Str codes[ROLES])
{
    size_t n = 0;
    for (size_t i = 0; i < ROLES; i++) {
        v->has[i] = false;
        for (size_t k = 0; k < sent->n; k++)
            v->has[i] |= str_eq(sent->parts[k].name, S("role")) &&
                         str_eq(sent->parts[k].value, roles[i].code);
        if (v->has[i])
            codes[n++] = roles[i].code;
    }
    return n;
}

typedef struct SavePerson {
    Req *r;
    const PersonView *v;
    Str codes[ROLES];
    size_t n;
    int64_t organisation_id, id;
    Str code;            // of the link, for someone new
    bool nobody_manages; // refused: the last one who can administer
} SavePerson;

static Str
codes_text(Arena *a, const SavePerson *s)
{
    Str text = S("");
    for (size_t i = 0; i < s->n; i++)
        text = str_fmt(a, "%.*s%s%.*s", (int)text.n, text.p, i ? " " : "", (int)s->codes[i].n,
                       s->codes[i].p);
    return text;
}

static Str
link_of(Req *r, Str code)
{
    Str url = context_of(r)->public_url;
    return str_fmt(r->arena, "%.*s/uitnodiging/%.*s", (int)url.n, url.p, (int)code.n, code.p);
}

static Err
show_link(Req *r, LinkView v)
{
    return layout_page(
        r, 200,
        (LayoutPage){.title = v.is_reset ? S("Link voor een nieuw wachtwoord") : S("Uitnodiging"),
                     .here = S("/beheer"),
                     .trail = beheer_trail(r->arena, "/beheer/mensen", "Mensen"),
                     .body = html_beheer_link(r->arena, &v)});
}

// ---- inviting -----------------------------------------------------------------------------------

static Err
invite(Db *db, void *arg)
{
    SavePerson *s = arg;
    Req *r = s->r;
    const PersonForm *f = &s->v->form;
    NewAccount n = {.email = f->email.text,
                    .name = f->name.text,
                    .function = f->function.text,
                    .source_role = f->source_role.text,
                    .organisation_id = s->organisation_id,
                    .roles = s->codes,
                    .nroles = s->n};
    TRY(account_add(db, r->arena, &n, r->now, &s->id));
    TRY(bericht_invite(db, r->arena, context_of(r), s->id, r->now, &s->code));
    return beheer_note(r, db, "account.invited", "account", s->id, n.email,
                       codes_text(r->arena, s));
}

// POST /beheer/mensen/nieuw
static Err
form_new(Req *r)
{
    const FieldRule *own;
    Form sent;
    PersonView v = {0};
    SavePerson s = {.r = r, .v = &v};
    TRY(rules_for(r, &own));
    TRY(req_form_raw(r, &sent));
    bool all_right = fields_read(r->arena, &sent, own, PERSON_RULES, &v.form);
    s.n = ticked(&sent, &v, s.codes);
    Str email = account_email(r->arena, v.form.email.text);
    if (!email.p && !v.form.email.error.p)
        v.form.email.error = S("Vul een e-mailadres in, zoals naam@gemeente.nl.");
    if (s.n == 0)
        v.wrong_roles = S("Kies ten minste één rol.");
    if (!all_right || !email.p || s.n == 0)
        return show_person(r, 422, own, &v);
    v.form.email.text = email;
    REQUIRE(str_to_int(v.form.organisation.text, &s.organisation_id)); // one of our choices
    Err e = db_transaction(r->db, invite, &s);
    if (err_code(e) == E_CONFLICT) {
        v.form.email.error = S("Er is al een account met dit e-mailadres.");
        return show_person(r, 422, own, &v);
    }
    TRY(e);
    return show_link(r, (LinkView){.name = v.form.name.text,
                                   .email = email,
                                   .id = s.id,
                                   .link = s.code.p ? link_of(r, s.code) : (Str){0}});
}

// ---- changing -----------------------------------------------------------------------------------

static Err
change(Db *db, void *arg)
{
    SavePerson *s = arg;
    Req *r = s->r;
    const PersonForm *f = &s->v->form;
    BeheerPersonChangeRow row;
    bool manages = false, is_last;
    s->nobody_manages = false;
    TRY(q_beheer_person_change(db, r->arena, s->id, f->version.number, f->name.text,
                               f->function.text, f->source_role.text, s->organisation_id, &row));
    if (s->id == r->user.id) {
        TRY(account_rejoin(db, r->arena, s->id));
        return beheer_note(r, db, "account.changed", "account", s->id, s->v->email, S("zichzelf"));
    }
    for (size_t i = 0; i < s->n; i++)
        manages |= (role_can(s->codes[i]) & CAN_MANAGE) != 0;
    TRY(account_is_last_manager(db, r->arena, s->id, &is_last));
    s->nobody_manages = !manages && is_last;
    if (s->nobody_manages)
        FAIL(E_CONFLICT, "nobody would be left who can administer");
    TRY(account_set_roles(db, r->arena, s->id, s->codes, s->n));
    return beheer_note(r, db, "account.changed", "account", s->id, s->v->email,
                       codes_text(r->arena, s));
}

static Err
show_newer(Req *r, const FieldRule *own, PersonView *v)
{
    BeheerPersonRow row;
    PersonForm stored;
    TRY(q_beheer_person(r->db, r->arena, r->id, &row));
    fill_person(r->arena, own, &row, &stored);
    v->form.email.text = stored.email.text;
    fields_show_newer(own, PERSON_RULES - 1, &v->form, &stored);
    v->form.version.text = stored.version.text;
    v->has_conflict = true;
    return show_person(r, 409, own, v);
}

static Err
check_roles(Req *r, const Form *sent, SavePerson *s, PersonView *v)
{
    s->n = ticked(sent, v, s->codes);
    if (v->id != r->user.id) {
        if (s->n == 0)
            v->wrong_roles = S("Kies ten minste één rol.");
        return OK;
    }
    if (s->n > 0)
        v->wrong_roles = S("Uw eigen rollen kan alleen een andere beheerder wijzigen.");
    return read_roles(r, v);
}

// POST /beheer/mensen/:id
static Err
form_person(Req *r)
{
    const FieldRule *own;
    Form sent;
    BeheerPersonRow row;
    PersonView v = {0};
    SavePerson s = {.r = r, .v = &v, .id = r->id};
    TRY(req_form_raw(r, &sent));
    TRY(q_beheer_person(r->db, r->arena, r->id, &row));
    TRY(rules_for(r, &own));
    take_row(&v, &row);
    bool all_right = fields_read(r->arena, &sent, own, PERSON_RULES, &v.form);
    TRY(check_roles(r, &sent, &s, &v));
    if (!all_right || v.wrong_roles.p)
        return show_person(r, 422, own, &v);
    REQUIRE(str_to_int(v.form.organisation.text, &s.organisation_id)); // one of our choices
    Err e = db_transaction(r->db, change, &s);
    if (err_code(e) == E_NOT_FOUND)
        return show_newer(r, own, &v);
    if (s.nobody_manages) {
        v.wrong_roles = S("Dit is de laatste beheerder. Geef eerst iemand anders die rol.");
        return show_person(r, 422, own, &v);
    }
    TRY(e);
    return respond_to(r, "/beheer/mensen/%lld?done=gewijzigd", (long long)r->id);
}

// ---- access -------------------------------------------------------------------------------------

typedef struct Stand {
    Str to, from; // states; from absent: any but left
    Str title, text, button;
} Stand;

static const Stand stands[] = {
    {STR("locked"),
     {0},
     STR("Blokkeren"),
     STR("Deze persoon kan niet meer inloggen, tot u de blokkade opheft. Sessies eindigen direct."),
     STR("Blokkeren")},
    {STR("active"), STR("locked"), STR("Blokkade opheffen"),
     STR("Deze persoon kan weer inloggen met het oude wachtwoord en de tweede factor."),
     STR("Blokkade opheffen")},
    {STR("active"), STR("left"), STR("Weer uitnodigen"),
     STR("Deze persoon krijgt het account terug zoals bij een eerste uitnodiging, met dezelfde "
         "rollen. Wat eerder vertrouwelijk is gedeeld blijft onleesbaar."),
     STR("Weer uitnodigen")},
    {STR("left"),
     {0},
     STR("Vertrokken"),
     STR("Deze persoon werkt hier niet meer. Sessies eindigen direct, en deze persoon is geen lid "
         "meer van kwesties en kringen."),
     STR("Zet op vertrokken")},
};

// What may be done to this account under this name; absent when nothing.
static const Stand *
stand_for(Str to, Str from)
{
    for (size_t i = 0; i < COUNT(stands); i++) {
        bool fits = stands[i].from.p ? str_eq(stands[i].from, from)
                                     : !str_eq(from, S("left")) && !str_eq(from, to);
        if (str_eq(stands[i].to, to) && fits)
            return &stands[i];
    }
    return NULL;
}

static Err
read_other(Req *r, BeheerPersonRow *row)
{
    TRY(q_beheer_person(r->db, r->arena, r->id, row));
    if (row->id == r->user.id)
        FAIL(E_FORBIDDEN, "not to oneself");
    return OK;
}

static Err
show_ask(Req *r, AskView v)
{
    v.form_token = req_form_token(r);
    return layout_page(r, 200,
                       (LayoutPage){.title = v.title,
                                    .here = S("/beheer"),
                                    .trail = beheer_trail(r->arena, "/beheer/mensen", "Mensen"),
                                    .body = html_beheer_ask(r->arena, &v)});
}

// GET /beheer/mensen/:id/stand/:code
static Err
page_stand(Req *r)
{
    BeheerPersonRow row;
    TRY(read_other(r, &row));
    const Stand *s = stand_for(r->code, row.state);
    if (!s)
        FAIL(E_NOT_FOUND, "not from this state");
    Str action = str_fmt(r->arena, "/beheer/mensen/%lld/stand/%.*s", (long long)row.id,
                         (int)s->to.n, s->to.p);
    return show_ask(r, (AskView){.name = row.name,
                                 .id = row.id,
                                 .title = s->title,
                                 .text = s->text,
                                 .button = s->button,
                                 .action = action});
}

typedef struct SetStand {
    Req *r;
    const Stand *stand;
    const BeheerPersonRow *row;
    Str code;
} SetStand;

static Err
set_stand(Db *db, void *arg)
{
    SetStand *s = arg;
    Req *r = s->r;
    if (str_eq(s->row->state, S("left"))) {
        TRY(account_return(db, r->arena, s->row->id));
        TRY(account_invite(db, r->arena, s->row->id, S("invite"), r->now, &s->code));
    } else
        TRY(account_set_state(db, r->arena, s->row->id, s->stand->to));
    return beheer_note(r, db, "account.state", "account", s->row->id, s->row->email,
                       str_fmt(r->arena, "%.*s naar %.*s", (int)s->row->state.n, s->row->state.p,
                               (int)s->stand->to.n, s->stand->to.p));
}

// POST /beheer/mensen/:id/stand/:code
static Err
form_stand(Req *r)
{
    Form sent;
    BeheerPersonRow row;
    TRY(req_form_raw(r, &sent));
    TRY(read_other(r, &row));
    SetStand s = {.r = r, .row = &row, .stand = stand_for(r->code, row.state)};
    if (!s.stand)
        FAIL(E_CONFLICT, "not from this state");
    TRY(db_transaction(r->db, set_stand, &s));
    if (s.code.p)
        return show_link(
            r, (LinkView){
                   .name = row.name, .email = row.email, .id = row.id, .link = link_of(r, s.code)});
    return respond_to(r, "/beheer/mensen/%lld?done=stand", (long long)r->id);
}

// ---- links --------------------------------------------------------------------------------------

static Err
read_for_link(Req *r, BeheerPersonRow *row)
{
    TRY(read_other(r, row));
    if (!str_eq(row->state, S("active")) && !str_eq(row->state, S("invited")))
        FAIL(E_NOT_FOUND, "this account may not come in");
    return OK;
}

// GET /beheer/mensen/:id/link
static Err
page_link(Req *r)
{
    BeheerPersonRow row;
    TRY(read_for_link(r, &row));
    bool is_reset = str_eq(row.state, S("active"));
    return show_ask(
        r, (AskView){
               .name = row.name,
               .id = row.id,
               .title = is_reset ? S("Link voor een nieuw wachtwoord") : S("Nieuwe uitnodiging"),
               .text = is_reset ? S("Met deze link kiest deze persoon een nieuw wachtwoord en een "
                                    "nieuwe tweede factor. Wat eerder vertrouwelijk is gedeeld is "
                                    "dan voor deze persoon niet meer leesbaar, tot een collega "
                                    "het opnieuw deelt. Weet u zeker dat de persoon zelf hierom "
                                    "vraagt?")
                                : S("De vorige link werkt dan niet meer."),
               .action = str_fmt(r->arena, "/beheer/mensen/%lld/link", (long long)row.id),
               .button = S("Maak de link")});
}

static Err
make_link(Db *db, void *arg)
{
    SetStand *s = arg;
    Req *r = s->r;
    bool is_reset = str_eq(s->row->state, S("active"));
    TRY(account_invite(db, r->arena, s->row->id, is_reset ? S("reset") : S("invite"), r->now,
                       &s->code));
    TRY(bericht_uninvite(db, r->arena, s->row->id)); // a mail would undo this link
    return beheer_note(r, db, is_reset ? "account.reset_link" : "account.invite_link", "account",
                       s->row->id, s->row->email, S(""));
}

// POST /beheer/mensen/:id/link
static Err
form_link(Req *r)
{
    Form sent;
    BeheerPersonRow row;
    TRY(req_form_raw(r, &sent));
    TRY(read_for_link(r, &row));
    SetStand s = {.r = r, .row = &row};
    TRY(db_transaction(r->db, make_link, &s));
    return show_link(r, (LinkView){.name = row.name,
                                   .email = row.email,
                                   .id = row.id,
                                   .link = link_of(r, s.code),
                                   .is_reset = str_eq(row.state, S("active"))});
}

const Route beheer_people_routes[] = {
    {GET, "/beheer/mensen", page_people, CAN_MANAGE},
    {GET, "/beheer/mensen/nieuw", page_new, CAN_MANAGE},
    {POST, "/beheer/mensen/nieuw", form_new, CAN_MANAGE},
    {GET, "/beheer/mensen/:id", page_person, CAN_MANAGE},
    {POST, "/beheer/mensen/:id", form_person, CAN_MANAGE},
    {GET, "/beheer/mensen/:id/stand/:code", page_stand, CAN_MANAGE},
    {POST, "/beheer/mensen/:id/stand/:code", form_stand, CAN_MANAGE},
    {GET, "/beheer/mensen/:id/link", page_link, CAN_MANAGE},
    {POST, "/beheer/mensen/:id/link", form_link, CAN_MANAGE},
    {0},
};
