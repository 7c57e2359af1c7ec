#include "format/zipcheck.h"

#include <string.h>
#include <zlib.h>

enum { END_RECORD = 22, ENTRY = 46, LOCAL_HEAD = 30, HEAD = 512, TAIL = 64, PIECE = 16384 };

typedef struct Part {
    char head[HEAD], tail[TAIL]; // of what is unpacked
    size_t n_head, n_tail, total;
} Part;

// A number of `bytes` bytes at `at`, least byte first. False outside the file.
static bool
number_at(Str zip, size_t at, size_t bytes, size_t *out)
{
    if (at > zip.n || zip.n - at < bytes)
        return false;
    *out = 0;
    for (size_t i = 0; i < bytes; i++)
        *out |= (size_t)(unsigned char)zip.p[at + i] << (8 * i);
    return true;
}

static bool
is_at(Str zip, size_t at, Str mark)
{
    return at <= zip.n && str_starts((Str){zip.p + at, zip.n - at}, mark);
}

static void
keep(Part *part, Str piece)
{
    size_t n = HEAD - part->n_head < piece.n ? HEAD - part->n_head : piece.n;
    memcpy(part->head + part->n_head, piece.p, n);
    part->n_head += n;
    part->total += piece.n;
    if (piece.n >= TAIL) {
        memcpy(part->tail, piece.p + piece.n - TAIL, TAIL);
        part->n_tail = TAIL;
        return;
    }
    size_t old = part->n_tail < TAIL - piece.n ? part->n_tail : TAIL - piece.n;
    memmove(part->tail, part->tail + part->n_tail - old, old);
    memcpy(part->tail + old, piece.p, piece.n);
    part->n_tail = old + piece.n;
}

static bool
unpack(Str packed, Part *part)
{
    unsigned char piece[PIECE];
    z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)packed.p, .avail_in = (uInt)packed.n};
    if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
        return false;
    int result = Z_OK;
    while (result == Z_OK) {
        z.next_out = piece;
        z.avail_out = sizeof(piece);
        result = inflate(&z, Z_NO_FLUSH);
        keep(part, (Str){(const char *)piece, sizeof(piece) - z.avail_out});
    }
    (void)inflateEnd(&z);
    return result == Z_STREAM_END;
}

// Whether the part ends with "</root>", or is short and ends with "/>".
static bool
has_its_end(const Part *part)
{
    Cursor c = cursor((Str){part->head, part->n_head});
    Str skipped, tail = str_trim((Str){part->tail, part->n_tail});
    if (!cursor_until(&c, S("?>"), HEAD, &skipped) || !cursor_until(&c, S("<"), HEAD, &skipped))
        return false;
    Str root = cursor_rest(&c);
    for (size_t i = 0; i < root.n; i++)
        if (root.p[i] == ' ' || root.p[i] == '>' || root.p[i] == '/')
            root.n = i;
    if (part->total < HEAD && tail.n > 2 && str_eq((Str){tail.p + tail.n - 2, 2}, S("/>")))
        return true;
    if (root.n == 0 || tail.n < root.n + 3)
        return false;
    Str end = {tail.p + tail.n - root.n - 3, root.n + 3};
    return str_starts(end, S("</")) && end.p[end.n - 1] == '>' &&
           str_eq((Str){end.p + 2, root.n}, root);
}

static bool
check_part(Str zip, size_t entry)
{
    enum { DEFLATED = 8 };
    size_t method, packed, size, local, name, extra;
    if (!number_at(zip, entry + 10, 2, &method) || !number_at(zip, entry + 20, 4, &packed) ||
        !number_at(zip, entry + 24, 4, &size) || !number_at(zip, entry + 42, 4, &local) ||
        !is_at(zip, local, S("PK\3\4")) || !number_at(zip, local + 26, 2, &name) ||
        !number_at(zip, local + 28, 2, &extra))
        return false;
    size_t data = local + LOCAL_HEAD + name + extra;
    Part part = {0};
    if (method != DEFLATED || data > zip.n || zip.n - data < packed)
        return false;
    return unpack((Str){zip.p + data, packed}, &part) && part.total == size && has_its_end(&part);
}

bool
zipcheck_whole(Str zip)
{
    size_t n, entry, name, extra, comment;
    if (zip.n < END_RECORD || !is_at(zip, zip.n - END_RECORD, S("PK\5\6")) ||
        !number_at(zip, zip.n - END_RECORD + 10, 2, &n) ||
        !number_at(zip, zip.n - END_RECORD + 16, 4, &entry))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!is_at(zip, entry, S("PK\1\2")) || !number_at(zip, entry + 28, 2, &name) ||
            !number_at(zip, entry + 30, 2, &extra) || !number_at(zip, entry + 32, 2, &comment) ||
            !check_part(zip, entry))
            return false;
        entry += ENTRY + name + extra + comment;
    }
    return n > 0;
}
