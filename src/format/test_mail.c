#include "format/mail.h"
#include "test/check.h"

#include <stdlib.h>
#include <time.h>

static Mail
small(void)
{
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    return (Mail){.from = S("weerglas@gemeente.example"),
                  .from_name = S("Weerglas"),
                  .to = S("a.jansen@gemeente.example"),
                  .to_name = S("A Jansen"),
                  .subject = S("Er wacht iets op u"),
                  .text = S("Dag,\n\nKijk op https://weerglas.example/x\n"),
                  .id = S("abc123"),
                  .choose_at = S("https://weerglas.example/mijn/berichten"),
                  .at = 1783670400}; // 10 July 2026, 10:00 in the Netherlands
}

static Str
made(Arena *a, Mail m)
{
    Str out = S("");
    CHECK_OK(mail_message(a, &m, &out));
    return out;
}

// The longest line; CHECKs that each ends with CRLF and that no CR or LF stands elsewhere.
static size_t
longest(Str s)
{
    size_t most = 0, n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n')
            CHECK(i > 0 && s.p[i - 1] == '\r');
        if (s.p[i] == '\r') {
            CHECK(i + 1 < s.n && s.p[i + 1] == '\n');
            most = n > most ? n : most;
        }
        n = s.p[i] == '\r' || s.p[i] == '\n' ? 0 : n + 1;
    }
    CHECK_INT(n, 0);
    return most;
}

static int
heads(Str s, Str name)
{
    int n = str_starts(s, name);
    for (size_t i = 0; i + 2 < s.n; i++)
        n += s.p[i] == '\n' && str_starts((Str){s.p + i + 1, s.n - i - 1}, name);
    return n;
}

TEST(mail, is_made_as_a_server_wants_it)
{
    Arena *a = arena_new(1 << 20);
    CHECK_STR(made(a, small()), S("Date: Fri, 10 Jul 2026 10:00:00 +0200\r\n"
                                  "From: Weerglas\r\n <weerglas@gemeente.example>\r\n"
                                  "To: A Jansen\r\n <a.jansen@gemeente.example>\r\n"
                                  "Subject: Er wacht iets op u\r\n"
                                  "Message-ID:\r\n <abc123@gemeente.example>\r\n"
                                  "Auto-Submitted: auto-generated\r\n"
                                  "X-Auto-Response-Suppress: All\r\n"
                                  "List-Unsubscribe:\r\n"
                                  " <https://weerglas.example/mijn/berichten>\r\n"
                                  "MIME-Version: 1.0\r\n"
                                  "Content-Type: text/plain; charset=utf-8\r\n"
                                  "Content-Transfer-Encoding: quoted-printable\r\n"
                                  "\r\n"
                                  "Dag,\r\n\r\nKijk op https://weerglas.example/x\r\n"));
    arena_free(a);
}

TEST(mail, encodes_names_and_texts_outside_ascii)
{
    Arena *a = arena_new(1 << 20);
    Mail m = small();
    m.to_name = S("Zoë van 't Één");
    m.subject = S("Één actie");
    m.text = S("Geëerde = 1\nspatie aan het eind \nden \xF0\x9F\x8C\xA7\n");
    Str s = made(a, m);
    CHECK_HAS(s, S("To: \r\n =?utf-8?Q?Zo=C3=AB_van_=27t_=C3=89=C3=A9n?=\r\n <a.jansen@"));
    CHECK_HAS(s, S("Subject: \r\n =?utf-8?Q?=C3=89=C3=A9n_actie?=\r\n"));
    CHECK_HAS(s, S("\r\n\r\nGe=C3=ABerde =3D 1\r\nspatie aan het eind=20\r\nden =F0=9F=8C=A7\r\n"));
    arena_free(a);
}

