// installation.h -- the key of this installation, which seals the forms of people without an
// account and hides addresses in the counters of attempts. It opens nothing that is confidential.
#ifndef APP_INSTALLATION_H
#define APP_INSTALLATION_H

#include "app/context.h"

// Whether the data of this installation are invented: `weerglas demo` filled it.
Err installation_is_demo(Db *db, Arena *a, bool *out);

// Read the key, and make it when there is none yet.
Err installation_key(Db *db, Arena *a, int64_t now, const Key **out);

#endif
