#include "job/keeper.h"

#include "app/keeper_tasks.h"
#include "keeper_queries.h"
#include "test/check.h"
#include "test/world.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DAY = 86400, HOUR = 3600 };

// WORLD_NOW is 01:00 in the Netherlands.
static const int64_t at_three = WORLD_NOW + 2 * HOUR;

static const KeeperTask hourly = {.name = STR("hourly"), .every_s = HOUR};
static const KeeperTask nightly = {.name = STR("nightly"), .at_minute = 180};

TEST(keeper, a_task_that_never_ran_is_due)
{
    World w = world(); // sets the time zone
    CHECK(keeper_due_at(&hourly, 0, 0, WORLD_NOW) <= WORLD_NOW);
    CHECK(keeper_due_at(&nightly, 0, 0, WORLD_NOW) <= WORLD_NOW);
    world_end(&w);
}

TEST(keeper, a_task_with_a_period_waits_for_it)
{
    CHECK_INT(keeper_due_at(&hourly, WORLD_NOW, 0, WORLD_NOW + 10), WORLD_NOW + HOUR);
}

TEST(keeper, a_nightly_task_runs_once_a_night)
{
    World w = world();
    int64_t last_night = at_three - DAY + 5;
    CHECK_INT(keeper_due_at(&nightly, last_night, 0, WORLD_NOW), at_three);
    CHECK(keeper_due_at(&nightly, last_night, 0, at_three) <= at_three);
    CHECK_INT(keeper_due_at(&nightly, at_three + 5, 0, at_three + 6), at_three + DAY);
    CHECK(keeper_due_at(&nightly, last_night - 9 * DAY, 0, WORLD_NOW) <= WORLD_NOW);
    world_end(&w);
}

// 29 March 2026: 02:00 becomes 03:00, so this night is an hour shorter.
TEST(keeper, a_nightly_task_follows_summer_time)
{
    World w = world();
    int64_t three = 1774663200; // 28 March 2026 03:00 in the Netherlands, 02:00 UTC
    CHECK_INT(keeper_due_at(&nightly, three + 5, 0, three + 10), three + 23 * HOUR);
    world_end(&w);
}

TEST(keeper, what_failed_is_tried_again_soon)
{
    CHECK_INT(keeper_due_at(&nightly, WORLD_NOW, 1, WORLD_NOW + 1), WORLD_NOW + KEEPER_RETRY_S);
    CHECK_INT(keeper_due_at(&hourly, WORLD_NOW, 3, WORLD_NOW + 1), WORLD_NOW + KEEPER_RETRY_S);
}

TEST(keeper, a_clock_that_was_set_back_puts_nothing_off)
{
    CHECK(keeper_due_at(&hourly, WORLD_NOW + DAY, 0, WORLD_NOW) <= WORLD_NOW);
}

// ---- doing --------------------------------------------------------------------------------------

static Err
count_it(Db *db, Arena *a, const void *arg, int64_t now)
{
    (void)db, (void)a, (void)now;
    int *const *n = arg;
    **n += 1;
    return OK;
}

static Err
fail_it(Db *db, Arena *a, const void *arg, int64_t now)
{
    (void)db, (void)a, (void)arg, (void)now;
    FAIL(E_BUSY, "not now");
}

TEST(keeper, a_restart_does_nothing_twice)
{
    World w = world();
    int count = 0, *counter = &count;
    KeeperTask task = nightly;
    task.run = count_it;
    bool ran;
    int64_t memory = 0, due_at;
    CHECK_OK(keeper_do(w.db, &task, &counter, at_three, &memory, &ran, &due_at));
    CHECK(ran);
    memory = 0; // as after a restart
    CHECK_OK(keeper_do(w.db, &task, &counter, at_three + HOUR, &memory, &ran, &due_at));
    CHECK(!ran);
    CHECK_INT(due_at, at_three + DAY);
    CHECK_OK(keeper_do(w.db, &task, &counter, at_three + DAY, &memory, &ran, &due_at));
    CHECK_INT(count, 2);
    world_end(&w);
}

TEST(keeper, a_failure_is_counted_and_forgotten_when_it_goes_well)
{
    World w = world();
    int count = 0, *counter = &count;
    KeeperTask task = hourly;
    KeeperGetRow row;
    task.run = fail_it;
    bool ran;
    int64_t memory = 0, due_at;
    CHECK_OK(keeper_do(w.db, &task, &counter, WORLD_NOW, &memory, &ran, &due_at));
    CHECK_INT(due_at, WORLD_NOW + KEEPER_RETRY_S);
    CHECK_OK(q_keeper_get(w.db, w.arena, S("hourly"), &row));
    CHECK_INT(row.failed, 1);
    task.run = count_it;
    CHECK_OK(keeper_do(w.db, &task, &counter, due_at, &memory, &ran, &due_at));
    CHECK_OK(q_keeper_get(w.db, w.arena, S("hourly"), &row));
    CHECK_INT(row.failed, 0);
    CHECK_INT(count, 1);
    world_end(&w);
}

TEST(keeper, two_keepers_share_one_task)
{
    World w = world();
    KeeperClaimRows rows;
    CHECK_OK(T_WRITE(&w, q_keeper_claim(w.db, w.arena, S("x"), 0, WORLD_NOW, &rows)));
    CHECK_INT(rows.n, 1);
    CHECK_OK(T_WRITE(&w, q_keeper_claim(w.db, w.arena, S("x"), 0, WORLD_NOW + 1, &rows)));
    CHECK_INT(rows.n, 0); // the other was first
    world_end(&w);
}

TEST(keeper, each_task_of_the_product_goes_well_on_an_empty_and_a_used_database)
{
    World w = world();
    bool ran;
    int64_t due_at;
    for (size_t i = 0; i < KEEPER_TASKS; i++)
        for (int night = 0; night < 2; night++) {
            int64_t memory = 0;
            Arena *a = arena_new(KEEPER_MEMORY);
            CHECK_OK(keeper_tasks[i].run(w.db, a, w.context, WORLD_NOW + night * DAY));
            arena_free(a);
            CHECK_OK(keeper_do(w.db, &keeper_tasks[i], w.context, WORLD_NOW + night * DAY, &memory,
                               &ran, &due_at));
            CHECK(ran);
        }
    KeeperGetRow row;
    CHECK_OK(q_keeper_get(w.db, w.arena, S("retention"), &row));
    CHECK_INT(row.failed, 0);
    world_end(&w);
}

TEST(keeper, ends_at_once_when_asked)
{
    pid_t child = fork();
    if (child == 0) {
        sigset_t stop;
        sigemptyset(&stop);
        sigaddset(&stop, SIGTERM);
        sigprocmask(SIG_BLOCK, &stop, NULL);
        _exit(failed(keeper_loop(NULL, NULL, 0, NULL)) ? 1 : 0);
    }
    usleep(200000);
    int status = -1;
    kill(child, SIGTERM);
    CHECK_INT(waitpid(child, &status, 0), child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}
