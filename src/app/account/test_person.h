// test_person.h -- people who log in, for tests: passwords, an authenticator app, and a browser
// that keeps its cookies and sends the forms that it was shown.
#ifndef APP_TEST_PERSON_H
#define APP_TEST_PERSON_H

#include "test/world.h"

#define PERSON_PASSWORD "paard batterij nietje wolk"

typedef struct Browser {
    World *w;
    Str session, device; // cookies; absent when there are none
    Str address, agent;
    int64_t now;
    Req last; // the last answer
} Browser;

Browser browser(World *w);

// "/path?query". Answers are in b->last too; a redirect is not followed.
Req b_get(Browser *b, const char *target);

// With the form token of the page that was shown last, and Sec-Fetch-Site: same-origin.
Req b_post(Browser *b, const char *target, const char *form);
Req b_post_as(Browser *b, const char *target, const char *form, const char *fetch_site);

// All hidden fields of the form that was shown last, and then `more`: what a browser would send.
Req b_send_shown(Browser *b, const char *target, const char *more);

// The value of a field in the last answer; absent when it is not there.
Str b_shown(const Browser *b, const char *field);

// Give someone PERSON_PASSWORD, and end their sessions.
void person_password(World *w, Person p);

// And a second factor with this secret of 20 bytes, or one of our own choice when absent.
Str person_factor(World *w, Person p);

Str person_email(Person p);

// What an authenticator app shows (RFC 6238, SHA-1, six digits), written apart from base/totp.c.
Str app_code(Arena *a, Str secret, int64_t now);

// The bytes of a secret as a page shows it: base32 with spaces.
Str app_secret(Arena *a, Str shown);

// SQL that the product itself never runs, in a transaction of its own.
Err world_force(World *w, const char *sql);

// One number out of the database.
int64_t world_number(World *w, const char *sql);

#endif
