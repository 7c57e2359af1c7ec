// A decision on a weighing is whole or it is not there: processes that decide one after another are
// killed at any moment, and every weighing must then be decided with all that follows, or not at
// all.
//
//   deciding       SQLite, in a temporary folder
#include "app/weging/test_weging_world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 240, DEATHS = 30 };

typedef struct Fault {
    WegingWorld x;
    int64_t items[ITEMS], signals[ITEMS];
} Fault;

static void
must(Err e, const char *what)
{
    if (failed(e))
        die(what, err_text(e));
}

static int64_t
number(World *w, const char *sql)
{
    static const DbColumn col[] = {{.type = DB_INT}};
    Query q = {.id = OWN_TEST, .ncols = 1, .name = "", .sqlite = sql, .pg = sql, .cols = col};
    Arena *a = arena_new(1 << 20);
    DbRows rows;
    must(db_run(w->db, a, &q, NULL, &rows), sql);
    w->db->driver->forget(w->db, &q);
    int64_t n = rows.cells[0].i;
    arena_free(a);
    return n;
}

// One weighing, as far as the decision.
static Err
weigh(Db *db, World *w, int64_t item)
{
    int64_t people[] = {w->account[ADVISEUR], w->account[DEELNEMER]};
    Str refused;
    bool closed;
    TRY(weging_begin(db, w->arena, item, WORLD_NOW));
    TRY(weging_set_picture(db, w->arena, item, 1, S("Dit zien we"), S("Als het stil wordt")));
    for (int i = 0; i < WEGING_EXPLANATIONS; i++)
        TRY(weging_note(db, w->arena, item, S("verklaring"), S(""), S("Een nieuwe melder"), S(""),
                        people[0], WORLD_NOW));
    TRY(weging_open_scores(db, w->arena, item, people, COUNT(people)));
    TRY(weging_close_scores(db, w->arena, item, people[0], WORLD_NOW, &closed));
    TRY(weging_go_on(db, w->arena, item, S("scoren"), &refused));
    TRY(weging_set_judgement(db, w->arena, item, 5, S("Er is zorg")));
    return weging_go_on(db, w->arena, item, S("oordeel"), &refused);
}

static Err
fill(Db *db, void *arg)
{
    Fault *f = arg;
    World *w = f->x.w;
    must(weging_world_fill(db, &f->x), "fill");
    for (int i = 0; i < ITEMS; i++) {
        TRY(weging_world_signal(db, &f->x));
        f->signals[i] = f->x.signal.id;
        AgendaNew n = {.partnership_id = w->region,
                       .kind = S("signaal"),
                       .title = S("Opvang"),
                       .municipality = S("GM9001"),
                       .question = S("Wat is hier wijs?"),
                       .proposed_by = w->account[ADVISEUR],
                       .signals = &f->signals[i],
                       .nsignals = 1,
                       .parties = &w->police,
                       .nparties = 1};
        TRY(agenda_add(db, w->arena, &n, WORLD_NOW, &f->items[i]));
        TRY(agenda_put_on_meeting(db, w->arena, f->items[i], f->x.meeting, w->account[REGISSEUR],
                                  WORLD_NOW));
        TRY(weigh(db, w, f->items[i]));
    }
    return OK;
}

// Decide all that is left, until the end comes.
static void
decide(Fault *f, const char *url, int ready)
{
    World w = world_at(url);
    for (int p = 0; p < PERSONS; p++) {
        w.account[p] = f->x.w->account[p];
        w.token[p] = f->x.w->token[p];
    }
    w.as = REGISSEUR;
    if (write(ready, "x", 1) != 1)
        _exit(1);
    for (int i = 0; i < ITEMS; i++) {
        const char *path = str_fmt(w.arena, "/overleg/%lld/punten/%lld/weging/besluit",
                                   (long long)f->x.meeting, (long long)f->items[i])
                               .p;
        Str form = str_fmt(w.arena,
                           "version=7&uitkomst=volgen&" WEGING_WORDS
                           "&until_on=2026-02-01&until_question=Is+het+nu+rustig%%3F&actie1=Praten+"
                           "met+de+buurt&wie1=%lld&dag1=2026-01-20",
                           (long long)w.account[DEELNEMER]);
        Req r = t_post(&w, path, form.p);
        if (r.status != 303 && r.status != 409)
            die("deciding", "a decision was refused");
    }
    _exit(0);
}

static void
expect(World *w, const char *what, const char *sql, int64_t want)
{
    int64_t is = number(w, sql);
    if (is != want) {
        fprintf(stderr, "%s: %lld, not %lld\n", what, (long long)is, (long long)want);
        exit(1);
    }
}

// As many of everything as there are decisions.
static int64_t
check_whole(World *w)
{
    int64_t n = number(w, "SELECT count(*) FROM weighing WHERE phase = 'klaar'");
    expect(w, "discussed", "SELECT count(*) FROM agenda_item WHERE state = 'behandeld'", n);
    expect(w, "items that come back", "SELECT count(*) FROM agenda_item WHERE came_from_id > 0", n);
    expect(w, "signals of those",
           "SELECT count(*) FROM agenda_item_signal s JOIN agenda_item i ON i.id = s.item_id WHERE "
           "i.came_from_id > 0",
           n);
    expect(w, "actions", "SELECT count(*) FROM action_task", n);
    expect(w, "signals", "SELECT count(*) FROM signal WHERE status = 'gewogen'", n);
    expect(w, "feedback", "SELECT count(*) FROM signal_event WHERE kind = 'terugkoppeling'", n);
    expect(w, "log lines", "SELECT count(*) FROM audit WHERE name = 'weging.decide'", n);
    expect(
        w, "the same weighings",
        "SELECT count(*) FROM weighing g JOIN agenda_item i ON i.id = g.item_id WHERE (g.phase = "
        "'klaar') <> (i.state = 'behandeld')",
        0);
    t_log_lines(w);
    return n;
}

static void
one_death(Fault *f, const char *url, int i)
{
    int ready[2];
    char byte;
    if (pipe(ready) != 0)
        die("deciding", "no pipe");
    pid_t child = fork();
    if (child == 0)
        decide(f, url, ready[1]);
    close(ready[1]);
    if (read(ready[0], &byte, 1) != 1)
        die("deciding", "the child ended early");
    usleep((useconds_t)(1500 + i * 7919 % 53000));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ready[0]);
}

int
main(void)
{
    char folder[] = "/tmp/weerglas-deciding-XXXXXX";
    static Fault f;
    if (!mkdtemp(folder))
        die("deciding", "no folder");
    Arena *a = arena_new(1 << 20);
    const char *url = str_fmt(a, "sqlite:%s/a.db", folder).p;
    setenv("TEST_DB", url, 1);
    World w = world();
    f.x.w = &w;
    must(db_transaction(w.db, fill, &f), "fill");
    int64_t before = check_whole(&w), halfway = 0;
    for (int i = 0; i < DEATHS; i++) {
        one_death(&f, url, i);
        int64_t after = check_whole(&w);
        if (after < before)
            die("deciding", "a decision went away");
        halfway += after < ITEMS;
        before = after;
    }
    printf("%d deaths, %lld decisions, %lld deaths before the last\n", DEATHS, (long long)before,
           (long long)halfway);
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    world_end(&w);
    for (size_t i = 0; i < COUNT(ends); i++)
        unlink(str_fmt(a, "%s/a.db%s", folder, ends[i]).p);
    rmdir(folder);
    arena_free(a);
    return before > 0 && halfway > 3 ? 0 : 1;
}
