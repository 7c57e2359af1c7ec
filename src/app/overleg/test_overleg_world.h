// test_overleg_world.h -- for tests of the consultation and of what hangs under it: a series with
// meetings, signals that are ready, and items of two municipalities.
#ifndef APP_TEST_OVERLEG_WORLD_H
#define APP_TEST_OVERLEG_WORLD_H

#include "app/overleg/overleg.h"
#include "app/signal/signal.h"
#include "app/signal/test_signal_new.h"
#include "overleg_agenda_queries.h"
#include "test/check.h"
#include "test/world.h"

typedef struct OverlegWorld {
    World *w;
    int64_t series, meeting, later; // the first two meetings: 8 and 29 January 2026
    SignalAdded signal, signal_koog;
    int64_t item, item_koog; // both on the first meeting; each with its municipality
} OverlegWorld;

static inline Err
overleg_world_signal(Db *db, World *w, Str municipality, int64_t area, Str observation,
                     SignalAdded *out)
{
    SignalTerms terms;
    SignalNew n = t_signal_new(w);
    n.municipality = municipality;
    n.area_id = area;
    n.observed_from = n.observed_to = S("2025-12-20");
    n.observation = observation;
    TRY(signal_terms(db, w->arena, &terms));
    TRY(signal_add(db, w->arena, &terms, &n, WORLD_NOW - 10 * 86400, out));
    return q_agenda_signal_status(db, w->arena, out->id, S("gereed"), WORLD_NOW, S("2026-01-20"));
}

static inline Err
overleg_world_item(Db *db, World *w, Str title, Str municipality, Person by, int64_t party,
                   int64_t signal, int64_t *id)
{
    AgendaNew n = {.partnership_id = w->region,
                   .kind = S("signaal"),
                   .title = title,
                   .municipality = municipality,
                   .question = S("Wat is hier wijs?"),
                   .proposed_by = w->account[by],
                   .signals = &signal,
                   .nsignals = signal ? 1 : 0,
                   .parties = &party,
                   .nparties = 1};
    return agenda_add(db, w->arena, &n, WORLD_NOW, id);
}

// In a transaction.
static inline Err
overleg_world_fill(Db *db, void *arg)
{
    OverlegWorld *x = arg;
    World *w = x->w;
    size_t made;
    MeetingSeries s = {.partnership_id = w->region,
                       .name = S("Integraal overleg"),
                       .anchor_on = S("2025-12-18"),
                       .every_days = 21,
                       .starts_at = S("09:30"),
                       .lasts_minutes = 90,
                       .closes_days = 3,
                       .closes_at = S("12:00"),
                       .place = S("Raadhuis <zaal 1>"),
                       .link = S("https://video.example/overleg")};
    TRY(meeting_series_add(db, w->arena, &s, &x->series));
    TRY(meeting_plan_next(db, w->arena, x->series, 3, WORLD_NOW, &made));
    TRY(meeting_plan_on(db, w->arena, x->series, S("2026-01-02"), WORLD_NOW, &x->meeting));
    TRY(meeting_plan_on(db, w->arena, x->series, S("2026-01-09"), WORLD_NOW, &x->later));
    TRY(overleg_world_signal(db, w, S("GM9001"), w->area_noord,
                             S("Bewoners van <Noord> hoorden pas via de krant van de opvang."),
                             &x->signal));
    TRY(overleg_world_signal(db, w, S("GM9002"), w->area_koogdorp,
                             S("Aan de balie ging het elf keer over de afvalheffing."),
                             &x->signal_koog));
    TRY(overleg_world_item(db, w, S("Opvang <Noord>"), S("GM9001"), ADVISEUR, w->waterrijk,
                           x->signal.id, &x->item));
    TRY(overleg_world_item(db, w, S("Afvalheffing"), S("GM9002"), ADVISEUR_KOOG, w->noorderkoog,
                           x->signal_koog.id, &x->item_koog));
    TRY(agenda_put_on_meeting(db, w->arena, x->item, x->meeting, w->account[REGISSEUR], WORLD_NOW));
    return agenda_put_on_meeting(db, w->arena, x->item_koog, x->meeting, w->account[REGISSEUR],
                                 WORLD_NOW);
}

static inline OverlegWorld
overleg_world(World *w)
{
    OverlegWorld x = {.w = w};
    CHECK_OK(db_transaction(w->db, overleg_world_fill, &x));
    return x;
}

#endif
