#include "app/audit/audit.h"
#include "app/trend/trend.h"
#include "audit_queries.h"
#include "test/check.h"
#include "test/world.h"

#define FORM                                                                                     \
    "level=landelijk&theme=landbouw&title=Nieuwe+maatregelen+landbouw&body=Eerste+alinea.%0A%0A" \
    "Tweede+alinea.&source=Kamerbrief&source_url=https%3A%2F%2Fexample.org%2Fbrief"

typedef struct Adding {
    World *w;
    TrendNew t;
    int64_t id;
} Adding;

static Err
add_it(Db *db, void *arg)
{
    Adding *x = arg;
    return trend_add(db, x->w->arena, &x->t, WORLD_NOW - 3600, &x->id);
}

// A trend of Noorderkoog.
static int64_t
trend(World *w, const char *title, const char *state)
{
    Adding x = {.w = w,
                .t = {.partnership_id = w->region,
                      .organisation_id = w->noorderkoog,
                      .level = S("landelijk"),
                      .theme = S("landbouw"),
                      .municipality = S(""),
                      .title = str_z(title),
                      .body = S("Er komen <b>maatregelen</b>.\n\nDat raakt drie gemeenten."),
                      .source = S("Kamerbrief"),
                      .source_url = S("https://example.org/brief"),
                      .state = str_z(state),
                      .created_by = w->account[ADVISEUR_KOOG]}};
    CHECK_OK(db_transaction(w->db, add_it, &x));
    return x.id;
}

static Req
get(World *w, Person as, const char *path, int64_t id)
{
    w->as = as;
    return t_get(w, str_fmt(w->arena, "%s%lld", path, (long long)id).p);
}

static Req
post(World *w, Person as, int64_t id, const char *what, const char *form)
{
    w->as = as;
    return t_post(w, str_fmt(w->arena, "/trends/%lld%s", (long long)id, what).p, form);
}

// How often a line of this name stands in the log about this object.
static int64_t
lines(World *w, const char *name, int64_t id)
{
    AuditPageRows rows;
    int64_t n = 0;
    CHECK_OK(q_audit_page(w->db, w->arena, 0, 1000, &rows));
    for (size_t i = 0; i < rows.n; i++)
        n += str_eq(rows.v[i].name, str_z(name)) && rows.v[i].object_id == id;
    return n;
}

TEST(trend, is_written_as_a_concept_that_partners_do_not_see)
{
    World w = world();
    Req r = t_post(&w, "/trends", FORM);
    CHECK_INT(r.status, 303);
    Str page = t_get(&w, "/trends").content;
    CHECK_HAS(page, S("Nieuwe maatregelen landbouw"));
    CHECK_HAS(page, S("Concept"));
    w.as = ADVISEUR_KOOG;
    CHECK_HASNT(t_get(&w, "/trends").content, S("Nieuwe maatregelen landbouw"));
    CHECK_INT(t_get(&w, str_to_z(w.arena, r.location)).status, 404);
    world_end(&w);
}

TEST(trend, opening_a_shared_one_is_noted_once_for_the_organisation)
{
    World w = world();
    int64_t id = trend(&w, "Acties van boeren", "gedeeld");
    w.as = MELDER;
    CHECK_HAS(t_get(&w, "/trends").content, S("Nog niet gelezen"));
    CHECK_INT(get(&w, MELDER, "/trends/", id).status, 200);
    CHECK_INT(get(&w, ADVISEUR, "/trends/", id).status, 200);
    CHECK_INT(lines(&w, "trend.read", id), 1);
    CHECK_HASNT(t_get(&w, "/trends").content, S("Nog niet gelezen"));
    world_end(&w);
}

TEST(trend, its_writers_see_who_has_read_it_and_who_has_not)
{
    World w = world();
    int64_t id = trend(&w, "Acties van boeren", "gedeeld");
    CHECK_HASNT(get(&w, MELDER, "/trends/", id).content, S("Wie heeft dit gelezen"));
    Str page = get(&w, ADVISEUR_KOOG, "/trends/", id).content;
    CHECK_HAS(page, S("1 van de 2 organisaties"));
    CHECK_HAS(page, S("Politie basisteam</th><td class=\"utrecht-table__cell\">Nog niet"));
    CHECK_HAS(page, S("Gemeente Waterrijk</th><td class=\"utrecht-table__cell\">01-01-2026"));
    CHECK_INT(lines(&w, "trend.read", id), 1); // the writer's own look is not counted
    CHECK_HASNT(get(&w, ADVISEUR, "/trends/", id).content, S("Wie heeft dit gelezen"));
    world_end(&w);
}

TEST(trend, page_escapes_its_text_and_makes_paragraphs)
{
    World w = world();
    int64_t id = trend(&w, "Kop <script>alert(1)</script>", "gedeeld");
    Str page = get(&w, ADVISEUR, "/trends/", id).content;
    CHECK_HASNT(page, S("<script>alert"));
    CHECK_HAS(page,
              S("<p class=\"utrecht-paragraph\">Er komen &lt;b&gt;maatregelen&lt;/b&gt;.</p>"));
    CHECK_HAS(page, S("<p class=\"utrecht-paragraph\">Dat raakt drie gemeenten.</p>"));
    CHECK_HAS(page, S("href=\"https://example.org/brief\""));
    world_end(&w);
}

