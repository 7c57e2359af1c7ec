// Counting how often something is done. The count and its moment stand in the table rate, under a
// keyed hash: who has the database does not learn the address.
#include "app/melden/melden_rate.h"

#include "melden_rate_queries.h"

static Str
bucket_of(const Req *r, Str what, Str who, int64_t window_s)
{
    Str plain = str_fmt(r->arena, "%.*s|%lld|%.*s", (int)what.n, what.p, (long long)window_s,
                        (int)who.n, who.p);
    return hash_hex(r->arena, hash_keyed(r->arena, context_of(r)->key, plain));
}

// How long until one more is allowed under this limit; 0: now.
static Err
wait_for(Db *db, Req *r, Str bucket, const RateLimit *limit, int64_t *wait_s)
{
    MeldenRateGetRow row;
    *wait_s = 0;
    Err e = q_melden_rate_get(db, r->arena, bucket, &row);
    if (err_code(e) == E_NOT_FOUND)
        return OK;
    TRY(e);
    int64_t left = row.since + limit->window_s - r->now;
    *wait_s = row.n >= limit->most && left > 0 ? left : 0;
    return OK;
}

Err
rate_take(Db *db, Req *r, Str what, Str who, const RateLimit *limits, size_t n, int64_t *wait_s)
{
    *wait_s = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t wait;
        TRY(wait_for(db, r, bucket_of(r, what, who, limits[i].window_s), &limits[i], &wait));
        *wait_s = wait > *wait_s ? wait : *wait_s;
    }
    for (size_t i = 0; i < n && *wait_s == 0; i++) {
        Str bucket = bucket_of(r, what, who, limits[i].window_s);
        TRY(q_melden_rate_add(db, r->arena, bucket, r->now, r->now - limits[i].window_s));
    }
    return OK;
}

typedef struct Taking {
    Req *r;
    Str what, who;
    const RateLimit *limits;
    size_t n;
    int64_t wait_s;
} Taking;

static Err
take(Db *db, void *arg)
{
    Taking *t = arg;
    return rate_take(db, t->r, t->what, t->who, t->limits, t->n, &t->wait_s);
}

Err
rate_take_now(Req *r, Str what, Str who, const RateLimit *limits, size_t n, int64_t *wait_s)
{
    Taking t = {r, what, who, limits, n, 0};
    TRY(db_transaction(r->db, take, &t));
    *wait_s = t.wait_s;
    return OK;
}

Str
rate_wait_text(Arena *a, int64_t wait_s)
{
    int64_t minutes = (wait_s + 59) / 60;
    if (minutes <= 1)
        return S("over een minuut");
    if (minutes < 120)
        return str_fmt(a, "over %lld minuten", (long long)minutes);
    return str_fmt(a, "over %lld uur", (long long)((minutes + 59) / 60));
}
