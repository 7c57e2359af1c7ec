// duiding_warning.h -- for duiding_warning*.c, duiding_text_other.c and their templates only.
#ifndef APP_DUIDING_WARNING_H
#define APP_DUIDING_WARNING_H

#include "app/duiding/duiding_beeld.h"
#include "duiding_warning_queries.h"

enum {
    WARNING_PAGE = 30,    // in the list
    WARNING_RECORDS = 20, // behind a warning, on one page
    WARNING_GATHER = 200, // that a new kwestie takes in
    WARNING_REASON_MAX = 500,
    WARNING_OTHERS = 8,
    WARNING_WHAT = 160, // characters of a record; the statement gives one more
    WARNING_SOURCES = 20,
};

// ---- the list -----------------------------------------------------------------------------------

typedef struct WarningLine {
    int64_t id;
    Str number, level, state, state_reason, sentence, since;
    bool new_reporter;
} WarningLine;

typedef struct WarningListView {
    Str state; // what was asked for: 'open', 'alle' or a state
    size_t n;
    WarningLine lines[WARNING_PAGE];
    Str again, next;
} WarningListView;

// ---- one warning --------------------------------------------------------------------------------

// Another explanation than that something is going on: to be checked by a person.
typedef struct WarningOther {
    Str code, text;
    Str fits; // why it may well be this one; absent: nothing points at it
} WarningOther;

typedef struct WarningSource {
    Str label;
    int64_t n;
} WarningSource;

// A place of the warning, with what came from it in its days or weeks.
typedef struct WarningPart {
    Str name, part_of; // "Waterrijk-Noord", "Waterrijk"; part_of may be empty
    int64_t observed;
    double expected; // -1: too little to say
    bool is_hidden;  // the viewer does not handle signals there
} WarningPart;

typedef struct WarningShowView {
    NoticeGetRow w;
    bool is_closed, may_lead, may_records;
    Str title, sentence, since;
    Html chart, map;
    NoticeWeeksRows weeks; // of the chart
    NoticeAreasRows areas; // of a 'plek'
    size_t n_parts;
    const WarningPart *parts; // for the table beside the map
    Str parts_title, parts_note;
    size_t n_sources;
    WarningSource sources[WARNING_SOURCES];
    Str without_source, without_incident; // sentences; absent when not known
    size_t n_others;
    WarningOther others[WARNING_OTHERS];
    NoticeSignalsRows signals;
    Str next, again; // of the records
    bool has_run;
    BeeldRunRow run;
} WarningShowView;

// The warning of r->id with its sentence. E_NOT_FOUND when it is not of a region of the viewer.
Err warning_open(Req *r, WarningShowView *v);

// The map and the table of the places of a warning, when the viewer may see its numbers.
// duiding_warning_map.c.
Err warning_map(Req *r, WarningShowView *v);

// The explanations to check, those that fit first: always three or more.
Err warning_others(Req *r, WarningShowView *v);

Err warning_page(Req *r, int status, const WarningShowView *v, Str title, Html body);

// ---- deciding -----------------------------------------------------------------------------------

typedef struct WarningForm {
    Field reden, title, core, place, phase, task, version, bewust;
} WarningForm;

typedef struct WarningFormView {
    WarningShowView *about;
    WarningForm form;
    FieldList wrong;
    Str step, heading; // 'volgen', 'terzijde' or 'kwestie'
    bool checked[WARNING_OTHERS];
    bool is_kwestie, has_conflict;
    int64_t n_signals;
    Str form_token;
} WarningFormView;

Err warning_page_step(Req *r);
Err warning_form_step(Req *r);

Html html_duiding_warning_list(Arena *arena, const WarningListView *v);
Html html_duiding_warning_show(Arena *arena, const WarningShowView *v);
Html html_duiding_warning_records(Arena *arena, const WarningShowView *v);
Html html_duiding_warning_step(Arena *arena, const WarningFormView *v);

#endif
