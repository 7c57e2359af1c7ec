// How long it takes to import signals from CSV, by the pages that people use, and how much memory
// one request takes.
//
//   bench_import [LINES]       on the database that TEST_DB names, or on SQLite in a file
#include "app/import/import.h"
#include "base/buf.h"
#include "test/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { LINES = 100000, FILE_MEMORY = 400 << 20 };

#define BOUNDARY "bench0123456789"

static double
now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// What this process has spent; a database server beside it is not in it.
static double
cpu_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
peak_mib(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)u.ru_maxrss / 1024;
}

// The body of the form: a file of about 230 bytes a line, with words that differ.
static Str
upload(Arena *a, size_t lines)
{
    static const char *const words[] = {"bewoners", "hoorden", "pas",    "via",
                                        "krant",    "opvang",  "vragen", "plein",
                                        "drukte",   "zorgen",  "brief",  "avond"};
    static const char *const themes[] = {"opvang", "wonen", "verkeer", "jongeren"};
    static const char *const areas[] = {"Waterrijk-Noord", "Waterrijk-Zuid", ""};
    uint32_t state = 1;
    Buf b = buf_new(a, IMPORT_BODY_MAX);
    buf_put(&b, S("--" BOUNDARY
                  "\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" WORLD_TOKEN
                  "\r\n--" BOUNDARY "\r\nContent-Disposition: form-data; "
                  "name=\"bestand\"; filename=\"signalen.csv\"\r\n\r\n"));
    buf_put(&b, S("gemeente;gebied;waargenomen_van;thema;soort;weg;bronrol;herkomst;urgentie;"
                  "waarneming;duiding;ontvangen_op\r\n"));
    for (size_t i = 0; i < lines; i++) {
        size_t day = i % 28 + 1;
        buf_fmt(&b,
                "Waterrijk;%s;2025-11-%02zu;%s;klimaat;onrust;wijkagent;eigen;gewoon;Nummer %zu:",
                areas[i % COUNT(areas)], day, themes[i % COUNT(themes)], i);
        for (int k = 0; k < 14; k++) {
            state = state * 1664525 + 1013904223;
            buf_fmt(&b, " %s", words[(state >> 20) % COUNT(words)]);
        }
        buf_fmt(&b, ".;Het gaat vooral om %s.;%02zu-12-2025 10:%02zu\r\n", words[i % COUNT(words)],
                day, i % 60);
    }
    buf_put(&b, S("\r\n--" BOUNDARY "--\r\n"));
    REQUIRE(!b.over);
    return buf_str(&b);
}

// One request in memory of its own, as in a worker. Returns where it leads to, in `keep`.
static Str
step(World *w, Arena *keep, const char *what, Req r)
{
    Arena *all = w->arena;
    w->arena = arena_new(REQ_MEMORY);
    double start = now_s(), spent = cpu_s();
    Req done = t_send(w, r);
    double took = now_s() - start, cpu = cpu_s() - spent;
    fprintf(stderr, "%-10s %6.2f s  cpu %6.2f s  status %d  peak %.0f MiB\n", what, took, cpu,
            done.status, peak_mib());
    Str to = str_copy(keep, done.location.p ? done.location : S(""));
    arena_free(w->arena);
    w->arena = all;
    return to;
}

static Req
post(Str path, Str body)
{
    return (Req){.method = POST,
                 .path = path,
                 .fetch_site = S("same-origin"),
                 .content_type = S("application/x-www-form-urlencoded"),
                 .body = body};
}

int
main(int argc, char **argv)
{
    int64_t lines = LINES;
    if (argc > 1 && !str_to_int(str_z(argv[1]), &lines))
        return 2;
    char file[] = "/tmp/bench_import_XXXXXX";
    bool own = !getenv("TEST_DB");
    Arena *a = arena_new(FILE_MEMORY);
    if (own) {
        REQUIRE(mkstemp(file) >= 0);
        setenv("TEST_DB", str_fmt(a, "sqlite:%s", file).p, 1);
    }
    World w = world();
    Req send = post(S("/signalen/importeren"), upload(a, (size_t)lines));
    send.content_type = S("multipart/form-data; boundary=" BOUNDARY);
    fprintf(stderr, "%lld lines, %.1f MB, %.0f MiB before\n", (long long)lines,
            (double)send.body.n / 1e6, peak_mib());
    Str batch = step(&w, a, "send", send);
    step(&w, a, "look", (Req){.method = GET, .path = batch});
    step(&w, a, "import", post(batch, S("form_token=" WORLD_TOKEN "&actie=importeren")));
    Str again = step(&w, a, "send again", send);
    step(&w, a, "look again", (Req){.method = GET, .path = again});
    step(&w, a, "undo",
         post(str_fmt(a, "%.*s/ongedaan", (int)batch.n, batch.p), S("form_token=" WORLD_TOKEN)));
    world_end(&w);
    if (own) {
        remove(file);
        remove(str_fmt(a, "%s-wal", file).p);
        remove(str_fmt(a, "%s-shm", file).p);
    }
    arena_free(a);
    return 0;
}
