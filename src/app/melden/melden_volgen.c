// The follow link: what a reporter sees who has its code, and nothing else.
#include "app/melden/melden_page.h"
#include "app/melden/melden_send.h"
#include "app/setting/setting.h"
#include "format/qr.h"
#include "melden_volgen_queries.h"

typedef struct CodeForm {
    Field code;
} CodeForm;

static const FieldRule code_rules[] = {
    {FIELD_OF(CodeForm, code), FIELD_LINE, true, 1, 64, .label = STR("Uw code"),
     .hint = STR("Zestien letters en cijfers, bijvoorbeeld ABCD-EFGH-2345-6789.")},
};

static const Choice done[] = {
    {STR("toegevoegd"), STR("Dank u wel. Uw aanvulling is bij de melding gezet.")},
};

// ---- looking up ---------------------------------------------------------------------------------

// A code that cannot be one is looked up all the same, so that the time tells nothing.
static Err
find(Req *r, MeldenFollowRow *out, Str *code)
{
    Str read = random_code_read(r->arena, r->code);
    *code = read.p ? read : r->code;
    return q_melden_follow(r->db, r->arena, hash_token(r->arena, *code), out);
}

static Err
show_unknown(Req *r)
{
    Str contact;
    TRY(setting_text(r->db, r->arena, S("contact_text"), &contact));
    return layout_page(r, 404,
                       (LayoutPage){.title = S("Deze code kennen wij niet"),
                                    .here = S("/volgen"),
                                    .body = html_melden_onbekend(r->arena, contact)});
}

static Err
show_follow(Req *r, int status, const MeldenFollowRow *row, Str code, MeldenMore *more)
{
    MeldenFollowView v = {.code = code,
                          .number = row->number,
                          .status = row->status,
                          .municipality = row->municipality,
                          .received_at = row->received_at,
                          .takes_more = melden_takes_more(row->status, row->added),
                          .additions_left = MELDEN_ADDITIONS - row->added,
                          .more = more,
                          .wrong = melden_more_errors(r->arena, more),
                          .form_token = req_form_token(r)};
    TRY(melden_steps(r, row->id, &v.steps));
    TRY(setting_text(r->db, r->arena, S("contact_text"), &v.contact_text));
    return layout_page(r, status,
                       (LayoutPage){.title = S("Uw melding volgen"),
                                    .here = S("/volgen"),
                                    .done = {COUNT(done), done},
                                    .has_errors = v.wrong.n > 0,
                                    .body = html_melden_volgen(r->arena, &v)});
}

// ---- /volgen/:code ------------------------------------------------------------------------------

Err
page_follow(Req *r)
{
    MeldenFollowRow row;
    MeldenMore more;
    Str code;
    Err e = find(r, &row, &code);
    if (err_code(e) == E_NOT_FOUND)
        return show_unknown(r);
    TRY(e);
    melden_more_init(true, &more);
    return show_follow(r, 200, &row, code, &more);
}

Err
form_follow(Req *r)
{
    MeldenFollowRow row;
    MeldenMore more;
    Form sent;
    Str code;
    bool added;
    TRY(req_form_raw(r, &sent));
    Err e = find(r, &row, &code);
    if (err_code(e) == E_NOT_FOUND)
        return show_unknown(r);
    TRY(e);
    melden_more_init(true, &more);
    TRY(melden_more_take(r, row.id, &more, &sent, &added));
    if (added)
        return respond_to(r, "/volgen/%.*s?done=toegevoegd", (int)code.n, code.p);
    return show_follow(r, 422, &row, code, &more);
}

// ---- /volgen ------------------------------------------------------------------------------------

static Err
show_code(Req *r, int status, CodeForm *f)
{
    MeldenCodeView v = {.code = &f->code,
                        .wrong = fields_with_errors(r->arena, code_rules, COUNT(code_rules), f),
                        .form_token = req_form_token(r)};
    return layout_page(r, status,
                       (LayoutPage){.title = S("Uw melding volgen"),
                                    .here = S("/volgen"),
                                    .has_errors = v.wrong.n > 0,
                                    .body = html_melden_code(r->arena, &v)});
}

Err
page_follow_code(Req *r)
{
    CodeForm f;
    fields_init(code_rules, COUNT(code_rules), &f);
    return show_code(r, 200, &f);
}

Err
form_follow_code(Req *r)
{
    CodeForm f;
    bool right;
    TRY(req_form(r, code_rules, COUNT(code_rules), &f, &right));
    Str code = random_code_read(r->arena, f.code.text);
    if (right && (!code.p || code.n != 5 * CODE_GROUPS_LONG - 1))
        f.code.error = S("Een code heeft zestien letters en cijfers. Kijk of er een ontbreekt. "
                         "De cijfers 0 en 1 en de letters O en I komen niet voor.");
    if (f.code.error.p)
        return show_code(r, 422, &f);
    return respond_to(r, "/volgen/%.*s", (int)code.n, code.p);
}

// ---- /bedankt/:code -----------------------------------------------------------------------------

static Err
fill_thanks(Req *r, const MeldenFollowRow *row, MeldenThanksView *v)
{
    Str base = context_of(r)->public_url;
    QrCode qr;
    Form query;
    v->link = str_fmt(r->arena, "%.*s/volgen/%.*s", (int)base.n, base.p, (int)v->code.n, v->code.p);
    TRY(qr_encode(r->arena, v->link, &qr));
    v->qr_path = qr.path;
    v->qr_box = str_fmt(r->arena, "0 0 %d %d", qr.size, qr.size);
    TRY(req_query(r, &query));
    v->contact_refused = str_eq(form_value(&query, S("contact")), S("nee"));
    TRY(contact_exists(r->db, r->arena, row->id, &v->has_contact));
    return setting_text(r->db, r->arena, S("contact_text"), &v->contact_text);
}

Err
page_thanks(Req *r)
{
    MeldenFollowRow row;
    MeldenThanksView v = {0};
    Err e = find(r, &row, &v.code);
    if (err_code(e) == E_NOT_FOUND)
        return show_unknown(r);
    TRY(e);
    if (r->now - row.created_at > MELDEN_THANKS_S)
        return respond_to(r, "/volgen/%.*s", (int)v.code.n, v.code.p);
    v.number = row.number;
    v.unsure = row.unsure;
    if (r->user.id != 0 && row.reporter_id == r->user.id)
        v.id = row.id;
    TRY(fill_thanks(r, &row, &v));
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Bedankt voor uw melding"),
                                    .here = v.id ? S("/meldingen") : S("/melden"),
                                    .body = html_melden_bedankt(r->arena, &v)});
}
