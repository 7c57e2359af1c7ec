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
account_secret_new(Arena *a, Str password, AccountSecret *out)
{
    const Key *wrapping;
    char *salt = NEW_N(a, SALT_SIZE, char);
    random_bytes(salt, SALT_SIZE);
    *out = (AccountSecret){.keys = keypair_new(a), .salt = {salt, SALT_SIZE}};
    TRY(key_from_password(a, password, out->salt, &wrapping));
    out->wrapped = box_wrap(a, wrapping, key_bytes(&out->keys->secret_key));
    out->hash = password_hash(a, password);
    return OK;
}

Err
account_store_secret(Db *db, Arena *a, int64_t id, const AccountSecret *s, int64_t now)
{
    AccountSetPasswordRow changed;
    TRY(q_account_set_password(db, a, id, s->hash, key_bytes(&s->keys->public_key), s->wrapped,
                               s->salt, now, &changed));
    TRY(q_invitation_forget(db, a, id));
    TRY(q_account_end_sessions(db, a, id));
    return account_rejoin(db, a, id);
}

Err
account_set_password(Db *db, Arena *a, int64_t id, Str password, int64_t now)
{
    AccountSecret s;
    TRY(account_secret_new(a, password, &s));
    return account_store_secret(db, a, id, &s, now);
}

Err
account_invite(Db *db, Arena *a, int64_t id, Str purpose, int64_t now, Str *code)
{
    *code = random_token(a, TOKEN_SIZE);
    TRY(q_invitation_forget(db, a, id));
    return q_invitation_add(db, a, hash_token(a, *code), id, purpose, now, now + INVITATION_S);
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

Err
account_set_roles(Db *db, Arena *a, int64_t id, const Str *codes, size_t n)
{
    TRY(q_account_role_drop(db, a, id));
    for (size_t i = 0; i < n; i++)
        TRY(q_account_role_add(db, a, id, codes[i]));
    return account_rejoin(db, a, id);
}

Err
account_is_last_manager(Db *db, Arena *a, int64_t id, bool *is_last)
{
    AccountManagersRow row;
    TRY(q_account_managers(db, a, id, &row));
    *is_last = row.self > 0 && row.others == 0;
    return OK;
}

Err
account_set_state(Db *db, Arena *a, int64_t id, Str state)
{
    AccountStateSetRow row;
    bool is_last, comes_in = str_eq(state, S("active"));
    TRY(account_is_last_manager(db, a, id, &is_last));
    if (!comes_in && is_last)
        FAIL(E_CONFLICT, "nobody would be left who can administer");
    TRY(q_account_state_set(db, a, id, state, &row));
    if (!comes_in)
        TRY(q_account_end_sessions(db, a, id));
    if (!str_eq(state, S("left")))
        return account_rejoin(db, a, id);
    TRY(q_invitation_forget(db, a, id));
    return q_account_leave_circles(db, a, id);
}

Err
account_return(Db *db, Arena *a, int64_t id)
{
    AccountReturnRow row;
    Err e = q_account_return(db, a, id, &row);
    if (err_code(e) == E_NOT_FOUND)
        FAIL(E_CONFLICT, "this account had not left");
    return e;
}

Err
account_find(Db *db, Arena *a, Str email, AccountFound *out)
{
    AccountFindRow row;
    TRY(q_account_find(db, a, email, &row));
    *out = (AccountFound){row.id, row.name, row.state};
    return OK;
}

Err
account_first_organisation(Db *db, Arena *a, Str name, int64_t *id)
{
    AccountOrganisationFindRow found;
    AccountOrganisationCountRow all;
    Err e = q_account_organisation_find(db, a, name, &found);
    if (err_code(e) != E_NOT_FOUND) {
        TRY(e);
        *id = found.id;
        return OK;
    }
    TRY(q_account_organisation_count(db, a, &all));
    if (all.n > 0)
        FAIL(E_NOT_FOUND, "there is no organisation with this name");
    return organisation_add(db, a, name, S("anders"), S(""), id);
}

Err
account_all(Db *db, Arena *a, size_t *n, const AccountLine **out)
{
    AccountListRows rows;
    TRY(q_account_list(db, a, &rows));
    AccountLine *v = NEW_N(a, rows.n + 1, AccountLine);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (AccountLine){rows.v[i].email, rows.v[i].name, rows.v[i].state,
                             rows.v[i].organisation, rows.v[i].login_at};
    *n = rows.n;
    *out = v;
    return OK;
}

Str
account_email(Arena *a, Str typed)
{
    Str s = str_copy(a, str_trim(typed.p ? typed : S("")));
    char *p = NEW_N(a, s.n + 1, char);
    size_t ats = 0;
    for (size_t i = 0; i < s.n; i++) {
        p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i];
        if (p[i] <= ' ' || p[i] > '~' || p[i] == ',' || p[i] == '<' || p[i] == '>')
            return (Str){0};
        ats += p[i] == '@' && i > 0 && i + 1 < s.n;
    }
    return ats == 1 && s.n <= 200 ? (Str){p, s.n} : (Str){0};
}
