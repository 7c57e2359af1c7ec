// duiding_run.h -- the computing half: from what was read to weeks with what is usual, places that
// are silent, and what stands out. Pure but for the arena: the same input, settings and past give
// the same result on every machine. For this folder.
#ifndef APP_DUIDING_RUN_H
#define APP_DUIDING_RUN_H

#include "app/duiding/duiding_input.h"

enum {
    DUIDING_PLACES_MAX = DUIDING_AREAS_MAX * 2 + 1,
    DUIDING_SCAN_REPLICATIONS = 999, // of the day that a run is about
    DUIDING_PAST_REPLICATIONS = 99,  // of a day that it is compared with
    DUIDING_MIN_CASES = 3,           // fewer is never a concentration or a rise
    DUIDING_SERIES_LEAST = 5,        // signals in a year, for a series of a theme in a place
    DUIDING_MIN_DAYS = 112,          // history below which nothing is looked for
    DUIDING_EARS_WEEKS = 13,         // baseline of EARS C2
    DUIDING_EARLIER_WEEKS = 39,      // before it, that count for as much as one of its length
    DUIDING_FARRINGTON_WEEKS = 160,  // history from which Farrington Flexible judges: three years
    DUIDING_FINDINGS_MAX = 200,
    DUIDING_REASONS_MAX = 200,
};

// Something in the past that people followed or made a kwestie of: it had a reason, so it does not
// tell how often something happens without one.
typedef struct DuidingReason {
    size_t theme;
    int32_t from, to;
} DuidingReason;

typedef struct DuidingSettings {
    uint64_t seed;
    int64_t rate_days; // between two warnings without a reason, that the region accepts
    uint32_t scan_replications, past_replications;
    const DuidingReason *reasons;
    size_t nreasons;
} DuidingSettings;

// The usual numbers of replications, with a seed and a rate.
DuidingSettings duiding_settings(uint64_t seed, int64_t rate_days);

// As "name=value" lines: everything that the result depends on besides the input. And the hash of
// those that a day of the past depends on.
Str duiding_settings_text(Arena *a, const DuidingSettings *s, bool farrington);
Str duiding_past_hash(Arena *a);

// The rate and the reasons out of such a text.
DuidingSettings duiding_settings_read(Arena *a, Str text, uint64_t seed);

// ---- places -------------------------------------------------------------------------------------

typedef struct DuidingPlace {
    Str code, name;
    int32_t municipality, area; // index; DUIDING_NONE for a place that is wider
} DuidingPlace;

// The region, its municipalities, its areas that are not a whole municipality; and for each the
// records that count, in order.
typedef struct DuidingPlaces {
    const DuidingPlace *v;
    size_t n;
    const uint32_t *first;  // of place i: records first[i] .. first[i + 1] - 1 of `record`
    const uint32_t *record; // index in the input
} DuidingPlaces;

void duiding_places(Arena *a, const DuidingInput *in, DuidingPlaces *out);

// ---- weeks --------------------------------------------------------------------------------------

typedef struct DuidingWeek {
    uint32_t place;
    uint8_t theme;
    int32_t monday;
    int64_t observed;
    double expected, low, high; // expected -1: too little history to say
    // The most unusual of the stretches of one, two and four weeks that end with this one.
    size_t span; // its weeks; 0: none is an alarm
    int64_t span_observed;
    double span_expected;
    double p;     // of so many or more; 1 without a span
    double score; // p times the number of looks; see DuidingSeries
    char alarm;   // 'h' high; 0
} DuidingWeek;

// What a past moment of a family looked like at its most unusual: a score is a chance times the
// number of looks, NAN when there was none.
typedef struct DuidingFamily {
    const double *plek;  // [theme * days + day], day 0 the oldest, the last the day before as_of
    const double *reeks; // [theme * reeks_weeks + week], of each week but the last one
    const double *stil;
    size_t days, themes; // themes: rows of plek, DUIDING_ALL among them
    size_t reeks_weeks, stil_weeks;
    int32_t first_day, first_monday; // of plek; of reeks
} DuidingFamily;

// Leave out of past scores what had a reason: of its theme (all themes when that is DUIDING_ALL)
// and of all themes together. v: [theme * n + moment], a moment is `step` days from `first` on.
void duiding_leave_out(const DuidingSettings *s, double *v, size_t themes, size_t n, int32_t first,
                       int32_t step);

// How many days lie between two that are so unusual: the days that were looked back at, over one
// more than the number of times that something at least as unusual was there: of a theme, be it in
// places or in series; of all themes together, when none of them was; and of silence. What is there
// now does not count. 0 when there are no days to compare with.
double duiding_recurrence(const DuidingFamily *f, double score);

// The highest score with a recurrence of so many days or more; 0 when there is none.
double duiding_threshold(const DuidingFamily *f, double days);

// Region, municipality and area share the looks: a score is p times the number of series that were
// judged of its level, times the number of levels that have any.
enum { DUIDING_REGION, DUIDING_MUNICIPALITY, DUIDING_AREA, DUIDING_LEVELS };

