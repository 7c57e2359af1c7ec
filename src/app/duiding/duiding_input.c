// Reading the signals of a region as counts, in pages along an index.
#include "app/duiding/duiding_input.h"

#include "app/signal/signal.h"
#include "duiding_input_queries.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 10000, PAGE_MEMORY = 32 << 20, GATHERED_MAX = 400000, RECEIVED_S = 86400 };
enum { WINTER_S = 3600 }; // Dutch winter time: the day of reception is exact enough by that clock

typedef struct Gathered {
    int64_t signal, kwestie;
} Gathered;

typedef struct IdIndex {
    int64_t id;
    uint32_t index;
} IdIndex;

// What the pages are read into.
typedef struct Reading {
    Arena *page;
    DuidingInput *in;
    IdIndex *areas; // by id
    DuidingRecord *records;
    size_t room, n;
    int64_t *account; // of each record's source, until sources have numbers
    const Gathered *gathered;
    size_t ngathered;
    uint32_t months[512], anonymous[512]; // signals of each month since 1990, and those without day
    const IdIndex *organisations;
} Reading;

static int
by_id(const void *x, const void *y)
{
    const IdIndex *a = x, *b = y;
    return a->id < b->id ? -1 : a->id > b->id;
}

static uint32_t
find_id(const IdIndex *list, size_t n, int64_t id, uint32_t otherwise)
{
    const IdIndex key = {.id = id};
    const IdIndex *found = n ? bsearch(&key, list, n, sizeof(*list), by_id) : NULL;
    return found ? found->index : otherwise;
}

// ---- places -------------------------------------------------------------------------------------

static Err
read_areas(Db *db, Arena *a, int64_t partnership_id, DuidingInput *in)
{
    InputAreasRows rows;
    TRY(q_input_areas(db, a, partnership_id, &rows));
    if (rows.n > DUIDING_AREAS_MAX)
        FAIL(E_LIMIT, "a region of more than %d areas", DUIDING_AREAS_MAX);
    DuidingArea *areas = NEW_N(a, rows.n + 1, DuidingArea);
    DuidingMunicipality *all = NEW_N(a, rows.n + 1, DuidingMunicipality);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const InputAreasRow *r = &rows.v[i];
        if (n == 0 || !str_eq(all[n - 1].code, r->municipality))
            all[n++] = (DuidingMunicipality){r->municipality, r->municipality_name, (uint32_t)i, 0};
        all[n - 1].n++;
        areas[i] = (DuidingArea){.id = r->id,
                                 .municipality = (uint32_t)(n - 1),
                                 .name = r->name,
                                 .lon = r->lon,
                                 .lat = r->lat,
                                 .whole = str_eq(r->kind, S("geheel")),
                                 .active = r->active != 0};
    }
    in->areas = areas;
    in->nareas = rows.n;
    in->municipalities = all;
    in->nmunicipalities = n;
    return OK;
}

static Err
read_organisations(Db *db, Arena *a, int64_t partnership_id, DuidingInput *in)
{
    InputOrganisationsRows rows;
    TRY(q_input_organisations(db, a, partnership_id, &rows));
    DuidingOrganisation *list = NEW_N(a, rows.n + 1, DuidingOrganisation);
    for (size_t i = 0; i < rows.n; i++)
        list[i] = (DuidingOrganisation){rows.v[i].id, rows.v[i].name};
    in->organisations = list;
    in->norganisations = rows.n;
    return OK;
}

static Err
read_campaigns(Db *db, Arena *a, int64_t partnership_id, Str as_of, DuidingInput *in)
{
    InputCampaignsRows rows;
    Str from = duiding_day_text(a, in->as_of - DUIDING_HISTORY_DAYS);
    TRY(q_input_campaigns(db, a, partnership_id, from, as_of, &rows));
    DuidingCampaign *list = NEW_N(a, rows.n + 1, DuidingCampaign);
    for (size_t i = 0; i < rows.n; i++) {
        const InputCampaignsRow *r = &rows.v[i];
        list[i] =
            (DuidingCampaign){DUIDING_NONE, duiding_day(r->starts_on), duiding_day(r->ends_on)};
        for (size_t m = 0; m < in->nmunicipalities; m++)
            if (str_eq(in->municipalities[m].code, r->municipality))
                list[i].municipality = (int32_t)m;
    }
    in->campaigns = list;
    in->ncampaigns = rows.n;
    return OK;
}

