// weerglas user: people, from the command line. For the first administrator, and for when nobody
// can get in any more.
#include "app/account/account.h"
#include "app/audit/audit.h"
#include "base/password.h"
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 1024 };

typedef struct Job {
    Arena *arena;
    const Options *options;
    const Context *context;
    int64_t now;
    Str email;
    Str roles[ROLES];
    size_t nroles;
    AccountFound found;
    AccountSecret secret;
    Str code; // of a link
    Str state;
} Job;

static int
usage(const char *why)
{
    fprintf(stderr, "weerglas: %s\n", why);
    return CLI_USAGE;
}

static int
begin(Arena *a, const Options *o, Db **db, Job *job)
{
    Context *c;
    *job = (Job){.arena = a, .options = o, .now = (int64_t)time(NULL)};
    if (o->email) {
        job->email = account_email(a, str_z(o->email));
        if (!job->email.p)
            return usage("this is not an e-mail address");
    }
    Err e = cli_open(a, o, db, &c);
    job->context = c;
    return failed(e) ? cli_failed(e) : CLI_OK;
}

static Err
note(Db *db, const Job *job, const char *name, int64_t id, Str detail)
{
    return audit_add_by(db, job->arena, job->context, S("opdrachtregel"), job->now,
                        (AuditEntry){.name = str_z(name),
                                     .activity = S("toegang"),
                                     .object_kind = S("account"),
                                     .object_id = id,
                                     .object = job->email,
                                     .detail = detail});
}

static void
print_link(const Job *job)
{
    printf("%.*s/uitnodiging/%.*s\n", (int)job->context->public_url.n, job->context->public_url.p,
           (int)job->code.n, job->code.p);
}

// ---- user add -----------------------------------------------------------------------------------

// "adviseur,beheerder" into codes. Returns false when one is not a role.
static bool
read_roles(Job *job, Str list)
{
    for (Cursor c = cursor(list); !cursor_at_end(&c);) {
        Str code = cursor_rest(&c);
        if (!cursor_until(&c, S(","), SIZE_MAX, &code))
            c.p = c.end;
        if (role_can(code) == CAN_UNSET || job->nroles == ROLES)
            return false;
        job->roles[job->nroles++] = code;
    }
    return job->nroles > 0;
}

static Err
add(Db *db, void *arg)
{
    Job *job = arg;
    const Options *o = job->options;
    NewAccount n = {.email = job->email,
                    .name = str_z(o->name),
                    .function = S(""),
                    .source_role = S("anders"),
                    .roles = job->roles,
                    .nroles = job->nroles};
    int64_t id;
    TRY(account_first_organisation(db, job->arena, str_z(o->organisation), &n.organisation_id));
    TRY(account_add(db, job->arena, &n, job->now, &id));
    TRY(account_invite(db, job->arena, id, S("invite"), job->now, &job->code));
    return note(db, job, "account.invited", id, str_z(o->role));
}

static int
run_add(Arena *a, const Options *o)
{
    Job job;
    Db *db;
    if (!o->email || !o->name || !o->role || !o->organisation)
        return usage("user add needs --email, --name, --role and --organisation");
    int status = begin(a, o, &db, &job);
    if (status != CLI_OK)
        return status;
    if (!read_roles(&job, str_z(o->role)))
        return usage("--role is one or more of the roles of docs/glossary.md, with commas between");
    Err e = db_transaction(db, add, &job);
    if (err_code(e) == E_CONFLICT)
        return usage("there is an account with this e-mail address already");
    if (err_code(e) == E_NOT_FOUND)
        return usage("there is no organisation with this name; add it under Beheer first");
    if (failed(e))
        return cli_failed(e);
    puts("Open deze link binnen zeven dagen om een wachtwoord te kiezen:");
    print_link(&job);
    return CLI_OK;
}

// ---- user passwd --------------------------------------------------------------------------------

// One line of stdin; from a terminal without showing it.
static Str
read_secret_line(Arena *a)
{
    char *line = NEW_N(a, LINE_MAX_BYTES, char);
    struct termios before, quiet;
    bool is_terminal = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before) == 0;
    arena_wipe_on_reset(a, line, LINE_MAX_BYTES);
    if (is_terminal) {
        fputs("Nieuw wachtwoord (leeg: maak een link): ", stderr);
        quiet = before;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    if (!fgets(line, LINE_MAX_BYTES, stdin))
        line[0] = '\0';
    if (is_terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        fputc('\n', stderr);
    }
    return (Str){line, strcspn(line, "\r\n")};
}

