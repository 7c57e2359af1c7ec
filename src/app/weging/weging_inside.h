// weging_inside.h -- for weging*.c and the templates of this folder only.
#ifndef APP_WEGING_INSIDE_H
#define APP_WEGING_INSIDE_H

#include "app/account/account.h"
#include "app/audit/audit.h"
#include "app/kwestie/kwestie.h"
#include "app/setting/setting.h"
#include "app/signal/signal.h"
#include "app/weging/weging.h"
#include "assets.h"
#include "stats/alpha.h"
#include "web/chart.h"
#include "weging_lijst_queries.h"
#include "weging_queries.h"
#include "weging_score_queries.h"
#include "weging_signal_queries.h"

// Under which a person is told once that their score is asked; see bericht.h.
Str weging_score_once(Arena *a, int64_t item_id);

// ---- handlers, in the order of the routes -------------------------------------------------------

Err weging_page_show(Req *r);
Err weging_form_begin(Req *r);
Err weging_page_picture(Req *r);
Err weging_form_picture(Req *r);
Err weging_form_note(Req *r);
Err weging_form_note_drop(Req *r);
Err weging_page_open(Req *r);
Err weging_form_open(Req *r);
Err weging_page_score(Req *r);
Err weging_form_score(Req *r);
Err weging_form_close(Req *r);
Err weging_form_go_on(Req *r);
Err weging_page_judgement(Req *r);
Err weging_form_judgement(Req *r);
Err weging_page_request(Req *r);
Err weging_form_request(Req *r);
Err weging_page_decide(Req *r);
Err weging_form_decide(Req *r);

Err criteria_page_list(Req *r);
Err criteria_page_show(Req *r);
Err criteria_form_new(Req *r);
Err criteria_page_edit(Req *r);
Err criteria_form_edit(Req *r);
Err criteria_form_publish(Req *r);

Err uitkomst_page_list(Req *r);
Err uitkomst_page_edit(Req *r);
Err uitkomst_form_edit(Req *r);

// ---- shared by the handlers ---------------------------------------------------------------------

// What every page of a weighing begins with.
typedef struct Weging {
    AgendaItem item;
    bool begun;
    WegingGetRow w; // when it has begun
    Str base;       // "/overleg/12/punten/34/weging"
} Weging;

// The weighing of r's item, with the look at it in the log. E_NOT_FOUND for who may not see it.
Err weging_open(Req *r, Weging *x);

bool weging_in(const Weging *x, const char *phase);
bool weging_scores_shown(const Weging *x); // the spread may be seen

// A page under the item.
Err weging_page(Req *r, int status, const Weging *x, Str title, Html body);

// Back to the weighing, with a message.
Err weging_done(Req *r, const Weging *x, const char *code);

// "Dit kan nu niet": the weighing, with the reason above it, and status 409.
Err weging_refuse(Req *r, const Weging *x, Str why);

// E_FORBIDDEN for who does not lead the consultation of this region.
Err weging_only_chair(Req *r, const Weging *x);

// "12" as it stands in a form.
Str weging_version(Arena *a, const Weging *x);

// People at the table who may take part, each once.
typedef struct WegingPerson {
    int64_t id, organisation_id;
    Str name, function, organisation;
    bool is_away, is_chosen;
} WegingPerson;
Err weging_people(Req *r, int64_t item_id, size_t *n, WegingPerson **out);

// The function and organisation of someone, as dissent and the log name them.
Err weging_function(Req *r, Str *out);

// ---- the spread ---------------------------------------------------------------------------------

typedef struct SpreadReason {
    Str mark, text;
} SpreadReason;

typedef struct SpreadCriterion {
    int64_t position;
    Str question;
    int64_t counts[WEGING_MARKS]; // in the order of weging_marks
    Str figure, words;            // agreement: "0,42", "verdeeld"
    Html strip;
    size_t n_reasons;
    const SpreadReason *reasons;
} SpreadCriterion;

typedef struct Spread {
    size_t n;
    const SpreadCriterion *v;
    Str figure, words; // of all criteria together
    int64_t people;    // who scored
} Spread;

// All marks of a weighing whose scores were closed.
Err weging_spread(Req *r, const Weging *x, Spread *out);

// The same from marks, without a database. rows are in an order that says nothing of who gave them.
Err weging_spread_of(Arena *a, size_t n, const WegingCriterion *criteria,
                     const WegingMarksRows *rows, Spread *out);

// ---- what the templates show --------------------------------------------------------------------

typedef struct WegingNoteForm {
    Field lens, body, by_function, bewust;
} WegingNoteForm;

enum { NOTE_RULES = 4 };

typedef struct WegingShowView {
    const Weging *x;
    const WegingGetRow *w;
    Str refused, form_token, state; // state: changes when something changed that others may see
    bool may_lead, asks_me, am_done, may_note, may_dissent, is_member;
    int64_t viewer;
    WegingNotesRows notes;
    size_t n_statements, n_explanations, n_dissent;
    WegingScorersRows scorers;
    size_t n_done;
    Spread spread;
    WegingRequestsRows requests;
    WegingTasksRows tasks;
    WegingNextRows next;
    OutcomeOfRow outcome;
    Str wrong_kind; // the note form that is shown again
    WegingNoteForm statement, explanation, dissent;
    FieldList wrong;
} WegingShowView;

