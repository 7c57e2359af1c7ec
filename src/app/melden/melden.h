// melden.h -- reporting a signal, hearing what became of it, and reaching who reported it.
#ifndef APP_MELDEN_H
#define APP_MELDEN_H

#include "app/layout/layout.h"

extern const Route melden_routes[];

// ---- how to reach a reporter --------------------------------------------------------------------
//
// Contact details stand apart from the signal, encrypted under a random key of their own. That key
// is sealed to every adviser of the municipality, so that neither the database nor an administrator
// can read them.

// Whether contact details of the reporter of this signal are kept. Whoever may see the signal may
// know this.
Err contact_exists(Db *db, Arena *a, int64_t signal_id, bool *out);

// The contact details, in lines such as "Telefoon: 06 ...". The reader must follow up the signal
// (followed_signal) and have a copy of the key. Each time adds a line to the log of processing;
// colleagues who have no copy yet get one. Not inside a transaction: it makes its own.
//
// E_NOT_FOUND when there is no such signal for this reader or there are no contact details;
// E_FORBIDDEN when this reader has no copy of the key (a colleague who has one shares it by
// opening the details).
Err contact_read(Req *r, int64_t signal_id, Str *out);

#endif
