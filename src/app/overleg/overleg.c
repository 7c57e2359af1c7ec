// Code lists of the consultation, what its pages share, and their routes.
#include "app/overleg/overleg_inside.h"

static const Choice kinds[] = {
    {STR("signaal"), STR("Signaal")},
    {STR("trend"), STR("Trend")},
    {STR("terugblik"), STR("Terugblik op een aanpak")},
    {STR("casusverwijzing"), STR("Casusverwijzing")},
    {STR("leermoment"), STR("Leermoment")},
};
static const Choice states[] = {
    {STR("voorgesteld"), STR("Voorgesteld")},
    {STR("geagendeerd"), STR("Op de agenda")},
    {STR("behandeld"), STR("Besproken")},
    {STR("doorgeschoven"), STR("Doorgeschoven")},
    {STR("niet_geagendeerd"), STR("Niet op de agenda")},
    {STR("ingetrokken"), STR("Ingetrokken")},
};
static const Choice of_meeting[] = {
    {STR("gepland"), STR("Gepland")},
    {STR("bezig"), STR("Bezig")},
    {STR("afgerond"), STR("Afgerond")},
    {STR("vervallen"), STR("Gaat niet door")},
};

const Choices agenda_kinds = {COUNT(kinds), kinds};
const Choices agenda_states = {COUNT(states), states};
const Choices meeting_states = {COUNT(of_meeting), of_meeting};

Err
agenda_look(Req *r, int64_t item_id, AgendaItemGetRow *row)
{
    TRY(q_agenda_item_get(r->db, r->arena, r->user.id, item_id, row));
    return audit_read(r, (AuditEntry){.name = S("agenda.read"),
                                      .activity = S("overleg"),
                                      .object_kind = S("agenda_item"),
                                      .object_id = row->id,
                                      .object = row->meeting_number});
}

Err
agenda_open(Req *r, int64_t item_id, AgendaItem *out)
{
    AgendaItemGetRow row;
    TRY(agenda_look(r, item_id, &row));
    bool on = row.meeting_id != 0;
    *out = (AgendaItem){.id = row.id,
                        .partnership_id = row.partnership_id,
                        .meeting_id = row.meeting_id,
                        .circle_id = row.circle_id,
                        .minutes = row.minutes,
                        .kwestie_id = row.kwestie_id,
                        .trend_id = row.trend_id,
                        .approach_id = row.approach_id,
                        .came_from_id = row.came_from_id,
                        .proposed_by = row.proposed_by,
                        .version = row.version,
                        .kind = row.kind,
                        .title = row.title,
                        .municipality = row.municipality,
                        .place = row.place.n > 0 ? row.place : S("Hele regio"),
                        .question = row.question,
                        .state = row.state,
                        .state_reason = row.state_reason,
                        .case_reference = row.case_reference,
                        .case_basis = row.case_basis,
                        .not_before = row.not_before,
                        .meeting_number = on ? row.meeting_number : S(""),
                        .held_on = on ? row.held_on : S(""),
                        .meeting_state = on ? row.meeting_state : S(""),
                        .is_chair = row.leads > 0};
    return OK;
}

Err
agenda_open_on(Req *r, AgendaItem *out)
{
    TRY(agenda_open(r, r->id2, out));
    if (out->meeting_id != r->id)
        FAIL(E_NOT_FOUND, "the item is not on this meeting");
    return OK;
}

Str
agenda_path(Arena *a, const AgendaItem *i)
{
    return i->meeting_id
               ? str_fmt(a, "/overleg/%lld/punten/%lld", (long long)i->meeting_id, (long long)i->id)
               : str_fmt(a, "/overleg/punten/%lld", (long long)i->id);
}

Err
agenda_page(Req *r, int status, const AgendaItem *i, Str title, Html body)
{
    Arena *a = r->arena;
    MenuItem trail[3] = {{S("/overleg"), S("Overleg"), CAN_UNSET}};
    size_t n = 1;
    if (i->meeting_id)
        trail[n++] = (MenuItem){str_fmt(a, "/overleg/%lld", (long long)i->meeting_id),
                                layout_day_long(a, i->held_on), CAN_UNSET};
    if (!str_eq(title, i->title))
        trail[n++] = (MenuItem){agenda_path(a, i), i->title, CAN_UNSET};
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/overleg"),
                                    .trail = {n, trail},
                                    .has_errors = status == 422,
                                    .body = body});
}

Err
agenda_log(Req *r, Db *db, Str name, const AgendaItem *i, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("overleg"),
                                  .object_kind = S("agenda_item"),
                                  .object_id = i->id,
                                  .object = i->meeting_number,
                                  .detail = detail});
}

const Route overleg_routes[] = {
    {0},
};

const Route agenda_routes[] = {
    {0},
};
