// scan.h -- where and when did more happen than the rest of the map and the year explain?
//
// The scan statistic of Kulldorff: every circle of areas crossed with every recent (or any) window
// of time is a candidate; the one with the highest likelihood ratio is the most likely cluster, and
// how unusual it is follows from the highest ratio of data sets simulated without a cluster.
//
//     permutation    expected from the margins only: an area that always reports much is no cluster
//     Poisson        expected in proportion to a measure (population), known beforehand
//     Bernoulli      cases against controls, both counted
//
// M. Kulldorff 1997, Commun. Statist. Theory Meth. 26, 1481-1496; 2001, J. R. Statist. Soc. A 164,
// 61-72 (prospective); Kulldorff, Heffernan, Hartman, Assuncao, Mostashari 2005, PLoS Medicine
// 2(3), e59 (permutation); J. Besag and P. Clifford 1991, Biometrika 78, 301-304 (early stop); A.
// Abrams, K. Kleinman, M. Kulldorff 2010, Int. J. Health Geogr. 9, 61 (Gumbel). The conventions
// that decide ties and limits are those of the program SaTScan 10.3, so that both find the same
// clusters; they stand at the functions here. Written from papers and measurements, not from its
// source.
#ifndef STATS_SCAN_H
#define STATS_SCAN_H

#include "base/arena.h"

enum {
    SCAN_MAX_AREAS = 65000,
    SCAN_MAX_INTERVALS = 20000,
    SCAN_MAX_PEOPLE = 16000000, // cases, and cases and controls together
    SCAN_MAX_CELLS = 32000000,  // areas x intervals, where a model needs them all
    SCAN_MAX_CIRCLES = 60000000,
    SCAN_MAX_STRATA = 10000,
    SCAN_MAX_MAP = 4000, // places on a ScanMap
    SCAN_MAX_REPLICATIONS = 99999,
    SCAN_MAX_THREADS = 64,
};

#define SCAN_NO_BLOCK UINT32_MAX

typedef enum ScanModel { SCAN_PERMUTATION = 1, SCAN_POISSON, SCAN_BERNOULLI } ScanModel;

typedef enum ScanTime {
    SCAN_PROSPECTIVE = 1,     // windows that end with the last interval
    SCAN_RETROSPECTIVE,       // windows anywhere
    SCAN_SPATIAL,             // the whole period is the one window
    SCAN_TEMPORAL,            // the whole map is the one circle; windows anywhere
    SCAN_TEMPORAL_PROSPECTIVE // ... windows that end with the last interval
} ScanTime;

typedef enum ScanRates { SCAN_HIGH = 1, SCAN_LOW = 2, SCAN_BOTH = 3 } ScanRates;

// How p is found from the simulated maxima; see scan_run.
typedef enum ScanP {
    SCAN_P_MONTE_CARLO = 1, // all replications
    SCAN_P_SEQUENTIAL,      // stop as soon as stop_after of them are as high
    SCAN_P_BEST,            // sequential, and Gumbel below ten as high
    SCAN_P_GUMBEL           // all replications; p is that of Gumbel
} ScanP;

// Which cases keep together when the permutation model shuffles times.
typedef enum ScanBlocks {
    SCAN_SINGLY,    // none: every case by itself
    SCAN_INCIDENTS, // cases with the same block number move together, as far apart as they were
    SCAN_AREA_WEEKS // all cases of one area in one week move to another week of that area
} ScanBlocks;

// Leave out one of the ideas that make it fast: for tests and timing. The result is the same to the
// last bit; only SCAN_DRAW_ALL draws other numbers.
typedef enum ScanKernel {
    SCAN_FASTEST,
    SCAN_PLAIN,      // no thresholds: every circle, every window
    SCAN_TABLE,      // thresholds as lines (scan_table.h) where steps would do (scan_quick.h)
    SCAN_EACH_PLACE, // also circles that add a place without cases
    SCAN_BY_RANK,    // never those, even where it takes longer
    SCAN_ONE_BY_ONE, // no blocks: a comparison for each circle
    SCAN_LANES_16,   // registers of 16 bytes
    SCAN_LANES_32,   // of 32 bytes
    SCAN_DRAW_ALL    // permutation: all cases are drawn, not only those that a window can hold
} ScanKernel;

typedef struct ScanArea {
    Str id;
    double x, y; // any unit; or degrees, latitude and longitude
} ScanArea;

