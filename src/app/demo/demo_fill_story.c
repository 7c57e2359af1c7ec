// What is coming and what grew out of the signals.
#include "app/demo/demo_fill.h"

#include "app/demo/demo_signal.h"
#include "app/trigger/trigger.h"

static Err
add_trigger(Db *db, DemoFiller *f, const DemoTrigger *t)
{
    int64_t id;
    bool region = t->municipality == DEMO_NONE;
    Str municipality = region ? S("") : str_z(demo_municipalities()[t->municipality].code);
    int author = region ? demo_user_find("procesregisseur") : demo_adviser(t->municipality);
    Str questions = t->note.n > 0 ? str_fmt(f->arena, "%.*s\n%.*s", (int)t->question.n,
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
                    .source = S(""),
                    .created_by = demo_account(f, author)};
    return trigger_add(db, f->arena, &n, f->now, &id);
}

Err
demo_fill_story(Db *db, void *arg)
{
    DemoFiller *f = arg;
    for (size_t i = 0; i < f->plan->n_triggers; i++)
        TRY(add_trigger(db, f, &f->plan->triggers[i]));
    f->filled.triggers = f->plan->n_triggers;
    return OK;
}
