#include "app/signal/signal_list.h"
#include "app/signal/test_signal_world.h"
#include "audit_queries.h"
#include "db/driver.h"
#include "signal_list_queries.h"
#include "text/words.h"

static const char elsewhere[] = "Spandoeken in Verweg over de opvang.";

TEST(signal_list, shows_what_is_visible_and_nothing_of_elsewhere)
{
    World w = world();
    add_signal(&w, (TestSignal){.observation = "Ruzie op het <plein> & in de opvang."});
    SignalAdded far = add_signal(
        &w,
        (TestSignal){.municipality = "GM9003", .area_id = w.area_verweg, .observation = elsewhere});
    Str page = t_get(&w, "/signalen").content;
    CHECK_HAS(page, S("Ruzie op het &lt;plein&gt; &amp; in de opvang."));
    CHECK_HAS(page, S("Waterrijk-Noord"));
    CHECK_HAS(page, S("1 signaal"));
    CHECK_HASNT(page, S("Spandoeken"));
    CHECK_HASNT(t_get(&w, "/signalen?q=spandoeken&status=alle").content, S("in Verweg"));
    CHECK_HASNT(t_get(&w, "/signalen/export/csv?status=alle").content, S("Spandoeken"));
    CHECK_INT(t_get(&w, at_signal(&w, far, "")).status, 404);
    CHECK_INT(t_get(&w, at_signal(&w, far, "/duiding")).status, 404);
    CHECK_INT(t_get(&w, str_fmt(w.arena, "/signalen?q=%s", far.number.p).p).status, 200);
    w.as = ADVISEUR_ELDERS;
    CHECK_HAS(t_get(&w, "/signalen").content, S("Spandoeken"));
    CHECK_INT(t_get(&w, str_fmt(w.arena, "/signalen?q=%s", far.number.p).p).status, 303);
    w.as = MELDER;
    CHECK_INT(t_get(&w, "/signalen").status, 403);
    world_end(&w);
}

TEST(signal_list, says_so_when_there_is_nothing)
{
    World w = world();
    CHECK_HAS(t_get(&w, "/signalen").content, S("Er zijn nog geen signalen"));
    add_signal(&w, (TestSignal){0});
    Str page = t_get(&w, "/signalen?thema=wonen").content;
    CHECK_HAS(page, S("Geen signaal past bij deze filters"));
    CHECK_HAS(page, S("Thema: <strong>Wonen en woningtoewijzing</strong>"));
    CHECK_HAS(page, S("href=\"/signalen?status=alle\""));
    world_end(&w);
}

TEST(signal_list, narrows_by_every_filter)
{
    static const char *const fits[] = {"gemeente=GM9001",
                                       "thema=opvang",
                                       "status=open",
                                       "status=ontvangen",
                                       "wijze=onrust",
                                       "urgentie=gewoon",
                                       "bron=wijkagent",
                                       "wie=niemand",
                                       "van=2026-01-01",
                                       "tot=2026-01-01",
                                       "status=alle",
                                       "q=onrustige",
                                       "van=2026-01-01&tot=2026-01-01&thema=opvang"};
    static const char *const fits_not[] = {
        "gemeente=GM9002", "thema=wonen", "status=gewogen", "wijze=gedrag",
        "urgentie=hoog",   "bron=school", "wie=ik",         "van=2026-01-02",
        "tot=2025-12-31",  "telaat=ja",   "q=windmolen",    "q=buurthuis+windmolen"};
    World w = world();
    add_signal(&w, (TestSignal){.observation = "Onrust bij het buurthuis"});
    for (size_t i = 0; i < COUNT(fits); i++)
        CHECK_HAS(t_get(&w, str_fmt(w.arena, "/signalen?%s", fits[i]).p).content, S("1 signaal"));
    for (size_t i = 0; i < COUNT(fits_not); i++)
        CHECK_HAS(t_get(&w, str_fmt(w.arena, "/signalen?%s", fits_not[i]).p).content,
                  S("Niets gevonden"));
    Str area = str_fmt(w.arena, "/signalen?gemeente=GM9001&gebied=%lld", (long long)w.area_zuid);
    CHECK_HAS(t_get(&w, area.p).content, S("Niets gevonden"));
    Req later = t_send(
        &w, (Req){.method = GET, .path = S("/signalen?telaat=ja"), .now = WORLD_NOW + 10 * 86400});
    CHECK_HAS(later.content, S("te laat"));
    world_end(&w);
}

