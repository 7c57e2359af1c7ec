// buf.h -- bytes that grow: what an emitter writes to.
//
// The bytes live in an arena, which gets back what growing leaves behind only when it is emptied:
// count on three times the final size. A Buf never ends the process and never fails halfway: past
// its maximum it sets `over` and takes nothing more, so an emitter need not look after each put,
// but whoever uses the result must look once.
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

typedef struct Buf {
    Arena *arena;
    char *p;
    size_t n, room, max;
    bool over; // max was reached; what is there is not complete
} Buf;

// An empty buffer that holds at most `max` bytes. It takes no memory until the first put.
Buf buf_new(Arena *a, size_t max);

// What was put so far, with a NUL behind it; never absent. It stays valid as long as the arena, but
// a later put does not show in it.
Str buf_str(const Buf *b);

// Put all of s, or nothing and set `over`. An absent s is as an empty one.
void buf_put(Buf *b, Str s);

void buf_char(Buf *b, char c);
void buf_int(Buf *b, int64_t v); // decimal

// The shortest decimal number that reads back as exactly v, with a point, in C notation ("0.1",
// "1e+30"). An infinite v, or one that is not a number, is refused: REQUIRE.
void buf_real(Buf *b, double v);

// As printf. Meant for short things of known size: what is longer than 255 bytes ends the process.
void buf_fmt(Buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);

#endif
