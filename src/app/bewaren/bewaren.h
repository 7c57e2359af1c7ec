// bewaren.h -- keeping no longer than needed: destroying and anonymising what is due, pauses, and
// declarations of destruction.
//
// Which record goes when, stands in the record itself (keep_until, from the settings) or follows
// from its age. What becomes of each kind, and why, stands in docs/decisions/0004-retention.md.
#ifndef APP_BEWAREN_H
#define APP_BEWAREN_H

#include "app/audit/audit.h"

enum {
    BEWAREN_BATCH = 100,           // records in one transaction
    BEWAREN_RUN_MAX = 5000,        // records in one run, so that a declaration can be read
    BEWAREN_AUDIT_BATCH = 5000,    // lines of the log in one transaction
    BEWAREN_INVITATION_S = 604800, // how long a link that no longer works is still recognised
    BEWAREN_ATTEMPT_S = 86400,     // how long counts of attempts are kept
};

typedef struct BewarenResult {
    int64_t run_id; // of the declaration; 0: nothing was due
    Str number;     // "V-2026-0001"
    int64_t items;  // records of this call
    bool more;      // BEWAREN_RUN_MAX was reached: call again
} BewarenResult;

// Destroy or anonymise what is due at `now` and not paused, in batches, each in a transaction of
// its own, with a line in `destruction` and in the log for each. A run that was broken off is taken
// up again under its own number. Afterwards the search index holds none of the words any more; on
// SQLite their bytes also leave the file of the database, once its log has been moved there
// (checkpoint). *out in a.
Err bewaren_run(Db *db, Arena *a, const Context *c, int64_t now, AuditActor who,
                BewarenResult *out);

// Remove sessions, invitations and counts of attempts that are over. No declaration: they are
// traces of access, without content. In a transaction of its own.
Err bewaren_purge(Db *db, Arena *a, int64_t now);

// Destroy one signal by decision, such as "onterecht signaal - vernietigen": its number, its
// municipality and its dates stay, all content goes, with contact details, follow link and the link
// to kwesties. Inside the caller's transaction, which has checked that the user may do this. It has
// a declaration of its own. reason: a code for the log, never content. E_NOT_FOUND when there is no
// such signal or its content is gone already; E_CONFLICT when a pause keeps it.
Err bewaren_destroy_signal(Req *r, Db *db, int64_t id, Str reason);

// Destroy one other record by decision: what is its kind ('network_contact'), object how its
// declaration names it, never content. Otherwise as bewaren_destroy_signal(): inside the caller's
// transaction, a declaration of its own, E_CONFLICT when a pause keeps it.
Err bewaren_destroy_record(Req *r, Db *db, Str what, int64_t id, Str object, Str reason);

extern const Route bewaren_routes[];

#endif
