// Three short process descriptions of our own, to begin an approach from. They follow the order of
// signal, analysis, weighing, acting and looking back that Dutch guidance on social unrest shares
// (Handreiking Omgaan met Maatschappelijke Spanningen 2016; KIS 2019; first hours and days lists of
// Midden-Nederland), in our own words. None of them has been shown to work by research.
#include "app/aanpak/aanpak_inside.h"
#include "base/buf.h"

static const Choice from_signal[] = {
    {STR("Vraag de melders wat zij precies zagen of hoorden"), STR("adviseur OOV")},
    {STR("Ga naar de plek en praat met mensen die er niet over melden"), STR("opbouwwerker")},
    {STR("Schrijf op wat wij zelf hebben gedaan of gezegd dat meespeelt"), STR("adviseur OOV")},
    {STR("Kies met twee of drie partners wie het gesprek met wie voert"), STR("procesregisseur")},
    {STR("Voer de gesprekken en vraag wat mensen zelf al doen"), STR("contactpersoon per groep")},
    {STR("Spreek af wat wij doen, wat anderen doen en wat we laten"), STR("adviseur OOV")},
    {STR("Vertel de melders en de mensen in de buurt wat ermee is gedaan"), STR("communicatie")},
    {STR("Kijk samen terug: wat verwachtten we en wat zagen we"), STR("procesregisseur")},
};

static const Choice at_reception[] = {
    {STR("Zet op een rij wat vaststaat, wat niet en wanneer dat duidelijk wordt"),
     STR("projectleider opvang")},
    {STR("Spreek de naaste buren voordat er een brief of bericht uitgaat"), STR("wethouder")},
    {STR("Maak een vast contactpunt dat ook 's avonds bereikbaar is"), STR("communicatie")},
    {STR("Nodig het midden uit: mensen met vragen, niet alleen voor- en tegenstanders"),
     STR("opbouwwerker")},
    {STR("Bespreek welke lasten er komen en wat daar tegenover staat"),
     STR("bewoners en wethouder")},
    {STR("Maak ruimte voor een demonstratie en voor wie er langs moet"), STR("adviseur OOV")},
    {STR("Houd een lijst bij van geruchten en feiten en deel die elke week"), STR("communicatie")},
    {STR("Laat bewoners en nieuwe bewoners elkaar ontmoeten op gelijke voet"),
     STR("welzijnswerk en opvang")},
    {STR("Kijk na drie maanden terug met buren, opvang en partners"), STR("procesregisseur")},
};

static const Choice after_shock[] = {
    {STR("Stel met politie en partners vast wat zeker is en wat niet"), STR("adviseur OOV")},
    {STR("Zorg eerst voor wie geraakt is: een vast aanspreekpunt voor elk gezin"),
     STR("slachtofferhulp en GGD")},
    {STR("Zeg binnen een dag wat bekend is, wat niet en wanneer er meer komt"),
     STR("burgemeester")},
    {STR("Wees aanwezig op straat, bij de school en op andere plekken waar mensen samenkomen"),
     STR("wijkagent en jongerenwerker")},
    {STR("Geef ruimte voor rouw en stilte en spreek af wie die begeleidt"), STR("welzijnswerk")},
    {STR("Let op wij-zij-taal en spreek tegen dat een groep de schuld krijgt"),
     STR("burgemeester en sleutelorganisaties")},
    {STR("Beslis elke dag of opschalen nodig is en wie dat beslist"), STR("kernteam")},
    {STR("Schaal af met een besluit en regel de nazorg"), STR("kernteam")},
    {STR("Kijk terug: wat deden mensen zelf, wat deden wij te vroeg of te laat"),
     STR("procesregisseur")},
};

