// The consultation of the demo: a series, the meetings of a year, and those to come. Signals
// stand on the agenda of the day on which the plan weighs them.
#include "app/demo/demo_fill.h"

#include "app/account/account.h"
#include "app/demo/demo_date.h"
#include "app/demo/demo_signal.h"
#include "app/layout/layout.h"
#include "app/overleg/overleg.h"
#include "app/signal/signal.h"

enum {
    PAST = 17,       // meetings that were held
    WRITTEN = 6,     // the last of them, which have more than signals and a trend
    SUBJECTS = 5,    // of signals, on one meeting
    TOGETHER = 4,    // signals of one subject
    WAITING = 2,     // subjects that are ready and wait for the chair
    BEFORE_DAYS = 6, // an item is proposed so long before its meeting
    MORNING = 36000,
    CASE_FIRST = 31,
};

// What a meeting has besides signals.
typedef struct DemoAgendaText {
    const char *look_back, *look_back_question;
    const char *lesson, *lesson_question;
    int municipality; // of the look back
} DemoAgendaText;

static const DemoAgendaText texts[WRITTEN + 1] = {
    {"Terugblik: vaste spreekuren bij de opvang in Waterrijk",
     "Wij verwachtten minder vragen aan de balie. Klopt dat, en voor wie werkte het niet?",
     "Leermoment: wie belt wie als een gerucht op zaterdag begint",
     "Wat spreken wij af over bereikbaarheid in het weekend?", 0},
    {"Terugblik: gesprekken op het plein in Zeldenbroek",
     "De jongerenwerkers spraken vier avonden met jongeren en bewoners. Wat zagen wij veranderen?",
     "Leermoment: een brief waarin de toon alles bepaalde",
     "Negentig reacties, zestig over de toon. Wat doen wij de volgende keer anders?", 2},
    {"Terugblik: hulp bij de gedragsregel van de sportclub",
     "De club hield zelf een gesprek. Was onze hulp genoeg, of te veel?",
     "Leermoment: een signaal dat geen signaal was",
     "Een baard en een gebedshuis zijn geen zorg. Hoe zorgen wij dat een melder dat ook hoort?", 3},
    {"Terugblik: inloopavond over de windmolens in Duinveen",
     "Wij verwachtten vragen over inkomsten en uitzicht. Wat hoorden wij van het midden?",
     "Leermoment: een besluit dat te vroeg kwam",
     "De vergadering werd vervroegd en niemand wist het. Wie bewaakt de triggerkalender?", 4},
    {"Terugblik: uitleg over de toewijzing van woningen in Noorderkoog",
     "Twee van de vierendertig woningen. Is dat nu bekend bij wie het vroeg?",
     "Leermoment: stil is niet hetzelfde als rustig",
     "Uit Dijkhemmen komt al een jaar niets. Met wie hebben wij daar contact?", 1},
    {"Terugblik: afspraken rond de demonstratie bij het raadhuis",
     "De demonstratie verliep rustig. Wat droeg daaraan bij, en wat was toeval?",
     "Leermoment: ruimte laten, en dat ook uitleggen",
     "Wij deden bewust niets. Wie heeft dat aan de melders verteld?", 0},
    {"Terugblik: vast contactpunt voor de buurt rond de opvang",
     "Wij verwachtten dat mensen sneller een antwoord krijgen. Wat zien wij na zes weken?",
     "Leermoment: hoe wij alleen scoren voordat wij praten",
     "Helpt het dat iedereen eerst zelf weegt? Wat merken de deelnemers?", 0},
};

static const char *const questions[] = {
    "Zien andere partners dit ook, en is het nieuw?",
    "Wat ligt hieronder, en wie kan met de bewoners praten?",
    "Is hier iets voor de gemeente te doen, of laten wij ruimte?",
    "Wat komt er de komende weken aan dat dit groter kan maken?",
    "Wie voelt zich geraakt, en horen wij het midden nog?",
    "Is dit een gevoel, een gerucht of een feit, en wie zoekt dat uit?",
};

