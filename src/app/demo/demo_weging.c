#include "app/demo/demo_weging.h"

#include "app/account/account.h"
#include "app/demo/demo_date.h"
#include "app/demo/demo_random.h"
#include "app/overleg/overleg.h"
#include "app/signal/signal.h"
#include "app/weging/weging.h"
#include "demo_weging_queries.h"

enum { PEOPLE_MAX = 8, PEOPLE_MIN = 5, MINUTE = 60, FOLLOW_DAYS = 28, TASK_DAYS = 18 };

typedef struct Weigher {
    Db *db;
    DemoFiller *f;
    const DemoWeighItemsRow *item;
    DemoWeighSignalsRows signals;
    DemoRandom random;
    size_t n;
    DemoWeighPeopleRow people[PEOPLE_MAX];
    const DemoOutcome *outcome;
    int64_t at; // the moment of the next step
} Weigher;

static int64_t
step(Weigher *w)
{
    w->at += MINUTE;
    return w->at;
}

static size_t
pick(Weigher *w, size_t n)
{
    return demo_random_below(&w->random, n);
}

// ---- who, and about what ------------------------------------------------------------------------

static Err
choose_people(Weigher *w)
{
    DemoWeighPeopleRows rows;
    size_t want = PEOPLE_MIN + pick(w, PEOPLE_MAX - PEOPLE_MIN + 1);
    TRY(q_demo_weigh_people(w->db, w->f->arena, w->item->circle_id, &rows));
    w->n = 0;
    for (size_t i = 0; i < rows.n && w->n < want; i++) {
        bool is_there = w->n > 0 && w->people[w->n - 1].id == rows.v[i].id;
        if (!is_there && (role_can(rows.v[i].role) & CAN_OVERLEG))
            w->people[w->n++] = rows.v[i];
    }
    return OK;
}

// The outcome that the signals already have, when it is one that we have words for.
static void
choose_outcome(Weigher *w)
{
    w->outcome = &demo_outcomes[pick(w, DEMO_OUTCOMES)];
    for (size_t i = 0; i < w->signals.n; i++)
        for (size_t k = 0; k < DEMO_OUTCOMES; k++)
            if (str_eq(w->signals.v[i].outcome, str_z(demo_outcomes[k].code)))
                w->outcome = &demo_outcomes[k];
}

static Str
picture_of(const Weigher *w)
{
    Arena *a = w->f->arena;
    if (w->signals.n == 0)
        return str_fmt(a,
                       "Het gaat om: %.*s. Er zijn geen losse meldingen; het beeld komt van de "
                       "partners aan tafel.",
                       (int)w->item->title.n, w->item->title.p);
    Str theme = choice_label(signal_themes, w->signals.v[0].theme);
    Str what = w->signals.v[0].observation;
    return str_fmt(a, "%zu %s over %.*s. Gezien en gehoord: %.*s", w->signals.n,
                   w->signals.n == 1 ? "signaal" : "signalen", (int)theme.n, theme.p, (int)what.n,
                   what.p);
}

static Err
add_notes(Weigher *w)
{
    static const char *const lenses[] = {"aangetoond", "ervaren", "mogelijk"};
    Arena *a = w->f->arena;
    size_t first = pick(w, DEMO_EXPLANATIONS);
    for (size_t i = 0; i < w->signals.n && i < COUNT(lenses); i++)
        TRY(weging_note(w->db, a, w->item->id, S("uitspraak"), str_z(lenses[i]),
                        w->signals.v[i].observation, S(""), w->people[i % w->n].id, step(w)));
    for (size_t i = 0; i < WEGING_EXPLANATIONS; i++)
        TRY(weging_note(w->db, a, w->item->id, S("verklaring"), S(""),
                        str_z(demo_explanations[(first + i) % DEMO_EXPLANATIONS]), S(""),
                        w->people[i % w->n].id, step(w)));
    return OK;
}

// ---- scores -------------------------------------------------------------------------------------

// Around a middle that the table shares; some criteria divide people, and now and then someone does
// not know.
static Err
score_one(Weigher *w, size_t who, const WegingCriterion *c, size_t index, int middle, bool divided)
{
    static const char *const values[] = {"geen", "licht", "duidelijk", "sterk"};
    const DemoReasons *reasons = &demo_reasons[index % DEMO_CRITERIA];
    int level = middle + (divided ? (who % 2 ? 1 : -1) : 0) + (int)pick(w, 3) - 1;
    level = level < 0 ? 0 : level > 3 ? 3 : level;
    const char *why = level == 3                      ? reasons->strong[who % 2]
                      : level == 2                    ? reasons->clear[who % 2]
                      : level == 0 && pick(w, 3) == 0 ? reasons->none
                                                      : "";
    bool unknown = pick(w, 14) == 0;
    return weging_score(w->db, w->f->arena, w->item->id, w->people[who].id, c->id,
                        str_z(unknown ? "onbekend" : values[level]),
                        str_z(unknown ? reasons->unknown : why));
}

