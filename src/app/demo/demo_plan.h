// demo_plan.h -- what a demo installation holds: eighteen months of invented signals, and what
// grew out of them. Pure: no database, no clock. Everything in it is fiction.
#ifndef APP_DEMO_PLAN_H
#define APP_DEMO_PLAN_H

#include "app/demo/demo_region.h"
#include "base/arena.h"

enum {
    DEMO_DAYS = 548,      // eighteen months
    DEMO_SIGNALS = 2340,  // background signals, before the planted ones; see DemoPlan.n_signals
    DEMO_CYCLE_DAYS = 21, // between two consultations
    DEMO_RISES = 3,
    DEMO_KWESTIES = 3,
};

// One step in the life of a signal.
typedef struct DemoStep {
    int64_t at; // unix seconds
    Str status; // the status it got
    Str note;   // may be empty
    int user;   // index in demo_users(), or DEMO_NONE: a resident
} DemoStep;

// The talk with the reporter. `day` is absent when there was none.
typedef struct DemoFollowUp {
    Str day; // YYYY-MM-DD
    int user;
    Str why, outcome;
} DemoFollowUp;

typedef struct DemoSignal {
    Str observation;
    Str interpretation; // empty: the reporter gave none
    Str source_role, source, theme, kind, way, lens, urgency, confidentiality, status;
    Str trigger;            // trigger kind; empty: none
    int municipality, area; // indexes
    Str seen_from, seen_to; // YYYY-MM-DD, from <= to <= the day it was received
    int64_t received_at;    // unix seconds
    int reporter;           // index in demo_users(), or DEMO_NONE for a resident without account
    DemoFollowUp follow;
    Str outcome; // ruimte volgen meer_info gesprek lokaal bilateraal thematafel zorg ico driehoek
                 // politie_om trend onterecht; empty: not weighed yet
    Str reason;  // of the outcome, or of not putting it on the agenda
    const DemoStep *steps; // oldest first; the first is "ontvangen", the last is the status
    size_t n_steps;
    int kwestie; // index of the kwestie that it was linked to, or DEMO_NONE
    int example; // number of the hand-written signal, 1..30, or 0
    int rise;    // index of the planted rise that it belongs to, or DEMO_NONE
} DemoSignal;

// Something planted for the early warning to find.
typedef struct DemoRise {
    Str title;
    Str theme; // empty: all themes (the false alarm)
    int areas[8];
    size_t n_areas;
    Str from, to; // YYYY-MM-DD, both included
    // How many times the usual number of the half year before, in these areas and this theme; at
    // least one signal counts as usual. Large where the theme has a season.
    int factor;
    size_t planted;  // signals that belong to it
    Str explanation; // what is behind it, for the person who checks the warning
} DemoRise;

typedef struct DemoTrigger {
    Str kind, title, day; // day: YYYY-MM-DD, may lie after the last day
    Str status;           // aangekondigd besloten gewijzigd
    int municipality;     // or DEMO_NONE for the whole region
    Str question;         // what to think of beforehand
    Str note;             // empty, or what changed
} DemoTrigger;

typedef struct DemoTrend {
    Str level; // landelijk regionaal lokaal
    Str theme, title, text, source, day;
    int municipality; // or DEMO_NONE
    int user;         // who typed it in
} DemoTrend;

typedef struct DemoEntry {
    Str day, text;
    int user;
} DemoEntry;

typedef struct DemoPromise {
    Str day, text, due, status; // status: open nagekomen gebroken
    int user;
} DemoPromise;

// A fact or a rumour: what is said, and what is known about it.
typedef struct DemoClaim {
    Str claim, status;         // status: feit gerucht onjuist nog_te_checken
    Str who_says, answer, day; // who_says: a function, never a person; answer may be empty
} DemoClaim;

typedef struct DemoKwestie {
    Str title, core, theme, phase;
    Str pole_a, pole_b, middle; // what each side would say
    int municipality, areas[8];
    size_t n_areas;
    const int *members; // indexes in demo_users()
    size_t n_members;
    const size_t *signals; // indexes in DemoPlan.signals
    size_t n_signals;
    const DemoEntry *history;
    size_t n_history;
    const DemoPromise *promises;
    size_t n_promises;
    const DemoClaim *claims;
    size_t n_claims;
} DemoKwestie;

typedef struct DemoPlan {
    Str first_day, last_day;
    const DemoSignal *signals; // in order of received_at
    size_t n_signals;          // about 2,500: these, the planted ones and the thirty examples
    DemoRise rises[DEMO_RISES];
    DemoRise false_alarm; // one new reporter in Oosterwad
    const DemoTrigger *triggers;
    size_t n_triggers;
    const DemoTrend *trends;
    size_t n_trends;
    DemoKwestie kwesties[DEMO_KWESTIES];
    const Str *consultations; // days, oldest first; every 21 days, a Thursday
    size_t n_consultations;
} DemoPlan;

// Make the whole plan for the eighteen months that end with last_day ("YYYY-MM-DD"). The same seed
// and day give the same plan on every machine. All of it lives in `a` (four megabytes; allow eight)
// or in constant memory. E_INVALID when last_day is not a date from 2002 to 2100.
//
// Numbers follow season, weekday and the effort of each reporter. Residents make about one in
// twelve. The area Dijkhemmen stays silent on purpose. Statuses follow from age: old signals are
// closed, the newest are open. The texts of destroyed signals are in the plan too: a database that
// wants to show destruction leaves them out.
Err demo_plan(Arena *a, uint64_t seed, Str last_day, DemoPlan *out);

#endif
