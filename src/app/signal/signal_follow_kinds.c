// What each of the forms asks, checks and saves.
#include "app/signal/signal_follow.h"

#include "app/bericht/bericht.h"

static const Choice yes_no[] = {{STR("ja"), STR("Ja")}, {STR("nee"), STR("Nee")}};
static const Choice sure[] = {{STR("ja"), STR("Ja, vernietig de tekst. Dit kan niet ongedaan.")}};
static const Choice asked[] = {
    {STR("bevestigd"), STR("Bevestigd: de melder zegt hetzelfde, met meer uitleg")},
    {STR("genuanceerd"), STR("Genuanceerd: het ligt anders dan het eerst leek")},
    {STR("niet_bevestigd"), STR("Niet bevestigd: de melder denkt er nu anders over")},
    {STR("niet_bereikt"), STR("Niet bereikt")},
};

#define TEXT_FIELD(field, says, most)                                                            \
    {                                                                                            \
        FIELD_OF(SignalFollowForm, field), .kind = FIELD_TEXT, .max = (most), .label = STR(says) \
    }

// The version is in step with the text, so that two persons cannot both think to be the last.
static Err
touch(SignalFollowing *x, Db *db, const SignalFollowGetRow *to)
{
    SignalFollowStepRows changed;
    TRY(q_signal_follow_step(db, x->r->arena, x->s.id, x->r->user.id, x->version, to->status,
                             to->status_at, to->due_on, to->keep_until, to->outcome, to->reason,
                             to->reference, to->followed_up, to->assigned_to, &changed));
    if (changed.n == 0)
        FAIL(E_CONFLICT, "changed by someone else");
    return OK;
}

// ---- navraag ------------------------------------------------------------------------------------

