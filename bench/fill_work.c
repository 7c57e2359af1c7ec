// What a region has besides signals: people at the table, the consultation, and its weighings.
#include "app/overleg/overleg.h"
#include "app/weging/weging.h"
#include "db/driver.h"
#include "fill_inside.h"

#include <stdio.h>

enum {
    EVERY_DAYS = 21,
    PAST = 70, // meetings; and three to come
    MEETINGS = PAST + MEETINGS_AHEAD,
    ITEMS = 20,       // of a meeting
    CIRCLE_MAX = 9,   // people of an item, with the chair
    SIGNALS_MAX = 5,  // of an item
    LOOK_BACK = 2500, // signals of before a meeting, of which an item has some
    CRITERIA = 11,
    SCORERS = 8,
    OUTCOMES_MAX = 20,
    MORNING_S = 30600,
    FUNCTION_PEOPLE = 5,
};

static const char *const marks[] = {"geen", "licht", "duidelijk", "sterk", "onbekend"};

// The statements that grow with each meeting.
typedef struct Paper {
    Bulk circles, items, people, members, parties, signals, grants, steps, statuses;
    Bulk weighings, scorers, scores, notes, requests, tasks, attendance;
} Paper;

typedef struct Consult {
    Work *w;
    Table t;
    DbRows signals; // municipality and id, the newest first: what may be on the next agenda
    bool is_gone[LOOK_BACK]; // an item has it
    int64_t series, set, criteria[CRITERIA];
    size_t n_outcomes;
    Str outcomes[OUTCOMES_MAX];
    Paper p;
} Consult;

// One item while it is being made.
typedef struct Item {
    size_t meeting, number; // number: of all items
    long long id, circle, at, held_at;
    const Town *town;
    size_t n_people, n_signals;
    size_t people[CIRCLE_MAX]; // FILL_PEOPLE: the participant; FILL_PEOPLE + 1: the chair
    int64_t signals[SIGNALS_MAX];
    bool is_past, is_weighed;
} Item;

// ---- people -------------------------------------------------------------------------------------

static Err
add_people(Db *db, void *arg)
{
    Consult *c = arg;
    Work *w = c->w;
    Table *t = &c->t;
    int64_t other;
    (void)db;
    for (size_t i = 0; i < FILL_PEOPLE; i++) {
        const Town *town = &w->towns[i % FILL_MUNICIPALITIES];
        const char *name = str_fmt(w->a, "lid.%zu", i).p;
        t->towns[i] = town;
        t->places[i] = town->organisation;
        TRY(add_account(w, name, i % 2 ? "deelnemer" : "adviseur", town->organisation,
                        &t->people[i]));
    }
    TRY(add_account(w, "procesregisseur", "procesregisseur", w->own, &t->chair));
    TRY(add_account(w, "adviseur", "adviseur", w->own, &t->adviser));
    TRY(add_account(w, "communicatie", "communicatie", w->own, &t->speaker));
    TRY(add_account(w, "bestuurder", "bestuurder", w->own, &t->mayor));
    TRY(add_account(w, "fg", "fg", w->own, &other));
    return add_account(w, "beheerder", "beheerder", w->own, &other);
}

// Half of what came in was reported by the people at the table; residents did the rest.
static Err
add_reporters(Db *db, void *arg)
{
    Consult *c = arg;
    for (size_t i = 0; i < FILL_PEOPLE; i++)
        TRY(db->driver->script(
            db, str_fmt(c->w->a, "UPDATE signal SET reporter_id = %lld WHERE n %% %d = %zu",
                        (long long)c->t.people[i], 2 * FILL_PEOPLE, i)
                    .p));
    return OK;
}

// Whose account, and of which organisation, stands at a place in Item.people.
static long long
person(const Consult *c, size_t at)
{
    return at < FILL_PEOPLE    ? c->t.people[at]
           : at == FILL_PEOPLE ? c->w->out->account_id
                               : c->t.chair;
}

// ---- meetings -----------------------------------------------------------------------------------

static long long
meeting_at(const Work *w, size_t i)
{
    long long today = w->wanted->now - w->wanted->now % DAY_S;
    return today + ((long long)i - PAST) * EVERY_DAYS * DAY_S + 2 * DAY_S + MORNING_S;
}

