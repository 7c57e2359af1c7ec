// The two forms of a new report: /meldingen/nieuw with an account, /melden without.
#include "app/melden/melden_draft.h"
#include "app/melden/melden_page.h"
#include "app/melden/melden_rate.h"
#include "app/melden/melden_send.h"
#include "app/setting/setting.h"

static const Choice done[] = {
    {STR("bewaard"), STR("Uw concept is bewaard. U kunt het later afmaken.")},
    {STR("weg"), STR("Uw concept is weggegooid.")},
};

// ---- showing ------------------------------------------------------------------------------------

// "2 jaar", "90 dagen"
static Err
term_text(Req *r, Str name, Str *out)
{
    int64_t days;
    TRY(setting_number(r->db, r->arena, name, &days));
    bool years = days >= 365 && days % 365 == 0;
    *out = str_fmt(r->arena, "%lld %s", (long long)(years ? days / 365 : days),
                   years ? "jaar" : "dagen");
    return OK;
}

static Err
show_form(Req *r, int status, MeldenView *v)
{
    static const MenuItem trail[] = {{STR("/meldingen"), STR("Mijn meldingen"), CAN_UNSET}};
    bool is_resident = v->f->is_resident;
    TRY(term_text(r, S("keep_signal_days"), &v->keep_signal));
    TRY(term_text(r, S("keep_contact_days"), &v->keep_contact));
    if (!v->form_token.p)
        v->form_token = req_form_token(r);
    LayoutPage page = {.title = is_resident ? S("Iets melden") : S("Nieuwe melding"),
                       .here = is_resident ? S("/melden") : S("/meldingen"),
                       .done = {COUNT(done), done},
                       .has_errors = v->wrong.n > 0};
    if (!is_resident)
        page.trail = (Menu){COUNT(trail), trail};
    page.body = is_resident ? html_melden_inwoner(r->arena, v) : html_melden_form(r->arena, v);
    return layout_page(r, status, page);
}

static Err
show_step(Req *r, int status, MeldenView *v)
{
    static const MenuItem trail[] = {{STR("/meldingen"), STR("Mijn meldingen"), CAN_UNSET}};
    LayoutPage page = {.title = S("Nog een paar vragen"), .has_errors = v->wrong.n > 0};
    page.here = v->f->is_resident ? S("/melden") : S("/meldingen");
    if (!v->f->is_resident)
        page.trail = (Menu){COUNT(trail), trail};
    page.body = html_melden_step(r->arena, v);
    return layout_page(r, status, page);
}

// GET /melden
Err
page_resident(Req *r)
{
    MeldenForm f;
    TRY(melden_form_init(r, true, &f));
    melden_form_begin(r, &f);
    return show_form(r, 200, &(MeldenView){.f = &f});
}

// GET /meldingen/nieuw?concept=ja
Err
page_report(Req *r)
{
    MeldenForm f;
    Form draft, query;
    int64_t at;
    TRY(req_query(r, &query));
    TRY(draft_read(r, &draft, &at));
    TRY(melden_form_init(r, false, &f));
    melden_form_begin(r, &f);
    bool resumed = at > 0 && str_eq(form_value(&query, S("concept")), S("ja"));
    if (resumed) {
        melden_form_take(r, &f, &draft);
        for (size_t i = 0; i < f.nrules; i++)
            field_at(&f, &f.rules[i])->error = (Str){0}; // it is not finished; that is no mistake
    }
    MeldenView v = {.f = &f, .saves_itself = resumed || at == 0};
    if (at > 0 && !resumed)
        v.draft_at = layout_moment(r->arena, at);
    return show_form(r, 200, &v);
}

// ---- taking -------------------------------------------------------------------------------------

// A form that came back keeps the token of who has no account: its age goes on.
static Str
same_token(Req *r, const Form *sent)
{
    Str token = form_value(sent, S("form_token"));
    return r->user.id == 0 && req_form_age(r, token) >= 0 ? token : req_form_token(r);
}

// What was found stands in an answer of the second step, and nowhere in the first.
static bool
keep_is_in_second(const MeldenForm *f)
{
    bool second = false;
    for (size_t i = 2; i < 2 + MELDEN_QUESTIONS; i++)
        second |= f->hits[i].n > 0;
    return second && f->hits[0].n + f->hits[1].n == 0;
}

