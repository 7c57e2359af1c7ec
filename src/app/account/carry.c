// Taking along what was asked or typed.
#include "app/account/carry.h"

#include "base/buf.h"

bool
carry_is_local(Str target)
{
    if (target.n == 0 || target.n > CARRY_MAX_TARGET || target.p[0] != '/')
        return false;
    if (target.n > 1 && target.p[1] == '/')
        return false;
    for (size_t i = 0; i < target.n; i++) {
        char c = target.p[i];
        if (c <= ' ' || c > '~' || c == '\\' || c == '"' || c == '<' || c == '>' || c == '#')
            return false;
    }
    return true;
}

// Our own field names: small letters, digits and _ - . in any of them. No password is carried, and
// no form token: those are asked for and made anew.
static bool
is_carried_name(Str name)
{
    if (name.n == 0 || name.n > FORM_MAX_NAME - (sizeof(CARRY_PREFIX) - 1) ||
        str_eq(name, S("form_token")) || str_has(name, S("password")) ||
        str_has(name, S("wachtwoord")))
        return false;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '_' && c != '-' && c != '.')
            return false;
    }
    return true;
}

// The bytes of a field when a browser sends it: it makes two of a line end.
static size_t
sent_size(FormPart p)
{
    size_t n = p.name.n + p.value.n;
    for (size_t i = 0; i < p.value.n; i++)
        n += p.value.p[i] == '\n' && (i == 0 || p.value.p[i - 1] != '\r');
    return n;
}

// Keep the fields of this form whose names begin with prefix, without it.
static void
keep_fields(Arena *a, const Form *sent, Str prefix, Carry *out)
{
    size_t size = 0;
    out->fields = (Form){.parts = NEW_N(a, sent->n + 1, FormPart)};
    for (size_t i = 0; i < sent->n; i++) {
        FormPart p = sent->parts[i];
        Cursor name = cursor(p.name);
        if (!cursor_take(&name, prefix))
            continue;
        p.name = cursor_rest(&name);
        out->lost_file |= p.filename.p && p.value.n > 0;
        if (p.filename.p || !is_carried_name(p.name))
            continue;
        size += sent_size(p);
        out->fields.parts[out->fields.n++] = p;
    }
    out->too_long = size > CARRY_MAX || out->fields.n > CARRY_MAX_FIELDS;
    if (out->too_long)
        out->fields.n = 0;
    out->is_form = !out->too_long;
}

Err
carry_request(Req *r, Carry *out)
{
    *out = (Carry){.target = r->path};
    if (r->query.n > 0)
        out->target =
            str_fmt(r->arena, "%.*s?%.*s", (int)r->path.n, r->path.p, (int)r->query.n, r->query.p);
    if (!carry_is_local(out->target))
        out->target = (Str){0};
    Form sent;
    if (r->method != POST)
        return OK;
    if (!out->target.p || !req_is_from_here(r) ||
        failed(form_decode(r->arena, r->content_type, r->body, &sent)))
        out->target = (Str){0};
    else
        keep_fields(r->arena, &sent, S(""), out);
    if (out->too_long)
        out->target = (Str){0}; // an action without what belongs to it is nowhere to go
    return OK;
}

Err
carry_from_query(Req *r, Carry *out)
{
    Form query;
    *out = (Carry){0};
    TRY(req_query(r, &query));
    Str target = form_value(&query, S("naar"));
    if (carry_is_local(target))
        out->target = target;
    return OK;
}

void
carry_from_form(Req *r, const Form *sent, Carry *out)
{
    *out = (Carry){0};
    Str target = form_value(sent, S("naar"));
    if (!carry_is_local(target))
        return;
    bool has_fields = form_value(sent, S("bewaard")).n > 0;
    if (has_fields && !req_is_from_here(r))
        return;
    out->target = target;
    if (!has_fields)
        return;
    keep_fields(r->arena, sent, S(CARRY_PREFIX), out);
    out->lost_file = form_value(sent, S("bestand")).n > 0;
}

Str
carry_address(Arena *a, const char *page, const Carry *c)
{
    static const char hex[] = "0123456789ABCDEF";
    Buf b = buf_new(a, 4 * CARRY_MAX_TARGET);
    buf_put(&b, str_z(page));
    if (c->target.n > 0)
        buf_put(&b, S("?naar="));
    for (size_t i = 0; i < c->target.n; i++) {
        char ch = c->target.p[i];
        bool plain = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
                     (ch >= '0' && ch <= '9') || ch == '/' || ch == '-' || ch == '_';
        if (plain) {
            buf_char(&b, ch);
            continue;
        }
        buf_char(&b, '%');
        buf_char(&b, hex[(unsigned char)ch >> 4]);
        buf_char(&b, hex[(unsigned char)ch & 15]);
    }
    REQUIRE(!b.over);
    return buf_str(&b);
}

Err
carry_go(Req *r, const Carry *c)
{
    r->status = 303;
    r->location = c->target.n > 0 ? c->target : S("/");
    return OK;
}
