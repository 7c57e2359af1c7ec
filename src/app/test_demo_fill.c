#include "app/account/test_person.h"
#include "app/demo/demo_date.h"
#include "app/demo/demo_fill.h"
#include "migrations.h"
#include "test/check.h"

// A database without people, filled with the demo; now is a Friday at three in the afternoon.
static World
filled(DemoFilled *done)
{
    World w = {.arena = arena_new(1u << 30)};
    w.db = t_empty_database(w.arena, NULL, 1);
    CHECK_OK(db_migrate(w.db, migrations, COUNT(migrations)));
    w.context = NEW(w.arena, Context);
    *w.context = (Context){.public_url = S("http://127.0.0.1:8080"),
                           .data_dir = S("/tmp"),
                           .is_demo = true,
                           .key = key_random(w.arena)};
    DemoWanted wanted = {.seed = 1, .last_day = S("2026-03-20")};
    wanted.now = demo_unix(demo_day(2026, 3, 20), 15 * 3600);
    CHECK_OK(demo_fill(w.db, w.arena, w.context, &wanted, done));
    return w;
}

static int64_t
count(World *w, const char *from)
{
    return world_number(w, str_fmt(w->arena, "SELECT count(*) FROM %s", from).p);
}

static void
counts_fit(World *w, const DemoFilled *done)
{
    size_t areas, organisations, users;
    demo_areas(&areas);
    demo_organisations(&organisations);
    demo_users(&users);
    CHECK_INT(count(w, "municipality"), DEMO_MUNICIPALITIES);
    CHECK_INT(count(w, "area"), (int64_t)areas + DEMO_MUNICIPALITIES);
    CHECK_INT(count(w, "organisation"), organisations);
    CHECK_INT(count(w, "account"), users);
    CHECK_INT(count(w, "signal"), done->signals);
    CHECK_INT(count(w, "signal_event"),
              (int64_t)done->events + count(w, "kwestie_signal") +
                  count(w, "signal_event WHERE body LIKE 'Gewogen in overleg %'"));
    CHECK_INT(count(w, "kwestie"), done->kwesties);
    CHECK(count(w, "kwestie_signal") > 50 && count(w, "kwestie_member") > 8);
    CHECK_INT(count(w, "signal WHERE status = 'kwestie' AND granted = 0"), 0);
    CHECK_INT(count(w, "kwestie_history WHERE kind = 'belofte' AND state = ''"), 0);
    CHECK(count(w, "kwestie_claim") > 5 && count(w, "kwestie_trigger") > 3);
    CHECK_INT(count(w, "trigger_event"), done->triggers);
    CHECK_INT(count(w, "trend WHERE state = 'gedeeld'"), done->trends);
    CHECK(done->trends > 3 && count(w, "trend_receipt") > 10);
    CHECK(done->signals > 2400 && done->triggers >= 15);
    CHECK_INT(count(w, "meeting WHERE state = 'afgerond'"), 17);
    CHECK_INT(done->meetings, 18);
    CHECK_INT(count(w, "agenda_item WHERE came_from_id = 0"), done->items);
    CHECK(count(w, "weighing WHERE phase = 'klaar'") >= 12);
    CHECK_INT(count(w, "weighing_scorer WHERE done_at = 0"), 0);
    CHECK_INT(count(w, "score c JOIN account a ON a.id = c.account_id"), 0);
    CHECK_INT(
        count(w, "meeting m WHERE state = 'afgerond' AND 5 > (SELECT count(*) FROM agenda_item i "
                 "WHERE i.meeting_id = m.id)"),
        0);
    CHECK_INT(count(w, "(SELECT DISTINCT kind FROM agenda_item WHERE state = 'behandeld') k"), 5);
    CHECK_INT(count(w, "agenda_item WHERE state = 'doorgeschoven'"), 1);
    CHECK(count(w, "agenda_item WHERE state = 'voorgesteld'") > 0);
    CHECK(count(w, "info_request WHERE state = 'open'") > 0);
    CHECK_INT(count(w, "network_contact"), 60);
    CHECK_INT(count(w, "contact_moment"), 80);
    CHECK_INT(count(w, "network_contact n JOIN area a ON a.id = n.area_id WHERE a.name = "
                       "'Dijkhemmen'"),
              0);
    CHECK(count(w, "kwestie_message") >= 3);
    CHECK_INT(count(w, "kwestie_statement"), 2);
    CHECK_INT(count(w, "audit WHERE name = 'demo.fill'"), 1);
    CHECK(count(w, "mail_out") > 0); // reminders of what is still to come, and no mail of the past
    CHECK_INT(count(w, "mail_out WHERE kind NOT IN ('actie_bijna', 'actie_te_laat')"), 0);
    CHECK_INT(count(w, str_fmt(w->arena, "mail_out WHERE due_at <= %lld",
                               (long long)demo_unix(demo_day(2026, 3, 20), 15 * 3600))
                           .p),
              0);
    CHECK_INT(count(w, "setting WHERE name = 'demo' AND value = '1'"), 1);
}

