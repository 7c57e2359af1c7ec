// What the consultation tells by e-mail, and what comes back on an agenda by itself.
#include "app/bericht/bericht.h"
#include "app/bericht/test_told.h"
#include "app/overleg/overleg_inside.h"
#include "app/overleg/test_overleg_world.h"

static Req
post(World *w, Person who, Str path, const char *form)
{
    w->as = who;
    return t_post(w, path.p, form);
}

static Str
on(World *w, const char *before, int64_t id, const char *after)
{
    return str_fmt(w->arena, "%s%lld%s", before, (long long)id, after);
}

TEST(overleg_tell, who_comes_to_the_consultation_is_invited_to_each_meeting)
{
    World w = world();
    overleg_world(&w);
    CHECK_INT(t_told_of(&w, ADVISEUR, "overleg"), 3);
    CHECK_INT(t_told_of(&w, DEELNEMER, "overleg"), 3);
    CHECK_INT(t_told_of(&w, MELDER, "overleg"), 0);
    CHECK_INT(t_told_of(&w, ADVISEUR_ELDERS, "overleg"), 0);
    CHECK_OK(meeting_plan_all(w.db, w.arena, WORLD_NOW)); // nothing new
    CHECK_INT(t_told_of(&w, ADVISEUR, "overleg"), 3);
    world_end(&w);
}

TEST(overleg_tell, hears_of_another_time_and_of_a_cancellation_but_not_of_a_note)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str path = on(&w, "/overleg/", x.meeting, "");
    const char *note = "held_on=2026-01-08&starts_at=09:30&lasts_minutes=90&closes_on=2026-01-05"
                       "&closes_at=12:00&place=Raadhuis+<zaal+1>&note=Neem+koffie+mee"
                       "&link=https://video.example/overleg&version=1";
    const char *later = "held_on=2026-01-09&starts_at=10:00&lasts_minutes=90&closes_on=2026-01-05"
                        "&closes_at=12:00&version=2";
    CHECK_OK(T_WRITE(&w, bericht_drop(w.db, w.arena, on(&w, "overleg-", x.meeting, "-0"), 0)));
    CHECK_INT(t_told_of(&w, ADVISEUR, "overleg"), 2);
    CHECK_INT(post(&w, REGISSEUR, path, note).status, 303); // an address is no person
    CHECK_INT(t_told_of(&w, ADVISEUR, "overleg"), 2);
    CHECK_INT(post(&w, REGISSEUR, path, later).status, 303);
    CHECK_INT(t_told_of(&w, ADVISEUR, "overleg"), 3);
    // What was not sent yet is replaced: one mail tells how it is now.
    CHECK_INT(post(&w, REGISSEUR, on(&w, "/overleg/", x.meeting, "/vervallen"),
                   "reason=De+zaal+is+dicht&version=3")
                  .status,
              303);
    CHECK_INT(t_told_of(&w, ADVISEUR, "overleg"), 3);
    CHECK_INT(t_told_of(&w, DEELNEMER, "overleg"), 3);
    world_end(&w);
}

TEST(overleg_tell, sends_a_calendar_file_to_who_may_see_the_meeting)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str file, path = on(&w, "/overleg/", x.meeting, "");
    CHECK_OK(overleg_file(w.db, w.arena, w.context, path, w.account[DEELNEMER], &file));
    CHECK_HAS(file, S("METHOD:PUBLISH"));
    CHECK_HAS(file, S("20260108T093000"));
    CHECK_HASNT(file, S("Opvang"));
    CHECK_OK(overleg_file(w.db, w.arena, w.context, path, w.account[ADVISEUR_ELDERS], &file));
    CHECK(file.p == NULL);
    CHECK_OK(
        T_WRITE(&w, meeting_set_state(w.db, w.arena, x.meeting, S("vervallen"), 0, WORLD_NOW)));
    CHECK_OK(overleg_file(w.db, w.arena, w.context, path, w.account[DEELNEMER], &file));
    CHECK_HAS(file, S("METHOD:CANCEL"));
    CHECK_ERR(overleg_file(w.db, w.arena, w.context, S("/overleg/x"), 1, &file), E_INVALID);
    world_end(&w);
}

