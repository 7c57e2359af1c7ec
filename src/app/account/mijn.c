// One's own account.
#include "app/account/mijn.h"

#include "base/password.h"
#include "base/totp.h"
#include "login_queries.h"

static const Choices done = {
    4, (const Choice[]){{STR("sessie"), STR("De sessie is beëindigd.")},
                        {STR("sessies"), STR("Uw andere sessies zijn beëindigd.")},
                        {STR("wachtwoord"), STR("Uw wachtwoord is gewijzigd.")},
                        {STR("factor"), STR("Uw tweede factor is vernieuwd.")}}};

// GET /mijn
static Err
page_mijn(Req *r)
{
    MijnGetRow me;
    LoginRecoveryLeftRow left;
    MijnView v = {.me = &me,
                  .session = r->user.session,
                  .form_token = req_form_token(r),
                  .is_demo = context_of(r)->is_demo};
    TRY(q_mijn_get(r->db, r->arena, r->user.id, &me));
    TRY(q_mijn_roles(r->db, r->arena, r->user.id, &v.roles));
    TRY(q_mijn_sessions(r->db, r->arena, r->user.id, r->now, &v.sessions));
    TRY(q_login_recovery_left(r->db, r->arena, r->user.id, &left));
    v.codes_left = left.n;
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Mijn account"),
                                    .here = S("/mijn"),
                                    .done = done,
                                    .body = html_mijn_page(r->arena, &v)});
}

static Err
note(Req *r, Db *db, const char *name, Str detail)
{
    return login_audit(r, db, r->user.id, (AuditEntry){.name = str_z(name), .detail = detail});
}

// ---- sessions -----------------------------------------------------------------------------------

static Err
end_one(Db *db, void *arg)
{
    Req *r = arg;
    MijnSessionEndRow row;
    TRY(q_mijn_session_end(db, r->arena, r->user.id, r->id, &row));
    return note(r, db, "account.session_end", row.device);
}

// POST /mijn/sessies/:id/einde
static Err
form_end_one(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, end_one, r));
    return respond_to(r, "/mijn?done=sessie");
}

static Err
end_others(Db *db, void *arg)
{
    Req *r = arg;
    TRY(q_mijn_sessions_end_others(db, r->arena, r->user.id, r->user.session));
    return note(r, db, "account.session_end", S("alle andere"));
}

// POST /mijn/sessies/andere
static Err
form_end_others(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, end_others, r));
    return respond_to(r, "/mijn?done=sessies");
}

// ---- showing once more who one is ---------------------------------------------------------------

typedef struct Confirm {
    Req *r;
    LoginLimit limit;
    Str wrong; // absent: the password is right
} Confirm;

static Err
note_failure(Db *db, void *arg)
{
    const Confirm *c = arg;
    TRY(login_limit_failed(c->r, db, &c->limit));
    return login_audit(c->r, db, c->r->user.id,
                       (AuditEntry){.name = S("account.password"), .failed = true});
}

// Whoever finds an open session may not guess the password at leisure: the limits of logging in.
static Err
confirm(Req *r, const MijnGetRow *me, Str password, Str *wrong)
{
    Confirm c = {.r = r, .limit = login_limit(r, me->email, r->user.id)};
    int64_t wait_s;
    *wrong = (Str){0};
    TRY(login_limit_wait(r, &c.limit, &wait_s));
    if (wait_s > 0) {
        Str wait = login_wait_text(r->arena, wait_s);
        *wrong = str_fmt(r->arena,
                         "Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over %.*s "
                         "opnieuw.",
                         (int)wait.n, wait.p);
        return OK;
    }
    bool fits = password.p && password.n <= LOGIN_MAX_PASSWORD;
    if (fits && password_verify(me->password, password))
        return OK;
    *wrong = S("Dit wachtwoord klopt niet.");
    return db_transaction(r->db, note_failure, &c);
}

// ---- password -----------------------------------------------------------------------------------

