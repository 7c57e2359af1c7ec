#include "app/demo/demo_afwegen.h"

// ---- the reception centre -----------------------------------------------------------------------

static const DemoParty reception_parties[] = {
    {"Bewoners rond de locatie in Waterrijk-Noord",
     "Een rustige straat, een veilige schoolroute en een huis dat zijn waarde houdt.",
     "Weten waar zij aan toe zijn. Serieus genomen worden. Iemand kunnen bellen.",
     "Overvallen en gepasseerd; een deel is bezorgd, een deel is nieuwsgierig.",
     "Waarom lazen wij dit in de krant? Zeg gewoon waar, hoeveel en hoe lang.", -20, false},
    {"Bewoners van Koogwijk, over de gemeentegrens",
     "Dezelfde straat en dezelfde school, maar een andere gemeente.",
     "Dezelfde brief op dezelfde dag, en een plek op de avond.", "Vergeten.",
     "Het is vijftig meter verderop, maar wij tellen niet mee.", -5, false},
    {"Ouders van de basisschool", "Een veilige route, ook tijdens de verbouwing.",
     "Duidelijkheid over het verkeer voordat de bouw begint.",
     "Ongerust over het verkeer, niet "
     "over de nieuwe buren.",
     "Wij willen best kennismaken. Eerst die vrachtwagens.", 0, false},
    {"Vrijwilligers die willen helpen", "Iets goeds doen voor de mensen die komen.",
     "Weten wanneer zij welkom zijn en bij wie zij zich kunnen melden.",
     "Ongeduldig, en geschrokken van de harde woorden.",
     "Wij worden aangekeken alsof wij voor alles tekenen. Dat is niet zo.", -14, false},
    {"De mensen die in de opvang komen wonen", "", "", "", "", 0, true},
    {0},
};

static const DemoSign reception_signs[] = {
    {"adviseur.waterrijk", -27}, {"bestuurder", -26}, {"procesregisseur", -26}, {0}};

static const DemoStance reception_stances[] = {
    {"veroorzaker,besluitnemer", -32,
     "De gemeente beslist over de locatie. De onrust begon omdat wij de buren te laat vertelden "
     "dat er een plan was.",
     ""},
    {"besluitnemer,regisseur", -18,
     "De excuses zijn gemaakt. Wij brengen buren, welzijn en opvang bij elkaar. De raad beslist.",
     ""},
    {0},
};

static const DemoCard reception_cards[] = {
    {"adviseur.waterrijk", "Procesregisseur in de gemeente",
     "Houdt overzicht, brengt signalen en partijen bij elkaar, bewaakt de beloften.",
     "Is geen woordvoerder en belooft niets over het besluit van de raad.", "Gemeentesecretaris"},
    {"communicatie", "Woordvoerder en luisteraar",
     "Beantwoordt vragen binnen een werkdag en zegt ook wat nog niet bekend is.",
     "Gaat online niet in discussie en verdedigt geen standpunt.", "Burgemeester"},
    {"bestuurder", "Gespreksleider en besluitnemer",
     "Luistert, erkent wat misging en legt het besluit uit.",
     "Kiest in het openbaar geen kant tussen groepen bewoners.",
     "Commissaris van de Koning en de driehoek"},
    {0},
};

