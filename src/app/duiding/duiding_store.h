// duiding_store.h -- writing down what a run found. For this folder.
#ifndef APP_DUIDING_STORE_H
#define APP_DUIDING_STORE_H

#include "app/duiding/duiding_run.h"

typedef struct DuidingStore {
    Arena *arena; // for one try: emptied by the caller
    const Context *context;
    int64_t run_id, partnership_id, now, beat_at;
    Str number, settings, program, input_hash, result_hash;
    const DuidingInput *in;
    const DuidingResult *result;
    bool mine;       // whether the run was still this machine's, and so was written
    size_t warnings; // new ones
} DuidingStore;

// In one transaction: the weeks and the silence of the region anew, warnings, the end of the run
// and its line in the log. arg is a DuidingStore.
Err duiding_store(Db *db, void *arg);

// Add up the weeks that stand in analysis_week; last: the Monday of the last. For duiding_store(),
// and for tests that make their own weeks.
Err duiding_store_sums(Db *db, Arena *a, int64_t partnership_id, int64_t run_id, int32_t last);

// Warnings only; for duiding_store(). A finding that is the same as one of a warning seen in the
// last DUIDING_WINDOW days moves that on; what was not seen for so long is over.
Err duiding_store_warnings(Db *db, DuidingStore *s);

#endif
