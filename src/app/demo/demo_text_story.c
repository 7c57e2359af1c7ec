#include "app/demo/demo_story.h"

#define LAST(d)      \
    {                \
        FROM_LAST, d \
    }
#define COUNCIL(d)      \
    {                   \
        FROM_COUNCIL, d \
    }
#define NEWYEAR(d)       \
    {                    \
        FROM_NEW_YEAR, d \
    }

static const DemoTriggerText triggers[] = {
    {"rijksmaatregel", "Nieuwe landelijke maatregelen rond landbouw aangekondigd", "",
     "aangekondigd", LAST(-20), "Wie in de regio raakt dit als eerste, en wie praat daar al mee?",
     ""},
    {"opvanglocatie", "Brief van het college over de opvang in Waterrijk-Noord", "Waterrijk",
     "besloten", LAST(-7), "Wie krijgt de brief, en wie leest hem als laatste?", ""},
    {"opvanglocatie", "Bewonersavond over de opvang in het buurthuis van Waterrijk-Noord",
     "Waterrijk", "gewijzigd", LAST(3),
     "Wat staat al vast, wat niet, en hoe zeggen we dat aan het begin van de avond?",
     "De avond is naar een grotere zaal verplaatst."},
    {"demonstratie", "Demonstratie over de opvang, kennisgeving is binnen", "Waterrijk",
     "aangekondigd", LAST(10),
     "Hoe zorgen we dat mensen veilig kunnen demonstreren en kinderen veilig naar het sportveld "
     "kunnen?",
     ""},
    {"raadsbesluit", "Raad Waterrijk besluit over de opvanglocatie", "Waterrijk", "aangekondigd",
     LAST(30), "Wat zeggen we de dag erna, bij een ja en bij een nee?", ""},
    {"opvanglocatie", "Eerste bewoners komen aan in Waterrijk-Noord", "Waterrijk", "gewijzigd",
     LAST(75), "Wie heet hen welkom en wie is het vaste contactpunt voor buren?",
     "Was twee weken eerder gepland; de verbouwing loopt uit."},
    {"raadsbesluit", "Raad Duinveen bespreekt de zoekgebieden voor windmolens", "Duinveen",
     "besloten", COUNCIL(0),
     "Is er ruimte voor alle insprekers, en wie legt uit wat er nu wel en niet wordt besloten?",
     "De raad heeft het besluit uitgesteld en een onderzoek gevraagd."},
    {"vergunning", "Onderzoek naar geluid van windmolens wordt openbaar", "Duinveen",
     "aangekondigd", LAST(44), "Kunnen bewoners de meting vooraf zelf bekijken?", ""},
    {"jaarwisseling", "Jaarwisseling Zeldenbroek", "Zeldenbroek", "besloten", NEWYEAR(-1),
     "Wat kan wel, wie organiseert het en wie spreekt de jongeren?", ""},
    {"jaarwisseling", "Volgende jaarwisseling", "", "aangekondigd", NEWYEAR(364),
     "Beginnen we dit jaar vóór de herfst met het gesprek?", ""},
    {"sluiting", "Laatste bankautomaat in Oosterwad-Haven verdwijnt", "Oosterwad", "besloten",
     LAST(-205), "Wie helpt mensen die niet digitaal bankieren?", ""},
    {"sluiting", "Prikpost in Zwinkerk sluit", "Noorderkoog", "aangekondigd", LAST(26),
     "Is het vervoer geregeld voordat de deur dichtgaat?", ""},
    {"vergunning", "Vergunning strandpaviljoen Duinveen aan Zee loopt af", "Duinveen",
     "aangekondigd", LAST(52), "Zitten ondernemer en buren al aan tafel?", ""},
    {"herdenking", "Herdenking bij het monument in Noorderkoog-Dorp", "Noorderkoog", "besloten",
     LAST(-194), "Is iedereen die wil herdenken ook uitgenodigd?", ""},
    {"symbool", "Verf op het herdenkingsmonument", "Noorderkoog", "besloten", LAST(-200),
     "Hoe benoemen we wat er is gebeurd zonder te raden naar het motief?", ""},
    {"media", "Uitzending over wonen op vakantieparken", "", "aangekondigd", LAST(6),
     "Herkennen wij het beeld en wat is ons eigen verhaal?", ""},
    {"prijs", "Tarieven voor afval en water gaan omhoog", "Noorderkoog", "besloten", LAST(-98),
     "Is de brief getest bij mensen die hem moeten lezen?", ""},
    {"verkiezingen", "Voorbereiding van de verkiezingen", "", "aangekondigd", LAST(88),
     "Hoe kunnen kandidaten veilig campagne voeren en inwoners vrij hun mening geven?", ""},
    {"rechterlijk", "Uitspraak over het bouwplan in Hogezelden", "Zeldenbroek", "gewijzigd",
     LAST(17), "Wie belt de mensen die bezwaar maakten, op de dag zelf?",
     "De rechtbank heeft de datum een week verschoven."},
    {"demonstratie", "Trekkeractie rond Oosterwad-Centrum", "Oosterwad", "besloten", LAST(-220),
     "Blijft de weg vrij voor hulpdiensten en is er ruimte voor het protest?", ""},
};

