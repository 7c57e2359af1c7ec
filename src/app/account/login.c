// Logging in: the password, the code of the second factor, and logging out.
#include "app/account/login.h"

#include "app/layout/layout.h"
#include "base/totp.h"
#include "login_queries.h"

static const Str wrong_password = STR("E-mailadres of wachtwoord klopt niet.");
static const Str took_too_long = STR("Dit formulier stond te lang open. Log opnieuw in.");

// ---- shared by the steps ------------------------------------------------------------------------

Str
login_email(Arena *a, Str typed)
{
    Str s = str_copy(a, str_trim(typed.p ? typed : S("")));
    char *p = NEW_N(a, s.n + 1, char);
    for (size_t i = 0; i < s.n; i++)
        p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i];
    return (Str){p, s.n};
}

Err
login_page(Req *r, int status, LoginView v)
{
    v.form_token = req_form_token(r);
    v.is_demo = context_of(r)->is_demo;
    v.email = v.email.p ? v.email : S("");
    return layout_page(r, status,
                       (LayoutPage){.title = S("Inloggen"),
                                    .here = S("/inloggen"),
                                    .has_errors = v.wrong.p != NULL,
                                    .body = html_login_password(r->arena, &v)});
}

Err
login_form(Req *r, Form *out, bool *stale)
{
    Err e = req_form_raw(r, out);
    *stale = false;
    if (err_code(e) != E_FORBIDDEN || !req_is_from_here(r))
        return e;
    // Opened before a session was begun in this browser: its own seal is still right.
    Str of_session = r->user.form_token;
    r->user.form_token = (Str){0};
    e = req_form_raw(r, out);
    r->user.form_token = of_session;
    if (err_code(e) != E_FORBIDDEN)
        return e;
    *stale = true;
    return form_decode(r->arena, r->content_type, r->body, out);
}

Err
login_audit(Req *r, Db *db, int64_t account_id, AuditEntry entry)
{
    LoginActorRow who;
    Req by = *r;
    entry.activity = S("toegang");
    if (account_id != 0) {
        TRY(q_login_actor(db, r->arena, account_id, &who));
        by.user.id = account_id;
        by.user.role = who.function.n > 0 ? who.function : S("account");
        by.user.organisation = who.organisation;
        entry.object_kind = S("account");
        entry.object_id = account_id;
        entry.object = who.email;
    }
    return audit_add(&by, db, entry);
}

Err
login_finish(Req *r, Db *db, int64_t account_id, const LoginLimit *l, Str how)
{
    TRY(login_limit_passed(r, db, l));
    TRY(q_login_moment(db, r->arena, account_id, r->now));
    return login_audit(r, db, account_id, (AuditEntry){.name = S("account.login"), .detail = how});
}

Err
login_complete(Req *r, int64_t account_id, Str token, const Carry *c)
{
    login_device_remember(r, account_id);
    TRY(session_enter(r, token));
    if (!c->is_form)
        return carry_go(r, c);
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Ga verder waar u was"),
                                    .body = html_login_resume(r->arena, c, req_form_token(r))});
}

Err
login_open_key(Arena *a, Str password, Str salt, Str wrapped, const Key **secret_key)
{
    const Key *wrapping;
    Str secret;
    TRY(key_from_password(a, password, salt, &wrapping));
    if (failed(box_unwrap(a, wrapping, wrapped, &secret)))
        FAIL(E_INTERNAL, "a right password does not open the key of its account");
    return key_read(a, secret, secret_key);
}

Err
login_ask(Req *r)
{
    Carry c;
    TRY(carry_request(r, &c));
    if (r->method == POST)
        return login_page(r, 401, (LoginView){.carry = c});
    r->status = 303;
    r->location = carry_address(r->arena, "/inloggen", &c);
    return OK;
}

Err
login_rescue(Req *r, bool *done)
{
    Form sent;
    Carry c;
    *done = false;
    if (r->method != POST || r->user.id != 0 || !r->route || r->route->can != CAN_ANYONE ||
        str_starts(r->path, S("/inloggen")) || !req_is_from_here(r))
        return OK;
    if (err_code(req_form_raw(r, &sent)) != E_FORBIDDEN)
        return OK; // the token is right: something else was refused
    TRY(carry_request(r, &c));
    if (!c.is_form)
        return OK;
    *done = true;
    return layout_page(r, 403,
                       (LayoutPage){.title = S("Ga verder waar u was"),
                                    .body = html_login_resume(r->arena, &c, req_form_token(r))});
}

// ---- the password -------------------------------------------------------------------------------

// GET /inloggen
static Err
page_password(Req *r)
{
    LoginView v = {0};
    TRY(carry_from_query(r, &v.carry));
    return r->user.id != 0 ? carry_go(r, &v.carry) : login_page(r, 200, v);
}

