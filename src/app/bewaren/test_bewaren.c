#include "app/account/account.h"
#include "app/area/area.h"
#include "app/bewaren/bewaren_kind.h"
#include "app/layout/layout.h"
#include "app/signal/signal.h"
#include "app/signal/test_signal_new.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DAY_S = 86400, LATER = 731 }; // days after which a signal that was not weighed must go

// A word that nothing else holds: what must be found before, and not after.
#define WORD "qxqvogelnest"

typedef struct Adding {
    World *w;
    SignalAdded added;
    Str municipality;
    int64_t area;
} Adding;

// SQL that the product itself never runs, with a number in the place of %lld.
static Err
force(Db *db, Arena *a, const char *sql, int64_t n)
{
    Cursor c = cursor(str_z(sql));
    Str before;
    REQUIRE(cursor_until(&c, S("%lld"), SIZE_MAX, &before));
    return db->driver->script(
        db, str_fmt(a, "%.*s%lld%s", (int)before.n, before.p, (long long)n, c.p).p);
}

static Err
add_signal(Db *db, void *arg)
{
    Adding *x = arg;
    Arena *a = x->w->arena;
    SignalTerms terms;
    SignalNew n = t_signal_new(x->w);
    n.municipality = x->municipality.p ? x->municipality : S("GM9001");
    n.area_id = x->area ? x->area : x->w->area_noord;
    n.observed_to = S("2025-12-31");
    n.trigger_kind = S("besluit");
    n.lens = S("ervaren");
    n.urgency = S("hoog");
    n.observation = S("Buren praten over het " WORD " bij de school.");
    n.interpretation = S("Het " WORD " houdt mensen bezig.");
    n.rights = S("uiting");
    n.online_check = S("a=" WORD);
    n.privacy_reason = S(WORD);
    n.reporter_id = x->w->account[MELDER];
    n.organisation_id = x->w->waterrijk;
    TRY(signal_terms(db, a, &terms));
    TRY(signal_add(db, a, &terms, &n, WORLD_NOW, &x->added));
    int64_t id = x->added.id;
    TRY(force(db, a,
              "UPDATE signal SET reason = '" WORD "', reference = '" WORD "' WHERE id = %lld", id));
    TRY(force(db, a,
              "UPDATE signal_event SET body = '" WORD "', detail = '" WORD
              "' WHERE signal_id = %lld",
              id));
    TRY(force(db, a,
              "INSERT INTO follow_link (code_hash, signal_id, created_at)"
              " SELECT number, id, 1 FROM signal WHERE id = %lld",
              id));
    bool pg = db->driver->dialect == DIALECT_PG;
    return force(db, a,
                 pg ? "INSERT INTO reporter_contact (id, signal_id, sealed, created_at, keep_until)"
                      " SELECT id, id, 'x', 1, '2026-04-01' FROM signal WHERE id = %lld"
                    : "INSERT INTO reporter_contact (id, signal_id, sealed, created_at, keep_until)"
                      " SELECT id, id, x'78', 1, '2026-04-01' FROM signal WHERE id = %lld",
                 id);
}

static Str
add_one(World *w, int64_t *id)
{
    Adding x = {.w = w};
    CHECK_OK(db_transaction(w->db, add_signal, &x));
    *id = x.added.id;
    return x.added.number;
}

// The first cell of a statement of the test's own, as text.
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

static BewarenResult
run_after(World *w, int64_t days)
{
    BewarenResult result;
    AuditActor who = {.text = S("een test")};
    CHECK_OK(bewaren_run(w->db, w->arena, w->context, WORLD_NOW + days * DAY_S, who, &result));
    return result;
}

TEST(bewaren, leaves_what_is_not_due)
{
    World w = world();
    int64_t id;
    add_one(&w, &id);
    BewarenResult result = run_after(&w, 10);
    CHECK_INT(result.run_id, 0);
    CHECK_STR(ask(&w, "SELECT status FROM signal"), S("ontvangen"));
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM destruction_run"), S("0"));
    world_end(&w);
}

