#include "test/check.h"
#include "test/world.h"

TEST(start, greets_a_visitor_without_an_account)
{
    World w = world();
    w.as = NOBODY;
    Req r = t_get(&w, "/");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Ziet of hoort u spanning in uw buurt?"));
    CHECK_HASNT(r.content, S("/beheer"));
    world_end(&w);
}

TEST(start, shows_the_menu_of_ones_role)
{
    World w = world();
    w.as = MELDER;
    Req r = t_get(&w, "/");
    CHECK_HAS(r.content, S("U werkt als jongerenwerker bij Gemeente Waterrijk."));
    CHECK_HAS(r.content, S("href=\"/meldingen\""));
    CHECK_HASNT(r.content, S("href=\"/signalen\""));
    w.as = ADVISEUR;
    CHECK_HAS(t_get(&w, "/").content, S("href=\"/signalen\""));
    world_end(&w);
}
