// Running: take what is due, in batches; note each in a declaration and in the log.
#include "app/bewaren/bewaren.h"

#include "app/bewaren/bewaren_kind.h"
#include "app/layout/layout.h"
#include "app/setting/setting.h"
#include "bewaren_erase_queries.h"
#include "bewaren_work_queries.h"

enum { DAY_S = 86400, STEP_MEMORY = 64 << 20 };

// One call of bewaren_run(). What a transaction makes it puts in `done` first, and from there in
// the rest when the transaction was committed: it may be tried more than once.
typedef struct Work {
    const Context *context;
    AuditActor who;
    Arena *page; // of one batch
    int64_t now, keep_draft_days, keep_audit_days;
    Str today;
    int64_t run_id; // 0: no declaration yet
    char number[24], span[24];
    size_t number_n, span_n;
    int64_t items;
    bool touched_search;
    struct Step {
        int64_t run_id, items;
        Str number, span;
        bool more, touched_search;
    } done;
} Work;

static Str
number_of(const Work *w)
{
    return (Str){w->number, w->number_n};
}

static Str
span_of(const Work *w)
{
    return (Str){w->span, w->span_n};
}

static size_t
keep_text(char *room, size_t size, Str s)
{
    REQUIRE(s.n <= size);
    for (size_t i = 0; i < s.n; i++)
        room[i] = s.p[i];
    return s.n;
}

Err
bewaren_run_begin(Db *db, Arena *a, int64_t now, int64_t account_id, int64_t *id, Str *number)
{
    TRY(setting_next_number(db, a, S("V"), now, number));
    *id = random_id();
    return q_bewaren_run_add(db, a, *id, *number, now, account_id, layout_day_of(a, now));
}

// The declaration of this run: the one of an earlier batch, one that was broken off, or a new one.
static Err
find_run(Work *w, Db *db)
{
    BewarenRunOpenRows open;
    struct Step *s = &w->done;
    s->run_id = w->run_id;
    s->number = number_of(w);
    s->span = span_of(w);
    if (s->run_id != 0)
        return OK;
    TRY(q_bewaren_run_open(db, w->page, &open));
    if (open.n > 0) {
        s->run_id = open.v[0].id;
        s->number = open.v[0].number;
    } else
        TRY(bewaren_run_begin(db, w->page, w->now, w->who.id, &s->run_id, &s->number));
    return audit_add_as(db, w->page, w->context, w->who, w->now,
                        (AuditEntry){.name = S("retention.started"),
                                     .activity = S("bewaren"),
                                     .object_kind = S("destruction_run"),
                                     .object_id = s->run_id,
                                     .object = s->number,
                                     .span = &s->span});
}

static Err
take_one(Work *w, Db *db, const BewarenDueRow *d)
{
    const BewarenKind *kind = bewaren_kind(d->what);
    Str due_on = d->due_on;
    if (due_on.n == 0)
        due_on = layout_day_of(w->page, d->at + w->keep_draft_days * DAY_S);
    TRY(kind->erase(db, w->page, d));
    TRY(q_bewaren_line_add(db, w->page, random_id(), w->done.run_id, d->what, d->object,
                           kind->action, d->term, due_on));
    if (!kind->activity.p)
        return OK;
    return audit_add_as(db, w->page, w->context, w->who, w->now,
                        (AuditEntry){.name = kind->event,
                                     .activity = kind->activity,
                                     .object_kind = d->what,
                                     .object_id = d->id,
                                     .object = d->object,
                                     .detail = d->term,
                                     .parent_span = w->done.span});
}

static Err
take_batch(Db *db, void *arg)
{
    Work *w = arg;
    BewarenDueRows due;
    int64_t draft_upto = w->now - w->keep_draft_days * DAY_S;
    w->done = (struct Step){0};
    TRY(q_bewaren_due(db, w->page, w->today, w->today, draft_upto, BEWAREN_BATCH, &due));
    if (due.n == 0)
        return OK;
    TRY(find_run(w, db));
    for (size_t i = 0; i < due.n; i++) {
        TRY(take_one(w, db, &due.v[i]));
        w->done.touched_search |= str_eq(due.v[i].what, S("signal"));
    }
    w->done.items = (int64_t)due.n;
    w->done.more = due.n == BEWAREN_BATCH;
    return q_bewaren_run_count(db, w->page, w->done.run_id, w->done.items);
}

