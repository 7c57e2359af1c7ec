// kwestie_inside.h -- for kwestie*.c and the templates of this folder only.
#ifndef APP_KWESTIE_INSIDE_H
#define APP_KWESTIE_INSIDE_H

#include "app/area/area.h"
#include "app/audit/audit.h"
#include "app/communicatie/communicatie.h"
#include "app/kwestie/kwestie.h"
#include "app/signal/signal.h"
#include "app/trigger/trigger.h"
#include "assets.h"
#include "kwestie_link_queries.h"
#include "kwestie_part_queries.h"
#include "kwestie_queries.h"

// ---- handlers, in the order of the routes -------------------------------------------------------

Err kwestie_page_list(Req *r);
Err kwestie_page_new(Req *r);
Err kwestie_form_new(Req *r); // signals chosen in a list, too many for an address
Err kwestie_form_add(Req *r);
Err kwestie_form_join(Req *r); // signals to a kwestie that is there
Err kwestie_page_show(Req *r);
Err kwestie_page_edit(Req *r);
Err kwestie_form_change(Req *r);
Err kwestie_page_status(Req *r);
Err kwestie_form_status(Req *r);
Err kwestie_page_signals(Req *r);
Err kwestie_form_signals(Req *r);
Err kwestie_page_triggers(Req *r);
Err kwestie_form_triggers(Req *r);
Err kwestie_page_people(Req *r);
Err kwestie_form_member(Req *r);
Err kwestie_page_leave(Req *r);
Err kwestie_form_leave(Req *r);
Err kwestie_page_claim(Req *r);
Err kwestie_form_claim(Req *r);
Err kwestie_page_history(Req *r);
Err kwestie_form_history(Req *r);

// ---- shared by the handlers ---------------------------------------------------------------------

// The kwestie of r->id, with the look at it in the log. E_NOT_FOUND for who is no member.
Err kwestie_open(Req *r, KwestieGetRow *k);

// Whether r's user may change the kwesties they are a member of.
bool kwestie_may_write(const Req *r);

// A page under the dossier of k, or (k absent) under the list.
Err kwestie_page(Req *r, int status, const KwestieGetRow *k, Str title, Html body);

// First in every write: the kwestie was changed just now, and is kept for a full term from today.
// E_NOT_FOUND for who is no member. Inside a transaction, as the next.
Err kwestie_touch(Req *r, Db *db, int64_t id, KwestieTouchRow *out);

// One line in the log. detail holds no content.
Err kwestie_log(Req *r, Db *db, Str name, int64_t id, Str number, Str detail);

// ---- what the templates show --------------------------------------------------------------------

typedef struct KwestieFilter {
    Field status, municipality, theme, phase;
} KwestieFilter;

typedef struct KwestieListView {
    KwestieFilter filter;
    KwestieListRows rows;
    bool filtered, later, may_write; // later: this is not the first page
    Str again, next;                 // the filter as a query; with the next page, when there is one
    int64_t now;
} KwestieListView;

typedef struct KwestieForm {
    Field title, core, place, theme, phase, version, bewust, task;
} KwestieForm;

enum { KWESTIE_RULES = 8, KWESTIE_CHANGE_RULES = 7 }; // a change has no task

// The signals that a new kwestie is made of.
typedef struct KwestiePicks {
    size_t n;
    const KwestieSignalPickRow *v;
} KwestiePicks;

// Gather signals in kwestie id, as its dossier does, and answer with that dossier. E_NOT_FOUND for
// who is no member, or does not see one of the signals.
Err kwestie_gather(Req *r, int64_t id, const KwestiePicks *picks);

// Where the signals go when a new kwestie is not needed.
typedef struct KwestieJoin {
    Field kwestie;
} KwestieJoin;

typedef struct KwestieFormView {
    KwestieForm form;
    KwestieJoin join;
    FieldList wrong;
    int64_t id; // 0: a new one
    bool has_conflict, may_join;
    KwestiePicks picks;
    Str signals; // their ids, with commas
    Str form_token;
} KwestieFormView;

typedef struct KwestieStatusForm {
    Field status, reason, version, bewust;
} KwestieStatusForm;

enum { KWESTIE_STATUS_RULES = 4 };

typedef struct KwestieStatusView {
    KwestieStatusForm form;
    FieldList wrong;
    int64_t id;
    bool has_conflict;
    Str form_token;
} KwestieStatusView;

// Something that happened, or will: in the table, and in the chart when it fits there.
typedef struct KwestieMoment {
    int number;
    Str day, label;
    bool is_trigger, in_chart;
    size_t week;
} KwestieMoment;

typedef struct KwestieWeek {
    Str monday;
    int64_t count;
} KwestieWeek;

// The timeline: what the chart shows, and the same in figures.
typedef struct KwestieTime {
    Html chart; // of no use when n_weeks is 0
    size_t n_moments, n_weeks;
    const KwestieMoment *moments;
    const KwestieWeek *weeks; // those with signals only
    int64_t outside;          // signals from before the first week of the chart
} KwestieTime;

