// gzip.h -- compressing answers and static files for browsers (RFC 1952).
#ifndef FORMAT_GZIP_H
#define FORMAT_GZIP_H

#include "base/arena.h"

enum { GZIP_MAX_BYTES = 64 << 20 };

// Compress `in` into the arena, at a level from 1 (fast) to 9 (small); 6 is what most servers use
// for answers that are made on the spot. The same input gives the same bytes: no name and no time
// is stored. The arena serves for about the size of `in`, however small the result. Fails with
// E_LIMIT for more than GZIP_MAX_BYTES, E_INTERNAL when zlib has no memory.
//
// Do not compress an answer that holds both a secret and text that a stranger chose (BREACH).
Err gzip_compress(Arena *a, Str in, int level, Str *out);

// Get back what gzip_compress() made, at most `max` bytes of it. Anything else is refused with
// E_INVALID, as is text that is cut off or followed by more; E_LIMIT for more than max. The arena
// serves for the size that the last four bytes of `in` promise, when that is not over max.
Err gzip_expand(Arena *a, Str in, size_t max, Str *out);

#endif
