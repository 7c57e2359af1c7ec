// The dossier: everything about one signal, observation apart from interpretation.
#include "app/signal/signal_show.h"

#include "app/audit/audit.h"
#include "app/signal/signal_pages.h"
#include "base/buf.h"

enum { FACTS_MAX = 16 };

typedef struct Facts {
    Arena *a;
    SignalFact v[FACTS_MAX];
    size_t n;
} Facts;

static void
put(Facts *f, Str label, Str value)
{
    REQUIRE(f->n < FACTS_MAX);
    if (value.n > 0)
        f->v[f->n++] = (SignalFact){label, value};
}

static SignalFacts
facts_of(Facts *f)
{
    SignalFact *v = NEW_N(f->a, f->n + 1, SignalFact);
    for (size_t i = 0; i < f->n; i++)
        v[i] = f->v[i];
    return (SignalFacts){f->n, v};
}

// "uiting,privacy" in words.
static Str
rights_in_words(Arena *a, Str codes)
{
    Buf b = buf_new(a, 1024);
    for (size_t i = 0; i < signal_rights.n; i++) {
        Str around = str_fmt(a, ",%.*s,", (int)codes.n, codes.p);
        Str code = str_fmt(a, ",%.*s,", (int)signal_rights.v[i].code.n, signal_rights.v[i].code.p);
        if (!str_has(around, code))
            continue;
        buf_put(&b, b.n > 0 ? S("; ") : S(""));
        buf_put(&b, signal_rights.v[i].label);
    }
    return buf_str(&b);
}

static SignalFacts
what_was_said(Arena *a, const SignalShowGetRow *s)
{
    Facts f = {.a = a};
    Str from = layout_day(a, s->observed_from), to = layout_day(a, s->observed_to);
    bool one_day = str_eq(s->observed_from, s->observed_to);
    put(&f, S("Waar"), str_fmt(a, "%s, %s", s->municipality_name.p, s->area_name.p));
    put(&f, S("Wanneer"), one_day ? from : str_fmt(a, "%s tot en met %s", from.p, to.p));
    put(&f, S("Wat voor signaal"), choice_label(signal_ways, s->way));
    put(&f, S("Thema"), choice_label(signal_themes, s->theme));
    put(&f, S("Soort"), choice_label(signal_kinds, s->kind));
    put(&f, S("Mogelijke aanleiding"), choice_label(signal_trigger_kinds, s->trigger_kind));
    put(&f, S("Hoe weet de melder dit"), choice_label(signal_origins, s->origin));
    put(&f, S("Lens"), s->lens.n ? choice_label(signal_lenses, s->lens) : S("Nog niet bepaald"));
    put(&f, S("Urgentie"), choice_label(signal_urgencies, s->urgency));
    put(&f, S("Rol van de melder"), choice_label(signal_sources, s->source_role));
    put(&f, S("Organisatie"), s->organisation);
    put(&f, S("Grondrechten die het raakt"), rights_in_words(a, s->rights));
    put(&f, S("Wie mag dit zien"), choice_label(signal_confidentialities, s->confidentiality));
    return facts_of(&f);
}

static SignalFacts
how_far(Req *r, const SignalShowGetRow *s)
{
    Arena *a = r->arena;
    Facts f = {.a = a};
    Str due = layout_day(a, s->due_on);
    bool is_off = str_eq(s->status, S("niet_geagendeerd"));
    Str since = layout_ago(a, r->now, s->status_at);
    put(&f, S("Status"),
        str_fmt(a, "%s (%s)", choice_label(signal_statuses, s->status).p, since.p));
    put(&f, S("Ontvangen"),
        str_fmt(a, "%s, %s", layout_moment(a, s->received_at).p,
                layout_ago(a, r->now, s->received_at).p));
    if (signal_is_open(s->status))
        put(&f, S("Volgende stap voor"),
            str_fmt(a, "%s%s", due.p,
                    signal_is_late(a, s->status, s->due_on, r->now) ? " (te laat)" : ""));
    if (is_off)
        put(&f, S("Opnieuw bekijken"), str_fmt(a, "voor %s", due.p));
    put(&f, S("Navraag"), s->followed_up ? S("Gedaan") : S("Nog niet gedaan"));
    put(&f, S("Volgt op"), s->assigned.n ? s->assigned : S("Nog niemand"));
    put(&f, S("Uitkomst"), choice_label(signal_outcomes, s->outcome));
    put(&f, S("Reden"), s->reason);
    put(&f, S("Casusverwijzing"), s->reference);
    put(&f, S("Tekst bewaren tot"), layout_day(a, s->keep_until));
    return facts_of(&f);
}

