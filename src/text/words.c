#include "text/words.h"

#include "text/rune.h"
#include "text/words_lists.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

// ---- taking words from a text -------------------------------------------------------------------

static bool
is_word_rune(uint32_t code)
{
    return rune_is_letter(code) || rune_is_digit(code);
}

// Read the word at i into folded; returns where it ends.
static size_t
fold_word(Str text, size_t i, char folded[WORDS_MAX_BYTES], size_t *n)
{
    char out[RUNE_FOLD_MAX];
    bool full = false;
    *n = 0;
    for (Rune r; is_word_rune((r = rune_at(text, i)).code); i += r.n) {
        size_t more = rune_fold(text, i, r, out);
        full = full || *n + more > WORDS_MAX_BYTES;
        if (full)
            continue;
        memcpy(folded + *n, out, more);
        *n += more;
    }
    return i;
}

void
words_each(Str text, void (*fn)(void *arg, Str token, Str folded), void *arg)
{
    char folded[WORDS_MAX_BYTES];
    for (size_t i = 0; i < text.n;) {
        Rune r = rune_at(text, i);
        if (!is_word_rune(r.code)) {
            i += r.n;
            continue;
        }
        size_t n, end = fold_word(text, i, folded, &n);
        if (n > 0) // loose accents fold to nothing
            fn(arg, (Str){text.p + i, end - i}, (Str){folded, n});
        i = end;
    }
}

