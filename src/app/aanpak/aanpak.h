// aanpak.h -- approaches: what we do about a kwestie, what we expect of it, who does what, and what
// came of it. The header for other features.
//
// An approach belongs to a kwestie and is seen by its members only. What is expected is written
// down beforehand and cannot be changed once the approach has begun: it is corrected, and what
// stood there stays. An action is also seen by its owner, who need not be a member any more.
#ifndef APP_AANPAK_H
#define APP_AANPAK_H

#include "app/layout/layout.h"

enum {
    AANPAK_TITLE_MAX = 120, // characters
    AANPAK_WHO_MAX = 120,
    AANPAK_TEXT_MAX = 2000,
    AANPAK_STEPS_MAX = 30,  // of one approach
    AANPAK_TASKS_MAX = 200, // of one approach
    AANPAK_REMIND_DAYS = 3, // before the day of an action
    AANPAK_CASE_DAYS = 1825 // a case reference is kept for five years at most
};

extern const Route aanpak_routes[];

extern const Choices aanpak_states;      // voorbereiding, uitvoering, teruggeblikt, gestopt
extern const Choices aanpak_step_states; // open, gedaan, overgeslagen
extern const Choices aanpak_task_states; // open, bezig, gedaan, vervallen
extern const Choices aanpak_compared;    // zoals_verwacht, deels, anders, niet_te_zeggen

// ---- for the demo and other features ------------------------------------------------------------
// All of these run inside a transaction. They look at no one's rights and write no log line: that
// is for the caller. Codes were checked, texts are as typed; what is left out is stored as empty.

typedef struct AanpakNew {
    int64_t kwestie_id, circle_id; // the circle is that of the kwestie
    Str kind;                      // 'breed' or 'gericht'
    Str title, process;
    Str goal, audience, audience_fit;
    Str expect_what, expect_by, expect_seen;
    Str who_sees, who_decides, who_hears, residents, residents_why;
    Str case_reference, case_basis, case_decided_by, case_informed, case_reason;
    int64_t rights_test_id;
    Str review_on;
    int64_t created_by;
} AanpakNew;

typedef struct AanpakAdded {
    int64_t id;
    Str number; // A-2026-0003
} AanpakAdded;

// Add an approach in preparation. It may be kept for keep_kwestie_days from now; a targeted one for
// AANPAK_CASE_DAYS at most.
Err aanpak_add(Db *db, Arena *a, const AanpakNew *n, int64_t now, AanpakAdded *out);

// Add a step after those that are there. state: a code of aanpak_step_states.
Err aanpak_add_step(Db *db, Arena *a, int64_t approach_id, Str title, Str who, Str state,
                    Str reason);

// Who does what before when: of an approach, or of a decision in a meeting (item_id).
typedef struct AanpakTask {
    int64_t circle_id; // of the kwestie or the agenda item
    int64_t approach_id, item_id;
    Str title;
    int64_t owner_id; // their organisation follows from it
    Str due_on, state, note;
    int64_t created_by;
} AanpakTask;

// Add an action, kept for keep_kwestie_days from now. Its owner finds it under "Mijn acties", and
// is told of it as aanpak_tell_task() says. E_NOT_FOUND when there is no such owner.
Err aanpak_task_add(Db *db, Arena *a, const AanpakTask *t, int64_t now, int64_t *id);

// An action was added or changed by this account: its owner is told, and reminded around its day.
// Of t only owner_id, due_on and state count. Inside the transaction of the change.
Err aanpak_tell_task(Db *db, Arena *a, const AanpakTask *t, int64_t id, int64_t by, int64_t now);

#endif
