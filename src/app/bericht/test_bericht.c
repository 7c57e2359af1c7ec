#include "app/account/account.h"
#include "app/bericht/bericht.h"
#include "app/bericht/bericht_inside.h"
#include "app/signal/signal.h"
#include "test/check.h"
#include "test/world.h"

// 1 January 2026, 01:00 in the Netherlands, and later that day.
enum { NIGHT = WORLD_NOW, EIGHT = NIGHT + 7 * 3600, TEN = NIGHT + 9 * 3600, DAY = 86400 };

// A post office that keeps what it got, and answers as it is told.
typedef struct Office {
    SmtpEnd end;
    size_t n;
    Str to[64], message[64];
    Arena *arena;
} Office;

static SmtpAnswer
take(void *arg, Arena *a, Str to, Str message)
{
    Office *o = arg;
    (void)a;
    REQUIRE(o->n < COUNT(o->to));
    o->to[o->n] = str_copy(o->arena, to);
    o->message[o->n++] = str_copy(o->arena, message);
    return (SmtpAnswer){o->end, o->end == SMTP_SENT ? S("") : S("De mailserver zegt nee")};
}

static World
mail_world(void)
{
    World w = world();
    w.context->mail_server = S("mail.regio.example");
    w.context->mail_from = S("weerglas@regio.example");
    w.context->mails_per_hour = BERICHT_PER_HOUR;
    return w;
}

static BerichtSent
run(World *w, Office *o, int64_t now)
{
    BerichtSent sent;
    BerichtPost post = {.send = take, .arg = o};
    o->arena = w->arena;
    CHECK_OK(bericht_send(w->db, w->arena, w->context, &post, now, &sent));
    return sent;
}

static void
tell(World *w, Person p, BerichtKind kind, const char *once, int64_t now)
{
    BerichtNew n = {.account_id = w->account[p],
                    .kind = kind,
                    .path = S("/overleg/12"),
                    .once = str_z(once),
                    .now = now};
    CHECK_OK(T_WRITE(w, bericht_add(w->db, w->arena, &n)));
}

static void
choose(World *w, Person p, const char *choice)
{
    CHECK_OK(T_WRITE(w, q_bericht_choose(w->db, w->arena, w->account[p], str_z(choice))));
}

static int64_t
count(World *w, const char *state)
{
    BerichtCountsRows rows;
    CHECK_OK(q_bericht_counts(w->db, w->arena, &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (str_eq(rows.v[i].state, str_z(state)))
            return rows.v[i].n;
    return 0;
}

// ---- when ---------------------------------------------------------------------------------------

TEST(bericht, the_mail_of_the_day_goes_at_eight_in_summer_and_winter)
{
    World w = world(); // for the time zone
    CHECK_INT(bericht_next_mail(NIGHT), EIGHT);
    CHECK_INT(bericht_next_mail(EIGHT), EIGHT + DAY);
    CHECK_INT(bericht_last_mail(EIGHT), EIGHT);
    CHECK_INT(bericht_last_mail(NIGHT), EIGHT - DAY);
    // The clock goes forward in the night of 29 March 2026: this day has 23 hours.
    int64_t saturday = 1774681200; // 28 March, 08:00
    CHECK_INT(bericht_last_mail(saturday), saturday);
    CHECK_INT(bericht_next_mail(saturday), saturday + DAY - 3600);
    world_end(&w);
}

TEST(bericht, waits_longer_after_each_try_and_tries_for_more_than_a_day)
{
    int64_t all = 0;
    for (int64_t i = 1; i < BERICHT_TRIES; i++) {
        CHECK(bericht_wait(i) <= bericht_wait(i + 1));
        all += bericht_wait(i);
    }
    CHECK_INT(bericht_wait(1), 60);
    CHECK_INT(bericht_wait(BERICHT_TRIES), 12 * 3600);
    CHECK(all > DAY && all < 2 * DAY);
}

TEST(bericht, goes_once_a_day_unless_someone_chose_otherwise)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    tell(&w, ADVISEUR, BERICHT_ACTIE, "actie-1", NIGHT + 60);
    tell(&w, REGISSEUR, BERICHT_ACTIE, "actie-1", NIGHT + 60);
    choose(&w, REGISSEUR, "direct");
    CHECK_INT(run(&w, &o, NIGHT + 120).sent, 1);
    CHECK_STR(o.to[0], S("regisseur@regio.example"));
    CHECK_HAS(o.message[0], S("Subject: U heeft een actie gekregen\r\n"));
    CHECK_INT(run(&w, &o, EIGHT - 1).sent, 0);
    CHECK_INT(run(&w, &o, EIGHT).sent, 1);
    CHECK_STR(o.to[1], S("adviseur@waterrijk.example"));
    CHECK_HAS(o.message[1], S("Subject: Weerglas: 2 berichten\r\n"));
    CHECK_HAS(o.message[1], S("* Er is een score van u gevraagd.\r\n"));
    CHECK_HAS(o.message[1], S("* U heeft een actie gekregen.\r\n"));
    tell(&w, ADVISEUR, BERICHT_ACTIE, "actie-2", TEN);
    CHECK_INT(run(&w, &o, TEN + 60).sent, 0);
    CHECK_INT(run(&w, &o, EIGHT + DAY).sent, 1);
    CHECK_INT(count(&w, "verstuurd"), 4);
    world_end(&w);
}

TEST(bericht, that_was_late_for_eight_goes_later_that_day)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    CHECK_INT(run(&w, &o, NIGHT + 60).sent, 0);
    CHECK_INT(run(&w, &o, TEN).sent, 1); // the keeper was not there at eight
    world_end(&w);
}

