// theme.h -- the look of one municipality, read from its data folder.
#ifndef WEB_THEME_H
#define WEB_THEME_H

#include "base/arena.h"

// Read DIR/thema.css, the custom properties that a municipality sets over ours, into *out, which
// lives in the arena. *out is absent when there is no such file. E_INVALID when the file is longer
// than SITE_THEME_MAX bytes, is not UTF-8, or loads something (@import, url()): the browser would
// refuse that anyway, by our Content-Security-Policy. Call it before the sandbox is entered.
Err theme_read(Arena *a, const char *dir, Str *out);

#endif
