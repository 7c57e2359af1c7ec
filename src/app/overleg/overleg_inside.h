// overleg_inside.h -- for overleg*.c and the templates of this folder only.
#ifndef APP_OVERLEG_INSIDE_H
#define APP_OVERLEG_INSIDE_H

#include "app/account/account.h"
#include "app/area/area.h"
#include "app/audit/audit.h"
#include "app/overleg/overleg.h"
#include "app/setting/setting.h"
#include "app/signal/signal.h"
#include "assets.h"
#include "overleg_agenda_queries.h"
#include "overleg_ask_queries.h"
#include "overleg_item_queries.h"
#include "overleg_meeting_queries.h"
#include "overleg_queries.h"

// ---- handlers, in the order of the routes -------------------------------------------------------

Err overleg_page_list(Req *r);
Err overleg_page_series(Req *r);
Err overleg_form_series(Req *r);
Err overleg_form_plan(Req *r);
Err overleg_form_feed(Req *r);
Err overleg_page_feed(Req *r);
Err overleg_page_show(Req *r);
Err overleg_page_edit(Req *r);
Err overleg_form_change(Req *r);
Err overleg_page_cancel(Req *r);
Err overleg_form_cancel(Req *r);
Err overleg_form_state(Req *r);
Err overleg_page_invitation(Req *r);
Err overleg_page_attend(Req *r);
Err overleg_form_attend(Req *r);

Err agenda_page_list(Req *r);
Err agenda_page_new(Req *r);
Err agenda_form_new(Req *r);
Err agenda_page_waiting(Req *r);
Err agenda_page_show(Req *r);
Err agenda_page_edit(Req *r);
Err agenda_form_change(Req *r);
Err agenda_form_put(Req *r);
Err agenda_page_off(Req *r);
Err agenda_form_off(Req *r);
Err agenda_form_treated(Req *r);
Err agenda_form_move(Req *r);
Err agenda_page_people(Req *r);
Err agenda_form_people(Req *r);
Err agenda_page_leave(Req *r);
Err agenda_form_leave(Req *r);
Err agenda_page_ask(Req *r);
Err agenda_form_ask(Req *r);
Err ask_page_list(Req *r);
Err ask_page_show(Req *r);
Err ask_form_answer(Req *r);
Err ask_page_direct(Req *r);
Err ask_form_direct(Req *r);
Err ask_form_withdraw(Req *r);

// ---- time ---------------------------------------------------------------------------------------

// The moment of a day and a time ("09:30") in the Netherlands. E_INVALID when it is none.
Err overleg_moment(Str day, Str time, int64_t *out);

// "09:30" of a moment.
Str overleg_clock(Arena *a, int64_t unix_s);

// What is wrong with a time as typed; absent when nothing is.
Str overleg_check_time(Str text);

// ---- shared by the handlers ---------------------------------------------------------------------

// Whether r's user leads consultations. Which ones follows from the rights in the statements: who
// leads sees those of their own regions only.
bool overleg_is_chair(const Req *r);

// The meeting of an id, of a region of r's user.
Err overleg_open(Req *r, int64_t id, MeetingGetRow *m);

// A page under the meeting m, or (m absent) under the list.
Err overleg_page(Req *r, int status, const MeetingGetRow *m, Str title, Html body);

// One line in the log about a meeting or a series. detail holds no content.
Err overleg_log(Req *r, Db *db, Str name, int64_t id, Str number, Str detail);

// The agenda of a meeting with an answer to a step that was not taken: someone else was first.
Err overleg_show_again(Req *r, int64_t meeting_id, Str problem);

// Let in the deputies of who is in the items of a meeting, and out who is no longer one.
Err agenda_deputise(Db *db, Arena *a, int64_t meeting_id, int64_t now);

