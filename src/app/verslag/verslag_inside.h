// verslag_inside.h -- for verslag*.c and the templates of this folder only.
#ifndef APP_VERSLAG_INSIDE_H
#define APP_VERSLAG_INSIDE_H

#include "app/audit/audit.h"
#include "app/setting/setting.h"
#include "app/signal/signal.h"
#include "app/verslag/verslag.h"
#include "assets.h"
#include "format/doc.h"
#include "stats/suppress.h"
#include "verslag_cijfers_queries.h"
#include "verslag_queries.h"
#include "verslag_steekproef_queries.h"
#include "web/chart.h"

enum {
    VERSLAG_ITEMS_MAX = 200,   // of one meeting
    VERSLAG_MEETINGS_MAX = 26, // in the list: a year and a half
    VERSLAG_TRENDS_MAX = 50,   // in one message
    VERSLAG_QUARTERS = 4,
    VERSLAG_FIRST_YEAR = 2020,
    SAMPLE_PART = 5,  // one in five of what was kept off the agenda,
    SAMPLE_LEAST = 5, // but at least this many, when there are,
    SAMPLE_MOST = 20, // and at most this many
    SAMPLE_CANDIDATES = 5000,
};

// ---- handlers -----------------------------------------------------------------------------------

Err verslag_agenda(Req *r);
Err verslag_report(Req *r);
Err verslag_decisions(Req *r);
Err verslag_feedback(Req *r);
Err verslag_trend_message(Req *r);
Err verslag_quarter(Req *r);
Err verslag_year(Req *r);

// ---- answering ----------------------------------------------------------------------------------

typedef struct VerslagDocView {
    const Doc *doc;
    const VerslagAbout *about;
} VerslagDocView;

// A picture of weeks as a timeline, wide and narrow; number: of the block, for its id. And what is
// usual in a week: "20 tot 54", empty when that is not known.
Html verslag_weeks(Arena *a, const DocBlock *b, size_t number);
Str verslag_usual(Arena *a, const DocWeek *w);

Html html_verslag_doc(Arena *arena, const VerslagDocView *v);

// ---- periods ------------------------------------------------------------------------------------

// A year, as the figures of it are counted.
typedef struct VerslagYear {
    int64_t year;
    size_t current;                       // quarters that have begun
    int64_t starts[VERSLAG_QUARTERS + 1]; // moments, in the time of the Netherlands
    Str days[VERSLAG_QUARTERS + 1];       // the same as days
} VerslagYear;

// E_NOT_FOUND for a year before VERSLAG_FIRST_YEAR, or one that has not begun.
Err verslag_year_of(Req *r, int64_t year, VerslagYear *out);

// Of "2026-3": *quarter is 0 to 3. E_NOT_FOUND for what is no quarter, or has not begun.
Err verslag_quarter_of(Req *r, Str code, VerslagYear *out, size_t *quarter);

// The region of the viewer: the first by name, when there are more.
Err verslag_region(Req *r, VerslagRegionRow *out);

// ---- the list -----------------------------------------------------------------------------------

typedef struct VerslagPeriod {
    Str code, label; // "2026-3", "Derde kwartaal van 2026"
} VerslagPeriod;

typedef struct VerslagListView {
    VerslagMeetingsRows meetings;
    bool may_lead, may_figures, may_meet;
    size_t nquarters, nyears;
    VerslagPeriod quarters[5], years[2];
} VerslagListView;

Html html_verslag_list(Arena *arena, const VerslagListView *v);

// ---- the sample ---------------------------------------------------------------------------------

typedef struct SteekproefView {
    Str code, label;
    bool is_over, is_drawn; // the quarter is over; the sample was drawn
    ReviewDrawGetRow draw;
    ReviewListRows rows;
    size_t n_done;
    Str form_token;
} SteekproefView;

Html html_steekproef_page(Arena *arena, const SteekproefView *v);

typedef struct OordeelForm {
    Field verdict, reason, version;
} OordeelForm;

enum { OORDEEL_RULES = 3 };

typedef struct OordeelView {
    OordeelForm form;
    FieldList wrong;
    const ReviewGetRow *row;
    Str code;
    bool has_conflict;
    Str form_token;
} OordeelView;

Html html_steekproef_oordeel(Arena *arena, const OordeelView *v);

#endif