static Err
show_password(Req *r, int status, NewPasswordView v)
{
    v.form_token = req_form_token(r);
    v.action = S("/mijn/wachtwoord");
    return layout_page(r, status,
                       (LayoutPage){.title = S("Wachtwoord wijzigen"),
                                    .here = S("/mijn"),
                                    .has_errors = v.wrong_old.p || v.wrong_new.p,
                                    .body = html_mijn_password(r->arena, &v)});
}

// GET /mijn/wachtwoord
static Err
page_password(Req *r)
{
    MijnGetRow me;
    TRY(q_mijn_get(r->db, r->arena, r->user.id, &me));
    return show_password(r, 200, (NewPasswordView){.email = me.email});
}

typedef struct Rewrap {
    Req *r;
    Str old, hash, wrapped, salt;
} Rewrap;

static Err
rewrap(Db *db, void *arg)
{
    const Rewrap *x = arg;
    Req *r = x->r;
    MijnRewrapRow row;
    Err e =
        q_mijn_rewrap(db, r->arena, r->user.id, x->old, x->hash, x->wrapped, x->salt, r->now, &row);
    if (err_code(e) == E_NOT_FOUND)
        FAIL(E_CONFLICT, "the password was changed in the meantime");
    TRY(e);
    TRY(q_mijn_sessions_end_others(db, r->arena, r->user.id, r->user.session));
    return note(r, db, "account.password", S(""));
}

// The same key pair under a key made from the new password, so that nothing becomes unreadable.
static Err
change_password(Req *r, Str old_hash, Str password)
{
    Session s;
    const Key *wrapping;
    char *salt = NEW_N(r->arena, SALT_SIZE, char);
    random_bytes(salt, SALT_SIZE);
    TRY(session_read(r, &s));
    Rewrap x = {.r = r, .old = old_hash, .salt = {salt, SALT_SIZE}};
    TRY(key_from_password(r->arena, password, x.salt, &wrapping));
    x.wrapped = box_wrap(r->arena, wrapping, key_bytes(s.secret_key));
    x.hash = password_hash(r->arena, password);
    return db_transaction(r->db, rewrap, &x);
}

// POST /mijn/wachtwoord
static Err
form_password(Req *r)
{
    Form sent;
    MijnGetRow me;
    TRY(req_form_raw(r, &sent));
    TRY(q_mijn_get(r->db, r->arena, r->user.id, &me));
    Str password = form_value(&sent, S("password"));
    password = password.p ? password : S("");
    NewPasswordView v = {.email = me.email};
    v.wrong_new = password_problem(r->arena, password, me.email, me.name);
    if (!v.wrong_new.p)
        TRY(confirm(r, &me, form_value(&sent, S("old_password")), &v.wrong_old));
    if (v.wrong_new.p || v.wrong_old.p)
        return show_password(r, 422, v);
    TRY(change_password(r, me.password, password));
    return respond_to(r, "/mijn?done=wachtwoord");
}

// ---- second factor ------------------------------------------------------------------------------

static Err
show_factor(Req *r, int status, const MijnGetRow *me, const Session *s, Str wrong)
{
    FactorView v = {.form_token = req_form_token(r),
                    .action = S("/mijn/tweede-factor"),
                    .wrong = wrong,
                    .asks_password = true};
    TRY(login_factor_view(r->arena, me->email, login_new_secret(r->arena, s, me->totp), &v));
    return layout_page(r, status,
                       (LayoutPage){.title = S("Tweede factor instellen"),
                                    .here = S("/mijn"),
                                    .has_errors = wrong.p != NULL,
                                    .body = html_login_factor(r->arena, &v)});
}

// GET /mijn/tweede-factor
static Err
page_factor(Req *r)
{
    MijnGetRow me;
    Session s;
    TRY(q_mijn_get(r->db, r->arena, r->user.id, &me));
    TRY(session_read(r, &s));
    return show_factor(r, 200, &me, &s, (Str){0});
}

typedef struct Renewal {
    Req *r;
    const Session *s;
    Str secret; // absent: only the recovery codes
    int64_t step;
    const Str *codes;
} Renewal;

