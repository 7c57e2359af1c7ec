// The network: who sees what, what may stand in it, where the blanks are, and how it ends.
#include "app/account/test_person.h"
#include "app/bewaren/bewaren.h"
#include "app/kwestie/test_kwestie_world.h"
#include "app/netwerk/netwerk.h"
#include "db/driver.h"
#include "test/check.h"

enum { DAY_S = 86400 };

// The form of an entry in an area; `more` replaces or adds fields.
static Str
entry_form(World *w, const char *organisation, const char *function, const char *more)
{
    return str_fmt(w->arena,
                   "organisation=%s&function=%s&domain=bewoners&place=GM9001/%lld&strength=goed&"
                   "owner=%lld&agreed_on=2025-12-30&ends_on=2026-06-30&reach=072-5551234%s",
                   organisation, function, (long long)w->area_noord,
                   (long long)w->account[ADVISEUR], more);
}

#define AGREED "&agreed=ja"

// Add an entry as the adviser of Waterrijk; its path "/netwerk/123".
static Str
added(World *w, const char *organisation)
{
    w->as = ADVISEUR;
    Req r = t_post(w, "/netwerk", entry_form(w, organisation, "voorzitter", AGREED).p);
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

static Req
post(World *w, Str path, const char *more, const char *form)
{
    return t_post(w, str_fmt(w->arena, "%.*s%s", (int)path.n, path.p, more).p, form);
}

// The form of a contact; kwestie "" for none.
static Str
heard_form(World *w, const char *domain, const char *kwestie, const char *heard, const char *back)
{
    return str_fmt(w->arena,
                   "on_day=2025-12-31&contact=&place=GM9001/%lld&domain=%s&kwestie=%s&heard=%s&"
                   "given_back=%s",
                   (long long)w->area_noord, domain, kwestie, heard, back);
}

// How often a text stands in another.
static size_t
times(Str hay, const char *needle)
{
    size_t n = 0;
    Str skipped;
    for (Cursor c = cursor(hay); cursor_until(&c, str_z(needle), SIZE_MAX, &skipped);)
        n++;
    return n;
}

// The police keeps in touch with everyone in the network.
static Err
own_all(Db *db, void *arg)
{
    const World *w = arg;
    return db->driver->script(db, str_fmt(w->arena, "UPDATE network_contact SET owner_id = %lld",
                                          (long long)w->account[DEELNEMER])
                                      .p);
}

TEST(netwerk, an_entry_is_there_for_the_whole_municipality)
{
    World w = world();
    Str path = added(&w, "Buurtvereniging+Anker");
    w.as = COMMUNICATIE;
    Req list = t_get(&w, "/netwerk");
    CHECK_HAS(list.content, S("Buurtvereniging Anker"));
    CHECK_HAS(list.content, S("voorzitter"));
    CHECK_HAS(list.content, S("Waterrijk-Noord (Waterrijk)"));
    Req shown = get(&w, path, "");
    CHECK_HAS(shown.content, S("072-5551234"));
    CHECK_HAS(shown.content, S("Vraag het voor die dag opnieuw"));
    CHECK_HAS(shown.content, S("<strong>Verbeteren</strong>"));
    CHECK_HASNT(t_get(&w, "/netwerk?gemeente=GM9002").content, S("Anker"));
    CHECK_HASNT(t_get(&w, "/netwerk?domein=zorg").content, S("Anker"));
    CHECK_HASNT(t_get(&w, "/netwerk?toon=mijn").content, S("Anker"));
    CHECK_HAS(t_get(&w, "/netwerk?toon=stil").content, S("Anker"));
    world_end(&w);
}

TEST(netwerk, an_entry_is_not_shared_outside_its_municipality_and_who_keeps_in_touch)
{
    static const Person others[] = {DEELNEMER, ADVISEUR_KOOG};
    World w = world();
    Str path = added(&w, "Buurtvereniging+Anker");
    Cursor c = cursor(path);
    CHECK(cursor_take(&c, S("/netwerk/")));
    Str id = cursor_rest(&c);
    Str form = str_fmt(w.arena,
                       "on_day=2025-12-31&contact=%.*s&place=GM9001/%lld&domain=bewoners&kwestie=&"
                       "heard=De+lamp+op+het+plein+is+stuk&given_back=",
                       (int)id.n, id.p, (long long)w.area_noord);
    CHECK_INT(t_post(&w, "/netwerk/contacten", form.p).status, 303);
    for (size_t i = 0; i < COUNT(others); i++) {
        w.as = others[i];
        CHECK_HASNT(t_get(&w, "/netwerk").content, S("Anker"));
        CHECK_HASNT(t_get(&w, "/netwerk/contacten").content, S("lamp"));
        CHECK_HASNT(t_get(&w, "/netwerk/contacten/nieuw").content, S("Anker"));
        CHECK_INT(get(&w, path, "").status, 404);
        CHECK_INT(get(&w, path, "/inzage").status, 404);
        // How many are known is for the whole region: else a blank spot is not blank.
        CHECK_HAS(t_get(&w, "/netwerk/dekking?gemeente=GM9001").content,
                  S("1 bekend, gesproken gisteren"));
        Str whom = str_fmt(w.arena, "/netwerk/dekking/%lld", (long long)w.area_noord);
        CHECK_HAS(t_get(&w, whom.p).content, S("1 organisatie bekend die u niet ziet"));
        CHECK_HASNT(t_get(&w, whom.p).content, S("Anker"));
    }
    w.as = ADVISEUR;
    CHECK_HAS(t_get(&w, "/netwerk/contacten").content, S("lamp"));
    CHECK_OK(db_transaction(w.db, own_all, &w));
    w.as = DEELNEMER;
    CHECK_INT(get(&w, path, "").status, 200);
    CHECK_HAS(t_get(&w, "/netwerk").content, S("Anker"));
    w.as = ADVISEUR_KOOG;
    CHECK_INT(get(&w, path, "").status, 404);
    world_end(&w);
}

TEST(netwerk, whoever_is_listed_can_see_all_of_it_on_paper)
{
    World w = world();
    Str path = added(&w, "Buurtvereniging+Anker");
    Cursor c = cursor(path);
    CHECK(cursor_take(&c, S("/netwerk/")));
    Str id = cursor_rest(&c);
    Str form = str_fmt(w.arena,
                       "on_day=2025-12-31&contact=%.*s&place=GM9001/%lld&domain=bewoners&kwestie=&"
                       "heard=De+lamp+op+het+plein+is+stuk&given_back=",
                       (int)id.n, id.p, (long long)w.area_noord);
    CHECK_INT(t_post(&w, "/netwerk/contacten", form.p).status, 303);
    Req self = get(&w, path, "/inzage");
    CHECK_INT(self.status, 200);
    CHECK_HAS(self.content, S("Buurtvereniging Anker"));
    CHECK_HAS(self.content, S("Goed: we bellen elkaar als er iets is"));
    CHECK_HAS(self.content, S("De lamp op het plein is stuk"));
    CHECK_HAS(self.content, S("U hoeft niet te zeggen waarom"));
    world_end(&w);
}

TEST(netwerk, another_region_sees_nothing_on_any_page)
{
    World w = world();
    Str path = added(&w, "Buurtvereniging+Anker");
    CHECK_INT(t_post(&w, "/netwerk/contacten",
                     heard_form(&w, "bewoners", "", "Het+plein+is+donker", "").p)
                  .status,
              303);
    int64_t moment = world_number(&w, "SELECT id FROM contact_moment");
    w.as = ADVISEUR_ELDERS;
    CHECK_HASNT(t_get(&w, "/netwerk").content, S("Anker"));
    CHECK_HASNT(t_get(&w, "/netwerk/contacten").content, S("donker"));
    CHECK_HASNT(t_get(&w, "/netwerk/contacten/nieuw").content, S("Anker"));
    CHECK_HASNT(t_get(&w, "/netwerk/dekking").content, S("1 bekend"));
    CHECK_INT(t_get(&w, "/netwerk/dekking?gemeente=GM9001").status, 404);
    CHECK_INT(
        t_get(&w, str_fmt(w.arena, "/netwerk/dekking/%lld", (long long)w.area_noord).p).status,
        404);
    static const char *const pages[] = {"", "/wijzigen", "/inzage", "/verwijderen"};
    for (size_t i = 0; i < COUNT(pages); i++)
        CHECK_INT(get(&w, path, pages[i]).status, 404);
    CHECK_INT(post(&w, path, "/verwijderen", "").status, 404);
    CHECK_INT(post(&w, path, "", entry_form(&w, "Anker", "lid", AGREED "&version=1").p).status,
              404);
    Str at = str_fmt(w.arena, "/netwerk/contacten/%lld", (long long)moment);
    CHECK_INT(get(&w, at, "").status, 404);
    CHECK_INT(post(&w, at, "", heard_form(&w, "bewoners", "", "Iets+anders", "").p).status, 404);
    w.as = MELDER; // not a task of theirs
    CHECK_INT(t_get(&w, "/netwerk").status, 403);
    world_end(&w);
}

TEST(netwerk, what_belongs_to_a_kwestie_is_for_its_members_also_in_the_coverage)
{
    World w = world();
    KwestieWorld x = {.w = &w, .members = {ADVISEUR}, .nmembers = 1};
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &x));
    w.as = ADVISEUR;
    Str kwestie = str_fmt(w.arena, "%lld", (long long)x.k.id);
    Str form = heard_form(&w, "zorg", kwestie.p, "Men+is+bang+in+het+donker", "");
    CHECK_INT(t_post(&w, "/netwerk/contacten", form.p).status, 303);
    CHECK_HAS(t_get(&w, "/netwerk/contacten").content, S("bang in het donker"));
    CHECK_HAS(t_get(&w, "/netwerk/contacten").content, S("Opvanglocatie &lt;Noord&gt;"));
    CHECK_HAS(t_get(&w, "/netwerk/dekking?gemeente=GM9001").content,
              S("Niemand vermeld, gesproken gisteren"));
    int64_t id = world_number(&w, "SELECT id FROM contact_moment");
    w.as = ADVISEUR_KOOG;
    Req list = t_get(&w, "/netwerk/contacten");
    CHECK_HASNT(list.content, S("bang in het donker"));
    CHECK_HASNT(list.content, S("hoorden we 1 keer"));
    CHECK_HASNT(t_get(&w, "/netwerk/dekking?gemeente=GM9001").content, S("gesproken gisteren"));
    CHECK_INT(t_get(&w, str_fmt(w.arena, "/netwerk/contacten/%lld", (long long)id).p).status, 404);
    CHECK_INT(t_post(&w, "/netwerk/contacten", form.p).status, 422); // not a kwestie of theirs
    world_end(&w);
}

