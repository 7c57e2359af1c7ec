// What a statement must be before C is made of it: scoped, complete, and right for the schema.
#include "sqlc.h"

#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 32, EXPAND_PASSES = 8 };

// ---- arguments ----------------------------------------------------------------------------------

static int
find_arg(const Statement *s, const char *name, size_t n)
{
    for (int i = 0; i < s->nargs; i++)
        if (strlen(s->args[i].name) == n && strncmp(s->args[i].name, name, n) == 0)
            return i;
    stop("undeclared argument in", s->name);
}

void
number_args(const Statement *s, const char *sql, char mark, char *out)
{
    bool used[DB_MAX_ARGS] = {0};
    out[0] = '\0';
    for (const char *p = sql; *p; p++) {
        const char *end = *p == '\'' ? strchr(p + 1, '\'') : NULL;
        if (*p == '\'' && !end)
            stop("unclosed quote in", s->name);
        if (end) {
            put(out, SQL_SIZE, p, (size_t)(end - p) + 1);
            p = end;
        } else if (*p == '-' && p[1] == '-') { // it would end with the line, and C has none
            stop("a comment takes a line of its own, from `-- ` on, in", s->name);
        } else if (*p == ':' && p[1] == ':') { // a cast of PostgreSQL
            put(out, SQL_SIZE, p++, 2);
        } else if (*p == ':' && is_name_char(p[1])) {
            size_t n = 1;
            while (is_name_char(p[1 + n]))
                n++;
            int i = find_arg(s, p + 1, n);
            char number[16];
            snprintf(number, sizeof(number), "%c%d", mark, i + 1);
            put_z(out, SQL_SIZE, number);
            used[i] = true;
            p += n;
        } else
            put(out, SQL_SIZE, p, 1);
    }
    for (int i = 0; i < s->nargs; i++)
        if (!used[i])
            stop("an argument is not used in", s->name);
}

// ---- guards -------------------------------------------------------------------------------------

