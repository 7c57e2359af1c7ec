// demo_story.h -- the written part of the demo: triggers, trends and the three kwesties.
#ifndef APP_DEMO_STORY_H
#define APP_DEMO_STORY_H

#include "app/demo/demo_signal.h"

// The days that the story hangs on, besides the last one.
typedef struct DemoStory {
    int64_t council_day, new_year;
} DemoStory;

// A day, counted from the last day of the plan, the council meeting or New Year's Day.
typedef struct DemoWhen {
    enum { FROM_LAST, FROM_COUNCIL, FROM_NEW_YEAR } base;
    int days;
} DemoWhen;

// As the structs without "Text" in demo_plan.h. Users are named by the part of their address before
// the @, municipalities by name ("" is the whole region); lists end with NULL.
typedef struct DemoTriggerText {
    const char *kind, *title, *municipality, *status;
    DemoWhen when;
    const char *question, *note;
} DemoTriggerText;

typedef struct DemoTrendText {
    const char *level, *theme, *municipality, *title, *text, *source, *user;
    int days;
} DemoTrendText;

typedef struct DemoEntryText {
    DemoWhen when;
    const char *user, *text;
} DemoEntryText;

typedef struct DemoPromiseText {
    DemoWhen when, due;
    const char *user, *status, *text;
} DemoPromiseText;

typedef struct DemoClaimText {
    DemoWhen when;
    const char *status, *who_says, *claim, *answer;
} DemoClaimText;

typedef struct DemoKwestieText {
    const char *title, *municipality, *theme, *phase, *core, *pole_a, *pole_b, *middle;
    const char *areas[8], *members[12];
    const DemoEntryText *history;
    size_t n_history;
    const DemoPromiseText *promises;
    size_t n_promises;
    const DemoClaimText *claims;
    size_t n_claims;
} DemoKwestieText;

const DemoTriggerText *demo_story_triggers(size_t *n);
const DemoTrendText *demo_story_trends(size_t *n);
const DemoKwestieText *demo_story_kwesties(void); // DEMO_KWESTIES of them

#endif
