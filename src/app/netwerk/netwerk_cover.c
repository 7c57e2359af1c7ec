// Whom we know where: the coverage of a region or a municipality, and whom to call in one place.
//
// Silence is not peace: a place without entries and contacts is shown as a blank, in words.
#include "app/netwerk/netwerk_inside.h"

static size_t
domain_index(Str code)
{
    for (size_t i = 0; i < netwerk_domains.n; i++)
        if (str_eq(netwerk_domains.v[i].code, code))
            return i;
    return netwerk_domains.n; // a code that is not in use any more
}

Str
netwerk_cell_class(const NetwerkCell *c, Str silent_since)
{
    if (c->entries == 0 && !c->last_on.p)
        return S("blank");
    if (!c->last_on.p || layout_days_between(c->last_on, silent_since) > 0)
        return S("silent");
    return S("known");
}

Str
netwerk_cell_words(Arena *a, const NetwerkCell *c, Str today, Str silent_since)
{
    if (c->entries == 0 && !c->last_on.p)
        return S("Witte vlek");
    Str known =
        c->entries == 0 ? S("Niemand vermeld") : str_fmt(a, "%lld bekend", (long long)c->entries);
    if (!c->last_on.p)
        return str_fmt(a, "%.*s, nog niet gesproken", (int)known.n, known.p);
    if (layout_days_between(c->last_on, silent_since) > 0)
        return str_fmt(a, "%.*s, al %lld maanden stil", (int)known.n, known.p,
                       (long long)(layout_days_between(c->last_on, today) / 30));
    Str ago = netwerk_ago(a, today, c->last_on);
    return str_fmt(a, "%.*s, gesproken %.*s", (int)known.n, known.p, (int)ago.n, ago.p);
}

// ---- filling ------------------------------------------------------------------------------------

// Put one count or day in its row. by_area: rows are areas, otherwise municipalities.
typedef struct Keys {
    bool by_area;
    const int64_t *areas;
    const Str *municipalities;
} Keys;

static NetwerkCell *
cell_of(NetwerkCoverView *v, const Keys *k, Str municipality, int64_t area_id, Str domain)
{
    size_t d = domain_index(domain);
    for (size_t i = 0; i < v->n && d < netwerk_domains.n; i++)
        if (k->by_area ? k->areas[i] == area_id : str_eq(k->municipalities[i], municipality))
            return &v->rows[i].cells[d];
    return NULL;
}

static Err
fill_cells(Req *r, NetwerkCoverView *v, const Keys *k)
{
    NetwerkCoverEntriesRows entries;
    NetwerkCoverMomentsRows moments;
    Str m = k->by_area ? v->municipality : S("");
    TRY(q_netwerk_cover_entries(r->db, r->arena, r->user.id, v->today, m, NETWERK_CELLS_MAX,
                                &entries));
    TRY(q_netwerk_cover_moments(r->db, r->arena, r->user.id, m, NETWERK_CELLS_MAX, &moments));
    for (size_t i = 0; i < entries.n; i++) {
        const NetwerkCoverEntriesRow *e = &entries.v[i];
        NetwerkCell *c = cell_of(v, k, e->municipality, e->area_id, e->domain);
        if (c)
            c->entries += e->n;
    }
    for (size_t i = 0; i < moments.n; i++) {
        const NetwerkCoverMomentsRow *e = &moments.v[i];
        NetwerkCell *c = cell_of(v, k, e->municipality, e->area_id, e->domain);
        if (c && (!c->last_on.p || layout_days_between(c->last_on, e->last_on) > 0))
            c->last_on = e->last_on;
    }
    return OK;
}

static void
count_blanks(NetwerkCoverView *v)
{
    for (size_t i = 0; i < v->n; i++) {
        for (size_t d = 0; d < netwerk_domains.n; d++)
            v->rows[i].blanks += v->rows[i].cells[d].entries == 0 && !v->rows[i].cells[d].last_on.p;
        v->blanks += v->rows[i].blanks;
    }
}

static NetwerkCoverRow
empty_row(Arena *a, Str name, Str path)
{
    return (NetwerkCoverRow){
        .name = name, .path = path, .cells = NEW_N(a, netwerk_domains.n, NetwerkCell)};
}

