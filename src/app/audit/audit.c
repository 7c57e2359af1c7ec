// Adding to the log of processing. Walking its chain: audit_verify.c; showing it: audit_page.c.
#include "app/audit/audit.h"

#include "app/audit/audit_chain.h"
#include "base/buf.h"

enum { LINE_MAX = 64 << 10 }; // bytes of one line, hashed

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
    {STR("duiden"), STR("Aantallen signalen vergelijken met wat gewoon is"),
     STR("Vroeg zien waar en waarover meer of minder wordt gemeld dan gewoon. Alleen aantallen per "
         "gebied, thema en week; niet over personen."),
     STR("Taak van algemeen belang (AVG artikel 6 lid 1 e, Gemeentewet artikel 172)")},
    {STR("overleg"), STR("Signalen samen bespreken en wegen"),
     STR("Signalen samen wegen met wie daar een taak in heeft, en besluiten wat er gebeurt."),
     STR("Taak van algemeen belang (AVG artikel 6 lid 1 e, Gemeentewet artikel 172)")},
    {STR("netwerk"), STR("Netwerk van organisaties en functies"),
     STR("Weten wie men kan bellen als er iets speelt, en laten weten wat met een gesprek is "
         "gedaan. Wie vermeld is, weet dat en vindt het goed."),
     STR("Taak van algemeen belang (AVG artikel 6 lid 1 e); wie vermeld is, kan altijd nee "
         "zeggen")},
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

Str
audit_line_hash(Arena *a, const AuditPageRow *l)
{
    const Str texts[] = {l->previous_hash, l->trace_id, l->span_id, l->parent_span,  l->name,
                         l->resource,      l->activity, l->subject, l->subject_type, l->actor,
                         l->object_kind,   l->object,   l->detail};
    const int64_t numbers[] = {l->n,           l->start_ms, l->end_ms,
                               l->status_code, l->actor_id, l->object_id};
    Buf all = buf_new(a, LINE_MAX);
    for (size_t i = 0; i < COUNT(numbers); i++) {
        buf_int(&all, numbers[i]);
        buf_char(&all, '|');
    }
    for (size_t i = 0; i < COUNT(texts); i++) {
        buf_int(&all, (int64_t)texts[i].n);
        buf_char(&all, ':');
        buf_put(&all, texts[i]);
    }
    REQUIRE(!all.over);
    return hash_hex(a, hash_sha256(a, buf_str(&all)));
}

Str
audit_trace(Arena *a)
{
    return random_hex(a, 16);
}

static Str
or_empty(Str s)
{
    return s.p ? s : S("");
}

Err
audit_add_as(Db *db, Arena *a, const Context *c, AuditActor actor, int64_t now, AuditEntry e)
{
    AuditTailRow tail;
    TRY(q_audit_tail(db, a, &tail));
    AuditPageRow l = {
        .n = tail.n + 1,
        .trace_id = actor.trace.p ? actor.trace : audit_trace(a),
        .span_id = random_hex(a, 8),
        .parent_span = or_empty(e.parent_span),
        .name = e.name,
        .start_ms = now * 1000,
        .end_ms = now * 1000,
        .status_code = e.failed ? 2 : 1,
        .resource = S("weerglas"),
        .activity = activity_uri(a, c, e.activity),
        .subject = S(""),
        .subject_type = S(""),
        .actor_id = actor.id,
        .actor = actor.text,
        .object_kind = or_empty(e.object_kind),
        .object_id = e.object_id,
        .object = or_empty(e.object),
        .detail = or_empty(e.detail),
        .previous_hash = tail.hash,
    };
    if (e.span)
        *e.span = l.span_id;
    return q_audit_append(db, a, l.n, l.trace_id, l.span_id, l.parent_span, l.name, l.start_ms,
                          l.end_ms, l.status_code, l.activity, l.subject, l.subject_type,
                          l.actor_id, l.actor, l.object_kind, l.object_id, l.object, l.detail,
                          l.previous_hash, audit_line_hash(a, &l));
}

AuditActor
audit_actor(Req *r)
{
    if (!r->trace.p)
        r->trace = audit_trace(r->arena);
    AuditActor actor = {r->user.id, S("zonder account"), r->trace};
    if (r->user.id != 0)
        actor.text = str_fmt(r->arena, "%.*s, %.*s", (int)r->user.role.n, r->user.role.p,
                             (int)r->user.organisation.n, r->user.organisation.p);
    return actor;
}

Err
audit_add(Req *r, Db *db, AuditEntry entry)
{
    return audit_add_as(db, r->arena, context_of(r), audit_actor(r), r->now, entry);
}

Err
audit_add_by(Db *db, Arena *a, const Context *c, Str actor, int64_t now, AuditEntry entry)
{
    return audit_add_as(db, a, c, (AuditActor){.text = actor}, now, entry);
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
