// The list of warnings, and the page of one.
#include "app/duiding/duiding_warning.h"

static const Choice done[] = {
    {STR("volgen"), STR("U volgt deze waarschuwing."), {0}},
    {STR("terzijde"), STR("De waarschuwing is terzijde gelegd, met uw reden."), {0}},
};

enum { CHART_WEEKS = 26, WEEK_DAYS = 7 };

static const MenuItem trail[] = {
    {STR("/beeld"), STR("Beeld"), CAN_UNSET},
    {STR("/beeld/waarschuwingen"), STR("Waarschuwingen"), CAN_UNSET},
};

// ---- the list -----------------------------------------------------------------------------------

// Where the records go on: "day.id". Nothing: at the newest.
static Err
read_place(const Form *query, Str *first, int64_t *id)
{
    Str text = form_value(query, S("na"));
    *id = INT64_MAX;
    *first = (Str){0};
    if (!text.p)
        return OK;
    Cursor c = cursor(text);
    if (!cursor_until(&c, S("."), 20, first) || !str_to_int(cursor_rest(&c), id))
        FAIL(E_INVALID, "not a place in the list");
    return OK;
}

static bool
is_state(Str code)
{
    return !str_eq(choice_label(duiding_states, code), code);
}

static WarningLine
line_of(Req *r, const NoticeListRow *w)
{
    DuidingSaid said = DUIDING_SAID(w, !(r->user.can & CAN_SIGNAL_READ) || w->closed > 0);
    return (WarningLine){.id = w->id,
                         .number = w->number,
                         .level = w->level,
                         .state = w->state,
                         .state_reason = w->state_reason,
                         .new_reporter = w->new_reporter,
                         .sentence = duiding_sentence(r->arena, &said),
                         .since = layout_day_of(r->arena, w->made_at)};
}

// Where the list goes on: "rank.moment.id".
typedef struct ListPlace {
    bool is_later;
    int64_t rank, at, id;
} ListPlace;

static Err
read_list_place(const Form *query, ListPlace *out)
{
    Str text = form_value(query, S("na")), rank, at;
    *out = (ListPlace){.is_later = text.p != NULL, .at = INT64_MAX, .id = INT64_MAX};
    if (!text.p)
        return OK;
    Cursor c = cursor(text);
    if (!cursor_until(&c, S("."), 2, &rank) || !str_to_int(rank, &out->rank) ||
        !cursor_until(&c, S("."), 20, &at) || !str_to_int(at, &out->at) ||
        !str_to_int(cursor_rest(&c), &out->id))
        FAIL(E_INVALID, "not a place in the list");
    return OK;
}

// What waits for someone stands in order of how unusual it is; what was decided in order of time.
static bool
is_waiting(Str state)
{
    return str_eq(state, S("open")) || str_eq(state, S("nieuw")) || str_eq(state, S("volgen"));
}

// GET /beeld/waarschuwingen?status=terzijde&na=...
static Err
page_list(Req *r)
{
    WarningListView *v = NEW(r->arena, WarningListView);
    BeeldRegionRow region;
    NoticeListRows rows;
    Form query;
    ListPlace from;
    TRY(req_query(r, &query));
    TRY(read_list_place(&query, &from));
    v->state = form_value(&query, S("status"));
    if (!is_state(v->state) && !str_eq(v->state, S("alle")))
        v->state = S("open");
    TRY(beeld_region(r, &region));
    TRY(q_notice_list(r->db, r->arena, r->user.id, region.partnership_id,
                      str_eq(v->state, S("alle")) ? S("") : v->state, is_waiting(v->state),
                      from.rank, from.at, from.id, WARNING_PAGE + 1, &rows));
    v->n = rows.n > WARNING_PAGE ? WARNING_PAGE : rows.n;
    for (size_t i = 0; i < v->n; i++)
        v->lines[i] = line_of(r, &rows.v[i]);
    Str here = str_fmt(r->arena, "/beeld/waarschuwingen?status=%.*s", (int)v->state.n, v->state.p);
    if (from.is_later)
        v->again = here;
    if (rows.n > WARNING_PAGE)
        v->next = str_fmt(
            r->arena, "%s&na=%lld.%lld.%lld", here.p, (long long)rows.v[WARNING_PAGE - 1].rank,
            (long long)rows.v[WARNING_PAGE - 1].made_at, (long long)rows.v[WARNING_PAGE - 1].id);
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Waarschuwingen"),
                                    .here = S("/beeld"),
                                    .trail = {1, trail},
                                    .body = html_duiding_warning_list(r->arena, v)});
}

