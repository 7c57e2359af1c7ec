// Words, likeness and search, fed with anything. SQLite judges whether a search is well formed; of
// PostgreSQL's the form is checked here.
#include "text/words.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

typedef struct Seen {
    Str text;
    size_t end;
    Stemmer *s;
} Seen;

static void
note(void *arg, Str token, Str folded)
{
    Seen *seen = arg;
    REQUIRE(token.n > 0 && token.p >= seen->text.p + seen->end);
    seen->end = (size_t)(token.p - seen->text.p) + token.n;
    REQUIRE(seen->end <= seen->text.n);
    REQUIRE(folded.n > 0 && folded.n <= WORDS_MAX_BYTES && str_is_utf8(folded));
    Str stem = stemmer_stem(seen->s, folded);
    REQUIRE(stem.n > 0 && str_is_utf8(stem));
}

static sqlite3_stmt *
search(void)
{
    static sqlite3 *db;
    static sqlite3_stmt *stmt;
    if (stmt)
        return stmt;
    REQUIRE(sqlite3_open(":memory:", &db) == SQLITE_OK);
    REQUIRE(sqlite3_exec(db, "CREATE VIRTUAL TABLE d USING fts5(body)", NULL, NULL, NULL) == 0);
    const char *sql = "SELECT count(*) FROM d WHERE d MATCH ?1";
    REQUIRE(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK);
    return stmt;
}

static void
check_fts5(Str query)
{
    sqlite3_stmt *stmt = search();
    if (query.n == 0)
        return;
    sqlite3_bind_text(stmt, 1, query.p, (int)query.n, SQLITE_TRANSIENT);
    REQUIRE(sqlite3_step(stmt) == SQLITE_ROW);
    sqlite3_reset(stmt);
}

// 'word' or 'word':*, parted by | and & and in brackets; in a word no quote and no backslash.
static void
check_tsquery(Str query)
{
    bool inside = false;
    size_t depth = 0;
    for (size_t i = 0; i < query.n; i++) {
        char c = query.p[i];
        if (c == '\'') {
            REQUIRE(!inside || query.p[i - 1] != '\'');
            inside = !inside;
        } else if (inside) {
            REQUIRE(!strchr("\\()&|!<>:* ", c));
        } else {
            REQUIRE(strchr("()&|:* ", c));
            depth += c == '(' ? 1 : 0;
            REQUIRE(c != ')' || depth-- > 0);
        }
    }
    REQUIRE(!inside && depth == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0)
        return 0;
    Arena *a = arena_new(16 << 20);
    static Arena *lasting;
    static Stemmer *s; // once: it is slower to make than all that follows
    if (!s)
        s = stemmer_new(lasting = arena_new(1 << 20));
    char *exact = malloc(n); // of the exact size, so that a read past the end is a report
    REQUIRE(exact != NULL);
    memcpy(exact, data, n);
    Str text = {exact, n};
    Seen seen = {.text = text, .s = s};
    words_each(text, note, &seen);

    check_fts5(words_fts_query(a, s, text, WORDS_FTS5));
    check_tsquery(words_fts_query(a, s, text, WORDS_TSQUERY));

    Str half = {exact, n / 2}, rest = {exact + n / 2, n - n / 2};
    SharedWords there = words_shared(a, s, half, rest, (WordsRarity){0});
    SharedWords back = words_shared(a, s, rest, half, (WordsRarity){0});
    REQUIRE(there.n == back.n && there.score >= 0 && there.score <= 1 + 1e-9);
    REQUIRE(there.score - back.score < 1e-9 && back.score - there.score < 1e-9);
    free(exact);
    arena_free(a);
    return 0;
}
