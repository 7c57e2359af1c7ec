// context.h -- what all features share in one process: configuration, the key of this installation.
// Made once before the first request; it does not change after that.
#ifndef APP_CONTEXT_H
#define APP_CONTEXT_H

#include "web/req.h"

struct Stemmer;
struct Smtp;

typedef struct Context {
    Str public_url;          // "https://weerglas.gemeente.nl", without a slash at the end
    Str data_dir;            // where imports and exports may put a file
    Str database_url;        // for a report of what is wrong; never shown to users
    Str contact_mail;        // of whoever runs this installation, for security.txt and the footer
    bool is_demo;            // the data are invented; every page says so
    struct Stemmer *stemmer; // Dutch word forms, for search
    const Key *key;          // of this installation
    Str mail_server, mail_from; // for people; absent: nothing is sent by e-mail
    int64_t mails_per_hour;
    const struct Smtp *smtp; // only in the process that sends
} Context;

// The context of this request.
const Context *context_of(const Req *r);

#endif
