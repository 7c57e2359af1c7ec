// The forms of a kwestie: what they keep, what they refuse, and who saved first.
#include "app/audit/audit.h"
#include "app/kwestie/test_kwestie_world.h"
#include "audit_queries.h"
#include "db/driver.h"
#include "kwestie_link_queries.h"
#include "kwestie_part_queries.h"
#include "kwestie_queries.h"
#include "test/check.h"

// How long the log is; its chain must hold.
static int64_t
log_lines(World *w)
{
    AuditState state;
    CHECK_OK(audit_verify(w->db, w->arena, w->context, (AuditHead){0}, &state));
    CHECK_INT(state.wrong_n, 0);
    return state.lines;
}

static AuditPageRow
last_line(World *w)
{
    AuditPageRows rows;
    CHECK_OK(q_audit_page(w->db, w->arena, 0, 1000, &rows));
    return rows.n > 0 ? rows.v[rows.n - 1] : (AuditPageRow){0};
}

static KwestieWorld
filled(World *w)
{
    KwestieWorld x = {.w = w, .nsignals = 2, .members = {ADVISEUR, ADVISEUR_KOOG}, .nmembers = 2};
    CHECK_OK(db_transaction(w->db, kwestie_world_fill, &x));
    return x;
}

static Req
post(World *w, const char *what, int64_t id, Str form)
{
    Str path = str_fmt(w->arena, "/kwesties/%lld%s", (long long)id, what);
    return t_post(w, path.p, str_to_z(w->arena, form));
}

static Req
get(World *w, const char *what, int64_t id)
{
    return t_get(w, str_fmt(w->arena, "/kwesties/%lld%s", (long long)id, what).p);
}

static Str
core_form(World *w, const char *title, const char *core, int version)
{
    return str_fmt(w->arena,
                   "title=%s&core=%s&place=GM9001/%lld&theme=opvang&phase=crisis&version=%d&"
                   "task=Het+dossier+bijhouden",
                   title, core, (long long)w->area_noord, version);
}

#define GOOD_CORE "Bewoners+willen+weten+waar+zij+aan+toe+zijn"

TEST(kwestie_form, begins_a_kwestie_from_signals)
{
    World w = world();
    KwestieWorld x = filled(&w), more = {.w = &w, .nsignals = 2};
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &more));
    long long a = (long long)x.signals[0].id, b = (long long)more.signals[0].id;
    Req r = t_get(
        &w, str_fmt(w.arena, "/kwesties/nieuw?signaal=%lld&signaal=%lld&signaal=%lld", a, b, a).p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("2 signalen horen bij deze kwestie"));
    CHECK_HAS(r.content, S("value=\"opvang\" selected"));
    CHECK_HAS(r.content, str_fmt(w.arena, "value=\"%lld,%lld\"", a, b));
    Str form = core_form(&w, "Opvang+in+Noord", GOOD_CORE, 1);
    form = str_fmt(w.arena, "%.*s&signalen=%lld,%lld", (int)form.n, form.p, a, b);
    r = t_post(&w, "/kwesties", form.p);
    CHECK_INT(r.status, 303);
    r = t_get(&w, str_to_z(w.arena, r.location));
    CHECK_HAS(r.content, S("De kwestie is begonnen"));
    CHECK_HAS(r.content, S("K-2026-0003"));
    CHECK_HAS(r.content, S("Het dossier bijhouden"));
    CHECK_HAS(r.content, more.signals[0].number);
    KwestieSignalStateRow s;
    CHECK_OK(q_kwestie_signal_state(w.db, w.arena, x.signals[0].id, &s));
    CHECK_INT(s.kwesties, 2);
    CHECK_INT(log_lines(&w), 4); // two signals, the kwestie, and the look at it
    world_end(&w);
}

TEST(kwestie_form, refuses_signals_that_one_does_not_see)
{
    World w = world();
    KwestieWorld x = filled(&w);
    w.as = ADVISEUR_ELDERS;
    Str path = str_fmt(w.arena, "/kwesties/nieuw?signaal=%lld", (long long)x.signals[0].id);
    CHECK_INT(t_get(&w, path.p).status, 404);
    CHECK_INT(t_get(&w, "/kwesties/nieuw?signaal=x").status, 400);
    CHECK_INT(t_get(&w, "/kwesties/nieuw").status, 200);
    w.as = BESTUURDER;
    CHECK_INT(t_get(&w, "/kwesties/nieuw").status, 403);
    world_end(&w);
}

// The path of the form that begins a kwestie, with one signal chosen.
static const char *
new_with(World *w, const SignalAdded *s)
{
    return str_fmt(w->arena, "/kwesties/nieuw?s=%lld", (long long)s->id).p;
}

