// test_kwestie_world.h -- for test_kwestie*.c and the benchmark: a kwestie with a signal in a
// world.
#ifndef APP_TEST_KWESTIE_WORLD_H
#define APP_TEST_KWESTIE_WORLD_H

#include "app/kwestie/kwestie.h"
#include "app/signal/signal.h"
#include "app/signal/test_signal_new.h"
#include "test/world.h"

typedef struct KwestieWorld {
    World *w;
    KwestieAdded k;
    SignalAdded signals[200];
    size_t nsignals; // to add and to link
    Person members[4];
    size_t nmembers;
} KwestieWorld;

static inline Err
kwestie_world_signal(Db *db, KwestieWorld *x, const SignalTerms *terms, size_t i)
{
    SignalNew n = t_signal_new(x->w);
    n.observation = S("Bewoners van <Noord> hoorden pas via de krant van de opvang.");
    n.observed_to = n.observed_from;
    return signal_add(db, x->w->arena, terms, &n, WORLD_NOW - 86400, &x->signals[i]);
}

// In a transaction: signals, a kwestie of members with a task, and the signals linked.
static inline Err
kwestie_world_fill(Db *db, void *arg)
{
    KwestieWorld *x = arg;
    World *w = x->w;
    SignalTerms terms;
    KwestieNew n = {.title = S("Opvanglocatie <Noord>"),
                    .core = S("Bewoners willen weten waar zij aan toe zijn."),
                    .municipality = S("GM9001"),
                    .area_id = w->area_noord,
                    .theme = S("opvang"),
                    .phase = S("onrust"),
                    .organisation_id = w->waterrijk};
    bool linked;
    TRY(signal_terms(db, w->arena, &terms));
    for (size_t i = 0; i < x->nsignals; i++)
        TRY(kwestie_world_signal(db, x, &terms, i));
    TRY(kwestie_add(db, w->arena, &n, WORLD_NOW, &x->k));
    for (size_t i = 0; i < x->nmembers; i++)
        TRY(kwestie_add_member(db, w->arena, x->k.id, w->account[x->members[i]],
                               S("Houdt contact <met> de buurt"), 0, WORLD_NOW));
    for (size_t i = 0; i < x->nsignals; i++)
        TRY(kwestie_link_signal(db, w->arena, x->k.id, x->signals[i].id, 0, WORLD_NOW, &linked));
    return OK;
}

#endif
