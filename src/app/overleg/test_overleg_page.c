// The pages of the consultation: who sees what, two at once, closing times, requests, calendars.
#include "app/audit/audit.h"
#include "app/bewaren/bewaren.h"
#include "app/overleg/test_overleg_world.h"

static Req
get(World *w, Person who, Str path)
{
    w->as = who;
    return t_get(w, path.p);
}

static Req
post(World *w, Person who, Str path, const char *form)
{
    w->as = who;
    return t_post(w, path.p, form);
}

static Str
on(World *w, const char *before, int64_t id, const char *after)
{
    return str_fmt(w->arena, "%s%lld%s", before, (long long)id, after);
}

static Str
page_of(World *w, int64_t meeting, int64_t item)
{
    return str_fmt(w->arena, "/overleg/%lld/punten/%lld", (long long)meeting, (long long)item);
}

// The value of a hidden field in a page.
static Str
hidden(World *w, Str page, const char *name)
{
    Str mark = str_fmt(w->arena, "name=\"%s\" value=\"", name), before, value = S("");
    Cursor c = cursor(page);
    if (cursor_until(&c, mark, SIZE_MAX, &before))
        CHECK(cursor_until(&c, S("\""), 100, &value));
    return value;
}

// ---- need to know -------------------------------------------------------------------------------

// One item, and who has a task in it.
typedef struct Secret {
    int64_t item, signal;
    const char *title, *word; // word: of the signal
    bool for_whom[PERSONS];
} Secret;

static const Person participants[] = {ADVISEUR, ADVISEUR_KOOG, REGISSEUR, DEELNEMER,
                                      ADVISEUR_ELDERS};

// Every way in which an item could show itself to someone who has no task in it.
static void
try_all(World *w, const OverlegWorld *x, Person who, const Secret *s)
{
    bool may = s->for_whom[who];
    int want = may ? 200 : 404;
    bool in_region = who != ADVISEUR_ELDERS;
    Str title = str_z(s->title);
    static const char *const pages[] = {"/wijzigen", "/stand?naar=doorgeschoven", "/deelnemers",
                                        "/vragen/nieuw"};
    static const char *const forms[] = {"", "/stand", "/deelnemers", "/vragen"};
    CHECK_INT(get(w, who, page_of(w, x->meeting, s->item)).status, want);
    for (size_t i = 0; i < COUNT(pages) && !may; i++) {
        CHECK_INT(get(w, who, on(w, "/overleg/punten/", s->item, pages[i])).status, 404);
        CHECK_INT(
            post(w, who, on(w, "/overleg/punten/", s->item, forms[i]), "naar=ingetrokken").status,
            404);
    }
    Req r = get(w, who, on(w, "/overleg/", x->meeting, ""));
    CHECK_INT(r.status, in_region ? 200 : 404);
    CHECK_INT(str_has(r.content, title), may);
    CHECK_INT(str_has(get(w, who, S("/overleg/punten")).content, title), may);
    CHECK(!str_has(get(w, who, S("/informatievragen")).content, title));
    CHECK_INT(get(w, who, on(w, "/signalen/", s->signal, "")).status, want);
    CHECK_INT(str_has(get(w, who, str_fmt(w->arena, "/signalen?status=alle&q=%s", s->word)).content,
                      on(w, "/signalen/", s->signal, "")),
              may);
    r = get(w, who, on(w, "/overleg/", x->meeting, "/uitnodiging.ics"));
    CHECK_INT(r.status, in_region ? 200 : 404);
    CHECK(!str_has(r.content, title)); // for nobody: a calendar is read by others too
}