TEST(bericht, is_told_once_and_can_be_taken_back)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    choose(&w, ADVISEUR, "direct");
    choose(&w, REGISSEUR, "direct");
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    tell(&w, REGISSEUR, BERICHT_SCORE, "score-1", NIGHT);
    CHECK_INT(run(&w, &o, NIGHT).sent, 2);
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", TEN);
    CHECK_INT(run(&w, &o, TEN).sent, 0);
    tell(&w, ADVISEUR, BERICHT_ACTIE_BIJNA, "bijna-1", TEN);
    tell(&w, REGISSEUR, BERICHT_ACTIE_BIJNA, "bijna-1", TEN);
    CHECK_OK(T_WRITE(&w, bericht_drop(w.db, w.arena, S("bijna-1"), w.account[ADVISEUR])));
    CHECK_INT(run(&w, &o, TEN).sent, 1);
    CHECK_STR(o.to[2], S("regisseur@regio.example"));
    world_end(&w);
}

TEST(bericht, waits_for_its_moment)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    BerichtNew n = {.account_id = w.account[ADVISEUR],
                    .kind = BERICHT_TERUGBLIK,
                    .path = S("/aanpak/1"),
                    .once = S("terugblik-1"),
                    .now = NIGHT,
                    .due_at = TEN + 3 * DAY};
    CHECK_OK(T_WRITE(&w, bericht_add(w.db, w.arena, &n)));
    CHECK_INT(run(&w, &o, TEN).sent, 0);
    CHECK_INT(run(&w, &o, TEN + 3 * DAY).sent, 0); // the day's mail has gone
    CHECK_INT(run(&w, &o, EIGHT + 4 * DAY).sent, 1);
    world_end(&w);
}

static void
task(World *w, Person owner, Person by, const char *due_on, bool is_open, int64_t now)
{
    BerichtTask t = {7,  w->account[owner], w->account[by], S("/acties/7"), str_z(due_on), is_open,
                     now};
    CHECK_OK(T_WRITE(w, bericht_task(w->db, w->arena, &t)));
}

