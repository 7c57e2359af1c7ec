#include "test/check.h"
#include "text/privacy.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

// ---- the written sentences ----------------------------------------------------------------------

enum { MAX_MARKS = 8, VECTORS_MAX = 1 << 18 };

// A sentence without its marks, and what should be found in it.
typedef struct Sentence {
    Str text;
    size_t n;
    PrivacyHit want[MAX_MARKS];
} Sentence;

typedef struct Measure {
    int right, extra, missed;
} Measure;

static PrivacyKind
kind_of(Str code)
{
    for (int k = 1; k <= PRIVACY_KINDS; k++)
        if (str_eq(code, privacy_kind_code((PrivacyKind)k)))
            return (PrivacyKind)k;
    cr_assert(false, "no such kind: %.*s", (int)code.n, code.p);
    return PRIVACY_BSN;
}

static Sentence
sentence(Arena *a, Str line)
{
    Sentence s = {.n = 0};
    Cursor c = cursor(line);
    Str codes, before;
    cr_assert(cursor_until(&c, S("\t"), 200, &codes));
    char *text = NEW_N(a, line.n, char);
    size_t n = 0;
    Cursor kinds = cursor(codes);
    while (cursor_until(&c, S("[["), line.n, &before)) {
        Str found, code;
        memcpy(text + n, before.p, before.n);
        n += before.n;
        cr_assert(cursor_until(&c, S("]]"), line.n, &found) && s.n < MAX_MARKS);
        if (!cursor_until(&kinds, S(","), 40, &code))
            code = cursor_rest(&kinds);
        s.want[s.n++] = (PrivacyHit){.kind = kind_of(code), .start = n, .length = found.n};
        memcpy(text + n, found.p, found.n);
        n += found.n;
    }
    Str rest = cursor_rest(&c);
    memcpy(text + n, rest.p, rest.n);
    s.text = (Str){text, n + rest.n};
    CHECK(s.n > 0 || str_eq(codes, S("-")));
    return s;
}

static bool
has_hit(const PrivacyHit *v, size_t n, PrivacyHit hit)
{
    for (size_t i = 0; i < n; i++)
        if (v[i].kind == hit.kind && v[i].start == hit.start && v[i].length == hit.length)
            return true;
    return false;
}

static void
tell(const char *what, PrivacyHit hit, Str text)
{
    Str code = privacy_kind_code(hit.kind);
    fprintf(stderr, "# %s %.*s \"%.*s\" in: %.*s\n", what, (int)code.n, code.p, (int)hit.length,
            text.p + hit.start, (int)text.n, text.p);
}

static void
measure(Arena *a, Str line, Measure *kinds)
{
    Sentence s = sentence(a, line);
    PrivacyHits found = privacy_check(a, s.text);
    for (size_t i = 0; i < found.n; i++) {
        bool right = has_hit(s.want, s.n, found.v[i]);
        Measure *m = &kinds[found.v[i].kind];
        ++*(right ? &m->right : &m->extra);
        if (!right)
            tell("extra", found.v[i], s.text);
    }
    for (size_t i = 0; i < s.n; i++)
        if (!has_hit(found.v, found.n, s.want[i])) {
            kinds[s.want[i].kind].missed++;
            tell("missed", s.want[i], s.text);
        }
}

static double
share(int part, int other)
{
    return part + other > 0 ? (double)part / (part + other) : 1;
}

static void
print(Str name, Measure m)
{
    fprintf(stderr, "# %-10.*s right %3d  extra %2d  missed %2d  precision %.3f  recall %.3f\n",
            (int)name.n, name.p, m.right, m.extra, m.missed, share(m.right, m.extra),
            share(m.right, m.missed));
}

TEST(privacy, finds_what_is_personal_in_written_sentences_and_little_else)
{
    Arena *a = arena_new(8 << 20);
    Measure kinds[PRIVACY_KINDS + 1] = {0}, all = {0};
    char *buffer = NEW_N(a, VECTORS_MAX, char);
    FILE *f = fopen(SOURCE_ROOT "/tests/vectors/privacy.tsv", "r");
    cr_assert(f != NULL, "tests/vectors/privacy.tsv is not there");
    size_t n = fread(buffer, 1, VECTORS_MAX, f), sentences = 0;
    fclose(f);
    Cursor c = cursor((Str){buffer, n});
    Str line;
    while (cursor_until(&c, S("\n"), n, &line)) {
        if (str_starts(line, S("#")))
            continue;
        measure(a, line, kinds);
        sentences++;
    }
    CHECK(cursor_at_end(&c) && sentences >= 240);
    for (int k = 1; k <= PRIVACY_KINDS; k++) {
        print(privacy_kind_code((PrivacyKind)k), kinds[k]);
        all.right += kinds[k].right;
        all.extra += kinds[k].extra;
        all.missed += kinds[k].missed;
        CHECK(kinds[k].right > 0);
    }
    print(S("all"), all);
    CHECK(share(all.right, all.extra) >= 0.97);
    CHECK(share(all.right, all.missed) >= 0.95);
    arena_free(a);
}

// ---- forms and limits ---------------------------------------------------------------------------

static size_t
hits(Str text, PrivacyKind kind)
{
    Arena *a = arena_new(1 << 20);
    PrivacyHits found = privacy_check(a, text);
    size_t n = 0;
    for (size_t i = 0; i < found.n; i++)
        n += found.v[i].kind == kind && found.v[i].length == text.n;
    arena_free(a);
    return n;
}

