#include "app/publiek/publiek.h"

#include "app/setting/setting.h"
#include "base/buf.h"
#include "format/iso.h"

enum { DAY_S = 86400, YEAR_DAYS = 365, TEXT_FILE_MAX = 4096 };

// ---- pages --------------------------------------------------------------------------------------

// "730" days as people say it: "2 jaar".
static Str
term_text(Arena *a, int64_t days)
{
    if (days > 0 && days % YEAR_DAYS == 0)
        return str_fmt(a, "%lld jaar", (long long)(days / YEAR_DAYS));
    return str_fmt(a, days == 1 ? "%lld dag" : "%lld dagen", (long long)days);
}

// The name of a setting without the unit behind it: "Logboek (dagen)".
static Str
without_unit(Str label)
{
    Cursor c = cursor(label);
    Str what;
    return cursor_until(&c, S(" ("), SIZE_MAX, &what) ? what : label;
}

static Err
list_terms(Req *r, PubliekView *v)
{
    PubliekTerm *terms = NEW_N(r->arena, SETTINGS, PubliekTerm);
    for (size_t i = 0; i < SETTINGS; i++) {
        const Setting *s = &settings[i];
        int64_t days;
        if (!str_eq(s->group, S("Bewaartermijnen")))
            continue;
        TRY(setting_number(r->db, r->arena, s->name, &days));
        terms[v->nterms++] =
            (PubliekTerm){without_unit(s->label), s->hint, term_text(r->arena, days)};
    }
    v->terms = terms;
    return OK;
}

static Err
read_view(Req *r, PubliekView *v)
{
    *v = (PubliekView){.region = setting_region(r), .contact_mail = context_of(r)->contact_mail};
    TRY(setting_text(r->db, r->arena, S("contact_text"), &v->contact_text));
    TRY(setting_text(r->db, r->arena, S("contact_phone"), &v->contact_phone));
    TRY(setting_text(r->db, r->arena, S("legal_ground"), &v->legal_ground));
    TRY(setting_text(r->db, r->arena, S("fg_contact"), &v->fg_contact));
    return list_terms(r, v);
}

static Err
show(Req *r, Str title, Html (*body)(Arena *, const PubliekView *))
{
    PubliekView v;
    TRY(read_view(r, &v));
    return layout_page(r, 200,
                       (LayoutPage){.title = title, .here = r->path, .body = body(r->arena, &v)});
}

// GET /privacy
static Err
page_privacy(Req *r)
{
    return show(r, S("Privacy"), html_publiek_privacy);
}

// GET /toegankelijkheid
static Err
page_toegankelijkheid(Req *r)
{
    return show(r, S("Toegankelijkheid"), html_publiek_toegankelijkheid);
}

// GET /contact
static Err
page_contact(Req *r)
{
    return show(r, S("Contact"), html_publiek_contact);
}

// ---- files for programs -------------------------------------------------------------------------

static Err
respond_text(Req *r, const Buf *text)
{
    REQUIRE(!text->over);
    r->status = 200;
    r->type = S("text/plain; charset=utf-8");
    r->content = buf_str(text);
    return OK;
}

// GET /.well-known/security.txt -- RFC 9116. It wants web addresses to begin with https://, as the
// public address of an installation does; on a trial without TLS they begin with http://.
static Err
file_security(Req *r)
{
    const Context *c = context_of(r);
    IsoTime end = iso_from_unix(r->now + (int64_t)SECURITY_TXT_DAYS * DAY_S);
    Buf out = buf_new(r->arena, TEXT_FILE_MAX);
    buf_put(&out, S("Contact: "));
    buf_put(&out, c->contact_mail.n > 0 ? S("mailto:") : c->public_url);
    buf_put(&out, c->contact_mail.n > 0 ? c->contact_mail : S("/contact"));
    buf_fmt(&out, "\nExpires: %04d-%02d-%02dT00:00:00Z\n", end.year, end.month, end.day);
    buf_put(&out, S("Preferred-Languages: nl, en\nCanonical: "));
    buf_put(&out, c->public_url);
    buf_put(&out, S("/.well-known/security.txt\n"));
    return respond_text(r, &out);
}

// GET /robots.txt -- only what is for everyone; nothing at all of invented data.
static Err
file_robots(Req *r)
{
    Buf out = buf_new(r->arena, TEXT_FILE_MAX);
    buf_put(&out, S("User-agent: *\n"));
    if (!context_of(r)->is_demo)
        buf_put(&out, S("Allow: /$\nAllow: /melden$\nAllow: /privacy$\nAllow: /toegankelijkheid$\n"
                        "Allow: /contact$\nAllow: /help\nAllow: /static/\n"));
    buf_put(&out, S("Disallow: /\n"));
    return respond_text(r, &out);
}

const Route publiek_routes[] = {
    {GET, "/privacy", page_privacy, CAN_ANYONE},
    {GET, "/toegankelijkheid", page_toegankelijkheid, CAN_ANYONE},
    {GET, "/contact", page_contact, CAN_ANYONE},
    {GET, "/.well-known/security.txt", file_security, CAN_ANYONE},
    {GET, "/robots.txt", file_robots, CAN_ANYONE},
    {0},
};
