#include "db/copy.h"

#include "db/driver.h"

#include <sodium.h>
#include <string.h>

typedef struct Table {
    Str name;
    size_t ncols;
    Str cols[DB_MAX_COLUMNS];
    DbColumn types[DB_MAX_COLUMNS];
    bool placed; // its parents come before it
} Table;

typedef struct Tables {
    size_t n;
    Table *v;
} Tables;

// ---- questions about the schema -----------------------------------------------------------------

static const DbColumn two_texts[] = {{.type = DB_TEXT}, {.type = DB_TEXT}};
static const DbColumn one_int[] = {{.type = DB_INT}};

// Tables of our own: not the shadow tables of a full-text index, nor what an extension brought.
static const Query list_tables = {
    .id = OWN_ASK,
    .ncols = 1,
    .name = "",
    .cols = two_texts,
    .sqlite = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
              "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'schema_step' ORDER BY name",
    .pg = "SELECT relname::text FROM pg_class c "
          "WHERE relkind IN ('r', 'p') AND NOT relispartition "
          "AND relnamespace = current_schema()::regnamespace AND relname <> 'schema_step' "
          "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') "
          "ORDER BY relname::text COLLATE \"C\"",
};

static const Query list_columns = {
    .id = OWN_ASK,
    .nargs = 1,
    .ncols = 2,
    .name = "",
    .args = two_texts,
    .cols = two_texts,
    .sqlite = "SELECT name, type FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY name",
    .pg = "SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute "
          "JOIN pg_class c ON c.oid = attrelid "
          "WHERE c.relname = $1 AND relnamespace = current_schema()::regnamespace AND attnum > 0 "
          "AND NOT attisdropped AND attgenerated = '' AND atttypid <> 'tsvector'::regtype "
          "ORDER BY attname::text COLLATE \"C\"",
};

// Child and parent.
static const Query list_parents = {
    .id = OWN_ASK,
    .ncols = 2,
    .name = "",
    .cols = two_texts,
    .sqlite = "SELECT t.name, f.\"table\" FROM pragma_table_list t, "
              "pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' AND t.type = 'table'",
    .pg = "SELECT c.relname::text, p.relname::text FROM pg_constraint k "
          "JOIN pg_class c ON c.oid = conrelid JOIN pg_class p ON p.oid = confrelid "
          "WHERE contype = 'f' AND c.relnamespace = current_schema()::regnamespace",
};

// How to check foreign keys at the end instead of at each row, and how to undo that: a row may
// refer to one of its own table that comes later. (SQLite has a PRAGMA for it.)
static const Query list_deferrals = {
    .id = OWN_ASK,
    .ncols = 2,
    .name = "",
    .cols = two_texts,
    .sqlite = "SELECT '', '' WHERE 0",
    .pg = "SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY DEFERRED', "
          "conrelid::regclass, conname), "
          "format('ALTER TABLE %s ALTER CONSTRAINT %I NOT DEFERRABLE', conrelid::regclass, "
          "conname) FROM pg_constraint WHERE contype = 'f' AND NOT condeferrable "
          "AND conparentid = 0 AND connamespace = current_schema()::regnamespace",
};

// Full-text indexes that read their text from another table.
static const Query list_indexes = {
    .id = OWN_ASK,
    .ncols = 1,
    .name = "",
    .cols = two_texts,
    .sqlite = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%content%=%'"
              " AND replace(replace(sql, ' ', ''), '\"', '''') NOT LIKE '%content=''''%'",
    .pg = "SELECT '' WHERE false",
};

// The last id that was given out, also when its row is gone: an id is never used again.
static const Query last_id = {
    .id = OWN_ASK,
    .nargs = 1,
    .ncols = 1,
    .name = "",
    .args = two_texts,
    .cols = one_int,
    .sqlite = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?1",
    .pg = "SELECT coalesce(max(pg_sequence_last_value(pg_get_serial_sequence("
          "c.oid::regclass::text, attname)::regclass)), 0) FROM pg_class c "
          "JOIN pg_attribute ON attrelid = c.oid AND attidentity <> '' "
          "WHERE c.relname = $1 AND c.relnamespace = current_schema()::regnamespace",
};