// ---- one warning --------------------------------------------------------------------------------

// "wijkagent 9" lines.
static void
read_sources(WarningShowView *v)
{
    for (Cursor c = cursor(v->w.sources); !cursor_at_end(&c) && v->n_sources < WARNING_SOURCES;) {
        Str line = cursor_rest(&c), code;
        if (!cursor_until(&c, S("\n"), SIZE_MAX, &line))
            c.p = c.end;
        Cursor in = cursor(line);
        WarningSource s;
        if (cursor_until(&in, S(" "), SIZE_MAX, &code) &&
            str_to_int(str_trim(cursor_rest(&in)), &s.n)) {
            s.label = choice_label(signal_sources, code);
            v->sources[v->n_sources++] = s;
        }
    }
}

// "1.488" as it is stored; 0 for what is no such number.
static double
stored_number(Str text)
{
    Str whole = {0}, rest;
    Cursor c = cursor(text);
    int64_t n = 0, parts = 0;
    double unit = 1;
    if (!cursor_until(&c, S("."), SIZE_MAX, &whole))
        return str_to_int(text, &n) ? (double)n : 0;
    rest = cursor_rest(&c);
    if (!str_to_int(whole, &n) || !str_to_int(rest, &parts) || rest.n > 9)
        return 0;
    for (size_t i = 0; i < rest.n; i++)
        unit *= 10;
    return (double)n + (double)parts / unit;
}

// "9 3.012" as a sentence; absent when nothing is known. without: what is left out.
static Str
remains(Arena *a, Str text, const char *without, Str all)
{
    Cursor c = cursor(text);
    Str observed;
    if (!cursor_until(&c, S(" "), SIZE_MAX, &observed))
        return (Str){0};
    if (str_eq(observed, all)) // no account reported any of it
        return S("Elk signaal kwam van een andere bewoner.");
    Str usual = duiding_expected(a, stored_number(str_trim(cursor_rest(&c))));
    return str_fmt(a, "Zonder %s %s er %.*s over, waar we %.*s verwachtten.", without,
                   str_eq(observed, S("1")) ? "blijft" : "blijven", (int)observed.n, observed.p,
                   (int)usual.n, usual.p);
}

Err
warning_open(Req *r, WarningShowView *v)
{
    Arena *a = r->arena;
    TRY(q_notice_get(r->db, a, r->user.id, r->id, &v->w));
    v->may_records = r->user.can & CAN_SIGNAL_READ;
    v->is_closed = !v->may_records || v->w.closed > 0;
    v->may_lead = (r->user.can & CAN_BEELD_LEAD) && !str_eq(v->w.state, S("kwestie"));
    DuidingSaid said = DUIDING_SAID(&v->w, v->is_closed);
    v->sentence = duiding_sentence(a, &said);
    v->title = duiding_title(a, &said);
    v->since = layout_day_of(a, v->w.made_at);
    TRY(q_notice_areas(r->db, a, r->user.id, r->id, &v->areas));
    read_sources(v);
    if (!v->is_closed) {
        Str all = str_fmt(a, "%lld", (long long)v->w.observed);
        v->without_source =
            remains(a, v->w.without_source, "de ene melder van wie de meeste signalen komen,", all);
        v->without_incident =
            remains(a, v->w.without_incident,
                    "de ene gebeurtenis met de meeste signalen (een dag op een plek)", S(""));
    }
    return OK;
}

