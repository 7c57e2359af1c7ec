#include "app/melden/test_melden.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"
Req
report_by_melder(World *w, const char *more)
{
    Str body = str_fmt(w->arena,
                       "%s&observation=Vier+bewoners+hoorden+het+uit+de+krant.&origin=eigen&area="
                       "%lld&observed_from=2025-12-30&way=onrust&theme=opvang&urgency=gewoon&"
                       "confidentiality=gemeente",
                       more, (long long)w->area_noord);
    w->as = MELDER;
    return t_post(w, "/meldingen/nieuw", body.p);
}

Req
report_by_resident(World *w, const char *more)
{
    Str body = str_fmt(w->arena,
                       "%s&observation=Er+wordt+veel+gepraat+over+de+brug.&origin=horen_zeggen&"
                       "area=%lld&observed_from=2025-12-31&way=onbekend",
                       more, (long long)w->area_noord);
    w->as = NOBODY;
    return t_post(w, "/melden", body.p);
}

Str
code_of(World *w, const Req *answer)
{
    Cursor c = cursor(answer->location.p ? answer->location : S(""));
    Str code;
    CHECK(cursor_take(&c, S("/bedankt/")));
    if (cursor_until(&c, S("?"), 100, &code))
        return str_copy(w->arena, code);
    return cursor_rest(&c);
}

Str
stored(World *w, const char *sql)
{
    static uint16_t last = DB_SQL_FILES * DB_FILE_QUERIES; // statements are kept by number
    static const DbColumn column = {DB_TEXT, true};
    Query *q = NEW(w->arena, Query);
    *q = (Query){.id = --last, .ncols = 1, .sqlite = sql, .pg = sql};
    q->name = str_fmt(w->arena, "test_%d", (int)last).p;
    q->cols = &column;
    DbRows rows;
    CHECK_OK(db_run(w->db, w->arena, q, NULL, &rows));
    return rows.n > 0 && rows.cells[0].type == DB_TEXT ? rows.cells[0].s : S("");
}

typedef struct Forced {
    const char *sql;
} Forced;

static Err
run_script(Db *db, void *arg)
{
    const Forced *f = arg;
    return db->driver->script(db, f->sql);
}

void
force(World *w, const char *sql)
{
    CHECK_OK(db_transaction(w->db, run_script, &(Forced){sql}));
}

Str
stored_signal(World *w, const char *column)
{
    return stored(w, str_fmt(w->arena, "SELECT %s FROM signal", column).p);
}

static int64_t
stored_number(World *w, const char *sql)
{
    int64_t n = -1;
    CHECK(str_to_int(stored(w, sql), &n));
    return n;
}

int64_t
signal_count(World *w)
{
    return stored_number(w, "SELECT CAST(count(*) AS TEXT) FROM signal");
}

int64_t
signal_id(World *w, const char *number)
{
    return stored_number(
        w, str_fmt(w->arena, "SELECT CAST(id AS TEXT) FROM signal WHERE number = '%s'", number).p);
}

TEST(melden, takes_a_report_and_shows_its_code_once)
{
    World w = world();
    Req r = report_by_melder(&w, "");
    CHECK_INT(r.status, 303);
    CHECK_STR(stored_signal(&w, "source_role"), S("jongerenwerker"));
    CHECK_STR(stored_signal(&w, "kind"), S("onbekend"));
    CHECK_STR(stored_signal(&w, "observed_to"), S("2025-12-30"));
    CHECK_STR(stored_signal(&w, "CAST(reporter_id AS TEXT)"),
              str_fmt(w.arena, "%lld", (long long)w.account[MELDER]));
    Req thanks = t_get(&w, r.location.p);
    CHECK_INT(thanks.status, 200);
    CHECK_HAS(thanks.content, code_of(&w, &r));
    CHECK_HAS(thanks.content, S("<svg class=\"melden-qr\""));
    CHECK_HAS(thanks.content, S("S-2026-0001"));
    Req late = t_send(&w, (Req){.method = GET, .path = r.location, .now = WORLD_NOW + 3601});
    CHECK_INT(late.status, 303);
    world_end(&w);
}

