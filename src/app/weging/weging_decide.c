// A decision and all that follows from it, in the one transaction of the caller.
#include "app/aanpak/aanpak.h"
#include "app/trend/trend.h"
#include "app/weging/weging_inside.h"
#include "base/secret.h"

enum { PARTIES = 60 };

// What the steps of a decision share.
typedef struct Deciding {
    Db *db;
    Arena *a;
    const WegingDecision *d;
    WegingNowRow w;
    Str consequence, label;
    WegingSignalsRows signals;
    int64_t now;
    Str today, meeting;
} Deciding;

static Str
or_empty(Str s)
{
    return s.p ? s : S("");
}

static bool
follows(const Deciding *x, const char *consequence)
{
    return str_eq(x->consequence, str_z(consequence));
}

// ---- signals ------------------------------------------------------------------------------------

static bool
is_open(Str status)
{
    return signal_is_open(status);
}

static bool
is_empty(Str status)
{
    return str_eq(status, S("vernietigd")) || str_eq(status, S("geanonimiseerd"));
}

static Err
event(const Deciding *x, int64_t signal, Str kind, Str from, Str to, Str body)
{
    return q_weging_signal_event(x->db, x->a, random_id(), signal, x->now, x->d->by, kind, from, to,
                                 body);
}

// Where a signal is after the decision, and by which day someone looks at it again.
static Err
set_signal(const Deciding *x, const WegingSignalsRow *s)
{
    int64_t keep_days, ready_days;
    bool refers = follows(x, "verwijzing"), closes = follows(x, "geen") || follows(x, "trend");
    Str to = !is_open(s->status) ? s->status
             : refers            ? S("verwezen")
             : closes            ? S("afgesloten")
                                 : S("gewogen");
    Str said = str_fmt(x->a, "Gewogen in overleg %.*s: %.*s.", (int)x->meeting.n, x->meeting.p,
                       (int)x->label.n, x->label.p);
    // An outcome that the region added is known to signals by its words only.
    bool is_usual = !str_eq(choice_label(signal_outcomes, x->d->outcome), x->d->outcome);
    TRY(setting_number(x->db, x->a, S("keep_signal_days"), &keep_days));
    TRY(setting_number(x->db, x->a, S("ready_days"), &ready_days));
    Str keep = refers || closes ? layout_day_add(x->a, x->today, keep_days) : S("");
    Str due = refers || closes      ? S("")
              : follows(x, "terug") ? x->d->until_on
                                    : layout_day_add(x->a, x->today, ready_days);
    TRY(q_weging_signal_set(x->db, x->a, s->id, to, is_usual ? x->d->outcome : S(""), said,
                            refers ? x->d->case_reference : S(""), due, keep, x->now));
    if (is_open(s->status))
        TRY(event(x, s->id, S("status"), s->status, S("gewogen"), said));
    return is_open(s->status) && !str_eq(to, S("gewogen"))
               ? event(x, s->id, S("status"), S("gewogen"), to, said)
               : OK;
}

// What the reporter reads by the own link.
static Err
give_feedback(const Deciding *x, const WegingSignalsRow *s)
{
    int64_t days;
    TRY(event(x, s->id, S("terugkoppeling"), S(""), S(""), x->d->feedback));
    TRY(setting_number(x->db, x->a, S("keep_contact_days"), &days));
    return q_weging_contact_term(x->db, x->a, s->id, layout_day_add(x->a, x->today, days));
}

static Err
set_signals(const Deciding *x, WegingDecided *out)
{
    int64_t *ids = NEW_N(x->a, x->signals.n + 1, int64_t);
    out->signals = ids;
    for (size_t i = 0; i < x->signals.n; i++) {
        const WegingSignalsRow *s = &x->signals.v[i];
        if (is_empty(s->status))
            continue;
        ids[out->nsignals++] = s->id;
        if (out->destroys)
            continue;
        if (is_open(s->status) || str_eq(s->status, S("kwestie")))
            TRY(set_signal(x, s)); // what was closed before stays as it is
        if (x->d->feedback.n > 0)
            TRY(give_feedback(x, s));
    }
    return OK;
}

// ---- what else follows --------------------------------------------------------------------------

// The item comes back by itself: with its signals and its parties, and the question of today.
static Err
come_back(const Deciding *x, int64_t *id)
{
    WegingPartiesRows parties;
    int64_t organisations[PARTIES], signals[AGENDA_SIGNALS_MAX];
    size_t n = 0, k = 0;
    TRY(q_weging_parties(x->db, x->a, x->d->item_id, &parties));
    for (size_t i = 0; i < parties.n && n < PARTIES; i++)
        organisations[n++] = parties.v[i].organisation_id;
    for (size_t i = 0; i < x->signals.n && k < AGENDA_SIGNALS_MAX; i++)
        if (!is_empty(x->signals.v[i].status))
            signals[k++] = x->signals.v[i].id;
    AgendaNew next = {.partnership_id = x->w.partnership_id,
                      .kind = x->w.kind,
                      .title = x->w.title,
                      .municipality = x->w.municipality,
                      .question = x->d->until_question,
                      .kwestie_id = x->w.kwestie_id,
                      .trend_id = x->w.trend_id,
                      .approach_id = x->w.approach_id,
                      .came_from_id = x->d->item_id,
                      .case_reference = x->w.case_reference,
                      .case_basis = x->w.case_basis,
                      .not_before = x->d->until_on,
                      .proposed_by = x->d->by,
                      .nsignals = k,
                      .nparties = n,
                      .signals = signals,
                      .parties = organisations};
    return agenda_add(x->db, x->a, &next, x->now, id);
}

