// Other explanations for a warning, to check before anything else: those that fit come first.
#include "app/duiding/duiding_warning.h"

enum { BEFORE_DAYS = 14, NEWS_DAYS = 30, DAY_S = 86400 };

typedef struct Holiday {
    const char *day, *name; // month and day
} Holiday;

// Days of every year on which more, or less, is seen and reported. Those that move are left to the
// calendar of triggers.
static const Holiday holidays[] = {
    {"01-01", "Nieuwjaarsdag"},  {"04-27", "Koningsdag"},       {"05-04", "Dodenherdenking"},
    {"05-05", "Bevrijdingsdag"}, {"12-05", "pakjesavond"},      {"12-25", "Kerstmis"},
    {"12-26", "Kerstmis"},       {"12-31", "de jaarwisseling"},
};

static Str
holiday_between(Str from, Str to)
{
    for (size_t i = 0; i < COUNT(holidays); i++) {
        Str md = str_z(holidays[i].day);
        // The day in the year in which the days begin, or in which they end.
        const Str years[] = {{from.p, 5}, {to.p, 5}};
        for (size_t y = 0; y < COUNT(years); y++) {
            char day[10];
            for (size_t k = 0; k < sizeof(day); k++)
                day[k] = k < 5 ? years[y].p[k] : md.p[k - 5];
            Str on = {day, sizeof(day)};
            if (layout_days_between(from, on) >= 0 && layout_days_between(on, to) >= 0)
                return str_z(holidays[i].name);
        }
    }
    return (Str){0};
}

// Whether something of the calendar is about a place of the warning.
static bool
is_here(const WarningShowView *v, Str municipality)
{
    if (municipality.n == 0 || v->w.place.n == 0 || str_eq(municipality, v->w.place))
        return true;
    for (size_t i = 0; i < v->areas.n; i++)
        if (str_eq(v->areas.v[i].municipality, municipality))
            return true;
    return false;
}

static void
put(WarningShowView *v, bool fitting, WarningOther o)
{
    if (v->n_others < WARNING_OTHERS && (o.fits.p != NULL) == fitting)
        v->others[v->n_others++] = o;
}

typedef struct Found {
    Str campaign, trigger, news, holiday, source;
} Found;

static Err
look(Req *r, const WarningShowView *v, Found *f)
{
    Arena *a = r->arena;
    const NoticeGetRow *w = &v->w;
    Str from = layout_day_add(a, w->first_on, -BEFORE_DAYS);
    NoticeTriggersRows t;
    NoticeTrendsRows news;
    TRY(q_notice_triggers(r->db, a, r->user.id, w->partnership_id, from, w->last_on, &t));
    // What stands there for the place itself says more than what is for the whole region.
    for (size_t i = 0; i < 2 * t.n; i++) {
        const NoticeTriggersRow *c = &t.v[i % t.n];
        bool is_local = c->municipality.n > 0;
        Str *at = str_eq(c->kind, S("campagne")) ? &f->campaign
                  : str_eq(c->kind, S("media"))  ? &f->news
                                                 : &f->trigger;
        Str day = layout_day_long(a, c->starts_on);
        if (!at->p && is_local == (i < t.n) && is_here(v, c->municipality))
            *at = str_fmt(a, "In de kalender staat: %.*s (%.*s).", (int)c->title.n, c->title.p,
                          (int)day.n, day.p);
    }
    if (w->theme.n > 0) {
        TRY(q_notice_trends(r->db, a, r->user.id, w->partnership_id, w->theme,
                            w->made_at - (int64_t)NEWS_DAYS * DAY_S, w->made_at + DAY_S, &news));
        if (news.n > 0 && !f->news.p)
            f->news = str_fmt(a, "Er is een trend over gedeeld: %.*s.", (int)news.v[0].title.n,
                              news.v[0].title.p);
    }
    Str day = holiday_between(w->first_on, w->last_on);
    if (day.p)
        f->holiday = str_fmt(a, "In deze dagen viel %.*s.", (int)day.n, day.p);
    return OK;
}

static Str
busiest(Arena *a, const WarningShowView *v)
{
    int64_t all = 0, most = 0;
    for (size_t i = 0; i < v->n_sources; i++) {
        all += v->sources[i].n;
        most = v->sources[i].n > most ? v->sources[i].n : most;
    }
    if (v->is_closed || all < 4 || most * 10 < all * 6)
        return (Str){0};
    return str_fmt(a, "Uit \xC3\xA9\xC3\xA9n soort bron kwamen %lld van de %lld.", (long long)most,
                   (long long)all);
}

static void
put_more(WarningShowView *v, const Found *f, bool fitting)
{
    Str fresh =
        v->w.new_reporter ? S("De waarschuwing rust op een melder die pas kort meldt.") : (Str){0};
    put(v, fitting,
        (WarningOther){S("melder"),
                       S("Er is een nieuwe melder, of iemand is veel meer gaan melden. Dan stijgt "
                         "het aantal zonder dat er meer gebeurt."),
                       fresh});
    put(v, fitting,
        (WarningOther){S("campagne"),
                       S("Er liep een campagne of oproep om te melden, of wij vroegen er zelf "
                         "naar."),
                       f->campaign});
    put(v, fitting,
        (WarningOther){S("trigger"),
                       S("Er was iets aangekondigd of besloten dat vanzelf voorbijgaat: een "
                         "bijeenkomst, een evenement, een besluit."),
                       f->trigger});
    put(v, fitting,
        (WarningOther){S("incident"),
                       S("Veel signalen gaan over een en dezelfde gebeurtenis, of komen uit een en "
                         "dezelfde bron."),
                       f->source});
    put(v, fitting,
        (WarningOther){S("nieuws"),
                       S("Het was in het nieuws. Mensen letten er meer op en noemen het vaker."),
                       f->news});
    put(v, fitting,
        (WarningOther){S("feestdag"),
                       S("Het was een feestdag of vakantie. Dan is er meer te zien dan anders."),
                       f->holiday});
}

static void
put_less(WarningShowView *v, const Found *f, bool fitting)
{
    put(v, fitting,
        (WarningOther){S("feestdag"),
                       S("Het was een feestdag of vakantie, en er werd minder gemeld."),
                       f->holiday});
    put(v, fitting,
        (WarningOther){S("melder"),
                       S("Een melder is weg, ziek of heeft ander werk. Wie vertelt het ons nu?"),
                       {0}});
    put(v, fitting,
        (WarningOther){
            S("vertrouwen"), S("Melders hoorden niets terug en zijn gestopt met melden."), {0}});
    put(v, fitting,
        (WarningOther){S("campagne"), S("Een campagne is voorbij. Toen kwam er juist veel binnen."),
                       f->campaign});
    put(v, fitting,
        (WarningOther){
            S("inlezen"), S("Er ging iets mis met inlezen, of signalen komen later binnen."), {0}});
}

Err
warning_others(Req *r, WarningShowView *v)
{
    Found f = {.source = busiest(r->arena, v)};
    bool is_silent = str_eq(v->w.kind, S("stil"));
    TRY(look(r, v, &f));
    v->n_others = 0;
    for (int turn = 0; turn < 2; turn++) {
        if (is_silent)
            put_less(v, &f, turn == 0);
        else
            put_more(v, &f, turn == 0);
    }
    return OK;
}