// ---- what happened ------------------------------------------------------------------------------

static Str
title_of(Arena *a, const SignalShowEventsRow *e, const Form *detail)
{
    static const Choice kinds[] = {
        {STR("ontvangen"), STR("Ontvangen")},
        {STR("navraag"), STR("Navraag bij de melder")},
        {STR("duiding"), STR("Duiding toegevoegd")},
        {STR("overdracht"), STR("Overgedragen")},
        {STR("terugkoppeling"), STR("Teruggekoppeld aan de melder")},
        {STR("aanvulling"), STR("Aanvulling van de melder")},
        {STR("gewijzigd"), STR("Gewijzigd")},
        {STR("kwestie"), STR("In een kwestie opgenomen")},
        {STR("ongedaan"), STR("Wijziging ongedaan gemaakt")},
    };
    Str to = form_value(detail, S("aan"));
    if (str_eq(e->kind, S("status")))
        return str_fmt(a, "Status: van %s naar %s", choice_label(signal_statuses, e->status_from).p,
                       choice_label(signal_statuses, e->status_to).p);
    if (str_eq(e->kind, S("overdracht")) && to.n > 0)
        return str_fmt(a, "Overgedragen aan %.*s", (int)to.n, to.p);
    return choice_label((Choices){COUNT(kinds), kinds}, e->kind);
}

// The text of an event with what was filled in beside it.
static Str
body_of(Arena *a, const SignalShowEventsRow *e, const Form *detail)
{
    static const Choice told[] = {{STR("dag"), STR("Dag")},
                                  {STR("uitkomst"), STR("Uitkomst")},
                                  {STR("kenmerk"), STR("Casusverwijzing")},
                                  {STR("grondslag"), STR("Grondslag")},
                                  {STR("geinformeerd"), STR("Betrokkene geïnformeerd")}};
    Buf b = buf_new(a, 16384);
    for (size_t i = 0; i < COUNT(told); i++) {
        Str value = form_value(detail, told[i].code);
        if (value.n == 0)
            continue;
        buf_put(&b, told[i].label);
        buf_put(&b, S(": "));
        buf_put(&b, str_eq(told[i].code, S("dag")) && value.n == 10 ? layout_day(a, value) : value);
        buf_put(&b, S("\n"));
    }
    buf_put(&b, e->body);
    return buf_str(&b);
}

static Err
add_events(Req *r, SignalShow *v)
{
    SignalShowEventsRows rows;
    Arena *a = r->arena;
    TRY(q_signal_show_events(r->db, a, v->s->id, &rows));
    SignalMoment *all = NEW_N(a, rows.n + 1, SignalMoment);
    SignalMoment *views = NEW_N(a, rows.n + 1, SignalMoment);
    size_t nviews = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const SignalShowEventsRow *e = &rows.v[i];
        Form detail = {0};
        if (failed(form_decode_query(a, e->detail, &detail)))
            detail = (Form){0};
        all[i] = (SignalMoment){.when = layout_moment(a, e->at),
                                .title = title_of(a, e, &detail),
                                .who = e->who,
                                .body = body_of(a, e, &detail),
                                .is_undone = e->undone != 0};
        if (str_eq(e->kind, S("ontvangen")))
            all[i].who = v->author; // a reporter is a role here, never a name
        if (str_eq(e->kind, S("aanvulling")))
            all[i].who = S("melder");
        if (str_eq(e->kind, S("duiding")))
            views[nviews++] = all[i];
    }
    v->events = (SignalMoments){rows.n, all};
    v->duidingen = (SignalMoments){nviews, views};
    return OK;
}

