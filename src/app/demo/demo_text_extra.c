#include "app/demo/demo_text.h"

static const DemoLine questions[] = {
    {"opvang", "De meest gestelde vraag: hoeveel mensen komen er en voor hoe lang?"},
    {"opvang", "Mensen willen weten wie zij kunnen bellen als er iets is."},
    {"opvang", "Er wordt vooral gevraagd waarom juist deze plek is gekozen."},
    {"opvang", "Mensen vragen wat het dorp er zelf voor terugkrijgt."},
    {"opvang", "Een terugkerende vraag is of de gemeente al een besluit heeft genomen."},
    {"opvang", "Men wil eerst een gesprek en daarna pas een plan."},
    {"opvang", "De zorgen gaan over drukte, niet over de mensen zelf."},
    {"energie", "Mensen vragen wie er aan de molens verdient."},
    {"energie", "Men wil weten of er ook naar zonnepanelen op daken is gekeken."},
    {"energie", "De vraag is vooral wat er al vaststaat en wat niet."},
    {"energie", "Mensen willen dat de gemeente zelf een avond houdt, zonder verkopers."},
    {"energie", "Er is veel behoefte aan uitleg in gewone taal."},
    {"jaarwisseling", "Mensen vragen wat er dit jaar wél mag."},
    {"jaarwisseling", "Men wil weten of er toezicht is na middernacht."},
    {"jaarwisseling", "De vraag is wie het gesprek met de jongeren voert."},
    {"jaarwisseling", "Een vaste plek met toezicht wordt als idee genoemd."},
    {"vertrouwen", "Mensen willen weten wie erover gaat."},
    {"vertrouwen", "Een eerlijk 'nee' is beter dan geen antwoord, wordt gezegd."},
    {"vertrouwen", "Er wordt gevraagd om één vast contactpersoon."},
    {"vertrouwen", "Mensen noemen een oude belofte die nog openstaat."},
    {"wonen", "Mensen vragen wie de regels voor toewijzing bepaalt."},
    {"wonen", "Men wil cijfers zien over wie een woning krijgt."},
    {"wonen", "De vraag is of er ook voor jongeren uit het dorp wordt gebouwd."},
    {"wonen", "Mensen willen meepraten voordat de plannen klaar zijn."},
    {"verkeer", "Mensen vragen om een vast aanspreekpunt."},
    {"verkeer", "Men wil weten wat de gemeente hieraan kan doen."},
    {"verkeer", "Er wordt gevraagd om een proef van een paar maanden."},
    {"verkeer", "De meesten willen best meedenken over een oplossing."},
    {"jongeren", "Er is behoefte aan een gesprek met beide kanten erbij."},
    {"jongeren", "Men vraagt of de jongerenwerker vaker langs kan komen."},
    {"jongeren", "Mensen willen weten bij wie zij terechtkunnen, zonder meteen te melden."},
    {"landbouw", "Mensen vragen om een gesprek aan de keukentafel, niet om een folder."},
    {"landbouw", "Men wil weten wat de gemeente zelf mag beslissen."},
    {"landbouw", "De onzekerheid lijkt zwaarder te wegen dan de regels zelf."},
    {"internationaal", "Er is gevraagd hoe je dit gesprek kunt voeren zonder partij te kiezen."},
    {"internationaal", "Mensen willen dat er aandacht is voor alle slachtoffers."},
    {"internationaal", "Men zoekt een plek waar verdriet mag zonder discussie."},
    {"zorg", "Mensen vragen waar zij straks heen moeten."},
    {"zorg", "Men wil weten of de gemeente hier iets aan kan doen."},
    {"zorg", "Een busje of belbus wordt vaak als wens genoemd."},
    {"armoede", "Schaamte speelt een grote rol."},
    {"armoede", "Mensen vragen om hulp zonder veel formulieren."},
    {"armoede", "Men wil iemand die meekijkt in gewone taal."},
    {"discriminatie", "Niet iedereen weet waar je dit kunt melden."},
    {"discriminatie", "Men wil vooral dat het wordt erkend."},
    {"gezondheid", "Mensen vragen om uitleg van iemand die zij kennen."},
    {"gezondheid", "Men wil eerlijk horen wat bekend is en wat niet."},
    {"evenement", "Mensen vragen om vaste eindtijden en een nummer om te bellen."},
    {"evenement", "Men wil dat organisator en buren eerst met elkaar praten."},
    {"natuur", "Mensen willen vooraf horen wat er gaat gebeuren."},
    {"natuur", "Men vraagt om een wandeling met uitleg ter plaatse."},
    {"werk", "Mensen vragen wanneer er duidelijkheid komt."},
    {"werk", "Men wil weten welke hulp er is bij het zoeken naar ander werk."},
    {"online", "Er wordt gevraagd of de gemeente hierop gaat reageren."},
    {"online", "Men wil weten wat er echt is besloten."},
};

