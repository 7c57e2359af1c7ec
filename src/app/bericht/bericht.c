// The outbox: adding to it, and taking back.
#include "app/bericht/bericht.h"

#include "app/account/account.h"
#include "app/bericht/bericht_inside.h"

bool
bericht_has_server(const Context *c)
{
    return c->mail_server.p != NULL;
}

// A path and a key come from the program, never from a form.
static bool
is_plain(Str s, size_t most)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] >= 0x7F)
            return false;
    return s.p && s.n <= most;
}

Err
bericht_add(Db *db, Arena *a, const BerichtNew *n)
{
    REQUIRE(n->kind < BERICHT_KINDS && n->account_id > 0 && n->now > 0);
    REQUIRE(is_plain(n->path, BERICHT_PATH_MAX) && (n->path.n == 0 || n->path.p[0] == '/'));
    REQUIRE(is_plain(n->once, BERICHT_ONCE_MAX) && n->once.n > 0);
    int64_t due_at = n->due_at > n->now ? n->due_at : n->now;
    return q_bericht_add(db, a, random_id(), n->account_id, bericht_words[n->kind].code, n->path,
                         n->once, due_at, n->now);
}

static Err
add_for(Db *db, Arena *a, int64_t account_id, const BerichtNew *n)
{
    BerichtNew one = *n;
    one.account_id = account_id;
    return bericht_add(db, a, &one);
}

// The rows of people come ordered by person, one for each role.
#define ADD_EACH(rows)                                                             \
    do {                                                                           \
        int64_t last = 0;                                                          \
        for (size_t i = 0; i < (rows).n; i++) {                                    \
            int64_t id = (rows).v[i].id;                                           \
            if (id == except || id == last || !(role_can((rows).v[i].role) & can)) \
                continue;                                                          \
            TRY(add_for(db, a, id, n));                                            \
            last = id;                                                             \
        }                                                                          \
    } while (0)

Err
bericht_add_circle(Db *db, Arena *a, int64_t circle_id, Can can, int64_t except,
                   const BerichtNew *n)
{
    BerichtCircleRows rows;
    TRY(q_bericht_circle(db, a, circle_id, &rows));
    ADD_EACH(rows);
    return OK;
}

Err
bericht_add_region(Db *db, Arena *a, int64_t partnership_id, Can can, int64_t except,
                   const BerichtNew *n)
{
    BerichtRegionRows rows;
    TRY(q_bericht_region(db, a, partnership_id, &rows));
    ADD_EACH(rows);
    return OK;
}

Err
bericht_add_organisation(Db *db, Arena *a, int64_t organisation_id, Can can, int64_t except,
                         const BerichtNew *n)
{
    BerichtOrganisationRows rows;
    TRY(q_bericht_organisation(db, a, organisation_id, &rows));
    ADD_EACH(rows);
    return OK;
}

// ---- actions ------------------------------------------------------------------------------------

// A reminder at this moment, instead of the one that was there.
static Err
remind(Db *db, Arena *a, const BerichtTask *t, BerichtKind kind, int64_t at)
{
    Str code = bericht_words[kind].code;
    Str once = str_fmt(a, "%.*s-%lld", (int)code.n, code.p, (long long)t->task_id);
    if (t->is_open && at > 0 && at <= t->now)
        return OK; // it was told, or there is no use any more
    TRY(q_bericht_forget(db, a, once));
    if (!t->is_open || at == 0)
        return OK;
    return bericht_add(
        db, a, &(BerichtNew){t->owner_id, kind, t->path, once, .now = t->now, .due_at = at});
}

Err
bericht_task(Db *db, Arena *a, const BerichtTask *t)
{
    Str once = str_fmt(a, "actie-%lld", (long long)t->task_id);
    bool has_day = bericht_morning(t->due_on) > 0;
    if (!t->is_open)
        TRY(bericht_drop(db, a, once, 0));
    else
        TRY(q_bericht_drop_others(db, a, once, t->owner_id));
    if (t->is_open && t->owner_id != t->by)
        TRY(bericht_add(db, a,
                        &(BerichtNew){t->owner_id, BERICHT_ACTIE, t->path, once, .now = t->now}));
    TRY(remind(db, a, t, BERICHT_ACTIE_BIJNA,
               has_day ? bericht_morning(layout_day_add(a, t->due_on, -3)) : 0));
    return remind(db, a, t, BERICHT_ACTIE_TE_LAAT,
                  has_day ? bericht_morning(layout_day_add(a, t->due_on, 1)) : 0);
}

Err
bericht_drop(Db *db, Arena *a, Str once, int64_t account_id)
{
    return q_bericht_drop(db, a, once, account_id);
}

static Str
invitation_once(Arena *a, int64_t account_id)
{
    return str_fmt(a, "uitnodiging-%lld", (long long)account_id);
}

Err
bericht_invite(Db *db, Arena *a, const Context *c, int64_t account_id, int64_t now, Str *code)
{
    *code = (Str){0};
    if (!bericht_has_server(c))
        return account_invite(db, a, account_id, S("invite"), now, code);
    return bericht_add(db, a,
                       &(BerichtNew){.account_id = account_id,
                                     .kind = BERICHT_UITNODIGING,
                                     .path = S(""),
                                     .once = invitation_once(a, account_id),
                                     .now = now});
}

Err
bericht_uninvite(Db *db, Arena *a, int64_t account_id)
{
    return bericht_drop(db, a, invitation_once(a, account_id), account_id);
}

Err
bericht_purge(Db *db, Arena *a, int64_t now)
{
    return q_bericht_purge(db, a, now - (int64_t)BERICHT_KEEP_DAYS * 86400);
}
