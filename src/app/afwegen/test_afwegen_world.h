// test_afwegen_world.h -- for test_afwegen*.c: a kwestie of three members, and requests on it.
#ifndef APP_TEST_AFWEGEN_WORLD_H
#define APP_TEST_AFWEGEN_WORLD_H

#include "app/afwegen/afwegen.h"
#include "app/kwestie/kwestie.h"
#include "db/driver.h"
#include "test/check.h"
#include "test/world.h"

typedef struct AfwegenWorld {
    World *w;
    KwestieAdded k;
} AfwegenWorld;

static inline Err
afwegen_world_fill(Db *db, void *arg)
{
    static const Person members[] = {ADVISEUR, ADVISEUR_KOOG, BESTUURDER};
    AfwegenWorld *x = arg;
    World *w = x->w;
    KwestieNew n = {.title = S("Opvanglocatie <Noord>"),
                    .core = S("Bewoners willen weten waar zij aan toe zijn."),
                    .municipality = S("GM9001"),
                    .area_id = w->area_noord,
                    .theme = S("opvang"),
                    .phase = S("onrust"),
                    .organisation_id = w->waterrijk};
    TRY(kwestie_add(db, w->arena, &n, WORLD_NOW, &x->k));
    for (size_t i = 0; i < COUNT(members); i++)
        TRY(kwestie_add_member(db, w->arena, x->k.id, w->account[members[i]],
                               S("Houdt contact met de buurt"), 0, WORLD_NOW));
    return OK;
}

// Members: two advisers, and the mayor, who reads.
static inline AfwegenWorld
afwegen_world(World *w)
{
    AfwegenWorld x = {.w = w};
    CHECK_OK(db_transaction(w->db, afwegen_world_fill, &x));
    return x;
}

static inline const char *
afwegen_path(const AfwegenWorld *x, const char *what)
{
    return str_fmt(x->w->arena, "/kwesties/%lld%s", (long long)x->k.id, what).p;
}

static inline Req
afwegen_get(const AfwegenWorld *x, Person p, const char *what)
{
    x->w->as = p;
    return t_get(x->w, afwegen_path(x, what));
}

static inline Req
afwegen_post(const AfwegenWorld *x, Person p, const char *what, const char *form)
{
    x->w->as = p;
    return t_post(x->w, afwegen_path(x, what), form);
}

static inline Gate
afwegen_gate_now(const AfwegenWorld *x, int64_t now)
{
    Gate g;
    CHECK_OK(afwegen_gate(x->w->db, x->w->arena, x->k.id, now, &g));
    return g;
}

// The first cell of a statement of the test's own, as text. Each gets a number of its own.
static inline Str
afwegen_ask(World *w, const char *sql)
{
    static const DbColumn cell[] = {{.type = DB_TEXT}};
    const Query q = {.id = DB_SQL_FILES * DB_FILE_QUERIES - 1,
                     .ncols = 1,
                     .name = "",
                     .sqlite = sql,
                     .pg = sql,
                     .cols = cell};
    DbRows rows;
    CHECK_OK(db_run(w->db, w->arena, &q, NULL, &rows));
    w->db->driver->forget(w->db, &q);
    return rows.n > 0 ? rows.cells[0].s : S("(none)");
}

// Where the first link in a page goes that begins with this, up to its end.
static inline Str
afwegen_link(const Req *r, Str begin)
{
    Cursor c = cursor(r->content);
    Str skipped, rest;
    if (!cursor_until(&c, begin, r->content.n, &skipped) || !cursor_until(&c, S("\""), 200, &rest))
        return S("");
    return rest;
}

// The form that signs the core as a page shows it.
static inline Req
afwegen_sign_as(const AfwegenWorld *x, Person p)
{
    Req page = afwegen_get(x, p, "/analyse");
    Str hash = afwegen_link(&page, S("name=\"kern\" value=\""));
    return afwegen_post(x, p, "/kern/tekenen",
                        str_fmt(x->w->arena, "kern=%.*s", (int)hash.n, hash.p).p);
}

#define T_TOETS                                                                             \
    "title=Een+andere+route+afspreken&rights=demonstratie&rights=uiting&whose=De+betogers&" \
    "legal_basis=Wet+openbare+manifestaties&aim=Verkeer+veilig+houden&necessary=Ja&"        \
    "proportionate=Ja&lightest=Overleg+is+lichter&content_neutral=Ja,+ook+dan&"             \
    "if_nothing=Dan+staat+het+verkeer+vast&result="

// Where the first rights test stands.
static inline const char *
afwegen_toets_path(const AfwegenWorld *x, const char *what)
{
    Str id = afwegen_ask(x->w, "SELECT CAST(max(id) AS TEXT) FROM rights_test");
    return str_fmt(x->w->arena, "/grondrechten/%.*s%s", (int)id.n, id.p, what).p;
}

#endif
