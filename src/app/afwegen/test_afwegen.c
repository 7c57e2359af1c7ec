// Weighing: the gate, who signs and confirms, who sees it, and who saved first.
#include "app/afwegen/test_afwegen_world.h"
#include "app/bewaren/bewaren.h"

enum { HOUR = 3600 };

static const char *const pages[] = {"/analyse",
                                    "/analyse/wijzigen",
                                    "/participatie",
                                    "/partijen/nieuw",
                                    "/partijen/1",
                                    "/partijen/1/weg",
                                    "/positie",
                                    "/rolkaart",
                                    "/reflectie",
                                    "/grondrechten/nieuw",
                                    "/grondrechten/1",
                                    "/grondrechten/1/wijzigen",
                                    "/ruimte",
                                    "/moment",
                                    "/moment/wijzigen",
                                    "/opschalen",
                                    "/spoed"};
static const char *const forms[] = {"/analyse",          "/participatie",
                                    "/kern/tekenen",     "/kern/intrekken",
                                    "/partijen",         "/partijen/1",
                                    "/partijen/1/weg",   "/positie",
                                    "/rolkaart",         "/reflectie",
                                    "/reflectie/wissen", "/grondrechten",
                                    "/grondrechten/1",   "/grondrechten/1/bevestigen",
                                    "/ruimte",           "/moment",
                                    "/opschalen",        "/spoed",
                                    "/spoed/einde"};

// Fill in everything, each text with a word that must not be seen elsewhere.
static void
fill_all(const AfwegenWorld *x)
{
    CHECK_INT(afwegen_post(x, ADVISEUR, "/analyse", "version=1&middle=Kweepeer+midden").status,
              303);
    CHECK_INT(
        afwegen_post(x, ADVISEUR, "/partijen", "name=Kweepeer+buren&missing=ja&checked=nee").status,
        303);
    CHECK_INT(afwegen_post(x, ADVISEUR, "/positie",
                           "positions=regisseur&from_on=2025-12-01&reason=Kweepeer+reden&"
                           "irreversible=nee")
                  .status,
              303);
    CHECK_INT(afwegen_post(x, ADVISEUR, "/rolkaart",
                           "version=0&role=Kweepeer+rol&does=Luisteren&does_not=Beloven&"
                           "covered_by=Burgemeester")
                  .status,
              303);
    CHECK_INT(afwegen_post(x, ADVISEUR, "/grondrechten", T_TOETS "ja&version=").status, 303);
    CHECK_INT(afwegen_post(x, ADVISEUR, "/ruimte",
                           "room=Kweepeer+ruimte&limits=Kweepeer+grens&chosen=ruimte&"
                           "reason=Kweepeer+reden&review_on=2026-02-01")
                  .status,
              303);
    CHECK_INT(afwegen_post(x, ADVISEUR, "/moment",
                           "version=1&last_safe_on=2026-01-20&too_early=Kweepeer+vroeg")
                  .status,
              303);
    CHECK_INT(afwegen_post(x, ADVISEUR, "/opschalen",
                           "version=0&level=kernteam&reason=Kweepeer+reden&"
                           "decided_by=burgemeester")
                  .status,
              303);
    CHECK_INT(afwegen_post(x, ADVISEUR, "/spoed",
                           "reason=Kweepeer+gevaar+op+straat&decided_by=burgemeester&hours=4")
                  .status,
              303);
    CHECK_INT(afwegen_post(x, ADVISEUR, "/participatie",
                           "version=1&level=raadplegen&reason=Kweepeer+reden")
                  .status,
              303);
    CHECK_INT(afwegen_sign_as(x, ADVISEUR).status, 303);
}

