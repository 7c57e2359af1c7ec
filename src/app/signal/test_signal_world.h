// test_signal_world.h -- signals to test with.
#ifndef APP_TEST_SIGNAL_WORLD_H
#define APP_TEST_SIGNAL_WORLD_H

#include "app/signal/signal.h"
#include "app/signal/test_signal_new.h"
#include "test/check.h"
#include "test/world.h"

// What differs from an ordinary signal of Waterrijk; what is absent is as usual.
typedef struct TestSignal {
    const char *municipality, *observation, *theme, *observed, *confidentiality;
    int64_t area_id, received_at;
} TestSignal;

typedef struct TestAdding {
    World *w;
    TestSignal t;
    SignalAdded added;
} TestAdding;

static inline Err
test_add(Db *db, void *arg)
{
    TestAdding *x = arg;
    const TestSignal *t = &x->t;
    SignalTerms terms;
    SignalNew n = t_signal_new(x->w);
    n.municipality = t->municipality ? str_z(t->municipality) : S("GM9001");
    n.area_id = t->area_id ? t->area_id : x->w->area_noord;
    n.confidentiality = t->confidentiality ? str_z(t->confidentiality) : S("gemeente");
    n.observed_from = t->observed ? str_z(t->observed) : S("2025-12-30");
    n.observed_to = t->observed ? str_z(t->observed) : S("2025-12-30");
    n.theme = t->theme ? str_z(t->theme) : S("opvang");
    n.observation = t->observation ? str_z(t->observation) : S("Onrust bij het buurthuis.");
    TRY(signal_terms(db, x->w->arena, &terms));
    return signal_add(db, x->w->arena, &terms, &n, t->received_at ? t->received_at : WORLD_NOW,
                      &x->added);
}

static inline SignalAdded
add_signal(World *w, TestSignal t)
{
    TestAdding x = {.w = w, .t = t};
    CHECK_OK(db_transaction(w->db, test_add, &x));
    return x.added;
}

// "/signalen/ID/rest"
static inline const char *
at_signal(World *w, SignalAdded s, const char *rest)
{
    return str_fmt(w->arena, "/signalen/%lld%s", (long long)s.id, rest).p;
}

#endif
