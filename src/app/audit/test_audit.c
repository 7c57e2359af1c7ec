#include "app/audit/audit.h"
#include "audit_queries.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"

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

TEST(audit, lines_follow_on_each_other_and_the_chain_is_right)
{
    World w = world();
    int64_t lines;
    CHECK_OK(db_transaction(w.db, add_three, &w));
    CHECK_OK(audit_verify(w.db, &lines));
    CHECK_INT(lines, 3);
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

TEST(audit, whoever_goes_round_that_is_found_out)
{
    World w = world();
    int64_t lines;
    bool pg = w.db->driver->dialect == DIALECT_PG;
    CHECK_OK(db_transaction(w.db, add_three, &w));
    CHECK_OK(force(&w, pg ? "DROP TRIGGER audit_is_only_added_to ON audit"
                          : "DROP TRIGGER audit_is_only_added_to"));
    CHECK_OK(force(&w, "UPDATE audit SET actor = 'iemand anders' WHERE n = 2"));
    CHECK_ERR(audit_verify(w.db, &lines), E_CONFLICT);
    CHECK_INT(lines, 1); // the first is still right
    world_end(&w);
}