static const DemoLine tones[] = {
    {"onrust", "De toon was bezorgd, niet boos."},
    {"onrust", "De toon was eerder moe dan boos."},
    {"onrust", "Iedereen bleef vriendelijk."},
    {"onrust", "Er klonk vooral teleurstelling."},
    {"onrust", "Er werd rustig gepraat, maar het zit hoog."},
    {"onrust", "Er is niemand boos weggelopen."},
    {"onrust", "De stemming was somber."},
    {"onrust", "Een maand geleden hoorden wij dit nog niet."},
    {"onrust", "Het is niet de eerste keer dat dit wordt genoemd."},
    {"onrust", "Men praat er met ons open over."},
    {"onrust", "Het is nog niet duidelijk hoe breed dit leeft."},
    {"onrust", "Boosheid is er niet, wel zorg."},
    {"onrust", "Lang niet iedereen denkt er zo over."},
    {"onrust", "Er is vooral behoefte aan duidelijkheid."},
    {"onrust", "Het leeft bij meer mensen dan deze paar."},
    {"uiting", "De toon was fel, maar er zijn geen dreigementen geuit."},
    {"uiting", "Er is niet gescholden."},
    {"uiting", "De meeste mensen mengen zich er niet in."},
    {"uiting", "Het bleef bij woorden."},
    {"uiting", "De toon is scherper dan een paar maanden geleden."},
    {"uiting", "De toon is fel, niet dreigend."},
    {"uiting", "Het gaat om een klein aantal mensen."},
    {"uiting", "Het is de eerste keer dat wij dit horen."},
    {"uiting", "Er klonk ook een ander geluid, maar zachter."},
    {"uiting", "Tot nu toe blijft het hierbij."},
    {"gedrag", "Er is niemand gewond geraakt."},
    {"gedrag", "Er is geen geweld gezien."},
    {"gedrag", "Omwonenden zijn wel geschrokken."},
    {"gedrag", "Het is niet de eerste keer dit jaar."},
    {"gedrag", "Het is nog niet duidelijk of dit vaker gebeurt."},
    {"gedrag", "Het was de eerste keer dat wij dit zagen."},
    {"gedrag", "Er keken {n} mensen toe."},
    {"gedrag", "Wij gaan er volgende week nog eens langs."},
    {"gedrag", "De aanleiding is niet bekend."},
    {"inwoner", "Ik weet niet of dit bij u thuishoort."},
    {"inwoner", "Ik hoef geen actie, ik wil het alleen laten weten."},
    {"inwoner", "Ik zou er graag eens met iemand over praten."},
    {"inwoner", "Mijn buren hebben het er ook over."},
    {"inwoner", "Misschien valt het mee, maar het houdt mij bezig."},
    {"inwoner", "Ik schrijf dit niet uit boosheid."},
    {"inwoner", "Dit speelt al een paar weken."},
    {"inwoner", "Fijn dat ik dit hier kwijt kan."},
    {"inwoner", "Ik hoor graag wat u ermee doet."},
    {"inwoner", "Ik ben benieuwd of anderen dit ook merken."},
};

