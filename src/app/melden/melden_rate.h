// melden_rate.h -- how often something public may be done by one address.
#ifndef APP_MELDEN_RATE_H
#define APP_MELDEN_RATE_H

#include "app/context.h"

typedef struct RateLimit {
    int64_t most;     // times
    int64_t window_s; // counted from the first time
} RateLimit;

// Count one more time that `who` does `what`, against each limit. *wait_s is 0 when that is
// allowed; else the seconds until it is again, and nothing was counted. Only a hash of `who` under
// the key of this installation is stored. Inside a transaction.
Err rate_take(Db *db, Req *r, Str what, Str who, const RateLimit *limits, size_t n,
              int64_t *wait_s);

// The same in a transaction of its own.
Err rate_take_now(Req *r, Str what, Str who, const RateLimit *limits, size_t n, int64_t *wait_s);

// "over 40 minuten", for a message.
Str rate_wait_text(Arena *a, int64_t wait_s);

#endif
