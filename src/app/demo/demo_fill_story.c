// What is coming and what grew out of the signals.
#include "app/demo/demo_fill.h"

#include "app/demo/demo_date.h"
#include "app/demo/demo_signal.h"
#include "app/trend/trend.h"
#include "app/trigger/trigger.h"
#include "demo_queries.h"

// Where it was announced.
static Str
source_of(Str kind)
{
    static const Choice sources[] = {
        {STR("rijksmaatregel"), STR("Bericht van het rijk")},
        {STR("demonstratie"), STR("Kennisgeving aan de burgemeester")},
        {STR("raadsbesluit"), STR("Agenda van de raad")},
        {STR("vergunning"), STR("Bekendmaking van de gemeente")},
        {STR("opvanglocatie"), STR("Brief van het college")},
        {STR("verkiezingen"), STR("Kiesraad")},
    };
    Str source = choice_label((Choices){COUNT(sources), sources}, kind);
    return str_eq(source, kind) || source.n == 0 ? S("Opgave van een partner") : source;
}

static Err
add_trigger(Db *db, DemoFiller *f, const DemoTrigger *t, int64_t *id)
{
    bool region = t->municipality == DEMO_NONE;
    Str municipality = region ? S("") : str_z(demo_municipalities()[t->municipality].code);
    int author = region ? demo_user_find("procesregisseur") : demo_adviser(t->municipality);
    Str questions = t->note.n > 0 ? str_fmt(f->arena, "%.*s\nLet op: %.*s", (int)t->question.n,
                                            t->question.p, (int)t->note.n, t->note.p)
                                  : t->question;
    TriggerNew n = {.partnership_id = f->partnership,
                    .kind = t->kind,
                    .title = t->title,
                    .municipality = municipality,
                    .starts_on = t->day,
                    .ends_on = t->day,
                    .state = t->status,
                    .questions = questions,
                    .source = source_of(t->kind),
                    .created_by = demo_account(f, author)};
    return trigger_add(db, f->arena, &n, f->now, id);
}

// Shared at ten in the morning of its day, and opened by two in three of the partners after that.
static Err
add_trend(Db *db, DemoFiller *f, size_t i)
{
    size_t n;
    int64_t id, day = 0;
    bool is_new;
    const DemoTrend *t = &f->plan->trends[i];
    const DemoUser *author = &demo_users(&n)[t->user];
    TRY(demo_day_parse(t->day, &day));
    int64_t at = demo_moment(f, demo_unix(day, 10 * 3600));
    bool local = t->municipality != DEMO_NONE && str_eq(t->level, S("lokaal"));
    TrendNew new = {.partnership_id = f->partnership,
                    .organisation_id = f->organisations[author->organisation],
                    .level = t->level,
                    .theme = t->theme,
                    .municipality =
                        local ? str_z(demo_municipalities()[t->municipality].code) : S(""),
                    .title = t->title,
                    .body = t->text,
                    .source = t->source,
                    .source_url = S(""),
                    .state = S("gedeeld"),
                    .created_by = demo_account(f, t->user)};
    TRY(trend_add(db, f->arena, &new, at, &id));
    f->trends[i] = id;
    demo_organisations(&n);
    for (size_t k = 0; k < n; k++) {
        int64_t read_at = at + (int64_t)(k + 1) * 5400;
        if ((int)k != author->organisation && (i + k) % 3 != 0 && read_at < f->now)
            TRY(trend_read_by(db, f->arena, id, f->organisations[k], read_at, &is_new));
    }
    return OK;
}

// The ways in which people look at the list, kept under a name.
static Err
add_views(Db *db, DemoFiller *f)
{
    Arena *a = f->arena;
    int64_t lead = demo_account(f, demo_user_find("procesregisseur"));
    for (int m = 0; m < DEMO_MUNICIPALITIES; m++) {
        const char *code = demo_municipalities()[m].code;
        int64_t adviser = demo_account(f, demo_adviser(m));
        TRY(q_demo_view_add(db, a, random_id(), adviser, S("Open in mijn gemeente"),
                            str_fmt(a, "status=open&gemeente=%s", code)));
        TRY(q_demo_view_add(db, a, random_id(), adviser, S("Opvang, alles"),
                            S("status=alle&thema=opvang")));
    }
    TRY(q_demo_view_add(db, a, random_id(), lead, S("Gereed voor het overleg"),
                        S("status=gereed")));
    return q_demo_view_add(db, a, random_id(), lead, S("Te laat"), S("status=open&telaat=ja"));
}

// The newest report of a resident that was answered; its code is shown once, by the command line.
static Err
add_follow_link(Db *db, DemoFiller *f)
{
    size_t i = f->plan->n_signals;
    for (; i > 0; i--) {
        const DemoSignal *s = &f->plan->signals[i - 1];
        if (s->reporter == DEMO_NONE && str_eq(s->status, S("afgesloten")))
            break;
    }
    if (i == 0)
        return OK;
    f->filled.follow_code = random_code(f->arena, CODE_GROUPS_LONG);
    return q_demo_link_add(db, f->arena, hash_token(f->arena, f->filled.follow_code),
                           f->signals[i - 1], f->plan->signals[i - 1].received_at);
}

Err
demo_fill_story(Db *db, void *arg)
{
    DemoFiller *f = arg;
    for (size_t i = 0; i < f->plan->n_triggers; i++)
        TRY(add_trigger(db, f, &f->plan->triggers[i], &f->triggers[i]));
    for (size_t i = 0; i < f->plan->n_trends; i++)
        TRY(add_trend(db, f, i));
    TRY(add_views(db, f));
    TRY(add_follow_link(db, f));
    f->filled.triggers = f->plan->n_triggers;
    f->filled.trends = f->plan->n_trends;
    return OK;
}
