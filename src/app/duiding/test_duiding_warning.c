// Warnings: their sentence, what stands behind them, and what people decide.
#include "app/account/test_person.h"
#include "app/duiding/test_duiding_world.h"

static const DuidingSaid said = {.kind = STR("plek"),
                                 .theme = STR("opvang"),
                                 .place = STR("a12"),
                                 .name = STR("Waterrijk-Noord en twee buurkernen"),
                                 .first_on = STR("2026-03-03"),
                                 .last_on = STR("2026-03-18"),
                                 .observed = 14,
                                 .expected = 4.1,
                                 .recurrence = 243};

TEST(duiding_text, a_warning_is_a_plain_sentence)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(
        duiding_sentence(a, &said),
        S("In Waterrijk-Noord en twee buurkernen kwamen sinds 3 maart 14 signalen over opvang "
          "asielzoekers en vluchtelingen binnen; we verwachtten er 4. Zo'n verschil zien we "
          "zonder reden ongeveer eens in 8 maanden."));
    DuidingSaid quiet = said;
    quiet.kind = S("stil");
    quiet.place = S("GM9001");
    quiet.name = S("Waterrijk");
    quiet.theme = S("");
    quiet.observed = 0;
    CHECK_STR(duiding_sentence(a, &quiet),
              S("Uit Waterrijk kwam van 3 maart tot en met 18 maart geen enkel signaal binnen; we "
                "verwachtten er 4. Zo'n stilte zien we zonder reden ongeveer eens in 8 maanden. "
                "Stil is niet hetzelfde als rustig."));
    DuidingSaid unknown = said;
    unknown.recurrence = 0;
    CHECK_HAS(duiding_sentence(a, &unknown), S("weten we nog niet"));
    arena_free(a);
}

TEST(duiding_text, without_rights_it_holds_no_numbers)
{
    Arena *a = arena_new(1 << 20);
    DuidingSaid closed = said;
    closed.is_closed = true;
    Str s = duiding_sentence(a, &closed);
    CHECK_HAS(s, S("ruim 3 keer zoveel"));
    CHECK_HAS(s, S("afgeschermd"));
    CHECK_HASNT(s, S("14"));
    closed.kind = S("stil");
    CHECK_HAS(duiding_sentence(a, &closed), S("veel minder signalen"));
    arena_free(a);
}

TEST(duiding_text, how_often_is_said_in_words)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(duiding_often(a, 5), S("ongeveer eens per week"));
    CHECK_STR(duiding_often(a, 30), S("ongeveer eens per maand"));
    CHECK_STR(duiding_often(a, 45), S("ongeveer eens in 6 weken"));
    CHECK_STR(duiding_often(a, 91), S("ongeveer eens in 3 maanden"));
    CHECK_STR(duiding_often(a, 364), S("ongeveer eens per jaar"));
    CHECK_STR(duiding_often(a, 365), S("hoogstens eens per jaar"));
    CHECK_STR(duiding_number(a, -1), S("te weinig om iets te zeggen"));
    CHECK_STR(duiding_number(a, 4.14), S("4,1"));
    CHECK_STR(duiding_number(a, 2), S("2"));
    CHECK_STR(duiding_expected(a, 0.2), S("er bijna geen"));
    CHECK_STR(duiding_chance(a, 0.00132398705894935), S("0,0013 (ongeveer 1 op 760)"));
    CHECK_STR(duiding_chance(a, 5.1e-11), S("kleiner dan 1 op 100.000"));
    CHECK_STR(duiding_chance(a, 0.25), S("0,25"));
    CHECK_STR(duiding_chance(a, 1), S("1"));
    CHECK_STR(duiding_chance(a, 0.05), S("0,050 (ongeveer 1 op 20)"));
    arena_free(a);
}

