// The loop of the keeper, and when a task is due.
#include "job/keeper.h"

#include "base/log.h"
#include "keeper_queries.h"

#include <signal.h>
#include <time.h>

enum { MAX_TASKS = 32 };

// The moment of a minute of the day, on the day of `now` or some days later.
static int64_t
minute_of_day(int64_t now, int minute, int days)
{
    time_t t = (time_t)now;
    struct tm local;
    REQUIRE(localtime_r(&t, &local) != NULL);
    struct tm then = {.tm_year = local.tm_year,
                      .tm_mon = local.tm_mon,
                      .tm_mday = local.tm_mday + days,
                      .tm_hour = minute / 60,
                      .tm_min = minute % 60,
                      .tm_isdst = -1};
    return (int64_t)mktime(&then);
}

int64_t
keeper_due_at(const KeeperTask *t, int64_t last_at, int64_t failed, int64_t now)
{
    if (last_at == 0 || last_at > now)
        return now;
    if (failed > 0 && (t->every_s == 0 || t->every_s > KEEPER_RETRY_S))
        return last_at + KEEPER_RETRY_S;
    if (t->every_s > 0)
        return last_at + t->every_s;
    int64_t latest = minute_of_day(now, t->at_minute, 0);
    if (latest > now)
        latest = minute_of_day(now, t->at_minute, -1);
    return last_at < latest ? latest : minute_of_day(latest, t->at_minute, 1);
}

typedef struct Claim {
    Arena *arena;
    const KeeperTask *task;
    int64_t last_at, now, failed;
    bool mine;
} Claim;

static Err
claim(Db *db, void *arg)
{
    Claim *c = arg;
    KeeperClaimRows rows;
    TRY(q_keeper_claim(db, c->arena, c->task->name, c->last_at, c->now, &rows));
    c->mine = rows.n > 0;
    return OK;
}

static Err
note_done(Db *db, void *arg)
{
    const Claim *c = arg;
    return q_keeper_done(db, c->arena, c->task->name, c->failed);
}

// Runs it, and tells whether that failed.
static bool
run_task(Db *db, Arena *a, const KeeperTask *t, const void *arg, int64_t now)
{
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    Err e = t->run(db, a, arg, now);
    clock_gettime(CLOCK_MONOTONIC, &after);
    if (failed(e)) {
        log_error("task_failed", "task=%s why=\"%s\"", t->name.p, err_text(e));
        return true;
    }
    if (!t->each_keeper)
        log_info("task_done", "task=%s ms=%lld", t->name.p,
                 (long long)((after.tv_sec - before.tv_sec) * 1000 +
                             (after.tv_nsec - before.tv_nsec) / 1000000));
    return false;
}

static Err
do_written(Db *db, Arena *a, const KeeperTask *t, const void *arg, int64_t now, bool *ran,
           int64_t *due_at)
{
    KeeperGetRow row = {0};
    Err e = q_keeper_get(db, a, t->name, &row);
    if (err_code(e) != E_NOT_FOUND)
        TRY(e);
    *due_at = keeper_due_at(t, row.last_at, row.failed, now);
    if (*due_at > now)
        return OK;
    Claim c = {.arena = a, .task = t, .last_at = row.last_at, .now = now};
    TRY(db_transaction(db, claim, &c));
    if (c.mine) {
        *ran = true;
        c.failed = run_task(db, a, t, arg, now) ? row.failed + 1 : 0;
        TRY(db_transaction(db, note_done, &c));
    }
    *due_at = keeper_due_at(t, now, c.failed, now);
    return OK;
}

Err
keeper_do(Db *db, const KeeperTask *t, const void *arg, int64_t now, int64_t *memory, bool *ran,
          int64_t *due_at)
{
    Arena *a = arena_new(KEEPER_MEMORY);
    Err e = OK;
    *ran = false;
    *due_at = now + KEEPER_SLEEP_S;
    if (!t->each_keeper)
        e = do_written(db, a, t, arg, now, ran, due_at);
    else if ((*due_at = keeper_due_at(t, *memory, 0, now)) <= now) {
        *ran = true;
        *memory = now;
        run_task(db, a, t, arg, now);
        *due_at = keeper_due_at(t, now, 0, now);
    }
    arena_free(a);
    return e;
}

// Sleep until a moment, at most KEEPER_SLEEP_S. Whether someone asked to stop.
static bool
sleep_until(const sigset_t *stop, int64_t moment)
{
    int64_t left = moment - (int64_t)time(NULL);
    left = left < 1 ? 1 : left > KEEPER_SLEEP_S ? KEEPER_SLEEP_S : left;
    const struct timespec wait = {.tv_sec = (time_t)left};
    return sigtimedwait(stop, NULL, &wait) > 0;
}

static bool
asked_to_stop(const sigset_t *stop)
{
    const struct timespec none = {0};
    return sigtimedwait(stop, NULL, &none) > 0;
}

Err
keeper_loop(Db *db, const KeeperTask *tasks, size_t n, const void *arg)
{
    int64_t memory[MAX_TASKS] = {0};
    sigset_t stop;
    REQUIRE(n <= MAX_TASKS);
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    for (;;) {
        int64_t next = INT64_MAX;
        for (size_t i = 0; i < n; i++) {
            int64_t due_at;
            bool ran;
            if (asked_to_stop(&stop))
                return OK;
            Err e = keeper_do(db, &tasks[i], arg, (int64_t)time(NULL), &memory[i], &ran, &due_at);
            if (failed(e))
                log_error("keeper_failed", "task=%s why=\"%s\"", tasks[i].name.p, err_text(e));
            next = due_at < next ? due_at : next;
        }
        if (sleep_until(&stop, next))
            return OK;
    }
}
