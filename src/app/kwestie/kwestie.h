// kwestie.h -- kwesties: a theme or event that keeps people divided, and all that is known of it.
// The header for other features.
//
// Only members see a kwestie. They are a circle of kind 'kwestie'; a signal that is gathered in it
// is granted to that circle, so that members from elsewhere can read its line too.
#ifndef APP_KWESTIE_H
#define APP_KWESTIE_H

#include "app/layout/layout.h"

enum {
    KWESTIE_SIGNALS_MAX = 1000, // linked to one kwestie
    KWESTIE_PICK_MAX = 200,     // signals that are linked in one go
    KWESTIE_TITLE_MAX = 120,    // characters
    KWESTIE_CORE_MAX = 280,
    KWESTIE_TASK_MAX = 160,
    KWESTIE_TEXT_MAX = 2000,
};

extern const Route kwestie_routes[];

extern const Choices kwestie_phases;         // voedingsbodem to crisis
extern const Choices kwestie_statuses;       // open, volgen, gesloten
extern const Choices kwestie_claim_states;   // onbekend, bevestigd, weerlegd
extern const Choices kwestie_promise_states; // open, nagekomen, niet_nagekomen, vervallen

// One sentence on a phase, for who has to choose.
Str kwestie_phase_hint(Str phase);

// The beginning of a text, up to the end of a word.
Str kwestie_first_words(Arena *a, Str text);

// "12 signalen", "1 signaal"
Str kwestie_count(Arena *a, int64_t n, const char *one, const char *more);

// ---- for the demo and other features ------------------------------------------------------------
// All of these run inside a transaction. They look at no one's rights and write no log line: that
// is for the caller. Codes were checked, texts are as typed.

typedef struct KwestieNew {
    Str title, core;
    Str municipality;
    int64_t area_id; // in that municipality
    Str theme, phase;
    int64_t organisation_id, created_by; // created_by 0: the program
} KwestieNew;

typedef struct KwestieAdded {
    int64_t id;
    Str number; // K-2026-0003
} KwestieAdded;

// Add an open kwestie with its circle, without members. It may be kept for keep_kwestie_days from
// now.
Err kwestie_add(Db *db, Arena *a, const KwestieNew *k, int64_t now, KwestieAdded *out);

// Let someone in. task: what this person has to do here. E_CONFLICT for who is a member already,
// E_NOT_FOUND when there is no such kwestie.
Err kwestie_add_member(Db *db, Arena *a, int64_t kwestie_id, int64_t account_id, Str task,
                       int64_t added_by, int64_t now);

// Gather a signal in a kwestie: its members may see it from now on, and a signal that was open gets
// status 'kwestie'. *linked is false when it was there already.
Err kwestie_link_signal(Db *db, Arena *a, int64_t kwestie_id, int64_t signal_id, int64_t by,
                        int64_t now, bool *linked);

// The reverse: members lose sight of it at once. A signal that is in no other kwestie gets the
// status back that it had before. *unlinked is false when it was not there.
Err kwestie_unlink_signal(Db *db, Arena *a, int64_t kwestie_id, int64_t signal_id, int64_t by,
                          int64_t now, bool *unlinked);

// Link a trigger of the calendar; linking twice does nothing.
Err kwestie_link_trigger(Db *db, Arena *a, int64_t kwestie_id, int64_t trigger_id);

// Something that is said to be so.
typedef struct KwestieClaim {
    Str claim, state;             // state: a code of kwestie_claim_states
    Str says_who;                 // a function or a source, never a name; may be empty
    Str answer;                   // what we say to it; may be empty
    Str answered_at, answered_on; // where ("bewonersbrief"), and the day; may be empty
    Str checked_on;               // the day someone last found out
} KwestieClaim;

Err kwestie_add_claim(Db *db, Arena *a, int64_t kwestie_id, const KwestieClaim *c, int64_t *id);

// An event (kind "gebeurtenis": on_day and body only) or a promise (kind "belofte").
typedef struct KwestieHistory {
    Str kind, on_day, body;
    Str by_whom; // who promised: a function or an organisation
    Str state;   // a code of kwestie_promise_states; empty for an event
    Str due_on;  // may be empty
} KwestieHistory;

Err kwestie_add_history(Db *db, Arena *a, int64_t kwestie_id, const KwestieHistory *h, int64_t *id);

// ---- for pages of other features, under a kwestie -----------------------------------------------

typedef struct KwestieHead {
    int64_t id;
    Str number, title, municipality; // municipality: its code
    int64_t area_id;
} KwestieHead;

// The kwestie of r->id, with the look at it in the log. E_NOT_FOUND for who is no member.
Err kwestie_head(Req *r, KwestieHead *out);

// First in every write under a kwestie, inside its transaction: it was changed just now and is kept
// for a full term from today, with one line in the log. detail holds no content. E_NOT_FOUND for
// who is no member.
Err kwestie_changed(Req *r, Db *db, int64_t id, Str event, Str detail);

// ---- the privacy check of a form, and a filter --------------------------------------------------

// The box "ik laat dit bewust staan": name `bewust`, shown once something was found.
extern const Choices kwestie_yes;

// Look for what points at a person in every text of a form that was read with these rules. What is
// found goes beside its field. A citizen number or a bank account is always refused; the rest may
// stay when keep was ticked. Returns whether nothing more is in the way.
bool kwestie_texts_check(Arena *a, const FieldRule *rules, size_t n, void *form, Field *keep);

Html html_kwestie_keep(Arena *arena, const Field *f);            // the box of that check
Html html_kwestie_choice(Arena *arena, const Field *f, Str all); // a filter; all: its empty choice

#endif