TEST(duiding_warning, the_page_shows_what_it_rests_on_and_what_else_it_may_be)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    SignalAdded s = add_signal(&w, (TestSignal){.observed = "2025-12-20"});
    SignalAdded other = add_signal(&w, (TestSignal){.observed = "2025-12-20", .theme = "wonen"});
    SignalAdded early = add_signal(&w, (TestSignal){.observed = "2025-12-01"});
    x.fresh = true;
    duiding_warn(&x);
    w.as = ADVISEUR;
    int64_t lines = t_log_lines(&w);
    Req r = t_get(&w, duiding_at(&x, ""));
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("we verwachtten er 4."));
    CHECK_HAS(r.content, S("Wijkagent: 9"));
    CHECK_HAS(r.content, S("Zonder de ene melder van wie de meeste signalen komen, blijven er 7"));
    CHECK_HAS(r.content, S("Ruimte-tijd-scan"));
    CHECK_HAS(r.content, S("<dd>9,5</dd>"));
    CHECK_HAS(r.content, S("0,0020 (ongeveer 1 op 500)"));
    CHECK_HAS(r.content, S("blijven er 9 over, waar we er 4 verwachtten."));
    CHECK_HAS(r.content, S("De waarschuwing rust op een melder die pas kort meldt."));
    CHECK_HAS(r.content, S("pakjesavond")); // fell in these days
    CHECK_HAS(r.content, s.number);
    CHECK_HASNT(r.content, other.number);
    CHECK_HASNT(r.content, early.number);
    CHECK_HAS(r.content, S("4711")); // the seed
    CHECK_HAS(r.content, S("D-2026-0001"));
    CHECK_HAS(r.content, S("/help/hoe-komen-wij-aan-deze-waarschuwing"));
    CHECK_INT(t_log_lines(&w), lines + 1); // the look
    world_end(&w);
}

static Err
add_whole(Db *db, void *arg)
{
    const DuidingWorld *x = arg;
    int64_t whole = world_number(x->w, "SELECT id FROM area WHERE municipality = 'GM9001' "
                                       "AND kind = 'geheel'");
    return q_warning_area_add(db, x->w->arena, x->warning, whole, 0, 0);
}

TEST(duiding_warning, the_map_shows_its_places_among_those_around_them)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    x.nareas = 1; // Noord alone; Zuid lies around it
    duiding_warn(&x);
    CHECK_OK(db_transaction(w.db, add_whole, &x));
    w.as = ADVISEUR;
    Str page = t_get(&w, duiding_at(&x, "")).content;
    CHECK_HAS(page, S("Waterrijk-Noord: 7, meer dan verwacht</title>"));
    CHECK_HAS(page, S("<title>Waterrijk-Zuid</title>"));
    CHECK_HAS(page, S(">Waterrijk-Noord (Waterrijk)</th>"));
    CHECK_HASNT(page, S(">Waterrijk-Zuid (Waterrijk)</th>"));
    CHECK_HASNT(page, S("hele gemeente")); // nothing came, and nothing was expected
    CHECK_HASNT(page, S("Hele gemeente"));
    w.as = ADVISEUR_KOOG;
    page = t_get(&w, duiding_at(&x, "")).content;
    CHECK_HASNT(page, S("chart-map"));
    CHECK_HAS(page, S("Waterrijk-Noord (Waterrijk)"));
    world_end(&w);
}