const AanpakProcess aanpak_processes[AANPAK_PROCESSES] = {
    {STR("signaal"), STR("Van signaal tot aanpak"),
     STR("Voor kleine spanning die vaker opduikt. U gaat eerst kijken en luisteren en kiest daarna "
         "pas wat u doet. Ook niets doen kan een goede keuze zijn."),
     STR("Theoretisch onderbouwd. Er is geen onderzoek dat laat zien dat deze volgorde werkt."),
     STR("Mensen voelen zich gehoord en de spanning wordt niet groter."),
     STR("Minder meldingen over dezelfde vraag; mensen weten wie zij kunnen bellen."),
     COUNT(from_signal), from_signal},
    {STR("opvang"), STR("Spanning rond een opvanglocatie"),
     STR("Voor de maanden voor en na de komst van een opvanglocatie. Het begint bij de buren en "
         "bij eerlijk zeggen wat vaststaat."),
     STR("Praktijkervaring van gemeenten en theorie over contact tussen groepen. Er is geen "
         "onderzoek naar deze stappen samen."),
     STR("Buren weten waar zij aan toe zijn en kunnen meepraten over wat nog open is."),
     STR("Op de bewonersavond gaan vragen over hoe en wanneer, niet over of er iets verzwegen is."),
     COUNT(at_reception), at_reception},
    {STR("schok"), STR("Eerste dagen na een schokkend incident"),
     STR("Voor de eerste dagen na een gebeurtenis die veel mensen raakt. Is er nu gevaar? Dan gaan "
         "112 en de crisisorganisatie voor."),
     STR("Praktijkervaring met crises en herdenkingen. Er is weinig onderzoek naar wat rust "
         "brengt."),
     STR("Wie geraakt is krijgt hulp, en geen groep krijgt de schuld."),
     STR("Na een week weten mensen wat er is gebeurd en waar zij terechtkunnen."),
     COUNT(after_shock), after_shock},
};

const AanpakProcess *
aanpak_process(Str code)
{
    for (size_t i = 0; i < AANPAK_PROCESSES; i++)
        if (str_eq(aanpak_processes[i].code, code))
            return &aanpak_processes[i];
    return NULL;
}

Str
aanpak_process_text(Arena *a, const AanpakProcess *p)
{
    Buf b = buf_new(a, 8192);
    for (size_t i = 0; i < p->n; i++) {
        const Choice *s = &p->steps[i];
        buf_fmt(&b, "%s%.*s (%.*s)", i > 0 ? "\n" : "", (int)s->code.n, s->code.p, (int)s->label.n,
                s->label.p);
    }
    return buf_str(&b);
}

// ---- steps as text ------------------------------------------------------------------------------

// "Wat (wie)" in its two parts; who is empty when the line does not end so.
static Choice
read_step(Str line)
{
    Choice c = {.code = line, .label = S("")};
    if (line.n == 0 || line.p[line.n - 1] != ')')
        return c;
    size_t open = line.n;
    while (open > 0 && line.p[open - 1] != '(')
        open--;
    if (open < 2)
        return c;
    c.label = str_trim((Str){line.p + open, line.n - open - 1});
    c.code = str_trim((Str){line.p, open - 1});
    return c;
}

void
aanpak_read_steps(Arena *a, Str text, AanpakStepLines *out, Str *wrong)
{
    *out = (AanpakStepLines){0};
    Cursor c = cursor(text);
    while (!cursor_at_end(&c)) {
        Str line = cursor_rest(&c);
        if (!cursor_until(&c, S("\n"), text.n, &line))
            c.p = c.end;
        line = str_trim(line);
        if (line.n == 0)
            continue;
        Choice step = read_step(line);
        if (out->n == AANPAK_STEPS_MAX) {
            *wrong = str_fmt(a, "Schrijf hoogstens %d stappen op.", AANPAK_STEPS_MAX);
            return;
        }
        if (str_characters(step.code) > AANPAK_TITLE_MAX ||
            str_characters(step.label) > AANPAK_WHO_MAX) {
            *wrong = str_fmt(a, "Maak stap %zu korter: hoogstens %d tekens.", out->n + 1,
                             AANPAK_TITLE_MAX);
            return;
        }
        out->v[out->n++] = step;
    }
}

// ---- pages --------------------------------------------------------------------------------------

// GET /aanpakken/processen
Err
aanpak_page_processes(Req *r)
{
    return aanpak_page(
        r, 200, NULL, S("Procesbeschrijvingen"),
        html_aanpak_processes(r->arena,
                              &(AanpakProcessView){.n = AANPAK_PROCESSES, .v = aanpak_processes}));
}

// GET /aanpakken/processen/opvang
Err
aanpak_page_process(Req *r)
{
    AanpakProcessView v = {.p = aanpak_process(r->code)};
    if (!v.p)
        FAIL(E_NOT_FOUND, "no such process description");
    return aanpak_page(r, 200, NULL, v.p->title, html_aanpak_process(r->arena, &v));
}
