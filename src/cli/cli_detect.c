// weerglas detect: rises in a series of counts, from a file.
#include "cli/cli_detect.h"

#include "cli/cli.h"
#include "format/counts.h"
#include "format/iso.h"
#include "format/json.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DETECT_ANSWER_BYTES = 48 << 20 };

// The reason of an error without the places in our code that follow it.
static int
refuse(const char *file, Err e)
{
    Str why = str_z(err_text(e));
    size_t n = why.n;
    for (size_t i = why.n; i > 0 && n == why.n; i--)
        if (str_starts((Str){why.p + i, why.n - i}, S(" (")))
            n = i;
    fprintf(stderr, "weerglas detect: %s%s%.*s\n", file ? file : "", file ? ": " : "", (int)n,
            why.p);
    return err_code(e) == E_INVALID || err_code(e) == E_LIMIT ? CLI_USAGE : CLI_FAILED;
}

static Err
read_open(Arena *a, FILE *f, Str *out)
{
    char *p = arena_bytes(a, COUNTS_MAX_BYTES + 1);
    size_t n = fread(p, 1, COUNTS_MAX_BYTES + 1, f);
    if (ferror(f))
        FAIL(E_INVALID, "cannot be read");
    *out = (Str){p, n};
    return OK;
}

static Err
read_counts(Arena *a, const Options *o, CountSeries *out)
{
    Str text;
    FILE *f = fopen(o->counts, "rb");
    if (!f)
        FAIL(E_INVALID, "cannot be opened: %s", strerror(errno));
    Err e = read_open(a, f, &text);
    fclose(f);
    TRY(e);
    return counts_read(a, text, str_z(o->column), out);
}

static bool
needs_past(const DetectJob *job)
{
    return job->method == BY_GLR_CUSUM || job->method == BY_LR_CUSUM ||
           (job->method == BY_CUSUM && job->cusum.mean_by != CUSUM_GIVEN);
}

// --from or --to as a place in the series.
static Err
place_of(const CountSeries *c, const char *text, const char *option, size_t *out)
{
    int64_t t;
    if (!text)
        return OK;
    if (!str_to_int(str_z(text), &t) || t < c->first_t || t >= c->first_t + (int64_t)c->n)
        FAIL(E_INVALID, "--%s %s is no t of the series, %lld to %lld", option, text,
             (long long)c->first_t, (long long)c->first_t + (long long)c->n - 1);
    *out = (size_t)(t - c->first_t);
    return OK;
}

static Err
series_of(const Options *o, const DetectJob *job, const CountSeries *c, DetectSeries *out)
{
    *out = (DetectSeries){.counts = c->counts,
                          .days = c->days,
                          .n = c->n,
                          .frequency = (size_t)o->frequency,
                          .to = c->n - 1};
    if (needs_past(job) && 2 * out->frequency < c->n)
        out->from = 2 * out->frequency;
    TRY(place_of(c, o->from, "from", &out->from));
    TRY(place_of(c, o->to, "to", &out->to));
    if (out->from > out->to)
        FAIL(E_INVALID, "--from comes after --to");
    return OK;
}

static Err
detect(Arena *a, const DetectJob *job, const DetectSeries *s, DetectResult *out)
{
    switch (job->method) {
    case BY_EARS_C1:
    case BY_EARS_C2:
    case BY_EARS_C3: return ears_detect(a, s, job->ears, out);
    case BY_CUSUM: return cusum_detect(a, s, job->cusum, out);
    case BY_GLR_CUSUM:
    case BY_LR_CUSUM: return glr_detect(a, s, job->glr, out);
    case BY_BAYES: return bayes_detect(a, s, job->bayes, out);
    case BY_FARRINGTON:
    case BY_FARRINGTON_FLEXIBLE: return farrington_detect(a, s, job->farrington, out);
    case DETECT_METHODS: break;
    }
    FAIL(E_INTERNAL, "no such method");
}

// ---- what is shown ------------------------------------------------------------------------------

typedef struct Shown {
    const CountSeries *counts;
    const DetectResult *result;
} Shown;

