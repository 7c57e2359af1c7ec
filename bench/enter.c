// enter -- make a session for each account, without a password, to measure pages as everyone sees
// them. For databases with invented data only.
//
//   enter URL
//
// Prints lines "EMAIL weerglas=...".
#include "app/account/account.h"
#include "base/secret.h"
#include "session_queries.h"

#include <stdio.h>
#include <time.h>

enum { MEMORY = 64 << 20, LASTS_S = 86400 };

typedef struct Entering {
    Arena *a;
    size_t n;
    const AccountLine *accounts;
    Str *tokens;
} Entering;

static Err
add_sessions(Db *db, void *arg)
{
    Entering *x = arg;
    int64_t now = (int64_t)time(NULL);
    AccountFound found;
    for (size_t i = 0; i < x->n; i++) {
        TRY(account_find(db, x->a, x->accounts[i].email, &found));
        TRY(q_session_add(db, x->a, hash_token(x->a, x->tokens[i]), random_id(), found.id,
                          S("full"), random_token(x->a, TOKEN_SIZE), S("none"), now, now + LASTS_S,
                          S("Firefox op Linux"), S("127.0.0.1")));
    }
    return OK;
}

static Err
enter(Arena *a, const char *url, Entering *x)
{
    Db *db;
    x->a = a;
    TRY(db_open(a, url, &db));
    TRY(account_all(db, a, &x->n, &x->accounts));
    x->tokens = NEW_N(a, x->n + 1, Str);
    for (size_t i = 0; i < x->n; i++)
        x->tokens[i] = random_token(a, TOKEN_SIZE);
    return db_transaction(db, add_sessions, x);
}

int
main(int argc, char **argv)
{
    Entering x = {0};
    Arena *a = arena_new(MEMORY);
    if (argc != 2) {
        fputs("usage: enter URL\n", stderr);
        return 2;
    }
    Err e = enter(a, argv[1], &x);
    if (failed(e))
        die("enter", err_text(e));
    for (size_t i = 0; i < x.n; i++)
        printf("%s weerglas=%s\n", x.accounts[i].email.p, x.tokens[i].p);
    arena_free(a);
    return 0;
}
