// duiding_beeld.h -- the pages of Duiden: the picture of the region, and its warnings.
//
// The header for site.c, and for the files and templates of this folder.
#ifndef APP_DUIDING_BEELD_H
#define APP_DUIDING_BEELD_H

#include "app/area/area.h"
#include "app/duiding/duiding.h"
#include "app/duiding/duiding_compare.h"
#include "app/duiding/duiding_hide.h"
#include "app/duiding/duiding_text.h"
#include "app/signal/signal.h"
#include "duiding_beeld_queries.h"
#include "format/doc.h"

enum {
    BEELD_WARNINGS = 8, // on the page
    BEELD_TRIGGERS = 10,
    BEELD_AHEAD_DAYS = 28,
    BEELD_QUIET = 30, // names in a list; how many more there are is said
    BEELD_NEW_MAX = 1000,
};

extern const Route beeld_routes[], warning_routes[];

// ---- what was chosen ----------------------------------------------------------------------------

typedef struct BeeldChoice {
    Str theme; // '': all
    size_t period;
    Str where; // code of a municipality; '': the region
} BeeldChoice;

extern const Choices beeld_periods; // 4w, 13w, jaar: in the order of BEELD_MONTH and on

// "in de laatste 13 weken"
Str beeld_period_words(size_t period);

// ---- the figures --------------------------------------------------------------------------------

// A number as it may be shown.
typedef struct BeeldNumber {
    int64_t n;
    bool is_hidden;
} BeeldNumber;

// A municipality of the region, or (when one was chosen) a village or district of it.
typedef struct BeeldPlace {
    Str code, name;
    bool is_open, is_silent, is_high; // the viewer sees its signals; its last week says
    BeeldNumber count;                // of the chosen theme and period
    double expected;                  // in the chosen period; -1: too little to say
    double lon, lat;                  // of a village or district
    Str last;   // day of its last report, when that is known and may be shown; else empty
    bool never; // nothing was ever heard
} BeeldPlace;

typedef struct BeeldTheme {
    Str code; // '': all
    BeeldNumber count;
    double expected;
    bool is_high;
} BeeldTheme;

typedef struct BeeldWeek {
    Str on; // Monday
    BeeldNumber count;
    double expected, low, high;
    bool is_high;
} BeeldWeek;

typedef struct BeeldFigures {
    BeeldRegionRow region;
    BeeldRunsRows runs;
    const BeeldRunsRow *run;    // the last that came to its end; NULL: none yet
    const BeeldRunsRow *busy;   // one that waits or is being done; NULL: none
    const BeeldRunsRow *failed; // the newest, when it failed
    BeeldChoice choice;
    Choices open; // the municipalities of which the viewer handles the signals
    Str where;    // name of the chosen one; empty: the region
    bool has_weeks, any_hidden;
    Str last_on, from_on; // Mondays: of the last week, and the first of the period
    size_t n_places, n_themes, n_weeks;
    BeeldPlace *places;
    BeeldTheme *themes; // the first: all together
    BeeldWeek *weeks;   // of the region or the chosen municipality, the chosen theme
    BeeldNumber total;  // the same
    double total_expected;
} BeeldFigures;

// Everything with a number. Small numbers are marked as hidden, and nothing reads them after that.
// E_NOT_FOUND when the choice is about a municipality of which the viewer does not handle signals.
Err beeld_figures(Req *r, BeeldChoice c, BeeldFigures *out);

// Put the villages and districts of the chosen municipality in place of the municipalities, which
// were read. E_NOT_FOUND when it is not one that is open. duiding_beeld_local.c.
Err beeld_local(Req *r, BeeldFigures *f);

// "de regio" or the name of the chosen municipality.
Str beeld_where_words(const BeeldFigures *f);

// The region of the viewer: the first by name. E_NOT_FOUND when there is none.
Err beeld_region(Req *r, BeeldRegionRow *out);

Str beeld_number(Arena *a, BeeldNumber n); // "12", "afgeschermd"

// A number beside what was expected; of a hidden number nothing is said (DIFFERS_UNKNOWN).
DuidingDiffers beeld_differs(BeeldNumber n, double expected);

// What a reader has to look at, for in a table: "veel meer dan verwacht; nog nooit iets gehoord".
// Empty when there is nothing.
Str beeld_difference_note(BeeldNumber n, double expected);
Str beeld_place_note(Arena *a, const BeeldPlace *p);
Str beeld_theme_note(Arena *a, const BeeldTheme *t);

// ---- the page -----------------------------------------------------------------------------------

typedef struct BeeldSaid {
    int64_t id;
    Str number, level, state, sentence, since;
    bool new_reporter; // it rests on one source that began lately
} BeeldSaid;

// Names of places, cut after BEELD_QUIET.
typedef struct BeeldNames {
    size_t n;
    int64_t more;
    Str v[BEELD_QUIET];
} BeeldNames;

typedef struct BeeldRateForm {
    Field melding, version;
} BeeldRateForm;

typedef struct BeeldView {
    BeeldFigures f;
    Html map, timeline;
    Str map_source;
    size_t n_warnings;
    bool more_warnings;
    BeeldSaid warnings[BEELD_WARNINGS];
    bool has_meeting, may_run, may_signals, may_kwesties;
    BeeldMeetingRow meeting;
    BeeldNewRow fresh; // since that meeting, or 21 days
    Str since;
    BeeldNames never, silent;           // places
    BeeldNames never_from, silent_from; // organisations
    BeeldTriggersRows triggers;
    Str today, code; // code: of the message with this choice, "alle-13w"
    DuidingRate rate;
    BeeldRateForm rate_form;
    FieldList wrong;
    bool has_conflict;
    Str form_token;
} BeeldView;

// Read all that the page and the message show beside the figures, which stand in v->f.
Err beeld_read(Req *r, BeeldView *v);

// The one-page message: GET /beeld/bericht, .odt and .pdf.
Err beeld_message(Req *r);

Html html_duiding_beeld(Arena *arena, const BeeldView *v);
Html html_duiding_beeld_names(Arena *arena, const BeeldNames *v);
Html html_duiding_beeld_run(Arena *arena, const BeeldView *v);
Html html_duiding_beeld_figures(Arena *arena, const BeeldView *v);

#endif
