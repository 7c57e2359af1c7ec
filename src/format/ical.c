#include "format/ical.h"

#include "format/iso.h"

enum { FOLD_AT = 75 };

// Unix times at which these years begin.
static const int64_t YEAR_1 = INT64_C(-62135596800), YEAR_10000 = INT64_C(253402300800);

// ---- lines --------------------------------------------------------------------------------------

static size_t
character_bytes(unsigned char first)
{
    return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// Put text, folding where a line would pass 75 bytes.
static void
put(Ical *c, Str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        n = character_bytes((unsigned char)s.p[i]);
        n = n < s.n - i ? n : s.n - i;
        if (c->column + n > FOLD_AT) {
            buf_put(c->out, S("\r\n "));
            c->column = 1;
        }
        buf_put(c->out, (Str){s.p + i, n});
        c->column += n;
    }
}

static void
end_line(Ical *c)
{
    buf_put(c->out, S("\r\n"));
    c->column = 0;
}

static void
line(Ical *c, Str name, Str value)
{
    put(c, name);
    put(c, value);
    end_line(c);
}

// Put a value of type TEXT.
static void
put_text(Ical *c, Str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        char first = s.p[i];
        n = character_bytes((unsigned char)first);
        n = n < s.n - i ? n : s.n - i;
        if (first == '\n')
            put(c, S("\\n"));
        else if (first == '\\' || first == ';' || first == ',')
            put(c, (Str){(const char[]){'\\', first}, 2});
        else if ((unsigned char)first >= ' ' ? first != 0x7F : first == '\t')
            put(c, (Str){s.p + i, n});
    }
}

static void
text_line(Ical *c, Str name, Str value)
{
    if (value.n == 0)
        return;
    put(c, name);
    put_text(c, value);
    end_line(c);
}

// ---- dates --------------------------------------------------------------------------------------

static void
date_line(Ical *c, Str name, IsoTime t)
{
    char bytes[64];
    Buf text = {.p = bytes, .room = sizeof(bytes), .max = sizeof(bytes)}; // never grows
    if (t.has_time)
        buf_fmt(&text, ";TZID=Europe/Amsterdam:%04d%02d%02dT%02d%02d%02d", t.year, t.month, t.day,
                t.hour, t.minute, t.second);
    else
        buf_fmt(&text, ";VALUE=DATE:%04d%02d%02d", t.year, t.month, t.day);
    line(c, name, buf_str(&text));
}

static void
stamp_line(Ical *c, IsoTime t)
{
    char bytes[64];
    Buf text = {.p = bytes, .room = sizeof(bytes), .max = sizeof(bytes)};
    buf_fmt(&text, "%04d%02d%02dT%02d%02d%02dZ", t.year, t.month, t.day, t.hour, t.minute,
            t.second);
    line(c, S("DTSTAMP:"), buf_str(&text));
}

// ---- calendar -----------------------------------------------------------------------------------

Ical
ical_begin(Buf *out, Str name)
{
    return ical_begin_as(out, name, ICAL_PUBLISH);
}

Ical
ical_begin_as(Buf *out, Str name, IcalMethod method)
{
    Ical c = {.out = out};
    buf_put(out, S("BEGIN:VCALENDAR\r\n"
                   "VERSION:2.0\r\n"
                   "PRODID:-//Weerglas//Weerglas//NL\r\n"
                   "CALSCALE:GREGORIAN\r\n"));
    buf_put(out, method == ICAL_CANCEL ? S("METHOD:CANCEL\r\n") : S("METHOD:PUBLISH\r\n"));
    text_line(&c, S("NAME:"), name);         // RFC 7986
    text_line(&c, S("X-WR-CALNAME:"), name); // what Outlook and Apple read
    buf_put(out, S("BEGIN:VTIMEZONE\r\n"
                   "TZID:Europe/Amsterdam\r\n"
                   "BEGIN:DAYLIGHT\r\n"
                   "DTSTART:19960331T020000\r\n"
                   "TZOFFSETFROM:+0100\r\n"
                   "TZOFFSETTO:+0200\r\n"
                   "TZNAME:CEST\r\n"
                   "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                   "END:DAYLIGHT\r\n"
                   "BEGIN:STANDARD\r\n"
                   "DTSTART:19961027T030000\r\n"
                   "TZOFFSETFROM:+0200\r\n"
                   "TZOFFSETTO:+0100\r\n"
                   "TZNAME:CET\r\n"
                   "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                   "END:STANDARD\r\n"
                   "END:VTIMEZONE\r\n"));
    return c;
}

