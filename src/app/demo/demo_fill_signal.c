// The signals of the plan with their history, in the codes of the schema.
#include "app/demo/demo_fill.h"

#include "app/demo/demo_signal.h"
#include "app/setting/setting.h"
#include "app/signal/signal.h"
#include "demo_queries.h"

// What a batch needs to know once.
typedef struct Batch {
    Db *db;
    DemoFiller *f;
    SignalTerms terms;
    int64_t follow_up_days, ready_days, weigh_days, keep_days;
    size_t events;
} Batch;

static bool
is(Str a, const char *b)
{
    return str_eq(a, str_z(b));
}

static Str
outcome_code(Str planned)
{
    return is(planned, "meer_info") ? S("informatie")
           : is(planned, "ico")     ? S("casusoverleg")
                                    : planned;
}

// ---- what is reported ---------------------------------------------------------------------------

// A circle of its own is only for who is in it; the others report to their municipality.
static void
choose_circle(const DemoFiller *f, const DemoSignal *s, SignalNew *n)
{
    size_t count;
    const DemoUser *users = demo_users(&count);
    n->confidentiality = s->confidentiality;
    if (!is(s->confidentiality, "kring"))
        return;
    if (s->reporter != DEMO_NONE && demo_in_core_team(&users[s->reporter], s->municipality))
        n->circle_id = f->core_team[s->municipality];
    else
        n->confidentiality = S("gemeente");
}

static SignalNew
as_new(const DemoFiller *f, const DemoSignal *s)
{
    size_t count;
    bool gone = is(s->status, "vernietigd");
    const DemoUser *users = demo_users(&count);
    SignalNew n = {
        .municipality = str_z(demo_municipalities()[s->municipality].code),
        .area_id = f->areas[s->area],
        .observed_from = s->seen_from,
        .observed_to = s->seen_to,
        .way = s->way,
        .kind = s->kind,
        .theme = s->theme,
        .trigger_kind = s->trigger,
        .source_role = s->source_role,
        .origin = s->source,
        .lens = s->lens,
        .urgency = s->urgency,
        .unsure = is(s->way, "onbekend") || is(s->kind, "onbekend"),
        .observation = gone ? S("(vernietigd)") : s->observation,
        .interpretation = gone ? S("") : s->interpretation,
        .rights = S(""),
        .online_check = S(""),
        .privacy_reason = S(""),
    };
    if (s->reporter != DEMO_NONE && !gone) {
        n.reporter_id = demo_account(f, s->reporter);
        n.organisation_id = f->organisations[users[s->reporter].organisation];
    }
    choose_circle(f, s, &n);
    return n;
}

// ---- what happened with it ----------------------------------------------------------------------

static const struct {
    const char *outcome, *text;
} feedback[] = {
    {"ruimte", "Dank voor uw melding. Wij hebben die samen besproken. Er is ruimte voor dit "
               "gesprek in de buurt en wij grijpen nu niet in. Hoort u iets nieuws, meld het dan."},
    {"volgen", "Dank voor uw melding. Wij volgen wat er gebeurt en kijken er in het volgende "
               "overleg opnieuw naar."},
    {"informatie", "Dank voor uw melding. Wij weten nog te weinig en vragen verder bij partners."},
    {"gesprek", "Dank voor uw melding. Een collega gaat met de mensen ter plaatse in gesprek."},
    {"lokaal", "Dank voor uw melding. Een partner in de buurt pakt dit op."},
    {"bilateraal", "Dank voor uw melding. Twee organisaties bespreken dit met elkaar."},
    {"thematafel", "Dank voor uw melding. Wij nemen dit mee aan de thematafel."},
    {"zorg", "Dank voor uw melding. Wij hebben gezorgd dat er hulp wordt aangeboden."},
    {"trend", "Dank voor uw melding. Wij horen dit vaker en delen het als trend met de regio."},
};

static Str
feedback_on(Str outcome)
{
    for (size_t i = 0; i < COUNT(feedback); i++)
        if (is(outcome, feedback[i].outcome))
            return str_z(feedback[i].text);
    return S("Dank voor uw melding. Wij hebben die doorgegeven aan wie erover gaat.");
}

// The adviser's own reading, written down for about one in three.
static Str
reading(size_t i, const DemoSignal *s)
{
    static const char *const texts[] = {
        "Past bij wat wij deze weken vaker horen. Nog geen groepen tegenover elkaar.",
        "Vooral behoefte aan uitleg. De toon is bezorgd, niet boos.",
        "Het raakt aan een oude belofte; dat maakt het gevoeliger dan de vraag zelf.",
        "Losstaand, voor zover nu bekend. Wel de moeite waard om het aan partners te vragen.",
        "Het midden is hier nog groot: de meeste mensen willen eerst meer weten.",
        "Wat de een als plagen ziet, is voor de ander een teken. Beide kanten horen.",
    };
    if (i % 3 != 0 || is(s->kind, "incident") || is(s->kind, "radicalisering"))
        return (Str){0};
    return str_z(texts[i / 3 % COUNT(texts)]);
}

static Err
add_event(Batch *b, size_t i, int64_t at, int user, Str kind, Str from, Str to, Str body,
          Str detail)
{
    const DemoFiller *f = b->f;
    bool gone = is(f->plan->signals[i].status, "vernietigd");
    b->events++;
    return q_demo_event_add(b->db, f->arena, random_id(), f->signals[i], demo_moment(f, at),
                            demo_account(f, user), kind, from, to, gone ? S("") : body,
                            gone ? S("") : detail);
}

