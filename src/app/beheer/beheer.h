// beheer.h -- what the administrator keeps in order: organisations, partnerships, people.
//
// An administrator sees no confidential content: these pages read accounts and organisations only.
#ifndef APP_BEHEER_H
#define APP_BEHEER_H

#include "app/account/account.h"
#include "app/layout/layout.h"
#include "beheer_queries.h"

enum { PEOPLE_PAGE = 25, ORGANISATION_RULES = 5, PARTNERSHIP_RULES = 2, PERSON_RULES = 6 };

extern const Route beheer_routes[], beheer_people_routes[];

extern const Choices organisation_kinds;

// ---- for this folder ----------------------------------------------------------------------------

typedef struct OrganisationForm {
    Field name, kind, municipality, active, version;
} OrganisationForm;

typedef struct OrganisationView {
    OrganisationForm form;
    FieldList wrong;
    int64_t id, people; // id 0: a new one
    bool has_conflict;
    Str form_token;
} OrganisationView;

typedef struct PartnershipForm {
    Field name, version;
} PartnershipForm;

typedef struct PartnershipView {
    PartnershipForm form;
    FieldList wrong;
    int64_t id;
    bool has_conflict;
    BeheerPartnershipChoiceRows organisations; // is_in: ticked
    Str form_token;
} PartnershipView;

typedef struct PeopleView {
    BeheerPeopleRows people;
    Str *roles; // of each, as one text
    Str q;
    int64_t n, page, pages;
} PeopleView;

typedef struct PersonForm {
    Field email, name, function, source_role, organisation, version;
} PersonForm;

typedef struct PersonView {
    PersonForm form;
    FieldList wrong;
    int64_t id; // 0: a new one
    Str email, state;
    bool has[ROLES]; // which roles are ticked
    Str wrong_roles; // absent when all is well
    bool has_conflict, is_self, has_factor;
    int64_t login_at;
    Str form_token;
} PersonView;

typedef struct LinkView {
    Str name, email;
    Str link; // absent: it goes by e-mail
    int64_t id;
    bool is_reset;
} LinkView;

typedef struct AskView {
    Str name, title, text, action, button, state, form_token;
    int64_t id;
} AskView;

// "Uitgenodigd", "Actief", "Geblokkeerd", "Vertrokken".
Str person_state_label(Str state);

// A line in the log of administration. Inside a transaction.
Err beheer_note(Req *r, Db *db, const char *name, const char *kind, int64_t id, Str object,
                Str detail);

// The rest of a path of the breadcrumb: Beheer, and this.
Menu beheer_trail(Arena *a, const char *path, const char *label);

Html html_beheer_start(Arena *arena, const BeheerCountsRow *v);
Html html_beheer_organisations(Arena *arena, const BeheerOrganisationsRows *v);
Html html_beheer_organisation(Arena *arena, const OrganisationView *v);
Html html_beheer_partnerships(Arena *arena, const BeheerPartnershipsRows *v);
Html html_beheer_partnership(Arena *arena, const PartnershipView *v);
Html html_beheer_people(Arena *arena, const PeopleView *v);
Html html_beheer_person(Arena *arena, const PersonView *v);
Html html_beheer_roles(Arena *arena, const PersonView *v);
Html html_beheer_link(Arena *arena, const LinkView *v);
Html html_beheer_ask(Arena *arena, const AskView *v);

#endif