// One row for each place in the municipality.
static Err
cover_areas(Req *r, NetwerkCoverView *v)
{
    NetwerkAreasRows areas;
    Arena *a = r->arena;
    TRY(q_netwerk_areas(r->db, a, r->user.id, v->municipality, &areas));
    int64_t *ids = NEW_N(a, areas.n + 1, int64_t);
    v->rows = NEW_N(a, areas.n + 1, NetwerkCoverRow);
    v->n = areas.n;
    for (size_t i = 0; i < areas.n; i++) {
        Str path = str_fmt(a, "/netwerk/dekking/%lld", (long long)areas.v[i].id);
        v->rows[i] =
            empty_row(a, areas.v[i].rank == 0 ? S("Hele gemeente") : areas.v[i].name, path);
        ids[i] = areas.v[i].id;
    }
    return fill_cells(r, v, &(Keys){.by_area = true, .areas = ids});
}

static Err
cover_region(Req *r, NetwerkCoverView *v)
{
    Arena *a = r->arena;
    const Choices *all = &v->municipalities;
    Str *codes = NEW_N(a, all->n + 1, Str);
    v->rows = NEW_N(a, all->n + 1, NetwerkCoverRow);
    v->n = all->n;
    for (size_t i = 0; i < all->n; i++) {
        Str code = all->v[i].code;
        v->rows[i] = empty_row(a, all->v[i].label,
                               str_fmt(a, "/netwerk/dekking?gemeente=%.*s", (int)code.n, code.p));
        codes[i] = code;
    }
    return fill_cells(r, v, &(Keys){.municipalities = codes});
}

// GET /netwerk/dekking?gemeente=GM9001
Err
netwerk_page_cover(Req *r)
{
    NetwerkCoverView v = {.today = layout_day_of(r->arena, r->now)};
    Form query;
    TRY(req_query(r, &query));
    TRY(municipality_choices(r->db, r->arena, r->user.id, &v.municipalities));
    v.silent_since = layout_day_add(r->arena, v.today, -NETWERK_SILENT_DAYS);
    Str wanted = form_value(&query, S("gemeente"));
    for (size_t i = 0; i < v.municipalities.n; i++)
        if (str_eq(v.municipalities.v[i].code, wanted)) {
            v.municipality = v.municipalities.v[i].code;
            v.name = v.municipalities.v[i].label;
        }
    if (wanted.n > 0 && !v.municipality.p)
        FAIL(E_NOT_FOUND, "a municipality of another region");
    TRY(v.municipality.p ? cover_areas(r, &v) : cover_region(r, &v));
    count_blanks(&v);
    return netwerk_page(r, 200, S("Dekking van het netwerk"), true,
                        html_netwerk_cover(r->arena, &v));
}

// ---- whom to call -------------------------------------------------------------------------------

// What is known here in numbers, for everyone: an entry itself is not shared outside its
// municipality.
static Err
find_missing(Req *r, NetwerkWhomView *v)
{
    NetwerkKnownRows known;
    Choice *missing = NEW_N(r->arena, netwerk_domains.n, Choice);
    TRY(q_netwerk_known(r->db, r->arena, r->user.id, v->today, v->area->municipality, v->area->id,
                        &known));
    for (size_t d = 0; d < netwerk_domains.n; d++) {
        bool found = false;
        for (size_t i = 0; i < known.n; i++)
            found |= str_eq(known.v[i].domain, netwerk_domains.v[d].code);
        if (!found)
            missing[v->missing.n++] = netwerk_domains.v[d];
    }
    v->missing.v = missing;
    for (size_t i = 0; i < known.n; i++)
        v->hidden += known.v[i].n;
    v->hidden -= (int64_t)v->rows.n;
    return OK;
}

// GET /netwerk/dekking/12
Err
netwerk_page_whom(Req *r)
{
    NetwerkAreaRow area;
    NetwerkWhomView v = {.area = &area, .today = layout_day_of(r->arena, r->now)};
    TRY(q_netwerk_area(r->db, r->arena, r->user.id, r->id, &area));
    TRY(netwerk_look(r, S("network.whom"), S("area"), area.id));
    TRY(q_netwerk_whom(r->db, r->arena, r->user.id, v.today, area.municipality, area.id,
                       NETWERK_CHOICES_MAX, &v.rows));
    while (v.n_here < v.rows.n && v.rows.v[v.n_here].elsewhere == 0)
        v.n_here++;
    TRY(find_missing(r, &v));
    return netwerk_page(r, 200,
                        str_fmt(r->arena, "Wie bel ik in %.*s?",
                                (int)(area.is_whole ? area.municipality_name.n : area.name.n),
                                area.is_whole ? area.municipality_name.p : area.name.p),
                        true, html_netwerk_whom(r->arena, &v));
}