// Lines of the log beyond their term. They go to no declaration line each, but to one for a range.
static Err
take_audit(Db *db, void *arg)
{
    Work *w = arg;
    Arena *a = w->page;
    BewarenKindPausedRow paused;
    AuditTrim trim;
    w->done = (struct Step){0};
    TRY(q_bewaren_kind_paused(db, a, S("audit"), w->today, &paused));
    if (paused.n > 0)
        return OK;
    int64_t before = w->now - w->keep_audit_days * DAY_S;
    TRY(audit_trim(db, a, w->context, before, BEWAREN_AUDIT_BATCH, &trim));
    if (trim.first == 0)
        return OK;
    TRY(find_run(w, db));
    Str lines =
        str_fmt(a, "regel %lld tot en met %lld", (long long)trim.first, (long long)trim.last);
    TRY(q_bewaren_line_add(db, a, random_id(), w->done.run_id, S("audit"), lines, S("vernietigd"),
                           S("keep_audit_days"), w->today));
    w->done.items = 1;
    w->done.more = trim.last - trim.first + 1 == BEWAREN_AUDIT_BATCH;
    TRY(q_bewaren_run_count(db, a, w->done.run_id, 1));
    return audit_add_as(db, a, w->context, w->who, w->now,
                        (AuditEntry){.name = S("audit.destroyed"),
                                     .activity = S("bewaren"),
                                     .object_kind = S("audit"),
                                     .detail = lines,
                                     .parent_span = w->done.span});
}

static Err
finish(Db *db, void *arg)
{
    Work *w = arg;
    if (w->touched_search)
        TRY(bewaren_clean_search(db, w->page));
    TRY(q_bewaren_run_finish(db, w->page, w->run_id, w->now));
    return audit_add_as(db, w->page, w->context, w->who, w->now,
                        (AuditEntry){.name = S("retention.finished"),
                                     .activity = S("bewaren"),
                                     .object_kind = S("destruction_run"),
                                     .object_id = w->run_id,
                                     .object = number_of(w),
                                     .detail = str_fmt(w->page, "%lld", (long long)w->items),
                                     .parent_span = span_of(w)});
}

// Batches of one sort, until nothing is left or the run is full.
static Err
take_all(Work *w, Db *db, Err (*batch)(Db *db, void *arg))
{
    bool more = true;
    while (more && w->items < BEWAREN_RUN_MAX) {
        TRY(db_transaction(db, batch, w));
        more = w->done.more;
        if (w->done.run_id != 0 && w->run_id == 0) {
            w->run_id = w->done.run_id;
            w->number_n = keep_text(w->number, sizeof(w->number), w->done.number);
            w->span_n = keep_text(w->span, sizeof(w->span), w->done.span);
        }
        w->items += w->done.items;
        w->touched_search |= w->done.touched_search;
        arena_reset(w->page);
    }
    return OK;
}

// A run that was broken off after its last record: it must be finished all the same.
static Err
take_up(Db *db, void *arg)
{
    Work *w = arg;
    BewarenRunOpenRows open;
    w->done = (struct Step){0};
    TRY(q_bewaren_run_open(db, w->page, &open));
    if (open.n == 0)
        return OK;
    w->done.touched_search = true;
    return find_run(w, db);
}

Err
bewaren_run(Db *db, Arena *a, const Context *c, int64_t now, AuditActor who, BewarenResult *out)
{
    Work w = {.context = c, .who = who, .now = now, .today = layout_day_of(a, now)};
    *out = (BewarenResult){0};
    if (!w.who.trace.p)
        w.who.trace = audit_trace(a);
    TRY(setting_number(db, a, S("keep_draft_days"), &w.keep_draft_days));
    TRY(setting_number(db, a, S("keep_audit_days"), &w.keep_audit_days));
    w.page = arena_new(STEP_MEMORY);
    Err e = take_all(&w, db, take_up);
    if (!failed(e))
        e = take_all(&w, db, take_batch);
    if (!failed(e))
        e = take_all(&w, db, take_audit);
    if (!failed(e) && w.run_id != 0)
        e = db_transaction(db, finish, &w);
    arena_free(w.page);
    TRY(e);
    *out =
        (BewarenResult){w.run_id, str_copy(a, number_of(&w)), w.items, w.items >= BEWAREN_RUN_MAX};
    return OK;
}

