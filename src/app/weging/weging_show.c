// The page of a weighing: where it is, what can be done now, and what came before.
#include "app/weging/weging_inside.h"

static Err
read_notes(Req *r, const Weging *x, WegingShowView *v)
{
    TRY(q_weging_notes(r->db, r->arena, r->user.id, x->item.id, &v->notes));
    for (size_t i = 0; i < v->notes.n; i++) {
        Str kind = v->notes.v[i].kind;
        v->n_statements += str_eq(kind, S("uitspraak"));
        v->n_explanations += str_eq(kind, S("verklaring"));
        v->n_dissent += str_eq(kind, S("afwijkend"));
    }
    return OK;
}

static Err
read_scores(Req *r, const Weging *x, WegingShowView *v)
{
    TRY(q_weging_scorers(r->db, r->arena, r->user.id, x->item.id, &v->scorers));
    for (size_t i = 0; i < v->scorers.n; i++) {
        v->n_done += v->scorers.v[i].done > 0;
        if (v->scorers.v[i].account_id == r->user.id) {
            v->asks_me = weging_in(x, "scoren") && !weging_scores_shown(x);
            v->am_done = v->scorers.v[i].done > 0;
        }
    }
    return weging_scores_shown(x) ? weging_spread(r, x, &v->spread) : OK;
}

static Err
read_decision(Req *r, const Weging *x, WegingShowView *v)
{
    OutcomeOfRows outcome;
    TRY(q_weging_requests(r->db, r->arena, r->user.id, x->item.id, &v->requests));
    TRY(q_weging_tasks(r->db, r->arena, r->user.id, x->item.id, &v->tasks));
    TRY(q_weging_next(r->db, r->arena, r->user.id, x->item.id, &v->next));
    TRY(q_outcome_of(r->db, r->arena, x->item.partnership_id, x->w.outcome, &outcome));
    v->outcome = outcome.n > 0 ? outcome.v[0] : (OutcomeOfRow){x->w.outcome, S("geen")};
    return OK;
}

// What others may see of it: when this is another than it was, the page is fetched again.
static Str
state_of(Arena *a, const Weging *x, const WegingShowView *v)
{
    return str_fmt(a, "%lld-%zu-%zu", x->begun ? (long long)x->w.version : 0LL, v->n_done,
                   v->notes.n);
}

Err
weging_show(Req *r, int status, const Weging *x, WegingShowView *v)
{
    v->x = x;
    v->w = &x->w;
    v->viewer = r->user.id;
    v->form_token = req_form_token(r);
    v->may_lead = (r->user.can & CAN_OVERLEG_LEAD) && x->item.is_chair;
    TRY(read_notes(r, x, v));
    if (x->begun) {
        TRY(read_scores(r, x, v));
        TRY(read_decision(r, x, v));
    }
    v->may_note = weging_in(x, "beeld") || weging_in(x, "scoren");
    v->may_dissent = weging_in(x, "oordeel") || weging_in(x, "besluit");
    TRY(weging_note_forms(r, v));
    v->state = state_of(r->arena, x, v);
    return weging_page(r, status, x, S("Weging"), html_weging_show(r->arena, v));
}

// GET /overleg/12/punten/34/weging
Err
weging_page_show(Req *r)
{
    Weging x;
    WegingShowView v = {0};
    TRY(weging_open(r, &x));
    return weging_show(r, 200, &x, &v);
}

// ---- beginning ----------------------------------------------------------------------------------

typedef struct Writing {
    Req *r;
    const Weging *x;
} Writing;

static Err
write_begin(Db *db, void *arg)
{
    const Writing *w = arg;
    TRY(weging_begin(db, w->r->arena, w->x->item.id, w->r->now));
    return agenda_log(w->r, db, S("weging.begin"), &w->x->item, S(""));
}

// POST /overleg/12/punten/34/weging
Err
weging_form_begin(Req *r)
{
    Weging x;
    Form sent;
    TRY(weging_open(r, &x));
    TRY(req_form_raw(r, &sent));
    TRY(weging_only_chair(r, &x));
    if (x.begun)
        return weging_refuse(r, &x, S("De weging was al begonnen."));
    if (!str_eq(x.item.state, S("geagendeerd")))
        return weging_refuse(r, &x, S("Dit punt staat niet meer op de agenda."));
    TRY(db_transaction(r->db, write_begin, &(Writing){r, &x}));
    return weging_done(r, &x, "begonnen");
}

// ---- going on -----------------------------------------------------------------------------------

typedef struct Going {
    Req *r;
    const Weging *x;
    Str from, refused;
} Going;

static Err
write_go_on(Db *db, void *arg)
{
    Going *g = arg;
    TRY(weging_go_on(db, g->r->arena, g->x->item.id, g->from, &g->refused));
    return g->refused.p ? OK : agenda_log(g->r, db, S("weging.phase"), &g->x->item, g->from);
}

// POST /overleg/12/punten/34/weging/verder
Err
weging_form_go_on(Req *r)
{
    Weging x;
    Form sent;
    TRY(weging_open(r, &x));
    TRY(req_form_raw(r, &sent));
    TRY(weging_only_chair(r, &x));
    Going g = {r, &x, form_value(&sent, S("van")), {0}};
    if (!x.begun || !g.from.p)
        return weging_refuse(r, &x, S("De weging is nog niet begonnen."));
    TRY(db_transaction(r->db, write_go_on, &g));
    return g.refused.p ? weging_refuse(r, &x, g.refused) : weging_done(r, &x, "verder");
}

// ---- on the page of the item --------------------------------------------------------------------

Err
weging_card(Req *r, const AgendaItem *item, Html *out)
{
    Weging x = {.item = *item};
    WegingShowView v = {.x = &x, .w = &x.w};
    WegingGetRows rows;
    TRY(q_weging_get(r->db, r->arena, r->user.id, item->id, &rows));
    x.begun = rows.n > 0;
    if (x.begun)
        x.w = rows.v[0];
    *out = (Html){.markup = S("")};
    if (!x.begun && (!item->meeting_id || !str_eq(item->state, S("geagendeerd"))))
        return OK;
    Str path = agenda_path(r->arena, item);
    x.base = str_fmt(r->arena, "%.*s/weging", (int)path.n, path.p);
    if (x.begun) {
        TRY(read_scores(r, &x, &v));
        TRY(read_decision(r, &x, &v));
    }
    *out = html_weging_kaart(r->arena, &v);
    return OK;
}