// ---- signals ------------------------------------------------------------------------------------

static Err
read_gathered(Db *db, Arena *a, Arena *page, const Gathered **out, size_t *count)
{
    Gathered *list = NEW_N(a, GATHERED_MAX, Gathered);
    InputGatheredRows rows = {0};
    int64_t after = 0;
    size_t n = 0;
    do {
        arena_reset(page);
        TRY(q_input_gathered(db, page, after, PAGE, &rows));
        if (n + rows.n > GATHERED_MAX)
            FAIL(E_LIMIT, "more than %d gathered signals", GATHERED_MAX);
        for (size_t i = 0; i < rows.n; i++)
            list[n++] = (Gathered){rows.v[i].signal_id, rows.v[i].kwestie_id};
        if (n > 0)
            after = list[n - 1].signal;
    } while (rows.n == PAGE);
    *out = list;
    *count = n;
    return OK;
}

static int
by_signal(const void *x, const void *y)
{
    const Gathered *a = x, *b = y;
    return a->signal < b->signal ? -1 : a->signal > b->signal;
}

// Kwesties get small numbers that do not depend on their random ids: that of their first signal.
static int64_t
kwestie_of(const Reading *r, int64_t signal)
{
    const Gathered key = {.signal = signal};
    const Gathered *g =
        r->ngathered ? bsearch(&key, r->gathered, r->ngathered, sizeof(key), by_signal) : NULL;
    return g ? g->kwestie : 0;
}

static uint8_t
code_index(Choices list, Str code, uint8_t otherwise)
{
    for (size_t i = 0; i < list.n; i++)
        if (str_eq(list.v[i].code, code))
            return (uint8_t)i;
    return otherwise;
}

static size_t
month_of(Str day)
{
    Cursor c = {day.p, day.p + day.n};
    int64_t year = 0, month = 0;
    Str rest;
    bool right = cursor_until(&c, S("-"), 4, &rest) && str_to_int(rest, &year) &&
                 cursor_until(&c, S("-"), 2, &rest) && str_to_int(rest, &month);
    int64_t n = (year - 1990) * 12 + month - 1;
    return right && n > 0 && n < 512 ? (size_t)n : 0;
}

static void
take(Reading *r, const InputSignalsRow *row)
{
    uint32_t area = find_id(r->areas, r->in->nareas, row->area_id, UINT32_MAX);
    uint8_t theme = code_index(signal_themes, row->theme, UINT8_MAX);
    if (area == UINT32_MAX || theme == UINT8_MAX)
        return;
    size_t month = month_of(row->observed_from);
    r->months[month]++;
    if (str_eq(row->status, S("geanonimiseerd"))) {
        r->anonymous[month]++;
        return;
    }
    int64_t kwestie = kwestie_of(r, row->id);
    r->account[r->n] = row->reporter_id;
    r->records[r->n++] = (DuidingRecord){
        .day = duiding_day(row->observed_from),
        .received = (int32_t)((row->received_at + WINTER_S) / RECEIVED_S),
        .area = area,
        .organisation = find_id(r->organisations, r->in->norganisations, row->organisation_id, 0),
        .incident = kwestie ? (uint32_t)(kwestie % 0xFFFFFFFB) + 1 : 0,
        .theme = (uint8_t)(theme + 1),
        .role = code_index(signal_sources, row->source_role, 0)};
}

static Err
read_signals(Db *db, Reading *r, Str as_of, int64_t before)
{
    InputSignalsRows rows = {0};
    Arena *a = arena_new(4096);
    Str first = duiding_day_text(a, r->in->as_of - DUIDING_HISTORY_DAYS);
    char after_day[10];
    int64_t after = 0;
    Err e = OK;
    memcpy(after_day, first.p, sizeof(after_day));
    arena_free(a);
    do {
        arena_reset(r->page);
        e = q_input_signals(db, r->page, (Str){after_day, sizeof(after_day)}, after, as_of, before,
                            PAGE, &rows);
        if (failed(e))
            return e;
        if (r->n + rows.n > r->room)
            FAIL(E_LIMIT, "more than %d signals", DUIDING_SIGNALS_MAX);
        for (size_t i = 0; i < rows.n; i++)
            take(r, &rows.v[i]);
        if (rows.n > 0) {
            after = rows.v[rows.n - 1].id;
            memcpy(after_day, rows.v[rows.n - 1].observed_from.p, sizeof(after_day));
        }
    } while (rows.n == PAGE);
    return OK;
}