TEST(duiding_warning, a_series_of_a_municipality_has_a_map_and_a_table_of_its_places)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    Str noord = str_fmt(w.arena, "a%lld", (long long)w.area_noord);
    duiding_week(&x, noord.p, "opvang", 0, 9, 2, "");
    duiding_week(&x, noord.p, "opvang", 9, 50, 2, ""); // before its days
    duiding_week(&x, "GM9001", "opvang", 0, 14, 4.1, "hoog");
    duiding_week(&x, "GM9002", "opvang", 0, 8, 8.5, "");
    duiding_week(&x, "", "opvang", 0, 22, 12, "");
    duiding_write_weeks(&x);
    x.kind = S("reeks");
    x.place = S("GM9001");
    x.name = S("Waterrijk");
    x.nareas = 0;
    duiding_warn(&x);
    const char *own = duiding_at(&x, "");
    w.as = ADVISEUR;
    Str page = t_get(&w, own).content;
    CHECK_HAS(page, S("Waterrijk-Noord: 9, veel meer dan verwacht</title>"));
    CHECK_HAS(page, S("Waterrijk-Zuid: geen signalen</title>"));
    CHECK_HAS(page, S(">Waterrijk-Noord</th>"));
    x.place = x.name = S("");
    duiding_warn(&x);
    const char *region = duiding_at(&x, "");
    CHECK_HASNT(t_get(&w, region).content, S("chart-map")); // not all of the region is hers
    w.as = REGISSEUR;
    page = t_get(&w, region).content;
    CHECK_HAS(page, S("Waterrijk: 14, veel meer dan verwacht</title>"));
    CHECK_HAS(page, S("Noorderkoog: 8, zoals verwacht</title>"));
    w.as = BESTUURDER;
    CHECK_HASNT(t_get(&w, region).content, S("chart-map"));
    CHECK_HASNT(t_get(&w, own).content, S("chart-map"));
    w.as = ADVISEUR_KOOG;
    CHECK_HASNT(t_get(&w, own).content, S("Waterrijk-Noord"));
    world_end(&w);
}

TEST(duiding_warning, what_rests_on_a_new_reporter_says_so_and_comes_last_of_its_level)
{
    static const char *const pages[] = {"/beeld", "/beeld/waarschuwingen",
                                        "/beeld/waarschuwingen?status=nieuw"};
    static const char note[] = "Rust op een melder die pas kort meldt.";
    World w = world();
    DuidingWorld x = duiding_world(&w);
    duiding_warn(&x);
    x.fresh = true;
    x.name = S("Waterrijk-Zuid");
    duiding_warn(&x); // later, so the newest
    w.as = ADVISEUR;
    for (size_t i = 0; i < COUNT(pages); i++) {
        Str page = t_get(&w, pages[i]).content, before, rest;
        Cursor c = cursor(page);
        CHECK(cursor_until(&c, S("In Waterrijk-Noord"), SIZE_MAX, &before));
        CHECK_HASNT(before, S("In Waterrijk-Zuid"));
        rest = cursor_rest(&c);
        c = cursor(rest);
        CHECK(cursor_until(&c, S("In Waterrijk-Zuid"), SIZE_MAX, &before));
        CHECK_HASNT(before, str_z(note)); // the card of Noord says nothing of it
        CHECK_HAS(cursor_rest(&c), str_z(note));
    }
    CHECK_HAS(t_get(&w, "/beeld/bericht/alle-13w").content, str_z(note));
    CHECK_HAS(t_get(&w, duiding_at(&x, "")).content,
              S("dit rust op een melder die pas kort meldt"));
    world_end(&w);
}

TEST(duiding_warning, the_list_goes_on_where_a_page_ended)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    for (int i = 0; i < 35; i++) {
        x.fresh = i % 2;
        x.name = str_fmt(w.arena, "Plek%02d", i);
        duiding_warn(&x);
    }
    w.as = ADVISEUR;
    static const char *const lists[] = {"open", "alle"};
    for (size_t k = 0; k < COUNT(lists); k++) {
        Str all = S("");
        const char *at = str_fmt(w.arena, "/beeld/waarschuwingen?status=%s", lists[k]).p;
        for (int turn = 0; turn < 2; turn++) {
            Str page = t_get(&w, at).content, before, next;
            Cursor c = cursor(page);
            all = str_fmt(w.arena, "%.*s%.*s", (int)all.n, all.p, (int)page.n, page.p);
            if (cursor_until(&c, S("&amp;na="), SIZE_MAX, &before) &&
                cursor_until(&c, S("\""), 60, &next))
                at = str_fmt(w.arena, "/beeld/waarschuwingen?status=%s&na=%.*s", lists[k],
                             (int)next.n, next.p)
                         .p;
            else
                CHECK_INT(turn, 1);
        }
        for (int i = 0; i < 35; i++)
            CHECK_HAS(all, str_fmt(w.arena, "In Plek%02d kwamen", i));
    }
    CHECK_INT(t_get(&w, "/beeld/waarschuwingen?na=1.2").status, 400);
    world_end(&w);
}