static Err
renew(Db *db, void *arg)
{
    const Renewal *x = arg;
    Arena *a = x->r->arena;
    if (x->secret.p)
        TRY(login_store_secret(db, a, x->s, x->secret, x->step));
    TRY(login_store_codes(db, a, x->r->user.id, x->codes));
    return note(x->r, db, x->secret.p ? "account.factor" : "account.recovery", S(""));
}

static Err
show_codes(Req *r, const Str *codes)
{
    CodesView v = {.codes = codes, .form_token = req_form_token(r), .next = S("/mijn")};
    return login_codes_page(r, &v);
}

// POST /mijn/tweede-factor
static Err
form_factor(Req *r)
{
    Form sent;
    MijnGetRow me;
    Session s;
    Str wrong;
    TRY(req_form_raw(r, &sent));
    TRY(q_mijn_get(r->db, r->arena, r->user.id, &me));
    TRY(session_read(r, &s));
    Renewal x = {.r = r,
                 .s = &s,
                 .secret = login_new_secret(r->arena, &s, me.totp),
                 .codes = login_new_codes(r->arena)};
    TRY(confirm(r, &me, form_value(&sent, S("password")), &wrong));
    Str code = form_value(&sent, S("code"));
    if (!wrong.p && !totp_check(x.secret, code.p ? code : S(""), r->now, &x.step))
        wrong = S("Deze code klopt niet. Vul de code in die nu in de app staat.");
    if (wrong.p)
        return show_factor(r, 422, &me, &s, wrong);
    TRY(db_transaction(r->db, renew, &x));
    return show_codes(r, x.codes);
}

// ---- recovery codes -----------------------------------------------------------------------------

static Err
show_confirm(Req *r, int status, Str email, Str wrong)
{
    ConfirmView v = {.form_token = req_form_token(r), .wrong = wrong, .email = email};
    return layout_page(r, status,
                       (LayoutPage){.title = S("Nieuwe herstelcodes"),
                                    .here = S("/mijn"),
                                    .has_errors = wrong.p != NULL,
                                    .body = html_mijn_codes(r->arena, &v)});
}

// GET /mijn/herstelcodes
static Err
page_codes(Req *r)
{
    MijnGetRow me;
    TRY(q_mijn_get(r->db, r->arena, r->user.id, &me));
    return show_confirm(r, 200, me.email, (Str){0});
}

// POST /mijn/herstelcodes
static Err
form_codes(Req *r)
{
    Form sent;
    MijnGetRow me;
    Str wrong;
    TRY(req_form_raw(r, &sent));
    TRY(q_mijn_get(r->db, r->arena, r->user.id, &me));
    if (!me.has_factor)
        return respond_to(r, "/mijn/tweede-factor");
    TRY(confirm(r, &me, form_value(&sent, S("password")), &wrong));
    if (wrong.p)
        return show_confirm(r, 422, me.email, wrong);
    Renewal x = {.r = r, .codes = login_new_codes(r->arena)};
    TRY(db_transaction(r->db, renew, &x));
    return show_codes(r, x.codes);
}

const Route mijn_routes[] = {
    {GET, "/mijn", page_mijn, CAN_BE_HERE},
    {POST, "/mijn/sessies/:id/einde", form_end_one, CAN_BE_HERE},
    {POST, "/mijn/sessies/andere", form_end_others, CAN_BE_HERE},
    {GET, "/mijn/wachtwoord", page_password, CAN_BE_HERE},
    {POST, "/mijn/wachtwoord", form_password, CAN_BE_HERE},
    {GET, "/mijn/tweede-factor", page_factor, CAN_BE_HERE},
    {POST, "/mijn/tweede-factor", form_factor, CAN_BE_HERE},
    {GET, "/mijn/herstelcodes", page_codes, CAN_BE_HERE},
    {POST, "/mijn/herstelcodes", form_codes, CAN_BE_HERE},
    {0},
};
