#include "format/ical.h"
#include "test/check.h"

#include <string.h>

// The lines of one event, between the time zone and the end of the calendar.
static Str
event_lines(Arena *a, const IcalEvent *e)
{
    Buf b = buf_new(a, 1 << 16);
    Ical c = ical_begin(&b, S("Agenda"));
    size_t from = b.n;
    CHECK_OK(ical_event(&c, e));
    return (Str){b.p + from, b.n - from};
}

TEST(ical, writes_a_calendar)
{
    Arena *a = arena_new(1 << 20);
    Buf b = buf_new(a, 1 << 16);
    Ical c = ical_begin(&b, S("Overleg, Duinveen"));
    ical_end(&c);
    CHECK_STR(buf_str(&b),
              S("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Weerglas//Weerglas//NL\r\n"
                "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
                "NAME:Overleg\\, Duinveen\r\nX-WR-CALNAME:Overleg\\, Duinveen\r\n"
                "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"
                "BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\n"
                "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
                "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\n"
                "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n"
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
                "END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
    arena_free(a);
}

TEST(ical, writes_days_with_the_first_day_after_as_end)
{
    Arena *a = arena_new(1 << 20);
    IcalEvent e = {.uid = S("u1@x"),
                   .stamp_s = 1767225599,
                   .start = S("2024-02-28"),
                   .end = S("2024-02-29"),
                   .summary = S("Actie")};
    CHECK_STR(event_lines(a, &e), S("BEGIN:VEVENT\r\nUID:u1@x\r\nDTSTAMP:20251231T235959Z\r\n"
                                    "DTSTART;VALUE=DATE:20240228\r\nDTEND;VALUE=DATE:20240301\r\n"
                                    "SUMMARY:Actie\r\nSTATUS:CONFIRMED\r\nSEQUENCE:0\r\n"
                                    "END:VEVENT\r\n"));
    e.end = (Str){0};
    CHECK_HAS(event_lines(a, &e), S("DTEND;VALUE=DATE:20240229\r\n"));
    arena_free(a);
}

TEST(ical, writes_times_in_amsterdam_and_all_fields)
{
    static const Str categories[] = {STR("onrust"), STR("a,b")};
    Arena *a = arena_new(1 << 20);
    IcalEvent e = {.uid = S("u2@x"),
                   .start = S("2026-03-01T09:30"),
                   .end = S("2026-03-01T11:00"),
                   .summary = S("a\\b; c, d"),
                   .description = S("een\r\ntwee\nd\x01rie\tvier"),
                   .location = S("Raadhuis"),
                   .url = S("https://x.example/a,b;c"),
                   .categories = categories,
                   .n_categories = 2,
                   .status = ICAL_CANCELLED,
                   .sequence = 3};
    CHECK_STR(event_lines(a, &e),
              S("BEGIN:VEVENT\r\nUID:u2@x\r\nDTSTAMP:19700101T000000Z\r\n"
                "DTSTART;TZID=Europe/Amsterdam:20260301T093000\r\n"
                "DTEND;TZID=Europe/Amsterdam:20260301T110000\r\n"
                "SUMMARY:a\\\\b\\; c\\, d\r\nDESCRIPTION:een\\ntwee\\ndrie\tvier\r\n"
                "LOCATION:Raadhuis\r\nURL:https://x.example/a,b;c\r\n"
                "CATEGORIES:onrust,a\\,b\r\nSTATUS:CANCELLED\r\nSEQUENCE:3\r\nEND:VEVENT\r\n"));
    e.end = (Str){0};
    CHECK_HASNT(event_lines(a, &e), S("DTEND"));
    arena_free(a);
}

TEST(ical, folds_at_75_bytes_but_not_inside_a_character)
{
    Arena *a = arena_new(1 << 20);
    for (size_t before = 0; before < 8; before++) {
        char text[400] = {0};
        memset(text, 'x', before);
        for (size_t i = 0; i < 40; i++)
            memcpy(text + before + i * 5, "\xC3\xAB\xE2\x82\xAC", 5); // ë and €
        IcalEvent e = {.uid = S("u"), .start = S("2026-01-01"), .summary = str_z(text)};
        Cursor c = cursor(event_lines(a, &e));
        Buf unfolded = buf_new(a, 1000);
        for (Str line; cursor_until(&c, S("\r\n"), SIZE_MAX, &line);) {
            CHECK(line.n <= 75 && str_is_utf8(line));
            if (str_starts(line, S("SUMMARY:")))
                buf_put(&unfolded, (Str){line.p + 8, line.n - 8});
            if (str_starts(line, S(" ")))
                buf_put(&unfolded, (Str){line.p + 1, line.n - 1});
            CHECK(line.n > 71 || !str_starts(cursor_rest(&c), S(" "))); // no shorter than needed
        }
        CHECK_STR(buf_str(&unfolded), str_z(text));
    }
    arena_free(a);
}

TEST(ical, refuses_events_that_break_a_rule)
{
    static const IcalEvent wrong[] = {
        {.start = STR("2026-01-01")},
        {.uid = STR("a b"), .start = STR("2026-01-01")},
        {.uid = STR("u")},
        {.uid = STR("u"), .start = STR("2026-02-30")},
        {.uid = STR("u"), .start = STR("2026-01-02"), .end = STR("2026-01-01")},
        {.uid = STR("u"), .start = STR("2026-01-02"), .end = STR("2026-01-03T10:00")},
        {.uid = STR("u"), .start = STR("2026-01-02T10:00"), .end = STR("2026-01-02T10:00")},
        {.uid = STR("u"), .start = STR("9999-12-31")},
        {.uid = STR("u"), .start = STR("2026-01-01"), .sequence = -1},
        {.uid = STR("u"), .start = STR("2026-01-01"), .stamp_s = INT64_C(253402300800)},
        {.uid = STR("u"), .start = STR("2026-01-01"), .stamp_s = INT64_C(-62135596801)},
        {.uid = STR("u"), .start = STR("2026-01-01"), .url = STR("https://x\r\nX:y")},
    };
    Arena *a = arena_new(1 << 20);
    Buf b = buf_new(a, 1 << 16);
    Ical c = ical_begin(&b, S("x"));
    size_t before = b.n;
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK_ERR(ical_event(&c, &wrong[i]), E_INVALID);
    CHECK_INT(b.n, before);
    arena_free(a);
}