TEST(duiding_warning, who_sees_no_signals_there_sees_no_numbers)
{
    static const Person people[] = {BESTUURDER, COMMUNICATIE, ADVISEUR_KOOG, DEELNEMER};
    World w = world();
    DuidingWorld x = duiding_world(&w);
    SignalAdded s = add_signal(&w, (TestSignal){.observed = "2025-12-20"});
    duiding_warn(&x);
    for (size_t i = 0; i < COUNT(people); i++) {
        w.as = people[i];
        Req r = t_get(&w, duiding_at(&x, ""));
        CHECK_INT(r.status, 200);
        CHECK_HASNT(r.content, S("14 signalen"));
        CHECK_HASNT(r.content, s.number);
        CHECK_HASNT(r.content, S("Wijkagent: 9"));
        CHECK_HASNT(t_get(&w, "/beeld").content, S("14 signalen"));
        CHECK_HASNT(t_get(&w, "/beeld/waarschuwingen").content, S("14 signalen"));
    }
    world_end(&w);
}

TEST(duiding_warning, who_sees_some_of_its_places_sees_the_numbers_of_these)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    x.areas[1] = w.area_koogdorp;
    duiding_warn(&x);
    w.as = ADVISEUR;
    Str page = t_get(&w, duiding_at(&x, "")).content;
    CHECK_HAS(page, S("Waterrijk-Noord: 7, meer dan verwacht</title>"));
    CHECK_HAS(page, S("Koogdorp: afgeschermd</title>"));
    CHECK_HASNT(page, S("Koogdorp: 7"));
    CHECK_HAS(page, S("deze aantallen ziet alleen wie daar de signalen volgt"));
    CHECK_HASNT(page, S("14 signalen"));
    CHECK_HASNT(page, S("Wijkagent: 9"));
    w.as = BESTUURDER;
    CHECK_HASNT(t_get(&w, duiding_at(&x, "")).content, S("chart-map"));
    world_end(&w);
}

TEST(duiding_warning, setting_aside_needs_a_reason_and_stays_on_record)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    duiding_warn(&x);
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, duiding_at(&x, "/stap/terzijde")).status, 200);
    Req r = t_post(&w, duiding_at(&x, "/stap/terzijde"), "version=1&reden=");
    CHECK_INT(r.status, 422);
    r = t_post(&w, duiding_at(&x, "/stap/terzijde"),
               "version=1&reden=Bel+Piet+op+06-12345678+hierover");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Ik laat dit bewust staan"));
    r = t_post(&w, duiding_at(&x, "/stap/terzijde"),
               "version=1&reden=Een+nieuwe+bron+is+begonnen.&nagegaan=melder&nagegaan=nieuws");
    CHECK_INT(r.status, 303);
    r = t_get(&w, duiding_at(&x, ""));
    CHECK_HAS(r.content, S("Terzijde gelegd"));
    CHECK_HAS(r.content, S("Een nieuwe bron is begonnen."));
    CHECK_HAS(r.content, S("Nagegaan: Er is een nieuwe melder"));
    CHECK_HASNT(t_get(&w, "/beeld").content, S("14 signalen"));
    CHECK_HAS(t_get(&w, "/beeld/waarschuwingen?status=terzijde").content, S("14 signalen"));
    CHECK_HASNT(t_get(&w, "/beeld/waarschuwingen").content, S("14 signalen"));
    world_end(&w);
}

