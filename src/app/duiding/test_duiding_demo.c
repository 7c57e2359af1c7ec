// The planted rises of the demo are found, and the planted false alarm is explained.
#include "app/account/test_person.h"
#include "app/demo/demo_date.h"
#include "app/demo/demo_fill.h"
#include "migrations.h"
#include "test/check.h"

static int64_t
warnings(World *w, const char *where)
{
    return world_number(w, str_fmt(w->arena, "SELECT count(*) FROM warning WHERE %s", where).p);
}

TEST(duiding_demo, the_planted_rises_are_found_and_the_false_alarm_is_a_new_reporter)
{
    World w = {.arena = arena_new(1u << 30)};
    DemoFilled done;
    w.db = t_empty_database(w.arena, NULL, 1);
    CHECK_OK(db_migrate(w.db, migrations, COUNT(migrations)));
    w.context = NEW(w.arena, Context);
    *w.context = (Context){.public_url = S("http://127.0.0.1:8080"),
                           .data_dir = S("/tmp"),
                           .is_demo = true,
                           .key = key_random(w.arena)};
    DemoWanted wanted = {.seed = 1, .last_day = S("2026-11-21")};
    wanted.now = demo_unix(demo_day(2026, 11, 21), 15 * 3600);
    CHECK_OK(demo_fill(w.db, w.arena, w.context, &wanted, &done));
    CHECK_OK(demo_analyse(w.db, w.arena, w.context, &wanted, &done));
    CHECK(warnings(&w, "theme = 'opvang' AND state = 'nieuw' AND first_on >= '2026-10-18'") >= 1);
    CHECK(warnings(&w, "theme = 'energie' AND first_on LIKE '2026-0%'") >= 1);
    CHECK(warnings(&w, "theme = 'jaarwisseling' AND last_on LIKE '2025-12-%'") >= 1);
    CHECK(warnings(&w, "theme = '' AND new_reporter = 1 AND name LIKE 'Oosterwad%'") >= 1);
    CHECK_INT(warnings(&w, "theme IN ('opvang', 'energie', 'jaarwisseling') AND new_reporter = 1"),
              0);
    CHECK(world_number(&w, "SELECT count(*) FROM warning") <= 8);
    CHECK(world_number(&w, "SELECT count(*) FROM analysis_quiet q JOIN area a "
                           "ON q.place = 'a' || a.id WHERE a.name = 'Dijkhemmen' "
                           "AND q.state = 'nooit'") == 1);
    world_end(&w);
}
