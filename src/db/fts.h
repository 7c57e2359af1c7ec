// fts.h -- the tokenizer `dutch` for full-text search in SQLite (FTS5).
//
// CREATE VIRTUAL TABLE ... USING fts5(..., tokenize = 'dutch')
#ifndef DB_FTS_H
#define DB_FTS_H

struct sqlite3;

// Make the tokenizer known to this connection; each connection needs that before it touches such a
// table. Returns SQLITE_OK or an SQLite error code.
//
// A word is a run of letters and digits. It is found under its stem: lower case, without
// diacritics, and without the endings that Snowball's Dutch stemmer knows. So "bewoner" finds
// "Bewoners" and "cafe" finds "Café"; but "cafe" does not find "cafés", nor "demonstratie"
// "demonstraties". Stop words are kept, because a quoted phrase may need them. Capitals of other
// scripts than Latin stay capitals. Only the first 128 bytes of a word count.
int fts_register(struct sqlite3 *conn);

#endif
