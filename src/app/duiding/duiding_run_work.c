// Doing a run: reading, replaying the days that it is compared with, computing, storing.
#include "app/duiding/duiding_store.h"
#include "base/log.h"
#include "duiding_run_queries.h"

#include <math.h>
#include <string.h>
#include <time.h>

enum { MEMORY = 384 << 20, DAY_MEMORY = 160 << 20, FORGET_DAYS = 400, PAST_SEED = 1 };

// One run that is being done.
typedef struct Job {
    Db *db;
    Arena *arena;
    const Context *context;
    RunNextRow run;
    int64_t now, beat_at, next_beat; // beat_at: as it is in the database
    struct timespec began;
    bool to_the_end, mine, must_stop;
    int64_t done, total;
    DuidingInput in;
    Str past_hash;
    double *past; // [theme * DUIDING_DAYS + day]; -1: not yet computed
} Job;

static int64_t
elapsed_s(const Job *j)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec - j->began.tv_sec;
}

// ---- claims and beats ---------------------------------------------------------------------------

static Err
claim(Db *db, void *arg)
{
    Job *j = arg;
    RunClaimRows rows;
    bool died = str_eq(j->run.state, S("bezig")) && j->run.beat_at > 0;
    TRY(q_run_claim(db, j->arena, j->run.id, j->run.state, j->run.beat_at,
                    j->run.tries + (died ? 1 : 0), j->now, &rows));
    j->mine = rows.n > 0;
    j->beat_at = j->next_beat = j->now;
    return OK;
}

// The beat is a moment that only grows, so that a machine that lost the run sees that.
static Err
beat_at(Db *db, Job *j, int64_t at)
{
    RunBeatRows rows;
    TRY(q_run_beat(db, j->arena, j->run.id, j->beat_at, at, j->done, j->total, &rows));
    j->mine = rows.n > 0;
    j->must_stop = j->mine && rows.v[0].must_stop != 0;
    j->next_beat = at;
    return OK;
}

// fn may run more than once: what it leaves in the database is known only when it is committed.
static Err
commit(Job *j, Err (*fn)(Db *db, void *arg), void *arg)
{
    TRY(db_transaction(j->db, fn, arg));
    j->beat_at = j->next_beat;
    return OK;
}

typedef struct DayResult {
    Job *job;
    int32_t day;
    DuidingScan *scans; // of each theme; NULL: only the beat
    bool known;
} DayResult;

static Err
store_day(Db *db, void *arg)
{
    const DayResult *d = arg;
    Job *j = d->job;
    Str day = d->scans ? duiding_day_text(j->arena, d->day) : S("");
    for (size_t t = 0; d->scans && t <= j->in.nthemes; t++)
        TRY(q_past_put(db, j->arena, j->run.partnership_id, duiding_theme(t), day, j->past_hash,
                       d->scans[t].statistic, d->known ? d->scans[t].p : -1));
    return beat_at(db, j, j->now + elapsed_s(j));
}

typedef struct End {
    Job *job;
    Str state, trouble;
} End;

static Err
end(Db *db, void *arg)
{
    const End *k = arg;
    const Job *j = k->job;
    RunEndRows rows;
    int64_t now = j->now + elapsed_s(j);
    TRY(q_run_end(db, j->arena, j->run.id, j->beat_at, k->state, now, k->trouble, &rows));
    if (rows.n == 0)
        return OK;
    return audit_add_as(db, j->arena, j->context, (AuditActor){.text = S("Weerglas, duiding")}, now,
                        (AuditEntry){.name = S("analysis.ended"),
                                     .activity = S("duiden"),
                                     .object_kind = S("analysis_run"),
                                     .object_id = j->run.id,
                                     .object = j->run.number,
                                     .detail = k->state,
                                     .failed = str_eq(k->state, S("mislukt"))});
}

static Err
lay_aside(Db *db, void *arg)
{
    return beat_at(db, arg, 0);
}

// ---- the days before ----------------------------------------------------------------------------

static size_t
theme_index(const DuidingInput *in, Str code)
{
    for (size_t t = 0; t <= in->nthemes; t++)
        if (str_eq(duiding_theme(t), code))
            return t;
    return in->nthemes + 1;
}

static Err
read_past(Db *db, Arena *a, int64_t partnership_id, const DuidingInput *in, Str hash, double *past)
{
    PastDaysRows rows;
    int32_t first = in->as_of - DUIDING_DAYS;
    for (size_t i = 0; i < (in->nthemes + 1) * DUIDING_DAYS; i++)
        past[i] = -1;
    TRY(q_past_days(db, a, partnership_id, hash, duiding_day_text(a, first),
                    duiding_day_text(a, in->as_of - 1), &rows));
    for (size_t i = 0; i < rows.n; i++) {
        size_t t = theme_index(in, rows.v[i].theme);
        int32_t day = duiding_day(rows.v[i].day) - first;
        if (t <= in->nthemes)
            past[t * DUIDING_DAYS + (size_t)day] = rows.v[i].p < 0 ? (double)NAN : rows.v[i].p;
    }
    return OK;
}

