// How long it takes to make the page of a kwestie with two hundred signals, all queries included.
//
//   bench_kwestie
#include "app/kwestie/test_kwestie_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMES = 101, MOST_US = 5000 };

static int64_t
now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int
by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int
main(void)
{
    World w = world();
    KwestieWorld x = {.w = &w, .nsignals = 200, .members = {ADVISEUR}, .nmembers = 1};
    REQUIRE(!failed(db_transaction(w.db, kwestie_world_fill, &x)));
    Str path = str_fmt(w.arena, "/kwesties/%lld", (long long)x.k.id);
    REQUIRE(t_get(&w, path.p).status == 200);
    static int64_t took[TIMES];
    size_t bytes = 0;
    for (size_t i = 0; i < TIMES; i++) {
        int64_t start = now_us();
        Req r = t_get(&w, path.p);
        took[i] = now_us() - start;
        REQUIRE(r.status == 200);
        bytes = r.content.n;
    }
    qsort(took, TIMES, sizeof(took[0]), by_size);
    printf("dossier with 200 signals: median %lld us, slowest %lld us, %zu bytes\n",
           (long long)took[TIMES / 2], (long long)took[TIMES - 1], bytes);
    world_end(&w);
    return took[TIMES / 2] <= MOST_US ? 0 : 1;
}
