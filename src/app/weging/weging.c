// Code lists of the weighing, what its pages share, and their routes.
#include "app/weging/weging_inside.h"

static const Choice phases[] = {
    {STR("beeld"), STR("Beeld")},     {STR("scoren"), STR("Scoren")},
    {STR("oordeel"), STR("Oordeel")}, {STR("besluit"), STR("Besluit")},
    {STR("klaar"), STR("Klaar")},
};
static const Choice marks[WEGING_MARKS] = {
    {STR("geen"), STR("Geen")},
    {STR("licht"), STR("Licht")},
    {STR("duidelijk"), STR("Duidelijk")},
    {STR("sterk"), STR("Sterk")},
    {STR("onbekend"), STR("Weet ik niet")},
};
static const Choice lenses[] = {
    {STR("ervaren"), STR("Ervaren: zo voelen mensen het")},
    {STR("aangetoond"), STR("Aangetoond: het is gezien of nagegaan")},
    {STR("mogelijk"), STR("Mogelijk: het zou kunnen gebeuren")},
};
static const Choice consequences[] = {
    {STR("geen"), STR("Geen vervolg")},
    {STR("actie"), STR("Iemand doet iets")},
    {STR("terug"), STR("Komt terug op de agenda")},
    {STR("vraag"), STR("Vraag aan een partner")},
    {STR("verwijzing"), STR("Casusverwijzing: alleen een nummer")},
    {STR("trend"), STR("Concept van een trend")},
    {STR("vernietigen"), STR("De signalen worden vernietigd")},
};
static const Str consequence_hints[COUNT(consequences)] = {
    STR("Er volgt geen actie van de overheid. Dat is een volwaardig besluit."),
    STR("U spreekt af wie wat doet, en wanneer."),
    STR("Het punt komt vanzelf terug op de agenda, met uw vraag."),
    STR("U vraagt een partner om informatie."),
    STR("Weerglas bewaart alleen het nummer van de casus, de grondslag en wie besloot."),
    STR("Er komt een concept van een trend klaar te staan, zonder kleine aantallen."),
    STR("De tekst van de signalen wordt meteen vernietigd, met een verklaring."),
};

const Choices weging_phases = {COUNT(phases), phases};
const Choices weging_marks = {WEGING_MARKS, marks};
const Choices weging_lenses = {COUNT(lenses), lenses};
const Choices weging_consequences = {COUNT(consequences), consequences};

static const Choice done[] = {
    {STR("begonnen"), STR("De weging is begonnen. Eerst het beeld: wat zien we?")},
    {STR("opgeslagen"), STR("Opgeslagen.")},
    {STR("toegevoegd"), STR("Toegevoegd.")},
    {STR("weg"), STR("De tekst is weggehaald.")},
    {STR("open"), STR("Het scoren is open. Ieder scoort nu alleen, op het eigen scherm.")},
    {STR("concept"), STR("Uw scores zijn bewaard als concept. Alleen u ziet ze.")},
    {STR("gescoord"), STR("Dank u wel. Uw scores zijn klaar.")},
    {STR("gesloten"), STR("Het scoren is gesloten. Hieronder staat de spreiding.")},
    {STR("verder"), STR("U bent in de volgende stap.")},
    {STR("gevraagd"), STR("De vraag staat klaar voor de partner.")},
    {STR("besloten"), STR("Het besluit is vastgelegd.")},
};

Str
weging_consequence_hint(Str consequence)
{
    for (size_t i = 0; i < COUNT(consequences); i++)
        if (str_eq(consequences[i].code, consequence))
            return consequence_hints[i];
    return S("");
}

Err
weging_open(Req *r, Weging *x)
{
    WegingGetRows rows;
    *x = (Weging){0};
    TRY(agenda_open_on(r, &x->item));
    TRY(q_weging_get(r->db, r->arena, r->user.id, x->item.id, &rows));
    x->begun = rows.n > 0;
    if (x->begun)
        x->w = rows.v[0];
    Str path = agenda_path(r->arena, &x->item);
    x->base = str_fmt(r->arena, "%.*s/weging", (int)path.n, path.p);
    return OK;
}

bool
weging_in(const Weging *x, const char *phase)
{
    return x->begun && str_eq(x->w.phase, str_z(phase));
}

bool
weging_scores_shown(const Weging *x)
{
    return x->begun && x->w.scores_closed_at > 0;
}

Str
weging_step_state(const Weging *x, size_t phase)
{
    size_t now = 0;
    while (x->begun && !str_eq(phases[now].code, x->w.phase))
        now++;
    return phase < now || (x->begun && now == COUNT(phases) - 1) ? S("gedaan")
           : phase == now                                        ? S("nu")
                                                                 : S("straks");
}

