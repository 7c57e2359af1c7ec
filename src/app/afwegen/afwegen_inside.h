// afwegen_inside.h -- for afwegen*.c and the templates of this folder only.
#ifndef APP_AFWEGEN_INSIDE_H
#define APP_AFWEGEN_INSIDE_H

#include "afwegen_gate_queries.h"
#include "afwegen_part_queries.h"
#include "afwegen_queries.h"
#include "afwegen_toets_queries.h"
#include "app/afwegen/afwegen.h"
#include "app/audit/audit.h"
#include "app/kwestie/kwestie.h"

enum {
    AFWEGEN_TEXT_MAX = 2000, // characters
    AFWEGEN_LINE_MAX = 160,
    AFWEGEN_CODES_MAX = 200, // of a list of codes with commas
    AFWEGEN_LEVELS = 4,
};

// ---- code lists ---------------------------------------------------------------------------------

extern const Choice afwegen_keep[1];   // the box of the privacy check
extern const Choice afwegen_yes_no[2]; // ja, nee
extern const Choice afwegen_grounds[10];
extern const Choice afwegen_lines[7];
extern const Choice afwegen_participations[5];
extern const Choice afwegen_stances[6]; // positions of the municipality
extern const Choice afwegen_rights[8];
extern const Choice afwegen_results[3];
extern const Choice afwegen_rooms[3];
extern const Choice afwegen_levels[AFWEGEN_LEVELS]; // in order, from regulier to crisis

#define AFWEGEN_LIST(list) ((Choices){COUNT(list), list})
#define AFWEGEN_INIT(list) \
    {                      \
        COUNT(list), list  \
    } // in a table of rules

// Whether a list of codes with commas has this one.
bool afwegen_has_code(Str codes, Str code);

// "wonen,rechten" as "Wonen; Burgerrechten en grondrechten".
Str afwegen_words(Arena *a, Choices choices, Str codes);

// ---- handlers, in the order of the routes -------------------------------------------------------

Err afwegen_page_show(Req *r);
Err afwegen_page_analysis(Req *r);
Err afwegen_form_analysis(Req *r);
Err afwegen_page_participation(Req *r);
Err afwegen_form_participation(Req *r);
Err afwegen_form_sign(Req *r);
Err afwegen_form_unsign(Req *r);
Err afwegen_page_party(Req *r);
Err afwegen_form_party(Req *r);
Err afwegen_page_party_drop(Req *r);
Err afwegen_form_party_drop(Req *r);
Err afwegen_page_position(Req *r);
Err afwegen_form_position(Req *r);
Err afwegen_page_role(Req *r);
Err afwegen_form_role(Req *r);
Err afwegen_page_reflection(Req *r);
Err afwegen_form_reflection(Req *r);
Err afwegen_form_reflection_wipe(Req *r);
Err afwegen_page_toets_new(Req *r);
Err afwegen_form_toets_add(Req *r);
Err afwegen_page_toets(Req *r);
Err afwegen_page_toets_edit(Req *r);
Err afwegen_form_toets_change(Req *r);
Err afwegen_form_toets_confirm(Req *r);
Err afwegen_page_choice(Req *r);
Err afwegen_form_choice(Req *r);
Err afwegen_page_timing(Req *r);
Err afwegen_page_timing_edit(Req *r);
Err afwegen_form_timing(Req *r);
Err afwegen_page_scale(Req *r);
Err afwegen_form_scale(Req *r);
Err afwegen_page_urgent(Req *r);
Err afwegen_form_urgent(Req *r);
Err afwegen_form_urgent_end(Req *r);

// ---- shared by the handlers ---------------------------------------------------------------------

// The kwestie of r->id, with the look at it in the log. E_NOT_FOUND for who is no member.
Err afwegen_open(Req *r, AfwegenKwestieRow *k);

bool afwegen_may_write(const Req *r);

// A page under the analysis of k.
Err afwegen_page(Req *r, int status, const AfwegenKwestieRow *k, Str title, Html body);

// First in every write: the kwestie was changed just now, and is kept for a full term from today.
// E_NOT_FOUND for who is no member. Inside a transaction, as the next.
Err afwegen_touch(Req *r, Db *db, AfwegenTouchRow *out);

// One line in the log. detail holds no content.
Err afwegen_log(Req *r, Db *db, Str name, Str number, Str detail);

// 303 to the page of the analysis, with the sentence of this code above it.
Err afwegen_done(Req *r, const char *code);

// ---- forms --------------------------------------------------------------------------------------
//
// A field of kind FIELD_LINE with choices is a list of codes: a box for each. A field named
// `version` is not shown; the last one, `bewust`, is the box of the privacy check. A choice with
// one code is a box that is shown once it has an error or was ticked.

// Stands before the field of this name.
typedef struct AfwegenHeading {
    Str before, text, lead;
} AfwegenHeading;

typedef struct AfwegenForm {
    Str title, lead, action, button;
    Str what; // "deze analyse", of which a colleague may have saved a newer one
    const FieldRule *rules;
    size_t n;
    void *form;
    const AfwegenHeading *headings;
    size_t n_headings;
    Html above; // warnings
    bool has_conflict, is_danger;
    FieldList wrong; // filled in by afwegen_form_show(), as the next two
    Str form_token, back;
} AfwegenForm;