static Err
store(Db *db, void *arg)
{
    Job *job = arg;
    int64_t id = job->found.id;
    if (job->secret.hash.p) {
        TRY(account_store_secret(db, job->arena, id, &job->secret, job->now));
        return note(db, job, "account.password", id, S("nieuwe sleutels"));
    }
    TRY(account_invite(db, job->arena, id, S("reset"), job->now, &job->code));
    return note(db, job, "account.reset_link", id, S(""));
}

// Open the database and find the account that --email names.
static int
begin_with(Arena *a, const Options *o, Db **db, Job *job)
{
    if (!o->email)
        return usage("this needs --email");
    int status = begin(a, o, db, job);
    if (status != CLI_OK)
        return status;
    Err e = account_find(*db, a, job->email, &job->found);
    if (err_code(e) == E_NOT_FOUND)
        return usage("there is no account with this e-mail address");
    return failed(e) ? cli_failed(e) : CLI_OK;
}

static int
run_passwd(Arena *a, const Options *o)
{
    Job job;
    Db *db;
    int status = begin_with(a, o, &db, &job);
    if (status != CLI_OK)
        return status;
    fputs("Let op: wat eerder vertrouwelijk met deze persoon is gedeeld wordt onleesbaar.\n",
          stderr);
    Str password = read_secret_line(a);
    Str problem =
        password.n > 0 ? password_problem(a, password, job.email, job.found.name) : (Str){0};
    if (problem.p)
        return usage(str_to_z(a, problem));
    Err e = password.n > 0 ? account_secret_new(a, password, &job.secret) : OK;
    if (!failed(e))
        e = db_transaction(db, store, &job);
    if (failed(e))
        return cli_failed(e);
    if (job.code.p)
        print_link(&job);
    else
        puts("Het wachtwoord is gewijzigd. Bij het inloggen wordt een nieuwe tweede factor "
             "ingesteld.");
    return CLI_OK;
}

// ---- user lock, user unlock ---------------------------------------------------------------------

static Err
set_state(Db *db, void *arg)
{
    const Job *job = arg;
    TRY(account_set_state(db, job->arena, job->found.id, job->state));
    return note(db, job, "account.state", job->found.id, job->state);
}

static int
change_state(Arena *a, const Options *o, Str from, Str to)
{
    Job job;
    Db *db;
    int status = begin_with(a, o, &db, &job);
    if (status != CLI_OK)
        return status;
    if (from.p ? !str_eq(job.found.state, from) : str_eq(job.found.state, S("left")))
        return usage("this account is not in a state for that");
    job.state = to;
    Err e = db_transaction(db, set_state, &job);
    if (err_code(e) == E_CONFLICT)
        return usage("this is the last administrator");
    return failed(e) ? cli_failed(e) : CLI_OK;
}

static int
run_lock(Arena *a, const Options *o)
{
    return change_state(a, o, (Str){0}, S("locked"));
}

static int
run_unlock(Arena *a, const Options *o)
{
    return change_state(a, o, S("locked"), S("active"));
}

// ---- user list ----------------------------------------------------------------------------------

static int
run_list(Arena *a, const Options *o)
{
    Job job;
    Db *db;
    size_t n;
    const AccountLine *v;
    int status = begin(a, o, &db, &job);
    if (status != CLI_OK)
        return status;
    Err e = account_all(db, a, &n, &v);
    if (failed(e))
        return cli_failed(e);
    for (size_t i = 0; i < n; i++)
        printf("%.*s\t%.*s\t%.*s\t%.*s\n", (int)v[i].email.n, v[i].email.p, (int)v[i].state.n,
               v[i].state.p, (int)v[i].name.n, v[i].name.p, (int)v[i].organisation.n,
               v[i].organisation.p);
    return CLI_OK;
}

const Command cli_user[] = {
    {"user add", "--email E --name N --role R[,R] --organisation O",
     "invite someone: prints a link with which they choose a password", run_add},
    {"user passwd", "--email E", "a new password from stdin, or a link when that is empty",
     run_passwd},
    {"user lock", "--email E", "end all sessions and let this person in no more", run_lock},
    {"user unlock", "--email E", "let this person in again", run_unlock},
    {"user list", "", "all accounts: address, state, name, organisation", run_list},
    {0},
};
