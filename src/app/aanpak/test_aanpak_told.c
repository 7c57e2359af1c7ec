// Who hears by mail of an action, and of the day to look back.
#include "app/aanpak/test_aanpak_world.h"
#include "app/bericht/test_told.h"

static Str
task_form(AanpakWorld *a, Person owner, const char *day, const char *rest)
{
    return str_fmt(a->w->arena, "title=Rooster+maken&owner=%lld&due_on=%s&%s",
                   (long long)a->w->account[owner], day, rest);
}

// How many messages of a kind wait that are due at the end of a day.
static int64_t
told_on(World *w, Person p, const char *kind, const char *day)
{
    Str path;
    return t_told_at(w, p, kind, bericht_morning(str_z(day)), &path);
}

TEST(aanpak_told, an_action_is_told_to_who_must_do_it)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Str path;
    CHECK_INT(t_told_at(&w, DEELNEMER, "actie", WORLD_NOW, &path), 1);
    CHECK_STR(path, str_fmt(w.arena, "/acties/%lld", (long long)a.task));
    CHECK_INT(t_told_of(&w, ADVISEUR, "actie"), 0);
    Str form = task_form(&a, ADVISEUR, "2026-01-20", "state=open"); // for oneself
    CHECK_INT(aanpak_post(&a, "/acties", form).status, 303);
    CHECK_INT(t_told_of(&w, ADVISEUR, "actie"), 0);
    CHECK_INT(told_on(&w, ADVISEUR, "actie_bijna", "2026-01-17"), 1);
    CHECK_INT(told_on(&w, ADVISEUR, "actie_bijna", "2026-01-16"), 0);
    CHECK_INT(told_on(&w, ADVISEUR, "actie_te_laat", "2026-01-21"), 1);
    world_end(&w);
}

TEST(aanpak_told, another_owner_is_told_and_the_first_no_longer)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    const char *path = str_fmt(w.arena, "/acties/%lld", (long long)a.task).p;
    Str form = task_form(&a, DEELNEMER, "2026-01-20", "state=open&version=1");
    CHECK_INT(aanpak_post(&a, path, form).status, 303);
    CHECK_INT(t_told_of(&w, DEELNEMER, "actie"), 1); // once
    CHECK_INT(told_on(&w, DEELNEMER, "actie_te_laat", "2026-01-21"), 1);
    form = task_form(&a, ADVISEUR_KOOG, "2026-01-20", "state=open&version=2");
    CHECK_INT(aanpak_post(&a, path, form).status, 303);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "actie"), 1);
    CHECK_INT(t_told_of(&w, DEELNEMER, "actie"), 0);
    CHECK_INT(told_on(&w, DEELNEMER, "actie_te_laat", "2026-01-21"), 0);
    w.as = ADVISEUR_KOOG;
    CHECK_INT(t_post(&w, path, "state=bezig&note=&version=3").status, 303);
    CHECK_INT(told_on(&w, ADVISEUR_KOOG, "actie_bijna", "2026-01-17"), 1);
    CHECK_INT(t_post(&w, path, "state=gedaan&note=Klaar&version=4").status, 303);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "actie"), 0);
    CHECK_INT(told_on(&w, ADVISEUR_KOOG, "actie_bijna", "2026-01-17"), 0);
    CHECK_INT(told_on(&w, ADVISEUR_KOOG, "actie_te_laat", "2026-01-21"), 0);
    world_end(&w);
}

TEST(aanpak_told, who_may_look_back_is_told_on_the_day)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Str path, form;
    aanpak_begin_it(&a); // its day is 10 February
    int64_t morning = bericht_morning(S("2026-02-10"));
    CHECK_INT(t_told_at(&w, ADVISEUR, "terugblik", morning - 1, &path), 0);
    CHECK_INT(t_told_at(&w, ADVISEUR, "terugblik", morning, &path), 1);
    CHECK_STR(path, str_fmt(w.arena, "/aanpakken/%lld", (long long)a.id));
    CHECK_INT(told_on(&w, ADVISEUR_KOOG, "terugblik", "2026-02-10"), 1);
    CHECK_INT(told_on(&w, DEELNEMER, "terugblik", "2026-02-10"), 0); // only reads
    CHECK_INT(told_on(&w, REGISSEUR, "terugblik", "2026-02-10"), 0);
    form = aanpak_form(&a, "review_on=2026-02-20&" AANPAK_TEXTS); // the first of two counts
    CHECK_INT(aanpak_post(&a, "", form).status, 303);
    CHECK_INT(told_on(&w, ADVISEUR, "terugblik", "2026-02-19"), 0); // of another day now
    CHECK_INT(told_on(&w, ADVISEUR, "terugblik", "2026-02-20"), 1);
    form = str_fmt(w.arena,
                   "observed=Vier+vragen+minder&compared=deels&learned=Eerder+beginnen+met+bellen"
                   "&version=%lld",
                   (long long)aanpak_row(&a).version);
    CHECK_INT(aanpak_post(&a, "/terugblik", form).status, 303);
    CHECK_INT(told_on(&w, ADVISEUR, "terugblik", "2026-02-20"), 0);
    CHECK_INT(told_on(&w, ADVISEUR_KOOG, "terugblik", "2026-02-20"), 0);
    world_end(&w);
}

TEST(aanpak_told, a_targeted_approach_has_its_day_until_it_is_stopped)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Str path = str_fmt(w.arena, "/kwesties/%lld/aanpakken", (long long)a.k.id), at;
    Req r = t_post(&w, path.p,
                   "soort=gericht&case_reference=ZVH-2026-118&case_decided_by=burgemeester&"
                   "case_basis=Gemeentewet,+artikel+172&case_informed=ja&review_on=2026-03-01");
    CHECK_INT(r.status, 303);
    CHECK_INT(t_told_at(&w, ADVISEUR, "terugblik", bericht_morning(S("2026-03-01")), &at), 1);
    CHECK_INT(
        t_post(&w, str_fmt(w.arena, "%s/stoppen", at.p).p, "reason=Het+doel+is+bereikt.&version=1")
            .status,
        303);
    CHECK_INT(told_on(&w, ADVISEUR, "terugblik", "2026-03-01"), 0);
    world_end(&w);
}