TEST(afwegen, is_not_there_for_who_is_no_member)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    fill_all(&x);
    for (size_t i = 0; i < COUNT(pages); i++) {
        CHECK_INT(afwegen_get(&x, REGISSEUR, pages[i]).status, 404);
        CHECK_INT(afwegen_get(&x, ADVISEUR_ELDERS, pages[i]).status, 404);
        CHECK_INT(afwegen_get(&x, BEHEERDER, pages[i]).status, 403);
    }
    for (size_t i = 0; i < COUNT(forms); i++) {
        CHECK_INT(afwegen_post(&x, REGISSEUR, forms[i], "a=b").status, 404);
        CHECK_INT(afwegen_post(&x, BEHEERDER, forms[i], "a=b").status, 403);
    }
    const char *elsewhere[] = {
        "/", "/kwesties", "/kwesties?status=alle", "/signalen", "/triggers", "/trends", "/mijn"};
    for (size_t i = 0; i < COUNT(elsewhere); i++)
        for (Person p = MELDER; p < PERSONS; p++) {
            w.as = p;
            CHECK_HASNT(t_get(&w, elsewhere[i]).content, S("Kweepeer"));
        }
    w.as = FG; // the log says what was done, not what was written
    Req log = t_get(&w, "/logboek");
    CHECK_INT(log.status, 200);
    CHECK_HASNT(log.content, S("Kweepeer"));
    x.w->as = ADVISEUR;
    Req own = afwegen_get(&x, ADVISEUR_KOOG, "/analyse");
    CHECK_HAS(own.content, S("Kweepeer midden"));
    CHECK_HAS(own.content, S("Kweepeer buren"));
    CHECK_HAS(own.content, S("Kweepeer ruimte"));
    world_end(&w);
}

TEST(afwegen, who_only_reads_signs_and_confirms_but_does_not_write)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    fill_all(&x);
    Req r = afwegen_get(&x, BESTUURDER, "/analyse");
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("/analyse/wijzigen\""));
    CHECK_INT(afwegen_get(&x, BESTUURDER, "/analyse/wijzigen").status, 403);
    CHECK_INT(afwegen_sign_as(&x, BESTUURDER).status, 303);
    CHECK_INT(afwegen_gate_now(&x, WORLD_NOW).signatures, 2);
    CHECK_INT(afwegen_post(&x, BESTUURDER, afwegen_toets_path(&x, "/bevestigen"),
                           "version=1&note=Nagekeken")
                  .status,
              303);
    CHECK(afwegen_gate_now(&x, WORLD_NOW).has_rights);
    world_end(&w);
}

TEST(afwegen, dossier_says_what_is_missing_and_what_is_there)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    Req r = afwegen_get(&x, ADVISEUR, "");
    CHECK_HAS(r.content, S("id=\"afwegen\""));
    CHECK_HAS(r.content, S("Een aanpak kan nog niet beginnen"));
    CHECK_HAS(r.content, S("0 van 2 handtekeningen"));
    fill_all(&x);
    r = afwegen_get(&x, ADVISEUR, "");
    CHECK_HAS(r.content, S("1 van 2 handtekeningen"));
    CHECK_HAS(r.content, S("1 partij, 1 ontbreekt nog"));
    CHECK_HAS(r.content, S("Er geldt een spoeduitzondering tot"));
    CHECK_HAS(r.content, S("tel:112"));
    CHECK_HAS(r.content, S("0 van 1 bevestigd"));
    CHECK_HAS(r.content, S("Besluit uiterlijk op 20-01-2026"));
    world_end(&w);
}

// ---- the gate -----------------------------------------------------------------------------------

TEST(afwegen, gate_opens_when_core_position_and_confirmed_test_are_there)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    Gate g = afwegen_gate_now(&x, WORLD_NOW);
    CHECK(!g.is_open && g.n_missing == 3);
    afwegen_sign_as(&x, ADVISEUR);
    Req again = afwegen_post(&x, ADVISEUR, "/kern/tekenen", ""); // without what was on the screen
    CHECK_INT(again.status, 409);
    g = afwegen_gate_now(&x, WORLD_NOW);
    CHECK_INT(g.signatures, 1);
    afwegen_sign_as(&x, ADVISEUR_KOOG);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/positie",
                           "positions=besluitnemer&from_on=2026-01-01&reason=Wij+beslissen+hier&"
                           "irreversible=nee")
                  .status,
              303);
    g = afwegen_gate_now(&x, WORLD_NOW);
    CHECK(g.has_core && g.has_position && !g.has_rights && !g.is_open);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/grondrechten", T_TOETS "juridisch_advies").status, 303);
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, afwegen_toets_path(&x, "/bevestigen"),
                           "version=1&note=Nagekeken")
                  .status,
              303);
    CHECK(!afwegen_gate_now(&x, WORLD_NOW).is_open); // advice first is no yes
    CHECK_INT(afwegen_post(&x, ADVISEUR, afwegen_toets_path(&x, ""), T_TOETS "ja&version=2").status,
              303);
    CHECK(!afwegen_gate_now(&x, WORLD_NOW).is_open); // changed: to be confirmed again
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, afwegen_toets_path(&x, "/bevestigen"),
                           "version=3&note=Nagekeken")
                  .status,
              303);
    g = afwegen_gate_now(&x, WORLD_NOW);
    CHECK(g.is_open && g.is_complete && !g.is_urgent && g.n_missing == 0);
    CHECK_ERR(afwegen_gate(w.db, w.arena, 999, WORLD_NOW, &g), E_NOT_FOUND);
    world_end(&w);
}