static const DemoTest reception_tests[] = {
    {"Met de organisator een route en een plek voor de demonstratie afspreken",
     "uiting,demonstratie,beweging",
     "De mensen die demonstreren, en de ouders en kinderen die naar het sportveld gaan.",
     "Wet openbare manifestaties, artikel 2 en 5: bescherming van de gezondheid, belang van het "
     "verkeer en voorkomen van wanordelijkheden.",
     "Demonstreren binnen zicht en gehoor van de locatie, met een vrije route naar het sportveld.",
     "Ja. Op het smalle pad naar het sportveld passen een optocht en fietsende kinderen niet "
     "samen.",
     "Ja. De plek blijft in zicht van de locatie. Alleen het pad blijft vrij, en alleen die "
     "middag.",
     "Ja. Een gesprek met de organisator. Een voorschrift is alleen nodig als dat gesprek niets "
     "oplevert; een verbod is niet aan de orde.",
     "Ja. Wij vragen dit van elke optocht op dit pad, voor of tegen de opvang, en deden dat bij "
     "de avondvierdaagse ook.",
     "Dan lopen een optocht en kinderen door elkaar. De kans op een ongeluk is groter dan de kans "
     "op ruzie.",
     "ja", -17, "adviseur.waterrijk", "bestuurder",
     "Besproken met de jurist. Het gaat over plaats en verkeer, niet over de boodschap."},
    {"Buren in twee gemeenten persoonlijk uitnodigen", "privacy",
     "De bewoners van de adressen binnen vijfhonderd meter.",
     "Algemene verordening gegevensbescherming, artikel 6 lid 1 onder e, met de Gemeentewet.",
     "Dat iedereen die er last of voordeel van heeft het als eerste hoort.",
     "Ja. De vorige brief sloeg een straat over.",
     "Ja. Alleen adressen, geen namen; na de bezorging worden ze verwijderd.",
     "Ja. Een bericht aan alle huizen in de straat, zonder lijst van personen.", "",
     "Dan horen buren het opnieuw uit de krant.", "ja", -22, "communicatie", "adviseur.waterrijk",
     "De lijst is nagekeken: er staan alleen adressen in."},
    {0},
};

static const DemoScale reception_scales[] = {
    {"kernteam", -30, "Dezelfde vraag uit drie kernen en een bericht in de krant.",
     "gemeentesecretaris", "", 0},
    {"driehoek", -19, "Er is een demonstratie aangekondigd bij de locatie.", "burgemeester", "", 0},
    {"kernteam", -15, "De demonstratie verliep rustig. Over een volgende spreken wij op tijd.",
     "burgemeester",
     "Bedankje aan organisator, politie en sportclub. Opbouwwerker belt de naaste buren. "
     "Nagesprek met de eigen mensen die op het plein stonden.",
     -8},
    {0},
};

// ---- the windmills ------------------------------------------------------------------------------

static const DemoParty wind_parties[] = {
    {"Omwonenden van de zoekgebieden", "Stilte, uitzicht en de waarde van hun huis.",
     "Zelf kunnen meekijken bij de meting van het geluid.",
     "Machteloos en wantrouwig over de "
     "cijfers.",
     "Wij hebben niets tegen wind. Wij hebben iets tegen verrassingen.", -12, false},
    {"Boeren met grond in het zoekgebied", "Inkomen voor de volgende generatie op het bedrijf.",
     "Zekerheid over wie er mag meedoen en wanneer.",
     "Aangekeken op iets waar zij niet om "
     "vroegen.",
     "Wij wonen hier ook. Mijn kinderen zitten bij die van hen in de klas.", -12, false},
    {"Energiecoöperatie van inwoners", "Opbrengst die in het dorp blijft.",
     "Dat een deel van de molens van inwoners wordt.",
     "Hoopvol, en moe van het verwijt dat zij "
     "het dorp verkopen.",
     "Als het er toch komt, laat het dan van ons zijn.", 0, false},
    {0},
};

static const DemoSign wind_signs[] = {{"adviseur.duinveen", -9}, {0}};

static const DemoStance wind_stances[] = {
    {"besluitnemer", -300, "De raad wijst de zoekgebieden aan.", ""},
    {"partij,besluitnemer", -60,
     "De gemeente is eigenaar van een stuk grond in een zoekgebied en kan daar geld mee verdienen. "
     "Dat moet iedereen weten.",
     ""},
    {0},
};

static const DemoCard wind_cards[] = {
    {"adviseur.duinveen", "Verbinder tussen dorp en stadhuis",
     "Spreekt met alle kanten en brengt hun vragen onveranderd over.",
     "Legt het plan niet uit en verdedigt het niet.", "Wethouder"},
    {0},
};

