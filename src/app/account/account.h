// account.h -- people, their roles and their sessions: the header for other features.
#ifndef APP_ACCOUNT_H
#define APP_ACCOUNT_H

#include "app/account/role.h"
#include "app/account/session.h"

// ---- organisations and people, for the pages of the administrator, the command line and the demo
// -- All of these run inside a transaction, and say E_CONFLICT when a name or address is taken.

// A region: its circle and itself. *id is the partnership's.
Err partnership_add(Db *db, Arena *a, Str name, int64_t *id);

// An organisation with its circle. municipality: its code when kind is "gemeente", else empty.
Err organisation_add(Db *db, Arena *a, Str name, Str kind, Str municipality, int64_t *id);
Err organisation_join(Db *db, Arena *a, int64_t partnership_id, int64_t organisation_id);

typedef struct NewAccount {
    Str email, name, function, source_role;
    int64_t organisation_id;
    const Str *roles; // codes
    size_t nroles;
    Str password; // absent: invited, and chooses one by a link
} NewAccount;

// A person. With a password the account works at once, and has its keys; its rights follow from
// organisation and roles (circle_member).
Err account_add(Db *db, Arena *a, const NewAccount *n, int64_t now, int64_t *id);

// Give a password and new keys. What was sealed to the old keys can't be read any more by this
// person; colleagues who can still read it may share it again.
Err account_set_password(Db *db, Arena *a, int64_t id, Str password, int64_t now);

// A password with its keys, made before the transaction: that takes a tenth of a second.
typedef struct AccountSecret {
    const Keypair *keys;
    Str hash, wrapped, salt;
} AccountSecret;
Err account_secret_new(Arena *a, Str password, AccountSecret *out);
Err account_store_secret(Db *db, Arena *a, int64_t id, const AccountSecret *s, int64_t now);

enum { INVITATION_S = 7 * 86400 }; // how long a link works

// A link with which this person chooses a password: *code is what stands behind /uitnodiging/. It
// works once, and links that were made before stop working. purpose: 'invite' or 'reset'.
Err account_invite(Db *db, Arena *a, int64_t id, Str purpose, int64_t now, Str *code);

// Make the memberships again that follow from organisation and roles, after one of those changed.
Err account_rejoin(Db *db, Arena *a, int64_t id);

// ---- circles ------------------------------------------------------------------------------------

// The circle in which the signals of a municipality are handled. E_NOT_FOUND when that municipality
// does not work with this installation.
Err circle_of_municipality(Db *db, Arena *a, Str code, int64_t *circle);

// The circle of the region that a municipality takes part in. E_NOT_FOUND when there is none.
Err circle_of_region(Db *db, Arena *a, Str code, int64_t *circle);

// A new circle of people who are let in by name. Inside a transaction.
Err circle_new(Db *db, Arena *a, Str kind, Str name, int64_t *circle);
Err circle_let_in(Db *db, Arena *a, int64_t circle, int64_t account_id);
Err circle_let_go(Db *db, Arena *a, int64_t circle, int64_t account_id);

// Whether someone is in a circle.
Err circle_has(Db *db, Arena *a, int64_t circle, int64_t account_id, bool *out);

// The circles that someone is in, as a choice in a form: id and name.
Err circle_choices(Db *db, Arena *a, int64_t account_id, Choices *out);

// Give exactly these roles, and the memberships that follow from them.
Err account_set_roles(Db *db, Arena *a, int64_t id, const Str *codes, size_t n);

// 'active', 'locked' or 'left'. Who is locked or has left has no session; who has left is in no
// circle any more, and links to a new password stop working. E_CONFLICT when nobody would be left
// who can administer.
Err account_set_state(Db *db, Arena *a, int64_t id, Str state);

// Let someone who had left come back, as if invited for the first time. E_CONFLICT when they had
// not.
Err account_return(Db *db, Arena *a, int64_t id);

// Whether this is the only one who can administer: that may not be taken away.
Err account_is_last_manager(Db *db, Arena *a, int64_t id, bool *is_last);

typedef struct AccountFound {
    int64_t id;
    Str name, state;
} AccountFound;
Err account_find(Db *db, Arena *a, Str email, AccountFound *out); // E_NOT_FOUND

// The organisation with this name. When there is no organisation at all yet, it is made, as the one
// of the first administrator. E_NOT_FOUND when there are others.
Err account_first_organisation(Db *db, Arena *a, Str name, int64_t *id);

typedef struct AccountLine {
    Str email, name, state, organisation;
    int64_t login_at;
} AccountLine;
Err account_all(Db *db, Arena *a, size_t *n, const AccountLine **out);

// E-mail addresses are stored and compared in small letters. Absent when it can't be one.
Str account_email(Arena *a, Str typed);

extern const Route login_routes[], factor_routes[], mijn_routes[], invite_routes[];

#endif
