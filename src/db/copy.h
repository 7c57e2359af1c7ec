// copy.h -- move a whole installation to another database, of the same kind or the other.
#ifndef DB_COPY_H
#define DB_COPY_H

#include "db/db.h"

// One table, as counted and summed on the target, and found equal on the source.
typedef struct DbCopied {
    Str table;
    int64_t rows;
    uint64_t sum[2]; // of the BLAKE2b hashes of all rows, whatever their order
} DbCopied;

typedef struct DbCopiedList {
    size_t n;
    const DbCopied *v;
} DbCopiedList;

// Copy every row of every table, and where the numbering of ids stood. The target must be empty;
// it gets its schema from the steps, which must end where the schema of the source ends, and keeps
// that schema when the copy fails later on: then start again with a new one. All rows arrive in
// one transaction on the target, while the source is read as it was at one moment. Memory does not
// grow with the tables.
//
// E_INVALID when the target holds rows or the schemas differ; E_INTERNAL when a table has another
// count or sum on the target. Not copied: columns that the database computes, tsvector columns,
// and full-text tables, which must follow by triggers or content=... (those are rebuilt).
// Triggers of the target do run. Rows wider than DB_MAX_COLUMNS are refused.
Err db_copy(Arena *a, Db *from, Db *to, const Migration *steps, size_t n, DbCopiedList *out);

#endif