TEST(netwerk, needs_that_they_agreed_and_a_day_on_which_it_ends)
{
    World w = world();
    w.as = ADVISEUR;
    Req r = t_post(&w, "/netwerk", entry_form(&w, "Anker", "voorzitter", "").p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("id=\"agreed-error\""));
    CHECK_HAS(r.content, S("Zonder toestemming"));
    CHECK_HAS(r.content, S("value=\"Anker\""));
    r = t_post(&w, "/netwerk",
               str_fmt(w.arena,
                       "organisation=Anker&function=voorzitter&domain=zorg&place=GM9001/%lld&"
                       "strength=los&agreed=ja&agreed_on=2026-03-01&ends_on=2028-01-01",
                       (long long)w.area_noord)
                   .p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Vraag het eerst, en schrijf het dan op"));
    CHECK_HAS(r.content, S("Kies een dag binnen 365 dagen"));
    world_end(&w);
}

TEST(netwerk, points_at_what_looks_like_a_person)
{
    World w = world();
    w.as = ADVISEUR;
    Req r = t_post(&w, "/netwerk", entry_form(&w, "Anker", "mevrouw+Jansen", AGREED).p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("id=\"function-error\""));
    CHECK_HAS(r.content, S("mevrouw Jansen"));
    r = t_post(&w, "/netwerk", entry_form(&w, "Anker", "Jan+Pietersen", AGREED).p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Dit lijkt op een naam"));
    r = t_post(&w, "/netwerk", entry_form(&w, "Anker", "lid+06-12345678", AGREED).p);
    CHECK_INT(r.status, 422);
    Str mobile = str_fmt(w.arena,
                         "organisation=Anker&function=lid&domain=zorg&place=GM9001/%lld&"
                         "strength=los&agreed=ja&agreed_on=2025-12-30&ends_on=2026-06-30&"
                         "reach=06-12345678",
                         (long long)w.area_noord);
    r = t_post(&w, "/netwerk", mobile.p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("een mobiel nummer"));
    r = t_post(&w, "/netwerk/contacten",
               heard_form(&w, "zorg", "", "Bel+mevrouw+Jansen+op+0612345678", "").p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("id=\"heard-error\""));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM network_contact"), 0);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM contact_moment"), 0);
    world_end(&w);
}

