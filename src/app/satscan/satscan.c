#include "app/satscan/satscan.h"
#include "app/satscan/satscan_read.h"

#include <math.h>
#include <string.h>

// ---- names --------------------------------------------------------------------------------------

// A hash table with open addressing; at most half full.
struct Names {
    Str *name;
    uint32_t n, *slot; // number + 1; 0 is empty
    size_t slots;
};

Names *
names_new(Arena *a)
{
    Names *n = NEW(a, Names);
    n->slots = 1024;
    n->slot = NEW_N(a, n->slots, uint32_t);
    n->name = NEW_N(a, n->slots / 2, Str);
    return n;
}

static size_t
slot_of(const Names *n, Str name)
{
    uint64_t h = 0xCBF29CE484222325U; // FNV-1a
    for (size_t i = 0; i < name.n; i++)
        h = (h ^ (unsigned char)name.p[i]) * 0x100000001B3U;
    size_t at = (h ^ h >> 29) & (n->slots - 1);
    while (n->slot[at] && !str_eq(n->name[n->slot[at] - 1], name))
        at = (at + 1) & (n->slots - 1);
    return at;
}

bool
names_find(const Names *n, Str name, uint32_t *out)
{
    uint32_t found = n->slot[slot_of(n, name)];
    *out = found ? found - 1 : 0;
    return found != 0;
}

static void
names_grow(Arena *a, Names *n)
{
    Names wider = {.slots = 2 * n->slots};
    wider.slot = NEW_N(a, wider.slots, uint32_t);
    wider.name = NEW_N(a, wider.slots / 2, Str);
    for (; wider.n < n->n; wider.n++) {
        wider.name[wider.n] = n->name[wider.n];
        wider.slot[slot_of(&wider, n->name[wider.n])] = wider.n + 1;
    }
    *n = wider;
}

uint32_t
names_add(Arena *a, Names *n, Str name, bool *is_new)
{
    uint32_t found;
    *is_new = !names_find(n, name, &found);
    if (!*is_new)
        return found;
    if (n->n >= n->slots / 2)
        names_grow(a, n);
    n->name[n->n] = name;
    n->slot[slot_of(n, name)] = n->n + 1;
    return n->n++;
}

uint32_t
names_count(const Names *n)
{
    return n->n;
}

// ---- files --------------------------------------------------------------------------------------

Err
satscan_in_file(Arena *a, Str name, Err e)
{
    Str text = str_z(err_text(e));
    ErrCode code = err_code(e);
    size_t n = text.n;
    for (size_t i = text.n; i > 0; i--)
        if (str_starts((Str){text.p + i, text.n - i}, S(" (")))
            n = i;
    const char *why = str_to_z(a, (Str){text.p, n});
    FAIL(code, "%.*s: %s", (int)name.n, name.p, why);
}

Str
satscan_covariates(Arena *a, const TableRow *row, size_t from)
{
    Buf b = buf_new(a, (size_t)TABLE_MAX_WORDS * (TABLE_MAX_WORD + 1));
    for (size_t i = from; i < row->n; i++) {
        buf_put(&b, row->word[i]);
        buf_char(&b, '\n');
    }
    return from < row->n ? buf_str(&b) : S("");
}

#define REFUSE(file, row, ...)                                                  \
    FAIL(E_INVALID, "%.*s: line %zu: %s", (int)(file).n, (file).p, (row)->line, \
         str_fmt(r->a, __VA_ARGS__).p)

// Call `each` for every row of a file.
static Err
each_row(Reading *r, Str file, Err (*each)(Reading *r, const TableRow *row, void *of), void *of)
{
    Str text;
    bool more = true;
    TRY(r->files->read(r->files->of, r->a, file, &text));
    TableReader t = table_reader(text);
    TableRow *row = NEW(r->a, TableRow);
    for (;;) {
        Err e = table_next(&t, row, &more);
        if (failed(e))
            return satscan_in_file(r->a, file, e);
        if (!more)
            return OK;
        TRY(each(r, row, of));
    }
}

typedef struct Places {
    ScanArea *v;
    size_t room;
} Places;

