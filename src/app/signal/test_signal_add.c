#include "app/signal/signal.h"
#include "test/check.h"
#include "test/world.h"

typedef struct Adding {
    World *w;
    SignalNew n;
    SignalAdded added;
} Adding;

static Err
add_it(Db *db, void *arg)
{
    Adding *x = arg;
    SignalTerms terms;
    TRY(signal_terms(db, x->w->arena, &terms));
    return signal_add(db, x->w->arena, &terms, &x->n, WORLD_NOW, &x->added);
}

static SignalNew
example(const World *w)
{
    return (SignalNew){.municipality = S("GM9001"),
                       .area_id = w->area_noord,
                       .confidentiality = S("gemeente"),
                       .observed_from = S("2025-12-30"),
                       .observed_to = S("2025-12-31"),
                       .way = S("onrust"),
                       .kind = S("klimaat"),
                       .theme = S("opvang"),
                       .trigger_kind = S(""),
                       .source_role = S("wijkagent"),
                       .origin = S("eigen"),
                       .lens = S(""),
                       .urgency = S("gewoon"),
                       .observation = S("Vier bewoners hoorden pas via de krant van de opvang."),
                       .interpretation = S(""),
                       .rights = S(""),
                       .online_check = S(""),
                       .privacy_reason = S("")};
}

TEST(signal_add, gives_numbers_in_order_and_a_day_for_the_next_step)
{
    World w = world();
    Adding x = {.w = &w, .n = example(&w)};
    CHECK_OK(db_transaction(w.db, add_it, &x));
    CHECK_STR(x.added.number, S("S-2026-0001"));
    CHECK_STR(x.added.due_on, S("2026-01-06"));
    CHECK_OK(db_transaction(w.db, add_it, &x));
    CHECK_STR(x.added.number, S("S-2026-0002"));
    world_end(&w);
}

TEST(signal_add, refuses_a_municipality_that_does_not_work_with_us)
{
    World w = world();
    Adding x = {.w = &w, .n = example(&w)};
    x.n.municipality = S("GM0363");
    CHECK_ERR(db_transaction(w.db, add_it, &x), E_NOT_FOUND);
    world_end(&w);
}
