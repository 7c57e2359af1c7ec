// The mail server of the configuration, the sandbox of who uses it, and trying it.
#include "app/bericht/bericht.h"
#include "base/sandbox.h"
#include "cli/cli.h"
#include "format/mail.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

Err
cli_smtp(Arena *a, const Options *o, const Smtp **out)
{
    *out = NULL;
    if (!o->smtp && (o->smtp_secret || o->smtp_ca || o->mail_from))
        FAIL(E_INVALID, "--mail-from, --smtp-secret and --smtp-ca go with --smtp");
    if (!o->smtp)
        return OK;
    Smtp *s = NEW(a, Smtp);
    TRY(smtp_read(a, o->smtp, o->mail_from, o->smtp_ca, s));
    if (o->smtp_secret)
        TRY(smtp_read_secret(a, o->smtp_secret, s));
    *out = s;
    return OK;
}

Err
cli_sandbox(Arena *a, const Options *o, const Smtp *s, bool strict)
{
    const char *readable[SMTP_READABLE];
    bool is_sqlite = !o->database || strncmp(o->database, "sqlite:", 7) == 0;
    Sandbox box = {.writable_dir = o->data, .may_connect = s || !is_sqlite, .strict = strict};
    if (s) {
        box.nreadable = smtp_readable(a, s, readable);
        box.readable = readable;
    }
    return sandbox_enter(&box);
}

static int
run_test(Arena *a, const Options *o)
{
    const Smtp *s;
    Context *c;
    Db *db;
    Str message, to = o->nwords == 1 ? str_z(o->words[0]) : (Str){0};
    if (!mail_is_address(to)) {
        fputs("weerglas mail test: one e-mail address is needed\n", stderr);
        return CLI_USAGE;
    }
    Err e = cli_smtp(a, o, &s);
    if (!failed(e) && !s) {
        fputs("weerglas mail test: there is no mail server; give --smtp and --mail-from\n", stderr);
        return CLI_USAGE;
    }
    if (!failed(e))
        e = cli_open(a, o, &db, &c);
    if (!failed(e))
        e = bericht_test_message(a, c, to, (int64_t)time(NULL), &message);
    if (failed(e))
        return cli_failed(e);
    smtp_prepare(s);
    SmtpAnswer answer = smtp_send(a, smtp_link(a, s), to, message);
    if (answer.end == SMTP_SENT)
        printf("De mailserver heeft het bericht voor %.*s aangenomen.\n", (int)to.n, to.p);
    else
        fprintf(stderr, "%.*s\n", (int)answer.why.n, answer.why.p);
    return answer.end == SMTP_SENT ? CLI_OK : CLI_FAILED;
}

const Command cli_mail[] = {
    {"mail test", "ADDRESS", "send a test message through the mail server", run_test},
    {0},
};
