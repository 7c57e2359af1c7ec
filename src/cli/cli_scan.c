// weerglas scan: the scan statistic on files of the program SaTScan.
#include "app/satscan/satscan.h"
#include "cli/cli.h"
#include "format/prm.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const size_t scan_memory = (size_t)3 << 30;

// The reason of an error without the places in our code that follow it.
static Str
reason_of(Err e)
{
    Str text = str_z(err_text(e));
    for (size_t i = text.n; i > 0; i--)
        if (str_starts((Str){text.p + i, text.n - i}, S(" (")))
            text.n = i;
    return text;
}

static Err
read_open(Arena *a, FILE *f, const char *name, Str *out)
{
    if (fseek(f, 0, SEEK_END) != 0)
        FAIL(E_INVALID, "%s: is no file", name);
    long size = ftell(f);
    rewind(f);
    if (size < 0 || size > TABLE_MAX_BYTES)
        FAIL(E_LIMIT, "%s: longer than %d bytes", name, TABLE_MAX_BYTES);
    char *p = arena_bytes(a, (size_t)size + 1);
    *out = (Str){p, fread(p, 1, (size_t)size, f)};
    if (ferror(f))
        FAIL(E_INVALID, "%s: cannot be read", name);
    return OK;
}

// `name` as seen from the folder in which `beside` is.
static const char *
path_beside(Arena *a, Str beside, Str name)
{
    while (beside.n > 0 && beside.p[beside.n - 1] != '/')
        beside.n--;
    return str_fmt(a, "%.*s%.*s", (int)beside.n, beside.p, (int)name.n, name.p).p;
}

// Names in a settings file are as seen from the folder where the program runs, or where that file
// is.
static Err
read_file(void *of, Arena *a, Str name, Str *out)
{
    const char *path = str_to_z(a, name);
    const Str *settings = of;
    bool whole = strlen(path) == name.n; // no NUL inside
    FILE *f = whole ? fopen(path, "rb") : NULL;
    int why = errno;
    if (!f && whole && name.n > 0 && name.p[0] != '/')
        f = fopen(path_beside(a, *settings, name), "rb");
    errno = why;
    if (!f)
        FAIL(E_INVALID, "%s: cannot be opened: %s", path, strerror(errno));
    Err e = read_open(a, f, path, out);
    fclose(f);
    return e;
}

static Err
scan(Arena *a, const Options *o, Buf *out)
{
    SatscanFiles files = {read_file, NULL};
    Satscan *s = NEW(a, Satscan);
    ScanResult r;
    Str name = str_z(o->words[0]);
    files.of = &name;
    TRY(satscan_read(a, name, &files, s));
    s->options.seed = (uint64_t)o->seed;
    s->options.threads = (unsigned)o->threads;
    if (o->replications >= 0)
        s->options.replications = (uint32_t)o->replications;
    Err e = scan_run(a, &s->data, &s->options, &r);
    if (failed(e)) {
        Str why = str_copy(a, reason_of(e));
        FAIL(err_code(e), "%s: %s", o->words[0], why.p);
    }
    if (o->json)
        satscan_json(s, &r, out);
    else
        satscan_text(s, &r, out);
    if (out->over)
        FAIL(E_LIMIT, "%s: the result is too long", o->words[0]);
    return OK;
}

static int
run_scan(Arena *unused, const Options *o)
{
    enum { MOST_OUTPUT = 64 << 20 };
    (void)unused;
    if (o->nwords != 1) {
        fputs("weerglas: name one file: weerglas scan FILE.prm\n", stderr);
        return CLI_USAGE;
    }
    Arena *a = arena_new(scan_memory);
    Buf out = buf_new(a, MOST_OUTPUT);
    Err e = scan(a, o, &out);
    int status = CLI_OK;
    if (failed(e)) {
        Str why = reason_of(e);
        fprintf(stderr, "weerglas: %.*s\n", (int)why.n, why.p);
        status = err_code(e) == E_INVALID || err_code(e) == E_LIMIT ? CLI_USAGE : CLI_FAILED;
    } else if (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0) {
        fputs("weerglas: cannot write the result\n", stderr);
        status = CLI_FAILED;
    }
    arena_free(a);
    return status;
}

const Command cli_scan[] = {
    {"scan", "FILE.prm [--json] [--threads N]", "find clusters in space and time (SaTScan files)",
     run_scan},
    {0},
};
