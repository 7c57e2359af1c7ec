#include "base/secret.h"

#include <assert.h>
#include <errno.h>
#include <sodium.h>
#include <string.h>

static_assert(KEY_SIZE == crypto_box_PUBLICKEYBYTES && KEY_SIZE == crypto_box_SECRETKEYBYTES);
static_assert(KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(SALT_SIZE == crypto_pwhash_argon2id_SALTBYTES);
static_assert(HASH_SIZE == crypto_hash_sha256_BYTES);
static_assert(SEAL_OVERHEAD == crypto_box_SEALBYTES);

enum {
    NONCE_SIZE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG_SIZE = crypto_aead_xchacha20poly1305_ietf_ABYTES,
    ENCODED_SIZE = crypto_pwhash_argon2id_STRBYTES, // with its NUL
    GROUP = 4,                                      // characters of a code between two -
    CODE_MAX = 64,
};
static_assert(BOX_OVERHEAD == NONCE_SIZE + TAG_SIZE);

static const size_t password_bytes_of_memory = (size_t)PASSWORD_KIB * 1024;

void
secret_init(void)
{
    REQUIRE(sodium_init() >= 0); // takes a lock, and does its work once
}

void
secret_wipe(void *p, size_t n)
{
    if (n > 0)
        sodium_memzero(p, n);
}

typedef struct Wipe {
    void *p;
    size_t n;
} Wipe;

static void
wipe_now(void *arg)
{
    const Wipe *w = arg;
    secret_wipe(w->p, w->n);
}

void
arena_wipe_on_reset(Arena *a, void *p, size_t n)
{
    Wipe *w = NEW(a, Wipe);
    *w = (Wipe){p, n};
    arena_defer(a, wipe_now, w);
}

// Memory for a secret: n bytes and a NUL, wiped with the arena.
static char *
secret_room(Arena *a, size_t n)
{
    REQUIRE(n < SIZE_MAX);
    char *p = NEW_N(a, n + 1, char);
    arena_wipe_on_reset(a, p, n);
    return p;
}

static Key *
key_room(Arena *a)
{
    Key *key = NEW(a, Key);
    arena_wipe_on_reset(a, key, sizeof(*key));
    return key;
}

// libsodium takes no null pointers, not even for nothing.
static const unsigned char *
bytes_of(Str s)
{
    return (const unsigned char *)(s.p ? s.p : "");
}

// ---- chance -------------------------------------------------------------------------------------

void
random_bytes(void *p, size_t n)
{
    secret_init();
    randombytes_buf(p, n);
}

int64_t
random_id(void)
{
    uint64_t bits = 0;
    while (bits == 0) {
        random_bytes(&bits, sizeof(bits));
        bits >>= 64 - 53;
    }
    return (int64_t)bits;
}

Str
random_token(Arena *a, size_t size)
{
    enum { VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING };
    REQUIRE(size <= 1024); // a token, not a file
    char *random = secret_room(a, size);
    size_t room = sodium_base64_encoded_len(size, VARIANT); // with its NUL
    char *text = secret_room(a, room);
    random_bytes(random, size);
    sodium_bin2base64(text, room, (const unsigned char *)random, size, VARIANT);
    return (Str){text, room - 1};
}

static const char code_letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
static_assert(sizeof(code_letters) - 1 == 32); // a byte is then without bias: 256 is 8 times 32

static size_t
code_length(size_t groups)
{
    return groups * (GROUP + 1) - 1;
}

Str
random_code(Arena *a, size_t groups)
{
    REQUIRE(groups > 0 && code_length(groups) <= CODE_MAX);
    size_t n = code_length(groups);
    char *text = secret_room(a, n);
    random_bytes(text, n);
    for (size_t i = 0; i < n; i++)
        text[i] = i % (GROUP + 1) == GROUP ? '-' : code_letters[(unsigned char)text[i] % 32];
    return (Str){text, n};
}

Str
random_code_read(Arena *a, Str typed)
{
    char *text = secret_room(a, CODE_MAX + 1);
    size_t n = 0;
    for (size_t i = 0; i < typed.n; i++) {
        char c = typed.p[i];
        if (c == ' ' || c == '-')
            continue;
        c = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        if (c == '\0' || !strchr(code_letters, c) || n >= CODE_MAX)
            return (Str){0};
        if (n % (GROUP + 1) == GROUP)
            text[n++] = '-';
        text[n++] = c;
    }
    bool whole = n > 0 && (n + 1) % (GROUP + 1) == 0;
    return whole ? (Str){text, n} : (Str){0};
}

bool
secret_same(Str a, Str b)
{
    return a.n > 0 && a.n == b.n && sodium_memcmp(a.p, b.p, a.n) == 0;
}

// ---- hashes -------------------------------------------------------------------------------------

Str
hash_sha256(Arena *a, Str s)
{
    secret_init();
    unsigned char *out = NEW_N(a, HASH_SIZE, unsigned char);
    crypto_hash_sha256(out, bytes_of(s), s.n);
    return (Str){(const char *)out, HASH_SIZE};
}

Str
hash_hex(Arena *a, Str bytes)
{
    REQUIRE(bytes.n < SIZE_MAX / 2);
    char *hex = NEW_N(a, 2 * bytes.n + 1, char);
    sodium_bin2hex(hex, 2 * bytes.n + 1, bytes_of(bytes), bytes.n);
    return (Str){hex, 2 * bytes.n};
}

Str
hash_token(Arena *a, Str secret)
{
    return hash_hex(a, hash_sha256(a, secret));
}

Str
hash_keyed(Arena *a, const Key *key, Str s)
{
    secret_init();
    unsigned char *out = NEW_N(a, HASH_SIZE, unsigned char);
    int bad = crypto_generichash(out, HASH_SIZE, bytes_of(s), s.n, key->bytes, KEY_SIZE);
    REQUIRE(bad == 0);
    return (Str){(const char *)out, HASH_SIZE};
}

// ---- passwords ----------------------------------------------------------------------------------

Str
password_hash(Arena *a, Str password)
{
    secret_init();
    char *out = NEW_N(a, ENCODED_SIZE, char);
    int bad = crypto_pwhash_argon2id_str(out, (const char *)bytes_of(password), password.n,
                                         PASSWORD_PASSES, password_bytes_of_memory);
    REQUIRE(bad == 0); // only without memory
    return str_z(out);
}

// The text of a hash, in the NUL-terminated and bounded form that libsodium reads.
static bool
encoded_z(Str encoded, char out[ENCODED_SIZE])
{
    memset(out, 0, ENCODED_SIZE);
    if (encoded.n == 0 || encoded.n >= ENCODED_SIZE)
        return false;
    memcpy(out, encoded.p, encoded.n);
    return true;
}

// The work of a check, for nothing.
static void
hash_for_nobody(Str password)
{
    unsigned char out[KEY_SIZE];
    static const unsigned char salt[SALT_SIZE];
    int bad = crypto_pwhash_argon2id(out, sizeof(out), (const char *)bytes_of(password), password.n,
                                     salt, PASSWORD_PASSES, password_bytes_of_memory,
                                     crypto_pwhash_argon2id_ALG_ARGON2ID13);
    REQUIRE(bad == 0);
    secret_wipe(out, sizeof(out));
}

bool
password_verify(Str encoded, Str password)
{
    char z[ENCODED_SIZE];
    secret_init();
    if (!encoded_z(encoded, z)) {
        hash_for_nobody(password);
        return false;
    }
    errno = 0;
    bool same =
        crypto_pwhash_argon2id_str_verify(z, (const char *)bytes_of(password), password.n) == 0;
    REQUIRE(same || errno != ENOMEM); // "wrong password" would be a lie
    return same;
}

bool
password_needs_rehash(Str encoded)
{
    char z[ENCODED_SIZE];
    return !encoded_z(encoded, z) || crypto_pwhash_argon2id_str_needs_rehash(
                                         z, PASSWORD_PASSES, password_bytes_of_memory) != 0;
}

// ---- keys ---------------------------------------------------------------------------------------

const Keypair *
keypair_new(Arena *a)
{
    secret_init();
    Keypair *pair = NEW(a, Keypair);
    arena_wipe_on_reset(a, pair, sizeof(*pair));
    REQUIRE(crypto_box_keypair(pair->public_key.bytes, pair->secret_key.bytes) == 0);
    return pair;
}

const Key *
key_random(Arena *a)
{
    Key *key = key_room(a);
    random_bytes(key->bytes, KEY_SIZE);
    return key;
}

Err
key_read(Arena *a, Str bytes, const Key **out)
{
    if (bytes.n != KEY_SIZE)
        FAIL(E_INVALID, "a key of %zu bytes", bytes.n);
    Key *key = key_room(a);
    memcpy(key->bytes, bytes.p, KEY_SIZE);
    *out = key;
    return OK;
}

Str
key_bytes(const Key *key)
{
    return (Str){(const char *)key->bytes, KEY_SIZE};
}

Err
key_from_password(Arena *a, Str password, Str salt, const Key **out)
{
    secret_init();
    if (salt.n != SALT_SIZE)
        FAIL(E_INVALID, "a salt of %zu bytes", salt.n);
    Key *key = key_room(a);
    int bad = crypto_pwhash_argon2id(
        key->bytes, KEY_SIZE, (const char *)bytes_of(password), password.n, bytes_of(salt),
        PASSWORD_PASSES, password_bytes_of_memory, crypto_pwhash_argon2id_ALG_ARGON2ID13);
    REQUIRE(bad == 0); // only without memory
    *out = key;
    return OK;
}

const Key *
key_from_token(Arena *a, Str context, Str token)
{
    secret_init();
    unsigned char label[KEY_SIZE];
    Key *key = key_room(a);
    int bad = crypto_generichash(label, KEY_SIZE, bytes_of(context), context.n, NULL, 0);
    REQUIRE(bad == 0);
    bad = crypto_generichash(key->bytes, KEY_SIZE, bytes_of(token), token.n, label, KEY_SIZE);
    REQUIRE(bad == 0);
    return key;
}

Str
box_wrap(Arena *a, const Key *key, Str plain)
{
    REQUIRE(plain.n < SIZE_MAX - BOX_OVERHEAD);
    unsigned char *out = NEW_N(a, plain.n + BOX_OVERHEAD, unsigned char);
    random_bytes(out, NONCE_SIZE);
    int bad = crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE_SIZE, NULL, bytes_of(plain),
                                                         plain.n, NULL, 0, NULL, out, key->bytes);
    REQUIRE(bad == 0);
    return (Str){(const char *)out, plain.n + BOX_OVERHEAD};
}

