#include "base/totp.h"
#include "test/check.h"

static const Str rfc_secret = STR("12345678901234567890");

TEST(totp, codes_are_those_of_rfc_6238)
{
    // Appendix B has eight digits; the last six of those are the code of six.
    static const struct {
        int64_t now;
        Str code;
    } rows[] = {{59, STR("287082")},         {1111111109, STR("081804")},
                {1111111111, STR("050471")}, {1234567890, STR("005924")},
                {2000000000, STR("279037")}, {20000000000, STR("353130")}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t step = 0;
        CHECK(totp_check(rfc_secret, rows[i].code, rows[i].now, &step));
        CHECK_INT(step, rows[i].now / TOTP_STEP_S);
    }
}

TEST(totp, a_code_is_right_one_step_early_or_late_but_not_two)
{
    for (int64_t late = -3; late <= 3; late++) {
        int64_t step = 0; // the code of step 37037036, at 1111111080 to 1111111109
        bool right = totp_check(rfc_secret, S("081804"), 1111111080 + late * TOTP_STEP_S, &step);
        CHECK_INT(right, late >= -1 && late <= 1);
        CHECK_INT(step, right ? 37037036 : 0);
    }
}

TEST(totp, a_code_works_once_and_an_older_one_no_more)
{
    int64_t step = 0;
    CHECK(totp_check(rfc_secret, S("050471"), 1111111111, &step));
    CHECK(!totp_check(rfc_secret, S("050471"), 1111111111, &step));
    CHECK(!totp_check(rfc_secret, S("081804"), 1111111111, &step)); // the step before
    CHECK_INT(step, 37037037);
}

TEST(totp, only_six_digits_are_a_code)
{
    static const Str wrong[] = {STR(""),
                                STR("05047"),
                                STR("0504711"),
                                STR("050 47"),
                                STR("05047a"),
                                STR("050472"),
                                STR("-50471"),
                                STR("050471\0"),
                                STR("\xD9\xA0"
                                    "50471")};
    int64_t step = 0;
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK(!totp_check(rfc_secret, wrong[i], 1111111111, &step));
    CHECK(!totp_check(S("12345678901234567891"), S("050471"), 1111111111, &step));
    CHECK_INT(step, 0);
    CHECK(!totp_check(rfc_secret, S("050471"), 0, &step)); // at the start of time
    CHECK(totp_check(rfc_secret, S(" 050 471 "), 1111111111, &step));
}

TEST(totp, a_secret_is_typed_in_groups_of_four)
{
    Arena *a = arena_new(1 << 16);
    CHECK_STR(totp_secret_text(a, rfc_secret), S("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"));
    // RFC 4648, section 10, without the padding.
    CHECK_STR(totp_secret_text(a, S("")), S(""));
    CHECK_STR(totp_secret_text(a, S("f")), S("MY"));
    CHECK_STR(totp_secret_text(a, S("fo")), S("MZXQ"));
    CHECK_STR(totp_secret_text(a, S("foo")), S("MZXW 6"));
    CHECK_STR(totp_secret_text(a, S("foob")), S("MZXW 6YQ"));
    CHECK_STR(totp_secret_text(a, S("fooba")), S("MZXW 6YTB"));
    CHECK_STR(totp_secret_text(a, S("foobar")), S("MZXW 6YTB OI"));
    Str secret = totp_secret_new(a);
    CHECK_INT(secret.n, TOTP_SECRET_SIZE);
    CHECK_INT(totp_secret_text(a, secret).n, 39);
    CHECK(!str_eq(secret, totp_secret_new(a)));
    arena_free(a);
}

TEST(totp, a_uri_escapes_all_that_is_not_a_letter_or_digit)
{
    Arena *a = arena_new(1 << 16);
    CHECK_STR(totp_uri(a, S("Weerglas Súdwest"), S("jan+a&b@c.nl?x"), rfc_secret),
              S("otpauth://totp/Weerglas%20S%C3%BAdwest:jan%2Ba%26b%40c.nl%3Fx"
                "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Weerglas%20S%C3%BAdwest"
                "&algorithm=SHA1&digits=6&period=30"));
    CHECK_HAS(totp_uri(a, S("a-b_c.d~e/f:%"), (Str){0}, rfc_secret),
              S("/a-b_c.d~e%2Ff%3A%25:?secret="));
    arena_free(a);
}