TEST(trend, of_another_region_does_not_exist)
{
    World w = world();
    int64_t id = trend(&w, "Acties van boeren", "gedeeld");
    CHECK_INT(get(&w, ADVISEUR_ELDERS, "/trends/", id).status, 404);
    CHECK_HASNT(t_get(&w, "/trends").content, S("Acties van boeren"));
    CHECK_INT(post(&w, ADVISEUR_ELDERS, id, "/intrekken", "version=1").status, 404);
    world_end(&w);
}

TEST(trend, is_shared_and_withdrawn_by_its_own_organisation_only)
{
    World w = world();
    int64_t id = trend(&w, "Acties van boeren", "concept");
    CHECK_INT(post(&w, ADVISEUR, id, "/delen", "version=1").status, 404);
    CHECK_INT(post(&w, MELDER, id, "/delen", "version=1").status, 403);
    CHECK_INT(post(&w, ADVISEUR_KOOG, id, "/delen", "version=1").status, 303);
    CHECK_INT(lines(&w, "trend.share", id), 1);
    CHECK_INT(get(&w, ADVISEUR, "/trends/", id).status, 200);
    CHECK_INT(get(&w, ADVISEUR, "/trends/", id).status, 200);
    CHECK_INT(post(&w, ADVISEUR, id, "/intrekken", "version=2").status, 409);
    CHECK_INT(post(&w, ADVISEUR, id, "", "version=2&" FORM).status, 404);
    CHECK_INT(post(&w, ADVISEUR_KOOG, id, "/intrekken", "version=2").status, 303);
    CHECK_INT(get(&w, ADVISEUR, "/trends/", id).status, 404);
    CHECK_HAS(get(&w, ADVISEUR_KOOG, "/trends/", id).content, S("Deze trend is ingetrokken"));
    CHECK_INT(lines(&w, "trend.withdraw", id), 1);
    world_end(&w);
}

TEST(trend, a_button_on_an_old_page_does_nothing)
{
    World w = world();
    int64_t id = trend(&w, "Acties van boeren", "concept");
    CHECK_INT(post(&w, ADVISEUR_KOOG, id, "", "version=1&" FORM).status, 303);
    Req r = post(&w, ADVISEUR_KOOG, id, "/delen", "version=1");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Er is niets gedaan"));
    CHECK_INT(lines(&w, "trend.share", id), 0);
    world_end(&w);
}

TEST(trend, needs_a_source_and_only_takes_a_secure_address)
{
    World w = world();
    Req r = t_post(&w, "/trends",
                   "level=lokaal&theme=wonen&title=Onrust+over+woningen&body=Lang+genoeg+verhaal&"
                   "source=&source_url=javascript%3Aalert(1)");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Een adres begint met https://"));
    CHECK_HAS(r.content, S("href=\"#source\""));
    CHECK_HAS(r.content, S("Kies de gemeente waar dit speelt."));
    CHECK_HAS(r.content, S("value=\"Onrust over woningen\""));
    CHECK_HASNT(r.content, S("href=\"javascript"));
    world_end(&w);
}

TEST(trend, points_at_what_looks_like_a_person_and_keeps_it_when_told_to)
{
    World w = world();
    const char *form = "level=landelijk&theme=wonen&title=Onrust+over+woningen&"
                       "body=Mail+naar+jan%40voorbeeld.nl+voor+meer.&source=Krant";
    Req r = t_post(&w, "/trends", form);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("jan@voorbeeld.nl\xE2\x80\x9D"));
    CHECK_HAS(r.content, S("name=\"keep\""));
    r = t_post(&w, "/trends", str_fmt(w.arena, "%s&keep=ja", form).p);
    CHECK_INT(r.status, 303);
    world_end(&w);
}

TEST(trend, saving_after_a_colleague_shows_both_texts)
{
    World w = world();
    int64_t id = trend(&w, "Acties van boeren", "gedeeld");
    CHECK_INT(post(&w, ADVISEUR_KOOG, id, "", "version=1&" FORM).status, 303);
    Req r = post(&w, ADVISEUR_KOOG, id, "",
                 "version=1&level=landelijk&theme=landbouw&title=Andere+kop&body=Andere+tekst+hier&"
                 "source=Kamerbrief&source_url=");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Iemand anders heeft deze trend net gewijzigd"));
    CHECK_HAS(r.content, S("Nieuwe maatregelen landbouw"));
    CHECK_HAS(r.content, S("value=\"Andere kop\""));
    CHECK_HAS(r.content, S("name=\"version\" value=\"2\""));
    world_end(&w);
}

TEST(trend, list_filters_by_level_and_theme_in_the_address)
{
    World w = world();
    trend(&w, "Acties van boeren", "gedeeld");
    CHECK_HAS(t_get(&w, "/trends?niveau=landelijk&thema=landbouw").content, S("Acties van boeren"));
    CHECK_HASNT(t_get(&w, "/trends?thema=wonen").content, S("Acties van boeren"));
    CHECK_HASNT(t_get(&w, "/trends?niveau=lokaal").content, S("Acties van boeren"));
    CHECK_HAS(t_get(&w, "/trends?thema=%3Cb%3E").content, S("Acties van boeren"));
    w.as = GRIFFIER;
    CHECK_HASNT(t_get(&w, "/trends").content, S("/trends/nieuw"));
    CHECK_INT(t_get(&w, "/trends/nieuw").status, 403);
    world_end(&w);
}
