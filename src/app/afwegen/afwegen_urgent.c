// The exception for direct danger: an approach may begin before the analysis is done.
#include "app/afwegen/afwegen_inside.h"

typedef struct Urgent {
    Field reason, decided_by, hours, bewust;
} Urgent;

static const FieldRule rules[] = {
    {FIELD_OF(Urgent, reason), .kind = FIELD_TEXT, .required = true, .min = 15,
     .max = AFWEGEN_TEXT_MAX, .label = STR("Wat is het gevaar, en waarom kan dit niet wachten?")},
    {FIELD_OF(Urgent, decided_by), .required = true, .min = 3, .max = AFWEGEN_LINE_MAX,
     .label = STR("Wie heeft dit besloten?"),
     .hint = STR("Een functie of een overleg, geen naam. Bijvoorbeeld: burgemeester.")},
    {FIELD_OF(Urgent, hours), .kind = FIELD_NUMBER, .required = true, .min = 1,
     .max = GATE_URGENT_HOURS, .label = STR("Hoeveel uur geldt de uitzondering?"),
     .hint = STR("Zo kort als kan, en nooit langer dan 72 uur.")},
    {FIELD_OF(Urgent, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

typedef struct Writing {
    Req *r;
    const Urgent *f;
    bool was_there;
} Writing;

static Err
show(Req *r, int status, const AfwegenKwestieRow *k, Urgent *f)
{
    AfwegenForm form = {
        .title = S("Spoeduitzondering"),
        .lead = S("Alleen bij direct gevaar mag een aanpak beginnen voordat de analyse af is. De "
                  "uitzondering staat in het dossier en in het logboek. Ieder lid ziet haar."),
        .action = str_fmt(r->arena, "/kwesties/%lld/spoed", (long long)k->id),
        .button = S("Spoeduitzondering uitroepen"),
        .rules = rules,
        .n = COUNT(rules),
        .form = f,
        .above = html_afwegen_warning(r->arena, AFWEGEN_DANGER),
        .is_danger = true};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/spoed
Err
afwegen_page_urgent(Req *r)
{
    AfwegenKwestieRow k;
    Urgent f;
    TRY(afwegen_open(r, &k));
    fields_init(rules, COUNT(rules), &f);
    f.hours.text = S("24");
    return show(r, 200, &k, &f);
}

static Err
write(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AfwegenTouchRow k;
    Gate gate;
    TRY(afwegen_touch(r, db, &k));
    TRY(afwegen_gate(db, r->arena, r->id, r->now, &gate));
    w->was_there = gate.is_urgent;
    if (w->was_there)
        return OK;
    TRY(q_afwegen_urgent_add(db, r->arena, random_id(), r->id, w->f->reason.text,
                             w->f->decided_by.text, r->user.id, r->now,
                             r->now + w->f->hours.number * 3600));
    return afwegen_log(r, db, S("kwestie.urgent"), k.number,
                       str_fmt(r->arena, "%lld uur", (long long)w->f->hours.number));
}

// POST /kwesties/12/spoed. While one runs there is no second: that would stretch it.
Err
afwegen_form_urgent(Req *r)
{
    AfwegenKwestieRow k;
    Urgent f;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, rules, COUNT(rules), &f, &all_right));
    Writing w = {.r = r, .f = &f};
    if (all_right)
        TRY(db_transaction(r->db, write, &w));
    if (w.was_there)
        afwegen_wrong(&f.reason,
                      S("Er geldt al een spoeduitzondering. Beëindig die eerst, of maak "
                        "de analyse af."),
                      &all_right);
    if (!all_right)
        return show(r, 422, &k, &f);
    return afwegen_done(r, "spoed");
}

static Err
write_end(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AfwegenTouchRow k;
    AfwegenUrgentEndRows rows;
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_urgent_end(db, r->arena, r->user.id, r->id, r->now, &rows));
    w->was_there = rows.n > 0;
    return w->was_there ? afwegen_log(r, db, S("kwestie.urgent_end"), k.number, S("")) : OK;
}

// POST /kwesties/12/spoed/einde
Err
afwegen_form_urgent_end(Req *r)
{
    AfwegenKwestieRow k;
    Form sent;
    Writing w = {.r = r};
    TRY(afwegen_open(r, &k));
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, write_end, &w));
    return afwegen_done(r, w.was_there ? "spoed_klaar" : "niets");
}
