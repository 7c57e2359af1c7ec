// What was found, for programs and for people.
#include "app/satscan/satscan.h"
#include "format/iso.h"
#include "format/json.h"

#include <math.h>

static Str
model_name(ScanModel m)
{
    return m == SCAN_PERMUTATION ? S("space-time permutation")
           : m == SCAN_POISSON   ? S("Poisson")
                                 : S("Bernoulli");
}

static Str
analysis_name(ScanTime t)
{
    static const Str name[] = {STR(""),
                               STR("prospective space-time"),
                               STR("retrospective space-time"),
                               STR("purely spatial"),
                               STR("purely temporal"),
                               STR("prospective purely temporal")};
    return name[t];
}

static Str
day_text(Arena *a, int64_t day)
{
    IsoTime t = iso_from_days(day);
    return str_fmt(a, "%04d-%02d-%02d", t.year, t.month, t.day);
}

// The first and the last day of a cluster; absent without dates.
static void
period(Arena *a, const Satscan *s, const ScanCluster *c, Str *first, Str *last)
{
    *first = *last = (Str){0};
    if (!s->has_dates)
        return;
    *first = day_text(a, s->start[c->first]);
    *last = day_text(a, s->start[c->last + 1] - 1);
}

static void
put_cluster(Json *j, const Satscan *s, const ScanCluster *c, size_t rank)
{
    Str first, last;
    period(j->out->arena, s, c, &first, &last);
    json_object_begin(j);
    json_field(j, S("rank"), rank);
    json_field(j, S("centre"), c->whole_map ? S("All") : s->data.areas[c->centre].id);
    json_key(j, S("areas"));
    json_array_begin(j);
    for (size_t i = 0; i < c->nareas; i++)
        json_put(j, s->data.areas[c->areas[i]].id);
    json_array_end(j);
    json_field(j, S("radius_km"), c->radius);
    json_field(j, S("start"), first);
    json_field(j, S("end"), last);
    json_field(j, S("observed"), (int64_t)c->observed);
    json_field(j, S("expected"), c->expected);
    json_field(j, S("statistic"), c->llr);
    json_field(j, S("llr"), c->llr);
    json_field(j, S("p"), c->p);
    json_field(j, S("p_gumbel"), c->p_gumbel);
    json_field(j, S("recurrence_interval_days"), c->recurrence_interval);
    json_object_end(j);
}

void
satscan_json(const Satscan *s, const ScanResult *r, Buf *out)
{
    Json j = json_new(out);
    json_object_begin(&j);
    json_field(&j, S("model"), model_name(s->options.model));
    json_field(&j, S("analysis"), analysis_name(s->options.time));
    json_field(&j, S("cases"), (int64_t)r->cases);
    json_field(&j, S("areas"), s->data.nareas);
    json_field(&j, S("places"), r->places);
    json_field(&j, S("rows_outside_period"), s->rows_outside);
    json_field(&j, S("rows_of_unknown_areas"), s->rows_unknown);
    json_field(&j, S("replications"), (int64_t)r->replications);
    json_field(&j, S("seed"), (int64_t)s->options.seed);
    json_key(&j, S("clusters"));
    json_array_begin(&j);
    for (size_t i = 0; i < r->nclusters; i++)
        put_cluster(&j, s, &r->clusters[i], i + 1);
    json_array_end(&j);
    json_object_end(&j);
    json_done(&j);
    buf_char(out, '\n');
}

static void
put_line(const Satscan *s, const ScanCluster *c, size_t rank, Buf *out)
{
    Str first, last, id = c->whole_map ? S("All") : s->data.areas[c->centre].id;
    period(out->arena, s, c, &first, &last);
    if (id.n > 20)
        id.n = 20;
    buf_fmt(out, "%4zu  %-20.*s %5zu %9.2f  %-10.*s  %-10.*s %8zu %9.2f %9.4f ", rank, (int)id.n,
            id.p, c->nareas, c->radius, (int)first.n, first.p ? first.p : "", (int)last.n,
            last.p ? last.p : "", (size_t)c->observed, c->expected, c->llr);
    if (!isnan(c->p))
        buf_fmt(out, " %8.5f", c->p);
    if (!isnan(c->recurrence_interval))
        buf_fmt(out, "  %10.0f d", c->recurrence_interval);
    buf_char(out, '\n');
}

void
satscan_text(const Satscan *s, const ScanResult *r, Buf *out)
{
    Str analysis = analysis_name(s->options.time), model = model_name(s->options.model);
    buf_fmt(out, "%.*s scan, %.*s model: %zu cases in %zu areas, %u replications, seed %llu\n",
            (int)analysis.n, analysis.p, (int)model.n, model.p, (size_t)r->cases, s->data.nareas,
            r->replications, (unsigned long long)s->options.seed);
    if (s->rows_outside + s->rows_unknown > 0)
        buf_fmt(out, "passed over: %zu rows outside the period, %zu of areas without coordinates\n",
                s->rows_outside, s->rows_unknown);
    if (r->nclusters == 0) {
        buf_put(out, S("no cluster\n"));
        return;
    }
    buf_fmt(out, "%4s  %-20s %5s %9s  %-10s  %-10s %8s %9s %9s  %8s  %12s\n", "rank", "centre",
            "areas", s->data.degrees ? "km" : "radius", "from", "to", "observed", "expected",
            "statistic", "p", "once in");
    for (size_t i = 0; i < r->nclusters; i++)
        put_line(s, &r->clusters[i], i + 1, out);
}
