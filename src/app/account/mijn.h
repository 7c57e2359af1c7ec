// mijn.h -- the page about oneself: roles, sessions, password, second factor.
#ifndef APP_MIJN_H
#define APP_MIJN_H

#include "app/account/login.h"
#include "app/account/role.h"
#include "app/layout/layout.h"
#include "mijn_queries.h"

typedef struct MijnView {
    const MijnGetRow *me;
    MijnRolesRows roles;
    MijnSessionsRows sessions;
    Str session; // token_hash of the one that asks
    Str form_token;
    int64_t codes_left;
    bool is_demo;
} MijnView;

typedef struct NewPasswordView {
    Str form_token, action, email, button;
    Str wrong_old, wrong_new; // absent when all is well
    bool asks_old;
} NewPasswordView;

typedef struct ConfirmView {
    Str form_token, wrong, email;
} ConfirmView;

// The field of a new password, for whoever changes or chooses one.
Html html_mijn_new_password(Arena *arena, const NewPasswordView *v);
// The account, unseen, so that a password manager knows whose password it keeps.
Html html_mijn_username(Arena *arena, Str email);
Html html_mijn_end(Arena *arena, int64_t id, Str form_token);
Html html_mijn_page(Arena *arena, const MijnView *v);
Html html_mijn_password(Arena *arena, const NewPasswordView *v);
Html html_mijn_codes(Arena *arena, const ConfirmView *v);

#endif
