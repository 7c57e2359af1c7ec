// aanpak_inside.h -- for aanpak*.c and the templates of this folder only.
#ifndef APP_AANPAK_INSIDE_H
#define APP_AANPAK_INSIDE_H

#include "aanpak_queries.h"
#include "aanpak_task_queries.h"
#include "app/aanpak/aanpak.h"
#include "app/audit/audit.h"
#include "assets.h"

// ---- handlers, in the order of the routes -------------------------------------------------------

Err aanpak_page_list(Req *r);
Err aanpak_page_processes(Req *r);
Err aanpak_page_process(Req *r);
Err aanpak_page_new(Req *r);
Err aanpak_form_add(Req *r);
Err aanpak_page_show(Req *r);
Err aanpak_page_edit(Req *r);
Err aanpak_form_change(Req *r);
Err aanpak_page_begin(Req *r);
Err aanpak_form_begin(Req *r);
Err aanpak_page_correct(Req *r);
Err aanpak_form_correct(Req *r);
Err aanpak_page_look_back(Req *r);
Err aanpak_form_look_back(Req *r);
Err aanpak_page_stop(Req *r);
Err aanpak_form_stop(Req *r);
Err aanpak_page_agenda(Req *r);
Err aanpak_form_agenda(Req *r);
Err aanpak_page_step(Req *r);
Err aanpak_form_step(Req *r);
Err aanpak_page_task(Req *r);
Err aanpak_form_task(Req *r);
Err aanpak_page_mine(Req *r);
Err aanpak_page_own(Req *r);
Err aanpak_form_own(Req *r);

// The targeted form, which the general routes hand over to.
Err aanpak_case_new(Req *r, const AanpakKwestieRow *k);
Err aanpak_case_add(Req *r, const AanpakKwestieRow *k);
Err aanpak_case_edit(Req *r, const AanpakGetRow *p);
Err aanpak_case_change(Req *r, const AanpakGetRow *p);

// ---- shared by the handlers ---------------------------------------------------------------------

extern const Choices aanpak_residents; // ja, nee
extern const Choices aanpak_yes;       // the box `ongewijzigd`

// The approach of r->id, with the look at it in the log. E_NOT_FOUND for who is no member.
Err aanpak_open(Req *r, AanpakGetRow *p);

// The kwestie of r->id; E_NOT_FOUND for who is no member.
Err aanpak_kwestie_open(Req *r, AanpakKwestieRow *k);

bool aanpak_may_write(const Req *r);
bool aanpak_is_case(const AanpakGetRow *p);    // a targeted one
bool aanpak_is_running(const AanpakGetRow *p); // in preparation or carried out

// A page under the approach p, or (p absent) under the list.
Err aanpak_page(Req *r, int status, const AanpakGetRow *p, Str title, Html body);

// In every write, inside its transaction: the approach and its kwestie are kept for a full term.
Err aanpak_touch(Req *r, Db *db, int64_t id, int64_t kwestie_id);
Err aanpak_log(Req *r, Db *db, Str name, int64_t id, Str number, Str detail);

// The day to look back was `before` and is `day` now, in a write: who may look back is told on the
// morning of that day, and no longer on another. Empty: no such day, or it is done.
Err aanpak_tell_review(Req *r, Db *db, int64_t id, int64_t circle_id, Str before, Str day);

// "over 2 dagen", "vandaag", "3 dagen te laat"
Str aanpak_when(Arena *a, Str today, Str day);
bool aanpak_is_late(Str today, Str day, Str state);
bool aanpak_is_soon(Str today, Str day, Str state); // within AANPAK_REMIND_DAYS
Str aanpak_count(Arena *a, int64_t n, const char *one, const char *more);

// ---- texts and privacy --------------------------------------------------------------------------

// For a targeted approach: whatever points at a person is refused, names without a title too.
// Absent when the text may stay.
Str aanpak_refuse(Arena *a, Str text);

// ---- process descriptions -----------------------------------------------------------------------

