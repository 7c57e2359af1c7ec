// The register, and one entry of it: as we see it, and as those it is about may see it.
#include "app/bewaren/bewaren.h"
#include "app/netwerk/netwerk_inside.h"

enum { LIST_PAGE = 25, FILTER_RULES = 3, SHOWN_MOMENTS = 20 };

static const Choice shown[] = {
    {STR("mijn"), STR("Waar ik contact mee houd")},
    {STR("stil"), STR("Half jaar geen contact")},
    {STR("afloopt"), STR("Loopt binnen 30 dagen af")},
};

static const FieldRule rules[FILTER_RULES] = {
    {FIELD_OF(NetwerkFilter, gemeente), .kind = FIELD_CHOICE, .label = STR("Gemeente")},
    {FIELD_OF(NetwerkFilter, domein), .kind = FIELD_CHOICE, .label = STR("Domein")},
    {FIELD_OF(NetwerkFilter, toon), .kind = FIELD_CHOICE, .label = STR("Toon"),
     .choices = {COUNT(shown), shown}},
};

static Err
read_filter(Req *r, const Form *query, NetwerkFilter *out)
{
    Choices municipalities;
    TRY(municipality_choices(r->db, r->arena, r->user.id, &municipalities));
    FieldRule *own = field_rules_with(r->arena, rules, FILTER_RULES, S("gemeente"), municipalities);
    own = field_rules_with(r->arena, own, FILTER_RULES, S("domein"), netwerk_domains);
    if (!fields_read(r->arena, query, own, FILTER_RULES, out))
        FAIL(E_INVALID, "a filter that our page does not offer");
    return OK;
}

// Behind which name the page begins. An entry that is gone by now: from the beginning.
static Err
read_place(Req *r, const Form *query, Str *name, int64_t *id)
{
    NetwerkGetRow row;
    *name = S("");
    TRY(netwerk_after(query, id));
    if (*id == 0)
        return OK;
    Err e = q_netwerk_get(r->db, r->arena, r->user.id, *id, &row);
    if (err_code(e) == E_NOT_FOUND) {
        *id = 0;
        return OK;
    }
    TRY(e);
    *name = row.organisation;
    return OK;
}

// GET /netwerk?gemeente=GM9001&domein=wonen&toon=mijn&na=12
Err
netwerk_page_list(Req *r)
{
    NetwerkListView v = {.today = layout_day_of(r->arena, r->now)};
    Form query;
    Str name;
    int64_t id;
    Arena *a = r->arena;
    TRY(req_query(r, &query));
    TRY(read_filter(r, &query, &v.filter));
    TRY(read_place(r, &query, &name, &id));
    const NetwerkFilter *f = &v.filter;
    Str toon = f->toon.text;
    v.soon = layout_day_add(a, v.today, NETWERK_ENDS_SOON_DAYS);
    Str silent = str_eq(toon, S("stil")) ? layout_day_add(a, v.today, -NETWERK_SILENT_DAYS) : S("");
    Str ends = str_eq(toon, S("afloopt")) ? v.soon : S("");
    TRY(q_netwerk_list(r->db, a, r->user.id, v.today, f->gemeente.text, f->domein.text,
                       str_eq(toon, S("mijn")), silent, ends, name, id, LIST_PAGE + 1, &v.rows));
    Str again = netwerk_query(a, (const Field *const[]){&f->gemeente, &f->domein, &f->toon}, 3);
    v.filtered = again.n > 0;
    v.later = id != 0;
    v.again = str_fmt(a, "/netwerk%s%.*s", v.filtered ? "?" : "", (int)again.n, again.p);
    if (v.rows.n > LIST_PAGE) {
        v.rows.n = LIST_PAGE;
        v.next = str_fmt(a, "%.*s%cna=%lld", (int)v.again.n, v.again.p, v.filtered ? '&' : '?',
                         (long long)v.rows.v[LIST_PAGE - 1].id);
    }
    return netwerk_page(r, 200, S("Netwerk"), false, html_netwerk_list(a, &v));
}

// The entry of r->id with its last moments, and the look at it in the log.
static Err
open_entry(Req *r, size_t moments, NetwerkGetRow *row, NetwerkShowView *v)
{
    TRY(q_netwerk_get(r->db, r->arena, r->user.id, r->id, row));
    TRY(netwerk_look(r, S("network.read"), S("network_contact"), row->id));
    TRY(place_label(r->db, r->arena, (Place){row->municipality, row->area_id}, &v->place));
    v->row = row;
    v->today = layout_day_of(r->arena, r->now);
    v->form_token = req_form_token(r);
    TRY(q_netwerk_moments(r->db, r->arena, r->user.id, S(""), S(""), 0, 0, row->id, S("9999"),
                          INT64_MAX, (int64_t)moments + 1, &v->moments));
    v->has_more = v->moments.n > moments;
    if (v->has_more)
        v->moments.n = moments;
    return OK;
}

// GET /netwerk/12
Err
netwerk_page_show(Req *r)
{
    NetwerkGetRow row;
    NetwerkShowView v = {0};
    TRY(open_entry(r, SHOWN_MOMENTS, &row, &v));
    return netwerk_page(r, 200, row.organisation, true, html_netwerk_show(r->arena, &v));
}

// GET /netwerk/12/inzage
Err
netwerk_page_self(Req *r)
{
    NetwerkGetRow row;
    NetwerkShowView v = {0};
    TRY(open_entry(r, NETWERK_CHOICES_MAX, &row, &v));
    return netwerk_page(r, 200, S("Wat er over u in het netwerk staat"), true,
                        html_netwerk_self(r->arena, &v));
}

// GET /netwerk/12/verwijderen
Err
netwerk_page_remove(Req *r)
{
    NetwerkGetRow row;
    NetwerkShowView v = {0};
    TRY(open_entry(r, SHOWN_MOMENTS, &row, &v));
    return netwerk_page(r, 200, S("Vermelding verwijderen"), true,
                        html_netwerk_remove(r->arena, &v));
}

static Err
remove_entry(Db *db, void *arg)
{
    Req *r = arg;
    NetwerkGetRow row;
    TRY(q_netwerk_get(db, r->arena, r->user.id, r->id, &row));
    return bewaren_destroy_record(r, db, S("network_contact"), row.id,
                                  str_fmt(r->arena, "%lld", (long long)row.id), S("verzoek"));
}

// POST /netwerk/12/verwijderen
Err
netwerk_form_remove(Req *r)
{
    Form sent;
    NetwerkGetRow row;
    NetwerkShowView v = {.is_paused = true};
    TRY(req_form_raw(r, &sent));
    Err e = db_transaction(r->db, remove_entry, r);
    if (err_code(e) == E_CONFLICT) {
        TRY(open_entry(r, SHOWN_MOMENTS, &row, &v));
        return netwerk_page(r, 409, S("Vermelding verwijderen"), true,
                            html_netwerk_remove(r->arena, &v));
    }
    TRY(e);
    return respond_to(r, "/netwerk?done=verwijderd");
}
