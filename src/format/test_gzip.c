#include "format/gzip.h"
#include "test/check.h"

#include <zlib.h>

// What `gunzip` would make of s, of which the size is known.
static Str
unpacked(Arena *a, Str s, size_t n)
{
    char *p = NEW_N(a, n + 1, char);
    z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)s.p,
                  .avail_in = (uInt)s.n,
                  .next_out = (Bytef *)p,
                  .avail_out = (uInt)n + 1};
    cr_assert(inflateInit2(&z, 15 + 16) == Z_OK);
    int result = inflate(&z, Z_FINISH);
    cr_assert(inflateEnd(&z) == Z_OK);
    CHECK_INT(result, Z_STREAM_END);
    CHECK_INT(z.avail_in, 0);
    return (Str){p, n + 1 - z.avail_out};
}

TEST(gzip, gives_back_what_went_in)
{
    Arena *a = arena_new(64 << 20);
    char *p = NEW_N(a, 100000, char);
    uint32_t state = 1;
    for (size_t i = 0; i < 100000; i++) { // half a repeating text, half noise
        state = state * 1664525 + 1013904223;
        p[i] = i < 50000 ? "maatschappelijke onrust "[i % 24] : (char)(state >> 24);
    }
    for (size_t n = 0; n <= 100000; n = n * 10 + (n == 0)) {
        for (int level = 1; level <= 9; level += 4) {
            Str packed, again;
            CHECK_OK(gzip_compress(a, (Str){p, n}, level, &packed));
            CHECK_STR(unpacked(a, packed, n), ((Str){p, n}));
            CHECK_OK(gzip_compress(a, (Str){p, n}, level, &again));
            CHECK_STR(packed, again);
        }
    }
    arena_free(a);
}

TEST(gzip, makes_text_smaller_and_refuses_too_much)
{
    Arena *a = arena_new(1 << 20);
    Str out;
    CHECK_OK(gzip_compress(a, (Str){NEW_N(a, 10000, char), 10000}, 9, &out));
    CHECK(out.n < 100);
    CHECK_ERR(gzip_compress(a, (Str){"", GZIP_MAX_BYTES + 1}, 6, &out), E_LIMIT);
    arena_free(a);
}

TEST(gzip, expands_what_it_made_and_nothing_else)
{
    Arena *a = arena_new(8 << 20);
    Str packed, out;
    for (size_t n = 0; n <= 100000; n = n * 10 + (n == 0)) {
        CHECK_OK(gzip_compress(a, (Str){NEW_N(a, n + 1, char), n}, 1, &packed));
        CHECK_OK(gzip_expand(a, packed, n, &out));
        CHECK_INT(out.n, n);
        if (n > 0)
            CHECK_ERR(gzip_expand(a, packed, n - 1, &out), E_LIMIT);
        for (size_t cut = 0; cut < packed.n; cut++)
            CHECK(failed(gzip_expand(a, (Str){packed.p, cut}, n, &out)));
    }
    CHECK_ERR(gzip_expand(a, S("geen gzip, maar wel lang genoeg\0\0\0\0"), 1000, &out), E_INVALID);
    arena_free(a);
}
