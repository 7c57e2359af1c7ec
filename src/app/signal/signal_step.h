// signal_step.h -- the way of a signal through the statuses: one table, for the pages, the batch
// and the tests. Status 'kwestie' is not in it: that follows from gathering the signal in a kwestie
// (kwestie_link_signal()), and ends when it is in none any more.
#ifndef APP_SIGNAL_STEP_H
#define APP_SIGNAL_STEP_H

#include "app/signal/signal.h"
#include "signal_follow_queries.h"

enum {
    NEEDS_NAVRAAG = 1 << 0, // the reporter was asked, or there is a reason why not
    NEEDS_REASON = 1 << 1,
    NEEDS_OUTCOME = 1 << 2,
    MAY_REFER = 1 << 3, // has room for a reference to a case outside
};

enum {
    SIGNAL_REASON_MIN = 10, // characters
    SIGNAL_REASON_MAX = 1000,
    SIGNAL_UNDO_S = 900,    // how long a step can be taken back
    SIGNAL_REVIEW_DAYS = 91 // what was kept off the agenda is looked at again each quarter
};

typedef struct SignalStep {
    Str from, to;
    int needs;
    Str label; // of the button
} SignalStep;

enum { SIGNAL_STEPS = 18 };
extern const SignalStep signal_steps[SIGNAL_STEPS];

// The step between two statuses; NULL when there is none.
const SignalStep *signal_step(Str from, Str to);

// What goes with a step.
typedef struct SignalChange {
    Str to, outcome, reason;
    Str reference, ground, informed; // of a case outside; informed: "ja", "nee" or empty
    int64_t batch;                   // 0: a step by itself
    bool is_sure;                    // that the text may be destroyed
} SignalChange;

// Why this signal cannot take the step; absent when it can. In Dutch, to stand after a number.
Str signal_step_refusal(const SignalFollowGetRow *s, const SignalChange *c);

// The days and terms that a municipality chose, read once for many.
typedef struct SignalDays {
    int64_t follow_up, ready, weigh, keep, keep_contact;
} SignalDays;

Err signal_days(Db *db, Arena *a, SignalDays *out);

// Take a step that was not refused. Inside a transaction. E_CONFLICT when someone else changed the
// signal after it was read. An outcome "onterecht" destroys the text;
// E_CONFLICT then also says that a pause of destruction keeps it.
Err signal_take_step(Req *r, Db *db, const SignalDays *days, const SignalFollowGetRow *s,
                     const SignalChange *c);

// Hand over to a colleague, with a note that may be empty. Inside a transaction; the same errors.
Err signal_hand_over(Req *r, Db *db, const SignalFollowGetRow *s, int64_t to, Str name, Str note,
                     int64_t batch);

// Who may follow up signals of this circle, as a choice: id and name.
Err signal_colleagues(Db *db, Arena *a, int64_t circle_id, Choices *out);

// The day by which the next step must be taken, for a status that begins today.
Str signal_due_after(Arena *a, const SignalDays *days, Str status, Str today);

// Add an event by whoever asks.
Err signal_event(Req *r, Db *db, int64_t signal_id, Str kind, Str body, Str detail);

// The log line of something that was done with a signal.
Err signal_audit(Req *r, Db *db, const char *name, const SignalFollowGetRow *s, Str detail);

// ---- undoing ------------------------------------------------------------------------------------

// Whether this person can take back the last step of this signal. Reads only.
Err signal_may_undo(Req *r, int64_t signal_id, int64_t version, bool *out);

// Take back the last step of signal_id, or all steps of a batch (then signal_id is 0), as far as
// nothing changed since. *undone is how many. Inside a transaction.
Err signal_undo(Req *r, Db *db, int64_t signal_id, int64_t batch, int64_t *undone);

#endif
