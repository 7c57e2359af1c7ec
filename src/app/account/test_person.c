#include "app/account/test_person.h"

#include "app/account/account.h"
#include "base/totp.h"
#include "db/driver.h"
#include "login_queries.h"

#include <string.h>

static const char *const emails[PERSONS] = {
    [MELDER] = "melder@waterrijk.example",
    [ADVISEUR] = "adviseur@waterrijk.example",
    [FG] = "fg@regio.example",
    [BEHEERDER] = "beheerder@regio.example",
};

Str
person_email(Person p)
{
    REQUIRE(emails[p] != NULL);
    return str_z(emails[p]);
}

typedef struct Change {
    World *w;
    Person p;
    Str secret;
} Change;

static Err
set_password(Db *db, void *arg)
{
    const Change *c = arg;
    return account_set_password(db, c->w->arena, c->w->account[c->p], S(PERSON_PASSWORD),
                                WORLD_NOW);
}

void
person_password(World *w, Person p)
{
    REQUIRE(!failed(db_transaction(w->db, set_password, &(Change){w, p, {0}})));
}

static Err
set_factor(Db *db, void *arg)
{
    Change *c = arg;
    LoginAccountRow row;
    const Key *key;
    Str sealed;
    Arena *a = c->w->arena;
    c->secret = totp_secret_new(a);
    TRY(q_login_account(db, a, person_email(c->p), &row));
    TRY(key_read(a, row.public_key, &key));
    TRY(seal_to(a, key, c->secret, &sealed));
    return q_login_enrol(db, a, row.id, sealed, 0);
}

Str
person_factor(World *w, Person p)
{
    Change c = {w, p, {0}};
    REQUIRE(!failed(db_transaction(w->db, set_factor, &c)));
    return c.secret;
}

Err
world_force(World *w, const char *sql)
{
    return T_WRITE(w, w->db->driver->script(w->db, sql));
}

int64_t
world_number(World *w, const char *sql)
{
    static const DbColumn number[] = {{.type = DB_INT}};
    static int asked; // a question has its own id and name: a connection keeps what it prepared
    REQUIRE(++asked < DB_FILE_QUERIES * 8);
    const Query q = {.id = (uint16_t)(DB_SQL_FILES * DB_FILE_QUERIES - asked),
                     .ncols = 1,
                     .name = str_fmt(w->arena, "question %d", asked).p,
                     .sqlite = sql,
                     .pg = sql,
                     .cols = number};
    DbRows rows;
    Err e = db_run(w->db, w->arena, &q, NULL, &rows);
    if (failed(e))
        die(sql, err_text(e));
    REQUIRE(rows.n == 1);
    return rows.cells[0].i;
}

// ---- the browser --------------------------------------------------------------------------------

Browser
browser(World *w)
{
    return (Browser){.w = w,
                     .address = S("192.0.2.7"),
                     .agent = S("Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"),
                     .now = WORLD_NOW};
}

static void
keep_cookies(Browser *b, const Req *r)
{
    const struct {
        Str name, *kept;
    } known[] = {{S("weerglas="), &b->session}, {S("weerglas-apparaat="), &b->device}};
    for (size_t i = 0; i < r->ncookies; i++)
        for (size_t k = 0; k < COUNT(known); k++) {
            Cursor c = cursor(r->set_cookies[i]);
            Str value;
            if (cursor_take(&c, known[k].name) && cursor_until(&c, S(";"), SIZE_MAX, &value))
                *known[k].kept = value.n > 0 ? value : (Str){0};
        }
}

static Req
send_as(Browser *b, Req r)
{
    Arena *a = b->w->arena;
    r.cookie =
        str_fmt(a, "weerglas=%.*s; weerglas-apparaat=%.*s", (int)b->session.n,
                b->session.p ? b->session.p : "", (int)b->device.n, b->device.p ? b->device.p : "");
    r.now = b->now;
    r.address = b->address;
    r.user_agent = b->agent;
    b->last = t_send(b->w, r);
    keep_cookies(b, &b->last);
    return b->last;
}

Req
b_get(Browser *b, const char *target)
{
    return send_as(b, (Req){.method = GET, .path = str_z(target)});
}

// What a page escapes, as typed.
static Str
unescaped(Arena *a, Str s)
{
    static const Str names[][2] = {{STR("&amp;"), STR("&")},
                                   {STR("&lt;"), STR("<")},
                                   {STR("&gt;"), STR(">")},
                                   {STR("&quot;"), STR("\"")},
                                   {STR("&#39;"), STR("'")}};
    char *p = NEW_N(a, s.n + 1, char);
    size_t n = 0;
    for (Cursor c = cursor(s); !cursor_at_end(&c);) {
        size_t i = 0;
        while (i < COUNT(names) && !cursor_take(&c, names[i][0]))
            i++;
        p[n++] = i < COUNT(names) ? names[i][1].p[0] : *c.p++;
    }
    return (Str){p, n};
}

Str
b_shown(const Browser *b, const char *field)
{
    Cursor c = cursor(b->last.content);
    Str skipped, value;
    Str before = str_fmt(b->w->arena, "name=\"%s\" value=\"", field);
    if (!c.p || !cursor_until(&c, before, SIZE_MAX, &skipped) ||
        !cursor_until(&c, S("\""), SIZE_MAX, &value))
        return (Str){0};
    return unescaped(b->w->arena, value);
}

