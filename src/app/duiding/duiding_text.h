// duiding_text.h -- a warning in plain Dutch: for duiding_beeld*.c and duiding_warning*.c.
//
// One sentence says what came in, what was expected, and how often such a difference comes by
// itself. It names places and themes, never people, and never the words significant, cluster,
// uitbraak and risico. What the numbers rest on: docs/statistics.md.
#ifndef APP_DUIDING_TEXT_H
#define APP_DUIDING_TEXT_H

#include "app/layout/layout.h"

extern const Choices duiding_states; // nieuw, volgen, kwestie, terzijde, voorbij
extern const Choices duiding_levels; // geel, oranje, rood

// A warning, as far as its sentence needs it.
typedef struct DuidingSaid {
    Str kind, theme, place, name, first_on, last_on;
    int64_t observed;
    double expected, recurrence;
    bool is_closed; // the viewer sees no numbers of this place
} DuidingSaid;

// What a generated row of a warning says.
#define DUIDING_SAID(w, closed)                                                                   \
    (DuidingSaid)                                                                                 \
    {                                                                                             \
        (w)->kind, (w)->theme, (w)->place, (w)->name, (w)->first_on, (w)->last_on, (w)->observed, \
            (w)->expected, (w)->recurrence, (closed)                                              \
    }

// "In Waterrijk-Noord en twee buurkernen kwamen sinds 3 maart 14 signalen over opvang binnen;
// we verwachtten er 4. Zo'n verschil zien we zonder reden ongeveer eens in 8 maanden."
Str duiding_sentence(Arena *a, const DuidingSaid *w);

// The same in a few words, as title: "Meer dan verwacht in Waterrijk-Noord".
Str duiding_title(Arena *a, const DuidingSaid *w);

// "ongeveer eens in 8 maanden", "ongeveer eens per week"; "hoogstens eens per jaar" from 365 on, as
// the replay looks back no longer. days 1 or more.
Str duiding_often(Arena *a, double days);

// "er 4", "er 0,4 (bijna geen)": a number that was expected, behind "we verwachtten".
Str duiding_expected(Arena *a, double expected);

// "4,1": for a table. "te weinig om iets te zeggen" below 0.
Str duiding_number(Arena *a, double n);

// The method of a warning by name, and what its statistic is called; a code that is not one of ours
// stays as it is.
Str duiding_method_words(Str method);
Str duiding_statistic_words(Str method);

// A chance from 0 to 1 with two digits that count: "0,0013 (ongeveer 1 op 760)"; below one in a
// hundred thousand it says only that.
Str duiding_chance(Arena *a, double p);

// "opvang asielzoekers en vluchtelingen"; "alle thema's" for none.
Str duiding_theme_words(Arena *a, Str theme);

#endif
