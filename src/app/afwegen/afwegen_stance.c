// The position of the municipality over time, and the role cards of its staff.
#include "app/afwegen/afwegen_inside.h"

typedef struct Stance {
    Field positions, from_on, reason, irreversible, irreversible_reason, both, bewust;
} Stance;

static const Choice both_choice[] = {
    {STR("ja"), STR("Ja. Wij weten dat dit botst en leggen het uit aan de partijen.")}};

static const FieldRule stance_rules[] = {
    {FIELD_OF(Stance, positions), .required = true, .max = AFWEGEN_CODES_MAX,
     .choices = AFWEGEN_INIT(afwegen_stances), .label = STR("Welke positie heeft de gemeente?"),
     .hint = STR("U kunt er meer dan een kiezen.")},
    {FIELD_OF(Stance, both), .kind = FIELD_CHOICE, .depends = true,
     .choices = AFWEGEN_INIT(both_choice), .label = STR("Toch partij en bemiddelaar?"),
     .hint = STR("De gemeente is of was partij, en wordt nu ook bemiddelaar.")},
    {FIELD_OF(Stance, from_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Vanaf welke dag?")},
    {FIELD_OF(Stance, reason), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AFWEGEN_TEXT_MAX, .label = STR("Waarom deze positie?")},
    {FIELD_OF(Stance, irreversible), .kind = FIELD_CHOICE, .required = true,
     .choices = AFWEGEN_INIT(afwegen_yes_no), .label = STR("Kiest de gemeente hiermee een kant?"),
     .hint = STR("Daarna kunt u bijna niet meer terug naar het midden.")},
    {FIELD_OF(Stance, irreversible_reason), .kind = FIELD_TEXT, .depends = true,
     .max = AFWEGEN_TEXT_MAX, .label = STR("Waarom is kiezen toch nodig?"),
     .hint = STR("Alleen als u ja heeft gekozen. Wie hoort dit als een keuze? Kan het ook zonder? "
                 "Wat heeft het midden nodig?")},
    {FIELD_OF(Stance, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

typedef struct Writing {
    Req *r;
    const void *form;
} Writing;

static bool
is_yes(const Field *f)
{
    return str_eq(f->text, S("ja"));
}

static Err
show_stance(Req *r, int status, const AfwegenKwestieRow *k, Stance *f, Html above)
{
    AfwegenForm form = {.title = S("Positie van de gemeente"),
                        .lead = S("Een nieuwe positie komt boven de oude te staan. De oude blijft "
                                  "in de geschiedenis."),
                        .action = str_fmt(r->arena, "/kwesties/%lld/positie", (long long)k->id),
                        .button = S("Vastleggen"),
                        .rules = stance_rules,
                        .n = COUNT(stance_rules),
                        .form = f,
                        .above = above};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/positie
Err
afwegen_page_position(Req *r)
{
    AfwegenKwestieRow k;
    Stance f;
    TRY(afwegen_open(r, &k));
    fields_init(stance_rules, COUNT(stance_rules), &f);
    f.from_on.text = layout_day_of(r->arena, r->now);
    f.irreversible.text = S("nee");
    return show_stance(r, 200, &k, &f, (Html){0});
}

// Whether the municipality would mediate in what it is, or was, a party to.
static Err
mediates_own_case(Req *r, const Stance *f, bool *out)
{
    AfwegenPositionsRows rows;
    *out = false;
    if (!afwegen_has_code(f->positions.text, S("bemiddelaar")))
        return OK;
    *out = afwegen_has_code(f->positions.text, S("partij"));
    TRY(q_afwegen_positions(r->db, r->arena, r->user.id, r->id, &rows));
    for (size_t i = 0; i < rows.n; i++)
        *out |= afwegen_has_code(rows.v[i].positions, S("partij"));
    return OK;
}

static Err
write_stance(Db *db, void *arg)
{
    const Writing *w = arg;
    const Stance *f = w->form;
    Req *r = w->r;
    AfwegenTouchRow k;
    bool chosen = is_yes(&f->irreversible);
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_position_add(db, r->arena, random_id(), r->id, f->positions.text, f->from_on.text,
                               f->reason.text, chosen, chosen ? f->irreversible_reason.text : S(""),
                               r->user.id, r->now));
    return afwegen_log(r, db, S("kwestie.position"), k.number, f->positions.text);
}

// POST /kwesties/12/positie
Err
afwegen_form_position(Req *r)
{
    AfwegenKwestieRow k;
    Stance f;
    Html above = {0};
    bool all_right, mediates;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, stance_rules, COUNT(stance_rules), &f, &all_right));
    TRY(mediates_own_case(r, &f, &mediates));
    if (!f.from_on.error.p &&
        layout_days_between(layout_day_of(r->arena, r->now), f.from_on.text) > 0)
        afwegen_wrong(&f.from_on, S("Leg een positie pas vast als deze geldt."), &all_right);
    if (mediates && !is_yes(&f.both)) {
        above = html_afwegen_warning(r->arena, AFWEGEN_OWN_INTEREST);
        afwegen_wrong(&f.both,
                      S("De gemeente is of was partij. Kies bemiddelaar alleen als u dit "
                        "bewust doet."),
                      &all_right);
    }
    if (is_yes(&f.irreversible) && f.irreversible_reason.text.n < 10) {
        above = above.markup.n > 0 ? above : html_afwegen_warning(r->arena, AFWEGEN_IRREVERSIBLE);
        afwegen_wrong(&f.irreversible_reason, S("Leg uit waarom kiezen toch nodig is."),
                      &all_right);
    }
    if (!all_right)
        return show_stance(r, 422, &k, &f, above);
    TRY(db_transaction(r->db, write_stance, &(Writing){r, &f}));
    return afwegen_done(r, "opgeslagen");
}

// ---- the role card of whoever asks --------------------------------------------------------------

typedef struct Card {
    Field role, does, does_not, covered_by, version, bewust;
} Card;

static const FieldRule card_rules[] = {
    {FIELD_OF(Card, role), .required = true, .min = 3, .max = AFWEGEN_LINE_MAX,
     .label = STR("Wat is uw rol?"),
     .hint = STR("Bijvoorbeeld: luisteraar, woordvoerder, handhaver, procesregisseur.")},
    {FIELD_OF(Card, does), .kind = FIELD_TEXT, .required = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat doet u wel?")},
    {FIELD_OF(Card, does_not), .kind = FIELD_TEXT, .required = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat doet u niet?"),
     .hint = STR("Bijvoorbeeld: ik doe geen beloften over de locatie.")},
    {FIELD_OF(Card, covered_by), .required = true, .max = AFWEGEN_LINE_MAX,
     .label = STR("Wie dekt u?"),
     .hint = STR("Een functie, geen naam. Wie belt u als het te moeilijk of onveilig wordt?")},
    {FIELD_OF(Card, version), .kind = FIELD_NUMBER, .min = 0, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(Card, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

static Err
fill_card(Req *r, Card *f)
{
    AfwegenRolesRows rows;
    fields_init(card_rules, COUNT(card_rules), f);
    f->version.text = S("0");
    TRY(q_afwegen_roles(r->db, r->arena, r->user.id, r->id, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        const AfwegenRolesRow *c = &rows.v[i];
        if (c->account_id != r->user.id)
            continue;
        f->role.text = c->role;
        f->does.text = c->does;
        f->does_not.text = c->does_not;
        f->covered_by.text = c->covered_by;
        f->version.text = str_fmt(r->arena, "%lld", (long long)c->version);
    }
    return OK;
}

static Err
show_card(Req *r, int status, const AfwegenKwestieRow *k, Card *f, bool has_conflict)
{
    AfwegenForm form = {.title = S("Uw rolkaart"),
                        .lead = S("Alle leden van de kwestie kunnen uw rolkaart lezen. Zo weet "
                                  "ieder wat hij van u kan verwachten."),
                        .action = str_fmt(r->arena, "/kwesties/%lld/rolkaart", (long long)k->id),
                        .button = S("Opslaan"),
                        .what = S("uw rolkaart"),
                        .rules = card_rules,
                        .n = COUNT(card_rules),
                        .form = f,
                        .has_conflict = has_conflict};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/rolkaart
Err
afwegen_page_role(Req *r)
{
    AfwegenKwestieRow k;
    Card f;
    TRY(afwegen_open(r, &k));
    TRY(fill_card(r, &f));
    return show_card(r, 200, &k, &f, false);
}

static Err
write_card(Db *db, void *arg)
{
    const Writing *w = arg;
    const Card *f = w->form;
    Req *r = w->r;
    AfwegenTouchRow k;
    AfwegenRoleAddRows added;
    AfwegenRoleChangeRow changed;
    TRY(afwegen_touch(r, db, &k));
    if (f->version.number > 0)
        TRY(q_afwegen_role_change(db, r->arena, r->id, r->user.id, f->version.number, f->role.text,
                                  f->does.text, f->does_not.text, f->covered_by.text, &changed));
    else {
        TRY(q_afwegen_role_add(db, r->arena, r->id, r->user.id, f->role.text, f->does.text,
                               f->does_not.text, f->covered_by.text, &added));
        if (added.n == 0)
            FAIL(E_CONFLICT, "there is a card by now");
    }
    return afwegen_log(r, db, S("kwestie.role_card"), k.number, S(""));
}

// POST /kwesties/12/rolkaart
Err
afwegen_form_role(Req *r)
{
    AfwegenKwestieRow k;
    Card f, now;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, card_rules, COUNT(card_rules), &f, &all_right));
    if (!all_right)
        return show_card(r, 422, &k, &f, false);
    Err e = db_transaction(r->db, write_card, &(Writing){r, &f});
    if (err_code(e) == E_NOT_FOUND || err_code(e) == E_CONFLICT) {
        TRY(fill_card(r, &now));
        now.bewust.text = f.bewust.text;
        fields_show_newer(card_rules, COUNT(card_rules), &f, &now);
        f.version = now.version;
        return show_card(r, 409, &k, &f, true);
    }
    TRY(e);
    return afwegen_done(r, "opgeslagen");
}
