// The forms of weighing: what they ask, what they warn of, and the note that nobody else can read.
#include "app/afwegen/test_afwegen_world.h"

#include <stdio.h>
#include <unistd.h>

#define STANCE "reason=Dit+hebben+wij+besloten&"

TEST(afwegen_form, warns_of_a_party_that_mediates)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    const char *both =
        STANCE "from_on=2025-12-20&positions=partij&positions=bemiddelaar&irreversible=nee";
    Req r = afwegen_post(&x, ADVISEUR, "/positie", both);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("De gemeente is bemiddelaar, en is of was zelf partij"));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/positie",
                           STANCE "from_on=2025-12-20&positions=partij&irreversible=nee")
                  .status,
              303);
    r = afwegen_post(&x, ADVISEUR, "/positie",
                     STANCE "from_on=2025-12-20&positions=bemiddelaar&irreversible=nee");
    CHECK_INT(r.status, 422); // it was a party before
    r = afwegen_post(&x, ADVISEUR, "/positie",
                     STANCE "from_on=2025-12-21&positions=bemiddelaar&irreversible=nee&both=ja");
    CHECK_INT(r.status, 303);
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "").content, S("De gemeente is bemiddelaar, en is of was"));
    world_end(&w);
}

TEST(afwegen_form, choosing_a_pole_warns_and_asks_why)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    Req r = afwegen_post(&x, ADVISEUR, "/positie",
                         STANCE "from_on=2025-12-20&positions=partij&irreversible=ja");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Deze stap kunt u bijna niet terugdraaien"));
    CHECK_HAS(r.content, S("id=\"irreversible_reason-error\""));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/positie",
                           STANCE "from_on=2025-12-20&positions=partij&irreversible=ja&"
                                  "irreversible_reason=De+wet+dwingt+ons")
                  .status,
              303);
    r = afwegen_get(&x, ADVISEUR, "/analyse");
    CHECK_HAS(r.content, S("De gemeente koos een kant"));
    CHECK_HAS(r.content, S("De wet dwingt ons"));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/positie",
                           "from_on=2026-02-01&reason=Dit+komt+later&positions=partij&"
                           "irreversible=nee")
                  .status,
              422); // a day to come
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/positie",
                           STANCE "from_on=2025-12-20&positions=iets&irreversible=nee")
                  .status,
              422);
    world_end(&w);
}

TEST(afwegen_form, a_party_is_in_its_own_words_or_flagged_as_missing)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    CHECK_INT(
        afwegen_post(&x, ADVISEUR, "/partijen", "name=Ondernemers&missing=nee&checked=nee").status,
        422);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/partijen",
                           "name=Ondernemers&missing=ja&checked=ja&checked_on=2025-12-20")
                  .status,
              422);
    CHECK_INT(
        afwegen_post(&x, ADVISEUR, "/partijen", "name=Ondernemers&missing=nee&need=Rust&checked=ja")
            .status,
        422);
    Req r = afwegen_post(&x, ADVISEUR, "/partijen",
                         "name=Ondernemers&missing=nee&need=Bel+0612345678&checked=nee");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Dit kan naar een persoon wijzen"));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/partijen",
                           "name=Ondernemers&missing=nee&need=Rust&checked=ja&"
                           "checked_on=2025-12-20&own_words=Laat+ons+werken")
                  .status,
              303);
    CHECK_INT(
        afwegen_post(&x, ADVISEUR, "/partijen", "name=Jongeren&missing=ja&checked=nee").status,
        303);
    r = afwegen_get(&x, ADVISEUR_KOOG, "/analyse");
    CHECK_HAS(r.content, S("1 partij ontbreekt nog."));
    CHECK_HAS(r.content, S("Bij hen nagegaan op 20-12-2025"));
    Str id = afwegen_ask(&w, "SELECT CAST(id AS TEXT) FROM kwestie_party WHERE name = 'Jongeren'");
    const char *one = str_fmt(w.arena, "/partijen/%.*s", (int)id.n, id.p).p;
    CHECK_INT(
        afwegen_post(&x, ADVISEUR, one, "version=1&name=Jongeren&missing=nee&need=Plek&checked=nee")
            .status,
        303);
    r = afwegen_post(&x, ADVISEUR_KOOG, one,
                     "version=1&name=Jeugd&missing=nee&need=Plek&checked=nee");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("<q>Jongeren</q>"));
    const char *gone = str_fmt(w.arena, "%s/weg", one).p;
    CHECK_INT(afwegen_get(&x, ADVISEUR, gone).status, 200);
    CHECK_INT(afwegen_post(&x, ADVISEUR, gone, "").status, 303);
    CHECK_HASNT(afwegen_get(&x, ADVISEUR, "/analyse").content, S("Jongeren"));
    world_end(&w);
}