TEST(melden, form_offers_the_own_municipality_first_and_todays_date)
{
    World w = world();
    w.as = ADVISEUR_KOOG;
    Req r = t_get(&w, "/meldingen/nieuw");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("<optgroup label=\"Noorderkoog\">"));
    CHECK_HAS(r.content, S("selected >Noorderkoog (hele gemeente)"));
    CHECK_HAS(r.content, S("value=\"2026-01-01\""));
    CHECK_HAS(r.content, S("value=\"kring\""));
    w.as = MELDER; // who is in no circle cannot choose one
    CHECK_HASNT(t_get(&w, "/meldingen/nieuw").content, S("value=\"kring\""));
    w.as = BEHEERDER;
    CHECK_INT(t_get(&w, "/meldingen/nieuw").status, 403);
    world_end(&w);
}

// What a page says from the label of a question up to its first answer.
static Str
around(Str page, Str label)
{
    Cursor c = cursor(page);
    Str before, around = {0};
    CHECK(cursor_until(&c, label, SIZE_MAX, &before));
    CHECK(cursor_until(&c, S("<input"), SIZE_MAX, &around));
    return around;
}

TEST(melden, says_beforehand_what_may_stay_empty)
{
    World w = world();
    w.as = MELDER;
    Str page = t_get(&w, "/meldingen/nieuw").content;
    CHECK_HAS(page, S("Alleen waar <em>niet verplicht</em> staat"));
    CHECK_HASNT(around(page, S("Wat voor signaal is het?")), S("(niet verplicht)"));
    CHECK_HAS(around(page, S("Wat voor signaal is het?")), S("Kies er een. Twijfelt u?"));
    CHECK_HASNT(around(page, S("Hoe weet u dit?")), S("(niet verplicht)"));
    CHECK_HAS(page, S("Wat denkt u dat er speelt? <span class=\"app-optional\">"));
    CHECK_HAS(page, S("name=\"origin\" value=\"eigen\" required"));
    w.as = NOBODY;
    page = t_get(&w, "/melden").content;
    CHECK_HAS(around(page, S("Wat past het best?")), S("(niet verplicht)"));
    CHECK_HASNT(around(page, S("Hoe weet u dit?")), S("(niet verplicht)"));
    world_end(&w);
}

TEST(melden, keeps_what_was_typed_when_something_is_wrong)
{
    World w = world();
    Req r = report_by_melder(&w, "observation=%3Cb%3E&way=&area=7&observed_from=2026-02-01"
                                 "&observed_to=2025-01-01&interpretation=a%26b");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("&lt;b&gt;</textarea>"));
    CHECK_HAS(r.content, S("a&amp;b</textarea>"));
    CHECK_HAS(r.content, S("Gebruik ten minste 10 tekens."));
    CHECK_HAS(r.content, S("Kies een van de drie, of vink aan"));
    CHECK_HAS(r.content, S("Deze dag moet nog komen."));
    CHECK_HAS(r.content, S("<title>Fout:"));
    CHECK_INT(signal_count(&w), 0);
    r = report_by_melder(&w, "observed_to=2025-12-29");
    CHECK_HAS(r.content, S("Deze dag komt voor de eerste dag."));
    CHECK_HAS(r.content, S("<details class=\"melden-meer\" open"));
    world_end(&w);
}

TEST(melden, welcomes_who_does_not_know_whether_it_is_something)
{
    World w = world();
    Req r = report_by_melder(&w, "unsure=1&way=&theme=");
    CHECK_INT(r.status, 303);
    CHECK_STR(stored_signal(&w, "way"), S("onbekend"));
    CHECK_STR(stored_signal(&w, "theme"), S("anders"));
    CHECK_STR(stored_signal(&w, "CAST(unsure AS TEXT)"), S("1"));
    CHECK_HAS(t_get(&w, r.location.p).content, S("Een adviseur belt u"));
    world_end(&w);
}

// The circle of an organisation.
static Str
circle_of(World *w, int64_t organisation)
{
    return stored(w, str_fmt(w->arena,
                             "SELECT CAST(circle_id AS TEXT) FROM organisation WHERE id = %lld",
                             (long long)organisation)
                         .p);
}

