// The code lists of the network, what its pages share, and their routes.
#include "app/netwerk/netwerk_inside.h"
#include "app/setting/setting.h"

enum { FIRST_WORDS_MAX = 160 };

static const Choice domains[] = {
    {STR("bewoners"), STR("Bewoners en dorpsraden")},
    {STR("wonen"), STR("Wonen")},
    {STR("welzijn"), STR("Welzijn en jongeren")},
    {STR("onderwijs"), STR("Onderwijs")},
    {STR("zorg"), STR("Zorg en gezondheid")},
    {STR("sport"), STR("Sport en cultuur")},
    {STR("ondernemers"), STR("Ondernemers")},
    {STR("veiligheid"), STR("Politie en handhaving")},
    {STR("vrijwilligers"), STR("Vrijwilligers")},
};
static const Choice strengths[] = {
    {STR("nieuw"), STR("Nieuw: we kennen elkaar net")},
    {STR("los"), STR("Los: af en toe contact")},
    {STR("goed"), STR("Goed: we bellen elkaar als er iets is")},
    {STR("hecht"), STR("Hecht: we spreken elkaar vaak")},
};

const Choices netwerk_domains = {COUNT(domains), domains};
const Choices netwerk_strengths = {COUNT(strengths), strengths};

static const Choice done[] = {
    {STR("toegevoegd"), STR("De vermelding staat in het netwerk.")},
    {STR("opgeslagen"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("verwijderd"), STR("De vermelding is vernietigd. Er is een verklaring van gemaakt.")},
    {STR("gehoord"), STR("Het contact staat in het logboek van contacten.")},
};

Err
netwerk_page(Req *r, int status, Str title, bool below, Html body)
{
    static const MenuItem trail[] = {{STR("/netwerk"), STR("Netwerk"), CAN_UNSET}};
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/netwerk"),
                                    .trail = {below ? COUNT(trail) : 0, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

Err
netwerk_log(Req *r, Db *db, Str name, Str kind, int64_t id, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("netwerk"),
                                  .object_kind = kind,
                                  .object_id = id,
                                  .detail = detail});
}

Err
netwerk_look(Req *r, Str name, Str kind, int64_t id)
{
    return audit_read(
        r,
        (AuditEntry){.name = name, .activity = S("netwerk"), .object_kind = kind, .object_id = id});
}

Err
netwerk_region(Req *r, Str municipality, int64_t now, int64_t *id)
{
    NetwerkRegionOfRows rows;
    TRY(q_netwerk_region_of(r->db, r->arena, r->user.id, municipality, &rows));
    if (rows.n == 0)
        FAIL(E_FORBIDDEN, "a municipality of another region");
    *id = rows.v[0].partnership_id;
    for (size_t i = 0; i < rows.n; i++)
        if (rows.v[i].partnership_id == now)
            *id = now;
    return OK;
}

Str
netwerk_ago(Arena *a, Str today, Str day)
{
    int64_t days = layout_days_between(day, today);
    if (days <= 0)
        return S("vandaag");
    if (days == 1)
        return S("gisteren");
    if (days < 60)
        return str_fmt(a, "%lld dagen geleden", (long long)days);
    return str_fmt(a, "%lld maanden geleden", (long long)(days / 30));
}

Str
netwerk_due(Arena *a, Str today, Str day)
{
    if (day.n == 0)
        return S("");
    int64_t days = layout_days_between(today, day);
    if (days == 0)
        return S("vandaag");
    if (days < 0)
        return str_fmt(a, "%lld %s te laat", (long long)-days, days == -1 ? "dag" : "dagen");
    return str_fmt(a, "over %lld %s", (long long)days, days == 1 ? "dag" : "dagen");
}

Str
netwerk_first_words(Arena *a, Str text)
{
    return layout_first_words(a, text, FIRST_WORDS_MAX);
}

Str
netwerk_query(Arena *a, const Field *const *fields, size_t n)
{
    Str out = S("");
    for (size_t i = 0; i < n; i++) {
        Str name = fields[i]->rule->name, text = fields[i]->text;
        if (text.n > 0)
            out = str_fmt(a, "%.*s%s%.*s=%.*s", (int)out.n, out.p, out.n > 0 ? "&" : "",
                          (int)name.n, name.p, (int)text.n, text.p);
    }
    return out;
}

Err
netwerk_after(const Form *query, int64_t *id)
{
    Str text = form_value(query, S("na"));
    *id = 0;
    if (text.p && !str_to_int(text, id))
        FAIL(E_INVALID, "not a place in the list");
    return OK;
}

// ---- adding, for the forms and the demo ---------------------------------------------------------

Err
netwerk_add(Db *db, Arena *a, const NetwerkNew *n, int64_t now, int64_t *id)
{
    *id = random_id();
    return q_netwerk_add(db, a, *id, n->partnership_id, n->organisation, n->function, n->domain,
                         n->municipality, n->area_id, n->reach, n->strength, n->owner_id,
                         n->agreed_on, n->ends_on, now);
}

Err
netwerk_moment_add(Db *db, Arena *a, const NetwerkMoment *m, int64_t *id)
{
    int64_t days;
    TRY(setting_number(db, a, S("keep_moment_days"), &days));
    *id = random_id();
    return q_netwerk_moment_add(db, a, *id, m->partnership_id, m->contact_id, m->kwestie_id,
                                m->municipality, m->area_id, m->domain, m->on_day, m->heard,
                                m->given_back, m->account_id, layout_day_add(a, m->on_day, days));
}

const Route netwerk_routes[] = {
    {GET, "/netwerk", netwerk_page_list, CAN_NETWORK},
    {POST, "/netwerk", netwerk_form_add, CAN_NETWORK},
    {GET, "/netwerk/nieuw", netwerk_page_new, CAN_NETWORK},
    {GET, "/netwerk/dekking", netwerk_page_cover, CAN_NETWORK},
    {GET, "/netwerk/dekking/:id", netwerk_page_whom, CAN_NETWORK},
    {GET, "/netwerk/contacten", netwerk_page_moments, CAN_NETWORK},
    {POST, "/netwerk/contacten", netwerk_form_moment, CAN_NETWORK},
    {GET, "/netwerk/contacten/nieuw", netwerk_page_moment, CAN_NETWORK},
    {GET, "/netwerk/contacten/:id", netwerk_page_moment, CAN_NETWORK},
    {POST, "/netwerk/contacten/:id", netwerk_form_moment, CAN_NETWORK},
    {GET, "/netwerk/beloften", netwerk_page_promises, CAN_NETWORK},
    {GET, "/netwerk/:id", netwerk_page_show, CAN_NETWORK},
    {POST, "/netwerk/:id", netwerk_form_change, CAN_NETWORK},
    {GET, "/netwerk/:id/wijzigen", netwerk_page_edit, CAN_NETWORK},
    {GET, "/netwerk/:id/inzage", netwerk_page_self, CAN_NETWORK},
    {GET, "/netwerk/:id/verwijderen", netwerk_page_remove, CAN_NETWORK},
    {POST, "/netwerk/:id/verwijderen", netwerk_form_remove, CAN_NETWORK},
    {0},
};
