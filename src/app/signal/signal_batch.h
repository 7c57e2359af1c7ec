// signal_batch.h -- one action on several signals at once.
#ifndef APP_SIGNAL_BATCH_H
#define APP_SIGNAL_BATCH_H

#include "app/signal/signal_step.h"

enum { SIGNAL_BATCH_MOST = 100 };

typedef struct SignalBatchForm {
    Field collega, notitie;      // hand over
    Field naar, uitkomst, reden; // take a step
} SignalBatchForm;

// A signal of the selection, and what became of it.
typedef struct SignalBatchItem {
    SignalFollowGetRow s;
    int64_t id, version; // as selected
    bool is_found;
    Str skipped; // why nothing was done; absent when it was
} SignalBatchItem;

typedef struct SignalBatch {
    Req *r;
    const struct SignalBatchAction *action;
    SignalBatchForm form;
    FieldRule *rules;
    SignalBatchItem *items;
    size_t n;
    int64_t serie; // a number for all events of this batch, to undo them together
    size_t changed;
} SignalBatch;

// One thing that can be done with a selection. Another feature's action is one more row.
typedef struct SignalBatchAction {
    Str code, title, submit;
    const FieldRule *rules;
    size_t n;
    Err (*prepare)(SignalBatch *b); // fills in the choices
    // Do it with one signal, inside the transaction of the batch. *skipped says why not, in Dutch.
    Err (*run)(SignalBatch *b, Db *db, SignalBatchItem *item, Str *skipped);
} SignalBatchAction;

typedef struct SignalBatchView {
    const SignalBatch *b;
    FieldList fields, wrong;
    Str form_token;
    int64_t selected, changed, skipped;
} SignalBatchView;

Html html_signal_batch(Arena *arena, const SignalBatchView *v);
Html html_signal_batch_done(Arena *arena, const SignalBatchView *v);

#endif
