// Setting up the second factor at the first login, and its recovery codes.
#include "app/account/login.h"
#include "app/layout/layout.h"
#include "base/totp.h"
#include "format/qr.h"
#include "login_queries.h"

Str
login_new_secret(Arena *a, const Session *s, Str totp)
{
    Str old = totp.n > 0 ? hash_hex(a, hash_sha256(a, totp)) : S("");
    Str text = str_fmt(a, "second factor|%lld|%.*s", (long long)s->id, (int)old.n, old.p);
    Str secret = hash_keyed(a, s->secret_key, text);
    return (Str){secret.p, TOTP_SECRET_SIZE};
}

Err
login_store_secret(Db *db, Arena *a, const Session *s, Str secret, int64_t step)
{
    Str sealed;
    TRY(seal_to(a, s->public_key, secret, &sealed));
    return q_login_enrol(db, a, s->account_id, sealed, step);
}

const Str *
login_new_codes(Arena *a)
{
    Str *codes = NEW_N(a, RECOVERY_CODES, Str);
    for (size_t i = 0; i < RECOVERY_CODES; i++)
        codes[i] = random_code(a, CODE_GROUPS_LONG);
    return codes;
}

Err
login_store_codes(Db *db, Arena *a, int64_t account_id, const Str *codes)
{
    TRY(q_login_recovery_forget(db, a, account_id));
    for (size_t i = 0; i < RECOVERY_CODES; i++)
        TRY(q_login_recovery_add(db, a, account_id, hash_token(a, codes[i])));
    return OK;
}

Err
login_factor_view(Arena *a, Str email, Str secret, FactorView *v)
{
    QrCode qr;
    TRY(qr_encode(a, totp_uri(a, S("Weerglas"), email, secret), &qr));
    v->email = email;
    v->secret = totp_secret_text(a, secret);
    v->viewbox = str_fmt(a, "0 0 %d %d", qr.size, qr.size);
    v->path = qr.path;
    return OK;
}

Err
login_codes_page(Req *r, const CodesView *v)
{
    CodesView dated = *v;
    dated.made_on = layout_day_long(r->arena, layout_day_of(r->arena, r->now));
    return layout_page(
        r, 200,
        (LayoutPage){.title = S("Uw herstelcodes"), .body = html_login_codes(r->arena, &dated)});
}

// ---- at the first login -------------------------------------------------------------------------

static Err
show(Req *r, int status, const Session *s, const Carry *c, Str wrong)
{
    FactorView v = {.carry = *c,
                    .form_token = req_form_token(r),
                    .action = S("/inloggen/tweede-factor"),
                    .wrong = wrong};
    TRY(login_factor_view(r->arena, s->email, login_new_secret(r->arena, s, (Str){0}), &v));
    return layout_page(r, status,
                       (LayoutPage){.title = S("Tweede factor instellen"),
                                    .has_errors = wrong.p != NULL,
                                    .body = html_login_factor(r->arena, &v)});
}

Err
login_show_factor(Req *r, const Carry *c)
{
    Session s;
    TRY(session_read(r, &s));
    if (s.account_id == 0 || s.stage != STAGE_ENROL)
        return respond_to(r, "/inloggen");
    return show(r, 200, &s, c, (Str){0});
}

// GET /inloggen/tweede-factor
static Err
page_factor(Req *r)
{
    Carry c;
    TRY(carry_from_query(r, &c));
    return login_show_factor(r, &c);
}

typedef struct Enrolment {
    Req *r;
    const Session *s;
    LoginLimit limit;
    Str secret, token;
    int64_t step;
    const Str *codes;
} Enrolment;

static Err
enrol(Db *db, void *arg)
{
    Enrolment *x = arg;
    Arena *a = x->r->arena;
    LoginFactorRow now;
    TRY(q_login_factor(db, a, x->s->account_id, &now));
    if (now.totp.n > 0)
        FAIL(E_CONFLICT, "there is a second factor already");
    TRY(login_store_secret(db, a, x->s, x->secret, x->step));
    TRY(login_store_codes(db, a, x->s->account_id, x->codes));
    TRY(login_audit(x->r, db, x->s->account_id, (AuditEntry){.name = S("account.factor")}));
    TRY(session_begin(x->r, db, x->s->account_id, STAGE_FULL, x->s->secret_key, &x->token));
    return login_finish(x->r, db, x->s->account_id, &x->limit, S("tweede factor ingesteld"));
}

// POST /inloggen/tweede-factor
static Err
form_factor(Req *r)
{
    Form sent;
    Session s;
    Carry c;
    bool stale;
    TRY(login_form(r, &sent, &stale));
    carry_from_form(r, &sent, &c);
    TRY(session_read(r, &s));
    if (stale || s.account_id == 0 || s.stage != STAGE_ENROL)
        return login_page(
            r, 422, (LoginView){.carry = c, .wrong = S("Dit duurde te lang. Log opnieuw in.")});
    Enrolment x = {.r = r,
                   .s = &s,
                   .secret = login_new_secret(r->arena, &s, (Str){0}),
                   .limit = login_limit(r, s.email, s.account_id),
                   .codes = login_new_codes(r->arena)};
    Str code = form_value(&sent, S("code"));
    if (!totp_check(x.secret, code.p ? code : S(""), r->now, &x.step))
        return show(
            r, 422, &s, &c,
            S("Deze code klopt niet. Staat de klok van uw telefoon goed? Vul de code in die "
              "nu in de app staat."));
    TRY(db_transaction(r->db, enrol, &x));
    login_device_remember(r, s.account_id);
    TRY(session_enter(r, x.token));
    CodesView v = {.codes = x.codes,
                   .carry = c,
                   .form_token = req_form_token(r),
                   .next = c.target.n > 0 ? c.target : S("/")};
    return login_codes_page(r, &v);
}

const Route factor_routes[] = {
    {GET, "/inloggen/tweede-factor", page_factor, CAN_ANYONE},
    {POST, "/inloggen/tweede-factor", form_factor, CAN_ANYONE},
    {0},
};
