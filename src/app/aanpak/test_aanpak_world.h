// test_aanpak_world.h -- for test_aanpak*.c: a kwestie with two members, and an approach in it.
#ifndef APP_TEST_AANPAK_WORLD_H
#define APP_TEST_AANPAK_WORLD_H

#include "aanpak_queries.h"
#include "aanpak_task_queries.h"
#include "app/aanpak/aanpak.h"
#include "app/kwestie/kwestie.h"
#include "app/signal/signal.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"

typedef struct AanpakWorld {
    World *w;
    KwestieAdded k;
    SignalAdded signal;
    int64_t id, task, step; // of the approach
} AanpakWorld;

static inline void
aanpak_sql(World *w, const char *sql)
{
    CHECK_OK(T_WRITE(w, w->db->driver->script(w->db, sql)));
}

static inline Req
aanpak_get(AanpakWorld *a, const char *after)
{
    return t_get(a->w, str_fmt(a->w->arena, "/aanpakken/%lld%s", (long long)a->id, after).p);
}

static inline Req
aanpak_post(AanpakWorld *a, const char *after, Str form)
{
    Str path = str_fmt(a->w->arena, "/aanpakken/%lld%s", (long long)a->id, after);
    return t_post(a->w, path.p, str_to_z(a->w->arena, form));
}

// As the person sees it now; for the one who is asking.
static inline AanpakGetRow
aanpak_row(AanpakWorld *a)
{
    AanpakGetRow p = {0};
    CHECK_OK(q_aanpak_get(a->w->db, a->w->arena, a->w->account[ADVISEUR], a->id, &p));
    return p;
}

#define AANPAK_TEXTS                                                             \
    "title=Vast+contactpunt&goal=Buren+kunnen+iemand+bellen&audience=Buren&"     \
    "audience_fit=Vijf+buren+dachten+mee&expect_what=Minder+vragen+aan+de+raad&" \
    "expect_by=2026-02-01&expect_seen=Telling+van+de+griffie&who_decides=Samen&" \
    "residents=ja&review_on=2026-02-10"

// The form of a change that fits what is stored now, with the rights test 71.
static inline Str
aanpak_form(AanpakWorld *a, const char *texts)
{
    return str_fmt(a->w->arena, "%s&rights_test=71&version=%lld", texts,
                   (long long)aanpak_row(a).version);
}

// What the gate asks of the kwestie: two signatures, a position and a test that was confirmed.
static inline void
aanpak_open_gate(AanpakWorld *a)
{
    World *w = a->w;
    long long k = (long long)a->k.id, one = (long long)w->account[ADVISEUR],
              two = (long long)w->account[ADVISEUR_KOOG];
    aanpak_sql(w, str_fmt(w->arena,
                          "INSERT INTO kwestie_signature SELECT id, %lld, core, 1 FROM kwestie "
                          "WHERE id = %lld",
                          one, k)
                      .p);
    aanpak_sql(w, str_fmt(w->arena,
                          "INSERT INTO kwestie_signature SELECT id, %lld, core, 1 FROM kwestie "
                          "WHERE id = %lld",
                          two, k)
                      .p);
    aanpak_sql(w, str_fmt(w->arena,
                          "INSERT INTO kwestie_position (id, kwestie_id, positions, from_on, "
                          "reason, account_id, at) VALUES (70, %lld, 'partij', '2025-12-01', "
                          "'Wij beslissen zelf', %lld, 1)",
                          k, one)
                      .p);
    aanpak_sql(w, str_fmt(w->arena,
                          "INSERT INTO rights_test (id, kwestie_id, title, rights, result, "
                          "answered_by, answered_at, confirmed_by, confirmed_at) VALUES (71, "
                          "%lld, 'Contactpunt', 'geen', 'ja', %lld, 1, %lld, 2)",
                          k, one, two)
                      .p);
}