TEST(bericht, reminds_of_an_action_before_and_after_its_day)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    CHECK_INT(bericht_morning(S("2026-01-01")), EIGHT);
    CHECK_INT(bericht_morning(S("")), 0);
    CHECK_INT(bericht_morning(S("2026-1-001")), 0);
    task(&w, ADVISEUR, REGISSEUR, "2026-01-10", true, NIGHT);
    task(&w, ADVISEUR, REGISSEUR, "2026-01-10", true, NIGHT + 60); // a note was changed
    CHECK_INT(run(&w, &o, EIGHT).sent, 1);
    CHECK_HAS(o.message[0], S("Subject: U heeft een actie gekregen\r\n"));
    CHECK_INT(run(&w, &o, EIGHT + 5 * DAY).sent, 0);
    CHECK_INT(run(&w, &o, EIGHT + 6 * DAY).sent, 1);
    CHECK_HAS(o.message[1], S("Subject: Een actie van u moet bijna klaar zijn\r\n"));
    // It goes to someone else, with another day; that one did not give it to themselves.
    task(&w, DEELNEMER, ADVISEUR, "2026-01-20", true, EIGHT + 7 * DAY);
    CHECK_INT(run(&w, &o, EIGHT + 8 * DAY).sent, 1);
    CHECK_INT(run(&w, &o, EIGHT + 16 * DAY).sent, 1);
    CHECK_INT(run(&w, &o, EIGHT + 20 * DAY).sent, 1);
    CHECK_HAS(o.message[4], S("Subject: Een actie van u is over de datum\r\n"));
    CHECK_STR(o.to[4], S("deelnemer@politie.example"));
    task(&w, DEELNEMER, DEELNEMER, "2026-02-20", true, EIGHT + 21 * DAY);
    task(&w, DEELNEMER, DEELNEMER, "2026-02-20", false, EIGHT + 22 * DAY);
    CHECK_INT(run(&w, &o, EIGHT + 90 * DAY).sent, 0);
    world_end(&w);
}

// ---- to whom ------------------------------------------------------------------------------------

TEST(bericht, does_not_go_to_who_wants_none_or_may_not_come_in)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    choose(&w, ADVISEUR, "uit");
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    tell(&w, DEELNEMER, BERICHT_SCORE, "score-1", NIGHT);
    CHECK_OK(T_WRITE(&w, account_set_state(w.db, w.arena, w.account[DEELNEMER], S("locked"))));
    CHECK_INT(run(&w, &o, EIGHT).sent, 0);
    CHECK_INT(count(&w, "niet_gewenst"), 2);
    world_end(&w);
}

TEST(bericht, goes_to_all_of_a_region_who_come_for_it_but_one)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    BerichtNew n = {
        .kind = BERICHT_TREND, .path = S("/trends/1"), .once = S("trend-1"), .now = NIGHT};
    CHECK_OK(T_WRITE(&w, bericht_add_region(w.db, w.arena, w.region, CAN_SIGNAL_FOLLOW,
                                            w.account[ADVISEUR], &n)));
    CHECK_INT(run(&w, &o, EIGHT).sent, 2); // the adviser of Noorderkoog, and who leads
    for (size_t i = 0; i < o.n; i++)
        CHECK(!str_eq(o.to[i], S("adviseur@waterrijk.example")));
    world_end(&w);
}

TEST(bericht, says_nothing_of_what_it_is_about)
{
    World w = mail_world();
    Arena *a = w.arena;
    for (BerichtKind k = 0; k < BERICHT_KINDS; k++) {
        BerichtLine line = {&bericht_words[k], S("/overleg/12")};
        Str out = S("");
        CHECK(bericht_words[k].code.n > 0 && bericht_words[k].sentence.n > 0);
        CHECK(bericht_words_of(bericht_words[k].code) == &bericht_words[k]);
        CHECK_OK(bericht_message(a, w.context, S("jan@regio.example"), S("Jan"), &line, 1, S("1"),
                                 NIGHT, (Str){0}, &out));
        CHECK_HAS(out, S("Auto-Submitted: auto-generated\r\n"));
        CHECK_HAS(out, S("List-Unsubscribe:\r\n <http://127.0.0.1:8080/mijn/berichten>\r\n"));
    }
    world_end(&w);
}

