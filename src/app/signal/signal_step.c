// The steps of a signal, and what each does to its terms.
#include "app/signal/signal_step.h"

#include "app/account/account.h"
#include "app/audit/audit.h"
#include "app/bericht/bericht.h"
#include "app/bewaren/bewaren.h"
#include "app/setting/setting.h"
#include "base/secret.h"
#include "signal_queries.h"

enum { DETAIL_MAX = 4096 };

const SignalStep signal_steps[SIGNAL_STEPS] = {
    {STR("ontvangen"), STR("navraag"), 0, STR("Begin met navraag")},
    {STR("ontvangen"), STR("gereed"), NEEDS_NAVRAAG, STR("Gereed voor agenda")},
    {STR("navraag"), STR("gereed"), NEEDS_NAVRAAG, STR("Gereed voor agenda")},
    {STR("gereed"), STR("geagendeerd"), 0, STR("Op een agenda buiten Weerglas")},
    {STR("geagendeerd"), STR("gewogen"), NEEDS_OUTCOME | NEEDS_REASON, STR("Weging vastleggen")},
    {STR("gewogen"), STR("afgesloten"), 0, STR("Afsluiten")},
    {STR("gewogen"), STR("verwezen"), NEEDS_OUTCOME | MAY_REFER, STR("Verwijzen")},
    {STR("ontvangen"), STR("niet_geagendeerd"), NEEDS_REASON, STR("Niet agenderen")},
    {STR("navraag"), STR("niet_geagendeerd"), NEEDS_REASON, STR("Niet agenderen")},
    {STR("gereed"), STR("niet_geagendeerd"), NEEDS_REASON, STR("Niet agenderen")},
    {STR("geagendeerd"), STR("niet_geagendeerd"), NEEDS_REASON, STR("Niet agenderen")},
    {STR("gewogen"), STR("niet_geagendeerd"), NEEDS_REASON, STR("Niet agenderen")},
    {STR("niet_geagendeerd"), STR("navraag"), NEEDS_REASON, STR("Toch opvolgen")},
    {STR("niet_geagendeerd"), STR("gereed"), NEEDS_NAVRAAG, STR("Toch gereed voor agenda")},
    {STR("niet_geagendeerd"), STR("niet_geagendeerd"), NEEDS_REASON, STR("Herzien, blijft zo")},
    {STR("niet_geagendeerd"), STR("afgesloten"), NEEDS_REASON, STR("Afsluiten")},
    {STR("geagendeerd"), STR("gereed"), NEEDS_REASON, STR("Van de agenda, later opnieuw")},
    {STR("gereed"), STR("navraag"), NEEDS_REASON, STR("Terug naar navraag")},
};

const SignalStep *
signal_step(Str from, Str to)
{
    for (size_t i = 0; i < SIGNAL_STEPS; i++)
        if (str_eq(signal_steps[i].from, from) && str_eq(signal_steps[i].to, to))
            return &signal_steps[i];
    return NULL;
}

Str
signal_step_refusal(const SignalFollowGetRow *s, const SignalChange *c)
{
    const SignalStep *step = signal_step(s->status, c->to);
    bool has_reason = str_characters(c->reason) >= SIGNAL_REASON_MIN;
    if (!step)
        return S("die stap kan niet vanuit de status die het nu heeft");
    if ((step->needs & NEEDS_NAVRAAG) && !s->followed_up && !has_reason)
        return S("er is nog geen navraag gedaan, en er staat geen reden bij waarom niet");
    if ((step->needs & NEEDS_REASON) && !has_reason)
        return S("een reden van ten minste 10 tekens ontbreekt");
    if ((step->needs & NEEDS_OUTCOME) && c->outcome.n == 0 && s->outcome.n == 0)
        return S("de uitkomst van de weging ontbreekt");
    if (str_eq(c->outcome, S("onterecht")) && !c->is_sure)
        return S("vernietigen moet u per signaal bevestigen");
    return (Str){0};
}

// ---- terms --------------------------------------------------------------------------------------

Err
signal_days(Db *db, Arena *a, SignalDays *out)
{
    TRY(setting_number(db, a, S("follow_up_days"), &out->follow_up));
    TRY(setting_number(db, a, S("ready_days"), &out->ready));
    TRY(setting_number(db, a, S("weigh_days"), &out->weigh));
    TRY(setting_number(db, a, S("keep_signal_days"), &out->keep));
    return setting_number(db, a, S("keep_contact_days"), &out->keep_contact);
}

Str
signal_due_after(Arena *a, const SignalDays *days, Str status, Str today)
{
    int64_t n = str_eq(status, S("navraag"))            ? days->follow_up
                : str_eq(status, S("gereed"))           ? days->weigh
                : str_eq(status, S("geagendeerd"))      ? days->weigh
                : str_eq(status, S("gewogen"))          ? days->ready
                : str_eq(status, S("niet_geagendeerd")) ? SIGNAL_REVIEW_DAYS
                                                        : 0;
    return layout_day_add(a, today, n);
}

