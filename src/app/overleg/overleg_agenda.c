// Agenda items: making them, who is at the table, and their way on and off an agenda.
#include "app/overleg/overleg_inside.h"

static Str
or_empty(Str s)
{
    return s.p ? s : S("");
}

// ---- who is in it -------------------------------------------------------------------------------

static Err
let_in(Db *db, Arena *a, const AgendaItemNowRow *i, int64_t account_id, Str via, Str reason,
       int64_t by, int64_t now)
{
    AgendaPersonAddRows added;
    TRY(q_agenda_person_add(db, a, i->id, account_id, via, or_empty(reason), by, now, &added));
    return added.n > 0 ? circle_let_in(db, a, i->circle_id, account_id) : OK;
}

static Err
let_out(Db *db, Arena *a, int64_t item_id, int64_t circle_id, int64_t account_id)
{
    TRY(q_agenda_person_drop(db, a, item_id, account_id));
    return circle_let_go(db, a, circle_id, account_id);
}

static bool
is_deputy(const AgendaDeputiesWantedRows *wanted, int64_t item_id, int64_t account_id)
{
    for (size_t i = 0; i < wanted->n; i++)
        if (wanted->v[i].item_id == item_id && wanted->v[i].deputy_id == account_id)
            return true;
    return false;
}

Err
agenda_deputise(Db *db, Arena *a, int64_t meeting_id, int64_t now)
{
    AgendaDeputiesWantedRows wanted;
    AgendaDeputiesRows there;
    TRY(q_agenda_deputies_wanted(db, a, meeting_id, &wanted));
    TRY(q_agenda_deputies(db, a, meeting_id, &there));
    for (size_t i = 0; i < there.n; i++)
        if (!is_deputy(&wanted, there.v[i].item_id, there.v[i].account_id))
            TRY(let_out(db, a, there.v[i].item_id, there.v[i].circle_id, there.v[i].account_id));
    for (size_t i = 0; i < wanted.n; i++) {
        AgendaItemNowRow item = {.id = wanted.v[i].item_id, .circle_id = wanted.v[i].circle_id};
        TRY(let_in(db, a, &item, wanted.v[i].deputy_id, S("vervanging"), S(""), 0, now));
    }
    return OK;
}

// Who comes as a deputy follows again from who is in it, when it is on an agenda.
static Err
deputise_for(Db *db, Arena *a, const AgendaItemNowRow *i, int64_t now)
{
    return i->meeting_id ? agenda_deputise(db, a, i->meeting_id, now) : OK;
}

static Err
let_in_party(Db *db, Arena *a, const AgendaItemNowRow *i, int64_t organisation_id, int64_t by,
             int64_t now)
{
    AgendaPeopleOfRows people;
    TRY(q_agenda_party_add(db, a, i->id, organisation_id));
    TRY(q_agenda_people_of(db, a, organisation_id, &people));
    for (size_t k = 0; k < people.n; k++)
        if (role_can(people.v[k].role) & CAN_OVERLEG)
            TRY(let_in(db, a, i, people.v[k].id, S("partij"), S(""), by, now));
    return OK;
}

Err
agenda_add_party(Db *db, Arena *a, int64_t item_id, int64_t organisation_id, int64_t by,
                 int64_t now)
{
    AgendaItemNowRow i;
    TRY(q_agenda_item_now(db, a, item_id, &i));
    TRY(let_in_party(db, a, &i, organisation_id, by, now));
    return deputise_for(db, a, &i, now);
}

Err
agenda_drop_party(Db *db, Arena *a, int64_t item_id, int64_t organisation_id, int64_t now)
{
    AgendaItemNowRow i;
    AgendaPeopleByPartyRows people;
    TRY(q_agenda_item_now(db, a, item_id, &i));
    TRY(q_agenda_party_drop(db, a, item_id, organisation_id));
    TRY(q_agenda_people_by_party(db, a, item_id, organisation_id, &people));
    for (size_t k = 0; k < people.n; k++)
        TRY(let_out(db, a, item_id, i.circle_id, people.v[k].account_id));
    return deputise_for(db, a, &i, now);
}

Err
agenda_add_person(Db *db, Arena *a, int64_t item_id, int64_t account_id, Str reason, int64_t by,
                  int64_t now)
{
    AgendaItemNowRow i;
    TRY(q_agenda_item_now(db, a, item_id, &i));
    TRY(let_in(db, a, &i, account_id, S("naam"), reason, by, now));
    return deputise_for(db, a, &i, now);
}

Err
agenda_drop_person(Db *db, Arena *a, int64_t item_id, int64_t account_id, int64_t now)
{
    AgendaItemNowRow i;
    TRY(q_agenda_item_now(db, a, item_id, &i));
    TRY(let_out(db, a, item_id, i.circle_id, account_id));
    return deputise_for(db, a, &i, now);
}

