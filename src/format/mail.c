#include "format/mail.h"

#include <time.h>

enum {
    WORD_MAX = 75,  // bytes of one encoded word, by RFC 2047
    PLAIN_MAX = 60, // bytes of a text that stands in a head as it is
    QUOTED_MAX = 76,
};

static bool
is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool
is_one_of(char c, Str set)
{
    for (size_t i = 0; i < set.n; i++)
        if (set.p[i] == c)
            return true;
    return false;
}

// Only letters, digits and these signs, and at least one.
static bool
is_made_of(Str s, Str signs)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_letter_or_digit(s.p[i]) && !is_one_of(s.p[i], signs))
            return false;
    return s.n > 0;
}

// Parts with one dot between them.
static bool
has_good_dots(Str s)
{
    char before = '.';
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '.' && before == '.')
            return false;
        before = s.p[i];
    }
    return before != '.';
}

bool
mail_is_address(Str s)
{
    Cursor c = cursor(s);
    Str local;
    if (!s.p || s.n > MAIL_ADDRESS_MAX || !cursor_until(&c, S("@"), 64, &local))
        return false;
    Str domain = cursor_rest(&c);
    return is_made_of(local, S(".!#$%&'*+-/=?^_`{|}~")) && has_good_dots(local) &&
           is_made_of(domain, S(".-")) && has_good_dots(domain) && domain.p[0] != '-';
}

// ---- head ---------------------------------------------------------------------------------------

static void
put_hex(Buf *b, unsigned char c)
{
    buf_fmt(b, "=%02X", (unsigned)c);
}

static bool
is_plain(Str s, Str signs)
{
    return s.n <= PLAIN_MAX && is_made_of(s, signs);
}

static size_t
character_bytes(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// As encoded words of RFC 2047, one a line, each of whole characters. A control becomes a space.
static void
put_encoded(Buf *b, Str s)
{
    const size_t around = 12; // =?utf-8?Q??=
    size_t used = 0;
    buf_put(b, S("=?utf-8?Q?"));
    for (size_t i = 0, n; i < s.n; i += n) {
        n = character_bytes((unsigned char)s.p[i]);
        n = n < s.n - i ? n : s.n - i;
        bool is_space = (unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F;
        bool is_safe = is_letter_or_digit(s.p[i]);
        size_t wide = is_space || is_safe ? 1 : 3 * n;
        if (used + wide + around > WORD_MAX) {
            buf_put(b, S("?=\r\n =?utf-8?Q?"));
            used = 0;
        }
        used += wide;
        if (is_space)
            buf_char(b, '_');
        else if (is_safe)
            buf_char(b, s.p[i]);
        else
            for (size_t k = 0; k < n; k++)
                put_hex(b, (unsigned char)s.p[i + k]);
    }
    buf_put(b, S("?="));
}

static void
put_address(Buf *b, Str head, Str name, Str address)
{
    buf_put(b, head);
    name = str_trim(name.p ? name : S(""));
    if (is_plain(name, S(" ")))
        buf_put(b, name);
    else if (name.n > 0) {
        buf_put(b, S("\r\n "));
        put_encoded(b, name);
    }
    buf_put(b, name.n > 0 ? S("\r\n <") : S("\r\n "));
    buf_put(b, address);
    buf_put(b, name.n > 0 ? S(">\r\n") : S("\r\n"));
}

static void
put_subject(Buf *b, Str subject)
{
    buf_put(b, S("Subject: "));
    if (is_plain(subject, S(" .,:;()'-")))
        buf_put(b, subject);
    else {
        buf_put(b, S("\r\n "));
        put_encoded(b, subject);
    }
    buf_put(b, S("\r\n"));
}

// Names of days and months are English here, whatever the locale.
static void
put_date(Buf *b, int64_t at)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    time_t t = (time_t)at;
    struct tm l;
    REQUIRE(localtime_r(&t, &l) != NULL);
    long east = l.tm_gmtoff / 60, minutes = east < 0 ? -east : east;
    buf_fmt(b, "Date: %s, %02d %s %04d %02d:%02d:%02d %c%02ld%02ld\r\n", days[l.tm_wday], l.tm_mday,
            months[l.tm_mon], l.tm_year + 1900, l.tm_hour, l.tm_min, l.tm_sec, east < 0 ? '-' : '+',
            minutes / 60, minutes % 60);
}

// ---- body ---------------------------------------------------------------------------------------

// Whether the line goes on after this place, so that a space there need not be encoded.
static bool
line_goes_on(Str s, size_t next)
{
    return next < s.n && s.p[next] != '\n' && s.p[next] != '\r';
}

// Quoted-printable, RFC 2045. \n and \r\n end a line; other controls are encoded.
static void
put_quoted(Buf *b, Str s)
{
    size_t used = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
            continue;
        if (c == '\n') {
            buf_put(b, S("\r\n"));
            used = 0;
            continue;
        }
        bool is_blank = c == ' ' || c == '\t';
        bool is_safe = is_blank ? line_goes_on(s, i + 1) : c > ' ' && c < 0x7F && c != '=';
        size_t wide = is_safe ? 1 : 3;
        if (used + wide >= QUOTED_MAX) {
            buf_put(b, S("=\r\n"));
            used = 0;
        }
        used += wide;
        if (is_safe)
            buf_char(b, c);
        else
            put_hex(b, (unsigned char)c);
    }
    if (used > 0)
        buf_put(b, S("\r\n"));
}