static const DemoLine interpretations[] = {
    {"opvang", "Het lijkt meer te gaan over laat informeren dan over de opvang zelf."},
    {"opvang", "Mijn indruk: het midden heeft vragen en krijgt geen antwoord. Daardoor gaan de "
               "uitersten het verhaal bepalen."},
    {"opvang", "Ik denk dat een vast contactpunt veel onrust wegneemt."},
    {"opvang", "Dit komt in meer dorpen terug. Het kan één verhaal zijn dat rondgaat."},
    {"energie", "De verdeling van lusten en lasten lijkt het echte onderwerp."},
    {"energie", "Voor- en tegenstanders praten via ons, niet met elkaar."},
    {"energie", "Ik verwacht dat dit na de raadsvergadering afneemt, maar zeker is dat niet."},
    {"jaarwisseling", "In deze weken wordt veel geroepen. Meestal blijft het daarbij."},
    {"jaarwisseling", "Er is ruimte voor een afspraak, als wij er vroeg bij zijn."},
    {"vertrouwen", "Geen antwoord krijgen weegt zwaarder dan het besluit zelf."},
    {"vertrouwen", "Dit gaat over oude beloften. Het is goed om na te gaan wat er is toegezegd."},
    {"wonen", "Men kent de regels niet en vult die zelf in."},
    {"wonen", "Schaarste wordt hier een wij-zij-verhaal."},
    {"verkeer", "Op zichzelf klein, maar het komt boven op andere ergernissen."},
    {"verkeer", "Dit lijkt met betere informatie op te lossen."},
    {"jongeren", "Volgens mij is dit gewoon gedrag van jongeren en ontbreekt een plek."},
    {"jongeren", "Beide groepen voelen zich niet gezien. Een gesprek kan helpen."},
    {"landbouw", "Achter de boosheid zit vooral onzekerheid."},
    {"internationaal",
     "De pijn van ver weg komt hier het gesprek in. Dat is nog geen conflict tussen groepen."},
    {"zorg", "Het gevoel vergeten te worden is groter dan het praktische probleem."},
    {"armoede", "Geldzorgen maken mensen vatbaar voor het idee dat anderen voorgaan."},
    {"discriminatie",
     "Er wordt minder gemeld dan er gebeurt. Dat denk ik, maar ik kan het niet bewijzen."},
    {"gezondheid", "Vragen stellen wordt te snel als verzet gezien."},
    {"evenement", "Dit is onenigheid, geen polarisatie."},
    {"natuur", "Het gaat om zeggenschap over een vertrouwde plek."},
    {"werk", "Zolang er geen duidelijkheid is, groeit het gerucht."},
    {"online", "Online klinkt het harder dan op straat."},
    {"opvang", "De zorgen zijn praktisch. Met data en een telefoonnummer komen wij ver."},
    {"energie",
     "Het landschap is voor velen een deel van thuis. Dat komt in de stukken niet terug."},
    {"wonen", "De wachtlijst kleurt elk gesprek over wonen."},
    {"verkeer", "De ergernis gaat over het besluit, niet over de buren."},
    {"jongeren", "Als niemand met de jongeren praat, blijft het een verhaal over hen."},
    {"jongeren", "De overlast valt mee; de angst ervoor niet."},
    {"vertrouwen", "Hier is meer aan de hand dan deze ene brief."},
    {"vertrouwen", "Een kort telefoontje had dit waarschijnlijk voorkomen."},
    {"landbouw", "Boeren en andere bewoners willen allebei dat het dorp leefbaar blijft."},
    {"internationaal",
     "Leraren en vrijwilligers zijn bang om iets verkeerds te zeggen en zeggen dus niets."},
    {"zorg", "Dit raakt vooral mensen zonder auto."},
    {"armoede", "Trots houdt mensen weg bij de hulp die er is."},
    {"discriminatie", "Er is meer steun van anderen dan de mensen zelf denken."},
    {"gezondheid", "Een bekende huisarts overtuigt hier meer dan een folder."},
    {"evenement", "Het gaat om de vraag van wie het dorp is."},
    {"natuur", "Uitleg vooraf had veel gescheeld."},
    {"werk", "Zorg om werk slaat snel om in wijzen naar anderen."},
    {"online", "Een paar mensen schrijven veel; de rest leest mee en wordt onzeker."},
    {"onrust", "Op zichzelf klein. Ik meld het omdat ik het vaker hoor."},
    {"onrust", "Misschien hoor ik het vaker omdat ik er nu op let."},
    {"vertrouwen", "Kritiek op de gemeente mag. Ik zie hier geen grens die is overschreden."},
    {"uiting", "Ik weet niet of dit een brede mening is of van een paar mensen."},
    {"gedrag", "Ik zou hier nog geen conclusie aan verbinden."},
    {"gedrag", "Het kan ook toeval zijn."},
    {"onrust", "Ik kan niet goed inschatten hoe breed dit leeft."},
    {"onrust", "Voor nu zou ik vooral blijven luisteren."},
    {"onrust", "Ik zie nog geen harde scheiding tussen groepen."},
    {"onrust", "Ik denk dat het stille midden hier groot is."},
    {"uiting", "Dit valt volgens mij binnen de vrijheid van meningsuiting."},
    {"uiting", "De woorden zijn harder dan de bedoeling, denk ik."},
    {"uiting", "Ik hoor meer wij-zij-taal dan een paar maanden geleden."},
    {"gedrag", "Een los voorval, zo lijkt het."},
    {"gedrag", "Eén keer is niets, maar dit is niet de eerste keer."},
    {"goed", "Dit laat zien wat mensen zelf kunnen."},
    {"goed", "Goed nieuws is ook een signaal."},
    {"goed", "Het zou mooi zijn als dit ook in andere kernen kan."},
    {"goed", "Dit werkte omdat inwoners zelf de eerste stap zetten."},
    {"goed", "Een klein bedankje van de gemeente zou passen."},
    {"inwoner", "Ik denk dat het zou helpen als iemand van de gemeente eens langskomt."},
    {"inwoner", "Volgens mij denken meer mensen dit, maar zeggen ze het niet."},
    {"inwoner", "Ik kan het ook verkeerd zien."},
    {"inwoner", "Het gaat mij om de sfeer in de buurt."},
    {"inwoner", "Misschien is het gewoon een kwestie van beter uitleggen."},
};

