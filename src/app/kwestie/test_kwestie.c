// Who sees a kwestie, and what they see in it.
#include "app/audit/audit.h"
#include "app/kwestie/test_kwestie_world.h"
#include "app/trigger/trigger.h"
#include "audit_queries.h"
#include "kwestie_link_queries.h"
#include "kwestie_queries.h"
#include "test/check.h"

// How long the log is; its chain must hold.
static int64_t
log_lines(World *w)
{
    AuditState state;
    CHECK_OK(audit_verify(w->db, w->arena, w->context, (AuditHead){0}, &state));
    CHECK_INT(state.wrong_n, 0);
    return state.lines;
}

static KwestieWorld
filled(World *w)
{
    KwestieWorld x = {
        .w = w, .nsignals = 3, .members = {ADVISEUR, ADVISEUR_KOOG, BESTUURDER}, .nmembers = 3};
    CHECK_OK(db_transaction(w->db, kwestie_world_fill, &x));
    return x;
}

// The path with the id in the place of *.
static const char *
path_of(World *w, const char *path, int64_t id)
{
    Cursor c = cursor(str_z(path));
    Str before;
    CHECK(cursor_until(&c, S("*"), 100, &before));
    Str after = cursor_rest(&c);
    return str_fmt(w->arena, "%.*s%lld%.*s", (int)before.n, before.p, (long long)id, (int)after.n,
                   after.p)
        .p;
}

static Req
get(World *w, Person who, const char *path, int64_t id)
{
    w->as = who;
    return t_get(w, path_of(w, path, id));
}

static Req
post(World *w, Person who, const char *path, int64_t id, const char *form)
{
    w->as = who;
    return t_post(w, path_of(w, path, id), form);
}

static const char *const pages[] = {"/kwesties/*",
                                    "/kwesties/*/wijzigen",
                                    "/kwesties/*/status",
                                    "/kwesties/*/signalen",
                                    "/kwesties/*/triggers",
                                    "/kwesties/*/leden/nieuw",
                                    "/kwesties/*/leden/1/weg",
                                    "/kwesties/*/beweringen/nieuw",
                                    "/kwesties/*/beweringen/1",
                                    "/kwesties/*/historie/nieuw",
                                    "/kwesties/*/historie/1"};
static const char *const forms[] = {"/kwesties/*",
                                    "/kwesties/*/status",
                                    "/kwesties/*/signalen",
                                    "/kwesties/*/triggers",
                                    "/kwesties/*/leden",
                                    "/kwesties/*/leden/1/weg",
                                    "/kwesties/*/beweringen",
                                    "/kwesties/*/beweringen/1",
                                    "/kwesties/*/historie",
                                    "/kwesties/*/historie/1"};

TEST(kwestie, is_not_there_for_who_is_no_member)
{
    World w = world();
    KwestieWorld x = filled(&w);
    for (size_t i = 0; i < COUNT(pages); i++) {
        CHECK_INT(get(&w, REGISSEUR, pages[i], x.k.id).status, 404);
        CHECK_INT(get(&w, ADVISEUR_ELDERS, pages[i], x.k.id).status, 404);
        CHECK_INT(get(&w, BEHEERDER, pages[i], x.k.id).status, 403);
        CHECK_INT(get(&w, MELDER, pages[i], x.k.id).status, 403);
    }
    for (size_t i = 0; i < COUNT(forms); i++) {
        CHECK_INT(post(&w, REGISSEUR, forms[i], x.k.id, "signaal=1").status, 404);
        CHECK_INT(post(&w, BEHEERDER, forms[i], x.k.id, "signaal=1").status, 403);
    }
    w.as = REGISSEUR;
    CHECK_HASNT(t_get(&w, "/kwesties?status=alle").content, S("Opvanglocatie"));
    world_end(&w);
}

TEST(kwestie, opens_for_a_member_and_stands_in_the_log)
{
    World w = world();
    KwestieWorld x = filled(&w);
    int64_t before, after;
    before = log_lines(&w);
    Req r = get(&w, ADVISEUR, "/kwesties/*", x.k.id);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("K-2026-0001"));
    CHECK_HAS(r.content, S("Opvanglocatie &lt;Noord&gt;"));
    CHECK_HASNT(r.content, S("Opvanglocatie <Noord>"));
    CHECK_HAS(r.content, S("contact &lt;met&gt; de buurt"));
    CHECK_HAS(r.content, S("van &lt;Noord&gt; hoorden"));
    after = log_lines(&w);
    CHECK_INT(after, before + 1);
    CHECK_HAS(t_get(&w, "/kwesties").content, S("Opvanglocatie &lt;Noord&gt;"));
    world_end(&w);
}

