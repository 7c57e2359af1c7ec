// suppress.h -- keep small counts in a published table from being seen, or worked out.
#ifndef STATS_SUPPRESS_H
#define STATS_SUPPRESS_H

#include "base/arena.h"

enum {
    SUPPRESS_BELOW = 5, // the usual limit: 1 to 4 stay hidden
    SUPPRESS_MAX_ROWS = 400,
    SUPPRESS_MAX_COLUMNS = 40,
};

typedef struct SuppressTable {
    size_t rows, columns;  // without the totals
    const int64_t *counts; // rows times columns
    // With the totals: (rows + 1) times (columns + 1); the last column holds the totals of the
    // rows, the last row those of the columns.
    int64_t *shown; // every number, also those to hide
    bool *hidden;
    size_t n_small,
        n_more; // how many were hidden for being small, and to keep those from being found
} SuppressTable;

// Total a table of counts, and decide which cells and totals may not be shown: those of 1 to
// below - 1, and as many others as it takes that none of these can be worked out from what is shown
// by adding and subtracting along rows and columns; not even by who knows that a hidden number is
// at least 1 (a 0 is never hidden: that nothing came in is not about anyone) and whole. Every small
// number that is hidden could be at least one other number too.
//
// A table with its totals is a network: rows and columns are nodes, a hidden cell is an edge. A
// small number is safe when a circle of edges runs through it along which 1 can be taken and given.
// Where there is none, the cells with the smallest sum that close one are hidden as well (shortest
// path, Dijkstra). When even that is not possible, the whole table is hidden. Source: D. Gusfield,
// "A Graph Theoretic Approach to Statistical Data Security", SIAM J. Comput. 17 (1988) 552-571; A.
// Hundepool et al., Statistical Disclosure Control (Wiley, 2012), chapter 4.
//
// Which totals of columns are hidden follows from those totals alone. So two tables of the same
// things, by place and by theme, hide the same ones, and neither tells what the other keeps. Beyond
// that it knows of no other tables: publish a count in one only, and let the others repeat what
// that one shows.
//
// counts 0 or more; below 2 or more. E_INVALID otherwise; E_LIMIT for too many rows or columns.
// Whether a circle of hidden cells runs through a number is found by reaching from column to column
// over bits, some 50 ns; only where there is none is a way looked for, in microseconds. 342 rows by
// 18 columns take 1 to 2 ms.
Err suppress_table(Arena *a, const int64_t *counts, size_t rows, size_t columns, int64_t below,
                   SuppressTable *out);

// The same for a table that is published beside others, of which some numbers are the same or
// differ by something small.
//   also    numbers to hide and to protect beside the small ones, with the totals: (rows + 1) times
//           (columns + 1); a 0 is never one of them. NULL: none.
//   totals  which totals of the columns another table hides, columns + 1 of them: this one hides
//   the
//           same, no more and no less, and with `also` protects each of them. NULL: as
//           suppress_table() chooses.
Err suppress_linked(Arena *a, const int64_t *counts, size_t rows, size_t columns, int64_t below,
                    const bool *also, const bool *totals, SuppressTable *out);

// A table of counts with its totals: shown holds (rows + 1) times (columns + 1), zero at first.
void suppress_totals(const int64_t *counts, size_t rows, size_t columns, int64_t *shown);

#endif
