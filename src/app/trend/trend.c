// The list of trends, the page of one, sharing and withdrawing, and who has read it.
#include "app/trend/trend.h"

#include "app/area/area.h"
#include "app/audit/audit.h"
#include "app/bericht/bericht.h"
#include "app/setting/setting.h"
#include "app/signal/signal.h"
#include "app/trend/trend_form.h"

static const Choice levels[] = {
    {STR("landelijk"), STR("Landelijk")},
    {STR("regionaal"), STR("Regionaal")},
    {STR("lokaal"), STR("Lokaal")},
};
static const Choice states[] = {
    {STR("concept"), STR("Concept")},
    {STR("gedeeld"), STR("Gedeeld")},
    {STR("ingetrokken"), STR("Ingetrokken")},
};
const Choices trend_levels = {COUNT(levels), levels};
const Choices trend_states = {COUNT(states), states};

static const Choice done[] = {
    {STR("toegevoegd"), STR("De trend is opgeslagen als concept. Partners zien hem nog niet.")},
    {STR("gewijzigd"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("gedeeld"), STR("De trend is gedeeld met alle partners in de regio.")},
    {STR("ingetrokken"), STR("De trend is ingetrokken. Partners zien hem niet meer.")},
};

static const MenuItem trail[] = {{STR("/trends"), STR("Trends"), CAN_UNSET}};

TrendLines
trend_lines(Arena *a, Str text)
{
    Str *v = NEW_N(a, text.n / 2 + 1, Str);
    size_t n = 0;
    for (Cursor c = cursor(text); !cursor_at_end(&c);) {
        Str line = cursor_rest(&c);
        if (!cursor_until(&c, S("\n"), SIZE_MAX, &line))
            c.p = c.end;
        line = str_trim(line);
        if (line.n > 0)
            v[n++] = line;
    }
    return (TrendLines){n, v};
}

Str
trend_where(Arena *a, Str level, Str municipality)
{
    Str label = choice_label(trend_levels, level);
    if (municipality.n == 0)
        return label;
    return str_fmt(a, "%.*s (%.*s)", (int)label.n, label.p, (int)municipality.n, municipality.p);
}

// ---- for the demo and this folder ---------------------------------------------------------------

Err
trend_keep_until(Db *db, Arena *a, int64_t now, Str *out)
{
    int64_t days;
    TRY(setting_number(db, a, S("keep_trend_days"), &days));
    *out = layout_day_add(a, layout_day_of(a, now), days);
    return OK;
}

Err
trend_add(Db *db, Arena *a, const TrendNew *t, int64_t now, int64_t *id)
{
    Str keep;
    *id = random_id();
    TRY(trend_keep_until(db, a, now, &keep));
    return q_trend_add(db, a, *id, t->partnership_id, t->level, t->theme, t->municipality, t->title,
                       t->body, t->source, t->source_url, t->state, t->organisation_id,
                       t->created_by, now, str_eq(t->state, S("gedeeld")) ? now : 0, keep);
}

Err
trend_read_by(Db *db, Arena *a, int64_t id, int64_t organisation_id, int64_t now, bool *is_new)
{
    TrendReceiptAddRow row;
    Err e = q_trend_receipt_add(db, a, id, organisation_id, now, &row);
    *is_new = !failed(e);
    return err_code(e) == E_NOT_FOUND ? OK : e;
}

AuditEntry
trend_entry(Str name, int64_t id, Str title)
{
    return (AuditEntry){.name = name,
                        .activity = S("trends"),
                        .object_kind = S("trend"),
                        .object_id = id,
                        .object = title};
}

// ---- list ---------------------------------------------------------------------------------------

// A code from the address, when the list has it; otherwise everything is shown.
static Str
known_code(const Form *query, Str name, Choices choices)
{
    Str code = form_value(query, name);
    for (size_t i = 0; i < choices.n; i++)
        if (str_eq(choices.v[i].code, code))
            return code;
    return S("");
}

// GET /trends?niveau=landelijk&thema=wonen
static Err
page_list(Req *r)
{
    TrendListView v = {.may_write = r->user.can & CAN_TREND_WRITE};
    TrendUnreadRow unread;
    Form query;
    TRY(req_query(r, &query));
    v.filter.level = known_code(&query, S("niveau"), trend_levels);
    v.filter.theme = known_code(&query, S("thema"), signal_themes);
    TRY(q_trend_list(r->db, r->arena, r->user.id, v.filter.level, v.filter.theme,
                     TREND_LIST_MAX + 1, &v.rows));
    TRY(q_trend_unread(r->db, r->arena, r->user.id, &unread));
    v.unread = unread.n;
    v.has_more = v.rows.n > TREND_LIST_MAX;
    if (v.has_more)
        v.rows.n = TREND_LIST_MAX;
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Trends"),
                                    .here = S("/trends"),
                                    .done = {COUNT(done), done},
                                    .is_wide = true,
                                    .body = html_trend_list(r->arena, &v)});
}

// ---- one ----------------------------------------------------------------------------------------