static const DemoTest wind_tests[] = {
    {"Spreektijd op de raadsavond verdelen", "uiting,gelijk",
     "Alle insprekers: voor, tegen en in het midden.",
     "Gemeentewet, artikel 26, en het reglement van orde van de raad.",
     "Iedereen kan in een avond zijn verhaal doen.",
     "Ja. Er staan meer insprekers op de lijst dan er tijd is.",
     "Ja. Ieder krijgt even lang; wie niet aan bod komt, mag de tekst insturen.",
     "Ja. Een tweede avond is overwogen, maar dan hoort de ene groep de andere niet.", "",
     "Dan spreekt wie het eerst was of het hardst roept.", "juridisch_advies", -7,
     "adviseur.duinveen", "", ""},
    {0},
};

static const DemoScale wind_scales[] = {
    {"kernteam", -40, "Borden van beide kanten zijn beklad.", "wethouder", "", 0}, {0}};

// ---- New Year's Eve -----------------------------------------------------------------------------

static const DemoParty new_year_parties[] = {
    {"Jongeren die naar het plein komen", "Een nacht die van hen is.",
     "Zelf iets mogen organiseren, met een plek die niet weggaat.",
     "Niet vertrouwd: zij zijn altijd het probleem.",
     "Zeg niet alleen wat er niet mag. Geef ons een vuur en wij ruimen op.", -16, false},
    {"Omwonenden van de Brugbuurt", "Slapen, en geen schade.",
     "Een eindtijd, en een nummer dat wordt opgenomen.", "Gespannen vanaf half december.",
     "Het gaat niet om het vuur. Het gaat om drie uur 's nachts.", -16, false},
    {"Ondernemers aan het plein", "Hele ruiten en een plein dat weer schoon is.",
     "Vooraf weten wie er toezicht houdt.", "Nuchter, bereid om te helpen.",
     "Wij gaan zelf langs de deuren, dat werkt beter dan een brief.", -15, false},
    {0},
};

static const DemoSign new_year_signs[] = {
    {"adviseur.zeldenbroek", -18}, {"procesregisseur", -17}, {0}};

static const DemoStance new_year_stances[] = {
    {"besluitnemer,regisseur", -20,
     "De gemeente geeft de vergunning en brengt jongeren, omwonenden en ondernemers samen.", ""},
    {0},
};

static const DemoCard new_year_cards[] = {
    {"adviseur.zeldenbroek", "Gastheer van het overleg",
     "Zorgt dat iedereen aan tafel zit en dat afspraken op papier staan.",
     "Belooft geen vergunning en geen extra politie.", "Burgemeester"},
    {"procesregisseur", "Meedenker van buiten",
     "Stelt de vraag die niemand stelt en bewaakt dat ook het midden gehoord wordt.",
     "Neemt geen besluiten voor Zeldenbroek.", "Directeur van het veiligheidshuis"},
    {0},
};

static const DemoTest new_year_tests[] = {
    {"Een vuurkorf met toezicht toestaan en ander vuur weghalen", "beweging",
     "Iedereen die in de nacht op het plein wil zijn, en de omwonenden.",
     "Gemeentewet, artikel 172, en de algemene plaatselijke verordening.",
     "Feest op het plein zonder gevaar voor mensen en huizen.",
     "Ja. Losse vuren op het plein waren een jaar eerder gevaarlijk dicht bij de gevels.",
     "Ja. Niemand wordt geweerd; alleen brandstapels zijn niet toegestaan.",
     "Ja. Een gebiedsverbod is overwogen en te zwaar gevonden.", "",
     "Dan ontstaan er opnieuw vuren op plekken waar niemand toezicht houdt.", "ja", -16,
     "adviseur.zeldenbroek", "procesregisseur",
     "Nagekeken met de brandweer en de verordening. Lichter kan niet."},
    {0},
};

static const DemoScale new_year_scales[] = {
    {"kernteam", -14, "De nacht komt dichterbij en er wordt hout verzameld.", "gemeentesecretaris",
     "", 0},
    {"driehoek", 0, "Een opstootje bij het plein, kort na middernacht.", "burgemeester", "", 0},
    {"regulier", 3, "De rust is terug en niemand is gewond.", "burgemeester",
     "De jongerenwerker sprak met de groep. De wijkagent ging langs bij de omwonenden. "
     "Handhavers kregen een nagesprek.",
     18},
    {0},
};