TEST(overleg_page, shows_every_participant_own_items_only)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    int64_t shared = 0;
    CHECK_OK(T_WRITE(&w, overleg_world_item(w.db, &w, S("Brug dicht"), S("GM9001"), ADVISEUR_KOOG,
                                            w.police, x.signal_koog.id, &shared)));
    CHECK_OK(T_WRITE(&w, agenda_put_on_meeting(w.db, w.arena, shared, x.meeting, 0, WORLD_NOW)));
    Secret secrets[] = {
        {.item = x.item, .signal = x.signal.id, .title = "Opvang", .word = "krant"},
        {.item = x.item_koog, .signal = x.signal_koog.id, .title = "Afvalheffing", .word = "balie"},
        {.item = shared, .signal = x.signal_koog.id, .title = "Brug dicht", .word = "balie"}};
    secrets[0].for_whom[ADVISEUR] = secrets[0].for_whom[REGISSEUR] = true;
    secrets[1].for_whom[ADVISEUR_KOOG] = secrets[1].for_whom[REGISSEUR] = true;
    secrets[2].for_whom[ADVISEUR_KOOG] = secrets[2].for_whom[REGISSEUR] = true;
    secrets[2].for_whom[DEELNEMER] = true;
    for (size_t p = 0; p < COUNT(participants); p++) {
        try_all(&w, &x, participants[p], &secrets[0]);
        try_all(&w, &x, participants[p], &secrets[2]);
        if (participants[p] != DEELNEMER) // sees this signal by the third item, not the second item
            try_all(&w, &x, participants[p], &secrets[1]);
    }
    CHECK_INT(get(&w, DEELNEMER, page_of(&w, x.meeting, x.item_koog)).status, 404);
    CHECK_INT(get(&w, BEHEERDER, page_of(&w, x.meeting, x.item)).status, 403);
    // On another meeting the item is not there either.
    CHECK_INT(get(&w, ADVISEUR, page_of(&w, x.later, x.item)).status, 404);
    world_end(&w);
}

TEST(overleg_page, tells_nobody_what_an_item_is_about_that_they_may_not_see)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Req r = get(&w, REGISSEUR, page_of(&w, x.meeting, x.item));
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Opvang &lt;Noord&gt;"));
    CHECK_HASNT(r.content, S("Opvang <Noord>"));
    CHECK_HAS(r.content, S("van &lt;Noord&gt; hoorden"));
    CHECK_HAS(r.content, S("Stelde het punt voor"));
    // The begin of one's own item follows from all items; their titles do not show.
    r = get(&w, ADVISEUR_KOOG, on(&w, "/overleg/", x.meeting, ""));
    CHECK_HAS(r.content, S("Afvalheffing"));
    CHECK_HASNT(r.content, S("Opvang"));
    CHECK_HAS(r.content, S("Raadhuis &lt;zaal 1&gt;"));
    CHECK(t_log_lines(&w) > 0);
    world_end(&w);
}

// ---- two at once --------------------------------------------------------------------------------

TEST(overleg_page, loses_nothing_when_two_change_the_same_item)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str path = on(&w, "/overleg/punten/", x.item, "");
    Str form = on(&w, "/overleg/punten/", x.item, "/wijzigen");
    Str version = hidden(&w, get(&w, REGISSEUR, form).content, "version");
    Str first = str_fmt(w.arena,
                        "title=Opvang+en+brief&municipality=GM9001&question=Wat+is+hier+wijs%%3F"
                        "&minutes=20&version=%.*s",
                        (int)version.n, version.p);
    Str second = str_fmt(w.arena,
                         "title=Opvang+en+avond&municipality=GM9001&question=Wat+is+hier+wijs%%3F"
                         "&minutes=15&version=%.*s",
                         (int)version.n, version.p);
    CHECK_INT(post(&w, REGISSEUR, path, first.p).status, 303);
    Req r = post(&w, ADVISEUR, path, second.p);
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Opvang en brief")); // what stands there now
    CHECK_HAS(r.content, S("Opvang en avond")); // and what was typed
    Str newer = hidden(&w, r.content, "version");
    CHECK(!str_eq(newer, version));
    Str again = str_fmt(w.arena,
                        "title=Opvang+en+avond&municipality=GM9001&question=Wat+is+hier+wijs%%3F"
                        "&minutes=15&version=%.*s",
                        (int)newer.n, newer.p);
    CHECK_INT(post(&w, ADVISEUR, path, again.p).status, 303);
    CHECK_HAS(get(&w, REGISSEUR, page_of(&w, x.meeting, x.item)).content, S("Opvang en avond"));
    world_end(&w);
}

