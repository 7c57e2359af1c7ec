// sqlc.h -- what the three files of sqlc share: sqlc.c reads, sqlc_check.c judges, sqlc_write.c
// writes C.
#ifndef TOOLS_SQLC_H
#define TOOLS_SQLC_H

#include "db/db.h"
#include "db/dialect.h"

#include <sqlite3.h>
#include <stdio.h>

enum { NAME_SIZE = 64, DOC_SIZE = 1600, SQL_SIZE = 16384, FRAGMENTS_MAX = 128, GUARDS_MAX = 128 };

typedef struct TypeWord {
    const char *word, *c_type, *db_type, *member, *declared;
} TypeWord;

typedef struct Field {
    char name[NAME_SIZE];
    const TypeWord *type;
    bool nullable;
} Field;

typedef enum Kind { KIND_EXEC, KIND_ONE, KIND_MANY } Kind;

typedef struct Statement {
    char name[NAME_SIZE], type[NAME_SIZE]; // signal_get, SignalGet
    char doc[DOC_SIZE];
    char sql[2][SQL_SIZE]; // by Dialect; the same text, unless it is a variant
    Kind kind;
    bool is_variant, has_dialect[2], is_unscoped, is_behind;
    const char *file;
    int line, nargs, ncols, nhints;
    Field args[DB_MAX_ARGS], cols[DB_MAX_COLUMNS], hints[DB_MAX_COLUMNS];
} Statement;

// A piece of SQL with a name, for {name} in statements.
typedef struct Fragment {
    char name[NAME_SIZE], sql[SQL_SIZE];
} Fragment;

// Which fragments, parted by spaces, a statement on this table must have one of.
typedef struct Guard {
    char table[NAME_SIZE], fragments[SQL_SIZE];
    const char *file;
    int line;
} Guard;

typedef struct Rights {
    int nfragments, nguards;
    Fragment fragments[FRAGMENTS_MAX];
    Guard guards[GUARDS_MAX];
} Rights;

extern const TypeWord type_words[4];
extern const char *file; // where we are reading, for messages
extern int line;

NORETURN void stop(const char *why, const char *what);
void put(char *dst, size_t room, const char *src, size_t n); // append, or stop
void put_z(char *dst, size_t room, const char *src);
bool is_name_char(char c);

// Write the text with every :name replaced by mark and its number; stops when one is not declared,
// or a declared one is not there.
void number_args(const Statement *s, const char *sql, char mark, char *out);

// Stops unless every guard names a table and fragments that exist, and no view or virtual table
// shows a guarded table without a guard of its own.
void check_rights(sqlite3 *db, const Rights *r);

// Apply the guards, put the fragments in, prepare the statement and find its columns.
void check_statement(sqlite3 *db, const Rights *r, Statement *s);

void write_declaration(FILE *h, const Statement *s);
void write_query(FILE *c, const Statement *s, int id);
void write_function(FILE *c, const Statement *s);

#endif