static bool
is_closed(Str status)
{
    return str_eq(status, S("afgesloten")) || str_eq(status, S("verwezen"));
}

// ---- events -------------------------------------------------------------------------------------

Err
signal_event(Req *r, Db *db, int64_t signal_id, Str kind, Str body, Str detail)
{
    return q_signal_event_add(db, r->arena, random_id(), signal_id, r->now, r->user.id, kind, S(""),
                              S(""), body, detail);
}

Err
signal_audit(Req *r, Db *db, const char *name, const SignalFollowGetRow *s, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = str_z(name),
                                  .activity = S("signaleren"),
                                  .object_kind = S("signal"),
                                  .object_id = s->id,
                                  .object = s->number,
                                  .detail = detail});
}

static void
put_pair(Out *o, const char *name, Str value)
{
    html_lit(o, o->n > 0 ? S("&") : S(""));
    html_lit(o, str_z(name));
    html_lit(o, S("="));
    html_url_str(o, value, false);
}

static void
put_number(Out *o, const char *name, int64_t value)
{
    put_pair(o, name, str_fmt(o->arena, "%lld", (long long)value));
}

// How the signal was before a step, so that the step can be undone.
static Out
before(Arena *a, const SignalFollowGetRow *s, int64_t batch)
{
    Out o = out_new(a, DETAIL_MAX);
    put_number(&o, "na", s->version + 1); // the version that the step made
    put_number(&o, "serie", batch);
    put_pair(&o, "status", s->status);
    put_number(&o, "status_at", s->status_at);
    put_pair(&o, "due_on", s->due_on);
    put_pair(&o, "keep_until", s->keep_until);
    put_pair(&o, "outcome", s->outcome);
    put_pair(&o, "reason", s->reason);
    put_pair(&o, "reference", s->reference);
    put_number(&o, "followed_up", s->followed_up);
    put_number(&o, "assigned_to", s->assigned_to);
    return o;
}

// ---- taking a step ------------------------------------------------------------------------------

static Err
save(Req *r, Db *db, const SignalFollowGetRow *s, const SignalFollowGetRow *to)
{
    SignalFollowStepRows changed;
    TRY(q_signal_follow_step(db, r->arena, s->id, r->user.id, s->version, to->status, to->status_at,
                             to->due_on, to->keep_until, to->outcome, to->reason, to->reference,
                             to->followed_up, to->assigned_to, &changed));
    if (changed.n == 0)
        FAIL(E_CONFLICT, "%s was changed by someone else", s->number.p);
    return OK;
}

Err
signal_take_step(Req *r, Db *db, const SignalDays *days, const SignalFollowGetRow *s,
                 const SignalChange *c)
{
    Arena *a = r->arena;
    Str today = layout_day_of(a, r->now);
    bool unfounded = str_eq(c->outcome, S("onterecht"));
    SignalFollowGetRow to = *s;
    Out detail = before(a, s, c->batch);
    REQUIRE(!signal_step_refusal(s, c).p);
    to.status = c->to;
    to.status_at = r->now;
    to.due_on = is_closed(c->to) || unfounded ? s->due_on : signal_due_after(a, days, c->to, today);
    if (is_closed(c->to))
        to.keep_until = layout_day_add(a, today, days->keep);
    to.outcome = c->outcome.n > 0 ? c->outcome : s->outcome;
    to.reason = c->reason.n > 0 ? c->reason : s->reason;
    to.reference = c->reference.n > 0 ? c->reference : s->reference;
    put_pair(&detail, "kenmerk", c->reference);
    put_pair(&detail, "grondslag", c->ground);
    put_pair(&detail, "geinformeerd", c->informed);
    TRY(save(r, db, s, &to));
    TRY(q_signal_event_add(db, a, random_id(), s->id, r->now, r->user.id, S("status"), s->status,
                           to.status, c->reason, out_html(&detail).markup));
    TRY(signal_audit(r, db, "signal.status", s, to.status));
    return unfounded ? bewaren_destroy_signal(r, db, s->id, c->outcome) : OK;
}

// What a hand-over is told as: by the version that it made, so that undoing it takes that back.
static Str
told_once(Arena *a, int64_t signal_id, int64_t version)
{
    return str_fmt(a, "overdracht-%lld-%lld", (long long)signal_id, (long long)version);
}

