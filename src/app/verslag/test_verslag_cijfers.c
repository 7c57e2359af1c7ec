// Figures of the region, without small numbers; and the sample of what was kept off the agenda.
#include "app/bewaren/bewaren.h"
#include "app/signal/test_signal_world.h"
#include "app/verslag/verslag_inside.h"
#include "weging_signal_queries.h"

enum { DAY = 86400 };

static void
receive(World *w, const char *municipality, int64_t area, const char *theme, size_t n)
{
    for (size_t i = 0; i < n; i++)
        (void)add_signal(w, (TestSignal){.municipality = municipality,
                                         .area_id = area,
                                         .theme = theme,
                                         .received_at = WORLD_NOW - 20 * DAY});
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

TEST(verslag_cijfers, a_quarter_counts_places_and_hides_what_is_small)
{
    World w = world();
    receive(&w, "GM9001", w.area_noord, "opvang", 37);
    receive(&w, "GM9002", w.area_koogdorp, "wonen", 3);
    w.as = BESTUURDER;
    Req r = t_get(&w, "/verslag/kwartaal/2025-4");
    CHECK_INT(r.status, 200);
    CHECK_HAS(row_of(r.content, "Noorderkoog</th>"), S("afgeschermd"));
    CHECK_HAS(row_of(r.content, "Waterrijk</th>"),
              S("afgeschermd")); // 40 less this tells the other
    CHECK_HAS(r.content, S("Een 0 wordt niet afgeschermd"));
    CHECK_HASNT(r.content, S(">37<"));
    CHECK_HASNT(r.content, S(">3<"));
    r = t_get(&w, "/verslag/jaar/2025");
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S(">3<"));
    CHECK_HASNT(r.content, S(">37<"));
    world_end(&w);
}

TEST(verslag_cijfers, large_numbers_are_shown_and_silence_is_named)
{
    World w = world();
    receive(&w, "GM9001", w.area_noord, "opvang", 12);
    receive(&w, "GM9003", w.area_verweg, "wonen", 60); // another region
    w.as = BESTUURDER;
    Req r = t_get(&w, "/verslag/kwartaal/2025-4");
    CHECK_HAS(row_of(r.content, "Waterrijk</th>"), S(">12<"));
    CHECK_HAS(row_of(r.content, "Noorderkoog</th>"), S("geen signalen"));
    CHECK_HAS(r.content, S("Hier kwam niets binnen"));
    CHECK_HASNT(r.content, S("Verweg"));
    CHECK_HASNT(r.content, S(">60<"));
    r = t_get(&w, "/verslag/jaar/2025");
    CHECK_HAS(row_of(r.content, "Waterrijk</th>"), S(">12<"));
    world_end(&w);
}

TEST(verslag_cijfers, no_content_of_a_signal_is_in_any_of_them)
{
    static const char *const pages[] = {"/verslag/trends", "/verslag/kwartaal/2026-1",
                                        "/verslag/kwartaal/2025-4", "/verslag/jaar/2025"};
    World w = world();
    SignalAdded s =
        add_signal(&w, (TestSignal){.observation = "Iets geheims <b> bij het buurthuis.",
                                    .received_at = WORLD_NOW - DAY});
    w.as = BESTUURDER;
    for (size_t i = 0; i < COUNT(pages); i++) {
        Req r = t_get(&w, pages[i]);
        CHECK_INT(r.status, 200);
        CHECK_HASNT(r.content, S("geheims"));
        CHECK_HASNT(r.content, s.number);
        CHECK_INT(t_get(&w, str_fmt(w.arena, "%s.pdf", pages[i]).p).status, 200);
        CHECK_INT(t_get(&w, str_fmt(w.arena, "%s.odt", pages[i]).p).status, 200);
    }
    world_end(&w);
}

TEST(verslag_cijfers, periods_that_have_not_begun_are_not_there)
{
    World w = world();
    w.as = BESTUURDER;
    CHECK_INT(t_get(&w, "/verslag/kwartaal/2026-2").status, 404);
    CHECK_INT(t_get(&w, "/verslag/kwartaal/2026-5").status, 404);
    CHECK_INT(t_get(&w, "/verslag/kwartaal/2026-0").status, 404);
    CHECK_INT(t_get(&w, "/verslag/jaar/2027").status, 404);
    CHECK_INT(t_get(&w, "/verslag/jaar/2019").status, 404);
    world_end(&w);
}

// ---- the sample ---------------------------------------------------------------------------------

// A signal that was kept off the agenda in the last quarter of 2025.
typedef struct Rejecting {
    World *w;
    SignalAdded s;
    const char *from, *to; // its last step
} Rejecting;

static Err
write_rejected(Db *db, void *arg)
{
    Rejecting *x = arg;
    World *w = x->w;
    TRY(q_weging_signal_set(db, w->arena, x->s.id, str_z(x->to), S(""),
                            S("Past niet bij dit overleg"), S(""), S("2026-03-01"), S(""),
                            WORLD_NOW - 5 * DAY));
    return q_weging_signal_event(db, w->arena, random_id(), x->s.id, WORLD_NOW - 5 * DAY,
                                 w->account[ADVISEUR], S("status"), str_z(x->from), str_z(x->to),
                                 S(""));
}

// n signals that came in 20 days ago, or i days later than the one before, and took this step.
static void
step(World *w, size_t n, const char *from, const char *to)
{
    for (size_t i = 0; i < n; i++) {
        Rejecting x = {.w = w, .from = from, .to = to};
        x.s = add_signal(w, (TestSignal){.received_at = WORLD_NOW - 20 * DAY + (int64_t)i * DAY});
        CHECK_OK(db_transaction(w->db, write_rejected, &x));
    }
}

