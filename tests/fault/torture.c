// Many processes on one database: nothing fails, nothing is lost, and a death in the middle of a
// transaction leaves no trace.
//
//   torture [URL]       a file in a temporary folder, or TEST_DB, without URL
#include "base/log.h"
#include "db/driver.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRITERS = 16, WRITES = 50, READERS = 2, DEATHS = 15, HALF = 400 };

// A chain, as in our audit log: each link says which came before, so that two writers who saw the
// same end would show.
static const Migration steps[] = {
    {1, "0001_torture",
     "CREATE TABLE link (n @INT@ NOT NULL PRIMARY KEY, before @INT@ NOT NULL UNIQUE,"
     " writer @INT@ NOT NULL) @STRICT@;"
     "CREATE TABLE half (n @INT@ NOT NULL, filler TEXT NOT NULL) @STRICT@;"
     "CREATE TABLE other_half (n @INT@ NOT NULL, filler TEXT NOT NULL) @STRICT@"},
};

static const char *url;

static void
must(Err e, const char *what)
{
    if (failed(e))
        die(what, err_text(e));
}

static int64_t
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static Err
number(Db *db, const char *sql, int64_t *out)
{
    static const DbColumn col[] = {{.type = DB_INT}};
    Query q = {.id = OWN_TEST, .ncols = 1, .name = "", .sqlite = sql, .pg = sql, .cols = col};
    Arena *a = arena_new(1 << 20);
    DbRows rows;
    Err e = db_run(db, a, &q, NULL, &rows);
    db->driver->forget(db, &q);
    if (!failed(e))
        *out = rows.cells[0].i;
    arena_free(a);
    return e;
}

static void
expect(Db *db, const char *sql, int64_t want)
{
    int64_t is = -1;
    must(number(db, sql, &is), sql);
    if (is != want) {
        fprintf(stderr, "%s: %lld, not %lld\n", sql, (long long)is, (long long)want);
        exit(1);
    }
}

// Start a process with its own connection: a connection is not carried across fork().
static pid_t
start(void (*work)(Db *db, int n), int n)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    Arena *a = arena_new(8 << 20);
    Db *db;
    must(db_open(a, url, &db), "open");
    work(db, n);
    arena_free(a);
    _exit(0);
}

// ---- the work -----------------------------------------------------------------------------------

static Err
add_link(Db *db, void *arg)
{
    const int *writer = arg;
    int64_t last;
    char sql[128];
    TRY(number(db, "SELECT coalesce(max(n), 0) FROM link", &last));
    snprintf(sql, sizeof(sql), "INSERT INTO link (n, before, writer) VALUES (%lld, %lld, %d)",
             (long long)last + 1, (long long)last, *writer);
    return db->driver->script(db, sql);
}

static void
write_links(Db *db, int n)
{
    int64_t longest = 0;
    for (int i = 0; i < WRITES; i++) {
        int64_t start_ms = now_ms();
        must(db_transaction(db, add_link, &n), "a write failed");
        longest = now_ms() - start_ms > longest ? now_ms() - start_ms : longest;
    }
    if (longest > 5000)
        die("torture", "a writer waited more than five seconds");
}

// Readers look until they are ended: what they see has no gap.
static void
read_links(Db *db, int n)
{
    (void)n;
    for (;;) {
        expect(db, "SELECT coalesce(max(n), 0) - count(*) FROM link", 0);
        usleep(2000);
    }
}

static void
move_log(Db *db, int n)
{
    (void)n;
    for (;;) {
        must(db_checkpoint(db), "a checkpoint failed");
        usleep(3000);
    }
}

static Err
add_halves(Db *db, void *arg)
{
    (void)arg;
    for (int i = 0; i < HALF; i++)
        TRY(db->driver->script(
            db, "INSERT INTO half (n, filler) VALUES (1, 'hundreds of these fill many pages');"
                "INSERT INTO other_half (n, filler) VALUES (1, 'so that some reach the disk')"));
    return OK;
}

static void
write_halves(Db *db, int n)
{
    (void)n;
    for (;;)
        must(db_transaction(db, add_halves, NULL), "a large write failed");
}

// ---- the tests ----------------------------------------------------------------------------------

static void
end(pid_t child)
{
    int status;
    if (waitpid(child, &status, WNOHANG) == child) // it should have gone on
        die("torture", "a reader or the checkpointer ended early");
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
}

static void
many_writers(Db *db)
{
    pid_t writers[WRITERS], others[READERS + 1];
    int64_t start_ms = now_ms();
    bool good = true;
    for (int i = 0; i <= READERS; i++)
        others[i] = start(i == 0 ? move_log : read_links, i);
    for (int i = 0; i < WRITERS; i++)
        writers[i] = start(write_links, i);
    for (int i = 0; i < WRITERS; i++) {
        int status = -1;
        good = waitpid(writers[i], &status, 0) == writers[i] && status == 0 && good;
    }
    for (int i = 0; i <= READERS; i++)
        end(others[i]);
    if (!good)
        die("torture", "a writer failed");
    int64_t ms = now_ms() - start_ms;
    printf("%d writers, %d writes: %lld ms\n", WRITERS, WRITERS * WRITES, (long long)ms);
    expect(db, "SELECT count(*) FROM link", WRITERS * WRITES);
    expect(db, "SELECT max(n) FROM link", WRITERS * WRITES);
    expect(db, "SELECT count(*) FROM link WHERE before <> n - 1", 0);
}

static void
deaths(Db *db)
{
    int64_t whole = 0, last = 0;
    for (int i = 0; i < DEATHS; i++) {
        pid_t child = start(write_halves, 0), mover = start(move_log, 0);
        usleep((useconds_t)(20000 + i * 7919 % 60000));
        end(child);
        end(mover);
        must(number(db, "SELECT count(*) FROM half", &whole), "after a death");
        expect(db, "SELECT count(*) FROM other_half", whole);
        if (whole % HALF != 0 || whole < last)
            die("torture", "half a transaction");
        last = whole;
        int writer = 0;
        must(db_transaction(db, add_link, &writer), "a write after a death");
    }
    printf("%d deaths, %lld whole transactions\n", DEATHS, (long long)whole / HALF);
}

int
main(int argc, char **argv)
{
    char folder[] = "/tmp/weerglas-torture-XXXXXX";
    Arena *a = arena_new(16 << 20);
    DbHealth health;
    Db *db;

    url = argc > 1 ? argv[1] : getenv("TEST_DB");
    bool is_own = !url || !*url;
    if (is_own && !mkdtemp(folder))
        die("torture", "no temporary folder");
    if (is_own)
        url = str_fmt(a, "sqlite:%s/a.db", folder).p;
    must(db_open(a, url, &db), "open");
    must(db_migrate(db, steps, COUNT(steps)), "migrate");
    many_writers(db);
    deaths(db);
    must(db_checkpoint(db), "checkpoint");
    must(db_check(db, a, &health), "check");

    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < COUNT(ends) && is_own; i++)
        unlink(str_fmt(a, "%s/a.db%s", folder, ends[i]).p);
    if (is_own && rmdir(folder) != 0)
        die("torture", "the folder is not empty");
    arena_free(a);
    return 0;
}
