#include "base/password.h"
#include "test/check.h"

#include <string.h>

static const Str email = STR("sanne.deboer@hoorn.nl"), name = STR("Sanne de Boer-Élissen");

static void
check_problem(Arena *a, const char *password, const char *want)
{
    Str problem = password_problem(a, str_z(password), email, name);
    if (!problem.p)
        cr_log_error("accepted: %s", password);
    CHECK_HAS(problem, str_z(want));
}

static void
check_all(const char *const *passwords, size_t n, const char *want)
{
    Arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < n; i++)
        check_problem(a, passwords[i], want);
    arena_free(a);
}

TEST(password, a_long_one_is_right_whatever_it_is_made_of)
{
    static const char *const right[] = {"vier paarden op zolder",
                                        "correctepaardbatterij",
                                        "zhqkvmwtyxpl",
                                        "fiets appel maan regen",
                                        "de zomer van mijn oma",
                                        "8274619350284619",
                                        "ßßéàçöøåæœþð",
                                        "jan84hf02kq7x3",
                                        "Ajax-Feyenoord gaat 3-1",
                                        "welkom#8qT%2x!9Lv",
                                        "welkom 8395174062",
                                        "        a1!x9Kq",
                                        "\xF0\x9F\x90\xB4 paard op gras"};
    Arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(right); i++) {
        Str problem = password_problem(a, str_z(right[i]), email, name);
        if (problem.p)
            cr_log_error("refused: %s: %s", right[i], problem.p);
        CHECK(problem.p == NULL);
    }
    arena_free(a);
}

TEST(password, length_counts_characters_at_both_limits)
{
    Arena *a = arena_new(1 << 20);
    char text[3 * (PASSWORD_MAX + 1)];
    size_t n = 0;
    for (int i = 0; i <= PASSWORD_MAX; i++) { // of two or three bytes
        static const Str letters[] = {STR("é"), STR("€"), STR("ø"), STR("ž"), STR("ł")};
        Str letter = letters[(i * i * 7 + i / 4 + i / 11) % 5];
        memcpy(text + n, letter.p, letter.n);
        n += letter.n;
        bool right = i + 1 >= PASSWORD_MIN && i + 1 <= PASSWORD_MAX;
        CHECK((password_problem(a, (Str){text, n}, email, name).p == NULL) == right);
    }
    CHECK_STR(password_problem(a, (Str){text, n}, email, name),
              S("Gebruik hoogstens 128 tekens. Dit zijn er 129."));
    CHECK_STR(password_problem(a, S("kort, té!"), email, name),
              S("Gebruik ten minste 12 tekens. Dit zijn er 9. "
                "Een zin is lang, en makkelijk te onthouden."));
    CHECK_HAS(password_problem(a, (Str){0}, email, name), S("Dit zijn er 0."));
    CHECK_HAS(password_problem(a, S("abc\xFF zonder einde"), email, name), S("niet kunnen lezen"));
    CHECK_HAS(password_problem(a, S("abc\0 zonder einde"), email, name), S("niet kunnen lezen"));
    arena_free(a);
}

TEST(password, what_repeats_or_follows_is_refused)
{
    static const char *const wrong[] = {
        "aaaaaaaaaaaa", "            ", "112233445566", "123456789012", "098765432109",
        "abcdefghijklm", "QWERTYuiop[]", "qwertyuiop123", "asdfghjkl123", "1qaz2wsx3edc",
        "ababababababa", "abcabcabcabc", "1q1q1q1q1q1q", "aaaabbbbcccc", "!@#$%^&*()!@",
        "azertyuiop12", "a1a1a1a1a1a1", "aaaaaaaaaaaaaab", "zyxwvutsrqpo",
        // of two bytes each
        "éééééééééééé"};
    check_all(wrong, COUNT(wrong), "herhalen elkaar of volgen");
}

TEST(password, common_words_with_a_tail_are_refused)
{
    static const char *const wrong[] = {"Welkom2026!!!",     "welkom123456",
                                        "WACHTWOORD01",      "W@chtw00rd24",
                                        "wachtwoord!!",      "!!Voetbal2025!",
                                        "AjaxFeyenoord",     "ajax-feyenoord",
                                        "Johannes1985!",     "maria19581231",
                                        "welkomwelkom",      "Welkom01Welkom01",
                                        "welkom welkom",     "1q2w3e4r5t6y",
                                        "Weerglas2026!",     "weerglas weerglas",
                                        "geheimgeheim1",     "p4ssw0rd1234",
                                        "Gemeente2026",      "December2025!",
                                        "Zomer2026!!!!",     "feyenoord1908",
                                        "$ecret$ecret",      "P@ssword12345678",
                                        "trustno1trustno1",  "correcthorsebatterystaple",
                                        "welkomwelkomwelkom"};
    check_all(wrong, COUNT(wrong), "Veel mensen gebruiken dit wachtwoord");
}

TEST(password, what_is_known_of_the_person_is_refused)
{
    static const char *const mail[] = {"xkq sanne.deboer 83", "SanneDeBoer!?x7q",
                                       "xk-DEBOER-83qpvz"};
    static const char *const names[] = {"het huis van BOER 7", "vk élissen wq 38"};
    Arena *a = arena_new(1 << 20);
    check_all(mail, COUNT(mail), "uw e-mailadres");
    check_all(names, COUNT(names), "uw naam");
    CHECK(password_problem(a, S("xkq sanne.deboer 83"), (Str){0}, (Str){0}).p == NULL);
    CHECK(password_problem(a, S("hoorn.nl is mooi"), email, name).p == NULL); // after the @
    CHECK(password_problem(a, S("de jas van tine"), S("jas@x.nl"), S("Jas de Wit")).p == NULL);
    CHECK_HAS(password_problem(a, S("mijn Jas.de.Wit hangt"), (Str){0}, S("Jas de Wit")),
              S("uw naam"));
    arena_free(a);
}

TEST(password, the_list_is_of_whole_words)
{
    CHECK(password_is_common(S("welkom")) && password_is_common(S("password")));
    CHECK(password_is_common(S("signalen"))); // the last
    CHECK(!password_is_common(S("elko")) && !password_is_common(S("")));
    CHECK(!password_is_common(S("password passwort")) && !password_is_common(S(" ")));
    char many[100] = {0};
    memset(many, 'a', sizeof(many));
    CHECK(!password_is_common((Str){many, sizeof(many)}));
}
