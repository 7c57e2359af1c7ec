#include "text/rune.h"

#include <string.h>

Rune
rune_at(Str s, size_t i)
{
    static const uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    const Rune bad = {RUNE_BAD, 1};

    if (i >= s.n)
        return (Rune){0, 0};
    unsigned char first = (unsigned char)s.p[i];
    if (first < 0x80)
        return (Rune){first, 1};
    size_t more = first >> 5 == 6 ? 1 : first >> 4 == 14 ? 2 : first >> 3 == 30 ? 3 : 0;
    if (more == 0 || more > s.n - i - 1)
        return bad;
    uint32_t code = first & (0x3Fu >> more);
    for (size_t k = 1; k <= more; k++) {
        unsigned char next = (unsigned char)s.p[i + k];
        if ((next & 0xC0) != 0x80)
            return bad;
        code = code << 6 | (next & 0x3Fu);
    }
    if (code < smallest[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return bad;
    return (Rune){code, more + 1};
}

Rune
rune_before(Str s, size_t i)
{
    if (i == 0 || i > s.n)
        return (Rune){0, 0};
    for (size_t back = 1; back <= 4 && back <= i; back++) {
        Rune r = rune_at(s, i - back);
        if (r.n == back)
            return r;
    }
    return (Rune){RUNE_BAD, 1};
}

bool
rune_is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

bool
rune_is_letter(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } blocks[] = {
        {'A', 'Z'},         {'a', 'z'},         {0xC0, 0xD6},       {0xD8, 0xF6},
        {0xF8, 0x2AF},      {0x300, 0x373},     {0x376, 0x37D},     {0x37F, 0x1FFF},
        {0x2C00, 0x2DFF},   {0x3040, 0xD7FF},   {0xF900, 0xFDFF},   {0xFE70, 0xFEFC},
        {0x10000, 0x1CFFF}, {0x1E000, 0x1EFFF}, {0x20000, 0x3FFFF},
    };
    for (size_t k = 0; k < COUNT(blocks) && code >= blocks[k].first; k++)
        if (code <= blocks[k].last)
            return true;
    return false;
}

// Latin Extended-A alternates capital and small, but for two stretches where capitals are odd.
static bool
is_odd_pair(uint32_t code)
{
    return (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
}

bool
rune_is_capital(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    if (code < 0x100)
        return code >= 0xC0 && code <= 0xDE && code != 0xD7;
    if (code < 0x180 && code != 0x138 && code != 0x149 && code != 0x17F)
        return code == 0x178 || (code & 1) == (is_odd_pair(code) ? 1u : 0u);
    return false;
}

// Latin-1 and Latin Extended-A without accents, for 0xC0 to 0x17F.
static const char plain[][3] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  // C0
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "t", "ss", // D0
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  // E0
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "t", "y",  // F0
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d", "d",  // 100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g", "g",  // 110
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i", "i",  // 120
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l", "l",  // 130
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o", "o",  // 140
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s", "s",  // 150
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u", "u",  // 160
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z", "s",  // 170
};
_Static_assert(COUNT(plain) == 0x180 - 0xC0, "one entry for each letter");

// Greek and Cyrillic capitals lie at a fixed distance from their small letters.
static uint32_t
small_elsewhere(uint32_t code)
{
    if ((code >= 0x391 && code <= 0x3A9) || (code >= 0x410 && code <= 0x42F))
        return code + 0x20;
    return code >= 0x400 && code <= 0x40F ? code + 0x50 : code;
}

size_t
rune_fold(Str s, size_t i, Rune r, char out[RUNE_FOLD_MAX])
{
    if (r.code < 0x80 && r.n == 1) {
        out[0] = (char)(r.code >= 'A' && r.code <= 'Z' ? r.code - 'A' + 'a' : r.code);
        return 1;
    }
    if (r.code >= 0xC0 && r.code < 0x180) {
        const char *letters = plain[r.code - 0xC0];
        size_t n = strlen(letters);
        memcpy(out, letters, n);
        return n;
    }
    if (r.code >= 0x300 && r.code <= 0x36F)
        return 0;
    uint32_t small = small_elsewhere(r.code);
    if (small != r.code) { // all of them take two bytes
        out[0] = (char)(0xC0 | small >> 6);
        out[1] = (char)(0x80 | (small & 0x3F));
        return 2;
    }
    memcpy(out, s.p + i, r.n);
    return r.n;
}
