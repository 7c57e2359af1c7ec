// The rhythm of a series, and planning its meetings.
#include "app/overleg/overleg_inside.h"

#include <time.h>

enum { PLAN_MAX = 60 };

static Str
or_empty(Str s)
{
    return s.p ? s : S("");
}

Err
overleg_moment(Str day, Str clock, int64_t *out)
{
    int64_t y = 0, m = 0, d = 0, hour = 0, minute = 0;
    bool right = day.n == 10 && clock.n == 5 && clock.p[2] == ':' &&
                 str_to_int((Str){day.p, 4}, &y) && str_to_int((Str){day.p + 5, 2}, &m) &&
                 str_to_int((Str){day.p + 8, 2}, &d) && str_to_int((Str){clock.p, 2}, &hour) &&
                 str_to_int((Str){clock.p + 3, 2}, &minute);
    if (!right || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        FAIL(E_INVALID, "no day and time");
    struct tm local = {.tm_year = (int)y - 1900,
                       .tm_mon = (int)m - 1,
                       .tm_mday = (int)d,
                       .tm_hour = (int)hour,
                       .tm_min = (int)minute,
                       .tm_isdst = -1};
    *out = (int64_t)mktime(&local);
    return OK;
}

Str
overleg_clock(Arena *a, int64_t unix_s)
{
    Str moment = layout_moment(a, unix_s);
    return (Str){moment.p + moment.n - 5, 5};
}

Err
meeting_series_add(Db *db, Arena *a, const MeetingSeries *s, int64_t *id)
{
    *id = random_id();
    return q_meeting_series_put(db, a, *id, s->partnership_id, s->name, s->anchor_on, s->every_days,
                                s->starts_at, s->lasts_minutes, s->closes_days, s->closes_at,
                                or_empty(s->place), or_empty(s->link));
}

// The first day of the rhythm on or after a day.
static Str
first_day(Arena *a, const MeetingSeriesNowRow *s, Str day)
{
    int64_t ahead = layout_days_between(s->anchor_on, day), every = s->every_days;
    int64_t rest = ((ahead % every) + every) % every;
    return layout_day_add(a, day, rest == 0 ? 0 : every - rest);
}

static Err
plan_day(Db *db, Arena *a, const MeetingSeriesNowRow *s, Str day, int64_t now, int64_t *id,
         bool *is_new)
{
    MeetingOnRows there;
    MeetingPutRows made;
    int64_t begins, closes, days;
    Str number;
    *is_new = false;
    TRY(q_meeting_on(db, a, s->id, day, &there));
    if (there.n > 0) {
        *id = there.v[0].id;
        return OK;
    }
    TRY(setting_number(db, a, S("keep_overleg_days"), &days));
    TRY(overleg_moment(day, s->starts_at, &begins));
    TRY(overleg_moment(layout_day_add(a, day, -s->closes_days), s->closes_at, &closes));
    TRY(setting_next_number(db, a, S("O"), begins, &number));
    *id = random_id();
    TRY(q_meeting_put(db, a, *id, number, s->id, s->partnership_id, day, begins,
                      begins + s->lasts_minutes * 60, closes < begins ? closes : begins, s->place,
                      s->link, now, layout_day_add(a, day, days), &made));
    if (made.n == 0) // another planned it between our look and our write
        FAIL(E_CONFLICT, "that day was planned just now");
    *is_new = true;
    return OK;
}

Err
meeting_plan_on(Db *db, Arena *a, int64_t series_id, Str day, int64_t now, int64_t *id)
{
    MeetingSeriesNowRow s;
    bool is_new;
    TRY(q_meeting_series_now(db, a, series_id, &s));
    return plan_day(db, a, &s, first_day(a, &s, day), now, id, &is_new);
}

Err
meeting_plan_next(Db *db, Arena *a, int64_t series_id, size_t n, int64_t now, size_t *made)
{
    MeetingSeriesNowRow s;
    int64_t id;
    bool is_new;
    REQUIRE(n <= PLAN_MAX);
    *made = 0;
    TRY(q_meeting_series_now(db, a, series_id, &s));
    Str day = first_day(a, &s, layout_day_of(a, now));
    for (size_t i = 0; i < n; i++) {
        TRY(plan_day(db, a, &s, day, now, &id, &is_new));
        if (is_new)
            TRY(overleg_tell(db, a, id, now));
        *made += is_new;
        day = layout_day_add(a, day, s.every_days);
    }
    return OK;
}

typedef struct Planning {
    Arena *arena;
    int64_t series_id, now;
    size_t made;
} Planning;

static Err
plan(Db *db, void *arg)
{
    Planning *p = arg;
    return meeting_plan_next(db, p->arena, p->series_id, MEETINGS_AHEAD, p->now, &p->made);
}

Err
meeting_plan_all(Db *db, Arena *a, int64_t now)
{
    MeetingSeriesActiveRows rows;
    TRY(q_meeting_series_active(db, a, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        Planning p = {a, rows.v[i].id, now, 0};
        TRY(db_transaction(db, plan, &p));
    }
    return OK;
}

Err
meeting_set_state(Db *db, Arena *a, int64_t meeting_id, Str state, int64_t by, int64_t now)
{
    MeetingStateSetRows changed;
    AgendaMeetingNowRow before;
    AgendaItemsOnRows items;
    bool is_off = str_eq(state, S("vervallen"));
    TRY(q_agenda_meeting_now(db, a, meeting_id, &before));
    TRY(q_meeting_state_set(db, a, meeting_id, state, now, &changed));
    if (changed.n == 0)
        FAIL(E_NOT_FOUND, "no such meeting");
    if (is_off != str_eq(before.state, S("vervallen")))
        TRY(overleg_tell(db, a, meeting_id, now));
    if (!is_off)
        return OK;
    TRY(q_agenda_items_on(db, a, meeting_id, &items));
    for (size_t i = 0; i < items.n; i++)
        if (str_eq(items.v[i].state, S("geagendeerd")))
            TRY(agenda_take_off(db, a, items.v[i].id, S("doorgeschoven"),
                                S("Het overleg gaat niet door."), by, now));
    return OK;
}

Err
meeting_attend(Db *db, Arena *a, const MeetingAttendance *at, int64_t now)
{
    bool replaced = str_eq(at->state, S("vervangen"));
    REQUIRE(replaced == (at->deputy_id != 0));
    TRY(q_meeting_attendance_put(db, a, at->meeting_id, at->account_id, at->state, at->deputy_id,
                                 replaced ? or_empty(at->handover) : S("")));
    return agenda_deputise(db, a, at->meeting_id, now);
}
