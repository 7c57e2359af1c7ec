// ical.h -- calendars that Outlook and telephones subscribe to (RFC 5545).
#ifndef FORMAT_ICAL_H
#define FORMAT_ICAL_H

#include "base/buf.h"

typedef enum IcalStatus {
    ICAL_CONFIRMED,
    ICAL_TENTATIVE,
    ICAL_CANCELLED,
} IcalStatus;

// One event. Texts are well-formed UTF-8 and may hold line ends; what is absent or empty is left
// out, unless said otherwise.
typedef struct IcalEvent {
    Str uid;         // required; the same for the life of the event, different everywhere
    int64_t stamp_s; // when the event was last changed, in Unix time; 0001..9999
    // Both days, "2026-03-01", or both times in Amsterdam, "2026-03-01T09:30". Days: `end` is the
    // last day, itself included, and an absent one means one day. Times: `end` is later than
    // `start`, and an absent one means a moment. A time that the clock skips in spring is taken as
    // RFC 5545 says: with the offset from before the change.
    Str start, end;
    Str summary, description, location;
    Str url; // of ASCII without spaces
    const Str *categories;
    size_t n_categories;
    // Who organises it, by function, and the address for questions. Both or neither; the name is
    // without line ends, the address of ASCII without spaces.
    Str organizer, organizer_email;
    IcalStatus status;
    int sequence; // 0 at first, and one more with each change of date or status
} IcalEvent;

// What the receiver does with it (RFC 5546): take it in, or take it out again. Neither asks for an
// answer.
typedef enum IcalMethod {
    ICAL_PUBLISH,
    ICAL_CANCEL,
} IcalMethod;

typedef struct Ical {
    Buf *out;
    size_t column; // bytes in this line so far, for folding
} Ical;

// Begin a calendar: its head, and the time zone Europe/Amsterdam with the rules since 1996. `name`
// is what the subscriber sees. Lines end with CRLF and are folded at 75 bytes, never inside a
// character. Characters that iCalendar cannot carry (controls other than tab and line end) are
// dropped.
Ical ical_begin(Buf *out, Str name); // ICAL_PUBLISH
Ical ical_begin_as(Buf *out, Str name, IcalMethod method);

// Add one event. Fails with E_INVALID, having written nothing, when the event breaks a rule above.
Err ical_event(Ical *c, const IcalEvent *e);

// The end of the calendar. Then look at out->over. RFC 5545 wants at least one event, but programs
// that subscribe accept none.
void ical_end(Ical *c);

#endif