// A kwestie of three members, with a signal in it.
static inline Err
aanpak_world_kwestie(Db *db, AanpakWorld *a)
{
    static const Person members[] = {ADVISEUR, ADVISEUR_KOOG, DEELNEMER};
    World *w = a->w;
    SignalTerms terms;
    bool linked;
    KwestieNew n = {.title = S("Opvanglocatie <Noord>"),
                    .core = S("Bewoners willen weten waar zij aan toe zijn."),
                    .municipality = S("GM9001"),
                    .area_id = w->area_noord,
                    .theme = S("opvang"),
                    .phase = S("onrust"),
                    .organisation_id = w->waterrijk};
    SignalNew s = {.municipality = S("GM9001"),
                   .area_id = w->area_noord,
                   .confidentiality = S("gemeente"),
                   .observed_from = S("2025-12-31"),
                   .observed_to = S("2025-12-31"),
                   .way = S("onrust"),
                   .kind = S("klimaat"),
                   .theme = S("opvang"),
                   .trigger_kind = S(""),
                   .source_role = S("wijkagent"),
                   .origin = S("eigen"),
                   .lens = S(""),
                   .urgency = S("gewoon"),
                   .observation = S("Bewoners hoorden pas via de krant van de opvang."),
                   .interpretation = S(""),
                   .rights = S(""),
                   .online_check = S(""),
                   .privacy_reason = S("")};
    TRY(signal_terms(db, w->arena, &terms));
    TRY(signal_add(db, w->arena, &terms, &s, WORLD_NOW - 86400, &a->signal));
    TRY(kwestie_add(db, w->arena, &n, WORLD_NOW, &a->k));
    for (size_t i = 0; i < COUNT(members); i++)
        TRY(kwestie_add_member(db, w->arena, a->k.id, w->account[members[i]],
                               S("Houdt contact met de buurt"), 0, WORLD_NOW));
    return kwestie_link_signal(db, w->arena, a->k.id, a->signal.id, 0, WORLD_NOW, &linked);
}

static inline Err
aanpak_world_fill(Db *db, void *arg)
{
    AanpakWorld *a = arg;
    World *w = a->w;
    AanpakAdded added;
    AanpakKwestieRows k;
    TRY(aanpak_world_kwestie(db, a));
    TRY(q_aanpak_kwestie(db, w->arena, w->account[ADVISEUR], a->k.id, &k));
    AanpakNew n = {.kwestie_id = a->k.id,
                   .circle_id = k.v[0].circle_id,
                   .kind = S("breed"),
                   .title = S("Vast contactpunt <Noord>"),
                   .goal = S("Buren kunnen iemand bellen"),
                   .created_by = w->account[ADVISEUR]};
    TRY(aanpak_add(db, w->arena, &n, WORLD_NOW, &added));
    a->id = added.id;
    TRY(aanpak_add_step(db, w->arena, added.id, S("Buren bellen"), S("opbouwwerker"), S("open"),
                        S("")));
    AanpakStepsRows steps;
    TRY(q_aanpak_steps(db, w->arena, w->account[ADVISEUR], added.id, &steps));
    a->step = steps.v[0].id;
    AanpakTask t = {.circle_id = k.v[0].circle_id,
                    .approach_id = added.id,
                    .title = S("Telefoon <regelen>"),
                    .owner_id = w->account[DEELNEMER],
                    .due_on = S("2025-12-30"),
                    .state = S("open"),
                    .created_by = w->account[ADVISEUR]};
    return aanpak_task_add(db, w->arena, &t, WORLD_NOW, &a->task);
}

static inline AanpakWorld
aanpak_world(World *w)
{
    AanpakWorld a = {.w = w};
    CHECK_OK(db_transaction(w->db, aanpak_world_fill, &a));
    return a;
}

// Filled in, and begun.
static inline void
aanpak_begin_it(AanpakWorld *a)
{
    aanpak_open_gate(a);
    CHECK_INT(aanpak_post(a, "", aanpak_form(a, AANPAK_TEXTS)).status, 303);
    Str form = str_fmt(a->w->arena, "version=%lld", (long long)aanpak_row(a).version);
    CHECK_INT(aanpak_post(a, "/starten", form).status, 303);
    CHECK_STR(aanpak_row(a).state, S("uitvoering"));
}

#endif
