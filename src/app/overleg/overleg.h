// overleg.h -- the consultation: a series with its meetings, and what is on their agendas. The
// header for other features.
//
// An agenda item is seen by its circle only (kind 'named'), and by who leads the consultation of
// its region. The signals it is about are granted to that circle. agenda_item_person says why each
// person is in it.
#ifndef APP_OVERLEG_H
#define APP_OVERLEG_H

#include "app/layout/layout.h"

enum {
    AGENDA_TITLE_MAX = 120, // characters
    AGENDA_QUESTION_MAX = 600,
    AGENDA_REASON_MAX = 500,
    AGENDA_MINUTES = 10,     // when nobody chose a length
    AGENDA_SIGNALS_MAX = 50, // of one item
    AGENDA_PARTIES_MAX = 40, // organisations at the table for one item
    MEETING_ITEMS_MAX = 200, // on one agenda
    MEETINGS_AHEAD = 3,      // planned by the keeper for each series
    MEETING_MINUTES_MAX = 600,
};

extern const Route overleg_routes[], agenda_routes[];

extern const Choices agenda_kinds;   // signaal, trend, terugblik, casusverwijzing, leermoment
extern const Choices agenda_states;  // voorgesteld, geagendeerd, behandeld, doorgeschoven, ...
extern const Choices meeting_states; // gepland, bezig, afgerond, vervallen

// ---- meetings -----------------------------------------------------------------------------------
// All of these run inside a transaction. They look at no one's rights and write no log line: that
// is for the caller. Texts are as typed; an absent one counts as empty.

typedef struct MeetingSeries {
    int64_t partnership_id;
    Str name;
    Str anchor_on;         // YYYY-MM-DD: a day on which it is held; the others follow from it
    int64_t every_days;    // 1..366
    Str starts_at;         // "09:30", time of the Netherlands
    int64_t lasts_minutes; // 15..600
    int64_t closes_days;   // days before the meeting on which proposing ends
    Str closes_at;         // at this time
    Str place, link;
} MeetingSeries;

// Begin a series, without meetings.
Err meeting_series_add(Db *db, Arena *a, const MeetingSeries *s, int64_t *id);

// See to it that the next n days of a series, from the day of `now` on, each have a meeting: those
// that have one are left alone, also when it was moved or cancelled. *made: how many were new.
// n is 0..60. Who comes to the consultation is told by mail of each new one. E_NOT_FOUND when there
// is no such series, or it has ended.
Err meeting_plan_next(Db *db, Arena *a, int64_t series_id, size_t n, int64_t now, size_t *made);

// The same for one day of the rhythm, past or future: the meeting of the first one on or after
// `day`.
Err meeting_plan_on(Db *db, Arena *a, int64_t series_id, Str day, int64_t now, int64_t *id);

// For the keeper: the next MEETINGS_AHEAD of every series that goes on. Not inside a transaction.
Err meeting_plan_all(Db *db, Arena *a, int64_t now);

// Set the state of a meeting: gepland, bezig, afgerond or vervallen. A cancelled meeting gets a
// higher sequence, so that calendars take it out; its items wait again; people are told by mail.
Err meeting_set_state(Db *db, Arena *a, int64_t meeting_id, Str state, int64_t by, int64_t now);

// The calendar file that goes with a mail about the meeting of "/overleg/12", as its recipient may
// see it; *file stays absent when they no longer may. See BerichtFile in bericht.h.
Err overleg_file(Db *db, Arena *a, const Context *c, Str path, int64_t account_id, Str *file);

// Who is there: state verwacht, aanwezig, afwezig, or vervangen by deputy_id, who then gets into
// the items of this person on that meeting, and reads the hand-over note.
typedef struct MeetingAttendance {
    int64_t meeting_id, account_id;
    Str state;
    int64_t deputy_id; // 0, unless vervangen
    Str handover;
} MeetingAttendance;
Err meeting_attend(Db *db, Arena *a, const MeetingAttendance *at, int64_t now);

// ---- agenda items -------------------------------------------------------------------------------
// As above: inside a transaction, no rights, no log line.

typedef struct AgendaNew {
    int64_t partnership_id;
    Str kind;          // a code of agenda_kinds
    Str title;         // left out for a casusverwijzing, which only has its number
    Str municipality;  // its block on the agenda; empty: the whole region
    Str question;      // what is asked of the meeting
    int64_t minutes;   // 0: AGENDA_MINUTES
    int64_t wanted_id; // the meeting it is proposed for; 0: any
    int64_t kwestie_id, trend_id, approach_id;
    int64_t came_from_id;           // the item that promised to come back
    Str case_reference, case_basis; // of a casusverwijzing only
    Str not_before;                 // YYYY-MM-DD from which it may be put on an agenda; empty: now
    int64_t proposed_by;            // 0: the program
    size_t nsignals, nparties;
    const int64_t *signals, *parties; // parties: organisations
} AgendaNew;