// Take the fields from what was sent, check them and look for what points at a person.
Err afwegen_form_read(Req *r, const FieldRule *rules, size_t n, void *form, bool *all_right);

Err afwegen_form_show(Req *r, int status, const AfwegenKwestieRow *k, AfwegenForm *f);

// One field, whatever its kind.
Html afwegen_field(Arena *arena, const Field *f);
const AfwegenHeading *afwegen_heading(const AfwegenForm *f, Str name);

// Put a message beside a field that has none yet, and say that not all is right.
void afwegen_wrong(Field *f, Str message, bool *all_right);

// ---- what the templates show --------------------------------------------------------------------

// What someone weighing has to know of one kwestie.
typedef struct AfwegenView {
    const AfwegenKwestieRow *k;
    Gate gate;
    AfwegenAnalysisRow analysis;
    AfwegenPartiesRows parties;
    AfwegenSignaturesRows signatures;
    AfwegenPositionsRows positions;
    AfwegenRolesRows roles;
    AfwegenToetsenRows tests;
    AfwegenChoicesRows choices;
    AfwegenScalesRows scales;
    AfwegenUrgentsRows urgents;
    AfwegenTriggersRows triggers;
    size_t n_missing_parties, n_unchecked_parties, n_filled; // n_filled: fields of the canvas
    bool may_write, has_signed, has_conflict_of_interest, has_own_role;
    bool has_newer_core; // it was changed while someone was about to sign
    int64_t viewer, now;
    Str today, core_hash, form_token, level;
} AfwegenView;

enum { AFWEGEN_CANVAS_FIELDS = 10 };

// Read all of it.
Err afwegen_view(Req *r, const AfwegenKwestieRow *k, AfwegenView *v);

// One line of the section in the dossier.
typedef enum AfwegenState { AFWEGEN_MISSING, AFWEGEN_PARTLY, AFWEGEN_DONE } AfwegenState;
typedef struct AfwegenLine {
    Str what, stand, path;
    AfwegenState state;
    bool is_optional; // not part of the gate
} AfwegenLine;

enum { AFWEGEN_LINES_MAX = 12 };

typedef struct AfwegenSection {
    const AfwegenView *v;
    size_t n;
    AfwegenLine lines[AFWEGEN_LINES_MAX];
} AfwegenSection;

// The panel of the right moment: days from today.
typedef struct AfwegenTiming {
    const AfwegenView *v;
    Html chart;
    bool has_chart, is_past; // is_past: the last safe day is over
    Str distance;            // "over 12 dagen"
} AfwegenTiming;

typedef struct AfwegenToetsView {
    const AfwegenKwestieRow *k;
    const AfwegenToetsRow *t;
    bool may_write, may_confirm, is_own;
    Str form_token;
    Field note, keep; // of the confirmation
    FieldList wrong;
    bool is_stale; // someone changed it while the confirmation was typed
} AfwegenToetsView;

typedef struct AfwegenReflectionView {
    const AfwegenKwestieRow *k;
    AfwegenForm *form;
    bool has_note, is_lost; // is_lost: sealed to a key that its author no longer has
    Str changed_on, wipe_on, form_token;
} AfwegenReflectionView;

typedef enum AfwegenWarning {
    AFWEGEN_OWN_INTEREST, // mediating in what one is a party to
    AFWEGEN_IRREVERSIBLE, // choosing a pole
    AFWEGEN_DANGER,
} AfwegenWarning;

Html html_afwegen_section(Arena *arena, const AfwegenSection *v);
Html html_afwegen_show(Arena *arena, const AfwegenView *v);
Html html_afwegen_core(Arena *arena, const AfwegenView *v);
Html html_afwegen_parties(Arena *arena, const AfwegenView *v);
Html html_afwegen_canvas(Arena *arena, const AfwegenView *v);
Html html_afwegen_position(Arena *arena, const AfwegenView *v);
Html html_afwegen_tests(Arena *arena, const AfwegenView *v);
Html html_afwegen_room(Arena *arena, const AfwegenView *v);
Html html_afwegen_scale(Arena *arena, const AfwegenView *v);
Html html_afwegen_roles(Arena *arena, const AfwegenView *v);
Html html_afwegen_urgent(Arena *arena, const AfwegenView *v);
Html html_afwegen_warning(Arena *arena, AfwegenWarning which);
Html html_afwegen_text(Arena *arena, Str label, Str text); // a term with its text, in a list
Html html_afwegen_form(Arena *arena, const AfwegenForm *v);
Html html_afwegen_codes(Arena *arena, const Field *f);
Html html_afwegen_radios(Arena *arena, const Field *f);
Html html_afwegen_timing(Arena *arena, const AfwegenTiming *v);
Html html_afwegen_toets(Arena *arena, const AfwegenToetsView *v);
Html html_afwegen_reflection(Arena *arena, const AfwegenReflectionView *v);

#endif
