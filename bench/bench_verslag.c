// How long the products of a large meeting take: 60 items, each weighed by eight people on eleven
// criteria. Limit: 100 ms for the report in each of its forms.
//
//   bench_verslag [ITEMS]
#include "app/overleg/overleg.h"
#include "app/weging/weging.h"
#include "test/world.h"

#include <stdio.h>
#include <time.h>

enum { TIMES = 20, LIMIT_MS = 100, ITEMS_MAX = 200 };

typedef struct Filling {
    World *w;
    size_t items;
    int64_t series, meeting;
} Filling;

static const Person people[] = {MELDER,    ADVISEUR,     ADVISEUR_KOOG, REGISSEUR,
                                DEELNEMER, COMMUNICATIE, BESTUURDER,    GRIFFIER};

static double
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static Err
score(Db *db, World *w, int64_t item, int64_t set)
{
    static const Str marks[] = {STR("geen"), STR("licht"), STR("duidelijk"), STR("sterk")};
    size_t n;
    const WegingCriterion *criteria;
    int64_t accounts[COUNT(people)];
    bool closed;
    for (size_t i = 0; i < COUNT(people); i++)
        accounts[i] = w->account[people[i]];
    TRY(weging_open_scores(db, w->arena, item, accounts, COUNT(people)));
    TRY(weging_criteria(db, w->arena, set, &n, &criteria));
    for (size_t i = 0; i < COUNT(people); i++) {
        for (size_t k = 0; k < n; k++)
            TRY(weging_score(db, w->arena, item, accounts[i], criteria[k].id,
                             marks[(i + k) % COUNT(marks)], S("")));
        TRY(weging_score_done(db, w->arena, item, accounts[i], WORLD_NOW));
    }
    return weging_close_scores(db, w->arena, item, 0, WORLD_NOW, &closed);
}

// Which version a weighing has by now is no part of weging.h: the first that is taken is it.
static Err
judge(Db *db, World *w, int64_t item, Str text)
{
    Err e = weging_set_judgement(db, w->arena, item, 1, text);
    for (int64_t version = 2; err_code(e) == E_CONFLICT && version < 20; version++)
        e = weging_set_judgement(db, w->arena, item, version, text);
    return e;
}

static Err
decide(Db *db, World *w, int64_t item, Str text)
{
    WegingDecided out;
    WegingDecision d = {.item_id = item,
                        .version = 1,
                        .outcome = S("ruimte"),
                        .decision = text,
                        .reason = text,
                        .feedback = text,
                        .by = w->account[REGISSEUR],
                        .organisation_id = w->waterrijk};
    Err e = weging_decide(db, w->arena, &d, WORLD_NOW, &out);
    for (d.version = 2; err_code(e) == E_CONFLICT && d.version < 20; d.version++)
        e = weging_decide(db, w->arena, &d, WORLD_NOW, &out);
    return e;
}

static Err
weigh(Db *db, World *w, int64_t item, int64_t set)
{
    Str text = S("Een tekst van een gewone lengte over wat er speelt in het dorp, wie zich zorgen "
                 "maakt en wat de gemeente daarover al weet. Er zijn meer bronnen die hetzelfde "
                 "zeggen, en er is nog een vraag open die voor het volgende overleg moet zijn "
                 "beantwoord.");
    Str refused;
    int64_t by = w->account[REGISSEUR];
    TRY(weging_begin(db, w->arena, item, WORLD_NOW));
    TRY(weging_set_picture(db, w->arena, item, 1, text, text));
    for (int i = 0; i < 3; i++)
        TRY(weging_note(db, w->arena, item, S("verklaring"), S(""), text, S(""), by, WORLD_NOW));
    TRY(weging_note(db, w->arena, item, S("afwijkend"), S(""), text, S("politie"), by, WORLD_NOW));
    TRY(score(db, w, item, set));
    TRY(weging_go_on(db, w->arena, item, S("scoren"), &refused));
    TRY(judge(db, w, item, text));
    TRY(weging_go_on(db, w->arena, item, S("oordeel"), &refused));
    return decide(db, w, item, text);
}

static Err
fill(Db *db, void *arg)
{
    Filling *f = arg;
    World *w = f->w;
    int64_t set, item;
    MeetingSeries s = {.partnership_id = w->region,
                       .name = S("Integraal overleg"),
                       .anchor_on = S("2025-12-18"),
                       .every_days = 21,
                       .starts_at = S("09:30"),
                       .lasts_minutes = 90,
                       .closes_days = 3,
                       .closes_at = S("12:00"),
                       .place = S("Raadhuis"),
                       .link = S("")};
    TRY(meeting_series_add(db, w->arena, &s, &f->series));
    TRY(meeting_plan_on(db, w->arena, f->series, S("2026-01-02"), WORLD_NOW, &f->meeting));
    TRY(weging_ready(db, w->arena, w->region, WORLD_NOW, &set));
    for (size_t i = 0; i < f->items; i++) {
        AgendaNew n = {.partnership_id = w->region,
                       .kind = S("signaal"),
                       .title = str_fmt(w->arena, "Onderwerp nummer %zu", i),
                       .municipality = i % 2 ? S("GM9001") : S("GM9002"),
                       .question = S("Wat is hier wijs?"),
                       .proposed_by = w->account[ADVISEUR],
                       .parties = &w->police,
                       .nparties = 1};
        TRY(agenda_add(db, w->arena, &n, WORLD_NOW, &item));
        TRY(agenda_put_on_meeting(db, w->arena, item, f->meeting, 0, WORLD_NOW));
        TRY(weigh(db, w, item, set));
    }
    return OK;
}

// One product in one form: the best and the worst of TIMES.
static bool
measure(const Filling *f, const char *what)
{
    double best = 1e9, worst = 0;
    size_t bytes = 0;
    World *w = f->w;
    w->as = REGISSEUR;
    for (int i = 0; i < TIMES; i++) {
        double from = now_ms();
        Req r = t_get(w, str_fmt(w->arena, "/overleg/%lld/%s", (long long)f->meeting, what).p);
        double took = now_ms() - from;
        REQUIRE(r.status == 200);
        bytes = r.content.n;
        best = took < best ? took : best;
        worst = took > worst ? took : worst;
    }
    printf("%-18s %6.1f to %6.1f ms  %8zu bytes\n", what, best, worst, bytes);
    return best < LIMIT_MS;
}

int
main(int argc, char **argv)
{
    static const char *const what[] = {"agenda",      "verslag",       "verslag.odt",
                                       "verslag.pdf", "besluiten.pdf", "terugkoppeling"};
    int64_t items = 60;
    bool good = true;
    if (argc > 1 && (!str_to_int(str_z(argv[1]), &items) || items < 1 || items > ITEMS_MAX))
        die("bench_verslag", "how many items?");
    World w = world();
    Filling f = {.w = &w, .items = (size_t)items};
    Err e = db_transaction(w.db, fill, &f);
    if (failed(e))
        die("bench_verslag", err_text(e));
    printf("%lld items, %zu people\n", (long long)items, COUNT(people));
    for (size_t i = 0; i < COUNT(what); i++)
        good &= measure(&f, what[i]);
    world_end(&w);
    return good ? 0 : 1;
}
