// Walking the chain of the log, keeping its end, and destroying lines beyond their term.
#include "app/audit/audit_chain.h"
#include "base/log.h"

enum { VERIFY_PAGE = 500, VERIFY_MEMORY = 32 << 20 };

Str
audit_seal(Arena *a, const Context *c, Str what, int64_t n, Str hash)
{
    Str text =
        str_fmt(a, "audit %.*s %lld %.*s", (int)what.n, what.p, (long long)n, (int)hash.n, hash.p);
    return hash_hex(a, hash_keyed(a, c->key, text));
}

static void
found_wrong(Arena *a, AuditState *out, int64_t n, const char *what)
{
    out->wrong_n = n;
    out->wrong = str_fmt(a, "Regel %lld %s.", (long long)n, what);
}

// Checks the lines after out->head and moves it on; *more tells whether there may be others.
static Err
verify_page(Db *db, Arena *page, Arena *a, AuditState *out, bool *more)
{
    AuditPageRows rows;
    TRY(q_audit_page(db, page, out->head.n, VERIFY_PAGE, &rows));
    *more = rows.n == VERIFY_PAGE;
    Str before = out->head.hash;
    for (size_t i = 0; i < rows.n && !out->wrong.p; i++) {
        const AuditPageRow *l = &rows.v[i];
        if (l->n != out->head.n + 1)
            found_wrong(a, out, out->head.n + 1, "ontbreekt");
        else if (!str_eq(l->previous_hash, before))
            found_wrong(a, out, l->n, "sluit niet aan op de regel ervoor");
        else if (!str_eq(l->hash, audit_line_hash(page, l)))
            found_wrong(a, out, l->n, "is gewijzigd");
        else {
            out->head.n = l->n;
            out->lines++;
            before = l->hash;
        }
    }
    out->head.hash = str_copy(a, before);
    *more = *more && !out->wrong.p;
    return OK;
}

static Err
walk(Db *db, Arena *a, AuditState *out)
{
    Arena *page = arena_new(VERIFY_MEMORY);
    Err e = OK;
    for (bool more = true; more && !failed(e); arena_reset(page))
        e = verify_page(db, page, a, out, &more);
    arena_free(page);
    return e;
}

static Str
head_facts(Arena *a, int64_t at, int64_t lines, Str result)
{
    return str_fmt(a, "head %lld %lld %.*s", (long long)at, (long long)lines, (int)result.n,
                   result.p);
}

// Were lines cut off, or made anew, since a head was kept?
static Err
compare_heads(Db *db, Arena *a, const Context *c, AuditState *out)
{
    AuditHeadsRows heads;
    TRY(q_audit_heads(db, a, &heads));
    for (size_t i = 0; i < heads.n && !out->wrong.p; i++) {
        const AuditHeadsRow *h = &heads.v[i];
        Str seal = audit_seal(a, c, head_facts(a, h->at, h->lines, h->result), h->n, h->hash);
        if (!secret_same(seal, h->seal))
            found_wrong(a, out, h->n,
                        "werd eerder als laatste bewaard; die aantekening is vervalst");
        else if (h->result.n == 0 && h->found.n == 0)
            found_wrong(a, out, out->head.n + 1,
                        "en wat daarna kwam zijn afgesneden: er waren er meer");
        else if (h->result.n == 0 && !str_eq(h->found, h->hash))
            found_wrong(a, out, h->n, "is vervangen: eerder stond er iets anders");
    }
    return OK;
}

static Err
compare_known(Db *db, Arena *a, AuditHead known, AuditState *out)
{
    AuditLineRow line;
    Err e = q_audit_line(db, a, known.n, &line);
    if (err_code(e) == E_NOT_FOUND) {
        found_wrong(a, out, known.n, "ontbreekt, maar is elders bewaard als laatste");
        return OK;
    }
    TRY(e);
    if (!str_eq(line.hash, known.hash))
        found_wrong(a, out, known.n, "heeft een ander controlegetal dan elders is bewaard");
    return OK;
}

