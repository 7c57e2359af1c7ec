// Sessions. The cookie holds a random token; the database only its hash, and the person's secret
// key wrapped under a key made from the token. So neither a copy of the database nor an
// administrator can read what is sealed to a person.
#include "app/account/session.h"

#include "app/account/role.h"
#include "session_queries.h"

static const struct {
    Str code;
    SessionStage stage;
} stages[] = {
    {STR("password"), STAGE_PASSWORD}, {STR("enrol"), STAGE_ENROL}, {STR("full"), STAGE_FULL}};

// A browser keeps a cookie with this prefix to this host, this path and TLS; without TLS (a demo on
// the own machine) it would refuse it.
bool
session_has_tls(const Req *r)
{
    return str_starts(context_of(r)->public_url, S("https://"));
}

static Str
cookie_name(const Req *r)
{
    return session_has_tls(r) ? S("__Host-weerglas") : S("weerglas");
}

static SessionStage
stage_of(Str code)
{
    for (size_t i = 0; i < COUNT(stages); i++)
        if (str_eq(stages[i].code, code))
            return stages[i].stage;
    return STAGE_PASSWORD;
}

typedef struct Seen {
    Req *r;
    const SessionGetRow *row;
} Seen;

static Err
note_seen(Db *db, void *arg)
{
    const Seen *s = arg;
    int64_t until = s->r->now + SESSION_IDLE_S;
    return q_session_seen(db, s->r->arena, s->r->user.session, s->r->now, until);
}

static Err
fill_user(Req *r, const SessionGetRow *row)
{
    SessionRolesRows held;
    TRY(q_session_roles(r->db, r->arena, row->account_id, &held));
    r->user.can = CAN_ANYONE;
    for (size_t i = 0; i < held.n; i++)
        r->user.can |= role_can(held.v[i].role);
    r->user.id = row->account_id;
    r->user.organisation_id = row->organisation_id;
    r->user.name = row->name;
    r->user.organisation = row->organisation;
    r->user.municipality = row->municipality;
    r->user.role = row->function.n > 0 ? row->function
                   : held.n > 0        ? choice_label(role_choices, held.v[0].role)
                                       : S("");
    return OK;
}

Err
session_identify(Req *r)
{
    r->user = (User){.can = CAN_ANYONE};
    Str token = req_cookie(r, cookie_name(r));
    if (token.n == 0 || token.n > 2 * TOKEN_SIZE)
        return OK;
    Str hash = hash_token(r->arena, token);
    SessionGetRow row;
    Err e = q_session_get(r->db, r->arena, hash, r->now, &row);
    if (err_code(e) == E_NOT_FOUND)
        return OK;
    TRY(e);
    r->user.session = hash;
    r->user.form_token = row.form_token;
    if (stage_of(row.stage) != STAGE_FULL)
        return OK; // not who they say yet
    TRY(fill_user(r, &row));
    if (r->now - row.seen_at > SESSION_SEEN_S)
        TRY(db_transaction(r->db, note_seen, &(Seen){r, &row}));
    return OK;
}

Err
session_read(Req *r, Session *out)
{
    *out = (Session){0};
    SessionGetRow row;
    Str token = req_cookie(r, cookie_name(r)), secret;
    if (!r->user.session.p)
        return OK;
    TRY(q_session_get(r->db, r->arena, r->user.session, r->now, &row));
    TRY(box_unwrap(r->arena, key_from_token(r->arena, S("session"), token), row.wrapped_key,
                   &secret));
    TRY(key_read(r->arena, secret, &out->secret_key));
    TRY(key_read(r->arena, row.public_key, &out->public_key));
    out->id = row.id;
    out->account_id = row.account_id;
    out->stage = stage_of(row.stage);
    out->email = row.email;
    out->name = row.name;
    out->form_token = row.form_token;
    out->source_role = row.source_role;
    return OK;
}

Err
session_begin(Req *r, Db *db, int64_t account_id, SessionStage stage, const Key *secret_key,
              Str *token)
{
    *token = random_token(r->arena, TOKEN_SIZE);
    Str hash = hash_token(r->arena, *token);
    Str wrapped =
        box_wrap(r->arena, key_from_token(r->arena, S("session"), *token), key_bytes(secret_key));
    int64_t lasts = stage == STAGE_FULL ? SESSION_IDLE_S : SESSION_STEP_S;
    if (r->user.session.p)
        TRY(q_session_end(db, r->arena, r->user.session)); // a new token at each step
    TRY(q_session_add(db, r->arena, hash, random_id(), account_id, stages[stage].code,
                      random_token(r->arena, TOKEN_SIZE), wrapped, r->now, r->now + lasts,
                      session_device(r->arena, r->user_agent), r->address));
    r->ncookies = 0; // a transaction may be tried again
    respond_cookie(r, cookie_name(r), *token, SESSION_MAX_S, session_has_tls(r));
    return OK;
}

Err
session_enter(Req *r, Str token)
{
    Str name = cookie_name(r);
    r->cookie = str_fmt(r->arena, "%.*s=%.*s", (int)name.n, name.p, (int)token.n, token.p);
    return session_identify(r);
}

Err
session_end(Req *r, Db *db)
{
    if (r->user.session.p)
        TRY(q_session_end(db, r->arena, r->user.session));
    r->ncookies = 0;
    respond_cookie(r, cookie_name(r), S(""), 0, session_has_tls(r));
    return OK;
}

Str
session_device(Arena *a, Str user_agent)
{
    static const Str browsers[][2] = {{STR("Edg/"), STR("Edge")},
                                      {STR("OPR/"), STR("Opera")},
                                      {STR("Firefox/"), STR("Firefox")},
                                      {STR("Chrome/"), STR("Chrome")},
                                      {STR("Safari/"), STR("Safari")}};
    static const Str systems[][2] = {
        {STR("Android"), STR("Android")}, {STR("iPhone"), STR("iPhone")},
        {STR("iPad"), STR("iPad")},       {STR("Windows"), STR("Windows")},
        {STR("Mac OS X"), STR("macOS")},  {STR("Linux"), STR("Linux")}};
    Str browser = S("Onbekende browser"), system = {0};
    for (size_t i = COUNT(browsers); i-- > 0;)
        if (str_has(user_agent, browsers[i][0]))
            browser = browsers[i][1];
    for (size_t i = COUNT(systems); i-- > 0;)
        if (str_has(user_agent, systems[i][0]))
            system = systems[i][1];
    if (!system.p)
        return browser;
    return str_fmt(a, "%.*s op %.*s", (int)browser.n, browser.p, (int)system.n, system.p);
}
