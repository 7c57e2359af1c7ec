// The form of an entry in the register.
#include "app/netwerk/netwerk_inside.h"
#include "app/setting/setting.h"
#include "text/privacy.h"

enum { REACH_MAX = 160 };

static const Choice yes[] = {{STR("ja"), STR("Zij weten het en vinden het goed")}};

static const FieldRule rules[NETWERK_RULES] = {
    {FIELD_OF(NetwerkForm, organisation), .required = true, .min = 2, .max = NETWERK_NAME_MAX,
     .label = STR("Welke organisatie?"),
     .hint = STR("Een organisatie, vereniging of groep met een naam. Nooit een persoon.")},
    {FIELD_OF(NetwerkForm, function), .required = true, .min = 3, .max = NETWERK_NAME_MAX,
     .label = STR("Welke functie?"),
     .hint = STR("Bijvoorbeeld: voorzitter, teamleider, beheerder van het buurthuis. Geen naam.")},
    {FIELD_OF(NetwerkForm, domain), .kind = FIELD_CHOICE, .required = true, .label = STR("Domein")},
    {FIELD_OF(NetwerkForm, place), .kind = FIELD_CHOICE, .required = true, .label = STR("Waar?"),
     .hint = STR("Het dorp of de wijk waar deze organisatie mensen kent.")},
    {FIELD_OF(NetwerkForm, strength), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Hoe is ons contact?"),
     .hint = STR("Dit gaat over wat wij zelf doen, niet over hoe goed of betrouwbaar iemand is.")},
    {FIELD_OF(NetwerkForm, owner), .kind = FIELD_CHOICE, .label = STR("Wie houdt contact?"),
     .hint = STR("Een collega van uw organisatie.")},
    {FIELD_OF(NetwerkForm, agreed), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Gevraagd"), .choices = {COUNT(yes), yes}},
    {FIELD_OF(NetwerkForm, agreed_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Wanneer hebben zij dat gezegd?")},
    {FIELD_OF(NetwerkForm, ends_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Tot wanneer geldt de vermelding?"),
     .hint = STR("Vraag het voor die dag opnieuw. Doet u dat niet, dan wordt de vermelding "
                 "vernietigd.")},
    {FIELD_OF(NetwerkForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(NetwerkForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
    {FIELD_OF(NetwerkForm, reach), .max = REACH_MAX, .label = STR("Hoe bereikbaar?"),
     .hint = STR("Alleen wat openbaar is: telefoonnummer, e-mailadres of bezoekadres van de "
                 "organisatie.")},
};

static Err
colleague_choices(Req *r, int64_t owner, Choices *out)
{
    NetwerkColleaguesRows rows;
    Arena *a = r->arena;
    TRY(q_netwerk_colleagues(r->db, a, r->user.id, owner, NETWERK_CHOICES_MAX, &rows));
    Choice *v = NEW_N(a, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++) {
        const NetwerkColleaguesRow *c = &rows.v[i];
        v[i] = (Choice){.code = str_fmt(a, "%lld", (long long)c->id),
                        .label = c->function.n > 0
                                     ? str_fmt(a, "%.*s (%.*s)", (int)c->name.n, c->name.p,
                                               (int)c->function.n, c->function.p)
                                     : c->name};
    }
    *out = (Choices){rows.n, v};
    return OK;
}

// The rules with the places and colleagues of this user.
static Err
rules_for(Req *r, int64_t owner, const FieldRule **out)
{
    Choices places, colleagues;
    Arena *a = r->arena;
    TRY(place_choices(r->db, a, r->user.id, false, &places));
    TRY(colleague_choices(r, owner, &colleagues));
    FieldRule *own = field_rules_with(a, rules, NETWERK_RULES, S("place"), places);
    own = field_rules_with(a, own, NETWERK_RULES, S("owner"), colleagues);
    own = field_rules_with(a, own, NETWERK_RULES, S("domain"), netwerk_domains);
    own = field_rules_with(a, own, NETWERK_RULES, S("strength"), netwerk_strengths);
    *out = field_rules_with(a, own, NETWERK_RULES, S("bewust"), kwestie_yes);
    if (places.n == 0)
        FAIL(E_FORBIDDEN, "no region to write for");
    return OK;
}

static Err
show_form(Req *r, int status, NetwerkFormView *v, const FieldRule *own)
{
    v->id = r->id;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, NETWERK_RULES, &v->form);
    TRY(setting_number(r->db, r->arena, S("keep_network_days"), &v->most_days));
    return netwerk_page(r, status, r->id ? S("Vermelding wijzigen") : S("Vermelding toevoegen"),
                        true, html_netwerk_form(r->arena, v));
}

// ---- what is typed ------------------------------------------------------------------------------

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

// Two words after each other that begin with a capital: "Jan Jansen". A function is written small.
static bool
looks_like_a_name(Str text)
{
    bool before = false, starts = true, capital = false;
    for (size_t i = 0; i <= text.n; i++) {
        char c = i < text.n ? text.p[i] : ' ';
        if (c == ' ') {
            if (before && capital)
                return true;
            before = starts ? before : capital;
            starts = true;
            continue;
        }
        if (starts)
            capital = is_upper(c) && i + 1 < text.n && !is_upper(text.p[i + 1]);
        starts = false;
    }
    return false;
}

static bool
check_function(NetwerkForm *f)
{
    if (f->function.error.p || str_eq(f->bewust.text, S("ja")) ||
        !looks_like_a_name(f->function.text))
        return true;
    f->function.error = S("Dit lijkt op een naam. Schrijf alleen de functie op, in kleine letters; "
                          "of vink onderaan aan dat het er bewust staat.");
    f->bewust.error = S("Haal weg wat naar een persoon kan wijzen, of vink dit aan.");
    return false;
}

// A number that people have on them, not an organisation.
static bool
is_mobile(Str number)
{
    Cursor c = cursor(number);
    char digits[5] = {0};
    size_t n = 0;
    for (; !cursor_at_end(&c) && n < 5; c.p++)
        if (*c.p >= '0' && *c.p <= '9')
            digits[n++] = *c.p;
    Str d = {digits, n};
    return str_starts(d, S("06")) || str_starts(d, S("316")) || str_starts(d, S("00316"));
}

// Where an organisation can be reached is public, so numbers and addresses may stay. What belongs
// to a person may not.
static bool
check_reach(Arena *a, Field *f)
{
    PrivacyHits hits = privacy_check(a, f->text);
    for (size_t i = 0; i < hits.n && !f->error.p; i++) {
        Str found = {f->text.p + hits.v[i].start, hits.v[i].length};
        PrivacyKind kind = hits.v[i].kind;
        bool is_public = kind == PRIVACY_EMAIL || kind == PRIVACY_URL || kind == PRIVACY_POSTCODE ||
                         kind == PRIVACY_ADDRESS || (kind == PRIVACY_PHONE && !is_mobile(found));
        if (is_public)
            continue;
        Str label = kind == PRIVACY_PHONE ? S("een mobiel nummer") : privacy_kind_label(kind);
        f->error = str_fmt(a,
                           "Dit kan van een persoon zijn: %.*s “%.*s”. Noem alleen het "
                           "openbare nummer of adres van de organisatie.",
                           (int)label.n, label.p, (int)found.n, found.p);
    }
    return !f->error.p;
}

static Err
check_days(Req *r, NetwerkForm *f, bool *all_right)
{
    int64_t most;
    Str today = layout_day_of(r->arena, r->now);
    TRY(setting_number(r->db, r->arena, S("keep_network_days"), &most));
    if (!f->agreed_on.error.p && f->agreed_on.text.n == 10 &&
        layout_days_between(today, f->agreed_on.text) > 0)
        f->agreed_on.error = S("Deze dag moet nog komen. Vraag het eerst, en schrijf het dan op.");
    if (!f->ends_on.error.p && f->ends_on.text.n == 10) {
        int64_t days = layout_days_between(today, f->ends_on.text);
        if (days <= 0)
            f->ends_on.error = S("Kies een dag na vandaag.");
        else if (days > most)
            f->ends_on.error = str_fmt(r->arena,
                                       "Kies een dag binnen %lld dagen. Daarna vraagt u het "
                                       "opnieuw.",
                                       (long long)most);
    }
    *all_right &= !f->agreed_on.error.p && !f->ends_on.error.p;
    return OK;
}

// What the form says, as it is stored.
static Err
read_entry(Req *r, const FieldRule *own, int64_t region, NetwerkForm *f, NetwerkNew *out,
           bool *all_right)
{
    Place place;
    TRY(req_form(r, own, NETWERK_RULES, f, all_right));
    if (f->agreed.error.p)
        f->agreed.error = S("Vraag het eerst. Zonder toestemming kan deze vermelding er niet in.");
    *all_right &= kwestie_texts_check(r->arena, own, NETWERK_CHECKED_RULES, f, &f->bewust);
    *all_right &= check_function(f);
    *all_right &= check_reach(r->arena, &f->reach);
    TRY(check_days(r, f, all_right));
    if (!*all_right)
        return OK;
    TRY(place_read(f->place.text, &place));
    *out = (NetwerkNew){.organisation = f->organisation.text,
                        .function = f->function.text,
                        .domain = f->domain.text,
                        .municipality = place.municipality,
                        .area_id = place.area_id,
                        .reach = f->reach.text,
                        .strength = f->strength.text,
                        .agreed_on = f->agreed_on.text,
                        .ends_on = f->ends_on.text};
    if (f->owner.text.n > 0)
        REQUIRE(str_to_int(f->owner.text, &out->owner_id));
    return netwerk_region(r, place.municipality, region, &out->partnership_id);
}

// ---- adding -------------------------------------------------------------------------------------

typedef struct Writing {
    Req *r;
    NetwerkNew n;
    int64_t id, version;
} Writing;

// GET /netwerk/nieuw?gebied=12
Err
netwerk_page_new(Req *r)
{
    NetwerkFormView v = {0};
    NetwerkForm *f = &v.form;
    const FieldRule *own;
    Form query;
    int64_t most, area;
    Arena *a = r->arena;
    TRY(req_query(r, &query));
    TRY(rules_for(r, r->user.id, &own));
    TRY(setting_number(r->db, a, S("keep_network_days"), &most));
    fields_init(own, NETWERK_RULES, f);
    Str today = layout_day_of(a, r->now), here = form_value(&query, S("gebied"));
    NetwerkAreaRow row;
    if (here.p && str_to_int(here, &area) &&
        !failed(q_netwerk_area(r->db, a, r->user.id, area, &row)))
        f->place.text = place_code(a, (Place){row.municipality, row.id});
    f->domain.text = form_value(&query, S("domein")).p ? form_value(&query, S("domein")) : S("");
    f->strength.text = S("nieuw");
    f->owner.text = str_fmt(a, "%lld", (long long)r->user.id);
    f->agreed_on.text = today;
    f->ends_on.text = layout_day_add(a, today, most);
    return show_form(r, 200, &v, own);
}

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    TRY(netwerk_add(db, w->r->arena, &w->n, w->r->now, &w->id));
    return netwerk_log(w->r, db, S("network.add"), S("network_contact"), w->id, w->n.domain);
}

// POST /netwerk
Err
netwerk_form_add(Req *r)
{
    NetwerkFormView v = {0};
    Writing w = {.r = r};
    const FieldRule *own;
    bool all_right;
    TRY(rules_for(r, r->user.id, &own));
    TRY(read_entry(r, own, 0, &v.form, &w.n, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own);
    TRY(db_transaction(r->db, write_new, &w));
    return respond_to(r, "/netwerk/%lld?done=toegevoegd", (long long)w.id);
}

// ---- changing -----------------------------------------------------------------------------------

static void
fill_form(Arena *a, const FieldRule *own, const NetwerkGetRow *row, NetwerkForm *f)
{
    fields_init(own, NETWERK_RULES, f);
    f->organisation.text = row->organisation;
    f->function.text = row->function;
    f->domain.text = row->domain;
    f->place.text = place_code(a, (Place){row->municipality, row->area_id});
    f->strength.text = row->strength;
    f->owner.text = row->owner_id ? str_fmt(a, "%lld", (long long)row->owner_id) : S("");
    f->agreed.text = S("ja");
    f->agreed_on.text = row->agreed_on;
    f->ends_on.text = row->ends_on;
    f->reach.text = row->reach;
    f->version.text = str_fmt(a, "%lld", (long long)row->version);
}

// GET /netwerk/12/wijzigen
Err
netwerk_page_edit(Req *r)
{
    NetwerkFormView v = {0};
    NetwerkGetRow row;
    const FieldRule *own;
    TRY(q_netwerk_get(r->db, r->arena, r->user.id, r->id, &row));
    TRY(netwerk_look(r, S("network.read"), S("network_contact"), row.id));
    TRY(rules_for(r, row.owner_id, &own));
    fill_form(r->arena, own, &row, &v.form);
    return show_form(r, 200, &v, own);
}

static Err
write_change(Db *db, void *arg)
{
    const Writing *w = arg;
    const NetwerkNew *n = &w->n;
    Req *r = w->r;
    NetwerkChangeRow changed;
    TRY(q_netwerk_change(db, r->arena, r->user.id, r->id, w->version, n->partnership_id,
                         n->organisation, n->function, n->domain, n->municipality, n->area_id,
                         n->reach, n->strength, n->owner_id, n->agreed_on, n->ends_on, r->now,
                         &changed));
    return netwerk_log(r, db, S("network.change"), S("network_contact"), r->id, n->domain);
}

// Someone saved before us: show what they wrote beside what was typed here.
static Err
show_conflict(Req *r, NetwerkFormView *v, const FieldRule *own)
{
    NetwerkGetRow row;
    NetwerkForm now;
    TRY(q_netwerk_get(r->db, r->arena, r->user.id, r->id, &row));
    fill_form(r->arena, own, &row, &now);
    now.bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(own, NETWERK_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own);
}

// POST /netwerk/12
Err
netwerk_form_change(Req *r)
{
    NetwerkFormView v = {0};
    Writing w = {.r = r};
    NetwerkGetRow row;
    const FieldRule *own;
    bool all_right;
    TRY(q_netwerk_get(r->db, r->arena, r->user.id, r->id, &row));
    TRY(rules_for(r, row.owner_id, &own));
    TRY(read_entry(r, own, row.partnership_id, &v.form, &w.n, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own);
    w.version = v.form.version.number;
    Err e = db_transaction(r->db, write_change, &w);
    if (err_code(e) == E_NOT_FOUND)
        return show_conflict(r, &v, own);
    TRY(e);
    return respond_to(r, "/netwerk/%lld?done=opgeslagen", (long long)r->id);
}