// What a signal says of itself must fit its history.
static void
history_fits(World *w)
{
    CHECK_INT(world_number(w, "SELECT count(DISTINCT number) FROM signal"), count(w, "signal"));
    CHECK_INT(count(w, "signal s WHERE NOT EXISTS (SELECT 1 FROM signal_event e WHERE "
                       "e.signal_id = s.id AND e.at = s.status_at AND e.status_to = s.status)"),
              0);
    CHECK_INT(count(w, "signal_event e JOIN signal s ON s.id = e.signal_id "
                       "WHERE e.at < s.received_at"),
              0);
    CHECK_INT(count(w, "signal WHERE followed_up = 0 AND status <> 'ontvangen'"), 0);
    CHECK_INT(count(w, "signal WHERE assigned_to = 0 AND status <> 'ontvangen'"), 0);
    CHECK_INT(count(w, "signal WHERE outcome = '' AND status IN ('gewogen', 'afgesloten', "
                       "'kwestie', 'verwezen', 'vernietigd')"),
              0);
    CHECK_INT(count(w, "signal WHERE outcome IN ('meer_info', 'ico')"), 0);
    CHECK_INT(count(w, "signal WHERE outcome = 'casusoverleg' AND reference = ''"), 0);
}

static void
nothing_is_left_of_destroyed_signals(World *w)
{
    CHECK(count(w, "signal WHERE status = 'vernietigd'") > 0);
    CHECK_INT(count(w, "signal WHERE status = 'vernietigd' AND (observation <> '(vernietigd)' OR "
                       "interpretation <> '' OR reason <> '' OR reporter_id <> 0)"),
              0);
    CHECK_INT(count(w, "signal_event e JOIN signal s ON s.id = e.signal_id WHERE s.status = "
                       "'vernietigd' AND (e.body <> '' OR e.detail <> '')"),
              0);
}

// In the areas and the weeks of a planted rise stand at least the signals that were planted.
static void
rises_are_there(World *w)
{
    size_t n;
    DemoPlan plan;
    CHECK_OK(demo_plan(w->arena, 1, S("2026-03-20"), &plan));
    const DemoArea *areas = demo_areas(&n);
    for (size_t i = 0; i < DEMO_RISES; i++) {
        const DemoRise *rise = &plan.rises[i];
        int64_t found = 0;
        for (size_t k = 0; k < rise->n_areas; k++)
            found += count(w, str_fmt(w->arena,
                                      "signal s JOIN area a ON a.id = s.area_id WHERE a.name = "
                                      "'%s' AND s.theme = '%s' AND s.observed_to >= '%s' AND "
                                      "s.observed_from <= '%s'",
                                      areas[rise->areas[k]].name, rise->theme.p, rise->from.p,
                                      rise->to.p)
                                  .p);
        CHECK(found >= (int64_t)rise->planted * 9 / 10);
    }
}

// Who follows up sees the own municipality and what is for the region, and no other municipality.
static void
advisers_see_their_own(World *w)
{
    static const char *const mine =
        "signal s JOIN circle_member m ON m.circle_id = s.circle_id JOIN account a ON a.id = "
        "m.account_id JOIN organisation o ON o.id = a.organisation_id JOIN account_role r ON "
        "r.account_id = a.id AND r.role = 'adviseur' ";
    CHECK_INT(count(w, str_fmt(w->arena, "%sWHERE s.municipality = o.municipality", mine).p),
              count(w, "signal"));
    CHECK_INT(count(w, str_fmt(w->arena,
                               "%sWHERE s.municipality <> o.municipality AND "
                               "s.confidentiality <> 'regio'",
                               mine)
                           .p),
              0);
    CHECK(count(w, "signal WHERE confidentiality = 'kring'") > 100);
}