// ---- by decision --------------------------------------------------------------------------------

Err
bewaren_destroy_signal(Req *r, Db *db, int64_t id, Str reason)
{
    Arena *a = r->arena;
    EraseSignalGetRow signal;
    BewarenSignalPausedRow paused;
    int64_t run_id;
    Str number, span;
    Str today = layout_day_of(a, r->now);
    TRY(q_erase_signal_get(db, a, id, &signal));
    if (str_eq(signal.status, S("vernietigd")) || str_eq(signal.status, S("geanonimiseerd")))
        FAIL(E_NOT_FOUND, "the signal has no content any more");
    TRY(q_bewaren_signal_paused(db, a, id, today, &paused));
    if (paused.n > 0)
        FAIL(E_CONFLICT, "a pause keeps this signal");
    TRY(bewaren_erase_signal(db, a, id, r->now));
    TRY(bewaren_clean_search(db, a));
    TRY(bewaren_run_begin(db, a, r->now, r->user.id, &run_id, &number));
    TRY(q_bewaren_line_add(db, a, random_id(), run_id, S("signal"), signal.number, S("vernietigd"),
                           S("besluit"), today));
    TRY(q_bewaren_run_count(db, a, run_id, 1));
    TRY(q_bewaren_run_finish(db, a, run_id, r->now));
    TRY(audit_add(r, db,
                  (AuditEntry){.name = S("retention.decided"),
                               .activity = S("bewaren"),
                               .object_kind = S("destruction_run"),
                               .object_id = run_id,
                               .object = number,
                               .span = &span}));
    return audit_add(r, db,
                     (AuditEntry){.name = S("signal.destroyed"),
                                  .activity = S("bewaren"),
                                  .object_kind = S("signal"),
                                  .object_id = id,
                                  .object = signal.number,
                                  .detail = reason,
                                  .parent_span = span});
}

Err
bewaren_destroy_record(Req *r, Db *db, Str what, int64_t id, Str object, Str reason)
{
    const BewarenKind *kind = bewaren_kind(what);
    Arena *a = r->arena;
    BewarenRecordPausedRow paused;
    int64_t run_id;
    Str number, span;
    Str today = layout_day_of(a, r->now);
    TRY(q_bewaren_record_paused(db, a, what, id, today, &paused));
    if (paused.n > 0)
        FAIL(E_CONFLICT, "a pause keeps this record");
    TRY(kind->erase(db, a, &(BewarenDueRow){.what = what, .id = id, .object = object}));
    TRY(bewaren_run_begin(db, a, r->now, r->user.id, &run_id, &number));
    TRY(q_bewaren_line_add(db, a, random_id(), run_id, what, object, kind->action, S("besluit"),
                           today));
    TRY(q_bewaren_run_count(db, a, run_id, 1));
    TRY(q_bewaren_run_finish(db, a, run_id, r->now));
    TRY(audit_add(r, db,
                  (AuditEntry){.name = S("retention.decided"),
                               .activity = S("bewaren"),
                               .object_kind = S("destruction_run"),
                               .object_id = run_id,
                               .object = number,
                               .span = &span}));
    return audit_add(r, db,
                     (AuditEntry){.name = kind->event,
                                  .activity = S("bewaren"),
                                  .object_kind = what,
                                  .object_id = id,
                                  .object = object,
                                  .detail = reason,
                                  .parent_span = span});
}

// ---- traces of access ---------------------------------------------------------------------------

typedef struct Purge {
    Arena *arena;
    int64_t now;
} Purge;

static Err
purge(Db *db, void *arg)
{
    const Purge *p = arg;
    Str today = layout_day_of(p->arena, p->now);
    TRY(q_erase_reviews(db, p->arena, today));
    TRY(q_erase_draws(db, p->arena, today));
    TRY(q_erase_sessions(db, p->arena, p->now));
    TRY(q_erase_invitations(db, p->arena, p->now - BEWAREN_INVITATION_S));
    TRY(q_erase_login_failures(db, p->arena, p->now, p->now - BEWAREN_ATTEMPT_S));
    return q_erase_rates(db, p->arena, p->now - BEWAREN_ATTEMPT_S);
}

Err
bewaren_purge(Db *db, Arena *a, int64_t now)
{
    return db_transaction(db, purge, &(Purge){a, now});
}