static Err
add_scores(Weigher *w)
{
    size_t n;
    const WegingCriterion *criteria;
    DemoWeighSetRow set;
    int64_t ids[PEOPLE_MAX];
    bool closed;
    TRY(q_demo_weigh_set(w->db, w->f->arena, w->item->id, &set));
    TRY(weging_criteria(w->db, w->f->arena, set.set_id, &n, &criteria));
    for (size_t i = 0; i < w->n; i++)
        ids[i] = w->people[i].id;
    TRY(weging_open_scores(w->db, w->f->arena, w->item->id, ids, w->n));
    for (size_t c = 0; c < n; c++) {
        int middle = (int)pick(w, 4);
        bool divided = pick(w, 4) == 0;
        for (size_t who = 0; who < w->n; who++)
            TRY(score_one(w, who, &criteria[c], c, middle, divided));
    }
    for (size_t who = 0; who < w->n; who++)
        TRY(weging_score_done(w->db, w->f->arena, w->item->id, ids[who], step(w)));
    TRY(weging_close_scores(w->db, w->f->arena, w->item->id, 0, step(w), &closed));
    return q_demo_weigh_answer(w->db, w->f->arena, w->item->id, w->people[0].organisation_id,
                               w->people[0].id, w->at);
}

// ---- deciding -----------------------------------------------------------------------------------

static Err
decide(Weigher *w, int64_t version)
{
    Arena *a = w->f->arena;
    const DemoOutcome *o = w->outcome;
    Str day = layout_day_of(a, w->at);
    const DemoWeighPeopleRow *doer = &w->people[pick(w, w->n)];
    WegingDecided decided;
    WegingDecision d = {.item_id = w->item->id,
                        .version = version,
                        .outcome = str_z(o->code),
                        .decision = str_z(o->decision),
                        .reason = str_z(o->reason),
                        .feedback = w->signals.n > 0 ? str_z(o->feedback) : S(""),
                        .is_told = true, // by the plan of the demo
                        .until_on = layout_day_add(a, day, FOLLOW_DAYS),
                        .until_question = str_z(o->question),
                        .info_question = str_z(o->question),
                        .info_organisation = w->people[w->n - 1].organisation_id,
                        .by = w->people[0].id,
                        .organisation_id = w->people[0].organisation_id};
    if (o->task[0]) {
        d.ntasks = 1;
        d.tasks[0] = (WegingTask){str_z(o->task), layout_day_add(a, day, TASK_DAYS), doer->id,
                                  doer->organisation_id};
    }
    return weging_decide(w->db, a, &d, step(w), &decided);
}

static Err
judge(Weigher *w)
{
    Arena *a = w->f->arena;
    const DemoWeighPeopleRow *other = &w->people[w->n - 1];
    DemoWeighVersionRow now;
    Str refused;
    TRY(weging_go_on(w->db, a, w->item->id, S("scoren"), &refused));
    REQUIRE(!refused.p);
    TRY(q_demo_weigh_version(w->db, a, w->item->id, &now));
    TRY(weging_set_judgement(w->db, a, w->item->id, now.version, str_z(w->outcome->judgement)));
    if (pick(w, 3) == 0)
        TRY(weging_note(w->db, a, w->item->id, S("afwijkend"), S(""),
                        str_z(demo_dissents[pick(w, DEMO_DISSENTS)]),
                        str_fmt(a, "%.*s%s%.*s", (int)other->function.n, other->function.p,
                                other->function.n > 0 ? ", " : "", (int)other->organisation.n,
                                other->organisation.p),
                        other->id, step(w)));
    TRY(weging_go_on(w->db, a, w->item->id, S("oordeel"), &refused));
    REQUIRE(!refused.p);
    TRY(q_demo_weigh_version(w->db, a, w->item->id, &now));
    return decide(w, now.version);
}

static Err
weigh(Weigher *w)
{
    Arena *a = w->f->arena;
    TRY(q_demo_weigh_signals(w->db, a, w->item->id, &w->signals));
    TRY(choose_people(w));
    if (w->n < 2)
        return OK;
    choose_outcome(w);
    TRY(q_demo_weigh_reopen(w->db, a, w->item->id));
    TRY(weging_begin(w->db, a, w->item->id, step(w)));
    TRY(weging_set_picture(w->db, a, w->item->id, 1, picture_of(w),
                           str_z(demo_disproofs[pick(w, DEMO_DISPROOFS)])));
    TRY(add_notes(w));
    TRY(add_scores(w));
    return judge(w);
}

Err
demo_fill_weighings(Db *db, void *arg)
{
    DemoFiller *f = arg;
    DemoWeighItemsRows items;
    TRY(q_demo_weigh_items(db, f->arena, f->now, &items));
    for (size_t i = 0; i < items.n; i++) {
        Weigher w = {.db = db,
                     .f = f,
                     .item = &items.v[i],
                     .random = demo_random((uint64_t)i + 77),
                     .at = items.v[i].begins_at + (int64_t)(i % 6) * 10 * MINUTE};
        TRY(weigh(&w));
    }
    return q_demo_weigh_done(db, f->arena, layout_day_of(f->arena, f->now), f->now);
}
