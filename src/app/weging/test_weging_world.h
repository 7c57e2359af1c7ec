// test_weging_world.h -- for tests of the weighing: an item on an agenda, with four at the table.
#ifndef APP_TEST_WEGING_WORLD_H
#define APP_TEST_WEGING_WORLD_H

#include "app/signal/test_signal_new.h"
#include "app/weging/weging_inside.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"

// The item that is weighed, and the meeting it is on.
typedef struct WegingWorld {
    World *w;
    int64_t meeting, item;
    SignalAdded signal;
    const WegingCriterion *criteria;
    size_t n;
} WegingWorld;

static inline Err
weging_world_signal(Db *db, WegingWorld *x)
{
    World *w = x->w;
    SignalTerms terms;
    SignalNew n = t_signal_new(w);
    n.observed_from = n.observed_to = S("2025-12-20");
    n.observation = S("Bewoners hoorden pas via de krant van de opvang.");
    TRY(signal_terms(db, w->arena, &terms));
    TRY(signal_add(db, w->arena, &terms, &n, WORLD_NOW - 10 * 86400, &x->signal));
    return db->driver->script(db, "UPDATE signal SET status = 'gereed'");
}

// In a transaction: a meeting on 8 January 2026, and an item on it.
static inline Err
weging_world_fill(Db *db, void *arg)
{
    WegingWorld *x = arg;
    World *w = x->w;
    int64_t series, parties[] = {w->waterrijk, w->police};
    MeetingSeries s = {.partnership_id = w->region,
                       .name = S("Integraal overleg"),
                       .anchor_on = S("2025-12-18"),
                       .every_days = 21,
                       .starts_at = S("09:30"),
                       .lasts_minutes = 90,
                       .closes_days = 3,
                       .closes_at = S("12:00")};
    TRY(meeting_series_add(db, w->arena, &s, &series));
    TRY(meeting_plan_on(db, w->arena, series, S("2026-01-02"), WORLD_NOW, &x->meeting));
    TRY(weging_world_signal(db, x));
    AgendaNew n = {.partnership_id = w->region,
                   .kind = S("signaal"),
                   .title = S("Opvang <Noord>"),
                   .municipality = S("GM9001"),
                   .question = S("Wat is hier wijs?"),
                   .proposed_by = w->account[ADVISEUR],
                   .signals = &x->signal.id,
                   .nsignals = 1,
                   .parties = parties,
                   .nparties = COUNT(parties)};
    TRY(agenda_add(db, w->arena, &n, WORLD_NOW, &x->item));
    return agenda_put_on_meeting(db, w->arena, x->item, x->meeting, w->account[REGISSEUR],
                                 WORLD_NOW);
}

// At the table: ADVISEUR and REGISSEUR of Waterrijk, and DEELNEMER of the police.
static inline WegingWorld
weging_world(World *w)
{
    WegingWorld x = {.w = w};
    CHECK_OK(db_transaction(w->db, weging_world_fill, &x));
    return x;
}

static inline const char *
weging_url(const WegingWorld *x, const char *rest)
{
    return str_fmt(x->w->arena, "/overleg/%lld/punten/%lld/weging%s", (long long)x->meeting,
                   (long long)x->item, rest)
        .p;
}

static inline Req
weging_get(WegingWorld *x, Person p, const char *rest)
{
    x->w->as = p;
    return t_get(x->w, weging_url(x, rest));
}

static inline Req
weging_post(WegingWorld *x, Person p, const char *rest, const char *form)
{
    x->w->as = p;
    return t_post(x->w, weging_url(x, rest), form);
}

static inline WegingNowRow
weging_now(WegingWorld *x)
{
    WegingNowRow row;
    CHECK_OK(q_weging_now(x->w->db, x->w->arena, x->item, &row));
    return row;
}

// The version that the forms of the chair carry.
static inline int
weging_version_now(WegingWorld *x)
{
    WegingGetRows rows;
    CHECK_OK(q_weging_get(x->w->db, x->w->arena, x->w->account[REGISSEUR], x->item, &rows));
    return rows.n > 0 ? (int)rows.v[0].version : 0;
}

static inline const char *
weging_form(WegingWorld *x, const char *text)
{
    return str_fmt(x->w->arena, "version=%d&%s", weging_version_now(x), text).p;
}