static Req
report_to_circle(World *w, Str circle)
{
    Str body = str_fmt(w->arena,
                       "confidentiality=kring&circle=%s&observation=Iets+dat+hier+speelt."
                       "&origin=eigen&area=%lld&observed_from=2026-01-01&way=onrust&theme=wonen",
                       circle.p, (long long)w->area_noord);
    return t_post(w, "/meldingen/nieuw", body.p);
}

TEST(melden, gives_a_report_to_a_circle_that_the_reporter_is_in)
{
    World w = world();
    CHECK_HAS(report_by_melder(&w, "confidentiality=regio").location, S("/bedankt/"));
    w.as = ADVISEUR;
    CHECK_HAS(t_get(&w, "/meldingen/nieuw").content, S("id=\"circle\""));
    CHECK_INT(report_to_circle(&w, circle_of(&w, w.waterrijk)).status, 303);
    CHECK_INT(report_to_circle(&w, circle_of(&w, w.verweg)).status, 422);
    CHECK_INT(report_to_circle(&w, S("")).status, 422);
    world_end(&w);
}

// ---- an utterance, and a public source ----------------------------------------------------------

TEST(melden, asks_about_rights_before_it_takes_an_utterance)
{
    World w = world();
    Req r = report_by_melder(&w, "way=uiting");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Ook wat kwetst, schokt of verontrust."));
    CHECK_HAS(r.content, S("name=\"observation\" value=\"Vier bewoners"));
    CHECK_INT(signal_count(&w), 0);
    r = report_by_melder(&w, "way=uiting&stap=terug&right_uiting=1");
    CHECK_HAS(r.content, S("Verstuur melding"));
    CHECK_HAS(r.content, S("name=\"right_uiting\" value=\"1\""));
    r = report_by_melder(&w, "way=uiting&stap=2&right_demonstratie=1&right_uiting=1");
    CHECK_INT(r.status, 303);
    CHECK_STR(stored_signal(&w, "rights"), S("uiting,demonstratie"));
    world_end(&w);
}

#define FIVE                                                                                  \
    "&online1=ja&online1_text=Een+actie+op+het+plein&online2=ja&online2_text=Of+het+doorgaat" \
    "&online3=ja&online3_text=Niemand+weet+het&online4=ja&online4_text=Openbare+buurtpagina"  \
    "&online5=ja&online5_text=Twee+keer+gelezen"

TEST(melden, takes_an_online_source_only_after_five_questions)
{
    World w = world();
    CHECK_INT(report_by_melder(&w, "origin=openbare_bron").status, 200);
    CHECK_HAS(report_by_melder(&w, "origin=openbare_bron&stap=2").content, S("Kies ja of nee."));
    Req r = report_by_melder(&w, "origin=openbare_bron&stap=2&online=ja");
    CHECK_HAS(r.content, S("Schrijf een korte zin."));
    r = report_by_melder(&w, "origin=openbare_bron&stap=2&online=ja&online4=nee" FIVE);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Deze online bron mag niet in Weerglas."));
    CHECK_HAS(r.content, S("Vraag een gesprek aan"));
    CHECK_INT(signal_count(&w), 0);
    r = report_by_melder(&w, "origin=openbare_bron&stap=gesprek&online=ja&online4=nee" FIVE);
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("Vier bewoners"));
    CHECK_HASNT(r.content, S("buurtpagina"));
    r = report_by_melder(&w, "origin=openbare_bron&stap=2&online=ja" FIVE);
    CHECK_INT(r.status, 303);
    CHECK_HAS(stored_signal(&w, "online_check"), S("4. Kan iedereen de bron zien"));
    CHECK_HAS(stored_signal(&w, "online_check"), S("Ja. Openbare buurtpagina"));
    world_end(&w);
}

TEST(melden, takes_a_newspaper_without_the_questions)
{
    World w = world();
    CHECK_INT(report_by_melder(&w, "origin=openbare_bron&stap=2&online=nee").status, 303);
    CHECK_STR(stored_signal(&w, "online_check"), S(""));
    world_end(&w);
}

// ---- privacy check ------------------------------------------------------------------------------

#define PHONE "observation=Bel+06-12345678+of+%3Cb%3E+voor+meer"

