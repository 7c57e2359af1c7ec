// The list of signals: one page of it, by filter, with or without words to search for.
#include "app/signal/signal_list.h"

#include "app/signal/signal_pages.h"
#include "signal_list_queries.h"
#include "signal_search_queries.h"

enum { WHAT_MAX = 140 };

_Static_assert(SIGNAL_PAGE == 25, "signal_list_first says so too");

// ---- rows ---------------------------------------------------------------------------------------

// "Dorp, Gemeente"; only the area when its name says both, as with Gemeente-Noord.
static Str
place_of(Arena *a, const SignalRow *row)
{
    if (str_starts(row->area, row->municipality))
        return row->area;
    return str_fmt(a, "%.*s, %.*s", (int)row->area.n, row->area.p, (int)row->municipality.n,
                   row->municipality.p);
}

static void
finish_row(Req *r, const SignalFilter *f, SignalRow *row, Str what, Str more)
{
    Arena *a = r->arena;
    SignalPieces pieces = {1, &(SignalPiece){layout_first_words(a, what, WHAT_MAX), false}};
    if (f->words.n > 0)
        pieces = signal_snippet(a, context_of(r)->stemmer, f->form.q.text, what, more);
    row->what = html_signal_pieces(a, pieces);
    row->where = place_of(a, row);
    Str today = layout_day_of(a, r->now);
    row->received = layout_day_short(a, today, layout_day_of(a, row->received_at));
    row->due = row->due_on.n > 0 ? layout_day_short(a, today, row->due_on) : (Str){0};
    row->age = layout_ago(a, r->now, row->received_at);
    row->is_late = signal_is_late(a, row->status, row->due_on, r->now);
}

// The rows of a statement, newest first, as SignalRows; one more than a page says that there are
// more in that direction.
#define TAKE_ROWS(r, f, found, out)                                                \
    do {                                                                           \
        size_t all_ = (found).n, n_ = all_ > SIGNAL_PAGE ? SIGNAL_PAGE : all_;     \
        *(out) = (SignalRows){.n = n_, .v = NEW_N((r)->arena, n_ + 1, SignalRow)}; \
        for (size_t i_ = 0; i_ < n_; i_++) {                                       \
            SignalRow *to_ = &(out)->v[(f)->newer ? n_ - 1 - i_ : i_];             \
            *to_ = (SignalRow){.id = (found).v[i_].id,                             \
                               .version = (found).v[i_].version,                   \
                               .received_at = (found).v[i_].received_at,           \
                               .number = (found).v[i_].number,                     \
                               .municipality = (found).v[i_].municipality,         \
                               .area = (found).v[i_].area,                         \
                               .theme = (found).v[i_].theme,                       \
                               .status = (found).v[i_].status,                     \
                               .due_on = (found).v[i_].due_on,                     \
                               .urgency = (found).v[i_].urgency,                   \
                               .assigned = (found).v[i_].assigned,                 \
                               .unsure = (found).v[i_].unsure};                    \
            finish_row((r), (f), to_, (found).v[i_].what, (found).v[i_].more);     \
        }                                                                          \
        (out)->older = (f)->newer || all_ > SIGNAL_PAGE;                           \
        (out)->newer = (f)->newer ? all_ > SIGNAL_PAGE : (f)->id != 0;             \
    } while (0)

static Err
search_rows(Req *r, const SignalFilter *f, SignalRows *out)
{
    SignalSearchOlderRows older;
    SignalSearchNewerRows newer;
    if (f->newer) {
        TRY(q_signal_search_newer(r->db, r->arena, f->words, r->user.id, SIGNAL_FILTER_ARGS(f),
                                  f->at, f->id, SIGNAL_PAGE + 1, &newer));
        TAKE_ROWS(r, f, newer, out);
        return OK;
    }
    TRY(q_signal_search_older(r->db, r->arena, f->words, r->user.id, SIGNAL_FILTER_ARGS(f), f->at,
                              f->id, SIGNAL_PAGE + 1, &older));
    TAKE_ROWS(r, f, older, out);
    return OK;
}