TEST(privacy, a_citizen_number_passes_the_eleven_test)
{
    CHECK_INT(hits(S("123456782"), PRIVACY_BSN), 1);
    CHECK_INT(hits(S("12341101"), PRIVACY_BSN), 1);
    static const Str wrong[] = {STR("123456783"), STR("000000000"),  STR("1234567820"),
                                STR("12341102"),  STR("1123456782"), STR("3.123.456.782")};
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK_INT(hits(wrong[i], PRIVACY_BSN), 0);
}

TEST(privacy, a_bank_account_has_the_length_of_its_country_and_right_check_digits)
{
    CHECK_INT(hits(S("FR48 1234 5678 9012 3456 7890 123"), PRIVACY_IBAN), 1);
    static const Str wrong[] = {STR("NL92ABNA0417164300"), STR("NL91ABNA041716430"),
                                STR("XX91ABNA0417164300"), STR("NL91ABNA04171643001")};
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK_INT(hits(wrong[i], PRIVACY_IBAN), 0);
}

TEST(privacy, every_sidecode_is_a_licence_plate)
{
    static const Str plates[] = {STR("BD-12-34"), STR("12-34-BD"), STR("12-BD-34"), STR("BD-12-FG"),
                                 STR("BD-FG-12"), STR("12-BD-FG"), STR("12-BDF-3"), STR("1-BDF-23"),
                                 STR("BD-123-F"), STR("B-123-DF"), STR("BDF-12-G"), STR("B-12-DFG"),
                                 STR("1-BD-234"), STR("123-BD-4")};
    for (size_t i = 0; i < COUNT(plates); i++)
        CHECK_INT(hits(plates[i], PRIVACY_PLATE), 1);
    CHECK_INT(hits(S("BDF-123-G"), PRIVACY_PLATE), 0);
    CHECK_INT(hits(S("BD-12.34"), PRIVACY_PLATE), 0);
}

TEST(privacy, places_count_bytes_and_characters)
{
    Arena *a = arena_new(1 << 20);
    PrivacyHits found = privacy_check(a, S("Zoë zei: één mail naar zoë@voorbeeld.nl, of @ë"));
    CHECK_INT(found.n, 1);
    CHECK_INT(found.v[0].start, 26);
    CHECK_INT(found.v[0].start_character, 23);
    CHECK_INT(found.v[0].length, 17);
    CHECK_INT(found.v[0].n_characters, 16);
    arena_free(a);
}

TEST(privacy, stops_at_the_most_hits_and_says_so)
{
    Arena *a = arena_new(1 << 20);
    enum { EACH = 5 };
    char text[(PRIVACY_MAX_HITS + 1) * EACH];
    for (size_t i = 0; i <= PRIVACY_MAX_HITS; i++)
        memcpy(text + i * EACH, "@abc ", EACH);
    PrivacyHits most = privacy_check(a, (Str){text, (size_t)PRIVACY_MAX_HITS * EACH});
    CHECK(most.n == PRIVACY_MAX_HITS && !most.cut);
    PrivacyHits more = privacy_check(a, (Str){text, sizeof(text)});
    CHECK(more.n == PRIVACY_MAX_HITS && more.cut);
    arena_free(a);
}

TEST(privacy, reads_no_further_than_the_longest_text)
{
    Arena *a = arena_new(1 << 20);
    char *text = NEW_N(a, PRIVACY_MAX_TEXT + 20, char);
    memset(text, ' ', PRIVACY_MAX_TEXT + 20);
    memcpy(text + PRIVACY_MAX_TEXT - 10, "0612345678", 10);
    PrivacyHits whole = privacy_check(a, (Str){text, PRIVACY_MAX_TEXT});
    CHECK(whole.n == 1 && !whole.cut);
    memcpy(text + PRIVACY_MAX_TEXT + 5, "@later", 6);
    PrivacyHits longer = privacy_check(a, (Str){text, PRIVACY_MAX_TEXT + 20});
    CHECK(longer.n == 1 && longer.cut);
    CHECK_INT(privacy_check(a, (Str){NULL, 0}).n, 0);
    arena_free(a);
}

TEST(privacy, the_longest_text_of_the_worst_kind_takes_little_time)
{
    static const char *const worst[] = {"a.",        "1 ",  "Van ",       "0",
                                        "12-AB-",    "a@",  "NL91 ",      "De heer ",
                                        "Laan van ", "(06", "geb. te A ", "1234AB "};
    Arena *a = arena_new(8 << 20);
    char *text = NEW_N(a, PRIVACY_MAX_TEXT, char);
    for (size_t k = 0; k < COUNT(worst); k++) {
        size_t n = strlen(worst[k]);
        for (size_t i = 0; i < PRIVACY_MAX_TEXT; i++)
            text[i] = worst[k][i % n];
        clock_t start = clock();
        PrivacyHits found = privacy_check(a, (Str){text, PRIVACY_MAX_TEXT});
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_expect(seconds < (SANITIZED ? 2.0 : 0.5), "%s: %.3f s, %zu hits", worst[k], seconds,
                  found.n);
    }
    arena_free(a);
}

TEST(privacy, every_kind_explains_itself_in_dutch)
{
    for (int k = 1; k <= PRIVACY_KINDS; k++) {
        CHECK(privacy_kind_label((PrivacyKind)k).n > 0);
        CHECK(str_starts(privacy_kind_why((PrivacyKind)k), S("Dit lijkt op ")));
        CHECK(str_is_utf8(privacy_kind_why((PrivacyKind)k)));
    }
}
