// The actions of an approach, as its members see and change them.
#include "app/aanpak/aanpak_inside.h"

static const FieldRule rules[AANPAK_TASK_RULES] = {
    {FIELD_OF(AanpakTaskForm, title), .required = true, .min = 5, .max = AANPAK_TITLE_MAX,
     .label = STR("Wat moet er gebeuren?")},
    {FIELD_OF(AanpakTaskForm, owner), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Wie doet het?"),
     .hint = STR("De leden van de kwestie. Wie de actie doet, vindt deze terug bij Mijn acties.")},
    {FIELD_OF(AanpakTaskForm, due_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Op welke dag is het klaar?")},
    {FIELD_OF(AanpakTaskForm, state), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Stand")},
    {FIELD_OF(AanpakTaskForm, note), .kind = FIELD_TEXT, .max = AANPAK_TEXT_MAX,
     .label = STR("Wat is ervan gekomen?")},
    {FIELD_OF(AanpakTaskForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(AanpakTaskForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static Str
code_of(Arena *a, int64_t id)
{
    return str_fmt(a, "%lld", (long long)id);
}

// The members; and who has it now, who need not be one any more.
static Err
owner_choices(Req *r, const AanpakGetRow *p, int64_t owner, Choices *out)
{
    AanpakOwnersRows rows;
    AanpakPersonRow now;
    Arena *a = r->arena;
    bool found = owner == 0;
    TRY(q_aanpak_owners(r->db, a, r->user.id, p->kwestie_id, &rows));
    Choice *v = NEW_N(a, rows.n + 1, Choice);
    for (size_t i = 0; i < rows.n; i++) {
        const AanpakOwnersRow *o = &rows.v[i];
        v[i] = (Choice){.code = code_of(a, o->id),
                        .label =
                            str_fmt(a, "%s, %s, %s", o->name.p,
                                    o->function.n > 0 ? o->function.p : "lid", o->organisation.p)};
        found |= o->id == owner;
    }
    *out = (Choices){rows.n, v};
    if (found)
        return OK;
    TRY(q_aanpak_person(r->db, a, owner, &now));
    v[out->n++] =
        (Choice){.code = code_of(a, owner), .label = str_fmt(a, "%s, geen lid meer", now.name.p)};
    return OK;
}

static Err
open_task(Req *r, AanpakGetRow *p, AanpakPartView *v, AanpakTaskOfRow *t, const FieldRule **out)
{
    Choices owners;
    *t = (AanpakTaskOfRow){0};
    TRY(aanpak_open(r, p));
    if (aanpak_is_case(p))
        FAIL(E_NOT_FOUND, "a targeted approach has steps only");
    if (r->id2 != 0)
        TRY(q_aanpak_task_of(r->db, r->arena, r->user.id, r->id, r->id2, t));
    TRY(owner_choices(r, p, t->owner_id, &owners));
    FieldRule *own = field_rules_with(r->arena, rules, AANPAK_TASK_RULES, S("owner"), owners);
    own = field_rules_with(r->arena, own, AANPAK_TASK_RULES, S("state"), aanpak_task_states);
    *out = field_rules_with(r->arena, own, AANPAK_TASK_RULES, S("bewust"), layout_keep_choices);
    v->p = p;
    v->id = r->id2;
    return OK;
}

static void
fill_task(Arena *a, const FieldRule *own, const AanpakTaskOfRow *t, AanpakTaskForm *f)
{
    fields_init(own, AANPAK_TASK_RULES, f);
    f->state.text = S("open");
    if (t->id == 0)
        return;
    f->title.text = t->title;
    f->owner.text = code_of(a, t->owner_id);
    f->due_on.text = t->due_on;
    f->state.text = t->state;
    f->note.text = t->note;
    f->version.text = code_of(a, t->version);
}

static Err
show_task(Req *r, int status, AanpakPartView *v, const FieldRule *own)
{
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, AANPAK_TASK_RULES, &v->task);
    return aanpak_page(r, status, v->p, v->id ? S("Actie wijzigen") : S("Actie toevoegen"),
                       html_aanpak_task(r->arena, v));
}

// GET /aanpakken/12/acties/nieuw and /aanpakken/12/acties/34
Err
aanpak_page_task(Req *r)
{
    AanpakGetRow p;
    AanpakPartView v = {0};
    AanpakTaskOfRow t;
    const FieldRule *own;
    TRY(open_task(r, &p, &v, &t, &own));
    fill_task(r->arena, own, &t, &v.task);
    return show_task(r, 200, &v, own);
}

typedef struct Writing {
    Req *r;
    const AanpakPartView *v;
    int64_t owner_id;
    bool is_full; // answer: there are AANPAK_TASKS_MAX actions
} Writing;

static Err
write_new(Writing *w, Db *db)
{
    Req *r = w->r;
    const AanpakTaskForm *f = &w->v->task;
    AanpakTasksRows tasks;
    AanpakTask t = {.circle_id = w->v->p->circle_id,
                    .approach_id = w->v->p->id,
                    .title = f->title.text,
                    .owner_id = w->owner_id,
                    .due_on = f->due_on.text,
                    .state = f->state.text,
                    .note = f->note.text,
                    .created_by = r->user.id};
    int64_t id;
    TRY(q_aanpak_tasks(db, r->arena, r->user.id, r->id, &tasks));
    w->is_full = tasks.n >= AANPAK_TASKS_MAX;
    return w->is_full ? OK : aanpak_task_add(db, r->arena, &t, r->now, &id);
}

static Err
write_task(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    const AanpakTaskForm *f = &w->v->task;
    AanpakPersonRow owner;
    AanpakTaskChangeRow changed;
    int64_t done_at = str_eq(f->state.text, S("gedaan")) ? r->now : 0;
    if (r->id2 == 0) {
        TRY(write_new(w, db));
        if (w->is_full)
            return OK;
    } else {
        TRY(q_aanpak_person(db, r->arena, w->owner_id, &owner));
        TRY(q_aanpak_task_change(db, r->arena, r->user.id, r->id, r->id2, f->version.number,
                                 f->title.text, w->owner_id, owner.organisation_id, f->due_on.text,
                                 f->state.text, f->note.text, done_at, &changed));
        AanpakTask t = {.owner_id = w->owner_id, .due_on = f->due_on.text, .state = f->state.text};
        TRY(aanpak_tell_task(db, r->arena, &t, r->id2, r->user.id, r->now));
    }
    TRY(aanpak_touch(r, db, r->id, w->v->p->kwestie_id));
    return aanpak_log(r, db, r->id2 ? S("approach.change_task") : S("approach.add_task"), r->id,
                      w->v->p->number, f->state.text);
}

static Err
conflict_in_task(Req *r, AanpakPartView *v, AanpakGetRow *p)
{
    AanpakTaskOfRow t;
    AanpakTaskForm now;
    const FieldRule *own;
    TRY(open_task(r, p, v, &t, &own));
    fill_task(r->arena, own, &t, &now);
    now.bewust.text = v->task.bewust.text; // is not stored
    fields_show_newer(own, AANPAK_TASK_RULES, &v->task, &now);
    v->task.version = now.version;
    v->has_conflict = true;
    return show_task(r, 409, v, own);
}

// POST /aanpakken/12/acties and /aanpakken/12/acties/34
Err
aanpak_form_task(Req *r)
{
    AanpakGetRow p;
    AanpakPartView v = {0};
    AanpakTaskOfRow t;
    AanpakTaskForm *f = &v.task;
    Writing w = {.r = r, .v = &v};
    const FieldRule *own;
    bool all_right;
    TRY(open_task(r, &p, &v, &t, &own));
    TRY(req_form(r, own, AANPAK_TASK_RULES, f, &all_right));
    all_right &= layout_texts_check(r->arena, own, AANPAK_TASK_RULES, f, &f->bewust);
    if (!all_right)
        return show_task(r, 422, &v, own);
    REQUIRE(str_to_int(f->owner.text, &w.owner_id));
    Err e = db_transaction(r->db, write_task, &w);
    if (err_code(e) == E_NOT_FOUND && r->id2 != 0)
        return conflict_in_task(r, &v, &p);
    TRY(e);
    if (w.is_full) {
        f->title.error = S("Er zijn al tweehonderd acties. Rond er eerst een paar af.");
        return show_task(r, 422, &v, own);
    }
    return respond_to(r, "/aanpakken/%lld?done=actie", (long long)r->id);
}
