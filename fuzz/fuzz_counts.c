// A table of counts, fed with anything: limits hold, days rise, and no detector trips over what was
// read.
#include "format/counts.h"
#include "stats/bayes.h"
#include "stats/cusum.h"
#include "stats/ears.h"
#include "stats/farrington.h"
#include "stats/glrcusum.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_result(Err e, const DetectResult *r)
{
    for (size_t i = 0; !failed(e) && i < r->n; i++) {
        const DetectPoint *p = &r->points[i];
        REQUIRE(!p->alarm || p->state == DETECT_JUDGED);
        REQUIRE(p->state != DETECT_JUDGED || (isfinite(p->expected) && !isinf(p->score)));
    }
}

static void
detect_all(Arena *a, const DetectSeries *s, const DetectSeries *late)
{
    DetectResult r;
    for (EarsMethod m = EARS_C1; m <= EARS_C3; m++)
        check_result(ears_detect(a, s, ears_usual(m), &r), &r);
    check_result(bayes_detect(a, s, bayes_usual(), &r), &r);
    CusumOptions cusum = cusum_usual();
    cusum.transform = CUSUM_ANSCOMBE_NB;
    cusum.mean_by = CUSUM_SEASON;
    check_result(cusum_detect(a, late, cusum, &r), &r);
    check_result(glr_detect(a, late, glr_usual(), &r), &r);
    FarringtonOptions o = farrington_usual(false);
    o.b = 3;
    o.w = 1;
    o.past = 2;
    o.periods = 3;
    o.by_date = s->days != NULL;
    check_result(farrington_detect(a, s, o, &r), &r);
    o.threshold = FARRINGTON_MUAN;
    o.by_date = false;
    check_result(farrington_detect(a, s, o, &r), &r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena *a = arena_new(64 << 20);
    CountSeries c;
    char *copy = malloc(n); // of the exact size, so that a read past the end is a report
    if (n > 0 && copy)
        memcpy(copy, data, n);
    if (copy && !failed(counts_read(a, (Str){copy, n}, S("observed1"), &c))) {
        REQUIRE(c.n > 0 && c.n <= COUNTS_MAX);
        for (size_t i = 0; i < c.n; i++) {
            REQUIRE(c.counts[i] >= 0 && c.counts[i] <= COUNTS_MAX_VALUE);
            REQUIRE(!c.days || i == 0 || c.days[i] > c.days[i - 1]);
        }
        DetectSeries s = {c.counts, c.days, c.n, 6, 0, c.n - 1}, late = s;
        late.from = c.n > 12 ? 12 : c.n - 1;
        if (c.n < 2000)
            detect_all(a, &s, &late);
    }
    free(copy);
    arena_free(a);
    return 0;
}
