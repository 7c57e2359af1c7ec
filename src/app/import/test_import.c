#include "app/import/import_read.h"
#include "app/import/import_value.h"
#include "app/setting/setting.h"
#include "audit_queries.h"
#include "base/buf.h"
#include "import_queries.h"
#include "signal_queries.h"
#include "test/check.h"
#include "test/world.h"

#define HEAD "gemeente;gebied;waargenomen_van;thema;bronrol;herkomst;waarneming\r\n"
#define LINE "Waterrijk;Waterrijk-Noord;30-12-2025;opvang;wijkagent;eigen;"
#define FINE HEAD LINE "Vier bewoners hoorden het pas via de krant.\r\n"

static Req
send_file(World *w, const char *name, Str csv)
{
    Str body = str_fmt(w->arena,
                       "--xyz\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n%s\r\n"
                       "--xyz\r\nContent-Disposition: form-data; name=\"bestand\"; "
                       "filename=\"%s\"\r\n\r\n%.*s\r\n--xyz--\r\n",
                       WORLD_TOKEN, name, (int)csv.n, csv.p);
    return t_send(w, (Req){.method = POST,
                           .path = S("/signalen/importeren"),
                           .fetch_site = S("same-origin"),
                           .content_type = S("multipart/form-data; boundary=xyz"),
                           .body = body});
}

// The address of the page of a file that was sent.
static const char *
sent(World *w, const char *csv)
{
    Req r = send_file(w, "lijst.csv", str_z(csv));
    CHECK_INT(r.status, 303);
    return str_to_z(w->arena, r.location);
}

static Str
look(World *w, const char *csv)
{
    Req r = t_get(w, sent(w, csv));
    CHECK_INT(r.status, 200);
    return r.content;
}

static int64_t
id_of(const char *path)
{
    int64_t id = 0;
    Cursor c = cursor(str_z(path));
    CHECK(cursor_take(&c, S("/signalen/importeren/")) && str_to_int(cursor_rest(&c), &id));
    return id;
}

static int64_t
signals_of(World *w, const char *path)
{
    ImportTouchedRow row;
    CHECK_OK(q_import_touched(w->db, w->arena, id_of(path), &row));
    return row.n;
}

static Str
last_line(World *w)
{
    AuditPageRows rows;
    CHECK_OK(q_audit_page(w->db, w->arena, 0, 1000, &rows));
    return rows.n > 0 ? rows.v[rows.n - 1].name : S("");
}

static ImportExistingRows
existing(World *w)
{
    ImportExistingRows rows;
    CHECK_OK(
        q_import_existing(w->db, w->arena, w->account[ADVISEUR], S("GM9001"), -1, 0, 1000, &rows));
    return rows;
}

TEST(import, shows_what_will_happen_and_does_it_once)
{
    World w = world();
    const char *at = sent(&w, FINE LINE "=1+1 stond op een bord bij het hek.\r\n");
    Str page = t_get(&w, at).content;
    CHECK_HAS(page, S("<strong>2</strong> regels gelezen"));
    CHECK_HAS(page, S("Vier bewoners hoorden het pas via de krant."));
    CHECK_HAS(page, S("2 signalen importeren"));
    CHECK_INT(existing(&w).n, 0);
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 303);
    CHECK_STR(last_line(&w), S("import.done"));
    CHECK_INT(signals_of(&w, at), 2);
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 303); // a second click
    CHECK_INT(existing(&w).n, 2);
    bool found = false;
    for (size_t i = 0; i < 2; i++)
        found |= str_eq(existing(&w).v[i].observation, S("=1+1 stond op een bord bij het hek."));
    CHECK(found);
    ImportGetRow batch;
    CHECK_OK(q_import_get(w.db, w.arena, w.account[ADVISEUR], id_of(at), &batch));
    CHECK_INT(batch.content.n, 0);
    world_end(&w);
}

TEST(import, one_wrong_line_keeps_everything_out)
{
    World w = world();
    const char *at =
        sent(&w, FINE "Verweg;;30-12-2025;opvang;wijkagent;eigen;Tien mensen bellen.\r\n"
                      "Waterrijk;Elders;30-12-2025;niets;wijkagent;eigen;Kort\r\n"
                      "Waterrijk;;31-02-2025;opvang;wijkagent;;Tien mensen bellen.\r\n"
                      "Waterrijk;;02-01-2026;opvang;wijkagent;eigen;Tien mensen bellen.\r\n"
                      "Waterrijk;;01-01-2026;opvang;wijkagent;eigen;Tien; mensen bellen.\r\n");
    Str page = t_get(&w, at).content;
    CHECK_HAS(page, S("u volgt daar geen signalen op"));
    CHECK_HAS(page, S("Dit gebied staat niet in de lijst"));
    CHECK_HAS(page, S("&quot;niets&quot; staat niet in de lijst"));
    CHECK_HAS(page, S("minstens 10 tekens"));
    CHECK_HAS(page, S("Vul een dag in"));
    CHECK_HAS(page, S("Dit moet ingevuld zijn"));
    CHECK_HAS(page, S("Deze dag moet nog komen"));
    CHECK_HAS(page, S("meer kolommen dan de eerste"));
    CHECK_HASNT(page, S("signalen importeren</button>"));
    CHECK_INT(t_post(&w, at, "actie=importeren&toch=ja").status, 422);
    CHECK_INT(existing(&w).n, 0);
    world_end(&w);
}

