// netwerk.h -- whom we know: organisations and functions, what we heard there and what we gave
// back. The header for other features.
//
// Never private persons, and no field for faith, origin, politics or how reliable someone is. An
// entry is there because those it is about agreed, until a day; then it is asked again or
// destroyed.
#ifndef APP_NETWERK_H
#define APP_NETWERK_H

#include "app/layout/layout.h"

enum {
    NETWERK_NAME_MAX = 120, // characters
    NETWERK_TEXT_MAX = 2000,
};

extern const Route netwerk_routes[];

extern const Choices netwerk_domains;   // bewoners, wonen, welzijn, ...
extern const Choices netwerk_strengths; // nieuw, los, goed, hecht: our own view of the tie

// ---- for the demo and other features ------------------------------------------------------------
// These run inside a transaction, look at no one's rights and write no log line. Codes were
// checked, texts are as typed.

typedef struct NetwerkNew {
    int64_t partnership_id;
    Str organisation, function; // "Buurtvereniging Het Anker", "voorzitter"
    Str domain, municipality;
    int64_t area_id; // in that municipality
    Str reach;       // public telephone number or address of the organisation; may be empty
    Str strength;
    int64_t owner_id; // who keeps in touch; 0: nobody
    Str agreed_on;    // the day on which they agreed to be listed
    Str ends_on;
} NetwerkNew;

Err netwerk_add(Db *db, Arena *a, const NetwerkNew *n, int64_t now, int64_t *id);

typedef struct NetwerkMoment {
    int64_t partnership_id;
    int64_t contact_id, kwestie_id; // 0: none
    Str municipality;
    int64_t area_id; // in that municipality
    Str domain, on_day;
    Str heard, given_back; // given_back may be empty: then it is open
    int64_t account_id;    // who heard it
} NetwerkMoment;

// Add what was heard; kept for keep_moment_days from its day.
Err netwerk_moment_add(Db *db, Arena *a, const NetwerkMoment *m, int64_t *id);

#endif
