// mail.h -- one message for a mail server (RFC 5322), in plain text.
#ifndef FORMAT_MAIL_H
#define FORMAT_MAIL_H

#include "base/buf.h"

enum {
    MAIL_ADDRESS_MAX = 254, // bytes, as RFC 5321 leaves room for
    MAIL_SUBJECT_MAX = 500, // bytes
    MAIL_TEXT_MAX = 64 << 10,
    MAIL_LINE_MAX = 78,      // bytes of a line without its end, unless an address makes it longer
    MAIL_LINE_END = 998,     // bytes of a line, whatever stands in it
    MAIL_BYTES_MAX = 2 << 20 // of the whole message
};

// A file that goes along, such as a meeting for the recipient's calendar.
typedef struct MailFile {
    Str name; // "overleg.ics": letters, digits, - and .
    Str type; // "text/calendar; method=REQUEST; charset=utf-8"
    Str text; // UTF-8
} MailFile;

typedef struct Mail {
    Str from, from_name; // a name may be empty or absent
    Str to, to_name;
    Str subject;   // one line
    Str text;      // lines end in \n
    Str id;        // the message: letters, digits, - and .; a message sent twice has the same
    Str choose_at; // address of the page where mail is switched off; absent: none
    int64_t at;    // moment of writing, in unix seconds
    const MailFile *file; // may be NULL
} Mail;

// Whether this is an address that can stand in a message and in an SMTP command: a local part of
// the characters of RFC 5322's dot-atom, one @, a domain of letters, digits, - and dots. No quotes,
// no comments, no address outside ASCII.
bool mail_is_address(Str s);

// The whole message: head, empty line, body, all lines with CRLF. None is above MAIL_LINE_MAX but
// the one of an address of a page or of a person, which can't be folded: up to MAIL_LINE_END.
// Nothing in a name, subject or text can begin a head of its own: line ends and other controls
// become spaces there, and what is not plain ASCII is encoded (RFC 2047; the body as
// quoted-printable). The date is in the time zone of the process.
//
// E_INVALID when an address is none, a text is not UTF-8, or an id, name or type of a file has a
// character that it may not have; E_LIMIT when a text or the whole is longer than the limits above.
Err mail_message(Arena *a, const Mail *m, Str *out);

#endif
