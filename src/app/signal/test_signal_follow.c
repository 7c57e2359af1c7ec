#include "app/signal/signal_show.h"
#include "app/signal/test_signal_world.h"
#include "db/driver.h"

static SignalFollowGetRow
stored(World *w, SignalAdded s)
{
    SignalFollowGetRow row = {0};
    CHECK_OK(q_signal_follow_get(w->db, w->arena, s.id, w->account[ADVISEUR], &row));
    return row;
}

// Post a form of this signal with the version that is stored now.
static Req
send(World *w, SignalAdded s, const char *rest, const char *fields)
{
    Str form = str_fmt(w->arena, "version=%lld&%s", (long long)stored(w, s).version, fields);
    return t_post(w, at_signal(w, s, rest), form.p);
}

static SignalAdded
weighed(World *w, const char *outcome)
{
    SignalAdded s = add_signal(w, (TestSignal){0});
    CHECK_INT(send(w, s, "/navraag", "dag=2026-01-01&navraag=bevestigd&waarom=Zelf+gezien").status,
              303);
    CHECK_INT(send(w, s, "/status?naar=gereed", "").status, 303);
    CHECK_INT(send(w, s, "/status?naar=geagendeerd", "").status, 303);
    Str fields = str_fmt(w->arena, "uitkomst=%s&reden=Zo+besloten+wij+samen", outcome);
    CHECK_INT(send(w, s, "/status?naar=gewogen", fields.p).status, 303);
    return s;
}

TEST(signal_step, only_the_table_says_which_steps_there_are)
{
    static const char *const reason = "Een goede reden";
    size_t allowed = 0;
    for (size_t i = 0; i < signal_statuses.n; i++)
        for (size_t k = 0; k < signal_statuses.n; k++) {
            SignalFollowGetRow s = {.status = signal_statuses.v[i].code, .outcome = S("")};
            SignalChange c = {
                .to = signal_statuses.v[k].code, .outcome = S("ruimte"), .reason = str_z(reason)};
            bool open = signal_is_open(s.status);
            bool off = str_eq(c.to, S("niet_geagendeerd"));
            bool is_there = signal_step(s.status, c.to) != NULL;
            CHECK(is_there == (signal_step_refusal(&s, &c).p == NULL));
            CHECK(!(open && off) || is_there); // from any open status, with a reason
            c.reason = S("");
            CHECK(!off || signal_step_refusal(&s, &c).p);
            allowed += is_there;
        }
    CHECK_INT(allowed, SIGNAL_STEPS);
    SignalFollowGetRow s = {.status = S("navraag"), .outcome = S("")};
    SignalChange ready = {.to = S("gereed"), .outcome = S(""), .reason = S("")};
    CHECK(signal_step_refusal(&s, &ready).p != NULL);
    s.followed_up = 1;
    CHECK(signal_step_refusal(&s, &ready).p == NULL);
    SignalFollowGetRow t = {.status = S("geagendeerd"), .outcome = S("")};
    SignalChange weigh = {.to = S("gewogen"), .outcome = S(""), .reason = S("")};
    CHECK(signal_step_refusal(&t, &weigh).p != NULL);
    weigh.outcome = S("onterecht");
    CHECK(signal_step_refusal(&t, &weigh).p != NULL); // not sure
}

TEST(signal_follow, walks_the_whole_way_with_terms_of_its_own)
{
    World w = world();
    SignalAdded s = weighed(&w, "gesprek");
    CHECK_STR(stored(&w, s).due_on, S("2026-01-15"));
    CHECK_INT(send(&w, s, "/status?naar=afgesloten", "reden=Goed+gesprek+gehad").status, 303);
    SignalFollowGetRow now = stored(&w, s);
    CHECK_STR(now.status, S("afgesloten"));
    CHECK_STR(now.outcome, S("gesprek"));
    CHECK_STR(now.keep_until, S("2028-01-01"));
    Str page = t_get(&w, at_signal(&w, s, "")).content;
    CHECK_HAS(page, S("Status: van Gewogen naar Afgesloten"));
    CHECK_HAS(page, S("Zelf gezien"));
    CHECK_HAS(page, S("Uitkomst: bevestigd"));
    CHECK_INT(t_get(&w, at_signal(&w, s, "/status?naar=gewogen")).status, 404);
    world_end(&w);
}