TEST(netwerk, a_function_in_capitals_may_stay_when_that_is_meant)
{
    World w = world();
    w.as = ADVISEUR;
    CHECK_INT(
        t_post(&w, "/netwerk", entry_form(&w, "Anker", "Teamleider+Wonen", AGREED "&bewust=ja").p)
            .status,
        303);
    CHECK_INT(t_post(&w, "/netwerk", entry_form(&w, "Anker", "teamleider+OOV", AGREED).p).status,
              303);
    world_end(&w);
}

TEST(netwerk, has_no_field_for_faith_origin_politics_or_how_reliable_someone_is)
{
    World w = world();
    w.as = ADVISEUR;
    Str page = t_get(&w, "/netwerk/nieuw").content;
    static const char *const never[] = {"name=\"geloof", "name=\"religi",   "name=\"afkomst",
                                        "name=\"partij", "name=\"politiek", "name=\"betrouwbaar",
                                        "name=\"naam",   "name=\"bsn"};
    for (size_t i = 0; i < COUNT(never); i++)
        CHECK_HASNT(page, str_z(never[i]));
    CHECK_INT(times(page, "<label"), 10); // every field of the form, and no other
    world_end(&w);
}

TEST(netwerk, two_colleagues_at_once_lose_nothing)
{
    World w = world();
    Str path = added(&w, "Anker");
    CHECK_INT(post(&w, path, "", entry_form(&w, "Anker+Noord", "voorzitter", AGREED "&version=1").p)
                  .status,
              303);
    w.as = COMMUNICATIE;
    Str late = entry_form(&w, "Anker+Zuid", "penningmeester", AGREED "&version=1");
    Req r = post(&w, path, "", late.p);
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Anker Noord"));
    CHECK_HAS(r.content, S("value=\"Anker Zuid\""));
    CHECK_HAS(r.content, S("name=\"version\" value=\"2\""));
    CHECK_HAS(get(&w, path, "").content, S("Anker Noord"));
    world_end(&w);
}