TEST(overleg_page, moves_items_and_refuses_who_saw_an_older_order)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    int64_t second = 0;
    CHECK_OK(T_WRITE(&w, overleg_world_item(w.db, &w, S("Tweede punt"), S("GM9001"), ADVISEUR,
                                            w.waterrijk, 0, &second)));
    CHECK_OK(T_WRITE(&w, agenda_put_on_meeting(w.db, w.arena, second, x.meeting, 0, WORLD_NOW)));
    Str meeting = on(&w, "/overleg/", x.meeting, "");
    Str move = on(&w, "/overleg/punten/", second, "/verplaats");
    Str seen = hidden(&w, get(&w, REGISSEUR, meeting).content, "agenda");
    Str form = str_fmt(w.arena, "richting=op&agenda=%.*s", (int)seen.n, seen.p);
    CHECK_INT(post(&w, ADVISEUR, move, form.p).status, 403);
    CHECK_INT(post(&w, REGISSEUR, move, form.p).status, 303);
    Str page = get(&w, REGISSEUR, meeting).content, before;
    Cursor c = cursor(page);
    CHECK(cursor_until(&c, S(">Tweede punt<"), SIZE_MAX, &before));
    CHECK_HASNT(before, S(">Opvang &lt;Noord&gt;<"));
    Req r = post(&w, REGISSEUR, move, form.p); // made from the older order
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Iemand anders heeft de agenda net gewijzigd"));
    world_end(&w);
}

// ---- on and off the agenda ----------------------------------------------------------------------

static Str
item_form(World *w, const OverlegWorld *x, const char *more)
{
    return str_fmt(w->arena,
                   "kind=signaal&title=Brief+over+de+weg&municipality=GM9001&minutes=10"
                   "&question=Zien+anderen+dit+ook%%3F&signaal=%lld&partij=%lld%s",
                   (long long)x->signal.id, (long long)w->waterrijk, more);
}

TEST(overleg_page, takes_a_proposal_until_the_agenda_closes)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str path = S("/overleg/punten");
    Str for_first = on(&w, "&meeting=", x.meeting, "");
    CHECK_HAS(get(&w, ADVISEUR, on(&w, "/overleg/punten/nieuw?signaal=", x.signal.id, "")).content,
              S("S-2025-0001"));
    Req r = post(&w, ADVISEUR, path, item_form(&w, &x, for_first.p).p);
    CHECK_INT(r.status, 303);
    CHECK_HAS(get(&w, ADVISEUR, r.location).content, S("Brief over de weg"));
    CHECK_HAS(get(&w, REGISSEUR, on(&w, "/overleg/", x.meeting, "")).content,
              S("Brief over de weg"));
    // Who is not in the circle of the signal itself may not bring it to a table.
    CHECK_INT(post(&w, ADVISEUR_KOOG, path, item_form(&w, &x, "").p).status, 404);
    CHECK_INT(
        get(&w, ADVISEUR_KOOG, on(&w, "/overleg/punten/nieuw?signaal=", x.signal.id, "")).status,
        404);
    // After the closing time: the adviser no longer, the chair still.
    Str at = on(&w,
                "held_on=2026-01-08&starts_at=09:30&lasts_minutes=90&closes_on=2025-12-31"
                "&closes_at=12:00&version=",
                1, "");
    CHECK_INT(post(&w, REGISSEUR, on(&w, "/overleg/", x.meeting, ""), at.p).status, 303);
    r = post(&w, ADVISEUR, path, item_form(&w, &x, for_first.p).p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("De agenda van dit overleg is gesloten"));
    CHECK_HAS(r.content, S("value=\"Brief over de weg\""));
    CHECK_INT(post(&w, REGISSEUR, path, item_form(&w, &x, for_first.p).p).status, 303);
    world_end(&w);
}

TEST(overleg_page, keeps_off_the_agenda_with_a_reason_only)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str path = on(&w, "/overleg/punten/", x.item, "/stand");
    Str form = on(&w, "/overleg/punten/", x.item, "/stand?naar=niet_geagendeerd");
    Str version = hidden(&w, get(&w, REGISSEUR, form).content, "version");
    Req r =
        post(&w, REGISSEUR, path,
             str_fmt(w.arena, "naar=niet_geagendeerd&version=%.*s", (int)version.n, version.p).p);
    CHECK_INT(r.status, 422);
    Str right =
        str_fmt(w.arena, "naar=niet_geagendeerd&reason=Hoort+bij+een+andere+tafel&version=%.*s",
                (int)version.n, version.p);
    CHECK_INT(post(&w, ADVISEUR, path, right.p).status, 403);
    CHECK_INT(post(&w, REGISSEUR, path, right.p).status, 303);
    r = get(&w, ADVISEUR, S("/overleg/punten?stand=niet_geagendeerd"));
    CHECK_HAS(r.content, S("Hoort bij een andere tafel"));
    r = post(&w, REGISSEUR, path, right.p); // once more, from the older version
    CHECK_INT(r.status, 409);
    world_end(&w);
}