TEST(duiding_warning, who_decides_later_sees_what_was_decided)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    duiding_warn(&x);
    w.as = ADVISEUR;
    CHECK_INT(t_post(&w, duiding_at(&x, "/stap/volgen"), "version=1&reden=We+kijken+mee.").status,
              303);
    w.as = REGISSEUR;
    Req r = t_post(&w, duiding_at(&x, "/stap/terzijde"), "version=1&reden=Niets+aan+de+hand.");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("We kijken mee."));
    CHECK_HAS(r.content, S("Niets aan de hand."));
    CHECK_HAS(r.content, S("name=\"version\" value=\"2\""));
    world_end(&w);
}

TEST(duiding_warning, only_who_leads_decides)
{
    static const Person people[] = {BESTUURDER, COMMUNICATIE, DEELNEMER};
    World w = world();
    DuidingWorld x = duiding_world(&w);
    duiding_warn(&x);
    for (size_t i = 0; i < COUNT(people); i++) {
        w.as = people[i];
        CHECK_INT(t_post(&w, duiding_at(&x, "/stap/volgen"), "version=1&reden=Zomaar+iets").status,
                  403);
        CHECK_HASNT(t_get(&w, duiding_at(&x, "")).content, S("Terzijde leggen"));
    }
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, duiding_at(&x, "/stap/weggooien")).status, 404);
    world_end(&w);
}

TEST(duiding_warning, opened_as_a_kwestie_it_gathers_what_the_opener_sees)
{
    World w = world();
    DuidingWorld x = duiding_world(&w);
    SignalAdded s = add_signal(&w, (TestSignal){.observed = "2025-12-20"});
    duiding_warn(&x);
    w.as = ADVISEUR;
    Req r = t_get(&w, duiding_at(&x, "/stap/kwestie"));
    CHECK_HAS(r.content, S("<strong>1</strong>"));
    r = t_post(&w, duiding_at(&x, "/stap/kwestie"), "version=1&reden=Dit+speelt+al+langer.");
    CHECK_INT(r.status, 422);
    const char *form = str_fmt(w.arena,
                               "version=1&reden=Dit+speelt+al+langer.&title=Opvang+in+Noord&core="
                               "Bewoners+willen+weten+waar+zij+aan+toe+zijn.&place=%s&phase="
                               "voedingsbodem&task=Het+dossier+bijhouden",
                               place_code(w.arena, (Place){S("GM9001"), w.area_noord}).p)
                           .p;
    r = t_post(&w, duiding_at(&x, "/stap/kwestie"), form);
    CHECK_INT(r.status, 303);
    CHECK_HAS(r.location, S("/kwesties/"));
    Str path = r.location;
    Cursor c = cursor(path);
    (void)cursor_until(&c, S("?"), SIZE_MAX, &path);
    r = t_get(&w, str_to_z(w.arena, path));
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, s.number);
    CHECK_HAS(r.content, S("Geopend na waarschuwing"));
    r = t_get(&w, duiding_at(&x, ""));
    CHECK_HAS(r.content, S("Geopend als kwestie"));
    CHECK_HAS(r.content, path);
    CHECK_INT(t_post(&w, duiding_at(&x, "/stap/kwestie"), form).status, 409); // once only
    w.as = REGISSEUR; // no member of that kwestie
    CHECK_HASNT(t_get(&w, duiding_at(&x, "")).content, path);
    world_end(&w);
}

TEST(duiding_warning, words_that_judge_are_on_no_page)
{
    static const char *const words[] = {"significant", "cluster", "uitbraak", "risico"};
    static const char *const steps[] = {"", "/stap/volgen", "/stap/terzijde", "/stap/kwestie"};
    World w = world();
    DuidingWorld x = duiding_world(&w);
    duiding_warn(&x);
    w.as = ADVISEUR;
    for (size_t i = 0; i < COUNT(steps); i++) {
        Str page = t_get(&w, duiding_at(&x, steps[i])).content;
        for (size_t k = 0; k < COUNT(words); k++)
            CHECK_HASNT(page, str_z(words[k]));
    }
    for (size_t k = 0; k < COUNT(words); k++)
        CHECK_HASNT(t_get(&w, "/beeld").content, str_z(words[k]));
    world_end(&w);
}
