// Scoring: the chair opens it for people at the table, each scores alone, and it closes when all
// are done or the chair says so.
#include "app/bericht/bericht.h"
#include "app/weging/weging_inside.h"

typedef struct Closing {
    Req *r;
    const Weging *x;
    const int64_t *people;
    size_t n;
    bool closed;
} Closing;

// ---- opening ------------------------------------------------------------------------------------

static Str
why_not_open(const Weging *x)
{
    if (!x->begun)
        return S("De weging is nog niet begonnen.");
    if (!weging_in(x, "beeld"))
        return S("Het scoren is al geopend.");
    if (x->w.picture.n == 0)
        return S("Eerst het beeld, dan scoren. Schrijf eerst op wat u samen ziet.");
    return (Str){0};
}

static Err
show_open(Req *r, int status, const Weging *x, WegingOpenView *v)
{
    v->x = x;
    v->form_token = req_form_token(r);
    return weging_page(r, status, x, S("Het scoren openen"), html_weging_openen(r->arena, v));
}

// GET /overleg/12/punten/34/weging/openen
Err
weging_page_open(Req *r)
{
    Weging x;
    WegingOpenView v = {0};
    WegingPerson *people;
    TRY(weging_open(r, &x));
    TRY(weging_only_chair(r, &x));
    Str no = why_not_open(&x);
    if (no.p)
        return weging_refuse(r, &x, no);
    TRY(weging_people(r, x.item.id, &v.n, &people));
    v.people = people;
    return show_open(r, 200, &x, &v);
}

// Everyone who is asked hears of it, but for who opened it.
static Err
tell_people(Db *db, const Closing *c)
{
    Arena *a = c->r->arena;
    Str path = agenda_path(a, &c->x->item);
    BerichtNew n = {.kind = BERICHT_SCORE,
                    .path = str_fmt(a, "%.*s/weging", (int)path.n, path.p),
                    .once = weging_score_once(a, c->x->item.id),
                    .now = c->r->now};
    for (size_t i = 0; i < c->n; i++) {
        n.account_id = c->people[i];
        if (n.account_id != c->r->user.id)
            TRY(bericht_add(db, a, &n));
    }
    return OK;
}

static Err
write_open(Db *db, void *arg)
{
    const Closing *c = arg;
    TRY(weging_open_scores(db, c->r->arena, c->x->item.id, c->people, c->n));
    TRY(tell_people(db, c));
    return agenda_log(c->r, db, S("weging.open_scores"), &c->x->item,
                      str_fmt(c->r->arena, "%zu", c->n));
}

// Which of the people were ticked. False when someone was who is not at the table.
static bool
read_people(const Form *sent, WegingPerson *people, size_t n, int64_t *ids, size_t *chosen)
{
    *chosen = 0;
    for (size_t i = 0; i < n; i++)
        people[i].is_chosen = false;
    for (size_t k = 0; k < sent->n; k++) {
        int64_t id;
        size_t i = 0;
        if (!str_eq(sent->parts[k].name, S("wie")))
            continue;
        if (!str_to_int(sent->parts[k].value, &id))
            return false;
        while (i < n && people[i].id != id)
            i++;
        if (i == n)
            return false;
        if (!people[i].is_chosen)
            ids[(*chosen)++] = id;
        people[i].is_chosen = true;
    }
    return true;
}

