// weerglas serve: bring the database up to date, start the workers, watch over them.
#include "app/keeper_tasks.h"
#include "app/site.h"
#include "base/log.h"
#include "base/supervise.h"
#include "cli/cli.h"
#include "web/serve.h"
#include "web/theme.h"

#include <stdio.h>
#include <unistd.h>

typedef struct Job {
    const Options *options;
    Str theme; // thema.css of the data folder; absent
    int listener;
} Job;

static Err
work(void *arg)
{
    const Job *job = arg;
    const Options *o = job->options;
    arena_keep_memory();
    Arena *a = arena_new(CLI_MEMORY); // lives as long as this worker
    Context *c;
    Db *db;
    TRY(cli_open(a, o, &db, &c));
    Site site = site_make(c);
    site.trust_proxy = o->trust_proxy;
    site.theme = job->theme;
    TRY(cli_sandbox(a, o, NULL, o->strict));
    Err e = serve(job->listener, db, &site,
                  (ServeLimits){.connections = (unsigned)o->connections,
                                .per_address = (unsigned)o->per_address,
                                .idle_s = 30,
                                .drain_s = 10});
    arena_free(a);
    return e;
}

// The process beside the workers that does what is due by the clock.
static Err
keep(void *arg)
{
    const Job *job = arg;
    const Options *o = job->options;
    Arena *a = arena_new(CLI_MEMORY); // lives as long as this process
    Context *c;
    Db *db;
    close(job->listener); // it serves nobody
    TRY(cli_open(a, o, &db, &c));
    TRY(cli_smtp(a, o, &c->smtp)); // only this process ever has the password
    if (c->smtp)
        smtp_prepare(c->smtp);
    TRY(cli_sandbox(a, o, c->smtp, o->strict));
    Err e = keeper_loop(db, keeper_tasks, KEEPER_TASKS, c);
    arena_free(a);
    return e;
}

// Bring the database up to date before any worker opens it, and see whether the options for mail
// are right. The connection is closed again: it is not carried into the workers.
static Err
prepare(const Options *o)
{
    Arena *a = arena_new(CLI_MEMORY);
    Context *c;
    Db *db;
    const Smtp *mail;
    Err e = cli_open(a, o, &db, &c);
    if (!failed(e))
        e = cli_smtp(a, o, &mail); // so that a wrong one is told here, and not every second
    arena_free(a);
    return e;
}

static int
run_serve(Arena *a, const Options *o)
{
    Job job = {.options = o};
    Err e = prepare(o);
    if (!failed(e))
        e = theme_read(a, o->data, &job.theme);
    if (!failed(e))
        e = serve_listen((uint16_t)o->port, &job.listener);
    if (failed(e))
        return cli_failed(e);
    log_info("started", "port=%lld workers=%lld", (long long)o->port, (long long)o->workers);
    supervise(&(Workers){.count = (int)o->workers, .work = work, .keep = keep, .arg = &job});
    return CLI_OK;
}

const Command cli_serve[] = {
    {"serve", "[--port N] [--workers N]", "serve pages on 127.0.0.1", run_serve},
    {0},
};