// Tell everyone who comes to the consultation in the region of this meeting how it is now, by mail
// with a calendar file; what was told before and not sent yet is taken back. Nothing for a meeting
// that is over. Inside a transaction, like those below.
Err overleg_tell(Db *db, Arena *a, int64_t meeting_id, int64_t now);

// Tell who proposed an item that it is on the agenda of a meeting, and take that back.
Err agenda_tell_put(Db *db, Arena *a, const AgendaItemNowRow *i, int64_t meeting_id, int64_t by,
                    int64_t now);
Err agenda_tell_off(Db *db, Arena *a, const AgendaItemNowRow *i);

// The item with everything its own pages need, and the look at it in the log.
Err agenda_look(Req *r, int64_t item_id, AgendaItemGetRow *row);

// Whether r's user may change an item: who leads, and until the agenda is closed its proposer.
bool agenda_may_change(const Req *r, const AgendaItemGetRow *i);

// The beginning of a text, up to the end of a word.
Str overleg_first_words(Arena *a, Str text);

// "12 punten", "1 punt"
Str overleg_count(Arena *a, int64_t n, const char *one, const char *more);

// ---- forms: all are made in one way -------------------------------------------------------------

// Every field that one of the forms has.
typedef struct OverlegForm {
    Field partnership, name, anchor_on, every_days, starts_at, lasts_minutes; // a series
    Field closes_days, closes_at, place, link, active;
    Field held_on, closes_on, note;                     // a meeting
    Field state, deputy, handover;                      // attendance
    Field kind, title, municipality, question, minutes; // an item
    Field meeting, not_before, reference, basis;        // an item
    Field reason, organisation, person;                 // who is at the table
    Field purpose, legal_basis, due_on, answer;         // a request
    Field version, bewust;
} OverlegForm;

typedef struct OverlegBox {
    int64_t id;
    Str label;
    bool is_ticked;
} OverlegBox;

typedef struct OverlegFormView {
    OverlegForm form;
    FieldRule *rules;
    size_t n;
    Str title, lead, action, submit, cancel, cancel_label;
    Str what; // in the sentence about a conflict: "dit overleg"
    Choices hidden;
    size_t nboxes;
    OverlegBox *boxes; // organisations
    Str boxes_label, boxes_hint, boxes_error;
    Html above;
    bool has_conflict;
    // Filled by overleg_form_show().
    FieldList shown, wrong;
    Str form_token;
    bool has_optional;
} OverlegFormView;

// A form with a copy of these rules; the box of the privacy check has its choice.
void overleg_form_begin(Req *r, OverlegFormView *v, const FieldRule *rules, size_t n);

// Fill in the choices of one field.
void overleg_form_choices(Req *r, OverlegFormView *v, Str name, Choices choices);

// Tie the fields to their rules, before they get what is stored.
void overleg_form_init(OverlegFormView *v);

// Take the fields from what was sent, with the privacy check of every text.
Err overleg_form_read(Req *r, OverlegFormView *v, bool *all_right);

// Show it under the meeting m (or absent: under the list): 200, 422, or 409 with the stored fields
// of `newer` beside it.
Err overleg_form_show(Req *r, int status, const MeetingGetRow *m, OverlegFormView *v);
void overleg_form_newer(OverlegFormView *v, OverlegForm *newer);

// The meetings to come in a region, as a choice: the day, and whether its agenda is closed.
Err agenda_meetings(Req *r, int64_t partnership_id, MeetingOpenRows *rows, Choices *out);

// The organisations of a region as boxes; those with these ids are ticked.
Err agenda_boxes(Req *r, int64_t partnership_id, const int64_t *ticked, size_t n,
                 OverlegFormView *v);

// The boxes that were ticked: ids, at most AGENDA_PARTIES_MAX.
Err agenda_read_ids(Req *r, const Form *sent, Str name, size_t most, const int64_t **ids,
                    size_t *n);

// What is wrong with the number of a case; absent when nothing is.
Str agenda_check_reference(Str text);

