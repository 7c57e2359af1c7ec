// The first page.
#include "app/start/start.h"

#include "app/signal/signal.h"
#include "start_queries.h"

enum { COMING_DAYS = 14, LOG_DAYS = 7, DAY_S = 86400, WHAT_MAX = 120 };

// Whether there is a page at this path that r's user may see.
static bool
may_see(const Req *r, const char *path)
{
    return work_may_see(r, path);
}

// The address of one of many, when there are such pages; absent otherwise.
static Str
address(const Req *r, const char *folder, int64_t id)
{
    Str one = str_fmt(r->arena, "%s/:id", folder);
    return may_see(r, one.p) ? str_fmt(r->arena, "%s/%lld", folder, (long long)id) : (Str){0};
}

static void
add_tile(StartView *v, StartTile tile)
{
    REQUIRE(v->ntiles < START_TILES);
    v->tiles[v->ntiles++] = tile;
}

static void
add_list(StartView *v, StartList list)
{
    REQUIRE(v->nlists < START_LISTS);
    v->lists[v->nlists++] = list;
}

// ---- signals ------------------------------------------------------------------------------------

static Err
add_waiting(Req *r, StartView *v)
{
    StartWaitingRow w;
    if (!(r->user.can & CAN_SIGNAL_FOLLOW) || !may_see(r, "/signalen"))
        return OK;
    TRY(q_start_waiting(r->db, r->arena, r->user.id, layout_day_of(r->arena, r->now), &w));
    add_tile(v, (StartTile){w.unasked, S("nieuw, nog zonder navraag"),
                            S("/signalen?status=ontvangen"), false});
    add_tile(v, (StartTile){w.late, S("over de termijn"), S("/signalen?status=open&telaat=ja"),
                            w.late > 0});
    add_tile(v,
             (StartTile){w.ready, S("gereed voor de agenda"), S("/signalen?status=gereed"), false});
    add_tile(v, (StartTile){w.mine, S("bij mij"), S("/signalen?status=open&wie=ik"), false});
    return OK;
}

static Err
add_newest(Req *r, StartView *v)
{
    Arena *a = r->arena;
    StartNewestRows rows;
    bool follows = r->user.can & CAN_SIGNAL_FOLLOW;
    if (!may_see(r, "/signalen"))
        return OK;
    TRY(q_start_newest(r->db, a, r->user.id, &rows));
    StartItem *items = NEW_N(a, rows.n + 1, StartItem);
    for (size_t i = 0; i < rows.n; i++) {
        const StartNewestRow *s = &rows.v[i];
        Str theme = choice_label(signal_themes, s->theme),
            ago = layout_ago(a, r->now, s->received_at);
        items[i] = (StartItem){.title = layout_first_words(a, s->what, WHAT_MAX),
                               .path = address(r, "/signalen", s->id),
                               .meta = str_fmt(a, "%.*s, %.*s, %.*s", (int)s->area.n, s->area.p,
                                               (int)theme.n, theme.p, (int)ago.n, ago.p),
                               .status = s->status};
    }
    add_list(v,
             (StartList){follows ? S("Nieuwste signalen") : S("Nieuwste signalen, met u gedeeld"),
                         S("Er zijn nog geen signalen die u mag zien. Dat betekent niet dat het "
                           "overal rustig is."),
                         S("Alle signalen"), S("/signalen"), rows.n, items});
    return OK;
}

static Err
add_reports(Req *r, StartView *v)
{
    Arena *a = r->arena;
    StartReportsRows rows;
    if ((r->user.can & CAN_SIGNAL_READ) || !may_see(r, "/meldingen"))
        return OK;
    TRY(q_start_reports(r->db, a, r->user.id, &rows));
    StartItem *items = NEW_N(a, rows.n + 1, StartItem);
    for (size_t i = 0; i < rows.n; i++) {
        const StartReportsRow *s = &rows.v[i];
        Str ago = layout_ago(a, r->now, s->received_at);
        items[i] = (StartItem){
            .title = layout_first_words(a, s->what, WHAT_MAX),
            .meta = str_fmt(a, "%.*s, %.*s", (int)s->number.n, s->number.p, (int)ago.n, ago.p),
            .status = s->status};
    }
    add_list(v, (StartList){S("Mijn laatste meldingen"),
                            S("U heeft nog niets gemeld. Ook een kleine melding helpt, en ook als "
                              "u twijfelt."),
                            S("Al mijn meldingen"), S("/meldingen"), rows.n, items});
    return OK;
}

// ---- what is coming, and what is going on -------------------------------------------------------

static Err
add_triggers(Req *r, StartView *v)
{
    Arena *a = r->arena;
    StartTriggersRows rows;
    Str today = layout_day_of(a, r->now), until = layout_day_add(a, today, COMING_DAYS);
    if (!may_see(r, "/triggers"))
        return OK;
    TRY(q_start_triggers(r->db, a, r->user.id, today, until, &rows));
    StartItem *items = NEW_N(a, rows.n + 1, StartItem);
    for (size_t i = 0; i < rows.n; i++) {
        const StartTriggersRow *t = &rows.v[i];
        Str day = layout_day_long(a, t->starts_on);
        items[i] = (StartItem){
            .title = t->title,
            .path = address(r, "/triggers", t->id),
            .meta = str_fmt(a, "%.*s, %.*s", (int)day.n, day.p, (int)t->place.n, t->place.p)};
    }
    add_list(v, (StartList){S("Triggers in de komende twee weken"),
                            S("Er staat niets in de kalender voor de komende twee weken."),
                            S("Hele kalender"), S("/triggers"), rows.n, items});
    return OK;
}

