// The functions of overleg.h: the rhythm of meetings, who sees an item, and its way on and off an
// agenda.
#include "app/account/account.h"
#include "app/overleg/test_overleg_world.h"
#include "overleg_meeting_queries.h"

// Whether someone may see an item.
static bool
sees(World *w, Person p, int64_t item)
{
    AgendaItemGetRow row;
    return !failed(q_agenda_item_get(w->db, w->arena, w->account[p], item, &row));
}

// Whether someone sees a signal: its page opens.
static int
signal_status(World *w, Person p, int64_t signal)
{
    w->as = p;
    return t_get(w, str_fmt(w->arena, "/signalen/%lld", (long long)signal).p).status;
}

static Str
state_of(World *w, int64_t item)
{
    AgendaItemNowRow row = {0};
    CHECK_OK(q_agenda_item_now(w->db, w->arena, item, &row));
    return row.state;
}

static Str
signal_state(World *w, int64_t item)
{
    AgendaSignalsRows rows = {0};
    CHECK_OK(q_agenda_signals(w->db, w->arena, item, &rows));
    return rows.n > 0 ? rows.v[0].status : S("");
}

TEST(overleg, plans_from_the_anchor_and_never_twice)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    MeetingOnRows rows;
    size_t made = 9;
    CHECK_OK(q_meeting_on(w.db, w.arena, x.series, S("2026-01-08"), &rows));
    CHECK_INT((int64_t)rows.n, 1);
    CHECK_INT(rows.v[0].id, x.meeting);
    CHECK_OK(q_meeting_on(w.db, w.arena, x.series, S("2026-01-29"), &rows));
    CHECK_INT(rows.v[0].id, x.later);
    CHECK_OK(T_WRITE(&w, meeting_plan_next(w.db, w.arena, x.series, 3, WORLD_NOW, &made)));
    CHECK_INT((int64_t)made, 0);
    CHECK_OK(T_WRITE(&w, meeting_set_state(w.db, w.arena, x.later, S("vervallen"), 0, WORLD_NOW)));
    CHECK_OK(meeting_plan_all(w.db, w.arena, WORLD_NOW + 21 * 86400));
    CHECK_OK(q_meeting_on(w.db, w.arena, x.series, S("2026-03-12"), &rows));
    CHECK_INT((int64_t)rows.n, 1);
    CHECK_ERR(T_WRITE(&w, meeting_plan_next(w.db, w.arena, 77, 3, WORLD_NOW, &made)), E_NOT_FOUND);
    world_end(&w);
}

TEST(overleg, shows_an_item_to_its_parties_and_who_leads)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    CHECK(sees(&w, ADVISEUR, x.item));
    CHECK(sees(&w, REGISSEUR, x.item));
    CHECK(!sees(&w, ADVISEUR_KOOG, x.item));
    CHECK(!sees(&w, DEELNEMER, x.item));
    CHECK(!sees(&w, ADVISEUR_ELDERS, x.item));
    CHECK(!sees(&w, MELDER, x.item)); // of the organisation, but without a task in the consultation
    CHECK(sees(&w, ADVISEUR_KOOG, x.item_koog));
    CHECK_INT(signal_status(&w, DEELNEMER, x.signal.id), 404);
    CHECK_OK(T_WRITE(&w, agenda_add_party(w.db, w.arena, x.item, w.police, 0, WORLD_NOW)));
    CHECK(sees(&w, DEELNEMER, x.item));
    CHECK_INT(signal_status(&w, DEELNEMER, x.signal.id), 200);
    CHECK_OK(T_WRITE(&w, agenda_drop_party(w.db, w.arena, x.item, w.police, WORLD_NOW)));
    CHECK(!sees(&w, DEELNEMER, x.item));
    CHECK_INT(signal_status(&w, DEELNEMER, x.signal.id), 404);
    CHECK_OK(T_WRITE(&w, agenda_add_person(w.db, w.arena, x.item, w.account[DEELNEMER],
                                           S("Kent de buurt"), 0, WORLD_NOW)));
    CHECK(sees(&w, DEELNEMER, x.item));
    CHECK_OK(
        T_WRITE(&w, agenda_drop_person(w.db, w.arena, x.item, w.account[DEELNEMER], WORLD_NOW)));
    CHECK(!sees(&w, DEELNEMER, x.item));
    world_end(&w);
}

TEST(overleg, moves_signals_along_with_their_item)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    CHECK_STR(state_of(&w, x.item), S("geagendeerd"));
    CHECK_STR(signal_state(&w, x.item), S("geagendeerd"));
    CHECK_ERR(T_WRITE(&w, agenda_put_on_meeting(w.db, w.arena, x.item, x.later, 0, WORLD_NOW)),
              E_CONFLICT);
    CHECK_OK(T_WRITE(&w, agenda_take_off(w.db, w.arena, x.item, S("doorgeschoven"), S("Geen tijd"),
                                         0, WORLD_NOW)));
    CHECK_STR(state_of(&w, x.item), S("doorgeschoven"));
    CHECK_STR(signal_state(&w, x.item), S("gereed"));
    CHECK_OK(T_WRITE(&w, agenda_put_on_meeting(w.db, w.arena, x.item, x.later, 0, WORLD_NOW)));
    CHECK_STR(signal_state(&w, x.item), S("geagendeerd"));
    CHECK_OK(T_WRITE(&w, agenda_treated(w.db, w.arena, x.item)));
    CHECK_STR(state_of(&w, x.item), S("behandeld"));
    CHECK_ERR(T_WRITE(&w, agenda_treated(w.db, w.arena, x.item)), E_CONFLICT);
    CHECK_ERR(T_WRITE(&w, agenda_take_off(w.db, w.arena, x.item, S("ingetrokken"), S("Toch niet"),
                                          0, WORLD_NOW)),
              E_CONFLICT);
    world_end(&w);
}