static const Query has_numbering = {
    .id = OWN_ASK,
    .ncols = 1,
    .name = "",
    .cols = one_int,
    .sqlite = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'",
    .pg = "SELECT 1",
};

static Err
ask(Db *db, Arena *a, const Query *q, const DbValue *args, DbRows *out)
{
    Err e = db_run(db, a, q, args, out);
    db->driver->forget(db, q);
    return e;
}

static Err
ask_number(Db *db, Arena *a, Str sql, int64_t *out)
{
    Query q = {
        .id = OWN_ASK, .ncols = 1, .name = "", .sqlite = sql.p, .pg = sql.p, .cols = one_int};
    DbRows rows;
    TRY(ask(db, a, &q, NULL, &rows));
    REQUIRE(rows.n == 1);
    *out = rows.cells[0].i;
    return OK;
}

// ---- the schema ---------------------------------------------------------------------------------

static bool
find_type(Str declared, DbColumn *out)
{
    static const struct {
        Str declared;
        DbType type;
    } types[] = {{STR("INTEGER"), DB_INT}, {STR("INT"), DB_INT},
                 {STR("BIGINT"), DB_INT},  {STR("SMALLINT"), DB_INT},
                 {STR("REAL"), DB_REAL},   {STR("DOUBLE PRECISION"), DB_REAL},
                 {STR("TEXT"), DB_TEXT},   {STR("CHARACTER VARYING"), DB_TEXT},
                 {STR("BLOB"), DB_BYTES},  {STR("BYTEA"), DB_BYTES}};
    for (size_t i = 0; i < COUNT(types); i++)
        if (str_same_letters(types[i].declared, declared)) {
            *out = (DbColumn){types[i].type, true};
            return true;
        }
    return false;
}

// Names go into SQL between double quotes; so they may not hold any.
static Err
check_name(Str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '"' || name.p[i] == '\\')
            FAIL(E_INVALID, "a name with a quote: %.*s", (int)name.n, name.p);
    return OK;
}

static Err
read_columns(Db *db, Arena *a, Table *t)
{
    DbValue arg = {.type = DB_TEXT, .s = t->name};
    DbRows rows;
    TRY(check_name(t->name));
    TRY(ask(db, a, &list_columns, &arg, &rows));
    if (rows.n > DB_MAX_COLUMNS)
        FAIL(E_LIMIT, "table %s has %zu columns", t->name.p, rows.n);
    t->ncols = rows.n;
    for (size_t i = 0; i < rows.n; i++) {
        t->cols[i] = rows.cells[2 * i].s;
        TRY(check_name(t->cols[i]));
        if (!find_type(rows.cells[2 * i + 1].s, &t->types[i]))
            FAIL(E_INVALID, "%s.%s has a type that cannot be copied: %s", t->name.p, t->cols[i].p,
                 rows.cells[2 * i + 1].s.p);
    }
    return OK;
}

static Err
read_tables(Db *db, Arena *a, Tables *out)
{
    DbRows rows;
    TRY(ask(db, a, &list_tables, NULL, &rows));
    *out = (Tables){rows.n, NEW_N(a, rows.n, Table)};
    for (size_t i = 0; i < rows.n; i++) {
        out->v[i].name = rows.cells[i].s;
        TRY(read_columns(db, a, &out->v[i]));
    }
    return OK;
}

