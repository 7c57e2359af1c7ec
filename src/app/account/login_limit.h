// login_limit.h -- how often someone may guess, in a way that cannot be used to lock others out.
//
// Failures are counted in buckets whose names are keyed hashes: the table tells nobody's address. A
// browser in which someone has logged in completely gets a device cookie (OWASP, "Slow Down Online
// Guessing Attacks with Device Cookies"): its failures count in a bucket of its own. So whoever
// guesses from elsewhere locks only unknown devices out; the owner goes on.
#ifndef APP_LOGIN_LIMIT_H
#define APP_LOGIN_LIMIT_H

#include "app/context.h"

enum {
    LIMIT_TRIES = 5,            // wrong ones in a row, then a pause
    LIMIT_FIRST_S = 15 * 60,    // the first pause; each next one is twice as long
    LIMIT_LONGEST_S = 4 * 3600, // up to this
    LIMIT_FORGET_S = 24 * 3600, // after so long without a failure, counting begins anew
    LIMIT_ADDRESS_TRIES = 50,   // from one network address, on devices that are not known
    LIMIT_ADDRESS_S = 3600,     // within this time
    LIMIT_CODES = 5,            // wrong codes of the second factor within one session
    DEVICE_ACCOUNTS = 5,        // colleagues who share one browser, and are known in it
    DEVICE_DAYS = 400,          // what browsers keep a cookie at most
};

typedef struct LoginLimit {
    Str who;     // bucket of the account on this device, or on any unknown device
    Str address; // bucket of the network address; absent on a known device
} LoginLimit;

// The buckets for this e-mail address (in small letters). account_id 0: there is no such account,
// which must not show: it has a bucket like any other.
LoginLimit login_limit(Req *r, Str email, int64_t account_id);

// The seconds that must pass before the next try; 0: go ahead.
Err login_limit_wait(Req *r, const LoginLimit *l, int64_t *wait_s);

// Count one failure. Inside a transaction.
Err login_limit_failed(Req *r, Db *db, const LoginLimit *l);

// Forget the failures on this device, after a complete login. Inside a transaction.
Err login_limit_passed(Req *r, Db *db, const LoginLimit *l);

// Count a wrong code within this session; *is_over when it was the last one. Inside a transaction.
Err login_limit_code(Req *r, Db *db, bool *is_over);

// Remember this browser as a known device of this account: sets the cookie. After a complete login.
void login_device_remember(Req *r, int64_t account_id);

// "15 minuten", "2 uur": how long to wait, rounded up.
Str login_wait_text(Arena *a, int64_t wait_s);

#endif