// All themes of one day before; whether there was history enough to look.
static Err
replay_day(Arena *a, const DuidingInput *in, int32_t day, double *past, DuidingScan *scans,
           bool *known)
{
    size_t at = (size_t)(day - (in->as_of - DUIDING_DAYS));
    *known = day - in->since + 1 >= DUIDING_MIN_DAYS;
    for (size_t t = 0; t <= in->nthemes; t++) {
        TRY(duiding_scan(a, in, t, day, DUIDING_PAST_REPLICATIONS, PAST_SEED, &scans[t]));
        past[t * DUIDING_DAYS + at] = *known ? scans[t].p : (double)NAN;
    }
    return OK;
}

static bool
is_missing(const DuidingInput *in, const double *past, size_t day)
{
    for (size_t t = 0; t <= in->nthemes; t++)
        if (past[t * DUIDING_DAYS + day] == -1)
            return true;
    return false;
}

// Whether the work goes on after this step.
static bool
goes_on(const Job *j)
{
    return j->mine && !j->must_stop && (j->to_the_end || elapsed_s(j) < DUIDING_SLICE_S);
}

static Err
replay(Job *j)
{
    j->total = DUIDING_DAYS + 1;
    j->done = 0;
    for (size_t i = 0; i < DUIDING_DAYS; i++)
        j->done += !is_missing(&j->in, j->past, i);
    for (size_t i = 0; i < DUIDING_DAYS && goes_on(j); i++) {
        if (!is_missing(&j->in, j->past, i))
            continue;
        Arena *own = arena_new(DAY_MEMORY);
        DayResult d = {.job = j, .day = j->in.as_of - DUIDING_DAYS + (int32_t)i};
        d.scans = NEW_N(own, j->in.nthemes + 1, DuidingScan);
        Err e = replay_day(own, &j->in, d.day, j->past, d.scans, &d.known);
        j->done++;
        if (!failed(e))
            e = commit(j, store_day, &d);
        arena_free(own);
        TRY(e);
    }
    return OK;
}

// ---- one run ------------------------------------------------------------------------------------

static Str
program(void)
{
    return S("Weerglas " WEERGLAS_VERSION);
}

static Err
read_reasons(const Job *j, DuidingSettings *s)
{
    RunReasonsRows rows;
    TRY(q_run_reasons(j->db, j->arena, j->run.partnership_id,
                      duiding_day_text(j->arena, j->in.as_of - DUIDING_DAYS - DUIDING_WINDOW),
                      j->run.as_of, DUIDING_REASONS_MAX, &rows));
    DuidingReason *list = NEW_N(j->arena, rows.n + 1, DuidingReason);
    for (size_t i = 0; i < rows.n; i++)
        list[i] = (DuidingReason){theme_index(&j->in, rows.v[i].theme),
                                  duiding_day(rows.v[i].first_on), duiding_day(rows.v[i].last_on)};
    s->reasons = list;
    s->nreasons = rows.n;
    return OK;
}

static Err
compute(Job *j)
{
    DuidingRate rate;
    DuidingResult result;
    TRY(duiding_rate(j->db, j->arena, j->run.partnership_id, &rate));
    DuidingSettings s = duiding_settings((uint64_t)j->run.seed, rate.days);
    TRY(read_reasons(j, &s));
    TRY(duiding_compute(j->arena, &j->in, &s, j->past, DUIDING_DAYS, &result));
    DuidingStore store = {.arena = j->arena,
                          .context = j->context,
                          .run_id = j->run.id,
                          .partnership_id = j->run.partnership_id,
                          .now = j->now + elapsed_s(j),
                          .beat_at = j->beat_at,
                          .number = j->run.number,
                          .settings = duiding_settings_text(j->arena, &s, result.series.farrington),
                          .program = program(),
                          .input_hash = duiding_input_hash(j->arena, &j->in),
                          .result_hash = duiding_result_hash(j->arena, &j->in, &result),
                          .in = &j->in,
                          .result = &result};
    return db_transaction(j->db, duiding_store, &store);
}

static Err
forget(Db *db, void *arg)
{
    Job *j = arg;
    return q_past_forget(db, j->arena, j->run.partnership_id,
                         duiding_day_text(j->arena, j->in.as_of - FORGET_DAYS));
}

