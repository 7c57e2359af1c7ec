// cli.h -- the commands of the program, and the options that they share.
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "app/context.h"
#include "job/smtp.h"

enum {
    CLI_OK = 0,
    CLI_FAILED = 1,
    CLI_USAGE = 2,
    CLI_MAX_WORDS = 8,
    CLI_MAX_SETS = 32,
    CLI_MEMORY = 256 << 20
};

// What the command line says. Each option has the default that its help text names.
typedef struct Options {
    const char *database; // sqlite:FILE or postgresql://...; by default sqlite:DATA/weerglas.db
    const char *data;     // folder for the database, imports and a theme
    const char *public_url, *contact_mail;
    const char *from, *to;                                // weerglas copy, weerglas detect
    const char *email, *name, *role, *organisation;       // weerglas user
    const char *last_day;                                 // weerglas demo
    const char *head;                                     // weerglas audit verify: N:HASH
    const char *smtp, *mail_from, *smtp_secret, *smtp_ca; // smtp NULL: no e-mail
    int64_t mail_per_hour;
    int64_t port, workers, connections, per_address, seed;
    int64_t threads, replications; // weerglas scan; replications -1: as its file says
    bool strict, trust_proxy, json;
    const char *words[CLI_MAX_WORDS]; // what is no option: "user add", a file
    int nwords;
    const char *method, *counts, *column; // weerglas detect
    int64_t frequency;
    const char *sets[CLI_MAX_SETS];
    int nsets;
} Options;

// One command. run returns a CLI_ status and writes what it did to stdout, what is wrong to stderr.
typedef struct Command {
    const char *words;          // "user add"
    const char *options, *does; // for the help text
    int (*run)(Arena *a, const Options *o);
} Command;

extern const Command cli_serve[], cli_database[], cli_user[], cli_import[], cli_demo[];
extern const Command cli_audit[], cli_check[], cli_mail[], cli_detect[], cli_scan[];
extern const Command cli_reproduce[];

// Open the database of the options, brought up to date; and the context that features need.
Err cli_open(Arena *a, const Options *o, Db **db, Context **context);

// The mail server of the options, with user and password; NULL when there is none. E_INVALID, with
// a text for who runs the server, when an option or the file with the password is not right.
Err cli_smtp(Arena *a, const Options *o, const Smtp **out);

// The sandbox of the process that sends mail, or of one that does not (s NULL).
Err cli_sandbox(Arena *a, const Options *o, const Smtp *s, bool strict);

// Write one line on what went wrong, and return CLI_FAILED.
int cli_failed(Err e);

#endif