// What an item is about, above its form.
typedef struct AgendaSource {
    Str label, text;
} AgendaSource;
typedef struct AgendaSources {
    size_t n;
    const AgendaSource *v;
} AgendaSources;
Html html_overleg_sources(Arena *arena, AgendaSources sources);

// ---- what the templates show --------------------------------------------------------------------

typedef struct OverlegListView {
    bool is_chair, has_feed, is_later;
    MeetingComingRows coming;
    MeetingPastRows past;
    SeriesListRows series;
    Str next, feed, form_token, today;
    int64_t asked; // open questions to the organisation of the viewer
} OverlegListView;

// An item of the agenda with its place in time.
typedef struct OverlegLine {
    const AgendaOfRow *item;
    Str clock;
    bool is_first, is_last; // of its block
    bool opens_block;
} OverlegLine;

// "Besproken, 3 signalen, 1 open vraag"; empty when there is nothing to say.
Str overleg_line_note(Arena *a, const OverlegLine *line);

typedef struct OverlegPerson {
    const MeetingPeopleRow *row;
    bool opens_organisation, may_mark, may_read_handover;
} OverlegPerson;

typedef struct OverlegShowView {
    const MeetingGetRow *m;
    bool is_chair, is_open, may_propose, is_past;
    Str form_token, problem;
    size_t nlines, npeople;
    const OverlegLine *lines;
    const OverlegPerson *people;
    AgendaWaitingRows waiting;
    AgendaReadySignalsRows signals;
    AgendaNewTrendsRows trends;
    AgendaApproachesRows approaches;
    int64_t total_minutes, length_minutes;
    size_t present, expected;
} OverlegShowView;

typedef struct AgendaListView {
    Str state, next;
    AgendaListRows rows;
    bool is_later;
} AgendaListView;

typedef struct AgendaShowView {
    const AgendaItemGetRow *i;
    bool is_chair, may_change, may_ask, may_withdraw, waits, sees_earlier; // the item it came from
    Str form_token;
    AgendaSignalsSeenRows signals;
    int64_t hidden_signals;
    AgendaPeopleRows people;
    AgendaOrganisationsRows organisations;
    AskOfItemRows requests;
    MeetingOpenRows meetings;
    Html weighing;                // what app/weging shows of this item
    Str kwestie, approach, trend; // what it is about, as far as the viewer may see that
} AgendaShowView;

typedef struct AskListView {
    AskListRows open, answered;
    Str today;
} AskListView;

typedef struct AskShowView {
    const AskGetRow *q;
    OverlegFormView form; // of the answer
    bool may_answer, may_direct;
    Str form_token;
} AskShowView;

// Whether who is at the table for this reason can be sent away. Not who proposed the item or leads;
// and a deputy follows from who comes to the meeting.
bool agenda_may_leave(Str via);

// Why someone is at the table, in words.
Str agenda_via(Str via);

extern const Choices ask_states;   // open, gedeeld, kan_niet, vervallen
extern const Choices agenda_bases; // legal bases of a casusverwijzing

Html html_overleg_form(Arena *arena, const OverlegFormView *v);
Html html_overleg_list(Arena *arena, const OverlegListView *v);
Html html_overleg_show(Arena *arena, const OverlegShowView *v);
Html html_overleg_agenda(Arena *arena, const OverlegShowView *v);
Html html_overleg_suggest(Arena *arena, const OverlegShowView *v);
Html html_overleg_people(Arena *arena, const OverlegShowView *v);
Html html_overleg_points(Arena *arena, const AgendaListView *v);
Html html_overleg_item(Arena *arena, const AgendaShowView *v);
Html html_overleg_table(Arena *arena, const AgendaShowView *v);
Html html_overleg_requests(Arena *arena, const AgendaShowView *v);
Html html_overleg_asked(Arena *arena, const AskListView *v);
Html html_overleg_question(Arena *arena, const AskShowView *v);

#endif
