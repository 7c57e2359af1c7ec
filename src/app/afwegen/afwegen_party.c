// The parties: who has a stake, in their own words, and who is missing.
#include "app/afwegen/afwegen_inside.h"

typedef struct Party {
    Field name, missing, interest, need, feeling, own_words, checked, checked_on, version, bewust;
} Party;

static const FieldRule rules[] = {
    {FIELD_OF(Party, name), .required = true, .min = 3, .max = AFWEGEN_LINE_MAX,
     .label = STR("Welke groep of organisatie?"),
     .hint = STR("Geen naam van een persoon. Bijvoorbeeld: bewoners rond het plein.")},
    {FIELD_OF(Party, missing), .kind = FIELD_CHOICE, .required = true,
     .choices = AFWEGEN_INIT(afwegen_yes_no), .label = STR("Ontbreekt deze partij nog?"),
     .hint = STR("Kies ja als u hen nog niet heeft gesproken. De partij krijgt dan een "
                 "waarschuwing, zodat stilte niet als rust wordt gelezen.")},
    {FIELD_OF(Party, interest), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX, .label = STR("Belang"),
     .hint = STR("Wat hebben zij te winnen of te verliezen?")},
    {FIELD_OF(Party, need), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX, .label = STR("Behoefte"),
     .hint = STR("Wat hebben zij nodig? Bijvoorbeeld: erkenning, duidelijkheid, invloed.")},
    {FIELD_OF(Party, feeling), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX, .label = STR("Gevoel"),
     .hint = STR("Wat voelen zij, zoals zij het zelf zeggen?")},
    {FIELD_OF(Party, own_words), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("In hun eigen woorden"),
     .hint = STR("Wat zeggen zij zelf, zonder uw uitleg? Zonder namen.")},
    {FIELD_OF(Party, checked), .kind = FIELD_CHOICE, .required = true,
     .choices = AFWEGEN_INIT(afwegen_yes_no), .label = STR("Is dit bij hen nagegaan?"),
     .hint = STR("Kies ja als zij dit hebben gelezen of gehoord, en zich erin herkennen.")},
    {FIELD_OF(Party, checked_on), .kind = FIELD_DAY, .depends = true,
     .label = STR("Op welke dag is dat nagegaan?"), .hint = STR("Alleen als u ja heeft gekozen.")},
    {FIELD_OF(Party, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(Party, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

typedef struct Writing {
    Req *r;
    const Party *f;
} Writing;

static bool
is_yes(const Field *f)
{
    return str_eq(f->text, S("ja"));
}

static Err
fill(Req *r, Party *f)
{
    AfwegenPartyRow p;
    fields_init(rules, COUNT(rules), f);
    f->missing.text = f->checked.text = S("nee");
    if (r->id2 == 0)
        return OK;
    TRY(q_afwegen_party(r->db, r->arena, r->user.id, r->id, r->id2, &p));
    f->name.text = p.name;
    f->missing.text = p.missing ? S("ja") : S("nee");
    f->interest.text = p.interest;
    f->need.text = p.need;
    f->feeling.text = p.feeling;
    f->own_words.text = p.own_words;
    f->checked.text = p.checked ? S("ja") : S("nee");
    f->checked_on.text = p.checked_on;
    f->version.text = str_fmt(r->arena, "%lld", (long long)p.version);
    return OK;
}

static Err
show(Req *r, int status, const AfwegenKwestieRow *k, Party *f, bool has_conflict)
{
    AfwegenForm form = {
        .title = r->id2 ? S("Partij wijzigen") : S("Partij toevoegen"),
        .lead = S("Een partij is een groep of een organisatie. Schrijf op wat voor hen belangrijk "
                  "is, zo dat zij zich erin herkennen."),
        .action = r->id2 ? str_fmt(r->arena, "/kwesties/%lld/partijen/%lld", (long long)k->id,
                                   (long long)r->id2)
                         : str_fmt(r->arena, "/kwesties/%lld/partijen", (long long)k->id),
        .button = S("Opslaan"),
        .what = S("deze partij"),
        .rules = rules,
        .n = COUNT(rules),
        .form = f,
        .has_conflict = has_conflict};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/partijen/nieuw and /kwesties/12/partijen/34
Err
afwegen_page_party(Req *r)
{
    AfwegenKwestieRow k;
    Party f;
    TRY(afwegen_open(r, &k));
    TRY(fill(r, &f));
    return show(r, 200, &k, &f, false);
}

// A party that is missing has nothing that was checked with it; one that is there says something.
static void
check(const Req *r, Party *f, bool *all_right)
{
    if (is_yes(&f->missing) && is_yes(&f->checked))
        afwegen_wrong(&f->checked, S("Wie nog ontbreekt, heeft dit nog niet kunnen nagaan."),
                      all_right);
    if (is_yes(&f->checked) && f->checked_on.text.n == 0)
        afwegen_wrong(&f->checked_on, S("Vul de dag in waarop dit is nagegaan."), all_right);
    if (!f->checked_on.error.p && f->checked_on.text.n > 0 &&
        layout_days_between(layout_day_of(r->arena, r->now), f->checked_on.text) > 0)
        afwegen_wrong(&f->checked_on, S("Deze dag moet nog komen."), all_right);
    if (str_eq(f->missing.text, S("nee")) && f->interest.text.n + f->need.text.n == 0)
        afwegen_wrong(&f->interest,
                      S("Vul het belang of de behoefte in, of kies dat deze partij ontbreekt."),
                      all_right);
}

static Err
write(Db *db, void *arg)
{
    const Writing *w = arg;
    const Party *f = w->f;
    Req *r = w->r;
    Arena *a = r->arena;
    AfwegenPartyChangeRow changed;
    AfwegenTouchRow k;
    bool is_checked = is_yes(&f->checked);
    Str on = is_checked ? f->checked_on.text : S("");
    TRY(afwegen_touch(r, db, &k));
    if (r->id2 == 0)
        TRY(q_afwegen_party_add(db, a, random_id(), r->id, f->name.text, f->interest.text,
                                f->need.text, f->feeling.text, f->own_words.text, is_checked, on,
                                is_yes(&f->missing)));
    else
        TRY(q_afwegen_party_change(db, a, r->user.id, r->id, r->id2, f->version.number,
                                   f->name.text, f->interest.text, f->need.text, f->feeling.text,
                                   f->own_words.text, is_checked, on, is_yes(&f->missing),
                                   &changed));
    return afwegen_log(r, db, r->id2 ? S("kwestie.change_party") : S("kwestie.add_party"), k.number,
                       is_yes(&f->missing) ? S("ontbreekt") : S(""));
}

// POST /kwesties/12/partijen and /kwesties/12/partijen/34
Err
afwegen_form_party(Req *r)
{
    AfwegenKwestieRow k;
    Party f, now;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, rules, COUNT(rules), &f, &all_right));
    check(r, &f, &all_right);
    if (!all_right)
        return show(r, 422, &k, &f, false);
    Err e = db_transaction(r->db, write, &(Writing){r, &f});
    if (err_code(e) == E_NOT_FOUND && r->id2 != 0) {
        TRY(fill(r, &now)); // E_NOT_FOUND: it was taken away
        now.bewust.text = f.bewust.text;
        fields_show_newer(rules, COUNT(rules), &f, &now);
        f.version = now.version;
        return show(r, 409, &k, &f, true);
    }
    TRY(e);
    return afwegen_done(r, "opgeslagen");
}

// ---- taking one away ----------------------------------------------------------------------------

// GET /kwesties/12/partijen/34/weg
Err
afwegen_page_party_drop(Req *r)
{
    AfwegenKwestieRow k;
    AfwegenPartyRow p;
    TRY(afwegen_open(r, &k));
    TRY(q_afwegen_party(r->db, r->arena, r->user.id, r->id, r->id2, &p));
    AfwegenForm form = {.title = S("Partij weghalen"),
                        .lead =
                            str_fmt(r->arena,
                                    "U haalt %.*s weg uit de analyse. Dit kan niet ongedaan worden "
                                    "gemaakt.",
                                    (int)p.name.n, p.name.p),
                        .action = str_fmt(r->arena, "/kwesties/%lld/partijen/%lld/weg",
                                          (long long)k.id, (long long)r->id2),
                        .button = S("Partij weghalen"),
                        .is_danger = true};
    return afwegen_form_show(r, 200, &k, &form);
}

static Err
write_drop(Db *db, void *arg)
{
    Req *r = arg;
    AfwegenPartyDropRow gone;
    AfwegenTouchRow k;
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_party_drop(db, r->arena, r->user.id, r->id, r->id2, &gone));
    return afwegen_log(r, db, S("kwestie.drop_party"), k.number, S(""));
}

// POST /kwesties/12/partijen/34/weg
Err
afwegen_form_party_drop(Req *r)
{
    AfwegenKwestieRow k;
    Form sent;
    TRY(afwegen_open(r, &k));
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, write_drop, r));
    return afwegen_done(r, "partij_weg");
}
