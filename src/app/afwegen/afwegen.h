// afwegen.h -- weighing on a kwestie: analysis, rights tests, position, timing, scaling, and the
// gate before an approach. The header for other features.
#ifndef APP_AFWEGEN_H
#define APP_AFWEGEN_H

#include "app/layout/layout.h"

enum {
    GATE_SIGNATURES = 2,     // people who sign the core
    GATE_URGENT_HOURS = 72,  // an exception for direct danger lasts no longer
    GATE_MISSING_MAX = 3,    // core, position, rights test
    AFWEGEN_TESTS_MAX = 100, // rights tests of one kwestie
};

extern const Route afwegen_routes[];

// One thing that must be there before an approach, and the page where it is filled in.
typedef struct GateMissing {
    Str what; // a sentence
    Str path; // "/kwesties/12/positie"
} GateMissing;

// What must be there before an approach may open. The audience is not in it: the form of the
// approach asks for that itself.
typedef struct Gate {
    int64_t signatures;   // under the core as it reads today; a changed core has none
    bool has_core;        // GATE_SIGNATURES or more
    bool has_position;    // the municipality's own position is written down
    bool has_rights;      // a rights test that a second person confirmed, with the result "ja"
    bool is_complete;     // all three
    bool is_urgent;       // an exception for direct danger runs now
    int64_t urgent_until; // unix seconds; 0 when there never was one
    Str urgent_by;        // the function that decided on the last one
    bool is_open;         // is_complete or is_urgent: an approach may open
    size_t n_missing;
    GateMissing missing[GATE_MISSING_MAX];
} Gate;

// Look at the gate of a kwestie at `now` (unix seconds). It looks at no one's rights: that is for
// the caller, as is the transaction when an answer must hold until something is written.
// E_NOT_FOUND when there is no such kwestie.
Err afwegen_gate(Db *db, Arena *a, int64_t kwestie_id, int64_t now, Gate *out);

// The same for on a page: what is missing with links, or that an exception runs, or that all is
// there. To be placed above the form of an approach.
Html html_afwegen_gate(Arena *arena, const Gate *g);

// What the dossier shows of the weighing: the gate, what is filled in and what is not, with links.
Err afwegen_section(Req *r, int64_t kwestie_id, Html *out);

// The core of r's user's kwestie was `before` and may read otherwise now: signatures under another
// text fall away for good, also when the old text comes back. When there were any, the other
// members are told that it must be signed again. Inside the transaction of the change.
Err afwegen_core_changed(Req *r, Db *db, int64_t kwestie_id, Str before);

// Wipe the private notes whose day has come. For the keeper.
Err afwegen_wipe(Db *db, Arena *a, Str today);

#endif
