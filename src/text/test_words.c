#include "test/check.h"
#include "text/words.h"
#include "text/words_lists.h"

#include "db/driver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- taking words from a text -------------------------------------------------------------------

typedef struct Seen {
    Arena *a;
    Str text;
    Stemmer *s; // when set, stems are noted instead of folded words
    Str joined; // what was seen, each with a space after it
    size_t end; // of the last token
} Seen;

static void
note(void *arg, Str token, Str folded)
{
    Seen *seen = arg;
    CHECK(token.p >= seen->text.p + seen->end);
    seen->end = (size_t)(token.p - seen->text.p) + token.n;
    CHECK(seen->end <= seen->text.n);
    Str word = seen->s ? stemmer_stem(seen->s, folded) : folded;
    seen->joined =
        str_fmt(seen->a, "%.*s%.*s ", (int)seen->joined.n, seen->joined.p, (int)word.n, word.p);
}

static Str
words_of(Arena *a, Stemmer *s, Str text)
{
    Seen seen = {.a = a, .s = s, .text = text, .joined = S("")};
    words_each(text, note, &seen);
    return seen.joined;
}

TEST(words, come_folded_and_in_order)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(words_of(a, NULL, S("Eén CRÈCHE, 2 auto's; Ĳmuiden/IJmuiden (2026)!")),
              S("een creche 2 auto s ijmuiden ijmuiden 2026 "));
    CHECK_STR(words_of(a, NULL, S("ideeën, reünie, coördinatie, Œuvre, Straße, Łódź")),
              S("ideeen reunie coordinatie oeuvre strasse lodz "));
    CHECK_STR(words_of(a, NULL, S("Ee\xCC\x81n e\xCC\x81\xCC\x88 \xCC\x81")), S("een e "));
    CHECK_STR(words_of(a, NULL, S("ΑΘΗΝΑ МОСКВА")), S("αθηνα москва "));
    CHECK_STR(words_of(a, NULL, S("مرحبا")), S("مرحبا "));
    CHECK_STR(words_of(a, NULL, S("")), S(""));
    CHECK_STR(words_of(a, NULL, S("... — \xF0\x9F\x98\x80 !")), S(""));
    arena_free(a);
}

TEST(words, broken_bytes_only_part_words)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(words_of(a, NULL, S("plein\xFFweg\xC3")), S("plein weg "));
    CHECK_STR(words_of(a, NULL, S("a\0b\xE2\x82")), S("a b "));
    arena_free(a);
}

TEST(words, a_very_long_word_counts_by_its_first_part)
{
    Arena *a = arena_new(1 << 20);
    char text[200];
    memset(text, 'x', sizeof(text));
    Str joined = words_of(a, NULL, (Str){text, sizeof(text)});
    CHECK_INT(joined.n, WORDS_MAX_BYTES + 1);
    for (size_t i = 0; i < sizeof(text) - 1; i += 2)
        memcpy(text + i, "\xCE\xB1", 2);
    joined = words_of(a, NULL, (Str){text + 0, sizeof(text)});
    CHECK(str_is_utf8(joined));
    arena_free(a);
}

TEST(words, stop_words_are_in_order_so_that_they_are_found)
{
    for (size_t i = 0; i < STOP_WORDS; i++)
        CHECK(words_is_stop(stop_words[i]));
    CHECK(words_is_stop(S("s")) && words_is_stop(S("")));
    CHECK(!words_is_stop(S("7")) && !words_is_stop(S("azc")) && !words_is_stop(S("opvang")));
}

// ---- stems and synonyms -------------------------------------------------------------------------

static Str
stem(Arena *a, Stemmer *s, Str word)
{
    return str_copy(a, stemmer_stem(s, word));
}