static Str
join_form(World *w, int64_t kwestie, const char *signals)
{
    return str_fmt(w->arena, "kwestie=%lld&signalen=%s", (long long)kwestie, signals);
}

TEST(kwestie_form, offers_the_kwesties_that_one_may_write_to_for_signals)
{
    World w = world();
    KwestieWorld x = filled(&w), other = {.w = &w, .nsignals = 1};
    other.members[other.nmembers++] = REGISSEUR;
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &other));
    Req r = t_get(&w, new_with(&w, &other.signals[0]));
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("action=\"/kwesties/toevoegen\""));
    CHECK_HAS(r.content, str_fmt(w.arena,
                                 "<option value=\"%lld\">K-2026-0001: Opvanglocatie "
                                 "&lt;Noord&gt;</option>",
                                 (long long)x.k.id));
    CHECK_HASNT(r.content, S("K-2026-0002"));                                    // no member
    CHECK_HASNT(t_get(&w, "/kwesties/nieuw").content, S("/kwesties/toevoegen")); // nothing to add
    CHECK_OK(T_WRITE(&w, w.db->driver->script(w.db, "UPDATE kwestie SET status = 'gesloten'")));
    CHECK_HASNT(t_get(&w, new_with(&w, &other.signals[0])).content, S("/kwesties/toevoegen"));
    world_end(&w);
}

TEST(kwestie_form, adds_signals_to_a_kwestie_that_is_there)
{
    World w = world();
    KwestieWorld x = filled(&w), other = {.w = &w, .nsignals = 2};
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &other));
    KwestieSignalStateRow s;
    Str ids = str_fmt(w.arena, "%lld,%lld", (long long)other.signals[0].id,
                      (long long)x.signals[0].id); // the second is in it already
    int64_t before = log_lines(&w);
    Req r = t_post(&w, "/kwesties/toevoegen", join_form(&w, x.k.id, ids.p).p);
    CHECK_STR(r.location, str_fmt(w.arena, "/kwesties/%lld?done=gekoppeld", (long long)x.k.id));
    CHECK_INT(log_lines(&w), before + 1);
    AuditPageRow line = last_line(&w);
    CHECK_STR(line.name, S("signal.gather"));
    CHECK_INT(line.actor_id, w.account[ADVISEUR]);
    CHECK_STR(line.object, other.signals[0].number);
    CHECK_STR(line.detail, x.k.number);
    CHECK_OK(q_kwestie_signal_state(w.db, w.arena, other.signals[0].id, &s));
    CHECK_INT(s.kwesties, 2);
    r = t_post(&w, "/kwesties/toevoegen", join_form(&w, x.k.id, ids.p).p);
    CHECK_STR(r.location, str_fmt(w.arena, "/kwesties/%lld?done=al", (long long)x.k.id));
    CHECK_HAS(t_get(&w, str_to_z(w.arena, r.location)).content, S("Er is niets gewijzigd"));
    r = t_post(&w, "/kwesties/toevoegen", str_fmt(w.arena, "signalen=%s", ids.p).p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Aan welke kwestie voegt u toe?"));
    CHECK_HAS(r.content, str_fmt(w.arena, "value=\"%s\"", ids.p)); // what was chosen stays
    world_end(&w);
}

TEST(kwestie_form, adds_only_what_one_sees_to_what_one_is_a_member_of)
{
    World w = world();
    KwestieWorld x = filled(&w), other = {.w = &w, .nsignals = 1};
    other.members[other.nmembers++] = REGISSEUR;
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &other));
    Str id = str_fmt(w.arena, "%lld", (long long)other.signals[0].id);
    Req r = t_post(&w, "/kwesties/toevoegen", join_form(&w, other.k.id, id.p).p);
    CHECK_INT(r.status, 422); // not one of the choices
    w.as = ADVISEUR_KOOG;     // a member, who does not see this signal
    CHECK_INT(t_post(&w, "/kwesties/toevoegen", join_form(&w, x.k.id, id.p).p).status, 404);
    w.as = BESTUURDER;
    CHECK_INT(t_post(&w, "/kwesties/toevoegen", join_form(&w, x.k.id, id.p).p).status, 403);
    world_end(&w);
}

TEST(kwestie_form, takes_two_hundred_signals_from_a_list)
{
    World w = world();
    KwestieWorld x = {.w = &w, .nsignals = 200};
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &x));
    Str form = S("actie=kwestie");
    for (size_t i = 0; i < 200; i++)
        form =
            str_fmt(w.arena, "%.*s&signaal=%lld", (int)form.n, form.p, (long long)x.signals[i].id);
    Req r = t_post(&w, "/kwesties/nieuw", form.p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("200 signalen horen bij deze kwestie"));
    world_end(&w);
}

