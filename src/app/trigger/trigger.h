// trigger.h -- the calendar of what is coming and may raise tension: a reception centre, a
// demonstration, a decision, elections.
#ifndef APP_TRIGGER_H
#define APP_TRIGGER_H

#include "app/layout/layout.h"
#include "trigger_queries.h"

enum { TRIGGER_LIST_MAX = 500 }; // on one page or in one feed

extern const Route trigger_routes[];
extern const Choices trigger_states; // aangekondigd, besloten, gewijzigd, vervallen

// ---- for the demo and other features ------------------------------------------------------------

typedef struct TriggerNew {
    int64_t partnership_id;
    Str kind, title, municipality;
    int64_t area_id;
    Str starts_on, ends_on, state, questions, source;
    int64_t created_by;
} TriggerNew;

// Add a trigger. Inside a transaction; the caller writes the log line.
Err trigger_add(Db *db, Arena *a, const TriggerNew *t, int64_t now, int64_t *id);

// ---- for this folder ----------------------------------------------------------------------------

typedef struct TriggerForm {
    Field partnership, kind, title, place, starts_on, ends_on, state, questions, source, version;
} TriggerForm;

enum { TRIGGER_RULES = 10 };

typedef struct TriggerFormView {
    TriggerForm form;
    FieldList wrong;
    int64_t id; // 0: a new one
    bool has_conflict, one_region;
    Str form_token;
} TriggerFormView;

typedef struct TriggerListView {
    TriggerListRows rows;
    bool past, may_write;
    Str today, feed, form_token; // feed: address of the calendar, shown once when it was just made
    bool has_feed;
} TriggerListView;

typedef struct TriggerShowView {
    const TriggerGetRow *row;
    Str place, today;
    bool may_write;
} TriggerShowView;

// The questions to answer beforehand: one a line.
typedef struct TriggerLines {
    size_t n;
    const Str *v;
} TriggerLines;
TriggerLines trigger_lines(Arena *a, Str text);

// "over 12 dagen", "vandaag", "3 dagen geleden"
Str trigger_distance(Arena *a, Str today, Str day);

Html html_trigger_list(Arena *arena, const TriggerListView *v);
Html html_trigger_show(Arena *arena, const TriggerShowView *v);
Html html_trigger_form(Arena *arena, const TriggerFormView *v);

#endif
