// The list of products, periods, and how a product is answered.
#include "app/verslag/verslag_inside.h"

#include <time.h>

// ---- answering ----------------------------------------------------------------------------------

static const Str odt_type = STR("application/vnd.oasis.opendocument.text");
static const Str pdf_type = STR("application/pdf");

static bool
ends_in(Str s, Str tail)
{
    return s.n >= tail.n && str_eq((Str){s.p + s.n - tail.n, tail.n}, tail);
}

Err
verslag_answer(Req *r, const VerslagAbout *about, Doc *doc)
{
    Str file, content;
    if (ends_in(r->path, S(".odt"))) {
        file = str_fmt(r->arena, "%.*s.odt", (int)about->file.n, about->file.p);
        TRY(doc_odt(doc, r->now, &content));
        return respond_file(r, odt_type, file, content);
    }
    if (ends_in(r->path, S(".pdf"))) {
        file = str_fmt(r->arena, "%.*s.pdf", (int)about->file.n, about->file.p);
        TRY(doc_pdf(doc, r->now, &content));
        return respond_file(r, pdf_type, file, content);
    }
    MenuItem *trail = NEW(r->arena, MenuItem);
    *trail =
        about->trail.path.p ? about->trail : (MenuItem){S("/verslag"), S("Verslagen"), CAN_UNSET};
    return layout_page(
        r, 200,
        (LayoutPage){.title = doc->title,
                     .here = about->here,
                     .trail = {1, trail},
                     .body = html_verslag_doc(r->arena, &(VerslagDocView){doc, about})});
}

Html
verslag_weeks(Arena *a, const DocBlock *b, size_t number)
{
    ChartWeek *weeks = NEW_N(a, b->n_rows, ChartWeek);
    ChartTimeline t = {
        .frame = {str_fmt(a, "weken-%zu-wide", number), b->text, b->label, CHART_WIDE},
        .weeks = weeks,
        .n = b->n_rows,
        .band = true};
    for (size_t i = 0; i < b->n_rows; i++) {
        const DocWeek *w = &b->weeks[i];
        t.band &= w->low >= 0 && w->high >= w->low;
        weeks[i] = (ChartWeek){.label = w->label,
                               .count = w->is_hidden ? 0 : w->count,
                               .low = w->low,
                               .high = w->high,
                               .state = w->is_hidden ? CHART_HIDDEN : CHART_KNOWN,
                               .raised = w->is_raised};
    }
    Html wide = chart_timeline(a, &t);
    t.frame.id = str_fmt(a, "weken-%zu-narrow", number);
    t.frame.width = CHART_NARROW;
    return chart_pair(a, wide, chart_timeline(a, &t));
}

Str
verslag_usual(Arena *a, const DocWeek *w)
{
    return w->low < 0 || w->high < 0 ? S("") : str_fmt(a, "%.0f tot %.0f", w->low, w->high);
}

// ---- periods ------------------------------------------------------------------------------------

// The first moment of a month in the Netherlands; month 13 is January of the next year.
static int64_t
month_begins(int64_t year, int month)
{
    struct tm t = {
        .tm_year = (int)(year - 1900), .tm_mon = month - 1, .tm_mday = 1, .tm_isdst = -1};
    return (int64_t)mktime(&t);
}

Err
verslag_year_of(Req *r, int64_t year, VerslagYear *out)
{
    Str today = layout_day_of(r->arena, r->now);
    int64_t this_year;
    REQUIRE(str_to_int((Str){today.p, 4}, &this_year));
    if (year < VERSLAG_FIRST_YEAR || year > this_year)
        FAIL(E_NOT_FOUND, "no figures of that year");
    *out = (VerslagYear){.year = year};
    for (int q = 0; q <= VERSLAG_QUARTERS; q++) {
        out->starts[q] = month_begins(year, 3 * q + 1);
        out->days[q] = layout_day_of(r->arena, out->starts[q]);
        out->current += q < VERSLAG_QUARTERS && out->starts[q] <= r->now;
    }
    return OK;
}