typedef struct PasswordTry {
    Req *r;
    const LoginAccountRow *account; // absent: no such account
    LoginLimit limit;
    SessionStage stage;
    const Key *secret_key;
    Str rehash; // absent: the stored hash is good
    Str token;
} PasswordTry;

static Err
note_wrong_password(Db *db, void *arg)
{
    const PasswordTry *t = arg;
    TRY(login_limit_failed(t->r, db, &t->limit));
    return login_audit(t->r, db, t->account ? t->account->id : 0,
                       (AuditEntry){.name = S("account.login"), .failed = true});
}

static Err
begin_step(Db *db, void *arg)
{
    PasswordTry *t = arg;
    Req *r = t->r;
    int64_t id = t->account->id;
    if (t->rehash.p)
        TRY(q_login_rehash(db, r->arena, id, t->account->password, t->rehash));
    TRY(session_begin(r, db, id, t->stage, t->secret_key, &t->token));
    return t->stage == STAGE_FULL ? login_finish(r, db, id, &t->limit, S("demo")) : OK;
}

// The password was right: begin the session, and show or go to its next step.
static Err
enter(PasswordTry *t, Str password, const Carry *c)
{
    Req *r = t->r;
    const LoginAccountRow *row = t->account;
    TRY(login_open_key(r->arena, password, row->key_salt, row->wrapped_key, &t->secret_key));
    if (password_needs_rehash(row->password))
        t->rehash = password_hash(r->arena, password);
    t->stage = row->totp.n > 0 ? STAGE_PASSWORD : context_of(r)->is_demo ? STAGE_FULL : STAGE_ENROL;
    TRY(db_transaction(r->db, begin_step, t));
    if (t->stage == STAGE_FULL)
        return login_complete(r, row->id, t->token, c);
    r->status = 303;
    r->location = carry_address(
        r->arena, t->stage == STAGE_ENROL ? "/inloggen/tweede-factor" : "/inloggen/code", c);
    if (!c->is_form)
        return OK;
    r->location = (Str){0};
    TRY(session_enter(r, t->token));
    return t->stage == STAGE_ENROL ? login_show_factor(r, c) : login_show_code(r, 200, c, (Str){0});
}

// Unknown account, wrong password, and an account that may not come in: one answer at one cost.
static Err
try_password(Req *r, LoginView *v, Str password)
{
    LoginAccountRow row;
    PasswordTry t = {.r = r, .account = &row};
    Err e = q_login_account(r->db, r->arena, v->email, &row);
    if (err_code(e) == E_NOT_FOUND)
        t.account = NULL;
    else
        TRY(e);
    int64_t wait_s;
    t.limit = login_limit(r, v->email, t.account ? row.id : 0);
    TRY(login_limit_wait(r, &t.limit, &wait_s));
    if (wait_s > 0) {
        Str wait = login_wait_text(r->arena, wait_s);
        v->wrong = str_fmt(r->arena,
                           "Er is te vaak een verkeerd wachtwoord of een verkeerde code "
                           "ingevuld. Probeer het over %.*s opnieuw.",
                           (int)wait.n, wait.p);
        return login_page(r, 429, *v);
    }
    bool can_be_right = t.account && row.password.n > 0 && password.n <= LOGIN_MAX_PASSWORD;
    Str given = password.n <= LOGIN_MAX_PASSWORD ? password : S("");
    bool right = password_verify(can_be_right ? row.password : (Str){0}, given);
    if (right && str_eq(row.state, S("active")))
        return enter(&t, password, &v->carry);
    TRY(db_transaction(r->db, note_wrong_password, &t));
    v->wrong = wrong_password;
    return login_page(r, 422, *v);
}

// POST /inloggen
static Err
form_password(Req *r)
{
    Form sent;
    bool stale;
    LoginView v = {0};
    TRY(login_form(r, &sent, &stale));
    carry_from_form(r, &sent, &v.carry);
    v.email = login_email(r->arena, form_value(&sent, S("email")));
    if (r->user.id != 0 && !v.carry.is_form)
        return carry_go(r, &v.carry); // has logged in meanwhile, in another tab
    if (stale) {
        v.wrong = took_too_long;
        return login_page(r, 422, v);
    }
    Str password = form_value(&sent, S("password"));
    return try_password(r, &v, password.p ? password : S(""));
}

// ---- the code -----------------------------------------------------------------------------------

Err
login_show_code(Req *r, int status, const Carry *c, Str wrong)
{
    CodeView v = {.carry = *c, .form_token = req_form_token(r), .wrong = wrong};
    return layout_page(r, status,
                       (LayoutPage){.title = S("Tweede stap"),
                                    .has_errors = wrong.p != NULL,
                                    .body = html_login_code(r->arena, &v)});
}

// GET /inloggen/code
static Err
page_code(Req *r)
{
    Session s;
    Carry c;
    TRY(carry_from_query(r, &c));
    TRY(session_read(r, &s));
    if (s.account_id == 0 || s.stage != STAGE_PASSWORD)
        return respond_to(r, "/inloggen");
    return login_show_code(r, 200, &c, (Str){0});
}

