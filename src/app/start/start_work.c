// "Mijn werk": one statement for each kind of thing that may await someone.
#include "app/start/start_work.h"

#include "start_queries.h"
#include "start_work_queries.h"

enum { DAY_S = 86400 };

// What the kinds share while they are gathered.
typedef struct Finder {
    Req *r;
    Work *out;
    int64_t at_most;
    Str today;
    WorkItem *items; // room for at_most
    size_t n;
} Finder;

bool
work_may_see(const Req *r, const char *path)
{
    for (size_t t = 0; t < r->site->ntables; t++)
        for (const Route *route = r->site->tables[t]; route->path; route++)
            if (route->method == GET && str_eq(str_z(route->path), str_z(path)))
                return (route->can & r->user.can) != 0;
    return false;
}

static void
begin(Finder *f)
{
    f->items = NEW_N(f->r->arena, (size_t)f->at_most, WorkItem);
    f->n = 0;
}

// route: the pattern that path was made of; without such a page there is no link.
static void
put(Finder *f, WorkItem item, const char *route)
{
    Arena *a = f->r->arena;
    if (!work_may_see(f->r, route))
        item.path = (Str){0};
    item.title = layout_first_words(a, item.title, WORK_WHAT);
    item.is_late = item.day.n > 0 && layout_days_between(item.day, f->today) > 0;
    f->items[f->n++] = item;
}

static void
end(Finder *f, const char *code, const char *label, const char *path, int64_t total)
{
    Work *w = f->out;
    if (f->n == 0)
        return;
    REQUIRE(w->nkinds < WORK_KINDS);
    w->kinds[w->nkinds++] =
        (WorkKind){str_z(code), str_z(label), work_may_see(f->r, path) ? str_z(path) : (Str){0},
                   total,       f->n,         f->items};
    w->total += total;
}

static Str
path_to(Finder *f, const char *fmt, int64_t id)
{
    Str all = str_z(fmt), before = all;
    Cursor c = cursor(all);
    REQUIRE(cursor_until(&c, S(":id"), all.n, &before));
    Str after = cursor_rest(&c);
    return str_fmt(f->r->arena, "%.*s%lld%.*s", (int)before.n, before.p, (long long)id,
                   (int)after.n, after.p);
}

static Str
later(const Finder *f, int64_t days)
{
    return layout_day_add(f->r->arena, f->today, days);
}

// ---- signals and the consultation ---------------------------------------------------------------

