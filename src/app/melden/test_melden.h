// test_melden.h -- sending reports in tests.
#ifndef APP_TEST_MELDEN_H
#define APP_TEST_MELDEN_H

#include "web/req.h"

struct World;

// A report of the melder in Waterrijk-Noord; more: further fields, "&theme=wonen"; a field that
// comes first wins, so more goes before the rest.
Req report_by_melder(struct World *w, const char *more);
Req report_by_resident(struct World *w, const char *more);

// The code of the follow link in the answer to a report that was taken.
Str code_of(struct World *w, const Req *answer);

// What a statement with one text column says of the database; empty when it has no row. For tests
// only: the product reads through its .sql files.
Str stored(struct World *w, const char *sql);

// Change something that another feature, or the time, would have changed.
void force(struct World *w, const char *sql);

// A column of the only signal; the number of signals; the id of a signal.
Str stored_signal(struct World *w, const char *column);
int64_t signal_count(struct World *w);
int64_t signal_id(struct World *w, const char *number);

#endif