TEST(words, one_word_in_many_forms_has_one_stem)
{
    static const Str pairs[][2] = {{STR("demonstraties"), STR("demonstratie")},
                                   {STR("asielzoekers"), STR("asielzoeker")},
                                   {STR("gemeenten"), STR("gemeente")},
                                   {STR("bewoners"), STR("bewoner")},
                                   {STR("klachten"), STR("klacht")},
                                   {STR("ideeen"), STR("idee")},
                                   {STR("straten"), STR("straat")},
                                   {STR("betogingen"), STR("betoging")}};
    Arena *a = arena_new(1 << 20);
    Stemmer *s = stemmer_new(a);
    for (size_t i = 0; i < COUNT(pairs); i++)
        CHECK_STR(stem(a, s, pairs[i][0]), stem(a, s, pairs[i][1]));
    arena_free(a);
}

TEST(words, no_synonym_is_in_two_groups)
{
    Arena *a = arena_new(1 << 20);
    Stemmer *s = stemmer_new(a);
    Str all[SYNONYM_GROUPS * SYNONYMS_MAX];
    size_t n = 0;
    CHECK(SYNONYM_GROUPS >= 40);
    for (size_t g = 0; g < SYNONYM_GROUPS; g++) {
        size_t before = n;
        Str words = words_of(a, s, str_z(synonym_groups[g]));
        Cursor c = cursor(words);
        for (Str w; cursor_until(&c, S(" "), words.n, &w); all[n++] = w)
            for (size_t i = 0; i < before; i++)
                cr_expect(!str_eq(all[i], w), "%.*s is in two groups", (int)w.n, w.p);
    }
    arena_free(a);
}

TEST(words, synonyms_are_found_by_stem)
{
    Arena *a = arena_new(1 << 20);
    Stemmer *s = stemmer_new(a);
    Synonyms azc = words_synonyms(s, stem(a, s, S("azc")));
    Synonyms shelter = words_synonyms(s, stem(a, s, S("opvanglocaties")));
    CHECK(azc.n == 6 && azc.stems == shelter.stems);
    CHECK_STR(azc.words[3], S("asielopvang"));
    Synonyms officer = words_synonyms(s, stem(a, s, S("handhavers")));
    CHECK(officer.n == 3);
    CHECK_STR(officer.words[0], S("boa"));
    CHECK_INT(words_synonyms(s, S("fiets")).n, 0);
    arena_free(a);
}

// ---- likeness -----------------------------------------------------------------------------------

TEST(words, two_reports_of_one_thing_share_the_words_that_matter)
{
    Arena *a = arena_new(1 << 20);
    Stemmer *s = stemmer_new(a);
    Str x =
        S("Bewoners maken zich zorgen over de komst van de opvanglocatie in het oude klooster.");
    Str y = S("In de kerk gaat het over het azc in het klooster; een bewoner was erg boos.");
    Str z = S("Vier avonden lang vuurwerk bij de haven.");
    SharedWords same = words_shared(a, s, x, y, (WordsRarity){0});
    SharedWords other = words_shared(a, s, x, z, (WordsRarity){0});
    CHECK_INT(same.n, 3);
    CHECK_STR(same.v[0].in_a, S("klooster"));
    CHECK_STR(same.v[1].in_a, S("Bewoners"));
    CHECK_STR(same.v[1].in_b, S("bewoner"));
    CHECK_STR(same.v[2].in_a, S("opvanglocatie"));
    CHECK_STR(same.v[2].in_b, S("azc"));
    CHECK(same.score > 0.2 && same.score < 0.8);
    CHECK(other.n == 0 && other.score <= 0);
    arena_free(a);
}

static double
common_plein(void *arg, Str stem)
{
    (void)arg;
    return str_eq(stem, S("plein")) ? 0.1 : 1;
}