static Err
compare_tables(const Tables *a, const Tables *b)
{
    for (size_t i = 0; i < a->n || i < b->n; i++) {
        const Table *t = &a->v[i], *u = &b->v[i];
        if (i == a->n || i == b->n || !str_eq(t->name, u->name))
            FAIL(E_INVALID, "the source and the target differ from table %s on",
                 (i < a->n ? t : u)->name.p);
        bool same = t->ncols == u->ncols;
        for (size_t c = 0; c < t->ncols && same; c++)
            same = str_eq(t->cols[c], u->cols[c]) && t->types[c].type == u->types[c].type;
        if (!same)
            FAIL(E_INVALID, "the columns of %s differ", t->name.p);
    }
    return OK;
}

static bool
waits_for_parent(const Tables *tables, const DbRows *parents, const Table *t)
{
    for (size_t p = 0; p < parents->n; p++) {
        Str child = parents->cells[2 * p].s, parent = parents->cells[2 * p + 1].s;
        if (!str_eq(child, t->name) || str_same_letters(parent, t->name))
            continue;
        for (size_t i = 0; i < tables->n; i++)
            if (str_same_letters(tables->v[i].name, parent) && !tables->v[i].placed)
                return true;
    }
    return false;
}

// Parents first. Of tables that refer to each other in a circle, the first by name comes first.
static Err
order_tables(Db *db, Arena *a, Tables *tables)
{
    Table *ordered = NEW_N(a, tables->n, Table);
    DbRows parents;
    TRY(ask(db, a, &list_parents, NULL, &parents));
    for (size_t n = 0; n < tables->n; n++) {
        Table *next = NULL, *left = NULL;
        for (size_t i = 0; i < tables->n && !next; i++) {
            Table *t = &tables->v[i];
            left = left || t->placed ? left : t;
            next = t->placed || waits_for_parent(tables, &parents, t) ? NULL : t;
        }
        next = next ? next : left;
        ordered[n] = *next;
        next->placed = true;
    }
    tables->v = ordered;
    return OK;
}

// ---- rows ---------------------------------------------------------------------------------------

// "a", "b", "c"
static Str
column_list(Arena *a, const Table *t)
{
    Str list = S("");
    for (size_t i = 0; i < t->ncols; i++)
        list = str_fmt(a, "%s%s\"%s\"", list.p, i > 0 ? ", " : "", t->cols[i].p);
    return list;
}

static Query
select_of(Arena *a, const Table *t)
{
    Str sql = str_fmt(a, "SELECT %s FROM \"%s\"", column_list(a, t).p, t->name.p);
    return (Query){.id = OWN_ASK,
                   .ncols = (uint8_t)t->ncols,
                   .name = t->name.p,
                   .sqlite = sql.p,
                   .pg = sql.p,
                   .cols = t->types};
}

static Query
insert_of(Arena *a, const Table *t, Dialect dialect)
{
    Str marks = S("");
    for (size_t i = 0; i < t->ncols; i++)
        marks = str_fmt(a, "%s%s%c%zu", marks.p, i > 0 ? ", " : "",
                        dialect == DIALECT_PG ? '$' : '?', i + 1);
    Str sql =
        str_fmt(a, "INSERT INTO \"%s\" (%s) VALUES (%s)", t->name.p, column_list(a, t).p, marks.p);
    return (Query){.id = OWN_INSERT,
                   .nargs = (uint8_t)t->ncols,
                   .name = "",
                   .sqlite = sql.p,
                   .pg = sql.p,
                   .args = t->types};
}

// Where rows go: into a table, or only into a sum.
typedef struct Sink {
    Db *to; // NULL: nowhere
    Query insert;
    size_t ncols;
    Arena *scratch;
    DbCopied sum;
} Sink;