TEST(netwerk, what_was_heard_is_not_overwritten_unseen)
{
    World w = world();
    w.as = ADVISEUR;
    Str first = heard_form(&w, "zorg", "", "De+wachttijd+is+lang", "");
    CHECK_INT(t_post(&w, "/netwerk/contacten", first.p).status, 303);
    int64_t id = world_number(&w, "SELECT id FROM contact_moment");
    Str at = str_fmt(w.arena, "/netwerk/contacten/%lld", (long long)id);
    Str mine = heard_form(&w, "zorg", "", "De+wachttijd+is+lang", "Wij+bellen+terug&version=1");
    CHECK_INT(post(&w, at, "", mine.p).status, 303);
    w.as = DEELNEMER;
    Str late = heard_form(&w, "zorg", "", "De+wachttijd+is+kort", "&version=1");
    Req r = post(&w, at, "", late.p);
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Wij bellen terug"));
    CHECK_HAS(r.content, S("De wachttijd is kort"));
    world_end(&w);
}

TEST(netwerk, what_was_heard_without_anything_given_back_is_open)
{
    World w = world();
    w.as = ADVISEUR;
    Str open = heard_form(&w, "zorg", "", "De+huisarts+is+vol", "");
    Str closed = heard_form(&w, "zorg", "", "De+bushalte+is+weg", "Wij+belden+de+provincie");
    CHECK_INT(t_post(&w, "/netwerk/contacten", open.p).status, 303);
    CHECK_INT(t_post(&w, "/netwerk/contacten", closed.p).status, 303);
    Req all = t_get(&w, "/netwerk/contacten");
    CHECK_HAS(all.content, S("hoorden we 2 keer"));
    CHECK_HAS(all.content, S("1 keer gaven we nog niets terug"));
    CHECK_INT(times(all.content, "Dit staat open"), 1);
    Req only = t_get(&w, "/netwerk/contacten?toon=open");
    CHECK_HAS(only.content, S("huisarts is vol"));
    CHECK_HASNT(only.content, S("bushalte"));
    world_end(&w);
}