// What follows from the areas alone, worked out once for many scans: the places, and for each the
// others in order of distance. E_INVALID without areas or for coordinates that are no numbers;
// E_LIMIT above SCAN_MAX_MAP places. 4 bytes for each pair of places.
typedef struct ScanMap ScanMap;
Err scan_map_new(Arena *a, const ScanArea *areas, size_t n, bool degrees, const ScanMap **out);

typedef struct ScanEvent {
    uint32_t area, interval; // indices
    uint32_t count;
    uint32_t stratum; // permutation: times are exchanged within a stratum only (day of the week)
    uint32_t block;   // SCAN_INCIDENTS: any number, or SCAN_NO_BLOCK
} ScanEvent;

typedef struct ScanData {
    const ScanArea *areas;
    size_t nareas;
    bool degrees;
    const ScanMap *map; // of these areas; or NULL: then the scan makes what it needs of it
    size_t nintervals;
    const int32_t *days; // of each interval; only their proportions matter. NULL: all the same
    const ScanEvent *cases;
    size_t ncases;
    const ScanEvent *controls; // Bernoulli
    size_t ncontrols;
    // Poisson: what is expected in proportion to it. measure[area], per day, the same all the time;
    // or, by_interval, measure[area * nintervals + interval] in total.
    const double *measure;
    bool by_interval;
} ScanData;

typedef struct ScanOptions {
    ScanModel model;
    ScanTime time;
    ScanRates rates;       // 0: high
    double max_share;      // of cases, measure or people in a circle; 0: a half
    double max_radius;     // same unit as x and y, or km; 0: no limit
    size_t min_length;     // intervals in a window; 0: 1
    size_t max_length;     // 0: half of them all
    uint32_t min_cases;    // in a high cluster; 0: 2
    bool time_stratified;  // Poisson: only where within an interval, not how many in it
    bool include_temporal; // also the whole map, as a circle; Poisson and Bernoulli
    bool include_spatial;  // also the whole period, as a window; Poisson and Bernoulli
    size_t analyses;       // prospective: this is the last of so many analyses, one per interval,
                           // and p is for the highest of them all; 0 or 1: of itself
    double interval_days;  // length of an interval, for the recurrence interval; 0: 1
    uint32_t replications; // may be 0: then no p
    ScanP p;               // 0: Monte Carlo
    uint32_t stop_after;   // 0: (replications + 1) / 20
    uint64_t seed;
    unsigned threads; // 0: 1
    bool only_first;  // report the most likely cluster only; with an early stop that is faster, and
                      // there is a Gumbel p only where p needs it
    ScanBlocks blocks;
    size_t week; // SCAN_AREA_WEEKS: intervals in a week; 0: 7
    ScanKernel kernel;
} ScanOptions;

typedef struct ScanCluster {
    uint32_t centre;       // an area
    const uint32_t *areas; // nearest first
    size_t nareas;
    double radius;      // to the farthest area; 0 for one place. Unit as max_radius
    bool whole_map;     // include_temporal or a temporal scan: no circle
    size_t first, last; // intervals
    uint64_t observed;
    double expected;
    double llr;                 // logarithm of the likelihood ratio
    double p;                   // NAN without replications
    double p_gumbel;            // NAN when there is none
    double recurrence_interval; // days; NAN unless prospective. How often by chance: once in ...
} ScanCluster;

typedef struct ScanResult {
    const ScanCluster *clusters; // most likely first
    size_t nclusters;
    uint64_t cases;        // in the whole period
    size_t places;         // areas with coordinates of their own
    size_t windows;        // candidate windows per circle
    uint32_t replications; // done; fewer than asked after an early stop
    const double *maxima;  // of each replication, in order
    bool ranks_only;       // only_first: maxima below the cluster are given as 0
    double mean, deviation;
} ScanResult;