TEST(kwestie, shows_its_signals_to_a_member_from_another_municipality)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Req r = get(&w, ADVISEUR_KOOG, "/kwesties/*", x.k.id);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("S-2025-0001"));
    CHECK_HAS(r.content, S("/signalen/"));
    CHECK_HAS(r.content, S("Kwestie wijzigen"));
    world_end(&w);
}

TEST(kwestie, can_be_read_but_not_written_by_a_mayor)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Req r = get(&w, BESTUURDER, "/kwesties/*", x.k.id);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("S-2025-0001"));
    CHECK_HASNT(r.content, S("href=\"/signalen/")); // lines only: a mayor comes for no signals
    CHECK_HASNT(r.content, S("/wijzigen"));
    CHECK_HASNT(r.content, S("beweringen/nieuw"));
    CHECK_INT(get(&w, BESTUURDER, "/kwesties/*/wijzigen", x.k.id).status, 403);
    CHECK_INT(post(&w, BESTUURDER, "/kwesties/*", x.k.id, "title=x").status, 403);
    CHECK_INT(post(&w, BESTUURDER, "/kwesties/*/beweringen", x.k.id, "claim=x").status, 403);
    CHECK_INT(post(&w, BESTUURDER, "/kwesties/*/leden", x.k.id, "persoon=1").status, 403);
    world_end(&w);
}

static Str
leave_path(World *w, const KwestieWorld *x, Person who)
{
    return str_fmt(w->arena, "/kwesties/%lld/leden/%lld/weg", (long long)x->k.id,
                   (long long)w->account[who]);
}

static bool
may_pick(World *w, Person who, int64_t signal_id)
{
    KwestieSignalPickRow s;
    return !failed(q_kwestie_signal_pick(w->db, w->arena, w->account[who], signal_id, &s));
}

TEST(kwestie, is_gone_at_once_for_a_member_who_was_removed)
{
    World w = world();
    KwestieWorld x = filled(&w);
    CHECK(may_pick(&w, ADVISEUR_KOOG, x.signals[0].id));
    w.as = ADVISEUR;
    Str path = leave_path(&w, &x, ADVISEUR_KOOG);
    CHECK_HAS(t_get(&w, path.p).content, S("Dat gaat meteen in"));
    CHECK_INT(t_post(&w, path.p, "").status, 303);
    CHECK_INT(get(&w, ADVISEUR_KOOG, "/kwesties/*", x.k.id).status, 404);
    CHECK(!may_pick(&w, ADVISEUR_KOOG, x.signals[0].id));
    CHECK(may_pick(&w, ADVISEUR, x.signals[0].id));
    world_end(&w);
}

TEST(kwestie, keeps_one_member_who_can_write)
{
    World w = world();
    KwestieWorld x = filled(&w);
    w.as = ADVISEUR_KOOG;
    CHECK_INT(t_post(&w, leave_path(&w, &x, ADVISEUR_KOOG).p, "").status, 303);
    w.as = ADVISEUR;
    Req r = t_post(&w, leave_path(&w, &x, ADVISEUR).p, "");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("laatste lid dat de kwestie kan wijzigen"));
    CHECK_INT(get(&w, ADVISEUR, "/kwesties/*", x.k.id).status, 200);
    w.as = BESTUURDER; // who only reads may not remove others, but may go
    CHECK_INT(t_post(&w, leave_path(&w, &x, ADVISEUR).p, "").status, 403);
    r = t_post(&w, leave_path(&w, &x, BESTUURDER).p, "");
    CHECK_STR(r.location, S("/kwesties?done=uitgestapt"));
    world_end(&w);
}

