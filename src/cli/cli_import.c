// weerglas import boundaries: borders for the maps, from a file.
#include "app/area/area.h"
#include "cli/cli.h"
#include "geo/geojson.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

// The reason of an error without the places in our code that follow it.
static Str
reason_of(Err e)
{
    Str text = str_z(err_text(e));
    for (size_t i = text.n; i > 0; i--)
        if (str_starts((Str){text.p + i, text.n - i}, S(" (")))
            return (Str){text.p, i};
    return text;
}

static int
refuse(const char *file, Err e)
{
    Str why = reason_of(e);
    fprintf(stderr, "weerglas: %s: %.*s\n", file, (int)why.n, why.p);
    return err_code(e) == E_INVALID || err_code(e) == E_LIMIT ? CLI_USAGE : CLI_FAILED;
}

// The last part of a path: what the log and the map name.
static Str
base_name(const char *path)
{
    Cursor c = cursor(str_z(path));
    Str folder;
    while (cursor_until(&c, S("/"), SIZE_MAX, &folder))
        ;
    return cursor_rest(&c);
}

static Err
read_open(Arena *a, FILE *f, Str *out)
{
    char *p = NEW_N(a, (size_t)GEOJSON_MAX_BYTES + 1, char);
    size_t n = fread(p, 1, (size_t)GEOJSON_MAX_BYTES + 1, f);
    if (ferror(f))
        FAIL(E_INVALID, "cannot be read");
    if (n > GEOJSON_MAX_BYTES)
        FAIL(E_LIMIT, "longer than %d bytes", GEOJSON_MAX_BYTES);
    *out = (Str){p, n};
    return OK;
}

static Err
read_file(Arena *a, const char *path, Str *out)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        FAIL(E_INVALID, "cannot be opened: %s", strerror(errno));
    Err e = read_open(a, f, out);
    fclose(f);
    return e;
}

static int
run_boundaries(Arena *a, const Options *o)
{
    Context *c;
    Db *db;
    Str json;
    BoundaryImport done;
    if (o->nwords != 1) {
        fputs("weerglas: name one file: weerglas import boundaries FILE.geojson\n", stderr);
        return CLI_USAGE;
    }
    Err e = read_file(a, o->words[0], &json);
    if (failed(e))
        return refuse(o->words[0], e);
    e = cli_open(a, o, &db, &c);
    if (failed(e))
        return cli_failed(e);
    e = boundary_import(db, a, c, base_name(o->words[0]), json, (int64_t)time(NULL), &done);
    if (failed(e))
        return refuse(o->words[0], e);
    printf("%zu gebieden ingelezen (%s); %zu van %zu punten bewaard, %zu kB.\n", done.areas,
           done.from_rd ? "uit RD" : "in graden", done.points_kept, done.points,
           (done.bytes + 1023) / 1024);
    return CLI_OK;
}

const Command cli_import[] = {
    {"import boundaries", "FILE.geojson", "take borders of municipalities for the maps",
     run_boundaries},
    {0},
};
