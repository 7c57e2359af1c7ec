// bewaren_kind.h -- the kinds of record that have a term; for bewaren only.
#ifndef APP_BEWAREN_KIND_H
#define APP_BEWAREN_KIND_H

#include "app/bewaren/bewaren.h"
#include "bewaren_queries.h"

typedef struct BewarenKind {
    Str code, label; // 'signal', "Signaal"
    Str action;      // "vernietigd" or "geanonimiseerd"
    Str activity;    // of the log line; absent: only the declaration names it
    Str event;       // name of the log line
    Err (*erase)(Db *db, Arena *a, const BewarenDueRow *d);
} BewarenKind;

enum { BEWAREN_KINDS = 15 };
extern const BewarenKind bewaren_kinds[BEWAREN_KINDS];

// Every kind that a pause can be about: 'alles', the kinds above, and the log.
extern const Choices bewaren_what;

// The kind of a code; the code must be one of bewaren_kinds.
const BewarenKind *bewaren_kind(Str code);

// "Signaal" for 'signal'; the code itself when it is none.
Str bewaren_label(Str code);

// The first moment of the month in which a moment falls, in the Netherlands.
int64_t bewaren_month_of(int64_t unix_s);

// Take the words of what was destroyed out of the search index. Inside a transaction.
Err bewaren_clean_search(Db *db, Arena *a);

// All that hangs on a signal and is content or person, for both ways to end one.
Err bewaren_erase_around_signal(Db *db, Arena *a, int64_t id);

// Empty a signal by decision. Inside a transaction.
Err bewaren_erase_signal(Db *db, Arena *a, int64_t id, int64_t now);

// A new declaration; *number in a. Inside a transaction.
Err bewaren_run_begin(Db *db, Arena *a, int64_t now, int64_t account_id, int64_t *id, Str *number);

#endif
