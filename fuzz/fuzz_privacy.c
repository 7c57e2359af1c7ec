// The privacy check, fed with anything: hits stay inside the text, in order, on whole characters.
#include "text/privacy.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool
is_boundary(Str s, size_t i)
{
    return i == s.n || ((unsigned char)s.p[i] & 0xC0) != 0x80;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena *a = arena_new(1 << 20);
    char *exact = malloc(n ? n : 1); // of the exact size, so that a read past the end is a report
    REQUIRE(exact != NULL);
    if (n > 0)
        memcpy(exact, data, n);
    Str text = {exact, n};
    bool utf8 = str_is_utf8(text);
    PrivacyHits hits = privacy_check(a, text);
    size_t end = 0, last_character = 0;

    REQUIRE(hits.n <= PRIVACY_MAX_HITS);
    for (size_t i = 0; i < hits.n; i++) {
        PrivacyHit h = hits.v[i];
        REQUIRE(h.length > 0 && h.start >= end && h.start + h.length <= n);
        REQUIRE(privacy_kind_code(h.kind).n > 0);
        REQUIRE(h.start_character >= last_character && h.n_characters <= h.length);
        end = h.start + h.length;
        last_character = h.start_character + h.n_characters;
        if (!utf8)
            continue;
        REQUIRE(is_boundary(text, h.start) && is_boundary(text, end));
        REQUIRE(str_characters((Str){text.p, h.start}) == h.start_character);
    }
    free(exact);
    arena_free(a);
    return 0;
}