// ---- the three together -------------------------------------------------------------------------

static const DemoWeighing weighings[DEMO_KWESTIES] = {
    {.breeding_grounds = "wonen,kinderen",
     .dividing_lines = "overheid,lokaal",
     .middle = "Veruit de meeste bewoners, ook in Koogwijk. Zij kwamen op de koffieochtend, maar "
               "zeggen weinig in een volle zaal.",
     .middle_question = "Waar, hoeveel, hoe lang, en wie kunnen we bellen?",
     .network = "Goed contact met school, sportclub, welzijn en wijkagent. Witte vlekken: "
                "Dijkhemmen, jonge gezinnen in de nieuwbouw, en mensen die in ploegen werken.",
     .unknown = "Hoe de mensen die komen wonen het zelf willen. Of de buren uit Koogwijk "
                "terugkomen na de fout met de brief.",
     .if_nothing = "Dan vullen geruchten de stilte. De bewonersavond wordt dan een avond over "
                   "vertrouwen in plaats van over de opvang.",
     .line = "Eerst vertellen wat vaststaat en wat niet, en een vast contactpunt maken. Daarna "
             "praten over wat nog open is: verkeer, wijkbudget en kennismaken.",
     .alternatives = "Alles uitstellen tot na de raad. Een grote informatiemarkt. Alleen een "
                     "brief.",
     .line_reason = "Het midden vraagt om duidelijkheid, niet om gelijk. Uitstel maakt het gerucht "
                    "sterker.",
     .participation = "adviseren",
     .participation_reason = "De raad beslist over de locatie; dat staat vast. Over verkeer, "
                             "inrichting en wijkbudget geven bewoners advies. Wijken wij daarvan "
                             "af, dan zeggen wij waarom.",
     .last_safe = 8,
     .too_early = "Een verbod of een groot politiebeeld voordat er iets gebeurt. Dat bevestigt het "
                  "verhaal dat buren een gevaar zijn.",
     .too_late = "Na de demonstratie. Wie dan pas luistert, lijkt alleen naar lawaai te luisteren.",
     .if_wait = "Elke week zonder antwoord komt er een gerucht bij. Het contactpunt kan niet "
                "wachten, het gesprek over het wijkbudget wel.",
     .parties = reception_parties,
     .signs = reception_signs,
     .stances = reception_stances,
     .cards = reception_cards,
     .tests = reception_tests,
     .room = "Demonstreren is een recht, ook als het ongemakkelijk is. De vorige keer verliep het "
             "rustig en praatten mensen na afloop met elkaar.",
     .limits = "Kinderen moeten veilig naar het sportveld kunnen. Bedreiging van raadsleden of "
               "nieuwe bewoners accepteren wij niet.",
     .chosen = "beide",
     .reason = "Ruimte voor elke mening en voor de demonstratie, in zicht van de locatie. Een "
               "duidelijke grens bij bedreiging en geweld, wie het ook doet.",
     .chosen_by = "adviseur.waterrijk",
     .chosen_day = -16,
     .review_day = 14,
     .scales = reception_scales,
     .urgent_by = ""},
    {.breeding_grounds = "milieu,inkomen",
     .dividing_lines = "overheid,geld",
     .middle = "Mensen die de molens niet zien en er niet aan verdienen. Een grote groep die "
               "vooral wil dat het dorp heel blijft.",
     .middle_question = "Wie profiteert en wie ziet ze?",
     .network = "Goed contact met boeren, coöperatie en dorpsraad. Witte vlekken: huurders, "
                "jongeren, en mensen met een tweede huis.",
     .unknown = "Wat de meting van het geluid laat zien. Hoeveel mensen echt voor of tegen zijn: "
                "wij horen vooral de uitersten.",
     .if_nothing = "Het onderzoek komt uit in een dorp dat al heeft gekozen. Dan gelooft de "
                   "helft de cijfers niet.",
     .line = "Samen met omwonenden de vragen voor het onderzoek maken, en vooraf vertellen wie "
             "eraan verdient. De gemeente ook.",
     .alternatives = "Wachten op het onderzoek. Een peiling onder alle inwoners.",
     .line_reason = "Wie de vraag zelf heeft bedacht, kan het antwoord beter dragen.",
     .participation = "meewerken",
     .participation_reason =
         "Over de vragen van het onderzoek en over de verdeling van de opbrengst "
         "maken inwoners het plan met ons. Over de zoekgebieden beslist de "
         "raad.",
     .last_safe = 30,
     .too_early = "Een standpunt innemen voordat de meting er is.",
     .too_late =
         "De dag waarop het onderzoek openbaar wordt. Dan moeten de afspraken over meekijken "
         "er al zijn.",
     .if_wait = "Tot een week of vier kan het. Daarna is er geen tijd meer om omwonenden bij de "
                "meting te halen.",
     .parties = wind_parties,
     .signs = wind_signs,
     .stances = wind_stances,
     .cards = wind_cards,
     .tests = wind_tests,
     .room = "Borden, protest en felle inspraak horen bij een besluit dat zo lang blijft staan.",
     .limits = "Vernielen van borden en bedreigen van boeren of raadsleden.",
     .chosen = "ruimte",
     .reason =
         "Er is geen gevaar. Het dorp voert een echt debat; de gemeente zorgt dat het kan, en "
         "stuurt niet.",
     .chosen_by = "adviseur.duinveen",
     .chosen_day = -30,
     .review_day = 21,
     .scales = wind_scales,
     .urgent_by = ""},
    {.from_new_year = true,
     .breeding_grounds = "identiteit,veiligheid",
     .dividing_lines = "lokaal,overheid",
     .middle = "Ouders en oudere jongeren die het feest kennen en geen schade willen. Zij helpen "
               "graag, als iemand het vraagt.",
     .middle_question = "Wat kan wel?",
     .network = "Jongerenwerk, wijkagent en ondernemers kennen de groep. Witte vlek: jongeren uit "
                "andere dorpen.",
     .unknown = "Of er groepen van buiten komen. Wat het weer doet met de drukte.",
     .if_nothing = "Dan zijn er weer losse vuren bij de gevels, en wordt het ieder jaar harder.",
     .line = "Een vuurkorf met toezicht, bedacht door de jongeren, met een eindtijd die de "
             "omwonenden kozen.",
     .alternatives = "Het plein afsluiten. Niets afspreken en extra politie inzetten.",
     .line_reason = "Verbieden zonder alternatief verplaatst het vuur. Een eigen plek geeft "
                    "jongeren iets te verliezen.",
     .participation = "meebeslissen",
     .participation_reason = "Jongeren en omwonenden beslisten samen over plek en eindtijd. Alleen "
                             "de veiligheid van het vuur stond vast.",
     .last_safe = -14,
     .too_early = "Voor de herfst: dan denkt niemand nog aan oud en nieuw.",
     .too_late = "Na kerst: dan is het hout verzameld en de toon gezet.",
     .if_wait = "Dan beslist de nacht.",
     .parties = new_year_parties,
     .signs = new_year_signs,
     .stances = new_year_stances,
     .cards = new_year_cards,
     .tests = new_year_tests,
     .room = "Het is een traditie van het dorp, en de jongeren ruimen zelf op.",
     .limits = "Vuur bij gevels is gevaarlijk, en na twee uur willen mensen slapen.",
     .chosen = "beide",
     .reason = "Een vuur met toezicht mag. Al het andere vuur wordt weggehaald.",
     .chosen_by = "adviseur.zeldenbroek",
     .chosen_day = -15,
     .review_day = 340,
     .scales = new_year_scales,
     .urgent_reason = "Kort na middernacht werd vuurwerk naar de brandweer gegooid. De groep moest "
                      "meteen van de brug; daar was geen aanpak voor gemaakt.",
     .urgent_by = "burgemeester, in overleg met de driehoek",
     .urgent_hours = 12},
};

const DemoWeighing *
demo_weighings(void)
{
    return weighings;
}