Err
verslag_quarter_of(Req *r, Str code, VerslagYear *out, size_t *quarter)
{
    int64_t year, q;
    if (code.n != 6 || code.p[4] != '-' || !str_to_int((Str){code.p, 4}, &year) ||
        !str_to_int((Str){code.p + 5, 1}, &q) || q < 1 || q > VERSLAG_QUARTERS)
        FAIL(E_NOT_FOUND, "no quarter");
    TRY(verslag_year_of(r, year, out));
    if ((size_t)q > out->current)
        FAIL(E_NOT_FOUND, "that quarter has not begun");
    *quarter = (size_t)q - 1;
    return OK;
}

Err
verslag_region(Req *r, VerslagRegionRow *out)
{
    VerslagRegionRows rows;
    TRY(q_verslag_region(r->db, r->arena, r->user.id, &rows));
    if (rows.n == 0)
        FAIL(E_NOT_FOUND, "the viewer's organisation is in no region");
    *out = rows.v[0];
    return OK;
}

// ---- the list -----------------------------------------------------------------------------------

static const char *const quarter_names[VERSLAG_QUARTERS] = {"eerste", "tweede", "derde", "vierde"};

// The last quarters and years, the current one first.
static void
add_periods(Req *r, VerslagListView *v)
{
    Str today = layout_day_of(r->arena, r->now);
    int64_t year, month;
    REQUIRE(str_to_int((Str){today.p, 4}, &year) && str_to_int((Str){today.p + 5, 2}, &month));
    int64_t q = (month - 1) / 3;
    for (int64_t y = year; v->nyears < COUNT(v->years) && y >= VERSLAG_FIRST_YEAR; y--) {
        Str text = str_fmt(r->arena, "%lld", (long long)y);
        v->years[v->nyears++] = (VerslagPeriod){text, text};
    }
    for (; v->nquarters < COUNT(v->quarters) && year >= VERSLAG_FIRST_YEAR; q--) {
        if (q < 0) {
            q = VERSLAG_QUARTERS;
            year--;
            continue;
        }
        v->quarters[v->nquarters++] = (VerslagPeriod){
            str_fmt(r->arena, "%lld-%lld", (long long)year, (long long)q + 1),
            str_fmt(r->arena, "%s kwartaal van %lld", quarter_names[q], (long long)year)};
    }
}

// GET /verslag
static Err
page_list(Req *r)
{
    VerslagListView v = {.may_lead = r->user.can & CAN_OVERLEG_LEAD,
                         .may_figures = r->user.can & CAN_FIGURES,
                         .may_meet = r->user.can & CAN_OVERLEG};
    Str until = layout_day_add(r->arena, layout_day_of(r->arena, r->now), 21);
    if (v.may_meet)
        TRY(q_verslag_meetings(r->db, r->arena, r->user.id, until, VERSLAG_MEETINGS_MAX,
                               &v.meetings));
    add_periods(r, &v);
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Verslagen"),
                                    .here = S("/verslag"),
                                    .body = html_verslag_list(r->arena, &v)});
}

#define THREE_WAYS(path, handler, can)                           \
    {GET, path, handler, can}, {GET, path ".odt", handler, can}, \
    {                                                            \
        GET, path ".pdf", handler, can                           \
    }

const Route verslag_routes[] = {
    {GET, "/verslag", page_list, CAN_VERSLAG},
    THREE_WAYS("/verslag/trends", verslag_trend_message, CAN_FIGURES),
    THREE_WAYS("/verslag/kwartaal/:code", verslag_quarter, CAN_FIGURES),
    THREE_WAYS("/verslag/jaar/:id", verslag_year, CAN_FIGURES),
    THREE_WAYS("/overleg/:id/agenda", verslag_agenda, CAN_OVERLEG),
    THREE_WAYS("/overleg/:id/verslag", verslag_report, CAN_OVERLEG),
    THREE_WAYS("/overleg/:id/besluiten", verslag_decisions, CAN_OVERLEG_LEAD),
    THREE_WAYS("/overleg/:id/terugkoppeling", verslag_feedback, CAN_OVERLEG_LEAD),
    {0},
};