// One word, quoted name or other character of SQL; quoted text comes out as one '. Returns false
// at the end.
static bool
next_token(const char **p, char *word)
{
    word[0] = '\0';
    for (*p += strspn(*p, " \n\t"); strncmp(*p, "/*", 2) == 0; *p += strspn(*p, " \n\t")) {
        const char *close = strstr(*p + 2, "*/");
        *p = close ? close + 2 : *p + strlen(*p);
    }
    if (!**p)
        return false;
    const char *start = *p, *end = *p + 1;
    if (*start == '\'' || *start == '"' || *start == '`') {
        while (*end && *end != *start)
            end++;
        *p = *end ? end + 1 : end;
        if (*start == '\'')
            end = start + 1;
        else
            start++;
    } else {
        while (*end && (is_name_char(*start) || strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", *start)) &&
               (is_name_char(*end) || strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", *end)))
            end++;
        *p = end;
    }
    size_t n = (size_t)(end - start) < NAME_SIZE ? (size_t)(end - start) : NAME_SIZE - 1;
    put(word, NAME_SIZE, start, n);
    return true;
}

static bool
is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcasecmp(word, *words) == 0)
            return true;
    return false;
}

typedef enum Place { PLACE_ELSEWHERE, PLACE_TABLE, PLACE_AFTER_TABLE } Place;

// The place after this word: where a table name may stand, within a list of tables, or neither.
static Place
place_after(const char *word, Place now)
{
    static const char *const before_table[] = {"from", "join", "update",  "using", "table",
                                               "only", "in",   "lateral", NULL};
    static const char *const after_list[] = {"where",  "group", "order",  "set",
                                             "select", "limit", "having", "returning",
                                             "values", "union", NULL};
    if (is_one_of(word, before_table))
        return PLACE_TABLE;
    if (is_one_of(word, after_list))
        return PLACE_ELSEWHERE;
    if (strcmp(word, ",") == 0 && now == PLACE_AFTER_TABLE)
        return PLACE_TABLE;
    return now == PLACE_TABLE ? PLACE_AFTER_TABLE : now;
}

// Whether the text reads, changes or deletes rows of the table: its name stands after FROM, JOIN,
// UPDATE, USING or IN, or after a comma in such a list; or an upsert may change it.
static bool
touches(const char *sql, const char *table)
{
    Place places[DEPTH_MAX] = {0};
    char word[NAME_SIZE], before[NAME_SIZE] = "", into[NAME_SIZE] = "";
    int depth = 0;
    bool was_table = false; // the word before stood where a table may stand

    for (; next_token(&sql, word); put_z((before[0] = '\0', before), NAME_SIZE, word)) {
        bool is_upsert = strcasecmp(word, "update") == 0 && strcasecmp(before, "do") == 0;
        if (is_upsert && strcasecmp(into, table) == 0)
            return true;
        if (strcasecmp(before, "into") == 0)
            into[0] = '\0', put_z(into, NAME_SIZE, word);
        if (places[depth] == PLACE_TABLE && strcasecmp(word, table) == 0)
            return true;
        if (strcmp(word, "(") == 0) {
            if (++depth == DEPTH_MAX)
                stop("too many parentheses before", sql);
            places[depth] = places[depth - 1] == PLACE_TABLE ? PLACE_TABLE : PLACE_ELSEWHERE;
        } else if (strcmp(word, ")") == 0) {
            depth -= depth > 0;
            places[depth] = place_after(word, places[depth]);
        } else if (strcmp(word, ".") == 0) {
            places[depth] = was_table ? PLACE_TABLE : places[depth]; // that was a schema
        } else {
            was_table = places[depth] == PLACE_TABLE;
            places[depth] = is_upsert ? PLACE_ELSEWHERE : place_after(word, places[depth]);
        }
        if ((strcasecmp(word, "replace") == 0 && strcasecmp(before, "or") == 0) ||
            (strcasecmp(word, "into") == 0 && strcasecmp(before, "replace") == 0))
            stop("say ON CONFLICT instead of REPLACE before", sql);
    }
    return false;
}

// Whether {name} stands in the SQL; one in a comment or in quoted text does not count.
static bool
uses_fragment(const char *sql, const char *name)
{
    char two[NAME_SIZE] = "", one[NAME_SIZE] = "", word[NAME_SIZE];
    while (next_token(&sql, word)) {
        if (strcmp(two, "{") == 0 && strcmp(one, name) == 0 && strcmp(word, "}") == 0)
            return true;
        memcpy(two, one, NAME_SIZE);
        memcpy(one, word, NAME_SIZE);
    }
    return false;
}

static bool
has_fragment_of(const Guard *g, const char *sql)
{
    char name[NAME_SIZE];
    for (const char *p = g->fragments; next_token(&p, name);)
        if (uses_fragment(sql, name))
            return true;
    return false;
}

static void
check_guards(const Rights *r, const Statement *s)
{
    int touched = 0, scoped = 0;
    for (int i = 0; i < 2 * r->nguards; i++) {
        const Guard *g = &r->guards[i / 2];
        const char *sql = s->sql[i % 2];
        char why[3 * NAME_SIZE + SQL_SIZE] = "";
        if (!touches(sql, g->table))
            continue;
        touched++;
        scoped += has_fragment_of(g, sql);
        if (s->is_unscoped || has_fragment_of(g, sql))
            continue;
        put_z(why, sizeof(why), s->name);
        put_z(why, sizeof(why), " is on ");
        put_z(why, sizeof(why), g->table);
        put_z(why, sizeof(why), " without {");
        put_z(why, sizeof(why), g->fragments);
        put_z(why, sizeof(why), "}");
        stop(why, "or a line `-- unscoped REASON`");
    }
    if (s->is_unscoped && touched > 0 && touched == scoped)
        stop("`-- unscoped` is not needed in", s->name);
}

static const Fragment *
find_fragment(const Rights *r, const char *name, size_t n)
{
    for (int i = 0; i < r->nfragments; i++)
        if (strlen(r->fragments[i].name) == n && strncmp(r->fragments[i].name, name, n) == 0)
            return &r->fragments[i];
    return NULL;
}

static bool
is_guarded(const Rights *r, const char *table)
{
    for (int i = 0; i < r->nguards; i++)
        if (strcasecmp(r->guards[i].table, table) == 0)
            return true;
    return false;
}

// A view shows what its tables hold, and so does an FTS table with content=...: guard them too.
static void
check_view(const Rights *r, const char *name, const char *sql)
{
    char word[NAME_SIZE];
    bool is_virtual = strncasecmp(sql, "CREATE VIRTUAL", 14) == 0;
    for (int i = 0; i < r->nguards && !is_guarded(r, name); i++) {
        bool shows = !is_virtual && touches(sql, r->guards[i].table);
        for (const char *p = sql; is_virtual && !shows && next_token(&p, word);) {
            // content='signal' is one quoted text: look inside.
            const char *content = strcasecmp(word, "content") == 0 ? p + strspn(p, " =\"'") : "";
            size_t n = strlen(r->guards[i].table);
            shows = strncasecmp(content, r->guards[i].table, n) == 0 && !is_name_char(content[n]);
        }
        file = r->guards[i].file;
        line = r->guards[i].line;
        if (shows)
            stop("has no guard of its own, and shows a guarded table:", name);
    }
}

static bool
is_in_schema(sqlite3 *db, const char *name)
{
    sqlite3_stmt *st = NULL;
    bool found = sqlite3_prepare_v2(db,
                                    "SELECT 1 FROM sqlite_schema WHERE name = ?1 AND "
                                    "type IN ('table', 'view')",
                                    -1, &st, NULL) == SQLITE_OK &&
                 sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC) == SQLITE_OK &&
                 sqlite3_step(st) == SQLITE_ROW;
    sqlite3_finalize(st);
    return found;
}

