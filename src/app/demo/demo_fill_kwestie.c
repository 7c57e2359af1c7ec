// The three kwesties of the plan: their members, signals, history, promises and claims.
#include "app/account/account.h"
#include "app/demo/demo_date.h"
#include "app/demo/demo_fill.h"
#include "app/demo/demo_signal.h"
#include "app/kwestie/kwestie.h"
#include "demo_queries.h"

enum { MORNING = 36000 };

static int
owner(const DemoKwestie *k)
{
    return demo_adviser(k->municipality);
}

// It began when the first of its signals was weighed.
static int64_t
beginning(const DemoFiller *f, const DemoKwestie *k)
{
    int64_t at = f->now;
    for (size_t i = 0; i < k->n_signals; i++) {
        const DemoSignal *s = &f->plan->signals[k->signals[i]];
        int64_t moment = demo_moment(f, s->steps[s->n_steps - 1].at);
        at = moment < at ? moment : at;
    }
    return at;
}

static const char *
task_of(const char *role)
{
    static const char *const tasks[][2] = {
        {"adviseur", "Houdt het dossier bij en spreekt met partners"},
        {"procesregisseur", "Bewaakt de voortgang in het overleg"},
        {"deelnemer", "Brengt in wat de eigen organisatie ziet en mag delen"},
        {"communicatie", "Zorgt voor antwoorden op vragen en geruchten"},
        {"bestuurder", "Voert de gesprekken met bewoners en beslist"},
    };
    for (size_t i = 0; i < COUNT(tasks); i++)
        if (str_eq(str_z(tasks[i][0]), str_z(role)))
            return tasks[i][1];
    return "Denkt mee";
}

static Err
add_members(Db *db, DemoFiller *f, const DemoKwestie *k, int64_t id, int64_t at)
{
    size_t n;
    const DemoUser *users = demo_users(&n);
    for (size_t i = 0; i < k->n_members; i++) {
        const DemoUser *u = &users[k->members[i]];
        if (role_can(str_z(u->role)) & CAN_KWESTIE_READ) // the others hear of it from a colleague
            TRY(kwestie_add_member(db, f->arena, id, demo_account(f, k->members[i]),
                                   str_z(task_of(u->role)), demo_account(f, owner(k)), at));
    }
    return OK;
}

static Err
add_signals(Db *db, DemoFiller *f, const DemoKwestie *k, int64_t id)
{
    bool linked;
    for (size_t i = 0; i < k->n_signals; i++) {
        const DemoSignal *s = &f->plan->signals[k->signals[i]];
        int64_t at = demo_moment(f, s->steps[s->n_steps - 1].at);
        if (!str_eq(s->status, S("vernietigd")))
            TRY(kwestie_link_signal(db, f->arena, id, f->signals[k->signals[i]],
                                    demo_account(f, owner(k)), at, &linked));
    }
    return OK;
}

// The function of a user, such as "adviseur OOV".
static Str
function_of(int user)
{
    size_t n;
    Str name, function;
    Cursor c = cursor(str_z(demo_users(&n)[user].name));
    REQUIRE(cursor_until(&c, S(" ("), 80, &name) && cursor_until(&c, S(")"), 80, &function));
    return function;
}

static Err
add_history(Db *db, DemoFiller *f, const DemoKwestie *k, int64_t id)
{
    int64_t entry;
    for (size_t i = 0; i < k->n_history; i++) {
        KwestieHistory h = {.kind = S("gebeurtenis"),
                            .on_day = k->history[i].day,
                            .body = k->history[i].text,
                            .by_whom = S(""),
                            .state = S(""),
                            .due_on = S("")};
        TRY(kwestie_add_history(db, f->arena, id, &h, &entry));
    }
    for (size_t i = 0; i < k->n_promises; i++) {
        const DemoPromise *p = &k->promises[i];
        bool broken = str_eq(p->status, S("gebroken"));
        KwestieHistory h = {.kind = S("belofte"),
                            .on_day = p->day,
                            .body = p->text,
                            .by_whom = function_of(p->user),
                            .state = broken ? S("niet_nagekomen") : p->status,
                            .due_on = p->due.p ? p->due : S("")};
        TRY(kwestie_add_history(db, f->arena, id, &h, &entry));
    }
    return OK;
}

static Err
add_claims(Db *db, DemoFiller *f, const DemoKwestie *k, int64_t id)
{
    int64_t claim;
    for (size_t i = 0; i < k->n_claims; i++) {
        const DemoClaim *c = &k->claims[i];
        bool answered = c->answer.n > 0;
        KwestieClaim new = {.claim = c->claim,
                            .state = str_eq(c->status, S("feit"))      ? S("bevestigd")
                                     : str_eq(c->status, S("onjuist")) ? S("weerlegd")
                                                                       : S("onbekend"),
                            .says_who = c->who_says,
                            .answer = answered ? c->answer : S(""),
                            .answered_at = answered ? S("Website van de gemeente") : S(""),
                            .answered_on = answered ? c->day : S(""),
                            .checked_on = c->day};
        TRY(kwestie_add_claim(db, f->arena, id, &new, &claim));
    }
    return OK;
}

// Triggers whose title has the word that stands for this kwestie.
static Err
link_triggers(Db *db, DemoFiller *f, const DemoKwestie *k, int64_t id)
{
    Str word = str_eq(k->theme, S("energie"))         ? S("windmolens")
               : str_eq(k->theme, S("jaarwisseling")) ? S("aarwisseling")
                                                      : S("opvang");
    for (size_t i = 0; i < f->plan->n_triggers; i++) {
        const DemoTrigger *t = &f->plan->triggers[i];
        bool here = t->municipality == DEMO_NONE || t->municipality == k->municipality;
        if (here && str_has(t->title, word))
            TRY(kwestie_link_trigger(db, f->arena, id, f->triggers[i]));
    }
    return OK;
}

static Err
add_kwestie(Db *db, DemoFiller *f, const DemoKwestie *k, int64_t *id)
{
    size_t n;
    KwestieAdded added;
    const DemoUser *author = &demo_users(&n)[owner(k)];
    int64_t at = beginning(f, k);
    KwestieNew new = {.title = k->title,
                      .core = k->core,
                      .municipality = str_z(demo_municipalities()[k->municipality].code),
                      .area_id = f->areas[k->areas[0]],
                      .theme = k->theme,
                      .phase = k->phase,
                      .organisation_id = f->organisations[author->organisation],
                      .created_by = demo_account(f, owner(k))};
    TRY(kwestie_add(db, f->arena, &new, at, &added));
    *id = added.id;
    TRY(add_members(db, f, k, added.id, at));
    TRY(add_signals(db, f, k, added.id));
    TRY(add_history(db, f, k, added.id));
    TRY(add_claims(db, f, k, added.id));
    TRY(link_triggers(db, f, k, added.id));
    int64_t changed = f->now - (k->municipality + 1) * (int64_t)MORNING;
    return q_demo_kwestie_changed(db, f->arena, added.id, changed > at ? changed : at);
}

Err
demo_fill_kwesties(Db *db, void *arg)
{
    DemoFiller *f = arg;
    for (size_t i = 0; i < DEMO_KWESTIES; i++)
        TRY(add_kwestie(db, f, &f->plan->kwesties[i], &f->kwesties[i]));
    f->filled.kwesties = DEMO_KWESTIES;
    return OK;
}