static Err
find_signals(Finder *f)
{
    Req *r = f->r;
    WorkSignalsRows rows;
    if (!(r->user.can & CAN_SIGNAL_FOLLOW))
        return OK;
    TRY(q_work_signals(r->db, r->arena, r->user.id, f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Signaal"),
                       .title = rows.v[i].title,
                       .path = path_to(f, "/signalen/:id", rows.v[i].id),
                       .day = rows.v[i].due_on,
                       .meta = rows.v[i].place},
            "/signalen/:id");
    end(f, "signalen", "Signalen om op te volgen", "/signalen", rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

// "/overleg/12/punten/34", or "/overleg/punten/34" while the item waits for a meeting.
static Str
path_of_item(Finder *f, int64_t meeting_id, int64_t id, const char *after)
{
    if (meeting_id == 0)
        return path_to(f, "/overleg/punten/:id", id);
    return str_fmt(f->r->arena, "/overleg/%lld/punten/%lld%s", (long long)meeting_id, (long long)id,
                   after);
}

static Err
find_items(Finder *f)
{
    Req *r = f->r;
    WorkItemsRows rows;
    if (!(r->user.can & CAN_OVERLEG))
        return OK;
    TRY(q_work_items(r->db, r->arena, r->user.id, f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Agendapunt"),
                       .title = rows.v[i].title,
                       .path = path_of_item(f, rows.v[i].meeting_id, rows.v[i].id, ""),
                       .day = rows.v[i].held_on,
                       .meta = str_eq(rows.v[i].state, S("doorgeschoven")) ? S("doorgeschoven")
                                                                           : S("voorgesteld")},
            rows.v[i].meeting_id ? "/overleg/:id/punten/:id" : "/overleg/punten/:id");
    end(f, "punten", "Agendapunten die u voorstelde", "/overleg", rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

static Err
find_requests(Finder *f)
{
    Req *r = f->r;
    WorkRequestsRows rows;
    if (!(r->user.can & CAN_OVERLEG))
        return OK;
    TRY(q_work_requests(r->db, r->arena, r->user.id, f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Informatievraag"),
                       .title = rows.v[i].title,
                       .path = path_to(f, "/informatievragen/:id", rows.v[i].id),
                       .day = rows.v[i].due_on},
            "/informatievragen/:id");
    end(f, "vragen", "Informatievragen aan uw organisatie", "/informatievragen",
        rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

static Err
find_scores(Finder *f)
{
    Req *r = f->r;
    WorkScoresRows rows;
    if (!(r->user.can & CAN_OVERLEG))
        return OK;
    TRY(q_work_scores(r->db, r->arena, r->user.id, f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Weging"),
                       .title = rows.v[i].title,
                       .path = path_of_item(f, rows.v[i].meeting_id, rows.v[i].id, "/weging"),
                       .day = rows.v[i].held_on,
                       .meta = S("u moet nog scoren")},
            rows.v[i].meeting_id ? "/overleg/:id/punten/:id/weging" : "/overleg/punten/:id");
    end(f, "wegingen", "Wegingen waarin u nog scoort", "/overleg",
        rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

static Err
find_meetings(Finder *f)
{
    Req *r = f->r;
    WorkMeetingsRows rows;
    if (!(r->user.can & CAN_OVERLEG))
        return OK;
    TRY(q_work_meetings(r->db, r->arena, r->user.id, f->today, later(f, WORK_AHEAD), f->at_most,
                        &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++) {
        const WorkMeetingsRow *m = &rows.v[i];
        put(f,
            (WorkItem){.kind = S("Overleg"),
                       .title = str_fmt(r->arena, "%lld %s op de agenda", (long long)m->items,
                                        m->items == 1 ? "punt van u" : "punten van u"),
                       .path = path_to(f, "/overleg/:id", m->id),
                       .day = m->held_on,
                       .meta = m->place},
            "/overleg/:id");
    }
    end(f, "overleg", "Overleg met uw punten", "/overleg", rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

// ---- kwesties -----------------------------------------------------------------------------------

static Err
find_signatures(Finder *f)
{
    Req *r = f->r;
    WorkSignaturesRows rows;
    if (!(r->user.can & CAN_KWESTIE_READ))
        return OK;
    TRY(q_work_signatures(r->db, r->arena, r->user.id, f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Handtekening"),
                       .title = rows.v[i].title,
                       .path = path_to(f, "/kwesties/:id/analyse", rows.v[i].id),
                       .day = S(""),
                       .meta = S("de kern wacht op een tweede handtekening")},
            "/kwesties/:id/analyse");
    end(f, "handtekeningen", "Een tweede handtekening", "/werk/handtekeningen",
        rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

static Err
find_tests(Finder *f)
{
    Req *r = f->r;
    WorkTestsRows rows;
    if (!(r->user.can & CAN_KWESTIE_READ))
        return OK;
    TRY(q_work_tests(r->db, r->arena, r->user.id, f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Grondrechtentoets"),
                       .title = rows.v[i].title,
                       .path = str_fmt(r->arena, "/kwesties/%lld/grondrechten/%lld",
                                       (long long)rows.v[i].kwestie_id, (long long)rows.v[i].id),
                       .day = S(""),
                       .meta = S("wacht op een tweede persoon")},
            "/kwesties/:id/grondrechten/:id");
    end(f, "toetsen", "Grondrechtentoetsen om te bevestigen", "/werk/toetsen",
        rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

// The days of weighing on a kwestie: what each is called, and where it is seen to.
typedef struct Term {
    Str code, what, meta;
    const char *path, *route;
} Term;

static const Term terms[] = {
    {STR("ruimte"), STR("ruimte of grens"), STR("kijk opnieuw naar de keuze"),
     "/kwesties/:id/analyse#ruimte", "/kwesties/:id/analyse"},
    {STR("nazorg"), STR("nazorg"), STR("kijk of de nazorg is gegeven"),
     "/kwesties/:id/analyse#opschalen", "/kwesties/:id/analyse"},
    {STR("moment"), STR("het juiste moment"), STR("laatste veilige dag voor een besluit"),
     "/kwesties/:id/moment", "/kwesties/:id/moment"},
};

static Err
find_terms(Finder *f)
{
    Req *r = f->r;
    WorkTermsRows rows;
    if (!(r->user.can & CAN_KWESTIE_WRITE))
        return OK;
    TRY(q_work_terms(r->db, r->arena, r->user.id, later(f, WORK_TERM), later(f, -WORK_AFTERCARE),
                     f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++) {
        const WorkTermsRow *row = &rows.v[i];
        const Term *t = terms;
        while (!str_eq(t->code, row->kind))
            REQUIRE(++t < terms + COUNT(terms));
        put(f,
            (WorkItem){.kind = S("Termijn"),
                       .title = str_fmt(r->arena, "%.*s: %.*s", (int)row->title.n, row->title.p,
                                        (int)t->what.n, t->what.p),
                       .path = path_to(f, t->path, row->kwestie_id),
                       .day = row->day,
                       .meta = t->meta},
            t->route);
    }
    end(f, "termijnen", "Termijnen bij het afwegen", "/werk/termijnen",
        rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

static Err
find_promises(Finder *f)
{
    Req *r = f->r;
    WorkPromisesRows rows;
    if (!(r->user.can & CAN_KWESTIE_READ))
        return OK;
    TRY(q_work_promises(r->db, r->arena, r->user.id, later(f, WORK_SOON), f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Belofte"),
                       .title = rows.v[i].title,
                       .path = str_fmt(r->arena, "/kwesties/%lld#geschiedenis",
                                       (long long)rows.v[i].kwestie_id),
                       .day = rows.v[i].due_on,
                       .meta = rows.v[i].by_whom},
            "/kwesties/:id");
    end(f, "beloften", "Beloften die bijna af moeten zijn", "/kwesties",
        rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

// ---- acting -------------------------------------------------------------------------------------

static Err
find_tasks(Finder *f)
{
    Req *r = f->r;
    WorkTasksRows rows;
    if (!(r->user.can & CAN_KWESTIE_READ))
        return OK;
    TRY(q_work_tasks(r->db, r->arena, r->user.id, f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Actie"),
                       .title = rows.v[i].title,
                       .path = path_to(f, "/acties/:id", rows.v[i].id),
                       .day = rows.v[i].due_on,
                       .meta = str_eq(rows.v[i].state, S("bezig")) ? S("mee bezig") : S("")},
            "/acties/:id");
    end(f, "acties", "Mijn acties", "/acties", rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

static Err
find_reviews(Finder *f)
{
    Req *r = f->r;
    WorkReviewsRows rows;
    if (!(r->user.can & CAN_KWESTIE_WRITE))
        return OK;
    TRY(q_work_reviews(r->db, r->arena, r->user.id, later(f, WORK_SOON), f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Terugblik"),
                       .title = rows.v[i].title,
                       .path = path_to(f, "/aanpakken/:id", rows.v[i].id),
                       .day = rows.v[i].review_on},
            "/aanpakken/:id");
    end(f, "terugblikken", "Aanpakken om op terug te blikken", "/aanpakken",
        rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

// ---- trends, and guarding and managing ----------------------------------------------------------

static Err
find_trends(Finder *f)
{
    Req *r = f->r;
    WorkTrendsRows rows;
    if (!(r->user.can & CAN_TREND_READ))
        return OK;
    TRY(q_work_trends(r->db, r->arena, r->user.id, r->now - WORK_TRENDS * DAY_S, f->at_most,
                      &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Trend"),
                       .title = rows.v[i].title,
                       .path = path_to(f, "/trends/:id", rows.v[i].id),
                       .day = S(""),
                       .meta = str_fmt(r->arena, "nog niet gelezen bij uw organisatie; van %s",
                                       rows.v[i].organisation.p)},
            "/trends/:id");
    end(f, "trends", "Trends om te lezen", "/trends", rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

static Err
find_keeping(Finder *f)
{
    Req *r = f->r;
    StartKeepingRow due;
    WorkPausesRows rows;
    if (!(r->user.can & CAN_RETENTION))
        return OK;
    TRY(q_start_keeping(r->db, r->arena, f->today, &due));
    begin(f);
    if (due.due > 0)
        put(f,
            (WorkItem){.kind = S("Bewaartermijn"),
                       .title = str_fmt(r->arena, "%lld %s voorbij de bewaartermijn",
                                        (long long)due.due, due.due == 1 ? "signaal" : "signalen"),
                       .path = S("/bewaren"),
                       .day = f->today},
            "/bewaren");
    end(f, "bewaartermijnen", "Bewaartermijnen", "/bewaren", due.due);
    TRY(q_work_pauses(r->db, r->arena, f->today, later(f, WORK_PAUSE), f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++)
        put(f,
            (WorkItem){.kind = S("Vernietigingsstop"),
                       .title = rows.v[i].reason,
                       .path = S("/bewaren"),
                       .day = rows.v[i].until_on,
                       .meta = S("loopt af")},
            "/bewaren");
    end(f, "stops", "Vernietigingsstops die aflopen", "/bewaren", rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

static Err
find_invitations(Finder *f)
{
    Req *r = f->r;
    WorkInvitationsRows rows;
    if (!(r->user.can & CAN_MANAGE))
        return OK;
    TRY(q_work_invitations(r->db, r->arena, r->now, f->at_most, &rows));
    begin(f);
    for (size_t i = 0; i < rows.n; i++) {
        bool works = rows.v[i].ends_at > 0;
        put(f,
            (WorkItem){.kind = S("Uitnodiging"),
                       .title = rows.v[i].name,
                       .path = path_to(f, "/beheer/mensen/:id", rows.v[i].id),
                       .day = works ? layout_day_of(r->arena, rows.v[i].ends_at) : S(""),
                       .meta = str_fmt(r->arena, "%s; %s", rows.v[i].organisation.p,
                                       works ? "nog niet binnen" : "de link werkt niet meer")},
            "/beheer/mensen/:id");
    }
    end(f, "uitnodigingen", "Uitgenodigd, nog niet binnen", "/beheer/mensen",
        rows.n > 0 ? rows.v[0].total : 0);
    return OK;
}

// ---- together -----------------------------------------------------------------------------------

// In the order of the page. Those with a code have a page of their own.
static const struct {
    Str code;
    Err (*find)(Finder *f);
} finders[] = {
    {STR(""), find_tasks},
    {STR(""), find_scores},
    {STR(""), find_requests},
    {STR(""), find_signals},
    {STR(""), find_items},
    {STR(""), find_meetings},
    {STR(""), find_promises},
    {STR(""), find_reviews},
    {STR("termijnen"), find_terms},
    {STR("toetsen"), find_tests},
    {STR("handtekeningen"), find_signatures},
    {STR(""), find_trends},
    {STR(""), find_keeping},
    {STR(""), find_invitations},
};

Err
work_find(Req *r, Str code, int64_t at_most, Work *out)
{
    *out = (Work){0};
    Finder f = {.r = r, .out = out, .at_most = at_most, .today = layout_day_of(r->arena, r->now)};
    for (size_t i = 0; i < COUNT(finders); i++)
        if (code.n == 0 || str_eq(code, finders[i].code))
            TRY(finders[i].find(&f));
    return OK;
}
