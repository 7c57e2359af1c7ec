// What a person chose, and what the administrator sees of the outbox.
#include "app/audit/audit.h"
#include "app/bericht/bericht.h"
#include "app/bericht/bericht_inside.h"

static const Choice states[] = {
    {STR("wacht"), STR("Wacht")},
    {STR("verstuurd"), STR("Verstuurd")},
    {STR("mislukt"), STR("Niet gelukt")},
    {STR("niet_gewenst"), STR("Niet gemaild: uit")},
    {STR("geen_server"), STR("Niet gemaild: geen mailserver")},
};
const Choices bericht_states = {COUNT(states), states};

static const Str choice_codes[] = {STR("direct"), STR("dagelijks"), STR("uit")};

static const Choice done_choices[] = {
    {STR("keuze"), STR("Uw keuze is opgeslagen.")},
    {STR("opnieuw"), STR("Weerglas probeert het binnen een minuut opnieuw.")},
    {STR("proef"), STR("Het proefbericht gaat binnen een minuut naar uw e-mailadres. Komt het niet "
                       "aan? Dan staat hieronder na een paar minuten waarom.")},
};
static const Choices done = {COUNT(done_choices), done_choices};

// ---- one's own choice ---------------------------------------------------------------------------

static Err
show_mine(Req *r, int status, BerichtMineView *v)
{
    static const MenuItem trail[] = {{STR("/mijn"), STR("Mijn account"), CAN_UNSET}};
    v->form_token = req_form_token(r);
    v->has_server = bericht_has_server(context_of(r));
    TRY(q_bericht_mine(r->db, r->arena, r->user.id, r->now, BERICHT_MINE_MAX, &v->rows));
    return layout_page(r, status,
                       (LayoutPage){.title = S("Berichten per e-mail"),
                                    .here = S("/mijn"),
                                    .trail = {COUNT(trail), trail},
                                    .done = done,
                                    .has_errors = v->wrong.p != NULL,
                                    .body = html_bericht_mine(r->arena, v)});
}

// GET /mijn/berichten
static Err
page_mine(Req *r)
{
    BerichtChoiceRow row;
    TRY(q_bericht_choice(r->db, r->arena, r->user.id, &row));
    return show_mine(r, 200, &(BerichtMineView){.choice = row.choice});
}

typedef struct Choosing {
    Req *r;
    Str choice;
} Choosing;

// Who wants mail at once also gets what waited for the next mail of the day.
static Err
choose(Db *db, void *arg)
{
    const Choosing *x = arg;
    Req *r = x->r;
    TRY(q_bericht_choose(db, r->arena, r->user.id, x->choice));
    if (str_eq(x->choice, S("direct")))
        TRY(q_bericht_move(db, r->arena, r->user.id, bericht_next_mail(r->now), r->now));
    return audit_add(r, db,
                     (AuditEntry){.name = S("account.mail_choice"),
                                  .activity = S("toegang"),
                                  .object_kind = S("account"),
                                  .object_id = r->user.id,
                                  .detail = x->choice});
}

// POST /mijn/berichten
static Err
form_mine(Req *r)
{
    Form sent;
    Choosing x = {.r = r};
    TRY(req_form_raw(r, &sent));
    for (size_t i = 0; i < COUNT(choice_codes); i++)
        if (str_eq(form_value(&sent, S("keuze")), choice_codes[i]))
            x.choice = choice_codes[i];
    if (!x.choice.p)
        return show_mine(r, 422,
                         &(BerichtMineView){.choice = S(""), .wrong = S("Kies een van de drie.")});
    TRY(db_transaction(r->db, choose, &x));
    return respond_to(r, "/mijn/berichten?done=keuze");
}

// ---- the administrator --------------------------------------------------------------------------

static void
take_count(BerichtManageView *v, const BerichtCountsRow *row)
{
    int64_t *const places[] = {&v->waiting, &v->sent, &v->failed, &v->unwanted, &v->no_server};
    for (size_t i = 0; i < COUNT(states); i++)
        if (str_eq(states[i].code, row->state))
            *places[i] = row->n;
    if (str_eq(row->state, S("wacht")))
        v->oldest = row->oldest;
}

