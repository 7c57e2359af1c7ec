// satscan.h -- the scan statistic for who has files of the program SaTScan.
#ifndef APP_SATSCAN_SATSCAN_H
#define APP_SATSCAN_SATSCAN_H

#include "base/buf.h"
#include "stats/scan.h"

// Reads the text of a file. The name is as the settings file has it.
typedef struct SatscanFiles {
    Err (*read)(void *of, Arena *a, Str name, Str *text);
    void *of;
} SatscanFiles;

typedef struct Satscan {
    ScanData data;
    ScanOptions options;
    const int64_t *start; // first day of each interval, and the day after the last; since 1970
    bool has_dates;       // false: a spatial scan of files without dates
    size_t rows_outside;  // rows that were passed over, as the settings ask: not in the period
    size_t rows_unknown;  // and of areas without coordinates
} Satscan;

// Read a settings file (.prm) and the files that it names: coordinates, cases, controls,
// population. Of each setting either we do what it says, or it has no influence on the clusters, or
// it has the one value that asks nothing of us; all else is E_INVALID, by name. So is what is wrong
// in a file. The text of an error begins with the file: "cases.cas: line 3: ...".
//
// Population between two counts is interpolated by day, and constant before the first and after the
// last; a count of a year is of 1 July, of a month of the 15th. Covariates (words after the
// population, or after the date of a case) adjust the Poisson model by indirect standardisation and
// stratify the permutation of the permutation model.
Err satscan_read(Arena *a, Str name, const SatscanFiles *files, Satscan *out);

// The result as one JSON object, or as a table for people.
void satscan_json(const Satscan *s, const ScanResult *r, Buf *out);
void satscan_text(const Satscan *s, const ScanResult *r, Buf *out);

#endif
