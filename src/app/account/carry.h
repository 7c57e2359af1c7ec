// carry.h -- what someone was doing when the session ended, taken along through logging in.
//
// Of a page that was asked for: its address. Of a form that was sent: also what was typed, as
// hidden fields whose names begin with CARRY_PREFIX. Nothing is stored on the server, because there
// is nobody yet to store it for. Only forms that the browser says are from our own pages are
// carried: another site cannot put words in someone's mouth.
#ifndef APP_CARRY_H
#define APP_CARRY_H

#include "app/context.h"

#define CARRY_PREFIX "bewaard."

enum {
    CARRY_MAX = 200 << 10, // bytes of text, each line end counted as two
    CARRY_MAX_FIELDS = 180,
    CARRY_MAX_TARGET = 1000, // bytes of path and query
};

typedef struct Carry {
    Str target;     // path and query on this site, to go on with; absent: the start page
    bool is_form;   // the fields below were to be posted there
    Form fields;    // with their own names
    bool lost_file; // there was a file too, which has to be chosen again
    bool too_long;  // it does not fit: nothing was taken along
} Carry;

// Whether this is a path on this site that may stand in a redirect: it begins with one '/', and has
// no other than visible ASCII characters, no backslash, quote or angle bracket.
bool carry_is_local(Str target);

// What this request was to do, of a page that someone without a session asked for.
Err carry_request(Req *r, Carry *out);

// What earlier steps of logging in handed over: from the address (?naar=) or the form that was
// sent.
Err carry_from_query(Req *r, Carry *out);
void carry_from_form(Req *r, const Form *sent, Carry *out);

// "/inloggen?naar=%2Fsignalen": this page, with the target in its address.
Str carry_address(Arena *a, const char *page, const Carry *c);

// 303 to the target, or to the start page.
Err carry_go(Req *r, const Carry *c);

Html html_carry_fields(Arena *arena, const Carry *c);
Html html_carry_resume(Arena *arena, const Carry *c, Str form_token);

#endif