// ---- the page -----------------------------------------------------------------------------------

static Err
add_follow_up(Req *r, SignalShow *v)
{
    SignalShowContactRow contact;
    v->may_follow = v->s->may_follow && (r->user.can & CAN_SIGNAL_FOLLOW) && !v->is_emptied;
    v->may_gather = (r->user.can & CAN_KWESTIE_WRITE) && !v->is_emptied;
    v->may_propose = v->s->may_follow && (r->user.can & CAN_OVERLEG) &&
                     (str_eq(v->s->status, S("gereed")) || str_eq(v->s->status, S("kwestie")));
    TRY(q_signal_show_items(r->db, r->arena, v->s->id, r->user.id, &v->items));
    if (!v->may_follow)
        return OK;
    for (size_t i = 0; i < SIGNAL_STEPS; i++)
        if (str_eq(signal_steps[i].from, v->s->status))
            v->steps[v->nsteps++] = &signal_steps[i];
    TRY(signal_may_undo(r, v->s->id, v->s->version, &v->may_undo));
    TRY(q_signal_show_contact(r->db, r->arena, v->s->id, &contact));
    v->has_contact = contact.n > 0 && (r->user.can & CAN_CONTACT_READ);
    return OK;
}

// Reading what is not for the whole region is noted in the log.
static Err
note_reading(Req *r, const SignalShowGetRow *s)
{
    if (str_eq(s->confidentiality, S("regio")))
        return OK;
    return audit_read(r, (AuditEntry){.name = S("signal.read"),
                                      .activity = S("signaleren"),
                                      .object_kind = S("signal"),
                                      .object_id = s->id,
                                      .object = s->number,
                                      .detail = S("")});
}

// GET /signalen/:id
Err
page_signal_show(Req *r)
{
    static const MenuItem trail[] = {{STR("/signalen"), STR("Signalen"), CAN_UNSET}};
    static const Choice done[] = {
        {STR("navraag"), STR("De navraag is vastgelegd.")},
        {STR("duiding"), STR("Uw duiding is toegevoegd.")},
        {STR("status"), STR("De status is gewijzigd.")},
        {STR("overdracht"), STR("Het signaal is overgedragen.")},
        {STR("terugkoppeling"), STR("De melder kan uw bericht nu lezen.")},
        {STR("gewijzigd"), STR("De wijziging is opgeslagen.")},
        {STR("ongedaan"), STR("De laatste wijziging is ongedaan gemaakt.")},
        {STR("te-laat"), STR("Dit kan niet meer ongedaan: er is intussen iets gewijzigd.")},
        {STR("vernietigd"), STR("De tekst van dit signaal is vernietigd.")},
    };
    SignalShowGetRow s;
    TRY(q_signal_show_get(r->db, r->arena, r->id, r->user.id, &s));
    SignalShow v = {.s = &s, .form_token = req_form_token(r)};
    v.author = choice_label(signal_sources, s.source_role);
    v.is_late = signal_is_late(r->arena, s.status, s.due_on, r->now);
    v.is_emptied = str_eq(s.status, S("vernietigd")) || str_eq(s.status, S("geanonimiseerd"));
    v.facts = what_was_said(r->arena, &s);
    v.progress = how_far(r, &s);
    TRY(note_reading(r, &s));
    TRY(add_events(r, &v));
    TRY(add_follow_up(r, &v));
    TRY(q_signal_show_kwesties(r->db, r->arena, s.id, r->user.id, &v.kwesties));
    if (!v.is_emptied)
        TRY(signal_likes(r, &s, &v.likes));
    return layout_page(r, 200,
                       (LayoutPage){.title = str_fmt(r->arena, "Signaal %s", s.number.p),
                                    .here = S("/signalen"),
                                    .trail = {COUNT(trail), trail},
                                    .done = {COUNT(done), done},
                                    .body = html_signal_show(r->arena, &v)});
}
