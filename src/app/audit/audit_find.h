// audit_find.h -- looking lines up in the log: what is asked for in the address; for audit only.
#ifndef APP_AUDIT_FIND_H
#define APP_AUDIT_FIND_H

#include "app/audit/audit.h"
#include "audit_queries.h"

// The form above the list; its names are those in the address.
typedef struct AuditForm {
    Field van, tot, persoon, verwerking, object, activiteit;
} AuditForm;

enum { AUDIT_FIELDS = 6 };

// What the form asks for, ready for a query.
typedef struct AuditFilter {
    int64_t from_ms, to_ms; // up to and without to_ms
    int64_t low;            // the first line of that period
    int64_t before;         // only lines before this number
    int64_t actor_id;       // -1: anyone
    Str name, object, activity;
    bool none; // the period has no lines
} AuditFilter;

// Read the form from the address. *all_right tells whether every field is; if not, errors stand in
// form. rules: AUDIT_FIELDS of them.
Err audit_form_read(Req *r, FieldRule *rules, AuditForm *form, AuditFilter *out, bool *all_right);

// The numbers of the next lines that fit, newest first, at most at_most of them, made in a.
Err audit_find(Db *db, Arena *a, const AuditFilter *f, int64_t at_most, int64_t **numbers,
               size_t *n);

#endif