static void
add_to_sum(DbCopied *sum, const DbValue *cells, size_t n)
{
    crypto_generichash_state state;
    uint64_t hash[2];
    crypto_generichash_init(&state, NULL, 0, sizeof(hash));
    for (size_t i = 0; i < n; i++) {
        const DbValue *v = &cells[i];
        bool has_text = v->type == DB_TEXT || v->type == DB_BYTES;
        uint64_t head[2] = {(uint64_t)v->type, 0};
        if (has_text)
            head[1] = v->s.n;
        else if (v->type != DB_NULL)
            memcpy(&head[1], &v->i, sizeof(head[1])); // of a double: its bits
        crypto_generichash_update(&state, (const unsigned char *)head, sizeof(head));
        if (has_text)
            crypto_generichash_update(&state, (const unsigned char *)v->s.p, v->s.n);
    }
    crypto_generichash_final(&state, (unsigned char *)hash, sizeof(hash));
    sum->rows++;
    sum->sum[0] += hash[0];
    sum->sum[1] += hash[1];
}

static Err
take_row(void *arg, const DbValue *cells)
{
    Sink *s = arg;
    DbRows none;
    add_to_sum(&s->sum, cells, s->ncols);
    if (!s->to)
        return OK;
    Err e = db_run(s->to, s->scratch, &s->insert, cells, &none);
    arena_reset(s->scratch);
    return e;
}

static Err
copy_rows(Arena *a, Db *from, Db *to, const Table *t, DbCopied *out)
{
    Sink s = {.to = to, .ncols = t->ncols, .scratch = arena_new(256 << 20)};
    Query select = select_of(a, t);
    if (to)
        s.insert = insert_of(a, t, to->driver->dialect);
    Err e = from->driver->each(from, &select, take_row, &s);
    if (to)
        to->driver->forget(to, &s.insert);
    arena_free(s.scratch);
    *out = s.sum;
    out->table = t->name;
    return e;
}

static Err
copy_numbering(Arena *a, Db *from, Db *to, const Table *t)
{
    static const DbColumn args[] = {{.type = DB_TEXT}, {.type = DB_INT}};
    static const Query drop = {.id = OWN_ASK,
                               .nargs = 1,
                               .name = "",
                               .args = args,
                               .sqlite = "DELETE FROM sqlite_sequence WHERE name = ?1"};
    static const Query set = {
        .id = OWN_ASK,
        .nargs = 2,
        .name = "",
        .args = args,
        .sqlite = "INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)",
    };
    static const Query set_pg = {
        .id = OWN_ASK,
        .nargs = 2,
        .ncols = 1,
        .name = "",
        .args = args,
        .cols = one_int,
        .pg = "SELECT count(setval(pg_get_serial_sequence(c.oid::regclass::text, "
              "attname)::regclass, $2)) FROM pg_class c "
              "JOIN pg_attribute ON attrelid = c.oid AND attidentity <> '' "
              "WHERE c.relname = $1 AND c.relnamespace = current_schema()::regnamespace",
    };
    DbValue values[] = {{.type = DB_TEXT, .s = t->name}, {.type = DB_INT}};
    DbRows rows;
    TRY(ask(from, a, &last_id, values, &rows));
    REQUIRE(rows.n == 1);
    values[1].i = rows.cells[0].i;
    if (values[1].i == 0)
        return OK;
    if (to->driver->dialect == DIALECT_PG)
        return ask(to, a, &set_pg, values, &rows);
    TRY(ask(to, a, &drop, values, &rows));
    return ask(to, a, &set, values, &rows);
}

// ---- the whole ----------------------------------------------------------------------------------

typedef struct Copy {
    Arena *a;
    Db *from, *to;
    Tables tables;
    DbCopied *copied;
} Copy;

static Err
refuse_rows(Db *db, Arena *a)
{
    Tables tables;
    TRY(read_tables(db, a, &tables));
    for (size_t i = 0; i < tables.n; i++) {
        int64_t n;
        const char *name = tables.v[i].name.p;
        TRY(ask_number(db, a, str_fmt(a, "SELECT count(*) FROM \"%s\"", name), &n));
        if (n > 0)
            FAIL(E_INVALID, "the target is not empty: %s has %lld rows", name, (long long)n);
    }
    return OK;
}