TEST(kwestie, lets_in_people_of_the_region_by_name)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Req r = get(&w, ADVISEUR, "/kwesties/*/leden/nieuw?q=TESTPERSOON", x.k.id);
    CHECK_HAS(r.content, S("Testpersoon deelnemer"));
    CHECK_HAS(r.content, S("Testpersoon procesregisseur"));
    CHECK_HASNT(r.content, S("Testpersoon beheerder"));  // does not come for kwesties
    CHECK_HASNT(r.content, S("Testpersoon bestuurder")); // is a member
    CHECK_HASNT(get(&w, ADVISEUR, "/kwesties/*/leden/nieuw?q=%25", x.k.id).content,
                S("Testpersoon deelnemer"));
    Str form = str_fmt(w.arena, "q=test&persoon=%lld&task=Contact+met+de+politie",
                       (long long)w.account[DEELNEMER]);
    CHECK_INT(post(&w, ADVISEUR, "/kwesties/*/leden", x.k.id, form.p).status, 303);
    CHECK_INT(get(&w, DEELNEMER, "/kwesties/*", x.k.id).status, 200);
    CHECK_INT(post(&w, ADVISEUR, "/kwesties/*/leden", x.k.id, form.p).status, 409);
    form = str_fmt(w.arena, "q=test&persoon=%lld&task=Meekijken",
                   (long long)w.account[ADVISEUR_ELDERS]);
    CHECK_INT(post(&w, ADVISEUR, "/kwesties/*/leden", x.k.id, form.p).status, 404);
    r = post(&w, ADVISEUR, "/kwesties/*/leden", x.k.id, "q=regisseur&task=Meekijken");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Kies wie u wilt toevoegen."));
    CHECK_HAS(r.content, S("value=\"Meekijken\""));
    world_end(&w);
}

// ---- signals ------------------------------------------------------------------------------------

static KwestieSignalStateRow
state_of(World *w, int64_t signal_id)
{
    KwestieSignalStateRow s = {0};
    CHECK_OK(q_kwestie_signal_state(w->db, w->arena, signal_id, &s));
    return s;
}

TEST(kwestie, takes_signals_in_and_gives_them_back)
{
    World w = world();
    KwestieWorld x = filled(&w);
    int64_t signal = x.signals[0].id;
    CHECK_STR(state_of(&w, signal).status, S("kwestie"));
    CHECK_INT(state_of(&w, signal).kwesties, 1);
    CHECK_STR(state_of(&w, signal).keep_until, S("2028-01-01")); // a term from today
    Str form = str_fmt(w.arena, "signaal=%lld&actie=los", (long long)signal);
    Req r = post(&w, ADVISEUR, "/kwesties/*/signalen", x.k.id, form.p);
    CHECK_HAS(r.location, S("done=losgemaakt"));
    CHECK_STR(state_of(&w, signal).status, S("ontvangen"));
    CHECK_STR(state_of(&w, signal).keep_until, S("2027-12-31")); // a term from when it came in
    CHECK(!may_pick(&w, BESTUURDER, signal));
    CHECK(!may_pick(&w, ADVISEUR_KOOG, signal));
    // ADVISEUR_KOOG no longer sees it, so can't take it in again; ADVISEUR can.
    form = str_fmt(w.arena, "signaal=%lld&actie=vast", (long long)signal);
    CHECK_INT(post(&w, ADVISEUR_KOOG, "/kwesties/*/signalen", x.k.id, form.p).status, 404);
    r = post(&w, ADVISEUR, "/kwesties/*/signalen", x.k.id, form.p);
    CHECK_HAS(r.location, S("done=gekoppeld"));
    CHECK(may_pick(&w, ADVISEUR_KOOG, signal));
    r = post(&w, ADVISEUR, "/kwesties/*/signalen", x.k.id, form.p); // once more does nothing
    CHECK_HAS(r.location, S("done=al"));
    CHECK(log_lines(&w) > 0);
    world_end(&w);
}

TEST(kwestie, finds_signals_by_words_and_number_among_those_one_sees)
{
    World w = world();
    KwestieWorld x = filled(&w), other = {.w = &w, .nsignals = 1};
    other.members[0] = BESTUURDER;
    other.nmembers = 1;
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &other));
    CHECK_HAS(get(&w, ADVISEUR, "/kwesties/*/signalen?q=s-2025-0004", x.k.id).content,
              S("S-2025-0004"));
    CHECK_HAS(get(&w, ADVISEUR, "/kwesties/*/signalen?q=bewoner+krant", x.k.id).content,
              S("S-2025-0004"));
    CHECK_HAS(get(&w, ADVISEUR, "/kwesties/*/signalen", x.k.id).content, S("S-2025-0004"));
    CHECK_HASNT(get(&w, ADVISEUR, "/kwesties/*/signalen?q=windmolen", x.k.id).content,
                S("S-2025-0004"));
    CHECK_INT(get(&w, ADVISEUR, "/kwesties/*/signalen?q=%22*+OR+(", x.k.id).status, 200);
    Req r = get(&w, ADVISEUR_KOOG, "/kwesties/*/signalen?q=s-2025-0004", x.k.id);
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("S-2025-0004"));
    world_end(&w);
}

