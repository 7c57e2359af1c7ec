// signal_list.h -- the pages that show several signals, for the files of this feature.
#ifndef APP_SIGNAL_LIST_H
#define APP_SIGNAL_LIST_H

#include "app/signal/signal_filter.h"

// A text in pieces, some of which were searched for.
typedef struct SignalPiece {
    Str text;
    bool is_hit;
} SignalPiece;

typedef struct SignalPieces {
    size_t n;
    const SignalPiece *v;
} SignalPieces;

// The words around the first that was searched for, in the text or else in `more`, at most some
// 200 bytes; what was found is marked. The database tells which signals, this shows why: in the
// same way for both databases. (ts_headline of PostgreSQL drops what looks like a tag.)
SignalPieces signal_snippet(Arena *a, struct Stemmer *s, Str typed, Str text, Str more);

typedef struct SignalRow {
    int64_t id, version, received_at;
    Str number, municipality, area, theme, status, due_on, urgency, assigned;
    Html what;                     // its first words, or those around what was searched for
    Str where, received, age, due; // for people; due is empty when there is none
    bool unsure, is_late;
} SignalRow;

typedef struct SignalRows {
    size_t n;
    SignalRow *v;      // newest first
    bool older, newer; // whether there are more on either side
} SignalRows;

// A named filter.
typedef struct SignalView {
    int64_t id;
    Str name, href;
    bool is_here; // what is shown now
} SignalView;

typedef struct SignalViews {
    size_t n;
    const SignalView *v;
} SignalViews;

enum { SIGNAL_VIEWS_MAX = 20 };

Err signal_views_of(Req *r, Str query, SignalViews *out);

typedef struct SignalList {
    const SignalFilter *filter;
    SignalRows rows;
    SignalChips chips;
    SignalViews views;
    Str query;                // of the filter, for what begins with it
    Str older, newer, newest; // addresses; absent when there is no such page
    Str csv, xlsx;            // addresses; absent when the viewer may not export
    Str form_token, name_error, name_text;
    bool is_new;                             // there is no signal at all for this viewer
    bool may_follow, may_report, may_gather; // gather: in a kwestie
} SignalList;

// One page of the list by this filter.
Err signal_rows(Req *r, const SignalFilter *f, SignalRows *out);

// The page itself, with a status of its own: 422 when something in it was wrong.
Err signal_list_page(Req *r, int status, const SignalFilter *f, SignalList v);

Html html_signal_list(Arena *arena, const SignalList *v);
Html html_signal_rows(Arena *arena, const SignalList *v);
Html html_signal_views(Arena *arena, const SignalList *v);
Html html_signal_pieces(Arena *arena, SignalPieces p);
Html html_signal_badge(Arena *arena, Str status);

#endif
