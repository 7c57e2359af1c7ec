// What the keeper made of the signals: the runs of a few evenings, as every night makes one.
#include "app/duiding/duiding_run.h"
#include "app/signal/signal.h"
#include "base/secret.h"
#include "fill_inside.h"

enum { EVENINGS = 16 };

typedef struct Night {
    Work *w;
    const Context *context;
    int64_t now;
} Night;

static Err
ask_for_night(Db *db, void *arg)
{
    const Night *x = arg;
    DuidingAsked asked;
    return duiding_ask(db, x->w->a, x->context, x->w->region, (AuditActor){.text = S("Weerglas")},
                       x->now, &asked);
}

Err
fill_duiden(Work *w)
{
    Context c = {.key = key_random(w->a)};
    for (int64_t back = EVENINGS; back-- > 0;) {
        Night x = {w, &c, w->wanted->now - back * 7 * DAY_S};
        TRY(db_transaction(w->db, ask_for_night, &x));
        TRY(duiding_work(w->db, w->a, &c, x.now, true, NULL));
    }
    return OK;
}
