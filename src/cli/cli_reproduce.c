// weerglas reproduce: computing a run once more, to see whether it gives the same.
#include "app/duiding/duiding.h"
#include "cli/cli.h"

#include <stdio.h>

static void
show(const char *what, Str then, Str now, bool same)
{
    printf("%-10s %s\n  toen %.*s\n  nu   %.*s\n", what, same ? "gelijk" : "ANDERS", (int)then.n,
           then.p, (int)now.n, now.p);
}

static int
run_reproduce(Arena *a, const Options *o)
{
    Context *c;
    Db *db;
    DuidingAgain again;
    if (o->nwords != 1) {
        fputs("usage: weerglas reproduce NUMBER\n", stderr);
        return CLI_USAGE;
    }
    Err e = cli_open(a, o, &db, &c);
    if (!failed(e))
        e = duiding_again(db, a, str_z(o->words[0]), &again);
    if (err_code(e) == E_NOT_FOUND || err_code(e) == E_CONFLICT) {
        fprintf(stderr, "weerglas reproduce: no finished run %s\n", o->words[0]);
        return CLI_USAGE;
    }
    if (failed(e))
        return cli_failed(e);
    printf("%s, gemaakt door %.*s\n", o->words[0], (int)again.program.n, again.program.p);
    show("invoer", again.input_then, again.input_now, again.same_input);
    show("uitkomst", again.result_then, again.result_now, again.same_result);
    return again.same_input && again.same_result ? CLI_OK : CLI_FAILED;
}

const Command cli_reproduce[] = {
    {"reproduce", "NUMBER", "compute a run of Duiden again and compare", run_reproduce},
    {0},
};