TEST(bewaren, contact_details_go_before_the_signal_does)
{
    World w = world();
    int64_t id;
    add_one(&w, &id);
    BewarenResult result = run_after(&w, 100);
    CHECK_INT(result.items, 1);
    CHECK_STR(result.number, S("V-2026-0001"));
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM reporter_contact"), S("0"));
    CHECK_STR(
        ask(&w, "SELECT what || ' ' || object || ' ' || action || ' ' || due_on FROM destruction"),
        S("reporter_contact S-2026-0001 vernietigd 2026-04-01"));
    CHECK_HAS(ask(&w, "SELECT observation FROM signal"), S(WORD));
    world_end(&w);
}

TEST(bewaren, a_signal_keeps_what_counts_need_and_loses_words_people_and_place)
{
    World w = world();
    int64_t id;
    add_one(&w, &id);
    run_after(&w, LATER);
    CHECK_STR(
        ask(&w, "SELECT status || ' ' || municipality || ' ' || theme || ' ' || kind || ' ' || way"
                " || ' ' || observed_from || ' ' || observed_to FROM signal"),
        S("geanonimiseerd GM9001 opvang klimaat onrust 2025-12-01 2025-12-01"));
    CHECK_STR(ask(&w,
                  "SELECT observation || interpretation || rights || online_check || privacy_reason"
                  " || reason || reference || source_role || trigger_kind FROM signal"),
              S("(vernietigd)"));
    CHECK_STR(
        ask(&w, "SELECT CAST(reporter_id + organisation_id + assigned_to AS TEXT) FROM signal"),
        S("0"));
    CHECK_STR(ask(&w, "SELECT a.kind FROM signal s JOIN area a ON a.id = s.area_id"), S("geheel"));
    CHECK_STR(ask(&w, "SELECT body || detail || CAST(account_id AS TEXT) FROM signal_event"),
              S("0"));
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM follow_link"), S("0"));
    CHECK_INT(run_after(&w, LATER + 1).run_id, 0); // once
    world_end(&w);
}

TEST(bewaren, each_record_has_a_line_in_the_log_under_the_run)
{
    World w = world();
    int64_t id;
    add_one(&w, &id);
    run_after(&w, LATER);
    CHECK_STR(ask(&w, "SELECT name || ' ' || object FROM audit WHERE n = 1"),
              S("retention.started V-2028-0001"));
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM audit l WHERE name = 'signal.anonymised'"
                      " AND parent_span = (SELECT span_id FROM audit WHERE n = 1)"
                      " AND trace_id = (SELECT trace_id FROM audit WHERE n = 1)"),
              S("1"));
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM audit WHERE name = 'retention.finished'"),
              S("1"));
    world_end(&w);
}

// ---- the words are gone -------------------------------------------------------------------------

static Str
in_index(World *w)
{
    if (w->db->driver->dialect == DIALECT_PG)
        return ask(w, "SELECT CAST(count(*) AS TEXT) FROM signal"
                      " WHERE search @@ to_tsquery('dutch', '" WORD "')");
    return ask(w, "SELECT CAST(count(*) AS TEXT) FROM signal_search_data"
                  " WHERE instr(hex(block), hex('" WORD "')) > 0");
}

TEST(bewaren, search_and_its_index_hold_none_of_the_words)
{
    World w = world();
    int64_t id;
    for (int i = 0; i < 3; i++)
        add_one(&w, &id);
    CHECK(!str_eq(in_index(&w), S("0")));
    run_after(&w, LATER);
    CHECK_STR(in_index(&w), S("0"));
    world_end(&w);
}