TEST(bericht, an_invitation_has_a_link_that_nothing_else_holds)
{
    World w = mail_world();
    Office o = {.end = SMTP_DOWN};
    w.as = BEHEERDER;
    Req r = t_post(&w, "/beheer/mensen/nieuw",
                   str_fmt(w.arena,
                           "email=nieuw@regio.example&name=Nieuw&source_role=oov&organisation=%lld"
                           "&role=deelnemer&version=0",
                           (long long)w.waterrijk)
                       .p);
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Weerglas mailt de uitnodiging"));
    CHECK_HASNT(r.content, S("/uitnodiging/"));
    CHECK_INT(run(&w, &o, NIGHT).failed, 1);
    o.end = SMTP_SENT;
    CHECK_INT(run(&w, &o, NIGHT + 60).sent, 1);
    CHECK_STR(o.to[1], S("nieuw@regio.example"));
    // The second has another link, and another Message-ID: it must not be taken for the first.
    CHECK(!str_eq(o.message[0], o.message[1]));
    Cursor c = cursor(o.message[1]);
    Str before, code;
    CHECK(cursor_until(&c, S("/uitnodiging/"), SIZE_MAX, &before));
    CHECK(cursor_until(&c, S("\r\n"), SIZE_MAX, &code));
    w.as = NOBODY;
    // A line that was broken by quoted-printable goes on behind "=".
    Str whole = code;
    if (code.n > 0 && code.p[code.n - 1] == '=') {
        Str rest;
        CHECK(cursor_until(&c, S("\r\n"), SIZE_MAX, &rest));
        whole = str_fmt(w.arena, "%.*s%.*s", (int)code.n - 1, code.p, (int)rest.n, rest.p);
    }
    r = t_get(&w, str_fmt(w.arena, "/uitnodiging/%.*s", (int)whole.n, whole.p).p);
    CHECK_INT(r.status, 200);
    CHECK_INT(run(&w, &o, NIGHT + 120).sent, 0);
    world_end(&w);
}

TEST(bericht, a_link_made_by_hand_keeps_the_mail_from_undoing_it)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    AccountFound found;
    w.as = BEHEERDER;
    (void)t_post(&w, "/beheer/mensen/nieuw",
                 str_fmt(w.arena,
                         "email=nieuw@regio.example&name=Nieuw&source_role=oov&organisation=%lld"
                         "&role=deelnemer&version=0",
                         (long long)w.waterrijk)
                     .p);
    CHECK_OK(account_find(w.db, w.arena, S("nieuw@regio.example"), &found));
    Req r = t_post(&w, str_fmt(w.arena, "/beheer/mensen/%lld/link", (long long)found.id).p, "");
    CHECK_HAS(r.content, S("/uitnodiging/"));
    CHECK_INT(run(&w, &o, NIGHT + 60).sent, 0);
    world_end(&w);
}

// ---- failing ------------------------------------------------------------------------------------

TEST(bericht, is_tried_again_and_fails_in_the_end)
{
    World w = mail_world();
    Office o = {.end = SMTP_LATER};
    int64_t now = NIGHT;
    choose(&w, ADVISEUR, "direct");
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", now);
    for (int i = 1; i <= BERICHT_TRIES; i++) {
        CHECK_INT(run(&w, &o, now).failed, 1);
        CHECK_INT(run(&w, &o, now + bericht_wait(i) - 1).failed, 0);
        now += bericht_wait(i);
    }
    CHECK_INT(count(&w, "mislukt"), 1);
    CHECK_INT(run(&w, &o, now + 10 * DAY).failed, 0);
    CHECK_INT(o.n, BERICHT_TRIES);
    world_end(&w);
}

TEST(bericht, has_the_same_message_id_when_it_comes_twice)
{
    World w = mail_world();
    Office o = {.end = SMTP_DOWN}; // it was taken, and the answer was lost
    Str before, first, second;
    choose(&w, ADVISEUR, "direct");
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    (void)run(&w, &o, NIGHT);
    (void)run(&w, &o, NIGHT + 60);
    CHECK_INT(o.n, 2);
    Cursor c = cursor(o.message[0]), d = cursor(o.message[1]);
    CHECK(cursor_until(&c, S("Message-ID:\r\n"), SIZE_MAX, &before));
    CHECK(cursor_until(&d, S("Message-ID:\r\n"), SIZE_MAX, &before));
    CHECK(cursor_until(&c, S("\r\n"), SIZE_MAX, &first));
    CHECK(cursor_until(&d, S("\r\n"), SIZE_MAX, &second));
    CHECK_STR(first, second);
    world_end(&w);
}