TEST(import, what_is_there_already_is_passed_over)
{
    World w = world();
    CHECK_INT(t_post(&w, sent(&w, FINE), "actie=importeren").status, 303);
    Str page = look(&w, FINE);
    CHECK_HAS(page, S("<strong>1</strong> staan al in Weerglas"));
    CHECK_HASNT(page, S("signaal importeren</button>"));
    const char *at = sent(&w, FINE LINE "Nu twee keer dezelfde tekst.\r\n" LINE
                                        "Nu twee keer dezelfde tekst.\r\n");
    CHECK_HAS(t_get(&w, at).content, S("1 signaal importeren"));
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 303);
    CHECK_INT(existing(&w).n, 2);
    world_end(&w);
}

TEST(import, what_looks_like_a_person_stays_only_when_someone_looked)
{
    World w = world();
    const char *at = sent(&w, FINE LINE "Bel jan@voorbeeld.nl als u meer wilt weten.\r\n");
    CHECK_HAS(t_get(&w, at).content, S("jan@voorbeeld.nl"));
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 422);
    CHECK_INT(existing(&w).n, 0);
    CHECK_INT(t_post(&w, at, "actie=importeren&toch=ja").status, 303);
    CHECK_INT(existing(&w).n, 2);
    world_end(&w);
}

TEST(import, belongs_to_who_sent_it)
{
    World w = world();
    const char *at = sent(&w, FINE);
    w.as = ADVISEUR_KOOG;
    CHECK_INT(t_get(&w, at).status, 404);
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 404);
    CHECK_INT(t_post(&w, str_fmt(w.arena, "%s/ongedaan", at).p, "").status, 404);
    CHECK_HAS(look(&w, FINE), S("u volgt daar geen signalen op"));
    w.as = MELDER;
    CHECK_INT(t_get(&w, "/signalen/importeren").status, 403);
    w.as = REGISSEUR; // leads the consultation: in the circles of all municipalities
    CHECK_HASNT(look(&w, FINE), S("u volgt daar geen signalen op"));
    world_end(&w);
}

TEST(import, can_be_undone_within_a_day_while_nothing_was_done_with_it)
{
    World w = world();
    const char *at = sent(&w, FINE);
    const char *undo = str_fmt(w.arena, "%s/ongedaan", at).p;
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 303);
    CHECK_HAS(t_get(&w, at).content, S("Import ongedaan maken"));
    CHECK_HASNT(
        t_send(&w, (Req){.method = GET, .path = str_z(at), .now = WORLD_NOW + 86401}).content,
        S("Import ongedaan maken"));
    CHECK_INT(t_post(&w, undo, "").status, 303);
    CHECK_STR(last_line(&w), S("import.undo"));
    CHECK_INT(existing(&w).n, 0);
    CHECK_INT(t_post(&w, undo, "").status, 200); // nothing left to undo
    at = sent(&w, FINE);
    undo = str_fmt(w.arena, "%s/ongedaan", at).p;
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 303);
    CHECK_OK(
        T_WRITE(&w, q_signal_event_add(w.db, w.arena, random_id(), existing(&w).v[0].id, WORLD_NOW,
                                       0, S("duiding"), S(""), S(""), S("x"), S(""))));
    CHECK_HAS(t_post(&w, undo, "").content, S("is al iets gedaan"));
    CHECK_INT(existing(&w).n, 1);
    world_end(&w);
}

TEST(import, drops_a_file_without_a_trace_of_its_content)
{
    World w = world();
    ImportGetRow batch;
    const char *at = sent(&w, FINE);
    CHECK_INT(t_post(&w, at, "actie=weg").status, 303);
    CHECK_STR(last_line(&w), S("import.drop"));
    CHECK_OK(q_import_get(w.db, w.arena, w.account[ADVISEUR], id_of(at), &batch));
    CHECK_INT(batch.content.n, 0);
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 303);
    CHECK_INT(existing(&w).n, 0);
    world_end(&w);
}