static const DemoTrendText trends[] = {
    {"landelijk", "opvang", "", "Vragen over opvang beginnen vaak bij het informeren",
     "In meerdere delen van het land gaat de eerste onrust over de manier waarop bewoners het "
     "horen, niet over wie er komt.",
     "Verzonnen kwartaalbericht van een landelijk netwerk", "procesregisseur", -48},
    {"landelijk", "landbouw", "", "Aankondiging van maatregelen leidt tot kleine acties",
     "Na de aankondiging zijn in andere regio's enkele korte, gemelde acties geweest. Alle "
     "verliepen rustig.",
     "Verzonnen duidingsbericht, overgetypt uit een vergadering", "veiligheidsregio", -18},
    {"landelijk", "jaarwisseling", "", "Vroege afspraken helpen volgens gemeenten",
     "Gemeenten die voor de herfst met jongeren spraken, noemen een rustiger jaarwisseling. Dit is "
     "ervaring, geen bewijs.",
     "Verzonnen verslag van een leerkring", "adviseur.zeldenbroek", -260},
    {"landelijk", "discriminatie", "", "Meer vragen van sportclubs over gedragsregels",
     "Clubs zoeken hulp bij regels die de jeugd zelf meeschrijft.",
     "Verzonnen nieuwsbrief voor verenigingen", "sport", -130},
    {"regionaal", "vertrouwen", "", "'Niemand belt terug' keert terug in vier gemeenten",
     "Het gaat om onbeantwoorde meldingen, niet om één besluit. Een vaste dag om terug te bellen "
     "is als idee genoemd.",
     "Overleg van de adviseurs in Demoregio Noorderland", "procesregisseur", -69},
    {"regionaal", "energie", "", "Windplannen: wie verdient en wie kijkt ernaar?",
     "De vraag naar eerlijke verdeling komt in drie gemeenten voor, ook waar nog geen plan ligt.",
     "Overleg van de adviseurs in Demoregio Noorderland", "adviseur.duinveen", -104},
    {"regionaal", "zorg", "", "Sluiting van voorzieningen stapelt in kleine kernen",
     "Bank, bus en prikpost verdwijnen in dezelfde dorpen. De toon is eerder gelaten dan boos.",
     "Gesprek met dorpsraden in de regio", "opbouwwerk.oosterwad", -150},
    {"regionaal", "internationaal", "", "Scholen zoeken taal voor gesprekken over oorlog",
     "Leraren vragen om oefenen met elkaar, niet om een protocol.",
     "Rondvraag onder scholen in de regio", "school", -35},
    {"lokaal", "opvang", "Waterrijk", "Zelfde vraag in drie kernen",
     "In Waterrijk-Noord, Lutjesluis en Koogwijk wordt dezelfde vraag gesteld: waarom horen wij "
     "dit als laatste?",
     "Weekgesprek wijkagent en opbouwwerk", "adviseur.waterrijk", -9},
    {"lokaal", "jongeren", "Zeldenbroek", "Jongeren willen een plek met dak en licht",
     "De wens is in vier gesprekken los van elkaar genoemd.", "Jongerenwerk Zeldenbroek",
     "jongerenwerk.zeldenbroek", -41},
    {"lokaal", "verkeer", "Oosterwad", "Meer meldingen in Oosterwad, niet meer spanning",
     "De meldingen kloppen, maar gaan vooral over de openbare ruimte. De stijging in de cijfers "
     "betekent hier geen spanning.",
     "Adviseur Oosterwad, na navraag", "adviseur.oosterwad", -4},
};