// POST /overleg/12/punten/34/weging/openen
Err
weging_form_open(Req *r)
{
    Weging x;
    WegingOpenView v = {0};
    WegingPerson *people;
    Form sent;
    Closing c = {.r = r, .x = &x};
    TRY(weging_open(r, &x));
    TRY(req_form_raw(r, &sent));
    TRY(weging_only_chair(r, &x));
    Str no = why_not_open(&x);
    if (no.p)
        return weging_refuse(r, &x, no);
    TRY(weging_people(r, x.item.id, &v.n, &people));
    v.people = people;
    int64_t *ids = NEW_N(r->arena, v.n + 1, int64_t);
    if (!read_people(&sent, people, v.n, ids, &c.n))
        FAIL(E_INVALID, "someone who is not at the table");
    c.people = ids;
    if (c.n < WEGING_SCORERS_MIN) {
        v.error = S("Kies ten minste drie mensen. Met twee weet ieder wat de ander koos. Zitten er "
                    "minder mensen bij dit punt? Laat dan eerst iemand toe.");
        return show_open(r, 422, &x, &v);
    }
    Err e = db_transaction(r->db, write_open, &c);
    if (err_code(e) == E_CONFLICT)
        return weging_refuse(r, &x, S("Een collega heeft het scoren net geopend."));
    TRY(e);
    return weging_done(r, &x, "open");
}

// ---- closing ------------------------------------------------------------------------------------

static Err
write_close(Db *db, void *arg)
{
    Closing *c = arg;
    Req *r = c->r;
    TRY(weging_close_scores(db, r->arena, c->x->item.id, r->user.id, r->now, &c->closed));
    return c->closed ? agenda_log(r, db, S("weging.close_scores"), &c->x->item, S("voorzitter"))
                     : OK;
}

// POST /overleg/12/punten/34/weging/sluiten
Err
weging_form_close(Req *r)
{
    Weging x;
    Form sent;
    WegingBusyRow busy;
    Closing c = {.r = r, .x = &x};
    TRY(weging_open(r, &x));
    TRY(req_form_raw(r, &sent));
    TRY(weging_only_chair(r, &x));
    if (!weging_in(&x, "scoren"))
        return weging_refuse(r, &x, S("Het scoren is nu niet open."));
    if (weging_scores_shown(&x))
        return weging_refuse(r, &x, S("Het scoren is al gesloten."));
    TRY(q_weging_busy(r->db, r->arena, x.item.id, &busy));
    if (busy.done < WEGING_SCORERS_MIN)
        return weging_refuse(r, &x,
                             S("Wacht tot ten minste drie mensen klaar zijn. Anders is te zien van "
                               "wie een score is."));
    TRY(db_transaction(r->db, write_close, &c));
    return weging_done(r, &x, "gesloten");
}

// ---- one's own scores ---------------------------------------------------------------------------

static const FieldRule value_rule = {.kind = FIELD_CHOICE};
static const FieldRule reason_rule = {.kind = FIELD_TEXT,
                                      .max = WEGING_REASON_MAX,
                                      .depends = true,
                                      .label = STR("Waarom, of wat moet u weten?")};

// Two fields for each criterion, and the box of the privacy check.
static const FieldRule *
score_rules(Arena *a, const WegingScoreView *v, size_t *n)
{
    FieldRule *own = NEW_N(a, 2 * v->n + 1, FieldRule);
    for (size_t i = 0; i < v->n; i++) {
        const WegingCriterion *c = &v->criteria[i];
        FieldRule *value = &own[2 * i], *reason = &own[2 * i + 1];
        *value = value_rule;
        value->name = str_fmt(a, "score%lld", (long long)c->position);
        value->offset = offsetof(WegingScoreForm, value) + i * sizeof(Field);
        value->choices = weging_marks;
        value->label =
            str_fmt(a, "%lld. %.*s", (long long)c->position, (int)c->question.n, c->question.p);
        value->hint = c->help;
        *reason = reason_rule;
        reason->name = str_fmt(a, "waarom%lld", (long long)c->position);
        reason->offset = offsetof(WegingScoreForm, reason) + i * sizeof(Field);
    }
    own[2 * v->n] = (FieldRule){FIELD_OF(WegingScoreForm, bewust), .kind = FIELD_CHOICE,
                                .label = S("Bewust laten staan"), .choices = kwestie_yes};
    *n = 2 * v->n + 1;
    return own;
}

