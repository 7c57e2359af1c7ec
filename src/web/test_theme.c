#include "test/check.h"
#include "web/req.h"
#include "web/theme.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What theme_read() makes of a thema.css of n times `text`.
static Err
read_theme(Arena *a, const char *text, size_t n, Str *out)
{
    char dir[] = "/tmp/weerglas-theme-XXXXXX";
    CHECK(mkdtemp(dir) != NULL);
    Str path = str_fmt(a, "%s/thema.css", dir);
    FILE *f = fopen(path.p, "w");
    CHECK(f != NULL);
    for (size_t i = 0; i < n; i++)
        CHECK(fputs(text, f) >= 0);
    CHECK_INT(fclose(f), 0);
    Err e = theme_read(a, dir, out);
    unlink(path.p);
    rmdir(dir);
    return e;
}

TEST(theme, is_absent_without_a_file)
{
    Arena *a = arena_new(1 << 20);
    Str theme = S("x");
    CHECK_OK(theme_read(a, "/nonexistent", &theme));
    CHECK(theme.p == NULL);
    arena_free(a);
}

TEST(theme, is_read_up_to_its_largest_size)
{
    Arena *a = arena_new(1 << 20);
    Str theme;
    CHECK_OK(read_theme(a, ":root{--a:#060}", 1, &theme));
    CHECK_STR(theme, S(":root{--a:#060}"));
    CHECK_OK(read_theme(a, " ", SITE_THEME_MAX, &theme));
    CHECK_INT(theme.n, SITE_THEME_MAX);
    CHECK_INT(err_code(read_theme(a, " ", SITE_THEME_MAX + 1, &theme)), E_INVALID);
    CHECK(theme.p == NULL);
    arena_free(a);
}

TEST(theme, may_not_load_anything)
{
    Arena *a = arena_new(1 << 20);
    Str theme;
    CHECK_INT(err_code(read_theme(a, "@import 'x';", 1, &theme)), E_INVALID);
    CHECK_INT(err_code(read_theme(a, "a{background:url(x)}", 1, &theme)), E_INVALID);
    CHECK_INT(err_code(read_theme(a, "\xff", 1, &theme)), E_INVALID);
    arena_free(a);
}
