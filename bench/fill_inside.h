// fill_inside.h -- for fill*.c only: what they share.
#ifndef BENCH_FILL_INSIDE_H
#define BENCH_FILL_INSIDE_H

#include "base/buf.h"
#include "fill.h"

enum {
    BATCH_BYTES = 1 << 20,
    DAY_S = 86400,
    AREAS = 8,
    SPAN_S = 4 * 365 * DAY_S,
    OPEN_S = 60 * DAY_S
};

typedef struct Town {
    Str code;
    int64_t circle, organisation, area[AREAS];
    uint64_t up_to; // of the weights so far
} Town;

typedef struct Work {
    Db *db;
    Arena *a;
    const FillWanted *wanted;
    Filled *out;
    uint64_t state;
    int64_t region, region_circle, own, own_circle;
    size_t kwesties, batch; // batch: the first signal of the next one
    Town towns[FILL_MUNICIPALITIES];
} Work;

// Of what an id is: they are random numbers below 2^53, as in a real installation, but odd, and can
// be made again.
enum {
    ID_SIGNAL,
    ID_KWESTIE,
    ID_CIRCLE,
    ID_AREA,
    ID_EVENT,
    ID_MEETING,
    ID_ITEM,
    ID_ITEM_CIRCLE,
    ID_NOTE,
    ID_REQUEST,
    ID_APPROACH,
    ID_STEP,
    ID_TASK,
    ID_CONTACT,
    ID_MOMENT,
    ID_PART, // of a kwestie
    ID_MAIL,
    ID_MARK,
};
long long id_of(const Work *w, unsigned kind, size_t i);

size_t dice(Work *w, size_t n); // 0..n-1
uint64_t mix(uint64_t x);

// A kind of tension, and a place, to write about; any number.
const char *thing_of(size_t i);
const char *theme_of(size_t i);
const Town *some_town(Work *w); // the largest most often
void day_of(int64_t unix_s, char out[16]);

// ---- statements with many rows ------------------------------------------------------------------

typedef struct Bulk {
    Buf text;
    const char *head;
    size_t rows;
} Bulk;

Bulk bulk(Arena *a, const char *head);
void bulk_row(Bulk *b); // the next row begins
Err bulk_send(Db *db, Bulk *b);

// A row as printf, sent with others when there are enough of them; end with bulk_end().
Err bulk_put(Db *db, Bulk *b, const char *fmt, ...) PRINTF_LIKE(3, 4);
Err bulk_end(Db *db, Bulk *b);

// Rows of a text and a number; of a number alone when columns is 1.
Err ask(Work *w, const char *sql, int columns, DbRows *out);

// Someone with keys, but without the cost of a password.
Err add_account(Work *w, const char *name, const char *role, int64_t organisation, int64_t *id);

// ---- in fill_work.c, fill_kwestie.c and fill_duiden.c -------------------------------------------

enum { FILL_PEOPLE = 60 }; // at the table, over all municipalities

typedef struct Table {
    int64_t people[FILL_PEOPLE], places[FILL_PEOPLE]; // accounts, and their organisations
    const Town *towns[FILL_PEOPLE];
    int64_t chair, adviser, speaker, mayor; // procesregisseur, adviseur, communicatie, bestuurder
} Table;

// What is weighed, what is done about kwesties, whom we know, and what is told by mail. After the
// signals.
Err fill_work(Work *w);
Err fill_kwesties(Work *w, const Table *t);
Err fill_network(Work *w, const Table *t);

// What Duiden says about the signals, of the last evening and of three a week apart before it.
Err fill_duiden(Work *w);

#endif
