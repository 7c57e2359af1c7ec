// weerglas demo: fill an empty database with an invented region, and tell how to log in.
#include "app/account/account.h"
#include "app/demo/demo_fill.h"
#include "app/layout/layout.h"
#include "cli/cli.h"

#include <stdio.h>
#include <time.h>

static void
print_user(const DemoUser *u)
{
    Str label = S("");
    for (size_t i = 0; i < role_choices.n; i++)
        if (str_eq(role_choices.v[i].code, str_z(u->role)))
            label = role_choices.v[i].label;
    printf("  %-34.*s %-50s %s\n", (int)label.n, label.p, u->name, u->email);
}

// Whether this is the first in the list with its role.
static bool
is_first(const DemoUser *users, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (str_eq(str_z(users[k].role), str_z(users[i].role)))
            return false;
    return true;
}

// One of each role first: who looks around needs no more.
static void
print_logins(void)
{
    size_t n;
    const DemoUser *users = demo_users(&n);
    puts("\nInloggen (fictieve personen):");
    for (size_t i = 0; i < n; i++)
        if (is_first(users, i))
            print_user(&users[i]);
    puts("\nen verder:");
    for (size_t i = 0; i + 1 < n; i++) // the last one was invited and has no password yet
        if (!is_first(users, i))
            print_user(&users[i]);
    puts("\nWachtwoord van iedereen: " DEMO_PASSWORD);
}

static int
run_demo(Arena *a, const Options *o)
{
    Context *c;
    Db *db;
    DemoFilled done;
    int64_t now = (int64_t)time(NULL);
    DemoWanted wanted = {.seed = (uint64_t)o->seed, .now = now};
    wanted.last_day = o->last_day ? str_z(o->last_day) : layout_day_of(a, now);
    Err e = cli_open(a, o, &db, &c);
    if (!failed(e))
        e = demo_fill(db, a, c, &wanted, &done);
    if (!failed(e))
        e = demo_analyse(db, a, c, &wanted, &done);
    if (!failed(e))
        e = db_checkpoint(db);
    if (failed(e))
        return cli_failed(e);
    printf("%s: %zu personen, %zu signalen, %zu triggers, %zu trends en %zu kwesties. Alles is "
           "verzonnen.\n",
           demo_region_name(), done.accounts, done.signals, done.triggers, done.trends,
           done.kwesties);
    print_logins();
    if (done.follow_code.p)
        printf("Code om als bewoner een melding te volgen: %.*s\n", (int)done.follow_code.n,
               done.follow_code.p);
    return CLI_OK;
}

const Command cli_demo[] = {
    {"demo", "[--seed N] [--last-day YYYY-MM-DD]", "fill an empty database with invented data",
     run_demo},
    {0},
};
