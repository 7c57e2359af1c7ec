// The order of what a run looks at, which records count, and the hash. Pure.
#include "app/duiding/duiding_input.h"
#include "app/signal/signal.h"
#include "base/buf.h"
#include "base/secret.h"
#include "stats/scan.h"

#include <stdlib.h>

enum { DAYS_OF_ERA = 146097, TO_1970 = 719468 };

// Proleptic Gregorian, counted in eras of 400 years that begin on 1 March, so that the day that a
// leap year adds is the last one.
int32_t
duiding_day(Str day)
{
    int64_t y = 0, m = 0, d = 0;
    bool right = day.n == 10 && str_to_int((Str){day.p, 4}, &y) &&
                 str_to_int((Str){day.p + 5, 2}, &m) && str_to_int((Str){day.p + 8, 2}, &d);
    REQUIRE(right && y > 0 && m >= 1 && m <= 12);
    y -= m <= 2;
    int64_t era = y / 400, of_era = y % 400;
    int64_t of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return (int32_t)(era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
                     TO_1970);
}

Str
duiding_day_text(Arena *a, int32_t day)
{
    int z = day + TO_1970, era = z / DAYS_OF_ERA, doe = z % DAYS_OF_ERA;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int d = doy - (153 * mp + 2) / 5 + 1, m = mp < 10 ? mp + 3 : mp - 9;
    return str_fmt(a, "%04d-%02d-%02d", yoe + era * 400 + (m <= 2), m, d);
}

int
duiding_weekday(int32_t day)
{
    return (int)((((int64_t)day + 3) % 7 + 7) % 7);
}

Str
duiding_theme(size_t theme)
{
    return theme == DUIDING_ALL ? S("") : signal_themes.v[theme - 1].code;
}

static int
order(int64_t x, int64_t y)
{
    return x < y ? -1 : x > y;
}

static int
by_record(const void *x, const void *y)
{
    const DuidingRecord *a = x, *b = y;
    const int64_t of_a[] = {a->day,    a->area,     a->theme,        a->received,
                            a->source, a->incident, a->organisation, a->role};
    const int64_t of_b[] = {b->day,    b->area,     b->theme,        b->received,
                            b->source, b->incident, b->organisation, b->role};
    int less = 0;
    for (size_t i = 0; i < COUNT(of_a) && less == 0; i++)
        less = order(of_a[i], of_b[i]);
    return less;
}

static bool
same_cell(const DuidingRecord *x, const DuidingRecord *y)
{
    return x->day == y->day && x->area == y->area && x->theme == y->theme;
}

// NULL where there is nothing, or too much, to make a map of.
static const ScanMap *
map_of(Arena *a, const DuidingInput *in)
{
    const ScanMap *map = NULL;
    ScanArea *areas = NEW_N(a, in->nareas + 1, ScanArea);
    for (size_t i = 0; i < in->nareas; i++)
        areas[i] = (ScanArea){.x = in->areas[i].lat, .y = in->areas[i].lon};
    if (in->nareas == 0 || in->nareas > SCAN_MAX_MAP ||
        failed(scan_map_new(a, areas, in->nareas, true, &map)))
        return NULL;
    return map;
}

void
duiding_input_order(Arena *a, DuidingInput *in, DuidingRecord *records, DuidingSource *sources)
{
    in->map = map_of(a, in);
    qsort(records, in->nrecords, sizeof(*records), by_record);
    for (size_t i = 0; i < in->nsources; i++)
        sources[i].first_day = INT32_MAX;
    for (size_t i = 0, cell = 0; i < in->nrecords; i++) {
        DuidingRecord *r = &records[i];
        if (!same_cell(&records[cell], r))
            cell = i;
        r->once = true;
        for (size_t k = cell; k < i && r->once; k++)
            r->once = !((r->source && records[k].source == r->source) ||
                        (r->incident && records[k].incident == r->incident));
        if (r->source && r->day < sources[r->source - 1].first_day)
            sources[r->source - 1].first_day = r->day;
    }
    in->records = records;
    in->sources = sources;
}

static void
put(Buf *b, int64_t v)
{
    char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (char)((uint64_t)v >> (8 * i));
    buf_put(b, (Str){bytes, sizeof(bytes)});
}

// Everything that the result depends on, each number in eight bytes. The texts are names of places
// only; a place that gets another name is not another input.
Str
duiding_input_hash(Arena *a, const DuidingInput *in)
{
    size_t size = (in->nrecords * 7 + in->nareas * 4 + in->nsources + in->ncampaigns * 3 +
                   in->norganisations + 16) *
                  8;
    Arena *own = arena_new(size * 4 + (1 << 16));
    Buf b = buf_new(own, size + 64);
    put(&b, in->as_of), put(&b, in->since), put(&b, (int64_t)in->nthemes);
    for (size_t i = 0; i < in->nareas; i++) {
        const DuidingArea *at = &in->areas[i];
        put(&b, at->id), put(&b, at->municipality);
        put(&b, (int64_t)(at->lon * 1e6)), put(&b, (int64_t)(at->lat * 1e6) * 2 + at->active);
    }
    for (size_t i = 0; i < in->norganisations; i++)
        put(&b, in->organisations[i].id);
    for (size_t i = 0; i < in->nsources; i++)
        put(&b, in->sources[i].account);
    for (size_t i = 0; i < in->ncampaigns; i++) {
        const DuidingCampaign *c = &in->campaigns[i];
        put(&b, c->municipality), put(&b, c->from), put(&b, c->to);
    }
    for (size_t i = 0; i < in->nrecords; i++) {
        const DuidingRecord *r = &in->records[i];
        put(&b, r->day), put(&b, r->received), put(&b, r->area), put(&b, r->source);
        put(&b, r->organisation), put(&b, r->incident), put(&b, r->theme * 256 + r->role);
    }
    Str hash = hash_hex(a, hash_sha256(own, buf_str(&b)));
    arena_free(own);
    return hash;
}
