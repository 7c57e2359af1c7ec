// Criteria in versions, outcomes, and the figures of a spread.
#include "app/weging/test_weging_world.h"

// The set of this region with this state.
static int64_t
set_with(World *w, const char *state)
{
    return weging_count(w, str_fmt(w->arena,
                                   "SELECT coalesce(max(id), 0) FROM criteria_set WHERE "
                                   "state = '%s'",
                                   state)
                               .p);
}

static Req
post_set(World *w, int64_t id, const char *what, const char *form)
{
    return t_post(w, str_fmt(w->arena, "/criteria/%lld/%s", (long long)id, what).p, form);
}

TEST(criteria, a_new_version_replaces_the_old_which_stays_readable)
{
    World w = world();
    w.as = DEELNEMER;
    Req r = t_get(&w, "/criteria");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Eigen voorbeeldset, te vervangen"));
    int64_t old = set_with(&w, "gepubliceerd");
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM criterion"), 11);
    CHECK_INT(post_set(&w, old, "nieuw", "").status, 403);
    w.as = REGISSEUR;
    CHECK_INT(post_set(&w, old, "nieuw", "").status, 303);
    CHECK_INT(post_set(&w, old, "nieuw", "").status, 303); // the same concept
    int64_t concept = set_with(&w, "concept");
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM criteria_set"), 2);
    CHECK_INT(post_set(&w, old, "wijzigen", "version=1&name=x").status, 409);
    static const char form[] =
        "version=1&name=Onze+set&note=Korter+en+van+onszelf&plaats1=3&vraag1=Derde+vraag&plaats2=1&"
        "vraag2=Eerste+vraag&plaats3=2&vraag3=Tweede+vraag";
    CHECK_INT(post_set(&w, concept, "wijzigen",
                       "version=1&name=Onze+set&note=Te+weinig+vragen&"
                       "vraag1=Alleen+deze")
                  .status,
              422);
    CHECK_INT(post_set(&w, concept, "wijzigen", form).status, 303);
    r = post_set(&w, concept, "wijzigen", form);
    CHECK_INT(r.status, 409); // somebody saved before
    CHECK_INT(post_set(&w, concept, "publiceren", "version=2").status, 303);
    CHECK_INT(set_with(&w, "gepubliceerd"), concept);
    CHECK_INT(set_with(&w, "vervangen"), old);
    w.as = DEELNEMER;
    r = t_get(&w, str_fmt(w.arena, "/criteria/%lld", (long long)old).p);
    CHECK_HAS(r.content, S("Hoe groot en hoorbaar is het midden nog?"));
    r = t_get(&w, str_fmt(w.arena, "/criteria/%lld", (long long)concept).p);
    CHECK_HAS(r.content, S("Eerste vraag"));
    w.as = ADVISEUR_ELDERS;
    CHECK_INT(t_get(&w, str_fmt(w.arena, "/criteria/%lld", (long long)concept).p).status, 404);
    world_end(&w);
}

TEST(uitkomsten, are_changed_by_who_leads_and_chosen_in_a_decision)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    weging_judged(&x);
    w.as = DEELNEMER;
    CHECK_HAS(t_get(&w, "/uitkomsten").content, S("Ruimte laten, geen overheidsoptreden"));
    Str path = str_fmt(w.arena, "/uitkomsten/%lld/nieuw", (long long)w.region);
    CHECK_INT(t_post(&w, path.p, "label=Buurtfeest").status, 403);
    w.as = REGISSEUR;
    CHECK_INT(t_post(&w, path.p, "label=Buurtfeest&version=0").status, 422);
    CHECK_INT(t_post(&w, path.p, "label=Buurtfeest&consequence=geen&position=3&active=1&version=0")
                  .status,
              303);
    Str elsewhere = str_fmt(w.arena, "/uitkomsten/%lld/nieuw", (long long)w.elsewhere);
    CHECK_INT(t_get(&w, elsewhere.p).status, 404);
    Str other = str_fmt(w.arena, "/uitkomsten/%lld/ruimte", (long long)w.region);
    static const char off[] = "label=Ruimte+laten&consequence=geen&position=1&active=0&version=1";
    CHECK_INT(t_post(&w, other.p, off).status, 303);
    CHECK_INT(t_post(&w, other.p, off).status, 409);
    Req r = weging_get(&x, REGISSEUR, "/besluit");
    CHECK_HAS(r.content, S("Buurtfeest"));
    CHECK_HASNT(r.content, S("uitkomst=ruimte\""));
    CHECK_INT(weging_end(&x, "ruimte", "").status, 400);
    world_end(&w);
}

static Spread
spread(Arena *a, const char *const *values, size_t n)
{
    static const WegingCriterion criteria[] = {
        {1, 1, STR("Een?"), STR("")}, {2, 2, STR("Twee?"), STR("")}, {3, 3, STR("Drie?"), STR("")}};
    WegingMarksRow *rows = NEW_N(a, n, WegingMarksRow);
    WegingMarksRows all = {n, rows};
    Spread out;
    for (size_t i = 0; i < n; i++)
        rows[i] = (WegingMarksRow){(int64_t)(i % 3) + 1, str_z(values[i]),
                                   str_fmt(a, "reden %zu", 9 - i)};
    CHECK_OK(weging_spread_of(a, 3, criteria, &all, &out));
    return out;
}

TEST(spreiding, says_how_far_people_agree_without_a_sum)
{
    static const char *const values[] = {"geen", "sterk", "licht", "geen", "geen",     "licht",
                                         "geen", "licht", "licht", "geen", "onbekend", "licht"};
    Arena *a = arena_new(16 << 20);
    Spread s = spread(a, values, COUNT(values));
    CHECK_INT(s.people, 4);
    CHECK_INT(s.v[0].counts[0], 4);
    CHECK_INT(s.v[1].counts[4], 1);
    CHECK_STR(s.v[0].figure, S("1,00"));
    CHECK_STR(s.v[0].words, S("U bent het vrijwel eens."));
    CHECK_STR(s.v[1].words, S("U bent verdeeld. Praat hierover."));
    CHECK_HAS(s.v[1].strip.markup, S("Onbekend"));
    // Reasons in the order of their text, not of who gave them.
    CHECK_INT(s.v[0].n_reasons, 4);
    CHECK_STR(s.v[0].reasons[0].text, S("reden 0"));
    CHECK_STR(s.v[0].reasons[3].text, S("reden 9"));
    arena_free(a);
}

TEST(spreiding, says_when_there_is_too_little)
{
    static const char *const alike[] = {"geen", "geen", "geen", "geen", "geen", "geen"};
    static const char *const unknown[] = {"onbekend", "onbekend", "onbekend"};
    Arena *a = arena_new(16 << 20);
    Spread s = spread(a, alike, COUNT(alike));
    CHECK_STR(s.figure, S("te weinig"));
    CHECK_STR(s.words, S("Iedereen gaf overal dezelfde score."));
    s = spread(a, unknown, COUNT(unknown));
    CHECK_STR(s.words, S("Te weinig scores om iets over te zeggen."));
    s = spread(a, unknown, 0);
    CHECK_STR(s.v[2].figure, S("te weinig"));
    arena_free(a);
}