// Give each account among the sources a number, in the order of their ids.
static void
number_sources(Arena *a, Reading *r)
{
    IdIndex *seen = NEW_N(a, r->n + 1, IdIndex);
    size_t n = 0, kinds = 0;
    for (size_t i = 0; i < r->n; i++)
        if (r->account[i] != 0)
            seen[n++] = (IdIndex){.id = r->account[i]};
    qsort(seen, n, sizeof(*seen), by_id);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || seen[i].id != seen[kinds - 1].id)
            seen[kinds++] = (IdIndex){seen[i].id, 0};
    DuidingSource *sources = NEW_N(a, kinds + 1, DuidingSource);
    for (size_t i = 0; i < kinds; i++) {
        sources[i] = (DuidingSource){.account = seen[i].id};
        seen[i].index = (uint32_t)(i + 1);
    }
    for (size_t i = 0; i < r->n; i++)
        r->records[i].source = find_id(seen, kinds, r->account[i], 0);
    r->in->nsources = kinds;
    r->in->nrecords = r->n;
    duiding_input_order(a, r->in, r->records, sources);
}

// The first day behind the last month of which more than a tenth has no day any more.
static int32_t
complete_since(const Reading *r, int32_t as_of)
{
    int32_t first = as_of;
    size_t last = 0;
    for (size_t i = 0; i < r->n; i++)
        first = r->records[i].day < first ? r->records[i].day : first;
    for (size_t m = 0; m < COUNT(r->months); m++)
        if (r->anonymous[m] * 10 > r->months[m])
            last = m + 1;
    if (last == 0)
        return first;
    char text[11];
    Arena *a = arena_new(4096);
    Str day = str_fmt(a, "%04zu-%02zu-01", 1990 + last / 12, last % 12 + 1);
    memcpy(text, day.p, day.n);
    arena_free(a);
    int32_t behind = duiding_day((Str){text, 10});
    return behind > first ? behind : first;
}

static void
free_arena(void *arena)
{
    arena_free(arena);
}

static const IdIndex *
index_of_organisations(Arena *a, const DuidingInput *in)
{
    IdIndex *list = NEW_N(a, in->norganisations + 1, IdIndex);
    for (size_t i = 0; i < in->norganisations; i++)
        list[i] = (IdIndex){in->organisations[i].id, (uint32_t)(i + 1)};
    qsort(list, in->norganisations, sizeof(*list), by_id);
    return list;
}

Err
duiding_input(Db *db, Arena *a, int64_t partnership_id, Str as_of, int64_t before,
              DuidingInput *out)
{
    Arena *page = arena_new(PAGE_MEMORY);
    Reading r = {.page = page, .in = out, .room = DUIDING_SIGNALS_MAX};
    arena_defer(a, free_arena, page);
    *out = (DuidingInput){.as_of = duiding_day(as_of), .nthemes = signal_themes.n};
    REQUIRE(out->nthemes < DUIDING_THEMES_MAX);
    TRY(read_areas(db, a, partnership_id, out));
    TRY(read_organisations(db, a, partnership_id, out));
    TRY(read_campaigns(db, a, partnership_id, as_of, out));
    TRY(read_gathered(db, a, page, &r.gathered, &r.ngathered));
    r.areas = NEW_N(a, out->nareas + 1, IdIndex);
    for (size_t i = 0; i < out->nareas; i++)
        r.areas[i] = (IdIndex){out->areas[i].id, (uint32_t)i};
    qsort(r.areas, out->nareas, sizeof(*r.areas), by_id);
    r.organisations = index_of_organisations(a, out);
    r.records = NEW_N(a, r.room, DuidingRecord);
    r.account = NEW_N(a, r.room, int64_t);
    TRY(read_signals(db, &r, as_of, before));
    out->since = complete_since(&r, out->as_of);
    number_sources(a, &r);
    return OK;
}
