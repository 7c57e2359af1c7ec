// Counting failures, and knowing devices.
#include "app/account/login_limit.h"

#include "app/account/session.h"
#include "login_queries.h"

enum { SEAL_HEX = 32 }; // 128 bits are enough for a seal, and keep the cookie short

static Str
bucket(Req *r, const char *kind, Str a, Str b)
{
    Str text = str_fmt(r->arena, "login|%s|%zu:%.*s|%.*s", kind, a.n, (int)a.n, a.p ? a.p : "",
                       (int)b.n, b.p ? b.p : "");
    return hash_hex(r->arena, hash_keyed(r->arena, context_of(r)->key, text));
}

// ---- known devices ------------------------------------------------------------------------------
// The cookie is "TOKEN.SEAL.SEAL...": a random token of this browser, and for each account that is
// known here our seal on account and token.

static Str
device_cookie(Req *r)
{
    return session_has_tls(r) ? S("__Host-weerglas-apparaat") : S("weerglas-apparaat");
}

typedef struct Device {
    Str token; // absent: not known at all
    Str seals[DEVICE_ACCOUNTS];
    size_t n;
} Device;

static Device
read_device(Req *r)
{
    Device d = {0};
    Cursor c = cursor(req_cookie(r, device_cookie(r)));
    Str token, seal;
    if (!c.p || !cursor_until(&c, S("."), 64, &token) || token.n < 40)
        return d;
    d.token = token;
    while (d.n < DEVICE_ACCOUNTS && !cursor_at_end(&c)) {
        if (!cursor_until(&c, S("."), SEAL_HEX + 1, &seal)) {
            seal = cursor_rest(&c);
            c.p = c.end;
        }
        if (seal.n == SEAL_HEX)
            d.seals[d.n++] = seal;
    }
    return d;
}

static Str
device_seal(Req *r, int64_t account_id, Str token)
{
    Str who = str_fmt(r->arena, "%lld", (long long)account_id);
    return (Str){bucket(r, "device-seal", who, token).p, SEAL_HEX};
}

static bool
is_known(Req *r, const Device *d, int64_t account_id)
{
    if (!d->token.p || account_id == 0)
        return false;
    Str seal = device_seal(r, account_id, d->token);
    bool known = false;
    for (size_t i = 0; i < d->n; i++)
        known |= secret_same(seal, d->seals[i]);
    return known;
}

void
login_device_remember(Req *r, int64_t account_id)
{
    Device d = read_device(r);
    Str token = d.token.p ? d.token : random_token(r->arena, TOKEN_SIZE);
    Str mine = device_seal(r, account_id, token);
    Str value = str_fmt(r->arena, "%.*s.%.*s", (int)token.n, token.p, (int)mine.n, mine.p);
    for (size_t i = 0, kept = 1; i < d.n && kept < DEVICE_ACCOUNTS; i++) {
        if (str_eq(d.seals[i], mine))
            continue;
        value =
            str_fmt(r->arena, "%.*s.%.*s", (int)value.n, value.p, (int)d.seals[i].n, d.seals[i].p);
        kept++;
    }
    respond_cookie(r, device_cookie(r), value, (int64_t)DEVICE_DAYS * 86400, session_has_tls(r));
}

// ---- counting -----------------------------------------------------------------------------------

LoginLimit
login_limit(Req *r, Str email, int64_t account_id)
{
    Device d = read_device(r);
    Str id = str_fmt(r->arena, "%lld", (long long)account_id);
    if (is_known(r, &d, account_id))
        return (LoginLimit){.who = bucket(r, "device", id, d.token)};
    return (LoginLimit){.who = bucket(r, "account", email, S("")),
                        .address = bucket(r, "address", r->address, S(""))};
}

static Err
read_bucket(Req *r, Db *db, Str name, LoginFailureGetRow *row)
{
    Err e = q_login_failure_get(db, r->arena, name, row);
    if (err_code(e) != E_NOT_FOUND)
        return e;
    *row = (LoginFailureGetRow){.since = r->now};
    return OK;
}

Err
login_limit_wait(Req *r, const LoginLimit *l, int64_t *wait_s)
{
    const Str names[] = {l->who, l->address};
    *wait_s = 0;
    for (size_t i = 0; i < COUNT(names); i++) {
        LoginFailureGetRow row = {0};
        if (names[i].p)
            TRY(read_bucket(r, r->db, names[i], &row));
        if (row.until - r->now > *wait_s)
            *wait_s = row.until - r->now;
    }
    return OK;
}

// How long to pause after the n-th failure in a row; 0: not yet.
static int64_t
pause_after(int64_t n)
{
    if (n % LIMIT_TRIES != 0)
        return 0;
    int64_t pause = LIMIT_FIRST_S;
    for (int64_t i = LIMIT_TRIES; i < n && pause < LIMIT_LONGEST_S; i += LIMIT_TRIES)
        pause *= 2;
    return pause < LIMIT_LONGEST_S ? pause : LIMIT_LONGEST_S;
}

static Err
count_address(Req *r, Db *db, Str name)
{
    LoginFailureGetRow row;
    TRY(read_bucket(r, db, name, &row));
    if (r->now - row.since > LIMIT_ADDRESS_S)
        row = (LoginFailureGetRow){.since = r->now};
    int64_t until = ++row.n >= LIMIT_ADDRESS_TRIES ? row.since + LIMIT_ADDRESS_S : 0;
    return q_login_failure_put(db, r->arena, name, row.n, row.since, until);
}

Err
login_limit_failed(Req *r, Db *db, const LoginLimit *l)
{
    LoginFailureGetRow row;
    TRY(read_bucket(r, db, l->who, &row));
    if (r->now - row.since > LIMIT_FORGET_S)
        row = (LoginFailureGetRow){0};
    int64_t pause = pause_after(++row.n);
    int64_t until = pause > 0 ? r->now + pause : row.until;
    TRY(q_login_failure_put(db, r->arena, l->who, row.n, r->now, until));
    return l->address.p ? count_address(r, db, l->address) : OK;
}

Err
login_limit_passed(Req *r, Db *db, const LoginLimit *l)
{
    TRY(q_login_failure_purge(db, r->arena, r->now - LIMIT_FORGET_S));
    return q_login_failure_drop(db, r->arena, l->who);
}

Err
login_limit_code(Req *r, Db *db, bool *is_over)
{
    LoginFailureGetRow row;
    Str name = bucket(r, "code", r->user.session, S(""));
    TRY(read_bucket(r, db, name, &row));
    *is_over = ++row.n >= LIMIT_CODES;
    return q_login_failure_put(db, r->arena, name, row.n, r->now, 0);
}

Str
login_wait_text(Arena *a, int64_t wait_s)
{
    int64_t minutes = (wait_s + 59) / 60;
    if (minutes <= 1)
        return S("1 minuut");
    if (minutes <= 90)
        return str_fmt(a, "%lld minuten", (long long)minutes);
    return str_fmt(a, "%lld uur", (long long)((minutes + 59) / 60));
}
