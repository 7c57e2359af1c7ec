// The products of a meeting: what stands in them, and for whom.
#include "app/overleg/test_overleg_world.h"
#include "app/verslag/test_verslag_open.h"
#include "app/weging/test_weging_world.h"

static const char *const products[] = {"agenda", "verslag", "besluiten", "terugkoppeling"};
static const char *const formats[] = {"", ".odt", ".pdf"};

static Req
ask(World *w, Person p, int64_t meeting, const char *product, const char *format)
{
    w->as = p;
    return t_get(w, str_fmt(w->arena, "/overleg/%lld/%s%s", (long long)meeting, product, format).p);
}

// Whether a word stands in an answer, in any of its forms.
static bool
says(const Req *r, const char *format, Str word)
{
    Arena *a = arena_new((size_t)256 << 20);
    Str f = str_z(format), all = r->content;
    if (str_eq(f, S(".odt")))
        all = test_open_zip(a, r->content);
    if (str_eq(f, S(".pdf")))
        all = test_open_pdf(a, r->content);
    bool found = str_has(all, word);
    if (str_eq(f, S(".pdf")))
        found |= str_has(all, test_pdf_word(a, word, false)) ||
                 str_has(all, test_pdf_word(a, word, true));
    arena_free(a);
    return found;
}

// The item of Waterrijk, with the police at the table too.
static WegingWorld
to_weigh(World *w, const OverlegWorld *o)
{
    CHECK_OK(T_WRITE(w, agenda_add_party(w->db, w->arena, o->item, w->police, w->account[REGISSEUR],
                                         WORLD_NOW)));
    return (WegingWorld){.w = w, .meeting = o->meeting, .item = o->item, .signal = o->signal};
}

TEST(verslag, an_agenda_has_the_items_of_the_reader_in_blocks)
{
    World w = world();
    OverlegWorld o = overleg_world(&w);
    Req r = ask(&w, ADVISEUR, o.meeting, "agenda", "");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Opvang &lt;Noord&gt;"));
    CHECK_HAS(r.content, S("Wat is hier wijs?"));
    CHECK_HAS(r.content, o.signal.number);
    CHECK_HAS(r.content, S("Waterrijk"));
    CHECK_HAS(r.content, S("van 09:30 tot 11:00"));
    CHECK_HASNT(r.content, S("krant")); // what a signal says stays in the program
    r = ask(&w, REGISSEUR, o.meeting, "agenda", "");
    CHECK_HAS(r.content, S("Opvang &lt;Noord&gt;"));
    CHECK_HAS(r.content, S("Afvalheffing"));
    world_end(&w);
}

TEST(verslag, a_file_is_saved_under_the_number_of_the_meeting)
{
    World w = world();
    OverlegWorld o = overleg_world(&w);
    Req r = ask(&w, ADVISEUR, o.meeting, "agenda", ".odt");
    CHECK_INT(r.status, 200);
    CHECK_STR(r.type, S("application/vnd.oasis.opendocument.text"));
    CHECK_HAS(r.filename, S("-agenda.odt"));
    CHECK(says(&r, ".odt", S("Opvang &lt;Noord&gt;")));
    r = ask(&w, ADVISEUR, o.meeting, "agenda", ".pdf");
    CHECK_STR(r.type, S("application/pdf"));
    CHECK_HAS(r.filename, S("-agenda.pdf"));
    CHECK(says(&r, ".pdf", S("Wat is hier wijs?")));
    world_end(&w);
}

TEST(verslag, a_meeting_of_another_region_is_not_there)
{
    World w = world();
    OverlegWorld o = overleg_world(&w);
    for (size_t i = 0; i < 2; i++)
        CHECK_INT(ask(&w, ADVISEUR_ELDERS, o.meeting, products[i], "").status, 404);
    world_end(&w);
}