// The fields with an error, of one step. The choice to let stand belongs to where it is shown.
static FieldList
errors_of(Arena *a, MeldenForm *f, int step)
{
    bool keep_in_second = keep_is_in_second(f);
    const Field **v = NEW_N(a, f->nrules, const Field *);
    size_t n = 0;
    for (size_t i = 0; i < f->nrules; i++) {
        const Field *field = field_at(f, &f->rules[i]);
        bool is_keep = field == &f->privacy_keep || field == &f->privacy_reason;
        int where = i >= f->nfirst || (is_keep && keep_in_second) ? 2 : 1;
        if (field->error.p && where == step)
            v[n++] = field;
    }
    return (FieldList){n, v};
}

// "Vraag liever een gesprek aan": what was found online goes, the person stays.
static Err
offer_conversation(Req *r, MeldenView *v)
{
    MeldenForm *f = v->f;
    Field *emptied[] = {&f->observation, &f->interpretation, &f->origin, &f->privacy_keep,
                        &f->privacy_reason};
    for (size_t i = 0; i < COUNT(emptied); i++)
        *emptied[i] = (Field){.rule = emptied[i]->rule, .text = S("")};
    for (size_t i = f->nfirst; i < f->nrules; i++)
        *field_at(f, &f->rules[i]) = (Field){.rule = &f->rules[i], .text = S("")};
    f->unsure.text = S("1");
    v->message = f->is_resident
                     ? S("Schrijf in uw eigen woorden waarover u wilt praten, zonder wat u online "
                         "las. Laat uw telefoonnummer achter, dan bellen wij u.")
                     : S("Schrijf in uw eigen woorden waarover u wilt praten, zonder wat online "
                         "staat. Een adviseur belt u.");
    return show_form(r, 200, v);
}

static Err
send_and_thank(Req *r, MeldenView *v)
{
    MeldenSent sent;
    melden_form_fill(v->f);
    TRY(melden_send(r, v->f, &sent));
    if (sent.wait_s > 0) {
        Str when = rate_wait_text(r->arena, sent.wait_s);
        v->message = str_fmt(r->arena,
                             "Vanaf dit internetadres zijn al veel meldingen gedaan. Probeer het "
                             "%.*s opnieuw. Uw tekst staat er nog.",
                             (int)when.n, when.p);
        return show_form(r, 429, v);
    }
    return respond_to(r, "/bedankt/%.*s%s", (int)sent.code.n, sent.code.p,
                      sent.contact_refused ? "?contact=nee" : "");
}

// Whoever sends within three seconds is a program, or very fast.
static bool
is_hasty(Req *r, const Form *sent)
{
    int64_t age = req_form_age(r, form_value(sent, S("form_token")));
    return r->user.id == 0 && age >= 0 && age < MELDEN_HASTY_S;
}

static Err
take_report(Req *r, bool is_resident)
{
    MeldenForm f;
    Form sent;
    bool right;
    TRY(req_form_raw(r, &sent));
    TRY(melden_form_init(r, is_resident, &f));
    melden_form_take(r, &f, &sent);
    MeldenView v = {.f = &f, .form_token = same_token(r, &sent), .saves_itself = true};
    Str step = form_value(&sent, S("stap"));
    if (str_eq(step, S("terug")))
        return show_form(r, 200, &v);
    if (str_eq(step, S("gesprek")))
        return offer_conversation(r, &v);
    TRY(melden_form_check(r, &f, &right));
    bool kept = melden_texts_check(r->arena, &f.privacy);
    v.keep_in_second = keep_is_in_second(&f);
    if (is_resident && is_hasty(r, &sent)) {
        v.message = S("Dat ging wel erg snel. Stuur uw melding nog een keer, dan komt hij aan.");
        return show_form(r, 422, &v);
    }
    v.wrong = errors_of(r->arena, &f, 1);
    if (v.wrong.n > 0 || (!kept && !v.keep_in_second))
        return show_form(r, 422, &v);
    if (!melden_form_needs_step(&f))
        return send_and_thank(r, &v);
    if (!str_eq(step, S("2")))
        return show_step(r, 200, &v);
    right = melden_form_check_step(r, &f);
    v.wrong = errors_of(r->arena, &f, 2);
    return right && kept ? send_and_thank(r, &v) : show_step(r, 422, &v);
}

// POST /melden
Err
form_resident(Req *r)
{
    return take_report(r, true);
}

// POST /meldingen/nieuw
Err
form_report(Req *r)
{
    return take_report(r, false);
}