static Err
make_trend(const Deciding *x, int64_t *id)
{
    TrendNew t = {.partnership_id = x->w.partnership_id,
                  .organisation_id = x->d->organisation_id,
                  .level = S("regionaal"),
                  .theme = x->d->trend_theme,
                  .municipality = S(""),
                  .title = x->d->trend_title,
                  .body = x->d->trend_body,
                  .source = str_fmt(x->a, "Overleg %.*s", (int)x->meeting.n, x->meeting.p),
                  .source_url = S(""),
                  .state = S("concept"),
                  .created_by = x->d->by};
    return trend_add(x->db, x->a, &t, x->now, id);
}

static Err
give_tasks(const Deciding *x)
{
    int64_t days;
    TRY(setting_number(x->db, x->a, S("keep_overleg_days"), &days));
    for (size_t i = 0; i < x->d->ntasks; i++) {
        const WegingTask *t = &x->d->tasks[i];
        AanpakTask told = {.owner_id = t->owner_id, .due_on = t->due_on, .state = S("open")};
        int64_t id = random_id();
        TRY(q_weging_task_add(x->db, x->a, id, x->w.circle_id, x->d->item_id, t->title, t->owner_id,
                              t->organisation_id, t->due_on, x->d->by, x->now,
                              layout_day_add(x->a, t->due_on, days)));
        TRY(aanpak_tell_task(x->db, x->a, &told, id, x->d->by, x->now));
    }
    return OK;
}

static Err
ask(const Deciding *x)
{
    int64_t id;
    AgendaQuestion q = {.item_id = x->d->item_id,
                        .organisation_id = x->d->info_organisation,
                        .question = x->d->info_question,
                        .purpose = S("Nodig om te wegen"),
                        .asked_by = x->d->by};
    return agenda_ask(x->db, x->a, &q, x->now, &id);
}

// ---- deciding -----------------------------------------------------------------------------------

static Err
write_row(const Deciding *x, int64_t trend_id)
{
    const WegingDecision *d = x->d;
    WegingDecideRows rows;
    bool back = follows(x, "terug"), refers = follows(x, "verwijzing");
    TRY(q_weging_decide(x->db, x->a, d->item_id, d->version, d->outcome, d->decision, d->reason,
                        back ? d->until_on : S(""), back ? d->until_question : S(""),
                        refers ? d->case_reference : S(""), refers ? d->case_basis : S(""),
                        refers ? d->case_decided_by : S(""), refers ? d->case_informed : S(""),
                        refers ? or_empty(d->case_reason) : S(""), trend_id, or_empty(d->feedback),
                        x->now, d->by, &rows));
    if (rows.n == 0)
        FAIL(E_CONFLICT, "not in phase besluit, or a colleague was first");
    return OK;
}

static Err
begin(Deciding *x)
{
    OutcomeOfRows outcome;
    WegingMeetingNumberRows meeting;
    TRY(q_weging_now(x->db, x->a, x->d->item_id, &x->w));
    TRY(q_outcome_of(x->db, x->a, x->w.partnership_id, x->d->outcome, &outcome));
    if (outcome.n == 0)
        FAIL(E_NOT_FOUND, "no such outcome");
    x->consequence = outcome.v[0].consequence;
    x->label = outcome.v[0].label;
    TRY(q_weging_meeting_number(x->db, x->a, x->w.meeting_id, &meeting));
    x->meeting = meeting.n > 0 ? meeting.v[0].number : S("");
    x->today = layout_day_of(x->a, x->now);
    return q_weging_signals(x->db, x->a, x->d->item_id, &x->signals);
}

Err
weging_decide(Db *db, Arena *a, const WegingDecision *d, int64_t now, WegingDecided *out)
{
    Deciding x = {.db = db, .a = a, .d = d, .now = now};
    *out = (WegingDecided){0};
    TRY(begin(&x));
    out->destroys = follows(&x, "vernietigen");
    if (follows(&x, "trend"))
        TRY(make_trend(&x, &out->trend_id));
    TRY(write_row(&x, out->trend_id));
    if (follows(&x, "terug"))
        TRY(come_back(&x, &out->next_id));
    if (follows(&x, "vraag"))
        TRY(ask(&x));
    TRY(give_tasks(&x));
    TRY(set_signals(&x, out));
    return agenda_treated(db, a, d->item_id);
}