TEST(netwerk, a_blank_is_shown_as_a_blank)
{
    World w = world();
    Req none = (w.as = ADVISEUR, t_get(&w, "/netwerk/dekking?gemeente=GM9001"));
    CHECK_HAS(none.content, S("<strong>27 witte vlekken</strong> van 27 vakken")); // 3 places x 9
    CHECK_INT(times(none.content, "netwerk-cell--blank\" data-label"), 27);
    CHECK_HAS(none.content, S("Dat is iets anders dan rust"));
    added(&w, "Anker");
    Req one = t_get(&w, "/netwerk/dekking?gemeente=GM9001");
    CHECK_HAS(one.content, S("<strong>26 witte vlekken</strong> van 27 vakken"));
    CHECK_HAS(one.content, S("1 bekend, nog niet gesproken"));
    CHECK_INT(times(one.content, "netwerk-cell--silent\" data-label"), 1);
    Req region = t_get(&w, "/netwerk/dekking");
    CHECK_HAS(region.content, S("<strong>17 witte vlekken</strong> van 18 vakken"));
    Str form = heard_form(&w, "bewoners", "", "Het+plein+is+donker", "");
    CHECK_INT(t_post(&w, "/netwerk/contacten", form.p).status, 303);
    Req spoken = t_get(&w, "/netwerk/dekking?gemeente=GM9001");
    CHECK_HAS(spoken.content, S("1 bekend, gesproken gisteren"));
    CHECK_INT(times(spoken.content, "netwerk-cell--known\" data-label"), 1);
    world_end(&w);
}

TEST(netwerk, tells_whom_to_call_in_a_place_and_whom_nobody_knows_there)
{
    World w = world();
    added(&w, "Anker");
    Str at = str_fmt(w.arena, "/netwerk/dekking/%lld", (long long)w.area_noord);
    Req r = get(&w, at, "");
    CHECK_HAS(r.content, S("Wie bel ik in Waterrijk-Noord?"));
    CHECK_HAS(r.content, S("072-5551234"));
    CHECK_HAS(r.content, S("Wie we hier niet kennen"));
    CHECK_HASNT(r.content, S("voor Bewoners en dorpsraden"));
    CHECK_HAS(r.content, S("voor Onderwijs"));
    at = str_fmt(w.arena, "/netwerk/dekking/%lld", (long long)w.area_zuid);
    r = get(&w, at, "");
    CHECK_HAS(r.content, S("Dat is een witte vlek, geen rust"));
    world_end(&w);
}

static BewarenResult
run_after(World *w, int64_t days)
{
    BewarenResult result;
    AuditActor who = {.text = S("een test")};
    CHECK_OK(bewaren_run(w->db, w->arena, w->context, WORLD_NOW + days * DAY_S, who, &result));
    return result;
}

TEST(netwerk, what_ended_is_destroyed_with_a_declaration)
{
    World w = world();
    Str path = added(&w, "Anker");
    CHECK_INT(run_after(&w, 179).items, 0); // 29 June
    BewarenResult run = run_after(&w, 180); // 30 June
    CHECK_INT(run.items, 1);
    CHECK_INT(get(&w, path, "").status, 404);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM network_contact"), 0);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM destruction WHERE what = 'network_contact' "
                               "AND action = 'vernietigd' AND term = 'keep_network_days'"),
              1);
    w.as = FG;
    Req page = t_get(&w, str_fmt(w.arena, "/bewaren/verklaringen/%lld", (long long)run.run_id).p);
    CHECK_INT(page.status, 200);
    CHECK_HAS(page.content, S("Vermelding in het netwerk"));
    world_end(&w);
}

TEST(netwerk, whoever_asks_is_removed_at_once_and_what_was_heard_stays_without_them)
{
    World w = world();
    Str path = added(&w, "Anker");
    Cursor c = cursor(path);
    CHECK(cursor_take(&c, S("/netwerk/")));
    Str id = cursor_rest(&c);
    Str form = str_fmt(w.arena,
                       "on_day=2025-12-31&contact=%.*s&place=GM9001/%lld&domain=bewoners&kwestie=&"
                       "heard=De+lamp+is+stuk&given_back=",
                       (int)id.n, id.p, (long long)w.area_noord);
    CHECK_INT(t_post(&w, "/netwerk/contacten", form.p).status, 303);
    CHECK_HAS(t_get(&w, "/netwerk/contacten").content, S("Anker"));
    CHECK_HAS(get(&w, path, "/verwijderen").content, S("komt niet terug"));
    Req r = post(&w, path, "/verwijderen", "");
    CHECK_INT(r.status, 303);
    CHECK_HAS(get(&w, r.location, "").content, S("De vermelding is vernietigd"));
    CHECK_INT(get(&w, path, "").status, 404);
    Req log = t_get(&w, "/netwerk/contacten");
    CHECK_HASNT(log.content, S("Anker"));
    CHECK_HAS(log.content, S("De lamp is stuk"));
    CHECK_INT(world_number(&w, "SELECT count(*) FROM destruction WHERE what = 'network_contact' "
                               "AND term = 'besluit'"),
              1);
    t_log_lines(&w);
    world_end(&w);
}

