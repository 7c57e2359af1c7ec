// Before something is said: what each role will hear in it, and whether there is a way back.
//
// The roles are those of the thinking framework on polarisation by Bart Brandsma; the page names
// them in plain words, and says that there is no empirical evidence for them.
#include "app/communicatie/communicatie_inside.h"

static const FieldRule rules[COMM_STATEMENT_RULES] = {
    {FIELD_OF(CommStatementForm, statement), .kind = FIELD_TEXT, .required = true, .min = 5,
     .max = COMM_TEXT_MAX, .label = STR("Wat overweegt de gemeente te zeggen?"),
     .hint = STR("De zin zoals hij in de krant kan komen.")},
    {FIELD_OF(CommStatementForm, hears_pusher_a), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Aanjagers van de ene kant"),
     .hint = STR("Zij zijn overtuigd en zoeken medestanders. Wat horen zij? Welke zin kunnen zij "
                 "gebruiken?")},
    {FIELD_OF(CommStatementForm, hears_pusher_b), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Aanjagers van de andere kant")},
    {FIELD_OF(CommStatementForm, hears_joiner), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Meelopers"), .hint = STR("Zij kozen een kant, maar milder.")},
    {FIELD_OF(CommStatementForm, hears_middle), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Het stille midden"),
     .hint = STR("Zij twijfelen, zien twee kanten of houden zich stil.")},
    {FIELD_OF(CommStatementForm, hears_bridge), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Bruggenbouwers"), .hint = STR("Zij brengen mensen bij elkaar.")},
    {FIELD_OF(CommStatementForm, hears_scapegoat), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Wie de schuld kan krijgen"),
     .hint = STR("Een functie of groep. Bijvoorbeeld: burgemeester, medewerkers van de opvang.")},
    {FIELD_OF(CommStatementForm, way_back), .kind = FIELD_CHOICE,
     .label = STR("Kunnen we hierna nog terug naar het midden?")},
    {FIELD_OF(CommStatementForm, profits), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Wie heeft er baat bij als wij dit zeggen?")},
    {FIELD_OF(CommStatementForm, middle_needs), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Wat heeft het midden nodig?")},
    {FIELD_OF(CommStatementForm, conclusion), .kind = FIELD_TEXT, .max = COMM_TEXT_MAX,
     .label = STR("Wat geeft u wie beslist mee?"),
     .hint = STR("Wat er waarschijnlijk gebeurt, niet of het goed of fout is.")},
    {FIELD_OF(CommStatementForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(CommStatementForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const FieldRule *
own_rules(Arena *a)
{
    FieldRule *own =
        field_rules_with(a, rules, COMM_STATEMENT_RULES, S("way_back"), communicatie_ways_back);
    return field_rules_with(a, own, COMM_STATEMENT_RULES, S("bewust"), kwestie_yes);
}

// ---- for who decides ----------------------------------------------------------------------------

typedef struct Part {
    Str text, lead, label;
} Part;

enum { PARTS = 9 };

static void
parts_of(const CommunicatieStatementRow *s, Part out[PARTS])
{
    Str back = str_eq(s->way_back, S("ja"))         ? S("Daarna kunnen we nog terug.")
               : str_eq(s->way_back, S("moeilijk")) ? S("Terugkomen op deze uitspraak is moeilijk.")
               : str_eq(s->way_back, S("nee"))      ? S("Daarna kunnen we niet meer terug.")
                                                    : S("");
    const Part parts[PARTS] = {
        {s->hears_pusher_a, S("Aanjagers van de ene kant horen: "), S("aanjagers van de ene kant")},
        {s->hears_pusher_b, S("Aanjagers van de andere kant horen: "),
         S("aanjagers van de andere kant")},
        {s->hears_joiner, S("Meelopers horen: "), S("meelopers")},
        {s->hears_middle, S("Het stille midden hoort: "), S("het stille midden")},
        {s->hears_bridge, S("Bruggenbouwers horen: "), S("bruggenbouwers")},
        {s->hears_scapegoat, S("Wie de schuld kan krijgen: "), S("wie de schuld kan krijgen")},
        {back, S(""), S("de weg terug")},
        {s->profits, S("Baat erbij heeft: "), S("wie er baat bij heeft")},
        {s->middle_needs, S("Het midden heeft nodig: "), S("wat het midden nodig heeft")},
    };
    for (size_t i = 0; i < PARTS; i++)
        out[i] = parts[i];
}

// A text with a point behind it when it has no mark of its own.
static Str
ended(Arena *a, Str text)
{
    char last = text.n > 0 ? text.p[text.n - 1] : '.';
    bool has = last == '.' || last == '!' || last == '?';
    return has ? text : str_fmt(a, "%.*s.", (int)text.n, text.p);
}

Str
communicatie_paragraph(Arena *a, const CommunicatieStatementRow *s)
{
    Part parts[PARTS];
    parts_of(s, parts);
    Str said = s->statement;
    Str out = str_fmt(a, "De gemeente overweegt te zeggen: “%.*s”", (int)said.n, said.p);
    for (size_t i = 0; i < PARTS; i++) {
        Str text = ended(a, parts[i].text);
        if (text.n > 0)
            out = str_fmt(a, "%.*s %.*s%.*s", (int)out.n, out.p, (int)parts[i].lead.n,
                          parts[i].lead.p, (int)text.n, text.p);
    }
    Str end = ended(a, s->conclusion);
    return end.n > 0 ? str_fmt(a, "%.*s %.*s", (int)out.n, out.p, (int)end.n, end.p) : out;
}

static Str
missing_of(Arena *a, const CommunicatieStatementRow *s)
{
    Part parts[PARTS];
    CommMissing missing = {0};
    parts_of(s, parts);
    for (size_t i = 0; i < PARTS; i++)
        if (parts[i].text.n == 0)
            missing.v[missing.n++] = parts[i].label;
    return missing.n > 0 ? communicatie_listed(a, &missing) : (Str){0};
}

// ---- pages --------------------------------------------------------------------------------------

// GET /kwesties/12/uitspraken
Err
communicatie_page_statements(Req *r)
{
    KwestieHead k;
    CommStatementsView v = {.k = &k, .may_write = communicatie_may_write(r)};
    TRY(kwestie_head(r, &k));
    TRY(q_communicatie_statements(r->db, r->arena, r->user.id, k.id, COMM_LIST_MAX, &v.rows));
    return communicatie_page(r, 200, &k, NULL, S("Uitspraken verkennen"),
                             html_communicatie_statements(r->arena, &v));
}

// GET /kwesties/12/uitspraken/34
Err
communicatie_page_statement(Req *r)
{
    KwestieHead k;
    CommunicatieStatementRow s;
    CommStatementView v = {.k = &k, .s = &s, .may_write = communicatie_may_write(r)};
    TRY(kwestie_head(r, &k));
    TRY(q_communicatie_statement(r->db, r->arena, r->user.id, k.id, r->id2, &s));
    v.paragraph = communicatie_paragraph(r->arena, &s);
    v.missing = missing_of(r->arena, &s);
    MenuItem all = communicatie_statements_item(r->arena, k.id);
    return communicatie_page(r, 200, &k, &all, S("Wat hoort wie?"),
                             html_communicatie_statement(r->arena, &v));
}

// ---- the form -----------------------------------------------------------------------------------

static Err
show_form(Req *r, int status, CommStatementFormView *v, const FieldRule *own, const KwestieHead *k)
{
    MenuItem all = communicatie_statements_item(r->arena, k->id);
    v->kwestie_id = r->id;
    v->id = r->id2;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, COMM_STATEMENT_RULES, &v->form);
    return communicatie_page(r, status, k, &all,
                             v->id ? S("Uitspraak wijzigen") : S("Uitspraak verkennen"),
                             html_communicatie_statement_form(r->arena, v));
}

static Err
fill_form(Req *r, const FieldRule *own, CommStatementForm *f)
{
    CommunicatieStatementRow s;
    fields_init(own, COMM_STATEMENT_RULES, f);
    if (r->id2 == 0)
        return OK;
    TRY(q_communicatie_statement(r->db, r->arena, r->user.id, r->id, r->id2, &s));
    f->statement.text = s.statement;
    f->hears_pusher_a.text = s.hears_pusher_a;
    f->hears_pusher_b.text = s.hears_pusher_b;
    f->hears_joiner.text = s.hears_joiner;
    f->hears_middle.text = s.hears_middle;
    f->hears_bridge.text = s.hears_bridge;
    f->hears_scapegoat.text = s.hears_scapegoat;
    f->way_back.text = s.way_back;
    f->profits.text = s.profits;
    f->middle_needs.text = s.middle_needs;
    f->conclusion.text = s.conclusion;
    f->version.text = str_fmt(r->arena, "%lld", (long long)s.version);
    return OK;
}

// GET /kwesties/12/uitspraken/nieuw and /kwesties/12/uitspraken/34/wijzigen
Err
communicatie_page_statement_form(Req *r)
{
    KwestieHead k;
    CommStatementFormView v = {0};
    const FieldRule *own = own_rules(r->arena);
    TRY(kwestie_head(r, &k));
    TRY(fill_form(r, own, &v.form));
    return show_form(r, 200, &v, own, &k);
}

typedef struct Writing {
    Req *r;
    const CommStatementForm *f;
    int64_t id;
} Writing;

static Err
write_statement(Db *db, void *arg)
{
    Writing *w = arg;
    const CommStatementForm *f = w->f;
    Req *r = w->r;
    CommunicatieStatementChangeRow changed;
    CommStatement s = {f->statement.text,       f->hears_pusher_a.text, f->hears_pusher_b.text,
                       f->hears_joiner.text,    f->hears_middle.text,   f->hears_bridge.text,
                       f->hears_scapegoat.text, f->way_back.text,       f->profits.text,
                       f->middle_needs.text,    f->conclusion.text};
    TRY(kwestie_changed(
        r, db, r->id, r->id2 ? S("kwestie.change_statement") : S("kwestie.add_statement"), S("")));
    w->id = r->id2;
    if (r->id2 == 0)
        return communicatie_statement_add(db, r->arena, r->id, &s, r->user.id, r->now, &w->id);
    return q_communicatie_statement_change(
        db, r->arena, r->user.id, r->id, r->id2, f->version.number, s.statement, s.hears_pusher_a,
        s.hears_pusher_b, s.hears_joiner, s.hears_middle, s.hears_bridge, s.hears_scapegoat,
        s.way_back, s.profits, s.middle_needs, s.conclusion, &changed);
}

// A colleague saved first: show what they wrote beside what was typed here.
static Err
show_conflict(Req *r, CommStatementFormView *v, const FieldRule *own, const KwestieHead *k)
{
    CommStatementForm now;
    TRY(fill_form(r, own, &now));
    now.bewust.text = v->form.bewust.text; // is not stored
    fields_show_newer(own, COMM_STATEMENT_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own, k);
}

// POST /kwesties/12/uitspraken and /kwesties/12/uitspraken/34
Err
communicatie_form_statement(Req *r)
{
    KwestieHead k;
    CommStatementFormView v = {0};
    const FieldRule *own = own_rules(r->arena);
    CommStatementForm *f = &v.form;
    bool all_right;
    TRY(kwestie_head(r, &k));
    TRY(req_form(r, own, COMM_STATEMENT_RULES, f, &all_right));
    all_right &= kwestie_texts_check(r->arena, own, COMM_STATEMENT_RULES, f, &f->bewust);
    if (!all_right)
        return show_form(r, 422, &v, own, &k);
    Writing w = {.r = r, .f = f};
    Err e = db_transaction(r->db, write_statement, &w);
    if (err_code(e) == E_NOT_FOUND && r->id2 != 0)
        return show_conflict(r, &v, own, &k);
    TRY(e);
    return respond_to(r, "/kwesties/%lld/uitspraken/%lld?done=opgeslagen", (long long)r->id,
                      (long long)w.id);
}

static Err
drop_statement(Db *db, void *arg)
{
    Req *r = arg;
    CommunicatieStatementDropRow gone;
    TRY(kwestie_changed(r, db, r->id, S("kwestie.drop_statement"), S("")));
    return q_communicatie_statement_drop(db, r->arena, r->user.id, r->id, r->id2, &gone);
}

// POST /kwesties/12/uitspraken/34/weg
Err
communicatie_form_statement_drop(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, drop_statement, r));
    return respond_to(r, "/kwesties/%lld/uitspraken?done=verwijderd", (long long)r->id);
}
