// demo_signal.h -- how one demo signal is made. Used by demo_plan.c and its neighbours only.
#ifndef APP_DEMO_SIGNAL_H
#define APP_DEMO_SIGNAL_H

#include "app/demo/demo_plan.h"
#include "app/demo/demo_random.h"
#include "app/demo/demo_text.h"

enum { DEMO_MAX_FACTS = 400, DEMO_TEXT_SLOTS = 1 << 14 };

// What the makers share while a plan grows.
typedef struct DemoMaker {
    Arena *a;
    DemoRandom random;
    int64_t first, last;  // days
    int64_t consultation; // a day with a consultation, the last one on or before `last`
    const DemoFact *facts[DEMO_MAX_FACTS];
    int used[DEMO_MAX_FACTS]; // how often each fact was told
    size_t n_facts;
    uint64_t *seen;      // hashes of the texts so far, DEMO_TEXT_SLOTS places
    DemoSignal *signals; // room for all
    size_t n;
} DemoMaker;

// What is fixed about a signal before chance fills in the rest. Indexes are DEMO_NONE, and theme
// NULL, when free.
typedef struct DemoWish {
    int64_t day; // local day on which it is received
    const char *theme;
    int area, reporter, rise;
    const char *about;    // a word that the fact must hold; NULL: none
    const DemoFact *fact; // NULL: any fact of the theme that fits the reporter
} DemoWish;

// Does this list of words, separated by spaces, contain the word?
bool demo_has_word(const char *list, const char *word);

// Say the sentence of a fact with its slots filled in, and what may follow it. False when every way
// to say it that was tried has been used before; *out is then one of those.
bool demo_say(DemoMaker *m, const DemoFact *fact, const char *role, int area, int64_t seen_day,
              Str *out);

// Add one signal as wished. Its status and history come later, from demo_settle().
// Free areas and reporters are drawn by population and effort.
void demo_signal_add(DemoMaker *m, DemoWish wish);
void demo_signal_example(DemoMaker *m, const DemoExample *e, int64_t day);

// Give every signal that has none a follow-up, status, outcome and history that fit its age.
void demo_settle(DemoMaker *m);

// The first consultation on or after this day.
int64_t demo_next_consultation(const DemoMaker *m, int64_t day);

// A random line with this key, or NULL.
const char *demo_line(DemoMaker *m, DemoLines lines, Str key);

// The adviser of a municipality, as an index in demo_users().
int demo_adviser(int municipality);

// Add triggers, trends and kwesties, once the signals are sorted and settled.
void demo_story(DemoMaker *m, DemoPlan *plan, int64_t council_day, int64_t new_year);

// Which kwestie a theme in an area belongs to, or DEMO_NONE.
int demo_kwestie_of(Str theme, int area);

#endif