typedef struct DuidingSeries {
    DuidingWeek *weeks; // by place, theme, day
    size_t nweeks;
    size_t looks[DUIDING_LEVELS];
    // Lowest score of each theme and week but the last one: [theme * nworst + week]; NAN for none.
    const double *worst;
    size_t nworst;
    bool farrington;
    int32_t last_monday;
} DuidingSeries;

// Weekly counts with what is usual, for each place and theme: DUIDING_WEEKS of them.
// duiding_run_series.c, duiding_run_usual.c.
Err duiding_series(Arena *a, const DuidingInput *in, const DuidingPlaces *places,
                   DuidingSeries *out);

// ---- effort -------------------------------------------------------------------------------------

// How many different people reported about something else than a theme, for each theme, between two
// days; for DUIDING_ALL how many at all. Every report of a resident is someone else. `out` has room
// for nthemes + 1. `records`: n indexes in order of day.
void duiding_reporters(Arena *scratch, const DuidingInput *in, const uint32_t *records, size_t n,
                       int32_t from, int32_t to, double *out);

// What the expected count is multiplied by when so many people report now, and so many did usually:
// from 1 (no adjustment: fewer reporters is silence, and found as that) up to 3.
double duiding_effort(double now, double usual);

// Whether a campaign touches a municipality (DUIDING_NONE: any of them) between two days.
bool duiding_campaign(const DuidingInput *in, int32_t municipality, int32_t from, int32_t to);

// Chances of y or more, and of y or fewer, with a mean and a variance of phi times that.
// duiding_run_chance.c.
double duiding_above(double y, double mean, double phi);
double duiding_below(double y, double mean, double phi);
double duiding_quantile(double p, double mean, double phi);

// ---- silence ------------------------------------------------------------------------------------

typedef struct DuidingQuiet {
    Str place, name;
    Str state;    // 'nooit', 'stil', 'minder'
    int32_t last; // day; DUIDING_NONE: never
    int64_t observed;
    double expected, low, p;
    int32_t from, to; // the weeks that it is about
} DuidingQuiet;

typedef struct DuidingSilence {
    const DuidingQuiet *v;
    size_t n, looks;
    const double *worst; // lowest p of each week but the last one
    size_t nworst;
} DuidingSilence;

Err duiding_silence(Arena *a, const DuidingInput *in, const DuidingPlaces *places,
                    DuidingSilence *out);

// ---- concentrations -----------------------------------------------------------------------------

typedef struct DuidingConcentration {
    const uint32_t *areas; // indexes, the one with the most signals first
    size_t nareas;
    const int64_t *observed_in; // of each area
    const double *expected_in;
    int32_t from, to;
    int64_t observed;
    double expected, statistic, p;
    bool new_reporter;
} DuidingConcentration;

// "Waterrijk-Noord en twee buurkernen": the place with the most signals, and how many villages and
// other municipalities as a whole (buurgemeenten) something came from beside it. Of the
// municipality as a whole its own name; its villages are then in it. A place from which nothing
// came is no neighbour. duiding_run_name.c.
Str duiding_name(Arena *a, const DuidingInput *in, const DuidingConcentration *k);

typedef struct DuidingScan {
    const DuidingConcentration *v; // most unusual first
    size_t n;
    double statistic, p; // of the first that does not rest on a new reporter; 0 and 1 when there
                         // is none
} DuidingScan;

// What stands out on a day, for a theme (or DUIDING_ALL), as far as it was known on that day.
Err duiding_scan(Arena *a, const DuidingInput *in, size_t theme, int32_t day, uint32_t replications,
                 uint64_t seed, DuidingScan *out);

// ---- all of it ----------------------------------------------------------------------------------

typedef struct DuidingFinding {
    Str kind, method; // of warning
    size_t theme;
    Str place, name;
    int32_t from, to;
    int64_t observed;
    double expected, statistic, p, score, recurrence;
    Str level;
    Str sources, without_source, without_incident;
    bool new_reporter;
    const DuidingConcentration *where; // of a 'plek'; NULL otherwise
} DuidingFinding;

typedef struct DuidingResult {
    DuidingPlaces places;
    DuidingSeries series;
    DuidingSilence silence;
    const DuidingScan *scans; // of each theme, DUIDING_ALL first
    DuidingFinding *findings; // most unusual first
    size_t nfindings;
    double threshold; // score
} DuidingResult;

// past: p of each theme and day before as_of, as DuidingFamily.plek, NAN for a day without history.
Err duiding_compute(Arena *a, const DuidingInput *in, const DuidingSettings *s, const double *past,
                    size_t past_days, DuidingResult *out);

// Its last part by itself: findings, threshold and alarms of what was computed, for the rate of s.
void duiding_choose(Arena *a, const DuidingInput *in, const DuidingSettings *s, const double *past,
                    size_t past_days, DuidingResult *r);

// Fill in where a finding comes from: sources, what is left without the busiest one and without the
// biggest incident, whether it rests on a new reporter. places may be NULL for a 'plek'.
// duiding_run_explain.c.
void duiding_explain(Arena *a, const DuidingInput *in, const DuidingPlaces *places,
                     DuidingFinding *f);

// SHA-256 of everything in a result, in hex.
Str duiding_result_hash(Arena *a, const DuidingInput *in, const DuidingResult *r);

#endif