static Err
show_trend(Req *r, int status, bool has_conflict)
{
    TrendGetRow row;
    TrendShowView v = {.row = &row, .has_conflict = has_conflict};
    TRY(q_trend_get(r->db, r->arena, r->user.id, r->id, &row));
    v.is_mine = row.is_mine && (r->user.can & CAN_TREND_WRITE);
    v.form_token = req_form_token(r);
    v.version = str_fmt(r->arena, "%lld", (long long)row.version);
    if (v.is_mine)
        TRY(q_trend_receipts(r->db, r->arena, r->user.id, r->id, &v.receipts));
    for (size_t i = 0; i < v.receipts.n; i++)
        v.read += v.receipts.v[i].read_at > 0;
    return layout_page(r, status,
                       (LayoutPage){.title = row.title,
                                    .here = S("/trends"),
                                    .trail = {COUNT(trail), trail},
                                    .done = {COUNT(done), done},
                                    .body = html_trend_show(r->arena, &v)});
}

typedef struct Reading {
    Req *r;
    Str title;
} Reading;

static Err
write_receipt(Db *db, void *arg)
{
    const Reading *x = arg;
    Req *r = x->r;
    bool is_new;
    TRY(trend_read_by(db, r->arena, r->id, r->user.organisation_id, r->now, &is_new));
    return is_new ? audit_add(r, db, trend_entry(S("trend.read"), r->id, x->title)) : OK;
}

// GET /trends/12
static Err
page_show(Req *r)
{
    TrendGetRow row;
    TRY(q_trend_get(r->db, r->arena, r->user.id, r->id, &row));
    if (str_eq(row.state, S("gedeeld")) && !row.is_mine && !row.is_read)
        TRY(db_transaction(r->db, write_receipt, &(Reading){r, row.title}));
    return show_trend(r, 200, false);
}

// ---- sharing and withdrawing --------------------------------------------------------------------

typedef struct Step {
    Req *r;
    int64_t version;
} Step;

static Str
told_once(Arena *a, int64_t id)
{
    return str_fmt(a, "trend-%lld", (long long)id);
}

static Err
write_share(Db *db, void *arg)
{
    const Step *s = arg;
    Arena *a = s->r->arena;
    TrendShareRow row;
    Str keep;
    TRY(trend_keep_until(db, a, s->r->now, &keep));
    TRY(q_trend_share(db, a, s->r->user.id, s->r->id, s->version, s->r->now, keep, &row));
    TRY(bericht_add_region(db, a, row.partnership_id, CAN_TREND_READ, s->r->user.id,
                           &(BerichtNew){.kind = BERICHT_TREND,
                                         .path = str_fmt(a, "/trends/%lld", (long long)s->r->id),
                                         .once = told_once(a, s->r->id),
                                         .now = s->r->now}));
    return audit_add(s->r, db, trend_entry(S("trend.share"), s->r->id, row.title));
}

static Err
write_withdraw(Db *db, void *arg)
{
    const Step *s = arg;
    TrendWithdrawRow row;
    TRY(q_trend_withdraw(db, s->r->arena, s->r->user.id, s->r->id, s->version, s->r->now, &row));
    TRY(bericht_drop(db, s->r->arena, told_once(s->r->arena, s->r->id), 0));
    return audit_add(s->r, db, trend_entry(S("trend.withdraw"), s->r->id, row.title));
}

// A button of one trend. What no longer has this version, or this state, is shown as it is now.
static Err
take_step(Req *r, Err (*write)(Db *db, void *arg), const char *code)
{
    Form form;
    Step s = {.r = r};
    TRY(req_form_raw(r, &form));
    if (!str_to_int(form_value(&form, S("version")), &s.version))
        FAIL(E_INVALID, "no version");
    Err e = db_transaction(r->db, write, &s);
    if (err_code(e) == E_NOT_FOUND)
        return show_trend(r, 409, true); // 404 when it is not there at all
    TRY(e);
    return respond_to(r, "/trends/%lld?done=%s", (long long)r->id, code);
}

// POST /trends/12/delen
static Err
form_share(Req *r)
{
    return take_step(r, write_share, "gedeeld");
}

// POST /trends/12/intrekken
static Err
form_withdraw(Req *r)
{
    return take_step(r, write_withdraw, "ingetrokken");
}

const Route trend_routes[] = {
    {GET, "/trends", page_list, CAN_TREND_READ},
    {POST, "/trends", trend_form_add, CAN_TREND_WRITE},
    {GET, "/trends/nieuw", trend_page_new, CAN_TREND_WRITE},
    {GET, "/trends/:id", page_show, CAN_TREND_READ},
    {POST, "/trends/:id", trend_form_change, CAN_TREND_WRITE},
    {GET, "/trends/:id/wijzigen", trend_page_edit, CAN_TREND_WRITE},
    {POST, "/trends/:id/delen", form_share, CAN_TREND_WRITE},
    {POST, "/trends/:id/intrekken", form_withdraw, CAN_TREND_WRITE},
    {0},
};
