#include "app/demo/demo_text.h"

// Health measures, events, nature, work, online incitement, and what must be referred.
const DemoFact demo_facts_d[] = {
    {"gezondheid", "", "overheid", "onrust", "qt",
     "{Plek} in {kern} ging het over de vaccinaties. {N} {wie} zeggen dat zij niet weten welke "
     "informatie klopt."},
    {"gezondheid", "", "klimaat", "onrust", "qt",
     "{Wie} in {kern} maken zich zorgen over de lucht bij het bedrijventerrein. {N} keer is er "
     "{week} een vreemde geur geroken."},
    {"gezondheid", "ggd", "klimaat", "uiting", "e",
     "Bij de prikmiddag in {kern} deelden {n} mensen folders uit tegen vaccineren. Zij stonden op "
     "de openbare weg en hielden niemand tegen."},
    {"gezondheid", "ggd huisarts", "gerucht", "uiting", "hm",
     "Rond {kern} gaat het verhaal dat het drinkwater niet veilig is. Uit metingen blijkt daar "
     "niets van."},
    {"gezondheid", "huisarts", "klimaat", "onrust", "",
     "In de spreekkamer gaat het {week} vaker over eenzaamheid bij ouderen in {kern}. Het gaat om "
     "het thema, niet om patiënten."},
    {"gezondheid", "veiligheidsregio", "klimaat", "onrust", "e",
     "Na de brand bij {kern} kwamen er {m} vragen over rook. De metingen waren goed; het bericht "
     "daarover kwam laat."},
    {"gezondheid", "school", "klimaat", "onrust", "t",
     "{N} ouders uit {kern} hielden hun kind thuis na berichten over een besmettelijke ziekte. Er "
     "waren geen gevallen op school."},
    {"gezondheid", "opbouwwerker", "groepen", "onrust", "qt",
     "In {huis} van {kern} mijden voor- en tegenstanders van vaccineren elkaar. Een spelmiddag "
     "ging daarom niet door."},
    {"gezondheid", "inwoner", "klimaat", "onrust", "",
     "Bij ons in {kern} stinkt het vaak als de wind uit het oosten komt. Ik zou graag weten of dat "
     "slecht is voor de kinderen."},
    {"gezondheid", "inwoner", "overheid", "uiting", "",
     "Als ik in {kern} een vraag stel over een vaccin, ben ik meteen een tegenstander. Ik wil het "
     "alleen weten."},
    {"evenement", "", "groepen", "onrust", "qtv",
     "Over het dorpsfeest in {kern} is onenigheid. {N} {wie} vinden de muziek te luid, anderen "
     "vinden klagen ongezellig."},
    {"evenement", "", "klimaat", "gedrag", "e",
     "De braderie in {kern} verliep rustig. {N} vrijwilligers vertelden dat jongeren uit zichzelf "
     "hielpen met opruimen."},
    {"evenement", "", "overheid", "onrust", "t",
     "Het bestuur van de feestweek in {kern} vindt de regels voor een vergunning te zwaar. {N} "
     "vrijwilligers willen stoppen."},
    {"evenement", "handhaver wijkagent", "klimaat", "gedrag", "te",
     "Na het feest in {kern} waren {avond} {n} kleine opstootjes {buiten}. Na {tijd} was iedereen "
     "weg."},
    {"evenement", "oov veiligheidsregio", "evenement", "gedrag", "e",
     "Voor het evenement in {kern} worden meer bezoekers verwacht dan de vergunning toelaat. Met "
     "de organisator is over een tweede ingang gesproken."},
    {"evenement", "sportclub", "groepen", "uiting", "",
     "Voor de wedstrijd tussen {kern} en een buurdorp worden supporters opgeroepen om 'met velen' "
     "te komen. Beide besturen bellen elkaar {dag}."},
    {"evenement", "buurtvereniging", "groepen", "onrust", "t",
     "In {kern} is discussie over de optocht. {N} leden vinden een van de wagens kwetsend, de "
     "bouwers noemen het een grap."},
    {"evenement", "jongerenwerker", "klimaat", "gedrag", "hmv",
     "Jongeren noemen een feest in een schuur bij {kern} waar {m} mensen heen willen. Er is geen "
     "melding bij de gemeente bekend."},
    {"evenement", "communicatie anders", "klimaat", "uiting", "oe",
     "Over de thema-avond in {kern} kwamen vooraf {n} bezwaren binnen. De avond gaat door; "
     "iedereen mag vragen stellen."},
    {"evenement", "inwoner", "klimaat", "onrust", "",
     "Elk weekend is er in de zomer iets te doen in {kern}. Leuk, maar wij slapen er slecht van en "
     "dat mag je niet zeggen."},
    {"evenement", "inwoner", "groepen", "onrust", "v",
     "De kermis in {kern} is ons feest. Nu willen nieuwe bewoners dat die naar de rand van het "
     "dorp gaat."},
    {"natuur", "", "overheid", "onrust", "qt",
     "In {kern} zijn {n} bomen gekapt voor het fietspad. {Wie} zeggen dat zij dat pas zagen toen "
     "de zagen al liepen."},
    {"natuur", "", "groepen", "onrust", "t",
     "Hondenbezitters en natuurvrijwilligers in {kern} hebben ruzie over loslopende honden. {N} "
     "keer is er geschreeuwd."},
    {"natuur", "", "groepen", "uiting", "qtv",
     "Over het afsluiten van het schelpenpad bij {kern} lopen de gevoelens op. Op het bord staat "
     "nu met stift 'van ons allemaal'."},
    {"natuur", "", "klimaat", "gedrag", "ev",
     "{M} bewoners van {kern} hebben samen het wad opgeruimd. Oude en nieuwe bewoners werkten door "
     "elkaar."},
    {"natuur", "", "gerucht", "uiting", "hqmv",
     "In {kern} wordt verteld dat een deel van de polder onder water wordt gezet. Er ligt alleen "
     "een onderzoek."},
    {"natuur", "veiligheidsregio oov", "klimaat", "onrust", "qe",
     "Na de hoge waterstand bij {kern} vroegen {n} bewoners of de dijk veilig is. Zij hadden geen "
     "bericht gekregen."},
    {"natuur", "handhaver", "klimaat", "gedrag", "tev",
     "In het duin bij {kern} zijn {n} afrasteringen doorgeknipt. Wandelaars en boeren wijzen naar "
     "elkaar."},
    {"natuur", "buurtvereniging", "overheid", "onrust", "t",
     "De leden uit {kern} zijn boos over het maaien van de bermen. {N} van hen hadden daar zelf "
     "bloemen gezaaid."},
    {"natuur", "communicatie griffie", "overheid", "uiting", "oqe",
     "Het plan voor nieuwe natuur bij {kern} kreeg {m} reacties. Boeren en natuurliefhebbers "
     "noemen allebei dat zij niet zijn gevraagd."},
    {"natuur", "inwoner", "overheid", "onrust", "v",
     "Het bos bij {kern} is omheind en wij lopen daar al ons hele leven. Een bordje met uitleg had "
     "al geholpen."},
    {"natuur", "inwoner", "groepen", "onrust", "v",
     "Op het strand bij {kern} worden mensen met een hond steeds vaker uitgescholden. Ik ga nu "
     "alleen nog vroeg in de ochtend."},
    {"werk", "", "klimaat", "onrust", "qt",
     "In {kern} is bekend geworden dat een bedrijf minder mensen nodig heeft. {N} werknemers "
     "zeggen dat zij zich zorgen maken over hun baan."},
    {"werk", "", "groepen", "onrust", "t",
     "{Plek} in {kern} werd gemopperd op arbeidsmigranten in de bollenteelt. {N} anderen zeiden "
     "dat het werk anders blijft liggen."},
    {"werk", "", "gerucht", "uiting", "hqmv",
     "Er wordt verteld dat de visafslag bij {kern} dichtgaat. Het bedrijf zegt dat daar geen plan "
     "voor is."},
    {"werk", "wijkagent handhaver corporatie", "groepen", "onrust", "tv",
     "Rond het logies voor seizoenswerkers in {kern} zijn {n} klachten over parkeren. De werkers "
     "zelf weten niet wat er van hen wordt verwacht."},
    {"werk", "balie communicatie", "klimaat", "onrust", "qt",
     "Na het nieuws over de reorganisatie belden {n} mensen uit {kern} met vragen over hulp bij "
     "werk. Wij hadden nog geen antwoord klaar."},
    {"werk", "opbouwwerker buurtvereniging", "klimaat", "onrust", "qtv",
     "Nu de winkel in {kern} stopt, verliezen {n} mensen hun werk en het dorp zijn laatste "
     "ontmoetingsplek. De stemming is gelaten."},
    {"werk", "oov griffie", "evenement", "gedrag", "e",
     "Werknemers kondigen een actie aan bij de poort van een bedrijf in {kern}. Er worden {m} "
     "mensen verwacht; de vakbond is aanspreekpunt."},
    {"werk", "inwoner", "klimaat", "onrust", "",
     "Het bedrijf waar half {kern} werkt, gaat misschien weg. Wij horen alles uit de krant."},
    {"werk", "inwoner", "groepen", "onrust", "v",
     "Naast ons in {kern} wonen telkens andere seizoenswerkers. Ze zijn vriendelijk, maar niemand "
     "heeft ons iets verteld."},
    {"online", "communicatie", "overheid", "uiting", "oqe",
     "Op een openbare pagina wordt opgeroepen om volgende week massaal naar de raadsvergadering te "
     "komen. Het gaat over {plein} in {kern}."},
    {"online", "communicatie", "gerucht", "uiting", "oe",
     "Een oude foto van {plein} in {kern} wordt gedeeld alsof die van nu is. Onder het bericht "
     "staan {m} boze reacties."},
    {"online", "communicatie griffie", "overheid", "uiting", "ote",
     "Onder het raadsbesluit over {kern} staan {n} reacties die oproepen om 'langs te gaan' bij "
     "het gemeentehuis. Er staat geen dag of tijd bij."},
    {"online", "communicatie anders", "groepen", "uiting", "oqev",
     "In een openbare dorpsgroep van {kern} lopen reacties over een plaatselijk besluit uit de "
     "hand. De beheerder heeft de discussie gesloten."},
    {"online", "school jongerenwerker", "groepen", "uiting", "ht",
     "Jongeren vertellen dat ruzies uit {kern} worden gefilmd en doorgestuurd. {N} leerlingen "
     "durven daarom niet langs {plein}."},
    {"online", "wijkagent oov", "gerucht", "uiting", "hm",
     "Er gaat een oproep rond om zelf in {kern} te surveilleren. {N} bewoners vroegen ons of dat "
     "mag."},
    {"online", "balie opbouwwerker", "gerucht", "onrust", "hq",
     "{N} mensen uit {kern} lieten een bericht zien waarin staat dat een besluit geheim is "
     "gehouden. Het besluit staat gewoon op de website."},
    {"online", "anders sportclub buurtvereniging", "klimaat", "onrust", "ht",
     "Een plaatselijk filmpje over {kern} zorgt voor onrust onder {wie}. In {huis} is er {moment} "
     "rustig over doorgepraat."},
    {"online", "inwoner", "klimaat", "onrust", "h",
     "In de buurtapp van {kern} worden mensen voor van alles uitgemaakt. Ik ben eruit gestapt, "
     "maar hoor het nog steeds."},
    {"online", "inwoner", "gerucht", "onrust", "hm",
     "Ik kreeg een bericht doorgestuurd over een geheim plan voor {plein} in {kern}. Klopt dat?"},
    {"vertrouwen", "jongerenwerker wijkagent school", "radicalisering", "uiting", "m",
     "Een collega in {kern} maakt zich zorgen over iemand die zich terugtrekt en hard praat over "
     "de overheid. Wij hebben geen gegevens opgeschreven en vragen advies."},
    {"internationaal", "jongerenwerker school wijkagent", "radicalisering", "uiting", "m",
     "In een gesprek in {kern} werd geweld goedgepraat vanwege de oorlog. Wij weten niet of dit "
     "stoere taal is en willen dit niet alleen beoordelen."},
    {"vertrouwen", "balie griffie oov", "incident", "uiting", "e",
     "Aan de telefoon werd {week} gedreigd naar aanleiding van een besluit over {kern}. Het "
     "gesprek is volgens de afspraak beëindigd en gemeld."},
    {"opvang", "griffie oov communicatie", "incident", "uiting", "e",
     "Een bestuurder ontving {week} {n} dreigende berichten over de opvang. Dit hoort bij de "
     "incidenten en is daar gemeld."},
    {"internationaal", "jongerenwerker school opbouwwerker", "radicalisering", "uiting", "m",
     "Tijdens een activiteit in {kern} noemde iemand een aanslag terecht. Collega's twijfelen hoe "
     "serieus dit is en willen {dag} samen overleggen."},
    {"vertrouwen", "wijkagent balie opbouwwerker", "radicalisering", "uiting", "m",
     "In {kern} zei iemand de regels van de overheid niet meer te erkennen en er klaar voor te "
     "zijn. Wij weten niet wat dat betekent. Er zijn geen gegevens opgeschreven."},
};
const size_t demo_facts_d_n = COUNT(demo_facts_d);
