// duiding_input.h -- what a run looks at: every signal of the region as a day, a place, a theme and
// who kind of reported it. No text of a signal is read. For this folder.
#ifndef APP_DUIDING_INPUT_H
#define APP_DUIDING_INPUT_H

#include "app/duiding/duiding.h"

enum {
    DUIDING_THEMES_MAX = 32,
    DUIDING_NONE = -1,
    DUIDING_ALL = 0, // theme 0: all of them
};

// A village, a district, or a municipality as a whole.
typedef struct DuidingArea {
    int64_t id;
    uint32_t municipality; // index
    Str name;
    double lon, lat;
    bool whole, active;
} DuidingArea;

typedef struct DuidingMunicipality {
    Str code, name;
    uint32_t first, n; // its areas
} DuidingMunicipality;

typedef struct DuidingOrganisation {
    int64_t id;
    Str name;
} DuidingOrganisation;

// Who reports: one account. Residents have none, and are each someone else.
typedef struct DuidingSource {
    int64_t account;
    int32_t first_day; // of the first signal in the history
} DuidingSource;

// A signal. Days are counted from 1970-01-01.
typedef struct DuidingRecord {
    int32_t day, received;
    uint32_t area;         // index
    uint32_t source;       // index of who reported it + 1; 0: a resident
    uint32_t organisation; // index + 1; 0: none of the region
    uint32_t incident;     // number of the kwestie that it was gathered in; 0: none
    uint8_t theme;         // 1 .. nthemes
    uint8_t role;          // index in signal_sources
    bool once; // the one that counts, of those by one reporter, or gathered in one kwestie, about
               // one day, theme and area
} DuidingRecord;

typedef struct DuidingCampaign {
    int32_t municipality; // index; DUIDING_NONE: everywhere
    int32_t from, to;
} DuidingCampaign;

typedef struct DuidingInput {
    int32_t as_of; // the last day
    int32_t since; // the first day of which the history is complete
    const DuidingArea *areas;
    size_t nareas;
    const DuidingMunicipality *municipalities;
    size_t nmunicipalities;
    const DuidingOrganisation *organisations;
    size_t norganisations;
    const DuidingSource *sources;
    size_t nsources;
    const DuidingCampaign *campaigns;
    size_t ncampaigns;
    const DuidingRecord *records; // by day, area, theme, source, when received
    size_t nrecords;
    size_t nthemes;
    const struct ScanMap *map; // of the areas, for scans; NULL: each scan makes what it needs of it
} DuidingInput;

// Read the signals of a region about days up to as_of ("2026-03-31") that were received before a
// moment. E_LIMIT beyond DUIDING_SIGNALS_MAX or DUIDING_AREAS_MAX. Signals that were made anonymous
// keep only their month and are left out; the history begins after the last month of which more
// than a tenth is.
Err duiding_input(Db *db, Arena *a, int64_t partnership_id, Str as_of, int64_t before,
                  DuidingInput *out);

// Put records in order, say which of them count, fill in the first day of each source, and make the
// map of the areas, which must be there. For duiding_input(), and for tests that make their own.
void duiding_input_order(Arena *a, DuidingInput *in, DuidingRecord *records,
                         DuidingSource *sources);

// SHA-256 over all of it, in hex: the same input has the same hash on every machine.
Str duiding_input_hash(Arena *a, const DuidingInput *in);

// Days since 1970-01-01 of "2026-03-31", and back. The text must be a day.
int32_t duiding_day(Str day);
Str duiding_day_text(Arena *a, int32_t day);

// 0 Monday .. 6 Sunday.
int duiding_weekday(int32_t day);

// The code of theme 1 .. nthemes; "" for DUIDING_ALL.
Str duiding_theme(size_t theme);

#endif
