// Actions on a selection from the list: choose, fill in once, see what was done and what was not.
#include "app/signal/signal_batch.h"

#include "app/signal/signal_follow.h"
#include "app/signal/signal_pages.h"
#include "base/secret.h"

static const MenuItem trail[] = {{STR("/signalen"), STR("Signalen"), CAN_UNSET}};

// ---- handing over -------------------------------------------------------------------------------

static const FieldRule hand_rules[] = {
    {FIELD_OF(SignalBatchForm, collega), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Wie volgt deze signalen verder op?")},
    {FIELD_OF(SignalBatchForm, notitie), .kind = FIELD_TEXT, .max = SIGNAL_REASON_MAX,
     .label = STR("Wat moet uw collega weten?")},
};

static bool
has_choice(Choices c, Str code)
{
    for (size_t i = 0; i < c.n; i++)
        if (str_eq(c.v[i].code, code))
            return true;
    return false;
}

// All who may follow up at least one of the signals.
static Err
prepare_hand(SignalBatch *b)
{
    Arena *a = b->r->arena;
    Choices all = {0};
    for (size_t i = 0; i < b->n; i++) {
        Choices more;
        bool is_known = !b->items[i].is_found;
        for (size_t k = 0; k < i; k++)
            is_known = is_known ||
                       (b->items[k].is_found && b->items[k].s.circle_id == b->items[i].s.circle_id);
        if (is_known)
            continue;
        TRY(signal_colleagues(b->r->db, a, b->items[i].s.circle_id, &more));
        Choice *v = NEW_N(a, all.n + more.n + 1, Choice);
        size_t n = 0;
        for (size_t k = 0; k < all.n; k++)
            v[n++] = all.v[k];
        for (size_t k = 0; k < more.n; k++)
            if (!has_choice(all, more.v[k].code))
                v[n++] = more.v[k];
        all = (Choices){n, v};
    }
    b->rules[0].choices = all;
    return OK;
}

static Err
run_hand(SignalBatch *b, Db *db, SignalBatchItem *item, Str *skipped)
{
    Choices here;
    Str code = b->form.collega.text;
    int64_t to;
    TRY(signal_colleagues(db, b->r->arena, item->s.circle_id, &here));
    if (!has_choice(here, code)) {
        *skipped = S("deze collega hoort niet bij de kring van dit signaal");
        return OK;
    }
    REQUIRE(str_to_int(code, &to));
    if (to == item->s.assigned_to) {
        *skipped = S("deze collega volgt het al op");
        return OK;
    }
    return signal_hand_over(b->r, db, &item->s, to, choice_label(here, code), b->form.notitie.text,
                            b->serie);
}

// ---- a step -------------------------------------------------------------------------------------

static const FieldRule step_rules[] = {
    {FIELD_OF(SignalBatchForm, naar), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Nieuwe status")},
    {FIELD_OF(SignalBatchForm, uitkomst), .kind = FIELD_CHOICE, .depends = true,
     .label = STR("Uitkomst van de weging"), .hint = STR("Alleen nodig bij Gewogen en Verwezen.")},
    {FIELD_OF(SignalBatchForm, reden), .kind = FIELD_TEXT, .depends = true,
     .max = SIGNAL_REASON_MAX, .label = STR("Reden of toelichting"),
     .hint = STR("Nodig bij Niet geagendeerd, en bij Gereed als er geen navraag is gedaan.")},
};

// The statuses that a step leads to from one that is selected.
static Err
prepare_step(SignalBatch *b)
{
    Choice *v = NEW_N(b->r->arena, SIGNAL_STEPS, Choice);
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < SIGNAL_STEPS; k++) {
            Str to = signal_steps[k].to;
            if (b->items[i].is_found && str_eq(signal_steps[k].from, b->items[i].s.status) &&
                !has_choice((Choices){n, v}, to))
                v[n++] = (Choice){to, choice_label(signal_statuses, to)};
        }
    b->rules[0].choices = (Choices){n, v};
    b->rules[1].choices = signal_outcomes;
    return OK;
}

static Err
run_step(SignalBatch *b, Db *db, SignalBatchItem *item, Str *skipped)
{
    SignalDays days;
    SignalChange c = {.to = b->form.naar.text,
                      .outcome = b->form.uitkomst.text,
                      .reason = b->form.reden.text,
                      .reference = S(""),
                      .ground = S(""),
                      .informed = S(""),
                      .batch = b->serie};
    *skipped = signal_step_refusal(&item->s, &c);
    if (skipped->p)
        return OK;
    TRY(signal_days(db, b->r->arena, &days));
    return signal_take_step(b->r, db, &days, &item->s, &c);
}

static const SignalBatchAction actions[] = {
    {STR("overdragen"), STR("Signalen overdragen"), STR("Overdragen"), hand_rules,
     COUNT(hand_rules), prepare_hand, run_hand},
    {STR("status"), STR("Status van signalen wijzigen"), STR("Status wijzigen"), step_rules,
     COUNT(step_rules), prepare_step, run_step},
};

// ---- the selection ------------------------------------------------------------------------------

// "123" from the list, "123.4" with the version that was shown, from the form.
static Err
read_item(Req *r, Str text, SignalBatchItem *out)
{
    Cursor c = cursor(text);
    Str id = text;
    *out = (SignalBatchItem){0};
    bool has_version = cursor_until(&c, S("."), 20, &id);
    if (!str_to_int(id, &out->id) || (has_version && !str_to_int(cursor_rest(&c), &out->version)))
        FAIL(E_INVALID, "a selection that no page of ours makes");
    Err e = q_signal_follow_get(r->db, r->arena, out->id, r->user.id, &out->s);
    out->is_found = !failed(e);
    if (!has_version)
        out->version = out->s.version;
    return err_code(e) == E_NOT_FOUND ? OK : e;
}

static Err
begin(Req *r, const Form *sent, SignalBatch *b)
{
    Str code = form_value(sent, S("actie"));
    *b = (SignalBatch){.r = r, .items = NEW_N(r->arena, SIGNAL_BATCH_MOST, SignalBatchItem)};
    for (size_t i = 0; i < COUNT(actions); i++)
        if (str_eq(actions[i].code, code))
            b->action = &actions[i];
    if (!b->action)
        FAIL(E_NOT_FOUND, "no such action");
    for (size_t i = 0; i < sent->n; i++) {
        if (!str_eq(sent->parts[i].name, S("s")))
            continue;
        if (b->n == SIGNAL_BATCH_MOST)
            FAIL(E_LIMIT, "a selection of more than %d", SIGNAL_BATCH_MOST);
        TRY(read_item(r, sent->parts[i].value, &b->items[b->n]));
        b->n++;
    }
    b->rules = NEW_N(r->arena, b->action->n, FieldRule);
    for (size_t i = 0; i < b->action->n; i++)
        b->rules[i] = b->action->rules[i];
    fields_init(b->rules, b->action->n, &b->form);
    return b->action->prepare(b);
}

static SignalBatchView
view_of(SignalBatch *b)
{
    Arena *a = b->r->arena;
    size_t n = b->action->n;
    const Field **fields = NEW_N(a, n, const Field *);
    for (size_t i = 0; i < n; i++)
        fields[i] = field_at(&b->form, &b->rules[i]);
    return (SignalBatchView){.b = b,
                             .fields = {n, fields},
                             .wrong = fields_with_errors(a, b->rules, n, &b->form),
                             .form_token = req_form_token(b->r),
                             .selected = (int64_t)b->n,
                             .changed = (int64_t)b->changed,
                             .skipped = (int64_t)(b->n - b->changed)};
}

static Err
show(SignalBatch *b, int status)
{
    SignalBatchView v = view_of(b);
    return layout_page(b->r, status,
                       (LayoutPage){.title = b->action->title,
                                    .here = S("/signalen"),
                                    .trail = {COUNT(trail), trail},
                                    .has_errors = status == 422,
                                    .body = html_signal_batch(b->r->arena, &v)});
}

// GET /signalen/selectie?actie=status&s=1&s=2
Err
page_signal_batch(Req *r)
{
    Form sent;
    SignalBatch b;
    TRY(req_query(r, &sent));
    TRY(begin(r, &sent, &b));
    return show(&b, 200);
}

static Err
run_batch(Db *db, void *arg)
{
    SignalBatch *b = arg;
    b->changed = 0;
    for (size_t i = 0; i < b->n; i++) {
        SignalBatchItem *item = &b->items[i];
        item->skipped = (Str){0};
        Err e = q_signal_follow_get(db, b->r->arena, item->id, b->r->user.id, &item->s);
        if (failed(e) && err_code(e) != E_NOT_FOUND)
            return e;
        item->is_found = !failed(e);
        if (!item->is_found)
            item->skipped = S("u volgt dit signaal niet op");
        else if (item->s.version != item->version)
            item->skipped = S("een collega heeft het intussen gewijzigd");
        else
            TRY(b->action->run(b, db, item, &item->skipped));
        b->changed += item->skipped.p == NULL;
    }
    return OK;
}

// A free text for many signals is looked at as carefully as for one.
static bool
privacy_right(SignalBatch *b)
{
    bool right = true;
    for (size_t i = 0; i < b->action->n; i++) {
        Field *f = field_at(&b->form, &b->rules[i]);
        if (b->rules[i].kind != FIELD_TEXT || f->error.p)
            continue;
        f->error = signal_privacy_error(b->r->arena, f->text);
        right = right && !f->error.p;
    }
    return right;
}

// POST /signalen/selectie
Err
form_signal_batch(Req *r)
{
    Form sent;
    SignalBatch b;
    TRY(req_form_raw(r, &sent));
    TRY(begin(r, &sent, &b));
    bool seen = str_eq(form_value(&sent, S("bekeken")), S("ja"));
    bool all_right = fields_read(r->arena, &sent, b.rules, b.action->n, &b.form);
    all_right = (seen || privacy_right(&b)) && all_right;
    if (!all_right || b.n == 0)
        return show(&b, b.n == 0 ? 200 : 422);
    b.serie = random_id();
    TRY(db_transaction(r->db, run_batch, &b));
    SignalBatchView v = view_of(&b);
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Wat er is gewijzigd"),
                                    .here = S("/signalen"),
                                    .trail = {COUNT(trail), trail},
                                    .body = html_signal_batch_done(r->arena, &v)});
}

// ---- undoing ------------------------------------------------------------------------------------

typedef struct Undoing {
    Req *r;
    int64_t undone;
} Undoing;

static Err
undo_batch(Db *db, void *arg)
{
    Undoing *x = arg;
    return signal_undo(x->r, db, 0, x->r->id, &x->undone);
}

// POST /signalen/selectie/:id/ongedaan
Err
form_signal_batch_undo(Req *r)
{
    Form sent;
    Undoing x = {.r = r};
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, undo_batch, &x));
    if (x.undone == 0)
        FAIL(E_CONFLICT, "nothing of this batch can be undone");
    return respond_to(r, "/signalen?done=ongedaan");
}
