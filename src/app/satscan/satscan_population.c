// The population file: a measure for the Poisson model.
#include "app/satscan/satscan_read.h"

#include <math.h>
#include <string.h>

enum { MOST_COUNTS = 4000000 };

// How many people of one stratum an area had on a day.
typedef struct Count {
    uint32_t area, stratum;
    int64_t day;
    double people;
} Count;

static Err
read_row(Reading *r, const TableRow *row, Count *out, bool *known)
{
    const SatscanSettings *s = r->s;
    int year, month, day, parts;
    bool is_new;
    Str f = s->population;
    if (row->n < 3)
        FAIL(E_INVALID, "%.*s: line %zu: an area, a date and a number are needed", (int)f.n, f.p,
             row->line);
    *known = names_find(r->areas, row->word[0], &out->area);
    if (!*known && !s->relaxed_places)
        FAIL(E_INVALID, "%.*s: line %zu: %.*s has no coordinates", (int)f.n, f.p, row->line,
             (int)row->word[0].n, row->word[0].p);
    if (!table_date(row->word[1], &year, &month, &day, &parts))
        FAIL(E_INVALID, "%.*s: line %zu: %.*s is not a date", (int)f.n, f.p, row->line,
             (int)row->word[1].n, row->word[1].p);
    if (!table_number(row->word[2], &out->people) || !(out->people >= 0) || out->people > 1e12)
        FAIL(E_INVALID, "%.*s: line %zu: %.*s is not a number of people", (int)f.n, f.p, row->line,
             (int)row->word[2].n, row->word[2].p);
    out->day = parts == 1   ? satscan_day(year, 7, 1)
               : parts == 2 ? satscan_day(year, month, 15)
                            : satscan_day(year, month, day);
    out->stratum = names_add(r->a, r->strata, satscan_covariates(r->a, row, 3), &is_new);
    return OK;
}

static Err
read_counts(Reading *r, const Count **out, size_t *n)
{
    Str text;
    bool more = true, known = false;
    size_t room = 0;
    Count *v = NULL;
    TRY(r->files->read(r->files->of, r->a, r->s->population, &text));
    TableReader t = table_reader(text);
    TableRow *row = NEW(r->a, TableRow);
    for (*n = 0;;) {
        Err e = table_next(&t, row, &more);
        if (failed(e))
            return satscan_in_file(r->a, r->s->population, e);
        if (!more)
            break;
        if (*n == room) {
            room = room ? 2 * room : 1024;
            if (room > MOST_COUNTS)
                FAIL(E_LIMIT, "%.*s: more than %d rows", (int)r->s->population.n,
                     r->s->population.p, MOST_COUNTS);
            Count *wider = NEW_N(r->a, room, Count);
            if (*n > 0)
                memcpy(wider, v, *n * sizeof(*v));
            v = wider;
        }
        TRY(read_row(r, row, &v[*n], &known));
        *n += known;
        r->out->rows_unknown += !known;
    }
    *out = v;
    return OK;
}

// ---- time ---------------------------------------------------------------------------------------

// Person-days in [from, to) of one that is `before` on day x and `after` on day y, in a straight
// line between.
static double
trapezium(int64_t from, int64_t to, int64_t x, int64_t y, double before, double after)
{
    double days = (double)(to - from), slope = (after - before) / (double)(y - x);
    double middle = ((double)(from - x) + (double)(to - 1 - x)) / 2;
    return days * (before + slope * middle);
}

// Of each of `ndays` dates of counts, the share of the person-days of [from, to) that it stands
// for.
static void
shares(const int64_t *day, size_t ndays, int64_t from, int64_t to, double *out)
{
    for (size_t i = 0; i < ndays; i++)
        out[i] = 0;
    for (int64_t at = from; at < to;) {
        size_t next = 0; // the first count after `at`
        while (next < ndays && day[next] <= at)
            next++;
        int64_t end = next < ndays && day[next] < to ? day[next] : to;
        if (next == 0 || next == ndays) {
            out[next == 0 ? 0 : ndays - 1] += (double)(end - at);
        } else {
            out[next - 1] += trapezium(at, end, day[next - 1], day[next], 1, 0);
            out[next] += trapezium(at, end, day[next - 1], day[next], 0, 1);
        }
        at = end;
    }
}

// The different days of the counts, in order.
static Err
days_of_counts(Reading *r, const Count *v, size_t n, int64_t *day, size_t most, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (k < *out && day[k] < v[i].day)
            k++;
        if (k < *out && day[k] == v[i].day)
            continue;
        if (*out == most)
            FAIL(E_LIMIT, "%.*s: more than %zu dates", (int)r->s->population.n, r->s->population.p,
                 most);
        memmove(&day[k + 1], &day[k], (*out - k) * sizeof(*day));
        day[k] = v[i].day;
        ++*out;
    }
    return OK;
}

static size_t
day_index(const int64_t *day, int64_t which)
{
    size_t k = 0;
    while (day[k] != which)
        k++;
    return k;
}

// Cases per person-day of each stratum; 1 when there is only one, for the measure is relative.
static Err
rates(Reading *r, const Count *v, size_t n, const int64_t *day, size_t ndays, double **out)
{
    uint32_t strata = names_count(r->strata);
    const Satscan *s = r->out;
    double *share = NEW_N(r->a, ndays, double), *people = NEW_N(r->a, strata + 1, double);
    double *rate = NEW_N(r->a, strata + 1, double);
    shares(day, ndays, s->start[0], s->start[s->data.nintervals], share);
    for (size_t i = 0; i < n; i++)
        people[v[i].stratum] += v[i].people * share[day_index(day, v[i].day)];
    for (uint32_t k = 0; k < strata; k++) {
        double cases = k < r->case_strata ? r->stratum_cases[k] : 0;
        if (cases > 0 && !(people[k] > 0))
            FAIL(E_INVALID, "%.*s: no people with the covariates of some cases",
                 (int)r->s->population.n, r->s->population.p);
        rate[k] = strata == 1 ? 1 : people[k] > 0 ? cases / people[k] : 0;
    }
    *out = rate;
    return OK;
}

Err
satscan_population(Reading *r)
{
    enum { MOST_DATES = 400 };
    ScanData *d = &r->out->data;
    int64_t day[MOST_DATES];
    const Count *v = NULL;
    size_t n = 0, ndays = 0;
    double *rate;
    TRY(read_counts(r, &v, &n));
    TRY(days_of_counts(r, v, n, day, MOST_DATES, &ndays));
    TRY(rates(r, v, n, day, ndays, &rate));
    d->by_interval = ndays > 1;
    size_t columns = d->by_interval ? d->nintervals : 1;
    if (d->nareas * columns > SCAN_MAX_CELLS)
        FAIL(E_LIMIT, "%.*s: %zu areas x %zu intervals", (int)r->s->population.n,
             r->s->population.p, d->nareas, columns);
    double *measure = NEW_N(r->a, d->nareas * columns, double),
           *share = NEW_N(r->a, ndays + 1, double);
    for (size_t t = 0; t < columns; t++) {
        share[0] = 1;
        if (d->by_interval)
            shares(day, ndays, r->out->start[t], r->out->start[t + 1], share);
        for (size_t i = 0; i < n; i++)
            measure[v[i].area * columns + t] +=
                rate[v[i].stratum] * v[i].people * share[day_index(day, v[i].day)];
    }
    d->measure = measure;
    return OK;
}
