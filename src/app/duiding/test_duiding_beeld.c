// The picture of the region: who sees which numbers, and what else it says.
#include "app/account/test_person.h"
#include "app/duiding/test_duiding_world.h"
#include "app/verslag/test_verslag_open.h"

// Waterrijk 12 about opvang and 40 about wonen; Noorderkoog 3 about opvang and 30 about wonen.
static void
fill(DuidingWorld *x)
{
    duiding_week(x, "GM9001", "opvang", 0, 12, 4, "hoog");
    duiding_week(x, "GM9001", "wonen", 0, 40, 38, "");
    duiding_week(x, "GM9001", "", 0, 52, 42, "");
    duiding_week(x, "GM9002", "opvang", 0, 3, 2.25, "");
    duiding_week(x, "GM9002", "wonen", 0, 30, 31, "");
    duiding_week(x, "GM9002", "", 0, 33, 33, "stil");
    duiding_week(x, "", "opvang", 0, 15, 6, "hoog");
    duiding_week(x, "", "wonen", 0, 70, 69, "");
    duiding_week(x, "", "", 0, 85, 75, "");
    duiding_write_weeks(x);
}

// A row of a table on a page: the text behind its name (which may be a link), up to its end.
static Str
row_of(Str page, const char *name)
{
    static const char *const ends[] = {"</th>", "</a></th>"};
    Str before, text, row = S("");
    for (Cursor c = cursor(page); cursor_until(&c, str_z(name), SIZE_MAX, &before);)
        for (size_t i = 0; i < COUNT(ends); i++) {
            Cursor in = c;
            if (cursor_take(&in, str_z(ends[i])) &&
                cursor_until(&in, S("</tr>"), SIZE_MAX, &text) && row.n == 0)
                row = text;
        }
    return row;
}

TEST(duiding_beeld, who_handles_all_signals_sees_all_numbers)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    fill(&x);
    w.as = REGISSEUR;
    Req r = t_get(&w, "/beeld?thema=opvang&periode=4w");
    CHECK_INT(r.status, 200);
    CHECK_HAS(row_of(r.content, ">Waterrijk"), S(">12<"));
    CHECK_HAS(row_of(r.content, ">Waterrijk"), S("laatste week meer dan gebruikelijk"));
    CHECK_HAS(row_of(r.content, ">Waterrijk"), S("veel meer dan verwacht"));
    CHECK_HAS(r.content, S("Waterrijk: 12, veel meer dan verwacht</title>"));
    CHECK_HAS(r.content, S("Noorderkoog: 3, zoals verwacht</title>"));
    CHECK_HAS(row_of(r.content, ">Noorderkoog"), S(">3<"));
    CHECK_HAS(row_of(r.content, ">Noorderkoog"), S(">2,3<"));
    CHECK_HAS(row_of(r.content, ">Samen"), S(">15<"));
    CHECK_HASNT(r.content, S("afgeschermd"));
    CHECK_HAS(r.content, S("D-2026-0001"));
    CHECK_HAS(r.content, S("Nu opnieuw berekenen"));
    r = t_get(&w, "/beeld?periode=4w");
    CHECK_HAS(row_of(r.content, ">Noorderkoog"), S("stiller dan gebruikelijk"));
    world_end(&w);
}

TEST(duiding_beeld, small_numbers_of_elsewhere_are_hidden_with_what_tells_them)
{
    static const char *const pages[] = {"/beeld?thema=opvang&periode=4w", "/beeld?periode=4w",
                                        "/beeld?thema=opvang&periode=jaar", "/beeld"};
    World w = world();
    DuidingWorld x = duiding_world(&w);
    fill(&x);
    for (size_t i = 0; i < COUNT(pages); i++) {
        w.as = ADVISEUR; // sees Waterrijk only
        Req r = t_get(&w, pages[i]);
        CHECK_INT(r.status, 200);
        CHECK_HAS(r.content, S("afgeschermd"));
        CHECK_HASNT(r.content, S(">3<"));
        CHECK_HASNT(r.content, S(">15<")); // less the 12 of Waterrijk
        w.as = BESTUURDER;                 // sees no signals at all
        r = t_get(&w, pages[i]);
        CHECK_INT(r.status, 200);
        CHECK_HASNT(r.content, S(">3<"));
        CHECK_HASNT(r.content, S("2,3")); // what was expected there
        CHECK_HASNT(r.content, S("Noorderkoog: 3,"));
        CHECK_HASNT(r.content, S("Nu opnieuw berekenen"));
    }
    w.as = ADVISEUR;
    Req r = t_get(&w, pages[0]);
    CHECK_HAS(row_of(r.content, ">Waterrijk"), S(">12<")); // its own
    world_end(&w);
}

