// A message for a mail server, made of anything: what comes out must have the heads that we put in,
// once each, and lines that end in CRLF and are not too long. A byte 1 parts the input into
// name, address, subject, id and text.
#include "format/mail.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static Str
next_part(Cursor *c)
{
    Str part = cursor_rest(c);
    if (!cursor_until(c, S("\x01"), SIZE_MAX, &part))
        c->p = c->end;
    return part;
}

static void
check_lines(Str s)
{
    int subjects = 0, empty = 0;
    for (Cursor c = cursor(s); !cursor_at_end(&c);) {
        Str line;
        REQUIRE(cursor_until(&c, S("\r\n"), SIZE_MAX, &line));
        REQUIRE(line.n <= MAIL_LINE_END && !str_has(line, S("\n")) && !str_has(line, S("\r")));
        empty += line.n == 0;
        subjects += empty == 0 && str_starts(line, S("Subject:"));
        REQUIRE(empty > 0 || !str_starts(line, S("Bcc")));
        for (size_t i = 0; i < line.n; i++)
            REQUIRE((line.p[i] >= ' ' && line.p[i] < 0x7F) || line.p[i] == '\t');
    }
    REQUIRE(subjects == 1 && empty > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena *a = arena_new(64 << 20);
    char *copy = malloc(n + 1); // nearly the exact size, so that a read past the end is a report
    REQUIRE(copy != NULL);
    memcpy(copy, data, n);
    Cursor c = cursor((Str){copy, n});
    Mail m = {.from = S("weerglas@gemeente.example"), .choose_at = S("https://x.example/")};
    Str out;
    m.to_name = m.from_name = next_part(&c);
    m.to = next_part(&c);
    m.subject = next_part(&c);
    m.id = next_part(&c);
    m.text = next_part(&c);
    MailFile f = {S("a.ics"), S("text/calendar"), m.text};
    if (n % 2)
        m.file = &f;
    if (!failed(mail_message(a, &m, &out)))
        check_lines(out);
    free(copy);
    arena_free(a);
    return 0;
}