// Signals of one theme in one municipality.
typedef struct Subject {
    int municipality;
    Str theme;
    size_t n, signals[TOGETHER]; // n: how many there are; indexes of the first of them
} Subject;

// One meeting being filled.
typedef struct Sitting {
    DemoFiller *f;
    size_t which;        // of the meetings; PAST: the one to come
    int64_t day, id, at; // at: when its items were proposed
    int64_t previous;    // day of the one before
    size_t asked;        // questions so far
} Sitting;

// ---- which signals ------------------------------------------------------------------------------

// The day on which the plan weighs a signal; or for one that is on its way there -1.
static int64_t
weighed_on(const DemoSignal *s)
{
    for (size_t i = 0; i < s->n_steps; i++)
        if (str_eq(s->steps[i].status, S("gewogen")))
            return demo_local_day(s->steps[i].at, NULL);
    return -1;
}

static bool
belongs(const Sitting *x, const DemoSignal *s, const char *status)
{
    if (str_eq(s->status, S("vernietigd")) || !str_eq(s->confidentiality, S("gemeente")))
        return false;
    return status ? str_eq(s->status, str_z(status)) : weighed_on(s) == x->day;
}

static Subject *
subject_of(Subject *all, size_t *n, size_t most, const DemoSignal *s)
{
    for (size_t i = 0; i < *n; i++)
        if (all[i].municipality == s->municipality && str_eq(all[i].theme, s->theme))
            return &all[i];
    if (*n == most)
        return NULL;
    all[*n] = (Subject){.municipality = s->municipality, .theme = s->theme};
    return &all[(*n)++];
}

// The subjects with the most signals first; at most `most` of them.
static size_t
subjects(const Sitting *x, const char *status, Subject *out, size_t most)
{
    enum { ALL = 128 };
    const DemoPlan *plan = x->f->plan;
    Subject *all = NEW_N(x->f->arena, ALL, Subject);
    size_t n = 0, found = 0;
    for (size_t i = 0; i < plan->n_signals; i++) {
        const DemoSignal *s = &plan->signals[i];
        Subject *at = belongs(x, s, status) ? subject_of(all, &n, ALL, s) : NULL;
        if (!at)
            continue;
        if (at->n < TOGETHER)
            at->signals[at->n] = i;
        at->n++;
    }
    for (; found < most; found++) {
        size_t best = n;
        for (size_t i = 0; i < n; i++)
            if (all[i].n > 0 && (best == n || all[i].n > all[best].n))
                best = i;
        if (best == n)
            break;
        out[found] = all[best];
        all[best].n = 0;
    }
    return found;
}

// ---- items --------------------------------------------------------------------------------------

static int64_t
organisation(const DemoFiller *f, const char *kind)
{
    size_t n;
    const DemoOrganisation *all = demo_organisations(&n);
    for (size_t i = 0; i < n; i++)
        if (str_eq(str_z(all[i].kind), str_z(kind)))
            return f->organisations[i];
    die(HERE, "no organisation of this kind");
}

// Days after the proposal, but never after now.
static int64_t
days_later(const Sitting *x, int days)
{
    int64_t at = x->at + days * (int64_t)86400;
    return at < x->f->now ? at : x->f->now - 60;
}

static Err
put(Db *db, const Sitting *x, int64_t item, bool treated)
{
    DemoFiller *f = x->f;
    int64_t lead = demo_account(f, demo_user_find("procesregisseur"));
    TRY(agenda_put_on_meeting(db, f->arena, item, x->id, lead, days_later(x, 1)));
    return treated ? agenda_treated(db, f->arena, item) : OK;
}

static Err
add(Db *db, const Sitting *x, AgendaNew *n, int64_t *id)
{
    DemoFiller *f = x->f;
    n->partnership_id = f->partnership;
    f->filled.items++;
    return agenda_add(db, f->arena, n, x->at, id);
}

