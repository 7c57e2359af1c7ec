// Every route of the product, asked for by every person: whoever lacks the capability gets 403 (or
// the way to log in), and whoever has it never gets an error of ours. Walks the route tables
// themselves, so a new route is in this test by itself.
#include "app/account/role.h"
#include "app/site.h"
#include "test/check.h"
#include "test/world.h"

static const char *const role_of[PERSONS] = {
    [MELDER] = "melder",
    [ADVISEUR] = "adviseur",
    [ADVISEUR_KOOG] = "adviseur",
    [REGISSEUR] = "procesregisseur",
    [DEELNEMER] = "deelnemer",
    [COMMUNICATIE] = "communicatie",
    [BESTUURDER] = "bestuurder",
    [GRIFFIER] = "griffier",
    [VERTROUWENSPERSOON] = "vertrouwenspersoon",
    [INITIATIEFNEMER] = "initiatiefnemer",
    [REDACTEUR] = "redacteur",
    [FG] = "fg",
    [BEHEERDER] = "beheerder",
    [ADVISEUR_ELDERS] = "adviseur",
};

static Can
can_of(Person p)
{
    return p == NOBODY ? CAN_ANYONE : role_can(str_z(role_of[p]));
}

// The path of a route with numbers and codes of things that do not exist.
static const char *
path_of(Arena *a, const Route *route)
{
    Str path = S("");
    for (Cursor c = cursor(str_z(route->path)); !cursor_at_end(&c);) {
        Str part = {c.p, 1};
        if (cursor_take(&c, S(":id")))
            part = S("999");
        else if (cursor_take(&c, S(":code")))
            part = S("ABCD-EFGH");
        else
            c.p++;
        path = str_fmt(a, "%.*s%.*s", (int)path.n, path.p, (int)part.n, part.p);
    }
    return str_to_z(a, path);
}

static void
check(bool right, const Route *route, Person p, const Req *r, const char *why)
{
    cr_expect(right, "%s %s by person %d: status %d: %s", route->method == POST ? "POST" : "GET",
              route->path, (int)p, r->status, why);
}

static void
ask(World *w, const Route *route, Person p)
{
    bool may = (can_of(p) & route->can) != 0;
    const char *path = path_of(w->arena, route);
    w->as = p;
    Req r = route->method == GET ? t_get(w, path) : t_post(w, path, "");
    if (may) {
        check(r.status > 0 && r.status < 500, route, p, &r, "an error of ours");
        check(r.status != 403 || route->method == POST, route, p, &r, "refused what is allowed");
    } else if (p != NOBODY)
        check(r.status == 403, route, p, &r, "not refused");
    else if (route->method == GET)
        check(r.status == 303 && str_starts(r.location, S("/inloggen")), route, p, &r,
              "not asked to log in");
    else
        check(r.status == 401, route, p, &r, "not asked to log in");
}

TEST(rights, every_route_is_for_whom_its_capability_says)
{
    World w = world();
    Site site = site_make(w.context);
    size_t n = 0;
    for (size_t t = 0; t < site.ntables; t++)
        for (const Route *route = site.tables[t]; route->path; route++, n++)
            for (Person p = NOBODY; p < PERSONS; p++) {
                if (str_eq(str_z(route->path), S("/uitloggen")))
                    continue; // ends the session that the next routes need
                ask(&w, route, p);
            }
    CHECK(n > 30);
    world_end(&w);
}

TEST(rights, every_route_names_one_capability)
{
    World w = world();
    Site site = site_make(w.context);
    for (size_t t = 0; t < site.ntables; t++)
        for (const Route *route = site.tables[t]; route->path; route++) {
            Can c = route->can;
            cr_expect(c != CAN_UNSET && (c & (c - 1)) == 0, "%s", route->path);
        }
    world_end(&w);
}

TEST(rights, a_page_of_a_thing_that_is_not_there_says_so)
{
    World w = world();
    Site site = site_make(w.context);
    for (size_t t = 0; t < site.ntables; t++)
        for (const Route *route = site.tables[t]; route->path; route++) {
            if (route->method != GET || !str_has(str_z(route->path), S(":")))
                continue;
            for (Person p = NOBODY; p < PERSONS; p++) {
                if (!(can_of(p) & route->can))
                    continue;
                w.as = p;
                Req r = t_get(&w, path_of(w.arena, route));
                check(r.status == 404, route, p, &r, "should be 404");
            }
        }
    world_end(&w);
}

// A route under /beheer is for administrators; an administrator comes nowhere where content is.
TEST(rights, an_administrator_sees_no_content)
{
    static const Can content = CAN_SIGNAL_READ | CAN_SIGNAL_FOLLOW | CAN_SIGNAL_EXPORT |
                               CAN_CONTACT_READ | CAN_KWESTIE_READ | CAN_KWESTIE_WRITE |
                               CAN_OVERLEG | CAN_OVERLEG_LEAD;
    CHECK((role_can(S("beheerder")) & content) == 0);
    World w = world();
    Site site = site_make(w.context);
    w.as = BEHEERDER;
    for (size_t t = 0; t < site.ntables; t++)
        for (const Route *route = site.tables[t]; route->path; route++) {
            Str path = str_z(route->path);
            if (str_starts(path, S("/beheer")))
                check(route->can == CAN_MANAGE, route, BEHEERDER, &(Req){0}, "not for managers");
            if (route->can & content) {
                Req r = t_get(&w, path_of(w.arena, route));
                check(r.status == 403 || route->method == POST, route, BEHEERDER, &r, "open");
            }
        }
    world_end(&w);
}
