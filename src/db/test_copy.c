#include "db/copy.h"
#include "db/driver.h"
#include "migrations.h"
#include "test/check.h"
#include "test/world.h"

#include <stdlib.h>

// A schema with all that is difficult: a child that sorts before its parent, rows that refer to
// later rows and to themselves in a circle, rows from a migration, and search indexes.
static const Migration steps[] = {
    {1, "0001_hard",
     "CREATE TABLE parent (id @ID@, boss_id @INT@ REFERENCES parent (id), first_child TEXT,"
     " name TEXT NOT NULL, size @REAL@, picture @BYTES@, age @INT@) @STRICT@;"
     "CREATE TABLE child (code TEXT NOT NULL PRIMARY KEY,"
     " parent_id @INT@ NOT NULL REFERENCES parent (id), \"order\" @INT@ NOT NULL) @STRICT@;"
     "CREATE TABLE word (w TEXT NOT NULL) @STRICT@;"
     "INSERT INTO word (w) VALUES ('from the migration');"
     "@SQLITE@ CREATE VIRTUAL TABLE parent_text USING fts5(name, content = 'parent',"
     " content_rowid = 'id', tokenize = 'dutch'); @END@"
     "@PG@ ALTER TABLE parent ADD COLUMN search tsvector"
     " GENERATED ALWAYS AS (to_tsvector('dutch', name)) STORED; @END@"},
};

static const char rows[] =
    "INSERT INTO parent (id, boss_id, name, size, age) VALUES (1, 2, 'Café ''De Zon'' \u2603', "
    "0.1, 9223372036854775807);"
    "INSERT INTO parent (id, boss_id, name, size, age) VALUES (2, 2, '', -1e300, "
    "-9223372036854775807);"
    "INSERT INTO parent (id, name, size) VALUES (3, 'x', 1.7976931348623157e308);"
    "INSERT INTO parent (id, name, size) VALUES (4, 'de bewoners', 3);"
    "INSERT INTO parent (id, name, picture) VALUES (5, 'picture', X'00ff0a27'), (6, 'empty', X'');"
    "INSERT INTO parent (id, name) VALUES (40, 'gone');"
    "DELETE FROM parent WHERE id = 40;"
    "INSERT INTO child (code, parent_id, \"order\") VALUES ('b', 1, 0), ('a', 3, 7);"
    "DELETE FROM word; INSERT INTO word (w) VALUES ('twice'), ('twice')";

// In a memory of its own on SQLite, where foreign keys would refuse row 1 before row 2.
static Db *
filled(Arena *a)
{
    Db *db = t_empty_database(a, "sqlite::memory:", 0);
    CHECK_OK(db_migrate(db, steps, COUNT(steps)));
    CHECK_OK(db_begin(db, DB_WRITE));
    Err e = db->driver->script(db, "PRAGMA defer_foreign_keys = ON");
    if (!failed(e))
        e = db->driver->script(db, rows);
    CHECK_OK(db_end(db, e));
    return db;
}

static int64_t
number(Db *db, Arena *a, const char *sql)
{
    static const DbColumn col[] = {{.type = DB_INT}};
    Query q = {.id = OWN_TEST, .ncols = 1, .name = "", .sqlite = sql, .pg = sql, .cols = col};
    DbRows found;
    CHECK_OK(db_begin(db, DB_WRITE)); // some of these write
    Err e = db_run(db, a, &q, NULL, &found);
    db->driver->forget(db, &q);
    CHECK_OK(db_end(db, e));
    return failed(e) || found.n != 1 ? -1 : found.cells[0].i;
}

static void
check_content(Db *db, Arena *a)
{
    CHECK_INT(number(db, a, "SELECT count(*) FROM parent"), 6);
    CHECK_INT(number(db, a, "SELECT age FROM parent WHERE id = 1"), INT64_MAX);
    CHECK_INT(number(db, a, "SELECT count(*) FROM parent WHERE size = 0.1 AND name LIKE 'Café%'"),
              1);
    CHECK_INT(number(db, a, "SELECT count(*) FROM parent WHERE picture IS NULL"), 4);
    CHECK_INT(number(db, a, "SELECT length(picture) FROM parent WHERE id = 5"), 4);
    CHECK_INT(number(db, a, "SELECT length(picture) FROM parent WHERE id = 6"), 0);
    CHECK_INT(number(db, a, "SELECT count(*) FROM word WHERE w = 'twice'"), 2);
    CHECK_INT(number(db, a, "SELECT count(*) FROM word"), 2);
    const char *search = db->driver->dialect == DIALECT_PG
                             ? "SELECT count(*) FROM parent WHERE search @@ "
                               "to_tsquery('dutch', 'bewoner')"
                             : "SELECT count(*) FROM parent_text WHERE parent_text MATCH "
                               "'bewoner'";
    CHECK_INT(number(db, a, search), 1);
}