// ---- triggers -----------------------------------------------------------------------------------

static int64_t
trigger_named(World *w, const char *title)
{
    TriggerNew t = {.partnership_id = w->region,
                    .kind = S("bijeenkomst"),
                    .title = str_z(title),
                    .starts_on = S("2026-02-03"),
                    .ends_on = S("2026-02-03"),
                    .state = S("besloten")};
    int64_t id = 0;
    CHECK_OK(T_WRITE(w, trigger_add(w->db, w->arena, &t, WORLD_NOW, &id)));
    return id;
}

// The lines of the log with this name, from the first on; *n is how many.
static AuditPageRow
line_named(World *w, const char *name, size_t *n)
{
    AuditPageRows rows;
    AuditPageRow last = {0};
    *n = 0;
    CHECK_OK(q_audit_page(w->db, w->arena, 0, 1000, &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (str_eq(rows.v[i].name, str_z(name))) {
            last = rows.v[i];
            ++*n;
        }
    return last;
}

static void
check_trigger_line(World *w, const char *name, size_t times, int64_t trigger, const char *title)
{
    size_t n;
    AuditPageRow line = line_named(w, name, &n);
    CHECK_INT((int64_t)n, (int64_t)times);
    CHECK_HAS(line.activity, S("kwestie"));
    CHECK_INT(line.actor_id, w->account[ADVISEUR]);
    CHECK_STR(line.object_kind, S("trigger"));
    CHECK_INT(line.object_id, trigger);
    CHECK_STR(line.object, str_z(title));
    CHECK_STR(line.detail, S("K-2026-0001"));
    CHECK_INT(line.status_code, 1);
}

TEST(kwestie, writes_which_triggers_were_linked_and_unlinked_in_the_log)
{
    World w = world();
    KwestieWorld x = filled(&w);
    int64_t a = trigger_named(&w, "Bewonersavond"), b = trigger_named(&w, "Raadsvergadering");
    int64_t before = log_lines(&w);
    Str form = str_fmt(w.arena, "trigger=%lld&trigger=%lld&actie=vast", (long long)a, (long long)b);
    CHECK_HAS(post(&w, ADVISEUR, "/kwesties/*/triggers", x.k.id, form.p).location,
              S("done=gekoppeld"));
    CHECK_INT(log_lines(&w), before + 3); // the look at the kwestie, and two triggers
    check_trigger_line(&w, "kwestie.link_trigger", 2, b, "Raadsvergadering");
    CHECK_HAS(post(&w, ADVISEUR, "/kwesties/*/triggers", x.k.id, form.p).location, S("done=al"));
    form = str_fmt(w.arena, "trigger=%lld&actie=los", (long long)a);
    CHECK_HAS(post(&w, ADVISEUR, "/kwesties/*/triggers", x.k.id, form.p).location,
              S("done=losgemaakt"));
    check_trigger_line(&w, "kwestie.drop_trigger", 1, a, "Bewonersavond");
    // Once more, nothing ticked, and what does not exist: nothing is done, so nothing is written.
    CHECK_HAS(post(&w, ADVISEUR, "/kwesties/*/triggers", x.k.id, form.p).location, S("done=al"));
    CHECK_HAS(post(&w, ADVISEUR, "/kwesties/*/triggers", x.k.id, "actie=vast").location,
              S("done=niets"));
    CHECK_INT(post(&w, ADVISEUR, "/kwesties/*/triggers", x.k.id, "trigger=1&actie=vast").status,
              404);
    check_trigger_line(&w, "kwestie.link_trigger", 2, b, "Raadsvergadering");
    check_trigger_line(&w, "kwestie.drop_trigger", 1, a, "Bewonersavond");
    world_end(&w);
}
