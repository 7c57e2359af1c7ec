// What became of a report, in plain steps; and adding something to it.
#include "app/melden/melden_page.h"
#include "app/melden/melden_send.h"
#include "melden_steps_queries.h"

#define T(member) FIELD_OF(MeldenMore, member)

// ---- steps --------------------------------------------------------------------------------------

Str
melden_status_text(Str status)
{
    static const Choice texts[] = {
        {STR("ontvangen"), STR("Wij hebben uw melding ontvangen.")},
        {STR("navraag"), STR("Een adviseur zoekt uit wat er speelt.")},
        {STR("gereed"), STR("Uw melding is klaar om te bespreken.")},
        {STR("geagendeerd"), STR("Uw melding staat op de agenda van het overleg.")},
        {STR("gewogen"), STR("Uw melding is besproken en gewogen.")},
        {STR("afgesloten"), STR("Uw melding is afgesloten.")},
        {STR("kwestie"), STR("Uw melding wordt samen met andere meldingen bekeken.")},
        {STR("verwezen"), STR("Uw melding is doorgegeven aan wie hierover gaat.")},
        {STR("niet_geagendeerd"), STR("Uw melding komt niet op de agenda van het overleg.")},
        {STR("vernietigd"), STR("De tekst van uw melding is vernietigd.")},
        {STR("geanonimiseerd"), STR("De tekst van uw melding is verwijderd.")},
    };
    return choice_label((Choices){COUNT(texts), texts}, status);
}

static Str
step_text(const MeldenEventsRow *e)
{
    if (str_eq(e->kind, S("navraag")))
        return S("Er is navraag gedaan.");
    if (str_eq(e->kind, S("terugkoppeling")))
        return S("Bericht van de gemeente:");
    if (str_eq(e->kind, S("aanvulling")))
        return S("U heeft iets toegevoegd.");
    if (e->status_to.n > 0 && !str_eq(e->status_from, e->status_to))
        return melden_status_text(e->status_to);
    return (Str){0};
}

Err
melden_steps(Req *r, int64_t signal_id, MeldenSteps *out)
{
    MeldenEventsRows rows;
    TRY(q_melden_events(r->db, r->arena, signal_id, &rows));
    MeldenStep *v = NEW_N(r->arena, rows.n + 1, MeldenStep);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const MeldenEventsRow *e = &rows.v[i];
        MeldenStep step = {.at = e->at, .text = step_text(e)};
        if (str_eq(e->kind, S("terugkoppeling")))
            step.feedback = e->feedback;
        bool again = n > 0 && !step.feedback.p && str_eq(v[n - 1].text, step.text);
        if (step.text.p && !again)
            v[n++] = step;
    }
    *out = (MeldenSteps){n, v};
    return OK;
}

// ---- adding -------------------------------------------------------------------------------------

static const FieldRule rules[] = {
    {T(text), FIELD_TEXT, true, 3, 2000, .label = STR("Wat wilt u toevoegen?"),
     .hint = STR("Alleen wat u zag of hoorde. Noem geen namen.")},
    MELDEN_KEEP_RULE(MeldenMore),
    MELDEN_REASON_RULE(MeldenMore),
};

static void
tie(bool is_resident, MeldenMore *m)
{
    m->texts[0] = &m->text;
    m->texts[1] = &m->privacy_reason;
    m->privacy = (MeldenTexts){.n = is_resident ? 1 : 2,
                               .fields = m->texts,
                               .hits = m->hits,
                               .keep = &m->privacy_keep,
                               .reason = is_resident ? NULL : &m->privacy_reason,
                               .note = S("")};
}

void
melden_more_init(bool is_resident, MeldenMore *m)
{
    *m = (MeldenMore){0};
    fields_init(rules, COUNT(rules), m);
    tie(is_resident, m);
}

Err
melden_more_take(Req *r, int64_t signal_id, MeldenMore *m, const Form *sent, bool *added)
{
    Str refused;
    bool right = fields_read(r->arena, sent, rules, COUNT(rules), m);
    bool kept = melden_texts_check(r->arena, &m->privacy);
    *added = false;
    if (!right || !kept)
        return OK;
    TRY(melden_add_more(r, signal_id, m->text.text, m->privacy.note, &refused));
    m->text.error = refused;
    *added = !refused.p;
    return OK;
}

FieldList
melden_more_errors(Arena *a, MeldenMore *m)
{
    return fields_with_errors(a, rules, COUNT(rules), m);
}