// The drawing of the area behind a name on the map: its fill, up to that name.
static Str
tile_of(Str page, const char *name)
{
    Cursor c = cursor(page);
    Str before, tile = S("");
    while (cursor_until(&c, S("<path class=\"chart-area\""), SIZE_MAX, &before)) {
        Cursor in = c;
        Str path;
        if (!cursor_until(&in, S("</title>"), SIZE_MAX, &path))
            break;
        in = cursor(path);
        if (cursor_until(&in, str_z(name), SIZE_MAX, &before))
            tile = path;
    }
    return tile;
}

TEST(duiding_beeld, the_shade_of_a_hidden_number_does_not_tell_its_size)
{
    static const double usual[] = {0.5, 3, 40};
    for (size_t i = 0; i < COUNT(usual); i++) {
        World w = world();
        DuidingWorld x = duiding_world(&w);
        duiding_week(&x, "GM9001", "opvang", 0, 12, 4, "");
        duiding_week(&x, "GM9001", "", 0, 12, 4, "");
        duiding_week(&x, "GM9002", "opvang", 0, 4, usual[i], "");
        duiding_week(&x, "GM9002", "", 0, 4, usual[i], "");
        duiding_week(&x, "", "opvang", 0, 16, 4 + usual[i], "");
        duiding_week(&x, "", "", 0, 16, 4 + usual[i], "");
        duiding_write_weeks(&x);
        w.as = REGISSEUR;
        Req r = t_get(&w, "/beeld?thema=opvang&periode=4w");
        CHECK_HAS(tile_of(r.content, "Noorderkoog"), i == 0   ? S("-map-d4")
                                                     : i == 1 ? S("-map-d3")
                                                              : S("-map-d1"));
        w.as = ADVISEUR;
        r = t_get(&w, "/beeld?thema=opvang&periode=4w");
        CHECK_HAS(tile_of(r.content, "Noorderkoog"), S("-map-hidden"));
        CHECK_HASNT(row_of(r.content, ">Noorderkoog"), S("verwacht;"));
        CHECK_HASNT(row_of(r.content, ">Noorderkoog"), S("dan verwacht"));
        world_end(&w);
    }
}

// Beside fill(): in Waterrijk 9 of the 12 from Noord, 2 from Zuid, 1 that names no village.
static void
fill_villages(DuidingWorld *x)
{
    World *w = x->w;
    int64_t whole = world_number(w, "SELECT id FROM area WHERE municipality = 'GM9001' "
                                    "AND kind = 'geheel'");
    duiding_week(x, str_fmt(w->arena, "a%lld", (long long)w->area_noord).p, "opvang", 0, 9, 2, "");
    duiding_week(x, str_fmt(w->arena, "a%lld", (long long)w->area_zuid).p, "opvang", 0, 2, 2, "");
    duiding_week(x, str_fmt(w->arena, "a%lld", (long long)whole).p, "opvang", 0, 1, 0.1, "");
    fill(x);
}

TEST(duiding_beeld, of_an_own_municipality_the_villages_are_shown)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    fill_villages(&x);
    w.as = ADVISEUR;
    Req r = t_get(&w, "/beeld?thema=opvang&periode=4w");
    CHECK_HAS(r.content, S("<option value=\"GM9001\""));
    CHECK_HASNT(r.content, S("<option value=\"GM9002\""));
    CHECK_HASNT(r.content, S("Waterrijk-Noord</th>"));
    r = t_get(&w, "/beeld?thema=opvang&periode=4w&waar=GM9001");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Waar in Waterrijk: opvang"));
    CHECK_HAS(row_of(r.content, ">Waterrijk-Noord"), S(">9<"));
    CHECK_HAS(row_of(r.content, ">Waterrijk-Noord"), S("meer dan verwacht"));
    CHECK_HAS(row_of(r.content, ">Waterrijk-Zuid"), S(">2<")); // its own: not hidden
    CHECK_HAS(row_of(r.content, ">Waterrijk (hele gemeente)"), S(">1<"));
    CHECK_HAS(row_of(r.content, ">Samen"), S(">12<"));
    CHECK_HAS(r.content, S("Waterrijk-Noord: 9, veel meer dan verwacht</title>"));
    CHECK_HAS(row_of(r.content, ">Wonen en woningtoewijzing"), S(">40<")); // of the municipality
    CHECK_HASNT(r.content, S("Noorderkoog</th>"));
    CHECK_HASNT(r.content, S("afgeschermd"));
    CHECK_HAS(r.content, S("?thema=wonen&amp;periode=4w&amp;waar=GM9001\"")); // links keep it
    CHECK_HAS(r.content, S("/beeld/bericht/opvang-4w-GM9001\""));
    r = t_get(&w, "/beeld/bericht/opvang-4w-GM9001");
    CHECK_INT(r.status, 200);
    CHECK_HAS(row_of(r.content, ">Waterrijk-Noord"), S(">9<"));
    CHECK_HASNT(r.content, S("Noorderkoog</th>"));
    CHECK_INT(t_get(&w, "/beeld/bericht/opvang-4w-GM9001.pdf").status, 200);
    w.as = REGISSEUR;
    CHECK_INT(t_get(&w, "/beeld?waar=GM9002").status, 200);
    world_end(&w);
}