static inline void
weging_picture(WegingWorld *x)
{
    CHECK_INT(weging_post(x, REGISSEUR, "", "").status, 303);
    CHECK_INT(weging_post(x, REGISSEUR, "/beeld",
                          weging_form(x, "picture=Bewoners+hoorden+het+uit+de+krant&disproof="
                                         "Over+twee+weken+vraagt+niemand+meer"))
                  .status,
              303);
    for (int i = 0; i < 3; i++)
        CHECK_INT(
            weging_post(
                x, ADVISEUR, "/teksten",
                str_fmt(x->w->arena, "soort=verklaring&verklaring_body=Andere+verklaring+%d", i).p)
                .status,
            303);
}

static inline void
weging_open_for(WegingWorld *x, const Person *people, size_t n)
{
    Str form = S("");
    for (size_t i = 0; i < n; i++)
        form = str_fmt(x->w->arena, "%.*s%swie=%lld", (int)form.n, form.p, i ? "&" : "",
                       (long long)x->w->account[people[i]]);
    CHECK_INT(weging_post(x, REGISSEUR, "/openen", str_to_z(x->w->arena, form)).status, 303);
    WegingNowRow now = weging_now(x);
    CHECK_OK(weging_criteria(x->w->db, x->w->arena, now.set_id, &x->n, &x->criteria));
}

// A form with the same score everywhere.
static inline const char *
weging_scores(WegingWorld *x, const char *value, const char *reason, const char *action)
{
    Str form = str_fmt(x->w->arena, "actie=%s", action);
    for (size_t i = 0; i < x->n; i++)
        form = str_fmt(x->w->arena, "%.*s&score%zu=%s&waarom%zu=%s", (int)form.n, form.p, i + 1,
                       value, i + 1, reason);
    return str_to_z(x->w->arena, form);
}

static inline void
weging_all_score(WegingWorld *x)
{
    static const Person people[] = {ADVISEUR, DEELNEMER, REGISSEUR};
    weging_open_for(x, people, COUNT(people));
    CHECK_INT(weging_post(x, ADVISEUR, "/scoren", weging_scores(x, "licht", "", "klaar")).status,
              303);
    CHECK_INT(
        weging_post(x, DEELNEMER, "/scoren", weging_scores(x, "sterk", "Vaak+gezien", "klaar"))
            .status,
        303);
    CHECK_INT(
        weging_post(x, REGISSEUR, "/scoren", weging_scores(x, "onbekend", "Hoe+vaak%3F", "klaar"))
            .status,
        303);
}

// Up to the choice of a decision.
static inline void
weging_judged(WegingWorld *x)
{
    weging_picture(x);
    weging_all_score(x);
    CHECK_INT(weging_post(x, REGISSEUR, "/verder", "van=scoren").status, 303);
    CHECK_INT(
        weging_post(x, REGISSEUR, "/oordeel", weging_form(x, "judgement=Er+is+zorg,+geen+gevaar"))
            .status,
        303);
    CHECK_INT(weging_post(x, REGISSEUR, "/verder", "van=oordeel").status, 303);
}

#define WEGING_WORDS                                                          \
    "decision=We+laten+ruimte+aan+de+buurt&reason=De+buurt+lost+het+zelf+op&" \
    "feedback=Dank+u+wel,+we+hebben+het+besproken"

static inline Req
weging_end(WegingWorld *x, const char *outcome, const char *more)
{
    Str form = str_fmt(x->w->arena, "uitkomst=%s&" WEGING_WORDS "%s", outcome, more);
    return weging_post(x, REGISSEUR, "/besluit", weging_form(x, form.p));
}

static inline int64_t
weging_count(World *w, const char *sql)
{
    static const DbColumn col[] = {{.type = DB_INT}};
    Query q = {.id = OWN_TEST, .ncols = 1, .name = "", .sqlite = sql, .pg = sql, .cols = col};
    DbRows rows;
    Err e = db_run(w->db, w->arena, &q, NULL, &rows);
    w->db->driver->forget(w->db, &q);
    CHECK_OK(e);
    return failed(e) ? -1 : rows.cells[0].i;
}

#endif