static const DemoLine outcomes[] = {
    {"ruimte", "Ruimte laten. Dit zijn meningen; de gemeente hoeft hier niets van te vinden."},
    {"ruimte", "Geen overheidsoptreden nodig. Inwoners hebben het samen opgelost."},
    {"ruimte", "Ruimte laten: mensen mogen boos zijn. De melder weet waarom wij niets doen."},
    {"volgen", "Volgen tot het volgende overleg. Vraag: horen andere partners dit ook?"},
    {"volgen", "Volgen, nog zes weken. Vraag: wordt het meer of minder?"},
    {"meer_info", "Meer informatie nodig; de opbouwwerker vraagt na hoe breed dit leeft."},
    {"meer_info", "Nog te weinig bekend. De wijkagent en het welzijnswerk kijken apart nog eens."},
    {"gesprek",
     "Gesprek gevoerd met de betrokken groep. Er is afgesproken wie waarvoor aanspreekpunt is."},
    {"gesprek", "De gemeente gaat zelf langs. Eerst luisteren, dan pas uitleggen."},
    {"gesprek", "Er is een gesprek geweest met alle kanten aan tafel. De kou is uit de lucht."},
    {"lokaal", "Lokaal opgepakt door het welzijnswerk."},
    {"lokaal", "Lokaal opgepakt door één partner; de anderen weten daarvan."},
    {"lokaal", "De gemeente heeft een bericht gestuurd met duidelijke data en een telefoonnummer."},
    {"bilateraal",
     "Twee partners bespreken dit samen; het hoeft niet terug te komen in het overleg."},
    {"thematafel", "Naar het kernteam maatschappelijke onrust, samen met vergelijkbare signalen."},
    {"zorg",
     "Er is geen spanning, maar een zorgvraag. Doorverwezen, zonder gegevens in dit systeem."},
    {"trend", "Als trend gedeeld met de andere gemeenten in de regio."},
    {"ico", "Verwezen naar het casusoverleg. In dit systeem staat alleen het verwijsnummer."},
    {"politie_om", "Overgedragen aan de politie. Hier wordt niets verder vastgelegd."},
    {"*", "De melder is gebeld."},
    {"*", "De melder heeft antwoord gekregen."},
    {"*", "Over zes weken kijken wij terug."},
    {"*", "De wijkagent houdt contact."},
    {"*", "Eén deelnemer dacht hier anders over; dat staat in het verslag."},
    {"*", "Er was geen verschil van mening."},
    {"*", "Op twee criteria was het antwoord 'onbekend'."},
    {"*", "Er is geen harde scheiding tussen groepen gezien."},
    {"*", "Het netwerk is hierbij betrokken."},
    {"*", "De gemeente is hier zelf partij; dat is zo opgeschreven."},
    {"*", "De eigen adviseur van de gemeente is aanspreekpunt."},
    {"*", "Bij een nieuw signaal komt het opnieuw op de agenda."},
    {"driehoek", "Geadviseerd om dit in de driehoek te bespreken."},
};

