// totp.h -- the six digits of an authenticator app (RFC 6238). The only door to liboath.
//
// SHA-1, six digits, thirty seconds: what every app can do. SHA-1 is sound in this use (HMAC).
#ifndef BASE_TOTP_H
#define BASE_TOTP_H

#include "base/arena.h"

enum {
    TOTP_SECRET_SIZE = 20, // bytes, as RFC 4226 recommends
    TOTP_DIGITS = 6,
    TOTP_STEP_S = 30,
    TOTP_WINDOW = 1, // steps that a clock may be early or late
};

// A new secret of TOTP_SECRET_SIZE random bytes, wiped with the arena. Store it wrapped.
Str totp_secret_new(Arena *a);

// The secret in base32 (RFC 4648, without padding) in groups of four with a space between them, for
// somebody who types it: "GEZD GNBV ...". Apps ignore the spaces. Wiped with the arena.
Str totp_secret_text(Arena *a, Str secret);

// What the QR code holds: "otpauth://totp/Issuer:account?secret=...", all that is not a letter or
// digit percent-encoded. Apps split the label at a colon, so neither name should hold one. Wiped
// with the arena, because it holds the secret.
Str totp_uri(Arena *a, Str issuer, Str account, Str secret);

// Whether this code is right now (unix seconds), or was or will be within TOTP_WINDOW steps; spaces
// in the code do not count. Each code works once: its step must come after *last_step, the step of
// the last code that was accepted (0 when there was none), which is moved when the answer is true.
// Store it, in the same transaction, before the visitor gets in. Six digits can be guessed: limit
// the number of tries per account.
bool totp_check(Str secret, Str code, int64_t now, int64_t *last_step);

#endif