static Err
add_meetings(Consult *c)
{
    Work *w = c->w;
    Bulk b = bulk(w->a, "INSERT INTO meeting (id, number, series_id, partnership_id, planned_on,"
                        "held_on, begins_at, ends_at, closes_at, place, state, report, changed_at,"
                        "keep_until) VALUES ");
    for (size_t i = 0; i < MEETINGS; i++) {
        long long at = meeting_at(w, i);
        char day[16];
        day_of(at, day);
        TRY(bulk_put(w->db, &b,
                     "(%lld,'O-2020-%04zu',%lld,%lld,'%s','%s',%lld,%lld,%lld,'Raadzaal','%s',"
                     "'Het overleg verliep volgens de agenda.',%lld,'2035-01-01')",
                     id_of(w, ID_MEETING, i), i, (long long)c->series, (long long)w->region, day,
                     day, at, at + 7200, at - 3 * DAY_S, i < PAST ? "afgerond" : "gepland", at));
    }
    return bulk_end(w->db, &b);
}

static Err
add_attendance(Consult *c, size_t meeting)
{
    Work *w = c->w;
    for (size_t i = 0; i < FILL_PEOPLE + 2; i++) {
        size_t chance = dice(w, 12);
        bool is_past = meeting < PAST;
        TRY(bulk_put(w->db, &c->p.attendance, "(%lld,%lld,%lld,'%s')",
                     id_of(w, ID_MEETING, meeting), person(c, i),
                     (long long)(i < FILL_PEOPLE ? c->t.places[i] : w->own),
                     chance == 0 ? "afwezig"
                     : is_past   ? "aanwezig"
                                 : "verwacht"));
    }
    return OK;
}

// ---- items --------------------------------------------------------------------------------------

static void
choose_people(Consult *c, Item *x)
{
    size_t want = x->is_weighed ? SCORERS : 4 + dice(c->w, 5);
    x->people[x->n_people++] = FILL_PEOPLE + 1;
    if (x->town->organisation == c->w->own || dice(c->w, 6) == 0)
        x->people[x->n_people++] = FILL_PEOPLE;
    for (size_t i = 0, from = dice(c->w, FILL_PEOPLE); x->n_people < want; i++)
        x->people[x->n_people++] = (from + i * 7) % FILL_PEOPLE; // 7 and 60: no one twice
}

// Some that came in shortly before, of one municipality.
static void
choose_signals(Consult *c, Item *x)
{
    Work *w = c->w;
    size_t want = 3 + dice(w, 3), n = c->signals.n;
    if (n == 0)
        return;
    Str code = c->signals.cells[2 * dice(w, n)].s;
    for (size_t i = 0; i < n && x->n_signals < want; i++) {
        if (c->is_gone[i] || !str_eq(c->signals.cells[2 * i].s, code))
            continue;
        c->is_gone[i] = true;
        x->signals[x->n_signals++] = c->signals.cells[2 * i + 1].i;
    }
    for (size_t i = 0; i < FILL_MUNICIPALITIES; i++)
        if (str_eq(w->towns[i].code, code))
            x->town = &w->towns[i];
}

// What became of a signal: the steps that the figures count. Odd ids are those of id_of().
static Err
put_signal(Consult *c, const Item *x, size_t i)
{
    Work *w = c->w;
    long long signal = x->signals[i];
    TRY(bulk_put(w->db, &c->p.signals, "(%lld,%lld)", x->id, signal));
    TRY(bulk_put(w->db, &c->p.grants, "(%lld,%lld)", signal, x->circle));
    TRY(bulk_put(w->db, &c->p.steps, "(%lld,%lld,%lld,%lld,'status','gereed','geagendeerd')",
                 signal - 1, signal, x->at + DAY_S, (long long)c->t.chair));
    if (x->is_past && x->is_weighed)
        TRY(bulk_put(w->db, &c->p.steps, "(%lld,%lld,%lld,%lld,'status','geagendeerd','gewogen')",
                     signal + 1, signal, x->held_at, (long long)c->t.chair));
    return OK;
}

static Err
put_people(Consult *c, const Item *x)
{
    Work *w = c->w;
    for (size_t i = 0; i < x->n_people; i++) {
        bool is_chair = x->people[i] == FILL_PEOPLE + 1;
        TRY(bulk_put(w->db, &c->p.people, "(%lld,%lld,'%s',%lld)", x->id, person(c, x->people[i]),
                     is_chair ? "regie" : "partij", x->at));
        TRY(bulk_put(w->db, &c->p.members, "(%lld,%lld,'named')", person(c, x->people[i]),
                     x->circle));
    }
    return bulk_put(w->db, &c->p.parties, "(%lld,%lld)", x->id, (long long)x->town->organisation);
}

