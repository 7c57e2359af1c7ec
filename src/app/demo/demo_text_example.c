#include "app/demo/demo_text.h"

// The thirty signals that were written by hand; the last ten were notes and are written out here.
// days_ago -1 means in the December of the planted New Year, -2 just before the council meeting.
static const DemoExample examples[DEMO_EXAMPLES] = {
    {1, "wijkagent", "Waterrijk-Noord", "opvang", "overheid", "onrust", "ervaren", "eigen",
     "gewoon", "kring", "kwestie", "thematafel", "opvanglocatie",
     "Bij het buurthuis spraken in één week vier bewoners los van elkaar uit dat ze pas via de "
     "krant hoorden van de opvanglocatie. Zij vroegen vooral: waarom weten wij niets?",
     "De onvrede gaat over het informeren, nog niet over de bewoners van de opvang.",
     "De melder hoorde het vier keer, van mensen die elkaar niet kennen.",
     "Bevestigd door de opbouwwerker. Er was nog geen brief verstuurd.", "", 31},
    {2, "balie", "Noorderkoog-Dorp", "vertrouwen", "overheid", "uiting", "aangetoond", "eigen",
     "laag", "gemeente", "afgesloten", "lokaal", "",
     "Aan de balie ging het deze week elf keer over de afvalheffing. Twee keer zei iemand: 'jullie "
     "luisteren toch niet'. Iedereen bleef binnen de normale omgang.",
     "", "De melder telde mee omdat het opviel.",
     "De brief over de heffing was voor veel mensen onduidelijk.", "", 96},
    {3, "jongerenwerker", "Zeldenbroek-Dorp", "jaarwisseling", "klimaat", "uiting", "mogelijk",
     "eigen", "gewoon", "kring", "kwestie", "gesprek", "jaarwisseling",
     "Jongeren noemen het plein op 31 december als plek waar 'het weer gaat gebeuren'. Onduidelijk "
     "of dit een plan is of stoere taal. Wij organiseren vrijdag een gesprek.",
     "Een deel van de groep wil juist dat er iets leuks wordt georganiseerd.",
     "De melder kent de groep en vond de toon anders dan vorig jaar.",
     "Gesprek gepland; de jongeren komen met eigen voorstellen.", "", -1},
    {4, "communicatie", "Oosterwad-Centrum", "opvang", "gerucht", "uiting", "aangetoond",
     "openbare_bron", "gewoon", "kring", "afgesloten", "lokaal", "opvanglocatie",
     "Op een openbare buurtpagina circuleert de bewering dat de sporthal wordt gesloten voor de "
     "opvang. Dit is onjuist; er is geen besluit over de sporthal. Ongeveer veertig reacties, "
     "meest vragen.",
     "De vragen zijn redelijk; een kort bericht helpt waarschijnlijk.",
     "De melder wilde weten of er een besluit is.",
     "Er is geen besluit. Bericht geplaatst met een link naar de planning.", "", 58},
    {5, "handhaver", "Duinveen aan Zee", "evenement", "groepen", "uiting", "ervaren", "eigen",
     "gewoon", "gemeente", "afgesloten", "gesprek", "vergunning",
     "Drie avonden achter elkaar klachten over geluid bij het strandpaviljoen. Bewoners en "
     "bezoekers verwijten elkaar asociaal gedrag; er is geen geweld gezien.",
     "", "De melder zag het drie avonden zelf.", "Met de ondernemer zijn eindtijden afgesproken.",
     "", 140},
    {6, "inwoner", "Waterrijk-Centrum", "opvang", "evenement", "onrust", "mogelijk", "horen_zeggen",
     "gewoon", "gemeente", "gereed", "", "demonstratie",
     "Ik hoor dat er zaterdag een demonstratie komt tegen de opvang. Ik ben niet tegen de "
     "demonstratie, maar ik maak me zorgen over de kinderen op weg naar het sportveld.",
     "", "De melder vroeg om een veilige route.",
     "De demonstratie is gemeld. Over de route naar het sportveld wordt nog gepraat.", "", 5},
    {7, "corporatie", "Koogwijk", "wonen", "overheid", "onrust", "aangetoond", "eigen", "gewoon",
     "kring", "afgesloten", "lokaal", "",
     "Op twee bewonersavonden werd gevraagd of woningen naar statushouders gaan. Feitelijk gaat "
     "het om 2 van de 34 woningen; dat wist niemand in de zaal.",
     "Het cijfer noemen hielp meteen.", "De melder miste zelf het cijfer in de zaal.",
     "Cijfers staan nu op de website van de corporatie.", "", 120},
    {8, "school", "Zeldenbroek-Dorp", "internationaal", "groepen", "uiting", "ervaren", "eigen",
     "gewoon", "kring", "gewogen", "meer_info", "media",
     "Leerlingen hebben twee keer ruzie gehad over oorlogsbeelden. Leraren vragen hoe ze het "
     "gesprek kunnen voeren zonder een kant te kiezen.",
     "", "De melder zoekt hulp voor leraren.",
     "De school wil zelf het gesprek voeren, met begeleiding.", "", 27},
    {9, "opbouwwerker", "Oosterwad-Haven", "zorg", "klimaat", "onrust", "ervaren", "eigen", "laag",
     "kring", "afgesloten", "ruimte", "sluiting",
     "De laatste bankautomaat verdwijnt. Ouderen voelen zich vergeten. De toon is verdrietig, niet "
     "boos.",
     "Het komt boven op de sluiting van andere voorzieningen.",
     "De melder hoorde dit op de koffieochtend.",
     "Er is geen spanning tussen groepen. Wel een wens: hulp bij geldzaken.", "", 210},
    {10, "griffie", "Duinveen-Binnen", "energie", "evenement", "gedrag", "mogelijk", "eigen",
     "hoog", "kring", "kwestie", "thematafel", "raadsbesluit",
     "Voor de inspraakavond staan 62 sprekers ingeschreven. Van beide kanten is gevraagd of de "
     "zaal veilig is.",
     "", "De melder wil de avond goed laten verlopen.",
     "Er komt een tweede zaal en een gastheer die beide kanten kennen.", "", -2},
    {11, "veiligheidsregio", "Waterrijk-Centrum", "landbouw", "evenement", "gedrag", "mogelijk",
     "openbare_bron", "gewoon", "regio", "gewogen", "trend", "rijksmaatregel",
     "Landelijk zijn nieuwe maatregelen rond landbouw aangekondigd; in drie gemeenten in de regio "
     "zijn eerder acties geweest.",
     "", "De melder deelt dit als beeld voor de regio.",
     "Bij de gemeenten zijn nog geen nieuwe acties gemeld.", "", 19},
    {12, "ggd", "Waterrijk-Zuid", "gezondheid", "klimaat", "uiting", "ervaren", "eigen", "laag",
     "kring", "afgesloten", "ruimte", "",
     "Meer vragen dan gewoonlijk over een vaccinatiecampagne, soms met stellige onjuiste "
     "beweringen. Geen dreiging.",
     "", "De melder ziet een verschil met vorig jaar.",
     "Er komt een spreekuur met uitleg in gewone taal.", "", 170},
    {13, "handhaver", "Noorderkoog-Dorp", "internationaal", "incident", "gedrag", "aangetoond",
     "eigen", "hoog", "kring", "afgesloten", "politie_om", "symbool",
     "Bij het herdenkingsmonument is verf aangebracht. Schoongemaakt; aangifte door de gemeente "
     "gedaan. Motief onbekend.",
     "", "De melder vond de verf in de ochtend.",
     "Aangifte gedaan. Over het motief wordt niets aangenomen.", "", 200},
    {14, "buurtvereniging", "de Brugbuurt", "verkeer", "groepen", "onrust", "ervaren", "eigen",
     "gewoon", "gemeente", "afgesloten", "lokaal", "",
     "Ouders en forensen verwijten elkaar de drukte bij de brug. Er ligt sinds vorige week een "
     "hek; niemand weet van wie dat besluit is.",
     "", "De melder wil weten wie het hek heeft geplaatst.",
     "Het hek hoort bij werk aan de brug. De omwonenden hadden geen brief gekregen.", "", 75},
    {15, "sportclub", "Oosterwad-Centrum", "discriminatie", "groepen", "uiting", "ervaren", "eigen",
     "gewoon", "kring", "afgesloten", "lokaal", "",
     "Na een wedstrijd is geroepen naar spelers over hun afkomst. De club zelf heeft een gesprek "
     "gehouden en wil hulp bij een gedragsregel.",
     "", "De melder wil dat de club het zelf kan oplossen.",
     "Voorbeelden van gedragsregels zijn gedeeld.", "", 155},
    {16, "wijkagent", "Duinveen-Binnen", "vertrouwen", "radicalisering", "gedrag", "mogelijk",
     "horen_zeggen", "gewoon", "gemeente", "vernietigd", "onterecht", "",
     "Een jongere heeft een baard laten staan en gaat vaker naar gebedshuis.", "",
     "De melder had het van een collega gehoord en wist niet wat hij ermee moest.",
     "Geen zorg, geen signaal. Uiterlijk en geloof zijn geen aanwijzing voor radicalisering.",
     "Onterecht signaal: uiterlijk en gebed zijn geen zorg. Vernietigd en met de melder besproken.",
     64},
    {17, "jongerenwerker", "Waterrijk-Zuid", "zorg", "groepen", "onrust", "ervaren", "eigen",
     "laag", "kring", "afgesloten", "lokaal", "",
     "Een groep scholieren voelt zich niet welkom in het nieuwe jeugdhonk. Zij vragen een eigen "
     "avond.",
     "", "De melder wil de groep niet verliezen.", "Er komt een proef met een eigen avond.", "",
     84},
    {18, "corporatie", "Noorderkoog-Dorp", "energie", "overheid", "onrust", "ervaren", "eigen",
     "laag", "kring", "afgesloten", "trend", "prijs",
     "Bewoners van oude huizen voelen zich dubbel gepakt door de energiekosten en de verplichting.",
     "", "De melder hoort dit op elk spreekuur.", "Ook in twee andere gemeenten herkend.", "", 260},
    {19, "communicatie", "Oosterwad-Centrum", "verkeer", "overheid", "uiting", "aangetoond",
     "openbare_bron", "laag", "gemeente", "afgesloten", "lokaal", "",
     "Brief over afsluiting weg geeft 90 reacties; 60 gaan over de toon, niet over de weg.",
     "De brief is herschreven met hulp van de taalhulp.",
     "De melder schreef de brief zelf en wil ervan leren.",
     "Nieuwe brief verstuurd; daarna kwamen er nog vier reacties.", "", 112},
    {20, "inwoner", "Zeldenbroek-Dorp", "vertrouwen", "klimaat", "onrust", "ervaren", "eigen",
     "laag", "gemeente", "afgesloten", "gesprek", "",
     "Ik durf op de voetbalvereniging niet meer te zeggen dat ik twijfel.", "",
     "De melder wilde het aan iemand kwijt.",
     "Een stem uit het stille midden. De melder had genoeg aan een gesprek.", "", 47},
    {21, "balie", "Duinveen-Binnen", "vertrouwen", "incident", "gedrag", "aangetoond", "eigen",
     "hoog", "gemeente", "verwezen", "", "",
     "Een bezoeker gooide een stoel om en bedreigde een medewerker aan de balie. De medewerker is "
     "opgevangen door collega's. Dit hoort bij de incidenten.",
     "", "De melder wist niet waar dit gemeld moet worden.",
     "Gemeld in het incidentdeel; de medewerker wordt daar begeleid.",
     "Agressie tegen een medewerker: verwezen naar de incidenten van weerbaar bestuur.", 39},
    {22, "wijkagent", "Waterrijk-Centrum", "opvang", "evenement", "gedrag", "aangetoond", "eigen",
     "laag", "kring", "afgesloten", "ruimte", "demonstratie",
     "De demonstratie op het plein verliep rustig. Voor- en tegenstanders van de opvang hielden "
     "zich aan de afspraken en praatten na afloop met elkaar.",
     "Een goed voorbeeld van ruimte geven.", "De melder wil dat ook goed nieuws wordt gedeeld.",
     "Door de organisator bevestigd.", "", 18},
    {23, "opbouwwerker", "Waterrijk-Zuid", "opvang", "groepen", "gedrag", "aangetoond", "eigen",
     "laag", "kring", "afgesloten", "volgen", "",
     "De gezamenlijke maaltijd trok 80 mensen. Twee groepen bleven gescheiden zitten. De koks "
     "werkten wel door elkaar.",
     "Samen eten is nog geen ontmoeting; samen koken misschien wel.",
     "De melder had op meer contact gehoopt.",
     "De volgende keer worden de tafels anders ingedeeld.", "", 133},
    {24, "corporatie", "Hogezelden", "wonen", "klimaat", "uiting", "aangetoond", "eigen", "laag",
     "gemeente", "niet_geagendeerd", "", "",
     "Twee huishoudens hebben al maanden een conflict over de hoogte van een heg. De buren houden "
     "zich erbuiten.",
     "", "De melder twijfelde of dit polarisatie is.",
     "Het is een conflict tussen twee buren, geen spanning tussen groepen.",
     "Persoonlijk burenconflict: naar buurtbemiddeling. Een conflict is nog geen polarisatie.", 88},
    {25, "school", "Noorderkoog-Dorp", "internationaal", "klimaat", "onrust", "ervaren", "eigen",
     "laag", "kring", "afgesloten", "lokaal", "",
     "De school vraagt om een lespakket over praten bij verschil van mening. Er is geen incident; "
     "leraren willen het voor zijn.",
     "", "De melder wil leraren op tijd helpen.", "Drie mogelijke lespakketten doorgegeven.", "",
     145},
    {26, "communicatie", "Duinveen-Binnen", "energie", "gerucht", "uiting", "aangetoond",
     "openbare_bron", "gewoon", "kring", "afgesloten", "lokaal", "raadsbesluit",
     "Er gaat een gerucht over een 'geheim besluit' over de windmolens. Het is weerlegd met een "
     "link naar het raadsstuk, dat sinds vorige maand openbaar is.",
     "", "De melder kreeg de vraag van een journalist.",
     "Het raadsstuk was wel openbaar, maar moeilijk te vinden.", "", 108},
    {27, "oov", "Oosterwad-Centrum", "landbouw", "evenement", "gedrag", "aangetoond", "eigen",
     "gewoon", "kring", "afgesloten", "ruimte", "demonstratie",
     "Er is een trekkeractie aangekondigd. De route is met de organisator afgestemd en de "
     "hulpdiensten kunnen erlangs.",
     "", "De melder heeft de afspraken zelf gemaakt.", "De actie is zonder problemen verlopen.", "",
     225},
    {28, "anders", "Waterrijk-Centrum", "evenement", "klimaat", "uiting", "ervaren", "eigen",
     "gewoon", "kring", "afgesloten", "ruimte", "",
     "In de bibliotheek is ongemak over een thema-avond met een omstreden spreker. Enkele vaste "
     "bezoekers vragen om de avond af te zeggen.",
     "De spreker mag komen: dat is vrijheid van meningsuiting. Wij letten op een goed gesprek na "
     "afloop.",
     "De melder wilde weten of afzeggen nodig is.",
     "Nee. Er komt wel ruimte voor vragen en tegenspraak.", "", 101},
    {29, "wijkagent", "Zeldenbroek-Dorp", "jongeren", "klimaat", "onrust", "mogelijk",
     "horen_zeggen", "laag", "regio", "niet_geagendeerd", "", "",
     "Er zou de komende tijd ergens in de regio iets kunnen gebeuren. Waar, wanneer en door wie is "
     "niet bekend. Het is niet bevestigd.",
     "", "De melder wilde het niet voor zich houden.", "Geen tweede bron en niets concreets.",
     "Te vaag en onbevestigd om te wegen. De melder meldt opnieuw als er iets concreets is.", 53},
    {30, "griffie", "Duinveen-Binnen", "vertrouwen", "overheid", "gedrag", "ervaren",
     "horen_zeggen", "gewoon", "kring", "gewogen", "gesprek", "",
     "Raadsleden vertellen dat inwoners hen thuis benaderen over een besluit. Er is niet gedreigd, "
     "maar hun gezinnen vinden het vervelend.",
     "Tijd om samen de norm te bespreken; een aangifte past hier niet.",
     "De melder wil weten waar de grens ligt.",
     "De raadsleden willen een gesprek over de norm, geen aangifte.", "", 23},
};

const DemoExample *
demo_text_examples(void)
{
    return examples;
}
