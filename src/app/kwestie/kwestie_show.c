// The dossier of a kwestie.
#include "app/afwegen/afwegen.h"
#include "app/kwestie/kwestie_inside.h"

bool
kwestie_is_overdue(const KwestieHistoriesRow *h, Str today)
{
    return str_eq(h->kind, S("belofte")) && str_eq(h->state, S("open")) && h->due_on.n == 10 &&
           layout_days_between(h->due_on, today) > 0;
}

static void
count_parts(KwestieShowView *v)
{
    for (size_t i = 0; i < v->claims.n; i++) {
        v->unchecked += str_eq(v->claims.v[i].state, S("onbekend"));
        v->n_rumours += !str_eq(v->claims.v[i].state, S("bevestigd"));
    }
    for (size_t i = 0; i < v->history.n; i++) {
        bool is_promise = str_eq(v->history.v[i].kind, S("belofte"));
        v->has_promises |= is_promise;
        v->has_events |= !is_promise;
        v->overdue += kwestie_is_overdue(&v->history.v[i], v->today);
    }
}

// GET /kwesties/12
Err
kwestie_page_show(Req *r)
{
    KwestieGetRow k;
    KwestieShowView v = {.k = &k,
                         .may_write = kwestie_may_write(r),
                         .may_propose = r->user.can & CAN_OVERLEG,
                         .may_read_signals = r->user.can & CAN_SIGNAL_READ,
                         .may_read_triggers = r->user.can & CAN_TREND_READ,
                         .viewer = r->user.id};
    Arena *a = r->arena;
    int64_t me = r->user.id;
    TRY(kwestie_open(r, &k));
    TRY(place_label(r->db, a, (Place){k.municipality, k.area_id}, &v.place));
    TRY(q_kwestie_signals(r->db, a, me, k.id, KWESTIE_SIGNALS_MAX, &v.signals));
    TRY(q_kwestie_triggers(r->db, a, me, k.id, &v.triggers));
    TRY(q_kwestie_members(r->db, a, me, k.id, &v.members));
    TRY(q_kwestie_claims(r->db, a, me, k.id, &v.claims));
    TRY(q_kwestie_histories(r->db, a, me, k.id, &v.history));
    TRY(afwegen_section(r, k.id, &v.weighing));
    v.today = layout_day_of(a, r->now);
    v.form_token = req_form_token(r);
    v.time = kwestie_time(a, v.today, &v.signals, &v.triggers, &v.history);
    count_parts(&v);
    return kwestie_page(r, 200, &k, k.title, html_kwestie_show(a, &v));
}
