// The forms that follow a signal up: reading, checking, saving and showing them again.
#include "app/signal/signal_follow.h"

#include "app/signal/signal_pages.h"
#include "base/buf.h"
#include "text/privacy.h"

Str
signal_privacy_error(Arena *a, Str text)
{
    PrivacyHits hits = privacy_check(a, text);
    if (hits.n == 0)
        return (Str){0};
    Buf b = buf_new(a, 4096);
    buf_put(&b, S("Hier lijkt iets te staan dat naar een persoon wijst: "));
    for (size_t i = 0; i < hits.n && i < 3; i++) {
        buf_put(&b, i > 0 ? S(", ") : S(""));
        buf_put(&b, privacy_kind_label(hits.v[i].kind));
        buf_put(&b, S(" (“"));
        buf_put(&b, (Str){text.p + hits.v[i].start, hits.v[i].length});
        buf_put(&b, S("”)"));
    }
    buf_put(&b, S(". Haal het weg, of vink onderaan aan dat u het heeft bekeken."));
    return buf_str(&b);
}

static bool
privacy_right(SignalFollowing *x)
{
    bool right = true;
    for (size_t i = 0; i < x->n; i++) {
        Field *f = field_at(&x->form, &x->rules[i]);
        bool is_text = x->rules[i].kind == FIELD_TEXT || x->rules[i].kind == FIELD_LINE;
        if (!is_text || f->error.p || f->text.n == 0)
            continue;
        Str error = signal_privacy_error(x->r->arena, f->text);
        x->ask_privacy = x->ask_privacy || error.p;
        if (error.p && !x->seen_privacy) {
            f->error = error;
            right = false;
        }
    }
    return right;
}

static Err
begin(Req *r, const SignalFollowKind *kind, SignalFollowing *x)
{
    Form query;
    *x = (SignalFollowing){.r = r, .kind = kind, .n = kind->n};
    TRY(q_signal_follow_get(r->db, r->arena, r->id, r->user.id, &x->s));
    if (str_eq(x->s.status, S("vernietigd")) || str_eq(x->s.status, S("geanonimiseerd")))
        FAIL(E_NOT_FOUND, "nothing is left to follow up");
    TRY(form_decode_query(r->arena, r->query, &query));
    x->version = x->s.version;
    Str to = form_value(&query, S("naar"));
    x->step = to.p ? signal_step(x->s.status, to) : NULL;
    x->rules = NEW_N(r->arena, kind->n + 1, FieldRule);
    for (size_t i = 0; i < kind->n; i++)
        x->rules[i] = kind->rules[i];
    fields_init(x->rules, x->n, &x->form);
    return kind->prepare ? kind->prepare(x) : OK;
}

static const Choice models[] = {
    {STR("ruimte"),
     STR("Bedankt voor uw melding. We hebben ernaar gekeken. We grijpen nu niet in, "
         "want dit hoort bij het gesprek dat mensen met elkaar mogen voeren. Merkt u "
         "dat het verandert? Laat het ons dan weten.")},
    {STR("volgen"), STR("Bedankt voor uw melding. We houden dit de komende tijd in de gaten en "
                        "kijken op een vaste datum opnieuw.")},
    {STR("informatie"),
     STR("Bedankt voor uw melding. We weten nog niet genoeg. We zoeken het uit en "
         "laten daarna weten wat we doen.")},
    {STR("gesprek"), STR("Bedankt voor uw melding. We gaan hierover in gesprek met de mensen die "
                         "het aangaat.")},
    {STR("lokaal"), STR("Bedankt voor uw melding. Een van onze partners pakt dit op in de buurt.")},
    {STR("zorg"),
     STR("Bedankt voor uw melding. We hebben hulp gezocht die hierbij past. Meer mogen "
         "we daar niet over zeggen.")},
    {STR("trend"), STR("Bedankt voor uw melding. We zien dit op meer plekken en delen het beeld, "
                       "zonder namen, met onze partners.")},
    {STR("onterecht"), STR("Bedankt voor uw melding. We hebben het onderzocht. Er is geen reden om "
                           "iets te doen. De tekst hebben we verwijderd.")},
};

static Err
show(SignalFollowing *x, int status)
{
    Arena *a = x->r->arena;
    Str id = str_fmt(a, "%lld", (long long)x->s.id);
    MenuItem trail[] = {{S("/signalen"), S("Signalen"), CAN_UNSET},
                        {str_fmt(a, "/signalen/%s", id.p), x->s.number, CAN_UNSET}};
    SignalFollowView v = {.x = x, .form_token = req_form_token(x->r)};
    const Field **fields = NEW_N(a, x->n + 1, const Field *);
    for (size_t i = 0; i < x->n; i++)
        fields[i] = field_at(&x->form, &x->rules[i]);
    v.fields = (FieldList){x->n, fields};
    v.wrong = fields_with_errors(a, x->rules, x->n, &x->form);
    v.title = x->step ? x->step->label : x->kind->title;
    v.status = choice_label(signal_statuses, x->s.status);
    v.action = str_fmt(a, "/signalen/%s/%s%s%s", id.p, x->kind->path.p, x->step ? "?naar=" : "",
                       x->step ? x->step->to.p : "");
    if (x->kind == &signal_follow_feedback)
        v.models = (Choices){COUNT(models), models};
    return layout_page(x->r, status,
                       (LayoutPage){.title = str_fmt(a, "%s: %s", v.title.p, x->s.number.p),
                                    .here = S("/signalen"),
                                    .trail = {COUNT(trail), trail},
                                    .has_errors = status == 422,
                                    .body = html_signal_follow(a, &v)});
}

