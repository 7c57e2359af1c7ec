#include "app/setting/setting.h"
#include "test/check.h"
#include "test/world.h"

TEST(setting, each_belongs_to_a_group_that_has_a_page)
{
    for (size_t i = 0; i < SETTINGS; i++) {
        bool found = false;
        for (size_t g = 0; g < SETTING_GROUPS; g++)
            found |= str_eq(settings[i].group, setting_groups[g]);
        CHECK(found);
    }
}

TEST(setting, a_term_is_changed_within_its_range)
{
    World w = world();
    int64_t n;
    w.as = BEHEERDER;
    CHECK_STR(t_get(&w, "/beheer/instellingen").location, S("/beheer/instellingen/1"));
    CHECK_HAS(t_get(&w, "/beheer/instellingen/2").content,
              S("name=\"follow_up_days\" value=\"5\""));
    CHECK_INT(t_get(&w, "/beheer/instellingen/4").status, 404);
    Req r = t_post(&w, "/beheer/instellingen/2",
                   "version=0&follow_up_days=61&ready_days=x&weigh_days=21");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Vul een heel getal in van 1 tot en met 60."));
    CHECK_HAS(r.content, S("value=\"61\""));
    CHECK_HAS(r.content, S("value=\"x\""));
    CHECK_INT(t_post(&w, "/beheer/instellingen/2",
                     "version=0&follow_up_days=7&ready_days=14&weigh_days=21")
                  .status,
              303);
    CHECK_OK(setting_number(w.db, w.arena, S("follow_up_days"), &n));
    CHECK_INT(n, 7);
    r = t_post(&w, "/beheer/instellingen/2",
               "version=0&follow_up_days=9&ready_days=14&weigh_days=21");
    CHECK_INT(r.status, 409); // filled in before the other change
    CHECK_HAS(r.content, S("value=\"9\""));
    CHECK_HAS(r.content, S("<q>7</q>"));
    world_end(&w);
}
