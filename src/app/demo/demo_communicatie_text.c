// The communication plan and the statements of the kwestie of the reception centre.
#include "app/demo/demo_netwerk.h"

static const CommMessage messages[] = {
    {STR("Omwonenden van de opvanglocatie in Waterrijk-Noord"),
     STR("Weten wat vaststaat, wat niet, en wie zij ook ’s avonds kunnen bellen."),
     STR("Overvallen, niet serieus genomen, bezorgd over de straat."),
     STR("U hoorde van de opvang uit de krant. Dat had niet gemogen. Wij begrijpen dat u zich "
         "overvallen voelt, en dat u zich zorgen maakt over wat er in uw straat verandert."),
     STR("Dit weten we: er is plek voor tachtig mensen, voor ten hoogste twee jaar, als de raad ja "
         "zegt. Dit weten we nog niet: wanneer de eerste mensen komen."),
     STR("Wij zijn elke dinsdagavond in het buurthuis. Wij regelen een telefoonnummer dat dag en "
         "nacht opneemt voordat er iemand komt wonen."),
     STR("U kunt meepraten over het wijkbudget en over de inrichting van het plein. Kom dinsdag, "
         "of bel het contactpunt."),
     STR("Na de raad krijgt u binnen twee dagen een brief, ook als er nog niets besloten is."),
     STR("Burgemeester"), STR("brief aan huis, en dinsdagavond in het buurthuis"),
     STR("een dag voordat de krant het heeft"), STR("voorzitter van de buurtvereniging")},
    {STR("Ouders van de basisschool in Waterrijk-Noord"),
     STR("Zeker weten dat kinderen veilig naar school gaan, en woorden om er thuis over te "
         "praten."),
     STR("Bezorgd, en soms ongemakkelijk: niet tegen, wel bang."),
     STR("U wilt dat uw kind veilig naar school kan, ook op een dag met een demonstratie. Dat "
         "willen wij ook."),
     STR("De demonstratie is op een zaterdag. De route gaat niet langs de school en niet langs het "
         "sportveld."),
     STR("Bij het sportveld staan die dag verkeersregelaars. De school krijgt van ons een "
         "lesbrief."),
     STR("Ziet u iets waardoor u twijfelt? Vertel het aan de school of bel ons."),
     STR("Vrijdag voor de demonstratie hoort u van de school hoe het zaterdag gaat."),
     STR("Wethouder onderwijs"), STR("bericht van de school, gesprek bij het hek"),
     STR("een week voor de demonstratie"), STR("voorzitter van de ouderraad")},
    {STR("Bewoners die zich stilhouden"),
     STR("Een plek waar twijfel mag, en antwoord op: waar, hoeveel, hoe lang, wie bellen wij?"),
     STR("Tussen twee kanten in, moe van de felheid."),
     STR("Misschien weet u nog niet wat u vindt. Misschien ziet u twee kanten. Dat mag."),
     STR("Het gaat om tachtig mensen, ten hoogste twee jaar, in het oude kantoor aan de rand van "
         "de wijk."),
     STR("Wij gaan langs de deuren met vijf vragen. Uw antwoorden komen zonder naam bij elkaar."),
     STR("Doe mee als wij aanbellen, of vul het kaartje in bij de bibliotheek."),
     STR("Over drie weken laten we zien wat wij hoorden, en wat we daarmee doen."),
     STR("Gemeente Waterrijk"), STR("gesprekken aan de deur, kaartje bij de bibliotheek"),
     STR("voor de bewonersavond"), STR("programmamaker van de bibliotheek")},
    {STR("Winkeliers in het centrum"), STR("Op tijd weten wat er op straat gebeurt."),
     STR("Zakelijk: zorgen over omzet en over de sfeer."),
     STR("Een demonstratie voor uw deur kan klanten kosten. Wij snappen dat u dat vooraf wilt "
         "weten."),
     STR("De demonstratie is aangekondigd. Demonstreren is een recht; de burgemeester mag alleen "
         "regels stellen voor de veiligheid, het verkeer en de gezondheid."),
     STR("Wij nemen de route met u door."), STR(""), STR(""), STR("Burgemeester"),
     STR("gesprek met de winkeliersvereniging"), STR(""), STR("")},
};

static const CommStatement statements[] = {
    {STR("In Waterrijk is iedereen welkom."),
     STR("De gemeente kiest voor de anderen. Zij vraagt niet wat wij ervan vinden."),
     STR("Eindelijk spreekt iemand zich uit. Nu moet de gemeente ook doorpakken."),
     STR("Aan de ene kant: zie je wel. Aan de andere kant: dit is onze kant."),
     STR("Mag ik nog vragen hebben over waar, hoeveel en hoe lang?"),
     STR("Dit maakt het lastiger om beide kanten aan tafel te krijgen."),
     STR("Medewerkers van de opvang en de burgemeester: zij worden nu met één kant verbonden."),
     STR("moeilijk"), STR("Aanjagers van beide kanten: zij kunnen de zin aanhalen."),
     STR("Antwoord op de praktische vragen, en horen dat twijfel mag."),
     STR("De zin klinkt warm, maar wordt gehoord als een keuze. Wie hem wil zeggen, kan er de "
         "vragen van het midden bij noemen.")},
    {STR("Wij hoorden dat u zich overvallen voelt. Dinsdag zeggen wij wat vaststaat en wat niet."),
     STR("Mooie woorden, het besluit is al genomen."), STR("De gemeente durft niet te kiezen."),
     STR("Het is wachten op dinsdag."),
     STR("Er wordt geluisterd. Ik kan mijn vraag stellen zonder partij te kiezen."),
     STR("Hier kan ik mensen voor uitnodigen."),
     STR("De burgemeester, als er dinsdag geen antwoorden zijn."), STR("ja"), STR(""),
     STR("Dat er dinsdag echt antwoorden zijn, ook op: dat weten we nog niet."),
     STR("Deze zin houdt de weg naar het midden open. Het hangt af van dinsdag.")},
};

const CommMessage *
demo_network_messages(size_t *n)
{
    *n = COUNT(messages);
    return messages;
}

const CommStatement *
demo_network_statements(size_t *n)
{
    *n = COUNT(statements);
    return statements;
}
