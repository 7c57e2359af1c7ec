// The forms of a claim, an event and a promise.
#include "app/kwestie/kwestie_inside.h"

enum { WHO_MAX = 120, WHERE_MAX = 120, BODY_MIN = 5 };

static const FieldRule claim_rules[KWESTIE_CLAIM_RULES] = {
    {FIELD_OF(KwestieClaimForm, claim), .kind = FIELD_TEXT, .required = true, .min = BODY_MIN,
     .max = KWESTIE_TEXT_MAX, .label = STR("Wat wordt er gezegd?"),
     .hint = STR("Een ding tegelijk. Bijvoorbeeld: er komen vierhonderd mensen.")},
    {FIELD_OF(KwestieClaimForm, state), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Klopt het?")},
    {FIELD_OF(KwestieClaimForm, says_who), .max = WHO_MAX, .label = STR("Wie zegt dat?"),
     .hint = STR("Een functie of een bron, geen naam. Bijvoorbeeld: bewoners op het plein, de "
                 "krant, projectleider van de gemeente.")},
    {FIELD_OF(KwestieClaimForm, checked_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Wanneer is dit voor het laatst nagegaan?")},
    {FIELD_OF(KwestieClaimForm, answer), .kind = FIELD_TEXT, .max = KWESTIE_TEXT_MAX,
     .label = STR("Wat is ons antwoord?"),
     .hint = STR("Begin met wat waar is. Noem dan wat niet klopt. Eindig weer met wat waar is.")},
    {FIELD_OF(KwestieClaimForm, answered_at), .max = WHERE_MAX,
     .label = STR("Waar is dat antwoord gegeven?"),
     .hint = STR("Bijvoorbeeld: bewonersbrief, website, bewonersavond.")},
    {FIELD_OF(KwestieClaimForm, answered_on), .kind = FIELD_DAY,
     .label = STR("Op welke dag is dat antwoord gegeven?")},
    {FIELD_OF(KwestieClaimForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(KwestieClaimForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const FieldRule event_rules[KWESTIE_HISTORY_RULES] = {
    {FIELD_OF(KwestieHistoryForm, on_day), .kind = FIELD_DAY, .required = true,
     .label = STR("Op welke dag?"),
     .hint = STR("Weet u het niet precies? Kies een dag in de buurt.")},
    {FIELD_OF(KwestieHistoryForm, body), .kind = FIELD_TEXT, .required = true, .min = BODY_MIN,
     .max = KWESTIE_TEXT_MAX, .label = STR("Wat gebeurde er?"),
     .hint = STR("Zonder namen van personen. Bijvoorbeeld: de raad stemde in met de locatie.")},
    {FIELD_OF(KwestieHistoryForm, by_whom), .max = WHO_MAX, .label = STR("Door wie?")},
    {FIELD_OF(KwestieHistoryForm, due_on), .kind = FIELD_DAY, .label = STR("Uiterlijk op")},
    {FIELD_OF(KwestieHistoryForm, state), .kind = FIELD_CHOICE, .label = STR("Stand")},
    {FIELD_OF(KwestieHistoryForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(KwestieHistoryForm, bewust), .kind = FIELD_CHOICE,
     .label = STR("Bewust laten staan")},
};

static const FieldRule promise_rules[KWESTIE_HISTORY_RULES] = {
    {FIELD_OF(KwestieHistoryForm, on_day), .kind = FIELD_DAY, .required = true,
     .label = STR("Op welke dag is het beloofd?")},
    {FIELD_OF(KwestieHistoryForm, body), .kind = FIELD_TEXT, .required = true, .min = BODY_MIN,
     .max = KWESTIE_TEXT_MAX, .label = STR("Wat is er beloofd?"),
     .hint = STR("Zo precies als het gezegd is. Bijvoorbeeld: er komt een vast telefoonnummer.")},
    {FIELD_OF(KwestieHistoryForm, by_whom), .required = true, .max = WHO_MAX,
     .label = STR("Wie heeft het beloofd?"),
     .hint = STR("Een functie of een organisatie, geen naam. Bijvoorbeeld: wethouder wonen.")},
    {FIELD_OF(KwestieHistoryForm, due_on), .kind = FIELD_DAY,
     .label = STR("Wanneer moet het klaar zijn?"),
     .hint = STR("Laat leeg als er geen dag is genoemd.")},
    {FIELD_OF(KwestieHistoryForm, state), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Is de belofte nagekomen?")},
    {FIELD_OF(KwestieHistoryForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(KwestieHistoryForm, bewust), .kind = FIELD_CHOICE,
     .label = STR("Bewust laten staan")},
};

typedef struct Writing {
    Req *r;
    const KwestiePartView *v;
} Writing;

static const FieldRule *
with_choices(Arena *a, const FieldRule *rules, size_t n, Choices states)
{
    FieldRule *own = field_rules_with(a, rules, n, S("state"), states);
    return field_rules_with(a, own, n, S("bewust"), kwestie_yes);
}

static void
begin(Req *r, KwestiePartView *v)
{
    v->kwestie_id = r->id;
    v->id = r->id2;
    v->form_token = req_form_token(r);
}

// ---- claims -------------------------------------------------------------------------------------

static const FieldRule *
rules_of_claim(Arena *a)
{
    return with_choices(a, claim_rules, KWESTIE_CLAIM_RULES, kwestie_claim_states);
}

static Err
show_claim(Req *r, int status, KwestiePartView *v, const FieldRule *own, const KwestieGetRow *k)
{
    v->wrong = fields_with_errors(r->arena, own, KWESTIE_CLAIM_RULES, &v->claim);
    return kwestie_page(r, status, k, v->id ? S("Bewering wijzigen") : S("Bewering toevoegen"),
                        html_kwestie_claim(r->arena, v));
}

static Err
fill_claim(Req *r, const FieldRule *own, KwestieClaimForm *f)
{
    KwestieClaimGetRow row;
    fields_init(own, KWESTIE_CLAIM_RULES, f);
    f->state.text = S("onbekend");
    f->checked_on.text = layout_day_of(r->arena, r->now);
    if (r->id2 == 0)
        return OK;
    TRY(q_kwestie_claim_get(r->db, r->arena, r->user.id, r->id, r->id2, &row));
    f->claim.text = row.claim;
    f->state.text = row.state;
    f->says_who.text = row.says_who;
    f->checked_on.text = row.checked_on;
    f->answer.text = row.answer;
    f->answered_at.text = row.answered_at;
    f->answered_on.text = row.answered_on;
    f->version.text = str_fmt(r->arena, "%lld", (long long)row.version);
    return OK;
}

// GET /kwesties/12/beweringen/nieuw and /kwesties/12/beweringen/34
Err
kwestie_page_claim(Req *r)
{
    KwestiePartView v = {0};
    KwestieGetRow k;
    const FieldRule *own = rules_of_claim(r->arena);
    TRY(kwestie_open(r, &k));
    TRY(fill_claim(r, own, &v.claim));
    begin(r, &v);
    return show_claim(r, 200, &v, own, &k);
}

static Err
write_claim(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    const KwestieClaimForm *f = &w->v->claim;
    KwestieClaim c = {f->claim.text,       f->state.text,       f->says_who.text,  f->answer.text,
                      f->answered_at.text, f->answered_on.text, f->checked_on.text};
    KwestieClaimChangeRow changed;
    KwestieTouchRow k;
    int64_t id = r->id2;
    TRY(kwestie_touch(r, db, r->id, &k));
    if (id == 0)
        TRY(kwestie_add_claim(db, r->arena, r->id, &c, &id));
    else
        TRY(q_kwestie_claim_change(db, r->arena, r->user.id, r->id, id, f->version.number, c.claim,
                                   c.state, c.says_who, c.answer, c.answered_on, c.answered_at,
                                   c.checked_on, &changed));
    return kwestie_log(r, db, r->id2 ? S("kwestie.change_claim") : S("kwestie.add_claim"), r->id,
                       k.number, c.state);
}

static Err
conflict_in_claim(Req *r, KwestiePartView *v, const FieldRule *own, const KwestieGetRow *k)
{
    KwestieClaimForm now;
    TRY(fill_claim(r, own, &now));
    now.bewust.text = v->claim.bewust.text; // is not stored
    fields_show_newer(own, KWESTIE_CLAIM_RULES, &v->claim, &now);
    v->claim.version = now.version;
    v->has_conflict = true;
    return show_claim(r, 409, v, own, k);
}

// POST /kwesties/12/beweringen and /kwesties/12/beweringen/34
Err
kwestie_form_claim(Req *r)
{
    KwestiePartView v = {0};
    KwestieGetRow k;
    bool all_right;
    const FieldRule *own = rules_of_claim(r->arena);
    KwestieClaimForm *f = &v.claim;
    TRY(kwestie_open(r, &k));
    begin(r, &v);
    TRY(req_form(r, own, KWESTIE_CLAIM_RULES, f, &all_right));
    all_right &= kwestie_texts_check(r->arena, own, KWESTIE_CLAIM_RULES, f, &f->bewust);
    if (!f->answer.error.p && f->answer.text.n == 0 &&
        (f->answered_at.text.n > 0 || f->answered_on.text.n > 0)) {
        f->answer.error = S("Schrijf op wat het antwoord was.");
        all_right = false;
    }
    if (!all_right)
        return show_claim(r, 422, &v, own, &k);
    Err e = db_transaction(r->db, write_claim, &(Writing){r, &v});
    if (err_code(e) == E_NOT_FOUND && r->id2 != 0)
        return conflict_in_claim(r, &v, own, &k);
    TRY(e);
    return respond_to(r, "/kwesties/%lld?done=opgeslagen", (long long)r->id);
}

// ---- events and promises ------------------------------------------------------------------------

static const FieldRule *
rules_of_history(Arena *a, bool is_promise)
{
    return with_choices(a, is_promise ? promise_rules : event_rules, KWESTIE_HISTORY_RULES,
                        kwestie_promise_states);
}

static Err
show_history(Req *r, int status, KwestiePartView *v, const FieldRule *own, const KwestieGetRow *k)
{
    Str title = v->is_promise ? v->id ? S("Belofte wijzigen") : S("Belofte toevoegen")
                : v->id ? S("Gebeurtenis wijzigen")
                              : S("Gebeurtenis toevoegen");
    v->wrong = fields_with_errors(r->arena, own, KWESTIE_HISTORY_RULES, &v->history);
    return kwestie_page(r, status, k, title, html_kwestie_history(r->arena, v));
}

// What is stored, or what an empty form begins with. What kind it is follows from that, or (for a
// new one) from `kind`.
static Err
fill_history(Req *r, Str kind, KwestiePartView *v, const FieldRule **own)
{
    KwestieHistoryGetRow row = {.kind = kind};
    if (r->id2 != 0)
        TRY(q_kwestie_history_get(r->db, r->arena, r->user.id, r->id, r->id2, &row));
    v->is_promise = str_eq(row.kind, S("belofte"));
    *own = rules_of_history(r->arena, v->is_promise);
    KwestieHistoryForm *f = &v->history;
    fields_init(*own, KWESTIE_HISTORY_RULES, f);
    f->on_day.text = layout_day_of(r->arena, r->now);
    f->state.text = v->is_promise ? S("open") : S("");
    if (r->id2 == 0)
        return OK;
    f->on_day.text = row.on_day;
    f->body.text = row.body;
    f->by_whom.text = row.by_whom;
    f->due_on.text = row.due_on;
    f->state.text = row.state;
    f->version.text = str_fmt(r->arena, "%lld", (long long)row.version);
    return OK;
}

// GET /kwesties/12/historie/nieuw?soort=belofte and /kwesties/12/historie/34
Err
kwestie_page_history(Req *r)
{
    KwestiePartView v = {0};
    KwestieGetRow k;
    const FieldRule *own;
    Form query;
    TRY(kwestie_open(r, &k));
    TRY(req_query(r, &query));
    TRY(fill_history(r, form_value(&query, S("soort")), &v, &own));
    begin(r, &v);
    return show_history(r, 200, &v, own, &k);
}

static Err
write_history(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    const KwestieHistoryForm *f = &w->v->history;
    bool is_promise = w->v->is_promise;
    KwestieHistory h = {.kind = is_promise ? S("belofte") : S("gebeurtenis"),
                        .on_day = f->on_day.text,
                        .body = f->body.text,
                        .by_whom = is_promise ? f->by_whom.text : S(""),
                        .state = is_promise ? f->state.text : S(""),
                        .due_on = is_promise ? f->due_on.text : S("")};
    KwestieHistoryChangeRow changed;
    KwestieTouchRow k;
    int64_t id = r->id2;
    TRY(kwestie_touch(r, db, r->id, &k));
    if (id == 0)
        TRY(kwestie_add_history(db, r->arena, r->id, &h, &id));
    else
        TRY(q_kwestie_history_change(db, r->arena, r->user.id, r->id, id, f->version.number,
                                     h.on_day, h.body, h.by_whom, h.state, h.due_on, &changed));
    return kwestie_log(r, db, r->id2 ? S("kwestie.change_history") : S("kwestie.add_history"),
                       r->id, k.number, h.kind);
}

static Err
conflict_in_history(Req *r, KwestiePartView *v, const FieldRule *own, const KwestieGetRow *k)
{
    KwestiePartView now = {0};
    const FieldRule *again;
    TRY(fill_history(r, S(""), &now, &again));
    now.history.bewust.text = v->history.bewust.text; // is not stored
    fields_show_newer(own, KWESTIE_HISTORY_RULES, &v->history, &now.history);
    v->history.version = now.history.version;
    v->has_conflict = true;
    return show_history(r, 409, v, own, k);
}

// POST /kwesties/12/historie and /kwesties/12/historie/34
Err
kwestie_form_history(Req *r)
{
    KwestiePartView v = {0};
    KwestieGetRow k;
    const FieldRule *own;
    Form sent;
    bool all_right;
    KwestieHistoryForm *f = &v.history;
    TRY(kwestie_open(r, &k));
    TRY(req_form_raw(r, &sent));
    TRY(fill_history(r, form_value(&sent, S("soort")), &v, &own));
    begin(r, &v);
    TRY(req_form(r, own, KWESTIE_HISTORY_RULES, f, &all_right));
    all_right &= kwestie_texts_check(r->arena, own, KWESTIE_HISTORY_RULES, f, &f->bewust);
    if (!f->due_on.error.p && !f->on_day.error.p && f->due_on.text.n > 0 && f->on_day.text.n > 0 &&
        layout_days_between(f->on_day.text, f->due_on.text) < 0) {
        f->due_on.error = S("Deze dag ligt voor de dag van de belofte.");
        all_right = false;
    }
    if (!all_right)
        return show_history(r, 422, &v, own, &k);
    Err e = db_transaction(r->db, write_history, &(Writing){r, &v});
    if (err_code(e) == E_NOT_FOUND && r->id2 != 0)
        return conflict_in_history(r, &v, own, &k);
    TRY(e);
    return respond_to(r, "/kwesties/%lld?done=opgeslagen", (long long)r->id);
}
