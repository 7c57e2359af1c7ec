// Who is in a kwestie: only who has a task there.
#include "app/account/account.h"
#include "app/bericht/bericht.h"
#include "app/kwestie/kwestie_inside.h"

enum { ROWS_MAX = 200, NAME_MAX_BYTES = 100 }; // rows: a person has one for each role

static const FieldRule rules[KWESTIE_PEOPLE_RULES] = {
    {FIELD_OF(KwestiePeopleForm, task), .required = true, .min = 5, .max = KWESTIE_TASK_MAX,
     .label = STR("Wat is de taak van deze persoon in deze kwestie?"),
     .hint = STR("Bijvoorbeeld: contact met de bewoners van de Noorderweg.")},
    {FIELD_OF(KwestiePeopleForm, bewust), .kind = FIELD_CHOICE, .label = STR("Bewust laten staan")},
};

static const FieldRule *
own_rules(Arena *a)
{
    return field_rules_with(a, rules, KWESTIE_PEOPLE_RULES, S("bewust"), kwestie_yes);
}

// ---- adding -------------------------------------------------------------------------------------

// A LIKE pattern for a part of a name.
static Str
pattern_of(Arena *a, Str typed)
{
    char *p = NEW_N(a, 2 * typed.n + 2, char);
    size_t n = 0;
    p[n++] = '%';
    for (size_t i = 0; i < typed.n; i++) {
        if (typed.p[i] == '%' || typed.p[i] == '_' || typed.p[i] == '!')
            p[n++] = '!';
        p[n++] = typed.p[i];
    }
    p[n++] = '%';
    return (Str){p, n};
}

// Of the rows, one for each role of each person, those who may read a kwestie.
static Err
find_people(Req *r, KwestiePeopleView *v)
{
    KwestiePeopleRows rows;
    if (v->query.n == 0 || v->query.n > NAME_MAX_BYTES)
        return OK;
    TRY(q_kwestie_people(r->db, r->arena, r->user.id, r->id, pattern_of(r->arena, v->query),
                         ROWS_MAX, &rows));
    KwestiePerson *people = NEW_N(r->arena, rows.n, KwestiePerson);
    for (size_t i = 0; i < rows.n; i++) {
        const KwestiePeopleRow *row = &rows.v[i];
        bool seen = v->n > 0 && people[v->n - 1].id == row->id;
        if (!seen && role_can(row->role) & CAN_KWESTIE_READ)
            people[v->n++] = (KwestiePerson){row->id, row->name, row->function, row->organisation};
    }
    v->people = people;
    return OK;
}

static Err
show_people(Req *r, int status, KwestiePeopleView *v, const FieldRule *own)
{
    TRY(find_people(r, v));
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, own, KWESTIE_PEOPLE_RULES, &v->form);
    return kwestie_page(r, status, v->k, S("Lid toevoegen"), html_kwestie_people(r->arena, v));
}

// GET /kwesties/12/leden/nieuw?q=naam
Err
kwestie_page_people(Req *r)
{
    KwestieGetRow k;
    KwestiePeopleView v = {.k = &k};
    const FieldRule *own = own_rules(r->arena);
    Form query;
    TRY(kwestie_open(r, &k));
    TRY(req_query(r, &query));
    v.query = str_trim(form_value(&query, S("q")));
    fields_init(own, KWESTIE_PEOPLE_RULES, &v.form);
    return show_people(r, 200, &v, own);
}

typedef struct Writing {
    Req *r;
    int64_t account_id;
    Str task;
    bool is_last; // answer: this was the last member who can write
} Writing;

// Whether this person works in the regions of the viewer, in a role that comes for kwesties.
static Err
may_be_member(Req *r, Db *db, int64_t account_id, bool *out)
{
    KwestiePersonRows rows;
    TRY(q_kwestie_person(db, r->arena, r->user.id, account_id, &rows));
    *out = false;
    for (size_t i = 0; i < rows.n; i++)
        *out |= (role_can(rows.v[i].role) & CAN_KWESTIE_READ) != 0;
    return OK;
}

static Err
write_member(Db *db, void *arg)
{
    const Writing *w = arg;
    Req *r = w->r;
    KwestieTouchRow k;
    bool may;
    TRY(kwestie_touch(r, db, r->id, &k));
    TRY(may_be_member(r, db, w->account_id, &may));
    if (!may)
        FAIL(E_NOT_FOUND, "nobody who can be let in");
    TRY(kwestie_add_member(db, r->arena, r->id, w->account_id, w->task, r->user.id, r->now));
    if (w->account_id != r->user.id)
        TRY(bericht_add(db, r->arena,
                        &(BerichtNew){.account_id = w->account_id,
                                      .kind = BERICHT_KWESTIE,
                                      .path = str_fmt(r->arena, "/kwesties/%lld", (long long)r->id),
                                      .once = str_fmt(r->arena, "kwestie-%lld-%lld",
                                                      (long long)r->id, (long long)r->now),
                                      .now = r->now}));
    return kwestie_log(r, db, S("kwestie.let_in"), r->id, k.number,
                       str_fmt(r->arena, "account %lld", (long long)w->account_id));
}

