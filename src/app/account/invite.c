// Choosing a password by a link, and going on to the second factor.
#include "app/account/invite.h"

#include "app/account/account.h"
#include "base/password.h"

static Err
show_gone(Req *r)
{
    return layout_page(
        r, 404,
        (LayoutPage){.title = S("Deze link werkt niet meer"),
                     .body = html_invite_gone(r->arena, context_of(r)->contact_mail)});
}

static Err
show(Req *r, int status, const InvitationGetRow *row, Str wrong)
{
    InviteView v = {
        .row = row,
        .code = r->code,
        .is_reset = str_eq(row->purpose, S("reset")),
        .password = {.form_token = req_form_token(r), .email = row->email, .wrong_new = wrong}};
    return layout_page(r, status,
                       (LayoutPage){.title = S("Kies een wachtwoord"),
                                    .has_errors = wrong.p != NULL,
                                    .body = html_invite_page(r->arena, &v)});
}

// GET /uitnodiging/:code
static Err
page_invite(Req *r)
{
    InvitationGetRow row;
    Err e = q_invitation_get(r->db, r->arena, hash_token(r->arena, r->code), r->now, &row);
    if (err_code(e) == E_NOT_FOUND)
        return show_gone(r);
    TRY(e);
    return show(r, 200, &row, (Str){0});
}

typedef struct Acceptance {
    Req *r;
    const InvitationGetRow *row;
    AccountSecret secret;
    SessionStage stage;
    LoginLimit limit;
    Str token;
} Acceptance;

static Err
accept(Db *db, void *arg)
{
    Acceptance *x = arg;
    Req *r = x->r;
    int64_t id = x->row->id;
    InvitationUseRow used;
    TRY(q_invitation_use(db, r->arena, hash_token(r->arena, r->code), r->now, &used));
    TRY(account_store_secret(db, r->arena, id, &x->secret, r->now));
    TRY(login_audit(r, db, id,
                    (AuditEntry){.name = S("account.password"),
                                 .detail = str_eq(used.purpose, S("reset"))
                                               ? S("met een nieuwe link, nieuwe "
                                                   "sleutels")
                                               : S("uitnodiging aangenomen")}));
    TRY(session_begin(r, db, id, x->stage, &x->secret.keys->secret_key, &x->token));
    return x->stage == STAGE_FULL ? login_finish(r, db, id, &x->limit, S("demo")) : OK;
}

// POST /uitnodiging/:code
static Err
form_invite(Req *r)
{
    Form sent;
    InvitationGetRow row;
    TRY(req_form_raw(r, &sent));
    Err e = q_invitation_get(r->db, r->arena, hash_token(r->arena, r->code), r->now, &row);
    if (err_code(e) == E_NOT_FOUND)
        return show_gone(r);
    TRY(e);
    Str password = form_value(&sent, S("password"));
    password = password.p ? password : S("");
    Str wrong = password_problem(r->arena, password, row.email, row.name);
    if (wrong.p)
        return show(r, 422, &row, wrong);
    Acceptance x = {.r = r, .row = &row, .limit = login_limit(r, row.email, row.id)};
    x.stage = context_of(r)->is_demo ? STAGE_FULL : STAGE_ENROL;
    TRY(account_secret_new(r->arena, password, &x.secret));
    e = db_transaction(r->db, accept, &x);
    if (err_code(e) == E_NOT_FOUND)
        return show_gone(r); // used a moment ago, in another window
    TRY(e);
    if (x.stage == STAGE_FULL)
        return login_complete(r, row.id, x.token, &(Carry){0});
    return respond_to(r, "/inloggen/tweede-factor");
}

const Route invite_routes[] = {
    {GET, "/uitnodiging/:code", page_invite, CAN_ANYONE},
    {POST, "/uitnodiging/:code", form_invite, CAN_ANYONE},
    {0},
};
