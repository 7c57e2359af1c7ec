#include "app/demo/demo_weging.h"

#include "app/account/account.h"
#include "app/demo/demo_date.h"
#include "app/demo/demo_random.h"
#include "app/overleg/overleg.h"
#include "app/signal/signal.h"
#include "app/weging/weging.h"
#include "demo_weging_queries.h"

enum {
    PEOPLE_MAX = 8,
    MINUTE = 60,
    UNKNOWN = 40, // one score in so many is "I do not know"
    FOLLOW_DAYS = 28,
    TASK_DAYS = 18,
    SAID_MAX = 8,
    RECENT_S = 35 * 86400, // what was decided longer ago has been dealt with
};

typedef struct Weigher {
    Db *db;
    DemoFiller *f;
    const DemoWeighItemsRow *item;
    DemoWeighSignalsRows signals;
    DemoRandom random;
    size_t n;
    DemoWeighPeopleRow people[PEOPLE_MAX];
    const DemoOutcome *outcome;
    int64_t at;               // the moment of the next step
    const DemoReasons *asked; // the criterion that left a question
    size_t n_said;
    const char *said[SAID_MAX]; // about one criterion
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
    TRY(q_demo_weigh_people(w->db, w->f->arena, w->item->id, w->item->meeting_id,
                            w->item->municipality, &rows));
    w->n = 0;
    for (size_t i = 0; i < rows.n && w->n < PEOPLE_MAX; i++) {
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

// In running text: "opvang" for "Opvang".
static Str
in_sentence(Arena *a, Str label)
{
    char first = label.n > 0 ? (char)(label.p[0] | 0x20) : ' ';
    return label.n > 0 ? str_fmt(a, "%c%.*s", first, (int)label.n - 1, label.p + 1) : label;
}

// The places where something was seen, each once.
static Str
places_of(const Weigher *w)
{
    Str all = S("");
    for (size_t i = 0; i < w->signals.n; i++) {
        Str place = w->signals.v[i].place;
        bool told = false;
        for (size_t k = 0; k < i; k++)
            told = told || str_eq(w->signals.v[k].place, place);
        if (!told)
            all = str_fmt(w->f->arena, "%.*s%s%.*s", (int)all.n, all.p, all.n > 0 ? ", " : "",
                          (int)place.n, place.p);
    }
    return all;
}

static Str
picture_of(const Weigher *w)
{
    static const char *const words[] = {"Eén signaal", "Twee signalen", "Drie signalen",
                                        "Vier signalen"};
    Arena *a = w->f->arena;
    if (w->signals.n == 0)
        return str_fmt(a,
                       "%.*s%sEr zijn geen losse meldingen; het beeld komt van de partners aan "
                       "tafel.",
                       (int)w->item->trend.n, w->item->trend.p, w->item->trend.n > 0 ? " " : "");
    Str theme = in_sentence(a, choice_label(signal_themes, w->signals.v[0].theme));
    Str first = w->signals.v[0].observed_from, last = first, where = places_of(w);
    for (size_t i = 1; i < w->signals.n; i++) {
        Str day = w->signals.v[i].observed_from;
        first = layout_days_between(first, day) < 0 ? day : first;
        last = layout_days_between(last, day) > 0 ? day : last;
    }
    bool one_day = str_eq(first, last);
    first = layout_day_long(a, first);
    last = layout_day_long(a, last);
    size_t n = w->signals.n < COUNT(words) ? w->signals.n : COUNT(words);
    return str_fmt(a, "%s met het thema %.*s, uit %.*s. Gezien en gehoord %s%.*s%s%.*s.",
                   words[n - 1], (int)theme.n, theme.p, (int)where.n, where.p,
                   one_day ? "op " : "tussen ", (int)first.n, first.p, one_day ? "" : " en ",
                   one_day ? 0 : (int)last.n, last.p);
}

// Whether nearly the same was said by a signal before this one: it begins with the same words.
static bool
is_said(const Weigher *w, size_t i)
{
    enum { SAME = 24 };
    Str begin = w->signals.v[i].observation;
    begin.n = begin.n < SAME ? begin.n : SAME;
    for (size_t k = 0; k < i; k++)
        if (str_starts(w->signals.v[k].observation, begin))
            return true;
    return false;
}

static Err
add_notes(Weigher *w)
{
    Arena *a = w->f->arena;
    size_t first = pick(w, DEMO_EXPLANATIONS);
    for (size_t i = 0; i < w->signals.n; i++)
        if (!is_said(w, i))
            TRY(weging_note(w->db, a, w->item->id, S("uitspraak"), w->signals.v[i].lens,
                            w->signals.v[i].observation, S(""), w->people[i % w->n].id, step(w)));
    if (w->signals.n == 0)
        TRY(weging_note(w->db, a, w->item->id, S("uitspraak"), S("mogelijk"),
                        S("In een andere regio groeide dit in een paar weken. Hier is het nog "
                          "rustig."),
                        S(""), w->people[0].id, step(w)));
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
    level = level < w->outcome->least ? w->outcome->least : level;
    level = level > w->outcome->most ? w->outcome->most : level;
    const char *why = level == 3                      ? reasons->strong[who % 2]
                      : level == 2                    ? reasons->clear[who % 2]
                      : level == 0 && pick(w, 3) == 0 ? reasons->none
                                                      : "";
    bool unknown = !w->asked && pick(w, UNKNOWN) == 0;
    if (unknown)
        w->asked = reasons;
    for (size_t i = 0; i < w->n_said; i++) // nobody says what another has just said
        if (w->said[i] == why)
            why = "";
    if (!unknown && w->n_said < SAID_MAX)
        w->said[w->n_said++] = why;
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
        w->n_said = 0;
        for (size_t who = 0; who < w->n; who++)
            TRY(score_one(w, who, &criteria[c], c, middle, divided));
    }
    for (size_t who = 0; who < w->n; who++)
        TRY(weging_score_done(w->db, w->f->arena, w->item->id, ids[who], step(w)));
    TRY(weging_close_scores(w->db, w->f->arena, w->item->id, 0, step(w), &closed));
    const DemoWeighPeopleRow *asked = &w->people[w->n - 1];
    return q_demo_weigh_answer(w->db, w->f->arena, w->item->id, asked->organisation_id,
                               str_z(w->asked ? w->asked->answer : ""), w->people[0].id, asked->id,
                               w->at);
}

// ---- deciding -----------------------------------------------------------------------------------

static Err
decide(Weigher *w, int64_t version)
{
    Arena *a = w->f->arena;
    const DemoOutcome *o = w->outcome;
    Str day = layout_day_of(a, w->at);
    const DemoWeighPeopleRow *doer = &w->people[w->item->municipality.n > 0 ? 1 : 0];
    Str question = str_fmt(a, "%.*s: %c%s", (int)w->item->title.n, w->item->title.p,
                           o->question[0] | 0x20, o->question[0] ? o->question + 1 : "");
    WegingDecided decided;
    WegingDecision d = {.item_id = w->item->id,
                        .version = version,
                        .outcome = str_z(o->code),
                        .decision = str_z(o->decision),
                        .reason = str_z(o->reason),
                        .feedback = w->signals.n > 0 ? str_z(o->feedback) : S(""),
                        .until_on = layout_day_add(a, day, FOLLOW_DAYS),
                        .until_question = str_z(o->question),
                        .info_question = question,
                        .info_organisation = w->people[w->n - 1].organisation_id,
                        .by = w->people[0].id,
                        .organisation_id = w->people[0].organisation_id};
    if (o->task[0]) {
        d.ntasks = 1;
        d.tasks[0] = (WegingTask){str_z(o->task), layout_day_add(a, day, TASK_DAYS), doer->id,
                                  doer->organisation_id};
    }
    DemoWeighToldRow before, after;
    TRY(q_demo_weigh_told(w->db, a, w->item->id, &before));
    TRY(q_demo_weigh_untell(w->db, a, w->item->id));
    TRY(weging_decide(w->db, a, &d, step(w), &decided));
    TRY(q_demo_weigh_told(w->db, a, w->item->id, &after));
    w->f->filled.events += (size_t)(after.n - before.n);
    if (w->f->now - w->item->begins_at < RECENT_S)
        return OK;
    TRY(q_demo_weigh_later(w->db, a, w->item->id, w->at));
    return q_demo_weigh_back(w->db, a, w->item->id);
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
    if (w->n < WEGING_SCORERS_MIN)
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
