// secret.h -- chance, hashes, password hashes and keys. The only door to libsodium.
//
// Everything secret that these functions make lives in the caller's arena and is overwritten when
// that arena is reset; nobody has to remember to do so. What the caller itself copies elsewhere
// (a form value, a C string) it must hand to arena_wipe_on_reset() or secret_wipe().
//
// Argon2id takes 19 MiB and some tens of milliseconds. There is no counter for how many run at
// once: a process handles one request at a time, so there are never more than there are processes.
// Code that hashes passwords from several threads would need such a limit.
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/arena.h"

enum {
    KEY_SIZE = 32,        // bytes of every key: symmetric, public or secret
    SALT_SIZE = 16,       // bytes of the salt of key_from_password()
    HASH_SIZE = 32,       // bytes of hash_sha256() and hash_keyed()
    TOKEN_SIZE = 32,      // random bytes in the token of a session
    CODE_GROUPS_LONG = 4, // groups that make a code of 80 bits, which needs no limit on guesses
    BOX_OVERHEAD = 40,    // bytes that box_wrap() adds: a nonce of 24, a check of 16
    SEAL_OVERHEAD = 48,   // bytes that seal_to() adds: a public key of 32, a check of 16
    PASSWORD_PASSES = 2,  // with the next two: OWASP's setting for argon2id, p = 1
    PASSWORD_KIB = 19 * 1024,
};

// Prepare libsodium. Every process calls this once before its sandbox closes; more often does no
// harm, and the functions below call it too. Ends the process when there is no source of chance.
void secret_init(void);

// Overwrite n bytes in a way that the compiler does not leave out.
void secret_wipe(void *p, size_t n);

// Overwrite the n bytes at p when the arena is reset or freed. p must still be there at that time:
// memory of this arena is, because its deferred calls come before it is given back.
void arena_wipe_on_reset(Arena *a, void *p, size_t n);

// ---- chance -------------------------------------------------------------------------------------

// Fill n bytes from the kernel's generator (getrandom; no file is opened, so this works in the
// sandbox). Cannot fail.
void random_bytes(void *p, size_t n);

// A number for a database row, each as likely, from 1 up to and with 2^53 - 1. It cannot be counted
// or guessed, and survives JSON and JavaScript. Two equal ones among a million rows: 1 in 18,000;
// the primary key then says E_CONFLICT.
int64_t random_id(void);

// `size` random bytes as base64url without padding (RFC 4648, section 5): letters, digits, - and _.
Str random_token(Arena *a, size_t size);

// A code to read aloud or copy from paper: `groups` groups of four with a - between them, such as
// "K7QM-3FWX". Capitals and digits without 0, O, 1 and I: 5 bits a character, 20 bits a group.
Str random_code(Arena *a, size_t groups);

// What somebody typed as such a code, in the form in which random_code() made it: small letters
// become capitals; spaces and - go, and come back in their place. Absent when it has a character
// that no code has, when it is empty, longer than 64 characters, or not in whole groups.
Str random_code_read(Arena *a, Str typed);

// Whether two secrets are the same, in a time that depends on their lengths only. An empty or
// absent one is the same as nothing, not even as another empty one.
bool secret_same(Str a, Str b);

// ---- hashes -------------------------------------------------------------------------------------

Str hash_sha256(Arena *a, Str s);     // 32 bytes
Str hash_hex(Arena *a, Str bytes);    // any bytes, as small hexadecimal digits
Str hash_token(Arena *a, Str secret); // how random tokens and codes are stored: SHA-256 in hex

typedef struct Key {
    unsigned char bytes[KEY_SIZE];
} Key;

// BLAKE2b of 32 bytes with a key: only who has the key can make or check it.
Str hash_keyed(Arena *a, const Key *key, Str s);

// ---- passwords ----------------------------------------------------------------------------------

// The password with argon2id and a new random salt, as text to store ("$argon2id$v=19$...", 97
// characters, at most 127).
Str password_hash(Arena *a, Str password);

// Whether `encoded` was made of this password. False too when `encoded` is damaged. When it is
// absent, because there is no such account, the answer is false after the time that a real check
// takes, so that the time does not tell who has an account. Passwords are compared as bytes: two
// ways in Unicode to write one letter are two passwords. Ends the process when memory is short.
bool password_verify(Str encoded, Str password);

// Whether `encoded` was made with other settings than password_hash() has now. Ask after a right
// password, and store a new hash when so. True when it is damaged.
bool password_needs_rehash(Str encoded);

// ---- keys ---------------------------------------------------------------------------------------

typedef struct Keypair {
    Key public_key, secret_key;
} Keypair;

// A new X25519 key pair, for seal_to() and seal_open().
const Keypair *keypair_new(Arena *a);

const Key *key_random(Arena *a);

// A key that was stored, or unwrapped. E_INVALID when it is not of KEY_SIZE bytes.
Err key_read(Arena *a, Str bytes, const Key **out);
Str key_bytes(const Key *key); // to store or wrap it; points into the key

// The key that belongs to a password: argon2id, at the cost of password_hash(). The salt is random,
// stored with what the key wraps, and not the one of the password hash, so that the stored hash
// tells nothing about the key. E_INVALID when the salt is not of SALT_SIZE bytes.
Err key_from_password(Arena *a, Str password, Str salt, const Key **out);

// The key that belongs to a random token, for one purpose: another context makes an unrelated key,
// and hash_token() of the same token tells nothing about it. BLAKE2b of the token, keyed with the
// BLAKE2b of the context. Fast, so only for tokens that cannot be guessed; never for a password.
const Key *key_from_token(Arena *a, Str context, Str token);

// Encrypt with XChaCha20-Poly1305: a random nonce, then the text, with BOX_OVERHEAD bytes in all.
Str box_wrap(Arena *a, const Key *key, Str plain);

// E_INVALID when the key is another one or any byte was changed. *out is wiped with the arena.
Err box_unwrap(Arena *a, const Key *key, Str box, Str *out);

// Encrypt to a public key (libsodium's sealed box, X25519 and XSalsa20-Poly1305): whoever does so
// cannot open it again. E_INVALID when these bytes are no usable public key.
Err seal_to(Arena *a, const Key *public_key, Str plain, Str *out);

// E_INVALID when the pair is another one or any byte was changed. *out is wiped with the arena.
Err seal_open(Arena *a, const Key *public_key, const Key *secret_key, Str sealed, Str *out);

#endif