TEST(signal_follow, leaves_status_kwestie_to_gathering_in_a_kwestie)
{
    World w = world();
    SignalAdded s = weighed(&w, "gesprek");
    Str page = t_get(&w, at_signal(&w, s, "")).content;
    CHECK_HASNT(page, S("status?naar=kwestie"));
    CHECK_HAS(page, S("Verzamel in een kwestie"));
    CHECK_HAS(page, str_fmt(w.arena, "href=\"/kwesties/nieuw?signaal=%lld\"", (long long)s.id));
    CHECK_INT(t_get(&w, at_signal(&w, s, "/status?naar=kwestie")).status, 404);
    CHECK_INT(send(&w, s, "/status?naar=kwestie", "").status, 404);
    Str batch = str_fmt(w.arena, "actie=status&s=%lld", (long long)s.id);
    page = t_get(&w, str_fmt(w.arena, "/signalen/selectie?%s", batch.p).p).content;
    CHECK_HAS(page, S("value=\"afgesloten\""));
    CHECK_HASNT(page, S("value=\"kwestie\""));
    CHECK_INT(
        t_post(&w, "/signalen/selectie", str_fmt(w.arena, "naar=kwestie&%s", batch.p).p).status,
        422);
    CHECK_STR(stored(&w, s).status, S("gewogen"));
    world_end(&w);
}

TEST(signal_follow, asks_for_a_reason_and_keeps_what_was_typed)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){0});
    Req r = send(&w, s, "/status?naar=niet_geagendeerd", "reden=te+kort");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("te kort</textarea>"));
    CHECK_HAS(r.content, S("ten minste 10 tekens"));
    CHECK_INT(send(&w, s, "/status?naar=gereed", "reden=").status, 422);
    CHECK_INT(send(&w, s, "/navraag", "dag=2026-02-01&navraag=bevestigd&waarom=x").status, 422);
    CHECK_INT(send(&w, s, "/navraag", "dag=2026-01-01&navraag=bevestigd").status, 422);
    CHECK_INT(send(&w, s, "/status?naar=niet_geagendeerd", "reden=Het+gaat+om+een+grap").status,
              303);
    CHECK_STR(stored(&w, s).due_on, S("2026-04-02")); // looked at again after a quarter
    CHECK_HAS(t_get(&w, at_signal(&w, s, "")).content, S("Opnieuw bekijken"));
    world_end(&w);
}

TEST(signal_follow, answers_a_conflict_with_the_form_as_typed)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){0});
    CHECK_INT(t_post(&w, at_signal(&w, s, "/duiding"), "version=1&tekst=De+eerste+duiding").status,
              303);
    Req r = t_post(&w, at_signal(&w, s, "/duiding"), "version=1&tekst=De+tweede+%3Cduiding%3E");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Een collega was u net voor"));
    CHECK_HAS(r.content, S("De tweede &lt;duiding&gt;</textarea>"));
    CHECK_HAS(r.content, S("name=\"version\" value=\"2\""));
    Str page = t_get(&w, at_signal(&w, s, "")).content;
    CHECK_HAS(page, S("De eerste duiding"));
    CHECK_HAS(page, S("Testpersoon adviseur"));
    CHECK_HASNT(page, S("De tweede"));
    world_end(&w);
}

TEST(signal_follow, only_the_own_circle_follows_up)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){.confidentiality = "regio"});
    w.as = ADVISEUR_KOOG; // sees what is for the region, in which this person is too
    CHECK_INT(t_get(&w, at_signal(&w, s, "")).status, 200);
    w.as = DEELNEMER;
    CHECK_INT(t_get(&w, at_signal(&w, s, "")).status, 200);
    CHECK_HASNT(t_get(&w, at_signal(&w, s, "")).content, S("Navraag vastleggen"));
    CHECK_INT(t_get(&w, at_signal(&w, s, "/navraag")).status, 403);
    w.as = ADVISEUR_ELDERS;
    CHECK_INT(t_post(&w, at_signal(&w, s, "/duiding"), "version=1&tekst=Niet+van+mij+dit").status,
              404);
    CHECK_INT(t_get(&w, at_signal(&w, s, "")).status, 404);
    world_end(&w);
}

