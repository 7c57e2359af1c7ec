#include "base/totp.h"

#include "base/secret.h"

#include <assert.h>
#include <liboath/oath.h>
#include <string.h>

Str
totp_secret_new(Arena *a)
{
    char *secret = NEW_N(a, TOTP_SECRET_SIZE, char);
    arena_wipe_on_reset(a, secret, TOTP_SECRET_SIZE);
    random_bytes(secret, TOTP_SECRET_SIZE);
    return (Str){secret, TOTP_SECRET_SIZE};
}

// Base32 without padding, with a space before every `group` characters; group 0 is no spaces. Ours
// and not liboath's, which returns memory of its own.
static Str
base32(Arena *a, Str bytes, size_t group)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    REQUIRE(bytes.n <= 1024); // a key, not a file
    size_t total = (bytes.n * 8 + 4) / 5, n = 0;
    char *out = NEW_N(a, 2 * total + 1, char);
    arena_wipe_on_reset(a, out, 2 * total);
    for (size_t i = 0; i < total; i++) {
        size_t at = i * 5 / 8, shift = i * 5 % 8; // where the five bits begin
        unsigned pair = (unsigned)(unsigned char)bytes.p[at] << 8;
        pair |= at + 1 < bytes.n ? (unsigned char)bytes.p[at + 1] : 0;
        if (group > 0 && i > 0 && i % group == 0)
            out[n++] = ' ';
        out[n++] = letters[pair >> (11 - shift) & 31];
    }
    return (Str){out, n};
}

Str
totp_secret_text(Arena *a, Str secret)
{
    return base32(a, secret, 4);
}

static bool
is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

// RFC 3986, section 2.1: also a space becomes %20, because apps do not read + as a space.
static Str
percent_encoded(Arena *a, Str s)
{
    static const char hex[] = "0123456789ABCDEF";
    char *out = arena_alloc(a, s.n, 3);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (is_unreserved(s.p[i])) {
            out[n++] = s.p[i];
            continue;
        }
        out[n++] = '%';
        out[n++] = hex[(unsigned char)s.p[i] >> 4];
        out[n++] = hex[(unsigned char)s.p[i] & 15];
    }
    return (Str){out, n};
}

Str
totp_uri(Arena *a, Str issuer, Str account, Str secret)
{
    Str from = percent_encoded(a, issuer), who = percent_encoded(a, account);
    Str key = base32(a, secret, 0);
    const Str parts[] = {STR("otpauth://totp/"),
                         from,
                         STR(":"),
                         who,
                         STR("?secret="),
                         key,
                         STR("&issuer="),
                         from,
                         STR("&algorithm=SHA1&digits=6&period=30")};
    size_t total = 0, n = 0;
    for (size_t i = 0; i < COUNT(parts); i++)
        total += parts[i].n;
    char *uri = NEW_N(a, total + 1, char);
    arena_wipe_on_reset(a, uri, total);
    for (size_t i = 0; i < COUNT(parts); n += parts[i++].n)
        if (parts[i].n > 0)
            memcpy(uri + n, parts[i].p, parts[i].n);
    return (Str){uri, total};
}
static_assert(TOTP_DIGITS == 6 && TOTP_STEP_S == 30); // as the URI says

// The code as its six digits; false when it has anything else but spaces.
static bool
read_digits(Str code, char out[TOTP_DIGITS])
{
    size_t n = 0;
    for (size_t i = 0; i < code.n; i++) {
        if (code.p[i] == ' ')
            continue;
        if (code.p[i] < '0' || code.p[i] > '9' || n == TOTP_DIGITS)
            return false;
        out[n++] = code.p[i];
    }
    return n == TOTP_DIGITS;
}

bool
totp_check(Str secret, Str code, int64_t now, int64_t *last_step)
{
    char typed[TOTP_DIGITS], right[TOTP_DIGITS + 1];
    int64_t found = 0;
    REQUIRE(secret.n > 0 && now >= 0 && *last_step >= 0);
    if (!read_digits(code, typed))
        return false;
    int64_t middle = now / TOTP_STEP_S;
    // Every step is tried, so that the time says nothing. Should two steps have the same code, then
    // the later counts, or the code could be used again.
    for (int64_t step = middle - TOTP_WINDOW; step <= middle + TOTP_WINDOW; step++) {
        if (step <= 0)
            continue;
        int bad = oath_hotp_generate(secret.p, secret.n, (uint64_t)step, TOTP_DIGITS, false,
                                     OATH_HOTP_DYNAMIC_TRUNCATION, right);
        REQUIRE(bad == OATH_OK); // TOTP is HOTP that counts steps (RFC 6238, section 4.2)
        if (secret_same((Str){typed, TOTP_DIGITS}, (Str){right, TOTP_DIGITS}))
            found = step;
    }
    secret_wipe(right, sizeof(right));
    if (found <= *last_step)
        return false;
    *last_step = found;
    return true;
}