TEST(mail, a_name_or_subject_cannot_begin_a_head_of_its_own)
{
    Arena *a = arena_new(1 << 20);
    Mail m = small();
    m.to_name = S("Jan\r\nBcc: iedereen@elders.example");
    m.from_name = S("x\nBcc: iedereen@elders.example");
    m.subject = S("Ja\r\n\r\nBcc: iedereen@elders.example\r\rNee");
    m.text = S("Dag\r\n.\r\nQUIT\rx\r\n");
    Str s = made(a, m);
    CHECK_INT(heads(s, S("Bcc")), 0);
    CHECK_INT(heads(s, S("To:")), 1);
    CHECK_INT(heads(s, S("Subject:")), 1);
    CHECK_HAS(s, S("QUIT=0Dx\r\n"));
    CHECK(longest(s) <= MAIL_LINE_MAX);
    arena_free(a);
}

TEST(mail, refuses_what_is_no_address_id_or_text)
{
    static const char *const wrong[] = {"",
                                        "jan",
                                        "@gemeente.example",
                                        "jan@",
                                        "jan@a@b.example",
                                        "jan@gemeente.example\r\nRCPT TO:<x@y.example>",
                                        "jan jansen@gemeente.example",
                                        "<jan@gemeente.example>",
                                        "\"jan\"@gemeente.example",
                                        "jan@[127.0.0.1]",
                                        "zo\xC3\xAB@gemeente.example",
                                        "jan.@gemeente.example",
                                        "jan@-x.example",
                                        "jan@gemeente..example",
                                        "jan@gemeente.example."};
    Arena *a = arena_new(1 << 20);
    Str out;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        Mail m = small();
        m.to = str_z(wrong[i]);
        CHECK(!mail_is_address(m.to));
        CHECK_ERR(mail_message(a, &m, &out), E_INVALID);
    }
    CHECK(!mail_is_address((Str){0}));
    CHECK(mail_is_address(S("j.o'neil+weerglas@post.gemeente.example")));
    Mail m = small();
    m.id = S("a\r\nb");
    CHECK_ERR(mail_message(a, &m, &out), E_INVALID);
    m = small();
    m.choose_at = S("https://x.example/\r\nBcc: y");
    CHECK_ERR(mail_message(a, &m, &out), E_INVALID);
    m = small();
    m.text = S("\xFF");
    CHECK_ERR(mail_message(a, &m, &out), E_INVALID);
    arena_free(a);
}

TEST(mail, keeps_lines_short_whatever_is_in_them)
{
    Arena *a = arena_new(8 << 20);
    Mail m = small();
    char *long_text = NEW_N(a, 40000, char);
    for (size_t i = 0; i < 40000; i++)
        long_text[i] = i % 7 == 0 ? ' ' : (char)('a' + i % 26);
    m.text = (Str){long_text, 40000};
    m.subject = (Str){long_text, 400};
    m.to_name = S("éééééééééééééééééééééééééééééé");
    CHECK(longest(made(a, m)) <= MAIL_LINE_MAX);
    m.subject = (Str){long_text, MAIL_SUBJECT_MAX + 1};
    CHECK_ERR(mail_message(a, &m, &(Str){0}), E_LIMIT);
    m.subject = S("x");
    m.text = (Str){NEW_N(a, MAIL_TEXT_MAX + 1, char), MAIL_TEXT_MAX + 1};
    CHECK_ERR(mail_message(a, &m, &(Str){0}), E_LIMIT);
    arena_free(a);
}

TEST(mail, carries_one_file)
{
    Arena *a = arena_new(1 << 20);
    Mail m = small();
    MailFile f = {S("overleg.ics"), S("text/calendar; method=REQUEST; charset=utf-8"),
                  S("BEGIN:VCALENDAR\r\nX:é\r\nEND:VCALENDAR\r\n")};
    m.file = &f;
    Str s = made(a, m);
    CHECK_HAS(s, S("Content-Type: multipart/mixed;\r\n boundary=\"=_abc123\"\r\n\r\n--=_abc123\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\n"));
    CHECK_HAS(s, S("Content-Disposition: attachment;\r\n filename=\"overleg.ics\"\r\n"
                   "Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n"
                   "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                   "BEGIN:VCALENDAR\r\nX:=C3=A9\r\nEND:VCALENDAR\r\n\r\n--=_abc123--\r\n"));
    f.name = S("x\"y.ics");
    CHECK_ERR(mail_message(a, &m, &s), E_INVALID);
    arena_free(a);
}