void
check_rights(sqlite3 *db, const Rights *r)
{
    char name[NAME_SIZE];
    for (int i = 0; i < r->nguards; i++) {
        const Guard *g = &r->guards[i];
        file = g->file;
        line = g->line;
        if (!is_in_schema(db, g->table))
            stop("a guard for a table that is not there:", g->table);
        for (const char *p = g->fragments; next_token(&p, name);)
            if (!find_fragment(r, name, strlen(name)))
                stop("a guard with a fragment that is not there:", name);
    }
    sqlite3_stmt *st;
    if (sqlite3_prepare_v2(db,
                           "SELECT name, sql FROM sqlite_schema WHERE type = 'view' OR "
                           "sql LIKE 'CREATE VIRTUAL%'",
                           -1, &st, NULL) != SQLITE_OK)
        stop("schema:", sqlite3_errmsg(db));
    while (sqlite3_step(st) == SQLITE_ROW)
        check_view(r, (const char *)sqlite3_column_text(st, 0),
                   (const char *)sqlite3_column_text(st, 1));
    sqlite3_finalize(st);
}

// One pass: every {name} becomes the text of that fragment. False when there was none.
static bool
expand_once(const Rights *r, const Statement *s, const char *sql, char *out)
{
    bool found = false;
    out[0] = '\0';
    for (const char *p = sql; *p; p++) {
        const char *quote = *p == '\'' ? strchr(p + 1, '\'') : NULL;
        if (quote) {
            put(out, SQL_SIZE, p, (size_t)(quote - p) + 1);
            p = quote;
            continue;
        }
        if (*p != '{') {
            put(out, SQL_SIZE, p, 1);
            continue;
        }
        const Fragment *f = find_fragment(r, p + 1, strcspn(p + 1, "}"));
        if (!f)
            stop("there is no such fragment in", s->name);
        put_z(out, SQL_SIZE, f->sql);
        p += strcspn(p, "}");
        found = true;
    }
    return found;
}

