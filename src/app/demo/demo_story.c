#include "app/demo/demo_story.h"
#include "app/demo/demo_date.h"

static Str
when(DemoMaker *m, const DemoStory *story, DemoWhen w)
{
    int64_t base = w.base == FROM_COUNCIL    ? story->council_day
                   : w.base == FROM_NEW_YEAR ? story->new_year
                                             : m->last;
    return demo_day_text(m->a, base + w.days);
}

static int
municipality_of(const char *name)
{
    const DemoMunicipality *all = demo_municipalities();
    for (int i = 0; i < DEMO_MUNICIPALITIES; i++)
        if (str_eq(str_z(all[i].name), str_z(name)))
            return i;
    return DEMO_NONE;
}

static void
add_triggers(DemoMaker *m, const DemoStory *story, DemoPlan *plan)
{
    size_t n;
    const DemoTriggerText *texts = demo_story_triggers(&n);
    DemoTrigger *out = NEW_N(m->a, n, DemoTrigger);
    for (size_t i = 0; i < n; i++)
        out[i] = (DemoTrigger){
            .kind = str_z(texts[i].kind),
            .title = str_z(texts[i].title),
            .day = when(m, story, texts[i].when),
            .status = str_z(texts[i].status),
            .municipality = municipality_of(texts[i].municipality),
            .question = str_z(texts[i].question),
            .note = str_z(texts[i].note),
        };
    plan->triggers = out;
    plan->n_triggers = n;
}

static void
add_trends(DemoMaker *m, const DemoStory *story, DemoPlan *plan)
{
    size_t n;
    const DemoTrendText *texts = demo_story_trends(&n);
    DemoTrend *out = NEW_N(m->a, n, DemoTrend);
    for (size_t i = 0; i < n; i++)
        out[i] = (DemoTrend){
            .level = str_z(texts[i].level),
            .theme = str_z(texts[i].theme),
            .title = str_z(texts[i].title),
            .text = str_z(texts[i].text),
            .source = str_z(texts[i].source),
            .day = when(m, story, (DemoWhen){FROM_LAST, texts[i].days}),
            .municipality = municipality_of(texts[i].municipality),
            .user = demo_user_find(texts[i].user),
        };
    plan->trends = out;
    plan->n_trends = n;
}

int
demo_kwestie_of(Str theme, int area)
{
    size_t n;
    const DemoKwestieText *texts = demo_story_kwesties();
    const char *name = demo_areas(&n)[area].name;
    for (int k = 0; k < DEMO_KWESTIES; k++)
        for (size_t i = 0; str_eq(str_z(texts[k].theme), theme) && texts[k].areas[i]; i++)
            if (str_eq(str_z(texts[k].areas[i]), str_z(name)))
                return k;
    return DEMO_NONE;
}

static void
add_lines(DemoMaker *m, const DemoStory *story, const DemoKwestieText *t, DemoKwestie *k)
{
    DemoEntry *history = NEW_N(m->a, t->n_history, DemoEntry);
    for (size_t i = 0; i < t->n_history; i++)
        history[i] = (DemoEntry){when(m, story, t->history[i].when), str_z(t->history[i].text),
                                 demo_user_find(t->history[i].user)};
    DemoPromise *promises = NEW_N(m->a, t->n_promises, DemoPromise);
    for (size_t i = 0; i < t->n_promises; i++)
        promises[i] = (DemoPromise){.day = when(m, story, t->promises[i].when),
                                    .text = str_z(t->promises[i].text),
                                    .due = when(m, story, t->promises[i].due),
                                    .status = str_z(t->promises[i].status),
                                    .user = demo_user_find(t->promises[i].user)};
    DemoClaim *claims = NEW_N(m->a, t->n_claims, DemoClaim);
    for (size_t i = 0; i < t->n_claims; i++)
        claims[i] = (DemoClaim){.claim = str_z(t->claims[i].claim),
                                .status = str_z(t->claims[i].status),
                                .who_says = str_z(t->claims[i].who_says),
                                .answer = str_z(t->claims[i].answer),
                                .day = when(m, story, t->claims[i].when)};
    k->history = history;
    k->n_history = t->n_history;
    k->promises = promises;
    k->n_promises = t->n_promises;
    k->claims = claims;
    k->n_claims = t->n_claims;
}

static void
add_kwestie(DemoMaker *m, const DemoStory *story, int index, DemoKwestie *k)
{
    const DemoKwestieText *t = &demo_story_kwesties()[index];
    *k = (DemoKwestie){
        .title = str_z(t->title),
        .core = str_z(t->core),
        .theme = str_z(t->theme),
        .phase = str_z(t->phase),
        .pole_a = str_z(t->pole_a),
        .pole_b = str_z(t->pole_b),
        .middle = str_z(t->middle),
        .municipality = municipality_of(t->municipality),
    };
    for (; t->areas[k->n_areas]; k->n_areas++)
        k->areas[k->n_areas] = demo_area_find(t->areas[k->n_areas]);
    while (t->members[k->n_members])
        k->n_members++;
    int *members = NEW_N(m->a, k->n_members, int);
    for (size_t i = 0; i < k->n_members; i++)
        members[i] = demo_user_find(t->members[i]);
    k->members = members;
    size_t *signals = NEW_N(m->a, m->n, size_t);
    for (size_t i = 0; i < m->n; i++)
        if (m->signals[i].kwestie == index)
            signals[k->n_signals++] = i;
    k->signals = signals;
    add_lines(m, story, t, k);
}

void
demo_story(DemoMaker *m, DemoPlan *plan, int64_t council_day, int64_t new_year)
{
    DemoStory story = {council_day, new_year};
    add_triggers(m, &story, plan);
    add_trends(m, &story, plan);
    for (int k = 0; k < DEMO_KWESTIES; k++)
        add_kwestie(m, &story, k, &plan->kwesties[k]);
}
