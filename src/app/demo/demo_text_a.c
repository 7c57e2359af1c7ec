#include "app/demo/demo_text.h"

// Reception of refugees, energy, New Year's Eve: the themes with a planted rise.
const DemoFact demo_facts_a[] = {
    {"opvang", "", "overheid", "onrust", "qt",
     "{Plek} begonnen {n} {wie} uit zichzelf over de opvanglocatie. Zij zeiden dat zij er van de "
     "gemeente niets over hadden gehoord."},
    {"opvang", "", "overheid", "onrust", "qte",
     "Op de bijeenkomst in {kern} waren {m} mensen. De meeste vragen gingen over hoe lang de "
     "opvang blijft."},
    {"opvang", "", "groepen", "uiting", "te",
     "{Plek} in {kern} ontstond een woordenwisseling over de opvang. Voor- en tegenstanders "
     "praatten door elkaar heen; na {tijd} liep iedereen weer door."},
    {"opvang", "", "gerucht", "uiting", "hqm",
     "{N} {wie} vertellen dat er meer mensen in de opvang komen dan is afgesproken. Daar is geen "
     "besluit over bekend."},
    {"opvang", "", "klimaat", "uiting", "e",
     "Aan {n} lantaarnpalen in {kern} hingen posters over de opvang. Op sommige stond 'nee', op "
     "andere 'welkom'."},
    {"opvang", "", "klimaat", "gedrag", "e",
     "Een groep bewoners van {kern} wil helpen op de opvang, bijvoorbeeld met taal of fietsles. "
     "Zij weten niet bij wie zij zich kunnen melden."},
    {"opvang", "", "overheid", "uiting", "tq",
     "In {kern} gaat een brief rond over de opvang. {N} mensen lieten hem zien; er staan vooral "
     "vragen in over veiligheid en inspraak."},
    {"opvang", "", "klimaat", "onrust", "qt",
     "{Wie} in {kern} zeggen dat er op verjaardagen nu vooral over de opvang wordt gepraat. "
     "Sommige families mijden het onderwerp."},
    {"opvang", "coa", "klimaat", "gedrag", "te",
     "Bij de poort van de opvang stonden {moment} {n} auto's stil. De inzittenden keken en reden "
     "na {tijd} weer weg."},
    {"opvang", "coa", "groepen", "onrust", "h",
     "Bewoners van de opvang vertellen dat zij in {kern} zijn nageroepen. Zij weten niet door wie. "
     "Zij fietsen nu liever met zijn tweeën."},
    {"opvang", "coa", "klimaat", "gedrag", "e",
     "De open middag op de opvang trok {m} bezoekers uit {kern}. De sfeer was vriendelijk; veel "
     "mensen bleven langer dan gepland."},
    {"opvang", "griffie", "overheid", "uiting", "qe",
     "Er zijn {n} insprekers uit {kern} voor het raadsdebat over de opvang. Zij willen vooraf "
     "weten hoe lang zij mogen spreken."},
    {"opvang", "balie", "overheid", "onrust", "qt",
     "Aan de balie vroegen {n} mensen uit {kern} of de opvang invloed heeft op de wachtlijst voor "
     "een woning."},
    {"opvang", "balie", "overheid", "onrust", "qt",
     "{Week} kwamen {n} mensen uit {kern} aan de balie vragen naar de plannen voor de opvang. Wij "
     "konden alleen naar de website verwijzen."},
    {"opvang", "communicatie", "overheid", "uiting", "oqev",
     "Op de openbare dorpspagina van {kern} gaan {m} reacties over de opvang. De meeste zijn "
     "vragen; {n} reacties zijn scheldend."},
    {"opvang", "communicatie", "gerucht", "uiting", "oqe",
     "Op een openbare pagina staat dat {huis} in {kern} dichtgaat vanwege de opvang. Dat klopt "
     "niet: het gebouw blijft open."},
    {"opvang", "school", "klimaat", "onrust", "qt",
     "Ouders van de basisschool in {kern} vragen of er langs de schoolroute toezicht komt als de "
     "opvang opengaat."},
    {"opvang", "school", "klimaat", "uiting", "t",
     "Leerlingen herhalen in de klas wat zij thuis over de opvang horen. In {n} groepen is er "
     "daarom over gepraat."},
    {"opvang", "sportclub", "klimaat", "gedrag", "t",
     "De club in {kern} kreeg {n} vragen of jongeren uit de opvang mee mogen trainen. Het bestuur "
     "wil dat graag; enkele ouders twijfelen."},
    {"opvang", "corporatie", "overheid", "onrust", "qt",
     "Op het spreekuur in {kern} zeiden {n} huurders dat zij het eerlijker vinden als de opvang "
     "over de hele gemeente wordt verdeeld."},
    {"opvang", "oov", "evenement", "gedrag", "e",
     "Voor volgende week {dag} is een demonstratie over de opvang gemeld. De organisator werkt "
     "mee; tijd en route zijn afgesproken."},
    {"opvang", "wijkagent", "overheid", "onrust", "qt",
     "Tijdens de ronde door {kern} spraken {n} mensen mij aan over de opvang. Dat was een maand "
     "geleden nog bijna niemand."},
    {"opvang", "opbouwwerker", "groepen", "onrust", "qt",
     "Aan de koffietafel in {huis} gaan voor- en tegenstanders van de opvang nu apart zitten. "
     "Vorige maand zaten zij nog door elkaar."},
    {"opvang", "wijkagent handhaver", "klimaat", "gedrag", "te",
     "{Moment} stonden {m} mensen bij het terrein van de geplande opvang. Zij maakten foto's en "
     "gingen uit zichzelf weg."},
    {"opvang", "inwoner", "overheid", "onrust", "",
     "Ik las in de krant dat er opvang komt bij {kern}. Ik had graag eerst een brief van de "
     "gemeente gehad."},
    {"opvang", "inwoner", "klimaat", "onrust", "",
     "Ik vind dat iedereen een plek moet krijgen, maar dat durf ik in {kern} niet meer hardop te "
     "zeggen."},
    {"opvang", "inwoner", "overheid", "onrust", "",
     "In onze straat in {kern} praat iedereen over de opvang en niemand weet wie we daarover "
     "kunnen bellen."},
    {"opvang", "inwoner", "gerucht", "onrust", "hm",
     "Ik hoor van {n} buren dat de opvang groter wordt dan gezegd. Ik weet niet of het waar is en "
     "dat maakt mij onrustig."},
    {"opvang", "inwoner", "klimaat", "onrust", "",
     "Mijn kinderen fietsen langs het terrein van de opvang naar school. Ik zou willen weten wat "
     "er verandert op die route."},
    {"energie", "", "overheid", "onrust", "qt",
     "{Plek} in {kern} spraken {n} {wie} over de windmolens. Zij vinden dat de lusten en de lasten "
     "niet eerlijk zijn verdeeld."},
    {"energie", "", "groepen", "uiting", "qt",
     "In {kern} hangen borden voor en tegen de windmolens tegenover elkaar. {N} buren zeggen dat "
     "zij elkaar daarom niet meer groeten."},
    {"energie", "", "overheid", "uiting", "qte",
     "Bij een informatiemarkt over de windmolens kwamen {m} mensen uit {kern}. Er was veel kritiek "
     "op de kaart; die was moeilijk te lezen."},
    {"energie", "", "groepen", "onrust", "qt",
     "{Wie} uit {kern} zeggen dat grondeigenaren met windplannen worden nagekeken in de winkel. "
     "Ook voorstanders voelen zich aangesproken."},
    {"energie", "", "gerucht", "uiting", "hqm",
     "Er gaat een verhaal rond dat de windmolens bij {kern} al zijn besteld. De raad heeft daar "
     "nog niet over besloten."},
    {"energie", "", "klimaat", "onrust", "qt",
     "{N} bewoners van {kern} maken zich zorgen over geluid en slagschaduw. Zij vragen om een "
     "meting die zij zelf mogen volgen."},
    {"energie", "griffie", "overheid", "uiting", "qte",
     "Voor de vergadering over de windmolens melden zich nog elke dag insprekers, ook uit {kern}. "
     "{N} van hen vroegen of zij de hele avond mogen blijven zitten."},
    {"energie", "griffie communicatie", "overheid", "uiting", "qe",
     "Raadsleden krijgen {week} opvallend veel post over de windmolens bij {kern}. De toon is "
     "scherp; er staan geen dreigementen in."},
    {"energie", "communicatie", "overheid", "uiting", "oqe",
     "Onder het bericht over de zoekgebieden voor wind staan {m} reacties. De meeste komen van "
     "mensen uit {kern} die de procedure niet begrijpen."},
    {"energie", "wijkagent handhaver", "incident", "gedrag", "e",
     "In {kern} zijn {n} borden over de windmolens beklad. Het gaat om borden van voor- en van "
     "tegenstanders."},
    {"energie", "oov veiligheidsregio", "evenement", "gedrag", "e",
     "Rond de raadsavond over de windmolens worden {m} fietsers en enkele trekkers verwacht. De "
     "route is met de organisator besproken."},
    {"energie", "wijkagent", "groepen", "uiting", "qt",
     "Na afloop van de avond over de windmolens bleven {m} mensen buiten napraten. Er vielen harde "
     "woorden; na {tijd} was het rustig."},
    {"energie", "buurtvereniging opbouwwerker", "groepen", "onrust", "qtv",
     "Het bestuur van de dorpsvereniging in {kern} is verdeeld over de windmolens. Twee "
     "bestuursleden overwegen te stoppen."},
    {"energie", "corporatie opbouwwerker balie", "klimaat", "onrust", "t",
     "{N} huurders uit {kern} zeggen dat zij de energierekening niet meer begrijpen. Zij voelen "
     "zich door niemand geholpen."},
    {"energie", "corporatie", "overheid", "onrust", "t",
     "Bij de renovatie in {kern} weigeren {n} huurders voorlopig mee te werken. Zij zijn bang dat "
     "de kosten later omhooggaan."},
    {"energie", "balie", "overheid", "onrust", "t",
     "Aan de balie vroegen {n} mensen uit {kern} waarom hun aanvraag voor isolatie zo lang duurt. "
     "Zij voelen zich van het kastje naar de muur gestuurd."},
    {"energie", "inwoner", "overheid", "onrust", "",
     "Ik woon aan de rand van {kern} en heb de plannen voor de windmolens pas van een buurman "
     "gehoord."},
    {"energie", "inwoner", "groepen", "onrust", "v",
     "Bij ons in {kern} is het dorp verdeeld over de windmolens. Ik zeg maar niets meer, want het "
     "is nooit goed."},
    {"energie", "inwoner", "overheid", "onrust", "",
     "Wij kijken straks uit op de molens en een ander verdient eraan. Zo voelt het voor veel "
     "mensen in {kern}."},
    {"energie", "inwoner", "klimaat", "onrust", "",
     "Onze woning in {kern} is slecht geïsoleerd. Ik hoor steeds dat er hulp is, maar ik krijg "
     "niemand te spreken."},
    {"jaarwisseling", "", "klimaat", "onrust", "qt",
     "{Plek} in {kern} vertelden {n} {wie} dat zij opzien tegen de jaarwisseling. Zij denken aan "
     "vorig jaar."},
    {"jaarwisseling", "", "klimaat", "gedrag", "tea",
     "In {kern} is {moment} {n} keer zwaar vuurwerk gehoord {buiten}. Er is geen schade gezien."},
    {"jaarwisseling", "", "groepen", "uiting", "qta",
     "Over het vreugdevuur in {kern} zijn de meningen scherp verdeeld. De een noemt het traditie, "
     "de ander is bang voor rook en vonken."},
    {"jaarwisseling", "", "gerucht", "uiting", "hm",
     "Er gaat een verhaal dat jongeren uit andere dorpen op oudejaarsavond naar {kern} komen. Waar "
     "het vandaan komt is niet bekend."},
    {"jaarwisseling", "handhaver wijkagent", "klimaat", "gedrag", "tea",
     "{Buiten} in {kern} lagen {moment} pallets en autobanden op een stapel. De gemeente heeft ze "
     "laten weghalen."},
    {"jaarwisseling", "handhaver wijkagent", "incident", "gedrag", "ea",
     "In {kern} zijn {n} afvalbakken kapot door vuurwerk. Er is niemand gewond geraakt."},
    {"jaarwisseling", "jongerenwerker", "klimaat", "uiting", "m",
     "Jongeren uit {kern} hebben het over 'een mooie nacht' op {plein}. Een deel van hen wil juist "
     "meedenken over een feest dat wel mag."},
    {"jaarwisseling", "jongerenwerker", "overheid", "onrust", "qa",
     "{N} jongeren uit {kern} vinden dat er alleen over hen wordt gepraat als het om oud en nieuw "
     "gaat. Zij willen zelf aan tafel."},
    {"jaarwisseling", "oov veiligheidsregio", "evenement", "gedrag", "e",
     "In het voorbereidend overleg is {kern} genoemd als plek om op te letten. Er zijn afspraken "
     "gemaakt over aanspreekpunten en verlichting."},
    {"jaarwisseling", "balie communicatie", "overheid", "uiting", "qt",
     "Er kwamen {week} {n} vragen binnen over de vuurwerkvrije zone in {kern}. Mensen weten niet "
     "waar de grens loopt."},
    {"jaarwisseling", "buurtvereniging opbouwwerker", "klimaat", "gedrag", "",
     "De buurtvereniging in {kern} wil een vuurkorf en een band op {plein}. Een deel van de "
     "bewoners vindt dat dit te veel drukte geeft."},
    {"jaarwisseling", "corporatie school", "klimaat", "gedrag", "tea",
     "Bij het gebouw in {kern} is {moment} vuurwerk door de brievenbus gegooid. De schade is "
     "klein; de schrik is groot."},
    {"jaarwisseling", "inwoner", "klimaat", "onrust", "",
     "Ik ga met oud en nieuw weg uit {kern}, want mijn hond en ik houden het hier niet uit."},
    {"jaarwisseling", "inwoner", "overheid", "onrust", "a",
     "Het vuur in {kern} was altijd ons feest. Nu horen we weer alleen wat er niet mag."},
    {"jaarwisseling", "inwoner", "klimaat", "gedrag", "a",
     "Al {n} avonden achter elkaar zijn er harde knallen {buiten}. Ik durf er niets van te "
     "zeggen."},
};
const size_t demo_facts_a_n = COUNT(demo_facts_a);
