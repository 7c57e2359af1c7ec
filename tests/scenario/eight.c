// Eight people at one table, for tools/test-weging.sh.
//
//   eight make URL          a database with an item that eight people score; prints the path of its
//                           weighing, the cookie of the chair, and the cookie of each of the eight
//   eight check URL         what has become of it: scores, scorers who are done, and closings
#include "account_queries.h"
#include "app/account/account.h"
#include "app/weging/test_weging_world.h"
#include "session_queries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EIGHT = 8 };

typedef struct Table {
    WegingWorld x;
    int64_t people[EIGHT], now;
    Str tokens[EIGHT + 1]; // the last one is the chair's
} Table;

static void
must(Err e)
{
    if (failed(e))
        die("eight", err_text(e));
}

static Err
log_in(Db *db, Table *t, int64_t account, Str *token)
{
    Arena *a = t->x.w->arena;
    const Keypair *keys = keypair_new(a);
    *token = random_token(a, TOKEN_SIZE);
    Str wrapped =
        box_wrap(a, key_from_token(a, S("session"), *token), key_bytes(&keys->secret_key));
    return q_session_add(db, a, hash_token(a, *token), random_id(), account, S("full"),
                         S(WORLD_TOKEN), wrapped, t->now, INT32_MAX, S("Firefox op Linux"),
                         S("127.0.0.1"));
}

static Err
add_person(Db *db, Table *t, int i)
{
    World *w = t->x.w;
    Str role = S("deelnemer");
    AccountSetPasswordRow changed;
    const Keypair *keys = keypair_new(w->arena);
    NewAccount n = {.email = str_fmt(w->arena, "deelnemer%d@regio.example", i),
                    .name = str_fmt(w->arena, "Deelnemer %d", i),
                    .function = str_fmt(w->arena, "functie %d", i),
                    .source_role = S("oov"),
                    .organisation_id = i % 2 ? w->police : w->waterrijk,
                    .roles = &role,
                    .nroles = 1};
    TRY(account_add(db, w->arena, &n, t->now, &t->people[i]));
    TRY(q_account_set_password(db, w->arena, t->people[i], S("none"), key_bytes(&keys->public_key),
                               S("none"), S("none"), t->now, &changed));
    TRY(account_rejoin(db, w->arena, t->people[i]));
    return log_in(db, t, t->people[i], &t->tokens[i]);
}

static Err
fill(Db *db, void *arg)
{
    Table *t = arg;
    World *w = t->x.w;
    for (int i = 0; i < EIGHT; i++)
        TRY(add_person(db, t, i));
    TRY(log_in(db, t, w->account[REGISSEUR], &t->tokens[EIGHT]));
    TRY(weging_world_fill(db, &t->x));
    TRY(weging_begin(db, w->arena, t->x.item, t->now));
    TRY(weging_set_picture(db, w->arena, t->x.item, 1, S("Dit zien we samen"),
                           S("Als het stil is")));
    return weging_open_scores(db, w->arena, t->x.item, t->people, EIGHT);
}

static int64_t
number(World *w, const char *sql)
{
    static const DbColumn col[] = {{.type = DB_INT}};
    Query q = {.id = OWN_TEST, .ncols = 1, .name = "", .sqlite = sql, .pg = sql, .cols = col};
    DbRows rows;
    must(db_run(w->db, w->arena, &q, NULL, &rows));
    w->db->driver->forget(w->db, &q);
    return rows.cells[0].i;
}

static void
check(World *w)
{
    printf("%lld scores, ", (long long)number(w, "SELECT count(*) FROM score"));
    printf("%lld in the end, ",
           (long long)number(w, "SELECT count(*) FROM score WHERE reason LIKE 'eind %'"));
    printf("%lld done, ",
           (long long)number(w, "SELECT count(*) FROM weighing_scorer WHERE done_at > 0"));
    printf("%lld closed, ",
           (long long)number(w, "SELECT count(*) FROM weighing WHERE scores_closed_at > 0"));
    printf("%lld closings\n",
           (long long)number(w, "SELECT count(*) FROM audit WHERE name = 'weging.close_scores'"));
}

int
main(int argc, char **argv)
{
    static Table t;
    if (argc != 3)
        return 2;
    setenv("TEST_DB", argv[2], 1);
    bool makes = strcmp(argv[1], "make") == 0;
    World w = makes ? world() : world_at(argv[2]);
    t = (Table){.x.w = &w, .now = (int64_t)time(NULL)};
    if (!makes) {
        check(&w);
        world_end(&w);
        return 0;
    }
    must(db_transaction(w.db, fill, &t));
    printf("/overleg/%lld/punten/%lld/weging\n", (long long)t.x.meeting, (long long)t.x.item);
    for (int i = EIGHT; i >= 0; i--)
        printf("%.*s\n", (int)t.tokens[i].n, t.tokens[i].p);
    world_end(&w);
    return 0;
}