TEST(bericht, of_a_process_that_died_is_sent_by_the_next)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    BerichtClaimRows rows;
    BerichtNextRows next;
    choose(&w, ADVISEUR, "direct");
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    CHECK_OK(q_bericht_next(w.db, w.arena, NIGHT, &next));
    // It claimed, and nothing was heard of it again. Nobody else can claim the same.
    CHECK_OK(
        T_WRITE(&w, q_bericht_claim(w.db, w.arena, next.v[0].id, NIGHT, NIGHT + 60, NIGHT, &rows)));
    CHECK_INT(rows.n, 1);
    CHECK_OK(
        T_WRITE(&w, q_bericht_claim(w.db, w.arena, next.v[0].id, NIGHT, NIGHT + 60, NIGHT, &rows)));
    CHECK_INT(rows.n, 0);
    CHECK_INT(run(&w, &o, NIGHT + 59).sent, 0);
    CHECK_INT(run(&w, &o, NIGHT + 60).sent, 1);
    world_end(&w);
}

TEST(bericht, one_refused_address_does_not_hold_up_the_others_but_a_server_that_is_down_does)
{
    World w = mail_world();
    Office o = {.end = SMTP_REFUSED};
    choose(&w, ADVISEUR, "direct");
    choose(&w, REGISSEUR, "direct");
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    tell(&w, REGISSEUR, BERICHT_SCORE, "score-1", NIGHT);
    CHECK_INT(run(&w, &o, NIGHT).failed, 2);
    CHECK_INT(count(&w, "mislukt"), 2);
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-2", NIGHT);
    tell(&w, REGISSEUR, BERICHT_SCORE, "score-2", NIGHT);
    o.end = SMTP_DOWN;
    BerichtSent sent = run(&w, &o, NIGHT);
    CHECK(sent.is_down);
    CHECK_INT(sent.failed, 1);
    world_end(&w);
}

TEST(bericht, goes_no_faster_than_an_hour_may_have)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    w.context->mails_per_hour = 3;
    choose(&w, ADVISEUR, "direct");
    for (int i = 0; i < 5; i++)
        tell(&w, ADVISEUR, BERICHT_SCORE, str_fmt(w.arena, "score-%d", i).p, NIGHT);
    BerichtSent sent = run(&w, &o, NIGHT);
    CHECK_INT(sent.sent, 3);
    CHECK(sent.is_full);
    CHECK_INT(run(&w, &o, NIGHT + 600).sent, 0);
    CHECK_INT(run(&w, &o, NIGHT + 3600).sent, 2);
    world_end(&w);
}

TEST(bericht, without_a_server_nothing_waits_for_one)
{
    World w = world();
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    CHECK_OK(bericht_keeper(w.db, w.arena, w.context, NIGHT, NULL));
    CHECK_INT(count(&w, "geen_server"), 1);
    CHECK_INT(count(&w, "wacht"), 0);
    CHECK_OK(T_WRITE(&w, bericht_purge(w.db, w.arena, NIGHT + (BERICHT_KEEP_DAYS + 1) * DAY)));
    CHECK_INT(count(&w, "geen_server"), 0);
    world_end(&w);
}

// ---- a meeting ----------------------------------------------------------------------------------

static Err
meeting_file(Db *db, Arena *a, const Context *c, Str path, int64_t account_id, Str *file)
{
    (void)db, (void)c, (void)account_id;
    *file = str_fmt(a, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX-PATH:%.*s\r\nEND:VCALENDAR\r\n",
                    (int)path.n, path.p);
    return OK;
}