KwestieTime kwestie_time(Arena *a, Str today, const KwestieSignalsRows *signals,
                         const KwestieTriggersRows *triggers, const KwestieHistoriesRows *history);

enum { KWESTIE_ROWS = 10 }; // signals that a dossier shows at once; the rest can be opened

typedef struct KwestieShowView {
    const KwestieGetRow *k;
    Str place, today, form_token;
    bool may_write, may_read_signals, may_read_triggers;
    bool may_propose; // for the agenda of a consultation
    int64_t viewer;
    KwestieSignalsRows signals;
    KwestieTriggersRows triggers;
    KwestieMembersRows members;
    KwestieClaimsRows claims;
    KwestieHistoriesRows history;
    KwestieTime time;
    Html weighing;               // the section "Afwegen"
    size_t unchecked, n_rumours; // of the claims, which begin with what is not established
    size_t overdue;              // promises
    bool has_events, has_promises;
} KwestieShowView;

// A promise that is open past its day.
bool kwestie_is_overdue(const KwestieHistoriesRow *h, Str today);

// Signals to choose from, whatever found them.
typedef struct KwestieFound {
    int64_t id;
    Str number, observed_from, status, observation, place;
} KwestieFound;

typedef struct KwestieSignalsView {
    const KwestieGetRow *k;
    Str query, form_token, place;
    size_t n_found;
    const KwestieFound *found;
    KwestieSignalsRows linked;
    bool cut; // there was more to find
} KwestieSignalsView;

typedef struct KwestieTriggersView {
    const KwestieGetRow *k;
    Str form_token;
    KwestieTriggerChoicesRows found;
    KwestieTriggersRows linked;
} KwestieTriggersView;

typedef struct KwestiePerson {
    int64_t id;
    Str name, function, organisation;
} KwestiePerson;

typedef struct KwestiePeopleForm {
    Field task, bewust;
} KwestiePeopleForm;

enum { KWESTIE_PEOPLE_RULES = 2 };

typedef struct KwestiePeopleView {
    const KwestieGetRow *k;
    Str query, form_token, no_person; // no_person: what is wrong with the choice
    int64_t chosen;
    KwestiePeopleForm form;
    FieldList wrong;
    size_t n;
    const KwestiePerson *people;
} KwestiePeopleView;

typedef struct KwestieLeaveView {
    const KwestieGetRow *k;
    const KwestieMembersRow *member;
    bool is_self, is_last; // is_last: without this member nobody could write any more
    Str form_token;
} KwestieLeaveView;

typedef struct KwestieClaimForm {
    Field claim, state, says_who, checked_on, answer, answered_at, answered_on, version, bewust;
} KwestieClaimForm;

enum { KWESTIE_CLAIM_RULES = 9 };

typedef struct KwestieHistoryForm {
    Field on_day, body, by_whom, due_on, state, version, bewust;
} KwestieHistoryForm;

enum { KWESTIE_HISTORY_RULES = 7 };

// The form of a claim, an event or a promise.
typedef struct KwestiePartView {
    int64_t kwestie_id, id; // id 0: a new one
    bool has_conflict;
    FieldList wrong;
    Str form_token;
    KwestieClaimForm claim;
    KwestieHistoryForm history;
    bool is_promise;
} KwestiePartView;

Html html_kwestie_list(Arena *arena, const KwestieListView *v);
Html html_kwestie_form(Arena *arena, const KwestieFormView *v);
Html html_kwestie_status(Arena *arena, const KwestieStatusView *v);
Html html_kwestie_show(Arena *arena, const KwestieShowView *v);
Html html_kwestie_timeline(Arena *arena, const KwestieShowView *v);
Html html_kwestie_gathered(Arena *arena, const KwestieShowView *v);
Html html_kwestie_said(Arena *arena, const KwestieShowView *v);
Html html_kwestie_one_claim(Arena *arena, const KwestieShowView *v, const KwestieClaimsRow *c);
Html html_kwestie_happened(Arena *arena, const KwestieShowView *v);
Html html_kwestie_members(Arena *arena, const KwestieShowView *v);
Html html_kwestie_rows(Arena *arena, const KwestieShowView *v, size_t from, size_t upto);
Html html_kwestie_signals(Arena *arena, const KwestieSignalsView *v);
Html html_kwestie_triggers(Arena *arena, const KwestieTriggersView *v);
Html html_kwestie_people(Arena *arena, const KwestiePeopleView *v);
Html html_kwestie_leave(Arena *arena, const KwestieLeaveView *v);
Html html_kwestie_claim(Arena *arena, const KwestiePartView *v);
Html html_kwestie_history(Arena *arena, const KwestiePartView *v);
Html html_kwestie_phase(Arena *arena, const Field *f); // radio buttons, each with its sentence

#endif