// ---- the rights test ----------------------------------------------------------------------------

TEST(afwegen_form, a_rights_test_asks_what_belongs_to_the_rights_it_touches)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
#define PLAIN "title=Een+brief+sturen&aim=Uitleg+geven&if_nothing=Niets&result=ja&"
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/grondrechten", PLAIN "rights=geen").status, 303);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/grondrechten", PLAIN "rights=geen&rights=uiting").status,
              422);
    Req r = afwegen_post(&x, ADVISEUR, "/grondrechten", PLAIN "rights=uiting");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("id=\"legal_basis-error\""));
    CHECK_HASNT(r.content, S("id=\"content_neutral-error\""));
    r = afwegen_post(&x, ADVISEUR, "/grondrechten",
                     PLAIN "rights=demonstratie&whose=Zij&legal_basis=Wom&necessary=Ja&"
                           "proportionate=Ja&lightest=Ja");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("id=\"content_neutral-error\""));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/grondrechten", T_TOETS "ja").status, 303);
    world_end(&w);
}

TEST(afwegen_form, a_second_person_confirms_and_a_change_needs_it_again)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/grondrechten", T_TOETS "ja").status, 303);
    const char *confirm = afwegen_toets_path(&x, "/bevestigen");
    Req r = afwegen_get(&x, ADVISEUR, afwegen_toets_path(&x, ""));
    CHECK_HASNT(r.content, S("Bevestig deze toets"));
    CHECK_INT(afwegen_post(&x, ADVISEUR, confirm, "version=1&note=Mijn+eigen+werk").status, 409);
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, confirm, "version=1&note=").status, 422);
    CHECK_HAS(afwegen_get(&x, ADVISEUR_KOOG, afwegen_toets_path(&x, "")).content,
              S("Bevestig deze toets"));
    CHECK_INT(
        afwegen_post(&x, ADVISEUR, afwegen_toets_path(&x, ""), T_TOETS "nee&version=1").status,
        303);
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, confirm, "version=1&note=Nagekeken").status, 409);
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, confirm, "version=2&note=Nagekeken").status, 303);
    CHECK_HAS(afwegen_get(&x, ADVISEUR, afwegen_toets_path(&x, "")).content, S("Nagekeken"));
    r = afwegen_post(&x, ADVISEUR_KOOG, afwegen_toets_path(&x, ""), T_TOETS "ja&version=2");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Nu staat hier: <q>Nee, dit mag niet zo</q>"));
    CHECK_INT(
        afwegen_post(&x, ADVISEUR_KOOG, afwegen_toets_path(&x, ""), T_TOETS "ja&version=3").status,
        303);
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "/analyse").content, S("<strong>Nog niet</strong>"));
    world_end(&w);
}

// ---- the moment ---------------------------------------------------------------------------------

TEST(afwegen_form, the_moment_shows_what_comes_on_a_line_and_in_a_table)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    Req r = afwegen_get(&x, ADVISEUR, "/moment");
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart "));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/moment", "version=1&last_safe_on=2026-01-20").status,
              303);
    r = afwegen_get(&x, ADVISEUR, "/moment");
    CHECK_HAS(r.content, S("over 19 dagen"));
    CHECK_HAS(r.content, S("class=\"chart chart-days\""));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/moment", "version=2&last_safe_on=2025-12-20").status,
              303);
    CHECK_HAS(afwegen_get(&x, BESTUURDER, "/moment").content,
              S("De laatste veilige dag is voorbij"));
    world_end(&w);
}