TEST(bericht, an_invitation_for_a_meeting_goes_at_once_with_its_calendar_file)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT, .arena = w.arena};
    BerichtPost post = {.send = take, .arg = &o, .meeting_file = meeting_file};
    BerichtSent sent;
    tell(&w, ADVISEUR, BERICHT_OVERLEG, "overleg-12-0", TEN);
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", TEN);
    CHECK_OK(bericht_send(w.db, w.arena, w.context, &post, TEN, &sent));
    CHECK_INT(o.n, 1);
    CHECK_HAS(o.message[0], S("Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n"));
    CHECK_HAS(o.message[0], S("X-PATH:/overleg/12\r\n"));
    world_end(&w);
}

// ---- pages --------------------------------------------------------------------------------------

TEST(bericht, someone_chooses_when_to_get_mail)
{
    World w = mail_world();
    Office o = {.end = SMTP_SENT};
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT - 60);
    (void)run(&w, &o, NIGHT);
    w.as = ADVISEUR;
    Req r = t_get(&w, "/mijn/berichten");
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("geen mailserver ingesteld"));
    r = t_post(&w, "/mijn/berichten", "keuze=iets");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Kies een van de drie."));
    r = t_post(&w, "/mijn/berichten", "keuze=direct");
    CHECK_INT(r.status, 303);
    // What waited for eight o'clock goes now.
    CHECK_INT(run(&w, &o, NIGHT).sent, 1);
    r = t_get(&w, "/mijn/berichten");
    CHECK_HAS(r.content, S("Er is een score van u gevraagd."));
    CHECK_HAS(r.content, S("Verstuurd"));
    CHECK_HAS(r.content, S("value=\"direct\" required  checked"));
    w.context->mail_server = (Str){0};
    r = t_get(&w, "/mijn/berichten");
    CHECK_HAS(r.content, S("Er is geen mailserver ingesteld."));
    world_end(&w);
}

TEST(bericht, an_administrator_sees_what_failed_and_tries_again)
{
    World w = mail_world();
    Office o = {.end = SMTP_REFUSED};
    choose(&w, ADVISEUR, "direct");
    choose(&w, DEELNEMER, "direct");
    tell(&w, ADVISEUR, BERICHT_SCORE, "score-1", NIGHT);
    tell(&w, DEELNEMER, BERICHT_SCORE, "score-1", NIGHT);
    (void)run(&w, &o, NIGHT);
    w.as = BEHEERDER;
    Req r = t_get(&w, "/beheer/berichten");
    CHECK_HAS(r.content, S("De mailserver zegt nee"));
    CHECK_HAS(r.content, S("<dt>Niet gelukt</dt><dd>2</dd>"));
    CHECK_HASNT(r.content, S("/overleg/12"));
    BerichtTroubledRows rows;
    CHECK_OK(q_bericht_troubled(w.db, w.arena, S("mislukt"), 10, &rows));
    int64_t lines = t_log_lines(&w);
    Str one = str_fmt(w.arena, "/beheer/berichten/%lld/opnieuw", (long long)rows.v[0].id);
    CHECK_INT(t_post(&w, one.p, "").status, 303);
    CHECK_INT(t_post(&w, one.p, "").status, 404); // it waits again
    CHECK_INT(count(&w, "wacht"), 1);
    CHECK_INT(t_post(&w, "/beheer/berichten/opnieuw", "").status, 303);
    CHECK_INT(count(&w, "wacht"), 2);
    CHECK_INT(t_log_lines(&w), lines + 2);
    o.end = SMTP_SENT;
    CHECK_INT(run(&w, &o, NIGHT + 60).sent, 2);
    CHECK_INT(t_post(&w, "/beheer/berichten/proef", "").status, 303);
    CHECK_INT(run(&w, &o, NIGHT + 60).sent, 1);
    CHECK_STR(o.to[o.n - 1], S("beheerder@regio.example"));
    w.context->mail_server = (Str){0};
    CHECK_HAS(t_get(&w, "/beheer/berichten").content, S("Er is geen mailserver ingesteld"));
    w.as = ADVISEUR;
    CHECK_INT(t_get(&w, "/beheer/berichten").status, 403);
    world_end(&w);
}
