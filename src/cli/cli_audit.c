// weerglas audit: checking the chain of the log of processing.
#include "app/audit/audit.h"
#include "cli/cli.h"
#include "format/json.h"

#include <stdio.h>

enum { HASH_DIGITS = 64, JSON_BYTES = 4096 };

// "123:ab12...", as `audit verify` and the log of the program show it.
static bool
read_head(const char *text, AuditHead *out)
{
    Cursor c = cursor(str_z(text));
    Str n;
    bool right = cursor_until(&c, S(":"), 20, &n) && str_to_int(n, &out->n) && out->n > 0;
    out->hash = cursor_rest(&c);
    return right && out->hash.n == HASH_DIGITS;
}

static void
show_json(Arena *a, const AuditState *s)
{
    Buf text = buf_new(a, JSON_BYTES);
    Json j = json_new(&text);
    json_object_begin(&j);
    json_field(&j, S("right"), (bool)!s->wrong.p);
    json_field(&j, S("lines"), s->lines);
    json_field(&j, S("wrong_line"), s->wrong_n);
    json_field(&j, S("wrong"), s->wrong);
    json_field(&j, S("head_line"), s->head.n);
    json_field(&j, S("head_hash"), s->head.hash);
    json_object_end(&j);
    json_done(&j);
    puts(str_to_z(a, buf_str(&text)));
}

static int
run_verify(Arena *a, const Options *o)
{
    Context *c;
    Db *db;
    AuditState state;
    AuditHead known = {0};
    if (o->head && !read_head(o->head, &known)) {
        fputs("weerglas audit verify: --head is N:HASH, as an earlier check wrote it\n", stderr);
        return CLI_USAGE;
    }
    Err e = cli_open(a, o, &db, &c);
    if (!failed(e))
        e = audit_verify(db, a, c, known, &state);
    if (failed(e))
        return cli_failed(e);
    if (o->json)
        show_json(a, &state);
    else if (state.wrong.p)
        printf("FOUT: %s De %lld regels ervoor kloppen.\n", state.wrong.p, (long long)state.lines);
    else
        printf("OK: %lld regels gecontroleerd. Bewaar dit buiten de server:\n%lld:%.*s\n",
               (long long)state.lines, (long long)state.head.n, (int)state.head.hash.n,
               state.head.hash.p);
    return state.wrong.p ? CLI_FAILED : CLI_OK;
}

const Command cli_audit[] = {
    {"audit verify", "[--json] [--head N:HASH]", "check the log of processing", run_verify},
    {0},
};