static Err
read_place(Reading *r, const TableRow *row, void *of)
{
    Places *p = of;
    ScanArea place = {row->word[0], 0, 0};
    bool is_new;
    Str f = r->s->places;
    if (row->n != 3)
        REFUSE(f, row, "an area and two coordinates are needed");
    for (size_t i = 1; i < 3; i++)
        if (!table_number(row->word[i], i == 1 ? &place.x : &place.y))
            REFUSE(f, row, "%.*s is not a number", (int)row->word[i].n, row->word[i].p);
    if (r->s->degrees && (fabs(place.x) > 90 || fabs(place.y) > 180))
        REFUSE(f, row, "%g %g is not a latitude and a longitude", place.x, place.y);
    uint32_t n = names_add(r->a, r->areas, place.id, &is_new);
    if (!is_new)
        REFUSE(f, row, "%.*s has coordinates already", (int)place.id.n, place.id.p);
    if (n >= SCAN_MAX_AREAS)
        REFUSE(f, row, "more than %d areas", SCAN_MAX_AREAS);
    if (n == p->room) {
        p->room = p->room ? 2 * p->room : 512;
        ScanArea *wider = NEW_N(r->a, p->room, ScanArea);
        if (n > 0)
            memcpy(wider, p->v, n * sizeof(*wider));
        p->v = wider;
    }
    p->v[n] = place;
    return OK;
}

// ---- cases and controls -------------------------------------------------------------------------

typedef struct Events {
    Str file;
    ScanEvent *v;
    size_t n, room;
    uint64_t sum;
    size_t row_n;
    Str last_date; // and what it was, as files are often sorted
    bool last_inside;
    uint32_t last_interval;
} Events;

static bool
interval_of(const Satscan *s, int64_t day, uint32_t *out)
{
    size_t low = 0, high = s->data.nintervals;
    if (day < s->start[0] || day >= s->start[high])
        return false;
    while (high - low > 1) { // start[low] <= day < start[high]
        size_t mid = low + (high - low) / 2;
        if (s->start[mid] <= day)
            low = mid;
        else
            high = mid;
    }
    *out = (uint32_t)low;
    return true;
}

static Err
read_date(Reading *r, const TableRow *row, Events *e, bool *inside, uint32_t *interval)
{
    int year, month, day, parts;
    if (str_eq(row->word[2], e->last_date)) {
        *inside = e->last_inside;
        *interval = e->last_interval;
        return OK;
    }
    if (!table_date(row->word[2], &year, &month, &day, &parts))
        REFUSE(e->file, row, "%.*s is not a date", (int)row->word[2].n, row->word[2].p);
    if (parts < r->s->precision)
        REFUSE(e->file, row, "%.*s is less precise than PrecisionCaseTimes", (int)row->word[2].n,
               row->word[2].p);
    int64_t when = satscan_day(year, month, day);
    *inside = interval_of(r->out, when, interval);
    e->last_date = row->word[2];
    e->last_inside = *inside;
    e->last_interval = *interval;
    return OK;
}

static Err
add_event(Reading *r, const TableRow *row, Events *e, ScanEvent event)
{
    e->sum += event.count;
    if (e->sum > SCAN_MAX_PEOPLE)
        REFUSE(e->file, row, "more than %d cases", SCAN_MAX_PEOPLE);
    if (e->n == e->room) {
        e->room = e->room ? 2 * e->room : 4096;
        ScanEvent *wider = NEW_N(r->a, e->room, ScanEvent);
        if (e->n > 0)
            memcpy(wider, e->v, e->n * sizeof(*wider));
        e->v = wider;
    }
    e->v[e->n++] = event;
    return OK;
}

static uint32_t
stratum_of(Reading *r, const TableRow *row, uint32_t interval)
{
    bool is_new;
    size_t from = r->s->precision > 0 ? 3 : 2;
    if (r->s->options.model == SCAN_BERNOULLI || (row->n <= from && !r->s->weekdays))
        return names_add(r->a, r->strata, S(""), &is_new);
    Str name = satscan_covariates(r->a, row, from);
    if (r->s->weekdays)
        name = str_fmt(r->a, "%d\n%.*s", (int)(r->out->start[interval] % 7), (int)name.n, name.p);
    return names_add(r->a, r->strata, name, &is_new);
}