static void
put_part(Buf *b, Str type, Str text)
{
    buf_put(b, S("Content-Type: "));
    buf_put(b, type);
    buf_put(b, S("\r\nContent-Transfer-Encoding: quoted-printable\r\n"));
    buf_put(b, S("\r\n"));
    put_quoted(b, text);
}

// "=_" comes in no quoted-printable text, so the boundary comes in none of the parts.
static void
put_parts(Buf *b, const Mail *m)
{
    buf_put(b, S("Content-Type: multipart/mixed;\r\n boundary=\"=_"));
    buf_put(b, m->id);
    buf_put(b, S("\"\r\n\r\n--=_"));
    buf_put(b, m->id);
    buf_put(b, S("\r\n"));
    put_part(b, S("text/plain; charset=utf-8"), m->text);
    buf_put(b, S("\r\n--=_"));
    buf_put(b, m->id);
    buf_put(b, S("\r\nContent-Disposition: attachment;\r\n filename=\""));
    buf_put(b, m->file->name);
    buf_put(b, S("\"\r\n"));
    put_part(b, m->file->type, m->file->text);
    buf_put(b, S("\r\n--=_"));
    buf_put(b, m->id);
    buf_put(b, S("--\r\n"));
}

// ---- the whole ----------------------------------------------------------------------------------

static Err
check_mail(const Mail *m)
{
    if (!mail_is_address(m->from) || !mail_is_address(m->to))
        FAIL(E_INVALID, "not an address for mail");
    if (!is_made_of(m->id, S("-.")) || m->id.n > 60)
        FAIL(E_INVALID, "not an id for mail");
    if (m->subject.n > MAIL_SUBJECT_MAX || m->text.n > MAIL_TEXT_MAX ||
        m->from_name.n > MAIL_SUBJECT_MAX || m->to_name.n > MAIL_SUBJECT_MAX)
        FAIL(E_LIMIT, "a text that is too long for mail");
    if (!str_is_utf8(m->subject) || !str_is_utf8(m->text) ||
        (m->from_name.p && !str_is_utf8(m->from_name)) ||
        (m->to_name.p && !str_is_utf8(m->to_name)))
        FAIL(E_INVALID, "a text for mail that is not UTF-8");
    if (m->choose_at.p && !is_made_of(m->choose_at, S(":/.-_[]~%?=&")))
        FAIL(E_INVALID, "not an address of a page");
    if (m->choose_at.n > 900) // a line has 998 bytes at most, and this one can't be folded
        FAIL(E_LIMIT, "an address of a page that is too long");
    if (!m->file)
        return OK;
    if (!is_made_of(m->file->name, S("-.")) || m->file->name.n > 60 ||
        !is_made_of(m->file->type, S(" -/;=.")) || m->file->type.n > 60 ||
        !str_is_utf8(m->file->text))
        FAIL(E_INVALID, "not a file for mail");
    return OK;
}

Err
mail_message(Arena *a, const Mail *m, Str *out)
{
    Buf b = buf_new(a, MAIL_BYTES_MAX);
    Cursor from = cursor(m->from);
    Str local;
    TRY(check_mail(m));
    REQUIRE(cursor_until(&from, S("@"), SIZE_MAX, &local));
    put_date(&b, m->at);
    put_address(&b, S("From: "), m->from_name, m->from);
    put_address(&b, S("To: "), m->to_name, m->to);
    put_subject(&b, m->subject);
    buf_put(&b, S("Message-ID:\r\n <"));
    buf_put(&b, m->id);
    buf_char(&b, '@');
    buf_put(&b, cursor_rest(&from));
    buf_put(&b, S(">\r\nAuto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n"));
    if (m->choose_at.p) {
        buf_put(&b, S("List-Unsubscribe:\r\n <"));
        buf_put(&b, m->choose_at);
        buf_put(&b, S(">\r\n"));
    }
    buf_put(&b, S("MIME-Version: 1.0\r\n"));
    if (m->file)
        put_parts(&b, m);
    else
        put_part(&b, S("text/plain; charset=utf-8"), m->text);
    if (b.over)
        FAIL(E_LIMIT, "a message that is too long for mail");
    *out = buf_str(&b);
    return OK;
}