static bool
file_has(Arena *a, const char *path, Str needle)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0)
        return false;
    char *p = NEW_N(a, (size_t)st.st_size + 1, char);
    ssize_t n = read(fd, p, (size_t)st.st_size);
    close(fd);
    REQUIRE(n == st.st_size);
    return str_has((Str){p, (size_t)n}, needle);
}

static Err
add_place(Db *db, void *arg)
{
    Adding *x = arg;
    Arena *a = x->w->arena;
    int64_t organisation;
    AreaMunicipality m = {S("GM9001"),
                          S("Waterrijk"),
                          S("https://example.org/"),
                          S("PV99"),
                          S("Demoprovincie"),
                          S("VR99"),
                          S("Testregio"),
                          4.9,
                          52.8};
    TRY(area_add_municipality(db, a, &m));
    return organisation_add(db, a, S("Gemeente Waterrijk"), S("gemeente"), S("GM9001"),
                            &organisation);
}

TEST(bewaren, the_file_of_the_database_holds_none_of_the_words)
{
    char dir[] = "/tmp/weerglas-bewaren-XXXXXX";
    REQUIRE(mkdtemp(dir) != NULL);
    Arena *a = arena_new(256 << 20);
    Str path = str_fmt(a, "%s/a.db", dir), wal = str_fmt(a, "%s/a.db-wal", dir);
    World w = world_at(str_fmt(a, "sqlite:%s", path.p).p);
    Adding x = {.w = &w};
    BewarenResult result;
    AuditActor who = {.text = S("een test")};
    CHECK_OK(db_transaction(w.db, add_place, &x));
    x.area = 0;
    CHECK(str_to_int(ask(&w, "SELECT CAST(id AS TEXT) FROM area"), &x.area));
    CHECK_OK(db_transaction(w.db, add_signal, &x));
    CHECK_OK(db_checkpoint(w.db));
    CHECK(file_has(a, path.p, S(WORD)));
    CHECK_OK(bewaren_run(w.db, a, w.context, WORLD_NOW + LATER * DAY_S, who, &result));
    CHECK_OK(db_checkpoint(w.db));
    CHECK(!file_has(a, path.p, S(WORD)));
    CHECK(!file_has(a, wal.p, S(WORD)));
    world_end(&w);
    static const char *const endings[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < COUNT(endings); i++)
        unlink(str_fmt(a, "%s%s", path.p, endings[i]).p);
    rmdir(dir);
    arena_free(a);
}

// ---- pauses -------------------------------------------------------------------------------------

TEST(bewaren, a_pause_keeps_one_signal_and_its_contact_until_it_ends)
{
    World w = world();
    int64_t id;
    Str number = add_one(&w, &id);
    w.as = FG;
    Req r =
        t_post(&w, "/bewaren/pauzes",
               str_fmt(w.arena, "reden=Klacht+bij+de+rechter&soort=signal&nummer=%s&tot=2026-12-31",
                       number.p)
                   .p);
    CHECK_INT(r.status, 303);
    CHECK_INT(run_after(&w, 200).run_id, 0); // the contact details were due after 90 days
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM reporter_contact"), S("1"));
    CHECK_INT(run_after(&w, 366).items, 1); // a pause ends by itself
    world_end(&w);
}

TEST(bewaren, a_pause_for_everything_can_be_ended_early)
{
    World w = world();
    int64_t id;
    add_one(&w, &id);
    w.as = FG;
    CHECK_INT(t_post(&w, "/bewaren/pauzes", "reden=Onderzoek+rekenkamer&soort=alles&tot=2026-12-31")
                  .status,
              303);
    CHECK_INT(run_after(&w, 100).run_id, 0);
    CHECK_HAS(t_get(&w, "/bewaren").content, S("Onderzoek rekenkamer"));
    Str pause = ask(&w, "SELECT CAST(id AS TEXT) FROM retention_pause");
    Str path = str_fmt(w.arena, "/bewaren/pauzes/%s/einde", pause.p);
    CHECK_INT(t_post(&w, path.p, "").status, 303);
    CHECK_INT(t_post(&w, path.p, "").status, 404); // it has ended
    CHECK_INT(run_after(&w, 100).items, 1);
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM audit WHERE name IN"
                      " ('retention.paused', 'retention.resumed')"),
              S("2"));
    world_end(&w);
}