typedef struct CodeTry {
    Req *r;
    const Session *s;
    LoginLimit limit;
    Str code;
    bool right, is_over;
    Str token;
} CodeTry;

// Use up this code, of the app or one of the recovery codes.
static Err
use_code(CodeTry *t, Db *db, Str *how)
{
    Arena *a = t->r->arena;
    LoginFactorRow row;
    LoginStepRow step;
    LoginRecoveryUseRow used;
    Str secret, recovery = random_code_read(a, t->code);
    TRY(q_login_factor(db, a, t->s->account_id, &row));
    TRY(seal_open(a, t->s->public_key, t->s->secret_key, row.totp, &secret));
    Err e = OK;
    *how = S("code");
    if (totp_check(secret, t->code, t->r->now, &row.totp_step)) {
        e = q_login_step(db, a, t->s->account_id, row.totp_step, &step);
    } else if (recovery.p) {
        *how = S("herstelcode");
        e = q_login_recovery_use(db, a, t->s->account_id, hash_token(a, recovery), t->r->now,
                                 &used);
    } else
        return OK;
    if (err_code(e) == E_NOT_FOUND)
        return OK;
    TRY(e);
    t->right = true;
    return OK;
}

static Err
judge_code(Db *db, void *arg)
{
    CodeTry *t = arg;
    Str how;
    t->right = t->is_over = false;
    TRY(use_code(t, db, &how));
    if (t->right) {
        TRY(session_begin(t->r, db, t->s->account_id, STAGE_FULL, t->s->secret_key, &t->token));
        return login_finish(t->r, db, t->s->account_id, &t->limit, how);
    }
    TRY(login_limit_failed(t->r, db, &t->limit));
    TRY(login_limit_code(t->r, db, &t->is_over));
    TRY(login_audit(t->r, db, t->s->account_id,
                    (AuditEntry){.name = S("account.code"), .failed = true}));
    return t->is_over ? session_end(t->r, db) : OK;
}

static Err
try_code(Req *r, CodeTry *t, const Carry *c)
{
    int64_t wait_s;
    TRY(login_limit_wait(r, &t->limit, &wait_s));
    if (wait_s > 0) {
        Str wait = login_wait_text(r->arena, wait_s);
        return login_show_code(
            r, 429, c,
            str_fmt(r->arena,
                    "Er is te vaak een verkeerde code ingevuld. Probeer het over %.*s "
                    "opnieuw.",
                    (int)wait.n, wait.p));
    }
    TRY(db_transaction(r->db, judge_code, t));
    if (t->right)
        return login_complete(r, t->s->account_id, t->token, c);
    if (!t->is_over)
        return login_show_code(
            r, 422, c,
            S("Deze code klopt niet. Een code werkt één keer; wacht anders op de "
              "volgende."));
    r->user = (User){.can = CAN_ANYONE};
    return login_page(r, 422,
                      (LoginView){.carry = *c,
                                  .email = t->s->email,
                                  .wrong = S("Er is te vaak een verkeerde code ingevuld. Log "
                                             "opnieuw in.")});
}

// POST /inloggen/code
static Err
form_code(Req *r)
{
    Form sent;
    Session s;
    Carry c;
    bool stale;
    TRY(login_form(r, &sent, &stale));
    carry_from_form(r, &sent, &c);
    TRY(session_read(r, &s));
    if (stale || s.account_id == 0 || s.stage != STAGE_PASSWORD) {
        r->user = s.stage == STAGE_FULL && s.account_id ? r->user : (User){.can = CAN_ANYONE};
        return login_page(r, 422, (LoginView){.carry = c, .wrong = took_too_long});
    }
    Str code = form_value(&sent, S("code"));
    CodeTry t = {.r = r, .s = &s, .code = str_trim(code.p ? code : S(""))};
    t.limit = login_limit(r, s.email, s.account_id);
    return try_code(r, &t, &c);
}

// ---- out ----------------------------------------------------------------------------------------

static Err
leave(Db *db, void *arg)
{
    Req *r = arg;
    TRY(session_end(r, db));
    return r->user.id == 0
               ? OK
               : login_audit(r, db, r->user.id, (AuditEntry){.name = S("account.logout")});
}

// POST /uitloggen
static Err
form_leave(Req *r)
{
    Form sent;
    if (r->user.session.p) {
        TRY(req_form_raw(r, &sent));
        TRY(db_transaction(r->db, leave, r));
    }
    return respond_to(r, "/");
}

const Route login_routes[] = {
    {GET, "/inloggen", page_password, CAN_ANYONE},  {POST, "/inloggen", form_password, CAN_ANYONE},
    {GET, "/inloggen/code", page_code, CAN_ANYONE}, {POST, "/inloggen/code", form_code, CAN_ANYONE},
    {POST, "/uitloggen", form_leave, CAN_ANYONE},   {0},
};