// Add an item that waits for a meeting (state voorgesteld). Its circle gets the proposer, who leads
// the consultation in the partnership, and of each party the people who come to the consultation;
// the signals are granted to it. Kept for keep_overleg_days from now; once on an agenda, as long as
// the meeting.
Err agenda_add(Db *db, Arena *a, const AgendaNew *n, int64_t now, int64_t *id);

// Let an organisation in, with its people who come to the consultation. Twice does nothing.
Err agenda_add_party(Db *db, Arena *a, int64_t item_id, int64_t organisation_id, int64_t by,
                     int64_t now);

// The reverse: the people who were in because of it lose sight of the item.
Err agenda_drop_party(Db *db, Arena *a, int64_t item_id, int64_t organisation_id, int64_t now);

// Let one person in, with the reason. Twice does nothing: the first reason stands.
Err agenda_add_person(Db *db, Arena *a, int64_t item_id, int64_t account_id, Str reason, int64_t by,
                      int64_t now);
Err agenda_drop_person(Db *db, Arena *a, int64_t item_id, int64_t account_id, int64_t now);

// Put a signal with an item: its circle sees it from now on.
Err agenda_add_signal(Db *db, Arena *a, int64_t item_id, int64_t signal_id, int64_t by,
                      int64_t now);

// Put an item on the agenda of a meeting, last in its block (state geagendeerd). Its signals with
// status gereed get status geagendeerd; deputies of people in it get in; who proposed it is told.
// E_CONFLICT when the item does not wait, or the meeting is over or was cancelled.
Err agenda_put_on_meeting(Db *db, Arena *a, int64_t item_id, int64_t meeting_id, int64_t by,
                          int64_t now);

// Put an item that promised to come back on the agenda of the first planned meeting of its series
// on or after its day not_before. Nothing while there is no such meeting, or when it does not wait:
// the chair takes it from there.
Err agenda_return(Db *db, Arena *a, int64_t item_id, int64_t now);

// For the keeper: the same for all of them. Not inside a transaction.
Err agenda_return_all(Db *db, Arena *a, const Context *c, int64_t now);

// Take an item off the agenda, or leave it off, with the reason: state doorgeschoven (waits for a
// next meeting), niet_geagendeerd or ingetrokken. Signals with status geagendeerd get status gereed
// again; of an item that will not be discussed the circle loses sight of the signals. E_CONFLICT
// for what was discussed already.
Err agenda_take_off(Db *db, Arena *a, int64_t item_id, Str state, Str reason, int64_t by,
                    int64_t now);

// It was discussed: state behandeld. E_CONFLICT when it was on no agenda.
Err agenda_treated(Db *db, Arena *a, int64_t item_id);

// ---- information requests -----------------------------------------------------------------------
// As above.

typedef struct AgendaQuestion {
    int64_t item_id;
    int64_t criterion_id;    // the criterion that someone could not answer; 0: none
    int64_t organisation_id; // who is asked; 0: nobody yet, which who is at the table can change
    Str question, purpose, legal_basis;
    Str due_on; // YYYY-MM-DD, or empty
    int64_t asked_by;
} AgendaQuestion;

// Ask. The people of the organisation hear of it by mail; it reads question, purpose, legal basis
// and day; not the item.
Err agenda_ask(Db *db, Arena *a, const AgendaQuestion *q, int64_t now, int64_t *id);

// Tell an organisation that it is asked, instead of who was asked before; organisation_id 0: nobody
// any more.
Err agenda_tell_asked(Db *db, Arena *a, int64_t request_id, int64_t organisation_id, int64_t by,
                      int64_t now);

// Answer for the organisation that was asked: what can be shared, or why it can not. E_CONFLICT
// when it was answered or withdrawn already.
Err agenda_answer(Db *db, Arena *a, int64_t request_id, bool can_share, Str answer, int64_t by,
                  int64_t now);

// ---- for pages that hang under an item ----------------------------------------------------------

typedef struct AgendaItem {
    int64_t id, partnership_id, meeting_id, circle_id, minutes;
    int64_t kwestie_id, trend_id, approach_id, came_from_id, proposed_by, version;
    Str kind, title, municipality, place, question, state, state_reason;
    Str case_reference, case_basis, not_before;
    Str meeting_number, held_on, meeting_state; // empty without a meeting
    bool is_chair;                              // r's user leads the consultation of its region
} AgendaItem;

// The item, with the look at it in the log. E_NOT_FOUND for whoever may not see it.
Err agenda_open(Req *r, int64_t item_id, AgendaItem *out);

// The same for /overleg/:id/punten/:id2/...: it must be on that meeting.
Err agenda_open_on(Req *r, AgendaItem *out);

// A page under the item: breadcrumb Overleg, the meeting, the item.
Err agenda_page(Req *r, int status, const AgendaItem *i, Str title, Html body);

// The address of the item: "/overleg/12/punten/34", or "/overleg/punten/34" while it waits.
Str agenda_path(Arena *a, const AgendaItem *i);

// One line in the log about an item. detail holds no content.
Err agenda_log(Req *r, Db *db, Str name, const AgendaItem *i, Str detail);

#endif