TEST(melden, shows_what_points_at_a_person_and_asks_what_to_do)
{
    World w = world();
    Req r = report_by_melder(&w, PHONE);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("<mark>06-12345678</mark> of &lt;b&gt; voor meer"));
    CHECK_HAS(r.content, S("Ik laat dit bewust staan"));
    CHECK_INT(report_by_melder(&w, PHONE "&privacy_keep=1").status, 422);
    r = report_by_melder(&w, PHONE "&privacy_keep=1&privacy_reason=te+kort");
    CHECK_HAS(r.content, S("Leg in ten minste 10 tekens uit"));
    r = report_by_melder(&w, PHONE "&privacy_keep=1&privacy_reason=Dit+is+het+nummer+van+de+balie");
    CHECK_INT(r.status, 303);
    CHECK_HAS(stored_signal(&w, "privacy_reason"), S("telefoonnummer"));
    CHECK_HAS(stored_signal(&w, "privacy_reason"), S("Dit is het nummer van de balie"));
    world_end(&w);
}

TEST(melden, checks_the_answers_of_the_second_step_there)
{
    World w = world();
    Req r = report_by_melder(&w, "origin=openbare_bron&stap=2&online=ja&online4=ja&online4_text="
                                 "De+pagina+van+%40jansen" FIVE);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("<mark>@jansen</mark>"));
    CHECK_HAS(r.content, S("<h1 class=\"utrecht-heading-1\">Nog een paar vragen"));
    CHECK_HAS(r.content, S("Ik laat dit bewust staan"));
    world_end(&w);
}

TEST(melden, a_resident_must_take_out_a_citizen_number)
{
    World w = world();
    Req r = report_by_resident(&w, "observation=Zijn+BSN+is+111222333+zei+hij&privacy_keep=1");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("<mark>111222333</mark>"));
    CHECK_HAS(r.content, S("moet u altijd weghalen"));
    CHECK_INT(report_by_resident(&w, PHONE).status, 422);
    CHECK_INT(report_by_resident(&w, PHONE "&privacy_keep=1").status, 303);
    CHECK_HAS(stored_signal(&w, "privacy_reason"), S("door de inwoner"));
    world_end(&w);
}

TEST(melden, answers_while_typing_in_units_of_javascript)
{
    World w = world();
    w.as = MELDER;
    Req r = t_post(&w, "/privacycheck", "text=%F0%9F%98%80+%C3%A9+06-12345678");
    CHECK_INT(r.status, 200);
    CHECK_STR(r.type, S("application/json"));
    CHECK_HAS(r.content, S("\"kind\":\"phone\",\"start\":5,\"length\":11"));
    w.as = NOBODY;
    CHECK_STR(t_post(&w, "/privacycheck", "text=niets").content, S("{\"hits\":[],\"cut\":false}"));
    CHECK_INT(t_send(&w, (Req){.method = POST,
                               .path = S("/privacycheck"),
                               .body = S("text=a"),
                               .content_type = S("application/x-www-form-urlencoded")})
                  .status,
              403);
    for (int i = 1; i < 300; i++)
        CHECK_INT(t_post(&w, "/privacycheck", "text=a").status, 200);
    CHECK_INT(t_post(&w, "/privacycheck", "text=a").status, 429);
    w.as = MELDER;
    CHECK_INT(t_post(&w, "/privacycheck", "text=a").status, 200);
    world_end(&w);
}

// ---- residents ----------------------------------------------------------------------------------

TEST(melden_inwoner, reports_without_an_account)
{
    World w = world();
    w.as = NOBODY;
    Req form = t_get(&w, "/melden");
    CHECK_INT(form.status, 200);
    CHECK_HAS(form.content, S("Bel 112"));
    CHECK_HAS(form.content, S("href=\"/privacy\""));
    CHECK_HAS(form.content, S("tot 2 jaar na het afsluiten"));
    Req r = report_by_resident(&w, "");
    CHECK_INT(r.status, 303);
    CHECK_STR(stored_signal(&w, "source_role"), S("inwoner"));
    CHECK_STR(stored_signal(&w, "confidentiality"), S("gemeente"));
    CHECK_STR(stored_signal(&w, "CAST(reporter_id AS TEXT)"),
              str_fmt(w.arena, "%lld", (long long)0));
    CHECK_INT(t_get(&w, r.location.p).status, 200);
    world_end(&w);
}

