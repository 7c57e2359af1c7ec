// Circles: the groups of people who may see the same things.
#include "app/account/account.h"
#include "circle_queries.h"

Err
circle_of_municipality(Db *db, Arena *a, Str code, int64_t *circle)
{
    CircleOfMunicipalityRow row;
    TRY(q_circle_of_municipality(db, a, code, &row));
    *circle = row.circle_id;
    return OK;
}

Err
circle_of_region(Db *db, Arena *a, Str code, int64_t *circle)
{
    CircleOfRegionRow row;
    TRY(q_circle_of_region(db, a, code, &row));
    *circle = row.circle_id;
    return OK;
}

Err
circle_new(Db *db, Arena *a, Str kind, Str name, int64_t *circle)
{
    *circle = random_id();
    return q_circle_add(db, a, *circle, kind, name);
}

Err
circle_let_in(Db *db, Arena *a, int64_t circle, int64_t account_id)
{
    return q_circle_member_add(db, a, account_id, circle, S("named"));
}

Err
circle_let_go(Db *db, Arena *a, int64_t circle, int64_t account_id)
{
    return q_circle_member_drop(db, a, account_id, circle);
}

Err
circle_has(Db *db, Arena *a, int64_t circle, int64_t account_id, bool *out)
{
    CircleContainsRow row;
    TRY(q_circle_contains(db, a, account_id, circle, &row));
    *out = row.n > 0;
    return OK;
}

Err
circle_choices(Db *db, Arena *a, int64_t account_id, Choices *out)
{
    CircleMineRows rows;
    TRY(q_circle_mine(db, a, account_id, &rows));
    Choice *v = NEW_N(a, rows.n, Choice);
    for (size_t i = 0; i < rows.n; i++)
        v[i] = (Choice){str_fmt(a, "%lld", (long long)rows.v[i].id), rows.v[i].name};
    *out = (Choices){rows.n, v};
    return OK;
}