TEST(signal_list, keeps_what_was_wrong_in_the_filter)
{
    World w = world();
    add_signal(&w, (TestSignal){0});
    Req r = t_get(&w, "/signalen?van=gisteren&thema=wonen&q=%3Cscript%3E");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("value=\"gisteren\""));
    CHECK_HAS(r.content, S("Vul een datum in"));
    CHECK_HAS(r.content, S("value=\"&lt;script&gt;\""));
    CHECK_INT(t_get(&w, "/signalen?thema=verzonnen").status, 422);
    CHECK_INT(t_get(&w, "/signalen?q=de+het").status, 422);
    CHECK_INT(t_get(&w, "/signalen?q=%22+*(").status, 422);
    world_end(&w);
}

// Follow a link of the page to its end, and count each signal.
static size_t
walk(World *w, const char *from, Str link, bool *seen, size_t n)
{
    size_t pages = 0;
    Str target = str_z(from);
    while (target.p && pages < 10) {
        Str page = t_get(w, target.p).content;
        for (size_t i = 0; i < n; i++) {
            bool here = str_has(page, str_fmt(w->arena, "Melding nummer %zu.", i));
            CHECK(!(here && seen[i]));
            seen[i] = seen[i] || here;
        }
        pages++;
        Cursor c = cursor(page);
        Str before, href;
        target = (Str){0};
        if (cursor_until(&c, link, SIZE_MAX, &before) && cursor_until(&c, S("\""), 500, &href)) {
            Cursor amp = cursor(href); // the only escaped character in it
            Str head;
            target = str_copy(w->arena, href);
            if (cursor_until(&amp, S("&amp;"), SIZE_MAX, &head))
                target = str_fmt(w->arena, "%.*s&%.*s", (int)head.n, head.p,
                                 (int)cursor_rest(&amp).n, cursor_rest(&amp).p);
        }
    }
    return pages;
}

TEST(signal_list, pages_forward_and_back_show_each_signal_once)
{
    enum { N = 60 };
    static const char *const starts[] = {"/signalen", "/signalen?q=melding"};
    World w = world();
    for (int i = 0; i < N; i++) // pairs that came in at the same second
        add_signal(&w, (TestSignal){.observation = str_fmt(w.arena, "Melding nummer %d.", i).p,
                                    .received_at = WORLD_NOW - 10 * (i / 2)});
    for (size_t s = 0; s < COUNT(starts); s++) {
        bool there[N] = {0}, back[N] = {0};
        CHECK_INT(walk(&w, starts[s], S("rel=\"next\" href=\""), there, N), 3);
        const char *oldest = s == 0 ? "/signalen?voor=1-1" : "/signalen?q=melding&voor=1-1";
        CHECK_INT(walk(&w, oldest, S("rel=\"prev\" href=\""), back, N), 3);
        if (s == 0)
            for (int i = 0; i < N; i++)
                CHECK(there[i] && back[i]);
    }
    CHECK_HAS(t_get(&w, "/signalen").content, S("25 signalen, en er zijn er meer"));
    world_end(&w);
}

TEST(signal_list, marks_what_was_searched_for_after_escaping)
{
    World w = world();
    add_signal(&w, (TestSignal){.observation = "De bewoners <b>van</b> het plein vrezen vuurwerk"});
    Str page = t_get(&w, "/signalen?q=bewoner").content;
    CHECK_HAS(page, S("<mark>bewoners</mark>"));
    CHECK_HAS(page, S("&lt;b&gt;"));
    CHECK_HASNT(page, S("<b>van"));
    CHECK_HAS(t_get(&w, "/signalen?q=vuurwerken").content, S("<mark>vuurwerk</mark>"));
    world_end(&w);
}