TEST(melden_inwoner, stops_programs_and_asks_hasty_people_again)
{
    World w = world();
    Req r = report_by_resident(&w, "website=http%3A%2F%2Fspam");
    CHECK_INT(r.status, 422);
    CHECK_HASNT(r.content, S("spam"));
    Site site = {.key = w.context->key};
    Req blank = {.arena = w.arena, .site = &site, .now = WORLD_NOW - 2};
    Str token = req_form_token(&blank);
    Str body = str_fmt(w.arena,
                       "form_token=%s&observation=Er+wordt+veel+gepraat.&origin=eigen&area=%lld&"
                       "observed_from=2025-12-31",
                       token.p, (long long)w.area_noord);
    Req sent = {.method = POST,
                .path = S("/melden"),
                .content_type = S("application/x-www-form-urlencoded"),
                .body = body};
    r = t_send(&w, sent);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Stuur uw melding nog een keer"));
    CHECK_HAS(r.content, token); // so that its age goes on
    sent.now = WORLD_NOW + 1;
    CHECK_INT(t_send(&w, sent).status, 303);
    world_end(&w);
}

TEST(melden_inwoner, takes_five_reports_an_hour_from_one_address)
{
    World w = world();
    for (int i = 0; i < 5; i++)
        CHECK_INT(report_by_resident(&w, "").status, 303);
    Req r = report_by_resident(&w, "");
    CHECK_INT(r.status, 429);
    CHECK_HAS(r.content, S("over 60 minuten"));
    CHECK_HAS(r.content, S("Er wordt veel gepraat over de brug."));
    CHECK_INT(signal_count(&w), 5);
    CHECK_HASNT(stored(&w, "SELECT bucket FROM rate"), S("127.0.0.1"));
    world_end(&w);
}

TEST(melden_inwoner, asks_consent_for_contact_details)
{
    World w = world();
    Req r = report_by_resident(&w, "phone=06-12345678");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Vink dit aan"));
    CHECK_INT(report_by_resident(&w, "phone=hallo+allemaal&contact_ok=1").status, 422);
    CHECK_INT(report_by_resident(&w, "email=geen.adres&contact_ok=1").status, 422);
    CHECK_INT(report_by_resident(&w, "email=a%40b.example&contact_ok=1").status, 303);
    world_end(&w);
}

// ---- drafts -------------------------------------------------------------------------------------

TEST(melden_concept, is_offered_resumed_and_gone_after_sending)
{
    World w = world();
    w.as = MELDER;
    Req r = t_post(&w, "/meldingen/concept",
                   "observation=Half+%26+%3Caf%3E&theme=wonen&right_uiting=1&vreemd=1");
    CHECK_STR(r.location, S("/meldingen/nieuw?concept=ja&done=bewaard"));
    CHECK_HAS(t_get(&w, "/meldingen/nieuw").content,
              S("U heeft een concept van 01-01-2026 01:00."));
    Req resumed = t_get(&w, "/meldingen/nieuw?concept=ja&done=bewaard");
    CHECK_HAS(resumed.content, S("Half &amp; &lt;af&gt;</textarea>"));
    CHECK_HAS(resumed.content, S("Uw concept is bewaard."));
    CHECK_HASNT(resumed.content, S("Vul dit veld in."));
    r = t_post(&w, "/meldingen/concept", "vanzelf=1&observation=Verder");
    CHECK_STR(r.content, S("{\"saved\":\"01:00\"}"));
    w.as = ADVISEUR;
    CHECK_HASNT(t_get(&w, "/meldingen/nieuw").content, S("U heeft een concept"));
    CHECK_INT(report_by_melder(&w, "").status, 303);
    CHECK_HASNT(t_get(&w, "/meldingen/nieuw").content, S("U heeft een concept"));
    t_post(&w, "/meldingen/concept", "observation=Weer");
    CHECK_INT(t_post(&w, "/meldingen/concept/weg", "").status, 303);
    CHECK_HASNT(t_get(&w, "/meldingen/nieuw").content, S("U heeft een concept"));
    world_end(&w);
}