static Err
add_subject(Db *db, Sitting *x, const Subject *s, int64_t *id)
{
    DemoFiller *f = x->f;
    int64_t signals[TOGETHER];
    bool is_care = x->asked % 3 == 2; // nothing for the police
    int64_t parties[] = {
        f->organisations[s->municipality], organisation(f, is_care ? "reclassering" : "politie"),
        organisation(f, "om"), f->organisations[(s->municipality + 1) % DEMO_MUNICIPALITIES]};
    size_t n = s->n < TOGETHER ? s->n : TOGETHER;
    const DemoMunicipality *m = &demo_municipalities()[s->municipality];
    Str theme = choice_label(signal_themes, s->theme);
    bool wide = str_eq(s->theme, S("opvang")) || str_eq(s->theme, S("jaarwisseling"));
    for (size_t i = 0; i < n; i++)
        signals[i] = f->signals[s->signals[i]];
    AgendaNew new = {.kind = S("signaal"),
                     .title = str_fmt(f->arena, "%.*s in %s", (int)theme.n, theme.p, m->name),
                     .municipality = str_z(m->code),
                     .question = str_z(questions[x->asked++ % COUNT(questions)]),
                     .minutes = wide ? 20 : 10,
                     .proposed_by = demo_account(f, demo_adviser(s->municipality)),
                     .signals = signals,
                     .nsignals = n,
                     .parties = parties,
                     .nparties = wide      ? 4
                                 : is_care ? 2
                                           : 3};
    return add(db, x, &new, id);
}

// The newest trend since the meeting before; DEMO_NONE when there was none.
static int
new_trend(const Sitting *x)
{
    const DemoPlan *plan = x->f->plan;
    for (size_t i = plan->n_trends; i > 0; i--) {
        int64_t day = 0;
        REQUIRE(!failed(demo_day_parse(plan->trends[i - 1].day, &day)));
        if (day > x->previous && day <= x->day)
            return (int)i - 1;
    }
    return DEMO_NONE;
}

static Err
add_trend(Db *db, const Sitting *x, int64_t *id)
{
    DemoFiller *f = x->f;
    int trend = new_trend(x);
    int64_t parties[8] = {organisation(f, "politie")};
    size_t n = 1;
    for (int m = 0; m < DEMO_MUNICIPALITIES; m++)
        parties[n++] = f->organisations[m];
    AgendaNew new = {.kind = S("trend"),
                     .title = trend == DEMO_NONE ? S("Wat speelt er in het land en in de regio")
                                                 : f->plan->trends[trend].title,
                     .question = S("Herkent u dit in uw gemeente, en wat betekent het voor u?"),
                     .trend_id = trend == DEMO_NONE ? 0 : f->trends[trend],
                     .proposed_by = demo_account(f, demo_user_find("procesregisseur")),
                     .parties = parties,
                     .nparties = n};
    return add(db, x, &new, id);
}

static Err
add_written(Db *db, const Sitting *x, bool lesson, int64_t *id)
{
    DemoFiller *f = x->f;
    const DemoAgendaText *t = &texts[x->which - (PAST - WRITTEN)];
    int64_t parties[8] = {f->organisations[t->municipality], organisation(f, "politie")};
    size_t n = 2;
    for (int m = 0; lesson && m < DEMO_MUNICIPALITIES; m++)
        if (m != t->municipality)
            parties[n++] = f->organisations[m];
    AgendaNew new = {.kind = lesson ? S("leermoment") : S("terugblik"),
                     .title = str_z(lesson ? t->lesson : t->look_back),
                     .municipality =
                         lesson ? S("") : str_z(demo_municipalities()[t->municipality].code),
                     .question = str_z(lesson ? t->lesson_question : t->look_back_question),
                     .minutes = lesson ? 5 : 10,
                     .proposed_by = demo_account(f, demo_adviser(t->municipality)),
                     .parties = parties,
                     .nparties = n};
    return add(db, x, &new, id);
}

