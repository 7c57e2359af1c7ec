// login.h -- the steps of logging in: password, second factor, and going on where one was.
#ifndef APP_LOGIN_H
#define APP_LOGIN_H

#include "app/account/account.h"
#include "app/account/carry.h"
#include "app/account/login_limit.h"
#include "app/account/session.h"
#include "app/audit/audit.h"

enum { RECOVERY_CODES = 10, LOGIN_MAX_PASSWORD = 1024 }; // bytes that are looked at

// What someone without a session gets instead of 403: the way to log in, with what they asked or
// typed. Fits Site.ask_to_log_in.
Err login_ask(Req *r);

// A form of someone without an account that was open for too long, or was made in a session that
// has ended by now: show it once more to send it again, with what was typed. *done tells whether
// that was the matter; if not, r is as it was.
Err login_rescue(Req *r, bool *done);

typedef struct LoginView {
    Carry carry;
    Str form_token, email;
    Str wrong; // a sentence above the form; absent when all is well
    bool is_demo;
} LoginView;

// Answer with the first page of logging in.
Err login_page(Req *r, int status, LoginView v);

// A form of one of the steps. *stale: its token is of a session that has ended; what was typed is
// in *out, and nothing else may be done with it than showing the first page again.
Err login_form(Req *r, Form *out, bool *stale);

// What a complete login does beside the session: forget failures, note the moment, add a line to
// the log. Inside a transaction.
Err login_finish(Req *r, Db *db, int64_t account_id, const LoginLimit *l, Str how);

// Go on as this new session: to the target, or to the page that gives back what was typed.
Err login_complete(Req *r, int64_t account_id, Str token, const Carry *c);

// A line in the log about someone who is not completely in yet. Inside a transaction.
Err login_audit(Req *r, Db *db, int64_t account_id, AuditEntry entry);

// The secret key of someone whose password is right. E_FORBIDDEN when it does not open it.
Err login_open_key(Arena *a, Str password, Str salt, Str wrapped, const Key **secret_key);

// E-mail addresses are compared in small letters.
Str login_email(Arena *a, Str typed);

// The secret of a second factor that is being set up: made of the person's key and the session, so
// that it need not be kept anywhere until it is confirmed. totp: the one that is replaced.
Str login_new_secret(Arena *a, const Session *s, Str totp);

// Store a confirmed second factor. Inside a transaction.
Err login_store_secret(Db *db, Arena *a, const Session *s, Str secret, int64_t step);

// Ten new recovery codes, made before the transaction; then stored instead of the old ones in it.
const Str *login_new_codes(Arena *a);
Err login_store_codes(Db *db, Arena *a, int64_t account_id, const Str *codes);

typedef struct FactorView {
    Carry carry;
    Str form_token, action, wrong, email;
    Str secret, viewbox, path;
    bool asks_password; // when it is replaced by someone who is in already
} FactorView;

// Fill in the QR code and the secret to type. email: the account as the app will show it.
Err login_factor_view(Arena *a, Str email, Str secret, FactorView *v);

typedef struct CodesView {
    const Str *codes; // RECOVERY_CODES
    Carry carry;
    Str form_token;
    Str next;    // where to go on
    Str made_on; // "31 maart 2026"; filled in by login_codes_page()
} CodesView;

Err login_codes_page(Req *r, const CodesView *v);

typedef struct CodeView {
    Carry carry;
    Str form_token, wrong;
} CodeView;

// The pages of the second step, for who just did the first.
Err login_show_code(Req *r, int status, const Carry *c, Str wrong);
Err login_show_factor(Req *r, const Carry *c);

Html html_login_password(Arena *arena, const LoginView *v);
Html html_login_code(Arena *arena, const CodeView *v);
Html html_login_resume(Arena *arena, const Carry *c, Str form_token);
Html html_login_factor(Arena *arena, const FactorView *v);
Html html_login_codes(Arena *arena, const CodesView *v);
Html html_login_wrong(Arena *arena, Str wrong);

#endif
