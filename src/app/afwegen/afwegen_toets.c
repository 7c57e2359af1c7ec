// The rights test of an intended action: answered by one, confirmed by a second person.
#include "app/afwegen/afwegen_inside.h"
#include "app/bericht/bericht.h"

typedef struct Toets {
    Field title, rights, whose, legal_basis, aim, necessary, proportionate, lightest,
        content_neutral, if_nothing, result, version, bewust;
} Toets;

#define ASKED STR("Niet nodig als het geen grondrecht raakt.")

static const FieldRule rules[] = {
    {FIELD_OF(Toets, title), .required = true, .min = 5, .max = AFWEGEN_LINE_MAX,
     .label = STR("Wat wilt u doen?"),
     .hint = STR("Een handeling. Bijvoorbeeld: een andere route voor de demonstratie afspreken.")},
    {FIELD_OF(Toets, rights), .required = true, .max = AFWEGEN_CODES_MAX,
     .choices = AFWEGEN_INIT(afwegen_rights), .label = STR("Welke grondrechten raakt dit?")},
    {FIELD_OF(Toets, whose), .kind = FIELD_TEXT, .depends = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Van wie?"),
     .hint = STR("Een groep, geen personen. Denk ook aan wie u zorgen geeft. Niet nodig als het "
                 "geen grondrecht raakt.")},
    {FIELD_OF(Toets, legal_basis), .kind = FIELD_TEXT, .depends = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Op welke wet steunt u?"),
     .hint = STR("Bijvoorbeeld: artikel 172 Gemeentewet, Wet openbare manifestaties. Niet nodig "
                 "als het geen grondrecht raakt.")},
    {FIELD_OF(Toets, aim), .kind = FIELD_TEXT, .required = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat is het doel?")},
    {FIELD_OF(Toets, necessary), .kind = FIELD_TEXT, .depends = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Is het nodig?"), .hint = ASKED},
    {FIELD_OF(Toets, proportionate), .kind = FIELD_TEXT, .depends = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Staat het in verhouding tot het doel?"), .hint = ASKED},
    {FIELD_OF(Toets, lightest), .kind = FIELD_TEXT, .depends = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Is dit het lichtste middel?"),
     .hint = STR("Wat is lichter, en waarom is dat niet genoeg? Niet nodig als het geen "
                 "grondrecht raakt.")},
    {FIELD_OF(Toets, content_neutral), .kind = FIELD_TEXT, .depends = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Zou u dit ook doen bij een demonstratie met een andere boodschap?"),
     .hint = STR("Alleen als het recht om te demonstreren wordt geraakt. Een beperking mag nooit "
                 "gaan over de inhoud: alleen over gezondheid, verkeer of wanordelijkheden.")},
    {FIELD_OF(Toets, if_nothing), .kind = FIELD_TEXT, .required = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat gebeurt er als u niets doet?")},
    {FIELD_OF(Toets, result), .kind = FIELD_CHOICE, .required = true,
     .choices = AFWEGEN_INIT(afwegen_results), .label = STR("Uitkomst")},
    {FIELD_OF(Toets, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(Toets, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

typedef struct Writing {
    Req *r;
    const Toets *f;
    int64_t id, version;
    Str note;
} Writing;

static Err
fill(Req *r, Toets *f)
{
    AfwegenToetsRow t;
    TRY(q_afwegen_toets(r->db, r->arena, r->user.id, r->id, r->id2, &t));
    fields_init(rules, COUNT(rules), f);
    f->title.text = t.title;
    f->rights.text = t.rights;
    f->whose.text = t.whose;
    f->legal_basis.text = t.legal_basis;
    f->aim.text = t.aim;
    f->necessary.text = t.necessary;
    f->proportionate.text = t.proportionate;
    f->lightest.text = t.lightest;
    f->content_neutral.text = t.content_neutral;
    f->if_nothing.text = t.if_nothing;
    f->result.text = t.result;
    f->version.text = str_fmt(r->arena, "%lld", (long long)t.version);
    return OK;
}

static Err
show_form(Req *r, int status, const AfwegenKwestieRow *k, Toets *f, bool has_conflict)
{
    AfwegenForm form = {
        .title = r->id2 ? S("Grondrechtentoets wijzigen") : S("Grondrechtentoets"),
        .lead = r->id2 ? S("Na een wijziging moet een tweede persoon de toets opnieuw bevestigen.")
                       : S("Een toets gaat over een handeling. Iemand anders bevestigt uw "
                           "antwoorden. Twijfelt u? Kies dan eerst juridisch advies."),
        .action = r->id2 ? str_fmt(r->arena, "/kwesties/%lld/grondrechten/%lld", (long long)k->id,
                                   (long long)r->id2)
                         : str_fmt(r->arena, "/kwesties/%lld/grondrechten", (long long)k->id),
        .button = S("Opslaan"),
        .what = S("deze toets"),
        .rules = rules,
        .n = COUNT(rules),
        .form = f,
        .has_conflict = has_conflict};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/grondrechten/nieuw
Err
afwegen_page_toets_new(Req *r)
{
    AfwegenKwestieRow k;
    Toets f;
    TRY(afwegen_open(r, &k));
    fields_init(rules, COUNT(rules), &f);
    return show_form(r, 200, &k, &f, false);
}

// GET /kwesties/12/grondrechten/34/wijzigen
Err
afwegen_page_toets_edit(Req *r)
{
    AfwegenKwestieRow k;
    Toets f;
    TRY(afwegen_open(r, &k));
    TRY(fill(r, &f));
    return show_form(r, 200, &k, &f, false);
}

// Who touches a right answers for all of it.
static void
check(Toets *f, bool *all_right)
{
    Str rights = f->rights.text;
    bool none = afwegen_has_code(rights, S("geen"));
    if (rights.n == 0)
        return;
    if (none && !str_eq(rights, S("geen")))
        afwegen_wrong(&f->rights, S("Kies of het geen grondrecht raakt, of welke."), all_right);
    Field *asked[] = {&f->whose, &f->legal_basis, &f->necessary, &f->proportionate, &f->lightest};
    for (size_t i = 0; i < COUNT(asked) && !none; i++)
        if (asked[i]->text.n == 0)
            afwegen_wrong(asked[i], S("Vul dit in: uw handeling raakt een grondrecht."), all_right);
    if (afwegen_has_code(rights, S("demonstratie")) && f->content_neutral.text.n == 0)
        afwegen_wrong(&f->content_neutral,
                      S("Vul dit in: uw handeling raakt het recht om te demonstreren."), all_right);
}

// A confirmation is asked for one version.
static Str
told_once(Arena *a, int64_t id, int64_t version)
{
    return str_fmt(a, "toets-%lld-%lld", (long long)id, (long long)version);
}

static Err
tell(Req *r, Db *db, const AfwegenTouchRow *k, int64_t id, int64_t version)
{
    Arena *a = r->arena;
    return bericht_add_circle(db, a, k->circle_id, CAN_KWESTIE_READ, r->user.id,
                              &(BerichtNew){.kind = BERICHT_RECHTENTOETS,
                                            .path = str_fmt(a, "/kwesties/%lld/grondrechten/%lld",
                                                            (long long)r->id, (long long)id),
                                            .once = told_once(a, id, version),
                                            .now = r->now});
}

static Err
write(Db *db, void *arg)
{
    Writing *w = arg;
    const Toets *f = w->f;
    Req *r = w->r;
    AfwegenToetsChangeRow changed = {.version = 1};
    AfwegenTouchRow k;
    TRY(afwegen_touch(r, db, &k));
    w->id = r->id2 ? r->id2 : random_id();
    if (r->id2 == 0)
        TRY(q_afwegen_toets_add(db, r->arena, w->id, r->id, f->title.text, f->rights.text,
                                f->whose.text, f->legal_basis.text, f->aim.text, f->necessary.text,
                                f->proportionate.text, f->lightest.text, f->content_neutral.text,
                                f->if_nothing.text, f->result.text, r->user.id, r->now));
    else
        TRY(q_afwegen_toets_change(db, r->arena, r->user.id, r->id, w->id, f->version.number,
                                   f->title.text, f->rights.text, f->whose.text,
                                   f->legal_basis.text, f->aim.text, f->necessary.text,
                                   f->proportionate.text, f->lightest.text, f->content_neutral.text,
                                   f->if_nothing.text, f->result.text, r->now, &changed));
    if (r->id2)
        TRY(bericht_drop(db, r->arena, told_once(r->arena, w->id, f->version.number), 0));
    TRY(tell(r, db, &k, w->id, changed.version));
    return afwegen_log(r, db, r->id2 ? S("kwestie.change_rights_test") : S("kwestie.rights_test"),
                       k.number, f->result.text);
}

static Err
save(Req *r)
{
    AfwegenKwestieRow k;
    Toets f, now;
    bool all_right;
    TRY(afwegen_open(r, &k));
    if (r->id2)
        TRY(fill(r, &now)); // E_NOT_FOUND before anything is said
    TRY(afwegen_form_read(r, rules, COUNT(rules), &f, &all_right));
    check(&f, &all_right);
    if (!all_right)
        return show_form(r, 422, &k, &f, false);
    Writing w = {.r = r, .f = &f};
    Err e = db_transaction(r->db, write, &w);
    if (err_code(e) == E_NOT_FOUND && r->id2) {
        TRY(fill(r, &now));
        now.bewust.text = f.bewust.text;
        fields_show_newer(rules, COUNT(rules), &f, &now);
        f.version = now.version;
        return show_form(r, 409, &k, &f, true);
    }
    TRY(e);
    return respond_to(r, "/kwesties/%lld/grondrechten/%lld?done=opgeslagen", (long long)r->id,
                      (long long)w.id);
}

// POST /kwesties/12/grondrechten
Err
afwegen_form_toets_add(Req *r)
{
    return save(r);
}

// POST /kwesties/12/grondrechten/34
Err
afwegen_form_toets_change(Req *r)
{
    return save(r);
}

// ---- looking, and confirming --------------------------------------------------------------------

typedef struct Confirm {
    Field note, version, bewust;
} Confirm;

static const FieldRule confirm_rules[] = {
    {FIELD_OF(Confirm, note), .kind = FIELD_TEXT, .required = true, .min = 5,
     .max = AFWEGEN_TEXT_MAX, .label = STR("Waarom klopt deze toets volgens u?"),
     .hint = STR("Wat heeft u zelf nagekeken?")},
    {FIELD_OF(Confirm, version), .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(Confirm, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

static Err
show_toets(Req *r, int status, const AfwegenKwestieRow *k, Confirm *f, bool is_stale)
{
    AfwegenToetsRow t;
    TRY(q_afwegen_toets(r->db, r->arena, r->user.id, r->id, r->id2, &t));
    AfwegenToetsView v = {.k = k,
                          .t = &t,
                          .may_write = afwegen_may_write(r),
                          .is_own = t.answered_by == r->user.id,
                          .note = f->note,
                          .keep = f->bewust,
                          .form_token = req_form_token(r),
                          .is_stale = is_stale};
    v.may_confirm = t.confirmed_by == 0 && !v.is_own;
    v.wrong = fields_with_errors(r->arena, confirm_rules, COUNT(confirm_rules), f);
    return afwegen_page(r, status, k, t.title, html_afwegen_toets(r->arena, &v));
}

// GET /kwesties/12/grondrechten/34
Err
afwegen_page_toets(Req *r)
{
    AfwegenKwestieRow k;
    Confirm f;
    TRY(afwegen_open(r, &k));
    fields_init(confirm_rules, COUNT(confirm_rules), &f);
    return show_toets(r, 200, &k, &f, false);
}

static Err
write_confirm(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    AfwegenToetsConfirmRow confirmed;
    AfwegenTouchRow k;
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_toets_confirm(db, r->arena, r->user.id, r->id, r->id2, w->version, w->note,
                                r->now, &confirmed));
    TRY(bericht_drop(db, r->arena, told_once(r->arena, r->id2, w->version), 0));
    return afwegen_log(r, db, S("kwestie.confirm_rights_test"), k.number, S(""));
}

// POST /kwesties/12/grondrechten/34/bevestigen
Err
afwegen_form_toets_confirm(Req *r)
{
    AfwegenKwestieRow k;
    Confirm f;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, confirm_rules, COUNT(confirm_rules), &f, &all_right));
    if (!all_right)
        return show_toets(r, 422, &k, &f, false);
    Writing w = {.r = r, .version = f.version.number, .note = f.note.text};
    Err e = db_transaction(r->db, write_confirm, &w);
    if (err_code(e) == E_NOT_FOUND)
        return show_toets(r, 409, &k, &f, true);
    TRY(e);
    return afwegen_done(r, "bevestigd");
}
