// demo_text.h -- the Dutch sentences that the demo signals are made of. All of it is invented.
#ifndef APP_DEMO_TEXT_H
#define APP_DEMO_TEXT_H

#include "base/base.h"

// One observation with slots, and the codes that belong to what it says.
//
// `roles` names who may say it, separated by spaces; empty means every professional, never a
// resident (role "inwoner"), because residents write about themselves. `flags` has one letter per
// property: q a question of the theme may follow, t a sentence about tone may follow, h hearsay,
// o public source (otherwise own observation), e lens "aangetoond", m lens "mogelijk" (otherwise
// "ervaren"), a fits after New Year's Eve too, v only in
// villages.
//
// Slots, each a phrase that fits wherever it stands: {kern} the area after in/uit/van/naar; {plek}
// a place where people talk, with its preposition; {buiten} the same, outdoors; {huis} the village
// or community hall, with article; {plein} the square, with article; {n} two to nine in words; {m}
// ten or more; {wie} a plural group; {moment} "maandagmiddag"; {avond} "maandagavond"; {dag}
// "maandag"; {week} "deze week"; {tijd} "tien minuten". A capital first letter gives a capital:
// {Plek}, {N}, {Wie}.
typedef struct DemoFact {
    const char *theme, *roles, *kind, *way, *flags, *text;
} DemoFact;

// A text that goes with one key: a theme, a way or a kind, as said at the table.
typedef struct DemoLine {
    const char *key, *text;
} DemoLine;

typedef struct DemoLines {
    const DemoLine *lines;
    size_t n;
} DemoLines;

// What came out of a follow-up talk: why the reporter told it, and what the adviser learned.
typedef struct DemoFollow {
    const char *key; // theme, kind, way or source that it needs; empty: any light one
    const char *why, *outcome;
} DemoFollow;

// One of the thirty hand-written signals, with everything that is fixed about it.
typedef struct DemoExample {
    int number;
    const char *role, *area, *theme, *kind, *way, *lens, *source, *urgency, *confidentiality;
    const char *status, *outcome, *trigger; // "" where it has none
    const char *text, *interpretation;      // interpretation "" when absent
    const char *why, *follow;               // the follow-up; "" when there was none
    const char *reason;                     // with status niet_geagendeerd, vernietigd, verwezen
    int days_ago;
} DemoExample;

typedef struct DemoFacts {
    const DemoFact *facts;
    size_t n;
} DemoFacts;

enum { DEMO_FACT_SETS = 4, DEMO_EXAMPLES = 30 };

DemoFacts demo_text_facts(size_t set);     // set < DEMO_FACT_SETS
DemoLines demo_text_questions(void);       // key: theme; what people ask
DemoLines demo_text_tones(void);           // key: way, or "inwoner"; how it went
DemoLines demo_text_interpretations(void); // key: theme or way; what the reporter makes of it
DemoLines demo_text_outcomes(void);        // key: outcome code, or * for a second sentence
DemoLines demo_text_reasons(void);         // key: status; why not on the agenda, and so on
const DemoFollow *demo_text_follow(size_t *n);
const DemoFact *demo_text_small(size_t *n);  // what the enthusiastic new reporter writes
const DemoExample *demo_text_examples(void); // DEMO_EXAMPLES of them, in order of number

// The four sets behind demo_text_facts.
extern const DemoFact demo_facts_a[], demo_facts_b[], demo_facts_c[], demo_facts_d[];
extern const size_t demo_facts_a_n, demo_facts_b_n, demo_facts_c_n, demo_facts_d_n;

#endif
