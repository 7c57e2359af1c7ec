// The texts of a weighing: picture and judgement by the chair; statements, other explanations and
// dissent by everyone at the table.
#include "app/weging/weging_inside.h"

enum { TEXT_MIN = 10, FUNCTION_MAX = 120 };

// ---- statements, explanations, dissent ----------------------------------------------------------

static const FieldRule statement_rules[] = {
    {FIELD_OF(WegingNoteForm, body), .kind = FIELD_TEXT, .required = true, .min = TEXT_MIN,
     .max = WEGING_TEXT_MAX, .label = STR("Een uitspraak over wat er speelt"),
     .hint = STR("Een ding tegelijk, zonder namen van personen.")},
    {FIELD_OF(WegingNoteForm, lens), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Hoe weten we dit?")},
    {FIELD_OF(WegingNoteForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};
static const FieldRule explanation_rules[] = {
    {FIELD_OF(WegingNoteForm, body), .kind = FIELD_TEXT, .required = true, .min = TEXT_MIN,
     .max = WEGING_TEXT_MAX, .label = STR("Hoe kan dit ook anders zijn?"),
     .hint = STR("Bijvoorbeeld: het is druk omdat er een nieuwe melder is.")},
    {FIELD_OF(WegingNoteForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};
static const FieldRule dissent_rules[] = {
    {FIELD_OF(WegingNoteForm, body), .kind = FIELD_TEXT, .required = true, .min = TEXT_MIN,
     .max = WEGING_TEXT_MAX, .label = STR("Waar kijkt u anders tegen aan?"),
     .hint = STR("Dit blijft in het verslag staan, met uw functie erbij.")},
    {FIELD_OF(WegingNoteForm, by_function), .required = true, .max = FUNCTION_MAX,
     .label = STR("Namens wie?"), .hint = STR("Een functie en een organisatie, geen naam.")},
    {FIELD_OF(WegingNoteForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

typedef struct NoteKind {
    Str code;
    const FieldRule *rules;
    size_t n;
    size_t form; // of the WegingNoteForm in the view
} NoteKind;

static const NoteKind note_kinds[] = {
    {STR("uitspraak"), statement_rules, COUNT(statement_rules),
     offsetof(WegingShowView, statement)},
    {STR("verklaring"), explanation_rules, COUNT(explanation_rules),
     offsetof(WegingShowView, explanation)},
    {STR("afwijkend"), dissent_rules, COUNT(dissent_rules), offsetof(WegingShowView, dissent)},
};

static WegingNoteForm *
form_of(WegingShowView *v, const NoteKind *k)
{
    return (WegingNoteForm *)(void *)((char *)v + k->form);
}

// Three forms are on one page: each has names of its own.
static const FieldRule *
rules_of(Arena *a, const NoteKind *k)
{
    FieldRule *own = field_rules_with(a, k->rules, k->n, S("bewust"), kwestie_yes);
    own = field_rules_with(a, own, k->n, S("lens"), weging_lenses);
    for (size_t i = 0; i < k->n; i++)
        own[i].name =
            str_fmt(a, "%.*s_%.*s", (int)k->code.n, k->code.p, (int)own[i].name.n, own[i].name.p);
    return own;
}

Err
weging_note_forms(Req *r, WegingShowView *v)
{
    for (size_t i = 0; i < COUNT(note_kinds); i++) {
        const NoteKind *k = &note_kinds[i];
        if (v->wrong_kind.p && str_eq(v->wrong_kind, k->code))
            continue;
        fields_init(rules_of(r->arena, k), k->n, form_of(v, k));
    }
    if (v->may_dissent && !v->dissent.by_function.text.n)
        TRY(weging_function(r, &v->dissent.by_function.text));
    return OK;
}

typedef struct Noting {
    Req *r;
    const Weging *x;
    const NoteKind *kind;
    const WegingNoteForm *f;
    int64_t id;
    bool is_chair;
} Noting;

static Str
or_empty(Str s)
{
    return s.p ? s : S("");
}

static Err
write_note(Db *db, void *arg)
{
    const Noting *n = arg;
    Req *r = n->r;
    TRY(weging_note(db, r->arena, n->x->item.id, n->kind->code, or_empty(n->f->lens.text),
                    n->f->body.text, or_empty(n->f->by_function.text), r->user.id, r->now));
    return agenda_log(r, db, S("weging.note"), &n->x->item, n->kind->code);
}

static bool
fits(const Weging *x, Str kind)
{
    bool late = str_eq(kind, S("afwijkend"));
    return late ? weging_in(x, "oordeel") || weging_in(x, "besluit")
                : weging_in(x, "beeld") || weging_in(x, "scoren");
}

static Str
why_it_does_not_fit(Str kind)
{
    return str_eq(kind, S("afwijkend"))
               ? S("Een ander oordeel kunt u opschrijven bij het oordeel en het besluit.")
               : S("Dit hoort bij het beeld. Het oordeel is al begonnen.");
}

// POST /overleg/12/punten/34/weging/teksten
Err
weging_form_note(Req *r)
{
    Weging x;
    Form sent;
    WegingShowView v = {0};
    const NoteKind *k = NULL;
    TRY(weging_open(r, &x));
    TRY(req_form_raw(r, &sent));
    Str kind = form_value(&sent, S("soort"));
    for (size_t i = 0; i < COUNT(note_kinds) && kind.p; i++)
        if (str_eq(note_kinds[i].code, kind))
            k = &note_kinds[i];
    if (!k)
        FAIL(E_INVALID, "not a kind of text");
    if (!fits(&x, kind))
        return weging_refuse(r, &x, why_it_does_not_fit(kind));
    const FieldRule *own = rules_of(r->arena, k);
    WegingNoteForm *f = form_of(&v, k);
    bool right = fields_read(r->arena, &sent, own, k->n, f);
    right &= kwestie_texts_check(r->arena, own, k->n, f, &f->bewust);
    if (!right) {
        v.wrong_kind = k->code;
        v.wrong = fields_with_errors(r->arena, own, k->n, f);
        return weging_show(r, 422, &x, &v);
    }
    if (f->by_function.rule && !x.item.is_chair) // for oneself only
        TRY(weging_function(r, &f->by_function.text));
    TRY(db_transaction(r->db, write_note, &(Noting){r, &x, k, f, 0, false}));
    return weging_done(r, &x, "toegevoegd");
}

static Err
write_drop(Db *db, void *arg)
{
    const Noting *n = arg;
    WegingNoteDropRows gone;
    TRY(q_weging_note_drop(db, n->r->arena, n->id, n->x->item.id, n->r->user.id, n->is_chair,
                           &gone));
    if (gone.n == 0)
        FAIL(E_NOT_FOUND, "no such text, or it is someone else's");
    return agenda_log(n->r, db, S("weging.note_drop"), &n->x->item, gone.v[0].kind);
}

// POST /overleg/12/punten/34/weging/teksten/weg
Err
weging_form_note_drop(Req *r)
{
    Weging x;
    Form sent;
    Noting n = {.r = r, .x = &x};
    TRY(weging_open(r, &x));
    TRY(req_form_raw(r, &sent));
    if (!str_to_int(form_value(&sent, S("tekst")), &n.id))
        FAIL(E_INVALID, "not the id of a text");
    Str kind = form_value(&sent, S("soort"));
    if (!kind.p || !fits(&x, kind))
        return weging_refuse(r, &x, S("Deze tekst ligt nu vast."));
    // Dissent is taken back by who gave it, never by the chair.
    n.is_chair = x.item.is_chair && !str_eq(kind, S("afwijkend"));
    TRY(db_transaction(r->db, write_drop, &n));
    return weging_done(r, &x, "weg");
}

// ---- picture and judgement ----------------------------------------------------------------------

enum { TEXT_RULES = 4 };

static const FieldRule picture_rules[TEXT_RULES] = {
    {FIELD_OF(WegingTextForm, picture), .kind = FIELD_TEXT, .required = true, .min = TEXT_MIN,
     .max = WEGING_TEXT_MAX, .label = STR("Het beeld: wat zien we samen?"),
     .hint = STR("Alleen wat er is gezien en gehoord. Wat u ervan vindt, komt straks.")},
    {FIELD_OF(WegingTextForm, disproof), .kind = FIELD_TEXT, .min = TEXT_MIN,
     .max = WEGING_TEXT_MAX, .label = STR("Wat zouden we zien als dit beeld niet klopt?"),
     .hint = STR("Dit is nodig voor het oordeel. Bijvoorbeeld: over twee weken vraagt niemand er "
                 "meer naar.")},
    {FIELD_OF(WegingTextForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(WegingTextForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};
static const FieldRule judgement_rules[] = {
    {FIELD_OF(WegingTextForm, judgement), .kind = FIELD_TEXT, .required = true, .min = TEXT_MIN,
     .max = WEGING_TEXT_MAX, .label = STR("Het oordeel: wat vinden we hiervan?"),
     .hint = STR("In woorden, geen cijfer. Noem ook waar u het niet over eens bent.")},
    {FIELD_OF(WegingTextForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(WegingTextForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const FieldRule *
text_rules(Arena *a, bool is_judgement, size_t *n)
{
    *n = is_judgement ? COUNT(judgement_rules) : TEXT_RULES;
    return field_rules_with(a, is_judgement ? judgement_rules : picture_rules, *n, S("bewust"),
                            kwestie_yes);
}

static void
fill_text(Arena *a, const Weging *x, const FieldRule *own, size_t n, WegingTextForm *f)
{
    fields_init(own, n, f);
    f->picture.text = x->w.picture;
    f->disproof.text = x->w.disproof;
    f->judgement.text = x->w.judgement;
    f->version.text = weging_version(a, x);
}

static Err
show_text(Req *r, int status, WegingTextView *v, const FieldRule *own, size_t n)
{
    v->wrong = fields_with_errors(r->arena, own, n, &v->form);
    v->form_token = req_form_token(r);
    return weging_page(r, status, v->x, v->is_judgement ? S("Het oordeel") : S("Het beeld"),
                       html_weging_tekst(r->arena, v));
}

static Str
why_no_text(const Weging *x, bool is_judgement)
{
    if (!x->begun)
        return S("De weging is nog niet begonnen.");
    if (is_judgement)
        return weging_in(x, "oordeel") ? (Str){0}
               : weging_in(x, "beeld") || weging_in(x, "scoren")
                   ? S("Het oordeel komt na het scoren. Eerst het beeld, dan de scores.")
                   : S("Het oordeel ligt vast: het besluit is begonnen.");
    return weging_in(x, "beeld") || weging_in(x, "scoren")
               ? (Str){0}
               : S("Het beeld ligt vast: het oordeel is begonnen.");
}

static Err
page_text(Req *r, bool is_judgement)
{
    Weging x;
    size_t n;
    WegingTextView v = {.x = &x, .is_judgement = is_judgement};
    const FieldRule *own = text_rules(r->arena, is_judgement, &n);
    TRY(weging_open(r, &x));
    TRY(weging_only_chair(r, &x));
    Str no = why_no_text(&x, is_judgement);
    if (no.p)
        return weging_refuse(r, &x, no);
    fill_text(r->arena, &x, own, n, &v.form);
    return show_text(r, 200, &v, own, n);
}

typedef struct Texting {
    Req *r;
    const Weging *x;
    const WegingTextView *v;
} Texting;

static Err
write_text(Db *db, void *arg)
{
    const Texting *t = arg;
    Req *r = t->r;
    const WegingTextForm *f = &t->v->form;
    int64_t id = t->x->item.id, version = f->version.number;
    if (t->v->is_judgement)
        TRY(weging_set_judgement(db, r->arena, id, version, f->judgement.text));
    else
        TRY(weging_set_picture(db, r->arena, id, version, f->picture.text, f->disproof.text));
    return agenda_log(r, db, t->v->is_judgement ? S("weging.judgement") : S("weging.picture"),
                      &t->x->item, S(""));
}

// A colleague saved first, or went on.
static Err
text_conflict(Req *r, WegingTextView *v, const FieldRule *own, size_t n)
{
    Weging now;
    WegingTextForm stored;
    TRY(weging_open(r, &now));
    Str no = why_no_text(&now, v->is_judgement);
    if (no.p)
        return weging_refuse(r, &now, no);
    fill_text(r->arena, &now, own, n, &stored);
    stored.bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(own, n, &v->form, &stored);
    v->form.version = stored.version;
    v->has_conflict = true;
    return show_text(r, 409, v, own, n);
}

static Err
form_text(Req *r, bool is_judgement)
{
    Weging x;
    size_t n;
    bool right;
    WegingTextView v = {.x = &x, .is_judgement = is_judgement};
    const FieldRule *own = text_rules(r->arena, is_judgement, &n);
    TRY(weging_open(r, &x));
    TRY(req_form(r, own, n, &v.form, &right));
    TRY(weging_only_chair(r, &x));
    Str no = why_no_text(&x, is_judgement);
    if (no.p)
        return weging_refuse(r, &x, no);
    right &= kwestie_texts_check(r->arena, own, n, &v.form, &v.form.bewust);
    if (!right)
        return show_text(r, 422, &v, own, n);
    Err e = db_transaction(r->db, write_text, &(Texting){r, &x, &v});
    if (err_code(e) == E_CONFLICT)
        return text_conflict(r, &v, own, n);
    TRY(e);
    return weging_done(r, &x, "opgeslagen");
}

// GET and POST /overleg/12/punten/34/weging/beeld
Err
weging_page_picture(Req *r)
{
    return page_text(r, false);
}

Err
weging_form_picture(Req *r)
{
    return form_text(r, false);
}

// GET and POST /overleg/12/punten/34/weging/oordeel
Err
weging_page_judgement(Req *r)
{
    return page_text(r, true);
}

Err
weging_form_judgement(Req *r)
{
    return form_text(r, true);
}
