// The trigger calendar for Outlook and telephones: an address with a secret, one for each person.
// It shows what that person sees, so their rights are looked up again at every request.
#include "app/trigger/trigger_feed.h"

#include "app/audit/audit.h"
#include "app/signal/signal.h"
#include "format/ical.h"

enum { FEED_MAX = 4 << 20, FEED_PAST_DAYS = 90 };

typedef struct NewFeed {
    Req *r;
    Str token; // absent: the address is taken away
} NewFeed;

static Err
write_feed(Db *db, void *arg)
{
    const NewFeed *f = arg;
    Req *r = f->r;
    if (f->token.p)
        TRY(q_trigger_feed_put(db, r->arena, hash_token(r->arena, f->token), r->user.id, r->now));
    else
        TRY(q_trigger_feed_drop(db, r->arena, r->user.id));
    return audit_add(r, db,
                     (AuditEntry){.name = f->token.p ? S("feed.make") : S("feed.drop"),
                                  .activity = S("trends"),
                                  .object_kind = S("account"),
                                  .object_id = r->user.id});
}

Err
trigger_form_feed(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    NewFeed f = {.r = r};
    bool drop = str_eq(form_value(&sent, S("actie")), S("weg"));
    if (!drop)
        f.token = random_token(r->arena, TOKEN_SIZE);
    TRY(db_transaction(r->db, write_feed, &f));
    if (drop)
        return respond_to(r, "/triggers?done=adres_weg");
    Str url = context_of(r)->public_url;
    return trigger_show_list(r, str_fmt(r->arena, "%.*s/triggers/agenda/%.*s.ics", (int)url.n,
                                        url.p, (int)f.token.n, f.token.p));
}

static Err
put_event(Req *r, Ical *c, const TriggerFeedRow *t)
{
    Str url = context_of(r)->public_url, kind = choice_label(signal_trigger_kinds, t->kind);
    Str state = choice_label(trigger_states, t->state);
    Str description = str_fmt(r->arena, "%.*s. %.*s.%s%.*s", (int)kind.n, kind.p, (int)state.n,
                              state.p, t->questions.n > 0 ? "\nVooraf te beantwoorden:\n" : "",
                              (int)t->questions.n, t->questions.p);
    IcalEvent e = {
        .uid = str_fmt(r->arena, "trigger-%lld@weerglas", (long long)t->id),
        .stamp_s = t->changed_at,
        .start = t->starts_on,
        .end = t->ends_on,
        .summary = t->title,
        .description = description,
        .location = t->place,
        .url = str_fmt(r->arena, "%.*s/triggers/%lld", (int)url.n, url.p, (long long)t->id),
        .categories = &kind,
        .n_categories = 1,
        .status = str_eq(t->state, S("vervallen"))      ? ICAL_CANCELLED
                  : str_eq(t->state, S("aangekondigd")) ? ICAL_TENTATIVE
                                                        : ICAL_CONFIRMED,
        .sequence = (int)t->version - 1,
    };
    return ical_event(c, &e);
}

Err
trigger_page_feed(Req *r)
{
    TriggerFeedOwnerRow owner;
    TriggerFeedRows rows;
    TRY(q_trigger_feed_owner(r->db, r->arena, hash_token(r->arena, r->code), &owner));
    Str since = layout_day_add(r->arena, layout_day_of(r->arena, r->now), -FEED_PAST_DAYS);
    TRY(q_trigger_feed(r->db, r->arena, owner.account_id, since, TRIGGER_LIST_MAX, &rows));
    Buf out = buf_new(r->arena, FEED_MAX);
    Ical calendar = ical_begin(&out, S("Triggers Weerglas"));
    for (size_t i = 0; i < rows.n; i++)
        TRY(put_event(r, &calendar, &rows.v[i]));
    ical_end(&calendar);
    if (out.over)
        FAIL(E_LIMIT, "the calendar is longer than %d bytes", FEED_MAX);
    return respond_file(r, S("text/calendar; charset=utf-8"), S("triggers.ics"), buf_str(&out));
}