static Err
add_trends(Req *r, StartView *v)
{
    Arena *a = r->arena;
    StartTrendsRows rows;
    if ((r->user.can & CAN_SIGNAL_FOLLOW) || !may_see(r, "/trends"))
        return OK;
    TRY(q_start_trends(r->db, a, r->user.id, &rows));
    StartItem *items = NEW_N(a, rows.n + 1, StartItem);
    for (size_t i = 0; i < rows.n; i++) {
        const StartTrendsRow *t = &rows.v[i];
        Str ago = layout_ago(a, r->now, t->published_at);
        items[i] = (StartItem){.title = t->title,
                               .path = address(r, "/trends", t->id),
                               .meta = str_fmt(a, "%.*s, %.*s", (int)t->organisation.n,
                                               t->organisation.p, (int)ago.n, ago.p)};
    }
    add_list(v, (StartList){S("Laatste trends"), S("Er zijn nog geen trends gedeeld."),
                            S("Alle trends"), S("/trends"), rows.n, items});
    return OK;
}

static Err
add_kwesties(Req *r, StartView *v)
{
    Arena *a = r->arena;
    StartKwestiesRows rows;
    if (!may_see(r, "/kwesties"))
        return OK;
    TRY(q_start_kwesties(r->db, a, r->user.id, &rows));
    StartItem *items = NEW_N(a, rows.n + 1, StartItem);
    for (size_t i = 0; i < rows.n; i++) {
        const StartKwestiesRow *k = &rows.v[i];
        Str ago = layout_ago(a, r->now, k->changed_at);
        items[i] = (StartItem){.title = k->title,
                               .path = address(r, "/kwesties", k->id),
                               .meta = str_fmt(a, "%.*s, gewijzigd: %.*s", (int)k->municipality.n,
                                               k->municipality.p, (int)ago.n, ago.p)};
    }
    add_list(v, (StartList){S("Mijn kwesties"), S("U doet nu niet mee aan een kwestie."),
                            S("Alle kwesties"), S("/kwesties"), rows.n, items});
    return OK;
}

// ---- guarding and managing ----------------------------------------------------------------------

static Err
add_office(Req *r, StartView *v)
{
    Arena *a = r->arena;
    StartLogRow log;
    StartKeepingRow keeping;
    StartPeopleRow people;
    if (may_see(r, "/logboek")) {
        TRY(q_start_log(r->db, a, (r->now - LOG_DAYS * DAY_S) * 1000, &log));
        add_tile(v, (StartTile){log.lines, S("regels in het logboek, laatste 7 dagen"),
                                S("/logboek"), false});
    }
    if (may_see(r, "/bewaren")) {
        TRY(q_start_keeping(r->db, a, layout_day_of(a, r->now), &keeping));
        add_tile(v, (StartTile){keeping.due, S("signalen voorbij hun bewaartermijn"), S("/bewaren"),
                                keeping.due > 0});
    }
    if (may_see(r, "/beheer/mensen")) {
        TRY(q_start_people(r->db, a, &people));
        add_tile(v, (StartTile){people.invited, S("uitgenodigd, nog niet binnen"),
                                S("/beheer/mensen"), false});
        add_tile(v,
                 (StartTile){people.active, S("mensen met toegang"), S("/beheer/mensen"), false});
    }
    return OK;
}

// ---- the page -----------------------------------------------------------------------------------

static Err
page_visitor(Req *r)
{
    StartVisitor v = {.may_report = may_see(r, "/melden"), .may_follow = may_see(r, "/volgen")};
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Start"),
                                    .here = S("/"),
                                    .body = html_start_visitor(r->arena, &v)});
}

// GET /
static Err
page_start(Req *r)
{
    if (r->user.id == 0)
        return page_visitor(r);
    StartView v = {.user = &r->user, .may_report = may_see(r, "/meldingen/nieuw")};
    TRY(work_first(r, &v.work));
    TRY(add_waiting(r, &v));
    TRY(add_office(r, &v));
    TRY(add_newest(r, &v));
    TRY(add_reports(r, &v));
    TRY(add_triggers(r, &v));
    TRY(add_kwesties(r, &v));
    TRY(add_trends(r, &v));
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Start"),
                                    .here = S("/"),
                                    .is_wide = true,
                                    .body = html_start_page(r->arena, &v)});
}

const Route start_routes[] = {
    {GET, "/", page_start, CAN_ANYONE},
    {GET, "/werk", work_page, CAN_BE_HERE},
    {GET, "/werk/handtekeningen", work_page_signatures, CAN_KWESTIE_READ},
    {GET, "/werk/toetsen", work_page_tests, CAN_KWESTIE_READ},
    {GET, "/werk/termijnen", work_page_terms, CAN_KWESTIE_WRITE},
    {0},
};
