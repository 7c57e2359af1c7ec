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
                     "version=0&follow_up_days=7&ready_days=14&weigh_days=21"
                     "&check_rumour_days=3&check_fact_days=30")
                  .status,
              303);
    CHECK_OK(setting_number(w.db, w.arena, S("follow_up_days"), &n));
    CHECK_INT(n, 7);
    r = t_post(&w, "/beheer/instellingen/2",
               "version=0&follow_up_days=9&ready_days=14&weigh_days=21"
               "&check_rumour_days=3&check_fact_days=30");
    CHECK_INT(r.status, 409); // filled in before the other change
    CHECK_HAS(r.content, S("value=\"9\""));
    CHECK_HAS(r.content, S("<q>7</q>"));
    world_end(&w);
}

TEST(setting, sentences_have_room_for_several_lines)
{
    World w = world();
    Str ground;
    w.as = BEHEERDER;
    Str page = t_get(&w, "/beheer/instellingen/1").content;
    CHECK_HAS(page,
              S("<input class=\"utrecht-textbox utrecht-textbox--html-input\" id=\"region\""));
    CHECK_HAS(page, S("rows=\"6\" id=\"contact_text\""));
    CHECK_HAS(page, S("rows=\"6\" id=\"legal_ground\""));
    CHECK_HAS(page, S("rows=\"6\" id=\"fg_contact\""));
    Str words = S("");
    for (size_t i = 0; i < 50; i++) // 300 characters
        words = str_fmt(w.arena, "%.*sgrond+", (int)words.n, words.p);
    Str form = str_fmt(w.arena, "version=0&region=Waterrijk&legal_ground=Artikel%%0D%%0A%.*swet",
                       (int)words.n, words.p);
    CHECK_INT(t_post(&w, "/beheer/instellingen/1", form.p).status, 303);
    CHECK_OK(setting_text(w.db, w.arena, S("legal_ground"), &ground));
    CHECK_HAS(ground, S("Artikel\ngrond grond"));
    CHECK_INT((int64_t)ground.n, 8 + 300 + 3);
    w.as = NOBODY; // shown as it was typed, in lines
    CHECK_HAS(t_get(&w, "/privacy").content, S("app-text\">Artikel\ngrond"));
    form = str_fmt(w.arena, "version=1&region=%.*s", (int)words.n, words.p);
    w.as = BEHEERDER;
    CHECK_INT(t_post(&w, "/beheer/instellingen/1", form.p).status, 422); // that is one line
    world_end(&w);
}
