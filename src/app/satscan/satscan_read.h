// satscan_read.h -- what the parts that read SaTScan's files share.
#ifndef APP_SATSCAN_SATSCAN_READ_H
#define APP_SATSCAN_SATSCAN_READ_H

#include "app/satscan/satscan.h"
#include "format/prm.h"

// What the settings say, before the files are read.
typedef struct SatscanSettings {
    Str cases, controls, population, places; // names of files; empty: none
    int64_t first, last;                     // days of the period
    int64_t surveillance;                    // first day of it, for earlier analyses
    int precision;                           // parts of a date in the case file: 0 (none) to 3
    int unit, length;                        // of an interval: 1 year, 2 month, 3 day; how many
    bool relaxed_period, relaxed_places, weekdays, earlier;
    bool time_percent;
    double max_time, min_time, max_share, max_radius;
    bool degrees;
    ScanOptions options; // what needs no dates
} SatscanSettings;

Err satscan_settings(Arena *a, Str name, Str text, SatscanSettings *out);

// Days since 1970 of a date; see iso.h.
int64_t satscan_day(int year, int month, int day);

// The names of areas, or other texts, numbered in the order in which they came.
typedef struct Names Names;
Names *names_new(Arena *a);
uint32_t names_add(Arena *a, Names *n, Str name, bool *is_new);
bool names_find(const Names *n, Str name, uint32_t *out);
uint32_t names_count(const Names *n);

// What is known while the tables are read.
typedef struct Reading {
    Arena *a;
    const SatscanFiles *files;
    const SatscanSettings *s;
    Satscan *out;
    Names *areas, *strata;
    const double *stratum_cases; // Poisson: cases of each of the case_strata first strata
    uint32_t case_strata;
} Reading;

// Periods of the settings as intervals: fills in out->start, out->data.nintervals, days and the
// lengths of windows.
Err satscan_intervals(Arena *a, const SatscanSettings *s, Str name, Satscan *out);

// The population file, as a measure: fills in data.measure and by_interval.
Err satscan_population(Reading *r);

// The error e, which is about the file `name`, with that name before it.
Err satscan_in_file(Arena *a, Str name, Err e);

// Join the words of row from `from` on, to name a stratum.
Str satscan_covariates(Arena *a, const TableRow *row, size_t from);

#endif
