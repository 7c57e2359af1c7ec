// The picture of the region: who sees which numbers, and what else it says.
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

// A row of a table on a page: the text behind its name, up to the end of the row.
static Str
row_of(Str page, const char *name)
{
    Cursor c = cursor(page);
    Str before, row = S("");
    if (cursor_until(&c, str_z(name), SIZE_MAX, &before))
        (void)cursor_until(&c, S("</tr>"), SIZE_MAX, &row);
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
    CHECK_HAS(row_of(r.content, "Waterrijk</th>"), S(">12<"));
    CHECK_HAS(row_of(r.content, "Waterrijk</th>"), S("laatste week meer dan gebruikelijk"));
    CHECK_HAS(row_of(r.content, "Waterrijk</th>"), S("veel meer dan verwacht"));
    CHECK_HAS(r.content, S("Waterrijk: 12, veel meer dan verwacht</title>"));
    CHECK_HAS(r.content, S("Noorderkoog: 3, zoals verwacht</title>"));
    CHECK_HAS(row_of(r.content, "Noorderkoog</th>"), S(">3<"));
    CHECK_HAS(row_of(r.content, "Noorderkoog</th>"), S(">2,3<"));
    CHECK_HAS(row_of(r.content, ">Samen</th>"), S(">15<"));
    CHECK_HASNT(r.content, S("afgeschermd"));
    CHECK_HAS(r.content, S("D-2026-0001"));
    CHECK_HAS(r.content, S("Nu opnieuw berekenen"));
    r = t_get(&w, "/beeld?periode=4w");
    CHECK_HAS(row_of(r.content, "Noorderkoog</th>"), S("stiller dan gebruikelijk"));
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
    CHECK_HAS(row_of(r.content, "Waterrijk</th>"), S(">12<")); // its own
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
        CHECK_HASNT(row_of(r.content, "Noorderkoog</th>"), S("verwacht;"));
        CHECK_HASNT(row_of(r.content, "Noorderkoog</th>"), S("dan verwacht"));
        world_end(&w);
    }
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
    CHECK_HAS(row_of(r.content, "Waterrijk</th>"), S("te weinig om iets te zeggen"));
    CHECK_HAS(row_of(r.content, "Noorderkoog</th>"), S("geen signalen"));
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