static Err
add_case(Db *db, const Sitting *x, int64_t *id)
{
    DemoFiller *f = x->f;
    int municipality = (int)x->which % DEMO_MUNICIPALITIES;
    int64_t parties[] = {f->organisations[municipality], organisation(f, "politie"),
                         organisation(f, "reclassering"), organisation(f, "om")};
    Str year = demo_day_text(f->arena, x->day);
    AgendaNew new = {.kind = S("casusverwijzing"),
                     .municipality = str_z(demo_municipalities()[municipality].code),
                     .case_reference =
                         str_fmt(f->arena, "ZVH-%.4s-%04zu", year.p, (size_t)CASE_FIRST + x->which),
                     .case_basis = S("wgs"),
                     .minutes = 5,
                     .proposed_by = demo_account(f, demo_adviser(municipality)),
                     .parties = parties,
                     .nparties = COUNT(parties)};
    return add(db, x, &new, id);
}

// ---- who is there, and what was asked -----------------------------------------------------------

// In one meeting the police was replaced; in each someone could not come.
static Err
attend(Db *db, const Sitting *x)
{
    size_t n;
    DemoFiller *f = x->f;
    const DemoUser *users = demo_users(&n);
    int deputy = demo_user_find("politie.vervanger"), police = demo_user_find("politie");
    for (size_t i = 0; i < n; i++) {
        if (!(role_can(str_z(users[i].role)) & CAN_OVERLEG))
            continue;
        bool is_replaced = x->which == PAST - 4 && (int)i == police;
        bool is_deputy = x->which != PAST - 4 && (int)i == deputy;
        bool is_away = is_deputy || (!is_replaced && (i * 3 + x->which) % 11 == 0);
        MeetingAttendance at = {.meeting_id = x->id,
                                .account_id = f->accounts[i],
                                .state = is_replaced ? S("vervangen")
                                         : is_away   ? S("afwezig")
                                                     : S("aanwezig")};
        if (is_replaced) {
            at.deputy_id = f->accounts[deputy];
            at.handover = S("Neem de cijfers van de wijkagenten mee. Over het onderzoek kunnen wij "
                            "nog niets delen.");
        }
        TRY(meeting_attend(db, f->arena, &at, x->at));
    }
    return OK;
}

static Err
ask(Db *db, const Sitting *x, int64_t item, int municipality)
{
    DemoFiller *f = x->f;
    int64_t id;
    AgendaQuestion q = {
        .item_id = item,
        .organisation_id = organisation(f, "politie"),
        .question = S("Waren er de laatste drie weken meldingen over dit onderwerp, en meer dan "
                      "gewoonlijk?"),
        .purpose = S("Om te weten of wat bewoners zeggen ook wordt gezien."),
        .legal_basis = S("Gemeentewet artikel 172, en het convenant van de regio"),
        .due_on = demo_day_text(f->arena, x->day - 1),
        .asked_by = demo_account(f, demo_adviser(municipality))};
    TRY(agenda_ask(db, f->arena, &q, x->at, &id));
    if (x->which == PAST) // for the meeting to come it is still open
        return OK;
    bool can = x->which % 3 != 1;
    return agenda_answer(
        db, f->arena, id, can,
        can ? S("Wijkagenten hoorden het onderwerp enkele keren. Het is niet meer "
                "dan in andere jaren.")
            : S("Hierover loopt een onderzoek. Wij kunnen er nu niets over delen."),
        demo_account(f, demo_user_find("politie")), days_later(x, 2));
}

// ---- meetings -----------------------------------------------------------------------------------

// What stands on the agenda besides signals.
static Err
add_others(Db *db, const Sitting *x, bool treated)
{
    int64_t id;
    TRY(add_trend(db, x, &id));
    TRY(put(db, x, id, treated));
    if (x->which < PAST - WRITTEN)
        return OK;
    TRY(add_written(db, x, false, &id));
    TRY(put(db, x, id, treated));
    TRY(add_case(db, x, &id));
    TRY(put(db, x, id, treated));
    TRY(add_written(db, x, true, &id));
    return put(db, x, id, treated);
}

