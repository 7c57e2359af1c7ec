// Making organisations and people.
#include "app/account/account.h"

#include "account_queries.h"
#include "circle_queries.h"

Err
partnership_add(Db *db, Arena *a, Str name, int64_t *id)
{
    int64_t circle = random_id();
    *id = random_id();
    TRY(q_circle_add(db, a, circle, S("partnership"), name));
    return q_partnership_add(db, a, *id, name, circle);
}

Err
organisation_add(Db *db, Arena *a, Str name, Str kind, Str municipality, int64_t *id)
{
    int64_t circle = random_id();
    *id = random_id();
    TRY(q_circle_add(db, a, circle, S("organisation"), name));
    return q_organisation_add(db, a, *id, name, kind, municipality, circle);
}

Err
organisation_join(Db *db, Arena *a, int64_t partnership_id, int64_t organisation_id)
{
    return q_organisation_join(db, a, partnership_id, organisation_id);
}

Err
account_rejoin(Db *db, Arena *a, int64_t id)
{
    TRY(q_circle_forget_roles(db, a, id));
    return q_circle_join_by_role(db, a, id);
}

Err
account_set_password(Db *db, Arena *a, int64_t id, Str password, int64_t now)
{
    const Keypair *keys = keypair_new(a);
    const Key *wrapping;
    AccountSetPasswordRow changed;
    char *salt = NEW_N(a, SALT_SIZE, char);
    random_bytes(salt, SALT_SIZE);
    TRY(key_from_password(a, password, (Str){salt, SALT_SIZE}, &wrapping));
    Str wrapped = box_wrap(a, wrapping, key_bytes(&keys->secret_key));
    TRY(q_account_set_password(db, a, id, password_hash(a, password), key_bytes(&keys->public_key),
                               wrapped, (Str){salt, SALT_SIZE}, now, &changed));
    TRY(q_account_end_sessions(db, a, id));
    return account_rejoin(db, a, id);
}

Err
account_add(Db *db, Arena *a, const NewAccount *n, int64_t now, int64_t *id)
{
    *id = random_id();
    TRY(q_account_add(db, a, *id, n->email, n->name, n->function, n->source_role,
                      n->organisation_id, now));
    for (size_t i = 0; i < n->nroles; i++)
        TRY(q_account_role_add(db, a, *id, n->roles[i]));
    return n->password.p ? account_set_password(db, a, *id, n->password, now) : OK;
}
