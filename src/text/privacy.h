// privacy.h -- where in a Dutch text does something stand that points at a person?
//
// Weerglas keeps what happens, not who someone is. This check finds what has a fixed form, so that
// the writer can take it out. It advises; it never blocks, and it never changes the text.
#ifndef TEXT_PRIVACY_H
#define TEXT_PRIVACY_H

#include "base/arena.h"

typedef enum PrivacyKind {
    PRIVACY_BSN = 1,  // citizen number: 8 or 9 digits that pass the eleven-test
    PRIVACY_PHONE,    // Dutch or foreign telephone number; not 112, 14 0xx, 0800, 0900, 088
    PRIVACY_EMAIL,    // naam@voorbeeld.nl
    PRIVACY_URL,      // https://..., www..., or a bare domain such as voorbeeld.nl/pagina
    PRIVACY_HANDLE,   // @naam
    PRIVACY_PLATE,    // licence plate, sidecodes 1 to 14
    PRIVACY_POSTCODE, // postal code with a house number; a postal code alone is no hit
    PRIVACY_ADDRESS,  // street and house number, with the postal code when that follows
    PRIVACY_IBAN,     // bank account with right length and check digits
    PRIVACY_NAME,     // de heer, dhr., meneer, mevrouw, mevr. or mw. with a name
    PRIVACY_BIRTH,    // "geboren op" or the like with a full date
} PrivacyKind;

enum { PRIVACY_KINDS = PRIVACY_BIRTH, PRIVACY_MAX_TEXT = 16384, PRIVACY_MAX_HITS = 100 };

typedef struct PrivacyHit {
    PrivacyKind kind;
    size_t start, length;                 // in bytes
    size_t start_character, n_characters; // the same place in code points
} PrivacyHit;

typedef struct PrivacyHits {
    size_t n;
    const PrivacyHit *v; // in the order of the text; they never overlap
    bool cut;            // there was more: text past PRIVACY_MAX_TEXT, or past the last hit
} PrivacyHits;

// Look through the text. The hits live in the arena; the text itself is only read. Of a text longer
// than PRIVACY_MAX_TEXT bytes the first part is read. Any bytes are safe; in well-formed UTF-8 a
// hit begins and ends between two characters. Time is linear in the length: at each word the check
// looks a fixed distance back and ahead.
//
// The rules come from: eleven-test of the citizen number (Logisch Ontwerp BSN), ISO 13616 and ISO
// 7064 (IBAN), the Dutch numbering plan, the RDW sidecodes. Known limits: names without a title,
// street names without one of the usual endings, and numbers written as words are not found. What
// is right for how many sentences: tests/vectors/privacy.tsv, measured in test_privacy.c.
PrivacyHits privacy_check(Arena *a, Str text);

Str privacy_kind_code(PrivacyKind kind);  // a short English name for data: "bsn", "phone", ...
Str privacy_kind_label(PrivacyKind kind); // Dutch, for on the screen: "burgerservicenummer"
Str privacy_kind_why(PrivacyKind kind);   // one or two Dutch sentences: what it is, what to do

#endif