// One that was held. *carried: the item that there was no time for, on to the next; 0: none.
static Err
fill_past(Db *db, Sitting *x, int64_t *carried)
{
    DemoFiller *f = x->f;
    Subject found[SUBJECTS];
    int64_t id, lead = demo_account(f, demo_user_find("procesregisseur"));
    size_t n = subjects(x, NULL, found, SUBJECTS);
    bool runs_late = x->which == PAST - 5 || x->which == PAST - 1;
    if (*carried)
        TRY(put(db, x, *carried, true));
    *carried = 0;
    for (size_t i = 0; i < n; i++) {
        TRY(add_subject(db, x, &found[i], &id));
        bool is_left = runs_late && i + 1 == n;
        TRY(put(db, x, id, !is_left));
        if (i == 0)
            TRY(ask(db, x, id, found[i].municipality));
        if (is_left) {
            TRY(agenda_take_off(db, f->arena, id, S("doorgeschoven"),
                                S("De tijd was op. Dit punt komt de volgende keer als eerste."),
                                lead, days_later(x, BEFORE_DAYS)));
            *carried = id;
        }
    }
    TRY(add_others(db, x, true));
    TRY(attend(db, x));
    return meeting_set_state(db, f->arena, x->id, S("afgerond"), lead,
                             demo_unix(x->day, 12 * 3600));
}

// The one to come: what is on the agenda, and what is ready and waits for the chair.
static Err
fill_coming(Db *db, Sitting *x)
{
    Subject found[SUBJECTS], ready[WAITING];
    int64_t id;
    size_t n = subjects(x, "geagendeerd", found, SUBJECTS);
    size_t waiting = subjects(x, "gereed", ready, WAITING);
    for (size_t i = 0; i < n; i++) {
        TRY(add_subject(db, x, &found[i], &id));
        TRY(put(db, x, id, false));
        if (i == 0)
            TRY(ask(db, x, id, found[i].municipality));
    }
    TRY(add_others(db, x, false));
    for (size_t i = 0; i < waiting; i++)
        TRY(add_subject(db, x, &ready[i], &id));
    return OK;
}

// The first consultation after today, in the plan; those before it were held.
static size_t
first_to_come(const DemoFiller *f)
{
    int64_t today = demo_local_day(f->now, NULL), day = 0;
    for (size_t i = 0; i < f->plan->n_consultations; i++) {
        REQUIRE(!failed(demo_day_parse(f->plan->consultations[i], &day)));
        if (day > today)
            return i;
    }
    die(HERE, "the plan has no consultation to come");
}

static Err
add_series(Db *db, DemoFiller *f, Str anchor, int64_t *id)
{
    MeetingSeries s = {.partnership_id = f->partnership,
                       .name = S("Integraal informatieoverleg"),
                       .anchor_on = anchor,
                       .every_days = DEMO_CYCLE_DAYS,
                       .starts_at = S("09:30"),
                       .lasts_minutes = 120,
                       .closes_days = 3,
                       .closes_at = S("12:00"),
                       .place = S("Veiligheidshuis, zaal Kwelder"),
                       .link = S("https://video.noorderland.example/overleg")};
    return meeting_series_add(db, f->arena, &s, id);
}

Err
demo_fill_overleg(Db *db, void *arg)
{
    DemoFiller *f = arg;
    int64_t series, carried = 0;
    size_t made, next = first_to_come(f), first = next - PAST;
    REQUIRE(next >= PAST);
    f->filled.meetings = f->filled.items = 0;
    TRY(add_series(db, f, f->plan->consultations[next], &series));
    for (size_t i = first; i <= next; i++) {
        Sitting x = {.f = f, .which = i - first, .asked = i};
        TRY(demo_day_parse(f->plan->consultations[i], &x.day));
        x.previous = x.day - DEMO_CYCLE_DAYS;
        x.at = demo_unix(x.day - BEFORE_DAYS, MORNING);
        x.at = x.at < f->now ? x.at : f->now - 3600;
        TRY(meeting_plan_on(db, f->arena, series, f->plan->consultations[i], x.at, &x.id));
        if (i < next)
            TRY(fill_past(db, &x, &carried));
        else
            TRY(fill_coming(db, &x));
        f->filled.meetings++;
    }
    return meeting_plan_next(db, f->arena, series, MEETINGS_AHEAD, f->now, &made);
}