TEST(signal_follow, refers_with_a_number_and_a_ground_and_never_a_name)
{
    World w = world();
    SignalAdded s = weighed(&w, "casusoverleg");
    const char *to = "/status?naar=verwezen";
    CHECK_INT(send(&w, s, to, "uitkomst=casusoverleg&kenmerk=ICO-1").status, 422);
    Req r = send(&w, s, to,
                 "uitkomst=casusoverleg&kenmerk=ICO-1&grondslag=WGS&informed=nee"
                 "&reden=Bel+dhr.+Jansen+op+0612345678");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("dat naar een persoon wijst"));
    CHECK_HAS(r.content, S("name=\"bekeken\""));
    r = send(&w, s, to,
             "uitkomst=casusoverleg&kenmerk=ICO-1&grondslag=WGS&informed=nee"
             "&reden=Hulp+is+nodig+binnen+een+gezin");
    CHECK_INT(r.status, 303);
    Str page = t_get(&w, at_signal(&w, s, "")).content;
    CHECK_HAS(page, S("ICO-1"));
    CHECK_HAS(page, S("Grondslag: WGS"));
    CHECK_HAS(page, S("Betrokkene geïnformeerd: nee"));
    world_end(&w);
}

TEST(signal_follow, an_outcome_needs_its_reason_also_when_room_is_left)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){0});
    send(&w, s, "/navraag", "dag=2026-01-01&navraag=bevestigd&waarom=Zelf+gezien");
    send(&w, s, "/status?naar=gereed", "");
    send(&w, s, "/status?naar=geagendeerd", "");
    Req r = send(&w, s, "/status?naar=gewogen", "uitkomst=ruimte");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Schrijf een reden van ten minste 10 tekens."));
    r = send(&w, s, "/status?naar=gewogen", "uitkomst=ruimte&reden=Zij+lossen+dit+zelf+op");
    CHECK_INT(r.status, 303);
    world_end(&w);
}

TEST(signal_follow, destroys_what_was_unfounded_and_search_forgets_it)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){.observation = "Zwaluwstaart op het dak gezien"});
    CHECK_INT(send(&w, s, "/navraag", "dag=2026-01-01&navraag=bevestigd&waarom=Zomaar").status,
              303);
    send(&w, s, "/status?naar=gereed", "");
    send(&w, s, "/status?naar=geagendeerd", "");
    CHECK_INT(
        send(&w, s, "/status?naar=gewogen", "uitkomst=onterecht&reden=Na+navraag+geen+zorg").status,
        422);
    CHECK_OK(T_WRITE(
        &w, w.db->driver->script(w.db, "INSERT INTO retention_pause (id, reason, what, from_on, "
                                       "until_on, account_id) VALUES (1, 'Onderzoek', 'signal', "
                                       "'2026-01-01', '2026-06-01', 1)")));
    Req r = send(&w, s, "/status?naar=gewogen",
                 "uitkomst=onterecht&zeker=ja&reden=Na+navraag+geen+zorg");
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("vernietigingsstop"));
    CHECK_STR(stored(&w, s).status, S("geagendeerd"));
    CHECK_OK(T_WRITE(&w, w.db->driver->script(w.db, "DELETE FROM retention_pause")));
    r = send(&w, s, "/status?naar=gewogen",
             "uitkomst=onterecht&zeker=ja&reden=Na+navraag+geen+zorg");
    CHECK_INT(r.status, 303);
    Str page = t_get(&w, at_signal(&w, s, "")).content;
    CHECK_HAS(page, S("(vernietigd)"));
    CHECK_HASNT(page, S("Zwaluwstaart"));
    CHECK_HASNT(page, S("Zomaar"));
    CHECK_HASNT(page, S("ongedaan maken"));
    CHECK_HAS(t_get(&w, "/signalen?q=zwaluwstaart&status=alle").content, S("Niets gevonden"));
    CHECK_INT(t_get(&w, at_signal(&w, s, "/duiding")).status, 404);
    world_end(&w);
}

TEST(signal_follow, can_be_undone_for_a_while_by_the_same_person)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){0});
    SignalFollowGetRow was = stored(&w, s);
    CHECK_INT(send(&w, s, "/status?naar=navraag", "").status, 303);
    CHECK_HAS(t_get(&w, at_signal(&w, s, "")).content, S("Laatste wijziging ongedaan maken"));
    w.as = REGISSEUR;
    Req r = t_post(&w, at_signal(&w, s, "/ongedaan"), "");
    CHECK_HAS(r.location, S("te-laat"));
    w.as = ADVISEUR;
    r = t_post(&w, at_signal(&w, s, "/ongedaan"), "");
    CHECK_HAS(r.location, S("done=ongedaan"));
    SignalFollowGetRow now = stored(&w, s);
    CHECK_STR(now.status, was.status);
    CHECK_STR(now.due_on, was.due_on);
    CHECK_INT(now.version, 3);
    r = t_post(&w, at_signal(&w, s, "/ongedaan"), "");
    CHECK_HAS(r.location, S("te-laat"));
    send(&w, s, "/status?naar=navraag", "");
    r = t_send(&w, (Req){.method = POST,
                         .path = str_z(at_signal(&w, s, "/ongedaan")),
                         .content_type = S("application/x-www-form-urlencoded"),
                         .fetch_site = S("same-origin"),
                         .now = WORLD_NOW + SIGNAL_UNDO_S + 1,
                         .body = S("form_token=" WORLD_TOKEN)});
    CHECK_HAS(r.location, S("te-laat"));
    world_end(&w);
}