TEST(demo_fill, fills_an_empty_database_with_what_the_plan_says)
{
    DemoFilled done;
    World w = filled(&done);
    counts_fit(&w, &done);
    history_fits(&w);
    nothing_is_left_of_destroyed_signals(&w);
    rises_are_there(&w);
    advisers_see_their_own(&w);
    DemoWanted again = {.seed = 1, .last_day = S("2026-03-20"), .now = INT32_MAX};
    CHECK_ERR(demo_fill(w.db, w.arena, w.context, &again, &done), E_CONFLICT);
    world_end(&w);
}

TEST(demo_fill, what_happens_today_has_happened_by_now)
{
    DemoFilled done;
    World w = filled(&done);
    long long now = (long long)demo_unix(demo_day(2026, 3, 20), 15 * 3600);
    CHECK(count(&w, str_fmt(w.arena, "signal WHERE received_at > %lld", now - 15 * 3600).p) > 0);
    CHECK_INT(count(&w, str_fmt(w.arena, "signal WHERE received_at > %lld", now).p), 0);
    CHECK_INT(count(&w, str_fmt(w.arena, "signal_event WHERE at > %lld", now).p), 0);
    CHECK_INT(count(&w, str_fmt(w.arena, "account WHERE login_at > %lld", now).p), 0);
    CHECK(count(&w, "trigger_event WHERE starts_on > '2026-03-20'") > 3);
    world_end(&w);
}

TEST(demo_fill, a_resident_follows_a_report_with_the_code)
{
    DemoFilled done;
    World w = filled(&done);
    w.as = NOBODY;
    Req r = {.method = GET, .now = demo_unix(demo_day(2026, 3, 20), 16 * 3600)};
    r.path = str_fmt(w.arena, "/volgen/%s", done.follow_code.p);
    r = t_send(&w, r);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Dank voor uw melding."));
    world_end(&w);
}

TEST(demo_fill, refuses_a_last_day_that_is_no_day_or_lies_ahead)
{
    World w = world();
    DemoFilled done;
    DemoWanted wanted = {.seed = 1, .last_day = S("2026-01-02"), .now = WORLD_NOW};
    CHECK_ERR(demo_fill(w.db, w.arena, w.context, &wanted, &done), E_INVALID);
    wanted.last_day = S("morgen");
    CHECK_ERR(demo_fill(w.db, w.arena, w.context, &wanted, &done), E_INVALID);
    wanted.last_day = S("2026-01-01");
    CHECK_ERR(demo_fill(w.db, w.arena, w.context, &wanted, &done), E_CONFLICT); // people work here
    world_end(&w);
}

TEST(demo_fill, every_role_can_log_in)
{
    size_t n;
    DemoFilled done;
    World w = filled(&done);
    const DemoUser *users = demo_users(&n);
    const char *role = "";
    for (size_t i = 0; i + 1 < n; i++) {
        if (str_eq(str_z(role), str_z(users[i].role)))
            continue;
        role = users[i].role;
        Browser b = browser(&w);
        b.now = demo_unix(demo_day(2026, 3, 20), 16 * 3600);
        b_get(&b, "/inloggen");
        Str form = str_fmt(w.arena, "email=%s&password=" DEMO_PASSWORD, users[i].email);
        CHECK_INT(b_post(&b, "/inloggen", form.p).status, 303);
        Str name = {users[i].name, str_z(users[i].name).n};
        Cursor c = cursor(name);
        Str person;
        CHECK(cursor_until(&c, S(" ("), 80, &person));
        Req r = b_get(&b, "/");
        CHECK_INT(r.status, 200);
        CHECK_HAS(r.content, person);
        CHECK_HAS(r.content, S("Fictieve gegevens"));
    }
    world_end(&w);
}
