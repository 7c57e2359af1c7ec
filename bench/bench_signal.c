// bench_signal -- how long the pages about signals take, in process, as an ordinary participant.
//
//   bench_signal [N] [CIRCLES]    N signals, 2,500 and then 100,000 when absent; a participant in
//                                 CIRCLES circles, 500 when absent
//
// With TEST_DB on that PostgreSQL, else on SQLite in a temporary file. Prints for each page the
// median and the 99th percentile of its time, and its size.
#include "app/layout/layout.h"
#include "app/site.h"
#include "db/driver.h"
#include "test/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 500, RUNS = 100, TOWNS = 3 };

static uint64_t state = 42;

static size_t
dice(size_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % n;
}

static void
must(Err e)
{
    if (failed(e))
        die("bench", err_text(e));
}

static const char *const subjects[] = {"Bewoners van de flat",   "Ouders op het schoolplein",
                                       "Twee ondernemers",       "Jongeren bij de bus",
                                       "Leden van de sportclub", "Buren van het plein",
                                       "Boeren uit de polder",   "Vrijwilligers"};
static const char *const acts[] = {"maken zich zorgen over",    "staan tegenover elkaar om",
                                   "delen een gerucht over",    "vragen om duidelijkheid over",
                                   "hangen spandoeken op over", "zijn boos over",
                                   "praten veel over",          "willen een gesprek over"};
static const char *const things[] = {"de opvang van asielzoekers in het oude kantoor",
                                     "de toewijzing van woningen aan starters",
                                     "de windmolens langs het kanaal",
                                     "de sluiting van het buurthuis",
                                     "vuurwerk in de speeltuin",
                                     "het parkeren bij de winkels",
                                     "de nieuwe regels voor stikstof",
                                     "de hoge energierekening",
                                     "een demonstratie op het plein",
                                     "het verdwijnen van de huisarts"};
static const char *const themes[] = {"opvang",  "wonen",    "energie", "zorg",      "jaarwisseling",
                                     "verkeer", "landbouw", "armoede", "evenement", "jongeren"};
static const char *const statuses[] = {"ontvangen", "navraag", "gereed", "gewogen", "afgesloten"};

static void
add_circles(World *w, size_t circles)
{
    for (size_t i = 0; i < 2 * circles; i++) {
        Str sql = str_fmt(
            w->arena, "INSERT INTO circle (id, kind, name) VALUES (%zu, 'named', 'x')", 1000 + i);
        must(T_WRITE(w, w->db->driver->script(w->db, sql.p)));
        sql = str_fmt(w->arena,
                      "INSERT INTO circle_member (account_id, circle_id, source) "
                      "VALUES (%lld, %zu, 'named')",
                      (long long)w->account[i < circles ? DEELNEMER : REGISSEUR], 1000 + i);
        must(T_WRITE(w, w->db->driver->script(w->db, sql.p)));
    }
}

// Each value of one signal; half of the signals are in the circles of DEELNEMER.
static Str
one_signal(Arena *a, const World *w, size_t i, size_t circles)
{
    static const char *const towns[TOWNS] = {"GM9001", "GM9001", "GM9002"};
    const int64_t areas[TOWNS] = {w->area_noord, w->area_zuid, w->area_koogdorp};
    size_t town = dice(TOWNS), thing = dice(COUNT(things));
    long long at = WORLD_NOW - 4LL * 365 * 86400 + (long long)i * 1200;
    Str day = layout_day_of(a, at);
    return str_fmt(
        a,
        "(%zu,'S-2025-%06zu','%s',%lld,%zu,'kring',%lld,'%s','%s','onrust','groepen','%s',"
        "'','wijkagent','eigen','','gewoon',0,'%s %s %s. Er waren ongeveer %zu mensen "
        "bij.','','','',"
        "'',0,0,'%s',%lld,'2026-01-06','2028-01-01')",
        i + 1, i, towns[town], (long long)areas[town], 1000 + dice(2 * circles), at, day.p, day.p,
        themes[thing], subjects[dice(COUNT(subjects))], acts[dice(COUNT(acts))], things[thing],
        2 + dice(60), statuses[dice(COUNT(statuses))], at);
}

static void
add_signals(World *w, size_t n, size_t circles)
{
    static const char head[] =
        "INSERT INTO signal (id, number, municipality, area_id, circle_id, confidentiality,"
        "received_at, observed_from, observed_to, way, kind, theme, trigger_kind, source_role,"
        "origin, lens, urgency, unsure, observation, interpretation, rights, online_check,"
        "privacy_reason, reporter_id, organisation_id, status, status_at, due_on, keep_until) "
        "VALUES ";
    for (size_t i = 0; i < n; i += BATCH) {
        Arena *a = arena_new(64 << 20);
        char *sql = NEW_N(a, BATCH * 1024, char);
        size_t used = sizeof(head) - 1;
        memcpy(sql, head, used);
        for (size_t k = i; k < i + BATCH && k < n; k++) {
            Str one = one_signal(a, w, k, circles);
            if (k > i)
                sql[used++] = ',';
            memcpy(sql + used, one.p, one.n);
            used += one.n;
        }
        sql[used] = '\0';
        must(T_WRITE(w, w->db->driver->script(w->db, sql)));
        arena_free(a);
    }
    must(w->db->driver->script(w->db, w->db->driver->dialect == DIALECT_PG ? "VACUUM ANALYZE"
                                                                           : "ANALYZE"));
}