static Err
read_event(Reading *r, const TableRow *row, void *of)
{
    Events *e = of;
    bool inside = true;
    int64_t count;
    ScanEvent event = {.block = SCAN_NO_BLOCK};
    size_t need = r->s->precision > 0 ? 3 : 2;
    if (row->n < need)
        REFUSE(e->file, row, "an area, a number%s are needed", need == 3 ? " and a date" : "");
    if (!str_to_int(row->word[1], &count) || count < 0 || count > SCAN_MAX_PEOPLE)
        REFUSE(e->file, row, "%.*s is not a number of cases", (int)row->word[1].n, row->word[1].p);
    bool known = names_find(r->areas, row->word[0], &event.area);
    if (!known && !r->s->relaxed_places)
        REFUSE(e->file, row, "%.*s has no coordinates", (int)row->word[0].n, row->word[0].p);
    if (need == 3)
        TRY(read_date(r, row, e, &inside, &event.interval));
    if (!inside && !r->s->relaxed_period)
        REFUSE(e->file, row, "%.*s is not in the period", (int)row->word[2].n, row->word[2].p);
    r->out->rows_outside += !inside;
    r->out->rows_unknown += inside && !known;
    if (!inside || !known || count == 0)
        return OK;
    event.count = (uint32_t)count;
    event.stratum = stratum_of(r, row, event.interval);
    return add_event(r, row, e, event);
}

// ---- all ----------------------------------------------------------------------------------------

static Err
read_poisson(Reading *r, const Events *cases)
{
    if (r->s->population.n == 0)
        FAIL(E_INVALID, "PopulationFile is needed for the Poisson model");
    double *sum = NEW_N(r->a, names_count(r->strata) + 1, double);
    for (size_t i = 0; i < cases->n; i++)
        sum[cases->v[i].stratum] += cases->v[i].count;
    r->stratum_cases = sum;
    r->case_strata = names_count(r->strata);
    TRY(satscan_population(r));
    return OK;
}

static Err
read_tables(Reading *r, Str name)
{
    Satscan *s = r->out;
    Places places = {0};
    Events cases = {.file = r->s->cases}, controls = {.file = r->s->controls};
    TRY(each_row(r, r->s->places, read_place, &places));
    s->data.areas = places.v;
    s->data.nareas = names_count(r->areas);
    s->data.degrees = r->s->degrees;
    TRY(each_row(r, cases.file, read_event, &cases));
    s->data.cases = cases.v;
    s->data.ncases = cases.n;
    if (r->s->options.model == SCAN_BERNOULLI) {
        if (controls.file.n == 0)
            FAIL(E_INVALID, "%.*s: ControlFile is needed for this model", (int)name.n, name.p);
        TRY(each_row(r, controls.file, read_event, &controls));
        s->data.controls = controls.v;
        s->data.ncontrols = controls.n;
    }
    if (r->s->options.model == SCAN_POISSON)
        TRY(read_poisson(r, &cases));
    return OK;
}

Err
satscan_read(Arena *a, Str name, const SatscanFiles *files, Satscan *out)
{
    SatscanSettings *s = NEW(a, SatscanSettings);
    Str text;
    *out = (Satscan){0};
    TRY(files->read(files->of, a, name, &text));
    TRY(satscan_settings(a, name, text, s));
    if (s->cases.n == 0 || s->places.n == 0)
        FAIL(E_INVALID, "%.*s: CaseFile and CoordinatesFile are needed", (int)name.n, name.p);
    out->options = s->options;
    out->has_dates = s->precision > 0 || s->options.time != SCAN_SPATIAL;
    TRY(satscan_intervals(a, s, name, out));
    Reading r = {
        .a = a, .files = files, .s = s, .out = out, .areas = names_new(a), .strata = names_new(a)};
    return read_tables(&r, name);
}
