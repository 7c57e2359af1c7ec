// The privacy check of texts in a form: on the server, and while typing.
#include "app/melden/melden_privacy.h"

#include "app/melden/melden_rate.h"
#include "format/json.h"

enum { ANSWER_MAX = 256 << 10 }; // bytes of JSON

// ---- beside a field -----------------------------------------------------------------------------

MeldenHits
melden_hits(Arena *a, const Field *f)
{
    Str text = f->text;
    PrivacyHits found = privacy_check(a, text);
    MeldenHits out = {.field = f->rule->name};
    MeldenMark *v = NEW_N(a, 2 * found.n + 1, MeldenMark);
    bool seen[PRIVACY_KINDS + 1] = {false};
    size_t at = 0;
    for (size_t i = 0; i < found.n; i++) {
        const PrivacyHit *h = &found.v[i];
        v[out.n++] = (MeldenMark){{text.p + at, h->start - at}, false};
        v[out.n++] = (MeldenMark){{text.p + h->start, h->length}, true};
        at = h->start + h->length;
        if (!seen[h->kind])
            out.kinds[out.nkinds++] = h->kind;
        seen[h->kind] = true;
    }
    if (found.n > 0)
        v[out.n++] = (MeldenMark){{text.p + at, text.n - at}, false};
    out.v = v;
    return out;
}

// What nobody needs to know about unrest, and a resident may not leave in.
static bool
is_forbidden(PrivacyKind kind)
{
    return kind == PRIVACY_BSN || kind == PRIVACY_IBAN;
}

// "telefoonnummer, e-mailadres": for the adviser, who sees that it was left in on purpose.
static Str
names_of(Arena *a, const MeldenTexts *t)
{
    bool seen[PRIVACY_KINDS + 1] = {false};
    Str out = S("");
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; k < t->hits[i].nkinds; k++) {
            PrivacyKind kind = t->hits[i].kinds[k];
            Str label = privacy_kind_label(kind);
            if (!seen[kind])
                out = str_fmt(a, "%.*s%s%.*s", (int)out.n, out.p, out.n ? ", " : "", (int)label.n,
                              label.p);
            seen[kind] = true;
        }
    return out;
}

static void
look(Arena *a, MeldenTexts *t)
{
    t->found = t->must_go = false;
    t->note = S("");
    for (size_t i = 0; i < t->n; i++) {
        t->hits[i] = (MeldenHits){0};
        if (t->fields[i]->rule)
            t->hits[i] = melden_hits(a, t->fields[i]);
        t->found |= t->hits[i].n > 0;
        for (size_t k = 0; k < t->hits[i].nkinds; k++)
            t->must_go |= !t->reason && is_forbidden(t->hits[i].kinds[k]);
    }
}

static bool
may_stay(MeldenTexts *t)
{
    if (t->must_go || t->keep->text.n == 0)
        return false;
    if (!t->reason || str_characters(t->reason->text) >= MELDEN_REASON_MIN)
        return true;
    t->reason->error = S("Leg in ten minste 10 tekens uit waarom dit moet blijven staan.");
    return false;
}

bool
melden_texts_check(Arena *a, MeldenTexts *t)
{
    look(a, t);
    if (!t->found)
        return true;
    if (may_stay(t)) {
        Str names = names_of(a, t), why = t->reason ? t->reason->text : S("door de inwoner");
        t->note =
            str_fmt(a, "Bewust laten staan (%.*s): %.*s", (int)names.n, names.p, (int)why.n, why.p);
        return true;
    }
    bool only_reason = t->keep->text.n > 0 && !t->must_go;
    for (size_t i = 0; i < t->n && !only_reason; i++)
        if (t->hits[i].n > 0 && !t->fields[i]->error.p)
            t->fields[i]->error = S("Hier staat iets dat naar een persoon kan wijzen.");
    return false;
}

// ---- while typing -------------------------------------------------------------------------------

// How JavaScript counts: a character outside the first plane, of four bytes here, is two units.
static size_t
utf16_units(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        n += (c & 0xC0) != 0x80;
        n += c >= 0xF0;
    }
    return n;
}

static Err
answer_hits(Req *r, Str text, const PrivacyHits *hits)
{
    Buf out = buf_new(r->arena, ANSWER_MAX);
    Json j = json_new(&out);
    json_object_begin(&j);
    json_key(&j, S("hits"));
    json_array_begin(&j);
    for (size_t i = 0; i < hits->n; i++) {
        const PrivacyHit *h = &hits->v[i];
        json_object_begin(&j);
        json_field(&j, S("kind"), privacy_kind_code(h->kind));
        json_field(&j, S("start"), utf16_units((Str){text.p, h->start}));
        json_field(&j, S("length"), utf16_units((Str){text.p + h->start, h->length}));
        json_field(&j, S("label"), privacy_kind_label(h->kind));
        json_field(&j, S("why"), privacy_kind_why(h->kind));
        json_object_end(&j);
    }
    json_array_end(&j);
    json_field(&j, S("cut"), hits->cut);
    json_object_end(&j);
    json_done(&j);
    if (out.over)
        FAIL(E_LIMIT, "an answer of more than %d bytes", ANSWER_MAX);
    r->type = S("application/json");
    r->content = buf_str(&out);
    return OK;
}

Err
api_privacy_check(Req *r)
{
    static const RateLimit limits[] = {{300, 600}};
    Form sent;
    int64_t wait_s;
    TRY(req_form_raw(r, &sent));
    Str who = r->address;
    if (r->user.id != 0)
        who = str_fmt(r->arena, "account %lld", (long long)r->user.id);
    TRY(rate_take_now(r, S("privacycheck"), who, limits, COUNT(limits), &wait_s));
    Str text = form_value(&sent, S("text"));
    PrivacyHits hits = {0};
    r->status = wait_s > 0 ? 429 : 200;
    if (wait_s == 0 && text.n > 0)
        hits = privacy_check(r->arena, text);
    return answer_hits(r, text, &hits);
}