static const DemoLine reasons[] = {
    {"niet_geagendeerd",
     "Te weinig concreet om te wegen; de melder is gevraagd wat er precies is gezien."},
    {"niet_geagendeerd", "Het beeld is bij één bron gebleven en niet bevestigd."},
    {"niet_geagendeerd", "De betrokken partner heeft het zelf al opgelost."},
    {"niet_geagendeerd", "Al besproken bij een eerder signaal met dezelfde inhoud."},
    {"niet_geagendeerd", "Het gaat om een mening, zonder spanning tussen groepen."},
    {"niet_geagendeerd", "De gemeente kan hier niets aan doen en dat is zo aan de melder verteld."},
    {"vernietigd",
     "Onterecht signaal: de melder had het verkeerd begrepen en trekt de melding in."},
    {"vernietigd", "Onterecht signaal: na navraag bleek er geen zorg te zijn."},
    {"verwezen", "Hoort bij het casusoverleg; hier blijft alleen het verwijsnummer staan."},
    {"verwezen", "Hoort bij de incidenten van weerbaar bestuur en is daar gemeld."},
    {"verwezen", "Zorgvraag, geen spanning. Doorverwezen naar het wijkteam."},
};

static const DemoFollow follows[] = {
    {"", "De melder schrok van de toon.",
     "Het gaat om één gesprek; andere collega's herkennen het nog niet."},
    {"", "De melder hoorde hetzelfde op twee plekken.",
     "Bevestigd door een tweede, onafhankelijke bron."},
    {"", "De melder wilde weten of anderen dit ook horen.",
     "Twee partners herkennen het beeld, één niet."},
    {"", "De melder vond het nieuw voor deze plek.",
     "Nog niet eerder gemeld hier; het beeld is helder genoeg om te wegen."},
    {"", "De melder twijfelde en wilde overleggen.",
     "Samen doorgenomen wat is gezien en wat is ingevuld. De tekst is daarop aangepast."},
    {"", "De melder ziet het vaker worden.",
     "Vorige maand hoorde de melder dit één keer, nu wekelijks."},
    {"", "De melder had beloofd het door te geven.",
     "De mensen om wie het gaat willen vooral een antwoord van de gemeente."},
    {"", "De melder maakt zich zorgen over de sfeer.",
     "Er is geen dreiging; het gaat om een gevoel dat breed leeft."},
    {"", "De melder werd er zelf op aangesproken.",
     "Het past bij wat de wijkagent en de corporatie zien."},
    {"", "De melder wil voorkomen dat het groter wordt.",
     "Er is nog geen zichtbare spanning tussen groepen."},
    {"", "De melder kent de mensen goed en vond dit anders.",
     "De aanleiding is een brief die niet iedereen heeft gekregen."},
    {"", "De melder wist niet waar dit anders thuishoort.",
     "Het blijkt vooral een praktische vraag; die is doorgezet."},
    {"horen_zeggen", "De melder hoorde het van horen zeggen.",
     "De eerste bron is niet gevonden. Het blijft een gerucht."},
    {"jongeren", "De melder wil dat jongeren ook gehoord worden.",
     "De jongeren willen zelf aan tafel zitten."},
    {"gerucht", "De melder vond de inhoud niet passen bij de stukken.",
     "Het bericht klopt niet; het juiste stuk staat op de website."},
    {"gedrag", "De melder zag het zelf gebeuren.",
     "Tijd, plek en aantal zijn duidelijk. Er is geen schade."},
    {"overheid", "De melder wil dat het bestuur dit weet.",
     "Het signaal gaat over de gemeente zelf; dat is zo opgeschreven."},
    {"overheid", "De melder verwacht binnenkort meer hiervan.",
     "Er komt een raadsbesluit aan; daarna vragen wij het opnieuw."},
    {"incident", "De melder vond dat dit niet gewoon mag worden.",
     "Besproken waar dit gemeld hoort te worden. Hier staat alleen dat het is gebeurd."},
    {"incident", "De melder wist niet of dit hier thuishoort.",
     "De feiten zijn duidelijk en de juiste collega's weten ervan."},
    {"radicalisering", "De melder maakte zich zorgen en wilde dit niet alleen dragen.",
     "Besproken wat er is gezien en gehoord. Er zijn geen gegevens opgeschreven; de gemeentelijk "
     "expert denkt mee."},
    {"radicalisering", "De melder twijfelde tussen zorg en stoere taal.",
     "Eén uitspraak is geen bewijs. De vraag gaat naar het casusoverleg, zonder gegevens in dit "
     "systeem."},
    {"", "De melder wilde het niet alleen beoordelen.",
     "Besproken wat feit is en wat indruk. De indruk staat nu bij de duiding."},
    {"", "De melder merkte dat collega's hetzelfde horen.",
     "Drie collega's herkennen het, los van elkaar."},
    {"onrust", "De melder vond dat iemand moest weten hoe dit voelt.",
     "Het gaat om een gevoel dat serieus genomen wil worden. Er is geen dreiging."},
    {"onrust", "De melder hoort dit op vaste momenten in de week.",
     "Wij spreken af dat de melder het over een maand opnieuw laat weten."},
    {"uiting", "De melder vond de woorden harder dan anders.",
     "Er is geen bedreiging geuit. Het is een mening, scherp gezegd."},
    {"uiting", "De melder wil weten of dit mag.",
     "Ja. Dit valt onder de vrijheid van meningsuiting; dat is zo besproken."},
    {"gerucht", "De melder kreeg de vraag drie keer en had geen antwoord.",
     "Nagevraagd bij de afdeling. De melder kan nu zelf antwoord geven."},
    {"groepen", "De melder ziet dat twee groepen elkaar mijden.",
     "Beide kanten willen praten, als iemand anders de eerste stap zet."},
    {"groepen", "De melder kent mensen aan beide kanten.",
     "Het gaat om enkele mensen; de meesten houden zich erbuiten."},
    {"gedrag", "De melder wil weten of dit elders ook gebeurt.",
     "In de andere kernen is dit niet gezien."},
    {"jongeren", "De melder wil voorkomen dat er alleen over jongeren wordt gepraat.",
     "De jongerenwerker gaat langs en vraagt het hun zelf."},
};

