#include "format/qr.h"

#include "base/buf.h"

#include <errno.h>
#include <qrencode.h>

enum { PATH_MAX_BYTES = 1 << 20 }; // 177 x 177 / 2 runs of at most 20 bytes

static void
release(void *code)
{
    QRcode_free(code);
}

// One rectangle for each horizontal run of dark modules.
static void
put_row(Buf *path, const unsigned char *row, int width, int y)
{
    for (int x = 0, run; x < width; x += run + 1) {
        for (run = 0; x + run < width && (row[x + run] & 1); run++)
            continue;
        if (run > 0)
            buf_fmt(path, "M%d %dh%dv1h-%dz", x + QR_QUIET, y + QR_QUIET, run, run);
    }
}

Err
qr_encode(Arena *a, Str text, QrCode *out)
{
    if (text.n == 0)
        FAIL(E_INVALID, "nothing to encode");
    if (text.n > QR_MAX_BYTES)
        FAIL(E_LIMIT, "a QR code of %zu bytes", text.n);
    QRcode *code = QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M);
    if (!code)
        FAIL(E_INTERNAL, "libqrencode: errno %d", errno);
    arena_defer(a, release, code);
    Buf path = buf_new(a, PATH_MAX_BYTES);
    for (int y = 0; y < code->width; y++)
        put_row(&path, code->data + (ptrdiff_t)y * code->width, code->width, y);
    REQUIRE(!path.over);
    *out = (QrCode){code->width, code->width + 2 * QR_QUIET, buf_str(&path)};
    return OK;
}