static const DemoEntryText reception_history[] = {
    {LAST(-420), "adviseur.waterrijk",
     "Eerder plan voor opvang in het Gruttokwartier ging niet door. Bewoners hoorden dat pas "
     "maanden later."},
    {LAST(-37), "adviseur.waterrijk",
     "De krant schrijft over de opvanglocatie voordat de brief van het college is verstuurd."},
    {LAST(-33), "adviseur.waterrijk",
     "Kwestie geopend: dezelfde vraag komt uit drie kernen, ook over de gemeentegrens."},
    {LAST(-24), "opbouwwerk.waterrijk",
     "Koffieochtend in het buurthuis. Het midden wil vooral weten waar, hoeveel, hoe lang en wie "
     "je kunt bellen."},
    {LAST(-18), "wijkagent.waterrijk",
     "De demonstratie op het plein verliep rustig; mensen praatten na afloop met elkaar."},
    {LAST(-7), "communicatie",
     "Brief van het college verstuurd, met data en een vast telefoonnummer."},
    {LAST(-6), "adviseur.noorderkoog",
     "Koogwijk heeft de brief niet gekregen, want dat is een andere gemeente. Hersteld na één "
     "dag."},
};

static const DemoPromiseText reception_promises[] = {
    {LAST(-418), LAST(-390), "bestuurder", "gebroken",
     "Bewoners van het Gruttokwartier horen binnen een maand hoe het verdergaat."},
    {LAST(-24), LAST(-7), "communicatie", "nagekomen",
     "Er komt een brief met wat vaststaat en wat niet."},
    {LAST(-7), LAST(14), "bestuurder", "open",
     "Er komt een vast contactpunt dat ook 's avonds bereikbaar is."},
    {LAST(-6), LAST(30), "adviseur.waterrijk", "open", "Buren praten mee over het wijkbudget."},
};

static const DemoClaimText reception_claims[] = {
    {LAST(-30), "onjuist", "Reacties op een openbare buurtpagina",
     "De sporthal gaat dicht voor de opvang.",
     "Er is geen besluit over de sporthal. De sporthal blijft open; de planning staat op de "
     "website."},
    {LAST(-26), "gerucht", "Bezoekers van de koffieochtend",
     "Er komen drie keer zoveel mensen als is gezegd.", ""},
    {LAST(-22), "nog_te_checken", "Ouders van de basisschool",
     "De schoolroute wordt tijdens de verbouwing afgesloten.",
     "Navraag loopt bij de afdeling verkeer."},
    {LAST(-20), "feit", "Gemeente",
     "Het college heeft nog geen besluit genomen; de raad beslist volgende maand.",
     "Staat in het raadsstuk."},
    {LAST(-12), "feit", "Woonstichting", "De opvang gebruikt geen woningen van de wachtlijst.",
     "De woonstichting heeft dit op haar website gezet."},
};

