// vernietigingsstop: what may not be destroyed for now, because of a claim or an inquiry.
#include "app/bewaren/bewaren_page.h"

enum { PAUSE_MAX_DAYS = 366 };

static const FieldRule pause_rules[BEWAREN_PAUSE_FIELDS] = {
    {FIELD_OF(BewarenPauseForm, reden),
     FIELD_TEXT,
     true,
     10,
     500,
     {0},
     STR("Reden"),
     STR("Welke zaak, welk onderzoek? Noem geen namen."),
     NULL},
    {FIELD_OF(BewarenPauseForm, soort), FIELD_CHOICE, true, 0, 0, {0}, STR("Wat"), {0}, NULL},
    {FIELD_OF(BewarenPauseForm, nummer),
     FIELD_LINE,
     false,
     0,
     40,
     {0},
     STR("Nummer"),
     STR("Van één signaal of kwestie, zoals S-2026-0042. Leeg: alles van deze soort."),
     NULL},
    {FIELD_OF(BewarenPauseForm, tot),
     FIELD_DAY,
     true,
     0,
     0,
     {0},
     STR("Tot en met"),
     STR("Hoogstens een jaar. Daarna loopt de stop vanzelf af."),
     NULL},
};

void
bewaren_pause_fields(FieldRule *rules)
{
    for (size_t i = 0; i < BEWAREN_PAUSE_FIELDS; i++)
        rules[i] = pause_rules[i];
    rules[1].choices = bewaren_what; // a table of another file is not constant enough for C
}

// The record that the number is of; 0 when the pause is about all of a kind.
static Err
find_object(Req *r, BewarenPauseForm *form, int64_t *id)
{
    Str kind = form->soort.text, number = form->nummer.text;
    Err e = OK;
    *id = 0;
    if (number.n == 0)
        return OK;
    if (str_eq(kind, S("signal")) || str_eq(kind, S("reporter_contact"))) {
        BewarenSignalNumberRow row;
        e = q_bewaren_signal_number(r->db, r->arena, number, &row);
        *id = failed(e) ? 0 : row.id;
    } else if (str_eq(kind, S("kwestie"))) {
        BewarenKwestieNumberRow row;
        e = q_bewaren_kwestie_number(r->db, r->arena, number, &row);
        *id = failed(e) ? 0 : row.id;
    } else
        form->nummer.error = S("Deze soort heeft geen nummers. Laat dit veld leeg.");
    if (err_code(e) == E_NOT_FOUND) {
        form->nummer.error = S("Dit nummer bestaat niet. Controleer het nummer en de soort.");
        return OK;
    }
    return e;
}

static void
check_until(Req *r, Field *f)
{
    int64_t days = layout_days_between(layout_day_of(r->arena, r->now), f->text);
    if (days < 1)
        f->error = S("Kies een dag na vandaag.");
    if (days > PAUSE_MAX_DAYS)
        f->error = S("Kies een dag binnen een jaar. U kunt de stop later opnieuw instellen.");
}

typedef struct Change {
    Req *r;
    const BewarenPauseForm *form;
    int64_t id; // of the record; or of the pause that ends
} Change;

static Err
add_pause(Db *db, void *arg)
{
    const Change *c = arg;
    Req *r = c->r;
    const BewarenPauseForm *f = c->form;
    int64_t id = random_id();
    TRY(q_bewaren_pause_add(db, r->arena, id, f->reden.text, f->soort.text, c->id, f->nummer.text,
                            layout_day_of(r->arena, r->now), f->tot.text, r->user.id));
    return audit_add(r, db,
                     (AuditEntry){.name = S("retention.paused"),
                                  .activity = S("bewaren"),
                                  .object_kind = S("retention_pause"),
                                  .object_id = id,
                                  .object = f->nummer.text,
                                  .detail = f->soort.text});
}

Err
bewaren_form_pause(Req *r)
{
    FieldRule rules[BEWAREN_PAUSE_FIELDS];
    BewarenPauseForm form;
    Change change = {r, &form, 0};
    bool all_right;
    bewaren_pause_fields(rules);
    TRY(req_form(r, rules, COUNT(rules), &form, &all_right));
    if (form.tot.text.n > 0 && !form.tot.error.p)
        check_until(r, &form.tot);
    if (all_right)
        TRY(find_object(r, &form, &change.id));
    if (!all_right || form.tot.error.p || form.nummer.error.p)
        return bewaren_show(r, 422, rules, &form);
    TRY(db_transaction(r->db, add_pause, &change));
    return respond_to(r, "/bewaren?done=gepauzeerd");
}

static Err
end_pause(Db *db, void *arg)
{
    const Change *c = arg;
    Req *r = c->r;
    BewarenPauseEndRow pause;
    TRY(q_bewaren_pause_end(db, r->arena, c->id, r->now, layout_day_of(r->arena, r->now), &pause));
    return audit_add(r, db,
                     (AuditEntry){.name = S("retention.resumed"),
                                  .activity = S("bewaren"),
                                  .object_kind = S("retention_pause"),
                                  .object_id = c->id,
                                  .object = pause.object,
                                  .detail = pause.what});
}

Err
bewaren_form_pause_end(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, end_pause, &(Change){r, NULL, r->id}));
    return respond_to(r, "/bewaren?done=beeindigd");
}
