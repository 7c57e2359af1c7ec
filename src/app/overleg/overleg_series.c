// The list of meetings, and the series they follow from.
#include "app/overleg/overleg_inside.h"

enum { COMING_MAX = 30, PAST_PAGE = 12, SERIES_RULES = 13, NAME_MAX = 80, PLACE_MAX = 160 };

Str
overleg_check_time(Str text)
{
    int64_t at;
    return failed(overleg_moment(S("2026-01-01"), text, &at))
               ? S("Schrijf de tijd als 09:30: uren, een dubbele punt en minuten.")
               : (Str){0};
}

static Str
check_link(Str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] <= ' ')
            return S("Een adres heeft geen spaties.");
    return str_starts(text, S("https://")) ? (Str){0} : S("Een adres begint met https://");
}

static const Choice active[] = {
    {STR("ja"), STR("Ja, plan steeds de volgende drie")},
    {STR("nee"), STR("Nee, plan geen nieuwe meer")},
};

static const FieldRule rules[SERIES_RULES] = {
    {FIELD_OF(OverlegForm, partnership), .kind = FIELD_CHOICE, .label = STR("Regio")},
    {FIELD_OF(OverlegForm, name), .required = true, .min = 3, .max = NAME_MAX, .label = STR("Naam"),
     .hint = STR("Bijvoorbeeld: integraal informatieoverleg.")},
    {FIELD_OF(OverlegForm, anchor_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Een dag waarop het overleg is"), .hint = STR("De andere dagen volgen hieruit.")},
    {FIELD_OF(OverlegForm, every_days), .kind = FIELD_NUMBER, .required = true, .min = 1,
     .max = 366, .label = STR("Om de hoeveel dagen?"), .hint = STR("Drie weken is 21 dagen.")},
    {FIELD_OF(OverlegForm, starts_at), .required = true, .min = 5, .max = 5,
     .label = STR("Begint om"), .hint = STR("Bijvoorbeeld 09:30."), .check = overleg_check_time},
    {FIELD_OF(OverlegForm, lasts_minutes), .kind = FIELD_NUMBER, .required = true, .min = 15,
     .max = MEETING_MINUTES_MAX, .label = STR("Duurt (minuten)")},
    {FIELD_OF(OverlegForm, closes_days), .kind = FIELD_NUMBER, .required = true, .min = 0,
     .max = 60, .label = STR("De agenda sluit hoeveel dagen van tevoren?"),
     .hint = STR("Daarna kan alleen de voorzitter nog een punt toevoegen.")},
    {FIELD_OF(OverlegForm, closes_at), .required = true, .min = 5, .max = 5,
     .label = STR("De agenda sluit om"), .hint = STR("Bijvoorbeeld 12:00."),
     .check = overleg_check_time},
    {FIELD_OF(OverlegForm, place), .is_address = true, .max = PLACE_MAX, .label = STR("Waar?"),
     .hint = STR("Een gebouw en een zaal. Laat leeg bij alleen beeldbellen.")},
    {FIELD_OF(OverlegForm, link), .is_address = true, .max = 300,
     .label = STR("Adres voor beeldbellen"), .hint = STR("Begint met https://"),
     .check = check_link},
    {FIELD_OF(OverlegForm, active), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Gaat deze reeks door?"), .choices = {COUNT(active), active}},
    {FIELD_OF(OverlegForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(OverlegForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

// ---- the list -----------------------------------------------------------------------------------

// Where this page begins: "2026-01-08-123", as the link to it says.
static Err
read_place(const Form *query, Str today, Str *on, int64_t *id)
{
    Str text = form_value(query, S("voor"));
    *on = today;
    *id = 0;
    if (!text.p)
        return OK;
    if (text.n < 12 || text.p[10] != '-' || !str_to_int((Str){text.p + 11, text.n - 11}, id))
        FAIL(E_INVALID, "not a place in the list");
    *on = (Str){text.p, 10};
    return OK;
}

static Err
show_list(Req *r, Str feed)
{
    OverlegListView v = {.is_chair = overleg_is_chair(r), .feed = feed};
    Form query;
    Str on;
    int64_t id;
    MeetingFeedCountRow feeds;
    AskOpenCountRow asked;
    TRY(req_query(r, &query));
    v.today = layout_day_of(r->arena, r->now);
    v.form_token = req_form_token(r);
    TRY(read_place(&query, v.today, &on, &id));
    v.is_later = !str_eq(on, v.today);
    TRY(q_meeting_coming(r->db, r->arena, r->user.id, v.today, COMING_MAX, &v.coming));
    TRY(q_meeting_past(r->db, r->arena, r->user.id, on, id, PAST_PAGE + 1, &v.past));
    TRY(q_series_list(r->db, r->arena, r->user.id, &v.series));
    TRY(q_meeting_feed_count(r->db, r->arena, r->user.id, &feeds));
    TRY(q_ask_open_count(r->db, r->arena, r->user.id, &asked));
    v.has_feed = feeds.n > 0;
    v.asked = asked.n;
    if (v.past.n > PAST_PAGE) {
        const MeetingPastRow *last = &v.past.v[PAST_PAGE - 1];
        v.past.n = PAST_PAGE;
        v.next = str_fmt(r->arena, "/overleg?voor=%.*s-%lld", (int)last->held_on.n, last->held_on.p,
                         (long long)last->id);
    }
    return overleg_page(r, 200, NULL, S("Overleg"), html_overleg_list(r->arena, &v));
}

// GET /overleg?voor=2026-01-08-123
Err
overleg_page_list(Req *r)
{
    return show_list(r, (Str){0});
}

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
        TRY(q_meeting_feed_put(db, r->arena, hash_token(r->arena, f->token), r->user.id, r->now));
    else
        TRY(q_meeting_feed_drop(db, r->arena, r->user.id));
    return audit_add(r, db,
                     (AuditEntry){.name = f->token.p ? S("feed.make") : S("feed.drop"),
                                  .activity = S("overleg"),
                                  .object_kind = S("account"),
                                  .object_id = r->user.id});
}

// POST /overleg/agenda-adres
Err
overleg_form_feed(Req *r)
{
    Form sent;
    NewFeed f = {.r = r};
    TRY(req_form_raw(r, &sent));
    bool drop = str_eq(form_value(&sent, S("actie")), S("weg"));
    if (!drop)
        f.token = random_token(r->arena, TOKEN_SIZE);
    TRY(db_transaction(r->db, write_feed, &f));
    if (drop)
        return respond_to(r, "/overleg?done=adres_weg");
    Str url = context_of(r)->public_url;
    return show_list(r, str_fmt(r->arena, "%.*s/overleg/agenda/%.*s.ics", (int)url.n, url.p,
                                (int)f.token.n, f.token.p));
}

// ---- a series -----------------------------------------------------------------------------------

static Err
begin(Req *r, OverlegFormView *v)
{
    Choices regions;
    TRY(region_choices(r->db, r->arena, r->user.id, &regions));
    if (regions.n == 0)
        FAIL(E_FORBIDDEN, "no region to plan for");
    // Of one region there is nothing to choose; of a series the region is not changed.
    bool asks = r->id == 0 && regions.n > 1;
    overleg_form_begin(r, v, asks ? rules : rules + 1, asks ? SERIES_RULES : SERIES_RULES - 1);
    if (asks)
        overleg_form_choices(r, v, S("partnership"), regions);
    overleg_form_init(v);
    v->form.partnership.text = regions.v[0].code;
    v->title = r->id ? S("Reeks wijzigen") : S("Reeks overleggen beginnen");
    v->lead = r->id ? S("Verandert u de dagen, dan vervallen geplande overleggen zonder "
                        "agendapunten, en komen er nieuwe. Tijd en plaats gelden voor overleggen "
                        "die hierna worden gepland.")
                    : S("Uit een dag en een aantal dagen volgen alle overleggen. De volgende drie "
                        "staan steeds gepland.");
    v->what = S("deze reeks");
    v->action = r->id ? str_fmt(r->arena, "/overleg/reeksen/%lld", (long long)r->id)
                      : S("/overleg/reeksen");
    v->submit = S("Opslaan");
    v->cancel = S("/overleg");
    return OK;
}

static void
fill(Req *r, OverlegForm *f, const SeriesGetRow *s)
{
    Arena *a = r->arena;
    f->name.text = s->name;
    f->anchor_on.text = s->anchor_on;
    f->every_days.text = str_fmt(a, "%lld", (long long)s->every_days);
    f->starts_at.text = s->starts_at;
    f->lasts_minutes.text = str_fmt(a, "%lld", (long long)s->lasts_minutes);
    f->closes_days.text = str_fmt(a, "%lld", (long long)s->closes_days);
    f->closes_at.text = s->closes_at;
    f->place.text = s->place;
    f->link.text = s->link;
    f->active.text = s->active ? S("ja") : S("nee");
    f->version.text = str_fmt(a, "%lld", (long long)s->version);
}

// GET /overleg/reeksen/nieuw and /overleg/reeksen/12
Err
overleg_page_series(Req *r)
{
    OverlegFormView v = {0};
    SeriesGetRow s = {.name = S("Integraal informatieoverleg"),
                      .anchor_on = layout_day_of(r->arena, r->now),
                      .every_days = 21,
                      .starts_at = S("09:30"),
                      .lasts_minutes = 120,
                      .closes_days = 3,
                      .closes_at = S("12:00"),
                      .place = S(""),
                      .link = S(""),
                      .active = 1};
    if (r->id)
        TRY(q_series_get(r->db, r->arena, r->user.id, r->id, &s));
    TRY(begin(r, &v));
    fill(r, &v.form, &s);
    if (!r->id)
        v.form.version.text = S("");
    return overleg_form_show(r, 200, NULL, &v);
}

typedef struct Writing {
    Req *r;
    const OverlegForm *f;
    MeetingSeries s;
    int64_t id;
    bool changed_meanwhile;
    size_t made;
} Writing;

// Meetings that no longer fit the rhythm and have nothing on their agenda are cancelled.
static Err
drop_planned(Db *db, const Writing *w)
{
    Req *r = w->r;
    SeriesPlannedRows rows;
    TRY(q_series_planned(db, r->arena, r->user.id, w->id, layout_day_of(r->arena, r->now), &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (layout_days_between(w->s.anchor_on, rows.v[i].planned_on) % w->s.every_days != 0)
            TRY(meeting_set_state(db, r->arena, rows.v[i].id, S("vervallen"), r->user.id, r->now));
    return OK;
}

static Err
write_series(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    Arena *a = r->arena;
    const MeetingSeries *s = &w->s;
    SeriesChangeRows changed;
    bool goes_on = str_eq(w->f->active.text, S("ja"));
    w->id = r->id;
    w->changed_meanwhile = false;
    if (r->id == 0) {
        TRY(meeting_series_add(db, a, s, &w->id));
    } else {
        TRY(q_series_change(db, a, r->user.id, r->id, w->f->version.number, s->name, s->anchor_on,
                            s->every_days, s->starts_at, s->lasts_minutes, s->closes_days,
                            s->closes_at, s->place, s->link, goes_on, &changed));
        w->changed_meanwhile = changed.n == 0;
        if (w->changed_meanwhile)
            return OK;
        TRY(drop_planned(db, w));
    }
    if (goes_on)
        TRY(meeting_plan_next(db, a, w->id, MEETINGS_AHEAD, r->now, &w->made));
    return overleg_log(r, db, r->id ? S("series.change") : S("series.add"), w->id, s->name, S(""));
}

// POST /overleg/reeksen and /overleg/reeksen/12
Err
overleg_form_series(Req *r)
{
    OverlegFormView v = {0};
    SeriesGetRow s;
    bool all_right;
    const OverlegForm *f = &v.form;
    Writing w = {.r = r, .f = f};
    if (r->id)
        TRY(q_series_get(r->db, r->arena, r->user.id, r->id, &s));
    TRY(begin(r, &v));
    Str region = f->partnership.text;
    TRY(overleg_form_read(r, &v, &all_right));
    if (!all_right)
        return overleg_form_show(r, 422, NULL, &v);
    if (f->partnership.text.n > 0)
        region = f->partnership.text;
    if (!str_to_int(region, &w.s.partnership_id))
        FAIL(E_INVALID, "no region");
    w.s = (MeetingSeries){w.s.partnership_id,    f->name.text,      f->anchor_on.text,
                          f->every_days.number,  f->starts_at.text, f->lasts_minutes.number,
                          f->closes_days.number, f->closes_at.text, f->place.text,
                          f->link.text};
    TRY(db_transaction(r->db, write_series, &w));
    if (w.changed_meanwhile) {
        OverlegFormView now = {0};
        TRY(q_series_get(r->db, r->arena, r->user.id, r->id, &s));
        TRY(begin(r, &now));
        fill(r, &now.form, &s);
        overleg_form_newer(&v, &now.form);
        return overleg_form_show(r, 409, NULL, &v);
    }
    return respond_to(r, "/overleg?done=reeks");
}

static Err
write_plan(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    MeetingSeriesNowRow s;
    Form sent;
    int64_t n = 0;
    TRY(req_form_raw(r, &sent));
    if (!str_to_int(form_value(&sent, S("aantal")), &n) || n < 1 || n > 20)
        FAIL(E_INVALID, "not a number of meetings");
    TRY(q_meeting_series_now(db, r->arena, r->id, &s));
    TRY(meeting_plan_next(db, r->arena, r->id, (size_t)n, r->now, &w->made));
    return overleg_log(r, db, S("series.plan"), r->id, s.name, str_fmt(r->arena, "%zu", w->made));
}

// POST /overleg/reeksen/12/plannen
Err
overleg_form_plan(Req *r)
{
    SeriesGetRow s;
    Writing w = {.r = r};
    TRY(q_series_get(r->db, r->arena, r->user.id, r->id, &s));
    TRY(db_transaction(r->db, write_plan, &w));
    return respond_to(r, "/overleg?done=%s", w.made > 0 ? "gepland" : "al_gepland");
}
