// audit.h -- the log of processing: who did what with which data, and why.
//
// In the shape of the standard Logboek Dataverwerkingen (Logius). A line is written in the same
// transaction as what it tells of, and carries the hash of the line before it, so that a changed or
// missing line is found (audit_verify).
#ifndef APP_AUDIT_H
#define APP_AUDIT_H

#include "app/context.h"

enum { AUDIT_READ_AGAIN_S = 900 }; // looking at the same thing again within this time is one look

// A processing activity of the register that /verwerkingen shows; its URI goes into every line.
typedef struct AuditActivity {
    Str code, title, purpose, ground;
} AuditActivity;

enum { AUDIT_ACTIVITIES = 11 };
extern const AuditActivity audit_activities[AUDIT_ACTIVITIES];

// What was done. name says it as object.verb: 'signal.read', 'account.locked'. detail never holds
// content: which fields, which reason code.
typedef struct AuditEntry {
    Str name;
    Str activity;    // code of an AuditActivity
    Str object_kind; // 'signal'
    int64_t object_id;
    Str object; // 'S-2026-0042'
    Str detail;
    bool failed;     // it was tried, and refused
    Str parent_span; // of the line within which this was done; absent when it stands by itself
    Str *span;       // where to put the span of this line; may be NULL
} AuditEntry;

// Who did it, when that is not simply whoever sent a request.
typedef struct AuditActor {
    int64_t id; // account; 0: the program itself, or nobody with an account
    Str text;   // function and organisation, as the line shows it
    Str trace;  // 32 hex digits that all lines of one piece of work share; absent: each its own
} AuditActor;

// Add a line, by whoever asks r. Inside a transaction. All lines of one request have one trace.
Err audit_add(Req *r, Db *db, AuditEntry entry);

// The same from a job or the command line: actor is what the line shows.
Err audit_add_by(Db *db, Arena *a, const Context *c, Str actor, int64_t now, AuditEntry entry);
Err audit_add_as(Db *db, Arena *a, const Context *c, AuditActor actor, int64_t now,
                 AuditEntry entry);

// The actor that audit_add() writes for r, for work that has no Req.
AuditActor audit_actor(Req *r);

// A new trace, for work that no request asked for.
Str audit_trace(Arena *a);

// Note that r's user looked at something confidential, in a transaction of its own; once in
// AUDIT_READ_AGAIN_S for the same person and object. Call it before the content is shown.
Err audit_read(Req *r, AuditEntry entry);

// ---- the chain ----------------------------------------------------------------------------------

// The end of the chain: the number and the hash of its last line.
typedef struct AuditHead {
    int64_t n;
    Str hash;
} AuditHead;

typedef struct AuditState {
    int64_t lines;   // how many are right, from the beginning
    AuditHead head;  // the last line that is right
    int64_t wrong_n; // the first line that is not; 0 when all are
    Str wrong;       // what is wrong with it, for people, in Dutch; absent when nothing is
} AuditState;

// Walk the whole chain: each line against its own hash and against the line before it; the first
// against the anchor; and the heads that audit_note_head() kept, so that lines cut off the end are
// missed. known: a head that was kept elsewhere, or n 0. Fails only when the database does; what it
// finds stands in *out, in a. Reads every line: about a second for each hundred thousand.
//
// Its limit: the key that seals heads and anchor stands in the same database. Who can write all of
// it, and has the program, can make a new chain that is right in itself. Only a head that was kept
// out of their reach (the journal, `known`) shows that.
Err audit_verify(Db *db, Arena *a, const Context *c, AuditHead known, AuditState *out);

// Verify, then keep what was found: in the table of heads with a seal, and as one line in the log
// of the program. For the keeper, each night. OK also when the chain is wrong; *out tells.
Err audit_note_head(Db *db, Arena *a, const Context *c, int64_t now, AuditState *out);

// Destroy the lines from before a moment, oldest first, at most at_most of them; the anchor then
// says where the chain begins. Inside a transaction. first and last are 0 when there were none.
typedef struct AuditTrim {
    int64_t first, last; // numbers of the lines that went
} AuditTrim;
Err audit_trim(Db *db, Arena *a, const Context *c, int64_t before, int64_t at_most, AuditTrim *out);

// How many lines there are from before a moment.
Err audit_count_before(Db *db, Arena *a, int64_t before, int64_t *lines);

// When the last line was written, in unix seconds; 0 when there is none.
Err audit_last_at(Db *db, Arena *a, int64_t *at);

extern const Route audit_routes[];

#endif