void
ical_end(Ical *c)
{
    buf_put(c->out, S("END:VCALENDAR\r\n"));
}

static bool
is_plain_ascii(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] >= 0x7F)
            return false;
    return true;
}

// Read start and end as DTSTART and DTEND want them; *has_end says whether there is a DTEND.
static Err
event_times(const IcalEvent *e, IsoTime *start, IsoTime *end, bool *has_end)
{
    *has_end = e->end.n > 0;
    if (!iso_read(e->start, start))
        FAIL(E_INVALID, "an event starts at \"%.*s\"", (int)(e->start.n < 40 ? e->start.n : 40),
             e->start.p ? e->start.p : "");
    *end = *start;
    if (*has_end && (!iso_read(e->end, end) || end->has_time != start->has_time))
        FAIL(E_INVALID, "an event ends at \"%.*s\"", (int)(e->end.n < 40 ? e->end.n : 40),
             e->end.p);
    int order = iso_compare(*start, *end);
    if (order > 0 || (order == 0 && *has_end && start->has_time))
        FAIL(E_INVALID, "an event ends before it starts");
    if (!start->has_time) {
        *has_end = true;
        *end = iso_from_days(iso_to_days(*end) + 1); // DTEND is the first day after it
        if (end->year > 9999)
            FAIL(E_INVALID, "an event ends after the year 9999");
    }
    return OK;
}

// ORGANIZER;CN="...":mailto:...; a quoted parameter cannot hold a quote (RFC 5545, 3.2).
static void
organizer_line(Ical *c, const IcalEvent *e)
{
    put(c, S("ORGANIZER;CN=\""));
    for (size_t i = 0, n; i < e->organizer.n; i += n) {
        n = character_bytes((unsigned char)e->organizer.p[i]);
        n = n < e->organizer.n - i ? n : e->organizer.n - i;
        if (e->organizer.p[i] != '"' && (unsigned char)e->organizer.p[i] >= ' ')
            put(c, (Str){e->organizer.p + i, n});
    }
    put(c, S("\":mailto:"));
    put(c, e->organizer_email);
    end_line(c);
}

Err
ical_event(Ical *c, const IcalEvent *e)
{
    static const Str statuses[] = {[ICAL_CONFIRMED] = STR("CONFIRMED"),
                                   [ICAL_TENTATIVE] = STR("TENTATIVE"),
                                   [ICAL_CANCELLED] = STR("CANCELLED")};
    IsoTime start, end;
    bool has_end;
    TRY(event_times(e, &start, &end, &has_end));
    if (e->uid.n == 0 || !is_plain_ascii(e->uid) || !is_plain_ascii(e->url))
        FAIL(E_INVALID, "the uid or url of an event is empty or not plain");
    if (!is_plain_ascii(e->organizer_email))
        FAIL(E_INVALID, "the address of an organizer is not plain");
    if (e->stamp_s < YEAR_1 || e->stamp_s >= YEAR_10000 || e->sequence < 0)
        FAIL(E_INVALID, "the stamp or sequence of an event is out of range");

    buf_put(c->out, S("BEGIN:VEVENT\r\n"));
    text_line(c, S("UID:"), e->uid);
    stamp_line(c, iso_from_unix(e->stamp_s));
    date_line(c, S("DTSTART"), start);
    if (has_end)
        date_line(c, S("DTEND"), end);
    text_line(c, S("SUMMARY:"), e->summary);
    text_line(c, S("DESCRIPTION:"), e->description);
    text_line(c, S("LOCATION:"), e->location);
    if (e->url.n > 0)
        line(c, S("URL:"), e->url);
    if (e->organizer.n > 0 && e->organizer_email.n > 0)
        organizer_line(c, e);
    if (e->n_categories > 0) {
        put(c, S("CATEGORIES:"));
        for (size_t i = 0; i < e->n_categories; i++) {
            put(c, i ? S(",") : S(""));
            put_text(c, e->categories[i]);
        }
        end_line(c);
    }
    line(c, S("STATUS:"), statuses[e->status]);
    put(c, S("SEQUENCE:"));
    buf_int(c->out, e->sequence);
    end_line(c);
    buf_put(c->out, S("END:VEVENT\r\n"));
    return OK;
}
