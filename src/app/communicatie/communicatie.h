// communicatie.h -- what a municipality says in a kwestie: a message for each audience, the answer
// to rumours, and what a statement will do before it is made. The header for other features.
#ifndef APP_COMMUNICATIE_H
#define APP_COMMUNICATIE_H

#include "app/layout/layout.h"

enum { COMM_LINE_MAX = 160, COMM_TEXT_MAX = 1000 }; // characters

extern const Route communicatie_routes[];

// The section on the page of a kwestie: links to the three pages.
Html html_communicatie_section(Arena *arena, int64_t kwestie_id);

// ---- for the demo and other features ------------------------------------------------------------
// These run inside a transaction, look at no one's rights and write no log line. Texts are as
// typed; every one but the first may be empty.

typedef struct CommMessage {
    Str audience, need, feeling;
    Str acknowledge, fact, we_do, you_can, when_more; // the message, in this order
    Str sender, channel, moment;                      // sender: a function
    Str reader;                                       // who of the audience reads along
} CommMessage;

Err communicatie_message_add(Db *db, Arena *a, int64_t kwestie_id, const CommMessage *m,
                             int64_t *id);

// A statement that is considered, and what each role will hear in it.
typedef struct CommStatement {
    Str statement;
    Str hears_pusher_a, hears_pusher_b, hears_joiner, hears_middle, hears_bridge, hears_scapegoat;
    Str way_back; // ja, moeilijk, nee or empty: can we still go back?
    Str profits, middle_needs, conclusion;
} CommStatement;

Err communicatie_statement_add(Db *db, Arena *a, int64_t kwestie_id, const CommStatement *s,
                               int64_t account_id, int64_t now, int64_t *id);

#endif