TEST(overleg_page, has_no_place_for_more_than_the_number_of_a_case)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Req r = get(&w, ADVISEUR, S("/overleg/punten/nieuw?soort=casusverwijzing"));
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("<textarea"));
    CHECK_HASNT(r.content, S("name=\"title\""));
    Str parties = on(&w, "&partij=", w.waterrijk, "");
    Str form = str_fmt(w.arena, "soort=casusverwijzing&reference=Jan+Jansen&basis=wgs&minutes=5%s",
                       parties.p);
    r = post(&w, ADVISEUR, S("/overleg/punten"), form.p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Alleen letters, cijfers"));
    form = str_fmt(w.arena,
                   "soort=casusverwijzing&reference=ZVH-2026-0042&basis=wgs&minutes=5&title=Jan"
                   "&question=Wat+doen+we+met+Jan%%3F&signaal=%lld%s",
                   (long long)x.signal.id, parties.p);
    r = post(&w, ADVISEUR, S("/overleg/punten"), form.p);
    CHECK_INT(r.status, 303);
    r = get(&w, ADVISEUR, r.location);
    CHECK_HAS(r.content, S("ZVH-2026-0042"));
    CHECK_HAS(r.content, S("samenwerkingsverbanden"));
    CHECK_HASNT(r.content, S("Jan"));
    world_end(&w);
}

// ---- who is at the table, and who comes instead -------------------------------------------------

TEST(overleg_page, asks_a_reason_to_let_someone_in)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str path = on(&w, "/overleg/punten/", x.item, "/deelnemers");
    Str without = on(&w, "organisation=", w.police, "");
    Str with = on(&w, "reason=Kent+de+buurt&organisation=", w.police, "");
    CHECK_HAS(get(&w, ADVISEUR, path).content, S("Testpersoon deelnemer"));
    CHECK_INT(post(&w, ADVISEUR, path, without.p).status, 422);
    CHECK_INT(post(&w, ADVISEUR, path, with.p).status, 303);
    CHECK_INT(get(&w, DEELNEMER, page_of(&w, x.meeting, x.item)).status, 200);
    CHECK_INT(get(&w, DEELNEMER, path).status, 403); // a party, but not who decides on the table
    Str out = str_fmt(w.arena, "/overleg/punten/%lld/partijen/%lld/weg", (long long)x.item,
                      (long long)w.police);
    CHECK_INT(post(&w, REGISSEUR, out, "reason=Niet+meer+nodig").status, 303);
    CHECK_INT(get(&w, DEELNEMER, page_of(&w, x.meeting, x.item)).status, 404);
    CHECK_INT(get(&w, DEELNEMER, on(&w, "/signalen/", x.signal.id, "")).status, 404);
    world_end(&w);
}

TEST(overleg_page, lets_only_ones_own_organisation_say_who_comes)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str path = str_fmt(w.arena, "/overleg/%lld/aanwezigheid/%lld", (long long)x.meeting,
                       (long long)w.account[ADVISEUR]);
    CHECK_INT(get(&w, ADVISEUR_KOOG, path).status, 404);
    CHECK_INT(post(&w, ADVISEUR_KOOG, path, "state=afwezig&version=0").status, 404);
    Req r = post(&w, ADVISEUR, path, "state=vervangen&version=0");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Kies welke collega vervangt."));
    // The world has the chair at the same organisation: a colleague who comes to the consultation.
    Str form = on(
        &w, "state=vervangen&version=0&handover=Let+op+de+brief&deputy=", w.account[REGISSEUR], "");
    CHECK_INT(post(&w, ADVISEUR, path, form.p).status, 303);
    r = get(&w, REGISSEUR, on(&w, "/overleg/", x.meeting, ""));
    CHECK_HAS(r.content, S("Vervangen door Testpersoon procesregisseur"));
    CHECK_HAS(r.content, S("Let op de brief"));
    r = get(&w, ADVISEUR_KOOG, on(&w, "/overleg/", x.meeting, ""));
    CHECK_HAS(r.content, S("Vervangen door Testpersoon procesregisseur"));
    CHECK_HASNT(r.content, S("Let op de brief"));
    CHECK_INT(post(&w, ADVISEUR, path, "state=afwezig&version=0").status, 409);
    CHECK_INT(post(&w, ADVISEUR, path, "state=afwezig&version=1").status, 303);
    world_end(&w);
}

