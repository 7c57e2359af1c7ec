// What a visitor without an account may type: a new password, a code, the six digits of an app. And
// what a damaged database may hold: boxes.
#include "base/password.h"
#include "base/secret.h"
#include "base/totp.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_password(Arena *a, Str s)
{
    Cursor c = cursor(s); // the first line is the e-mail address, the second the name
    Str email = {0}, name = {0};
    if (cursor_until(&c, S("\n"), SIZE_MAX, &email))
        (void)cursor_until(&c, S("\n"), SIZE_MAX, &name);
    Str password = cursor_rest(&c), problem = password_problem(a, password, email, name);
    size_t characters = str_characters(password);
    REQUIRE(problem.p || (characters >= PASSWORD_MIN && characters <= PASSWORD_MAX));
    REQUIRE(!problem.p || (problem.n > 0 && str_is_utf8(problem)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const Key key = {{1}};
    Arena *a = arena_new(64 << 20);
    char *copy = malloc(n > 0 ? n : 1); // of the exact size, so that a read past it is a report
    REQUIRE(copy != NULL);
    if (n > 0)
        memcpy(copy, data, n);
    Str s = {copy, n}, out;
    check_password(a, s);
    Str code = random_code_read(a, s);
    REQUIRE(!code.p || str_eq(random_code_read(a, code), code));
    int64_t step = 0;
    REQUIRE(totp_check(S("12345678901234567890"), s, 59, &step) == (step != 0));
    REQUIRE(failed(box_unwrap(a, &key, s, &out)) && failed(seal_open(a, &key, &key, s, &out)));
    free(copy);
    arena_free(a);
    return 0;
}
