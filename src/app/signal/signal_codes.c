// The code lists of a signal, in the words of the practice.
#include "app/signal/signal.h"

static const Choice themes[] = {
    {STR("opvang"), STR("Opvang asielzoekers en vluchtelingen")},
    {STR("wonen"), STR("Wonen en woningtoewijzing")},
    {STR("energie"), STR("Energie en windmolens")},
    {STR("landbouw"), STR("Landbouw en stikstof")},
    {STR("verkeer"), STR("Verkeer en parkeren")},
    {STR("jongeren"), STR("Overlast jongeren")},
    {STR("jaarwisseling"), STR("Jaarwisseling")},
    {STR("internationaal"), STR("Internationaal conflict")},
    {STR("zorg"), STR("Zorg en sluiting voorziening")},
    {STR("armoede"), STR("Armoede en geld")},
    {STR("discriminatie"), STR("Discriminatie")},
    {STR("vertrouwen"), STR("Vertrouwen in de overheid")},
    {STR("gezondheid"), STR("Gezondheidsmaatregelen")},
    {STR("evenement"), STR("Evenement")},
    {STR("natuur"), STR("Natuur en landschap")},
    {STR("werk"), STR("Werk en bedrijfssluiting")},
    {STR("online"), STR("Online opruiing rond lokaal besluit")},
    {STR("anders"), STR("Anders of onbekend")},
};
static const Choice ways[] = {
    {STR("onrust"), STR("Onrust: mensen maken zich zorgen of staan tegenover elkaar")},
    {STR("gedrag"), STR("Gedrag: iemand doet iets dat niet mag of overlast geeft")},
    {STR("uiting"), STR("Uiting: iemand zegt, schrijft of toont iets")},
    {STR("onbekend"), STR("Dat weet ik niet")},
};
static const Choice kinds[] = {
    {STR("klimaat"), STR("Zorg over het klimaat in de buurt")},
    {STR("groepen"), STR("Spanning tussen groepen")},
    {STR("overheid"), STR("Onvrede richting overheid")},
    {STR("evenement"), STR("Gebeurtenis of evenement op komst")},
    {STR("gerucht"), STR("Nepnieuws of gerucht")},
    {STR("radicalisering"), STR("Vermoeden van radicalisering (verwijzen)")},
    {STR("incident"), STR("Incident (verwijzen)")},
    {STR("onbekend"), STR("Nog niet bepaald")},
};
static const Choice sources[] = {
    {STR("wijkagent"), STR("Wijkagent")},
    {STR("handhaver"), STR("Handhaver of boa")},
    {STR("jongerenwerker"), STR("Jongerenwerker")},
    {STR("balie"), STR("Baliemedewerker")},
    {STR("communicatie"), STR("Afdeling communicatie")},
    {STR("inwoner"), STR("Bezorgde inwoner")},
    {STR("opbouwwerker"), STR("Opbouwwerker of welzijn")},
    {STR("corporatie"), STR("Woningcorporatie")},
    {STR("school"), STR("School")},
    {STR("sportclub"), STR("Sportclub")},
    {STR("ggd"), STR("GGD")},
    {STR("huisarts"), STR("Huisarts (alleen thema)")},
    {STR("griffie"), STR("Raadsgriffie")},
    {STR("oov"), STR("Openbare orde en veiligheid")},
    {STR("veiligheidsregio"), STR("Veiligheidsregio")},
    {STR("buurtvereniging"), STR("Buurtvereniging")},
    {STR("coa"), STR("COA")},
    {STR("anders"), STR("Anders")},
};
static const Choice origins[] = {
    {STR("eigen"), STR("Zelf gezien of gehoord")},
    {STR("horen_zeggen"), STR("Van iemand anders gehoord")},
    {STR("openbare_bron"), STR("Openbare bron, zoals krant of website")},
};
static const Choice lenses[] = {
    {STR("ervaren"), STR("Ervaren: mensen voelen het zo")},
    {STR("aangetoond"), STR("Aangetoond: er is iets wat het bevestigt")},
    {STR("mogelijk"), STR("Mogelijk: het zou kunnen gebeuren")},
};
static const Choice urgencies[] = {
    {STR("laag"), STR("Kan wachten")},
    {STR("gewoon"), STR("Gewoon")},
    {STR("hoog"), STR("Met spoed")},
};
static const Choice statuses[] = {
    {STR("ontvangen"), STR("Ontvangen")},
    {STR("navraag"), STR("Navraag loopt")},
    {STR("gereed"), STR("Gereed voor agenda")},
    {STR("geagendeerd"), STR("Geagendeerd")},
    {STR("gewogen"), STR("Gewogen")},
    {STR("afgesloten"), STR("Afgesloten")},
    {STR("kwestie"), STR("Opgenomen in kwestie")},
    {STR("verwezen"), STR("Verwezen")},
    {STR("niet_geagendeerd"), STR("Niet geagendeerd")},
    {STR("vernietigd"), STR("Vernietigd")},
    {STR("geanonimiseerd"), STR("Geanonimiseerd")},
};
static const Choice outcomes[] = {
    {STR("ruimte"), STR("Ruimte laten, geen overheidsoptreden")},
    {STR("volgen"), STR("Volgen tot een datum, met een vraag")},
    {STR("informatie"), STR("Meer informatie nodig")},
    {STR("gesprek"), STR("Gesprek aangaan")},
    {STR("lokaal"), STR("Lokaal oppakken door een partner")},
    {STR("bilateraal"), STR("Bilateraal bespreken")},
    {STR("thematafel"), STR("Thematafel of kernteam")},
    {STR("zorg"), STR("Doorverwijzen naar zorg")},
    {STR("casusoverleg"), STR("Verwijzen naar casusoverleg")},
    {STR("driehoek"), STR("Driehoek adviseren")},
    {STR("politie_om"), STR("Naar politie of Openbaar Ministerie")},
    {STR("trend"), STR("Melden als trend aan het netwerk")},
    {STR("onterecht"), STR("Onterecht signaal, vernietigen")},
};
static const Choice confidentialities[] = {
    {STR("gemeente"), STR("Alleen de gemeente waar het speelt")},
    {STR("kring"), STR("Een eigen kring")},
    {STR("regio"), STR("Alle deelnemers in de regio")},
};
static const Choice trigger_kinds[] = {
    {STR("opvanglocatie"), STR("Opvanglocatie")},
    {STR("demonstratie"), STR("Demonstratie")},
    {STR("rijksmaatregel"), STR("Maatregel van het rijk")},
    {STR("raadsbesluit"), STR("Raadsbesluit")},
    {STR("vergunning"), STR("Vergunning")},
    {STR("sluiting"), STR("Sluiting van een voorziening")},
    {STR("rechterlijk"), STR("Uitspraak van een rechter")},
    {STR("symbool"), STR("Incident met een symbool")},
    {STR("vermissing"), STR("Vermissing")},
    {STR("zedenzaak"), STR("Zedenzaak")},
    {STR("jaarwisseling"), STR("Jaarwisseling")},
    {STR("verkiezingen"), STR("Verkiezingen")},
    {STR("herdenking"), STR("Jaardag of herdenking")},
    {STR("media"), STR("Bericht in de media")},
    {STR("prijs"), STR("Hogere prijzen")},
    {STR("campagne"), STR("Campagne om te melden")},
};
static const Choice rights[] = {
    {STR("uiting"), STR("Vrijheid van meningsuiting")},
    {STR("demonstratie"), STR("Recht om te demonstreren")},
    {STR("godsdienst"), STR("Vrijheid van godsdienst")},
    {STR("vereniging"), STR("Recht op vereniging")},
    {STR("privacy"), STR("Privacy")},
    {STR("gelijk"), STR("Gelijke behandeling")},
};

