// fill.h -- a database to measure on: many signals in a region, and an ordinary participant.
#ifndef BENCH_FILL_H
#define BENCH_FILL_H

#include "base/arena.h"
#include "db/db.h"

enum {
    FILL_MUNICIPALITIES = 40, // in one region, a few much larger than the others
    FILL_GATHERED = 5,        // signals in each kwestie
    FILL_DOSSIERS = 200,      // of which the ids are told
};

typedef struct FillWanted {
    size_t signals;
    size_t circles; // of the participant: own organisation, region, and the rest kwesties
    uint64_t seed;
    int64_t now;      // the newest signal is from then, the oldest from four years before
    bool with_work;   // also what is done with them: consultations, kwesties, network, mail
    bool with_duiden; // and what the program says about them
} FillWanted;

// What the participant needs to be one: the role deelnemer of one municipality, and a session.
typedef struct Filled {
    int64_t account_id;
    size_t circles;    // that it really is in
    Str cookie;        // "weerglas=..."
    int64_t *dossiers; // ids of visible signals, spread over time
    size_t ndossiers;  // at most FILL_DOSSIERS
    size_t visible;    // signals that the participant sees
} Filled;

// Fill a database that has the schema and the municipalities, and no partnerships yet. The same
// wanted gives the same data, but for the secrets of the session.
Err fill(Db *db, Arena *a, const FillWanted *wanted, Filled *out);

#endif