TEST(signal_list, shows_the_words_around_what_was_found)
{
    Arena *a = arena_new(1 << 24);
    Stemmer *s = stemmer_new(a);
    Str far = str_fmt(a, "%0150d en daarna gingen de betogers naar huis %0150d", 0, 0);
    SignalPieces p = signal_snippet(a, s, S("demonstratie"), far, S(""));
    CHECK_INT(p.n, 3);
    CHECK_STR(p.v[1].text, S("betogers")); // a synonym
    CHECK(p.v[1].is_hit && !p.v[0].is_hit && !p.v[2].is_hit);
    CHECK(str_starts(p.v[0].text, S("…")) && p.v[0].text.n < 100);
    p = signal_snippet(a, s, S("xyz"), S("Niets ervan"), S("Een XYZ en één xyzzy"));
    CHECK_INT(p.n, 4);
    CHECK_STR(p.v[1].text, S("XYZ"));
    CHECK_STR(p.v[3].text, S("xyzzy"));
    p = signal_snippet(a, s, S("weg"), S("Niets ervan"), S(""));
    CHECK_INT(p.n, 1);
    arena_free(a);
}

TEST(signal_list, takes_the_same_number_of_statements_for_any_number_of_circles)
{
    World w = world();
    add_signal(&w, (TestSignal){.confidentiality = "regio"});
    w.as = DEELNEMER;
    for (int i = 0; i < 50; i++) {
        Str sql = str_fmt(w.arena,
                          "INSERT INTO circle (id, kind, name) VALUES (%d, 'named', 'x');"
                          "INSERT INTO circle_member (account_id, circle_id, source)"
                          "VALUES (%lld, %d, 'named')",
                          100 + i, (long long)w.account[DEELNEMER], 100 + i);
        CHECK_OK(T_WRITE(&w, w.db->driver->script(w.db, sql.p)));
    }
    SignalListOlderRows rows;
    Str none = S("");
    CHECK_OK(q_signal_list_older(w.db, w.arena, w.account[DEELNEMER], none, 0, none, none, none,
                                 none, none, 0, none, 0, INT64_MAX, INT64_MAX, 0, 26, &rows));
    CHECK_INT(rows.n, 1);
    CHECK_HAS(t_get(&w, "/signalen").content, S("1 signaal"));
    world_end(&w);
}

TEST(signal_view, keeps_a_filter_under_a_name_for_one_person)
{
    World w = world();
    Req r = t_post(&w, "/signalen/weergaven", "naam=Wonen+in+Noord&filter=thema%3Dwonen%26x%3D1");
    CHECK_INT(r.status, 303);
    CHECK_STR(r.location, S("/signalen?done=weergave&thema=wonen"));
    Str page = t_get(&w, "/signalen").content;
    CHECK_HAS(page, S("<a class=\"utrecht-link\" href=\"/signalen?thema=wonen\">Wonen in Noord"));
    CHECK_INT(t_post(&w, "/signalen/weergaven", "naam=&filter=thema%3Dwonen").status, 422);
    for (int i = 1; i < SIGNAL_VIEWS_MAX; i++)
        t_post(&w, "/signalen/weergaven", str_fmt(w.arena, "naam=n%d&filter=", i).p);
    r = t_post(&w, "/signalen/weergaven", "naam=te+veel&filter=");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("U kunt 20 weergaven bewaren"));
    CHECK_HAS(r.content, S("value=\"te veel\""));
    w.as = REGISSEUR;
    CHECK_HASNT(t_get(&w, "/signalen").content, S("Wonen in Noord"));
    world_end(&w);
}

TEST(signal_export, escapes_formulas_holds_no_reporter_and_is_logged)
{
    World w = world();
    AuditPageRows lines;
    add_signal(&w, (TestSignal){.observation = "=HYPERLINK(1) stond op een spandoek"});
    Req r = t_get(&w, "/signalen/export/csv?thema=opvang");
    CHECK_INT(r.status, 200);
    CHECK_STR(r.filename, S("signalen-2026-01-01.csv"));
    CHECK_HAS(r.content, S(";'=HYPERLINK(1) stond op een spandoek;"));
    CHECK_HASNT(r.content, S("Testpersoon"));
    r = t_get(&w, "/signalen/export/xlsx?q=spandoeken");
    CHECK_INT(r.status, 200);
    CHECK(str_starts(r.content, S("PK\x03\x04")));
    CHECK_INT(t_get(&w, "/signalen/export/csv?van=morgen").status, 400);
    CHECK_OK(q_audit_page(w.db, w.arena, 0, 100, &lines));
    CHECK(lines.n >= 2 &&
          str_has(lines.v[lines.n - 2].detail, S("1 signalen, csv; Thema: Opvang")));
    w.as = DEELNEMER;
    CHECK_INT(t_get(&w, "/signalen/export/csv").status, 403);
    world_end(&w);
}