static void
reject(World *w, size_t n)
{
    for (size_t i = 0; i < n; i++)
        step(w, 1, "gereed", "niet_geagendeerd");
}

// The address of the n-th drawn signal on the page of the sample.
static const char *
drawn(World *w, Str page, size_t n)
{
    Cursor c = cursor(page);
    Str link = S("");
    for (size_t i = 0; i <= n; i++) {
        Str before;
        if (!cursor_until(&c, S("/verslag/steekproef/2025-4/"), SIZE_MAX, &before))
            return "";
        (void)cursor_until(&c, S("\""), 30, &link);
    }
    return str_fmt(w->arena, "/verslag/steekproef/2025-4/%.*s", (int)link.n, link.p).p;
}

TEST(steekproef, one_in_five_is_drawn_once_and_judged)
{
    World w = world();
    reject(&w, 30);
    w.as = REGISSEUR;
    Req r = t_get(&w, "/verslag/steekproef/2025-4");
    CHECK_HAS(r.content, S("Steekproef trekken"));
    CHECK_INT(t_post(&w, "/verslag/steekproef/2025-4", "").status, 303);
    r = t_get(&w, "/verslag/steekproef/2025-4");
    CHECK_HAS(r.content, S("0 van de 6 signalen"));
    CHECK_HAS(r.content, S("uit 30 signalen"));
    Str first = r.content;
    CHECK_INT(t_post(&w, "/verslag/steekproef/2025-4", "").status, 303); // not again
    CHECK_STR(str_z(drawn(&w, t_get(&w, "/verslag/steekproef/2025-4").content, 2)),
              str_z(drawn(&w, first, 2)));

    const char *one = drawn(&w, first, 0);
    CHECK_HAS(t_get(&w, one).content, S("Past niet bij dit overleg"));
    CHECK_INT(t_post(&w, one, "version=1&verdict=&reason=").status, 422);
    r = t_post(&w, one, "version=1&verdict=juist&reason=Bel+06-12345678");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("kan naar een persoon wijzen"));
    CHECK_INT(t_post(&w, one, "version=1&verdict=niet_juist&reason=Dit+speelt+vaker").status, 303);
    r = t_post(&w, one, "version=1&verdict=juist&reason=Toch+wel");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Dit speelt vaker"));
    CHECK_HAS(t_get(&w, "/verslag/steekproef/2025-4").content, S("1 van de 6 signalen"));

    w.as = BESTUURDER;
    r = t_get(&w, "/verslag/jaar/2025");
    CHECK_HAS(r.content, S("Was het terecht"));
    CHECK_HAS(row_of(r.content, ">2025-4</th>"), S(">1<"));
    CHECK_HASNT(r.content, S("Dit speelt vaker"));
    CHECK_INT(t_get(&w, "/verslag/steekproef/2025-4").status, 403);
    world_end(&w);
}

TEST(steekproef, waits_until_the_quarter_is_over)
{
    World w = world();
    w.as = REGISSEUR;
    CHECK_HAS(t_get(&w, "/verslag/steekproef/2026-1").content, S("nog niet voorbij"));
    CHECK_INT(t_post(&w, "/verslag/steekproef/2026-1", "").status, 400);
    world_end(&w);
}

TEST(verslag_cijfers, the_share_and_the_time_it_took_are_counted)
{
    World w = world();
    reject(&w, 6);
    w.as = BESTUURDER;
    Req r = t_get(&w, "/verslag/jaar/2025");
    CHECK_HAS(row_of(r.content, "Niet op de agenda</th>"), S("100,0 %"));
    CHECK_HAS(r.content, S("te weinig signalen"));
    step(&w, 18, "gereed", "geagendeerd");
    step(&w, 6, "geagendeerd", "gewogen"); // 15, 14, 13, 12, 11 and 10 days after they came in
    r = t_get(&w, "/verslag/jaar/2025");
    CHECK_HAS(row_of(r.content, "Niet op de agenda</th>"), S("25,0 %"));
    CHECK_HAS(row_of(r.content, "Mediaan tot weging</th>"), S("12,5 dagen"));
    world_end(&w);
}

TEST(steekproef, what_was_written_goes_with_the_signal_and_the_sample_after_its_term)
{
    World w = world();
    int64_t viewer = w.account[REGISSEUR], later = WORLD_NOW + (int64_t)800 * DAY;
    ReviewDrawGetRow draw;
    ReviewListRows rows;
    BewarenResult result;
    reject(&w, 5);
    w.as = REGISSEUR;
    CHECK_INT(t_post(&w, "/verslag/steekproef/2025-4", "").status, 303);
    const char *one = drawn(&w, t_get(&w, "/verslag/steekproef/2025-4").content, 0);
    CHECK_INT(t_post(&w, one, "version=1&verdict=juist&reason=Dit+was+klein").status, 303);
    CHECK_OK(q_review_draw_get(w.db, w.arena, viewer, S("2025-4"), w.region, &draw));
    CHECK_OK(
        bewaren_run(w.db, w.arena, w.context, later, (AuditActor){.text = S("nacht")}, &result));
    CHECK_OK(q_review_list(w.db, w.arena, viewer, draw.id, &rows));
    CHECK_INT(rows.n, 5);
    for (size_t i = 0; i < rows.n; i++)
        CHECK_STR(rows.v[i].reason, S(""));
    CHECK_OK(bewaren_purge(w.db, w.arena, WORLD_NOW + (int64_t)1830 * DAY));
    CHECK_ERR(q_review_draw_get(w.db, w.arena, viewer, S("2025-4"), w.region, &draw), E_NOT_FOUND);
    world_end(&w);
}