// The page, also with a refusal, or a note that was refused (wrong_kind and its form filled in).
Err weging_show(Req *r, int status, const Weging *x, WegingShowView *v);

// The empty forms of statements, explanations and dissent; that of wrong_kind is left as it was
// sent.
Err weging_note_forms(Req *r, WegingShowView *v);

// Where the weighing is: done, now or still to come.
Str weging_step_state(const Weging *x, size_t phase);

typedef struct WegingTextForm {
    Field picture, disproof, judgement, version, bewust;
} WegingTextForm;

typedef struct WegingTextView {
    const Weging *x;
    WegingTextForm form;
    bool is_judgement, has_conflict;
    FieldList wrong;
    Str form_token;
} WegingTextView;

typedef struct WegingOpenView {
    const Weging *x;
    size_t n;
    const WegingPerson *people;
    Str form_token, error;
} WegingOpenView;

typedef struct WegingScoreForm {
    Field value[CRITERIA_MAX], reason[CRITERIA_MAX], bewust;
} WegingScoreForm;

typedef struct WegingScoreView {
    const Weging *x;
    size_t n;
    const WegingCriterion *criteria;
    WegingScoreForm form;
    bool is_done;
    FieldList wrong;
    Str form_token;
} WegingScoreView;

typedef struct WegingRequestForm {
    Field vraag, organisatie, tekst, doel, grondslag, dag, version, bewust;
} WegingRequestForm;

typedef struct WegingRequestView {
    const Weging *x;
    WegingRequestForm form;
    FieldList wrong;
    bool has_conflict;
    Str form_token;
} WegingRequestView;

typedef struct WegingDecideForm {
    Field uitkomst, decision, reason, until_on, until_question, case_reference, case_basis,
        case_decided_by, case_informed, case_reason, info_question, info_organisation, trend_theme,
        trend_title, trend_body, zeker, feedback, version, bewust;
    Field task[WEGING_TASKS_MAX], owner[WEGING_TASKS_MAX], due[WEGING_TASKS_MAX];
} WegingDecideForm;

typedef struct WegingDecideView {
    const Weging *x;
    OutcomeActiveRows outcomes;
    const OutcomeActiveRow *chosen; // absent: to be chosen first
    Str consequence;
    WegingDecideForm form;
    size_t n_signals;
    bool has_conflict;
    FieldList wrong;
    Str form_token;
} WegingDecideView;

// One sentence on what an outcome does.
Str weging_consequence_hint(Str consequence);

enum { QUESTION_ROWS = 24 };

typedef struct CriteriaForm {
    Field name, note, version;
    Field place[QUESTION_ROWS], question[QUESTION_ROWS], help[QUESTION_ROWS];
} CriteriaForm;

typedef struct CriteriaView {
    CriteriaListRows rows;
    const CriteriaGetRow *set;
    CriteriaQuestionsRows questions;
    CriteriaForm form;
    size_t shown; // rows of questions
    FieldList wrong;
    bool may_lead, has_conflict;
    Str form_token;
} CriteriaView;

extern const Choices criteria_states; // concept, gepubliceerd, vervangen

typedef struct UitkomstForm {
    Field label, consequence, position, active, version;
} UitkomstForm;

typedef struct UitkomstView {
    OutcomeListRows rows;
    UitkomstForm form;
    FieldList wrong;
    bool may_lead, has_conflict, is_new;
    int64_t partnership_id;
    Str code, form_token;
} UitkomstView;

// See to it that the regions of r's user have criteria and outcomes.
Err weging_ready_here(Req *r);

Html html_weging_show(Arena *arena, const WegingShowView *v);
Html html_weging_kaart(Arena *arena, const WegingShowView *v);
Html html_weging_nu(Arena *arena, const WegingShowView *v);
Html html_weging_stand(Arena *arena, const WegingShowView *v);
Html html_weging_beeld(Arena *arena, const WegingShowView *v);
Html html_weging_spreiding(Arena *arena, const WegingShowView *v);
Html html_weging_besloten(Arena *arena, const WegingShowView *v);
Html html_weging_note(Arena *arena, const WegingShowView *v, Str kind, const WegingNoteForm *f);
Html html_weging_stappen(Arena *arena, const Weging *x);
Html html_weging_tekst(Arena *arena, const WegingTextView *v);
Html html_weging_openen(Arena *arena, const WegingOpenView *v);
Html html_weging_scoren(Arena *arena, const WegingScoreView *v);
Html html_weging_radio(Arena *arena, const Field *f);
Html html_weging_vragen(Arena *arena, const WegingShowView *v);
Html html_weging_vraag(Arena *arena, const WegingRequestView *v);
Html html_weging_kiezen(Arena *arena, const WegingDecideView *v);
Html html_weging_besluit(Arena *arena, const WegingDecideView *v);
Html html_weging_criteria_lijst(Arena *arena, const CriteriaView *v);
Html html_weging_criteria_set(Arena *arena, const CriteriaView *v);
Html html_weging_criteria_form(Arena *arena, const CriteriaView *v);
Html html_weging_uitkomst_lijst(Arena *arena, const UitkomstView *v);
Html html_weging_uitkomst_form(Arena *arena, const UitkomstView *v);

#endif