static int
compare(Str a, Str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int
compare_str(const void *a, const void *b)
{
    return compare(*(const Str *)a, *(const Str *)b);
}

bool
words_is_stop(Str folded)
{
    bool one_letter =
        str_characters(folded) < 2 && !(folded.n && rune_is_digit((unsigned char)folded.p[0]));
    return one_letter || bsearch(&folded, stop_words, STOP_WORDS, sizeof(Str), compare_str);
}

// ---- stems and synonyms -------------------------------------------------------------------------

typedef struct Member {
    Str stem;
    size_t group;
} Member;

typedef struct Group {
    size_t n;
    Str stems[SYNONYMS_MAX], words[SYNONYMS_MAX];
} Group;

struct Stemmer {
    struct sb_stemmer *snowball;
    size_t n;        // members
    Member *members; // in the order of their stems
    Group groups[SYNONYM_GROUPS];
};

static void
end_snowball(void *arg)
{
    sb_stemmer_delete(arg);
}

static bool
ends_on(Str s, Str tail)
{
    return s.n >= tail.n && str_eq((Str){s.p + s.n - tail.n, tail.n}, tail);
}

// Plurals that Snowball leaves as they are: demonstraties, bureaus, ideeen. (It takes an s only
// after a consonant.)
static Str
singular(Str folded)
{
    size_t n = folded.n;
    if (n >= 6 && (ends_on(folded, S("ies")) || ends_on(folded, S("eaus"))))
        n--;
    else if (n >= 6 && ends_on(folded, S("eeen")))
        n -= 2;
    return (Str){folded.p, n};
}

Str
stemmer_stem(Stemmer *s, Str folded)
{
    folded = singular(folded);
    int n = folded.n < WORDS_MAX_BYTES ? (int)folded.n : WORDS_MAX_BYTES;
    const sb_symbol *stem = sb_stemmer_stem(s->snowball, (const sb_symbol *)folded.p, n);
    REQUIRE(stem != NULL); // only without memory
    return (Str){(const char *)stem, (size_t)sb_stemmer_length(s->snowball)};
}

static int
compare_members(const void *a, const void *b)
{
    return compare(((const Member *)a)->stem, ((const Member *)b)->stem);
}

static void
add_group(Stemmer *s, Arena *a, size_t group)
{
    Group *g = &s->groups[group];
    Cursor c = cursor(str_z(synonym_groups[group]));
    while (!cursor_at_end(&c)) {
        Str word;
        if (!cursor_until(&c, S(" "), WORDS_MAX_BYTES, &word)) {
            word = cursor_rest(&c);
            c.p = c.end;
        }
        REQUIRE(g->n < SYNONYMS_MAX);
        g->words[g->n] = word;
        g->stems[g->n] = str_copy(a, stemmer_stem(s, word));
        s->members[s->n++] = (Member){.stem = g->stems[g->n], .group = group};
        g->n++;
    }
}

Stemmer *
stemmer_new(Arena *a)
{
    Stemmer *s = NEW(a, Stemmer);
    s->snowball = sb_stemmer_new("dutch", "UTF_8");
    REQUIRE(s->snowball != NULL);
    arena_defer(a, end_snowball, s->snowball);
    s->members = NEW_N(a, (size_t)SYNONYM_GROUPS * SYNONYMS_MAX, Member);
    for (size_t group = 0; group < SYNONYM_GROUPS; group++)
        add_group(s, a, group);
    qsort(s->members, s->n, sizeof(Member), compare_members);
    return s;
}

static const Group *
group_of(const Stemmer *s, Str stem)
{
    Member key = {.stem = stem};
    const Member *m = bsearch(&key, s->members, s->n, sizeof(Member), compare_members);
    return m ? &s->groups[m->group] : NULL;
}

Synonyms
words_synonyms(const Stemmer *s, Str stem)
{
    const Group *g = group_of(s, stem);
    return g ? (Synonyms){.n = g->n, .stems = g->stems, .words = g->words} : (Synonyms){.n = 0};
}

// ---- likeness -----------------------------------------------------------------------------------

typedef struct WordEntry {
    Str key;   // the stem; of a synonym the first stem of its group
    Str token; // as it stands in the text
} WordEntry;

typedef struct Entries {
    Arena *a;
    Stemmer *s;
    size_t n;
    size_t max; // WORDS_MAX_COUNT, or less where the text is too short for so many
    WordEntry *v;
} Entries;

static bool
is_number(Str s)
{
    size_t i = 0;
    while (i < s.n && rune_is_digit((unsigned char)s.p[i]))
        i++;
    return i == s.n;
}

static void
add_entry(void *arg, Str token, Str folded)
{
    Entries *e = arg;
    if (e->n == e->max || words_is_stop(folded) || is_number(folded))
        return;
    Str stem = stemmer_stem(e->s, folded);
    const Group *g = group_of(e->s, stem);
    e->v[e->n++] = (WordEntry){.key = g ? g->stems[0] : str_copy(e->a, stem), .token = token};
}

// By key; of one key the first in the text first.
static int
compare_entries(const void *a, const void *b)
{
    const WordEntry *x = a, *y = b;
    int order = compare(x->key, y->key);
    return order ? order : (x->token.p > y->token.p) - (x->token.p < y->token.p);
}

static Entries
entries(Arena *a, Stemmer *s, Str text)
{
    size_t most = text.n / 2 + 1; // a word and what parts it
    size_t max = most < WORDS_MAX_COUNT ? most : WORDS_MAX_COUNT;
    Entries e = {.a = a, .s = s, .max = max, .v = NEW_N(a, max, WordEntry)};
    words_each(text, add_entry, &e);
    qsort(e.v, e.n, sizeof(WordEntry), compare_entries);
    size_t n = 0;
    for (size_t i = 0; i < e.n; i++)
        if (n == 0 || !str_eq(e.v[n - 1].key, e.v[i].key))
            e.v[n++] = e.v[i];
    e.n = n;
    return e;
}

static double
weight(Str key, WordsRarity rarity)
{
    size_t letters = str_characters(key);
    double length = (double)(letters < 9 ? letters : 9) / 9;
    double rare = rarity.fn ? rarity.fn(rarity.arg, key) : 1;
    return length * length * rare;
}

static int
compare_shared(const void *a, const void *b)
{
    const SharedWord *x = a, *y = b;
    int order = (x->weight < y->weight) - (x->weight > y->weight);
    return order ? order : compare(x->in_a, y->in_a);
}

WordSet
words_set(Arena *a, Stemmer *s, Str text)
{
    Entries e = entries(a, s, text);
    return (WordSet){e.n, e.v};
}

SharedWords
words_shared_of(Arena *a, WordSet x, WordSet y, WordsRarity rarity)
{
    SharedWord *v = NEW_N(a, x.n < y.n ? x.n : y.n, SharedWord);
    size_t i = 0, k = 0, n = 0;
    double shared = 0, all = 0;
    while (i < x.n || k < y.n) {
        int order = i == x.n ? 1 : k == y.n ? -1 : compare(x.v[i].key, y.v[k].key);
        double w = weight(order <= 0 ? x.v[i].key : y.v[k].key, rarity);
        all += w;
        if (order == 0) {
            shared += w;
            v[n++] = (SharedWord){.in_a = x.v[i].token, .in_b = y.v[k].token, .weight = w};
        }
        i += order <= 0;
        k += order >= 0;
    }
    if (n > 0)
        qsort(v, n, sizeof(SharedWord), compare_shared);
    return (SharedWords){.score = all > 0 ? shared / all : 0, .n = n, .v = v};
}

SharedWords
words_shared(Arena *a, Stemmer *s, Str text_a, Str text_b, WordsRarity rarity)
{
    return words_shared_of(a, words_set(a, s, text_a), words_set(a, s, text_b), rarity);
}

// ---- search -------------------------------------------------------------------------------------

enum {
    TERM_MAX = WORDS_MAX_BYTES + 16, // one quoted word with what parts it
    QUERY_MAX = WORDS_MAX_TYPED * (SYNONYMS_MAX + 3) * TERM_MAX
};

typedef struct Building {
    Stemmer *s;
    WordsDialect dialect;
    size_t words, n;
    char *p; // QUERY_MAX
} Building;

static void
put(Building *b, Str s)
{
    REQUIRE(s.n <= QUERY_MAX - b->n);
    if (s.n > 0)
        memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

static void
put_term(Building *b, Str word, bool prefix)
{
    Str quote = b->dialect == WORDS_FTS5 ? S("\"") : S("'");
    put(b, quote);
    put(b, word);
    put(b, quote);
    if (prefix)
        put(b, b->dialect == WORDS_FTS5 ? S("*") : S(":*"));
}

// The token in lower case with its accents, in out; as much as fits.
static Str
lower_case(Str token, char out[WORDS_MAX_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < token.n;) {
        Rune r = rune_at(token, i);
        char c[RUNE_FOLD_MAX];
        size_t more = r.n;
        if (r.code < 0x80) {
            more = rune_fold(token, i, r, c);
        } else if (r.code >= 0xC0 && r.code <= 0xDE && rune_is_capital(r.code)) {
            c[0] = (char)0xC3; // À to Þ: the small letter is 0x20 further
            c[1] = (char)(token.p[i + 1] + 0x20);
        } else {
            memcpy(c, token.p + i, r.n);
        }
        if (n + more > WORDS_MAX_BYTES)
            break;
        memcpy(out + n, c, more);
        n += more;
        i += r.n;
    }
    return (Str){out, n};
}

static void
add_typed(void *arg, Str token, Str folded)
{
    Building *b = arg;
    bool fts5 = b->dialect == WORDS_FTS5;
    Str or = fts5 ? S(" OR ") : S(" | ");
    char accents[WORDS_MAX_BYTES];
    if (b->words == WORDS_MAX_TYPED || words_is_stop(folded))
        return;
    if (b->words++ > 0)
        put(b, fts5 ? S(" AND ") : S(" & "));
    Str stem = stemmer_stem(b->s, folded);
    Synonyms same = words_synonyms(b->s, stem);
    Str typed = fts5 ? stem : singular(folded);
    put(b, S("("));
    put_term(b, typed, true);
    Str accented = lower_case(token, accents);
    if (!fts5 && !str_eq(accented, folded)) {
        put(b, or);
        put_term(b, singular(accented), true);
    }
    for (size_t i = 0; i < same.n; i++) {
        Str word = fts5 ? same.stems[i] : same.words[i];
        if (str_eq(same.stems[i], stem))
            continue;
        put(b, or);
        put_term(b, word, word.n > 3); // "boa" as a prefix would find "board"
    }
    put(b, S(")"));
}

Str
words_fts_query(Arena *a, Stemmer *s, Str typed, WordsDialect dialect)
{
    REQUIRE(dialect == WORDS_FTS5 || dialect == WORDS_TSQUERY);
    Building b = {.s = s, .dialect = dialect, .p = NEW_N(a, QUERY_MAX, char)};
    words_each(typed, add_typed, &b);
    return (Str){b.p, b.n};
}