TEST(kwestie_form, keeps_what_was_typed_when_something_is_wrong)
{
    World w = world();
    Req r = t_post(&w, "/kwesties", core_form(&w, "Opv", "%3Cte+kort%3E", 1).p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("&lt;te kort&gt;"));
    CHECK_HAS(r.content, S("ten minste 15 tekens"));
    CHECK_HAS(r.content, S("value=\"crisis\" checked"));
    world_end(&w);
}

TEST(kwestie_form, asks_to_leave_out_what_points_at_a_person)
{
    World w = world();
    const char *phone = "Bel+de+bewoner+op+06-12345678+over+de+opvang";
    Req r = t_post(&w, "/kwesties", core_form(&w, "Opvang+in+Noord", phone, 1).p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("06-12345678”"));
    CHECK_HAS(r.content, S("name=\"bewust\""));
    Str form = core_form(&w, "Opvang+in+Noord", phone, 1);
    form = str_fmt(w.arena, "%.*s&bewust=ja", (int)form.n, form.p);
    CHECK_INT(t_post(&w, "/kwesties", form.p).status, 303);
    form = core_form(&w, "Opvang+in+Noord", "De+bewoner+met+BSN+111222333+is+boos", 1);
    form = str_fmt(w.arena, "%.*s&bewust=ja", (int)form.n, form.p);
    r = t_post(&w, "/kwesties", form.p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("mag hier niet staan"));
    world_end(&w);
}

TEST(kwestie_form, shows_what_a_colleague_saved_first)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Req r = post(&w, "", x.k.id, core_form(&w, "De+eerste+naam", GOOD_CORE, 1));
    CHECK_INT(r.status, 303);
    w.as = ADVISEUR_KOOG;
    r = post(&w, "", x.k.id, core_form(&w, "De+tweede+naam", GOOD_CORE, 1));
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("value=\"De tweede naam\""));
    CHECK_HAS(r.content, S("<q>De eerste naam</q>"));
    CHECK_HAS(r.content, S("name=\"version\" value=\"2\""));
    r = post(&w, "", x.k.id, core_form(&w, "De+tweede+naam", GOOD_CORE, 2));
    CHECK_INT(r.status, 303);
    KwestieGetRow k;
    CHECK_OK(q_kwestie_get(w.db, w.arena, w.account[ADVISEUR], x.k.id, &k));
    CHECK_STR(k.title, S("De tweede naam"));
    CHECK_STR(k.phase, S("crisis"));
    CHECK_STR(k.keep_until, S("2030-12-31")); // 1825 days from now
    world_end(&w);
}

TEST(kwestie_form, closes_with_a_reason_that_stays_in_the_history)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Req r = post(&w, "/status", x.k.id, S("status=gesloten&version=1"));
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Schrijf op waarom u de kwestie sluit."));
    Str form = S("status=gesloten&reason=Het+is+al+een+half+jaar+rustig&version=1");
    CHECK_INT(post(&w, "/status", x.k.id, form).status, 303);
    r = get(&w, "", x.k.id);
    CHECK_HAS(r.content, S("Status gewijzigd: Gesloten. Het is al een half jaar rustig"));
    CHECK_HASNT(t_get(&w, "/kwesties").content, S("Opvanglocatie"));
    CHECK_HAS(t_get(&w, "/kwesties?status=gesloten").content, S("Opvanglocatie"));
    r = post(&w, "/status", x.k.id, S("status=volgen&version=1"));
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("<q>Gesloten</q>"));
    world_end(&w);
}

TEST(kwestie_form, sets_facts_beside_rumours)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Str form = S("claim=Er+komen+%3Cvierhonderd%3E+mensen&state=onbekend&says_who=bewoners&"
                 "checked_on=2025-12-30");
    CHECK_INT(post(&w, "/beweringen", x.k.id, form).status, 303);
    Req r = get(&w, "", x.k.id);
    CHECK_HAS(r.content, S("Er komen &lt;vierhonderd&gt; mensen"));
    CHECK_HAS(r.content, S("1 bewering nog te checken"));
    KwestieClaimsRows rows;
    CHECK_OK(q_kwestie_claims(w.db, w.arena, w.account[ADVISEUR], x.k.id, &rows));
    CHECK_INT(rows.n, 1);
    const char *one = str_fmt(w.arena, "/beweringen/%lld", (long long)rows.v[0].id).p;
    CHECK_HAS(get(&w, one, x.k.id).content, S("value=\"bewoners\""));
    form = S("claim=Er+komen+honderd+mensen&state=bevestigd&checked_on=2026-01-01&version=1&"
             "answer=Honderd+mensen&answered_at=website&answered_on=2026-01-01");
    CHECK_INT(post(&w, one, x.k.id, form).status, 303);
    r = get(&w, "", x.k.id);
    CHECK_HAS(r.content, S("Geen geruchten bekend."));
    CHECK_HAS(r.content, S("Gegeven via website op 01-01-2026"));
    r = post(&w, one, x.k.id, form);
    CHECK_INT(r.status, 409);
    KwestieWorld other = {.w = &w, .members = {ADVISEUR}, .nmembers = 1};
    CHECK_OK(db_transaction(w.db, kwestie_world_fill, &other));
    CHECK_INT(post(&w, one, other.k.id, form).status, 404); // of another kwestie
    CHECK_INT(get(&w, one, other.k.id).status, 404);
    r = post(&w, "/beweringen", x.k.id, S("claim=Er+komen+mensen&answered_at=website"));
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Schrijf op wat het antwoord was."));
    world_end(&w);
}

