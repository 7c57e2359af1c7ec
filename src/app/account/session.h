// session.h -- who is asking: from cookie to person, and the keys that only that person has.
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "app/context.h"

enum {
    SESSION_IDLE_S = 8 * 3600, // without a request for so long, a session is over
    SESSION_MAX_S = 12 * 3600, // and in any case after this; a working day
    SESSION_STEP_S = 15 * 60,  // how long someone may take between password and second factor
    SESSION_SEEN_S = 300,      // how often the moment of the last request is written down
};

// Which part of logging in has been done.
typedef enum SessionStage {
    STAGE_PASSWORD, // the password was right; a code of the second factor is to come
    STAGE_ENROL,    // the password was right; there is no second factor yet
    STAGE_FULL,
} SessionStage;

// The session behind a request, also one that is not complete yet; account_id 0: there is none.
typedef struct Session {
    int64_t id, account_id;
    SessionStage stage;
    Str email, name;
    Str form_token;
    Str source_role; // bronrol of what this person reports
    const Key *public_key, *secret_key;
} Session;

// Fill r->user from the cookie. Fits Site.identify: no session is no error.
Err session_identify(Req *r);

// The session of this request with its keys. secret_key is wiped with the request.
Err session_read(Req *r, Session *out);

// Begin a session for someone whose password was right, and set its cookie. Inside a transaction.
// secret_key: the person's own, unwrapped with the password. *token: what the cookie holds.
Err session_begin(Req *r, Db *db, int64_t account_id, SessionStage stage, const Key *secret_key,
                  Str *token);

// Go on with this request as the session that was begun in it, to show a page of that session.
// After the transaction.
Err session_enter(Req *r, Str token);

// End this session and forget its cookie. Inside a transaction.
Err session_end(Req *r, Db *db);

// Whether people reach this installation over TLS: then cookies are kept to it.
bool session_has_tls(const Req *r);

// "Firefox op Windows", from what a browser says of itself.
Str session_device(Arena *a, Str user_agent);

#endif
