// lock.h -- a lock between processes, on a file of its own.
//
// The kernel drops it when its holder ends, also by kill -9. See
// docs/decisions/0003-one-writer-at-a-time.md for what it is for.
#ifndef DB_LOCK_H
#define DB_LOCK_H

#include "base/base.h"

// Open or create the lock file; the caller closes the descriptor. Two descriptors exclude each
// other, also within one process.
Err lock_open(const char *path, int *fd);

// Wait until the lock is free and take it; E_BUSY after most_ms. Who waits longest need not be
// first, but whoever drops the lock cannot take it again before all who wait had a chance.
Err lock_take(int fd, int64_t most_ms);
void lock_drop(int fd);

#endif