TEST(kwestie_form, marks_promises_past_their_day)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Str form = S("soort=belofte&on_day=2025-11-01&body=Er+komt+een+telefoonnummer&state=open&"
                 "by_whom=wethouder+wonen&due_on=2025-12-31");
    CHECK_INT(post(&w, "/historie", x.k.id, form).status, 303);
    Req r = get(&w, "", x.k.id);
    CHECK_HAS(r.content, S("Over de datum"));
    CHECK_HAS(r.content, S("1 belofte is over de datum"));
    KwestieHistoriesRows rows;
    CHECK_OK(q_kwestie_histories(w.db, w.arena, w.account[ADVISEUR], x.k.id, &rows));
    const char *one = str_fmt(w.arena, "/historie/%lld", (long long)rows.v[0].id).p;
    form = S("on_day=2025-11-01&body=Er+komt+een+telefoonnummer&state=nagekomen&version=1&"
             "by_whom=wethouder+wonen");
    CHECK_INT(post(&w, one, x.k.id, form).status, 303);
    CHECK_HASNT(get(&w, "", x.k.id).content, S("Over de datum"));
    CHECK_INT(post(&w, one, x.k.id, form).status, 409);
    r = post(&w, "/historie", x.k.id, S("soort=belofte&on_day=2026-01-01&body=Een+gesprek"));
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Wie heeft het beloofd?"));
    world_end(&w);
}

TEST(kwestie_form, puts_events_and_signals_on_one_timeline)
{
    World w = world();
    KwestieWorld x = filled(&w);
    Str form = S("soort=gebeurtenis&on_day=2025-12-20&body=De+raad+stemde+in");
    CHECK_INT(post(&w, "/historie", x.k.id, form).status, 303);
    form = S("soort=gebeurtenis&on_day=2015-03-02&body=Een+eerdere+locatie+ging+niet+door");
    CHECK_INT(post(&w, "/historie", x.k.id, form).status, 303);
    Req r = get(&w, "", x.k.id);
    CHECK_HAS(r.content, S("Signalen per week"));
    CHECK_HAS(r.content, S("29-12-2025</th><td class=\"utrecht-table__cell app-number\">2</td>"));
    CHECK_HAS(r.content, S("Gebeurtenis (buiten de tijdlijn)"));
    CHECK_HAS(r.content, S("2 signalen in 8 weken"));
    world_end(&w);
}

TEST(kwestie_form, turns_the_page_after_twenty_five)
{
    World w = world();
    for (int i = 0; i < 26; i++) {
        KwestieWorld x = {.w = &w, .members = {ADVISEUR}, .nmembers = 1};
        CHECK_OK(db_transaction(w.db, kwestie_world_fill, &x));
    }
    Req r = t_get(&w, "/kwesties?theme=opvang");
    CHECK_HAS(r.content, S("Toon oudere kwesties"));
    Cursor c = cursor(r.content);
    Str before, rest;
    CHECK(cursor_until(&c, S("/kwesties?theme=opvang&amp;na="), SIZE_MAX, &before));
    CHECK(cursor_until(&c, S("\""), 100, &rest));
    Str next = str_fmt(w.arena, "/kwesties?theme=opvang&na=%.*s", (int)rest.n, rest.p);
    r = t_get(&w, next.p);
    CHECK_HAS(r.content, S("Terug naar het begin"));
    CHECK_HAS(r.content, S("K-2026-00"));
    CHECK_HASNT(r.content, S("Toon oudere kwesties"));
    CHECK_HAS(t_get(&w, "/kwesties?theme=wonen").content,
              S("Met dit filter zijn er geen kwesties"));
    CHECK_INT(t_get(&w, "/kwesties?phase=nee").status, 400);
    world_end(&w);
}
