// Beginning a kwestie, from signals or without, and changing what it is about.
#include "app/afwegen/afwegen.h"
#include "app/kwestie/kwestie_inside.h"
#include "base/buf.h"

static const FieldRule rules[KWESTIE_RULES] = {
    {FIELD_OF(KwestieForm, title), .required = true, .min = 5, .max = KWESTIE_TITLE_MAX,
     .label = STR("Naam van de kwestie"),
     .hint = STR("Waar het over gaat en waar. Bijvoorbeeld: Opvanglocatie Waterrijk-Noord.")},
    {FIELD_OF(KwestieForm, core), .kind = FIELD_TEXT, .required = true, .min = 15,
     .max = KWESTIE_CORE_MAX, .label = STR("De kern in een zin"),
     .hint = STR("Wat houdt mensen verdeeld? Een goede kern noemt wat er speelt en wat mensen "
                 "nodig hebben. Kies geen kant, noem geen schuldige en geen personen. Hoogstens "
                 "280 tekens.")},
    {FIELD_OF(KwestieForm, place), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Waar speelt het?")},
    {FIELD_OF(KwestieForm, theme), .kind = FIELD_CHOICE, .required = true, .label = STR("Thema")},
    {FIELD_OF(KwestieForm, phase), .kind = FIELD_CHOICE, .required = true,
     .label = STR("In welke fase is het?"),
     .hint = STR("Kies wat u nu ziet. U kunt de fase later wijzigen.")},
    {FIELD_OF(KwestieForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(KwestieForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
    {FIELD_OF(KwestieForm, task), .required = true, .min = 5, .max = KWESTIE_TASK_MAX,
     .label = STR("Wat is uw taak in deze kwestie?"),
     .hint = STR("Alleen wie een taak heeft, ziet de kwestie. U kunt later anderen toevoegen.")},
};

enum { JOIN_RULES = 1, JOIN_CHOICES_MAX = 200 };

static const FieldRule join_rules[JOIN_RULES] = {
    {FIELD_OF(KwestieJoin, kwestie), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Aan welke kwestie voegt u toe?"),
     .hint = STR("De kwesties waarvan u lid bent en die niet gesloten zijn. De laatst gewijzigde "
                 "staat bovenaan.")},
};

// The place of k is always a choice, also for a member from another region.
static Err
places_for(Req *r, const KwestieGetRow *k, Choices *out)
{
    TRY(place_choices(r->db, r->arena, r->user.id, false, out));
    if (!k)
        return OK;
    Place here = {k->municipality, k->area_id};
    Str code = place_code(r->arena, here);
    Choice *v = NEW_N(r->arena, out->n + 1, Choice);
    for (size_t i = 0; i < out->n; i++) {
        v[i] = out->v[i];
        if (str_eq(v[i].code, code))
            return OK;
    }
    v[out->n].code = code;
    TRY(place_label(r->db, r->arena, here, &v[out->n].label));
    *out = (Choices){out->n + 1, v};
    return OK;
}

static Err
rules_for(Req *r, const KwestieGetRow *k, const FieldRule **out)
{
    Choices places;
    TRY(places_for(r, k, &places));
    FieldRule *own = field_rules_with(r->arena, rules, KWESTIE_RULES, S("place"), places);
    own = field_rules_with(r->arena, own, KWESTIE_RULES, S("theme"), signal_themes);
    own = field_rules_with(r->arena, own, KWESTIE_RULES, S("phase"), kwestie_phases);
    *out = field_rules_with(r->arena, own, KWESTIE_RULES, S("bewust"), kwestie_yes);
    return OK;
}

// The kwesties that signals can be added to.
static Err
join_rules_for(Req *r, const FieldRule **out)
{
    KwestieChoicesRows rows;
    TRY(q_kwestie_choices(r->db, r->arena, r->user.id, JOIN_CHOICES_MAX, &rows));
    Choice *v = NEW_N(r->arena, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){str_fmt(r->arena, "%lld", (long long)rows.v[i].id),
                        str_fmt(r->arena, "%s: %s", rows.v[i].number.p, rows.v[i].title.p)};
    *out = field_rules_with(r->arena, join_rules, JOIN_RULES, S("kwestie"), (Choices){rows.n, v});
    return OK;
}

static Err
show_form(Req *r, int status, KwestieFormView *v, const FieldRule *own, const KwestieGetRow *k)
{
    const FieldRule *join = v->join.kwestie.rule;
    Str title = S("Kwestie wijzigen");
    if (!r->id && !join && v->picks.n > 0) {
        TRY(join_rules_for(r, &join));
        fields_init(join, JOIN_RULES, &v->join);
    }
    v->may_join = join && join->choices.n > 0;
    v->id = r->id;
    v->form_token = req_form_token(r);
    v->wrong =
        fields_with_errors(r->arena, own, r->id ? KWESTIE_CHANGE_RULES : KWESTIE_RULES, &v->form);
    if (v->join.kwestie.error.p)
        v->wrong = fields_with_errors(r->arena, join, JOIN_RULES, &v->join);
    if (!r->id)
        title = v->may_join ? S("Verzamelen in een kwestie") : S("Kwestie beginnen");
    return kwestie_page(r, status, k, title, html_kwestie_form(r->arena, v));
}

static Err
read_form(Req *r, const FieldRule *own, size_t n, KwestieForm *f, Place *place, bool *all_right)
{
    TRY(req_form(r, own, n, f, all_right));
    *all_right &= kwestie_texts_check(r->arena, own, n, f, &f->bewust);
    return f->place.error.p ? OK : place_read(f->place.text, place);
}

// ---- the signals that it begins with ------------------------------------------------------------

// One id, or several with commas. E_NOT_FOUND for a signal that the viewer may not see.
static Err
pick_signals(Req *r, Str ids, KwestieSignalPickRow *v, size_t *n)
{
    for (Cursor c = cursor(ids); !cursor_at_end(&c);) {
        int64_t id;
        Str one = cursor_rest(&c);
        if (!cursor_until(&c, S(","), 20, &one))
            c.p = c.end;
        if (!str_to_int(one, &id))
            FAIL(E_INVALID, "not the id of a signal");
        size_t at = 0;
        while (at < *n && v[at].id != id)
            at++;
        if (at < *n)
            continue;
        if (*n == KWESTIE_PICK_MAX)
            FAIL(E_LIMIT, "more than %d signals", KWESTIE_PICK_MAX);
        TRY(q_kwestie_signal_pick(r->db, r->arena, r->user.id, id, &v[(*n)++]));
    }
    return OK;
}

// Every `signaal` in an address or a form, and the ids in `signalen`.
static Err
read_picks(Req *r, const Form *sent, KwestieFormView *v)
{
    KwestieSignalPickRow *picks = NEW_N(r->arena, KWESTIE_PICK_MAX, KwestieSignalPickRow);
    size_t n = 0;
    for (size_t i = 0; i < sent->n; i++)
        if (str_eq(sent->parts[i].name, S("signaal")) ||
            str_eq(sent->parts[i].name, S("signalen")) ||
            str_eq(sent->parts[i].name, S("s"))) // a box in the list of signals
            TRY(pick_signals(r, sent->parts[i].value, picks, &n));
    Buf ids = buf_new(r->arena, KWESTIE_PICK_MAX * 20);
    for (size_t i = 0; i < n; i++) {
        buf_put(&ids, i > 0 ? S(",") : S(""));
        buf_int(&ids, picks[i].id);
    }
    v->picks = (KwestiePicks){n, picks};
    v->signals = buf_str(&ids);
    return OK;
}

// The theme that most signals have; of themes with as many the one that comes first.
static Str
common_theme(const KwestiePicks *p)
{
    Str best = S("");
    size_t most = 0;
    for (size_t i = 0; i < p->n; i++) {
        size_t same = 0;
        for (size_t k = 0; k < p->n; k++)
            same += str_eq(p->v[i].theme, p->v[k].theme);
        if (same > most)
            best = p->v[i].theme;
        most = same > most ? same : most;
    }
    return best;
}

// The village or district when all signals come from there; else the whole municipality, which is
// the first of its places in the list. Nothing when they come from several municipalities.
static Str
common_place(Arena *a, const KwestiePicks *p, Choices places)
{
    bool same_area = true;
    for (size_t i = 1; i < p->n; i++) {
        same_area &= p->v[i].area_id == p->v[0].area_id;
        if (!str_eq(p->v[i].municipality, p->v[0].municipality))
            return S("");
    }
    if (p->n == 0)
        return S("");
    if (same_area)
        return place_code(a, (Place){p->v[0].municipality, p->v[0].area_id});
    for (size_t i = 0; i < places.n; i++)
        if (str_starts(places.v[i].code, p->v[0].municipality))
            return places.v[i].code;
    return S("");
}

// The form of a new kwestie, filled in as far as the signals say.
static Err
show_new(Req *r, int status, KwestieFormView *v)
{
    const FieldRule *own;
    TRY(rules_for(r, NULL, &own));
    fields_init(own, KWESTIE_RULES, &v->form);
    v->form.theme.text = common_theme(&v->picks);
    v->form.place.text = common_place(r->arena, &v->picks, v->form.place.rule->choices);
    v->form.task.text = S("Het dossier bijhouden");
    return show_form(r, status, v, own, NULL);
}

// GET /kwesties/nieuw?signaal=12&signaal=13
Err
kwestie_page_new(Req *r)
{
    KwestieFormView v = {0};
    Form query;
    TRY(req_query(r, &query));
    TRY(read_picks(r, &query, &v));
    return show_new(r, 200, &v);
}

// POST /kwesties/nieuw
Err
kwestie_form_new(Req *r)
{
    KwestieFormView v = {0};
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(read_picks(r, &sent, &v));
    return show_new(r, 200, &v);
}

// POST /kwesties/toevoegen
Err
kwestie_form_join(Req *r)
{
    KwestieFormView v = {0};
    const FieldRule *join;
    Form sent;
    int64_t id;
    TRY(req_form_raw(r, &sent));
    TRY(read_picks(r, &sent, &v));
    TRY(join_rules_for(r, &join));
    if (!fields_read(r->arena, &sent, join, JOIN_RULES, &v.join))
        return show_new(r, 422, &v);
    REQUIRE(str_to_int(v.join.kwestie.text, &id));
    return kwestie_gather(r, id, &v.picks);
}

// ---- writing ------------------------------------------------------------------------------------

typedef struct Writing {
    Req *r;
    const KwestieForm *f;
    const KwestiePicks *picks;
    Place place;
    int64_t id;
} Writing;

static Err
link_picks(const Writing *w, Db *db, const KwestieAdded *k)
{
    Req *r = w->r;
    for (size_t i = 0; i < w->picks->n; i++) {
        const KwestieSignalPickRow *s = &w->picks->v[i];
        bool linked;
        TRY(kwestie_link_signal(db, r->arena, k->id, s->id, r->user.id, r->now, &linked));
        TRY(audit_add(r, db,
                      (AuditEntry){.name = S("signal.gather"),
                                   .activity = S("kwestie"),
                                   .object_kind = S("signal"),
                                   .object_id = s->id,
                                   .object = s->number,
                                   .detail = k->number}));
    }
    return OK;
}

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    KwestieAdded k;
    KwestieNew n = {.title = w->f->title.text,
                    .core = w->f->core.text,
                    .municipality = w->place.municipality,
                    .area_id = w->place.area_id,
                    .theme = w->f->theme.text,
                    .phase = w->f->phase.text,
                    .organisation_id = r->user.organisation_id,
                    .created_by = r->user.id};
    TRY(kwestie_add(db, r->arena, &n, r->now, &k));
    w->id = k.id;
    TRY(kwestie_add_member(db, r->arena, k.id, r->user.id, w->f->task.text, r->user.id, r->now));
    TRY(link_picks(w, db, &k));
    return kwestie_log(r, db, S("kwestie.add"), k.id, k.number,
                       kwestie_count(r->arena, (int64_t)w->picks->n, "signaal", "signalen"));
}

// POST /kwesties
Err
kwestie_form_add(Req *r)
{
    KwestieFormView v = {0};
    Writing w = {.r = r, .f = &v.form, .picks = &v.picks};
    const FieldRule *own;
    Form sent;
    bool all_right;
    TRY(rules_for(r, NULL, &own));
    TRY(req_form_raw(r, &sent));
    TRY(read_picks(r, &sent, &v));
    TRY(read_form(r, own, KWESTIE_RULES, &v.form, &w.place, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own, NULL);
    TRY(db_transaction(r->db, write_new, &w));
    return respond_to(r, "/kwesties/%lld?done=begonnen", (long long)w.id);
}

static Err
write_change(Db *db, void *arg)
{
    const Writing *w = arg;
    const KwestieForm *f = w->f;
    Req *r = w->r;
    KwestieChangeRow changed;
    KwestieTouchRow k; // as it was
    TRY(kwestie_touch(r, db, r->id, &k));
    TRY(q_kwestie_change(db, r->arena, r->user.id, r->id, f->version.number, f->title.text,
                         f->core.text, w->place.municipality, w->place.area_id, f->theme.text,
                         f->phase.text, &changed));
    TRY(afwegen_core_changed(r, db, r->id, k.core));
    return kwestie_log(r, db, S("kwestie.change"), r->id, k.number, f->phase.text);
}

static void
fill_form(Arena *a, const FieldRule *own, const KwestieGetRow *k, KwestieForm *f)
{
    fields_init(own, KWESTIE_RULES, f);
    f->title.text = k->title;
    f->core.text = k->core;
    f->place.text = place_code(a, (Place){k->municipality, k->area_id});
    f->theme.text = k->theme;
    f->phase.text = k->phase;
    f->version.text = str_fmt(a, "%lld", (long long)k->version);
}

// GET /kwesties/12/wijzigen
Err
kwestie_page_edit(Req *r)
{
    KwestieFormView v = {0};
    KwestieGetRow k;
    const FieldRule *own;
    TRY(kwestie_open(r, &k));
    TRY(rules_for(r, &k, &own));
    fill_form(r->arena, own, &k, &v.form);
    return show_form(r, 200, &v, own, &k);
}

// A colleague saved first: show what they wrote beside what was typed here.
static Err
show_conflict(Req *r, KwestieFormView *v, const FieldRule *own)
{
    KwestieGetRow k;
    KwestieForm now;
    TRY(kwestie_open(r, &k));
    fill_form(r->arena, own, &k, &now);
    now.bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(own, KWESTIE_CHANGE_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own, &k);
}

// POST /kwesties/12
Err
kwestie_form_change(Req *r)
{
    KwestieFormView v = {0};
    Writing w = {.r = r, .f = &v.form};
    KwestieGetRow k;
    const FieldRule *own;
    bool all_right;
    TRY(kwestie_open(r, &k));
    TRY(rules_for(r, &k, &own));
    TRY(read_form(r, own, KWESTIE_CHANGE_RULES, &v.form, &w.place, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own, &k);
    Err e = db_transaction(r->db, write_change, &w);
    if (err_code(e) == E_NOT_FOUND)
        return show_conflict(r, &v, own);
    TRY(e);
    return respond_to(r, "/kwesties/%lld?done=opgeslagen", (long long)r->id);
}