// Find the clusters. Candidates:
//
//   * Areas with the same coordinates are one place. Distances are Euclidean, or along chords of a
//     sphere with radius 6367 km. Circle k around a place holds its k nearest; of places at the
//     same distance the one with the smaller first, then second, coordinate comes first, and each
//     one makes a circle. The circles of a centre end before the place that would bring the sum
//     above max_share of the total (cases, expected cases, or cases and controls, over the whole
//     period) and before the first beyond max_radius.
//   * Windows of min_length up to max_length intervals.
//   * Statistic, with c cases where m are expected, of C in all: c ln(c/m) + (C-c) ln((C-c)/(C-m)),
//     for high rates where c > m and c >= min_cases. Permutation: m = (cases in the circle) x
//     (cases in the window) / C, or with strata the sum of that over the strata. Time-stratified: C
//     of the window only, with what is expected in each interval made to add up to its cases.
//     Bernoulli: the likelihood ratio of Kulldorff 1997.
//   * Per centre the best: of equals the smaller circle, then the shorter window. Sorted by
//     statistic; a difference below 1e-9 is a tie, which goes to fewer areas, then to the id of the
//     centre in byte order. A cluster that shares an area with a better one is not listed, nor one
//     with p = 1.
//
// Simulated data: permutation of the intervals over the cases (both margins fixed); Poisson: cases
// over cells by their measure, C in all; time-stratified: C of each interval; Bernoulli: cases over
// people. Only intervals that a window can hold are drawn, from the right marginal distribution.
// Ties count against a cluster: p = (1 + how many maxima >= llr) / (1 + replications).
//
// Early stop: replications end with the one that is the stop_after-th to reach the best cluster;
// then p is stop_after / done (Besag and Clifford), and for lesser clusters (rank - 1) / done.
// Gumbel p: from mean and (population) deviation of the maxima, at least 1e-17; use it below 0.01.
//
// The result depends on the seed, not on the number of threads nor on the kernel: each replication
// draws from its own stream (SplitMix64 from seed and number). Threads end before this returns.
//
// SCAN_AREA_WEEKS needs windows counted from the end, as here; weeks too are counted from the end,
// and cases before the first whole week stay where they are. Blocks are exchanged two at a time
// between areas that have none in the other's week, so that every area keeps the number of its
// weeks and every week the number of its areas (Besag and Clifford 1989, Biometrika 76, 633-642:
// chains from one hub). SCAN_INCIDENTS permutes the intervals of the last cases of blocks; what
// would fall before the period falls in its first interval. With blocks the expected counts follow
// the margins of each simulated set.
//
// E_INVALID for options that contradict each other or the data (also: windows above half of the
// period for the permutation model, nine tenths for others; cases where the measure is nought),
// E_LIMIT beyond the limits above. No case at all, or none in the window, is a result without
// clusters.
//
// Fast: high rates, no whole map or period, and fewer than 65,000 cases in the longest window;
// where places weigh differently over time (Bernoulli, strata, a measure by interval) only windows
// with one end (prospective, one analysis; or spatial). All else goes the plain way: every circle
// and every window of every data set.
//
// Memory: 2 bytes a circle; the fast way 10 more, 2 for each pair of places where cases are few and
// there is no map, and for each thread 64 bytes a place and 32 windows, and at most some megabytes
// of thresholds. The plain way: 4 bytes a place and window for each thread.
Err scan_run(Arena *a, const ScanData *d, const ScanOptions *o, ScanResult *out);

// ---- how often really? --------------------------------------------------------------------------

// What the scan of one day said of its most likely cluster.
typedef struct ScanDay {
    size_t interval; // the last one of that scan
    double llr;      // 0: no cluster
    double p;        // of ScanReplay.p; 1 when there is no cluster
} ScanDay;

typedef struct ScanReplay {
    size_t period;     // intervals that each scan looks at, of which the last is its day
    size_t first_last; // the first day, at least period - 1; the last day is the last interval
} ScanReplay;

// Repeat a prospective scan for every day from r->first_last to the last interval of d, as it would
// have been on that day: with the cases of the `period` intervals up to it. One ScanDay each, in
// order. p is that of SCAN_P_BEST whatever o->p says; each day has a seed of its own, from o->seed.
// The permutation model only. Memory is that of one scan, and taken back after each day.
Err scan_replay(Arena *a, const ScanData *d, const ScanOptions *o, const ScanReplay *r,
                const ScanDay **out, size_t *n);

// How often something as unusual as p came up in the replay: (days + 1) / (times + 1), in days. A
// time is a run of days with at most this p: what lasts a week came up once. Never more than the
// replay is long, and one: what was not seen in a year is "at most once a year".
double scan_empirical_interval(const ScanDay *days, size_t n, double p);

// The chance of x or more in a Gumbel distribution with this mean and standard deviation; from
// 1e-17 to 1, or NAN when the deviation is not above 0.
double scan_gumbel(double mean, double deviation, double x);

// Logarithm of the likelihood ratio of c cases where m are expected, of `total`; 0 when c = m.
double scan_poisson_llr(double c, double m, double total);

// The same of c cases among n people; `total` cases among `people`.
double scan_bernoulli_llr(double c, double n, double total, double people);

#endif
