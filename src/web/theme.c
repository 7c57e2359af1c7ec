#include "web/theme.h"

#include "web/req.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

// Read at most n bytes. Returns how many there were, or -1.
static ssize_t
read_all(int fd, char *to, size_t n)
{
    size_t have = 0;
    while (have < n) {
        ssize_t got = read(fd, to + have, n - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        have += (size_t)got;
    }
    return (ssize_t)have;
}

Err
theme_read(Arena *a, const char *dir, Str *out)
{
    *out = (Str){0};
    int fd = open(str_fmt(a, "%s/thema.css", dir).p, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return OK;
    if (fd < 0)
        FAIL(E_INVALID, "thema.css cannot be opened: errno %d", errno);
    char *text = NEW_N(a, SITE_THEME_MAX + 1, char);
    ssize_t n = read_all(fd, text, SITE_THEME_MAX + 1);
    close(fd);
    if (n < 0)
        FAIL(E_INVALID, "thema.css cannot be read: errno %d", errno);
    if (n > SITE_THEME_MAX)
        FAIL(E_INVALID, "thema.css is longer than %d bytes", SITE_THEME_MAX);
    Str theme = {text, (size_t)n};
    if (!str_is_utf8(theme))
        FAIL(E_INVALID, "thema.css is not UTF-8");
    if (str_has(theme, S("@import")) || str_has(theme, S("url(")))
        FAIL(E_INVALID, "thema.css may not load anything: no @import, no url()");
    *out = theme;
    return OK;
}
