#include "app/trigger/trigger.h"
#include "test/check.h"
#include "test/world.h"

#define GOOD_FORM                                                                                  \
    "title=Bewonersavond+over+de+opvang&kind=opvanglocatie&place=regio&starts_on=2026-01-20"       \
    "&ends_on=&state=aangekondigd&questions=Wie+vertelt+het%3F%0D%0AWanneer%3F&source=raadsagenda" \
    "&partnership="

// Add a trigger as the adviser of Waterrijk; its path, "/triggers/123".
static Str
added(World *w)
{
    w->as = ADVISEUR;
    Req r = t_post(w, "/triggers", GOOD_FORM);
    CHECK_INT(r.status, 303);
    Cursor c = cursor(r.location);
    Str path = {0};
    CHECK(cursor_until(&c, S("?done=toegevoegd"), 100, &path));
    return path;
}

static Req
get(World *w, Str path, const char *more)
{
    return t_get(w, str_fmt(w->arena, "%.*s%s", (int)path.n, path.p, more).p);
}

TEST(trigger, stands_in_the_calendar_of_the_whole_region)
{
    World w = world();
    Str path = added(&w);
    Req shown = get(&w, path, "");
    CHECK_HAS(shown.content, S("20 januari 2026"));
    CHECK_HAS(shown.content, S("over 19 dagen"));
    CHECK_HAS(shown.content, S("<li class=\"utrecht-unordered-list__item\">Wanneer?</li>"));
    w.as = DEELNEMER;
    CHECK_HAS(t_get(&w, "/triggers").content, S("Bewonersavond over de opvang"));
    CHECK_HAS(t_get(&w, "/triggers").content, S("Hele regio"));
    CHECK_HASNT(t_get(&w, "/triggers").content, S("Trigger toevoegen"));
    CHECK_HASNT(t_get(&w, "/triggers?toon=voorbij").content, S("Bewonersavond"));
    world_end(&w);
}

TEST(trigger, of_another_region_is_not_there)
{
    World w = world();
    Str path = added(&w);
    w.as = ADVISEUR_ELDERS;
    CHECK_HASNT(t_get(&w, "/triggers").content, S("Bewonersavond"));
    CHECK_INT(get(&w, path, "").status, 404);
    CHECK_INT(get(&w, path, "/wijzigen").status, 404);
    w.as = MELDER;
    CHECK_INT(get(&w, path, "").status, 200);
    CHECK_INT(get(&w, path, "/wijzigen").status, 403);
    CHECK_INT(t_post(&w, "/triggers", GOOD_FORM).status, 403);
    world_end(&w);
}

TEST(trigger, says_what_is_wrong_beside_the_field_and_keeps_what_was_typed)
{
    World w = world();
    w.as = ADVISEUR;
    Req r = t_post(&w, "/triggers",
                   "title=<b>Avond&kind=feest&place=GM9003/1&starts_on=2026-01-20"
                   "&ends_on=2026-01-19&state=aangekondigd");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("value=\"&lt;b&gt;Avond\""));
    CHECK_HAS(r.content, S("id=\"kind-error\""));
    CHECK_HAS(r.content, S("id=\"place-error\"")); // not one of the own region
    CHECK_HAS(r.content, S("De laatste dag kan niet voor de eerste dag liggen."));
    world_end(&w);
}

TEST(trigger, is_not_overwritten_unseen)
{
    World w = world();
    Str path = added(&w);
    const char *to = str_to_z(w.arena, path);
    CHECK_INT(t_post(&w, to, GOOD_FORM "&version=1").status, 303);
    Req late = t_post(&w, to,
                      "title=Mijn+titel&kind=opvanglocatie&place=regio&starts_on=2026-01-20"
                      "&state=besloten&version=1");
    CHECK_INT(late.status, 409);
    CHECK_HAS(late.content, S("Iemand anders heeft deze trigger net gewijzigd"));
    CHECK_HAS(late.content, S("value=\"Mijn titel\""));
    CHECK_HAS(late.content, S("Bewonersavond over de opvang"));
    CHECK_HAS(late.content, S("name=\"version\" value=\"2\""));
    CHECK_INT(t_log_lines(&w), 2);
    world_end(&w);
}

// What stands between two texts in a page.
static Str
between(Str page, Str before, Str after)
{
    Cursor c = cursor(page);
    Str skipped, found = {0};
    CHECK(cursor_until(&c, before, SIZE_MAX, &skipped) && cursor_until(&c, after, 200, &found));
    return found;
}

TEST(trigger, can_be_followed_in_ones_own_calendar_until_the_address_is_taken_away)
{
    World w = world();
    added(&w);
    Req made = t_post(&w, "/triggers/agenda-adres", "actie=maak");
    CHECK_INT(made.status, 200);
    Str path = between(made.content, S("app-secret\">http://127.0.0.1:8080"), S("</code>"));
    CHECK_HASNT(t_get(&w, "/triggers").content, path); // shown once
    w.as = NOBODY;
    Req feed = get(&w, path, "");
    CHECK_INT(feed.status, 200);
    CHECK_STR(feed.type, S("text/calendar; charset=utf-8"));
    CHECK_HAS(feed.content, S("SUMMARY:Bewonersavond over de opvang"));
    CHECK_HAS(feed.content, S("DTSTART;VALUE=DATE:20260120"));
    CHECK_INT(t_get(&w, "/triggers/agenda/verzonnen.ics").status, 404);
    w.as = ADVISEUR;
    CHECK_INT(t_post(&w, "/triggers/agenda-adres", "actie=weg").status, 303);
    w.as = NOBODY;
    CHECK_INT(get(&w, path, "").status, 404);
    world_end(&w);
}
