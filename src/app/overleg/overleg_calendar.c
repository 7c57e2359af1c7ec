// Meetings for Outlook and telephones: a feed with a secret address for each person, and a file for
// each meeting. Neither tells what is on the agenda.
#include "app/overleg/overleg_inside.h"
#include "format/ical.h"

enum { FEED_MAX = 2 << 20, FILE_MAX = 64 << 10, FEED_PAST_DAYS = 90, FEED_MEETINGS = 200 };

// What both show of a meeting.
typedef struct Event {
    int64_t id, begins_at, ends_at, closes_at, changed_at, sequence;
    Str number, name, place, link, state;
    int64_t items; // that this person sees; -1: not counted
} Event;

static Str
local_time(Arena *a, int64_t moment)
{
    Str day = layout_day_of(a, moment), clock = overleg_clock(a, moment);
    return str_fmt(a, "%.*sT%.*s", (int)day.n, day.p, (int)clock.n, clock.p);
}

static Str
description(Arena *a, const Event *e)
{
    Str closes = layout_moment(a, e->closes_at);
    Str items = e->items < 0    ? S("")
                : e->items == 1 ? S("\nU heeft 1 agendapunt.")
                                : str_fmt(a, "\nU heeft %lld agendapunten.", (long long)e->items);
    return str_fmt(a, "Nummer %.*s. De agenda sluit op %.*s.%.*s%s%.*s", (int)e->number.n,
                   e->number.p, (int)closes.n, closes.p, (int)items.n, items.p,
                   e->link.n > 0 ? "\nBeeldbellen: " : "", (int)e->link.n, e->link.p);
}

// By function: who leads changes, the address of the organisation stays.
static Err
put_event(Arena *a, const Context *context, Ical *c, const Event *e)
{
    Str url = context->public_url;
    IcalEvent event = {
        .uid = str_fmt(a, "overleg-%lld@weerglas", (long long)e->id),
        .stamp_s = e->changed_at,
        .start = local_time(a, e->begins_at),
        .end = local_time(a, e->ends_at),
        .summary = e->name,
        .description = description(a, e),
        .location = e->place.n > 0 ? e->place : e->link,
        .url = str_fmt(a, "%.*s/overleg/%lld", (int)url.n, url.p, (long long)e->id),
        .organizer = S("Procesregisseur"),
        .organizer_email = context->contact_mail,
        .status = str_eq(e->state, S("vervallen")) ? ICAL_CANCELLED : ICAL_CONFIRMED,
        .sequence = (int)e->sequence,
    };
    return ical_event(c, &event);
}

static Err
respond_calendar(Req *r, Buf *out, Ical *c, Str filename)
{
    ical_end(c);
    if (out->over)
        FAIL(E_LIMIT, "the calendar is longer than %d bytes", FEED_MAX);
    return respond_file(r, S("text/calendar; charset=utf-8"), filename, buf_str(out));
}

// Whether the owner of an address still comes to consultations.
static Err
still_comes(Req *r, int64_t account_id, bool *out)
{
    MeetingFeedRoleRows rows;
    *out = false;
    TRY(q_meeting_feed_role(r->db, r->arena, account_id, &rows));
    for (size_t i = 0; i < rows.n; i++)
        *out |= (role_can(rows.v[i].role) & CAN_OVERLEG) != 0;
    return OK;
}

// GET /overleg/agenda/CODE.ics
Err
overleg_page_feed(Req *r)
{
    MeetingFeedOwnerRow owner;
    MeetingFeedRows rows;
    bool comes;
    TRY(q_meeting_feed_owner(r->db, r->arena, hash_token(r->arena, r->code), &owner));
    TRY(still_comes(r, owner.account_id, &comes));
    if (!comes)
        FAIL(E_NOT_FOUND, "no longer comes to consultations");
    Str since = layout_day_add(r->arena, layout_day_of(r->arena, r->now), -FEED_PAST_DAYS);
    TRY(q_meeting_feed(r->db, r->arena, owner.account_id, since, FEED_MEETINGS, &rows));
    Buf out = buf_new(r->arena, FEED_MAX);
    Ical c = ical_begin(&out, S("Overleg Weerglas"));
    for (size_t i = 0; i < rows.n; i++) {
        const MeetingFeedRow *m = &rows.v[i];
        Event e = {m->id,     m->begins_at, m->ends_at, m->closes_at, m->changed_at, m->sequence,
                   m->number, m->name,      m->place,   m->link,      m->state,      m->items};
        TRY(put_event(r->arena, context_of(r), &c, &e));
    }
    return respond_calendar(r, &out, &c, S("overleg.ics"));
}

// The calendar file of one meeting: what takes it out of calendars when it was cancelled.
static Err
make_file(Arena *a, const Context *context, const MeetingGetRow *m, Str *file)
{
    bool is_off = str_eq(m->state, S("vervallen"));
    Buf out = buf_new(a, FILE_MAX);
    Ical c = ical_begin_as(&out, S("Overleg Weerglas"), is_off ? ICAL_CANCEL : ICAL_PUBLISH);
    Event e = {m->id,     m->begins_at, m->ends_at, m->closes_at, m->changed_at, m->sequence,
               m->number, m->name,      m->place,   m->link,      m->state,      -1};
    TRY(put_event(a, context, &c, &e));
    ical_end(&c);
    if (out.over)
        FAIL(E_LIMIT, "the calendar file is longer than %d bytes", FILE_MAX);
    *file = buf_str(&out);
    return OK;
}

// GET /overleg/12/uitnodiging.ics
Err
overleg_page_invitation(Req *r)
{
    MeetingGetRow m;
    Str file;
    TRY(overleg_open(r, r->id, &m));
    TRY(make_file(r->arena, context_of(r), &m, &file));
    return respond_file(r, S("text/calendar; charset=utf-8"),
                        str_fmt(r->arena, "overleg-%s.ics", m.number.p), file);
}

Err
overleg_file(Db *db, Arena *a, const Context *c, Str path, int64_t account_id, Str *file)
{
    MeetingGetRow m;
    int64_t id;
    Cursor at = cursor(path);
    *file = (Str){0};
    if (!cursor_take(&at, S("/overleg/")) || !str_to_int(cursor_rest(&at), &id))
        FAIL(E_INVALID, "not the path of a meeting");
    Err e = q_meeting_get(db, a, account_id, id, &m);
    if (err_code(e) == E_NOT_FOUND) // destroyed, or this person left the region
        return OK;
    TRY(e);
    return make_file(a, c, &m, file);
}