// What the enthusiastic new reporter in Oosterwad sends in: true, small, and many of them.
static const DemoFact small[] = {
    {"verkeer", "", "klimaat", "gedrag", "",
     "{Buiten} stond {moment} een auto half op de stoep. Een bewoner mopperde en liep eromheen."},
    {"verkeer", "", "klimaat", "onrust", "",
     "Een mevrouw zei dat de fietsers in {kern} vroeger wel hun hand uitstaken."},
    {"natuur", "", "klimaat", "gedrag", "",
     "{Buiten} lag {moment} zwerfvuil. Twee voorbijgangers hadden het erover dat niemand meer iets "
     "opruimt."},
    {"natuur", "", "klimaat", "onrust", "",
     "{N} mensen in {kern} vinden dat de heg bij {plein} te hoog is geworden."},
    {"natuur", "", "groepen", "uiting", "",
     "{Moment} was er een kort gesprek over hondenpoep {buiten}. De een wees naar de ander."},
    {"jongeren", "", "klimaat", "gedrag", "",
     "{Buiten} zaten {moment} {n} jongeren op een muurtje. Zij groetten netjes terug."},
    {"jongeren", "", "klimaat", "gedrag", "",
     "Een voetbal kwam {moment} tegen een raam in {kern}. De jongeren boden hun excuses aan."},
    {"jongeren", "", "klimaat", "onrust", "",
     "Een bewoner van {kern} vindt de muziek van jongeren {buiten} te hard. Er is nog niet met hen "
     "gepraat."},
    {"vertrouwen", "", "overheid", "onrust", "",
     "Iemand in {kern} zei dat de gemeente de lamp {buiten} eens mag maken."},
    {"vertrouwen", "", "overheid", "uiting", "",
     "In de rij bij de bakker in {kern} werd {moment} gemopperd op de afvalpas."},
    {"vertrouwen", "", "overheid", "onrust", "",
     "{N} bewoners van {kern} wisten niet dat het loket op vrijdag dicht is."},
    {"wonen", "", "klimaat", "onrust", "",
     "Een leeg huis in {kern} krijgt onkruid in de tuin. De buren vragen zich af van wie het is."},
    {"wonen", "", "groepen", "onrust", "",
     "Buren in {kern} hebben {moment} woorden gehad over een schutting. Daarna dronken zij samen "
     "koffie."},
    {"evenement", "", "klimaat", "onrust", "",
     "Een paar mensen in {kern} vinden het jammer dat de rommelmarkt een week later is."},
    {"zorg", "", "klimaat", "onrust", "",
     "In de wachtkamer in {kern} zei iemand dat het lang duurt voor je een afspraak hebt."},
    {"werk", "", "klimaat", "onrust", "",
     "De bakker in {kern} vindt moeilijk personeel. {N} klanten begonnen erover."},
    {"armoede", "", "klimaat", "onrust", "",
     "Aan de kassa in {kern} hadden {n} mensen het over de prijs van koffie."},
    {"energie", "", "klimaat", "onrust", "",
     "Iemand in {kern} vroeg zich hardop af of zonnepanelen nog wel lonen."},
};

DemoLines
demo_text_questions(void)
{
    return (DemoLines){questions, COUNT(questions)};
}

DemoLines
demo_text_tones(void)
{
    return (DemoLines){tones, COUNT(tones)};
}

DemoLines
demo_text_interpretations(void)
{
    return (DemoLines){interpretations, COUNT(interpretations)};
}

DemoLines
demo_text_outcomes(void)
{
    return (DemoLines){outcomes, COUNT(outcomes)};
}

DemoLines
demo_text_reasons(void)
{
    return (DemoLines){reasons, COUNT(reasons)};
}

const DemoFollow *
demo_text_follow(size_t *n)
{
    *n = COUNT(follows);
    return follows;
}

const DemoFact *
demo_text_small(size_t *n)
{
    *n = COUNT(small);
    return small;
}

DemoFacts
demo_text_facts(size_t set)
{
    switch (set) {
    case 0: return (DemoFacts){demo_facts_a, demo_facts_a_n};
    case 1: return (DemoFacts){demo_facts_b, demo_facts_b_n};
    case 2: return (DemoFacts){demo_facts_c, demo_facts_c_n};
    default: REQUIRE(set < DEMO_FACT_SETS); return (DemoFacts){demo_facts_d, demo_facts_d_n};
    }
}