TEST(duiding_beeld, a_municipality_of_others_can_not_be_chosen)
{
    static const struct {
        Person who;
        const char *other;
    } tries[] = {{ADVISEUR, "GM9002"},     {ADVISEUR_KOOG, "GM9001"},  {BESTUURDER, "GM9001"},
                 {COMMUNICATIE, "GM9001"}, {DEELNEMER, "GM9001"},      {ADVISEUR, "GM0000"},
                 {ADVISEUR, "%27"},        {ADVISEUR_ELDERS, "GM9001"}};
    World w = world();
    DuidingWorld x = duiding_world(&w);
    fill_villages(&x);
    for (size_t i = 0; i < COUNT(tries); i++) {
        const char *other = tries[i].other;
        w.as = tries[i].who;
        CHECK_HASNT(t_get(&w, "/beeld").content, str_fmt(w.arena, "<option value=\"%s\"", other));
        CHECK_INT(t_get(&w, str_fmt(w.arena, "/beeld?waar=%s", other).p).status, 404);
        CHECK_INT(t_get(&w, str_fmt(w.arena, "/beeld/bericht/alle-13w-%s", other).p).status, 404);
        CHECK_INT(t_get(&w, str_fmt(w.arena, "/beeld/bericht/alle-13w-%s.pdf", other).p).status,
                  404);
    }
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, "/beeld/bericht/alle-13w-").status, 404);
    world_end(&w);
}

TEST(duiding_beeld, too_little_is_said_and_no_run_is_no_error)
{
    World w = world();
    w.as = BESTUURDER;
    Req r = t_get(&w, "/beeld");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Er is nog niets berekend"));
    DuidingWorld x = duiding_world(&w);
    duiding_week(&x, "GM9001", "wonen", 0, 9, -1, "");
    duiding_week(&x, "GM9001", "", 0, 9, -1, "");
    duiding_week(&x, "", "", 0, 9, -1, "");
    duiding_write_weeks(&x);
    w.as = REGISSEUR;
    r = t_get(&w, "/beeld");
    CHECK_HAS(row_of(r.content, ">Waterrijk"), S("te weinig om iets te zeggen"));
    CHECK_HAS(row_of(r.content, ">Noorderkoog"), S("geen signalen"));
    CHECK_INT(t_get(&w, "/beeld?thema=onzin").status, 400);
    world_end(&w);
}

TEST(duiding_beeld, another_region_sees_nothing_of_it)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    fill(&x);
    duiding_warn(&x);
    w.as = ADVISEUR_ELDERS;
    Req r = t_get(&w, "/beeld");
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("Waterrijk"));
    CHECK_HASNT(r.content, S("D-2026-0001"));
    CHECK_INT(t_get(&w, duiding_at(&x, "")).status, 404);
    CHECK_INT(t_get(&w, duiding_at(&x, "/stap/volgen")).status, 404);
    world_end(&w);
}

TEST(duiding_beeld, the_message_is_one_page_and_hides_the_same)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    fill(&x);
    duiding_warn(&x);
    w.as = BESTUURDER;
    Req r = t_get(&w, "/beeld/bericht/opvang-4w");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Duidingsbericht"));
    CHECK_HASNT(r.content, S(">3<"));
    CHECK_HASNT(r.content, S("14 signalen"));
    r = t_get(&w, "/beeld/bericht/opvang-4w.pdf");
    CHECK_INT(r.status, 200);
    CHECK_HAS(test_open_pdf(w.arena, r.content), S("/Count 1"));
    CHECK_INT(t_get(&w, "/beeld/bericht/opvang-4w.odt").status, 200);
    CHECK_INT(t_get(&w, "/beeld/bericht/onzin-4w").status, 404);
    CHECK_INT(t_get(&w, "/beeld/bericht/alle-eeuw").status, 404);
    world_end(&w);
}

