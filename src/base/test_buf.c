#include "base/buf.h"
#include "test/check.h"

#include <float.h>
#include <stdlib.h>

TEST(buf, keeps_what_is_put_while_it_grows)
{
    Arena *a = arena_new(1 << 20);
    Buf b = buf_new(a, 1 << 18);
    CHECK_STR(buf_str(&b), S(""));
    for (int i = 0; i < 10000; i++) {
        buf_int(&b, i % 10);
        buf_put(&b, S("ab"));
        buf_char(&b, ';');
    }
    CHECK_INT(buf_str(&b).n, 40000);
    for (size_t i = 0; i < 10000; i++)
        cr_assert(b.p[i * 4] == (char)('0' + i % 10) && b.p[i * 4 + 3] == ';');
    CHECK(!b.over);
    arena_free(a);
}

TEST(buf, past_its_maximum_takes_nothing_more)
{
    Arena *a = arena_new(1 << 20);
    Buf b = buf_new(a, 4);
    buf_put(&b, S("abcd"));
    buf_put(&b, (Str){0});
    CHECK(!b.over);
    buf_char(&b, 'e');
    CHECK(b.over);
    CHECK_STR(buf_str(&b), S("abcd"));
    Buf c = buf_new(a, 4);
    buf_put(&c, S("abcde")); // not even the part that fits, and nothing that comes later
    buf_put(&c, S("x"));
    CHECK(c.over && buf_str(&c).n == 0);
    arena_free(a);
}

TEST(buf, puts_a_real_as_the_shortest_text_that_reads_back)
{
    static const struct {
        double v;
        Str text;
    } cases[] = {{0.1, STR("0.1")},
                 {1.0 / 3, STR("0.3333333333333333")},
                 {-2.5, STR("-2.5")},
                 {1e30, STR("1e+30")},
                 {5e-324, STR("5e-324")},
                 {100, STR("100")},
                 {0.1 + 0.2, STR("0.30000000000000004")},
                 {DBL_MAX, STR("1.7976931348623157e+308")}};
    Arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Buf b = buf_new(a, 100);
        buf_real(&b, cases[i].v);
        CHECK_STR(buf_str(&b), cases[i].text);
    }
    srand(1);
    for (int i = 0; i < 1000; i++) {
        double v = ldexp((double)rand() / 7, rand() % 600 - 300);
        Buf b = buf_new(a, 100);
        buf_real(&b, v);
        CHECK_NEAR(strtod(str_to_z(a, buf_str(&b)), NULL), v, 0);
    }
    arena_free(a);
}

TEST(buf, ends_with_a_nul_also_when_the_memory_was_used_before)
{
    Arena *a = arena_new(1 << 20);
    char *used = arena_bytes(a, 8192);
    for (size_t i = 0; i < 8192; i++)
        used[i] = 'x';
    arena_reset(a); // a new chunk may be the same memory
    Buf b = buf_new(a, 4096);
    for (size_t i = 0; i < 4096; i++) {
        buf_char(&b, 'y');
        CHECK(buf_str(&b).p[i + 1] == '\0');
    }
    arena_free(a);
}