TEST(afwegen, an_exception_opens_the_gate_for_72_hours_at_most)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    int64_t before = t_log_lines(&w);
#define URGENT "reason=Er+wordt+met+stenen+gegooid&decided_by=burgemeester&hours="
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/spoed", URGENT "73").status, 422);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/spoed", URGENT "0").status, 422);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/spoed", "reason=&decided_by=&hours=2").status, 422);
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "/spoed").content, S("Bel 112"));
    CHECK(!afwegen_gate_now(&x, WORLD_NOW).is_open);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/spoed", URGENT "72").status, 303);
    CHECK(t_log_lines(&w) >= before + 1);
    Gate g = afwegen_gate_now(&x, WORLD_NOW + 71 * HOUR);
    CHECK(g.is_open && g.is_urgent && !g.is_complete);
    CHECK_STR(g.urgent_by, S("burgemeester"));
    CHECK(!afwegen_gate_now(&x, WORLD_NOW + 72 * HOUR).is_open);
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, "/spoed", URGENT "72").status, 422); // not stretched
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, "/spoed/einde", "").status, 303);
    g = afwegen_gate_now(&x, WORLD_NOW);
    CHECK(!g.is_open && g.urgent_until == WORLD_NOW);
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "").content, S("Bekijk wat er is besloten"));
    world_end(&w);
}

// ---- signatures ---------------------------------------------------------------------------------

static Str
core_form(const AfwegenWorld *x, const char *core, int version)
{
    return str_fmt(x->w->arena,
                   "title=Opvanglocatie&core=%s&place=GM9001/%lld&theme=opvang&phase=onrust&"
                   "version=%d",
                   core, (long long)x->w->area_noord, version);
}

TEST(afwegen, a_signature_does_not_survive_a_changed_core)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    afwegen_sign_as(&x, ADVISEUR);
    afwegen_sign_as(&x, ADVISEUR_KOOG);
    CHECK(afwegen_gate_now(&x, WORLD_NOW).has_core);
#define SAME "Bewoners+willen+weten+waar+zij+aan+toe+zijn."
    CHECK_INT(afwegen_post(&x, ADVISEUR, "", core_form(&x, SAME, 1).p).status, 303);
    CHECK(afwegen_gate_now(&x, WORLD_NOW).has_core); // only the title changed
    Req seen = afwegen_get(&x, BESTUURDER, "/analyse");
    Str old = afwegen_link(&seen, S("name=\"kern\" value=\""));
    CHECK_INT(
        afwegen_post(&x, ADVISEUR, "", core_form(&x, "Bewoners+willen+meepraten", 2).p).status,
        303);
    CHECK_INT(afwegen_gate_now(&x, WORLD_NOW).signatures, 0);
    Req r = afwegen_post(&x, BESTUURDER, "/kern/tekenen",
                         str_fmt(w.arena, "kern=%.*s", (int)old.n, old.p).p);
    CHECK_INT(r.status, 409); // who had the old text on the screen has not signed the new one
    CHECK_HAS(r.content, S("Bewoners willen meepraten"));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "", core_form(&x, SAME, 3).p).status, 303);
    CHECK_INT(afwegen_gate_now(&x, WORLD_NOW).signatures, 0); // also when the old text comes back
    world_end(&w);
}

