#include "db/driver.h"
#include "test/check.h"
#include "text/words.h"

// Full-text search belongs to SQLite; these run there also when the other tests run elsewhere.
static Db *
open_texts(Arena *a, const char *const *texts, size_t n)
{
    Db *db;
    CHECK_OK(db_open(a, "sqlite::memory:", &db));
    CHECK_OK(db->driver->script(db, "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'dutch')"));
    for (size_t i = 0; i < n; i++)
        CHECK_OK(db->driver->script(db, str_fmt(a, "INSERT INTO t (x) VALUES ('%s')", texts[i]).p));
    return db;
}

// What is found for a query of stems, with [ ] around each word.
static Str
matching(Db *db, Arena *a, const char *words)
{
    static const DbColumn text[] = {{.type = DB_TEXT}};
    static const Query search = {
        .id = OWN_TEST,
        .nargs = 1,
        .ncols = 1,
        .name = "",
        .args = text,
        .cols = text,
        .sqlite = "SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH ?1 ORDER BY rowid"};
    DbValue arg = {.type = DB_TEXT, .s = str_z(words)};
    DbRows rows;
    CHECK_OK(db_run(db, a, &search, &arg, &rows));
    Str all = S("");
    for (size_t i = 0; i < rows.n; i++)
        all = str_fmt(a, "%s%s%s", all.p, i > 0 ? " | " : "", rows.cells[i].s.p);
    return all;
}

// The same for what someone types.
static Str
found(Db *db, Arena *a, const char *typed)
{
    return matching(db, a, words_fts_query(a, stemmer_new(a), str_z(typed), WORDS_FTS5).p);
}

TEST(fts, finds_other_forms_and_marks_the_right_bytes)
{
    static const char *const texts[] = {"De bewoners vrezen onrust", "Eén café, CAFÉ: Çelik''s",
                                        "cafe\u0301 \u2603x", "Œuvre, Straße en Ĳsselmeer",
                                        "Ω Привет 2026"};
    Arena *a = arena_new(16 << 20);
    Db *db = open_texts(a, texts, COUNT(texts));
    CHECK_STR(found(db, a, "bewoner"), S("De [bewoners] vrezen onrust"));
    CHECK_STR(found(db, a, "BEWONERS"), S("De [bewoners] vrezen onrust"));
    CHECK_STR(found(db, a, "cafe"), S("Eén [café], [CAFÉ]: Çelik's | [cafe\u0301] \u2603x"));
    CHECK_STR(found(db, a, "celik"), S("Eén café, CAFÉ: [Çelik]'s"));
    CHECK_STR(found(db, a, "oeuvre"), S("[Œuvre], Straße en Ĳsselmeer"));
    CHECK_STR(found(db, a, "strasse ijsselmeer"), S("Œuvre, [Straße] en [Ĳsselmeer]"));
    CHECK_STR(found(db, a, "ПРИВЕТ 2026"), S("Ω [Привет] [2026]"));
    CHECK_STR(matching(db, a, "\"de bewoner\""), S("[De bewoners] vrezen onrust")); // stop word
    CHECK_STR(matching(db, a, "bewoners"), S("")); // a query holds stems
    CHECK_STR(found(db, a, "onr"), S("De bewoners vrezen [onrust]"));
    CHECK_STR(found(db, a, "weg"), S(""));
    arena_free(a);
}

TEST(fts, takes_words_of_any_length_and_bytes_of_any_kind)
{
    Arena *a = arena_new(16 << 20);
    char word[1000] = {0};
    for (size_t i = 0; i + 1 < sizeof(word); i++)
        word[i] = 'q';
    const char *const texts[] = {word,
                                 "a\xff"
                                 "b\xc3",
                                 "\xf0\x9f", "\xed\xa0\x80"};
    Db *db = open_texts(a, texts, COUNT(texts));
    CHECK_STR(matching(db, a, word), str_fmt(a, "[%s]", word));
    CHECK_STR(matching(db, a, "b"), S("a\xff[b]\xc3"));
    arena_free(a);
}
