// satscan_try.h -- one of SaTScan's files is anything; the others are as they should be.
#ifndef SATSCAN_TRY_H
#define SATSCAN_TRY_H

#include "app/satscan/satscan.h"

#include <stdlib.h>
#include <string.h>

typedef struct TryFiles {
    const char *anything; // the name of the file that is
    Str text;             // what is in it
} TryFiles;

static const char try_settings[] = "[Input]\nCaseFile=cases\nControlFile=controls\n"
                                   "PopulationFile=population\nCoordinatesFile=places\n"
                                   "StartDate=2024/1/1\nEndDate=2024/2/29\nModelType=0\n"
                                   "AnalysisType=4\nPrecisionCaseTimes=3\nTimeAggregationUnits=3\n"
                                   "TimeAggregationLength=1\nMaxTemporalSizeInterpretation=1\n"
                                   "MaxTemporalSize=7\nMonteCarloReps=9\nStudyPeriodCheckType=1\n"
                                   "GeographicalCoordinatesCheckType=1\n";
static const char try_events[] = "a 3 2024/2/28\nb 1 2024/1/30 x\n\"b c\" 2 2024/2/29\n";
static const char try_population[] = "a 2023 100\nb 2024 90 x\nb 2024/3 80\n";
static const char try_places[] = "a 1 2\nb 3 4.5\n\"b c\" -1e1 0\n";

static Err
try_read(void *of, Arena *a, Str name, Str *out)
{
    const TryFiles *f = of;
    (void)a;
    *out = str_eq(name, str_z(f->anything)) ? f->text
           : str_eq(name, S("settings"))    ? str_z(try_settings)
           : str_eq(name, S("places"))      ? str_z(try_places)
           : str_eq(name, S("population"))  ? str_z(try_population)
                                            : str_z(try_events);
    return OK;
}

// Read it; when that succeeds, scan and write. A failure names a file.
static void
try_satscan(const char *anything, const uint8_t *data, size_t n)
{
    char *copy = malloc(n + 1); // of the exact size, so that a read past the end is a report
    if (!copy)
        return;
    char *exact = realloc(copy, n > 0 ? n : 1);
    if (n > 0 && exact)
        memcpy(exact, data, n);
    Arena *a = arena_new((size_t)2 << 30);
    TryFiles files = {anything, {exact, n}};
    const SatscanFiles how = {try_read, &files};
    Satscan *s = NEW(a, Satscan);
    Err e = satscan_read(a, S("settings"), &how, s);
    REQUIRE(!failed(e) || err_text(e)[0] != '\0');
    uint64_t people = 0;
    for (size_t i = 0; !failed(e) && i < s->data.ncases; i++)
        people += s->data.cases[i].count;
    if (!failed(e) && people < 10000 && s->data.nintervals <= 400) { // else it takes too long
        ScanResult r;
        Buf out = buf_new(a, 1 << 24);
        s->options.replications = 3;
        if (!failed(scan_run(a, &s->data, &s->options, &r))) {
            satscan_json(s, &r, &out);
            satscan_text(s, &r, &out);
        }
    }
    arena_free(a);
    free(exact);
}

#endif