TEST(netwerk, a_pause_keeps_an_entry_and_says_so)
{
    World w = world();
    Str path = added(&w, "Anker");
    CHECK_OK(world_force(&w, "INSERT INTO retention_pause (id, reason, what, object_id, object, "
                             "from_on, until_on, account_id, ended_at) VALUES (1, 'onderzoek', "
                             "'network_contact', 0, '', '2025-01-01', '2027-01-01', 1, 0)"));
    Req r = post(&w, path, "/verwijderen", "");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("er geldt een vernietigingsstop"));
    CHECK_INT(run_after(&w, 180).items, 0);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM network_contact"), 1);
    world_end(&w);
}

TEST(netwerk, contacts_go_after_their_own_term)
{
    World w = world();
    w.as = ADVISEUR;
    CHECK_INT(t_post(&w, "/netwerk/contacten", heard_form(&w, "zorg", "", "De+lamp+is+stuk", "").p)
                  .status,
              303);
    CHECK_INT(run_after(&w, 720).items, 0);
    CHECK_INT(run_after(&w, 730).items, 1);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM contact_moment"), 0);
    CHECK_INT(world_number(&w, "SELECT count(*) FROM destruction WHERE what = 'contact_moment'"),
              1);
    world_end(&w);
}

TEST(netwerk, open_promises_of_ones_own_kwesties_are_in_one_list)
{
    World w = world();
    KwestieWorld x = {.w = &w, .members = {ADVISEUR}, .nmembers = 1};
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &x));
    w.as = ADVISEUR;
    Str at = str_fmt(w.arena, "/kwesties/%lld/historie", (long long)x.k.id);
    static const char *const promises[] = {"Vast+nummer&due_on=2025-12-20&state=open",
                                           "Nieuwe+lamp&due_on=2026-01-04&state=open",
                                           "Al+gedaan&due_on=2025-12-20&state=nagekomen"};
    for (size_t i = 0; i < COUNT(promises); i++)
        CHECK_INT(post(&w, at, "",
                       str_fmt(w.arena, "soort=belofte&on_day=2025-12-01&by_whom=wethouder&body=%s",
                               promises[i])
                           .p)
                      .status,
                  303);
    Req r = t_get(&w, "/netwerk/beloften");
    CHECK_HAS(r.content, S("Vast nummer"));
    CHECK_HAS(r.content, S("12 dagen te laat"));
    CHECK_HAS(r.content, S("over 3 dagen"));
    CHECK_HAS(r.content, S("1 belofte is te laat"));
    CHECK_HASNT(r.content, S("Al gedaan"));
    w.as = ADVISEUR_KOOG;
    CHECK_HASNT(t_get(&w, "/netwerk/beloften").content, S("Vast nummer"));
    world_end(&w);
}

TEST(netwerk, a_long_register_comes_in_pages_that_miss_nothing)
{
    World w = world();
    for (int i = 0; i < 60; i++)
        added(&w, str_fmt(w.arena, "Vereniging+%02d", i % 7).p); // names that are the same
    size_t seen = 0;
    Str next = S("/netwerk");
    for (int page = 0; page < 5 && next.p; page++) {
        Req r = get(&w, next, "");
        seen += times(r.content, "<br><span class=\"app-quiet\">voorzitter");
        Cursor c = cursor(r.content);
        Str skipped, found;
        next = (Str){0};
        if (cursor_until(&c, S("href=\"/netwerk?na="), SIZE_MAX, &skipped) &&
            cursor_until(&c, S("\""), 40, &found))
            next = str_fmt(w.arena, "/netwerk?na=%.*s", (int)found.n, found.p);
    }
    CHECK_INT(seen, 60);
    world_end(&w);
}