static Err
put_item(Consult *c, const Item *x)
{
    Work *w = c->w;
    size_t thing = dice(w, 100);
    TRY(bulk_put(w->db, &c->p.circles, "(%lld,'named','Punt %zu')", x->circle, x->number));
    TRY(bulk_put(w->db, &c->p.items,
                 "(%lld,%lld,%lld,%lld,'signaal','Onrust over %s','%.*s','Zien andere partners dit "
                 "ook?',%zu,'%s',%lld,%lld,'2035-01-01')",
                 x->id, (long long)w->region, id_of(w, ID_MEETING, x->meeting), x->circle,
                 thing_of(thing), (int)x->town->code.n, x->town->code.p, x->number % ITEMS,
                 x->is_past ? "behandeld" : "geagendeerd", person(c, x->people[1]), x->at));
    TRY(put_people(c, x));
    for (size_t i = 0; i < x->n_signals; i++)
        TRY(put_signal(c, x, i));
    return OK;
}

// ---- weighing -----------------------------------------------------------------------------------

static Err
put_scores(Consult *c, const Item *x)
{
    Work *w = c->w;
    for (size_t i = 0; i < SCORERS; i++)
        TRY(bulk_put(w->db, &c->p.scorers, "(%lld,%lld,%lld)", x->id, person(c, x->people[i]),
                     x->is_past ? x->held_at : 0));
    for (size_t i = 0; x->is_past && i < SCORERS * CRITERIA; i++) {
        size_t mark = dice(w, 14);
        bool is_silent = dice(w, 3) > 0;
        TRY(bulk_put(w->db, &c->p.scores, "(%lld,%lld,%lld,'%s','%s')", x->id,
                     id_of(w, ID_MARK, x->number * SCORERS * CRITERIA + i),
                     (long long)c->criteria[i % CRITERIA], marks[mark == 13 ? 4 : mark % 4],
                     is_silent ? "" : "Dit horen wij op meer plekken, en al langer."));
    }
    return OK;
}

static Err
put_notes(Consult *c, const Item *x)
{
    static const char *const kinds[] = {"uitspraak",  "uitspraak",  "uitspraak", "verklaring",
                                        "verklaring", "verklaring", "afwijkend"};
    static const char *const lenses[] = {"ervaren", "aangetoond", "mogelijk"};
    Work *w = c->w;
    for (size_t i = 0; i < COUNT(kinds) - x->number % 2; i++)
        TRY(bulk_put(w->db, &c->p.notes,
                     "(%lld,%lld,'%s','%s','Vooral mensen die er wonen praten over %s.','%s',%lld,"
                     "%lld)",
                     id_of(w, ID_NOTE, x->number * COUNT(kinds) + i), x->id, kinds[i],
                     i < COUNT(lenses) ? lenses[i] : "", thing_of(dice(w, 100)),
                     i == 6 ? "politie, informatiecoördinator" : "", person(c, x->people[i]),
                     x->held_at));
    return OK;
}

static Err
put_weighing(Consult *c, const Item *x)
{
    Work *w = c->w;
    bool p = x->is_past;
    Str outcome = p ? c->outcomes[dice(w, c->n_outcomes)] : S("");
    const char *decision = p ? "Wij praten met de mensen die dit melden." : "";
    TRY(bulk_put(w->db, &c->p.weighings,
                 "(%lld,%lld,'%s','Drie signalen over %s, alle uit een buurt.','Als het na een "
                 "maand nog zo is.','%s',%lld,%lld,'%.*s','%s','%s','%s',%lld,%lld)",
                 x->id, (long long)c->set, p ? "klaar" : "scoren", thing_of(x->number),
                 p ? "Het groeit niet, maar het blijft." : "", p ? x->held_at : x->at,
                 p ? x->held_at + 600 : 0, (int)outcome.n, outcome.p, decision, decision,
                 p ? "Wij nemen contact op." : "", p ? x->held_at + 1200 : 0,
                 p ? (long long)c->t.chair : 0));
    TRY(put_scores(c, x));
    return put_notes(c, x);
}

