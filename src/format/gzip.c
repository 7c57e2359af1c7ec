#include "format/gzip.h"

#include <zlib.h>

enum { GZIP_WINDOW = 15 + 16, USUAL_MEMORY = 8 }; // 16 asks zlib for the gzip format

Err
gzip_compress(Arena *a, Str in, int level, Str *out)
{
    REQUIRE(level >= 1 && level <= 9);
    if (in.n > GZIP_MAX_BYTES)
        FAIL(E_LIMIT, "%zu bytes to compress", in.n);
    z_stream z = {0};
    int result = deflateInit2(&z, level, Z_DEFLATED, GZIP_WINDOW, USUAL_MEMORY, Z_DEFAULT_STRATEGY);
    if (result != Z_OK)
        FAIL(E_INTERNAL, "zlib cannot start: %d", result);
    size_t room = deflateBound(&z, in.n);
    char *p = NEW_N(a, room, char);
    z.next_in = (z_const Bytef *)(uintptr_t)in.p; // zlib only reads it
    z.avail_in = (uInt)in.n;
    z.next_out = (Bytef *)p;
    z.avail_out = (uInt)room;
    result = deflate(&z, Z_FINISH); // in one go, because the room suffices
    *out = (Str){p, room - z.avail_out};
    (void)deflateEnd(&z);
    if (result != Z_STREAM_END)
        FAIL(E_INTERNAL, "zlib: %d", result);
    return OK;
}
