// The log of contacts: what we heard and what we gave back; and the promises that are still open.
#include "app/netwerk/netwerk_inside.h"
#include "app/setting/setting.h"

enum { LIST_PAGE = 25, FILTER_RULES = 3, HEARD_MIN = 5, YEAR = 365 };

static const Choice shown[] = {
    {STR("open"), STR("Nog niets teruggegeven")},
    {STR("mijn"), STR("Mijn contacten")},
};

static const FieldRule filter_rules[FILTER_RULES] = {
    {FIELD_OF(NetwerkMomentFilter, gemeente), .kind = FIELD_CHOICE, .label = STR("Gemeente")},
    {FIELD_OF(NetwerkMomentFilter, domein), .kind = FIELD_CHOICE, .label = STR("Domein")},
    {FIELD_OF(NetwerkMomentFilter, toon), .kind = FIELD_CHOICE, .label = STR("Toon"),
     .choices = {COUNT(shown), shown}},
};

static const FieldRule rules[NETWERK_MOMENT_RULES] = {
    {FIELD_OF(NetwerkMomentForm, on_day), .kind = FIELD_DAY, .required = true,
     .label = STR("Op welke dag?")},
    {FIELD_OF(NetwerkMomentForm, contact), .kind = FIELD_CHOICE,
     .label = STR("Met wie uit het "
                  "netwerk?"),
     .hint = STR("Laat leeg als het iemand anders was, zoals een groep bewoners op straat.")},
    {FIELD_OF(NetwerkMomentForm, place), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Waar?")},
    {FIELD_OF(NetwerkMomentForm, domain), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Domein")},
    {FIELD_OF(NetwerkMomentForm, kwestie), .kind = FIELD_CHOICE, .label = STR("Bij welke kwestie?"),
     .hint = STR("Dan zien alleen de leden van die kwestie dit contact.")},
    {FIELD_OF(NetwerkMomentForm, heard), .kind = FIELD_TEXT, .required = true, .min = HEARD_MIN,
     .max = NETWERK_TEXT_MAX, .label = STR("Wat hoorden we?"),
     .hint = STR("In hun woorden, zonder namen. Bijvoorbeeld: ouders vinden de oversteek bij de "
                 "school gevaarlijk.")},
    {FIELD_OF(NetwerkMomentForm, given_back), .kind = FIELD_TEXT, .max = NETWERK_TEXT_MAX,
     .label = STR("Wat gaven we terug?"),
     .hint = STR("Een antwoord, hulp, iets wat u regelde. Nog niets? Laat leeg: dan staat dit "
                 "contact open.")},
    {FIELD_OF(NetwerkMomentForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(NetwerkMomentForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// ---- the list -----------------------------------------------------------------------------------

static Err
read_filter(Req *r, const Form *query, NetwerkMomentFilter *out)
{
    Choices municipalities;
    TRY(municipality_choices(r->db, r->arena, r->user.id, &municipalities));
    FieldRule *own =
        field_rules_with(r->arena, filter_rules, FILTER_RULES, S("gemeente"), municipalities);
    own = field_rules_with(r->arena, own, FILTER_RULES, S("domein"), netwerk_domains);
    if (!fields_read(r->arena, query, own, FILTER_RULES, out))
        FAIL(E_INVALID, "a filter that our page does not offer");
    return OK;
}

// Where the page begins: "2026-01-31-123", as the link to it says.
static Err
read_place(const Form *query, Str *day, int64_t *id)
{
    Str text = form_value(query, S("na"));
    *day = S("9999");
    *id = INT64_MAX;
    if (!text.p)
        return OK;
    if (text.n < 12 || text.p[10] != '-' || !str_to_int((Str){text.p + 11, text.n - 11}, id))
        FAIL(E_INVALID, "not a place in the list");
    *day = (Str){text.p, 10};
    return OK;
}

// GET /netwerk/contacten?gemeente=GM9001&domein=wonen&toon=open&na=...
Err
netwerk_page_moments(Req *r)
{
    NetwerkMomentsView v = {.today = layout_day_of(r->arena, r->now)};
    NetwerkMomentsOpenRow open;
    Form query;
    Str day;
    int64_t id;
    Arena *a = r->arena;
    TRY(req_query(r, &query));
    TRY(read_filter(r, &query, &v.filter));
    TRY(read_place(&query, &day, &id));
    const NetwerkMomentFilter *f = &v.filter;
    TRY(q_netwerk_moments(r->db, a, r->user.id, f->gemeente.text, f->domein.text,
                          str_eq(f->toon.text, S("open")), str_eq(f->toon.text, S("mijn")), 0, day,
                          id, LIST_PAGE + 1, &v.rows));
    TRY(q_netwerk_moments_open(r->db, a, r->user.id, layout_day_add(a, v.today, -YEAR), &open));
    TRY(netwerk_look(r, S("network.heard"), S("contact_moment"), 0));
    v.n = open.n;
    v.open = open.open;
    Str again = netwerk_query(a, (const Field *const[]){&f->gemeente, &f->domein, &f->toon}, 3);
    v.filtered = again.n > 0;
    v.later = id != INT64_MAX;
    v.again = str_fmt(a, "/netwerk/contacten%s%.*s", v.filtered ? "?" : "", (int)again.n, again.p);
    if (v.rows.n > LIST_PAGE) {
        const NetwerkMomentsRow *last = &v.rows.v[LIST_PAGE - 1];
        v.rows.n = LIST_PAGE;
        v.next = str_fmt(a, "%.*s%cna=%.*s-%lld", (int)v.again.n, v.again.p, v.filtered ? '&' : '?',
                         (int)last->on_day.n, last->on_day.p, (long long)last->id);
    }
    return netwerk_page(r, 200, S("Contacten"), true, html_netwerk_moments(a, &v));
}

// ---- the form -----------------------------------------------------------------------------------

static Err
entry_choices(Req *r, int64_t chosen, Choices *out)
{
    NetwerkEntriesRows rows;
    Arena *a = r->arena;
    TRY(q_netwerk_entries(r->db, a, r->user.id, layout_day_of(a, r->now), chosen,
                          NETWERK_CHOICES_MAX, &rows));
    Choice *v = NEW_N(a, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++) {
        const NetwerkEntriesRow *e = &rows.v[i];
        v[i] = (Choice){.code = str_fmt(a, "%lld", (long long)e->id),
                        .label = str_fmt(a, "%.*s, %.*s", (int)e->organisation.n, e->organisation.p,
                                         (int)e->function.n, e->function.p),
                        .group = e->municipality_name};
    }
    *out = (Choices){rows.n, v};
    return OK;
}

static Err
kwestie_choices(Req *r, int64_t chosen, Choices *out)
{
    NetwerkKwestiesRows rows;
    Arena *a = r->arena;
    TRY(q_netwerk_kwesties(r->db, a, r->user.id, chosen, NETWERK_CHOICES_MAX, &rows));
    Choice *v = NEW_N(a, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] =
            (Choice){.code = str_fmt(a, "%lld", (long long)rows.v[i].id), .label = rows.v[i].title};
    *out = (Choices){rows.n, v};
    return OK;
}

static Err
rules_for(Req *r, const NetwerkMomentGetRow *row, const FieldRule **out)
{
    Choices places, entries, kwesties;
    Arena *a = r->arena;
    TRY(place_choices(r->db, a, r->user.id, false, &places));
    TRY(entry_choices(r, row->contact_id, &entries));
    TRY(kwestie_choices(r, row->kwestie_id, &kwesties));
    FieldRule *own = field_rules_with(a, rules, NETWERK_MOMENT_RULES, S("place"), places);
    own = field_rules_with(a, own, NETWERK_MOMENT_RULES, S("contact"), entries);
    own = field_rules_with(a, own, NETWERK_MOMENT_RULES, S("kwestie"), kwesties);
    own = field_rules_with(a, own, NETWERK_MOMENT_RULES, S("domain"), netwerk_domains);
    *out = field_rules_with(a, own, NETWERK_MOMENT_RULES, S("bewust"), kwestie_yes);
    if (places.n == 0)
        FAIL(E_FORBIDDEN, "no region to write for");
    return OK;
}

static Str
id_text(Arena *a, int64_t id)
{
    return id ? str_fmt(a, "%lld", (long long)id) : S("");
}

static int64_t
id_of(const Field *f)
{
    int64_t id = 0;
    REQUIRE(f->text.n == 0 || str_to_int(f->text, &id));
    return id;
}

static void
fill_form(Arena *a, const FieldRule *own, const NetwerkMomentGetRow *row, NetwerkMomentForm *f)
{
    fields_init(own, NETWERK_MOMENT_RULES, f);
    f->on_day.text = row->on_day;
    f->contact.text = id_text(a, row->contact_id);
    f->kwestie.text = id_text(a, row->kwestie_id);
    f->place.text =
        row->municipality.n > 0 ? place_code(a, (Place){row->municipality, row->area_id}) : S("");
    f->domain.text = row->domain;
    f->heard.text = row->heard;
    f->given_back.text = row->given_back;
    f->version.text = id_text(a, row->version);
}

// What is stored; or for a new one what the address says of it: ?contact=12, ?gebied=12.
static Err
read_stored(Req *r, NetwerkMomentGetRow *row)
{
    Form query;
    NetwerkGetRow entry;
    NetwerkAreaRow area;
    int64_t id;
    if (r->id != 0) {
        TRY(q_netwerk_moment_get(r->db, r->arena, r->user.id, r->id, row));
        return netwerk_look(r, S("network.heard"), S("contact_moment"), row->id);
    }
    Str none = S("");
    *row = (NetwerkMomentGetRow){.municipality = none,
                                 .domain = none,
                                 .on_day = layout_day_of(r->arena, r->now),
                                 .heard = none,
                                 .given_back = none,
                                 .keep_until = none};
    TRY(req_query(r, &query));
    Str contact = form_value(&query, S("contact")), place = form_value(&query, S("gebied"));
    if (contact.p && str_to_int(contact, &id) &&
        !failed(q_netwerk_get(r->db, r->arena, r->user.id, id, &entry))) {
        row->contact_id = entry.id;
        row->municipality = entry.municipality;
        row->area_id = entry.area_id;
        row->domain = entry.domain;
    } else if (place.p && str_to_int(place, &id) &&
               !failed(q_netwerk_area(r->db, r->arena, r->user.id, id, &area))) {
        row->municipality = area.municipality;
        row->area_id = area.id;
    }
    return OK;
}

static Err
show_form(Req *r, int status, NetwerkMomentView *v, const FieldRule *own)
{
    v->id = r->id;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, NETWERK_MOMENT_RULES, &v->form);
    return netwerk_page(r, status, r->id ? S("Contact wijzigen") : S("Contact opschrijven"), true,
                        html_netwerk_moment(r->arena, v));
}

// GET /netwerk/contacten/nieuw?contact=12 and /netwerk/contacten/34
Err
netwerk_page_moment(Req *r)
{
    NetwerkMomentView v = {0};
    NetwerkMomentGetRow row;
    const FieldRule *own;
    TRY(read_stored(r, &row));
    TRY(rules_for(r, &row, &own));
    fill_form(r->arena, own, &row, &v.form);
    v.keep_until = row.keep_until;
    return show_form(r, 200, &v, own);
}

typedef struct Writing {
    Req *r;
    NetwerkMoment m;
    int64_t id, version;
} Writing;

static Err
write_moment(Db *db, void *arg)
{
    Writing *w = arg;
    const NetwerkMoment *m = &w->m;
    Req *r = w->r;
    NetwerkMomentChangeRow changed;
    int64_t days;
    if (r->id == 0) {
        TRY(netwerk_moment_add(db, r->arena, m, &w->id));
        return netwerk_log(r, db, S("network.hear"), S("contact_moment"), w->id, m->domain);
    }
    TRY(setting_number(db, r->arena, S("keep_moment_days"), &days));
    TRY(q_netwerk_moment_change(db, r->arena, r->user.id, r->id, w->version, m->partnership_id,
                                m->contact_id, m->kwestie_id, m->municipality, m->area_id,
                                m->domain, m->on_day, m->heard, m->given_back,
                                layout_day_add(r->arena, m->on_day, days), &changed));
    return netwerk_log(r, db, S("network.change_heard"), S("contact_moment"), r->id,
                       m->given_back.n > 0 ? S("terug") : S("open"));
}

static Err
read_moment(Req *r, const FieldRule *own, int64_t region, NetwerkMomentForm *f, NetwerkMoment *out,
            bool *all_right)
{
    Place place;
    TRY(req_form(r, own, NETWERK_MOMENT_RULES, f, all_right));
    *all_right &= kwestie_texts_check(r->arena, own, NETWERK_MOMENT_RULES, f, &f->bewust);
    if (!f->on_day.error.p && f->on_day.text.n == 10 &&
        layout_days_between(layout_day_of(r->arena, r->now), f->on_day.text) > 0) {
        f->on_day.error = S("Deze dag moet nog komen.");
        *all_right = false;
    }
    if (!*all_right)
        return OK;
    TRY(place_read(f->place.text, &place));
    *out = (NetwerkMoment){.contact_id = id_of(&f->contact),
                           .kwestie_id = id_of(&f->kwestie),
                           .municipality = place.municipality,
                           .area_id = place.area_id,
                           .domain = f->domain.text,
                           .on_day = f->on_day.text,
                           .heard = f->heard.text,
                           .given_back = f->given_back.text,
                           .account_id = r->user.id};
    return netwerk_region(r, place.municipality, region, &out->partnership_id);
}

static Err
show_conflict(Req *r, NetwerkMomentView *v, const FieldRule *own)
{
    NetwerkMomentGetRow row;
    NetwerkMomentForm now;
    TRY(read_stored(r, &row));
    fill_form(r->arena, own, &row, &now);
    now.bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(own, NETWERK_MOMENT_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own);
}

// POST /netwerk/contacten and /netwerk/contacten/34
Err
netwerk_form_moment(Req *r)
{
    NetwerkMomentView v = {0};
    NetwerkMomentGetRow row;
    Writing w = {.r = r};
    const FieldRule *own;
    bool all_right;
    TRY(read_stored(r, &row));
    TRY(rules_for(r, &row, &own));
    v.keep_until = row.keep_until;
    TRY(read_moment(r, own, row.partnership_id, &v.form, &w.m, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own);
    w.version = v.form.version.number;
    Err e = db_transaction(r->db, write_moment, &w);
    if (err_code(e) == E_NOT_FOUND && r->id != 0)
        return show_conflict(r, &v, own);
    TRY(e);
    return respond_to(r, "/netwerk/contacten?done=%s", r->id ? "opgeslagen" : "gehoord");
}

// ---- promises -----------------------------------------------------------------------------------

// GET /netwerk/beloften
Err
netwerk_page_promises(Req *r)
{
    NetwerkPromisesView v = {.today = layout_day_of(r->arena, r->now)};
    TRY(q_netwerk_promises(r->db, r->arena, r->user.id, NETWERK_PROMISES_MAX, &v.rows));
    for (size_t i = 0; i < v.rows.n; i++)
        v.late +=
            v.rows.v[i].due_on.n == 10 && layout_days_between(v.rows.v[i].due_on, v.today) > 0;
    return netwerk_page(r, 200, S("Open beloften"), true, html_netwerk_promises(r->arena, &v));
}
