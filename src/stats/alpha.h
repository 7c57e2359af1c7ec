// alpha.h -- how far do several people who judged the same things agree? Krippendorff's alpha for
// ordered categories, with marks missing.
#ifndef STATS_ALPHA_H
#define STATS_ALPHA_H

#include "base/arena.h"

enum {
    ALPHA_MISSING = -1,        // no mark: someone did not judge this, or could not
    ALPHA_MAX_CATEGORIES = 32, // codes 0 .. 31, from least to most
    ALPHA_MAX_OBSERVERS = 1000,
    ALPHA_MAX_UNITS = 10000,
};

// Why a figure is there, or is not.
typedef enum AlphaState {
    ALPHA_KNOWN,
    ALPHA_TOO_FEW_MARKS, // nothing was judged by two people
    ALPHA_ONE_VALUE, // all who can be compared gave the same mark everywhere: no chance to differ
} AlphaState;

// One thing that was judged.
typedef struct AlphaUnit {
    AlphaState state;
    size_t marks;     // that are not missing
    double agreement; // 1 - observed / expected; of no use unless state is ALPHA_KNOWN
} AlphaUnit;

typedef struct AlphaResult {
    AlphaState state;
    size_t pairable; // marks in units with two marks or more
    double observed; // disagreement that was seen, and that chance would give; 0 unless KNOWN
    double expected;
    double alpha;           // 1 - observed / expected
    const AlphaUnit *units; // one for each unit, in their order
} AlphaResult;

// Judge the agreement of n_observers about n_units. marks[o * n_units + u] is the category that
// observer o gave to unit u, 0 .. n_categories - 1 in rising order, or ALPHA_MISSING.
//
// Within each unit that has m >= 2 marks, every ordered pair of marks of different observers counts
// 1 / (m - 1): these are the coincidences o(c,k), with row sums n(c) and total n. The distance of
// two ordered categories c <= k follows from how often the categories between them were used:
//
//     d(c,k) = ( n(c) + ... + n(k) - (n(c) + n(k)) / 2 ) ^ 2
//     observed = sum o(c,k) d(c,k) / n
//     expected = sum n(c) n(k) d(c,k) / (n (n - 1))
//     alpha    = 1 - observed / expected
//
// 1: all agree. 0: as divided as marks that are dealt out by chance. Below 0: more divided than
// that. The order of observers, and of units, does not matter, and it is not needed that the same
// observers come in the same rows: who gave a mark has no influence.
//
// The agreement about one unit is 1 minus the disagreement within it (the mean d of its pairs) over
// the same `expected`, which comes from all units together. A unit by itself says nothing about
// chance. Alpha is the mean of these, weighed by the marks of each unit that is KNOWN.
//
// Its limits: with few people, or when nearly all marks are the same, alpha moves strongly with one
// mark; it has no interval here. When all comparable marks are the same there is no disagreement
// that could have been, and no alpha (ALPHA_ONE_VALUE): say that all agree, not that alpha is 1.
//
// E_INVALID for a mark outside the categories, or no category; E_LIMIT above the sizes in this
// header. Too few marks is no error: see state.
//
// Krippendorff 2011, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania,
// Departmental Papers 43), section C and D; Hayes and Krippendorff 2007, Commun. Methods Meas.
// 1(1), 77-89. Figures: test_alpha.c.
Err alpha_ordinal(Arena *a, const int *marks, size_t n_observers, size_t n_units,
                  size_t n_categories, AlphaResult *out);

#endif
