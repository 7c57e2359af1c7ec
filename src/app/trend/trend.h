// trend.h -- trends: what goes on elsewhere, written by hand with its source, shared with partners,
// with a receipt of which organisation has read it.
#ifndef APP_TREND_H
#define APP_TREND_H

#include "app/layout/layout.h"
#include "trend_queries.h"

enum { TREND_LIST_MAX = 200 }; // on one page; the page says so when there are more

extern const Route trend_routes[];
extern const Choices trend_levels; // landelijk, regionaal, lokaal
extern const Choices trend_states; // concept, gedeeld, ingetrokken

// ---- for the demo and other features ------------------------------------------------------------

typedef struct TrendNew {
    int64_t partnership_id, organisation_id; // the region it is for; whose it is
    Str level, theme, municipality;          // municipality: code, for level "lokaal"; else empty
    Str title, body, source, source_url;     // source_url: https://..., or empty
    Str state;                               // "concept" or "gedeeld"
    int64_t created_by;
} TrendNew;

// Add a trend; with state "gedeeld" it is shared at this moment. Inside a transaction; the caller
// writes the log line.
Err trend_add(Db *db, Arena *a, const TrendNew *t, int64_t now, int64_t *id);

// Note that an organisation has read a trend. *is_new is false when it had before. Inside a
// transaction; the caller writes the log line.
Err trend_read_by(Db *db, Arena *a, int64_t id, int64_t organisation_id, int64_t now, bool *is_new);

// ---- for this folder ----------------------------------------------------------------------------

enum { TREND_RULES = 10 };

typedef struct TrendForm {
    Field partnership, level, theme, municipality, title, body, source, source_url, keep, version;
} TrendForm;

typedef struct TrendFormView {
    TrendForm form;
    FieldList wrong;
    int64_t id; // 0: a new one
    bool has_conflict, one_region;
    bool has_hits; // the privacy check points at something
    bool is_shared;
    Str form_token;
} TrendFormView;

typedef struct TrendFilter {
    Str level, theme; // empty: all
} TrendFilter;

typedef struct TrendListView {
    TrendListRows rows;
    TrendFilter filter;
    int64_t unread; // of all that is shared here, for the organisation of the viewer
    bool may_write, has_more;
} TrendListView;

// The lines of a text that are not empty: each is shown as a paragraph.
typedef struct TrendLines {
    size_t n;
    const Str *v;
} TrendLines;
TrendLines trend_lines(Arena *a, Str text);

typedef struct TrendShowView {
    const TrendGetRow *row;
    TrendReceiptsRows receipts; // of the other organisations in the region; for writers
    int64_t read;               // how many of these have read it
    bool is_mine;               // the viewer may change it
    bool has_conflict;
    Str form_token, version;
} TrendShowView;

// "Trend uit Waterrijk" or the label of the level.
Str trend_where(Arena *a, Str level, Str municipality);

Html html_trend_list(Arena *arena, const TrendListView *v);
Html html_trend_show(Arena *arena, const TrendShowView *v);
Html html_trend_form(Arena *arena, const TrendFormView *v);

#endif