// The newest error of these.
static void
take_error(BerichtManageView *v, const BerichtTroubledRows *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        if (rows->v[i].error.n > 0 && rows->v[i].changed_at > v->last_error_at) {
            v->last_error = rows->v[i].error;
            v->last_error_at = rows->v[i].changed_at;
        }
}

static Err
read_troubled(Req *r, Str state, BerichtTroubledRows *rows, bool *more)
{
    TRY(q_bericht_troubled(r->db, r->arena, state, BERICHT_TROUBLED_MAX + 1, rows));
    *more = rows->n > BERICHT_TROUBLED_MAX;
    if (*more)
        rows->n = BERICHT_TROUBLED_MAX;
    return OK;
}

// GET /beheer/berichten
static Err
page_manage(Req *r)
{
    static const MenuItem trail[] = {{STR("/beheer"), STR("Beheer"), CAN_UNSET}};
    const Context *c = context_of(r);
    BerichtCountsRows counts;
    BerichtManageView v = {.server = c->mail_server,
                           .from = c->mail_from,
                           .per_hour = c->mails_per_hour,
                           .form_token = req_form_token(r)};
    TRY(q_bericht_counts(r->db, r->arena, &counts));
    for (size_t i = 0; i < counts.n; i++)
        take_count(&v, &counts.v[i]);
    TRY(read_troubled(r, S("mislukt"), &v.failures, &v.more_failures));
    TRY(read_troubled(r, S("wacht"), &v.retries, &v.more_retries));
    take_error(&v, &v.failures);
    take_error(&v, &v.retries);
    return layout_page(r, 200,
                       (LayoutPage){.title = S("E-mail"),
                                    .here = S("/beheer"),
                                    .trail = {COUNT(trail), trail},
                                    .done = done,
                                    .is_wide = true,
                                    .body = html_bericht_manage(r->arena, &v)});
}

static Err
note(Req *r, Db *db, Str name, int64_t id, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("beheer"),
                                  .object_kind = S("mail_out"),
                                  .object_id = id,
                                  .detail = detail});
}

static Err
again(Db *db, void *arg)
{
    Req *r = arg;
    BerichtAgainRows rows;
    if (r->id == 0) {
        TRY(q_bericht_all_again(db, r->arena, r->now));
        return note(r, db, S("mail.again"), 0, S("alle"));
    }
    TRY(q_bericht_again(db, r->arena, r->id, r->now, &rows));
    if (rows.n == 0)
        FAIL(E_NOT_FOUND, "no message that failed");
    return note(r, db, S("mail.again"), r->id, rows.v[0].kind);
}

// POST /beheer/berichten/opnieuw and /beheer/berichten/:id/opnieuw
static Err
form_again(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, again, r));
    return respond_to(r, "/beheer/berichten?done=opnieuw");
}

static Err
add_test(Db *db, void *arg)
{
    Req *r = arg;
    BerichtNew n = {.account_id = r->user.id,
                    .kind = BERICHT_PROEF,
                    .path = S(""),
                    .once = str_fmt(r->arena, "proef-%lld", (long long)r->now),
                    .now = r->now};
    TRY(bericht_add(db, r->arena, &n));
    return note(r, db, S("mail.test"), 0, S(""));
}

// POST /beheer/berichten/proef
static Err
form_test(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, add_test, r));
    return respond_to(r, "/beheer/berichten?done=proef");
}

const Route bericht_routes[] = {
    {GET, "/mijn/berichten", page_mine, CAN_BE_HERE},
    {POST, "/mijn/berichten", form_mine, CAN_BE_HERE},
    {GET, "/beheer/berichten", page_manage, CAN_MANAGE},
    {POST, "/beheer/berichten/opnieuw", form_again, CAN_MANAGE},
    {POST, "/beheer/berichten/:id/opnieuw", form_again, CAN_MANAGE},
    {POST, "/beheer/berichten/proef", form_test, CAN_MANAGE},
    {0},
};