// A question to a partner, and an action that came of it.
static Err
put_request(Consult *c, const Item *x)
{
    Work *w = c->w;
    char day[16];
    size_t asked = dice(w, FILL_PEOPLE);
    day_of(x->held_at + 20 * DAY_S, day);
    TRY(bulk_put(w->db, &c->p.requests,
                 "(%lld,%lld,%lld,'Waren er meer meldingen dan anders?','Om te weten of het groeit."
                 "','Gemeentewet artikel 172','%s','%s','%s',%lld,%lld,%lld,%lld)",
                 id_of(w, ID_REQUEST, x->number), x->id, (long long)c->t.places[asked], day,
                 x->is_past ? "gedeeld" : "open", x->is_past ? "Niet meer dan anders." : "",
                 person(c, x->people[1]), x->at, x->is_past ? (long long)c->t.people[asked] : 0,
                 x->is_past ? x->held_at : 0));
    if (!x->is_past || !x->is_weighed)
        return OK;
    bool is_done = x->meeting + 3 < PAST;
    return bulk_put(
        w->db, &c->p.tasks,
        "(%lld,%lld,%lld,'Bel de melders over wat is besloten',%lld,%lld,'%s','%s','%s',"
        "%lld,%lld,'2035-01-01')",
        id_of(w, ID_TASK, x->number), x->circle, x->id, person(c, x->people[1]), (long long)w->own,
        day, is_done ? "gedaan" : "open", is_done ? "Gebeld, en dat werd gewaardeerd." : "",
        is_done ? x->held_at + 9 * DAY_S : 0, x->held_at);
}

// ---- all of it ----------------------------------------------------------------------------------

static void
take_paper(Paper *p, Arena *a)
{
    *p = (Paper){
        bulk(a, "INSERT INTO circle (id, kind, name) VALUES "),
        bulk(a, "INSERT INTO agenda_item (id, partnership_id, meeting_id, circle_id, kind, title,"
                "municipality, question, position, state, proposed_by, proposed_at, keep_until)"
                " VALUES "),
        bulk(a, "INSERT INTO agenda_item_person (item_id, account_id, via, added_at) VALUES "),
        bulk(a, "INSERT INTO circle_member (account_id, circle_id, source) VALUES "),
        bulk(a, "INSERT INTO agenda_item_party (item_id, organisation_id) VALUES "),
        bulk(a, "INSERT INTO agenda_item_signal (item_id, signal_id) VALUES "),
        bulk(a, "INSERT INTO signal_grant (signal_id, circle_id) VALUES "),
        bulk(a, "INSERT INTO signal_event (id, signal_id, at, account_id, kind, status_from,"
                "status_to) VALUES "),
        .weighings = bulk(a, "INSERT INTO weighing (item_id, set_id, phase, picture, disproof,"
                             "judgement, opened_at, scores_closed_at, outcome, decision, reason,"
                             "feedback, decided_at, decided_by) VALUES "),
        .scorers = bulk(a, "INSERT INTO weighing_scorer (item_id, account_id, done_at) VALUES "),
        .scores = bulk(a, "INSERT INTO score (item_id, account_id, criterion_id, value, reason)"
                          " VALUES "),
        .notes = bulk(a, "INSERT INTO weighing_note (id, item_id, kind, lens, body, by_function,"
                         "account_id, at) VALUES "),
        .requests = bulk(a, "INSERT INTO info_request (id, item_id, organisation_id, question,"
                            "purpose, legal_basis, due_on, state, answer, asked_by, asked_at,"
                            "answered_by, answered_at) VALUES "),
        .tasks = bulk(a, "INSERT INTO action_task (id, circle_id, item_id, title, owner_id,"
                         "organisation_id, due_on, state, note, done_at, created_at, keep_until)"
                         " VALUES "),
        .attendance = bulk(a, "INSERT INTO meeting_attendance (meeting_id, account_id,"
                              "organisation_id, state) VALUES ")};
}

static Err
send_paper(Db *db, Paper *p)
{
    Bulk *all[] = {&p->circles, &p->items,  &p->people,   &p->members,   &p->parties,
                   &p->signals, &p->grants, &p->steps,    &p->weighings, &p->scorers,
                   &p->scores,  &p->notes,  &p->requests, &p->tasks,     &p->attendance};
    for (size_t i = 0; i < COUNT(all); i++)
        if (all[i]->rows > 0)
            TRY(bulk_end(db, all[i]));
    return OK;
}

