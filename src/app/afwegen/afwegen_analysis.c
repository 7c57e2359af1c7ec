// The canvas of the analysis, the level of participation, and the signatures under the core.
#include "app/afwegen/afwegen_inside.h"
#include "app/bericht/bericht.h"

typedef struct Canvas {
    Field breeding_grounds, dividing_lines, middle, middle_question, network, unknown, if_nothing,
        line, alternatives, line_reason, version, bewust;
} Canvas;

static const FieldRule canvas_rules[] = {
    {FIELD_OF(Canvas, breeding_grounds), .max = AFWEGEN_CODES_MAX,
     .choices = AFWEGEN_INIT(afwegen_grounds), .label = STR("Voedingsbodem"),
     .hint = STR("Waar komt het ongenoegen vandaan? Kies wat past.")},
    {FIELD_OF(Canvas, dividing_lines), .max = AFWEGEN_CODES_MAX,
     .choices = AFWEGEN_INIT(afwegen_lines), .label = STR("Scheidslijnen"),
     .hint = STR("Langs welke lijnen ontstaat wij en zij?")},
    {FIELD_OF(Canvas, middle), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wie staan in het midden?"),
     .hint = STR("Wie kiest geen kant? Hoe groot is die groep, en horen wij die? Noem groepen, "
                 "geen personen.")},
    {FIELD_OF(Canvas, middle_question), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat is de vraag van het midden?"),
     .hint = STR("In hun eigen woorden. Bijvoorbeeld: hoe lang duurt het en wie kunnen we "
                 "bellen?")},
    {FIELD_OF(Canvas, network), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Netwerk en witte vlekken"),
     .hint = STR("Met welke organisaties hebben wij contact? En welke groepen of plekken kennen "
                 "wij niet? Stilte is geen rust.")},
    {FIELD_OF(Canvas, unknown), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat weten wij niet?")},
    {FIELD_OF(Canvas, if_nothing), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat gebeurt er als wij niets doen?"),
     .hint = STR("Wat lossen mensen zelf op? Wat wordt erger?")},
    {FIELD_OF(Canvas, line), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("De gekozen lijn")},
    {FIELD_OF(Canvas, alternatives), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat hebben wij nog meer overwogen?")},
    {FIELD_OF(Canvas, line_reason), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Waarom kiezen wij deze lijn?")},
    {FIELD_OF(Canvas, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(Canvas, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

static const AfwegenHeading canvas_headings[] = {
    {STR("breeding_grounds"), STR("Waar het vandaan komt"), {0}},
    {STR("middle"), STR("Het midden"),
     STR("Mensen die geen kant kiezen, hoort u vaak niet. Juist zij helpen om de spanning te "
         "verminderen.")},
    {STR("network"), STR("Wat wij kennen en niet kennen"), {0}},
    {STR("if_nothing"), STR("De keuze"), {0}},
};

typedef struct Writing {
    Req *r;
    const Canvas *canvas;
    const void *form;
    Str hash;
    bool was_there, is_stale;
} Writing;

static Err
fill_canvas(Req *r, Canvas *f)
{
    AfwegenAnalysisRow n;
    TRY(q_afwegen_analysis(r->db, r->arena, r->user.id, r->id, &n));
    fields_init(canvas_rules, COUNT(canvas_rules), f);
    f->breeding_grounds.text = n.breeding_grounds;
    f->dividing_lines.text = n.dividing_lines;
    f->middle.text = n.middle;
    f->middle_question.text = n.middle_question;
    f->network.text = n.network;
    f->unknown.text = n.unknown;
    f->if_nothing.text = n.if_nothing;
    f->line.text = n.line;
    f->alternatives.text = n.alternatives;
    f->line_reason.text = n.line_reason;
    f->version.text = str_fmt(r->arena, "%lld", (long long)n.version);
    return OK;
}

static Err
show_canvas(Req *r, int status, const AfwegenKwestieRow *k, Canvas *f, bool has_conflict)
{
    AfwegenForm form = {.title = S("Analyse wijzigen"),
                        .lead = S("U hoeft niet alles in een keer in te vullen. Schrijf over "
                                  "groepen en functies, niet over personen."),
                        .action = str_fmt(r->arena, "/kwesties/%lld/analyse", (long long)k->id),
                        .button = S("Opslaan"),
                        .what = S("deze analyse"),
                        .rules = canvas_rules,
                        .n = COUNT(canvas_rules),
                        .form = f,
                        .headings = canvas_headings,
                        .n_headings = COUNT(canvas_headings),
                        .has_conflict = has_conflict};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/analyse/wijzigen
Err
afwegen_page_analysis(Req *r)
{
    AfwegenKwestieRow k;
    Canvas f;
    TRY(afwegen_open(r, &k));
    TRY(fill_canvas(r, &f));
    return show_canvas(r, 200, &k, &f, false);
}

static Err
write_canvas(Db *db, void *arg)
{
    const Writing *w = arg;
    const Canvas *f = w->canvas;
    Req *r = w->r;
    AfwegenChangeRow changed;
    AfwegenTouchRow k;
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_begin(db, r->arena, r->id));
    TRY(q_afwegen_change(db, r->arena, r->user.id, r->id, f->version.number,
                         f->breeding_grounds.text, f->dividing_lines.text, f->middle.text,
                         f->middle_question.text, f->network.text, f->unknown.text,
                         f->if_nothing.text, f->line.text, f->alternatives.text,
                         f->line_reason.text, &changed));
    return afwegen_log(r, db, S("kwestie.analysis"), k.number, S(""));
}

// POST /kwesties/12/analyse
Err
afwegen_form_analysis(Req *r)
{
    AfwegenKwestieRow k;
    Canvas f, now;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, canvas_rules, COUNT(canvas_rules), &f, &all_right));
    if (!all_right)
        return show_canvas(r, 422, &k, &f, false);
    Err e = db_transaction(r->db, write_canvas, &(Writing){.r = r, .canvas = &f});
    if (err_code(e) == E_NOT_FOUND) {
        TRY(fill_canvas(r, &now));
        now.bewust.text = f.bewust.text; // is not stored
        fields_show_newer(canvas_rules, COUNT(canvas_rules), &f, &now);
        f.version = now.version;
        return show_canvas(r, 409, &k, &f, true);
    }
    TRY(e);
    return afwegen_done(r, "opgeslagen");
}

// ---- participation ------------------------------------------------------------------------------

typedef struct Participation {
    Field level, reason, version, bewust;
} Participation;

static const FieldRule participation_rules[] = {
    {FIELD_OF(Participation, level), .kind = FIELD_CHOICE, .required = true,
     .choices = AFWEGEN_INIT(afwegen_participations),
     .label = STR("Hoeveel invloed hebben de mensen om wie het gaat?"),
     .hint = STR("Beloof niet meer dan u kunt waarmaken.")},
    {FIELD_OF(Participation, reason), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AFWEGEN_TEXT_MAX, .label = STR("Waarom dit niveau?"),
     .hint = STR("Wat staat al vast, en waarover kunnen mensen echt meepraten?")},
    {FIELD_OF(Participation, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(Participation, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

static Err
fill_participation(Req *r, Participation *f)
{
    AfwegenAnalysisRow n;
    TRY(q_afwegen_analysis(r->db, r->arena, r->user.id, r->id, &n));
    fields_init(participation_rules, COUNT(participation_rules), f);
    f->level.text = n.participation;
    f->reason.text = n.participation_reason;
    f->version.text = str_fmt(r->arena, "%lld", (long long)n.participation_version);
    return OK;
}

static Err
show_participation(Req *r, int status, const AfwegenKwestieRow *k, Participation *f, bool conflict)
{
    AfwegenForm form = {.title = S("Participatie"),
                        .action =
                            str_fmt(r->arena, "/kwesties/%lld/participatie", (long long)k->id),
                        .button = S("Opslaan"),
                        .what = S("het niveau van participatie"),
                        .rules = participation_rules,
                        .n = COUNT(participation_rules),
                        .form = f,
                        .has_conflict = conflict};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/participatie
Err
afwegen_page_participation(Req *r)
{
    AfwegenKwestieRow k;
    Participation f;
    TRY(afwegen_open(r, &k));
    TRY(fill_participation(r, &f));
    return show_participation(r, 200, &k, &f, false);
}

static Err
write_participation(Db *db, void *arg)
{
    const Writing *w = arg;
    const Participation *f = w->form;
    Req *r = w->r;
    AfwegenChangeParticipationRow changed;
    AfwegenTouchRow k;
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_begin(db, r->arena, r->id));
    TRY(q_afwegen_change_participation(db, r->arena, r->user.id, r->id, f->version.number,
                                       f->level.text, f->reason.text, &changed));
    return afwegen_log(r, db, S("kwestie.participation"), k.number, f->level.text);
}

// POST /kwesties/12/participatie
Err
afwegen_form_participation(Req *r)
{
    AfwegenKwestieRow k;
    Participation f, now;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, participation_rules, COUNT(participation_rules), &f, &all_right));
    if (!all_right)
        return show_participation(r, 422, &k, &f, false);
    Err e = db_transaction(r->db, write_participation, &(Writing){.r = r, .form = &f});
    if (err_code(e) == E_NOT_FOUND) {
        TRY(fill_participation(r, &now));
        now.bewust.text = f.bewust.text;
        fields_show_newer(participation_rules, COUNT(participation_rules), &f, &now);
        f.version = now.version;
        return show_participation(r, 409, &k, &f, true);
    }
    TRY(e);
    return afwegen_done(r, "opgeslagen");
}

// ---- signatures ---------------------------------------------------------------------------------

// A signature is asked for one text: another one is told again.
static Str
told_once(Arena *a, int64_t kwestie_id, Str core)
{
    Str hash = hash_token(a, core);
    return str_fmt(a, "kern-%lld-%.*s", (long long)kwestie_id, (int)hash.n, hash.p);
}

static Err
tell_circle(Req *r, Db *db, int64_t kwestie_id, int64_t circle_id, Str core, int64_t except)
{
    Arena *a = r->arena;
    return bericht_add_circle(
        db, a, circle_id, CAN_KWESTIE_READ, except,
        &(BerichtNew){.kind = BERICHT_HANDTEKENING,
                      .path = str_fmt(a, "/kwesties/%lld/analyse", (long long)kwestie_id),
                      .once = told_once(a, kwestie_id, core),
                      .now = r->now});
}

// The viewer signed or withdrew: the others are told as long as one signature waits for a second.
static Err
tell_signed(Req *r, Db *db, const AfwegenTouchRow *k)
{
    AfwegenSignaturesRows rows;
    Str once = told_once(r->arena, r->id, k->core);
    TRY(q_afwegen_signatures(db, r->arena, r->user.id, r->id, &rows));
    if (rows.n == 0 || rows.n >= GATE_SIGNATURES)
        return bericht_drop(db, r->arena, once, 0);
    TRY(tell_circle(r, db, r->id, k->circle_id, k->core, rows.v[0].account_id));
    return bericht_drop(db, r->arena, once, r->user.id);
}

static Err
write_sign(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AfwegenTouchRow k;
    AfwegenSignRows rows;
    AfwegenDropStaleRows stale;
    TRY(afwegen_touch(r, db, &k));
    w->is_stale = !str_eq(w->hash, hash_token(r->arena, k.core));
    w->was_there = false;
    if (w->is_stale)
        return OK;
    TRY(q_afwegen_drop_stale(db, r->arena, r->id, &stale));
    TRY(q_afwegen_sign(db, r->arena, r->user.id, r->id, r->now, &rows));
    w->was_there = rows.n == 0;
    if (w->was_there)
        return OK;
    TRY(tell_signed(r, db, &k));
    return afwegen_log(r, db, S("kwestie.sign"), k.number, S(""));
}

// POST /kwesties/12/kern/tekenen. What is signed is what was on the screen: `kern` is its hash.
Err
afwegen_form_sign(Req *r)
{
    AfwegenKwestieRow k;
    AfwegenView v;
    Form sent;
    TRY(afwegen_open(r, &k));
    TRY(req_form_raw(r, &sent));
    Writing w = {.r = r, .hash = form_value(&sent, S("kern"))};
    TRY(db_transaction(r->db, write_sign, &w));
    if (!w.is_stale)
        return afwegen_done(r, w.was_there ? "al_getekend" : "getekend");
    TRY(afwegen_open(r, &k));
    TRY(afwegen_view(r, &k, &v));
    v.has_newer_core = true;
    return afwegen_page(r, 409, &k, S("Afwegen"), html_afwegen_show(r->arena, &v));
}

static Err
write_unsign(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AfwegenTouchRow k;
    AfwegenUnsignRows rows;
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_unsign(db, r->arena, r->user.id, r->id, &rows));
    w->was_there = rows.n > 0;
    if (!w->was_there)
        return OK;
    TRY(tell_signed(r, db, &k));
    return afwegen_log(r, db, S("kwestie.unsign"), k.number, S(""));
}

// POST /kwesties/12/kern/intrekken
Err
afwegen_form_unsign(Req *r)
{
    AfwegenKwestieRow k;
    Form sent;
    Writing w = {.r = r};
    TRY(afwegen_open(r, &k));
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, write_unsign, &w));
    return afwegen_done(r, w.was_there ? "ingetrokken" : "niets");
}

Err
afwegen_core_changed(Req *r, Db *db, int64_t kwestie_id, Str before)
{
    AfwegenDropStaleRows fallen;
    AfwegenKwestieRow k;
    TRY(q_afwegen_kwestie(db, r->arena, r->user.id, kwestie_id, &k));
    TRY(q_afwegen_drop_stale(db, r->arena, kwestie_id, &fallen));
    if (str_eq(k.core, before))
        return OK;
    TRY(bericht_drop(db, r->arena, told_once(r->arena, kwestie_id, before), 0));
    return fallen.n > 0 ? tell_circle(r, db, kwestie_id, k.circle_id, k.core, r->user.id) : OK;
}