typedef struct AanpakProcess {
    Str code, title, about;
    Str evidence; // honest: what is known of whether it works
    Str goal, expect;
    size_t n;
    const Choice *steps; // code: the step; label: who
} AanpakProcess;

enum { AANPAK_PROCESSES = 3 };
extern const AanpakProcess aanpak_processes[AANPAK_PROCESSES];
const AanpakProcess *aanpak_process(Str code); // NULL when there is none
Str aanpak_process_text(Arena *a, const AanpakProcess *p);

// A line for each step: "Wat (wie)". More than AANPAK_STEPS_MAX, or a step that is too long, is
// said in *wrong.
typedef struct AanpakStepLines {
    size_t n;
    Choice v[AANPAK_STEPS_MAX]; // code: the step; label: who
} AanpakStepLines;
void aanpak_read_steps(Arena *a, Str text, AanpakStepLines *out, Str *wrong);

// ---- the gate -----------------------------------------------------------------------------------

typedef struct AanpakMissing {
    Str what;       // what is missing
    Str path, link; // where it can be filled in, when the viewer may; the words of that link
} AanpakMissing;

enum { AANPAK_MISSING_MAX = 24 };

typedef struct AanpakGate {
    size_t n_kwestie, n_own; // missing in the kwestie, which only an exception excuses; and here
    AanpakMissing kwestie[AANPAK_MISSING_MAX], own[AANPAK_MISSING_MAX];
    bool is_urgent; // a spoeduitzondering is in force
    int64_t urgent_until;
    Str urgent_by;
    bool may_begin;
} AanpakGate;

Err aanpak_gate(Req *r, Db *db, const AanpakGetRow *p, AanpakGate *out);

// ---- what the templates show --------------------------------------------------------------------

typedef struct AanpakFilter {
    Field state;
} AanpakFilter;

typedef struct AanpakListView {
    AanpakFilter filter;
    const AanpakKwestieRow *k; // absent: of all kwesties
    AanpakListRows rows;
    bool may_write, later;
    Str next, again, today;
} AanpakListView;

typedef struct AanpakProcessView {
    const AanpakProcess *p; // the one that is shown
    size_t n;               // or all of them
    const AanpakProcess *v;
} AanpakProcessView;

typedef struct AanpakForm {
    Field title, goal, audience, audience_fit, expect_what, expect_by, expect_seen, who_sees,
        who_decides, who_hears, residents, residents_why, rights_test, review_on, version, bewust,
        steps, ongewijzigd;
} AanpakForm;

enum { AANPAK_RULES = 18, AANPAK_CHANGE_RULES = 16 }; // a change has no steps

typedef struct AanpakFormView {
    AanpakForm form;
    FieldList wrong;
    const AanpakKwestieRow *k;    // of a new one
    const AanpakGetRow *p;        // of one that is there
    const AanpakProcess *process; // it begins from this one; absent: own steps
    bool has_conflict, has_begun, has_rights_tests;
    int64_t kwestie_id;
    Str form_token;
} AanpakFormView;

typedef struct AanpakCaseForm {
    Field case_reference, case_basis, case_decided_by, case_informed, case_reason, rights_test,
        review_on, version;
} AanpakCaseForm;

enum { AANPAK_CASE_RULES = 8 };

typedef struct AanpakCaseView {
    AanpakCaseForm form;
    FieldList wrong;
    const AanpakKwestieRow *k;
    const AanpakGetRow *p;
    bool has_conflict, has_rights_tests;
    int64_t kwestie_id;
    Str form_token;
} AanpakCaseView;

typedef struct AanpakShowView {
    const AanpakGetRow *p;
    AanpakStepsRows steps;
    AanpakTasksRows tasks;
    AanpakCorrectionsRows corrections;
    AanpakRightsTestsRows tests;
    AanpakGate gate;
    bool may_write, may_agenda;
    Str today, form_token;
    size_t late; // actions
} AanpakShowView;

typedef struct AanpakBeginView {
    const AanpakGetRow *p;
    AanpakGate gate;
    bool has_conflict;
    Str form_token;
} AanpakBeginView;