const Choices signal_themes = {COUNT(themes), themes};
const Choices signal_ways = {COUNT(ways), ways};
const Choices signal_kinds = {COUNT(kinds), kinds};
const Choices signal_sources = {COUNT(sources), sources};
const Choices signal_origins = {COUNT(origins), origins};
const Choices signal_lenses = {COUNT(lenses), lenses};
const Choices signal_urgencies = {COUNT(urgencies), urgencies};
const Choices signal_statuses = {COUNT(statuses), statuses};
const Choices signal_outcomes = {COUNT(outcomes), outcomes};
const Choices signal_confidentialities = {COUNT(confidentialities), confidentialities};
const Choices signal_trigger_kinds = {COUNT(trigger_kinds), trigger_kinds};
const Choices signal_rights = {COUNT(rights), rights};

bool
signal_is_open(Str status)
{
    static const Str open[] = {STR("ontvangen"), STR("navraag"), STR("gereed"), STR("geagendeerd"),
                               STR("gewogen")};
    for (size_t i = 0; i < COUNT(open); i++)
        if (str_eq(status, open[i]))
            return true;
    return false;
}

bool
signal_is_late(Arena *a, Str status, Str due_on, int64_t now)
{
    return signal_is_open(status) && layout_days_between(due_on, layout_day_of(a, now)) > 0;
}