static const DemoEntryText wind_history[] = {
    {COUNCIL(-310), "adviseur.duinveen",
     "Eerste informatiemarkt. Veel kritiek op de kaart, die moeilijk te lezen was."},
    {COUNCIL(-30), "griffie.duinveen",
     "Het raadsstuk is openbaar, maar staat op een plek waar bijna niemand het vindt."},
    {COUNCIL(-12), "griffie.duinveen",
     "Van beide kanten is gevraagd of de zaal veilig is. Er komt een tweede zaal."},
    {COUNCIL(0), "adviseur.duinveen",
     "Raadsavond: lang, fel en zonder incidenten. Het besluit is uitgesteld."},
    {COUNCIL(5), "wijkagent.duinveen", "Borden van voor- en van tegenstanders beklad."},
    {COUNCIL(28), "adviseur.duinveen",
     "Boeren, omwonenden en voorstanders zaten samen aan één tafel. Afspraak: samen vragen maken "
     "voor het onderzoek opstellen."},
};

static const DemoPromiseText wind_promises[] = {
    {COUNCIL(-310), COUNCIL(-250), "wethouder", "gebroken",
     "Er komt een leesbare kaart bij de volgende brief."},
    {COUNCIL(0), LAST(44), "wethouder", "open",
     "Bewoners mogen meekijken bij de meting van geluid."},
    {COUNCIL(1), COUNCIL(14), "griffie.duinveen", "nagekomen",
     "Alle insprekers krijgen een verslag van de avond."},
};

static const DemoClaimText wind_claims[] = {
    {COUNCIL(-13), "onjuist", "Verhaal in het dorp", "Er is een geheim besluit over de windmolens.",
     "Het raadsstuk is openbaar; de link is gedeeld."},
    {COUNCIL(-9), "gerucht", "Verhaal in het dorp", "De molens zijn al besteld.",
     "De gemeente weet hier niets van; navraag bij de initiatiefnemer loopt."},
    {COUNCIL(-6), "nog_te_checken", "Omwonenden", "Het geluid komt boven de norm uit.",
     "Wordt gemeten; uitkomst volgt."},
    {COUNCIL(1), "feit", "Griffie",
     "De raad heeft het besluit uitgesteld en een onderzoek gevraagd.",
     "Staat in de besluitenlijst."},
};

static const DemoEntryText new_year_history[] = {
    {NEWYEAR(-75), "jongerenwerk.zeldenbroek",
     "Eerste gesprek met jongeren over oud en nieuw. Zij willen meedenken."},
    {NEWYEAR(-20), "handhaver.zeldenbroek",
     "Pallets en banden verzameld op het dorpsplein; weggehaald na overleg met bewoners."},
    {NEWYEAR(-14), "adviseur.zeldenbroek",
     "Kernteam bijeen. Keuze: een vuurkorf met toezicht in plaats van een verbod zonder "
     "alternatief."},
    {NEWYEAR(0), "wijkagent.zeldenbroek",
     "Drukke nacht, één opstootje, geen gewonden. De vuurkorf trok veel mensen."},
    {NEWYEAR(18), "adviseur.zeldenbroek",
     "Terugblik met jongeren, omwonenden en ondernemers. Volgend jaar eerder beginnen."},
};

static const DemoPromiseText new_year_promises[] = {
    {NEWYEAR(-75), NEWYEAR(-40), "adviseur.zeldenbroek", "nagekomen",
     "De jongeren zitten zelf aan tafel bij het plan."},
    {NEWYEAR(18), NEWYEAR(240), "adviseur.zeldenbroek", "open",
     "Vóór de herfst begint het gesprek over de volgende jaarwisseling."},
};

static const DemoClaimText new_year_claims[] = {
    {NEWYEAR(-16), "gerucht", "Leerlingen en ouders",
     "Groepen uit andere dorpen komen naar het plein.",
     "Geen bevestiging gevonden bij scholen en jongerenwerk."},
    {NEWYEAR(-10), "onjuist", "Reacties onder een bericht", "Alle vuur is dit jaar verboden.",
     "Een vuurkorf met toezicht mag; dat staat in de vergunning."},
    {NEWYEAR(2), "feit", "Gemeente", "Er zijn geen gewonden gevallen.",
     "Bevestigd door de veiligheidsregio."},
};