TEST(signal_follow, hands_over_to_who_may_follow_it_up)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){0});
    Str page = t_get(&w, at_signal(&w, s, "/overdragen")).content;
    CHECK_HAS(page, S("Testpersoon procesregisseur"));
    CHECK_HASNT(page, S("Testpersoon deelnemer"));
    Str to = str_fmt(w.arena, "collega=%lld&notitie=Bel+eerst+de+school",
                     (long long)w.account[REGISSEUR]);
    CHECK_INT(send(&w, s, "/overdragen", to.p).status, 303);
    CHECK_INT(stored(&w, s).assigned_to, w.account[REGISSEUR]);
    to = str_fmt(w.arena, "collega=%lld", (long long)w.account[ADVISEUR_ELDERS]);
    CHECK_INT(send(&w, s, "/overdragen", to.p).status, 422);
    CHECK_HAS(t_get(&w, at_signal(&w, s, "")).content,
              S("Overgedragen aan Testpersoon procesregisseur"));
    w.as = REGISSEUR;
    CHECK_HAS(t_get(&w, "/signalen?wie=ik").content, S("1 signaal"));
    world_end(&w);
}

TEST(signal_follow, tells_the_reporter_and_corrects_the_sort)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){0});
    CHECK_HAS(t_get(&w, at_signal(&w, s, "/terugkoppeling")).content, S("Bedankt voor uw melding"));
    CHECK_INT(send(&w, s, "/terugkoppeling", "tekst=We+gaan+in+gesprek.").status, 303);
    CHECK_INT(send(&w, s, "/indeling", "lens=ervaren&soort=groepen&thema=wonen").status, 303);
    SignalFollowGetRow now = stored(&w, s);
    CHECK_STR(now.theme, S("wonen"));
    CHECK_STR(now.lens, S("ervaren"));
    Str page = t_get(&w, at_signal(&w, s, "")).content;
    CHECK_HAS(page, S("Teruggekoppeld aan de melder"));
    CHECK_HAS(page, S("We gaan in gesprek."));
    CHECK_HAS(page, S("Thema: van “Opvang asielzoekers en vluchtelingen” naar “Wonen"));
    world_end(&w);
}

// ---- batch --------------------------------------------------------------------------------------

static Str
part_between(Str s, Str from, Str to)
{
    Cursor c = cursor(s);
    Str skipped, part = {0};
    if (!cursor_until(&c, from, SIZE_MAX, &skipped) || !cursor_until(&c, to, 40, &part))
        return S("");
    return part;
}

TEST(signal_batch, does_what_it_can_says_what_not_and_can_be_undone)
{
    World w = world();
    SignalAdded a = add_signal(&w, (TestSignal){0}), b = add_signal(&w, (TestSignal){0});
    SignalAdded c = add_signal(&w, (TestSignal){0}), d = add_signal(&w, (TestSignal){0});
    SignalAdded far =
        add_signal(&w, (TestSignal){.municipality = "GM9003", .area_id = w.area_verweg});
    send(&w, c, "/status?naar=navraag", "");
    Str ids = str_fmt(w.arena, "s=%lld&s=%lld&s=%lld&s=%lld.9&s=%lld", (long long)a.id,
                      (long long)b.id, (long long)c.id, (long long)d.id, (long long)far.id);
    Str page = t_get(&w, str_fmt(w.arena, "/signalen/selectie?actie=status&%s", ids.p).p).content;
    CHECK_HAS(page, S("U heeft 5 signalen gekozen"));
    CHECK_HAS(page, S("Een signaal dat u niet opvolgt"));
    page =
        t_post(&w, "/signalen/selectie", str_fmt(w.arena, "actie=status&naar=navraag&%s", ids.p).p)
            .content;
    CHECK_HAS(page, S("2 gewijzigd, 3 overgeslagen"));
    CHECK_HAS(page, S("die stap kan niet vanuit de status die het nu heeft"));
    CHECK_HAS(page, S("een collega heeft het intussen gewijzigd"));
    CHECK_HAS(page, S("u volgt dit signaal niet op"));
    CHECK_HASNT(page, far.number);
    CHECK_STR(stored(&w, a).status, S("navraag"));
    Str undo = part_between(page, S("/signalen/selectie/"), S("/ongedaan"));
    Str target = str_fmt(w.arena, "/signalen/selectie/%.*s/ongedaan", (int)undo.n, undo.p);
    CHECK_INT(t_post(&w, target.p, "").status, 303);
    CHECK_STR(stored(&w, a).status, S("ontvangen"));
    CHECK_STR(stored(&w, b).status, S("ontvangen"));
    CHECK_STR(stored(&w, c).status, S("navraag"));
    CHECK_INT(t_post(&w, target.p, "").status, 409);
    world_end(&w);
}

