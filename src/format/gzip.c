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

Err
gzip_expand(Arena *a, Str in, size_t max, Str *out)
{
    if (in.n < 18 || in.n > UINT32_MAX)
        FAIL(E_INVALID, "not gzip");
    const unsigned char *tail = (const unsigned char *)in.p + in.n - 4;
    size_t n = tail[0] | (size_t)tail[1] << 8 | (size_t)tail[2] << 16 | (size_t)tail[3] << 24;
    if (n > max)
        FAIL(E_LIMIT, "%zu bytes when expanded", n);
    z_stream z = {0};
    int result = inflateInit2(&z, GZIP_WINDOW);
    if (result != Z_OK)
        FAIL(E_INTERNAL, "zlib cannot start: %d", result);
    char *p = NEW_N(a, n + 1, char); // one byte more shows that the promise was too small
    z.next_in = (z_const Bytef *)(uintptr_t)in.p; // zlib only reads it
    z.avail_in = (uInt)in.n;
    z.next_out = (Bytef *)p;
    z.avail_out = (uInt)(n + 1);
    result = inflate(&z, Z_FINISH);
    bool whole = result == Z_STREAM_END && z.avail_in == 0 && z.avail_out == 1;
    (void)inflateEnd(&z);
    if (!whole)
        FAIL(E_INVALID, "not gzip, or not whole");
    *out = (Str){p, n};
    return OK;
}
