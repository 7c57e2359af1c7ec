// qr.h -- QR codes as SVG, for links on paper and for enrolling a second factor.
#ifndef FORMAT_QR_H
#define FORMAT_QR_H

#include "base/arena.h"

enum {
    QR_MAX_BYTES = 2331, // what version 40 holds at level M
    QR_QUIET = 4,        // modules of white that the standard wants on each side
};

typedef struct QrCode {
    int modules; // along one side, without the quiet zone: 21, 25, ... 177
    int size;    // with the quiet zone: the side of the viewBox
    Str path;    // dark modules as the d of one <path>, in units of one module
} QrCode;

// Encode the bytes of `text` at error correction level M (15 % may be unreadable). Show it as
//   <svg viewBox="0 0 SIZE SIZE" shape-rendering="crispEdges"><path d="PATH"/></svg>
// in black on a white ground, also where the page is dark. The path has digits, signs and the
// letters M h v z only. Fails with E_INVALID for an empty text, E_LIMIT for more than QR_MAX_BYTES.
Err qr_encode(Arena *a, Str text, QrCode *out);

#endif
