// Making an approach, its steps and actions: one way for every form and the demo; and who is told.
#include "app/aanpak/aanpak_inside.h"
#include "app/account/account.h"
#include "app/bericht/bericht.h"
#include "app/setting/setting.h"

// A text that was left out is stored as an empty one.
static Str
or_empty(Str s)
{
    return s.p ? s : S("");
}

static Err
kept_until(Db *db, Arena *a, bool is_case, int64_t now, Str *out)
{
    int64_t days;
    TRY(setting_number(db, a, S("keep_kwestie_days"), &days));
    if (is_case && days > AANPAK_CASE_DAYS)
        days = AANPAK_CASE_DAYS;
    *out = layout_day_add(a, layout_day_of(a, now), days);
    return OK;
}

Err
aanpak_add(Db *db, Arena *a, const AanpakNew *n, int64_t now, AanpakAdded *out)
{
    Str keep;
    TRY(kept_until(db, a, str_eq(n->kind, S("gericht")), now, &keep));
    TRY(setting_next_number(db, a, S("A"), now, &out->number));
    out->id = random_id();
    return q_aanpak_add(db, a, out->id, out->number, n->kwestie_id, n->circle_id, n->kind, n->title,
                        or_empty(n->process), or_empty(n->goal), or_empty(n->audience),
                        or_empty(n->audience_fit), or_empty(n->expect_what), or_empty(n->expect_by),
                        or_empty(n->expect_seen), or_empty(n->who_sees), or_empty(n->who_decides),
                        or_empty(n->who_hears), or_empty(n->residents), or_empty(n->residents_why),
                        or_empty(n->case_reference), or_empty(n->case_basis),
                        or_empty(n->case_decided_by), or_empty(n->case_informed),
                        or_empty(n->case_reason), n->rights_test_id, or_empty(n->review_on),
                        n->created_by, now, keep);
}

Err
aanpak_add_step(Db *db, Arena *a, int64_t approach_id, Str title, Str who, Str state, Str reason)
{
    AanpakStepLastRow last;
    TRY(q_aanpak_step_last(db, a, approach_id, &last));
    return q_aanpak_step_add(db, a, random_id(), approach_id, last.position + 1, title,
                             or_empty(who), state, or_empty(reason));
}

Err
aanpak_tell_task(Db *db, Arena *a, const AanpakTask *t, int64_t id, int64_t by, int64_t now)
{
    return bericht_task(
        db, a,
        &(BerichtTask){.task_id = id,
                       .owner_id = t->owner_id,
                       .by = by,
                       .path = str_fmt(a, "/acties/%lld", (long long)id),
                       .due_on = t->due_on,
                       .is_open = str_eq(t->state, S("open")) || str_eq(t->state, S("bezig")),
                       .now = now});
}

Err
aanpak_task_add(Db *db, Arena *a, const AanpakTask *t, int64_t now, int64_t *id)
{
    AanpakPersonRow owner;
    Str keep;
    TRY(q_aanpak_person(db, a, t->owner_id, &owner));
    TRY(kept_until(db, a, false, now, &keep));
    *id = random_id();
    TRY(q_aanpak_task_add(db, a, *id, t->circle_id, t->approach_id, t->item_id, t->title,
                          t->owner_id, owner.organisation_id, t->due_on, t->state,
                          or_empty(t->note), str_eq(t->state, S("gedaan")) ? now : 0, t->created_by,
                          now, keep));
    return aanpak_tell_task(db, a, t, *id, t->created_by, now);
}

// ---- the day to look back -----------------------------------------------------------------------

static Str
review_once(Arena *a, int64_t id, Str day)
{
    return str_fmt(a, "terugblik-%lld-%.*s", (long long)id, (int)day.n, day.p);
}

Err
aanpak_tell_review(Req *r, Db *db, int64_t id, int64_t circle_id, Str before, Str day)
{
    Arena *a = r->arena;
    if (str_eq(before, day))
        return OK;
    if (before.n > 0)
        TRY(bericht_drop(db, a, review_once(a, id, before), 0));
    if (day.n == 0)
        return OK;
    return bericht_add_circle(db, a, circle_id, CAN_KWESTIE_WRITE, 0,
                              &(BerichtNew){.kind = BERICHT_TERUGBLIK,
                                            .path = str_fmt(a, "/aanpakken/%lld", (long long)id),
                                            .once = review_once(a, id, day),
                                            .now = r->now,
                                            .due_at = bericht_morning(day)});
}
