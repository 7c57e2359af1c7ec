// test_told.h -- for tests of features that tell people something: what waits to be sent to whom.
#ifndef APP_TEST_TOLD_H
#define APP_TEST_TOLD_H

#include "app/bericht/bericht_inside.h"
#include "test/check.h"
#include "test/world.h"

// How many messages of a kind wait for someone that are due at a moment; the path of the last one.
static inline int64_t
told_by(World *w, Person p, BerichtKind kind, int64_t at, Str *path)
{
    BerichtMineRows rows;
    int64_t n = 0;
    *path = S("");
    CHECK_OK(q_bericht_mine(w->db, w->arena, w->account[p], at, 100, &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (str_eq(rows.v[i].kind, bericht_words[kind].code) &&
            str_eq(rows.v[i].state, S("wacht")) && ++n == 1)
            *path = rows.v[i].path;
    return n;
}

// The same now.
static inline int64_t
told(World *w, Person p, BerichtKind kind)
{
    Str path;
    return told_by(w, p, kind, WORLD_NOW, &path);
}

#endif
