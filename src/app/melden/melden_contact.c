// How to reach a reporter: kept so that only who may open it can.
//
// The details are wrapped with a random key (box_wrap), and that key is sealed to the public key of
// each adviser of the municipality. What is wrapped begins with the id of the signal, so that a
// record moved to another signal does not open there.
#include "app/account/account.h"
#include "app/audit/audit.h"
#include "app/melden/melden_page.h"
#include "app/melden/melden_send.h"
#include "app/setting/setting.h"
#include "melden_contact_queries.h"

// ---- keeping ------------------------------------------------------------------------------------

static Err
keep_until(Db *db, Arena *a, int64_t now, Str *out)
{
    int64_t days;
    TRY(setting_number(db, a, S("keep_contact_days"), &days));
    *out = layout_day_add(a, layout_day_of(a, now), days);
    return OK;
}

// Seal the key to everyone in the municipality who may open contact details and has no copy yet.
// *n counts them.
static Err
share_key(Db *db, Arena *a, int64_t contact_id, Str municipality, const Key *key, size_t *n)
{
    ContactReadersRows rows;
    int64_t last = 0;
    TRY(q_contact_readers(db, a, municipality, contact_id, &rows));
    *n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const ContactReadersRow *row = &rows.v[i];
        const Key *reader;
        Str sealed;
        if (!(role_can(row->role) & CAN_CONTACT_READ) || row->id == last)
            continue;
        last = row->id; // someone with two roles comes twice in a row
        if (failed(key_read(a, row->public_key, &reader)))
            continue; // a damaged key of one colleague is no reason to lose the rest
        TRY(seal_to(a, reader, key_bytes(key), &sealed));
        TRY(q_contact_key_add(db, a, contact_id, row->id, sealed));
        *n += 1;
    }
    return OK;
}

Err
contact_add(Db *db, Req *r, int64_t signal_id, Str municipality, Str text, bool *kept)
{
    Arena *a = r->arena;
    int64_t id = random_id();
    const Key *key = key_random(a);
    Str until, plain = str_fmt(a, "%lld\n%.*s", (long long)signal_id, (int)text.n, text.p);
    size_t readers;
    TRY(keep_until(db, a, r->now, &until));
    TRY(q_contact_add(db, a, id, signal_id, box_wrap(a, key, plain), r->now, until));
    TRY(share_key(db, a, id, municipality, key, &readers));
    *kept = readers > 0;
    return readers > 0 ? OK : q_contact_drop(db, a, id);
}

Err
contact_exists(Db *db, Arena *a, int64_t signal_id, bool *out)
{
    ContactCountRow row;
    TRY(q_contact_count(db, a, signal_id, &row));
    *out = row.n > 0;
    return OK;
}

// ---- opening ------------------------------------------------------------------------------------

typedef struct Opening {
    Req *r;
    ContactGetRow row;
    int64_t signal_id;
    Str number, municipality;
    const Key *key;
    Str text;
    bool is_stale; // the reader's copy is sealed to a key from before a new password
} Opening;

static Err
unlock(Req *r, Opening *o)
{
    Session session;
    ContactKeyRow mine;
    Str key, plain, id;
    int64_t signal_id;
    Err e = q_contact_key(r->db, r->arena, o->row.id, r->user.id, &mine);
    if (err_code(e) == E_NOT_FOUND)
        FAIL(E_FORBIDDEN, "the reader has no copy of the key");
    TRY(e);
    TRY(session_read(r, &session));
    if (!session.secret_key)
        FAIL(E_FORBIDDEN, "a request without a session");
    o->is_stale =
        failed(seal_open(r->arena, session.public_key, session.secret_key, mine.sealed, &key));
    if (o->is_stale)
        return OK;
    TRY(key_read(r->arena, key, &o->key));
    if (failed(box_unwrap(r->arena, o->key, o->row.sealed, &plain)))
        FAIL(E_INTERNAL, "contact details that do not open");
    Cursor c = cursor(plain);
    if (!cursor_until(&c, S("\n"), 20, &id) || !str_to_int(id, &signal_id) ||
        signal_id != o->signal_id)
        FAIL(E_INTERNAL, "contact details of another signal");
    o->text = cursor_rest(&c);
    return OK;
}

// A copy that its owner can't open goes, so that a colleague gives a new one.
static Err
drop_copy(Db *db, void *arg)
{
    const Opening *o = arg;
    return q_contact_key_drop(db, o->r->arena, o->row.id, o->r->user.id);
}

static Err
note_opening(Db *db, void *arg)
{
    const Opening *o = arg;
    size_t n;
    TRY(share_key(db, o->r->arena, o->row.id, o->municipality, o->key, &n));
    return audit_add(o->r, db,
                     (AuditEntry){.name = S("contact.read"),
                                  .activity = S("meldercontact"),
                                  .object_kind = S("signal"),
                                  .object_id = o->signal_id,
                                  .object = o->number});
}

Err
contact_read(Req *r, int64_t signal_id, Str *out)
{
    ContactSignalRow signal;
    Opening o = {.r = r, .signal_id = signal_id};
    TRY(q_contact_signal(r->db, r->arena, signal_id, r->user.id, &signal));
    TRY(q_contact_get(r->db, r->arena, signal_id, &o.row));
    o.number = signal.number;
    o.municipality = signal.municipality;
    Err e = unlock(r, &o);
    if (o.is_stale)
        TRY(db_transaction(r->db, drop_copy, &o));
    if (o.is_stale)
        FAIL(E_FORBIDDEN, "the copy of the key is sealed to an earlier key of the reader");
    TRY(e);
    TRY(db_transaction(r->db, note_opening, &o));
    *out = o.text;
    return OK;
}

// ---- the page -----------------------------------------------------------------------------------

static Err
show_contact(Req *r, int status, const MeldenContactView *v)
{
    const MenuItem trail[] = {
        {S("/signalen"), S("Signalen"), CAN_UNSET},
        {str_fmt(r->arena, "/signalen/%lld", (long long)r->id), v->number, CAN_UNSET}};
    return layout_page(r, status,
                       (LayoutPage){.title = S("Contact met de melder"),
                                    .here = S("/signalen"),
                                    .trail = {COUNT(trail), trail},
                                    .body = html_melden_contact(r->arena, v)});
}

static Err
view_contact(Req *r, MeldenContactView *v)
{
    ContactSignalRow signal;
    ContactGetRow row;
    TRY(q_contact_signal(r->db, r->arena, r->id, r->user.id, &signal));
    *v = (MeldenContactView){.id = r->id, .number = signal.number};
    v->form_token = req_form_token(r);
    Err e = q_contact_get(r->db, r->arena, r->id, &row);
    if (err_code(e) == E_NOT_FOUND)
        return OK;
    TRY(e);
    v->exists = true;
    v->keep_until = row.keep_until;
    return OK;
}

Err
page_contact(Req *r)
{
    MeldenContactView v;
    TRY(view_contact(r, &v));
    return show_contact(r, 200, &v);
}

Err
form_contact(Req *r)
{
    Form sent;
    MeldenContactView v;
    TRY(req_form_raw(r, &sent));
    TRY(view_contact(r, &v));
    Err e = contact_read(r, r->id, &v.text);
    if (err_code(e) == E_FORBIDDEN) {
        v.is_locked = true;
        return show_contact(r, 403, &v);
    }
    if (err_code(e) == E_NOT_FOUND)
        return show_contact(r, 404, &v);
    TRY(e);
    return show_contact(r, 200, &v);
}
