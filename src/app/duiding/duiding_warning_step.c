// What is decided about a warning: follow it, set it aside, or open it as a kwestie. Each has a
// reason, of a person.
#include "app/duiding/duiding_warning.h"
#include "app/kwestie/kwestie.h"
#include "base/buf.h"

enum { REASON_RULES = 3, KWESTIE_RULES = 8 };

// The first three are for every step.
static const FieldRule rules[KWESTIE_RULES] = {
    {FIELD_OF(WarningForm, reden), .kind = FIELD_TEXT, .required = true, .min = 5,
     .max = WARNING_REASON_MAX, .label = STR("Waarom?"),
     .hint = STR("Wat maakt dat u dit kiest? Schrijf geen namen van personen op.")},
    {FIELD_OF(WarningForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(WarningForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
    {FIELD_OF(WarningForm, title), .required = true, .min = 5, .max = KWESTIE_TITLE_MAX,
     .label = STR("Naam van de kwestie"),
     .hint = STR("Waar het over gaat en waar. Zonder namen van personen.")},
    {FIELD_OF(WarningForm, core), .kind = FIELD_TEXT, .required = true, .min = 15,
     .max = KWESTIE_CORE_MAX, .label = STR("De kern in een zin"),
     .hint = STR("Wat houdt mensen verdeeld, voor zover u dat nu weet? Kies geen kant.")},
    {FIELD_OF(WarningForm, place), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Waar speelt het?")},
    {FIELD_OF(WarningForm, phase), .kind = FIELD_CHOICE, .required = true,
     .label = STR("In welke fase is het?")},
    {FIELD_OF(WarningForm, task), .required = true, .min = 5, .max = KWESTIE_TASK_MAX,
     .label = STR("Wat is uw taak in deze kwestie?"),
     .hint = STR("Alleen wie een taak heeft, ziet de kwestie.")},
};

// ---- the form -----------------------------------------------------------------------------------

static size_t
n_rules(const WarningFormView *v)
{
    return v->is_kwestie ? KWESTIE_RULES : REASON_RULES;
}

static Err
rules_for(Req *r, const FieldRule **out)
{
    Choices places;
    TRY(place_choices(r->db, r->arena, r->user.id, false, &places));
    FieldRule *own =
        field_rules_with(r->arena, rules, KWESTIE_RULES, S("bewust"), layout_keep_choices);
    own = field_rules_with(r->arena, own, KWESTIE_RULES, S("place"), places);
    *out = field_rules_with(r->arena, own, KWESTIE_RULES, S("phase"), kwestie_phases);
    return OK;
}

// Which step the address asks for, and the warning that it is about. E_CONFLICT when a kwestie was
// made of it: that is where it goes on.
static Err
begin(Req *r, WarningFormView *v)
{
    static const Choice steps[] = {
        {STR("volgen"), STR("Volgen"), {0}},
        {STR("terzijde"), STR("Terzijde leggen"), {0}},
        {STR("kwestie"), STR("Openen als kwestie"), {0}},
    };
    v->about = NEW(r->arena, WarningShowView);
    v->step = r->code;
    for (size_t i = 0; i < COUNT(steps); i++)
        if (str_eq(steps[i].code, r->code))
            v->heading = steps[i].label;
    if (!v->heading.p)
        FAIL(E_NOT_FOUND, "no such step");
    v->is_kwestie = str_eq(r->code, S("kwestie"));
    TRY(warning_open(r, v->about));
    if (str_eq(v->about->w.state, S("kwestie")))
        FAIL(E_CONFLICT, "it is a kwestie already");
    return warning_others(r, v->about);
}

// All records behind the warning that the viewer may see, up to WARNING_GATHER.
static Err
visible(Req *r, Db *db, const NoticeGetRow *w, NoticeSignalsRows *out)
{
    return q_notice_signals(db, r->arena, r->user.id, w->id, w->first_on, w->last_on, INT64_MAX,
                            WARNING_GATHER, out);
}

static Err
show_form(Req *r, int status, WarningFormView *v, const FieldRule *own)
{
    NoticeSignalsRows signals = {0};
    if (v->is_kwestie)
        TRY(visible(r, r->db, &v->about->w, &signals));
    v->n_signals = (int64_t)signals.n;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, n_rules(v), &v->form);
    return warning_page(r, status, v->about, v->heading, html_duiding_warning_step(r->arena, v));
}

static Str
place_of(Arena *a, const WarningShowView *w, Choices places)
{
    if (w->areas.n > 0)
        return place_code(a, (Place){w->areas.v[0].municipality, w->areas.v[0].id});
    for (size_t i = 0; i < places.n && w->w.place.n > 0; i++) {
        Place p;
        bool is_place = !failed(place_read(places.v[i].code, &p));
        Str area = is_place ? str_fmt(a, "a%lld", (long long)p.area_id) : S("");
        if (is_place && (str_eq(p.municipality, w->w.place) || str_eq(area, w->w.place)))
            return places.v[i].code; // of a municipality the whole comes first
    }
    return S("");
}

static void
fill(Req *r, WarningFormView *v, const FieldRule *own)
{
    Arena *a = r->arena;
    const NoticeGetRow *w = &v->about->w;
    Str theme = w->theme.n > 0 ? choice_label(signal_themes, w->theme) : S("Verschillende thema's");
    Str name = w->name.n > 0 ? w->name : S("de regio");
    fields_init(own, KWESTIE_RULES, &v->form);
    v->form.version.text = str_fmt(a, "%lld", (long long)w->version);
    v->form.title.text = str_fmt(a, "%.*s in %.*s", (int)theme.n, theme.p, (int)name.n, name.p);
    v->form.task.text = S("Het dossier bijhouden");
    v->form.phase.text = S("voedingsbodem");
    v->form.place.text = place_of(a, v->about, v->form.place.rule->choices);
}

// GET /beeld/waarschuwingen/12/stap/volgen
Err
warning_page_step(Req *r)
{
    WarningFormView *v = NEW(r->arena, WarningFormView);
    const FieldRule *own;
    TRY(begin(r, v));
    TRY(rules_for(r, &own));
    fill(r, v, own);
    return show_form(r, 200, v, own);
}

// ---- writing ------------------------------------------------------------------------------------

typedef struct Writing {
    Req *r;
    const WarningFormView *v;
    Str reason;
    Place place;
    int64_t kwestie_id;
} Writing;

// The reason as it is stored: what was ticked stands behind it.
static Str
reason_of(Arena *a, const WarningFormView *v)
{
    Buf b = buf_new(a, 4096);
    bool any = false;
    buf_put(&b, v->form.reden.text);
    for (size_t i = 0; i < v->about->n_others; i++) {
        if (!v->checked[i])
            continue;
        Str text = v->about->others[i].text, first;
        Cursor c = cursor(text);
        if (!cursor_until(&c, S("."), SIZE_MAX, &first))
            first = text;
        buf_put(&b, any ? S("; ") : S("\nNagegaan: "));
        buf_put(&b, first);
        any = true;
    }
    buf_put(&b, any ? S(".") : S(""));
    return buf_str(&b);
}

static Err
log_line(const Writing *w, Db *db, Str number, Str detail)
{
    return audit_add(
        w->r, db,
        (AuditEntry){.name = str_fmt(w->r->arena, "warning.%.*s", (int)w->v->step.n, w->v->step.p),
                     .activity = S("kwestie"),
                     .object_kind = S("warning"),
                     .object_id = w->r->id,
                     .object = number,
                     .detail = detail});
}

static Err
gather(const Writing *w, Db *db, const KwestieAdded *k)
{
    Req *r = w->r;
    NoticeSignalsRows signals;
    TRY(visible(r, db, &w->v->about->w, &signals));
    for (size_t i = 0; i < signals.n; i++) {
        bool linked;
        TRY(kwestie_link_signal(db, r->arena, k->id, signals.v[i].id, r->user.id, r->now, &linked));
        TRY(audit_add(r, db,
                      (AuditEntry){.name = S("signal.gather"),
                                   .activity = S("kwestie"),
                                   .object_kind = S("signal"),
                                   .object_id = signals.v[i].id,
                                   .object = signals.v[i].number,
                                   .detail = k->number}));
    }
    return audit_add(
        r, db,
        (AuditEntry){.name = S("kwestie.add"),
                     .activity = S("kwestie"),
                     .object_kind = S("kwestie"),
                     .object_id = k->id,
                     .object = k->number,
                     .detail = kwestie_count(r->arena, (int64_t)signals.n, "signaal", "signalen")});
}

static Err
open_kwestie(Writing *w, Db *db, Str *number)
{
    Req *r = w->r;
    const WarningForm *f = &w->v->form;
    const NoticeGetRow *about = &w->v->about->w;
    KwestieAdded k;
    int64_t history;
    KwestieNew n = {.title = f->title.text,
                    .core = f->core.text,
                    .municipality = w->place.municipality,
                    .area_id = w->place.area_id,
                    .theme = about->theme.n > 0 ? about->theme : S("anders"),
                    .phase = f->phase.text,
                    .organisation_id = r->user.organisation_id,
                    .created_by = r->user.id};
    KwestieHistory h = {.kind = S("gebeurtenis"),
                        .on_day = layout_day_of(r->arena, r->now),
                        .body = str_fmt(r->arena, "Geopend na waarschuwing %.*s. %.*s",
                                        (int)about->number.n, about->number.p, (int)w->reason.n,
                                        w->reason.p),
                        .by_whom = S(""),
                        .state = S(""),
                        .due_on = S("")};
    TRY(kwestie_add(db, r->arena, &n, r->now, &k));
    TRY(kwestie_add_member(db, r->arena, k.id, r->user.id, f->task.text, r->user.id, r->now));
    TRY(kwestie_add_history(db, r->arena, k.id, &h, &history));
    TRY(gather(w, db, &k));
    w->kwestie_id = k.id;
    *number = k.number;
    return OK;
}

Err
duiding_decide(Db *db, Arena *a, int64_t viewer, int64_t warning_id, int64_t version, Str state,
               Str reason, int64_t kwestie_id, int64_t now, Str *number)
{
    NoticeSetStateRow changed;
    TRY(q_notice_set_state(db, a, viewer, warning_id, version, state, reason, kwestie_id, now,
                           &changed));
    *number = changed.number;
    return OK;
}

static Err
write_step(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    Str kwestie = S(""), number;
    w->kwestie_id = 0;
    if (w->v->is_kwestie)
        TRY(open_kwestie(w, db, &kwestie));
    TRY(duiding_decide(db, r->arena, r->user.id, r->id, w->v->form.version.number, w->v->step,
                       w->reason, w->kwestie_id, r->now, &number));
    return log_line(w, db, number, kwestie);
}

// A colleague decided first: show what they chose, and let this person decide again.
static Err
show_conflict(Req *r, WarningFormView *v, const FieldRule *own)
{
    Str state, reason;
    TRY(begin(r, v));
    state = choice_label(duiding_states, v->about->w.state);
    reason = v->about->w.state_reason;
    v->form.reden.stored =
        str_fmt(r->arena, "%.*s. %.*s", (int)state.n, state.p, (int)reason.n, reason.p);
    v->form.version.text = str_fmt(r->arena, "%lld", (long long)v->about->w.version);
    v->has_conflict = true;
    return show_form(r, 409, v, own);
}

// What was ticked, as codes of the explanations.
static void
read_checked(const Form *sent, WarningFormView *v)
{
    for (size_t i = 0; i < sent->n; i++)
        for (size_t k = 0; k < v->about->n_others; k++)
            v->checked[k] |= str_eq(sent->parts[i].name, S("nagegaan")) &&
                             str_eq(sent->parts[i].value, v->about->others[k].code);
}

// POST /beeld/waarschuwingen/12/stap/volgen
Err
warning_form_step(Req *r)
{
    WarningFormView *v = NEW(r->arena, WarningFormView);
    Writing w = {.r = r, .v = v};
    const FieldRule *own;
    Form sent;
    TRY(begin(r, v));
    TRY(rules_for(r, &own));
    TRY(req_form_raw(r, &sent));
    fields_init(own, KWESTIE_RULES, &v->form);
    bool all_right = fields_read(r->arena, &sent, own, n_rules(v), &v->form);
    read_checked(&sent, v);
    all_right &= layout_texts_check(r->arena, own, n_rules(v), &v->form, &v->form.bewust);
    if (!all_right)
        return show_form(r, 422, v, own);
    if (v->is_kwestie)
        TRY(place_read(v->form.place.text, &w.place));
    w.reason = reason_of(r->arena, v);
    Err e = db_transaction(r->db, write_step, &w);
    if (err_code(e) == E_NOT_FOUND)
        return show_conflict(r, v, own);
    TRY(e);
    if (v->is_kwestie)
        return respond_to(r, "/kwesties/%lld?done=begonnen", (long long)w.kwestie_id);
    return respond_to(r, "/beeld/waarschuwingen/%lld?done=%s", (long long)r->id,
                      str_to_z(r->arena, v->step));
}