static Err
add_agenda(Consult *c, size_t meeting)
{
    Work *w = c->w;
    long long upto = meeting_at(w, meeting) - 6 * DAY_S;
    TRY(ask(w,
            str_fmt(w->a,
                    "SELECT s.municipality, s.id FROM signal s WHERE s.confidentiality = 'gemeente'"
                    " AND s.granted = 0 AND s.received_at < %lld AND NOT EXISTS (SELECT 1 FROM "
                    "agenda_item_signal x WHERE x.signal_id = s.id) ORDER BY s.received_at DESC "
                    "LIMIT %d",
                    upto, LOOK_BACK)
                .p,
            2, &c->signals));
    for (size_t i = 0; i < LOOK_BACK; i++)
        c->is_gone[i] = false;
    TRY(add_attendance(c, meeting));
    for (size_t k = 0; k < ITEMS; k++) {
        size_t i = meeting * ITEMS + k;
        Item x = {.meeting = meeting,
                  .number = i,
                  .id = id_of(w, ID_ITEM, i),
                  .circle = id_of(w, ID_ITEM_CIRCLE, i),
                  .held_at = meeting_at(w, meeting),
                  .town = &w->towns[dice(w, FILL_MUNICIPALITIES)],
                  .is_past = meeting < PAST,
                  .is_weighed = k % 2 == 0 && meeting <= PAST};
        x.at = x.held_at - 6 * DAY_S < w->wanted->now ? x.held_at - 6 * DAY_S
                                                      : w->wanted->now - (long long)i;
        choose_signals(c, &x);
        choose_people(c, &x);
        TRY(put_item(c, &x));
        if (x.is_weighed)
            TRY(put_weighing(c, &x));
        TRY(put_request(c, &x));
    }
    return send_paper(w->db, &c->p);
}

static Err
add_consultation(Db *db, void *arg)
{
    Consult *c = arg;
    Work *w = c->w;
    DbRows rows;
    MeetingSeries s = {.partnership_id = w->region,
                       .name = S("Integraal informatieoverleg"),
                       .anchor_on = S("2020-01-08"),
                       .every_days = EVERY_DAYS,
                       .starts_at = S("09:30"),
                       .lasts_minutes = 120,
                       .closes_days = 3,
                       .closes_at = S("12:00"),
                       .place = S("Raadzaal")};
    TRY(meeting_series_add(db, w->a, &s, &c->series));
    TRY(weging_ready(db, w->a, w->region, w->wanted->now - SPAN_S, &c->set));
    TRY(ask(w, "SELECT code, 0 FROM outcome WHERE active = 1 ORDER BY position", 2, &rows));
    for (c->n_outcomes = 0; c->n_outcomes < rows.n && c->n_outcomes < OUTCOMES_MAX; c->n_outcomes++)
        c->outcomes[c->n_outcomes] = rows.cells[2 * c->n_outcomes].s;
    TRY(ask(w, "SELECT id FROM criterion ORDER BY position", 1, &rows));
    REQUIRE(rows.n == CRITERIA && c->n_outcomes > 0);
    for (size_t i = 0; i < CRITERIA; i++)
        c->criteria[i] = rows.cells[i].i;
    TRY(add_meetings(c));
    take_paper(&c->p, w->a);
    for (size_t i = 0; i < MEETINGS; i++)
        TRY(add_agenda(c, i));
    // What was on an agenda is seen by a circle more; what was not, was left off it.
    TRY(db->driver->script(db, "UPDATE signal SET granted = 1, status = 'gewogen' WHERE id IN "
                               "(SELECT x.signal_id FROM agenda_item_signal x JOIN weighing "
                               "w ON w.item_id = x.item_id WHERE w.phase = 'klaar')"));
    TRY(db->driver->script(
        db, "UPDATE signal SET granted = 1, status = 'geagendeerd' WHERE granted = 0 AND id IN "
            "(SELECT signal_id FROM agenda_item_signal)"));
    long long closed = w->wanted->now - OPEN_S;
    TRY(db->driver->script(
        db, str_fmt(w->a,
                    "UPDATE signal SET status = 'afgesloten' WHERE status IN ('gewogen', "
                    "'geagendeerd') AND received_at < %lld AND id IN (SELECT signal_id FROM "
                    "agenda_item_signal)",
                    closed)
                .p));
    return db->driver->script(
        db, "INSERT INTO signal_event (id, signal_id, at, kind, status_from, status_to) SELECT "
            "id - 1, id, received_at + 691200, 'status', 'gereed', 'niet_geagendeerd' FROM signal "
            "WHERE status = 'niet_geagendeerd' AND granted = 0");
}

typedef struct Acting {
    Work *w;
    const Table *t;
} Acting;

static Err
add_acting(Db *db, void *arg)
{
    Acting *x = arg;
    (void)db;
    TRY(fill_kwesties(x->w, x->t));
    return fill_network(x->w, x->t);
}

Err
fill_work(Work *w)
{
    Consult c = {.w = w};
    Acting acting = {w, &c.t};
    w->state = w->wanted->seed + 1;
    TRY(db_transaction(w->db, add_people, &c));
    TRY(db_transaction(w->db, add_reporters, &c));
    TRY(db_transaction(w->db, add_consultation, &c));
    return db_transaction(w->db, add_acting, &acting);
}