// ---- information requests -----------------------------------------------------------------------

TEST(overleg_page, asks_a_partner_who_answers_without_seeing_the_item)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str ask = on(&w, "/overleg/punten/", x.item, "/vragen");
    Str form = on(&w,
                  "question=Zijn+er+meldingen+van+vernieling%3F&purpose=Om+te+weten+of+het+"
                  "toeneemt&legal_basis=Gemeentewet+172&due_on=2026-01-07&organisation=",
                  w.police, "");
    CHECK_INT(post(&w, ADVISEUR, ask, "question=Kort").status, 422);
    CHECK_INT(post(&w, ADVISEUR, ask, form.p).status, 303);
    Req r = get(&w, DEELNEMER, S("/informatievragen"));
    CHECK_HAS(r.content, S("meldingen van vernieling"));
    CHECK_HASNT(r.content, S("Opvang"));
    CHECK_HASNT(get(&w, ADVISEUR_KOOG, S("/informatievragen")).content, S("vernieling"));
    Str before, id;
    Cursor c = cursor(r.content);
    CHECK(cursor_until(&c, S("href=\"/informatievragen/"), SIZE_MAX, &before));
    while (cursor_until(&c, S("\""), 30, &id) && id.n == 0)
        CHECK(cursor_until(&c, S("href=\"/informatievragen/"), SIZE_MAX, &before));
    Str path = str_fmt(w.arena, "/informatievragen/%.*s", (int)id.n, id.p);
    CHECK_INT(get(&w, ADVISEUR_KOOG, path).status, 404);
    r = get(&w, DEELNEMER, path);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Gemeentewet 172"));
    CHECK_HASNT(r.content, S("Opvang"));
    CHECK_HASNT(r.content, S("/overleg/punten/"));
    CHECK_INT(post(&w, ADVISEUR, path, "state=gedeeld&answer=Twee+keer&version=1").status, 403);
    r = post(&w, DEELNEMER, path, "state=gedeeld&answer=Bel+06-12345678+van+de+bewoner&version=1");
    CHECK_INT(r.status, 422); // a telephone number points at a person
    CHECK_INT(post(&w, DEELNEMER, path, "state=kan_niet&answer=Loopt+onderzoek&version=1").status,
              303);
    CHECK_INT(post(&w, DEELNEMER, path, "state=gedeeld&answer=Toch+wel&version=1").status, 409);
    r = get(&w, ADVISEUR, page_of(&w, x.meeting, x.item));
    CHECK_HAS(r.content, S("Niet gedeeld"));
    CHECK_HAS(r.content, S("Loopt onderzoek"));
    CHECK_INT(get(&w, DEELNEMER, page_of(&w, x.meeting, x.item)).status, 404); // still
    world_end(&w);
}

// ---- the chair, and calendars -------------------------------------------------------------------

TEST(overleg_page, is_planned_by_who_leads)
{
    World w = world();
    const char *form = "name=Overleg+Noord&anchor_on=2026-02-05&every_days=21&starts_at=10:00"
                       "&lasts_minutes=90&closes_days=3&closes_at=12:00&active=ja";
    CHECK_INT(post(&w, ADVISEUR, S("/overleg/reeksen"), form).status, 403);
    CHECK_INT(post(&w, REGISSEUR, S("/overleg/reeksen"), "name=x&starts_at=25:00").status, 422);
    CHECK_INT(post(&w, REGISSEUR, S("/overleg/reeksen"), form).status, 303);
    Req r = get(&w, DEELNEMER, S("/overleg"));
    CHECK_HAS(r.content, S("15 januari 2026"));
    CHECK_HAS(r.content, S("5 februari 2026"));
    CHECK_HAS(r.content, S("26 februari 2026"));
    CHECK_HAS(r.content, S("02-02-2026 12:00"));
    CHECK_HASNT(r.content, S("Reeks wijzigen"));
    CHECK_HASNT(get(&w, ADVISEUR_ELDERS, S("/overleg")).content, S("Overleg Noord"));
    world_end(&w);
}

