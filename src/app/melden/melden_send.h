// melden_send.h -- what happens in one transaction when a report, or more about it, is sent.
#ifndef APP_MELDEN_SEND_H
#define APP_MELDEN_SEND_H

#include "app/melden/melden_form.h"

enum { MELDEN_ADDITIONS = 5 }; // how often a reporter may add something to one report

// What came of sending.
typedef struct MeldenSent {
    int64_t id;
    Str code;             // of the follow link; stored as a hash only
    bool contact_refused; // nobody in that municipality can open contact details
    int64_t wait_s;       // more than 0: too many reports from this address; nothing was stored
} MeldenSent;

// Store a report that was checked: signal, follow link, contact details and log line; the draft
// goes. A resident is counted against the limits of one address.
Err melden_send(Req *r, MeldenForm *f, MeldenSent *out);

// The contact details of the reporter, sealed to everyone who may open them in that municipality.
// Inside a transaction. *kept is false when there is nobody.
Err contact_add(Db *db, Req *r, int64_t signal_id, Str municipality, Str text, bool *kept);

// Whether a report in this status, to which so much was added, takes more: it is not closed, and
// its text is still there. added -1: it has no follow link, and takes nothing.
bool melden_takes_more(Str status, int64_t added);

// Let a reporter add something, by the follow link (r->user.id 0) or as one's own report.
// *refused: absent, or why not, in words for the user. A note says what the reporter left in
// despite the privacy check.
Err melden_add_more(Req *r, int64_t signal_id, Str text, Str note, Str *refused);

#endif
