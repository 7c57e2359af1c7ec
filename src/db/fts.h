// fts.h -- the tokenizer `dutch` for full-text search in SQLite (FTS5).
//
// CREATE VIRTUAL TABLE ... USING fts5(..., tokenize = 'dutch')
#ifndef DB_FTS_H
#define DB_FTS_H

struct sqlite3;

// Make the tokenizer known to this connection; each connection needs that before it touches such a
// table. Returns SQLITE_OK or an SQLite error code.
//
// A word is what words_each() (text/words.h) takes for one, and is found under its stem: "cafés"
// finds "Café". A query is only folded, because it is made by words_fts_query() and holds stems
// already. Stop words are kept, because a quoted phrase may need them.
int fts_register(struct sqlite3 *conn);

#endif