// ---- signals ------------------------------------------------------------------------------------

static Err
put_signal(Db *db, Arena *a, const AgendaItemNowRow *i, int64_t signal_id)
{
    TRY(q_agenda_signal_add(db, a, i->id, signal_id));
    TRY(q_agenda_grant_add(db, a, signal_id, i->circle_id));
    return q_agenda_grant_count(db, a, signal_id);
}

// Give the signals of an item the next status, those that have the one before it.
static Err
move_signals(Db *db, Arena *a, int64_t item_id, Str from, Str to, Str why, int64_t by, int64_t now)
{
    AgendaSignalsRows rows;
    AgendaSignalElsewhereRow elsewhere;
    int64_t days;
    TRY(setting_number(db, a, S("weigh_days"), &days));
    Str due = layout_day_add(a, layout_day_of(a, now), days);
    TRY(q_agenda_signals(db, a, item_id, &rows));
    for (size_t k = 0; k < rows.n; k++) {
        const AgendaSignalsRow *s = &rows.v[k];
        TRY(q_agenda_signal_elsewhere(db, a, s->id, item_id, &elsewhere));
        if (!str_eq(s->status, from) || elsewhere.n > 0)
            continue;
        TRY(q_agenda_signal_status(db, a, s->id, to, now, due));
        TRY(q_agenda_signal_event(db, a, random_id(), s->id, now, by, from, to, why));
    }
    return OK;
}

// The circle of an item that will not be discussed sees its signals, or no longer does.
static Err
grant_signals(Db *db, Arena *a, const AgendaItemNowRow *i, bool may_see)
{
    AgendaSignalsRows rows;
    TRY(q_agenda_signals(db, a, i->id, &rows));
    for (size_t k = 0; k < rows.n; k++) {
        int64_t id = rows.v[k].id;
        bool is_empty = str_eq(rows.v[k].status, S("vernietigd")) ||
                        str_eq(rows.v[k].status, S("geanonimiseerd"));
        if (may_see && !is_empty)
            TRY(q_agenda_grant_add(db, a, id, i->circle_id));
        else
            TRY(q_agenda_grant_drop(db, a, id, i->circle_id));
        TRY(q_agenda_grant_count(db, a, id));
    }
    return OK;
}

Err
agenda_add_signal(Db *db, Arena *a, int64_t item_id, int64_t signal_id, int64_t by, int64_t now)
{
    AgendaItemNowRow i;
    TRY(q_agenda_item_now(db, a, item_id, &i));
    TRY(put_signal(db, a, &i, signal_id));
    if (!str_eq(i.state, S("geagendeerd")))
        return OK;
    return move_signals(db, a, item_id, S("gereed"), S("geagendeerd"),
                        S("Bij een agendapunt gezet."), by, now);
}

// ---- adding -------------------------------------------------------------------------------------

static Err
let_in_all(Db *db, Arena *a, const AgendaItemNowRow *i, const AgendaNew *n, int64_t now)
{
    AgendaLeadsOfRows leads;
    if (n->proposed_by)
        TRY(let_in(db, a, i, n->proposed_by, S("voorstel"), S(""), 0, now));
    TRY(q_agenda_leads_of(db, a, n->partnership_id, &leads));
    for (size_t k = 0; k < leads.n; k++)
        TRY(let_in(db, a, i, leads.v[k].id, S("regie"), S(""), 0, now));
    for (size_t k = 0; k < n->nparties; k++)
        TRY(let_in_party(db, a, i, n->parties[k], n->proposed_by, now));
    return OK;
}

Err
agenda_add(Db *db, Arena *a, const AgendaNew *n, int64_t now, int64_t *id)
{
    AgendaItemNowRow i = {.id = random_id()};
    bool is_case = str_eq(n->kind, S("casusverwijzing"));
    int64_t days;
    Str title =
        is_case ? str_fmt(a, "Casusverwijzing %.*s", (int)n->case_reference.n, n->case_reference.p)
                : n->title;
    REQUIRE(!is_case || (n->case_reference.n > 0 && n->nsignals == 0));
    TRY(setting_number(db, a, S("keep_overleg_days"), &days));
    TRY(circle_new(db, a, S("named"), S("Agendapunt"), &i.circle_id));
    TRY(q_agenda_item_add(db, a, i.id, n->partnership_id, n->wanted_id, i.circle_id, n->kind, title,
                          or_empty(n->municipality), is_case ? S("") : or_empty(n->question),
                          n->minutes ? n->minutes : AGENDA_MINUTES, n->kwestie_id, n->trend_id,
                          n->approach_id, n->came_from_id, is_case ? n->case_reference : S(""),
                          is_case ? or_empty(n->case_basis) : S(""), n->proposed_by, now,
                          or_empty(n->not_before), layout_day_add(a, layout_day_of(a, now), days)));
    *id = i.id;
    for (size_t k = 0; k < n->nsignals; k++)
        TRY(put_signal(db, a, &i, n->signals[k]));
    return let_in_all(db, a, &i, n, now);
}

