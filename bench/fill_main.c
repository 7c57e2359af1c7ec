// fill -- fill an empty database to measure on, and print what a client needs.
//
//   fill URL [SIGNALS] [CIRCLES] [work [duiden]]     100,000 signals and 500 circles when absent
//
// With "work" the region has also met every three weeks, weighed and acted (bench/pages.sh); with
// "duiden" the program has also said what it makes of the signals, on four evenings.
//
// Prints lines "cookie weerglas=..." and "dossier ID", and what it made on stderr.
#include "app/area/area.h"
#include "fill.h"
#include "migrations.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MEMORY = 1 << 30 };

static Err
fill_url(Arena *a, const char *url, const FillWanted *wanted, Filled *out)
{
    Db *db;
    TRY(db_open(a, url, &db));
    TRY(db_migrate(db, migrations, COUNT(migrations)));
    TRY(area_seed(db, a));
    return fill(db, a, wanted, out);
}

int
main(int argc, char **argv)
{
    int64_t n = 100000, circles = 500;
    if (argc < 2 || (argc > 2 && !str_to_int(str_z(argv[2]), &n)) ||
        (argc > 3 && !str_to_int(str_z(argv[3]), &circles)) || n < 1 || circles < 0 ||
        (argc > 4 && !str_eq(str_z(argv[4]), S("work"))) ||
        (argc > 5 && !str_eq(str_z(argv[5]), S("duiden")))) {
        fputs("usage: fill URL [SIGNALS] [CIRCLES] [work [duiden]]\n", stderr);
        return 2;
    }
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    Arena *a = arena_new(MEMORY);
    time_t from = time(NULL);
    FillWanted wanted = {(size_t)n, (size_t)circles, 42, (int64_t)from, argc > 4, argc > 5};
    Filled done;
    Err e = fill_url(a, argv[1], &wanted, &done);
    if (failed(e))
        die("fill", err_text(e));
    printf("cookie %s\n", done.cookie.p);
    for (size_t i = 0; i < done.ndossiers; i++)
        printf("dossier %lld\n", (long long)done.dossiers[i]);
    fprintf(stderr, "%lld signals, %zu visible, %zu circles, in %lld s\n", (long long)n,
            done.visible, done.circles, (long long)(time(NULL) - from));
    arena_free(a);
    return 0;
}