TEST(overleg_tell, who_proposed_an_item_hears_that_it_is_on_an_agenda)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    CHECK_INT(t_told_of(&w, ADVISEUR, "agenda"), 1);
    CHECK_INT(t_told_of(&w, REGISSEUR, "agenda"), 0);
    CHECK_OK(T_WRITE(&w, agenda_take_off(w.db, w.arena, x.item, S("doorgeschoven"), S("Geen tijd"),
                                         w.account[REGISSEUR], WORLD_NOW)));
    CHECK_INT(t_told_of(&w, ADVISEUR, "agenda"), 0);
    CHECK_OK(T_WRITE(&w, agenda_put_on_meeting(w.db, w.arena, x.item, x.later, w.account[ADVISEUR],
                                               WORLD_NOW))); // who did it knows
    CHECK_INT(t_told_of(&w, ADVISEUR, "agenda"), 0);
    world_end(&w);
}

TEST(overleg_tell, a_partner_hears_of_a_question_until_it_is_answered_or_withdrawn)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    int64_t first, second;
    AgendaQuestion q = {.item_id = x.item,
                        .organisation_id = w.police,
                        .question = S("Zijn er meldingen van vernieling?"),
                        .asked_by = w.account[ADVISEUR]};
    CHECK_OK(T_WRITE(&w, agenda_ask(w.db, w.arena, &q, WORLD_NOW, &first)));
    CHECK_OK(T_WRITE(&w, agenda_ask(w.db, w.arena, &q, WORLD_NOW, &second)));
    CHECK_INT(t_told_of(&w, DEELNEMER, "informatie"), 2);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "informatie"), 0);
    CHECK_OK(T_WRITE(&w, agenda_answer(w.db, w.arena, first, true, S("Twee keer"),
                                       w.account[DEELNEMER], WORLD_NOW)));
    CHECK_INT(t_told_of(&w, DEELNEMER, "informatie"), 1);
    Str path = on(&w, "/informatievragen/", second, "/intrekken");
    CHECK_INT(post(&w, ADVISEUR, path, "version=1").status, 303);
    CHECK_INT(t_told_of(&w, DEELNEMER, "informatie"), 0);
    world_end(&w);
}

// ---- coming back --------------------------------------------------------------------------------

static Err
add_returning(Db *db, OverlegWorld *x, Str not_before, int64_t *id)
{
    AgendaNew n = {.partnership_id = x->w->region,
                   .kind = S("signaal"),
                   .title = S("Is het nog rustig?"),
                   .municipality = S("GM9001"),
                   .question = S("Is het nog rustig?"),
                   .came_from_id = x->item,
                   .not_before = not_before,
                   .proposed_by = x->w->account[REGISSEUR]};
    return agenda_add(db, x->w->arena, &n, WORLD_NOW, id);
}

TEST(overleg_return, a_promise_to_come_back_is_on_the_agenda_of_the_first_meeting_after_its_day)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    AgendaItemNowRow i;
    int64_t soon, far;
    CHECK_OK(T_WRITE(&w, add_returning(w.db, &x, S("2026-01-10"), &soon)));
    CHECK_OK(T_WRITE(&w, add_returning(w.db, &x, S("2026-06-01"), &far)));
    CHECK_OK(agenda_return_all(w.db, w.arena, w.context, WORLD_NOW));
    CHECK_OK(q_agenda_item_now(w.db, w.arena, soon, &i));
    CHECK_STR(i.state, S("geagendeerd"));
    CHECK_INT(i.meeting_id, x.later); // 29 January
    CHECK_OK(q_agenda_item_now(w.db, w.arena, far, &i));
    CHECK_STR(i.state, S("voorgesteld")); // no meeting is planned that late
    // Months later there is one.
    int64_t may = WORLD_NOW + 140 * 86400;
    CHECK_OK(meeting_plan_all(w.db, w.arena, may));
    CHECK_OK(agenda_return_all(w.db, w.arena, w.context, may));
    CHECK_OK(q_agenda_item_now(w.db, w.arena, far, &i));
    CHECK_STR(i.state, S("geagendeerd"));
    world_end(&w);
}

TEST(overleg_return, what_the_chair_took_off_stays_off)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    AgendaItemNowRow i;
    int64_t id;
    CHECK_OK(T_WRITE(&w, add_returning(w.db, &x, S("2026-01-10"), &id)));
    CHECK_OK(T_WRITE(&w, agenda_take_off(w.db, w.arena, id, S("doorgeschoven"), S("Te vroeg"),
                                         w.account[REGISSEUR], WORLD_NOW)));
    CHECK_OK(agenda_return_all(w.db, w.arena, w.context, WORLD_NOW));
    CHECK_OK(q_agenda_item_now(w.db, w.arena, id, &i));
    CHECK_STR(i.state, S("doorgeschoven"));
    world_end(&w);
}
