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

static const Choice of_request[] = {
    {STR("open"), STR("Wacht op antwoord")},
    {STR("gedeeld"), STR("Gedeeld")},
    {STR("kan_niet"), STR("Niet gedeeld")},
    {STR("vervallen"), STR("Niet meer nodig")},
};
static const Choice bases[] = {
    {STR("wgs"), STR("Wet gegevensverwerking door samenwerkingsverbanden")},
    {STR("zorg"), STR("Wet maatschappelijke ondersteuning of Jeugdwet")},
    {STR("wvggz"), STR("Wet verplichte geestelijke gezondheidszorg")},
    {STR("strafrecht"), STR("Strafrecht, onder gezag van het Openbaar Ministerie")},
    {STR("openbare_orde"), STR("Gemeentewet, openbare orde")},
    {STR("toestemming"), STR("Toestemming van de betrokkene")},
};
static const Choice vias[] = {
    {STR("voorstel"), STR("Stelde het punt voor")},
    {STR("regie"), STR("Leidt het overleg")},
    {STR("partij"), STR("Van een partij aan tafel")},
    {STR("naam"), STR("Op naam toegevoegd")},
    {STR("vervanging"), STR("Vervangt een collega bij dit overleg")},
};

const Choices ask_states = {COUNT(of_request), of_request};
const Choices agenda_bases = {COUNT(bases), bases};
const Choices agenda_kinds = {COUNT(kinds), kinds};
const Choices agenda_states = {COUNT(states), states};
const Choices meeting_states = {COUNT(of_meeting), of_meeting};

static const Choice done[] = {
    {STR("reeks"), STR("De reeks is opgeslagen. De volgende overleggen staan gepland.")},
    {STR("gepland"), STR("De volgende overleggen staan gepland.")},
    {STR("al_gepland"), STR("Deze overleggen stonden al gepland.")},
    {STR("adres_weg"), STR("Het agenda-adres werkt niet meer.")},
    {STR("opgeslagen"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("stand"), STR("De stand van het overleg is gewijzigd.")},
    {STR("vervallen"),
     STR("Het overleg gaat niet door. De punten wachten op een volgend overleg.")},
    {STR("aanwezigheid"), STR("De aanwezigheid is opgeslagen.")},
    {STR("voorgesteld"), STR("Het punt is voorgesteld. De voorzitter zet het op de agenda.")},
    {STR("op_agenda"), STR("Het punt staat op de agenda.")},
    {STR("van_agenda"), STR("Het punt staat niet meer op de agenda. De reden is bewaard.")},
    {STR("besproken"), STR("Het punt is besproken.")},
    {STR("volgorde"), STR("De volgorde is gewijzigd.")},
    {STR("erbij"), STR("Wie erbij kwam kan het punt nu zien.")},
    {STR("eruit"), STR("Wie eruit ging kan het punt niet meer zien.")},
    {STR("gevraagd"), STR("De vraag is gesteld.")},
    {STR("geantwoord"), STR("Uw antwoord staat bij het agendapunt.")},
    {STR("niet_meer"), STR("De vraag is ingetrokken.")},
};
static const Choices all_done = {COUNT(done), done};

Str
agenda_via(Str via)
{
    return choice_label((Choices){COUNT(vias), vias}, via);
}

enum { FIRST_WORDS_MAX = 160 }; // characters

Str
overleg_first_words(Arena *a, Str text)
{
    return layout_first_words(a, text, FIRST_WORDS_MAX);
}

Str
overleg_count(Arena *a, int64_t n, const char *one, const char *more)
{
    return str_fmt(a, "%lld %s", (long long)n, n == 1 ? one : more);
}

Err
overleg_page(Req *r, int status, const MeetingGetRow *m, Str title, Html body)
{
    MenuItem trail[2] = {{S("/overleg"), S("Overleg"), CAN_UNSET}};
    bool is_list = str_eq(title, S("Overleg")), is_meeting = m && str_has(title, m->number);
    size_t n = is_list ? 0 : 1;
    if (m && !is_meeting)
        trail[n++] = (MenuItem){str_fmt(r->arena, "/overleg/%lld", (long long)m->id),
                                layout_day_long(r->arena, m->held_on), CAN_UNSET};
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/overleg"),
                                    .trail = {n, trail},
                                    .done = all_done,
                                    .has_errors = status == 422,
                                    .body = body});
}

Err
overleg_log(Req *r, Db *db, Str name, int64_t id, Str number, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("overleg"),
                                  .object_kind = S("meeting"),
                                  .object_id = id,
                                  .object = number,
                                  .detail = detail});
}

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
                                    .done = all_done,
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
