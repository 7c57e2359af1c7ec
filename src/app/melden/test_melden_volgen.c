#include "app/melden/test_melden.h"
#include "test/check.h"
#include "test/world.h"

// Write something that another feature would have written.
static void
happens(World *w, const char *kind, const char *status_to, const char *body)
{
    Str sql = str_fmt(w->arena,
                      "INSERT INTO signal_event (id, signal_id, at, account_id, kind, status_to, "
                      "body, detail) SELECT %lld, id, %lld, %lld, '%s', '%s', '%s', 'geheim' "
                      "FROM signal",
                      (long long)random_id(), (long long)WORLD_NOW + 60,
                      (long long)w->account[ADVISEUR], kind, status_to, body);
    force(w, sql.p);
}

static void
set_status(World *w, const char *status)
{
    Str sql = str_fmt(w->arena, "UPDATE signal SET status = '%s'", status);
    force(w, sql.p);
}

static Str
follow_path(World *w, Str code)
{
    return str_fmt(w->arena, "/volgen/%.*s", (int)code.n, code.p);
}

TEST(volgen, shows_what_became_of_it_and_nothing_confidential)
{
    World w = world();
    Req r = report_by_resident(&w, "");
    Str path = follow_path(&w, code_of(&w, &r));
    happens(&w, "navraag", "", "Gebeld met de buurman");
    happens(&w, "duiding", "", "Mijn interne duiding");
    happens(&w, "overdracht", "", "Voor collega");
    happens(&w, "status", "geagendeerd", "Waarom dan");
    happens(&w, "kwestie", "kwestie", "Kwestie De Brug");
    happens(&w, "terugkoppeling", "", "Dank u. Wij <praten> met de buurt.");
    Req page = t_get(&w, path.p);
    CHECK_INT(page.status, 200);
    CHECK_HAS(page.content, S("Wij hebben uw melding ontvangen."));
    CHECK_HAS(page.content, S("Er is navraag gedaan."));
    CHECK_HAS(page.content, S("Uw melding staat op de agenda van het overleg."));
    CHECK_HAS(page.content, S("Dank u. Wij &lt;praten&gt; met de buurt."));
    CHECK_HAS(page.content, S("1 januari 2026"));
    const Str secrets[] = {S("buurman"),     S("interne"),      S("collega"),
                           S("Waarom dan"),  S("Brug"),         S("geheim"),
                           S("Testpersoon"), S("gepraat over"), S("adviseur@w")};
    for (size_t i = 0; i < COUNT(secrets); i++)
        CHECK_HASNT(page.content, secrets[i]);
    world_end(&w);
}

TEST(volgen, an_unknown_code_gets_a_plain_page)
{
    World w = world();
    w.as = NOBODY;
    CHECK_INT(t_get(&w, "/volgen").status, 200);
    Req r = t_get(&w, "/volgen/ABCD-EFGH-2345-6789");
    CHECK_INT(r.status, 404);
    CHECK_HAS(r.content, S("Deze code kennen wij niet"));
    CHECK_INT(t_get(&w, "/volgen/x").status, 404);
    CHECK_INT(t_get(&w, "/bedankt/ABCD-EFGH-2345-6789").status, 404);
    CHECK_INT(t_post(&w, "/volgen/ABCD-EFGH-2345-6789", "text=hallo").status, 404);
    r = t_post(&w, "/volgen", "code=abc%22");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("value=\"abc&quot;\""));
    world_end(&w);
}

TEST(volgen, reads_a_code_as_people_type_it)
{
    World w = world();
    Req r = report_by_resident(&w, "");
    Str code = code_of(&w, &r);
    char *small = NEW_N(w.arena, code.n + 1, char);
    for (size_t i = 0; i < code.n; i++)
        small[i] = code.p[i] >= 'A' && code.p[i] <= 'Z' ? (char)(code.p[i] + 32)
                   : code.p[i] == '-'                   ? '+'
                                                        : code.p[i];
    Req sent = t_post(&w, "/volgen", str_fmt(w.arena, "code=%s", small).p);
    CHECK_STR(sent.location, follow_path(&w, code));
    CHECK_HASNT(stored(&w, "SELECT code_hash FROM follow_link"), code);
    world_end(&w);
}

TEST(volgen, takes_five_additions_with_a_privacy_check)
{
    World w = world();
    Req r = report_by_resident(&w, "");
    Str path = follow_path(&w, code_of(&w, &r));
    Req page = t_post(&w, path.p, "text=Bel+06-12345678");
    CHECK_INT(page.status, 422);
    CHECK_HAS(page.content, S("<mark>06-12345678</mark>"));
    for (int i = 0; i < 5; i++)
        CHECK_INT(t_post(&w, path.p, "text=Het+wordt+drukker").status, 303);
    CHECK_STR(stored(&w, "SELECT body FROM signal_event WHERE kind = 'aanvulling'"),
              S("Het wordt drukker"));
    page = t_post(&w, path.p, "text=Nog+meer");
    CHECK_INT(page.status, 422);
    CHECK_HAS(page.content, S("al vijf keer"));
    page = t_get(&w, path.p);
    CHECK_HAS(page.content, S("U heeft iets toegevoegd."));
    CHECK_HAS(page.content, S("niets meer toevoegen"));
    world_end(&w);
}

