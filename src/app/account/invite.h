// invite.h -- the link with which someone chooses a first or a new password.
#ifndef APP_INVITE_H
#define APP_INVITE_H

#include "account_queries.h"
#include "app/account/mijn.h"

typedef struct InviteView {
    const InvitationGetRow *row;
    Str code;
    bool is_reset;
    NewPasswordView password;
} InviteView;

Html html_invite_page(Arena *arena, const InviteView *v);
Html html_invite_gone(Arena *arena, Str contact);

#endif