Err
weging_page(Req *r, int status, const Weging *x, Str title, Html body)
{
    Arena *a = r->arena;
    MenuItem trail[4] = {{S("/overleg"), S("Overleg"), CAN_UNSET}};
    trail[1] = (MenuItem){str_fmt(a, "/overleg/%lld", (long long)x->item.meeting_id),
                          layout_day_long(a, x->item.held_on), CAN_UNSET};
    trail[2] = (MenuItem){agenda_path(a, &x->item), x->item.title, CAN_UNSET};
    trail[3] = (MenuItem){x->base, S("Weging"), CAN_UNSET};
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/overleg"),
                                    .trail = {str_eq(title, S("Weging")) ? 3 : 4, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

Err
weging_done(Req *r, const Weging *x, const char *code)
{
    return respond_to(r, "%.*s?done=%s", (int)x->base.n, x->base.p, code);
}

Err
weging_refuse(Req *r, const Weging *x, Str why)
{
    WegingShowView v = {.refused = why};
    return weging_show(r, 409, x, &v);
}

Err
weging_only_chair(Req *r, const Weging *x)
{
    if (!(r->user.can & CAN_OVERLEG_LEAD) || !x->item.is_chair)
        FAIL(E_FORBIDDEN, "not the chair of this consultation");
    return OK;
}

Str
weging_version(Arena *a, const Weging *x)
{
    return str_fmt(a, "%lld", (long long)x->w.version);
}

Err
weging_people(Req *r, int64_t item_id, size_t *n, WegingPerson **out)
{
    WegingPeopleRows rows;
    TRY(q_weging_people(r->db, r->arena, r->user.id, item_id, &rows));
    WegingPerson *v = NEW_N(r->arena, rows.n + 1, WegingPerson);
    *n = 0;
    for (size_t i = 0; i < rows.n && *n < WEGING_SCORERS_MAX; i++) {
        const WegingPeopleRow *p = &rows.v[i];
        bool is_there = *n > 0 && v[*n - 1].id == p->id; // by another role
        if (is_there || !(role_can(p->role) & CAN_OVERLEG))
            continue;
        bool away = str_eq(p->attendance, S("afwezig")) || str_eq(p->attendance, S("vervangen"));
        v[(*n)++] = (WegingPerson){
            p->id, p->organisation_id, p->name, p->function, p->organisation, away, !away};
    }
    *out = v;
    return OK;
}

Err
weging_function(Req *r, Str *out)
{
    WegingFunctionRow me;
    TRY(q_weging_function(r->db, r->arena, r->user.id, &me));
    *out = me.function.n > 0 ? str_fmt(r->arena, "%.*s, %.*s", (int)me.function.n, me.function.p,
                                       (int)me.organisation.n, me.organisation.p)
                             : me.organisation;
    return OK;
}

#define ITEM "/overleg/:id/punten/:id/weging"

const Route weging_routes[] = {
    {GET, ITEM, weging_page_show, CAN_OVERLEG},
    {POST, ITEM, weging_form_begin, CAN_OVERLEG_LEAD},
    {GET, ITEM "/beeld", weging_page_picture, CAN_OVERLEG_LEAD},
    {POST, ITEM "/beeld", weging_form_picture, CAN_OVERLEG_LEAD},
    {POST, ITEM "/teksten", weging_form_note, CAN_OVERLEG},
    {POST, ITEM "/teksten/weg", weging_form_note_drop, CAN_OVERLEG},
    {GET, ITEM "/openen", weging_page_open, CAN_OVERLEG_LEAD},
    {POST, ITEM "/openen", weging_form_open, CAN_OVERLEG_LEAD},
    {GET, ITEM "/scoren", weging_page_score, CAN_OVERLEG},
    {POST, ITEM "/scoren", weging_form_score, CAN_OVERLEG},
    {POST, ITEM "/sluiten", weging_form_close, CAN_OVERLEG_LEAD},
    {POST, ITEM "/verder", weging_form_go_on, CAN_OVERLEG_LEAD},
    {GET, ITEM "/oordeel", weging_page_judgement, CAN_OVERLEG_LEAD},
    {POST, ITEM "/oordeel", weging_form_judgement, CAN_OVERLEG_LEAD},
    {GET, ITEM "/vraag", weging_page_request, CAN_OVERLEG_LEAD},
    {POST, ITEM "/vraag", weging_form_request, CAN_OVERLEG_LEAD},
    {GET, ITEM "/besluit", weging_page_decide, CAN_OVERLEG_LEAD},
    {POST, ITEM "/besluit", weging_form_decide, CAN_OVERLEG_LEAD},
    {0},
};
