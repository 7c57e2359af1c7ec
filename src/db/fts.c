// Full-text search in Dutch for SQLite. With sqlite.c the only file that includes sqlite3.h.
#include "db/fts.h"

#include "base/base.h"

#include <libstemmer.h>
#include <sqlite3.h>
#include <string.h>

enum { WORD_MAX = 128 }; // folded bytes; the rest of a longer word does not count

// ---- folding ------------------------------------------------------------------------------------

// One code point of UTF-8 and its length; a byte that is not UTF-8 counts as a space.
static uint32_t
decode(const unsigned char *p, size_t n, size_t *length)
{
    size_t more = p[0] < 0x80 ? 0 : p[0] < 0xc2 ? 9 : p[0] < 0xe0 ? 1 : p[0] < 0xf0 ? 2 : 3;
    uint32_t c = more == 0 ? p[0] : p[0] & (0x3fu >> more);
    *length = 1;
    if (more >= n || p[0] > 0xf4)
        return ' ';
    for (size_t i = 1; i <= more; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return ' ';
        c = c << 6 | (p[i] & 0x3f);
    }
    *length = more + 1;
    return c;
}

static bool
is_word(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } not_letters[] = {{0x80, 0xa9},      {0xab, 0xb4},     {0xb6, 0xb9},     {0xbb, 0xbf},
                       {0xd7, 0xd7},      {0xf7, 0xf7},     {0x2000, 0x20cf}, {0x2190, 0x2bff},
                       {0x2e00, 0x2e7f},  {0x3000, 0x3004}, {0x3008, 0x3020}, {0xd800, 0xf8ff},
                       {0xfe00, 0xfe6f},  {0xff00, 0xff0f}, {0xff1a, 0xff20}, {0xfff0, 0xffff},
                       {0x1f000, 0x1faff}};
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    for (size_t i = 0; i < COUNT(not_letters); i++)
        if (c >= not_letters[i].first && c <= not_letters[i].last)
            return false;
    return true;
}

// What a letter counts as: its bytes in lower case without diacritics, or NULL for "as it is".
// The tables follow the Unicode blocks Latin-1 Supplement and Latin Extended-A.
static const char *
plain_letter(uint32_t c)
{
    static const char *const latin_1[] = {
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "ss",
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "y"};
    static const char extended_a[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii"
                                     "..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrsssssssstt"
                                     "ttttuuuuuuuuuuuuwwyyyzzzzzzs";
    static const char *const letters[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i",
                                          "j", "k", "l", "m", "n", "o", "p", "q", "r",
                                          "s", "t", "u", "v", "w", "x", "y", "z"};
    if (c >= 'A' && c <= 'Z')
        return letters[c - 'A'];
    if (c >= 0xc0 && c <= 0xff)
        return latin_1[c - 0xc0];
    if (c == 0x132 || c == 0x133)
        return "ij";
    if (c == 0x152 || c == 0x153)
        return "oe";
    if (c >= 0x100 && c <= 0x17f)
        return letters[extended_a[c - 0x100] - 'a'];
    if (c >= 0x300 && c <= 0x36f)
        return ""; // a diacritic of its own, after its letter
    return NULL;
}

// The stem of a word: n bytes of text become at most WORD_MAX bytes in out. The stem may be empty.
static size_t
fold_and_stem(struct sb_stemmer *stemmer, const char *word, size_t n, char *out)
{
    unsigned char folded[WORD_MAX];
    size_t used = 0, length;

    for (size_t i = 0; i < n; i += length) {
        uint32_t c = decode((const unsigned char *)word + i, n - i, &length);
        const char *plain = plain_letter(c);
        size_t bytes = plain ? strlen(plain) : length;
        if (used + bytes > WORD_MAX)
            break;
        memcpy(folded + used, plain ? plain : word + i, bytes);
        used += bytes;
    }
    const sb_symbol *stem = sb_stemmer_stem(stemmer, folded, (int)used);
    size_t stem_n = stem ? (size_t)sb_stemmer_length(stemmer) : 0;
    if (stem_n == 0 || stem_n > WORD_MAX) {
        memcpy(out, folded, used);
        return used;
    }
    memcpy(out, stem, stem_n);
    return stem_n;
}

// ---- tokenizer ----------------------------------------------------------------------------------

static int
create(void *context, const char **args, int nargs, Fts5Tokenizer **out)
{
    (void)context, (void)args, (void)nargs;
    *out = (Fts5Tokenizer *)sb_stemmer_new("dutch", "UTF_8");
    return *out ? SQLITE_OK : SQLITE_NOMEM;
}

static void delete (Fts5Tokenizer *tokenizer)
{
    sb_stemmer_delete((struct sb_stemmer *)tokenizer);
}

typedef int (*TokenFound)(void *context, int flags, const char *token, int n, int start, int end);

static int
tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n,
         TokenFound found)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t end = (size_t)n, at = 0, length;
    char stem[WORD_MAX];
    int rc = SQLITE_OK;

    (void)flags; // a query is cut and stemmed in the same way as what it looks for
    while (at < end && rc == SQLITE_OK) {
        size_t start = at;
        while (at < end && is_word(decode(p + at, end - at, &length)))
            at += length;
        size_t stem_n = at > start ? fold_and_stem((struct sb_stemmer *)tokenizer, text + start,
                                                   at - start, stem)
                                   : 0;
        if (stem_n > 0)
            rc = found(context, 0, stem, (int)stem_n, (int)start, (int)at);
        if (at < end) // the character that is not part of a word
            at += length;
    }
    return rc;
}

int
fts_register(sqlite3 *conn)
{
    fts5_tokenizer dutch = {.xCreate = create, .xDelete = delete, .xTokenize = tokenize};
    fts5_api *api = NULL;
    sqlite3_stmt *st = NULL;

    int rc = sqlite3_prepare_v2(conn, "SELECT fts5(?1)", -1, &st, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_bind_pointer(st, 1, (void *)&api, "fts5_api_ptr", NULL);
    if (rc == SQLITE_OK)
        sqlite3_step(st);
    sqlite3_finalize(st);
    if (rc == SQLITE_OK && !api)
        rc = SQLITE_ERROR;
    return rc == SQLITE_OK ? api->xCreateTokenizer(api, "dutch", NULL, &dutch, NULL) : rc;
}
