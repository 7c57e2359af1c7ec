#include "format/qr.h"
#include "test/check.h"

#include <string.h>

enum { MOST = 200 };

static int
number(const char **p)
{
    int n = 0;
    *p += **p == ' ';
    cr_assert(**p >= '0' && **p <= '9');
    for (; **p >= '0' && **p <= '9'; ++*p)
        n = n * 10 + (**p - '0');
    return n;
}

// Draw the path as a renderer would: dark[y][x], with the quiet zone.
static void
draw(Arena *a, Str path, bool dark[MOST][MOST])
{
    memset(dark, 0, sizeof(bool) * MOST * MOST);
    for (const char *p = str_to_z(a, path); *p;) {
        cr_assert(*p++ == 'M');
        int x = number(&p), y = number(&p);
        cr_assert(*p++ == 'h');
        int run = number(&p);
        cr_assert(run > 0 && x >= 0 && x + run < MOST && y >= 0 && y < MOST);
        cr_assert(strncmp(p, "v1h-", 4) == 0);
        p += 4;
        cr_assert(number(&p) == run && *p++ == 'z');
        memset(&dark[y][x], 1, (size_t)run);
    }
}

// The 7x7 square in a corner that a camera looks for, with the light border inside the code.
static bool
is_finder(bool dark[MOST][MOST], int x0, int y0)
{
    static const char *const rows[] = {"#######", "#.....#", "#.###.#", "#.###.#",
                                       "#.###.#", "#.....#", "#######"};
    for (int y = 0; y < 7; y++)
        for (int x = 0; x < 7; x++)
            if (dark[y0 + y][x0 + x] != (rows[y][x] == '#'))
                return false;
    return true;
}

TEST(qr, has_the_known_size_finders_timing_and_quiet_zone)
{
    static bool dark[MOST][MOST];
    Arena *a = arena_new(16 << 20);
    // At level M, version 1 (21 modules) holds 14 bytes, version 2 (25) 26, version 5 (37) 84.
    static const struct {
        size_t bytes;
        int modules;
    } cases[] = {{1, 21}, {14, 21}, {15, 25}, {26, 25}, {84, 37}, {85, 41}, {QR_MAX_BYTES, 177}};
    Str text = {memset(NEW_N(a, QR_MAX_BYTES, char), 'x', QR_MAX_BYTES), 0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        QrCode code;
        text.n = cases[i].bytes;
        CHECK_OK(qr_encode(a, text, &code));
        CHECK_INT(code.modules, cases[i].modules);
        CHECK_INT(code.size, cases[i].modules + 2 * QR_QUIET);
        draw(a, code.path, dark);
        int near = QR_QUIET, far = QR_QUIET + code.modules - 7;
        CHECK(is_finder(dark, near, near) && is_finder(dark, far, near));
        CHECK(is_finder(dark, near, far) && !is_finder(dark, far, far));
        for (int k = 8; k < code.modules - 8; k++) // dark, light, dark, ... between the finders
            cr_assert(dark[QR_QUIET + 6][QR_QUIET + k] == (k % 2 == 0));
        for (int k = 0; k < code.size; k++)
            cr_assert(!dark[QR_QUIET - 1][k] && !dark[k][QR_QUIET - 1] &&
                      !dark[QR_QUIET + code.modules][k] && !dark[k][QR_QUIET + code.modules]);
    }
    arena_free(a);
}

TEST(qr, refuses_nothing_and_too_much)
{
    Arena *a = arena_new(1 << 20);
    QrCode code;
    CHECK_ERR(qr_encode(a, S(""), &code), E_INVALID);
    CHECK_ERR(qr_encode(a, (Str){NEW_N(a, 2332, char), 2332}, &code), E_LIMIT);
    arena_free(a);
}
