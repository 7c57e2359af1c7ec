// publiek.h -- pages for everyone, without an account: privacy, accessibility, contact; and the two
// files that programs read, security.txt and robots.txt.
#ifndef APP_PUBLIEK_H
#define APP_PUBLIEK_H

#include "app/layout/layout.h"

enum { SECURITY_TXT_DAYS = 180 }; // RFC 9116 advises less than a year

extern const Route publiek_routes[];

// A term after which something goes.
typedef struct PubliekTerm {
    Str what, since, term; // "Logboek", "Na de verwerking.", "3 jaar"
} PubliekTerm;

typedef struct PubliekView {
    Str region, contact_text, contact_phone, contact_mail;
    Str legal_ground, fg_contact; // fg_contact empty: not filled in
    size_t nterms;
    const PubliekTerm *terms;
} PubliekView;

Html html_publiek_privacy(Arena *arena, const PubliekView *v);
Html html_publiek_toegankelijkheid(Arena *arena, const PubliekView *v);
Html html_publiek_contact(Arena *arena, const PubliekView *v);
Html html_publiek_bereik(Arena *arena, const PubliekView *v); // mail and telephone, as a list

#endif