// The talk with the reporter: the day and what came of it, as the form of the navraag keeps them.
static Err
add_talk(Batch *b, size_t i, const DemoStep *step)
{
    const DemoSignal *s = &b->f->plan->signals[i];
    Out o = out_new(b->f->arena, 4096);
    html_lit(&o, S("dag="));
    html_url_str(&o, s->follow.day, false);
    html_lit(&o, S("&uitkomst="));
    html_url_str(&o, s->follow.outcome, false);
    return add_event(b, i, step->at + 60, step->user, S("navraag"), S(""), S(""), s->follow.why,
                     out_html(&o).markup);
}

static Err
add_step(Batch *b, size_t i, size_t k)
{
    const DemoSignal *s = &b->f->plan->signals[i];
    const DemoStep *step = &s->steps[k];
    Str before = s->steps[k - 1].status;
    bool asks = is(step->status, "navraag");
    if (is(step->status, "gereed")) {
        Str text = reading(i, s);
        if (text.p)
            TRY(add_event(b, i, step->at - 120, step->user, S("duiding"), S(""), S(""), text,
                          S("")));
    }
    if (is(step->status, "afgesloten"))
        TRY(add_event(b, i, step->at - 60, step->user, S("terugkoppeling"), S(""), S(""),
                      feedback_on(outcome_code(s->outcome)), S("")));
    if (is(step->status, "kwestie"))
        return OK; // written when the kwestie gathers it
    TRY(add_event(b, i, step->at, step->user, S("status"), before, step->status,
                  asks ? S("") : step->note, S("")));
    return asks ? add_talk(b, i, step) : OK;
}

// ---- where it stands ----------------------------------------------------------------------------

enum { REVIEW_DAYS = 91 }; // what was kept off the agenda is looked at again each quarter

static Str
due_on(const Batch *b, Str status, Str since)
{
    int64_t days = is(status, "ontvangen") || is(status, "navraag")    ? b->follow_up_days
                   : is(status, "gereed") || is(status, "geagendeerd") ? b->weigh_days
                   : is(status, "gewogen")                             ? b->ready_days
                   : is(status, "niet_geagendeerd")                    ? REVIEW_DAYS
                                                                       : 0;
    return layout_day_add(b->f->arena, since, days);
}

static Str
keep_until(const Batch *b, Str status, Str received, Str since)
{
    Arena *a = b->f->arena;
    if (is(status, "vernietigd"))
        return since;
    bool closed = is(status, "afgesloten") || is(status, "kwestie") || is(status, "verwezen");
    return closed ? layout_day_add(a, since, b->keep_days)
                  : layout_day_add(a, received, b->terms.keep_unweighed_days);
}

static Err
set_state(Batch *b, size_t i)
{
    Arena *a = b->f->arena;
    const DemoSignal *s = &b->f->plan->signals[i];
    size_t taken = s->n_steps - (is(s->status, "kwestie") ? 1 : 0); // the kwestie takes that one
    const DemoStep *last = &s->steps[taken - 1];
    Str received = layout_day_of(a, s->received_at), since = layout_day_of(a, last->at);
    Str outcome = outcome_code(s->outcome), reference = S("");
    Str reason = is(s->status, "vernietigd") ? S("") : s->reason;
    if (is(outcome, "casusoverleg"))
        reference = str_fmt(a, "ZVH-%.4s-%04zu", received.p, 100 + i % 900);
    int64_t adviser = demo_account(b->f, demo_adviser(s->municipality));
    return q_demo_signal_set(b->db, a, b->f->signals[i], last->status, demo_moment(b->f, last->at),
                             due_on(b, last->status, since), outcome, reason, reference,
                             s->follow.day.p ? 1 : 0, taken > 1 ? adviser : 0,
                             keep_until(b, s->status, received, since), (int64_t)taken);
}

static Err
add_signal(Batch *b, size_t i)
{
    DemoFiller *f = b->f;
    const DemoSignal *s = &f->plan->signals[i];
    SignalNew n = as_new(f, s);
    SignalAdded added;
    TRY(signal_add(b->db, f->arena, &b->terms, &n, demo_moment(f, s->received_at), &added));
    f->signals[i] = added.id;
    b->events++;
    for (size_t k = 1; k < s->n_steps; k++)
        TRY(add_step(b, i, k));
    return set_state(b, i);
}

Err
demo_fill_signals(Db *db, void *arg)
{
    DemoFiller *f = arg;
    Batch b = {.db = db, .f = f};
    TRY(signal_terms(db, f->arena, &b.terms));
    TRY(setting_number(db, f->arena, S("follow_up_days"), &b.follow_up_days));
    TRY(setting_number(db, f->arena, S("ready_days"), &b.ready_days));
    TRY(setting_number(db, f->arena, S("weigh_days"), &b.weigh_days));
    TRY(setting_number(db, f->arena, S("keep_signal_days"), &b.keep_days));
    size_t events = f->from == 0 ? 0 : f->filled.events;
    for (size_t i = f->from; i < f->to; i++)
        TRY(add_signal(&b, i));
    f->filled.events = events + b.events;
    f->filled.signals = f->to;
    return OK;
}
