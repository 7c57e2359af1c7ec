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

enum { AUDIT_ACTIVITIES = 8 };
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
    bool failed; // it was tried, and refused
} AuditEntry;

// Add a line, by whoever asks r. Inside a transaction.
Err audit_add(Req *r, Db *db, AuditEntry entry);

// The same from a job or the command line: actor is what the line shows.
Err audit_add_by(Db *db, Arena *a, const Context *c, Str actor, int64_t now, AuditEntry entry);

// Note that r's user looked at something confidential, in a transaction of its own; once in
// AUDIT_READ_AGAIN_S for the same person and object. Call it before the content is shown.
Err audit_read(Req *r, AuditEntry entry);

// Walk the chain. E_CONFLICT, with the number of the first line that is wrong in its text, when a
// line was changed or is missing; *lines is how many were right.
Err audit_verify(Db *db, int64_t *lines);

#endif