TEST(signal_batch, checks_its_form_and_hands_over)
{
    World w = world();
    SignalAdded a = add_signal(&w, (TestSignal){0});
    CHECK_INT(t_get(&w, "/signalen/selectie?actie=onzin").status, 404);
    CHECK_HAS(t_get(&w, "/signalen/selectie?actie=status").content, S("nog geen signaal gekozen"));
    Str form = str_fmt(w.arena, "actie=overdragen&s=%lld&collega=", (long long)a.id);
    CHECK_INT(t_post(&w, "/signalen/selectie", form.p).status, 422);
    form = str_fmt(w.arena, "actie=overdragen&s=%lld&collega=%lld", (long long)a.id,
                   (long long)w.account[REGISSEUR]);
    CHECK_HAS(t_post(&w, "/signalen/selectie", form.p).content, S("1 gewijzigd, 0 overgeslagen"));
    CHECK_HAS(t_post(&w, "/signalen/selectie", form.p).content, S("volgt het al op"));
    w.as = DEELNEMER;
    CHECK_INT(t_post(&w, "/signalen/selectie", form.p).status, 403);
    world_end(&w);
}

// ---- the dossier --------------------------------------------------------------------------------

TEST(signal_show, keeps_observation_and_interpretation_apart_and_is_logged)
{
    World w = world();
    SignalAdded s = add_signal(&w, (TestSignal){.observation = "Er hing een <doek> aan de brug"});
    Str page = t_get(&w, at_signal(&w, s, "")).content;
    CHECK_HAS(page, S("Er hing een &lt;doek&gt; aan de brug"));
    CHECK_HAS(page, S("Nog niemand heeft dit signaal geduid."));
    CHECK_HAS(page, S("Alleen de gemeente waar het speelt"));
    CHECK_HASNT(page, S("Contactgegevens van de melder openen"));
    world_end(&w);
}

TEST(signal_like, shows_what_is_about_the_same_thing_with_the_reason)
{
    World w = world();
    SignalAdded s = add_signal(
        &w,
        (TestSignal){.observation = "Bewoners maken zich zorgen over de opvang in het buurthuis.",
                     .observed = "2025-12-20"});
    SignalAdded near = add_signal(
        &w, (TestSignal){.observation = "Vragen over opvang; het buurthuis zou dichtgaan.",
                         .observed = "2025-12-26"});
    SignalAdded other =
        add_signal(&w, (TestSignal){.observation = "Kapotte lantaarns langs de vaart.",
                                    .observed = "2025-12-21"});
    SignalAdded far = add_signal(
        &w,
        (TestSignal){.municipality = "GM9003",
                     .area_id = w.area_verweg,
                     .observation = "Bewoners maken zich zorgen over de opvang in het buurthuis.",
                     .observed = "2025-12-20"});
    Str page = t_get(&w, at_signal(&w, s, "")).content;
    CHECK_HAS(page, near.number);
    CHECK_HAS(page, S("zelfde gebied, zelfde thema, 6 dagen ertussen, woorden: "));
    CHECK_HAS(page, S("buurthuis"));
    CHECK_HASNT(page, other.number);
    CHECK_HASNT(page, far.number);
    world_end(&w);
}

TEST(signal_like, wants_words_and_not_only_nearness)
{
    CHECK(!signal_like_enough(0, signal_like_score(0, true, true, 0)));
    CHECK(!signal_like_enough(0.05, signal_like_score(0.05, true, true, 0)));
    CHECK(signal_like_enough(0.1, signal_like_score(0.1, true, true, 6)));
    CHECK(!signal_like_enough(0.1, signal_like_score(0.1, false, false, 50)));
    CHECK(signal_like_enough(0.5, signal_like_score(0.5, false, false, 59)));
    CHECK_NEAR(signal_like_score(1, true, true, 0), 1, 1e-9);
}
