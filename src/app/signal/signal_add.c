// A new signal gets its number, its circle and its terms: one way for every form, import and demo.
#include "app/signal/signal_add.h"
#include "app/account/account.h"
#include "app/setting/setting.h"
#include "app/signal/signal.h"
#include "signal_queries.h"

Err
signal_terms(Db *db, Arena *a, SignalTerms *out)
{
    TRY(setting_number(db, a, S("follow_up_days"), &out->follow_up_days));
    return setting_number(db, a, S("keep_unweighed_days"), &out->keep_unweighed_days);
}

Err
signal_circle(Db *db, Arena *a, const SignalNew *n, int64_t *circle)
{
    *circle = n->circle_id;
    if (str_eq(n->confidentiality, S("kring")))
        return OK;
    if (str_eq(n->confidentiality, S("regio")))
        return circle_of_region(db, a, n->municipality, circle);
    return circle_of_municipality(db, a, n->municipality, circle);
}

SignalFirstDays
signal_first_days(Arena *a, const SignalTerms *t, int64_t received_at)
{
    Str day = layout_day_of(a, received_at);
    return (SignalFirstDays){.received_on = day,
                             .due_on = layout_day_add(a, day, t->follow_up_days),
                             .keep_until = layout_day_add(a, day, t->keep_unweighed_days)};
}

Err
signal_add(Db *db, Arena *a, const SignalTerms *t, const SignalNew *n, int64_t received_at,
           SignalAdded *out)
{
    int64_t circle;
    SignalFirstDays days = signal_first_days(a, t, received_at);
    TRY(signal_circle(db, a, n, &circle));
    TRY(setting_next_number(db, a, S("S"), received_at, &out->number));
    out->id = random_id();
    out->due_on = days.due_on;
    TRY(q_signal_add(db, a, out->id, out->number, n->municipality, n->area_id, circle,
                     n->confidentiality, received_at, n->observed_from, n->observed_to, n->way,
                     n->kind, n->theme, n->trigger_kind, n->source_role, n->origin, n->lens,
                     n->urgency, n->unsure, n->observation, n->interpretation, n->rights,
                     n->online_check, n->privacy_reason, n->reporter_id, n->organisation_id,
                     out->due_on, days.keep_until, n->import_id));
    return q_signal_event_add(db, a, random_id(), out->id, received_at, n->reporter_id,
                              S("ontvangen"), S(""), S("ontvangen"), S(""), S(""));
}