static Err
page(Req *r, const SignalFollowKind *kind)
{
    SignalFollowing x;
    TRY(begin(r, kind, &x));
    return show(&x, 200);
}

// Someone else was earlier: show the form again, over what is stored now. Or a pause keeps what
// would have been destroyed.
static Err
show_conflict(SignalFollowing *x)
{
    TRY(q_signal_follow_get(x->r->db, x->r->arena, x->r->id, x->r->user.id, &x->s));
    x->has_conflict = x->s.version != x->version;
    if (!x->has_conflict)
        x->form.zeker.error = S("Vernietigen kan nu niet: voor dit signaal geldt een "
                                "vernietigingsstop. Kies voorlopig een andere uitkomst.");
    x->version = x->s.version;
    return show(x, 409);
}

static Err
form(Req *r, const SignalFollowKind *kind)
{
    SignalFollowing x;
    Form sent;
    TRY(begin(r, kind, &x));
    TRY(req_form_raw(r, &sent));
    if (!str_to_int(form_value(&sent, S("version")), &x.version))
        FAIL(E_INVALID, "a form without version");
    x.seen_privacy = str_eq(form_value(&sent, S("bekeken")), S("ja"));
    bool all_right = fields_read(r->arena, &sent, x.rules, x.n, &x.form);
    if (x.version != x.s.version)
        return show_conflict(&x);
    Str wrong = kind->wrong ? kind->wrong(&x) : (Str){0};
    all_right = privacy_right(&x) && all_right && !wrong.p;
    if (!all_right)
        return show(&x, 422);
    Err e = db_transaction(r->db, kind->save, &x);
    if (err_code(e) == E_CONFLICT)
        return show_conflict(&x);
    TRY(e);
    Str done = x.is_destroyed ? S("vernietigd") : kind->done;
    return respond_to(r, "/signalen/%lld?done=%s", (long long)r->id, done.p);
}

// ---- addresses ----------------------------------------------------------------------------------

// GET and POST /signalen/:id/navraag
Err
page_signal_navraag(Req *r)
{
    return page(r, &signal_follow_navraag);
}

Err
form_signal_navraag(Req *r)
{
    return form(r, &signal_follow_navraag);
}

// GET and POST /signalen/:id/duiding
Err
page_signal_duiding(Req *r)
{
    return page(r, &signal_follow_duiding);
}

Err
form_signal_duiding(Req *r)
{
    return form(r, &signal_follow_duiding);
}

// GET and POST /signalen/:id/indeling
Err
page_signal_sort(Req *r)
{
    return page(r, &signal_follow_sort);
}

Err
form_signal_sort(Req *r)
{
    return form(r, &signal_follow_sort);
}

// GET and POST /signalen/:id/status?naar=...
Err
page_signal_status(Req *r)
{
    return page(r, &signal_follow_status);
}

Err
form_signal_status(Req *r)
{
    return form(r, &signal_follow_status);
}

// GET and POST /signalen/:id/overdragen
Err
page_signal_hand(Req *r)
{
    return page(r, &signal_follow_hand);
}

Err
form_signal_hand(Req *r)
{
    return form(r, &signal_follow_hand);
}

// GET and POST /signalen/:id/terugkoppeling
Err
page_signal_feedback(Req *r)
{
    return page(r, &signal_follow_feedback);
}

Err
form_signal_feedback(Req *r)
{
    return form(r, &signal_follow_feedback);
}

// ---- undoing ------------------------------------------------------------------------------------

typedef struct Undoing {
    Req *r;
    int64_t undone;
} Undoing;

static Err
undo_last(Db *db, void *arg)
{
    Undoing *x = arg;
    return signal_undo(x->r, db, x->r->id, 0, &x->undone);
}

// POST /signalen/:id/ongedaan
Err
form_signal_undo(Req *r)
{
    Form sent;
    SignalFollowGetRow s;
    Undoing x = {.r = r};
    TRY(req_form_raw(r, &sent));
    TRY(q_signal_follow_get(r->db, r->arena, r->id, r->user.id, &s));
    TRY(db_transaction(r->db, undo_last, &x));
    return respond_to(r, "/signalen/%lld?done=%s", (long long)r->id,
                      x.undone > 0 ? "ongedaan" : "te-laat");
}
