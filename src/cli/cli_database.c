// Opening the database for a command, and the commands about it.
#include "app/area/area.h"
#include "app/setting/installation.h"
#include "cli/cli.h"
#include "db/copy.h"
#include "migrations.h"
#include "text/words.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

int
cli_failed(Err e)
{
    fprintf(stderr, "weerglas: %s\n", err_text(e));
    return CLI_FAILED;
}

// The data folder is made when it is not there, for its owner alone; the folder around it is not.
static Err
make_folder(const char *dir)
{
    if (mkdir(dir, 0700) != 0 && errno != EEXIST)
        FAIL(E_INVALID, "cannot make the data folder %s: %s", dir, strerror(errno));
    return OK;
}

Err
cli_open(Arena *a, const Options *o, Db **db, Context **context)
{
    Context *c = NEW(a, Context);
    int64_t now = (int64_t)time(NULL);
    c->data_dir = str_z(o->data);
    c->database_url =
        o->database ? str_z(o->database) : str_fmt(a, "sqlite:%s/weerglas.db", o->data);
    c->public_url = o->public_url ? str_z(o->public_url)
                                  : str_fmt(a, "http://127.0.0.1:%lld", (long long)o->port);
    c->contact_mail = o->contact_mail ? str_z(o->contact_mail) : S("");
    c->mails_per_hour = o->mail_per_hour;
    if (o->smtp) {
        Smtp mail;
        TRY(smtp_read(a, o->smtp, o->mail_from, o->smtp_ca, &mail));
        c->mail_server = mail.host;
        c->mail_from = mail.from;
    }
    c->stemmer = stemmer_new(a);
    TRY(make_folder(o->data));
    TRY(db_open(a, str_to_z(a, c->database_url), db));
    TRY(db_migrate(*db, migrations, COUNT(migrations)));
    TRY(area_seed(*db, a));
    TRY(installation_key(*db, a, now, &c->key));
    TRY(installation_is_demo(*db, a, &c->is_demo));
    *context = c;
    return OK;
}

static int
run_migrate(Arena *a, const Options *o)
{
    Context *c;
    Db *db;
    Err e = cli_open(a, o, &db, &c);
    if (!failed(e))
        e = db_checkpoint(db);
    if (failed(e))
        return cli_failed(e);
    puts("De database is bijgewerkt.");
    return CLI_OK;
}

// Each table with its rows and a sum over them, which is the same on both sides.
static int
run_copy(Arena *a, const Options *o)
{
    DbCopiedList list = {0};
    Db *from, *to;
    if (!o->from || !o->to) {
        fputs("weerglas copy: --from URL and --to URL are needed\n", stderr);
        return CLI_USAGE;
    }
    Err e = db_open(a, o->from, &from);
    if (!failed(e))
        e = db_open(a, o->to, &to);
    if (!failed(e))
        e = db_copy(a, from, to, migrations, COUNT(migrations), &list);
    if (!failed(e))
        e = db_checkpoint(to);
    for (size_t i = 0; i < list.n && !failed(e); i++)
        printf("%-32s %10lld rows  %016llx%016llx\n", list.v[i].table.p, (long long)list.v[i].rows,
               (unsigned long long)list.v[i].sum[0], (unsigned long long)list.v[i].sum[1]);
    return failed(e) ? cli_failed(e) : CLI_OK;
}

const Command cli_database[] = {
    {"copy", "--from URL --to URL", "move to another, empty database", run_copy},
    {"migrate", "", "bring the database up to date", run_migrate},
    {0},
};
