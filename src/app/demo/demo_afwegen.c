// The analyses, rights tests, positions and choices on the three kwesties of the plan.
#include "app/demo/demo_afwegen.h"
#include "app/demo/demo_date.h"
#include "app/layout/layout.h"
#include "demo_afwegen_queries.h"

enum { HOUR_S = 3600, MORNING_S = 9 * 3600 + 1200, URGENT_S = 1500 }; // seconds of a day

typedef struct Weighing {
    Db *db;
    DemoFiller *f;
    const DemoWeighing *w;
    int64_t id; // of the kwestie
    Str core, base;
} Weighing;

static int64_t
account(const Weighing *x, const char *user)
{
    return user && *user ? demo_account(x->f, demo_user_find(user)) : 0;
}

static Str
day_of(const Weighing *x, int day)
{
    return layout_day_add(x->f->arena, x->base, day);
}

// A moment on that day, in working hours; never after now.
static int64_t
moment_of(const Weighing *x, int day)
{
    int64_t parsed = 0;
    REQUIRE(!failed(demo_day_parse(day_of(x, day), &parsed)));
    int64_t at = demo_unix(parsed, MORNING_S);
    return at < x->f->now ? at : x->f->now;
}

static Err
add_analysis(const Weighing *x)
{
    const DemoWeighing *w = x->w;
    return q_demo_weigh_analysis(
        x->db, x->f->arena, x->id, str_z(w->breeding_grounds), str_z(w->dividing_lines),
        str_z(w->middle), str_z(w->middle_question), str_z(w->network), str_z(w->unknown),
        str_z(w->if_nothing), str_z(w->line), str_z(w->alternatives), str_z(w->line_reason),
        str_z(w->participation), str_z(w->participation_reason), day_of(x, w->last_safe),
        str_z(w->too_early), str_z(w->too_late), str_z(w->if_wait));
}

static Err
add_people(const Weighing *x)
{
    Arena *a = x->f->arena;
    for (const DemoParty *p = x->w->parties; p->name; p++)
        TRY(q_demo_weigh_party(x->db, a, random_id(), x->id, str_z(p->name), str_z(p->interest),
                               str_z(p->need), str_z(p->feeling), str_z(p->own_words),
                               p->checked != 0, p->checked ? day_of(x, p->checked) : S(""),
                               p->missing));
    for (const DemoSign *s = x->w->signs; s->user; s++)
        TRY(q_demo_weigh_sign(x->db, a, x->id, account(x, s->user), x->core, moment_of(x, s->day)));
    for (const DemoCard *c = x->w->cards; c->user; c++)
        TRY(q_demo_weigh_role(x->db, a, x->id, account(x, c->user), str_z(c->role), str_z(c->does),
                              str_z(c->does_not), str_z(c->covered_by)));
    return OK;
}

static Err
add_tests(const Weighing *x)
{
    for (const DemoTest *t = x->w->tests; t->title; t++) {
        int64_t second = account(x, t->confirmed_by), at = moment_of(x, t->day);
        TRY(q_demo_weigh_test(x->db, x->f->arena, random_id(), x->id, str_z(t->title),
                              str_z(t->rights), str_z(t->whose), str_z(t->legal_basis),
                              str_z(t->aim), str_z(t->necessary), str_z(t->proportionate),
                              str_z(t->lightest), str_z(t->content_neutral), str_z(t->if_nothing),
                              str_z(t->result), account(x, t->user), at, second,
                              second ? at + HOUR_S : 0, str_z(t->note)));
    }
    return OK;
}

static Err
add_decisions(const Weighing *x)
{
    Arena *a = x->f->arena;
    const DemoWeighing *w = x->w;
    int64_t by = account(x, w->chosen_by);
    for (const DemoStance *s = w->stances; s->positions; s++)
        TRY(q_demo_weigh_position(x->db, a, random_id(), x->id, str_z(s->positions),
                                  day_of(x, s->day), str_z(s->reason), *s->irreversible_reason != 0,
                                  str_z(s->irreversible_reason), by, moment_of(x, s->day)));
    TRY(q_demo_weigh_choice(x->db, a, random_id(), x->id, str_z(w->room), str_z(w->limits),
                            str_z(w->chosen), str_z(w->reason), day_of(x, w->review_day), by,
                            moment_of(x, w->chosen_day)));
    for (const DemoScale *s = w->scales; s->level; s++)
        TRY(q_demo_weigh_scale(x->db, a, random_id(), x->id, str_z(s->level), str_z(s->reason),
                               str_z(s->decided_by), str_z(s->aftercare),
                               s->aftercare_day ? day_of(x, s->aftercare_day) : S(""), by,
                               moment_of(x, s->day)));
    if (!*w->urgent_by)
        return OK;
    int64_t at = moment_of(x, 0) - MORNING_S + URGENT_S; // in the night
    return q_demo_weigh_urgent(x->db, a, random_id(), x->id, str_z(w->urgent_reason),
                               str_z(w->urgent_by), by, at, at + w->urgent_hours * HOUR_S);
}

Err
demo_fill_afwegen(Db *db, void *arg)
{
    DemoFiller *f = arg;
    for (size_t i = 0; i < DEMO_KWESTIES; i++) {
        const DemoKwestie *k = &f->plan->kwesties[i];
        DemoWeighKwestieRow row;
        Weighing x = {.db = db, .f = f, .w = &demo_weighings()[i], .base = f->plan->last_day};
        if (x.w->from_new_year)
            for (size_t h = 0; h < k->n_history; h++)
                if (str_has(k->history[h].day, S("-01-01")))
                    x.base = k->history[h].day;
        TRY(q_demo_weigh_kwestie(db, f->arena, k->title, &row));
        x.id = row.id;
        x.core = row.core;
        TRY(add_analysis(&x));
        TRY(add_people(&x));
        TRY(add_tests(&x));
        TRY(add_decisions(&x));
    }
    return OK;
}
