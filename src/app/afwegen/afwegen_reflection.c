// The private note: sealed to the key of its author, readable by nobody else, wiped by itself.
#include "app/account/account.h"
#include "app/afwegen/afwegen_inside.h"
#include "app/setting/setting.h"

enum { NOTE_MAX = 8000, WIPE_DAYS_MAX = 365 };

typedef struct Note {
    Field text, wipe_on, bewust;
} Note;

static const FieldRule rules[] = {
    {FIELD_OF(Note, text), .kind = FIELD_TEXT, .required = true, .max = NOTE_MAX,
     .label = STR("Uw notitie"), .hint = STR("Zonder namen, ook hier.")},
    {FIELD_OF(Note, wipe_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Op welke dag wordt de notitie gewist?"),
     .hint = STR("Weerglas wist de notitie in de nacht van deze dag. Hoogstens een jaar vooruit.")},
    {FIELD_OF(Note, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

typedef struct Writing {
    Req *r;
    Str sealed, wipe_on;
    bool was_there;
} Writing;

// What is stored, opened with the key of the session. Wiped with the request.
static Err
fill(Req *r, Note *f, AfwegenReflectionView *v)
{
    AfwegenReflectionRows rows;
    Session s;
    int64_t days;
    fields_init(rules, COUNT(rules), f);
    TRY(setting_number(r->db, r->arena, S("keep_reflection_days"), &days));
    f->wipe_on.text = layout_day_add(r->arena, layout_day_of(r->arena, r->now), days);
    TRY(q_afwegen_reflection(r->db, r->arena, r->user.id, r->id, &rows));
    v->has_note = rows.n > 0;
    if (rows.n == 0)
        return OK;
    v->changed_on = layout_day_of(r->arena, rows.v[0].changed_at);
    v->wipe_on = rows.v[0].wipe_on;
    TRY(session_read(r, &s));
    Err e = seal_open(r->arena, s.public_key, s.secret_key, rows.v[0].sealed, &f->text.text);
    v->is_lost = failed(e);
    if (v->is_lost)
        f->text.text = S("");
    return OK;
}

static Err
show(Req *r, int status, const AfwegenKwestieRow *k, Note *f, AfwegenReflectionView *v)
{
    AfwegenForm form = {.action = str_fmt(r->arena, "/kwesties/%lld/reflectie", (long long)k->id),
                        .rules = rules,
                        .n = COUNT(rules),
                        .form = f};
    form.wrong = fields_with_errors(r->arena, rules, COUNT(rules), f);
    form.form_token = v->form_token = req_form_token(r);
    v->k = k;
    v->form = &form;
    return afwegen_page(r, status, k, S("Notitie voor uzelf"),
                        html_afwegen_reflection(r->arena, v));
}

// GET /kwesties/12/reflectie
Err
afwegen_page_reflection(Req *r)
{
    AfwegenReflectionView v = {0};
    AfwegenKwestieRow k;
    Note f;
    TRY(afwegen_open(r, &k));
    TRY(fill(r, &f, &v));
    return show(r, 200, &k, &f, &v);
}

static Err
write(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    AfwegenKwestieRow k;
    TRY(q_afwegen_kwestie(db, r->arena, r->user.id, r->id, &k));
    TRY(q_afwegen_reflection_put(db, r->arena, r->user.id, r->id, w->sealed, r->now, w->wipe_on));
    return afwegen_log(r, db, S("reflection.keep"), k.number, S(""));
}

// POST /kwesties/12/reflectie
Err
afwegen_form_reflection(Req *r)
{
    AfwegenReflectionView v = {0};
    AfwegenKwestieRow k;
    Session s;
    Note f, now;
    Writing w = {.r = r};
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, rules, COUNT(rules), &f, &all_right));
    int64_t ahead = f.wipe_on.error.p
                        ? 1
                        : layout_days_between(layout_day_of(r->arena, r->now), f.wipe_on.text);
    if (ahead < 1 || ahead > WIPE_DAYS_MAX)
        afwegen_wrong(&f.wipe_on, S("Kies een dag vanaf morgen, hoogstens een jaar vooruit."),
                      &all_right);
    if (!all_right) {
        TRY(fill(r, &now, &v));
        return show(r, 422, &k, &f, &v);
    }
    TRY(session_read(r, &s));
    w.wipe_on = f.wipe_on.text;
    TRY(seal_to(r->arena, s.public_key, f.text.text, &w.sealed));
    TRY(db_transaction(r->db, write, &w));
    return afwegen_done(r, "notitie");
}

static Err
write_wipe(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AfwegenKwestieRow k;
    AfwegenReflectionDropRows rows;
    TRY(q_afwegen_kwestie(db, r->arena, r->user.id, r->id, &k));
    TRY(q_afwegen_reflection_drop(db, r->arena, r->user.id, r->id, &rows));
    w->was_there = rows.n > 0;
    return w->was_there ? afwegen_log(r, db, S("reflection.wipe"), k.number, S("")) : OK;
}

// POST /kwesties/12/reflectie/wissen
Err
afwegen_form_reflection_wipe(Req *r)
{
    AfwegenKwestieRow k;
    Form sent;
    Writing w = {.r = r};
    TRY(afwegen_open(r, &k));
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, write_wipe, &w));
    return afwegen_done(r, w.was_there ? "notitie_weg" : "niets");
}

typedef struct Wiping {
    Arena *a;
    Str today;
} Wiping;

static Err
wipe(Db *db, void *arg)
{
    const Wiping *w = arg;
    AfwegenReflectionsWipeRows rows;
    return q_afwegen_reflections_wipe(db, w->a, w->today, &rows);
}

Err
afwegen_wipe(Db *db, Arena *a, Str today)
{
    return db_transaction(db, wipe, &(Wiping){a, today});
}
