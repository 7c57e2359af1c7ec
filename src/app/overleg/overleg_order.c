// The order of an agenda: up and down within the block of a municipality.
#include "app/overleg/overleg_inside.h"

typedef struct Moving {
    Req *r;
    int64_t item_id, meeting_id, agenda_version;
    Str number;
    bool up, changed_meanwhile;
} Moving;

// Swap the item with its neighbour, and number the block again.
static Err
renumber(Db *db, const Moving *m)
{
    AgendaLengthsRows rows;
    Arena *a = m->r->arena;
    size_t at = 0;
    TRY(q_agenda_lengths(db, a, m->meeting_id, MEETING_ITEMS_MAX, &rows));
    while (at < rows.n && rows.v[at].id != m->item_id)
        at++;
    if (at == rows.n)
        FAIL(E_NOT_FOUND, "the item is not on this meeting");
    size_t first = at, end = at + 1;
    while (first > 0 && str_eq(rows.v[first - 1].municipality, rows.v[at].municipality))
        first--;
    while (end < rows.n && str_eq(rows.v[end].municipality, rows.v[at].municipality))
        end++;
    if (m->up ? at == first : at + 1 == end)
        return OK; // there already
    size_t other = m->up ? at - 1 : at + 1;
    for (size_t i = first; i < end; i++) {
        size_t from = i == at ? other : i == other ? at : i;
        TRY(q_agenda_position(db, a, rows.v[from].id, (int64_t)(i - first) + 1));
    }
    return OK;
}

static Err
write_move(Db *db, void *arg)
{
    Moving *m = arg;
    Req *r = m->r;
    MeetingReorderRows changed;
    TRY(q_meeting_reorder(db, r->arena, r->user.id, m->meeting_id, m->agenda_version, &changed));
    m->changed_meanwhile = changed.n == 0;
    if (m->changed_meanwhile)
        return OK;
    TRY(renumber(db, m));
    return overleg_log(r, db, S("agenda.order"), m->meeting_id, m->number, S(""));
}

// POST /overleg/punten/34/verplaats
Err
agenda_form_move(Req *r)
{
    AgendaItem i;
    Form sent;
    TRY(agenda_open(r, r->id, &i));
    TRY(req_form_raw(r, &sent));
    if (!i.is_chair)
        FAIL(E_FORBIDDEN, "only who leads this consultation");
    if (!i.meeting_id)
        FAIL(E_CONFLICT, "the item is on no agenda");
    Moving m = {.r = r, .item_id = i.id, .meeting_id = i.meeting_id, .number = i.meeting_number};
    m.up = str_eq(form_value(&sent, S("richting")), S("op"));
    if (!str_to_int(form_value(&sent, S("agenda")), &m.agenda_version))
        FAIL(E_INVALID, "no version of the agenda");
    TRY(db_transaction(r->db, write_move, &m));
    if (m.changed_meanwhile)
        return overleg_show_again(r, i.meeting_id,
                                  S("Iemand anders heeft de agenda net gewijzigd. Uw stap is niet "
                                    "gedaan. Dit is de volgorde van nu."));
    return respond_to(r, "/overleg/%lld?done=volgorde#punt-%lld", (long long)i.meeting_id,
                      (long long)i.id);
}