Err
warning_page(Req *r, int status, const WarningShowView *v, Str title, Html body)
{
    MenuItem *own = NEW_N(r->arena, COUNT(trail) + 1, MenuItem);
    for (size_t i = 0; i < COUNT(trail); i++)
        own[i] = trail[i];
    own[COUNT(trail)] =
        (MenuItem){str_fmt(r->arena, "/beeld/waarschuwingen/%lld", (long long)v->w.id), v->w.number,
                   CAN_UNSET};
    bool is_self = str_eq(title, v->title);
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/beeld"),
                                    .trail = {COUNT(trail) + (is_self ? 0 : 1), own},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

static Err
draw_chart(Req *r, WarningShowView *v)
{
    Arena *a = r->arena;
    NoticeWeeksRows rows;
    Str from = layout_day_add(a, v->w.last_on, -WEEK_DAYS * CHART_WEEKS);
    TRY(q_notice_weeks(r->db, a, r->user.id, v->w.partnership_id, v->w.place, v->w.theme, from,
                       &rows));
    if (rows.n == 0)
        return OK;
    ChartWeek *weeks = NEW_N(a, rows.n, ChartWeek);
    bool band = true;
    for (size_t i = 0; i < rows.n; i++) {
        const NoticeWeeksRow *w = &rows.v[i];
        band &= w->expected >= 0;
        double low = w->low > 0 ? w->low : 0;
        weeks[i] = (ChartWeek){.label = layout_day_short(a, v->w.last_on, w->week_on),
                               .count = w->observed,
                               .low = low,
                               .high = w->high > low ? w->high : low,
                               .raised = str_eq(w->alarm, S("hoog"))};
    }
    ChartTimeline t = {.frame = {S("weken-wide"), S("Signalen per week op deze plek en dit thema"),
                                 S("De tabel eronder zegt hetzelfde."), CHART_WIDE},
                       .weeks = weeks,
                       .n = rows.n,
                       .band = band};
    Html wide = chart_timeline(a, &t);
    t.frame.id = S("weken-narrow");
    t.frame.width = CHART_NARROW;
    v->chart = chart_pair(a, wide, chart_timeline(a, &t));
    v->weeks = rows;
    return OK;
}

// The records behind it, as far as the viewer may see them; the look is in the log first.
static Err
read_records(Req *r, WarningShowView *v)
{
    Form query;
    Str day;
    int64_t id;
    TRY(req_query(r, &query));
    TRY(read_place(&query, &day, &id));
    TRY(audit_read(r, (AuditEntry){.name = S("warning.read"),
                                   .activity = S("signaleren"),
                                   .object_kind = S("warning"),
                                   .object_id = v->w.id,
                                   .object = v->w.number}));
    TRY(q_notice_signals(r->db, r->arena, r->user.id, v->w.id, v->w.first_on,
                         day.p ? day : v->w.last_on, id, WARNING_RECORDS + 1, &v->signals));
    if (day.p)
        v->again = str_fmt(r->arena, "/beeld/waarschuwingen/%lld", (long long)v->w.id);
    if (v->signals.n > WARNING_RECORDS) {
        v->signals.n = WARNING_RECORDS;
        const NoticeSignalsRow *last = &v->signals.v[WARNING_RECORDS - 1];
        v->next = str_fmt(r->arena, "/beeld/waarschuwingen/%lld?na=%.*s.%lld", (long long)v->w.id,
                          (int)last->observed_from.n, last->observed_from.p, (long long)last->id);
    }
    return OK;
}

// GET /beeld/waarschuwingen/12
static Err
page_show(Req *r)
{
    WarningShowView *v = NEW(r->arena, WarningShowView);
    BeeldRunRows runs;
    TRY(warning_open(r, v));
    TRY(warning_others(r, v));
    if (!v->is_closed)
        TRY(draw_chart(r, v));
    TRY(warning_map(r, v));
    if (v->may_records)
        TRY(read_records(r, v));
    TRY(q_beeld_run(r->db, r->arena, r->user.id, v->w.run_id, &runs));
    v->has_run = runs.n > 0;
    if (v->has_run)
        v->run = runs.v[0];
    return warning_page(r, 200, v, v->title, html_duiding_warning_show(r->arena, v));
}

const Route warning_routes[] = {
    {GET, "/beeld/waarschuwingen", page_list, CAN_BEELD, 0},
    {GET, "/beeld/waarschuwingen/:id", page_show, CAN_BEELD, 0},
    {GET, "/beeld/waarschuwingen/:id/stap/:code", warning_page_step, CAN_BEELD_LEAD, 0},
    {POST, "/beeld/waarschuwingen/:id/stap/:code", warning_form_step, CAN_BEELD_LEAD, 0},
    {0},
};