TEST(afwegen_form, room_is_a_full_choice_with_both_sides)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
#define ROOM "room=Zij+lossen+het+zelf+op&reason=Er+is+geen+gevaar&chosen=ruimte&review_on="
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/ruimte", ROOM "2026-02-01").status, 422);
    CHECK_INT(
        afwegen_post(&x, ADVISEUR, "/ruimte", ROOM "2025-12-01&limits=De+nachtrust+telt").status,
        422);
    CHECK_INT(
        afwegen_post(&x, ADVISEUR, "/ruimte", ROOM "2026-02-01&limits=De+nachtrust+telt").status,
        303);
    Req r = afwegen_get(&x, ADVISEUR, "/analyse");
    CHECK_HAS(r.content, S("<strong>Ruimte laten</strong>"));
    CHECK_HAS(r.content, S("De nachtrust telt"));
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "").content, S("Opnieuw bekijken op 01-02-2026"));
    world_end(&w);
}

// ---- the note -----------------------------------------------------------------------------------

static bool
file_has(Arena *a, const char *path, Str needle)
{
    static char content[8 << 20];
    FILE *f = fopen(path, "rb");
    CHECK(f != NULL);
    Str all = str_copy(a, (Str){content, f ? fread(content, 1, sizeof(content), f) : 0});
    if (f)
        fclose(f);
    return str_has(all, needle);
}

#define NOTE "text=Zwaluwstaart+houdt+mij+wakker&wipe_on=2026-03-01"

TEST(afwegen_form, a_note_is_readable_by_its_author_alone)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/reflectie", NOTE).status, 303);
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "/reflectie").content, S("Zwaluwstaart"));
    CHECK_HASNT(afwegen_get(&x, ADVISEUR_KOOG, "/reflectie").content, S("Zwaluwstaart"));
    CHECK_HASNT(afwegen_get(&x, ADVISEUR, "/analyse").content, S("Zwaluwstaart"));
    CHECK_HASNT(afwegen_get(&x, ADVISEUR, "").content, S("Zwaluwstaart"));
    bool is_pg = w.db->driver->dialect == DIALECT_PG;
    Str hex = afwegen_ask(&w, is_pg ? "SELECT upper(encode(sealed, 'hex')) FROM reflection"
                                    : "SELECT hex(sealed) FROM reflection");
    CHECK(hex.n > 100);
    CHECK_HASNT(hex, S("5A77616C7577")); // Zwaluw
    if (!is_pg) {                        // the whole database, as a backup has it
        const char *copy = str_fmt(w.arena, "/tmp/weerglas-note-%d.db", (int)getpid()).p;
        CHECK_OK(w.db->driver->script(w.db, str_fmt(w.arena, "VACUUM INTO '%s'", copy).p));
        CHECK(file_has(w.arena, copy, S("Opvanglocatie")));
        CHECK(!file_has(w.arena, copy, S("Zwaluwstaart")));
        unlink(copy);
    }
    // another author's row, under one's own name: it does not open
    CHECK_OK(T_WRITE(
        &w, w.db->driver->script(w.db, str_fmt(w.arena, "UPDATE reflection SET account_id = %lld",
                                               (long long)w.account[ADVISEUR_KOOG])
                                           .p)));
    Req r = afwegen_get(&x, ADVISEUR_KOOG, "/reflectie");
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("Zwaluwstaart"));
    CHECK_HAS(r.content, S("kan niet meer worden geopend"));
    world_end(&w);
}

TEST(afwegen_form, a_note_goes_on_its_day_or_when_its_author_says_so)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    const char *left = "SELECT CAST(count(*) AS TEXT) FROM reflection";
    CHECK_HAS(afwegen_get(&x, ADVISEUR, "/reflectie").content, S("value=\"2026-04-01\"")); // 90
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/reflectie", "text=Iets&wipe_on=2026-01-01").status, 422);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/reflectie", "text=Iets&wipe_on=2028-01-01").status, 422);
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/reflectie", NOTE).status, 303);
    CHECK_OK(afwegen_wipe(w.db, w.arena, S("2026-02-28")));
    CHECK_STR(afwegen_ask(&w, left), S("1"));
    CHECK_OK(afwegen_wipe(w.db, w.arena, S("2026-03-01")));
    CHECK_STR(afwegen_ask(&w, left), S("0"));
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/reflectie", NOTE).status, 303);
    CHECK_INT(afwegen_post(&x, ADVISEUR_KOOG, "/reflectie/wissen", "").status, 303);
    CHECK_STR(afwegen_ask(&w, left), S("1")); // not one's own
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/reflectie/wissen", "").status, 303);
    CHECK_STR(afwegen_ask(&w, left), S("0"));
    world_end(&w);
}