static const char *
state_name(DetectState state)
{
    switch (state) {
    case DETECT_JUDGED: return "judged";
    case DETECT_NO_HISTORY: return "no-history";
    case DETECT_FEW: return "few";
    case DETECT_UNDEFINED: return "undefined";
    }
    return "";
}

static Err
put_json(const Shown *s, Buf *out)
{
    Json j = json_new(out);
    json_array_begin(&j);
    for (size_t i = 0; i < s->result->n; i++) {
        const DetectPoint *p = &s->result->points[i];
        size_t at = s->result->first + i;
        json_object_begin(&j);
        json_field(&j, S("t"), s->counts->first_t + (int64_t)at);
        json_field(&j, S("observed"), s->counts->counts[at]);
        json_field(&j, S("expected"), p->expected);
        json_field(&j, S("upperbound"), p->upperbound);
        json_field(&j, S("alarm"), p->alarm);
        json_field(&j, S("state"), str_z(state_name(p->state)));
        json_field(&j, S("score"), p->score);
        json_field(&j, S("statistic"), p->statistic);
        json_field(&j, S("p"), p->p);
        json_field(&j, S("dispersion"), p->dispersion);
        json_field(&j, S("trend"), p->trend);
        json_field(&j, S("slope"), p->slope);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_done(&j);
    buf_char(out, '\n');
    if (out->over)
        FAIL(E_LIMIT, "the answer is longer than %d bytes; use --from", DETECT_ANSWER_BYTES);
    return OK;
}

static void
show_number(double v)
{
    if (isfinite(v))
        printf("  %11.3f", v);
    else
        printf("  %11s", "-");
}

static void
show_table(const Shown *s)
{
    static const char *const words[] = {[DETECT_JUDGED] = "",
                                        [DETECT_NO_HISTORY] = "te weinig",
                                        [DETECT_FEW] = "te weinig de laatste tijd",
                                        [DETECT_UNDEFINED] = "niet te zeggen"};
    bool dates = s->counts->days != NULL;
    printf("%6s%s  %9s  %11s  %11s  %s\n", "t", dates ? "  datum     " : "", "geteld", "verwacht",
           "grens", "oordeel");
    for (size_t i = 0; i < s->result->n; i++) {
        const DetectPoint *p = &s->result->points[i];
        size_t at = s->result->first + i;
        printf("%6lld", (long long)s->counts->first_t + (long long)at);
        if (dates) {
            IsoTime day = iso_from_days(s->counts->days[at]);
            printf("  %04d-%02d-%02d", day.year, day.month, day.day);
        }
        printf("  %9lld", (long long)s->counts->counts[at]);
        show_number(p->expected);
        show_number(p->upperbound);
        printf("  %s\n", p->alarm ? "ALARM" : words[p->state]);
    }
}

// ---- the command --------------------------------------------------------------------------------

static Err
read_job(const Options *o, DetectJob *job)
{
    if (!o->method || !o->counts || o->nwords > 0)
        FAIL(E_INVALID, "needs --method METHOD --counts FILE.csv");
    TRY(detect_job(str_z(o->method), job));
    for (int i = 0; i < o->nsets; i++)
        TRY(detect_set(job, str_z(o->sets[i])));
    return OK;
}

static int
run_detect(Arena *a, const Options *o)
{
    DetectJob job;
    CountSeries counts;
    DetectSeries series;
    DetectResult result;
    Err e = read_job(o, &job);
    if (failed(e))
        return refuse(NULL, e);
    e = read_counts(a, o, &counts);
    if (failed(e))
        return refuse(o->counts, e);
    e = series_of(o, &job, &counts, &series);
    if (!failed(e))
        e = detect(a, &job, &series, &result);
    if (failed(e))
        return refuse(NULL, e);
    Shown shown = {&counts, &result};
    if (!o->json) {
        show_table(&shown);
        return CLI_OK;
    }
    Buf out = buf_new(a, DETECT_ANSWER_BYTES);
    e = put_json(&shown, &out);
    if (failed(e))
        return refuse(NULL, e);
    fwrite(out.p, 1, out.n, stdout);
    return CLI_OK;
}

const Command cli_detect[] = {
    {"detect", "--method M --counts F --column C", "rises in a series of counts", run_detect},
    {0},
};
