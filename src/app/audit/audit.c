// Adding to the log of processing, and walking its chain.
#include "app/audit/audit.h"

#include "audit_queries.h"

enum { VERIFY_PAGE = 500, VERIFY_MEMORY = 64 << 20 };

const AuditActivity audit_activities[AUDIT_ACTIVITIES] = {
    {STR("signaleren"), STR("Signalen ontvangen en opvolgen"),
     STR("Spanning vroeg zien en melders laten weten wat er gebeurt."),
     STR("Taak van algemeen belang (AVG artikel 6 lid 1 e, Gemeentewet artikel 172)")},
    {STR("meldercontact"), STR("Contact met een melder"),
     STR("Navraag doen bij wie een signaal gaf."),
     STR("Taak van algemeen belang (AVG artikel 6 lid 1 e)")},
    {STR("kwestie"), STR("Kwesties duiden en volgen"),
     STR("Signalen over hetzelfde bij elkaar brengen en samen duiden."),
     STR("Taak van algemeen belang (AVG artikel 6 lid 1 e, Gemeentewet artikel 172)")},
    {STR("trends"), STR("Trends en triggerkalender"),
     STR("Partners laten weten wat er speelt en wat er aankomt."),
     STR("Taak van algemeen belang (AVG artikel 6 lid 1 e)")},
    {STR("toegang"), STR("Toegang en accounts"),
     STR("Alleen wie een taak heeft komt binnen, en ziet wat daarvoor nodig is."),
     STR("Wettelijke plicht tot beveiliging (AVG artikel 32)")},
    {STR("bewaren"), STR("Bewaren en vernietigen"),
     STR("Gegevens niet langer bewaren dan nodig is."),
     STR("Wettelijke plicht (AVG artikel 5 lid 1 e, Archiefwet)")},
    {STR("logboek"), STR("Logboek van verwerkingen"),
     STR("Kunnen laten zien wie wat heeft gedaan."),
     STR("Wettelijke plicht (AVG artikel 5 lid 2)")},
    {STR("beheer"), STR("Beheer van organisaties, gebieden en instellingen"),
     STR("De inrichting op orde houden."), STR("Taak van algemeen belang (AVG artikel 6 lid 1 e)")},
};

static Str
activity_uri(Arena *a, const Context *c, Str code)
{
    for (size_t i = 0; i < AUDIT_ACTIVITIES; i++)
        if (str_eq(audit_activities[i].code, code))
            return str_fmt(a, "%.*s/verwerkingen#%.*s", (int)c->public_url.n, c->public_url.p,
                           (int)code.n, code.p);
    die(HERE, "a log line for an activity that is not in the register");
}

static Str
random_hex(Arena *a, size_t bytes)
{
    char *p = NEW_N(a, bytes, char);
    random_bytes(p, bytes);
    return hash_hex(a, (Str){p, bytes});
}

// The hash of a line: of every field with its length before it, so that no text can be moved from
// one field to the next unseen.
static Str
line_hash(Arena *a, const AuditPageRow *l)
{
    Str numbers = str_fmt(a, "%lld|%lld|%lld|%lld|%lld|%lld", (long long)l->n,
                          (long long)l->start_ms, (long long)l->end_ms, (long long)l->status_code,
                          (long long)l->actor_id, (long long)l->object_id);
    const Str texts[] = {l->previous_hash, numbers,        l->trace_id, l->span_id, l->parent_span,
                         l->name,          l->resource,    l->activity, l->subject, l->subject_type,
                         l->actor,         l->object_kind, l->object,   l->detail};
    Str all = S("");
    for (size_t i = 0; i < COUNT(texts); i++)
        all = str_fmt(a, "%.*s%zu:%.*s,", (int)all.n, all.p, texts[i].n, (int)texts[i].n,
                      texts[i].p ? texts[i].p : "");
    return hash_hex(a, hash_sha256(a, all));
}

typedef struct Actor {
    int64_t id;
    Str text;
} Actor;