TEST(overleg, takes_the_signals_back_of_what_is_not_discussed)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    CHECK_OK(T_WRITE(&w, agenda_add_party(w.db, w.arena, x.item, w.police, 0, WORLD_NOW)));
    CHECK_INT(signal_status(&w, DEELNEMER, x.signal.id), 200);
    CHECK_OK(T_WRITE(&w, agenda_take_off(w.db, w.arena, x.item, S("niet_geagendeerd"),
                                         S("Hoort bij een partner"), 0, WORLD_NOW)));
    CHECK_INT(signal_status(&w, DEELNEMER, x.signal.id), 404);
    CHECK_OK(T_WRITE(&w, agenda_put_on_meeting(w.db, w.arena, x.item, x.later, 0, WORLD_NOW)));
    CHECK_INT(signal_status(&w, DEELNEMER, x.signal.id), 200);
    world_end(&w);
}

TEST(overleg, lets_a_deputy_in_for_one_meeting)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    MeetingAttendance at = {.meeting_id = x.meeting,
                            .account_id = w.account[ADVISEUR],
                            .state = S("vervangen"),
                            .deputy_id = w.account[COMMUNICATIE],
                            .handover = S("Vraag naar de brief.")};
    CHECK_OK(T_WRITE(&w, meeting_attend(w.db, w.arena, &at, WORLD_NOW)));
    CHECK(sees(&w, COMMUNICATIE, x.item));
    CHECK(!sees(&w, COMMUNICATIE, x.item_koog));
    // An item that comes on the agenda later is for the deputy too; one that leaves is not.
    int64_t more = 0;
    CHECK_OK(T_WRITE(&w, overleg_world_item(w.db, &w, S("Nog een punt"), S("GM9001"), ADVISEUR,
                                            w.waterrijk, 0, &more)));
    CHECK(!sees(&w, COMMUNICATIE, more));
    CHECK_OK(T_WRITE(&w, agenda_put_on_meeting(w.db, w.arena, more, x.meeting, 0, WORLD_NOW)));
    CHECK(sees(&w, COMMUNICATIE, more));
    CHECK_OK(T_WRITE(&w, agenda_take_off(w.db, w.arena, more, S("doorgeschoven"), S("Geen tijd"), 0,
                                         WORLD_NOW)));
    CHECK(!sees(&w, COMMUNICATIE, more));
    at.state = S("aanwezig");
    at.deputy_id = 0;
    CHECK_OK(T_WRITE(&w, meeting_attend(w.db, w.arena, &at, WORLD_NOW)));
    CHECK(!sees(&w, COMMUNICATIE, x.item));
    CHECK(sees(&w, ADVISEUR, x.item));
    world_end(&w);
}

TEST(overleg, waits_again_with_all_its_items_when_a_meeting_is_cancelled)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    CHECK_OK(
        T_WRITE(&w, meeting_set_state(w.db, w.arena, x.meeting, S("vervallen"), 0, WORLD_NOW)));
    CHECK_STR(state_of(&w, x.item), S("doorgeschoven"));
    CHECK_STR(state_of(&w, x.item_koog), S("doorgeschoven"));
    CHECK_ERR(T_WRITE(&w, agenda_put_on_meeting(w.db, w.arena, x.item, x.meeting, 0, WORLD_NOW)),
              E_CONFLICT);
    world_end(&w);
}

TEST(overleg, keeps_of_a_case_its_number_and_basis_only)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    AgendaNew n = {.partnership_id = w.region,
                   .kind = S("casusverwijzing"),
                   .title = S("Iemand uit de Dorpsstraat"),
                   .question = S("Wat doen we met hem?"),
                   .case_reference = S("ZVH-2026-0042"),
                   .case_basis = S("Wet gegevensverwerking door samenwerkingsverbanden"),
                   .proposed_by = w.account[ADVISEUR]};
    AgendaItemGetRow row = {0};
    int64_t id = 0;
    CHECK_OK(T_WRITE(&w, agenda_add(w.db, w.arena, &n, WORLD_NOW, &id)));
    CHECK_OK(q_agenda_item_get(w.db, w.arena, w.account[ADVISEUR], id, &row));
    CHECK_STR(row.title, S("Casusverwijzing ZVH-2026-0042"));
    CHECK_STR(row.question, S(""));
    CHECK_INT((int64_t)(x.item != id), 1);
    world_end(&w);
}
