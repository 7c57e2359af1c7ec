// demo_afwegen.h -- the written weighing of the three kwesties of the demo.
#ifndef APP_DEMO_AFWEGEN_H
#define APP_DEMO_AFWEGEN_H

#include "app/demo/demo_fill.h"

// Days are counted from the base day of the weighing. Users are named by the part of their address
// before the @. Tables end with an empty row.
typedef struct DemoParty {
    const char *name, *interest, *need, *feeling, *own_words;
    int checked; // day; 0: not checked
    bool missing;
} DemoParty;

typedef struct DemoStance {
    const char *positions;
    int day;
    const char *reason, *irreversible_reason; // a reason: the municipality chose a side
} DemoStance;

typedef struct DemoCard {
    const char *user, *role, *does, *does_not, *covered_by;
} DemoCard;

typedef struct DemoTest {
    const char *title, *rights, *whose, *legal_basis, *aim, *necessary, *proportionate, *lightest,
        *content_neutral, *if_nothing, *result;
    int day;
    const char *user, *confirmed_by, *note; // confirmed_by "": not confirmed yet
} DemoTest;

typedef struct DemoScale {
    const char *level;
    int day;
    const char *reason, *decided_by, *aftercare;
    int aftercare_day;
} DemoScale;

typedef struct DemoSign {
    const char *user;
    int day;
} DemoSign;

typedef struct DemoWeighing {
    bool from_new_year; // the base day is New Year's Day, otherwise the last day
    const char *breeding_grounds, *dividing_lines, *middle, *middle_question, *network, *unknown,
        *if_nothing, *line, *alternatives, *line_reason;
    const char *participation, *participation_reason;
    int last_safe;
    const char *too_early, *too_late, *if_wait;
    const DemoParty *parties;
    const DemoSign *signs;
    const DemoStance *stances;
    const DemoCard *cards;
    const DemoTest *tests;
    const char *room, *limits, *chosen, *reason, *chosen_by;
    int chosen_day, review_day;
    const DemoScale *scales;
    const char *urgent_reason, *urgent_by; // "": there was none
    int urgent_hours;
} DemoWeighing;

const DemoWeighing *demo_weighings(void); // DEMO_KWESTIES of them, in the order of the plan

#endif
