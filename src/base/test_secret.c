#include "base/secret.h"
#include "test/check.h"

#include <string.h>

TEST(secret, hashes_are_those_of_the_standards)
{
    Arena *a = arena_new(1 << 16);
    CHECK_STR(hash_hex(a, hash_sha256(a, S("abc"))), // FIPS 180-2, appendix B.1
              S("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    CHECK_STR(
        hash_hex(a, hash_sha256(a, S("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
        S("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    CHECK_STR(hash_token(a, (Str){0}),
              S("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    CHECK_STR(hash_hex(a, (Str){0}), S(""));
    Key key;
    for (size_t i = 0; i < KEY_SIZE; i++)
        key.bytes[i] = (unsigned char)i;
    CHECK_STR(hash_hex(a, hash_keyed(a, &key, S("abc"))), // as Python's hashlib.blake2b says
              S("d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f"));
    CHECK_STR(hash_hex(a, key_bytes(key_from_token(a, S("session"), S("token")))),
              S("b10c9b80800c2451bbe4e6237ab2e223505c0466571a33846d474cd6eb0924f5"));
    arena_free(a);
}

TEST(secret, an_id_is_positive_and_survives_json)
{
    int64_t all = 0, last = 0;
    for (int i = 0; i < 2000; i++) {
        int64_t id = random_id();
        CHECK(id >= 1 && id < (INT64_C(1) << 53) && id != last);
        all |= id;
        last = id;
    }
    CHECK_INT(all, (INT64_C(1) << 53) - 1); // each of the 53 bits is used
}

TEST(secret, a_token_is_safe_in_a_url_and_never_the_same)
{
    Arena *a = arena_new(1 << 16);
    Str token = random_token(a, TOKEN_SIZE);
    CHECK_INT(token.n, 43);
    CHECK_INT(random_token(a, 1).n, 2);
    CHECK_INT(random_token(a, 0).n, 0);
    for (size_t i = 0; i < token.n; i++)
        CHECK(strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_",
                     token.p[i]) != NULL);
    CHECK(!str_eq(token, random_token(a, TOKEN_SIZE)));
    arena_free(a);
}

TEST(secret, a_code_has_no_look_alikes_and_uses_all_its_letters)
{
    Arena *a = arena_new(1 << 20);
    bool seen[256] = {0};
    int different = 0;
    for (int i = 0; i < 500; i++) {
        Str code = random_code(a, CODE_GROUPS_LONG);
        CHECK_INT(code.n, 19);
        CHECK(code.p[4] == '-' && code.p[9] == '-' && code.p[14] == '-');
        for (size_t k = 0; k < code.n; k++)
            seen[(unsigned char)code.p[k]] = true;
        CHECK_STR(random_code_read(a, code), code);
    }
    for (size_t i = 0; i < COUNT(seen); i++)
        different += seen[i];
    CHECK_INT(different, 32 + 1); // and the -
    CHECK(!seen['0'] && !seen['O'] && !seen['1'] && !seen['I'] && !seen['l']);
    arena_free(a);
}

TEST(secret, a_typed_code_may_have_small_letters_and_spaces)
{
    static const Str wrong[] = {STR(""),        STR("-"),      STR("K7Q"),       STR("K7QM3"),
                                STR("K7Q0"),    STR("K7Q\0"),  STR("K7QM-3FWI"), STR("K7QM_3FWX"),
                                STR("K7Q\xC3"), STR("K7QM3FW")};
    Arena *a = arena_new(1 << 16);
    CHECK_STR(random_code_read(a, S("k7qm3fwx")), S("K7QM-3FWX"));
    CHECK_STR(random_code_read(a, S(" k7 qm - 3FWX-")), S("K7QM-3FWX"));
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK(random_code_read(a, wrong[i]).p == NULL);
    char many[200];
    memset(many, 'A', sizeof(many));
    CHECK(random_code_read(a, (Str){many, sizeof(many)}).p == NULL);
    CHECK_INT(random_code_read(a, (Str){many, 48}).n, 59);
    CHECK_INT(random_code_read(a, (Str){many, 52}).n, 64);
    CHECK(random_code_read(a, (Str){many, 56}).p == NULL);
    arena_free(a);
}

TEST(secret, an_empty_secret_is_the_same_as_nothing)
{
    CHECK(secret_same(S("abc"), S("abc")));
    CHECK(!secret_same(S("abc"), S("abd")));
    CHECK(!secret_same(S("abc"), S("ab")));
    CHECK(!secret_same(S(""), S("")));
    CHECK(!secret_same((Str){0}, (Str){0}));
}

TEST(secret, a_secret_is_overwritten_when_its_arena_is_reset)
{
    char secret[] = "geheim", other[] = "geheim";
    Arena *a = arena_new(1 << 16);
    arena_wipe_on_reset(a, secret, sizeof(secret) - 1);
    CHECK_STR(str_z(secret), S("geheim"));
    arena_reset(a);
    for (size_t i = 0; i < sizeof(secret); i++)
        CHECK_INT(secret[i], 0);
    arena_free(a);
    secret_wipe(other, sizeof(other));
    CHECK_INT(other[0], 0);
    secret_wipe(NULL, 0);
}

// ---- passwords ----------------------------------------------------------------------------------

TEST(secret, only_the_right_password_fits_its_hash)
{
    Arena *a = arena_new(1 << 16);
    Str hash = password_hash(a, S("vier paarden op zolder"));
    CHECK(str_starts(hash, S("$argon2id$v=19$m=19456,t=2,p=1$")));
    CHECK(password_verify(hash, S("vier paarden op zolder")));
    CHECK(!password_verify(hash, S("vier paarden op zolde")));
    CHECK(!password_verify(hash, S("Vier paarden op zolder")));
    CHECK(!password_verify(hash, (Str){0}));
    CHECK(!password_needs_rehash(hash));
    CHECK(!str_eq(hash, password_hash(a, S("vier paarden op zolder")))); // another salt
    arena_free(a);
}

TEST(secret, a_hash_of_another_program_fits_and_asks_for_a_new_one)
{
    // From the tests of the reference implementation of Argon2 (m = 2^16, t = 2, p = 1).
    Str other = S("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                  "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    CHECK(password_verify(other, S("password")));
    CHECK(!password_verify(other, S("passwore")));
    CHECK(password_needs_rehash(other));
}

TEST(secret, a_damaged_or_absent_hash_fits_nothing)
{
    Arena *a = arena_new(1 << 16);
    Str hash = password_hash(a, S("x"));
    char long_one[400];
    memset(long_one, '$', sizeof(long_one));
    Str wrong[] = {{0}, STR(""), STR("$argon2id$"), {hash.p, hash.n - 1}, {long_one, 400}};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        CHECK(!password_verify(wrong[i], S("x")));
        CHECK(i == 3 || password_needs_rehash(wrong[i]));
    }
    arena_free(a);
}

// ---- keys ---------------------------------------------------------------------------------------

// Whether no byte of `box` can be changed, and no end cut off, without box_unwrap() noticing.
static bool
every_change_shows(Arena *a, const Key *key, Str box)
{
    Str out = {0};
    char *copy = NEW_N(a, box.n, char);
    memcpy(copy, box.p, box.n);
    for (size_t i = 0; i < box.n; i++) {
        copy[i] ^= 1;
        if (err_code(box_unwrap(a, key, (Str){copy, box.n}, &out)) != E_INVALID ||
            err_code(box_unwrap(a, key, (Str){box.p, i}, &out)) != E_INVALID)
            return false;
        copy[i] ^= 1;
    }
    return out.p == NULL;
}

TEST(secret, a_box_opens_with_its_key_only_and_shows_every_change)
{
    Arena *a = arena_new(1 << 20);
    const Key *key = key_random(a), *other = key_random(a);
    Str box = box_wrap(a, key, S("wat niemand weet")), out = {0};
    CHECK_INT(box.n, 16 + BOX_OVERHEAD);
    CHECK_HASNT(box, S("niemand"));
    CHECK_ERR(box_unwrap(a, other, box, &out), E_INVALID);
    CHECK(every_change_shows(a, key, box));
    CHECK_OK(box_unwrap(a, key, box, &out));
    CHECK_STR(out, S("wat niemand weet"));
    CHECK(!str_eq(box, box_wrap(a, key, S("wat niemand weet")))); // another nonce
    CHECK_OK(box_unwrap(a, key, box_wrap(a, key, (Str){0}), &out));
    CHECK(out.p != NULL && out.n == 0);
    CHECK_ERR(box_unwrap(a, key, (Str){0}, &out), E_INVALID);
    arena_free(a);
}

TEST(secret, a_sealed_box_opens_with_its_pair_only_and_shows_every_change)
{
    Arena *a = arena_new(1 << 20);
    const Keypair *pair = keypair_new(a), *other = keypair_new(a);
    Str sealed, out = {0};
    CHECK_OK(seal_to(a, &pair->public_key, S("bel mij terug"), &sealed));
    CHECK_INT(sealed.n, 13 + SEAL_OVERHEAD);
    CHECK_ERR(seal_open(a, &other->public_key, &other->secret_key, sealed, &out), E_INVALID);
    CHECK_ERR(seal_open(a, &pair->public_key, &other->secret_key, sealed, &out), E_INVALID);
    char *copy = NEW_N(a, sealed.n, char);
    memcpy(copy, sealed.p, sealed.n);
    for (size_t i = 0; i < sealed.n; i++) {
        copy[i] ^= 1;
        CHECK_ERR(seal_open(a, &pair->public_key, &pair->secret_key, (Str){copy, sealed.n}, &out),
                  E_INVALID);
        CHECK_ERR(seal_open(a, &pair->public_key, &pair->secret_key, (Str){sealed.p, i}, &out),
                  E_INVALID);
        copy[i] ^= 1;
    }
    CHECK(out.p == NULL);
    CHECK_OK(seal_open(a, &pair->public_key, &pair->secret_key, sealed, &out));
    CHECK_STR(out, S("bel mij terug"));
    CHECK_ERR(seal_to(a, &(Key){0}, S("x"), &sealed), E_INVALID); // zero is no public key
    arena_free(a);
}

TEST(secret, a_password_and_then_a_session_open_the_key_of_a_person)
{
    Arena *a = arena_new(1 << 20);
    const Keypair *pair = keypair_new(a);
    const Key *key, *wrong, *session = key_from_token(a, S("session key"), S("token"));
    char salt_bytes[SALT_SIZE];
    Str salt = {salt_bytes, SALT_SIZE}, sealed, stored, out;
    random_bytes(salt_bytes, SALT_SIZE);
    CHECK_OK(seal_to(a, &pair->public_key, S("bel mij terug"), &sealed));
    CHECK_OK(key_from_password(a, S("vier paarden op zolder"), salt, &key));
    stored = box_wrap(a, key, key_bytes(&pair->secret_key));

    CHECK_OK(key_from_password(a, S("vijf paarden op zolder"), salt, &wrong));
    CHECK_ERR(box_unwrap(a, wrong, stored, &out), E_INVALID);
    CHECK_ERR(key_from_password(a, S("x"), S("kort"), &wrong), E_INVALID);
    CHECK_OK(key_from_password(a, S("vier paarden op zolder"), salt, &key)); // logs in
    CHECK_OK(box_unwrap(a, key, stored, &out));
    stored = box_wrap(a, session, out);

    CHECK_ERR(box_unwrap(a, key_from_token(a, S("other key"), S("token")), stored, &out),
              E_INVALID);
    CHECK_ERR(box_unwrap(a, key_from_token(a, S("session key"), S("tokem")), stored, &out),
              E_INVALID);
    CHECK_OK(box_unwrap(a, session, stored, &out)); // the next request
    CHECK_OK(key_read(a, out, &key));
    CHECK_OK(seal_open(a, &pair->public_key, key, sealed, &out));
    CHECK_STR(out, S("bel mij terug"));
    CHECK_ERR(key_read(a, out, &key), E_INVALID);
    arena_free(a);
}