TEST(afwegen, the_same_person_cannot_sign_twice)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    Req page = afwegen_get(&x, ADVISEUR, "/analyse");
    Str hash = afwegen_link(&page, S("name=\"kern\" value=\""));
    const char *form = str_fmt(w.arena, "kern=%.*s", (int)hash.n, hash.p).p;
    CHECK_HAS(afwegen_post(&x, ADVISEUR, "/kern/tekenen", form).location, S("done=getekend"));
    CHECK_HAS(afwegen_post(&x, ADVISEUR, "/kern/tekenen", form).location, S("done=al_getekend"));
    CHECK_INT(afwegen_gate_now(&x, WORLD_NOW).signatures, 1);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/kern/intrekken", "").status, 303);
    CHECK_INT(afwegen_gate_now(&x, WORLD_NOW).signatures, 0);
    world_end(&w);
}

// ---- two at once --------------------------------------------------------------------------------

TEST(afwegen, two_colleagues_edit_the_analysis_at_once)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/analyse",
                           "version=1&middle=De+ouders&breeding_grounds=wonen&"
                           "breeding_grounds=rechten")
                  .status,
              303);
    Req r = afwegen_post(&x, ADVISEUR_KOOG, "/analyse",
                         "version=1&middle=De+ondernemers&breeding_grounds=wonen");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Iemand anders heeft deze analyse net gewijzigd"));
    CHECK_HAS(r.content, S("<q>De ouders</q>"));
    CHECK_HAS(r.content, S("De ondernemers"));
    CHECK_HAS(r.content, S("<q>Wonen; Burgerrechten en grondrechten</q>"));
    CHECK_HAS(r.content, S("name=\"version\" value=\"2\""));
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "/analyse").content, S("De ouders"));
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, "/analyse", "version=2&middle=Beide").status, 303);
    // who edits the moment or the participation is not in the way of the canvas
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/moment", "version=1&too_early=Nu").status, 303);
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, "/analyse", "version=3&middle=Beide").status, 303);
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, "/moment", "version=1&too_early=Straks").status, 409);
    world_end(&w);
}

TEST(afwegen, scaling_down_asks_for_aftercare_and_sees_who_was_first)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
#define SCALE "reason=Het+is+rustiger+geworden&decided_by=burgemeester"
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/opschalen", "version=0&level=regulier&" SCALE).status,
              422);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/opschalen", "version=0&level=driehoek&" SCALE).status,
              303);
    Req r = afwegen_post(&x, ADVISEUR_KOOG, "/opschalen", "version=0&level=crisis&" SCALE);
    CHECK_INT(r.status, 409);
    Str version = afwegen_link(&r, S("name=\"version\" value=\""));
    const char *down =
        str_fmt(w.arena, "version=%.*s&level=kernteam&" SCALE, (int)version.n, version.p).p;
    r = afwegen_post(&x, ADVISEUR, "/opschalen", down);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("welke nazorg er is"));
    r = afwegen_post(
        &x, ADVISEUR, "/opschalen",
        str_fmt(w.arena, "%s&aftercare=Gesprek+met+buren&aftercare_on=2026-01-20", down).p);
    CHECK_INT(r.status, 303);
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "/analyse").content, S("Gesprek met buren"));
    world_end(&w);
}

TEST(afwegen, goes_with_its_kwestie)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    fill_all(&x);
    afwegen_post(&x, ADVISEUR, "/reflectie", "text=Mijn+twijfel&wipe_on=2026-03-01");
    CHECK_OK(T_WRITE(&w, w.db->driver->script(w.db, "UPDATE kwestie SET keep_until = "
                                                    "'2025-01-01'")));
    BewarenResult result;
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW, (AuditActor){.text = S("een test")},
                         &result));
    static const char *const tables[] = {"kwestie_analysis", "kwestie_party", "kwestie_signature",
                                         "kwestie_position", "kwestie_role",  "rights_test",
                                         "kwestie_choice",   "kwestie_scale", "kwestie_urgent",
                                         "reflection"};
    for (size_t i = 0; i < COUNT(tables); i++)
        CHECK_STR(
            afwegen_ask(&w, str_fmt(w.arena, "SELECT CAST(count(*) AS TEXT) FROM %s", tables[i]).p),
            S("0"));
    world_end(&w);
}
