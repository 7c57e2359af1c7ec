// Drafts: the fields of a report as typed, until it is sent or thrown away.
#include "app/melden/melden_draft.h"

#include "app/melden/melden_page.h"
#include "format/json.h"
#include "melden_send_queries.h"

enum { DRAFT_MAX = 64 << 10 }; // bytes, encoded

Err
draft_read(Req *r, Form *out, int64_t *at)
{
    MeldenDraftGetRow row;
    *at = 0;
    *out = (Form){0};
    Err e = q_melden_draft_get(r->db, r->arena, r->user.id, S(MELDEN_DRAFT), &row);
    if (err_code(e) == E_NOT_FOUND)
        return OK;
    TRY(e);
    *at = row.saved_at;
    return form_decode_query(r->arena, row.content, out);
}

static void
put_encoded(Buf *b, Str s)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '_' || c == '-' || c == '.';
        if (!plain)
            buf_char(b, '%');
        buf_char(b, plain ? (char)c : digits[c >> 4]);
        if (!plain)
            buf_char(b, digits[c & 15]);
    }
}

static void
put_field(Buf *b, Str name, Str value)
{
    if (value.n == 0)
        return;
    if (b->n > 0)
        buf_char(b, '&');
    put_encoded(b, name);
    buf_char(b, '=');
    put_encoded(b, value);
}

typedef struct Draft {
    Req *r;
    Str content;
} Draft;

static Err
put_draft(Db *db, void *arg)
{
    const Draft *d = arg;
    return q_melden_draft_put(db, d->r->arena, d->r->user.id, S(MELDEN_DRAFT), d->content,
                              d->r->now);
}

static Err
drop_draft(Db *db, void *arg)
{
    const Draft *d = arg;
    return q_melden_draft_drop(db, d->r->arena, d->r->user.id, S(MELDEN_DRAFT));
}

// Only what the form knows is kept.
static Err
encode(Req *r, const Form *sent, Str *out)
{
    MeldenForm f;
    Buf b = buf_new(r->arena, DRAFT_MAX);
    TRY(melden_form_init(r, false, &f));
    for (size_t i = 0; i < f.nrules; i++)
        put_field(&b, f.rules[i].name, form_value(sent, f.rules[i].name));
    for (size_t i = 0; i < MELDEN_RIGHTS; i++) {
        Str name = melden_right_name(r->arena, i);
        put_field(&b, name, form_value(sent, name));
    }
    if (b.over)
        FAIL(E_LIMIT, "a draft of more than %d bytes", DRAFT_MAX);
    *out = buf_str(&b);
    return OK;
}

static Err
answer_saved(Req *r)
{
    Buf out = buf_new(r->arena, 200);
    Json j = json_new(&out);
    Str moment = layout_moment(r->arena, r->now);
    json_object_begin(&j);
    json_field(&j, S("saved"), ((Str){moment.p + moment.n - 5, 5})); // HH:MM
    json_object_end(&j);
    json_done(&j);
    r->status = 200;
    r->type = S("application/json");
    r->content = buf_str(&out);
    return OK;
}

Err
form_draft(Req *r)
{
    Form sent;
    Draft d = {.r = r};
    TRY(req_form_raw(r, &sent));
    TRY(encode(r, &sent, &d.content));
    TRY(db_transaction(r->db, put_draft, &d));
    if (str_eq(form_value(&sent, S("vanzelf")), S("1")))
        return answer_saved(r);
    return respond_to(r, "/meldingen/nieuw?concept=ja&done=bewaard");
}

Err
form_draft_drop(Req *r)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(db_transaction(r->db, drop_draft, &(Draft){.r = r}));
    return respond_to(r, "/meldingen/nieuw?done=weg");
}