TEST(words, likeness_is_symmetric_from_nothing_to_the_same_and_minds_rarity)
{
    Arena *a = arena_new(4 << 20);
    Stemmer *s = stemmer_new(a);
    WordsRarity none = {0}, rare = {.fn = common_plein};
    Str x = S("onrust plein"), y = S("klachten plein");
    CHECK_NEAR(words_shared(a, s, x, x, none).score, 1, 1e-12);
    CHECK_NEAR(words_shared(a, s, x, y, none).score, words_shared(a, s, y, x, none).score, 0);
    CHECK(words_shared(a, s, x, y, rare).score < words_shared(a, s, x, y, none).score);
    CHECK_NEAR(words_shared(a, s, S(""), S("de het 12"), none).score, 0, 0);
    // onrust 6 letters, klacht 6, plein 5: 25 of 36 + 36 + 25
    CHECK_NEAR(words_shared(a, s, x, y, none).score, 25.0 / 97.0, 1e-12);
    arena_free(a);
}

// ---- search -------------------------------------------------------------------------------------

TEST(words, a_search_is_empty_when_nothing_is_asked)
{
    static const Str nothing[] = {STR(""), STR("de het een"), STR("\"'*()&|!:"), STR("\xFF\xC3 -"),
                                  STR("\0")};
    Arena *a = arena_new(4 << 20);
    Stemmer *s = stemmer_new(a);
    for (size_t i = 0; i < COUNT(nothing); i++) {
        CHECK_INT(words_fts_query(a, s, nothing[i], WORDS_FTS5).n, 0);
        CHECK_INT(words_fts_query(a, s, nothing[i], WORDS_TSQUERY).n, 0);
    }
    arena_free(a);
}

TEST(words, a_search_asks_for_all_words_or_their_synonyms)
{
    Arena *a = arena_new(4 << 20);
    Stemmer *s = stemmer_new(a);
    CHECK_STR(words_fts_query(a, s, S("handhavers op het plein"), WORDS_FTS5),
              S("(\"handhaver\"* OR \"boa\" OR \"toezichthouder\"*) AND (\"plein\"*)"));
    CHECK_STR(words_fts_query(a, s, S("handhaver OR crèche"), WORDS_TSQUERY),
              S("('handhaver':* | 'boa' | 'toezichthouder':*) & ('or':*) & "
                "('creche':* | 'crèche':*)"));
    Str many = words_fts_query(a, s, S("a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2 b3 b4"), WORDS_FTS5);
    CHECK_HAS(many, S("\"b3\""));
    CHECK_HASNT(many, S("\"b4\"")); // number 13
    arena_free(a);
}

// A document as an FTS5 tokenizer would store it, or as PostgreSQL reads it, against a search.
typedef struct Finder {
    Arena *a;
    Stemmer *s;
    Db *db;
    WordsDialect dialect;
} Finder;

static const DbColumn texts[] = {{DB_TEXT, false}, {DB_TEXT, false}};
static const DbColumn counts[] = {{DB_INT, false}};
static const char fts_put[] = "INSERT OR REPLACE INTO document (rowid, body) VALUES (1, ?1)";
static const char fts_get[] = "SELECT count(*) FROM document WHERE document MATCH ?1";
static const char pg_get[] =
    "SELECT (to_tsvector('dutch', $1) @@ to_tsquery('dutch', $2))::int::bigint";
static const Query put_document = {DB_MAX_QUERIES - 2, 1, 0, "put", fts_put, "", texts, counts};
static const Query get_document = {DB_MAX_QUERIES - 3, 1, 1, "get", fts_get, "", texts, counts};
static const Query ask_pg = {DB_MAX_QUERIES - 4, 2, 1, "ask", "", pg_get, texts, counts};
static const Migration table = {1, "document", "CREATE VIRTUAL TABLE document USING fts5(body)"};

static Finder
finder(Arena *a)
{
    const char *url = getenv("TEST_DB");
    bool pg = url && strncmp(url, "postgresql:", 11) == 0;
    Finder f = {.a = a, .s = stemmer_new(a), .dialect = pg ? WORDS_TSQUERY : WORDS_FTS5};
    CHECK_OK(db_open(a, pg ? url : "sqlite::memory:", &f.db));
    if (!pg)
        CHECK_OK(db_migrate(f.db, &table, 1));
    return f;
}

