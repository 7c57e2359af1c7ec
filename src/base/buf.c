#include "base/buf.h"

#include <float.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1024 };

Buf
buf_new(Arena *a, size_t max)
{
    return (Buf){.arena = a, .max = max};
}

Str
buf_str(const Buf *b)
{
    return (Str){b->n ? b->p : "", b->n};
}

static void
grow(Buf *b, size_t more)
{
    size_t room = b->room ? b->room : b->max < FIRST_ROOM ? b->max : FIRST_ROOM;
    while (room - b->n < more)
        room = room > b->max / 2 ? b->max : room * 2;
    char *p = arena_bytes(b->arena, room + 1); // and a NUL
    if (b->n)
        memcpy(p, b->p, b->n);
    b->p = p;
    b->room = room;
}

void
buf_put(Buf *b, Str s)
{
    b->over = b->over || s.n > b->max - b->n;
    if (b->over || s.n == 0)
        return;
    if (s.n > b->room - b->n)
        grow(b, s.n);
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = '\0';
}

void
buf_char(Buf *b, char c)
{
    buf_put(b, (Str){&c, 1});
}

void
buf_int(Buf *b, int64_t v)
{
    buf_fmt(b, "%lld", (long long)v);
}

void
buf_real(Buf *b, double v)
{
    REQUIRE(isfinite(v));
    char text[40];
    // 15 digits always survive, and "%g" drops zeros at the end; only a subnormal v can need less.
    int digits = fabs(v) < DBL_MIN ? 1 : DBL_DIG, n;
    do
        n = snprintf(text, sizeof(text), "%.*g", digits, v);
    while (digits++ < DBL_DECIMAL_DIG && (strtod(text, NULL) < v || strtod(text, NULL) > v));
    buf_put(b, (Str){text, (size_t)n});
}

void
buf_fmt(Buf *b, const char *fmt, ...)
{
    char text[256];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    REQUIRE(n >= 0 && (size_t)n < sizeof(text));
    buf_put(b, (Str){text, (size_t)n});
}