static Str
why_no_score(const WegingShowView *asked, const Weging *x)
{
    if (!x->begun || weging_in(x, "beeld"))
        return S("Het scoren is nog niet open. Eerst het beeld.");
    if (!weging_in(x, "scoren") || weging_scores_shown(x))
        return S("Het scoren is gesloten. Uw laatste wijziging telt niet meer mee.");
    return asked->asks_me ? (Str){0} : S("U bent niet gevraagd om dit punt te scoren.");
}

// Whether r's user is asked to score now.
static Err
find_asked(Req *r, const Weging *x, WegingShowView *out)
{
    WegingScorersRows rows;
    TRY(q_weging_scorers(r->db, r->arena, r->user.id, x->item.id, &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (rows.v[i].account_id == r->user.id) {
            out->asks_me = true;
            out->am_done = rows.v[i].done > 0;
        }
    return OK;
}

static Err
begin_score(Req *r, Weging *x, WegingScoreView *v, Str *refused)
{
    WegingShowView asked = {0};
    TRY(weging_open(r, x));
    v->x = x;
    v->form_token = req_form_token(r);
    *refused = (Str){0};
    if (x->begun)
        TRY(find_asked(r, x, &asked));
    v->is_done = asked.am_done;
    *refused = why_no_score(&asked, x);
    return refused->p ? OK : weging_criteria(r->db, r->arena, x->w.set_id, &v->n, &v->criteria);
}

// Beside its score "Waarom?" says enough; in the summary of errors the criterion must be there too.
static FieldList
name_criteria(Arena *a, const WegingScoreView *v, FieldList wrong)
{
    const Field **named = NEW_N(a, wrong.n + 1, const Field *);
    for (size_t i = 0; i < wrong.n; i++) {
        named[i] = wrong.v[i];
        for (size_t k = 0; k < v->n; k++) {
            if (wrong.v[i] != &v->form.reason[k])
                continue;
            bool unknown = str_eq(v->form.value[k].text, S("onbekend"));
            Str question = v->criteria[k].question;
            FieldRule *rule = NEW(a, FieldRule);
            Field *copy = NEW(a, Field);
            *rule = *wrong.v[i]->rule;
            rule->label = str_fmt(a, "%s bij “%.*s”", unknown ? "Wat moet u weten?" : "Waarom?",
                                  (int)question.n, question.p);
            *copy = *wrong.v[i];
            copy->rule = rule;
            named[i] = copy;
        }
    }
    return (FieldList){wrong.n, named};
}

static Err
show_score(Req *r, int status, WegingScoreView *v, const FieldRule *own, size_t n)
{
    v->wrong = name_criteria(r->arena, v, fields_with_errors(r->arena, own, n, &v->form));
    return weging_page(r, status, v->x, S("Uw scores"), html_weging_scoren(r->arena, v));
}

// GET /overleg/12/punten/34/weging/scoren
Err
weging_page_score(Req *r)
{
    Weging x;
    WegingScoreView v = {0};
    WegingOwnRows mine;
    size_t n;
    Str refused;
    TRY(begin_score(r, &x, &v, &refused));
    if (refused.p)
        return weging_refuse(r, &x, refused);
    const FieldRule *own = score_rules(r->arena, &v, &n);
    fields_init(own, n, &v.form);
    TRY(q_weging_own(r->db, r->arena, r->user.id, x.item.id, &mine));
    for (size_t i = 0; i < mine.n; i++)
        for (size_t k = 0; k < v.n; k++)
            if (v.criteria[k].id == mine.v[i].criterion_id) {
                v.form.value[k].text = mine.v[i].value;
                v.form.reason[k].text = mine.v[i].reason;
            }
    return show_score(r, 200, &v, own, n);
}

// What must be there before someone is done.
static bool
is_complete(WegingScoreView *v)
{
    bool all = true;
    for (size_t i = 0; i < v->n; i++) {
        Field *value = &v->form.value[i], *reason = &v->form.reason[i];
        bool asks = str_eq(value->text, S("duidelijk")) || str_eq(value->text, S("sterk"));
        bool unknown = str_eq(value->text, S("onbekend"));
        if (value->text.n == 0 && !value->error.p)
            value->error = S("Kies een score. “Weet ik niet” mag ook.");
        if (reason->text.n == 0 && (asks || unknown) && !reason->error.p)
            reason->error = unknown ? S("Schrijf op wat u zou moeten weten.")
                                    : S("Schrijf op waarom u dit kiest.");
        all &= !value->error.p && !reason->error.p;
    }
    return all;
}

// A draft may have gaps, but a reason needs its score: it is kept with that.
static bool
fits_draft(WegingScoreView *v)
{
    bool all = true;
    for (size_t i = 0; i < v->n; i++) {
        Field *value = &v->form.value[i];
        if (value->text.n == 0 && !value->error.p && v->form.reason[i].text.n > 0)
            value->error = S("Kies ook een score bij uw uitleg.");
        all &= !value->error.p;
    }
    return all;
}

typedef struct Scoring {
    Req *r;
    const Weging *x;
    const WegingScoreView *v;
    bool is_done, too_late, closed;
} Scoring;

static Err
write_score(Db *db, void *arg)
{
    Scoring *s = arg;
    Req *r = s->r;
    WegingScorerSetRows mine;
    WegingBusyRow busy;
    int64_t id = s->x->item.id;
    s->closed = false;
    TRY(q_weging_scorer_set(db, r->arena, r->user.id, id, s->is_done ? r->now : 0, &mine));
    s->too_late = mine.n == 0;
    if (s->too_late)
        return OK;
    TRY(q_weging_own_drop(db, r->arena, r->user.id, id));
    for (size_t i = 0; i < s->v->n; i++)
        if (s->v->form.value[i].text.n > 0)
            TRY(q_weging_own_add(db, r->arena, r->user.id, id, s->v->criteria[i].id,
                                 s->v->form.value[i].text, s->v->form.reason[i].text));
    TRY(agenda_log(r, db, S("weging.score"), &s->x->item, s->is_done ? S("klaar") : S("concept")));
    if (s->is_done)
        TRY(bericht_drop(db, r->arena, weging_score_once(r->arena, id), r->user.id));
    TRY(q_weging_busy(db, r->arena, id, &busy));
    if (busy.busy > 0)
        return OK;
    TRY(weging_close_scores(db, r->arena, id, 0, r->now, &s->closed));
    return agenda_log(r, db, S("weging.close_scores"), &s->x->item, S("iedereen klaar"));
}

// POST /overleg/12/punten/34/weging/scoren
Err
weging_form_score(Req *r)
{
    Weging x;
    WegingScoreView v = {0};
    Scoring s = {.r = r, .x = &x, .v = &v};
    Form sent;
    size_t n;
    Str refused;
    TRY(begin_score(r, &x, &v, &refused));
    TRY(req_form_raw(r, &sent));
    if (refused.p)
        return weging_refuse(r, &x, refused);
    const FieldRule *own = score_rules(r->arena, &v, &n);
    bool right = fields_read(r->arena, &sent, own, n, &v.form);
    s.is_done = str_eq(form_value(&sent, S("actie")), S("klaar"));
    right &= s.is_done ? is_complete(&v) : fits_draft(&v);
    right &= kwestie_texts_check(r->arena, own, n, &v.form, &v.form.bewust);
    if (!right)
        return show_score(r, 422, &v, own, n);
    TRY(db_transaction(r->db, write_score, &s));
    if (s.too_late) {
        TRY(weging_open(r, &x));
        return weging_refuse(r, &x,
                             S("Het scoren is gesloten. Uw laatste wijziging telt niet meer mee."));
    }
    return weging_done(r, &x, s.closed ? "gesloten" : s.is_done ? "gescoord" : "concept");
}
