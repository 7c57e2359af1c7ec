// Making a kwestie and filling it: one way for every form and the demo.
#include "app/account/account.h"
#include "app/kwestie/kwestie_inside.h"
#include "app/setting/setting.h"

Err
kwestie_add(Db *db, Arena *a, const KwestieNew *k, int64_t now, KwestieAdded *out)
{
    int64_t days, circle;
    TRY(setting_number(db, a, S("keep_kwestie_days"), &days));
    TRY(setting_next_number(db, a, S("K"), now, &out->number));
    TRY(circle_new(db, a, S("kwestie"), out->number, &circle));
    out->id = random_id();
    return q_kwestie_add(db, a, out->id, out->number, k->title, k->core, k->municipality,
                         k->area_id, k->theme, k->phase, circle, k->organisation_id, k->created_by,
                         now, layout_day_add(a, layout_day_of(a, now), days));
}

Err
kwestie_add_member(Db *db, Arena *a, int64_t kwestie_id, int64_t account_id, Str task,
                   int64_t added_by, int64_t now)
{
    KwestieCircleRow k;
    TRY(q_kwestie_circle(db, a, kwestie_id, &k));
    TRY(q_kwestie_member_add(db, a, kwestie_id, account_id, task, added_by, now));
    return circle_let_in(db, a, k.circle_id, account_id);
}

// Until when the text is kept: for a term from today when a kwestie takes the signal, as when it is
// closed; for the term of what was not weighed when it waits for someone again.
static Err
kept_until(Db *db, Arena *a, const KwestieSignalStateRow *s, Str to, int64_t now, Str *out)
{
    bool is_taken = str_eq(to, S("kwestie"));
    int64_t days;
    *out = s->keep_until;
    if (!is_taken && !signal_is_open(to))
        return OK;
    TRY(setting_number(db, a, is_taken ? S("keep_signal_days") : S("keep_unweighed_days"), &days));
    *out = layout_day_add(a, layout_day_of(a, is_taken ? now : s->received_at), days);
    return OK;
}

// A status with its event. Unlinked and linked signals keep the day of their next step.
static Err
set_status(Db *db, Arena *a, int64_t signal_id, const KwestieSignalStateRow *s, Str to, Str number,
           int64_t by, int64_t now)
{
    Str keep;
    if (!str_eq(s->status, to)) {
        TRY(kept_until(db, a, s, to, now, &keep));
        TRY(q_kwestie_signal_status(db, a, signal_id, to, now, keep));
    }
    return q_kwestie_signal_event(db, a, random_id(), signal_id, now, by, s->status, to, number);
}

Err
kwestie_link_signal(Db *db, Arena *a, int64_t kwestie_id, int64_t signal_id, int64_t by,
                    int64_t now, bool *linked)
{
    KwestieCircleRow k;
    KwestieSignalStateRow s;
    KwestieSignalAddRows added;
    TRY(q_kwestie_circle(db, a, kwestie_id, &k));
    TRY(q_kwestie_signal_state(db, a, signal_id, &s));
    TRY(q_kwestie_signal_add(db, a, kwestie_id, signal_id, by, now, &added));
    *linked = added.n > 0;
    if (!*linked)
        return OK;
    TRY(q_kwestie_grant_add(db, a, signal_id, k.circle_id));
    TRY(q_kwestie_grant_count(db, a, signal_id));
    Str to = signal_is_open(s.status) ? S("kwestie") : s.status;
    return set_status(db, a, signal_id, &s, to, k.number, by, now);
}

Err
kwestie_unlink_signal(Db *db, Arena *a, int64_t kwestie_id, int64_t signal_id, int64_t by,
                      int64_t now, bool *unlinked)
{
    KwestieCircleRow k;
    KwestieSignalStateRow s;
    KwestieSignalDropRows dropped;
    TRY(q_kwestie_circle(db, a, kwestie_id, &k));
    TRY(q_kwestie_signal_drop(db, a, kwestie_id, signal_id, &dropped));
    *unlinked = dropped.n > 0;
    if (!*unlinked)
        return OK;
    TRY(q_kwestie_grant_drop(db, a, signal_id, k.circle_id));
    TRY(q_kwestie_grant_count(db, a, signal_id));
    TRY(q_kwestie_signal_state(db, a, signal_id, &s));
    bool is_free = s.kwesties == 0 && s.status_before.n > 0 && str_eq(s.status, S("kwestie"));
    return set_status(db, a, signal_id, &s, is_free ? s.status_before : s.status, k.number, by,
                      now);
}

Err
kwestie_link_trigger(Db *db, Arena *a, int64_t kwestie_id, int64_t trigger_id)
{
    KwestieTriggerAddRows added;
    return q_kwestie_trigger_add(db, a, kwestie_id, trigger_id, &added);
}

Err
kwestie_add_claim(Db *db, Arena *a, int64_t kwestie_id, const KwestieClaim *c, int64_t *id)
{
    *id = random_id();
    return q_kwestie_claim_add(db, a, *id, kwestie_id, c->claim, c->state, c->says_who, c->answer,
                               c->answered_on, c->answered_at, c->checked_on);
}

Err
kwestie_add_history(Db *db, Arena *a, int64_t kwestie_id, const KwestieHistory *h, int64_t *id)
{
    *id = random_id();
    return q_kwestie_history_add(db, a, *id, kwestie_id, h->kind, h->on_day, h->body, h->by_whom,
                                 h->state, h->due_on);
}
