// Scores are secret while the scoring is open: every route of the product, asked for by everyone.
#include "app/site.h"
#include "app/weging/test_weging_world.h"

static const char *
path_of(const WegingWorld *x, const Route *route)
{
    Arena *a = x->w->arena;
    Str path = S("");
    bool first = true, is_item = str_has(str_z(route->path), S("/punten/"));
    for (Cursor c = cursor(str_z(route->path)); !cursor_at_end(&c);) {
        Str part = {c.p, 1};
        if (cursor_take(&c, S(":id"))) {
            int64_t id = is_item && first                                ? x->meeting
                         : str_has(str_z(route->path), S("punten/:id"))  ? x->item
                         : str_starts(str_z(route->path), S("/overleg")) ? x->meeting
                                                                         : x->signal.id;
            part = str_fmt(a, "%lld", (long long)id);
            first = false;
        } else if (cursor_take(&c, S(":code")))
            part = S("csv");
        else
            c.p++;
        path = str_fmt(a, "%.*s%.*s", (int)path.n, path.p, (int)part.n, part.p);
    }
    return str_to_z(a, path);
}

// No surface of the product shows a score to anyone else while the scoring is open; the chair
// included.
TEST(weging, scores_are_secret_until_the_scoring_is_closed)
{
    World w = world();
    WegingWorld x = weging_world(&w);
    static const Person people[] = {ADVISEUR, DEELNEMER, REGISSEUR};
    weging_picture(&x);
    weging_open_for(&x, people, COUNT(people));
    CHECK_INT(weging_post(&x, DEELNEMER, "/scoren",
                          weging_scores(&x, "sterk", "Geheimzinnigheid", "klaar"))
                  .status,
              303);
    Site site = site_make(w.context);
    for (size_t t = 0; t < site.ntables; t++)
        for (const Route *route = site.tables[t]; route->path; route++)
            for (Person p = NOBODY; p < PERSONS && route->method == GET; p++) {
                if (p == DEELNEMER)
                    continue;
                w.as = p;
                Req r = t_get(&w, path_of(&x, route));
                cr_expect(!str_has(r.content, S("Geheimzinnigheid")), "%s shows person %d a score",
                          route->path, (int)p);
            }
    Req r = weging_get(&x, REGISSEUR, "");
    CHECK_HAS(r.content, S("1 van 3 klaar"));
    CHECK_HASNT(r.content, S("chart-strip"));
    r = weging_get(&x, REGISSEUR, "/scoren");
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("checked"));
    CHECK_HAS(weging_get(&x, DEELNEMER, "/scoren").content, S("Geheimzinnigheid"));
    CHECK_INT(weging_count(&w, "SELECT count(*) FROM audit WHERE detail LIKE '%Geheim%' OR detail "
                               "LIKE '%sterk%'"),
              0);
    WegingMarksRows marks;
    CHECK_OK(q_weging_marks(w.db, w.arena, w.account[REGISSEUR], x.item, &marks));
    CHECK_INT(marks.n, 0);
    world_end(&w);
}
