// smtp.h -- handing a message to a mail server. The only door to libcurl.
//
// One server, named in the configuration. The connection is encrypted and the server's certificate
// checked; only to this machine itself it may be plain.
#ifndef JOB_SMTP_H
#define JOB_SMTP_H

#include "base/arena.h"

enum {
    SMTP_WHY_MAX = 200,        // bytes of what a person reads about a failure
    SMTP_CONNECT_S = 10,       // seconds that connecting may take
    SMTP_SEND_S = 60,          // and all of it
    SMTP_READABLE = 6,         // paths of smtp_readable()
    SMTP_SECRET_MAX = 4 << 10, // bytes of the file with user and password
};

typedef struct Smtp {
    Str host;
    int64_t port;
    bool has_tls;     // from the first byte (smtps); else it begins with STARTTLS
    bool is_plain;    // no TLS at all: a server on this machine
    Str ca;           // file with certificates to trust; absent: those of the system
    Str user, secret; // absent: the server asks for none
    Str from;         // address that sends
} Smtp;

// Read "smtps://host[:465]" or "smtp://host[:587]", the address that sends, and the file with the
// authorities to trust, which may be NULL. smtp:// needs STARTTLS, unless the host is this machine
// (localhost, 127.*, [::1]) and no file with authorities was given: then it is plain.
// E_INVALID, with a text for who runs the server, when something else stands there.
Err smtp_read(Arena *a, const char *url, const char *from, const char *ca, Smtp *out);

// Read user and password: the first two lines of a file that belongs to root or to this account and
// that nobody else can read or change (a group may read it). E_INVALID, saying what is wrong.
// Both are wiped with the arena.
Err smtp_read_secret(Arena *a, const char *file, Smtp *out);

// What a process that sends must do before its sandbox closes: libcurl, and the modules with which
// names are looked up, are loaded. May take seconds when name servers do not answer.
void smtp_prepare(const Smtp *s);

// The files that such a process must be able to read in its sandbox: those for looking up names,
// and the folder of the certificates. Answers how many.
size_t smtp_readable(Arena *a, const Smtp *s, const char *out[SMTP_READABLE]);

// How it ended. What is not SMTP_SENT may be tried again, also SMTP_REFUSED by who mended
// something.
typedef enum SmtpEnd {
    SMTP_SENT,
    SMTP_REFUSED, // not to this address, or not this message: trying again does not help
    SMTP_LATER,   // not to this address now
    SMTP_DOWN,    // the server can't be used now, whatever the message
} SmtpEnd;

typedef struct SmtpAnswer {
    SmtpEnd end;
    Str why; // in Dutch, for whoever runs the server; one line, at most SMTP_WHY_MAX bytes
} SmtpAnswer;

// A connection, made at the first use and kept until the arena is reset.
typedef struct SmtpLink SmtpLink;
SmtpLink *smtp_link(Arena *a, const Smtp *s);

// Hand over one message, made by mail_message(). A message that was sent may have been lost on the
// way back of the answer: then this says SMTP_DOWN, and it may come twice.
SmtpAnswer smtp_send(Arena *a, SmtpLink *link, Str to, Str message);

// Connect, greet, encrypt and log in, and send nothing.
SmtpAnswer smtp_try(Arena *a, const Smtp *s);

#endif