typedef struct AanpakCorrectForm {
    Field expect_what, expect_by, expect_seen, reason, version, bewust;
} AanpakCorrectForm;

enum { AANPAK_CORRECT_RULES = 6 };

typedef struct AanpakLookForm {
    Field observed, compared, learned, version, bewust;
} AanpakLookForm;

enum { AANPAK_LOOK_RULES = 5, AANPAK_CASE_LOOK_RULES = 2 };

typedef struct AanpakStopForm {
    Field reason, version, bewust;
} AanpakStopForm;

enum { AANPAK_STOP_RULES = 3 };

typedef struct AanpakReviewView {
    const AanpakGetRow *p;
    AanpakCorrectForm correct;
    AanpakLookForm look;
    AanpakStopForm stop;
    AanpakCorrectionsRows corrections;
    FieldList wrong;
    bool has_conflict, is_early;
    Str form_token;
} AanpakReviewView;

typedef struct AanpakAgendaView {
    const AanpakGetRow *p;
    bool is_there, has_region; // on the agenda already; somewhere to propose it
    Str form_token;
} AanpakAgendaView;

typedef struct AanpakStepForm {
    Field title, who, state, reason, version, bewust;
} AanpakStepForm;

enum { AANPAK_STEP_RULES = 6 };

typedef struct AanpakTaskForm {
    Field title, owner, due_on, state, note, version, bewust;
} AanpakTaskForm;

enum { AANPAK_TASK_RULES = 7 };

typedef struct AanpakOwnForm {
    Field state, note, version, bewust;
} AanpakOwnForm;

enum { AANPAK_OWN_RULES = 4 };

// The form of a step or of an action.
typedef struct AanpakPartView {
    const AanpakGetRow *p;
    int64_t id; // 0: a new one
    AanpakStepForm step;
    AanpakTaskForm task;
    FieldList wrong;
    bool has_conflict;
    Str form_token;
} AanpakPartView;

typedef struct AanpakMineView {
    AanpakMineRows rows;
    bool done, later;
    Str today, next, again;
} AanpakMineView;

typedef struct AanpakOwnView {
    AanpakOwnTaskRow task;
    AanpakOwnForm form;
    FieldList wrong;
    bool has_conflict;
    Str today, form_token;
} AanpakOwnView;

Html html_aanpak_list(Arena *arena, const AanpakListView *v);
Html html_aanpak_processes(Arena *arena, const AanpakProcessView *v);
Html html_aanpak_process(Arena *arena, const AanpakProcessView *v);
Html html_aanpak_choose(Arena *arena, const AanpakFormView *v);
Html html_aanpak_form(Arena *arena, const AanpakFormView *v);
Html html_aanpak_case(Arena *arena, const AanpakCaseView *v);
Html html_aanpak_show(Arena *arena, const AanpakShowView *v);
Html html_aanpak_plan(Arena *arena, const AanpakShowView *v);
Html html_aanpak_facts(Arena *arena, const AanpakShowView *v);
Html html_aanpak_steps(Arena *arena, const AanpakShowView *v);
Html html_aanpak_tasks(Arena *arena, const AanpakShowView *v);
Html html_aanpak_missing(Arena *arena, const AanpakGate *g);
Html html_aanpak_begin(Arena *arena, const AanpakBeginView *v);
Html html_aanpak_correct(Arena *arena, const AanpakReviewView *v);
Html html_aanpak_look(Arena *arena, const AanpakReviewView *v);
Html html_aanpak_stop(Arena *arena, const AanpakReviewView *v);
Html html_aanpak_agenda(Arena *arena, const AanpakAgendaView *v);
Html html_aanpak_step(Arena *arena, const AanpakPartView *v);
Html html_aanpak_task(Arena *arena, const AanpakPartView *v);
Html html_aanpak_mine(Arena *arena, const AanpakMineView *v);
Html html_aanpak_own(Arena *arena, const AanpakOwnView *v);
Html html_aanpak_unchanged(Arena *arena, const Field *f);
Html html_aanpak_when(Arena *arena, Str today, Str day, Str state);

#endif