// Before the target gets its schema: a refusal leaves it empty.
static Err
check_version(Arena *a, Db *from, int want)
{
    int64_t is;
    TRY(db_schema_version(from, a, &is));
    if (is != want)
        FAIL(E_INVALID, "the source is at step %lld of the schema, this program at %d: migrate it",
             (long long)is, want);
    return OK;
}

// What the steps themselves put in the tables comes from the source too.
static Err
clear_tables(Copy *c)
{
    for (size_t i = c->tables.n; i-- > 0;)
        TRY(c->to->driver->script(c->to,
                                  str_fmt(c->a, "DELETE FROM \"%s\"", c->tables.v[i].name.p).p));
    return OK;
}

static Err
verify(Copy *c)
{
    for (size_t i = 0; i < c->tables.n; i++) {
        const DbCopied *sent = &c->copied[i];
        DbCopied found;
        TRY(copy_rows(c->a, c->to, NULL, &c->tables.v[i], &found));
        if (found.rows != sent->rows || found.sum[0] != sent->sum[0] ||
            found.sum[1] != sent->sum[1])
            FAIL(E_INTERNAL, "%s differs: %lld rows sent, %lld found", sent->table.p,
                 (long long)sent->rows, (long long)found.rows);
    }
    return OK;
}

static Err
rebuild_indexes(Copy *c)
{
    DbRows rows;
    TRY(ask(c->to, c->a, &list_indexes, NULL, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        const char *name = rows.cells[i].s.p;
        TRY(check_name(rows.cells[i].s));
        TRY(c->to->driver->script(
            c->to, str_fmt(c->a, "INSERT INTO \"%s\" (\"%s\") VALUES ('rebuild')", name, name).p));
    }
    return OK;
}

static Err
run_texts(Copy *c, const DbRows *rows, size_t column)
{
    for (size_t i = 0; i < rows->n; i++)
        TRY(c->to->driver->script(c->to, rows->cells[2 * i + column].s.p));
    return OK;
}

static Err
copy_all(Copy *c)
{
    bool is_pg = c->to->driver->dialect == DIALECT_PG;
    DbRows deferrals, has;
    Tables there;

    TRY(read_tables(c->from, c->a, &c->tables));
    TRY(read_tables(c->to, c->a, &there));
    TRY(compare_tables(&c->tables, &there));
    TRY(order_tables(c->from, c->a, &c->tables));
    TRY(ask(c->to, c->a, &list_deferrals, NULL, &deferrals));
    TRY(run_texts(c, &deferrals, 0));
    if (!is_pg)
        TRY(c->to->driver->script(c->to, "PRAGMA defer_foreign_keys = ON"));
    TRY(clear_tables(c));
    TRY(ask(c->from, c->a, &has_numbering, NULL, &has));
    c->copied = NEW_N(c->a, c->tables.n, DbCopied);
    for (size_t i = 0; i < c->tables.n; i++) {
        TRY(copy_rows(c->a, c->from, c->to, &c->tables.v[i], &c->copied[i]));
        if (has.cells[0].i > 0)
            TRY(copy_numbering(c->a, c->from, c->to, &c->tables.v[i]));
    }
    TRY(rebuild_indexes(c));
    if (is_pg)
        TRY(c->to->driver->script(c->to, "SET CONSTRAINTS ALL IMMEDIATE"));
    TRY(run_texts(c, &deferrals, 1));
    return verify(c);
}

Err
db_copy(Arena *a, Db *from, Db *to, const Migration *steps, size_t n, DbCopiedList *out)
{
    Copy c = {.a = a, .from = from, .to = to};
    TRY(check_version(a, from, n > 0 ? steps[n - 1].n : 0));
    TRY(refuse_rows(to, a));
    TRY(db_migrate(to, steps, n));
    TRY(db_begin(from, DB_READ_LONG));
    Err e = db_begin(to, DB_WRITE_LONG);
    if (failed(e))
        return db_end(from, e);
    e = db_end(from, db_end(to, copy_all(&c)));
    *out = (DbCopiedList){c.tables.n, c.copied};
    return e;
}