Err
signal_rows(Req *r, const SignalFilter *f, SignalRows *out)
{
    SignalListFirstRows first;
    SignalListOlderRows older;
    SignalListNewerRows newer;
    if (f->id == 0 && signal_filter_query(r->arena, f, (Str){0}).n == 0) {
        TRY(q_signal_list_first(r->db, r->arena, r->user.id, &first));
        TAKE_ROWS(r, f, first, out);
        return OK;
    }
    if (f->words.n > 0)
        return search_rows(r, f, out);
    if (f->newer) {
        TRY(q_signal_list_newer(r->db, r->arena, r->user.id, SIGNAL_FILTER_ARGS(f), f->at, f->id,
                                SIGNAL_PAGE + 1, &newer));
        TAKE_ROWS(r, f, newer, out);
        return OK;
    }
    TRY(q_signal_list_older(r->db, r->arena, r->user.id, SIGNAL_FILTER_ARGS(f), f->at, f->id,
                            SIGNAL_PAGE + 1, &older));
    TAKE_ROWS(r, f, older, out);
    return OK;
}

// ---- the page -----------------------------------------------------------------------------------

// The address of the page beyond this row.
static Str
page_beyond(Arena *a, Str query, const char *direction, const SignalRow *row)
{
    return str_fmt(a, "/signalen?%.*s%s%s=%lld-%lld", (int)query.n, query.p, query.n ? "&" : "",
                   direction, (long long)row->received_at, (long long)row->id);
}

static Str
export_address(Arena *a, const char *name, Str query)
{
    return str_fmt(a, "/signalen/export/%s%s%.*s", name, query.n ? "?" : "", (int)query.n, query.p);
}

// Whether there is no signal at all that this viewer may see.
static Err
sees_nothing(Req *r, bool *out)
{
    SignalListHasAnyRows any;
    TRY(q_signal_list_has_any(r->db, r->arena, r->user.id, &any));
    *out = any.n == 0;
    return OK;
}

Err
signal_list_page(Req *r, int status, const SignalFilter *f, SignalList v)
{
    Arena *a = r->arena;
    static const Choice done[] = {
        {STR("weergave"), STR("Deze weergave is bewaard.")},
        {STR("weergave-weg"), STR("De weergave is verwijderd.")},
        {STR("ongedaan"), STR("De wijziging is ongedaan gemaakt.")},
    };
    v.filter = f;
    v.chips = signal_filter_chips(a, f);
    v.query = signal_filter_query(a, f, (Str){0});
    v.form_token = req_form_token(r);
    v.may_follow = r->user.can & CAN_SIGNAL_FOLLOW;
    v.may_report = r->user.can & CAN_REPORT;
    v.may_gather = r->user.can & CAN_KWESTIE_WRITE;
    TRY(signal_views_of(r, v.query, &v.views));
    // Who sees nothing at all would make a search pass over everything.
    if (f->all_right && f->words.n > 0)
        TRY(sees_nothing(r, &v.is_new));
    if (f->all_right && !v.is_new)
        TRY(signal_rows(r, f, &v.rows));
    if (v.rows.n > 0 && v.rows.older)
        v.older = page_beyond(a, v.query, "na", &v.rows.v[v.rows.n - 1]);
    if (v.rows.n > 0 && v.rows.newer)
        v.newer = page_beyond(a, v.query, "voor", &v.rows.v[0]);
    v.newest = str_fmt(a, "/signalen?%.*s", (int)v.query.n, v.query.p);
    if (r->user.can & CAN_SIGNAL_EXPORT) {
        v.csv = export_address(a, "csv", v.query);
        v.xlsx = export_address(a, "xlsx", v.query);
    }
    if (v.rows.n == 0 && f->all_right && f->words.n == 0)
        TRY(sees_nothing(r, &v.is_new));
    return layout_page(r, status,
                       (LayoutPage){.title = S("Signalen"),
                                    .here = S("/signalen"),
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .is_wide = true,
                                    .body = html_signal_list(a, &v)});
}

// GET /signalen
Err
page_signal_list(Req *r)
{
    SignalFilter f;
    SignalSearchNumberRow found;
    TRY(signal_filter_read(r, r->query, &f));
    if (str_starts(f.form.q.text, S("S-"))) { // a number goes straight to its signal
        Err e = q_signal_search_number(r->db, r->arena, r->user.id, f.form.q.text, &found);
        if (!failed(e))
            return respond_to(r, "/signalen/%lld", (long long)found.id);
        if (err_code(e) != E_NOT_FOUND)
            return e;
    }
    return signal_list_page(r, f.all_right ? 200 : 422, &f, (SignalList){0});
}
