// What the consultation tells people by e-mail; see bericht.h.
#include "app/bericht/bericht.h"
#include "app/overleg/overleg_inside.h"

static Str
once_for(Arena *a, int64_t meeting_id, int64_t sequence)
{
    return str_fmt(a, "overleg-%lld-%lld", (long long)meeting_id, (long long)sequence);
}

Err
overleg_tell(Db *db, Arena *a, int64_t meeting_id, int64_t now)
{
    AgendaMeetingNowRow m;
    TRY(q_agenda_meeting_now(db, a, meeting_id, &m));
    TRY(bericht_drop(db, a, once_for(a, meeting_id, m.sequence - 1), 0));
    if (m.ends_at <= now)
        return OK;
    return bericht_add_region(
        db, a, m.partnership_id, CAN_OVERLEG, 0,
        &(BerichtNew){.kind = BERICHT_OVERLEG,
                      .path = str_fmt(a, "/overleg/%lld", (long long)meeting_id),
                      .once = once_for(a, meeting_id, m.sequence),
                      .now = now});
}

static Str
once_for_item(Arena *a, int64_t item_id, int64_t meeting_id)
{
    return str_fmt(a, "agenda-%lld-%lld", (long long)item_id, (long long)meeting_id);
}

Err
agenda_tell_put(Db *db, Arena *a, const AgendaItemNowRow *i, int64_t meeting_id, int64_t by,
                int64_t now)
{
    if (i->proposed_by == 0 || i->proposed_by == by)
        return OK;
    return bericht_add(db, a,
                       &(BerichtNew){i->proposed_by, BERICHT_AGENDA,
                                     str_fmt(a, "/overleg/%lld/punten/%lld", (long long)meeting_id,
                                             (long long)i->id),
                                     once_for_item(a, i->id, meeting_id), .now = now});
}

Err
agenda_tell_off(Db *db, Arena *a, const AgendaItemNowRow *i)
{
    return bericht_drop(db, a, once_for_item(a, i->id, i->meeting_id), 0);
}

Err
agenda_tell_asked(Db *db, Arena *a, int64_t request_id, int64_t organisation_id, int64_t by,
                  int64_t now)
{
    Str once = str_fmt(a, "vraag-%lld", (long long)request_id);
    TRY(bericht_drop(db, a, once, 0));
    if (organisation_id == 0)
        return OK;
    return bericht_add_organisation(
        db, a, organisation_id, CAN_OVERLEG, by,
        &(BerichtNew){.kind = BERICHT_INFORMATIE,
                      .path = str_fmt(a, "/informatievragen/%lld", (long long)request_id),
                      .once = once,
                      .now = now});
}