// POST /kwesties/12/leden
Err
kwestie_form_member(Req *r)
{
    KwestieGetRow k;
    KwestiePeopleView v = {.k = &k};
    const FieldRule *own = own_rules(r->arena);
    Form sent;
    bool all_right;
    TRY(kwestie_open(r, &k));
    TRY(req_form_raw(r, &sent));
    TRY(req_form(r, own, KWESTIE_PEOPLE_RULES, &v.form, &all_right));
    v.query = str_trim(form_value(&sent, S("q")));
    all_right &= kwestie_texts_check(r->arena, own, KWESTIE_PEOPLE_RULES, &v.form, &v.form.bewust);
    if (!str_to_int(str_trim(form_value(&sent, S("persoon"))), &v.chosen)) {
        v.no_person = S("Kies wie u wilt toevoegen.");
        all_right = false;
    }
    if (!all_right)
        return show_people(r, 422, &v, own);
    Writing w = {.r = r, .account_id = v.chosen, .task = v.form.task.text};
    TRY(db_transaction(r->db, write_member, &w));
    return respond_to(r, "/kwesties/%lld?done=lid", (long long)r->id);
}

// ---- removing, and leaving ----------------------------------------------------------------------

// Whether nobody can write any more without this member. Who only reads is never the last.
static Err
is_last_writer(Req *r, Db *db, int64_t account_id, bool *out)
{
    KwestieMemberRolesRows rows;
    bool others = false, writes = false;
    TRY(q_kwestie_member_roles(db, r->arena, r->user.id, r->id, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        bool can = (role_can(rows.v[i].role) & CAN_KWESTIE_WRITE) != 0;
        if (rows.v[i].account_id == account_id)
            writes |= can;
        else
            others |= can;
    }
    *out = writes && !others;
    return OK;
}

// The member that r->id2 names. Whoever can't write may only take themselves out.
static Err
find_member(Req *r, KwestieLeaveView *v)
{
    KwestieMembersRows rows;
    v->is_self = r->id2 == r->user.id;
    if (!v->is_self && !kwestie_may_write(r))
        FAIL(E_FORBIDDEN, "only oneself");
    TRY(q_kwestie_members(r->db, r->arena, r->user.id, r->id, &rows));
    for (size_t i = 0; i < rows.n; i++)
        if (rows.v[i].account_id == r->id2)
            v->member = &rows.v[i];
    if (!v->member)
        FAIL(E_NOT_FOUND, "no such member");
    return is_last_writer(r, r->db, r->id2, &v->is_last);
}

static Err
show_leave(Req *r, int status, KwestieLeaveView *v)
{
    v->form_token = req_form_token(r);
    return kwestie_page(r, status, v->k, v->is_self ? S("Uitstappen") : S("Lid verwijderen"),
                        html_kwestie_leave(r->arena, v));
}

// GET /kwesties/12/leden/34/weg
Err
kwestie_page_leave(Req *r)
{
    KwestieGetRow k;
    KwestieLeaveView v = {.k = &k};
    TRY(kwestie_open(r, &k));
    TRY(find_member(r, &v));
    return show_leave(r, 200, &v);
}

static Err
write_leave(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    KwestieTouchRow k;
    TRY(kwestie_touch(r, db, r->id, &k));
    TRY(is_last_writer(r, db, w->account_id, &w->is_last));
    if (w->is_last)
        return OK;
    TRY(q_kwestie_member_drop(db, r->arena, r->id, w->account_id));
    TRY(circle_let_go(db, r->arena, k.circle_id, w->account_id));
    return kwestie_log(r, db, S("kwestie.let_go"), r->id, k.number,
                       str_fmt(r->arena, "account %lld", (long long)w->account_id));
}

// POST /kwesties/12/leden/34/weg
Err
kwestie_form_leave(Req *r)
{
    KwestieGetRow k;
    KwestieLeaveView v = {.k = &k};
    Writing w = {.r = r, .account_id = r->id2};
    Form sent;
    TRY(kwestie_open(r, &k));
    TRY(req_form_raw(r, &sent));
    TRY(find_member(r, &v));
    if (!v.is_last)
        TRY(db_transaction(r->db, write_leave, &w));
    v.is_last |= w.is_last;
    if (v.is_last)
        return show_leave(r, 422, &v);
    if (v.is_self)
        return respond_to(r, "/kwesties?done=uitgestapt");
    return respond_to(r, "/kwesties/%lld?done=lid_weg", (long long)r->id);
}
