#include "app/bewaren/bewaren.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"

enum { DAY_S = 86400 };

static Err
force(Db *db, Arena *a, const char *sql, int64_t n)
{
    Cursor c = cursor(str_z(sql));
    Str before;
    REQUIRE(cursor_until(&c, S("%lld"), SIZE_MAX, &before));
    return db->driver->script(
        db, str_fmt(a, "%.*s%lld%s", (int)before.n, before.p, (long long)n, c.p).p);
}

static Str
ask(World *w, const char *sql)
{
    static const DbColumn cell[] = {{.type = DB_TEXT}};
    const Query q = {
        .id = OWN_TEST, .ncols = 1, .name = "", .sqlite = sql, .pg = sql, .cols = cell};
    DbRows rows;
    CHECK_OK(db_run(w->db, w->arena, &q, NULL, &rows));
    w->db->driver->forget(w->db, &q);
    return rows.n > 0 ? rows.cells[0].s : S("(none)");
}

// A kwestie with all that hangs on it, a trend, a trigger, a draft and an import, all long past.
static Err
add_old(Db *db, void *arg)
{
    World *w = arg;
    Arena *a = w->arena;
    TRY(force(db, a,
              "INSERT INTO circle (id, kind, name) VALUES (50, 'kwestie', 'Geheim'), (%lld, "
              "'named', 'x')",
              51));
    TRY(force(
        db, a,
        "INSERT INTO circle_member (account_id, circle_id, source) VALUES (%lld, 50, 'named')",
        w->account[ADVISEUR]));
    TRY(force(
        db, a,
        "INSERT INTO kwestie (id, number, title, core, municipality, area_id, theme, phase, status,"
        " circle_id, organisation_id, created_at, changed_at, keep_until) VALUES (60, "
        "'K-2020-0001',"
        " 'Geheim', 'Geheim', 'GM9001', %lld, 'opvang', 'onrust', 'gesloten', 50, 1, 1, 1, "
        "'2025-06-01')",
        w->area_noord));
    TRY(force(db, a,
              "INSERT INTO kwestie_member (kwestie_id, account_id, task, added_at) VALUES (60, "
              "%lld, 'x', 1)",
              w->account[ADVISEUR]));
    TRY(force(db, a,
              "INSERT INTO kwestie_history (id, kwestie_id, kind, on_day, body) VALUES"
              " (61, 60, 'belofte', '2020-01-01', 'Geheim'), (%lld, 60, 'gebeurtenis', "
              "'2020-01-01', 'y')",
              62));
    TRY(force(db, a,
              "INSERT INTO kwestie_claim (id, kwestie_id, claim, state, checked_on) VALUES"
              " (%lld, 60, 'Geheim', 'onbekend', '2020-01-01')",
              63));
    TRY(force(
        db, a,
        "INSERT INTO trend (id, partnership_id, level, title, body, source, state, organisation_id,"
        " changed_at, keep_until) VALUES (70, %lld, 'lokaal', 'Geheim', 'b', 's', 'gedeeld', 1, 1, "
        "'2025-06-01')",
        w->region));
    TRY(force(db, a,
              "INSERT INTO trend_receipt (trend_id, organisation_id, read_at) VALUES (70, %lld, 1)",
              w->waterrijk));
    TRY(force(db, a,
              "INSERT INTO trigger_event (id, partnership_id, kind, title, starts_on, ends_on, "
              "state, changed_at,"
              " keep_until) VALUES (80, %lld, 'x', 'Geheim', '2020-01-01', '2020-01-01', "
              "'vervallen', 1, '2025-06-01')",
              w->region));
    TRY(force(db, a, "INSERT INTO kwestie_trigger (kwestie_id, trigger_id) VALUES (60, %lld)", 80));
    TRY(force(db, a,
              "INSERT INTO draft (account_id, form, content, saved_at) VALUES (%lld, 'signaal', "
              "'Geheim', 1)",
              w->account[MELDER]));
    return force(
        db, a,
        db->driver->dialect == DIALECT_PG
            ? "INSERT INTO import_batch (id, account_id, name, content, rows, state, created_at)"
              " VALUES (90, %lld, 'a.csv', 'x', 1, 'preview', 1)"
            : "INSERT INTO import_batch (id, account_id, name, content, rows, state, created_at)"
              " VALUES (90, %lld, 'a.csv', x'78', 1, 'preview', 1)",
        w->account[ADVISEUR]);
}

static World
with_old(void)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, add_old, &w));
    w.as = FG;
    return w;
}

TEST(bewaren_kind, each_kind_goes_in_its_own_way)
{
    World w = with_old();
    BewarenResult result;
    AuditActor who = {.text = S("een test")};
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW, who, &result));
    CHECK_INT(result.items, 5);
    CHECK_STR(ask(&w, "SELECT number || title || core || status FROM kwestie"),
              S("K-2020-0001(vernietigd)(vernietigd)gesloten"));
    CHECK_STR(ask(&w, "SELECT name FROM circle WHERE id = 50"), S("K-2020-0001"));
    static const char *const empty[] = {"kwestie_member", "kwestie_history",
                                        "kwestie_claim",  "kwestie_trigger",
                                        "trend",          "trend_receipt",
                                        "trigger_event",  "draft",
                                        "import_batch",   "circle_member WHERE circle_id = 50"};
    for (size_t i = 0; i < COUNT(empty); i++)
        CHECK_STR(ask(&w, str_fmt(w.arena, "SELECT CAST(count(*) AS TEXT) FROM %s", empty[i]).p),
                  S("0"));
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW + DAY_S, who, &result));
    CHECK_INT(result.run_id, 0); // the shell of the kwestie does not come back each night
    world_end(&w);
}

