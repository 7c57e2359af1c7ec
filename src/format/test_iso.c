#include "format/iso.h"
#include "test/check.h"

TEST(iso, reads_days_and_times_that_exist)
{
    IsoTime t;
    CHECK(iso_read(S("2024-02-29"), &t) && t.day == 29 && !t.has_time);
    CHECK(iso_read(S("2026-03-01T09:30"), &t) && t.hour == 9 && t.minute == 30 && t.has_time);
    CHECK(iso_read(S("2026-03-01 23:59:58"), &t) && t.second == 58);
}

TEST(iso, refuses_everything_else)
{
    static const Str wrong[] = {STR(""),
                                STR("2023-02-29"),
                                STR("1900-02-29"),
                                STR("2026-13-01"),
                                STR("2026-00-01"),
                                STR("0000-01-01"),
                                STR("2026-1-1"),
                                STR("2026-01-01T"),
                                STR("2026-01-01T24:00"),
                                STR("2026-01-01T12:60"),
                                STR("2026-01-01T12:00:"),
                                STR("2026-01-01T12:00Z"),
                                STR("2026-01-01 "),
                                STR("01-01-2026")};
    IsoTime t;
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK(!iso_read(wrong[i], &t));
    CHECK(!iso_read((Str){0}, &t));
}

TEST(iso, counts_days_there_and_back)
{
    CHECK_INT(iso_to_days((IsoTime){.year = 1970, .month = 1, .day = 1}), 0);
    CHECK_INT(iso_to_days((IsoTime){.year = 2000, .month = 3, .day = 1}), 11017);
    IsoTime before = iso_from_days(iso_to_days((IsoTime){.year = 1, .month = 1, .day = 1}));
    for (int64_t day = iso_to_days(before) + 1; before.year < 9999; day++) {
        IsoTime t = iso_from_days(day); // each day follows the one before it
        cr_assert(iso_compare(before, t) < 0 && iso_to_days(t) == day);
        cr_assert(t.day == before.day + 1 || (t.day == 1 && t.month == before.month % 12 + 1));
        before = t;
    }
}

TEST(iso, tells_utc_of_a_unix_time)
{
    IsoTime t = iso_from_unix(1767225599);
    CHECK(t.year == 2025 && t.month == 12 && t.day == 31);
    CHECK(t.hour == 23 && t.minute == 59 && t.second == 59);
    t = iso_from_unix(-1);
    CHECK(t.year == 1969 && t.day == 31 && t.second == 59);
}