TEST(bewaren, a_wrong_pause_is_explained_and_keeps_what_was_typed)
{
    World w = world();
    w.as = FG;
    Req r = t_post(&w, "/bewaren/pauzes",
                   "reden=Een+lange+reden&soort=signal&nummer=S-1999-1&tot=2028-01-01");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Dit nummer bestaat niet."));
    CHECK_HAS(r.content, S("Kies een dag binnen een jaar."));
    CHECK_HAS(r.content, S("Een lange reden"));
    CHECK_HAS(r.content, S("S-1999-1"));
    r = t_post(&w, "/bewaren/pauzes",
               "reden=Een+lange+reden&soort=trend&nummer=S-1999-1&tot=2025-01-01");
    CHECK_HAS(r.content, S("Deze soort heeft geen nummers."));
    CHECK_HAS(r.content, S("Kies een dag na vandaag."));
    world_end(&w);
}

// ---- by decision --------------------------------------------------------------------------------

typedef struct Decision {
    Req *r;
    int64_t id;
} Decision;

static Err
decide(Db *db, void *arg)
{
    const Decision *d = arg;
    return bewaren_destroy_signal(d->r, db, d->id, S("onterecht"));
}

TEST(bewaren, an_unfounded_signal_is_destroyed_at_once_with_a_declaration)
{
    World w = world();
    int64_t id;
    add_one(&w, &id);
    Site site = {.context = w.context, .key = w.context->key};
    Req r = {.arena = w.arena, .db = w.db, .site = &site, .now = WORLD_NOW};
    r.user = (User){.id = w.account[ADVISEUR], .role = S("adviseur OOV"), .organisation = S("W")};
    CHECK_OK(db_transaction(w.db, decide, &(Decision){&r, id}));
    CHECK_STR(ask(&w,
                  "SELECT status || ' ' || number || ' ' || observation || theme || interpretation"
                  " || reason FROM signal"),
              S("vernietigd S-2026-0001 (vernietigd)"));
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM signal_event"), S("0"));
    CHECK_STR(ask(&w, "SELECT CAST(count(*) AS TEXT) FROM reporter_contact"), S("0"));
    CHECK_STR(in_index(&w), S("0"));
    CHECK_STR(ask(&w, "SELECT number || ' ' || CAST(items AS TEXT) FROM destruction_run"),
              S("V-2026-0001 1"));
    CHECK_STR(ask(&w, "SELECT term FROM destruction"), S("besluit"));
    CHECK_ERR(db_transaction(w.db, decide, &(Decision){&r, id}), E_NOT_FOUND);
    CHECK_ERR(db_transaction(w.db, decide, &(Decision){&r, id + 1}), E_NOT_FOUND);
    world_end(&w);
}

TEST(bewaren, a_paused_signal_is_not_destroyed_by_decision_either)
{
    World w = world();
    int64_t id;
    add_one(&w, &id);
    Site site = {.context = w.context, .key = w.context->key};
    Req r = {.arena = w.arena, .db = w.db, .site = &site, .now = WORLD_NOW};
    CHECK_OK(T_WRITE(
        &w, force(w.db, w.arena,
                  "INSERT INTO retention_pause (id, reason, what, from_on, until_on, account_id)"
                  " VALUES (1, 'zaak', 'signal', '2026-01-01', '2026-06-01', %lld)",
                  w.account[FG])));
    CHECK_ERR(db_transaction(w.db, decide, &(Decision){&r, id}), E_CONFLICT);
    CHECK_HAS(ask(&w, "SELECT observation FROM signal"), S(WORD));
    world_end(&w);
}
