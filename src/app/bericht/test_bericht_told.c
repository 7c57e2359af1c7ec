// What the features tell, and to whom.
#include "app/bericht/bericht.h"
#include "app/bericht/test_told.h"
#include "app/kwestie/kwestie.h"
#include "app/signal/signal.h"
#include "app/signal/test_signal_new.h"
#include "app/trend/trend.h"
#include "signal_follow_queries.h"
#include "test/check.h"
#include "test/world.h"

// A step of an adviser with a signal.
static Req
follow(World *w, SignalAdded s, const char *rest, const char *fields)
{
    Str path = str_fmt(w->arena, "/signalen/%lld%s", (long long)s.id, rest);
    SignalFollowGetRow row;
    w->as = ADVISEUR;
    CHECK_OK(q_signal_follow_get(w->db, w->arena, s.id, w->account[ADVISEUR], &row));
    return t_post(w, path.p,
                  str_fmt(w->arena, "version=%lld&%s", (long long)row.version, fields).p);
}

typedef struct Reported {
    World *w;
    SignalAdded s;
    Person by;
} Reported;

static Err
report(Db *db, void *arg)
{
    Reported *x = arg;
    SignalTerms terms;
    SignalNew n = t_signal_new(x->w);
    n.source_role = S("jongerenwerker");
    n.reporter_id = x->w->account[x->by];
    TRY(signal_terms(db, x->w->arena, &terms));
    return signal_add(db, x->w->arena, &terms, &n, WORLD_NOW, &x->s);
}

TEST(bericht_told, a_reporter_with_an_account_hears_of_feedback)
{
    World w = world();
    Reported x = {.w = &w, .by = MELDER};
    CHECK_OK(db_transaction(w.db, report, &x));
    CHECK_INT(follow(&w, x.s, "/terugkoppeling", "tekst=We+gaan+in+gesprek.").status, 303);
    CHECK_STR(t_told(&w, MELDER),
              str_fmt(w.arena, "terugkoppeling /meldingen/%lld", (long long)x.s.id));
    w.as = MELDER;
    CHECK_INT(t_get(&w, str_fmt(w.arena, "/meldingen/%lld", (long long)x.s.id).p).status, 200);
    world_end(&w);
}

TEST(bericht_told, a_colleague_hears_of_a_hand_over_unless_it_is_undone)
{
    World w = world();
    Reported x = {.w = &w, .by = MELDER};
    CHECK_OK(db_transaction(w.db, report, &x));
    SignalAdded s = x.s;
    Str to = str_fmt(w.arena, "collega=%lld&notitie=", (long long)w.account[REGISSEUR]);
    CHECK_INT(follow(&w, s, "/overdragen", to.p).status, 303);
    CHECK_STR(t_told(&w, REGISSEUR),
              str_fmt(w.arena, "overdracht /signalen/%lld", (long long)s.id));
    CHECK_INT(follow(&w, s, "/ongedaan", "").status, 303);
    CHECK_STR(t_told(&w, REGISSEUR), S(""));
    to = str_fmt(w.arena, "collega=%lld&notitie=", (long long)w.account[ADVISEUR]);
    CHECK_INT(follow(&w, s, "/overdragen", to.p).status, 303);
    CHECK_STR(t_told(&w, ADVISEUR), S("")); // who did it knows
    world_end(&w);
}

typedef struct Gathering {
    World *w;
    KwestieAdded k;
} Gathering;

static Err
add_kwestie(Db *db, void *arg)
{
    Gathering *x = arg;
    World *w = x->w;
    KwestieNew n = {.title = S("Opvanglocatie"),
                    .core = S("Bewoners willen weten waar zij aan toe zijn."),
                    .municipality = S("GM9001"),
                    .area_id = w->area_noord,
                    .theme = S("opvang"),
                    .phase = S("onrust"),
                    .organisation_id = w->waterrijk};
    TRY(kwestie_add(db, w->arena, &n, WORLD_NOW, &x->k));
    return kwestie_add_member(db, w->arena, x->k.id, w->account[ADVISEUR], S("Houdt contact"), 0,
                              WORLD_NOW);
}

TEST(bericht_told, who_is_let_in_to_a_kwestie_hears_of_it)
{
    World w = world();
    Gathering x = {.w = &w};
    CHECK_OK(db_transaction(w.db, add_kwestie, &x));
    w.as = ADVISEUR;
    Str form = str_fmt(w.arena, "q=test&persoon=%lld&task=Contact+met+de+politie",
                       (long long)w.account[DEELNEMER]);
    Str path = str_fmt(w.arena, "/kwesties/%lld/leden", (long long)x.k.id);
    CHECK_INT(t_post(&w, path.p, form.p).status, 303);
    CHECK_STR(t_told(&w, DEELNEMER), str_fmt(w.arena, "kwestie /kwesties/%lld", (long long)x.k.id));
    CHECK_STR(t_told(&w, ADVISEUR), S(""));
    world_end(&w);
}

typedef struct Trending {
    World *w;
    int64_t id;
} Trending;

static Err
add_trend(Db *db, void *arg)
{
    Trending *x = arg;
    World *w = x->w;
    TrendNew t = {.partnership_id = w->region,
                  .organisation_id = w->noorderkoog,
                  .level = S("regionaal"),
                  .theme = S("landbouw"),
                  .municipality = S(""),
                  .title = S("Maatregelen"),
                  .body = S("Er komen maatregelen."),
                  .source = S("Kamerbrief"),
                  .source_url = S(""),
                  .state = S("concept"),
                  .created_by = w->account[ADVISEUR_KOOG]};
    return trend_add(db, w->arena, &t, WORLD_NOW, &x->id);
}

TEST(bericht_told, the_region_hears_of_a_trend_and_nobody_else)
{
    World w = world();
    Trending x = {.w = &w};
    CHECK_OK(db_transaction(w.db, add_trend, &x));
    Str path = str_fmt(w.arena, "/trends/%lld", (long long)x.id);
    w.as = ADVISEUR_KOOG;
    CHECK_INT(t_post(&w, str_fmt(w.arena, "%s/delen", path.p).p, "version=1").status, 303);
    for (Person p = MELDER; p < PERSONS; p++) {
        w.as = p;
        bool may = t_get(&w, path.p).status == 200;
        bool hears = t_told(&w, p).n > 0;
        cr_expect(hears == (may && p != ADVISEUR_KOOG), "person %d", (int)p);
    }
    w.as = ADVISEUR_KOOG;
    CHECK_INT(t_post(&w, str_fmt(w.arena, "%s/intrekken", path.p).p, "version=2").status, 303);
    CHECK_STR(t_told(&w, ADVISEUR), S(""));
    world_end(&w);
}
