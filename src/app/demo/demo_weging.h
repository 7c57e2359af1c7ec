// demo_weging.h -- weighings of the past meetings of the demo.
#ifndef APP_DEMO_WEGING_H
#define APP_DEMO_WEGING_H

#include "app/demo/demo_fill.h"

enum {
    DEMO_CRITERIA = 11, // of the example set
    DEMO_EXPLANATIONS = 8,
    DEMO_DISPROOFS = 3,
    DEMO_DISSENTS = 3,
    DEMO_OUTCOMES = 7,
};

// What someone writes beside a score.
typedef struct DemoReasons {
    const char *clear[2], *strong[2], *none, *unknown, *answer; // unknown: what is asked then
} DemoReasons;

typedef struct DemoOutcome {
    int least, most; // between which the scores of the table lie: 0 is none, 3 is strong
    const char *code, *judgement, *decision, *reason, *feedback;
    const char *task;     // empty: none
    const char *question; // to a partner, or for when it comes back
} DemoOutcome;

extern const DemoReasons demo_reasons[DEMO_CRITERIA];
extern const char *const demo_explanations[DEMO_EXPLANATIONS];
extern const char *const demo_disproofs[DEMO_DISPROOFS];
extern const char *const demo_dissents[DEMO_DISSENTS];
extern const DemoOutcome demo_outcomes[DEMO_OUTCOMES];

#endif