// ---- timing -------------------------------------------------------------------------------------

static int
compare(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static Req
once(World *w, const char *target)
{
    Arena *own = w->arena, *a = arena_new(REQ_MEMORY);
    w->arena = a;
    Req r = t_get(w, target);
    r.content.p = NULL;
    w->arena = own;
    arena_free(a);
    return r;
}

static void
measure(World *w, const char *what, const char *target, int runs)
{
    double ms[RUNS];
    Req r = {0};
    for (int i = 0; i < runs; i++) {
        double from = now_ms();
        r = once(w, target);
        ms[i] = now_ms() - from;
    }
    qsort(ms, (size_t)runs, sizeof(ms[0]), compare);
    printf("  %-34s %3d  p50 %8.2f ms  p99 %8.2f ms  %8zu bytes\n", what, r.status, ms[runs / 2],
           ms[runs * 99 / 100], r.content.n);
    fflush(stdout);
}

// The dossier of a signal that DEELNEMER may see, as someone who may export it too.
static void
measure_dossier(World *w)
{
    static const char link[] = "<a class=\"utrecht-link\" href=\"/signalen/";
    Arena *a = arena_new(REQ_MEMORY);
    Arena *own = w->arena;
    Str skipped, id;
    w->arena = a;
    Cursor c = cursor(t_get(w, "/signalen?status=alle").content);
    bool found = cursor_until(&c, (Str){link, sizeof(link) - 1}, SIZE_MAX, &skipped) &&
                 cursor_until(&c, S("\""), 30, &id);
    w->arena = own;
    if (found)
        measure(w, "dossier, with what it looks like",
                str_fmt(own, "/signalen/%.*s", (int)id.n, id.p).p, RUNS);
    arena_free(a);
    must(T_WRITE(w,
                 w->db->driver->script(w->db, str_fmt(own,
                                                      "INSERT INTO account_role (account_id, role) "
                                                      "VALUES (%lld, 'adviseur')",
                                                      (long long)w->account[DEELNEMER])
                                                  .p)));
}

static void
bench(size_t n, size_t circles)
{
    char path[] = "/tmp/bench_signal_XXXXXX";
    const char *pg = getenv("TEST_DB");
    char url[64];
    World w;
    if (pg == NULL) {
        int fd = mkstemp(path);
        if (fd < 0)
            die(HERE, "no temporary file");
        snprintf(url, sizeof(url), "sqlite:%s", path);
        setenv("TEST_DB", url, 1);
    }
    w = world();
    if (pg == NULL)
        unsetenv("TEST_DB");
    add_circles(&w, circles);
    add_signals(&w, n, circles);
    printf("%s, %zu signals, %zu circles\n", pg ? "PostgreSQL" : "SQLite", n, circles);
    w.as = DEELNEMER;
    measure(&w, "list, open", "/signalen", RUNS);
    measure(&w, "list, all", "/signalen?status=alle", RUNS);
    measure(&w, "list, no status so common", "/signalen?status=niet_geagendeerd", RUNS);
    measure(&w, "list, town, theme, late",
            "/signalen?gemeente=GM9001&thema=wonen&telaat=ja&status=alle", RUNS);
    measure(&w, "list, halfway", "/signalen?na=1704067200-40000", RUNS);
    measure(&w, "list, back from halfway", "/signalen?voor=1704067200-40000", RUNS);
    measure(&w, "search, common word", "/signalen?q=mensen&status=alle", RUNS);
    measure(&w, "search, one in ten", "/signalen?q=vuurwerk", RUNS);
    measure(&w, "search, two words", "/signalen?q=bewoners+opvang", RUNS);
    measure(&w, "search, nothing", "/signalen?q=xylofoon&status=alle", RUNS);
    measure_dossier(&w);
    measure(&w, "all as CSV", "/signalen/export/csv?status=alle", 3);
    measure(&w, "all as XLSX", "/signalen/export/xlsx?status=alle", 3);
    w.as = ADVISEUR_ELDERS;
    measure(&w, "list, sees nothing", "/signalen?status=alle", RUNS);
    measure(&w, "search, sees nothing", "/signalen?q=mensen&status=alle", RUNS);
    world_end(&w);
    if (pg == NULL)
        remove(path);
}

int
main(int argc, char **argv)
{
    int64_t n = 0, circles = 500;
    if (argc > 1 && !str_to_int(str_z(argv[1]), &n))
        return 2;
    if (argc > 2 && !str_to_int(str_z(argv[2]), &circles))
        return 2;
    if (n > 0) {
        bench((size_t)n, (size_t)circles);
        return 0;
    }
    bench(2500, (size_t)circles);
    bench(100000, (size_t)circles);
    return 0;
}
