#include "app/audit/audit.h"
#include "audit_queries.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static Err
add_three(Db *db, void *arg)
{
    const World *w = arg;
    for (int i = 0; i < 3; i++)
        TRY(audit_add_by(db, w->arena, w->context, S("een test"), WORLD_NOW + i,
                         (AuditEntry){.name = S("signal.read"),
                                      .activity = S("signaleren"),
                                      .object_kind = S("signal"),
                                      .object_id = 1 + i,
                                      .object = S("S-2026-0001")}));
    return OK;
}

static AuditState
verified(World *w)
{
    AuditState state;
    CHECK_OK(audit_verify(w->db, w->arena, w->context, (AuditHead){0}, &state));
    return state;
}

TEST(audit, lines_follow_on_each_other_and_the_chain_is_right)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, add_three, &w));
    AuditState state = verified(&w);
    CHECK(!state.wrong.p);
    CHECK_INT(state.lines, 3);
    CHECK_INT(state.head.n, 3);
    world_end(&w);
}

// SQL that the product itself never runs, in a transaction of its own.
static Err
force(World *w, const char *sql)
{
    TRY(db_begin(w->db, DB_WRITE));
    return db_end(w->db, w->db->driver->script(w->db, sql));
}

TEST(audit, a_line_cannot_be_changed_or_removed)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, add_three, &w));
    CHECK_ERR(force(&w, "UPDATE audit SET actor = 'iemand anders' WHERE n = 2"), E_CONFLICT);
    CHECK_ERR(force(&w, "DELETE FROM audit WHERE n = 2"), E_CONFLICT);
    world_end(&w);
}

// Take the guards away, as who owns the database can.
static void
unguard(World *w)
{
    bool pg = w->db->driver->dialect == DIALECT_PG;
    CHECK_OK(force(w, pg ? "DROP TRIGGER audit_is_only_added_to ON audit"
                         : "DROP TRIGGER audit_is_only_added_to"));
    if (!pg)
        CHECK_OK(force(w, "DROP TRIGGER audit_keeps_its_term"));
}

TEST(audit, a_changed_line_is_found_and_named)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, add_three, &w));
    unguard(&w);
    CHECK_OK(force(&w, "UPDATE audit SET actor = 'iemand anders' WHERE n = 2"));
    AuditState state = verified(&w);
    CHECK_STR(state.wrong, S("Regel 2 is gewijzigd."));
    CHECK_INT(state.wrong_n, 2);
    CHECK_INT(state.lines, 1); // the first is still right
    world_end(&w);
}

TEST(audit, a_missing_line_is_found_and_named)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, add_three, &w));
    unguard(&w);
    CHECK_OK(force(&w, "DELETE FROM audit WHERE n = 2"));
    CHECK_STR(verified(&w).wrong, S("Regel 2 ontbreekt."));
    world_end(&w);
}

TEST(audit, a_tail_that_was_cut_off_is_missed_because_the_head_was_kept)
{
    World w = world();
    AuditState state;
    CHECK_OK(db_transaction(w.db, add_three, &w));
    CHECK_OK(audit_note_head(w.db, w.arena, w.context, WORLD_NOW, &state));
    CHECK(!state.wrong.p);
    AuditHead kept = state.head;
    unguard(&w);
    CHECK_OK(force(&w, "DELETE FROM audit WHERE n = 3"));
    state = verified(&w);
    CHECK_HAS(state.wrong, S("afgesneden"));
    CHECK_INT(state.wrong_n, 3);
    // Who also removes what was kept here, is still caught by what was kept elsewhere.
    CHECK_OK(force(&w, "DELETE FROM audit_head"));
    CHECK(!verified(&w).wrong.p);
    CHECK_OK(audit_verify(w.db, w.arena, w.context, kept, &state));
    CHECK_HAS(state.wrong, S("Regel 3 ontbreekt"));
    world_end(&w);
}

TEST(audit, a_kept_head_that_was_forged_is_found)
{
    World w = world();
    AuditState state;
    CHECK_OK(db_transaction(w.db, add_three, &w));
    CHECK_OK(audit_note_head(w.db, w.arena, w.context, WORLD_NOW, &state));
    CHECK_OK(force(&w, "UPDATE audit_head SET lines = 2"));
    CHECK_HAS(verified(&w).wrong, S("vervalst"));
    world_end(&w);
}

static Err
trim_two(Db *db, void *arg)
{
    World *w = arg;
    AuditTrim trim;
    TRY(audit_trim(db, w->arena, w->context, WORLD_NOW + 2, 100, &trim));
    CHECK_INT(trim.first, 1);
    CHECK_INT(trim.last, 2);
    return OK;
}

TEST(audit, old_lines_go_and_the_rest_still_hangs_together)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, add_three, &w)); // at WORLD_NOW, + 1 and + 2
    CHECK_OK(db_transaction(w.db, trim_two, &w));
    AuditState state = verified(&w);
    CHECK(!state.wrong.p);
    CHECK_INT(state.lines, 1);
    CHECK_OK(db_transaction(w.db, add_three, &w));
    state = verified(&w);
    CHECK(!state.wrong.p);
    CHECK_INT(state.head.n, 6);
    CHECK_OK(force(&w, "UPDATE audit_anchor SET n = 3"));
    CHECK_HAS(verified(&w).wrong, S("vervalst"));
    world_end(&w);
}

// ---- several at once ----------------------------------------------------------------------------

enum { WRITERS = 3, LINES_EACH = 15 };

// A process with a connection of its own that adds lines as fast as it can.
static NORETURN void
be_writer(const Context *c, const char *url, Str schema)
{
    Arena *a = arena_new(64 << 20);
    Db *db;
    bool bad = failed(db_open(a, url, &db));
    if (!bad && schema.n > 0)
        bad = failed(db->driver->script(db, schema.p));
    World w = {.arena = a, .db = db, .context = NEW(a, Context)};
    *w.context = *c;
    for (int i = 0; i < LINES_EACH && !bad; i += 3)
        bad = failed(db_transaction(db, add_three, &w));
    _exit(bad ? 1 : 0);
}

// On SQLite a file, because a database in memory belongs to one connection.
TEST(audit, writers_at_the_same_time_make_one_chain)
{
    const char *test_db = getenv("TEST_DB");
    char dir[] = "/tmp/weerglas-audit-XXXXXX";
    REQUIRE(mkdtemp(dir) != NULL);
    Arena *a = arena_new(1 << 20);
    bool pg = test_db && *test_db;
    Str file = str_fmt(a, "sqlite:%s/a.db", dir);
    World w = pg ? world() : world_at(file.p);
    Str schema = pg ? str_fmt(a, "SET search_path TO test_%d_0", (int)getpid()) : S("");
    int wrong = 0, status;
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0)
            be_writer(w.context, pg ? test_db : file.p, schema);
    for (int i = 0; i < WRITERS; i++)
        wrong += wait(&status) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    CHECK_INT(wrong, 0);
    AuditState state = verified(&w);
    CHECK(!state.wrong.p);
    CHECK_INT(state.lines, WRITERS * LINES_EACH);
    world_end(&w);
    static const char *const names[] = {"a.db", "a.db-wal", "a.db-shm", "a.db.lock"};
    for (size_t i = 0; i < COUNT(names); i++)
        unlink(str_fmt(a, "%s/%s", dir, names[i]).p);
    rmdir(dir);
    arena_free(a);
}
