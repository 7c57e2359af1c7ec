#include "app/demo/demo_text.h"

// Trust in government, housing, traffic, young people.
const DemoFact demo_facts_b[] = {
    {"vertrouwen", "", "overheid", "onrust", "qt",
     "{Plek} in {kern} zeiden {n} {wie} dat meepraten volgens hen geen zin heeft. Als voorbeeld "
     "noemden zij de herinrichting van {plein}."},
    {"vertrouwen", "", "overheid", "uiting", "qt",
     "Op een avond in {huis} van {kern} kreeg de gemeente harde kritiek. Die ging over afspraken "
     "die volgens bewoners niet zijn nagekomen."},
    {"vertrouwen", "", "overheid", "onrust", "qt",
     "{N} vrijwilligers uit {kern} zeggen dat zij na een inspraakavond nooit meer iets hebben "
     "gehoord. Zij doen de volgende keer niet mee."},
    {"vertrouwen", "", "overheid", "gedrag", "te",
     "Van de uitgenodigde bewoners van {kern} kwamen er {n} naar het gesprek met de gemeente. "
     "Vorig jaar was de zaal vol."},
    {"vertrouwen", "", "klimaat", "gedrag", "e",
     "In {kern} hebben bewoners en gemeente samen de speelplek ontworpen. {N} mensen zeggen dat "
     "zij nu voor het eerst weten wie zij kunnen bellen."},
    {"vertrouwen", "", "gerucht", "uiting", "hqm",
     "In {kern} gaat het verhaal dat {huis} aan een handelaar is verkocht. Bij de gemeente is daar "
     "niets over bekend."},
    {"vertrouwen", "balie", "overheid", "uiting", "t",
     "Aan de balie noemden {n} mensen {week} dezelfde brief over de afvalheffing. Zij vinden de "
     "brief kort en bot."},
    {"vertrouwen", "balie", "overheid", "onrust", "t",
     "{Week} belden {n} mensen uit {kern} over een melding die al weken openstaat. Zij willen "
     "vooral weten waar zij aan toe zijn."},
    {"vertrouwen", "balie", "overheid", "gedrag", "te",
     "Een bezoeker uit {kern} werd boos over een afgewezen aanvraag en sloeg met de hand op de "
     "balie. Na {tijd} was het gesprek weer rustig."},
    {"vertrouwen", "communicatie", "overheid", "uiting", "oe",
     "Onder een bericht over {plein} in {kern} staan {m} reacties. De meeste gaan over de toon van "
     "het bericht, niet over het plan."},
    {"vertrouwen", "communicatie", "overheid", "uiting", "ote",
     "De enquête over {kern} leverde {m} open antwoorden op. In {n} antwoorden staat dat de "
     "gemeente alleen luistert als het haar uitkomt."},
    {"vertrouwen", "griffie", "overheid", "uiting", "te",
     "{N} raadsleden zijn {week} aangesproken door inwoners van {kern} die zich niet gehoord "
     "voelen. Zij vragen wat zij hun mogen beloven."},
    {"vertrouwen", "opbouwwerker buurtvereniging", "overheid", "onrust", "qt",
     "De werkgroep uit {kern} wacht al maanden op antwoord over het buurtbudget. {N} leden "
     "overwegen te stoppen."},
    {"vertrouwen", "wijkagent handhaver", "overheid", "uiting", "t",
     "Bij een controle {buiten} kregen wij te horen dat 'ze ons toch altijd moeten hebben'. Het "
     "bleef bij woorden."},
    {"vertrouwen", "corporatie", "overheid", "onrust", "t",
     "{N} huurders in {kern} zeggen dat de gemeente en de corporatie naar elkaar wijzen. Zij "
     "willen één aanspreekpunt."},
    {"vertrouwen", "inwoner", "overheid", "onrust", "",
     "Ik heb drie keer gebeld over het kapotte licht in onze straat in {kern}. Niemand belt terug. "
     "Dan houd je op met melden."},
    {"vertrouwen", "inwoner", "overheid", "onrust", "",
     "Op de avond in {huis} mochten wij kiezen uit twee plannen. Het plan dat wij in {kern} "
     "wilden, stond er niet bij."},
    {"vertrouwen", "inwoner", "klimaat", "onrust", "",
     "Ik weet niet of dit iets is. In {kern} hoor ik steeds vaker dat mensen niet meer gaan "
     "stemmen, omdat er toch niets verandert."},
    {"vertrouwen", "inwoner", "overheid", "uiting", "",
     "De brief over {plein} was zo moeilijk dat ik hem aan mijn dochter heb gegeven. Zij begreep "
     "hem ook niet."},
    {"wonen", "", "overheid", "onrust", "q",
     "{Plek} in {kern} praatten {n} {wie} over de wachtlijst voor woningen. Zij denken dat anderen "
     "voorrang krijgen."},
    {"wonen", "", "gerucht", "uiting", "hqm",
     "{N} mensen vertellen dat de nieuwe woningen in {kern} al zijn vergeven. De toewijzing moet "
     "nog beginnen."},
    {"wonen", "", "groepen", "onrust", "t",
     "In {kern} zijn spanningen tussen mensen die er al lang wonen en kopers van buiten. {N} {wie} "
     "noemen de prijzen als reden."},
    {"wonen", "", "overheid", "uiting", "te",
     "Tegen het bouwplan bij {kern} zijn {m} handtekeningen opgehaald. De makers zeggen dat zij "
     "wel willen bouwen, maar niet zo hoog."},
    {"wonen", "", "klimaat", "onrust", "qt",
     "Jonge mensen uit {kern} zeggen dat zij wel weg moeten, omdat er niets te huur is. {N} van "
     "hen willen erover inspreken."},
    {"wonen", "corporatie", "overheid", "onrust", "qte",
     "Op het spreekuur in {kern} ging het {n} keer over de toewijzing van woningen. De regels "
     "stonden op papier; bijna niemand kende ze."},
    {"wonen", "corporatie", "groepen", "onrust", "t",
     "In een portiek in {kern} spreken oude en nieuwe bewoners elkaar alleen nog via ons. Het gaat "
     "om geluid en om fietsen in de hal."},
    {"wonen", "corporatie opbouwwerker", "klimaat", "gedrag", "e",
     "Bij de sleuteluitreiking in {kern} stonden buren klaar met koffie. {N} nieuwe bewoners "
     "hebben zich meteen gemeld voor de tuingroep."},
    {"wonen", "opbouwwerker", "groepen", "onrust", "t",
     "In het complex in {kern} groeten twee groepen bewoners elkaar niet meer. De aanleiding is "
     "het gebruik van de gezamenlijke tuin."},
    {"wonen", "balie", "overheid", "onrust", "qt",
     "{N} woningzoekenden uit {kern} vroegen aan de balie waarom zij lager op de lijst staan dan "
     "vorig jaar. Wij konden dat niet uitleggen."},
    {"wonen", "communicatie griffie", "overheid", "uiting", "e",
     "Er kwamen {m} zienswijzen op het bouwplan in {kern}. De meeste gaan over parkeren en "
     "uitzicht, een klein deel over de toewijzing."},
    {"wonen", "wijkagent handhaver", "klimaat", "gedrag", "ev",
     "Bij het vakantiepark aan de rand van {kern} wonen mensen het hele jaar. {N} omwonenden "
     "klagen over auto's en afval."},
    {"wonen", "school ggd", "klimaat", "onrust", "te",
     "{N} gezinnen uit {kern} wonen tijdelijk bij familie in. Op school valt op dat de kinderen "
     "moe zijn."},
    {"wonen", "inwoner", "overheid", "onrust", "",
     "Mijn zoon staat negen jaar ingeschreven en vindt niets in {kern}. Dan is het moeilijk om "
     "blij te zijn voor een ander."},
    {"wonen", "inwoner", "klimaat", "onrust", "v",
     "Naast ons in {kern} staan drie huizen leeg die alleen in de zomer worden gebruikt. Dat zet "
     "kwaad bloed in het dorp."},
    {"wonen", "inwoner", "overheid", "onrust", "",
     "Er wordt hier in {kern} gebouwd en wij mochten alleen de kleur van de stenen kiezen. Zo "
     "voelde het."},
    {"verkeer", "", "klimaat", "onrust", "qt",
     "{Wie} uit {kern} klagen over auto's die te hard door de hoofdstraat rijden. {N} keer is er "
     "bijna een ongeluk gezien."},
    {"verkeer", "", "groepen", "uiting", "t",
     "{Moment} was er ruzie over een parkeerplek {buiten} in {kern}. Omstanders haalden de "
     "partijen uit elkaar."},
    {"verkeer", "", "overheid", "onrust", "qt",
     "De afsluiting van de weg bij {kern} zorgt voor boze gezichten. {N} {wie} zeggen dat de "
     "borden te laat zijn geplaatst."},
    {"verkeer", "", "groepen", "onrust", "qt",
     "In {kern} staan fietsers en automobilisten tegenover elkaar over de nieuwe fietsstraat. Op "
     "een bord is 'weg ermee' geschreven."},
    {"verkeer", "", "overheid", "onrust", "qte",
     "{N} ondernemers in {kern} missen klanten sinds betaald parkeren is ingevoerd. Zij hebben "
     "samen een brief gestuurd."},
    {"verkeer", "handhaver", "klimaat", "gedrag", "te",
     "Bij de school in {kern} stonden {week} steeds {n} auto's dubbel. Ouders spraken elkaar "
     "daarop aan, soms hard."},
    {"verkeer", "handhaver wijkagent", "groepen", "gedrag", "te",
     "In {kern} zijn bij {n} auto's de ruitenwissers omhooggezet met een briefje over parkeren. Er "
     "is geen schade."},
    {"verkeer", "buurtvereniging", "overheid", "onrust", "qtv",
     "Sinds de bus niet meer door {kern} rijdt, melden {n} leden dat zij niet meer bij de dokter "
     "komen. De vereniging zoekt zelf chauffeurs."},
    {"verkeer", "buurtvereniging opbouwwerker", "overheid", "onrust", "qt",
     "Bewoners van {kern} hebben zelf plantenbakken op de weg gezet tegen sluipverkeer. De helft "
     "van de straat is er blij mee, de andere helft niet."},
    {"verkeer", "balie communicatie", "overheid", "uiting", "qte",
     "Over de omleiding bij {kern} kwamen {week} {n} klachten binnen. Mensen vragen vooral hoe "
     "lang het nog duurt."},
    {"verkeer", "school", "groepen", "onrust", "qt",
     "Ouders en buurtbewoners verwijten elkaar de drukte bij de school in {kern}. {N} ouders "
     "brengen hun kind nu eerder om ruzie te vermijden."},
    {"verkeer", "inwoner", "klimaat", "onrust", "v",
     "Bij ons in {kern} rijden trekkers en vrachtwagens vlak langs de huizen. Wij durven de "
     "kinderen niet meer alleen te laten fietsen."},
    {"verkeer", "inwoner", "overheid", "onrust", "",
     "De brug bij {kern} is weer dicht en niemand had het ons verteld. Ik was {tijd} te laat op "
     "mijn werk."},
    {"verkeer", "inwoner", "groepen", "onrust", "",
     "De buren en wij hebben woorden gehad over parkeren. Ik vind het jammer, want het was altijd "
     "gezellig hier in {kern}."},
    {"jongeren", "", "klimaat", "gedrag", "qt",
     "{Buiten} in {kern} staat bijna elke avond een groep van zes tot tien jongeren. Bewoners "
     "lopen om; er is niets strafbaars gezien."},
    {"jongeren", "", "groepen", "onrust", "qt",
     "In {kern} verwijten {wie} en jongeren elkaar de rommel {buiten}. Beide kanten zeggen dat er "
     "nooit met hen wordt gepraat."},
    {"jongeren", "", "klimaat", "gedrag", "te",
     "{Avond} reden scooters rondjes over {plein} in {kern}. Na {tijd} was het weer stil."},
    {"jongeren", "jongerenwerker", "klimaat", "onrust", "q",
     "Jongeren uit {kern} zeggen dat zij overal worden weggestuurd. Zij vragen om een plek met een "
     "dak en licht."},
    {"jongeren", "jongerenwerker", "groepen", "gedrag", "e",
     "Twee groepen jongeren uit {kern} en een buurdorp dagen elkaar uit {buiten}. Het bleef bij "
     "roepen en duwen."},
    {"jongeren", "jongerenwerker", "klimaat", "gedrag", "e",
     "{N} jongeren uit {kern} hebben zelf de hangplek opgeruimd en een lijst met wensen gemaakt. "
     "Zij willen die aan de wethouder geven."},
    {"jongeren", "jongerenwerker wijkagent", "klimaat", "gedrag", "tm",
     "In {kern} staat een groep jongeren tot laat bij geparkeerde auto's. {N} bewoners denken aan "
     "handel; wij hebben dat zelf niet gezien."},
    {"jongeren", "wijkagent handhaver", "klimaat", "gedrag", "te",
     "{Moment} zijn {buiten} in {kern} {n} ruiten van het bushokje ingegooid. Een groep jongeren "
     "liep weg toen er licht aanging."},
    {"jongeren", "handhaver", "groepen", "uiting", "te",
     "Een bewoner van {kern} en een groep jongeren scholden elkaar {moment} uit {buiten}. Na een "
     "gesprek ging iedereen naar huis."},
    {"jongeren", "school", "klimaat", "onrust", "t",
     "Leraren merken dat ruzies uit het weekend in {kern} op maandag de klas in komen. Het gaat om "
     "{n} klassen."},
    {"jongeren", "sportclub", "klimaat", "gedrag", "te",
     "Bij de kantine van de club in {kern} is {week} {n} keer iets vernield. Het bestuur wil geen "
     "hek, maar een gesprek met de jeugd."},
    {"jongeren", "buurtvereniging corporatie opbouwwerker", "groepen", "onrust", "qt",
     "{N} ouderen in {kern} durven 's avonds niet meer langs de groep jongeren {buiten}. De "
     "jongeren zelf schrokken toen zij dat hoorden."},
    {"jongeren", "inwoner", "klimaat", "onrust", "",
     "Er staan elke avond jongeren voor ons huis in {kern}. Ze doen niets, maar ik vind het toch "
     "niet prettig."},
    {"jongeren", "inwoner", "klimaat", "uiting", "",
     "Ik ben zelf zeventien. Als wij {buiten} in {kern} staan, wordt er meteen gebeld. Waar moeten "
     "wij dan heen?"},
    {"jongeren", "inwoner", "groepen", "onrust", "",
     "Een buurman in {kern} gaat elke avond schreeuwen naar de jeugd. Ik ben bang dat het een keer "
     "misgaat."},
};
const size_t demo_facts_b_n = COUNT(demo_facts_b);