TEST(verslag, a_report_tells_picture_spread_judgement_and_decision)
{
    World w = world();
    OverlegWorld o = overleg_world(&w);
    WegingWorld x = to_weigh(&w, &o);
    weging_judged(&x);
    Req r = ask(&w, DEELNEMER, o.meeting, "verslag", "");
    CHECK_HAS(r.content, S("Nog niet gewogen"));
    CHECK_HASNT(r.content, S("1 licht, 1 sterk")); // nothing before it is decided
    CHECK_INT(weging_end(&x, "ruimte", "").status, 303);
    for (size_t f = 0; f < COUNT(formats); f++) {
        r = ask(&w, DEELNEMER, o.meeting, "verslag", formats[f]);
        CHECK_INT(r.status, 200);
        CHECK(says(&r, formats[f], S("Bewoners hoorden het uit de krant")));
        CHECK(says(&r, formats[f], S("1 licht, 1 sterk, 1 onbekend")));
        CHECK(says(&r, formats[f], S("Andere verklaring 2")));
        CHECK(says(&r, formats[f], S("Er is zorg, geen gevaar")));
        CHECK(says(&r, formats[f], S("We laten ruimte aan de buurt")));
    }
    r = ask(&w, REGISSEUR, o.meeting, "besluiten", "");
    CHECK_HAS(r.content, S("We laten ruimte aan de buurt"));
    CHECK_HAS(r.content, S("Nog geen besluit")); // the other item
    r = ask(&w, REGISSEUR, o.meeting, "terugkoppeling", "");
    CHECK_HAS(r.content, S("Dank u wel, we hebben het besproken"));
    CHECK_HASNT(r.content, S("Er is zorg")); // what reporters may not hear
    world_end(&w);
}

// Every product in every form, by everyone who may come there: nothing of an item at which they
// are not at the table.
TEST(verslag, nothing_of_an_item_that_is_not_yours_is_in_any_product)
{
    static const Str secret[] = {STR("Afvalheffing"), STR("balie"), STR("Noorderkoog"),
                                 STR("Koogdorp")};
    World w = world();
    OverlegWorld o = overleg_world(&w);
    WegingWorld x = to_weigh(&w, &o);
    weging_judged(&x);
    CHECK_INT(weging_end(&x, "ruimte", "").status, 303);
    for (size_t i = 0; i < COUNT(products); i++)
        for (size_t f = 0; f < COUNT(formats); f++) {
            Req r = ask(&w, REGISSEUR, o.meeting, products[i], formats[f]);
            CHECK_INT(r.status, 200);
            for (Person p = MELDER; p < PERSONS; p++) {
                if (p == REGISSEUR || p == ADVISEUR_KOOG)
                    continue;
                r = ask(&w, p, o.meeting, products[i], formats[f]);
                for (size_t k = 0; k < COUNT(secret) && r.status == 200; k++)
                    cr_expect(!says(&r, formats[f], secret[k]), "%s in %s%s by %d", secret[k].p,
                              products[i], formats[f], (int)p);
                CHECK_HASNT(r.content, o.signal_koog.number);
            }
            r = ask(&w, ADVISEUR_KOOG, o.meeting, products[i], formats[f]);
            CHECK(r.status != 200 || !says(&r, formats[f], S("ruimte aan de buurt")));
        }
    // and the test can see: who leads finds it in each of the three forms
    for (size_t f = 0; f < COUNT(formats); f++) {
        Req r = ask(&w, REGISSEUR, o.meeting, "agenda", formats[f]);
        CHECK(says(&r, formats[f], S("Afvalheffing")));
    }
    world_end(&w);
}

TEST(verslag, each_look_and_each_file_is_in_the_log)
{
    World w = world();
    OverlegWorld o = overleg_world(&w);
    int64_t before = t_log_lines(&w);
    for (size_t f = 0; f < COUNT(formats); f++)
        CHECK_INT(ask(&w, ADVISEUR, o.meeting, "agenda", formats[f]).status, 200);
    CHECK_INT(t_log_lines(&w), before + 3);
    world_end(&w);
}

TEST(verslag, the_list_has_what_one_may_open)
{
    World w = world();
    OverlegWorld o = overleg_world(&w);
    Str own = str_fmt(w.arena, "/overleg/%lld/agenda", (long long)o.meeting);
    w.as = ADVISEUR;
    Req r = t_get(&w, "/verslag");
    CHECK_HAS(r.content, own);
    CHECK_HASNT(r.content, S("/verslag/kwartaal"));
    CHECK_HASNT(r.content, S("/besluiten"));
    w.as = BESTUURDER;
    r = t_get(&w, "/verslag");
    CHECK_HAS(r.content, S("/verslag/kwartaal/2026-1"));
    CHECK_HAS(r.content, S("/verslag/jaar/2025"));
    CHECK_HASNT(r.content, own);
    CHECK_HASNT(r.content, S("/verslag/steekproef"));
    world_end(&w);
}