static void
expand_fragments(const Rights *r, Statement *s, char *sql)
{
    char out[SQL_SIZE];
    for (int pass = 0; expand_once(r, s, sql, out); pass++) {
        if (pass == EXPAND_PASSES)
            stop("fragments in fragments without end in", s->name);
        sql[0] = '\0';
        put_z(sql, SQL_SIZE, out);
    }
}

// ---- columns ------------------------------------------------------------------------------------

static const TypeWord *
declared_type(const char *declared, const char *column)
{
    for (size_t i = 0; declared && i < COUNT(type_words); i++)
        if (strcmp(declared, type_words[i].declared) == 0)
            return &type_words[i];
    stop("say `-- col NAME TYPE` for the computed column", column);
}

static bool
may_be_null(sqlite3 *db, sqlite3_stmt *st, int i)
{
    const char *table = sqlite3_column_table_name(st, i);
    const char *column = sqlite3_column_origin_name(st, i);
    int not_null = 0, is_key = 0;
    if (!table || sqlite3_table_column_metadata(db, NULL, table, column, NULL, NULL, &not_null,
                                                &is_key, NULL) != SQLITE_OK)
        return false; // computed: the driver checks every value
    return !not_null && !is_key;
}

static void
describe_column(sqlite3 *db, sqlite3_stmt *st, int i, Statement *s)
{
    Field *col = &s->cols[i];
    put_z(col->name, NAME_SIZE, sqlite3_column_name(st, i));
    for (int h = 0; h < s->nhints; h++)
        if (strcmp(s->hints[h].name, col->name) == 0) {
            *col = s->hints[h];
            return;
        }
    if (s->is_variant)
        stop("a variant says `-- col` for every column, also", col->name);
    col->type = declared_type(sqlite3_column_decltype(st, i), col->name);
    col->nullable = may_be_null(db, st, i);
    if (col->nullable && strcmp(col->type->member, "s") != 0)
        stop("a number that may be NULL; use coalesce():", col->name);
}

static void
check_columns(sqlite3 *db, sqlite3_stmt *st, Statement *s)
{
    s->ncols = sqlite3_column_count(st);
    if (s->ncols > DB_MAX_COLUMNS || (s->ncols == 0) != (s->kind == KIND_EXEC))
        stop("the columns do not fit the kind of", s->name);
    for (int i = 0; i < s->ncols; i++)
        describe_column(db, st, i, s);
    for (int h = 0; h < s->nhints; h++) {
        bool found = false;
        for (int i = 0; i < s->ncols; i++)
            found = found || strcmp(s->hints[h].name, s->cols[i].name) == 0;
        if (!found)
            stop("`-- col` of a column that is not there:", s->hints[h].name);
        if (s->is_variant && strcmp(s->hints[h].name, s->cols[h].name) != 0)
            stop("a variant says its `-- col`s in the order of its columns:", s->hints[h].name);
    }
}

void
check_statement(sqlite3 *db, const Rights *r, Statement *s)
{
    char sql[SQL_SIZE];
    sqlite3_stmt *st;
    const char *rest;

    file = s->file;
    line = s->line;
    check_guards(r, s);
    for (int d = 0; d < 2; d++) {
        expand_fragments(r, s, s->sql[d]);
        number_args(s, s->sql[d], '$', sql);
    }
    number_args(s, s->sql[DIALECT_SQLITE], '?', sql);
    if (sqlite3_prepare_v2(db, sql, -1, &st, &rest) != SQLITE_OK)
        stop(s->name, sqlite3_errmsg(db));
    if (rest[strspn(rest, " \n")] != '\0')
        stop("more than one statement in", s->name);
    check_columns(db, st, s);
    sqlite3_finalize(st);
}
