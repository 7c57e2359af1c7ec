#include "app/melden/melden.h"
#include "app/melden/test_melden.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"

#include <stdio.h>
#include <unistd.h>

#define CONTACT "phone=06-87654321&email=an%40voorbeeld.example&contact_ok=1"

// Run a statement that ends in an id.
static void
change(World *w, const char *sql, int64_t id)
{
    force(w, str_fmt(w->arena, "%s %lld", sql, (long long)id).p);
}

static const char *
contact_path(World *w)
{
    return str_fmt(w->arena, "/signalen/%lld/contact", (long long)signal_id(w, "S-2026-0001")).p;
}

TEST(contact, opens_for_the_adviser_and_every_time_is_logged)
{
    World w = world();
    Req r = report_by_resident(&w, CONTACT);
    CHECK_HAS(t_get(&w, r.location.p).content, S("apart en versleuteld bewaard"));
    const char *path = contact_path(&w);
    w.as = ADVISEUR;
    Req closed = t_get(&w, path);
    CHECK_INT(closed.status, 200);
    CHECK_HASNT(closed.content, S("06-87654321"));
    CHECK_HAS(closed.content, S("Toon contactgegevens"));
    for (int i = 0; i < 2; i++) {
        Req open = t_post(&w, path, "");
        CHECK_INT(open.status, 200);
        CHECK_HAS(open.content, S("Telefoon: 06-87654321"));
        CHECK_HAS(open.content, S("E-mail: an@voorbeeld.example"));
    }
    CHECK_STR(stored(&w, "SELECT CAST(count(*) AS TEXT) FROM audit WHERE name = 'contact.read'"),
              S("2"));
    world_end(&w);
}

TEST(contact, stays_closed_for_everyone_else)
{
    World w = world();
    report_by_resident(&w, CONTACT);
    const char *path = contact_path(&w);
    const Person others[] = {MELDER, REGISSEUR, DEELNEMER, BESTUURDER, FG, BEHEERDER};
    for (size_t i = 0; i < COUNT(others); i++) {
        w.as = others[i];
        CHECK_INT(t_get(&w, path).status, 403);
        CHECK_INT(t_post(&w, path, "").status, 403);
    }
    w.as = ADVISEUR_KOOG;
    CHECK_INT(t_get(&w, path).status, 404);
    CHECK_INT(t_post(&w, path, "").status, 404);
    w.as = NOBODY;
    CHECK_INT(t_get(&w, path).status, 303);
    world_end(&w);
}

TEST(contact, is_shared_with_a_new_colleague_by_opening_it)
{
    World w = world();
    report_by_resident(&w, CONTACT);
    const char *path = contact_path(&w);
    change(&w,
           "UPDATE account SET organisation_id = (SELECT id FROM organisation WHERE "
           "municipality = 'GM9001') WHERE id =",
           w.account[ADVISEUR_KOOG]);
    change(&w,
           "INSERT INTO circle_member SELECT a.id, o.circle_id, 'named' FROM account a JOIN "
           "organisation o ON o.id = a.organisation_id WHERE a.id =",
           w.account[ADVISEUR_KOOG]);
    w.as = ADVISEUR_KOOG;
    Req r = t_post(&w, path, "");
    CHECK_INT(r.status, 403);
    CHECK_HAS(r.content, S("Vraag een collega"));
    w.as = ADVISEUR;
    CHECK_INT(t_post(&w, path, "").status, 200);
    w.as = ADVISEUR_KOOG;
    CHECK_HAS(t_post(&w, path, "").content, S("06-87654321"));
    world_end(&w);
}

TEST(contact, gets_a_new_copy_after_a_new_password)
{
    World w = world();
    report_by_resident(&w, CONTACT);
    const char *path = contact_path(&w);
    change(&w,
           "UPDATE reporter_contact_key SET sealed = (SELECT public_key FROM account WHERE "
           "id = account_id) WHERE account_id =",
           w.account[ADVISEUR]); // as good as sealed to another key
    w.as = ADVISEUR;
    CHECK_INT(t_post(&w, path, "").status, 403);
    CHECK_STR(stored(&w, "SELECT CAST(count(*) AS TEXT) FROM reporter_contact_key"), S("0"));
    world_end(&w);
}

TEST(contact, is_refused_kindly_when_nobody_could_open_it)
{
    World w = world();
    change(&w, "UPDATE account SET state = 'left' WHERE id =", w.account[ADVISEUR]);
    Req r = report_by_resident(&w, CONTACT);
    CHECK_INT(r.status, 303);
    CHECK_INT(signal_count(&w), 1);
    CHECK_HAS(t_get(&w, r.location.p).content, S("Uw contactgegevens hebben wij niet bewaard."));
    CHECK_STR(stored(&w, "SELECT CAST(count(*) AS TEXT) FROM reporter_contact"), S("0"));
    world_end(&w);
}

TEST(contact, is_kept_for_its_own_term_which_feedback_makes_longer)
{
    World w = world();
    report_by_resident(&w, CONTACT);
    bool exists;
    int64_t id = signal_id(&w, "S-2026-0001");
    CHECK_OK(contact_exists(w.db, w.arena, id, &exists));
    CHECK(exists);
    CHECK_STR(stored(&w, "SELECT keep_until FROM reporter_contact"), S("2026-04-01"));
    w.as = ADVISEUR;
    Req r = t_send(
        &w, (Req){.method = POST,
                  .path = str_fmt(w.arena, "/signalen/%lld/terugkoppeling", (long long)id),
                  .content_type = S("application/x-www-form-urlencoded"),
                  .fetch_site = S("same-origin"),
                  .body = S("form_token=" WORLD_TOKEN "&version=1&tekst=Wij+zijn+ermee+bezig."),
                  .now = WORLD_NOW + 10 * 86400});
    CHECK_INT(r.status, 303);
    CHECK_STR(stored(&w, "SELECT keep_until FROM reporter_contact"), S("2026-04-11"));
    world_end(&w);
}

// ---- the database by itself ---------------------------------------------------------------------

static bool
file_has(Arena *a, const char *path, Str needle)
{
    static char content[8 << 20];
    FILE *f = fopen(path, "rb");
    if (!f)
        return false;
    Str all = str_copy(a, (Str){content, fread(content, 1, sizeof(content), f)});
    fclose(f);
    CHECK(all.n > 0 || str_has(str_z(path), S("-wal")));
    return str_has(all, needle);
}

// The SQL text of everything in the database, as a thief of a backup would have it.
TEST(contact, cannot_be_read_from_what_is_stored)
{
    World w = world();
    report_by_resident(&w, CONTACT);
    const char *sqlite = "SELECT hex(sealed) FROM reporter_contact";
    const char *pg = "SELECT upper(encode(sealed, 'hex')) FROM reporter_contact";
    bool is_pg = w.db->driver->dialect == DIALECT_PG;
    Str hex = stored(&w, is_pg ? pg : sqlite);
    CHECK(hex.n > 100);
    CHECK_HASNT(hex, S("30362D3837363534333231")); // 06-87654321
    if (!is_pg) {
        const char *copy = str_fmt(w.arena, "/tmp/weerglas-contact-%d.db", (int)getpid()).p;
        CHECK_OK(w.db->driver->script(w.db, str_fmt(w.arena, "VACUUM INTO '%s'", copy).p));
        CHECK(file_has(w.arena, copy, S("Er wordt veel gepraat"))); // it is the whole database
        CHECK(!file_has(w.arena, copy, S("87654321")));
        CHECK(!file_has(w.arena, copy, S("an@voorbeeld.example")));
        unlink(copy);
    }
    world_end(&w);
}