TEST(volgen, takes_nothing_for_a_closed_report)
{
    World w = world();
    Req r = report_by_resident(&w, "");
    Str path = follow_path(&w, code_of(&w, &r));
    set_status(&w, "kwestie");
    CHECK_INT(t_post(&w, path.p, "text=Dit+nog").status, 303);
    set_status(&w, "vernietigd");
    Req page = t_post(&w, path.p, "text=Dit+nog");
    CHECK_INT(page.status, 422);
    CHECK_HAS(page.content, S("Deze melding is afgesloten."));
    world_end(&w);
}

// ---- one's own reports --------------------------------------------------------------------------

TEST(mijn_meldingen, lists_ones_own_with_the_latest_feedback)
{
    World w = world();
    w.as = MELDER;
    CHECK_HAS(t_get(&w, "/meldingen").content, S("U heeft nog niets gemeld."));
    report_by_melder(&w, "observation=%3Cscript%3E+op+het+plein");
    happens(&w, "terugkoppeling", "", "Eerste <bericht>");
    Req r = t_get(&w, "/meldingen");
    CHECK_HAS(r.content, S("S-2026-0001"));
    CHECK_HAS(r.content, S("&lt;script&gt; op het plein"));
    CHECK_HAS(r.content, S("Eerste &lt;bericht&gt;"));
    w.as = ADVISEUR;
    CHECK_HASNT(t_get(&w, "/meldingen").content, S("S-2026-0001"));
    w.as = FG;
    CHECK_INT(t_get(&w, "/meldingen").status, 403);
    world_end(&w);
}

TEST(mijn_meldingen, pages_by_twenty)
{
    World w = world();
    for (int i = 0; i < 27; i++)
        report_by_melder(&w, "");
    Req first = t_get(&w, "/meldingen");
    const char *mark = "/meldingen?voor=";
    Cursor c = cursor(first.content);
    Str before, place;
    CHECK(cursor_until(&c, str_z(mark), SIZE_MAX, &before));
    CHECK(cursor_until(&c, S("\""), 100, &place));
    Req second = t_get(&w, str_fmt(w.arena, "%s%.*s", mark, (int)place.n, place.p).p);
    size_t n[2] = {0, 0};
    for (int i = 1; i <= 27; i++) {
        Str number = str_fmt(w.arena, "S-2026-%04d", i);
        n[0] += str_has(first.content, number);
        n[1] += str_has(second.content, number);
    }
    CHECK_INT(n[0], 20);
    CHECK_INT(n[1], 7);
    CHECK_HASNT(second.content, str_z(mark));
    CHECK_INT(t_get(&w, "/meldingen?voor=x").status, 200);
    world_end(&w);
}

TEST(mijn_meldingen, shows_a_report_to_its_reporter_only)
{
    World w = world();
    report_by_melder(&w, "interpretation=Ik+denk+aan+woningnood");
    const char *path =
        str_fmt(w.arena, "/meldingen/%lld", (long long)signal_id(&w, "S-2026-0001")).p;
    happens(&w, "duiding", "", "Mijn interne duiding");
    Req r = t_get(&w, path);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Vier bewoners hoorden het uit de krant."));
    CHECK_HAS(r.content, S("Ik denk aan woningnood"));
    CHECK_HASNT(r.content, S("interne"));
    CHECK_INT(t_post(&w, path, "text=x").status, 422);
    CHECK_INT(t_post(&w, path, "text=Er+kwam+nog+iets+bij").status, 303);
    CHECK_STR(stored(&w, "SELECT body FROM signal_event WHERE kind = 'aanvulling'"),
              S("Er kwam nog iets bij"));
    w.as = GRIFFIER;
    CHECK_INT(t_get(&w, path).status, 404);
    CHECK_INT(t_post(&w, path, "text=Er+kwam+nog+iets+bij").status, 404);
    w.as = BEHEERDER;
    CHECK_INT(t_get(&w, path).status, 403);
    world_end(&w);
}

TEST(melden, writes_a_line_in_the_log_without_content)
{
    World w = world();
    report_by_melder(&w, "");
    CHECK_STR(stored(&w, "SELECT object FROM audit WHERE name = 'signal.report'"),
              S("S-2026-0001"));
    CHECK_STR(stored(&w, "SELECT detail FROM audit WHERE name = 'signal.report'"),
              S("professional"));
    world_end(&w);
}
