// What is fixed about this installation: its key, and whether its data are invented.
#include "app/setting/installation.h"

#include "setting_queries.h"

typedef struct NewKey {
    Arena *arena;
    int64_t now;
} NewKey;

static Err
make_key(Db *db, void *arg)
{
    const NewKey *k = arg;
    Str name = S("installation_key"), value = hash_hex(k->arena, key_bytes(key_random(k->arena)));
    return q_setting_add(db, k->arena, name, value, k->now); // the first of several wins
}

static int
digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

Err
installation_key(Db *db, Arena *a, int64_t now, const Key **out)
{
    SettingGetRow row;
    Err e = q_setting_get(db, a, S("installation_key"), &row);
    if (err_code(e) == E_NOT_FOUND) {
        TRY(db_transaction(db, make_key, &(NewKey){a, now}));
        e = q_setting_get(db, a, S("installation_key"), &row);
    }
    TRY(e);
    Key *key = NEW(a, Key);
    if (row.value.n != 2 * KEY_SIZE)
        FAIL(E_INTERNAL, "the installation key is damaged");
    for (size_t i = 0; i < KEY_SIZE; i++)
        key->bytes[i] =
            (unsigned char)(digit(row.value.p[2 * i]) * 16 + digit(row.value.p[2 * i + 1]));
    *out = key;
    return OK;
}

Err
installation_is_demo(Db *db, Arena *a, bool *out)
{
    SettingGetRow row;
    Err e = q_setting_get(db, a, S("demo"), &row);
    *out = !failed(e) && str_eq(row.value, S("1"));
    return err_code(e) == E_NOT_FOUND ? OK : e;
}