TEST(overleg_page, gives_a_calendar_that_follows_a_change)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    Str file = on(&w, "/overleg/", x.meeting, "/uitnodiging.ics");
    Req r = get(&w, ADVISEUR, file);
    CHECK_HAS(r.type, S("text/calendar"));
    CHECK_HAS(r.content, S("METHOD:PUBLISH"));
    CHECK_HAS(r.content, S("DTSTART;TZID=Europe/Amsterdam:20260108T093000"));
    CHECK_HAS(r.content, S("SEQUENCE:0"));
    CHECK_HAS(r.content, S("ORGANIZER;CN=\"Procesregisseur\":mailto:beheer@regio.example"));
    CHECK_HASNT(r.content, S("VALARM"));
    const char *later = "held_on=2026-01-09&starts_at=10:00&lasts_minutes=90&closes_on=2026-01-05"
                        "&closes_at=12:00&version=1";
    Str path = on(&w, "/overleg/", x.meeting, "");
    CHECK_INT(post(&w, ADVISEUR, path, later).status, 403);
    CHECK_INT(post(&w, REGISSEUR, path, later).status, 303);
    CHECK_INT(post(&w, REGISSEUR, path, later).status, 409);
    r = get(&w, ADVISEUR, file);
    CHECK_HAS(r.content, S("20260109T100000"));
    CHECK_HAS(r.content, S("SEQUENCE:1"));
    Str off = on(&w, "/overleg/", x.meeting, "/vervallen");
    CHECK_INT(post(&w, REGISSEUR, off, "version=2").status, 422);
    CHECK_INT(post(&w, REGISSEUR, off, "reason=De+zaal+is+dicht&version=2").status, 303);
    r = get(&w, ADVISEUR, file);
    CHECK_HAS(r.content, S("METHOD:CANCEL"));
    CHECK_HAS(r.content, S("STATUS:CANCELLED"));
    CHECK_HAS(r.content, S("SEQUENCE:2"));
    world_end(&w);
}

TEST(overleg_page, feeds_a_calendar_at_a_secret_address)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    CHECK(x.meeting != 0);
    Req r = post(&w, ADVISEUR, S("/overleg/agenda-adres"), "actie=maak");
    Str before, code;
    Cursor c = cursor(r.content);
    CHECK(cursor_until(&c, S("/overleg/agenda/"), SIZE_MAX, &before));
    CHECK(cursor_until(&c, S(".ics"), 100, &code));
    Str path = str_fmt(w.arena, "/overleg/agenda/%.*s.ics", (int)code.n, code.p);
    r = get(&w, NOBODY, path);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("ft 1 agendapunt."));
    CHECK_HASNT(r.content, S("Opvang"));
    CHECK_INT(post(&w, ADVISEUR, S("/overleg/agenda-adres"), "actie=weg").status, 303);
    CHECK_INT(get(&w, NOBODY, path).status, 404);
    world_end(&w);
}

TEST(overleg_page, is_destroyed_with_all_that_hangs_on_it_when_its_term_is_over)
{
    World w = world();
    OverlegWorld x = overleg_world(&w);
    BewarenResult result = {0};
    AuditActor who = {.text = S("een test")};
    AgendaItemNowRow item;
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW + 1800 * 86400, who, &result));
    CHECK_OK(q_agenda_item_now(w.db, w.arena, x.item, &item));
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW + 1900 * 86400, who, &result));
    CHECK_ERR(q_agenda_item_now(w.db, w.arena, x.item, &item), E_NOT_FOUND);
    // The meeting itself goes in the next run, when nothing is on it any more.
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW + 1901 * 86400, who, &result));
    CHECK_INT(get(&w, REGISSEUR, on(&w, "/overleg/", x.meeting, "")).status, 404);
    world_end(&w);
}