TEST(import, refuses_files_that_are_something_else)
{
    World w = world();
    const char *wrong[] = {
        "",           "naam;datum\r\nx;y\r\n", HEAD,
        "PK\x03\x04", "\xff\xfeg\x01",         "gemeente;gemeente;waargenomen_van\r\n",
        "\"",         ";;;;\r\n;;;;\r\n"};
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK_INT(send_file(&w, "x.csv", str_z(wrong[i])).status, 422);
    CHECK_INT(send_file(&w, "x.csv", S("gemeente\0;thema")).status, 422);
    CHECK_HAS(send_file(&w, "x.csv", S("naam\r\nx")).content, S("De kolom gemeente ontbreekt"));
    world_end(&w);
}

TEST(import, escapes_what_a_file_says_and_names_unknown_columns)
{
    World w = world();
    Str csv = S("gemeente;<b>x</b>;waargenomen_van;thema;bronrol;herkomst;waarneming\r\n"
                "Waterrijk;;30-12-2025;<i>y</i>;wijkagent;eigen;<script>alert(1)</script>\r\n");
    Req r = send_file(&w, "../..\\<u>z.csv", csv);
    CHECK_INT(r.status, 303);
    Str page = t_get(&w, str_to_z(w.arena, r.location)).content;
    CHECK_HASNT(page, S("<b>x"));
    CHECK_HASNT(page, S("<i>y"));
    CHECK_HASNT(page, S("<u>"));
    CHECK_HASNT(page, S("<script>alert"));
    CHECK_HAS(page, S("&lt;b&gt;x&lt;/b&gt;</th><td class=\"utrecht-table__cell\">Kennen we niet"));
    CHECK_HASNT(page, S("../"));
    world_end(&w);
}

TEST(import, shows_a_hundred_problems_and_counts_all)
{
    World w = world();
    Buf b = buf_new(w.arena, 1 << 20);
    buf_put(&b, S(HEAD));
    for (int i = 0; i < 300; i++)
        buf_put(&b, S("Nergens;;30-12-2025;opvang;wijkagent;eigen;Vier bewoners bellen.\r\n"));
    Str page = look(&w, str_to_z(w.arena, buf_str(&b)));
    CHECK_HAS(page, S("De eerste 100 van 300"));
    world_end(&w);
}

TEST(import, many_blocks_are_numbered_without_gaps_by_the_year_of_receipt)
{
    World w = world();
    Buf b = buf_new(w.arena, 4 << 20);
    buf_put(&b, S("gemeente,waargenomen_van,thema,bronrol,herkomst,waarneming,ontvangen_op\n"));
    for (int i = 0; i < 600; i++)
        buf_fmt(&b, "GM9001,2025-12-30,opvang,wijkagent,eigen,Melding nummer %d van vandaag,%s\n",
                i, i % 3 == 0 ? "2025-12-31 10:00" : "");
    const char *at = sent(&w, str_to_z(w.arena, buf_str(&b)));
    CHECK_INT(t_post(&w, at, "actie=importeren").status, 303);
    CHECK_INT(signals_of(&w, at), 600);
    int64_t next;
    CHECK_OK(T_WRITE(&w, setting_take_numbers(w.db, w.arena, S("S"), S("2025"), 1, &next)));
    CHECK_INT(next, 201);
    CHECK_OK(T_WRITE(&w, setting_take_numbers(w.db, w.arena, S("S"), S("2026"), 1, &next)));
    CHECK_INT(next, 401);
    world_end(&w);
}

TEST(import, example_can_be_imported_after_choosing_an_area)
{
    World w = world();
    Req r = t_get(&w, "/signalen/importeren/voorbeeld");
    CHECK_HAS(r.content, S("gemeente;gebied;waargenomen_van"));
    w.as = ADVISEUR_ELDERS;
    Str own = t_get(&w, "/signalen/importeren/voorbeeld").content;
    CHECK_HAS(look(&w, str_to_z(w.arena, own)), S("1 signaal importeren"));
    world_end(&w);
}

TEST(import, reads_days_as_people_write_them)
{
    Arena *a = arena_new(1 << 16);
    Str day;
    int64_t at;
    CHECK(import_day(a, S("2024-02-29"), &day));
    CHECK(import_day(a, S("1/2/2025"), &day));
    CHECK_STR(day, S("2025-02-01"));
    const char *wrong[] = {"",           "2025-02-29", "29-02-2025",  "1-1-25",      "2025-1",
                           "00-01-2025", "1-13-2025",  "31-12-2025 ", "99999-01-01", "2025-01-011",
                           "1-1-1999",   "--",         "1--1-2025"};
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK(!import_day(a, str_z(wrong[i]), &day));
    CHECK(!import_moment(a, S("31-12-2025 25:00"), &at));
    CHECK(!import_moment(a, S("31-12-2025 10"), &at));
    CHECK(import_moment(a, S("2026-01-01 01:00"), &at));
    arena_free(a);
}