TEST(duiding_beeld, a_busy_message_is_still_one_page_with_its_warnings)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    for (int i = 1; i < 52; i++)
        duiding_week(&x, "", "opvang", i, 3 + i % 9, 6, i == 4 ? "hoog" : "");
    fill(&x);
    x.name = S("Waterrijk-Noord, drie buurkernen en twee buurgemeenten");
    x.fresh = true;
    w.as = REGISSEUR;
    const char *form =
        str_fmt(w.arena,
                "title=Bewonersavond+over+de+opvang+in+het+buurthuis+van+Noord&kind=opvanglocatie&"
                "state=aangekondigd&starts_on=2026-01-12&ends_on=2026-01-12&partnership=&place=%s",
                place_code(w.arena, (Place){S("GM9001"), w.area_noord}).p)
            .p;
    for (int i = 0; i < 9; i++)
        CHECK_INT(t_post(&w, "/triggers", form).status, 303);
    for (size_t many = 5; many <= 9; many += 4) {
        for (size_t i = 0; i < (many == 5 ? 5 : 4); i++)
            duiding_warn(&x);
        Req r = t_get(&w, "/beeld/bericht/opvang-jaar");
        CHECK_INT(r.status, 200);
        size_t n = 0;
        Str before;
        for (Cursor c = cursor(r.content);
             cursor_until(&c, S("In Waterrijk-Noord, drie buurkernen"), SIZE_MAX, &before);)
            n++;
        CHECK_INT(n, many == 5 ? 5 : 8);
        if (many == 5)
            CHECK_HAS(r.content, S("chart-timeline"));
        else
            CHECK_HAS(r.content, S("Er zijn er meer; die staan in Weerglas."));
        r = t_get(&w, "/beeld/bericht/opvang-jaar.pdf");
        CHECK_HAS(test_open_pdf(w.arena, r.content), S("/Count 1"));
    }
    world_end(&w);
}

TEST(duiding_beeld, what_is_new_and_what_comes_is_named)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    (void)add_signal(&w, (TestSignal){0});
    duiding_warn(&x);
    w.as = ADVISEUR;
    Req r = t_get(&w, "/beeld");
    CHECK_HAS(r.content, S("in de laatste drie weken"));
    CHECK_HAS(r.content, S(">1 signaal</a>"));
    CHECK_HAS(r.content, S(">1 waarschuwing</a>"));
    CHECK_HAS(r.content, S("In Waterrijk-Noord en een buurkern kwamen sinds 3 december 14"));
    world_end(&w);
}

TEST(duiding_beeld, a_run_is_asked_for_and_stopped_by_who_leads)
{
    World w = world();
    w.as = REGISSEUR;
    CHECK_INT(t_post(&w, "/beeld/berekenen", "").status, 303);
    Req r = t_get(&w, "/beeld");
    CHECK_HAS(r.content, S("staat klaar om te beginnen"));
    Cursor c = cursor(r.content);
    Str before, id;
    CHECK(cursor_until(&c, S("name=\"run\" value=\""), SIZE_MAX, &before));
    CHECK(cursor_until(&c, S("\""), 20, &id));
    CHECK_INT(
        t_post(&w, "/beeld/stoppen", str_fmt(w.arena, "run=%s", str_to_z(w.arena, id)).p).status,
        303);
    CHECK_HAS(t_get(&w, "/beeld").content, S("Nu opnieuw berekenen"));
    CHECK_INT(t_post(&w, "/beeld/stoppen", "run=999").status, 404);
    w.as = ADVISEUR;
    CHECK_INT(t_post(&w, "/beeld/berekenen", "").status, 403);
    world_end(&w);
}

TEST(duiding_beeld, the_rate_of_false_alarms_is_chosen_in_words)
{
    World w = world();
    w.as = REGISSEUR;
    CHECK_HAS(t_get(&w, "/beeld").content, S("Hoe vaak mag een waarschuwing komen"));
    CHECK_INT(t_post(&w, "/beeld/meldingen", "melding=maand&version=0").status, 303);
    Req r = t_post(&w, "/beeld/meldingen", "melding=jaar&version=0"); // someone chose meanwhile
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Iemand anders heeft"));
    CHECK_INT(t_post(&w, "/beeld/meldingen", "melding=nooit&version=1").status, 422);
    CHECK_INT(t_post(&w, "/beeld/meldingen", "melding=jaar&version=1").status, 303);
    world_end(&w);
}
