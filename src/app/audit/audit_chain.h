// audit_chain.h -- how a line of the log is hashed and an end of the chain sealed; for audit only.
#ifndef APP_AUDIT_CHAIN_H
#define APP_AUDIT_CHAIN_H

#include "app/audit/audit.h"
#include "audit_queries.h"

// The hash of a line, in hex: SHA-256 of every field with its length before it, so that no text can
// be moved from one field to the next unseen. The line's own hash does not count.
Str audit_line_hash(Arena *a, const AuditPageRow *l);

// Our seal on a point of the chain, in hex. what: "anchor", "head" and whatever goes with it.
Str audit_seal(Arena *a, const Context *c, Str what, int64_t n, Str hash);

#endif