Err
audit_verify(Db *db, Arena *a, const Context *c, AuditHead known, AuditState *out)
{
    AuditAnchorRow anchor;
    TRY(q_audit_anchor(db, a, &anchor));
    *out = (AuditState){.head = {anchor.n, anchor.hash}};
    Str seal = audit_seal(a, c, S("anchor"), anchor.n, anchor.hash);
    if (anchor.n > 0 && !secret_same(seal, anchor.seal))
        found_wrong(a, out, anchor.n + 1, "kan de eerste niet zijn: het begin is vervalst");
    if (!out->wrong.p)
        TRY(walk(db, a, out));
    if (!out->wrong.p)
        TRY(compare_heads(db, a, c, out));
    if (!out->wrong.p && known.n > anchor.n)
        TRY(compare_known(db, a, known, out));
    return OK;
}

// ---- keeping the end ----------------------------------------------------------------------------

typedef struct NewHead {
    Arena *arena;
    const Context *context;
    const AuditState *state;
    int64_t now;
} NewHead;

static Err
add_head(Db *db, void *arg)
{
    const NewHead *h = arg;
    const AuditState *s = h->state;
    Arena *a = h->arena;
    Str result = s->wrong.p ? s->wrong : S("");
    Str seal =
        audit_seal(a, h->context, head_facts(a, h->now, s->lines, result), s->head.n, s->head.hash);
    TRY(q_audit_head_forget(db, a));
    return q_audit_head_add(db, a, random_id(), h->now, s->head.n, s->head.hash, s->lines, result,
                            seal);
}

Err
audit_note_head(Db *db, Arena *a, const Context *c, int64_t now, AuditState *out)
{
    TRY(audit_verify(db, a, c, (AuditHead){0}, out));
    TRY(db_transaction(db, add_head, &(NewHead){a, c, out, now}));
    int n = (int)out->head.hash.n;
    if (out->wrong.p)
        log_error("audit_chain_is_wrong", "line=%lld why=\"%s\"", (long long)out->wrong_n,
                  out->wrong.p);
    log_info("audit_head", "n=%lld hash=%.*s lines=%lld right=%s", (long long)out->head.n, n,
             out->head.hash.p, (long long)out->lines, out->wrong.p ? "no" : "yes");
    return OK;
}

// ---- destroying ---------------------------------------------------------------------------------

Err
audit_trim(Db *db, Arena *a, const Context *c, int64_t before, int64_t at_most, AuditTrim *out)
{
    AuditAnchorRow anchor;
    AuditTrimToRow upto;
    AuditLineRow last;
    *out = (AuditTrim){0};
    TRY(q_audit_anchor(db, a, &anchor));
    TRY(q_audit_trim_to(db, a, before * 1000, &upto));
    int64_t to = upto.n < anchor.n + at_most ? upto.n : anchor.n + at_most;
    if (to <= anchor.n)
        return OK;
    TRY(q_audit_line(db, a, to, &last));
    TRY(q_audit_anchor_put(db, a, to, last.hash, audit_seal(a, c, S("anchor"), to, last.hash)));
    TRY(q_audit_drop(db, a, to));
    *out = (AuditTrim){anchor.n + 1, to};
    return OK;
}

Err
audit_count_before(Db *db, Arena *a, int64_t before, int64_t *lines)
{
    AuditAnchorRow anchor;
    AuditTrimToRow upto;
    TRY(q_audit_anchor(db, a, &anchor));
    TRY(q_audit_trim_to(db, a, before * 1000, &upto));
    *lines = upto.n > anchor.n ? upto.n - anchor.n : 0;
    return OK;
}

Err
audit_last_at(Db *db, Arena *a, int64_t *at)
{
    AuditLastMsRow last;
    TRY(q_audit_last_ms(db, a, &last));
    *at = last.ms / 1000;
    return OK;
}
