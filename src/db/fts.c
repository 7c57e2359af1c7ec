// Full-text search in Dutch for SQLite. With sqlite.c the only file that includes sqlite3.h.
#include "db/fts.h"

#include "text/words.h"

#include <sqlite3.h>

enum { TOKENIZER_MEMORY = 1 << 20 };

// One for each table on each connection.
typedef struct Tokenizer {
    Arena *arena;
    Stemmer *stemmer;
} Tokenizer;

static int
create(void *context, const char **args, int nargs, Fts5Tokenizer **out)
{
    (void)context, (void)args, (void)nargs;
    Arena *a = arena_new(TOKENIZER_MEMORY);
    Tokenizer *t = NEW(a, Tokenizer);
    *t = (Tokenizer){.arena = a, .stemmer = stemmer_new(a)};
    *out = (Fts5Tokenizer *)t;
    return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
    arena_free(((Tokenizer *)tokenizer)->arena);
}

typedef int (*TokenFound)(void *context, int flags, const char *token, int n, int start, int end);

// One text that is cut into tokens.
typedef struct Cutting {
    Stemmer *stemmer;
    bool is_query; // it holds stems already
    const char *text;
    TokenFound found;
    void *context;
    int rc;
} Cutting;

static void
cut(void *arg, Str token, Str folded)
{
    Cutting *c = arg;
    Str term = c->is_query ? folded : stemmer_stem(c->stemmer, folded);
    if (term.n == 0)
        term = folded;
    int start = (int)(token.p - c->text);
    if (c->rc == SQLITE_OK)
        c->rc = c->found(c->context, 0, term.p, (int)term.n, start, start + (int)token.n);
}

static int
tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n,
         TokenFound found)
{
    Cutting c = {.stemmer = ((Tokenizer *)tokenizer)->stemmer,
                 .is_query = flags & FTS5_TOKENIZE_QUERY,
                 .text = text,
                 .found = found,
                 .context = context,
                 .rc = SQLITE_OK};
    words_each((Str){text, (size_t)n}, cut, &c);
    return c.rc;
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
