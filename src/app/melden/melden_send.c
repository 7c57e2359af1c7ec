// Sending a report, and adding to it.
#include "app/melden/melden_send.h"

#include "app/account/account.h"
#include "app/audit/audit.h"
#include "app/melden/melden_page.h"
#include "app/melden/melden_rate.h"
#include "melden_send_queries.h"

typedef struct Sending {
    Req *r;
    const MeldenForm *f;
    SignalNew n;
    Str contact;
    MeldenSent sent;
} Sending;

static Str
either(Str s)
{
    return s.p ? s : S("");
}

static int64_t
chosen_id(Str code)
{
    int64_t id = 0;
    REQUIRE(code.n == 0 || str_to_int(code, &id)); // the form has checked that it is a choice
    return id;
}

static SignalNew
new_signal(Req *r, MeldenForm *f, Str source_role)
{
    SignalNew n = {.area_id = chosen_id(f->area.text),
                   .confidentiality = f->confidentiality.text,
                   .observed_from = f->observed_from.text,
                   .observed_to =
                       f->observed_to.text.n ? f->observed_to.text : f->observed_from.text,
                   .way = f->way.text,
                   .kind = S("onbekend"), // for the adviser to decide
                   .theme = f->theme.text,
                   .trigger_kind = either(f->trigger_kind.text),
                   .source_role = source_role,
                   .origin = f->origin.text,
                   .lens = either(f->lens.text),
                   .urgency = f->urgency.text,
                   .unsure = f->unsure.text.n > 0,
                   .observation = f->observation.text,
                   .interpretation = either(f->interpretation.text),
                   .rights = melden_form_rights(r->arena, f),
                   .online_check = melden_form_online(r->arena, f),
                   .privacy_reason = f->privacy.note};
    for (size_t i = 0; i < f->area_rule->choices.n; i++)
        if (str_eq(f->area_rule->choices.v[i].code, f->area.text))
            n.municipality = f->municipalities[i];
    if (str_eq(n.confidentiality, S("kring")))
        n.circle_id = chosen_id(f->circle.text);
    if (!f->is_resident) {
        n.reporter_id = r->user.id;
        n.organisation_id = r->user.organisation_id;
    }
    return n;
}

static Err
store(Db *db, Sending *s)
{
    Req *r = s->r;
    SignalTerms terms;
    SignalAdded added;
    bool kept = true;
    TRY(signal_terms(db, r->arena, &terms));
    TRY(signal_add(db, r->arena, &terms, &s->n, r->now, &added));
    TRY(q_melden_link_add(db, r->arena, hash_token(r->arena, s->sent.code), added.id, r->now));
    if (s->contact.n > 0)
        TRY(contact_add(db, r, added.id, s->n.municipality, s->contact, &kept));
    if (!s->f->is_resident)
        TRY(q_melden_draft_drop(db, r->arena, r->user.id, S(MELDEN_DRAFT)));
    s->sent.id = added.id;
    s->sent.contact_refused = !kept;
    return audit_add(r, db,
                     (AuditEntry){.name = S("signal.report"),
                                  .activity = S("signaleren"),
                                  .object_kind = S("signal"),
                                  .object_id = added.id,
                                  .object = added.number,
                                  .detail = s->f->is_resident ? S("inwoner") : S("professional")});
}

static Err
send_it(Db *db, void *arg)
{
    static const RateLimit limits[] = {{5, 3600}, {20, 86400}};
    Sending *s = arg;
    if (s->f->is_resident) {
        TRY(rate_take(db, s->r, S("melden"), s->r->address, limits, COUNT(limits),
                      &s->sent.wait_s));
        if (s->sent.wait_s > 0)
            return OK;
    }
    return store(db, s);
}

// "Telefoon: 06 12345678\nE-mail: ..."
static Str
contact_text(Arena *a, const MeldenForm *f)
{
    Str phone = either(f->phone.text), email = either(f->email.text), out = S("");
    if (phone.n > 0)
        out = str_fmt(a, "Telefoon: %.*s", (int)phone.n, phone.p);
    if (email.n > 0)
        out = str_fmt(a, "%.*s%sE-mail: %.*s", (int)out.n, out.p, out.n ? "\n" : "", (int)email.n,
                      email.p);
    return out;
}

Err
melden_send(Req *r, MeldenForm *f, MeldenSent *out)
{
    Session session = {.source_role = S("inwoner")};
    if (!f->is_resident)
        TRY(session_read(r, &session));
    Sending s = {.r = r, .f = f, .n = new_signal(r, f, session.source_role)};
    s.contact = contact_text(r->arena, f);
    s.sent.code = random_code(r->arena, CODE_GROUPS_LONG);
    TRY(db_transaction(r->db, send_it, &s));
    *out = s.sent;
    return OK;
}

// ---- adding -------------------------------------------------------------------------------------

typedef struct Adding {
    Req *r;
    int64_t signal_id;
    Str text, note, refused;
} Adding;

static bool
is_closed(Str status)
{
    return !signal_is_open(status) && !str_eq(status, S("kwestie")) &&
           !str_eq(status, S("niet_geagendeerd"));
}

bool
melden_takes_more(Str status, int64_t added)
{
    return !is_closed(status) && added >= 0 && added < MELDEN_ADDITIONS;
}

static Err
add_more(Db *db, void *arg)
{
    static const RateLimit limits[] = {{10, 3600}};
    Adding *m = arg;
    Req *r = m->r;
    MeldenLinkRow link;
    int64_t wait_s;
    m->refused = (Str){0};
    TRY(q_melden_link(db, r->arena, m->signal_id, &link));
    if (is_closed(link.status))
        m->refused = S("Deze melding is afgesloten. U kunt een nieuwe melding doen.");
    else if (link.added >= MELDEN_ADDITIONS)
        m->refused = S("U heeft al vijf keer iets toegevoegd. Bel de gemeente als er meer is.");
    if (m->refused.p)
        return OK;
    TRY(rate_take(db, r, S("aanvullen"), r->address, limits, COUNT(limits), &wait_s));
    if (wait_s > 0) {
        Str when = rate_wait_text(r->arena, wait_s);
        m->refused = str_fmt(r->arena, "Dit is vaak achter elkaar. Probeer het %.*s opnieuw.",
                             (int)when.n, when.p);
        return OK;
    }
    TRY(q_melden_addition(db, r->arena, random_id(), m->signal_id, r->now, link.reporter_id,
                          m->text, m->note));
    TRY(q_melden_link_count(db, r->arena, m->signal_id));
    return audit_add(r, db,
                     (AuditEntry){.name = S("signal.add"),
                                  .activity = S("signaleren"),
                                  .object_kind = S("signal"),
                                  .object_id = m->signal_id,
                                  .object = link.number,
                                  .detail = S("aanvulling van de melder")});
}

Err
melden_add_more(Req *r, int64_t signal_id, Str text, Str note, Str *refused)
{
    Adding m = {r, signal_id, text, note, {0}};
    TRY(db_transaction(r->db, add_more, &m));
    *refused = m.refused;
    return OK;
}