TEST(bewaren_kind, a_run_that_was_broken_off_is_finished_under_its_own_number)
{
    World w = with_old();
    BewarenResult result;
    AuditActor who = {.text = S("een test")};
    CHECK_OK(T_WRITE(&w, force(w.db, w.arena,
                               "INSERT INTO destruction_run (id, number, started_at, today, items)"
                               " VALUES (5, 'V-2025-0009', %lld, '2025-12-31', 2)",
                               WORLD_NOW - DAY_S)));
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW, who, &result));
    CHECK_STR(result.number, S("V-2025-0009"));
    CHECK_STR(ask(&w, "SELECT CAST(items AS TEXT) FROM destruction_run WHERE finished_at > 0"),
              S("7"));
    world_end(&w);
}

static Err
add_old_lines(Db *db, void *arg)
{
    World *w = arg;
    for (int i = 0; i < 5; i++)
        TRY(audit_add_by(db, w->arena, w->context, S("een test"),
                         WORLD_NOW - 1200 * (int64_t)DAY_S + i,
                         (AuditEntry){.name = S("signal.read"), .activity = S("signaleren")}));
    return OK;
}

TEST(bewaren_kind, old_lines_of_the_log_go_and_the_chain_stays_right)
{
    World w = world();
    BewarenResult result;
    AuditState state;
    AuditActor who = {.text = S("een test")};
    CHECK_OK(db_transaction(w.db, add_old_lines, &w));
    CHECK_OK(audit_note_head(w.db, w.arena, w.context, WORLD_NOW - DAY_S, &state));
    CHECK_OK(bewaren_run(w.db, w.arena, w.context, WORLD_NOW, who, &result));
    CHECK_STR(ask(&w, "SELECT object FROM destruction WHERE what = 'audit'"),
              S("regel 1 tot en met 5"));
    CHECK_OK(audit_note_head(w.db, w.arena, w.context, WORLD_NOW, &state));
    CHECK(!state.wrong.p);
    CHECK_INT(state.lines, 3); // begun, destroyed, finished
    world_end(&w);
}

TEST(bewaren_kind, traces_of_access_go_without_a_declaration)
{
    World w = world();
    CHECK_OK(
        T_WRITE(&w, force(w.db, w.arena,
                          "INSERT INTO rate (bucket, n, since) VALUES ('a', 1, 1), ('b', 1, %lld)",
                          WORLD_NOW)));
    CHECK_OK(T_WRITE(
        &w, force(w.db, w.arena,
                  "INSERT INTO login_failure (bucket, n, since, until) VALUES ('a', 1, 1, 1),"
                  " ('b', 1, 1, %lld)",
                  WORLD_NOW + 60)));
    CHECK_OK(T_WRITE(&w, force(w.db, w.arena,
                               "UPDATE session SET expires_at = 5 WHERE account_id = %lld",
                               w.account[MELDER])));
    CHECK_OK(bewaren_purge(w.db, w.arena, WORLD_NOW));
    CHECK_STR(ask(&w, "SELECT bucket FROM rate"), S("b"));
    CHECK_STR(ask(&w, "SELECT bucket FROM login_failure"), S("b")); // still refused
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM session WHERE expires_at = 5"), S("0"));
    world_end(&w);
}

// ---- pages --------------------------------------------------------------------------------------

TEST(bewaren_page, shows_terms_and_what_is_due)
{
    World w = with_old();
    Req r = t_get(&w, "/bewaren");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Contactgegevens van een melder (dagen)"));
    CHECK_HAS(r.content, S("Nu uitvoeren"));
    CHECK_HAS(r.content, S("Er is nog niets vernietigd."));
    CHECK_HASNT(r.content, S("Geheim")); // numbers only
    world_end(&w);
}

TEST(bewaren_page, doing_it_now_leads_to_a_declaration)
{
    World w = with_old();
    Req r = t_post(&w, "/bewaren/uitvoeren", "");
    CHECK_INT(r.status, 303);
    CHECK_HAS(r.location, S("?done=klaar"));
    r = t_get(&w, r.location.p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Verklaring van vernietiging V-2026-0001"));
    CHECK_HAS(r.content, S("K-2020-0001"));
    CHECK_HAS(r.content, S("Testpersoon fg"));
    CHECK_HASNT(r.content, S("Geheim"));
    Str id = ask(&w, "SELECT CAST(id AS TEXT) FROM destruction_run");
    r = t_get(&w, str_fmt(w.arena, "/bewaren/verklaringen/%s.csv", id.p).p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("V-2026-0001;Kwestie;K-2020-0001;vernietigd;"));
    CHECK_HAS(t_get(&w, "/bewaren").content, S("V-2026-0001"));
    r = t_post(&w, "/bewaren/uitvoeren", "");
    CHECK_HAS(r.location, S("niets"));
    CHECK_INT(t_get(&w, "/bewaren/verklaringen/12").status, 404);
    world_end(&w);
}

TEST(bewaren_page, is_for_who_watches_over_privacy_only)
{
    World w = with_old();
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, "/bewaren").status, 403);
    CHECK_INT(t_post(&w, "/bewaren/uitvoeren", "").status, 403);
    CHECK_INT(t_post(&w, "/bewaren/pauzes", "").status, 403);
    w.as = NOBODY;
    CHECK_INT(t_get(&w, "/bewaren").status, 303);
    world_end(&w);
}

TEST(bewaren_page, destroys_nothing_without_the_form_token)
{
    World w = with_old();
    Req r = t_send(&w, (Req){.method = POST,
                             .path = S("/bewaren/uitvoeren"),
                             .content_type = S("application/x-www-form-urlencoded"),
                             .fetch_site = S("same-origin"),
                             .body = S("form_token=ander")});
    CHECK_INT(r.status, 403);
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM trend"), S("1"));
    world_end(&w);
}