static const DemoKwestieText kwesties[DEMO_KWESTIES] = {
    {.title = "Opvanglocatie Waterrijk-Noord",
     .municipality = "Waterrijk",
     .theme = "opvang",
     .phase = "onrust",
     .core = "Bewoners voelen zich overvallen door de komst van een opvanglocatie en willen weten "
             "waar zij aan toe zijn.",
     .pole_a = "Wij kunnen dit niet aan.",
     .pole_b = "Iedereen moet welkom zijn.",
     .middle = "Waar, hoeveel, hoe lang, en wie kunnen we bellen?",
     .areas = {"Waterrijk-Noord", "Lutjesluis", "Koogwijk"},
     .members = {"adviseur.waterrijk", "adviseur.noorderkoog", "communicatie",
                 "wijkagent.waterrijk", "opbouwwerk.waterrijk", "politie", "procesregisseur",
                 "bestuurder"},
     .history = reception_history,
     .n_history = COUNT(reception_history),
     .promises = reception_promises,
     .n_promises = COUNT(reception_promises),
     .claims = reception_claims,
     .n_claims = COUNT(reception_claims)},
    {.title = "Windmolens Duinveen",
     .municipality = "Duinveen",
     .theme = "energie",
     .phase = "incidenten",
     .core = "Het dorp is verdeeld over windmolens, omdat niet duidelijk is wie ervan profiteert "
             "en wie ze ziet.",
     .pole_a = "Ons landschap en onze rust zijn niet te koop.",
     .pole_b = "Zonder wind geen schone energie en geen inkomsten voor het dorp.",
     .middle = "Wie profiteert en wie ziet ze?",
     .areas = {"Duinveen-Binnen", "Duinveen aan Zee", "Helmzand", "Zandslagerbrug", "Schulpenbroek",
               "Geestduinerveld"},
     .members = {"adviseur.duinveen", "griffie.duinveen", "communicatie.duinveen",
                 "wijkagent.duinveen", "wethouder", "procesregisseur"},
     .history = wind_history,
     .n_history = COUNT(wind_history),
     .promises = wind_promises,
     .n_promises = COUNT(wind_promises),
     .claims = wind_claims,
     .n_claims = COUNT(wind_claims)},
    {.title = "Jaarwisseling Zeldenbroek",
     .municipality = "Zeldenbroek",
     .theme = "jaarwisseling",
     .phase = "voedingsbodem",
     .core =
         "Voor de een is oud en nieuw op het plein traditie, voor de ander een nacht van onrust.",
     .pole_a = "Dit is onze traditie.",
     .pole_b = "Wij willen rust en veiligheid.",
     .middle = "Wat kan wel?",
     .areas = {"Zeldenbroek-Dorp", "de Brugbuurt", "Hogezelden", "Lagezelden", "Molenzelde",
               "Broekdijkerhorn"},
     .members = {"adviseur.zeldenbroek", "jongerenwerk.zeldenbroek", "handhaver.zeldenbroek",
                 "wijkagent.zeldenbroek", "procesregisseur"},
     .history = new_year_history,
     .n_history = COUNT(new_year_history),
     .promises = new_year_promises,
     .n_promises = COUNT(new_year_promises),
     .claims = new_year_claims,
     .n_claims = COUNT(new_year_claims)},
};

const DemoTriggerText *
demo_story_triggers(size_t *n)
{
    *n = COUNT(triggers);
    return triggers;
}

const DemoTrendText *
demo_story_trends(size_t *n)
{
    *n = COUNT(trends);
    return trends;
}

const DemoKwestieText *
demo_story_kwesties(void)
{
    return kwesties;
}
