// weging.h -- weighing an agenda item together: picture, scores, judgement, decision; in that
// order, which the program keeps. The header for other features.
//
// Each participant scores alone. Until all have, or the chair closes, nobody sees anything of
// another's scores but who is done; afterwards the marks are shown, never whose they are. There is
// no sum and no rank.
#ifndef APP_WEGING_H
#define APP_WEGING_H

#include "app/overleg/overleg.h"

enum {
    CRITERIA_MAX = 30, // in one set
    WEGING_SCORERS_MAX = 60,
    WEGING_EXPLANATIONS = 3, // other explanations, before judgement
    WEGING_SCORERS_MIN = 3,  // with two, each knows what the other chose
    WEGING_TASKS_MAX = 5,    // that one decision gives out
    WEGING_TEXT_MAX = 2000,  // characters
    WEGING_LINE_MAX = 160,
    WEGING_REASON_MAX = 600, // of one score
    WEGING_MARKS = 5,
};

extern const Route weging_routes[], criteria_routes[], uitkomst_routes[];

extern const Choices weging_phases;       // beeld, scoren, oordeel, besluit, klaar
extern const Choices weging_marks;        // geen, licht, duidelijk, sterk, onbekend
extern const Choices weging_lenses;       // ervaren, aangetoond, mogelijk
extern const Choices weging_consequences; // of an outcome: geen, terug, vraag, actie, ...

// ---- for the demo and other features ------------------------------------------------------------
// All of these run inside a transaction. They look at no one's rights and write no log line: that
// is for the caller. Codes were checked; texts are as typed.

// The criteria set by which a region weighs now. A region that has none yet gets the example set of
// eleven questions, and one that has no outcomes the usual ones.
Err weging_ready(Db *db, Arena *a, int64_t partnership_id, int64_t now, int64_t *set_id);

// Begin the weighing of an item (phase beeld), by the set that the region uses now. Twice does
// nothing.
Err weging_begin(Db *db, Arena *a, int64_t item_id, int64_t now);

// kind: uitspraak (with a lens), verklaring, or afwijkend (with by_function).
Err weging_note(Db *db, Arena *a, int64_t item_id, Str kind, Str lens, Str body, Str by_function,
                int64_t account_id, int64_t now);

// The picture, and what would prove it wrong. E_CONFLICT when a colleague saved first.
Err weging_set_picture(Db *db, Arena *a, int64_t item_id, int64_t version, Str picture,
                       Str disproof);

// Open the scoring for these people. E_CONFLICT when the weighing is not in phase beeld, or has no
// picture.
Err weging_open_scores(Db *db, Arena *a, int64_t item_id, const int64_t *people, size_t n);

// The score of one criterion, and that someone has given all theirs. For a request, weging_scoren.c
// does this with the rights of who asks.
Err weging_score(Db *db, Arena *a, int64_t item_id, int64_t account_id, int64_t criterion_id,
                 Str value, Str reason);
Err weging_score_done(Db *db, Arena *a, int64_t item_id, int64_t account_id, int64_t now);

// Close the scoring: what is not finished falls away, whose the scores are is forgotten, and each
// criterion that someone could not
// answer becomes a question (info_request) that the chair directs to a partner. by 0: all were
// done. *closed is false when it was closed already.
Err weging_close_scores(Db *db, Arena *a, int64_t item_id, int64_t by, int64_t now, bool *closed);

// On to judgement or decision. What is in the way comes out as a sentence in *refused, in Dutch;
// absent when nothing is.
Err weging_go_on(Db *db, Arena *a, int64_t item_id, Str from, Str *refused);

Err weging_set_judgement(Db *db, Arena *a, int64_t item_id, int64_t version, Str judgement);

typedef struct WegingTask {
    Str title, due_on;
    int64_t owner_id, organisation_id;
} WegingTask;

typedef struct WegingDecision {
    int64_t item_id, version;
    Str outcome; // a code of the region's outcomes
    Str decision, reason, feedback;
    Str until_on, until_question;                    // consequence terug
    Str case_reference, case_basis, case_decided_by; // verwijzing
    Str case_informed, case_reason;                  // ja or nee, and why not
    Str info_question;                               // vraag
    int64_t info_organisation;                       // 0: nobody yet
    Str trend_theme, trend_title, trend_body;        // trend
    size_t ntasks;
    WegingTask tasks[WEGING_TASKS_MAX];
    int64_t by, organisation_id; // who decides on behalf of the table; whose a trend is
} WegingDecision;

typedef struct WegingDecided {
    int64_t next_id;  // the item that comes back; 0: none
    int64_t trend_id; // the concept; 0: none
    bool destroys;    // the caller destroys the signals below, in the same transaction
    size_t nsignals;
    const int64_t *signals; // of the item, that still had content
} WegingDecided;

// Decide: phase klaar, the item was discussed, and all that follows from the outcome. E_CONFLICT
// when it is not in phase besluit, or a colleague was first; E_NOT_FOUND for an unknown outcome.
Err weging_decide(Db *db, Arena *a, const WegingDecision *d, int64_t now, WegingDecided *out);

// The criteria of a weighing, for a report: position, question.
typedef struct WegingCriterion {
    int64_t id, position;
    Str question, help;
} WegingCriterion;
Err weging_criteria(Db *db, Arena *a, int64_t set_id, size_t *n, const WegingCriterion **out);

// ---- on other pages -----------------------------------------------------------------------------

// What the page of an agenda item says of its weighing; empty when there is nothing to say. No look
// at the item is logged: the page has done so.
Err weging_card(Req *r, const AgendaItem *item, Html *out);

#endif
