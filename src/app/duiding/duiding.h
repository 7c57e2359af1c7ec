// duiding.h -- what the program computes about the signals of a region: how many were usual, where
// and when more came than that, from where nothing comes. The header for other features.
//
// A run is a row of analysis_run. Whoever wants one adds it (duiding_ask); the keeper does the work
// (duiding_work) and stores what it found in analysis_week, analysis_sum, analysis_quiet and
// warning. Methods, thresholds and their reasons stand in docs/duiding-methode.md.
#ifndef APP_DUIDING_H
#define APP_DUIDING_H

#include "app/audit/audit.h"

enum {
    DUIDING_METHOD = 2,  // number of the method: goes up when the same input gives other results
    DUIDING_DAYS = 365,  // that the concentrations are looked for in
    DUIDING_WINDOW = 28, // days that one lasts at most; also: a warning not seen so long is over
    DUIDING_WEEKS = 53,  // that analysis_week holds
    DUIDING_QUIET_WEEKS = 8,      // that silence is judged over
    DUIDING_NEW_DAYS = 56,        // a source is new so many days after its first report
    DUIDING_HISTORY_DAYS = 2200,  // that are read at most: six years
    DUIDING_SIGNALS_MAX = 400000, // that one run looks at
    DUIDING_AREAS_MAX = 5000,
    DUIDING_SLICE_S = 20,      // after so long a run lets other tasks of the keeper go first
    DUIDING_DEAD_S = 180,      // a run that did not tell how far it is for so long has died
    DUIDING_TRIES = 3,         // how often such a run is taken up; then it has failed
    DUIDING_LONGEST_S = 21600, // from its beginning: the first replay of a large region is long
};

// Weeks that analysis_sum adds up: a month, a quarter and a year.
static const int32_t duiding_periods[] = {4, 13, 52};

// ---- places -------------------------------------------------------------------------------------
// In analysis_week and so on a place is a text: '' the region, 'GM0361' a
// municipality, 'a123' the area with id 123, 'o456' the organisation with id 456 (silence only).

// ---- asking for a run ---------------------------------------------------------------------------

typedef struct DuidingAsked {
    int64_t id;
    Str number;  // D-2026-0012
    bool waited; // there was one waiting or being done already: this is that one
} DuidingAsked;

// Put a run in the queue, about the days up to and including the one of `now`. Inside the caller's
// transaction, which has checked that the user may do this; account 0: the program itself. The log
// line is written too.
Err duiding_ask(Db *db, Arena *a, const Context *c, int64_t partnership_id, AuditActor who,
                int64_t now, DuidingAsked *out);

// Ask a run to stop: one that waits is stopped at once, one that is being done at its next step.
// Inside the caller's transaction. E_NOT_FOUND when there is no such run in a region of `viewer`;
// E_CONFLICT when it is over already.
Err duiding_stop(Db *db, Arena *a, const Context *c, int64_t run_id, int64_t viewer, AuditActor who,
                 int64_t now);

// ---- how often a warning without a reason is accepted -------------------------------------------

extern const Choices duiding_rates; // 'maand', 'kwartaal', 'jaar' with "ongeveer eens per ..."

typedef struct DuidingRate {
    Str code;        // one of duiding_rates
    int64_t days;    // 30, 91, 365: between two such warnings
    int64_t version; // 0: nobody chose yet
} DuidingRate;

// What the region chose; 'kwartaal' when it chose nothing.
Err duiding_rate(Db *db, Arena *a, int64_t partnership_id, DuidingRate *out);

// Choose; counts from the next run on. Inside the caller's transaction, which writes the log line.
// E_CONFLICT when version is not that of what is stored.
Err duiding_rate_set(Db *db, Arena *a, int64_t partnership_id, Str code, int64_t version,
                     int64_t account, int64_t now);

// The level of a recurrence in days: 'geel' from 30, 'oranje' from 100, 'rood' from 365.
Str duiding_level(double recurrence);

// ---- working ------------------------------------------------------------------------------------

// Put a run in the queue for every region, about the days up to yesterday, unless there is one.
// For the keeper, once a night.
Err duiding_ask_all(Db *db, Arena *a, const Context *c, int64_t now);

// Do what waits: at most DUIDING_SLICE_S of it, or all of it when `to_the_end`. A run that died is
// taken up where it was, or marked after DUIDING_TRIES. Two machines never do the same run. `now`
// is the moment at which it begins; the log lines and beats follow from it. Outside a transaction.
// *done (may be NULL) counts the runs that came to an end. What goes wrong with one run is written
// in its row, and is no error here.
Err duiding_work(Db *db, Arena *a, const Context *c, int64_t now, bool to_the_end, size_t *done);

// ---- what is decided about a warning ------------------------------------------------------------

// Follow a warning ('volgen'), set it aside ('terzijde'), or note that it became a kwestie
// ('kwestie', with its id; otherwise 0), with a reason. Inside the caller's transaction, which
// writes the log line. *number: of the warning. E_NOT_FOUND when it is not the viewer's to see, no
// longer has this version, or is a kwestie already.
Err duiding_decide(Db *db, Arena *a, int64_t viewer, int64_t warning_id, int64_t version, Str state,
                   Str reason, int64_t kwestie_id, int64_t now, Str *number);

// Compute a run that is over once more, from its stored seed and settings and the signals as they
// are now (received before it was asked for). Writes nothing.
typedef struct DuidingAgain {
    Str input_then, input_now, result_then, result_now; // hashes
    bool same_input, same_result;
    Str program; // version that made it
} DuidingAgain;

// E_NOT_FOUND when there is no such run; E_CONFLICT when it did not come to its end.
Err duiding_again(Db *db, Arena *a, Str number, DuidingAgain *out);

#endif