Err
box_unwrap(Arena *a, const Key *key, Str box, Str *out)
{
    secret_init();
    if (box.n < BOX_OVERHEAD)
        FAIL(E_INVALID, "a box of %zu bytes", box.n);
    size_t n = box.n - BOX_OVERHEAD;
    char *plain = secret_room(a, n);
    const unsigned char *nonce = bytes_of(box);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)plain, NULL, NULL,
                                                   nonce + NONCE_SIZE, box.n - NONCE_SIZE, NULL, 0,
                                                   nonce, key->bytes) != 0)
        FAIL(E_INVALID, "a box that this key does not open");
    *out = (Str){plain, n};
    return OK;
}

Err
seal_to(Arena *a, const Key *public_key, Str plain, Str *out)
{
    secret_init();
    REQUIRE(plain.n < SIZE_MAX - SEAL_OVERHEAD);
    unsigned char *sealed = NEW_N(a, plain.n + SEAL_OVERHEAD, unsigned char);
    if (crypto_box_seal(sealed, bytes_of(plain), plain.n, public_key->bytes) != 0)
        FAIL(E_INVALID, "not a public key");
    *out = (Str){(const char *)sealed, plain.n + SEAL_OVERHEAD};
    return OK;
}

Err
seal_open(Arena *a, const Key *public_key, const Key *secret_key, Str sealed, Str *out)
{
    secret_init();
    if (sealed.n < SEAL_OVERHEAD)
        FAIL(E_INVALID, "a sealed box of %zu bytes", sealed.n);
    size_t n = sealed.n - SEAL_OVERHEAD;
    char *plain = secret_room(a, n);
    if (crypto_box_seal_open((unsigned char *)plain, bytes_of(sealed), sealed.n, public_key->bytes,
                             secret_key->bytes) != 0)
        FAIL(E_INVALID, "a sealed box that this key does not open");
    *out = (Str){plain, n};
    return OK;
}