static bool
finds(Finder *f, Str document, Str typed)
{
    DbRows rows = {0};
    Str query = words_fts_query(f->a, f->s, typed, f->dialect);
    if (query.n == 0)
        return false;
    DbValue args[2] = {{.type = DB_TEXT, .s = document}, {.type = DB_TEXT, .s = query}};
    if (f->dialect == WORDS_TSQUERY) {
        CHECK_OK(db_run(f->db, f->a, &ask_pg, args, &rows));
    } else {
        args[0].s = words_of(f->a, f->s, document);
        CHECK_OK(db_begin(f->db, DB_WRITE));
        CHECK_OK(db_end(f->db, db_run(f->db, f->a, &put_document, args, &rows)));
        CHECK_OK(db_run(f->db, f->a, &get_document, args + 1, &rows));
    }
    return rows.n == 1 && rows.cells[0].i == 1;
}

TEST(words, a_search_finds_other_forms_longer_words_and_synonyms)
{
    static const Str found[][2] = {
        {STR("Er was een demonstratie."), STR("demonstraties")},
        {STR("Veel demonstraties dit jaar."), STR("Demonstratie")},
        {STR("De gemeenteraad stemde tegen."), STR("gemeente")},
        {STR("De gemeenteraad stemde tegen."), STR("gemeenteraad")},
        {STR("Drie asielzoekers op het plein."), STR("asielzoeker plein")},
        {STR("Onrust over het azc."), STR("opvanglocatie")},
        {STR("Een betoging op de dijk."), STR("demonstratie dijk")},
        {STR("De BOA schreef een bon."), STR("handhavers")},
        {STR("De crèche gaat dicht."), STR("CRÈCHE")},
        {STR("Een coördinator van de wijk."), STR("coordinator")},
        {STR("Groep van 20 jongeren."), STR("groep 20")}};
    static const Str missed[][2] = {{STR("Er was een demonstratie."), STR("demonstratie vuurwerk")},
                                    {STR("Een bord met board."), STR("handhaver")},
                                    {STR("Niets te zien."), STR("de")}};
    Arena *a = arena_new(8 << 20);
    Finder f = finder(a);
    for (size_t i = 0; i < COUNT(found); i++)
        cr_expect(finds(&f, found[i][0], found[i][1]), "\"%s\" does not find \"%s\"", found[i][1].p,
                  found[i][0].p);
    for (size_t i = 0; i < COUNT(missed); i++)
        cr_expect(!finds(&f, missed[i][0], missed[i][1]), "\"%s\" finds \"%s\"", missed[i][1].p,
                  missed[i][0].p);
    arena_free(a);
}

TEST(words, no_search_is_a_syntax_error)
{
    static const Str typed[] = {STR("\"onrust"),
                                STR("onrust*"),
                                STR("NOT OR AND"),
                                STR("a' | b & !c <-> d:*"),
                                STR("NEAR(plein weg, 2)"),
                                STR("body:plein"),
                                STR("plein -weg +dijk ^x"),
                                STR("'' \\ ; DROP TABLE document; --"),
                                STR("1e5 0x1F 12.5 -3"),
                                STR("مرحبا، שלום ؟ ٪"),
                                STR("ĳsbaan İstanbul ß \xCC\x81x"),
                                STR("jan@voorbeeld.nl https://voorbeeld.nl/a?b=c"),
                                STR("\xE2\xB3\xBF \xE3\x80\x80 \xF0\x92\x91\xB0 \xF0\x9D\x84\x9E")};
    Arena *a = arena_new(8 << 20);
    Finder f = finder(a);
    for (size_t i = 0; i < COUNT(typed); i++)
        finds(&f, S("Een rustig plein."), typed[i]); // its CHECKs fail on a syntax error
    arena_free(a);
}