// ---- on and off an agenda -----------------------------------------------------------------------

Err
agenda_put_on_meeting(Db *db, Arena *a, int64_t item_id, int64_t meeting_id, int64_t by,
                      int64_t now)
{
    AgendaItemNowRow i;
    AgendaMeetingNowRow m;
    AgendaItemPutRows put;
    TRY(q_agenda_item_now(db, a, item_id, &i));
    TRY(q_agenda_meeting_now(db, a, meeting_id, &m));
    if (m.partnership_id != i.partnership_id)
        FAIL(E_NOT_FOUND, "a meeting of another region");
    if (str_eq(m.state, S("afgerond")) || str_eq(m.state, S("vervallen")))
        FAIL(E_CONFLICT, "meeting %s is over", m.number.p);
    TRY(q_agenda_item_put(db, a, item_id, meeting_id, m.keep_until, &put));
    if (put.n == 0)
        FAIL(E_CONFLICT, "the item does not wait for a meeting");
    TRY(q_agenda_meeting_touch(db, a, meeting_id));
    TRY(grant_signals(db, a, &i, true));
    TRY(move_signals(db, a, item_id, S("gereed"), S("geagendeerd"),
                     str_fmt(a, "Op de agenda van overleg %.*s.", (int)m.number.n, m.number.p), by,
                     now));
    TRY(agenda_tell_put(db, a, &i, meeting_id, by, now));
    return agenda_deputise(db, a, meeting_id, now);
}

// Deputies come for one meeting: off its agenda they have no task in the item any more.
static Err
let_deputies_out(Db *db, Arena *a, const AgendaItemNowRow *i)
{
    AgendaDeputiesOfItemRows rows;
    TRY(q_agenda_deputies_of_item(db, a, i->id, &rows));
    for (size_t k = 0; k < rows.n; k++)
        TRY(let_out(db, a, i->id, i->circle_id, rows.v[k].account_id));
    return OK;
}

Err
agenda_take_off(Db *db, Arena *a, int64_t item_id, Str state, Str reason, int64_t by, int64_t now)
{
    AgendaItemNowRow i;
    AgendaItemOffRows off;
    bool comes_back = str_eq(state, S("doorgeschoven"));
    REQUIRE(comes_back || str_eq(state, S("niet_geagendeerd")) || str_eq(state, S("ingetrokken")));
    TRY(q_agenda_item_now(db, a, item_id, &i));
    TRY(q_agenda_item_off(db, a, item_id, state, or_empty(reason), &off));
    if (off.n == 0)
        FAIL(E_CONFLICT, "the item was discussed, or is off the agenda");
    if (i.meeting_id)
        TRY(q_agenda_meeting_touch(db, a, i.meeting_id));
    TRY(let_deputies_out(db, a, &i));
    TRY(agenda_tell_off(db, a, &i));
    TRY(move_signals(db, a, item_id, S("geagendeerd"), S("gereed"),
                     comes_back ? S("Doorgeschoven naar een volgend overleg.")
                                : S("Van de agenda gehaald."),
                     by, now));
    return comes_back ? OK : grant_signals(db, a, &i, false);
}

Err
agenda_treated(Db *db, Arena *a, int64_t item_id)
{
    AgendaItemTreatedRows done;
    TRY(q_agenda_item_treated(db, a, item_id, &done));
    if (done.n == 0)
        FAIL(E_CONFLICT, "the item is on no agenda");
    return OK;
}

// ---- information requests -----------------------------------------------------------------------

Err
agenda_ask(Db *db, Arena *a, const AgendaQuestion *q, int64_t now, int64_t *id)
{
    *id = random_id();
    TRY(q_ask_add(db, a, *id, q->item_id, q->criterion_id, q->organisation_id, q->question,
                  or_empty(q->purpose), or_empty(q->legal_basis), or_empty(q->due_on), q->asked_by,
                  now));
    return agenda_tell_asked(db, a, *id, q->organisation_id, q->asked_by, now);
}

Err
agenda_answer(Db *db, Arena *a, int64_t request_id, bool can_share, Str answer, int64_t by,
              int64_t now)
{
    AskAnsweredRows done;
    TRY(q_ask_answered(db, a, request_id, can_share ? S("gedeeld") : S("kan_niet"), answer, by, now,
                       &done));
    if (done.n == 0)
        FAIL(E_CONFLICT, "it was answered or withdrawn already");
    return agenda_tell_asked(db, a, request_id, 0, by, now);
}
