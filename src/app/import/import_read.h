// import_read.h -- a CSV file read line by line as signals, with what is wrong with each line.
#ifndef APP_IMPORT_READ_H
#define APP_IMPORT_READ_H

#include "app/import/import.h"
#include "app/import/import_set.h"
#include "app/signal/signal.h"
#include "format/csv.h"

// The columns that a file may have, in the order of the example.
typedef enum ImportColumn {
    COLUMN_MUNICIPALITY,
    COLUMN_AREA,
    COLUMN_FROM,
    COLUMN_TO,
    COLUMN_THEME,
    COLUMN_KIND,
    COLUMN_WAY,
    COLUMN_SOURCE,
    COLUMN_ORIGIN,
    COLUMN_LENS,
    COLUMN_URGENCY,
    COLUMN_OBSERVATION,
    COLUMN_INTERPRETATION,
    COLUMN_TRIGGER,
    COLUMN_CONFIDENTIALITY,
    COLUMN_UNSURE,
    COLUMN_RECEIVED,
    IMPORT_COLUMNS,
} ImportColumn;

typedef struct ImportColumnRule {
    Str name, explain; // as it stands above the column; for the page
    bool required;
    Str example;
} ImportColumnRule;
extern const ImportColumnRule import_columns[IMPORT_COLUMNS];

// A column of the file and what we take it for.
typedef struct ImportMapped {
    Str header;
    int column; // ImportColumn, or -1: not used
} ImportMapped;

typedef struct ImportProblem {
    size_t line;
    Str column, sentence;
} ImportProblem;

// One line of the file. Its texts are valid until the next line is read.
typedef struct ImportRow {
    size_t line;
    SignalNew signal; // complete when faults is 0
    Str municipality, area;
    int64_t received_at;
    size_t faults; // what must be put right first
    bool has_hits; // something in it looks like a person
    bool is_double;
} ImportRow;

typedef struct ImportPlaces ImportPlaces;

// Reading one file. The totals grow while lines are read.
typedef struct ImportReader {
    Arena *arena, *line; // of the report; of the line that was read last
    Db *db;
    int64_t viewer, now, organisation_id;
    Str today;
    SignalTerms terms;
    bool keeps_hits;  // the user ticked that what looks like a person may stay
    bool was_checked; // the second time: texts need not be looked through again
    Str text;
    CsvReader csv;
    CsvRow row;
    ImportPlaces *places;
    HashSet before, here; // signals that were there; those of the file so far
    size_t n_lines_kept;
    // What was found.
    ImportMapped mapped[CSV_MAX_COLUMNS];
    size_t nmapped;
    int at[IMPORT_COLUMNS]; // which cell, or -1
    ImportProblem problems[IMPORT_SHOWN_PROBLEMS];
    size_t nproblems, faults, hits, doubles, rows;
    Str wrong; // why the file as a whole can't be read; absent when it can
} ImportReader;

// Begin: read the heading, and what someone may import. A file that can't be used as a whole leaves
// a sentence in out->wrong.
Err import_open(Db *db, Arena *a, const Req *r, Str text, ImportReader *out);

// The next line; *more is false at the end. Problems are noted in the reader.
Err import_next(ImportReader *f, ImportRow *out, bool *more);

// Begin at the first line again, after all lines were checked.
Err import_again(ImportReader *f);

#endif
