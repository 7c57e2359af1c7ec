#include "app/demo/demo_text.h"

// Farming, conflicts abroad, care, poverty, discrimination.
const DemoFact demo_facts_c[] = {
    {"landbouw", "", "overheid", "onrust", "qtv",
     "{Plek} in {kern} zeiden {n} boeren dat zij niet meer weten waar zij aan toe zijn. Thuis gaat "
     "het over niets anders."},
    {"landbouw", "", "overheid", "uiting", "e",
     "Langs de weg naar {kern} hangen {n} vlaggen ondersteboven. Ze hangen er al een tijd; vorige "
     "week kwamen er bij."},
    {"landbouw", "", "groepen", "onrust", "qv",
     "Tussen boeren en nieuwe bewoners van {kern} is wrijving over mest en geluid. {N} {wie} "
     "noemden het uit zichzelf."},
    {"landbouw", "", "klimaat", "gedrag", "ev",
     "Bij de open dag op een boerderij bij {kern} kwamen {m} bezoekers. Er werd rustig over "
     "stikstof gepraat."},
    {"landbouw", "", "gerucht", "uiting", "hqmv",
     "In {kern} wordt verteld dat er een lijst is met boerderijen die weg moeten. Zo'n lijst is "
     "bij de gemeente niet bekend."},
    {"landbouw", "oov veiligheidsregio", "evenement", "gedrag", "e",
     "Voor volgende week {dag} is een trekkeractie gemeld rond {kern}. De organisator belooft de "
     "weg vrij te houden voor hulpdiensten."},
    {"landbouw", "wijkagent", "overheid", "onrust", "qtv",
     "Ik sprak {week} {n} boeren rond {kern}. Zij liggen wakker van de onzekerheid en willen graag "
     "met iemand praten."},
    {"landbouw", "griffie communicatie", "overheid", "uiting", "qtev",
     "Bij de vergadering over het buitengebied van {kern} zat de publieke tribune vol. Er werd {n} "
     "keer hard geklapt; de voorzitter greep niet in."},
    {"landbouw", "huisarts ggd", "klimaat", "onrust", "v",
     "In de praktijk komen {week} meer klachten over slapen en piekeren voor uit boerengezinnen. "
     "Het gaat om een algemeen beeld, niet om één patiënt."},
    {"landbouw", "inwoner", "overheid", "onrust", "",
     "Wij hebben een boerenbedrijf bij {kern}. Elke maand is er een nieuwe regel en niemand "
     "vertelt ons wat er volgend jaar geldt."},
    {"landbouw", "inwoner", "groepen", "onrust", "",
     "Mijn kinderen worden op school aangesproken op ons boerenbedrijf. Dat vind ik het "
     "moeilijkste van alles."},
    {"internationaal", "", "groepen", "uiting", "qt",
     "{Plek} in {kern} liep een gesprek over de oorlog hoog op. {N} {wie} gingen daarna apart "
     "zitten."},
    {"internationaal", "", "klimaat", "uiting", "e",
     "In {kern} hangen sinds vorige week {n} vlaggen vanwege de oorlog. Buren vragen of dat mag."},
    {"internationaal", "", "klimaat", "onrust", "qt",
     "Inwoners van {kern} met familie in een oorlogsgebied voelen zich alleen. {N} van hen vroegen "
     "om een plek om samen te komen."},
    {"internationaal", "", "klimaat", "gedrag", "e",
     "De stille tocht voor vrede in {kern} trok {m} mensen. De tocht verliep rustig."},
    {"internationaal", "school", "groepen", "uiting", "t",
     "In {n} klassen zijn leerlingen uitgescholden vanwege de oorlog. De mentoren hebben met de "
     "klassen gepraat."},
    {"internationaal", "school jongerenwerker", "klimaat", "uiting", "q",
     "Jongeren uit {kern} laten elkaar heftige oorlogsbeelden zien. {N} van hen zeggen dat zij er "
     "slecht van slapen."},
    {"internationaal", "jongerenwerker", "groepen", "uiting", "qt",
     "Bij de inloop in {kern} wilden twee groepen niet meer samen in één ruimte zitten. Het ging "
     "over de oorlog."},
    {"internationaal", "wijkagent handhaver oov", "incident", "gedrag", "e",
     "{Buiten} in {kern} is een leus over de oorlog op de muur gespoten. De leus is dezelfde dag "
     "verwijderd."},
    {"internationaal", "anders", "klimaat", "uiting", "t",
     "Bij de boekentafel over de oorlog legden bezoekers {week} {n} keer boeken omgekeerd neer. "
     "Niemand zei er iets over."},
    {"internationaal", "opbouwwerker coa", "klimaat", "onrust", "",
     "Tijdens de taalles in {kern} begonnen {n} deelnemers te huilen bij het nieuws. De groep "
     "heeft er samen over gepraat."},
    {"internationaal", "inwoner", "klimaat", "onrust", "",
     "Ik kom zelf uit een land waar nu oorlog is. In {kern} krijg ik sindsdien opmerkingen, ook "
     "van mensen die ik goed ken."},
    {"internationaal", "inwoner", "groepen", "uiting", "",
     "Bij ons op het werk in {kern} kun je niet meer over het nieuws praten zonder ruzie. Mensen "
     "vermijden elkaar."},
    {"zorg", "", "overheid", "onrust", "qt",
     "{Plek} in {kern} gaat het over de sluiting van de huisartsenpost. {N} {wie} zeggen dat zij "
     "zich in de steek gelaten voelen."},
    {"zorg", "", "klimaat", "onrust", "qt",
     "De apotheek in {kern} is nu drie middagen dicht. {Wie} zijn bezorgd over mensen zonder "
     "auto."},
    {"zorg", "", "gerucht", "uiting", "hqm",
     "Er wordt verteld dat het zorgcentrum in {kern} dichtgaat. De zorginstelling zegt dat er "
     "alleen wordt verbouwd."},
    {"zorg", "", "klimaat", "gedrag", "e",
     "Bewoners van {kern} hebben zelf een eettafel voor ouderen opgezet. De laatste keer kwamen er "
     "{m} mensen."},
    {"zorg", "opbouwwerker", "overheid", "onrust", "qt",
     "{N} mantelzorgers uit {kern} zeggen dat zij het niet volhouden nu de dagopvang minder uren "
     "heeft. Zij zijn eerder moe dan boos."},
    {"zorg", "huisarts ggd", "klimaat", "onrust", "",
     "Patiënten uit {kern} vragen vaker dan anders of de praktijk wel blijft. Het antwoord is ja, "
     "maar het bericht is hardnekkig."},
    {"zorg", "balie", "overheid", "onrust", "t",
     "{N} mensen uit {kern} kwamen vragen waarom hun hulp in de huishouding minder uren krijgt. "
     "Zij hadden de brief niet begrepen."},
    {"zorg", "buurtvereniging", "overheid", "onrust", "qt",
     "Na het vertrek van de bank en de brievenbus gaat nu ook de prikpost uit {kern} weg. {N} "
     "leden vroegen wat er nog overblijft."},
    {"zorg", "anders corporatie", "klimaat", "onrust", "t",
     "Het inloopuur in {kern} stopt over drie maanden. {N} vaste bezoekers weten nog niet waar zij "
     "dan heen kunnen."},
    {"zorg", "wijkagent", "klimaat", "gedrag", "e",
     "In {kern} lopen {n} mensen rond die in de war lijken. Buren zijn eerder bezorgd dan bang en "
     "weten niet wie zij moeten bellen."},
    {"zorg", "inwoner", "overheid", "onrust", "",
     "De dokter gaat weg uit {kern} en ik heb geen auto. Ik hoor wel plannen, maar ik zie nog geen "
     "oplossing."},
    {"zorg", "inwoner", "klimaat", "onrust", "",
     "Mijn moeder in {kern} krijgt steeds een andere hulp. Zij durft daar niets van te zeggen."},
    {"armoede", "", "klimaat", "onrust", "qt",
     "{Plek} in {kern} vertelden {n} {wie} dat zij aan het eind van de maand geen geld meer hebben "
     "voor boodschappen."},
    {"armoede", "", "groepen", "onrust", "t",
     "Bij de uitgifte van voedselpakketten in {kern} was {moment} ruzie over de volgorde. "
     "Vrijwilligers hebben het opgelost."},
    {"armoede", "", "overheid", "onrust", "qt",
     "{N} gezinnen uit {kern} durven geen toeslag aan te vragen. Zij zijn bang dat zij later "
     "moeten terugbetalen."},
    {"armoede", "", "klimaat", "gedrag", "e",
     "De weggeefwinkel in {kern} trekt elke maand meer bezoekers. Vorige week waren het er {m} op "
     "één middag."},
    {"armoede", "balie", "overheid", "onrust", "t",
     "Aan de balie vroegen {n} mensen uit {kern} om een voorschot. Zij schaamden zich en wilden "
     "liever apart praten."},
    {"armoede", "school", "klimaat", "onrust", "",
     "De school in {kern} ziet {n} kinderen zonder ontbijt in de klas. Leraren hebben nu zelf "
     "brood en fruit klaarstaan."},
    {"armoede", "corporatie", "klimaat", "onrust", "e",
     "Het aantal huurders in {kern} met een achterstand is {week} opgelopen. Het gaat nu om {m} "
     "huishoudens."},
    {"armoede", "opbouwwerker anders", "groepen", "onrust", "t",
     "Op het geldcafé in {kern} zeiden {n} mensen dat 'anderen' sneller hulp krijgen. Wie zij "
     "bedoelden, bleef open."},
    {"armoede", "huisarts ggd", "klimaat", "onrust", "",
     "Mensen uit {kern} stellen zorg uit vanwege het eigen risico. Dat is {week} {n} keer genoemd, "
     "als algemeen beeld."},
    {"armoede", "sportclub", "klimaat", "onrust", "e",
     "Bij de club in {kern} zijn {n} kinderen afgemeld vanwege de contributie. Het bestuur zoekt "
     "naar een stille regeling."},
    {"armoede", "inwoner", "klimaat", "onrust", "",
     "Ik werk de hele week en houd niets over. In {kern} praat niemand daarover, maar ik ben vast "
     "niet de enige."},
    {"armoede", "inwoner", "overheid", "onrust", "",
     "Voor elk formulier heb je een ander formulier nodig. Ik ben er in {kern} gewoon mee "
     "gestopt."},
    {"discriminatie", "", "groepen", "uiting", "t",
     "{Buiten} in {kern} is {moment} een gezin uitgescholden vanwege afkomst. {N} omstanders "
     "hebben er iets van gezegd."},
    {"discriminatie", "", "klimaat", "onrust", "q",
     "{N} inwoners van {kern} vertellen dat zij in winkels vaker worden gevolgd dan anderen. Zij "
     "hebben dat nergens gemeld."},
    {"discriminatie", "", "groepen", "uiting", "qt",
     "Op een bijeenkomst in {huis} van {kern} werd gesproken over 'die mensen'. {N} aanwezigen "
     "vonden dat pijnlijk en gingen eerder weg."},
    {"discriminatie", "", "incident", "gedrag", "e",
     "{Buiten} in {kern} zijn {n} beledigende stickers gevonden. Ze zijn weggehaald en bewaard."},
    {"discriminatie", "sportclub", "groepen", "uiting", "",
     "Bij een jeugdwedstrijd in {kern} zijn opmerkingen gemaakt over de afkomst van spelers. De "
     "scheidsrechter heeft de wedstrijd {tijd} stilgelegd."},
    {"discriminatie", "sportclub", "klimaat", "gedrag", "e",
     "De club in {kern} heeft met {m} leden een gedragsregel opgesteld tegen schelden. De jeugd "
     "heeft de tekst zelf geschreven."},
    {"discriminatie", "school", "groepen", "uiting", "",
     "Leerlingen zijn {week} {n} keer nageroepen om hun kleding bij de bushalte in {kern}. Een "
     "leraar loopt nu mee tot aan de bus."},
    {"discriminatie", "jongerenwerker", "klimaat", "onrust", "q",
     "{N} jongeren uit {kern} zijn bij een café geweigerd. Zij denken dat het om hun uiterlijk "
     "gaat en willen een gesprek met de uitbater."},
    {"discriminatie", "opbouwwerker wijkagent", "groepen", "onrust", "q",
     "In {kern} zijn bewoners {n} keer uitgescholden om wie zij zijn. De buren steunen hen."},
    {"discriminatie", "coa balie", "klimaat", "onrust", "t",
     "{N} mensen vertellen dat zij in {kern} geen stageplek krijgen zodra zij hun achternaam "
     "noemen. Zij willen liever hulp dan een klacht indienen."},
    {"discriminatie", "inwoner", "klimaat", "onrust", "",
     "Wij wonen al lang in {kern}, maar krijgen nog steeds de vraag waar wij echt vandaan komen. "
     "De laatste tijd klinkt die vraag minder vriendelijk."},
    {"discriminatie", "inwoner", "groepen", "uiting", "",
     "Ik hoorde {plek} in {kern} een grap over een groep mensen en iedereen lachte. Ik schaam me "
     "dat ik niets heb gezegd."},
};
const size_t demo_facts_c_n = COUNT(demo_facts_c);