static void
check_same(const DbCopiedList *x, const DbCopiedList *y)
{
    CHECK_INT(x->n, 3);
    CHECK_INT(y->n, 3);
    for (size_t i = 0; i < x->n && i < y->n; i++) {
        CHECK_STR(x->v[i].table, y->v[i].table);
        CHECK_INT(x->v[i].rows, y->v[i].rows);
        CHECK_INT(x->v[i].sum[0], y->v[i].sum[0]);
        CHECK_INT(x->v[i].sum[1], y->v[i].sum[1]);
    }
}

// There and back again: from SQLite to where the tests run, on to a second one there, and back.
TEST(copy, brings_every_row_of_every_table)
{
    Arena *a = arena_new(64 << 20);
    Db *from = filled(a), *there = t_empty_database(a, NULL, 1);
    Db *further = t_empty_database(a, NULL, 2), *back = t_empty_database(a, "sqlite::memory:", 0);
    DbCopiedList first = {0}, second = {0}, third = {0};
    CHECK_OK(db_copy(a, from, there, steps, COUNT(steps), &first));
    check_content(there, a);
    CHECK_OK(db_copy(a, there, further, steps, COUNT(steps), &second));
    check_content(further, a);
    CHECK_OK(db_copy(a, further, back, steps, COUNT(steps), &third));
    check_content(back, a);
    check_same(&first, &second);
    check_same(&first, &third);
    CHECK_STR(first.v[0].table, S("parent")); // before its child
    CHECK_INT(first.v[0].rows, 6);
    Db *const all[] = {there, further, back};
    for (size_t i = 0; i < COUNT(all); i++) // 40 was given out before
        CHECK_INT(number(all[i], a, "INSERT INTO parent (name) VALUES ('new') RETURNING id"), 41);
    arena_free(a);
}

TEST(copy, refuses_a_target_that_is_not_empty)
{
    Arena *a = arena_new(64 << 20);
    Db *from = filled(a), *to = t_empty_database(a, NULL, 1);
    DbCopiedList list;
    CHECK_OK(db_copy(a, from, to, steps, COUNT(steps), &list));
    CHECK_ERR(db_copy(a, from, to, steps, COUNT(steps), &list), E_INVALID);
    check_content(to, a);
    arena_free(a);
}

TEST(copy, refuses_a_source_of_another_schema)
{
    static const Migration later[] = {{1, "0001_hard", "SELECT 1"}, {2, "0002_more", "SELECT 1"}};
    Arena *a = arena_new(64 << 20);
    Db *from = filled(a), *to = t_empty_database(a, NULL, 1);
    DbCopiedList list;
    CHECK_ERR(db_copy(a, from, to, later, COUNT(later), &list), E_INVALID);
    CHECK_OK(db_copy(a, from, to, steps, COUNT(steps), &list)); // the target is as empty as before
    arena_free(a);
}

TEST(copy, of_what_refers_to_nothing_changes_nothing)
{
    Arena *a = arena_new(64 << 20);
    Db *from = filled(a), *to = t_empty_database(a, NULL, 1);
    DbCopiedList list;
    CHECK_OK(
        from->driver->script(from, "PRAGMA foreign_keys = OFF; UPDATE child SET parent_id = 9"));
    CHECK_ERR(db_copy(a, from, to, steps, COUNT(steps), &list), E_CONFLICT);
    CHECK_INT(number(to, a, "SELECT count(*) FROM parent"), 0);
    CHECK_INT(number(to, a, "SELECT count(*) FROM word"), 1); // as the migration made it
    arena_free(a);
}

// The schema of the product itself.
TEST(copy, knows_the_types_of_all_our_tables)
{
    World w = world();
    DbCopiedList list;
    Db *to = t_empty_database(w.arena, "sqlite::memory:", 0);
    CHECK_OK(db_copy(w.arena, w.db, to, migrations, COUNT(migrations), &list));
    CHECK(list.n > 0);
    world_end(&w);
}