static Err
append_line(Db *db, Arena *a, const Context *c, Actor actor, int64_t now, const AuditEntry *e)
{
    AuditTailRow tail;
    TRY(q_audit_tail(db, a, &tail));
    AuditPageRow l = {
        .n = tail.n + 1,
        .trace_id = random_hex(a, 16),
        .span_id = random_hex(a, 8),
        .parent_span = S(""),
        .name = e->name,
        .start_ms = now * 1000,
        .end_ms = now * 1000,
        .status_code = e->failed ? 2 : 1,
        .resource = S("weerglas"),
        .activity = activity_uri(a, c, e->activity),
        .subject = S(""),
        .subject_type = S(""),
        .actor_id = actor.id,
        .actor = actor.text,
        .object_kind = e->object_kind.p ? e->object_kind : S(""),
        .object_id = e->object_id,
        .object = e->object.p ? e->object : S(""),
        .detail = e->detail.p ? e->detail : S(""),
        .previous_hash = tail.hash,
    };
    return q_audit_append(db, a, l.n, l.trace_id, l.span_id, l.parent_span, l.name, l.start_ms,
                          l.end_ms, l.status_code, l.activity, l.subject, l.subject_type,
                          l.actor_id, l.actor, l.object_kind, l.object_id, l.object, l.detail,
                          l.previous_hash, line_hash(a, &l));
}

Err
audit_add(Req *r, Db *db, AuditEntry entry)
{
    Actor actor = {r->user.id, S("zonder account")};
    if (r->user.id != 0)
        actor.text = str_fmt(r->arena, "%.*s, %.*s", (int)r->user.role.n, r->user.role.p,
                             (int)r->user.organisation.n, r->user.organisation.p);
    return append_line(db, r->arena, context_of(r), actor, r->now, &entry);
}

Err
audit_add_by(Db *db, Arena *a, const Context *c, Str actor, int64_t now, AuditEntry entry)
{
    return append_line(db, a, c, (Actor){0, actor}, now, &entry);
}

typedef struct Look {
    Req *r;
    AuditEntry entry;
} Look;

static Err
note_look(Db *db, void *arg)
{
    const Look *look = arg;
    return audit_add(look->r, db, look->entry);
}

Err
audit_read(Req *r, AuditEntry entry)
{
    AuditLatelyRow lately;
    int64_t since_ms = (r->now - AUDIT_READ_AGAIN_S) * 1000;
    TRY(q_audit_lately(r->db, r->arena, entry.object_kind, entry.object_id, r->user.id, entry.name,
                       since_ms, &lately));
    return lately.n > 0 ? OK : db_transaction(r->db, note_look, &(Look){r, entry});
}

// ---- the chain ----------------------------------------------------------------------------------

static Err
verify_page(Db *db, Arena *a, int64_t *n, Str *hash, bool *more)
{
    AuditPageRows rows;
    TRY(q_audit_page(db, a, *n, VERIFY_PAGE, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        const AuditPageRow *l = &rows.v[i];
        if (l->n != *n + 1)
            FAIL(E_CONFLICT, "line %lld is missing", (long long)(*n + 1));
        if (!str_eq(l->previous_hash, *hash))
            FAIL(E_CONFLICT, "line %lld does not follow on the one before it", (long long)l->n);
        if (!str_eq(l->hash, line_hash(a, l)))
            FAIL(E_CONFLICT, "line %lld was changed", (long long)l->n);
        *n = l->n;
        *hash = l->hash;
    }
    *more = rows.n == VERIFY_PAGE;
    return OK;
}

Err
audit_verify(Db *db, int64_t *lines)
{
    Arena *a = arena_new(VERIFY_MEMORY), *page = arena_new(VERIFY_MEMORY);
    AuditAnchorRow anchor;
    int64_t n = 0;
    Str hash = S("");
    bool more = true;
    Err e = q_audit_anchor(db, a, &anchor);
    *lines = 0;
    while (!failed(e) && more) {
        n = *lines == 0 ? anchor.n : n;
        hash = *lines == 0 ? anchor.hash : hash;
        int64_t before = n;
        e = verify_page(db, page, &n, &hash, &more);
        *lines += n - before;
        hash = str_copy(a, hash);
        arena_reset(page);
    }
    arena_free(page);
    arena_free(a);
    return e;
}
