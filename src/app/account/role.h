// role.h -- the roles of product and practice, and what each may come to do.
#ifndef APP_ROLE_H
#define APP_ROLE_H

#include "web/req.h"

typedef struct Role {
    Str code, label; // 'adviseur', "Adviseur OOV"
    Str comes_for;   // one sentence for the page where roles are given
    Can can;
} Role;

enum { ROLES = 12 };

extern const Role roles[ROLES];
extern const Choices role_choices; // the same, for a form

// What a role may do; nothing when there is no such role.
Can role_can(Str code);

// The sentence that says what a role is for; empty when there is no such role.
Str role_comes_for(Str code);

#endif
