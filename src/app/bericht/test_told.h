// test_told.h -- for tests: what someone was told by e-mail.
#ifndef APP_TEST_TOLD_H
#define APP_TEST_TOLD_H

#include "app/bericht/bericht_inside.h"
#include "test/check.h"
#include "test/world.h"

// "kind path" of the last thing that someone was told; empty when nothing was.
static inline Str
t_told(World *w, Person p)
{
    BerichtMineRows rows;
    CHECK_OK(q_bericht_mine(w->db, w->arena, w->account[p], WORLD_NOW, 10, &rows));
    if (rows.n == 0)
        return S("");
    return str_fmt(w->arena, "%.*s %.*s", (int)rows.v[0].kind.n, rows.v[0].kind.p,
                   (int)rows.v[0].path.n, rows.v[0].path.p);
}

// How many things of a kind someone was told that are due at a moment; the path of the last one.
static inline int64_t
t_told_at(World *w, Person p, const char *kind, int64_t at, Str *path)
{
    BerichtMineRows rows;
    int64_t n = 0;
    *path = S("");
    CHECK_OK(q_bericht_mine(w->db, w->arena, w->account[p], at, 50, &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (str_eq(rows.v[i].kind, str_z(kind)) && ++n == 1)
            *path = rows.v[i].path;
    return n;
}

// The same of what is due now.
static inline int64_t
t_told_of(World *w, Person p, const char *kind)
{
    Str path;
    return t_told_at(w, p, kind, WORLD_NOW, &path);
}

#endif