Err
signal_hand_over(Req *r, Db *db, const SignalFollowGetRow *s, int64_t to, Str name, Str note,
                 int64_t batch)
{
    SignalFollowGetRow changed = *s;
    Out detail = before(r->arena, s, batch);
    changed.assigned_to = to;
    put_pair(&detail, "aan", name);
    TRY(save(r, db, s, &changed));
    TRY(signal_event(r, db, s->id, S("overdracht"), note, out_html(&detail).markup));
    if (to != r->user.id)
        TRY(bericht_add(db, r->arena,
                        &(BerichtNew){.account_id = to,
                                      .kind = BERICHT_OVERDRACHT,
                                      .path = str_fmt(r->arena, "/signalen/%lld", (long long)s->id),
                                      .once = told_once(r->arena, s->id, s->version + 1),
                                      .now = r->now}));
    return signal_audit(r, db, "signal.handover", s, S(""));
}

Err
signal_colleagues(Db *db, Arena *a, int64_t circle_id, Choices *out)
{
    SignalFollowColleaguesRows rows;
    TRY(q_signal_follow_colleagues(db, a, circle_id, &rows));
    Choice *v = NEW_N(a, rows.n + 1, Choice);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        Str id = str_fmt(a, "%lld", (long long)rows.v[i].id);
        bool is_there = n > 0 && str_eq(v[n - 1].code, id); // by another role
        if (!is_there && (role_can(rows.v[i].role) & CAN_SIGNAL_FOLLOW))
            v[n++] = (Choice){id, rows.v[i].name};
    }
    *out = (Choices){n, v};
    return OK;
}

// ---- undoing ------------------------------------------------------------------------------------

enum { UNDO_MOST = 200 };

static int64_t
number_in(const Form *f, const char *name)
{
    int64_t n;
    return str_to_int(form_value(f, str_z(name)), &n) ? n : 0;
}

// The signal as an event says that it was. False when it does not say so (any more).
static bool
read_before(Arena *a, Str detail, Form *out)
{
    return detail.n > 0 && !failed(form_decode_query(a, detail, out)) &&
           form_value(out, S("status")).n > 0;
}

Err
signal_may_undo(Req *r, int64_t signal_id, int64_t version, bool *out)
{
    SignalFollowMineRows mine;
    Form was;
    *out = false;
    TRY(q_signal_follow_mine(r->db, r->arena, r->user.id, r->now - SIGNAL_UNDO_S, UNDO_MOST,
                             &mine));
    for (size_t i = 0; i < mine.n; i++)
        if (mine.v[i].signal_id == signal_id) {
            *out =
                read_before(r->arena, mine.v[i].detail, &was) && number_in(&was, "na") == version;
            return OK;
        }
    return OK;
}

// Put back what one event changed; *done tells whether nothing was in the way.
static Err
undo_event(Req *r, Db *db, const SignalFollowMineRow *e, const Form *was, bool *done)
{
    SignalFollowGetRow s;
    *done = false;
    Err found = q_signal_follow_get(db, r->arena, e->signal_id, r->user.id, &s);
    if (err_code(found) == E_NOT_FOUND)
        return OK; // not in one's circle any more
    TRY(found);
    if (s.version != number_in(was, "na"))
        return OK;
    SignalFollowGetRow to = s;
    to.status = form_value(was, S("status"));
    to.status_at = number_in(was, "status_at");
    to.due_on = form_value(was, S("due_on"));
    to.keep_until = form_value(was, S("keep_until"));
    to.outcome = form_value(was, S("outcome"));
    to.reason = form_value(was, S("reason"));
    to.reference = form_value(was, S("reference"));
    to.followed_up = number_in(was, "followed_up");
    to.assigned_to = number_in(was, "assigned_to");
    TRY(save(r, db, &s, &to));
    TRY(q_signal_follow_undone(db, r->arena, e->id));
    TRY(q_signal_event_add(db, r->arena, random_id(), s.id, r->now, r->user.id, S("ongedaan"),
                           s.status, to.status, S(""), S("")));
    TRY(signal_audit(r, db, "signal.undone", &s, e->kind));
    TRY(bericht_drop(db, r->arena, told_once(r->arena, s.id, s.version), 0));
    *done = true;
    return OK;
}

Err
signal_undo(Req *r, Db *db, int64_t signal_id, int64_t batch, int64_t *undone)
{
    SignalFollowMineRows mine;
    *undone = 0;
    TRY(q_signal_follow_mine(db, r->arena, r->user.id, r->now - SIGNAL_UNDO_S, UNDO_MOST, &mine));
    for (size_t i = 0; i < mine.n; i++) {
        Form was;
        bool done = false;
        bool is_it = read_before(r->arena, mine.v[i].detail, &was) &&
                     (batch ? number_in(&was, "serie") == batch : mine.v[i].signal_id == signal_id);
        if (is_it)
            TRY(undo_event(r, db, &mine.v[i], &was, &done));
        *undone += done;
        if (is_it && !batch)
            return OK; // the last step only
    }
    return OK;
}