static const FieldRule navraag_rules[] = {
    {FIELD_OF(SignalFollowForm, dag), .kind = FIELD_DAY, .required = true,
     .label = STR("Wanneer heeft u de melder gesproken of geprobeerd te bereiken?")},
    {FIELD_OF(SignalFollowForm, navraag), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Wat kwam eruit?"), .choices = {COUNT(asked), asked}},
    {FIELD_OF(SignalFollowForm, waarom), .kind = FIELD_TEXT, .max = SIGNAL_TEXT_MAX,
     .label = STR("Waarom denkt de melder dit?"),
     .hint = STR("Op welke waarnemingen berust het? Schrijf geen namen op.")},
};

static Err
prepare_navraag(SignalFollowing *x)
{
    x->form.dag.text = layout_day_of(x->r->arena, x->r->now);
    return OK;
}

static Str
wrong_navraag(SignalFollowing *x)
{
    SignalFollowForm *f = &x->form;
    Str today = layout_day_of(x->r->arena, x->r->now);
    if (!f->dag.error.p && layout_days_between(today, f->dag.text) > 0)
        f->dag.error = S("Deze dag moet nog komen.");
    if (f->waarom.text.n == 0 && !str_eq(f->navraag.text, S("niet_bereikt")))
        f->waarom.error = S("Schrijf op waarom de melder dit denkt.");
    return f->dag.error.p ? f->dag.error : f->waarom.error;
}

static Err
save_navraag(Db *db, void *arg)
{
    SignalFollowing *x = arg;
    Arena *a = x->r->arena;
    SignalFollowGetRow to = x->s;
    SignalDays days;
    Str today = layout_day_of(a, x->r->now);
    bool reached = !str_eq(x->form.navraag.text, S("niet_bereikt"));
    TRY(signal_days(db, a, &days));
    if (str_eq(x->s.status, S("ontvangen"))) {
        to.status = S("navraag");
        to.status_at = x->r->now;
    }
    to.followed_up = x->s.followed_up || reached;
    if (reached && str_eq(to.status, S("navraag")))
        to.due_on = layout_day_add(a, today, days.ready);
    TRY(touch(x, db, &to));
    TRY(signal_event(x->r, db, x->s.id, S("navraag"), x->form.waarom.text,
                     str_fmt(a, "dag=%s&uitkomst=%s", x->form.dag.text.p, x->form.navraag.text.p)));
    return signal_audit(x->r, db, "signal.navraag", &x->s, x->form.navraag.text);
}

const SignalFollowKind signal_follow_navraag = {
    .path = STR("navraag"),
    .title = STR("Navraag vastleggen"),
    .lead = STR("Vraag de melder eerst waarom hij of zij dit denkt. Wie een baard laat staan of "
                "bidt, is niet daardoor een signaal."),
    .submit = STR("Navraag opslaan"),
    .rules = navraag_rules,
    .n = COUNT(navraag_rules),
    .prepare = prepare_navraag,
    .wrong = wrong_navraag,
    .save = save_navraag,
    .done = STR("navraag"),
};

// ---- duiding ------------------------------------------------------------------------------------

static const FieldRule duiding_rules[] = {
    {FIELD_OF(SignalFollowForm, tekst), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = SIGNAL_TEXT_MAX, .label = STR("Wat maakt u ervan?"),
     .hint = STR("Uw naam staat erbij. De waarneming zelf verandert niet.")},
};

static Err
save_duiding(Db *db, void *arg)
{
    SignalFollowing *x = arg;
    TRY(touch(x, db, &x->s));
    TRY(signal_event(x->r, db, x->s.id, S("duiding"), x->form.tekst.text, S("")));
    return signal_audit(x->r, db, "signal.duiding", &x->s, S(""));
}

const SignalFollowKind signal_follow_duiding = {
    .path = STR("duiding"),
    .title = STR("Duiding toevoegen"),
    .lead =
        STR("Een duiding is uw uitleg, geen feit. Ze staat apart van wat is gezien of gehoord."),
    .submit = STR("Duiding opslaan"),
    .rules = duiding_rules,
    .n = COUNT(duiding_rules),
    .save = save_duiding,
    .done = STR("duiding"),
};

// ---- lens, kind, theme --------------------------------------------------------------------------

static const FieldRule sort_rules[] = {
    {FIELD_OF(SignalFollowForm, lens), .kind = FIELD_CHOICE, .label = STR("Lens")},
    {FIELD_OF(SignalFollowForm, soort), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Soort")},
    {FIELD_OF(SignalFollowForm, thema), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Thema")},
};

static Err
prepare_sort(SignalFollowing *x)
{
    const Choices lists[] = {signal_lenses, signal_kinds, signal_themes};
    const Str stored[] = {x->s.lens, x->s.kind, x->s.theme};
    for (size_t i = 0; i < x->n; i++) {
        x->rules[i].choices = lists[i];
        field_at(&x->form, &x->rules[i])->text = stored[i];
    }
    return OK;
}

static Err
save_sort(Db *db, void *arg)
{
    SignalFollowing *x = arg;
    Arena *a = x->r->arena;
    SignalFollowCorrectRows changed;
    TRY(q_signal_follow_correct(db, a, x->s.id, x->r->user.id, x->version, x->form.lens.text,
                                x->form.soort.text, x->form.thema.text, &changed));
    if (changed.n == 0)
        FAIL(E_CONFLICT, "changed by someone else");
    Str body = S("");
    for (size_t i = 0; i < x->n; i++) {
        const Str stored[] = {x->s.lens, x->s.kind, x->s.theme};
        const Field *f = field_at(&x->form, &x->rules[i]);
        if (!str_eq(stored[i], f->text))
            body = str_fmt(a, "%s%s: van “%s” naar “%s”\n", body.p, f->rule->label.p,
                           choice_label(f->rule->choices, stored[i]).p,
                           choice_label(f->rule->choices, f->text).p);
    }
    TRY(signal_event(x->r, db, x->s.id, S("gewijzigd"), str_trim(body), S("")));
    return signal_audit(x->r, db, "signal.changed", &x->s, S("lens, soort, thema"));
}

const SignalFollowKind signal_follow_sort = {
    .path = STR("indeling"),
    .title = STR("Lens, soort of thema aanpassen"),
    .lead = STR("De tekst van de melder blijft zoals die is."),
    .submit = STR("Opslaan"),
    .rules = sort_rules,
    .n = COUNT(sort_rules),
    .prepare = prepare_sort,
    .save = save_sort,
    .done = STR("gewijzigd"),
};

// ---- status -------------------------------------------------------------------------------------

static const FieldRule status_rules[] = {
    {FIELD_OF(SignalFollowForm, uitkomst), .kind = FIELD_CHOICE,
     .label = STR("Uitkomst van de weging")},
    TEXT_FIELD(reden, "Reden of toelichting", SIGNAL_REASON_MAX),
    {FIELD_OF(SignalFollowForm, zeker), .kind = FIELD_CHOICE, .depends = true,
     .choices = {COUNT(sure), sure},
     .label = STR("Alleen bij een onterecht signaal: tekst vernietigen?")},
    {FIELD_OF(SignalFollowForm, kenmerk), .kind = FIELD_LINE, .max = 60,
     .label = STR("Nummer van de casus in het andere systeem"),
     .hint = STR("Vult u dit in? Vul dan ook de reden en de twee vragen hierna in. Alleen een "
                 "nummer, nooit een naam. De casus zelf hoort hier niet.")},
    {FIELD_OF(SignalFollowForm, grondslag), .kind = FIELD_LINE, .max = 200, .depends = true,
     .label = STR("Grondslag"), .hint = STR("Op welke wet of afspraak rust de verwijzing?")},
    {FIELD_OF(SignalFollowForm, informed), .kind = FIELD_CHOICE, .depends = true,
     .choices = {COUNT(yes_no), yes_no}, .label = STR("Is de betrokkene geïnformeerd?")},
};

static bool
needs_reason(const SignalFollowing *x)
{
    return (x->step->needs & NEEDS_REASON) ||
           ((x->step->needs & NEEDS_NAVRAAG) && !x->s.followed_up);
}

static Err
prepare_status(SignalFollowing *x)
{
    if (!x->step)
        FAIL(E_NOT_FOUND, "no such step from %s", x->s.status.p);
    bool outcome = x->step->needs & NEEDS_OUTCOME, refer = x->step->needs & MAY_REFER;
    bool reason = needs_reason(x);
    size_t n = 0;
    for (size_t i = 0; i < x->kind->n; i++) {
        bool is_reason = str_eq(status_rules[i].name, S("reden"));
        bool wanted = is_reason || (i < 3 ? outcome : refer);
        if (wanted)
            x->rules[n++] = status_rules[i];
        if (wanted && i == 0) {
            x->rules[0].choices = signal_outcomes;
            x->rules[0].required = true;
        }
        if (is_reason)
            x->rules[n - 1].depends = refer; // a referral needs one, as its number says
        if (is_reason && reason) {
            x->rules[n - 1].required = true;
            x->rules[n - 1].min = SIGNAL_REASON_MIN;
        }
        if (is_reason && x->s.followed_up == 0 && (x->step->needs & NEEDS_NAVRAAG))
            x->rules[n - 1].label = S("Er is nog geen navraag gedaan. Waarom niet?");
    }
    x->n = n;
    fields_init(x->rules, n, &x->form);
    x->form.uitkomst.text = x->s.outcome;
    return OK;
}

static SignalChange
change_of(const SignalFollowing *x)
{
    const SignalFollowForm *f = &x->form;
    return (SignalChange){.to = x->step->to,
                          .outcome = f->uitkomst.text.p ? f->uitkomst.text : S(""),
                          .reason = f->reden.text,
                          .reference = f->kenmerk.text.p ? f->kenmerk.text : S(""),
                          .ground = f->grondslag.text.p ? f->grondslag.text : S(""),
                          .informed = f->informed.text.p ? f->informed.text : S(""),
                          .is_sure = str_eq(f->zeker.text, S("ja"))};
}

static Str
wrong_status(SignalFollowing *x)
{
    SignalFollowForm *f = &x->form;
    SignalChange c = change_of(x);
    bool has_reason = str_characters(c.reason) >= SIGNAL_REASON_MIN;
    Str refusal = signal_step_refusal(&x->s, &c);
    if (needs_reason(x) && !has_reason)
        f->reden.error = S("Schrijf een reden van ten minste 10 tekens.");
    else if ((x->step->needs & NEEDS_OUTCOME) && c.outcome.n == 0)
        refusal = f->uitkomst.error = S("Kies de uitkomst van de weging.");
    else if (str_eq(c.outcome, S("onterecht")) && !c.is_sure)
        f->zeker.error = S("Bevestig dat de tekst mag worden vernietigd.");
    if (c.reference.n > 0 && c.ground.n == 0)
        refusal = f->grondslag.error = S("Vul de grondslag van de verwijzing in.");
    if (c.reference.n > 0 && c.informed.n == 0)
        refusal = f->informed.error = S("Kies ja of nee.");
    if (c.reference.n > 0 && !has_reason)
        refusal = f->reden.error = S("Schrijf een reden van ten minste 10 tekens.");
    return refusal;
}

static Err
save_status(Db *db, void *arg)
{
    SignalFollowing *x = arg;
    SignalDays days;
    SignalChange c = change_of(x);
    SignalFollowGetRow s = x->s;
    s.version = x->version;
    x->is_destroyed = str_eq(c.outcome, S("onterecht"));
    TRY(signal_days(db, x->r->arena, &days));
    return signal_take_step(x->r, db, &days, &s, &c);
}

const SignalFollowKind signal_follow_status = {
    .path = STR("status"),
    .title = STR("Status wijzigen"),
    .lead = STR("De stap komt met uw naam in de geschiedenis van dit signaal."),
    .submit = STR("Stap opslaan"),
    .rules = status_rules,
    .n = COUNT(status_rules),
    .prepare = prepare_status,
    .wrong = wrong_status,
    .save = save_status,
    .done = STR("status"),
};

// ---- handing over -------------------------------------------------------------------------------

static const FieldRule hand_rules[] = {
    {FIELD_OF(SignalFollowForm, collega), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Wie volgt het signaal verder op?"),
     .hint = STR("Alleen collega's die dit signaal mogen opvolgen.")},
    TEXT_FIELD(notitie, "Wat moet uw collega weten?", SIGNAL_REASON_MAX),
};

static Err
prepare_hand(SignalFollowing *x)
{
    return signal_colleagues(x->r->db, x->r->arena, x->s.circle_id, &x->rules[0].choices);
}

static Err
save_hand(Db *db, void *arg)
{
    SignalFollowing *x = arg;
    int64_t to;
    SignalFollowGetRow s = x->s;
    s.version = x->version;
    REQUIRE(str_to_int(x->form.collega.text, &to));
    Str name = choice_label(x->rules[0].choices, x->form.collega.text);
    return signal_hand_over(x->r, db, &s, to, name, x->form.notitie.text, 0);
}

const SignalFollowKind signal_follow_hand = {
    .path = STR("overdragen"),
    .title = STR("Overdragen aan een collega"),
    .lead = STR("Uw collega ziet het signaal bij het filter “Door mij”."),
    .submit = STR("Overdragen"),
    .rules = hand_rules,
    .n = COUNT(hand_rules),
    .prepare = prepare_hand,
    .save = save_hand,
    .done = STR("overdracht"),
};

// ---- feedback -----------------------------------------------------------------------------------

static const FieldRule feedback_rules[] = {
    {FIELD_OF(SignalFollowForm, tekst), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = SIGNAL_TEXT_MAX, .label = STR("Bericht aan de melder"),
     .hint = STR("De melder leest dit via de eigen volglink. Zeg niets wat vertrouwelijk is.")},
};

static Err
save_feedback(Db *db, void *arg)
{
    SignalFollowing *x = arg;
    Arena *a = x->r->arena;
    SignalDays days;
    TRY(signal_days(db, a, &days));
    TRY(touch(x, db, &x->s));
    TRY(signal_event(x->r, db, x->s.id, S("terugkoppeling"), x->form.tekst.text, S("")));
    TRY(q_signal_follow_contact_term(
        db, a, x->s.id, layout_day_add(a, layout_day_of(a, x->r->now), days.keep_contact)));
    if (x->s.reporter_id > 0 && x->s.reporter_id != x->r->user.id)
        TRY(bericht_add(db, a,
                        &(BerichtNew){.account_id = x->s.reporter_id,
                                      .kind = BERICHT_TERUGKOPPELING,
                                      .path = str_fmt(a, "/meldingen/%lld", (long long)x->s.id),
                                      .once = str_fmt(a, "terugkoppeling-%lld-%lld",
                                                      (long long)x->s.id, (long long)x->version),
                                      .now = x->r->now}));
    return signal_audit(x->r, db, "signal.feedback", &x->s, S(""));
}

const SignalFollowKind signal_follow_feedback = {
    .path = STR("terugkoppeling"),
    .title = STR("Terugkoppelen aan de melder"),
    .lead = STR("Wie hoort wat er met een melding gebeurt, meldt de volgende keer weer."),
    .submit = STR("Bericht plaatsen"),
    .rules = feedback_rules,
    .n = COUNT(feedback_rules),
    .save = save_feedback,
    .done = STR("terugkoppeling"),
};
