// What the keeper made of the signals: the runs of a few evenings, as every night makes one.
#include "app/duiding/duiding_run.h"
#include "app/signal/signal.h"
#include "base/secret.h"
#include "fill_inside.h"

enum { EVENINGS = 4 };

typedef struct Night {
    Work *w;
    const Context *context;
    int64_t now;
} Night;

// The year before an evening, which a run compares with. Really looking at each of its days takes
// the first run of a region of this size some 25 minutes; here every day is given the p of a day on
// which nothing was going on: any number, all as likely.
static Err
add_past(Db *db, void *arg)
{
    const Night *x = arg;
    Work *w = x->w;
    Str hash = duiding_past_hash(w->a);
    Bulk b = bulk(w->a, "INSERT INTO analysis_day (partnership_id, theme, day, settings_hash, "
                        "statistic, p) VALUES ");
    for (int64_t back = 1; back <= DUIDING_DAYS + EVENINGS * 7; back++) {
        char day[16];
        day_of(x->now - back * DAY_S, day);
        for (size_t t = 0; t <= signal_themes.n; t++)
            TRY(bulk_put(db, &b, "(%lld,'%s','%s','%s',1,%.6f)", (long long)w->region,
                         duiding_theme(t).p, day, hash.p, (double)(1 + dice(w, 1000)) / 1001));
    }
    return bulk_end(db, &b);
}

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
    w->state = w->wanted->seed + 2;
    TRY(db_transaction(w->db, add_past, &(Night){w, &c, w->wanted->now}));
    for (int64_t back = EVENINGS; back-- > 0;) {
        Night x = {w, &c, w->wanted->now - back * 7 * DAY_S};
        TRY(db_transaction(w->db, ask_for_night, &x));
        TRY(duiding_work(w->db, w->a, &c, x.now, true, NULL));
    }
    return OK;
}