Req
b_post_as(Browser *b, const char *target, const char *form, const char *fetch_site)
{
    Str token = b_shown(b, "form_token");
    return send_as(b, (Req){.method = POST,
                            .path = str_z(target),
                            .content_type = S("application/x-www-form-urlencoded"),
                            .fetch_site = str_z(fetch_site),
                            .body = str_fmt(b->w->arena, "form_token=%.*s&%s", (int)token.n,
                                            token.p ? token.p : "", form)});
}

Req
b_post(Browser *b, const char *target, const char *form)
{
    return b_post_as(b, target, form, "same-origin");
}

static Str
percent(Arena *a, Str s)
{
    Out o = out_new(a, HTML_MAX);
    html_url_str(&o, s, false);
    return out_html(&o).markup;
}

Req
b_send_shown(Browser *b, const char *target, const char *more)
{
    Arena *a = b->w->arena;
    Str form = str_copy(a, str_z(more)), skipped, name, value;
    // The last form that was posted to: the fields after its own <form ... action="TARGET">.
    Cursor c = cursor(b->last.content);
    REQUIRE(cursor_until(&c, str_fmt(a, "action=\"%s\"", target), SIZE_MAX, &skipped));
    Str inside = cursor_rest(&c);
    cursor_until(&c, S("</form>"), SIZE_MAX, &inside);
    c = cursor(inside);
    while (cursor_until(&c, S("type=\"hidden\" name=\""), SIZE_MAX, &skipped) &&
           cursor_until(&c, S("\" value=\""), SIZE_MAX, &name) &&
           cursor_until(&c, S("\""), SIZE_MAX, &value)) {
        Str n = percent(a, unescaped(a, name)), v = percent(a, unescaped(a, value));
        form = str_fmt(a, "%.*s&%.*s=%.*s", (int)form.n, form.p, (int)n.n, n.p, (int)v.n,
                       v.n ? v.p : "");
    }
    return send_as(b, (Req){.method = POST,
                            .path = str_z(target),
                            .content_type = S("application/x-www-form-urlencoded"),
                            .fetch_site = S("same-origin"),
                            .body = form});
}

// ---- the app: RFC 2104, RFC 3174, RFC 4226, RFC 6238 --------------------------------------------

static uint32_t
rotate(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}

static void
sha1_block(uint32_t h[5], const unsigned char *p)
{
    uint32_t w[80], v[5];
    memcpy(v, h, sizeof(v));
    for (size_t i = 0; i < 16; i++)
        w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 |
               (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
    for (size_t i = 16; i < 80; i++)
        w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (size_t i = 0; i < 80; i++) {
        uint32_t f = i < 20   ? ((v[1] & v[2]) | (~v[1] & v[3])) + 0x5A827999
                     : i < 40 ? (v[1] ^ v[2] ^ v[3]) + 0x6ED9EBA1
                     : i < 60 ? ((v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3])) + 0x8F1BBCDC
                              : (v[1] ^ v[2] ^ v[3]) + 0xCA62C1D6;
        uint32_t next = rotate(v[0], 5) + f + v[4] + w[i];
        v[4] = v[3], v[3] = v[2], v[2] = rotate(v[1], 30), v[1] = v[0], v[0] = next;
    }
    for (size_t i = 0; i < 5; i++)
        h[i] += v[i];
}

// Of at most 119 bytes, which is all that HMAC of a counter needs.
static void
sha1(const unsigned char *text, size_t n, unsigned char out[20])
{
    unsigned char block[128] = {0};
    uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    size_t total = n + 9 <= 64 ? 64 : 128;
    REQUIRE(n + 9 <= 128);
    memcpy(block, text, n);
    block[n] = 0x80;
    block[total - 2] = (unsigned char)(n * 8 >> 8);
    block[total - 1] = (unsigned char)(n * 8);
    for (size_t i = 0; i < total; i += 64)
        sha1_block(h, block + i);
    for (size_t i = 0; i < 20; i++)
        out[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}

Str
app_code(Arena *a, Str secret, int64_t now)
{
    unsigned char inner[64 + 8], outer[64 + 20], mac[20];
    REQUIRE(secret.n <= 64);
    for (size_t i = 0; i < 64; i++) {
        unsigned char k = i < secret.n ? (unsigned char)secret.p[i] : 0;
        inner[i] = k ^ 0x36;
        outer[i] = k ^ 0x5c;
    }
    for (size_t i = 0; i < 8; i++)
        inner[64 + i] = (unsigned char)((uint64_t)(now / TOTP_STEP_S) >> (56 - 8 * i));
    sha1(inner, sizeof(inner), outer + 64);
    sha1(outer, sizeof(outer), mac);
    size_t at = mac[19] & 15;
    uint32_t number = (uint32_t)(mac[at] & 127) << 24 | (uint32_t)mac[at + 1] << 16 |
                      (uint32_t)mac[at + 2] << 8 | mac[at + 3];
    return str_fmt(a, "%06u", number % 1000000);
}

Str
app_secret(Arena *a, Str shown)
{
    unsigned bits = 0, have = 0;
    char *out = NEW_N(a, shown.n, char);
    size_t n = 0;
    for (size_t i = 0; i < shown.n; i++) {
        char c = shown.p[i];
        if (c == ' ')
            continue;
        bits = bits << 5 | (unsigned)(c >= 'A' ? c - 'A' : c - '2' + 26);
        have += 5;
        if (have >= 8) {
            have -= 8;
            out[n++] = (char)(bits >> have & 255);
        }
    }
    return (Str){out, n};
}
