// signal_filter.h -- what the list of signals is narrowed to, as it stands in the address.
#ifndef APP_SIGNAL_FILTER_H
#define APP_SIGNAL_FILTER_H

#include "app/signal/signal.h"

enum { SIGNAL_PAGE = 25, SIGNAL_FILTER_FIELDS = 12 };

// The fields as they stand in the address, and on the page.
typedef struct SignalFilterForm {
    Field q, gemeente, gebied, thema, status, wijze, urgentie, bron, wie, telaat, van, tot;
} SignalFilterForm;

// What the statements get.
typedef struct SignalFilter {
    SignalFilterForm form;
    FieldRule rules[SIGNAL_FILTER_FIELDS]; // with the choices of this viewer
    bool all_right;                        // no field has an error
    Str words;                             // a query for full-text search; empty: no search
    Str municipality, theme, way, urgency, source_role, status, overdue;
    int64_t area_id, assigned_to, since, until;
    // Where the page begins: beyond this signal. Without a place: at the newest.
    int64_t at, id;
    bool newer; // the page before, in the direction of the newest
} SignalFilter;

// The arguments of {signal_filter}, in the order of the statements.
#define SIGNAL_FILTER_ARGS(f)                                                              \
    (f)->municipality, (f)->area_id, (f)->theme, (f)->way, (f)->urgency, (f)->source_role, \
        (f)->status, (f)->assigned_to, (f)->overdue, (f)->since, (f)->until

// Read the filter from what stands behind the ? in an address. What is wrong is kept, with its
// error, and narrows nothing.
Err signal_filter_read(Req *r, Str query, SignalFilter *out);

// The filter as it stands in an address, without its place: "thema=wonen&status=alle". `without` is
// the name of a field that is left out; absent: none.
Str signal_filter_query(Arena *a, const SignalFilter *f, Str without);

// One condition, for a person: "Thema: Wonen en woningtoewijzing", and the address without it.
typedef struct SignalChip {
    Str label, value, without;
} SignalChip;

typedef struct SignalChips {
    size_t n;
    const SignalChip *v;
} SignalChips;

// The conditions that are not as they are without a filter.
SignalChips signal_filter_chips(Arena *a, const SignalFilter *f);

// The same in one line, for a log or a file: "Thema: Wonen; Status: Alle".
Str signal_filter_says(Arena *a, const SignalFilter *f);

Html html_signal_filter(Arena *arena, const SignalFilter *f);
Html html_signal_select(Arena *arena, const Field *f, Str all);

#endif