// *over: whether the run came to an end, one way or the other.
static Err
work(Job *j, bool *over)
{
    Arena *a = j->arena;
    *over = false;
    TRY(duiding_input(j->db, a, j->run.partnership_id, j->run.as_of, j->run.asked_at + 1, &j->in));
    j->past_hash = duiding_past_hash(a);
    j->past = NEW_N(a, (j->in.nthemes + 1) * DUIDING_DAYS, double);
    TRY(read_past(j->db, a, j->run.partnership_id, &j->in, j->past_hash, j->past));
    TRY(replay(j));
    if (j->mine && !j->must_stop)
        TRY(commit(j, store_day, &(DayResult){.job = j}));
    if (!j->mine)
        return OK;
    *over = true;
    if (j->must_stop)
        return db_transaction(j->db, end, &(End){j, S("gestopt"), S("")});
    if (!goes_on(j) && j->done < DUIDING_DAYS) {
        *over = false;
        return commit(j, lay_aside, j);
    }
    TRY(compute(j));
    return db_transaction(j->db, forget, j);
}

static Str
trouble_of(Err e)
{
    return err_code(e) == E_LIMIT
               ? S("Er zijn te veel signalen of gebieden om in één keer te bekijken.")
               : S("De berekening is afgebroken door een fout. Het logboek van het programma zegt "
                   "welke.");
}

static Err
give_up(Job *j, Str trouble, bool *over)
{
    *over = true;
    return db_transaction(j->db, end, &(End){j, S("mislukt"), trouble});
}

static Err
do_run(Job *j, bool *over)
{
    TRY(db_transaction(j->db, claim, j));
    if (!j->mine)
        return OK;
    bool died = str_eq(j->run.state, S("bezig")) && j->run.beat_at > 0;
    if (died && j->run.tries + 1 >= DUIDING_TRIES)
        return give_up(j, S("De berekening viel steeds stil."), over);
    if (j->run.begun_at > 0 && j->now - j->run.begun_at > DUIDING_LONGEST_S)
        return give_up(j, S("De berekening duurde te lang."), over);
    Err e = work(j, over);
    if (err_code(e) == E_BUSY || !failed(e))
        return e;
    log_error("analysis_failed", "run=%.*s why=\"%s\"", (int)j->run.number.n, j->run.number.p,
              err_text(e));
    return give_up(j, trouble_of(e), over);
}

Err
duiding_work(Db *db, Arena *a, const Context *c, int64_t now, bool to_the_end, size_t *done)
{
    Job first = {.now = now};
    size_t ended = 0;
    clock_gettime(CLOCK_MONOTONIC, &first.began);
    for (bool over = true; over;) {
        RunNextRows rows;
        int64_t at = now + elapsed_s(&first);
        TRY(q_run_next(db, a, at - DUIDING_DEAD_S, &rows));
        if (rows.n == 0 || (!to_the_end && elapsed_s(&first) >= DUIDING_SLICE_S))
            break;
        Job j = {.db = db,
                 .arena = arena_new(MEMORY),
                 .context = c,
                 .run = rows.v[0],
                 .now = at,
                 .to_the_end = to_the_end};
        clock_gettime(CLOCK_MONOTONIC, &j.began);
        over = false;
        Err e = do_run(&j, &over);
        arena_free(j.arena);
        TRY(e);
        ended += over;
    }
    if (done)
        *done = ended;
    arena_give_back();
    return OK;
}

// ---- once more ----------------------------------------------------------------------------------

Err
duiding_again(Db *db, Arena *a, Str number, DuidingAgain *out)
{
    RunOfNumberRow run;
    DuidingInput in;
    DuidingResult result;
    TRY(q_run_of_number(db, a, number, &run));
    if (!str_eq(run.state, S("klaar")))
        FAIL(E_CONFLICT, "the run did not come to its end");
    TRY(duiding_input(db, a, run.partnership_id, run.as_of, run.asked_at + 1, &in));
    double *past = NEW_N(a, (in.nthemes + 1) * DUIDING_DAYS, double);
    TRY(read_past(db, a, run.partnership_id, &in, duiding_past_hash(a), past));
    for (size_t i = 0; i < DUIDING_DAYS; i++) {
        if (!is_missing(&in, past, i))
            continue;
        Arena *own = arena_new(DAY_MEMORY);
        bool known;
        DuidingScan *scans = NEW_N(own, in.nthemes + 1, DuidingScan);
        Err e = replay_day(own, &in, in.as_of - DUIDING_DAYS + (int32_t)i, past, scans, &known);
        arena_free(own);
        TRY(e);
    }
    DuidingSettings s = duiding_settings_read(a, run.settings, (uint64_t)run.seed);
    TRY(duiding_compute(a, &in, &s, past, DUIDING_DAYS, &result));
    *out = (DuidingAgain){.input_then = run.input_hash,
                          .input_now = duiding_input_hash(a, &in),
                          .result_then = run.result_hash,
                          .result_now = duiding_result_hash(a, &in, &result),
                          .program = run.program};
    out->same_input = str_eq(out->input_then, out->input_now);
    out->same_result = str_eq(out->result_then, out->result_now);
    return OK;
}
