// signal_add.h -- the rule for a new signal, shared by adding one and adding many.
#ifndef APP_SIGNAL_ADD_H
#define APP_SIGNAL_ADD_H

#include "app/signal/signal.h"

// The days that follow from when a signal was received.
typedef struct SignalFirstDays {
    Str received_on, due_on, keep_until;
} SignalFirstDays;
SignalFirstDays signal_first_days(Arena *a, const SignalTerms *t, int64_t received_at);

// Who may see it follows from the confidentiality that the reporter chose.
Err signal_circle(Db *db, Arena *a, const SignalNew *n, int64_t *circle);

#endif
